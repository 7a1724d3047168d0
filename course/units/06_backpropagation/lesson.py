# ---
# title: Backpropagation and gradient checking
# objectives:
#   - send a gradient backwards through dense layers and activations, and say what shape each step must have
#   - add the gradients of several paths, in a network with a skip connection
#   - measure a gradient without differentiating, and choose the step h and the precision for it
#   - tell a wrong gradient from rounding noise by its relative error
#   - find the first wrong step of a backward pass instead of staring at all of it
#   - train a network of your own on data that no straight line separates
# minutes: 150
# prerequisites: ["03 Activations", "04 Losses", "05 Forward propagation"]
# ---

# %% given
import numpy as np

from autograder import check

# %% [markdown]
# ## Three questions first
#
# Answer from memory, then look up what you were unsure of.
#
# 1. `shape`: X has shape (5, 3), W has shape (3, 4), b has shape (4,). What is the shape of `X @ W + b`?
#    **a** (3, 4)   **b** (5, 4)   **c** (5, 3)
# 2. `slope`: What is the largest slope that the sigmoid has anywhere?
#    **a** 1   **b** 0.5   **c** 0.25
# 3. `logits`: P holds softmax probabilities (N, C), Y the one-hot labels. The loss is the *mean* cross-entropy over
#    the N rows. What is its gradient with respect to the logits?
#    **a** (P - Y) / N   **b** P - Y   **c** P (1 - P) / N

# %% exercise="recall"
recall = {
    "shape": ...,    # "a", "b" or "c"
    "slope": ...,
    "logits": ...,
}
### BEGIN SOLUTION
recall = {"shape": "b", "slope": "c", "logits": "a"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "shape": check.hashed("b"),
    "slope": check.hashed("c"),
    "logits": check.hashed("a"),
}, because={
    "shape": "The inner dimensions cancel: (N, D) @ (D, M) leaves one row for each sample.",
    "slope": "The slope is s(1 - s), where s is the sigmoid's own value. Where is that largest?",
    "logits": "Two things happened in unit 04: softmax and log cancelled, and the mean left a factor behind.",
})
check.score(1)

# %% [markdown]
# ## 1. The chain, and why you will not trust it
#
# A network is a chain of small steps. The forward pass walks it from left to right and ends at one number, the loss.
# The backward pass walks it from right to left and asks at each step: *if this value moved a little, how much would
# the loss move?* That slope, one number for each entry of the value, is the **gradient** of the loss with respect to
# the value. We write `dz` for the gradient with respect to `z`.
#
# ### With single numbers first
#
# Let x = 2, and let it be used twice: a = 3x = 6 and b = x² = 4. The loss is a b = 24. Walk from right to left. Each
# step multiplies what comes from its right by its own slope:
#
# | step | its slope | gradient |
# | --- | --- | --- |
# | loss = a b, as a moves | b = 4 | da = 4 |
# | loss = a b, as b moves | a = 6 | db = 6 |
# | a = 3x | 3 | dx through a: 4 · 3 = 12 |
# | b = x² | 2x = 4 | dx through b: 6 · 4 = 24 |
#
# x reaches the loss on two paths, and what it does on them **adds up**: dx = 12 + 24 = 36. So if x grows by 0.01, the
# loss grows by about 0.36 (exactly: 3 · 2.01³ - 24 = 0.3618). These are the two rules of all that follows: multiply
# along a path, add over the paths. In a network the numbers become matrices, and the rules stay.
#
# ### Exercise: `paths`
#
# Now you. x = 3 takes *three* paths: a = 2x = 6, b = x² = 9, and the loss is a b + 5x = 69. Fill in the gradients.

# %% exercise="paths"
paths = {
    "da": ...,           # how the loss moves with a alone
    "db": ...,           # how the loss moves with b alone
    "through_a": ...,    # what x does to the loss on its path through a
    "through_b": ...,
    "direct": ...,       # what x does to the loss through 5x
    "dx": ...,           # all together
}
### BEGIN SOLUTION
paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 5, "dx": 59}
### END SOLUTION

# %% check="paths"
from autograder import check

check.quiz(paths, {
    "da": check.hashed(9),
    "db": check.hashed(6),
    "through_a": check.hashed(18),
    "through_b": check.hashed(36),
    "direct": check.hashed(5),
    "dx": check.hashed(59),
}, because={
    "da": "In the product a b the slope for a is the other factor.",
    "db": "In the product a b the slope for b is the other factor.",
    "through_a": "Multiply along the path: da times the slope of 2x.",
    "through_b": "Multiply along the path: db times the slope of x² at x = 3.",
    "direct": "The slope of 5x, wherever x is.",
    "dx": "Add over the paths. There are three of them.",
})
check.score(1)

# %% [markdown]
# Is it true? Move x a little and see: at x = 3.01 the loss is 2 · 3.01³ + 5 · 3.01 = 69.5918. Compare the growth with
# 0.01 times your dx.
#
# Here is the same walk through a network.

# %% drawing
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def _draw_chain():
    figure, ax = plt.subplots(figsize=(9, 2.8))
    stops = ["x\n(5, 4)", "z1\n(5, 3)", "a1\n(5, 3)", "z2\n(5, 2)", "loss\n()"]
    steps = ["dense\nW1 (4, 3), b1 (3,)", "tanh", "dense\nW2 (3, 2), b2 (2,)", "softmax\ncross-entropy"]
    for i, stop in enumerate(stops):
        ax.text(3 * i, 0, stop, ha="center", va="center", fontsize=11,
                bbox=dict(boxstyle="round,pad=0.45", facecolor="white", edgecolor="black"))
    for i, step in enumerate(steps):
        ax.annotate("", (3 * i + 2.35, 0.18), (3 * i + 0.65, 0.18),
                    arrowprops=dict(arrowstyle="->", color=BLUE, linewidth=2))
        ax.annotate("", (3 * i + 0.65, -0.18), (3 * i + 2.35, -0.18),
                    arrowprops=dict(arrowstyle="->", color=VERMILION, linewidth=2, linestyle="--"))
        ax.text(3 * i + 1.5, 0.36, step, ha="center", va="bottom", color=BLUE, fontsize=10)
    for i, back in enumerate(["dx\ndW1, db1", "dz1", "da1\ndW2, db2", "dz2"]):
        ax.text(3 * i + 1.5, -0.36, back, ha="center", va="top", color=VERMILION, fontsize=10)
    ax.set(xlim=(-0.9, 12.9), ylim=(-1.1, 1.2), title="Forward to the right (solid), gradients to the left (dashed)")
    ax.axis("off")
    plt.show()


_draw_chain()

# %% [markdown]
# Read the dashed arrows from the right. The loss gives `dz2`. The dense layer turns `dz2` into three things: `dW2`
# and `db2`, which you want, and `da1`, which the next step to the left needs. And so on until `dx`.
#
# Each step is short. But a wrong step is hard to see: nothing crashes, the shapes fit, and the loss may even fall,
# only more slowly. Take one bug as an example: a `1 / N` too many in `dW2`. With N = 5 that layer
# learns five times too slowly and no error message will ever say so.
#
# So this unit builds the measuring instrument first and the backward pass second. From then on, every gradient that
# you write gets measured once. That is the habit: **write a step, measure it, go on.**
#
# The forward pass is given. It is what units 04 and 05 built. Read what each function returns: you will need it.

# %% given
def sigmoid(z):
    """1 / (1 + exp(-z)), without overflow."""
    return np.exp(-np.logaddexp(0.0, -z))


def dense_forward(x, W, b):
    """x (N, D), W (D, M), b (M,) -> z (N, M) and the cache (x, W), which is what the way back will need."""
    return x @ W + b, (x, W)


ACTIVATIONS = {"relu": lambda z: np.maximum(z, 0.0), "tanh": np.tanh, "sigmoid": sigmoid, "linear": lambda z: z}


def mlp_forward(X, params, kinds):
    """All layers: X (N, D), params {"W1", "b1", "W2", ...}, kinds = the activation of each hidden layer.

    The last layer has no activation. Returns its output (N, C) and a list with one cache for each layer:
    ((x, W), z, kind), where x is the layer's input and kind is "linear" for the last layer.
    """
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches


