"""Keeps a check cell and its student's notebook apart, whatever either named its variables.

Before a check cell runs, names that hide Python's own (`len = 3`) are set aside, and a name that the notebook
does not define yet gets a stand-in, so that the table says "run the cell that defines it" instead of a traceback.
While student code runs it sees its own names only, as it does when it is graded: not the `X` of the check cell. The
values that a check cell names are gone when it has run; functions stay, since an answer may have been merged into it.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import functools
import sys
import traceback
from collections.abc import Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any

import numpy as np

from autograder.check import alternative_text, calls, names, session
from autograder.check.arguments import Missing
from autograder.check.plain_values import FUNCTION_TYPES
from autograder.check.score_sheet import RIGHT
from autograder.check.uses import Judged

MARK = "check.score("
ABSENT = object()
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
PATIENCE = 5      # times the seconds of a call may pass by the clock while it computes for less: see calls.time_limit


class _Guard:
    def __init__(self, shell: Any, clears: bool):
        from IPython.core.displayhook import CapturingDisplayHook
        from IPython.core.displaypub import CapturingDisplayPublisher

        self.publisher: Any = CapturingDisplayPublisher()       # of what student code displays while it is asked
        self.hook = CapturingDisplayHook(shell=shell, outputs=self.publisher.outputs)
        self.shell, self.clears = shell, clears     # IPython's; whether a check cell's values go when it has run
        self.functions: set[str] = set()        # that the running cell defines
        self.students: dict[str, Any] = {}      # what names stand for on the other side; ABSENT for nothing
        self.own: set[int] = set()              # ids of the student's functions
        self.running = False                    # whether student code runs, and the names are the student's
        self.settings: tuple[str, Any] | None = None
        self.values: dict[str, Any] = {}        # of all names, as the running cell began
        self.judged = Judged()
        self.stopped: dict[str, str] = {}       # name -> how the cell that was to define it has stopped
        self.waiting: dict[str, str] = {}       # name -> the exercise that it waits for

    def before(self, info: Any) -> None:
        source = info.raw_cell or ""
        if MARK not in source:
            self.values = dict(self.shell.user_ns)
            return
        self.after()
        current = session.current()
        sheet = current.start()
        space = self.shell.user_ns
        # A student may have asked IPython to show every value, or none, and NumPy to raise. The score must be shown and
        # nothing before it: nbgrader takes the first value that a cell shows, and gives all points where there is none.
        self.settings = self.shell.ast_node_interactivity, np.geterr()
        self.shell.ast_node_interactivity = "last_expr"
        np.seterr(divide="warn", over="warn", invalid="warn", under="ignore")
        hiding = [n for n in space if n in names.BUILTINS and not n.startswith("_") and n not in
                  self.shell.user_ns_hidden and space[n] is not getattr(builtins, n, space[n])]
        if hiding:
            listed = ", ".join(f"`{n}`" for n in hiding)
            of_numpy = all(space[n] is vars(np).get(n) for n in hiding)
            sheet.notes.append(f"`from numpy import *` has put NumPy's {listed} in the place of Python's, which answer "
                               "otherwise. Write `import numpy as np` instead and restart the kernel." if of_numpy else
                               f"Your notebook uses {listed} as a name of its own, which hides Python's. Rename it.")
        if isinstance(current.candidate, calls.Local):
            current.candidate.around, current.candidate.inside = self.with_students_names, self.with_checks_names
            current.candidate.patience = PATIENCE
        self.own = {id(value) for value in space.values() if type(value) in FUNCTION_TYPES}
        with contextlib.suppress(SyntaxError):
            wanted, made, functions = _names_of(source)
            self.functions = set(functions)
            sheet.unsettled = self.judged.begin(wanted, space)
            missing = wanted - set(space)
            self.students = {name: space.get(name, ABSENT) for name in (*hiding, *missing, *made)}
            for name in hiding:
                del space[name]
            space.update({name: Missing(name, self.stopped.get(name, "")) for name in missing})
            sheet.notes += [f"The check looks at what `{name}` was before: {self.stopped[name]}."
                            for name in sorted(wanted - missing) if name in self.stopped]

    @contextlib.contextmanager
    def with_students_names(self) -> Iterator[None]:
        """While student code runs, it sees its own names, and what it displays is not shown; nobody answers `input`."""
        with self._exchanged(), self._nothing_shown(), _open_figures(), _no_input():
            yield

    @contextlib.contextmanager
    def _nothing_shown(self) -> Iterator[None]:
        # As IPython's capture_output does, which makes a new publisher each time: a fifth of what a short call takes.
        before = self.shell.display_pub, sys.displayhook
        self.shell.display_pub, sys.displayhook = self.publisher, self.hook
        try:
            yield
        finally:
            self.shell.display_pub, sys.displayhook = before
            self.publisher.outputs.clear()

    def with_checks_names(self, function: object) -> AbstractContextManager[None]:
        """While student code calls a function of the check cell, that sees the names of the check cell."""
        return self._exchanged() if self.running and id(function) not in self.own else contextlib.nullcontext()

    @contextlib.contextmanager
    def _exchanged(self) -> Iterator[None]:
        self._exchange()
        try:
            yield
        finally:
            self._exchange()

    def _exchange(self) -> None:
        """Let each name stand for what it does on the other side: in the check cell, or in the student's notebook."""
        space = self.shell.user_ns
        for name, other in self.students.items():
            self.students[name] = space.pop(name, ABSENT)
            if other is not ABSENT:
                space[name] = other
        self.running = not self.running

    def after(self, result: Any = None) -> None:
        source = (result.info.raw_cell if result and result.info else "") or MARK
        if MARK not in source:
            self._note_what_stopped(source, result.error_before_exec or result.error_in_exec)
        self.values = {}
        if report := session.current().last:
            self.judged.end(right=report.outcome == RIGHT)
        if not self.running:
            space = self.shell.user_ns
            stay = (name for name in self.students if name in space and type(space[name]) is not Missing)
            self.students.update({name: space[name] for name in stay if name in self.functions or not self.clears})
            self._exchange()
        self.functions = set()
        self.students, self.own, self.running = {}, set(), False
        if self.settings:
            self.shell.ast_node_interactivity, floats = self.settings
            np.seterr(**floats)
            self.settings = None

    def _note_what_stopped(self, source: str, error: BaseException | None) -> None:
        """Keep why a cell has not defined what it was to define, until one does."""
        if error is None and not self.stopped and not self.waiting:
            return
        before, space = self.values, self.shell.user_ns
        made = names.defined_by(source)
        undone = {name for name in made if space.get(name, ABSENT) is before.get(name, ABSENT)} if error else set()
        for name in made - undone:
            self.stopped.pop(name, None)
            self.waiting.pop(name, None)
        exercise = self.needs(error)
        if exercise:
            self.waiting.update(dict.fromkeys(undone, exercise))
        elif undone and error:
            self.stopped.update(dict.fromkeys(undone, f"its cell stopped with {_told(error)}"))

    def needs(self, error: BaseException | None) -> str:
        """The exercise that is not done yet, where that is why a demonstration has ended; "" where it is not."""
        if type(error) is NotImplementedError:
            return traceback.extract_tb(error.__traceback__)[-1].name
        return self.waiting.get(error.name or "", "") if type(error) is NameError else ""

    def show_error(self, shell: Any, kind: type[BaseException], error: BaseException, trace: TracebackType,
                   tb_offset: int | None = None) -> list[str]:
        """A line in the place of a traceback: of what needs an exercise not done yet, of a check that was stopped."""
        exercise = self.needs(error)
        if isinstance(error, calls.Interrupted):
            print(error)
        elif not exercise:
            shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
        else:
            of = f"`{error.name}` from a cell above, and that needs " if isinstance(error, NameError) else ""
            print(f"Not attempted yet: this cell needs {of}`{exercise}`. Write it above, run its cell, then run this "
                  "one again.")
            if "matplotlib.pyplot" in sys.modules:      # what is half drawn is not shown
                sys.modules["matplotlib.pyplot"].close("all")
        return []


