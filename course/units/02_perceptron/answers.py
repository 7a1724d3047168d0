"""Answers to unit 02 as a class would hand them in; `autograder validate` proves the checks on them."""

# ruff: noqa: B905

import numpy as np

from autograder.author.answers import allowed, equivalent, right, wrong

# -- recall ------------------------------------------------------------------------------------------------------

right("recall", "built with dict", code='recall = dict(shape="a", signs="b", count=2)')
right("recall", "in capitals, the count as a float", code='recall = {"shape": "A", "signs": " B", "count": 2.0}')
right("recall", "computed", code="""
y, p = np.array([0, 1, 1, 0]), np.array([1, 1, 0, 0])
recall = {"shape": "a", "signs": "b"}
recall["count"] = np.sum(y != p)
""")
wrong("recall", "keeps both dimensions",
      says="(N, D) @ (D,): the D in the middle is summed away, one number for each row is left.",
      code='recall = {"shape": "b", "signs": "b", "count": 2}')
wrong("recall", "keeps the shape of w",
      says="(N, D) @ (D,): the D in the middle is summed away, one number for each row is left.",
      code='recall = {"shape": "c", "signs": "b", "count": 2}')
wrong("recall", "turns the signs round",
      says="Work it out for y = 0 and for y = 1: the arithmetic is done element by element.",
      code='recall = {"shape": "a", "signs": "c", "count": 2}')
wrong("recall", "counts the equal places of three",
      says="y != p is an array of truth values; in a sum each True counts 1. Compare place by place.",
      code='recall = {"shape": "a", "signs": "b", "count": 3}')
wrong("recall", "gives the array of truth values",
      says="y != p is an array of truth values; in a sum each True counts 1. Compare place by place.",
      code='recall = {"shape": "a", "signs": "b", "count": [True, False, True, False]}')
wrong("recall", "leaves a question blank", says="No answer yet.",
      code='recall = {"shape": "a", "signs": ..., "count": 2}')

wrong("recall", "leaves the labels as they are",
      says="Work it out for y = 0 and for y = 1: the arithmetic is done element by element.",
      code='recall = {"shape": "a", "signs": "a", "count": 2}')
wrong("recall", "the sum of the differences",
      says="Differences of +1 and -1 cancel in a sum. Count the places that differ.",
      code='recall = {"shape": "a", "signs": "b", "count": 0}')
wrong("recall", "counts all places", says="Count only the places in which y and p differ, not all of them.",
      code='recall = {"shape": "a", "signs": "b", "count": 4}')
wrong("recall", "the shape itself in the place of its letter", says='Give the letter of the shape, such as "a".',
      code='recall = {"shape": (4,), "signs": "b", "count": 2}')
wrong("recall", "the array itself in the place of its letter", says='Give the letter of the array, such as "a".',
      code='recall = {"shape": "a", "signs": [-1, 1, 1, -1], "count": 2}')

# -- step --------------------------------------------------------------------------------------------------------


@right("step", "a comparison turned into whole numbers")
def step(z):
    return (np.asarray(z) >= 0).astype(int)


@right("step", "Heaviside with 1 at zero")
def step(z):
    return np.heaviside(z, 1)


@right("step", "a filled copy")
def step(z):
    out = np.zeros(np.shape(z), dtype=int)
    out[np.asarray(z) >= 0] = 1
    return out


@wrong("step", "leaves 0 out", says="z = 0 belongs to label 1: the comparison must include 0.")
def step(z):
    return np.where(z > 0, 1, 0)


@wrong("step", "truth values", says="These are truth values (True, False). Turn them into the whole numbers 1 and 0.")
def step(z):
    return np.asarray(z) >= 0


@wrong("step", "a truth value for a single number",
       says="A single number gives a truth value (True, False). Turn it into the whole number 1 or 0, as in an array.")
def step(z):
    if np.ndim(z) == 0:
        return z >= 0
    return (z >= 0).astype(int)


@wrong("step", "np.sign", says="That is the sign of z. The labels are 0 and 1, not -1 and 1.")
def step(z):
    return np.sign(z)


@wrong("step", "labels -1 and 1", says="The labels are 0 and 1, not -1 and 1.")
def step(z):
    return np.where(z >= 0, 1, -1)


@wrong("step", "an if on a whole array", says="An `if`, `and` or `or` got a whole array.")
def step(z):
    if z >= 0:
        return 1
    return 0


@wrong("step", "astype on a single truth value",
       says="A single number may come in as well. Its comparison is a plain True or False, which has no .astype; "
            "np.where and np.asarray take numbers and arrays alike.")
def step(z):
    return (z >= 0).astype(int)


@wrong("step", "Heaviside with a half at zero", says="At z = 0 a half comes out. The spec wants 1 there.")
def step(z):
    return np.heaviside(z, 0.5)


@wrong("step", "ReLU", says="Negative values become 0, but positive ones must all become 1: that was ReLU.")
def step(z):
    return np.maximum(z, 0)


@wrong("step", "the labels exchanged", says="The two labels are exchanged.")
def step(z):
    return np.where(z >= 0, 0, 1)


@wrong("step", "the second assignment sees the first",
       says="Everything came out as 1. Does a second assignment look at values that the first one has changed?")
def step(z):
    out = np.array(z, dtype=float)
    out[out < 0] = 0
    out[out >= 0] = 1
    return out


@wrong("step", "writes into z", says="The call changed `z`.")
def step(z):
    z = np.asarray(z)
    positive = z >= 0
    if z.ndim:
        z[positive] = 1
        z[~positive] = 0
        return z
    return int(positive)


@wrong("step", "a list", says="The result is a list; expected a NumPy array.")
def step(z):
    return [1 if v >= 0 else 0 for v in np.ravel(z)]


@wrong("step", "flattens", says="The result is flat: the same shape must go out that came in.")
def step(z):
    return np.array([1 if v >= 0 else 0 for v in np.ravel(z)])


@wrong("step", "a boundary below zero", says="A very small negative number is negative, too: compare with 0 itself.")
def step(z):
    return np.where(z > -1e-9, 1, 0)


@wrong("step", "values near 0 taken for 0",
       says="A very small negative number is negative, too: compare with 0 itself.")
def step(z):
    return np.where((z > 0) | np.isclose(z, 0), 1, 0)


@wrong("step", "rounds first", says="Rounding makes a 0 of small negative numbers. Compare z as it is.")
def step(z):
    return np.where(np.round(z) >= 0, 1, 0)


@wrong("step", "a loop over one axis", says="This works for one axis only. np.where takes an array of any shape.")
def step(z):
    if np.ndim(z) == 0:
        return 1 if z >= 0 else 0
    return np.array([1 if v >= 0 else 0 for v in z])


@wrong("step", "squeezes", says="Axes of length 1 are lost: the same shape must go out that came in.")
def step(z):
    return np.squeeze(np.where(np.asarray(z) >= 0, 1, 0))


@wrong("step", "rows and columns written out",
       says="This works for two axes only. np.where takes an array of any shape.")
def step(z):
    out = np.zeros(z.shape, dtype=int)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            out[i, j] = z[i, j] >= 0
    return out


@wrong("step", "prints and returns nothing", says="Is a `return` missing?")
def step(z):
    print(np.where(z >= 0, 1, 0))


@right("step", "as floats")
def step(z):
    return np.where(z >= 0, 1.0, 0.0)


@right("step", "in the dtype of z")
def step(z):
    out = np.zeros_like(z)
    out[z >= 0] = 1
    return out


@wrong("step", "methods of arrays",
       says="A single number has no `.copy()`, and z may be one. np.where takes numbers and arrays.")
def step(z):
    out = z.copy()
    out[z >= 0] = 1
    out[z < 0] = 0
    return out.astype(int)


@wrong("step", "through the sigmoid",
       says="-1e-20 counts as 0 here: a detour (say through the sigmoid) or a tolerance rounds it away. Compare z "
            "itself with 0.")
def step(z):
    s = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return np.where(s >= 0.5, 1, 0)


@wrong("step", "in float32", says="-1e-50 counts as 0 here: in float32 it is rounded away. Compare z as it is.")
def step(z):
    return (np.asarray(z, dtype=np.float32) >= 0).astype(int)


@wrong("step", "flat, or a plain number", says="The result is flat: the same shape must go out that came in.")
def step(z):
    if np.ndim(z) == 0:
        return 1 if z >= 0 else 0
    return np.array([1 if value >= 0 else 0 for value in np.ravel(z)])


@wrong("step", "the sign bit", says="-0.0 has its sign bit set, but equals 0: the comparison z >= 0 sees that.")
def step(z):
    return np.where(np.signbit(z), 0, 1)


@wrong("step", "divides by the size",
       says="z / abs(z) is 0 / 0 at z = 0, which is NaN. Compare z with 0 instead.")
def step(z):
    with np.errstate(all="ignore"):
        s = np.asarray(z) / np.abs(z)
    return (s + 1) / 2


@wrong("step", "a loop over all indices",
       says="z may be a single number, which has no `.shape`. np.where takes numbers and arrays.")
def step(z):
    result = np.zeros(z.shape)
    for index in np.ndindex(*z.shape):
        if z[index] >= 0:
            result[index] = 1
    return result


@wrong("step", "one answer for each row",
       says="np.all makes one answer of a whole row. Each number gets its own.")
def step(z):
    z = np.asarray(z)
    if z.ndim == 0:
        return int(z >= 0)
    return np.array([np.ones_like(v) if np.all(v >= 0) else np.zeros_like(v) for v in z])


@wrong("step", "one entry for a single number",
       says="For a single number an array with one entry comes. Give 0 or 1: np.where does so by itself.")
def step(z):
    z = np.atleast_1d(z)
    return (z >= 0).astype(int)


# -- perceptron_predict ------------------------------------------------------------------------------------------


@right("perceptron_predict", "a loop over rows")
def perceptron_predict(X, w, b):
    return np.array([int(sum(x * v for x, v in zip(row, w)) + b >= 0) for row in X])


@right("perceptron_predict", "the bias as a weight")
def perceptron_predict(X, w, b):
    X1 = np.column_stack([X, np.ones(len(X))])
    return step(np.dot(X1, np.append(w, b)))


@right("perceptron_predict", "w times X transposed")
def perceptron_predict(X, w, b):
    return ((w @ X.T) >= -b) * 1


@wrong("perceptron_predict", "no bias", says="The bias is missing: add b to each score.")
def perceptron_predict(X, w, b):
    return step(X @ w)


@wrong("perceptron_predict", "bias subtracted", says="The bias is subtracted; it must be added.")
def perceptron_predict(X, w, b):
    return step(X @ w - b)


@wrong("perceptron_predict", "threshold one half",
       says="The threshold is 0, not 0.5: the bias has done the shifting already.")
def perceptron_predict(X, w, b):
    return (X @ w + b > 0.5).astype(int)


@wrong("perceptron_predict", "a strict comparison",
       says="A score of exactly 0 means label 1: use step, and see that its own check passes.")
def perceptron_predict(X, w, b):
    return (X @ w + b > 0).astype(int)


@wrong("perceptron_predict", "returns scores", says="These are the scores. Put them through step.")
def perceptron_predict(X, w, b):
    return X @ w + b


@wrong("perceptron_predict", "element by element",
       says="One number for each sample is needed: sum over the features, which a matrix product does.")
def perceptron_predict(X, w, b):
    return step(X * w + b)


@wrong("perceptron_predict", "a column", says="The result has a column too many dimensions: keep w of shape (D,).")
def perceptron_predict(X, w, b):
    return step(X @ w.reshape(-1, 1) + b)


@wrong("perceptron_predict", "w first", says="The inner dimensions of a matrix product differ.")
def perceptron_predict(X, w, b):
    return step(w @ X + b)


@wrong("perceptron_predict", "sums over the samples",
       says="One number for each sample is needed, not one for each feature: rows are samples.")
def perceptron_predict(X, w, b):
    return step((X * w).sum(axis=0) + b)


@wrong("perceptron_predict", "labels -1 and 1", says="The labels are 0 and 1, not -1 and 1.")
def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)


@wrong("perceptron_predict", "truth values", says="These are truth values; labels are the whole numbers 0 and 1.")
def perceptron_predict(X, w, b):
    return X @ w + b >= 0


@wrong("perceptron_predict", "one label for all",
       says="One number came for all samples: sum over the features of each sample, not over the samples.")
def perceptron_predict(X, w, b):
    return int(np.sum(X @ w) + b >= 0)


@wrong("perceptron_predict", "one label for all, through step",
       says="One number came for all samples: sum over the features of each sample, not over the samples.")
def perceptron_predict(X, w, b):
    return step(np.sum(X * w) + b)


@wrong("perceptron_predict", "returns inside the loop",
       says="Only the first sample is answered: `return` stands inside the loop and ends it.")
def perceptron_predict(X, w, b):
    for row in X:
        return int(row @ w + b >= 0)


@wrong("perceptron_predict", "a bias for each feature",
       says="b is added once for each feature. Sum the products first, then add b once.")
def perceptron_predict(X, w, b):
    return step((X * w + b).sum(axis=1))


@wrong("perceptron_predict", "rounds the scores", says="The scores are rounded before step. Leave them as they are.")
def perceptron_predict(X, w, b):
    return step(np.round(X @ w + b))


@wrong("perceptron_predict", "a boundary below zero",
       says="A very small negative score is negative, too: its label is 0.")
def perceptron_predict(X, w, b):
    return (X @ w + b > -1e-9).astype(int)


