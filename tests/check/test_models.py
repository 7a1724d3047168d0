"""Keras models: sequential, functional, subclassed; unbuilt, uncompiled, of wrong shapes; copied without a trace.

TensorFlow is imported when the first of these tests runs, and by no other file here.
"""

import numpy as np
import pytest

from autograder import check
from autograder.check import arguments, session
from autograder.check.plain_values import Handle, plain

X = np.array([[1.0, 2.0], [3.0, -4.0], [0.5, 0.25]], dtype="float32")
Y = np.array([[1.0], [0.0], [1.0]], dtype="float32")
WEIGHTS = [np.array([[2.0], [-1.0]]), np.array([0.5])]


@pytest.fixture(scope="module")
def keras():
    import keras

    return keras


def last():
    return session.current().sheet.lines[-1]


def build(keras, kind="sequential", compiled=True):
    if kind == "sequential":
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    elif kind == "functional":
        inputs = keras.Input((2,))
        model = keras.Model(inputs, keras.layers.Dense(1)(inputs))
    elif kind == "unbuilt":
        model = keras.Sequential([keras.layers.Dense(1)])
    else:
        class Mine(keras.Model):
            def __init__(self, units=1, **kwargs):
                super().__init__(**kwargs)
                self.units, self.dense = units, keras.layers.Dense(units)

            def call(self, inputs):
                return self.dense(inputs)

            def get_config(self):
                return {"units": self.units}

        model = Mine()
        model(X)
    if compiled:
        model.compile(optimizer=keras.optimizers.SGD(0.25), loss="mse", metrics=["mae"])
    return model


@pytest.fixture(params=["sequential", "functional", "subclassed"])
def model(request, keras):
    return build(keras, request.param)


@pytest.mark.parametrize("rows", [1, 3, 32, 33, 70])
def test_an_evaluation_is_what_evaluate_reports_and_leaves_the_model_as_it_was(keras, rows):
    rng = np.random.default_rng(rows)
    X, y = rng.normal(size=(rows, 4)), rng.integers(0, 3, size=rows)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, "softmax", kernel_regularizer="l2")])
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    wanted = model.evaluate(X, y, verbose=0, return_dict=True)
    found = check(lambda: model).evaluation(X, y).value
    assert found == pytest.approx(wanted, rel=1e-5) and set(wanted) == {"loss", "accuracy"}
    assert not model.run_eagerly and model.evaluate(X, y, verbose=0, return_dict=True) == pytest.approx(wanted)


def test_every_question_on_every_kind_of_model(model):
    r = check(lambda: model)
    r.parameter_count().equal(3)
    r.forward(X, weights=WEIGHTS).close(X @ WEIGHTS[0].astype("float32") + 0.5, rtol=1e-5)
    r.weights()[0].shape((2, 1))
    r.architecture()[0]["class"].equal("Dense")
    r.architecture()[0]["units"].equal(1)
    r.compiled_loss(Y, Y + 2).close(4.0, rtol=1e-5)
    r.optimizer()["class"].equal("SGD")
    r.optimizer()["learning_rate"].close(0.25, rtol=1e-5)
    r.evaluation(X, Y).holds("has a loss", lambda d: {"loss", "mae"} <= set(d))
    r.losses_while_fitting(X, Y, epochs=2).holds("is two numbers", lambda v: len(v) == 2)
    r.get("layers[-1].units").equal(1)
    assert [(line.name, line.problem) for line in session.current().sheet.lines if not line.ok] == []


def test_a_question_leaves_the_weights_as_they_were(model):
    before = model.get_weights()
    check.value(model, "model").forward(X, weights=WEIGHTS)
    assert all(np.array_equal(a, b) for a, b in zip(before, model.get_weights(), strict=True))


def test_a_copy_leaves_the_original_alone(model):
    before = model.get_weights()
    seen = []

    def student(m):
        seen.append((m.get_weights(), m.compiled, float(m.optimizer.learning_rate.numpy())))
        m.set_weights([w + 1 for w in m.get_weights()])
        m.compile(optimizer="adam", loss="mae")
        return 1

    check(student, model).equal(1)
    assert last().ok, last().problem
    assert all(np.array_equal(a, b) for a, b in zip(before, seen[0][0], strict=True))
    assert seen[0][1:] == (True, 0.25)
    assert all(np.array_equal(a, b) for a, b in zip(before, model.get_weights(), strict=True))
    assert type(model.optimizer).__name__ == "SGD" and model.loss == "mse"