def softmax_cross_entropy(logits, y):
    """Mean cross-entropy of logits (N, C) for labels y (N,), a number, and its gradient dlogits (N, C)."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(y))
    dlogits = np.exp(log_p)
    dlogits[rows, y] -= 1.0
    return float(-log_p[rows, y].mean()), dlogits / len(y)


def init_params(sizes, rng):
    """He-initialised weights and zero biases for layers of these sizes, say [2, 32, 3]."""
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params


# %% [markdown]
# The caches are what the way back starts from. Look at those of the network in the figure once:

# %%
def _show_caches():
    rng = np.random.default_rng(0)
    out, caches = mlp_forward(rng.normal(size=(5, 4)), init_params([4, 3, 2], rng), ["tanh"])
    for layer, ((x, W), z, kind) in enumerate(caches, start=1):
        print(f"layer {layer}: x {x.shape}, W {W.shape}, z {z.shape}, kind {kind!r}")
    print(f"output: {out.shape}, which is the z of the last layer")


_show_caches()

# %% [markdown]
# ## 2. A slope without calculus
#
# A slope is rise over run. Take a small step `h` and look at what the function does. There are two ways:
#
# - **forward difference**: (f(x + h) - f(x)) / h
# - **central difference**: (f(x + h) - f(x - h)) / 2h
#
# The exact slope is what you get as h goes to 0. **Predict:** you make h ever smaller, from 0.1 down to
# 0.00000000000001. Does the measured slope get better all the way? Decide, then run the cell.

# %% drawing
def _draw_error_against_h():
    w = 0.5
    exact = 1 - np.tanh(w) ** 2
    steps = 10.0 ** np.arange(-14, 0.1, 0.25)
    figure, ax = plt.subplots(figsize=(7, 4.2))
    curves = [("forward, float64", BLUE, "o", np.float64, False),
              ("central, float64", VERMILION, "s", np.float64, True),
              ("central, float32", GREEN, "^", np.float32, True)]
    for label, colour, mark, kind, central in curves:
        at, h = kind(w), steps.astype(kind)
        low, run = (at - h, 2 * h) if central else (at, h)
        error = np.abs((np.tanh(at + h) - np.tanh(low)) / run - exact)
        ax.loglog(steps, np.maximum(error, 1e-14), color=colour, marker=mark, markersize=4, linewidth=1, label=label)
    ax.axvline(1e-5, color="black", linestyle=":", linewidth=1)
    ax.text(1.4e-5, 2e-12, "h = 1e-5", fontsize=9)
    ax.set(title="Error of the measured slope of tanh at 0.5, against the step h", xlabel="step h (no unit)",
           ylabel="|measured - exact|")
    ax.legend(loc="lower left", fontsize=9)
    plt.show()


_draw_error_against_h()

# %% [markdown]
# Every curve is a V: a step can be too large and too small.
#
# - **On the right** the function bends within the step. The forward difference is off by about h, the central one by
#   about h². On the right-hand arm, ten times smaller h gives one more digit forward and two more digits central.
# - **On the left** f(x + h) and f(x - h) agree in almost all of their digits. Subtracting them throws those digits
#   away. What is left is rounding, and dividing by a tiny h blows it up.
# - **The bottom of the V** lies at about 2e-9 forward (h = 1e-8) and 2e-12 central (h between 1e-6 and 1e-5). At
#   h = 1e-5 the forward difference is off by 3.6e-6, the central one by 9.8e-12.
# - **float32** has 7 digits and not 16. Its best error is a few 1e-6, at h between 1e-3 and 1e-2. At h = 1e-5 it is
#   off by 3e-3, and from h = 1e-8 on `0.5 + h` is `0.5`, so the measured slope is 0.
#
# So: central difference, float64, h = 1e-5.
#
# ### Worked: the slope at one entry
#
# For a function of many numbers, move *one* entry, leave all others alone, and put it back afterwards:

# %%
def _worked_example():
    def f(v):
        return v[0] ** 2 * v[1]          # the exact gradient is (2 v0 v1, v0²)

    v, h = np.array([3.0, 2.0]), 1e-5
    above = f(np.array([3.0, 2.0 + h]))
    below = f(np.array([3.0, 2.0 - h]))
    print("measured slope for entry 1:", (above - below) / (2 * h), "  exact:", v[0] ** 2)


_worked_example()

# %% [markdown]
# ### Exercise: `numerical_gradient`
#
# The loop over all entries is there. Fill in what happens for one entry. Mind what you do with `x[i]`: the next
# entry needs it as it was.

# %% exercise="numerical_gradient"
def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x, measured by central differences.

    f: function that takes one array of x's shape, looks at nothing else and returns one number.
    x: array of any shape, () too. It may hold whole numbers or float32; f gets arrays of float64, and the gradient is
       one all the same. When the function is done, the caller's x must be as it was, to the last bit.
    h: the step.
    Returns an array of x's shape: entry i is (f(x with x[i] + h) - f(x with x[i] - h)) / 2h, where all the other
    entries keep their values, to the last bit, in every call of f. A divisor that differs from 2h by rounding alone
    serves as well.

    Example: f = v[0]**2 * v[1] at [3.0, 2.0] gives about [12.0, 9.0].
    """
    x = np.array(x, dtype=np.float64)       # a copy, with room for fractions
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):           # i is an index such as (0, 2): use x[i]
        ### BEGIN SOLUTION
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        below = f(x)
        x[i] = kept
        gradient[i] = (above - below) / (2 * h)
        ### END SOLUTION
    return gradient


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `f` wants the whole array, with one entry moved. It must be called twice for each entry.
# </details>
# <details><summary>Hint 2</summary>
#
# Keep the old value of `x[i]` in a variable, and put it back before the next entry has its turn. The distance between
# the two points is `2 * h`, and `/ 2 * h` is something else in Python.
# </details>

# %% check="numerical_gradient"
import numpy as np
from autograder import check


def bowl(v):
    return v[0, 0] ** 2 * v[0, 1] + v[1, 0] ** 3 + 4 * v[0, 2] * v[1, 1] + 3 * v[1, 1] + v[1, 2] ** 2 * v[0, 0]


x = np.array([[1.0, -2.0, 0.0], [3.0, 2.0, -0.7]])
right = np.array([[-3.51, 1.0, 8.0], [27.0, 3.0, -1.4]])
check(numerical_gradient, bowl, x).close(right, rtol=1e-7, name="numerical_gradient with the usual h")
right[1, 0] = 27.25
check(numerical_gradient, bowl, x, h=0.5).close(
    right, atol=1e-4, name="numerical_gradient with h=0.5 (for v³ at 3 that gives 27.25)")
for at, slopes, name in (([1, 0, 3], [0.5, 0.0, 1.5], "at whole numbers"), (3.0, 1.5, "at a single number"),
                         (np.float32([1, 0, 3]), [0.5, 0.0, 1.5], "in float32")):
    check(numerical_gradient, lambda v: float(np.sum(v ** 2)) / 4, np.array(at)).close(
        np.array(slopes), atol=1e-7, name=f"numerical_gradient of v²/4 {name}")
tiny = np.array([1e-20, 6e-10])
check(numerical_gradient, lambda v: float(v[0] * v[1]), tiny).close(
    tiny[::-1], rtol=1e-9, name="numerical_gradient of v0·v1 at 1e-20 and 6e-10").unchanged()
check(numerical_gradient, bowl, x).unchanged()
### BEGIN HIDDEN TESTS
weight = check.rng.normal(size=(2, 3, 4))
start = check.rng.normal(size=(4, 3, 2)).T
check(numerical_gradient, lambda v: float((weight * np.sin(v)).sum() + v.sum() ** 2), start).close(
    weight * np.cos(start) + 2 * start.sum(), rtol=1e-7, atol=1e-7,
    name="numerical_gradient of a three-dimensional array")
step = float(check.rng.uniform(0.1, 0.3))
line = check.rng.normal(size=(5, 1))
check(numerical_gradient, lambda v: float((v ** 3).sum()), line, step).close(
    3 * line ** 2 + step ** 2, rtol=1e-10, name="numerical_gradient with another h")
small = check.rng.uniform(1e-3, 2e-3, size=(1, 4))
check(numerical_gradient, lambda v: float((v ** 3).sum()), small).close(
    3 * small ** 2 + 1e-10, rtol=1e-7, name="numerical_gradient: h is 1e-5 when it is not given").unchanged()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now you own an instrument. Try it on something that is known to be right: the gradient which
# `softmax_cross_entropy` returns.

# %%
def _measure_softmax():
    logits, labels = np.random.default_rng(0).normal(size=(3, 4)), np.array([0, 3, 1])
    claimed = softmax_cross_entropy(logits, labels)[1]
    measured = numerical_gradient(lambda v: softmax_cross_entropy(v, labels)[0], logits)
    print("claimed, first row :", claimed[0])
    print("measured, first row:", measured[0])
    print("largest difference :", np.abs(claimed - measured).max())


_measure_softmax()

# %% [markdown]
# ## 3. How close is close enough?
#
# The largest difference was about 1e-11. Is that small? **Predict:** which of these two gradients is wrong?
#
# | | claimed | measured | difference |
# | --- | --- | --- | --- |
# | A | 1000.0001 | 1000.0 | 0.0001 |
# | B | 0.0000002 | 0.0000001 | 0.0000001 |
#
# <details><summary>Open this when you have decided</summary>
#
# B is wrong: by a factor of two. A agrees to seven digits. The difference alone says nothing, because gradients come
# in all sizes: in a deep network those of the first layer may be a million times smaller than those of the last.
# </details>
#
# To compare gradients of any size, divide by the size of the larger of the two:
#
# $$\text{relative error} = \frac{|a - b|}{\max(|a|, |b|)}$$
#
# For A that is 1e-7, for B it is 0.5. It does not matter which of the two you call a. Of an array, take the *worst*
# entry: one wrong entry in ten thousand is a bug, and a mean would hide it.
#
# ### Exercise: `relative_error`

# %% exercise="relative_error"
def relative_error(a, b):
    """How far two gradients are apart: the largest |a - b| / max(|a|, |b|) over all entries.

    a, b: arrays of the same shape, any shape, () too, with at least one entry. They may hold whole numbers (of dtype
    int), and NaN, but nothing infinite, nor entries near the largest float, whose difference would be infinite.
    Returns one number (a float). An entry where a and b are both 0 counts as 0: no division by zero, no warning.
    Where only one of them is 0, the quotient is 1. If a or b holds NaN, the result is NaN. No small constant is added
    to the denominator: gradients of 1e-40 are compared as strictly as gradients of 1.

    Example: relative_error(np.array([1.0, 0.0]), np.array([1.25, 0.0])) is 0.25 / 1.25 = 0.2.
    The arguments stay as they are.
    """
    ### BEGIN SOLUTION
    a, b = np.asarray(a), np.asarray(b)
    scale = np.maximum(np.abs(a), np.abs(b))
    scale = np.where(scale == 0, 1.0, scale)
    return float((np.abs(a - b) / scale).max())
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Work on whole arrays: `np.abs`, `np.maximum` (entry by entry) and, at the very end, `.max()` (over all).
# </details>
# <details><summary>Hint 2</summary>
#
# Compute the denominators first, one for each entry. Where a denominator is 0, both a and b are 0 there, and so is
# the numerator: *any* other denominator will do.
# </details>
# <details><summary>Hint 3</summary>
#
# `np.where(scale == 0, 1.0, scale)` swaps the zeros for ones. Do it before you divide: `np.where` computes both of
# its branches, so doing it after the division comes too late.
# </details>

# %% check="relative_error"
import numpy as np
from autograder import check

a, b = np.array([1.0, -2.2, 0.0, 0.5, 1e-9]), np.array([1.0, -2.0, 0.0, 0.46, 4e-9])
check(relative_error, a, b).close(0.75, rtol=1e-6, name="relative_error of five entries of different size")
for one, other, right in (([1.0, 8.0], [2.0, 3.0], 0.625), ([-2.0, -3.0], [-1.0, -2.5], 0.5),
                          ([2.0, -2.0], [-8.0, -2.0], 1.25), ([1.0, 0.0], [1.5, 2.0], 1.0),
                          ([1e-40, 1.0], [4e-40, 1.5], 0.75), ([4, 3], [2, 3], 0.5), (4.0, 2.0, 0.5)):
    check(relative_error, np.array(one), np.array(other)).close(right, name=f"relative_error of {one} and {other}")
check(relative_error, np.zeros((2, 3)), np.zeros((2, 3))).close(
    0.0, name="relative_error where both are 0").quiet()
for one, other in (([np.nan, 1.0], [1.0, 1.0]), ([1.0, 2.0], [1.5, np.nan])):
    check(relative_error, np.array(one), np.array(other)).close(np.nan, name=f"relative_error of {one} and {other}")
check(relative_error, a, b).unchanged()
### BEGIN HIDDEN TESTS
a = check.rng.normal(size=(4, 3, 2)) * 10.0 ** check.rng.integers(-9, 3, size=(4, 3, 2))
b = a * (1 + 1e-3 * check.rng.normal(size=a.shape))
a[0, 0, 0] = b[0, 0, 0] = 0.0
scale = np.maximum(np.abs(a), np.abs(b))
scale[0, 0, 0] = 1.0
worst = float((np.abs(a - b) / scale).max())
check(relative_error, a, b).close(worst, rtol=1e-9, name="relative_error of arrays of many sizes").unchanged()
check(relative_error, np.array(a, order="F"), b).close(worst, rtol=1e-9, name="relative_error of a transposed array")
check(relative_error, a * 1e-14, b * 1e-14).close(worst, rtol=1e-9, name="relative_error of tiny arrays")
check(relative_error, b, -a).close(float((np.abs(b + a) / scale).max()), rtol=1e-9,
                                   name="relative_error of opposite arrays")
