# ---
# title: Custom losses, metrics, layers and training steps
# objectives:
#   - write a loss as a function, a closure and a class, and say what each keeps when a model is saved and loaded
#   - write losses and activations that run eagerly and compiled, and find what runs in one of the two only
#   - write a metric that keeps a state over the batches, and say why the mean of its batches is wrong
#   - measure what a loss of your own does for a rare class
#   - write a layer with weights of its own, and a training step that gives what fit gives
#   - clip gradients by Keras' three settings and tell them apart
# minutes: 150
# prerequisites: ["03 Activation functions", "04 Losses", "09 Initialization", "10 Keras"]
# ---

# %% [markdown]
# Keras has dozens of losses, metrics and layers. One day the one that you need is not among them. Then you write it:
# a few lines that look like NumPy. They train at once. And when you load the saved model a month later, they are
# gone, or worse: they are there with another number inside. In this unit you write each kind of part yourself and
# test it in three ways: is it right, is it right when Keras compiles it, and does it come back?
#
# Below each exercise there is a check cell. Run it as often as you like. The hints under an exercise open one at a
# time.
#
# For the whole unit, unless a docstring says something else:
#
# - Numbers go in as NumPy arrays, float32 or float64, or as tensors; labels may be whole numbers. Compute in the width
#   of the predictions; results are asked to 1e-5 of their size.
# - Use `keras.ops` (it has most of NumPy's functions, under the same names). What you return may be a tensor or an
#   array.
# - What you write runs eagerly (line by line, at once) and compiled (Keras turns it into a graph first, as `fit` does).
# - No function changes what it is given, prints or warns, or remembers anything from one call to the next.
#
# ## Three questions first
#
# Answer each from memory, then open it.
#
# <details><summary>1. A network ends in a Dense layer without activation, and the task is binary. What are its outputs
# called, and where is the threshold between the two classes?</summary>
#
# Logits. Their sigmoid is the probability; it is 0.5 where the logit is 0. So the threshold is 0.
# </details>
#
# <details><summary>2. Why are gradients clipped, and which way of clipping keeps the direction of the whole
# step?</summary>
#
# One huge gradient would throw the weights far away. Clipping by the *global* norm multiplies all gradients by one
# factor, so the direction stays.
# </details>
#
# <details><summary>3. What do compile and fit each do in Keras?</summary>
#
# `compile` only notes the loss, the optimizer and the metrics. `fit` cuts the rows into batches, makes one update for
# each, and counts loss and metrics along.
# </details>

# %% given
import json

import keras
import numpy as np
import tensorflow as tf
from keras import ops

from autograder import check

tf.get_logger().setLevel("ERROR")      # it would warn of how often this unit compiles something

# %% [markdown]
# ## 1. What a saved model keeps
#
# A `.keras` file is a zip archive. In it there are the weights, and a text, `config.json`, which says how to build the
# model again. **Predict.** You give a Dense layer an activation that you wrote yourself. What does the text hold of
# it: its code, its name, or nothing?

# %%
def _twice(z):
    return 2 * z


_layer = keras.layers.Dense(3, activation=_twice)
_text = json.dumps(keras.saving.serialize_keras_object(_layer))
print(json.dumps(json.loads(_text)["config"]["activation"], indent=1))
try:
    keras.saving.deserialize_keras_object(json.loads(_text))
except TypeError as _error:
    print("reading it again:", _error.__cause__ or str(_error).splitlines()[-1][:140])

# %% [markdown]
# The **name**, and no line of code. That is wise: who opens a model from the internet does not want to run what
# strangers wrote. But then somebody must know which function has this name. You tell Keras with a line above it:
#
# ```python
# @keras.saving.register_keras_serializable(package="course")
# def twice(z): ...
# ```
#
# Now the function is known as `course>twice`, and whoever runs this line *before* loading gets it back. Four words for
# the whole unit:
#
# - **serialize**: turn an object into plain data, dictionaries and lists, of names and settings
#   (`keras.saving.serialize_keras_object`);
# - **deserialize**: make a new object from them (`keras.saving.deserialize_keras_object`);
# - **config**: the settings of one object, which its method `get_config()` gives;
# - **register**: put a name into Keras' list, so that deserializing finds the class or the function.
#
# ### Exercise 1: an activation, and the way through a text (3 points)
#
# Swish is z · sigmoid(z) (unit 03). The second function is the tool for the rest of the unit: it sends an object
# through a text, as saving and loading would, and without a file.

# %% exercise="swish"
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    """z times sigmoid(z), number by number.

    z: an array or tensor of floats, of any shape, () too, with numbers from -1e4 to 1e4. Use keras.ops.
    Returns an array or tensor of z's shape and dtype.

    Example: swish([-1.0, 0.0, 2.0]) (as an array) is [-0.268941, 0.0, 1.761594], to six digits.
    """
    ### BEGIN SOLUTION
    return z * ops.sigmoid(z)
    ### END SOLUTION


def through_text(thing):
    """What Keras makes of `thing` after it has been written as a text and read again.

    thing: a layer, a loss, a metric, an optimizer, or a function that is registered.
    Serialize it, write that as a JSON text, read the text, and deserialize what you have read.
    Returns the new object that comes out: of the same class, made from the text alone, so weights begin anew. A
    registered function comes out as itself. thing is left alone.

    Example: through_text(keras.layers.Dense(3, activation="tanh")).units is 3.
    """
    ### BEGIN SOLUTION
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `ops.sigmoid` takes care of large numbers. For the second function: four steps, each one call. Two of them are in the
# demonstration above, the other two are `json.dumps` and `json.loads`.
# </details>
#
# <details><summary>Hint 2</summary>
#
# Each step takes what the one before gave: thing → plain data → text → plain data → new thing. The plain data know the
# class, so you need no `if` for the kind of thing.
# </details>

# %% check="swish"
import keras
import numpy as np
from autograder import check

z = np.array([[-1.0, 0.0, 2.0], [-20.0, 0.5, 1e4]])
right = np.array([[-0.268941421, 0.0, 1.761594156], [-4.122307e-08, 0.311229666, 1e4]])
for name, values, out in (
        ("float64", z, right), ("float32", z.astype(np.float32), right.astype(np.float32)), ("one row", z[0], right[0]),
        ("far below 0", np.array([-1e4, -900.0]), np.zeros(2)), ("one number", np.array(2.0), np.array(right[0, 2])),
        ("three axes", z.reshape(3, 1, 2), right.reshape(3, 1, 2))):
    check(swish, values).close(out, rtol=1e-5, atol=1e-12, name=f"swish: {name}").unchanged()
    check(swish, values).dtype(values.dtype)
layer, net = check(list, [keras.layers.Dense(3, use_bias=False)])[0], check(list, [keras.Sequential()])[0]
layer.call("__setattr__", "activation", check.value(swish))
net.call("add", check(through_text, layer))
net.call("build", (None, 2))
net.call("set_weights", [z])
net.call("predict_on_batch", np.eye(2)).close(right.astype(np.float32), rtol=1e-5, atol=1e-9,
                                              name="a layer with swish, through a text, compiled")
check(through_text, check.value(swish)).call("__call__", z).close(right, rtol=1e-5, name="swish itself comes back")
other = keras.layers.Dense(4)
other.build((None, 2))
other.set_weights([np.ones((2, 4)), np.ones(4)])
check(through_text, other).unchanged().get("weights").holds("4 units, weights begin anew", lambda w: (
    w[0].shape == (2, 4) and w[0].std() > 0 and not w[1].any()))
### BEGIN HIDDEN TESTS
z = check.rng.normal(size=(4, 5)) * 3
check(swish, z).close(z / (1 + np.exp(-z)), rtol=1e-5)
check(through_text, check.value(swish)).call("__call__", z).close(z / (1 + np.exp(-z)), rtol=1e-5)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now use it on parts of Keras itself. **Predict** the four lines: which parts come back as they were?

# %%
_y, _p = np.array([[0.0]]), np.array([[3.0]])
for _thing in (keras.losses.MeanSquaredError(), keras.losses.Huber(delta=0.5)):
    _again = through_text(_thing)
    print(f"{type(_thing).__name__:16}: loss {float(_thing(_y, _p)):.3f}, from the text {float(_again(_y, _p)):.3f}")
print("LeakyReLU       :", keras.layers.LeakyReLU(negative_slope=0.05).negative_slope,
      through_text(keras.layers.LeakyReLU(negative_slope=0.05)).negative_slope)
print("SGD             :", float(keras.optimizers.SGD(0.5).learning_rate),
      float(through_text(keras.optimizers.SGD(0.5)).learning_rate))

# %% [markdown]
# Three come back. Keras' own Huber loss does not: in version 3.15 its text has no `delta`, so it comes back with the
# default of 1, and **nobody warns you**. Parts that come back with another number inside are worse than those that
# stop with an error. You will write a Huber loss that keeps its δ.
#
# ## 2. A loss as a function, and one that makes functions
#
# Squared errors have a weakness: an error of 100 counts 10,000 times as much as an error of 1. One wrong row of data
# can turn a whole regression. The **Huber loss** (Huber 1964) is squared near 0 and straight far out. For an error e =
# y_pred - y_true:
#
# $$ L(e) = \begin{cases} \frac12 e^2 & |e| \le \delta \\ \delta\,|e| - \frac12 \delta^2 & |e| > \delta \end{cases} $$
#
# Worked, δ = 2: e = 1 gives 0.5. e = 2 gives 2 by the first line, and 2 · 2 - 2 = 2 by the second: there is no jump. e
# = -6 gives 2 · 6 - 2 = 10, where half the square would be 18. **Predict:** what would jump if the -½δ² were left out?
#
# Keras calls a loss with a whole batch, `loss(y_true, y_pred)`, and wants **one number for each row**, shape (N,): it
# takes the mean over the last axis, and leaves the mean over the rows to Keras (which needs the single rows, for
# sample weights).
#
# But where does δ go? A loss has two arguments and no third. So a function *makes* the loss and remembers δ for it. A
# function that remembers is called a **closure**:
#
# ```python
# def scaled_error(factor):
#     def loss(y_true, y_pred):
#         return factor * ops.mean(ops.abs(y_pred - y_true), axis=-1)
#     return loss            # the function itself, without a call
# ```
#
# Two traps lie here, and the exercise has both.
#
# **Python's `if`.** Of a batch of errors, some are small and some are large, so `if abs(e) <= delta` has no answer. And
# compiled it does not even have one for a single number: while Keras draws the graph, e is a symbol without a value.
# `ops.where(condition, a, b)` chooses number by number.
#
# **Shapes (N,) and (N, 1).** The targets often have shape (N,) and the network's outputs (N, 1). **Predict** what
# `y_pred - y_true` gives for N = 3:

# %%
_y, _p = np.array([1.0, 2.0, 3.0]), np.array([[1.0], [2.0], [3.0]])
print("shape of the difference:", (_p - _y).shape, " mean square:", round(float(np.mean((_p - _y) ** 2)), 3))

# %% [markdown]
# The predictions are perfect, and the loss is 1.333: broadcasting has subtracted each target from each prediction.
# Nobody warns, and a network that trains on this loss learns to say the mean everywhere. Keras mends the shape before
# it calls a *function*; but not before it calls a *class* of yours, as you will see. So mend it yourself:
# `ops.reshape(y_true, ops.shape(y_pred))`.
#
# ### Exercise 2: Huber, a factory (4 points)

# %% exercise="huber_loss"
def huber_loss(delta):
    """A Huber loss for one delta, a number above 0.

    Returns a function loss(y_true, y_pred):
      y_pred: (N, K), floats. y_true: of the same shape, or (N,) where y_pred is (N, 1); floats of any width or whole
      numbers. Cast y_true to y_pred's dtype, and give it y_pred's shape.
      It returns shape (N,): for each row the mean over its K errors of
          e²/2                     where |e| <= delta,
          delta |e| - delta²/2     elsewhere.
    loss runs eagerly and compiled: no Python `if` on numbers of the batch. Each function that
    huber_loss gives keeps its own delta.

    Example: huber_loss(2.0)([[0.0, 1.0]], [[-6.0, 2.0]]) (arrays) is [5.25]: the mean of 10 and 0.5.
    """
    ### BEGIN SOLUTION
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write the inner function first, with `delta` as if it were there, and end with `return loss`. Its lines: make y_true
# fit, take the size of the error, choose, take the mean over the last axis.
# </details>
#
# <details><summary>Hint 2</summary>
#
# An array may come in place of a tensor: `y_pred = ops.convert_to_tensor(y_pred)` makes one, and then `y_pred.dtype` is
# what `ops.cast` wants.
# </details>
#
# <details><summary>Hint 3</summary>
#
# `ops.where(size <= delta, half_the_square, the_straight_line)` computes both everywhere and takes the right one
# for each number.
# </details>

# %% check="huber_loss"
import keras
import numpy as np
from autograder import check

y = np.array([[0.0, 1.0, -2.0], [3.0, -0.5, 4.0], [0.25, 2.0, 1.0], [5.0, 5.0, 5.0]])
p = np.array([[-6.0, 2.0, -2.5], [3.0, 1.5, -6.0], [0.0, 2.1, 400.0], [5.0, 5.0, 5.0]])
half, two, ten = check(huber_loss, 0.5), check(huber_loss, 2), check(huber_loss, 10.0)      # all before one is used
for name, loss, y_true, y_pred, right in (
        ("delta 2", two, y, p, [3.541666667, 6.666666667, 265.3454167, 0.0]),
        ("delta 0.5", half, y, p, [1.125, 1.916666667, 66.47041667, 0.0]),
        ("delta 10", ten, y, p, [6.208333333, 17.33333333, 1313.345417, 0.0]),
        ("float32 beside float64", half, y.astype(np.float32)[:3, :1], p[:3, :1], [2.875, 0.0, 0.03125]),
        ("whole numbers", two, np.array([[1, 2], [3, 5]]), p[:2, :2], [6.0, 2.5]),
        ("(N,) beside (N, 1)", half, y[:, 0], p[:, :1], [2.875, 0.0, 0.03125, 0.0]),
        ("one row", two, y[:1], p[:1], [3.541666667])):
    loss.call("__call__", y_true, y_pred).close(np.array(right), rtol=1e-6, atol=1e-12, name=name).unchanged()
for width in (np.float32, np.float64):
    half.call("__call__", y, p.astype(width)).dtype(width)
net = check(list, [keras.Sequential([keras.Input((3,)), keras.layers.Identity(name="out")], name="net")])[0]
net.call("compile", loss=half, jit_compile=False)
net.call("test_on_batch", p, y).close(np.array(17.37802083), rtol=1e-5, name="compiled by Keras, mean of four rows")
### BEGIN HIDDEN TESTS
for delta in (0.3, 1.0, 3.0):
    y, p = check.rng.normal(size=(2, 6, 2)) * 2
    e = np.abs(p - y)
    right = np.where(e <= delta, e * e / 2, delta * (e - delta / 2)).mean(axis=1)
    check(huber_loss, delta).call("__call__", y, p).close(right, rtol=1e-5)
### END HIDDEN TESTS
check.score(4)

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course.plots import COLOURS


def _draw_huber():
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), layout="constrained")
    e = np.linspace(-4, 4, 401)
    zero = np.zeros((len(e), 1))
    left.plot(e, e**2 / 2, ":", color="black", label="half the square")
    for k, delta in enumerate((0.5, 1.0, 2.0)):
        values = ops.convert_to_numpy(huber_loss(delta)(zero, e[:, None]))
        left.plot(e, values, ("-", "--", "-.")[k], color=COLOURS[k], label=f"Huber, δ = {delta}")
        right.plot(e, np.gradient(values, e), ("-", "--", "-.")[k], color=COLOURS[k], label=f"Huber, δ = {delta}")
    right.plot(e, e, ":", color="black", label="half the square")
    left.set(title="Straight lines take over at δ, without a jump", xlabel="error e", ylabel="loss", ylim=(0, 8))
    right.set(title="The slope never exceeds δ", xlabel="error e", ylabel="slope of the loss", ylim=(-4, 4))
    left.legend()
    right.legend()
    plt.show()


_draw_huber()

# %% [markdown]
# On the right you see why it helps: however large an error is, it pulls with a force of δ at most. Without the -½δ²
# the slopes were the same, but the loss would jump at δ, and a reported loss would mean nothing. **Predict:** 40 points
# lie along y = 2x + 1, and the last four were typed with a wrong sign. Where does the line of the squared error go,
# and where that of Huber with δ = 0.5?

# %%
def _outliers():
    rng = np.random.default_rng(1)
    x = np.linspace(0, 3, 40)
    y = 2 * x + 1 + rng.normal(size=40) * 0.3
    y[-4:] *= -1
    return x[:, None], y[:, None]


def _fitted_line(loss):
    x, y = _outliers()
    net = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
    net.compile(optimizer=keras.optimizers.Adam(0.1), loss=loss, jit_compile=False)
    for _ in range(150):
        net.train_on_batch(x, y)
    W, b = net.get_weights()
    return W.item(), b.item()


_lines = {"squared error": _fitted_line("mse"), "Huber, δ = 0.5": _fitted_line(huber_loss(0.5))}
for _name, (_slope, _height) in _lines.items():
    print(f"{_name:15} y = {_slope:.2f} x + {_height:.2f}")

# %% drawing
def _draw_outliers():
    x, y = _outliers()
    ax = plt.subplots(figsize=(6.2, 3.6), layout="constrained")[1]
    ax.scatter(x[:-4], y[:-4], s=18, color="grey", label="right rows")
    ax.scatter(x[-4:], y[-4:], s=40, marker="x", color="black", label="wrong sign")
    for k, (name, (slope, height)) in enumerate(_lines.items()):
        ax.plot(x, slope * x + height, "-" if k else "--", color=COLOURS[1 - k], label=name)
    ax.set(title="Four wrong rows of 40 turn the line of squared errors", xlabel="x", ylabel="y")
    ax.legend(loc="lower left")
    plt.show()


_draw_outliers()

# %% [markdown]
# The squared error gives in to four rows of forty: its slope is -0.36, downwards. Huber's line stays near the truth,
# with slope 1.85.
#
# ## 3. Function, closure, class: what comes back
#
# **Predict.** You save a model that was compiled with `huber_loss(0.5)`, and load it. The text holds the name of the
# loss. Which name is that, and what of δ? The next cell saves and loads a model with each of four losses. What it
# prints comes from Keras.

# %%
import os
import tempfile
import warnings


def _plain_huber(y_true, y_pred):
    return huber_loss(0.5)(y_true, y_pred)


class _NoConfig(keras.losses.Loss):
    def __init__(self, delta):
        super().__init__()
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)


def _save_and_load(loss, **how):
    """The loss of the model after loading, or the error."""
    net = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    net.compile(optimizer="sgd", loss=loss)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = os.path.join(folder, "net.keras")
        net.save(path)
        try:
            loaded = keras.models.load_model(path, **how)
        except (TypeError, ValueError) as error:
            return f"{type(error).__name__}: {str(error)[:66]}"
    loaded.compile(loss=loaded.loss, run_eagerly=True)
    return f"loss of an error of 3: {loaded.test_on_batch(np.array([[0.0]]), np.array([[3.0]])):.3f}"


print("before saving:      loss of an error of 3: 1.375")
print("lambda:            ", _save_and_load(lambda y_true, y_pred: huber_loss(0.5)(y_true, y_pred)))
print("function:          ", _save_and_load(_plain_huber))
print("  custom_objects=  ", _save_and_load(_plain_huber, custom_objects={"_plain_huber": _plain_huber}))
print("closure:           ", _save_and_load(huber_loss(0.5)))
print("  with another δ   ", _save_and_load(huber_loss(0.5), custom_objects={"loss": huber_loss(2.0)}))
print("class, no config:  ", _save_and_load(_NoConfig(0.5), custom_objects={"_NoConfig": _NoConfig}))

