# ---
# title: Overfitting and regularization
# objectives:
#   - tell underfitting, overfitting and divergence from the two loss curves
#   - write L2, its gradient, L1's soft threshold, max-norm and decoupled weight decay, equal to those of Keras
#   - stop early with the best weights, make new training rows by shifting images, and split rows into folds
#   - compare remedies over several seeds, with their spread, before you believe one
#   - find what is wrong with a study whose numbers cannot be trusted
# minutes: 150
# prerequisites: ["08 Optimizers", "09 Initialization", "10 Keras"]
# ---

# %% [markdown]
# A network with many weights can learn its training rows by heart, wrong labels included, and be of little use on
# other rows. In this unit you write what is done about it, and then measure on 200 digits which of it helps, and by
# how much. Some answers are not what most texts say.
#
# Below each exercise there is a check cell. Run it as often as you like. The hints under an exercise open one at a
# time.
#
# For the whole unit, unless a docstring says something else:
#
# - Arrays hold float64 numbers or whole numbers of 64 bits, all finite, from minus a million to a million, with at
#   least one entry. Rows are samples. Single numbers are Python's.
# - Compute in float64 and do not round: results are asked to 1e-9 of the largest number beside them.
# - A result is a new object, and its arrays are new, too: never a view of an argument.
# - No function changes what it is given, prints or warns, or remembers anything from one call to the next.
#
# ## Three questions first
#
# Answer each from memory, then open it.
#
# <details><summary>1. Which rows may the test rows' scaling be taken from?</summary>
#
# From the training rows only. Mean and deviation of the training rows scale all others.
# </details>
#
# <details><summary>2. Adam divides the smoothed gradient by something. By what, and what does that do to a gradient
# that is 100 times as large in every step?</summary>
#
# By the root of the smoothed squares of the same gradients. A constant factor cancels: the step stays as it is.
# </details>
#
# <details><summary>3. Where do `validation_split=0.2` rows come from in Keras?</summary>
#
# They are the last fifth of the rows as they lie, taken before any shuffling. Of sorted rows that is a bad sample.
# </details>

# %% given
import numpy as np

from autograder import check

import keras

# %% [markdown]
# ## 1. A curve that bends to every point
#
# Twenty-five points lie on one wave of a sine, each moved up or down by noise. We fit polynomials to them. A
# polynomial of degree d has d + 1 weights, so degree 24 can go through all 25 points.
#
# **Predict.** Of the degrees 1, 5 and 20: which has the smallest error on the 25 points? Which on 200 new points?

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course.plots import COLOURS


def _curve_points(n, seed):
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(-1, 1, size=n))
    return x, np.sin(np.pi * x) + rng.normal(size=n) * 0.3


def _features(x, degree):      # Chebyshev's polynomials: the same curves as powers of x, but without their rounding
    return np.polynomial.chebyshev.chebvander(x, degree)


def _fit_curve(x, y, degree, lam=0.0):
    """Weights with the smallest mean square error + lam * sum of the squares of all weights but the first."""
    A = _features(x, degree)
    penalty = np.diag(np.r_[0.0, np.full(degree, lam * len(x))])
    return np.linalg.lstsq(A, y, rcond=None)[0] if lam == 0 else np.linalg.solve(A.T @ A + penalty, A.T @ y)


def _curve_error(x, y, w):
    return np.mean((_features(x, len(w) - 1) @ w - y) ** 2)


_x, _y = _curve_points(25, 0)
_x_new, _y_new = _curve_points(200, 1)


def _draw_curves(fits, title):
    fig, axes = plt.subplots(1, 3, figsize=(10, 3.2), sharey=True, layout="constrained")
    line = np.linspace(_x.min(), _x.max(), 400)
    for ax, (name, w), colour in zip(axes, fits, COLOURS, strict=False):
        ax.plot(line, np.sin(np.pi * line), color="grey", linestyle=":", label="the wave")
        ax.plot(line, _features(line, len(w) - 1) @ w, color=colour, label="fitted")
        ax.scatter(_x, _y, s=16, color="black", zorder=3, label="25 points")
        ax.set(title=name, xlabel="x", ylim=(-2.2, 2.2))
    axes[0].set_ylabel("y")
    axes[0].legend(fontsize=8)
    fig.suptitle(title)
    plt.show()


_draw_curves([(f"degree {d}", _fit_curve(_x, _y, d)) for d in (1, 5, 20)],
             "Too stiff, about right, and bent by the noise")

# %%
for _degree in (1, 5, 20):
    _w = _fit_curve(_x, _y, _degree)
    print(f"degree {_degree:2}: mean square error {_curve_error(_x, _y, _w):8.3f} on the 25 points,",
          f"{_curve_error(_x_new, _y_new, _w):10.3g} on 200 new ones")

# %% drawing
def _draw_degrees():
    degrees = range(1, 21)
    fits = [_fit_curve(_x, _y, d) for d in degrees]
    fig, ax = plt.subplots(figsize=(6.5, 3.5), layout="constrained")
    ax.semilogy(degrees, [_curve_error(_x, _y, w) for w in fits], "o-", color=COLOURS[0], label="the 25 points")
    ax.semilogy(degrees, [_curve_error(_x_new, _y_new, w) for w in fits], "s--", color=COLOURS[1], label="new points")
    ax.axhline(0.09, color="grey", linestyle=":", label="variance of the noise")
    ax.set(title="More weights: the error on the 25 points only falls, on new points it rises again",
           xlabel="degree of the polynomial", ylabel="mean square error", xticks=range(2, 21, 2))
    ax.title.set_fontsize(10)
    ax.legend()
    plt.show()


_draw_degrees()

# %% [markdown]
# On the 25 points the error falls with each weight more, to well below the variance of the noise, 0.09: the curve
# has learned the noise. On new points it falls, then rises; at degree 20 it is astronomic, above all at the right
# end, where no points hold the curve. Degree 1 is too stiff for both: it **underfits**. Degree 20 **overfits**. Only
# rows that were not trained on can tell, and for that you hold back **validation rows**.
#
# With networks you see the same over *time*: the two losses in a history. Four things can have happened. Training
# **diverged** (the loss grew, or became NaN); the network underfits (it cannot even do the training rows); it
# overfits (it can do those, but not the others); or it is good.
#
# **Predict.** With dropout (in each training step some units are switched off at random), the training loss that
# `fit` reports is often *above* the validation loss. Which of the four is that a sign of?
#
# ### Exercise 1: diagnose (3 points)
#
# Single epochs jitter, so look at the mean of the last three.

# %% exercise="diagnose"
def diagnose(history, target):
    """What a training run suffers from, by its losses.

    history: a dictionary. Its lists "loss" and "val_loss" hold the training and the validation loss after each epoch,
    as floats of 0 or more, NaN or infinity: two lists of one length, one epoch or more. It may have other keys.
    target: a loss that would be good enough, a float above 0.
    The loss "at the end" is the mean of the last three epochs, or of all epochs if there are fewer.
    Returns the first of these strings that applies:
      "diverged"  any loss of either list is NaN or infinite, or the training loss at the end is above that of the
                  first epoch;
      "underfit"  the training loss at the end is above the target;
      "overfit"   the validation loss at the end is above the target;
      "good"      otherwise.
    Above means larger: a loss that equals the target is not above it. The history stays as it is.

    Example: diagnose({"loss": [2.0, 1.0, 0.5, 0.5, 0.5], "val_loss": [2.0, 1.0, 0.5, 1.0, 1.5]}, 0.75) is "overfit":
    at the end the losses are 0.5 and 1.0.
    """
    ### BEGIN SOLUTION
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The order of the questions matters: NaN first, for every comparison with NaN is False.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `loss[-3:]` are the last three, or all if there are fewer. `np.isfinite` is False for NaN and for both infinities.
# </details>

# %% check="diagnose"
import numpy as np
from autograder import check

nan, inf = float("nan"), float("inf")
for name, target, loss, val_loss, right in (
        ("the example", 0.75, [2.0, 1.0, 0.5, 0.5, 0.5], [2.0, 1.0, 0.5, 1.0, 1.5], "overfit"),
        ("both end at the target", 0.5, [2.0, 1.0, 0.75, 0.5, 0.25], [1.0, 1.0, 0.25, 0.5, 0.75], "good"),
        ("training loss above validation loss", 0.5, [1.0, 0.5, 0.5, 0.5], [0.25, 0.25, 0.25, 0.25], "good"),
        ("a lucky last validation loss", 0.5, [2.0, 0.25, 0.25, 0.25], [2.0, 1.0, 1.0, 0.25], "overfit"),
        ("an unlucky last training loss", 0.75, [1.0, 0.25, 0.25, 1.5], [0.5, 0.5, 0.5, 0.5], "good"),
        ("a lucky last training loss", 0.5, [3.0, 1.0, 0.5, 0.375], [0.25, 0.25, 0.25, 0.25], "underfit"),
        ("both too high", 1.0, [3.0, 2.0, 2.0, 2.0], [3.0, 2.5, 2.5, 2.5], "underfit"),
        ("validation loss above its start", 0.75, [2.0, 0.25, 0.25, 0.25], [0.5, 1.0, 1.0, 1.0], "overfit"),
        ("training loss above its start", 4.0, [1.0, 0.5, 2.0, 2.0, 2.0], [0.25] * 5, "diverged"),
        ("training loss above its start and the target", 1.5, [1.0, 0.5, 2.0, 2.0, 2.0], [0.25] * 5, "diverged"),
        ("training loss as at its start", 0.5, [0.5, 0.25, 0.5, 0.5, 0.5], [0.5] * 5, "good"),
        ("NaN in the validation loss", 0.5, [1.0, 0.25, 0.25, 0.25, 0.25], [1.0, nan, 0.5, 0.5, 0.5], "diverged"),
        ("infinite at the start", 0.5, [inf, 0.25, 0.25, 0.25, 0.25], [0.5] * 5, "diverged"),
        ("infinite validation loss", 0.5, [1.0, 0.25, 0.25, 0.25], [inf, 0.25, 0.25, 0.25], "diverged"),
        ("NaN at the end", 0.5, [1.0, 0.25, 0.25, nan], [0.5] * 4, "diverged"),
        ("validation loss above training loss", 0.75, [1.0, 0.25, 0.25, 0.25], [1.0, 0.5, 0.5, 0.5], "good"),
        ("two epochs", 0.75, [1.0, 0.75], [0.5, 0.5], "underfit"), ("one epoch", 0.5, [0.25], [0.75], "overfit")):
    check(diagnose, {"loss": loss, "other": [nan] * len(loss), "val_loss": val_loss}, target).equal(
        right, name=name).unchanged()
