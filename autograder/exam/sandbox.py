"""Makes processes that are shut into namespaces of their own, for good: Linux only, through ctypes.

What is left to it: the Python environment read-only (see `visible`), a scratch folder with the unit's files, three
devices, no network, no new processes, no way to gain rights, and limits on address space, files and threads. Works as
an ordinary user (through a user namespace) and as root in a container that may make namespaces. How much memory it
really uses is watched from outside, by `remote`.

The ways of a container without a daemon, after `man 7 user_namespaces`, `man 2 pivot_root` and `man 2 seccomp`.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import platform
import resource
import shutil
import signal
import stat
import struct
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.exam import limits, process_memory, system_calls, visible_paths

NOBODY = 65534
NAME = b"candidate"      # of the machine, as candidates see it

NEWUSER, NEWNS, NEWPID, NEWNET, NEWIPC, NEWUTS = (
    0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x08000000, 0x04000000)
_NAMESPACES = {"user": NEWUSER, "mount": NEWNS, "pid": NEWPID, "network": NEWNET, "ipc": NEWIPC, "uts": NEWUTS}
_RDONLY, _NOSUID, _NODEV, _NOEXEC, _REMOUNT, _BIND, _REC, _PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
_DETACH = 2
_MOUNT_SETATTR, _AT_RECURSIVE = 442, 0x8000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 4, 24, 38, 22
_PR_GET_TID_ADDRESS, _CHILD_CLEARTID, _CHILD_SETTID = 40, 0x00200000, 0x01000000
_CLONE, _PIVOT_ROOT = (56, 220), (155, 41)      # on x86_64, on aarch64
# A C library's functions have no types here.
_libc: Any = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_python: Any = ctypes.PyDLL(None, use_errno=True) if sys.platform == "linux" else None   # its calls keep Python's lock


class Refused(Exception):
    """This machine does not give a protection; the text says which and why."""


@dataclass(frozen=True)
class Plan:
    """What a process is shut into."""

    user: tuple[int, int] | None                   # an ordinary user's numbers outside of the namespaces
    root: tuple[tuple[str, bytes, bytes], ...]     # the steps of visible.layout


def plan(course: str | None = None) -> Plan:
    """`course` is a course's folder, which is not to be seen wherever it lies. Raises Refused."""
    if sys.platform != "linux":
        raise Refused("sandboxes need Linux")
    try:
        root, _ = visible_paths.layout(course), system_calls.program()     # made here, found made by each child
    except visible_paths.InTheWay as problem:
        raise Refused(str(problem)) from None
    return Plan((os.getuid(), os.getgid()) if os.geteuid() else None, root)


def fork(plan: Plan) -> int:
    """Like os.fork, but the child begins in namespaces of its own, and has to call `enter` next. Raises Refused.

    One call of clone and not unshare, after which only a second fork would be inside of the pid namespace: each fork of
    a process that has imported TensorFlow takes as long as six short exercises. What os.fork does around the call is
    done here: Python's part by name, and of the C library's the number of the thread. Its handlers (`pthread_atfork`)
    do not run, so at least one os.fork must have come before, which ends the threads of OpenBLAS.
    """
    number = _known(_CLONE, "clone")
    flags = NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS | (NEWUSER if plan.user else 0) | signal.SIGCHLD
    thread = ctypes.c_void_p()
    if _libc.prctl(_PR_GET_TID_ADDRESS, ctypes.byref(thread), 0, 0, 0) == 0:
        flags |= _CHILD_CLEARTID | _CHILD_SETTID
    tail = (thread.value, 0) if platform.machine() == "x86_64" else (0, thread.value)
    _python.PyOS_BeforeFork()
    pid: int = _python.syscall(number, flags, *[ctypes.c_void_p(word) for word in (0, 0, *tail)])
    if pid == 0:
        _python.PyOS_AfterFork_Child()
        return 0
    problem = ctypes.get_errno()
    _python.PyOS_AfterFork_Parent()
    if pid < 0:
        raise Refused(f"clone: {errno.errorcode.get(problem, problem)} ({os.strerror(problem)})")
    return pid


