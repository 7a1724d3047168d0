"""Turns what student code returns into plain data, so that nothing which can lie is ever compared.

Plain data is None, bool, int, float, complex, str, bytes, list, tuple, dict, set and ndarray of numbers,
booleans or strings, all of exactly these types. Anything else becomes a `Handle`, which has no behaviour
of its own. Only this module looks inside of an object that a student made.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

import numpy as np

MAX_DEPTH = 20
MAX_ITEMS = 200_000
MAX_BYTES = 256 * 2**20
ARRAY_KINDS = "biufcSU"
SCALARS = (bool, int, float, complex, str, bytes)


class NotPlain(Exception):
    """A result that is too deep, too large or refers to itself; the text says which, in a learner's words."""


@dataclass(frozen=True, eq=False)
class Handle:
    """Stands for an object that is not plain data: a model, a layer, a figure, a student's own class.

    `thing` is the object itself where student code shares the process, else the number it is asked for by.
    """

    kind: str
    thing: object = field(repr=False)


def type_name(value) -> str:
    """The name of a value's type in words that a learner reads: 'list', 'a function', 'keras Sequential'."""
    kind = type(value)
    if kind in FUNCTION_TYPES:
        return "function"
    name = type.__getattribute__(kind, "__name__")
    module = type.__getattribute__(kind, "__module__")
    package = module.split(".")[0] if type(module) is str else ""
    return f"{package} {name}" if package in ("keras", "tensorflow", "matplotlib", "sklearn") else name


def described(value) -> str:
    """A value's type with its article: 'a list', 'an array of shape (2, 3)', 'None'."""
    if value is None:
        return "None"
    if type(value) is Handle:
        name = value.kind
    elif type(value) is np.ndarray:
        return f"an array of shape {value.shape}"
    else:
        name = PLAIN_NAMES.get(type(value)) or type_name(value)
    return ("an " if name[0].lower() in "aeiou" else "a ") + name


PLAIN_NAMES = {dict: "dictionary", str: "string", int: "whole number (int)", float: "number (float)",
               bool: "truth value (bool)", complex: "complex number"}
FUNCTION_TYPES = (type(lambda: None), type(len), type(np.sin))


def plain(value):
    """Return `value` as plain data; what is not plain data comes back as a `Handle` in its place."""
    return _Converter().convert(value, 0)


class _Converter:
    def __init__(self):
        self.items = 0
        self.bytes = 0
        self.open = set()

    def convert(self, value, depth):
        kind = type(value)
        self.items += 1
        if self.items > MAX_ITEMS:
            raise NotPlain(f"the result holds more than {MAX_ITEMS:,} values")
        if depth > MAX_DEPTH:
            raise NotPlain(f"the result is nested more than {MAX_DEPTH} levels deep")
        if value is None or kind in (bool, int, float, complex):
            return value
        if kind in (str, bytes):
            self.count(len(value))
            return value
        if issubclass(kind, np.ndarray):
            return self.array(value)
        if issubclass(kind, np.generic):
            return self.numpy_scalar(value)
        # A subclass may override every method, so its data is read with the methods of its base type.
        for base in SCALARS:
            if base is not bool and issubclass(kind, base):
                return _exact(base, value)
        for base, items in ((list, list.__iter__), (tuple, tuple.__iter__), (set, set.__iter__),
                            (frozenset, frozenset.__iter__)):
            if issubclass(kind, base):
                out = self.inside(value, lambda: [self.convert(v, depth + 1) for v in items(value)])
                return _as_set(out) if base in (set, frozenset) else base(out)
        if issubclass(kind, dict):
            return self.inside(value, lambda: {
                _key(self.convert(k, depth + 1)): self.convert(v, depth + 1) for k, v in dict.items(value)})
        tensor = _tensor_as_array(value)
        if tensor is not None:
            return self.array(tensor)
        return Handle(type_name(value), value)

    def inside(self, value, make):
        if id(value) in self.open:
            raise NotPlain("the result contains itself")
        self.open.add(id(value))
        try:
            return make()
        finally:
            self.open.discard(id(value))

    def count(self, size):
        self.bytes += size
        if self.bytes > MAX_BYTES:
            raise NotPlain(f"the result takes more than {MAX_BYTES // 2**20} MB")

    def array(self, value):
        base = np.ndarray.view(value, np.ndarray)
        if base.dtype.kind not in ARRAY_KINDS:
            return Handle(f"array of dtype {base.dtype.name}", value)
        if isinstance(value, np.ma.MaskedArray):
            return Handle("masked array", value)
        self.count(base.nbytes)
        return np.array(base, copy=True, order="C")

    def numpy_scalar(self, value):
        if value.dtype.kind not in ARRAY_KINDS:
            return Handle(f"NumPy {value.dtype.name}", value)
        return np.ndarray.item(np.asarray(np.generic.__array__(value)))


def _exact(base, value):
    if base is bytes:
        return bytes(bytearray(memoryview(value)))
    return {int: int.__int__, float: float.__float__, complex: complex.__complex__, str: str.__str__}[base](value)


def _key(key):
    """A dictionary's key: what cannot be hashed once plain is named by its type."""
    return key if type(key) in SCALARS or key is None or type(key) is tuple else f"<{type_name(key)}>"


def _as_set(values):
    try:
        return set(values)
    except TypeError:
        raise NotPlain("the result is a set that holds objects which are not plain values") from None


def _tensor_as_array(value):
    """The array of a TensorFlow tensor or variable or a Keras variable; None for everything else."""
    tf, keras = sys.modules.get("tensorflow"), sys.modules.get("keras")
    try:
        if keras is not None and issubclass(type(value), keras.Variable):
            value = value.value
        if tf is not None and issubclass(type(value), (tf.Tensor, tf.Variable)):
            out = value.numpy()
            return np.asarray(out) if type(out) is np.ndarray or isinstance(out, np.generic) else None
    except Exception:  # a symbolic tensor has no numbers
        return None
    return None


def short(value, limit=60) -> str:
    """A value in few characters: small ones in full, large arrays by their shape."""
    if isinstance(value, Handle):
        return f"an object of type {value.kind}"
    if isinstance(value, np.ndarray):
        if value.size <= 12 and value.ndim <= 2:
            return np.array2string(value, precision=4, separator=", ", suppress_small=True,
                                   max_line_width=10**6).replace("\n", "")
        return f"array of shape {value.shape}"
    if type(value) is float:
        text = f"{value:.6g}"
        return text if any(c in text for c in ".en") else text + ".0"
    if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        ends = "[]" if type(value) is list else ("(", ",)" if len(value) == 1 else ")")
        text = ends[0] + ", ".join(short(v, limit) for v in value[:20]) + (", …" if len(value) > 20 else "") + ends[1]
    elif type(value) is dict:
        text = "{" + ", ".join(f"{k!r}: {short(v, limit)}" for k, v in list(value.items())[:20]) + "}"
    else:
        text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
