"""Prints what others wrote, names, exceptions and outputs, so that a terminal shows it and does nothing else."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, set_cell_size
from rich.console import Console

WITHOUT_TERMINAL = 180      # columns of a file or pipe, which has no width of its own; 80 would cut the tables


class Terminal(Console):
    """rich's Console without its markup: every text, in a table's cells and captions too, goes through `plain`."""

    def __init__(self, width: int | None = None):
        super().__init__(markup=False, emoji=False, highlight=False, width=width)

    def render_str(self, text, **style):
        return super().render_str(plain(text), **style)


def terminal() -> Terminal:
    """For standard output, wherever that goes."""
    return Terminal(width=None if Console().is_terminal else WITHOUT_TERMINAL)


def plain(text: str) -> str:
    """The text with every character that is not to be seen as Python's repr shows it: an escape, BEL, CR, a change of
    writing direction, half a surrogate pair. Lines stay lines."""
    return "".join(c if c.isprintable() or c == "\n" else _shown(c) for c in text)


def _shown(character):
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    return character.encode("unicode_escape").decode()


def one_line(text: str, longest: int | None = None) -> str:
    """A name in one line; the middle of one that takes more than `longest` columns is left out."""
    text = plain(text).replace("\n", "\\n")
    if longest is None or cell_len(text) <= longest:
        return text
    head, tail = set_cell_size(text, (longest - 1) // 2), set_cell_size(text[::-1], longest // 2)[::-1]
    return f"{head}…{tail}"


def shortened(text: str) -> str:
    """A sentence whose long lists of cells' names end after the eighth: the page has them all."""
    return re.sub(r"((?:'[^',]+', ){7}'[^',]+')((?:, '[^',]+')+)",
                  lambda found: f"{found[1]} and {found[2].count(', ')} more", text)


def indented(text: str) -> str:
    """What stands after a name in one line; its further lines are indented, so that none looks like another name's."""
    return plain(text).strip("\n").replace("\n", "\n    ")