### BEGIN HIDDEN TESTS
half, above = [0.5] * 4, [0.5, *[0.5 + 2e-10] * 3]
for loss, val, target, right in ((above, half, 0.75, "diverged"), (half, half, 0.5 - 1e-10, "underfit"),
                                 (half, above, 0.5, "overfit")):
    check(diagnose, {"loss": loss, "val_loss": val}, target).equal(right)
for k in range(8):
    loss, val = check.rng.integers(1, 9, size=(2, 6)) / 4
    ends, target = [v[-1] + v[-2] + v[-3] for v in (loss, val)], (0.625, 1.125)[k % 2]
    right = ["diverged", "underfit", "overfit", "good"][[ends[0] > 3 * loss[0], ends[0] > 3 * target,
                                                         ends[1] > 3 * target, True].index(True)]
    check(diagnose, {"val_loss": val.tolist(), "loss": loss.tolist()}, target).equal(right)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>The prediction on dropout</summary>
#
# Of none: `fit` measures its training loss while units are dropped, the validation loss with all units. Both may be
# good enough. Your function looks at each loss beside the target, and not at which of the two is larger.
# </details>
#
# ## 2. L2: large weights cost something
#
# The curve of degree 20 has weights of some thousands that cancel on the 25 points, and nowhere else. So let weights
# cost something. **L2 regularization** adds the squares of the weights to the loss, and λ says how much they count:
#
# $$ L = L_\text{data} + \lambda \sum_{i} W_i^2, \qquad
# \frac{\partial L}{\partial W_i} = \frac{\partial L_\text{data}}{\partial W_i} + 2 \lambda W_i $$
#
# This is Keras' convention: no ½, and not divided by the number of rows. Many texts write λ/2, or λ/(2N), so a λ
# cannot be carried from one text to another. Biases are left out: they shift a curve and do not bend it.
#
# **Predict.** We raise λ from 0 to 0.001 and to 1. What happens to the error on the 25 points: does it fall, rise, or
# fall and then rise? And on new points?

# %%
for _lam in (0.0, 1e-3, 1.0):
    _w = _fit_curve(_x, _y, 20, _lam)
    print(f"degree 20, λ = {_lam:5}: largest weight {np.abs(_w).max():9.3g}, error {_curve_error(_x, _y, _w):.3f} on",
          f"the 25 points, {_curve_error(_x_new, _y_new, _w):.3g} on new ones")

# %% drawing
_draw_curves([(f"λ = {lam}", _fit_curve(_x, _y, 20, lam)) for lam in (0.0, 0.001, 1.0)],
             "Degree 20 each time: λ decides how far the curve may bend")

# %% [markdown]
# One model, three values of λ, and all three cases of the first figure: overfitting on the left, something useful in
# the middle, underfitting on the right. The error on the 25 points *rises* with λ; that is the price.
#
# ### Exercise 2: L2 for a whole network (3 points)

# %% exercise="l2"
def l2(params, lam):
    """The L2 penalty of a network, and its gradients.

    params: a dictionary of arrays, kernels "W1", "W2", … of shapes (D, M) and biases "b1", "b2", … of shapes (M,); as
    many layers as you like, their keys in any order. A key that begins with W is a kernel, any other a bias.
    lam: λ, a float of 0 or more.
    Returns a tuple (penalty, gradients):
      penalty    a number: lam times the sum of the squares of all entries of all kernels. Biases do not count;
      gradients  a dictionary with the keys of params: the gradient of the penalty at each array, a float array of its
                 shape. For a bias that is zeros.

    Example: W1 = [[1, -2], [0, 3]], b1 = [5, 5], W2 = [[2], [-1]], b2 = [7] and lam = 0.1 give the penalty 1.9 and the
    gradients W1: [[0.2, -0.4], [0, 0.6]], b1: [0, 0], W2: [[0.4], [-0.2]], b2: [0].
    """
    ### BEGIN SOLUTION
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# One loop over `params.items()`; `key.startswith("W")` tells kernels from biases.
# </details>
#
# <details><summary>Hint 2</summary>
#
# Square each entry, then sum. The derivative of λ w² is 2 λ w.
# </details>

# %% check="l2"
import numpy as np
from autograder import check

W1, b1 = np.array([[1, -2, 0], [0, 3, -1]]), np.array([5, 5, 5])
W2, b2, W3, b3 = np.array([[0.5], [-1.0], [2.0]]), np.array([-4.0]), np.array([[1.5, -0.5]]), np.array([0.25, 7.0])
for name, params, lam, penalty, gradients in (
        ("one layer, whole numbers", {"W1": W1, "b1": b1}, 0.5, 7.5, {"W1": W1 * 1.0, "b1": np.zeros(3)}),
        ("two layers", {"b2": b2, "W2": W2, "W1": W1, "b1": b1}, 0.1, 2.025, {
            "W1": np.array([[0.2, -0.4, 0], [0, 0.6, -0.2]]), "b1": np.zeros(3),
            "W2": np.array([[0.1], [-0.2], [0.4]]), "b2": np.zeros(1)}),
        ("three layers", {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}, 2.0, 45.5, {
            "W1": W1 * 4.0, "b1": np.zeros(3), "W2": W2 * 4, "b2": np.zeros(1), "W3": W3 * 4, "b3": np.zeros(2)}),
        ("λ is 0", {"W1": W2, "b1": b2}, 0.0, 0.0, {"W1": np.zeros((3, 1)), "b1": np.zeros(1)})):
    pair = check(l2, params, lam).type(tuple).unchanged().fresh().holds("a pair", lambda v: len(v) == 2)
    pair[0].close(penalty, rtol=1e-9, name=f"penalty: {name}")
    pair[1].close(gradients, rtol=1e-9, name=f"gradients: {name}")
    pair[1]["b1"].dtype(float)
### BEGIN HIDDEN TESTS
for sizes in ((4, 7), (5, 3, 2), (2, 1, 6, 3)):
    params = {f"{key}{k}": check.rng.normal(size=(b, a)[: 1 + (key == "W")]).T * 2
              for k, (a, b) in enumerate(zip(sizes, sizes[1:]), 1) for key in "Wb"}
    kernels, lam = [w for w in params.values() if w.ndim == 2], float(check.rng.uniform(0.01, 1))
    pair = check(l2, params, lam)
    pair[0].close(sum(float(w.ravel() @ w.ravel()) for w in kernels) * lam, rtol=1e-9)
    pair[1].close({key: w * lam + w * lam if w.ndim == 2 else w * 0 for key, w in params.items()}, rtol=1e-9)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ### L2 in Keras
#
# In Keras each layer may have a regularizer of its kernel: `Dense(…, kernel_regularizer=keras.regularizers.L2(lam))`.
# `fit` adds the penalties, which stand in `model.losses`, to the loss. There are two neighbours that mean something
# else: `bias_regularizer` works on b, and `activity_regularizer` on the layer's **output**.
#
# **Predict.** A model whose Dense layer has an *activity* regularizer has not seen any row yet. How many numbers are
# in its `model.losses`?
#
# ### Exercise 3: a regularized model (3 points)

# %% exercise="build_regularized"
def build_regularized(features, units, classes, lam):
    """A Keras classifier with L2 on the kernel of every Dense layer, the output layer too.

    features: number of inputs. units: a list with the size of each hidden layer, one or more. classes: number of
    outputs. lam: λ, a float of 0 or more, in Keras' convention: each layer adds lam * (sum of the squares of its
    kernel) to the loss, and no bias or output adds anything.
    Returns a Keras model, built in any style: Dense layers with relu, last a Dense layer with softmax (relu and
    softmax may be layers by themselves), and nothing else. Its weights exist, and model.losses holds one number for
    each Dense layer. It need not be compiled. Two calls give two models with weights of their own. units is left alone.

    Example: build_regularized(4, [3], 2, 0.1) has 23 weights and biases. If all of them are 1, model.losses holds 1.2
    and 0.6.
    """
    ### BEGIN SOLUTION
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# As `build_sequential` of unit 10, with one more argument for each Dense layer.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `kernel_regularizer=keras.regularizers.L2(lam)`. The string "l2" would mean λ = 0.01, whatever lam is.
# </details>

