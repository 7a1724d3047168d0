"""What contract breakers do when they run: each takes a function of the solution and breaks its contract.

`seen` tells afterwards whether the break could matter: whether it applies to the exercise, whether the inputs that it
is about came at all, and whether a result or an argument was another one for it.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import inspect
import operator
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.check import keras_objects
from autograder.check.calls import _arrays, _same
from autograder.check.plain_values import Handle, map_leaves, plain

TINY = 1e-12     # what is nearer to 0 is taken for 0, or drowned by a constant of this size
BIG = 700.0      # about where exp overflows


@dataclass
class Seen:
    """What came of a breaker in one run of a check."""

    applies: bool = False    # the exercise has what is broken here
    met: bool = False        # inputs came for which it could make a difference
    changed: bool = False    # it made one

    @property
    def matters(self) -> bool:
        """Whether a check must reject it: it made a difference, or no input came on which it could."""
        return self.changed or self.applies and not self.met


seen = Seen()


def start() -> None:
    seen.applies = seen.met = seen.changed = False


def broken(function: Callable, how: Callable, *options: Any) -> Callable:
    """`function` with its contract broken: `how(call, arguments, *options)` makes its calls.

    `arguments` are the arguments by name, defaults included, and `call(arguments)` is the solution's own call.
    """
    signature, does = inspect.signature(function), remembering(how)

    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()

        def call(arguments: dict) -> Any:
            bound.arguments.update(arguments)
            return function(*bound.args, **bound.kwargs)

        return does(call, dict(bound.arguments), *options)

    return wrapper


def remembering(how: Callable) -> Callable:
    """`how` with a dictionary of its own, where it wants one to remember things from call to call."""
    return functools.partial(how, kept={}) if "kept" in inspect.signature(how).parameters else how


# -- results ---------------------------------------------------------------------------------------------------


def result(call: Callable, arguments: dict, change: Callable, part: int | None = None) -> Any:
    """The result, or one part of a tuple, is changed."""
    came = call(arguments)
    value = plain(came)
    if part is None:
        new = change(value)
    elif type(value) is tuple and len(value) > part:
        new = (*value[:part], change(value[part]), *value[part + 1 :])
    else:
        return came
    if _same(value, new) or _has_handles(new):
        return came
    seen.changed = True
    return new


def _has_handles(value):
    found = []
    map_leaves(lambda leaf: found.append(type(leaf) is Handle), value)
    return any(found)


def of_leaves(change: Callable) -> Callable:
    return lambda value: map_leaves(change, value)


def _is_float(value):
    return type(value) is float or type(value) is np.ndarray and value.dtype.kind == "f"


def rounded(digits: int) -> Callable:
    def change(leaf):
        if not _is_float(leaf) or digits > 5 and type(leaf) is np.ndarray and leaf.dtype != np.float64:
            return leaf     # a float32 has hardly more digits itself
        seen.applies = True
        return np.round(leaf, digits) if type(leaf) is np.ndarray else round(leaf, digits)
    return of_leaves(change)


def _row(leaf):
    if type(leaf) is not np.ndarray or not leaf.ndim:
        return leaf
    seen.applies = True
    return leaf[0] if len(leaf) == 1 else leaf


def _column(leaf):
    if type(leaf) is not np.ndarray or leaf.ndim < 2:
        return leaf
    seen.applies = True
    return leaf[..., 0] if leaf.shape[-1] == 1 else leaf


def shorter(value: Any) -> Any:
    if type(value) is np.ndarray and value.ndim or type(value) in (list, tuple):
        seen.applies = True
        return value[:-1] if len(value) else value
    return value


def longer(value: Any) -> Any:
    if type(value) in (list, tuple):
        seen.applies = True
        return value + value[-1:]
    return value


def as_list(value: Any) -> Any:
    return list(value) if type(value) is tuple else value


def as_tuple(value: Any) -> Any:
    return tuple(value) if type(value) is list else value


def swapped(value: Any) -> Any:
    if not (type(value) is np.ndarray and value.ndim or type(value) in (list, tuple)):
        return value
    seen.applies = seen.applies or len(value) > 1
    other = next((i for i in range(1, len(value)) if not _same(plain(value[i]), plain(value[0]))), None)
    if other is None:
        return value
    out = value.copy() if type(value) is np.ndarray else list(value)
    out[0], out[other] = copy.copy(value[other]), copy.copy(value[0])
    return out if type(value) is np.ndarray else type(value)(out)


def without_key(place: int) -> Callable:
    def change(value):
        return {k: v for k, v in value.items() if k != list(value)[place]} if type(value) is dict and value else value
    return change


def inside_a_tuple(value: Any) -> Any:
    return (value,) if type(value) is tuple else value


def emptied(leaf: Any) -> Callable:
    """The right form with nothing in it: for trivial answers."""
    return of_leaves(lambda _: leaf)


row, column = of_leaves(_row), of_leaves(_column)
lists = of_leaves(lambda leaf: leaf.tolist() if type(leaf) is np.ndarray and leaf.ndim else leaf)


def view(call: Callable, arguments: dict) -> Any:
    """Where a result equals an argument, the argument itself comes back."""
    came = call(arguments)
    given = list(_arrays(list(arguments.values())))

    def change(leaf):
        for array in given:
            if type(leaf) is np.ndarray and leaf is not array and _same(plain(leaf), plain(array)):
                seen.changed = True
                return array
        return leaf
    return map_leaves(change, came)


# -- state -----------------------------------------------------------------------------------------------------


def first_again(call: Callable, arguments: dict, kept: dict) -> Any:
    seen.applies = True
    if "result" not in kept:
        kept["result"] = call(arguments)
    return kept["result"]


def buffer(call: Callable, arguments: dict, kept: dict) -> Any:
    """Results of one shape and dtype are written to one array, over the earlier ones."""
    came = call(arguments)
    if type(came) is not np.ndarray:
        return came
    array = kept.setdefault((came.shape, came.dtype), came)
    seen.changed |= not _same(array, came)
    array[...] = came
    return array


def one_object(call: Callable, arguments: dict, kept: dict) -> Any:
    """Equal arguments get the same object, say one model: what is done to it later changes the earlier result."""
    given = plain(list(arguments.values()))
    if _has_handles(given):      # a model handed in is another one in each call
        return call(arguments)
    for before, came in kept.setdefault("calls", []):
        if _same(before, given):
            seen.changed = True
            return came
    came = call(arguments)
    if type(plain(came)) is Handle:
        seen.applies = True
        kept["calls"].append((given, came))
    return came


def frozen(call: Callable, arguments: dict, name: str, kept: dict) -> Any:
    """One parameter stays at the value of the first call."""
    seen.applies = True
    kept.setdefault("value", own_copy(arguments[name]))
    return call({**arguments, name: own_copy(kept["value"])})


def own_copy(value: Any) -> Any:
    keras = sys.modules.get("keras")

    def change(leaf):
        if isinstance(leaf, (np.ndarray, np.random.Generator)):
            return copy.deepcopy(leaf)
        return keras_objects.copy(leaf) if keras and isinstance(leaf, keras.layers.Layer) else leaf
    return map_leaves(change, value)


class Memory:
    """Keeps what functions of earlier exercises were given and gave, as a backward pass that keeps no cache would."""

    def __init__(self) -> None:
        self.calls: list[tuple[list, list]] = []      # (arguments, [result, *parts of it])

    def of(self, function: Callable) -> Callable:
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            came = function(*args, **kwargs)
            self.calls.append((own_copy([*args, *kwargs.values()]),
                               [came, *(came if type(came) in (tuple, list) else ())]))
            return came
        return wrapper

    def match(self, value: Any) -> tuple[list, int] | None:
        """(arguments, place) of the call of which `value` is the result or the part at that place."""
        if type(value) not in (np.ndarray, tuple, list, dict):
            return None
        for given, results in reversed(self.calls):
            for place, one in enumerate(results):
                if _same(plain(one), plain(value)):
                    return given, place
        return None

    def latest(self, call: Callable, arguments: dict) -> Any:
        """The latest result takes the place of the one handed in."""
        for name, value in arguments.items():
            found = self.match(value)
            if found and len(self.calls[-1][1]) > found[1]:
                seen.applies = True
                last = self.calls[-1][1][found[1]]
                seen.changed |= not _same(plain(last), plain(value))
                arguments = {**arguments, name: last}
        return call(arguments)

    def zeros_missing(self, call: Callable, arguments: dict) -> Any:
        """Where the earlier function was given 0, the result is 0."""
        found = [f for f in map(self.match, arguments.values()) if f]
        seen.applies |= bool(found)
        return _zeroed(call(arguments), list(_arrays(found[0][0])) if found else [])


# -- arguments -------------------------------------------------------------------------------------------------


def zeros_missing(call: Callable, arguments: dict) -> Any:
    """Where the first array is 0, the result is 0. Applies where a 0 can give anything else."""
    name = next((n for n, v in arguments.items() if type(v) is np.ndarray and v.size and v.dtype.kind == "f"), None)
    if name is None:
        return call(arguments)
    if not seen.applies:
        tried = {n: own_copy(v) for n, v in arguments.items()}
        tried[name].flat[0] = 0.0
        with contextlib.suppress(Exception), warnings.catch_warnings(action="ignore"):
            map_leaves(lambda leaf: _applies_to(leaf, tried[name].shape), plain(call(tried)))
    return _zeroed(call(arguments), [arguments[name]])


def _applies_to(leaf, shape):
    if type(leaf) is np.ndarray and leaf.ndim and leaf.shape == shape:
        seen.applies |= bool(leaf.flat[0] != 0)


def _zeroed(came, arrays):
    def change(leaf):
        for array in arrays:
            if type(leaf) is np.ndarray and leaf.ndim and leaf.shape == array.shape and array.dtype.kind == "f":
                seen.met |= bool(((array == 0) & (leaf != 0)).any())
                leaf = np.where((array == 0) & (leaf != 0), np.zeros_like(leaf), leaf)     # -0.0 stays
        return leaf
    value = plain(came)
    new = map_leaves(change, value)
    if _same(value, new):
        return came
    seen.changed = True
    return new


def writes_to(call: Callable, arguments: dict, name: str) -> Any:
    """The first number of an argument is another one after the call."""
    came = call(arguments)
    for array in _arrays(arguments[name]):
        if array.size and array.dtype.kind in "iuf" and array.flags.writeable:
            seen.changed = True
            array.flat[0] += 1
            break
    return came


def only_shapes(call: Callable, arguments: dict, of: Callable, kept: dict) -> Any:
    """`of(arguments)`, lengths of axes, must be those of the first call."""
    found = of(arguments)
    if found:
        seen.applies = True
        if kept.setdefault("shapes", found) != found:
            raise RuntimeError(f"only {kept['shapes']} is known here, not {found}")
    return call(arguments)


def all_shapes(arguments: dict) -> list:
    return [a.shape for a in _arrays(list(arguments.values()))]


def number_of_axes(name: str) -> Callable:
    return lambda arguments: [("axes", np.ndim(arguments[name]))] if type(arguments[name]) is np.ndarray else []


def lengths(places: list[tuple[str, int]]) -> Callable:
    """The lengths of an axis that has a name in the docstring: (parameter, axis) where it stands."""
    return lambda arguments: sorted({arguments[name].shape[axis] for name, axis in places
                                     if type(arguments[name]) is np.ndarray and arguments[name].ndim > axis})


def changed_inputs(call: Callable, arguments: dict, change: Callable) -> Any:
    """`change(array)` takes the place of each array in the arguments."""
    def changed(leaf):
        if type(leaf) is not np.ndarray:
            return leaf
        new = change(leaf)
        if new is not leaf:
            seen.changed = True
        return new
    return call({name: map_leaves(changed, value) for name, value in arguments.items()})


def in_float32(call: Callable, arguments: dict) -> Any:
    """Arrays are narrowed before the call, results widened after it. Keras computes so by itself."""
    def narrow(leaf):
        return leaf.astype(np.float32) if type(leaf) is np.ndarray and leaf.dtype == np.float64 else leaf

    def wide(leaf):
        if type(leaf) is float:
            return float(np.float32(leaf))
        return narrow(leaf).astype(np.float64) if type(leaf) is np.ndarray and leaf.dtype.kind == "f" else leaf

    keras = sys.modules.get("keras")
    if keras and any(isinstance(value, keras.layers.Layer) for value in arguments.values()):
        return call(arguments)
    right = plain(call({name: own_copy(value) for name, value in arguments.items()}))
    if _has_handles(right):
        return call(arguments)
    new = map_leaves(wide, plain(call({name: map_leaves(narrow, value) for name, value in arguments.items()})))
    seen.changed |= not _same(new, right)
    return new


def in_memory_order(array: np.ndarray) -> np.ndarray:
    if array.ndim < 2 or min(array.shape) < 2:
        return array
    seen.applies = True
    new = array.ravel(order="K").reshape(array.shape)
    return array if _same(new, np.ascontiguousarray(array)) else new


def without_nan(first: bool) -> Callable:
    def change(array):
        if array.dtype.kind != "f" or not array.size:
            return array
        seen.applies = True
        at_first = np.arange(array.size).reshape(array.shape) == 0
        lost = np.isnan(array) & (at_first if first else ~at_first)
        return np.where(lost, 0.0, array) if lost.any() else array
    return change


def without_tiny(array: np.ndarray) -> np.ndarray:
    if array.dtype.kind != "f":
        return array
    seen.applies = True
    lost = (np.abs(array) < TINY) & (array != 0)
    return np.where(lost, 0.0, array) if lost.any() else array


def overflows(call: Callable, arguments: dict) -> Any:
    """Results are NaN where an argument is large."""
    seen.applies = True
    if not any(a.dtype.kind == "f" and (np.abs(a) >= BIG).any() for a in _arrays(list(arguments.values()))):
        return call(arguments)
    return result(call, arguments, of_leaves(lambda leaf: leaf * np.nan if _is_float(leaf) else leaf))


def cut_to_whole(call: Callable, arguments: dict, name: str) -> Any:
    """Where the array `name` holds whole numbers, so does the result: what `np.zeros_like(name)` makes is filled."""
    given = arguments[name]

    def change(leaf):
        if not _is_float(leaf):
            return leaf
        seen.applies = True
        if given.dtype.kind not in "iu":
            return leaf
        with np.errstate(all="ignore"):
            return np.trunc(leaf).astype(int) if type(leaf) is np.ndarray else np.trunc(leaf)
    return result(call, arguments, of_leaves(change)) if type(given) is np.ndarray else call(arguments)


def no_number(call: Callable, arguments: dict, name: str) -> Any:
    """A number, or an array of shape (), is refused: as `out = np.zeros_like(z); out[z > 0] = 1` may."""
    seen.applies = True
    if not np.ndim(arguments[name]):
        seen.changed = True
        raise RuntimeError(f"{name} is a single number")
    return call(arguments)


def names_of_check(call: Callable, arguments: dict, space: dict, before: dict) -> Any:
    """What the check cell has under a parameter's name takes the place of the argument."""
    for name in arguments:
        if name in space and space[name] is not before.get(name, space):
            seen.changed = True
            arguments = {**arguments, name: space[name]}
    return call(arguments)


