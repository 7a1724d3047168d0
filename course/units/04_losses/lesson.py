# ---
# title: Losses and stable softmax
# objectives:
#   - write the losses that networks are trained with, each with its slope, and say what each one punishes
#   - turn logits into probabilities and their logarithms, right at a gap of 1000
#   - derive and use the slope of the cross-entropy, softmax(logits) minus the truth
#   - tell where a probability is clipped and where not, and what a clipped sample can still teach
#   - see through the (N,) and (N, 1) trap, and say what a mean and a sum over samples do to a step
#   - choose the loss and the last activation for a task
# minutes: 180
# prerequisites: ["01 Foundations", "03 Activations"]
# ---

# %% [markdown]
# A network learns by making one number smaller: the **loss**. It says how wrong the answers are, and its slope says
# which way to go. This unit is about nine losses. You write eight of them, with the slopes of five and the softmax
# below them, find out what a careless line makes of a loss, compare with Keras, and in the end you mend the ninth.
#
# Below each exercise there is a check cell. Run it as often as you like: it tells you what came, what was expected
# and, where it can, which mistake it looks like. Under each exercise there are hints; open them one at a time.
#
# For the whole unit: numbers are float64. Where a docstring says *whole numbers of any width*, the array may be of
# `np.int64` or of the 8 bits of a picture's grey values (`np.uint8`). There 3 - 5 is 254: make floats before you
# subtract. Infinity and NaN are asked only where a docstring names them. A result of -0.0 is as good as 0.0. A
# *number* may be a Python float or one of NumPy's.

# %% given
import numpy as np

from autograder import check


