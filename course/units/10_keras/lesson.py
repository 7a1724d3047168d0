# ---
# title: Keras, the five steps, and what is inside
# objectives:
#   - define a network with keras.Sequential and with the functional API, with the output layer that the task needs
#   - compile it with a loss that fits the targets, and find what is wrong where it does not
#   - fit it, count its updates, and choose validation rows that can be trusted
#   - evaluate and predict, for many rows and for one
#   - copy a model's weights out and repeat its outputs and its gradients in NumPy, to the last digits
# minutes: 140
# prerequisites: ["04 Losses", "05 Forward propagation", "06 Backpropagation", "08 Optimizers"]
# ---

# %% [markdown]
# ## Before you start
#
# Three questions on earlier units. Answer each aloud or on paper, then open it.
#
# <details><summary>A layer turns rows of 30 numbers into rows of 16. Shapes of W and b? The formula?</summary>
#
# W is (30, 16), b is (16,), and `Z = X @ W + b` is (N, 16). Rows are samples. Keras stores W in this same form.
#
# </details>
#
# <details><summary>A network gives each of ten classes the same probability. What is its cross-entropy?</summary>
#
# −ln(1/10) = ln 10 ≈ 2.303 for every row, so the mean over the rows is 2.303 too.
#
# </details>
#
# <details><summary>What is the gradient of the mean cross-entropy with respect to the softmax's inputs?</summary>
#
# (P − Y) / N: the probabilities minus the one-hot labels, divided by the number of rows.
#
# </details>

# %% given
import json
import warnings

import numpy as np

from autograder import check

import keras
import tensorflow as tf

tf.get_logger().setLevel("ERROR")   # TensorFlow takes a new model for a mistake ("retracing") and would warn

# %% [markdown]
# ## 1. Five steps
#
# You have written layers, losses and optimizers by hand. Keras has all of them ready. Work with it has five steps,
# and their order never changes:
#
# | step | call | what it settles |
# | --- | --- | --- |
# | define | `keras.Sequential([...])` or `keras.Model(inputs, outputs)` | which layers, which shapes |
# | compile | `model.compile(optimizer=, loss=, metrics=)` | what is minimised, and how; what is reported |
# | fit | `model.fit(X, y, epochs=, batch_size=)` | the weights |
# | evaluate | `model.evaluate(X_test, y_test)` | one number for each of loss and metrics |
# | predict | `model.predict(X_new)` | an output row for each input row |
#
# The first example is breast cancer: 30 measurements of cell nuclei in, one probability out (class 1 is "benign" in
# this set). The network has 16 hidden units.
#
# **Predict first:** how many numbers will training have to find? Write your count down, then run the next cell.

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import datasets, plots


def _draw_boxes(ax, boxes, arrows, title):
    """Boxes {name: (x, y, text)} and arrows [(from, to, text)] between them."""
    drawn = {name: ax.text(x, y, text, ha="center", va="center", fontsize=9,
                           bbox={"boxstyle": "round,pad=0.5", "fc": "white", "ec": plots.COLOURS[0], "lw": 1.5})
             for name, (x, y, text) in boxes.items()}
    for start, end, text in arrows:
        (x0, y0, _), (x1, y1, _) = boxes[start], boxes[end]
        ax.annotate("", xy=(x1, y1), xytext=(x0, y0), arrowprops={
            "arrowstyle": "->", "color": plots.COLOURS[1], "lw": 1.5, "shrinkA": 0, "shrinkB": 1,
            "patchA": drawn[start].get_bbox_patch(), "patchB": drawn[end].get_bbox_patch()})
        ax.text((x0 + x1) / 2, (y0 + y1) / 2 + 0.12, text, ha="center", va="bottom", fontsize=8,
                color=plots.COLOURS[1])
    ax.set_title(title, fontsize=10)
    ax.axis("off")


_ax = plt.subplots(figsize=(8.5, 1.7))[1]
_draw_boxes(_ax, {"in": (0, 0, "keras.Input\n(N, 30)"), "hidden": (1, 0, "Dense, relu\n(N, 16)"),
                  "out": (2, 0, "Dense, sigmoid\n(N, 1)")},
            [("in", "hidden", "W (30, 16)  b (16,)\n480 + 16 = 496"),
             ("hidden", "out", "W (16, 1)  b (1,)\n16 + 1 = 17")],
            "Breast cancer: the shapes of the rows (boxes) and of the weights (arrows), 513 parameters in all")
_ax.set(xlim=(-0.35, 2.35), ylim=(-0.4, 0.7))
plt.show()

# %% [markdown]
# The figure shows the rows as boxes and the weights on the arrows. `keras.Input` has no weights: it only tells the
# shape of one row. Here are all five steps. Read them once; you will write each of them yourself below.

# %%
cancer = datasets.bundled("breast_cancer")
keras.utils.set_random_seed(0)

