"""Turns what student code returns into plain data, so that nothing which can lie is ever compared.

Plain data is None, bool, int, float, complex, str, bytes, list, tuple, dict, set and ndarray of numbers,
booleans or strings, all of exactly these types. Anything else becomes a `Handle`, which has no behaviour
of its own. Only this module looks inside of an object that a student made. What is larger than the limits below is
no result: the examination's wire refuses the same.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np

# What is told by its exact type at run time is `Any` here: plain data, and what student code made.
Array = np.ndarray[Any, np.dtype[Any]]
_T = TypeVar("_T")

MAX_DEPTH = 20
MAX_ITEMS = 200_000
MAX_BYTES = 32 * 2**20
MAX_DIMENSIONS = 32
MAX_STRING = 2**20       # bytes of one string in an array
# Keys whose hashes whoever makes them can choose, all alike; a tuple's members count, too. A grid of 40 x 40 has room.
MAX_ODD_KEYS = 5_000
BIG = 2**53              # whole numbers below have hashes of their own
ARRAY_KINDS = "biufcSU"
TOO_LARGE = "what was returned before is too large to work with."
# The dtypes of plain arrays, as NumPy writes them. Not wider floats: a long double has bytes in which nothing stands.
DTYPE = re.compile(r"\|b1|\|[iu]1|[<>](?:[iu][248]|f[248]|c8|c16|U[1-9][0-9]{0,6})|\|S[1-9][0-9]{0,6}")
SCALARS = (bool, int, float, complex, str, bytes)


class NotPlain(Exception):
    """A result that is too deep, too large or refers to itself; the text says which, in a learner's words."""


def footprint(shape: Sequence[int], itemsize: int) -> int:
    """The bytes of an array, in which an axis of length 0 counts as one of 1: along the others it may be summed up."""
    return math.prod(max(n, 1) for n in shape) * itemsize


@dataclass(frozen=True, eq=False)
class Handle:
    """Stands for an object that is not plain data: a model, a layer, a figure, a student's own class.

    `thing` is the object itself where student code shares the process, else the number it is asked for by.
    """

    kind: str
    thing: Any = field(repr=False)


def type_name(value: object) -> str:
    """The name of a value's type in words that a learner reads: 'list', 'a function', 'keras Sequential'."""
    kind = type(value)
    if kind in FUNCTION_TYPES:
        return "function"
    name = class_name(kind)
    module = _MODULE(kind)
    package = module.split(".")[0] if type(module) is str else ""
    return f"{package} {name}" if package in ("keras", "tensorflow", "matplotlib", "sklearn") else name


def class_name(kind: Any) -> str:
    """The name of a class, read past a metaclass, which may answer for the class with anything."""
    return str.__str__(_NAME(kind)) or "object"


def described(value: Any) -> str:
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


PLAIN_NAMES: dict[type, str] = {dict: "dictionary", str: "string", int: "whole number (int)", float: "number (float)",
               bool: "truth value (bool)", complex: "complex number"}
FUNCTION_TYPES = (type(lambda: None), type(len), type(np.sin))
_NAME, _MODULE = type.__dict__["__name__"].__get__, type.__dict__["__module__"].__get__


def plain(value: Any) -> Any:
    """Return `value` as plain data; what is not plain data comes back as a `Handle` in its place."""
    return _Converter().convert(value, 0)


