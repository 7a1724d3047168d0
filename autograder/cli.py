"""The commands. Each does one thing through the module of its name; this file only reads options and prints."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="Build, prove and grade the units of the course.")
console = Console()
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
