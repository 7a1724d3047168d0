# ---
# title: The perceptron
# objectives:
#   - say what the weights and the bias of a neuron do to its decision boundary
#   - write a neuron with a step activation, and the rule that trains it, in NumPy
#   - tell when training ends, how long it can take, and what the learning rate has to do with it
#   - prove that one neuron cannot compute XOR, and build a network of three that can
# minutes: 120
# prerequisites: ["01 Foundations"]
# ---

# %% [markdown]
# A perceptron is a single artificial neuron: a weighted sum, and a decision. Frank Rosenblatt described it in 1958.
# It is small enough to understand completely, and every network in this course is made of units like it.
#
# Below each exercise there is a check cell. Run it as often as you like: it tells you what came, what was expected
# and, where it can, which mistake it looks like. Under each check there are hints; open them one at a time.

# %% given
import numpy as np

from autograder import check

# %%
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import datasets, plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def draw_boundary(ax, w, b, **style):
    """Draw the line of all points with w[0] * x1 + w[1] * x2 + b = 0, whatever its slope."""
    limits = ax.axis()
    foot = -b * w / (w @ w)
    ax.axline(foot, foot + np.array([-w[1], w[0]]), **{"color": "black", "linewidth": 2, **style})
    ax.axis(limits)


def larger_marks(ax, where="lower left"):
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

found = check.value(recall, "recall")
letter = {name: "" if str(found[name].value).strip().lower() in ("a", "b", "c") else 'Give the letter, such as "a". '
          for name in ("shape", "signs")}
check.quiz(recall, {
    "shape": check.hashed("a"),
    "signs": check.hashed("b"),
    "count": check.hashed(2),
}, because={
    "shape": letter["shape"] + "(N, D) @ (D,): the D in the middle is summed away, one number for each row is left.",
    "signs": letter["signs"] + "Work it out for y = 0 and for y = 1: the arithmetic is done element by element.",
    "count": "y != p is an array of truth values; in a sum each True counts 1. Compare place by place.",
})
check.score(1)

# %% [markdown]
# ## 1. A neuron draws a line
#
# **Predict first.** The logic gate AND has two inputs and answers 1 only if both are 1. Draw its four cases as
# corners of a square, in your head or on paper. Can one straight line keep the corner with label 1 apart from the
# others? Where would you draw it? Now run the cell.

# %%
X_and, y_and = datasets.gate("AND")
fig, axes = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
plots.points(X_and, y_and, axes[0], title="AND: one corner has label 1")
plots.points(X_and, y_and, axes[1], title="One line separates it: $x_1 + x_2 - 1.5 = 0$")
draw_boundary(axes[1], np.array([1.0, 1.0]), -1.5)
axes[1].annotate("", xy=(0.65, 1.45), xytext=(0.35, 1.15),
                 arrowprops={"arrowstyle": "-|>", "color": GREEN, "linewidth": 2})
axes[1].text(0.68, 1.35, "$w$", color=GREEN, fontsize=13)
for ax in axes:
    ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), aspect="equal")
    larger_marks(ax)

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
# - Multiply $w$ and $b$ by the same positive number, and every $z$ keeps its sign: same boundary, same labels.
#
# First the decision.