def sigmoid(z):
    """1 / (1 + exp(-z)), right at both ends: your function of unit 03. z: an array."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


# %% [markdown]
# ## Recall: a shape, a tail, a slope
#
# Answer from memory, then run the check.
#
# 1. `trap`: `y` has shape (5,), `p` has shape (5, 1). What is the shape of `p - y`?
#    **a** (5,)  **b** (5, 1)  **c** (5, 5)
# 2. `tail`: What is the sigmoid of -40, computed well? **a** 4.2e-18  **b** 0  **c** NaN
# 3. `slope`: The sigmoid's slope at z = 0 is 0.25. What is it at z = 5, about? **a** 0.25  **b** 0.0066  **c** 0.99

# %% exercise="recall"
recall = {
    "trap": ...,     # "a", "b" or "c"
    "tail": ...,
    "slope": ...,
}
### BEGIN SOLUTION
recall = {"trap": "c", "tail": "a", "slope": "b"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "trap": check.hashed("c"),
    "tail": check.hashed("a"),
    "slope": check.hashed("b"),
}, because={
    "trap": "NumPy compares shapes from the right: 5 meets 1, which is stretched, and then nothing meets 5.",
    "tail": "Far to the left the sigmoid is exp(z): small, but neither 0 nor NaN.",
    "slope": "The slope is sigmoid(z) times sigmoid(-z): almost 1 times something small.",
})
check.score(1)

# %% [markdown]
# ## 1. How wrong is a number?
#
# **Predict first.** Five people earn 1, 2, 3, 4 and 90. Your program may answer *one number c* for all of them. Which
# c is best, if a miss counts by its *square*? And which one, if it counts by its *size*?
#
# Hold your two guesses against the picture.

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]
_incomes = np.array([1.0, 2.0, 3.0, 4.0, 90.0])


def _draw_constants():
    c = np.linspace(-5, 40, 901)
    miss = c[:, None] - _incomes
    size = np.abs(miss)
    huber = np.where(size <= 5, 0.5 * miss**2, 5 * (size - 2.5)).mean(axis=1)
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.5), layout="constrained")
    for ax, loss, colour, name in ((axes[0], (miss**2).mean(axis=1), BLUE, "mean squared miss"),
                                   (axes[1], size.mean(axis=1), VERMILION, "mean size of a miss"),
                                   (axes[2], huber, GREEN, "Huber, δ = 5")):
        low = int(np.argmin(loss))
        ax.plot(c, loss, color=colour, linewidth=2)
        ax.plot(c[low], loss[low], "o", color=colour, markersize=8)
        for income in _incomes[:4]:
            ax.axvline(income, color="0.8", linewidth=1, zorder=0)
        ax.set(title=f"{name}: best at c = {c[low]:.2f}", xlabel="c", ylabel="loss")
    plt.show()


_draw_constants()

# %% [markdown]
# Grey lines are four of the five incomes; the fifth one, 90, is far to the right of the picture. The blue curve of the
# squared miss is lowest at 20, the **mean**: not near anybody. The vermilion one, of the size, bends at each income and
# is lowest at the one at 3, the **median**. The green one is round at the bottom and straight far out; it is lowest at
# 3.75. So the loss decides *what the program means by a good answer*, before any learning begins.
#
# Three losses, of predictions p and targets y with K entries each, e = p - y:
#
# $$\mathrm{mse} = \frac1K \sum_i e_i^2 \qquad \mathrm{mae} = \frac1K \sum_i |e_i| \qquad
# \mathrm{huber} = \frac1K \sum_i \begin{cases} \tfrac12 e_i^2 & |e_i| \le \delta \\
# \delta\,(|e_i| - \tfrac12 \delta) & \text{else} \end{cases}$$
#
# Why $\tfrac12\delta$? The straight part must begin where the round part ends, and with the same slope. Where |e| is δ
# both are $\tfrac12\delta^2$, and both slopes are δ.
#
# Learning needs the slope: how does the loss move if *one* $p_i$ moves a little? Only the i-th part of the
# sum changes:
#
# $$\frac{\partial\,\mathrm{mse}}{\partial p_i} = \frac{2 e_i}{K}$$
#
# and you find the two others in the same way. Look at them first:

# %% drawing
def _draw_three_slopes():
    e = np.linspace(-4, 4, 801)
    left, right = e[e < 0], e[e > 0]
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    axes[0].plot(e, e**2, color=BLUE, linewidth=2, label="squared")
    axes[0].plot(e, np.abs(e), color=VERMILION, linestyle="--", linewidth=2, label="size")
    axes[0].plot(e, np.where(np.abs(e) <= 1, 0.5 * e**2, np.abs(e) - 0.5), color=GREEN, linestyle="-.", linewidth=2,
                 label="Huber, δ = 1")
    axes[0].set(title="What one miss costs", xlabel="e = p - y", ylabel="loss", ylim=(0, 6))
    axes[0].legend()
    axes[1].plot(e, 2 * e, color=BLUE, linewidth=2)
    for part in (left, right):
        axes[1].plot(part, np.sign(part), color=VERMILION, linestyle="--", linewidth=2)
    axes[1].plot(e, np.clip(e, -1, 1), color=GREEN, linestyle="-.", linewidth=2)
    axes[1].set(title="How hard it pulls: the slope", xlabel="e = p - y", ylabel="slope", ylim=(-4, 4))
    plt.show()


_draw_three_slopes()

# %% [markdown]
# On the right: the slope of the squared miss (blue) grows with the miss, so a miss of 90 pulls as hard as ninety misses
# of 1. That of the size (dashed) is -1 or 1, however small the miss is. Huber's (dash-dotted) grows up to δ and then
# stays level.
#
# ### Exercise: `mse`, `mae`, `huber`
#
# Each returns two things: the loss, and how it moves with each entry of p.

# %% exercise="regression"
def mse(y, p):
    """The mean squared error, and how it moves with each prediction.

    y: targets.    p: predictions. Two arrays of the same shape, with one or more axes and at least one entry. Each may
        hold whole numbers of any width.
    Returns (loss, dp): the mean of (p - y)**2 over all entries, a number, and a new array of p's shape with the slope
    of that mean for each entry of p. Both are right to a relative error of 1e-9, for entries up to 1e6 in size. y and p
    stay as they are.
    ValueError if the two shapes differ. (3,) and (3, 1) differ.

    Example: mse(np.array([1.0, 4.0]), np.array([3.0, 4.0])) is (2.0, [2.0, 0.0]).
    """
    ### BEGIN SOLUTION
    if y.shape != p.shape:
        raise ValueError(f"targets of shape {y.shape}, predictions of shape {p.shape}")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size
    ### END SOLUTION


def mae(y, p):
    """The mean absolute error, and how it moves with each prediction.

    y: targets.    p: predictions. Two arrays of the same shape, with one or more axes and at least one entry. Each may
        hold whole numbers of any width.
    Returns (loss, dp): the mean of |p - y| over all entries, a number, and a new array of p's shape with the slope of
    that mean for each entry of p; the slope is 0 where p equals y, and only there. Both are right to a relative error
    of 1e-9, for entries up to 1e6 in size. y and p stay as they are.
    ValueError if the two shapes differ. (3,) and (3, 1) differ.

    Example: mae(np.array([1.0, 4.0]), np.array([3.0, 4.0])) is (1.0, [0.5, 0.0]).
    """
    ### BEGIN SOLUTION
    if y.shape != p.shape:
        raise ValueError(f"targets of shape {y.shape}, predictions of shape {p.shape}")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size
    ### END SOLUTION


def huber(y, p, delta=1.0):
    """The mean Huber loss, and how it moves with each prediction.

    y: targets.    p: predictions. Two arrays of the same shape, with one or more axes and at least one entry. Each may
        hold whole numbers of any width.
    delta: a positive number (a Python int or float), up to which a miss counts by its square.
    Returns (loss, dp): the mean, over all entries, of half of (p - y)**2 where |p - y| is at most delta, and of
    delta * (|p - y| - delta / 2) elsewhere, a number; and a new array of p's shape with the slope of that mean for each
    entry of p. Both are right to a relative error of 1e-9, for entries up to 1e6 in size. y and p stay as they are.
    ValueError if the two shapes differ. (3,) and (3, 1) differ.

    Example: huber(np.array([1.0, 4.0]), np.array([4.0, 4.5]), 2.0) is (2.0625, [1.0, 0.25]).
    """
    ### BEGIN SOLUTION
    if y.shape != p.shape:
        raise ValueError(f"targets of shape {y.shape}, predictions of shape {p.shape}")
    e = p.astype(float) - y
    size = np.abs(e)
    loss = np.where(size <= delta, 0.5 * e**2, delta * (size - 0.5 * delta))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# In all three: look at the two shapes first, then compute `e`, and divide the slope of one entry by the number of all
# entries, `e.size`. A function of your own for what the three share saves lines.
# </details>
# <details><summary>Hint 2</summary>
#
# `p.astype(float)` makes a new array of floats. The slope of |e| is -1, 0 or 1: `np.sign` gives it.
# </details>
# <details><summary>Hint 3</summary>
#
# For Huber, `np.where` chooses between the two formulas. Its slope is e, held between -δ and δ. Which function of
# NumPy holds numbers between two ends?
# </details>

# %% check="regression"
import numpy as np
from autograder import check

Y, P = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]), np.array([[1.5, -2.0, -2.5], [0.0, 0.25, 4.0]])
tiny, far, grey = np.array([0, 0, 1, 2]), 1e6 + np.array([[0.0], [0.5]]), np.uint8([3, 250, 7])
for name, y, p, delta, losses, slopes in (
    ("2 rows, 3 columns", Y, P, [2.0], [7.21875, 1.9583333333333333, 2.6927083333333335],
     [[[1 / 6, 0, -1], [-1, 1 / 12, 5 / 3]], [[1 / 6, 0, -1 / 6], [-1 / 6, 1 / 6, 1 / 6]],
      [[1 / 12, 0, -1 / 3], [-1 / 3, 1 / 24, 1 / 3]]]),
    ("small misses", tiny, np.array([1e-50, 0.0, 1.75, 1.0]), [0.8], [0.390625, 0.4375, 0.1903125],
     [[5e-51, 0, 0.375, -0.5], [0.25, 0, 0.25, -0.25], [2.5e-51, 0, 0.1875, -0.2]]),
    ("far from 0", far, far + [[0.25], [2**-10 - 0.5]], [0.3], [0.1557621955871582, 0.37451171875, 0.067978515625],
     [[[0.25], [-0.4990234375]], [[0.5], [-0.5]], [[0.125], [-0.15]]]),
    ("8 bits", grey, np.uint8([5, 1, 7]), [60], [62005 / 3, 251 / 3, 13142 / 3],
     [[4 / 3, -166, 0], [1 / 3, -1 / 3, 0], [2 / 3, -20, 0]]),
    ("one entry, no delta given", np.int8([-128]), np.int8([127]), [], [65025, 255, 254.5], [[510], [1], [1]]),
):
    three = check(mse, y, p).unchanged(), check(mae, y, p).unchanged(), check(huber, y, p, *delta).unchanged()
    for f, came, loss, slope in zip(("mse", "mae", "huber"), three, losses, slopes, strict=True):
        came.holds("two things come back", lambda came: len(came) == 2)
        came[0].close(loss, rtol=1e-9, name=f"{f}, {name}: the loss")
        came[1].close(np.array(slope, float), rtol=1e-9, name=f"{f}, {name}: the slope")
for a, b in ((Y[0], Y[0][:, None]), (Y[:1], Y[0]), (Y[0], Y[0][:1]), (Y, Y.T), (Y, P[:, :1])):
    check(mse, a, b).raises(ValueError), check(mae, a, b).raises(ValueError), check(huber, a, b).raises(ValueError)
### BEGIN HIDDEN TESTS
hint = "Any shape, any delta."
for shape in ((5,), (4, 3), (1, 6), (7, 1), (2, 3, 2)):
    y, p = 2 * check.rng.normal(size=shape[::-1]).T, 2 * check.rng.normal(size=shape[::-1]).T
    p.flat[1] = y.flat[1]
    p.flat[2], y.flat[2] = 5e-10, 0.0
    delta = float(check.rng.uniform(0.5, 2.5))
    e, K = p - y, y.size
    lines = [0.5 * v * v if abs(v) < delta else delta * abs(v) - delta * delta / 2 for v in e.flat]
    for came, loss, slope in ((check(mse, y, p), sum(v * v for v in e.flat), 2 * e),
                              (check(mae, y, p), sum(map(abs, e.flat)), (e > 0) * 1.0 - (e < 0)),
                              (check(huber, y, p, delta), sum(lines), np.maximum(np.minimum(e, delta), -delta))):
        came.unchanged().fresh()
        came[0].close(loss / K, rtol=1e-9, hint=hint)
        came[1].close(slope / K, rtol=1e-9, hint=hint)
### END HIDDEN TESTS
check.score(5)

# %% [markdown]
# Now let your slopes find the best c for the five incomes. Start at 0 and go against the slope, 4,000 times. All five
# predictions are c, so c moves by the sum of their slopes. **Predict** once more where the three end.

# %%
def _find_constants():
    for name, loss in (("mse", mse), ("mae", mae), ("huber, δ = 5", lambda y, p: huber(y, p, 5.0))):
        c = 0.0
        for _ in range(4000):
            c -= 0.01 * loss(_incomes, np.full(5, c))[1].sum()
        print(f"{name:13} ends at c = {c:.2f}")


_find_constants()

# %% [markdown]
# They end where the three curves of the first figure are lowest: mean, median, and a compromise.
#
# ## 2. The most expensive line of this unit
#
# Many networks answer with a column, shape (N, 1), while the targets lie in an array of shape (N,). Your three
# functions refuse that. What would happen without the refusal, in the line `np.mean((p - y) ** 2)`?
#
# ### Exercise: `predict_trap`
#
# **Predict**, on paper. Four targets are y = (0, 0, 0, 4). The predictions p are a column of the same four numbers, so
# *every one is right*.
#
# 1. `shape`: What is the shape of `p - y`?
# 2. `loss`: What is `np.mean((p - y) ** 2)`?
# 3. `best`: Which column of predictions makes *this* loss smallest? **a** (0, 0, 0, 4)  **b** (1, 1, 1, 1)  **c** (0,
#    0, 0, 0)

# %% exercise="predict_trap"
predict_trap = {
    "shape": ...,    # a tuple such as (2, 3)
    "loss": ...,     # a number
    "best": ...,     # "a", "b" or "c"
}
### BEGIN SOLUTION
predict_trap = {"shape": (4, 4), "loss": 6, "best": "b"}
### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Draw the table: a row for each prediction, a column for each target. Write the squared difference into each cell.
# </details>
# <details><summary>Hint 2</summary>
#
# Row i holds prediction i against *all four* targets. So each prediction is pulled to the same place: the one that has
# the smallest mean squared miss from all four. Which place was that in section 1?
# </details>

# %% check="predict_trap"
from autograder import check

check.quiz(predict_trap, {
    "shape": check.hashed((4, 4)),
    "loss": check.hashed(6),
    "best": check.hashed("b"),
}, because={
    "shape": "From the right: 4 meets 1, which is stretched to 4. Then nothing meets 4.",
    "loss": "The table has 16 cells. A cell is 16 where a 0 meets a 4, else 0. How many such cells are there?",
    "best": "Each prediction meets all four targets. Which single number has the smallest mean squared miss from them?",
})
check.score(2)

# %% [markdown]
# Your `mse` confirms it. `np.broadcast_arrays` makes of the two arrays what NumPy makes of them in silence; then your
# slopes are followed, and each prediction gets the sum of its row.

# %%
_targets = np.array([0.0, 0.0, 0.0, 4.0])


def _fall_into_the_trap():
    p = _targets[:, None].copy()                  # all right, as a column
    path = [p[:, 0].copy()]
    wide_y, wide_p = np.broadcast_arrays(_targets, p)
    print("shape", wide_p.shape, " loss where all are right:", mse(wide_y, wide_p)[0])
    for _ in range(100):
        wide_y, wide_p = np.broadcast_arrays(_targets, p)
        p = p - 0.2 * mse(wide_y, wide_p)[1].sum(axis=1, keepdims=True)
        path.append(p[:, 0].copy())
    print("after 100 steps:", p[:, 0].round(3), " loss:", round(float(mse(wide_y, wide_p)[0]), 3))
    return np.array(path)


_trap = _fall_into_the_trap()

# %% drawing
def _draw_trap():
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained", width_ratios=[1, 1.7])
    cells = (_targets[:, None] - _targets) ** 2
    axes[0].imshow(cells, cmap="Blues", vmin=0, vmax=32)
    for i in range(4):
        for j in range(4):
            axes[0].text(j, i, f"{cells[i, j]:g}", ha="center", va="center", color="black")
    axes[0].set(title="All right, and 6 cells of 16", xlabel="target", ylabel="prediction", xticks=range(4),
                yticks=range(4), xticklabels=["0", "0", "0", "4"], yticklabels=["0", "0", "0", "4"])
    axes[1].plot(_trap[:, 3], color=VERMILION, linestyle="--", linewidth=2, label="the one that was 4")
    axes[1].plot(_trap[:, 0], color=BLUE, linewidth=2, label="the three that were 0")
    axes[1].set(title="Learning makes them all the mean", xlabel="step", ylabel="prediction")
    axes[1].legend()
    plt.show()


_draw_trap()

# %% [markdown]
# On the left the table: 0 on the diagonal, where each prediction meets its own target, and six cells of 16 around it.
# On the right the predictions under this loss: the dashed line falls from 4, the blue one rises from 0, and both end
# at 1, the mean.
#
# That is what the trap does: **the network learns the mean of all targets, for every input**. No error, no warning,
# and a loss that falls nicely and then stays. If a network of yours answers the same number for all, look at the
# shapes first. Keras takes the extra axis off. Your own functions should refuse, or know what to do (section 6).
#
# ## 3. Scores become probabilities
#
# A classifier answers with C scores for each row, one for each class. They are called **logits**: any numbers,
# positive or negative. **Predict:** the logits of three classes are 2, 1 and 0. You want probabilities, positive
# numbers that add up to 1, the largest for the largest logit. Dividing by the sum would give 2/3, 1/3, 0. What would it
# do with 1, 0, -1, the same gaps? How would you go about it? And what should come out if 4 is added to all three?

# %% drawing
def _draw_logits(logits, p, axes=None):
    """Three logits as bars, and below them the probabilities p."""
    if own := axes is None:
        axes = plt.subplots(2, 1, figsize=(4.5, 4.8), layout="constrained")[1]
    names = ["A", "B", "C"]
    axes[0].bar(names, logits, color=BLUE, width=0.6)
    axes[0].axhline(0, color="black", linewidth=1)
    axes[0].set(title=f"logits {', '.join(f'{z:g}' for z in logits)}", ylabel="logit", ylim=(-6.5, 6.5))
    axes[1].bar(names, p, color=VERMILION, width=0.6)
    for i, one in enumerate(p):
        axes[1].text(i, one + 0.02, f"{one:.3f}", ha="center")
    axes[1].set(ylabel="probability", xlabel="class", ylim=(0, 1.15))
    if own:
        plt.show()


def _draw_still():
    axes = plt.subplots(2, 4, figsize=(12, 4.8), layout="constrained")[1]
    for column, logits in enumerate(([2, 1, 0], [6, 5, 4], [4, 2, 0], [0, 0, 0])):
        e = np.exp(logits)
        _draw_logits(logits, e / e.sum(), axes[:, column])
    plt.show()


_draw_still()

# %% [markdown]
# The upper panels show logits as blue bars, the lower ones the probabilities that classifiers make of them. In the
# first and the second column the logits differ by 4 everywhere and the probabilities are *the same*: 0.665, 0.245,
# 0.090. In the third one the logits are twice those of the first and the largest probability has grown to 0.867. Equal
# logits share equally.
#
# The way there: $e^z$ makes every number positive, and keeps their order. Then the sum can be divided out.
#
# $$p_c = \frac{e^{z_c}}{\sum_k e^{z_k}}$$
#
# This is **softmax**. One logit more by 1 makes its class e ≈ 2.72 times as probable *compared with the others*. Only
# the gaps between the logits count, because what is added to every logit of a row cancels:
#
# $$\frac{e^{z_c + s}}{\sum_k e^{z_k + s}} = \frac{e^s\, e^{z_c}}{e^s \sum_k e^{z_k}} = p_c$$
#
# That is also the cure for what `exp` does above 709, where it overflows. Worked, for the row 1000, 999. The formula as
# it stands, $e^{1000} / (e^{1000} + e^{999})$, is inf / inf, NaN. You are free to choose s, so take the row's largest
# logit off: 0, -1. Then $1 / (1 + e^{-1})$ = 0.731 and $e^{-1} / (1 + e^{-1})$ = 0.269. The largest that `exp` sees is
# now 0, and the sum below is at least 1.
#
# ### Exercise: `softmax`

# %% exercise="softmax"
def softmax(Z):
    """Probabilities from logits, for each row by itself.

    Z: logits, an array of shape (N, C), N and C at least 1: numbers from -1000 to 1000, and rows may lie as far apart
        as that. It may hold whole numbers of any width.
    Returns a new array of shape (N, C); each row adds up to 1, but for rounding. A probability is right to a relative
    error of 1e-9 if its logit is at most 700 below the largest of its row, however small it is: for the row 0, -700 the
    second one is 9.86e-305. At 1000 and more below it is 0; between 700 and 1000 it may have lost digits. There is no
    warning, and Z stays as it is.

    Example: softmax(np.array([[2.0, 1.0, 0.0], [1000.0, 1000.0, 0.0]])) is [[0.66524096, 0.24472847, 0.09003057],
    [0.5, 0.5, 0.0]].
    """
    ### BEGIN SOLUTION
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    return e / e.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `Z.max(axis=1, keepdims=True)` is a column, shape (N, 1): each row's own largest. It is stretched over the row when
# you subtract it. Then the largest that `exp` sees is 0.
# </details>
# <details><summary>Hint 2</summary>
#
# Why each row's own, and not the largest of the whole array? Try the rows (1000, 999) and (0, 1): with 1000 taken off,
# what does the second row look like after `exp`?
# </details>

# %% check="softmax"
import numpy as np
from autograder import check

for name, Z, right in (
    ("2 rows, 3 classes", [[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]],
     [[0.231223897622, 0.628531719212, 0.140244383166], [0.046612622578, 0.017147825546, 0.936239551877]]),
    ("2 rows, 2 classes", [[1.5, -0.5], [0.25, 2.0]],
     [[0.880797077978, 0.119202922022], [0.148047198032, 0.851952801968]]),
    ("one row", [[0.5, 0.0, -1.5, 0.25]], [[0.396720434985, 0.240623107153, 0.053690272434, 0.308966185427]]),
    ("one class", [[3.0], [-2.0], [0.0]], [[1.0], [1.0], [1.0]]),
    ("whole numbers", [[2, 4, 3]], [[0.0900305731704, 0.665240955775, 0.244728471055]]),
    ("8 bits", np.int8([[-128, 127, 127]]), [[8.992431101397e-112, 0.5, 0.5]]),
    ("unsigned 8 bits", np.uint8([[3, 5], [250, 249]]), [[0.119202922, 0.880797078], [0.7310585786, 0.2689414214]]),
    ("small probabilities", [[0.0, -40.0, -20.0]], [[0.9999999979388, 4.248354246535e-18, 2.06115361819e-9]]),
    ("a gap of 700", [[0.0, -700.0]], [[1.0, 9.85967654376e-305]]),
    ("all far down", [[-1000.0, -999.0, -1000.0]], [[0.211941557617, 0.576116884766, 0.211941557617]]),
    ("gaps of 1000 and 2000", [[1000.0, 0.0, 999.5], [-1000.0, 1000.0, -1000.0]],
     [[0.622459331202, 0.0, 0.377540668798], [0.0, 1.0, 0.0]]),
    ("rows far apart", [[1000.0, 999.0], [0.0, 1.0], [-1000.0, -1001.0 + 1]],
     [[0.73105857863, 0.26894142137], [0.26894142137, 0.73105857863], [0.5, 0.5]]),
):
    check(softmax, np.array(Z)).close(np.array(right), rtol=1e-9, name=f"softmax: {name}", hint=
        "Numbers of 8 bits wrap around: make floats before you subtract." if "8 bits" in name else "")
check(softmax, np.array([[1000.0, 0.0, 999.5], [-1000.0, 0.0, -999.0]])).quiet().unchanged()
### BEGIN HIDDEN TESTS
import math

for shape in ((5, 4), (1, 6), (3, 3), (6, 1)):
    Z = 10 * check.rng.normal(size=shape[::-1]).T
    Z.flat[0] = 0.0
    right = np.array([[1 / sum(math.exp(a - b) for a in row) for b in row] for row in Z])
    check(softmax, Z).close(right, rtol=1e-9, hint="Any N and C, positive and negative logits.").unchanged().fresh()
    check(softmax, Z - 900.0 * np.arange(len(Z))[:, None] / len(Z)).close(
        right, rtol=1e-9, hint="A number added to a row changes nothing.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now move the logits, and let your softmax answer. **Predict first:** class A has 2. How far down must B and C go, both
# to the same place, until A has 0.99?

# %% drawing
from ipywidgets import interact

softmax(np.zeros((1, 3)))      # stops here while it is missing
_slider = interact(lambda A, B, C: _draw_logits([A, B, C], softmax(np.array([[A, B, C]]))[0]),
                   A=(-6.0, 6.0, 0.1), B=(-6.0, 6.0, 0.1), C=(-6.0, 6.0, 0.1))

# %% [markdown]
# (The sliders need a running kernel; the still figure is the one above the exercise.) The two others share 0.01 when
# $2 e^{B} = \frac{0.01}{0.99} e^{2}$, so at B = C = -3.29, a gap of 5.29.
#
# ## 4. The logarithm of a probability
#
# The network gave the true class the probability p. How bad is that? **Predict:** p was 1/2 for one row and 1/1000 for
# another one. Should the second one count twice as much, ten times, five hundred times?
#
# The probability that the network gives to *all* N labels together is a product of N numbers, $p_1 \cdot p_2 \cdots$,
# and it should be as large as possible. In a computer such a product is soon 0: $0.4^{1000}$ is 1e-398. So take
# its logarithm: it is largest at the same place, and it is a sum. And since a loss is made *small*, put a minus in
# front. What a row adds is $-\log p$, its **surprise**:

# %% drawing
def _draw_surprise():
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    p = np.linspace(0.0005, 1, 2000)
    axes[0].plot(p, -np.log(p), color=BLUE, linewidth=2)
    for one, text in ((0.5, "1/2: 0.69"), (0.1, "1/10: 2.30"), (0.001, "1/1000: 6.91")):
        axes[0].plot(one, -np.log(one), "o", color=VERMILION, markersize=7)
        axes[0].annotate(text, (one, -np.log(one)), xytext=(10, 2), textcoords="offset points", color=VERMILION)
    axes[0].set(title="Surprise grows without end as p goes to 0", xlabel="probability p of the true class",
                ylabel="-log p")
    gap = np.linspace(0, 40, 401)
    exact = np.logaddexp(0, gap)
    axes[1].plot(gap, exact, color=BLUE, linewidth=2, label="-log p")
    axes[1].plot(gap, -np.log(np.clip(np.exp(-exact), 1e-7, 1 - 1e-7)), color=VERMILION, linestyle="--", linewidth=2,
                 label="-log of p, clipped at 1e-7")
    axes[1].set(title="Against the gap of the logits: a line, or a lid", xlabel="gap: wrong logit minus right logit",
                ylabel="loss")
    axes[1].legend(loc="upper left")
    plt.show()


_draw_surprise()

# %% [markdown]
# On the left: 1/2 costs 0.69, 1/10 costs 2.30, 1/1000 costs 6.91. So one in a thousand counts ten times as much as one
# in two; a thousand times rarer adds 6.91, always. On the right the same, for two classes, against the gap by which
# the wrong logit leads. The blue line rises by 1 for each 1, for ever. Some programs do not let p below 1e-7: the
# dashed line stops rising at 16.118, which is -log(1e-7). Section 7 comes back to that lid.
#
# **Predict:** `np.log(softmax(Z))`, at a gap of 1000. Then run:

# %%
import warnings


def _shown(name, f, Z):
    """Print what a formula gives, and what NumPy says to it."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        value = f(np.array(Z))
    print(f"{name}: {value}  {', '.join(str(w.message) for w in told)}")


