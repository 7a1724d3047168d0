# ---
# title: Foundations
# objectives:
#   - read data as arrays, and say what a sample, a feature, a label, a parameter, a batch and an epoch are
#   - write the affine map of a layer, one-hot labels and accuracy without a broadcasting trap
#   - build a first classifier, the baseline that later networks must beat
#   - split and scale data so that no row is judged by a program that has seen it, and find leaks
#   - tell AI, machine learning and deep learning apart, and name the kinds of networks and what each is for
# minutes: 180
# prerequisites: ["School mathematics", "Python: functions, loops, lists, dicts", "NumPy: arrays, shapes, indexing"]
# ---

# %% [markdown]
# This is where the course begins. You will write everything by hand that a neural network needs *before* there is a
# network: arrays of data, the sum that a layer computes, a way to count what is right, and rows that are kept apart
# to judge by. At the end you have a classifier that reads handwritten digits, and you know how far to believe its
# score.
#
# ## How the course works
#
# 1. **Run cells from top to bottom.** Click on a cell and press Shift+Enter. Folded cells draw figures and
#    name colours.
# 2. **Write your answer** where it says `YOUR CODE HERE`, or in the place of `...`, and run that cell.
# 3. **Run the check below it.** It says *right*, *not yet right* or *not attempted*, line by line: what was asked,
#    what came, and where it can, which mistake it looks like. Run it as often as you like; nothing is lost by trying.
# 4. **Stuck?** Open the hints one at a time. A text that begins with **Predict** wants an answer *before* you run the
#    next cell: a wrong guess that you notice teaches more than a right sentence that you read.

# %% given
import numpy as np

from autograder import check

# %% [markdown]
# ### Try it: three questions on what you bring with you
#
# First run the next two cells as they are, and read what the check says. Then put your answers in the place of the
# three dots, run the cell again, and check again.
#
# 1. `distance`: How far is the point (1, 2) from the point (4, 6)?
# 2. `deviation`: The numbers 1, 1, 5, 5 have the mean 3. What is their standard deviation, the square root of the
#    mean squared distance from the mean?
# 3. `axis`: `X` is an array of shape (4, 3). What is the shape of `X.mean(axis=0)`?
#    **a** (4,)  **b** (3,)  **c** (1, 3)

# %% exercise="recall"
recall = {
    "distance": ...,     # a number
    "deviation": ...,    # a number
    "axis": ...,         # "a", "b" or "c"
}
### BEGIN SOLUTION
recall = {"distance": 5, "deviation": 2, "axis": "b"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "distance": check.hashed(5),
    "deviation": check.hashed(2),
    "axis": check.hashed("b"),
}, because={
    "distance": "Pythagoras: the differences are 3 and 4. Square them, add, and take the root.",
    "deviation": "The distances from the mean are -2, -2, 2, 2. Square them, take the mean, then the root.",
    "axis": "axis=0 is the one that disappears: of 4 rows, one mean for each column is left.",
})
check.score(1)

# %% [markdown]
# That is all there is to it. The table has one line for each question; points are shared out over the lines.
#
# ## 1. Rows are samples
#
# A data set is a table. One row is one thing that was measured, a **sample**; one column is one number that was
# measured of each, a **feature**. What we want to know of a sample is its **label**. As arrays: `X (N, D)` with `N`
# samples and `D` features, and `y (N,)` with the labels as whole numbers from 0.

# %%
from sklearn.datasets import load_digits, load_iris, load_wine

_sets = {"iris": load_iris, "wine": load_wine, "digits": load_digits}
_data = {_name: _load(return_X_y=True) for _name, _load in _sets.items()}
for _name, (_X, _y) in _data.items():
    print(f"{_name:7} X {_X.shape}, y {_y.shape}, {len(np.unique(_y))} classes; the first row begins {_X[0, :4]}")

# %% [markdown]
# **Predict:** an iris flower is described by the length and width of its petals in cm. What does "one sample" look
# like in a plot of these two features? And how can a *picture* of a digit be a row of 64 numbers?

# %% drawing
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]
SPECIES = ("setosa", "versicolor", "virginica")


def _draw_data():
    fig, axes = plt.subplot_mosaic("AABC\nAADE", figsize=(9.5, 4.2), layout="constrained")
    X, y = _data["iris"]
    plots.points(X[:, 2:], y, axes["A"], "Iris: 150 samples, two of their four features",
                 ("petal length (cm)", "petal width (cm)"), SPECIES)
    X, y = _data["digits"]
    for name, row in zip("BCDE", (0, 1, 4, 9), strict=True):
        axes[name].imshow(X[row].reshape(8, 8), cmap="gray_r")
        axes[name].set(title=f"Digits, row {row}: label {y[row]}", xticks=[], yticks=[])
        axes[name].set_xlabel("8 x 8 = 64 features")


_draw_data()

# %% [markdown]
# On the left each iris flower is one mark: setosa in blue circles far down on the left, versicolor in vermilion
# squares and virginica in green triangles further up, where the two touch. A sample is a *point*, with as many
# coordinates as it has features. On the right are four rows of the digits, folded back into 8 x 8 grey values: 0, 1,
# 4 and 9. To the program each of them is a point, too, in 64 dimensions.
#
# ### Labels as vectors
#
# Label 2 is not twice label 1: labels are names, and their size means nothing. A network that answers "how much does
# this look like class 0, 1, 2?" has one output for each class, and to compare with it a label becomes a row with a 1
# in its own place and 0 everywhere else: **one-hot**. For three classes, labels 2, 0, 2 become
#
# $$\begin{pmatrix} 0 & 0 & 1 \\ 1 & 0 & 0 \\ 0 & 0 & 1 \end{pmatrix}$$
#
# **Predict:** nobody in these three rows has label 1. How many columns does the array need all the same? And what
# would NumPy do with a label of -1, which is a valid index?
#
# What makes no sense must stop the program and not go on as a number that looks right. In Python `raise` does that;
# `ValueError` is the word for "of the right kind, but with a value that cannot be":

# %%
def _half(n):
    """Half of an even number."""
    if n % 2 == 1:
        raise ValueError(f"{n} is odd")       # the function ends here; the text is yours to choose
    return n // 2


print("half of 6:", _half(6))
try:
    print("half of 7:", _half(7))
except ValueError as error:
    print("ValueError:", error)

# %% [markdown]
# Many exercises ask for a ValueError in this way. They also say which numbers come in. NumPy keeps whole numbers of
# several *widths*: the usual one has 64 bits; grey values of pictures often have 8 (`np.uint8`), which hold 0 to 255
# and nothing else. There 3 - 5 is 254, without a warning. "Of any width" means: your code must not trip over that.

# %% exercise="one_hot"
def one_hot(y, num_classes):
    """Labels as rows with a single 1.

    Arguments
        y: labels, an array of shape (N,) of whole numbers of any width (such as np.uint8), N at least 1.
        num_classes: C, the number of classes. A class may be missing from y.
    Returns
        a new array of float64 of shape (N, C): row i is 0.0 everywhere but for a 1.0 in column y[i]. y stays as it is.
        ValueError if a label is negative, or is C or more: there is no such class.

    >>> one_hot(np.array([2, 0, 2]), 4)
    array([[0., 0., 1., 0.],
           [1., 0., 0., 0.],
           [0., 0., 1., 0.]])
    """
    ### BEGIN SOLUTION
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("a label lies outside of the classes")
    rows = np.zeros((len(y), num_classes))
    rows[np.arange(len(y)), y] = 1.0
    return rows
    ### END SOLUTION


# %% check="one_hot"
import numpy as np
from autograder import check

y = np.array([2, 0, 3, 0])
right = np.array([[0.0, 0, 1, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 1, 0], [1, 0, 0, 0, 0]])
check(one_hot, y, 5).shape((4, 5))
check(one_hot, y, 5).equal(right, name="labels 2, 0, 3, 0 of 5 classes")
check(one_hot, y, 5).dtype(np.float64)
check(one_hot, y, 5).unchanged()
check(one_hot, np.array([1, 2, 0], dtype=np.uint8), 3).equal(
    np.array([[0.0, 1, 0], [0, 0, 1], [1, 0, 0]]), name="3 labels of 3 classes, 8 bits each")
for width, labels in ((np.uint8, [4, 201]), (np.uint64, [4, 260])):
    check(one_hot, np.array(labels, dtype=width), 300).holds(
        f"a 1.0 in columns {labels} alone", lambda rows, at=labels: np.argwhere(rows)[:, 1].tolist() == at)
check(map, check.value(one_hot), [y, y[::-1]], [5, 5]).take(2).close([right, right[::-1]], name="two calls")
check(one_hot, np.array([1]), 2).equal(np.array([[0.0, 1]]), name="one label")
check(one_hot, np.array([0, 0]), 1).equal(np.array([[1.0], [1]]), name="one class")
check(one_hot, np.array([1, -1, 0]), 3).raises(ValueError)
check(one_hot, np.array([0, 3]), 3).raises(ValueError)
### BEGIN HIDDEN TESTS
for n, c in ((9, 4), (5, 12), (6, 6)):
    y = check.rng.integers(0, c, size=n)
    check(one_hot, y, c).equal((np.arange(c) == y[:, None]).astype(float),
                               hint="Any number of labels and of classes; some classes may be missing.")