# %% exercise="step"
def step(z):
    """The step activation: 1 where z is at least 0, else 0.

    Arguments
        z: a number, or an array of any shape.
    Returns
        whole numbers 0 and 1 in an array of the same shape as z. z itself stays as it is.

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
check(step, z).equal(np.array([0, 1, 1, 1]), mistakes={
    "z = 0 belongs to label 1: the comparison must include 0.": np.array([0, 0, 1, 1]),
    "These are truth values (True, False). Turn them into the whole numbers 1 and 0.":
        np.array([False, True, True, True]),
    "That is the sign of z. The labels are 0 and 1, not -1 and 1.": np.array([-1, 0, 1, 1]),
    "The labels are 0 and 1, not -1 and 1.": np.array([-1, 1, 1, 1]),
    "At z = 0 a half comes out. The spec wants 1 there.": np.array([0.0, 0.5, 1.0, 1.0]),
    "Negative values become 0, but positive ones must all become 1: that was ReLU.": np.array([0.0, 0.0, 0.25, 2.0]),
    "The two labels are exchanged.": np.array([1, 0, 0, 0]),
    "Everything came out as 1. Does a second assignment look at values that the first one has changed?": np.ones(4),
})
check(step, z).unchanged()
check(step, np.array([[3.0, -3.0], [-0.5, 0.0], [-2.0, 1.0]])).equal(
    np.array([[1, 0], [0, 1], [0, 1]]), mistakes={
        "z = 0 belongs to label 1: the comparison must include 0.": np.array([[1, 0], [0, 0], [0, 1]]),
    }, hint="Any shape may come in, and the same shape must go out.")
check(step, -4.0).equal(0, mistakes={
    "This is a truth value (True, False). Turn it into the whole number 1 or 0.": False,
}, hint="A single number may come in as well. Its comparison is a plain True or False, which has no .astype; "
        "np.where and np.asarray take numbers and arrays alike.")
### BEGIN HIDDEN TESTS
z = np.round(check.rng.normal(size=(6, 4)) * 3)
check(step, z).equal((z >= 0).astype(int), hint="Negative, positive and zero, in an array of two dimensions.")
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
# <details><summary>Hint 3</summary>
#
# The condition compares `z` with 0, and 0 itself must count as true. Then choose between the numbers 1 and 0.
# </details>
#
# Now the whole neuron, for many samples at once. As everywhere in this course the rows of `X` are samples, so one
# matrix product gives all scores: `X (N, D)` times `w (D,)` is `(N,)`.

# %% exercise="perceptron_predict"
def perceptron_predict(X, w, b):
    """The labels that one neuron gives to N samples.

    Arguments
        X: samples, an array of shape (N, D).
        w: weights, an array of shape (D,).
        b: the bias, a number.
    Returns
        labels 0 or 1, an array of shape (N,): step of each row's score.

    >>> perceptron_predict(np.array([[0.0, 1.0], [1.0, 1.0]]), np.array([1.0, 1.0]), -1.5)
    array([0, 1])
    """
    ### BEGIN SOLUTION
    return step(X @ w + b)
    ### END SOLUTION


# %% check="perceptron_predict"
import numpy as np
from autograder import check

# Scores without the bias: 0.5, 1, -0.25, 2.25, 0.75, -2.25, 1.
X = np.array([[0.5, 0.0, 0.0], [0.0, -0.5, 0.0], [0.25, 0.25, 0.0], [1.0, -0.5, 0.5], [0.5, 0.0, 0.5],
              [0.0, 1.0, -0.5], [0.5, 0.0, 1.0]])
w, b = np.array([1.0, -2.0, 0.5]), -0.75
check(perceptron_predict, X, w, b).shape((7,), mistakes={
    "One number for each sample is needed: sum over the features, which a matrix product does.": (7, 3),
    "The result has a column too many dimensions: keep w of shape (D,).": (7, 1),
    "One number for each sample is needed, not one for each feature: rows are samples.": (3,),
    "One number for all samples: is `return` inside the loop, or did the sum run over everything?": (),
})
check(perceptron_predict, X, w, b).equal(np.array([0, 1, 0, 1, 1, 0, 1]), mistakes={
    "The bias is missing: add b to each score.": np.array([1, 1, 0, 1, 1, 0, 1]),
    "The bias is subtracted; it must be added.": np.array([1, 1, 1, 1, 1, 0, 1]),
    "The threshold is 0, not 0.5: the bias has done the shifting already.": np.array([0, 0, 0, 1, 0, 0, 0]),
    "A score of exactly 0 means label 1: use step, and see that its own check passes.":
        np.array([0, 1, 0, 1, 0, 0, 1]),
    "Only two features are used. X may have any number of columns: X @ w sums over all of them.":
        np.array([0, 1, 0, 1, 0, 0, 0]),
    "b was added after step. It belongs to the score, so add it before.":
        np.array([0.25, 0.25, -0.75, 0.25, 0.25, -0.75, 0.25]),
    "These are the scores. Put them through step.": np.array([-0.25, 0.25, -1.0, 1.5, 0.0, -3.0, 0.25]),
    "The labels are 0 and 1, not -1 and 1.": np.array([-1, 1, -1, 1, 1, -1, 1]),
    "These are truth values; labels are the whole numbers 0 and 1.":
        np.array([False, True, False, True, True, False, True]),
    "One number for all samples: is `return` inside the loop, or did the sum run over everything?": 0,
    "One number for all samples: did the sum run over everything, or is `return` inside the loop?": 1,
})
### BEGIN HIDDEN TESTS
for n, d in ((7, 4), (1, 5), (3, 3)):
    X, w, b = check.rng.normal(size=(n, d)), check.rng.normal(size=d), check.rng.normal()
    check(perceptron_predict, X, w, b).equal((np.einsum("nd,d->n", X, w) + b >= 0).astype(int),
                                             hint="N and D may be any numbers, and b may have any sign.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write the shapes down: (N, D) and (D,) in, (N,) out. Which operator sums over D?
# </details>
# <details><summary>Hint 2</summary>
#
# `X @ w` gives the N sums. One number still has to be added to all of them.
# </details>
# <details><summary>Hint 3</summary>
#
# Two things are left: the bias, and the function that you have just written, applied to the scores.
# </details>
#
# With your function you can see what the neuron answers everywhere in the plane, not only at the four corners.
# **Predict:** what happens to the region of the 1s when $b$ rises from -1.5 to -0.5?

# %%
fig, axes = plt.subplots(1, 3, figsize=(12, 4), layout="constrained")
neurons = [(np.array([1.0, 1.0]), -1.5), (np.array([1.0, 1.0]), -0.5), (np.array([1.0, -1.0]), -0.5)]
for i, (w, b) in enumerate(neurons):
    plots.regions(lambda rows, w=w, b=b: perceptron_predict(rows, w, b), X_and, perceptron_predict(X_and, w, b),
                  axes[i], title=f"w = ({w[0]:g}, {w[1]:g}), b = {b:g}", names=("answer 0", "answer 1"), margin=0.6)
    draw_boundary(axes[i], w, b)
    axes[i].set_aspect("equal")
    larger_marks(axes[i], "upper left" if i == 2 else "lower left")

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
# everything. Compute $z$ for the four corners on paper; no training yet. Choose the numbers so that every $|z|$ is at
# least 0.5: then no line passes through a corner, which section 6 needs.

# %% exercise="gate_weights"
# At each corner the score z must be 0.5 or more, or -0.5 or less.
or_b = ...      # a number: the bias of OR, whose weights are np.array([1.0, 1.0])
nand_w = ...    # np.array([..., ...]): the two weights of NAND
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
b = check.value(or_b, "or_b")
text = "This is text: write the number without quotation marks."
check(perceptron_predict, X, np.array([1.0, 1.0]), b).equal(np.array([0, 1, 1, 1]), name="OR", mistakes={
    "Even (0, 0) gets label 1. There z is or_b itself, and z = 0 already counts as 1.": np.array([1, 1, 1, 1]),
    "That is AND: at (0, 1) and (1, 0) z is still negative.": np.array([0, 0, 0, 1]),
    "or_b is so low that z is negative at every corner.": np.array([0, 0, 0, 0]),
}, hint=f"or_b: {text}" if isinstance(b.value, str) else "")
b.holds("for OR every |z| is at least 0.5", lambda v: (abs(X.sum(axis=1) + v) > 0.499999).all(), mistakes={
    text: lambda v: isinstance(v, str),
    "The line of OR passes through a corner: there z is 0.": lambda v: v in (0, -1, -2),
    "The line of OR is too near to a corner. Compute z at (0, 0) and at (0, 1).": lambda v: -2.5 < v < 0.5})
w, b = check.value(nand_w, "nand_w"), check.value(nand_b, "nand_b")
check(perceptron_predict, X, w, b).equal(np.array([1, 1, 1, 0]), name="NAND", mistakes={
    "That is AND. The arrow w must point the other way, away from (1, 1).": np.array([0, 0, 0, 1]),
    "NAND is 1 at (0, 0), where z is the bias alone. Which sign must nand_b have?": np.array([0, 0, 0, 0]),
    "z is never negative: (1, 1) must get 0.": np.array([1, 1, 1, 1]),
    "That is NOR: at (0, 1) and (1, 0) z is negative already. Move the line towards (1, 1).": np.array([1, 0, 0, 0]),
    "That is OR. NAND is 1 at (0, 0) and 0 at (1, 1).": np.array([0, 1, 1, 1]),
}, hint=f"nand_w or nand_b: {text}" if isinstance(b.value, str) or isinstance(w.value, str) else
        "Compute z at each of the four corners with your numbers.")


def smallest(v):
    return np.abs(X[:, 0] * v[0] + X[:, 1] * v[1] + b.value).min()


w.holds("for NAND every |z| is at least 0.5", lambda v: smallest(v) > 0.499999, mistakes={
    "The line of NAND passes through a corner: there z is 0.": lambda v: smallest(v) < 1e-9,
    "The line of NAND is too near to a corner. Compute z at (1, 1) and at (0, 1).": lambda v: smallest(v) < 0.5})
### BEGIN HIDDEN TESTS
check.value(or_b, "or_b").holds("it gives OR, whatever step and perceptron_predict do", lambda v: -0.5001 < v < -0.4999)
w.holds("it gives NAND, whatever step and perceptron_predict do",
        lambda v: ((X @ np.array(v) + b.value >= 0) == [True, True, True, False]).all())
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
# OR: $b$ must lie strictly between -1 and 0, and no nearer than 0.5 to either. NAND: take the numbers of the AND
# table and turn all three signs.
# </details>
#
# ## 2. Learning from one mistake
#
# You found these weights by looking. Now the neuron shall find them from samples.
#
# **Predict first.** A neuron with $w = (1, -2)$ and $b = 0.5$ sees the sample $x = (2, 1)$, whose label is $y = 0$.
# Its score is $z = 2 - 2 + 0.5 = 0.5$, so it answers 1: a mistake. To lower $z$ for this sample, should $w$ move
# towards $x$ or away from it? Should $b$ rise or fall?

# %%
fig, axes = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
neurons = {"Before: $x$ is on the side of the 1s": (np.array([1.0, -2.0]), 0.5),
           "After one update: it is on the side of the 0s": (np.array([0.6, -2.2]), 0.3)}
for i, (title, (w, b)) in enumerate(neurons.items()):
    ax = axes[i]
    if i == 1:
        old_w, old_b = np.array([1.0, -2.0]), 0.5
        draw_boundary(ax, old_w, old_b, color="0.6", linestyle="--", linewidth=1.5, label="before")
        ax.annotate("", xy=old_w, xytext=(0, 0), arrowprops={
            "arrowstyle": "-|>", "color": "0.6", "linestyle": "--", "linewidth": 1.5})
    draw_boundary(ax, w, b)
    ax.plot(2, 1, "o", color=BLUE, markersize=9, label="sample $x$, label 0")
    ax.annotate("", xy=w, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": GREEN, "linewidth": 2})
    ax.text(w[0] + 0.15, w[1], "$w$", color=GREEN, fontsize=13)
    ax.text(-2.5, 1.5, "answer 0", fontsize=11)
    ax.text(-2.5, -2.3, "answer 1", fontsize=11)
    ax.set(title=title, xlabel="$x_1$", ylabel="$x_2$", xlim=(-3, 4), ylim=(-3, 4), aspect="equal")
    ax.legend(loc="upper left")

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
# label $y = 1$. Work it out by hand, again with $\eta = 0.2$.

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
parts = {"z": found["z"], "error": found["error"], "w[0]": found["w"][0], "w[1]": found["w"][1], "b": found["b"]}
parts = {name: part.value if isinstance(part.value, (int, float, str)) else None for name, part in parts.items()}


def why(names, slips, otherwise):
    """The sentence of the slip that gives these numbers; None stands for any number."""
    given = [parts[name] for name in names]
    for sentence, numbers in slips.items():
        if all(isinstance(g, (int, float)) and n in (None, round(g, 6)) for g, n in zip(given, numbers, strict=True)):
            return sentence
    return otherwise


because = {
    "z": why(["z"], {
        "These are the weights of before the worked update. Start from w = (0.6, -2.2), b = 0.3.": [-6.5],
        "The bias is missing in z.": [-7.2],
        "The bias is subtracted; it must be added.": [-7.5],
        "The sign of a product is lost: w[0] is 0.6 and x[0] is -1.": [-5.7],
        "The sign of a product is lost: w[1] is -2.2 and x[1] is 3.": [6.3],
        "That is the score with the new weights. The score before the update is asked for.": [-4.7],
    }, "z is w[0] times x[0], plus w[1] times x[1], plus b, all of them before this update."),
    "error": why(["error"], {
        "The error is y minus the answer, not the answer minus y.": [-1],
        "The answer is step(z), and z is negative: this sample is labelled wrongly.": [0],
        "The error compares y with the answer step(z), not with z.": [7.9],
    }, "The error is y minus the answer step(z): one of -1, 0 and 1."),
    "b": why(["b"], {
        "The update went the wrong way: the answer was too low, so b rises.": [0.1],
        "The learning rate is missing.": [1.3],
        "The bias learns too: it moves like a weight whose input is always 1.": [0.3],
        "Start from the bias after the worked update, 0.3.": [0.7],
    }, "The bias moves by 0.2 times the error."),
}
because["w[0]"] = because["w[1]"] = why(["w[0]", "w[1]"], {
    "The update went the wrong way: the answer was too low, so w moves towards x.": [0.8, -2.8],
    "The learning rate is missing.": [-0.4, 0.8],
    "Start from the weights after the worked update, (0.6, -2.2).": [0.8, -1.4],
    "w has not moved, but the answer was wrong.": [0.6, -2.2],
    "Each weight moves by its own input: w[0] by 0.2 times x[0], w[1] by 0.2 times x[1].": [0.8, -2.0],
    "The sign of x[0] is lost: x[0] is -1, so w[0] moves down.": [0.8, None],
}, "Each weight moves by 0.2 times the error times its own input.")
found.type(dict)
check.quiz(parts, {
    "z": check.hashed(-6.9),
    "error": check.hashed(1),
    "w[0]": check.hashed(0.4),
    "w[1]": check.hashed(-1.6),
    "b": check.hashed(0.5),
}, because=because)
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
    """One step of the perceptron rule, for one sample.

    Arguments
        w: weights, an array of shape (D,).      b: the bias, a number.
        x: one sample, an array of shape (D,).   y: its label, 0 or 1.
        lr: the learning rate, a positive number.
    Returns
        (w, b) after the update. If the sample was labelled rightly they are as before.
        The array w that came in must not be changed: make a new one.

    >>> perceptron_update(np.array([1.0, -2.0]), 0.5, np.array([2.0, 1.0]), 0, 0.2)    # up to rounding
    (array([ 0.6, -2.2]), 0.3)
    """
    ### BEGIN SOLUTION
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * error
    ### END SOLUTION


# %% check="perceptron_update"
import numpy as np
from autograder import check

w, b, lr = np.array([0.5, -1.0, 2.0]), 0.4, 0.3
x = np.array([1.0, 2.0, -1.0])                     # z = -3.1: the answer is 0
new = check(perceptron_update, w, b, x, 1, lr)
new[0].close(np.array([0.8, -0.4, 1.7]), name="label 1, answer 0: weights", mistakes={
    "w moves the wrong way. The error is y minus the answer.": np.array([0.2, -1.6, 2.3]),
    "w did not move. A sample with label 1 and answer 0 needs an update too.": w,
    "The learning rate is missing.": np.array([1.5, 1.0, 1.0]),
    "The error compares y with the answer step(z), not with the score z.": np.array([1.73, 1.46, 0.77]),
    "The update is twice too large. Are these labels -1 and 1? Here they are 0 and 1.": np.array([1.1, 0.2, 1.4]),
    "x is missing: each weight moves by its own input.": np.array([0.8, -0.7, 2.3]),
    "x * w holds one product for each feature. The score is their sum, x @ w.": np.array([0.5, -0.4, 1.7]),
    "w and b come back in the wrong order: return w, b.": 0.7,
    "Only w came back. Return two things: return w, b.": 0.8,
})
new[1].close(0.7, name="label 1, answer 0: bias", mistakes={
    "b moves the wrong way. The error is y minus the answer.": 0.1,
    "The bias did not learn: b moves by lr times the error.": 0.4,
    "The learning rate is missing.": 1.4,
    "b became an array: its input is always 1, so do not multiply it by x.": np.array([0.7, 1.0, 0.1]),
    "b became an array: x * w holds one product for each feature. The score is their sum, x @ w.":
        np.array([0.4, 0.7, 0.7]),
    "The update is twice too large. Are these labels -1 and 1? Here they are 0 and 1.": 1.0,
    "The error compares y with the answer step(z), not with the score z.": 1.63,
})
x = np.array([2.0, -1.0, 0.5])                     # z = 3.4: the answer is 1
new = check(perceptron_update, w, b, x, 0, lr)
new[0].close(np.array([-0.1, -0.7, 1.85]), name="label 0, answer 1: weights", mistakes={
    "w moved towards a sample of label 0. Is the sign of the error lost or exchanged?":
        np.array([1.1, -1.3, 2.15]),
    "w did not move. A sample with label 0 and answer 1 needs an update too.": w,
})
new[1].close(0.1, name="label 0, answer 1: bias", mistakes={
    "b rose for a sample of label 0. Is the sign of the error lost or exchanged?": 0.7,
    "b did not move. A sample with label 0 and answer 1 needs an update too.": 0.4,
})
new = check(perceptron_update, w, b, x, 1, lr)
new[0].close(w, name="the answer was right: weights", mistakes={
    "A sample that is labelled rightly must change nothing.": np.array([1.1, -1.3, 2.15])})
new[1].close(0.4, name="the answer was right: bias", mistakes={
    "A sample that is labelled rightly must change nothing.": 0.7})
b = 1.2
x = np.array([0.0, 1.1, 0.7])                      # 0.3 without the bias, 1.5 with it
new = check(perceptron_update, w, b, x, 0, lr)
new[0].close(np.array([0.5, -1.33, 1.79]), name="a small score and a large bias: weights", mistakes={
    "w did not move, although z is 1.5. Is the bias subtracted in the score?": w})
came = new[0].value
bias_alone_is_wrong = isinstance(came, np.ndarray) and came.dtype.kind == "f" and came.shape == (3,) and np.allclose(
    came, [0.5, -1.33, 1.79])
x = np.array([0.0, 1.1, 0.4])                      # -0.3 without the bias, 0.9 with it
new = check(perceptron_update, w, b, x, 0, lr)
new[0].close(np.array([0.5, -1.33, 1.88]), name="the bias decides the answer: weights", mistakes={
    "The answer was computed without the bias.": w if bias_alone_is_wrong else None})
check(perceptron_update, w, b, x, 0, lr).unchanged()
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
# `w += ...` changes the array of the caller. `w + ...` makes a new one. Add `lr` times the error times `x` to the
# weights; to the bias add the same without `x`.
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
# new ones.

# %% exercise="train_perceptron"
def train_perceptron(X, y, lr, epochs):
    """Train one neuron by the perceptron rule, from zero weights and zero bias.

    In each epoch the samples are taken in the order of the rows, and each update counts at once. Training ends
    after the first epoch without an error, or after `epochs` epochs.

    Arguments
        X: samples, an array of shape (N, D).    y: labels 0 or 1, an array of shape (N,).
        lr: the learning rate, a positive number.
        epochs: the largest number of epochs, at least 1.
    Returns
        (w, b, errors): the weights, an array of shape (D,); the bias, a number; and a list with the number of
        errors made in each epoch that was run. The epoch without an error is part of the list.

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

