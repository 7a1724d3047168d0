"""The shared figures show the data they are given, with labels, and classes that differ in mark as well as colour."""

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from course import plots

X = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]])


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def drawn(ax):
    return [c.get_offsets().data.tolist() for c in ax.collections if len(c.get_offsets())]


def marks(ax):
    return [c.get_paths()[0].vertices.tolist() for c in ax.collections]


@pytest.mark.parametrize("labels", [[0, 1, 0, 1], [-1, 1, -1, 1], ["a", "b", "a", "b"]])
def test_points(labels):
    ax = plots.points(X, np.array(labels), title="Two classes", labels=("a (cm)", "b (cm)"))
    assert drawn(ax) == [[[0, 1], [4, 5]], [[2, 3], [6, 7]]]
    assert (ax.get_title(), ax.get_xlabel(), ax.get_ylabel()) == ("Two classes", "a (cm)", "b (cm)")
    assert [to_hex(c.get_facecolor()[0]) for c in ax.collections] == list(plots.COLOURS[:2])
    assert marks(ax)[0] != marks(ax)[1]
    assert [t.get_text() for t in ax.get_legend().get_texts()] == [f"class {v}" for v in sorted(set(labels))]


def test_points_with_names_on_given_axes():
    ax = plt.subplots()[1]
    assert plots.points(X, np.array([0, 1, 1, 1]), ax, names=["setosa", "versicolor"]) is ax
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["setosa", "versicolor"]
    assert len(plt.get_fignums()) == 1


def test_more_classes_than_colours():
    rng = np.random.default_rng(0)
    ax = plots.points(rng.normal(size=(80, 2)), np.arange(80) % 8)
    assert len(ax.collections) == 8 and len(plots.COLOURS) == len(plots.MARKS) == 6


@pytest.mark.parametrize("low, high", [(0, 1), (-1, 1)])
def test_regions(low, high):
    asked = []

    def predict(rows):
        asked.append(rows)
        return np.where(rows[:, 0] > 3, high, low)

    ax = plots.regions(predict, X, np.array([low, low, high, high]), title="t", margin=0.5, steps=20)
    assert asked[0].shape == (400, 2)
    assert asked[0].min(axis=0).tolist() == [-0.5, 0.5] and asked[0].max(axis=0).tolist() == [6.5, 7.5]
    assert drawn(ax)[-2:] == [[[0, 1], [2, 3]], [[4, 5], [6, 7]]]
    # The plane is coloured on both sides of x = 3, as the points are.
    areas = ax.collections[0]
    assert [to_hex(c) for c in areas.get_facecolor()] == list(plots.COLOURS[:2])
    left, right = (path.vertices[:, 0] for path in areas.get_paths())
    assert left.max() < 3.6 and right.min() > 2.4


def test_regions_of_three_classes_and_a_list():
    ax = plots.regions(lambda rows: [int(r[0] > 1) + int(r[0] > 5) for r in rows], X, np.array([0, 1, 1, 2]), steps=15)
    assert len(ax.collections[0].get_facecolor()) == 3


def test_curves():
    ax = plots.curves({"training": [3.0, 2.0, 1.0], "validation": [3.5, 3.0]}, title="Loss falls", ylabel="loss (nats)")
    assert [(line.get_xdata().tolist(), line.get_ydata().tolist()) for line in ax.lines] == [
        ([1, 2, 3], [3, 2, 1]), ([1, 2], [3.5, 3])]
    assert ax.lines[0].get_linestyle() != ax.lines[1].get_linestyle()
    assert ax.lines[0].get_color() != ax.lines[1].get_color()
    assert (ax.get_title(), ax.get_xlabel(), ax.get_ylabel()) == ("Loss falls", "epoch", "loss (nats)")
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["training", "validation"]


def test_nothing_is_warned_of(recwarn):
    plots.points(X, np.array([0, 1, 0, 1]))
    plots.regions(lambda rows: np.zeros(len(rows), dtype=int), X, np.array([0, 1, 0, 1]))
    plots.curves({"a": [1.0]})
    assert not [str(w.message) for w in recwarn]