check(one_hot, np.array([0, -3, 2]), 3).raises(ValueError, hint="A negative label in the middle.")
check(one_hot, np.array([7, 2]), 3).raises(ValueError, hint="A label far too large, in the first place.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Begin with the test for labels that do not exist: `y.min()` and `y.max()` tell. Then an array of zeros; its shape
# takes the number of columns from `num_classes`, not from `y`.
# </details>
# <details><summary>Hint 2</summary>
#
# NumPy writes to many places at once: `A[rows, columns] = 1` takes an array of row numbers and one of column numbers,
# pairwise. The row numbers are `np.arange(len(y))`. What are the column numbers?
# </details>
#
# ## 2. What a layer computes
#
# **Predict first.** A shop sells three things. Two customers' baskets are the rows of `X (2, 3)`: how many of each.
# `W (3, 2)` holds a price and a weight for each thing. What does `X @ W` hold, and which shape has it?

# %%
_baskets = np.array([[1, 0, 2], [0, 3, 1]])
_price_and_weight = np.array([[5, 1], [2, 0], [1, 4]])
print(_baskets @ _price_and_weight)

# %% [markdown]
# One row for each customer, with two numbers: what it costs and what it weighs. Each is a **weighted sum** of the
# features of that row. Add a fixed amount for each column, say a delivery fee and the weight of the box, and it is
# the **affine map**, the sum that almost every layer of almost every network computes:
#
# $$Z = X W + b, \qquad z_{ij} = \sum_{d=1}^{D} x_{id}\, w_{dj} + b_j$$
#
# Worked example, with the same baskets, (1, 0, 2) and (0, 3, 1):
#
# | | thing 1 | thing 2 | thing 3 | fixed |
# | --- | --- | --- | --- | --- |
# | price | 5 | 2 | 1 | 3 |
# | weight | 1 | 0 | 4 | 0.5 |
#
# The first customer pays 1 · 5 + 0 · 2 + 2 · 1 + 3 = 10 and carries 1 · 1 + 0 · 0 + 2 · 4 + 0.5 = 9.5.
# The second one pays 0 · 5 + 3 · 2 + 1 · 1 + 3 = 10, too, and carries 0 + 0 + 4 + 0.5 = 4.5.
#
# `W` and `b` are **parameters**: numbers that the data do not contain and that training will choose. Here somebody
# chose them. `X (N, D)`, `W (D, M)`, `b (M,)` are the shapes of this whole course, and those of Keras.

# %% exercise="affine"
def affine(X, W, b):
    """The weighted sums of a layer, for N samples at once.

    Arguments
        X: samples, an array of shape (N, D).
        W: weights, an array of shape (D, M).
        b: biases, an array of shape (M,): one for each column of the result, added in every row.
    Returns
        X W + b, a new array of shape (N, M). All three arguments stay as they are; they may hold whole
        numbers (of the usual 64 bits).

    >>> affine(np.array([[1.0, 0.0, 2.0]]), np.array([[5.0, 1.0], [2.0, 0.0], [1.0, 4.0]]), np.array([3.0, 0.5]))
    array([[10. ,  9.5]])
    """
    ### BEGIN SOLUTION
    return X @ W + b
    ### END SOLUTION


# %% check="affine"
import numpy as np
from autograder import check

X = np.array([[1.0, 2.0, 0.0], [0.0, -2.0, 1.0], [3.0, 0.0, -1.0], [0.5, 0.0, 0.0]])
W, b = np.array([[1.0, 0.0], [0.5, -1.0], [2.0, 3.0]]), np.array([0.5, -0.25])
check(affine, X, W, b).shape((4, 2))
check(affine, X, W, b).close(np.array([[2.5, -2.25], [1.5, 4.75], [1.5, -3.25], [1.0, -0.25]]), name="4 samples")
check(affine, X, W, b).unchanged()
check(affine, X[:2], W, b).close(np.array([[2.5, -2.25], [1.5, 4.75]]), name="2 samples")
check(affine, np.array([[1.0, 0.0], [2.0, 3.0]]).T, np.array([[1.5, 1], [-1, 4]]), np.array([1, 10])).close(
    np.array([[0.5, 19.0], [-2.0, 22.0]]), name="2 samples, square")
check(affine, np.array([[2.5, -1.0]]), np.array([[2.0, 0, 4e8], [5, 1, -3]]), np.array([2**-33, 1, -1e9])).close(
    np.array([[2**-33, 0, 3]]), name="one sample, small sums of large numbers")
check(map, check.value(affine), [X[:2], X[2:]], [W, W], [b, b]).take(2).close(
    [np.array([[2.5, -2.25], [1.5, 4.75]]), np.array([[1.5, -3.25], [1.0, -0.25]])], name="two calls")
check(affine, np.array([[2], [0], [-3]]), np.array([[4]]), np.array([0.5])).close(
    np.array([[8.5], [0.5], [-11.5]]), name="one feature, one output, whole numbers")
### BEGIN HIDDEN TESTS
for n, d, m in ((5, 4, 3), (1, 6, 2), (3, 3, 3), (2, 1, 5)):
    X, W, b = check.rng.normal(size=(n, d)), check.rng.normal(size=(d, m)), check.rng.normal(size=m)
    check(affine, X, W, b).close(np.einsum("nd,dm->nm", X, W) + b, rtol=1e-9, atol=1e-12,
                                 hint="Any N, D and M, the same ones too.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# (N, D) and (D, M) in, (N, M) out: the D in the middle is summed away. Which operator did that with the baskets?
# </details>
# <details><summary>Hint 2</summary>
#
# Adding `b (M,)` to an array of shape (N, M) needs no loop. NumPy compares shapes from the right: M fits M, and b is
# used again for every row. This is **broadcasting**.
# </details>
#
# ## 3. How many are right?
#
# The plainest score is **accuracy**: the part of all samples whose predicted label is the true one, a number between
# 0 and 1. That is one line of NumPy, and one of the best known traps. Many programs give their answers as a column of
# shape (N, 1).
#
# **Predict**, on paper: four labels are answered, and *all four answers are right*.
#
#     y_true = np.array([0, 1, 1, 2])              # shape (4,)
#     y_pred = np.array([[0], [1], [1], [2]])      # shape (4, 1)
#
# What does `np.mean(y_true == y_pred)` give? Broadcasting compares shapes from the right, and an axis of length 1 is
# stretched to fit. Your code will tell you below whether you are right.

# %% exercise="column_trap"
column_trap = {
    "shape": ...,    # the shape of y_true == y_pred, a tuple such as (2, 3)
    "trues": ...,    # a whole number: how many True it holds
    "mean": ...,     # a number: its mean
}
### BEGIN SOLUTION
column_trap = {"shape": (4, 4), "trues": 6, "mean": 0.375}
### END SOLUTION

# %% check="column_trap"
from autograder import check

check.quiz(column_trap, {
    "shape": check.hashed((4, 4)),
    "trues": check.hashed(6),
    "mean": check.hashed(0.375),
}, because={
    "shape": "From the right: 4 meets 1, which is stretched to 4. Then nothing meets 4: y_true becomes 4 equal rows.",
    "trues": "Row i compares answer i with all four labels. Label 1 is there twice: rows 1 and 2 hold two True each.",
    "mean": "The number of True, divided by the number of all entries.",
})
check.score(1)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Draw the table: a column for each true label (0, 1, 1, 2), a row for each answer (0, 1, 1, 2), a cross where they
# are equal.
# </details>

# %% exercise="accuracy"
def accuracy(y_true, y_pred):
    """The part of the labels that are predicted rightly.

    Arguments
        y_true, y_pred: labels, each an array of shape (N,) or of shape (N, 1), N at least 1; the two need not have the
            same shape. Labels are numbers, whole ones of any width or others. They are equal only if they are exactly
            equal: 0.999 is not 1, and NaN equals nothing.
    Returns
        a number from 0 to 1 (float or np.float64). Both arguments stay as they are.
        ValueError if the two hold different numbers of labels, or if one has another shape, say (N, 2) or (1, N).
        (Every array that the check hands over has at least one axis.)

    >>> accuracy(np.array([0, 1, 1, 2]), np.array([[0], [1], [0], [2]]))
    0.75
    """
    ### BEGIN SOLUTION
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError(f"labels of shape {labels.shape}")
    if len(y_true) != len(y_pred):
        raise ValueError(f"{len(y_true)} labels, {len(y_pred)} predictions")
    return np.mean(y_true.ravel() == y_pred.ravel())
    ### END SOLUTION


# %% check="accuracy"
import numpy as np
from autograder import check

y, p = np.array([0, 1, 1, 2, 0]), np.array([0, 2, 1, 0, 0])
check(accuracy, y, p).equal(0.6, name="5 labels, 3 right")
check(accuracy, y, p[:, None]).equal(0.6, name="the predictions are a column")
check(accuracy, y[:, None], p).equal(0.6, name="the true labels are a column")
check(accuracy, y[:, None], p[:, None]).equal(0.6, name="both are columns").unchanged()
check(accuracy, np.array([0, 0, 1, 1, 1]), np.array([0.2, 0.3, 1 - 1e-12, 1, 1])).equal(0.4, name="nearly a label")
check(accuracy, np.array([[2], [1]]), np.array([0, 0])).equal(0.0, name="all wrong")
check(accuracy, np.uint8([3, 16, 2, 5]), np.uint8([3, 0, 2, 4])).equal(0.5, name="labels of 8 bits, two 16 apart")
check(accuracy, np.array([np.nan, 1, 2, np.nan, 0, 1]), np.array([np.nan, 1, 0, np.nan, 0, 2])).close(
    1 / 3, name="NaN in both")
check(accuracy, np.array([[3]]), np.array([3])).equal(1.0, name="one label")
check(accuracy, y, p[:4]).raises(ValueError)
check(accuracy, y[:1], p).raises(ValueError)
check(accuracy, y, np.stack([p, p], axis=1)).raises(ValueError)
check(accuracy, y[None, :], p).raises(ValueError)
check(accuracy, y, p[:, None, None]).raises(ValueError)
### BEGIN HIDDEN TESTS
for n in (7, 40):
    y, p = check.rng.integers(0, 3, size=n), check.rng.integers(0, 3, size=n)
    right = sum(int(a == b) for a, b in zip(y, p, strict=True)) / n
    for a, b in ((y, p), (y, p[:, None]), (y[:, None], p), (y[:, None], p[:, None])):
        check(accuracy, a, b).close(right, rtol=1e-9, hint="Any number of labels, in either shape.")
check(accuracy, y[:, None, None], p).raises(ValueError, hint="Three axes are too many.")
check(accuracy, y[:, None], p[:1]).raises(ValueError, hint="One prediction for many labels.")
check(accuracy, np.stack([y, y], axis=1), np.stack([p, p], axis=1)).raises(ValueError, hint="Two columns each.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# First make both arrays flat. `labels.ravel()` does that to (N,) and to (N, 1) alike, and makes no change to the
# array that came in.
# </details>
# <details><summary>Hint 2</summary>
#
# But it flattens (N, 2) as well, without a word. So look at the shape *before*: allowed are `(len(labels),)` and
# `(len(labels), 1)`. NumPy also compares one label with five by stretching it: compare the two lengths yourself.
# </details>

# %%
_true, _column = np.array([0, 1, 1, 2]), np.array([[0], [1], [1], [2]])
print("yours:", accuracy(_true, _column))
print("naive:", np.mean(_true == _column), "from an array of shape", (_true == _column).shape)

# %% [markdown]
# Was your prediction right? The naive line gives a number that looks like a poor result, and no warning. This is the
# most expensive kind of mistake: nothing stops, and you begin to look for it in the wrong place.
#
# This is a good place for a break.
#
# ## 4. A first classifier
#
# **Predict first.** Look at the irises once more. You may keep *one point* for each species, and must answer for a
# new flower by these three points alone. Which points do you keep, and how do you answer?

# %% drawing
def _draw_three_points():
    X, y = _data["iris"]
    X = X[:, 2:]
    kept = np.array([np.bincount(y, feature) / np.bincount(y) for feature in X.T]).T
    new = np.array([4.6, 1.8])
    fig, ax = plt.subplots(figsize=(8.5, 4.2), layout="constrained")
    plots.points(X, y, ax, "Three points stand for 150 flowers", ("petal length (cm)", "petal width (cm)"), SPECIES)
    for point, way in zip(kept, ("--", "-", "--"), strict=True):
        ax.plot(*np.array([new, point]).T, way, color="0.3", linewidth=2 if way == "-" else 1)
    ax.plot(*kept.T, "*", color="black", markersize=15, markeredgecolor="white", linestyle="", label="point kept")
    ax.plot(*new, "X", color="#cc79a7", markersize=12, markeredgecolor="black", linestyle="", label="new flower")
    ax.set_aspect("equal")
    ax.legend(loc="upper left")


_draw_three_points()

# %% [markdown]
# Each black star is the point that is kept for one species: the **mean** of its flowers, in the middle of its cloud.
# The cross is a new flower. Of the three lines from it to the stars the solid one is the shortest, and it ends at
# versicolor: that is the answer. In a formula, keep the mean of each class, and answer with the class whose mean is
# **nearest**:
#
# $$\mu_c = \frac{1}{N_c} \sum_{i:\, y_i = c} x_i, \qquad
# \hat{y}(x) = \arg\min_c \; \lVert x - \mu_c \rVert = \arg\min_c \sum_d (x_d - \mu_{cd})^2$$
#
# Finding the means from data is **training** (also: fitting), and the `C * D` numbers are the parameters. Using them
# on a row is **predicting**. Every classifier of this course has these two parts.

# %% exercise="nearest_mean"
def nearest_mean_fit(X, y, num_classes):
    """The mean of each class.

    Arguments
        X: samples, an array of shape (N, D), whole numbers of any width or others.
        y: labels, an array of shape (N,), all of them from 0 to C - 1.    num_classes: C, the number of classes.
    Returns
        means, a new array of shape (C, D): row c is the mean of all rows of X with label c. X and y stay as they are.
        ValueError if a class has no row: it has no mean.

    >>> nearest_mean_fit(np.array([[0.0, 1.0], [4.0, 4.0], [2.0, 1.0]]), np.array([0, 1, 0]), 2)
    array([[1., 1.],
           [4., 4.]])
    """
    ### BEGIN SOLUTION
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = rows.mean(axis=0)
    return means
    ### END SOLUTION


def nearest_mean_predict(X, means):
    """The label of the nearest mean, for each row.

    Arguments
        X: samples, an array of shape (N, D).    means: one row for each class, an array of shape (C, D).
    Returns
        labels, whole numbers in an array of shape (N,): for each row of X the number of the row of means that is
        nearest by the usual (Euclidean) distance; where two are equally near, the smaller number. (x - m)**2 may be
        expanded: in the checks two distances are equal or differ by far more than such rounding.
        X and means stay as they are. They may hold whole numbers of any width. In the 8 bits of a picture's grey
        values (np.uint8) 3 - 5 is 254, and 16 * 16 is 0: there you have to make them floats first.

    >>> nearest_mean_predict(np.array([[3.0, 3.0], [0.0, 0.0], [1.0, 2.0]]), np.array([[1.0, 1.0], [4.0, 4.0]]))
    array([1, 0, 0])
    """
    ### BEGIN SOLUTION
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
    ### END SOLUTION


# %% check="nearest_mean"
import numpy as np
from autograder import check

X = np.array([[0, 8, -1], [2, 6, 3], [4, 4, -2], [1, 1, 1], [7, 5, 4]])
y = np.array([1, 0, 1, 2, 0])
check(nearest_mean_fit, X, y, 3).close(np.array([[4.5, 5.5, 3.5], [2, 6, -1.5], [1, 1, 1]]), name="means of 3 classes")
check(nearest_mean_fit, X, y, 3).unchanged()
check(nearest_mean_fit, X[:, :1], y * 0, 1).close(np.array([[2.8]]), name="means: one class, one feature")
rows = np.array([[2.5, 0.0], [6.0, 8.0], [3.0, -1.0]]).T
check(nearest_mean_fit, rows, np.array([0, 1]), 2).close(rows, name="means of 2 rows of 2 classes").fresh()
check(nearest_mean_fit, X, y, 4).raises(ValueError)
check(nearest_mean_fit, X, 2 * y, 5).raises(ValueError)
grey, labels = np.uint8([[200, 9], [100, 4], [1, 7], [2, 8]]), [np.array([0, 0, 2, 1]), np.array([0, 2, 1, 1])]
check(map, check.value(nearest_mean_fit), [grey, grey], labels, [3, 3]).take(2).close(
    list(np.array([[[150, 6.5], [2, 8], [1, 7]], [[200, 9], [1.5, 7.5], [100, 4]]])), name="two calls, 8 bits")
means = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 4.0]])
rows = np.array([[2.0, 0.5, -9, 1.5, 2, 7e9, -2, 2.75, 1.5 + 1e-9], [0.5, 2.5, -1, -1, 2, 9e9, 2.1, 3, -1]]).T
check(nearest_mean_predict, rows, means).equal(np.array([1, 2, 0, 0, 1, 2, 2, 2, 1]), name="9 rows, 3 means")
check(nearest_mean_predict, rows, means).dtype(int).unchanged()
check(nearest_mean_predict, rows[:3], means).equal(np.array([1, 2, 0]), name="3 rows, 3 means")
check(nearest_mean_predict, np.array([[5]]), np.array([[9], [2], [8], [4], [6]])).equal(
    np.array([3]), name="one row, one whole-number feature, a tie")
