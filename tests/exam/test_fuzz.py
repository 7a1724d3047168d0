"""Whatever bytes a candidate sends, the wire gives plain data of known types and sizes, and the examiner goes on.

A hostile candidate is played by a thread at the other end of a real channel, which answers with frames of its own.
The examples are the same in every run; `AUTOGRADER_FUZZ=50 pytest tests/exam/test_fuzz.py` tries fifty times as many,
new ones each time.
"""

import contextlib
import json
import os
import socket
import struct
import sys
import threading

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.check.plain_values import BIG, DTYPE, MAX_BYTES, MAX_DIMENSIONS, footprint
from autograder.exam import candidate, examiner, wire
from autograder.exam.wire import Channel, Closed, Malformed, Object

MORE = int(os.environ.get("AUTOGRADER_FUZZ", "0"))


def examples(count):
    return settings(max_examples=count * max(MORE, 1), deadline=None, derandomize=not MORE,
                    suppress_health_check=list(HealthCheck))


# -- frames: a text of JSON and raw bytes --------------------------------------------------------------------------

sizes = st.integers(-1, 70) | st.sampled_from([2**31, 2**32, 2**40, 2**62, 2**63, 2**64, 10**9, 10**30])
dtypes = st.builds("{}{}{}".format, st.sampled_from("<>|=!"), st.sampled_from("?biufcSUVOMmae"),
                   st.integers(0, 17) | sizes) | st.text(max_size=6)
numbers = st.integers(-3, 3) | st.integers() | st.floats() | st.sampled_from([BIG, -BIG, 2**63, 2**64, 1e308, -0.0])
leaves = st.none() | st.booleans() | numbers | st.text(max_size=8) | st.sampled_from(
    ["a", "b", "x", "W", "class", "\ud800", "lines", "ab" * 500])
whole = st.integers().map(hex) | st.sampled_from(["0x", "-0x1", "zz", "0x" + "f" * 1000, "1e5", " 1", "1_0"])


def fitting(dtype, shape):
    """An array as honest code sends it, but for its values."""
    return ["a", dtype, shape, int(np.dtype(dtype).itemsize * np.prod(shape, dtype=int))]


fitting_arrays = st.builds(
    fitting, st.sampled_from(["<f8", ">f8", "<f4", "<f2", "|b1", "|i1", "<u8", "<i8", "<c8", "<c16", "|S3", "<U2",
                              ">U1"]), st.just([3]) | st.lists(st.integers(0, 4), max_size=4))
arrays = fitting_arrays | st.builds(lambda *parts: ["a", *parts], dtypes, st.lists(sizes, max_size=4), sizes)


def grown(inner):
    return st.builds(lambda tag, rest: [tag, *rest], st.sampled_from([*"iltdscbao", "x", "", "read_l"]),
                     st.lists(inner, max_size=4)) | st.lists(inner, max_size=4) | st.builds(
        lambda pairs: ["d", *map(list, pairs)], st.lists(st.tuples(leaves, inner), max_size=4)) | st.builds(
        lambda items: ["l", *items], st.lists(inner, max_size=5)) | st.dictionaries(st.text(max_size=3), inner,
                                                                                    max_size=2)


trees = st.recursive(leaves | arrays | st.builds(lambda w: ["i", w], whole)
                     | st.builds(lambda n: ["b", n], sizes) | st.builds(lambda a, b: ["c", a, b], leaves, leaves)
                     | st.builds(lambda n, w: ["o", "handle", n, w], leaves, leaves), grown, max_leaves=15)


# What an honest candidate may send.
small = st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=8) | st.sampled_from(
    ["a", "b", ["i", "0x" + "f" * 99], ["c", 0.0, -1.0], ["b", 3], ["o", "handle", 0, "keras Sequential"]])
values = st.recursive(small | fitting_arrays, lambda inner: st.builds(
    lambda tag, items: [tag, *items], st.sampled_from("lt"), st.lists(inner, max_size=4)) | st.builds(
        lambda pairs: ["d", *map(list, pairs)], st.lists(st.tuples(st.sampled_from(
            ["a", "b", 1, "lines", "points", "bars", "images", "titles", "y", "x"]), inner), max_size=6)) | st.builds(
                lambda items: ["s", *items], st.lists(st.integers(0, 9) | st.text(max_size=3), max_size=4)),
    max_leaves=12)


def wanted(tree):
    """The raw bytes that a tree speaks of, as far as there may be so many."""
    if type(tree) is dict:
        return sum(map(wanted, tree.values()))
    if type(tree) is not list:
        return 0
    count = tree[-1] if len(tree) > 1 and tree[0] in ("a", "b") else 0
    return (count if type(count) is int and 0 < count < 5000 else 0) + sum(map(wanted, tree))


