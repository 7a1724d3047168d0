"""The commands. Each does one thing through the module of its name; this file only reads options and prints."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="Build, prove and grade the units of the course.")
# A file or pipe has no width of its own; 80 columns would cut the tables.
console = Console(width=None if Console().is_terminal else 130)
Units = Annotated[list[str] | None, typer.Argument(help="Units such as 02_perceptron; all when none is given.")]
Root = Annotated[Path, typer.Option(help="The course's folder.")]


def chosen(root: Path, units: list[str] | None) -> list[str]:
    """The units asked for, in order. Ends the command where one does not exist."""
    from autograder.build import units as all_units

    there = all_units(root)
    unknown = [u for u in units or [] if u not in there]
    if unknown or not there:
        console.print(f"No unit {', '.join(unknown) or 'at all'} in {root / 'course' / 'units'}. "
                      f"There are: {', '.join(there) or 'none'}.", style="bold")
        raise typer.Exit(2)
    return units or there


@app.callback()
def main():
    pass


@app.command()
def build(units: Units = None, root: Root = Path("."),
          check: Annotated[bool, typer.Option("--check", help="Write nothing; fail where the notebooks differ.")] = False):
    """Write source/ and release/ from the lessons."""
    from autograder import build as builder
    from autograder.lesson import LessonError

    failed = False
    for unit in chosen(root, units):
        try:
            if check:
                for sentence in builder.differences(root, unit):
                    failed = True
                    console.print(f"{sentence}; run: autograder build {unit}", soft_wrap=True)
            else:
                for path in builder.build(root, unit, root):
                    console.print(f"wrote {path}", soft_wrap=True)
        except LessonError as error:
            failed = True
            console.print(str(error), markup=False, soft_wrap=True)
    raise typer.Exit(int(failed))


@app.command()
def validate(units: Units = None, root: Root = Path("."),
             jobs: Annotated[int | None, typer.Option(help="Processes at a time; one for each core when not given.")] = None,
             json_file: Annotated[Path | None, typer.Option("--json", help="Write the counts to this file.")] = None):
    """Prove units: solution, release, right and wrong answers, mutants of the solution."""
    import json

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from autograder import validate as validator
    from autograder.answers import AnswersError
    from autograder.lesson import LessonError

    names = chosen(root, units)
    try:
        with Progress(TextColumn("{task.description:<45.45}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                      console=console, transient=True) as bar:
            task = bar.add_task("reading", total=None)
            proofs = validator.validate(root, names, jobs, lambda done, total, what: bar.update(
                task, completed=done, total=total, description=what))
    except (LessonError, AnswersError) as error:
        console.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    for proof in proofs:
        for text in proof.notes:
            console.print(f"note: {text}", markup=False, soft_wrap=True)
        for text in proof.failures:
            console.print(f"FAILED {text}", markup=False, soft_wrap=True)
    console.print(_validation_table(proofs))
    if json_file:
        json_file.write_text(json.dumps(validator.as_json(proofs), indent=1) + "\n", encoding="utf-8")
    raise typer.Exit(int(any(p.failures for p in proofs)))


def _validation_table(proofs):
    from rich.table import Table

    table = Table(title="Proven")
    for column in ("unit", "exer-\ncises", "points", "right\naccepted", "wrong\nrejected", "wrong\nnamed",
                   "mutants\nrejected", "equi-\nvalent", "runs\nin", "fail-\nures"):
        table.add_column(column, justify="left" if column == "unit" else "right")
    for p in proofs:
        c = p.counts
        table.add_row(p.unit, str(p.exercises), f"{p.points:g}", f"{c['right_accepted']}/{c['right_total']}",
                      f"{c['wrong_rejected']}/{c['wrong_total']}", f"{c['wrong_named']}/{c['wrong_total']}",
                      f"{c['mutants_rejected']}/{c['mutants_total']}", str(c["mutants_equivalent"]),
                      f"{p.seconds:.1f} s", str(len(p.failures)))
    return table


@app.command()
def demo(root: Root = Path(".")):
    """Make a sample class of twelve submissions, grade it, write feedback and show the scores."""
    from rich.progress import Progress

    from autograder import demo as sample

    console.print(f"Making a class of twelve submissions to {sample.UNIT} in {root / 'demo'} …")
    course, students = sample.prepare(root)
    about = {s.name: s.about for s in students}
    results = []
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("grading", total=len(students))
        for graded in sample.grade(course):
            results.append(graded)
            bar.update(task, advance=1, description=f"graded {graded.student}")
    console.print(_scores_table(results, about))
    for graded in results:
        for finding in graded.findings:
            console.print(f"{graded.student}: {finding}", markup=False, soft_wrap=True)
    console.print(f"\nFeedback: {root / 'demo' / 'feedback'}/STUDENT/{sample.UNIT}/\n"
                  f"Formgrader: cd {root / 'demo'} && ../.venv/bin/jupyter lab, then the menu Nbgrader > Formgrader\n"
                  f"Scores as CSV: cd {root / 'demo'} && ../.venv/bin/nbgrader export", markup=False, soft_wrap=True)


def _scores_table(results, about):
    from rich.table import Table

    columns = next((list(g.scores) for g in results if g.graded), [])
    table = Table(title="Scores (a dash: for a person to grade)")
    table.add_column("student")
    table.add_column("handed in")
    for name in columns:
        table.add_column(name.removeprefix("check_").replace("_", "_\u200b"), justify="right")
    table.add_column("sum", justify="right")
    for graded in results:
        if graded.graded:
            cells = ["–" if earned is None else f"{earned:g}" for earned, _ in graded.scores.values()]
            total = sum(earned or 0 for earned, _ in graded.scores.values())
            table.add_row(graded.student, about[graded.student], *cells, f"{total:g}")
        else:
            table.add_row(graded.student, about[graded.student], *["?"] * len(columns), "not graded")
    maxima = next((g.scores for g in results if g.graded), {})
    table.add_section()
    table.add_row("of", "", *[f"{m:g}" for _, m in maxima.values()], f"{sum(m for _, m in maxima.values()):g}")
    return table
