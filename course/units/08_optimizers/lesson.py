# ---
# title: Optimizers from scratch
# objectives:
#   - write eleven optimizers, from plain descent to FTRL, equal to those of Keras
#   - say what each of them remembers, and what that is good for
#   - tell where an epsilon stands by its effect on tiny gradients
#   - make the learning rate follow a schedule, and find a rate by a range test
#   - compare optimizers fairly, and recognise one by the path that it leaves
# minutes: 210
# prerequisites: ["03 Activations", "04 Losses", "05 Forward propagation", "06 Backpropagation"]
# ---

# %% [markdown]
# Unit 06 gives you the gradient: for each weight, how the loss moves if that weight moves. An **optimizer** turns
# gradients into steps. You write eleven of them, each in a few lines, each equal to that of Keras, find out what they
# remember and why, and mend one that somebody else wrote. In the end you compare them on the digits, fairly.
#
# Below each exercise there is a check cell. Run it as often as you like: it tells you what came, what was expected
# and, where it can, which mistake it looks like. Under each exercise there are hints; open them one at a time.
#
# For the whole unit:
#
# - Arrays hold float64 numbers, or whole numbers of 64 bits up to a million; all finite unless a docstring says
#   something else.
# - Each number of a result is asked to a relative error of 1e-9: compute in float64 and do not round. Where all values
#   are whole, whole numbers will do; in the place of an array of shape () a number will do.
# - No function changes what it is given, remembers anything from one call to the next, or prints a warning. (What a
#   function that you were handed warns of is not your affair.)
# - Settings keep their ranges: rates, epsilons and numbers of steps are positive; `beta`, `beta_1`, `beta_2` and `rho`
#   lie from 0 up to, not including, 1.

# %% given
import numpy as np

from autograder import check
from course import datasets

# %% [markdown]
# ## Recall: batches, losses, gradients
#
# Answer from memory, then run the check.
#
# 1. `updates`: In unit 01, 100 rows are cut into batches of 32, and the last batch may be smaller. After each batch
#    the weights move once. How many times do they move in one epoch? A whole number.
# 2. `guess`: A new network gives 10 classes equal chances. About how large is its cross-entropy (units 04 and 05)?
#    **a** 0.1  **b** 2.3  **c** 10
# 3. `downhill`: In unit 06 the gradient of the loss with respect to one weight is -3. Which way must the weight go,
#    so that the loss falls?  **a** up  **b** down  **c** that depends on the weight's sign

# %% exercise="recall"
recall = {
    "updates": ...,     # a whole number
    "guess": ...,       # "a", "b" or "c"
    "downhill": ...,
}
### BEGIN SOLUTION
recall = {"updates": 4, "guess": "b", "downhill": "a"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "updates": check.hashed(4),
    "guess": check.hashed("b"),
    "downhill": check.hashed("a"),
}, because={
    "updates": "Batches of 32 leave a rest, and the rest is a batch as well.",
    "guess": "The loss of equal chances is the logarithm of the number of classes.",
    "downhill": "A slope of -3: if the weight grows by a little, what does the loss do?",
})
check.score(1)

# %% [markdown]
# ## 1. How long is a step?
#
# Take the smallest loss that still makes trouble: two weights and a bowl that is 25 times steeper in one direction
# than in the other,
#
# $$f(w) = \tfrac{1}{2}\,(w_0^2 + 25\,w_1^2), \qquad \nabla f(w) = (w_0,\; 25\,w_1)$$
#
# **Predict.** You stand at (-4, 1) and look downhill, against the gradient. Do you look towards the lowest point?

# %% given
def bowl(w):
    """Half of w[0]² + 25 w[1]²; the lowest point is (0, 0)."""
    return 0.5 * (w[0] ** 2 + 25 * w[1] ** 2)


def bowl_gradient(w):
    return np.array([w[0], 25 * w[1]])


# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def _contours(f, ax, low, high, levels):
    """Lines of equal loss, in grey, with the lowest point as a star."""
    a, b = np.meshgrid(np.linspace(low[0], high[0], 161), np.linspace(low[1], high[1], 161))
    ax.contour(a, b, f(np.array([a, b])), levels=levels, colors="0.6", linewidths=0.8)
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xlabel="$w_0$")


BOWL = (bowl, (-5, -2.2), (2.5, 2.2), [0.2, 1, 3, 7, 13, 21, 32, 46])


def _draw_downhill():
    fig, ax = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
    _contours(BOWL[0], ax, *BOWL[1:])
    for start in ((-4, 1), (-2, -1.5), (1.5, 1.2), (-3.5, 0)):
        down = -np.array([start[0], 25.0 * start[1]])
        ax.annotate("", np.add(start, 0.9 * down / np.linalg.norm(down)), start,
                    arrowprops={"arrowstyle": "->", "color": BLUE, "linewidth": 2})
        ax.plot(*start, "o", color=BLUE)
    ax.plot(0, 0, "*", color=GREEN, markersize=14)
    ax.set(title="Downhill is not towards the lowest point", ylabel="$w_1$")
    plt.show()


_draw_downhill()

# %% [markdown]
# Grey lines join places of equal loss: long flat ellipses around the lowest point, the green star. Blue arrows point
# downhill. Those at (-4, 1), (-2, -1.5) and (1.5, 1.2) point almost straight at the long axis of the ellipses, not at
# the star; only the one on the axis, at (-3.5, 0), does.
#
# So you go downhill a little, look again, and go on. **Stochastic gradient descent**, SGD, is one line (*stochastic*
# because the gradient usually comes from a random batch):
#
# $$w \leftarrow w - \eta \, g$$
#
# g is the gradient at w, η the **learning rate**, `lr` in code. Worked at (-4, 1) with lr = 0.02: g = (-4, 25), so
# the new w is (-4 + 0.08, 1 - 0.5) = (-3.92, 0.5).
#
# ### One form for all
#
# Other optimizers remember something from step to step. So that all of them can be exchanged for one another, every
# optimizer of this unit is a function of the same form:
#
# `w, state = optimizer(w, grad, state, lr)`
#
# - `state` is a dictionary with all that is remembered. Before the first step it is `{}`. What you put in, and under
#   which names, is up to you.
# - The function is *pure*: it returns a new array and a dictionary, and leaves w, grad and state as they were. So you
#   can go back to any point of a run and go on from there.
# - It works entry by entry. So w may be one number (an array of shape ()), a matrix, or all weights of a network in one
#   long row.
#
# ### Exercise: `sgd`

# %% exercise="sgd"
def sgd(w, grad, state, lr):
    """One step of gradient descent.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: a dictionary. SGD remembers nothing.
    lr: the rate.
    Returns (w, state): the new weights, a new array, and a dictionary, which may be the state that came or {}.
    w, grad and state stay as they are.

    Example: sgd(np.array([-4.0, 1.0]), np.array([-4.0, 25.0]), {}, 0.02) is (array([-3.92, 0.5]), {}).
    """
    ### BEGIN SOLUTION
    return w - lr * grad, state
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# It is the formula, and the state goes back as it came. `w -= ...` would change the caller's array.
# </details>

# %% check="sgd"
import numpy as np
from autograder import check

w, g = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]), np.array([[0.5, 4.0, -1.0], [0.0, 2.0, 10.0]])
for name, at, grad, lr, right in (
    ("two rows", w, g, 0.1, [[0.95, -2.4, 0.6], [3.0, -0.2, -2.0]]),
    ("another rate, one row", w[:1], g[:1], 0.5, [[0.75, -4.0, 1.0]]),
    ("one column of whole numbers", np.array([[3], [-1]]), np.array([[2], [5]]), 0.25, [[2.5], [-2.25]]),
    ("a single number", np.array(2.0), np.array(-1.0), 0.125, 2.125),
    ("tiny numbers", np.array([0.0, 0.0]), np.array([2e-30, -1e-9]), 0.1, [-2e-31, 1e-10]),
    ("no slope", w[1], 0 * w[1], 0.1, [3.0, 0.0, -1.0]),
):
    came = check(sgd, at, grad, {}, lr)
    came[0].close(np.array(right), rtol=1e-9, atol=1e-40, name=name)
    came.unchanged().fresh().holds("two results", lambda came: len(came) == 2)
    came[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    w, g = check.rng.normal(size=shape[::-1]).T, check.rng.normal(size=shape[::-1]).T
    w.flat[1], g.flat[2] = 0.0, 0.0
    lr = float(check.rng.uniform(0.01, 1.0))
    came = check(sgd, w, g, {}, lr)
    came[0].close(np.subtract(w, g * lr), rtol=1e-9, atol=1e-15, hint="w - lr * grad, for any shape.")
    came.unchanged().fresh()
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# ### Exercise: `descend`
#
# `descend` is the walk itself. It takes any optimizer, yours of later sections too. Its `lr` may be a function of the
# step's number; section 9 needs that.

# %% exercise="descend"
def descend(optimizer, gradient, w, steps, lr, **settings):
    """Walk downhill and keep the path.

    optimizer: a function as described above. Call optimizer(w, grad, state, lr, **settings).
    gradient: a function; gradient(w) is the gradient at w. It is called exactly once for each step.
    w: where to start, an array of any shape.
    steps: how many steps to take, at least 1.
    lr: a number; or a function, lr(0) is then the rate of the first step, lr(1) that of the second, and so on.
    settings: all other settings by name, such as beta=0.9. They are passed on at each step.
    Returns the path, a new array: path[0] is the start, path[1] the weights after the first step, and so on, so
    there are steps + 1 of them. The first state is {}; each later one is what the step before returned. w stays as
    it is.

    Example: for sgd, a gradient of always [1.0], w = [3.0], 2 steps and lr 0.5 it is [[3.0], [2.5], [2.0]] (arrays).
    """
    ### BEGIN SOLUTION
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Keep a list with w in it and a state `{}`. In a loop over `range(steps)`: the rate of this step, the gradient at the
# *present* w, one call of `optimizer`, and append. `callable(lr)` is True if lr is a function.
# </details>
# <details><summary>Hint 2</summary>
#
# Unpack into the same names, `w, state = optimizer(...)`, so that the next turn goes on from there. `np.array(path)`
# makes one array of the list.
# </details>

# %% check="descend"
import numpy as np
from autograder import check


def leap(w, grad, state, lr, factor=1.0):             # remembers how many steps it has made
    state = {"n": state.get("n", 0) + 1}
    return w - lr * factor * state["n"] * grad, state


for name, step, slope, w, steps, lr, settings, right in (
    ("three steps, an optimizer with a memory", leap, lambda w: w * np.array([1.0, 0.5]), np.array([8.0, -4.0]), 3, 0.5,
     {}, [[8.0, -4.0], [4.0, -3.0], [0.0, -1.5], [0.0, -0.375]]),
    ("one step, factor 3", leap, lambda w: w, np.array([8.0]), 1, 0.5, {"factor": 3.0}, [[8.0], [-4.0]]),
    ("away from the lowest point", leap, lambda w: w, np.array([1.0]), 2, 4, {}, [[1.0], [-3.0], [21.0]]),
    ("a gradient for each step, no more", leap, lambda w, left=[2.0, 1.0]: w * left.pop(), np.array([1.0, 3.0]), 2, 1,
     {}, [[1.0, 3.0], [0.0, 0.0], [0.0, 0.0]]),
    ("a rate for each step", leap, lambda w: w, np.array([[2], [4]]), 3, lambda step: (0.5, 0.125, 0.5)[step], {},
     [[[2], [4]], [[1], [2]], [[0.75], [1.5]], [[-0.375], [-0.75]]]),
    ("two settings, a single number", lambda w, grad, state, lr, a, b: (w - lr * a * grad + b, state), lambda w: w,
     np.array(4.0), 2, 0.25, {"a": 2.0, "b": 1.0}, [4.0, 3.0, 2.5]),
):
    came = check(descend, step, slope, w, steps, lr, **settings)
    came.close(np.array(right), rtol=1e-9, name=name).unchanged().fresh()
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    w, lr = check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
    w.flat[1], right = 0.0, [w]
    for n in range(1, 8):
        right.append(right[-1] * (1 - lr / n * n / 4))
    check(descend, leap, lambda w: w / 4, w, 1, lr).close(np.array([w, w * (1 - lr / 4)]), rtol=1e-9, atol=1e-15,
                                                          hint="One step: two places.")
    check(descend, leap, lambda w: w / 4, w, 7, lambda step, lr=lr: lr / (step + 1)).close(
        np.array(right), rtol=1e-9, atol=1e-15, hint="lr(0) is the rate of the first step.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# Now walk. Four rates, 30 steps each, from (-4, 1). **Predict:** along the flat direction w₀ each step multiplies w₀
# by (1 - lr), along the steep one w₁ by (1 - 25 lr). From which rate on does w₁ no longer come to rest?

# %% drawing
def _draw_rates():
    start = np.array([-4.0, 1.0])
    paths = {lr: descend(sgd, bowl_gradient, start, 30, lr) for lr in (0.02, 0.07, 0.078, 0.085)}
    fig, axes = plt.subplots(1, 4, figsize=(13, 3.4), layout="constrained", sharey=True)
    for ax, (lr, path) in zip(axes, paths.items(), strict=True):
        _contours(BOWL[0], ax, *BOWL[1:])
        ax.plot(path[:, 0], path[:, 1], "o-", color=VERMILION if lr > 0.08 else BLUE, markersize=4, linewidth=1.2)
        ax.plot(0, 0, "*", color=GREEN, markersize=14)
        last = bowl(path[-1])
        ax.set_title(f"lr = {lr}: loss {last:.2g}")
    axes[0].set_ylabel("$w_1$")
    plt.show()


_draw_rates()

# %% [markdown]
# With 0.02 the path (blue dots) drops onto the long axis and then crawls along it. With 0.07 it jumps from side to
# side and gets much nearer to the star in 30 steps. With 0.078 each jump is only 5% shorter than the one before. With
# 0.085 (vermilion) each is longer, and the path leaves the picture: the loss is 15,000. The limit is where
# |1 - 25 lr| = 1, at lr = 2/25 = 0.08. **The steepest direction limits the rate, and the flattest one has to live with
# it.** A real loss has thousands of directions; everything that follows is about this sentence.
#
# ## 2. Momentum
#
# **Predict.** On the way with lr = 0.07 the steps in the direction w₁ alternate, up, down, up, down; those along w₀
# all point the same way. If you add up the last ten steps, what is left in either direction?

# %% drawing
def _draw_steps():
    path = descend(sgd, bowl_gradient, np.array([-4.0, 1.0]), 10, 0.07)
    steps = np.diff(path, axis=0)
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.3), layout="constrained", sharey=True)
    for i, ax in enumerate(axes):
        ax.bar(np.arange(1, 11), steps[:, i], color=(BLUE, VERMILION)[i], hatch=("", "//")[i], edgecolor="white")
        ax.axhline(0, color="0.4", linewidth=0.8)
        ax.set(title=f"Steps along $w_{i}$: together {steps[:, i].sum():.2f}", xlabel="number of the step")
        ax.xaxis.get_major_locator().set_params(integer=True)
    axes[0].set_ylabel("step")
    plt.show()


