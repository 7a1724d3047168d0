"""Steps of nbgrader's conversions that this course does otherwise, and nbgrader's lists with them in their places."""

from __future__ import annotations

import atexit
import functools
import html
import json
from pathlib import Path

import jinja2
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbgrader import utils
from nbgrader.api import Student
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.preprocessors import DeduplicateIds, Execute, NbGraderPreprocessor
from sqlalchemy import event
from traitlets import Bool

from autograder.check.check_text import without_hidden
from autograder.exam.messages import ExamResult, ExamTask
from autograder.grade import inert
from autograder.grade.folders import Folder
from autograder.grade.graded_files import make_inert
from autograder.grade.notebooks import name_of
from autograder.grade.submissions import files_in


class RefuseLinks(NbGraderPreprocessor):
    """Refuses a submission with links in it: nbgrader has followed them, to another student or to the solutions.

    What it has copied until then it takes away itself, as for any submission that fails.
    """

    def preprocess(self, nb, resources):
        from autograder.grade.submissions import Submissions

        about = resources["nbgrader"]
        if found := Submissions(Path.cwd(), about["assignment"], set(), "").links(about["student"]):
            raise RuntimeError(f"The submission of {about['student']} has links, which are not followed: "
                               f"{'; '.join(found[:5])}. Ask the student for the files themselves.")
        return nb, resources


class FindCells(NbGraderPreprocessor):
    """In the place of nbgrader's DeduplicateIds, which knows cells by their metadata only: the unit's cells are found
    and put in order as `autograder grade` does it. Where nobody can tell what to grade, this submission fails.
    """

    def preprocess(self, nb, resources):
        from autograder.grade import notebooks
        from autograder.grade.plan import Notebooks, plan
        from autograder.grade.submissions import Submissions

        about = resources["nbgrader"]
        # nbgrader has changed into the course's folder
        unit = Notebooks.of(*(notebooks.read(Path(kind, about["assignment"], f"{about['notebook']}.ipynb"))
                              for kind in ("source", "release")))
        planned = plan(unit, notebooks.parse(json.dumps(nb).encode(), about["notebook"]))
        elsewhere = Submissions(Path.cwd(), about["assignment"], set(unit.known), Path(
            "release", about["assignment"], f"{about['notebook']}.ipynb").read_text(encoding="utf-8")).elsewhere(
            about["student"], f"{about['notebook']}.ipynb")
        why = planned.unsure or elsewhere or "; ".join(
            f"exercise '{n}' waits for a person: {w}" for n, w in planned.waiting.items())
        if why:
            raise RuntimeError(why)
        for finding in planned.findings:
            self.log.warning("%s: %s", about["student"], finding)
        for cell in planned.cells:
            name = name_of(cell)
            if name and utils.is_grade(cell) and utils.is_solution(cell) and name in planned.beside:
                # nbgrader gives 0 to what is as it was handed out.
                blank = unit.blank[name].source
                cell.source = f"{blank}\n\n(The answer seems to stand elsewhere: see the other cells.)"
        nb.cells = planned.cells
        return nb, resources


class HideChecks(NbGraderPreprocessor):
    """Takes the hidden parts of checks out of the pages that nbgrader's own generate_feedback makes."""

    def preprocess_cell(self, cell, resources, cell_index):
        if utils.is_grade(cell) and cell.cell_type == "code":
            cell.source = without_hidden(cell.source)
        return cell, resources


class Examine(NbGraderPreprocessor):
    """In the place of nbgrader's Execute: students' code runs in a candidate, check cells in an examiner."""

    sandboxed = Bool(True, help="Shut students' code into a sandbox; without one it runs with your rights.").tag(
        config=True)

    def preprocess(self, nb, resources):
        from autograder.grade import journal, plan, task

        about = resources["nbgrader"]
        folder = Path.cwd()     # nbgrader has changed into the course's folder
        steps = plan.steps_of(nb.cells)
        asked = ExamTask([s.as_list() for s in steps], journal.seed(journal.secret(folder), about["assignment"]),
                         self.sandboxed, course=str(folder), beside=_handed_out(
                             files_in(Path(resources["metadata"]["path"])), folder, about["assignment"]))
        found = ExamResult.from_dict(_pool().examine(asked.to_dict()))
        if found.refused:
            raise RuntimeError(f"This machine gives no sandbox: {found.refused}. Setting c.Examine.sandboxed = "
                               "False runs students' code with your rights.")
        failed = [f"the check '{n}' itself failed: {why}" for n, why in found.failures.items()]
        failed += [f"'{n}' waits for a person: {why}" for n, why in found.waiting.items()]
        if failed:     # no zero for what is no fault of the student, or may be none
            raise RuntimeError("; ".join(failed))
        for finding in task.findings_in_words(found.findings, nb.cells, steps):
            self.log.warning("%s: %s", about["student"], finding)
        task.write_up(nb.cells, steps, found)
        return nb, resources