# 1. define
cancer_net = keras.Sequential([
    keras.Input(shape=(30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
_before = cancer_net.get_weights()

# 2. compile
cancer_net.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="binary_crossentropy",
                   metrics=["accuracy"])
print("compile has changed a weight:", any((a != b).any() for a, b in zip(_before, cancer_net.get_weights())))

# 3. fit
_run = cancer_net.fit(cancer.X_train, cancer.y_train, epochs=6, batch_size=32, validation_split=0.2, verbose=0)
print("updates made:", int(cancer_net.optimizer.iterations))

# 4. evaluate
print("evaluate:", cancer_net.evaluate(cancer.X_test, cancer.y_test, verbose=0, return_dict=True))

# 5. predict
print("predict:", cancer_net.predict(cancer.X_test[:3], verbose=0).ravel().round(3), " labels:", cancer.y_test[:3])

# %% drawing
plots.curves({"training rows": _run.history["loss"], "validation rows": _run.history["val_loss"]},
             title="Breast cancer: both losses fall, the validation loss flattens first",
             ylabel="binary cross-entropy")
plt.show()

# %% [markdown]
# What to see: both curves fall at first. The solid one (rows that are trained on) goes on falling; the dashed one
# (rows that are held back) flattens out near 0.14. About 97 of 100 test rows come out right.
#
# Two remarks on the code.
#
# - **Compiling changes no weight.** It stores three things for later: the optimizer, the loss and the metrics. It does
#   not rewrite or speed up the layers themselves.
# - **`keras.Input` comes first.** Old texts write `Dense(16, input_shape=(30,))`. Keras 3 still takes it, but warns.
#   Without any input shape the model has no weights until it sees data, and `count_params()` raises an error.
#
# ## 2. Define: a chain of layers
#
# Only the last layer depends on the task:
#
# | task | target of a row | last layer | output of a row |
# | --- | --- | --- | --- |
# | `"regression"` | a number, of any sign | `Dense(n_out)`, no activation | n_out numbers |
# | `"binary"` | 0 or 1 | `Dense(1, activation="sigmoid")` | one probability, of class 1 |
# | `"multiclass"` | one of 0 … C−1 | `Dense(C, activation="softmax")` | C probabilities with sum 1 |
#
# **Predict:** the targets of a regression lie between −5 and 5, and somebody ends the network in a relu. Which targets
# can it never reach? And what does `Dense(1, activation="softmax")` answer for a row?
#
# <details><summary>Compare with your prediction</summary>
#
# A relu never gives a negative number, so it can never answer −3.2. A softmax over one unit is worse: its only output
# is 1.0, whatever the input, because one probability alone must sum to 1.
#
# </details>
#
# ### Exercise: build_sequential
#
# The frame stands; the layers are missing.

# %% exercise="build_sequential"
def build_sequential(n_in, hidden, n_out, task):
    """A chain of Dense layers, not compiled.

    n_in:    numbers in one input row
    hidden:  list of widths, one hidden layer with relu for each, in this order; some may be equal, and it may be
             empty; leave it as it is
    n_out:   units of the output layer (1 for "binary", one or more for "regression")
    task:    "regression", "binary" or "multiclass"; settles the output layer's activation, see the table above

    Returns a new keras.Sequential that starts with keras.Input, so that its weights exist at once.

    Example: build_sequential(30, [16], 1, "binary").count_params() is 513.
    """
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    ### BEGIN SOLUTION
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    ### END SOLUTION
    return model


# %% check="build_sequential"
import numpy as np
from autograder import check

# Sizes: 4 inputs, hidden layers of 5, 2, 2 and 3, 2 classes: 25 + 12 + 6 + 9 + 8 parameters.
built = check(build_sequential, 4, [5, 2, 2, 3], 2, "multiclass")
built.parameter_count().equal(60)
built.get("compiled").equal(False, weight=0.5, name="the model is not compiled")
check(build_sequential, 4, [5, 2, 2, 3], 2, "multiclass").call("compile", loss="mse")
built.get("compiled").equal(False, weight=0.5, name="each call makes a model of its own")
built.type("Sequential").quiet().unchanged()
rng = np.random.default_rng(19)
X = rng.normal(size=(3, 4)).round(1)
weights = [rng.normal(size=s).round(1) for a, b in ((4, 5), (5, 2), (2, 2), (2, 3), (3, 2)) for s in ((a, b), (b,))]
right = np.array([[0.304838, 0.695162], [0.605604, 0.394396], [0.616843, 0.383157]])
built.forward(X, weights=weights).close(right, atol=1e-5, name="multiclass: the output for known weights")
rng = np.random.default_rng(22)
X = rng.normal(size=(3, 4)).round(1)
weights = [rng.normal(size=s).round(1) for s in [(4, 3), (3,), (3, 2), (2,)]]
for task, n_out, right in (("regression", 2, [[0.44, -0.38], [-5.284, 10.297], [-0.348, 1.15]]),
                           ("binary", 1, [[0.608259], [0.005047], [0.413867]])):
    check(build_sequential, 4, [3], n_out, task).forward(
        X, weights=[*weights[:2], *(w[..., :n_out] for w in weights[2:])]).close(
            np.array(right), atol=1e-5, name=f"{task}: the output for known weights")
check(build_sequential, 6, [], 2, "regression").parameter_count().equal(14, name="no hidden layer: 14 parameters")
### BEGIN HIDDEN TESTS
sizes = [int(s) for s in check.rng.integers(2, 7, size=4)]
X = check.rng.normal(size=(5, sizes[0]))
for task, n_out in (("multiclass", 4), ("regression", 3), ("binary", 1)):
    shape = sizes + [n_out]
    weights = [check.rng.normal(size=s) / 2 for a, b in zip(shape, shape[1:]) for s in ((a, b), (b,))]
    A = X
    for i in range(0, 6, 2):
        A = np.maximum(A @ weights[i] + weights[i + 1], 0)
    Z = A @ weights[6] + weights[7]
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    wanted = {"multiclass": e / e.sum(axis=1, keepdims=True), "regression": Z, "binary": 1 / (1 + np.exp(-Z))}[task]
    check(build_sequential, sizes[0], sizes[1:], n_out, task).forward(X, weights=weights).close(
        wanted, rtol=1e-4, atol=1e-4, hint="Three hidden layers, each with relu; the output as in the table.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `model.add(layer)` puts one more layer at the end of the chain. How many times must it run?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# One `add` for each entry of `hidden`, always with relu; then one more for the output. Only the output's activation
# depends on `task`. `activation=None` means none.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# A dictionary from task to activation (`None`, `"sigmoid"`, `"softmax"`) saves the chain of `if`. A loop over
# `hidden` also works when the list is empty.
#
# </details>
#
# ## 3. Define: a graph of layers
#
# A Sequential model is a chain. **Predict:** can a chain add a shortcut from the input to the output layer?
#
# <details><summary>Compare with your prediction</summary>
#
# It cannot: each of its layers sees the layer before and nothing else.
#
# </details>
#
# The functional API describes any graph without cycles. A layer is called on a tensor and gives a tensor; the model is
# named by where it begins and where it ends.
#
# Here is the breast cancer network once more, written this way:

# %%
def _functional_net():
    inputs = keras.Input(shape=(30,))
    x = keras.layers.Dense(16, activation="relu")(inputs)
    outputs = keras.layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs, outputs)


same_net = _functional_net()
same_net.set_weights(cancer_net.get_weights())
_rows = cancer.X_test[:5]
print("functional:", same_net.predict(_rows, verbose=0).ravel().round(4))
print("sequential:", cancer_net.predict(_rows, verbose=0).ravel().round(4))
print("layers:", [layer.name for layer in same_net.layers], "and", [layer.name for layer in cancer_net.layers])

# %% [markdown]
# The same weights give the same outputs. One difference shows: `layers` of a functional model begins with an input
# layer, and `layers` of a Sequential leaves it out. So `model.layers[0]` is not the same thing in both.
#
# The next network cannot be a chain. The input goes two ways: through two hidden layers, and around them.

# %% drawing
_ax = plt.subplots(figsize=(8.5, 2.6))[1]
_draw_boxes(_ax, {"in": (0, 0.5, "inputs\n(N, n_in)"), "h1": (1, 1, "Dense, relu\n(N, hidden)"),
                  "h2": (2, 1, "Dense, relu\n(N, hidden)"), "join": (3, 0.5, "concatenate\n(N, n_in + hidden)"),
                  "out": (4.3, 0.5, "Dense, softmax\n(N, n_out)")},
            [("in", "h1", ""), ("h1", "h2", ""), ("h2", "join", ""),
             ("in", "join", "the wide way: the inputs as they are"),
             ("join", "out", "")],
            "Wide and deep: the output layer sees the inputs and what the hidden layers made of them")
_ax.set(xlim=(-0.5, 4.8), ylim=(0.2, 1.25))
plt.show()

# %% [markdown]
# Such nets are called *wide and deep* (Cheng et al., 2016, "Wide & Deep Learning for Recommender Systems").
#
# ### Exercise: build_functional

# %% exercise="build_functional"
def build_functional(n_in, hidden, n_out):
    """The wide and deep network of the figure, not compiled.

    n_in:    numbers in one input row
    hidden:  width of both hidden layers, each with relu
    n_out:   number of classes; the output layer is a softmax

    The second hidden layer takes the output of the first. The output layer takes the inputs and the second hidden
    layer's output side by side, in this order: n_in + hidden numbers.

    Returns a new keras.Model whose weights exist.

    Example: build_functional(4, 3, 2).count_params() is 43: 15 + 12 + 16.
    """
    ### BEGIN SOLUTION
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    x = keras.layers.Dense(hidden, activation="relu")(x)
    joined = keras.layers.concatenate([inputs, x])
    outputs = keras.layers.Dense(n_out, activation="softmax")(joined)
    return keras.Model(inputs, outputs)
    ### END SOLUTION


# %% check="build_functional"
import numpy as np
from autograder import check

built = check(build_functional, 4, 3, 2)
built.parameter_count().equal(43)
built.get("compiled").equal(False, weight=0.5, name="the model is not compiled")
check(build_functional, 4, 3, 2).call("compile", loss="mse")
built.get("compiled").equal(False, weight=0.5, name="each call makes a model of its own")
built.quiet()
check(build_functional, 3, 3, 5).parameter_count().equal(
    59, hint="At 47 a hidden layer is missing, or both are one layer object: make two, one after the other.")
check(build_functional, 2, 5, 3).parameter_count().equal(69)
rng = np.random.default_rng(7)
X = rng.normal(size=(3, 4)).round(1)
weights = [rng.normal(size=s).round(1) for s in [(4, 3), (3,), (3, 3), (3,), (7, 2), (2,)]]
built.forward(X, weights=weights).close(
    np.array([[0.98577, 0.01423], [0.07109, 0.92891], [0.39891, 0.60109]]), atol=1e-4,
    name="the output for known weights")
### BEGIN HIDDEN TESTS
n_in, hidden, n_out = 5, 6, 3
X = check.rng.normal(size=(4, n_in))
shapes = [(n_in, hidden), (hidden,), (hidden, hidden), (hidden,), (n_in + hidden, n_out), (n_out,)]
W1, b1, W2, b2, W3, b3 = weights = [check.rng.normal(size=s) for s in shapes]
H = np.maximum(np.maximum(X @ W1 + b1, 0) @ W2 + b2, 0)
Z = np.concatenate([X, H], axis=1) @ W3 + b3
e = np.exp(Z - Z.max(axis=1, keepdims=True))
check(build_functional, n_in, hidden, n_out).forward(X, weights=weights).close(
    e / e.sum(axis=1, keepdims=True), rtol=1e-4, atol=1e-4,
    hint="Compare each arrow of the figure with a line of yours.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write one line for each box of the figure. Each line calls a layer on the tensor that its arrow comes from.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `keras.layers.concatenate([a, b])` puts two tensors side by side. It takes tensors, not layers.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Keep the input tensor under a name of its own, since it is used three times: for the first hidden layer, for
# `concatenate` and for `keras.Model(inputs, outputs)`. Make a new Dense object for each hidden layer.
#
# </details>
#
# ## 4. Compile: say what "good" means
#
# **Predict:** a network for ten digits has not been trained. Its labels are whole numbers 0 … 9. Which loss fits,
# and what will it be, roughly, before the first update?

# %%
digits = datasets.bundled("digits")
keras.utils.set_random_seed(0)
_untrained = keras.Sequential([keras.Input(shape=(64,)), keras.layers.Dense(32, activation="relu"),
                               keras.layers.Dense(10, activation="softmax")])
_untrained.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
print(_untrained.evaluate(digits.X_train[:400], digits.y_train[:400], verbose=0, return_dict=True))
print("ln 10 =", np.log(10))

# %% [markdown]
# The loss is 2.59, near ln 10 = 2.30, and the accuracy 0.09, near 1/10. A first loss of 20 would tell you that
# something is wrong before you train for an hour.
#
# The loss must fit the last layer and the form of the targets:
#
# | task | targets | loss | useful metric |
# | --- | --- | --- | --- |
# | regression | numbers | `"mse"` | `"mae"`, in the target's own unit |
# | binary | 0 or 1, shape (N,) | `"binary_crossentropy"` | `"accuracy"` |
# | multiclass | whole numbers, shape (N,) | `"sparse_categorical_crossentropy"` | `"accuracy"` |
# | multiclass | one-hot rows, shape (N, C) | `"categorical_crossentropy"` | `"accuracy"` |
#
# `optimizer="adam"` is Adam with Keras' own learning rate, 0.001. For another rate, make the object yourself:
# `keras.optimizers.Adam(learning_rate=0.01)`.
#
# If the last layer has no softmax (it gives logits), say so in the loss:
# `keras.losses.SparseCategoricalCrossentropy(from_logits=True)`. With a softmax in the model, leave that out: the loss
# would take probabilities for logits. (Of a softmax at the very end Keras may see the mistake, mend it and only warn.)
#
# ### Exercise: compile_for

# %% exercise="compile_for"
def compile_for(model, task, learning_rate):
    """Compiles `model` itself with Adam, for every task, and returns it.

    model:          gives numbers ("regression"), one probability ("binary") or C probabilities ("multiclass") a row
    task:           "regression", "binary" or "multiclass"; multiclass labels are whole numbers, shape (N,)
    learning_rate:  of Adam, an optimizer of this model's own

    The loss is the mean squared error, or the cross-entropy that fits the outputs and labels. The model reports
    one metric besides the loss, under the name "mae" for regression and "accuracy" otherwise.

    Example: compile_for(model, "binary", 0.01).evaluate(X, y, return_dict=True) has the keys "loss" and "accuracy".
    """
    ### BEGIN SOLUTION
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model
    ### END SOLUTION


# %% check="compile_for"
import numpy as np
from autograder import check
import keras

check.allow(seconds=30)


def net(units, activation):
    made = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(units, activation=activation)])
    made.set_weights([np.array([[1, -1, 0.5], [-0.8, 0.4, -1]])[:, :units], np.array([0.1, 0, 0.3])[:units]])
    return made


X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -1.5]])
# A task, a model and a rate; three targets, outputs and their loss; what evaluate reports for X with these targets.
cases = (
    ("multiclass", net(3, "softmax"), 0.02, [1, 0, 2], [[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.25, 0.5, 0.25]],
     1.766104, {"loss": 1.327812, "accuracy": 2 / 3}),
    ("binary", net(1, "sigmoid"), 0.005, [0, 1, 1], [[0.9], [0.2], [0.4]], 1.6094, {"loss": 0.7520, "accuracy": 2 / 3}),
    ("regression", net(1, None), 0.3, [0.5, 1, 2], [[1.0], [0.0], [1.0]], 0.75, {"loss": 2.26, "mae": 4 / 3}))