_draw_steps()

# %% [markdown]
# On the left ten small blue bars, all of one sign: together 2.06. On the right ten hatched vermilion ones that begin at
# -1.75 and alternate: together only -0.94, though the first alone is longer. A sum of past steps keeps what they
# agree on and cancels what they do not.
#
# **Momentum** (Polyak, 1964) keeps such a sum, a velocity v, in which old steps fade by the factor β at each new one.
# This is the form that Keras computes:
#
# $$v \leftarrow \beta v - \eta\, g, \qquad w \leftarrow w + v$$
#
# v is 0 before the first step. Worked with one weight, lr = 0.1, β = 0.9 and a gradient that is always 1:
#
# | step | v | w, from 0 |
# | --- | --- | --- |
# | 1 | -0.1 | -0.1 |
# | 2 | 0.9 · (-0.1) - 0.1 = -0.19 | -0.29 |
# | 3 | 0.9 · (-0.19) - 0.1 = -0.271 | ? |
#
# <details><summary>The third w</summary>
#
# -0.29 - 0.271 = -0.561.
# </details>
#
# (If you know $v = \beta v + (1-\beta)\,g$ from elsewhere: that form takes steps a tenth as long here. Neither is
# wrong, but a rate found for one does not fit the other.)
#
# **Nesterov's** momentum (1983) looks ahead: the velocity is going to act anyway, so let it act once more on the
# step. In Keras' form
#
# $$v \leftarrow \beta v - \eta\, g, \qquad w \leftarrow w + \beta v - \eta\, g$$
#
# with the *new* v in the second formula.
#
# ### Exercise: `momentum`
#
# One thing to note: lr is inside of v. If lr changes, the old part of v keeps the rate that it was made with.

# %% exercise="momentum"
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    """One step of gradient descent with momentum.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate; it may differ from step to step.
    beta: the part of the velocity that stays. With 0 nothing stays.
    nesterov: False for the first pair of formulas above, True for the second.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew.
    w, grad and state stay as they are.

    Example: from w = [0.0] with gradients of [1.0] and lr = 0.1, w is [-0.1] after one step, [-0.29] after two
    (arrays). With nesterov=True it is [-0.19] after one.
    """
    ### BEGIN SOLUTION
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `state.get("v", 0.0)` is the old velocity, or 0 if there is none yet. NumPy adds a single 0 to arrays of any shape.
# </details>
# <details><summary>Hint 2</summary>
#
# Compute the new v first; both forms need it. Then choose what is added to w. Return the new v in a *new* dictionary:
# `state["v"] = v` would change the caller's.
# </details>