def test_a_layer_is_copied(keras):
    layer = keras.layers.Dense(2)
    layer.build((None, 2))
    check(lambda d: d.set_weights([w * 0 + 7 for w in d.get_weights()]) or d.get_weights()[0],
          layer).close(np.full((2, 2), 7.0))
    assert last().ok and not (layer.get_weights()[0] == 7).any()
    unbuilt = arguments.copy(keras.layers.Dense(3))
    assert not unbuilt.built and unbuilt.units == 3


def own_models(keras):
    """Five ways to write Dense(3), relu, Dropout(0.4), Dense(2) whose attributes are not in the order of the calls."""
    layers, ops = keras.layers, keras.ops

    class Subclass(keras.Model):
        def __init__(self):
            super().__init__()
            self.last, self.dropout, self.first = layers.Dense(2), layers.Dropout(0.4), layers.Dense(3)

        def call(self, inputs, training=None):
            hidden = ops.relu(self.first(inputs))
            if training:
                hidden = self.dropout(hidden, training=training)
            return self.last(hidden)

    class Block(layers.Layer):
        def __init__(self):
            super().__init__()
            self.inner = keras.Sequential([layers.ReLU(), layers.Dropout(0.4)])
            self.dense = layers.Dense(3)

        def call(self, inputs, training=False):
            return self.inner(self.dense(inputs), training=training)

    inputs = keras.Input((2,))
    hidden = layers.Dropout(0.4)(layers.Activation("relu")(layers.Dense(3)(inputs)))
    functional = keras.Model(inputs, layers.Dense(2)(hidden))
    added = keras.Sequential([keras.Input((2,))])
    for layer in (layers.Dense(3, activation="relu"), layers.Dropout(0.4), layers.Dense(2)):
        added.add(layer)
    nested = keras.Sequential([keras.Input((2,)), Block(), keras.Sequential([layers.Dense(2)])])
    subclass = Subclass()
    subclass(X)
    return {"add": added, "functional": functional, "nested": nested, "subclass": subclass,
            "nested subclass": keras.Model(inputs, subclass(inputs))}


def test_layers_come_in_the_order_of_the_calls_however_a_model_is_written(keras):
    relu = {"add": [], "functional": ["Activation"], "nested": ["ReLU"], "subclass": ["Relu"],
            "nested subclass": ["Relu"]}
    for style, model in own_models(keras).items():
        architecture = check.value(model, style).architecture()
        architecture.holds("come in this order", lambda v, style=style: [layer["class"] for layer in v] == [
            "Dense", *relu[style], "Dropout", "Dense"])
        architecture.holds("have these units", lambda v: [layer["units"] for layer in v if "units" in layer] == [3, 2])
        architecture.holds("have this rate", lambda v: [layer["rate"] for layer in v if "rate" in layer] == [0.4])
        architecture.holds("have names", lambda v: all(layer["name"] for layer in v))
    assert [(line.name, line.problem) for line in session.current().sheet.lines if not line.ok] == []


def test_a_call_that_takes_no_symbolic_input_leaves_the_order_of_the_attributes(keras):
    class Mine(keras.Model):
        def __init__(self):
            super().__init__()
            self.second, self.first = keras.layers.Dense(1), keras.layers.Dense(3)

        def call(self, inputs):
            return self.second(np.maximum(self.first(inputs), 0))

    model = Mine()
    model(X)
    check.value(model, "model").architecture().holds("are as written", lambda v: [d["units"] for d in v] == [1, 3])
    check.value(Mine(), "unbuilt").architecture().holds("are as written", lambda v: [d["units"] for d in v] == [1, 3])
    assert [line.problem for line in session.current().sheet.lines if not line.ok] == []


def test_a_layer_without_a_configuration_is_told_by_its_class(keras):
    class Twice(keras.layers.Layer):
        def __init__(self, factor):
            super().__init__()

        def call(self, inputs):
            return 2 * inputs

    model = keras.Sequential([keras.Input((2,)), Twice(2), keras.layers.Dense(1)])
    check.value(model, "model").architecture().holds("is told", lambda v: [d["class"] for d in v] == ["Twice", "Dense"])
    assert last().ok, last().problem


