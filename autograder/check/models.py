"""Questions about Keras models, answered by what a model does and through Keras' public interface only."""

from __future__ import annotations

import contextlib
import inspect
import math
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.check.plain_values import Array, described, plain

if TYPE_CHECKING:
    from autograder.check.words import Result

BATCH = 32      # rows that `evaluate` takes at a time, unless it is told

# Keras is imported by notebooks that need it: `Any` is a model or layer of it, or what a student took for one.


class ModelQuestions:
    """Questions on a result that is a Keras model (or layer); each gives a new result."""

    if TYPE_CHECKING:      # what `Result` brings
        def ask(self, what: str, operation: Callable[..., Any], *things: object) -> Result: ...

    def parameter_count(self) -> Result:
        """The number of weights, trainable or not."""
        return self.ask("number of parameters", _parameter_count)

    def architecture(self) -> Result:
        """A list with a dictionary for each layer: its class, name and configuration, input layers left out.

        They come in the order of the calls, those of models inside of the model in their model's place, so that a
        sequential, a functional, a nested and a subclassed model that do the same are told alike. A layer that is
        called twice is there once. Functions of `keras.ops` between the layers are there by class and name.
        """
        return self.ask("layers", _architecture)

    def weights(self) -> Result:
        """The list of weight arrays, in Keras' order."""
        return self.ask("weights", _weights)

    def forward(self, X: Any, weights: list[Any] | None = None, *, training: bool = False) -> Result:
        """The model's output for X, an array; with `weights` (a list of arrays) copied into the model first."""
        return self.ask("output", _forward, X, weights, training)

    def compiled_loss(self, y_true: Any, y_pred: Any) -> Result:
        """The loss that the model was compiled with, a number, for these targets and predictions."""
        return self.ask("compiled loss", _compiled_loss, y_true, y_pred)

    def optimizer(self) -> Result:
        """The optimizer that the model was compiled with, a dictionary: its name and its configuration."""
        return self.ask("optimizer", _optimizer)

    def evaluation(self, X: Any, y: Any) -> Result:
        """What `evaluate` reports, a dictionary of names and numbers."""
        return self.ask("evaluation", _evaluate, X, y)

    def losses_while_fitting(self, X: Any, y: Any, epochs: int = 5, batch_size: int = 32) -> Result:
        """The training loss after each epoch, a list of numbers."""
        return self.ask("losses while fitting", _fit, X, y, epochs, batch_size)


def _parameter_count(model: Any) -> int:
    # Not count_params(), which a subclass or a patch may answer as it likes without changing the model.
    return sum(math.prod(w.shape) for w in _built(model).weights)


def _model(model: Any) -> Any:
    keras = sys.modules.get("keras")
    if keras is None or not issubclass(type(model), keras.layers.Layer):
        missing = "; is a `return` missing?" if model is None else ""
        raise TypeError(f"expected a Keras model, got {described(plain(model))}{missing}")
    return model


def _built(model: Any) -> Any:
    if not _model(model).built:
        if not getattr(model, "layers", True):
            raise ValueError("the model has no layers yet")
        raise ValueError("the model has no weights yet; start it with keras.Input(shape=(...,))")
    return model


def _architecture(model: Any) -> list[dict[str, Any]]:
    return [_described(one) for one in _in_order(_model(model))]


def _described(operation: Any) -> dict[str, Any]:
    out = {"class": type(operation).__name__, "name": operation.name}
    if isinstance(operation, sys.modules["keras"].layers.Layer):
        with contextlib.suppress(NotImplementedError):      # a class of the student's own may have no configuration
            out |= _simple(operation.get_config())
    return out


