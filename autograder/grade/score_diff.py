"""What grading again would change for a student, and which named checks are the reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from autograder.grade.grading import Graded
from autograder.grade.naming import exercise_of


@dataclass(frozen=True)
class Change:
    """One score that would be another; None where there is none, `maximum` None where its exercise is gone."""

    name: str
    before: float | None
    after: float | None
    maximum: float | None
    why: tuple[str, ...]

    def __str__(self) -> str:
        if self.maximum is None:
            return f"{self.name} is no longer in the unit, was {points(self.before)}"
        return f"{self.name} {points(self.before)} -> {points(self.after)} of {self.maximum:g}"


@dataclass(frozen=True)
class Difference:
    """What would change for one student: the sums with everything that counts, and all that changes them."""

    student: str
    before: float
    after: float
    maximum: float
    scores: tuple[Change, ...]
    notes: tuple[str, ...]        # what else is to be told: late penalties, scores of people

    @property
    def gain(self) -> float:
        return self.after - self.before

    def __str__(self) -> str:
        """One line with the main reason: that of the score that changes most."""
        parts = [str(change) for change in self.scores]
        if self.scores:
            most = max(self.scores, key=lambda c: abs((c.after or 0.0) - (c.before or 0.0)))
            parts[self.scores.index(most)] += f" ({most.why[0]})" if most.why else ""
        return f"{points(self.before)} -> {points(self.after)} of {self.maximum:g}: {', '.join([*parts, *self.notes])}"


def points(score: float | None) -> str:
    return "–" if score is None else f"{round(score, 2):g}"


def difference(graded: Graded) -> Difference | None:
    """None where nothing would change, and where there was no result before."""
    if graded.sum_before is None:
        return None
    scores = () if graded.unchanged else tuple(_changes(graded))
    notes = tuple(_notes(graded, scores))
    if not scores and not notes and abs(graded.sum - graded.sum_before) < 1e-9:
        return None
    return Difference(graded.student, graded.sum_before, graded.sum, sum(m for _, m in graded.scores.values()), scores,
                      notes)


def _changes(graded):
    before = graded.before and graded.before.grades or {}
    for name, (after, most) in graded.scores.items():
        exercise = exercise_of(name)
        if name not in before and graded.before and graded.before.is_graded:
            yield Change(exercise, None, after, most, ("a new exercise",))
        elif before.get(name) != after:
            yield Change(exercise, before.get(name), after, most, tuple(_why(exercise, graded.before, graded.entry)))
    for name in before.keys() - graded.scores.keys():
        yield Change(exercise_of(name), before[name], None, None, ())


def _notes(graded, scores):
    changed = {change.name for change in scores}
    for name, (manual, *_) in graded.people.items():
        exercise = exercise_of(name)
        if name in graded.earlier:
            yield f"a person's {manual:g} for {exercise} is for an earlier text, and waits for a person"
        elif manual is not None and exercise in changed:
            yield f"a person's {manual:g} for {exercise} stays"
    if graded.late and graded.late.reason and abs(graded.sum - graded.sum_before) > 1e-9:
        yield graded.late.reason
    elif graded.unchanged and graded.sum > graded.sum_before + 1e-9:
        yield "no late penalty any more"


def _why(name, before, after):
    """The named checks that went another way, a sentence each."""
    if before.cells != after.cells:
        yield "another notebook was handed in since"
    if not after.is_graded:
        yield from after.findings
        return
    for entry, when in ((before, "did not work before"), (after, "does not work now")):
        if failed := entry.failures.get(name):
            yield f"the check itself {when}: {failed}"
    old, new = (_lines(entry.reports.get(name)) for entry in (before, after))
    for key, line in new.items():
        if key not in old:
            yield f"new and {_verdict(line)}"
        elif old[key]["ok"] != line["ok"]:
            yield f"now {_verdict(line)}"
        elif old[key]["weight"] != line["weight"]:
            yield f"weighs {line['weight']:g}, not {old[key]['weight']:g}: {line['name']}"
    for key, line in old.items():
        if key not in new:
            yield f"no longer asked, was {'right' if line['ok'] else 'wrong'}: {line['name']}"


def _verdict(line):
    why = " ".join(t for t in (line["problem"], line.get("fact", ""), line["hint"]) if t)
    return f"right: {line['name']}" if line["ok"] else f"wrong: {line['name']}" + (f" ({why})" if why else "")


def _lines(report):
    """{(name, how many had it before): line}"""
    seen: Counter = Counter()
    out = {}
    for line in (report or {}).get("lines", ()):
        out[line["name"], seen[line["name"]]] = line
        seen[line["name"]] += 1
    return out


def summary(differences: list[Difference], students: int, new: int) -> str:
    """A sentence on who gains and who loses."""
    gains, losses = [d.gain for d in differences if d.gain > 1e-9], [d.gain for d in differences if d.gain < -1e-9]
    parts = []
    for who, does in ((gains, "gain"), (losses, "lose")):
        parts.append(f"{len(who)} would {does}" + (f" {points(abs(sum(who)))} points in all" if who else ""))
    parts.append(f"{students - new - len(gains) - len(losses)} keep their sum")
    if new:
        parts.append(f"{new} were not graded before")
    return ", ".join(parts) + ". Nothing was written."
