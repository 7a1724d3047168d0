"""The filter of system calls that a candidate runs behind: threads may begin, no processes, nor what no lesson needs.

Refused is also what would let candidates that run at the same time speak with each other, or learn of the machine, by
something else than time: locks and hints on files that all of them see, waiting on such a file's memory, what the
kernel counts for everybody. See `man 2 seccomp`.
"""

from __future__ import annotations

import errno
import functools
import platform
import struct
from typing import NamedTuple

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}      # as the kernel names them to a filter

# By name: (number on x86_64, number on aarch64); None where a machine has no such call.
REFUSED = {
    # processes, rights, other processes
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424), "kcmp": (312, 272), "kill": (62, 129),
    "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "setsid": (112, 157),
    "sched_setscheduler": (144, 119), "sched_setattr": (314, 274), "ioprio_set": (251, 30), "setpriority": (141, 140),
    "prlimit64": (302, 261), "setrlimit": (160, 164), "personality": (135, 92),
    # the sandbox itself
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265), "mknod": (133, None), "mknodat": (259, 33),
    # sockets, queues, memory that others may share or that no limit counts
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    "accept": (43, 202), "accept4": (288, 242), "sendmsg": (46, 211), "recvmsg": (47, 212), "sendmmsg": (307, 269),
    "recvmmsg": (299, 243), "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "memfd_create": (319, 279), "vmsplice": (278, 75), "move_pages": (279, 239), "migrate_pages": (256, 238),
    # what the kernel counts or numbers for everybody: pipes and their inodes, timers of a user, watches, keys
    "pipe": (22, None), "pipe2": (293, 59), "timer_create": (222, 107), "inotify_init": (253, None),
    "inotify_init1": (294, 26), "fanotify_init": (300, 262), "keyctl": (250, 219), "add_key": (248, 217),
    "request_key": (249, 218),
    # what is in the machine's page cache, and changing it
    "mincore": (27, 232), "readahead": (187, 213), "fadvise64": (221, 223), "sync": (162, 81), "syncfs": (306, 267),
    # the kernel's large and seldom used parts, and the machine's settings
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "io_setup": (206, 0), "init_module": (175, 105),
    "finit_module": (313, 273), "delete_module": (176, 106), "kexec_load": (246, 104), "kexec_file_load": (320, 294),
    "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89), "quotactl": (179, 60),
    "syslog": (103, 116), "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171),
    "clock_adjtime": (305, 266), "modify_ldt": (154, None), "iopl": (172, None), "ioperm": (173, None),
    "lookup_dcookie": (212, 18), "uselib": (134, None), "vhangup": (153, 58), "ustat": (136, None),
    "sysfs": (139, None), "_sysctl": (156, None),
}
# The same, for calls whose users go on in another way where a system does not have them: HDF5 without its lock, the C
# library with preadv, fstat, no count of the machine's memory.
MISSING = {
    "clone3": (435, 435), "flock": (73, 32), "preadv2": (327, 286), "pwritev2": (328, 287), "sysinfo": (99, 179),
    "statfs": (137, 43), "fstatfs": (138, 44), "statx": (332, 291),
}
FIRST_NEWER = 440      # calls of Linux 5.10 and later, all of them: on both machines, without need

_ANY = 0xFFFFFFFF


class Rule(NamedTuple):
    """What a call's argument, after `mask`, may be (`only`) or may not be."""

    numbers: tuple[int, int]
    argument: int
    values: tuple[int, ...]
    only: bool = True
    mask: int = _ANY
    error: int = errno.EPERM


