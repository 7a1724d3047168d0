"""What a sandboxed candidate can reach: its scratch folder and Python. As root, and as an ordinary user."""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import numpy as np
import pytest

from autograder.exam import limits, process_memory, sandbox, system_calls, visible_paths

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")
ROOT = Path(__file__).resolve().parents[2]
AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def test_nothing_but_python_and_the_packages_is_seen(try_in_candidate):
    said = try_in_candidate(f"""
        import os
        from pathlib import Path
        root = Path({str(ROOT)!r})
        print(sorted(os.listdir("/")))
        print(sorted(p.name for p in root.iterdir()), sorted(os.listdir(root / "course" / "units")))
        print(sorted(os.listdir("/scratch")), os.getcwd(), sorted(os.listdir("/tmp")))
        print(os.path.exists("/etc/passwd"), os.path.exists("/home"), os.path.exists("/var"), os.path.exists("/sys"))
        print(os.listdir("/proc"), sorted(os.listdir("/proc/self")), os.getpid(), os.getppid(), os.uname().nodename)
        """)
    lines = said.splitlines()
    top = set(eval(lines[0]))
    assert top <= {"bin", "lib", "lib64", "usr", "dev", "proc", "scratch", "tmp", "work", "root", "opt", "home",
                   *Path(sys.prefix).parts, *Path(sys.base_prefix).parts, *ROOT.parts}
    assert not {"etc", "var", "sys", "run", "mnt"} & top
    assert "['autograder', 'course'" in lines[1].replace("'.venv', ", "") and lines[1].endswith("] []")
    # /tmp is the scratch folder, unless this checkout or its environment is in there.
    there = {Path(p).parts[2] for p in (ROOT, sys.prefix, sys.base_prefix) if Path(p).parts[1] == "tmp"}
    assert lines[2] == f"[] /scratch {sorted(there)}"
    assert lines[3].split()[0] == "False" and lines[3].split()[3] == "False"
    assert lines[4] == "['self'] ['cmdline', 'exe'] 1 0 candidate"


def test_what_is_refused(try_in_candidate):
    said = try_in_candidate("""
        import ctypes, mmap, os, pathlib, signal, socket, subprocess
        libc = ctypes.CDLL(None, use_errno=True)
        def refused(f, *args):
            try:
                return f(*args) == -1
            except (PermissionError, OSError):
                return True
        tries = {
            "fork": (os.fork,), "a program": (subprocess.run, ["/bin/true"]), "socket": (socket.socket,),
            "socketpair": (socket.socketpair,), "kill": (os.kill, 1, 0), "ptrace": (libc.ptrace, 0, 0, 0, 0),
            "unshare": (libc.unshare, 0x10000000), "chroot": (os.chroot, "/scratch"),
            "mount": (libc.mount, b"x", b"/scratch", b"tmpfs", 0, None),
            "memfd": (os.memfd_create, "x"), "shared memory": (mmap.mmap, -1, 4096),
            "survive": (libc.prctl, 1, 0, 0, 0, 0), "root": (os.setuid, 0), "group": (os.setgid, 0),
            "fifo or device": (os.mknod, "/scratch/null", 0o20666, os.makedev(1, 3)),
            "write to Python": (pathlib.Path(os.__file__).write_text, ""),
            "write to the root": (pathlib.Path("/x").write_text, ""),
            "io_uring": (libc.syscall, 425, 1, 0), "bpf": (libc.syscall, 321, 0, 0, 0),
            "keys": (libc.syscall, 250, 0, -3, 1), "nice": (os.nice, -5),
        }
        print([name for name, attempt in tries.items() if not refused(*attempt)])
        import resource, threading
        threading.Thread(target=print).start()
        print(mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE)[:2], os.listdir("/dev"))
        """)
    assert said.splitlines()[0] == "[]"
    assert "zero" not in said