all_made = [check(compile_for, model, task, rate) for task, model, rate, *_ in cases]     # all before one is asked
for made, (task, _, rate, y, outputs, loss, report) in zip(all_made, cases):
    made.compiled_loss(np.array(y), np.array(outputs)).close(loss, rtol=1e-4, name=f"{task}: the loss of known outputs")
    made.evaluation(X, np.array(y)).close(report, rtol=1e-4, name=f"{task}: what evaluate reports")
    made.optimizer()["class"].equal("Adam", name=f"{task}: the optimizer is Adam")
    made.optimizer()["learning_rate"].close(rate, rtol=1e-5, name=f"{task}: Adam's rate")
check(compile_for, made.type("Sequential"), "regression", 0.4)
made.optimizer()["learning_rate"].close(0.4, rtol=1e-5, name="compiled anew with rate 0.4, the model itself has it")
### BEGIN HIDDEN TESTS
y, P = check.rng.integers(0, 4, size=6), check.rng.dirichlet(np.full(4, 5.0), size=6)
model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(4, activation="softmax")])
made = check(compile_for, model, "multiclass", 0.0007)
made.compiled_loss(y, P).close(-np.log(P[np.arange(6), y]).mean(), rtol=1e-4)
made.optimizer()["learning_rate"].close(0.0007, rtol=1e-5)
for task in ("binary", "regression"):
    made = check(compile_for, keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)]), task, 0.03)
    made.optimizer()["class"].equal("Adam")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three things change with the task or the argument: the loss, the metric, the optimizer's learning rate. The last row
# but one of the table is the multiclass case.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `model.compile(...)` returns None. Return the model itself.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Two dictionaries with the tasks as keys, one for the loss and one for the metric, then one `compile` with
# `optimizer=`, `loss=` and `metrics=[...]`.
#
# </details>
#
# ### Find the faults
#
# Six networks for the digits (net 4: for breast cancer), each with 32 hidden units, are to be trained for four epochs
# on 400 rows. The labels are whole numbers, shape (N,). One of the six is as it should be. The next cell shows how each
# was made and prints what happened: the training loss of the four epochs, then the accuracy of the four; or the message
# with which `fit` stopped.

# %%
_dense, _crossentropy = keras.layers.Dense, "sparse_categorical_crossentropy"
_nets = {
    "net 1": (_dense(10), _crossentropy, 0.01),
    "net 2": (_dense(10, activation="softmax"), "categorical_crossentropy", 0.01),
    "net 3": (_dense(10, activation="softmax"), _crossentropy, 0.00001),
    "net 4": (_dense(1, activation="softmax"), "binary_crossentropy", 0.01),
    "net 5": (_dense(10, activation="softmax"), _crossentropy, 0.01),
    "net 6": (_dense(10, activation="softmax"), "mse", 0.01),
}


def _what_happens(last_layer, loss, rate, data):
    net = keras.Sequential([keras.Input(shape=data.X_train.shape[1:]), _dense(32, activation="relu"), last_layer])
    net.compile(optimizer=keras.optimizers.Adam(learning_rate=rate), loss=loss, metrics=["accuracy"],
                run_eagerly=True)
    try:
        run = net.fit(data.X_train[:400], data.y_train[:400], epochs=4, batch_size=100, verbose=0).history
    except Exception as error:
        text = str(error).splitlines()[0]
        return f"stops with {type(error).__name__}: {text[max(text.find('Incompatible'), 0):][:66]}"
    return "   ".join(" ".join(f"{value:5.2f}" for value in run[name]) for name in ("loss", "accuracy"))


with warnings.catch_warnings():
    warnings.simplefilter("ignore")      # Keras warns about one of the six
    for _name, _parts in _nets.items():
        keras.utils.set_random_seed(0)
        print(f"{_name}: {_what_happens(*_parts, cancer if _name == 'net 4' else digits)}")

# %% [markdown]
# ### Exercise: compile_faults
#
# What is the matter with each net? Every letter is used once. Two faults look like learning at first sight: those are
# the dangerous ones.
#
# - **a**: nothing, it is as it should be
# - **b**: the loss wants one-hot rows, and the labels are whole numbers
# - **c**: the outputs are logits, and the loss takes them for probabilities
# - **d**: the output is 1 for every row
# - **e**: the steps are far too small
# - **f**: the loss is one for quantities: it is to subtract the labels from the probabilities

# %% exercise="compile_faults"
faults = {
    "net 1": ...,     # a letter, "a" ... "f", for each
    "net 2": ...,
    "net 3": ...,
    "net 4": ...,
    "net 5": ...,
    "net 6": ...,
}
### BEGIN SOLUTION
faults = {"net 1": "c", "net 2": "b", "net 3": "e", "net 4": "d", "net 5": "a", "net 6": "f"}
### END SOLUTION

# %% check="compile_faults"
from autograder import check

check.quiz(faults, {
    "net 1": check.hashed("c"), "net 2": check.hashed("b"), "net 3": check.hashed("e"),
    "net 4": check.hashed("d"), "net 5": check.hashed("a"), "net 6": check.hashed("f"),
}, because={
    "net 1": "Its first loss is far above ln 10, though it learns something. Look at its last layer, and at the loss.",
    "net 2": "Read the message: the target has one axis and the output two. Which loss takes such targets?",
    "net 3": "Loss and accuracy hardly move from epoch to epoch. What decides how far an update goes?",
    "net 4": "The accuracy is the same in every epoch. What does a softmax over one unit answer?",
    "net 5": "Compare its first loss with ln 10, and go through the table of losses for its last layer and labels.",
    "net 6": "Read the message: [100] are a batch's labels, [100,10] its probabilities. Which loss subtracts those?"})
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Two nets stop with a message, which names the shapes that do not fit. Of those that run, look first at the accuracy:
# does it move at all?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# For each net: does the loss fit the last layer (is there a softmax)? Does it fit the form of the labels? Last, look at
# the rate.
#
# </details>
#
# <details><summary>Once your check passes: which two are the dangerous ones?</summary>
#
# Net 1: nothing stops, the accuracy rises, and only the first loss tells that something is wrong. Net 4: its loss falls
# while its answer never changes. (When it trains, Keras computes a cross-entropy from what goes into the softmax, to
# avoid the logarithm of 0. That number moves; the 1 that comes out does not. Keras does this by itself: it is no reason
# to say `from_logits=True`.) So look at a metric as well as at the loss, and at the first loss before you train for an
# hour.
#
# </details>
#
# What does "accuracy" mean for a regression? The next cell needs no training: a model of one Dense unit is a linear
# regression, and NumPy can solve that, so the solution is put into the model with `set_weights`. **Predict**, then run:
# this model has a good idea of the progression of diabetes within a year, and still its accuracy is

# %%
diabetes = datasets.bundled("diabetes")
_y_mean = diabetes.y_train.mean()
_slopes = np.linalg.lstsq(diabetes.X_train, diabetes.y_train - _y_mean)[0]
_linear = keras.Sequential([keras.Input(shape=(10,)), keras.layers.Dense(1)])
_linear.set_weights([_slopes[:, np.newaxis], np.array([_y_mean])])
_linear.compile(loss="mse", metrics=["mae", "accuracy"])
print(_linear.evaluate(diabetes.X_test, diabetes.y_test, verbose=0, return_dict=True))
print("always the training mean: mae", np.abs(diabetes.y_test - _y_mean).mean().round(1))

# %% [markdown]
# Accuracy is made for classes. Of a single output unit Keras takes every answer above 0.5 for class 1, any other for
# class 0, and counts how often that class equals the target: an answer of 37.2 would be right for the target 1. No
# target here is 0 or 1, so the accuracy is 0.0, for this model and for a perfect one, and no warning tells you.
# The mean absolute error says what you want to know: about 44 points, where the mean of the training targets, given
# as the answer for everyone, misses by about 66.
#
# ## 5. Fit: how many updates?
#
# `fit` shuffles the rows in every epoch, cuts them into batches and makes one update for each batch. **Predict:** three
# equal networks see the same 400 digits for 5 epochs, with batches of 16, 64 and 400 rows. Which one ends with the
# smallest loss?

# %%
_X, _y = digits.X_train[:400], digits.y_train[:400]
_losses, _start = {}, _untrained.get_weights()
_untrained.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="sparse_categorical_crossentropy")
for _batch_size in (16, 64, 400):
    _untrained.set_weights(_start)   # each run begins with the same weights; plain SGD remembers nothing else
    _done = int(_untrained.optimizer.iterations)
    _run = _untrained.fit(_X, _y, epochs=5, batch_size=_batch_size, verbose=0)
    _made = int(_untrained.optimizer.iterations) - _done
    _losses[f"batches of {_batch_size}: {_made} updates"] = _run.history["loss"]
plots.curves(_losses, title="400 digits, 5 epochs, one rate: more updates, smaller loss", ylabel="cross-entropy")
plt.show()

# %% [markdown]
# What to see: the network with batches of 16 has made 125 updates and the one with batches of 400 only 5, in the same
# number of epochs. An epoch is one pass over the rows; what moves the weights is an update. A fair comparison of
# batch sizes therefore counts updates (or seconds) and adapts the learning rate.
#
# ### Exercise: updates_per_epoch