def new_layer(call: Callable, arguments: dict) -> Any:
    """Keras layers handed in are made anew from their configuration."""
    keras = sys.modules.get("keras")

    def change(value):
        if not keras or not isinstance(value, keras.layers.Layer) or isinstance(value, keras.Model):
            return value
        seen.changed = True
        return type(value).from_config(value.get_config())
    return call({name: change(value) for name, value in arguments.items()})


def other_model(call: Callable, arguments: dict, name: str) -> Any:
    """The work is done on a copy of the model that was handed in."""
    seen.changed = True
    return call({**arguments, name: own_copy(arguments[name])})


# -- models in another form: as right as the solution ------------------------------------------------------------


def nested(call: Callable, arguments: dict) -> Any:
    """The model that came back inside of a keras.Sequential."""
    return _as_other_model(call(arguments), lambda keras, model: keras.Sequential(
        [keras.Input(model.input_shape[1:]), model]))


def subclassed(call: Callable, arguments: dict) -> Any:
    """The model that came back inside of a subclass of keras.Model."""
    def made(keras, inner):
        class Subclass(keras.Model):
            def __init__(self):
                super().__init__()
                self.inner = inner

            def call(self, inputs, training=None):
                return self.inner(inputs, training=training)

        out = Subclass()
        out(np.zeros((1, *inner.input_shape[1:])))
        return out
    return _as_other_model(call(arguments), made)