# %% [markdown]
# - A **lambda** has no name. Keras will not run code out of a file, unless you say `safe_mode=False`.
# - A **function** comes back by its name, if somebody says what the name means: with `custom_objects=`, or registered
#   before. It has no settings to lose.
# - A **closure** has a name, `loss`, and what it remembered is lost. Whoever loads the model must know that there was a
#   δ and that it was 0.5. Hand over the wrong one, and the loss is 4 instead of 1.375. No error.
# - A **class** could keep δ, but it has to say so: its `get_config` must have it.
#
# (If you want to predict only, `load_model(path, compile=False)` leaves the loss where it is. With the old format,
# `.h5`, a model that was compiled with the plain string "mse" can be loaded in no other way in Keras 3.15.)
#
# So here is the form that keeps everything. Three methods:
#
# - `__init__(self, delta=1.0, **kwargs)` hands `name` and `reduction`, which every loss has, on to
#   `super().__init__(**kwargs)`, and keeps `delta`.
# - `call(self, y_true, y_pred)` gives one number for each row, as before. Keras then weighs and averages them.
# - `get_config(self)` gives a dictionary of all that `__init__` needs, so that `HuberLoss(**config)` is the same loss
#   again.
#
# ### Exercise 3: Huber, a class (4 points)

# %% exercise="huber_class"
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    """The Huber loss, as a class that keeps its delta when it is saved.

    HuberLoss(delta=1.0, **kwargs): delta is a number above 0; kwargs are those of keras.losses.Loss, `name` and
    `reduction`. The attribute `delta` holds the number.

    Example: HuberLoss(2.0)([[0.0, 1.0]], [[-6.0, 2.0]]) (arrays) is 5.25; with reduction="sum" and a second row
    like this one it is 10.5.
    """

    def __init__(self, delta=1.0, **kwargs):
        ### BEGIN SOLUTION
        super().__init__(**kwargs)
        self.delta = delta
        ### END SOLUTION

    def call(self, y_true, y_pred):
        """What huber_loss(delta) gives, shape (N,), for the same arguments; (N,) beside (N, 1), too."""
        ### BEGIN SOLUTION
        return huber_loss(self.delta)(y_true, y_pred)
        ### END SOLUTION

    def get_config(self):
        """A dictionary: what keras.losses.Loss gives, and "delta"; HuberLoss(**config) is the same loss."""
        ### BEGIN SOLUTION
        return {**super().get_config(), "delta": self.delta}
        ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `super().__init__(**kwargs)` hands on what you do not use yourself. `call` may use your `huber_loss` of Exercise 2.
# </details>
#
# <details><summary>Hint 2</summary>
#
# In get_config: `config = super().get_config()` is a dictionary already; one more entry, and return it.
# </details>

# %% check="huber_class"
import numpy as np
from autograder import check

y = np.array([[0.0, 1.0], [3.0, -0.5], [0.25, 2.0]])
p = np.array([[-6.0, 2.0], [3.0, 1.5], [0.0, 12.0]])
weights, whole, column = np.array([2.0, 0.0, 0.5]), np.array([0, 3, 1]), np.array([[-6.0], [3.0], [1.5]])
for loss, settings, rows, right, weighted in (
        (check(HuberLoss, 2.0), {"delta": 2.0}, [5.25, 1.0, 9.015625], 5.088541667, 5.002604167),
        (check(HuberLoss, delta=0.5, name="mine", reduction="sum"), {"delta": 0.5, "name": "mine", "reduction": "sum"},
         [1.625, 0.4375, 2.453125], 4.515625, 4.4765625),
        (check(HuberLoss, reduction="sum", name="plain"), {"delta": 1.0, "reduction": "sum", "name": "plain"},
         [3.0, 0.75, 4.765625], 8.515625, 8.3828125)):
    for name, one in (("", loss), (", through a text", check(through_text, loss))):
        name = f"delta {settings['delta']}{name}"
        one.call("__call__", y, p).close(np.array(right), rtol=1e-5, name=f"{name}: the loss")
        one.call("__call__", y, p, sample_weight=weights).close(np.array(weighted), rtol=1e-5, name=f"{name}: weighted")
        one.get("delta").equal(settings["delta"], name=f"{name}: the attribute delta")
        one.call("get_config").holds("name, reduction and delta", lambda c, settings=settings: (
            {"name", "reduction", "delta"} <= set(c) and all(c[key] == settings[key] for key in settings)))
    loss.call("call", y, p).close(np.array(rows), rtol=1e-5, name=f"{name[:9]}: call, by rows").dtype(np.float64)
loss = check(HuberLoss, 0.5)
loss.call("call", whole, column).close(np.array([2.875, 0.0, 0.125]), rtol=1e-5, name="call, (N,) beside (N, 1)")
loss.call("__call__", whole, column).close(np.array(1.0), rtol=1e-5, name="(N,) beside (N, 1)")
### BEGIN HIDDEN TESTS
delta, y, p = float(check.rng.uniform(0.2, 3)), *check.rng.normal(size=(2, 5, 3))
e = np.abs(p - y)
loss = check(HuberLoss, delta)
right = np.array(np.where(e <= delta, e * e / 2, delta * e - delta * delta / 2).mean())
loss.call("__call__", y, p).close(right, rtol=1e-5)
loss.call("from_config", loss.call("get_config").value or {}).call("__call__", y, p).close(right, rtol=1e-5)
### END HIDDEN TESTS
check.score(4)

# %%
print("before saving:      loss of an error of 3: 1.375")
print("HuberLoss(0.5):    ", _save_and_load(HuberLoss(0.5)))

# %% [markdown]
# It comes back, with its δ, and nobody has to hand anything over. The price is a dozen lines. For a loss without
# settings, a registered function is enough.
#
# A rest is due here.
#
# ## 4. A metric has a memory
#
# Of 1,000 rows, 20 belong to the class that you look for. A model that always answers "no" has an accuracy of 98 %. So
# for rare classes other numbers are used. With TP hits (true positives), FP false alarms and FN misses:
#
# $$ \text{precision} = \frac{TP}{TP + FP}, \quad \text{recall} = \frac{TP}{TP + FN}, \quad
# F_1 = \frac{2\,TP}{2\,TP + FP + FN} $$
#
# F₁ is high only if both others are. Worked: 3 hits, 1 false alarm, 5 misses give precision 0.75, recall 0.375, F₁ = 6
# / 12 = 0.5.
#
# Keras sees the rows batch by batch. **Predict.** Batch A has 8 hits, no false alarm, no miss. Batch B has no hit, one
# false alarm, one miss. What is the mean of the two F₁? And the F₁ of all rows together?

# %%
def _f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn)


print("mean of the batches:", (_f1(8, 0, 0) + _f1(0, 1, 1)) / 2, "  all rows:", round(_f1(8, 1, 1), 3))

# %% [markdown]
# A loss is a mean over rows, so batches of equal size may be averaged. F₁ is a quotient of sums: **add up the parts,
# divide once, at the end**. If you hand a plain function to `metrics=[...]`, Keras averages its batches, and what it
# reports is not F₁. So a metric is a class with a **state**:
#
# - `__init__`, once: make the state, by `self.add_weight(name=..., initializer="zeros")` for each number.
# - `update_state(y_true, y_pred, sample_weight=None)`, after each batch: add to the state, by
#   `variable.assign_add(...)`.
# - `result()`, whenever Keras shows the number: compute it from the state, and change nothing.
# - `reset_state()`, at the start of each epoch: sets all variables to 0. You have it already.
#
# The state must be Keras variables. A Python number (`self.batches += 1`) works eagerly; compiled it would be changed
# once, while the graph is drawn, and never again.
#
# ### Exercise 4: F₁ (5 points)