def _handed_out(beside, folder, unit):
    """The files without those that nbgrader has copied out of source/UNIT and no student ever got."""
    source, release = (folder / kind / unit for kind in ("source", "release"))
    return {p: content for p, content in beside.items() if not (source / p).is_file() or (release / p).is_file()}


class MakeInert(NbGraderPreprocessor):
    """The last step of autograding: nothing of the student's in autograded/ runs by itself where somebody opens it."""

    def preprocess(self, nb, resources):
        inert.notebook(nb)
        source = Path("source", resources["nbgrader"]["assignment"])     # nbgrader has changed into the course's folder
        with Folder.open(Path(resources["metadata"]["path"])) as folder:
            make_inert(folder, {str(p.relative_to(source)): p for p in source.rglob("*") if p.is_file()})
        return nb, resources


class ShowInert(Preprocessor):
    """What nbgrader shows is made inert once more: an autograded notebook may be older, or somebody else's."""

    NAMES = "student", "first_name", "last_name", "notebook_path"     # formgrader's templates escape none of them

    def preprocess(self, nb, resources):
        inert.notebook(nb)
        for name in self.NAMES:
            if isinstance(resources.get(name), str):
                resources[name] = html.escape(resources[name])
        return nb, resources


@jinja2.pass_context
def markdown2html(context, source: str) -> str:
    """nbconvert's filter of this name, but that what it makes is inert. Formgrader's template uses no other way."""
    cell = context.get("cell") or {}
    renderer = IPythonRenderer(escape=False, attachments=cell.get("attachments") or {}, exclude_anchor_links=True)
    try:
        return inert.html(MarkdownWithMath(renderer=renderer).render(source))
    except Exception:     # a text on which the renderer fails hides no other cell
        return f"<pre>{html.escape(source)}</pre>"


def clean_html(element) -> str:
    """nbconvert's filter of this name, which keeps honest tables."""
    return inert.html(element.decode() if isinstance(element, bytes) else str(element))


@event.listens_for(Student, "before_insert")
def _refuse_odd_names(mapper, connection, student):
    """Formgrader shows names on pages that no setting reaches, so none of them may be HTML."""
    if odd := inert.odd_signs(student.id):
        raise ValueError(f"The student's name {student.id!a} has {odd!a} in it, which formgrader would take for HTML. "
                         "Rename the student's folder.")


class FeedbackPage(HTMLExporter):
    """For c.GenerateFeedback.exporter_class: the page of `autograder grade` for what it has graded. So nbgrader's
    command and formgrader's button do not put a page without our tables in its place."""

    def from_filename(self, filename, resources=None, **options):
        page = _page(filename, resources["nbgrader"])
        if page is None:
            return super().from_filename(filename, resources, **options)
        return page, self._init_resources(resources)


def _page(filename, about):
    from autograder.grade.gradebook import Book, Settings
    from autograder.grade.gradebook_queries import Recorded
    from autograder.grade.grading import Unit
    from autograder.grade.journal import GradingError
    from autograder.grade.result_writer import ResultWriter

    folder, unit = Path.cwd(), about["assignment"]
    try:
        with Recorded(folder, unit, lambda: Book(Settings.read(folder), unit)) as book:
            writer = ResultWriter(Unit(folder, unit), book)
            writer.address(about["student"])
            return writer.page_now(about["student"], Path(filename).read_bytes())
    except (GradingError, OSError):
        return None      # nbgrader's own page, then


@functools.cache
def _pool():
    from autograder.exam.pool import Pool

    pool = Pool(1)      # of examiners that take steps: nbgrader has planned the submission and writes it up itself
    atexit.register(pool.close)
    return pool


def sanitize_steps() -> list:
    """What mends a submission before it is run."""
    return [RefuseLinks, *_with(Autograde, "sanitize_preprocessors", {DeduplicateIds: FindCells})]


def autograde_steps() -> list:
    """What runs a mended submission and keeps its scores."""
    return [*_with(Autograde, "autograde_preprocessors", {Execute: Examine}), MakeInert]


def feedback_steps() -> list:
    """From autograded/ to nbgrader's own feedback pages."""
    return [HideChecks, *_with(GenerateFeedback, "preprocessors", {})]


def shown_inert(exporter) -> None:
    """Settings of nbconvert's HTMLExporter, which makes formgrader's pages and nbgrader's own feedback."""
    here = __name__
    exporter.preprocessors = [f"{here}.{ShowInert.__name__}"]
    exporter.filters = {f.__name__: f"{here}.{f.__name__}" for f in (markdown2html, clean_html)}
    exporter.sanitize_html = True


def _with(converter, trait, ours):
    return [ours.get(step, step) for step in converter.class_traits()[trait].default_args[0]]