def spelled(tree):
    return json.dumps(tree, ensure_ascii=True).encode()


def bytes_of(value, depth=0):
    """The bytes that a value's arrays, texts and numbers take. Fails for what is no plain data."""
    kind = type(value)
    assert depth < 100
    if kind is Object:
        return sum(bytes_of(v, depth + 1) for v in value.fields)
    if kind in (list, tuple, set):
        return sum(bytes_of(v, depth + 1) for v in value)
    if kind is dict:
        return sum(bytes_of(k, depth + 1) + bytes_of(v, depth + 1) for k, v in value.items())
    if kind is np.ndarray:
        assert DTYPE.fullmatch(value.dtype.str) and value.ndim <= MAX_DIMENSIONS
        assert value.base is None or value.dtype.kind == "b"
        return footprint(value.shape, value.dtype.itemsize)
    assert value is None or kind in (bool, int, float, complex, str, bytes), kind
    return sys.getsizeof(value)


def written(value):
    """A value as a text in which NaN equals NaN and a set has an order."""
    kind = type(value)
    if kind is Object:
        return f"Object({value.tag}, {written(list(value.fields))})"
    if kind in (list, tuple, set):
        items = list(map(written, value))
        return f"{kind.__name__}{sorted(items) if kind is set else items}"
    if kind is dict:
        return f"dict{[(written(k), written(v)) for k, v in value.items()]}"
    return f"{value.dtype.str}{value.shape}{value.tobytes()}" if kind is np.ndarray else \
        hex(value) if kind is int else repr(value)


def decoded(text, raw):
    try:
        value = wire.decode(text, raw, ["handle"])
    except Malformed:
        return
    assert bytes_of(value) <= MAX_BYTES + 8 * (len(text) + len(raw)) + 1000
    again = wire.encode(value)
    size, rest = struct.unpack("!II", again[:8])
    assert rest <= len(raw)
    twice = wire.decode(again[8 : 8 + size], again[8 + size :], ["handle"])
    assert written(twice) == written(value)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.binary(max_size=60))
@examples(2000)
def test_any_bytes_are_plain_data_or_malformed(text, raw):
    decoded(text, raw)


@given(trees, st.binary(max_size=8), st.integers(0, 255))
@examples(4000)
def test_any_tree_is_plain_data_or_malformed(tree, raw, fill):
    decoded(spelled(tree), raw)
    decoded(spelled(tree), bytes([fill]) * wanted(tree))


@given(trees, st.integers(0, 255), st.data())
@examples(2000)
def test_a_spoiled_frame_is_plain_data_or_malformed(tree, fill, data):
    text, raw = bytearray(spelled(tree)), bytes([fill]) * wanted(tree)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2) | st.sampled_from(
            [b"[", b"]", b",", b'"', b"\\", b"9" * 5000, b"[" * 2000, b"NaN", b"-Infinity", b"1e999"]))
    decoded(bytes(text), raw)


# -- an examiner and a candidate that answers with such frames -----------------------------------------------------

CHECK = """
import numpy as np
from autograder import check
check.allow(seconds=2)
r = check(f1, 1)
A = np.arange(3.0)
r.close(A, atol=1e-9)
r.close(np.array(["a", "b"])).close(np.array([True])).close(np.array([1, 2]), rtol=0).close(np.array([1j]))
r.close(1.5).equal(3).equal("x").equal(b"x").equal(None).equal([1, [2.0, "a"]]).equal((1,)).equal({1, 2}).equal(1j)
r.equal({"a": A, 1: [2]}).equal(True)
r.holds("a sum", lambda v: np.sum(v) > 1e300)
r.holds("a table", lambda v: v["a"][0] == "never").holds("an array", lambda v: np.array(v, float).shape == (7, 7))
r.shape((7,)).dtype(np.float16).type(frozenset).type("Never")
r.raises(ZeroDivisionError, saying="x").unchanged().fresh().quiet()
r[0].close(A)
r["a"].equal(1.25)
r[-1][0].equal("never")
r.get("x.y").equal("never")
r.call("m", r, k=r).equal("never")
check(f2, r, [A], k=r).close(np.full(3, 99.0))
check(f3, lambda *v: np.add.outer(*v)).equal("never")
check(f4, lambda v: v ** v).equal("never")
r.take(3).equal("never")
r.parameter_count().equal(123456)
r.architecture().equal([{"class": "Never"}])
r.weights().close([np.full((2, 2), 9.0)])
r.forward(A, [A]).close(np.full((3, 3), 9.0))
r.compiled_loss(A, A).close(99.0)
r.optimizer().equal({"class": "Never"})
r.losses_while_fitting(A, A).holds("falls", lambda v: v[-1] < -1e300)
r.draws_line(A + 0.5, A).draws_points(np.full((4, 2), 0.5)).draws_bars([0.5, 0.25])
r.draws_image(np.full((2, 2), 0.5))
r.labelled()
check.value(f5).equal("never")
check.quiz(f6, {"a": "never", "b": 0.123})
### BEGIN HIDDEN TESTS
check(f7, check.rng.normal(size=3)).close(check.rng.normal(size=3))
check(f8, lambda v: v).holds("is small", lambda v: len(v) < 0).type("Never")
### END HIDDEN TESTS
check.score(1)
"""
HONEST = "import numpy as np\nfrom autograder import check\ncheck(f, 1).close(np.arange(3.0))\ncheck.score(1)"