RULES = (
    # clone: new threads (CLONE_THREAD), no new processes
    Rule((56, 220), 0, (0x00010000,), mask=0x00010000),
    # mmap: no memory that stays in use where no resident size counts it (MAP_SHARED with MAP_ANONYMOUS), none of the
    # machine's few huge pages (MAP_HUGETLB)
    Rule((9, 222), 3, (0x21,), only=False, mask=0x21),
    Rule((9, 222), 3, (0x40000,), only=False, mask=0x40000),
    # prctl: names and questions. Nobody may stop ending with its parent, or ask for pages to be merged with others'.
    # PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_GET_SECCOMP, PR_CAPBSET_READ, PR_SET_TIMERSLACK, PR_GET_TIMERSLACK,
    # PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS, PR_SET_VMA
    Rule((157, 167), 0, (3, 15, 16, 21, 23, 29, 30, 38, 39, 0x53564D41)),
    # fcntl: F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC. No locks, leases, notices, hints to write.
    Rule((72, 25), 1, (0, 1, 2, 3, 4, 1030)),
    # ioctl: TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX. What file systems offer is seen by others.
    Rule((16, 29), 1, (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451), error=errno.ENOTTY),
    # madvise: what allocators use. Not MADV_WILLNEED, MADV_COLD, MADV_PAGEOUT (the page cache), MADV_MERGEABLE.
    # NORMAL, RANDOM, SEQUENTIAL, DONTNEED, FREE, DONTFORK, DOFORK, HUGEPAGE, NOHUGEPAGE, DONTDUMP, DODUMP, WIPEONFORK
    Rule((28, 233), 2, (0, 1, 2, 4, 8, 10, 11, 14, 15, 16, 17, 18)),
    # futex: waiting on memory that may be a file's page, where another process could wake the waiter (FUTEX_WAIT,
    # LOCK_PI, WAIT_BITSET, WAIT_REQUEUE_PI, LOCK_PI2 without FUTEX_PRIVATE_FLAG, whatever the clock). Only the end of
    # a thread is waited for in this way, and whoever is told EAGAIN looks again.
    Rule((202, 98), 1, (0, 6, 9, 11, 13), only=False, mask=_ANY ^ 256, error=errno.EAGAIN),
)

_LOAD, _EQUAL, _AT_LEAST, _AND, _JUMP, _GIVE = 0x20, 0x15, 0x35, 0x54, 0x05, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16       # where a filter finds them


@functools.cache
def program(machine: str | None = None) -> tuple[bytes, int]:
    """The filter and its length in steps. Raises KeyError for a machine whose numbers are not known."""
    machine = machine or platform.machine()
    column = list(MACHINES).index(machine) if machine in MACHINES else None
    if column is None:
        raise KeyError(machine)
    steps = [(_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, MACHINES[machine]), (_GIVE, 0, 0, _KILL),
             (_LOAD, 0, 0, _NUMBER)]
    if column == 0:     # the other way of calling on the same machine (x32) has its own numbers
        steps += [(_AT_LEAST, 0, 1, 0x40000000), (_GIVE, 0, 0, _ERRNO | errno.EPERM)]
    for calls, error in ((REFUSED, errno.EPERM), (MISSING, errno.ENOSYS)):
        for number in (numbers[column] for numbers in calls.values()):
            if number is not None:
                steps += [(_EQUAL, 0, 1, number), (_GIVE, 0, 0, _ERRNO | error)]
    steps += [(_AT_LEAST, 0, 1, FIRST_NEWER), (_GIVE, 0, 0, _ERRNO | errno.ENOSYS)]
    for rule in RULES:
        steps += _steps(rule, column)
    steps.append((_GIVE, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *step) for step in steps), len(steps)


def _steps(rule: Rule, column: int) -> list[tuple[int, int, int, int]]:
    """Give the rule's error, or go on behind. Of an argument the lower half is looked at, as the kernel does."""
    body = [(_LOAD, 0, 0, _ARGUMENTS + 8 * rule.argument), (_AND, 0, 0, rule.mask)]
    for left, value in zip(reversed(range(len(rule.values))), rule.values, strict=True):
        body.append((_EQUAL, left + 1, 0, value))      # to the last step but one (refused) or behind all (allowed)
    if not rule.only:
        body.append((_JUMP, 0, 0, 1))
    body.append((_GIVE, 0, 0, _ERRNO | rule.error))
    return [(_LOAD, 0, 0, _NUMBER), (_EQUAL, 0, len(body), rule.numbers[column]), *body]