@wrong("perceptron_predict", "squeezes a single sample", says="One sample gives an array of shape (1,), not a number.")
def perceptron_predict(X, w, b):
    return step(np.squeeze(X @ w) + b)


@wrong("perceptron_predict", "writes the products into X", says="The call changed `X`.")
def perceptron_predict(X, w, b):
    for j in range(X.shape[1]):
        X[:, j] = X[:, j] * w[j]
    return step(X.sum(axis=1) + b)


@wrong("perceptron_predict", "two features only",
       says="Only two features are used. X may have any number of columns: X @ w sums over all of them.")
def perceptron_predict(X, w, b):
    return step(X[:, 0] * w[0] + X[:, 1] * w[1] + b)


@wrong("perceptron_predict", "the bias after step",
       says="b was added after step. It belongs to the score, so add it before.")
def perceptron_predict(X, w, b):
    return step(X @ w) + b


@wrong("perceptron_predict", "multiplies X in place",
       says="`X *= w` changes the caller's X, and stops where X holds whole numbers. Write X * w, a new array.")
def perceptron_predict(X, w, b):
    X *= w
    return step(X.sum(axis=1) + b)


@wrong("perceptron_predict", "the weights in the dtype of X",
       says="The weights are cut to whole numbers where X holds whole numbers. Take w as it is.")
def perceptron_predict(X, w, b):
    return step(X @ w.astype(X.dtype) + b)


@wrong("perceptron_predict", "divides w in place", says="The call changed `w`.")
def perceptron_predict(X, w, b):
    length = np.linalg.norm(w)
    w /= length
    return step(X @ w + b / length)


@wrong("perceptron_predict", "divides the weights only",
       says="w is divided by its length and b is not: that is another boundary. Take both as they are.")
def perceptron_predict(X, w, b):
    return step(X @ (w / np.linalg.norm(w)) + b)


@wrong("perceptron_predict", "through the sigmoid",
       says="The score -1e-50 counts as 0 here: a detour (say through the sigmoid) or a tolerance rounds it away. Use "
            "step.")
def perceptron_predict(X, w, b):
    return (1 / (1 + np.exp(-(X @ w + b))) >= 0.5).astype(int)


@wrong("perceptron_predict", "distances in the place of scores",
       says="The score is divided by the length of w, which is 0 here: 0 / 0 is NaN. Leave the score as it is.")
def perceptron_predict(X, w, b):
    return step((X @ w + b) / np.linalg.norm(w))


@wrong("perceptron_predict", "scores in the dtype of X",
       says="The scores are written into an array like X: where X holds whole numbers, they are cut to whole numbers.")
def perceptron_predict(X, w, b):
    scores = np.zeros_like(X[:, 0])
    for i in range(len(X)):
        scores[i] = X[i] @ w + b
    return step(scores)


@wrong("perceptron_predict", "multiplies X in place where it holds floats",
       says="`X *= w` changes the caller's X. Write X * w, a new array.")
def perceptron_predict(X, w, b):
    if X.dtype != float:
        X = X.astype(float)
    X *= w
    return step(X.sum(axis=1) + b)


@wrong("perceptron_predict", "the bias in front, the ones behind",
       says="The bias stands in front of the weights and the ones behind the inputs: they do not belong together.")
def perceptron_predict(X, w, b):
    X1 = np.column_stack([X, np.ones(len(X))])
    return step(X1 @ np.append(b, w))


@wrong("perceptron_predict", "the bias in the dtype of w",
       says="w may hold whole numbers, and then a bias written into an array like w is cut to a whole number.")
def perceptron_predict(X, w, b):
    longer = np.zeros(len(w) + 1, dtype=w.dtype)
    longer[:-1] = w
    longer[-1] = b
    return step(np.column_stack([X, np.ones(len(X))]) @ longer)


@wrong("perceptron_predict", "step twice",
       says="step is used twice, and the bias comes after the first one. Add b to the score, then use step once.")
def perceptron_predict(X, w, b):
    return step(step(X @ w) + b)


@wrong("perceptron_predict", "a loop that ends one row early",
       says="The last sample is not looked at: the loop ends one row early.")
def perceptron_predict(X, w, b):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X) - 1):
        labels[i] = step(X[i] @ w + b)
    return labels


@wrong("perceptron_predict", "a loop that starts one row late",
       says="The first sample is not looked at: the loop starts one row late.")
def perceptron_predict(X, w, b):
    labels = np.zeros(len(X), dtype=int)
    for i in range(1, len(X)):
        labels[i] = step(X[i] @ w + b)
    return labels


# -- gate_weights ------------------------------------------------------------------------------------------------

right("gate_weights", "NAND computed from AND, twice as large", code="""
or_b = -1 / 2
nand_w = -2 * np.array([1.0, 1.0])
nand_b = -2 * -1.5
""")
right("gate_weights", "slanted, whole numbers", code="""
or_b = np.float64(-0.7)
nand_w = np.array([-2, -3])
nand_b = 4
""")
right("gate_weights", "one formula for all of NAND", code="""
or_b = -0.3
nand_w, nand_b = -np.ones(2) / 10, 0.15
""")
wrong("gate_weights", "OR through two corners",
      says="The line of OR is too close to (0, 1) and (1, 0). Compute z at (-0.1, 0.9), which needs answer 1.", code="""
or_b = -1
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "OR near to two corners",
      says="The line of OR is too close to (0, 1) and (1, 0). Compute z at (-0.1, 0.9), which needs answer 1.", code="""
or_b = -0.9
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "OR near to the origin",
      says="The line of OR is too close to (0, 0). Compute z at (0.1, 0.1), which needs answer 0.", code="""
or_b = -0.1
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "NAND through two corners",
      says="The line of NAND is too close to (0, 1) and (1, 0). Compute z at (0.1, 1.1), which needs answer "
           "1.", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = 1
""")
wrong("gate_weights", "NAND near to (1, 1)",
      says="The line of NAND is too close to (1, 1). Compute z at (0.9, 0.9), which needs answer 0.", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = 1.9
""")
wrong("gate_weights", "the weights of NAND in a list",
      says="nand_w is a list. Make it an array: np.array([..., ...]).", code="""
or_b = -0.5
nand_w = [-1.0, -1.0]
nand_b = 1.5
""")
wrong("gate_weights", "the bias of OR in an array",
      says="or_b is an array. A bias is a plain number, without np.array and brackets.", code="""
or_b = np.array([-0.5])
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "the bias of NAND as a third weight",
      says="nand_w holds three numbers. It takes one weight for each input; the bias is a number of its own.", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0, 1.5])
nand_b = 1.5
""")
wrong("gate_weights", "OR given as text", says="or_b is text: write the number without quotation marks.", code="""
or_b = "-0.5"
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "NAND given as text",
      says="nand_b is text: write the number without quotation marks.", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = "1.5"
""")
wrong("gate_weights", "OR passes through the origin",
      says="Even (0, 0) gets label 1. There z is or_b itself, and z = 0 already counts as 1.", code="""
or_b = 0
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "OR with the bias of AND", says="That is AND: at (0, 1) and (1, 0) z is still negative.", code="""
or_b = -1.5
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "OR far too low", says="or_b is so low that z is negative at every corner.", code="""
or_b = -5
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "NAND with the weights of AND",
      says="That is AND. The arrow w must point the other way, away from (1, 1).", code="""
or_b = -0.5
nand_w = np.array([1.0, 1.0])
nand_b = -1.5
""")
wrong("gate_weights", "NAND turns w only",
      says="NAND is 1 at (0, 0), where z is the bias alone. Which sign must nand_b have?", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = -1.5
""")
wrong("gate_weights", "NAND turns b only", says="z is never negative: (1, 1) must get 0.", code="""
or_b = -0.5
nand_w = np.array([1.0, 1.0])
nand_b = 1.5
""")
wrong("gate_weights", "NOR",
      says="That is NOR: at (0, 1) and (1, 0) z is negative already. Move the line towards (1, 1).", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = 0.5
""")
wrong("gate_weights", "OR in the place of NAND", says="That is OR. NAND is 1 at (0, 0) and 0 at (1, 1).", code="""
or_b = -0.5
nand_w = np.array([1.0, 1.0])
nand_b = -0.5
""")
wrong("gate_weights", "NAND left blank", says="Not attempted yet.", code="""
or_b = -0.5
nand_w = ...
nand_b = ...
""")

wrong("gate_weights", "NAND slants too much",
      says="The line of NAND is too close to (0, 1). Compute z at (0.1, 1.1), which needs answer 1.", code="""
or_b = -0.5
nand_w = np.array([-1.0, -4.0])
nand_b = 4.3
""")
wrong("gate_weights", "thresholds for biases",
      says="z is x @ w + b: a threshold moves to the other side, so the bias is minus the threshold.", code="""
or_b = 0.5
nand_w = np.array([-1.0, -1.0])
nand_b = -1.5
""")
right("gate_weights", "lines as far away as they may be", code="""
or_b = -0.8
nand_w = np.array([-1.0, -1.0])
nand_b = 1.2
""")
wrong("gate_weights", "OR with a positive bias",
      says="Even (0, 0) gets label 1: there z is the bias alone, and this one is positive.", code="""
or_b = 0.5
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "OR as near to the origin as a line can be",
      says="The line of OR is too close to (0, 0). Compute z at (0.1, 0.1), which needs answer 0.", code="""
or_b = -0.2
nand_w = np.array([-1.0, -1.0])
nand_b = 1.5
""")
wrong("gate_weights", "NAND near to two corners",
      says="The line of NAND is too close to (0, 1) and (1, 0). Compute z at (0.1, 1.1), which needs answer "
           "1.", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = 1.1
""")
wrong("gate_weights", "NAND slants the other way",
      says="The line of NAND is too close to (1, 0). Compute z at (1.1, 0.1), which needs answer 1.", code="""
or_b = -0.5
nand_w = np.array([-5.0, -1.0])
nand_b = 5.5
""")
wrong("gate_weights", "NAND as near to (1, 1) as a line can be",
      says="The line of NAND is too close to (1, 1). Compute z at (0.9, 0.9), which needs answer 0.", code="""
or_b = -0.5
nand_w = np.array([-1.0, -1.0])
nand_b = 1.8
""")
wrong("gate_weights", "the weights of NAND in a tuple",
      says="nand_w is a tuple. Make it an array: np.array([..., ...]).", code="""
or_b = -0.5
nand_w = (-1.0, -1.0)
nand_b = 1.5
""")


# -- by_hand -----------------------------------------------------------------------------------------------------

right("by_hand", "computed with NumPy", code="""
new_w, new_b = np.array([0.6, -2.2]), 0.3
x = np.array([-1.0, 3.0])
gap = 1 - int(new_w @ x + new_b >= 0)
by_hand = {"z": new_w @ x + new_b, "error": gap, "w": new_w + 0.2 * gap * x, "b": new_b + 0.2 * gap}
""")
right("by_hand", "tuples and fractions", code="""
by_hand = dict(z=-69 / 10, error=1.0, w=(2 / 5, -8 / 5), b=1 / 2)
""")
right("by_hand", "step by step", code="""
by_hand = {"z": 0.6 * -1 - 2.2 * 3 + 0.3, "error": 1, "w": np.array([0.6 - 0.2, -2.2 + 0.6]), "b": 0.3 + 0.2}
""")
wrong("by_hand", "starts from the old neuron",
      says="This starts from the weights before the worked update. Start from w = (0.6, -2.2), b = 0.3.",
      code='by_hand = {"z": -6.5, "error": 1, "w": [0.8, -1.4], "b": 0.7}')