# %% exercise="updates_per_epoch"
def updates_per_epoch(n, batch_size, validation_split=0.0):
    """How many updates one epoch of `fit` makes, a whole number (an int, Python's or NumPy's).

    n:                 rows handed to fit
    batch_size:        rows in a batch; the last batch of an epoch may be smaller and is used as well
    validation_split:  the share of rows that fit holds back; it trains on n * (1 - validation_split) rows, computed
                       in this way, with floats, and rounded down

    Examples: updates_per_epoch(1000, 32) is 32; updates_per_epoch(200, 64, 0.2) is 3.
    """
    ### BEGIN SOLUTION
    trained = int(n * (1 - validation_split))
    return -(-trained // batch_size)
    ### END SOLUTION


# %% check="updates_per_epoch"
from autograder import check

check(updates_per_epoch, 1000, 32).equal(32)
check(updates_per_epoch, 192, 64).equal(3)
check(updates_per_epoch, 200, 64, 0.2).equal(3)
check(updates_per_epoch, 110, 30).equal(4)
check(updates_per_epoch, 10, 7, 0.25).equal(1)
check(updates_per_epoch, 100, 3, 0.9).equal(3)
check(updates_per_epoch, 90, 40, 0.5).equal(2)
check(updates_per_epoch, 20, 64).equal(1).type(int, hint="Return an int: math.ceil gives one, np.ceil a float.")
### BEGIN HIDDEN TESTS
for split in (0.0, 0.25, 0.5):
    n, batch = int(check.rng.integers(100, 2000)), int(check.rng.integers(2, 90))
    check(updates_per_epoch, n, batch, split).equal((int(n * (1 - split)) + batch - 1) // batch)
check(updates_per_epoch, 90, 30).equal(3)
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Two questions, one after the other: how many rows are trained on, and how many batches do they fill?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `math.ceil` rounds up and gives an int. `//` rounds down.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `int(...)` rounds a positive number down, for the rows. Then divide by the batch size and round up.
#
# </details>
#
# ### Which rows are held back?
#
# `validation_split=0.25` holds back a quarter of the rows. **Predict:** the wines below are sorted by class: 51 of
# class 0, then 51 of class 1, then 32 of class 2. What will the validation accuracy be?

# %%
wine = datasets.bundled("wine")
_order = np.argsort(wine.y_train, kind="stable")
_shuffled = np.random.default_rng(0).permutation(len(_order))
keras.utils.set_random_seed(0)
_net = keras.Sequential([keras.Input(shape=(13,)), keras.layers.Dense(16, activation="relu"),
                        keras.layers.Dense(3, activation="softmax")])
_net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.3), loss="sparse_categorical_crossentropy",
            metrics=["accuracy"])
_runs, _held, _start = {}, {}, _net.get_weights()
for _name, _rows in (("sorted by class", _order), ("shuffled first", _shuffled)):
    _net.set_weights(_start)
    _runs[_name] = _net.fit(wine.X_train[_rows], wine.y_train[_rows], epochs=4, batch_size=16, validation_split=0.25,
                         verbose=0).history
    _held[_name] = wine.y_train[_rows]
    print(f"{_name:15} validation accuracy {_runs[_name]['val_accuracy'][-1]:.2f}")


# %% drawing
def _draw_held_back():
    axes = plt.subplots(2, 2, figsize=(10, 5.2), height_ratios=[1, 2.2], layout="constrained")[1]
    for (upper, lower), (name, labels) in zip(axes.T, _held.items(), strict=True):
        for c in range(3):
            at = np.flatnonzero(labels == c)
            upper.plot(at, np.full(len(at), c), plots.MARKS[c], color=plots.COLOURS[c], markersize=3)
        upper.axvspan(int(len(labels) * 0.75) - 0.5, len(labels) - 0.5, color="0.85")
        upper.set(title=f"Rows {name}; grey: held back", xlabel="row", ylabel="class", yticks=[0, 1, 2],
                  ylim=(-0.6, 2.6))
        plots.curves({"training rows": _runs[name]["accuracy"], "validation rows": _runs[name]["val_accuracy"]}, lower,
                     ylabel="accuracy (share of rows)",
                     title=f"{name.capitalize()}: validation ends at {_runs[name]['val_accuracy'][-1]:.2f}")
        lower.set_ylim(-0.04, 1.04)
    plt.show()


_draw_held_back()

# %% [markdown]
# What to see: on the left the grey band holds almost only class 2, and so does the dashed curve, near 0. The network is
# asked about a class that it has hardly seen. On the right the same rows were shuffled first, and the dashed curve
# follows the solid one.
#
# `validation_split` takes the **last** rows, as they stand, before `fit` shuffles anything. The shuffling in `fit`
# concerns the training rows only. Data is often sorted (by class, by hospital, by day), so shuffle the rows yourself,
# X and y with the same permutation, or pass rows that you have chosen with `validation_data=(X_val, y_val)`.
# The test rows are for the end: whoever picks the number of epochs by them has no test rows any more.
#
# ### Exercise: fit_model

# %% exercise="fit_model"
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    """Trains a compiled model itself, with validation rows chosen at random, and returns the History that fit gives.

    model:       compiled; do not compile it again
    X, y:        arrays of N rows and N targets, possibly sorted; leave both as they are
    epochs, batch_size:  as for fit
    validation:  share of the rows that is held back, 0.2 or 0.25, say; as many as validation_split would hold back
                 (N * validation is whole), drawn at random: every set of so many rows is equally likely
    rng:         a np.random.Generator; it alone makes the choice: an equal one, an equal choice

    Each row is either trained on or held back, and stays together with its target. Nothing is printed.

    Example: with N = 40, validation 0.25 and batches of 8, an epoch makes 4 updates on 30 rows;
    history.history has the keys "loss" and "val_loss" (and two for each metric).
    """
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)
    ### END SOLUTION


# %% check="fit_model"
import numpy as np
from autograder import check
import keras

check.allow(seconds=30)


def net(D):
    made = keras.Sequential([keras.Input(shape=(D,)), keras.layers.Dense(1, kernel_initializer="ones")])
    made.compile(keras.optimizers.SGD(1e-9), loss="mse", run_eagerly=True)    # eagerly: faster for few rows
    return made


# Sorted numbers x, targets 2x, and a model that answers x and hardly learns: the squared errors x² tell the rows.
for N, D, epochs, batch, share, updates in ((16, 1, 2, 3, 0.25, 4), (20, 2, 3, 6, 0.2, 3)):
    x = np.linspace(0.5, 2, N) ** 2
    X, y = np.array([x / D] * D).T, 2 * x
    run = check(fit_model, net(D), X, y, epochs, batch, share, check.generator(6)).type("History").unchanged()
    run.get("params").equal({"verbose": 0, "epochs": epochs, "steps": updates}, name=f"{N} rows: how fit was called")
    run.get("history").holds(f"{N} rows: each is trained on or held back, with its own target", lambda h, n=N, s=share,
        e=x**2: abs(n * (1 - s) * h["loss"][0] + n * s * h["val_loss"][0] - e.sum()) < 1e-3)
first = run.get("history['val_loss'][0]")
first.holds("the rows held back are no block", lambda v: min(abs(np.convolve(np.tile(x**2, 2), [0.25] * 4) - v)) > 1e-4)
again, other = (check(fit_model, run.get("model"), X, y, 1, 6, 0.2, check.generator(seed)).get("history['val_loss'][0]")
                for seed in (6, 7))
again.close(first.value, rtol=1e-5, name="equal generators, equal choices", hint="Draw from rng, not from np.random.")
other.holds("another generator makes another choice of validation rows", lambda loss: abs(loss - first.value) > 1e-4)
run.get("model.optimizer.iterations").equal(15, name="the model itself has made the 15 updates of all three runs")
### BEGIN HIDDEN TESTS
x = np.sort(check.rng.uniform(0.5, 4, size=40))
run = check(fit_model, net(3), np.stack([x, -x, x], axis=1), 2 * x, 1, 15, 0.25,
            check.generator(int(check.rng.integers(10**6))))
run.get("history").holds("each row is used once, with its own target",
                         lambda h: abs(30 * h["loss"][0] + 10 * h["val_loss"][0] - (x**2).sum()) < 1e-3)
run.get("params").equal({"verbose": 0, "epochs": 1, "steps": 2})
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `validation_split` is fine as soon as the last rows are a random choice. So what must happen before `fit`?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `order = rng.permutation(len(X))` is a random order of the row numbers. Index X and y with the same one.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# One line for the order, one for `fit` with `X[order]`, `y[order]`, `epochs=`, `batch_size=`, `validation_split=` and
# `verbose=0`. Return its result.
#
# </details>
#
# A good place for a rest.
#
# ## 6. Evaluate and predict
#
# `evaluate` compares with targets and gives a number for the loss and one for each metric. `predict` knows no targets
# and gives one output row for each input row. **Predict:** what shape has `predict` of 5 digits, and how do you get
# from there to 5 labels?

# %%
keras.utils.set_random_seed(0)
digit_net = compile_for(keras.Sequential([keras.Input(shape=(64,)), keras.layers.Dense(32, activation="relu"),
                                          keras.layers.Dense(10, activation="softmax")]), "multiclass", 0.01)
fit_model(digit_net, digits.X_train[:400], digits.y_train[:400], 5, 40, 0.2, np.random.default_rng(0))
_probabilities = digit_net.predict(digits.X_test[:5], verbose=0)
print("shape", _probabilities.shape, " sums", _probabilities.sum(axis=1).round(6))

# %% drawing
def _draw_probabilities():
    figure, ax = plt.subplots(figsize=(7, 3))
    figure.colorbar(ax.imshow(_probabilities, cmap="cividis", vmin=0, vmax=1), label="probability")
    ax.set(xticks=range(10), yticks=range(5), xlabel="class (axis 1)", ylabel="row (axis 0)",
           title=f"Ten probabilities each; true labels {', '.join(map(str, digits.y_test[:5]))}")
    plt.show()


_draw_probabilities()

