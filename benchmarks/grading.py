"""How fast a class is graded, side by side: nbgrader, the same with our engine, otter, `autograder grade`, the limit.

    python benchmarks/grading.py [--classes light_numpy,02_perceptron] [--size 20] [--json FILE] [--profile | --long]

The ways of grading take turns, round by round, so that a noisy machine is noisy to all of them; medians are told. See
docs/speed.md for what is measured and how.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import classes
import runs
import stages
import typer
from memory import Watch
from rich.console import Console
from rich.table import Table
from runs import ALL, LIMIT, NBGRADER, ONE, OTTER, PLUGGED, Measured, Worker

console = Console(width=None if Console().is_terminal else 130)
# Submissions in a class: (for ours and the limit, for each command of another tool).
SIZES = {"light_numpy": (40, 4), "light_keras": (12, 3), "02_perceptron": (12, 3), "12_dropout": (8, 3)}
TURNS = {"12_dropout": 1}     # of ours and the limit in each round, where it is not 3: what takes long varies less


def measure(name: str, size: int | None, rounds: int, otter: str | None) -> dict[str, Measured]:
    """All ways of grading on one class."""
    many, few = (size, min(size, SIZES[name][1])) if size else SIZES[name]
    ways = [NBGRADER, PLUGGED, *([OTTER] if otter else []), ONE, ALL, LIMIT]
    out = {way: Measured() for way in ways}
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        one = classes.make(name, many, Path(folder), ways)
        workers = {ONE: Worker(runs.ours, one.courses[ONE], one.unit, 1, one_core=True),
                   ALL: Worker(runs.ours, one.courses[ALL], one.unit, os.cpu_count() or 1),
                   LIMIT: Worker(runs.limit, one.courses[LIMIT], one.unit, one_core=True)}
        try:
            for way, worker in workers.items():     # not timed: warms up, and looking at memory takes time
                out[way].startup.append(worker.startup)
                watch = Watch(0.05)
                with watch.of(worker.process.pid):
                    _check(one, way, worker.grade(one.students[: max(few, 2)])[2])
                out[way].peak = watch.peak
            for number in range(rounds):
                console.print(f"{name}, round {number + 1} of {rounds}", style="dim")
                for way in [w for w in ways if w not in workers and (number == 0 or w == NBGRADER)]:
                    # No target depends on the others: one round has to do.
                    watch = Watch(0.3)
                    startup, each, earned = runs.otter(one, otter, one.students[:few], watch) if way == OTTER else \
                        runs.nbgrader(one, way, one.students[:few], watch)
                    _check(one, way, earned)
                    out[way].startup.append(startup)
                    out[way].peak = max(out[way].peak, watch.peak)
                    out[way].rounds.append([each])
                for way in workers:
                    out[way].rounds.append([])
                for _, (way, worker) in itertools.product(range(TURNS.get(name, 3)), workers.items()):
                    spent, computed, earned = worker.grade(one.students)
                    _check(one, way, earned)
                    out[way].computed.append(computed / many)
                    out[way].rounds[-1].append(spent / many)
        finally:
            for worker in workers.values():
                worker.close()
    return out


def _check(one, way, earned):
    if any(abs(e - one.most) > 1e-6 for e in earned):
        raise runs.WrongScores(f"{one.name}, {runs.ABOUT[way]}: {earned}, and each should be {one.most:g}")


def figures(found: dict[str, Measured]) -> dict[str, float]:
    """Medians of the ratios of what was measured side by side: in the same turn, or else in the same round."""
    def over(a, b):
        ratios = []
        for ours, theirs in zip(found[a].rounds, found[b].rounds, strict=True):
            if len(ours) != len(theirs):
                ours, theirs = [statistics.median(ours)], [statistics.median(theirs)]
            ratios += [x / y for x, y in zip(ours, theirs, strict=True)]
        return statistics.median(ratios)

    return {"ratio": over(NBGRADER, ALL), "over_limit": over(ONE, LIMIT), "two_over_one": over(ONE, ALL),
            "peak_memory_mb": found[ALL].peak / 2**20}


def as_json(found: dict[str, dict[str, Measured]]) -> dict:
    out: dict = {"cores": os.cpu_count(), "units": {}, "classes": {}}
    for name, ways in found.items():
        numbers = figures(ways)
        if name in classes.LESSONS:
            kind = name.removeprefix("light_")
            out |= {f"{figure}_{kind}": value for figure, value in numbers.items()}
        else:
            out["units"][name] = numbers
        out["classes"][name] = {way: {"seconds": m.seconds, "rounds": m.rounds, "startup": statistics.median(m.startup),
                                      "processor_seconds": statistics.median(m.computed) if m.computed else None,
                                      "peak_memory_mb": m.peak / 2**20} for way, m in ways.items()}
    return out


def table(name: str, found: dict[str, Measured]) -> Table:
    numbers = figures(found)
    out = Table(title=name, title_justify="left", caption_justify="left", caption=(
        f"nbgrader over ours, all cores: {numbers['ratio']:.1f}. Ours, one core, over limit: "
        f"{numbers['over_limit']:.2f}. All cores over one: {numbers['two_over_one']:.2f}."))
    for column in ("", "seconds per submission", "start-up, s", "processor seconds", "times faster", "peak memory, MB"):
        out.add_column(column, justify="right" if column else "left")
    for way, m in found.items():
        out.add_row(runs.ABOUT[way], f"{m.seconds:.3f}", f"{statistics.median(m.startup):.1f}",
                    f"{statistics.median(m.computed):.3f}" if m.computed else "",
                    f"{found[NBGRADER].seconds / m.seconds:.1f}", f"{m.peak / 2**20:.0f}")
    return out


def profiled(name: str, size: int | None) -> Table:
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        one = classes.make(name, max(size or SIZES[name][0], 4), Path(folder), [ONE])
        worker = Worker(stages.profile, one)
        try:
            spent = worker.grade(one.students)[0]
        finally:
            worker.close()
    whole = sum(seconds for seconds, _ in spent.values())
    out = Table(title=f"{name}: {1000 * whole:.0f} ms for a submission, one at a time", title_justify="left",
                caption="Waiting is for candidates, forks and disks.", caption_justify="left")
    for column in ("stage", "ms", "%", "of them not waiting, ms"):
        out.add_column(column, justify="left" if column == "stage" else "right")
    for stage, (seconds, busy) in sorted(spent.items(), key=lambda one: -one[1][0]):
        out.add_row(stage, f"{1000 * seconds:.1f}", f"{100 * seconds / whole:.0f}", f"{1000 * busy:.1f}")
    return out


FEW, MANY = 100, 1000


def long(name: str) -> dict[str, float]:
    """A class ten times as large, with a job for each core: whether it takes ten times as long, in the same memory. And
    what the command takes for the smaller one when nothing has changed."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        one = classes.make(name, MANY, Path(folder), [ALL])
        worker = Worker(runs.ours, one.courses[ALL], one.unit, os.cpu_count() or 1)
        out = {}
        try:
            worker.grade(one.students[:10])      # warms up
            for size in (FEW, MANY):
                watch = Watch(0.5)
                with watch.of(worker.process.pid):
                    spent, _, earned = worker.grade(one.students[:size])
                _check(one, ALL, earned)
                out[f"seconds_{size}"] = spent
            out |= {f"memory_mb_{when}": at / 2**20 for when, at in zip(("begin", "end"), watch.tenths(), strict=True)}
            out["peak_memory_mb"] = watch.peak / 2**20
        finally:
            worker.close()
        for student in one.students[FEW:]:
            shutil.rmtree(one.courses[ALL] / "submitted" / student)
        for _ in range(2):
            begin = time.monotonic()
            output = subprocess.run([Path(sys.executable).parent / "autograder", "grade", one.unit, "--root",
                                   one.courses[ALL]], check=True, capture_output=True, text=True).stdout
            out["seconds_unchanged"] = time.monotonic() - begin
        if output.count("unchanged") < FEW:
            raise runs.WrongScores(f"{name}: something was graded again:\n{output[-2000:]}")
    return out | {"times": out[f"seconds_{MANY}"] / out[f"seconds_{FEW}"]}