def test_nothing_joins_candidates_but_time(try_in_candidate):
    """What would tell one candidate something of another, or of the machine: locks, hints, times and waiting on files
    that all see, what the kernel counts for everybody, and what is in the page cache."""
    said = try_in_candidate("""
        import ctypes, errno, fcntl, mmap, os, platform, resource, select
        libc = ctypes.CDLL(None, use_errno=True)
        x86 = platform.machine() == "x86_64"
        number = dict(mincore=(27, 232), preadv2=(327, 286), pwritev2=(328, 287), sysinfo=(99, 179), statfs=(137, 43),
                      statx=(332, 291), readahead=(187, 213), fadvise=(221, 223), timer=(222, 107), futex=(202, 98),
                      inotify=(294, 26), fanotify=(300, 262), sync=(162, 81), syncfs=(306, 267), cachestat=(451, 451),
                      waitv=(449, 449), statmount=(457, 457), listmount=(458, 458), pidfd=(434, 434), perf=(298, 241))
        def call(name, *args):
            ctypes.set_errno(0)
            done = libc.syscall(number[name][not x86], *[ctypes.c_long(a) if type(a) is int else a for a in args])
            return done, ctypes.get_errno()
        shared = os.open(os.__file__, os.O_RDONLY)
        null = os.open("/dev/null", os.O_RDWR)
        raw = ctypes.create_string_buffer(8192)
        memory = ctypes.c_char.from_buffer(mmap.mmap(shared, 4096, mmap.MAP_PRIVATE))
        address = ctypes.addressof(memory)
        open_ways = []
        def tell(name, attempt):
            try:
                given = attempt()
                if type(given) is not tuple or given[1] == 0 or given[0] not in (-1, None):
                    open_ways.append((name, given))
            except OSError:
                pass
        for fd in (shared, null):
            for command in ("LOCK_SH", "LOCK_EX", "LOCK_UN"):
                tell(command, lambda: fcntl.flock(fd, getattr(fcntl, command) | fcntl.LOCK_NB))
            for command in (5, 6, 7, 36, 37, 38):     # with struct flock
                tell(f"lock {command}", lambda: fcntl.fcntl(fd, command, bytes(32)))
            for command in (8, 9, 10, 11, 15, 16, 1024, 1025, 1026, 1031, 1032, 1035, 1036, 1037, 1038, 1027, 1028):
                tell(f"fcntl {command}", lambda: fcntl.fcntl(fd, command, 0))
            for request in (0x6601, 0x80086601, 0x801C581F, 0xC020660B, 0x40046629, 0x40046628, 0x5452, 0x80045200):
                tell(f"ioctl {request:x}", lambda: fcntl.ioctl(fd, request, bytes(1024)))
            tell("times", lambda: os.utime(fd))
            tell("times told", lambda: os.utime(fd, (1, 1)))
            tell("mode", lambda: os.fchmod(fd, 0o600))
            tell("attribute", lambda: os.setxattr(fd, "user.x", b"1"))
        for name in ("/dev/null", "/dev/random", "/dev/urandom", os.__file__, "/dev", "/usr"):
            tell(name, lambda: os.utime(name))
        tell("mincore", lambda: call("mincore", address, 4096, raw))
        tell("preadv2", lambda: call("preadv2", shared, raw, 0, 0, 0, 8))
        tell("preadv2 without flags", lambda: call("preadv2", shared, raw, 0, 0, 0, 0))
        tell("pwritev2", lambda: call("pwritev2", shared, raw, 0, 0, 0, 8))
        for name in ("sysinfo", "cachestat", "waitv", "statmount", "listmount", "sync", "timer", "inotify", "fanotify"):
            tell(name, lambda: call(name, raw, raw, raw, raw))
        tell("statfs", lambda: os.statvfs("/usr")), tell("fstatfs", lambda: os.statvfs(shared))
        tell("statx", lambda: call("statx", -100, b"/", 0, 0x1000, raw))
        tell("readahead", lambda: call("readahead", shared, 0, 4096))
        for advice in range(6):
            tell(f"fadvise {advice}", lambda: call("fadvise", shared, 0, 4096, advice))
        page = ctypes.c_void_p(address)
        for advice in (3, 9, 12, 20, 21, 22, 25):
            tell(f"madvise {advice}", lambda: (libc.madvise(page, 4096, advice), ctypes.get_errno()))
        value = ctypes.c_uint32.from_address(address).value
        for operation in (0, 9, 9 | 256):       # it times out where it is allowed
            if call("futex", address, operation, value, (ctypes.c_long * 2)(0, 1000), 0, -1)[1] != errno.EAGAIN:
                open_ways.append(f"futex {operation}")
        tell("huge pages", lambda: mmap.mmap(-1, 2**21, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000))
        tell("pipe", os.pipe)
        for option, value in ((4, 1), (4, 0), (1, 0), (62, 1), (67, 1), (36, 1), (31, 1), (41, 1)):
            tell(f"prctl {option}", lambda: (libc.prctl(option, value, 0, 0, 0), ctypes.get_errno()))
        for name in ("smaps", "smaps_rollup", "pagemap", "numa_maps", "maps", "mem", "environ", "stat", "schedstat",
                     "mountinfo", "cgroup", "io", "status", "fd", "ns/net", "task"):
            if os.path.lexists(f"/proc/self/{name}") or os.path.lexists(f"/proc/1/{name}"):
                open_ways.append(name)
        print(open_ways)
        """)
    assert said.strip() == "[]"


