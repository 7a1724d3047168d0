"""Runs wrong answers past the visible part of their checks, and keeps what came on every line."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

from autograder.author import answer_runs, forked_runs
from autograder.author.validate import Step, Unit
from autograder.check.known_mistakes import UNTOLD, Known, Profile, same

TIMES = 2       # each answer runs: what differs between them is random, and no evidence
GROUP = 15      # answers that share a process


def profiles(root: Path, name: str, exercises: list[str], jobs: int | None = None) -> dict[str, list[Known]]:
    """{exercise: its known mistakes, as in answers.py}. An answer without a score is left out; validate tells of it."""
    unit = Unit.read(root, name)
    unit.known = {}
    groups = []
    for exercise in exercises:
        wrong = [a for a in unit.answers.of(exercise) if not a.right]
        steps = [Step("wrong", exercise, a.how, a.source, seed, a.says) for a in wrong for seed in range(TIMES)]
        groups += [(unit, steps[i : i + GROUP * TIMES]) for i in range(0, len(steps), GROUP * TIMES)]
    came: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    with answer_runs.InKernel(unit.with_keras, jobs or os.cpu_count() or 1) as answering:
        for _, step, result in answering.run(groups):
            if not isinstance(result, forked_runs.Lost) and result["check"].report:
                came[step.exercise, step.label].append(result["check"].report.profile)
    out: dict[str, list[Known]] = {exercise: [] for exercise in exercises}
    for exercise in exercises:
        for answer in unit.answers.of(exercise):
            first, *others = came[exercise, answer.how] or [{}]
            if not answer.right and first:
                out[exercise].append(Known(answer.how, answer.says, _steady(first, others)))
    return out


def _steady(first: Profile, others: list[Profile]) -> Profile:
    return {key: signature if all(same(signature, other.get(key)) for other in others) else UNTOLD
            for key, signature in first.items() if all(key in other for other in others)}
