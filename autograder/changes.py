"""What grading again would change for a student, and which named checks are the reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from autograder.grading import Graded, scores_of


@dataclass(frozen=True)
class Change:
    """One score that would be another. `person` is a score that a person gave, which stays."""

    student: str
    name: str
    before: float | None
    after: float | None
    maximum: float
    why: tuple[str, ...]
    person: float | None = None

    @property
    def gain(self) -> float:
        """Points that the student's sum would gain."""
        return 0.0 if self.person is not None else (self.after or 0.0) - (self.before or 0.0)


def changes(graded: Graded) -> list[Change]:
    """The scores that differ from those of the journal; none where there was no result before."""
    if graded.before is None:
        return []
    before = scores_of(graded.before, {n: most for n, (_, most) in graded.scores.items()})
    out = []
    for name, (after, most) in graded.scores.items():
        if before[name][0] != after:
            exercise = name.removeprefix("check_")
            person = graded.people.get(name, (None,))[0]
            out.append(Change(graded.student, exercise, before[name][0], after, most,
                              tuple(_why(exercise, graded.before, graded.entry)), person))
    return out


def _why(name, before, after):
    """The named checks that went another way, a sentence each."""
    if before.get("cells") != after.get("cells"):
        yield "another notebook was handed in since"
    if after.get("grades") is None:
        yield from after["findings"]
        return
    for entry, when in ((before, "did not work before"), (after, "does not work now")):
        if failed := (entry.get("failures") or {}).get(name):
            yield f"the check itself {when}: {failed}"
    old, new = (_lines((entry.get("reports") or {}).get(name)) for entry in (before, after))
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
    told = " ".join(t for t in (line["problem"], line["mistake"], line["hint"]) if t)
    return f"right: {line['name']}" if line["ok"] else f"wrong: {line['name']}" + (f" ({told})" if told else "")


def _lines(report):
    """{(name, how many had it before): line}"""
    seen: Counter = Counter()
    out = {}
    for line in (report or {}).get("lines", ()):
        out[line["name"], seen[line["name"]]] = line
        seen[line["name"]] += 1
    return out


def summary(found: list[Change], students: int, new: int) -> str:
    """A sentence on who gains and who loses."""
    sums: Counter = Counter()
    for change in found:
        sums[change.student] += change.gain
    gains, losses = [s for s in sums.values() if s > 1e-9], [s for s in sums.values() if s < -1e-9]
    parts = []
    for who, does in ((gains, "gain"), (losses, "lose")):
        parts.append(f"{len(who)} would {does}" + (f" {abs(sum(who)):g} points in all" if who else ""))
    parts.append(f"{students - new - len(gains) - len(losses)} keep their sum")
    if new:
        parts.append(f"{new} were not graded before")
    return ", ".join(parts) + ". Nothing was written."