# %% check="build_regularized"
import numpy as np
from autograder import check


def numbers(model):      # for its weights; the first, second … weight of a shape has its own
    shapes = [w.shape for w in model.weights().value or []]
    return [np.cos(np.arange(np.prod(s)) + 1.0 + shapes[:k].count(s)).reshape(s).round(2) for k, s in enumerate(shapes)]


X = np.array([[1.0, -2.0, 0.5, 3.0, -1.0], [0.5, 1.5, -1.0, 0.0, 2.0], [-1.0, 0.5, 2.0, -0.5, 1.0]])
for features, units, classes, lam, count, losses, first in (
        (5, [4, 3], 2, 0.25, 47, [2.426, 1.423725, 0.71765], [0.955743, 0.833494, 0.723122]),
        (3, [2, 2, 6], 3, 0.0, 53, [0.0] * 4, [0.605049, 0.611899, 0.611899]),
        (4, [3], 2, 0.1, 23, [0.56949, 0.28706], [0.765953, 0.591894, 0.923523])):
    model = check(build_regularized, features, units, classes, lam).unchanged()
    model.parameter_count().equal(count)
    model.architecture().holds("Dense layers and activations, nothing else", lambda v: all(
        "Drop" not in one["class"] and "Norm" not in one["class"] for one in v))
    model.forward(X[:, :features], weights=numbers(model))[:, 0].close(
        np.array(first), rtol=1e-4, name=f"first class, for known weights: {units}")
    model.call("set_weights", numbers(model))
    model.get("losses").close(losses, rtol=1e-4, name=f"model.losses for known weights, λ = {lam}",
                              hint="One number for each Dense layer, lam times the sum of squares of its kernel.")
check(build_regularized, 4, [3], 2, 0.1).weights().holds(
    "a second model has weights of its own", lambda v: not np.allclose(v[0], numbers(model)[0]))
### BEGIN HIDDEN TESTS
model = check(build_regularized, 6, [5, 3], 4, 0.07)
model.parameter_count().equal(69)
weights = [check.rng.normal(size=s) for s in ((6, 5), (5,), (5, 3), (3,), (3, 4), (4,))]
model.call("set_weights", weights)
model.get("losses").close([0.07 * float((w**2).sum()) for w in weights[::2]], rtol=1e-4)
### END HIDDEN TESTS
check.score(3)

# %%
def _keras_and_yours():
    keras.utils.set_random_seed(0)
    model = build_regularized(64, [50, 20], 10, 0.003)
    params = {("W" if w.ndim == 2 else "b") + str(k // 2 + 1): w for k, w in enumerate(model.get_weights())}
    print("Keras:", len(model.losses), "numbers, sum", round(float(sum(model.losses)), 5))
    print("yours:", round(float(l2(params, 0.003)[0]), 5))
    active = keras.Sequential([keras.Input(shape=(64,)), keras.layers.Dense(10, activity_regularizer="l2")])
    print("activity regularizer:", len(active.losses), "numbers before it has seen a row")


_keras_and_yours()

# %% [markdown]
# Three numbers, and their sum is your penalty. The activity regularizer has nothing to say before rows go through.
#
# One more thing to know: `evaluate` adds the penalties, too, to training and to validation loss. So losses of models
# with different λ cannot be compared; compare accuracy, or the loss without penalty.
#
# ## 3. Weight decay, and where it is not L2
#
# With plain gradient descent, L2 is a shrinking in each step: with the gradient g of the data,
#
# $$ w \leftarrow w - \eta\,(g + d\,w) \;=\; (1 - \eta d)\, w - \eta\, g, \qquad d = 2\lambda $$
#
# So it is called **weight decay**, too, and d the decay. On the left, d w is part of the gradient. On the right, the
# weights are shrunk, and the gradient is left alone: **decoupled** weight decay. For plain descent the two are one.
#
# Adam divides each gradient by its own size. **Predict.** Two weights are both 1. The gradients of one are about
# 0.01, those of the other about 1, with mean 0 each, so the data do not say where to go. We train with Adam. With
# L2, which of the two is shrunk faster? And with decoupled decay?
#
# ### Exercise 4: two kinds of decay in Adam (4 points)
#
# In step t (1, 2, …), with β₁ = 0.9, β₂ = 0.999 and ε = 1e-7, Adam does this with a gradient G:
#
# $$ m \leftarrow \beta_1 m + (1-\beta_1)\, G, \quad v \leftarrow \beta_2 v + (1-\beta_2)\, G^2, \quad
# w \leftarrow w - \eta\, \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t} \cdot \frac{m}{\sqrt v + \varepsilon} $$

# %% exercise="weight_decay_step"
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    """One step of Adam, with decoupled weight decay (AdamW) or with L2.

    w, grad, m, v: weights, the gradient of the data's loss at w, and the two moments before this step; four arrays of
    one shape, which may be any shape. m and v are zeros before the first step; v is nowhere below 0.
    t: the number of this step, from 1. lr: the learning rate. decay: a float of 0 or more.
    decoupled True:  w is first shrunk by lr * decay * w, and then takes Adam's step with grad;
    decoupled False: w takes Adam's step with grad + decay * w in place of grad, also in m and v.
    Adam's step is the formula above, with 0.9, 0.999 and 1e-7.
    Returns a tuple (w, m, v) of new float arrays: after this step.

    Example: w = [2.0], grad = [-3.0], m = [0.0], v = [0.0], t = 1, lr = 0.1, decay = 0.5. Decoupled, w becomes
    2 - 0.1 + 0.1 = 2.0, m = [-0.3], v = [0.009]. With L2 the gradient is -2: w becomes 2.1, m = [-0.2], v = [0.004].
    (Both w but for a 3e-7 or so, because of ε.)
    """
    ### BEGIN SOLUTION
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    rate = lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    return w - rate * m / (np.sqrt(v) + 1e-7), m, v
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Adam's three lines are the same in both cases. Only what goes in differs: either w or grad is changed before them.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `w -= …` would write into the caller's array; `w = w - …` makes a new one.
# </details>

# %% check="weight_decay_step"
import numpy as np
from autograder import check

w, grad, zeros = np.array([2.0, -1.0, 4.0]), np.array([-3.0, 1e-5, 0.0]), np.zeros(3)
m, v = np.array([0.5, 0.0, -0.25]), np.array([4.0, 1e-8, 0.5])
whole = [np.array(a) for a in ([[3], [-2]], [[0], [4]], [[1], [0]], [[2], [1]])]
for name, arrays, settings, *right in (
        ("step 1, decoupled", (w, grad, zeros, zeros), (1, 0.125, 0.25, True),
         [2.0624998682, -1.0637183658, 3.875], [-0.3, 1e-6, 0], [9e-3, 1e-13, 0]),
        ("step 1, L2", (w, grad, zeros, zeros), (1, 0.125, 0.25, False),
         [2.1249998419, -0.87500158118, 3.8750003953], [-0.25, -0.024999, 0.1], [0.00625, 6.24950001e-5, 0.001]),
        ("step 5, decoupled", (w, grad, m, v), (5, 0.5, 0.0625, True), [1.9310353327, -0.969612059, 3.9024581271],
         [0.15, 1e-6, -0.225], [4.005, 9.9901e-9, 0.4995]),
        ("step 5, L2", (w, grad, m, v), (5, 0.5, 0.0625, False), [1.9929959683, -0.72761734889, 4.0244056973],
         [0.1625, -0.006249, -0.2], [4.004265625, 3.9149901e-6, 0.4995625]),
        ("whole numbers", whole, (2, 0.1, 0.5, True),
         [[2.835017043], [-1.9093428575]], [[0.9], [0.4]], [[1.998], [1.015]]),
        ("whole numbers, L2", whole, (2, 0.1, 0.5, False),
         [[2.9825297176], [-2.0070314314]], [[1.05], [0.3]], [[2.00025], [1.008]]),
        ("single numbers", (w[0], grad[0], m[0], v[0]), (3, 0.3, 0.5, False), 1.9924246030, 0.25, 4)):
    made = check(weight_decay_step, *(np.array(a) for a in arrays), *settings).type(tuple).unchanged().fresh()
    made.holds("three arrays", lambda v: len(v) == 3)
    for k, part in enumerate("wmv"):
        made[k].close(np.array(right[k], dtype=float), rtol=1e-9, name=f"{part}: {name}")
### BEGIN HIDDEN TESTS
for t, decoupled, shape in ((1, True, (3, 5)), (4, False, (1, 3)), (30, True, (4, 2)), (2, False, (2, 2))):
    w, grad, m, v = (check.rng.normal(size=shape[::-1]).T for _ in range(4))
    w[0, 0] = 0.0
    lr, decay = check.rng.uniform(0.05, 0.5, size=2).tolist()
    G = grad if decoupled else grad + decay * w
    M, V = m - (m - G) / 10, v**2 - (v**2 - G**2) / 1000
    step = (M / (1 - 0.9**t)) * (1 - 0.999**t) ** 0.5 / (V**0.5 + 1e-7)
    made = check(weight_decay_step, w, grad, m, v**2, t, lr, decay, decoupled)
    for k, right in enumerate((w * (1 - lr * decay * decoupled) - lr * step, M, V)):
        made[k].close(right, rtol=1e-9, atol=1e-12)
### END HIDDEN TESTS
check.score(4)

# %% drawing
def _shrinking(decoupled, steps=600):
    """The path of two weights without a slope of their own: gradients of mean 0, and of size 0.01 and 1."""
    rng, w = np.random.default_rng(0), np.ones((2, 200))
    m = v = np.zeros(w.shape)
    path = [w.mean(axis=1)]
    for t in range(1, steps + 1):
        noise = rng.choice([-1.0, 1.0], size=w.shape) * [[0.01], [1.0]]
        w, m, v = weight_decay_step(w, noise, m, v, t, 0.002, 0.5, decoupled)
        path.append(w.mean(axis=1))
    return np.array(path)


def _draw_shrinking():
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.3), sharey=True, layout="constrained")
    for ax, decoupled, title in zip(axes, (False, True), ("L2 in Adam: one weight decays faster",
                                                          "Decoupled: both decay alike"), strict=True):
        path = _shrinking(decoupled)
        for k, (size, style) in enumerate(((0.01, "-"), (1, "--"))):
            ax.plot(path[:, k], color=COLOURS[k], linestyle=style, label=f"gradients of size {size}")
        ax.set(title=title, xlabel="step", ylim=(-0.1, 1.1))
    axes[0].set_ylabel("weight, mean of 200 runs")
    axes[1].legend()
    plt.show()