a.flat[int(check.rng.integers(1, a.size))] = np.nan
check(relative_error, b, a).close(np.nan, name="relative_error with one entry of NaN")
check(relative_error, a, b).close(np.nan, name="relative_error with one entry of NaN")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# What the number means, for a smooth network in float64 with h = 1e-5. The bounds are rules of thumb, after the
# course notes of Stanford's CS231n ("Gradient checks").
#
# | relative error | read it as |
# | --- | --- |
# | above 1e-2 | wrong: a factor, a sign, a transposed matrix |
# | 1e-2 to 1e-4 | suspicious: look for a kink, for float32, for an entry that is almost 0 |
# | 1e-4 to 1e-7 | fine for a deep network or one with kinks, too much for one smooth layer |
# | below 1e-7 | right |
#
# Two honest exceptions belong to this table.
#
# **Entries that are almost 0.** The instrument itself is off by about 1e-11. For a slope of 1e-8 that is a relative
# error of 1e-3, with no bug anywhere. Look at the entry's size before you look for a bug.
#
# **Kinks.** ReLU has no slope at 0: it is 0 on the left and 1 on the right. **Predict:** z = 0.000002, h = 0.00001.
# What does the central difference measure for ReLU?

# %% drawing
def _draw_kink():
    h = 1e-5
    z = np.linspace(-3 * h, 3 * h, 241)
    measured = (np.maximum(z + h, 0) - np.maximum(z - h, 0)) / (2 * h)
    figure, ax = plt.subplots(figsize=(6.5, 3.6))
    ax.plot(z / h, (z > 0) * 1.0, color=BLUE, linewidth=2, label="slope of ReLU")
    ax.plot(z / h, measured, color=VERMILION, linestyle="--", linewidth=2, label="central difference")
    ax.axvspan(-1, 1, color="grey", alpha=0.15, label="the step crosses the kink")
    ax.set(title="Within h of the kink the measured slope is a mixture", xlabel="z, in units of h", ylabel="slope")
    ax.legend(loc="lower right", fontsize=9)
    plt.show()
    print("z = 0.2 h: measured", numerical_gradient(lambda v: np.maximum(v, 0).sum(), np.array([2e-6]))[0], " exact 1")


_draw_kink()

# %% [markdown]
# Within h of the kink the step reaches across, and the instrument reports a mixture of both sides: here 0.6.
# The relative error of 0.4 is no bug. What you do about it: check at another random point,
# make h smaller, use few samples (fewer chances to hit a kink), or check once with tanh in the place of ReLU.
#
# The instrument is done. This is a good place for a pause.
#
# ## 4. Back through a dense layer
#
# The layer computes `z = x @ W + b`. You are given `dz`, the gradient with respect to z. You want `dx`, `dW` and
# `db`.
#
# **Predict** from shapes alone. x is (N, D), W is (D, M), z and dz are (N, M). A gradient has the shape of the thing
# that it belongs to, so dW is (D, M). Which product of x and dz has this shape?

# %% drawing
def _draw_shapes():
    figure, ax = plt.subplots(figsize=(8, 4.4))

    def box(left, middle, height, width, name, colour, rows, columns):
        ax.add_patch(plt.Rectangle((left, middle - height / 2), width, height, facecolor=colour, alpha=0.3,
                                   edgecolor=colour, linewidth=2))
        ax.text(left + width / 2, middle, name, ha="center", va="center", fontsize=12)
        ax.text(left - 0.12, middle, rows, ha="right", va="center", fontsize=10)
        ax.text(left + width / 2, middle + height / 2 + 0.08, columns, ha="center", va="bottom", fontsize=10)

    unit = {"N": 2.5, "D": 2.0, "M": 1.0}
    rows = [(5.6, ("xᵀ", "D", "N"), ("dz", "N", "M"), ("dW", "D", "M")),
            (1.6, ("dz", "N", "M"), ("?", "M", "D"), ("dx", "N", "D"))]
    for middle, first, second, result in rows:
        left = 1.0
        for (name, r, c), colour, sign in ((first, BLUE, " @ "), (second, VERMILION, " = "), (result, GREEN, "")):
            box(left, middle, unit[r], unit[c], name, colour, r, c)
            left += unit[c] + 0.55
            ax.text(left - 0.2, middle, sign, ha="center", va="center", fontsize=14)
            left += 0.55
    ax.set(xlim=(0, 9), ylim=(-0.2, 7.6), title="Only one way round makes the shapes fit (N=5, D=4, M=2)")
    ax.set_aspect("equal")
    ax.axis("off")
    plt.show()


_draw_shapes()

# %% [markdown]
# The inner lengths must be equal, the outer ones are those of the result. In the second row one factor is left for
# you: it must be M by D, and it is made from something that you have. So the shapes almost force the formulas. They
# say nothing about factors, though, so here is the reason for dW.
#
# ### Worked: one weight
#
# `W[d, m]` takes part in `z[n, m] = ... + x[n, d] * W[d, m] + ...` for **every** sample n. If it moves by a little,
# z[n, m] moves x[n, d] times as much, and the loss moves dz[n, m] times that. The effects of all samples add up:
#
# $$dW_{dm} = \sum_n x_{nd}\, dz_{nm}$$
#
# In loops, and measured at once:

# %%
def _worked_dense():
    x = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0]])     # N=3, D=2
    W, b = np.array([[0.3], [-0.6]]), np.array([0.1])       # M=1
    dz = np.array([[2.0], [-1.0], [4.0]])                   # the slope of the loss for each z
    dW = np.zeros((2, 1))
    for n in range(3):
        for d in range(2):
            dW[d, 0] += x[n, d] * dz[n, 0]

    def loss(W):
        # A stand-in for the rest of the network whose gradient with respect to z is exactly dz.
        return (dense_forward(x, W, b)[0] * dz).sum()

    print("loops   :", dW.ravel())
    print("measured:", numerical_gradient(loss, W).ravel())


_worked_dense()

# %% [markdown]
# The stand-in is worth remembering. To check *one* layer you need no network: `sum(z * dz)` is a loss whose gradient
# with respect to z is dz, whatever random dz you choose.
#
# The other two follow the same way. `x[n, d]` reaches the loss through all M columns of row n. `b[m]` is added to
# every row, with the factor 1.
#
# **Where is 1/N?** Not here. If the loss is a mean, its 1/N is already inside of dz: `softmax_cross_entropy` divides
# by N at the start of the chain. Divide again in a layer and that layer's gradient is N times too small.
#
# ### Exercise: `dense_backward`

# %% exercise="dense_backward"
def dense_backward(dz, cache):
    """Back through z = x @ W + b.

    dz: (N, M), the gradient of the loss with respect to z.
    cache: the pair (x, W) that dense_forward kept; x is (N, D), W is (D, M). Each of dz, x and W may hold whole
        numbers, whatever the others hold.
    Returns the three gradients dx (N, D), dW (D, M), db (M,), in this order, as new arrays. Effects of the N samples
    on W and b add up; nothing is divided by N. The arguments stay as they are.

    Example: dz = [[2.0]], x = [[3.0, 5.0]], W = [[1.0], [-1.0]]
    gives dx = [[2.0, -2.0]], dW = [[6.0], [10.0]], db = [2.0].
    """
    ### BEGIN SOLUTION
    x, W = cache
    dx = dz @ W.T
    dW = x.T @ dz
    db = dz.sum(axis=0)
    return dx, dW, db
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Begin with `x, W = cache`. Then write the shapes of dz, x and W on paper and of the three results below them.
# </details>
# <details><summary>Hint 2</summary>
#
# dx (N, D) is made from dz (N, M) and something of shape (M, D). dW (D, M) is made from something of shape (D, N) and
# dz. `.T` turns (N, D) into (D, N).
# </details>
# <details><summary>Hint 3</summary>
#
# Two of the three are matrix products with one transposed factor, as in the figure above. The third is a sum over the
# axis that db does not have.
# </details>

# %% check="dense_backward"
import numpy as np
from autograder import check

for name, dz, x, W, dx, dW, db in (
    ("N=3, D=4, M=2", [[1.0, -1.0], [2.0, 0.5], [-0.5, 2.0]],
     [[1.0, -2.0, 0.5, 3.0], [0.0, 1.0, -1.0, 2.0], [2.0, 1.0, 1.0, -1.0]],
     [[1.0, 2.0], [-1.0, 0.0], [0.5, 1.0], [2.0, -2.0]],
     [[-1.0, -1.0, -0.5, 4.0], [3.0, -2.0, 1.5, 3.0], [3.5, 0.5, 1.75, -5.0]],
     [[0.0, 3.0], [-0.5, 4.5], [-2.0, 1.0], [7.5, -4.0]], [2.5, 1.5]),
    ("N=1, D=2, M=1, whole dz", [[3]], [[1.5, 5.0]], [[0.5], [-1.0]], [[1.5, -3.0]], [[4.5], [15.0]], [3]),
    ("whole x and W, N=D=M=2", [[1.5, -1.0], [2.0, 0.0]], [[1, 2], [3, -1]], [[1, 2], [3, 4]],
     [[-0.5, 0.5], [2.0, 6.0]], [[7.5, -1.0], [1.0, -2.0]], [3.5, -1.0]),
):
    three = check(dense_backward, np.array(dz), (np.array(x), np.array(W)))
    three[2].close(np.array(db), name=f"db, the third result: {name}")
    three[1].close(np.array(dW), name=f"dW, the second result: {name}")
    three[0].close(np.array(dx), name=f"dx, the first result: {name}")
    three.unchanged().fresh()
three.holds("three gradients", lambda came: type(came) in (tuple, list) and len(came) == 3)
### BEGIN HIDDEN TESTS
for N, D, M in ((7, 3, 5), (4, 1, 3), (1, 5, 1)):
    x, W = check.rng.normal(size=(D, N)).T, check.rng.normal(size=(M, D)).T
    for dz in (check.rng.normal(size=(M, N)).T, check.rng.integers(-5, 6, size=(N, M))):
        three = check(dense_backward, dz, (x, W))
        three[0].close(dz @ W.T, rtol=1e-9, atol=1e-12, name="dx on random inputs")
        three[1].close(x.T @ dz, rtol=1e-9, atol=1e-12, name="dW on random inputs")
        three[2].close(dz.sum(axis=0), rtol=1e-9, atol=1e-12, name="db on random inputs")
        three.unchanged()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Write a step, measure it. Your own instrument, on your own layer, with N=5, D=4, M=3 all different, random dz and a
# bias that is not 0:

# %%
def _measure_dense():
    rng = np.random.default_rng(1)
    x, W, b, dz = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=3), rng.normal(size=(5, 3))
    three = dense_backward(dz, dense_forward(x, W, b)[1])
    losses = [lambda v: (dense_forward(v, W, b)[0] * dz).sum(), lambda v: (dense_forward(x, v, b)[0] * dz).sum(),
              lambda v: (dense_forward(x, W, v)[0] * dz).sum()]
    for name, gradient, loss, value in zip(["dx", "dW", "db"], three, losses, [x, W, b], strict=True):
        print(f"{name}: relative error {relative_error(gradient, numerical_gradient(loss, value)):.1e}")


_measure_dense()

# %% [markdown]
# ## 5. Back through an activation
#
# An activation works on each entry by itself: `a[n, m] = act(z[n, m])`. So there is no sum and no matrix product. If
# z[n, m] moves, a[n, m] moves act'(z[n, m]) times as much, and the loss moves da[n, m] times that:
#
# `dz = da * act'(z)`
#
# **Predict:** tanh' can be written as 1 - tanh(z)². The forward pass returns a = tanh(z). A friend writes
# `da * (1 - np.tanh(a) ** 2)`. Shapes fit, and for small z it is almost right. How far off is it at z = 2?

# %%
def _slopes_of_tanh():
    z = np.array([0.1, 0.5, 2.0])
    a = np.tanh(z)
    print("z                :", z)
    print("1 - tanh(z)²     :", 1 - np.tanh(z) ** 2)
    print("1 - tanh(a)²     :", 1 - np.tanh(a) ** 2)


_slopes_of_tanh()

# %% [markdown]
# More than six times too large. The derivative takes the *input* of the activation, z. You may write it with the
# output, as in 1 - a², but then the output must be used once and not put into tanh again. That a slip like this
# passes for small z is a reason to check with inputs of ordinary size, positive and negative.
#
# ### Exercise: `activation_backward`
#
# `sigmoid` is given above. Remember its derivative from the opening questions.

# %% exercise="activation_backward"
def activation_backward(da, z, kind):
    """Back through a = act(z), entry by entry.

    da: array of any shape, () too, the gradient of the loss with respect to a. It may hold whole numbers; for "relu"
        dz may then be whole as well.
    z: array of the same shape, the *input* of the activation. It may hold whole numbers, too.
    kind: "relu", "tanh" or "sigmoid". Any other text, "linear", "Tanh" and "" too, raises a ValueError
        that names it.
    Returns dz, a new array of the same shape. ReLU's slope at z = 0 is taken as 0. The arguments stay as they are.
    Entries of z as large as 1000 or -1000 give no overflow and no warning: the given `sigmoid` and `np.tanh` see to
    that.

    Example: activation_backward(np.array([2.0, 2.0]), np.array([-1.0, 3.0]), "relu") is [0.0, 2.0].
    """
    ### BEGIN SOLUTION
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown activation '{kind}'")
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three branches, one for each kind. Each returns `da` times a slope, entry by entry (`*`, not `@`).
# </details>
# <details><summary>Hint 2</summary>
#
# The slopes: 1 where z > 0 and else 0; 1 - tanh(z)²; s(1 - s) with s = sigmoid(z).
# </details>
# <details><summary>Hint 3</summary>
#
# `z > 0` is an array of True and False, and multiplying by it keeps or deletes entries. End with
# `raise ValueError(...)` and put `kind` into the text.
# </details>

# %% check="activation_backward"
import numpy as np
from autograder import check

z = np.array([[-1.0, 0.0, 2.0], [0.5, -0.5, 1.0]])
da = np.array([[2.0, -3.0, 0.5], [-1.0, 4.0, 1.5]])
check(activation_backward, da, z, "relu").close(np.array([[0.0, 0.0, 0.5], [-1.0, 0.0, 1.5]]), name="relu")
check(activation_backward, da, z, "tanh").close(
    np.array([[0.83994868, -3.0, 0.03532541], [-0.78644773, 3.14579093, 0.62996151]]), atol=1e-7, name="tanh")
check(activation_backward, da, z, "sigmoid").close(
    np.array([[0.39322387, -0.75, 0.05249679], [-0.23500371, 0.94001485, 0.2949179]]), atol=1e-7, name="sigmoid")
for kind in ("relu", "tanh", "sigmoid"):
    check(activation_backward, da, z, kind).unchanged().fresh()
for kind in ("softsign", "linear", "Tanh", "sig", ""):
    check(activation_backward, da, z, kind).raises(ValueError, saying=kind)
for z, da, relu, tanh, sigm in (      # tiny and large z, z of whole numbers, a single number
    ([5e-10, -5e-10, 1000.0, -1000.0, 0.5], [2, 8, -4, 1, 0], [2, 0, -4, 0, 0], [2, 8, 0, 0, 0], [0.5, 2, 0, 0, 0]),
    ([1, -2, 0], [1.5, -1.0, 2.0], [1.5, 0, 0], [0.62996151, -0.07065082, 2], [0.2949179, -0.10499359, 0.5]),
    (2.0, 0.5, 0.5, 0.03532541, 0.05249679),
):
    for kind, dz in (("relu", relu), ("tanh", tanh), ("sigmoid", sigm)):
        came = check(activation_backward, np.array(da), np.array(z), kind)
        came.close(np.array(dz), atol=1e-7, name=f"{kind} at z = {z}").quiet()
### BEGIN HIDDEN TESTS
for shape in ((4, 3, 2), (1, 5), (6, 1)):
    z, real = 2 * check.rng.normal(size=shape[::-1]).T, check.rng.normal(size=shape)
    z.flat[1], real.flat[2] = 0.0, 0.0
    s = 1 / (1 + np.exp(-z))
    for da in (real, check.rng.integers(-5, 6, size=shape)):
        check(activation_backward, da, z, "relu").close(np.where(z > 0, da, 0.0), rtol=1e-12,
                                                        name="relu on random inputs").unchanged().fresh()
        check(activation_backward, da, z, "tanh").close(da / np.cosh(z) ** 2, rtol=1e-9, atol=1e-12,
                                                        name="tanh on random inputs").unchanged()
        check(activation_backward, da, z, "sigmoid").close(da * s * (1 - s), rtol=1e-9, atol=1e-12,
                                                           name="sigmoid on random inputs").unchanged()
z = np.where(z > 0, 1000.0, -1000.0)
for kind in ("relu", "tanh", "sigmoid"):
    check(activation_backward, da, z, kind).close(np.where((z > 0) & (kind == "relu"), da, 0.0), atol=1e-12,
                                                  name=f"{kind} at large z").quiet()
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# ## 6. All layers
#
# Now put the two steps into a loop. **Predict** the order for a network with two hidden layers. The forward pass was
#
# x → dense 1 → act 1 → dense 2 → act 2 → dense 3 → loss
#
# Each step on the way back is fed by the step to the right of it. Write down what each takes and what it gives.
#
# <details><summary>Open this to compare</summary>
#
# | step | takes | gives |
# | --- | --- | --- |
# | loss | logits, labels | dout, which is dz3 |
# | dense 3 | dz3 | dW3, db3 and da2 |
# | act 2 | da2 | dz2 |
# | dense 2 | dz2 | dW2, db2 and da1 |
# | act 1 | da1 | dz1 |
# | dense 1 | dz1 | dW1, db1 and dx |
# </details>
#
# Two things to note. There is no step "act 3": the last layer is linear, and the softmax belongs to the loss, whose
# gradient `dout` has it inside. And a layer's activation comes *before* its dense part on the way back.
#
# ### Exercise: `mlp_backward`

