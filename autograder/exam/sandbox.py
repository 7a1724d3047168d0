"""Makes processes that are shut into namespaces of their own, for good: Linux only, through ctypes.

What is left to it: the Python environment read-only, a scratch folder with the unit's files, three devices, a /proc of
its own, no network, no new processes, no way to gain rights, and limits on address space, files and threads. Works as
an ordinary user (through a user namespace) and as root in a container that may make namespaces. How much memory it
really uses is watched from outside, by `remote`.

The ways of a container without a daemon, after `man 7 user_namespaces`, `man 2 pivot_root` and `man 2 seccomp`.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import importlib.util
import os
import platform
import resource
import shutil
import signal
import stat
import struct
import sys
from pathlib import Path
from typing import NamedTuple

SCRATCH_BYTES = 64 * 2**20
ADDRESS_SPACE = 12 * 2**30    # beyond what is there at the start: TensorFlow reserves far more than it uses
OPEN_FILES = 256
THREADS = 512
NOBODY = 65534
PROC = "subset=pid,hidepid=2"

NEWUSER, NEWNS, NEWPID, NEWNET, NEWIPC, NEWUTS = (
    0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x08000000, 0x04000000)
_NAMESPACES = {"user": NEWUSER, "mount": NEWNS, "pid": NEWPID, "network": NEWNET, "ipc": NEWIPC, "uts": NEWUTS}
_RDONLY, _NOSUID, _NODEV, _NOEXEC, _REMOUNT, _BIND, _REC, _PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
_DETACH = 2
_MOUNT_SETATTR, _AT_RECURSIVE = 442, 0x8000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 4, 24, 38, 22
_PR_GET_TID_ADDRESS, _CHILD_CLEARTID, _CHILD_SETTID = 40, 0x00200000, 0x01000000
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_python = ctypes.PyDLL(None, use_errno=True) if sys.platform == "linux" else None     # its calls keep Python's lock
_state: dict = {"outside": None}     # who an ordinary user is outside of the namespace that `fork` has made


class Refused(Exception):
    """This machine does not give a protection; the text says which and why."""


def fork() -> int:
    """Like os.fork, but the child begins in namespaces of its own, and has to call `enter` next. Raises Refused.

    One call of clone and not unshare, after which only a second fork would be inside of the pid namespace: each fork of
    a process that has imported TensorFlow takes as long as six short exercises. What os.fork does around the call is
    done here: Python's part by name, and of the C library's the number of the thread. Its handlers (`pthread_atfork`)
    do not run, so at least one os.fork must have come before, which ends the threads of OpenBLAS.
    """
    if sys.platform != "linux":
        raise Refused("sandboxes need Linux")
    number, _, _ = _known(_CLONE, "clone"), layout(), system_calls()     # made here, found made by each child
    outside = (os.getuid(), os.getgid()) if os.geteuid() else None
    flags = NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS | (NEWUSER if outside else 0) | signal.SIGCHLD
    thread = ctypes.c_void_p()
    if _libc.prctl(_PR_GET_TID_ADDRESS, ctypes.byref(thread), 0, 0, 0) == 0:
        flags |= _CHILD_CLEARTID | _CHILD_SETTID
    tail = (thread.value, 0) if platform.machine() == "x86_64" else (0, thread.value)
    _python.PyOS_BeforeFork()
    pid = _python.syscall(number, flags, *[ctypes.c_void_p(word) for word in (0, 0, *tail)])
    if pid == 0:
        _python.PyOS_AfterFork_Child()
        _state["outside"] = outside
        return 0
    problem = ctypes.get_errno()
    _python.PyOS_AfterFork_Parent()
    if pid < 0:
        raise Refused(f"clone: {errno.errorcode.get(problem, problem)} ({os.strerror(problem)})")
    return pid


def enter(files: str | None) -> None:
    """Shut in this process, which `fork` has made, for good. Raises Refused.

    `files` is a folder whose content the scratch folder begins with; see `copy_files`. It ends with its parent.
    """
    outside = _state["outside"]
    os.umask(0o022)
    _must(_libc.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0), "prctl")
    if outside:
        _map_ids(*outside)
    end_with_parent()
    _must(_libc.mount(None, b"/", None, _REC | _PRIVATE, None), "mount / private")
    _new_root(files, 0 if outside else NOBODY)
    if not outside:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        _must(_libc.unshare(NEWUSER), "unshare")
    _limit()
    _drop_capabilities()
    _must(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    end_with_parent()      # again: what changes rights clears it
    _filter_system_calls()


def protections() -> dict[str, str]:
    """Each protection that this machine gives ('yes') or why it does not: what `autograder doctor` prints."""
    out = {}
    for name, flag in _NAMESPACES.items():
        out[f"{name} namespace"] = _tried(lambda flag=flag: _must(
            _libc.unshare(flag | (0 if os.geteuid() == 0 or flag == NEWUSER else NEWUSER)), "unshare"))
    out["whole sandbox"] = _tried(lambda: enter(None), fork)
    return out


def _tried(attempt, fork=os.fork) -> str:
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


def close_all_but(keep):
    """Close every descriptor above the standard ones but these."""
    last = 3
    for fd in sorted(keep):
        os.closerange(last, fd)
        last = fd + 1
    os.closerange(last, 65536)


# -- inside --------------------------------------------------------------------------------------------------------


def _must(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise Refused(f"{what}: {errno.errorcode.get(number, number)} ({os.strerror(number)})")


def _map_ids(uid, gid):
    for name, text in (("setgroups", "deny"), ("uid_map", f"0 {uid} 1"), ("gid_map", f"0 {gid} 1")):
        try:
            Path("/proc/self", name).write_text(text)
        except OSError as error:
            raise Refused(f"/proc/self/{name}: {error.strerror}") from None


def visible_folders() -> list[Path]:
    """What a candidate sees of this machine's files, read-only: Python, its packages and the system's libraries."""
    packages = Path(__file__).resolve().parents[1]
    # Packages are in the environment, or where `pip install --user` or a .pth file has put them.
    numpy = importlib.util.find_spec("numpy")
    wanted = [Path("/usr"), Path("/lib"), Path("/lib64"), Path("/bin"), Path(sys.base_prefix), Path(sys.prefix),
              *([Path(numpy.origin).parents[1]] if numpy else []), packages, packages.parent / "course"]
    out: list[Path] = []
    for path in wanted:
        if path.exists() and not any(path != o and path.is_relative_to(o) for o in out):
            out.append(path)
    return out


def copy_files(source: str, target: Path, owner: int | None = None) -> None:
    """Copy a unit's files, but no notebook (the instructor's may stand beside them), link or hidden file."""
    for folder, folders, names in os.walk(source):
        place = target / os.path.relpath(folder, source)
        folders[:] = [n for n in folders if not n.startswith(".") and not os.path.islink(os.path.join(folder, n))]
        made = [place / n for n in folders]
        for path in made:
            path.mkdir()
        for name in names:
            path = os.path.join(folder, name)
            if not name.startswith(".") and not name.endswith(".ipynb") and stat.S_ISREG(os.lstat(path).st_mode):
                made.append(place / name)
                shutil.copyfile(path, made[-1])
        for path in made if owner else ():
            os.chown(path, owner, owner)


class _Layout(NamedTuple):
    """What a candidate's root is made of, as bytes below ROOT."""

    folders: tuple[bytes, ...]                   # to make, outer ones first
    binds: tuple[tuple[bytes, bytes], ...]       # (from, to)
    links: tuple[tuple[bytes, bytes], ...]       # (what it says, where)
    empty: tuple[bytes, ...]                     # to be covered by an empty folder
    devices: tuple[tuple[bytes, bytes], ...]


