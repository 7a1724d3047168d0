"""The examiner's side of the wire: stand-ins for what a student's notebook defines, and calls that ask the candidate.

`Remote` is the candidate that check cells reach through `session.use`: the same three methods as `calls.Local`, with
the student's code in another process. A candidate that dies or stops answering costs the call that did it; whoever
examines decides what comes next.
"""

from __future__ import annotations

import secrets
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from autograder.check import arguments, calls, keras_objects
from autograder.check.arguments import Held
from autograder.check.calls import Outcome, Problem
from autograder.check.plain_values import FUNCTION_TYPES, SCALARS, TOO_LARGE, Handle, encodable, map_leaves, plain
from autograder.exam import limits, process_memory
from autograder.exam.fork_server import Process
from autograder.exam.wire import Channel, Closed, Malformed, Message, Object, Silent, TooLarge

INCOMING = ("handle",)   # what a candidate may send beside plain data
DIED, HUNG, FORGED, FULL, TIME, MANY = "died", "too slow", "forged", "full", "time is up", "too many"
# How a notebook may show something; scripts are not among it.
MIME_TYPES = ("text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg", "image/svg+xml")


class CandidateLost(Exception):
    """The candidate is of no more use: it died, hangs, or sent what no honest one sends."""

    def __init__(self, why: str):
        self.why = why
        super().__init__(why)


class Stale(Exception):
    """An object of a candidate that is gone."""


class TooMuchMemory(Exception):
    """The candidate uses more than it may."""