X = np.array([[0.0, 2.0, -1.0], [1.0, 2.0, -2.0], [1.0, 2.0, -1.0], [2.0, 2.0, -2.0], [-2.0, 1.0, 0.0]])
y = np.array([0, 1, 0, 0, 0])
trained = check(train_perceptron, X, y, 4.0, 12)
came, listed = trained.value, trained[2].value
if came is None:
    hint = "If it stopped with an error: w must start as an array of D zeros, and D is X.shape[1], whatever X is."
elif not isinstance(came, (tuple, list)) or len(came) != 3:
    hint = "Return three things, w, b and errors."
elif isinstance(listed, list) and len(listed) > 12 or isinstance(listed, np.ndarray) and listed.size > 12:
    hint = "There are more entries than epochs. Append once an epoch, after the inner loop, not once for each sample."
else:
    hint = "Take the samples in the order of the rows, and count a sample when it is seen."
trained[2].equal([3, 2, 2, 3, 1, 0], name="3 features, lr 4: errors in each epoch", mistakes={
    "The count goes on from epoch to epoch. Set it to 0 when an epoch begins.": [3, 5, 7, 10, 11, 11],
    "The count goes on from epoch to epoch, so it is never 0 again. Set it to 0 when an epoch begins.":
        [3, 5, 7, 10] + [11] * 8,
    "w and b change once an epoch here. Update after each sample.": [4, 1, 1, 1, 2, 1, 1, 3, 1, 1, 1, 3],
    "Training goes on after an epoch without an error. Stop there.": [3, 2, 2, 3, 1] + [0] * 7,
    "The epoch without an error belongs in the list: append before you stop.": [3, 2, 2, 3, 1],
    "Errors are counted after the epoch. Count each one when the sample is seen, before its update.":
        [1, 1, 1, 1, 0],
    "Each answer is tested after its own update, when it is mended already. Count first, then update.": [0],
    "Errors are counted with the weights of the start of the epoch. Use the weights of now, sample by sample.":
        [4, 1, 1, 1, 1, 0],
    "Errors of +1 and -1 cancel each other in this sum. Count each wrong answer as 1.": [-1, 0],
    "Each epoch starts from zero weights again. Set w and b once, before the first epoch.": [3] * 12,
    "Training ended too soon: it leaves an epoch at the first sample that is right.": [3, 0],
    "One epoch only has been run. Is the return inside of the loop?": [3],
    "The samples are taken from the last row to the first.": [3, 2, 2, 2, 2, 2, 2, 3, 2, 2, 2, 2],
    "The labels y are 0 and 1, but the answers here are -1 and 1.": [5, 4, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4],
    "z = 0 must count as answer 1, from the very first sample on.": [4, 2, 1, 3, 1, 4, 1, 3, 1, 0],
    "The bias is never updated: b learns after each error too.": [3, 2, 4, 2, 1, 3, 1, 4, 2, 1, 4, 2],
    "The weights are never updated: w learns after each error too.": [3] + [2] * 11,
    "w and b never change. Does the loop keep what perceptron_update returns?": [4] * 12,
}, hint=hint)
trained[0].close(np.array([-4.0, -8.0, -12.0]), name="3 features, lr 4: weights", mistakes={
    "The learning rate was not handed on.": np.array([-1.0, -2.0, -3.0]),
    "Each update is counted twice.": np.array([-8.0, -16.0, -24.0]),
    "w did not start from zeros.": np.array([-3.0, -7.0, -11.0]),
})
trained[1].close(-4.0, name="3 features, lr 4: bias", mistakes={
    "The learning rate was not handed on.": -1.0,
    "Each update is counted twice.": -8.0,
    "b did not start from 0.": -3.0,
})
limited = check(train_perceptron, np.array([[-2.0], [0.5], [1.5], [-2.5]]), np.array([1, 0, 1, 0]), 0.5, 5)
hint = ("X has one feature here: w must start as an array of D zeros, and D is X.shape[1]." if limited.value is None
        else "These samples may need more epochs than the limit allows: then the limit must end the training.")
