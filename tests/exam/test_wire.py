"""Plain data crosses unchanged; whatever else arrives is refused, without harm."""

import contextlib
import json
import math
import socket
import struct
import threading
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.exam import limits, wire
from autograder.exam.wire import Channel, Closed, Malformed, Object, Silent, TooLarge


def crossed(value, tags=()):
    frame = wire.encode(value)
    text, raw = struct.unpack("!II", frame[:8])
    assert len(frame) == 8 + text + raw
    return wire.decode_frame(frame, tags)


@pytest.mark.parametrize("cut", [0, 7, 8, 9, -1])
def test_a_frame_that_is_cut_off(cut):
    with pytest.raises(Malformed):
        wire.decode_frame(wire.encode({"a": np.arange(3)})[:cut])


def same(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    return a == b or (a != a and b != b)


keys = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
scalars = keys | st.floats() | st.complex_numbers() | st.text(st.characters())
arrays = hnp.arrays(
    hnp.boolean_dtypes() | hnp.integer_dtypes(endianness="?") | hnp.floating_dtypes(endianness="?")
    | hnp.complex_number_dtypes() | hnp.unicode_string_dtypes() | hnp.byte_string_dtypes(),
    hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
plain = st.recursive(scalars | arrays, lambda inner: st.lists(inner, max_size=4)
                     | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
                     | st.sets(keys, max_size=4), max_leaves=12)


@given(plain)
@settings(max_examples=300, deadline=None)
def test_plain_data_crosses_unchanged(value):
    assert same(crossed(value), value)


def test_special_values():
    for value in (-0.0, math.inf, math.nan, 2**53, -(2**53), 2**64, 10**4000, "\ud800", "\0", (), [[]], {(1, 2): {3}},
                  np.zeros((0, 3)), np.array(3.5), np.array(["äß", ""]), np.array([""]), np.array([], str),
                  np.asfortranarray(np.arange(6.0).reshape(2, 3)).copy(order="C")):
        assert same(crossed(value), value)
    assert math.copysign(1, crossed(-0.0)) == -1
    assert same(crossed(np.arange(6).reshape(2, 3).T), np.arange(6).reshape(2, 3).T)
    assert same(crossed(np.float32(0.5)), 0.5)
    # The bytes of a long double hold some that nobody has written: what was in that memory before.
    assert same(crossed(np.longdouble(1) / 3 * np.ones(2)), np.ones(2) / 3)
    assert same(crossed(np.clongdouble(1j) / 3 * np.ones(2)), 1j * np.ones(2) / 3)
    found = crossed([Object("handle", 3, "f")], ["handle"])[0]
    assert (found.tag, found.fields) == ("handle", [3, "f"]) or (found.tag, found.fields) == ("handle", (3, "f"))


@pytest.mark.parametrize("value", [object(), frozenset(), np.array([object()]), np.array([(1, 2)], "i4,i4"),
                                   np.array(["2020-01-01"], "M8[D]"), [1, {2: print}], range(3)])
def test_what_does_not_cross(value):
    with pytest.raises(TypeError):
        wire.encode(value)


def test_too_large_to_be_sent():
    for value in ("x" * (limits.FRAME_TEXT + 1), 16 ** (limits.MAX_DIGITS + 10),
                  np.zeros(wire.FRAME_BYTES + 1, np.uint8)):
        with pytest.raises(TooLarge):
            wire.encode(value)
    assert same(crossed(16 ** (limits.MAX_DIGITS - 10)), 16 ** (limits.MAX_DIGITS - 10))


HOSTILE = {
    "no JSON": "{", "not UTF-8": b"\xff\xff", "nothing": "", "two values": "1 2", "a JSON object": '{"a": 1}',
    "a large number": str(2**60), "digits": "9" * 5000, "nested": "[" * 100_000 + "]" * 100_000, "an empty list": "[]",
    "untagged": "[1, 2]", "unknown tag": '["x", 1]', "an empty tag": '[""]', "two tags": '["il", "0x1"]',
    "a dunder for a tag": '["__class__"]', "a tag that is a list": '[["l"], 1]',
    "lists too deep": '["l",' * 90 + "1" + "]" * 90, "too many values": '["l"' + ",1" * 400_001 + "]",
    "a number that is none": '["i", "zz"]', "a number that is a list": '["i", ["l"]]', "no number": '["i"]',
    "a number too long": '["i", "0x' + "f" * 200_000 + '"]',
    "list as key": '["d", [["l"], 1]]', "a pair of three": '["d", [1, 2, 3]]', "a pair of none": '["d", 1]',
    "list in a set": '["s", ["l"]]', "array in a set": '["s", ["a", "<f8", [0], 0]]',
    "complex of text": '["c", "x", 1]', "complex of one": '["c", 1]', "complex too large": f'["c", {10**400}, 1]',
    "bytes that are not there": '["b", 5]', "negative bytes": '["b", -1]', "bytes by a float": '["b", 1.0]',
    "bytes by truth": '["b", true]',
    "objects": '["a", "|O", [1], 8]', "a record": '["a", "i4,i4", [1], 8]',
    "a list of fields": '["a", [["a", "<i4"]], [1], 4]',
    "void": '["a", "|V8", [1], 8]', "dates": '["a", "<M8[s]", [1], 8]', "subarray": '["a", "(2,)<f8", [1], 16]',
    "a name of a dtype": '["a", "float64", [1], 8]', "no dtype": '["a", null, [1], 8]',
    "wide strings": '["a", "<U999999999", [1], 8]',
    "negative shape": '["a", "<f8", [-1], 8]',
    "shape by floats": '["a", "<f8", [1.0], 8]',
    "shape by text": '["a", "<f8", "1", 8]', "a shape that wraps": f'["a", "<f8", [{2**32}, {2**32}], 0]',
    "empty but huge": f'["a", "<f8", [0, {2**62}, 8], 0]', "too little": '["a", "<f8", [2], 8]',
    "33 dimensions": '["a", "<f8", [' + ",".join(["1"] * 33) + "], 8]",
    "a handle": '["o", "handle", 1, "f"]', "a callback": '["o", "callback", 1, "f"]',
    "an unhashable tag": '["o", ["l"]]',
    "an object of nothing": '["o"]',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_frames(text):
    text = text if isinstance(text, bytes) else text.encode()
    begin = time.monotonic()
    with pytest.raises(Malformed):
        wire.decode(text, bytes(8) if b"[1]" in text else b"")
    assert time.monotonic() - begin < 3


def test_bytes_that_are_left_over():
    with pytest.raises(Malformed, match="left over"):
        wire.decode(b"1", b"x")
    with pytest.raises(Malformed, match="left over"):
        wire.decode(b'["b", 1]', b"xy")


def test_strings_and_truth_values_are_what_they_say():
    with pytest.raises(Malformed):
        wire.decode(b'["a", "<U1", [1], 4]', struct.pack("<I", 0x110000))
    with pytest.raises(Malformed):
        wire.decode(b'["a", ">U1", [1], 4]', struct.pack(">I", 0xFFFFFFFF))
    found = wire.decode(b'["a", "|b1", [3], 3]', b"\x00\x01\x07")
    assert found.view(np.uint8).tolist() == [0, 1, 1]


def test_keys_that_all_have_the_same_hash():
    same_hash = [hex(k * (2**61 - 1)) for k in range(1, 200_000)]
    begin = time.monotonic()
    with pytest.raises(Malformed, match="too many keys"):
        wire.decode(json.dumps(["s", *[["i", k] for k in same_hash]]).encode(), b"")
    assert time.monotonic() - begin < 10


def test_arrays_that_cross_are_the_receivers_own():
    found = crossed(np.arange(3))
    found[0] = 7
    assert found.flags.owndata or found.base is not None
    assert type(found) is np.ndarray


def test_a_transposed_array_stays_one():
    """What reads an array in the order of its memory is wrong in the student's kernel, and when it is graded."""
    for array in (np.arange(6.0).reshape(2, 3).T, np.arange(24).reshape(2, 3, 4).T, np.array([["a", "b"]]).T):
        found = crossed(array)
        assert np.array_equal(found, array) and found.flags.f_contiguous == array.flags.f_contiguous
        assert np.ravel(found, order="K").tolist() == np.ravel(array, order="K").tolist()
    assert not crossed(np.arange(12).reshape(3, 4)[:, ::2]).flags.f_contiguous
    for forged in ('["f", ["l", 1]]', '["f", 3]', '["f"]', '["f", ["f", ["a", "<f8", [1], 8]]]', '["f", "a"]'):
        with pytest.raises(Malformed):
            wire.decode(forged.encode(), bytes(8))


@given(st.binary(max_size=200), st.binary(max_size=50))
@settings(max_examples=300, deadline=None)
def test_any_bytes(text, raw):
    with contextlib.suppress(Malformed):
        wire.decode(text, raw)


@given(plain, st.data())
@settings(max_examples=200, deadline=None)
def test_frames_with_one_byte_changed(value, data):
    frame = bytearray(wire.encode(value))
    text, _ = struct.unpack("!II", frame[:8])
    at = data.draw(st.integers(8, len(frame) - 1))
    frame[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Malformed):
        wire.decode(bytes(frame[8 : 8 + text]), bytes(frame[8 + text :]))


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours, look=lambda: None), theirs


def test_frames_one_after_the_other(ends):
    channel, other = ends
    other.sendall(wire.encode([1, "a"]) + wire.encode({"b": np.arange(3)}) + wire.encode(None)[:5])
    assert channel.receive(1) == [1, "a"]
    assert channel.receive(1)["b"].tolist() == [0, 1, 2]
    with pytest.raises(Silent):
        channel.receive(0.2)
    other.close()
    with pytest.raises(Closed):
        channel.receive(1)


def test_huge_sizes_are_refused_at_the_header(ends):
    channel, other = ends
    other.sendall(struct.pack("!II", 2**32 - 1, 2**32 - 1))
    with pytest.raises(Malformed, match="too large"):
        channel.receive(1)


def test_a_trickle_does_not_keep_us(ends):
    channel, other = ends
    stop = threading.Event()

    def drip():
        other.sendall(struct.pack("!II", 1000, 0))
        while not stop.wait(0.02):
            other.sendall(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    begin = time.monotonic()
    with pytest.raises(Silent):
        channel.receive(0.5)
    assert time.monotonic() - begin < 1
    stop.set()
    thread.join()


def test_what_is_looked_for_ends_the_waiting(ends):
    channel, other = ends

    class Enough(Exception):
        pass

    def look():
        raise Enough

    channel.look = look
    with pytest.raises(Enough):
        channel.receive(5)
    other.sendall(wire.encode(1))
    assert channel.receive(5) == 1     # no look for what is there


def test_large_frames_cross(ends):
    channel, other = ends
    value = np.arange(3_000_000.0)
    thread = threading.Thread(target=lambda: Channel(other).send(value))
    thread.start()
    assert same(channel.receive(10), value)
    thread.join()
