# ---
# title: The perceptron
# objectives:
#   - say what the weights and the bias of a neuron do to its decision boundary
#   - write a neuron with a step activation, and the rule that trains it, in NumPy
#   - tell when training ends, how long it can take, and what the learning rate has to do with it
#   - keep the best line where no line is right for all samples
#   - prove that one neuron cannot compute XOR, and build a network of three that can
# minutes: 150
# prerequisites: ["01 Foundations"]
# ---

# %% [markdown]
# A perceptron is a single artificial neuron: a weighted sum, and a decision. Frank Rosenblatt described it in 1958.
# It is small enough to understand completely, and every network in this course is made of units like it.
#
# Run a check as often as you like: it tells you what came, what was expected and, where it can, which mistake it looks
# like. Under each check there are hints; open them one at a time.
#
# The examples in the docstrings hold up to rounding, and NumPy's numbers are written plainly there: 0.4, not
# np.float64(0.4). Where rounding alone decides whether a score is 0, either label is right, and no check asks for one.

# %% given
import numpy as np

from autograder import check
from course import datasets

X_and, y_and = datasets.gate("AND")
X_xor, y_xor = datasets.gate("XOR")

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def _draw_boundary(ax, w, b, **style):
    """Draw the line of all points with w[0] * x1 + w[1] * x2 + b = 0, whatever its slope."""
    limits = ax.axis()
    foot = -b * w / (w @ w)
    ax.axline(foot, foot + np.array([-w[1], w[0]]), **{"color": "black", "linewidth": 2, **style})
    ax.axis(limits)


def _larger_marks(ax, where="lower left"):
    """Draw the points of a gate larger and over the lines, and put the legend where it hides none of them."""
    for marks in ax.collections:
        if hasattr(marks, "set_sizes"):
            marks.set(sizes=[90], zorder=3)
    ax.legend(loc=where)


# %% [markdown]
# ## Recall: arrays, shapes and labels
#
# Three questions on what you bring with you. Answer from memory, then run the check.
#
# 1. `X` has shape (4, 2), `w` has shape (2,). What is the shape of `X @ w`?
#    **a** (4,)  **b** (4, 2)  **c** (2,)
# 2. `y = np.array([0, 1, 1, 0])` holds labels. What is `2 * y - 1`?
#    **a** `[0, 1, 1, 0]`  **b** `[-1, 1, 1, -1]`  **c** `[1, -1, -1, 1]`
# 3. `y` is as before and `p = np.array([1, 1, 0, 0])`. Which number is `np.sum(y != p)`?

# %% exercise="recall"
recall = {
    "shape": ...,    # "a", "b" or "c"
    "signs": ...,    # "a", "b" or "c"
    "count": ...,    # a whole number
}
### BEGIN SOLUTION
recall = {"shape": "a", "signs": "b", "count": 2}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "shape": check.hashed("a"),
    "signs": check.hashed("b"),
    "count": check.hashed(2),
}, because={
    "shape": "(N, D) @ (D,): the D in the middle is summed away, one number for each row is left.",
    "signs": "Work it out for y = 0 and for y = 1: the arithmetic is done element by element.",
    "count": "y != p is an array of truth values; in a sum each True counts 1. Compare place by place.",
})
check.score(1)

# %% [markdown]
# ## 1. A neuron draws a line
#
# **Predict first.** The logic gate AND has two inputs and answers 1 only if both are 1. Draw its four cases as
# corners of a square, in your head or on paper. Can one straight line keep the corner with label 1 apart from the
# others? Where would you draw it? Now run the cell.

# %% drawing
def _draw_and():
    fig, axes = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
    plots.points(X_and, y_and, axes[0], title="AND: one corner has label 1")
    plots.points(X_and, y_and, axes[1], title="One line separates it: $x_1 + x_2 - 1.5 = 0$")
    _draw_boundary(axes[1], np.array([1.0, 1.0]), -1.5)
    axes[1].annotate("", xy=(0.65, 1.45), xytext=(0.35, 1.15),
                     arrowprops={"arrowstyle": "-|>", "color": GREEN, "linewidth": 2})
    axes[1].text(0.68, 1.35, "$w$", color=GREEN, fontsize=13)
    for ax in axes:
        ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal")
        _larger_marks(ax)


_draw_and()

# %% [markdown]
# In the figure, three corners of a square are blue circles (label 0), and (1, 1) is a vermilion square (label 1). On
# the right a black line, falling from the upper left to the lower right, cuts (1, 1) off from the other three.
#
# The black line is a **decision boundary**: on one side the neuron answers 1, on the other 0. The green arrow shows
# the direction of the weight vector $w = (1, 1)$; it is drawn shorter than $w$ is, so that it fits. It stands at a
# right angle to the line and points to the side of the 1s.
#
# A neuron computes a **score** and then decides by its sign:
#
# $$z = x_1 w_1 + x_2 w_2 + \dots + x_D w_D + b = x \cdot w + b, \qquad
# \hat{y} = \mathrm{step}(z) = \begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}$$
#
# Worked example, AND with $w = (1, 1)$ and $b = -1.5$:
#
# | $x_1$ | $x_2$ | $z = x_1 + x_2 - 1.5$ | $\hat{y}$ |
# | --- | --- | --- | --- |
# | 0 | 0 | -1.5 | 0 |
# | 0 | 1 | -0.5 | 0 |
# | 1 | 0 | -0.5 | 0 |
# | 1 | 1 | 0.5 | 1 |
#
# - The **boundary** is where $z = 0$. A point that lies exactly on it gets label 1: that is our convention, others
#   write $z > 0$.
# - The **weights** turn the boundary, the **bias** $b$ shifts it without turning it. Without a bias it must pass
#   through the origin.
# - Multiply $w$ *and* $b$ by the same positive number, and every $z$ keeps its sign: same boundary, same labels.
#   Multiply $w$ alone, and the boundary moves: with $w = (2, 2)$ and $b = -1.5$ the neuron answers like OR.
#
# First the decision.

# %% exercise="step"
def step(z):
    """The step activation: 1 where z is at least 0, else 0.

    Arguments
        z: a number, or an array of any shape with at least one entry: whole numbers or others, all of them finite.
    Returns
        0 and 1, as whole numbers or floats, in an array of the same shape as z; for a single number, 0 or 1 (or an
        array of shape ()). However close to 0 a negative number is, its answer is 0; -0.0 equals 0. z itself stays as
        it is.

    >>> step(np.array([-1.5, 0.0, 2.0]))
    array([0, 1, 1])
    """
    ### BEGIN SOLUTION
    return np.where(z >= 0, 1, 0)
    ### END SOLUTION


# %% check="step"
import numpy as np
from autograder import check

z = np.array([-1.5, 0.0, 0.25, 2.0])
check(step, z).equal(np.array([0, 1, 1, 1]))
check(step, z).unchanged()
z = np.array([[3, -1, -2], [-3, 0, 1]]).T
check(step, z).equal(np.array([[1, 0], [0, 1], [0, 1]]), name="whole numbers, shape (3, 2)")
check(step, np.array([[-0.5, 1.5]])).equal(np.array([[0, 1]]), name="one row")
check(step, np.array([[1e-12], [-1e-12], [-1e-20], [-1e-50]])).equal(np.array([[1], [0], [0], [0]]),
                                                                     name="one column, very close to 0")
check(step, np.array([-0.0, 0.0])).equal(np.array([1, 1]), name="-0.0 equals 0")
check(step, -4.0).equal(0)
check(step, 0).equal(1)
### BEGIN HIDDEN TESTS
z = np.round(check.rng.normal(size=(6, 4)) * 3)
check(step, z).equal((z >= 0).astype(int), hint="Negative, positive and zero, in an array of two dimensions.")
z = check.rng.normal(size=(2, 3, 4)) * 1e-10
check(step, z).equal((z >= 0).astype(int), hint="Three dimensions, and numbers very close to 0.")
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# A comparison such as `z < 5` works on a whole array and on a single number. It gives truth values.
# </details>
# <details><summary>Hint 2</summary>
#
# `np.where(condition, a, b)` chooses `a` where the condition is true and `b` elsewhere. It never changes `z`.
# </details>
#
# Now the whole neuron, for many samples at once. As everywhere in this course the rows of `X` are samples, so one
# matrix product gives all scores: `X (N, D)` times `w (D,)` is `(N,)`.

# %% exercise="perceptron_predict"
def perceptron_predict(X, w, b):
    """The labels that one neuron gives to N samples.

    Arguments
        X: samples, an array of shape (N, D), N at least 1.    w: weights, an array of shape (D,).
        b: the bias, a number. All of these may hold whole numbers, and all of w may be 0.
    Returns
        labels, an array of shape (N,): step of each row's score, so numbers 0 and 1, no truth values. X and w stay as
        they are.

    >>> perceptron_predict(np.array([[0.0, 1.0], [1.0, 1.0], [2.0, 0.0]]), np.array([1.0, 1.0]), -1.5)
    array([0, 1, 1])
    """
    ### BEGIN SOLUTION
    return step(X @ w + b)
    ### END SOLUTION


# %% check="perceptron_predict"
import numpy as np
from autograder import check

# 7 samples with 3 features. Their scores without the bias: 0.5, 1, -0.25, 2.25, 0.75, -2.25, 1.
X = np.array([[0.5, 0.0, 0.25, 1.0, 0.5, 0.0, 0.5],
              [0.0, -0.5, 0.25, -0.5, 0.0, 1.0, 0.0],
              [0.0, 0.0, 0.0, 0.5, 0.5, -0.5, 1.0]]).T