limited[2].equal([2, 4, 3, 3, 3], name="1 feature, 5 epochs at most: errors", mistakes={
    "There is one epoch too few: `epochs` of them must be run.": [2, 4, 3, 3],
    "There is one epoch too many: at most `epochs` of them may be run.": [2, 4, 3, 3, 3, 2],
}, hint=hint)
limited[0].close(np.array([0.25]), name="1 feature, 5 epochs: weights")
limited[1].close(0.5, name="1 feature, 5 epochs: bias")
check(train_perceptron, X, y, 4.0, 12).unchanged()
### BEGIN HIDDEN TESTS
# Quarters and whole numbers only, so that no rounding can decide a tie at z = 0.
for n, d, epochs, noisy in ((12, 3, 60, False), (9, 2, 7, True)):
    X = check.rng.integers(-8, 9, size=(n, d)) / 4
    y = (X @ np.arange(1.0, d + 1) + 0.125 >= 0).astype(int)
    if noisy:
        y = np.append(y[:-2], [0, 1])
        X[-2:] = 1.0
    w, b, errors = np.zeros(d), 0.0, []
    while len(errors) < epochs and 0 not in errors:
        errors.append(0)
        for row, label in zip(X, y, strict=True):
            gap = int(label) - int(np.dot(row, w) + b >= 0)
            w, b, errors[-1] = w + 0.25 * gap * row, b + 0.25 * gap, errors[-1] + abs(gap)
    trained = check(train_perceptron, X, y, 0.25, epochs)
    for part, right in enumerate((w, b, errors)):
        trained[part].close(right, hint="More features, another rate, negative inputs.")
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
data = {"AND": datasets.gate("AND"), "two blobs": datasets.blobs(), "iris": datasets.iris_pair()}
X_iris, y_iris = data["iris"]