# %% [markdown]
# What to see: each row of the picture is one digit, and its brightest field is the answer. So the label is where the
# largest probability stands **along axis 1**. A threshold such as "greater than 0.5" belongs to a single sigmoid: with
# ten classes the winner may have 0.3.
#
# `evaluate(..., return_dict=True)` gives a dictionary. Without it you get a list, loss first, and it is easy to take
# one for the other.
#
# ### Exercise: evaluate_and_predict

# %% exercise="evaluate_and_predict"
def evaluate_and_predict(model, X, y):
    """What a trained classifier makes of N test rows.

    model:  compiled with one metric, "accuracy"; gives C probabilities a row
    X, y:   (N, D) rows of any numbers, whole ones too, and (N,) labels, whole numbers; N may be 1; leave both as
            they are

    Returns a dictionary with
        "loss", "accuracy"   two numbers, as evaluate reports them
        "labels"             a new (N,) array of whole numbers: the class with the largest probability (no two are
                             equal)
        "wrong_rows"         array of the row numbers with a wrong label, ascending; empty if there is none

    Example: with y = [2, 0, 1] and labels [2, 1, 1], the accuracy is 0.667 and wrong_rows is [1].
    Nothing is printed.
    """
    ### BEGIN SOLUTION
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {"loss": report["loss"], "accuracy": report["accuracy"], "labels": labels,
            "wrong_rows": np.flatnonzero(labels != y)}
    ### END SOLUTION


# %% check="evaluate_and_predict"
import numpy as np
from autograder import check
import keras

check.allow(seconds=30)


def classifier(W, b):
    made = keras.Sequential([keras.Input(shape=(len(W),)), keras.layers.Dense(len(b), activation="softmax")])
    made.set_weights([np.array(W), np.array(b)])
    made.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"], run_eagerly=True)
    return made


three = classifier([[1, 0, -1], [0, 1, -1]], [0.1, 0, 0])
four = classifier([[4, 0, 0, -1], [0, 4, 0, -1], [0, 0, 4, -1]], [0.5, 0, -0.5, 0])
for rows, net, X, y, labels, wrong_rows, loss in (
        ("six rows", three, [[2.0, 0], [0, 2], [-1, -1], [1, 1.2], [0.3, 0.1], [-0.2, -0.1]], [0, 2, 0, 0, 0, 1],
         [0, 1, 2, 1, 0, 2], [1, 2, 3, 5], 1.6802003),
        ("five of whole numbers, all right", four, [[1, 0, 0], [0, 1, 0], [2, 1, -1], [0, 0, 2], [-1, -2, -1]],
         [0, 1, 0, 2, 3], [0, 1, 0, 2, 3], [], 0.016400153),
        ("one row", four, [[0, 1, 0]], [3], [1], [0], 5.0469257)):
    found = check(evaluate_and_predict, net, np.array(X, order="F"), np.array(y)).unchanged().fresh()
    found["labels"].equal(np.array(labels), name=f"{rows}: labels").dtype(int)
    found["wrong_rows"].equal(np.array(wrong_rows), name=f"{rows}: wrong_rows")
    found["accuracy"].close(1 - len(wrong_rows) / len(y), name=f"{rows}: accuracy")
    found["loss"].close(loss, rtol=3e-6, name=f"{rows}: loss")
found.holds("nothing is printed", lambda d: "labels" in d and not found.outcome.printed, hint="Say verbose=0 twice.")
### BEGIN HIDDEN TESTS
W, b = check.rng.normal(size=(3, 5)), check.rng.normal(size=5)
X = check.rng.normal(size=(9, 3))
labels = (X @ W + b).argmax(axis=1)
found = check(evaluate_and_predict, classifier(W, b), X, labels)
found["labels"].equal(labels)
found["wrong_rows"].shape((0,), hint="No row is wrong here.")
found["accuracy"].close(1.0)
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Two calls to the model, one for each half of the dictionary. Which of the two needs y?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# With `return_dict=True`, `evaluate` gives two of the four entries by name. `argmax` needs to know along which axis.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# `np.flatnonzero(condition)` gives the places where a condition on an array is true, in ascending order.
#
# </details>
#
# Now the function on the digits that no training has seen:

# %%
_outcome = evaluate_and_predict(digit_net, digits.X_test, digits.y_test)
_wrong = _outcome["wrong_rows"]
print(f"accuracy {_outcome['accuracy']:.3f}, {len(_wrong)} of {len(digits.y_test)} rows wrong")


# %% drawing
def _draw_wrong_digits():
    from sklearn.datasets import load_digits

    # The split of course.datasets, to show the pictures as they were before scaling.
    pictures = load_digits().images[np.random.default_rng(0).permutation(1797)[:len(digits.y_test)]]
    figure, axes = plt.subplots(1, 6, figsize=(9, 2))
    for ax, row in zip(axes, _wrong):
        ax.imshow(pictures[row], cmap="gray_r")
        ax.set(title=f"true {digits.y_test[row]}, said {_outcome['labels'][row]}",
               xlabel="8 pixels", xticks=[], yticks=[])
    axes[0].set_ylabel("8 pixels")
    figure.suptitle("Six of the digits that the network gets wrong")
    figure.tight_layout()
    plt.show()


_draw_wrong_digits()

# %% [markdown]
# What to see: some of these would make you hesitate too, others not.
#
# ### One sample alone
#
# **Predict:** a model takes rows of 64 numbers. You hold one digit, an array of shape (64,). What does
# `model.predict(digit)` do? Try it in a cell of your own, then open this.
#
# <details><summary>Compare with your prediction</summary>
#
# It raises `ValueError: ... Invalid input shape`: Keras reads the first axis as the rows. One sample is a batch of one,
# of shape (1, 64).
#
# </details>
#
# ### Exercise: predict_one

# %% exercise="predict_one"
def predict_one(model, x):
    """The class of one sample and the probability that the model gives to it.

    model:  gives C probabilities a row, no two of them equal; may have Dropout layers, which are at rest here
    x:      (D,), one sample, of any numbers, whole ones too; leave it as it is

    Returns (label, probability): a whole number and a float, Python's or NumPy's.

    Example: where the model answers [0.1, 0.7, 0.2], the result is (1, 0.7). Nothing is printed.
    """
    ### BEGIN SOLUTION
    probabilities = model.predict(x[np.newaxis], verbose=0)[0]
    label = int(probabilities.argmax())
    return label, float(probabilities[label])
    ### END SOLUTION


# %% check="predict_one"
import numpy as np
from autograder import check
import keras

check.allow(seconds=30)


def classifier(W, b):
    made = keras.Sequential([keras.Input(shape=(len(W),), name="rows"), keras.layers.Dropout(0.4, seed=1),
                             keras.layers.Dense(len(b), activation="softmax", name="dense")], name="net")
    made.set_weights([np.array(W), np.array(b)])
    made.compile(run_eagerly=True)       # faster for so few rows
    return made


three = classifier([[1, 0, -1], [0, 1, -1]], [0.1, 0, 0])
four = classifier([[1, 0, 0, -1], [0, 1, 0, 1], [0, 0, 1, 0]], [0.1, 0.2, 0, 0])
# The largest of three probabilities; of three for a sample of fractions; of four for whole numbers, below one half.
for net, x, answer in ((three, [2.0, 0.0], (0, 0.877941)), (three, [-0.75, -0.5], (2, 0.755662)),
                       (four, [1, 1, 1], (1, 0.33060448))):
    one = check(predict_one, net, np.array(x)).unchanged()
    one.close(answer, rtol=1e-6)
one[0].type(int)
one.holds("nothing is printed", lambda pair: len(pair) == 2 and not one.outcome.printed, weight=0.5)
### BEGIN HIDDEN TESTS
W, b, x = check.rng.normal(size=(3, 5)), check.rng.normal(size=5), check.rng.normal(size=3)
e = np.exp(x @ W + b)
check(predict_one, classifier(W, b), x).close((int(e.argmax()), float(e.max() / e.sum())), atol=1e-5)
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `x[np.newaxis]` has shape (1, D).
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# What `predict` gives has shape (1, C). `[0]` takes the only row out. `int(...)` and `float(...)` turn NumPy's numbers
# into Python's.
#
# </details>
#
# ### All five steps with your functions
#
# Diabetes once more: define, compile, fit, evaluate and predict, with what you have written.

# %%
keras.utils.set_random_seed(0)
_regressor = compile_for(build_sequential(10, [16], 1, "regression"), "regression", 0.1)
_run = fit_model(_regressor, diabetes.X_train, diabetes.y_train, 5, 16, 0.2, np.random.default_rng(0))
_report = _regressor.evaluate(diabetes.X_test, diabetes.y_test, verbose=0, return_dict=True)
_answers = _regressor.predict(diabetes.X_test, verbose=0)
print("answers have shape", _answers.shape, "and the targets", diabetes.y_test.shape)


# %% drawing
def _draw_regression():
    ax = plt.subplots(figsize=(5.4, 4.2), layout="constrained")[1]
    ax.scatter(diabetes.y_test, _answers[:, 0], s=20, color=plots.COLOURS[0], edgecolors="white", linewidths=0.5)
    ax.plot([25, 350], [25, 350], color=plots.COLOURS[1], linestyle="--", label="answer = target")
    ax.set(xlabel="target (points of disease progression)", ylabel="the model's answer (points)",
           title=f"Diabetes test rows: the mean absolute error is {_report['mae']:.0f} points")
    ax.legend()
    plt.show()


_draw_regression()

# %% [markdown]
# What to see: the answers rise with the targets, in a wide band around the dashed line: 45 points off on average. That
# is no better than the linear model above with its 44: on 332 rows, hidden units have little to add.
#
# Note the shapes: `predict` gives (N, 1) and the targets are (N,). `answers - y` of these two would be an (N, N) table
# without any error message. Take `answers[:, 0]` first.
#
# ## 7. What is inside: the weights
#
# Keras is no mystery: a Dense layer is the `X @ W + b` that you know. To see that, take the weights out.
# `layer.get_weights()` gives a list of NumPy arrays: `[W, b]` for a Dense layer, `[]` for a layer without weights.
#
# ### Exercise: extract_weights

