"""What docs/scaling.md is computed from: what one submission costs, in parts, and what a very large class costs.

    .venv/bin/python benchmarks/scaling.py 02_perceptron
    .venv/bin/python benchmarks/scaling.py 02_perceptron --db postgresql://user@host/database

CPU seconds are those of all processes; they hardly change where others use the machine too.
"""

from __future__ import annotations

import itertools
import resource
import tempfile
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Annotated

import typer
from classes import make

from autograder.exam.wire import encode
from autograder.grade.grading import pool
from autograder.grade.run import run

FEW, MANY = 5, 25


def main(unit: Annotated[str, typer.Argument()] = "02_perceptron",
         db: Annotated[str | None, typer.Option(help="The gradebook's URL.")] = None,
         writes: Annotated[int, typer.Option(help="Submissions for the measure of writing.")] = 200,
         whole: Annotated[int, typer.Option(help="The class to compute for.")] = 100_000):
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        made = make(unit, max(writes, MANY), Path(folder), ["ours"])
        course, students = made.courses["ours"], made.students
        if db:
            with open(course / "nbgrader_config.py", "a", encoding="utf-8") as file:
                file.write(f"c.CourseDirectory.db_url = {db!r}\n")
        tasks: list = []

        def keep(task):
            tasks.append(task)
            return ready({})

        with run(course, made.unit, students[:MANY], diff=True, submit=keep) as grading:
            list(grading.results)
        cpu = {n: examine(tasks[:n])[0] for n in (FEW, MANY)}
        each = (cpu[MANY] - cpu[FEW]) / (MANY - FEW)
        result = examine(tasks[:1])[1]
        wall, own, disk, memory = write(course, made.unit, students[:writes], result)
    traffic = len(encode(tasks[0], trusted=True)), len(encode(result, trusted=True))
    row = "{:<50} {:>12}".format
    print(row(f"one submission to {made.unit}:", ""))
    print(row("examining it, CPU seconds", f"{each:.2f}"))
    print(row("writing it, seconds, of which CPU", f"{wall:.4f}, {own:.4f}"))
    print(row("task and result on the wire, kB", f"{traffic[0] / 1e3:.0f} + {traffic[1] / 1e3:.0f}"))
    print(row("on the disk, kB", f"{disk / 1e3:.0f}"))
    print(row("memory of the grader, growth in kB", f"{memory:.2f}"))
    print(row(f"{whole} submissions:", ""))
    print(row("core hours of examining", f"{whole * each / 3600:.1f}"))
    for cores in (2, 32, 256):
        hours = max(whole * each / cores, whole * wall) / 3600      # one grader writes while the cores examine
        print(row(f"hours on {cores} cores", f"{hours:.2f}"))
    print(row("hours of writing by one grader", f"{whole * wall / 3600:.2f}"))
    print(row("cores that one grader keeps busy", f"{each / wall:.0f}"))
    print(row("on the disk, GB", f"{whole * disk / 1e9:.1f}"))


def ready(result):
    future: Future = Future()
    future.set_result(result)
    return future


def examine(tasks):
    """CPU seconds of a pool and all that it forks, and the last result."""
    before = spent(resource.RUSAGE_CHILDREN)
    with pool(1) as examiners:
        for task in tasks:
            result = examiners.submit(task).result()
    return spent(resource.RUSAGE_CHILDREN) - before, result


def spent(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def write(course, unit, students, result):
    """(seconds, CPU seconds, bytes on the disk, kB of memory) for each of many results that are only written."""
    half = len(students) // 2
    with run(course, unit, students, submit=lambda task: ready(result)) as grading:
        list(itertools.islice(grading.results, half))
        size, memory, own, begin = size_of(course), resident(), spent(resource.RUSAGE_SELF), time.perf_counter()
        list(grading.results)
        count = len(students) - half
        return ((time.perf_counter() - begin) / count, (spent(resource.RUSAGE_SELF) - own) / count,
                (size_of(course) - size) / count, (resident() - memory) / count)


def size_of(folder):
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def resident():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


if __name__ == "__main__":
    typer.run(main)
