"""What is done with a submission's cells: mended like nbgrader does it, then put into the steps of an examination.

Locked cells get the instructor's text back; what was deleted comes back after the cell that it followed. The student's
order is kept, but that nothing is asked before it is defined. See nbgrader's DeduplicateIds and OverwriteCells.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

import nbformat

from autograder.grade.matching import match
from autograder.grade.naming import exercise_of
from autograder.grade.notebooks import checksum, damage, name_of, untouched


@dataclass(frozen=True)
class PlannedStep:
    """A code cell at `place`: to run, or the check of an exercise."""

    place: int
    source: str
    check: str = ""
    points: float = 0.0
    name: str = ""

    def as_list(self) -> list:
        return [self.source, self.check, self.points, self.name]


@dataclass
class Plan:
    """The cells of the autograded notebook, and the steps of its examination."""

    cells: list
    steps: list[PlannedStep] = field(default_factory=list)
    findings: list = field(default_factory=list)
    unanswered: set = field(default_factory=set)     # names of solution cells that were left as they were
    waiting: dict = field(default_factory=dict)      # exercises that only a person can grade, and why
    unsure: str = ""                                 # why nothing of this can be graded
    beside: set = field(default_factory=set)         # written answers that seem to stand elsewhere


@dataclass(frozen=True)
class Notebooks:
    """A unit's two notebooks, and what is asked of them for each submission. They are the same for a whole class:
    nobody may change them."""

    source: nbformat.NotebookNode        # the instructor's, with hidden checks
    release: nbformat.NotebookNode
    known: dict[str, nbformat.NotebookNode]      # the named cells of the source, in their order
    blank: dict[str, nbformat.NotebookNode]      # those of the release
    checksums: dict[str, str]            # nbgrader's: of a locked cell, else of the cell as students got it
    reference: list[list[str]]           # what is given, and the solutions: see `exam.reference`

    @classmethod
    def of(cls, source, release) -> Notebooks:
        known, blank = ({name_of(c): c for c in book.cells if name_of(c)} for book in (source, release))
        checksums = {name: checksum(cell) if cell.metadata.nbgrader["locked"] else
                     blank[name].metadata.nbgrader.get("checksum") or checksum(blank[name])
                     for name, cell in known.items() if name in blank}
        metas = {name: cell.metadata.nbgrader for name, cell in known.items() if cell.cell_type == "code"}
        reference = [[known[name].source, name if meta["solution"] else ""] for name, meta in metas.items()
                     if meta["solution"] or not meta["grade"]]
        return cls(source, release, known, blank, checksums, reference)

    def nbgrader(self, name: str) -> dict:
        """The metadata that a cell has as graded."""
        cell = self.known[name]
        return dict(cell.metadata.nbgrader, cell_type=cell.cell_type, checksum=self.checksums[name])


def plan(unit: Notebooks, submitted) -> Plan:
    """Put a submission, a notebook, into steps."""
    matched = match(submitted, unit.release)
    findings = [*matched.findings, *damage(nbformat.NotebookNode(cells=matched.cells), unit.release, matched.explained,
                                   matched.placed)]
    out = Plan([], findings=findings, waiting=matched.waiting, unsure=matched.unsure, beside=matched.answered)
    present = set()
    for cell in matched.cells:
        name = name_of(cell)
        if name in unit.known:
            present.add(name)
            out.cells.append(_restored(_clean(cell), unit, name))
            if (unit.known[name].metadata.nbgrader["solution"] and name not in matched.answered
                    and untouched(cell, unit.blank[name])):
                out.unanswered.add(name)
        else:
            out.cells.append(_clean(cell))
    _put_back(out.cells, unit, present, matched.homes)
    _in_order(out.cells, unit, matched.homes)
    out.steps = steps_of(out.cells)
    return out


def steps_of(cells) -> list[PlannedStep]:
    """The code cells in their order: each is run, or asked as a check."""
    steps = []
    for place, cell in enumerate(cells):
        if cell.cell_type == "code":
            meta = cell.metadata.get("nbgrader", {})
            is_check = meta.get("grade") and not meta.get("solution")
            check = exercise_of(meta["grade_id"]) if is_check else ""
            steps.append(PlannedStep(place, cell.source, check, float(meta["points"]) if is_check else 0.0,
                                     name_of(cell)))
    return steps


KEPT = ("id", "cell_type", "source", "attachments")     # of a cell; nbgrader too clears all other metadata


def _clean(cell):
    clean = nbformat.NotebookNode({k: cell[k] for k in KEPT if k in cell}, metadata=nbformat.NotebookNode())
    attached = clean.pop("attachments", None)
    if clean.cell_type == "code":
        clean.outputs, clean.execution_count = [], None
    elif attached is not None:
        clean.attachments = copy.deepcopy(attached)
    return clean


def _restored(cell, unit, name):
    """A named cell with all that a student may not change as the instructor has it."""
    known = unit.known[name]
    if cell.cell_type != known.cell_type:
        kept = cell.source, cell.id
        cell = _clean(known)
        cell.source, cell.id = kept
    if known.metadata.nbgrader["locked"]:
        cell.source = known.source
    cell.metadata["nbgrader"] = unit.nbgrader(name)
    return cell


def _free(wanted, taken):
    """An id that no other cell has."""
    return next(i for i in (wanted, *(f"{wanted[:60]}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)


def _put_back(cells, unit, present, homes):
    """Insert cells that were deleted, each after the named cell that it follows in the source: given and check cells,
    and empty written answers, so that a person finds in formgrader what is to be graded."""
    before = None       # the id of the cell that the last one in the source is, or stands in
    ids = {name_of(c): c.id for c in cells if name_of(c)} | homes
    for name, original in unit.known.items():
        meta = original.metadata.nbgrader
        if name not in present and (meta["locked"] or meta["grade"]):
            at = next((i + 1 for i, c in enumerate(cells) if c.id == before), 0) if before else 0
            back = _restored(_clean(original), unit, name)
            back.source = original.source if meta["locked"] else unit.blank[name].source
            back.id = ids[name] = _free(back.id, {c.id for c in cells})
            cells.insert(at, back)
            present.add(name)
        before = ids.get(name, before)


def _in_order(cells, unit, homes):
    """Where cells were moved: what is given stands before all that follows it in the source, and a check after all that
    it follows there."""
    order = list(unit.known)
    kinds = {name: cell.metadata.nbgrader for name, cell in unit.known.items()}
    ids = {name_of(c): c.id for c in cells if name_of(c)} | homes

    def at():
        by_id = {c.id: i for i, c in enumerate(cells)}
        return {n: by_id[i] for n, i in ids.items() if n in kinds}

    places = at()
    known = [places[n] for n in order if n in places]
    if known == sorted(known):
        return
    for number, name in enumerate(order):
        if kinds[name]["locked"] and not kinds[name]["grade"] and name in places:
            first = min((places[n] for n in order[number + 1 :] if n in places), default=len(cells))
            if first < places[name]:
                cells.insert(first, cells.pop(places[name]))
                places = at()
    for number, name in enumerate(order):
        if kinds[name]["locked"] and kinds[name]["grade"] and name in places:
            last = max((places[n] for n in order[:number] if n in places and not kinds[n]["grade"]), default=0)
            if last > places[name]:
                cells.insert(last, cells.pop(places[name]))
                places = at()
