"""What crosses between examiner and candidate: frames of plain data, checked on arrival, rebuilt as exact types.

A frame is a header of two lengths, a JSON text and the raw bytes that it refers to. JSON's own types stand for
themselves; everything else is a list that begins with a tag. No pickle, in either direction: a frame from a candidate
is written by whatever runs there. What may come is listed and not what may not; sizes are looked at before anything is
made of them; an array is a copy of bytes that have arrived, and never memory that was here before.
"""

from __future__ import annotations

import functools
import json
import math
import select
import socket
import struct
import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.check.plain_values import (
    ARRAY_KINDS,
    BIG,
    DTYPE,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_ITEMS,
    MAX_ODD_KEYS,
    MAX_STRING,
    Array,
    footprint,
)
from autograder.exam import limits

Message = dict[str, Any]     # what a frame holds: the other side's word, until somebody has looked at it

FRAME_BYTES = MAX_BYTES       # beside its text
FRAME_VALUES = 5 * MAX_ITEMS  # of JSON, in one frame: an array is six
LOOK_SECONDS = 0.05           # between two looks at the process that is waited for
_HEADER = struct.Struct("!II")


class Malformed(Exception):
    """A frame that no honest candidate sends; the text says why."""


class Closed(Exception):
    """The other side is gone."""


class Silent(Exception):
    """The other side has not answered in time."""


class TooLarge(Exception):
    """A value that does not fit into a frame; the text says why, in a learner's words."""


class Object:
    """On the wire: something that is no plain data. `tag` says what, `fields` are plain data that tell which."""

    __slots__ = ("fields", "tag")

    def __init__(self, tag: str, *fields: Any):
        self.tag, self.fields = tag, fields


# -- encoding ----------------------------------------------------------------------------------------------------


def encode(value: Any, *, trusted: bool = False) -> bytes:
    """One frame for plain data and `Object`s.

    Raises TooLarge, and TypeError for anything else: that is our own fault.
    """
    raw: list[bytes] = []
    text = json.dumps(_pack(value, raw), ensure_ascii=True, separators=(",", ":"), allow_nan=True).encode()
    body = b"".join(raw)
    for part, most in ((text, limits.FRAME_TEXT), (body, FRAME_BYTES)):
        if not trusted and len(part) > most:
            raise TooLarge(f"takes more than {most // 2**20} MB")
    if not trusted and limits.too_many_values(text, FRAME_VALUES):
        raise TooLarge("holds too many values")
    return _HEADER.pack(len(text), len(body)) + text + body


def _pack(value: Any, raw: list[bytes]) -> Any:
    kind = type(value)
    if value is None or kind in (bool, str, float):
        return value
    if kind is int:
        if -BIG < value < BIG:
            return value
        if value.bit_length() > 4 * limits.MAX_DIGITS - 16:
            raise TooLarge("holds a whole number with more than 100,000 digits")
        return ["i", hex(value)]
    if kind is list:
        return ["l", *[_pack(v, raw) for v in value]]
    if kind is tuple:
        return ["t", *[_pack(v, raw) for v in value]]
    if kind is dict:
        return ["d", *[[_pack(k, raw), _pack(v, raw)] for k, v in value.items()]]
    if kind is set:
        return ["s", *[_pack(v, raw) for v in value]]
    if kind is complex:
        return ["c", value.real, value.imag]
    if kind is bytes:
        raw.append(value)
        return ["b", len(value)]
    if kind is np.ndarray and value.dtype.kind in ARRAY_KINDS:
        data = value
        if data.ndim > 1 and data.flags.f_contiguous and not data.flags.c_contiguous:
            return ["f", _pack(data.T, raw)]     # as in the student's own kernel, where a transposed array is one, too
        if data.dtype.char in "gG":     # its bytes hold some that no number has written
            data = data.astype(complex if data.dtype.char == "G" else float)
        raw.append(data.tobytes())
        return ["a", data.dtype.str, list(data.shape), data.nbytes]
    if kind is Object:
        return ["o", value.tag, *[_pack(v, raw) for v in value.fields]]
    if issubclass(kind, np.generic):
        return _pack(value.item(), raw)
    raise TypeError(f"{kind.__name__} cannot cross the wire")


# -- decoding ----------------------------------------------------------------------------------------------------


