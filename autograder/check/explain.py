"""Python's errors told in plain words, for someone who has met few of them."""

from __future__ import annotations

import re

# (exception, pattern in its text, what it means for a learner); the first match is used.
MEANINGS = [
    ("RecursionError", "", "The function calls itself without end."),
    ("NameError", r"name '(\w+)' is not defined", "There is no variable `{0}` here: is it misspelled, or made in "
     "another cell only?"),
    ("UnboundLocalError", r"variable '(\w+)'", "`{0}` is used before it gets a value on this path."),
    ("TypeError", r"missing \d+ required positional argument", "A function is called with too few arguments. Keep "
     "the signature as it was given."),
    ("TypeError", r"takes .* positional arguments? but \d+ (?:was|were) given", "A function is called with more "
     "arguments than it has. Keep the signature as it was given."),
    ("TypeError", r"unexpected keyword argument '(\w+)'", "There is no argument named `{0}`. Keep the signature as "
     "it was given."),
    ("TypeError", r"NoneType", "A value is None here. Did a function end without `return`?"),
    ("TypeError", r"unhashable", "A list, dictionary or array is used where only a fixed value can stand."),
    ("AttributeError", r"'NoneType'", "A value is None here. Did a function end without `return`?"),
    ("ValueError", r"matmul|not aligned|dimension mismatch|Dimensions must be equal", "The inner dimensions of a "
     "matrix product differ. Write both shapes down: (N, D) @ (D, M)."),
    ("ValueError", r"could not be broadcast|Incompatible shapes", "Two arrays have shapes that do not fit together "
     "element by element."),
    ("ValueError", r"truth value of an array", "An `if`, `and` or `or` got a whole array. Use np.where, & or |, or "
     ".any() and .all()."),
    ("IndexError", "", "An index is outside of the array or list."),
    ("KeyError", "", "The dictionary has no such key."),
    ("ZeroDivisionError", "", "Something is divided by zero."),
    ("SystemExit", "", "The code asks Python to exit. Return a value instead."),
    ("UFuncTypeError", "", "An in-place operation would have to change the array's dtype, say from integers to "
     "floats. Make a new array instead."),
    ("_UFuncOutputCastingError", "", "An in-place operation would have to change the array's dtype, say from "
     "integers to floats. Make a new array instead."),
]


def error(name: str, message: str, where: tuple[int, str] | None) -> str:
    """One text for an exception of type `name`: what Python said, in which line, and what it means."""
    first_line = message.strip().splitlines()[0] if message.strip() else ""
    text = f"It stopped with {name.lstrip('_')}" + (f": {first_line}" if first_line else "")
    if where:
        text += f" (line {where[0]} of its cell: `{where[1]}`)"
    text = text.rstrip(".") + "."
    for kind, pattern, meaning in MEANINGS:
        found = re.search(pattern, message) if name == kind else None
        if found:
            return text + " " + meaning.format(*found.groups())
    return text
