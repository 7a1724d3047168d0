"""Finite differences: what a gradient must be, found without differentiating."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.check.plain_values import Array


def gradient(f: Callable[[Array], Any], x: Any, h: float = 1e-5) -> Array:
    """The gradient of the scalar function `f` at `x` by central differences, (f(x+h) - f(x-h)) / 2h.

    x: array of any shape, taken as float64 and left alone; the result has its shape. The error is O(h²)
    (Nocedal & Wright, Numerical Optimization, 2nd ed., section 8.1).
    """
    x = np.array(x, dtype=float)
    out: Array = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        keep = x[i]
        x[i] = keep + h
        above = f(x.copy())
        x[i] = keep - h
        below = f(x.copy())
        x[i] = keep
        out[i] = (above - below) / (2 * h)
    return out


def relative_error(a: Any, b: Any) -> float:
    """The largest |a - b| / max(|a|, |b|) over all entries, 0 where both are 0."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(np.max(np.abs(a - b) / np.where(scale == 0, 1.0, scale), initial=0.0))
