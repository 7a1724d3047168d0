"""Arguments on their way to student code: each call gets its own copy, so that no call can spoil the next one.

Besides plain data an argument may be a function of the check cell (it is called back with plain data), a
`generator(seed)`, a Keras model or layer (rebuilt from its configuration and weights), something that an
earlier call returned, or another name of the student's.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.check import keras_objects
from autograder.check.plain_values import FUNCTION_TYPES, SCALARS, Handle, class_name, map_leaves, plain, type_name


@dataclass(frozen=True)
class generator:
    """A random number generator to hand to student code: each call gets a fresh `np.random.default_rng(seed)`."""

    seed: int


class Missing:
    """Stands for a name that the student's notebook does not define (yet); `why`, where somebody knows."""

    def __init__(self, name: str, why: str = ""):
        self.name, self.why = name, why


@dataclass(frozen=True)
class Held:
    """Stands for what the student's notebook, in another process, has under a name as the check at `position` runs."""

    name: str
    position: int


@dataclass(frozen=True)
class Method:
    """A method of a student's object, to be called like a function."""

    owner: object
    name: str


def name_of(thing: Any) -> str:
    """What to call a piece of student code in a table. Never asks the thing itself, which may lie."""
    kind = type(thing)
    if kind in (Missing, Held, Method):
        return str(thing.name)
    if kind is Handle:
        return str(thing.kind)
    if kind in FUNCTION_TYPES:
        return str.__str__(thing.__name__)
    return class_name(thing) if issubclass(kind, type) else type_name(thing)


def unwrap(thing: object) -> Any:
    """The object behind a handle; everything else as it is."""
    return thing.thing if type(thing) is Handle else thing


Inside = Callable[[Callable[..., Any]], AbstractContextManager[None]]


def copy(value: Any, inside: Inside = lambda function: nullcontext()) -> Any:
    """A copy of one argument, of the same plain type; a function in it runs in the block that `inside` gives for it.

    Raises TypeError for what cannot be copied.
    """
    return map_leaves(lambda leaf: _copied(leaf, inside), value)


def _copied(value: Any, inside: Inside) -> Any:
    kind = type(value)
    if value is None or value is Ellipsis or kind in SCALARS or issubclass(kind, np.generic) or issubclass(kind, type):
        return value
    if issubclass(kind, np.ndarray):
        return np.array(value, copy=True)
    if kind is Handle:
        return value.thing
    if kind is generator:
        return np.random.default_rng(value.seed)
    if kind in FUNCTION_TYPES:
        return _callback(value, inside)
    keras = sys.modules.get("keras")
    if keras is not None and issubclass(kind, keras.layers.Layer):
        return keras_objects.copy(value)
    raise TypeError(f"check(): an argument of type {type_name(value)} cannot be handed to student code; "
                    "use plain data, a function, check.generator(seed), a Keras model or a Keras layer")


def _callback(function: Callable[..., Any], inside: Inside) -> Callable[..., Any]:
    """A function of the check cell, callable from student code: plain data goes in and comes out as copies."""

    def callback(*args: object, **kwargs: object) -> Any:
        given, named = [copy(plain(a)) for a in args], {k: copy(plain(v)) for k, v in kwargs.items()}
        with inside(function):
            result = function(*given, **named)
        return copy(plain(result))

    callback.__name__ = name_of(function)
    return callback


_STEP = re.compile(r"\.?([A-Za-z][A-Za-z0-9_]*)|\[(-?\d+|'[^']*'|\"[^\"]*\")\]")


def follow(thing: Any, path: str) -> Any:
    """Read a path of public attributes and items, as in "layers[0].units" or "history['loss']"."""
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise ValueError(f"check: {path!r} is not a path of names and [items]")
        name, item = step.groups()
        key = int(item) if item and item.lstrip("-").isdigit() else item and item[1:-1]
        thing = getattr(thing, name) if name else thing[key]
        at = step.end()
    return thing
