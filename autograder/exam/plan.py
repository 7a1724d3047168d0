"""What is done with a submission's cells: mended like nbgrader does it, then put into the steps of an examination.

The last copy of a cell counts; locked cells get the instructor's text back; what was deleted comes back after the cell
that it followed. The student's order is kept. See nbgrader's DeduplicateIds and OverwriteCells.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

import nbformat
from nbgrader.utils import compute_checksum

from autograder.submission import damage, name_of


@dataclass(frozen=True)
class PlannedStep:
    """A code cell at `place`: to run, or the check of an exercise."""

    place: int
    source: str
    check: str = ""
    points: float = 0.0

    def as_list(self) -> list:
        return [self.source, self.check, self.points]


@dataclass
class Plan:
    """The cells of the autograded notebook, and the steps of its examination."""

    cells: list
    steps: list[PlannedStep] = field(default_factory=list)
    findings: list = field(default_factory=list)
    unanswered: set = field(default_factory=set)     # names of solution cells that were left as they were


def plan(source, release, submitted) -> Plan:
    """Put a submission into steps. All three are notebooks; `source` is the instructor's, with hidden checks."""
    known = {name_of(c): c for c in source.cells if name_of(c)}
    blank = {name_of(c): c for c in release.cells if name_of(c)}
    out = Plan([], findings=damage(submitted, release))
    last = {name_of(c): i for i, c in enumerate(submitted.cells) if name_of(c)}
    for i, cell in enumerate(submitted.cells):
        name = name_of(cell)
        cell = _clean(cell)
        if name in known and last[name] == i:
            out.cells.append(_restored(cell, known[name], blank[name]))
            if known[name].metadata.nbgrader["solution"] and out.cells[-1].source == blank[name].source:
                out.unanswered.add(name)
        else:
            out.cells.append(cell)
    _put_back(out.cells, source, known, blank, set(last))
    out.steps = steps_of(out.cells)
    return out


def steps_of(cells) -> list[PlannedStep]:
    """The code cells in their order: each is run, or asked as a check."""
    steps = []
    for place, cell in enumerate(cells):
        if cell.cell_type == "code":
            meta = cell.metadata.get("nbgrader", {})
            is_check = meta.get("grade") and not meta.get("solution")
            check = meta["grade_id"].removeprefix("check_") if is_check else ""
            steps.append(PlannedStep(place, cell.source, check, float(meta["points"]) if is_check else 0.0))
    return steps


KEPT = ("id", "cell_type", "source", "attachments")     # of a cell; nbgrader too clears all other metadata


def _clean(cell):
    clean = nbformat.from_dict({k: copy.deepcopy(cell[k]) for k in KEPT if k in cell})
    clean.metadata = nbformat.from_dict({})
    if clean.cell_type == "code":
        clean.pop("attachments", None)
        clean.outputs, clean.execution_count = [], None
    return clean


def _restored(cell, known, blank):
    """A named cell with all that a student may not change as the instructor has it."""
    if cell.cell_type != known.cell_type:
        kept = cell.source, cell.id
        cell = _clean(known)
        cell.source, cell.id = kept
    if known.metadata.nbgrader["locked"]:
        cell.source = known.source
    cell.metadata["nbgrader"] = dict(
        known.metadata.nbgrader, cell_type=known.cell_type,
        checksum=compute_checksum(known) if known.metadata.nbgrader["locked"] else _checksum(blank))
    return cell


def _free(wanted, taken):
    """An id that no other cell has."""
    return next(i for i in (wanted, *(f"{wanted[:60]}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)


def _checksum(blank):
    """nbgrader's checksum of the cell as students got it. The release has it already."""
    return blank.metadata.nbgrader.get("checksum") or compute_checksum(blank)


def _put_back(cells, source, known, blank, there):
    """Insert cells that were deleted, each after the named cell that it follows in the source: given and check cells,
    and empty written answers, so that a person finds in formgrader what is to be graded."""
    before = None
    for original in source.cells:
        name = name_of(original)
        if not name:
            continue
        meta = original.metadata.nbgrader
        if name not in there and (meta["locked"] or meta["grade"]):
            at = next((i + 1 for i, c in enumerate(cells) if name_of(c) == before), 0) if before else 0
            back = _restored(_clean(original), original, blank[name])
            back.source = original.source if meta["locked"] else blank[name].source
            back.id = _free(back.id, {c.id for c in cells})
            cells.insert(at, back)
            there.add(name)
        if name in there:
            before = name