# %% exercise="extract_weights"
def extract_weights(model):
    """The weights of a model's Dense layers, from first to last. Each has a bias, and any name.

    model:  made of Keras' own layers, whether they are trained or frozen; none of them is a model itself

    Returns a list with one pair (W, b), a tuple or a list, for each Dense layer: W (D, M) and b (M,), NumPy arrays of
    dtype float64. Layers of any other kind have no entry, whether they have weights (LayerNormalization has two
    arrays, BatchNormalization four) or not (an input layer, Dropout).

    Example: for Input (4,), Dense(3), Dropout, Dense(2) the shapes are [((4, 3), (3,)), ((3, 2), (2,))].
    """
    ### BEGIN SOLUTION
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            pairs.append((W.astype(float), b.astype(float)))
    return pairs
    ### END SOLUTION


# %% check="extract_weights"
import numpy as np
from autograder import check
import keras

rng = np.random.default_rng(4)
pairs = [(rng.normal(size=s).astype("float32").astype(float), rng.normal(size=s[1]).astype("float32").astype(float))
         for s in [(4, 3), (3, 3), (3, 3), (3, 1), (1, 2)]]
dense, layers = keras.layers.Dense, keras.layers
chain = keras.Sequential([keras.Input(shape=(4,)), dense(3), dense(3), layers.Dropout(0.5), dense(3)])
chain.set_weights([*pairs[0], *pairs[1], *pairs[2]])
found = check(extract_weights, chain)
found.equal(pairs[:3], name="three Dense layers and Dropout, made with Sequential")
found[0][0].dtype("float64", hint="Keras stores float32. Convert with .astype(float).")
found[0][1].dtype("float64", hint="Keras stores float32. Convert the biases too.")
# An input layer, a frozen Dense(1), LayerNormalization (two arrays), BatchNormalization (four arrays), Dense(2).
first, last = dense(1, name="first", trainable=False), dense(2, name="last")
chain = keras.Sequential([keras.Input(shape=(3,)), first, layers.LayerNormalization(name="norm_dense"),
                          layers.BatchNormalization(), last])
first.set_weights(pairs[3])
last.set_weights(pairs[4])
check(extract_weights, keras.Model(chain.inputs, chain.outputs)).equal(
    pairs[3:], name="two Dense layers and others, made with keras.Model")
### BEGIN HIDDEN TESTS
sizes = [int(s) for s in check.rng.integers(2, 6, size=4)]
model = keras.Sequential([keras.Input(shape=(sizes[0],)), keras.layers.Dropout(0.1)]
                         + [keras.layers.Dense(s) for s in sizes[1:]])
pairs = [(check.rng.integers(-8, 9, size=(a, b)) / 4, check.rng.integers(-8, 9, size=b) / 4)
         for a, b in zip(sizes, sizes[1:])]
model.set_weights([w for pair in pairs for w in pair])
found = check(extract_weights, model)
found.equal(pairs)
found[1][1].dtype("float64")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Go through `model.layers` and ask each layer whether it is a `keras.layers.Dense`.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# `isinstance(layer, keras.layers.Dense)` is the question; `layer.get_weights()` gives the two arrays.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Begin with an empty list. For each Dense layer, `append` one tuple of its W and b, each with `.astype(float)`. Return
# the list after the loop, not inside of it.
#
# </details>
#
# **Predict:** you take W of the first layer and set it to 0. What does the model answer now?

# %%
_W, _b = extract_weights(digit_net)[0]
_first = digit_net.predict(digits.X_test[:1], verbose=0)
_W[:] = 0
print("largest change after _W[:] = 0:     ", np.abs(digit_net.predict(digits.X_test[:1], verbose=0) - _first).max())
_twin = keras.models.clone_model(digit_net)      # the same layers with new weights
_twin.set_weights([_W, _b, *digit_net.get_weights()[2:]])
_change = np.abs(_twin.predict(digits.X_test[:1], verbose=0) - _first).max()
print("largest change after set_weights(): ", _change.round(3))

# %% [markdown]
# After `_W[:] = 0` nothing: you changed a copy. Weights go back into a model with `set_weights` only.
#
# Two more ways to look at a model as a whole: `summary()` counts its parameters, and `save` writes all of it to a file,
# the layers, the weights and what `compile` stored. **Predict:** Adam remembers two numbers for each parameter. How
# many parameters does the summary count in total, if the layers have 2,410?

# %%
import tempfile
from pathlib import Path

digit_net.summary()
with tempfile.TemporaryDirectory() as _folder:
    digit_net.save(Path(_folder) / "digits.keras")
    _loaded = keras.models.load_model(Path(_folder) / "digits.keras")
print("difference after loading:", np.abs(np.array(_loaded(digits.X_test)) - np.array(digit_net(digits.X_test))).max())

# %% [markdown]
# 7,232: 2,410 of the layers, twice as many of Adam, and two single numbers, the count of updates and the rate. The
# loaded model gives the same outputs, and could go on training where the other one stopped.
#
# What must a file hold, so that a model can be built from it again? Not the Python objects: numbers and names. Write it
# yourself, for a chain of Dense layers, as a JSON text. JSON knows dictionaries, lists, strings and numbers, so an
# array goes in as `W.tolist()` and comes out by `np.array(...)`; Python writes a number with all its digits.
#
# **Predict:** is it enough to write down W and b of each layer?
#
# <details><summary>Compare with your prediction</summary>
#
# No: the activations are missing. The sizes need no entry of their own, since the shapes of the arrays tell them.
#
# </details>
#
# ### Exercise: save_and_load

# %% exercise="save_and_load"
def model_to_text(model):
    """A chain of Dense layers as a JSON text (a str), from which `text_to_model` can build it again.

    model:  made with keras.Sequential, compiled or not: an input, then one or more Dense layers, of float32, each with
            a bias and one of the activations linear, relu, tanh, sigmoid, softmax

    It holds all the numbers of the weights. Which other entries it has is up to you, and Keras' own descriptions such
    as `get_config` may help; the layers' own names are not needed. `json.loads` can read it. The name of a layer's
    activation is `layer.activation.__name__`.
    """
    ### BEGIN SOLUTION
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)
    ### END SOLUTION


def text_to_model(text):
    """A new keras.Sequential from what `model_to_text` wrote, and from nothing else; not compiled, whatever it was.

    It has the same layers, and weights of its own with exactly the same values, so it gives the same outputs.

    Example: text_to_model(model_to_text(cancer_net)).count_params() is 513.
    """
    ### BEGIN SOLUTION
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
    ### END SOLUTION


# %% check="save_and_load"
import json

import numpy as np
from autograder import check
import keras

check.allow(seconds=30)


def net(rng, n_in, *layers):
    made = keras.Sequential([keras.Input(shape=(n_in,)), *(keras.layers.Dense(*layer) for layer in layers)])
    made.set_weights([rng.normal(size=w.shape) for w in made.get_weights()])
    return made


rng = np.random.default_rng(12)
saved = {"four layers, compiled": net(rng, 3, (4, "relu"), (4, "tanh"), (4, "tanh"), (2, "softmax")),
         "one layer": net(rng, 2, (1, "sigmoid")), "two layers": net(rng, 4, (3, "sigmoid"), (2, "linear"))}
saved["four layers, compiled"].compile(loss="mse")
texts = [check(model_to_text, model).unchanged() for model in saved.values()]
texts[0].holds("JSON of 66 numbers", lambda t: json.loads(t) and len(t) > 264, hint="Use json.dumps, with all of them.")
for (name, model), text in zip(saved.items(), texts):       # each is loaded after all were saved
    X = rng.normal(size=(3, model.input_shape[1]))
    loaded = check(text_to_model, str(text.value)).type("Sequential", hint="Build it with keras.Sequential.")
    loaded.get("compiled").equal(False, weight=0.5, name=f"{name}: the new model is not compiled")
    loaded.weights().equal(model.get_weights(), name=f"{name}: weights", hint="Each layer gets W and b of the text.")
    loaded.forward(X).close(np.array(model(X)), rtol=1e-5, atol=1e-6, name=f"{name}: the outputs")
