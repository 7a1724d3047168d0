"""The commands. Each does one thing through the module of its name; this file only reads options and prints."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from autograder.terminal import indented, one_line, shortened, terminal

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="Build, prove and grade the units of the course.")
console = terminal()
EXTRAS = {"grade": {"jinja2", "markupsafe", "mistune", "nbconvert", "nbformat", "nbgrader", "nh3", "sqlalchemy"},
          "author": {"jupytext", "yaml"}}     # of pyproject.toml: the modules of each that a command may miss
SHORTEST = 12     # columns that a name keeps in a table, however many exercises there are
UnitName = Annotated[str, typer.Argument(help="The unit, such as 02_perceptron.")]
Units = Annotated[list[str] | None, typer.Argument(help="Units such as 02_perceptron; all when none is given.")]
Jobs = Annotated[int | None, typer.Option(help="How many at a time; one for each core when not given.", min=1)]
Root = Annotated[Path, typer.Option(help="The course's folder.")]


def chosen(root: Path, units: list[str] | None) -> list[str]:
    """The units asked for, in order. Ends the command where one does not exist."""
    from autograder.author.build import units as all_units

    known = all_units(root)
    units = [u.rstrip("/") for u in units or []]
    unknown = [u for u in units if u not in known]
    for unit in unknown:
        if (root / "course" / "units" / unit).is_dir():
            console.print(f"{root / 'course' / 'units' / unit / 'lesson.py'} is missing.", soft_wrap=True)
    if unknown or not known:
        console.print(f"No unit {', '.join(unknown) or 'at all'} in {root / 'course' / 'units'}. "
                      f"There are: {', '.join(known) or 'none'}.", style="bold")
        raise typer.Exit(2)
    return units or known


def run() -> None:
    """The command `autograder`. Tells what to install where a command needs more than a student's environment has."""
    try:
        app()
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        extra = next((extra for extra, modules in EXTRAS.items() if missing in modules), None)
        if extra is None:
            raise
        console.print(f"This command needs {missing}, which is not installed. In the course's folder: "
                      f"pip install --constraint requirements.txt '.[{extra}]'", soft_wrap=True)
        raise SystemExit(2) from None


@app.callback()
def main():
    if hasattr(sys.stdout, "reconfigure"):      # what the terminal's encoding lacks is shown as its number
        sys.stdout.reconfigure(errors="backslashreplace")


@app.command()
def build(units: Units = None, root: Root = Path("."),
          check: Annotated[bool, typer.Option("--check", help="Write nothing; fail where they differ.")] = False):
    """Write source/ and release/ from the lessons."""
    from autograder.author import build as builder
    from autograder.author import profiles
    from autograder.author.answers import AnswersError
    from autograder.author.lesson import LessonError
    from autograder.grade.journal import GradingError

    failed = False
    for unit in chosen(root, units):
        try:
            if check:
                for sentence in builder.differences(root, unit):
                    failed = True
                    console.print(sentence, soft_wrap=True)
            else:
                for exercise in profiles.refresh(root, builder.lesson_of(root, unit)):
                    console.print(f"{unit}: learned the mistakes of {exercise}", soft_wrap=True)
                changed = [path for path, is_other in builder.build(root, unit, root).items() if is_other]
                for path in changed:
                    console.print(f"wrote {path}", soft_wrap=True)
                if not changed:
                    console.print(f"{unit}: nothing has changed.", soft_wrap=True)
        except (LessonError, AnswersError, GradingError) as error:
            failed = True
            console.print(str(error), soft_wrap=True)
    raise typer.Exit(int(failed))


