"""nbgrader's steps from source/ to release/, with one of them done otherwise."""

from __future__ import annotations

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions


class ClearAnswers(ClearSolutions):
    """nbgrader's ClearSolutions, but that a blank outside of a function does not raise, nor tells to write more below.

    `raise NotImplementedError()` in a function tells an untouched exercise when it is called. At the top level of
    a cell it would stop "Run All Cells" at once; there the lesson gives the blank itself, as in `quiz = {"a": ...}`.
    """

    def _replace_solution_region(self, cell, language):
        replaced = super()._replace_solution_region(cell, language)
        cell.source = "\n".join(line for line in cell.source.split("\n") if line != "raise NotImplementedError()")
        cell.source = cell.source.removesuffix("\n# YOUR CODE HERE")
        return replaced


def release_steps() -> list:
    """nbgrader's list, with ours in its place."""
    return [ClearAnswers if step is ClearSolutions else step
            for step in GenerateAssignment.class_traits()["preprocessors"].default_args[0]]