_draw_shrinking()

# %% [markdown]
# On the left, with L2 inside of the gradient, the weight with small gradients has lost four fifths after 600 steps,
# the other less than half: Adam divides d w by the size of the gradients, too, and the large ones drown it. On the
# right both shrink by the same part in each step. Loshchilov and Hutter (2019) saw that and called the right one
# AdamW. In Keras: `keras.optimizers.AdamW(weight_decay=…)`; `kernel_regularizer` with Adam is the left one. By
# default AdamW shrinks biases, too; `optimizer.exclude_from_weight_decay(var_names=["bias"])` leaves them out.
#
# ## 4. L1 and max-norm: what comes after a step
#
# **L1** adds λ Σ|W| to the loss. Its slope is ±λ however small the weight is, so it pushes weights all the way to 0,
# and plain descent then jumps around 0 for ever. The clean way is the **soft threshold**: after each step every
# weight goes towards 0 by τ = ηλ, and one that would pass 0 stays there.
#
# **Max-norm** sets a limit: the weights that lead *into one unit*, one column of W (D, M), may have at most the norm
# c. A column that is longer is scaled back to norm c; a shorter one is left alone.
#
# Worked, τ = 1 and c = 5: the column (4, -5, 0.5) becomes (3, -4, 0) by the threshold. Its norm is 5, so it stays.
#
# ### Exercise 5: after a step (3 points)

# %% exercise="after_step"
def after_step(W, tau, c):
    """The soft threshold of L1, and then max-norm.

    W: the kernel after an optimizer's step, (D, M). tau: a float of 0 or more. c: a float above 0.
    Returns a new float array (D, M), made in two steps:
      1. each entry goes towards 0 by tau; one whose absolute value is at most tau becomes 0;
      2. each column whose norm (the root of its sum of squares) is above c is scaled to norm c; others stay.
    A column of zeros stays.

    Example: W = [[4.0, 10.0, 0.5], [-5.0, 1.0, 0.25], [0.5, -0.5, 1.0]], tau = 1.0, c = 5.0 gives
    [[3, 5, 0], [-4, 0, 0], [0, 0, 0]].
    """
    ### BEGIN SOLUTION
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norms, c))
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The threshold: `np.sign(W)` times what is left of `np.abs(W)`, which must not fall below 0.
# </details>
#
# <details><summary>Hint 2</summary>
#
# One norm for each column: a sum over axis 0. The factor is c / norm where the norm is above c, else 1. So it is c
# divided by the larger of norm and c.
# </details>

# %% check="after_step"
import numpy as np
from autograder import check

W = np.array([[4, 10, 0, -3], [-5, 1, 0, 2], [0, -1, 2, -5]])
for name, kernel, tau, c, right in (
        ("whole numbers", W, 1.0, 5.0, [[3, 5, 0, -2], [-4, 0, 0, 1], [0, 0, 1, -4]]),
        ("whole numbers, smaller c", W[:, :3], 1.0, 1.0, [[0.6, 1, 0], [-0.8, 0, 0], [0, 0, 1]]),
        ("no threshold", W[:2, ::3] * 1.0, 0.0, 1.0,
         [[0.62469504755, -0.83205029434], [-0.78086880944, 0.55470019623]]),
        ("a large c", W * 0.5, 0.75, 100.0,
         [[1.25, 4.25, 0, -0.75], [-1.75, 0, 0, 0.25], [0, 0, 0.25, -1.75]]),
        ("one row", W[2:] * 1.5, 0.25, 2.0, [[0, -1.25, 2, -2]]),
        ("one column", W[:, :1] * 0.1, 0.1, 0.25, [[0.15], [-0.2], [0]]),
        ("all become 0", W[:2, :2] * 0.01, 0.5, 3.0, [[0, 0], [0, 0]]),
        ("tiny", W[:2, :1] * 1e-9, 1e-9, 1e-9, [[0.6e-9], [-0.8e-9]])):
    check(after_step, kernel, tau, c).close(np.array(right, dtype=float), rtol=1e-9, atol=1e-20, name=name)
    check(after_step, kernel, tau, c).unchanged().fresh().quiet()
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (3, 3), (1, 5), (6, 1)):
    kernel, (tau, c) = check.rng.normal(size=shape[::-1]).T * 2, check.rng.uniform(0.1, 1.5, size=2).tolist()
    soft = kernel - np.clip(kernel, -tau, tau)
    norm = np.einsum("dm,dm->m", soft, soft) ** 0.5
    check(after_step, kernel, tau, c).close(soft * np.where(norm > c, c / np.where(norm > c, norm, 1), 1), rtol=1e-9,
                                            atol=1e-12)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 5. 200 digits, and one label in five is replaced
#
# Now a network. It gets 200 digits to learn from, and one label in five is replaced by a random one, as happens where
# people label in a hurry. 500 **validation rows** with right labels are for decisions; the other **test rows** stay
# where they are until the end of this unit. The network has 64 hidden units, 4,810 numbers to learn 200 labels.

# %%
from sklearn.datasets import load_digits

_pixels, _labels = load_digits(return_X_y=True)
_order = np.random.default_rng(0).permutation(len(_pixels))
_pool, _val, _test = _order[:800], _order[800:1300], _order[1300:]
_X_val, _y_val = _pixels[_val] / 16, _labels[_val]


def _rows(seed, n=200, noise=0.2):
    """n training rows, others for each seed; each label is replaced by a random one with the probability noise."""
    rng = np.random.default_rng(100 + seed)
    rows = rng.permutation(_pool)[:n]
    replaced = rng.random(n) < noise
    return _pixels[rows] / 16, np.where(replaced, rng.integers(0, 10, size=n), _labels[rows])


def _forward(params, X, act, rate=0.0, rng=None):
    """Probabilities, and for each layer its input and what dropout multiplied that with."""
    layers, inputs, masks = len(params) // 2, [X], [1.0]
    for k in range(1, layers):
        Z = inputs[-1] @ params[f"W{k}"] + params[f"b{k}"]
        masks.append((rng.random(Z.shape) >= rate) / (1 - rate) if rate else 1.0)
        inputs.append((np.maximum(Z, 0) if act == "relu" else np.tanh(Z)) * masks[-1])
    Z = inputs[-1] @ params[f"W{layers}"] + params[f"b{layers}"]
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True), inputs, masks


def _score(params, X, y, act="relu"):
    """Mean cross-entropy and accuracy in percent."""
    P = _forward(params, X, act)[0]
    return -np.log(P[np.arange(len(y)), y] + 1e-300).mean(), 100 * np.mean(P.argmax(axis=1) == y)


