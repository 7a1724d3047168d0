"""What others wrote is printed as it is, and does nothing to a terminal: names, findings, tables, at any width."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from typer.testing import CliRunner

from autograder import cli
from autograder.grade import grading
from autograder.terminal import Terminal, one_line, plain, shortened

MAXIMA = {f"check_{letter * 9}": 3.25 for letter in "abcdefghij"}
TEXTS = st.text(st.characters(), max_size=150) | st.text(st.sampled_from("a[]/red \x1b\x07\r\b\n\u202e\udce9:)wide字"))
NASTY = ("[red]x[/]", "o'neil [b]", "[link=file:///etc/passwd]x[/link]", ":smiley:", "\x1b[2J\x1b]0;title\x07", "a\rb",
         "a\b\bb", "\u202eevil", "caf\udce9", "a\nanna: GRADING FAILED", "x" * 120, "字" * 70,
         "\x9b31m", "\\[b]", "\u2028")


def printed(monkeypatch, width, names, findings=("found",)):
    """What `autograder grade` prints of a class of these names, and of one with these findings."""
    class_ = [grading.Graded(n, dict.fromkeys(MAXIMA, (3.25, 3.25)), tuple(findings), ("it broke",)) for n in names]
    with monkeypatch.context() as patch:
        patch.setattr(cli, "_graded", lambda *args, **options: (class_, []))
        patch.setattr(cli, "console", Terminal(width=width))
        done = CliRunner().invoke(cli.app, ["grade", "01_toy"])
    assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.exc_info
    return done.stdout


@pytest.mark.parametrize("width", [80, 100, 130])
def test_nothing_but_text_is_printed(width, monkeypatch):
    @settings(deadline=None)
    @given(TEXTS, TEXTS)
    @example("[red]x[/]", "[/]")
    @example("\x1b[2J", "\x1b]0;title\x07")
    @example("caf\udce9", "a\nanna: GRADING FAILED")
    def each(student, finding):
        text = printed(monkeypatch, width, ["anna", student], [finding])
        assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text)
        table = [line for line in text.partition("\nanna: ")[0].split("\n") if line.count("3.25") == len(MAXIMA)]
        assert len(table) == 3 and len({cell_len(line) for line in table}) == 1, "columns stay below each other"
        assert table[0].lstrip("│ ").startswith("anna ")
        assert text.count("\nanna: ") == (4 if student == "anna" else 2), "no finding looks like another student's"
        shown = plain(student).replace("\n", "\\n")
        assert f"\n{shown}: GRADING FAILED, it broke" in text

    each()


@pytest.mark.parametrize("width", [80, 100, 130])
@pytest.mark.parametrize("nasty", NASTY)
def test_the_columns_stay(width, nasty, monkeypatch):
    text = printed(monkeypatch, width, ["anna", nasty])
    rows = [line for line in text.split("\n") if line.count("3.25") == len(MAXIMA)]
    assert len(rows) == 3 and all("32.5" in row and cell_len(row) <= width for row in rows), text
    shown = plain(nasty).replace("\n", "\\n")
    if len(shown) < 12:
        assert shown in rows[1]


def test_a_unit_with_more_exercises_than_columns_shows_the_sums(monkeypatch):
    monkeypatch.setitem(globals(), "MAXIMA", {f"check_{n}": 3.25 for n in range(40)})
    text = printed(monkeypatch, 80, ["anna", "x" * 120])
    assert text.count(" 130 ") >= 3 and "no room for the points of each exercise" in text
    assert max(map(cell_len, text.split("Scores")[1].split("found")[0].split("\n")[:8])) <= 80


def test_a_long_name_keeps_both_ends():
    assert one_line("x" * 60 + "-" + "y" * 60, 21) == "x" * 10 + "…" + "y" * 10
    assert cell_len(one_line("字" * 70, 12)) <= 12


@settings(deadline=None)
@given(TEXTS)
def test_what_is_printable_stays_as_it_is(text):
    if text.isprintable():
        assert plain(text) == text == one_line(text)


def test_messages_of_errors_have_no_markup(monkeypatch, tmp_path):
    folder = tmp_path / "a [b]"
    monkeypatch.setattr(cli, "console", Terminal(width=200))
    done = CliRunner().invoke(cli.app, ["build", "[red]x[/]\x07", "--root", str(folder)])
    assert done.exit_code == 2 and "No unit [red]x[/]\\x07 in" in done.stdout and "a [b]" in done.stdout


def test_nothing_is_printed_past_the_terminal():
    """One way to print: rich's own Console, print() and typer.echo are used nowhere else."""
    package = Path(cli.__file__).parent
    for path in package.rglob("*.py"):
        if path.name != "terminal.py":
            text = path.read_text(encoding="utf-8")
            assert "rich.console" not in text and "typer.echo" not in text, path


def test_a_long_list_of_cells_is_shortened():
    names = [f"'c{i}'" for i in range(11)]
    assert shortened(f"x: {', '.join(names)} were deleted") == f"x: {', '.join(names[:8])} and 3 more were deleted"
    assert shortened(f"x: {', '.join(names[:8])}.") == f"x: {', '.join(names[:8])}."
