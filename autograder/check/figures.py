"""Questions about matplotlib figures, answered by their data and labels and never by their pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.check.plain_values import Array

if TYPE_CHECKING:
    from autograder.check.words import Result


class FigureQuestions:
    """Questions and words on a result that is a figure or axes (or None: then the current figure is read)."""

    if TYPE_CHECKING:      # what `Result` brings
        def ask(self, what: str, operation: Callable[..., Any], *things: object) -> Result: ...
        def _hidden(self) -> bool: ...

    def drawing(self) -> Result:
        """What is drawn, a dictionary of lists over all axes: lines, points, bars, images, titles, labels, legend."""
        return self.ask("drawing", read)

    def draws_line(self, y: Any, x: Any = None, **options: Any) -> Result:
        """Some line goes through these points; further lines do not matter."""
        return self._draws("lines", f"draws a line through {len(y)} points", [x, y], **options)

    def draws_points(self, xy: Any, **options: Any) -> Result:
        """Some scatter holds these points (N, 2), in any order."""
        return self._draws("points", f"draws {len(xy)} points", [xy], **options)

    def draws_bars(self, heights: Any, **options: Any) -> Result:
        """Bars of these heights, in any order."""
        return self._draws("bars", f"draws {len(heights)} bars", [heights], **options)

    def draws_image(self, image: Any, **options: Any) -> Result:
        """Some image shows this array."""
        return self._draws("images", f"shows an image of shape {np.shape(image)}", [image], **options)

    def labelled(self, hint: str = "") -> Result:
        """Every axes has a title and names for both axes."""
        return self.drawing().holds("has a title and a label on both axes",
                                    lambda d: bool(d["titles"]) and all(d["titles"] + d["xlabels"] + d["ylabels"]),
                                    hint=hint)

    def _draws(self, kind: str, sentence: str, wanted: list[Any], hint: str = "") -> Result:
        def drawn(drawing: dict[str, list[Any]]) -> bool:
            return any(_matches(kind, found, wanted) for found in drawing[kind])

        sentence = f"draws the right {kind}" if self._hidden() else sentence
        return self.drawing().holds(sentence, drawn, hint=hint)


def _matches(kind: str, found: Any, wanted: list[Any]) -> bool:
    if kind == "lines":
        x, y = wanted
        return _close(found["y"], y) and (x is None or _close(found["x"], x))
    if kind in ("points", "bars"):
        return _fits(found, wanted[0]) and _close(_sorted(found), _sorted(wanted[0]))
    return _close(found, wanted[0])


def _sorted(values: Any) -> Array:
    """In an order in which what differs by rounding only stands at the same place."""
    values = np.asarray(values, float)
    return np.sort(values) if values.ndim == 1 else values[np.lexsort(np.round(values.T[::-1], 6))]


def _fits(found: Any, wanted: Any) -> bool:
    """Whether something drawn has the shape that is wanted: nothing is made of it before."""
    return type(found) is np.ndarray and found.shape == np.shape(wanted)


def _close(found: Any, wanted: Any) -> bool:
    return _fits(found, wanted) and bool(np.allclose(
        np.asarray(found, float), np.asarray(wanted, float), rtol=1e-6, atol=1e-9, equal_nan=True))


def read(thing: Any) -> dict[str, list[Any]]:
    """The data of a figure, axes or (for None) the current figure. Raises TypeError for anything else."""
    import matplotlib.axes
    import matplotlib.collections
    import matplotlib.figure
    import matplotlib.pyplot as plt

    if thing is None and plt.get_fignums():
        thing = plt.gcf()
    if isinstance(thing, matplotlib.axes.Axes):
        thing = thing.figure
    if not isinstance(thing, matplotlib.figure.Figure):
        raise TypeError(f"expected a matplotlib figure, got {type(thing).__name__}")
    out: dict[str, list[Any]] = {kind: [] for kind in (
        "lines", "points", "bars", "images", "titles", "xlabels", "ylabels", "legend")}
    for axes in thing.axes:
        if axes.get_label() == "<colorbar>":
            continue
        for line in axes.lines:
            # orig=False: words and dates as the numbers that they are drawn at
            x, y = line.get_xdata(orig=False), line.get_ydata(orig=False)
            out["lines"].append({"x": np.asarray(x, float), "y": np.asarray(y, float), "label": str(line.get_label())})
        for collection in axes.collections:
            points = np.ma.getdata(collection.get_offsets())
            if isinstance(collection, matplotlib.collections.PathCollection) and len(points):   # a scatter
                out["points"].append(np.asarray(points, float))
        out["bars"] += [np.array([p.get_height() for p in patches], float) for box in axes.containers
                        if (patches := getattr(box, "patches", None))]
        out["images"] += [np.ma.getdata(array) for image in axes.images if (array := image.get_array()) is not None]
        out["titles"].append(axes.get_title())
        out["xlabels"].append(axes.get_xlabel())
        out["ylabels"].append(axes.get_ylabel())
        legend = axes.get_legend()
        out["legend"] += [t.get_text() for t in legend.get_texts()] if legend else []
    plt.close(thing)
    return out