def _train(X, y, seed, hidden=(64,), steps=400, lr=0.3, lam=0.0, rate=0.0, act="relu", stopper=None, watch=False):
    """SGD with batches of 40. Every 5 steps, an epoch of 200 rows, the stopper is asked; watch keeps the losses."""
    rng, params, sizes = np.random.default_rng(seed), {}, (64, *hidden, 10)
    for k, (a, b) in enumerate(zip(sizes, sizes[1:]), 1):
        params[f"W{k}"], params[f"b{k}"] = rng.normal(size=(a, b)) * np.sqrt(2 / a), np.zeros(b)
    history = {"loss": [], "val_loss": []}
    for step in range(1, steps + 1):
        some = rng.choice(len(X), size=40, replace=False)
        P, inputs, masks = _forward(params, X[some], act, rate, rng)
        gradients = l2(params, lam)[1] if lam else {key: 0.0 for key in params}
        d = (P - np.eye(10)[y[some]]) / 40
        for k in range(len(params) // 2, 0, -1):
            A, m, W = inputs[k - 1], masks[k - 1], params[f"W{k}"]
            gradients[f"W{k}"] = gradients[f"W{k}"] + A.T @ d
            gradients[f"b{k}"] = gradients[f"b{k}"] + d.sum(axis=0)
            d = (d @ W.T) * m * ((A > 0) if act == "relu" else 1 - A**2)
        for key, array in params.items():
            array -= lr * gradients[key]                         # in place, as most libraries do it
        if step % 5 == 0 and (stopper or watch):
            history["loss"].append(_score(params, X, y, act)[0] if watch else None)
            history["val_loss"].append(_score(params, _X_val, _y_val, act)[0])
            if stopper and stopper.update(history["val_loss"][-1], list(params.values())):
                break
    if stopper:
        params = dict(zip(params, stopper.best_weights))
    return params, history


_params, _history = _train(*_rows(0), seed=0, watch=True)
print("training rows:   loss {:.3f}, accuracy {:.1f} %".format(*_score(_params, *_rows(0))))
print("validation rows: loss {:.3f}, accuracy {:.1f} %".format(*_score(_params, _X_val, _y_val)))
print("your diagnosis, if 0.5 is good enough:", diagnose(_history, 0.5))

# %% drawing
from course.plots import curves

_ax = curves({"training rows": _history["loss"], "validation rows": _history["val_loss"]}, title="")
_best = int(np.argmin(_history["val_loss"]))
_ax.plot(_best + 1, _history["val_loss"][_best], "v", color=COLOURS[2], markersize=10, label="lowest")
_ax.set_title("The validation loss stops falling early, the training loss does not", fontsize=10)
_ax.set(ylabel="cross-entropy")
_ax.legend()
plt.show()

# %% [markdown]
# After 80 epochs nearly all training labels are learned, the wrong ones too. But the validation loss has stopped
# falling at epoch 20 or so; its lowest point (the mark) is a matter of luck among many like it. First a network
# learns what the labels have in common; the wrong ones, each by itself, come later.
#
# ## 6. Stop early, with the weights of the best epoch
#
# So stop there. But you see only afterwards that it was the best epoch: the next one might be better still. **Early
# stopping** waits for `patience` epochs without an improvement, then stops, and goes back to the best weights. It
# must have kept them. **Predict.** What goes wrong in `self.best_weights = weights`, if the optimizer works in
# place?
#
# ### Exercise 6: an early stopper (5 points)
#
# The function `follow` in the same cell is finished: leave it as it is. It plays a training run whose arrays change
# in place, and the check uses it.

# %% exercise="early_stopper"
def follow(stopper, values, arrays):
    """Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place."""
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    """Says when to stop, and keeps the best weights.

    EarlyStopper(patience, min_delta, mode): patience is a whole number from 1, min_delta a float of 0 or more, mode is
    "min" if small values are good, as of a loss, and "max" if large ones are, as of an accuracy.
    Attributes: best, the best value so far, and best_weights, the weights at that epoch; both None at the start.

    update(value, weights) is called once after each epoch. value: a float, perhaps NaN or infinite. weights: a list of
    arrays, which training goes on to change in place.
      An epoch improves if its value is better than best by MORE than min_delta: below best - min_delta in mode "min",
      above best + min_delta in mode "max". NaN never improves; the first value that is not NaN always does.
      If it improves, best becomes value, and best_weights a list (or tuple) of copies of the arrays.
      Returns True if this and the epochs before it make `patience` or more epochs in a row without an improvement,
      else False. Epochs of NaN count as epochs without one, at the start, too.
      An answer True does not end anything: more epochs may come, and may improve.

    Example: EarlyStopper(2, 0.1, "min") is shown 1.0, 0.95, 0.8, 0.75 and 0.72. It answers False, False, False, False,
    True; best is 0.8, and best_weights are those of the third epoch.
    """

    def __init__(self, patience, min_delta, mode):
        ### BEGIN SOLUTION
        self.patience, self.min_delta = patience, min_delta
        self.sign = 1 if mode == "max" else -1      # value * sign is to become large
        self.best, self.best_weights, self.waited = None, None, 0
        ### END SOLUTION

    def update(self, value, weights):
        ### BEGIN SOLUTION
        if self.best is None:
            improved = not np.isnan(value)
        else:
            improved = self.sign * value > self.sign * self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
        ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `__init__` keeps the three settings and makes best and best_weights None and a counter 0. `update` has one question:
# does this epoch improve? Yes: keep value and copies, counter to 0. No: counter up by 1. Last, compare the counter.
# </details>
#
# <details><summary>Hint 2</summary>
#
# Every comparison with NaN is False, so `value < best - min_delta` needs no word about NaN. Only the first value
# does.
# </details>
#
# <details><summary>Hint 3</summary>
#
# `list(weights)` and `weights.copy()` make a new list of the *same* arrays. Each array needs its own `.copy()`.
# </details>

# %% check="early_stopper"
import numpy as np
from autograder import check

nan, inf = float("nan"), float("inf")
for patience, min_delta, mode, values, answers, best, epoch in (     # 0 is for False, 1 for True
        (2, 0.1, "min", [1.0, 0.95, 0.8, 0.75, 0.72], [0, 0, 0, 0, 1], 0.8, 3),
        (3, 0.0, "min", [5.0, 6.0, 6.0, 4.0, 4.0, 5.0, 4.5, 7.0, 8.0, 9.0], [0] * 6 + [1] * 4, 4.0, 4),
        (1, 0.0, "max", [0.25, 0.5, 0.5, 0.75, 0.5], [0, 0, 1, 0, 1], 0.75, 4),
        (2, 0.25, "max", [2.0, 2.25, 2.125], [0, 0, 1], 2.0, 1),
        (2, 0.25, "max", [-2.0, -1.5, -1.625, -1.23456789, nan], [0, 0, 0, 0, 0], -1.23456789, 4),
        (2, 0.25, "min", [0.5, 0.25, 0.125, 0.0], [0, 0, 0, 0], 0.125, 3),
        (2, 0.0, "min", [0.0, 1.0, 2.0], [0, 0, 1], 0.0, 1),
        (2, 0.0, "min", [nan, 3.0, nan, 2.0, nan, 4.0, nan, 4.0], [0] * 5 + [1] * 3, 2.0, 4),
        (2, 0.0, "max", [nan, nan, -inf, 0.0, inf], [0, 1, 0, 0, 0], inf, 5),
        (1, 0.0, "min", [nan], [1], None, 0),
        (2, 0.5, "min", [inf], [0], inf, 1)):
    told = f"{mode}, patience {patience}, min_delta {min_delta}, {values}"
    arrays = [np.array([0.0, 1e-9]), np.full((patience, 1), 0.125), np.zeros((1, 3))]
    run = check(follow, check(EarlyStopper, patience, min_delta, mode), values, arrays)
    run[0].equal([bool(a) for a in answers], name=f"answers: {told}")
    run[1].equal(best, name=f"best: {told}")
    run[2].close([a + epoch for a in arrays] if epoch else None, rtol=1e-12, name=f"best_weights: {told}")
### BEGIN HIDDEN TESTS
for patience, sign, delta in ((1, 1, 0.5), (2, -1, 0.25), (3, 1, 0.0), (4, -1, 0.75)):
    values, best, last, answers = (check.rng.integers(-8, 8, size=14) / 4).tolist(), None, 0, []
    for epoch, value in enumerate(values, 1):
        if best is None or sign * (value - best) > delta:
            best, last = value, epoch
        answers.append(epoch - last >= patience)
    values, answers = values + [best + sign * (delta + 1e-10)], answers + [False]
    best, last = values[-1], len(values)
    stopper = check(EarlyStopper, patience, delta, "max" if sign > 0 else "min")
    check(follow, stopper, values, [np.zeros(4)]).equal((answers, best, [np.full(4, float(last))]))
### END HIDDEN TESTS
check.score(5)

# %%
_stopper = EarlyStopper(5, 0.0, "min")
_stopped, _short = _train(*_rows(0), seed=0, stopper=_stopper)
print(f"stopped after {len(_short['val_loss'])} of 80 epochs, best validation loss {_stopper.best:.3f}")
print("with the best weights: loss {:.3f}, accuracy {:.1f} %".format(*_score(_stopped, _X_val, _y_val)))

# %% [markdown]
# <details><summary>The prediction on `self.best_weights = weights`</summary>
#
# The list holds the very arrays that training goes on to change. At the end the "best" weights are the last ones,
# and no error tells you. A copy of the list is not enough either: it holds the same arrays.
# </details>
#
# The loss is no better than at the end of the long run, but the accuracy is, by 7 points, and in a quarter of the
# time: what came later were the wrong labels.
#
# Your `diagnose` would call the stopped network underfit, for its training loss is above 0.5. With wrong labels among
# the training rows a lower one can only be reached by learning them: choose the target with that in mind.
#
# In Keras: `keras.callbacks.EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True)`. Its default is
# `restore_best_weights=False`: then you keep the weights of the *last* epoch. Unit 14 uses it.
#
# ## 7. More rows from those you have
#
# A 3 that is moved a little is still a 3, if nothing of it is cut off. **Data augmentation** makes new training rows
# by changes that keep the label. **Predict.** Which of these keeps the label of every digit: a shift, a mirror
# image, a half turn?
#
# ### Exercise 7: shifted copies (3 points)

# %% exercise="augment"
def augment(images, labels, shifts):
    """Shifted copies of all images, with their labels.

    images: (N, H, W). labels: whole numbers, (N,). shifts: a list of S pairs (down, right) of whole numbers, one or
    more; negative ones mean up and left. |down| is less than H, |right| less than W.
    Returns a tuple of two new arrays (images, labels), of shapes (S * N, H, W) and (S * N,): first all N images moved
    by the first pair, in their order, then all N moved by the second, and so on. What leaves an image is lost, and what
    becomes free is 0. Each copy has its image's label.

    Example: images = [[[1.0, 2.0], [3.0, 4.0]]], labels = [7], shifts = [(0, 0), (1, 0), (0, -1)] gives the images
    [[1, 2], [3, 4]], [[0, 0], [1, 2]] and [[2, 0], [4, 0]], and the labels [7, 7, 7].
    """
    ### BEGIN SOLUTION
    height, width = images.shape[1:]
    copies = []
    for down, right in shifts:
        room = np.pad(images, ((0, 0), (abs(down), abs(down)), (abs(right), abs(right))))
        top, left = abs(down) - down, abs(right) - right
        copies.append(room[:, top : top + height, left : left + width])
    return np.concatenate(copies), np.tile(labels, len(shifts))
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write it for one shift first. `np.roll` brings back on one side what leaves on the other; that is not asked for.
# </details>
#
# <details><summary>Hint 2</summary>
#
# One way: put zeros around all images with `np.pad`, and cut a window of H x W out. To move an image down, does the
# window go up or down?
# </details>

# %% check="augment"
import numpy as np
from autograder import check

images, labels = np.arange(1.0, 19.0).reshape(3, 2, 3), np.array([7, 0, 4])
one = np.array([[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]])
for name, pictures, names, shifts, right in (
        ("down, stay, and left", images, labels, [(1, 0), (0, 0), (0, -1)], [
            [[0, 0, 0], [1, 2, 3]], [[0, 0, 0], [7, 8, 9]], [[0, 0, 0], [13, 14, 15]], *images,
            [[2, 3, 0], [5, 6, 0]], [[8, 9, 0], [11, 12, 0]], [[14, 15, 0], [17, 18, 0]]]),
        ("one image, whole numbers, far", one, labels[:1], [(-2, 1), (1, 3), (2, -2)], [
            [[0, 9, 10, 11], [0] * 4, [0] * 4], [[0] * 4, [0, 0, 0, 1], [0, 0, 0, 5]],
            [[0] * 4, [0] * 4, [3, 4, 0, 0]]]),
        ("no shift", images[1:], labels[1:], [(0, 0)], images[1:]),
        ("one copy of one image", np.array([[[0.1, 0.0, 0.3], [0.4, 0.5, 0.6]]]), labels[:1], [(0, 1)],
         [[[0, 0.1, 0], [0, 0.4, 0.5]]]),
        ("one row, twice the same shift", images[:, :1], labels, [(0, 2)] * 2,
         [[[0, 0, 1]], [[0, 0, 7]], [[0, 0, 13]]] * 2),
        ("one column", images[:, :, :1], labels, [(-1, 0)], [[[4], [0]], [[10], [0]], [[16], [0]]])):
    pair = check(augment, pictures, names, shifts).type(tuple).holds("a pair", lambda v: len(v) == 2)
    pair.unchanged().fresh()[0].close(np.array(right, dtype=float), rtol=1e-9, name=f"images: {name}")
    pair[1].equal(np.array([*names] * len(shifts)), name=f"labels: {name}")
### BEGIN HIDDEN TESTS
pictures, names = check.rng.normal(size=(4, 6, 5)).transpose(0, 2, 1), np.array([3, 1, 3, 8])
shifts = [(2, -4), (0, 5), (-3, -1), (-4, 3), (1, 0)]
right = np.zeros((5, 4, 5, 6))
for copy, (down, right_by) in zip(right, shifts, strict=True):
    for i in range(max(down, 0), min(5 + down, 5)):
        for j in range(max(right_by, 0), min(6 + right_by, 6)):
            copy[:, i, j] = pictures[:, i - down, j - right_by]
pair = check(augment, pictures, names, shifts)
pair[0].close(right.reshape(20, 5, 6))
pair[1].equal(np.tile(names, 5))
### END HIDDEN TESTS
check.score(3)

# %% drawing
_CROSS = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]


