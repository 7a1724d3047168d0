"""What crosses between examiner and candidate: frames of plain data, checked on arrival, rebuilt as exact types.

A frame is a header of two lengths, a JSON text and the raw bytes that it refers to. JSON's own types stand for
themselves; everything else is a list that begins with a tag. No pickle, in either direction: a frame from a candidate
is written by whatever runs there.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import time

import numpy as np

from autograder.check.plain import ARRAY_KINDS, MAX_DEPTH, MAX_ITEMS

MAX_TEXT = 16 * 2**20
MAX_RAW = 256 * 2**20
_HEADER = struct.Struct("!II")
_BIG = 2**53          # beyond it a whole number is sent as text


class Malformed(Exception):
    """A frame that no honest candidate sends; the text says why."""


class Closed(Exception):
    """The other side is gone."""


class Silent(Exception):
    """The other side has not answered in time."""


class Object:
    """On the wire: something that is no plain data. `tag` says what, `fields` are plain data that tell which."""

    __slots__ = ("fields", "tag")

    def __init__(self, tag, *fields):
        self.tag, self.fields = tag, fields


# -- encoding ----------------------------------------------------------------------------------------------------


def encode(value) -> bytes:
    """One frame for plain data and `Object`s. Raises TypeError for anything else: that is our own fault."""
    raw = []
    text = json.dumps(_pack(value, raw), ensure_ascii=True, separators=(",", ":"), allow_nan=True).encode()
    body = b"".join(raw)
    return _HEADER.pack(len(text), len(body)) + text + body


def _pack(value, raw):
    kind = type(value)
    if value is None or kind in (bool, str, float):
        return value
    if kind is int:
        return value if -_BIG < value < _BIG else ["i", hex(value)]
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
    if kind is np.ndarray:
        data = np.ascontiguousarray(value)
        raw.append(data.tobytes())
        return ["a", data.dtype.str, list(value.shape), data.nbytes]
    if kind is Object:
        return ["o", value.tag, *[_pack(v, raw) for v in value.fields]]
    if issubclass(kind, np.generic):
        return _pack(value.item(), raw)
    raise TypeError(f"{kind.__name__} cannot cross the wire")


# -- decoding ----------------------------------------------------------------------------------------------------


def decode(text: bytes, raw: bytes, tags=()):
    """The value of a frame. `tags` are the tags of objects that may occur. Raises Malformed."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"no JSON: {error}") from None
    reader = _Reader(memoryview(raw), frozenset(tags))
    value = reader.unpack(found, 0)
    if reader.at != len(raw):
        raise Malformed("bytes are left over")
    return value


class _Reader:
    def __init__(self, raw, tags):
        self.raw, self.at, self.tags, self.items = raw, 0, tags, 0

    def take(self, count):
        if type(count) is not int or count < 0 or self.at + count > len(self.raw):
            raise Malformed("a length does not fit")
        self.at += count
        return self.raw[self.at - count : self.at]

    def unpack(self, value, depth):
        self.items += 1
        if depth > 4 * MAX_DEPTH or self.items > 2 * MAX_ITEMS:
            raise Malformed("too deep or too many values")
        kind = type(value)
        if value is None or kind in (bool, str, float) or (kind is int and -_BIG < value < _BIG):
            return value
        if kind is not list or not value or type(value[0]) is not str:
            raise Malformed(f"an untagged {kind.__name__}")
        read = getattr(self, f"read_{value[0]}", None) if value[0] in "iltdscbao" and len(value[0]) == 1 else None
        if read is None:
            raise Malformed(f"unknown tag {value[0]!r:.20}")
        try:
            return read(value[1:], depth + 1)
        except (ValueError, TypeError, OverflowError) as error:
            raise Malformed(f"{value[0]}: {error}") from None

    def read_i(self, rest, depth):
        (text,) = rest
        if len(text) > 4000:
            raise ValueError("a number is too long")
        return int(text, 16)

    def read_l(self, rest, depth):
        return [self.unpack(v, depth) for v in rest]

    def read_t(self, rest, depth):
        return tuple(self.read_l(rest, depth))

    def read_s(self, rest, depth):
        return set(self.read_l(rest, depth))

    def read_d(self, rest, depth):
        return {self.unpack(k, depth): self.unpack(v, depth) for k, v in rest}

    def read_c(self, rest, depth):
        real, imaginary = rest
        return complex(float(real), float(imaginary))

    def read_b(self, rest, depth):
        (count,) = rest
        return bytes(self.take(count))

    def read_a(self, rest, depth):
        name, shape, count = rest
        dtype = np.dtype(name)
        if type(name) is not str or dtype.kind not in ARRAY_KINDS or dtype.hasobject or dtype.str != name:
            raise ValueError("a dtype that does not cross")
        if len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
            raise ValueError("a shape that does not fit")
        if math.prod(shape) * dtype.itemsize != count:
            raise ValueError("an array whose shape does not fit its bytes")
        return np.frombuffer(bytearray(self.take(count)), dtype).reshape(shape)

    def read_o(self, rest, depth):
        tag, *fields = rest
        if tag not in self.tags:
            raise ValueError(f"an object {tag!r:.20} that does not cross")
        return Object(tag, *[self.unpack(v, depth) for v in fields])


# -- the socket --------------------------------------------------------------------------------------------------


class Channel:
    """Frames over a socket. `tags` are the objects that may arrive."""

    def __init__(self, sock: socket.socket, tags=()):
        self.sock, self.tags = sock, tags

    def send(self, value) -> None:
        """Raises Closed."""
        try:
            self.sock.settimeout(30)
            self.sock.sendall(encode(value))
        except OSError:
            raise Closed from None

    def receive(self, seconds: float | None = None):
        """The next frame's value. Raises Closed, Silent (nothing whole within `seconds`) or Malformed."""
        end = None if seconds is None else time.monotonic() + seconds
        text_size, raw_size = _HEADER.unpack(self._read(_HEADER.size, end))
        if text_size > MAX_TEXT or raw_size > MAX_RAW:
            raise Malformed("a frame is too large")
        body = self._read(text_size + raw_size, end)
        return decode(bytes(body[:text_size]), bytes(body[text_size:]), self.tags)

    def _read(self, count, end):
        out = bytearray()
        while len(out) < count:
            if end is None:
                self.sock.settimeout(None)
            else:
                left = end - time.monotonic()
                if left <= 0:
                    raise Silent
                self.sock.settimeout(left)
            try:
                part = self.sock.recv(min(count - len(out), 1 << 20))
            except TimeoutError:
                raise Silent from None
            except OSError:
                raise Closed from None
            if not part:
                raise Closed
            out += part
        return out

    def close(self):
        self.sock.close()