for _gap in (100.0, 700.0, 1000.0):
    _shown(f"log(softmax), gap {_gap:g}", lambda Z: np.log(softmax(Z)), [[_gap, 0.0]])

# %% [markdown]
# The probability was rounded to 0 and its logarithm is -inf, although the right answer, -1000, is a harmless number.
# Go round the probability: the logarithm of a quotient is a difference, and $\log e^z = z$. With m, the row's largest:
#
# $$\log p_c = (z_c - m) - \log \sum_k e^{z_k - m}$$
#
# The sum is at least 1, since one of its parts is $e^0$. So its logarithm is harmless, too.
#
# ### Exercise: `log_softmax`

# %% exercise="log_softmax"
def log_softmax(Z):
    """The logarithms of the probabilities that softmax gives.

    Z: logits, an array of shape (N, C), N and C at least 1: numbers from -1000 to 1000, and rows may lie as far apart
        as that. It may hold whole numbers of any width.
    Returns a new array of shape (N, C), each entry right to a relative error of 1e-9 or to an error of 1e-12, whichever
    is larger. There is no -inf and no warning, and Z stays as it is.

    Example: log_softmax(np.array([[2.0, 1.0, 0.0], [1000.0, 1000.0, 0.0]])) is [[-0.40760596, -1.40760596,
    -2.40760596], [-0.69314718, -0.69314718, -1000.69314718]].
    """
    ### BEGIN SOLUTION
    shifted = Z - Z.max(axis=1, keepdims=True).astype(float)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Begin as in `softmax`: subtract each row's largest. Keep that array, you need it twice: once inside of `exp` and once
# as it is.
# </details>
# <details><summary>Hint 2</summary>
#
# The logarithm of the row's sum is one number for each row. Keep it a column (`keepdims=True`), so that it is
# subtracted from its own row.
# </details>

# %% check="log_softmax"
import numpy as np
from autograder import check

for name, Z, right in (
    ("2 rows, 3 classes", [[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]],
     [[-1.464368784108, -0.464368784108, -1.964368784108], [-3.065883903757, -4.065883903757, -0.065883903757]]),
    ("2 rows, 2 classes", [[1.5, -0.5], [0.25, 2.0]],
     [[-0.126928011043, -2.126928011043], [-1.910224150438, -0.160224150438]]),
    ("one row", [[0.5, 0.0, -1.5, 0.25]], [[-0.924523440348, -1.424523440348, -2.924523440348, -1.174523440348]]),
    ("one class", [[3.0], [-2.0], [0.0]], [[0.0], [0.0], [0.0]]),
    ("whole numbers", [[2, 4, 3]], [[-2.407605964444, -0.407605964444, -1.407605964444]]),
    ("8 bits", np.int8([[-128, 127, 127]]), [[-255.69314718056, -0.69314718056, -0.69314718056]]),
    ("unsigned 8 bits", np.uint8([[3, 5], [250, 249]]), [[-2.126928011, -0.126928011], [-0.3132616875, -1.3132616875]]),
    ("small probabilities", [[0.0, -40.0, -20.0], [-735.25, 0.0, -744.5]],
     [[-2.061153690044e-9, -40.000000002061, -20.000000002061], [-735.25, 0.0, -744.5]]),
    ("all far down", [[-1000.0, -999.0, -1000.0]], [[-1.551444713932, -0.551444713932, -1.551444713932]]),
    ("gaps of 1000 and 2000", [[1000.0, 0.0, 999.5], [-1000.0, 1000.0, -1000.0]],
     [[-0.47407698418, -1000.47407698418, -0.97407698418], [-2000.0, 0.0, -2000.0]]),
    ("rows far apart", [[1000.0, 999.0], [0.0, 1.0], [-1000.0, -1001.0 + 1]],
     [[-0.313261687518, -1.313261687518], [-1.313261687518, -0.313261687518], [-0.69314718056, -0.69314718056]]),
):
    check(log_softmax, np.array(Z)).close(np.array(right), rtol=1e-9, atol=1e-12, name=f"log_softmax: {name}", hint=
        "Numbers of 8 bits wrap around: make floats before you subtract." if "8 bits" in name else "")
check(log_softmax, np.array([[1000.0, 0.0, 999.5], [-1000.0, 0.0, -999.0]])).quiet().unchanged()
### BEGIN HIDDEN TESTS
import math