check(nearest_mean_predict, np.uint8([[119], [21]]), np.uint8(np.r_[0, 238:0:-14])[:, None]).equal(
    np.array([9, 16]), name="2 rows, 18 means, 8 bits, ties")
### BEGIN HIDDEN TESTS
for n, c, d in ((12, 3, 4), (5, 5, 5), (8, 2, 1)):
    X = check.rng.normal(size=(n, d)) + 3
    y = check.rng.permutation(np.arange(n) % c)
    means = np.array([np.sum([x for x, label in zip(X, y, strict=True) if label == k], axis=0) / sum(y == k)
                      for k in range(c)])
    check(nearest_mean_fit, X, y, c).close(means, rtol=1e-9, hint="Any number of classes, labels in any order.")
    rows = check.rng.normal(size=(2 * n, d)) + 3
    nearest = [int(np.argmin([np.linalg.norm(r - m) for m in means])) for r in rows]
    check(nearest_mean_predict, rows, means).equal(np.array(nearest), hint="Any N, C and D, the same ones too.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>Hint 1: the means</summary>
#
# `X[y == c]` are the rows of class c. Their mean over the rows has one number for each feature: which axis
# disappears? How long is `X[y == c]` if the class has no row?
# </details>
# <details><summary>Hint 2: the prediction</summary>
#
# With loops: for each row, the list of its distances from all means, and the place of the smallest (`np.argmin`; of
# several it takes the first). Collect the labels in a list and make it an array.
# </details>
# <details><summary>Hint 3: without loops</summary>
#
# `X[:, None, :]` has shape (N, 1, D). Minus `means.astype(float)` of shape (C, D), broadcasting gives all differences
# at once, (N, C, D), as floats whatever X holds. Square them, sum over the last axis; the argmin over the classes is
# the label.
# </details>

# %% drawing
def _draw_means():
    X, y = _data["iris"]
    X = X[:, 2:]
    means = nearest_mean_fit(X, y, 3)
    score = accuracy(y, nearest_mean_predict(X, means))
    fig, ax = plt.subplots(figsize=(8.5, 4.4), layout="constrained")
    plots.regions(lambda rows: nearest_mean_predict(rows, means), X, y, ax,
                  f"Nearest mean: {score:.0%} of these 150 flowers are right",
                  ("petal length (cm)", "petal width (cm)"), SPECIES, steps=300)
    ax.plot(*means.T, "*", color="black", markersize=15, markeredgecolor="white", label="mean")
    ax.set_aspect("equal")
    ax.legend(loc="upper left")


_draw_means()

# %% [markdown]
# Black stars are your three means. The plane is cut into three regions by two straight, falling lines (a cm is equally
# long on both axes); each line stands halfway between two neighbouring stars, at a right angle to the way from one to
# the other. Six flowers lie in a region of another colour, all of them between versicolor and virginica.
#
# With all four features and with the other data, each time fitted and measured on the same rows:

# %%
for _name, (_X, _y) in _data.items():
    _C = len(np.unique(_y))
    _right = accuracy(_y, nearest_mean_predict(_X, nearest_mean_fit(_X, _y, _C)))
    print(f"{_name:7} {_X.shape[1]:2} features, {_C:2} classes: accuracy {_right:.3f}, by chance about {1 / _C:.3f}")

# %% [markdown]
# Digits are read with more than 90 percent, by comparing with ten mean pictures. Wine does badly, and section 6 finds
# out why. But first: may you believe these numbers?
#
# ## 5. Rows that nobody has seen
#
# **Predict first.** Another program *remembers* all training rows and answers with the label of the nearest one. You
# replace all iris labels by dice: 0, 1 or 2 at random. There is nothing to learn any more. What is its accuracy on
# the rows that it remembers?

# %%
def _remember(X_train, y_train, X):
    """The label of the nearest training row: your nearest_mean_predict finds it, with the rows as means."""
    return y_train[nearest_mean_predict(X, X_train)]


def _dice():
    X = _data["iris"][0]
    y = np.random.default_rng(0).integers(0, 3, size=len(X))
    print(f"on the rows that it has seen: {accuracy(y, _remember(X, y, X)):.3f}")
    print(f"seen every second row, asked for the others: {accuracy(y[1::2], _remember(X[::2], y[::2], X[1::2])):.3f}")


_dice()

# %% [markdown]
# 1.000 on what it has seen, and on what it has not, as much as guessing gives: about one third. (Rows 101 and 142,
# counted from 0, hold the same numbers. Here the dice gave both the same label; had they not, one of the two would be
# wrong.) **The
# score on the rows that a program was fitted to says what it remembers, not what it has learned.** So rows are kept
# apart:
#
# | part | what it is for |
# | --- | --- |
# | **training** rows | to fit the parameters |
# | **validation** rows | to choose between programs, or settings that somebody has to give (*hyperparameters*) |
# | **test** rows | looked at once, at the very end: the number that you report |
#
# Which rows? The irises come sorted: 50 setosa, 50 versicolor, 50 virginica. Whoever takes the last 30 rows for the
# test has only virginica there. So the rows are shuffled before they are cut, and **X and y in the same order**. One
# permutation serves both:
#
# | | |
# | --- | --- |
# | `order = rng.permutation(7)` | say 5, 6, 2, 1, 4, 3, 0: each row number once |
# | the first rows of `order` | test rows: 5, 6 |
# | the next ones | validation rows: 2 |
# | the rest | training rows: 1, 4, 3, 0 |
#
# `rng` is a generator of random numbers that you make once with `np.random.default_rng(0)` and hand to each function
# that draws. With the same number in the brackets everything comes out the same on the next day. That is the way of
# this course: no function makes a generator of its own.
#
# The function below gives six arrays back. A function that gives several things back returns a *tuple*, with commas:
# `return a, b`; the caller takes it apart with `first, second = f(x)`.

# %% exercise="train_val_test_split"
def train_val_test_split(X, y, val, test, rng):
    """Shuffle rows and cut them into three parts that have no row in common.

    One permutation serves X and y: order = rng.permutation(N). The first round(test * N) rows in this order are the
    test rows, the next round(val * N) the validation rows, all others the training rows; within each part they stay in
    this order.
    round is Python's own: round(2.75) is 3, round(2.2) is 2, and a half goes to the even number: round(2.5) is 2.

    Arguments
        X: samples, an array of shape (N, D) or with more axes, such as (N, 8, 8); its first axis counts the samples.
        y: labels, an array of shape (N,).
        val, test: which part of the rows to take, numbers from 0 to 1; together they may be more than 1.
        rng: a NumPy random generator.
    Returns
        (X_train, y_train, X_val, y_val, X_test, y_test): arrays of the kinds of X and y (whole labels stay whole) that
        share no memory with X and y, which stay as they are; parts of one shuffled copy will do. A part may be empty,
        but ValueError if no training row is left, whether rng has drawn before or not.

    >>> X, y = np.array([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0], [6.0]]), np.array([0, 1, 2, 3, 4, 5, 6])
    >>> train_val_test_split(X, y, 0.2, 0.3, np.random.default_rng(3))[1::2]    # the labels of the three parts
    (array([1, 4, 3, 0]), array([2]), array([5, 6]))
    """
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    first = round(test * len(X))
    second = first + round(val * len(X))
    if second >= len(X):
        raise ValueError("no training row is left")
    parts = order[second:], order[first:second], order[:first]
    return tuple(A[rows] for rows in parts for A in (X, y))
    ### END SOLUTION


# %% check="train_val_test_split"
import numpy as np
from autograder import check

X, y = np.arange(44.0).reshape(4, 11).T / 3, np.arange(11) + 20          # row i has label 20 + i
images = np.arange(40).reshape(10, 2, 2)
for name, A, labels, val, test, seed, parts in (
    ("11 rows", X, y, 0.25, 0.2, 3, ([4, 6, 10, 5, 3, 8], [0, 2, 1], [9, 7])),
    ("11 rows, another rng", X, y, 0.13, 0.4, 4, ([9, 7, 6, 4, 3, 5], [10], [1, 0, 8, 2])),
    ("10 images", images, y[:10], 0.25, 0.0, 3, ([0, 2, 1, 4, 7, 5, 3, 8], [9, 6], [])),
    ("3 rows, one each", X[:3, :1], y[2:5], 0.4, 0.3, 3, ([0], [1], [2])),
    ("3 rows, all for training", X[:3], y[:3], 0.0, 0.0, 3, ([2, 1, 0], [], [])),
):
    came = check(train_val_test_split, A, labels, val, test, check.generator(seed))
    for i, part in enumerate(("training", "validation", "test")):
        came[2 * i].close(A[parts[i]], name=f"{name}: X of {part}")
        came[2 * i + 1].equal(labels[parts[i]], name=f"{name}: y of {part}")
    came.unchanged().fresh()
came[1].dtype(int)
came.holds("a tuple of six", lambda value: type(value) is tuple and len(value) == 6)
check(map, check.value(train_val_test_split), *([v] * 2 for v in (X, y, 0.2, 0.3, check.generator(5)))).take(2).holds(
    "equal rngs give equal parts", lambda two: len(two[0]) > 1 and repr(two[0]) == repr(two[1]),
    hint="The order must come from rng alone, by rng.permutation, and not from np.random or a generator of its own.")
for n, val, test in ((10, 0.5, 0.5), (11, 0.8, 0.6), (3, 0.4, 0.5)):         # 0.4 and 0.5 of 3 rows are 1 and 2
    check(train_val_test_split, X[:n], y[:n], val, test, check.generator(0)).raises(ValueError)
### BEGIN HIDDEN TESTS
for n, val, test in ((23, 0.3, 0.15), (8, 0.0, 0.5), (50, 0.29, 0.58)):
    seed = int(check.rng.integers(1000))
    X, y, order = check.rng.normal(size=(n, 3)), check.rng.integers(0, 3, size=n), np.random.default_rng(seed)
    order = order.permutation(n)
    t, v = round(test * n), round(val * n)
    came = check(train_val_test_split, X, y, val, test, check.generator(seed))
    for i, rows in enumerate((order[t + v:], order[t:t + v], order[:t])):
        came[2 * i].close(X[rows], rtol=1e-9, hint="Other sizes and fractions; every row in exactly one part.")
        came[2 * i + 1].equal(y[rows], hint="The labels go with their rows.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Work with row *numbers* first: `order`, then three slices of it. Only at the end take rows: `X[rows]` with an array
# of row numbers makes a new array, and `y[rows]` takes the labels that belong to them.
# </details>
# <details><summary>Hint 2</summary>
#
# Two cuts are enough: `first = round(test * N)` and `second = first + round(val * N)`. The training rows are what is
# left after the second cut, so no row gets lost by rounding. When is nothing left?
# </details>

# %% drawing
def _draw_split():
    X, y = _data["iris"]
    shuffled = train_val_test_split(X, y, 0.2, 0.2, np.random.default_rng(0))[1::2]
    in_order = y[:90], y[90:120], y[120:]
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.6), sharey=True, layout="constrained")
    for ax, parts, title in ((axes[0], in_order, "In the order of the file: the test rows are all one species"),
                             (axes[1], shuffled, "Shuffled: every part has all three species")):
        below = np.zeros(3)
        for c, name in enumerate(SPECIES):
            counts = np.array([np.sum(part == c) for part in parts])
            ax.bar(("training", "validation", "test"), counts, bottom=below, color=plots.COLOURS[c], label=name,
                   hatch=("", "//", "..")[c], edgecolor="white")
            below += counts
        ax.set_title(title, fontsize=10)
        ax.set_xlabel("part")
    axes[0].set(ylabel="rows", ylim=(0, 100))
    axes[1].legend()


