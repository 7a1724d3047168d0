"""Which earlier exercises an answer uses that are not right yet, in a student's own notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FunctionType
from typing import Any

from autograder.check import names


class Judged:
    """What the checks of a notebook have found not right. A name belongs to the first check that asks about it."""

    def __init__(self) -> None:
        self.owner: dict[str, frozenset[str]] = {}
        self.wrong: dict[str, Any] = {}      # name -> what it stood for when its check ran
        self.mine: dict[str, Any] = {}       # the same, of the check that runs

    def begin(self, wanted: Iterable[str], space: Mapping[str, Any]) -> list[str]:
        """The names of exercises that are not right yet and are used by those that a check is about."""
        asked = frozenset(wanted)
        self.mine = {name: space[name] for name in asked
                     if self.owner.setdefault(name, asked) == asked and name in space}
        return sorted(name for name in used(asked, space) - self.mine.keys()
                      if name in self.wrong and self.wrong[name] is space.get(name))

    def end(self, *, right: bool) -> None:
        """The check that was begun has come to its score."""
        for name, thing in self.mine.items():
            self.wrong.pop(name, None)
            if not right:
                self.wrong[name] = thing
        self.mine = {}


def used(start: Iterable[str], space: Mapping[str, Any]) -> set[str]:
    """These names, those that functions under them read as globals, and so on."""

    def read(name: str) -> Iterator[str]:
        thing = space.get(name)
        codes = [thing.__code__] if type(thing) is FunctionType else []
        while codes:
            code = codes.pop()
            yield from code.co_names
            codes += (part for part in code.co_consts if type(part) is CodeType)

    return names.reached(start, read)
