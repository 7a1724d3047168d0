"""nbgrader's settings for this course; nbgrader reads them when it is started in this folder."""

import os

import autograder  # noqa: F401  (sets what TensorFlow reads at import, for the kernels that nbgrader starts)
from autograder.author.release_steps import release_steps
from autograder.grade import validation
from autograder.grade.export import Grades
from autograder.grade.nbgrader_steps import (
    FeedbackPage,
    autograde_steps,
    feedback_steps,
    sanitize_steps,
    shown_inert,
)

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "deep_learning"
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
c.GenerateAssignment.preprocessors = release_steps()
c.Autograde.sanitize_preprocessors = sanitize_steps()
c.Autograde.autograde_preprocessors = autograde_steps()
c.GenerateFeedback.preprocessors = feedback_steps()
c.GenerateFeedback.exporter_class = FeedbackPage
c.ExportApp.plugin_class = Grades
shown_inert(c.HTMLExporter)

# The Validate button shows what each check says, and not its text.
validation.shorten()

# A deleted check cell comes back, so that its exercise is graded all the same.
c.OverwriteCells.add_missing_cells = True