def _draw_shifts():
    image = _pixels[_pool[3]].reshape(1, 8, 8)
    moved, labels = augment(image, _labels[_pool[3:4]], _CROSS)
    fig, axes = plt.subplots(1, 5, figsize=(9, 2.3), layout="constrained")
    for ax, picture, label, shift in zip(axes, moved, labels, _CROSS, strict=True):
        ax.imshow(picture, cmap="Greys")
        ax.set(title=f"{shift}: a {label}", xticks=[], yticks=[], xlabel="column", ylabel="row")
    fig.suptitle("One image, five training rows with the same label")
    plt.show()


_draw_shifts()

# %% [markdown]
# <details><summary>The prediction</summary>
#
# The shift, as far as nothing is cut off. These digits fill their image from top to bottom, so a shift up or down
# costs a row of ink: look at the foot of the 2. The mirror image of a 3 is no digit, and half a turn makes a 9 of a
# 6. Which changes keep a label depends on what the labels mean.
# </details>
#
# ## 8. Few rows: every row validates once
#
# With 500 validation rows an accuracy of 85 % is known to about ±1.6 %. If you have 200 rows in all, you cannot spare
# that many, and 40 give ±6 %. **k-fold cross-validation** lets every row validate once: cut the shuffled rows into k
# folds, train k times, each time without one fold, and validate on that one.
#
# ### Exercise 8: folds (3 points)

# %% exercise="kfold_indices"
def kfold_indices(n, k, rng):
    """The rows of k-fold cross-validation.

    n: the number of rows. k: the number of folds, 2 <= k <= n. rng: a np.random.Generator, the only source of random
    numbers; the rows are shuffled with it, once.
    Returns a list of k tuples (train, val) of arrays of whole numbers, row numbers from 0 to n-1:
      val    the rows of one fold. Each row is in the val of exactly one of the k tuples. The sizes of the folds differ
             by at most 1, and which rows come together is random;
      train  all other rows, each once, in any order.

    Example: kfold_indices(5, 2, rng) may be [([3, 1], [0, 2, 4]), ([0, 2, 4], [3, 1])], as arrays.
    """
    ### BEGIN SOLUTION
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Shuffle the row numbers once, then cut. Shuffling anew for each fold would put some rows into two folds.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `np.array_split(rows, k)` cuts into k parts whose sizes differ by at most 1. What is train then, for fold i?
# </details>

# %% check="kfold_indices"
import numpy as np
from autograder import check


def folds(n, k, seed):
    return check(kfold_indices, n, k, check.generator(seed))


for n, k in ((10, 3), (7, 7), (5, 2), (30, 4)):
    made = folds(n, k, 1).type(list).holds(f"{k} tuples of two arrays of whole numbers", lambda v, k=k: (
        len(v) == k and all(type(p) is tuple and [a.dtype.kind + str(a.ndim) for a in p] == ["i1"] * 2 for p in v)))
    made.holds("each row is in val once", lambda v, n=n: sorted(i for _, val in v for i in val) == list(range(n)))
    made.holds("train has all rows that val lacks, once", lambda v, n=n: all(
        sorted([*train, *val]) == list(range(n)) for train, val in v))
    made.holds("the sizes of the folds differ by at most 1", lambda v: np.ptp([len(val) for _, val in v]) <= 1)
made.holds("a fold is no run of neighbours", lambda v: all(np.ptp(val) >= len(val) for _, val in v))
made.holds("another generator, other rows together", lambda v: {frozenset(map(int, val)) for _, val in v} != {
    frozenset(map(int, val)) for _, val in folds(30, 4, 2).value})
made.holds("an equal generator, equal folds", lambda v: {*v[0][1]} == {*folds(30, 4, 1).value[0][1]},
           hint="Draw from the rng that is handed in, and from nothing else.")
### BEGIN HIDDEN TESTS
for n, k in ((23, 5), (8, 2)):
    made = folds(n, k, int(check.rng.integers(10**6)))
    made.holds("the folds part the rows", lambda v, n=n, k=k: len(v) == k and sorted(
        i for _, val in v for i in val) == list(range(n)) and all(
        sorted([*train, *val]) == list(range(n)) for train, val in v))
    made.holds("the sizes differ by at most 1", lambda v: np.ptp([len(val) for _, val in v]) <= 1)
### END HIDDEN TESTS
check.score(3)

# %%
_X, _y = _rows(0)
for _lam in (0.0, 0.01, 0.03):
    _folds = kfold_indices(200, 5, np.random.default_rng(0))
    _found = [_score(_train(_X[train], _y[train], seed=0, lam=_lam)[0], _X[val], _y[val])[1] for train, val in _folds]
    print(f"λ = {_lam:<4}: accuracy {np.mean(_found):.1f} %, folds from {min(_found):.1f} to {max(_found):.1f} %")

# %% [markdown]
# The folds hold wrong labels, too, so even a perfect network would only reach some 82 %. The order of the three λ is
# what you look for. And look at the spread: one fold of 40 rows alone could have told you almost anything.
#
# ## 9. Which remedy helps? Measure
#
# Six runs of one network, in all 400 steps with batches of 40. **Predict** an order: nothing; L2 (λ = 0.01); dropout
# (half of the hidden units are switched off at random in each step; unit 12 is about it); early stopping;
# augmentation (the five copies of the figure); more data (800 rows, one in five of *their* labels replaced as well).
#
# Each is run with five seeds. A seed draws other 200 rows, other wrong labels and other first weights, the same ones
# for all remedies, so that we can compare them seed by seed.