def test_honest_code_does_what_it_did(try_in_candidate):
    said = try_in_candidate("""
        import concurrent.futures, sqlite3, subprocess, tempfile, threading, time
        import h5py, keras, numpy as np
        with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile(dir=folder) as file:
            file.write(b"x")
        m = np.memmap("a.dat", dtype=float, mode="w+", shape=(100,))
        m[:] = 3
        m.flush()
        print(np.memmap("a.dat", dtype=float, mode="r").sum())
        print(sqlite3.connect(":memory:").execute("select 1").fetchall())
        book = sqlite3.connect("file:b.db?nolock=1", uri=True)
        book.execute("create table t (x)"), book.execute("insert into t values (2)"), book.commit()
        print(book.execute("select x from t").fetchall())
        with h5py.File("z.h5", "w") as file:
            file["x"] = np.arange(3)
        with h5py.File("z.h5", "r") as file:
            print(file["x"][:])
        for compiled in (False, True):
            model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4), keras.layers.Dense(1)])
            model.compile("adam", "mse", jit_compile=compiled)
            X = np.ones((64, 3))
            model.fit(X, X.sum(1), epochs=1, verbose=0)
        for name in ("m.keras", "m.weights.h5"):
            model.save(name) if "weights" not in name else model.save_weights(name)
        model.load_weights("m.weights.h5")
        print(keras.models.load_model("m.keras").count_params())
        import matplotlib.font_manager, matplotlib.pyplot as plt
        matplotlib.font_manager._load_fontmanager(try_read_cache=False)
        plt.plot([1, 2]), plt.savefig("a.png")
        with concurrent.futures.ThreadPoolExecutor(4) as threads:
            print(sum(threads.map(abs, range(10))))
        thread = threading.Thread(target=time.sleep, args=(0.1,))
        thread.start(), thread.join()
        for kwargs in ({}, {"capture_output": True}):
            try:
                subprocess.run(["/bin/true"], **kwargs)
            except PermissionError as error:
                print(error)
        """)
    assert [line for line in said.splitlines() if line and "WARNING" not in line and "font_manager" not in line] == [
        "300.0", "[(1,)]", "[(2,)]", "[0 1 2]", "21", "45", "[Errno 1] Operation not permitted",
        "[Errno 1] Operation not permitted"]


def test_network_and_files_are_limited(try_in_candidate):
    said = try_in_candidate("""
        import os
        def full():
            try:
                with open("big", "wb") as file:
                    for _ in range(100):
                        file.write(bytes(2**20))
            except OSError as error:
                return type(error).__name__, os.path.getsize("big") < 65 * 2**20
        print(full())
        os.remove("big")
        names = []
        try:
            for i in range(20_000):
                open(f"{i}", "w").close()
        except OSError as error:
            print(i < 10_000)
        files = []
        try:
            for i in range(2000):
                files.append(open("0"))
        except OSError:
            print(len(files) < 256)
        """)
    assert said.split() == ["('OSError',", "True)", "True", "True"]


LOOK_FOR_VARIABLES = """
import ctypes, os
print(dict(os.environ), os.environb)
libc = ctypes.CDLL(None)
block = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, "environ")
i = 0
while block[i]:
    print(block[i])
    i += 1
for name in ("self", "1", str(os.getppid()), "thread-self"):
    try: print(open(f"/proc/{name}/environ", "rb").read())
    except OSError: pass
# The block that the process began with lies behind its arguments, high on the stack.
begin = ctypes.POINTER(ctypes.c_void_p).in_dll(libc, "__libc_argv")[0] if hasattr(libc, "__libc_argv") else 0
print(ctypes.string_at(begin, 2000) if begin else "")
"""
KEYS = ("AUTOGRADER_SEED_2", "DATABASE_URL", "LANGCHAIN_API_KEY", "LANGSMITH", "TF_TOKEN_app_terraform_io", "TF_CONFIG",
        "TF_VAR_password", "KERAS_HUB_TOKEN", "LC_TELEPHONE", "MKL_KEY", "OMP_TOKEN", "PATH_TO_KEY", "HOME_TOKEN",
        "TZKEY", "TMPDIR_KEY", "LD_LIBRARY_PATH_2", "OPENBLAS_LICENSE", "VIRTUAL_ENV_TOKEN", "PYTHONSTARTUP",
        "JPY_API_TOKEN", "LD_PRELOAD_KEY", "GITHUB_TOKEN", "LANGUAGE_MODEL_KEY", "tf_token", "Path_", "HOME ", "TF_")