# %% exercise="mlp_backward"
def mlp_backward(params, caches, dout):
    """Back through all layers of mlp_forward.

    params: {"W1", "b1", "W2", "b2", ...}, in this order; layer l has W (D, M) and b (M,).
    caches: the list from mlp_forward, first layer first. Each entry is ((x, W), z, kind): the pair that dense_backward
        takes, the layer's z (N, M), and its activation, "relu", "tanh" or "sigmoid", for the last layer "linear" and
        for no other. There may be any number of layers, more than nine as well.
    dout: (N, C), the gradient of the loss with respect to the last layer's z, whole numbers or others.
    Returns the gradients, a new dictionary with the keys of params, no others, in any order, and their shapes. The
    arguments stay as they are.

    Example: for one layer with caches = [(([[3.0]], [[2.0]]), [[7.0]], "linear")], dout = [[0.5]] (all arrays) and
    params {"W1": [[2.0]], "b1": [1.0]} the result is {"W1": [[1.5]], "b1": [0.5]}.
    """
    ### BEGIN SOLUTION
    grads = {}
    upstream = dout
    for layer in range(len(params) // 2, 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            upstream = activation_backward(upstream, z, kind)
        upstream, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(upstream, cache)
    return grads
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Keep one variable for the gradient that is on its way to the left. It starts as `dout`; each step replaces it.
# </details>
# <details><summary>Hint 2</summary>
#
# Loop over the layers from the last to the first. With L layers, `range(L, 0, -1)` gives L, ..., 1, and layer l has
# its cache at `caches[l - 1]`. In each turn: activation (unless linear), then dense.
# </details>
# <details><summary>Hint 3</summary>
#
# Inside of the loop: unpack `cache, z, kind`; if kind is not "linear", send the variable through
# `activation_backward`; send it through `dense_backward`, store two of the three results under `f"W{layer}"` and
# `f"b{layer}"`, and keep the third for the next turn.
# </details>

# %% check="mlp_backward"
import numpy as np
from autograder import check

W, b, dout = np.array([[2.0]]), np.array([-1.0]), np.array([[0.75], [-0.5]])
a = [np.array([[2.0 * 2**i + 1], [-1.0 * (i == 0)]]) for i in range(11)]   # what each layer of one unit gets
caches = [((a[i], W), 2 * a[i] - 1, "relu" if i < 10 else "linear") for i in range(11)]
params = dict(pair for i in range(1, 12) for pair in ((f"W{i}", W), (f"b{i}", b)))
deep = check(mlp_backward, params, caches, dout), check(mlp_backward, {"W1": W, "b1": b}, caches[10:], dout)
w = 2 * np.sin(1.0 + np.arange(10))
x, W1, b1, W2, b2, W3, b3 = w.reshape(5, 2), w[:6].reshape(2, 3), w[:3], w[:3, None], w[:1], w[None, :2], w[:2]
z1 = x @ W1 + b1
z2 = np.tanh(z1) @ W2 + b2
a2 = 1 / (1 + np.exp(-z2))
caches = [((x, W1), z1, "tanh"), ((np.tanh(z1), W2), z2, "sigmoid"), ((a2, W3), a2 @ W3 + b3, "linear")]
grads = check(mlp_backward, {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}, caches, x).unchanged()
grads.holds("the keys are those of params", lambda came: sorted(came) == ["W1", "W2", "W3", "b1", "b2", "b3"])
for name, right in {"b3": [2.185544, 0.636833], "W3": [[3.225287, 0.894234]], "b2": [-0.833436],
                    "W2": [[0.781709], [0.653011], [-0.149716]], "b1": [-0.963771, -1.068709, -0.241395],
                    "W1": [[2.328341, 2.959401, 0.633487], [0.911315, 1.302688, 0.26588]]}.items():
    between = f"Between W{int(name[1]) + 1} and {name} lie a dense layer (its dx) and an activation."
    grads[name].close(np.array(right), atol=1e-6, name=name, hint=between if name in ("b2", "b1") else "")
deep[0].close({**{f"W{i}": 0.75 * 2.0 ** (11 - i) * a[i - 1][:1] for i in range(1, 12)},
               **{f"b{i}": np.array([0.75 * 2.0 ** (11 - i) if i < 11 else 0.25]) for i in range(1, 12)}},
              name="mlp_backward with eleven layers")
deep[1].close({"W1": np.array([[1536.75]]), "b1": np.array([0.25])}, name="mlp_backward with one layer")
### BEGIN HIDDEN TESTS
for sizes, kinds in (([3, 4, 2], ["relu"]), ([4, 3, 5, 6, 2], ["sigmoid", "relu", "tanh"]), ([3, 2], []),
                     ([1, 4, 1, 3], ["tanh", "tanh"])):
    out, params, caches = check.rng.normal(size=(sizes[0], 6)).T, {}, []
    for i, kind in enumerate([*kinds, "linear"], 1):
        W, b = check.rng.normal(size=(sizes[i], sizes[i - 1])).T, check.rng.normal(size=sizes[i])
        z = out @ W + b
        params[f"W{i}"], params[f"b{i}"] = W, b
        caches.append(((out, W), z, kind))
        out = {"relu": z * (z > 0), "tanh": np.tanh(z), "sigmoid": 1 / (1 + np.exp(-z)), "linear": z}[kind]
    real = check.rng.normal(size=(sizes[-1], 6)).T
    real[2, 1] = 0.0
    for dout in (real, check.rng.integers(-5, 6, size=(6, sizes[-1]))):
        right, flow = {}, dout
        for i in range(len(sizes) - 1, 0, -1):
            (inputs, weight), z, kind = caches[i - 1]
            t, s = np.tanh(z), 1 / (1 + np.exp(-z))
            flow = flow * {"relu": z > 0, "tanh": 1 - t * t, "sigmoid": s - s * s, "linear": 1.0}[kind]
            right[f"W{i}"], right[f"b{i}"] = inputs.T @ flow, flow.sum(axis=0)
            flow = flow @ weight.T
        check(mlp_backward, params, caches, dout).close(
            right, rtol=1e-9, atol=1e-12, name=f"mlp_backward with {len(sizes) - 1} layers").unchanged()
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Measure it. The table lists the gradients in the order in which the backward pass makes them. If one day the
# third is the first bad one, you need to read the third step only.

# %%
def _measure_mlp():
    rng = np.random.default_rng(2)
    X, y, kinds = rng.normal(size=(6, 4)), np.array([0, 2, 1, 1, 0, 2]), ["tanh", "sigmoid"]
    params = init_params([4, 5, 2, 3], rng)
    params = {k: v + 0.1 * rng.normal(size=v.shape) for k, v in params.items()}     # biases that are not 0
    out, caches = mlp_forward(X, params, kinds)
    grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
    for name in ["b3", "W3", "b2", "W2", "b1", "W1"]:
        def loss(v, name=name):
            return softmax_cross_entropy(mlp_forward(X, {**params, name: v}, kinds)[0], y)[0]

        print(f"d{name}: relative error {relative_error(grads[name], numerical_gradient(loss, params[name])):.1e}")
    weights = sum(v.size for v in params.values())
    print(f"{weights} weights. Measuring took {2 * weights} forward passes.")
    print("Backpropagation took one forward and one backward pass.")


_measure_mlp()

# %% [markdown]
# The last two lines are why nobody trains with measured gradients. A network with a million weights would need two
# million forward passes for one step. Backpropagation needs one forward and one backward pass, whatever the number of
# weights. So you measure small networks, once, and then trust the code.
#
# Time for a rest. The second half is detective work.
#
# ## 7. The first wrong step
#
# **Predict:** one line of a backward pass is wrong, the line for `da1`. Of the eight gradients dz2, db2, dW2, da1,
# dz1, db1, dW1, dx, how many will be wrong?
#
# <details><summary>Open this to compare</summary>
#
# Five: da1, and everything that is made from it, which is dz1, db1, dW1 and dx.
# </details>
#
# Whoever only looks at dW1 will search in the wrong place. So check the steps between, too, and in the order of the
# chain. The **first** wrong one is made from right inputs: its own line must be at fault. The later ones may only
# have **inherited** the error. Mend the first, then check again.
#
# A step in the middle, say a1, can be measured like a weight: the loss is a function of a1, computed by the *rest* of
# the network. The next cell gives you such a network (the one of the first figure) and its chain.

# %% given
def tiny_net(bias=1.0, seed=10):
    """The values of a network 4 -> 3 -> 2 with tanh for N=5 samples; `bias` scales its biases."""
    rng = np.random.default_rng(seed)
    net = {"x": rng.normal(size=(5, 4)), "W1": rng.normal(size=(4, 3)), "b1": bias * rng.normal(size=3),
           "W2": rng.normal(size=(3, 2)), "b2": bias * rng.normal(size=2), "y": rng.integers(0, 2, size=5)}
    net["z1"] = net["x"] @ net["W1"] + net["b1"]
    net["a1"] = np.tanh(net["z1"])
    net["z2"] = net["a1"] @ net["W2"] + net["b2"]
    return net


def chain_of(net):
    """The chain, backwards: a list of (name of the gradient, loss as a function of this one value, the value)."""
    x, W1, b1, W2, b2, y, a1 = (net[k] for k in ("x", "W1", "b1", "W2", "b2", "y", "a1"))

    def from_z2(z2):
        return softmax_cross_entropy(z2, y)[0]

    def from_a1(a1):
        return from_z2(a1 @ W2 + b2)

    def from_z1(z1):
        return from_a1(np.tanh(z1))

    return [("dz2", from_z2, net["z2"]), ("db2", lambda v: from_z2(a1 @ W2 + v), b2),
            ("dW2", lambda v: from_z2(a1 @ v + b2), W2), ("da1", from_a1, a1), ("dz1", from_z1, net["z1"]),
            ("db1", lambda v: from_z1(x @ W1 + v), b1), ("dW1", lambda v: from_z1(x @ v + b1), W1),
            ("dx", lambda v: from_z1(v @ W1 + b1), x)]


# %% [markdown]
# ### Exercise: `find_bugs`
#
# Make a tool of the habit. Its usual limit is 1e-6, ten times the 1e-7 of the table: a chain has small entries, and
# one of size 1e-5 is measured no better than to 1e-11, which is a relative error of 1e-6.
#
# One trap: `nan > limit` is False, and so is `nan <= limit`. A gradient full of NaN must not pass.

# %% exercise="find_bugs"
def find_bugs(chain, grads, limit=1e-6):
    """The names of the wrong gradients, in the order of the chain.

    chain: list of (name, loss, value). loss(v) is the loss, a finite number, as a function of this one value alone;
        value is the array at which to measure, with the usual h of numerical_gradient, whatever limit is.
    grads: {name: claimed gradient, an array of finite numbers or NaN}, with every name of the chain and maybe others.
    limit: a gradient is wrong when its relative error against the measured one is above limit. It is also wrong when
        its shape is not that of value, or when it holds NaN.
    Returns a list of names, first of the chain first, each once; [] when all are right. The arguments stay as they
    are.

    Example: with chain = [("dw", lambda w: float((w ** 2).sum()), np.array([3.0]))] the right gradient is [6.0], so
    grads = {"dw": np.array([5.0])} gives ["dw"] and {"dw": np.array([6.0])} gives [].
    """
    ### BEGIN SOLUTION
    found = []
    for name, loss, value in chain:
        claimed, measured = grads[name], numerical_gradient(loss, value)
        if claimed.shape != measured.shape or not relative_error(claimed, measured) <= limit:
            found.append(name)
    return found
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# For each entry of the chain, measure with your `numerical_gradient` and compare with your `relative_error`.
# </details>
# <details><summary>Hint 2</summary>
#
# Look at the shapes before you compare: NumPy would stretch (1, 3) to fit (3,) without a word.
# </details>
# <details><summary>Hint 3</summary>
#
# For NaN, turn the question round. "Wrong when above the limit" lets NaN through; "right when at or below the limit,
# and wrong otherwise" does not. In Python: `not error <= limit`.
# </details>

# %% check="find_bugs"
import numpy as np
from autograder import check


def squares(v):
    return float((v ** 2).sum())


def wavy(v):
    return float((v ** 3 - v).sum())


v, w = np.array([[0.5, -1.0, 2.0], [1.5, 3.0, -0.5]]), np.array([0.0, 1.5, 0.0])
chain = [("dz2", squares, v), ("dW2", wavy, v), ("db2", lambda v: 1e-9 * squares(v), v[0]), ("da1", squares, -v),
         ("dW1", wavy, v + 1)]
right = {"dW1": 3 * (v + 1) ** 2 - 1, "da1": -2 * v, "db2": 2e-9 * v[0], "dW2": 3 * v ** 2 - 1, "dz2": 2 * v}
wrong = {**right, "dW2": right["dW2"] / 5, "db2": 4e-9 * v[0], "da1": 5e-6 * (v == -0.5) - 2 * v,
         "dW1": 1.001 * right["dW1"]}
check(find_bugs, chain, wrong).equal(["dW2", "db2", "da1", "dW1"], name="find_bugs with four wrong ones").unchanged()
check(find_bugs, chain, right).equal([], weight=0.0, name="find_bugs where all is right")
check(find_bugs, chain, {**wrong, "dz2": 0 * v, "da1": 2 * v}, limit=1.0).equal(
    ["da1"], name="find_bugs with limit=1.0 and an error of exactly 1.0")
check(find_bugs, [(name, squares, w) for name in ("dz1", "db1", "dW1", "dx")],
      {"dz1": np.array([np.nan, 3.0, 0.0]), "db1": 2 * w, "dW1": np.array([0.0, 3.0, np.nan]),
       "dx": np.full(3, np.nan)}).equal(["dz1", "dW1", "dx"], name="find_bugs with NaN")
check(find_bugs, chain, {**right, "db2": 2e-9 * v[:1]}).equal(["db2"], name="find_bugs with a wrong shape")
check(find_bugs, chain[1:4], {**right, "db2": 4e-9 * v[:1], "da1": np.full((1, 2, 3), np.nan)}).equal(
    ["db2", "da1"], name="find_bugs with wrong shapes and wrong values or NaN")
check(find_bugs, chain[1:3], {**right, "dW2": right["dW2"].T}).equal(
    ["dW2"], name="find_bugs with a transposed gradient")
### BEGIN HIDDEN TESTS
u = np.asfortranarray(check.rng.uniform(0.5, 2.0, size=(2, 3, 2)))
slope = np.ascontiguousarray(2 * u)
names = [str(n) for n in check.rng.permutation(["dz2", "db2", "dW2", "da1", "dz1", "db1", "dW1", "dx"])]
mixed = check.rng.permutation([1.0, 1.0, -1.0, 1.5, 1 / 3, 1.0, 1 + 3e-6, 1 + 4e-7])
factors = {n: float(f) for n, f in zip(names, mixed, strict=True)}
check(find_bugs, [(n, squares, u) for n in names], {n: slope * f for n, f in factors.items()}).equal(
    [n for n in names if abs(factors[n] - 1) > 1e-6], name="find_bugs on random gradients")
close = {n: slope * f for n, f in zip(names, [1.0, 1 + 8e-7, 1 + 1.25e-6, 1.0, 1 - 8e-7, 1 - 1.25e-6, 1.0, 1.0],
                                      strict=True)}
check(find_bugs, [(n, squares, u) for n in names], close).equal(
    [names[2], names[5]], name="find_bugs: limit is 1e-6 when it is not given")
check(find_bugs, [("dz1", squares, u), ("dx", squares, u), ("db1", squares, u)],
      {"dz1": 0 * slope, "dx": -slope, "db1": -5e-10 * slope}, limit=1.0).equal(
    ["dx", "db1"], name="find_bugs: an error equal to limit is not above it")
one_wrong, broken = slope.copy(), slope.copy()
one_wrong[1, 2, 1], broken[0, 1, 0] = 0.0, np.nan
check(find_bugs, [("dz1", squares, u), ("dx", squares, u)], {"dz1": slope, "dx": one_wrong}).equal(
    ["dx"], name="find_bugs with one wrong entry")
check(find_bugs, [("dz1", squares, u), ("dx", squares, u)], {"dz1": broken, "dx": slope}).equal(
    ["dz1"], name="find_bugs with one entry of NaN").unchanged()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 8. Bug hunt
#
# Five people wrote the backward pass of the small network. Some of it is wrong. All of it runs.

# %% given
def suspect_A(net):
    dz2 = softmax_cross_entropy(net["z2"], net["y"])[1]
    dW2, db2 = net["a1"].T @ dz2 / len(dz2), dz2.sum(axis=0)
    da1 = dz2 @ net["W2"].T
    dz1 = da1 * (1 - net["a1"] ** 2)
    dW1, db1 = net["x"].T @ dz1, dz1.sum(axis=0)
    dx = dz1 @ net["W1"].T
    return {"dz2": dz2, "db2": db2, "dW2": dW2, "da1": da1, "dz1": dz1, "db1": db1, "dW1": dW1, "dx": dx}


def suspect_B(net):
    dz2 = softmax_cross_entropy(net["z2"], net["y"])[1]
    dW2, db2 = net["a1"].T @ dz2, dz2.mean(axis=0)
    da1 = dz2 @ net["W2"].T
    dz1 = da1 * (1 - net["a1"] ** 2)
    dW1, db1 = 2 * net["x"].T @ dz1, dz1.sum(axis=0)
    dx = dz1 @ net["W1"].T
    return {"dz2": dz2, "db2": db2, "dW2": dW2, "da1": da1, "dz1": dz1, "db1": db1, "dW1": dW1, "dx": dx}


def suspect_C(net):
    dz2 = softmax_cross_entropy(net["z2"], net["y"])[1]
    dW2, db2 = np.einsum("nd,nm->dm", net["a1"], dz2), np.ones(len(dz2)) @ dz2
    da1 = (net["W2"] @ dz2.T).T
    dz1 = da1 / np.cosh(net["z1"]) ** 2
    dW1, db1 = (dz1.T @ net["x"]).T, len(dz1) * dz1.mean(axis=0)
    dx = np.inner(dz1, net["W1"])
    return {"dz2": dz2, "db2": db2, "dW2": dW2, "da1": da1, "dz1": dz1, "db1": db1, "dW1": dW1, "dx": dx}


def suspect_D(net):
    dz2 = softmax_cross_entropy(net["z2"], net["y"])[1]
    dW2, db2 = net["a1"].T @ dz2, dz2.sum(axis=0)
    da1 = dz2 @ net["W2"].T
    dz1 = da1 * (1 - np.tanh(net["x"] @ net["W1"]) ** 2)
    dW1, db1 = net["x"].T @ dz1, dz1.sum(axis=0)
    dx = dz1 @ net["W1"].T
    return {"dz2": dz2, "db2": db2, "dW2": dW2, "da1": da1, "dz1": dz1, "db1": db1, "dW1": dW1, "dx": dx}


def suspect_E(net):
    dz2 = softmax_cross_entropy(net["z2"], net["y"])[1]
    dW2, db2 = net["a1"].T @ dz2, dz2.sum(axis=0)
    da1 = dz2 @ np.abs(net["W2"]).T
    dz1 = da1 * (1 - net["a1"] ** 2)
    dW1, db1 = net["x"].T @ dz1, 4 / len(dz1) * dz1.sum(axis=0)
    dx = dz1 @ net["W1"].T
    return {"dz2": dz2, "db2": db2, "dW2": dW2, "da1": da1, "dz1": dz1, "db1": db1, "dW1": dW1, "dx": dx}


SUSPECTS = {"A": suspect_A, "B": suspect_B, "C": suspect_C, "D": suspect_D, "E": suspect_E}

# %% [markdown]
# Someone checks all five with a network whose biases are 0, as they are right after initialisation. **Predict:**
# which of the suspects will look better than it is?

# %%
def _hunt():
    for bias in (0.0, 1.0):
        net = tiny_net(bias)
        print("biases 0" if bias == 0 else "\nbiases not 0")
        for name, suspect in SUSPECTS.items():
            print("  suspect", name, "wrong gradients:", find_bugs(chain_of(net), suspect(net)))


_hunt()

# %% [markdown]
# Suspect D looks clean with zero biases and is not. The bug was there all the time; the inputs were blind to it.
#
# The figure shows the relative errors of suspects A, D and E along the chain, biases not 0. Read it from left to
# right and stop at the first point above the dotted line.

# %% drawing
def _draw_hunt(names=("A", "D", "E")):
    net = tiny_net()
    chain = chain_of(net)
    measured = {name: numerical_gradient(loss, value) for name, loss, value in chain}
    figure, ax = plt.subplots(figsize=(8, 3.8))
    for suspect, colour, mark, line in zip(names, (BLUE, VERMILION, GREEN), "os^", ("-", "--", "-."), strict=True):
        grads = SUSPECTS[suspect](net)
        errors = [max(relative_error(grads[name], measured[name]), 1e-13) for name, _, _ in chain]
        ax.semilogy([name for name, _, _ in chain], errors, color=colour, marker=mark, linestyle=line, markersize=7,
                    label=f"suspect {suspect}")
    ax.axhline(1e-6, color="black", linestyle=":", linewidth=1)
    ax.text(-0.3, 1.5e-6, "limit", fontsize=9)
    ax.set(title="The first gradient above the limit is where the bug is", xlabel="gradient, in the order of the chain",
           ylabel="relative error")
    ax.legend(loc="center left", bbox_to_anchor=(0.02, 0.75))
    plt.show()


_draw_hunt()

# %% [markdown]
# A is wrong at one place and the error stays there: no other gradient is made from dW2. In D and E the error starts
# in the middle and everything after it is wrong, too.
#
# ### Exercise: `bug_hunt`
#
# For each suspect, give the list of gradients **whose own line is wrong**, in any order. What is wrong only because it
# was made from a wrong input does not count. `find_bugs` tells you where to look; the line itself you read. Among
# inherited errors a further bug can hide: where other gradients are made from a wrong one, copy the suspect's code into
# a new cell, mend that line, and check again.

# %% exercise="bug_hunt"
bug_hunt = {
    "A": ...,   # a list of names such as ["dz1", "dx"], or [] if no line is wrong
    "B": ...,
    "C": ...,
    "D": ...,
    "E": ...,
}
### BEGIN SOLUTION
bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": [], "D": ["dz1"], "E": ["da1", "db1"]}
### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Where `find_bugs` prints one name, that is the answer. Where it prints several, ask which of them are made from the
# first.
# </details>
# <details><summary>Hint 2</summary>
#
# Made from da1: dz1. Made from dz1: db1, dW1 and dx. Nothing is made from a dW or a db.
# </details>
# <details><summary>Hint 3</summary>
#
# For the suspects whose errors are inherited: mend the first wrong line by comparing with your `dense_backward` and
# `activation_backward`. Then run `find_bugs` on the mended copy. If a name is left, its line is wrong as well.
# </details>

# %% check="bug_hunt"
from autograder import check

check.quiz(bug_hunt, {
    "A": check.hashed(["dW2"]),
    "B": check.hashed(["db2", "dW1"]),
    "C": check.hashed([]),
    "D": check.hashed(["dz1"]),
    "E": check.hashed(["da1", "db1"]),
}, because={
    "A": "Run find_bugs on suspect A. Is any other gradient made from the one that it names? Give a list, in [ ].",
    "B": "B has more than one wrong line, and neither is made from the other: factors that do not belong there.",
    "C": "C is written strangely. Strange is not wrong: what does find_bugs say?",
    "D": "Check D with biases that are not 0. The first wrong gradient counts, and what follows is inherited.",
    "E": "Mend the first wrong line of E and run find_bugs again. Is another name left?",
})
check.score(3)

# %% [markdown]
# ### A false alarm
#
# **Predict:** suspect C is right. Can `find_bugs` accuse it all the same?

# %%
def _false_alarm():
    net = tiny_net(seed=4)
    chain, claimed = chain_of(net), suspect_C(net)
    print("accused:", find_bugs(chain, claimed))
    measured = numerical_gradient(chain[4][1], net["z1"])
    print("smallest entry of dz1:", np.abs(claimed["dz1"]).min())
    print("relative error of dz1:", relative_error(claimed["dz1"], measured))
    print("largest difference   :", np.abs(claimed["dz1"] - measured).max())


_false_alarm()

# %% [markdown]
# It can, and that is not rare: four of the seeds 0 to 11 do it. Here dz1 holds an entry of 9e-9, where tanh is flat.
# The difference is no larger than rounding allows, but it is divided by almost nothing. Before you hunt, look at the
# size of the entry, or take other random values.
#
# ### Written answer
#
# Ana checks her dense layer, followed by ReLU, with N = 1 sample, a square W (3, 3), biases of 0 and a `dout` of ones.
# Her x and W are positive, so all z are. The relative errors are below 1e-9 and she ships it. Her training goes badly.
#
# Name **three** mistakes in a backward pass that this check cannot see, and say for each which of her choices hides
# it. Then give inputs that would show all three.

# %% [markdown] written="blind_check" points=2
# ### BEGIN SOLUTION
# Any three of these, each with its cause:
#
# - With N = 1 a factor 1/N too many (or a mean in the place of a sum over samples) changes nothing, since 1/N = 1.
# - A bias of 0 hides every place where the bias was left out, say a slope computed at x @ W in the place of x @ W +
#   b.
# - All z positive hide a ReLU mask that is missing or in the wrong place: ReLU is then the identity.
# - `dout` of ones hides a missing factor dout, since multiplying by 1 changes nothing; it also hides a backward step
#   that mixes up rows or columns of dout.
#
# A transpose too many or too few does not count. The square W lets it run without a shape error, but its numbers are
# wrong, so the relative error of dx shows it.
#
# Better inputs: N = 5, D = 4, M = 3, all different; x and dout random normal, with both signs; biases random;
# float64, central difference, h = 1e-5.
#
# Grading: 1 point for three mistakes each tied to the right choice (half for two); 1 point for inputs that show all
# of the three named (N > 1, non-zero biases, both signs, random dout). No points for "use a smaller h".
# ### END SOLUTION

# %% [markdown]
# ## 9. Train
#
# The gradient is measured. Now use it. Three spirals of 100 points each wind around one another. No straight line
# separates one of them from the others:

# %% drawing
from course import datasets

plots.points(*datasets.spirals(), title="Three spirals: 300 points, 3 classes")
plt.show()

# %% [markdown]
# One step of gradient descent: forward, loss, backward, and then every weight moves a little *against* its gradient:
#
# `W_new = W - lr * dW`
#
# All gradients are computed before the first weight moves. A gradient belongs to the weights that it was computed
# for: after the step it is stale and must be computed anew.
#
# **Predict:** before training, what loss does a network have that knows nothing and gives three classes equal
# chances? A first loss far from that is a warning sign.
#
# ### Exercise: `train`

# %% exercise="train"
def train(params, X, y, kinds, lr, steps):
    """Gradient descent on all samples at once, with mlp_forward, softmax_cross_entropy and mlp_backward.

    params: {"W1", "b1", ...}, the weights to start from, float arrays. They stay as they are: the caller can start
        again. So do X, y and kinds.
    X: (N, D). y: (N,), labels from 0. kinds: the activations of the hidden layers, as for mlp_forward.
    lr: the learning rate, the same in all steps. steps: how many updates to make, at least 1; all of them, also where
        the loss rises or hardly moves.
    Returns (params, losses): the weights after the last update, in a new dictionary, and a list of `steps` floats:
    the loss *before* each update, so losses[0] is that of the weights given.

    Example: steps=1 gives a list with the one loss of the weights given, and weights that are one update further.
    """
    ### BEGIN SOLUTION
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params, losses
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Four lines in a loop: forward, loss (it also gives dout), backward, update. And keep the loss.
# </details>
# <details><summary>Hint 2</summary>
#
# `params[name] -= lr * grads[name]` changes the caller's arrays, even if you copied the dictionary: `dict(params)`
# copies the names and not the arrays. Make new arrays, or copy each array first.
# </details>
# <details><summary>Hint 3</summary>
#
# `{name: ... for name in params}` builds a new dictionary of new arrays in one line. Let the name `params` point to
# it, and the next turn of the loop uses it.
# </details>

# %% check="train"
import numpy as np
from autograder import check


def wave(*shape):
    return np.sin(1.0 + np.arange(np.prod(shape))).reshape(shape)


X, y = wave(5, 2), np.array([0, 2, 1, 1, 0])
start = {"W1": wave(2, 4), "b1": wave(4), "W2": wave(4, 3), "b2": wave(3)}
pair = check(train, start, X, y, ["tanh"], 4.0, 4)
pair.holds("a pair: the weights and the list of losses", lambda came: type(came[0]) is dict and len(came) == 2)
pair[1].close([1.102761, 1.144504, 1.312728, 0.792087], atol=1e-6, name="train: the losses of four long steps")
pair[0]["b2"].close(np.array([0.836284, 1.209546, -0.153942]), atol=1e-6, name="train: b2 after four long steps")
pair.unchanged()
one = check(train, start, X, y, ["tanh"], 0.3, 1)
one[0]["b2"].close(np.array([0.852421, 0.885362, 0.154106]), atol=1e-6, name="train: b2 after one step")
one[1].close([1.102761], atol=1e-6, name="train: the loss of one step")
check(train, {**start, "b2": 1000 * wave(3)}, X, y, ["tanh"], 1e-9, 3)[1].close(
    [180.95270] * 3, atol=1e-5, name="train: the losses of three tiny steps, large logits")
# Three layers, 1 -> 1 -> 2 -> 2, on three samples of whole numbers.
deep = {"W1": wave(1, 1), "b1": wave(1), "W2": wave(1, 2), "b2": wave(2), "W3": wave(2, 2), "b3": wave(2)}
check(train, deep, np.array([[1], [-2], [3]]), np.array([1, 1, 0]), ["tanh", "relu"], 0.1, 2)[0].close(
    {"W1": np.array([[0.862014]]), "b1": np.array([0.824464]), "W2": np.array([[0.842259, 0.901623]]),
     "b2": np.array([0.84877, 0.847979]), "W3": np.array([[0.774038, 0.976731], [0.069491, -0.685174]]),
     "b3": np.array([0.770215, 0.980553])}, atol=1e-6, name="train: the weights of three layers after two steps")
### BEGIN HIDDEN TESTS
y, net = np.array([1, 0, 1, 1, 0, 2]), {}
for i, (D, M) in enumerate(((3, 5), (5, 1), (1, 4)), 1):
    net[f"W{i}"], net[f"b{i}"] = check.rng.normal(size=(M, D)).T, check.rng.normal(size=M)
for X in (check.rng.normal(size=(3, 6)).T, check.rng.integers(-3, 4, size=(6, 3))):
    now, right = dict(net), []
    for _ in range(3):
        a1 = 1 / (1 + np.exp(-X @ now["W1"] - now["b1"]))
        a2 = np.tanh(a1 @ now["W2"] + now["b2"])
        e = np.exp(a2 @ now["W3"] + now["b3"])
        p = e / e.sum(axis=1, keepdims=True)
        right.append(float(-np.log(p[np.arange(6), y]).mean()))
        d3 = (p - np.eye(4)[y]) / 6
        d2 = d3 @ now["W3"].T * (1 - a2 ** 2)
        d1 = d2 @ now["W2"].T * a1 * (1 - a1)
        slopes = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": a1.T @ d2, "b2": d2.sum(axis=0),
                  "W3": a2.T @ d3, "b3": d3.sum(axis=0)}
        now = {name: now[name] - 0.7 * slopes[name] for name in now}
    pair = check(train, net, X, y, ["sigmoid", "tanh"], 0.7, 3)
    pair[1].close(right, rtol=1e-9, name="train: losses on random data")
    pair[0].close(now, rtol=1e-8, atol=1e-12, name="train: weights on random data")
    pair.unchanged().fresh()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Run it on the spirals: two hidden layers of 32 units, 400 steps.