# %%
def _measure(noise, remedies, seeds=range(5)):
    """Validation accuracies, {name: array with one entry for each seed}."""
    found = {}
    for name, options in remedies.items():
        options, runs = dict(options), []
        n, shifts, patience = (options.pop(key, None) for key in ("n", "shifts", "patience"))
        for seed in seeds:
            X, y = _rows(seed, n or 200, noise)
            if shifts:
                X, y = augment(X.reshape(-1, 8, 8), y, shifts)
                X = X.reshape(-1, 64)
            stopper = EarlyStopper(patience, 0.0, "min") if patience else None
            params, _ = _train(X, y, seed, stopper=stopper, **options)
            runs.append(_score(params, _X_val, _y_val, options.get("act", "relu"))[1])
        found[name] = np.array(runs)
    return found


def _table(found, first="nothing"):
    print(f"{'':22}accuracy, deviation   against nothing: mean, from ... to")
    for name, runs in found.items():
        gain = runs - found[first]
        print(f"{name:20} {runs.mean():6.1f} ± {runs.std(ddof=1):3.1f} %   {gain.mean():15.1f},",
              f"{gain.min():5.1f} ... {gain.max():.1f}")


_REMEDIES = {"nothing": {}, "L2": {"lam": 0.01}, "dropout": {"rate": 0.5}, "early stopping": {"patience": 5},
             "augmentation": {"shifts": _CROSS}, "more data": {"n": 800}}
_noisy = _measure(0.2, _REMEDIES)
print("one label in five is replaced")
_table(_noisy)

# %%
_clean = _measure(0.0, _REMEDIES)
print("all labels are right")
_table(_clean)

# %% drawing
def _draw_study():
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.4), sharey=True, layout="constrained")
    for ax, found, title in zip(axes, (_noisy, _clean), ("One label in five replaced: all remedies help",
                                                         "All labels right: only more data helps much"), strict=True):
        for k, runs in enumerate(found.values()):
            ax.plot(runs, np.full(len(runs), k), "o", color=COLOURS[0], alpha=0.6, label="one seed" if k == 0 else None)
            ax.plot(runs.mean(), k, "|", color=COLOURS[1], markersize=18, markeredgewidth=3,
                    label="mean of five" if k == 0 else None)
        ax.set(title=title, xlabel="validation accuracy (%)", yticks=range(len(found)), yticklabels=list(found),
               ylabel="remedy")
    axes[0].legend()
    plt.show()


_draw_study()

# %% [markdown]
# - With wrong labels each remedy helped with every one of the five seeds: L2, dropout, early stopping and
#   augmentation by 5 to 8 points on average, four times the rows by 12. The order of the middle ones means little:
#   they differ by less than their spread.
# - With right labels the same remedies did next to nothing, or harm. Only more data gained, 3 points.
# - So "regularization improves a network" is no law. It keeps a network from learning what does not carry over; where
#   there is little of that, it only makes learning harder. These digits fill their
#   images from top to bottom, so shifts up and down also cost a row of ink.
# - The number for early stopping flatters: its epoch was chosen on the very rows that it is measured on.
#
# ### The usual advice, measured
#
# Notes on training networks list ways to improve a model: more units, more layers, another activation, training
# longer, another learning rate, more data. **Predict** for each whether it helps here, where the network overfits.

# %%
_ADVICE = {"128 hidden units": {"hidden": (128,)}, "25 hidden units": {"hidden": (25,)},
           "two hidden layers": {"hidden": (64, 64)}, "tanh": {"act": "tanh"}, "twice as long": {"steps": 800},
           "learning rate 0.1": {"lr": 0.1}}
_table({"nothing": _noisy["nothing"], **_measure(0.2, _ADVICE), "more data": _noisy["more data"]})

# %% [markdown]
# - More units, fewer units, one more layer, tanh, twice the time: none has an effect larger than the spread.
# - The smaller learning rate gains with all five seeds. In 400 steps it does not get as far: it is an early stop in
#   disguise. In unit 08 a rate was good if the training loss fell fast. Here that is not the aim.
# - More data wins by far. It is also the most expensive item of the list.
#
# For a network that *underfits*, the same table would look quite different. First diagnose, then choose.
#
# ## 10. A study that cannot be trusted
#
# A colleague fits a line to features, with L2, and looks for the best λ. His study has three sets of rows and
# reports an error on test rows. It runs without an error. **Predict**: read its lines, and write down which are
# wrong. Then run the experiments. How many faults are there?

# %% given
def ridge(X, y, lam):
    """The weights w (D,) and b with the smallest mean((X w + b - y)**2) + lam * sum(w**2)."""
    mean, level = X.mean(axis=0), y.mean()
    A = X - mean
    w = np.linalg.solve(A.T @ A + lam * len(X) * np.eye(X.shape[1]), A.T @ (y - level))
    return w, level - mean @ w


def mean_square_error(X, y, w, b):
    return np.mean((X @ w + b - y) ** 2)


def faulty_study(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    """The best λ, and the error to expect with it, as a colleague wrote it."""
    train = (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)
    val = (X_val - X_val.mean(axis=0)) / X_val.std(axis=0)
    test = (X_test - X_test.mean(axis=0)) / X_test.std(axis=0)
    best_lam, best_error = None, np.inf
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(test, y_test, w, b)
        if error < best_error:
            best_lam, best_error = lam, mean_square_error(val, y_val, w, b)
    return best_lam, mean_square_error(test, y_test, w, b)

# %%
def _experiments(study):
    def rows(seed, n, level=0.0):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(n, 8)) + level
        return X, X[:, 0] - X[:, 1] + rng.normal(size=n)

    train, val, test = rows(0, 30), rows(1, 30), rows(2, 30)
    yield "λ from small to large: λ = {}, error {:.3f}".format(*study(*train, *val, *test, [0.01, 0.3, 10.0]))
    yield "λ from large to small: λ = {}, error {:.3f}".format(*study(*train, *val, *test, [10.0, 0.3, 0.01]))
    yield "other validation rows: λ = {}, error {:.3f}".format(*study(*train, *rows(3, 30), *test, [0.01, 0.3, 10.0]))
    whole = study(*train, *val, *test, [0.3])[1]
    parts = [study(*train, *val, test[0][k : k + 2], test[1][k : k + 2], [0.3])[1] for k in range(0, 30, 2)]
    yield f"30 test rows together: error {whole:.3f}; in pairs: mean error {np.mean(parts):.3f}"


print("\n".join(_experiments(faulty_study)))

# %% [markdown]
# Which numbers must be equal, whatever the data are, and are not?
#
# ### Exercise 9: mend it (4 points)
#
# Start from a copy of the lines above. Run the experiments on yours, too:
# `print("\n".join(_experiments(mend_overfit)))`.

