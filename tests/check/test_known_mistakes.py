"""A known mistake is told where all that fails is its work, and never where a line speaks against it."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import check
from autograder.check import known_mistakes, report, score_sheet, session
from autograder.check.known_mistakes import UNTOLD, Known, Recognised, keys, pack, recognise, same, unpack

SAYS = {"double": "You doubled.", "forgets": "Something is forgotten."}


def told(profile, known, passed=()):
    return [(one.name, one.likely) for one in recognise(profile, {*profile, *passed}, known)]


def a_mistake(name="double", **profile):
    return Known(name, f"This is {name}.", profile)


@pytest.mark.parametrize(("profile", "known", "passed", "wanted"), [
    # The same on every line that fails.
    ({"a": 1.0, "b": 2.0}, [a_mistake(a=1.0, b=2.0)], "c", [("double", True)]),
    # It fails a line that the answer passes: contradicted, however well another line fits.
    ({"a": 1.0}, [a_mistake(a=1.0, b=2.0)], "b", []),
    # A line of it that does not exist here says nothing.
    ({"a": 1.0}, [a_mistake(a=1.0, b=2.0)], "", [("double", True)]),
    # It explains a part of what fails.
    ({"a": 1.0, "b": 2.0}, [a_mistake(a=1.0)], "", [("double", False)]),
    # As many lines differ as fit.
    ({"a": 1.0, "b": 2.0}, [a_mistake(a=1.0, b=3.0)], "", []),
    ({"a": 1.0, "b": 2.0, "c": 3.0}, [a_mistake(a=1.0, b=2.0, c=4.0)], "", [("double", False)]),
    # What is no evidence supports nothing.
    ({"a": UNTOLD}, [a_mistake(a=UNTOLD)], "", []),
    ({"a": UNTOLD, "b": 2.0}, [a_mistake(a=UNTOLD, b=2.0)], "", [("double", True)]),
    ({"a": 7.0, "b": 2.0}, [a_mistake(a=UNTOLD, b=2.0)], "", [("double", True)]),
    ({"a": 7.0}, [a_mistake(a=UNTOLD)], "", []),
    # Two with one profile: neither is certain.
    ({"a": 1.0}, [a_mistake(a=1.0), a_mistake("other", a=1.0)], "", [("double", False), ("other", False)]),
    # The whole one beats those that explain a part.
    ({"a": 1.0, "b": 2.0}, [a_mistake("part", a=1.0), a_mistake(a=1.0, b=2.0)], "", [("double", True)]),
    ({}, [a_mistake(a=1.0)], "a", [])])
def test_who_is_recognised(profile, known, passed, wanted):
    assert told(profile, known, passed) == wanted


def test_one_sentence_of_two_answers_is_told_once():
    known = [Known("a", "The same.", {"x": 1.0}), Known("b", "The same.", {"x": 1.0})]
    assert recognise({"x": 1.0}, {"x"}, known) == (Recognised("a", "The same.", True),)


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60) | st.complex_numbers() | \
    st.binary(max_size=50) | st.just(np.array(["a", "ü" * 50])) | st.just(np.zeros((0, 3))) | \
    st.builds(lambda n, f: np.full(n, f), st.integers(0, 300), st.floats(width=32))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=50) | st.tuples(inner, inner) |
                      st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=5), max_leaves=20)


@given(VALUES)
@settings(deadline=None)
def test_every_value_has_a_signature_that_survives_packing_and_is_its_own(value):
    with np.errstate(all="raise"):
        one = known_mistakes.of_value("value", value)
        known = Known("n", "s \ud800"[:2], {"k": one})
        [back] = unpack(pack([known]))
        assert same(back.profile["k"], one) and same(one, one)
        assert len(json.dumps(one)) < 100_000


def test_numbers_are_the_same_within_rounding_only():
    def fits(a, b):
        return same(known_mistakes.of_value("value", a), known_mistakes.of_value("value", b))

    rng = np.random.default_rng(0)
    for size in (1, 40, 41, 3_000, 30_000):
        a = rng.normal(size=size)
        assert fits(a, a.astype(np.float32).astype(float)) and not fits(a, a + 0.01) and not fits(a, a * 1.01)
        assert size == 1 or not fits(a, a[::-1].copy())
    assert fits([1.0, 1e-12], [1.0, 0.0]) and not fits([1.0], [True]) and not fits([1.0], (1.0,))
    assert fits(float("nan"), float("nan")) and fits(float("inf"), float("inf")) and not fits(float("inf"), 1.0)
    assert fits(10**400, 10**400) and not fits(np.ones(3), np.ones((3, 1))) and not fits("a", "b")
    assert not same(known_mistakes.of_value("shape", 1), known_mistakes.of_value("value", 1))


def test_damaged_text_is_nothing():
    text = pack([a_mistake(a=1.0)])
    assert unpack(text)[0].profile == {"a": 1.0}
    for damaged in ("", "x", text[:-3], text[::-1], "é"):
        assert unpack(damaged) == ()


def test_keys_tell_lines_of_one_name_apart():
    assert len(set(keys(["a", "b", "a", "a"]))) == 4
    assert keys(["a", "b"]) == keys(["a", "b", "c"])[:2]


# -- through the words -------------------------------------------------------------------------------------------------


def finish(f, known="", hidden=True):
    session.current().start()
    check.known(known)
    check(f, 3.0).close(4.0, hint="Add one.")
    check(f, -1.0).close(0.0)
    if hidden:
        check.hidden()
        check(f, 55.5).close(56.5)
        check.visible()
    return session.current().finish(3)


def learned():
    wrong = {"double": lambda x: 2 * x, "forgets": lambda x: x}
    return pack([Known(name, SAYS[name], finish(f).profile) for name, f in wrong.items()])


def test_an_answer_is_recognised_by_its_visible_lines():
    known = learned()
    for f, wanted in [(lambda x: x + x, "double"), (lambda x: np.float64(x), "forgets")]:
        found = finish(f, known)
        assert found.mistakes == (Recognised(wanted, SAYS[wanted], True),)
        assert f"Likely mistake: {SAYS[wanted]}" in report.as_text(found)
        assert f"<em>Likely mistake:</em> {SAYS[wanted]}" in report.as_html(found)
        assert score_sheet.Report.from_dict(found.as_dict()) == score_sheet.Report(
            *[getattr(found, n) for n in ("points", "earned", "outcome", "lines", "notes", "mistakes")])
    assert len(unpack(known)[0].profile) == 2, "the hidden line is in no profile"
    for f in (lambda x: x + 1, lambda x: x + 7, lambda x: 1 / 0, lambda x: None):
        assert finish(f, known).mistakes == ()
    # Right where "doubled" is wrong.
    assert finish(lambda x: 6.0 if x == 3 else x + 1, known).mistakes == ()
    # Doubled, and something else: a part is explained.
    assert [m.likely for m in finish(lambda x: 6.0 if x == 3 else 99.0, known).mistakes] == []


def test_an_exception_is_recognised_by_its_text():
    def raising(text):
        return lambda x: float(text)

    known = pack([Known("raises", "It raises.", finish(raising("no")).profile)])
    assert [m.name for m in finish(raising("no"), known).mistakes] == ["raises"]
    assert finish(raising("another"), known).mistakes == ()


def test_the_text_of_a_learners_own_raise_is_no_evidence():
    def raising(text, error=ValueError):
        def f(x):
            raise error(text)
        return f

    known = pack([Known("raises", "It raises.", finish(raising("negative")).profile)])
    assert [m.name for m in finish(raising("x < 0"), known).mistakes] == ["raises"]
    assert finish(raising("negative", TypeError), known).mistakes == ()


def test_what_a_line_tells_already_is_not_repeated():
    known = pack([Known("raises", "Add one.", finish(lambda x: 9.0).profile)])
    found = finish(lambda x: 9.0, known)
    assert found.mistakes and report.mistakes(found)[1] == [] and report.as_text(found).count("Add one.") == 1


def test_a_hint_is_not_shown_where_it_cannot_be_about_what_happened():
    def fails(x):
        raise KeyError(x)

    for f, shown in [(lambda x: 9.0, True), (fails, False), (lambda x: None, False), (lambda x: [x], False),
                     (lambda x: np.ones((2, 2)), False)]:
        assert (finish(f).lines[0].hint == "Add one.") is shown