# %% exercise="f1_metric"
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    """F1 of all rows since the last reset: 2 TP / (2 TP + FP + FN), and 0 where TP, FP and FN are all 0.

    F1(threshold=0.5, name="f1", **kwargs): a row is answered "yes" where its prediction is above the threshold (not
    where it is equal). kwargs are those of keras.metrics.Metric. The attribute `threshold` holds the number; it may be
    0 or below, for logits.

    Example: m = F1(); m.update_state([1, 0, 1], [0.9, 0.8, 0.5]) (arrays) has TP 1, FP 1, FN 1, so m.result() is 0.5.
    m.update_state([1, 1], [0.6, 0.7]) brings TP to 3, and m.result() to 0.75.
    """

    def __init__(self, threshold=0.5, name="f1", **kwargs):
        ### BEGIN SOLUTION
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")
        ### END SOLUTION

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Adds a batch to the state. Returns None.

        y_true: 0 or 1, floats, whole numbers or booleans. y_pred: floats. Each of shape (N,) or (N, 1), not always the
        same of the two. sample_weight: None, or floats (N,) or (N, 1): a row with weight w counts w times.
        """
        ### BEGIN SOLUTION
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))
        ### END SOLUTION

    def result(self):
        """The number, without a change of the state; two calls give the same."""
        ### BEGIN SOLUTION
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)
        ### END SOLUTION

    def get_config(self):
        """A dictionary: what keras.metrics.Metric gives, and "threshold"."""
        ### BEGIN SOLUTION
        return {**super().get_config(), "threshold": self.threshold}
        ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three numbers of state are enough. Bring y_true and y_pred to shape (N,) first: `ops.reshape(y_true, (-1,))`. Else
# (N,) beside (N, 1) gives N times N products.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `ops.cast(y_pred > self.threshold, self.dtype)` is 1.0 for yes and 0.0 for no. A hit is yes · y_true, a false alarm
# yes · (1 - y_true), a miss (1 - yes) · y_true. Times the weight, then the sum.
# </details>
#
# <details><summary>Hint 3</summary>
#
# `self.tp.assign_add(ops.sum(...))`. In result, an `if` on a variable is an `if` on a tensor: use `ops.where`, or
# `ops.divide_no_nan(above, below)`, which gives 0 for 0 / 0. (`if sample_weight is not None` is fine: None is no
# tensor.)
# </details>

# %% check="f1_metric"
import keras
import numpy as np
from autograder import check

y, p = np.array([1, 0, 1, 0, 1, 0, 1]), np.array([1.7, 0.8, 0.5, 0.1, 0.3, 0.2, 0.45])
more, column = (np.array([[1.0], [1], [1], [0]]), np.array([0.6, 0.7, 0.95, 0.41])), (y > 0, np.float32(p)[:, None])
many = np.array([2.0, 0, 1, 1, 0.5, 3, 1]) / 16
for m, threshold, name, first, both, weighted in (
        (check(F1), 0.5, "f1", 1 / 3, 2 / 3, 8 / 13), (check(F1, 0.0, name="low"), 0.0, "low", 8 / 11, 7 / 9, 9 / 13),
        (check(through_text, check(F1, 0.4, name="mine")), 0.4, "mine", 0.75, 0.8, 8 / 8.5)):
    for about, right, batch, weight in (
            ("no row yet", 0, None, None), ("one batch", first, (y, p), None), ("and more", both, more, None),
            ("anew, weighted", weighted, column, many), ("weights (N, 1)", weighted, column, many[:, None])):
        if weight is not None:
            m.call("reset_state")
        if batch:
            m.call("update_state", *batch, sample_weight=weight)
        for again in ("", ", asked again"):
            m.call("result").close(np.float32(right), rtol=1e-5, name=f"threshold {threshold}: {about}{again}")
    m.get("name").equal(name, name=f"threshold {threshold}: its name")
    m.get("threshold").equal(threshold)
net = check(list, [keras.Sequential([keras.Input((1,)), keras.layers.Identity(name="out")], name="net")])[0]
net.call("compile", loss="mse", metrics=[check(F1, 0.4).value], jit_compile=False)
net.call("evaluate", np.append(p, more[1])[:, None], np.append(y, more[0])[:, None], batch_size=4, verbose=0)[1].close(
    0.8, rtol=1e-5, name="compiled: evaluate with three batches")
### BEGIN HIDDEN TESTS
y, p = check.rng.integers(0, 2, size=40), check.rng.random(40)
m = check(F1, 0.3)
for rows in (slice(0, 11), slice(11, 12), slice(12, 40)):
    m.call("update_state", y[rows], p[rows])
m.call("result").close(np.float32(2 * ((p > 0.3) & (y == 1)).sum() / ((p > 0.3).sum() + y.sum())), rtol=1e-5)
### END HIDDEN TESTS
check.score(5)

# %% drawing
def _draw_f1():
    rng = np.random.default_rng(2)
    y = (rng.random(1600) < 0.06).astype(int)
    p = np.clip(0.35 * y + rng.normal(size=1600) * 0.16 + 0.25, 0, 1)
    metric, one, running, batches = F1(), F1(), [], []
    for rows in np.split(np.arange(1600), 40):
        metric.update_state(y[rows], p[rows])
        one.reset_state()
        one.update_state(y[rows], p[rows])
        running.append(float(metric.result()))
        batches.append(float(one.result()))
    fig, ax = plt.subplots(figsize=(7, 3.9), layout="constrained")
    steps = np.arange(1, 41)
    ax.plot(steps, batches, "o", color="grey", markersize=4, label="F₁ of one batch")
    ax.plot(steps, np.cumsum(batches) / steps, "--", color=COLOURS[1], label="mean of the batches so far")
    ax.plot(steps, running, color=COLOURS[0], label="your F1: all rows so far")
    ax.set(title="The mean of the batches settles at a wrong number", xlabel="batch of 40 rows", ylabel="F₁",
           ylim=(0, 1.05))
    fig.legend(loc="outside lower center", ncol=3)
    plt.show()
    print(f"all 1,600 rows: {running[-1]:.3f}   mean of 40 batches: {np.mean(batches):.3f}")


_draw_f1()

# %% [markdown]
# The class is rare: many batches of 40 rows hold two or three of it, and some none. Their F₁ jumps about, and its mean
# settles somewhere else. More batches do not help: it is another quantity.
#
# ## 5. A loss for a rare class
#
# In cross-entropy, each row counts the same. With 2 % in the rare class, the other 98 % have nearly all the say, and
# "no, everywhere" is already a low loss. Lin et al. (2017) put two factors before the cross-entropy of each row. Let
# p be the predicted probability of the class that is **true** for this row (so p is near 1 where the model is right):
#
# $$ L = -\,w\,(1 - p)^\gamma\,\ln p, \qquad w = \alpha \text{ for } y = 1, \quad 1 - \alpha \text{ for } y = 0 $$
#
# - **α** weighs the classes: with α = 0.98, a row of the rare class counts 49 times as much.
# - **γ** turns down the rows that are easy: where p = 0.9 and γ = 2, the factor is 0.01; where p = 0.1, it is 0.81.
#   Hence the name, **focal loss**: it looks at the hard ones. γ = 0 switches it off.
#
# Worked: y = 1, logit 0, so p = 0.5; γ = 2, α = 0.9: 0.9 · 0.25 · 0.693 = 0.156.
#
# From logits z it is computed without overflow (unit 04): with s = z for y = 1 and s = -z for y = 0, p is sigmoid(s),
# 1 - p is sigmoid(-s), and ln p is `ops.log_sigmoid(s)`, which is right at s = -1000, too.
#
# ### Exercise 5: focal loss (4 points)

# %% exercise="focal_loss"
def focal_loss(gamma, alpha):
    """A focal loss for two classes, from logits.

    gamma: a number, 0 or from 1 to 5. alpha: a number between 0 and 1, the weight of the rows with y = 1; those with
    y = 0 have 1 - alpha.
    Returns a function loss(y_true, logits):
      logits: (N, 1) floats, from -1000 to 1000. y_true: 0 or 1, shape (N, 1) or (N,), floats or whole numbers.
      It returns shape (N,), of the logits' dtype: -w (1 - p)**gamma ln p, where p is the predicted probability of the
      class y_true and w its weight. At logits of 1000 and -1000 it is exact, too: 0, or w times 1000.
    loss runs eagerly and compiled.

    Example: focal_loss(2, 0.9)([[1], [0]], [[0.0], [0.0]]) (arrays, logits of floats) is [0.155958, 0.017329].
    """
    ### BEGIN SOLUTION
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# A factory again, as in Exercise 2. First bring y_true to the dtype and the shape of the logits.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `s = (2 * y - 1) * logits` is the logit for y = 1 and minus the logit for y = 0. Then `ops.sigmoid(-s)` is 1 - p, and
# `ops.log_sigmoid(s)` is ln p.
# </details>
#
# <details><summary>Hint 3</summary>
#
# The weight: `alpha * y + (1 - alpha) * (1 - y)`. The result must have shape (N,): take the mean over the last axis,
# which has length 1.
# </details>

# %% check="focal_loss"
import keras
import numpy as np
from autograder import check

y, z = np.array([[1.0], [0.0], [1.0], [0.0], [1.0]]), np.array([[0.0], [0.0], [2.0], [3.0], [-1.5]])
far, four = np.array([[1000.0], [-1000.0], [-1000.0], [1000.0]]), np.array([1, 1, 0, 0])
strong, plain, weak = check(focal_loss, 2, 0.9), check(focal_loss, 0, 0.5), check(focal_loss, 1.5, 0.25)
for name, loss, labels, logits, right in (
        ("gamma 2, alpha 0.9", strong, y, z, [0.155958116, 0.017328680, 0.001623207, 0.276628044, 1.023545084]),
        ("gamma 0, alpha 0.5", plain, y, z, [0.346573590, 0.346573590, 0.063464006, 1.524293676, 0.850706639]),
        ("gamma 1.5, alpha 0.25", weak, y, z, [0.061266134, 0.183798402, 0.001305954, 2.125729888, 0.314442191]),
        ("whole numbers, (N,) beside (N, 1)", strong, four, far, [0.0, 900.0, 0.0, 100.0]),
        ("far out, gamma 0", plain, four[:, None], far, [0.0, 500.0, 0.0, 500.0]),
        ("one row", weak, y[:1], z[:1], [0.061266134])):
    loss.call("__call__", labels, logits).close(np.array(right), rtol=1e-5, atol=1e-9, name=name).unchanged()
for width in (np.float32, np.float64):
    strong.call("__call__", y, z.astype(width)).dtype(width)
net = check(list, [keras.Sequential([keras.Input((1,)), keras.layers.Identity(name="out")], name="net")])[0]
net.call("compile", loss=weak, jit_compile=False)
net.call("test_on_batch", z, y).close(np.array(0.53730851), rtol=1e-5, name="compiled by Keras, mean of five rows")
### BEGIN HIDDEN TESTS
for gamma, alpha in ((0, 0.7), (1.5, 0.4), (5, 0.98)):
    y, z = check.rng.integers(0, 2, size=(6, 1)), check.rng.normal(size=(6, 1)) * 3
    p = 1 / (1 + np.exp(np.where(y == 1, -z, z)))
    right = -np.where(y == 1, alpha, 1 - alpha) * (1 - p) ** gamma * np.log(p)
    check(focal_loss, gamma, alpha).call("__call__", y, z).close(right[:, 0], rtol=1e-5)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Does it matter? The digits, and one question: is this an 8? For training there are 20 eights beside nearly 1,000 other
# digits, so 2 %. **Predict** the F₁ on 700 other rows, after 60 steps with plain cross-entropy: about 0.9, 0.5 or 0?
# And which of the two factors will help more, α or γ?

# %%
from sklearn.datasets import load_digits

_images, _labels = load_digits(return_X_y=True)


def _eights(seed):
    """Training rows with 20 eights among them, and 700 test rows."""
    order = np.random.default_rng(seed).permutation(len(_images))
    X, y = _images[order] / 16, (_labels[order] == 8).astype("float32")[:, None]
    rows = np.r_[700 + np.flatnonzero(y[700:, 0])[:20], 700 + np.flatnonzero(y[700:, 0] == 0)]
    return X[rows], y[rows], X[:700], y[:700]


def _rare_class(loss, seeds=(0, 1, 2), steps=60):
    """For each seed: accuracy, recall, precision and F1 on the test rows."""
    def new_net():
        return keras.Sequential([keras.Input(shape=(64,)), keras.layers.Dense(16, activation="relu"),
                                 keras.layers.Dense(1)])

    net, found = new_net(), []
    net.compile(optimizer=keras.optimizers.Adam(0.02), loss=loss, jit_compile=False)
    net.optimizer.build(net.trainable_variables)
    start = [ops.convert_to_numpy(v) for v in net.optimizer.variables]
    for seed in seeds:
        X, y, X_test, y_test = _eights(seed)
        keras.utils.set_random_seed(seed)
        net.set_weights(new_net().get_weights())
        for variable, value in zip(net.optimizer.variables, start, strict=True):      # compiled once, begun anew
            variable.assign(value)
        for _ in range(steps):
            net.train_on_batch(X, y)
        answers = net(X_test)
        numbers = []
        for metric in (keras.metrics.BinaryAccuracy(threshold=0.0), keras.metrics.Recall(thresholds=0.0),
                       keras.metrics.Precision(thresholds=0.0), F1(threshold=0.0)):
            metric.update_state(y_test, answers)
            numbers.append(float(metric.result()))
        found.append(numbers)
    return np.array(found)


_focals = {"cross-entropy": (0, 0.5), "γ = 2 only": (2, 0.5), "α = 0.98 only": (0, 0.98), "both": (2, 0.98)}
_found = {name: _rare_class(focal_loss(*settings)) for name, settings in _focals.items()}
print("means of 3 seeds    accuracy  recall  precision  F1        F1 of each seed")
for _name, _rows in _found.items():
    print(f"{_name:20}" + "".join(f"{v:9.2f}" for v in _rows.mean(axis=0)), "     ", _rows[:, 3].round(2))

# %% drawing
def _draw_focal():
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    z = np.linspace(-4, 4, 201)[:, None]
    for k, gamma in enumerate((0, 1, 2, 5)):
        values = ops.convert_to_numpy(focal_loss(gamma, 0.5)(np.ones_like(z), z)) * 2
        left.plot(1 / (1 + np.exp(-z)), values, ("-", "--", "-.", ":")[k], color=COLOURS[k], label=f"γ = {gamma}")
    left.set(title="γ turns down the rows that are easy", xlabel="predicted probability p of the true class",
             ylabel="loss, if w = 1", ylim=(0, 4))
    left.legend()
    for k, rows in enumerate(_found.values()):
        right.plot(rows[:, 3], np.full(3, k), "os^D"[k], color=COLOURS[k], markersize=9, alpha=0.8)
    right.set(title="For 2 % eights, the weight α decides", xlabel="F₁ on 700 test rows, one mark for each seed",
              yticks=range(4), yticklabels=list(_found), ylim=(-0.5, 3.5), xlim=(-0.05, 1))
    plt.show()


_draw_focal()

# %% [markdown]
# - Plain cross-entropy answers "no" to every row, with all three seeds. Its accuracy is 0.91, for 8 to 10 % of the test
#   rows are eights; its F₁ is 0. Accuracy does not see it, F₁ does.
# - γ alone changes nothing here. α = 0.98 gives 20 eights and nearly 1,000 others nearly equal say, and F₁ is 0.78.
#   Both together give 0.79, which three seeds cannot tell from 0.78. So weigh the classes first. γ was made for another
#   case, with very many rows that are very easy (places in photos where there is nothing).
# - Nothing is free: with α = 0.98 an eight counts 49 times as much, so the model's "probabilities" are those of a world
#   with half eights. It says yes more often, and some of that is false alarms. If you need probabilities, train with
#   plain cross-entropy, long enough, and move the *threshold*.
#
# ## 6. A layer with weights of its own
#
# A layer of your own says three things: which weights it has, how to compute, and how it was made. Here is a Dense
# layer, worked:

# %% given
@keras.saving.register_keras_serializable(package="course")
class MyDense(keras.layers.Layer):
    """x (N, D) -> x W + b (N, units)."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)          # name, dtype, trainable
        self.units = units

    def build(self, input_shape):           # Keras calls it once, when it knows D
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], self.units), initializer="glorot_uniform")
        self.bias = self.add_weight(name="bias", shape=(self.units,), initializer="zeros")

    def call(self, x):
        return ops.matmul(x, self.kernel) + self.bias

    def get_config(self):
        return {**super().get_config(), "units": self.units}