# %%
runs = {name: train_perceptron(X, y, 1.0, 100) for name, (X, y) in data.items()}
for name, run in runs.items():
    print(f"{name:10} {len(run[2]):3} epochs, {sum(run[2]):3} updates, errors {run[2]}")

fig, axes = plt.subplots(1, 3, figsize=(13, 4), layout="constrained")
plots.curves({name: run[2] for name, run in runs.items()}, axes[0], "Errors in each epoch", "errors in the epoch")
axes[0].yaxis.get_major_locator().set_params(integer=True)
looks = {"two blobs": {}, "iris": {"labels": ("petal length (cm)", "petal width (cm)"),
                                   "names": ("setosa", "versicolor")}}
for i, (name, look) in enumerate(looks.items()):
    ax, (X, y), (w, b, errors) = axes[i + 1], data[name], runs[name]
    last = f"{errors[-1]} errors in epoch {len(errors)}"
    plots.regions(lambda rows, w=w, b=b: perceptron_predict(rows, w, b), X, y, ax, f"{name}: {last}", steps=300, **look)
    draw_boundary(ax, w, b)

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
        X: samples, an array of shape (N, D).    y: labels 0 or 1, an array of shape (N,).
        w: weights, an array of shape (D,), not all zero.    b: the bias, a number.
    Returns
        a number: the distance of the nearest sample if all are on their right side; if some are on the
        wrong side, minus the distance of the one that is furthest there.
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