def _as_other_model(came, make):
    keras = sys.modules.get("keras")
    if not keras or not isinstance(came, keras.Model):
        return came
    out = make(keras, came)
    if came.compiled:
        out.compile_from_config(came.get_compile_config())
    return out


# -- in the solution's own lines -------------------------------------------------------------------------------

OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def moved(left: Any, sign: str, right: Any, by: float) -> Any:
    """The comparison with its boundary moved."""
    compare = OPERATORS[sign]
    right_one = compare(left, right)
    if not any(np.asarray(v).dtype.kind == "f" for v in (left, right)):
        return right_one
    seen.applies = True
    new = compare(left, right + by)
    seen.changed |= bool(np.any(np.asarray(new) != np.asarray(right_one)))
    return new


def first_only(turns: Iterable) -> list:
    seen.applies = True
    every = list(turns)
    seen.changed |= len(every) > 1
    return every[:1]


def first_and_last(turns: Iterable) -> list:
    seen.applies = True
    every = list(turns)
    seen.changed |= len(every) > 2
    return [every[0], every[-1]] if len(every) > 2 else every


def without_last(turns: Iterable) -> list:
    seen.applies = True
    every = list(turns)
    seen.changed |= len(every) > 1
    return every[:-1] if len(every) > 1 else every


def no_second_turn() -> bool:
    seen.applies = seen.changed = True
    return True


def epsilon(denominator: Any) -> Any:
    seen.applies = seen.changed = True
    return denominator + TINY
