"""Python's errors told in plain words, for someone who has met few of them."""

from __future__ import annotations

import re

IN_PLACE = ("An in-place operation would have to change the array's dtype, say from integers to floats. Make a new "
            "array instead.")
# (exception, pattern in its text, what it means for a learner); the first match is used.
MEANINGS = [
    ("RecursionError", "", "The function calls itself without end."),
    ("NameError", r"name '(\w+)' is not defined", "There is no variable `{0}` here: is it misspelled, or made in "
     "another cell only?"),
    ("UnboundLocalError", r"variable '(\w+)'", "`{0}` is used before it gets a value on this path."),
    ("TypeError", r"missing \d+ required positional argument", "A function is called with too few arguments. If it is "
     "the exercise's own, keep its signature as it was given."),
    ("TypeError", r"takes .* positional arguments? but \d+ (?:was|were) given", "A function is called with more "
     "arguments than it has. If it is the exercise's own, keep its signature as it was given."),
    ("TypeError", r"unexpected keyword argument '(\w+)'", "There is no argument named `{0}`: is it misspelled? If the "
     "function is the exercise's own, keep its signature as it was given."),
    ("TypeError", r"NoneType", "A value is None here. Did a function end without `return`?"),
    ("TypeError", r"unhashable", "A list, dictionary or array is used where only a fixed value can stand."),
    ("AttributeError", r"'NoneType'", "A value is None here. Did a function end without `return`?"),
    ("ValueError", r"matmul|not aligned|dimension mismatch|Dimensions must be equal", "The inner dimensions of a "
     "matrix product differ. Write both shapes down: (N, D) @ (D, M)."),
    ("ValueError", r"could not be broadcast|Incompatible shapes", "Two arrays have shapes that do not fit together "
     "element by element."),
    ("ValueError", r"truth value of an array", "An `if`, `and` or `or` got a whole array. Use np.where, & or |, or "
     ".any() and .all()."),
    ("IndexError", "only integers, slices", "An array is indexed by something that is neither a number nor a mask; "
     "names in brackets belong to dictionaries."),
    ("IndexError", "too many indices", "The array has fewer dimensions than there are indices."),
    ("IndexError", "boolean index did not match", "The mask has another shape than the array."),
    ("IndexError", "", "An index is outside of the array or list."),
    ("KeyError", "", "The dictionary has no such key."),
    ("ZeroDivisionError", "", "Something is divided by zero."),
    ("SystemExit", "", "The code asks Python to exit. Return a value instead."),
    ("UFuncTypeError", "output from", IN_PLACE),
    ("_UFuncOutputCastingError", "", IN_PLACE),
    ("_UFuncNoLoopError", "", "An operation got values that it is not made for, such as text among numbers."),
]


def error(name: str, message: str, where: tuple[int, str] | None) -> str:
    """One text for an exception of type `name`: what Python said, in which line, and what it means."""
    gist = _gist(message)
    text = f"It stopped with {name.lstrip('_')}" + (f": {gist}" if gist else "")
    if where:
        text += f" (line {where[0]} of its cell: `{where[1]}`)"
    text = text.rstrip(".") + "."
    for kind, pattern, meaning in MEANINGS:
        found = re.search(pattern, message) if name == kind else None
        if found:
            return text + " " + meaning.format(*found.groups())
    return text


def _gist(message: str) -> str:
    """The line of a message that says what happened: the first, unless it only says where, as Keras' often do."""
    lines = [line.strip() for line in _ANSI.sub("", message).splitlines() if line.strip()]
    while len(lines) > 1 and (lines[0].startswith("Exception encountered when calling") or lines[0].endswith(":")):
        lines = lines[1:]
    return lines[0] if lines else ""


_ANSI = re.compile(r"\x1b\[[0-9;]*m")
