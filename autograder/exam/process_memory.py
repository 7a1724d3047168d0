"""How much memory a process has, as Linux tells it: where it does not tell, every figure is 0."""

from __future__ import annotations

import os
from typing import NamedTuple


class ProcessMemory(NamedTuple):
    """In bytes."""

    address_space: int = 0
    resident: int = 0      # what it really uses
    of_files: int = 0      # of that, what is mapped from files, or shared

    @property
    def own(self) -> int:
        """What is no file's."""
        return self.resident - self.of_files


def read(pid: int | str = "self") -> ProcessMemory:
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            pages = file.read().split()[:3]
    except OSError:
        return ProcessMemory()
    return ProcessMemory(*[int(count) * os.sysconf("SC_PAGESIZE") for count in pages])