def decode(text: bytes | memoryview, raw: bytes | memoryview, tags: Iterable[str] = (), *,
           trusted: bool = False) -> Any:
    """The value of a frame. `tags` are the tags of objects that may occur. Raises Malformed, and nothing else."""
    try:
        text = bytes(text)
        if not trusted and limits.too_many_values(text, FRAME_VALUES):
            raise Malformed("too many values")
        decoder = _Decoder(memoryview(raw), frozenset(tags), math.inf if trusted else 2 * MAX_ITEMS)
        value = decoder.unpack(json.loads(text.decode("ascii")), 0)
        if decoder.at != len(raw):
            raise Malformed("bytes are left over")
        return value
    except Exception as error:      # whatever it is, whoever sent this has caused it
        raise error if type(error) is Malformed else Malformed(f"{type(error).__name__}: {error}"[:200]) from None


def decode_frame(frame: bytes | memoryview, tags: Iterable[str] = (), *, trusted: bool = False) -> Any:
    """The value of one whole frame, as `encode` gives it. Raises Malformed, and nothing else."""
    try:
        text_size, _ = _HEADER.unpack_from(frame)
    except struct.error:
        raise Malformed("a frame has no header") from None
    middle = _HEADER.size + text_size
    return decode(frame[_HEADER.size : middle], frame[middle:], tags, trusted=trusted)


class _Decoder:
    def __init__(self, raw: memoryview, tags: frozenset[str], max_items: float):
        self.raw, self.at, self.tags, self.max_items = raw, 0, tags, max_items
        self.trusted = max_items == math.inf
        self.items = self.odd_keys = 0

    def take(self, count: int) -> memoryview:
        if type(count) is not int or count < 0 or self.at + count > len(self.raw):
            raise Malformed("a length does not fit")
        self.at += count
        return self.raw[self.at - count : self.at]

    def unpack(self, value: Any, depth: int) -> Any:
        self.items += 1
        if depth > 4 * MAX_DEPTH or self.items > self.max_items:
            raise Malformed("too deep or too many values")
        kind = type(value)
        if value is None or kind in (bool, str, float) or (kind is int and -BIG < value < BIG):
            return value
        if kind is not list or not value or type(value[0]) is not str:
            raise Malformed(f"an untagged {kind.__name__}")
        read = getattr(self, f"read_{value[0]}", None) if value[0] in "iltdscbafo" and len(value[0]) == 1 else None
        if read is None:
            raise Malformed(f"unknown tag {value[0]!r:.20}")
        return read(value[1:], depth + 1)

    def read_i(self, rest: list[Any], depth: int) -> int:
        (text,) = rest
        if type(text) is not str or len(text) > limits.MAX_DIGITS:
            raise ValueError("a number is too long")
        return int(text, 16)

    def read_l(self, rest: list[Any], depth: int) -> list[Any]:
        return [self.unpack(v, depth) for v in rest]

    def read_t(self, rest: list[Any], depth: int) -> tuple[Any, ...]:
        return tuple(self.read_l(rest, depth))

    def read_s(self, rest: list[Any], depth: int) -> set[Any]:
        return {self.key(v, depth) for v in rest}

    def read_d(self, rest: list[Any], depth: int) -> dict[Any, Any]:
        return {self.key(k, depth): self.unpack(v, depth) for k, v in rest}

    def key(self, value: Any, depth: int) -> Any:
        """Strings have secret hashes and small numbers all have different ones; of all others there may be few."""
        if type(value) is not str and type(value) is not int:
            self.odd_keys += _size(value)
            if self.odd_keys > MAX_ODD_KEYS:
                raise ValueError("too many keys that are no strings")
        return self.unpack(value, depth)

    def read_c(self, rest: list[Any], depth: int) -> complex:
        real, imaginary = rest
        return complex(float(real), float(imaginary))

    def read_b(self, rest: list[Any], depth: int) -> bytes:
        (count,) = rest
        return bytes(self.take(count))

    def read_a(self, rest: list[Any], depth: int) -> Array:
        name, shape, count = rest
        if type(name) is not str:
            raise ValueError("a dtype that does not cross")
        dtype = _dtype(name)
        if dtype.itemsize > MAX_STRING and not self.trusted:
            raise ValueError("strings that are too long")
        if type(shape) is not list or len(shape) > MAX_DIMENSIONS or any(type(n) is not int or n < 0 for n in shape):
            raise ValueError("a shape that does not fit")
        if math.prod(shape) * dtype.itemsize != count or not self.trusted and footprint(
                shape, dtype.itemsize) > FRAME_BYTES:
            raise ValueError("an array whose shape does not fit its bytes")
        data = self.take(count)
        if dtype.kind == "b":      # a truth value of 2 would be neither True nor False
            truths: Array = np.frombuffer(data, np.uint8) != 0
            return truths.reshape(shape)
        if dtype.kind == "U" and count and np.frombuffer(data, f"{name[0]}u4").max() > 0x10FFFF:
            raise ValueError("a string of no characters")
        return np.frombuffer(data, dtype).reshape(shape).copy()

    def read_f(self, rest: list[Any], depth: int) -> Array:
        (transposed,) = rest
        if type(transposed) is not list or transposed[:1] != ["a"]:
            raise ValueError("a transposed array that is none")
        return self.read_a(transposed[1:], depth).T

    def read_o(self, rest: list[Any], depth: int) -> Object:
        tag, *fields = rest
        if tag not in self.tags:
            raise ValueError(f"an object {tag!r:.20} that does not cross")
        return Object(tag, *[self.unpack(v, depth) for v in fields])


