"""The candidate: runs a student's cells and answers questions about what they define. It never sees a check cell.

Runs in a process of its own, which nothing trusts: whatever it sends is checked by the wire and compared by the
examiner. Which object a number stands for, and which of our functions may be asked for, is decided here.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from autograder.check import arguments, calls, keras_objects
from autograder.check.plain_values import Handle, map_leaves, plain
from autograder.exam.shell import Shell
from autograder.exam.wire import Channel, Closed, Message, Object, TooLarge

# What an examiner may send beside plain data.
INCOMING = ("name", "handle", "callback", "generator", "model", "layer", "type", "ellipsis")


class Candidate:
    """Serves one examiner until it hangs up."""

    def __init__(self, channel: Channel, shell: Shell):
        self.channel, self.shell = channel, shell
        self.local = calls.Local()
        self.things: list[Any] = []
        self.place: int | None = None      # of the check whose names the shell has; None while cells run
        self.left: dict[int, dict[str, Any]] = {}      # place -> the names as they were left there

    def serve(self) -> None:
        while True:
            try:
                request = self.channel.receive()
            except Closed:
                return
            self.stand(request.get("position"))
            answer = getattr(self, f"do_{request['do']}")(request)
            try:
                self.channel.send({"to": request["number"], **answer})
            except TooLarge as error:
                self.channel.send({"to": request["number"], **self.too_large(answer, error)})

    def too_large(self, answer: Message, error: TooLarge) -> Message:
        """What is sent in the place of an answer that does not fit into a frame."""
        if "outputs" in answer:
            note = {"output_type": "stream", "name": "stderr", "text": f"(what this cell shows {error}: not kept)\n"}
            return {**answer, "outputs": [note]}
        problem = calls.Problem("not plain", f"The result could not be read: the result {error}.")
        return self.message(calls.Outcome(problem=problem))

    def do_run(self, request: Message) -> Message:
        """Run one of the student's cells."""
        ran = self.shell.run(request["source"], request["seconds"])
        return {"seconds": ran.seconds, "error": ran.error, "line": ran.line, "outputs": ran.outputs}

    def do_files(self, request: Message) -> Message:
        """Put files of the student's own beside the unit's, which win. They are to be read, and imported where nothing
        installed has their name: the folder comes last, so that none takes the place of what libraries import later."""
        for path, content in request["files"].items():
            place = Path.cwd() / path
            with contextlib.suppress(OSError):      # a folder of the unit in the place of a file
                place.parent.mkdir(parents=True, exist_ok=True)
                with open(place, "xb") as file:
                    file.write(content)
                place.chmod(0o444)
        return {}

    def do_hold(self, request: Message) -> Message:
        """Numbers for the objects that these names stand for now, None where there is no such name."""
        space = self.shell.names
        return {"held": [self.number(space[n]) if n in space else None for n in request["names"]]}

    def do_put(self, request: Message) -> Message:
        """Put values, or functions of the examiner's, under these names."""
        self.shell.names.update({name: self.opened(value) for name, value in request["values"].items()})
        return {}

    def stand(self, place: int | None) -> None:
        """Let the student's names stand for what they did when the check at `place` was left; a new place begins with
        those that there are. The namespace is the globals of all functions, so what is called sees it, and what it sets
        stays with the place. What a name stands for is shared by all places: a list that is changed is changed in all.
        """
        if place == self.place:
            return
        space = self.shell.names
        if self.place is not None:
            self.left[self.place] = dict(space)
        if place in self.left:
            space.clear()
            space.update(self.left[place])
        self.place = place

    def do_call(self, request: Message) -> Message:
        function = self.opened(request["function"])
        args = [self.opened(a) for a in request["args"]]
        kwargs = {k: self.opened(v) for k, v in request["kwargs"].items()}
        if "method" in request:
            function = arguments.Method(function, request["method"])
        return self.message(self.local.call(function, args, kwargs, request["seconds"]))

    def do_get(self, request: Message) -> Message:
        return self.message(self.local.get(self.opened(request["thing"]), request["path"], request["seconds"]))

    def do_ask(self, request: Message) -> Message:
        operation = operation_named(request["operation"])
        return self.message(self.local.ask(operation, [self.opened(t) for t in request["things"]], request["seconds"]))

    # -- objects ---------------------------------------------------------------------------------------------

    def number(self, thing: Any) -> int:
        self.things.append(thing)
        return len(self.things) - 1

    def opened(self, value: Any) -> Any:
        """Plain data with what its `Object`s stand for in their places."""
        return map_leaves(lambda leaf: getattr(self, f"open_{leaf.tag}")(*leaf.fields)
                          if type(leaf) is Object else leaf, value)

    def open_handle(self, number: int) -> Handle:
        return Handle("object", self.things[number])

    open_name = open_handle

    def open_generator(self, seed: int) -> arguments.generator:
        return arguments.generator(seed)

    def open_type(self, name: str) -> type:
        types: dict[str, type] = {"int": int, "float": float, "str": str, "bool": bool, "list": list, "dict": dict,
                                  "map": map}      # to call a function several times before anything is looked at
        return types[name]

    def open_ellipsis(self) -> object:
        return ...

    def open_model(self, name: str, *parts: Any) -> Any:
        import keras

        return keras_objects.rebuilt(getattr(keras, name, keras.Model), keras_objects.Parts(*parts))

    def open_layer(self, name: str, *parts: Any) -> Any:
        import keras

        return keras_objects.rebuilt(getattr(keras.layers, name), keras_objects.Parts(*parts))

    def open_callback(self, number: int, name: str) -> Callable[..., Any]:
        """A function of the check cell: each call goes back over the wire."""

        def callback(*args: Any, **kwargs: Any) -> Any:
            self.channel.send({"callback": number, "args": [self.packed(plain(a)) for a in args],
                               "kwargs": {str(k): self.packed(plain(v)) for k, v in kwargs.items()}})
            answer = self.channel.receive()
            if "error" in answer:
                raise _exception(answer["class"], answer["error"])
            return self.opened(answer["value"])

        callback.__name__ = name
        return callback

    def packed(self, value: Any) -> Any:
        """Plain data with an `Object` for each handle."""
        return map_leaves(lambda leaf: Object("handle", self.number(leaf.thing), leaf.kind)
                          if type(leaf) is Handle else leaf, value)

    def message(self, outcome: calls.Outcome) -> Message:
        problem = asdict(outcome.problem) if outcome.problem else None
        return {"value": self.packed(outcome.value), "problem": problem, "changed": outcome.changed,
                "shared": outcome.shared, "warnings": outcome.warnings, "printed": outcome.printed}


def _exception(name: str, text: str) -> Exception:
    """What a function of the check raised there, as it would be raised in a student's own kernel; a class that is not
    Python's own is named in the text of a ValueError."""
    kind = getattr(builtins, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        return ValueError(f"{name}: {text}")
    made: Exception = Exception.__new__(kind)
    made.args = (text,)
    return made


def operation_named(name: str) -> Callable[..., Any]:
    """One of our own functions by its 'module:name', and no other."""
    module, function = name.split(":")
    if not module.startswith("autograder.check.") or function.startswith("__"):
        raise ValueError(f"no operation {name}")
    operation: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return operation