def enter(plan: Plan, files: str | None) -> None:
    """Shut in this process, which `fork` has made, for good. Raises Refused.

    `files` is a folder whose content the scratch folder begins with; see `copy_files`. It ends with its parent.
    """
    os.umask(0o022)
    _must(_libc.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0), "prctl")
    if plan.user:
        _map_ids(*plan.user)
    end_with_parent()
    _must(_libc.mount(None, b"/", None, _REC | _PRIVATE, None), "mount / private")
    size = process_memory.read().address_space or 16 * 2**30      # while /proc is in sight
    _new_root(plan.root, files, 0 if plan.user else NOBODY)
    _must(_libc.sethostname(NAME, len(NAME)) or _libc.setdomainname(b"", 0), "sethostname")
    if not plan.user:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        _unshare(NEWUSER)
    _limit(size)
    _drop_capabilities()
    _must(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    end_with_parent()      # again: what changes rights clears it
    _filter_system_calls()


def protections(course: str | None = None) -> dict[str, str]:
    """Each protection that this machine gives ('yes') or why it does not: what `autograder doctor` prints."""
    out = {}
    for name, flag in _NAMESPACES.items():
        flags = flag | (0 if os.geteuid() == 0 or flag == NEWUSER else NEWUSER)
        out[f"{name} namespace"] = _tried(functools.partial(_unshare, flags))
    try:
        whole = plan(course)
    except Refused as refused:
        out["whole sandbox"] = f"no: {refused}"
    else:
        out["whole sandbox"] = _tried(lambda: enter(whole, None), lambda: fork(whole))
    return out


def _tried(attempt: Callable[[], None], fork: Callable[[], int] = os.fork) -> str:
    """What comes of `attempt` in a process of its own."""
    if sys.platform != "linux":
        return "no: sandboxes need Linux"
    reader, writer = os.pipe()
    try:
        pid = fork()
    except Refused as refused:
        return f"no: {refused}"
    if pid == 0:
        try:
            attempt()
            os.write(writer, b"yes")
        except BaseException as error:
            os.write(writer, f"no: {error}".encode()[:400])
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        said = file.read().decode()
    os.waitpid(pid, 0)
    return said or "no: the process that tried it has ended"


def end_with_parent() -> None:
    """Let this process be killed when the one that forked it ends, where the system knows how."""
    if _libc:
        _must(_libc.prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0), "prctl")


def close_all_but(keep: Iterable[int]) -> None:
    """Close every descriptor above the standard ones but these."""
    last = 3
    for fd in sorted(keep):
        os.closerange(last, fd)
        last = fd + 1
    os.closerange(last, 65536)


# -- inside --------------------------------------------------------------------------------------------------------