# %%
def _train_on_spirals(lr=0.5):
    X, y = datasets.spirals()
    start = init_params([2, 32, 32, 3], np.random.default_rng(0))
    trained, history = train(start, X, y, ["relu", "tanh"], lr=lr, steps=400)
    print(f"first loss {history[0]:.3f}, last loss {history[-1]:.3f}")
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    plots.curves({"loss": history}, left, title="The loss falls below 0.2 (dotted)")
    left.axhline(0.2, color="black", linestyle=":", linewidth=1)
    left.set(xlabel="step")
    plots.regions(lambda grid: mlp_forward(grid, trained, ["relu", "tanh"])[0].argmax(axis=1), X, y, right,
                  title="What the trained network answers")
    figure.tight_layout()
    plt.show()


_train_on_spirals()

# %% [markdown]
# The first loss is 1.065, close to ln 3 = 1.0986, that of three equal chances (unit 05). The last is 0.042,
# and the network answers 298 of the 300 points rightly.
#
# Look at the peak at step 63. The loss climbs to it from 0.25 to 0.73, over seven steps, and comes down again. Is
# that a wrong gradient? No: yours has been measured. A gradient is true at one point only, and there steps of
# lr = 0.5 were too long. Call `_train_on_spirals(lr=0.3)`: the loss falls at every single step and ends at 0.061.
# Without the check you would not know which of the two it was.
#
# <details><summary>Does Keras find the same? Copy this into a new cell</summary>
#
# ```python
# import keras
#
# X, y = datasets.spirals()
# start = init_params([2, 32, 32, 3], np.random.default_rng(0))
# model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(32, activation="relu"),
#                           keras.layers.Dense(32, activation="tanh"), keras.layers.Dense(3)])
# model.set_weights(list(start.values()))
# model.compile(optimizer=keras.optimizers.SGD(0.5),
#               loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# history = model.fit(X, y, batch_size=len(X), epochs=3, verbose=0).history["loss"]
# print("Keras:", history)
# print("yours:", train(start, X, y, ["relu", "tanh"], 0.5, 3)[1])
# ```
#
# The losses agree to seven digits: Keras computes in float32. 1.0650359, 0.8849391, 0.8070145 there and 1.0650359,
# 0.8849391, 0.8070146 here.
# </details>
#
# ## 10. Two paths again
#
# Many deep networks let a value go round a layer as well as through it: a **skip connection** (He et al., 2015,
# "Deep residual learning for image recognition"). Such a network is no longer a chain, so `mlp_backward` cannot help.
# The two rules of section 1 can.