X = np.array([[2.0, 1.0], [-1.0, 0.25], [1.0, 0.0], [-1.0, -1.0], [0.0, 2.0]])
w, b = np.array([3.0, 4.0]), -2.0                     # scores 8, -4, 1, -9, 6; the length of w is 5
check(margin, X, np.array([1, 0, 1, 0, 1]), w, b).close(0.2, name="all samples on their right side", mistakes={
    "That is the smallest score. Divide by the length of w to get a distance.": 1.0,
    "That is the largest distance; the margin is the smallest one.": 1.8,
    "That is the mean distance; the margin is the smallest one.": 1.12,
    "The bias is no part of the length: only the weights are.": 1 / np.sqrt(29),
    "Divided by the squared length of w: a square root is missing.": 0.04,
    "That is the sum of the absolute weights. The length is the root of the sum of squares.": 1 / 7,
    "Multiplied by the labels 0 and 1: samples of label 0 drop out. Turn the labels into -1 and +1.": 0.0,
    "Scores of label 0 must change their sign, those of label 1 must not.": -1.8,
    "The bias is missing in the scores.": 0.4,
    "Half of the right value. The signs must be -1 and +1.": 0.1,
})
check(margin, X, np.array([1, 0, 0, 0, 0]), w, b).close(-1.2, name="two samples on their wrong side", mistakes={
    "This ignores on which side a sample is: a sample on the wrong side counts negative.": 0.2,
    "The largest, not the smallest of the signed distances.": 1.8,
    "Take the smallest signed distance, not the one nearest to 0.": -0.2,
    "Negative values are cut off at 0; the sign must stay.": 0.0,
})
check(margin, X, np.array([1, 0, 1, 0, 1]), w, b).unchanged(
    hint="`s = y` gives the same array a second name. Compute the signs in a new array.")
### BEGIN HIDDEN TESTS
for n, d in ((8, 4), (5, 5)):
    X, w, b = check.rng.normal(size=(n, d)), check.rng.normal(size=d) * 3, check.rng.normal()
    scores = np.einsum("nd,d->n", X, w) + b
    for y in ((scores >= 0).astype(int), np.arange(n) % 2):
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
for name, (X, y) in data.items():
    w, b, _ = train_perceptron(X, y, 1.0, 100)
    print(f"{name:10} margin {margin(X, y, w, b):.3f}")
print(f"AND by hand, w = (1, 1), b = -1.5: {margin(X_and, y_and, np.array([1.0, 1.0]), -1.5):.3f}")

# %%
fig, axes = plt.subplots(1, 2, figsize=(10.5, 4), layout="constrained")
lines = {"Trained: the line touches (1, 1)": (np.array([2.0, 1.0]), -3.0),
         "By hand: there is room on both sides": (np.array([1.0, 1.0]), -1.5)}
for i, (title, (w, b)) in enumerate(lines.items()):
    ax = axes[i]
    room = margin(X_and, y_and, w, b)
    plots.points(X_and, y_and, ax, f"{title}, margin {room:.2f}")
    draw_boundary(ax, w, b)
    for side in (-1, 1):
        draw_boundary(ax, w, b + side * room * np.linalg.norm(w), linestyle=":", linewidth=1, color=GREEN)
    ax.set(xlim=(-0.5, 1.7), ylim=(-0.5, 1.7), aspect="equal")
    larger_marks(ax)

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
# **Predict:** four samples, and the rule never looks ahead. Could it run in circles for ever on AND?
#
# It cannot, and the reason is a theorem. Treat the bias as a weight whose input is always 1: $\tilde x = (x, 1)$,
# $\tilde w = (w, b)$. Let $R$ be the length of the longest $\tilde x$.
#
# > **Perceptron convergence theorem.** If some $u$ of length 1 separates the samples with
# > $s_i\,(\tilde x_i \cdot u) \ge \gamma > 0$ for every $i$, then the perceptron rule that starts from zero makes at
# > most $(R / \gamma)^2$ updates, in whatever order the samples come.
#
# The perceptron is Rosenblatt's (1958); this bound and its short proof are Novikoff's (1962). It counts updates,
# that is errors, not epochs. It does not contain the number of samples.
#
# For AND take $u = (2, 2, -3) / \sqrt{17}$. Your `margin` computes $\gamma$ too: append the column of ones and use a
# bias of 0.

# %%
def with_ones(X):
    return np.column_stack([X, np.ones(len(X))])


u = np.array([2.0, 2.0, -3.0]) / np.sqrt(17)
gamma = margin(with_ones(X_and), y_and, u, 0.0)
R = np.linalg.norm(with_ones(X_and), axis=1).max()
made, along, length = [0], [0.0], [0.0]
for epochs in range(1, 7):
    w, b, errors = train_perceptron(X_and, y_and, 1.0, epochs)
    made.append(sum(errors))
    along.append(np.append(w, b) @ u)
    length.append(np.linalg.norm(np.append(w, b)))
print(f"AND: R = {R:.3f}, gamma = {gamma:.4f}, bound (R / gamma)^2 = {(R / gamma) ** 2:.0f}, updates made: {made[-1]}")

