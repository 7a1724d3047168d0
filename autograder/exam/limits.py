"""What an examination may use: of time, memory, files and text. Every such number stands here, with what holds to it.

How large plain data may be stands in `check.plain_values`: it is the same in a student's own notebook. Nothing is
imported at the top that a Python without NumPy has not: sandboxes do without.
"""

from __future__ import annotations

import contextlib
import functools
import re
import signal
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Concatenate, ParamSpec, TypeVar

from autograder.exam import process_memory

# -- time, in seconds ------------------------------------------------------------------------------------------------

CELL_SECONDS = 30.0
IMPATIENT_SECONDS = 5.0      # for each cell that uses a function which has hung before
NOTEBOOK_SECONDS = 600.0
GRACE_SECONDS = 3.0          # beyond a call's own limit, for what does not let itself be interrupted
CHECK_SECONDS = 120.0        # of computing by the check cell itself, in each of its two parts
CHECKS_SECONDS = 240.0       # of computing by all check cells of a notebook
# After which an examiner counts as broken. Long before, a notebook's time is up, and the processor time of its checks,
# which is twice as long on a machine that has twice as much to do.
EXAM_SECONDS = 1800.0
START_SECONDS = 60.0         # for a candidate to be shut in
SEND_SECONDS = 30.0          # for the other side to take a frame
MAX_CANDIDATES = 30          # for one submission: each that is lost has cost the call or cell that lost it

# -- memory and files ------------------------------------------------------------------------------------------------

CANDIDATE_MEMORY = 3 * 2**30      # bytes in use beyond what a candidate began with; watched from outside by `remote`
ADDRESS_SPACE = 12 * 2**30        # beyond what is there at the start: TensorFlow reserves far more than it uses
EXAMINER_MEMORY = 2**30           # what an examiner may take for one submission beyond what it has: see limit_memory
EXAMINER_GROWTH = 300 * 2**20     # bytes of memory of its own after which an examiner is replaced
SCRATCH_BYTES = 64 * 2**20
OPEN_FILES = 256
THREADS = 512

# -- what is shown, in characters ------------------------------------------------------------------------------------

CELL_TEXT = 200_000               # of one cell's text outputs; a candidate drops the rest and says so
CELL_PICTURES = 4_000_000         # of one cell's pictures
CELL_OUTPUTS = 1_000              # how many of one cell an examiner keeps
ONE_OUTPUT = 5_000_000            # of one of them: no honest candidate sends more
NOTEBOOK_SHOWN = 20_000_000       # of all outputs of a notebook
ANSWER_TEXT = 2_000               # of any other text from a candidate

# -- frames on the wire; see `wire` for those that follow from what plain data may be --------------------------------

FRAME_TEXT = 16 * 2**20           # bytes of JSON
MAX_DIGITS = 100_000              # of a whole number, in hexadecimal

# -- a student's text, which may be written so that reading it takes all time or memory ------------------------------

LONGEST_CELL = 1_000_000          # characters of a cell that is run
LONGEST_PARSED = 200_000          # characters of a cell that Python's parser gets: it makes 300 bytes of each
LONGEST_REMEMBERED = 5_000        # characters of a text whose result is remembered
MOST_CELLS = 5_000                # of a notebook that is graded
MOST_VALUES = 1_000_000           # of JSON in a notebook; pictures and long outputs are one or a few each
MOST_TEXT = 20_000_000            # characters of all its cells


def in_words() -> str:
    """What a submission may use."""
    from autograder.check import score_sheet

    call = score_sheet.Sheet().seconds
    return (f"{CELL_SECONDS:g} s for a cell, {NOTEBOOK_SECONDS:g} s for a notebook, {call:g} s for a call or what its "
            f"check allows, {CANDIDATE_MEMORY / 2**30:g} GB of memory in use, {SCRATCH_BYTES / 2**20:g} MB of files, "
            f"{THREADS} threads, {OPEN_FILES} open files")


class ComputesTooLong(BaseException):
    """The examiner itself computes without end, most likely about something strange that a student has made."""


@contextlib.contextmanager
def computing(seconds: float) -> Iterator[None]:
    """Raise `ComputesTooLong` when the examiner has computed for so long; waiting for the candidate is no computing."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise ComputesTooLong(f"it did not finish within {seconds:g} s of computing")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, max(seconds, 0.1), 1)
    try:
        try:
            yield
        finally:     # if it rings in here, the next one ends it
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def limit_memory() -> None:
    """Let this process, an examiner, take no more than EXAMINER_MEMORY of address space beyond what it has now.

    What a check makes of the values that a student's code returned is no larger than this: beyond, Python and NumPy
    raise MemoryError.
    """
    if size := process_memory.read().address_space:       # 0 where it is not Linux: no sandbox either
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (size + EXAMINER_MEMORY, resource.RLIM_INFINITY))


_More = ParamSpec("_More")
_T = TypeVar("_T")
_OfText = Callable[Concatenate[str, _More], _T]


def remembered(entries: int) -> Callable[[_OfText[_More, _T]], _OfText[_More, _T]]:
    """Like `functools.lru_cache`, for short texts only: most cells are the same for a whole class, and a cache counts
    its entries and not their size."""
    def decorate(function: _OfText[_More, _T]) -> _OfText[_More, _T]:
        keep: _OfText[_More, _T] = functools.lru_cache(entries)(function)

        @functools.wraps(function)
        def call(text: str, /, *more: _More.args, **named: _More.kwargs) -> _T:
            return (keep if len(text) <= LONGEST_REMEMBERED else function)(text, *more, **named)

        return call

    return decorate


# A string of JSON; one that does not end counts to the end, so that no text makes the search begin again and again.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)


def too_many_values(text: bytes, most: int) -> bool:
    """Whether JSON's text holds too many values to be made objects of; commas in strings are none."""
    def values(text: bytes) -> int:
        return 1 + text.count(b",") + text.count(b"[") + text.count(b"{")

    # Each takes two characters or more. Most of what is long does not hold so many even where strings count.
    return len(text) > 2 * most and values(text) > most and values(_STRING.sub(b"", text)) > most
