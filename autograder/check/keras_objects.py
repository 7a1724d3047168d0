"""What a Keras model or layer is rebuilt from, here or in another process, so that no copy shares anything with it."""

from __future__ import annotations

from typing import Any, NamedTuple

from autograder.check.plain_values import Array, type_name


class Parts(NamedTuple):
    """All of a model or layer but its class; None where there is nothing of the kind yet."""

    config: Any
    build: Any
    state: list[Array] | None     # weights, and what else a layer keeps, as how far its random numbers are
    compiled: Any


def parts(layer: Any) -> Parts:
    """The parts of a Keras model or layer."""
    return Parts(layer.get_config(), layer.get_build_config() if layer.built else None,
                 [variable.numpy() for variable in layer.variables] if layer.built else None,
                 layer.get_compile_config() if getattr(layer, "compiled", False) else None)


def rebuilt(kind: Any, parts: Parts) -> Any:
    """A new object of the class `kind`."""
    out = kind.from_config(parts.config)
    if parts.state is not None:
        if parts.build and not out.built:
            out.build_from_config(parts.build)
        for variable, value in zip(out.variables, parts.state, strict=True):
            variable.assign(value)
    if parts.compiled:
        out.compile_from_config(parts.compiled)
    return out


def copy(layer: Any) -> Any:
    """A Keras model or layer of its own with the same configuration, state and compile settings."""
    try:
        return rebuilt(type(layer), parts(layer))
    except NotImplementedError:   # it would be taken for an exercise that is not attempted
        raise TypeError(f"a {type_name(layer)} cannot be copied; its class needs get_config()") from None