w, b = np.array([1.0, -2.0, 0.5]), -0.75
check(perceptron_predict, X, w, b).shape((7,))
check(perceptron_predict, X, w, b).equal(np.array([0, 1, 0, 1, 1, 0, 1]))
check(perceptron_predict, X, w, b).unchanged()
X, w = np.array([[2, 1], [1, 1], [0, -1]]), np.array([0.5, -0.75])
check(perceptron_predict, X, w, -0.25).equal(np.array([1, 0, 1]), name="whole numbers, scores 0, -0.5, 0.5")
X, w = np.array([[-2.0, 1.0, 0.0, 3.0]]), np.array([1.0, 0.5, 4.0, 0.25])
check(perceptron_predict, X, w, 1).equal(np.array([1]), name="one sample, score 0.25")
X, w = np.array([[1e-10], [0.0], [-3.0], [4.0], [1e-50]]), np.array([-1.0])
check(perceptron_predict, X, w, 0.0).equal(np.array([0, 1, 1, 0, 0]), name="one feature, scores -1e-10 and -1e-50")
check(perceptron_predict, X, np.array([0]), 0).equal(np.ones(5, int), name="w and b are 0")
X, w = np.array([[2, 1], [1, 1], [0, -1]]), np.array([1, -1])
check(perceptron_predict, X, w, -0.5).equal(np.array([1, 0, 1]), name="whole numbers but for b, scores 0.5, -0.5, 0.5")
### BEGIN HIDDEN TESTS
for n, d in ((7, 4), (1, 5), (3, 3)):
    X, w, b = check.rng.normal(size=(n, d)), check.rng.normal(size=d), check.rng.normal()
    check(perceptron_predict, X, w, b).equal((np.einsum("nd,d->n", X, w) + b >= 0).astype(int),
                                             hint="N and D may be any numbers, and b may have any sign.")
