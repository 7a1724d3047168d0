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

from autograder.exam import sandbox

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")
ROOT = Path(__file__).resolve().parents[2]


def test_nothing_but_python_and_the_packages_is_seen(try_in_candidate):
    said = try_in_candidate(f"""
        import os
        from pathlib import Path
        root = Path({str(ROOT)!r})
        print(sorted(os.listdir("/")))
        print(sorted(p.name for p in root.iterdir()), sorted(os.listdir(root / "course" / "units")))
        print(sorted(os.listdir("/scratch")), os.getcwd(), sorted(os.listdir("/tmp")))
        print(os.path.exists("/etc/passwd"), os.path.exists("/home"), os.path.exists("/var"), os.path.exists("/sys"))
        print(sorted(n for n in os.listdir("/proc") if n.isdigit()), os.getpid(), os.getppid())
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
    assert lines[4] == "['1'] 1 0"


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


def test_our_environment_stays_ours(tmp_path):
    """Neither variables nor files of the folder that grading was called from reach candidates or examiners."""
    (tmp_path / "numpy.py").write_text("raise SystemExit('shadowed')")
    (tmp_path / "random.py").write_text("raise SystemExit('shadowed')")
    code = textwrap.dedent("""
        from autograder.exam.pool import Pool
        with Pool(1, with_keras=False) as pool:
            steps = [["import os; print(sorted(os.environ.items()))", "", 0.0],
                     ["f = 1", "", 0.0], ["import numpy as np, random; from autograder import check; "
                      "check.value(f).equal(np.int64(1)); check.score(1)", "f", 1.0]]
            found = pool.examine({"steps": steps, "seed": 1, "sandboxed": True, "files": None})
            print(found["ran"][0]["outputs"][0]["text"], found["reports"]["f"]["earned"])
        """)
    env = {**os.environ, "AUTOGRADER_SEED": "777123", "DATABASE_URL": "postgres://secret", "PYTHONPATH": str(ROOT)}
    # An isolated start: the caller itself must not fall for the files either.
    said = subprocess.run([sys.executable, "-P", "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    assert "AUTOGRADER_SEED" not in said.stdout and "secret" not in said.stdout and "777123" not in said.stdout
    assert said.stdout.split()[-1] == "1.0"


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
    import importlib.util, os, sys
    spec = importlib.util.spec_from_file_location("sandbox", sys.argv[1])
    sandbox = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sandbox)
    sandbox.visible_folders = lambda: [sandbox.Path(p) for p in ("/usr", "/bin", "/lib", "/lib64") if os.path.exists(p)]
    reader, writer = os.pipe()
    os.waitpid(os.fork() or os._exit(0), 0)
    if sandbox.fork() == 0:
        try:
            sandbox.enter(None)
            os.write(writer, f"in as {os.getpid()} {os.getuid()}\\n".encode())
            tried = []
            for attempt in (os.fork, lambda: open("/etc/passwd"), lambda: open("/x", "w")):
                try:
                    attempt()
                    tried.append("done")
                except OSError as error:
                    tried.append(type(error).__name__)
            open("/scratch/mine", "w").write("x")
            alone = [n for n in os.listdir("/proc") if n.isdigit()]
            os.write(writer, f"{tried} {sorted(os.listdir('/'))} {alone}".encode())
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
        copy = Path(folder, "autograder", "exam", "sandbox.py")
        copy.parent.mkdir(parents=True)
        copy.write_text(Path(sandbox.__file__).read_text())
        said = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "/usr/bin/python3", "-c",
                               textwrap.dedent(ORDINARY), str(copy)], capture_output=True, text=True, cwd="/",
                              timeout=30)
    lines = said.stdout.splitlines()
    assert lines and lines[0].startswith("in as 1 "), said
    assert "['PermissionError', 'FileNotFoundError', 'OSError']" in lines[1] and "['1']" in lines[1]


EXAMINED = """
    from autograder.exam.pool import Pool
    steps = [["import os, numpy; print(os.getuid(), os.path.exists('/etc'), os.path.exists('/home'))", "", 0.0],
             ["f = lambda x: x + 1", "", 0.0],
             ["from autograder import check; check(f, 1).equal(2); check.score(1)", "f", 1.0]]
    with Pool(1, with_keras=False) as pool:
        found = pool.examine({"steps": steps, "seed": 1, "sandboxed": True, "files": None})
    print(found.get("refused") or (found["ran"][0]["outputs"][0]["text"], found["reports"]["f"]["earned"]))
    """


def _same_python_for_everybody():
    """A Python that an ordinary user may start, of the version of ours, so that our packages work in it."""
    version = "import sys; print(sys.version_info[:2])"
    found = subprocess.run(["/usr/bin/python3", "-c", version], capture_output=True, text=True).stdout.strip()
    open_to_all = all(os.stat(p).st_mode & 0o005 == 0o005 for p in (ROOT, *ROOT.parents, Path(sys.prefix)))
    return found == str(tuple(sys.version_info[:2])) and open_to_all


@pytest.mark.skipif(os.geteuid() != 0 or not os.path.exists("/usr/bin/python3") or not _same_python_for_everybody(),
                    reason="needs root, and Python of our version and a checkout that others may read")
def test_an_ordinary_user_can_grade():
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:     # the environment is in /tmp: candidates see it there
        os.chmod(folder, 0o755)
        environment, home = Path(folder, "environment"), Path(folder, "home")
        subprocess.run(["/usr/bin/python3", "-m", "venv", "--without-pip", environment], check=True)
        packages = next(environment.glob("lib/python3*/site-packages"))
        (packages / "ours.pth").write_text(f"{Path(np.__file__).parents[1]}\n{ROOT}\n")
        home.mkdir()
        shutil.chown(home, 65534)
        said = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                               environment / "bin" / "python", "-c", textwrap.dedent(EXAMINED)], capture_output=True,
                              text=True, cwd=home, timeout=120, env={**os.environ, "HOME": str(home)})
    assert said.stdout.splitlines()[-1:] == [str(("0 False False\n", 1.0))], said


def test_protections_are_told():
    assert set(sandbox.protections().values()) == {"yes"}