# %%
_layer = MyDense(3)
print("before the first call:", len(_layer.weights), "weights")
print("output:", _layer(np.ones((5, 2))).shape, " weights:", [w.shape for w in _layer.weights])
print("in a model:", keras.Sequential([keras.Input(shape=(7,)), MyDense(4), MyDense(1)]).count_params(), "numbers")

# %% [markdown]
# Why is there a `build`? In `__init__`, nobody knows D yet. Keras calls `build` once, before the first `call`, with the
# input's shape. And why `add_weight`? It puts the array into the layer's list; the optimizer changes what stands there,
# and saving keeps it. **Predict:** someone writes `self.kernel = np.random.normal(...).astype("float32")` in `build`.
# The layer computes without an error. What does training do to it?
#
# <details><summary>Answer</summary>
#
# Nothing. The layer has no weight that Keras knows of: `layer.weights` lacks it, no gradient reaches it, and a saved
# file does not hold it.
# </details>
#
# (Keras 3 also writes down by itself what a *layer's* `__init__` was given, where these are plain numbers and texts. So
# a layer as simple as this one would come back without a get_config, too. Losses and metrics would not. Write it
# always, and you need not remember which.)
#
# **Maxout** (Goodfellow et al. 2013, and unit 03) is in no version of Keras: each unit has k weighted sums, called
# pieces, and answers the largest. With one input and k pieces it is the upper edge of k straight lines. Your unit 03
# formula, with W (k, D, M) and b (k, M):
#
# $$ \text{out}_{nm} = \max_j \Big( \sum_d x_{nd} W_{jdm} + b_{jm} \Big) $$
#
# ### Exercise 6: Maxout, a layer (4 points)

# %% exercise="maxout"
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    """x (N, D) -> (N, units): for each unit the largest of `pieces` weighted sums.

    Maxout(units, pieces, **kwargs): two whole numbers, 1 or more; kwargs are those of keras.layers.Layer. The
    attributes `units` and `pieces` hold them.
    It has two weights, in this order: kernel (pieces, D, units), drawn at random by an initializer of Keras, such as
    "he_normal", and bias (pieces, units), zeros.
    Each piece counts with its bias before the largest is taken.

    Example: Maxout(1, 2) with kernel [[[1.0]], [[-1.0]]] and bias [[0.0], [1.0]] gives for x = [[-3.0], [2.0]] the
    output [[4.0], [2.0]].
    """

    def __init__(self, units, pieces, **kwargs):
        ### BEGIN SOLUTION
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces
        ### END SOLUTION

    def build(self, input_shape):
        """Adds the two weights. input_shape: (N or None, D)."""
        ### BEGIN SOLUTION
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")
        ### END SOLUTION

    def call(self, x):
        """x: (N, D), N may be unknown while Keras draws the graph. Returns (N, units)."""
        ### BEGIN SOLUTION
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)
        ### END SOLUTION

    def get_config(self):
        """A dictionary: what keras.layers.Layer gives, with "units" and "pieces"."""
        ### BEGIN SOLUTION
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
        ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Take MyDense and change three things: the shapes of the weights, the sum in `call`, and the config.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `ops.matmul(x, self.kernel)` works here: (N, D) times (k, D, M) gives (k, N, M), one product for each piece. The bias
# (k, M) must become (k, 1, M) to be added: `self.bias[:, None, :]`.
# </details>
#
# <details><summary>Hint 3</summary>
#
# `ops.max(..., axis=0)` over the pieces.
# </details>

# %% check="maxout"
import keras
import numpy as np
from autograder import check

X = np.array([[1.0, -2.0], [0.5, 3.0], [-1.5, 0.0], [2.0, 1.0], [0.0, -4.0]])
W = np.array([4, 2, -4, 8, -2, 0, -4, 0, 8, 2, 4, -4, 1, -8, 4, -4, 2, 2, 0, 4, 2, 0, -4, 4]).reshape(4, 2, 3) / 4
b = np.array([[0.5, -1, 0], [-0.25, 2, 1], [1, 0, -3], [-2, 0.5, 0.75]])
right = np.array([[3.25, 3.5, 5], [7, 5, 4], [1.25, 3, 1.5], [4.5, 3, 4], [5, 4.5, 5]], np.float32)
fixed, bent = check(Maxout, 3, 4, name="mine"), np.array([[[1.0]], [[-1.0]]])
for what, layer, kernel, bias, x, out in (
        ("3 units, 4 pieces", fixed, W, b, X, right), ("through a text", check(through_text, fixed), W, b, X, right),
        ("one unit, 2 pieces", check(Maxout, 1, pieces=2), bent, np.array([[0], [1]]), X[2:, :1], [[2.5], [2], [1]]),
        ("one piece, one row", check(Maxout, units=3, pieces=1), W[:1], b[:1], X[:1], [[-2.5, 0.5, -1]]),
        ("2 units, 2 pieces", check(Maxout, 2, 2), W[:2, :, :2], b[:2, :2], X[:2], [[-2.25, 0.5], [7, 5]])):
    layer.get("weights").equal([], name=f"{what}: no weights before the first call")
    layer.call("__call__", x)
    layer.weights()[0].holds("random numbers, all different", lambda v: len(np.unique(v)) == v.size)
    layer.get("trainable_weights")[1].close(np.zeros(bias.shape, np.float32), name=f"{what}: bias starts at 0")
    layer.forward(x, weights=[kernel, bias]).close(np.array(out, np.float32), rtol=1e-5, name=f"{what}: output")
    layer.call("get_config").holds("units, pieces", lambda c, shape=bias.shape: (c["pieces"], c["units"]) == shape)