# %% drawing
def _draw_skip():
    figure, ax = plt.subplots(figsize=(9, 2.8))
    stops = {"X\n(N, D)": 0, "h\n(N, H)": 3, "s\n(N, H)": 6.6, "logits\n(N, C)": 9.6, "loss\n()": 12.2}
    for stop, at in stops.items():
        ax.text(at, 0, stop, ha="center", va="center", fontsize=11,
                bbox=dict(boxstyle="round,pad=0.45", facecolor="white", edgecolor="black"))
    places = list(stops.values())
    for left, right, name in zip(places, places[1:], ["dense 1\ntanh", "dense 2, tanh", "dense 3", ""], strict=False):
        ax.annotate("", (right - 0.75, 0), (left + 0.75, 0), arrowprops=dict(arrowstyle="->", color=BLUE, linewidth=2))
        ax.text((left + right) / 2, 0.12, name, ha="center", va="bottom", color=BLUE, fontsize=10)
    ax.annotate("", (6.4, -0.42), (3.2, -0.42), arrowprops=dict(
        arrowstyle="->", color=VERMILION, linewidth=2, linestyle="--", connectionstyle="arc3,rad=0.35"))
    ax.text(4.8, -1.0, "unchanged", ha="center", va="top", color=VERMILION, fontsize=10)
    ax.set(xlim=(-0.9, 12.9), ylim=(-1.35, 1.0),
           title="h reaches s on two paths: through a layer, and as it is (dashed)")
    ax.axis("off")
    plt.show()