_draw_split()

# %% [markdown]
# Both panels show three bars of 90, 30 and 30 rows, coloured by species. On the left there is no virginica among the
# training rows and nothing else among the test rows. On the right every bar has all three colours, though not in
# equal shares: shuffling is luck, and small parts get uneven shares. (Keras' own `validation_split` takes the *last*
# rows without shuffling: unit 10 comes back to that.)
#
# ## 6. The same scale for all
#
# **Predict first.** A wine has a hue of about 1, give or take 0.2, and a proline of about 750, give or take 300.
# The distance between two wines squares the differences and adds them up. Which feature decides which mean is
# nearest?

# %% drawing
def _draw_wine():
    data = load_wine()
    fig, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    order = np.argsort(data.data.std(axis=0))
    axes[0].plot(data.data.std(axis=0)[order], np.array(data.feature_names)[order], "o", color=BLUE)
    axes[0].grid(axis="x", alpha=0.4)
    axes[0].set(title="Proline varies 20 times as much as any other feature", xscale="log",
                xlabel="standard deviation, each in its own unit (log scale)")
    axes[0].title.set_fontsize(10)
    plots.points(data.data[:, [10, 12]], data.target, axes[1], "The same scale on both axes: hue is invisible",
                 ("hue", "proline"), ("wine 0", "wine 1", "wine 2"))
    axes[1].set(xlim=(-700, 700))
    axes[1].title.set_fontsize(10)


_draw_wine()

# %% [markdown]
# On the left the deviations of the 13 features are blue dots on a logarithmic scale, from 0.12 at the bottom to 314
# for proline, alone on the far right. On the right hue and proline are drawn on axes of equal scale, as the distance
# sees them: all wines stand on one vertical line. So the nearest mean of wine is the nearest *proline*, and twelve
# measurements count for next to nothing.
#
# The remedy is to give each column mean 0 and standard deviation 1 (**standardizing**):
#
# $$z_{id} = \frac{x_{id} - \mu_d}{\sigma_d}, \qquad \mu_d, \sigma_d \text{ from the training rows only}$$
#
# Why from them only? The other rows stand for wine that has not been bottled yet: nothing may be computed from them,
# and every row that ever comes is scaled by the *same* numbers. And what of a column that never varies, such as a
# corner pixel of the digits that is always white? Its $\sigma$ is 0; it is divided by 1 instead.