@app.command()
def validate(units: Units = None, root: Root = Path("."),
             only: Annotated[list[str] | None, typer.Option(
                 metavar="EXERCISE", help="This exercise only; give it again for more of them.")] = None,
             jobs: Jobs = None,
             as_graded: Annotated[bool, typer.Option(
                 "--as-graded", help="Run answers as grading does, not as in a student's own kernel.")] = False,
             json_file: Annotated[Path | None, typer.Option("--json", help="Write the counts to this file.")] = None):
    """Prove units: solution, release, right and wrong answers, mutants and contract breakers of the solution."""
    import json

    from autograder.author import validate as validator
    from autograder.author.answers import AnswersError
    from autograder.author.lesson import LessonError
    from autograder.grade.journal import write_atomically

    names = chosen(root, units)
    try:
        with _progress_bar(45) as bar:
            task = bar.add_task("reading", total=None)
            proofs = validator.validate(root, names, jobs, lambda done, total, what: bar.update(
                task, completed=done, total=total, description=one_line(what)), as_graded, only or ())
    except (LessonError, AnswersError) as error:
        console.print(str(error), soft_wrap=True)
        raise typer.Exit(1) from None
    for proof in proofs:
        for text in proof.notes:
            console.print(f"note: {text}", soft_wrap=True)
        for text in proof.holes:
            console.print(f"HOLE {text}", soft_wrap=True)
        for text in proof.failures:
            console.print(f"FAILED {text}", soft_wrap=True)
    console.print(_validation_table(proofs))
    if json_file:
        write_atomically(json_file, json.dumps(validator.as_json(proofs), indent=1) + "\n")
    raise typer.Exit(int(not all(p.holds for p in proofs)))


def _validation_table(proofs):
    from rich.table import Table

    table = Table(title="Proven")
    for column in ("unit", "exer-\ncises", "points", "right\naccepted", "wrong\nrejected", "wrong\nnamed",
                   "mutants\nrejected", "equi-\nvalent", "breakers\nrejected", "at\nonce", "al-\nlowed", "holes",
                   "com-\nputes", "fail-\nures"):
        table.add_column(column, justify="left" if column == "unit" else "right")
    for p in proofs:
        c = p.counts
        table.add_row(p.unit, str(p.exercises), f"{p.points:g}", f"{c['right_accepted']}/{c['right_total']}",
                      f"{c['wrong_rejected']}/{c['wrong_total']}", f"{c['wrong_named']}/{c['wrong_total']}",
                      f"{c['mutants_rejected']}/{c['mutants_total']}", str(c["mutants_equivalent"]),
                      f"{c['breakers_rejected']}/{c['breakers_total']}", str(c["breakers_visible"]),
                      str(c["breakers_allowed"]), str(len(p.holes)), f"{p.seconds:.1f} s" if p.seconds else "",
                      str(len(p.failures)))
    return table


@app.command()
def grade(unit: UnitName,
          student: Annotated[list[str] | None, typer.Option(
              help="This student only; give it again for more of them.")] = None,
          jobs: Jobs = None,
          force: Annotated[bool, typer.Option("--force", help="Grade again what has not changed.")] = False,
          diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show whose score would change.")] = False,
          verbose: Annotated[bool, typer.Option(
              "--verbose", help="With --diff: every check that went another way, and all findings.")] = False,
          no_sandbox: Annotated[bool, typer.Option(
              "--no-sandbox", help="Run students' code with your rights, unprotected.")] = False,
          cluster: Annotated[str | None, typer.Option(
              metavar="ADDRESS", help="Examine on this Dask cluster, such as tcp://10.0.0.1:8786.")] = None,
          root: Root = Path(".")):
    """Grade the submissions to a unit into the gradebook, autograded/ and feedback/."""
    results, misplaced = _graded(root, unit.rstrip("/"), student, diff=diff, force=force, sandboxed=not no_sandbox,
                                 jobs=jobs, cluster=cluster)
    if no_sandbox:
        console.print("Graded WITHOUT a sandbox: students' code ran with your rights.", style="bold")
    if diff:
        code = _outcome(results, misplaced)
        _print_differences(results, verbose)     # its last line is the answer
    else:
        console.print(_scores_table(results))
        if any(r.earlier for r in results):
            console.print("*: given by a person for an earlier text, and for a person to look at again.")
        _print_findings(results)
        code = _outcome(results, misplaced)
    raise typer.Exit(code)


