"""Arguments on their way to student code: each call gets its own copy, so that no call can spoil the next one.

Besides plain data an argument may be a function of the check cell (it is called back with plain data), a
`generator(seed)`, a Keras model or layer (rebuilt from its configuration and weights), something that an
earlier call returned, or another name of the student's.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

import numpy as np

from autograder.check.plain import FUNCTION_TYPES, SCALARS, Handle, plain


@dataclass(frozen=True)
class generator:
    """A random number generator to hand to student code: each call gets a fresh `np.random.default_rng(seed)`."""

    seed: int


class Missing:
    """Stands for a name that the student's notebook does not define (yet)."""

    def __init__(self, name):
        self.name = name


def name_of(thing) -> str:
    """What to call a piece of student code in a table."""
    if isinstance(thing, Missing):
        return thing.name
    if isinstance(thing, Handle):
        return thing.kind
    name = getattr(thing, "__name__", None)
    return name if type(name) is str else type(thing).__name__


def unwrap(thing):
    """The object behind a handle; everything else as it is."""
    return thing.thing if isinstance(thing, Handle) else thing


def copy(value):
    """A copy of one argument, of the same plain type.

    Raises TypeError for what cannot be copied: that is a fault of the check cell and never of a student.
    """
    kind = type(value)
    if value is None or value is Ellipsis or kind in SCALARS or issubclass(kind, np.generic) or kind is type:
        return value
    if issubclass(kind, np.ndarray):
        return np.array(value, copy=True)
    if kind in (list, tuple, set):
        return kind(copy(v) for v in value)
    if kind is dict:
        return {k: copy(v) for k, v in value.items()}
    if isinstance(value, Handle):
        return value.thing
    if isinstance(value, generator):
        return np.random.default_rng(value.seed)
    if kind in FUNCTION_TYPES:
        return _callback(value)
    keras = sys.modules.get("keras")
    if keras is not None and issubclass(kind, keras.Model):
        return copy_model(value)
    if keras is not None and issubclass(kind, keras.layers.Layer):
        return copy_layer(value)
    raise TypeError(f"check(): an argument of type {kind.__name__} cannot be handed to student code; "
                    "use plain data, a function, check.generator(seed), a Keras model or a Keras layer")


def _callback(function):
    """A function of the check cell, callable from student code with plain data only."""

    def callback(*args, **kwargs):
        return copy(function(*[plain(a) for a in args], **{k: plain(v) for k, v in kwargs.items()}))

    callback.__name__ = getattr(function, "__name__", "function")
    return callback


def copy_model(model):
    """A Keras model of its own with the same configuration, weights and compile settings."""
    out = type(model).from_config(model.get_config())
    if model.built:
        if not out.built:
            out.build(model.input_shape)
        out.set_weights(model.get_weights())
    if model.compiled:
        out.compile_from_config(model.get_compile_config())
    return out


def copy_layer(layer):
    """A Keras layer of its own with the same configuration and weights."""
    out = type(layer).from_config(layer.get_config())
    if layer.built:
        build = layer.get_build_config()
        if build:
            out.build_from_config(build)
        out.set_weights(layer.get_weights())
    return out


_STEP = re.compile(r"\.?([A-Za-z][A-Za-z0-9_]*)|\[(-?\d+|'[^']*'|\"[^\"]*\")\]")


def follow(thing, path: str):
    """Read a path of public attributes and items, as in "layers[0].units" or "history['loss']"."""
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise ValueError(f"check: {path!r} is not a path of names and [items]")
        name, item = step.groups()
        if name:
            thing = getattr(thing, name)
        else:
            thing = thing[int(item) if item.lstrip("-").isdigit() else item[1:-1]]
        at = step.end()
    return thing