# %% check="momentum"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, wave, [0.2], {},
     [[0.83170580304, -2.1818594854, 0.47177599839], [3.1513604991, 0.19178485493, -0.94411690036]]),
    ("two steps", w[0], wave, [0.2] * 2, {}, [0.83160152483, -2.1537481673, 0.50225749658]),
    ("three steps, Nesterov", w[0], wave, [0.2] * 3, {"nesterov": True}, [0.58176830159, -2.481633947, 0.39777583409]),
    ("the rate changes", w[:1, :2], wave, [0.3, 0.01, 0.5], {"beta": 0.75}, [[0.89322204148, -2.4778732971]]),
    ("the rate changes, Nesterov", w[:1], wave, [0.3, 0.01, 0.5], {"beta": 0.75, "nesterov": True},
     [[-0.2476313834, -3.5894213874, 0.030095302198]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"beta": 0.6}, [[0.08], [-2.27]]),
    ("a single number, beta = 0", np.array(2.0), wave, [0.3, 0.2], {"beta": 0.0}, 1.5656992192),
    ("a single number, Nesterov", np.array(2.0), wave, [0.3, 0.2], {"nesterov": True}, 0.97035106716),
    ("20 steps, tiny gradients", np.zeros(2), 1e-9 * wave, [0.2] * 20, {}, [-1.0659288212e-9, -6.4116158845e-10]),
    ("no slope, no velocity", w, 0 * wave, [0.2], {}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(momentum, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(momentum, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for kind in (False, True):
        w, beta = check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.2, 0.95))
        w.flat[1] = 0.0
        now, right, v = (w, {}), w.copy(), 0 * w
        for _ in range(5):
            g, lr = check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            v = v * beta - g * lr
            right = right + (beta * v - lr * g if kind else v)
            now = check(momentum, now[0], g, now[1], lr, beta, kind)
        now[0].close(right, rtol=1e-9, atol=1e-12, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(3)

# %% drawing
def _draw_momentum(lr=0.03, beta=0.8, nesterov=False, ax=None):
    """The path on the bowl, from the learner's own functions."""
    path = descend(momentum, bowl_gradient, np.array([-4.0, 1.0]), 30, lr, beta=beta, nesterov=nesterov)
    if own := ax is None:
        ax = plt.subplots(figsize=(6.5, 3.6), layout="constrained")[1]
        ax.set_ylabel("$w_1$")
    _contours(BOWL[0], ax, *BOWL[1:])
    ax.plot(path[:, 0], path[:, 1], "o-", color=VERMILION if nesterov else BLUE, markersize=4, linewidth=1.2)
    ax.plot(0, 0, "*", color=GREEN, markersize=14)
    kind = "Nesterov, " if nesterov else ""
    ax.set_title(f"{kind}lr = {lr:g}, β = {beta:g}: loss {bowl(path[-1]):.2g}", fontsize=11)
    if own:
        plt.show()


def _draw_momentum_still():
    momentum(np.zeros(1), np.zeros(1), {}, 0.1)         # before there is a figure
    axes = plt.subplots(1, 4, figsize=(13, 3.4), layout="constrained", sharey=True)[1]
    for ax, (lr, beta, nesterov) in zip(axes, ((0.03, 0.0, False), (0.03, 0.7, False), (0.03, 0.9, False),
                                               (0.03, 0.9, True)), strict=True):
        _draw_momentum(lr, beta, nesterov, ax)
    axes[0].set_ylabel("$w_1$")
    plt.show()


_draw_momentum_still()

# %% [markdown]
# Four times 30 steps with the same rate, 0.03. Without momentum (β = 0) the path drops onto the axis soon and crawls.
# With β = 0.7 it swings a little and arrives: the loss is 1,500 times smaller. With β = 0.9 it has so much momentum
# that it runs past the star, turns round and comes back; the loss is larger again. Nesterov's form with the same β
# (vermilion) swings less.
#
# **Predict first**, then move the sliders: with β = 0.8, can lr go above 0.08, from where on plain descent never comes
# to rest? And which pair (lr, β) has the smallest loss after 30 steps?

# %% drawing
from ipywidgets import FloatSlider, interact

momentum(np.zeros(1), np.zeros(1), {}, 0.1)      # stops here while it is missing
_slider = interact(lambda lr, beta, nesterov: _draw_momentum(lr, beta, nesterov),
                   lr=FloatSlider(value=0.03, min=0.005, max=0.16, step=0.005, readout_format=".3f"),
                   beta=FloatSlider(value=0.8, min=0.0, max=0.98, step=0.02), nesterov=False)

# %% [markdown]
# (The sliders need a running kernel; the figure above them does not.) It can: with momentum the walk comes to rest as
# long as lr is below 2 (1 + β) / 25, which is 0.144 for β = 0.8, though it swings far out on the way. Nesterov's form
# has a *lower* limit, 0.055 with the same β. Among the sliders' values the best pair is lr = 0.11 with β = 0.46, where
# the loss is 1e-9. For a bowl with slopes from 1 to 25 theory (Polyak's) says lr = 4 / (√25 + √1)² and
# β = ((√25 - √1) / (√25 + √1))²; for a network it says nothing.
#
# ### Next to Keras
#
# An optimizer of Keras moves a `keras.Variable`. The same gradients go to both, 20 steps, once of ordinary size and
# once a million times smaller. "Off by" is the largest difference of a weight; since tiny gradients may move w by
# very little, the last column divides by the longest way that a weight has gone.

# %%
import keras


def _next_to_keras(pairs, lr=0.01):
    """pairs: {name: (optimizer, Keras' optimizer)}."""
    print("optimizer      off by    tiny gradients: off by   as part of the way")
    for name, (mine, theirs) in pairs.items():
        row = []
        for scale in (1.0, 1e-6):
            rng = np.random.default_rng(0)
            start, grads = rng.normal(size=(3, 2)), scale * rng.normal(size=(20, 3, 2))
            w, state, variable, optimizer = start, {}, keras.Variable(start, dtype="float64"), theirs(lr)
            for grad in grads:
                w, state = mine(w, grad, state, lr)
                optimizer.apply([keras.ops.convert_to_tensor(grad)], [variable])
            row.append(np.abs(w - keras.ops.convert_to_numpy(variable)).max())
        print(f"{name:12} {row[0]:8.1e}    {row[1]:22.1e}   {row[1] / np.abs(w - start).max():18.1e}")


_next_to_keras({
    "sgd": (sgd, keras.optimizers.SGD),
    "momentum": (momentum, lambda lr: keras.optimizers.SGD(lr, momentum=0.9)),
    "Nesterov": (lambda *step: momentum(*step, nesterov=True),
                 lambda lr: keras.optimizers.SGD(lr, momentum=0.9, nesterov=True)),
})

# %% [markdown]
# Equal, up to 8e-8. That is not your mistake: Keras holds lr, and here and there β, with the seven digits of float32.
# Write 1e-6 on a note: differences below it, as part of what moves, are Keras' rounding. (For Adam, where 1 - 0.999
# loses three more digits, take 1e-5 in the last column.)
#
# ## 3. A rate for each weight
#
# **Predict.** A network for texts has one weight for each word. The word "the" comes in every row, "zebra" in one of
# 10,000. With one rate for both: what happens to the weight of "zebra" when the rate is right for "the"?
#
# It hardly ever gets a gradient, and when it does, a step of the common length is all that it gets. **AdaGrad**
# (Duchi, Hazan & Singer, 2011) divides each weight's step by the root of the sum of its own squared gradients.
# **RMSprop** (Hinton's lecture, 2012) lets that sum fade.

# %% drawing
def _draw_effective():
    n = np.arange(1, 201)
    fig, ax = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
    ax.loglog(n, 1 / np.sqrt(0.1 + n), color=BLUE, linewidth=2, label="AdaGrad: the sum")
    ax.loglog(n, 1 / np.sqrt(1 - 0.9**n), color=VERMILION, linestyle="--", linewidth=2, label="RMSprop: the faded sum")
    ax.set(title="What lr is multiplied by, if the gradient is always 1", xlabel="step", ylabel="factor",
           ylim=(0.05, 5))
    ax.legend()
    plt.show()


_draw_effective()

# %% [markdown]
# Both axes are logarithmic. The blue line of AdaGrad falls and falls: after 100 steps the rate is a tenth. That is
# good for a loss that is a bowl, and often too early an end for a network. The dashed line of RMSprop begins high, at
# 3.16, and settles at 1.
#
# $$\text{AdaGrad:}\quad a \leftarrow a + g^2, \qquad
# \text{RMSprop:}\quad a \leftarrow \rho\, a + (1 - \rho)\, g^2, \qquad
# \text{both:}\quad w \leftarrow w - \frac{\eta\, g}{\sqrt{a + \varepsilon}}$$
#
# Squares, roots and division are entry by entry, and the new a counts at once. a begins at 0.1 for AdaGrad in Keras
# (`initial`), at 0 for RMSprop. The small number ε keeps the denominator away from 0. In these two it stands *under
# the root*, in Keras; in others outside. With ordinary gradients you cannot see the difference, with tiny ones you
# can.
#
# Worked for RMSprop, first step, ρ = 0.9, lr = 0.1, g = 2: a = 0.9 · 0 + 0.1 · 4 = 0.4, and w moves by
# -0.1 · 2 / 0.6325 = -0.316.
#
# ### Exercise: `adagrad`

# %% exercise="adagrad"
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    """One step of AdaGrad.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate; it may differ from step to step.
    initial: what the sum a is before the first step, for each weight; 0 or more.
    epsilon: is added under the root.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew.
    w, grad and state stay as they are.

    Example: from w = [0.0] with gradients of [2.0] and lr = 0.1, w is [-0.09877296] after one step, [-0.16904579]
    after two (arrays).
    """
    ### BEGIN SOLUTION
    a = state.get("a", initial) + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# As in `momentum`: fetch the old a with its first value as the default, make the new a, make the step with the *new*
# a, return a new dictionary.
# </details>
# <details><summary>Hint 2</summary>
#
# `state.get("a", initial)` is the old a. `grad**2` squares each entry. The whole sum `a + epsilon` goes under
# `np.sqrt`.
# </details>

# %% check="adagrad"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [0.2], {},
     [[0.80343988494, -2.1970432552, 0.36682476914], [3.1957729763, 0.19733544489, -0.8259364116]]),
    ("two steps", w[0], wave, [0.2] * 2, {}, [0.94159186519, -2.0477605061, 0.54408717936]),
    ("other settings, the rate changes", w[:1], wave, [0.1, 0.01, 0.5], {"initial": 2.0, "epsilon": 0.01},
     [[0.78287243951, -2.2763685037, 0.35548853395]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"initial": 0.5},
     [[2.6830456412], [-1.1467574071]]),
    ("a single number, the sum from 0", np.array(2.0), wave, [0.1, 0.2], {"initial": 0.0}, 1.7532099715),
    ("20 steps, tiny gradients", np.zeros(3), 1e-6 * wave, [0.1] * 20, {"initial": 1e-12},
     [-2.9474780986e-4, -2.4842246783e-4, 2.6300910876e-5]),
    ("no slope", w, 0 * wave, [0.2], {}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(adagrad, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(adagrad, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for scale in (1.0, 1e-5):
        w, a = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.0, 0.5)) * scale
        w.flat[1] = 0.0
        now, right, initial = (w, {}), w.copy(), a
        for _ in range(5):
            g, lr = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            a = a + g * g
            right = right - lr / (a + 1e-7) ** 0.5 * g
            now = check(adagrad, now[0], g, now[1], lr, initial)
        now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# ### Exercise: `rmsprop`

# %% exercise="rmsprop"
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    """One step of RMSprop.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate; it may differ from step to step.
    rho: the part of the old a that stays. Before the first step a is 0.
    epsilon: is added under the root.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew.
    w, grad and state stay as they are.

    Example: from w = [0.0] with gradients of [2.0] and lr = 0.1, w is [-0.31622773] after one step, [-0.54564345]
    after two (arrays).
    """
    ### BEGIN SOLUTION
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Two things differ from `adagrad`: what a is before the first step, and how the new a is made.
# </details>

# %% check="rmsprop"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [0.2], {},
     [[0.36754457962, -2.6324554364, -0.13245156232], [3.632455394, 0.63245544606, -0.36754548057]]),
    ("two steps", w[0], wave, [0.2] * 2, {}, [0.80267268185, -2.16225812, 0.43792259224]),
    ("other settings, the rate changes", w[:1], wave, [0.3, 0.01, 0.5], {"rho": 0.75, "epsilon": 0.01},
     [[-0.14591530732, -3.2418020994, -0.60998438205]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"rho": 0.6},
     [[2.5483844295], [-1.1272870683]]),
    ("a single number, rho = 0", np.array(2.0), wave, [0.3, 0.2], {"rho": 0.0}, 1.5000000333),
    ("20 steps, tiny gradients", np.zeros(3), 1e-6 * wave, [0.2] * 20, {},
     [-5.8951322784e-4, -4.968584229e-4, 5.2606080657e-5]),
    ("no slope", w, 0 * wave, [0.2], {}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(rmsprop, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(rmsprop, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for scale in (1.0, 1e-5):
        w, rho = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.2, 0.95))
        w.flat[1] = 0.0
        now, right, a = (w, {}), w.copy(), 0 * w
        for _ in range(5):
            g, lr = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            a = a * rho + g * g - rho * g * g
            right = right - lr / (a + 1e-7) ** 0.5 * g
            now = check(rmsprop, now[0], g, now[1], lr, rho)
        now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# Both next to Keras:

# %%
_next_to_keras({"adagrad": (adagrad, keras.optimizers.Adagrad), "rmsprop": (rmsprop, keras.optimizers.RMSprop)})

# %% [markdown]
# This is a good place for a break.
#
# ## 4. Adam
#
# Momentum smooths the direction, RMSprop the length. **Adam** (Kingma & Ba, 2015) does both: m is a faded mean of the
# gradients, v one of their squares.
#
# $$m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2$$
#
# **Predict.** β₁ = 0.9, β₂ = 0.999, both start at 0, and the gradient is always 3. After the first step m = 0.3: a
# tenth of the gradient. v = 0.009, a thousandth of its square. How long is a step of m / √v then, where a step of 1
# is meant? And 20 steps later?

# %% drawing
def _draw_bias():
    t = np.arange(1, 3001)
    m, v = 1 - 0.9**t, 1 - 0.999**t
    fig, ax = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
    ax.semilogx(t, m / np.sqrt(v), color=VERMILION, linestyle="--", linewidth=2, label="m / √v as they are")
    ax.semilogx(t, np.ones(len(t)), color=BLUE, linewidth=2, label="both corrected")
    ax.set(title="Length of a step, if the gradient never changes", xlabel="step t", ylabel="length, in units of lr",
           ylim=(0, 7))
    ax.legend()
    plt.show()


_draw_bias()

# %% [markdown]
# The dashed line begins at 3.16, climbs to 6.6 at t = 12, stands at 6.2 at t = 21 and needs thousands of steps to come
# down to 1: v starts at 0 and is far too small for long. The blue line is what is meant.
#
# A mean that starts at 0 gives what it has seen in t steps the weights 1 - β, (1 - β) β, (1 - β) β² and so on, together
# 1 - βᵗ; the rest is on the 0 of its start. So divide by that sum: m / (1 - β₁ᵗ) and v / (1 - β₂ᵗ). That is **bias
# correction**; t counts the steps, from 1. Keras puts both corrections into the rate:
#
# $$\eta_t = \eta\, \frac{\sqrt{1 - \beta_2^{\,t}}}{1 - \beta_1^{\,t}}, \qquad
# w \leftarrow w - \frac{\eta_t\, m}{\sqrt{v} + \varepsilon}$$
#
# ε stands outside of the root here, next to the *uncorrected* √v. The algorithm of the paper (and PyTorch) has ε next
# to the corrected one. Where √v is large against 1e-7, nobody can tell; where gradients are tiny, the steps differ by
# a lot.
#
# Worked for t = 1, g = 3, lr = 0.01: m = 0.3, v = 0.009, η₁ = 0.01 · √0.001 / 0.1 = 0.0031623, and the step is
# 0.0031623 · 0.3 / 0.0948683 = 0.01.
#
# ### Exercise: `adam`

# %% exercise="adam"
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """One step of Adam, in Keras' form.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate; it may differ from step to step.
    beta_1, beta_2: the parts of the old m and v that stay. Before the first step both are 0.
    epsilon: is added to the root of v.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew:
    its step has t = 1. w, grad and state stay as they are.

    Example: from w = [0.0] with a gradient of [3.0], then [-1.0], and lr = 0.01, w is [-0.00999999] after one step,
    [-0.01400217] after two (arrays).
    """
    ### BEGIN SOLUTION
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The state holds three things: m, v and the number of steps t. Count first, then compute.
# </details>
# <details><summary>Hint 2</summary>
#
# `t = state.get("t", 0) + 1`. In Python `beta_2**t` is a power. Brackets: `(np.sqrt(v) + epsilon)`.
# </details>

# %% check="adam"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [0.2], {},
     [[0.8000003758, -2.1999996522, 0.30000224082], [3.1999995822, 0.19999967023, -0.80000113174]]),
    ("two steps", w[0], wave, [0.2] * 2, {}, [0.79993216796, -2.1841660856, 0.37247188155]),
    ("20 steps", w[0], 3 * wave, [0.2] * 20, {}, [0.58183517112, -2.3416498928, 0.31955988394]),
    ("other settings, the rate changes", w[:1], wave, [0.3, 0.01, 0.5], {"beta_1": 0.6, "beta_2": 0.9, "epsilon": 0.01},
     [[0.54482725242, -2.4811745577, 0.029273180848]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"beta_1": 0.0},
     [[2.8061864163], [-0.99076084362]]),
    ("a single number", np.array(2.0), wave, [0.3, 0.2], {}, 1.4997479373),
    ("20 steps, tiny gradients", np.zeros(3), 1e-6 * wave, [0.2] * 20, {},
     [-0.1147000732, -0.1046834169, -0.010336290165]),
    ("no slope", w, 0 * wave, [0.2], {}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(adam, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(adam, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for scale in (1.0, 1e-5):
        w, b1, b2 = check.rng.normal(size=shape[::-1]).T * scale, *(float(b) for b in check.rng.uniform(0.2, 0.95, 2))
        w.flat[1] = 0.0
        now, right, m, v = (w, {}), w.copy(), 0 * w, 0 * w
        for t in range(1, 6):
            g, lr = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            m, v = m + (g - m) * (1 - b1), v + (g * g - v) * (1 - b2)
            right = right - lr * m / (1 - b1**t) / ((v / (1 - b2**t)) ** 0.5 + 1e-7 / (1 - b2**t) ** 0.5)
            now = check(adam, now[0], g, now[1], lr, b1, b2)
        now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ### Weight decay
#
# Regularisation adds λΣw² to a loss, and so 2λw to the gradient. In Adam that term is then divided by √v like the
# rest, and weights with large gradients are hardly pulled at all. **AdamW** (Loshchilov & Hutter, 2019) takes it out
# of the gradient: *first* each weight shrinks, $w \leftarrow w - \eta\, \lambda\, w$, then Adam's step follows, with
# the gradient as it came.
#
# ### Exercise: `adamw`

# %% exercise="adamw"
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """One step of AdamW: w shrinks by lr * weight_decay * w, then takes Adam's step.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    weight_decay: λ in the formula, 0 or more.
    state, lr, beta_1, beta_2, epsilon: as for adam.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew.
    w, grad and state stay as they are.

    Example: from w = [2.0] with a gradient of [3.0], lr = 0.01 and weight_decay = 0.5, w is [1.98000001] (an array).
    """
    ### BEGIN SOLUTION
    return adam(w - lr * weight_decay * w, grad, state, lr, beta_1, beta_2, epsilon)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# One call of `adam` with another w. Hand the settings on, too.
# </details>

# %% check="adamw"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [0.2], {"weight_decay": 0.5},
     [[0.7000003758, -1.9999996522, 0.25000224082], [2.8999995822, 0.19999967023, -0.70000113174]]),
    ("20 steps, the usual decay", w[0], 3 * wave, [0.2] * 20, {}, [0.57110391897, -2.305519009, 0.31430294341]),
    ("other settings, the rate changes", w[:1, :2], wave, [0.3, 0.01, 0.5],
     {"weight_decay": 0.2, "beta_1": 0.6, "beta_2": 0.9, "epsilon": 0.01}, [[0.76895134311, -1.8000311562]]),
    ("whole numbers, one column, no decay", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25],
     {"weight_decay": 0, "beta_1": 0.0}, [[2.8061864163], [-0.99076084362]]),
    ("a single number", np.array(2.0), wave, [0.3, 0.2], {"weight_decay": 1.0}, 0.67974771186),
    ("20 steps, tiny gradients", np.zeros(3), 1e-6 * wave, [0.2] * 20, {"weight_decay": 0.3},
     [-0.050795437367, -0.045153531575, -0.0035235441525]),
    ("no slope, no decay", w, 0 * wave, [0.2], {"weight_decay": 0.0}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(adamw, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(adamw, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for scale in (1.0, 1e-5):
        w, b1, b2 = check.rng.normal(size=shape[::-1]).T * scale, *(float(b) for b in check.rng.uniform(0.2, 0.95, 2))
        w.flat[1] = 0.0
        now, right, m, v = (w, {}), w.copy(), 0 * w, 0 * w
        for t in range(1, 6):
            g, lr = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            m, v = m + (g - m) * (1 - b1), v + (g * g - v) * (1 - b2)
            step = lr * m / (1 - b1**t) / ((v / (1 - b2**t)) ** 0.5 + 1e-7 / (1 - b2**t) ** 0.5)
            right = right * (1 - lr / 4) - step
            now = check(adamw, now[0], g, now[1], lr, 0.25, b1, b2)
        now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(1)

# %%
_next_to_keras({"adam": (adam, keras.optimizers.Adam), "adamw": (adamw, keras.optimizers.AdamW)})

# %% [markdown]
# 6.6e-7, and 6.5e-6 of the way: the worst of all eleven. Keras computes β₂ᵗ from a β₂ that is rounded to float32, and
# 1 - 0.999 has only four digits left of its seven then.
#
# Is that bar strict enough to tell a wrong ε? Here is the same Adam with ε = 1e-8, and with ε in the paper's place,
# as largest difference from yours after 20 steps:

# %%
def _other_epsilons():
    def paper(w, grad, state, lr, epsilon=1e-7):
        t = state.get("t", 0) + 1
        m, v = 0.9 * state.get("m", 0.0) + 0.1 * grad, 0.999 * state.get("v", 0.0) + 0.001 * grad**2
        step = lr * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + epsilon)
        return w - step, {"t": t, "m": m, "v": v}

    for scale in (1.0, 1e-6):
        grads = list(scale * np.random.default_rng(0).normal(size=(20, 3, 2)))
        ends = []
        for optimizer, settings in ((adam, {}), (adam, {"epsilon": 1e-8}), (paper, {})):
            left = iter(grads)
            ends.append(descend(optimizer, lambda w, left=left: next(left), np.zeros((3, 2)), 20, 0.01,
            **settings)[-1])
        print(f"gradients of size {scale:5}: ε = 1e-8 {np.abs(ends[1] - ends[0]).max():.1e}, "
              f"the paper's place {np.abs(ends[2] - ends[0]).max():.1e}, way {np.abs(ends[0]).max():.2f}")


_other_epsilons()

# %% [markdown]
# With ordinary gradients both pass any bar that Keras' rounding allows. With tiny ones they are off by as much as the
# whole way. **To see where a small number stands, make everything else small.**
#
# ## 5. What a scale does
#
# ### Exercise: `predict_steps`
#
# Predict all six on paper, by the formulas, before you run anything. Settings as the functions have them by default.
#
# 1. `sum`: All gradients of a run lie between 50 and 250. Then somebody takes the *sum* over 1,000 rows as the loss
#    instead of the mean: each gradient is 1,000 times as large. Which of `sgd`, `momentum`, `adagrad`, `rmsprop` and
#    `adam` still go (to three digits) the way that they went before?
# 2. `tiny`: The gradients between 50 and 250 again, but each divided by 10⁸. Which of the five still go, in 20 steps,
#    at least a tenth of the way that they went with those between 50 and 250?
# 3. `first`: Adam with lr = 0.01. How long is its very first step, if the gradient is 200? A number, to three digits.
# 4. `constant`: Momentum with β = 0.9 and lr = 0.1, and the gradient is always 1. How long is the hundredth step?
#    **a** 0.1  **b** 0.19  **c** 1  **d** 10
# 5. `alternating`: The same, but the gradient is 1, -1, 1, -1, and so on. **a** 0.053  **b** 0.1  **c** 0.19  **d** 1
# 6. `decay`: AdamW, and the gradient is 0 in every step. A weight that is 2 at first **a** stays 2
#    **b** becomes smaller, a little at each step  **c** jumps to 0

# %% exercise="predict_steps"
predict_steps = {
    "sum": ...,           # a list of names, such as ["sgd", "adam"]
    "tiny": ...,          # a list of names
    "first": ...,         # a number
    "constant": ...,      # "a", "b", "c" or "d"
    "alternating": ...,   # "a", "b", "c" or "d"
    "decay": ...,         # "a", "b" or "c"
}
### BEGIN SOLUTION
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"], "first": 0.01, "constant": "c",
                 "alternating": "a", "decay": "b"}
### END SOLUTION

# %% check="predict_steps"
from autograder import check

check.quiz(predict_steps, {
    "sum": check.hashed(["adagrad", "rmsprop", "adam"]),
    "tiny": check.hashed(["adam"]),
    "first": check.hashed(0.01),
    "constant": check.hashed("c"),
    "alternating": check.hashed("a"),
    "decay": check.hashed("b"),
}, because={
    "sum": "Put 1000 g in the place of g. In which formulas does the 1000 cancel, if ε and 0.1 are too small to count?",
    "tiny": "Now g is about 1e-6 and g² about 1e-12. Compare with what stands next to them: 0.1, ε under a root, ε.",
    "first": "Work it through with t = 1: what do the corrections make of m and of v?",
    "constant": "When v does not change any more, v = 0.9 v - 0.1. Which v is that?",
    "alternating": "When the size of v does not change any more, its sign turns at each step: -v = 0.9 v + 0.1 or so.",
    "decay": "m and v stay 0. Which part of the step is left?",
})
check.score(2)

# %% [markdown]
# Now let your own functions speak. `_walk` takes the given gradients, whatever w is.

# %%
def _walk(optimizer, grads, lr, **settings):
    left = iter(grads)
    return descend(optimizer, lambda w: next(left), np.array([2.0]), len(grads), lr, **settings)[:, 0]


def _confirm():
    grads = 150 + 100 * np.sin(1.0 + np.arange(20.0))[:, None]
    print("way after 20 steps    as it is      1000 times       1e-8 times")
    for optimizer in (sgd, momentum, adagrad, rmsprop, adam):
        ways = [np.abs(np.diff(_walk(optimizer, scale * grads, 0.01)[[0, -1]]))[0] for scale in (1.0, 1000.0, 1e-8)]
        print(f"{optimizer.__name__:17} {ways[0]:12.5g}  {ways[1]:14.5g}  {ways[2]:15.5g}")
    print("Adam's first step:", 2 - _walk(adam, np.array([[200.0]]), 0.01)[-1])
    ones = np.ones((100, 1))
    print("momentum, step 100, constant:   ", np.abs(np.diff(_walk(momentum, ones, 0.1)))[-1])
    print("momentum, step 100, alternating:", np.abs(np.diff(_walk(momentum, ones * (-1.0) ** np.arange(100)[:, None],
                                                                   0.1)))[-1])
    print("AdamW without a gradient:", _walk(adamw, 0 * ones[:3], 0.1))


_confirm()

# %% [markdown]
# So Adam's lr is the length of a step, in the units of the weights, almost whatever the loss is. That is why one
# default rate goes such a long way with Adam, and none with SGD. For SGD and momentum, lr has the unit of the loss in
# it: change the loss, and you must change lr.
#
# Note how the five treat *tiny* gradients. AdaGrad's 0.1 and RMSprop's ε under the root (its root is 0.0003) make
# them creep; Adam's ε is 1e-7 itself, and it goes on.
#
# Here is the hardest loss in this unit, Rosenbrock's valley, $f(w) = (1 - w_0)^2 + 100\,(w_1 - w_0^2)^2$. It is steep
# to both sides, and its floor, a bent one, is almost level. Each optimizer has a rate that suits it. The frames show
# the same walks after 10, 50, 200 and 1000 steps. **Predict** who is at the star first.

# %% given
def rosenbrock(w):
    """(1 - w[0])² + 100 (w[1] - w[0]²)²; the lowest point is (1, 1)."""
    return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2


def rosenbrock_gradient(w):
    across = w[1] - w[0] ** 2
    return np.array([-2 * (1 - w[0]) - 400 * w[0] * across, 200 * across])


# %% drawing
def _draw_valley():
    walkers = {"SGD, 0.001": (sgd, 0.001), "momentum, 0.001": (momentum, 0.001), "RMSprop, 0.01": (rmsprop, 0.01),
               "Adam, 0.1": (adam, 0.1)}
    paths = {name: descend(f, rosenbrock_gradient, np.array([-1.5, 2.0]), 1000, lr)
             for name, (f, lr) in walkers.items()}
    fig, axes = plt.subplots(1, 4, figsize=(13.5, 4.2), sharey=True)
    for ax, steps in zip(axes, (10, 50, 200, 1000), strict=True):
        _contours(rosenbrock, ax, (-2, -1), (1.6, 3.2), [0.3, 2, 8, 30, 100, 300, 900])
        for (name, path), colour, mark, line in zip(paths.items(), plots.COLOURS, plots.MARKS, ("-", "--", ":", "-."),
                                                    strict=False):
            ax.plot(*path[: steps + 1].T, color=colour, linestyle=line, linewidth=1.3, alpha=0.8)
            ax.plot(*path[steps], mark, color=colour, markersize=8, label=name)
        ax.plot(1, 1, "*", color="black", markersize=13)
        ax.set_title(f"after {steps} steps")
    axes[0].set_ylabel("$w_1$")
    axes[0].legend(loc="lower left", fontsize=8)
    fig.tight_layout()
    plt.show()
    for name, path in paths.items():
        print(f"{name:16} loss after 50, 200, 1000 steps:", *(f"{rosenbrock(path[n]):9.2g}" for n in (50, 200, 1000)))


_draw_valley()

# %% [markdown]
# After 10 steps all four are still close to the start, in the steep left arm of the valley; the diamond covers two of
# the others. After 50 momentum (the vermilion square) has left the others. After 200 it leads with a loss of 0.14,
# before Adam (the diamond) with 1.9. After 1,000 steps Adam (7e-7) and momentum (6e-5) are at the star; RMSprop
# (triangle), at 0.05, and plain SGD (circle), at 2.8, are still on the way. (RMSprop will hover at 0.02: its steps do
# not become smaller.) So "who is faster" has another answer at each frame; and each rate was chosen by hand.
#
# This is a second good place for a break.
#
# ## 6. Three relatives
#
# The rest of the family changes one idea each. From here on there is less scaffolding: you have the formulas, and
# `adam` as a pattern.
#
# **Adadelta** (Zeiler, 2012). **Predict:** the unit of lr · g / √a is that of lr. If w is in metres, in what must lr
# be? Zeiler wanted no such number. He puts the size of the *past steps* in the numerator, which is in metres already.
# With d, a faded mean of the squared steps:
#
# $$a \leftarrow \rho\, a + (1 - \rho)\, g^2, \qquad
# s = \frac{\sqrt{d + \varepsilon}}{\sqrt{a + \varepsilon}}\, g, \qquad
# d \leftarrow \rho\, d + (1 - \rho)\, s^2, \qquad w \leftarrow w - \eta\, s$$
#
# s is made with the *new* a and the *old* d. Both begin at 0, so the first s lives from ε alone: it is about 0.0014
# for every ordinary gradient. η is 1 in the paper, 0.001 by default in Keras, where it then hardly moves.
#
# ### Exercise: `adadelta`

# %% exercise="adadelta"
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    """One step of Adadelta.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate, η; it may differ from step to step. It does not enter s and d.
    rho, epsilon: as in the formulas.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew.
    w, grad and state stay as they are.

    Example: from w = [0.0] with gradients of [2.0] and lr = 1, w is [-0.00141421] after one step, [-0.00284644]
    after two (arrays).
    """
    ### BEGIN SOLUTION
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# a and d must be in the state. Fetch the old values first, so that you cannot mix up old and new.
# </details>

# %% check="adadelta"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [1], {},
     [[0.99858578694, -2.0014142131, 0.49858580419], [3.0014142129, 0.0014142131779, -0.99858579097]]),
    ("two steps", w[0], wave, [1, 1], {}, [0.99994208299, -1.9999454564, 0.50038016484]),
    ("20 steps", w[0], 3 * wave, [0.2] * 20, {}, [0.99967041212, -2.0002544562, 0.49997489387]),
    ("other settings, the rate changes", w[:1], wave, [0.1, 0.01, 0.5], {"rho": 0.6, "epsilon": 0.01},
     [[0.90333502975, -2.1106340397, 0.39316182281]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"rho": 0.9},
     [[2.9997561401], [-0.99997450884]]),
    ("a single number", np.array(2.0), wave, [0.3, 0.2], {}, 1.9992787113),
    ("20 steps, tiny gradients", np.zeros(3), 1e-6 * wave, [0.2] * 20, {},
     [-1.8642071134e-7, -1.5712052677e-7, 1.6635557745e-8]),
    ("no slope", w, 0 * wave, [0.2], {}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(adadelta, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(adadelta, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for scale in (1.0, 1e-5):
        w, rho = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.2, 0.95))
        w.flat[1] = 0.0
        now, right, a, d = (w, {}), w.copy(), 0 * w, 0 * w
        for _ in range(5):
            g, lr = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            a = a + (g * g - a) * (1 - rho)
            s = ((d + 1e-7) / (a + 1e-7)) ** 0.5 * g
            d, right = d + (s * s - d) * (1 - rho), right - lr * s
            now = check(adadelta, now[0], g, now[1], lr, rho)
        now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# **Adamax** (in Adam's paper) has no squares: u is the largest size that the gradient has had, slowly fading.
#
# $$m \leftarrow \beta_1 m + (1 - \beta_1)\, g, \qquad u \leftarrow \max(\beta_2\, u,\; |g|), \qquad
# w \leftarrow w - \frac{\eta}{1 - \beta_1^{\,t}} \cdot \frac{m}{u + \varepsilon}$$
#
# m and u begin at 0. A maximum needs no correction: only m has one.
#
# ### Exercise: `adamax`

# %% exercise="adamax"
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """One step of Adamax.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate, η; it may differ from step to step.
    beta_1, beta_2, epsilon: as in the formulas.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew.
    w, grad and state stay as they are.

    Example: from w = [0.0] with a gradient of [3.0], then [-1.0], and lr = 0.1, w is [-0.1] after one step,
    [-0.12985441] after two (arrays).
    """
    ### BEGIN SOLUTION
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# t, m and u must be in the state. Two arrays are compared entry by entry with `np.maximum`.
# </details>

# %% check="adamax"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [0.2], {},
     [[0.80000001188, -2.199999989, 0.30000007086], [3.1999999868, 0.19999998957, -0.80000003579]]),
    ("two steps", w[0], wave, [0.2] * 2, {}, [0.79993473548, -2.1845707836, 0.35741602647]),
    ("20 steps", w[0], 3 * wave, [0.2] * 20, {}, [0.63817360818, -2.3290937867, 0.31878778104]),
    ("other settings, the rate changes", w[:1], wave, [0.3, 0.01, 0.5],
     {"beta_1": 0.6, "beta_2": 0.75, "epsilon": 0.01}, [[0.51211031002, -2.4833119078, 0.04561312173]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"beta_1": 0.8},
     [[2.3144405962], [-1.4923432885]]),
    ("a single number", np.array(2.0), wave, [0.3, 0.2], {"beta_1": 0.0}, 1.5000000576),
    ("20 steps, tiny gradients", np.zeros(3), 1e-6 * wave, [0.2] * 20, {},
     [-0.32354424109, -0.29749904693, -0.10594621536]),
    ("no slope", w, 0 * wave, [0.2], {}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(adamax, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(adamax, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for scale in (1.0, 1e-5):
        w, b1, b2 = check.rng.normal(size=shape[::-1]).T * scale, *(float(b) for b in check.rng.uniform(0.2, 0.95, 2))
        w.flat[1] = 0.0
        now, right, m, u = (w, {}), w.copy(), 0 * w, 0 * w
        for t in range(1, 6):
            g, lr = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            m, u = m + (g - m) * (1 - b1), np.where(b2 * u > abs(g), b2 * u, abs(g))
            right = right - lr * m / (u + 1e-7) / (1 - b1**t)
            now = check(adamax, now[0], g, now[1], lr, b1, b2)
        now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# **Nadam** (Dozat, 2016) is Adam with Nesterov's look ahead, and its share of momentum grows from β₁/2 to β₁. At step
# t, counted from 1:
#
# $$\mu_t = \beta_1 \left(1 - \tfrac{1}{2} \cdot 0.96^{\,t}\right), \qquad
# P_t = \mu_1\, \mu_2 \cdots \mu_t, \qquad
# \hat m = \frac{\mu_{t+1}\, m}{1 - P_t\, \mu_{t+1}} + \frac{(1 - \mu_t)\, g}{1 - P_t}$$
#
# $$\hat v = \frac{v}{1 - \beta_2^{\,t}}, \qquad w \leftarrow w - \frac{\eta\, \hat m}{\sqrt{\hat v} + \varepsilon}$$
#
# with m and v as in Adam, both new. m̂ is the look ahead: m with its share of the *next* step, and the present g with
# the rest of this one's. Each is corrected for the start at 0, as in Adam, but with a product in the place of a power,
# since μ changes. (0.96 is a choice.) Here ε does stand next to the corrected root.
#
# ### Exercise: `nadam`

# %% exercise="nadam"
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """One step of Nadam.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate, η; it may differ from step to step.
    beta_1, beta_2, epsilon: as in the formulas.
    Returns (w, state): the new weights, a new array, and a dictionary for the next step. A state of {} begins anew.
    w, grad and state stay as they are.

    Example: from w = [0.0] with a gradient of [3.0], then [-1.0], and lr = 0.1, w is [-0.10627878] after one step,
    [-0.08079701] after two (arrays).
    """
    ### BEGIN SOLUTION
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# t, m, v and the product P must be in the state. P is 1 before the first step.
# </details>
# <details><summary>Hint 2</summary>
#
# Compute μ for t and for t + 1, then multiply the old P by the first of the two: that is the new P.
# </details>

# %% check="nadam"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [0.2], {},
     [[0.78744245197, -2.212557549, 0.28744251465], [3.2125575466, 0.21255754958, -0.78744247737]]),
    ("two steps", w[0], wave, [0.2] * 2, {}, [0.91339961589, -2.0741716846, 0.46335368868]),
    ("20 steps", w[0], 3 * wave, [0.2] * 20, {}, [0.75013467398, -2.2111296347, 0.3844878919]),
    ("other settings, the rate changes", w[:1], wave, [0.3, 0.01, 0.5],
     {"beta_1": 0.6, "beta_2": 0.75, "epsilon": 0.01}, [[0.31868355743, -2.7356094136, -0.30034078304]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"beta_1": 0.8},
     [[2.5874413368], [-1.2033146671]]),
    ("a single number", np.array(2.0), wave, [0.3, 0.2], {"beta_1": 0.0}, 1.4924116106),
    ("20 steps, tiny gradients", np.zeros(3), 1e-6 * wave, [0.2] * 20, {},
     [-0.22000026085, -0.18906238023, -0.059457261163]),
    ("no slope", w, 0 * wave, [0.2], {}, w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(nadam, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(nadam, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for scale in (1.0, 1e-5):
        w, b1, b2 = check.rng.normal(size=shape[::-1]).T * scale, *(float(b) for b in check.rng.uniform(0.2, 0.95, 2))
        w.flat[1] = 0.0
        now, right, m, v = (w, {}), w.copy(), 0 * w, 0 * w
        for t in range(1, 6):
            g, lr = scale * check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            mu = [b1 * (1 - 0.96**n / 2) for n in range(1, t + 2)]
            m, v = m + (g - m) * (1 - b1), v + (g * g - v) * (1 - b2)
            hat = mu[t] * m / (1 - np.prod(mu)) + (1 - mu[t - 1]) * g / (1 - np.prod(mu[:t]))
            right = right - lr * hat / ((v / (1 - b2**t)) ** 0.5 + 1e-7)
            now = check(nadam, now[0], g, now[1], lr, b1, b2)
        now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(2)

# %%
_next_to_keras({"adadelta": (adadelta, keras.optimizers.Adadelta), "adamax": (adamax, keras.optimizers.Adamax),
                "nadam": (nadam, keras.optimizers.Nadam)})

# %% [markdown]
# ## 7. FTRL: weights that are exactly 0
#
# **Predict.** A model for clicks on advertisements has a weight for each of a billion words and pages. Most of them
# say nothing. You add λ|w| to the loss to pull useless weights to 0, so ±λ to each gradient. Will plain descent make
# any of them exactly 0?
#
# Hardly ever: it steps over 0 and back. **FTRL**, *follow the regularized leader* (McMahan et al., 2013), takes no
# steps at all. It keeps the sum z of all gradients, and at each turn asks anew: which w is best for all that has been
# seen, if |w| costs l1 and w² costs something as well?
#
# $$w = \arg\min_w \; z\,w + \tfrac{1}{2}\, q\, w^2 + l_1 |w|$$
#
# (arg min: the w at which this is smallest. For w > 0 its slope is z + q w + l1, for w < 0 it is z + q w - l1. Where
# neither becomes 0 on its own side, the corner at w = 0 is the lowest point.)

# %% drawing
def _draw_threshold():
    z = np.linspace(-4, 4, 401)
    fig, ax = plt.subplots(figsize=(6, 3.6), layout="constrained")
    ax.plot(z, -z / 2, color="0.5", linestyle=":", linewidth=2, label="l1 = 0")
    ax.plot(z, (np.clip(z, -1.5, 1.5) - z) / 2, color=BLUE, linewidth=2.5, label="l1 = 1.5")
    ax.set(title="Where |z| is at most l1, the best w is exactly 0 (q = 2)", xlabel="z", ylabel="w")
    ax.legend()
    plt.show()


_draw_threshold()

# %% [markdown]
# The dotted line is w = -z / q, what a parabola alone would want. The blue line is the answer with l1 = 1.5: level at
# 0 from z = -1.5 to z = 1.5, and parallel to the dotted one outside. As long as the gradients of a word do not add up
# to more than l1, its weight *is* 0, and need not even be stored.
#
# What are z and q? q grows as AdaGrad's root does, and z is corrected by how much q grew, so that from a start at 0,
# without l1 and l2, the moves are those of AdaGrad (but for its ε):
#
# $$n' = n + g^2, \qquad z' = z + g - \frac{\sqrt{n'} - \sqrt{n}}{\eta}\, w$$
#
# $$q = \frac{\sqrt{n'}}{\eta} + 2\, l_2, \qquad
# w' = \begin{cases} 0 & |z'| \le l_1 \\ -(z' - \mathrm{sign}(z')\, l_1) / q & \text{else} \end{cases}$$
#
# n is 0.1 before the first step (`initial`), z is 0. Worked for w = 0, g = 2, lr = 0.1, l1 = 0.5, l2 = 0: n' = 4.1,
# z' = 2, q = 20.2485, w' = -(2 - 0.5) / 20.2485 = -0.0741.
#
# ### Exercise: `ftrl`

# %% exercise="ftrl"
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    """One step of FTRL.

    w, grad: arrays of one and the same shape, any shape. They may hold whole numbers.
    state: {} before the first step, later what the step before returned.
    lr: the rate, η; it may differ from step to step.
    l1, l2: 0 or more.
    initial: what n is before the first step, for each weight; positive.
    Returns (w, state): the new weights, a new array, exactly 0 where the formula says 0, and a dictionary for the
    next step. A state of {} begins anew. w, grad and state stay as they are.

    Example: from w = [0.0, 0.0] with gradients of [2.0, 0.25], lr = 0.1 and l1 = 0.5, w is [-0.07407972, 0.0] after
    one step, [-0.14435256, 0.0] after two (arrays).
    """
    ### BEGIN SOLUTION
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The state holds n and z. All three lines after n' use the *new* n; the second needs the old one, too.
# </details>
# <details><summary>Hint 2</summary>
#
# For the two cases there is `np.where(np.abs(z) <= l1, 0.0, ...)`. Shorter: `np.clip(z, -l1, l1) - z` is 0 inside,
# and outside what the formula wants.
# </details>

# %% check="ftrl"
import numpy as np
from autograder import check

wave, w = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
for name, at, slope, lrs, settings, right in (
    ("one step of two rows", w, 2 * wave, [0.2], {},
     [[0.61876991596, -1.854413072, -0.0062063324283], [2.5822491156, 0.1973354475, -0.333446293]]),
    ("at the threshold", np.zeros(6), np.array([2.0, 0.5, 0.5 + 1e-9, -0.5, -0.25, 0.0]), [0.1], {"l1": 0.5},
     [-0.074079719749, 0.0, -1.6903084592e-10, 0.0, 0.0, 0.0]),
    ("l1 and l2", w[0], wave, [0.2] * 3, {"l1": 1.0, "l2": 2.0}, [0.14161514669, -0.7141443859, 0.0]),
    ("20 steps with l1", np.zeros(3), 3 * wave, [0.5] * 20, {"l1": 0.8}, [-0.22651708165, -0.20749611461, 0.0]),
    ("another initial", w[:1, :2], wave, [0.1, 0.01], {"initial": 2.0, "l1": 0.1}, [[0.007761128595, -0.061498235752]]),
    ("whole numbers, one column", np.array([[3], [-1]]), 5 * wave, [0.5, 0.5, 0.25], {"initial": 0.5, "l1": 3},
     [[1.215772653], [-0.28363029568]]),
    ("a single number", np.array(2.0), wave, [0.3, 0.2], {"l2": 0.5}, 0.48417544558),
    ("20 steps, tiny gradients", np.zeros(2), 1e-6 * wave, [0.2] * 20, {}, [-6.2644120692e-7, -5.7409309875e-7]),
    ("all within the threshold", 0 * w, wave, [0.2], {"l1": 9.0}, 0 * w),
):
    grads, now = np.resize(slope, (len(lrs), *at.shape)).astype(at.dtype), (at, {})
    for grad, lr in zip(map(np.array, grads), lrs):
        check(ftrl, at, grad, {}, 9.0)      # another run begins meanwhile
        now = check(ftrl, now[0], grad, now[1], lr, **settings)
    now[0].close(np.array(right), rtol=1e-9, atol=1e-15, name=name)
    now.unchanged().fresh().holds("two results", lambda came: len(came) == 2)[1].type(dict)
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    for l1, l2 in ((0.0, 0.0), (0.3, 0.7)):
        w, initial = check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.05, 0.5))
        w.flat[1] = 0.0
        now, right, n, z = (w, {}), w.copy(), initial + 0 * w, 0 * w
        for _ in range(5):
            g, lr = check.rng.normal(size=shape[::-1]).T, float(check.rng.uniform(0.01, 1.0))
            g.flat[2] = 0.0
            z = z + g + (n**0.5 - (n + g * g) ** 0.5) * right / lr
            n = n + g * g
            right = np.where(abs(z) <= l1, 0.0, (np.sign(z) * l1 - z) / (n**0.5 / lr + l2 + l2))
            now = check(ftrl, now[0], g, now[1], lr, l1, l2, initial)
        now[0].close(right, rtol=1e-8, atol=1e-12, hint="Five steps with changing rates.").fresh()
        now.unchanged()
### END HIDDEN TESTS
check.score(3)

# %%
_next_to_keras({"ftrl": (ftrl, keras.optimizers.Ftrl)})

# %% [markdown]
# Now 300 rows with 40 features, of which only the first four have anything to do with the label. One pass after the
# other, row by row, with the gradient of logistic regression: AdaGrad with 0.02 times the sign of each
# weight added to each gradient, so that it is pulled towards 0; against FTRL with l1 = 40, which stands against the sum
# of all gradients. **Predict** how many weights of either are exactly 0.

# %% drawing
def _draw_sparse():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(300, 40))
    true = np.r_[2.0, -1.5, 1.0, 1.5, np.zeros(36)]
    y = (rng.random(300) < 1 / (1 + np.exp(-X @ true))).astype(float)

    def learn(optimizer, extra, **settings):
        w, state = np.zeros(40), {}
        for n in np.tile(np.arange(300), 5):
            grad = (1 / (1 + np.exp(-X[n] @ w)) - y[n]) * X[n] + extra * np.sign(w)
            w, state = optimizer(w, grad, state, 0.2, **settings)
        return w

    ends = {"AdaGrad with a pull": learn(adagrad, 0.02), "FTRL, l1 = 40.0": learn(ftrl, 0.0, l1=40.0)}
    fig, axes = plt.subplots(1, 2, figsize=(11, 3.3), layout="constrained", sharey=True)
    for ax, (name, w), colour in zip(axes, ends.items(), (VERMILION, BLUE), strict=True):
        ax.bar(np.arange(40), w, color=colour)
        ax.plot(np.arange(40)[w == 0], w[w == 0], "o", color=GREEN, markersize=4)
        ax.set(title=f"{name}: {np.sum(w == 0)} of 40 weights are exactly 0", xlabel="feature")
    axes[0].set_ylabel("weight")
    plt.show()


_draw_sparse()
# %% [markdown]
# Vermilion: AdaGrad with a pull towards 0. All its weights are small where they should be, and none *is* 0. Blue:
# FTRL. The first four are there, and of the 36 useless ones 28 are exactly 0 (green dots).
#
# **Predict** one thing more: a weight starts at 2, FTRL with lr = 0.1, and its first gradient is 0.001. Where is the
# weight after that step?

# %%
print("after one step:", ftrl(np.array([2.0]), np.array([0.001]), {}, 0.1)[0])

# %% [markdown]
# Not at 2. FTRL asks what is best for all that *it has seen*, and of the start at 2 it has seen nothing: z is 0
# there. A start far from 0 counts only by as much as n has grown: here by next to nothing, and 2 is gone. Keras does
# the same. For the linear models that FTRL was made for, weights start at 0, and all is well. A network that needs
# random first weights loses most of them in the first step. (It may learn all the same, as section 11 shows: the first
# gradients were made with the random weights, and what they leave behind still differs from unit to unit.)
#
# ## 8. Mend it
#
# A network has many arrays of weights. A colleague wrote Adam for all of them at once. He tried it on one array of
# ordinary numbers, three steps from a fresh state, compared with `adam` to four digits, and was content.

# %% given
def hasty(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """One step of Adam for a dictionary of arrays. Meant to do for each array what adam does."""
    for name, grad in zip(params, grads.values(), strict=True):                         # line 1
        state["t"] = state.get("t", 0) + 1                                              # line 2
        m = beta_1 * state.get(("m", grad.shape), 0.0) + (1 - beta_1) * grad            # line 3
        v = beta_2 * state.get(("v", grad.shape), 0.0) + (1 - beta_2) * grad**2         # line 4
        rate = lr * np.sqrt(1 - beta_2 ** state["t"]) / (1 - beta_1 ** state["t"])      # line 5
        params[name] = params[name] - rate * m / np.sqrt(v + epsilon)                   # line 6
        state["m", grad.shape], state["v", grad.shape] = m, v                           # line 7
    return params, state                                                                # line 8


# %%
def _content():
    one, several, w, state = {"W": np.array([2.0, -1.0])}, {}, np.array([2.0, -1.0]), {}
    for grad in (np.array([3.0, 1.0]), np.array([-1.0, 2.0]), np.array([0.5, 0.5])):
        one, several = hasty(one, {"W": grad}, several, 0.1)
        w, state = adam(w, grad, state, 0.1)
        print("his:", one["W"].round(4), "  yours:", w.round(4))


_content()

# %% [markdown]
# ### Exercise: `mend_adam`
#
# Hunt first: call `hasty` in a cell of your own with what he did not try. Then write `mended`. You may mend his lines
# or write your own.

# %% exercise="mend_adam"
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """One step of Adam for all arrays of a network.

    params: {"W1": array, "b1": array, ...}, one array or more, of any shapes and under any names, which stay the same
        in a run. They may hold whole numbers.
    grads: a dictionary with the same keys, perhaps in another order; grads[name] has the shape of params[name].
    state: {} before the first step, later what the step before returned.
    lr, beta_1, beta_2, epsilon: as for adam, the same for all arrays; they may differ from step to step.
    Returns (params, state): a new dictionary with the keys of params, and for each key a new array, which is what adam
    gives for this array alone; and a dictionary for the next step. A state of {} begins anew. params, grads and state
    stay as they are.

    Example: params {"W": [[2.0]], "b": [1.0]}, grads {"b": [-4.0], "W": [[3.0]]} (all arrays), a state of {} and
    lr 0.1 give {"W": [[1.9000001]], "b": [1.0999999]}.
    """
    ### BEGIN SOLUTION
    new, memory = {}, {}
    for name, w in params.items():
        new[name], memory[name] = adam(w, grads[name], state.get(name, {}), lr, beta_1, beta_2, epsilon)
    return new, memory
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Try: two arrays in place of one; two arrays of *one shape*; grads in another order; tiny gradients; and look at what
# you passed in after the call.
# </details>
# <details><summary>Hint 2</summary>
#
# For two arrays print `state` after one step. How many entries are there, under which names, and what is t?
# </details>
# <details><summary>Hint 3</summary>
#
# Let each array have a state of its own: `state.get(name, {})` is that of one array, and your `adam` knows what to do
# with it. Collect the results in two new dictionaries.
# </details>

# %% check="mend_adam"
import numpy as np
from autograder import check

wave, row = np.sin(np.arange(1.0, 61.0)), np.array([[1.0, -2.0]])
start = {"W": row, "V": 2 * row, "b": np.array([[3], [-1]]), "t": np.array(2)}
for name, params, slope, lrs, settings, right in (
    ("two steps", start, 3 * wave, [0.2, 0.3], {}, {"W": [[0.96480172753, -1.7326746419]],
     "V": [[1.7524613173, -4.1699946077]], "b": [[3.1842102277], [-1.2232403411]], "t": 1.5989837922}),
    ("three tiny steps, other settings", {n: 0.0 * w for n, w in start.items()}, 1e-6 * wave, [0.2] * 3,
     {"beta_1": 0.6, "beta_2": 0.9, "epsilon": 1e-6}, {"W": [[-0.010478044201, 0.041325747272]],
     "V": [[-0.045590630464, -0.050024296646]], "b": [[0.052031930265], [0.018858228148]], "t": -0.036151830595}),
    ("a single array", {"b": wave[:3]}, wave, [0.2], {}, {"b": [0.64147173641, 0.70929812237, -0.058875510355]}),
    ("no slope", start, 0 * wave, [0.2], {}, start),
):
    now = params, {}
    for step, lr in enumerate(lrs):      # the keys of the gradients stand in another order
        grads = {n: np.resize(slope[9 * step + 2 * i :], params[n].shape).astype(params[n].dtype)
                 for i, n in enumerate(sorted(params))}
        check(mended, params, grads, {}, 9.0)      # another run begins meanwhile
        now = check(mended, now[0], grads, now[1], lr, **settings)
    for array, value in right.items():
        now[0][array].close(np.array(value), rtol=1e-9, name=f"{name}: {array}")
    now.unchanged().fresh().holds("two results, the first with the keys of params",
                                  lambda came: len(came) == 2 and came[0].keys() == params.keys())[1].type(dict)
### BEGIN HIDDEN TESTS
names, shapes = ["W1", "b1", "W2", "b2"], [(3, 2), (2,), (3, 2), (2,)]
for scale in (1.0, 1e-5):
    right = {n: check.rng.normal(size=s[::-1]).T * scale for n, s in zip(names, shapes, strict=True)}
    now, m, v = (right, {}), dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for t in range(1, 5):
        g = {n: check.rng.normal(size=right[n].shape) * scale for n in names[::-1]}
        b1, b2, lr = (float(b) for b in check.rng.uniform(0.2, 0.95, size=3))
        m = {n: m[n] + (g[n] - m[n]) * (1 - b1) for n in names}
        v = {n: v[n] + (g[n] * g[n] - v[n]) * (1 - b2) for n in names}
        rate = lr * (1 - b2**t) ** 0.5 / (1 - b1**t)
        right = {n: right[n] - rate * m[n] / (v[n] ** 0.5 + 1e-7) for n in names}
        now = check(mended, now[0], g, now[1], lr, b1, b2)
        now.unchanged().fresh()
    now[0].close(right, rtol=1e-9, atol=1e-12 * scale, hint="Each array gets what adam gives for it alone.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 9. Rates that change
#
# **Predict.** Each gradient of a batch is the true one plus noise. With a constant rate, where does SGD end up: at
# the lowest point, or dancing around it? What would you do with lr in the end, and why not from the start?
#
# A **schedule** gives each step its own rate. With s, the number of the step, D, the `decay_steps`, and r, the
# `decay_rate`, the usual ones are:
#
# | kind | rate | |
# | --- | --- | --- |
# | `"step"` | η r to the power of ⌊s / D⌋ | stays, then drops, again and again |
# | `"exponential"` | η r to the power of s / D | the same without corners |
# | `"inverse_time"` | η / (1 + r s / D) | slower and slower |
# | `"cosine"` | η (1 + cos(π s / D)) / 2, from s = D on 0 | stays high, falls, lands softly |
#
# ⌊ ⌋ means: cut off to a whole number. Often a **warm-up** comes first: for some steps the rate rises from 0 in a
# straight line, because the first gradients (and Adam's first v) are poor guides. s is then counted from the end of
# the warm-up.
#
# ### Exercise: `lr_schedule`

# %% exercise="lr_schedule"
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    """The rate of one step.

    kind: "step", "exponential", "inverse_time" or "cosine", spelt so; the formulas stand in the table above. Any other
        text raises a ValueError, also during the warm-up, and that text stands in its message.
    step: the number of the step, a whole number from 0 to 10**6.
    lr: η. decay_steps: D, a whole number, at least 1. decay_rate: r, above 0 and at most 1.
    warmup: W, a whole number from 0. The steps 0, ..., W - 1 have the rate lr * step / W, whatever kind is; from
        then on s = step - W.
    Returns the rate, a number, 0 or more, off by at most 1e-9 * lr.

    Example: lr_schedule("step", 25, 0.8, 10) is 0.2, and with warmup = 50 it is 0.4.
    """
    ### BEGIN SOLUTION
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# First the kinds that do not exist, then the warm-up, then s, then one `if` for each kind.
# </details>
# <details><summary>Hint 2</summary>
#
# `//` cuts off, `/` does not. For the cosine: `np.cos` wants radians, and `min(s, decay_steps)` keeps it at the end
# once it is there.
# </details>

# %% check="lr_schedule"
from autograder import check

for kind, right in (
    ("step", [0.8, 0.8, 0.8, 0.4, 0.4, 0.1, 0.0]),
    ("exponential", [0.8, 0.746426393229, 0.428709385015, 0.4, 0.214354692507, 0.1, 0.0]),
    ("inverse_time", [0.8, 0.761904761905, 0.551724137931, 0.533333333333, 0.410256410256, 0.32, 1.59996800064e-05]),
    ("cosine", [0.8, 0.780422606518, 0.0195773934819, 0.0, 0.0, 0.0, 0.0]),
):
    for step, rate in zip((0, 1, 9, 10, 19, 30, 10**6), right, strict=True):
        check(lr_schedule, kind, step, 0.8, 10).close(rate, rtol=0, atol=8e-10, name=f"{kind}, step {step}")
for kind, rates in (("step", [0.0, 0.3, 0.9, 1.2, 1.2, 0.24, 0.24, 0.048]),
                    ("exponential", [0.0, 0.3, 0.9, 1.2, 0.701764257171, 0.24, 0.0820788454405, 0.048]),
                    ("inverse_time", [0.0, 0.3, 0.9, 1.2, 1.125, 1.0, 0.9, 0.857142857143]),
                    ("cosine", [0.0, 0.3, 0.9, 1.2, 0.9, 0.0, 0.0, 0.0])):
    for step, rate in zip((0, 1, 3, 4, 5, 7, 9, 10), rates, strict=True):
        check(lr_schedule, kind, step, 1.2, 3, 0.2, warmup=4).close(rate, rtol=0, atol=1.2e-9,
                                                                    name=f"{kind}, warm-up of 4, step {step}")
for kind in ("linear", "Cosine", "steps"):
    check(lr_schedule, kind, 2, 0.1, 10).raises(ValueError, saying=kind)
    check(lr_schedule, kind, 2, 0.1, 10, warmup=5).raises(ValueError, saying=kind)
### BEGIN HIDDEN TESTS
import math

for _ in range(4):
    lr, rate = (float(x) for x in check.rng.uniform(0.1, 0.9, size=2))
    D, warmup = int(check.rng.choice([2, 3, 7, 10**4])), int(check.rng.integers(0, 5))
    for step in (0, warmup, warmup + 1, warmup + D - 1, warmup + D, warmup + D + 1, warmup + 5 * D + 1):
        s, up = max(step - warmup, 0), step / warmup if step < warmup else None
        for kind, right in (("step", rate ** math.floor(s / D)), ("exponential", math.exp(math.log(rate) * s / D)),
                            ("inverse_time", D / (D + rate * s)),
                            ("cosine", math.cos(math.pi * s / D / 2) ** 2 if s < D else 0.0)):
            check(lr_schedule, kind, step, lr, D, rate, warmup).close(
                lr * (right if up is None else up), rtol=0, atol=1e-9 * lr, hint="All kinds, with and without warm-up.")
for kind in ("", "exp", "cos", "inverse"):
    check(lr_schedule, kind, 1, 0.1, 5).raises(ValueError, saying=kind, hint="Only the four texts are known.")
### END HIDDEN TESTS
check.score(3)

# %%
def _schedules_next_to_keras():
    schedules = keras.optimizers.schedules
    for name, theirs, settings in (
        ("step", schedules.ExponentialDecay(0.1, 30, 0.5, staircase=True), {}),
        ("exponential", schedules.ExponentialDecay(0.1, 30, 0.5), {}),
        ("inverse_time", schedules.InverseTimeDecay(0.1, 30, 0.5), {}),
        ("cosine", schedules.CosineDecay(0.0, 30, warmup_target=0.1, warmup_steps=10), {"warmup": 10}),
    ):
        off = max(abs(lr_schedule(name, n, 0.1, 30, 0.5, **settings) - float(theirs(n))) for n in range(100))
        print(f"{name:13} largest difference to Keras {off:.1e}")


_schedules_next_to_keras()

# %% drawing
def _draw_schedules():
    steps = np.arange(200)
    kinds = {"step, D = 50": ("step", 50, 0), "inverse_time, D = 20": ("inverse_time", 20, 0),
             "cosine, D = 200": ("cosine", 200, 0), "cosine, D = 170, warm-up 30": ("cosine", 170, 30)}
    rates = {name: [lr_schedule(kind, int(n), 0.04, D, warmup=W) for n in steps] for name,
    (kind, D, W) in kinds.items()}
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    for (name, values), colour, line in zip(rates.items(), plots.COLOURS, ("-", "--", "-.", ":"), strict=False):
        ax.plot(steps, values, color=colour, linestyle=line, linewidth=2, label=name)
    ax.set(title="Four ways to end with small steps", xlabel="step", ylabel="rate")
    ax.legend()
    plt.show()


_draw_schedules()

# %% [markdown]
# The blue line is a staircase, halved every 50 steps; the dashed one falls fast and then ever more slowly; the
# dash-dotted one stays high, falls, and ends at 0; the dotted one climbs for 30 steps first. All begin (or peak) at
# 0.04.
#
# Do they help? On the bowl, with noise of size 5 added to each gradient, the mean loss of the last five places of 200
# steps, over 20 seeds. `descend` takes the schedule as its `lr`:

# %%
def _with_noise():
    for name, lr in (("constant", 0.04), ("step", lambda n: lr_schedule("step", n, 0.04, 50)),
                     ("inverse_time", lambda n: lr_schedule("inverse_time", n, 0.04, 20, 1.0)),
                     ("cosine", lambda n: lr_schedule("cosine", n, 0.04, 200))):
        ends = []
        for seed in range(20):
            rng = np.random.default_rng(seed)
            path = descend(sgd, lambda w, rng=rng: bowl_gradient(w) + 5 * rng.normal(size=2), np.array([-4.0, 1.0]),
                           200, lr)
            ends += [bowl(w) for w in path[-5:]]
        print(f"{name:13} {np.mean(ends):.3f}")


_with_noise()

# %% [markdown]
# With a constant rate the walk dances around the lowest point, at a loss of 0.59. The step and the cosine schedule
# end at a fifth of it, `inverse_time` (here with r = 1) at a third: its last rates are larger. Small steps average the
# noise; large ones were needed to get there at all. (A schedule is no gift, though: on a run that has not arrived yet,
# smaller steps only make it later.)
#
# ## 10. Find a rate
#
# **Predict.** You have a new loss and no idea of a rate, somewhere between 0.0001 and 100. What could you learn from
# *one* run of 60 steps?
#
# Let the rate grow from step to step (Smith, 2017, "LR range test"). While it is too small, the loss hardly moves.
# Then it falls. Then the rate is too large and the loss explodes. Stop there, and take a rate from where the loss
# fell most.
#
# ### Exercise: `lr_range_test`

# %% exercise="lr_range_test"
def lr_range_test(optimizer, loss, gradient, w, lrs):
    """One run in which each step has its own rate; which rate did most?

    optimizer: a function as in all of this unit. The first state is {}.
    loss, gradient: functions of w, which you may call as often as you like. loss(w) is a number, 0 or more, or inf or
        NaN where w has run away. At the start it is positive and finite.
    w: where the run starts, an array of any shape. It stays as it is.
    lrs: the rates, a list of at least one number; the first step has the first one, and so on, all in one run: each
        step goes on from where the one before has led.
    Returns (losses, best):
        losses: a list with the loss after each step, as it came. The run ends early after a loss that is NaN, or inf,
            or above 4 times the smallest loss before it (that of the start counts, too). This loss is the last of the
            list.
        best: the rate whose step made the loss fall most, from the loss before the step to the one after; the first one
            of equals. None if no step made it fall.

    Example: for sgd, the loss w², the gradient 2w, a start at np.array(1.0) and lrs [0.1, 0.3, 2.0, 0.5] losses are
    [0.64, 0.1024, 0.9216], and best is 0.3.
    """
    ### BEGIN SOLUTION
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# You need the loss *before* the first step, too. Keep in variables: the state, the loss before, the smallest loss so
# far, the largest fall so far and its rate.
# </details>
# <details><summary>Hint 2</summary>
#
# NaN > 4 is False, and so is NaN <= 4. "Go on while it is at most 4 times" stops at NaN and inf, "stop when it is
# above" does not stop at NaN.
# </details>
# <details><summary>Hint 3</summary>
#
# In the loop: step, loss after, append; `if not after <= 4 * lowest: break`; compare the fall; then bring `lowest`
# and `before` up to date. Append before you break: the last loss belongs to the list.
# </details>

# %% check="lr_range_test"
import numpy as np
from autograder import check

onward, nan, inf = (lambda w, grad, state, lr: (0 * w + grad + len(state), {**state, len(state): lr})), np.nan, np.inf
for name, table, lrs, losses, best in (      # the n-th step leads to w = n, where the loss is table[n]
    ("the largest fall comes last", [3.0, 2.5, 2.75, 1.0], [0.5, 1.0, 2.0], [2.5, 2.75, 1.0], 2.0),
    ("the first of equal falls", [4.0, 3.0, 2.0, 2.5, 1.5], [1, 2, 3, 4], [3.0, 2.0, 2.5, 1.5], 1),
    ("exactly 4 times goes on, just above it ends", [2.0, 0.5, 2.0, 1.5, 2.0000000005, 0.0], [1, 2, 3, 4, 5],
     [0.5, 2.0, 1.5, 2.0000000005], 1),
    ("falls that hardly differ", [4.0, 3.0, 1.9999999995, 1.5], [1, 2, 3], [3.0, 1.9999999995, 1.5], 2),
    ("in size, not in share", [8.0, 6.0, 4.25], [1, 2], [6.0, 4.25], 1),
    ("4 times the start", [1.0, 4.0, 4.5, 0.1], [0.1, 0.2, 0.3], [4.0, 4.5], None),
    ("NaN", [3.0, 2.0, nan, 0.5], [0.1, 0.2, 0.3], [2.0, nan], 0.1),
    ("infinity", [3.0, 2.5, inf, 0.5], [0.1, 0.2, 0.3], [2.5, inf], 0.1),
    ("one rate, NaN at once", [3.0, nan], [0.1], [nan], None),
    ("a loss of 0, and up again", [2.0, 0.0, 0.0, 1e-9, 5.0], [0.7, 0.8, 0.9, 1.0], [0.0, 0.0, 1e-9], 0.7),
    ("the fall after a rise is from the rise", [4.0, 3.0, 8.0, 5.5], [0.1, 0.2, 0.4], [3.0, 8.0, 5.5], 0.4),
):
    check(lr_range_test, onward, lambda w, table=tuple(table): table[int(np.sum(w))], lambda w: 0 * w + 1.0,
          np.array(0.0), lrs).close((losses, best), rtol=0, name=name)[0].type(list)
check(lr_range_test, lambda w, grad, state, lr: (w - lr * grad, state), lambda w: float((w * w).sum()), lambda w: 2 * w,
      np.array([[1, -2], [2, 4]]), [0.1, 0.3, 2.0, 0.5]).close(([16.0, 2.56, 23.04], 0.3), rtol=1e-9,
                                                               name="down a bowl").unchanged()
### BEGIN HIDDEN TESTS
for end in ([nan], [inf], [1e3], []):
    table = [5.0, *(float(x) for x in check.rng.uniform(2.0, 6.0, size=6)), *end, 1.5, 0.1][: 9 if end else 7]
    lrs = [float(x) for x in np.sort(check.rng.uniform(0.01, 5.0, size=len(table) - 1))]
    falls = [b - a for a, b in zip(table[1:7], table, strict=False)]
    came = check(lr_range_test, onward, lambda w, table=tuple(table): table[int(np.sum(w))], lambda w: 0 * w + 1.0,
                 np.array(0.0), lrs)
    came[0].close(table[1 : 8 if end else 7], hint="The run ends after the first loss that has run away.")
    came[1].equal(lrs[int(np.argmax(falls))] if max(falls) > 0 else None, hint="The rate of the largest fall.")
w, A = check.rng.normal(size=(3, 2)).T, np.arange(1.0, 7.0).reshape(2, 3)
w.flat[1], first = 0.0, float((A * w * w).sum() - A[0, 1] * w[0, 1] ** 2)
came = check(lr_range_test, lambda w, grad, state, lr: (w - lr * grad, state),
             lambda w: float((np.arange(1.0, 7.0).reshape(2, 3) * w * w).sum()), lambda w: 2 * w, w, [0.1, 0.3])
came[0].close([0.64 * first, 0.1024 * first], rtol=1e-9, hint="All in one run.")
came.unchanged()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# For a real loss: the digits. All weights of a network 64 → 32 → 10 stand in one long row, so that every optimizer of
# this unit can take them as they are. 1,000 rows train, 348 are for choosing (*validation* rows, unit 01), 449 for
# the end.

# %%
_digits = datasets.bundled("digits")
_X, _y = _digits.X_train[:1000], _digits.y_train[:1000]
_X_valid, _y_valid = _digits.X_train[1000:], _digits.y_train[1000:]


def _layers(w):
    return w[:2048].reshape(64, 32), w[2048:2080], w[2080:2400].reshape(32, 10), w[2400:]


def _first_weights(seed):
    rng = np.random.default_rng(seed)
    return np.concatenate([np.sqrt(2 / 64) * rng.normal(size=2048), np.zeros(32),
    np.sqrt(2 / 32) * rng.normal(size=320),
                           np.zeros(10)])


def _loss_and_gradient(w, X, y):
    """Cross-entropy, its gradient in one row, and the share of right answers."""
    W1, b1, W2, b2 = _layers(w)
    h = np.maximum(X @ W1 + b1, 0)
    z = h @ W2 + b2
    log_p = z - z.max(axis=1, keepdims=True)
    log_p = log_p - np.log(np.exp(log_p).sum(axis=1, keepdims=True))
    dz = (np.exp(log_p) - np.eye(10)[y]) / len(X)
    dh = dz @ W2.T * (h > 0)
    grad = np.concatenate([(X.T @ dh).ravel(), dh.sum(axis=0), (h.T @ dz).ravel(), dz.sum(axis=0)])
    return -log_p[np.arange(len(X)), y].mean(), grad, np.mean(z.argmax(axis=1) == y)


def _range_of(optimizer):
    with np.errstate(all="ignore"):      # the end of such a run overflows: that is what it is for
        return lr_range_test(optimizer, lambda w: _loss_and_gradient(w, _X, _y)[0],
                             lambda w: _loss_and_gradient(w, _X, _y)[1], _first_weights(0), list(_tested))


_tested = np.geomspace(1e-4, 100, 61)
_ranges = {"SGD": _range_of(sgd), "Adam": _range_of(adam)}
for _name, (_losses, _best) in _ranges.items():
    print(f"{_name:5} ends after {len(_losses)} steps; the loss falls most with lr = {_best:.3g}")

# %% drawing
def _draw_ranges():
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    for (name, (losses, best)), colour, line in zip(_ranges.items(), (BLUE, VERMILION), ("-", "--"), strict=True):
        ax.semilogx(_tested[: len(losses)], losses, color=colour, linestyle=line, linewidth=2, label=name)
        at = list(_tested).index(best)
        ax.plot(best, losses[at], "o", color=colour, markersize=9)
    ax.set(title="One run each, the rate grows at every step", xlabel="rate of the step", ylabel="loss after the step",
           ylim=(0, 4))
    ax.legend()
    plt.show()


_draw_ranges()

# %% [markdown]
# Blue, SGD: level up to 0.01, a fall with its steepest place at 0.32 (dot), and above 4 the line shoots up. Dashed,
# Adam: the same picture, but the fall is steepest at 0.01 and the end comes at 1. So the two want rates that differ
# by a factor of about 30.
#
# ## 11. A fair comparison
#
# You read: "We trained with SGD and with Adam, both with lr = 0.001. Adam is far better." **Predict:** is it?
#
# Fair means: each optimizer gets the rate that suits it, chosen by the same rule on validation rows, with the same
# effort; then the test rows are looked at once, with seeds that were not used for choosing; and the spread over the
# seeds is told. Below, nine rates from 0.001 to 10 for each of your eleven optimizers, three seeds; then five new
# seeds. Five epochs of 20 batches. For comparison: Keras' default rates (0.01 for SGD, with and without momentum,
# 0.001 for the others).

# %%
def _train(optimizer, lr, seed, epochs=5, batch=50):
    w, state, rng = _first_weights(seed), {}, np.random.default_rng(seed + 100)
    with np.errstate(all="ignore"):
        for _ in range(epochs):
            order = rng.permutation(len(_X))
            for i in range(0, len(_X), batch):
                rows = order[i : i + batch]
                w, state = optimizer(w, _loss_and_gradient(w, _X[rows], _y[rows])[1], state, lr)
    return w


def _compare():
    rates, table = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0), {}
    optimizers = {f.__name__: f for f in (sgd, momentum, adagrad, rmsprop, adam, adamw, adadelta, adamax, nadam, ftrl)}
    optimizers["Nesterov"] = lambda *step: momentum(*step, nesterov=True)
    for name, optimizer in optimizers.items():
        with np.errstate(all="ignore"):
            losses = [np.mean([_loss_and_gradient(_train(optimizer, lr, seed), _X_valid,
            _y_valid)[0] for seed in range(3)])
                      for lr in rates]
        default, tuned = 0.01 if name in ("sgd", "momentum", "Nesterov") else 0.001, rates[int(np.nanargmin(losses))]
        ends = [[_loss_and_gradient(_train(optimizer, lr, seed), _digits.X_test, _digits.y_test)[2] for seed in
                 range(10, 15)] for lr in (default, tuned)]
        table[name] = losses, ends
        print(f"{name:9} lr = {default:5}: {np.mean(ends[0]):6.1%} ({min(ends[0]):.1%} to {max(ends[0]):.1%})   "
              f"tuned, lr = {tuned:5}: {np.mean(ends[1]):.1%} ({min(ends[1]):.1%} to {max(ends[1]):.1%})")
    return rates, table


print("share of right answers on the test rows: mean (lowest to highest) of five seeds")
_rates, _table = _compare()

# %% drawing
def _draw_comparison():
    fig, (left, right) = plt.subplots(1, 2, figsize=(12.5, 4.2), layout="constrained")
    shown = ("sgd", "momentum", "adagrad", "rmsprop", "adam", "adadelta")
    for name, colour, mark in zip(shown, plots.COLOURS, plots.MARKS, strict=True):
        left.loglog(_rates, _table[name][0], color=colour, marker=mark, label=name)
    left.set(title="Each has its own best rates", xlabel="lr", ylabel="loss on the validation rows", ylim=(0.01, 10))
    left.legend(fontsize=8, loc="lower left", ncols=2)
    for at, (_, ends) in enumerate(_table.values()):
        right.plot(np.full(5, at - 0.12), ends[0], "s", color=VERMILION, alpha=0.6,
                   label="default rate" if at == 0 else "")
        right.plot(np.full(5, at + 0.12), ends[1], "o", color=BLUE, alpha=0.6, label="tuned rate" if at == 0 else "")
    right.set(title="Default rates differ, tuned ones do not", ylabel="share of right test answers")
    right.set_xticks(range(len(_table)), _table, rotation=60)
    right.legend(loc="center right")
    plt.show()


_draw_comparison()

# %% [markdown]
# On the left, for six of the eleven, the loss on the validation rows against the rate, both axes logarithmic: the lines
# are valleys, and these lie at very different places. (Adadelta's line still falls at 10, the last rate tried: a fair
# report says so.) On the right, one mark for each seed. Vermilion squares: default rates, from 2% to 93%. Blue dots:
# tuned rates, all between 94% and 97%; the ranges of any two of the eleven, in the table above, overlap or touch. The
# best of the nine rates is 1 for SGD and 0.01 for Adam: the range test was right about the order of size. **On this
# task, after five epochs, the choice of the optimizer means little and the choice of its rate means nearly all.**
# That is what can be said. It is no law: on other losses, with less tuning, the comparison can come out otherwise
# (Schmidt, Schneider & Hennig, 2021, compared fifteen optimizers on eight tasks and found no winner either).
#
# And the sentence that you read? At lr = 0.001 SGD has hardly begun here and Adam is on its way. It is a sentence
# about 0.001.
#
# ## 12. Whose path is it?
#
# A run leaves a path. If you know the gradients, the path betrays the optimizer, down to its ε. **Predict:** how many
# steps do you need to tell SGD from momentum?
#
# ### Exercise: `find_the_optimizer`

# %% exercise="find_the_optimizer"
def find_the_optimizer(grads, path, lr, candidates):
    """The names of all optimizers that could have walked this path.

    grads: (T, D), the gradient of each of T steps; T is at least 1.
    path: (T + 1, D); path[0] is the start, path[t + 1] the weights after the step with grads[t].
    lr: the rate of all steps.
    candidates: {name: optimizer}, functions as in all of this unit. Walk each from the start, beginning with a state
        of {}, and with no other settings than lr.
    Returns a list of the names that fit, in the order of candidates; [] if none does. A candidate fits if each of the
    D weights, at every step, is off by at most 1e-6 times the longest way that this weight of the path is ever from
    its start. A weight that the path never moves must not move at all. A candidate that arrives at NaN does not fit.
    All arguments stay as they are.

    Example: for grads [[1.0]] and path [[0.0], [-0.1]] (arrays), lr 0.1 and the candidates {"sgd": sgd,
    "momentum": momentum, "adagrad": adagrad} it is ["sgd", "momentum"].
    """
    ### BEGIN SOLUTION
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        left = iter(grads)
        walked = descend(optimizer, lambda w, left=left: next(left), path[0], len(grads), lr)
        if (np.abs(walked - path) <= 1e-6 * way).all():
            found.append(name)
    return found
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# For each candidate begin at path[0] with a state of {}, take all steps, and compare with path. A loop over the steps
# will do; `descend` would do, too, if its gradient function hands out one row of grads after the other.
# </details>
# <details><summary>Hint 2</summary>
#
# `np.abs(path - path[0]).max(axis=0)` is the longest way of each weight, of shape (D,). "Fits if all differences are
# at most ..." says no to NaN by itself; "does not fit if one is above" does not.
# </details>

# %% check="find_the_optimizer"
import numpy as np
from autograder import check

crowd = {name: lambda w, grad, state, lr, a=a, b=b: (      # a for this gradient, b for the one before
    w - lr * (a * grad + sum(b * old for old in state.values())), {"grad": grad}) for name, a, b in (
    ("plain", 1, 0), ("heavy", 1, 0.5), ("lost", 1, np.nan), ("nudged", 1.000002, 0), ("half", 0.5, 0))}
grads, places = np.array([[1.0, -2e-6, 0.0], [2.0, 1e-6, 0.0], [-1.0, 3e-6, 0.0]]), np.arange(12).reshape(4, 3)
plain = np.cumsum(np.vstack([np.zeros(3), -0.5 * grads]), axis=0)
for name, g, path, lr, right in (
    ("three steps", grads, plain, 0.5, ["plain"]),
    ("one step", grads[:1], plain[:2], 0.5, ["plain", "heavy", "lost"]),
    ("with a memory", grads[:2], np.array([[0, 0, 0], [-0.5, 1e-6, 0], [-1.75, 1e-6, 0]]), 0.5, ["heavy"]),
    ("half as fast, a little off", np.array([[-1.0], [-2.0]]), np.array([[0], [0.5], [1.4999988]]), 1.0, ["half"]),
    ("wrong at the last step", grads, plain + 1e-5 * (places == 9), 0.5, []),
    ("wrong in the middle", grads, plain + 1e-3 * (places == 3), 0.5, []),
    ("wrong in a tiny weight", grads, plain * np.array([1.0, 1.001, 1.0]), 0.5, []),
    ("a little off at each step", np.ones((3, 1)), np.array([[0], [-0.4999993], [-0.9999986], [-1.4999979]]), 0.5, []),
    ("there and back, a long way", np.array([[100.0], [-100.0]]), np.array([[0], [-49.99996], [0]]), 0.5, ["plain"]),
    ("a weight that must not move", np.array([[1e-15]]), np.array([[0.0], [0.0]]), 0.5, []),
    ("no gradient", 0 * grads[:1], 0 * plain[:2] + 1.0, 0.5, ["plain", "heavy", "lost", "nudged", "half"]),
):
    check(find_the_optimizer, g, path, lr, crowd).equal(right, name=name).unchanged().quiet().type(list)
check(find_the_optimizer, np.array([[2]]), np.array([[7], [6]]), 0.5,
      {"nudged": crowd["nudged"], "heavy": crowd["heavy"]}).equal(["heavy"], name="two candidates, a start at 7")
### BEGIN HIDDEN TESTS
two = {"plain": crowd["plain"], "heavy": crowd["heavy"]}
for T, D in ((4, 3), (2, 2), (6, 1), (1, 4)):
    g, lr = check.rng.normal(size=(D, T)).T, float(check.rng.uniform(0.1, 1.0))
    g.flat[-1] = 0.0
    start = check.rng.normal(size=D)
    path = np.vstack([start, start - lr * np.cumsum(g, axis=0)])
    check(find_the_optimizer, g, path, lr, two).equal(["plain"] if T > 1 else ["plain", "heavy"],
                                                      hint="Any numbers of steps and weights.")
    path[-1, -1] += 1e-4
    check(find_the_optimizer, g, path, lr, two).equal([], hint="One weight is off at the last step.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Five paths were recorded, all from 0, all with lr = 0.1 and the same five gradients; the third weight's are tiny.
# Each was made with default settings, but not all by optimizers of this unit. Find out; you will be asked.

# %% given
TRACE_GRADS = np.array([[1.5, -0.5, 2e-6], [-1.0, 1.5, -1e-6], [2.0, 0.25, 1.5e-6], [0.5, -1.0, 1e-6],
[-0.75, 0.5, -2e-6]])
TRACES = {
    "A": np.array([[0.0, 0.0, 0.0], [-0.106278773, 0.106278759, -0.101217886],
                   [-0.0555862089, 0.011628979, -0.0642939832], [-0.136101459, -0.0106946852, -0.122653048],
                   [-0.165200882, 0.0431652538, -0.166764122], [-0.143635964, 0.0119308541, -0.111201553]]),
    "B": np.array([[0.0, 0.0, 0.0], [-0.285, 0.095, -3.8e-7],
                   [-0.2165, -0.1495, -3.52e-7], [-0.62485, -0.28205, -7.018e-7],
                   [-0.907365, -0.188845, -1.07162e-6], [-0.9741285, -0.2899605, -9.34458e-7]]),
    "C": np.array([[0.0, 0.0, 0.0], [-0.0978492089, 0.0845154134, -6.32455216e-7],
                   [-0.0432133732, -0.00851063575, -3.16227608e-7], [-0.116984484, -0.0238319208, -7.9056902e-7],
                   [-0.13512139, 0.0284210729, -1.10679663e-6], [-0.10887016, 0.00314306629, -4.74341412e-7]]),
    "D": np.array([[0.0, 0.0, 0.0], [-0.0999999993, 0.099999998, -0.0995024876],
                   [-0.114452052, 0.0505810151, -0.125968779], [-0.169396128, 0.00286729743, -0.178333967],
                   [-0.224264129, 0.000540998837, -0.238630211], [-0.254562465, -0.015344358, -0.249453678]]),
    "E": np.array([[0.0, 0.0, 0.0], [-0.0999999933, 0.09999998, -0.0952380952],
                   [-0.112292987, 0.0631578772, -0.115307334], [-0.155005162, 0.0337311585, -0.154390703],
                   [-0.192604551, 0.0322646232, -0.196022152], [-0.211875203, 0.0229908208, -0.204141031]]),
}

# %% [markdown]
# ## Check yourself
#
# 1. A bowl is 100 times steeper in one direction than in the other. With plain SGD the largest useful rate is set by
#    **a** the steep direction **b** the flat direction **c** the mean of both.
# 2. Which optimizers multiply a gradient that never changes by smaller and smaller numbers, down to 0? A list out of
#    "adagrad", "rmsprop", "adam", "adamax", "ftrl".
# 3. Adam's step count t begins at 0 instead of 1. In the first step **a** the rate is too small **b** there is a
#    division by 0 **c** nothing changes.
# 4. You multiply the loss by 10. With plain SGD, to go the same way, you must multiply lr by which number?
# 5. Which sentence about FTRL is right? **a** It makes weights small, never 0. **b** It forgets first weights other
#    than 0. **c** Without l1 it is the same as Adam.
# 6. The lines of `hasty` in section 8 without a fault, by what `mended` promises: a list of numbers out of 1 to 8. A
#    fault that several lines share counts for each of them. A line that writes into a dictionary that came in, or hands
#    it back, has one.
# 7. `trace_a` to `trace_e`: which optimizers fit the five paths? A list of names each, out of "sgd", "momentum",
#    "nesterov", "adagrad", "rmsprop", "adam", "adadelta", "adamax", "nadam", "ftrl"; `[]` if none fits.

# %% exercise="optimizers_quiz"
quiz = {
    "steep": ...,      # 1: "a", "b" or "c"
    "shrinking": ...,  # 2: a list of names
    "count": ...,      # 3: "a", "b" or "c"
    "ten": ...,        # 4: a number
    "ftrl": ...,       # 5: "a", "b" or "c"
    "innocent": ...,   # 6: a list of whole numbers
    "trace_a": ...,    # 7: a list of names, or []
    "trace_b": ...,
    "trace_c": ...,
    "trace_d": ...,
    "trace_e": ...,
}
### BEGIN SOLUTION
quiz = {"steep": "a", "shrinking": ["adagrad", "ftrl"], "count": "b", "ten": 0.1, "ftrl": "b", "innocent": [5],
        "trace_a": ["nadam"], "trace_b": ["nesterov"], "trace_c": ["adagrad", "ftrl"], "trace_d": [],
        "trace_e": ["adamax"]}
### END SOLUTION

# %% check="optimizers_quiz"
from autograder import check

check.quiz(quiz, {
    "steep": check.hashed("a"), "shrinking": check.hashed(["adagrad", "ftrl"]),
    "count": check.hashed("b"), "ten": check.hashed(0.1), "ftrl": check.hashed("b"),
    "innocent": check.hashed([5]),
    "trace_a": check.hashed(["nadam"]),
    "trace_b": check.hashed(["nesterov"]),
    "trace_c": check.hashed(["adagrad", "ftrl"]),
    "trace_d": check.hashed([]),
    "trace_e": check.hashed(["adamax"]),
}, because={
    "steep": "Too large a rate makes the walk jump higher and higher. In which direction does that happen first?",
    "shrinking": "Which of them sum squares up without letting old ones fade?",
    "count": "What is 1 - beta_1**0?",
    "ten": "Each gradient is 10 times as large. The step shall stay as it is.",
    "ftrl": "See what became of the weight 2, and compare without l1 with the moves of the other optimizers.",
    "innocent": "Try each line: pairs of names, the count, whose memory, the place of ε, what is written into.",
    "trace_a": "Let find_the_optimizer try all ten of your functions, with the given gradients and lr = 0.1.",
    "trace_b": "Nesterov's form wants a function of its own among the candidates, such as a lambda.",
    "trace_c": "There may be more than one name: read the section on what z and q are.",
    "trace_d": "One of the five was not made by any optimizer of this unit, though it is close to one of them.",
    "trace_e": "Let find_the_optimizer try all ten of your functions, with the given gradients and lr = 0.1.",
})
check.score(3)

# %% [markdown]
# <details><summary>After the quiz: what fits none</summary>
#
# D was made by Adam with PyTorch's defaults: ε = 1e-8, next to the corrected root. On the first two weights it differs
# from yours by at most 6.3e-7, which is above the bar of 1e-6 of the way, but not by much. The tiny third one gives it
# away plainly.
# </details>
#
# ## In your own words
#
# A colleague writes: "I trained the same network with SGD (lr = 0.001) and with Adam (lr = 0.001), one run each, and
# looked at the test accuracy after every epoch. Adam's best was 93.8%, SGD's was 61.2%. We should use Adam from now
# on." Say what is wrong with this comparison and how you would do it. Four to six sentences.
#
# One point is for the rates and why the same number is not the same step; one for seeds, validation rows and spread.

# %% [markdown] written="fair_comparison" points=2
# ### BEGIN SOLUTION
# The same lr is not the same thing for the two. Adam divides by the gradient's size, so its lr is about the length of
# a step; SGD's step is lr times the gradient, so with small gradients and lr = 0.001 it has hardly moved. The
# comparison says that 0.001 suits Adam here and not SGD. I would give each its own rate: a range test for the order
# of size, then the same number of rates for both, chosen by the loss on validation rows. One run each says nothing
# about the spread: several seeds, and other seeds for the final figure than for choosing. He picked the best epoch by
# the test rows, so the figures are too good; the test rows are to be looked at once, at the end. If the ranges over
# seeds overlap, I would not claim that one is better.
#
# Grading guide. One point: each optimizer needs its own tuned rate, with the reason (Adam's step does not depend on
# the gradient's size, SGD's does); half without the reason. One point: two of these three: several seeds with their
# spread; choosing on validation rows, not test rows; the same tuning effort for both (half for one of them).
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - The steepest direction limits the rate of plain descent, the flattest one has to live with it.
# - Momentum sums up steps that agree. In Keras lr is inside of the velocity, and there is no factor 1 - β.
# - AdaGrad sums squared gradients, RMSprop lets the sum fade, Adam adds momentum and corrects both means for their
#   start at 0. Its lr is about the length of a step.
# - Where ε stands matters when gradients are tiny. Test small numbers with small numbers.
# - AdamW shrinks the weights outside of the gradient. FTRL makes weights exactly 0 and forgets where they started.
# - A state belongs to one array of weights and one run. The step count counts steps, not calls.
# - Small steps in the end average the noise of batches; a schedule plans them.
# - Optimizers are compared with a rate tuned for each, by the same rule, over several seeds.
#
# **Sources.** Polyak (1964), "Some methods of speeding up the convergence of iteration methods", *USSR Computational
# Mathematics and Mathematical Physics* 4. Nesterov (1983), "A method for solving the convex programming problem with
# convergence rate O(1/k²)", *Doklady* 27. Sutskever et al. (2013), "On the importance of initialization and momentum
# in deep learning", ICML (Nesterov's form for networks). Duchi, Hazan & Singer (2011), *JMLR* 12 (AdaGrad). Tieleman
# & Hinton (2012), Lecture 6.5, Coursera (RMSprop). Zeiler (2012), "ADADELTA", arXiv:1212.5701. McMahan et al. (2013),
# "Ad click prediction: a view from the trenches", KDD (FTRL). Kingma & Ba (2015), "Adam", ICLR (Adamax is its section
# 7). Dozat (2016), "Incorporating Nesterov momentum into Adam", ICLR workshop. Smith (2017), "Cyclical learning rates
# for training neural networks", WACV (the range test). Loshchilov & Hutter (2017), "SGDR", ICLR (cosine); (2019),
# "Decoupled weight decay regularization", ICLR (AdamW). Schmidt, Schneider & Hennig (2021), "Descending through a
# crowded valley", ICML.
