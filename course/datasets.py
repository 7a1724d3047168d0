"""Small data sets that need no network and are the same on every machine: generated, or bundled with scikit-learn.

Rows are samples. Every function that draws takes a seed and returns float64 features and whole-number labels.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

GATES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0], "XOR": [0, 1, 1, 0]}
BUNDLED = ("iris", "wine", "breast_cancer", "digits", "diabetes")


class Split(NamedTuple):
    """Training and test rows: X (N, D), y (N,); features scaled by the training rows' mean and deviation."""

    X_train: np.ndarray
    y_train: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray


def gate(name: str) -> tuple[np.ndarray, np.ndarray]:
    """The truth table of a logic gate: X (4, 2) with the rows 00, 01, 10, 11, and y (4,). KeyError if unknown."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return X, np.array(GATES[name])


def blobs(n: int = 60, distance: float = 4.0, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Two round clouds of n/2 points each, unit deviation, centres `distance` apart: X (n, 2), y (n,) of 0 and 1."""
    rng = np.random.default_rng(seed)
    y = np.arange(n) % 2
    centre = distance / 2 / np.sqrt(2)
    return rng.normal(size=(n, 2)) + np.where(y[:, None] == 1, centre, -centre), y


def spirals(points: int = 100, classes: int = 3, noise: float = 0.2, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Interleaved spirals, `points` for each class: X (points * classes, 2) within [-1, 1] or so, y of 0, 1, 2 …

    After the case study of Stanford's CS231n notes, "Putting it together: Minimal Neural Network Case Study".
    """
    rng = np.random.default_rng(seed)
    X, y = [], []
    for label in range(classes):
        radius = np.linspace(0.0, 1.0, points)
        angle = np.linspace(label * 4, (label + 1) * 4, points) + rng.normal(size=points) * noise
        X.append(np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1))
        y.append(np.full(points, label))
    return np.concatenate(X), np.concatenate(y)


def moons(n: int = 200, noise: float = 0.2, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Two interleaved half circles: X (n, 2), y (n,) of 0 and 1."""
    from sklearn.datasets import make_moons

    return make_moons(n, noise=noise, random_state=seed)


def iris_pair() -> tuple[np.ndarray, np.ndarray]:
    """Petal length and width in cm of 50 setosa (0) and 50 versicolor (1) irises: X (100, 2), y (100,)."""
    from sklearn.datasets import load_iris

    X, y = load_iris(return_X_y=True)
    return X[:100, 2:], y[:100]


def bundled(name: str, test: float = 0.25, seed: int = 0) -> Split:
    """One of scikit-learn's bundled sets, shuffled, split and scaled; ValueError for an unknown name.

    Targets are labels from 0, and for diabetes numbers of shape (N,). Features that are constant in the
    training rows become 0.
    """
    from sklearn import datasets

    if name not in BUNDLED:
        raise ValueError(f"unknown data set '{name}'; there are {', '.join(BUNDLED)}")
    X, y = getattr(datasets, f"load_{name}")(return_X_y=True)
    order = np.random.default_rng(seed).permutation(len(X))
    held = int(round(test * len(X)))
    first, rest = order[:held], order[held:]
    mean, deviation = X[rest].mean(axis=0), X[rest].std(axis=0)
    scaled = (X - mean) / np.where(deviation == 0, 1.0, deviation)
    return Split(scaled[rest], y[rest], scaled[first], y[first])