k = np.linspace(0, 60, 200)
fig, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
ax.plot(k, R * np.sqrt(k), "--", color=VERMILION, label=r"at most $R\,\sqrt{k}$")
ax.plot(made, length, "s", color=VERMILION, label=r"length of $(w, b)$")
ax.plot(made, along, "o", color=BLUE, label=r"$(w, b) \cdot u$")
ax.plot(k, gamma * k, "-", color=BLUE, label=r"at least $\gamma\, k$")
ax.axvline((R / gamma) ** 2, color=GREEN, linestyle=":", label=r"bound $(R / \gamma)^2 = 51$")
ax.set(title="AND: the two limits meet, so the updates must end", xlabel="updates $k$", ylabel="value")
ax.legend();

# %% [markdown]
# The figure has the number of updates on its horizontal axis: a straight blue line, and a dashed vermilion curve that
# rises fast at first, lies above the line and meets it at the dotted green bound of 51 updates.
#
# The marks show training on AND at the end of each epoch. The blue dots must stay above the blue line, the vermilion
# squares below the dashed curve, and no dot can be above its square. Where line and curve cross, at 51 updates, there
# is no room left. Training needed 11.
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
for lr in (0.1, 1.0, 50.0):
    w, b, errors = train_perceptron(X_iris, y_iris, lr, 100)
    print(f"iris, lr {lr:4}: errors {errors}, w = ({w[0]:6.2f}, {w[1]:6.2f}), b = {b:7.2f}, "
          f"margin {margin(X_iris, y_iris, w, b):.3f} cm")

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
for lr in (0.1, 1.0, 50.0):
    w, b, errors = train_perceptron(X_and, y_and, lr, 100)
    print(f"AND, lr {lr:4}: errors {errors}, w = {w}, b = {b}")

# %% [markdown]
# With 0.1 training ends in epoch 4! Is the argument wrong? Look at the bias of the first line: -0.20000000000000004.
# The number 0.1 has no exact binary form, so sums of it are rounded. In epoch 4 the row (1, 0) comes with a score
# that is exactly 0 for the other rates. The two rows before it, (0, 0) and (0, 1), are answered rightly in that
# epoch, so the weights after 3 epochs still hold when (1, 0) has its turn:

# %%
for lr in (0.1, 1.0):
    w, b, _ = train_perceptron(X_and, y_and, lr, 3)
    z = X_and[2] @ w + b
    print(f"lr {lr}: after 3 epochs the row (1, 0) has z = {z}, so the answer is {step(z)}")

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
X_xor, y_xor = datasets.gate("XOR")
X_over, y_over = datasets.blobs(60, 3.0, seed=0)
w_over, b_over, errors_over = train_perceptron(X_over, y_over, 1.0, 30)
for epochs in (10, 20, 30):
    w, b, errors = train_perceptron(X_xor, y_xor, 1.0, epochs)
    print(f"XOR after {epochs} epochs: w = {w}, b = {b}, errors in the last epoch: {errors[-1]}")

fig, axes = plt.subplots(1, 3, figsize=(13, 4), layout="constrained")
shown = {"XOR": (X_xor, y_xor, w, b, errors), "Overlapping blobs": (X_over, y_over, w_over, b_over, errors_over)}
for i, (name, (X, y, w, b, errors)) in enumerate(shown.items()):
    wrong = np.sum(perceptron_predict(X, w, b) != y)
    plots.regions(lambda rows, w=w, b=b: perceptron_predict(rows, w, b), X, y, axes[i],
                  f"{name} after {len(errors)} epochs: {wrong} of {len(y)} wrong", margin=0.6, steps=300)
    draw_boundary(axes[i], w, b)
larger_marks(axes[0], "upper right")
plots.curves({name: run[-1] for name, run in shown.items()}, axes[2],
             f"Fewest errors in any epoch: {min(min(run[-1]) for run in shown.values())}", "errors in the epoch")
axes[2].set_ylim(0, 9);

# %% [markdown]
# The left panel shows the four corners of XOR and a vertical boundary through (0, 0) and (0, 1); the middle one two
# overlapping clouds with a falling boundary and points on the wrong side of it; the right one the errors of each
# epoch, two curves that stay above 0.
#
# Training never ends. On XOR the weights run in a circle: after 10, 20 and 30 epochs they are the same. In the left
# panel (0, 0) lies on the boundary, so its answer is 1, and (1, 0) gets 0: both are wrong. Why then does the last
# epoch count 4 errors, not 2? The panel shows the weights at the *end* of the epoch. Within it, each row is wrong
# when its turn comes, because the update for the row before has just moved the line: z is 0, -1, -1 and 2, and the
# labels are 0, 1, 1 and 0. After the fourth update the weights are where they began.
#
# Two blobs that overlap are the same case: the theorem promises nothing where no line separates the classes, and the
# rule does not settle for a line with few errors either.
#
# From outside you cannot tell "never" from "not yet": the bound $(R/\gamma)^2$ is finite for any data that a line
# separates, but it may be huge, and you do not know $\gamma$ beforehand. In practice you stop at a limit of epochs,
# keep the best weights that you have seen, and, if these are not good enough, add features or more units.
#
# More epochs do not help, and by section 5 neither does another rate. **No** weights can do it. Suppose some did:
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
# output neuron takes $H$ as its input.

# %% exercise="xor_net"
def xor_net(X):
    """XOR by a 2-2-1 network of step units whose weights you set by hand.

    Build it from calls of perceptron_predict only, one for each unit. It must also work when each input is
    off by up to 0.1: (0.1, 0.9) is answered like (0, 1).

    Arguments
        X: an array of shape (N, 2), any number of rows.
    Returns
        labels 0 or 1, an array of shape (N,).

    >>> xor_net(np.array([[1.0, 1.0], [0.0, 1.0], [0.9, 0.1]]))
    array([0, 1, 1])
    """
    ### BEGIN SOLUTION
    first = perceptron_predict(X, np.array([1.0, 1.0]), or_b)
    H = np.column_stack([first, perceptron_predict(X, nand_w, nand_b)])
    return perceptron_predict(H, np.array([1.0, 1.0]), -1.5)
    ### END SOLUTION


# %% check="xor_net"
import numpy as np
from autograder import check

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
blank = [name for name, value in (("or_b", check.value(or_b)), ("nand_w", check.value(nand_w)),
                                  ("nand_b", check.value(nand_b))) if value.value is None]