fixed.get("name").equal("mine", name="the name that it was given")
check(through_text, fixed).get("name").equal("mine", name="its name, through a text")
net = check(list, [keras.Sequential([keras.Input((2,))], name="net")])[0]
net.call("add", fixed)
net.call("set_weights", [W, b])
net.call("predict_on_batch", X).close(right, rtol=1e-5, name="in a model, compiled")
### BEGIN HIDDEN TESTS
for k, N, D, M in ((3, 5, 4, 2), (2, 4, 3, 3)):
    X, W, b = (check.rng.normal(size=s).astype(np.float32) for s in ((N, D), (k, D, M), (k, M)))
    layer = check(Maxout, M, k)
    layer.call("__call__", X)
    layer.forward(X, weights=[W, b]).close(np.max([X @ W[j] + b[j] for j in range(k)], axis=0), rtol=1e-4, atol=1e-5)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# A Maxout layer with one unit, trained on the points of a parabola. **Predict** the shapes for 2, 3 and 6 pieces before
# you run it.

# %%
def _train_maxout(pieces):
    x = np.linspace(-2, 2, 200)[:, None]
    keras.utils.set_random_seed(3)
    net = keras.Sequential([keras.Input(shape=(1,)), Maxout(1, pieces)])
    net.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse", jit_compile=False)
    for _ in range(120):
        net.train_on_batch(x, x**2)
    return x, ops.convert_to_numpy(net(x))


_parabolas = {pieces: _train_maxout(pieces) for pieces in (2, 3, 6)}
for _pieces, (_x, _out) in _parabolas.items():
    print(f"{_pieces} pieces: mean squared error {np.mean((_out - _x**2) ** 2):.4f}")

# %% drawing
def _draw_maxout():
    fig, axes = plt.subplots(1, 3, figsize=(10, 3.2), sharey=True, layout="constrained")
    for k, (ax, (pieces, (x, out))) in enumerate(zip(axes, _parabolas.items(), strict=True)):
        ax.plot(x, x**2, ":", color="black", label="x²")
        ax.plot(x, out, color=COLOURS[k], label="the unit")
        ax.set(title=f"{pieces} pieces", xlabel="x", ylabel="output")
        ax.legend(loc="upper center")
    fig.suptitle("One Maxout unit follows a bowl with straight lines")
    plt.show()


_draw_maxout()

# %% [markdown]
# The unit is the upper edge of its lines, so it can follow any bowl, and never a hill: the largest of straight lines is
# convex. A hill needs a second layer, which subtracts. With 6 pieces you see three lines only: the other three are the
# largest nowhere, so no gradient reaches them, and as a rule they do not come back. That is the dead relu of unit 09
# again.
#
# ## 7. Your own training step
#
# `fit` goes over epochs and batches, calls callbacks and counts. What happens *within* one batch is one method,
# `train_step(self, data)`. Write it again, and you can change what you like, and keep all the rest of `fit`. Yours
# will train exactly as Keras' own, and report one thing more: the norm of the gradient.
#
# 1. unpack `data` into x, y and the sample weights: `keras.utils.unpack_x_y_sample_weight(data)`;
# 2. inside of a `tf.GradientTape` (unit 07): the predictions, in **training mode**, and the loss;
# 3. the gradients of the loss, for `self.trainable_variables`;
# 4. one update: `self.optimizer.apply(gradients, self.trainable_variables)`;
# 5. bring the metrics up to date, and return them as a dictionary, with the new entry.
#
# The loss is `self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)`. It is what was compiled, **plus
# the penalties** of all regularizers (`self.losses`). **Predict:** someone computes it as `ops.mean(ops.square(y -
# y_pred))`. Which models train as before, and which do not? Will there be an error?
#
# <details><summary>Answer</summary>
#
# No error anywhere. Models without regularizers that were compiled with "mse" train as before. Those with a regularizer
# lose it, those compiled with another loss train on mse all the same, and sample weights do nothing.
# </details>
#
# Metrics: `self.metrics` is a list. The one named "loss" wants the loss, with the number of rows as its weight, since
# batches may differ in size. The others want `update_state(y, y_pred, sample_weight=sample_weight)`: hand the weights
# on always, Keras leaves them out for `metrics=` and uses them for `weighted_metrics=`. At the end,
# `self.get_metrics_result()` is the dictionary that `fit` expects. Add your entry to it.
#
# ### Exercise 7: train_step (5 points)

# %% exercise="train_step"
class TrainStepModel(keras.Model):
    """Wraps a network, and trains it by a training step of its own. TrainStepModel(network): any Keras model."""

    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        """One update on one batch: the same as Keras' own, to 1e-6.

        data: (x, y) or (x, y, sample_weight), as fit hands them over.
        Forward in training mode; the loss by self.compute_loss, with the sample weights (so with the penalties of the
        regularizers); one step of self.optimizer on self.trainable_variables; then the metrics.
        Returns a dictionary: "loss" and the compiled metrics by name, each over all rows since the last reset ("loss"
        is the mean of the batches' losses, weighted by their numbers of rows); and one entry that Keras does not have,
        "gradient_norm": the norm of this batch's whole gradient, all arrays taken as one long row.
        It runs eagerly and compiled.
        """
        ### BEGIN SOLUTION
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(gradients, self.trainable_variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
        ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Go down the list above, one or two lines for each number. The tape must record the predictions *and* the loss, so both
# are indented under `with`; the gradients are taken behind it.
# </details>
#
# <details><summary>Hint 2</summary>
#
# Training mode is `self(x, training=True)`. The number of rows is `ops.shape(x)[0]`. The loss metric:
# `metric.update_state(loss, sample_weight=...)`. The norm is the root of the sum of all squares: `ops.sum(g**2)` for
# each array, then Python's `sum`, then `ops.sqrt`.
# </details>
#
# <details><summary>Hint 3</summary>
#
# ```python
# for metric in self.metrics:
#     if metric.name == "loss":
#         ...
#     else:
#         ...
# return {**self.get_metrics_result(), "gradient_norm": ...}
# ```
# </details>

# %% check="train_step"
import keras
import numpy as np
from autograder import check

X = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7], [-2.0, 1.0, 0.1], [0.2, 0.8, -1.1], [1.0, 1.0, 0.5]])
Y, weight = np.array([[1.0, 2], [0.5, -1], [2, 1], [-1, 0.3], [0.9, 0.7]]), np.array([1.0, 0.2, 0.5, 3.0, 0.1])
L = keras.layers


def made(*layers, momentum=0.0, **how):      # a TrainStepModel on a network of these layers, compiled
    net = keras.Sequential([keras.Input((3,)), *layers])
    net.set_weights([np.cos(np.arange(w.size) + 1).reshape(w.shape) for w in net.get_weights()])
    sgd = {"class_name": "SGD", "config": {"learning_rate": 0.2, "momentum": momentum, "nesterov": True}}
    one = check(TrainStepModel, net)
    one.call("compile", optimizer=sgd, **how, jit_compile=False)
    return one


# What Keras' own step reports of two batches, one after the other, and the norms of their gradients.
model, penalised = made(L.Dense(2), loss="mse"), made(L.Dense(3, trainable=False), L.Dense(
    2, kernel_regularizer="L2"), loss="mape", momentum=0.5, run_eagerly=True)
for name, one, rows, loss, norm in (
        ("compiled, batch 1", model, slice(0, 3), 2.7319129, 3.4196279),
        ("compiled, batch 2", model, slice(3, 5), 2.1649590, 2.8902244),
        ("penalty, batch 1", penalised, slice(0, 3), 137.95123, 207.16769),
        ("penalty, batch 2", penalised, slice(3, 5), 7722.9502, 159.73831)):
    step = one.call("train_on_batch", X[rows], Y[rows], return_dict=True)
    step.close({"loss": loss, "gradient_norm": norm}, rtol=1e-4, name=name)
fit = made(L.BatchNormalization(), L.Dense(2), loss="mse", metrics=["mape"], weighted_metrics=["mae"], run_eagerly=True
           ).call("fit", X, Y, batch_size=3, shuffle=False, verbose=0, sample_weight=weight)
fit.get("history").close({"loss": [4.2391739], "mape": [122.5699], "mae": [1.4911159], "gradient_norm": [6.6398176]},
                         rtol=1e-4, name="fit on five rows with weights, in batches of 3")
fit.get("model.network").weights()[2].close([0.53555024, -0.39787552, -0.9686717], rtol=1e-4, name="fit: moving mean")
### BEGIN HIDDEN TESTS
X, Y = check.rng.normal(size=(6, 3)), check.rng.normal(size=(6, 1))
net = keras.Sequential([keras.Input((3,)), L.Dense(3, bias_regularizer="L2"), L.BatchNormalization(), L.Dense(1)])
net.compile(loss="mse", optimizer=keras.optimizers.SGD(0.2), run_eagerly=True)
one = check(TrainStepModel, net)
one.call("compile", loss="mse", optimizer={"class_name": "SGD", "config": {"learning_rate": 0.2}}, run_eagerly=True)
for _ in range(2):
    before = [v.numpy() for v in net.trainable_variables]
    loss = net.train_on_batch(X, Y)
    norm = sum(np.sum((v.numpy() - w) ** 2) for v, w in zip(net.trainable_variables, before)) ** 0.5 / 0.2
    one.call("train_on_batch", X, Y, return_dict=True).close({"loss": loss, "gradient_norm": norm}, rtol=1e-3)
