"""Grades a class: submissions into nbgrader's gradebook, autograded/ and feedback/."""