# %% exercise="mend_overfit"
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    """`faulty_study` without its faults.

    X_train (N, D), X_val (V, D), X_test (T, D): rows of three sets; y_train (N,), y_val (V,), y_test (T,): numbers.
    There may be one validation row or one test row alone; the training rows are two or more, and no column of X_train
    has one value only. lams: a list of floats above 0, one or more.
    All rows are scaled by the training rows: minus their mean, divided by their standard deviation (with N, as np.std),
    column by column. For each λ, `ridge` is fitted to the scaled training rows. The best λ is the one with the smallest
    mean square error on the validation rows, at a tie the first in the list.
    Returns a tuple (lam, error) of two numbers: the best λ, and the mean square error on the test rows of the line
    that was fitted with it. Test rows have no influence on λ or the scaling.

    Example: X_train = [[-1.0], [1.0]], y_train = [-2.0, 2.0], X_val = [[2.0]], y_val = [2.0], X_test = [[1.0]],
    y_test = [3.0], lams = [0.25, 1.0, 4.0] gives (1.0, 4.0): the slopes are 1.6, 1 and 0.4.
    """
    ### BEGIN SOLUTION
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = (X_train - mean) / std, (X_val - mean) / std, (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Go through the lines with three questions. From which rows does this number come? What is compared with what? Whose
# w and b are these after the loop?
# </details>
#
# <details><summary>Hint 2</summary>
#
# One mean and one deviation serve all three sets. The best line must be kept in the loop, beside the best λ.
# </details>

# %% check="mend_overfit"
import numpy as np
from autograder import check

rng = np.random.default_rng(7)
X = (rng.normal(size=(12, 3)) * [1, 10, 0.1] + [0, 5, 2]).round(2)
y = ((X - [0, 5, 2]) @ [1, -0.2, 5] + rng.normal(size=12) * 1.5).round(1)
train, val, test, lams = (X[:5], y[:5]), (X[5:9], y[5:9]), (X[9:], y[9:]), [0.01, 0.1, 1.0, 10.0]
line, level = np.array([[-3], [3], [0]]), np.array([-3, 3, 0])
for name, rows, some, lam, error in (
        ("λ from small to large", (*train, *val, *test), lams, 1.0, 2.56095937676),
        ("λ in another order, large numbers", (X[:5], y[:5] * 1e4, X[5:9], y[5:9] * 1e4, X[9:], y[9:] * 1e4),
         [0.1, 10.0, 1.0, 0.01], 1.0, 256095937.67573258),
        ("small numbers", (*train[:1], y[:5] * 1e-5, *val[:1], y[5:9] * 1e-5, *test[:1], y[9:] * 1e-5), lams, 1.0,
         2.5609593767573258e-10),
        ("other test rows", (*train, *val, X[9:] + [5, -3, 1], -y[9:]), lams, 1.0, 14.9246833086),
        ("one row to validate, one to test", (*train, X[5:6], y[5:6], X[9:10], y[9:10]), lams, 0.01, 6.25776836315),
        ("whole numbers, all λ equal on the validation row",
         (line[:2], level[:2], line[2:], level[1:2], line[1:2], level[2:]), [4.0, 16.0, 0.25, 1.0], 4.0, 0.36)):
    pair = check(mend_overfit, *rows, some).type(tuple).holds("two numbers", lambda v: len(v) == 2).unchanged()
    pair[0].close(lam, name=f"λ: {name}")
    pair[1].close(error, rtol=1e-9, name=f"error: {name}")
### BEGIN HIDDEN TESTS
for N, V, T, D in ((9, 5, 4, 2), (6, 1, 3, 4), (12, 3, 1, 1)):
    X, y = check.rng.normal(size=(D, N + V + T)).T * 3 + 1, check.rng.normal(size=N + V + T)
    Z = (X - X[:N].sum(axis=0) / N) / np.sqrt(((X[:N] - X[:N].sum(axis=0) / N) ** 2).sum(axis=0) / N)
    errors, some = [], check.rng.uniform(0.01, 3, size=5).tolist()
    for lam in some:
        w = np.linalg.solve(Z[:N].T @ Z[:N] / N + np.diag([lam] * D), Z[:N].T @ (y[:N] - y[:N].sum() / N) / N)
        off = (Z @ w + y[:N].sum() / N - y) ** 2
        errors.append((off[N : N + V].sum() / V, off[N + V :].sum() / T))
    best = min(range(5), key=lambda k: errors[k][0])
    pair = check(mend_overfit, X[:N], y[:N], X[N : N + V], y[N : N + V], X[N + V :], y[N + V :], some)
    pair[0].close(some[best])
    pair[1].close(errors[best][1], rtol=1e-7, atol=1e-9)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>How many faults there are, and which numbers must be equal (after you have solved it)</summary>
#
# Four. Validation and test rows are scaled by themselves; λ is chosen by the test error; that error is compared with
# a validation error; and the reported error is that of the last line, not of the best. The first two experiments
# must agree, λ and error, and so must the two errors of the last. In the third, another λ comes with the very error
# of the first: that is the last line again. The faults make this study look worse than its line is, but others would
# make it look better: nobody can tell from the number.
# </details>

# %% [markdown]
# ## 11. The test rows, once
#
# All decisions so far were made on validation rows: which remedies, λ, the number of epochs to wait. We also tried
# pairs of remedies on them (not shown). Shifts with dropout gained 8 points, dropout with early stopping the same,
# but shifts with L2 of 0.01 were no better than nothing: too much of it makes a network underfit. Now the 497 test
# rows, for the first and only time, with nothing and with shifts and dropout. **Predict**: about as much as on the
# validation rows, or much less?

# %%
def _final():
    X_test, y_test = _pixels[_test] / 16, _labels[_test]
    for name, options in (("nothing", {}), ("shifts and dropout", {"rate": 0.5})):
        found = []
        for seed in range(5):
            X, y = _rows(seed)
            if options:
                X, y = augment(X.reshape(-1, 8, 8), y, _CROSS)
            params, _ = _train(X.reshape(-1, 64), y, seed, **options)
            found.append((_score(params, _X_val, _y_val)[1], _score(params, X_test, y_test)[1]))
        val, test = np.array(found).T
        print(f"{name}: validation {val.mean():.1f} ± {val.std(ddof=1):.1f} %, test {test.mean():.1f} ±",
              f"{test.std(ddof=1):.1f} %")


_final()

# %% [markdown]
# On test rows the pair reaches 87 % where nothing reaches 80 %, both within a point of the validation rows: with so
# few decisions the flattery is small. Had you tried hundreds of settings, it would not be. And from here on these
# rows are no test rows any more: whoever changes a setting now because of these numbers has chosen on them.
#
# ## 12. Quiz
#
# Write your answers into the dictionary, letters as strings, small or capital.
#
# - **losses**: At the end the training loss is 0.9, the validation loss 0.8, and 0.3 would be good enough. What do
#   you try first? a) a larger λ, b) dropout, c) a larger network or longer training, d) augmentation.
# - **penalty**: A layer has W = [[1, -2], [2, 0]], b = [10, 10] and `kernel_regularizer=keras.regularizers.L2(0.5)`.
#   What stands in model.losses? A number, exactly.
# - **adam**: You change from SGD to Adam and keep `kernel_regularizer`. Which weights does it shrink most now? a)
#   those with large gradients, b) those with small gradients, c) all by the same part, d) only the biases.
# - **stop**: Patience 3, min_delta 0, mode "min". The losses are 5, 4, 6, 3, 4, 3, 5, 2, 1. After how many epochs
#   does training stop? A number.
# - **zero**: Which of these makes many weights exactly 0? a) L2, b) the soft threshold of L1, c) max-norm, d)
#   decoupled weight decay.
# - **folds**: 10-fold cross-validation of 200 rows. In how many of the ten trainings is row 17 trained on? A number.
# - **table**: A remedy gains 0.5 points on average over five seeds, from -1.4 to 2.0. What do you write? a) It helps,
#   b) it does harm, c) no effect was found that is larger than the spread, d) the test rows must decide.
#
# ### Exercise 10: quiz (2 points)

# %% exercise="reg_quiz"
quiz = {
    "losses": ...,    # a, b, c or d
    "penalty": ...,   # a number
    "adam": ...,      # a, b, c or d
    "stop": ...,      # a number
    "zero": ...,      # a, b, c or d
    "folds": ...,     # a number
    "table": ...,     # a, b, c or d
}
### BEGIN SOLUTION
quiz = {"losses": "c", "penalty": 4.5, "adam": "b", "stop": 7, "zero": "b", "folds": 9, "table": "c"}
### END SOLUTION

# %% check="reg_quiz"
from autograder import check

check.quiz(quiz, {
    "losses": check.hashed("c"),
    "penalty": check.hashed(4.5),
    "adam": check.hashed("b"),
    "stop": check.hashed(7),
    "zero": check.hashed("b"),
    "folds": check.hashed(9),
    "table": check.hashed("c"),
}, because={
    "losses": "Which of the four diagnoses is it? Three of the answers make the training loss higher still.",
    "penalty": "No half, no division by anything, and the bias does not count.",
    "adam": "Look at the left side of the figure in section 3.",
    "stop": "Show them to your EarlyStopper. An equal loss is no improvement.",
    "zero": "Which of them pushes a small weight as hard as a large one?",
    "folds": "It is in the validation rows of exactly one fold.",
    "table": "Compare the gain with how far it is from one seed to the next, and remember what the test rows are for.",
})
check.score(2)

# %% [markdown]
# ### In your own words (2 points)
#
# A student trains one network with forty settings, looks at the accuracy on the test rows after each, and reports
# the best: "dropout 0.35 with λ = 0.002 reaches 91.2 % on test data, the network with nothing only 90.4 %." Each
# setting was run once. Name two things that are wrong with this, say for each in which direction it errs, and
# describe a better study. At most 120 words.

# %% [markdown] written="forty_settings" points=2
# ### BEGIN SOLUTION
# The test rows made the choice, so they are validation rows now: the best of forty is partly luck on just these
# rows, and 91.2 % is too high for new rows. And one run each says nothing about the spread: another seed moves the
# accuracy by more than the 0.8 points between the two, so the difference may be chance, in either direction.
#
# Better: choose among the forty on validation rows, or with k-fold cross-validation, over several seeds that are the
# same for all settings, and report the mean, the spread, and the differences seed by seed. Then run the chosen
# setting and the network with nothing on test rows that nobody has looked at, once.
#
# Grading: half a point for the choice on test rows, half a point for its direction (too good). Half a point for one
# run against the spread. Half a point for a study with validation rows, several seeds, and test rows used once.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - Underfit: the training loss is too high. Overfit: it is low, and the validation loss is not. Look at the end, not
#   at one epoch; NaN first.
# - Keras' L2 is λ ΣW², of kernels only: no ½, no division by N. Its gradient is 2λW. The penalties stand in
#   `model.losses` and are part of what `fit` and `evaluate` report.
# - In plain descent L2 is weight decay. In Adam it is not: use AdamW if you want all weights to shrink alike.
# - L1's soft threshold makes weights exactly 0; max-norm limits each column of W.
# - Early stopping keeps copies of the best weights. Patience counts epochs in a row without an improvement.
# - Augmentation may only change what the label does not depend on.
# - Measure over seeds, pair by pair, and give the spread. Here: with wrong labels every remedy helped; with right
#   ones little did but more data.
# - Choose on validation rows or folds. The test rows answer once.
#
# ## Sources
#
# - A. Krogh, J. A. Hertz: A Simple Weight Decay Can Improve Generalization. NIPS 1991.
# - R. Tibshirani: Regression Shrinkage and Selection via the Lasso. J. R. Statist. Soc. B 58, 1996.
# - L. Prechelt: Early Stopping - But When? In: Neural Networks: Tricks of the Trade, Springer 1998.
# - N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov: Dropout: A Simple Way to Prevent Neural
#   Networks from Overfitting. JMLR 15, 2014 (max-norm, too).
# - I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization. ICLR 2019, arXiv:1711.05101.
# - Keras 3 documentation: keras.io/api/layers/regularizers, keras.io/api/callbacks/early_stopping.