def _size(value: Any) -> int:
    """How many values a packed key is: two that hash alike are compared member by member."""
    return sum(map(_size, value)) if type(value) is list else 1


@functools.lru_cache(100)
def _dtype(name: str) -> np.dtype[Any]:
    dtype = np.dtype(name) if DTYPE.fullmatch(name) else None
    if dtype is None or dtype.str != name:
        raise ValueError("a dtype that does not cross")
    return dtype


# -- the socket --------------------------------------------------------------------------------------------------


class Channel:
    """Frames over a socket. `tags` are the objects that may arrive. `trusted` is for our own processes: no size limit.

    `look` is called again and again while something is waited for; what it raises ends the waiting.
    """

    def __init__(self, sock: socket.socket, tags: Iterable[str] = (), *, trusted: bool = False,
                 look: Callable[[], None] | None = None):
        self.sock, self.tags, self.trusted, self.look = sock, tags, trusted, look
        self.buffer = bytearray()
        sock.settimeout(limits.SEND_SECONDS)
        self.poll = select.poll() if hasattr(select, "poll") else None
        if self.poll:
            self.poll.register(sock, select.POLLIN)

    def send(self, value: Any) -> None:
        """Raises Closed, Silent (not taken within half a minute) or TooLarge."""
        frame = encode(value, trusted=self.trusted)
        try:
            self.sock.sendall(frame)
        except TimeoutError:
            raise Silent from None
        except OSError:
            raise Closed from None

    def receive(self, seconds: float | None = None) -> Any:
        """The next frame's value. Raises Closed, Silent (nothing whole within `seconds`) or Malformed."""
        self.looked = time.monotonic()
        end = math.inf if seconds is None else self.looked + seconds
        self._fill(_HEADER.size, end)
        text_size, raw_size = _HEADER.unpack_from(self.buffer)
        if not self.trusted and (text_size > limits.FRAME_TEXT or raw_size > FRAME_BYTES):
            raise Malformed("a frame is too large")
        size = _HEADER.size + text_size + raw_size
        self._fill(size, end)
        frame, self.buffer = memoryview(self.buffer)[:size], self.buffer[size:]
        return decode_frame(frame, self.tags, trusted=self.trusted)

    def _fill(self, count: int, end: float) -> None:
        """Read until there are `count` bytes."""
        while len(self.buffer) < count:
            self._wait(end)
            try:
                part = self.sock.recv(max(65536, min(count - len(self.buffer), 1 << 20)))
            except TimeoutError:
                continue
            except OSError:
                raise Closed from None
            if not part:
                raise Closed
            self.buffer += part

    def _wait(self, end: float) -> None:
        while True:
            now = time.monotonic()
            if now >= end:
                raise Silent
            if self.look and now - self.looked > LOOK_SECONDS:
                self.looked = now
                self.look()
            wait = min(end - now, LOOK_SECONDS if self.look else limits.SEND_SECONDS)
            if self.poll.poll(wait * 1000) if self.poll else select.select([self.sock], [], [], wait)[0]:
                return

    def close(self) -> None:
        self.sock.close()