@pytest.mark.parametrize("sandboxed", [True, False])
def test_our_environment_stays_ours(tmp_path, sandboxed):
    """Neither variables nor files of the folder that grading was called from reach candidates or examiners."""
    (tmp_path / "numpy.py").write_text("raise SystemExit('shadowed')")
    (tmp_path / "random.py").write_text("raise SystemExit('shadowed')")
    code = textwrap.dedent(f"""
        from autograder.exam.pool import Pool
        with Pool(1, with_keras=False) as pool:
            steps = [[{LOOK_FOR_VARIABLES!r}, "", 0.0],
                     ["f = 1", "", 0.0], ["import numpy as np, random; from autograder import check; "
                      "check.value(f).equal(np.int64(1)); check.score(1)", "f", 1.0]]
            found = pool.examine({{"steps": steps, "seed": 1, "sandboxed": {sandboxed}, "files": None}})
            print(found["ran"][0]["outputs"], found["reports"]["f"]["earned"])
        """)
    env = {**os.environ, **{name: f"secret-777123-{name}" for name in KEYS}, "AUTOGRADER_SEED": "777123",
           "PYTHONPATH": str(ROOT)}
    # An isolated start: the caller itself must not fall for the files either.
    said = subprocess.run([sys.executable, "-P", "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    assert [name for name in KEYS if f"secret-777123-{name}" in said.stdout] == []
    assert "777123" not in said.stdout and "PATH" in said.stdout and said.stdout.split()[-1] == "1.0"


def test_the_units_files_but_no_notebook_and_no_link(tmp_path, try_in_candidate):
    unit, outside = tmp_path / "unit", tmp_path / "outside"
    (unit / "data").mkdir(parents=True)
    outside.mkdir()
    (outside / "gradebook.db").write_text("secret")
    (unit / "topic.ipynb").write_text("the hidden checks")
    (unit / "table.csv").write_text("1,2")
    (unit / "data" / "more.csv").write_text("3,4")
    (unit / ".hidden").write_text("x")
    (unit / "link.db").symlink_to(outside / "gradebook.db")
    (unit / "linked").symlink_to(outside)
    os.mkfifo(unit / "pipe")
    said = try_in_candidate("""
        import os
        print(sorted(os.path.join(f, n) for f, fs, ns in os.walk(".") for n in fs + ns), open("table.csv").read())
        open("table.csv", "a").write("!"); open("data/new", "w").write("!")
        print(os.path.exists("link.db"))
        """, files=str(unit))
    assert said.splitlines() == ["['./data', './data/more.csv', './table.csv'] 1,2", "False"]
    assert (unit / "table.csv").read_text() == "1,2"


def test_a_missing_protection_is_told(tmp_path, examine):
    found = examine("x = 1", files=str(tmp_path / "unit"))
    assert "error" not in found       # a unit without files has no folder
    big = tmp_path / "big"
    big.mkdir()
    with open(big / "data", "wb") as file:
        file.truncate(100 * 2**20)
    assert "No space" in examine("x = 1", files=str(big))["refused"]


ORDINARY = """
    import os
    from autograder.exam import sandbox
    reader, writer = os.pipe()
    os.waitpid(os.fork() or os._exit(0), 0)
    plan = sandbox.plan()
    if sandbox.fork(plan) == 0:
        try:
            sandbox.enter(plan, None)
            os.write(writer, f"in as {os.getpid()} {os.getuid()}\\n".encode())
            tried = []
            for attempt in (os.fork, lambda: open("/etc/passwd"), lambda: open("/x", "w")):
                try:
                    attempt()
                    tried.append("done")
                except OSError as error:
                    tried.append(type(error).__name__)
            open("/scratch/mine", "w").write("x")
            os.write(writer, f"{tried} {sorted(os.listdir('/'))} {os.listdir('/proc')}".encode())
        except BaseException as error:
            os.write(writer, repr(error).encode())
        os._exit(0)
    os.close(writer)
    print(os.fdopen(reader).read())
    """


@pytest.mark.skipif(os.geteuid() != 0 or not os.path.exists("/usr/bin/python3"), reason="needs root and Python in /usr")
def test_as_an_ordinary_user():
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        copy = Path(folder, "autograder", "exam")
        copy.mkdir(parents=True)
        for module in (limits, process_memory, sandbox, system_calls, visible_paths):
            shutil.copy(module.__file__, copy)
        said = subprocess.run([*AS_NOBODY, "/usr/bin/python3", "-c", textwrap.dedent(ORDINARY)], capture_output=True,
                              text=True, cwd="/", timeout=30, env={**os.environ, "PYTHONPATH": folder})
    lines = said.stdout.splitlines()
    assert lines and lines[0].startswith("in as 1 "), said
    assert "['PermissionError', 'FileNotFoundError', 'OSError']" in lines[1] and "['self']" in lines[1]


COURSE = ("source/01_unit/unit.ipynb", "release/01_unit/unit.ipynb", "submitted/amina/01_unit/unit.ipynb",
          "autograded/amina/01_unit/unit.ipynb", "feedback/amina/01_unit/unit.html", "gradebook.db",
          ".autograder/secret", "course/units/01_unit/lesson.py", "gradebook-backup.db", "grades.csv",
          "nbgrader_config.py")
WALK = """
    import os, sys
    from pathlib import Path
    from autograder.exam import sandbox
    course, look = Path(sys.argv[1]), sys.argv[2:]
    os.waitpid(os.fork() or os._exit(0), 0)
    reader, writer = os.pipe()
    try:
        plan = sandbox.plan(str(course))
        pid = sandbox.fork(plan)
    except sandbox.Refused as refused:
        print("refused:", refused)
        sys.exit()
    if pid == 0:
        try:
            sandbox.enter(plan, None)
            found = []
            for place in (course, course.resolve(), *map(Path, look)):
                for name in COURSE:
                    try: found.append((place / name).read_text())
                    except OSError: pass
                for folder, folders, names in os.walk(place):
                    for name in names:
                        try:
                            if b"canary" in Path(folder, name).read_bytes():
                                found.append(os.path.join(folder, name))
                        except OSError: pass
            # Python still works: a module that nobody has imported yet, of the library and of the packages.
            import http.server, wave, numpy.polynomial.hermite, autograder.check, course.datasets
            os.write(writer, f"found {found}".encode()[:4000])
        except BaseException as error:
            os.write(writer, repr(error).encode())
        os._exit(0)
    os.close(writer)
    print(os.fdopen(reader).read())
    """


def _environment(folder):
    subprocess.run(["/usr/bin/python3", "-m", "venv", "--without-pip", folder], check=True)
    packages = next(folder.glob("lib/python3*/site-packages"))
    (packages / "ours.pth").write_text(f"{Path(np.__file__).parents[1]}\n{ROOT}\n")
    return packages


def _make_course(folder):
    for name in COURSE:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"canary of {name}")


# Where a course and an environment may lie: (the course, the environment) below a folder of their own.
PLACES = {
    "apart": ("teaching", "environment"),
    "the environment in the course": ("teaching", "teaching/.venv"),
    "the course in the environment": ("environment/teaching", "environment"),
    "deep in the environment": ("environment/share/a/b/teaching", "environment"),
    "beside site-packages": ("environment/lib/PYTHON/teaching", "environment"),
    "around site-packages": ("environment/lib/PYTHON", "environment"),
    "both in one folder": ("both", "both"),
    "a course in a course": ("teaching/demo", "teaching/.venv"),
}


def _same_python_for_everybody():
    """A Python that an ordinary user may start, of the version of ours, so that our packages work in it."""
    version = "import sys; print(sys.version_info[:2])"
    found = subprocess.run(["/usr/bin/python3", "-c", version], capture_output=True, text=True).stdout.strip()
    open_to_all = all(os.stat(p).st_mode & 0o005 == 0o005 for p in (ROOT, *ROOT.parents, Path(sys.prefix)))
    return found == str(tuple(sys.version_info[:2])) and open_to_all


everybody = pytest.mark.skipif(os.geteuid() != 0 or not os.path.exists("/usr/bin/python3")
                               or not _same_python_for_everybody(),
                               reason="needs root, and Python of our version and a checkout that others may read")


def _walk(environment, course, *look, user=()):
    code = f"COURSE = {COURSE!r}\n{textwrap.dedent(WALK)}"
    said = subprocess.run([*user, environment / "bin" / "python", "-c", code, course, *look], capture_output=True,
                          text=True, cwd="/", timeout=60, env={"PATH": os.environ["PATH"]})
    return said.stdout.strip() or said.stderr


@everybody
@pytest.mark.parametrize("user", [(), AS_NOBODY], ids=["root", "an ordinary user"])
@pytest.mark.parametrize("place", PLACES)
def test_no_course_is_seen_wherever_it_lies(place, user):
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        course, environment = (Path(folder, p.replace("PYTHON", version)) for p in PLACES[place])
        _environment(environment)
        _make_course(course)
        assert _walk(environment, course, environment, user=user) == "found []"


@everybody
@pytest.mark.parametrize("user", [(), AS_NOBODY], ids=["root", "an ordinary user"])
def test_a_course_below_usr_or_through_links(user):
    with tempfile.TemporaryDirectory(dir="/usr/local") as visible, tempfile.TemporaryDirectory(dir="/tmp") as folder:
        for made in (visible, folder):
            os.chmod(made, 0o755)
        environment = Path(folder, "environment")
        _environment(environment)
        _make_course(Path(visible, "teaching"))
        assert _walk(environment, Path(visible, "teaching"), visible, user=user) == "found []"
        # The course's folder is a link, and one in another place has its parts as links.
        Path(folder, "link").symlink_to(Path(visible, "teaching"))
        assert _walk(environment, Path(folder, "link"), visible, user=user) == "found []"
        Path(folder, "parts").mkdir()
        for name in ("source", "release", "submitted", "autograded", "feedback", "gradebook.db", ".autograder"):
            Path(folder, "parts", name).symlink_to(Path(visible, "teaching", name))
        said = _walk(environment, Path(folder, "parts"), visible, user=user)
        assert not [name for name in ("source", "submitted", "gradebook.db", ".autograder") if f"/{name}" in said], said


@everybody
@pytest.mark.parametrize("user", [(), AS_NOBODY], ids=["root", "an ordinary user"])
def test_a_course_that_cannot_be_covered_is_refused(user):
    """Where the course's folder is also the one that packages are imported from."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        environment = Path(folder, "environment")
        course = _environment(environment)
        _make_course(course)
        said = _walk(environment, course, user=user)
        assert said.startswith(f"refused: {course} is a course's folder") and "Move the course" in said, said


EXAMINED = """
    import os, sys
    from autograder.exam.pool import Pool
    course = os.path.join(sys.prefix, "teaching")
    steps = [["import os, numpy; print(os.getuid(), os.path.exists('/etc'), os.path.exists('/home'), "
              f"os.listdir({course!r}))", "", 0.0],
             ["f = lambda x: x + 1", "", 0.0],
             ["from autograder import check; check(f, 1).equal(2); check.score(1)", "f", 1.0]]
    with Pool(1, with_keras=False) as pool:
        found = pool.examine({"steps": steps, "seed": 1, "sandboxed": True, "files": None, "course": course})
    print(found.get("refused") or (found["ran"][0]["outputs"][0]["text"], found["reports"]["f"]["earned"]))
    """


@everybody
def test_an_ordinary_user_can_grade():
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:     # the environment is in /tmp: candidates see it there
        os.chmod(folder, 0o755)
        environment, home = Path(folder, "environment"), Path(folder, "home")
        _environment(environment)
        _make_course(environment / "teaching")
        home.mkdir()
        shutil.chown(home, 65534)
        said = subprocess.run([*AS_NOBODY, environment / "bin" / "python", "-c", textwrap.dedent(EXAMINED)],
                              capture_output=True, text=True, cwd=home, timeout=120,
                              env={**os.environ, "HOME": str(home)})
    assert said.stdout.splitlines()[-1:] == [str(("0 False False []\n", 1.0))], said


def test_protections_are_told():
    assert set(sandbox.protections().values()) == {"yes"}