result = check(xor_net, X)
hint = ("" if result.value is not None else f"If xor_net uses it: fill in {blank[0]} first, in section 1." if blank else
        "If the shapes do not fit: np.array([first, second]) makes an H that has shape (2, N); (N, 2) is needed.")
result.shape((4,), mistakes={
    "These are the two hidden answers. The output neuron that joins them is missing.": (4, 2),
    "These are the two hidden answers, and H has shape (2, N). Its columns must be the hidden units.": (2, 4),
    "The output's weights must have shape (2,), so that the result has shape (N,).": (4, 1),
}, hint=hint)
check(xor_net, X).equal(np.array([0, 1, 1, 0]), name="the four corners", mistakes={
    "That is OR: (1, 1) must give 0. One unit has to speak against it.": np.array([0, 1, 1, 1]),
    "That is XNOR, the opposite of XOR.": np.array([1, 0, 0, 1]),
    "That is NAND: (0, 0) must give 0. One unit has to speak against it.": np.array([1, 1, 1, 0]),
    "That is AND. Which array does the output unit get, X or H? And which two gates are hidden?":
        np.array([0, 0, 0, 1]),
    "The output is always 1. Does it fire if only one of the hidden units does? Both must.": np.array([1, 1, 1, 1]),
    "The output is always 0. Print H: where should both hidden units be 1?": np.array([0, 0, 0, 0]),
    "Only (0, 1) gives 1: one hidden unit looks at a single input. Give it both.": np.array([0, 1, 0, 0]),
    "Only (1, 0) gives 1: one hidden unit looks at a single input. Give it both.": np.array([0, 0, 1, 0]),
    "This answers by one input alone: a single neuron cannot do XOR. Use two hidden units.": np.array([0, 1, 0, 1]),
    "This answers by x1 alone: a single neuron cannot do XOR. Use two hidden units.": np.array([0, 0, 1, 1]),
})
near = np.array([[0.1, -0.1], [-0.1, 0.9], [1.1, 0.1], [0.9, 1.1], [0.1, 0.1], [0.9, 0.9], [0.9, -0.1]])
check(xor_net, near).equal(np.array([0, 1, 1, 0, 0, 0, 1]), name="inputs off by up to 0.1", mistakes={
    "This compares the two inputs with each other. Step units on weighted sums tolerate small changes.": np.array(
        [1, 1, 1, 1, 0, 0, 1]),
    "All of these get 0. Either exact 0s and 1s are looked for, or a line passes through a corner.": np.zeros(7),
}, hint="Let each line pass halfway between the corners that it separates, and not through a corner.")
### BEGIN HIDDEN TESTS
corners = check.rng.integers(0, 2, size=(40, 2))
near = corners + check.rng.uniform(-0.1, 0.1, size=(40, 2))
check(xor_net, near).equal(corners.sum(axis=1) % 2, name="40 rows near the corners",
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

# %%
def draw_hidden(H):
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 4), layout="constrained")
    plots.regions(xor_net, X_xor, y_xor, axes[0], "Inputs: the 1s lie in a strip between two lines", margin=0.6,
                  steps=300)
    draw_boundary(axes[0], np.array([1.0, 1.0]), or_b, linestyle="--", linewidth=1.5)
    draw_boundary(axes[0], nand_w, nand_b, linestyle=":", linewidth=2)
    axes[0].text(-0.42, 1.05, "OR", fontsize=11)
    axes[0].text(0.5, 1.1, "NAND", fontsize=11)
    plots.points(H, y_xor, axes[1], "Hidden answers: one line separates them",
                 ("hidden unit 1 (OR)", "hidden unit 2 (NAND)"))
    draw_boundary(axes[1], np.array([1.0, 1.0]), -1.5)
    axes[1].text(0.0, 1.12, "from (0, 0)", ha="center")
    axes[1].text(1.0, 1.12, "from (0, 1) and (1, 0)", ha="center")
    axes[1].text(1.0, -0.18, "from (1, 1)", ha="center")
    for ax in axes:
        ax.set(xlim=(-0.6, 1.6), ylim=(-0.6, 1.6), aspect="equal")
        larger_marks(ax)


if any(number is ... for number in (or_b, nand_w, nand_b)):
    print("Fill in or_b, nand_w and nand_b first, in section 1.")
else:
    draw_hidden(np.column_stack([perceptron_predict(X_xor, np.array([1.0, 1.0]), or_b),
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

# %% exercise="perceptron_quiz"
quiz = {
    "scaled": ...,    # 1: "a", "b" or "c"
    "bias": ...,      # 2: "a", "b" or "c"
    "errors": ...,    # 3: "a", "b" or "c"
    "updates": ...,   # 4: a whole number
    "bound": ...,     # 5: a whole number
    "rate": ...,      # 6: "a", "b" or "c"
    "xor": ...,       # 7: "a", "b" or "c"
}
### BEGIN SOLUTION
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b"}
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
}, because={
    "scaled": "Every z is multiplied by 3. Does that change its sign?",
    "bias": "Every z rises by the same amount. Compare the first two panels of the figure in section 1.",
    "errors": "Look at the errors of AND in section 3, and at what the theorem counts.",
    "updates": "The weights change once for each error, and the list holds the errors of each epoch.",
    "bound": "The bound is the square of R / gamma.",
    "rate": "Look at the iris runs in section 5: which columns differ?",
    "xor": "The four inequalities in section 6 hold for any weights, however they were found.",
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
# - From zero weights the learning rate sets the scale of the weights and, rounding aside, nothing else. This is
#   special to the step activation.
#
# **Sources.** McCulloch & Pitts (1943), "A logical calculus of the ideas immanent in nervous activity", *Bulletin of
# Mathematical Biophysics* 5. Rosenblatt (1958), "The perceptron: a probabilistic model for information storage and
# organization in the brain", *Psychological Review* 65(6). Novikoff (1962), "On convergence proofs on perceptrons",
# *Symposium on the Mathematical Theory of Automata* 12. Minsky & Papert (1969), *Perceptrons*, MIT Press. Olazaran
# (1996), "A sociological study of the official history of the perceptrons controversy", *Social Studies of Science*
# 26(3). The iris data are Fisher's (1936).