def part(honest, hostile):
    """Mostly what an honest candidate sends, so that the examiner reads on."""
    honest = honest if isinstance(honest, st.SearchStrategy) else st.just(honest)
    return st.integers(0, 19).flatmap(lambda n: hostile if n == 19 else honest)


names = st.lists(leaves, max_size=3).map(lambda found: ["l", *found])
problems = st.none() | st.builds(
    lambda *f: ["d", *map(list, zip(("kind", "text", "errors", "message"), f, strict=True))],
    part("raised", leaves), part("x", leaves), part(["l", "ValueError"], trees), leaves)
answers = st.fixed_dictionaries({
    "value": part(values, trees), "problem": part(None, problems), "changed": part(["l"], names),
    "shared": part(["l"], names), "warnings": part(["l"], names), "printed": part("", trees)})
callbacks = st.fixed_dictionaries({
    "callback": part(0, leaves), "args": st.lists(part(values, trees), max_size=2).map(lambda a: ["l", *a]),
    "kwargs": part(["d"], trees)})


class Process:
    pid = os.getpid()

    def kill(self):
        pass


class ForkServer:
    """Gives candidates that answer each question with the next of `messages`, and begin again at their end."""

    def __init__(self, messages=None):
        self.messages, self.at = messages, 0

    def candidate(self, *where, sandboxed):
        ours, theirs = socket.socketpair()
        threading.Thread(target=self.serve, args=(theirs,), daemon=True).start()
        return Process(), ours

    def serve(self, sock):
        channel = Channel(sock, candidate.INCOMING, trusted=True)
        with sock, contextlib.suppress(Closed, OSError):
            while True:
                self.answer(channel, channel.receive())

    def answer(self, channel, request):
        if request["do"] == "run":
            channel.send({"to": request["number"], "seconds": 0.0, "error": "", "line": 0, "outputs": []})
        elif request["do"] == "hold":
            channel.send({"to": request["number"], "held": [0] * len(request["names"])})
        elif not self.messages:
            channel.send({"to": request["number"], "value": np.arange(3.0), "problem": None, "changed": [],
                          "shared": [], "warnings": [], "printed": ""})
        else:
            self.hostile(channel, request["number"])

    def hostile(self, channel, number):
        while True:
            message = self.messages[self.at % len(self.messages)]
            self.at += 1
            if type(message) is bytes:
                channel.sock.sendall(message)
                return
            tree = ["d", *([k, v] for k, v in message.items()), ["to", number]]
            text, raw = spelled(tree), b"\x01" * wanted(tree)
            channel.sock.sendall(struct.pack("!II", len(text), len(raw)) + text + raw)
            if "callback" not in message:
                return
            if self.at > 50:        # they would call back for as long as the call may take
                raise Closed
            channel.receive()


def examined(check, messages=None):
    steps = [["def f(x): ...", "", 0.0], [check, "f", 1.0]]
    return examiner.answer({"steps": steps, "seed": 3, "sandboxed": True, "files": None}, ForkServer(messages))


noise = st.binary(min_size=8, max_size=40).map(lambda b: struct.pack("!II", len(b), 0) + b)


@given(st.lists(part(part(part(answers, callbacks), callbacks), noise), min_size=1,
                max_size=12))
@examples(1000)
def test_the_examiner_answers_whatever_comes_and_goes_on(messages):
    found = examined(CHECK, messages)
    assert found["failures"] == {} and found["waiting"] == {}, found
    report = found["reports"]["f"]
    assert report["outcome"] != "right"
    assert not any(line["ok"] for line in report["lines"] if "never" in line["name"].lower())
    honest = examined(HONEST)
    assert honest["reports"]["f"]["outcome"] == "right" and honest["failures"] == honest["findings"] == {}
