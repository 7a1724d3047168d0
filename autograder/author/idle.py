"""Finds the breakers that change nothing, in one run of the solution, so that they need no run of their own.

Of every call of a check each breaker is asked what it would make of it, with the result that the solution gave. One
that leaves all calls as they are would end as the solution does. Whoever asks for another call, changes something or
only might do so is not idle.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.author import breaking
from autograder.check.calls import _arrays, _same
from autograder.check.plain_values import map_leaves, plain

IMPORT = "from autograder.author import breaking as _b, idle as _idle"
_seen: dict[tuple[str, str], breaking.Seen] = {}      # of each breaker (name, function) that is idle so far


class NeedsRun(BaseException):
    """A breaker wants a call that the solution has not made. Breakers catch Exceptions."""


def found() -> set[tuple[str, str]]:
    """The breakers, as (name, function), that were idle in all calls since `start`."""
    return {name for name, seen in _seen.items() if not seen.matters}


def start() -> None:
    _seen.clear()


def source(solution: str, wraps: Iterable[tuple[str, str, str]]) -> str:
    """The solution with its functions watched, for (name of a breaker, function, arguments of `breaking.broken`)."""
    hows: dict[str, list[str]] = {}
    for name, function, how in wraps:
        hows.setdefault(function, []).append(f"{(name, function)!r}: ({how},)")
    return "\n".join([solution, IMPORT, *(f"{function} = _idle.watched({function}, {{{', '.join(lines)}}})"
                                          for function, lines in hows.items())])


def watched(function: Callable, hows: dict[tuple[str, str], tuple]) -> Callable:
    """`function`, and what each breaker of `hows` would make of its calls."""
    signature = inspect.signature(function)
    breakers = {name: (breaking.remembering(does), options) for name, (does, *options) in hows.items()}
    _seen.update({name: breaking.Seen() for name in hows})

    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        before = _copied(bound.arguments)
        came, error = None, None
        try:
            came = function(*bound.args, **bound.kwargs)
        except Exception as raised:
            error = raised
        if not _same(*([plain(list(_arrays(a))) for a in (before, bound.arguments)])):
            _seen.clear()      # breakers look at arguments before and after a call
        for name in [name for name in hows if name in _seen]:
            if not _is_left_alone(name, *breakers[name], before, came, error):
                del _seen[name]
        if error:
            raise error
        return came

    return wrapper


def _is_left_alone(name: tuple[str, str], does: Callable, options: list, before: dict, came: Any,
                   error: Exception | None) -> bool:
    given, result = _copied(before), _copied(came)

    def call(arguments: dict) -> Any:
        if list(map(id, _leaves(arguments))) != list(map(id, _leaves(given))):
            raise NeedsRun
        if error:
            raise error
        return result

    keep, breaking.seen = breaking.seen, _seen[name]
    try:
        made = does(call, dict(given), *options)
        return error is None and not breaking.seen.changed and _same(plain(made), plain(came))
    except (Exception, NeedsRun) as raised:
        return raised is error
    finally:
        breaking.seen = keep


def _leaves(arguments: dict) -> list[Any]:
    out: list[Any] = []
    map_leaves(out.append, arguments)
    return out


def _copied(value: Any) -> Any:
    return map_leaves(lambda leaf: leaf.copy() if type(leaf) is np.ndarray else leaf, value)
