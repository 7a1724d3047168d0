"""The few figures that many lessons draw. Colours and marks differ together, so neither is needed alone."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np

# Okabe & Ito (2008), "Color Universal Design": told apart with any kind of colour vision.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
MARKS = ("o", "s", "^", "D", "v", "P")


def points(X, y, ax=None, title="", labels=("$x_1$", "$x_2$"), names=None):
    """Scatter X (N, 2), one colour and mark for each class of y (N,). Returns the axes."""
    ax = ax or plt.subplots(figsize=(4.5, 4))[1]
    for i, label in enumerate(np.unique(y)):
        rows = y == label
        ax.scatter(X[rows, 0], X[rows, 1], s=28, c=COLOURS[i % 6], marker=MARKS[i % 6], edgecolors="white",
                   linewidths=0.6, label=names[i] if names else f"class {label}")
    ax.set(title=title, xlabel=labels[0], ylabel=labels[1])
    ax.legend(loc="best", framealpha=0.9)
    return ax


def regions(predict, X, y, ax=None, title="", labels=("$x_1$", "$x_2$"), names=None, margin=0.4, steps=120):
    """What `predict` (rows (M, 2) to labels (M,)) answers over the plane around X, with the points on top."""
    ax = ax or plt.subplots(figsize=(4.5, 4))[1]
    low, high = X.min(axis=0) - margin, X.max(axis=0) + margin
    a, b = np.meshgrid(np.linspace(low[0], high[0], steps), np.linspace(low[1], high[1], steps))
    answer = np.asarray(predict(np.c_[a.ravel(), b.ravel()])).reshape(a.shape)
    classes = np.unique(y)
    ax.contourf(a, b, answer, levels=np.append(classes - 0.5, classes[-1] + 0.5), colors=COLOURS[: len(classes)],
                alpha=0.22)
    return points(X, y, ax, title, labels, names)


def curves(history: dict, ax=None, title="", ylabel="loss"):
    """Each list of `history` against the epoch, counted from 1. Returns the axes."""
    ax = ax or plt.subplots(figsize=(5.5, 3.5))[1]
    for i, (name, values) in enumerate(history.items()):
        ax.plot(np.arange(1, len(values) + 1), values, color=COLOURS[i % 6], linestyle=("-", "--", ":", "-.")[i % 4],
                label=name)
    ax.set(title=title, xlabel="epoch", ylabel=ylabel)
    ax.xaxis.get_major_locator().set_params(integer=True)    # there is no epoch 1.5
    ax.legend()
    return ax