wrong("by_hand", "takes the bias of before", says="Start from the bias after the worked update, 0.3.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [0.4, -1.6], "b": 0.7}')
wrong("by_hand", "answer minus label", says="The error is y minus the answer, not the answer minus y.",
      code='by_hand = {"z": -6.9, "error": -1, "w": [0.8, -2.8], "b": 0.1}')
wrong("by_hand", "moves away", says="The update went the wrong way: the answer was too low, so w moves towards x.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [0.8, -2.8], "b": 0.1}')
wrong("by_hand", "forgets the rate", says="The learning rate is missing.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [-0.4, 0.8], "b": 1.3}')
wrong("by_hand", "leaves the bias", says="The bias learns too: it moves like a weight whose input is always 1.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [0.4, -1.6], "b": 0.3}')
wrong("by_hand", "loses a sign", says="The sign of a product is lost: w[0] is 0.6 and x[0] is -1.",
      code='by_hand = {"z": -5.7, "error": 1, "w": [0.8, -1.6], "b": 0.5}')
wrong("by_hand", "the error from the score", says="The error compares y with the answer step(z), not with z.",
      code='by_hand = {"z": -6.9, "error": 7.9, "w": [-0.98, 2.54], "b": 1.88}')
wrong("by_hand", "z without the bias", says="The bias is missing in z.",
      code='by_hand = {"z": -7.2, "error": 1, "w": [0.4, -1.6], "b": 0.5}')
wrong("by_hand", "thinks the sample is right",
      says="The answer is step(z), and z is negative: this sample is labelled wrongly.",
      code='by_hand = {"z": -6.9, "error": 0, "w": [0.6, -2.2], "b": 0.3}')
wrong("by_hand", "one step for both weights",
      says="Each weight moves by its own input: w[0] by 0.2 times x[0], w[1] by 0.2 times x[1].",
      code='by_hand = {"z": -6.9, "error": 1, "w": [0.8, -2.0], "b": 0.5}')

wrong("by_hand", "loses the sign of x[0] in the update",
      says="The sign of x[0] is lost: x[0] is -1, so w[0] moves down.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [0.8, -1.6], "b": 0.5}')
wrong("by_hand", "z after the update",
      says="That is the score with the new weights. The score before the update is asked for.",
      code='by_hand = {"z": -4.7, "error": 1, "w": [0.4, -1.6], "b": 0.5}')
wrong("by_hand", "subtracts the bias", says="The bias is subtracted; it must be added.",
      code='by_hand = {"z": -7.5, "error": 1, "w": [0.4, -1.6], "b": 0.5}')
wrong("by_hand", "loses the sign of w[1]", says="The sign of a product is lost: w[1] is -2.2 and x[1] is 3.",
      code='by_hand = {"z": 6.3, "error": 1, "w": [0.4, -1.6], "b": 0.5}')
wrong("by_hand", "loses the sign of w[1] to the end", says="The sign of a product is lost: w[1] is -2.2 and x[1] is 3.",
      code='by_hand = {"z": 6.3, "error": 0, "w": [0.6, -2.2], "b": 0.3}')
wrong("by_hand", "the weights of before", says="The answer was wrong, so w must move as b does.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [0.6, -2.2], "b": 0.5}')
wrong("by_hand", "weights in the other order",
      says="The weights came in the other order: w[0] belongs to x[0], which is -1.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [-1.6, 0.4], "b": 0.5}')
wrong("by_hand", "leaves the weights blank", says="No answer yet.",
      code='by_hand = {"z": -6.9, "error": 1, "w": ..., "b": 0.5}')
wrong("by_hand", "the old weights in z only",
      says="This starts from the weights before the worked update. Start from w = (0.6, -2.2), b = 0.3.", code="""
by_hand = {
    "z": -6.5,
    "error": 1,
    "w": [0.4, -1.6],
    "b": 0.5,
}
""")

wrong("by_hand", "no rate in the bias", says="The learning rate is missing in b.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [0.4, -1.6], "b": 1.3}')
wrong("by_hand", "updates until the answer is right",
      says="This is what several updates make of w and b. Make one: the answer may still be wrong after it.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [-0.2, 0.2], "b": 1.1}')
wrong("by_hand", "gives the changes", says="These are the changes of w and b. Add them to w and b of before.",
      code='by_hand = {"z": -6.9, "error": 1, "w": [-0.2, 0.6], "b": 0.2}')
wrong("by_hand", "loses the sign of x[0] in z", says="The sign of a product is lost: w[0] is 0.6 and x[0] is -1.",
      code='by_hand = {"z": -5.7, "error": 1, "w": [0.4, -1.6], "b": 0.5}')


# -- perceptron_update -------------------------------------------------------------------------------------------


@right("perceptron_update", "with two ifs")
def perceptron_update(w, b, x, y, lr):
    z = sum(wi * xi for wi, xi in zip(w, x)) + b
    guess = 1 if z >= 0 else 0
    if guess == y:
        return w, b
    if y == 1:
        return w + lr * x, b + lr
    return w - lr * x, b - lr


@right("perceptron_update", "one longer vector")
def perceptron_update(w, b, x, y, lr):
    weights, inputs = np.append(w, b), np.append(x, 1.0)
    weights += lr * (y - (weights.dot(inputs) >= 0)) * inputs
    return weights[:-1], weights[-1]


@right("perceptron_update", "through perceptron_predict and a copy")
def perceptron_update(w, b, x, y, lr):
    new = w.copy()
    error = y - perceptron_predict(x[None, :], w, b)[0]
    new += lr * error * x
    return [new, b + lr * error]


@wrong("perceptron_update", "the sign of the error reversed",
       says="w and b move the wrong way: a sample of label 1 must raise z, one of label 0 must lower it.")
def perceptron_update(w, b, x, y, lr):
    error = step(x @ w + b) - y
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "corrects only answers of 1",
       says="A sample of label 1 with answer 0 needs an update, too.")
def perceptron_update(w, b, x, y, lr):
    if step(x @ w + b) == 1:
        return w + lr * (y - 1) * x, b + lr * (y - 1)
    return w, b


@wrong("perceptron_update", "corrects only answers of 0",
       says="A sample of label 0 with answer 1 needs an update, too.")
def perceptron_update(w, b, x, y, lr):
    if step(x @ w + b) == 0:
        return w + lr * y * x, b + lr * y
    return w, b


@wrong("perceptron_update", "forgets the bias", says="The bias did not learn: b moves by lr times the error.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b


@wrong("perceptron_update", "changes the caller's array", says="The call changed `w`.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    w += lr * error * x
    b += lr * error
    return w, b


@wrong("perceptron_update", "squares the error",
       says="A sample of label 0 with answer 1 moves the wrong way: the sign of the error is lost.")
def perceptron_update(w, b, x, y, lr):
    error = (y - step(x @ w + b)) ** 2
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "bias times x",
       says="b became an array: its input is always 1, so do not multiply it by x.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * error * x


@wrong("perceptron_update", "no learning rate", says="The learning rate is missing.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + error * x, b + error


@wrong("perceptron_update", "the error from the score",
       says="The error compares y with the answer step(z), not with the score z.")
def perceptron_update(w, b, x, y, lr):
    error = y - (x @ w + b)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "labels taken for -1 and 1",
       says="The update is twice too large. Are these labels -1 and 1? Here they are 0 and 1.")
def perceptron_update(w, b, x, y, lr):
    error = (2 * y - 1) - np.where(x @ w + b >= 0, 1, -1)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "adds every sample of label 1",
       says="A sample that is labelled rightly must change nothing.")
def perceptron_update(w, b, x, y, lr):
    direction = 2 * y - 1
    return w + lr * direction * x, b + lr * direction


@wrong("perceptron_update", "answers without the bias", says="The answer was computed without the bias.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "does not sum x * w",
       says="x * w holds one product for each feature. The score is their sum, x @ w.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x * w + b)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "subtracts the bias in the score",
       says="The bias is subtracted in the score; it must be added.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w - b)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "exchanges the signs where both matter",
       says="w and b move the wrong way: a sample of label 1 must raise z, one of label 0 must lower it.")
def perceptron_update(w, b, x, y, lr):
    guess = step(x @ w + b)
    if y == 1 and guess == 0:
        return w - lr * x, b - lr
    if y == 0 and guess == 1:
        return w + lr * x, b + lr
    return w, b


@wrong("perceptron_update", "the sign of the error reversed for b only",
       says="b moves the wrong way: it needs the same error as w, y minus the answer.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b - lr * error


@wrong("perceptron_update", "an absolute error for b",
       says="b rises for a sample of label 0 with answer 1: the sign of the error is lost in b.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * abs(error)


@wrong("perceptron_update", "b learns from label 1 only",
       says="b must move for a sample of label 0 with answer 1, too.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * max(error, 0)


@wrong("perceptron_update", "a strict comparison", says="A score of exactly 0 means answer 1: use step.")
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if w @ x + b > 0 else 0)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "the rule of labels -1 and 1",
       says="With label 1 and a score of exactly 0 the answer is right already: nothing may change.")
def perceptron_update(w, b, x, y, lr):
    s = 2 * y - 1
    if s * (w @ x + b) <= 0:
        return w + lr * s * x, b + lr * s
    return w, b


@wrong("perceptron_update", "a boundary below zero",
       says="A very small negative score is negative, too: its answer is 0.")
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if w @ x + b > -1e-9 else 0)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "the answer again after b has moved",
       says="The answer is computed again after b has moved. Compute the error once and use it for both.")
def perceptron_update(w, b, x, y, lr):
    b = b + lr * (y - step(x @ w + b))
    w = w + lr * (y - step(x @ w + b)) * x
    return w, b


@wrong("perceptron_update", "the answer again after w has moved",
       says="The answer is computed again after w has moved. Compute the error once and use it for both.")
def perceptron_update(w, b, x, y, lr):
    w = w + lr * (y - step(x @ w + b)) * x
    b = b + lr * (y - step(x @ w + b))
    return w, b


@wrong("perceptron_update", "b moves by the sum of x",
       says="x does not belong into the bias: its input is always 1, so b moves by lr times the error alone.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * error * x.sum()


@wrong("perceptron_update", "no learning rate for b", says="The learning rate is missing in b.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + error


@wrong("perceptron_update", "no learning rate for w", says="The learning rate is missing in w.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + error * x, b + lr * error


@wrong("perceptron_update", "divides by the rate", says="Multiply by the learning rate; this divides by it.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + error * x / lr, b + error / lr


@wrong("perceptron_update", "returns the error as well", says="Three things came back. Return two: return w, b.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x, b + lr * error, error


@wrong("perceptron_update", "returns only after an error",
       says="Nothing comes back where the answer was right. Return w and b in that case, too.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    if error != 0:
        return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "the weights in the dtype of x",
       says="x may hold whole numbers, and then the new weights are cut to whole numbers. Compute with w + ...")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    new = np.zeros_like(x)
    for i in range(len(x)):
        new[i] = w[i] + lr * error * x[i]
    return new, b + lr * error


@wrong("perceptron_update", "no x", says="x is missing: each weight moves by its own input.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error, b + lr * error


@wrong("perceptron_update", "the wrong order", says="w and b come back in the wrong order: return w, b.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return b + lr * error, w + lr * error * x


@wrong("perceptron_update", "returns w only", says="Only w came back. Return two things: return w, b.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return w + lr * error * x


@wrong("perceptron_update", "repeats until the answer is right",
       says="The update is repeated here until the answer is right. Make it once: the answer may still be wrong.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    while error != 0:
        w = w + lr * error * x
        b = b + lr * error
        error = y - step(x @ w + b)
    return w, b


@wrong("perceptron_update", "one longer array", says="One array came back, with b at its end. Return two things: w, b.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return np.append(w + lr * error * x, b + lr * error)


@wrong("perceptron_update", "through the sigmoid",
       says="A very small negative score is negative, too: its answer is 0.")
def perceptron_update(w, b, x, y, lr):
    error = y - int(1 / (1 + np.exp(-(x @ w + b))) >= 0.5)
    return w + lr * error * x, b + lr * error


@wrong("perceptron_update", "rounds", says="The results are rounded. Return them as they are.")
def perceptron_update(w, b, x, y, lr):
    error = y - step(x @ w + b)
    return np.round(w + lr * error * x, 1), round(float(b + lr * error), 1)


# -- epoch_2 -----------------------------------------------------------------------------------------------------

right("epoch_2", "computed", code="""
epoch_2 = {"z": [], "error": []}
trace_w, trace_b = np.array([1.0, 1.0]), 0.0
for row, label in zip(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), [0, 0, 0, 1]):
    score = row @ trace_w + trace_b
    gap = label - int(score >= 0)
    trace_w, trace_b = trace_w + gap * row, trace_b + gap
    epoch_2["z"].append(score)
    epoch_2["error"].append(gap)
epoch_2["w"], epoch_2["b"] = trace_w, trace_b
""")
right("epoch_2", "tuples and floats", code="""
epoch_2 = dict(z=(0.0, 0.0, -1.0, -1.0), error=(-1, -1, 0, +1), w=(2.0, 1.0), b=-1.0)
""")
right("epoch_2", "arrays", code="""
epoch_2 = {"z": np.array([0, 0, -1, -1]), "error": np.array([-1, -1, 0, 1]), "w": np.array([2, 1]), "b": np.int64(-1)}
""")
wrong("epoch_2", "a strict comparison", says="A score of 0 is answered with 1: rows (0, 0) and (0, 1) are mistakes.",
      code='epoch_2 = {"z": [0, 1, 0, 0], "error": [0, -1, 0, 1], "w": [2, 1], "b": 0}')
wrong("epoch_2", "all scores with the weights at the start",
      says="These scores all use the weights at the start of the epoch. Each row sees the update before it.",
      code='epoch_2 = {"z": [0, 1, 1, 2], "error": [-1, -1, -1, 0], "w": [0, 0], "b": -3}')
wrong("epoch_2", "epoch 1 again", says="That is epoch 1, from zero weights. Start from w = (1, 1) and b = 0.",
      code='epoch_2 = {"z": [0, -1, -1, -1], "error": [-1, 0, 0, 1], "w": [1, 1], "b": 0}')
wrong("epoch_2", "the bias never moves",
      says="The bias moves with every error, too: after row (0, 0) it is -1.",
      code='epoch_2 = {"z": [0, 1, 1, 0], "error": [-1, -1, -1, 0], "w": [0, 0], "b": 0}')
wrong("epoch_2", "the weights never move",
      says="The weights move with the error of row (0, 1): its second input is 1.",
      code='epoch_2 = {"z": [0, 0, -1, 0], "error": [-1, -1, 0, 0], "w": [1, 1], "b": -2}')
wrong("epoch_2", "answer minus label", says="The error is y minus the answer, not the answer minus y.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [1, 1, 0, -1], "w": [2, 1], "b": -1}')
wrong("epoch_2", "answers in the place of errors",
      says="These are the answers. The error is the label minus the answer.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [1, 1, 0, 0], "w": [2, 1], "b": -1}')
wrong("epoch_2", "errors without their signs",
      says="An error has a sign: label 0 with answer 1 is -1.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [1, 1, 0, 1], "w": [2, 1], "b": -1}')
wrong("epoch_2", "the weights in the other order",
      says="The weights came in the other order. Row (0, 1) lowers the second one.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [-1, -1, 0, 1], "w": [1, 2], "b": -1}')
wrong("epoch_2", "the weights before the last row",
      says="The last row is wrong as well: its update is missing in w and b.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [-1, -1, 0, 1], "w": [1, 0], "b": -2}')
wrong("epoch_2", "thinks the last row is right",
      says="Row (1, 1) has the score 1 + 0 - 2 = -1, so its answer is 0, and its label is 1.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [-1, -1, 0, 0], "w": [1, 0], "b": -2}')
wrong("epoch_2", "scores without the bias", says="The bias is missing in the scores.",
      code='epoch_2 = {"z": [0, 1, 1, 1], "error": [-1, -1, 0, 1], "w": [2, 1], "b": -1}')
wrong("epoch_2", "goes on to the end of training",
      says="b is -3 at the end of training. After epoch 2 it is the sum of the four errors of this table.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [-1, -1, 0, 1], "w": [2, 1], "b": -3}')
wrong("epoch_2", "leaves the scores blank", says="No answer yet.",
      code='epoch_2 = {"z": ..., "error": [-1, -1, 0, 1], "w": [2, 1], "b": -1}')
wrong("epoch_2", "the bias stays",
      says="The bias stays at 0 here. It moves by each error, and the next score sees it.", code="""
epoch_2 = {
    "z": [0, 1, 1, 1],
    "error": [-1, -1, -1, 0],
    "w": [0, 0],
    "b": 0,
}
""")
wrong("epoch_2", "moves the other weight",
      says="Row (0, 1) moves w[1], since x[0] is 0 there; here w[0] was moved.", code="""
epoch_2 = {
    "z": [0, 0, 0, 0],
    "error": [-1, -1, -1, 1],
    "w": [1, 2],
    "b": -2,
}
""")
wrong("epoch_2", "scores after the update",
      says="These scores are from after the row's own update. z comes first, then the error, then the update.", code="""
epoch_2 = {
    "z": [-1, -2, -1, 2],
    "error": [-1, -1, 0, 1],
    "w": [2, 1],
    "b": -1,
}
""")
wrong("epoch_2", "b counts the errors up",
      says="b moves by each error with its sign: an error of -1 lowers it.", code="""
epoch_2 = {
    "z": [0, 0, -1, -1],
    "error": [-1, -1, 0, 1],
    "w": [2, 1],
    "b": 3,
}
""")

wrong("epoch_2", "the bias falls only",
      says="The error of the last row is +1: it raises the bias again.",
      code='epoch_2 = {"z": [0, 0, -1, -1], "error": [-1, -1, 0, 1], "w": [2, 1], "b": -2}')
wrong("epoch_2", "row (0, 0) does not move the bias",
      says="Row (0, 0) moves the bias, too: x is 0 there, so w stays, but b falls to -1.",
      code='epoch_2 = {"z": [0, 1, 0, -2], "error": [-1, -1, -1, 1], "w": [1, 1], "b": -1}')
wrong("epoch_2", "row (0, 0) does not move the bias, and a slip later",
      says="Row (0, 0) moves the bias, too: x is 0 there, so w stays, but b falls to -1.",
      code='epoch_2 = {"z": [0, 1, 0, 0], "error": [-1, -1, -1, 1], "w": [1, 1], "b": -1}')
wrong("epoch_2", "b is lowered once before row (1, 0)",
      says="Two errors have lowered b to -2 before row (1, 0): z is 1 + 0 - 2 there.",
      code='epoch_2 = {"z": [0, 0, 0, -1], "error": [-1, -1, -1, 1], "w": [1, 1], "b": -1}')
wrong("epoch_2", "b is lowered once before row (1, 0), and all four scores are 0",
      says="Two errors have lowered b to -2 before row (1, 0): z is 1 + 0 - 2 there.",
      code='epoch_2 = {"z": [0, 0, 0, 0], "error": [-1, -1, -1, 0], "w": [0, 0], "b": -3}')


# -- train_perceptron --------------------------------------------------------------------------------------------


@right("train_perceptron", "while, with the bias as a weight")
def train_perceptron(X, y, lr, epochs):
    rows, weights, errors = np.hstack([X, np.ones((len(X), 1))]), np.zeros(X.shape[1] + 1), []
    while len(errors) < epochs and (not errors or errors[-1] > 0):
        made = 0
        for i in range(len(rows)):
            gap = y[i] - (1 if rows[i].dot(weights) >= 0 else 0)
            weights = weights + lr * gap * rows[i]
            made += abs(gap)
        errors.append(made)
    return weights[:-1], weights[-1], errors


@right("train_perceptron", "counts changes of the bias")
def train_perceptron(X, y, lr, epochs):
    w, b = np.zeros_like(X[0], dtype=float), 0
    errors = []
    for _ in range(epochs):
        errors.append(0)
        for i in range(X.shape[0]):
            before = b
            w, b = perceptron_update(w, b, X[i], y[i], lr)
            if b != before:
                errors[-1] += 1
        if not errors[-1]:
            return w, b, errors
    return w, b, errors


@right("train_perceptron", "in place on its own array, errors as an array")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, np.zeros(epochs, dtype=int)
    for epoch in range(epochs):
        for x, t in zip(X, y):
            answer = perceptron_predict(x[np.newaxis], w, b)[0]
            if answer != t:
                w += lr * (t - answer) * x
                b += lr * (t - answer)
                errors[epoch] += 1
        if errors[epoch] == 0:
            break
    return w, b, errors[: epoch + 1]


@wrong("train_perceptron", "counts on over epochs",
       says="The count goes on from epoch to epoch. Set it to 0 when an epoch begins.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(epochs):
        before = wrong
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == before:
            break
    return w, b, errors


@wrong("train_perceptron", "one update for the whole batch",
       says="w and b change once an epoch here. Update after each sample.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        gap = y - perceptron_predict(X, w, b)
        w, b = w + lr * gap @ X, b + lr * gap.sum()
        errors.append(int(np.sum(gap != 0)))
        if errors[-1] == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "stops after the first right sample",
       says="Training ended too soon: it leaves an epoch at the first sample that is right.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            if step(x @ w + b) == t:
                break
            wrong += 1
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "runs all epochs", says="Training goes on after an epoch without an error. Stop there.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
    return w, b, errors


@wrong("train_perceptron", "breaks before it appends",
       says="The epoch without an error belongs in the list: append before you stop.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        if wrong == 0:
            break
        errors.append(wrong)
    return w, b, errors


@wrong("train_perceptron", "counts after the epoch",
       says="Errors are counted after the epoch. Count each one when the sample is seen, before its update.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(int(np.sum(perceptron_predict(X, w, b) != y)))
        if errors[-1] == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "starts anew in each epoch",
       says="Each epoch starts from zero weights again. Set w and b once, before the first epoch.")
def train_perceptron(X, y, lr, epochs):
    errors = []
    for _ in range(epochs):
        w, b, wrong = np.zeros(X.shape[1]), 0.0, 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "returns inside of the loop",
       says="One epoch only has been run. Is the return inside of the loop?")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        return w, b, errors


@wrong("train_perceptron", "shuffles the rows",
       says="Take the samples in the order of the rows, and count a sample when it is seen.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors, rng = np.zeros(X.shape[1]), 0.0, [], np.random.default_rng(1)
    for _ in range(epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            wrong += int(step(X[i] @ w + b) != y[i])
            w, b = perceptron_update(w, b, X[i], y[i], lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "starts from ones", says="w did not start from zeros.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.ones(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "mixes labels 0, 1 with answers -1, 1",
       says="The labels y are 0 and 1, but the answers here are -1 and 1.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            gap = t - (1 if x @ w + b >= 0 else -1)
            wrong += int(gap != 0)
            w, b = w + lr * gap * x, b + lr * gap
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "a strict comparison", says="z = 0 must count as answer 1, from the very first sample on.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            gap = t - int(x @ w + b > 0)
            wrong += abs(gap)
            w, b = w + lr * gap * x, b + lr * gap
        errors.append(int(wrong))
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "drops what the update returns",
       says="w and b never change. Does the loop keep what perceptron_update returns?")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "only the weights learn", says="The bias is never updated: b learns after each error too.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            gap = t - step(x @ w + b)
            wrong += int(abs(gap))
            w = w + lr * gap * x
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "a rate of 1 always", says="The learning rate was not handed on.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, 1.0)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "no limit: never ends on XOR", says="Is there a loop that never ends?")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    while True:
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        if len(errors) < 10000:
            errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "never sets the count back",
       says="The count goes on from epoch to epoch, so it is never 0 again. Set it to 0 when an epoch begins.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(epochs):
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "tests the answer after the update",
       says="Each answer is tested after its own update, when it is mended already. Count first, then update.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
            wrong += int(step(x @ w + b) != t)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "sums signed errors",
       says="Errors of +1 and -1 cancel each other in this sum. Count each wrong answer as 1.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(t - step(x @ w + b))
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "one entry for each sample",
       says="There are more entries than epochs. Append once an epoch, after the inner loop, not once for each "
            "sample.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            errors.append(wrong)
            w, b = perceptron_update(w, b, x, t, lr)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "counts with the weights of the start",
       says="Errors are counted with the weights of the start of the epoch. Use the weights of now, sample by "
            "sample.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        errors.append(int(np.sum(perceptron_predict(X, w, b) != y)))
        if errors[-1] == 0:
            break
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
    return w, b, errors


@wrong("train_perceptron", "returns w and b only", says="Return three things, w, b and errors.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b


@wrong("train_perceptron", "w is the number 0",
       says="w must start as an array with one zero for each feature of X, whatever X is.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = 0, 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "two weights, whatever D is",
       says="w must start as an array with one zero for each feature of X, whatever X is.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(2), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "three weights, as in the first example",
       says="w must start as an array with one zero for each feature of X, whatever X is.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(3), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "the bias starts from 1", says="b did not start from 0.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 1.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "from the last row to the first",
       says="The samples are taken from the last row to the first.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X[::-1], y[::-1]):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "one epoch too many", says="There is one epoch too many: at most `epochs` may be run.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs + 1):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "updates twice",
       says="Each error is corrected twice: one call of perceptron_update is enough.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            gap = t - step(x @ w + b)
            wrong += int(gap != 0)
            w, b = perceptron_update(w, b, x, t, lr)
            w, b = w + lr * gap * x, b + lr * gap
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "only the bias learns",
       says="The weights never change: w learns after each error, as b does.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            gap = int(t - step(x @ w + b))
            wrong += abs(gap)
            b = b + lr * gap
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "returns only when an epoch is free of errors",
       says="Nothing comes back when the limit of epochs ends the training. Return w, b and errors there, too.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            return w, b, errors


@wrong("train_perceptron", "weights in the dtype of X",
       says="X may hold whole numbers, and then these weights are cut to whole numbers. Start from zeros that are "
            "floats.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros_like(X[0]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            gap = t - step(x @ w + b)
            wrong += int(gap != 0)
            w[:] = w + lr * gap * x
            b = b + lr * gap
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "updates only after the epoch",
       says="The rows of an epoch all see the weights of its start. Use the new w and b from the next sample on.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong, new_w, new_b = 0, w, b
        for x, t in zip(X, y):
            gap = int(t - step(x @ w + b))
            wrong += abs(gap)
            if gap:
                new_w, new_b = w + lr * gap * x, b + lr * gap
        w, b = new_w, new_b
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "errors as shares", says="Errors are counted, not divided by the number of samples.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong / len(X))
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "the last count only", says="errors must be a list with one count for each epoch.")
def train_perceptron(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        if wrong == 0:
            break
    return w, b, wrong


@wrong("train_perceptron", "returns errors first", says="The parts come in the wrong order: return w, b, errors.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return errors, w, b


@wrong("train_perceptron", "one epoch too few", says="There is one epoch too few: `epochs` of them must be run.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(1, epochs):
        wrong = 0
        for x, t in zip(X, y):
            wrong += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "stops at a sum of 0",
       says="Errors of +1 and -1 cancel each other in the sum that ends training here. Stop when their number is 0.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        total, wrong = 0, 0
        for x, label in zip(X, y):
            error = label - step(x @ w + b)
            w, b = w + lr * error * x, b + lr * error
            total += error
            wrong += abs(int(error))
        errors.append(wrong)
        if total == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "no learning rate for b", says="The learning rate is missing in b.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - step(x @ w + b)
            w = w + lr * error * x
            b = b + error
            wrong += int(error != 0)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "shuffles the rows, by another seed",
       says="Take the samples in the order of the rows, and count a sample when it is seen.")
def train_perceptron(X, y, lr, epochs):
    rng = np.random.default_rng(0)
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            if step(X[i] @ w + b) != y[i]:
                wrong += 1
                w, b = perceptron_update(w, b, X[i], y[i], lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "writes -1 into y", says="The call changed `y`.")
def train_perceptron(X, y, lr, epochs):
    y[y == 0] = -1
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, s in zip(X, y):
            answer = 1 if x @ w + b >= 0 else -1
            if answer != s:
                wrong += 1
                w, b = w + lr * s * x, b + lr * s
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "the rule of labels -1 and 1",
       says="A score of 0 is answered with 1: with label 1 that is right and no error. Here it counts as one.")
def train_perceptron(X, y, lr, epochs):
    s = 2 * y - 1
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for i in range(len(X)):
            if s[i] * (X[i] @ w + b) <= 0:
                wrong += 1
                w, b = w + lr * s[i] * X[i], b + lr * s[i]
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "the size of the signed sum",
       says="Errors of +1 and -1 cancel each other in this sum. Count each wrong answer as 1.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong, any_wrong = 0, False
        for x, label in zip(X, y):
            error = int(label - step(x @ w + b))
            wrong += error
            any_wrong = any_wrong or error != 0
            w, b = w + lr * error * x, b + lr * error
        errors.append(abs(wrong))
        if not any_wrong:
            break
    return w, b, errors


@wrong("train_perceptron", "one list for all calls",
       says="The list of an earlier call is filled on. Make a new list in each call.")
def train_perceptron(X, y, lr, epochs):
    if not hasattr(train_perceptron, "errors"):
        train_perceptron.errors = []
    w, b, errors = np.zeros(X.shape[1]), 0.0, train_perceptron.errors
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            if step(x @ w + b) != label:
                wrong += 1
                w, b = perceptron_update(w, b, x, label, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "stops where an epoch changed nothing",
       says="An epoch with errors may end where it began, and training goes on. Only an epoch without an error ends "
            "it.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong, old_w, old_b = 0, w, b
        for x, label in zip(X, y):
            new_w, new_b = perceptron_update(w, b, x, label, lr)
            wrong += int(new_b != b)
            w, b = new_w, new_b
        errors.append(wrong)
        if np.array_equal(w, old_w) and b == old_b:
            break
    return w, b, errors


@wrong("train_perceptron", "stops where w is as before",
       says="w may be as before after an epoch with errors. Only an epoch without an error ends training.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong, old_w = 0, w
        for x, label in zip(X, y):
            new_w, new_b = perceptron_update(w, b, x, label, lr)
            wrong += int(new_b != b)
            w, b = new_w, new_b
        errors.append(wrong)
        if np.array_equal(w, old_w):
            break
    return w, b, errors


@wrong("train_perceptron", "counts changes of w",
       says="A sample of zeros leaves w as it is, and may be answered wrongly all the same. Compare answer and label.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            new_w, new_b = perceptron_update(w, b, x, label, lr)
            wrong += int((new_w != w).any())
            w, b = new_w, new_b
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@right("train_perceptron", "the bias in an array of shape ()")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), np.array(0.0), []
    while len(errors) < epochs and 0 not in errors:
        errors.append(0)
        for x, label in zip(X, y):
            error = label - step(x @ w + b)
            w += lr * error * x
            b += lr * error
            errors[-1] += abs(int(error))
    return w, b, errors


@wrong("train_perceptron", "the weights of the best epoch",
       says="These are the weights of the epoch with the fewest errors. Return the last ones.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            wrong += int(step(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        if not errors or wrong < min(errors):
            best = (w, b)
        errors.append(wrong)
        if wrong == 0:
            break
    return best[0], best[1], errors


@wrong("train_perceptron", "leaves the epoch at its first error",
       says="An epoch ends here at its first error. Go on to the next row: each epoch takes all of them.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            if step(x @ w + b) != label:
                w, b = perceptron_update(w, b, x, label, lr)
                wrong += 1
                break
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "the bias in an array of one entry",
       says="The bias is an array with one entry. It is a number: start from b = 0.0.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), np.zeros(1), []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            if step(x @ w + b)[0] != label:
                wrong += 1
                w, b = perceptron_update(w, b, x, label, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@right("train_perceptron", "errors as floats")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0.0
        for x, label in zip(X, y):
            wrong += float(step(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "the size of the signed sum, which ends training",
       says="Errors of +1 and -1 cancel each other in this sum. Count each wrong answer as 1.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - step(x @ w + b)
            w, b = w + lr * error * x, b + lr * error
            wrong += error
        errors.append(abs(int(wrong)))
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "one weight for each sample",
       says="w has one weight for each sample here. It needs one for each feature, X.shape[1].")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[0]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            error = label - step(x @ w + b)
            w, b = w + lr * error * x, b + lr * error
            wrong += int(error != 0)
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors


@wrong("train_perceptron", "stops where the count does not fall",
       says="The number of errors need not fall from epoch to epoch. Only an epoch without an error ends training.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            wrong += int(step(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        errors.append(wrong)
        if wrong == 0 or (len(errors) > 1 and errors[-1] >= errors[-2]):
            break
    return w, b, errors


@wrong("train_perceptron", "stops where the count has not fallen twice",
       says="The number of errors need not fall from epoch to epoch. Only an epoch without an error ends training.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            wrong += int(step(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        errors.append(wrong)
        if wrong == 0 or (len(errors) > 2 and errors[-1] >= errors[-2] >= errors[-3]):
            break
    return w, b, errors


@wrong("train_perceptron", "stops where the count is as before",
       says="Two epochs may have the same number of errors. Only an epoch without an error ends training.")
def train_perceptron(X, y, lr, epochs):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y):
            wrong += int(step(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        errors.append(wrong)
        if wrong == 0 or errors[-2:] == [wrong, wrong]:
            break
    return w, b, errors


# -- margin ------------------------------------------------------------------------------------------------------


@right("margin", "a loop with the norm of NumPy")
def margin(X, y, w, b):
    best = float("inf")
    for x, label in zip(X, y):
        z = float(np.dot(x, w) + b)
        best = min(best, (z if label == 1 else -z) / np.linalg.norm(w))
    return best


@right("margin", "unit weights first")
def margin(X, y, w, b):
    length = (w @ w) ** 0.5
    distances = X @ (w / length) + b / length
    return np.where(y > 0.5, distances, -distances).min()


@right("margin", "the worse of two classes")
def margin(X, y, w, b):
    d = np.array([row @ w + b for row in X]) / np.hypot.reduce(w)
    return min([*d[y == 1], *(-d[y == 0])])


@wrong("margin", "not divided by the length",
       says="That is the smallest score. Divide by the length of w to get a distance.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b))


@wrong("margin", "labels 0 and 1 as signs",
       says="Multiplied by the labels 0 and 1: samples of label 0 drop out. Turn the labels into -1 and +1.")
def margin(X, y, w, b):
    return np.min(y * (X @ w + b)) / np.linalg.norm(w)


@wrong("margin", "the largest distance",
       says="That is the largest of the signed distances; the margin is the smallest one.")
def margin(X, y, w, b):
    return np.max((2 * y - 1) * (X @ w + b)) / np.linalg.norm(w)


@wrong("margin", "the bias in the length", says="The bias is no part of the length: only the weights are.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b)) / np.linalg.norm(np.append(w, b))


@wrong("margin", "absolute distances",
       says="This ignores on which side a sample is: a sample on the wrong side counts negative.")
def margin(X, y, w, b):
    return np.min(np.abs(X @ w + b)) / np.linalg.norm(w)


@wrong("margin", "the mean distance", says="That is the mean distance; the margin is the smallest one.")
def margin(X, y, w, b):
    return np.mean((2 * y - 1) * (X @ w + b)) / np.linalg.norm(w)


@wrong("margin", "squared length", says="Divided by the squared length of w: a square root is missing.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b)) / (w @ w)


@wrong("margin", "sum of absolute weights",
       says="That is the sum of the absolute weights. The length is the root of the sum of squares.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b)) / np.abs(w).sum()


@wrong("margin", "the signs exchanged", says="Scores of label 0 must change their sign, those of label 1 must not.")
def margin(X, y, w, b):
    return np.min((1 - 2 * y) * (X @ w + b)) / np.linalg.norm(w)


@wrong("margin", "no signs at all", says="Scores of label 0 must change their sign, those of label 1 must not.")
def margin(X, y, w, b):
    return np.min(X @ w + b) / np.linalg.norm(w)


@wrong("margin", "no bias", says="The bias is missing in the scores.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w)) / np.linalg.norm(w)


@wrong("margin", "signs by a second name of y",
       says="`s = y` gives the same array a second name. Compute the signs in a new array.")
def margin(X, y, w, b):
    s = y
    s[s == 0] = -1
    return np.min(s * (X @ w + b)) / np.linalg.norm(w)


@wrong("margin", "half signs", says="Half of the right value. The signs must be -1 and +1.")
def margin(X, y, w, b):
    return np.min((y - 0.5) * (X @ w + b)) / np.linalg.norm(w)


@wrong("margin", "cut off at zero", says="Negative values are cut off at 0; the sign must stay.")
def margin(X, y, w, b):
    return max(0.0, np.min((2 * y - 1) * (X @ w + b)) / np.linalg.norm(w))


@wrong("margin", "a search that starts at 10",
       says="The search starts at a number that a margin may exceed. Start from the first distance, or from infinity.")
def margin(X, y, w, b):
    best = 10.0
    for x, t in zip(X, y):
        best = min(best, (2 * t - 1) * (x @ w + b) / np.linalg.norm(w))
    return best


@wrong("margin", "a search that starts at a million",
       says="The search starts at a number that a margin may exceed. Start from the first distance, or from infinity.")
def margin(X, y, w, b):
    best = 1e6
    for x, t in zip(X, y):
        best = min(best, (2 * t - 1) * (x @ w + b) / np.linalg.norm(w))
    return best


@wrong("margin", "a search that starts at 0",
       says="The search starts at 0, below every positive distance. Start from the first distance, or from infinity.")
def margin(X, y, w, b):
    best = 0.0
    for x, t in zip(X, y):
        best = min(best, float((2 * t - 1) * (x @ w + b) / np.linalg.norm(w)))
    return best


@wrong("margin", "the length of two weights",
       says="Only two weights are in the length. Take the root of the sum of squares of all of them.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b)) / np.hypot(w[0], w[-1])


@wrong("margin", "both classes needed",
       says="All labels may be the same: the minimum over an empty class stops with an error.")
def margin(X, y, w, b):
    d = (X @ w + b) / np.linalg.norm(w)
    return min(d[y == 1].min(), (-d[y == 0]).min())


@wrong("margin", "all the distances", says="These are the distances of all samples. Return the smallest of them.")
def margin(X, y, w, b):
    return (2 * y - 1) * (X @ w + b) / np.linalg.norm(w)


@wrong("margin", "the index of the sample", says="That is the place of the nearest sample. Return its distance.")
def margin(X, y, w, b):
    return np.argmin((2 * y - 1) * (X @ w + b) / np.linalg.norm(w))


@wrong("margin", "the sample nearest to the boundary",
       says="Take the smallest signed distance, not the one nearest to 0.")
def margin(X, y, w, b):
    d = (2 * y - 1) * (X @ w + b) / np.linalg.norm(w)
    return d[np.argmin(np.abs(d))]


@wrong("margin", "divides the products only",
       says="The bias is not divided by the length of w. Divide the whole score.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w / np.linalg.norm(w) + b))


@wrong("margin", "rounds", says="The distance is rounded. Return it as it is.")
def margin(X, y, w, b):
    return round(float(np.min((2 * y - 1) * (X @ w + b)) / np.linalg.norm(w)), 3)


@wrong("margin", "only those on their right side",
       says="Samples on their wrong side are left out here. Their signed distances are the smallest.")
def margin(X, y, w, b):
    d = (2 * y - 1) * (X @ w + b) / np.linalg.norm(w)
    good = d[d > 0]
    return good.min() if len(good) else d.min()


@wrong("margin", "a search that starts at 1000",
       says="The search starts at a number that a margin may exceed. Start from the first distance, or from infinity.")
def margin(X, y, w, b):
    best = 1000.0
    for x, label in zip(X, y):
        d = (2 * label - 1) * (x @ w + b) / np.linalg.norm(w)
        if d < best:
            best = d
    return best


@wrong("margin", "divides w in place",
       says="`w /= ...` changes the caller's w, and stops where w holds whole numbers. Write w / ..., a new array.")
def margin(X, y, w, b):
    length = np.linalg.norm(w)
    w /= length
    return np.min((2 * y - 1) * (X @ w + b / length))


@wrong("margin", "a small number added to the length",
       says="A small number is added to the length of w, which may be small itself. Leave it out: w is not all zero.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b)) / (np.linalg.norm(w) + 1e-8)


@wrong("margin", "divides w in place where it holds floats", says="The call changed `w`.")
def margin(X, y, w, b):
    if w.dtype != float:
        w = w.astype(float)
    length = np.linalg.norm(w)
    w /= length
    return np.min((2 * y - 1) * (X @ w + b / length))


@wrong("margin", "a millionth added to the length",
       says="A small number is added to the length of w, which may be small itself. Leave it out: w is not all zero.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b)) / (np.linalg.norm(w) + 1e-6)


@wrong("margin", "minus the largest distance of all",
       says="Samples on their right side take part where another is on its wrong side: minus the distance of the one "
            "that is furthest on the wrong side is wanted.")
def margin(X, y, w, b):
    d = np.abs(X @ w + b) / np.linalg.norm(w)
    if np.all(perceptron_predict(X, w, b) == y):
        return d.min()
    return -d.max()


@wrong("margin", "the nearest one on its wrong side",
       says="Of several samples on their wrong side the one that is furthest there gives the margin, not the nearest.")
def margin(X, y, w, b):
    d = np.abs(X @ w + b) / np.linalg.norm(w)
    wrong = perceptron_predict(X, w, b) != y
    if wrong.any():
        return -d[wrong].min()
    return d.min()


@wrong("margin", "the largest weight for the length",
       says="That is the size of the largest weight. The length is the root of the sum of squares.")
def margin(X, y, w, b):
    return np.min((2 * y - 1) * (X @ w + b)) / np.max(np.abs(w))


# -- update_bound ------------------------------------------------------------------------------------------------


@right("update_bound", "with norms of NumPy")
def update_bound(X, y, w, b):
    u = np.append(w, b) / np.linalg.norm(np.append(w, b))
    Z = np.hstack([X, np.ones((X.shape[0], 1))])
    products = Z @ u * (2 * y - 1)
    if products.min() <= 0:
        raise ValueError("not separated")
    return (np.linalg.norm(Z, axis=1).max() / products.min()) ** 2


@right("update_bound", "in loops, without a longer vector")
def update_bound(X, y, w, b):
    gamma, R = float("inf"), 0.0
    for x, label in zip(X, y):
        z = float(x @ w + b)
        gamma = min(gamma, (z if label == 1 else -z) / (w @ w + b * b) ** 0.5)
        R = max(R, float(x @ x + 1) ** 0.5)
    if not gamma > 0:
        raise ValueError(gamma)
    return R**2 / gamma**2


@right("update_bound", "the wrong side by the labels")
def update_bound(X, y, w, b):
    if (perceptron_predict(X, w, b) != y).any() or (X @ w + b == 0).any():
        raise ValueError("the line does not separate the samples")
    return (1 + (X * X).sum(axis=1)).max() * (w @ w + b**2) / ((X @ w + b) ** 2).min()


@wrong("update_bound", "the bound is not squared", says="This is R / gamma. The bound is its square.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.sqrt(np.max(np.sum(rows**2, axis=1))) / gamma


@wrong("update_bound", "only R is squared", says="R is squared, gamma is not. The whole fraction is to be squared.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma


@wrong("update_bound", "only gamma is squared", says="gamma is squared, R is not. The whole fraction is to be squared.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.sqrt(np.max(np.sum(rows**2, axis=1))) / gamma**2


@wrong("update_bound", "gamma over R", says="The fraction stands on its head: R belongs above gamma.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return gamma**2 / np.max(np.sum(rows**2, axis=1))


@wrong("update_bound", "R without the ones", says="R is the length of the longest row with its 1 appended.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(X**2, axis=1)) / gamma**2


@wrong("update_bound", "the margin of the plane",
       says="gamma is the margin of the longer rows: the bias belongs to the vector, and so to its length.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(X, y, w, b)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "the bias twice", says="The bias is in the longer vector already: hand margin a bias of 0.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), b)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "the smallest row", says="R is the length of the longest row, not of the shortest.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.min(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "the mean of the rows", says="R is the length of the longest row, not a mean over the rows.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.mean(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "all rows together",
       says="R belongs to a single row: sum over the features of each row, then take the largest.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.sum(rows**2) / gamma**2


@wrong("update_bound", "sums over the samples",
       says="Sum the squares of each row over its features, axis 1, not over the samples.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=0)) / gamma**2


@wrong("update_bound", "the largest entry",
       says="R is the length of a row: the root of a sum of squares, not its largest entry.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.abs(rows)) ** 2 / gamma**2


@wrong("update_bound", "no ValueError",
       says="A line that does not separate the samples proves nothing: raise ValueError where gamma is 0 or less.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "a margin of 0 passes", says="A gamma of exactly 0 proves nothing either: compare with <= 0.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma < 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "returns None for a line that fails",
       says="Where the line does not separate the samples, raise ValueError; do not return anything.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        return None
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "rounds up", says="The result is not to be rounded.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return int(np.ceil(np.max(np.sum(rows**2, axis=1)) / gamma**2))


@wrong("update_bound", "not divided by the length",
       says="gamma is a distance: divide by the length of the vector of w and b.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = np.min((2 * y - 1) * (rows @ np.append(w, b)))
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "zeros appended", says="Append a column of ones; with zeros the bias has no effect.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.zeros(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "the ones in front",
       says="The ones stand in front and the bias at the end: their products do not belong together.")
def update_bound(X, y, w, b):
    rows = np.column_stack([np.ones(len(X)), X])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "labels as signs",
       says="Multiplied by the labels 0 and 1: samples of label 0 drop out. Let `margin` handle the signs.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = np.min((y * (rows @ np.append(w, b)))[y == 1]) / np.linalg.norm(np.append(w, b))
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "the row nearest to the line",
       says="R is the length of the longest row, not of the one that gives gamma.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.sum(rows**2, axis=1)[np.argmin((2 * y - 1) * (X @ w + b))] / gamma**2


@wrong("update_bound", "divides by the length of w",
       says="w alone may be all zero where b is not, and gamma may still be positive: what counts is the length of "
            "the longer vector.")
def update_bound(X, y, w, b):
    length = np.linalg.norm(w)
    u = np.append(w / length, b / length)
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, u, 0.0)
    if not gamma > 0:
        raise ValueError("no")
    return np.max(np.sum(rows ** 2, axis=1)) / gamma ** 2


@wrong("update_bound", "a tolerance for gamma",
       says="A small gamma is positive, too. ValueError is for a gamma of 0 or less.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma < 1e-2:
        raise ValueError("no")
    return np.max(np.sum(rows ** 2, axis=1)) / gamma ** 2


@wrong("update_bound", "rounds down", says="The result is not to be rounded.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no")
    return int(np.floor(np.max(np.sum(rows ** 2, axis=1)) / gamma ** 2 + 1e-9))


@wrong("update_bound", "divides the weights only",
       says="w is divided by its length and b is not: that is another line.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w / np.linalg.norm(w), b), 0.0)
    if gamma <= 0:
        raise ValueError("no")
    return np.max(np.sum(rows ** 2, axis=1)) / gamma ** 2


@wrong("update_bound", "an assertion", says="A failed `assert` raises an AssertionError. Write: raise ValueError(...).")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if not gamma > 0:
        raise AssertionError("gamma must be positive")
    return np.max(np.sum(rows ** 2, axis=1)) / gamma ** 2


@wrong("update_bound", "the bias in front",
       says="The bias stands in front and the ones at the end: their products do not belong together.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(b, w), 0.0)
    if gamma <= 0:
        raise ValueError("no")
    return np.max(np.sum(rows ** 2, axis=1)) / gamma ** 2


@wrong("update_bound", "returns a message",
       says="A text comes back for a line that does not separate the samples. Raise a ValueError with this text.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        return "no bound"
    return np.max(np.sum(rows ** 2, axis=1)) / gamma ** 2


@wrong("update_bound", "the first row", says="R is the length of the longest row, not of the first one.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no")
    return np.sum(rows[0] ** 2) / gamma ** 2


@wrong("update_bound", "a small number added to gamma",
       says="A small number is added to gamma. Leave it out: gamma is above 0 where you divide.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("bad")
    return (np.linalg.norm(rows, axis=1).max() / (gamma + 1e-12)) ** 2


@wrong("update_bound", "the margin of the plane, scaled",
       says="w alone may be all zero, and then the margin of X divides by 0. Take the margin of the longer rows.")
def update_bound(X, y, w, b):
    longer = np.sqrt(w @ w + b * b)
    gamma = margin(X, y, w, b) * np.linalg.norm(w) / longer
    if gamma <= 0:
        raise ValueError("This line does not separate the samples.")
    return (np.max(np.sum(X**2, axis=1)) + 1) / gamma**2


@wrong("update_bound", "refuses a w of zeros",
       says="w alone may be all zero where b is not, and gamma may still be positive: what counts is the length of "
            "the longer vector.")
def update_bound(X, y, w, b):
    if not np.any(w):
        raise ValueError("w must not be all zero")
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "looks at the sign of the square",
       says="A square is never negative: look at the sign of gamma before you square it.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    squared = margin(rows, y, np.append(w, b), 0.0) ** 2
    if squared <= 0:
        raise ValueError("no")
    return np.max(np.sum(rows**2, axis=1)) / squared


@wrong("update_bound", "the assert statement",
       says="A failed `assert` raises an AssertionError. Write: raise ValueError(...).")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    assert gamma > 0
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "R without the ones, the bias twice",
       says="Two things: the 1 is missing in R, and the bias is in the longer vector already, so hand margin a 0.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), b)
    if gamma <= 0:
        raise ValueError("no")
    return np.max(np.sum(X**2, axis=1)) / gamma**2


@wrong("update_bound", "the largest entry of each column",
       says="R is the length of one row, the longest. This puts the largest entries of all rows together.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no")
    return np.sum(rows.max(axis=0) ** 2) / gamma**2


@wrong("update_bound", "a millionth is too little for gamma",
       says="A small gamma is positive, too. ValueError is for a gamma of 0 or less.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma < 1e-6:
        raise ValueError("gamma is 0 or less")
    return np.max(np.sum(rows**2, axis=1)) / gamma**2


@wrong("update_bound", "the row with the largest sum",
       says="R is the length of the longest row, not of the one whose numbers have the largest sum.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.sum(rows[np.argmax(rows.sum(axis=1))] ** 2) / gamma**2


@wrong("update_bound", "the bias in the dtype of w",
       says="w may hold whole numbers, and then a bias written into an array like w is cut to a whole number.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    longer = np.ones(len(w) + 1, dtype=w.dtype)
    longer[:-1] = w
    longer[-1] = b
    gamma = margin(rows, y, longer, 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return (np.linalg.norm(rows, axis=1).max() / gamma) ** 2


@wrong("update_bound", "the row with the largest entry",
       says="R is the length of the longest row, not of the one that holds the largest number.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.sum(rows[np.argmax(np.abs(rows).max(axis=1))] ** 2) / gamma**2


@wrong("update_bound", "the row with the largest sum of sizes",
       says="R is the length of the longest row: compare sums of squares, not sums of absolute values.")
def update_bound(X, y, w, b):
    rows = np.column_stack([X, np.ones(len(X))])
    gamma = margin(rows, y, np.append(w, b), 0.0)
    if gamma <= 0:
        raise ValueError("no separating line")
    return np.sum(rows[np.argmax(np.abs(rows).sum(axis=1))] ** 2) / gamma**2


# -- pocket ------------------------------------------------------------------------------------------------------


@right("pocket", "a lowest count that starts at infinity")
def pocket(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    best, fewest, counts = None, float("inf"), []
    while len(counts) < epochs and fewest > 0:
        for i in range(len(X)):
            w, b = perceptron_update(w, b, X[i], y[i], lr)
        counts.append(sum(int(a != t) for a, t in zip(perceptron_predict(X, w, b), y)))
        if counts[-1] < fewest:
            best, fewest = (w, b), counts[-1]
    return *best, counts


@right("pocket", "on its own array, with copies")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    best_w, best_b = w.copy(), b
    for _ in range(epochs):
        for x, t in zip(X, y):
            gap = t - step(w @ x + b)
            w += lr * gap * x
            b += lr * gap
        counts.append(np.count_nonzero(step(X @ w + b) - y))
        if counts[-1] == min(counts) and counts.count(counts[-1]) == 1:
            best_w, best_b = w.copy(), b
        if not counts[-1]:
            break
    return best_w, best_b, counts


@right("pocket", "keeps all, then chooses")
def pocket(X, y, lr, epochs):
    seen, counts, v, Z = [], [], np.zeros(X.shape[1] + 1), np.hstack([X, np.ones((len(X), 1))])
    for _ in range(epochs):
        for z, t in zip(Z, y):
            v = v + lr * (t - (z.dot(v) >= 0)) * z
        seen.append(v)
        counts.append(int(((Z @ v >= 0) != (y == 1)).sum()))
        if counts[-1] == 0:
            break
    best = seen[int(np.argmin(counts))]
    return best[:-1], best[-1], np.array(counts)


@wrong("pocket", "returns the last weights", says="These are the last weights. Return the ones with the lowest count.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        counts.append(count)
        if count == 0:
            break
    return w, b, counts


@wrong("pocket", "counts within the epoch",
       says="Errors are counted while the weights still change. Count all rows at the end of the epoch.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, t in zip(X, y):
            count += int(step(x @ w + b) != t)
            w, b = perceptron_update(w, b, x, t, lr)
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "the latest of several",
       says="Of several epochs with the lowest count the earliest is kept: replace it by a lower count only.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count <= min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "keeps the array that goes on changing",
       says="The bias is the kept one, the weights are the last: keep both, w as a copy where `+=` writes into it.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            gap = t - step(x @ w + b)
            w += lr * gap * x
            b += lr * gap
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "keeps the highest count",
       says="These are the weights with the highest count. Keep those with the lowest.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count > max(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "keeps only the weights", says="The bias is the last one. It belongs to the weights: keep both.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], b, counts


@wrong("pocket", "keeps only the bias",
       says="The bias is the kept one, the weights are the last: keep both, w as a copy where `+=` writes into it.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return w, best[1], counts


@wrong("pocket", "the lowest count only", says="The third result is the list of all counts, not the lowest of them.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], min(counts)


@wrong("pocket", "counts the right answers",
       says="These counts are of right answers. Count the rows that are labelled wrongly.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) == y))
        if not counts or count > max(counts):
            best = w, b
        counts.append(count)
        if count == len(y):
            break
    return best[0], best[1], counts


@wrong("pocket", "goes on from the best",
       says="Training goes on from the kept weights. It must go on from the last ones.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        w, b = best
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "stops when it gets worse",
       says="Training stops where the count rises. Only a count of 0 or the limit ends it.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        if counts and count > counts[-1]:
            counts.append(count)
            break
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "runs all epochs", says="Training goes on after an epoch with a count of 0. Stop there.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
    return best[0], best[1], counts


@wrong("pocket", "stops before it appends", says="The count of 0 belongs in the list: append before you stop.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        if count == 0:
            break
        counts.append(count)
    return best[0], best[1], counts


@wrong("pocket", "looks after each update",
       says="The pocket is looked at after each sample here. Count at the end of an epoch.")
def pocket(X, y, lr, epochs):
    w, b, counts, best, fewest = np.zeros(X.shape[1]), 0.0, [], None, len(y) + 1
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
            now = int(np.sum(perceptron_predict(X, w, b) != y))
            if now < fewest:
                best, fewest = (w, b), now
        counts.append(now)
        if now == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "the start takes part",
       says="The zero weights of the start are no candidate: only what an epoch ended with.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    best, fewest = (w, b), int(np.sum(perceptron_predict(X, w, b) != y))
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if count < fewest:
            best, fewest = (w, b), count
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "starts anew in each epoch",
       says="Each epoch starts from zero weights again. Set w and b once, before the first epoch.")
def pocket(X, y, lr, epochs):
    counts = []
    for _ in range(epochs):
        w, b = np.zeros(X.shape[1]), 0.0
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "counts on over epochs", says="The count goes on from epoch to epoch. Each epoch has its own.")
def pocket(X, y, lr, epochs):
    w, b, counts, total = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        total += count
        counts.append(total)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "one epoch too many", says="There is one epoch too many: at most `epochs` may be run.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs + 1):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "a rate of 1 always", says="The learning rate was not handed on.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, 1.0)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "returns inside of the loop", says="One epoch only has been run. Is the return inside of the loop?")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        return best[0], best[1], counts


@wrong("pocket", "drops what the update returns",
       says="w and b never change. Does the loop keep what perceptron_update returns?")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "the counts first", says="The parts come in the wrong order: return w, b, counts.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return counts, best[0], best[1]


@wrong("pocket", "returns the weights only", says="Return three things: the weights, the bias and the list of counts.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best


@wrong("pocket", "counts as shares", says="The counts are whole numbers of rows, not shares.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count / len(y) < min(counts):
            best = w, b
        counts.append(count / len(y))
        if count == 0:
            break
    return best[0], best[1], counts


@wrong("pocket", "the place of the best epoch",
       says="The third result is the place of the best epoch. Return the list of counts.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, t in zip(X, y):
            w, b = perceptron_update(w, b, x, t, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < min(counts):
            best = w, b
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts.index(min(counts))


@right("pocket", "a lowest count that starts at N")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    best_w, best_b, lowest = np.zeros(X.shape[1]), 0.0, len(y)
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        counts.append(count)
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "the lowest counts so far",
       says="These are the lowest counts so far. The list holds the count of each epoch.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    best_w, best_b, lowest = None, None, np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        counts.append(lowest)
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "stops at an epoch without an error",
       says="Training goes on until an epoch is free of errors. The count of 0 comes before that: stop there.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    best_w, best_b, lowest = None, None, np.inf
    for _ in range(epochs):
        made = 0
        for x, label in zip(X, y):
            made += int(step(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        counts.append(count)
        if made == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "weights in the dtype of X",
       says="X may hold whole numbers, and then these weights are cut to whole numbers. Let them be floats.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1], dtype=X.dtype), 0.0, []
    best_w, best_b, lowest = None, None, np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
            w = w.astype(X.dtype)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        counts.append(count)
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "sums signed errors",
       says="Wrong labels of both kinds cancel each other in this sum. Count each as 1.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    best_w, best_b, lowest = None, None, np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(abs(np.sum(perceptron_predict(X, w, b) - y)))
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        counts.append(count)
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "stops before it compares",
       says="Training stops before the weights of the last epoch are kept. Compare first, then stop.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    best_w, best_b, lowest = w, b, np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        counts.append(count)
        if count == 0:
            break
        if count < lowest:
            best_w, best_b, lowest = w, b, count
    return best_w, best_b, counts


@wrong("pocket", "one epoch less each time",
       says="The counts begin with the zero weights. The first count belongs to the end of the first epoch.")
def pocket(X, y, lr, epochs):
    best_w, best_b, lowest, counts = None, None, np.inf, []
    for e in range(epochs):
        w, b, _ = train_perceptron(X, y, lr, e)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        counts.append(count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "stops where an epoch changed nothing",
       says="An epoch with errors may end where it began. Only a count of 0 or the limit ends training.")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, [], np.inf
    for _ in range(epochs):
        old = np.append(w, b)
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        counts.append(count)
        if count == 0 or np.array_equal(old, np.append(w, b)):
            break
    return best_w, best_b, counts


@wrong("pocket", "compares with the epoch before",
       says="A count is compared with that of the epoch before. Compare it with the lowest of all so far.")
def pocket(X, y, lr, epochs):
    w, b, counts = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if not counts or count < counts[-1]:
            best = (w, b)
        counts.append(count)
        if count == 0:
            break
    return best[0], best[1], counts


@right("pocket", "counts as floats in an array")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, np.array([]), np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = float(np.sum(perceptron_predict(X, w, b) != y))
        counts = np.append(counts, count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "only the counts that are better",
       says="Each epoch that is run has its count in the list, not only a better one.")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, [], np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        if count < lowest:
            best_w, best_b, lowest = w, b, count
            counts.append(count)
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "a strict comparison in the count",
       says="A row whose score is exactly 0 is labelled 1, in the count as well: use perceptron_predict.")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, [], np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum((X @ w + b > 0) != y))
        counts.append(count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "one list for all calls",
       says="The list of an earlier call is filled on. Make a new list in each call.")
def pocket(X, y, lr, epochs, counts=[]):  # noqa: B006
    w, b, lowest = np.zeros(X.shape[1]), 0.0, np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        counts.append(count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "the size of the signed sum",
       says="Wrong labels of both kinds cancel each other in this sum. Count each as 1.")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, [], np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = abs(int(np.sum(perceptron_predict(X, w, b) - y)))
        counts.append(count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "the count without the bias",
       says="The bias is missing in the count: label the rows with w and b.")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, [], np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(step(X @ w) != y))
        counts.append(count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0:
            break
    return best_w, best_b, counts


@wrong("pocket", "stops where the count is as before",
       says="Two epochs may have the same count. Only a count of 0 or the limit ends training.")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, [], np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        counts.append(count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0 or counts[-2:] == [count, count]:
            break
    return best_w, best_b, counts


@wrong("pocket", "stops where the count does not fall",
       says="A count need not fall from epoch to epoch. Only a count of 0 or the limit ends training.")
def pocket(X, y, lr, epochs):
    w, b, counts, lowest = np.zeros(X.shape[1]), 0.0, [], np.inf
    for _ in range(epochs):
        for x, label in zip(X, y):
            w, b = perceptron_update(w, b, x, label, lr)
        count = int(np.sum(perceptron_predict(X, w, b) != y))
        counts.append(count)
        if count < lowest:
            best_w, best_b, lowest = w, b, count
        if count == 0 or (len(counts) > 1 and count >= counts[-2]):
            break
    return best_w, best_b, counts


# -- xor_net -----------------------------------------------------------------------------------------------------


@right("xor_net", "OR and AND, the second with a negative weight")
def xor_net(X):
    ones = np.ones(2)
    H = np.stack([perceptron_predict(X, ones, -0.5), perceptron_predict(X, ones, -1.5)], axis=1)
    return H, perceptron_predict(H, np.array([1.0, -1.0]), -0.5)


@right("xor_net", "one of them but not the other")
def xor_net(X):
    first = perceptron_predict(X, np.array([1.0, -1.0]), -0.5)
    second = perceptron_predict(X, np.array([-1.0, 1.0]), -0.5)
    H = np.array([first, second]).T
    return H, perceptron_predict(H, np.array([1.0, 1.0]), -0.5)


@right("xor_net", "a matrix of hidden weights, with step")
def xor_net(X):
    H = step(X @ np.array([[1.0, -1.0], [1.0, -1.0]]) + np.array([-0.5, 1.5]))
    return H, step(H @ np.array([1.0, 1.0]) - 1.5)


@right("xor_net", "joined by a product, as floats")
def xor_net(X):
    one = np.array([1.0, 1.0])
    first = perceptron_predict(X, one, -0.5)
    second = perceptron_predict(X, -one, 1.5)
    return np.column_stack([first, second]) * 1.0, first * second


@right("xor_net", "OR and AND, joined by a comparison")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, np.ones(2), -1.5)])
    return H, np.where(H[:, 0] != H[:, 1], 1, 0)


@right("xor_net", "row by row")
def xor_net(X):
    one = np.array([1.0, 1.0])
    H, labels = [], []
    for x in X:
        h = [perceptron_predict(x[None, :], one, -0.5)[0], perceptron_predict(x[None, :], -one, 1.5)[0]]
        H.append(h)
        labels.append(perceptron_predict(np.array([h]), one, -1.5)[0])
    return np.array(H), np.array(labels)


@right("xor_net", "two lines that cross")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.array([2.0, 1.5]), -0.8),
                         perceptron_predict(X, np.array([-1.0, -1.2]), 1.7)])
    return H, H.min(axis=1)


@wrong("xor_net", "the labels only", says="Only the labels came back. Return two things: H, labels.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)])
    return perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "the labels first", says="The parts come in the wrong order: return H, labels.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)])
    return perceptron_predict(H, np.ones(2), -1.5), H


@wrong("xor_net", "the two hidden answers apart",
       says="H is one array: put the two answers beside each other, with np.column_stack.")
def xor_net(X):
    first, second = perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)
    H = np.column_stack([first, second])
    return (first, second), perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "three things", says="Three things came back: put the two hidden answers into one array, H.")
def xor_net(X):
    first, second = perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)
    return first, second, perceptron_predict(np.column_stack([first, second]), np.ones(2), -1.5)


@wrong("xor_net", "returns the hidden answers",
       says="These are the two hidden answers. The output neuron that joins them is missing.")
def xor_net(X):
    total = X.sum(axis=1)
    return np.column_stack([step(total - 0.5), step(1.5 - total)])


@wrong("xor_net", "XNOR", says="That is XNOR, the opposite of XOR.")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(0.5 - total), step(total - 1.5)])
    return H, step(H.sum(axis=1) - 0.5)


@wrong("xor_net", "joins OR and NAND by or",
       says="The output is always 1. Print H: for which of its rows must the output unit answer 0?")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(1.5 - total)])
    return H, step(H.sum(axis=1) - 0.5)


@wrong("xor_net", "joins OR and AND by and",
       says="That is AND. Which array does the output unit get, X or H? And which two gates are hidden?")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(total - 1.5)])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "joins OR and AND by or", says="That is OR: (1, 1) must give 0. One unit has to speak against it.")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(total - 1.5)])
    return H, step(H.sum(axis=1) - 0.5)


@wrong("xor_net", "two times NAND", says="That is NAND: (0, 0) must give 0. One unit has to speak against it.")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(1.5 - total), step(1.5 - total)])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "joins AND and NAND", says="The output is always 0. Print H: where should both hidden units be 1?")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 1.5), step(1.5 - total)])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "OR without AND, the output bias 0",
       says="The output is always 1. Print H: for which of its rows must the output unit answer 0?")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(total - 1.5)])
    return H, perceptron_predict(H, np.array([1.0, -1.0]), 0.0)


@wrong("xor_net", "a column of labels",
       says="The output's weights must have shape (2,), so that the result has shape (N,).")
def xor_net(X):
    H = step(X @ np.array([[1.0, -1.0], [1.0, -1.0]]) + np.array([-0.5, 1.5]))
    return H, step(H @ np.array([[1.0], [1.0]]) - 1.5)


@wrong("xor_net", "one hidden unit sees x2 only",
       says="Only (0, 1) gives 1: one hidden unit looks at a single input. Give it both.")
def xor_net(X):
    H = np.column_stack([step(X[:, 1] - 0.5), step(1.5 - X.sum(axis=1))])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "one hidden unit sees x1 only",
       says="Only (1, 0) gives 1: one hidden unit looks at a single input. Give it both.")
def xor_net(X):
    H = np.column_stack([step(X[:, 0] - 0.5), step(1.5 - X.sum(axis=1))])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "lines through the corners",
       says="All inputs off by 0.1 get 0: both lines pass through (0, 1) and (1, 0). Leave room on both sides.")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 1.0), step(1.0 - total)])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "OR near to two corners",
       says="The line of OR is too close to (0, 1) and (1, 0). Compute z at (-0.1, 0.9), which needs answer 1.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.95), perceptron_predict(X, -np.ones(2), 1.5)])
    return H, perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "OR near to the origin",
       says="The line of OR is too close to (0, 0). Compute z at (0.1, 0.1), which needs answer 0.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.1), perceptron_predict(X, -np.ones(2), 1.5)])
    return H, perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "NAND near to (1, 1)",
       says="The line of NAND is too close to (1, 1). Compute z at (0.9, 0.9), which needs answer 0.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.9)])
    return H, perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "NAND slants too much",
       says="The line of NAND is too close to (0, 1). Compute z at (0.1, 1.1), which needs answer 1.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5),
                         perceptron_predict(X, np.array([-1.0, -2.0]), 2.1)])
    return H, H[:, 0] * H[:, 1]


@wrong("xor_net", "the output unit gets X",
       says="That is AND. Which array does the output unit get, X or H? And which two gates are hidden?")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.array([1.0, 1.0]), or_b), perceptron_predict(X, nand_w, nand_b)])
    return H, perceptron_predict(X, np.array([1.0, 1.0]), -1.5)


@wrong("xor_net", "hidden answers as rows",
       says="np.array([first, second]) makes an H of shape (2, N); the output unit needs (N, 2).")
def xor_net(X):
    H = np.array([perceptron_predict(X, np.array([1.0, 1.0]), or_b), perceptron_predict(X, nand_w, nand_b)])
    return H, perceptron_predict(H, np.array([1.0, 1.0]), -1.5)


@wrong("xor_net", "returns the hidden answers as rows",
       says="This H has shape (2, N). Its columns must be the hidden units: use np.column_stack.")
def xor_net(X):
    H = np.array([perceptron_predict(X, np.array([1.0, 1.0]), or_b), perceptron_predict(X, nand_w, nand_b)])
    return H, H[0] * H[1]


@wrong("xor_net", "reshapes the hidden answers",
       says="H mixes the answers of different rows: reshape puts them in another order. Use np.column_stack.")
def xor_net(X):
    one = np.array([1.0, 1.0])
    H = np.array([perceptron_predict(X, one, -0.5), perceptron_predict(X, -one, 1.5)]).reshape(-1, 2)
    return H, perceptron_predict(H, one, -1.5)


wrong("xor_net", "NAND was left blank",
      says="xor_net uses nand_w, which is blank: fill it in first, in section 1.", code="""
nand_w = ...

def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.array([1.0, 1.0]), or_b), perceptron_predict(X, nand_w, nand_b)])
    return H, perceptron_predict(H, np.array([1.0, 1.0]), -1.5)
""")


wrong("xor_net", "OR was left blank",
      says="xor_net uses or_b, which is blank: fill it in first, in section 1.", code="""
or_b = ...

def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.array([1.0, 1.0]), or_b), perceptron_predict(X, nand_w, nand_b)])
    return H, perceptron_predict(H, np.array([1.0, 1.0]), -1.5)
""")


@wrong("xor_net", "looks up the corners",
       says="Exact 0s and 1s are looked for, so inputs that are off get 0. Let step units answer X.")
def xor_net(X):
    table = {(0.0, 0.0): (0, 1, 0), (0.0, 1.0): (1, 1, 1), (1.0, 0.0): (1, 1, 1), (1.0, 1.0): (1, 0, 0)}
    answers = np.array([table.get(tuple(row), (0, 0, 0)) for row in X.tolist()])
    return answers[:, :2], answers[:, 2]


@wrong("xor_net", "rounds the inputs first",
       says="The inputs are rounded first, so the columns of H are no lines any more. Let the units answer X itself.")
def xor_net(X):
    total = np.round(X).sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(1.5 - total)])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "cuts the inputs to whole numbers",
       says="astype(int) makes 0 of 0.9. Let the units answer X itself.")
def xor_net(X):
    total = X.astype(int).sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(1.5 - total)])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "hidden units beside a comparison of the inputs",
       says="The labels do not follow from H: rows with the same hidden answers get different labels.")
def xor_net(X):
    total, A = X.sum(axis=1), np.round(X).astype(int)
    return np.column_stack([step(total - 0.5), step(1.5 - total)]), (A[:, 0] != A[:, 1]).astype(int)


@wrong("xor_net", "the size of the difference as a hidden unit",
       says="A column of H is no step unit's: a unit decides by one weighted sum of the inputs, without np.abs.")
def xor_net(X):
    first = step(np.abs(X[:, 0] - X[:, 1]) - 0.5)
    return np.column_stack([first, first]), first


@wrong("xor_net", "compares two answers",
       says="H answers for x1 and x2 alone. Their XOR (`!=`) is what no step unit can make. Choose other gates.")
def xor_net(X):
    H = np.column_stack([step(X[:, 0] - 0.5), step(X[:, 1] - 0.5)])
    return H, (H[:, 0] != H[:, 1]).astype(int)


@wrong("xor_net", "the labels in H, too",
       says="XOR stands in H already: no single unit computes it of X. Let each column be one line's answers.")
def xor_net(X):
    A = np.round(X).astype(int)
    labels = A[:, 0] ^ A[:, 1]
    return np.column_stack([labels, labels]), labels


@wrong("xor_net", "scores in H", says="H holds scores. A hidden unit answers 0 or 1: put its score through step.")
def xor_net(X):
    total = X.sum(axis=1)
    return np.column_stack([total - 0.5, 1.5 - total]), step(total - 0.5) * step(1.5 - total)


@wrong("xor_net", "truth values in H", says="H holds truth values. A hidden unit answers 0 or 1: use step.")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([total >= 0.5, total <= 1.5])
    return H, step(H @ np.ones(2) - 1.5)


@wrong("xor_net", "truth values as labels",
       says="The labels are truth values (True, False): use step, which gives 0 and 1.")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(1.5 - total)])
    return H, H.sum(axis=1) > 1.5


@wrong("xor_net", "rounds X in place", says="The call changed `X`.")
def xor_net(X):
    X[:] = np.round(X)
    H = np.column_stack([step(X.sum(axis=1) - 0.5), step(1.5 - X.sum(axis=1))])
    return H, step(H.sum(axis=1) - 1.5)


@wrong("xor_net", "squeezes", says="One row gives an H of shape (1, 2) and labels of shape (1,).")
def xor_net(X):
    total = X.sum(axis=1)
    H = np.column_stack([step(total - 0.5), step(1.5 - total)])
    return np.squeeze(H), np.squeeze(step(H.sum(axis=1) - 1.5))


@wrong("xor_net", "a number for one row", says="One row gives labels of shape (1,), not a number.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, np.ones(2), -1.5)])
    labels = perceptron_predict(H, np.array([1.0, -1.0]), -0.5)
    return H, labels if len(labels) > 1 else labels[0]


@wrong("xor_net", "the answers of the four corners",
       says="These are the answers for the four corners, whatever X holds.")
def xor_net(X):
    return np.array([[0, 1], [1, 1], [1, 1], [1, 0]]), np.array([0, 1, 1, 0])


@wrong("xor_net", "a loop over four rows",
       says="This is a loop over four rows. X may have any number of them: loop over len(X), or leave the loop out.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)])
    return H, np.array([perceptron_predict(H[i:i + 1], np.ones(2), -1.5)[0] for i in range(4)])


@wrong("xor_net", "four rows in an array of zeros",
       says="The labels are four numbers, whatever N is. X may have any number of rows.")
def xor_net(X):
    labels = np.zeros(4, dtype=int)
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)])
    labels[:len(X)] = perceptron_predict(H, np.ones(2), -1.5)[:4]
    return H, labels


@wrong("xor_net", "NAND near to two corners",
       says="The line of NAND is too close to (0, 1) and (1, 0). Compute z at (0.1, 1.1), which needs answer 1.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.1)])
    return H, perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "OR through two corners",
       says="The line of OR is too close to (0, 1) and (1, 0). Compute z at (-0.1, 0.9), which needs answer 1.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -1.0), perceptron_predict(X, -np.ones(2), 1.5)])
    return H, perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "NAND through two corners",
       says="The line of NAND is too close to (0, 1) and (1, 0). Compute z at (0.1, 1.1), which needs answer 1.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.0)])
    return H, perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "hidden units without step",
       says="H holds scores. A hidden unit answers 0 or 1: put its score through step.")
def xor_net(X):
    H = np.column_stack([X @ np.ones(2) - 0.5, X @ -np.ones(2) + 1.5])
    return H, perceptron_predict(H, np.ones(2), -1.5)


@wrong("xor_net", "returns AND for the OR that it used",
       says="These labels were not made of this H. Return the array that the output unit got.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)])
    labels = perceptron_predict(H, np.ones(2), -1.5)
    return np.column_stack([perceptron_predict(X, np.ones(2), -1.5), H[:, 1]]), labels


@wrong("xor_net", "a column of ones in H",
       says="H has one column for each of the two hidden units. The ones for the bias are no unit: leave them out.")
def xor_net(X):
    H = step(X @ np.array([[1.0, -1.0], [1.0, -1.0]]) + np.array([-0.5, 1.5]))
    H = np.column_stack([H, np.ones(len(X))])
    return H, step(H @ np.array([1.0, 1.0, -1.5]))


@wrong("xor_net", "three hidden units",
       says="H has three columns. The network has two hidden units; the answer of the output unit is no part of H.")
def xor_net(X):
    H = np.column_stack([perceptron_predict(X, np.ones(2), -0.5), perceptron_predict(X, -np.ones(2), 1.5)])
    labels = perceptron_predict(H, np.ones(2), -1.5)
    return np.column_stack([H, labels]), labels


# -- perceptron_quiz ---------------------------------------------------------------------------------------------

right("perceptron_quiz", "built with dict", code="""
quiz = dict(scaled="a", bias="c", errors="b", updates=5 + 2 + 3, bound=2**2, rate="c", xor="b",
            bug=[6, 7])
""")
right("perceptron_quiz", "in capitals, numbers as floats", code="""
quiz = {"xor": "B", "rate": "C", "bound": 4.0, "updates": 10.0, "errors": "B ", "bias": "C", "scaled": "A",
        "bug": (7, 6.0)}
""")
right("perceptron_quiz", "one by one", code="""
quiz = {}
keys = ["scaled", "bias", "errors", "updates", "bound", "rate", "xor", "bug"]
for key, answer in zip(keys, ["a", "c", "b", 10, 4, "c", "b", [6, 7]]):
    quiz[key] = answer
""")
wrong("perceptron_quiz", "scaling changes labels",
      says="Every z is multiplied by 3. Does that change its sign?", code="""
quiz = {"scaled": "c", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "the bias turns the line",
      says="Every z rises by the same amount. Compare the first two panels of the figure in section 1.", code="""
quiz = {"scaled": "a", "bias": "a", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "errors fall in every epoch",
      says="Look at the errors of AND in section 3, and at what the theorem counts.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "a", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "counts epochs as updates",
      says="The weights change once for each error, and the list holds the errors of each epoch.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 4, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "the bound is not squared", says="The bound is the square of R / gamma.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 2, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "a larger rate is faster",
      says="Look at the iris runs in section 5: which columns differ?", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "b", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "too few samples for XOR",
      says="The four inequalities in section 6 hold for any weights, however they were found.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "a", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "scaling turns labels round",
      says="Every z is multiplied by 3. Does that change its sign?", code="""
quiz = {"scaled": "b", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "a larger bias shrinks the region",
      says="Every z rises by the same amount. Compare the first two panels of the figure in section 1.", code="""
quiz = {"scaled": "a", "bias": "b", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "errors end after N epochs",
      says="Look at the errors of AND in section 3, and at what the theorem counts.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "c", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "a larger rate moves the boundary",
      says="Look at the iris runs in section 5: which columns differ?", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "a", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "too large a rate for XOR",
      says="The four inequalities in section 6 hold for any weights, however they were found.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "c", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "counts epochs with errors",
      says="The weights change once for each error, so add the errors of all epochs.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 3, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "the first epoch only",
      says="The weights change once for each error, so add the errors of all epochs.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 5, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 7]}
""")
wrong("perceptron_quiz", "the factor of gamma",
      says="A smaller gamma makes the bound larger: it stands below the line of the fraction.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 0.5, "rate": "c", "xor": "b",
        "bug": [6, 7]}
""")
wrong("perceptron_quiz", "finds the signed sum only",
      says="There is a second fault: in which line is the answer computed a second time?", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [7]}
""")
wrong("perceptron_quiz", "finds the late answer only",
      says="There is a second fault: what is the sum of the errors -1 and +1?", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6]}
""")
wrong("perceptron_quiz", "accuses the update of w",
      says="Line 5 is right: it uses the error of line 4. Look at the lines that do not.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [5]}
""")
wrong("perceptron_quiz", "accuses all three lines",
      says="Line 5 is right: it uses the error of line 4, computed before anything moves.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [5, 6, 7]}
""")
wrong("perceptron_quiz", "accuses the error",
      says="Line 4 is right: the label minus the answer, before anything moves.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [4]}
""")
wrong("perceptron_quiz", "accuses the reset",
      says="The count must begin anew in each epoch, so line 2 is right.", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [2, 7]}
""")
wrong("perceptron_quiz", "finds no fault",
      says="Trace epoch 1 of AND with these lines: do w, b and the count come out as in section 3?", code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": []}
""")

wrong("perceptron_quiz", "accuses the line that stores the sum",
      says="Line 8 only stores what line 7 has made, and that sum is wrong: what is the sum of the errors -1 and +1?",
      code="""
quiz = {"scaled": "a", "bias": "c", "errors": "b", "updates": 10, "bound": 4, "rate": "c", "xor": "b", "bug": [6, 8]}
""")

equivalent("xor_net", "1.0 -> 2.0", because="OR with the weights (2, 1) and the bias -0.5: z is at most -0.2 near "
           "(0, 0) and at least 0.2 near the other corners, so the unit is still a right OR.")
equivalent("xor_net", "1.0 -> 2.0 #2", because="OR with the weights (1, 2) and the bias -0.5: the same, with x1 and x2 "
           "exchanged.")
allowed("xor_net", "result 1 of 2 squeezed where there is one column",
        because="H has two columns, one for each hidden unit, and never one.")
allowed("perceptron_update", "a view of an argument returned",
        because="The docstring lets w itself come back where nothing changes.")
allowed("perceptron_update", "whole numbers in `w` give whole numbers",
        because="The docstring promises weights that are floats; whole-number x is checked.")
