"""What reads a student's text takes time and memory in proportion to it, whatever the text is."""

import gc
import itertools
import json
import re
import sys
import time

import nbformat
import pytest
from toy_course import FILE, TOY, UNIT

from autograder.author import build
from autograder.exam import examiner, limits
from autograder.exam.messages import ExamResult
from autograder.grade import highlighter, inert, journal, matching, misplaced, notebooks, plain_html, task

PIECES = ["a", "a,", "a,\n", "a ,\t", "a\n", "a:", "a: ", "a.", "a ", " ", "\n", "\t", "\r", "\u2003",
          "def ", "def\n", "async ", "async\n", "class\n", "=", "==", "0", "00", "1e", "0x", "_", "@", "#",
          "(", "[", "{", "'", '"', '"""', 'f"{', "\\", "\\\n", "<", "<a", "<a ", "<!--", "<https://", "http:", "![",
          "](", "[](", "![](attachment:", "*", "**a ", "`", "~", "|", "$", "> ", "- ", "\u001b[", "\u001b[0", "\u001b]",
          "\u001b", "&", "No module named ", "not ", "lambda:", "a if "]
READERS = {
    "names by lines": lambda text: matching.definitions(text, parse=False),
    "names by lines where Python cannot": examiner.defined_by,
    "names of a cell": examiner.used_and_called,
    "no module": lambda text: task.missing_modules(ExamResult(findings={text: [0]})),
    "unit of a name": lambda text: _LOOK.units_meant(text[:65_000]),
    "terminal": plain_html.terminal_text,
    "code": highlighter.highlighted,
    "markdown": inert.markdown,
    "plain text": notebooks.plain_text,
}
_LOOK = misplaced.Look.__new__(misplaced.Look)
_LOOK.__dict__["units"] = ["01_toy", "02_other"]


def seconds(read, text):
    """Of processor time, without the collector of garbage, whose passes depend on all else in this process."""
    gc.disable()
    try:
        begin = time.process_time()
        read(text)
        return time.process_time() - begin
    finally:
        gc.enable()


@pytest.mark.parametrize("reader", READERS)
def test_no_text_is_read_in_more_than_linear_time(reader):
    """Four times the text takes about four times as long; sixteen times as long would be a quadratic one."""
    read, slow = READERS[reader], []
    for piece, end, start in itertools.product(PIECES, ["", "(", "x"], ["", "a", "def f():\na"]):
        small, large = (f"{start}{piece * (count // len(piece))}{end}" for count in (10_000, 40_000))
        # What takes next to nothing is not measured well: a quadratic one takes seconds here, and each time.
        if all(seconds(read, large) > 0.1 + 9 * seconds(read, small) for _ in range(5)):
            slow.append((start, piece, end))
    assert slow == []


def test_a_reader_that_takes_longer_is_seen(monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "PIECES", ["0"])
    monkeypatch.setitem(READERS, "slow", re.compile(r"0+x$").search)
    with pytest.raises(AssertionError):
        test_no_text_is_read_in_more_than_linear_time("slow")


def test_only_what_is_short_is_remembered():
    """A cache counts entries: with long texts it would hold gigabytes."""
    asked = []

    @limits.remembered(10)
    def length(text):
        asked.append(len(text))
        return len(text)

    most = limits.LONGEST_REMEMBERED
    assert [length("a" * n) for n in (3, 3, most, most)] == [3, 3, most, most]
    assert [length("a" * (most + 1)) for _ in "12"] == [most + 1] * 2
    assert asked == [3, most, most + 1, most + 1]


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    build.build(TOY, UNIT, out)
    return notebooks.read(out / "release" / UNIT / FILE)


def test_of_several_notebooks_is_chosen_without_a_parser(release, monkeypatch):
    """It is done where nothing limits what it takes."""
    parsed = []
    monkeypatch.setattr(matching, "syntax_tree", parsed.append)
    cells = [nbformat.v4.new_code_cell(c.source + "\nx = 3") for c in release.cells]
    assert matching.worked_on(nbformat.v4.new_notebook(cells=cells), release)
    assert not matching.worked_on(release, release)
    assert not [source for source in parsed if "x = 3" in source]


def test_many_cells_and_much_text_are_refused():
    def told(cells):
        with pytest.raises(notebooks.Unreadable) as found:
            notebooks.parse(json.dumps(nbformat.v4.new_notebook(cells=cells)).encode(), "toy.ipynb")
        return str(found.value)

    assert "more than 5,000 cells" in told([nbformat.v4.new_code_cell("")] * 5001)
    assert "more than 20,000,000 characters" in told([nbformat.v4.new_code_cell("a" * 5_000_001)] * 4)


@pytest.mark.parametrize("source", ["a,\n" * 1000 + "(", "a" * 3000, "step", "def step(z):\n    return 1"])
def test_as_many_cells_as_are_accepted_are_matched_soon(release, source):
    """With every name that the unit has, over and over: measured against a tenth of them."""
    def made(count):
        known = [c for c in release.cells if notebooks.name_of(c)]
        cells = [nbformat.from_dict({**c, "source": source if n % 3 else c.source, "id": f"c{n}"})
                 for n, c in zip(range(count), itertools.cycle(known), strict=False)]
        return notebooks.parse(json.dumps(nbformat.v4.new_notebook(cells=cells)).encode(), "toy.ipynb")

    few, many = made(500), made(5000)
    assert seconds(lambda nb: matching.match(nb, release), many) < 10 + 40 * seconds(
        lambda nb: matching.match(nb, release), few)


@pytest.mark.parametrize("value", ["{}", "[]", '{"a":1}', "1"])
def test_a_notebook_of_very_many_values_is_refused_before_they_are_made(value, monkeypatch):
    """25 MB of small values would take gigabytes; a text as long is one value."""
    head = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": '
    many = f"{head}[{','.join([value] * 1_000_001)}]}}, \"cells\": []}}".encode()
    assert notebooks.parse(f"{head}\"{value.replace(chr(34), '')}{',' * 9_000_000}\"}}, \"cells\": []}}".encode(), "a")
    monkeypatch.setattr(json, "loads", None)
    with pytest.raises(notebooks.Unreadable, match="more than 1,000,000 values"):
        notebooks.parse(many, "toy.ipynb")
    assert journal.cells_of(many) == journal.digest(many)