ROOT = Path("/sys")      # any folder that nobody needs: what is mounted on it is seen by this process only


@functools.cache
def layout() -> _Layout:
    folders, binds, links = [ROOT / name for name in ("dev", "proc", "scratch")], [], []
    for path in visible_folders():
        target = ROOT / path.relative_to("/")
        if path.is_symlink():
            links.append((os.readlink(path), target))
        else:
            folders.append(target)
            binds.append((path, target))
    if not any(f.is_relative_to(ROOT / "tmp") for f in folders):      # an environment may be in there
        links.append(("scratch", ROOT / "tmp"))
    needed = {p for f in (*folders, *(target for _, target in links)) for p in f.parents if p.is_relative_to(ROOT)}
    folders = sorted({*folders, *needed} - {ROOT}, key=lambda p: len(p.parts))
    lessons = Path(__file__).resolve().parents[2] / "course" / "units"
    # Mapped, /dev/zero would be memory that no limit counts: it is not among the devices.
    devices = [(f"/dev/{name}", ROOT / "dev" / name) for name in ("null", "random", "urandom")]

    def pairs(found):
        return tuple((os.fsencode(a), os.fsencode(b)) for a, b in found)

    return _Layout(tuple(map(os.fsencode, folders)), pairs(binds), pairs(links),
                   (os.fsencode(ROOT / lessons.relative_to("/")),) if lessons.is_dir() else (), pairs(devices))