for shape in ((5, 4), (1, 6), (3, 3), (6, 1)):
    Z = 10 * check.rng.normal(size=shape[::-1]).T
    Z.flat[0] = 0.0
    right = np.array([[-math.log(sum(math.exp(a - b) for a in row)) for b in row] for row in Z])
    check(log_softmax, Z).close(right, rtol=1e-9, atol=1e-12, hint="Any N and C, positive and negative logits."
                                ).unchanged().fresh()
    check(log_softmax, Z - 900.0 * np.arange(len(Z))[:, None] / len(Z)).close(
        right, rtol=1e-9, atol=1e-11, hint="A number added to a row changes nothing.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 5. Cross-entropy and its slope
#
# The mean surprise of the true labels is the **cross-entropy**, the loss of nearly all classifiers:
#
# $$L = \frac1N \sum_n -\log p_{n,\,y_n}$$
#
# Worked for N = 2 rows and C = 3 classes, with the labels 0 and 2:
#
# | n | logits | log-probabilities | y | surprise |
# | --- | --- | --- | --- | --- |
# | 0 | 2, 1, 0 | **-0.408**, -1.408, -2.408 | 0 | 0.408 |
# | 1 | 0, 0, 0 | -1.099, -1.099, **-1.099** | 2 | 1.099 |
#
# The mean is 0.753. From each row one entry is picked, the bold one: in NumPy `log_p[np.arange(N), y]`, two arrays of
# indices side by side. (`log_p[:, y]` picks whole columns: something else.) The second row is what a network says that
# knows nothing. Its loss is log C, here log 3 = 1.099. Remember that number: a new network should start near it.
#
# ### Mean, sum, or none of them
#
# How the N numbers become one is called **reduction**. Keras' names: `"sum_over_batch_size"`, the mean and its
# default; `"sum"`; and `"none"`. A mean has a trap, which the quiz asks for: the mean of the means of batches is the
# mean of all rows only if the batches are equally large. What a sum does to a step you will see below.
#
# ### The slope
#
# How does the surprise of one row move with its logits? Write the row's loss as
# $-\log p_y = -z_y + \log \sum_k e^{z_k}$ and derive by $z_c$. (The derivative of $\log u$ is that of $u$, divided by
# $u$; and of all the summands only $e^{z_c}$ depends on $z_c$.)
#
# $$\frac{\partial}{\partial z_c}\left(-z_y + \log \sum_k e^{z_k}\right)
# = -[c = y] + \frac{e^{z_c}}{\sum_k e^{z_k}} = p_c - [c = y]$$
#
# where [c = y] is 1 for the true class and 0 for the others. All the exponentials and logarithms have gone, and what
# is left is *what the network said minus what is true*. For the mean, each row counts 1/N of that.
#
# ### Exercise: `cross_entropy`, `cross_entropy_grad`

# %% exercise="cross_entropy"
def cross_entropy(logits, y, reduction="mean"):
    """The surprise of the true labels.

    logits: an array of shape (N, C), N and C at least 1: numbers from -1000 to 1000, as in log_softmax. It may hold
        whole numbers of any width.
    y: labels, whole numbers of any width, an array of shape (N,).
    reduction: "mean", "sum" or "none".
    Returns the mean or the sum over the rows of -log p, a number, where p is the probability of the row's label; for
    "none" a new array of shape (N,) with one -log p for each row. All are right to a relative error of 1e-9 or to an
    error of 1e-12, whichever is larger. p is not clipped: at a gap of 100 a row's loss is 100, at 1000 it is 1000.
    There is no warning, and logits and y stay as they are.
    ValueError if y has another shape (also (N, 1), or another number of labels), if a label is not one of 0 ... C - 1
    (for NumPy, -1 would be the last column), or if reduction is another text.

    Example: for logits = np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]]) and y = np.array([0, 2]) it is 0.75310913, with
    "sum" 1.50621825 and with "none" [0.40760596, 1.09861229].
    """
    ### BEGIN SOLUTION
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError(f"labels of shape {y.shape} for {N} rows")
    if y.min() < 0 or y.max() >= C:
        raise ValueError(f"a label is not one of 0 ... {C - 1}")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "mean":
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    if reduction == "none":
        return losses
    raise ValueError(f"unknown reduction '{reduction}'")
    ### END SOLUTION


def cross_entropy_grad(logits, y):
    """How the mean cross-entropy moves with each logit.

    logits: an array of shape (N, C), as in cross_entropy.    y: labels 0 ... C - 1, as there, an array of shape (N,);
        other labels and shapes are not asked.
    Returns a new array of shape (N, C), each entry right to an error of 1e-12. There is no warning, and logits and y
    stay as they are.

    Example: for logits = np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]]) and y = np.array([0, 2]) it is
    [[-0.16737952, 0.12236424, 0.04501529], [0.16666667, 0.16666667, -0.33333333]].
    """
    ### BEGIN SOLUTION
    N = len(logits)
    grad = softmax(logits)
    grad[np.arange(N), y] -= 1.0
    return grad / N
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `cross_entropy`: first the two looks at y, then one line with `log_softmax` and the pair of indices, then the
# reduction.
# </details>
# <details><summary>Hint 2</summary>
#
# `y.shape != (len(logits),)` sees (N, 1) and a wrong number of labels at once. `y.min()` and `y.max()` see labels out
# of range.
# </details>
# <details><summary>Hint 3</summary>
#
# `cross_entropy_grad`: your `softmax` returns a new array, so you may write into it. In each row one entry gets 1
# less; the pair of indices works on the left side of `-=`, too. Then 1/N.
# </details>

# %% check="cross_entropy"
import numpy as np
from autograder import check

Z, y = np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0], [0.5, 0.5, 0.5], [-2.0, 0.0, 1.0]]), np.array([1, 0, 2, 2])
grad = [[0.0578059744, -0.0928670702, 0.0350610958], [-0.2383468444, 0.0042869564, 0.234059888],
        [0.0833333333, 0.0833333333, -0.1666666667], [0.0087797567, 0.0648741151, -0.0736538718]]
for name, logits, labels, losses, slopes in (
    ("4 rows, 3 classes", Z, y, [0.464368784108, 3.065883903757, 1.098612288668, 0.349012216769], grad),
    ("square", [[0.0, 1], [0, 0]], [0, 0], [1.313261687518, np.log(2)], np.outer([0.3655292893, 0.25], [-1, 1])),
    ("one row", Z[1:2], [2], [0.065883903757], [[0.0466126226, 0.0171478255, -0.0637604481]]),
    ("one class", Z[:, :1], [0, 0, 0, 0], [0, 0, 0, 0], [[0.0], [0.0], [0.0], [0.0]]),
    ("large gaps", [[0, 40.0], [100, 0], [0, 1000]], [0, 1, 0], [40, 100, 1000], np.outer([1, -1, 1], [-1, 1]) / 3),
    ("8 bits, 150 rows", np.tile(np.uint8([[3, 5], [250, 249], [7, 7]]), (50, 1)), np.ones(150, np.uint8), 50 * [
        0.126928011043, 1.313261687518, 0.69314718056], np.outer(50 * [0.119202922, 0.7310585786, 0.5], [1, -1]) / 150),
):
    a, c = np.array(logits), np.array(labels)
    for how, right in (("mean", np.mean(losses)), ("sum", np.sum(losses)), ("none", np.array(losses, float))):
        check(cross_entropy, a, c, how).close(right, rtol=1e-9, atol=1e-11, name=f"{how}: {name}").quiet().unchanged()
    came = check(cross_entropy_grad, a, c).quiet().unchanged()
    came.close(np.array(slopes), rtol=0, atol=1e-10, name=f"slope: {name}")
    check(cross_entropy, a, c).close(np.mean(losses), rtol=1e-9, atol=1e-11, name=f"no reduction given: {name}")
bad = y[:, None], y[:3], y[:1], y[None, :], y - 1, y + 1, y + 2
for labels, how in (*((labels, "mean") for labels in bad), (y, "Mean"), (y, "median"), (y, "")):
    check(cross_entropy, Z, labels, how).raises(ValueError)
### BEGIN HIDDEN TESTS
import math

for N, C in ((5, 4), (1, 6), (3, 3), (6, 1)):
    Z, y = 10 * check.rng.normal(size=(C, N)).T, check.rng.integers(0, C, size=N)
    Z.flat[0] = 0.0
    Z += 500.0 * np.arange(N)[:, None] / N
    losses = np.array([math.log(sum(math.exp(a - row[c]) for a in row)) for row, c in zip(Z, y, strict=True)])
    slopes = np.array([[1 / sum(math.exp(a - b) for a in row) - (c == k) for k, b in enumerate(row)]
                       for row, c in zip(Z, y, strict=True)])
    hint = "Any N and C, the same ones too."
    for how, right in (("mean", losses.mean()), ("sum", losses.sum()), ("none", losses)):
        check(cross_entropy, Z, y, how).close(right, rtol=1e-9, atol=1e-11, hint=hint).unchanged().fresh()
    check(cross_entropy_grad, Z, y).close(slopes / N, rtol=1e-9, atol=1e-11, hint=hint).unchanged().fresh()
    check(cross_entropy, Z, y + C).raises(ValueError, hint="A label that is too large.")
    check(cross_entropy, Z, y - C).raises(ValueError, hint="A label below 0.")
### END HIDDEN TESTS
check.score(5)

# %% [markdown]
# Never believe a slope that you have not measured. Move one logit a little, both ways, and look at your loss:

# %%
def _measure():
    rng = np.random.default_rng(1)
    Z, y, h = rng.normal(size=(3, 4)), np.array([2, 0, 3]), 1e-5
    grad = cross_entropy_grad(Z, y)
    for n, c in ((0, 2), (0, 1), (2, 3)):
        move = np.zeros_like(Z)
        move[n, c] = h
        measured = (cross_entropy(Z + move, y) - cross_entropy(Z - move, y)) / (2 * h)
        print(f"row {n}, class {c}: yours {grad[n, c]:.9f}, measured {measured:.9f}")


_measure()

# %% drawing
def _draw_pushes():
    rows = np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0], [-3.0, 3.0, 0.0], [5.0, 0.0, -1.0]])
    slopes = [cross_entropy_grad(row[None], np.array([0]))[0] for row in rows]
    losses = [float(cross_entropy(row[None], np.array([0]))) for row in rows]
    fig, axes = plt.subplots(1, 4, figsize=(12, 3.3), layout="constrained", sharey=True)
    for ax, row, slope, loss in zip(axes, rows, slopes, losses, strict=True):
        ax.bar(["A (true)", "B", "C"], -slope, color=[BLUE, VERMILION, VERMILION], width=0.6)
        ax.axhline(0, color="black", linewidth=1)
        ax.set(title=f"logits {', '.join(f'{z:g}' for z in row)}\nloss {loss:.3f}", ylim=(-1.1, 1.1))
    axes[0].set_ylabel("push on the logit (minus the slope)")
    plt.show()


_draw_pushes()

# %% [markdown]
# A is the true class. Its blue bar points up: the push lifts its logit. The vermilion bars point down. In each panel
# the bars add up to 0. Where the network is sure and wrong (third panel) the pushes are almost 1, the largest there
# can be; where it is sure and right (fourth) they are almost 0. *The slope is as large as the mistake, and never
# larger than 1.*
#
# That slope is all that a classifier needs to learn. One layer shall read the digits of unit 01: 64 inputs, ten
# classes, logits X W, all weights 0 at first. **Predict:** what is its first loss? And the slope of its weights: how
# much longer is it for 64 rows than for 32 if the loss is a mean? If it is a sum?

# %%
from course import datasets


def _learn_digits():
    X, y, X_test, y_test = datasets.bundled("digits")
    W = np.zeros((64, 10))
    print(f"first loss {float(cross_entropy(X @ W, y)):.4f}")
    for N in (32, 64, 128):
        slope = X[:N].T @ cross_entropy_grad(X[:N] @ W, y[:N])       # from logits to weights: unit 06
        print(f"length of the slope for {N:3} rows: mean {np.linalg.norm(slope):.2f}, "
              f"sum {np.linalg.norm(N * slope):.1f}")
    for _ in range(100):
        W = W - 0.5 * X.T @ cross_entropy_grad(X @ W, y)
    right = float(np.mean((X_test @ W).argmax(axis=1) == y_test))
    print(f"after 100 steps: loss {float(cross_entropy(X @ W, y)):.4f}, accuracy on test rows {right:.3f}")


_learn_digits()

# %% [markdown]
# The first loss is log 10 = 2.3026: ten equal probabilities. That is the first test of any new classifier.
#
# With a sum, more rows pull harder: 61.6 for 32 rows, 175.7 for 128. They do not pull in quite the same direction, so
# it is less than four times; but the rate that was right for 32 rows gives a step almost three times as long now. The
# slope of the mean stays near its size, whatever the batch.
#
# After 100 steps of *softmax minus truth* one layer reads 95.8 percent of the digits that it has not seen.
#
# This is a good place for a break.
#
# ## 6. Two classes, one logit
#
# For two classes one logit is enough: take the logits 0 and z. Softmax then gives class 1 the probability
# $e^z / (1 + e^z)$, which is the **sigmoid** of unit 03. With the label y as 0 or 1 the surprise is the **binary
# cross-entropy**
#
# $$-\,y \log \sigma(z) - (1 - y) \log(1 - \sigma(z))$$
#
# **Predict first.** Why not simply the squared miss of the probability, $(\sigma(z) - y)^2$? The true label is 1, and
# the network is sure of the opposite, z = -8. Which of the two losses pulls harder, and by which factor?

# %% drawing
def _draw_two_losses():
    z = np.linspace(-10, 6, 801)
    s = sigmoid(z)
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    axes[0].plot(z, np.logaddexp(0, -z), color=BLUE, linewidth=2, label="binary cross-entropy")
    axes[0].plot(z, (s - 1) ** 2, color=VERMILION, linestyle="--", linewidth=2, label="squared miss of the sigmoid")
    axes[0].set(title="Two losses for y = 1", xlabel="logit z", ylabel="loss")
    axes[0].legend()
    axes[1].plot(z, s - 1, color=BLUE, linewidth=2)
    axes[1].plot(z, 2 * (s - 1) * s * (1 - s), color=VERMILION, linestyle="--", linewidth=2)
    axes[1].set(title="Their slopes: one dies where it is most wrong", xlabel="logit z", ylabel="slope")
    plt.show()


