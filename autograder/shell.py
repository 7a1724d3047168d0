"""Runs notebook cells in an IPython shell inside of this process: no kernel to start, no messages to wait for."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

from autograder.check import sheet


@dataclass(frozen=True)
class Ran:
    """What one cell did."""

    seconds: float
    error: str = ""                  # the exception that ended it, as text
    stderr: str = ""                 # warnings included
    report: sheet.Report | None = None   # of a check cell that came to its score


class Shell:
    """One student's notebook. Make it in a process of its own: IPython has one shell for a process."""

    def __init__(self):
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config

        from autograder.check import notebook

        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        InteractiveShell.clear_instance()
        self.shell = InteractiveShell.instance(config=config)
        notebook.watch()

    @property
    def names(self) -> dict:
        return self.shell.user_ns

    def run(self, source: str) -> Ran:
        """Run one cell; nothing is printed."""
        from IPython.utils.capture import capture_output

        sheet.start()
        begin = time.perf_counter()
        with capture_output() as captured:
            result = self.shell.run_cell(source, store_history=False)
        seconds = time.perf_counter() - begin
        failed = result.error_before_exec or result.error_in_exec
        return Ran(seconds, f"{type(failed).__name__}: {failed}" if failed else "", captured.stderr, sheet.last())


def warm_up(with_keras: bool) -> None:
    """Import what notebooks import, so that forked processes need not. Runs no TensorFlow operation: forking after
    one is unsafe."""
    import IPython.core.interactiveshell  # noqa: F401
    import matplotlib
    import matplotlib_inline.backend_inline  # noqa: F401
    import sklearn.datasets  # noqa: F401

    matplotlib.use("Agg")
    import matplotlib.pyplot  # noqa: F401

    if with_keras:
        import keras  # noqa: F401
        import tensorflow  # noqa: F401
