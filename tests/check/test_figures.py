"""Figures are read by their data: lines, scatter, bars, images; helpers, order and colorbars do not matter."""

import matplotlib
import numpy as np
import pytest

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

from autograder import check  # noqa: E402
from autograder.check import session  # noqa: E402

X = np.linspace(-1, 1, 9)
P = np.array([[0.1 + 0.2, 2.0], [0.3, 1.0], [-1.0, 5.0]])
IMAGE = np.arange(12.0).reshape(3, 4)


@pytest.fixture(autouse=True)
def no_figures():
    plt.close("all")
    yield
    assert not plt.get_fignums()
    plt.close("all")


def everything(as_axes=False):
    figure, (a, b) = plt.subplots(1, 2)
    a.axhline(0)
    a.fill_between(X, X, X + 1)
    a.scatter(*P[::-1].T)
    a.plot(X, 2 * X)
    a.plot(X, X**2, label="square")
    a.legend()
    a.axline((0, 0), slope=1)
    shown = b.imshow(IMAGE)
    figure.colorbar(shown)
    b.bar(["u", "v", "w"], [3, 1, 2])
    b.plot(["u", "v"], [1, 2])
    for axes in (a, b):
        axes.set(title="T", xlabel="x (m)", ylabel="y (s)")
    return a if as_axes else figure


def asked(result):
    begin = len(session.current().sheet.lines)
    result()
    return [line.ok for line in session.current().sheet.lines[begin:]]


@pytest.mark.parametrize("student", [everything, lambda: everything(True), lambda: everything() and None])
def test_what_is_drawn(student):
    words = [lambda r: r.draws_line(X**2, X), lambda r: r.draws_line(2 * X), lambda r: r.draws_line([1, 2], [0, 1]),
             lambda r: r.draws_points([[0.3, 1.0], [-1.0, 5.0], [0.3, 2.0]]), lambda r: r.draws_bars([1, 2, 3]),
             lambda r: r.draws_image(IMAGE), lambda r: r.labelled()]
    for word in words:
        assert asked(lambda word=word: word(check(student))) == [True]
    wrong = [lambda r: r.draws_line(X**3, X), lambda r: r.draws_line(X**2, X + 1), lambda r: r.draws_points([[0, 0]]),
             lambda r: r.draws_points(P[:2]), lambda r: r.draws_bars([1, 2]), lambda r: r.draws_image(IMAGE.T)]
    for word in wrong:
        assert asked(lambda word=word: word(check(student))) == [False]


def test_the_same_figure_can_be_asked_several_questions():
    r = check(everything)
    r.draws_line(X**2, X)
    r.draws_image(IMAGE)
    assert [line.ok for line in session.current().sheet.lines] == [True, True]


def test_labels_must_be_there():
    def student():
        figure, axes = plt.subplots()
        axes.set(title="T", xlabel="x")
        return figure

    check(student).labelled()
    assert not session.current().sheet.lines[-1].ok


@pytest.mark.parametrize("value", [None, {}, [], 3.0, "figure", object()])
def test_no_figure(value):
    check(lambda: value).draws_line([1, 2])
    assert not session.current().sheet.lines[-1].ok
    assert "expected a matplotlib figure" in session.current().sheet.lines[-1].problem


def test_the_legend():
    assert check(everything).drawing().value["legend"] == ["square"]
