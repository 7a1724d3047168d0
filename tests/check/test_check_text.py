"""The parts of a check cell, and what the build writes into its hidden ones."""

import ast

import pytest

from autograder.check.check_text import parts, with_hidden_calls, without_hidden

TWO = """check(f, 1).equal(1)
### BEGIN HIDDEN TESTS
# why
check(f, 2).equal(2)
### END HIDDEN TESTS
check(f, 3).equal(3)
### BEGIN HIDDEN TESTS
for n in (4, 5):
    check(f, n).equal(n)
### END HIDDEN TESTS
check.score(1)"""


def test_parts_keep_their_lines():
    found = parts(TWO)
    assert [hidden for hidden, _ in found] == [False, True, False, True, False]
    lines = TWO.split("\n")
    for _, text in found:
        for line, original in zip(text.split("\n"), lines, strict=False):
            assert line in ("", original)
    assert [line for _, text in found for line in text.split("\n") if line] == lines


@pytest.mark.parametrize(("source", "hidden"), [
    ("", [False]), ("a", [False]), ("### BEGIN HIDDEN TESTS\na\n### END HIDDEN TESTS", [False, True, False])])
def test_the_first_part_is_never_hidden(source, hidden):
    assert [h for h, _ in parts(source)] == hidden


def test_hidden_parts_say_that_they_are():
    made = with_hidden_calls(TWO)
    assert without_hidden(made) == without_hidden(TWO)
    assert [line for line in made.split("\n") if line not in ("check.hidden()", "check.visible()")] == TWO.split("\n")
    for hidden, text in parts(made):
        assert [ast.unparse(s) for s in ast.parse(text).body].count("check.hidden()") == hidden
    assert with_hidden_calls("check(f, 1).equal(1)") == "check(f, 1).equal(1)"


def test_a_hidden_part_in_a_block():
    made = with_hidden_calls("for n in (1, 2):\n    check(f, n).equal(n)\n### BEGIN HIDDEN TESTS\n\n"
                             "    check(f, -n).equal(n)\n### END HIDDEN TESTS\ncheck.score(1)")
    assert [ast.unparse(s) for s in ast.parse(made).body[0].body] == [
        "check(f, n).equal(n)", "check.hidden()", "check(f, -n).equal(n)", "check.visible()"]