_draw_two_losses()

# %% [markdown]
# On the right: at z = -8 the slope of the cross-entropy (blue) is almost -1. That of the squared miss (dashed) is
# -0.00067, 1,500 times smaller: it contains the sigmoid's own slope, and there the sigmoid is saturated. A row that is
# confidently wrong can hardly teach it anything. In the cross-entropy that slope has cancelled.
#
# Both logarithms of the formula go wrong at a large gap, as in section 4. Go round again, with
# $-\log \sigma(z) = \log(1 + e^{-z})$ and $-\log(1 - \sigma(z)) = \log(1 + e^{z}) = z + \log(1 + e^{-z})$:
#
# $$y \log(1 + e^{-z}) + (1 - y) \left(z + \log(1 + e^{-z})\right) = z - z y + \log(1 + e^{-z})$$
#
# For z below 0 that overflows. There use $\log(1 + e^{-z}) = -z + \log(1 + e^{z})$, and z cancels:
# $-z y + \log(1 + e^{z})$. So both times there is $\log(1 + e^{-|z|})$, whose exponential never overflows
# (`np.log1p(x)` is log(1 + x) that keeps the digits of a small x), and -z y; only the z in front is missing for z below
# 0. Which one expression is both? The slope by z is $\sigma(z) - y$: again what was said minus
# what is true.
#
# ### Exercise: `bce_with_logits`
#
# A network with one output gives a column. This function does not refuse it: here it is clear what is meant. But a
# shape that is not clear must not slip through.

# %% exercise="bce_with_logits"
def bce_with_logits(y, z):
    """The mean binary cross-entropy, and how it moves with each logit.

    y: labels, an array of shape (N,) or (N, 1): numbers from 0 to 1. Whole numbers of any width, or others: 0.25 says
        that the label is 1 with probability 0.25.
    z: logits, an array of shape (N,) or (N, 1): numbers from -1000 to 1000, whole ones of any width or others. The two
        need not have the same shape. N is at least 1.
    Returns (loss, dz): the mean over the N labels, a number, right to a relative error of 1e-9 or to an error of 1e-12,
    whichever is larger; and a new array of z's shape, each entry right to an error of 1e-12. Nothing is clipped: for
    z = -1000 and y = 1 the loss is 1000. There is no warning, and y and z stay as they are.
    ValueError if the two hold different numbers of entries, or if one has another shape, such as (N, 2) or (1, N) with
    N above 1; an array without an axis is not asked.

    Example: bce_with_logits(np.array([1, 0]), np.array([[2.0], [0.0]])) is (0.41003759, [[-0.05960146], [0.25]]).
    """
    ### BEGIN SOLUTION
    for array in (y, z):
        if array.shape not in ((len(array),), (len(array), 1)):
            raise ValueError(f"an array of shape {array.shape}")
    if len(y) != len(z):
        raise ValueError(f"{len(y)} labels for {len(z)} logits")
    labels = y.astype(float).reshape(z.shape)
    logits = z.astype(float)
    losses = np.maximum(logits, 0) - logits * labels + np.log1p(np.exp(-np.abs(logits)))
    return losses.mean(), (sigmoid(logits) - labels) / len(z)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three steps: look at the shapes; bring y into the shape of z (`y.reshape(z.shape)`); compute. `len(z)` is N for both
# shapes.
# </details>
# <details><summary>Hint 2</summary>
#
# "z where it is positive, else 0" is one function of unit 03, and "exp of something that is never positive" is another
# old friend: `np.exp(-np.abs(z))`.
# </details>
# <details><summary>Hint 3</summary>
#
# The sum has three parts: `np.maximum(z, 0)`, minus `z * y`, plus `log1p` of that exponential. An array is one column
# or flat if its shape is `(len(array),)` or `(len(array), 1)`.
# </details>

# %% check="bce_with_logits"
import numpy as np
from autograder import check

y, z = np.array([1, 0, 1, 0]), np.array([2.0, 0.5, -0.25, -3.0])
loss, dz = 0.493882941669, np.array([-0.0298007305055, 0.1556148328005, -0.1405441252214, 0.0118564682944])
for name, labels, logits, right, slope in (
    ("both flat", y, z, loss, dz), ("logits in a column", y, z[:, None], loss, dz[:, None]),
    ("labels in a column", y[:, None], z, loss, dz), ("both in columns", y[:, None], z[:, None], loss, dz[:, None]),
    ("between 0 and 1", [0.25, 0.9, 0.5], [2.0, -1.0, 0.0], 1.177778959707, [0.210265692659, -0.210352859543, 0]),
    ("one logit", [1], [0.75], 0.386871006115, [-0.320821300825]),
    ("one logit in a column, whole", [[0]], [[0]], 0.69314718056, [[0.5]]),
    ("small losses", [1, 0], [22.0, -24.0], 1.583490773e-10, [-1.394734046e-10, 1.887567272e-11]),
    ("far to the left", [1, 0, 1], [-1000.0, -1000.0, -100.0], 1100 / 3, [-1 / 3, 0, -1 / 3]),
    ("far to the right", [0, 1, 0], [1000.0, 1000.0, 40.0], 1040 / 3, [1 / 3, 0, 1 / 3]),
    ("8 bits", np.uint8([0, 1]), np.uint8([[200], [2]]), 100.063464005521, [[0.5], [-0.059601461011]]),
):
    came = check(bce_with_logits, np.array(labels), np.array(logits)).quiet().unchanged()
    came.holds("two things come back", lambda came: len(came) == 2)
    came[0].close(right, rtol=1e-9, atol=1e-12, name=f"{name}: the loss")
    came[1].close(np.array(slope, float), rtol=1e-9, atol=1e-12, name=f"{name}: the slope")
two = np.stack([z, z], axis=1)
for labels, logits in ((y, z[:3]), (y[:1], z), (y, z[:1, None]), (y, two), ((two > 0) * 1.0, two), (y, z[None]),
                       (y[None], z), (y[None], z[None]), (y, z[:, None, None])):
    check(bce_with_logits, labels, logits).raises(ValueError)
### BEGIN HIDDEN TESTS
import math

for N in (7, 2, 1):
    y, z = check.rng.uniform(size=N), 6 * check.rng.normal(size=N)
    y[0] = 0.0
    losses = [math.log1p(math.exp(-abs(b))) + max(b, 0) - a * b for a, b in zip(y, z, strict=True)]
    dz = np.array([1 / (1 + math.exp(-b)) - a for a, b in zip(y, z, strict=True)]) / N
    for labels, logits in ((y, z), (y, z[:, None]), (y[:, None], z), (y[:, None], z[:, None])):
        came = check(bce_with_logits, labels, logits).unchanged().fresh()
        came[0].close(sum(losses) / N, rtol=1e-9, atol=1e-12, hint="Any N, labels between 0 and 1, either shape.")
        came[1].close(dz.reshape(logits.shape), atol=1e-12, hint="Any N, labels between 0 and 1, either shape.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Is that difference of slopes more than a picture? Here are the tumours of unit 10, 427 rows with 30 features each,
# and the smallest network: z = X w + b. It starts *confidently wrong*, with all weights 1, although large values mean
# label 0 here. Both losses get 300 steps at their slopes; your function does the first one. **Predict** the
# accuracies.

# %%
def _from_a_bad_start(steps=300, rate=0.5):
    X, y, *_ = datasets.bundled("breast_cancer")
    curves = {}
    for name in ("cross-entropy", "squared miss"):
        w, b, right = np.ones(X.shape[1]), 0.0, []
        for _ in range(steps):
            z = X @ w + b
            right.append(float(np.mean((z > 0) == y)))
            if name == "cross-entropy":
                dz = bce_with_logits(y, z)[1]
            else:
                dz = mse(y, sigmoid(z))[1] * sigmoid(z) * sigmoid(-z)      # the chain rule, unit 06
            w, b = w - rate * X.T @ dz, b - rate * dz.sum()
        curves[name] = right
        print(f"{name:13}: accuracy {right[0]:.3f} at first, {right[50]:.3f} after 50 steps, {right[-1]:.3f} at last")
    return curves


_curves = _from_a_bad_start()

# %% drawing
def _draw_bad_start():
    fig, ax = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
    ax.plot(_curves["cross-entropy"], color=BLUE, linewidth=2, label="cross-entropy")
    ax.plot(_curves["squared miss"], color=VERMILION, linestyle="--", linewidth=2, label="squared miss of the sigmoid")
    ax.set(title="From a confidently wrong start", xlabel="step", ylabel="accuracy", ylim=(0, 1.02))
    ax.legend(loc="lower right")
    plt.show()


_draw_bad_start()

# %% [markdown]
# Both begin at 0.094: nine rows of ten are wrong. The cross-entropy (blue) has turned that round within ten steps. With
# the squared miss (dashed) the accuracy creeps for 150 steps, since nearly all sigmoids are saturated; after 50 steps
# it stands at 0.122 against 0.984. It climbs, too, and is at 0.918 after 300 steps: what is lost is time, and in a deep
# network there may be nobody to wait for it.
#
# ## 7. Where a probability is clipped, and where not
#
# Many programs take *probabilities* for their loss, and not logits. Then p = 0 may come in, and -log 0 is infinite.
# The usual help is to **clip**: no p below 1e-7, none above 1 - 1e-7. Keras does that, and divides each row by its sum
# first. **Predict**, for two classes, label 1 and the logits 100, 0, so that the right class has p = 4e-44: what will
# Keras say the loss is, and what its slope?

# %%
import keras
import tensorflow as tf


def _where_it_is_clipped():
    y, loss = np.array([1]), keras.losses.SparseCategoricalCrossentropy
    print(f"yours: loss {float(cross_entropy(np.array([[100.0, 0.0]]), y)):.3f}, "
          f"slope {cross_entropy_grad(np.array([[100.0, 0.0]]), y)[0]}")
    print(f"Keras, probabilities as an array: {float(loss()(y, softmax(np.array([[100.0, 0.0]])))):.3f}")
    z = tf.Variable([[100.0, 0.0]])
    for name, f in (("straight from Keras' softmax", lambda: loss()(y, keras.activations.softmax(z))),
                    ("from softmax, times 1.0", lambda: loss()(y, keras.activations.softmax(z) * 1.0)),
                    ("logits, from_logits=True", lambda: loss(from_logits=True)(y, z))):
        with tf.GradientTape() as tape:
            value = f()
        print(f"Keras, {name:29}: loss {float(value):.3f}, slope {tape.gradient(value, z).numpy()[0]}")
    print(f"Keras, probabilities 0.2 and 0.2: {float(loss()(y, np.array([[0.2, 0.2]]))):.3f}")


_where_it_is_clipped()

# %% [markdown]
# | what goes in | loss | slope | |
# | --- | --- | --- | --- |
# | logits, yours | 100 | 1, -1 | nothing is clipped |
# | probabilities in an array | 16.118 | | clipped at 1e-7 |
# | straight from Keras' softmax | 100 | 1, -1 | Keras remembers the logits and goes back to them |
# | the same, times 1.0 | 16.118 | 0, 0 | it has forgotten them: clipped |
# | logits, with `from_logits=True` | 100 | 1, -1 | nothing is clipped |
#
# 16.118 is a wrong number, and that is the smaller harm. **The slope is 0**: on the lid the loss does not move, so the
# row that is most wrong teaches nothing. Often one reads that a softmax layer with this loss is fatal in Keras. That
# is no longer so: TensorFlow's part of Keras recovers the logits if the probabilities come straight from a softmax or
# sigmoid. But any line between the two, even times 1.0, switches that off without a word. So hand over logits: a last
# layer without activation, and `from_logits=True`.
#
# The last line of the output: 0.2 and 0.2 are no probabilities. Keras makes 0.5 and 0.5 of them, in silence, and says
# log 2 = 0.693.
#
# ## 8. Three more: margin, distributions, directions
#
# A row is on the right side by far. Should it still count for the loss? The cross-entropy says yes, a little.
# **Hinge loss** says no. With labels y of -1 and 1 and a score s, y s is the **margin**: positive if the side is
# right. From a margin of 1 on, the loss is 0, and so is its slope:
#
# $$\max(0,\; 1 - y\,s)$$

# %% drawing
def _draw_margins():
    m = np.linspace(-3, 3, 601)
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.7), layout="constrained")
    left, right = m[m < 1], m[m > 1]
    axes[0].plot(m[m < 0], 0 * m[m < 0] + 1, color="0.5", linewidth=2, linestyle=":", label="wrong or right")
    axes[0].plot(m[m > 0], 0 * m[m > 0], color="0.5", linewidth=2, linestyle=":")
    axes[0].plot(m, np.logaddexp(0, -m), color=BLUE, linewidth=2, label="cross-entropy")
    axes[0].plot(m, np.maximum(0, 1 - m), color=VERMILION, linestyle="--", linewidth=2, label="hinge")
    axes[0].set(title="Hinge: content from margin 1 on", xlabel="margin y s", ylabel="loss")
    axes[0].legend()
    axes[1].plot(m, -1 / (1 + np.exp(m)), color=BLUE, linewidth=2)
    axes[1].plot(left, 0 * left - 1, color=VERMILION, linestyle="--", linewidth=2)
    axes[1].plot(right, 0 * right, color=VERMILION, linestyle="--", linewidth=2)
    axes[1].set(title="Slopes: cross-entropy never stops pulling", xlabel="margin y s", ylabel="slope")
    plt.show()