def _must(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise Refused(f"{what}: {errno.errorcode.get(number, number)} ({os.strerror(number)})")


def _unshare(flags: int) -> None:
    _must(_libc.unshare(flags), "unshare")


def _map_ids(uid: int, gid: int) -> None:
    for name, text in (("setgroups", "deny"), ("uid_map", f"0 {uid} 1"), ("gid_map", f"0 {gid} 1")):
        try:
            Path("/proc/self", name).write_text(text)
        except OSError as error:
            raise Refused(f"/proc/self/{name}: {error.strerror}") from None


def copy_files(source: str, target: Path, owner: int | None = None) -> None:
    """Copy a unit's files, but no notebook (the instructor's may stand beside them), link or hidden file."""
    for folder, folders, names in os.walk(source):
        place = target / os.path.relpath(folder, source)
        folders[:] = [n for n in folders if not n.startswith(".") and not os.path.islink(os.path.join(folder, n))]
        made = [place / n for n in folders]
        for path in made:
            path.mkdir()
        for name in names:
            original = os.path.join(folder, name)
            if not name.startswith(".") and not name.endswith(".ipynb") and stat.S_ISREG(os.lstat(original).st_mode):
                made.append(place / name)
                shutil.copyfile(original, made[-1])
        if owner:
            for path in made:
                os.chown(path, owner, owner)


def _new_root(steps: tuple[tuple[str, bytes, bytes], ...], files: str | None, owner: int) -> None:
    root = os.fsencode(visible_paths.ROOT)
    _mount(b"tmpfs", root, b"tmpfs", _NOSUID | _NODEV, b"size=1m,mode=755")
    for what, where, of in steps:
        if what == visible_paths.FOLDER:
            os.mkdir(where)
        elif what == visible_paths.LINK:
            os.symlink(of, where)
        elif what == visible_paths.TEXT:
            with open(where, "xb") as file:
                file.write(of)
        elif what == visible_paths.BIND:
            _bind(of, where, _NODEV | _REC)
        elif what == visible_paths.COVER:
            _mount(b"tmpfs", where, b"tmpfs", _NOSUID | _NODEV, b"size=1m,mode=555")
        elif what == visible_paths.MASK:
            _bind(b"/dev/null", where, _NODEV)
        else:
            _mount(None, where, None, _REMOUNT | _BIND | _RDONLY | _NOSUID | _NODEV)
    # Mapped, /dev/zero would be memory that no limit counts: it is not among the devices. They are read-only, which
    # does not keep anybody from writing to them, but from leaving a time there that other candidates see.
    for name in (b"null", b"random", b"urandom"):
        target = root + b"/dev/" + name
        os.close(os.open(target, os.O_CREAT))
        _bind(b"/dev/" + name, target)
    scratch = root + b"/scratch"
    _mount(b"tmpfs", scratch, b"tmpfs", _NOSUID | _NODEV, b"mode=1777,nr_inodes=10000,size=%d" % limits.SCRATCH_BYTES)
    if files:
        copy_files(files, visible_paths.ROOT / "scratch", owner)
    os.chdir(root)
    _mount(None, root, None, _REMOUNT | _BIND | _RDONLY | _NOSUID | _NODEV)
    _must(_libc.syscall(_known(_PIVOT_ROOT, "pivot_root"), b".", b"."), "pivot_root")
    _must(_libc.umount2(b".", _DETACH), "umount2")
    os.chdir("/scratch")
    for variable in ("HOME", "TMPDIR", "MPLCONFIGDIR", "PWD"):
        os.environ[variable] = "/scratch"


def _known(numbers: tuple[int, int], name: str) -> int:
    """A system call's number on this machine, of those on (x86_64, aarch64)."""
    if platform.machine() not in system_calls.MACHINES:
        raise Refused(f"{name} is not known for {platform.machine()}")
    return numbers[list(system_calls.MACHINES).index(platform.machine())]


def _mount(source: bytes | None, target: bytes, kind: bytes | None, flags: int, data: bytes | None = None) -> None:
    _must(_libc.mount(source, target, kind, flags, data), f"mount {os.fsdecode(target)}")


def _bind(path: bytes, target: bytes, flags: int = 0) -> None:
    _mount(path, target, None, _BIND | flags & _REC)
    # Read-only with all that is mounted below: a remount would reach the topmost mount alone.
    attributes = struct.pack("4Q", _RDONLY | _NOSUID | flags & _NODEV, 0, 0, 0)
    _must(_libc.syscall(_MOUNT_SETATTR, -100, target, _AT_RECURSIVE, attributes, ctypes.c_size_t(len(attributes))),
          f"mount_setattr {os.fsdecode(target)}")


def _limit(size: int) -> None:
    for name, value in (
            (resource.RLIMIT_AS, size + limits.ADDRESS_SPACE), (resource.RLIMIT_NOFILE, limits.OPEN_FILES),
            (resource.RLIMIT_FSIZE, limits.SCRATCH_BYTES), (resource.RLIMIT_NPROC, limits.THREADS),
            (resource.RLIMIT_CORE, 0), (resource.RLIMIT_MEMLOCK, 0)):
        resource.setrlimit(name, (value, value))


def _drop_capabilities() -> None:
    for capability in range(64):
        _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
    header = struct.pack("Ii", 0x20080522, 0)       # _LINUX_CAPABILITY_VERSION_3, this process
    _must(_libc.syscall(_known((126, 91), "capset"), header, struct.pack("6I", *[0] * 6)), "capset")


def _filter_system_calls() -> None:
    code, length = system_calls.program()
    buffer = ctypes.create_string_buffer(code)
    header = struct.pack("HxxxxxxP", length, ctypes.addressof(buffer))
    _must(_libc.prctl(_PR_SET_SECCOMP, 2, header, 0, 0), "seccomp")