def _in_order(layer: Any) -> list[Any]:
    """Layers, and functions of keras.ops between them, in the order in which data reach them; models by their layers.

    A functional graph tells that order, and `call` makes one where it is called on a symbolic input. Where it cannot
    take one (it uses TensorFlow's functions, say), the order is that of the attributes.
    """
    keras = sys.modules["keras"]
    if not isinstance(layer, keras.layers.Layer) or not isinstance(layer, keras.Model) \
            and getattr(keras.layers, type(layer).__name__, None) is type(layer):
        return [layer]
    if isinstance(layer, keras.Sequential):
        inside = layer.layers
    elif hasattr(layer, "operations"):
        inside = layer.operations
    else:
        try:
            inside = _traced(layer).operations
        except Exception:
            inside = getattr(layer, "layers", [])
    inside = [one for one in inside if not isinstance(one, keras.layers.InputLayer)]
    if not isinstance(layer, keras.Model) and not any(isinstance(one, keras.layers.Layer) for one in inside):
        return [layer]      # a layer of the student's own, and not a block of layers
    return [each for one in inside for each in _in_order(one)]


def _traced(layer: Any) -> Any:
    keras = sys.modules["keras"]
    shapes = _built(layer).get_build_config()["input_shape"]
    inputs = keras.tree.map_shape_structure(
        lambda shape: keras.Input(batch_shape=(None, *shape[1:]), dtype=layer.compute_dtype), shapes)
    # What is there in training only is there: `if training: x = self.dropout(x)`.
    training = {"training": True} if "training" in inspect.signature(layer.call).parameters else {}
    return keras.Function(inputs, layer.call(inputs, **training))


def _simple(config: dict[str, Any]) -> dict[str, Any]:
    """A configuration with what is itself an object (an initializer, a dtype policy) told by its class name."""
    out = {}
    for key, value in config.items():
        if isinstance(value, dict) and "class_name" in value:
            inner = value.get("config")
            value = inner.get("name", value["class_name"]) if isinstance(inner, dict) else value["class_name"]
        out[key] = value
    return out


def _weights(model: Any) -> list[Array]:
    return [np.array(w) for w in _built(model).get_weights()]


def _forward(model: Any, X: Any, weights: list[Any] | None, training: bool) -> Array:
    if weights is not None:
        have, want = [tuple(w.shape) for w in _built(model).get_weights()], [np.shape(w) for w in weights]
        if have != want:
            raise ValueError(f"the shapes of the model's weights are {have}; expected {want}")
    before = _model(model).get_weights()
    try:
        if weights is not None:
            model.set_weights(weights)
        return np.asarray(model(np.asarray(X), training=training))
    finally:   # the model may be the notebook's own
        if weights is not None:
            model.set_weights(before)


def _compiled(model: Any) -> Any:
    if not _model(model).compiled:
        raise ValueError("the model is not compiled")
    return model


def _compiled_loss(model: Any, y_true: Any, y_pred: Any) -> float:
    return float(_compiled(model).compute_loss(y=np.asarray(y_true), y_pred=np.asarray(y_pred)))


def _optimizer(model: Any) -> dict[str, Any]:
    optimizer = _compiled(model).optimizer
    return {"class": type(optimizer).__name__, **_simple(optimizer.get_config())}


def _evaluate(model: Any, X: Any, y: Any) -> dict[str, float]:
    if len(X) > BATCH:
        report = _compiled(model).evaluate(X, y, verbose=0, return_dict=True)
    else:   # what evaluate does with its only batch; without a graph it takes a twentieth of the time
        before = _compiled(model).run_eagerly, model.test_function
        try:
            model.run_eagerly, model.test_function = True, None
            model.reset_metrics()
            report = model.test_on_batch(X, y, return_dict=True)
        finally:
            model.run_eagerly, model.test_function = before
    return {k: float(v) for k, v in report.items()}


def _fit(model: Any, X: Any, y: Any, epochs: int, batch_size: int) -> list[float]:
    history = _compiled(model).fit(X, y, epochs=epochs, batch_size=batch_size, verbose=0)
    return [float(v) for v in history.history["loss"]]