def _new_root(files, owner):
    made, root = layout(), os.fsencode(ROOT)
    _mount(b"tmpfs", root, b"tmpfs", _NOSUID | _NODEV, b"size=1m,mode=755")
    for folder in made.folders:
        os.mkdir(folder)
    for said, link in made.links:
        os.symlink(said, link)
    for path, target in made.binds:
        _bind(path, target)
    for folder in made.empty:
        _mount(b"tmpfs", folder, b"tmpfs", _NOSUID | _NODEV | _RDONLY, b"size=4k,mode=555")
    for device, target in made.devices:
        os.close(os.open(target, os.O_CREAT))
        _mount(device, target, None, _BIND)
    scratch = root + b"/scratch"
    _mount(b"tmpfs", scratch, b"tmpfs", _NOSUID | _NODEV, b"mode=1777,nr_inodes=10000,size=%d" % SCRATCH_BYTES)
    if files:
        copy_files(files, ROOT / "scratch", owner)
    # TensorFlow crashes where it finds no /proc. This one holds this process alone, and nothing of the machine. An
    # ordinary user may mount it only while the machine's own is still in sight.
    _mount(b"proc", root + b"/proc", b"proc", _NOSUID | _NODEV | _NOEXEC | _RDONLY, PROC.encode())
    os.chdir(root)
    _mount(None, root, None, _REMOUNT | _BIND | _RDONLY | _NOSUID | _NODEV)
    _must(_libc.syscall(_known(_CALLS["pivot_root"], "pivot_root"), b".", b"."), "pivot_root")
    _must(_libc.umount2(b".", _DETACH), "umount2")
    os.chdir("/scratch")
    for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "PWD"):
        os.environ[name] = "/scratch"


def _known(numbers, name):
    """A system call's number on this machine, of those on (x86_64, aarch64)."""
    if platform.machine() not in _AUDIT:
        raise Refused(f"{name} is not known for {platform.machine()}")
    return numbers[list(_AUDIT).index(platform.machine())]


def _mount(source, target, kind, flags, data=None):
    _must(_libc.mount(source, target, kind, flags, data), f"mount {os.fsdecode(target)}")


def _bind(path, target):
    _mount(path, target, None, _BIND | _REC)
    # Read-only with all that is mounted below: a remount would reach the topmost mount alone.
    flags = struct.pack("4Q", _RDONLY | _NOSUID | _NODEV, 0, 0, 0)
    _must(_libc.syscall(_MOUNT_SETATTR, -100, target, _AT_RECURSIVE, flags, ctypes.c_size_t(len(flags))),
          f"mount_setattr {os.fsdecode(target)}")


def _limit():
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if os.path.exists(
        "/proc/self/statm") else 16 * 2**30
    for name, value in ((resource.RLIMIT_AS, size + ADDRESS_SPACE), (resource.RLIMIT_NOFILE, OPEN_FILES),
                        (resource.RLIMIT_FSIZE, SCRATCH_BYTES), (resource.RLIMIT_CORE, 0),
                        (resource.RLIMIT_NPROC, THREADS), (resource.RLIMIT_MEMLOCK, 0)):
        resource.setrlimit(name, (value, value))


def _drop_capabilities():
    for capability in range(64):
        _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
    header = struct.pack("Ii", 0x20080522, 0)       # _LINUX_CAPABILITY_VERSION_3, this process
    _must(_libc.syscall(_known((126, 91), "capset"), header, struct.pack("6I", *[0] * 6)), "capset")