_draw_margins()

# %% [markdown]
# The dotted line counts mistakes: 1 on the left, 0 on the right, with no slope to follow. The other two stand in for
# it. Hinge (dashed) reaches 0 at margin 1 and stays; the cross-entropy (blue) only comes nearer to 0. Beware: with
# labels 0 and 1 every row of label 0 would have margin 0 and the loss 1, *whatever the score*. (Keras turns 0 into
# -1.)
#
# ### Exercise: `hinge`

# %% exercise="hinge"
def hinge(y, s):
    """The mean hinge loss.

    y: labels, each -1 or 1, an array of shape (N,), N at least 1. They may be whole numbers of any signed width, or
        floats.
    s: scores, an array of shape (N,), whole numbers of any width or others. Two arrays of another, common shape are not
        asked.
    Returns the mean of max(0, 1 - y s), a number, right to an error of 1e-12 for scores up to 1000 in size. y and s
    stay as they are.
    ValueError if y holds any other number than -1 and 1, or if the two shapes differ.

    Example: hinge(np.array([1, -1, -1]), np.array([0.25, -3.0, 0.5])) is 0.75.
    """
    ### BEGIN SOLUTION
    if y.shape != s.shape:
        raise ValueError(f"labels of shape {y.shape}, scores of shape {s.shape}")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels must be -1 or 1")
    return np.maximum(0.0, 1.0 - y.astype(float) * s).mean()
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The largest of 0 and the rest is taken for each row, *before* the mean. `np.maximum` does that entry by entry.
# </details>
# <details><summary>Hint 2</summary>
#
# `np.isin(y, (-1, 1))` tells for each label whether it is allowed. Look at the shapes first.
# </details>

# %% check="hinge"
import numpy as np
from autograder import check

y, s = np.array([1, -1, 1, -1, 1]), np.array([0.25, 0.5, 3.0, -0.75, -2.0])
for name, labels, scores, right in (
    ("5 labels", y, s, 1.1), ("float labels, whole scores", y * 1.0, np.array([2, 0, -1, 3, 0]), 1.6),
    ("one label", y[:1], s[:1], 0.75), ("all beyond 1", y, 5 * y, 0.0), ("all wrong", -y, 1.5 * y, 2.5),
    ("a hair on either side of 1", np.array([1, -1, 1]), np.array([1 - 3e-9, -2, 1 + 3e-9]), 1e-9),
    ("8 bits", np.int8([-1, 1, -1]), np.int8([127, -128, 5]), 263 / 3),
    ("8 bits, unsigned scores", np.int8([1, -1]), np.uint8([0, 200]), 101.0),
):
    check(hinge, labels, scores).close(right, rtol=1e-9, atol=1e-12, name=name).unchanged()
for labels, scores in ((np.array([1, 0, 1, 0, 1]), s), (np.array([1, -1, 1, -1, 2]), s), (y * (1 - 1e-9), s),
                       (1.5 * y, s), (np.zeros(5), s), (y, s[:, None]), (y[:1], s), (y, s[:1]), (y, s[:4])):
    check(hinge, labels, scores).raises(ValueError)
### BEGIN HIDDEN TESTS
for N in (7, 40):
    y, s = 2 * check.rng.integers(0, 2, size=N) - 1, 2 * check.rng.normal(size=N)
    s[0] = 0.0
    right = sum(1 - a * b for a, b in zip(y, s, strict=True) if a * b < 1) / N
    check(hinge, y, s).close(right, rtol=1e-9, hint="Any number of rows.").unchanged()
y[3] = 0
check(hinge, y, s).raises(ValueError, hint="One label is 0.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# ### Two distributions
#
# The **Kullback-Leibler divergence** compares two whole distributions p and q over C classes. It is the surprise that
# q gets beyond what p itself has, and 0 only if both agree:
#
# $$\mathrm{KL}(p \,\|\, q) = \sum_c p_c \log \frac{p_c}{q_c}$$
#
# Worked, for p = (1/2, 1/2, 0) and q = (1/4, 1/4, 1/2): ½ log 2 + ½ log 2 + 0 = 0.693. A class with p = 0 adds
# nothing, since x log x goes to 0 with x; in NumPy `0 * np.log(0)` is NaN. Where p > 0 meets q = 0 it is infinite: q
# said *impossible*, and it happened. **Predict:** the other way round, KL(q ‖ p), with these same numbers?
#
# **Cosine** loss compares the *directions* of two vectors and forgets their lengths:
#
# $$1 - \cos(a, b) = 1 - \frac{a \cdot b}{\lVert a \rVert\, \lVert b \rVert}$$
#
# It is 0 for the same direction, 1 for a right angle, 2 for opposite ones. Keras' `CosineSimilarity` leaves the 1 out
# and gives -cos, from -1 to 1: same slope, another number.
#
# ### Exercise: `kl_divergence`, `cosine_loss`

# %% exercise="distances"
def kl_divergence(p, q):
    """The mean Kullback-Leibler divergence of the rows, KL(p || q).

    p, q: probabilities, two arrays of shape (N, C), N and C at least 1. Each is 0 or between 1e-300 and 1, and each row
        adds up to 1 (you need not look at that). They may be whole numbers, 0 and 1.
    Returns the mean over the N rows of the sum of p log(p / q), a number, right to a relative error of 1e-9 or to an
    error of 1e-12, whichever is larger. Where p is 0 a class adds 0, also if q is 0 there. Where p is above 0 and q is
    0 the result is np.inf. Nothing is clipped, there is no warning, and p and q stay as they are.
    ValueError if the two shapes differ.

    Example: kl_divergence(np.array([[0.5, 0.5, 0.0]]), np.array([[0.25, 0.25, 0.5]])) is 0.69314718.
    """
    ### BEGIN SOLUTION
    if p.shape != q.shape:
        raise ValueError(f"two arrays of shapes {p.shape} and {q.shape}")
    there = p > 0
    if np.any(q[there] == 0):
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)
    ### END SOLUTION


def cosine_loss(a, b):
    """The mean of 1 - cos of the angle between the rows of a and b.

    a, b: two arrays of shape (N, D), N and D at least 1. Entries are 0, or between 1e-50 and 1e50 in size. Each may
        hold whole numbers of any width.
    Returns the mean over the N rows of 1 - cos, a number, right to an error of 1e-12. A row of zeros has no direction:
    there cos counts as 0. There is no warning, and a and b stay as they are.
    ValueError if the two shapes differ.

    Example: cosine_loss(np.array([[3.0, 4.0], [1.0, 0.0]]), np.array([[6.0, 8.0], [0.0, 2.0]])) is 0.5.
    """
    ### BEGIN SOLUTION
    if a.shape != b.shape:
        raise ValueError(f"two arrays of shapes {a.shape} and {b.shape}")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths)
    return np.mean(1.0 - cos)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `kl_divergence`: take only the places where p is above 0. `p[p > 0]` is a flat array of them, and `q[p > 0]` is what
# stands there in q. First ask whether one of those is 0.
# </details>
# <details><summary>Hint 2</summary>
#
# The sum over all rows, divided by N, is the mean of the rows' sums. log(p / q) is log p - log q, which cannot
# overflow.
# </details>
# <details><summary>Hint 3</summary>
#
# `cosine_loss`: `np.linalg.norm(a, axis=1)` is the length of each row. Where the product of the lengths is 0, divide
# by 1 instead: the numerator is 0 there, too. Adding a small number to all denominators would spoil short rows.
# </details>

# %% check="distances"
import numpy as np
from autograder import check

P, Q = np.array([[0.5, 0.5, 0.0], [0.2, 0.7, 0.1]]), np.array([[0.25, 0.25, 0.5], [0.6, 0.3, 0.1]])
for name, p, q, right in (
    ("2 rows, 3 classes", P, Q, 0.533266612549), ("one row", P[1:], Q[1:], 0.373386044537), ("equal", P, P, 0.0),
    ("the other way round", Q[1:], P[1:], 0.404978015085), ("one class", P[:, :1] * 0 + 1, P[:, :1] * 0 + 1, 0.0),
    ("p above 0 meets 0", Q, P, np.inf), ("1e-300 meets 0", np.array([[1e-300, 1]]), np.array([[0, 1.0]]), np.inf),
    ("whole numbers, 2 classes", np.array([[1, 0], [0, 1]]), np.array([[0.25, 0.75], [0.6, 0.4]]), 1.151292546497),
    ("q = 1e-300", np.array([[0.5, 0.5]]), np.array([[1.0, 1e-300]]), 344.694616768547),
    ("p = 1e-9", np.array([[1 - 1e-9, 1e-9]]), np.array([[1.0, 1e-300]]), 6.69052262062e-7),
):
    check(kl_divergence, p, q).close(right, rtol=1e-9, atol=1e-12, name=f"kl_divergence: {name}").quiet().unchanged()
A, B = np.array([[3.0, 4.0, 0.0], [1.0, 0.0, -1.0], [0.0, 0.0, 0.0]]), np.array([[6.0, 8.0, 0], [0, 2, 2], [1, 2, 3]])
for name, a, b, right in (
    ("3 rows, one of zeros", A, B, 0.833333333333), ("opposite", A[:1], -2 * B[:1], 2.0), ("zeros", 0 * A, 0 * B, 1.0),
    ("one column", A[:, :1], B[:, :1] - 5, 1.0), ("1e-50 and 1e50", 1e-50 * A[:2], 1e50 * B[:2], 0.75),
    ("1e-50", 1e-50 * A[:2], 1e-50 * B[:2], 0.75), ("1e-5", 1e-5 * A[:2], 1e-6 * B[:2], 0.75),
    ("2 rows, 2 columns", A[:2, :2], B[1::-1, :2], 0.3), ("4e9", np.array([[4 * 10**9]]), np.array([[4 * 10**9]]), 0.0),
    ("8 bits", np.uint8([[200, 100], [0, 7]]), np.uint8([[100, 200], [0, 9]]), 0.1),
):
    check(cosine_loss, a, b).close(right, atol=1e-11, name=f"cosine_loss: {name}").quiet().unchanged()
for a, b in ((P, Q[:1]), (P, Q.T), (P[:, :1], Q), (P, Q[0])):
    check(kl_divergence, a, b).raises(ValueError), check(cosine_loss, a, b).raises(ValueError)
### BEGIN HIDDEN TESTS
import math