### END HIDDEN TESTS
check.score(5)

# %%
def _breast_cancer_net(own):
    from course.datasets import bundled

    data = bundled("breast_cancer")
    keras.utils.set_random_seed(0)
    net = keras.Sequential([
        keras.Input(shape=(30,)), keras.layers.Dropout(0.3),
        keras.layers.Dense(16, activation="relu", kernel_regularizer="L2"), keras.layers.Dense(1)])
    net = TrainStepModel(net) if own else net
    net.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy(from_logits=True),
                metrics=[F1(threshold=0.0)], jit_compile=False)
    return net.fit(data.X_train, data.y_train[:, None], epochs=4, batch_size=128, verbose=0).history


_standard, _own = _breast_cancer_net(False), _breast_cancer_net(True)
for _key in ("loss", "f1"):
    print(f"{_key:5} fit:        {np.round(_standard[_key], 6)}\n      train_step: {np.round(_own[_key], 6)}")
print("gradient norm:    ", np.round(_own["gradient_norm"], 3))

# %% [markdown]
# With dropout, a regularizer, a last batch that is smaller, and a metric of your own: the same numbers. Now that it is
# yours, you may add to it: look at the gradients, add noise, train two networks against each other.
#
# ## 8. Clipping: three settings of every optimizer
#
# In unit 09 you wrote three ways to clip. In Keras they are settings of any optimizer, and only one may be set (two are
# a ValueError): `clipvalue` cuts each number, `clipnorm` shortens **each array by its own norm**, `global_clipnorm`
# shortens all by their joint norm. **Predict:** the gradients are A = (3, 4) and B = (0.5), the limit is 1. What does
# clipnorm make of B?
#
# How can you read off what an optimizer makes of a gradient? From weights of 0, one step of plain SGD with a learning
# rate of 1 goes to *minus* the clipped gradient.
#
# ### Exercise 8: read it off (3 points)

# %% exercise="clip_compare"
def clip_compare(grads, limit):
    """What the three clipping settings of Keras make of gradients.

    grads: a dictionary of float arrays, {"W": array, "b": array, ...}, one or more, of any shapes; left alone.
    limit: a number above 0.
    Returns a dictionary with the keys "clipvalue", "clipnorm" and "global_clipnorm". Under each: a new dictionary with
    grads' keys and the clipped gradients, new arrays of the same shapes, as Keras' SGD with this one setting and this
    limit computes them, with their signs; float32 or float64.

    Example: grads = {"A": [3.0, 4.0], "B": [0.5]} (arrays) and limit 1.0 give for "clipvalue" A = [1, 1], B = [0.5];
    for "clipnorm" A = [0.6, 0.8], B = [0.5]; for "global_clipnorm" A = [0.597, 0.796], B = [0.0995], to three digits.
    """
    ### BEGIN SOLUTION
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# For each setting: a new optimizer, new variables of zeros, one step, read them off with the sign turned.
# </details>
#
# <details><summary>Hint 2</summary>
#
# A keyword whose name stands in a variable: `keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})`. Variables:
# `keras.Variable(np.zeros(g.shape, dtype="float32"))`. All arrays must go into **one** call of `optimizer.apply(list of
# gradients, list of variables)`: the joint norm needs them together.
# </details>
#
# <details><summary>Hint 3</summary>
#
# The gradients as tensors: `ops.convert_to_tensor(g, dtype="float32")`. A variable as an array:
# `ops.convert_to_numpy(v)`.
# </details>

# %% check="clip_compare"
import numpy as np
from autograder import check

two = {"A": np.array([3.0, 4.0], np.float32), "B": np.array([0.5], np.float32)}
mixed = {"b": np.array([0.5, -3.0, 0.0]), "W": np.array([[1.0, 4.0], [-2.0, 0.25]]).T, "s": np.array(-7.0)}
zero = {"z": np.zeros((3, 1)), "a": np.array([[6.0, -8.0]])}
for name, grads, limit, by_value, by_norm, by_global in (
        ("the example", two, 1.0, [[1, 1], [0.5]], [[0.6, 0.8], [0.5]], [[0.5970223, 0.7960298], [0.0995037]]),
        ("three shapes", mixed, 2.5, [[0.5, -2.5, 0], [[1, -2], [2.5, 0.25]], -2.5],
         [[0.4109975, -2.4659848, 0], [[0.5447347, -1.0894694], [2.1789388, 0.1361837]], -2.5],
         [[0.1403587, -0.8421519, 0], [[0.2807173, -0.5614346], [1.1228692, 0.0701793]], -1.9650211]),
        ("zeros, limit 5", zero, 5, [[[0]] * 3, [[5, -5]]], *[[[[0]] * 3, [[3, -4]]]] * 2),
        ("short enough", two, 6.0, *[[[3, 4], [0.5]]] * 3)):
    came = check(clip_compare, grads, limit).unchanged()
    for setting, right in (("clipvalue", by_value), ("clipnorm", by_norm), ("global_clipnorm", by_global)):
        came[setting].close({k: np.array(v, dtype=np.float32) for k, v in zip(grads, right, strict=True)}, rtol=1e-5,
                            atol=1e-6, name=f"{setting}: {name}").fresh()
came.holds("three settings", lambda v: sorted(v) == ["clipnorm", "clipvalue", "global_clipnorm"])
### BEGIN HIDDEN TESTS
grads, c = {"q": check.rng.normal(size=(2, 3)), "a": check.rng.normal(size=4) * 3}, float(check.rng.uniform(0.3, 2))
norms = {k: np.sqrt((g**2).sum()) for k, g in grads.items()}
came, joint = check(clip_compare, grads, c), np.sqrt(sum(n**2 for n in norms.values()))
for setting, right in (("clipvalue", {k: np.clip(g, -c, c) for k, g in grads.items()}),
                       ("clipnorm", {k: g * min(1, c / norms[k]) for k, g in grads.items()}),
                       ("global_clipnorm", {k: g * min(1, c / joint) for k, g in grads.items()})):
    came[setting].close({k: g.astype(np.float32) for k, g in right.items()}, rtol=1e-4, atol=1e-6)
### END HIDDEN TESTS
check.score(3)

# %% drawing
def _draw_clips():
    grads = {"W": np.array([1.0]), "b": np.array([4.0])}
    fig, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
    ax.annotate("", (1, 4), (0, 0), arrowprops={"arrowstyle": "->", "color": "black", "lw": 1.5})
    ax.text(1.05, 3.9, "the gradient (1, 4)")
    places = {"clipvalue": (1.1, 1.4), "clipnorm": (1.1, 1.9), "global_clipnorm": (-0.95, 0.75)}
    for k, (setting, limit) in enumerate((("clipvalue", 1.5), ("clipnorm", 2.0), ("global_clipnorm", 1.2))):
        clipped = clip_compare(grads, limit)[setting]
        w, b = clipped["W"].item(), clipped["b"].item()
        ax.annotate("", (w, b), (0, 0), arrowprops={"arrowstyle": "->", "color": COLOURS[k], "lw": 2.5})
        ax.text(*places[setting], f"{setting} = {limit}", color=COLOURS[k])
    ax.set(title="Only global_clipnorm keeps the direction", xlabel="gradient of W (one number)",
           ylabel="gradient of b (one number)", xlim=(-1, 3), ylim=(-0.2, 4.4))
    plt.show()


_draw_clips()

# %% [markdown]
# The two arrays have one number each, so that the whole gradient is an arrow. `clipvalue` and `clipnorm` shorten its
# long part alone, and the arrow turns; `global_clipnorm` keeps its direction. And the name deceives: `clipnorm` is
# *not* the norm of the gradient, but of each array. The learning rate comes **after** the clipping: with a rate of 0.1
# and clipvalue 1, plain SGD moves no weight by more than 0.1.
#
# ## 9. A loss with faults
#
# A shop pays more for a forecast that is too low than for one that is too high. A colleague writes a Huber loss in
# which an error with y_pred **below** y_true counts `low` times as much. Nothing stops, at first sight. There are four
# faults. **Predict**: read, and write down which lines are wrong. Then run the experiments.

# %% given
@keras.saving.register_keras_serializable(package="colleague")
class FaultyShopLoss(keras.losses.Loss):
    """As the colleague wrote it."""

    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        e = y_pred - y_true
        size = ops.abs(e)
        if ops.max(size) <= self.delta:
            loss = 0.5 * size**2
        else:
            loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low}

# %%
def _experiments(kind):
    loss, column = kind(low=3.0, delta=0.5), np.array([[0.0], [1.0], [2.0]])
    below, above = (float(loss(column[:1], column[:1] + e)) for e in (0.499, 0.501))
    yield f"errors just below and above delta: {below:.3f} {above:.3f}"
    yield f"perfect, y_true (N, 1):  {float(loss(column, column)):.3f}"
    yield f"perfect, y_true (N,):    {float(loss(column[:, 0], column)):.3f}"
    again = through_text(loss)
    yield f"through a text: low {again.low}, delta {again.delta}"
    net = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
    net.compile(loss=loss, optimizer="sgd", jit_compile=False)
    try:
        net.train_on_batch(column, column)
        yield "compiled: runs"
    except Exception as error:      # whatever the graph objects to
        yield f"compiled: {type(error).__name__}"


print("\n".join(_experiments(FaultyShopLoss)))

# %% [markdown]
# What should each line say?
#
# <details><summary>Answer</summary>
#
# Line 1: nearly the same number twice, 0.125: there must be no jump. Lines 2 and 3: 0.000. Line 4: low 3.0, delta 0.5.
# Line 5: runs.
# </details>
#
# ### Exercise 9: mend it (4 points)
#
# Start from a copy of the lines above; they go into the class below. Run the experiments on yours, too:
# `print("\n".join(_experiments(ShopLoss)))`.