def test_a_copy_draws_what_the_original_draws_next(keras):
    """How far its random numbers are belongs to a layer, and is no weight of it."""
    layer = keras.layers.Dropout(0.5, seed=1)
    model = keras.Sequential([keras.Input((40,)), keras.layers.Dense(40), keras.layers.Dropout(0.5)])
    model.compile(optimizer="adam", loss="mse")
    ones = np.ones((3, 40), dtype="float32")
    model.fit(ones, ones, epochs=2, verbose=0)
    for one in (layer, model):
        for _ in range(2):
            copied = arguments.copy(one)
            assert np.array_equal(copied(ones, training=True), one(ones, training=True))


def test_unbuilt_and_uncompiled_models_say_so(keras):
    for ask in (lambda r: r.parameter_count(), lambda r: r.weights(), lambda r: r.forward(X, weights=WEIGHTS)):
        ask(check(lambda: build(keras, "unbuilt"))).equal(3)
        assert "has no weights yet" in last().problem
    for ask in (lambda r: r.compiled_loss(Y, Y), lambda r: r.optimizer(), lambda r: r.evaluation(X, Y),
                lambda r: r.losses_while_fitting(X, Y)):
        ask(check(lambda: build(keras, compiled=False))).equal(3)
        assert "not compiled" in last().problem
    check(lambda m: m.built, build(keras, "unbuilt")).equal(False)
    check(lambda m: m.compiled, build(keras, compiled=False)).equal(False)
    assert [line.ok for line in session.current().sheet.lines[-2:]] == [True, True]


def test_weights_of_wrong_shapes_are_told(model):
    check(lambda: model).forward(X, weights=[np.zeros((3, 1)), np.zeros(1)]).close(Y)
    assert "[(2, 1), (1,)]; expected [(3, 1), (1,)]" in last().problem
    check(lambda: model).forward(np.zeros((3, 5))).close(Y)
    assert not last().ok


@pytest.mark.parametrize("value", [None, {}, [], 3.0, "model", object()])
def test_no_model(value):
    for ask in (lambda r: r.parameter_count(), lambda r: r.architecture(), lambda r: r.optimizer(),
                lambda r: r.forward(X), lambda r: r.evaluation(X, Y)):
        ask(check(lambda: value)).equal(3)
        assert not last().ok and "expected a Keras model" in last().problem, last().problem


def test_a_model_that_cannot_be_copied_fails_one_line(keras):
    class Mine(keras.Model):
        def __init__(self, thing):
            super().__init__()

    class Liar(keras.Model):
        def get_config(self):
            raise SystemExit

    for model in (Mine(object()), Liar()):
        check(lambda m: 1, model).equal(1)
        assert not last().ok and last().attempted is None, last()


def test_models_are_handles_and_tensors_are_arrays(keras):
    assert type(plain(build(keras))) is Handle and plain(build(keras)).kind == "keras Sequential"
    for tensor in (keras.ops.ones((2,)), keras.Variable(np.ones(2, "float32"))):
        assert type(plain(tensor)) is np.ndarray
    assert plain([keras.ops.ones(())])[0].shape == ()
    assert type(plain(keras.Input((2,)))) is Handle
    check(lambda: keras.ops.ones((2, 2))).close(np.ones((2, 2))).shape((2, 2))
    assert all(line.ok for line in session.current().sheet.lines)


def test_check_cells_with_models_print_nothing(keras, capfd):
    r = check(lambda: build(keras))
    r.losses_while_fitting(X, Y, epochs=1)
    r.evaluation(X, Y)
    assert capfd.readouterr() == ("", "")


def test_a_model_that_is_none_or_empty_is_told(keras):
    check(lambda: None).parameter_count().equal(3)
    assert "is a `return` missing?" in last().problem, last().problem
    check.value(keras.Sequential([keras.Input((2,))])).parameter_count().equal(3)
    assert "the model has no layers yet" in last().problem, last().problem


def test_numpy_inside_of_a_compiled_loss_is_told_and_a_stub_there_is_not_attempted(keras):
    def fit(loss):
        model = build(keras)
        model.compile("sgd", loss)
        model.fit(X, Y, verbose=0)

    def with_numpy(y, p):
        return np.mean(np.asarray(y) - np.asarray(p))

    def stub(y, p):
        raise NotImplementedError()

    check(fit, with_numpy).equal(None)
    assert "in place of np" in last().problem and last().attempted is None, last()
    check(fit, stub).equal(None)
    assert last().problem == "Not attempted yet.", last()