for N, C in ((5, 4), (1, 6), (3, 3)):
    p, q = check.rng.uniform(0.1, 1, size=(C, N)).T, check.rng.uniform(0.1, 1, size=(C, N)).T
    p[0, 0] = 0.0
    p, q = p / p.sum(axis=1, keepdims=True), np.ascontiguousarray(q / q.sum(axis=1, keepdims=True))
    right = sum(a * math.log(a / b) for a, b in zip(p.flat, q.flat, strict=True) if a) / N
    check(kl_divergence, p, q).close(right, rtol=1e-9, atol=1e-12, hint="Any N and C, with a 0 in p.").unchanged()
    a, b = check.rng.normal(size=(C, N)).T, check.rng.normal(size=(C, N)).T
    a[0, 0] = 0.0
    right = 1 - sum(u @ v / math.sqrt(u @ u * (v @ v)) for u, v in zip(a, b, strict=True)) / N
    check(cosine_loss, a, b).close(right, rtol=1e-9, atol=1e-12, hint="Any N and D.").unchanged()
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# KL(q ‖ p) of the worked example is infinite: q gives 1/2 to a class that p calls impossible. So the divergence is no
# distance: **it matters which one comes first**. That decides what a network learns that cannot be right everywhere.
# Here p has two humps, and q may only be *one* bell, of any place and width. **Predict:** where will the best bell lie
# if KL(p ‖ q) is made small? And if KL(q ‖ p) is?

# %% drawing
def _draw_two_ways():
    x = np.linspace(-6, 6, 121)

    def bell(centre, width):
        weights = np.exp(-0.5 * ((x - centre) / width) ** 2) + 1e-12
        return (weights / weights.sum())[None]

    p = 0.6 * bell(-2, 0.6) + 0.4 * bell(2, 0.6)
    bells = {(c, w): bell(c, w) for c in np.linspace(-3, 3, 25) for w in np.linspace(0.4, 3.2, 15)}
    best = {"KL(p ‖ q): covers all": min(bells, key=lambda key: kl_divergence(p, bells[key])),
            "KL(q ‖ p): picks one": min(bells, key=lambda key: kl_divergence(bells[key], p))}
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.5), layout="constrained", sharey=True)
    for ax, (name, key) in zip(axes, best.items(), strict=True):
        ax.fill_between(x, p[0], color="0.8", label="p, two humps")
        ax.plot(x, bells[key][0], color=BLUE, linewidth=2, label=f"best q: at {key[0]:.2f}, width {key[1]:.1f}")
        ax.set(title=name, xlabel="x", ylim=(0, 0.075))
        ax.legend(loc="upper right", fontsize=9)
    axes[0].set_ylabel("probability")
    plt.show()


_draw_two_ways()

# %% [markdown]
# p is grey, the best bell blue. On the left, KL(p ‖ q), it is wide and lies between the humps: wherever p has
# something q must have something, or it becomes expensive. On the right, KL(q ‖ p), it sits on the larger hump alone:
# it pays only where q itself is. Your cross-entropy is of the first kind: for one-hot rows p it *is* KL(p ‖ q).
#
# A second good place for a break.
#
# ## 9. Next to Keras
#
# **Predict.** Your functions and Keras' compute the same formulas, both in float64 here. How large will the largest
# differences be? And which one of these losses gets probabilities, so that Keras clips them as in section 7?

# %%
def _next_to_keras():
    rng = np.random.default_rng(0)
    y, p = rng.normal(size=(50, 3)), rng.normal(size=(50, 3))
    logits, labels = 5 * rng.normal(size=(50, 3)), rng.integers(0, 3, size=50)
    tensor = keras.ops.convert_to_tensor(logits)
    P, Q = softmax(y), softmax(p)
    zero_one, score = (rng.uniform(size=50) < 0.4) * 1.0, 4 * rng.normal(size=50)
    K = keras.losses
    pairs = {
        "mse": (mse(y, p)[0], K.MeanSquaredError(dtype="float64")(y, p)),
        "mae": (mae(y, p)[0], K.MeanAbsoluteError(dtype="float64")(y, p)),
        "huber, δ = 0.75": (huber(y, p, 0.75)[0], K.Huber(0.75, dtype="float64")(y, p)),
        "softmax": (softmax(logits), keras.ops.softmax(tensor)),
        "log_softmax": (log_softmax(logits), keras.ops.log_softmax(tensor)),
        "cross_entropy, none": (cross_entropy(logits, labels, "none"), K.SparseCategoricalCrossentropy(
            from_logits=True, reduction="none", dtype="float64")(labels, logits)),
        "bce_with_logits": (bce_with_logits(zero_one, score)[0],
                            K.BinaryCrossentropy(from_logits=True, dtype="float64")(zero_one, score)),
        "hinge": (hinge(2 * zero_one - 1, score), K.Hinge(dtype="float64")(zero_one, score)),
        "kl_divergence": (kl_divergence(P, Q), K.KLDivergence(dtype="float64")(P, Q)),
        "cosine_loss": (cosine_loss(y, p), 1 + np.array(K.CosineSimilarity(dtype="float64")(y, p))),
    }
    for name, (mine, theirs) in pairs.items():
        print(f"{name:20} largest difference {np.abs(np.array(mine) - np.array(theirs)).max():.1e}")
    twice = float(kl_divergence(np.array([[0.5, 0.5, 0.0]]), np.array([[0.25, 0.25, 0.5]])))
    theirs = float(K.KLDivergence(dtype="float64")(np.array([[0.5, 0.5, 0.0]]), np.array([[0.25, 0.25, 0.5]])))
    print(f"\nkl_divergence of the worked example: yours {twice:.9f}, Keras {theirs:.9f}")
    z = tf.Variable(logits)
    with tf.GradientTape() as tape:
        value = K.SparseCategoricalCrossentropy(from_logits=True, dtype="float64")(labels, z)
    print("cross_entropy_grad: largest difference "
          f"{np.abs(tape.gradient(value, z).numpy() - cross_entropy_grad(logits, labels)).max():.1e}")
    column = K.MeanSquaredError(dtype="float64")(_targets, _targets[:, None])
    print("the trap of section 2, in Keras:", float(column))


_next_to_keras()

# %% [markdown]
# All ten agree to the last digit or two, on probabilities that are not near 0. The one that gets probabilities is the
# Kullback-Leibler divergence, and below the table it parts: for the worked example 0.693147 by yours and 0.693146 by
# Keras', which clips its probabilities at 1e-7: the class with p = 0 gets 1e-7 and takes part.
# Where q is 0 and p is not, yours says infinite and Keras' some number below 17: the lid of section 7.
#
# Keras' cosine loss had to get its 1 back, and Keras' hinge was given labels 0 and 1. The last line is the trap of
# section 2: Keras takes the column's axis off, and says 0.
#
# Without `dtype="float64"` Keras computes these losses in float32 and agrees to 7 digits: 100.0 and not 16.118 came out
# in section 7 because its logits were float32 from the start. With float64 logits the loss converts the probabilities
# to float32, and forgets the logits on the way.
#
# ## 10. Which loss for which task?
#
# ### Exercise: `pick_loss`
#
# Eight tasks, and eight pairs of a last activation and a loss. For each task give the letter of the pair that fits
# best. Each letter is used once.
#
# - **a** sigmoid, one unit; binary cross-entropy
# - **b** sigmoid, one unit for each label; binary cross-entropy of each
# - **c** softmax; cross-entropy with whole-number labels (`sparse_categorical_crossentropy`)
# - **d** softmax; cross-entropy with rows of C numbers (`categorical_crossentropy`)
# - **e** linear; mean squared error
# - **f** linear; Huber
# - **g** linear; cosine
# - **h** linear, one unit; hinge
#
# 1. `digits`: A picture shows one of ten digits. The labels are 0 to 9.
# 2. `wines`: A wine is of one of three kinds. The labels are rows such as (0, 1, 0).
# 3. `spam`: A mail is spam or not, labels 0 and 1. Wanted is the *probability* of spam.
# 4. `tags`: A photo may show any of 20 things, several at once or none. The labels are rows of 20 zeros and ones.
# 5. `yield_mean`: How many tons will a field bear? The sum over all fields counts, so the *mean* of what may come is
#    wanted.
# 6. `sensor`: What will a sensor show next? One reading in a hundred is nonsense, a thousand times too large, and
#    should not count for much.
# 7. `meaning`: A sentence becomes a vector of 300 numbers that shall point where a given vector points. Lengths mean
#    nothing.
# 8. `margin`: Two classes, labels -1 and 1. No probabilities are wanted; rows that are clearly right should not count
#    any more.

# %% exercise="pick_loss"
pick_loss = {
    "digits": ...,       # "a" to "h"
    "wines": ...,
    "spam": ...,
    "tags": ...,
    "yield_mean": ...,
    "sensor": ...,
    "meaning": ...,
    "margin": ...,
}
### BEGIN SOLUTION
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "b", "yield_mean": "e", "sensor": "f", "meaning": "g",
             "margin": "h"}
### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# First sort by the last activation: is it one of several classes, a yes or no (or many of them), or a number?
# </details>
# <details><summary>Hint 2</summary>
#
# Softmax makes classes compete: its outputs add up to 1. That is right where exactly one class is true, and wrong
# where several may be.
# </details>

# %% check="pick_loss"
from autograder import check

check.quiz(pick_loss, {
    "digits": check.hashed("c"),
    "wines": check.hashed("d"),
    "spam": check.hashed("a"),
    "tags": check.hashed("b"),
    "yield_mean": check.hashed("e"),
    "sensor": check.hashed("f"),
    "meaning": check.hashed("g"),
    "margin": check.hashed("h"),
}, because={
    "digits": "Exactly one of ten classes, so they compete. And of which form are the labels?",
    "wines": "Exactly one of three classes, so they compete. And of which form are the labels?",
    "spam": "One yes or no, and its probability. How many outputs are needed, and what lies between 0 and 1?",
    "tags": "Several things may be there at once, so they must not compete: each is a yes or no of its own.",
    "yield_mean": "Which loss of section 1 is smallest at the mean?",
    "sensor": "A wild reading must not pull harder and harder. Which loss of section 1 is straight far out?",
    "meaning": "Only the direction counts.",
    "margin": "Which loss is 0 from a margin of 1 on?",
})
check.score(2)

# %% [markdown]
# ## 11. Mend it
#
# If the labels are 0 and 1, the best logits are infinitely far apart: the cross-entropy never stops pulling. **Label
# smoothing** aims at something that can be reached. Of the true class's 1 it takes a part s and deals it out to all C
# classes alike, the true one too. The target of a row is then
#
# $$t_c = (1 - s)\,[c = y] + \frac{s}{C}, \qquad L = -\frac1N \sum_n \sum_c t_{nc} \log p_{nc}, \qquad
# \frac{\partial L}{\partial z_{nc}} = \frac{p_{nc} - t_{nc}}{N}$$
#
# With C = 4 and s = 0.2 the targets of a row with label 1 are 0.05, 0.85, 0.05, 0.05. A colleague wrote it. His lines
# have numbers.

# %% given
def hasty_loss(logits, y, smoothing=0.0):
    """The smoothed cross-entropy, and how it moves with each logit."""
    N, C = logits.shape                                     # 1
    T = np.zeros((N, C))                                    # 2
    T[np.arange(N), y] += 1                                 # 3
    T = (1 - smoothing) * T + smoothing / (C - 1)           # 4
    logits -= logits.max()                                  # 5
    E = np.exp(logits)                                      # 6
    P = E / E.sum(axis=1)[:, None]                          # 7
    log_P = np.log(P + 1e-7)                                # 8
    loss = -np.einsum("nc,nc->", T, log_P)                  # 9
    return loss, P - T                                      # 10


# %% [markdown]
# He tried it on the first row of section 5, logits 2, 1, 0 with label 0, and was content:

# %%
_hasty, _slope = hasty_loss(np.array([[2.0, 1.0, 0.0]]), np.array([0]))
print("loss", round(float(_hasty), 5), " slope", _slope.round(5))

# %% [markdown]
# 0.408 is right, and so is the slope. **Predict:** what will it give for the rows (1000, 0) and (0, 1)? Hunt in a cell
# of your own: call it with what he did not try, and look at the array that you passed in, too. Note the numbers of the
# lines that are at fault. You will be asked for them.
#
# ### Exercise: `mend_loss`