@functools.lru_cache
def _names_of(source: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The names that a check cell has from the notebook, those that it defines, and of these its functions."""
    tree = ast.parse(source)
    functions = (node.name for node in tree.body if isinstance(node, DEFINITIONS))
    return frozenset(names.free_names(source)), frozenset(names.top_level(tree)), frozenset(functions)


def _told(error: BaseException) -> str:
    """An exception that has ended a cell, with its line."""
    text = calls.safe_text(error.msg if isinstance(error, SyntaxError) else error)
    lines = [error.lineno] if isinstance(error, SyntaxError) else [
        line for frame, line in traceback.walk_tb(error.__traceback__) if "ipy" in frame.f_code.co_filename
        and "site-packages" not in frame.f_code.co_filename][:1]
    return f"{type(error).__name__}: {text}" + (f" (line {lines[0]})" if lines and lines[0] else "")


@contextlib.contextmanager
def _no_input() -> Iterator[None]:
    """A box to type in would stop the notebook until somebody does, and grading has none."""
    before = builtins.input
    builtins.input = _nothing_to_read
    try:
        yield
    finally:
        builtins.input = before


def _nothing_to_read(prompt: object = "") -> str:
    raise EOFError("EOF when reading a line")


@contextlib.contextmanager
def _open_figures() -> Iterator[None]:
    """Let plt.show() leave figures open, so that they can be looked at."""
    inline = sys.modules.get("matplotlib_inline.config")
    if inline is None:
        yield
        return
    config = inline.InlineBackend.instance()
    before, config.close_figures = config.close_figures, False
    try:
        yield
    finally:
        config.close_figures = before


def watch(*, clears: bool = True) -> None:
    """Guard the check cells of the notebook that this process runs, if it runs one.

    Where cells are run to be graded, a cell that looks like a check has an answer merged into it, and all of it stays.
    """
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is None or getattr(shell, "_autograder_guard", None):
        return
    guard = shell._autograder_guard = _Guard(shell, clears)
    alternative_text.give_to_figures(shell)
    shell.events.register("pre_run_cell", guard.before)
    shell.events.register("post_run_cell", guard.after)
    shell.set_custom_exc((NotImplementedError, NameError, calls.Interrupted), guard.show_error)
    cells = shell.user_ns.get("In") or [""]
    guard.before(_Info(cells[-1]))   # the cell that is importing us may itself be a check cell


class _Info:
    def __init__(self, raw_cell: str):
        self.raw_cell = raw_cell