def long_table(found: dict[str, dict[str, float]]) -> Table:
    out = Table(title="A class ten times as large, all cores", title_justify="left")
    for column in ("", f"{FEW}: s", f"{MANY}: s", "times", f"memory in the first tenth of {MANY}, MB",
                   "in the last, MB", "peak, MB", f"{FEW} unchanged: s"):
        out.add_column(column, justify="right" if column else "left")
    for name, row in found.items():
        out.add_row(name, f"{row[f'seconds_{FEW}']:.1f}", f"{row[f'seconds_{MANY}']:.1f}", f"{row['times']:.2f}",
                    f"{row['memory_mb_begin']:.0f}", f"{row['memory_mb_end']:.0f}", f"{row['peak_memory_mb']:.0f}",
                    f"{row['seconds_unchanged']:.2f}")
    return out


def main(classes_: Annotated[str, typer.Option("--classes", help="Names with commas between them.")] = ",".join(SIZES),
         size: Annotated[int | None, typer.Option(help="Submissions in each class; at least 2.", min=2)] = None,
         rounds: Annotated[int, typer.Option(help="How often each way of grading has its turn.", min=1)] = 3,
         json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")] = None,
         otter: Annotated[str | None, typer.Option(help="otter's command; '' leaves it out.")] = None,
         profile: Annotated[bool, typer.Option("--profile", help="Show where our own time goes instead.")] = False,
         long_: Annotated[bool, typer.Option("--long", help=f"Grade {FEW} and {MANY} submissions instead.")] = False):
    """Grade the same honest classes in every way, and print seconds per submission, ratios and peak memory."""
    names = [n for n in classes_.split(",") if n]
    unknown = [n for n in names if n not in SIZES]
    if unknown:
        console.print(f"No class {', '.join(unknown)}. There are: {', '.join(SIZES)}.")
        raise typer.Exit(2)
    if profile:
        for name in names:
            console.print(profiled(name, size))
        return
    if long_:
        found = {name: long(name) for name in names}
        console.print(long_table(found))
        if json_file:
            json_file.write_text(json.dumps({"long": found}, indent=1) + "\n", encoding="utf-8")
        return
    otter = shutil.which("otter") if otter is None else otter
    if not otter:
        console.print("otter is left out: it is not installed. Where it is in another environment: --otter PATH.")
    console.print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the first run.")
    found = {}
    for name in names:
        found[name] = measure(name, size, rounds, otter)
        console.print(table(name, found[name]))
        if json_file:
            json_file.write_text(json.dumps(as_json(found), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
