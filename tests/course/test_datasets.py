"""The data sets are the same on every run, of the promised shapes, and as hard as they are said to be."""

import numpy as np
import pytest

from course import datasets


@pytest.mark.parametrize("name, y", [("AND", [0, 0, 0, 1]), ("OR", [0, 1, 1, 1]), ("NAND", [1, 1, 1, 0]),
                                     ("XOR", [0, 1, 1, 0])])
def test_gates(name, y):
    X, found = datasets.gate(name)
    assert X.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]] and X.dtype == float
    assert found.tolist() == y and found.dtype.kind == "i"


def test_gates_are_fresh():
    X, y = datasets.gate("AND")
    X[:], y[:] = 7, 7
    assert datasets.gate("AND")[0].max() == 1 and datasets.gate("AND")[1].tolist() == [0, 0, 0, 1]
    with pytest.raises(KeyError):
        datasets.gate("NOT")


DRAWN = [(datasets.blobs, {"n": 40}, 40, 2), (datasets.spirals, {"points": 30}, 90, 3),
         (datasets.moons, {"n": 50}, 50, 2)]


@pytest.mark.parametrize("make, options, rows, classes", DRAWN, ids=[d[0].__name__ for d in DRAWN])
def test_drawn_sets(make, options, rows, classes):
    X, y = make(**options)
    assert X.shape == (rows, 2) and y.shape == (rows,) and X.dtype == np.float64 and y.dtype.kind == "i"
    assert np.isfinite(X).all()
    assert np.bincount(y).tolist() == [rows // classes] * classes
    again, other = make(**options), make(**options, seed=1)
    assert np.array_equal(X, again[0]) and np.array_equal(y, again[1])
    assert not np.array_equal(X, other[0])


def test_drawing_leaves_numpys_own_generator_alone():
    np.random.seed(3)
    before = np.random.get_state()[1].tolist()
    datasets.blobs(), datasets.spirals(), datasets.moons(), datasets.bundled("iris")
    assert np.random.get_state()[1].tolist() == before


def test_blobs_are_as_far_apart_as_said():
    X, y = datasets.blobs(20_000, distance=6.0)
    centres = [X[y == k].mean(axis=0) for k in (0, 1)]
    assert np.linalg.norm(centres[1] - centres[0]) == pytest.approx(6.0, abs=0.05)
    assert X[y == 0].std(axis=0) == pytest.approx([1, 1], abs=0.05)


def test_spirals_wind():
    X, y = datasets.spirals(points=100, classes=3, noise=0.0)
    assert np.linalg.norm(X, axis=1).max() == pytest.approx(1.0)
    assert np.linalg.norm(X[:100], axis=1) == pytest.approx(np.linspace(0, 1, 100))
    # No straight line tells two arms apart.
    design = np.c_[X, np.ones(len(X))]
    fit = np.linalg.lstsq(design, np.where(y == 0, 1.0, -1.0), rcond=None)[0]
    assert (np.sign(design @ fit) == np.where(y == 0, 1, -1)).mean() < 0.9


def test_iris_pair():
    X, y = datasets.iris_pair()
    assert X.shape == (100, 2) and X.dtype == float and np.bincount(y).tolist() == [50, 50]
    # Petals: in cm, and a threshold on the length separates the species.
    assert X[y == 0, 0].max() == 1.9 and X[y == 1, 0].min() == 3.0


@pytest.mark.parametrize("name, rows, features, classes", [
    ("iris", 150, 4, 3), ("wine", 178, 13, 3), ("breast_cancer", 569, 30, 2), ("digits", 1797, 64, 10),
    ("diabetes", 442, 10, 0)])
def test_bundled(name, rows, features, classes):
    found = datasets.bundled(name)
    held = round(rows / 4)
    assert found.X_train.shape == (rows - held, features) and found.X_test.shape == (held, features)
    assert found.y_train.shape == (rows - held,) and found.y_test.shape == (held,)
    assert all(np.isfinite(part).all() for part in found) and found.X_train.dtype == np.float64
    constant = found.X_train.std(axis=0) == 0
    assert found.X_train.mean(axis=0) == pytest.approx(np.zeros(features), abs=1e-9)
    assert found.X_train.std(axis=0)[~constant] == pytest.approx(np.ones((~constant).sum()))
    assert not found.X_train[:, constant].any()
    if classes:
        assert sorted(set(found.y_train)) == sorted(set(found.y_test)) == list(range(classes))
        assert found.y_train.dtype.kind == "i"
    again = datasets.bundled(name)
    assert all(np.array_equal(a, b) for a, b in zip(found, again, strict=True))


def test_bundled_splits_without_overlap():
    from sklearn.datasets import load_diabetes

    y = load_diabetes(return_X_y=True)[1]
    found = datasets.bundled("diabetes", test=0.1, seed=3)
    assert len(found.y_test) == 44
    assert sorted(np.concatenate([found.y_train, found.y_test])) == sorted(y)
    assert not np.array_equal(found.y_test, datasets.bundled("diabetes", test=0.1, seed=4).y_test)


def test_bundled_unknown():
    with pytest.raises(ValueError, match="unknown data set 'mnist'; there are iris, wine"):
        datasets.bundled("mnist")