X = check.rng.integers(-3, 4, size=(20, 2))
check(perceptron_predict, X, np.array([2, -1]), 1).equal((2 * X[:, 0] - X[:, 1] + 1 >= 0).astype(int),
                                                         hint="Whole numbers, scores of exactly 0 among them.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write the shapes down: (N, D) and (D,) in, (N,) out. Which operator sums over D?
# </details>
# <details><summary>Hint 2</summary>
#
# You have just written the second half of a neuron. What it needs is the N scores, the bias included.
# </details>
#
# With your function you can see what the neuron answers everywhere in the plane, not only at the four corners.
# **Predict:** what happens to the region of the 1s when $b$ rises from -1.5 to -0.5?

# %% drawing
def _draw_three_neurons():
    fig, axes = plt.subplots(1, 3, figsize=(12, 4), layout="constrained")
    neurons = [(np.array([1.0, 1.0]), -1.5), (np.array([1.0, 1.0]), -0.5), (np.array([1.0, -1.0]), -0.5)]
    for i, (w, b) in enumerate(neurons):
        plots.regions(lambda rows, w=w, b=b: perceptron_predict(rows, w, b), X_and, perceptron_predict(X_and, w, b),
                      axes[i], title=f"w = ({w[0]:g}, {w[1]:g}), b = {b:g}", names=("answer 0", "answer 1"), margin=0.6)
        _draw_boundary(axes[i], w, b)
        axes[i].set_aspect("equal")
        _larger_marks(axes[i], "upper left" if i == 2 else "lower left")


_draw_three_neurons()

# %% [markdown]
# The figure has three panels with the same four corners. The shading shows what the neuron answers; the corners are
# marked with its answers too, and black is the boundary. On the left only (1, 1) is answered with 1, in the middle
# all corners but (0, 0), on the right only (1, 0). From the left to the middle panel only the bias rises: the
# boundary moves against the arrow, and the region of the 1s grows. From the middle to the right one weight changes
# its sign: the boundary turns.
#
# ### Your turn: two more gates
#
# | $x_1$ | $x_2$ | AND | OR | NAND |
# | --- | --- | --- | --- | --- |
# | 0 | 0 | 0 | 0 | 1 |
# | 0 | 1 | 0 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 |
#
# AND was done for you. For OR the weights are given: (1, 1), so only the bias is missing. For NAND ("not both") find
# everything. Compute $z$ for the four corners on paper; no training yet. The answers must stay right when each input is
# off by up to 0.1, and 0.1 is included: (0.1, 0.9) is answered like (0, 1). So no line may pass through a corner.
# A $z$ of exactly 0 means answer 1 here, too. There is more than one right choice, for OR as well.

# %% exercise="gate_weights"
# The answers must stay right when each input is off by up to 0.1, 0.1 included.
or_b = ...      # a number: the bias of OR, whose weights are np.array([1.0, 1.0])
nand_w = ...    # an array, np.array([..., ...]): the two weights of NAND
nand_b = ...    # a number: the bias of NAND
### BEGIN SOLUTION
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
### END SOLUTION

# %% check="gate_weights"
import numpy as np
from autograder import check

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
near = np.minimum(X[:, None] + 0.1 * (2 * X - 1), 1.1 - 2e-16).reshape(16, 2)    # off by 0.1, so that 1.1 + 0.1 is 1.2
w, b = np.array([1.0, 1.0]), check.value(or_b, "or_b")
b.holds("it is a number", lambda v: type(v) in (int, float))
check(perceptron_predict, X, w, b).equal(np.array([0, 1, 1, 1]), name="OR at the corners")
check(perceptron_predict, near, w, b).equal(np.repeat([0, 1, 1, 1], 4), name="OR, each input off by 0.1",
                                            hint="Compute z where inputs are off by 0.1, at (0.1, 0.1) for example.")
w, b = check.value(nand_w, "nand_w"), check.value(nand_b, "nand_b")
w.shape((2,))
b.holds("it is a number", lambda v: type(v) in (int, float))
check(perceptron_predict, X, w, b).equal(np.array([1, 1, 1, 0]), name="NAND at the corners",
                                         hint="Compute z at each of the four corners with your numbers.")
check(perceptron_predict, near, w, b).equal(np.repeat([1, 1, 1, 0], 4), name="NAND, each input off by 0.1",
                                            hint="Compute z where inputs are off by 0.1, at (0.9, 0.9) for example.")
### BEGIN HIDDEN TESTS
check.value(or_b, "or_b").holds("it gives OR, whatever step and perceptron_predict do", lambda v: -0.8 <= v < -0.2)
w.holds("it gives NAND, whatever step and perceptron_predict do",
        lambda v: ((near @ np.array(v) + b.value >= 0) == np.repeat([True, True, True, False], 4)).all())
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# For OR write $z = x_1 + x_2 + b$ at each corner: $b$, $1 + b$, $1 + b$, $2 + b$. Which signs do you need?
# </details>
# <details><summary>Hint 2</summary>
#
# NAND answers the opposite of AND everywhere. What happens to the sign of $z$ if you multiply $w$ and $b$ by -1?
# </details>
# <details><summary>Hint 3</summary>
#
# OR: $b$ must lie between -1 and 0, and not close to either: at (0.1, 0.1) $z$ is $0.2 + b$, at (-0.1, 0.9) it is
# $0.8 + b$. NAND: take the numbers of the AND table and turn all three signs.
# </details>
#
# ## 2. Learning from one mistake
#
# You found these weights by looking. Now the neuron shall find them from samples.
#
# **Predict first.** A neuron with $w = (1, -2)$ and $b = 0.5$ sees the sample $x = (2, 1)$, whose label is $y = 0$.
# Its score is $z = 2 - 2 + 0.5 = 0.5$, so it answers 1: a mistake. To lower $z$ for this sample, should $w$ move
# towards $x$ or away from it? Should $b$ rise or fall?

# %% drawing
def _draw_one_update():
    fig, axes = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
    neurons = {"Before: $x$ is on the side of the 1s": (np.array([1.0, -2.0]), 0.5),
               "After one update: it is on the side of the 0s": (np.array([0.6, -2.2]), 0.3)}
    for i, (title, (w, b)) in enumerate(neurons.items()):
        ax = axes[i]
        if i == 1:
            old_w, old_b = np.array([1.0, -2.0]), 0.5
            _draw_boundary(ax, old_w, old_b, color="0.6", linestyle="--", linewidth=1.5, label="before")
            ax.annotate("", xy=old_w, xytext=(0, 0), arrowprops={
                "arrowstyle": "-|>", "color": "0.6", "linestyle": "--", "linewidth": 1.5})
        _draw_boundary(ax, w, b)
        ax.plot(2, 1, "o", color=BLUE, markersize=9, label="sample $x$, label 0")
        ax.annotate("", xy=w, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": GREEN, "linewidth": 2})
        ax.text(w[0] + 0.15, w[1], "$w$", color=GREEN, fontsize=13)
        ax.text(-2.5, 1.5, "answer 0", fontsize=11)
        ax.text(-2.5, -2.3, "answer 1", fontsize=11)
        ax.set(title=title, xlabel="$x_1$", ylabel="$x_2$", xlim=(-3, 4), ylim=(-3, 4), aspect="equal")
        ax.legend(loc="upper left")


_draw_one_update()

# %% [markdown]
# Both panels show the sample as a blue point at (2, 1), the boundary as a black line that rises to the right, and $w$
# as a green arrow. The right panel repeats the old boundary and the old $w$, pale and dashed. The old line passes above
# the sample, the new one is flatter and passes below it.
#
# The arrow $w$ starts at the origin and points to the side where the answer is 1. One update moved its tip a little
# away from the sample and lowered the bias. The boundary swung past the sample, which now gets the answer 0.
#
# The **perceptron rule**, for one sample $x$ with label $y$ and a **learning rate** $\eta$ (in code: `lr`):
#
# $$\text{error} = y - \hat{y}, \qquad w \leftarrow w + \eta \cdot \text{error} \cdot x, \qquad
# b \leftarrow b + \eta \cdot \text{error}$$
#
# | label $y$ | answer $\hat{y}$ | error | what happens |
# | --- | --- | --- | --- |
# | 1 | 0 | +1 | $w$ moves towards $x$, $b$ rises: $z$ grows |
# | 0 | 1 | -1 | $w$ moves away from $x$, $b$ falls: $z$ shrinks |
# | 0 or 1 | the same | 0 | nothing |
#
# Worked example, the sample of the figure with $\eta = 0.2$: error $= 0 - 1 = -1$, so
# $w = (1, -2) - 0.2 \cdot (2, 1) = (0.6, -2.2)$ and $b = 0.5 - 0.2 = 0.3$. The new score is
# $z = 0.6 \cdot 2 - 2.2 \cdot 1 + 0.3 = -0.7$, and the answer is 0.
#
# Now you: the same neuron, *with the weights that it has after this update*, sees the next sample $x = (-1, 3)$ with
# label $y = 1$. Work it out by hand, again with $\eta = 0.2$. All four results have one digit after the point; where
# you let Python compute them, its rounding errors do not matter.

# %% exercise="by_hand"
by_hand = {
    "z": ...,        # a number: the score of x before the update
    "error": ...,    # a number: y minus the answer
    "w": ...,        # a list of two numbers: the weights after the update
    "b": ...,        # a number: the bias after the update
}
### BEGIN SOLUTION
by_hand = {"z": -6.9, "error": 1, "w": [0.4, -1.6], "b": 0.5}
### END SOLUTION

# %% check="by_hand"
from autograder import check

found = check.value(by_hand, "by_hand")
found.type(dict)
check.quiz({"z": found["z"].value, "error": found["error"].value, "w[0]": found["w"][0].value,
            "w[1]": found["w"][1].value, "b": found["b"].value}, {
    "z": check.hashed(-6.9),
    "error": check.hashed(1),
    "w[0]": check.hashed(0.4),
    "w[1]": check.hashed(-1.6),
    "b": check.hashed(0.5),
}, because={
    "z": "z is w[0] times x[0], plus w[1] times x[1], plus b, all of them before this update.",
    "error": "The error is y minus the answer step(z): one of -1, 0 and 1.",
    "w[0]": "Each weight moves by 0.2 times the error times its own input.",
    "w[1]": "Each weight moves by 0.2 times the error times its own input.",
    "b": "The bias moves by 0.2 times the error.",
})
check.score(1)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# $z = 0.6 \cdot (-1) - 2.2 \cdot 3 + 0.3$. What does step make of it, and what is the label?
# </details>
# <details><summary>Hint 2</summary>
#
# The error is +1, so each weight grows by 0.2 times its own input, and the bias grows by 0.2. One of the inputs is
# negative.
# </details>
#
# Put your new weights back into the score. Is the answer right now?
#
# <details><summary>Open this when your check passes</summary>
#
# $z = -0.4 - 4.8 + 0.5 = -4.7$: the answer is *still* 0. One update moves $z$ by
# $\eta\,(\lVert x \rVert^2 + 1)$, here $0.2 \cdot 11 = 2.2$, in the right direction. It does not promise that this is
# enough.
# </details>
#
# Now write the rule.

# %% exercise="perceptron_update"
def perceptron_update(w, b, x, y, lr):
    """One step of the perceptron rule, for one sample: the answer is computed once, before anything moves.

    Arguments
        w: weights, an array of floats of shape (D,).     b: the bias, a number.
        x: one sample, of shape (D,), whole numbers too.  y: its label, the whole number 0 or 1.
        lr: the learning rate, a positive number.
    Returns
        (w, b) after the update. If the sample was labelled rightly they are as before, and w may be the same array.
        The array w that came in must not be changed: make a new one.

    >>> perceptron_update(np.array([1.0, -2.0]), 0.5, np.array([2.0, 1.0]), 0, 0.2)
    (array([ 0.6, -2.2]), 0.3)
    """
    ### BEGIN SOLUTION
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * error
    ### END SOLUTION


# %% check="perceptron_update"
import numpy as np
from autograder import check

start, up, down = [0.5, -1.0, 0.0], [1.0, 2.0, -1.0], [2.0, -1.0, 0.5]
for name, w, b, x, y, lr, new_w, new_b in (
    ("label 1, answer 0", start, 0.4, up, 1, 0.3, [0.8, -0.4, -0.3], 0.7),                 # z = -1.1
    ("label 0, answer 1", start, 0.4, down, 0, 0.3, [-0.1, -0.7, -0.15], 0.1),             # z = 2.4
    ("label 0, answer 0", start, 0.4, up, 0, 0.3, start, 0.4),
    ("label 1, answer 1", start, 0.4, down, 1, 0.3, start, 0.4),
    ("z is -1, and 0.2 with the bias", start, 1.2, [0.2, 1.1, 0.7], 0, 0.3, [0.44, -1.33, -0.21], 0.9),
    ("z is 0.3, and 1.5 with the bias", start, 1.2, [0.0, -0.3, 0.7], 0, 0.3, [0.5, -0.91, -0.21], 0.9),
    ("one feature, z is 0, label 0", [-1.0], 2.0, [2], np.int64(0), 0.25, [-1.5], 1.75),
    ("one feature, z is 0, label 1", [-1.0], 2.0, [2], 1, 0.25, [-1.0], 2.0),
    ("z is -1e-50, label 1", [-1e-50, 2.0], 0.0, [1.0, 0.0], 1, 1.5, [1.5, 2.0], 1.5),
):
    new = check(perceptron_update, np.array(w), b, np.array(x), y, lr)
    new[0].close(np.array(new_w), name=f"{name}: weights")
    new[1].close(new_b, name=f"{name}: bias")
new.holds("two things come back", lambda value: len(value) == 2)
new.unchanged()
### BEGIN HIDDEN TESTS
for y in (0, 1):
    for sign in (-1.0, 1.0):
        w, b, lr = check.rng.normal(size=4), check.rng.normal(), check.rng.uniform(0.1, 2.0)
        x = sign * w + 0.1 * check.rng.normal(size=4)
        error = y - float(np.sum(x * w) + b >= 0)
        new = check(perceptron_update, w, b, x, y, lr)
        new[0].close(w + lr * error * x, rtol=1e-9, hint="Work through the four cases of label and answer.")
        new[1].close(b + lr * error, rtol=1e-9, hint="Work through the four cases of label and answer.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three lines: the answer, the error, the two new values. No `if` is needed, because an error of 0 changes nothing.
# </details>
# <details><summary>Hint 2</summary>
#
# The answer is `step` of the score of this one sample; `x @ w` of two arrays of shape (D,) is one number.
# </details>
# <details><summary>Hint 3</summary>
#
# `w += ...` changes the array of the caller; `w + ...` makes a new one. Is the error computed before anything moves?
# </details>
#
# This is a good place for a break.
#
# ## 3. Epoch after epoch
#
# Training is the rule, sample after sample. One pass over all samples is an **epoch**. When a whole epoch goes by
# without an error, no later one can change anything, and training is over.
#
# **Predict first.** Start with $w = (0, 0)$, $b = 0$ and the four rows of AND. How many epochs will it take until one
# is free of errors: 1, 3, 6 or 20? Can an epoch have *more* errors than the one before? Write your guess down.
#
# The first epoch with $\eta = 1$, row by row. Note the very first line: all scores are 0, and step(0) = 1.
#
# | row | $y$ | $z$ | $\hat{y}$ | error | $w$ after | $b$ after |
# | --- | --- | --- | --- | --- | --- | --- |
# | (0, 0) | 0 | 0 | 1 | -1 | (0, 0) | -1 |
# | (0, 1) | 0 | -1 | 0 | 0 | (0, 0) | -1 |
# | (1, 0) | 0 | -1 | 0 | 0 | (0, 0) | -1 |
# | (1, 1) | 1 | -1 | 0 | +1 | (1, 1) | 0 |
#
# Two errors in epoch 1. The weights are updated at once, after each sample, so later rows of the same epoch see the
# new ones. Fill in epoch 2 yourself, from $w = (1, 1)$ and $b = 0$:
#
# | row | $y$ | $z$ | $\hat{y}$ | error | $w$ after | $b$ after |
# | --- | --- | --- | --- | --- | --- | --- |
# | (0, 0) | 0 | 0 | | | | |
# | (0, 1) | 0 | | | | | |
# | (1, 0) | 0 | | | | | |
# | (1, 1) | 1 | | | | | |

# %% exercise="epoch_2"
epoch_2 = {
    "z": ...,        # a list of four numbers, one for each row, in this order
    "error": ...,    # a list of four numbers
    "w": ...,        # a list of two numbers: the weights after the epoch
    "b": ...,        # a number: the bias after the epoch
}
### BEGIN SOLUTION
epoch_2 = {"z": [0, 0, -1, -1], "error": [-1, -1, 0, 1], "w": [2, 1], "b": -1}
### END SOLUTION

# %% check="epoch_2"
from autograder import check

found = check.value(epoch_2, "epoch_2")
found.type(dict)
parts = {f"{key}[{i}]": found[key][i].value for key, n in (("z", 4), ("error", 4), ("w", 2)) for i in range(n)}
check.quiz({**parts, "b": found["b"].value}, {
    "z[0]": check.hashed(0), "z[1]": check.hashed(0), "z[2]": check.hashed(-1), "z[3]": check.hashed(-1),
    "error[0]": check.hashed(-1), "error[1]": check.hashed(-1), "error[2]": check.hashed(0),
    "error[3]": check.hashed(1),
    "w[0]": check.hashed(2), "w[1]": check.hashed(1), "b": check.hashed(-1),
}, because={
    "z[0]": "Row (0, 0): both products are 0. What is left of the score?",
    "z[1]": "Row (0, 1) comes after an update: which bias does it see?",
    "z[2]": "Row (1, 0) comes after two updates. Start from the weights and the bias after row (0, 1).",
    "z[3]": "Row (1, 1): add both weights and the bias that stand in the line above.",
    **{f"error[{i}]": "The error is y minus the answer, and a score of 0 is answered with 1." for i in range(4)},
    **{f"w[{i}]": "Add error times x[" + str(i) + "] of all four rows to the 1 at the start." for i in range(2)},
    "b": "Add the four errors to the bias at the start, 0.",
})
check.score(1)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Go line by line, and finish one before you begin the next: $z$ from the weights above, the answer, the error, the new
# weights.
# </details>
#
# Compare with your guess: has epoch 2 more errors than epoch 1, or fewer? Now let the computer do the bookkeeping.

# %% exercise="train_perceptron"
def train_perceptron(X, y, lr, epochs):
    """Train one neuron by the perceptron rule, from zero weights and zero bias.

    In each epoch the samples are taken in the order of the rows, and each update counts at once. Training ends
    after the first epoch without an error, or after `epochs` epochs.

    Arguments
        X: samples, an array of shape (N, D), N at least 1.    y: labels 0 or 1 of dtype int, an array of shape (N,).
        lr: the learning rate, a positive number.
        epochs: the largest number of epochs, at least 1.
    Returns
        (w, b, errors): the weights, an array of shape (D,); the bias, a number (or an array of shape ()); and a list
        (or an array) with the number of errors made in each epoch that was run: 3 or 3.0. The epoch without an error
        is part of it. X may hold whole numbers; the weights need not be whole. X and y stay as they are.

    >>> train_perceptron(np.array([[0.0], [3.0]]), np.array([0, 1]), 1.0, 10)
    (array([3.]), -1.0, [2, 1, 0])
    """
    ### BEGIN SOLUTION
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):  # noqa: B905
            wrong += int(step(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
    ### END SOLUTION


# %% check="train_perceptron"
import numpy as np
from autograder import check

X = np.array([[0, 1, 1, 2, -2], [2, 2, 2, 2, 1], [-1, -2, -1, -2, 0]]).T      # 5 samples with 3 features
trained = check(train_perceptron, X, np.array([0, 1, 0, 0, 0]), 0.25, 12)
trained.holds("three things come back", lambda value: len(value) == 3)
trained[2].equal([3, 2, 2, 3, 1, 0], name="3 features, lr 0.25: errors in each epoch",
                 hint="Take the samples in the order of the rows, and count a sample when it is seen.")
trained[0].close(np.array([-0.25, -0.5, -0.75]), name="3 features, lr 0.25: weights")
trained[1].close(-0.25, name="3 features, lr 0.25: bias")
trained.unchanged()
X = np.array([[2.0], [1.0], [0.0], [-1.0]])
limited = check(train_perceptron, X, np.array([0, 1, 1, 0]), 0.5, 6)
limited[2].equal([3, 1, 3, 4, 4, 4], name="1 feature, 6 epochs at most: errors",
                 hint="These samples need more epochs than the limit allows: then the limit must end the training.")
limited[0].close(np.array([0.5]), name="1 feature, 6 epochs at most: weights")
limited[1].close(-0.5, name="1 feature, 6 epochs at most: bias")
### BEGIN HIDDEN TESTS
# Quarters and whole numbers, so that no rounding can decide a tie at z = 0; numbers of many digits, which make no tie;
# and a sample whose score is -2.5e-11 when it is seen.
data = []
for n, d, noisy in ((12, 3, False), (9, 2, True)):
    X = check.rng.integers(-8, 9, size=(n, d)) / 4
    y = (X @ np.arange(1.0, d + 1) + 0.125 >= 0).astype(int)
    if noisy:
        y = np.append(y[:-2], [0, 1])
        X[-2:] = 1.0
    data.append((X, y, 0.25, 7 if noisy else 60))
data.append((check.rng.normal(size=(10, 4)), np.arange(10) % 2, check.rng.uniform(0.1, 2.0), 4))
data.append((np.array([[1.0], [-1.0 + 1e-10]]), np.array([0, 1]), 0.25, 3))
data.append((np.array([[3, -1]]), np.array([1]), 0.25, 3))
for X, y, lr, epochs in data:
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    while len(errors) < epochs and 0 not in errors:
        errors.append(0)
        for row, label in zip(X, y, strict=True):
            gap = int(label) - int(np.dot(row, w) + b >= 0)
            w, b, errors[-1] = w + lr * gap * row, b + lr * gap, errors[-1] + abs(gap)
    trained = check(train_perceptron, X, y, lr, epochs)
    for part, right in enumerate((w, b, errors)):
        trained[part].close(right, rtol=1e-9, atol=1e-12, hint="More features, another rate, negative inputs.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Two loops: the outer one over epochs, the inner one over the samples, for instance with `zip(X, y)`. What must be
# set before the outer loop, and what at the start of each epoch?
# </details>
# <details><summary>Hint 2</summary>
#
# For each sample: is the answer wrong with the weights of *now*? Count it, then let `perceptron_update` give you the
# next weights. Keep what it returns.
# </details>
# <details><summary>Hint 3</summary>
#
# Before the outer loop: `w` of D zeros, `b`, an empty list. After the inner loop: append the count, and `break` if it
# is 0. After the outer loop: return all three.
# </details>
#
# ### Three data sets
#
# **Predict:** two round clouds of 30 points each, and 100 iris flowers of two species, described by the length and
# width of their petals. Which one will take more epochs?

# %%
_data = {"AND": (X_and, y_and), "two blobs": datasets.blobs(), "iris": datasets.iris_pair()}
_runs = {_name: train_perceptron(*_data[_name], 1.0, 100) for _name in _data}
for _name, (_w, _b, _errors) in _runs.items():
    print(f"{_name:10} {len(_errors):3} epochs, {sum(_errors):3} updates, errors {_errors}")

# %% drawing
def _draw_runs():
    fig, axes = plt.subplots(1, 3, figsize=(13, 4), layout="constrained")
    plots.curves({name: run[2] for name, run in _runs.items()}, axes[0], "Errors in each epoch",
                 "errors in the epoch")
    axes[0].yaxis.get_major_locator().set_params(integer=True)
    looks = {"two blobs": {}, "iris": {"labels": ("petal length (cm)", "petal width (cm)"),
                                       "names": ("setosa", "versicolor")}}
    for ax, (name, look) in zip(axes[1:], looks.items(), strict=True):
        (X, y), (w, b, errors) = _data[name], _runs[name]
        plots.regions(lambda rows, w=w, b=b: perceptron_predict(rows, w, b), X, y, ax,
                      f"{name}: {errors[-1]} errors in epoch {len(errors)}", steps=300, **look)
        _draw_boundary(ax, w, b)


_draw_runs()

# %% [markdown]
# The three panels show the errors of each epoch, then the trained boundaries as black lines, with the samples on top:
# two blobs and iris, each with the two classes on its own side.
#
# All three curves end at 0, but not all fall steadily: AND goes 2, 3, 3, 2, 1, 0. It is the *sixth* epoch of AND that
# is free of errors. A correction for one sample can spoil another one.
#
# The blobs take 10 epochs, the iris flowers 3, although there are more of them. What counts is not the number of
# points, but how much room there is between the classes. Look at the middle panel: the boundary nearly touches a
# point. The rule stops as soon as there is no error; it does not look for the *best* line.
#
# ## 4. How much room is there?
#
# **Predict first.** How far is the nearest corner from the boundary that training found for AND? The weights are (2,
# 1), the bias is -3.
#
# The distance of a point $x$ from the boundary is $|x \cdot w + b| / \lVert w \rVert$ with
# $\lVert w \rVert = \sqrt{w_1^2 + \dots + w_D^2}$. The **margin** is the smallest distance over all samples, with a
# sign: positive if the sample is on its right side, negative if it is on the wrong one. With $s_i = +1$ for label 1
# and $s_i = -1$ for label 0:
#
# $$\text{margin} = \min_i \; \frac{s_i \, (x_i \cdot w + b)}{\lVert w \rVert}$$
#
# So the margin is positive only if *every* sample is right.

# %% exercise="margin"
def margin(X, y, w, b):
    """The smallest signed distance of a sample from the decision boundary.

    Arguments
        X: samples, an array of shape (N, D), N at least 1.    y: labels 0 or 1 of dtype int, an array of shape (N,).
        w: weights, an array of shape (D,), not all zero.      b: the bias, a number.
        X and w may hold whole numbers. What is not 0 may be as small as 1e-50 and as large as 1e50.
    Returns
        a number, not rounded: the distance of the nearest sample if all are on their right side; if some are on
        the wrong side, minus the distance of the one that is furthest there. All labels may be the same.
        X, y and w stay as they are: `s = y` is not a copy.

    >>> margin(np.array([[2.0, 1.0], [0.0, 0.0]]), np.array([1, 0]), np.array([3.0, 4.0]), -2.0)    # distances 1.6, 0.4
    0.4
    """
    ### BEGIN SOLUTION
    signs = 2 * y - 1
    return np.min(signs * (X @ w + b)) / np.sqrt(np.sum(w**2))
    ### END SOLUTION


# %% check="margin"
import numpy as np
from autograder import check

X = np.array([[2.0, -1.0, 1.0, -1.0, 0.0], [1.0, 0.25, 0.0, -1.0, 2.0]]).T      # 5 samples with 2 features
w, b = np.array([3.0, 4.0]), -2.0                                 # scores 8, -4, 1, -9, 6; the length of w is 5
check(margin, X, np.array([1, 0, 1, 0, 1]), w, b).close(0.2, name="all samples on their right side")
check(margin, X, np.array([1, 0, 0, 0, 0]), w, b).close(-1.2, name="two samples on their wrong side")
check(margin, X, np.array([1, 1, 1, 0, 0]), w, b).close(-1.2, name="two others on their wrong side")
check(margin, X, np.array([1, 0, 1, 0, 1]), w, b).unchanged()
X = np.array([[1, 2, -2], [0, 3, 1]])                             # 2 samples with 3 whole-number features
check(margin, X, np.array([0, 0]), np.array([2, -1, 2]), 0.5).close(1 / 6, name="label 0 only, whole numbers")
check(margin, np.array([[-8e12]]), np.array([0]), np.array([2.0]), 0.0).close(8e12, name="one sample, far away")
check(margin, np.array([[4e9]]), np.array([1]), np.array([2e-9]), -3.0).close(2.5e9, name="one sample, a small w")
### BEGIN HIDDEN TESTS
for n, d in ((8, 4), (5, 5)):
    X, w, b = check.rng.normal(size=(n, d)), check.rng.normal(size=d) * 3, check.rng.normal()
    scores = np.einsum("nd,d->n", X, w) + b
    for y in ((scores >= 0).astype(int), np.arange(n) % 2, np.ones(n, int)):
        right = np.where(y == 1, scores, -scores).min() / np.linalg.norm(w)
        check(margin, X, y, w, b).close(right, rtol=1e-9, hint="More features, any bias, labels right and wrong.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three steps: scores, signs, length. The second recall question of this unit gives you the signs.
# </details>
# <details><summary>Hint 2</summary>
#
# A score times its sign is positive exactly if the sample is on its right side. Take the smallest of these products,
# not of their absolute values.
# </details>
# <details><summary>Hint 3</summary>
#
# `np.linalg.norm(w)` is the length of `w`. It belongs under the smallest product; the bias is no part of it.
# </details>

# %%
for _name, (_w, _b, _errors) in _runs.items():
    print(f"{_name:10} margin {margin(*_data[_name], _w, _b):.3f}")
print(f"AND by hand, w = (1, 1), b = -1.5: {margin(X_and, y_and, np.array([1.0, 1.0]), -1.5):.3f}")

# %% drawing
def _draw_margins():
    fig, axes = plt.subplots(1, 2, figsize=(10.5, 4), layout="constrained")
    lines = {"Trained: the line touches (1, 1)": (np.array([2.0, 1.0]), -3.0),
             "By hand: there is room on both sides": (np.array([1.0, 1.0]), -1.5)}
    for ax, (title, (w, b)) in zip(axes, lines.items(), strict=True):
        room = margin(X_and, y_and, w, b)
        plots.points(X_and, y_and, ax, f"{title}, margin {room:.2f}")
        _draw_boundary(ax, w, b)
        for side in (-1, 1):
            _draw_boundary(ax, w, b + side * room * np.linalg.norm(w), linestyle=":", linewidth=1, color=GREEN)
        ax.set(xlim=(-0.5, 1.7), ylim=(-0.5, 1.7), aspect="equal")
        _larger_marks(ax)


_draw_margins()

# %% [markdown]
# The two panels show the corners of AND with two boundaries: on the left the trained one, which is steeper and goes
# through (1, 1), on the right the one found by hand, halfway between (1, 1) and its two neighbours.
#
# Black is the boundary, the dotted green lines are at the distance of the margin. The trained boundary passes exactly
# through (1, 1): its margin is 0, and only our convention step(0) = 1 makes the answer right. The line found by hand
# has a margin of 0.354. Both label all four corners rightly.
#
# ### Why training must end
#
# The rule looks at one sample at a time and never ahead. That it ended on AND, on the blobs and on the flowers was no
# luck; the reason is a theorem. Treat the bias as a weight whose input is always 1: $\tilde x = (x, 1)$,
# $\tilde w = (w, b)$. Let $R$ be the length of the longest $\tilde x$.
#
# > **Perceptron convergence theorem.** If some $u$ of length 1 separates the samples with
# > $s_i\,(\tilde x_i \cdot u) \ge \gamma > 0$ for every $i$, then the perceptron rule that starts from zero makes at
# > most $(R / \gamma)^2$ updates, in whatever order the samples come.
#
# The perceptron is Rosenblatt's (1958); this bound and its short proof are Novikoff's (1962). It counts updates,
# that is errors, not epochs. It does not contain the number of samples.
#
# Any line that separates the samples gives a bound, and the one with the most room gives the best. For AND take the
# line found by hand, $w = (1, 1)$ and $b = -1.5$. As one vector it is $(1, 1, -1.5)$, and $u$ is this vector divided by
# its length. The four rows become $(0, 0, 1)$, $(0, 1, 1)$, $(1, 0, 1)$ and $(1, 1, 1)$.
#
# Your `margin` has all of $\gamma$ in it: give it the rows with the ones appended, the longer vector, and a bias of 0.

# %% exercise="update_bound"
def update_bound(X, y, w, b):
    """How many updates the perceptron rule makes at most, as one separating line tells: (R / gamma)^2.

    Arguments
        X: samples, an array of shape (N, D), N at least 1.    y: labels 0 or 1 of dtype int, an array of shape (N,).
        w, b: weights (D,) and bias of a line that is to separate the samples. Their length does not matter. They are
            not all zero, but w alone may be: then all samples get the same answer.
        X and w may hold whole numbers. What is not 0 may be as small as 1e-50 and as large as 1e50.
    Returns
        a number, not rounded: the square of R / gamma. R is the length of the longest row of X with a 1 appended;
        gamma is the margin of these longer rows for the vector of w and b.
        ValueError if gamma is 0 or less: such a line proves nothing. A positive gamma counts, as small as 1e-50; where
        only rounding decides whether it is 0, either is right. X, y and w stay as they are.

    >>> update_bound(np.array([[3.0], [0.0]]), np.array([1, 0]), np.array([1.0]), -1.0)    # R^2 = 10, gamma^2 = 0.5
    20.0
    """
    ### BEGIN SOLUTION
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("This line does not separate the samples.")
    return (rows**2).sum(axis=1).max() / gamma**2
    ### END SOLUTION


# %% check="update_bound"
import numpy as np
from autograder import check

X, y = np.array([[2.0, -1.0, 0.0, 2.0, 0.5], [0.0, -2.9, -3.0, 2.0, 2.5]]).T, np.array([1, 0, 0, 1, 1])
w, b = np.array([2.0, 3.0]), 0.5      # scores 4.5, -10.2, -8.5, 10.5, 9; squared lengths 13.25 (w and b), 10.41 (R)
right = 10.41 * 13.25 / 4.5**2
check(update_bound, X, y, w, b).close(right, rtol=1e-10, name="five samples of both labels")
check(update_bound, X, y, 5 * w, 5 * b).close(right, name="the same line, w and b five times as large")
check(update_bound, X, y, w, -9.0).raises(ValueError)
check(update_bound, X, y, w, b).unchanged()
X = np.array([[1, -2, 2]])
check(update_bound, X, np.array([0]), np.array([-2, 1, 0]), 1.5).close(11.6, name="one row, whole numbers but for b")
check(update_bound, X, np.array([0]), np.zeros(3), -2.0).close(10.0, name="w is zero, b is -2")
check(update_bound, X, np.array([1]), np.array([2.0, 1.0, 0.0]), 0.0).raises(ValueError)          # gamma is 0
check(update_bound, np.array([[5e-10]]), np.array([1]), np.array([2.0]), 0.0).close(4e18, name="gamma is 5e-10")
check(update_bound, np.array([[40.0], [-50.0], [3.0], [-2.0]]), np.array([0, 1, 0, 1]), np.array([-0.5]), 0.5).close(
    2501 * 0.5, name="one feature, the longest row has label 1 and is not the nearest")
### BEGIN HIDDEN TESTS
for n, d in ((8, 4), (5, 5)):
    X, w, b = check.rng.normal(size=(n, d)), check.rng.normal(size=d) * 3, check.rng.normal()
    scores = np.einsum("nd,d->n", X, w) + b
    right = ((X * X).sum(axis=1).max() + 1) * (w @ w + b * b) / (scores**2).min()
    check(update_bound, X, (scores >= 0).astype(int), w, b).close(right, rtol=1e-9,
                                                                  hint="More features, any bias, both labels.")
    check(update_bound, X, (scores < 0).astype(int), w, b).raises(ValueError, hint="Every sample on its wrong side.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Two of the functions that you know do the appending: `np.ones(N)` makes a column for `np.column_stack([X, ...])`, and
# `np.append(w, b)` makes one vector of the weights and the bias.
# </details>
# <details><summary>Hint 2</summary>
#
# $R^2$ is the largest of the rows' sums of squares, the appended 1 included. Look at the sign of `margin` before you
# divide by its square.
# </details>
#
# **Predict:** AND had the errors 2, 3, 3, 2, 1, 0. How many updates are these? Will the bound be near to that number?
# And the blobs, with the narrow gap that training found: will their bound be larger or smaller than that of AND?

# %%
_bound = update_bound(X_and, y_and, np.array([1.0, 1.0]), -1.5)
print(f"{'AND':10} {sum(_runs['AND'][2]):3} updates, at most {_bound:8.1f}")
for _name in ("two blobs", "iris"):
    _w, _b, _errors = _runs[_name]
    print(f"{_name:10} {sum(_errors):3} updates, at most {update_bound(*_data[_name], _w, _b):8.1f}")

# %% drawing
def _draw_limits():
    rows = np.column_stack([X_and, np.ones(4)])
    u = np.array([1.0, 1.0, -1.5]) / np.linalg.norm([1.0, 1.0, -1.5])
    gamma, R = margin(rows, y_and, u, 0.0), np.linalg.norm(rows, axis=1).max()
    made, along, length = [0], [0.0], [0.0]
    for epochs in range(1, 7):
        w, b, errors = train_perceptron(X_and, y_and, 1.0, epochs)
        made.append(sum(errors))
        along.append(np.append(w, b) @ u)
        length.append(np.linalg.norm(np.append(w, b)))
    k = np.linspace(0, 60, 200)
    fig, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
    ax.plot(k, R * np.sqrt(k), "--", color=VERMILION, label=r"at most $R\,\sqrt{k}$")
    ax.plot(made, length, "s", color=VERMILION, label=r"length of $(w, b)$")
    ax.plot(made, along, "o", color=BLUE, label=r"$(w, b) \cdot u$")
    ax.plot(k, gamma * k, "-", color=BLUE, label=r"at least $\gamma\, k$")
    ax.axvline((R / gamma) ** 2, color=GREEN, linestyle=":", label=r"bound $(R / \gamma)^2 = 51$")
    ax.set(title="AND: the two limits meet, so the updates must end", xlabel="updates $k$", ylabel="value")
    ax.legend()


_draw_limits()

# %% [markdown]
# The figure has the number of updates on its horizontal axis: a straight blue line, and a dashed vermilion curve that
# rises fast at first, lies above the line and meets it at the dotted green bound of 51 updates.
#
# The marks show training on AND at the end of each epoch. The blue dots must stay above the blue line, the vermilion
# squares below the dashed curve, and no dot can be above its square. Where line and curve cross, at 51 updates, there
# is no room left. Training needed 11.
#
# The theorem promises an end and an upper limit, and the limit may be far away: for the blobs and the iris flowers,
# with the lines that training found, it is 3,181 and 250 times as high as the number of updates. A line with more room
# gives a lower limit.
#
# <details><summary>The proof, in four lines</summary>
#
# Take a learning rate of 1. Each update adds $s\,\tilde x$ to $\tilde w$, for a sample with
# $s\,(\tilde x \cdot \tilde w) \le 0$.
#
# 1. $\tilde w \cdot u$ grows by $s\,(\tilde x \cdot u) \ge \gamma$. After $k$ updates it is at least $k\gamma$.
# 2. $\lVert \tilde w \rVert^2$ grows by $2 s\,(\tilde x \cdot \tilde w) + \lVert \tilde x \rVert^2 \le 0 + R^2$.
#    After $k$ updates it is at most $k R^2$.
# 3. $u$ has length 1, so $\tilde w \cdot u \le \lVert \tilde w \rVert$.
# 4. Together $k\gamma \le \sqrt{k}\,R$, hence $k \le (R/\gamma)^2$.
# </details>
#
# This is another good place for a break.
#
# ## 5. Does the learning rate matter?
#
# **Predict first.** You train on the iris flowers with learning rates of 0.1, 1 and 50, always from zero weights.
# Which one needs the fewest epochs? Which one diverges? Then run.

# %%
for _lr in (0.1, 1.0, 50.0):
    _w, _b, _errors = train_perceptron(*_data["iris"], _lr, 100)
    print(f"iris, lr {_lr:4}: errors {_errors}, w = ({_w[0]:6.2f}, {_w[1]:6.2f}), b = {_b:7.2f}, "
          f"margin {margin(*_data['iris'], _w, _b):.3f} cm")

# %% [markdown]
# No difference at all: epoch 3 is free of errors for each rate, with the same boundary. Only the *size* of the
# weights differs.
#
# Look at what is added. From zero, after any number of updates,
# $w = \eta \cdot (\text{a sum of errors times samples})$ and $b = \eta \cdot (\text{a sum of errors})$. So $\eta$ is
# a factor of every score, and a positive factor does not change its sign. The same answers, the same errors, the same
# updates, by induction to the end. For this neuron and this start the learning rate sets the scale of the weights and
# nothing else.
#
# **Predict again:** the same three rates on AND. It took 6 epochs with $\eta = 1$.

# %%
for _lr in (0.1, 1.0, 50.0):
    _w, _b, _errors = train_perceptron(X_and, y_and, _lr, 100)
    print(f"AND, lr {_lr:4}: errors {_errors}, w = {_w}, b = {_b}")

# %% [markdown]
# With 0.1 training ends in epoch 4! Is the argument wrong? Look at the bias of the first line: -0.20000000000000004.
# The number 0.1 has no exact binary form, so sums of it are rounded. In epoch 4 the row (1, 0) comes with a score
# that is exactly 0 for the other rates. The two rows before it, (0, 0) and (0, 1), are answered rightly in that
# epoch, so the weights after 3 epochs still hold when (1, 0) has its turn:

# %%
for _lr in (0.1, 1.0):
    _w, _b, _errors = train_perceptron(X_and, y_and, _lr, 3)
    _z = X_and[2] @ _w + _b
    print(f"lr {_lr}: after 3 epochs the row (1, 0) has z = {_z}, so the answer is {step(_z)}")

# %% [markdown]
# A tie is decided by the last bit. The argument holds for exact arithmetic; here rounding stands in for luck. The
# iris flowers never come that close to the boundary. Two things to keep: a boundary *through* a sample is worth
# little, and two programs that are equal on paper may differ in the last bit.
#
# **When does the rate matter?** When training does not start from zero, the ratio of start and steps counts. AND from
# $w = (-3, 2)$, $b = 0$:
#
# | learning rate | epochs | updates |
# | --- | --- | --- |
# | 0.125 | 34 | 59 |
# | 1 | 6 | 10 |
# | 64 | 7 | 13 |
#
# Try it: copy your `train_perceptron` into a new cell, give it another name and another start. And it matters for
# every other network of this course: with smooth activations the size of an error counts, not only its sign.
#
# ## 6. What one neuron cannot do
#
# **Predict first.** XOR answers 1 if exactly one input is 1. After how many epochs will training end?

# %%
_overlapping = datasets.blobs(60, 3.0, seed=0)
_endless = {"XOR": train_perceptron(X_xor, y_xor, 1.0, 30),
            "Overlapping blobs": train_perceptron(*_overlapping, 1.0, 30)}
for _epochs in (10, 20, 30):
    _w, _b, _errors = train_perceptron(X_xor, y_xor, 1.0, _epochs)
    print(f"XOR after {_epochs} epochs: w = {_w}, b = {_b}, errors in the last epoch: {_errors[-1]}")

# %% drawing
def _draw_endless():
    fig, axes = plt.subplots(1, 3, figsize=(13, 4), layout="constrained")
    for ax, (X, y), (name, (w, b, errors)) in zip(axes, ((X_xor, y_xor), _overlapping), _endless.items(), strict=False):
        wrong = np.sum(perceptron_predict(X, w, b) != y)
        plots.regions(lambda rows, w=w, b=b: perceptron_predict(rows, w, b), X, y, ax,
                      f"{name} after {len(errors)} epochs: {wrong} of {len(y)} wrong", margin=0.6, steps=300)
        _draw_boundary(ax, w, b)
    _larger_marks(axes[0], "upper right")
    plots.curves({name: run[2] for name, run in _endless.items()}, axes[2],
                 f"Fewest errors in any epoch: {min(min(run[2]) for run in _endless.values())}", "errors in the epoch")
    axes[2].set_ylim(0, 9)


_draw_endless()

# %% [markdown]
# The left panel shows the four corners of XOR and a vertical boundary through (0, 0) and (0, 1); the middle one two
# overlapping clouds with a falling boundary and points on the wrong side of it; the right one the errors of each
# epoch, two curves that stay above 0.
#
# Training never ends. On XOR the weights run in a circle: after 10, 20 and 30 epochs they are the same. In the left
# panel (0, 0) lies on the boundary, so its answer is 1, and (1, 0) gets 0: both are wrong. Why then does the last
# epoch count 4 errors, not 2? The panel shows the weights at the *end* of the epoch. Within it, each row is wrong
# when its turn comes, because the update for the row before has just moved the line:
#
# | row | $y$ | $z$ | $\hat{y}$ | error | $w$ after | $b$ after |
# | --- | --- | --- | --- | --- | --- | --- |
# | (0, 0) | 0 | 0 | 1 | -1 | (-1, 0) | -1 |
# | (0, 1) | 1 | -1 | 0 | +1 | (-1, 1) | 0 |
# | (1, 0) | 1 | -1 | 0 | +1 | (0, 1) | 1 |
# | (1, 1) | 0 | 2 | 1 | -1 | (-1, 0) | 0 |
#
# After the fourth update the weights are $(-1, 0)$ and $b = 0$, where they began.
#
# Two blobs that overlap are the same case: the theorem promises nothing where no line separates the classes, and the
# rule does not settle for a line with few errors either.
#
# From outside you cannot tell "never" from "not yet": the bound $(R/\gamma)^2$ is finite for any data that a line
# separates, but it may be huge, and you do not know $\gamma$ beforehand. In practice you stop at a limit of epochs,
# keep the best weights that you have seen, and, if these are not good enough, add features or more units.
#
# ### Keep the best
#
# The rule walks past good lines and does not stop at them. So put the best one that you have seen into your pocket:
# this is the idea of the *pocket* algorithm (Gallant, 1990). **Predict:** the last line of 30 epochs gets 7 of the 60
# overlapping points wrong. How many will the best one get wrong?

# %% exercise="pocket"
def pocket(X, y, lr, epochs):
    """Train as train_perceptron does, and keep the best weights that an epoch ended with.

    From zero weights and zero bias, with the samples in the order of the rows. At the end of each epoch, the count is
    the number of rows of X that the weights of that moment label wrongly. Training ends after an epoch whose count
    is 0, or after `epochs` epochs, at least 1.

    Arguments
        X: samples (N, D), N at least 1; they may be whole numbers.    y: labels 0 or 1 of dtype int, shape (N,).
        lr: the learning rate, a positive number.                      epochs: the largest number of epochs.
    Returns
        (w, b, counts): the weights (D,) and the bias with the lowest count, of several the earliest; and the list (or
        an array) of the counts, one for each epoch that was run: 3 or 3.0. X and y stay as they are.

    >>> pocket(np.array([[0.0], [3.0]]), np.array([0, 1]), 1.0, 10)    # the right answers come a whole epoch earlier
    (array([3.]), -1.0, [1, 0])
    """
    ### BEGIN SOLUTION
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, label in zip(X, y):  # noqa: B905
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best_w, best_b = w, b
        counts.append(count)
        if count == 0:
            break
    return best_w, best_b, counts
    ### END SOLUTION


# %% check="pocket"
import numpy as np
from autograder import check

X = np.array([[1, 0, 1, 0, 2, 2], [-1, 1, 0, 1, 0, 0], [-1, 1, 0, -1, 2, 2]]).T      # 6 samples with 3 features
y = np.array([1, 1, 1, 0, 1, 0])
kept = check(pocket, X, y, 0.25, 6)
kept.holds("three things come back", lambda value: len(value) == 3)
kept[2].equal([4, 3, 3, 5, 3, 4], name="3 features, 6 epochs: counts",
              hint="Count all rows at the end of an epoch, with the weights of that moment.")
kept[0].close(np.array([-0.5, -0.5, -0.5]), name="3 features, 6 epochs: weights")
kept[1].close(-0.25, name="3 features, 6 epochs: bias")
kept.unchanged()
circling = check(pocket, np.array([[-2.0], [1.5], [-2.0], [-0.5]]), np.array([0, 1, 1, 0]), 1.5, 7)
circling[2].equal([2, 1, 3, 2, 2, 2, 2], name="1 feature, 7 epochs: counts")
circling[0].close(np.array([0.75]), name="1 feature, 7 epochs: weights")
done = check(pocket, np.array([[-1.5], [2.0], [-1.0], [-0.5]]), np.array([0, 1, 0, 1]), 1.5, 9)
done[2].equal([1, 2, 0], name="1 feature, separable: counts")
done[0].close(np.array([2.25]), name="1 feature, separable: weights")
done[1].close(1.5, name="1 feature, separable: bias")
### BEGIN HIDDEN TESTS
# Quarters and whole numbers, so that no rounding can decide a tie at z = 0; numbers of many digits, which make none.
data = [(np.array([[1.0], [-1.0 + 1e-10]]), np.array([0, 1]), 0.25, 3)]
for n, d, noisy in ((12, 3, False), (9, 2, True), (10, 4, True), (1, 5, False)):
    X = check.rng.integers(-8, 9, size=(n, d)) / 4
    y = check.rng.integers(0, 2, size=n) if noisy else (X @ np.arange(1.0, d + 1) + 0.125 >= 0).astype(int)
    data.append((X, y, 0.25, 8 if noisy else 60))
data.append((check.rng.normal(size=(10, 4)), np.arange(10) % 2, check.rng.uniform(0.1, 2.0), 5))
for X, y, lr, epochs in data:
    w, b, best, counts = np.zeros(X.shape[1]), 0.0, None, []
    while len(counts) < epochs and 0 not in counts:
        for row, label in zip(X, y, strict=True):
            gap = int(label) - int(np.dot(row, w) + b >= 0)
            w, b = w + lr * gap * row, b + lr * gap
        counts.append(int(sum((X @ w + b >= 0) != y)))
        best = (w, b) if counts.index(min(counts)) == len(counts) - 1 else best
    kept = check(pocket, X, y, lr, epochs)
    for part, right in enumerate((*best, counts)):
        kept[part].close(right, rtol=1e-9, atol=1e-12, hint="More features, another rate, negative inputs.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Your `train_perceptron` has both loops. What it counts is another thing, though: here all rows are counted at the end
# of an epoch, with the same weights. Which of your functions labels all rows at once?
# </details>
# <details><summary>Hint 2</summary>
#
# Three names go through the loops unchanged where nothing better comes: the best weights, the best bias, the lowest
# count. A new count must be *lower* to replace them.
# </details>

# %%
_w, _b, _counts = pocket(*_overlapping, 1.0, 30)
print("wrong at the end of each epoch:", _counts)
print(f"in the pocket: {min(_counts)} of 60 wrong, after epoch {np.argmin(_counts) + 1}")

# %% drawing
def _draw_pocket():
    X, y = _overlapping
    fig, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    plots.regions(lambda rows: perceptron_predict(rows, _w, _b), X, y, axes[0],
                  f"Black: in the pocket, {min(_counts)} wrong; dashed: the last", margin=0.6, steps=300)
    _draw_boundary(axes[0], _w, _b)
    last_w, last_b, _ = _endless["Overlapping blobs"]
    _draw_boundary(axes[0], last_w, last_b, linestyle="--", color="0.4")
    axes[1].plot(np.arange(1, 31), _counts, ".-", color=BLUE, label="wrong at the end of the epoch")
    axes[1].step(np.arange(1, 31), np.minimum.accumulate(_counts), where="post", color=VERMILION, linestyle="--",
                 label="in the pocket")
    axes[1].set(title="The lowest count so far never rises", xlabel="epoch", ylabel="rows labelled wrongly",
                ylim=(0, 9))
    axes[1].legend(loc="lower left")


_draw_pocket()

# %% [markdown]
# On the left are the two clouds with two falling boundaries, the black one of the pocket and the dashed last one. On
# the right a blue curve jumps up and down between 2 and 8; the dashed stairs below it only go down.
#
# The best line gets 2 of the 60 points wrong. It was there after epoch 21, and the rule left it at once. The pocket
# does not make the rule better; it remembers.
#
# ### Why no weights can do XOR
#
# On XOR more epochs do not help, and by section 5 neither does another rate. **No** weights can do it. Suppose some
# did:
#
# | row | label | so |
# | --- | --- | --- |
# | (0, 0) | 0 | $b < 0$ |
# | (0, 1) | 1 | $w_2 + b \ge 0$ |
# | (1, 0) | 1 | $w_1 + b \ge 0$ |
# | (1, 1) | 0 | $w_1 + w_2 + b < 0$ |
#
# Add the two middle rows: $w_1 + w_2 + 2b \ge 0$. Add the other two: $w_1 + w_2 + 2b < 0$. Both cannot be true.
#
# Minsky and Papert's book *Perceptrons* (1969) studied such limits: XOR is the smallest case of parity, "is the
# number of 1s odd?". That the book by itself ended research on neural networks is folklore; the history is longer
# (Olazaran, 1996). That *several* threshold units together can compute any logic function was known since McCulloch
# and Pitts (1943). What was missing was a good way to train them, which is the subject of unit 06.
#
# ### Three neurons can
#
# **Predict:** which two of the gates AND, OR and NAND must *both* say 1 exactly where XOR is 1?
#
# | $x_1$ | $x_2$ | AND | OR | NAND | XOR |
# | --- | --- | --- | --- | --- | --- |
# | 0 | 0 | 0 | 0 | 1 | 0 |
# | 0 | 1 | 0 | 1 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 | 0 |
#
# So a network with two inputs, two **hidden** units and one output unit, "2-2-1", is enough. You have all three sets
# of weights already. The hidden answers form an array $H$ of shape (N, 2), one column for each hidden unit, and the
# output neuron takes $H$ as its input. Your function returns both, $H$ and the labels.

# %% exercise="xor_net"
def xor_net(X):
    """XOR by a 2-2-1 network of step units whose weights you set by hand.

    Two hidden units answer X, and the output unit answers their answers: the labels must be step of one weighted sum
    of the two columns of H and a bias, which `!=` is not. The labels must stay right when each input is off by up to
    0.1, 0.1 included: (0.1, 0.9) counts as (0, 1).

    Arguments
        X: samples, an array of shape (N, 2), N at least 1, of whole numbers or others.
    Returns
        (H, labels): what the two hidden units answer, 0 or 1, an array of shape (N, 2) with one column for each unit;
        and what the output unit answers to H, 0 or 1, an array of shape (N,). Both hold numbers, no truth values. X
        stays as it is.

    >>> xor_net(np.array([[1.0, 1.0], [0.0, 1.0], [0.9, 0.1]]))    # with OR and NAND; other hidden units are right, too
    (array([[1, 0],
           [1, 1],
           [1, 1]]), array([0, 1, 1]))
    """
    ### BEGIN SOLUTION
    first = perceptron_predict(X, np.array([1.0, 1.0]), or_b)
    H = np.column_stack([first, perceptron_predict(X, nand_w, nand_b)])
    return H, perceptron_predict(H, np.array([1.0, 1.0]), -1.5)
    ### END SOLUTION


# %% check="xor_net"
import numpy as np
from autograder import check


def no_gap(inside):
    """Whether the middle of any two places that are inside is inside as well."""
    places = np.argwhere(inside)
    middles = (places[:, None] + places).reshape(-1, 2)
    return inside[tuple(middles[(middles % 2 == 0).all(axis=1)].T // 2)].all()


X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]]).T
near = np.minimum(X[:, None] + 0.1 * (2 * X - 1), 1.1 - 2e-16).reshape(16, 2)    # off by 0.1, so that 1.1 + 0.1 is 1.2
far = np.argwhere(np.ones((15, 15))) / 2 - [3.0, 2.97]            # points around the corners
for name, rows, labels in (("the corners", X, [0, 1, 1, 0]), ("inputs off by 0.1", near, np.repeat([0, 1, 1, 0], 4)),
                           ("one row", near[6:7], [1])):
    net = check(xor_net, rows)
    net[0].shape((len(rows), 2))
    net[1].equal(np.array(labels), name=f"{name}: labels")
    net.unchanged()
net = check(xor_net, far)
net.holds("two things come back", lambda value: len(value) == 2)
net[0].holds("H holds the numbers 0 and 1", lambda H: H.dtype != bool and np.isin(H, (0, 1)).all())
net[0].holds("each column of H is 1 on one side of a line and 0 on the other", lambda H: all(
    no_gap(column == side) for column in H.T.reshape(2, 15, 15) for side in (0, 1)))
net.holds("a step unit can make these labels of H", lambda v: any(np.array_equal(v[1], v[0] @ [p, q] + b >= 0)
          for p in (-1, 0, 1) for q in (-1, 0, 1) for b in (-1.5, -0.5, 0.5, 1.5)))
### BEGIN HIDDEN TESTS
corners = check.rng.integers(0, 2, size=(40, 2))
rows = corners + check.rng.uniform(-0.1, 0.1, size=(40, 2))
check(xor_net, rows)[1].equal(corners.sum(axis=1) % 2, name="40 rows near the corners",
                              hint="Any number of rows, in any order, off by up to 0.1.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# XOR means: at least one of them, but not both. Which gate says "at least one", which one "not both", and which joins
# two answers by "and"?
# </details>
# <details><summary>Hint 2</summary>
#
# Call `perceptron_predict` three times. `np.column_stack([first, second])` makes `H (N, 2)` of two answers of shape
# (N,).
# </details>
# <details><summary>Hint 3</summary>
#
# `first` and `second` come from two calls with `X`, each with the weights and the bias of its own gate. A third call
# gets `H` in the place of `X`; section 1 has the numbers of the gate that says "both".
# </details>

# %% drawing
def _draw_hidden(H):
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 4), layout="constrained")
    plots.regions(lambda rows: xor_net(rows)[1], X_xor, y_xor, axes[0],
                  "Inputs: the 1s lie in a strip between two lines", margin=0.6, steps=300)
    _draw_boundary(axes[0], np.array([1.0, 1.0]), or_b, linestyle="--", linewidth=1.5)
    _draw_boundary(axes[0], nand_w, nand_b, linestyle=":", linewidth=2)
    axes[0].text(-0.42, 1.05, "OR", fontsize=11)
    axes[0].text(0.5, 1.1, "NAND", fontsize=11)
    plots.points(H, y_xor, axes[1], "Hidden answers: one line separates them",
                 ("hidden unit 1 (OR)", "hidden unit 2 (NAND)"))
    _draw_boundary(axes[1], np.array([1.0, 1.0]), -1.5)
    axes[1].text(0.0, 1.12, "from (0, 0)", ha="center")
    axes[1].text(1.0, 1.12, "from (0, 1) and (1, 0)", ha="center")
    axes[1].text(1.0, -0.18, "from (1, 1)", ha="center")
    for ax in axes:
        ax.set(xlim=(-0.6, 1.6), ylim=(-0.6, 1.6), aspect="equal")
        _larger_marks(ax)


if any(number is ... for number in (or_b, nand_w, nand_b)):
    print("Fill in or_b, nand_w and nand_b first, in section 1.")
else:
    _draw_hidden(np.column_stack([perceptron_predict(X_xor, np.array([1.0, 1.0]), or_b),
                                  perceptron_predict(X_xor, nand_w, nand_b)]))

# %% [markdown]
# On the left each hidden unit draws one line, OR the dashed and NAND the dotted one. The network answers 1 in the
# strip between them. On the right are the same four samples as the *output* neuron sees them: (0, 1) and (1, 0) have
# moved to the same place, and one line is enough. A hidden layer changes the picture until a straight line works.
# That is what all deeper networks do.
#
# ## Check yourself
#
# 1. All weights and the bias of a neuron are multiplied by 3. Its labels **a** all stay as they were **b** all turn
#    round **c** change for some samples.
# 2. Only the bias rises. The region of the 1s **a** turns **b** shrinks **c** grows.
# 3. On data that a line separates, the number of errors per epoch **a** falls in every epoch **b** comes to 0 in the
#    end, but may rise on the way **c** comes to 0 after N epochs.
# 4. Training returned the errors `[5, 2, 3, 0]`. How many times were the weights changed?
# 5. The best $\gamma$ of a data set becomes half as large, $R$ stays. By which factor does the bound on the updates
#    grow?
# 6. From zero weights, the learning rate is changed from 1 to 4. What differs in the end? **a** the boundary **b**
#    the number of epochs **c** the size of the weights and the bias only.
# 7. A neuron fails on XOR because **a** four samples are too few **b** no straight line separates the classes **c**
#    the learning rate is too large.
# 8. Someone wrote this epoch of training. It runs, and it is not the perceptron rule. Which lines are wrong? Their
#    order does not count, and a line that only stores what a wrong line has made is not wrong.
#
#    ```
#    1   # w, b: the weights and the bias so far
#    2   wrong = 0
#    3   for x, label in zip(X, y):
#    4       error = label - step(x @ w + b)
#    5       w = w + lr * error * x
#    6       b = b + lr * (label - step(x @ w + b))
#    7       wrong = wrong + error
#    8   errors.append(wrong)
#    ```

# %% exercise="perceptron_quiz"
quiz = {
    "scaled": ...,    # 1: "a", "b" or "c"
    "bias": ...,      # 2: "a", "b" or "c"
    "errors": ...,    # 3: "a", "b" or "c"
    "updates": ...,   # 4: a whole number
    "bound": ...,     # 5: a whole number
    "rate": ...,      # 6: "a", "b" or "c"
    "xor": ...,       # 7: "a", "b" or "c"
    "bug": ...,       # 8: a list of the numbers of lines, such as [1, 2]
}
### BEGIN SOLUTION
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
### END SOLUTION

# %% check="perceptron_quiz"
from autograder import check

check.quiz(quiz, {
    "scaled": check.hashed("a"),
    "bias": check.hashed("c"),
    "errors": check.hashed("b"),
    "updates": check.hashed(10),
    "bound": check.hashed(4),
    "rate": check.hashed("c"),
    "xor": check.hashed("b"),
    "bug": check.hashed([6, 7]),
}, because={
    "scaled": "Every z is multiplied by 3. Does that change its sign?",
    "bias": "Every z rises by the same amount. Compare the first two panels of the figure in section 1.",
    "errors": "Look at the errors of AND in section 3, and at what the theorem counts.",
    "updates": "The weights change once for each error, and the list holds the errors of each epoch.",
    "bound": "The bound is the square of R / gamma.",
    "rate": "Look at the iris runs in section 5: which columns differ?",
    "xor": "The four inequalities in section 6 hold for any weights, however they were found.",
    "bug": "Write epoch 1 of AND down as these lines compute it, and compare each line with the table in section 3.",
})
check.score(2)

# %% [markdown]
# ## In your own words
#
# A colleague trains a perceptron on 500 samples, from zero weights. In each of 1,000 epochs it makes between 11 and
# 30 errors. She lowers the learning rate from 1 to 0.001, trains for 10,000 epochs, and asks you why that did not
# help. What do you tell her, and what could she do instead? Four to six sentences.
#
# One point is for the reason why the rate made no difference, one for what the endless errors suggest and a sensible
# way out.

# %% [markdown] written="endless_training" points=2
# ### BEGIN SOLUTION
# From zero weights the learning rate is a common factor of w and b. It does not change the sign of any score, so
# apart from rounding she has repeated the same run with smaller weights. If some line separated the samples, the
# theorem says that the errors would end after at most (R / gamma)^2 updates. 1,000 epochs with at least 11 errors
# each are at least 11,000 updates, so probably no line separates them; a tiny gamma is possible too, since the bound
# can be large. She can plot the data and look for overlap or wrong labels, add features or a hidden layer so that the
# classes become separable, or, if they overlap, take the weights of the epoch with the fewest errors or a method that
# accepts errors.
#
# Grading guide. One point: from zero weights the rate only scales the weights, so the labels and the errors are the
# same. One point: endless errors hint at data that no line separates (or at a tiny margin), with at least one
# sensible way out. Half a point less for "she needs still more epochs" without a word on separability.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - A neuron answers step(x · w + b). The boundary is a line (in more dimensions a plane): `w` sets its direction, `b`
#   shifts it.
# - The perceptron rule changes weights only after an error: towards the sample if its label is 1, away from it if it
#   is 0.
# - If a line separates the data, training ends after at most $(R/\gamma)^2$ updates. Errors need not fall in every
#   epoch, and the line that is found need not have much margin.
# - If no line does, training never ends. XOR is the smallest example; two hidden units and an output unit solve it.
# - Where no line is right for all samples, keep the best one that training has come by.
# - From zero weights the learning rate sets the scale of the weights and, rounding aside, nothing else. This is
#   special to the step activation.
#
# **Sources.** McCulloch & Pitts (1943), "A logical calculus of the ideas immanent in nervous activity", *Bulletin of
# Mathematical Biophysics* 5. Rosenblatt (1958), "The perceptron: a probabilistic model for information storage and
# organization in the brain", *Psychological Review* 65(6). Novikoff (1962), "On convergence proofs on perceptrons",
# *Symposium on the Mathematical Theory of Automata* 12. Minsky & Papert (1969), *Perceptrons*, MIT Press. Gallant
# (1990), "Perceptron-based learning algorithms", *IEEE Transactions on Neural Networks* 1(2). Olazaran (1996), "A
# sociological study of the official history of the perceptrons controversy", *Social Studies of Science* 26(3). The
# iris data are Fisher's (1936).
