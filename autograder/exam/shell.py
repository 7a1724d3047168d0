"""Runs notebook cells in an IPython shell inside of this process: no kernel to start, no messages to wait for."""

from __future__ import annotations

import contextlib
import os
import random
import time
from dataclasses import dataclass, field
from typing import Any, cast

from autograder.check import calls, score_sheet, session
from autograder.exam import limits


@dataclass(frozen=True)
class Ran:
    """What one cell did. `outputs` are a notebook's outputs, in nbformat's terms."""

    seconds: float                       # by the clock
    error: str = ""                      # the exception that ended it, as text
    line: int = 0                        # of the cell, where it was
    stderr: str = ""                     # warnings included
    report: score_sheet.Report | None = None   # of a check cell that came to its score
    outputs: list[dict[str, Any]] = field(default_factory=list)
    computed: float = 0.0                # seconds of processor time


class Shell:
    """One student's notebook. Make it in a process of its own: IPython has one shell for a process.

    What draws without a seed of its own, from `random` or `np.random`, draws the same in every run, so that the same
    notebook has the same score again.

    `clears`: see `notebook.watch`.
    """

    def __init__(self, *, clears: bool = True) -> None:
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
        import numpy as np
        from IPython.core.interactiveshell import InteractiveShell
        from matplotlib import pyplot
        from matplotlib_inline.backend_inline import configure_inline_support
        from traitlets.config import Config

        from autograder.check import notebook

        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        InteractiveShell.clear_instance()
        self.shell = cast(Any, InteractiveShell.instance(config=config))      # some of its methods are replaced
        self.shell._showtraceback = self._keep_traceback
        self.traceback: list[str] | None = None
        # Grading starts no programs; the lines after `!pip install …` are to run all the same.
        self.shell.system = _no_command
        self.shell.getoutput = _no_output
        configure_inline_support(self.shell, os.environ["MPLBACKEND"])
        pyplot.switch_backend(os.environ["MPLBACKEND"])
        notebook.watch(clears=clears)
        random.seed(0)
        np.random.seed(0)

    @property
    def names(self) -> dict[str, Any]:
        space: dict[str, Any] = self.shell.user_ns
        return space

    def run(self, source: str, seconds: float | None = None) -> Ran:
        """Run one cell; nothing is printed. After `seconds` it is stopped, if it lets itself be stopped."""
        from IPython.core.displayhook import CapturingDisplayHook
        from IPython.core.displaypub import CapturingDisplayPublisher

        session.current().start()
        out, err = calls.Limited(limits.CELL_TEXT), calls.Limited(limits.CELL_TEXT)
        publisher, hook = self.shell.display_pub, self.shell.display_trap.hook
        shown = self.shell.display_pub = CapturingDisplayPublisher()
        shown.outputs = _Shown()
        self.shell.display_trap.hook = CapturingDisplayHook(shell=self.shell, outputs=shown.outputs)
        limit = calls.time_limit(seconds) if seconds else contextlib.nullcontext()
        self.traceback = None
        failed: BaseException | None = None
        begin, computing = time.perf_counter(), time.process_time()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), limit:
                result = self.shell.run_cell(source, store_history=True)
            failed = result.error_before_exec or result.error_in_exec
        except calls.TooSlow as error:
            failed = error
        finally:
            self.shell.display_pub, self.shell.display_trap.hook = publisher, hook
        spent, computed = time.perf_counter() - begin, time.process_time() - computing
        if type(failed) is calls.TooSlow:
            text = f"TooSlow: the cell did not finish within {seconds:g} s"
        else:
            text = f"{type(failed).__name__}: {calls.safe_text(failed)}" if failed else ""
        outputs = _outputs(out.text(), err.text(), shown.outputs, failed, text, self.traceback)
        return Ran(spent, text, _line(failed, source), err.text(), session.current().last, outputs, computed)

    def _keep_traceback(self, kind: object, error: object, lines: list[object]) -> None:
        self.traceback = [str(line)[:20_000] for line in lines]


def _line(failed: BaseException | None, source: str) -> int:
    """The line of a cell in which an exception ended it; 0 where that is in no line of it."""
    if isinstance(failed, SyntaxError):
        return failed.lineno or 0
    trace, line = getattr(failed, "__traceback__", None), 0
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "ipykernel" in file or "ipython-input" in file:
            line = trace.tb_lineno
            break
        trace = trace.tb_next
    return line if line <= source.count("\n") + 1 else 0


def _no_command(command: str) -> None:
    print(f"(not run here: {command})")


def _no_output(command: str, *args: object, **kwargs: object) -> list[str]:
    _no_command(command)
    return []


class _Shown(list[dict[str, Any] | None]):
    """What a cell displays, as far as there is room for it: a loop may display without end."""

    left = limits.CELL_PICTURES

    def append(self, one: Any) -> None:
        if self.left >= 0:
            data = {str(k): v for k, v in one["data"].items() if isinstance(v, str)}
            self.left -= 100 + sum(map(len, data.values()))
            super().append({"data": data} if self.left >= 0 else None)


def _outputs(out: str, err: str, shown: _Shown, failed: BaseException | None, text: str,
             traceback: list[str] | None) -> list[dict[str, Any]]:
    """A cell's outputs as a notebook has them."""
    outputs: list[dict[str, Any]] = [{"output_type": "stream", "name": name, "text": said}
               for name, said in (("stdout", out), ("stderr", err)) if said]
    for one in shown:
        outputs.append({"output_type": "display_data", "data": one["data"], "metadata": {}} if one else
                       {"output_type": "stream", "name": "stderr", "text": "(more was shown than is kept)\n"})
    if failed:
        outputs.append({"output_type": "error", "ename": text.split(":")[0], "evalue": text.partition(": ")[2],
                        "traceback": traceback or [text]})
    return outputs


def warm_up(*, with_keras: bool) -> None:
    """Import what notebooks import, so that forked processes need not. Runs no TensorFlow operation: forking after
    one is unsafe."""
    import IPython.core.completer  # noqa: F401
    import IPython.core.interactiveshell  # noqa: F401
    import IPython.core.oinspect  # noqa: F401
    import matplotlib
    import matplotlib_inline.backend_inline  # noqa: F401
    import sklearn.datasets  # noqa: F401
    import stack_data  # noqa: F401   (for tracebacks)

    matplotlib.use("Agg")
    import matplotlib.pyplot  # noqa: F401

    if with_keras:
        import keras  # noqa: F401
        import tensorflow  # noqa: F401