# %% exercise="mend_custom"
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    """FaultyShopLoss without its faults: a Huber loss in which an error with y_pred below y_true counts `low` times.

    ShopLoss(low=1.0, delta=1.0, **kwargs): two numbers above 0, and what keras.losses.Loss takes. The attributes `low`
    and `delta` hold them.
    For e = y_pred - y_true: h = e²/2 where |e| <= delta, else delta |e| - delta²/2; times low where e < 0.

    Example: ShopLoss(3.0, 0.5)([[0.0], [0.0]], [[-2.5], [2.5]]) (arrays) is the mean of 3.375 and 1.125, 2.25.
    """

    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        """y_pred: (N, K), float32, as Keras hands it over. y_true: the same shape, or (N,) where y_pred is (N, 1);
        floats of any width or whole numbers. Returns shape (N,), the mean over K; eagerly and compiled."""
        ### BEGIN SOLUTION
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)
        ### END SOLUTION

    def get_config(self):
        """A dictionary of all that __init__ needs to make the same loss again."""
        ### BEGIN SOLUTION
        return {**super().get_config(), "low": self.low, "delta": self.delta}
        ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Line 1 of the experiments: put e = delta into both formulas. Line 3: which shapes meet in `y_pred - y_true`?
# </details>
#
# <details><summary>Hint 2</summary>
#
# Line 5: is the `if` needed at all? What does `ops.where` alone give when all errors are small?
# </details>

# %% check="mend_custom"
import keras
import numpy as np
from autograder import check

y, p = np.array([[0.0, 1.0], [3.0, -0.5], [0.25, 2.0]]), np.array([[-6.0, 2.0], [3.0, 1.5], [0.0, 12.0]])
w, column = np.array([2.0, 0.0, 0.5]), np.array([[-6.0], [3.5], [1.0]])
for low, delta, rows, right, weighted in (
        (3.0, 0.5, [4.5, 0.4375, 2.484375], 2.473958333, 3.4140625),
        (0.25, 2.0, [1.5, 1.0, 9.00390625], 3.834635417, 2.500651042),
        (2.0, 20.0, [18.25, 1.0, 25.03125], 14.76041667, 16.33854167)):
    loss = check(ShopLoss, low, delta)
    for what, one in (("", loss), (", through a text", check(through_text, loss))):
        about = f"low {low}, delta {delta}{what}"
        one.call("__call__", y, p).close(np.array(right), rtol=1e-5, name=about)
        one.call("__call__", y, p, sample_weight=w).close(np.array(weighted), rtol=1e-5, name=f"weighted, {about}")
    loss.call("call", y, np.float32(p)).close(np.array(rows), rtol=1e-5, name=f"low {low}, delta {delta}: rows")
shop = check(ShopLoss, low=3.0, delta=0.5, name="shop", reduction="sum")
shop.call("__call__", np.array([0, 3, 1]), column).close(np.array(8.75), rtol=1e-5, name="(N,) beside (N, 1), sum")
shop.call("__call__", y, p.astype(np.float32)).close(np.float32(7.421875), rtol=1e-5, name="float64 beside float32")
check(through_text, shop).get("name").equal("shop", name="its name, through a text")
net = check(list, [keras.Sequential([keras.Input((2,)), keras.layers.Identity(name="out")], name="net")])[0]
net.call("compile", loss=check(ShopLoss, 3.0, 0.5), jit_compile=False)
net.call("test_on_batch", p, y).close(np.array(2.473958333), rtol=1e-5, name="compiled by Keras")
### BEGIN HIDDEN TESTS
for low, delta in ((1.7, 0.8), (0.4, 3.0)):
    y, p = check.rng.normal(size=(2, 7, 3)) * 2
    e = p - y
    h = np.where(np.abs(e) <= delta, e * e / 2, delta * np.abs(e) - delta * delta / 2) * np.where(e < 0, low, 1)
    check(ShopLoss, low, delta).call("__call__", y, p).close(np.array(h.mean()), rtol=1e-5)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# ## 10. Quiz
#
# Write your answers into the dictionary, letters as strings, small or capital.
#
# - **text**: What does a `.keras` file hold of a function that you wrote? a) its code, b) its name, c) its results,
#   d) nothing.
# - **closure**: A model with loss `huber_loss(0.5)` was saved. You load it with `custom_objects={"loss":
#   huber_loss(1.0)}`. Which δ does it train with now? A number.
# - **shapes**: A loss class computes `ops.mean(ops.square(y_pred - y_true), axis=-1)`, y_true has shape (4,), y_pred
#   (4, 1). How many differences are squared? A number.
# - **batches**: F₁ of two batches: TP, FP, FN are 3, 0, 0 and 0, 1, 1. What should a metric report for both? A number.
# - **python**: A metric counts in a Python number, `self.n = self.n + 1` in update_state. After `evaluate` with ten
#   batches, compiled, `self.n` is a) 10 in any case, b) far below 10, since the line runs only while the graph is
#   drawn, c) an error.
# - **penalty**: A train_step computes its loss with `ops.mean(ops.square(y - y_pred))`. What of an L2 regularizer in a
#   layer? a) works as before, b) is ignored, without a word, c) an error, d) counts twice.
# - **clip**: SGD(learning_rate=0.5, clipnorm=1.0); the gradients are A = (0.6, 0.8) and B = (3, 4). How far does B
#   move, as a norm? A number.
#
# ### Exercise 10: quiz (2 points)

# %% exercise="custom_quiz"
quiz = {
    "text": ...,     # a, b, c or d
    "closure": ...,  # a number
    "shapes": ...,   # a number
    "batches": ...,  # a number
    "python": ...,   # a, b or c
    "penalty": ...,  # a, b, c or d
    "clip": ...,     # a number
}
### BEGIN SOLUTION
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "b", "clip": 0.5}
### END SOLUTION

# %% check="custom_quiz"
from autograder import check

check.quiz(quiz, {
    "text": check.hashed("b"),
    "closure": check.hashed(1),
    "shapes": check.hashed(16),
    "batches": check.hashed(0.75),
    "python": check.hashed("b"),
    "penalty": check.hashed("b"),
    "clip": check.hashed(0.5),
}, because={
    "text": "Look at what the first cell of section 1 printed.",
    "closure": "The file knows the name of the loss only. Who brought the function?",
    "shapes": "Which shape has the difference of (4, 1) and (4,)?",
    "batches": "Add up TP, FP and FN of both first, then divide once.",
    "python": "When does a line of Python run, if Keras draws a graph from it and then uses the graph ten times?",
    "penalty": "compute_loss adds self.losses. Who adds them here?",
    "clip": "clipnorm looks at each array by itself, and the learning rate comes after it.",
})
check.score(2)

# %% [markdown]
# ### In your own words (2 points)
#
# A team saves a model that was compiled with a loss from a factory, `weighted_loss(7.0)`. Half a year later a new
# colleague gets the error "Could not locate function 'loss'", looks into the code, and loads it with
# `custom_objects={"loss": weighted_loss()}`, whose default is 1.0. Training goes on without an error. Explain in at
# most 120 words what is wrong, why nothing stopped, and how the loss should have been written.

# %% [markdown] written="lost_setting" points=2
# ### BEGIN SOLUTION
# The file holds the name of the loss, "loss", and neither its code nor what the closure remembered. So the 7.0 is lost.
# Keras takes whatever function is handed over under this name; `weighted_loss()` is one, with 1.0, and it fits, so
# there is no error: the model goes on training with another loss. The setting belongs into the file: write the loss as
# a class (keras.losses.Loss) which takes the weight in `__init__`, returns it from `get_config`, and is registered with
# `register_keras_serializable`. Then `load_model` makes it again with 7.0. And test it: send it through a text and
# compare its value. For predictions alone, `compile=False` would do.
#
# Grading: 1 point for the cause (the name is saved, the remembered number is not, and any function of that name is
# accepted). 1 point for the remedy (a class with get_config, registered); half of it if registering is missing.
# ### END SOLUTION

# %% [markdown]
# ### A stretch, without points
#
# `TrainStepModel` cannot be saved with its training step yet: it has no `get_config`. Write one
# (`keras.saving.serialize_keras_object(self.network)` goes into it), and a class method `from_config` which
# deserializes the network. Register the class, and prove it with `through_text` and the lines of `_save_and_load`.
# Then change the step: let it add a little noise to the inputs, and see whether the validation loss gains by it.
#
# ## What to remember
#
# - A saved model holds names, settings and weights; never your code. Register what you write, and return every setting
#   from `get_config`. Then test it: through a text, and compare a value.
# - A lambda does not come back; a function comes back by name; a closure comes back without what it remembered; a class
#   keeps what its get_config says. Keras' own Huber (3.15) loses its delta.
# - A loss gives one number for each row. Bring y_true to y_pred's shape and dtype yourself: (N,) beside (N, 1) is
#   silent nonsense.
# - What is compiled runs once as Python and then as a graph: `ops.where` in place of `if`, variables in place of Python
#   numbers, `keras.ops` in place of NumPy.
# - A metric adds up parts and divides at the end. The mean of the batches' F₁ is another number.
# - For a rare class look at precision, recall and F₁, and weigh the classes in the loss.
# - A layer: settings in `__init__`, weights by `add_weight` in `build`, the formula in `call`, all settings in
#   `get_config`.
# - A train_step: training mode, `compute_loss`, gradients, `optimizer.apply`, metrics.
# - `clipnorm` is for each array; `global_clipnorm` keeps the direction.
#
# ## Sources
#
# - P. J. Huber: Robust Estimation of a Location Parameter. Annals of Mathematical Statistics 35(1), 1964.
# - T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár: Focal Loss for Dense Object Detection. ICCV 2017,
#   arXiv:1708.02002.
# - I. J. Goodfellow, D. Warde-Farley, M. Mirza, A. Courville, Y. Bengio: Maxout Networks. ICML 2013, arXiv:1302.4389.
# - Keras 3 developer guides (keras.io, read for version 3.15): Making new layers and models via subclassing;
#   Customizing what happens in fit() with TensorFlow; Save, serialize, and export models.