# %% exercise="standardize"
def standardize(X_train, X_other):
    """Scale the columns of two arrays by the mean and the standard deviation of the first.

    Arguments
        X_train: training rows, an array of shape (N, D), N at least 1.
        X_other: rows to be scaled in the same way, an array of shape (K, D), K at least 1. Both hold float64 or whole
            numbers of any width.
    Returns
        (Z_train, Z_other, mean, deviation): two arrays shaped like X_train and X_other, and two of shape (D,).
        mean and deviation are those of each column of X_train; the deviation divides by N, not by N - 1.
        A column of X_train is constant if all of its values are equal. Its deviation is returned as 1.0, and it is
        divided by that, so its training rows become 0 (or a rounding error, say 1e-17). No other column counts as
        constant, however little it varies: values of 1e-14 and 3e-14 differ. (No check goes below 1e-150.)
        Large numbers that vary little keep their digits: 1e14 - 3 and 1e14 + 3 become -1 and 1.
        X_train and X_other stay as they are.

    >>> standardize(np.array([[1.0, 7.0], [5.0, 7.0]]), np.array([[9.0, 8.0]]))
    (array([[-1.,  0.],
           [ 1.,  0.]]), array([[3., 1.]]), array([3., 7.]), array([2., 1.]))
    """
    ### BEGIN SOLUTION
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    constant = X_train.max(axis=0) == X_train.min(axis=0)
    deviation = np.where(constant, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation
    ### END SOLUTION


# %% check="standardize"
import numpy as np
from autograder import check

whole = np.uint8([[0, 0, 6, 0, 0], [100, 50, 50, 50, 50], [7, 7, 7, 7, 7]]).T, np.array([[9, 30, 8], [0, 60, 4]])
scaled = np.array([[-0.5, -0.5, 2, -0.5, -0.5], [2, -0.5, -0.5, -0.5, -0.5], [0, 0, 0, 0, 0]]).T
tenths, small = np.full((3, 1), 0.1), np.array([[0.0, 4.0, 1e14 + 3], [2e-14, 4.0, 1e14 - 3]])
for name, A, B, Z_A, Z_B, mean, deviation in (
    ("whole numbers", *whole, scaled, np.array([[3.25, -1.5, 1], [-0.5, 0, -3]]), [1.2, 60, 7], [2.4, 20, 1]),
    ("0.1 three times", tenths, tenths[:2] + 1, 0 * tenths, 0 * tenths[:2] + 1, [0.1], [1]),
    ("very small and very large", small, small[:1] + [0, 0, 1], np.array([[-1.0, 0, 1], [1, 0, -1]]),
     np.array([[-1.0, 0, 4 / 3]]), [1e-14, 4, 1e14], [1e-14, 1, 3]),
    ("one training row", np.array([[3.0, -2.0]]), np.array([[3.5, 0.0], [2.0, 1.0], [0.0, 0.0]]),
     np.zeros((1, 2)), np.array([[0.5, 2], [-1, 3], [-3, 2]]), [3, -2], [1, 1]),
):
    came = check(standardize, A, B)
    came[0].close(Z_A, atol=1e-12, name=f"{name}: training rows")
    came[1].close(Z_B, atol=1e-12, name=f"{name}: other rows")
    came[2].close(np.array(mean, dtype=float), name=f"{name}: mean")
    came[3].close(np.array(deviation, dtype=float), name=f"{name}: deviation")
    came.unchanged().holds("four things come back", lambda value: len(value) == 4)
### BEGIN HIDDEN TESTS
for n, k, d in ((9, 4, 3), (5, 5, 5), (4, 1, 2)):
    A, B = check.rng.normal(size=(n, d)) * 7 + 2, check.rng.normal(size=(k, d))
    A[:, 0] = check.rng.normal()
    mean = np.array([sum(c) / n for c in A.T])
    deviation = np.array([1.0, *(np.sqrt(sum((c - c.mean()) ** 2) / n) for c in A.T[1:])])
    came = check(standardize, A, B)
    for i, right in enumerate(((A - mean) / deviation, (B - mean) / deviation, mean, deviation)):
        came[i].close(right, rtol=1e-9, atol=1e-12, hint="More rows, another constant column, other scales.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Means and deviations of columns: which axis disappears? Compute both from `X_train`, then use them for both arrays.
# </details>
# <details><summary>Hint 2</summary>
#
# Rounding plays a trick here: `np.full(3, 0.1).std()` is not 0 but 1.4e-17, because the mean of three times 0.1 is
# rounded. So do not ask whether the deviation is 0 (or small); ask whether all values are equal, for which the
# largest and the smallest tell enough.
# </details>
# <details><summary>Hint 3</summary>
#
# `np.where(constant, 1.0, deviation)` puts 1.0 where `constant` is True.
# </details>
#
# **Predict:** which of the three data sets will gain from it, and will any of them lose?

# %%
def _with_and_without():
    for name, (X, y) in _data.items():
        C, scores = len(np.unique(y)), []
        for seed in range(20):
            A, a, _, _, B, b = train_val_test_split(X, y, 0.2, 0.2, np.random.default_rng(seed))
            Z_A, Z_B, _, _ = standardize(A, B)
            scores.append((accuracy(b, nearest_mean_predict(B, nearest_mean_fit(A, a, C))),
                           accuracy(b, nearest_mean_predict(Z_B, nearest_mean_fit(Z_A, a, C)))))
        plain, scaled = np.mean(scores, axis=0)
        print(f"{name:7} test accuracy {plain:.3f} as measured, {scaled:.3f} standardized")


_with_and_without()

# %% [markdown]
# These are means of 20 splits. Wine goes from 0.725 to 0.978. Iris *loses*, from 0.923 to 0.875: all four features are
# in cm, and the petal length, which tells the species apart well, has by far the largest deviation (1.76; the others
# have 0.43 to 0.83). As measured it counted most, and that was a good guide. Digits lose a little, too: rarely used
# pixels at the edge now count as much as those in the middle. Scaling is no law. It says "all features count alike",
# and that is right where their units have nothing to do with each other.
#
# This is a good place for a break.
#
# ## 7. Leaks
#
# A **leak** is any way by which rows that are to be unseen have a say before they are judged. Nothing crashes; the
# score is only better than it will ever be in use.
#
# The program below has data with very many features. It keeps the few features whose class means lie furthest apart,
# chooses how many, and reports an accuracy. **Predict:** it is handed *noise*, random features and labels that have
# nothing to do with them, 30 of each of two classes. What must an honest program report, on average?

# %% given
def rank_features(X, y, num_classes):
    """The column numbers of X (N, D), first the column whose class means lie furthest apart for its deviation."""
    means = np.array([X[y == c].mean(axis=0) for c in range(num_classes)])
    return np.argsort(-means.std(axis=0) / (X.std(axis=0) + 1e-12), kind="stable")


def leaky_score(X, y, num_classes, counts, rng):
    """Looks like honest work. Its lines are numbered."""
    Z, _, _, _ = standardize(X, X)                                                                    # line 1
    best = rank_features(Z, y, num_classes)                                                           # line 2
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(Z, y, 0.25, 0.25, rng)      # line 3
    highest = -1.0                                                                                    # line 4
    for k in counts:                                                                                  # line 5
        columns = best[:k]                                                                            # line 6
        means = nearest_mean_fit(X_train[:, columns], y_train, num_classes)                           # line 7
        score = accuracy(y_test, nearest_mean_predict(X_test[:, columns], means))                     # line 8
        if score > highest:                                                                           # line 9
            highest = score                                                                           # line 10
    return highest          # "the accuracy on test rows"                                              # line 11


# %%
def _on_noise(program, rounds=200):
    """The scores of a program on data sets in which there is nothing to find."""
    scores = []
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        scores.append(program(rng.normal(size=(60, 300)), np.arange(60) % 2, 2, (5, 10, 20, 50), rng))
    return scores


print(f"leaky_score on noise: {np.mean(_on_noise(leaky_score)):.3f}")

# %% [markdown]
# It claims about 90 percent, where there is nothing to be known. A test with noise tells *that* a program leaks.
# *Where* it does, you find by reading: ask of every line which rows it sees, and whether it may.
#
# ### Exercise: `find_leak`
#
# 1. `lines`: which lines hand rows or labels to a function that should not get these there? Give all of them, as a
#    list in any order. What becomes of it in later lines (columns chosen, numbers compared) does not count again.
# 2. `chance`: what does an honest program report on such noise, on average?
# 3. `doubled`: another file holds every row twice, by mistake. Which line then puts the same row among the training
#    *and* the test rows?

# %% exercise="find_leak"
find_leak = {
    "lines": ...,      # a list of numbers, such as [4, 9]
    "chance": ...,     # a number between 0 and 1
    "doubled": ...,    # the number of one line
}
### BEGIN SOLUTION
find_leak = {"lines": [1, 2, 8], "chance": 0.5, "doubled": 3}
### END SOLUTION

# %% check="find_leak"
from autograder import check

check.quiz(find_leak, {
    "lines": check.hashed([1, 2, 8]),
    "chance": check.hashed(0.5),
    "doubled": check.hashed(3),
}, because={
    "lines": "Go through every call: which rows does it get, and may these have a say in what it makes?",
    "chance": "Two classes of equal size, and nothing to go by.",
    "doubled": "In which line is it decided which rows are for training and which for the test?",
})
check.score(2)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Make two lists: the lines that run *before* the rows are split, and the lines in which `X_test` or `y_test` is used.
# Which of them let these rows decide something?
# </details>
# <details><summary>Hint 2</summary>
#
# `X_val` and `y_val` are made and never used. What are validation rows for, and which rows do their work here?
# </details>
#
# ### Mend it

# %% exercise="honest_score"
def honest_score(X, y, num_classes, counts, rng):
    """What leaky_score is meant to do, without a leak.

    1. Split with train_val_test_split, a fourth of the rows for validation, a fourth for the test.
    2. Rank the features with rank_features, by the training rows alone (as they are, or standardized).
    3. For each k of counts, in this order: take the first k features, standardize them by the training rows, fit the
       nearest means to the training rows, and measure the accuracy on the validation rows.
    4. The k with the highest validation accuracy is chosen; of several that are equal, the first of counts.
    5. Measure the accuracy on the test rows for the chosen k alone, scaled by and fitted to the training rows.

    Arguments
        X: samples, an array of shape (N, D).    y: labels 0 ... C - 1, an array of shape (N,).
        num_classes: C, the number of classes; each has a training row.
        counts: a list or tuple of numbers of features to try, at least one, in any order, none of them twice.
        rng: a NumPy random generator.
    Returns
        a dictionary, as in the quizzes, with these keys: {"k": the number chosen, "validation": its validation
        accuracy, "test": its test accuracy}. Accuracies are float (as below) or np.float64 (printed as
        np.float64(1.0)).
        X and y stay as they are.

    >>> honest_score(*load_iris(return_X_y=True), 3, (1, 2, 3, 4), np.random.default_rng(0))
    {'k': 2, 'validation': 1.0, 'test': 0.9210526315789473}
    """
    ### BEGIN SOLUTION
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}
    ### END SOLUTION


# %% check="honest_score"
import numpy as np
from autograder import check

rng = np.random.default_rng(355)
X = rng.normal(size=(30, 14)) * np.where(np.arange(14) % 3 == 0, 4.0, 1.0)
y = np.arange(30) % 3
X[:, 5:9] += 0.8 * y[:, None]
whole = np.asfortranarray(np.round(4 * X[:12, 2:]).astype(int))
for name, A, labels, C, counts, seed, k, validation, test in (
    ("3 classes, 5 counts", X, y, 3, (5, 2, 9, 13, 4), 29, 13, 0.5, 0.625),
    ("2 classes, counts 5, 2, 10", X[:, ::-1], y % 2, 2, [5, 2, 10], 2, 5, 0.625, 0.375),
    ("3 classes, counts 4, 6", X, y, 3, (4, 6), 3, 6, 0.875, 0.375),
    ("3 classes, counts 8, 3, 1", X[:, ::-1], y, 3, (8, 3, 1), 46, 8, 0.5, 0.25),
    ("12 rows of whole numbers", whole, np.arange(12) % 2, 2, [4, 2], 12, 4, 0.0, 1 / 3),
):
    came = check(honest_score, A, labels, C, counts, check.generator(seed))
    came["k"].equal(k, name=f"{name}: the number of features chosen")
    came["validation"].close(validation, name=f"{name}: validation accuracy")
    came["test"].close(test, name=f"{name}: test accuracy")
    came.unchanged()
came.holds("it has these three keys", lambda value: set(value) == {"k", "validation", "test"})
### BEGIN HIDDEN TESTS
def nearest(rows, means):
    return ((rows[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)


for n, d, c, counts in ((40, 9, 2, (3, 9, 1)), (26, 20, 3, (10, 4, 15, 2))):
    seed, y = int(check.rng.integers(1000)), np.arange(n) % c
    X = check.rng.normal(size=(n, d)) * check.rng.uniform(0.2, 5, size=d) + 0.5 * y[:, None]
    order, size = np.random.default_rng(seed).permutation(n), round(n / 4)
    T, a = X[order[2 * size:]], y[order[2 * size:]]
    means = np.array([T[a == i].mean(axis=0) for i in range(c)])
    ranked = np.argsort(-means.std(axis=0) / (T.std(axis=0) + 1e-12), kind="stable")
    scores = []
    for rows in (order[size:2 * size], order[:size]):
        scores.append([np.mean(y[rows] == nearest(X[rows][:, f] / T[:, f].std(axis=0),
                                                  means[:, f] / T[:, f].std(axis=0)))
                       for f in (ranked[:k] for k in counts)])
    best = int(np.argmax(scores[0]))
    came = check(honest_score, X, y, c, counts, check.generator(seed))
    came["k"].equal(counts[best], hint="Other data: the five steps of the docstring in this order.")
    came["validation"].close(scores[0][best], rtol=1e-9, hint="Other data: the five steps of the docstring.")
    came["test"].close(scores[1][best], rtol=1e-9, hint="Other data: the five steps of the docstring.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Copy `leaky_score` and go down your list of leaks. What stands before the split moves behind it and gets training
# rows only.
# </details>
# <details><summary>Hint 2</summary>
#
# Steps 3 and 5 do the same thing with other rows. A small function inside of yours, which takes `k`, the rows and
# their labels and returns an accuracy, saves writing it twice.
# </details>
# <details><summary>Hint 3</summary>
#
# `standardize(X_train[:, columns], X_val[:, columns])` scales both by the training rows. In the loop remember `k`
# together with its score, and only where the score is *higher* than all before.
# </details>

# %% drawing
def _draw_noise():
    def honest_test(X, y, num_classes, counts, rng):
        return honest_score(X, y, num_classes, counts, rng)["test"]

    leaky, honest = _on_noise(leaky_score), _on_noise(honest_test)
    edges = (np.arange(17) - 0.5) / 15
    fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    _, _, bars = ax.hist([honest, leaky], edges, color=[BLUE, VERMILION], edgecolor="white", label=[
        f"honest_score, test: mean {np.mean(honest):.3f}", f"leaky_score: mean {np.mean(leaky):.3f}"])
    for bar in bars[1]:
        bar.set_hatch("//")
    ax.axvline(0.5, color="0.5", linestyle="--", label="nothing to know: 0.5")
    ax.set(title="200 data sets of pure noise: the leak makes the score", xlabel="reported accuracy of 15 test rows",
           ylabel="data sets")
    ax.legend(loc="upper left")


_draw_noise()

# %% [markdown]
# The two hills hardly overlap. The blue one of your honest program is broad and lies around the dashed line at 0.5;
# the hatched vermilion one of the leaky program stands far on the right and reaches 1.
#
# Note how broad the blue hill is: with 15 test rows a single honest score of 0.667, ten of fifteen, means next to
# nothing: 26 of these 200 data sets of noise reach it or more. Now each leak alone. The cell takes your honest steps
# and puts one leak back at a time; `twice` hands every row in twice.

# %%
def _with_leak(leak):
    def program(X, y, num_classes, counts, rng):
        if leak == "twice":
            X, y = np.concatenate([X, X]), np.concatenate([y, y])
        A, a, B, b, T, t = train_val_test_split(X, y, 0.25, 0.25, rng)
        ranked = rank_features(X, y, num_classes) if leak == "rank" else rank_features(A, a, num_classes)
        scores = []
        for k in counts:
            columns, rows = ranked[:k], X if leak == "scale" else A
            Z = [standardize(rows[:, columns], part[:, columns])[1] for part in (A, B, T)]
            means = nearest_mean_fit(Z[0], a, num_classes)
            scores.append((accuracy(b, nearest_mean_predict(Z[1], means)),
                           accuracy(t, nearest_mean_predict(Z[2], means))))
        return scores[int(np.argmax(scores, axis=0)[1 if leak == "choose" else 0])][1]
    return program


for _leak, _text in (("", "no leak"), ("scale", "scaled by all rows"), ("choose", "k chosen by the test rows"),
                     ("twice", "every row in twice"), ("rank", "features ranked by all rows")):
    print(f"{_text:28} {np.mean(_on_noise(_with_leak(_leak))):.3f}")

# %% [markdown]
# With one leak at a time the report goes from 0.500 to 0.494 (which is luck), 0.586, 0.702 and 0.817; the program
# with three of them said 0.896. The labels do the harm: of 300 features of noise some agree with the labels *of the
# test rows* by chance, and ranking by all rows picks just those. Mean and deviation of all rows hardly matter here,
# but they may where there are few rows or odd ones, and scaling by the training rows costs nothing. The leak by
# ranking is no invention: Ambroise and McLachlan (2002) showed that it had made published results on gene data
# look far better than they were.
#
# ## 8. Batches and epochs
#
# A network is not fitted in one step, as your means were. It is moved a little for a few rows, then for the next few.
# The rows of one step are a **batch** (or mini-batch), and when every training row has had its turn, one **epoch** is
# over. For the next epoch the rows are shuffled anew.
#
# **Predict:** of the 1,797 digits 60 percent are 1,079 training rows. In batches of 32, how many steps has an epoch?
# What happens to the rows that are left at the end?
#
# A function that hands out one batch after the other is best written as a **generator**: where a function has
# `return`, it has `yield`, which hands out a value, waits, and goes on behind it when the next one is asked for.

# %%
def _countdown(n):
    while n > 0:
        yield n
        n = n - 1


print([_number for _number in _countdown(3)])

# %% exercise="minibatches"
def minibatches(X, y, batch_size, rng, drop_last=False):
    """One epoch: all rows once, in random order, in batches.

    One permutation serves X and y: order = rng.permutation(N). The first batch holds the first batch_size rows in this
    order, the second the next ones, and so on. What is left at the end is a smaller batch; with drop_last=True it is
    left out. There is never an empty batch. order may be drawn by the call or when the first batch is asked for.

    Arguments
        X: samples, an array of shape (N, D) or with more axes, N at least 1.    y: labels, an array of shape (N,).
        batch_size: the number of rows of a batch, at least 1. It may be larger than N: one batch of N rows, or with
            drop_last=True none.
        rng: a NumPy random generator.    drop_last: whether a smaller last batch is left out.
    Returns
        a generator (write yield) of pairs (X_batch, y_batch), which keep their numbers when the next one comes; parts
        of one shuffled copy will do. X and y stay as they are.

    >>> rows = np.array([[0.0], [1.0], [2.0]])
    >>> [y for X, y in minibatches(rows, np.array([0, 1, 2]), 2, np.random.default_rng(3))]
    [array([2, 1]), array([0])]
    """
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]
    ### END SOLUTION


def epochs(X, y, batch_size, count, rng):
    """Several epochs, one after the other: the loop around every training.

    Each epoch is one call of minibatches, all with this rng and without drop_last, so each has an order of its own.

    Arguments
        X: samples, an array of shape (N, D).    y: labels, an array of shape (N,).    batch_size, rng: as above.
        count: how many epochs, at least 1.
    Returns
        a generator of triples (epoch, X_batch, y_batch); epoch counts from 1. X and y stay as they are, so the second
        epoch finds the rows where the first one did.

    >>> rows = np.array([[0.0], [1.0], [2.0]])
    >>> [(epoch, y) for epoch, X, y in epochs(rows, np.array([0, 1, 2]), 2, 2, np.random.default_rng(3))]
    [(1, array([2, 1])), (1, array([0])), (2, array([0, 2])), (2, array([1]))]
    """
    ### BEGIN SOLUTION
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
    ### END SOLUTION


# %% check="minibatches"
import numpy as np
from autograder import check

X, y = np.arange(14.0).reshape(2, 7).T / 3, np.arange(7) + 20           # row i has label 20 + i
images, drop = np.arange(24.0).reshape(6, 2, 2), {"drop_last": True}
for name, A, labels, size, seed, more, batches in (
    ("7 rows by 3", X, y, 3, 0, {}, [[2, 4, 3], [6, 5, 0], [1]]),
    ("7 rows by 3, drop_last", X, y, 3, 0, drop, [[2, 4, 3], [6, 5, 0]]),
    ("6 images by 3", images, y[:6], 3, 5, {}, [[1, 4, 2], [3, 5, 0]]),
    ("6 images by 3, drop_last", images, y[:6], 3, 5, drop, [[1, 4, 2], [3, 5, 0]]),
    ("7 rows by 9", X, y, 9, 1, {"drop_last": False}, [[5, 0, 1, 4, 2, 6, 3]]),
    ("7 rows by 9, drop_last", X, y, 9, 1, drop, []),
    ("3 rows by 1, one feature", X[:3, :1], y[:3], 1, 3, {}, [[2], [1], [0]]),
):
    came = check(minibatches, A, labels, size, check.generator(seed), **more).type("generator").unchanged()
    came.take(9).close([(A[rows], labels[rows]) for rows in batches], name=name)
for A, labels, size, seed, orders in (
    (X[:5], y[:5], 3, 0, ([[2, 4, 3], [0, 1]], [[4, 1, 2], [0, 3]])),
    (X[:4, :1], y[3:], 2, 7, ([[0, 2], [1, 3]], [[3, 1], [2, 0]], [[0, 3], [1, 2]])),
):
    came = check(epochs, A, labels, size, len(orders), check.generator(seed)).type("generator").unchanged()
    came.take(20).close([(i, A[rows], labels[rows]) for i, order in enumerate(orders, 1) for rows in order],
                        name=f"{len(orders)} epochs of {len(A)} rows by {size}")
### BEGIN HIDDEN TESTS
for n, size, drop in ((23, 5, False), (23, 5, True), (12, 4, True), (1, 1, False)):
    seed, X, y = int(check.rng.integers(1000)), check.rng.normal(size=(n, 3)), check.rng.integers(0, 3, size=n)
    order = np.random.default_rng(seed).permutation(n)
    right = [(X[order[i:i + size]], y[order[i:i + size]]) for i in range(0, n, size)]
    came = check(minibatches, X, y, size, check.generator(seed), drop)
    came.take(30).close(right[: n // size] if drop else right, rtol=1e-9, hint="Other numbers of rows and batch sizes.")
    rng = np.random.default_rng(seed)
    orders = [rng.permutation(n) for _ in range(4)]
    right = [(e, X[o[i:i + size]], y[o[i:i + size]]) for e, o in enumerate(orders, 1) for i in range(0, n, size)]
    check(epochs, X, y, size, 4, check.generator(seed)).take(30).close(right, rtol=1e-9, hint="Four epochs.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# As in the split, work with row numbers: draw `order`, then walk along it in steps. `range(0, N, batch_size)` gives
# the places where the batches begin.
# </details>
# <details><summary>Hint 2</summary>
#
# `order[start : start + batch_size]` is shorter at the end, without an error. Its length tells whether it is a whole
# batch. Where do you `yield`, and in which case not?
# </details>
# <details><summary>Hint 3: epochs</summary>
#
# Two loops: over the numbers of the epochs, and over the batches that one call of `minibatches` yields. `rng` has
# moved on after an epoch, so the next call draws another order by itself.
# </details>

# %% drawing
def _draw_batches():
    rows, rng = np.arange(20), np.random.default_rng(0)
    turn = [np.zeros(20), np.zeros(20)]
    for i, (epoch, _, which) in enumerate(epochs(rows[:, None], rows, 6, 2, rng)):
        turn[epoch - 1][which] = i % 4 + 1
    grey = _data["digits"][0][:, [20]]
    labels = np.zeros(len(grey), dtype=int)
    sizes = np.array([1, 2, 4, 8, 16, 32, 64])
    spread = [np.std([batch.mean() for _ in range(4) for batch, _ in minibatches(grey, labels, int(size), rng, True)])
              for size in sizes]
    fig, axes = plt.subplots(1, 2, figsize=(11, 3.6), layout="constrained", width_ratios=(3, 2))
    axes[0].imshow(turn, cmap="viridis", aspect="auto", vmin=0)
    for (epoch, row), step in np.ndenumerate(turn):
        axes[0].text(row, epoch, f"{step:g}", ha="center", va="center", color="black" if step > 2 else "white")
    axes[0].set(title="20 rows, batches of 6: in which step does each row have its turn?", xlabel="row of X",
                yticks=[0, 1], yticklabels=["epoch 1", "epoch 2"], xticks=range(0, 20, 2))
    axes[1].loglog(sizes, spread, "o", color=BLUE, label="measured by your batches")
    axes[1].loglog(sizes, grey.std() / np.sqrt(sizes), "--", color=VERMILION, label=r"$\sigma / \sqrt{B}$")
    axes[1].set(title="A larger batch gives a steadier mean", xlabel="batch size B", ylabel="deviation of batch means")
    axes[1].legend()


_draw_batches()

# %% [markdown]
# On the left are two lines of 20 numbers: each row has its turn once in each epoch, in steps 1 to 4, and step 4 has
# only two rows. The second epoch has another order. (And 1,079 rows in batches of 32 are 34 steps; the last has 23
# rows.) On the right the batch means of one pixel of the digits: blue dots fall along a straight dashed line as the
# batch grows, on logarithmic axes.
#
# What a network computes from a batch is its *gradient*: for each parameter, how fast the error grows if that
# parameter grows (unit 06 computes it). It is a mean over rows, too, and stands in for the mean over all rows. Four
# times the batch size halves its deviation. So *larger* batches estimate better, and each costs more: that trade is
# yours to make, in unit 08.
#
# ## 9. The same in Keras
#
# What you wrote by hand exists in Keras, the library of units 10 to 18. **Predict:** how closely will the two agree?

# %%
import keras


def _compare():
    A, a, _, _, B, b = train_val_test_split(*_data["wine"], 0.0, 0.3, np.random.default_rng(0))
    rng = np.random.default_rng(1)
    W, bias = rng.normal(size=(13, 4)), rng.normal(size=4)
    layer = keras.layers.Dense(4, dtype="float64")
    layer.build((None, 13))
    layer.set_weights([W, bias])
    scaler = keras.layers.Normalization(dtype="float64")
    scaler.adapt(A)
    Z_A, Z_B, mean, deviation = standardize(A, B)
    answers = nearest_mean_predict(Z_B, nearest_mean_fit(Z_A, a, 3))
    metric = keras.metrics.Accuracy()
    metric.update_state(b, answers)
    for name, mine, theirs in (("affine and Dense", affine(Z_B, W, bias), layer(Z_B)),
                               ("one_hot and to_categorical", one_hot(b, 3), keras.utils.to_categorical(b, 3)),
                               ("standardize and Normalization", Z_B, scaler(B)),
                               ("accuracy and metrics.Accuracy", accuracy(b, answers), metric.result())):
        print(f"{name:30} largest difference {np.abs(mine - np.asarray(theirs)).max():.1e}")


_compare()

# %% [markdown]
# To the last digits: 1.8e-15 for the sums, nothing for the others, and 1.5e-8 for the accuracy, which Keras counts in
# float32. One thing differs: a constant column Keras divides by 1e-7, where you divide by 1. A pixel that was always
# white in training and has a grey value of 1 in a new row becomes 10,000,000 there and 1 in yours.
#
# ## 10. Which kind of network for what?
#
# You have used the words *program*, *classifier* and *network*. Three ways to tell a setosa from the other irises:
#
# | program | what a person gives | what the data give |
# | --- | --- | --- |
# | `petal_length < 2.5` | the rule and the number 2.5 | nothing |
# | your nearest mean | the form: one point for each class, the nearest one wins | the points |
# | a network of several layers | the form: layers and their connections | the weights of all layers |
#
# **Artificial intelligence** (AI) is the widest word: programs for what would need intelligence if a person did it.
# It was made for a proposal of 1955 (McCarthy and others), and all three programs come under it, the first one too.
# **Machine learning** (ML) is the part whose programs get better at a task by data (after Mitchell, 1997): the second
# and the third. **Deep learning** (DL) is the part of that in which several layers are learned together, so that the
# last one sees features that no person has thought of: the third. AI contains ML, ML contains DL. Much of what is
# called AI in the news is DL; none of the three words says that a program understands anything.
#
# Networks differ above all in **who sees whom**: which inputs have a say in which outputs, and where those weights
# come from. **Predict:** ten numbers come in, ten go out. In a convolution each output looks at its neighbours only,
# with the same weights everywhere. What will the table of its weights look like?

# %% drawing
def _draw_connections():
    rng = np.random.default_rng(3)
    places = np.arange(10)
    back = places[:, None] - places
    dense = rng.uniform(-0.5, 0.5, size=(10, 10))
    conv = np.select([back == 1, back == 0, back == -1], [0.25, 0.5, -0.4], np.nan)
    recurrent = np.where(back >= 0, 0.5 * 0.7 ** np.clip(back, 0, None), np.nan)
    scores = np.exp(rng.normal(size=(10, 4)) @ rng.normal(size=(4, 10)) / 2)
    attention = scores / scores.sum(axis=1, keepdims=True)
    fig, axes = plt.subplots(1, 4, figsize=(12, 3.6), layout="constrained")
    for ax, table, title in zip(axes, (dense, conv, recurrent, attention), (
            "Feedforward: every weight\nis a parameter of its own", "Convolutional: three weights,\nused everywhere",
            "Recurrent: now and the past,\none weight from step to step",
            "Transformer: everyone, weights\ncomputed from the input"), strict=True):
        picture = ax.imshow(table, cmap="PuOr", vmin=-0.5, vmax=0.5)
        ax.set_facecolor("0.75")        # seen where there is no number, that is no connection
        ax.set_title(title, fontsize=10)
        ax.set(xlabel="input", xticks=[0, 3, 6, 9], yticks=[0, 3, 6, 9])
    axes[0].set_ylabel("output")
    fig.colorbar(picture, ax=axes, label="weight", shrink=0.8)


_draw_connections()

# %% [markdown]
# Four square tables, rows for outputs and columns for inputs; grey is no connection. Letters as in the exercise below:
#
# - **a, feedforward** (FNN, MLP): every input reaches every unit. The first table is full of colours without order:
#   each weight is learned by itself. Layers of `affine` follow each other, with a *bend* between them: a function
#   whose graph is no straight line, such as max(0, z), without which two layers would be no more than one (unit 03).
# - **b, convolutional** (CNN): a few weights slide over an image and look for the same thing everywhere. The second
#   table has three stripes along the diagonal, each of one colour, and is grey elsewhere.
# - **c, recurrent** (RNN; LSTM, GRU): a *state*, a row of numbers, is kept from step to step and changed a little in
#   each. The third table is grey above the diagonal, where the future is, and fades below it: what is long ago counts
#   less. In LSTM and GRU *gates* decide what the state keeps: factors from 0 to 1 that the network computes itself.
# - **g, Transformer**: each position of a sequence weighs all others itself, and there is no state. The fourth table
#   has no grey at all and one colour only: in each row its weights are positive and add up to 1. They are not learned,
#   but computed from the input each time; what is learned is how to compute them.
#
# (In c and g a position really has many numbers and not one; so that it can be drawn, it has one here.)
#
# Three more kinds differ in what their units do and in how they are trained:
#
# - **d, GAN**: two networks play against each other. A *generator* makes samples of random numbers, a *discriminator*
#   has to tell them from real ones; each learns from the mistakes of the other.
# - **e, radial basis function** (RBF): a hidden unit answers by its *distance* from the input, then comes `affine`.
# - **f, self-organizing** (SOM): a grid of units; the one nearest to a sample, and its neighbours, move towards it.
#
# What they are trained by. The *loss* is one number that says how wrong the answers are. a, b, c, d and g follow its
# gradient downwards: a, b, c and g mostly with labels (for a text the next or a hidden word is the label), d without.
# In e often the hidden units are placed first, by the data; then the weights of the output are found by *least
# squares*: those with the smallest sum of squared errors, which one system of linear equations gives. In f there are
# neither labels nor the gradient of a loss.
#
# You know one of these already, nearly: with one centre for each class and "the largest answer wins" an RBF network
# is your nearest mean.
#
# ### Exercise: `network_zoo`
#
# For 1 to 7 give the letter of the kind that was *made* for the task; each is the answer once.
#
# 1. `shift`: find the same small crack anywhere in photographs of a bridge.
# 2. `table`: tell from 13 measurements, in no particular order, which of three vineyards a wine comes from.
# 3. `stream`: a sensor sends one value each second, for ever. After each one answer at once, from a memory of fixed
#    size.
# 4. `invent`: make new pictures of faces that look like those of a collection.
# 5. `context`: translate a long sentence. Any word may depend directly on any other, and in training all positions
#    are worked on at the same time.
# 6. `map`: no labels; lay thousands of songs out on a sheet of paper so that similar ones lie next to each other.
# 7. `centres`: few samples. Hidden units that say "near to me" or "far from me", and an output layer that is found by
#    solving one linear system.
# 8. `use`: a GAN has been trained, and now you only want new pictures. How many of its networks do you still need?
# 9. `cut`: a person gives the form `petal_length < c`; a program tries every c on labelled flowers and keeps the best.
#    That is **a** machine learning, but not deep learning **b** AI, but not machine learning **c** deep learning
# 10. `deep`: a network is called deep for **a** the number of its samples **b** the number of units in a layer **c**
#     the number of layers that are learned one upon another

# %% exercise="network_zoo"
network_zoo = {
    "shift": ...,      # 1: a letter from "a" to "g"
    "table": ...,      # 2
    "stream": ...,     # 3
    "invent": ...,     # 4
    "context": ...,    # 5
    "map": ...,        # 6
    "centres": ...,    # 7
    "use": ...,        # 8: a whole number
    "cut": ...,        # 9: "a", "b" or "c"
    "deep": ...,       # 10: "a", "b" or "c"
}
### BEGIN SOLUTION
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f", "centres": "e",
               "use": 1, "cut": "a", "deep": "c"}
### END SOLUTION

# %% check="network_zoo"
from autograder import check

check.quiz(network_zoo, {
    "shift": check.hashed("b"), "table": check.hashed("a"), "stream": check.hashed("c"), "invent": check.hashed("d"),
    "context": check.hashed("g"), "map": check.hashed("f"), "centres": check.hashed("e"), "use": check.hashed(1),
    "cut": check.hashed("a"), "deep": check.hashed("c"),
}, because={
    "shift": "The crack may be anywhere: which kind uses the same few weights everywhere?",
    "table": "No order, no neighbours, no time: nothing to build into the connections.",
    "stream": "A memory of fixed size that goes along from step to step: which kind has a state?",
    "invent": "Making samples of random numbers is the work of a generator.",
    "context": "Every position looks at every other, and none waits for the step before it.",
    "map": "Without labels, on a grid whose neighbours move together.",
    "centres": "Near to me, far from me: which hidden units answer by distance?",
    "use": "Which networks does a GAN have, and what does each of them do? Which of that makes a picture?",
    "cut": "What do the data give to this program, and which layers has it? See the first table of this section.",
    "deep": "Neither much data nor a wide layer makes a network deep.",
})
check.score(3)

# %% [markdown]
# ### The baseline
#
# One number to take with you, measured as section 5 asks for: choose on validation rows, look at the test rows once.

# %%
def _baseline():
    A, a, B, b, T, t = train_val_test_split(*_data["digits"], 0.2, 0.2, np.random.default_rng(0))
    scaled, other, _, _ = standardize(A, B)
    plain = accuracy(b, nearest_mean_predict(B, nearest_mean_fit(A, a, 10)))
    print(f"digits, validation: {plain:.3f} as measured, "
          f"{accuracy(b, nearest_mean_predict(other, nearest_mean_fit(scaled, a, 10))):.3f} standardized")
    means = nearest_mean_fit(A, a, 10)
    print(f"digits, test, as measured: {accuracy(t, nearest_mean_predict(T, means)):.3f} of {len(t)} rows")
    return means


_means = _baseline()

# %% drawing
def _draw_baseline():
    fig, axes = plt.subplots(1, 10, figsize=(12, 1.7), layout="constrained")
    for c, ax in enumerate(axes):
        ax.imshow(_means[c].reshape(8, 8), cmap="gray_r")
        ax.set(title=f"{c}", xticks=[], yticks=[])
    fig.suptitle("All that your classifier knows: ten mean pictures, 640 parameters")


_draw_baseline()

# %% [markdown]
# In a row stand ten blurred digits, 0 to 9, each the mean of about 108 pictures; you can read most of them.
#
# On the validation rows 0.866 as measured beats 0.844 standardized, so the choice is made, and the test says
# **0.916**. Why is the test better than the validation? Luck: either part has 359 rows, and over 20 splits the mean
# was 0.906. A network has to do better than that to be worth its parameters, and in unit 05 you will build one.
#
# ## Check yourself
#
# 1. `parameters`: how many parameters has `affine` from 64 features to 10 outputs?
# 2. `steps`: 1,257 training rows, batches of 64, the smaller last batch is used. How many steps have *three* epochs?
# 3. `entries`: `y_true` has shape (100,), `y_pred` has shape (100, 1). How many entries has `y_true == y_pred`?
# 4. `global`: someone scales with `(X - X.mean()) / X.std()`. **a** Each column has mean 0. **b** Columns that
#    differed in scale still do. **c** Each row has mean 0.
# 5. `new`: a flower is measured next week. Its features are scaled by **a** their own mean and deviation **b** those
#    of the training rows **c** those of all rows so far.
# 6. `test`: the test rows are for **a** choosing among programs **b** the last number, once **c** finding the mean
#    and deviation of each column.
# 7. `memory`: a program is right on all of its training rows. You know that **a** it will be right on new ones **b**
#    its test accuracy is high **c** neither.
# 8. `bug`: someone wrote this. It runs. Which lines leak or mix rows up?
#
#    ```
#    1   order = rng.permutation(len(X))
#    2   X = X[order]
#    3   y = y[rng.permutation(len(y))]
#    4   n = len(X) // 5
#    5   X_test, y_test = X[:n], y[:n]
#    6   X_train, y_train = X[n:], y[n:]
#    7   mean, deviation = X.mean(axis=0), X.std(axis=0)
#    8   Z_train, Z_test = (X_train - mean) / deviation, (X_test - mean) / deviation
#    ```

# %% exercise="foundations_quiz"
quiz = {
    "parameters": ...,    # 1: a whole number
    "steps": ...,         # 2: a whole number
    "entries": ...,       # 3: a whole number
    "global": ...,        # 4: "a", "b" or "c"
    "new": ...,           # 5: "a", "b" or "c"
    "test": ...,          # 6: "a", "b" or "c"
    "memory": ...,        # 7: "a", "b" or "c"
    "bug": ...,           # 8: a list of the numbers of lines, such as [1, 2]
}
### BEGIN SOLUTION
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory": "c",
        "bug": [3, 7]}
### END SOLUTION

# %% check="foundations_quiz"
from autograder import check

check.quiz(quiz, {
    "parameters": check.hashed(650),
    "steps": check.hashed(60),
    "entries": check.hashed(10000),
    "global": check.hashed("b"),
    "new": check.hashed("b"),
    "test": check.hashed("b"),
    "memory": check.hashed("c"),
    "bug": check.hashed([3, 7]),
}, because={
    "parameters": "W has 64 times 10 entries. What else is there to learn?",
    "steps": "1,257 / 64 is 19.6. What becomes of the rows that are left, in each epoch?",
    "entries": "Each of the 100 answers is compared with each of the 100 labels.",
    "global": "One mean and one deviation for the whole array: do columns come closer to each other in scale?",
    "new": "Every row that ever comes is scaled by the same numbers, and these were fixed before it came.",
    "test": "Rows that chose or fitted anything have been seen.",
    "memory": "Think of the irises with the labels of the dice.",
    "bug": "Follow one row and its label from line to line. Then ask of each number from which rows it comes.",
})
check.score(2)

# %% [markdown]
# ## In your own words
#
# A clinic has 2,000 pictures of 200 patients, ten of each, and wants to know who is ill. A colleague shuffles the
# 2,000 pictures and cuts off 400 for the test. She tries 50 programs, and reports the one with the highest test
# accuracy, 96 percent. At another clinic it reaches 71 percent. Name two leaks in her procedure, say for each how it
# raises the score, and tell her what to do instead. Four to six sentences.
#
# One point for each leak, with what it does and a remedy.

# %% [markdown] written="clinic" points=2
# ### BEGIN SOLUTION
# First, pictures of the same patient are among the training rows and among the test rows. A program that recognizes
# the patient gets the label right without knowing anything about the illness, just as if rows were in twice. She must
# shuffle and cut *patients*, so that all ten pictures of one are in the same part. Second, the best of 50 test scores
# was chosen by the test rows: with 400 rows the scores spread by luck, and the highest one is lucky as well as good.
# She must choose on validation patients and measure the chosen program once, on test patients that have chosen
# nothing. Even then another clinic differs (other devices, other patients), so rows from there are the honest test of
# use there.
#
# Grading guide. One point: patients in several parts, with the reason why that helps the score and a split by
# patients. One point: chosen by the test rows, with validation rows or a fresh test set as the remedy. Half of a
# point each where the leak is named without remedy or reason. "Too few data" or "overfitting" alone earns nothing;
# the difference of the clinics is a good remark, but no leak.
# ### END SOLUTION

# %% [markdown]
# ## If you want more
#
# Nothing here is checked. Three things to try with what you have written:
#
# - Let each class keep *two* points instead of one. How do you find them? Does the digits' validation accuracy rise?
# - Write `_remember` with the k nearest rows and a vote. Which k is best on validation rows, and by how much is the
#   test accuracy lower than the validation accuracy of the best k?
# - A self-organizing map in twenty lines: a grid of 8 x 8 units, each with 64 numbers. Show it the digits in batches
#   of one; the nearest unit moves a tenth of the way towards the sample, its neighbours on the grid a twentieth.
#
# ## What to remember
#
# - Rows are samples: `X (N, D)`, `y (N,)`. A layer computes `X W + b` with `W (D, M)`, `b (M,)`; W and b are its
#   parameters.
# - (N,) against (N, 1) makes (N, N), without a warning. Look at shapes before you compare or subtract.
# - A score on rows that fitted a program says what it remembers. Fit on training rows, choose on validation rows,
#   report test rows once.
# - Mean and deviation belong to the training rows, like every other parameter. Scaling helps where units have nothing
#   to do with each other, and may hurt where they do.
# - A leak gives no error, only a score that is too good. Hand the whole procedure noise: it must fall to chance.
# - An epoch is every training row once, in batches, in a new order each time. Larger batches give steadier means.
# - AI contains machine learning, which contains deep learning. Kinds of networks differ in who sees whom.
#
# **Sources.** Fisher (1936), "The use of multiple measurements in taxonomic problems", *Annals of Eugenics* 7: the
# irises. Aeberhard & Forina (1991), *Wine*, and Alpaydin & Kaynak (1998), *Optical Recognition of Handwritten
# Digits*, both UCI Machine Learning Repository. McCarthy, Minsky, Rochester & Shannon (1955), "A proposal for the
# Dartmouth summer research project on artificial intelligence". Mitchell (1997), *Machine Learning*, McGraw-Hill.
# Ambroise & McLachlan (2002), "Selection bias in gene extraction on the basis of microarray gene-expression data",
# *PNAS* 99(10): the leak of section 7, in published work. Kapoor & Narayanan (2023), "Leakage and the reproducibility
# crisis in machine-learning-based science", *Patterns* 4(9). Kinds of networks: LeCun and others (1989), *Neural
# Computation* 1(4) (CNN); Elman (1990), *Cognitive Science* 14(2) (RNN); Hochreiter & Schmidhuber (1997), *Neural
# Computation* 9(8) (LSTM); Cho and others (2014), *EMNLP* (GRU); Goodfellow and others (2014), *NeurIPS* 27 (GAN);
# Broomhead & Lowe (1988), *Complex Systems* 2 (RBF); Kohonen (1982), *Biological Cybernetics* 43 (SOM); Vaswani and
# others (2017), *NeurIPS* 30 (Transformer).