GRADING_FAILED, WAITING = 1, 3      # exit codes; 2 where grading cannot begin


def _outcome(results, misplaced):
    """The exit code; says how many wait for a person, as nobody could tell what to grade, and what lies elsewhere."""
    ungraded, parts = sum(not r.graded or bool(r.waiting) for r in results), []
    if ungraded:
        parts.append(f"{ungraded} of {_count(len(results), 'submission')} wait{'s' * (ungraded == 1)} for a person, "
                     "not graded or not whole")
    if misplaced:
        parts.append(f"{_count(len(misplaced), 'piece')} of work lie{'s' * (len(misplaced) == 1)} in a wrong place")
    if parts:
        console.print(f"{', and '.join(parts)}: see above.", style="bold", soft_wrap=True)
    return GRADING_FAILED if any(r.failures for r in results) else WAITING if parts else 0


def _count(number, word):
    return f"{number} {word}{'s' * (number != 1)}"


def _graded(root, unit, students=(), **options):
    """Grade and show progress; gives results and what is misplaced. Ends the command where grading cannot begin."""
    from autograder.grade.journal import GradingError
    from autograder.grade.run import run

    results = []
    try:
        with run(root, unit, students or (), **options) as grading, _progress_bar(30) as bar:
            for note in (*_stale(root, unit, grading.diff), *grading.notes()):
                console.print(indented(note), soft_wrap=True)
            task = bar.add_task("grading", total=len(grading.students))
            for graded in grading.results:
                results.append(graded)
                bar.update(task, advance=1, description=f"graded {one_line(graded.student, 23)}")
    except GradingError as error:
        console.print(str(error), soft_wrap=True)
        raise typer.Exit(2) from None
    misplaced = grading.misplaced()
    for each in misplaced:
        console.print(one_line(str(each)), soft_wrap=True)
    return sorted(results, key=lambda r: r.student), misplaced