class Remote:
    """Asks one candidate. `lost` says why it cannot be asked any more; it has been killed by then."""

    def __init__(self, sock: socket.socket, process: Process):
        self.channel, self.process = Channel(sock, INCOMING, look=self._look), process
        self.lost: str | None = None
        self.enough = process_memory.read(process.pid).resident + limits.CANDIDATE_MEMORY
        self.kinds: frozenset[str] | None = None     # the only words that a kind of object may be told with
        self.position = 0                            # of the check that asks
        self.stand_ins: list[Callable[..., Any]] = []       # that the candidate may call during every request
        self.numbers: dict[Held, int | None] = {}   # what the candidate calls the objects that check cells may use

    # -- what a check cell uses ------------------------------------------------------------------------------

    def call(self, function: Any, args: Sequence[Any], kwargs: Mapping[str, Any], seconds: float) -> Outcome:
        method = {}
        if type(function) is arguments.Method:
            method, function = {"method": function.name}, function.owner
        return self._asked(seconds, lambda pack: {
            "do": "call", "function": pack(function), **method, "args": [pack(a) for a in args],
            "kwargs": {k: pack(v) for k, v in kwargs.items()}})

    def get(self, handle: Any, path: str, seconds: float) -> Outcome:
        return self._asked(seconds, lambda pack: {"do": "get", "thing": pack(handle), "path": path})

    def ask(self, operation: Callable[..., Any], things: Sequence[Any], seconds: float) -> Outcome:
        return self._asked(seconds, lambda pack: {
            "do": "ask", "operation": f"{operation.__module__}:{operation.__qualname__}",
            "things": [pack(t) for t in things]})

    # -- what the examiner uses ------------------------------------------------------------------------------

    def run(self, source: str, seconds: float) -> dict[str, Any]:
        """Run one of the student's cells: {'seconds', 'error', 'outputs'}. Raises CandidateLost."""
        begin = time.monotonic()
        answer = self.request({"do": "run", "source": source, "seconds": seconds}, seconds)
        try:
            return {"seconds": time.monotonic() - begin, "error": _text(answer["error"]), "line": _line(answer["line"]),
                    "outputs": [_output(one) for one in answer["outputs"][:limits.CELL_OUTPUTS]]}
        except Exception:      # whatever it is, what was sent has caused it
            raise self._lose(FORGED) from None

    def bring(self, files: dict[str, bytes]) -> None:
        """Put files of the student's own beside the unit's. Raises CandidateLost."""
        for path, content in files.items():
            self.request({"do": "files", "files": {path: content}}, 10)

    def hold(self, names: list[str], position: int) -> dict[str, Held | arguments.Missing]:
        """What to put under these names in the namespace of the check cell at `position`. Raises CandidateLost."""
        held = self.request({"do": "hold", "names": names, "position": position}, 10).get("held")
        if type(held) is not list or len(held) != len(names) or any(h is not None and type(h) is not int for h in held):
            raise self._lose(FORGED)
        out: dict[str, Held | arguments.Missing] = {}
        for name, number in zip(names, held, strict=True):
            out[name] = arguments.Missing(name) if number is None else Held(name, position)
            self.numbers[Held(name, position)] = number
        return out

    def put(self, values: Mapping[str, Any]) -> None:
        """Let names of the student's stand for plain data and functions of ours. Raises CandidateLost."""
        self.request({"do": "put", "values": {n: self.packed(v, self.stand_ins) for n, v in values.items()}}, 10)

    def request(self, message: Message, seconds: float, callbacks: Sequence[Callable[..., Any]] = ()) -> Message:
        """Send one request and wait for its answer, serving callbacks meanwhile. Raises CandidateLost."""
        if self.lost:
            raise CandidateLost(self.lost)
        number = secrets.token_hex(8)   # an answer that was written before its question is none
        end = time.monotonic() + seconds + limits.GRACE_SECONDS     # however often it calls back
        try:
            self.channel.send({**message, "number": number})
            while True:
                answer: object = self.channel.receive(end - time.monotonic())
                if type(answer) is not dict:
                    raise Malformed("no dictionary")
                if "callback" not in answer:
                    break
                self._answer_call(self._call_back(answer, callbacks or self.stand_ins, end))
            if answer.get("to") != number:
                raise Malformed("an answer to no question")
        except Closed:
            raise self._lose(DIED) from None
        except Silent:
            raise self._lose(HUNG) from None
        except (Malformed, MemoryError):
            raise self._lose(FORGED) from None
        except TooMuchMemory:
            raise self._lose(FULL) from None
        except (TooLarge, TypeError):     # of the question: nothing was sent
            raise
        except BaseException:             # stopped in between: the next answer would be to this question
            self._lose(DIED)
            raise
        return answer

    def end(self) -> None:
        """Kill the candidate."""
        self.lost = self.lost or DIED
        self.channel.close()
        self.process.kill()

    # -- inside ----------------------------------------------------------------------------------------------

    def _lose(self, why: str) -> CandidateLost:
        self.lost = why
        self.end()
        return CandidateLost(why)

    def _look(self) -> None:
        if process_memory.read(self.process.pid).resident > self.enough:
            raise TooMuchMemory

    def _asked(self, seconds: float, message: Callable[[Callable[[Any], Any]], Message]) -> Outcome:
        callbacks = [*self.stand_ins]
        try:
            asked = message(lambda value: self.packed(value, callbacks))
            asked |= {"position": self.position, "seconds": seconds}
            return self._outcome(self.request(asked, seconds, callbacks))
        except Stale:
            return Outcome(problem=Problem("needs another", "This needs an object that was lost with another call."))
        except CandidateLost as lost:
            return Outcome(problem=lost_problem(lost.why, seconds))
        except TooLarge as error:
            return Outcome(problem=Problem("not plain", f"This call was not made: what it is given {error}."))
        except MemoryError:
            return Outcome(problem=Problem("not plain", f"This call was not made: {TOO_LARGE}"))

    def _outcome(self, answer: Message) -> Outcome:
        try:
            problem = answer["problem"]
            if problem is not None:
                problem = Problem(_text(problem["kind"]), _text(problem["text"]),
                                  tuple(_text(e) for e in problem["errors"]), _text(problem["message"]))
            return Outcome(None if problem else self.opened(answer["value"]), problem, _names(answer["changed"]),
                           _names(answer["shared"]), _names(answer["warnings"]), _text(answer["printed"]))
        except Exception:      # whatever it is, what was sent has caused it
            raise self._lose(FORGED) from None

    def _call_back(self, answer: Message, callbacks: Sequence[Callable[..., Any]], end: float) -> Message:
        try:
            function = callbacks[answer["callback"]]
            args = [self.opened(a) for a in answer["args"]]
            kwargs = {k: self.opened(v) for k, v in answer["kwargs"].items()}
        except Exception:
            raise Malformed("no such function") from None
        try:
            with calls.time_limit(max(end - time.monotonic(), 0.01)):
                return {"value": self.packed(plain(function(*args, **kwargs)), [])}
        except (Exception, calls.TooSlow) as error:   # a student's code may call it with anything
            text = error.args[0] if type(error) is KeyError and error.args else error
            return {"error": str(text)[:200], "class": type(error).__name__}

    def _answer_call(self, answer: Message) -> None:
        try:
            self.channel.send(answer)
        except TooLarge as error:
            self.channel.send({"error": f"the result {error}", "class": "ValueError"})

    def opened(self, value: Any) -> Any:
        """Plain data from the wire with a `Handle` for each object."""
        return map_leaves(self._opened, value)

    def _opened(self, value: Any) -> Any:
        if type(value) is not Object:
            return value
        number, name = value.fields
        if type(number) is not int or type(name) is not str:
            raise ValueError("a handle that is none")
        if self.kinds is not None and not self.kinds.issuperset(name.split()):
            name = "object"
        return Handle(name[:100], (self, number))

    def packed(self, value: Any, callbacks: list[Callable[..., Any]]) -> Any:
        """An argument of a check cell as what crosses the wire."""
        return map_leaves(lambda leaf: self._packed(leaf, callbacks), value)

    def _packed(self, value: Any, callbacks: list[Callable[..., Any]]) -> Any:
        kind = type(value)
        if kind is Held:
            return Object("name", self._known(self.numbers.get(value)))
        if kind is Handle:
            if type(value.thing) is not tuple:      # what a function of ours has returned
                return _keras_object(value.thing)
            owner, number = value.thing
            return Object("handle", self._known(number if owner is self else None))
        if value is None or kind in SCALARS or kind.__module__ == "numpy":
            return value if kind not in FUNCTION_TYPES else self._callback(value, callbacks)
        if kind is arguments.generator:
            return Object("generator", value.seed)
        if kind is type:
            return Object("type", value.__name__)
        if value is ...:
            return Object("ellipsis")
        if kind in FUNCTION_TYPES:
            return self._callback(value, callbacks)
        return _keras_object(value)

    def _known(self, number: int | None) -> int:
        if number is None:
            raise Stale
        return number

    def _callback(self, function: Callable[..., Any], callbacks: list[Callable[..., Any]]) -> Object:
        callbacks.append(function)
        return Object("callback", len(callbacks) - 1, arguments.name_of(function))