# What is refused, by name: (number on x86_64, number on aarch64); None where a machine has no such call.
_CALLS = {
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438), "kcmp": (312, 272), "kill": (62, 129), "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "fsmount": (432, 432),
    "mount_setattr": (442, 442), "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200),
    "listen": (50, 201), "accept": (43, 202), "accept4": (288, 242), "sendmsg": (46, 211), "recvmsg": (47, 212),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218), "init_module": (175, 105),
    "finit_module": (313, 273), "delete_module": (176, 106), "kexec_load": (246, 104), "reboot": (169, 142),
    "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89), "quotactl": (179, 60), "syslog": (103, 116),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171), "personality": (135, 92),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "memfd_create": (319, 279),
    "prlimit64": (302, 261), "setrlimit": (160, 164), "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186),
    "sendmmsg": (307, 269), "recvmmsg": (299, 243), "rt_tgsigqueueinfo": (297, 240), "pidfd_send_signal": (424, 424),
    "process_madvise": (440, 440), "process_mrelease": (448, 448), "fsconfig": (431, 431), "fspick": (433, 433),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "io_setup": (206, 0), "vmsplice": (278, 75),
    "memfd_secret": (447, 447), "mq_open": (240, 180), "modify_ldt": (154, None), "iopl": (172, None),
    "ioperm": (173, None), "kexec_file_load": (320, 294), "lookup_dcookie": (212, 18), "move_pages": (279, 239),
    "migrate_pages": (256, 238), "uselib": (134, None), "inotify_init": (253, None), "quotactl_fd": (443, 443),
    "clock_adjtime": (305, 266), "mknod": (133, None), "mknodat": (259, 33), "vhangup": (153, 58),
    "sched_setscheduler": (144, 119), "sched_setattr": (314, 274), "ioprio_set": (251, 30), "setsid": (112, 157),
    "inotify_init1": (294, 26), "fanotify_init": (300, 262), "setpriority": (141, 140),
}
_CLONE, _CLONE3, _MMAP, _PRCTL = (56, 220), (435, 435), (9, 222), (157, 167)
_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_CLONE_THREAD = 0x00010000
_SHARED_ANONYMOUS = 0x21      # mmap's flags for memory that stays in use where no resident size counts it


def _filter_system_calls():
    code, length = system_calls()
    buffer = ctypes.create_string_buffer(code)
    header = struct.pack("HxxxxxxP", length, ctypes.addressof(buffer))
    _must(_libc.prctl(_PR_SET_SECCOMP, 2, header, 0, 0), "seccomp")


@functools.cache
def system_calls() -> tuple[bytes, int]:
    """A seccomp filter and its length: new threads may begin, processes may not, nor what no lesson needs."""
    machine = platform.machine()
    if machine not in _AUDIT:
        raise Refused(f"system calls are not known for {machine}")
    column = 0 if machine == "x86_64" else 1
    load, equal, at_least, bits, both, give = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
    program = [(load, 0, 0, 4), (equal, 1, 0, _AUDIT[machine]), (give, 0, 0, _KILL), (load, 0, 0, 0)]
    if column == 0:     # the other way of calling on the same machine (x32) has its own numbers
        program += [(at_least, 0, 1, 0x40000000), (give, 0, 0, _ERRNO | errno.EPERM)]
    program += [(equal, 0, 1, _CLONE3[column]), (give, 0, 0, _ERRNO | errno.ENOSYS)]     # glibc goes on with clone
    program += [(equal, 0, 4, _CLONE[column]), (load, 0, 0, 16), (bits, 1, 0, _CLONE_THREAD),
                (give, 0, 0, _ERRNO | errno.EPERM), (give, 0, 0, _ALLOW)]
    program += [(equal, 0, 5, _MMAP[column]), (load, 0, 0, 40), (both, 0, 0, _SHARED_ANONYMOUS),
                (equal, 0, 1, _SHARED_ANONYMOUS), (give, 0, 0, _ERRNO | errno.EPERM), (give, 0, 0, _ALLOW)]
    # Nobody may stop ending with its parent.
    program += [(equal, 0, 4, _PRCTL[column]), (load, 0, 0, 16), (equal, 0, 1, _PR_SET_PDEATHSIG),
                (give, 0, 0, _ERRNO | errno.EPERM), (give, 0, 0, _ALLOW)]
    for number in (numbers[column] for numbers in _CALLS.values()):
        if number is not None:
            program += [(equal, 0, 1, number), (give, 0, 0, _ERRNO | errno.EPERM)]
    program.append((give, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *step) for step in program), len(program)