class _Converter:
    def __init__(self) -> None:
        self.items = self.bytes = self.odd_keys = 0
        self.open: set[int] = set()

    def convert(self, value: Any, depth: int) -> Any:
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
        for base, items in _ITERATORS:
            if issubclass(kind, base):
                out = self.inside(value, lambda: [self.convert(v, depth + 1) for v in items(value)])  # noqa: B023  (called at once)
                return self.as_set(out) if base in (set, frozenset) else base(out)
        if issubclass(kind, dict):
            return self.inside(value, lambda: {
                self.key(self.convert(k, depth + 1)): self.convert(v, depth + 1) for k, v in dict.items(value)})
        tensor = _tensor_as_array(value)
        if tensor is not None:
            return self.array(tensor)
        return Handle(type_name(value), value)

    def key(self, key: Any) -> Any:
        """A dictionary's key: what cannot be hashed once plain is named by its type."""
        self.count_key(key)
        try:
            hash(key)
        except TypeError:
            return f"<{type_name(key)}>"
        return f"<{key.kind}>" if type(key) is Handle else key

    def as_set(self, values: list[Any]) -> set[Any]:
        for value in values:
            self.count_key(value)
        try:
            return set(values)
        except TypeError:
            raise NotPlain("the result is a set that holds objects which are not plain values") from None

    def count_key(self, key: Any) -> None:
        if type(key) is tuple:       # two that hash alike are compared member by member
            for member in key:
                self.count_key(member)
            self.odd_keys += len(key)
        self.odd_keys += not (type(key) is str or type(key) is int and -BIG < key < BIG)
        if self.odd_keys > MAX_ODD_KEYS:
            raise NotPlain(f"the result holds more than {MAX_ODD_KEYS:,} keys, or members of a set, that are neither "
                           "strings nor whole numbers")

    def inside(self, value: object, make: Callable[[], _T]) -> _T:
        if id(value) in self.open:
            raise NotPlain("the result contains itself")
        self.open.add(id(value))
        try:
            return make()
        finally:
            self.open.discard(id(value))

    def count(self, size: int) -> None:
        self.bytes += size
        if self.bytes > MAX_BYTES:
            raise NotPlain(f"the result takes more than {MAX_BYTES // 2**20} MB")

    def array(self, value: Array) -> Array | Handle:
        base = np.ndarray.view(value, np.ndarray)
        if base.dtype.kind not in ARRAY_KINDS:
            return Handle(f"array of dtype {base.dtype.name}", value)
        if issubclass(type(value), np.ma.MaskedArray):
            return Handle("masked array", value)
        if base.ndim > MAX_DIMENSIONS:
            raise NotPlain(f"the result is an array of more than {MAX_DIMENSIONS} dimensions")
        wanted = base.dtype
        if wanted.char in "gG":        # wider than Python's own numbers
            wanted = np.dtype(complex if wanted.char == "G" else float)
        elif not wanted.itemsize:      # strings of no characters: NumPy itself makes them one wide
            wanted = np.dtype(wanted.char + "1")
        elif wanted.kind in "SU" and wanted.itemsize > MAX_STRING:
            raise NotPlain(f"the result is an array of strings that take more than {MAX_STRING // 2**20} MB each")
        self.count(footprint(base.shape, wanted.itemsize))
        return base.astype(wanted, order="C") if base.dtype.itemsize else np.zeros(base.shape, wanted)

    def numpy_scalar(self, value: np.generic) -> Any:
        array = np.generic.__array__(value)
        if array.dtype.kind not in ARRAY_KINDS:
            return Handle(f"NumPy {array.dtype.name}", value)
        if array.dtype.char in "gG":   # wider than Python's own numbers
            array = array.astype(complex if array.dtype.char == "G" else float)
        return array.item()


_ITERATORS: tuple[tuple[Any, Callable[[Any], Iterable[Any]]], ...] = (
    (list, list.__iter__), (tuple, tuple.__iter__), (set, set.__iter__), (frozenset, frozenset.__iter__))


def _exact(base: type, value: Any) -> Any:
    if base is bytes:
        return bytes.__getitem__(value, slice(None))
    return _EXACTLY[base](value)


_EXACTLY: dict[type, Callable[[Any], Any]] = {int: int.__int__, float: float.__float__, complex: complex.__complex__,
                                              str: str.__str__}


def _tensor_as_array(value: Any) -> Array | None:
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


def map_leaves(change: Callable[[Any], Any], value: Any) -> Any:
    """`value` with `change(leaf)` for all that is no list, tuple, set or dictionary in it; keys stay."""
    kind = type(value)
    if kind in (list, tuple, set):
        return kind([map_leaves(change, v) if type(v) in _CONTAINERS else change(v) for v in value])
    if kind is dict:
        return {k: map_leaves(change, v) for k, v in value.items()}
    return change(value)


_CONTAINERS = frozenset((list, tuple, set, dict))


def encodable(text: str) -> str:
    """A text without lone surrogates, which a student's string may hold and no file can."""
    return text.encode("utf-8", "backslashreplace").decode()


def short(value: Any, limit: int = 60) -> str:
    """A value in few characters: small ones in full, large arrays by their shape. Reads nothing but plain data."""
    if type(value) is np.ndarray:
        text = _text(value.tolist(), limit, 3) if 0 < value.size <= 12 else ""
        return text if 0 < len(text) <= 2 * limit else f"array of shape {value.shape}"
    text = _text(value, limit, 4)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _text(value: Any, limit: int, depth: int) -> str:
    kind = type(value)
    if value is None or kind in (bool, complex):
        return repr(value)
    if kind in (str, bytes):
        text = repr(value[:limit])   # long ones are cut before they are copied
        return text if len(value) <= limit else text[: limit - 1] + "…"
    if kind is int:
        return repr(value) if abs(value) < 10**limit else f"about {'-' * (value < 0)}10**{int(math.log10(abs(value)))}"
    if kind is float or kind is np.longdouble:
        text = f"{value:.6g}"
        return text if any(c in text for c in ".en") else text + ".0"
    if kind is np.ndarray:
        return short(value, limit)
    if kind in (list, tuple, set, dict):
        if not depth:
            return "…"
        items = list(value.items() if kind is dict else value)[:20]
        texts = [f"{_text(i[0], limit, depth - 1)}: {_text(i[1], limit, depth - 1)}" if kind is dict
                 else _text(i, limit, depth - 1) for i in items] + ["…"] * (len(value) > 20)
        begin, end = ("[", "]") if kind is list else ("(", ",)" if len(value) == 1 else ")") if kind is tuple else "{}"
        return begin + ", ".join(texts) + end if texts or kind is not set else "set()"
    return f"an object of type {value.kind if kind is Handle else type_name(value)}"