# %% exercise="mend_loss"
def mend_loss(logits, y, smoothing=0.0):
    """The mean smoothed cross-entropy, and how it moves with each logit.

    logits: an array of shape (N, C), N and C at least 1: numbers from -1000 to 1000, and rows may lie as far apart as
        that. It may hold whole numbers of any width.
    y: labels 0 ... C - 1, whole numbers of any width, an array of shape (N,). Other labels and shapes are not asked.
    smoothing: s, a number from 0 to 1. With 0 it is the loss and the slope of section 5.
    Returns (loss, dlogits): the mean over the N rows, a number, right to a relative error of 1e-9 or to an error of
    1e-12, whichever is larger; and a new array of shape (N, C), each entry right to an error of 1e-12. Nothing is
    clipped. There is no warning, and logits and y stay as they are.

    Example: mend_loss(np.array([[2.0, 1.0, 0.0]]), np.array([0]), 0.3) is (0.70760596, [[-0.13475904, 0.14472847,
    -0.00996943]]).
    """
    ### BEGIN SOLUTION
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1.0
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -(T * log_P).sum() / N
    return loss, (np.exp(log_P) - T) / N
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Four inputs find everything: two ordinary rows with a smoothing that is not 0; one row with a gap of 40 and the lower
# logit as its label; two rows 1000 apart; logits of 8 bits. Mend as you go: a NaN hides what is wrong behind it. For a
# smoothing of 0 you have `cross_entropy` and `cross_entropy_grad` to compare with.
# </details>
# <details><summary>Hint 2</summary>
#
# Your `log_softmax` takes the place of four of his lines. e to the power of it is P.
# </details>
# <details><summary>Hint 3</summary>
#
# What is left: into how many parts s is dealt out, and the mean, of the loss and of its slope.
# </details>

# %% check="mend_loss"
import numpy as np
from autograder import check

Z, y = np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0], [0.5, 0.5, 0.5], [-2.0, 0.0, 1.0]]), np.array([1, 0, 2, 2])
for name, logits, labels, s, loss, slopes in (
    ("4 rows, 3 classes, s = 0.1", Z, y, 0.1, 1.281969298325,
     [[0.04947264107, -0.07620040353, 0.02672776246], [-0.22168017769, -0.00404637695, 0.22572655464],
      [0.075, 0.075, -0.15], [0.00044642341, 0.05654078175, -0.05698720516]]),
    ("one row, s = 0.3", Z[1:2], [2], 0.3, 0.765883903757, [[-0.05338737742, -0.08285217445, 0.13623955188]]),
    ("one class, s = 0.25", Z[:, :1], [0, 0, 0, 0], 0.25, 0.0, [[0.0], [0.0], [0.0], [0.0]]),
    ("2 rows, 2 classes, s = 1", [[1.5, -0.5], [0.25, 2.0]], [0, 0], 1, 1.081076080741,
     [[0.19039853899, -0.19039853899], [-0.17597640098, 0.17597640098]]),
    ("8 bits, s = 0.2", np.uint8([[3, 5], [250, 249]]), np.uint8([1, 1]), 0.2, 0.770094849281,
     [[0.00960146101, -0.00960146101], [0.31552928932, -0.31552928932]]),
    ("gaps of 1000, rows far apart, s = 0.1", [[1000.0, 0], [0, 1.0], [-1000.0, 0]], [1, 0, 1], 0.1, 333.754420562506,
     [[0.31666666667, -0.31666666667], [-0.22701952621, 0.22701952621], [-0.01666666667, 0.01666666667]]),
    ("gaps of 40 and 100, s = 0", [[0, 40.0], [100.0, 0]], [0, 1], 0.0, 70.0, [[-0.5, 0.5], [0.5, -0.5]]),
):
    came = check(mend_loss, np.array(logits), np.array(labels), s).quiet().unchanged()
    came.holds("two things come back", lambda came: len(came) == 2)
    hint = "Numbers of 8 bits wrap around: make floats before you subtract." if "8 bits" in name else ""
    came[0].close(loss, rtol=1e-9, atol=1e-12, name=f"{name}: the loss", hint=hint)
    came[1].close(np.array(slopes), atol=1e-11, name=f"{name}: the slope", hint=hint)
check(mend_loss, Z, y)[0].close(1.244469298325, rtol=1e-9, name="without a smoothing: the loss").fresh()
### BEGIN HIDDEN TESTS
import math

for N, C in ((5, 4), (1, 6), (3, 3), (6, 1)):
    Z, y, s = 10 * check.rng.normal(size=(C, N)).T, check.rng.integers(0, C, size=N), float(check.rng.uniform(0.1, 0.9))
    Z.flat[0] = 0.0
    Z += 500.0 * np.arange(N)[:, None] / N
    log_p = np.array([[-math.log(sum(math.exp(a - b) for a in row)) for b in row] for row in Z])
    T = np.array([[s / C + (1 - s) * (c == k) for k in range(C)] for c in y])
    came = check(mend_loss, Z, y, s).unchanged().fresh()
    came[0].close(-sum((T * log_p).flat) / N, rtol=1e-9, atol=1e-11, hint="Any N, C and s.")
    came[1].close((np.exp(log_p) - T) / N, rtol=1e-9, atol=1e-11, hint="Any N, C and s.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Next to Keras, with a smoothing of 0.1, where his lines and yours go apart:

# %%
def _mended_next_to_keras():
    Z, y = np.array([[1000.0, 0.0], [0.0, 1.0], [2.0, 2.5]]), np.array([1, 0, 1])
    theirs = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1, dtype="float64")
    with np.errstate(all="ignore"):
        print("his:  ", float(hasty_loss(Z.copy(), y, 0.1)[0]))
    print("yours:", float(mend_loss(Z, y, 0.1)[0]))
    print("Keras:", float(theirs(np.eye(2)[y], Z)))


_mended_next_to_keras()

# %% [markdown]
# ## Check yourself
#
# 1. `shift`: You add 5 to all logits of one row. Its probabilities **a** grow **b** shrink **c** stay the same.
# 2. `start`: Ten classes, and a new network gives every class the same logit. Its cross-entropy is **a** 0.1 **b** log
#    10 **c** 1.
# 3. `gap`: `np.log(softmax(Z))` for the row 1000, 0 gives for the second class **a** -1000 **b** -inf **c** NaN.
# 4. `slope`: A batch of 4 rows; the logits of one are 0 and 0, its label is 0. What is the slope of the mean
#    cross-entropy for the first logit of that row? A number.
# 5. `clip`: Keras gets probabilities in an array, and the true class has p = 0. The loss is **a** 16.118 **b** 100
#    **c** infinite.
# 6. `batches`: Batches of 100, 100 and 50 rows have the mean losses 1, 1 and 3. What is the mean over all rows? A
#    number.
# 7. `stuck`: y = 1, z = -20. The slope of the squared miss of the sigmoid is **a** almost -1 **b** almost 0 **c**
#    about -20.
# 8. `same`: A network with outputs of shape (N, 1) and targets of shape (N,) answers nearly the same number for all
#    rows. Look first at **a** the learning rate **b** the shapes in the loss **c** the activation.
# 9. `faults`: Which lines of `hasty_loss` are at fault, for all that `mend_loss` promises? A list of numbers, in any
#    order. A line that is right by itself, and only goes on with what an earlier line made, does not count.

# %% exercise="losses_quiz"
quiz = {
    "shift": ...,      # 1: "a", "b" or "c"
    "start": ...,      # 2: "a", "b" or "c"
    "gap": ...,        # 3: "a", "b" or "c"
    "slope": ...,      # 4: a number
    "clip": ...,       # 5: "a", "b" or "c"
    "batches": ...,    # 6: a number
    "stuck": ...,      # 7: "a", "b" or "c"
    "same": ...,       # 8: "a", "b" or "c"
    "faults": ...,     # 9: a list of numbers
}
### BEGIN SOLUTION
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b", "same": "b",
        "faults": [4, 5, 8, 9, 10]}
### END SOLUTION

# %% check="losses_quiz"
from autograder import check

check.quiz(quiz, {
    "shift": check.hashed("c"),
    "start": check.hashed("b"),
    "gap": check.hashed("b"),
    "slope": check.hashed(-0.125),
    "clip": check.hashed("a"),
    "batches": check.hashed(1.4),
    "stuck": check.hashed("b"),
    "same": check.hashed("b"),
    "faults": check.hashed([4, 5, 8, 9, 10]),
}, because={
    "shift": "e to the power of 5 stands above and below the line, and cancels.",
    "start": "Each class gets 1/10. What is minus the logarithm of that?",
    "gap": "The probability was rounded to 0 before the logarithm saw it.",
    "slope": "What was said minus what is true, and each row counts 1/N.",
    "clip": "An array has no logits to go back to. What is -log of 1e-7?",
    "batches": "Sum up the losses of all 250 rows, then divide.",
    "stuck": "The sigmoid's own slope is a factor of it. How large is that at -20?",
    "same": "What does the loss of section 2 make of all predictions?",
    "faults": "Compare the lines with the formulas one by one. Some that look strange are right; five are not.",
})
check.score(2)

# %% [markdown]
# ## In your own words
#
# A colleague trains a classifier of 5 classes. Her last layer is a softmax. Since "the loss was sometimes infinite"
# she now computes `P = np.clip(P, 1e-7, 1)` and then `-np.log(P[np.arange(N), y]).sum()`, and derives both exactly.
# The loss is finite now. But a few rows that are badly wrong stay wrong for ever, at a loss of 16.118 each. And when
# she doubles the batch, the training that was steady begins to jump. Explain both observations, and say which lines
# she should write instead. Four to six sentences.
#
# One point is for the rows that stay wrong, and what to do; one for the jumping, and what to do.

# %% [markdown] written="two_habits" points=2
# ### BEGIN SOLUTION
# Where p is below 1e-7, clip answers 1e-7 whatever p is: 16.118 is -log(1e-7), the lid. There the loss does not move
# if the logits move a little, so its slope is 0, and a row that is that wrong is never corrected. She should not clip
# but go round the probability: take the logits, subtract each row's largest and compute log p as z - m - log(sum of
# exp(z - m)); the loss is then finite (100 at a gap of 100), and its slope, p minus the one-hot row, is almost 1 in
# size where the network is most wrong. Her loss is also a *sum* over the rows: twice the batch makes the slope, and so
# the step, about twice as long, and the learning rate that was right is now too large. With the mean (divide by N, or
# `.mean()`) the step does not depend on the size of the batch; or she halves the rate.
#
# Grading guide. One point: on the lid the loss is level, the slope is 0, so nothing is learned from the row; and
# logits with log-softmax (or `from_logits=True`) instead of a clip. Half a point if only "clipping makes the loss
# wrong" is said. One point: a sum grows with the batch, so does the step; and the mean, or a smaller rate.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - The loss says what a good answer is. Squares ask for the mean, sizes for the median, Huber for something between.
# - (N,) against (N, 1) makes N² misses, and the network learns the mean of all targets. Look at shapes, or refuse.
# - Softmax does not change when a row is shifted. Subtract each row's own largest logit.
# - Never take the logarithm of a probability that you could have had from the logits: z - m - log(sum of exp(z - m)).
# - The slope of the cross-entropy is softmax minus truth, divided by N. It is as large as the mistake. That of the
#   squared miss of a sigmoid is almost 0 where it is most wrong.
# - A new network with C classes should start at a loss near log C.
# - A clipped probability has a lid of 16.118 and no slope. Hand logits to the loss, in Keras with `from_logits=True`.
# - A sum over samples grows with the batch; a mean does not. The mean of batch means is right for equal batches only.
# - KL(p ‖ q) is not KL(q ‖ p). Keras' cosine loss is -cos. Hinge wants labels -1 and 1.
#
# **Sources.** Huber (1964), "Robust estimation of a location parameter", *Annals of Mathematical Statistics* 35.
# Kullback & Leibler (1951), "On information and sufficiency", *Annals of Mathematical Statistics* 22. Bridle (1990),
# "Probabilistic interpretation of feedforward classification network outputs", in *Neurocomputing*, NATO ASI Series F
# 68 (the name softmax). Cortes & Vapnik (1995), "Support-vector networks", *Machine Learning* 20 (hinge). Szegedy et
# al. (2016), "Rethinking the Inception architecture for computer vision", CVPR (label smoothing). Goodfellow, Bengio &
# Courville (2016), *Deep Learning*, sections 4.1, 6.2 and 3.13. Blanchard, Higham & Higham (2021), "Accurately
# computing the log-sum-exp and softmax functions", *IMA Journal of Numerical Analysis* 41.