_draw_skip()

# %% [markdown]
# The figure shows five boxes from X to the loss. Between h and s there are two arrows: the solid one goes through a
# dense layer and tanh, the dashed one below it carries h as it is; s is their sum.
#
# **Predict:** the gradient ds has arrived at s. How many things are added to make dh?
#
# ### Exercise: `skip_net`
#
# There is no scaffold this time: forward, loss, and the whole way back. Use what you have written.

# %% exercise="skip_net"
def skip_net(params, X, y):
    """The loss and all gradients of a network with a skip connection.

    h = tanh(X @ W1 + b1)            (N, H)
    s = h + tanh(h @ W2 + b2)        (N, H)
    logits = s @ W3 + b3             (N, C); the loss is softmax_cross_entropy of logits and y, however large they are

    params: {"W1": (D, H), "b1": (H,), "W2": (H, H), "b2": (H,), "W3": (H, C), "b3": (C,)}, float arrays.
    X: (N, D), whole numbers or others. y: (N,), labels from 0.
    Returns (loss, grads): a float, of Python or NumPy, and a dictionary with the keys and shapes of params. The
    arguments stay as they are.

    Example: with weights and biases of 0, H = 1, X = [[1.0]], y = [0] and two classes the loss is ln 2 = 0.6931, the
    gradient of b3 is [-0.5, 0.5], and all others are 0.
    """
    ### BEGIN SOLUTION
    grads = {}
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, grads["W3"], grads["b3"] = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, grads["W2"], grads["b2"] = dense_backward(dz2, cache2)
    dz1 = activation_backward(dh + ds, z1, "tanh")
    _, grads["W1"], grads["b1"] = dense_backward(dz1, cache1)
    return loss, grads
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write the forward pass first, each value under a name of its own, and keep the caches. Run it and look at the loss
# before you go back.
# </details>
# <details><summary>Hint 2</summary>
#
# In a sum the slope of each term is 1: ds goes unchanged into both of its terms. One of them is h itself, the other is
# a tanh.
# </details>

# %% check="skip_net"
import numpy as np
from autograder import check


def wave(*shape):
    return np.sin(1.0 + np.arange(np.prod(shape))).reshape(shape)


params = {"W1": wave(2, 3), "b1": wave(3), "W2": wave(3, 3), "b2": wave(3), "W3": wave(3, 2), "b3": wave(2)}
pair = check(skip_net, params, wave(4, 2), np.array([1, 0, 0, 1]))
pair.holds("a pair: the loss and the gradients", lambda came: len(came) == 2 and sorted(came[1]) == sorted(params))
pair[0].close(0.830468, atol=1e-6, name="the loss")
for name, right in {"b3": [0.213647, -0.213647], "W3": [[0.302617, -0.302617], [0.273077, -0.273077],
                                                        [-0.035775, 0.035775]],
                    "b2": [-0.007264, 0.103872, -0.146248], "W2": [[-0.005333, 0.074932, -0.103439],
                    [-0.004576, 0.06498, -0.087428], [0.000994, -0.012322, 0.024443]],
                    "b1": [0.02801, 0.102572, -0.113242],
                    "W1": [[0.047351, 0.173381, -0.19074], [0.047224, 0.176501, -0.232386]]}.items():
    pair[1][name].close(np.array(right), atol=1e-6, name=name)
pair.unchanged()
params = {"W1": wave(1, 1), "b1": wave(1), "W2": wave(1, 1), "b2": wave(1), "W3": wave(1, 3), "b3": wave(3)}
X, y = np.array([[1], [-2], [0]]), np.array([2, 0, 2])      # three samples of whole numbers
pair = check(skip_net, params, X, y)
pair[0].close(2.171318, atol=1e-6, name="one unit: the loss")
pair[1].close({"W1": np.array([[0.126145]]), "b1": np.array([0.12925]), "W2": np.array([[0.095218]]),
               "b2": np.array([0.035133]), "W3": np.array([[0.576988, 0.53099, -1.107978]]),
               "b3": np.array([0.073091, 0.468665, -0.541755])}, atol=1e-6, name="one unit: the gradients")
check(skip_net, {**params, "b3": 1000 * wave(3)}, X, y)[0].close(535.59693, atol=1e-5, name="large logits: the loss")
### BEGIN HIDDEN TESTS
y = np.array([1, 0, 1, 3, 0, 2])
params = {name: check.rng.normal(size=shape[::-1]).T for name, shape in (
    ("b3", (4,)), ("W1", (3, 5)), ("b1", (5,)), ("W2", (5, 5)), ("W3", (5, 4)), ("b2", (5,)))}
for X, size in ((check.rng.normal(size=(3, 6)).T, 1), (check.rng.integers(-3, 4, size=(6, 3)), 1),
                (check.rng.normal(size=(1, 3)), 1), (check.rng.normal(size=(4, 3)), 500)):
    labels, params = y[:len(X)], {**params, "b3": size * params["b3"]}
    h = np.tanh(X @ params["W1"] + params["b1"])
    t = np.tanh(h @ params["W2"] + params["b2"])
    logits = (h + t) @ params["W3"] + params["b3"]
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    d3 = (np.exp(log_p) - np.eye(4)[labels]) / len(X)
    d2 = d3 @ params["W3"].T * (1 - t * t)
    d1 = (d2 @ params["W2"].T + d3 @ params["W3"].T) * (1 - h * h)
    right = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": h.T @ d2, "b2": d2.sum(axis=0), "W3": (h + t).T @ d3,
             "b3": d3.sum(axis=0)}
    pair = check(skip_net, params, X, labels)
    pair[0].close(-log_p[np.arange(len(X)), labels].mean(), rtol=1e-9, name="the loss on random data")
    pair[1].close(right, rtol=1e-8, atol=1e-12, name="the gradients on random data")
    pair.unchanged()
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Measure it, as every gradient:

# %%
def _measure_skip():
    rng = np.random.default_rng(5)
    X, y = rng.normal(size=(6, 4)), np.array([0, 2, 1, 1, 0, 2])
    params = {"W1": rng.normal(size=(4, 5)), "b1": rng.normal(size=5), "W2": rng.normal(size=(5, 5)),
              "b2": rng.normal(size=5), "W3": rng.normal(size=(5, 3)), "b3": rng.normal(size=3)}
    grads = skip_net(params, X, y)[1]
    for name in ["b3", "W3", "b2", "W2", "b1", "W1"]:
        measured = numerical_gradient(lambda v, name=name: skip_net({**params, name: v}, X, y)[0], params[name])
        print(f"d{name}: relative error {relative_error(grads[name], measured):.1e}")


_measure_skip()

# %% [markdown]
# On the dashed path the gradient comes through unchanged, whatever dense 2 does. That is one reason why networks with
# skip connections can be made very deep.
#
# ## 11. Quiz
#
# 1. `step`: You measure by central differences in float64. Which h is a good choice?
#    **a** 1e-1   **b** 1e-5   **c** 1e-12   **d** the smallest number above 0
# 2. `kink`: A ReLU network of 2000 weights. The relative errors of all entries are below 1e-8, but for the weights of
#    one unit in the first hidden layer: there they reach 0.4. In one sample the z of this unit is 3e-6. What is most
#    likely?
#    **a** the code has a bug in this one unit   **b** the step crossed ReLU's kink   **c** float64 is too coarse
# 3. `scale`: A smooth tanh network with one hidden layer, float64, h = 1e-5. The largest relative error is 3e-3, at
#    an entry of size 0.2. What do you do?
#    **a** look for a bug   **b** go on, it is below 1e-2   **c** make h ten thousand times smaller
# 4. `first`: In the order of the chain, `find_bugs` gives ["dz1", "db1", "dW1", "dx"]. Which line do you read first?
#    **a** the one for dW1   **b** the one for dx   **c** the one for dz1   **d** the one for da1
# 5. `passes`: How many calls of the loss does a central-difference check of a layer with W (20, 10) and b (10,) take?
#    Give the number.
# 6. `blind`: You check with N = 1. Which mistake can you not see?
#    **a** tanh' taken at a   **b** a mean in the place of a sum over the samples   **c** W in the place of its
#    transpose
# 7. `central`: On the right-hand arm of the V, you make h ten times smaller. How many times smaller does the error
#    of the *central* difference get? Give the number.

# %% exercise="quiz"
quiz = {
    "step": ...,      # "a", "b", "c" or "d"
    "kink": ...,
    "scale": ...,
    "first": ...,
    "passes": ...,    # a whole number
    "blind": ...,
    "central": ...,   # a whole number
}
### BEGIN SOLUTION
quiz = {"step": "b", "kink": "b", "scale": "a", "first": "c", "passes": 420, "blind": "b", "central": 100}
### END SOLUTION

# %% check="quiz"
from autograder import check

check.quiz(quiz, {
    "step": check.hashed("b"),
    "kink": check.hashed("b"),
    "scale": check.hashed("a"),
    "first": check.hashed("c"),
    "passes": check.hashed(420),
    "blind": check.hashed("b"),
    "central": check.hashed(100),
}, because={
    "step": "Look at the figure with the three V curves: where is the bottom of the central one?",
    "kink": "One unit of many, and a z that is closer to 0 than the step h. What does the step reach across?",
    "scale": "Smooth, float64, and an entry that is not small: none of the excuses of the table holds.",
    "first": "The first wrong gradient is made from right inputs. What is not in the list is right.",
    "passes": "Two calls for each number that can be moved. Count the entries of W and of b.",
    "blind": "Which of these is the same for one sample as it is for many?",
    "central": "The error of the central difference goes with h squared.",
})
check.score(2)

# %% [markdown]
# ## What to remember
#
# - A gradient has the shape of the thing that it belongs to. For `z = x @ W + b`: dx = dz Wᵀ, dW = xᵀ dz, db = the
#   sum of dz over the samples. Nothing is divided by N: the mean's 1/N is inside of the first dz.
# - Multiply along a path, add over the paths. A skip connection is a second path, with the slope 1.
# - An activation multiplies by its slope, entry by entry, taken at its input z.
# - The way back is the way there in reverse, each step fed by the one to its right. Backpropagation *computes* the
#   gradients; the update that uses them is another step.
# - Write a step, measure it, go on. Central difference, float64, h = 1e-5. A step can be too large and too small.
# - Judge by the relative error, the worst entry. Small entries and kinks are the two honest exceptions.
# - The first wrong gradient of the chain names the line. What comes after it may only have inherited.
# - Inputs can be blind: N = 1, zero biases, `dout` of ones, only positive z. Equal sizes are another matter: no shape
#   warns you of a wrong transpose then, but its values are wrong, and the measurement shows them.