check(text_to_model, str(text.value)).call("compile", loss="mse")
loaded.get("compiled").equal(False, weight=0.5, name="each call makes a model of its own")
### BEGIN HIDDEN TESTS
names = [str(name) for name in check.rng.permutation(["relu", "tanh", "sigmoid", "linear", "softmax"])]
model = net(check.rng, 3, *[(int(check.rng.integers(2, 6)), name) for name in names])
X = check.rng.normal(size=(4, 3))
loaded = check(text_to_model, str(check(model_to_text, model).value))
loaded.weights().equal(model.get_weights(), hint="Five layers, with every activation.")
loaded.forward(X).close(np.array(model(X)), rtol=1e-5, atol=1e-6, hint="Five layers, with every activation.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Decide on the text first: a list with one dictionary for each layer. Which three entries does a layer need?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Loading goes as in `build_sequential`: first the Input, then `model.add` for each entry. How many inputs there are is
# the number of rows of the first W; how many units a layer has is the length of its b.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# A layer that was added behind an Input has its weights at once, so `layer.set_weights([W, b])` works right after
# `model.add(layer)`, with W and b as arrays.
#
# </details>
#
# ## 8. What is inside: the outputs
#
# Can fifteen lines of NumPy give what Keras gives? That is a strong test of what you know: a wrong activation, a
# dropped bias or a transposed W shows at once. Or does it? **Predict:** a network is fresh from `build_sequential`.
# You repeat its forward pass in NumPy and forget every b. How large is the difference?

# %%
def _forgetful(pairs, X):
    """A forward pass for relu and sigmoid that forgets the biases."""
    (W1, _), (W2, _) = pairs
    return 1 / (1 + np.exp(-(np.maximum(X @ W1, 0) @ W2)))


_fresh = build_sequential(30, [16], 1, "binary")
for _name, _net in (("fresh", _fresh), ("trained", cancer_net)):
    _gap = np.abs(_forgetful(extract_weights(_net), cancer.X_test) - _net.predict(cancer.X_test, verbose=0)).max()
    print(f"{_name:8} network: largest difference {_gap:.1e}")

# %% [markdown]
# In the fresh network the mistake is invisible, because Keras starts every bias at 0. The rest, about 1e-7, is
# rounding. In the trained network the same mistake moves a probability by more than 0.1. So compare on weights that
# hide nothing: all different, biases not zero.
#
# Keras computes in float32, with about 7 digits; NumPy uses float64, with about 16. So the two should differ by about
# 1e-7 and not more. To see the rounding go away, let Keras compute in float64 as well: give every layer
# `dtype="float64"`, and the input too. Then the two should agree to about 1e-15.
#
# These activations you have written in earlier units; here they are ready:

# %% given
def softmax(Z):
    """Z (N, C) -> probabilities (N, C), each row with sum 1."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


ACTIVATIONS = {
    "linear": lambda Z: Z,
    "relu": lambda Z: np.maximum(Z, 0.0),
    "tanh": np.tanh,
    "sigmoid": lambda Z: 0.5 * (1 + np.tanh(Z / 2)),   # the same function, and it never overflows
    "softmax": softmax,
}

# %% [markdown]
# The name of a Dense layer's activation is `layer.activation.__name__`; without activation it is `"linear"`:

# %%
for _layer in digit_net.layers:
    print(_layer.activation.__name__, [w.shape for w in _layer.get_weights()])

# %% [markdown]
# ### Exercise: numpy_forward

# %% exercise="numpy_forward"
def numpy_forward(model, X):
    """What `model` answers at prediction time, computed with NumPy in float64.

    model:  a chain of one or more Dense layers (activation linear, relu, tanh, sigmoid or softmax) and any number of
            Dropout layers, made with keras.Sequential or keras.Model (whose first layer is an input layer)
    X:      (N, D), any numbers, whole ones and float32 too; leave it as it is; what goes into an activation may be in
            the thousands

    Returns a new float64 array (N, M): Keras' own answer but for float32's rounding (below 1e-6 for outputs of size 1).
    Only weights and names of activations are taken from the model; neither the model nor its layers are called.

    Example: for one Dense(1, activation="tanh") with W = [[2.0]] and b = [1.0], X = [[0.5]] gives [[0.964028]].
    """
    ### BEGIN SOLUTION
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = ACTIVATIONS[layer.activation.__name__](A @ W.astype(float) + b)
    return A
    ### END SOLUTION


# %% check="numpy_forward"
import numpy as np
from autograder import check
import keras


def net(dtype, n_in, *layers):
    """Dense layers (units and activation) and Dropout layers (a rate): in every dtype with the same weights."""
    made = keras.Sequential([keras.Input(shape=(n_in,), dtype=dtype), *(
        keras.layers.Dropout(one, dtype=dtype) if type(one) is float else keras.layers.Dense(*one, dtype=dtype)
        for one in layers)])
    rng = np.random.default_rng(6)
    made.set_weights([rng.normal(size=w.shape).astype("float32") for w in made.get_weights()])
    return made


X = np.random.default_rng(5).normal(size=(6, 4))
whole = np.array([[0, 900, -2], [1, 0, 400], [-3, 2, 0], [1, -1, 5]]).T
for name, x, layers in (("relu, Dropout, tanh, softmax", X, [(5, "relu"), 0.25, (3, "tanh"), (2, "softmax")]),
                        ("a softmax alone, of large whole numbers", whole, [(2, "softmax")]),
                        ("twelve layers, float32", np.float32(whole[1:2]), [(4, "tanh")] * 11 + [(4, "sigmoid")])):
    exact = np.array(net("float64", 4, *layers)(x))
    answer = check(numpy_forward, net("float32", 4, *layers), x).unchanged()
    answer.close(exact, atol=1e-6, rtol=0, name=f"{name}: equals Keras within 1e-6")
    answer.close(exact, atol=1e-11, rtol=0, name=f"{name}: to float64's digits")
small = net("float32", 2, (3, "sigmoid"), (2, "linear"))
check(numpy_forward, keras.Model(small.inputs, small.outputs), np.array([[-1.0, 0.5], [900.0, 500.0]])).close(
    np.array(small(np.array([[-1.0, 0.5], [900.0, 500.0]]))), atol=1e-6, name="made with keras.Model, ends in linear")
### BEGIN HIDDEN TESTS
names = ["relu", "tanh", "sigmoid", "linear"]
for last, M, dtype, allowed in (
        ("softmax", 3, "float64", 1e-10), ("sigmoid", 1, "float32", 3e-5), ("linear", 2, "float64", 1e-10)):
    sizes = [int(s) for s in check.rng.integers(2, 7, size=5)]
    dense = [(units, str(name)) for units, name in zip(sizes[1:], check.rng.permutation(names))]
    model = net(dtype, sizes[0], *dense, 0.4, (M, last))
    model.set_weights([check.rng.normal(size=w.shape) for w in model.get_weights()])
    X = check.rng.normal(size=(5, sizes[0]))
    check(numpy_forward, model, X).close(np.array(model(X)), atol=allowed, rtol=0, hint=f"in {dtype}")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The output of a layer is the input of the next. Begin with A = X, and let each layer make a new A.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Which layers do something at prediction time? Dense: yes. Dropout: no. An input layer: no. Skip those.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# For a Dense layer you need `W, b = layer.get_weights()`, both as float64, and the function
# `ACTIVATIONS[layer.activation.__name__]`, applied to `A @ W + b`. This holds for the last layer too.
#
# </details>
#
# How close are the two, over all outputs for the 449 test digits?

# %%
def _in_float64(net):
    """The same chain of Dense layers, computing in float64."""
    made = keras.Sequential([keras.Input(shape=net.input_shape[1:], dtype="float64")])
    for layer in net.layers:
        made.add(keras.layers.Dense(layer.units, activation=layer.activation, dtype="float64"))
    made.set_weights(net.get_weights())
    return made


_gaps = {f"Keras in {name}": np.abs(numpy_forward(net, digits.X_test) - np.array(net(digits.X_test))).ravel()
         for name, net in (("float32", digit_net), ("float64", _in_float64(digit_net)))}
for _name, _gap in _gaps.items():
    print(f"{_name}: largest difference {_gap.max():.0e}")


# %% drawing
def _draw_gaps():
    ax = plt.subplots(figsize=(6.5, 3))[1]
    for i, (name, gap) in enumerate(_gaps.items()):
        ax.hist(np.log10(gap + 1e-20), bins=np.arange(-20.5, -4, 0.5), color=plots.COLOURS[i], alpha=0.75,
                hatch=("", "//")[i], edgecolor="white", label=name)
    ax.set(xlabel="log10 of |Keras - NumPy| (of probabilities; no unit)", ylabel="number of outputs",
           title="What is left between Keras and NumPy is rounding: it goes away in float64")
    ax.legend()
    plt.show()


_draw_gaps()

# %% [markdown]
# What to see: the plain bars (float32) end below 1e-6, the hatched ones (float64) below 1e-15; outputs that agree
# exactly stand at −20. A mistake does not shrink when you compute with more digits. Rounding does. One detail: the cell
# calls `net(X)` and not `net.predict(X)`, because `predict` converts its rows to float32 first.
#
# ## 9. What is inside: the gradients
#
# The same question for the backward pass. TensorFlow writes down what happens inside a `tf.GradientTape` and then
# differentiates it. `fit` uses just that, once for each batch. A worked example:

# %%
_batch = digits.X_train[:64], digits.y_train[:64]
with tf.GradientTape() as _tape:
    _loss = keras.losses.SparseCategoricalCrossentropy()(_batch[1], digit_net(_batch[0]))
_from_tape = _tape.gradient(_loss, digit_net.trainable_weights)
print("loss", float(_loss))
for _weight, _g in zip(digit_net.trainable_weights, _from_tape):
    print(f"{_weight.path:30} gradient {tuple(_g.shape)}, largest {np.abs(_g.numpy()).max():.4f}")

# %% [markdown]
# The loss is the **mean** over the 64 rows, and the gradients come as a flat list in the order of
# `model.trainable_weights`: W and b of the first layer, W and b of the second. You know the chain that gives them:
#
# | step | formula | shape |
# | --- | --- | --- |
# | at the softmax, with the mean cross-entropy | dZ = (P − Y) / N | (N, C) |
# | weights of a layer with input A | dW = Aᵀ dZ | (D, M) |
# | its biases | db = sum of the rows of dZ | (M,) |
# | one layer back, through W and the relu that made A | dZ of that layer = dZ Wᵀ where A > 0, else 0 | (N, D) |
#
# **Predict:** without the division by N, by what factor are the gradients wrong? And which entries of the list?
#
# <details><summary>Compare with your prediction</summary>
#
# All of them, by the factor N: the division is made once, at the end of the network, and every gradient before it is
# computed from that dZ.
#
# </details>
#
# ### Exercise: numpy_gradients

# %% exercise="numpy_gradients"
def numpy_gradients(model, X, y):
    """The gradient of the mean cross-entropy with respect to every weight, computed with NumPy in float64.

    model:  a chain of Dense layers, any number of hidden ones with relu (possibly none), the last one with softmax
            (whose logits may be in the thousands); all weights are trainable
    X, y:   (N, D) rows of any numbers, whole ones and float32 too, and (N,) labels, whole numbers 0 ... C-1; leave
            both as they are

    Returns a flat list of float64 arrays in the order of model.trainable_weights: [dW1, db1, dW2, db2, ...], each of
    its weight's shape: what tf.GradientTape gives but for float32's rounding. The derivative of relu at 0 is 0.
    Only the weights are taken from the model. You may use your extract_weights.

    Example: for a single Dense(2) with W = [[0, 0]] and b = [0, 0], X = [[1.0], [3.0]] and y = [0, 0], the
    probabilities are all 0.5 and the result is [[[-1.0, 1.0]], [-0.5, 0.5]].
    """
    ### BEGIN SOLUTION
    pairs = extract_weights(model)
    inputs = [X]                                    # of each layer
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    W, b = pairs[-1]
    dZ = softmax(inputs[-1] @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients
    ### END SOLUTION


# %% check="numpy_gradients"
import numpy as np
from autograder import check
import keras
import tensorflow as tf


def net(dtype, weights):
    layers = [keras.layers.Dense(len(b), activation="relu", dtype=dtype) for b in weights[1:-2:2]]
    layers.append(keras.layers.Dense(len(weights[-1]), activation="softmax", dtype=dtype))
    made = keras.Sequential([keras.Input(shape=(len(weights[0]),), dtype=dtype), *layers])
    made.set_weights(weights)
    return made


narrow = [np.ones((2, 1)), np.zeros(1), np.array([[2.0, -1.0]]), np.zeros(2)]
three = [np.random.default_rng(s).normal(size=s).astype("float32") for s in [(4, 6), (6,), (6, 5), (5,), (5, 3), (3,)]]
for name, weights, X, y in (
        ("one layer, the docstring's example", [np.zeros((1, 2)), np.zeros(2)], [[1], [3]], [0, 0]),
        ("Z near 0, and a large one", narrow, [[0, 0], [5e-10, 0], [-5e-10, 0], [1, 2], [900, -2]], [0, 1, 1, 0, 0]),
        ("three layers", three, np.random.default_rng(8).normal(size=(7, 4)).astype("f4"), [2, 0, 0, 2, 0, 2, 2])):
    exact = net("float64", weights)
    with tf.GradientTape() as tape:
        loss = keras.losses.SparseCategoricalCrossentropy(dtype="float64")(np.array(y), exact(np.array(X, float)))
    right = [g.numpy() for g in tape.gradient(loss, exact.trainable_weights)]
    found = check(numpy_gradients, net("float32", weights), np.array(X, order="F"), np.array(y)).unchanged()
    found.close(right, rtol=1e-9, atol=1e-12, name=f"{name}: equals the tape in float64")
found[4].close(right[4], rtol=1e-9, atol=1e-12, name="three layers: dW of the last one")
### BEGIN HIDDEN TESTS
for shape in ([5, 4], [3, 6, 4], [6, 5, 7, 3], [4, 3, 5, 6, 2]):
    weights = [check.rng.normal(size=s) for a, b in zip(shape, shape[1:]) for s in ((a, b), (b,))]
    X, y = check.rng.normal(size=(8, shape[0])), check.rng.integers(0, shape[-1], size=8)
    model = net("float64", weights)
    with tf.GradientTape() as tape:
        loss = keras.losses.SparseCategoricalCrossentropy(dtype="float64")(y, model(X))
    right = [g.numpy() for g in tape.gradient(loss, model.trainable_weights)]
    check(numpy_gradients, model, X, y).close(right, rtol=1e-9, atol=1e-10,
                                              hint="Any number of hidden layers, also none.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Forward first: keep the input of every layer in a list, since each dW needs it. Then go through the layers backward.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Begin with the table's first line. `P[np.arange(N), y] -= 1` subtracts the one-hot labels from the probabilities.
# Then each layer gives its dW and db, and hands dZ on to the layer before.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# In the backward loop, in this order: dW from A and dZ; db from dZ; put both **in front of** the list; then the new
# dZ from the old dZ, W and `A > 0`. `zip(reversed(pairs), reversed(inputs))` gives each layer with its input.
#
# </details>
#
# Compare with the tape on the digits:

# %%
_mine = numpy_gradients(digit_net, *_batch)
print("weight                          largest gradient   largest difference from the tape")
for _weight, _a, _t in zip(digit_net.trainable_weights, _mine, _from_tape):
    print(f"{_weight.path:30} {np.abs(_a).max():17.6f} {np.abs(_a - _t.numpy()).max():34.1e}")

# One update with plain gradient descent: by hand, and by fit on the same 64 rows.
_rate = 0.1
_by_hand = [w - _rate * g for w, g in zip(digit_net.get_weights(), _mine)]
_twin = keras.models.clone_model(digit_net)
_twin.set_weights(digit_net.get_weights())
_twin.compile(optimizer=keras.optimizers.SGD(learning_rate=_rate), loss="sparse_categorical_crossentropy")
_twin.fit(*_batch, epochs=1, batch_size=64, verbose=0)
print("after one update, by hand and by fit: largest difference",
      f"{max(np.abs(a - b).max() for a, b in zip(_by_hand, _twin.get_weights())):.1e}")

# %% [markdown]
# So `fit` holds nothing that you have not written: forward, loss, backward, update, once for each batch.
#
# ## 10. Quiz
#
# Answer with a letter, or with a number where one is asked for.
#
# - **params**: How many parameters have `keras.Input(shape=(8,))`, `Dense(5, activation="relu")`, `Dense(3)`?
#   (a number)
# - **updates**: `fit` gets 300 rows, `validation_split=0.2`, `batch_size=50`, `epochs=4`. How many updates does it
#   make? (a number)
# - **split**: Which rows does `validation_split=0.2` hold back? (a) a random fifth, (b) the first fifth,
#   (c) the last fifth
# - **targets**: The last layer is a softmax over 5 units; y has shape (N,) and holds 0 … 4. Which loss?
#   (a) `"categorical_crossentropy"`, (b) `"sparse_categorical_crossentropy"`, (c) `"binary_crossentropy"`
# - **compile**: What does `compile` do to the weights? (a) nothing, (b) it draws them anew, (c) it makes them faster
#   by changing their layout
# - **zero**: A regression reports `accuracy: 0.0000`. What does that tell you? (a) it has not learned, (b) the learning
#   rate is too high, (c) the metric does not fit the task
# - **one**: A model takes rows of 20 numbers; `x` has shape (20,). What do you call? (a) `model.predict(x)`,
#   (b) `model.predict(x[:, np.newaxis])`, (c) `model.predict(x[np.newaxis])`
# - **shape**: Which first line of a Sequential gives no warning, and weights at once?
#   (a) `keras.layers.Dense(4, input_shape=(3,))`, (b) `keras.Input(shape=(3,))`, (c) `keras.layers.Dense(4)`
# - **fresh**: Your NumPy forward pass agrees with a Keras model that was never trained. What may still be wrong and
#   stay unseen? (a) the biases, (b) the softmax's axis, (c) the order of W's axes

# %% exercise="keras_quiz"
quiz = {
    "params": ...,    # a number
    "updates": ...,   # a number
    "split": ...,     # "a", "b" or "c", here and below
    "targets": ...,
    "compile": ...,
    "zero": ...,
    "one": ...,
    "shape": ...,
    "fresh": ...,
}
### BEGIN SOLUTION
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
### END SOLUTION

# %% check="keras_quiz"
from autograder import check

check.quiz(quiz, {"params": check.hashed(63), "updates": check.hashed(20), "split": check.hashed("c"),
                  "targets": check.hashed("b"), "compile": check.hashed("a"), "zero": check.hashed("c"),
                  "one": check.hashed("c"), "shape": check.hashed("b"), "fresh": check.hashed("a")}, because={
    "params": "Each layer has inputs * units weights and one bias a unit; the input layer has none.",
    "updates": "How many rows are trained on? How many batches do they fill, the last one included? 4 epochs.",
    "split": "Look at the grey band in the figure of the sorted wines.",
    "targets": "One label a row, a whole number, is the sparse form; one-hot rows are the other.",
    "compile": "The first code of this unit compared the weights before and after compile.",
    "zero": "Accuracy turns an output into a class and compares that with the target. Is 151 a class?",
    "one": "Keras reads the first axis as the rows: one row of 20 numbers is (1, 20).",
    "shape": "One of the three warns, and one has no weights until data comes.",
    "fresh": "At which value does Keras start what is asked for here?"})
check.score(2)

# %% [markdown]
# ## 11. In your own words
#
# Two colleagues repeat a Keras model in NumPy. Anna's outputs differ from Keras' by at most 2e-7, Ben's by at most
# 3e-3. Anna says: "Mine is right, the rest is rounding." Ben says the same. The model was never trained.
#
# In four to eight sentences: where does a difference of 2e-7 come from? How can each of them find out, by an
# experiment, whether their difference is rounding? And name one mistake that Anna may have made although her
# difference is so small, with the reason why it does not show.

# %% [markdown] written="rounding_or_mistake" points=2
# ### BEGIN SOLUTION
# Keras stores and computes in float32, which keeps about 7 digits; probabilities near 1 are then off by about 1e-7, so
# 2e-7 fits rounding. 3e-3 is ten thousand times more and fits a mistake. The experiment: build the same model with
# dtype="float64" (layers and input), copy the same weights in, and compare again. Rounding then falls to about 1e-15; a
# mistake stays as large as it was. Anna may have forgotten the biases: Keras starts them at 0, so in a model that was
# never trained, adding them or not is the same. She should compare on trained or random weights, with biases that are
# not 0. (Also accepted: dropping the moving statistics of a fresh BatchNormalization; an activation that never matters
# for her rows, such as relu on values that are all positive.)
#
# Grading: half a point for float32's digits as the source; one point for an experiment that tells the two apart
# (float64, or other weights and more digits) with what each outcome would mean; half a point for a mistake that hides
# together with its reason.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - Five steps: define, compile, fit, evaluate, predict. Compiling stores; fitting changes weights.
# - Begin with `keras.Input(shape=...)`. The last layer fits the task, the loss fits the last layer and the targets.
# - An epoch makes ⌈rows trained on / batch size⌉ updates; the updates move the weights.
# - `validation_split` takes the last rows as they stand. Shuffle first, X and y together.
# - Accuracy is for classes. The labels are the argmax along axis 1. One sample is a batch of one.
# - `get_weights` gives copies; `set_weights` puts them back. A file of a model holds its layers' names and numbers.
# - NumPy repeats Keras to 1e-7 in float32 and to 1e-15 in float64. Compare on weights whose biases are not 0, because a
#   fresh model hides a forgotten bias.
