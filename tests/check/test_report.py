"""The table: escaped in HTML, plain as text, compact for a reader, and a score that nbgrader reads."""

import html
import html.parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import check
from autograder.check import report, session
from autograder.check.score_sheet import Line, Sheet

EVIL = "<script>alert('&\"')</script>"


def shown(*lines, notes=()):
    sheet = Sheet(notes=list(notes))
    for line in lines:
        sheet.add(line)
    done = sheet.report(3)
    return report.as_text(done), report.as_html(done)


class Tags(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.open = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(st.lists(st.builds(Line, *[st.text(max_size=20)], st.booleans(), problem=st.text(), fact=st.text(),
                          hint=st.text(), hidden=st.booleans(), printed=st.text(), about=st.text(max_size=2)),
                min_size=1, max_size=4))
def test_any_text_can_be_shown(lines):
    text, page = shown(*lines)
    text.encode()
    page.encode()
    assert Tags(page).tags <= {"div", "span", "p", "strong", "em", "br", "pre", "details", "summary", "ul", "li",
                               "table", "caption", "thead", "tbody", "tr", "th", "td"}


def test_lines_that_say_nothing_new_come_last_and_name_the_one_that_says_it():
    long = "It stopped with ZeroDivisionError: division by zero. " * 2
    text, _ = shown(Line("one", False, problem=long), Line("two", False, problem=long), Line("right", True),
                    Line("three", False, problem="Another thing."), Line("four", False, problem=long))
    assert [line.split()[-1] for line in text.splitlines() if report.SIGNS[False] in line] == [
        "one", "three", "two", "four"]
    assert text.count(long.strip()) == 1 and text.count("As for: one") == 2


def test_what_a_student_wrote_is_escaped():
    def student(x):
        print(EVIL)
        raise ValueError(EVIL)

    student.__name__ = EVIL
    check(student, EVIL).close(EVIL, hint=EVIL)
    check(lambda: EVIL).equal("a")
    check(lambda: {EVIL: 1}).equal({"a": 1})
    check(type(EVIL, (), {})).equal(1)
    text, page = shown(*session.current().sheet.lines, notes=[EVIL])
    assert "<script" not in page and "&lt;script&gt;" in page
    assert EVIL in text


def test_lone_surrogates_can_be_shown():
    def student():
        print("\ud800")
        raise ValueError("\udfff")

    check(student).close(1)
    for text in shown(*session.current().sheet.lines):
        text.encode()


def test_a_call_is_named_once_and_a_text_told_once():
    def softmax(Z):
        print("debugging")
        return Z[0]

    check(softmax, [[1.0, 2.0]]).shape((1, 2)).close([[7.0, 0.5]]).unchanged()
    check(softmax, [[3.0, 4.0]]).close([[1.0, 2.0]], name="the rows sum to one")
    check(softmax, [[3.0, 4.0]])[0].close(1.0)
    text, page = shown(*session.current().sheet.lines)
    assert text.splitlines() == [
        "Not yet right: 1 of 5 checks pass. 0 of 3 points.",
        "  ✗ not yet  softmax([[1.0, 2.0]]) has shape (1, 2)",
        "             The result is a list; expected an array of shape (1, 2).",
        "             Your code printed: debugging",
        "  ✗ not yet  … has the right value",
        "             The result has 2 values; expected 1.",
        "  ✗ not yet  the rows sum to one",
        "             The result has 2 values; expected 1.",
        "  ✗ not yet  softmax([[3.0, 4.0]])[0] has the right value",
        "             The result is 3.0; expected 1.0.",
        "  ✓ right    softmax([[1.0, 2.0]]) leaves its arguments alone",
        f"Note: {report.FORM_ALONE}"]
    assert page.count("debugging") == 1


def test_headlines():
    assert shown(Line("x", True))[0].startswith("Right: all 1 checks pass.")
    assert shown(Line("x", False))[0].startswith("Not yet right: 0 of 1 checks pass.")
    text, page = shown(Line("x", False, attempted=False))
    assert text.startswith("Not attempted yet.") and "<table" not in page
    assert "A hidden check on other inputs fails" in shown(Line("x", False, hidden=True))[0]


def test_the_score_is_a_bare_number():
    assert repr(report.Score(2.5)) == str(report.Score(2.5)) == "2.5"
    assert repr(report.Score(3.0)) == "3" and repr(report.Score(0.0)) == "0"


@pytest.mark.parametrize(("lines", "verdict"), [
    ([Line("a", True), Line("b", False)], "<strong>✗ Not yet right: 1.5 of 3 points.</strong>"),
    ([Line("a", True)], ""), ([Line("a", False, attempted=False)], ""),
    ([Line("a", False, "There is no `f` yet.", attempted=None)], "")])
def test_the_verdict_stands_below_a_table_once_more(lines, verdict):
    assert report.Score.of(Sheet(lines, [None] * len(lines)).report(3))._repr_html_() == verdict


def test_one_line_where_there_is_nothing_to_check():
    lines = [Line(name, False, "There is no `f` yet: run the cell that defines it.", attempted=None) for name in "ab"]
    hidden = Line("hidden", False, hidden=True, attempted=None)
    for text in shown(*lines, hidden):
        assert text.count("There is no `f` yet") == 1 and "✗ not yet" not in text and "<table" not in text
    assert shown(*lines, Line("c", False, "It is 3; expected 4."))[0].count("There is no `f` yet") == 2


def test_what_fails_comes_first_and_what_passes_is_folded():
    text, page = shown(Line("a", True), Line("b", False, "It is 3; expected 4.", printed="long\n" * 40),
                       Line("c", True))
    assert [line.strip()[:11] for line in text.splitlines() if "✗" in line or "✓" in line] == [
        "✗ not yet  b"[:11], "✓ right    "[:11], "✓ right    "[:11]]
    assert page.index("✗ b") < page.index("<details") < page.index("✓ 2 right") < page.index("✓ a")
    assert "max-height" in page[page.index("<pre"):page.index("long")]
    assert "<summary>✗ 2 more</summary>" in shown(*[Line(name, False, name) for name in "abcde"])[1]
    right = shown(Line("a", True))[1]
    assert right.index("<summary>") < right.index("Right: all 1 checks pass.") < right.index("✓ a")


def test_what_a_screen_reader_is_told():
    """The headline alone is a live status, with the points; the table has a caption, headings, headers of rows."""
    _, page = shown(Line("a", True), Line("b", False, "It is 3; expected 4."))
    status = page[page.index('<span role="status"'):page.index("</span>")]
    assert page.count("role=") == 1 and "Not yet right: 1 of 2 checks pass." in status and "1.5 of 3 points." in status
    assert "<caption" in page and page.count('<th scope="col"') == 2 and page.count('<th scope="row"') == 1
    done = report.Report(3, 1.5, "not yet right", (Line("a", True), Line("b", False)))
    assert "points" not in report.as_html(done, live=False) and "role" not in report.as_html(done, live=False)


@pytest.mark.parametrize(("student", "told"), [
    ("def step(z):\n    return zz", "It stopped with NameError: name 'zz' is not defined"),
    ("def step(z):\n    while True:\n        pass", "It did not finish within 0.1 s. Is there a loop that never ends?"),
    ("step = 3", "This is a whole number (int), not a function.")])
def test_one_line_where_no_call_gives_a_result(student, told):
    names = {}
    exec(student, names)
    session.current().start()
    check.allow(0.1)
    first = check(names["step"], 1.0).equal(1)
    check(names["step"], 2.0).equal(0, hint="z >= 0")
    check(len, first).equal(0)
    done = session.current().finish(3)
    for page in report.as_text(done), html.unescape(report.as_html(done)):
        assert page.count(told) == 1 and "<table" not in page and "z >= 0" not in page and "✗ not yet" not in page


def test_of_a_chain_of_calls_the_first_that_failed_is_told():
    def step(w):
        return 1 / 0

    came = None
    for _ in range(30):
        came = check(step, came if came is not None else 1.0)
    came.close(1.0)
    line = session.current().sheet.lines[-1]
    assert line.problem.startswith("This needs step(1.0), which failed. ") and "ZeroDivisionError" in line.problem
    assert line.problem.count("This needs") == 1 and len(line.name) < 120


def test_points_of_nothing_but_form_are_explained():
    form = Line("has shape (1, 2)", True, kind="form")
    assert report.FORM_ALONE in shown(form, Line("is right", False))[0]
    for others in ([Line("is right", True)], [Line("is right", True), Line("b", False)]):
        assert report.FORM_ALONE not in shown(form, *others)[0]
    assert report.FORM_ALONE not in shown(Line("is right", False))[0]