def lost_problem(why: str, seconds: float) -> Problem:
    """What a student is told of a call after which the candidate was of no more use."""
    texts = {DIED: "Python itself ended during this call: look for exit(), os._exit or a very deep recursion.",
             FULL: f"It used more than {limits.CANDIDATE_MEMORY / 2**30:g} GB of memory and was stopped.",
             HUNG: f"It did not finish within {seconds:g} s. Is there a loop that never ends?",
             FORGED: "The call sent something that no function can return.",
             TIME: "Not asked: the time for the whole notebook was used up before.",
             MANY: "Not asked: too many calls and cells before have ended Python or had to be stopped."}
    kind = {HUNG: "too slow", TIME: "not asked", MANY: "not asked"}.get(why, "died")
    return Problem(kind, texts.get(why, why))


def _keras_object(value: Any) -> Object:
    import keras

    if isinstance(value, keras.layers.Layer):
        config, build, state, compiled = keras_objects.parts(value)
        return Object("model" if isinstance(value, keras.Model) else "layer", type(value).__name__, plain(config),
                      plain(build), state, plain(compiled))
    raise TypeError(f"check(): an argument of type {type(value).__name__} cannot be handed to student code; "
                    "use plain data, a function, check.generator(seed), a Keras model or a Keras layer")


def _text(text: Any) -> str:
    if type(text) is not str:
        raise TypeError("no text")
    text = text[:limits.ANSWER_TEXT]
    return text if text.isascii() else encodable(text)


def _line(number: Any) -> int:
    if type(number) is not int or not 0 <= number <= 1_000_000:
        raise TypeError("no number of a line")
    return number


def _output(one: Any) -> dict[str, Any]:
    """One output of a cell, rebuilt from the parts that an output has; whatever else was sent is left out."""
    kind = one["output_type"]
    if kind == "stream":
        return {"output_type": kind, "name": {"stdout": "stdout", "stderr": "stderr"}[one["name"]],
                "text": _shown(one["text"])}
    if kind == "display_data":
        data = {mime: _shown(one["data"][mime]) for mime in MIME_TYPES if mime in one["data"]}
        return {"output_type": kind, "data": data, "metadata": {}}
    if kind == "error":
        return {"output_type": kind, "ename": _text(one["ename"]), "evalue": _text(one["evalue"]),
                "traceback": [_shown(line)[:20_000] for line in one["traceback"][:200]]}
    raise ValueError("no output")


def _shown(text: Any) -> str:
    if type(text) is not str or len(text) > limits.ONE_OUTPUT:
        raise TypeError("no text")
    return text if text.isascii() else encodable(text)


def _names(values: Any) -> tuple[str, ...]:
    if type(values) not in (list, tuple) or len(values) > calls.WARNINGS_LIMIT:
        raise TypeError("no list of names")
    return tuple(_text(v) for v in values)