def _progress_bar(columns):
    """A bar behind a description of so many columns; nothing where no terminal is to show it."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(TextColumn(f"{{task.description:<{columns}.{columns}}}", markup=False), BarColumn(),
                    MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True,
                    disable=not console.is_terminal)


def _stale(root, unit, diff):
    """Where lesson, source/ and release/ do not agree. Where they do, that is kept for the next time."""
    from autograder.grade import agreement

    if agreement.is_remembered(root, unit):
        return []
    from autograder.author import stale_builds  # its imports take longer than all else where nothing has changed

    notes = stale_builds.check(root, unit)
    if not diff and not notes:
        agreement.remember(root, unit)
    return notes


def _print_findings(results):
    for graded in results:
        for text in graded.findings:
            console.print(f"{one_line(graded.student)}: {indented(shortened(text))}", soft_wrap=True)
        for text in graded.failures:
            console.print(f"{one_line(graded.student)}: GRADING FAILED, {indented(text)}", soft_wrap=True)


def _print_differences(results, verbose):
    from dataclasses import replace

    from autograder.grade.score_diff import difference, summary

    if verbose:
        _print_findings(results)
    else:
        _print_findings([replace(r, findings=()) for r in results])
    differences = [d for d in map(difference, results) if d]
    for each in differences:
        console.print(f"{one_line(each.student)}: {one_line(str(each))}", soft_wrap=True)
        for change in each.scores if verbose else ():
            console.print(f"    {one_line(str(change))}", soft_wrap=True)
            for text in change.why:
                console.print(f"        {indented(text)}", soft_wrap=True)
    new = sum(r.sum_before is None for r in results)
    console.print(summary(differences, len(results), new), soft_wrap=True)


def _points(score):
    from autograder.grade.score_diff import points

    return points(score)


@app.command()
def rebase(unit: UnitName,
           renamed: Annotated[list[str] | None, typer.Option(
               metavar="OLD=NEW", help="An exercise that has a new name; may be given several times.")] = None,
           drop: Annotated[bool, typer.Option("--drop", help="Drop the scores of what is gone, too.")] = False,
           root: Root = Path(".")):
    """Take a changed unit, source/UNIT as it is, into release/ and a gradebook that has submissions to it."""
    from autograder.grade.grading import GradingError, Unit
    from autograder.grade.nbgrader_settings import Settings
    from autograder.grade.rebase import rebase as rebased

    unit = unit.rstrip("/")
    pairs = dict(pair.partition("=")[::2] for pair in renamed or [])
    try:
        if not (root / "source" / unit).is_dir():
            Unit(root, unit)     # says what there is
        done = rebased(Settings.read(root), unit, pairs, drop=drop)
    except GradingError as error:
        console.print(str(error), soft_wrap=True)
        raise typer.Exit(2) from None
    for sentence in (*done.changes, *done.dropped):
        console.print(f"{unit}: {sentence}", soft_wrap=True)
    if not done.done:
        console.print("Nothing was touched. Where an exercise has only a new name, add --renamed OLD=NEW. To go on "
                      "without the scores of what is gone, add --drop: a copy of a gradebook in SQLite is kept, one of "
                      "PostgreSQL is yours to make before (pg_dump).", soft_wrap=True)
        raise typer.Exit(1)
    if done.backup:
        console.print(f"The gradebook as it was: {done.backup}", soft_wrap=True)
    console.print(f"The gradebook and release/{unit} are those of source/{unit} now. Then: autograder grade {unit}",
                  soft_wrap=True)


@app.command()
def mistakes(unit: UnitName, root: Root = Path("."),
             csv_file: Annotated[Path | None, typer.Option("--csv", help="Write a row a mistake to this file.")] = None,
             json_file: Annotated[Path | None, typer.Option("--json", help="Write all numbers to this file.")] = None):
    """Count which known mistakes a graded class made, for each exercise."""
    from autograder.grade import class_mistakes
    from autograder.grade.journal import GradingError, write_atomically

    try:
        exercises = class_mistakes.count(root, unit.rstrip("/"))
    except GradingError as error:
        console.print(str(error), soft_wrap=True)
        raise typer.Exit(2) from None
    console.print(_mistakes_table(exercises))
    if csv_file:
        write_atomically(csv_file, class_mistakes.as_csv(exercises))
    if json_file:
        write_atomically(json_file, class_mistakes.as_json(exercises))


def _mistakes_table(exercises):
    from rich.table import Table

    table = Table(title="Known mistakes (perhaps: one of several that explain a part of what fails)")
    table.add_column("what students are told")
    for column in ("students", "perhaps"):
        table.add_column(column, justify="right")
    for one in exercises:
        if not one.not_yet_right + one.not_attempted:
            continue
        table.add_section()
        table.add_row(f"{one.name}: {one.not_yet_right} of {one.graded} not yet right, "
                      f"{one.not_attempted} not attempted", "", "", style="bold")
        for mistake in one.mistakes:
            table.add_row(f"  {mistake.says}", str(mistake.students), str(mistake.perhaps or ""))
    right = [one.name for one in exercises if not one.not_yet_right + one.not_attempted]
    table.caption = f"Right in every submission: {', '.join(right)}" if right else None
    return table


@app.command()
def doctor():
    """Tell which protections this machine gives to grading."""
    import os

    from autograder.exam import limits
    from autograder.exam.sandbox import protections

    protection = protections(os.getcwd())
    for name, state in protection.items():
        console.print(f"{name:<20} {state}")
    if protection["whole sandbox"] != "yes":
        console.print("Grading needs --no-sandbox here, and then runs students' code with your rights.", style="bold")
    else:
        console.print(f"limits               {limits.in_words()}", soft_wrap=True)
    raise typer.Exit(int(protection["whole sandbox"] != "yes"))


@app.command()
def demo(root: Root = Path(".")):
    """Make a sample class of twelve submissions, grade it, write feedback and show the scores."""
    from autograder.demo import demo as sample
    from autograder.exam.sandbox import protections

    try:
        folder, students = sample.prepare(root)
    except sample.DemoError as error:
        console.print(str(error), soft_wrap=True)
        raise typer.Exit(2) from None
    console.print(f"Made a class of twelve submissions to {sample.UNIT} in {folder}", soft_wrap=True)
    sandboxed = protections()["whole sandbox"] == "yes"
    results, _ = _graded(folder, sample.UNIT, sandboxed=sandboxed)
    console.print(_scores_table(results, {s.name: s.about for s in students}))
    _print_findings(results)
    if not sandboxed:
        console.print("This machine gives no sandbox; the sample class, which is our own code, ran without one.")
    console.print(f"\nFeedback: {folder / 'feedback'}/STUDENT/{sample.UNIT}/\n"
                  f"Formgrader: cd {folder} && ../.venv/bin/jupyter lab, then the menu Nbgrader > Formgrader\n"
                  f"Scores as CSV: cd {folder} && ../.venv/bin/nbgrader export", soft_wrap=True)


def _scores_table(results, about=None):
    """As wide as the console lets it be: without lines where they leave no room, and at last the sums alone."""
    from rich.cells import cell_len

    from autograder.grade.naming import exercise_of

    maxima = results[0].scores if results else {}
    longest = max((cell_len(one_line(graded.student)) for graded in results), default=0)
    for borders, exercises in ((True, True), (False, True), (False, False)):
        table = _scores(results, about, borders, maxima if exercises else {}, SHORTEST)
        room = console.width - console.measure(table, options=console.options.update_width(10_000)).minimum
        if room >= 0:
            break
    table = _scores(results, about, borders, maxima if exercises else {}, min(longest, SHORTEST + max(room, 0)))
    table.caption = ", ".join(f"{i} {exercise_of(n)}" for i, n in enumerate(maxima, 1))
    if not exercises:
        table.caption = f"{console.width} columns have no room for the points of each exercise."
    return table


def _scores(results, about, borders, shown, longest):
    from rich import box
    from rich.table import Table

    from autograder.grade.gradebook_queries import with_person

    maxima = results[0].scores if results else {}
    table = Table(title="Scores (–: for a person to grade)", box=box.HEAVY_HEAD if borders else box.SIMPLE_HEAD,
                  padding=(0, int(borders)), show_edge=borders)
    table.add_column("student", no_wrap=True)
    if about:
        table.add_column("handed in", min_width=20)
    for number in range(1, len(shown) + 1):     # the names would not fit: they stand in the caption
        table.add_column(str(number), justify="right", no_wrap=True)
    table.add_column("sum", justify="right", no_wrap=True)
    table.add_column("", min_width=9)
    for graded in results:
        given = [with_person(earned, graded.people.get(cell)) for cell, (earned, _) in graded.scores.items()]
        cells = [_points(earned) + "*" * (cell in graded.earlier)
                 for earned, cell in zip(given, graded.scores, strict=True)] if shown else []
        total = _points(graded.sum) if graded.graded or any(given) else "–"
        changed = graded.sum_before is not None and abs(graded.sum - graded.sum_before) > 0.005
        note = "grading failed" if graded.failures else "not graded" if not graded.graded else \
            f"was {_points(graded.sum_before)}" if changed else "unchanged" if graded.unchanged else ""
        note = "; ".join(filter(None, (note, graded.late and graded.late.reason)))
        described = [one_line(about.get(graded.student, ""))] if about else []
        table.add_row(one_line(graded.student, longest), *described, *cells, total, note)
    table.add_section()
    table.add_row("of", *([""] if about else []), *(f"{m:g}" for _, m in maxima.values() if shown),
                  f"{sum(m for _, m in maxima.values()):g}", "")
    return table
