"""Answers to unit 01 as a class would hand them in; `autograder validate` proves the checks on them."""

# ruff: noqa: B905

import numpy as np

from autograder.author.answers import allowed, equivalent, right, wrong

# -- recall --------------------------------------------------------------------------------------------------------

right("recall", "built with dict", code='recall = dict(distance=5, deviation=2, axis="b")')
right("recall", "floats, in capitals", code='recall = {"distance": 5.0, "deviation": 2.0, "axis": "B"}')
right("recall", "computed",
      code="""
x = np.array([1, 1, 5, 5])
recall = {"axis": "b", "deviation": x.std()}
recall["distance"] = np.hypot(3, 4)
""")
wrong("recall", "the squares not rooted",
      says="25 is the square of the distance: take the root.",
      code='recall = {"distance": 25, "deviation": 2, "axis": "b"}')
wrong("recall", "the differences added",
      says="7 is the sum of the differences, the way along the streets. The straight way is shorter.",
      code='recall = {"distance": 7, "deviation": 2, "axis": "b"}')
wrong("recall", "one difference",
      says="Pythagoras: the differences are 3 and 4. Square them, add, and take the root.",
      code='recall = {"distance": 4, "deviation": 2, "axis": "b"}')
wrong("recall", "the difference in x",
      says="Pythagoras: the differences are 3 and 4. Square them, add, and take the root.",
      code='recall = {"distance": 3, "deviation": 2, "axis": "b"}')
wrong("recall", "the variance",
      says="4 is the variance, the mean square. The standard deviation is its root.",
      code='recall = {"distance": 5, "deviation": 4, "axis": "b"}')
wrong("recall", "divided by N - 1",
      says="This divides by N - 1. The mean of the four squares divides by 4.",
      code='recall = {"distance": 5, "deviation": 2.309401076758503, "axis": "b"}')
wrong("recall", "the mean",
      says="3 is the mean itself. How far are the numbers away from it?",
      code='recall = {"distance": 5, "deviation": 3, "axis": "b"}')
wrong("recall", "the differences not squared",
      says="Distances with their signs add up to 0. Square them first.",
      code='recall = {"distance": 5, "deviation": 0, "axis": "b"}')
wrong("recall", "the sum of the squares rooted",
      says="4 is the variance, the mean square. The standard deviation is its root.",
      code='recall = {"distance": 5.0, "deviation": 4.0, "axis": "b"}')
wrong("recall", "the mean of each row",
      says="axis=0 is the one that disappears: of 4 rows, one mean for each column is left.",
      code='recall = {"distance": 5, "deviation": 2, "axis": "a"}')
wrong("recall", "keeps the axis",
      says="An axis that is summed over is gone; only keepdims=True would leave a 1 in its place.",
      code='recall = {"distance": 5, "deviation": 2, "axis": "c"}')
wrong("recall", "the shape in the place of its letter",
      says="Give the letter of the shape, such as \"a\".",
      code='recall = {"distance": 5, "deviation": 2, "axis": (3,)}')
wrong("recall", "leaves a question blank",
      says="No answer yet.",
      code='recall = {"distance": 5, "deviation": ..., "axis": "b"}')

# -- one_hot -----------------------------------------------------------------------------------------------------


@right("one_hot", "a row of the identity for each label")
def one_hot(y, num_classes):
    if any(label not in range(num_classes) for label in y.tolist()):
        raise ValueError
    return np.eye(num_classes)[y]


@right("one_hot", "a comparison with all classes")
def one_hot(y, num_classes):
    if not np.all((y >= 0) & (y < num_classes)):
        raise ValueError("no such class")
    return (y[:, None] == np.arange(num_classes)).astype(np.float64)


@right("one_hot", "a loop over the labels")
def one_hot(y, num_classes):
    out = []
    for label in y:
        if label < 0 or label > num_classes - 1:
            raise ValueError(f"label {label}")
        row = [0.0] * num_classes
        row[label] = 1.0
        out.append(row)
    return np.array(out)


@wrong("one_hot", "as many classes as the largest label tells",
       says="The number of columns is num_classes: a class may be missing from y, the last one too.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return np.eye(y.max() + 1)[y]


@wrong("one_hot", "as many columns as labels", says="There are as many columns as labels. There must be num_classes.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    rows = np.zeros((len(y), len(y)))
    rows[np.arange(len(y)), y] = 1.0
    return rows


@wrong("one_hot", "classes as rows", says="Rows are samples: one row for each label, one column for each class.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return np.eye(num_classes)[y].T


@wrong("one_hot", "labels counted from 1",
       says="Every 1 stands one column too far to the left: labels are counted from 0, and label 0 has column 0.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    rows = np.zeros((len(y), num_classes))
    rows[np.arange(len(y)), y.astype(int) - 1] = 1.0
    return rows


@wrong("one_hot", "whole numbers", says="These are whole numbers. Floats are asked for: 1.0 and 0.0.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return np.eye(num_classes, dtype=int)[y]


@wrong("one_hot", "in float32", says="This is float32. Arrays of this course are float64 unless it is said.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return np.eye(num_classes, dtype=np.float32)[y]


@wrong("one_hot", "truth values", says="These are truth values. Floats are asked for: 1.0 and 0.0.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return y[:, None] == np.arange(num_classes)


@wrong("one_hot", "takes any label",
       says="A label of -1 must raise ValueError. NumPy would take it for the last column, without a word.")
def one_hot(y, num_classes):
    if y.max() >= num_classes:
        raise ValueError
    return np.eye(num_classes)[y]


@wrong("one_hot", "leaves the error to NumPy",
       says="Labels that do not exist must raise ValueError; NumPy takes -1 for the last column and raises IndexError "
            "for the others.")
def one_hot(y, num_classes):
    return np.eye(num_classes)[y]


@wrong("one_hot", "a label equal to the number of classes passes the test",
       says="With C classes the labels are 0 to C - 1: C itself must raise ValueError, too.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() > num_classes:
        raise ValueError
    return np.eye(num_classes)[y]


@wrong("one_hot", "leaves out labels that do not exist",
       says="A label that does not exist must raise ValueError; here it becomes a row of zeros.")
def one_hot(y, num_classes):
    return (y[:, None] == np.arange(num_classes)).astype(float)


@wrong("one_hot", "clips labels", says="A label that does not exist must raise ValueError; here it becomes another.")
def one_hot(y, num_classes):
    return np.eye(num_classes)[np.clip(y, 0, num_classes - 1)]


@wrong("one_hot", "fills whole columns",
       says="Whole columns are filled: `rows[:, y]` means every row. Pair each label with its row, np.arange(len(y)).")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    rows = np.zeros((len(y), num_classes))
    rows[:, y] = 1.0
    return rows


@wrong("one_hot", "the label in the place of the 1",
       says="Write a 1 into the place of the label, not the label itself.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    rows = np.zeros((len(y), num_classes))
    rows[np.arange(len(y)), y] = y
    return rows


@wrong("one_hot", "ones everywhere else", says="0 and 1 are exchanged: the 1 belongs in the place of the label.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return 1.0 - np.eye(num_classes)[y]


@wrong("one_hot", "columns for the classes that came", says="A class that is missing from y has a column all the same.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return (y[:, None] == np.unique(y)).astype(float)


@wrong("one_hot", "returns inside the loop",
       says="Only the first label is filled in: `return` stands inside the loop and ends it.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    rows = np.zeros((len(y), num_classes))
    for i, label in enumerate(y):
        rows[i, label] = 1.0
        return rows


@wrong("one_hot", "squeezes",
       says="One label gives an array of shape (1, C), and one class a column: no axis is dropped.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    return np.eye(num_classes)[y].squeeze()


@wrong("one_hot", "sorts the labels", says="The call changed `y`.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError
    rows = np.eye(num_classes)[y]
    y.sort()
    return rows


@wrong("one_hot", "> instead of >=", says="With classes counted from 0, num_classes itself is no label: test with >=.")
def one_hot(y, num_classes):
    if np.any(y < 0) or np.any(y > num_classes):
        raise ValueError("no such class")
    out = np.zeros((len(y), num_classes))
    for i, label in enumerate(y):
        out[i, label] = 1.0
    return out


@wrong("one_hot", "test by subtraction",
       says="np.uint8 has no differences below 0: compare y with num_classes, do not subtract.")
def one_hot(y, num_classes):
    if (y - num_classes).max() >= 0 or y.min() < 0:
        raise ValueError("label out of range")
    out = np.zeros((len(y), num_classes))
    out[np.arange(len(y)), y] = 1
    return out


@wrong("one_hot", "flat places",
       says="int64 + uint64 gives float64, and floats are no places: labels are of any width.")
def one_hot(y, num_classes):
    if min(y) < 0 or max(y) >= num_classes:
        raise ValueError("label out of range")
    flat = np.zeros(len(y) * num_classes)
    flat[num_classes * np.arange(len(y)) + y] = 1.0
    return flat.reshape(len(y), num_classes)


@wrong("one_hot", "labels squeezed into a byte", says="8 bits hold labels up to 255 only: 260 becomes 4.")
def one_hot(y, num_classes):
    labels = y.astype(np.uint8)
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("label out of range")
    out = np.zeros((len(y), num_classes))
    out[np.arange(len(y)), labels] = 1.0
    return out


wrong("one_hot", "a buffer is kept",
      says="The second call finds the 1.0 of the first: make new zeros in each call.",
      code="""
_zeros = {}


def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("label out of range")
    shape = len(y), num_classes
    if shape not in _zeros:
        _zeros[shape] = np.zeros(shape)
    out = _zeros[shape]
    out[np.arange(len(y)), y] = 1.0
    return out
""")


@wrong("one_hot", "labels moved to begin at 0",
       says="Labels are names: do not move them so that the smallest becomes 0.")
def one_hot(y, num_classes):
    y -= y.min()
    if y.max() >= num_classes:
        raise ValueError("label out of range")
    out = np.zeros((len(y), num_classes))
    out[np.arange(len(y)), y] = 1.0
    return out


@wrong("one_hot", "tests the number of different labels",
       says="Labels that do not exist must raise ValueError; NumPy takes -1 for the last column and raises IndexError "
            "for the others.")
def one_hot(y, num_classes):
    if len(set(y.tolist())) > num_classes:
        raise ValueError("more labels than classes")
    out = np.zeros((len(y), num_classes))
    out[np.arange(len(y)), y] = 1.0
    return out


@wrong("one_hot", "class numbers in the type of y",
       says="8 bits hold class numbers up to 255 only: np.arange(300) in the type of y begins again at 0.")
def one_hot(y, num_classes):
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("label out of range")
    return (y[:, None] == np.arange(num_classes).astype(y.dtype)).astype(float)


@wrong("one_hot", "a loop without tests",
       says="Labels that do not exist must raise ValueError; NumPy takes -1 for the last column and raises IndexError "
            "for the others.")
def one_hot(y, num_classes):
    rows = np.zeros((len(y), num_classes))
    for i in range(len(y)):
        rows[i, y[i]] = 1
    return rows

# -- affine ------------------------------------------------------------------------------------------------------


@right("affine", "np.dot and np.add")
def affine(X, W, b):
    return np.add(np.dot(X, W), b)


@right("affine", "three loops")
def affine(X, W, b):
    Z = np.empty((X.shape[0], W.shape[1]))
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            total = b[j]
            for d in range(X.shape[1]):
                total = total + X[i, d] * W[d, j]
            Z[i, j] = total
    return Z


@right("affine", "the bias as a weight of a column of ones")
def affine(X, W, b):
    return np.column_stack([X, np.ones(len(X))]) @ np.vstack([W, b])


@right("affine", "row by row")
def affine(X, W, b):
    return np.stack([W.T @ x + b for x in X])


@wrong("affine", "no bias", says="The bias is missing: add b to each row.")
def affine(X, W, b):
    return X @ W


@wrong("affine", "bias subtracted", says="The bias is subtracted; it must be added.")
def affine(X, W, b):
    return X @ W - b


@wrong("affine", "element by element",
       says="`*` multiplies element by element. A weighted sum over the features is a matrix product: `@`.")
def affine(X, W, b):
    return X * W + b


@wrong("affine", "W first", says="The order counts: (N, D) @ (D, M) fits, (D, M) @ (N, D) does not.")
def affine(X, W, b):
    return W @ X + b


@wrong("affine", "W transposed", says="W is (D, M) already: do not transpose it.")
def affine(X, W, b):
    return X @ W.T + b


@wrong("affine", "transposes W where it fits",
       says="Where W is square the transpose fits as well, but it is wrong: W[d, j] belongs to feature d and output j.")
def affine(X, W, b):
    return X @ (W.T if W.shape[0] == W.shape[1] else W) + b


@wrong("affine", "the bias as a column",
       says="b has one entry for each column of the result, not for each row: leave it of shape (M,).")
def affine(X, W, b):
    return X @ W + b.reshape(-1, 1)


@wrong("affine", "one bias for all", says="Each column has its own bias: add b, not one number made of it.")
def affine(X, W, b):
    return X @ W + b[0]


@wrong("affine", "the sum of the biases", says="Each column has its own bias: add b, not its sum.")
def affine(X, W, b):
    return X @ W + b.sum()


@wrong("affine", "the mean of the biases", says="Each column has its own bias: add b, not its mean.")
def affine(X, W, b):
    return X @ W + b.mean()


@wrong("affine", "the bias in the first row only", says="b is added in one row only. It belongs to every row.")
def affine(X, W, b):
    Z = (X @ W).astype(float)
    Z[0] += b
    return Z


@wrong("affine", "the bias before the weights", says="b comes after the product: (X + b) W is not X W + b.")
def affine(X, W, b):
    return (X + b) @ W


@wrong("affine", "the bias times the weights",
       says="b is added D times, once in each product. Sum the products first, then add b once.")
def affine(X, W, b):
    return (X[:, :, None] * W + b).sum(axis=1)


@wrong("affine", "one number for each row",
       says="Each row has M outputs: sum over the features only, not over the outputs.")
def affine(X, W, b):
    return (X @ W + b).sum(axis=1)


@wrong("affine", "outputs as rows", says="The result is transposed: rows are samples.")
def affine(X, W, b):
    return (X @ W + b).T


@wrong("affine", "the first row only", says="Only the first sample is answered; all N rows are asked for.")
def affine(X, W, b):
    return X[:1] @ W + b


@wrong("affine", "squeezes",
       says="Axes of length 1 are lost: the shape is (N, M) for one sample and for one output, too.")
def affine(X, W, b):
    return np.squeeze(X @ W + b)


@wrong("affine", "the result cut to the kind of X",
       says="The result is cut to whole numbers where X holds whole numbers; b need not be whole.")
def affine(X, W, b):
    Z = np.zeros((len(X), W.shape[1]), dtype=X.dtype)
    Z[:] = X @ W + b
    return Z


@wrong("affine", "writes into b", says="The call changed `b`.")
def affine(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        Z[i] = b
        Z[i] += X[i] @ W
    b *= 0
    return Z


@wrong("affine", "added in place",
       says="Z += b cannot put floats into an array of whole numbers: X @ W + b makes a new one.")
def affine(X, W, b):
    Z = X @ W
    Z += b
    return Z


@wrong("affine", "b as a column when it fits",
       says="Where N and M are equal, b is added down the rows. It has one number for each column of the result.")
def affine(X, W, b):
    Z = X @ W
    if len(b) == len(Z):
        b = b[:, np.newaxis]
    return Z + b


wrong("affine", "a buffer is kept",
      says="The second call writes over the result of the first: make a new array in each call.",
      code="""
_buffers = {}


def affine(X, W, b):
    Z = _buffers.setdefault((len(X), len(b)), np.zeros((len(X), len(b))))
    Z[:] = X @ W + b
    return Z
""")


@wrong("affine", "float32", says="This computes in float32, which keeps 7 digits. Leave the arrays as they are.")
def affine(X, W, b):
    X, W, b = (np.asarray(part, dtype="float32") for part in (X, W, b))
    return X @ W + b


@wrong("affine", "rounded", says="The result is rounded: small sums become 0.")
def affine(X, W, b):
    return np.round(X @ W + b, 8)


@wrong("affine", "b goes through W's sum",
       says="b is added to the weights, so it counts as often as the features of a row add up to. Add it to X W.")
def affine(X, W, b):
    return X @ (W + b)


@wrong("affine", "flat for one output",
       says="Where there is one output, its axis is gone: the shape is (N, M) for M = 1 as well.")
def affine(X, W, b):
    Z = X @ W + b
    return Z if len(Z) == 1 else np.squeeze(Z)


@wrong("affine", "W gets b as a row, sums changed",
       says="The ones stand in front of X, and b below W: features and weights are paired wrongly.")
def affine(X, W, b):
    X1 = np.hstack([np.ones((len(X), 1)), X])
    W1 = np.vstack([W, b])
    return X1 @ W1


# -- column_trap ---------------------------------------------------------------------------------------------------

right("column_trap", "by NumPy",
      code="""
a = np.array([0, 1, 1, 2])
c = a[:, None] == a
column_trap = {"shape": c.shape, "trues": c.sum(), "mean": c.mean()}
""")
right("column_trap", "a list and a fraction", code='column_trap = {"shape": [4, 4], "trues": 6.0, "mean": 6 / 16}')
right("column_trap", "with dict", code='column_trap = dict(shape=(4, 4), trues=6, mean=3 / 8)')
wrong("column_trap", "as if flat",
      says="That would be right if both were flat. (4,) and (4, 1) are stretched to a square.",
      code='column_trap = {"shape": (4,), "trues": 4, "mean": 1.0}')
wrong("column_trap", "a column comes out",
      says="That would be right if both were columns. (4,) and (4, 1) are stretched to a square.",
      code='column_trap = {"shape": (4, 1), "trues": 4, "mean": 1.0}')
wrong("column_trap", "an error, so nothing",
      says="There is no error: an axis of length 1 is stretched to fit.",
      code='column_trap = {"shape": (), "trues": 0, "mean": 0}')
wrong("column_trap", "a row of one for each label",
      says="From the right: 4 meets 1, which is stretched to 4. Then nothing meets 4: y_true becomes 4 equal rows.",
      code='column_trap = {"shape": (1, 16), "trues": 6, "mean": 0.375}')
wrong("column_trap", "only the diagonal",
      says="The diagonal is not all: label 1 is there twice, and each of the two equals the other one.",
      code='column_trap = {"shape": (4, 4), "trues": 4, "mean": 0.25}')
wrong("column_trap", "counts one pair once",
      says="Two equal labels meet twice: answer 1 with label 2, and answer 2 with label 1.",
      code='column_trap = {"shape": (4, 4), "trues": 5, "mean": 0.3125}')
wrong("column_trap", "counts the False",
      says="These are the places that differ. Count those that are equal.",
      code='column_trap = {"shape": (4, 4), "trues": 10, "mean": 0.625}')
wrong("column_trap", "in percent",
      says="The mean of truth values lies between 0 and 1.",
      code='column_trap = {"shape": (4, 4), "trues": 6, "mean": 37.5}')
wrong("column_trap", "divided by N",
      says="Divide by the number of all entries, not by the number of labels.",
      code='column_trap = {"shape": (4, 4), "trues": 6, "mean": 1.5}')
wrong("column_trap", "the shape right, the mean as hoped",
      says="A mean of 1 would need True in every place.",
      code='column_trap = {"shape": (4, 4), "trues": 6, "mean": 1.0}')
wrong("column_trap", "all True",
      says="Not every answer equals every label: draw the table and count.",
      code='column_trap = {"shape": (4, 4), "trues": 16, "mean": 1.0}')
wrong("column_trap", "leaves the mean blank",
      says="No answer yet.",
      code='column_trap = {"shape": (4, 4), "trues": 6, "mean": ...}')

# -- accuracy ----------------------------------------------------------------------------------------------------


@right("accuracy", "flat arrays and a count")
def accuracy(y_true, y_pred):
    for a in (y_true, y_pred):
        if a.ndim > 2 or (a.ndim == 2 and a.shape[1] != 1):
            raise ValueError("one label for each sample")
    a, b = np.ravel(y_true), np.ravel(y_pred)
    if a.size != b.size:
        raise ValueError("different numbers of labels")
    return np.count_nonzero(a == b) / a.size


@right("accuracy", "a loop over pairs")
def accuracy(y_true, y_pred):
    def flat(a):
        if a.size != a.shape[0] or a.ndim > 2:
            raise ValueError(a.shape)
        return [float(v) for v in a.reshape(-1)]

    right = 0
    for one, other in zip(flat(y_true), flat(y_pred), strict=True):
        right += one == other
    return right / len(y_true)


@right("accuracy", "both as columns")
def accuracy(y_true, y_pred):
    columns = [a[:, None] if a.ndim == 1 else a for a in (y_true, y_pred)]
    if any(c.ndim != 2 or c.shape[1] != 1 for c in columns) or columns[0].shape != columns[1].shape:
        raise ValueError("two columns of one length")
    return float((columns[0] == columns[1]).mean())


@wrong("accuracy", "compares as they come",
       says="(N,) and (N, 1) are stretched to (N, N): make both arrays flat before you compare.")
def accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


@wrong("accuracy", "tests the lengths, then compares as they come",
       says="The lengths are looked at, but (N,) and (N, 1) are still stretched to (N, N): make both flat first.")
def accuracy(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(y_true == y_pred)


@wrong("accuracy", "in percent", says="This is in percent. A number from 0 to 1 is asked for.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return 100 * np.mean(y_true.reshape(-1) == y_pred.reshape(-1))


@wrong("accuracy", "counts", says="This is the number of right labels. Divide it by N.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.sum(y_true.reshape(-1) == y_pred.reshape(-1))


@wrong("accuracy", "counts the errors", says="This is the part that is wrong. The part that is right is asked for.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(y_true.reshape(-1) != y_pred.reshape(-1))


@wrong("accuracy", "rounds first", says="0.999 is not 1: compare the numbers as they are, without rounding.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(np.round(y_true.reshape(-1)) == np.round(y_pred.reshape(-1)))


@wrong("accuracy", "equal within a tolerance", says="Labels are equal only if they are exactly equal, not nearly.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(np.abs(y_true.reshape(-1) - y_pred.reshape(-1)) < 0.01)


@wrong("accuracy", "cut to whole numbers", says="0.2 is not 0: compare the numbers as they are, without cutting them.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(y_true.reshape(-1).astype(int) == y_pred.reshape(-1).astype(int))


@wrong("accuracy", "no look at the shapes",
       says="Labels of shape (N, 2) or (1, N) must raise ValueError: look at the shapes before you flatten.")
def accuracy(y_true, y_pred):
    a, b = y_true.reshape(-1), y_pred.reshape(-1)
    n = min(len(y_true), len(y_pred))
    if len(y_true) != len(y_pred) and max(y_true.ndim, y_pred.ndim) == 1:
        raise ValueError
    return np.mean(a[:n] == b[:n])


@wrong("accuracy", "no look at the lengths",
       says="Different numbers of labels must raise ValueError. NumPy stretches one label to fit any number.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    return np.mean(y_true.reshape(-1) == y_pred.reshape(-1))


@wrong("accuracy", "as far as both go",
       says="Different numbers of labels must raise ValueError; zip stops at the shorter one without a word.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    pairs = list(zip(y_true.reshape(-1), y_pred.reshape(-1)))
    return sum(a == b for a, b in pairs) / len(pairs)


@wrong("accuracy", "flattens only the predictions", says="The true labels may be a column as well: make both flat.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(y_true == y_pred.reshape(-1))


@wrong("accuracy", "flattens only the true labels", says="The predictions may be a column as well: make both flat.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(y_true.reshape(-1) == y_pred)


@wrong("accuracy", "refuses columns", says="A column of shape (N, 1) is allowed; only other shapes raise ValueError.")
def accuracy(y_true, y_pred):
    if y_true.ndim != 1 or y_true.shape != y_pred.shape:
        raise ValueError
    return np.mean(y_true == y_pred)


@wrong("accuracy", "refuses two different shapes",
       says="(N,) and (N, 1) may come together: compare the numbers of labels, not the shapes.")
def accuracy(y_true, y_pred):
    if y_true.shape != y_pred.shape or y_true.size != len(y_true):
        raise ValueError
    return np.mean(y_true == y_pred)


@wrong("accuracy", "the counts of each label",
       says="Compare place by place: that both hold a label equally often does not make any place right.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(np.sort(y_true.reshape(-1)) == np.sort(y_pred.reshape(-1)))


@wrong("accuracy", "1 minus the mean distance",
       says="How far a wrong label is away does not count: labels are names, right or wrong.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return 1 - np.mean(np.abs(y_true.reshape(-1) - y_pred.reshape(-1)))


@wrong("accuracy", "both at least 1",
       says="This counts where neither label is 0. Count where the two are equal, 0 and 0 as well.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(y_true.reshape(-1) * y_pred.reshape(-1) > 0)


@wrong("accuracy", "changes the shape of what came in", says="The call changed `y_pred`.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape not in ((len(labels),), (len(labels), 1)):
            raise ValueError
    if len(y_true) != len(y_pred):
        raise ValueError
    score = np.mean(y_true.reshape(-1) == y_pred.reshape(-1))
    y_pred.sort(axis=0)
    return score


@wrong("accuracy", "squared differences",
       says="The square of a difference of 16 is 0 in 8 bits: compare with ==, do not subtract.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape != (len(labels),) and labels.shape != (len(labels), 1):
            raise ValueError("shape")
    if len(y_true) != len(y_pred):
        raise ValueError("length")
    wrong = (y_true.ravel() - y_pred.ravel()) ** 2
    return 1 - np.count_nonzero(wrong) / len(wrong)


@wrong("accuracy", "squeeze",
       says="squeeze takes every axis of length 1: one label loses its only axis, and a row (1, N) passes for labels.")
def accuracy(y_true, y_pred):
    t, p = np.squeeze(y_true), np.squeeze(y_pred)
    if t.ndim != 1 or p.ndim != 1:
        raise ValueError("labels must be (N,) or (N, 1)")
    if len(t) != len(p):
        raise ValueError("different numbers of labels")
    return float((t == p).mean())


@wrong("accuracy", "made flat in place", says="The call changed `y_true` and `y_pred`.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape != (len(labels),) and labels.shape != (len(labels), 1):
            raise ValueError("shape")
        labels.shape = (len(labels),)
    if len(y_true) != len(y_pred):
        raise ValueError("length")
    return float((y_true == y_pred).mean())


@wrong("accuracy", "helps with scores",
       says="Two columns are no labels: raise ValueError, do not guess what they mean.")
def accuracy(y_true, y_pred):
    if y_pred.ndim == 2 and y_pred.shape[1] > 1:
        y_pred = y_pred.argmax(axis=1)
    if y_true.shape not in ((len(y_true),), (len(y_true), 1)) or y_pred.ndim > 2:
        raise ValueError("shape")
    if len(y_true) != len(y_pred):
        raise ValueError("length")
    return float(np.mean(y_true.ravel() == y_pred.ravel()))


@wrong("accuracy", "two decimals", says="The result is rounded to two places: 1/3 is not 0.33.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape != (len(labels),) and labels.shape != (len(labels), 1):
            raise ValueError("shape")
    if len(y_true) != len(y_pred):
        raise ValueError("length")
    return round(float(np.mean(y_true.ravel() == y_pred.ravel())), 2)


@wrong("accuracy", "sizes only",
       says="Only the numbers of values are compared: a row (1, N) passes for labels, and two columns do.")
def accuracy(y_true, y_pred):
    if y_true.size != y_pred.size:
        raise ValueError("different numbers of labels")
    return float(np.mean(y_true.ravel() == y_pred.ravel()))


@wrong("accuracy", "length equals size",
       says="An array (N, 1, 1) holds N labels as well, but has another shape: raise ValueError.")
def accuracy(y_true, y_pred):
    if len(y_true) != y_true.size or len(y_pred) != y_pred.size or len(y_true) != len(y_pred):
        raise ValueError("shape or length")
    return float(np.mean(y_true.ravel() == y_pred.ravel()))


@wrong("accuracy", "zip stops early",
       says="zip ends with the shorter of the two, without a word: compare the lengths.")
def accuracy(y_true, y_pred):
    for labels in (y_true, y_pred):
        if labels.shape != (len(labels),) and labels.shape != (len(labels), 1):
            raise ValueError("shape")
    right = 0
    for t, p in zip(y_true.ravel(), y_pred.ravel()):
        if t == p:
            right += 1
    return right / len(y_true)


@wrong("accuracy", "counts, without a look at the shapes",
       says="This is the number of right labels. Divide it by N, and look at shapes and lengths first.")
def accuracy(y_true, y_pred):
    return (y_true.ravel() == y_pred.ravel()).sum()


@wrong("accuracy", "counts in a loop, without a look at the shapes",
       says="This is the number of right labels. Divide it by N, and look at shapes and lengths first.")
def accuracy(y_true, y_pred):
    right = 0
    for t, p in zip(y_true.ravel(), y_pred.ravel()):
        right += t == p
    return right


@wrong("accuracy", "counts, with the lengths compared",
       says="This is the number of right labels. Divide it by N, and look at the shapes first.")
def accuracy(y_true, y_pred):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths")
    return np.sum(y_true.ravel() == y_pred.ravel())


allowed("one_hot", "the result rounded to 3 digits",
        because="It holds 0 and 1 only, which rounding leaves as they are.")
allowed("one_hot", "the result rounded to 6 digits",
        because="It holds 0 and 1 only, which rounding leaves as they are.")
allowed("accuracy", "arrays read in memory order",
        because="Labels have one axis, or one column: there is no other order.")
allowed("accuracy", "for labels in (y_true, y_pred): the first and the last turn only", because="There are two turns.")
allowed("train_val_test_split", "for A in (X, y): the first and the last turn only", because="There are two turns.")
equivalent("nearest_mean", "np.zeros((num_classes, X.shape[1])) -> np.ones((num_classes, X.shape[1]))",
           because="Every row is written.")
equivalent("nearest_mean", "(gaps ** 2).sum(axis=2) -> (gaps ** 2).mean(axis=2)",
           because="Divided by the same D, the smallest stays the smallest.")

allowed("train_val_test_split", "whole numbers in `X` give whole numbers",
        because="The parts are rows of the inputs: what is whole stays whole.")
allowed("honest_score", "reached > highest, boundary moved by 1e-9",
        because="Two accuracies of so few rows are equal, or further apart.")
equivalent("honest_score", "1.0 -> 2.0", because="Any number below 0 is below every accuracy.")

# -- nearest_mean --------------------------------------------------------------------------------------------------

right("nearest_mean", "one-hot labels, and the expanded square",
      code="""
def nearest_mean_fit(X, y, num_classes):
    Y = one_hot(y, num_classes)
    counts = Y.sum(axis=0)
    if np.any(counts == 0):
        raise ValueError("a class without rows")
    return Y.T @ X / counts[:, None]


def nearest_mean_predict(X, means):
    means = means.astype(float)
    return np.argmax(X @ means.T - 0.5 * (means * means).sum(axis=1), axis=1)
""")
right("nearest_mean", "loops over rows and classes",
      code="""
def nearest_mean_fit(X, y, num_classes):
    sums, counts = [[0.0] * X.shape[1] for _ in range(num_classes)], [0] * num_classes
    for row, label in zip(X, y):
        counts[label] += 1
        sums[label] = [s + v for s, v in zip(sums[label], row)]
    if 0 in counts:
        raise ValueError(counts)
    return np.array([[s / n for s in row] for row, n in zip(sums, counts)])


def nearest_mean_predict(X, means):
    out = []
    for row in X:
        best, label = float("inf"), -1
        for c, mean in enumerate(means.astype(float)):
            distance = sum((a - b) ** 2 for a, b in zip(row, mean)) ** 0.5
            if distance < best:
                best, label = distance, c
        out.append(label)
    return np.array(out)
""")
right("nearest_mean", "np.linalg.norm and a list",
      code="""
def nearest_mean_fit(X, y, num_classes):
    if set(range(num_classes)) - set(y.tolist()):
        raise ValueError
    return np.stack([np.average(X, axis=0, weights=(y == c)) for c in range(num_classes)])


def nearest_mean_predict(X, means):
    distances = np.stack([np.linalg.norm(X - mean, axis=1) for mean in means.astype(float)])
    return distances.argmin(axis=0)
""")
wrong("nearest_mean", "the mean of all rows",
      says="Every class has the same mean here, that of all rows: take only the rows with label c.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = X.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the mean over the features",
      says="A mean has one number for each feature: take it over the rows, axis=0.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean()
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the sum of the rows",
      says="These are sums. Divide each by the number of rows of its class.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.sum(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "divided by the number of all rows",
      says="Each class is divided by N, the number of all rows: divide by its own number of rows.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.sum(axis=0) / len(X)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the median",
      says="These are medians. The mean is asked for.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = np.median(rows, axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the first row of each class",
      says="This keeps one row of each class, the first. The mean of all of its rows is asked for.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows[0]
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the last row of each class",
      says="This keeps one row of each class, the last: does each row overwrite the one before?",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows[-1]
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "whole numbers stay whole",
      says="The means are cut to whole numbers: an array of zeros made like X holds no others.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]), dtype=X.dtype)
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "a buffer is kept",
      says="The second call of nearest_mean_fit writes over the result of the first: make a new array in each call.",
      code="""
_buffers = {}


def nearest_mean_fit(X, y, num_classes):
    means = _buffers.setdefault((num_classes, X.shape[1]), np.zeros((num_classes, X.shape[1])))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the means as columns",
      says="The means stand in columns. Row c is the mean of class c.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means.T


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the classes that came",
      says="A class without a row must raise ValueError; here the classes move up, and labels no longer fit.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    return np.array([X[y == c].mean(axis=0) for c in np.unique(y)])


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "zeros for an empty class",
      says="A class without a row must raise ValueError: zeros are no mean, and may be near to something.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            continue
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "NaN for an empty class",
      says="A class without a row must raise ValueError; the mean of no rows is NaN.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    with np.errstate(all="ignore"):
        counts = np.array([[np.sum(y == c)] for c in range(num_classes)])
        return np.array([X[y == c].sum(axis=0) for c in range(num_classes)]) / counts


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "only the last class is looked at",
      says="A class in the middle may be without a row, too: look at each.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    if y.max() + 1 < num_classes:
        raise ValueError
    return np.array([X[y == c].sum(axis=0) / max(np.sum(y == c), 1) for c in range(num_classes)])


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "as many classes as the largest label tells",
      says="The number of rows is num_classes; a class that is missing at the end must raise ValueError, too.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((y.max() + 1, X.shape[1]))
    for c in range(y.max() + 1):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "labels as floats",
      says="These labels are floats. Whole numbers are asked for, as argmin gives them.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1).astype(float)
""")
wrong("nearest_mean", "labels counted from 1",
      says="Labels are counted from 0: class 0 is a class.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c + 1]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the farthest mean",
      says="This is the mean that is farthest away: argmin, not argmax.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmax((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the gaps not squared",
      says="The differences are summed with their signs, so they cancel: square them first.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "absolute differences",
      says="This sums absolute differences, the way along the streets. The Euclidean distance squares them.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin(np.abs(gaps).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the largest difference",
      says="This takes the largest of the differences. The Euclidean distance sums their squares.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin(np.abs(gaps).max(axis=2), axis=1)
""")
wrong("nearest_mean", "the largest product",
      says="A large product with a mean is not nearness: a mean far from 0 wins everywhere.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    return np.argmax(X @ means.T.astype(float), axis=1)
""")
wrong("nearest_mean", "the first feature only",
      says="Only the first feature is compared: sum the squares over all of them.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin(gaps[:, :, 0] ** 2, axis=1)
""")
wrong("nearest_mean", "one label for each class",
      says="This gives one label for each class: the smallest over the classes is asked for, in each row.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=0)
""")
wrong("nearest_mean", "pairs rows with means",
      says="Row i is compared with mean i only: every row is to be compared with every mean, (N, 1, D) against"
           " (C, D).",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    return np.argmin((X - means.astype(float)) ** 2, axis=1)
""")
wrong("nearest_mean", "the last of two",
      says="Where two means are equally near, the smaller number is asked for.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    distances = ((X[:, None, :] - means[::-1].astype(float)) ** 2).sum(axis=2)
    return len(means) - 1 - np.argmin(distances, axis=1)
""")
wrong("nearest_mean", "the distances",
      says="These are distances. The number of the nearest mean is asked for: argmin.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.min((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "the mean itself",
      says="This is the nearest mean itself. Its number is asked for.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return means[np.argmin((gaps**2).sum(axis=2), axis=1)]
""")
wrong("nearest_mean", "a column",
      says="The labels come as a column: their shape is (N,).",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)[:, None]
""")
wrong("nearest_mean", "a list",
      says="This is a list; an array is asked for.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    return [int(np.argmin(((row - means.astype(float)) ** 2).sum(axis=1))) for row in X]
""")
wrong("nearest_mean", "returns inside the loop",
      says="Only the first row is answered: `return` stands inside the loop and ends it.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    for row in X:
        return np.argmin(((row - means.astype(float)) ** 2).sum(axis=1))
""")
wrong("nearest_mean", "one label for one row",
      says="One row gives an array of one label, of shape (1,).",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.squeeze(np.argmin((gaps**2).sum(axis=2), axis=1))
""")
wrong("nearest_mean", "centres X in place",
      says="The call changed `X`.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    labels = np.argmin(((X[:, None, :] - means.astype(float)) ** 2).sum(axis=2), axis=1)
    X -= X.mean(axis=0).astype(X.dtype)
    return labels
""")
wrong("nearest_mean", "missing class seen at the end only",
      says="A class may be missing in the middle, too: the largest label does not tell.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    if y.max() + 1 < num_classes:
        raise ValueError("a class has no row")
    return np.array([X[y == c].mean(axis=0) for c in range(num_classes)])


def nearest_mean_predict(X, means):
    squares = (np.asarray(X, dtype=float)[:, None, :] - np.asarray(means, dtype=float)) ** 2
    return squares.sum(axis=2).argmin(axis=1)
""")
wrong("nearest_mean", "sums in the type of X",
      says="The sums are kept in the 8 bits of X, where 200 + 100 is 44: add up floats.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    sums = np.zeros((num_classes, X.shape[1]), dtype=X.dtype)
    np.add.at(sums, y, X)
    counts = np.bincount(y, minlength=num_classes)
    if (counts == 0).any():
        raise ValueError("a class has no row")
    return sums / counts[:, None]


def nearest_mean_predict(X, means):
    squares = (np.asarray(X, dtype=float)[:, None, :] - np.asarray(means, dtype=float)) ** 2
    return squares.sum(axis=2).argmin(axis=1)
""")
wrong("nearest_mean", "sorts the caller's rows",
      says="The call changed `X` and `y`.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    order = np.argsort(y, kind="stable")
    X[:], y[:] = X[order], y[order]
    counts = np.bincount(y, minlength=num_classes)
    if counts.min() == 0:
        raise ValueError("a class has no row")
    return np.array([part.mean(axis=0) for part in np.split(X, np.cumsum(counts)[:-1])])


def nearest_mean_predict(X, means):
    squares = (np.asarray(X, dtype=float)[:, None, :] - np.asarray(means, dtype=float)) ** 2
    return squares.sum(axis=2).argmin(axis=1)
""")
right("nearest_mean", "the squares and the product",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    X, means = X.astype(float), means.astype(float)
    squares = (X ** 2).sum(axis=1)[:, None] - 2 * X @ means.T + (means ** 2).sum(axis=1)
    return np.argmin(squares, axis=1)
""")
wrong("nearest_mean", "differences of bytes",
      says="In 8 bits 3 - 5 is 254, and 16 * 16 is 0: make floats of the numbers before you subtract.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    labels = []
    for x in X:
        labels.append(np.argmin([np.sum((x - m) ** 2) for m in means]))
    return np.array(labels)
""")
wrong("nearest_mean", "starts at 1e6",
      says="The search begins with a number that a distance may exceed: begin with infinity, np.inf.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    labels = []
    for x in X:
        best, least = 0, 1e6
        for c in range(len(means)):
            d = ((x - means[c].astype(float)) ** 2).sum()
            if d < least:
                best, least = c, d
        labels.append(best)
    return np.array(labels)
""")
wrong("nearest_mean", "rounded distances",
      says="The distances are rounded, so two that differ become equal.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    d = np.sqrt(((X[:, None, :].astype(float) - means) ** 2).sum(axis=2))
    return np.argmin(d.round(6), axis=1)
""")
wrong("nearest_mean", "predicts with the last fit",
      says="The means of the last fit are used in the place of the argument means.",
      code="""
_MEANS = None


def nearest_mean_fit(X, y, num_classes):
    global _MEANS
    if len(np.unique(y)) < num_classes:
        raise ValueError("a class has no row")
    _MEANS = np.array([X[y == c].mean(axis=0) for c in range(num_classes)])
    return _MEANS


def nearest_mean_predict(X, means):
    if _MEANS is not None and _MEANS.shape == means.shape:
        means = _MEANS
    return ((X[:, None, :].astype(float) - means) ** 2).sum(axis=2).argmin(axis=1)
""")
wrong("nearest_mean", "argsort, first column",
      says="np.argsort leaves the order of equal numbers open (without kind=\"stable\"): np.argmin takes the first.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = rows.mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    squares = ((X[:, None, :].astype(float) - means) ** 2).sum(axis=2)
    return np.argsort(squares, axis=1)[:, 0]
""")
wrong("nearest_mean", "one mean for all features, in a list",
      says="A mean has one number for each feature: take it over the rows, axis=0, so that means has the shape (C, "
           "D).",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = []
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means.append(rows.mean())
    return np.array(means)


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "axis 1",
      says="axis=1 gives one mean for each row. The mean of a class has one number for each feature: axis=0.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = rows.mean(axis=1)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "axis 1, in a list",
      says="axis=1 gives one mean for each row. The mean of a class has one number for each feature: axis=0.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = []
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means.append(rows.mean(axis=1))
    return np.array(means)


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "zeros of the type of X, empty class not seen",
      says="The means are cut to whole numbers: an array of zeros made like X holds no others. And a class without a "
           "row must raise ValueError.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]), dtype=X.dtype)
    for c in range(num_classes):
        means[c] = X[y == c].mean(axis=0)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "one mean for all features, empty class not seen",
      says="A mean has one number for each feature: take it over the rows, axis=0. And a class without a row must "
           "raise ValueError.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        means[c] = X[y == c].mean()
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "axis 1, empty class not seen",
      says="axis=1 gives one mean for each row. The mean of a class has one number for each feature: axis=0.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        means[c] = X[y == c].mean(axis=1)
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")
wrong("nearest_mean", "rounded means",
      says="The means are rounded to whole numbers: leave them as they are.",
      code="""
def nearest_mean_fit(X, y, num_classes):
    means = np.zeros((num_classes, X.shape[1]))
    for c in range(num_classes):
        rows = X[y == c]
        if len(rows) == 0:
            raise ValueError(f"class {c} has no row")
        means[c] = np.round(rows.mean(axis=0))
    return means


def nearest_mean_predict(X, means):
    gaps = X[:, None, :] - means.astype(float)
    return np.argmin((gaps**2).sum(axis=2), axis=1)
""")

# -- train_val_test_split ----------------------------------------------------------------------------------------


@right("train_val_test_split", "np.split of the row numbers")
def train_val_test_split(X, y, val, test, rng):
    n = len(y)
    n_test, n_val = round(test * n), round(val * n)
    if n - n_test - n_val < 1:
        raise ValueError("empty")
    te, va, tr = np.split(rng.permutation(n), [n_test, n_test + n_val])
    return X[tr], y[tr], X[va], y[va], X[te], y[te]


@right("train_val_test_split", "shuffled copies, cut and copied")
def train_val_test_split(X, y, val, test, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    A, b = X[order], y[order]
    t = round(len(X) * test)
    v = t + round(len(X) * val)
    if len(A[v:]) == 0:
        raise ValueError("no training row")
    return A[v:].copy(), b[v:].copy(), A[t:v].copy(), b[t:v].copy(), A[:t].copy(), b[:t].copy()


@right("train_val_test_split", "parts of one shuffled copy")
def train_val_test_split(X, y, val, test, rng):
    n, m = round(test * len(X)), round(val * len(X))
    if n + m >= len(X):
        raise ValueError("no training row is left")
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    return X[n + m:], y[n + m:], X[n:n + m], y[n:n + m], X[:n], y[:n]


@right("train_val_test_split", "a list of row numbers, taken from the front")
def train_val_test_split(X, y, val, test, rng):
    left = list(rng.permutation(X.shape[0]))
    out = ()
    for part in (test, val):
        taken = [left.pop(0) for _ in range(min(round(part * X.shape[0]), len(left)))]
        out = (np.take(X, np.array(taken, dtype=int), axis=0), np.take(y, np.array(taken, dtype=int))) + out
    if not left:
        raise ValueError
    return (X[left], y[left]) + out


@wrong("train_val_test_split", "no shuffle", says="The rows are not shuffled: draw order = rng.permutation(N).")
def train_val_test_split(X, y, val, test, rng):
    t, v = round(test * len(X)), round(val * len(X))
    if t + v >= len(X):
        raise ValueError
    parts = slice(t + v, None), slice(t, t + v), slice(0, t)
    return tuple(A[rows].copy() for rows in parts for A in (X, y))


@wrong("train_val_test_split", "labels shuffled on their own",
       says="X and y are shuffled differently, so rows lose their labels: one permutation serves both.")
def train_val_test_split(X, y, val, test, rng):
    t, v = round(test * len(X)), round(val * len(X))
    if t + v >= len(X):
        raise ValueError
    A, b = X[rng.permutation(len(X))], y[rng.permutation(len(X))]
    return tuple(C[s].copy() for s in (slice(t + v, None), slice(t, t + v), slice(0, t)) for C in (A, b))


@wrong("train_val_test_split", "labels not shuffled",
       says="Only X is shuffled: the labels must go with their rows, y[order] like X[order].")
def train_val_test_split(X, y, val, test, rng):
    t, v = round(test * len(X)), round(val * len(X))
    if t + v >= len(X):
        raise ValueError
    A = X[rng.permutation(len(X))]
    return tuple(C[s].copy() for s in (slice(t + v, None), slice(t, t + v), slice(0, t)) for C in (A, y))


@wrong("train_val_test_split", "training rows first",
       says="The parts are cut in another order: the first rows of order are for the test, the last for training.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    parts = order[: n - t - v], order[n - t - v : n - t], order[n - t :]
    return tuple(A[rows] for rows in parts for A in (X, y))


@wrong("train_val_test_split", "validation rows before test rows",
       says="The first rows of order are for the test, the next ones for validation; here it is the other way round.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    parts = order[t + v :], order[:v], order[v : t + v]
    return tuple(A[rows] for rows in parts for A in (X, y))


@wrong("train_val_test_split", "cut down",
       says="The sizes are cut down by int(...): use round, so that 2.75 rows are 3.")
def train_val_test_split(X, y, val, test, rng):
    order = rng.permutation(len(X))
    first = int(test * len(X))
    second = first + int(val * len(X))
    if second >= len(X):
        raise ValueError
    return tuple(A[rows] for rows in (order[second:], order[first:second], order[:first]) for A in (X, y))


@wrong("train_val_test_split", "rounded up", says="The sizes are rounded up: use round, so that 2.2 rows are 2.")
def train_val_test_split(X, y, val, test, rng):
    order = rng.permutation(len(X))
    first = int(np.ceil(test * len(X)))
    second = first + int(np.ceil(val * len(X)))
    if second >= len(X):
        raise ValueError
    return tuple(A[rows] for rows in (order[second:], order[first:second], order[:first]) for A in (X, y))


@wrong("train_val_test_split", "halves rounded up",
       says="A half is rounded up: Python's round, which goes to the even number, is asked for.")
def train_val_test_split(X, y, val, test, rng):
    order = rng.permutation(len(X))
    first = int(test * len(X) + 0.5)
    second = first + int(val * len(X) + 0.5)
    if second >= len(X):
        raise ValueError
    return tuple(A[rows] for rows in (order[second:], order[first:second], order[:first]) for A in (X, y))


@wrong("train_val_test_split", "the second fraction of what is left",
       says="val is a part of all N rows, not of those that are left after the test rows.")
def train_val_test_split(X, y, val, test, rng):
    order = rng.permutation(len(X))
    first = round(test * len(X))
    second = first + round(val * (len(X) - first))
    if second >= len(X):
        raise ValueError
    return tuple(A[rows] for rows in (order[second:], order[first:second], order[:first]) for A in (X, y))


@wrong("train_val_test_split", "the second cut rounded as one",
       says="round(test * N) and round(val * N) are rounded each on its own, not their sum.")
def train_val_test_split(X, y, val, test, rng):
    order = rng.permutation(len(X))
    first, second = round(test * len(X)), round((test + val) * len(X))
    if second >= len(X):
        raise ValueError
    return tuple(A[rows] for rows in (order[second:], order[first:second], order[:first]) for A in (X, y))


@wrong("train_val_test_split", "training rows by their own fraction",
       says="Rows get lost, or are there twice, by rounding: the training rows are *all others* of order.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    train = order[t + v : t + v + int((1 - test - val) * n)]
    return tuple(A[rows] for rows in (train, order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "parts overlap",
       says="The validation rows begin in the wrong place: they follow the test rows and share none with them.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    parts = order[t + v :], order[:v], order[:t]
    return tuple(A[rows] for rows in parts for A in (X, y))


@wrong("train_val_test_split", "the training rows hold the validation rows",
       says="The validation rows are among the training rows: the parts must have no row in common.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    parts = order[t:], order[t : t + v], order[:t]
    return tuple(A[rows] for rows in parts for A in (X, y))


@wrong("train_val_test_split", "a generator of its own",
       says="This does not use rng: it makes a generator of its own, so the order is not the one that was asked for.")
def train_val_test_split(X, y, val, test, rng):
    order, n = np.random.default_rng(0).permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    return tuple(A[rows] for rows in (order[t + v :], order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "rows drawn again and again",
       says="Rows are drawn with replacement: some are there twice and others never. Draw rng.permutation(N).")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.integers(0, len(X), size=len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    return tuple(A[rows] for rows in (order[t + v :], order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "shuffles in place",
       says="The call changed")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    X[:], y[:] = X[order], y[order]
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    return tuple(A[s].copy() for s in (slice(t + v, None), slice(t, t + v), slice(0, t)) for A in (X, y))


@wrong("train_val_test_split", "the rows of each part sorted",
       says="The rows of a part are in the order of the file: leave them in the order of the permutation.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    return tuple(A[np.sort(rows)] for rows in (order[t + v :], order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "returned in another order",
       says="The six arrays come in another order: X_train, y_train, X_val, y_val, X_test, y_test.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    return X[order[t + v :]], X[order[t : t + v]], X[order[:t]], y[order[t + v :]], y[order[t : t + v]], y[order[:t]]


@wrong("train_val_test_split", "three pairs", says="Six arrays are asked for, one after the other, not three pairs.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    return tuple((X[rows], y[rows]) for rows in (order[t + v :], order[t : t + v], order[:t]))


@wrong("train_val_test_split", "an empty training part passes",
       says="No training row is left here: that must raise ValueError.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    return tuple(A[rows] for rows in (order[t + v :], order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "only fractions above 1 raise",
       says="If the sizes add up to exactly N, no training row is left either: that must raise ValueError, too.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v > n:
        raise ValueError
    return tuple(A[rows] for rows in (order[t + v :], order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "only fractions that add up to 1 raise",
       says="Rounding can use up all rows though val + test is below 1: look at the numbers of rows.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if val + test >= 1:
        raise ValueError
    return tuple(A[rows] for rows in (order[t + v :], order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "refuses an empty part",
       says="A part for validation or for the test may be empty; only the training rows may not.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n or not t or not v:
        raise ValueError
    return tuple(A[rows] for rows in (order[t + v :], order[t : t + v], order[:t]) for A in (X, y))


@wrong("train_val_test_split", "training rows are rounded, too",
       says="The number of training rows is rounded on its own, so rows get lost: all that are left belong to them.")
def train_val_test_split(X, y, val, test, rng):
    N = len(X)
    order = rng.permutation(N)
    n_test, n_val, n_train = round(test * N), round(val * N), round((1 - test - val) * N)
    if n_train < 1:
        raise ValueError("no training row is left")
    rest = order[n_test:]
    t, v, r = order[:n_test], rest[:n_val], rest[n_val:n_val + n_train]
    return X[r], y[r], X[v], y[v], X[t], y[t]


@wrong("train_val_test_split", "counts from the end",
       says="order[-0:] is all of order: where no row is left, this takes all rows for training.")
def train_val_test_split(X, y, val, test, rng):
    N = len(y)
    order = rng.permutation(N)
    n_test, n_val = round(test * N), round(val * N)
    n_train = N - n_test - n_val
    train = order[-n_train:]
    if len(train) == 0 or n_train < 0:
        raise ValueError("no training row is left")
    valid, tested = order[n_test:n_test + n_val], order[:n_test]
    return X[train], y[train], X[valid], y[valid], X[tested], y[tested]


@wrong("train_val_test_split", "no empty part allowed",
       says="A part for validation or for the test may be empty; only the training rows may not.")
def train_val_test_split(X, y, val, test, rng):
    N = len(X)
    order = rng.permutation(N)
    first = round(test * N)
    second = first + round(val * N)
    parts = [order[second:], order[first:second], order[:first]]
    if any(len(part) == 0 for part in parts):
        raise ValueError("an empty part")
    train, valid, tested = parts
    return X[train], y[train], X[valid], y[valid], X[tested], y[tested]


@wrong("train_val_test_split", "nothing to cut, nothing to do",
       says="Where all rows are for training they are shuffled as well, and are new arrays.")
def train_val_test_split(X, y, val, test, rng):
    N = len(X)
    n_test, n_val = round(test * N), round(val * N)
    if n_test + n_val >= N:
        raise ValueError("no training row is left")
    if n_test + n_val == 0:
        return X, y, X[:0], y[:0], X[:0], y[:0]
    order = rng.permutation(N)
    t, v, r = np.split(order, [n_test, n_test + n_val])
    return X[r], y[r], X[v], y[v], X[t], y[t]


@wrong("train_val_test_split", "X and y glued together",
       says="Glued to X the labels become floats: take rows of X and of y by the same row numbers.")
def train_val_test_split(X, y, val, test, rng):
    N = len(X)
    table = np.column_stack([X.reshape(N, -1), y])[rng.permutation(N)]
    first = round(test * N)
    second = first + round(val * N)
    if second >= N:
        raise ValueError("no training row is left")
    result = []
    for part in (table[second:], table[first:second], table[:first]):
        result.append(part[:, :-1].reshape(len(part), *X.shape[1:]))
        result.append(part[:, -1])
    return tuple(result)


@wrong("train_val_test_split", "pictures made flat", says="The pictures are made flat: the parts have the axes of X.")
def train_val_test_split(X, y, val, test, rng):
    N = X.shape[0]
    order = rng.permutation(N)
    X = X.reshape(N, -1)
    first = round(test * N)
    second = first + round(val * N)
    if second >= N:
        raise ValueError("no training row is left")
    train, valid, tested = order[second:], order[first:second], order[:first]
    return X[train, :], y[train], X[valid, :], y[valid], X[tested, :], y[tested]


@wrong("train_val_test_split", "training rows in order of the file",
       says="The training rows stand in the order of the file: they too stay in the order of the permutation.")
def train_val_test_split(X, y, val, test, rng):
    N = len(X)
    order = rng.permutation(N)
    n_test, n_val = round(test * N), round(val * N)
    tested, valid = order[:n_test], order[n_test:n_test + n_val]
    is_train = np.ones(N, dtype=bool)
    is_train[tested] = is_train[valid] = False
    if not is_train.any():
        raise ValueError("no training row is left")
    return X[is_train], y[is_train], X[valid], y[valid], X[tested], y[tested]


@wrong("train_val_test_split", "choice without replacement",
       says="rng.choice draws another order than rng.permutation(N), which is asked for.")
def train_val_test_split(X, y, val, test, rng):
    N = len(X)
    order = rng.choice(N, size=N, replace=False)
    first = round(test * N)
    second = first + round(val * N)
    if second >= N:
        raise ValueError("no training row is left")
    train, valid, tested = order[second:], order[first:second], order[:first]
    return X[train], y[train], X[valid], y[valid], X[tested], y[tested]


wrong("train_val_test_split", "np.random with a seed above the function",
      says="The order must come from rng alone, by rng.permutation, and not from np.random or a generator of its own.",
      code="""
np.random.seed(0)


def train_val_test_split(X, y, val, test, rng):
    order = np.random.permutation(len(X))
    first = round(test * len(X))
    second = first + round(val * len(X))
    if second >= len(X):
        raise ValueError("no training row is left")
    parts = order[second:], order[first:second], order[:first]
    return tuple(A[rows] for rows in parts for A in (X, y))
""")
wrong("train_val_test_split", "a generator above the function",
      says="The order must come from rng alone, by rng.permutation, and not from np.random or a generator of its own.",
      code="""
_generator = np.random.default_rng(1)


def train_val_test_split(X, y, val, test, rng):
    order = _generator.permutation(len(X))
    first = round(test * len(X))
    second = first + round(val * len(X))
    if second >= len(X):
        raise ValueError("no training row is left")
    parts = order[second:], order[first:second], order[:first]
    return tuple(A[rows] for rows in parts for A in (X, y))
""")


@wrong("train_val_test_split", "two permutations, training rows first",
       says="X and y are shuffled differently, so rows lose their labels: one permutation serves both. And the first "
            "rows of order are for the test.")
def train_val_test_split(X, y, val, test, rng):
    n = len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    X, y = X[rng.permutation(n)], y[rng.permutation(n)]
    a, b = n - t - v, n - t
    return X[:a], y[:a], X[a:b], y[a:b], X[b:], y[b:]


@wrong("train_val_test_split", "int, all by sizes without a test",
       says="The sizes are cut down by int(...): use round, so that 2.75 rows are 3. And where no training row is "
            "left, raise ValueError.")
def train_val_test_split(X, y, val, test, rng):
    order = rng.permutation(len(X))
    first = int(test * len(X))
    second = first + int(val * len(X))
    parts = order[second:], order[first:second], order[:first]
    return tuple(A[rows] for rows in parts for A in (X, y))


@wrong("train_val_test_split", "int, training rows first",
       says="The sizes are cut down by int(...): use round. And the first rows of order are for the test, not for "
            "training.")
def train_val_test_split(X, y, val, test, rng):
    order, n = rng.permutation(len(X)), len(X)
    t, v = int(test * n), int(val * n)
    if t + v >= n:
        raise ValueError
    parts = order[: n - t - v], order[n - t - v : n - t], order[n - t :]
    return tuple(A[rows] for rows in parts for A in (X, y))


@wrong("train_val_test_split", "no shuffle, plain slices",
       says="The rows are not shuffled: draw order = rng.permutation(N).")
def train_val_test_split(X, y, val, test, rng):
    n = len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    return X[t + v:], y[t + v:], X[t:t + v], y[t:t + v], X[:t], y[:t]


@wrong("train_val_test_split", "no shuffle, plain slices, training rows first",
       says="The rows are not shuffled: draw order = rng.permutation(N), and take the first of order for the test.")
def train_val_test_split(X, y, val, test, rng):
    n = len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    a, b = n - t - v, n - t
    return X[:a], y[:a], X[a:b], y[a:b], X[b:], y[b:]


@wrong("train_val_test_split", "no shuffle, copies, training rows first",
       says="The rows are not shuffled: draw order = rng.permutation(N), and take the first of order for the test.")
def train_val_test_split(X, y, val, test, rng):
    n = len(X)
    t, v = round(test * n), round(val * n)
    if t + v >= n:
        raise ValueError
    a, b = n - t - v, n - t
    return tuple(A[s].copy() for s in (slice(0, a), slice(a, b), slice(b, n)) for A in (X, y))


@wrong("train_val_test_split", "int, fractions compared with 1",
       says="The sizes are cut down by int(...): use round, so that 2.75 rows are 3.")
def train_val_test_split(X, y, val, test, rng):
    if val + test >= 1:
        raise ValueError("nothing is left")
    order = rng.permutation(len(X))
    first = int(test * len(X))
    second = first + int(val * len(X))
    parts = order[second:], order[first:second], order[:first]
    return tuple(A[rows] for rows in parts for A in (X, y))

# -- standardize -------------------------------------------------------------------------------------------------


@right("standardize", "column by column")
def standardize(X_train, X_other):
    A, B = X_train.astype(float), X_other.astype(float)
    mean, deviation = np.zeros(A.shape[1]), np.ones(A.shape[1])
    for d in range(A.shape[1]):
        mean[d] = A[:, d].sum() / len(A)
        if np.any(A[:, d] != A[0, d]):
            deviation[d] = np.sqrt(np.mean((A[:, d] - mean[d]) ** 2))
        A[:, d] = (A[:, d] - mean[d]) / deviation[d]
        B[:, d] = (B[:, d] - mean[d]) / deviation[d]
    return A, B, mean, deviation


@right("standardize", "np.ptp and a mask")
def standardize(X_train, X_other):
    mu = np.mean(X_train, axis=0)
    sigma = np.std(X_train, axis=0)
    sigma[np.ptp(X_train, axis=0) == 0] = 1
    return [(X_train - mu) / sigma, (X_other - mu) / sigma, mu, sigma]


@right("standardize", "by way of the centred rows")
def standardize(X_train, X_other):
    mean = X_train.sum(axis=0) / X_train.shape[0]
    centred = X_train - mean
    var = np.einsum("nd,nd->d", centred, centred) / X_train.shape[0]
    same = (X_train == X_train[:1]).all(axis=0)
    scale = np.sqrt(np.where(same, 1.0, var))
    return centred / scale, (X_other - mean) / scale, mean, scale


@wrong("standardize", "the other rows by their own statistics",
       says="The other rows are scaled by their own mean and deviation. Use those of the training rows for both.")
def standardize(X_train, X_other):
    def scaled(X):
        mean, deviation = X.mean(axis=0), X.std(axis=0)
        deviation = np.where(X.max(axis=0) == X.min(axis=0), 1.0, deviation)
        return (X - mean) / deviation, mean, deviation
    Z, mean, deviation = scaled(X_train)
    return Z, scaled(X_other)[0], mean, deviation


@wrong("standardize", "the statistics of all rows",
       says="Mean and deviation are those of all rows, so the other rows leak into them: use X_train only.")
def standardize(X_train, X_other):
    X = np.concatenate([X_train, X_other])
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    deviation = np.where(X.max(axis=0) == X.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "one mean for the whole array",
       says="One mean and one deviation for the whole array: each column has its own, along axis 0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(), X_train.std()
    deviation = 1.0 if X_train.max() == X_train.min() else deviation
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "one mean repeated for each column",
       says="All columns get the same mean and deviation: each column has its own, along axis 0.")
def standardize(X_train, X_other):
    mean, deviation = np.full(X_train.shape[1], X_train.mean()), np.full(X_train.shape[1], X_train.std())
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "rows instead of columns",
       says="Each row is scaled by its own mean and deviation. Columns are asked for: axis=0.")
def standardize(X_train, X_other):
    def scaled(X):
        mean, deviation = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
        deviation = np.where(deviation == 0, 1.0, deviation)
        return (X - mean) / deviation, mean, deviation
    Z, mean, deviation = scaled(X_train)
    return Z, scaled(X_other)[0], mean.ravel(), deviation.ravel()


@wrong("standardize", "divides by N - 1", says="The deviation divides by N - 1 (ddof=1). It should divide by N.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0, ddof=1 if len(X_train) > 1 else 0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "the variance",
       says="This divides by the variance. The standard deviation is its root.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.var(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "constant columns divided by 0",
       says="A constant column is divided by 0, or by what rounding has left of it: its deviation must become 1.0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    with np.errstate(all="ignore"):
        return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "asks whether the deviation is 0",
       says="The deviation of a constant column may be 1.4e-17 by rounding: ask whether all of its values are equal.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "small deviations taken for 0",
       says="A column that varies by 1e-14 is not constant: ask whether all are equal, not whether they are near.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(deviation < 1e-12, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "nearly equal values taken for equal",
       says="Values that are nearly equal are not equal: 1e14 - 3 and 1e14 + 3 differ, so that column is not constant.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(np.isclose(X_train.max(axis=0), X_train.min(axis=0), atol=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "first and last row compared",
       says="The first and the last value may be equal, and others not: look at all values of a column.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train[0] == X_train[-1], 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "clipped to 3",
       says="Values far from the mean are cut off. A row may lie any number of deviations away.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, np.clip((X_other - mean) / deviation, -3, 3), mean, deviation


@wrong("standardize", "a small number added below",
       says="A number is added to the deviation, which spoils small ones. Only that of a constant column is replaced.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0) + 1e-8
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "NaN replaced afterwards",
       says="NaN in a constant column is replaced afterwards by 0, but its deviation is 1.0: other rows may differ.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    with np.errstate(all="ignore"):
        Z = [np.nan_to_num((X - mean) / deviation, posinf=0, neginf=0) for X in (X_train, X_other)]
    return Z[0], Z[1], mean, deviation


@wrong("standardize", "constant columns not centred",
       says="A constant column is divided by 1, but its mean is subtracted all the same.")
def standardize(X_train, X_other):
    constant = X_train.max(axis=0) == X_train.min(axis=0)
    mean, deviation = X_train.mean(axis=0), np.where(constant, 1.0, X_train.std(axis=0))
    shift = np.where(constant, 0.0, mean)
    return (X_train - shift) / deviation, (X_other - shift) / deviation, mean, deviation


@wrong("standardize", "the deviation returned as it was",
       says="The deviation of a constant column is returned as 1.0, the number that it was divided by.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    constant = X_train.max(axis=0) == X_train.min(axis=0)
    used = np.where(constant, 1.0, deviation)
    return (X_train - mean) / used, (X_other - mean) / used, mean, np.where(constant, 0.0, deviation)


@wrong("standardize", "mean of the squares minus square of the mean",
       says="The mean of the squares minus the square of the mean loses its digits where the mean is large: take the "
            "mean squared distance from the mean.")
def standardize(X_train, X_other):
    mean = X_train.mean(axis=0)
    deviation = np.sqrt(np.maximum((X_train * X_train).mean(axis=0) - mean * mean, 0))
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    with np.errstate(all="ignore"):
        return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "the mean cut to a whole number for the deviation",
       says="The deviation is wrong where the mean of whole numbers is not whole: do not cut the mean.")
def standardize(X_train, X_other):
    mean = X_train.mean(axis=0)
    deviation = np.sqrt(np.mean((X_train - mean.astype(X_train.dtype)) ** 2, axis=0))
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "only centred", says="The mean is subtracted, but nothing is divided by the deviation.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return X_train - mean, X_other - mean, mean, deviation


@wrong("standardize", "not centred", says="The mean is not subtracted.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return X_train / deviation, X_other / deviation, mean, deviation


@wrong("standardize", "a bracket missing",
       says="A division comes before a subtraction: write (X - mean) / deviation with the brackets.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return X_train - mean / deviation, X_other - mean / deviation, mean, deviation


@wrong("standardize", "to the interval from 0 to 1",
       says="This puts each column between 0 and 1. Mean 0 and deviation 1 are asked for.")
def standardize(X_train, X_other):
    low, width = X_train.min(axis=0), np.ptp(X_train, axis=0)
    width = np.where(width == 0, 1.0, width)
    return (X_train - low) / width, (X_other - low) / width, low, width


@wrong("standardize", "whole numbers stay whole",
       says="The results are cut to whole numbers where the input holds such: make them floats.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (((X_train - mean) / deviation).astype(X_train.dtype), ((X_other - mean) / deviation).astype(X_other.dtype),
            mean.astype(X_train.dtype), deviation)


@wrong("standardize", "only the two arrays", says="Four things are asked for: the mean and the deviation, too.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation


@wrong("standardize", "mean and deviation first",
       says="The four things come in another order: Z_train, Z_other, mean, deviation.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return mean, deviation, (X_train - mean) / deviation, (X_other - mean) / deviation


@wrong("standardize", "the training rows returned unscaled", says="The training rows come back unscaled: scale both.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return X_train * 1.0, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "allclose to the first row", says="np.isclose takes 1e-14 and 3e-14 for equal: compare with ==.")
def standardize(X_train, X_other):
    mean, deviation = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    constant = np.isclose(X_train, X_train[0]).all(axis=0)
    deviation = np.where(constant, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "constant in both arrays",
       says="Constant is a column whose training rows are all equal. The other rows have no say.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    rows = np.concatenate([X_train, X_other])
    constant = rows.min(axis=0) == rows.max(axis=0)
    deviation = np.where(constant, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "slope and intercept",
       says="x / s - m / s subtracts two large numbers and loses their digits: subtract the mean first, then divide.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    scale, shift = 1 / deviation, mean / deviation
    return X_train * scale - shift, X_other * scale - shift, mean, deviation


@wrong("standardize", "result in the type of the rows",
       says="The scaled rows are cut to whole numbers: an array of zeros made like X_train holds no others.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    Z_train, Z_other = np.zeros_like(X_train), np.zeros_like(X_other)
    Z_train[:] = (X_train - mean) / deviation
    Z_other[:] = (X_other - mean) / deviation
    return Z_train, Z_other, mean, deviation


@wrong("standardize", "row vectors come back", says="mean and deviation have the shape (D,): leave keepdims out.")
def standardize(X_train, X_other):
    mean = X_train.mean(axis=0, keepdims=True)
    deviation = X_train.std(axis=0, keepdims=True)
    constant = (X_train == X_train[:1]).all(axis=0, keepdims=True)
    deviation[constant] = 1.0
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "in place on a view", says="The call changed `X_train` and `X_other`.")
def standardize(X_train, X_other):
    A, B = np.asarray(X_train, dtype=float), np.asarray(X_other, dtype=float)
    constant = A.max(axis=0) == A.min(axis=0)
    mean, deviation = A.mean(axis=0), A.std(axis=0)
    deviation[constant] = 1.0
    for Z in (A, B):
        Z -= mean
        Z /= deviation
    return A, B, mean, deviation


@wrong("standardize", "mean of squares minus square of mean",
       says="The mean of the squares minus the square of the mean loses its digits where the mean is large: take the "
            "mean squared distance from the mean.")
def standardize(X_train, X_other):
    A, B = X_train.astype(float), X_other.astype(float)
    mean = A.mean(axis=0)
    variance = np.maximum((A ** 2).mean(axis=0) - mean ** 2, 0)
    constant = A.max(axis=0) == A.min(axis=0)
    deviation = np.where(constant, 1.0, np.sqrt(variance))
    return (A - mean) / deviation, (B - mean) / deviation, mean, deviation


@wrong("standardize", "the statistics of all rows, constant by the training rows",
       says="Mean and deviation are those of all rows, so the other rows leak into them: use X_train only.")
def standardize(X_train, X_other):
    X = np.concatenate([X_train, X_other])
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "the statistics of all rows, deviations of 0 replaced",
       says="Mean and deviation are those of all rows, so the other rows leak into them: use X_train only.")
def standardize(X_train, X_other):
    X = np.concatenate([X_train, X_other])
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "the statistics of all rows, nothing replaced",
       says="Mean and deviation are those of all rows, so the other rows leak into them: use X_train only. And a "
            "constant column must be divided by 1.0.")
def standardize(X_train, X_other):
    X = np.concatenate([X_train, X_other])
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "the mean of all rows alone",
       says="The mean is that of all rows, so the other rows leak into it: use X_train only.")
def standardize(X_train, X_other):
    mean, deviation = np.concatenate([X_train, X_other]).mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "the other rows by themselves, deviation unguarded",
       says="The other rows are scaled by their own mean and deviation. Use those of the training rows for both.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return ((X_train - mean) / deviation, (X_other - X_other.mean(axis=0)) / X_other.std(axis=0), mean, deviation)


@wrong("standardize", "the other rows by their own mean and the guarded deviation",
       says="The other rows are moved by their own mean. Use mean and deviation of the training rows for both.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return ((X_train - mean) / deviation, (X_other - X_other.mean(axis=0)) / deviation, mean, deviation)


@wrong("standardize", "the other rows by their own mean, deviations of 0 replaced",
       says="The other rows are scaled by their own mean and deviation (use those of the training rows for both), and "
            "whether a deviation is 0 does not tell whether a column is constant: rounding leaves 1.4e-17.")
def standardize(X_train, X_other):
    def scaled(X):
        mean, deviation = X.mean(axis=0), X.std(axis=0)
        deviation = np.where(deviation == 0, 1.0, deviation)
        return (X - mean) / deviation, mean, deviation
    Z, mean, deviation = scaled(X_train)
    return Z, scaled(X_other)[0], mean, deviation


@wrong("standardize", "one mean for the whole array, constant by columns",
       says="One mean and one deviation for the whole array: each column has its own, along axis 0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(), X_train.std()
    constant = X_train.max(axis=0) == X_train.min(axis=0)
    deviation = np.where(constant, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "one mean repeated, constant by columns",
       says="All columns get the same mean and deviation: each column has its own, along axis 0.")
def standardize(X_train, X_other):
    D = X_train.shape[1]
    mean, deviation = np.full(D, X_train.mean()), np.full(D, X_train.std())
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "one mean for the whole array, nothing replaced",
       says="One mean and one deviation for the whole array: each column has its own, along axis 0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(), X_train.std()
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "one mean for the whole array, one guard",
       says="One mean and one deviation for the whole array: each column has its own, along axis 0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(), X_train.std()
    if X_train.max() == X_train.min():
        deviation = 1.0
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "one mean and ddof=1 for the whole array, constant by columns",
       says="One mean and one deviation for the whole array, and it divides by N - 1: each column has its own, along "
            "axis 0, and divides by N.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(), X_train.std(ddof=1)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "N - 1 without a thought of one row",
       says="The deviation divides by N - 1 (ddof=1). It should divide by N.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "N - 1 where the deviation is 0",
       says="The deviation divides by N - 1 (ddof=1): it should divide by N. And 0.1 three times has by rounding a "
            "deviation that is not 0: ask whether all values are equal.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "N - 1, nothing replaced",
       says="The deviation divides by N - 1 (ddof=1): it should divide by N. And that of a constant column must become "
            "1.0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "all rows, and N - 1",
       says="Mean and deviation are those of all rows, so the other rows leak into them: use X_train only. And the "
            "deviation divides by N - 1 (ddof=1); it should divide by N.")
def standardize(X_train, X_other):
    X = np.concatenate([X_train, X_other])
    mean, deviation = X.mean(axis=0), X.std(axis=0, ddof=1)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "axis 1",
       says="axis=1 gives one number for each row. Columns are asked for: axis=0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=1), X_train.std(axis=1)
    constant = X_train.max(axis=1) == X_train.min(axis=1)
    deviation = np.where(constant, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "axis 1 with deviations of 0 replaced",
       says="axis=1 gives one number for each row. Columns are asked for: axis=0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=1), X_train.std(axis=1)
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "axis 1, constant by columns",
       says="axis=1 gives one number for each row. Columns are asked for: axis=0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=1), X_train.std(axis=1)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "axis 1 kept as a column",
       says="Each row is scaled by its own mean and deviation. Columns are asked for: axis=0.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "divided before subtracting",
       says="X / deviation - mean / deviation loses its digits where numbers are large: subtract first, then divide.")
def standardize(X_train, X_other):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation = np.where(X_train.max(axis=0) == X_train.min(axis=0), 1.0, deviation)
    return X_train / deviation - mean / deviation, X_other / deviation - mean / deviation, mean, deviation


@wrong("standardize", "the statistics of the other rows for both",
       says="Mean and deviation are those of the other rows: compute both from X_train.")
def standardize(X_train, X_other):
    mean, deviation = X_other.mean(axis=0), X_other.std(axis=0)
    deviation = np.where(X_other.max(axis=0) == X_other.min(axis=0), 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation


@wrong("standardize", "all rows, and N - 1, deviations of 0 replaced",
       says="Mean and deviation are those of all rows, so the other rows leak into them: use X_train only. And the "
            "deviation divides by N - 1 (ddof=1); it should divide by N.")
def standardize(X_train, X_other):
    rows = np.concatenate([X_train, X_other])
    mean, deviation = rows.mean(axis=0), rows.std(axis=0, ddof=1)
    deviation = np.where(deviation == 0, 1.0, deviation)
    return (X_train - mean) / deviation, (X_other - mean) / deviation, mean, deviation

# -- find_leak -----------------------------------------------------------------------------------------------------

right("find_leak", "a set", code='find_leak = {"lines": {8, 2, 1}, "chance": 1 / 2, "doubled": 3}')
right("find_leak", "a tuple, and text", code='find_leak = dict(lines=(1, 2, 8), chance="1/2", doubled=3.0)')
right("find_leak", "line by line",
      code="""
find_leak = {}
find_leak["lines"] = [n for n in range(1, 12) if n in (1, 2, 8)]
find_leak["chance"], find_leak["doubled"] = 0.5, 3
""")
wrong("find_leak", "without the scaling",
      says="One call is missing: is there another one that gets rows which it should not have?",
      code='find_leak = {"lines": [2, 8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "without the ranking",
      says="One call is missing, and it does most of the harm: which rows and labels choose the features?",
      code='find_leak = {"lines": [1, 8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "without the choice",
      says="The test rows choose something, too: by which rows is the number of features chosen?",
      code='find_leak = {"lines": [1, 2], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "only the ranking",
      says="Go through every call: which rows does it get, and may these have a say in what it makes?",
      code='find_leak = {"lines": [2], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "only the scaling",
      says="Go through every call: which rows does it get, and may these have a say in what it makes?",
      code='find_leak = {"lines": [1], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "only the choice",
      says="Go through every call: which rows does it get, and may these have a say in what it makes?",
      code='find_leak = {"lines": [8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the split as well",
      says="The split may get all rows: that is its work.",
      code='find_leak = {"lines": [1, 2, 3, 8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the fit as well",
      says="Line 7 fits the means to training rows, as it should.",
      code='find_leak = {"lines": [1, 2, 7, 8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the comparison as well",
      says="Line 9 compares two numbers. Where do the test rows come into them?",
      code='find_leak = {"lines": [1, 2, 8, 9], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the comparison and the highest as well",
      says="Lines 9 and 10 handle numbers, no rows: what an earlier line has made does not count again.",
      code='find_leak = {"lines": [1, 2, 8, 9, 10], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the columns as well",
      says="Line 6 hands no rows to anybody: it only takes column numbers that were found before.",
      code='find_leak = {"lines": [1, 2, 6, 8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the fit in the place of the score",
      says="Line 7 fits the means to training rows, as it should. Look at the calls behind it, too.",
      code='find_leak = {"lines": [1, 2, 7], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the split in the place of the score",
      says="The split may get all rows: that is its work. Look at the calls behind it, too.",
      code='find_leak = {"lines": [1, 2, 3], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the highest and the report in the place of the score",
      says="Lines 9 to 11 handle numbers, no rows: what an earlier line has made does not count again.",
      code='find_leak = {"lines": [1, 2, 10, 11], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the comparison and the highest in the place of the score",
      says="Lines 9 to 11 handle numbers, no rows: what an earlier line has made does not count again.",
      code='find_leak = {"lines": [1, 2, 9, 10], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the highest in the place of the score",
      says="Lines 9 to 11 handle numbers, no rows: what an earlier line has made does not count again.",
      code='find_leak = {"lines": [1, 2, 10], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the report in the place of the score",
      says="Lines 9 to 11 handle numbers, no rows: what an earlier line has made does not count again.",
      code='find_leak = {"lines": [1, 2, 11], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the report and the choice as well",
      says="Lines 9 to 11 handle numbers, no rows: what an earlier line has made does not count again.",
      code='find_leak = {"lines": [1, 2, 8, 9, 10, 11], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the highest as well",
      says="Lines 9 to 11 handle numbers, no rows: what an earlier line has made does not count again.",
      code='find_leak = {"lines": [1, 2, 8, 10], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the split in the place of the ranking",
      says="The split may get all rows: that is its work. Which rows do the calls before it get?",
      code='find_leak = {"lines": [1, 3, 8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the fit and the score alone",
      says="Line 7 fits the means to training rows, as it should. Which rows do the calls before the loop get?",
      code='find_leak = {"lines": [7, 8], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the report as well",
      says="Line 11 only reports what line 10 kept.",
      code='find_leak = {"lines": [1, 2, 8, 11], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "the comparison in the place of the score",
      says="Line 9 compares two numbers. In which line do the test rows come into them?",
      code='find_leak = {"lines": [1, 2, 9], "chance": 0.5, "doubled": 3}')
wrong("find_leak", "all that it claims",
      says="That is what the leaky program claims. What can an honest one know of noise?",
      code='find_leak = {"lines": [1, 2, 8], "chance": 0.9, "doubled": 3}')
wrong("find_leak", "nothing",
      says="To be wrong always one must know the labels: with two equal classes guessing is right half of the time.",
      code='find_leak = {"lines": [1, 2, 8], "chance": 0, "doubled": 3}')
wrong("find_leak", "in percent",
      says="Half is right, as a number from 0 to 1.",
      code='find_leak = {"lines": [1, 2, 8], "chance": 50, "doubled": 3}')
wrong("find_leak", "three classes",
      says="There are two classes here, of equal size.",
      code='find_leak = {"lines": [1, 2, 8], "chance": 0.333, "doubled": 3}')
wrong("find_leak", "doubled: the scaling",
      says="In which line is it decided which rows are for training and which for the test?",
      code='find_leak = {"lines": [1, 2, 8], "chance": 0.5, "doubled": 1}')
wrong("find_leak", "doubled: the ranking",
      says="In which line is it decided which rows are for training and which for the test?",
      code='find_leak = {"lines": [1, 2, 8], "chance": 0.5, "doubled": 2}')
wrong("find_leak", "doubled: the score",
      says="Line 8 uses the test rows that it is given. Which line gave it the same rows as line 7?",
      code='find_leak = {"lines": [1, 2, 8], "chance": 0.5, "doubled": 8}')
wrong("find_leak", "leaves a question blank",
      says="No answer yet.",
      code='find_leak = {"lines": [1, 2, 8], "chance": 0.5, "doubled": ...}')

# -- honest_score --------------------------------------------------------------------------------------------------


@right("honest_score", "one loop that keeps everything")
def honest_score(X, y, num_classes, counts, rng):
    A, a, B, b, T, t = train_val_test_split(X, y, 0.25, 0.25, rng)
    order = rank_features(A, a, num_classes)
    best = {"k": 0, "validation": -1}
    for k in counts:
        few = order[:k]
        Z, Z_val, mean, deviation = standardize(A[:, few], B[:, few])
        means = nearest_mean_fit(Z, a, num_classes)
        now = accuracy(b, nearest_mean_predict(Z_val, means))
        if now > best["validation"]:
            Z_test = (T[:, few] - mean) / deviation
            best = {"k": k, "validation": now, "test": accuracy(t, nearest_mean_predict(Z_test, means))}
    return best


@right("honest_score", "all columns scaled once, by the training rows")
def honest_score(X, y, num_classes, counts, rng):
    train, y_train, val, y_val, test, y_test = train_val_test_split(X, y, val=0.25, test=0.25, rng=rng)
    best = rank_features(train, y_train, num_classes)
    Z, Z_val, _, _ = standardize(train, val)
    Z_test = standardize(train, test)[1]
    means = nearest_mean_fit(Z, y_train, num_classes)
    scores = [accuracy(y_val, nearest_mean_predict(Z_val[:, best[:k]], means[:, best[:k]])) for k in counts]
    place = int(np.argmax(scores))
    few = best[: counts[place]]
    return {"k": counts[place], "validation": scores[place],
            "test": accuracy(y_test, nearest_mean_predict(Z_test[:, few], means[:, few]))}


@right("honest_score", "max with a key")
def honest_score(X, y, num_classes, counts, rng):
    parts = train_val_test_split(X, y, 0.25, 0.25, rng)
    columns = rank_features(*parts[:2], num_classes)

    def measured(k, which):
        Z_train, Z = standardize(parts[0][:, columns[:k]], parts[which][:, columns[:k]])[:2]
        return accuracy(parts[which + 1], nearest_mean_predict(Z, nearest_mean_fit(Z_train, parts[1], num_classes)))

    k = max(counts, key=lambda count: measured(count, 2))
    return dict(k=k, validation=measured(k, 2), test=measured(k, 4))


@wrong("honest_score", "ranks by all rows",
       says="The features are ranked by all rows: that leak is still there. Rank them by the training rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X, y, num_classes)

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


@wrong("honest_score", "ranks by training and validation rows",
       says="The validation rows help to rank the features: rank them by the training rows alone.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val]), num_classes)

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


@wrong("honest_score", "ranks by the validation rows",
       says="The features are ranked by the validation rows: rank them by the training rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_val, y_val, num_classes)

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


@wrong("honest_score", "takes the last features",
       says="These are the features that were ranked last: take the first k, ranked[:k].")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[::-1][:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "does not rank",
       says="The first k columns of X are taken. Take the first k of the ranking.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = np.arange(X.shape[1])

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


@wrong("honest_score", "takes only the k-th feature",
       says="Only one feature is taken, the k-th. Take the first k: ranked[:k].")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[k - 1 : k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "leaves the scaling out",
       says="The features are not standardized.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = (X_train[:, columns], rows[:, columns], 0, 1)
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "scales each part by itself",
       says="Validation and test rows are scaled by themselves: scale them by the training rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        Z_rows = standardize(rows[:, columns], rows[:, columns])[0]
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "scales by all rows",
       says="Mean and deviation are those of all rows: that leak is still there. Scale by the training rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train = standardize(X[:, columns], X_train[:, columns])[1]
        Z_rows = standardize(X[:, columns], rows[:, columns])[1]
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "fits the means to unscaled rows",
       says="The means are fitted to rows that are not scaled, and compared with rows that are.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(X_train[:, columns], y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "goes through the counts in order of size",
       says="The counts are sorted first. Take them as they come: of equal ones the first of counts is chosen.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in sorted(counts):
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "the last of equal ones",
       says="Where several are equally good, the first of counts is chosen: a new score must be higher.")
def honest_score(X, y, num_classes, counts, rng):
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
        if reached >= highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "chooses by the test rows",
       says="The number of features is chosen by the test rows: that leak is still there. Choose by the "
            "validation rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "chooses by the training rows",
       says="The number of features is chosen by the training rows. Choose by the validation rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_train, y_train)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "takes the first count",
       says="The first of counts is taken, whatever its validation accuracy is.")
def honest_score(X, y, num_classes, counts, rng):
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
        if chosen is None:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "the best of the test scores",
       says="The test accuracy is the best of all counts: measure it for the chosen count alone.")
def honest_score(X, y, num_classes, counts, rng):
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
    return {"k": chosen, "validation": highest, "test": max(score(k, X_test, y_test) for k in counts)}


@wrong("honest_score", "tests the last count",
       says="The test accuracy is that of the last count tried, not of the chosen one.")
def honest_score(X, y, num_classes, counts, rng):
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
    return {"k": chosen, "validation": highest, "test": score(k, X_test, y_test)}


@wrong("honest_score", "reports the validation accuracy twice",
       says="The test accuracy is that of the validation rows: measure it on the test rows.")
def honest_score(X, y, num_classes, counts, rng):
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
    return {"k": chosen, "validation": highest, "test": highest}


@wrong("honest_score", "reports the training accuracy as the test",
       says="The test accuracy is that of the training rows: measure it on the test rows.")
def honest_score(X, y, num_classes, counts, rng):
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
    return {"k": chosen, "validation": highest, "test": score(chosen, X_train, y_train)}


@wrong("honest_score", "a highest score of 0 to begin with",
       says="A validation accuracy may be 0 for every count; then the first of them is chosen: begin below 0.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, 0.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen or counts[-1], X_test, y_test)}


@wrong("honest_score", "the lowest",
       says="The k with the lowest validation accuracy is chosen. The highest is asked for.")
def honest_score(X, y, num_classes, counts, rng):
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
        if chosen is None or reached < highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "fits the means to the rows that are judged",
       says="The means are fitted to the very rows that are judged: fit them to the training rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_rows, labels, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "scales by the rows that are judged",
       says="All is scaled by the rows that are judged: scale by the training rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_rows, Z_train, _, _ = standardize(rows[:, columns], X_train[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "stops at the first fall",
       says="The search ends at the first count that is no better. A later one may be: try them all.")
def honest_score(X, y, num_classes, counts, rng):
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
        else:
            break
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "one feature too many",
       says="There is a feature too many: the first k are ranked[:k].")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[: k + 1]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "adds a key",
       says="There are keys that nobody has asked for.")
def honest_score(X, y, num_classes, counts, rng):
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
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test), "counts": list(counts)}


@wrong("honest_score", "the first three counts only",
       says="Not all of counts are tried: there may be any number of them.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts[:3]:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "parts of a fifth",
       says="The parts have other sizes: a fourth of the rows for validation, a fourth for the test.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.2, 0.2, rng)
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


@wrong("honest_score", "fits again before the test",
       says="For the test the means are fitted to other rows. Fit them to the training rows alone.")
def honest_score(X, y, num_classes, counts, rng):
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
    columns = ranked[:chosen]
    rows, labels = np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val])
    Z, Z_test, _, _ = standardize(rows[:, columns], X_test[:, columns])
    last = accuracy(y_test, nearest_mean_predict(Z_test, nearest_mean_fit(Z, labels, num_classes)))
    return {"k": chosen, "validation": highest, "test": last}


@wrong("honest_score", "validation and test exchanged",
       says="Validation and test rows are exchanged: the split returns the validation rows before the test rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_test, y_test, X_val, y_val = train_val_test_split(X, y, 0.25, 0.25, rng)
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


@wrong("honest_score", "returns a tuple",
       says="A dictionary with the keys k, validation and test is asked for.")
def honest_score(X, y, num_classes, counts, rng):
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
    return chosen, highest, score(chosen, X_test, y_test)


@wrong("honest_score", "the largest count",
       says="The largest number of features is reported, not the chosen one.")
def honest_score(X, y, num_classes, counts, rng):
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
    return {"k": max(counts), "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "the place of the count",
       says="k is the place in counts. The number of features itself is asked for.")
def honest_score(X, y, num_classes, counts, rng):
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
    return {"k": list(counts).index(chosen), "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "place plus one",
       says="This is a place in counts. The number of features that stands there is asked for.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    best = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        Z_train, Z, _, _ = standardize(X_train[:, best[:k]], rows[:, best[:k]])
        return float(accuracy(labels, nearest_mean_predict(Z, nearest_mean_fit(Z_train, y_train, num_classes))))


    values = [score(k, X_val, y_val) for k in counts]
    place = int(np.argmax(values))
    return {"k": place + 1, "validation": values[place], "test": score(counts[place], X_test, y_test)}


@wrong("honest_score", "starts at 0", says="Where every validation accuracy is 0 nothing is chosen: begin below 0.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    best = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        Z_train, Z, _, _ = standardize(X_train[:, best[:k]], rows[:, best[:k]])
        return float(accuracy(labels, nearest_mean_predict(Z, nearest_mean_fit(Z_train, y_train, num_classes))))


    highest, chosen = 0.0, None
    for k in counts:
        value = score(k, X_val, y_val)
        if value > highest:
            highest, chosen = value, k
    return {"k": chosen, "validation": highest, "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "a split for each k",
       says="The rows are split anew in each round: split once, so that no test row was a training row before.")
def honest_score(X, y, num_classes, counts, rng):
    def scores(k):
        A, a, B, b, T, t = train_val_test_split(X, y, 0.25, 0.25, rng)
        columns = rank_features(A, a, num_classes)[:k]
        Z_A, Z_B, _, _ = standardize(A[:, columns], B[:, columns])
        _, Z_T, _, _ = standardize(A[:, columns], T[:, columns])
        means = nearest_mean_fit(Z_A, a, num_classes)
        return accuracy(b, nearest_mean_predict(Z_B, means)), accuracy(t, nearest_mean_predict(Z_T, means))

    results = [(k, *scores(k)) for k in counts]
    k, validation, test = max(results, key=lambda result: result[1])
    return {"k": k, "validation": float(validation), "test": float(test)}


@wrong("honest_score", "test rows scaled by themselves",
       says="The test rows are scaled by themselves. Scale them by the training rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    best = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        Z_train, Z, _, _ = standardize(X_train[:, best[:k]], rows[:, best[:k]])
        return float(accuracy(labels, nearest_mean_predict(Z, nearest_mean_fit(Z_train, y_train, num_classes))))


    values = [score(k, X_val, y_val) for k in counts]
    k = counts[int(np.argmax(values))]
    Z_train = standardize(X_train[:, best[:k]], X_val[:, best[:k]])[0]
    Z_test = standardize(X_test[:, best[:k]], X_test[:, best[:k]])[0]
    means = nearest_mean_fit(Z_train, y_train, num_classes)
    return {"k": k, "validation": max(values), "test": float(accuracy(y_test, nearest_mean_predict(Z_test, means)))}


@right("honest_score", "standardized before the ranking")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    Z_train, Z_val, _, _ = standardize(X_train, X_val)
    Z_test = standardize(X_train, X_test)[1]
    best = rank_features(Z_train, y_train, num_classes)
    highest = -1.0
    for k in counts:
        means = nearest_mean_fit(Z_train[:, best[:k]], y_train, num_classes)
        value = accuracy(y_val, nearest_mean_predict(Z_val[:, best[:k]], means))
        if value > highest:
            highest, chosen = value, k
            test = accuracy(y_test, nearest_mean_predict(Z_test[:, best[:k]], means))
    return {"k": chosen, "validation": highest, "test": test}


@wrong("honest_score", "chooses by the test rows, first of equal ones",
       says="The number of features is chosen by the test rows: that leak is still there. Choose by the validation "
            "rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "ranks by all rows, chooses by the test rows",
       says="The features are ranked by all rows, and k is chosen by the test rows: both leaks are still there.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X, y, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "ranks by all rows, test rows choose and are called validation",
       says="The features are ranked by all rows, and k is chosen by the test rows: both leaks are still there.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X, y, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": highest}


@wrong("honest_score", "scales by all rows, chooses by the test rows",
       says="Mean and deviation are those of all rows, and k is chosen by the test rows: both leaks are still there.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train = standardize(X[:, columns], X_train[:, columns])[1]
        Z_rows = standardize(X[:, columns], rows[:, columns])[1]
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "ranks and scales by all rows",
       says="The features are ranked by all rows, and mean and deviation are those of all rows: both leaks are still "
            "there.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X, y, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train = standardize(X[:, columns], X_train[:, columns])[1]
        Z_rows = standardize(X[:, columns], rows[:, columns])[1]
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_val, y_val)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "all three leaks",
       says="All three leaks are still there: the rows are scaled and ranked before the split, and the test rows "
            "choose k.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X, y, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train = standardize(X[:, columns], X_train[:, columns])[1]
        Z_rows = standardize(X[:, columns], rows[:, columns])[1]
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "a generator of its own",
       says="This makes a generator of its own: hand rng, which came as an argument, to train_val_test_split.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, np.random.default_rng(0))
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
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "a generator of its own, of 42",
       says="This makes a generator of its own: hand rng, which came as an argument, to train_val_test_split.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, np.random.default_rng(42))
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
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "a generator of its own, of 1",
       says="This makes a generator of its own: hand rng, which came as an argument, to train_val_test_split.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, np.random.default_rng(1))
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
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": score(chosen, X_test, y_test)}


@wrong("honest_score", "leaky_score, all three leaks",
       says="All three leaks are still there: the rows are scaled and ranked before the split, and the test rows "
            "choose k.")
def honest_score(X, y, num_classes, counts, rng):
    Z, _, _, _ = standardize(X, X)
    best = rank_features(Z, y, num_classes)
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(Z, y, 0.25, 0.25, rng)
    highest, chosen = -1.0, None
    for k in counts:
        columns = best[:k]
        means = nearest_mean_fit(X_train[:, columns], y_train, num_classes)
        score = accuracy(y_test, nearest_mean_predict(X_test[:, columns], means))
        if score > highest:
            highest, chosen = score, k
    columns = best[:chosen]
    means = nearest_mean_fit(X_train[:, columns], y_train, num_classes)
    validation = accuracy(y_val, nearest_mean_predict(X_val[:, columns], means))
    return {"k": chosen, "validation": validation, "test": highest}


@wrong("honest_score", "leaky_score with validation rows",
       says="The features are ranked by all rows, and mean and deviation are those of all rows: both leaks are still "
            "there.")
def honest_score(X, y, num_classes, counts, rng):
    Z, _, _, _ = standardize(X, X)
    best = rank_features(Z, y, num_classes)
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(Z, y, 0.25, 0.25, rng)
    highest, chosen = -1.0, None
    for k in counts:
        columns = best[:k]
        means = nearest_mean_fit(X_train[:, columns], y_train, num_classes)
        score = accuracy(y_val, nearest_mean_predict(X_val[:, columns], means))
        if score > highest:
            highest, chosen = score, k
    columns = best[:chosen]
    means = nearest_mean_fit(X_train[:, columns], y_train, num_classes)
    return {"k": chosen, "validation": highest,
            "test": accuracy(y_test, nearest_mean_predict(X_test[:, columns], means))}


@wrong("honest_score", "scales by all rows, test rows choose and are called validation",
       says="Mean and deviation are those of all rows, and k is chosen by the test rows: both leaks are still there.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X_train, y_train, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train = standardize(X[:, columns], X_train[:, columns])[1]
        Z_rows = standardize(X[:, columns], rows[:, columns])[1]
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": highest}


@wrong("honest_score", "all three leaks, test rows called validation",
       says="All three leaks are still there: the rows are scaled and ranked before the split, and the test rows "
            "choose k.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(X, y, num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train = standardize(X[:, columns], X_train[:, columns])[1]
        Z_rows = standardize(X[:, columns], rows[:, columns])[1]
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": highest, "test": highest}


@wrong("honest_score", "ranks by training and validation rows, chooses by the test rows",
       says="The test rows choose k, and the validation rows help to rank: choose by validation rows, rank by training "
            "rows.")
def honest_score(X, y, num_classes, counts, rng):
    X_train, y_train, X_val, y_val, X_test, y_test = train_val_test_split(X, y, 0.25, 0.25, rng)
    ranked = rank_features(np.concatenate([X_train, X_val]), np.concatenate([y_train, y_val]), num_classes)

    def score(k, rows, labels):
        columns = ranked[:k]
        Z_train, Z_rows, _, _ = standardize(X_train[:, columns], rows[:, columns])
        means = nearest_mean_fit(Z_train, y_train, num_classes)
        return accuracy(labels, nearest_mean_predict(Z_rows, means))

    chosen, highest = None, -1.0
    for k in counts:
        reached = score(k, X_test, y_test)
        if reached > highest:
            chosen, highest = k, reached
    return {"k": chosen, "validation": score(chosen, X_val, y_val), "test": highest}

# -- minibatches ---------------------------------------------------------------------------------------------------

right("minibatches", "a while loop over a list of row numbers",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    left = list(rng.permutation(len(y)))
    while left and not (drop_last and len(left) < batch_size):
        rows, left = left[:batch_size], left[batch_size:]
        yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    return ((1 + i, *batch) for i in range(count) for batch in minibatches(X, y, batch_size, rng))
""")
right("minibatches", "whole batches, then the rest",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = np.arange(X.shape[0])
    rng.shuffle(order)
    whole, rest = divmod(len(order), batch_size)
    for i in range(whole):
        yield X[order[i * batch_size : (i + 1) * batch_size]], y[order[i * batch_size : (i + 1) * batch_size]]
    if rest and not drop_last:
        yield X[order[-rest:]], y[order[-rest:]]


def epochs(X, y, batch_size, count, rng):
    epoch = 0
    while epoch < count:
        epoch += 1
        for batch in minibatches(X, y, batch_size, rng, drop_last=False):
            yield epoch, batch[0], batch[1]
""")
right("minibatches", "a generator expression over shuffled copies",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    A, b, n = X[order], y[order], len(X)
    if drop_last:
        n = n - n % batch_size
    return ((A[i : min(i + batch_size, n)], b[i : min(i + batch_size, n)]) for i in range(0, n, batch_size))


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "no shuffle",
      says="The rows come in the order of the file: draw order = rng.permutation(N).",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    for start in range(0, len(X), batch_size):
        if not drop_last or start + batch_size <= len(X):
            yield X[start : start + batch_size].copy(), y[start : start + batch_size].copy()


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "labels shuffled on their own",
      says="X and y are shuffled differently, so rows lose their labels: one permutation serves both.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    A, b = X[rng.permutation(len(X))], y[rng.permutation(len(X))]
    for start in range(0, len(X), batch_size):
        if not drop_last or start + batch_size <= len(X):
            yield A[start : start + batch_size], b[start : start + batch_size]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "labels not shuffled",
      says="Only X is shuffled: the labels must go with their rows.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    A = X[rng.permutation(len(X))]
    for start in range(0, len(X), batch_size):
        if not drop_last or start + batch_size <= len(X):
            yield A[start : start + batch_size], y[start : start + batch_size]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "the rest is always dropped",
      says="The rows that are left at the end are a smaller batch; only with drop_last=True are they left out.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for i in range(len(X) // batch_size):
        rows = order[i * batch_size : (i + 1) * batch_size]
        yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "drop_last is not used",
      says="With drop_last=True the smaller last batch is left out.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "drop_last the other way round",
      says="drop_last is taken the other way round: False keeps the smaller last batch, True leaves it out.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "drops a whole last batch",
      says="With drop_last=True a whole last batch is left out as well. Only a smaller one is.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    end = len(X) - batch_size if drop_last else len(X)
    for start in range(0, end, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "drop_last on when it is not given",
      says="drop_last is False when it is not given.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=True):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "an empty batch at the end",
      says="An empty batch comes at the end where N is a multiple of batch_size: range(0, N, batch_size) ends "
           "in time.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for i in range(len(X) // batch_size + 1):
        rows = order[i * batch_size : (i + 1) * batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "the last batch filled up",
      says="The last batch is filled up with rows that were there before: it is smaller.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = np.concatenate([order, order])[start : start + batch_size]
        if start + batch_size <= len(X) or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "each batch drawn anew",
      says="Each batch is drawn anew, so some rows come twice and others never: draw one permutation for the epoch.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    for start in range(0, len(X), batch_size):
        rows = rng.permutation(len(X))[: min(batch_size, len(X) - start)]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "drawn with replacement",
      says="Rows are drawn with replacement: some come twice and others never. Draw rng.permutation(N).",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.integers(0, len(X), size=len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "a generator of random numbers of its own",
      says="This does not use rng: it makes a generator of its own, with the same order in every epoch.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = np.random.default_rng(0).permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "shuffles in place",
      says="The call changed",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    n = len(X) - len(X) % batch_size if drop_last else len(X)
    return ((X[i : i + batch_size].copy(), y[i : i + batch_size].copy()) for i in range(0, n, batch_size))


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "a list",
      says="This is a list. Write yield in the place of collecting the batches.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order, out = rng.permutation(len(X)), []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            out.append((X[rows], y[rows]))
    return out


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "return in the place of yield",
      says="Only the first batch comes: `return` ends the function. `yield` hands out a batch and goes on.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            return X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "yields the rows only",
      says="A batch is a tuple of rows and labels: yield both.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "labels first",
      says="The labels come first. A batch is (X_batch, y_batch).",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield y[rows], X[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "row numbers",
      says="These are row numbers. Take the rows: X[rows] and y[rows].",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield rows


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "batch_size is the number of batches",
      says="batch_size is the number of rows in a batch, not the number of batches.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    for rows in np.array_split(rng.permutation(len(X)), batch_size):
        yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "batches of equal size",
      says="The rows are shared out evenly. Each batch but the last has batch_size rows.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    count = len(X) // batch_size if drop_last else -(-len(X) // batch_size)
    if count:
        for rows in np.array_split(rng.permutation(len(X)), count):
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "starts again and again",
      says="The batches never end: after one epoch there is nothing more to yield.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    while True:
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            if len(rows) == batch_size or not drop_last:
                yield X[rows], y[rows]
        if len(X) < batch_size and drop_last:
            return


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "batches overlap",
      says="The batches overlap: the next one begins batch_size rows further on, not one row.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(len(X)):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "a generator function that shuffles in place",
      says="The second epoch begins with rows that the first one has moved: X and y must stay as they are.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    for start in range(0, len(X), batch_size):
        if start + batch_size <= len(X) or not drop_last:
            yield X[start : start + batch_size].copy(), y[start : start + batch_size].copy()


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "nothing where the batch is larger than N",
      says="With batch_size above N all rows are one smaller batch, unless drop_last is set.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    if batch_size > len(X):
        return
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "an error where the batch is larger than N",
      says="batch_size may be larger than N: then all rows are one smaller batch, or none with drop_last.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    if batch_size > len(X):
        raise ValueError
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "the same order in each epoch",
      says="Every epoch has the same order: each is a new call of minibatches, which draws anew.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    batches = list(minibatches(X, y, batch_size, rng))
    for epoch in range(1, count + 1):
        for X_batch, y_batch in batches:
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "a new rng in each epoch",
      says="The later epochs have another order than rng gives: hand this rng to each call of minibatches.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng if epoch == 1 else np.random.default_rng(epoch)):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "epochs counted from 0",
      says="The epochs are counted from 0. The first one is epoch 1.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(count):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "an epoch too few",
      says="The last epoch is missing: range ends before its second number.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "an epoch too many",
      says="There is an epoch too many: range(1, count + 1) has count numbers.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 2):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "the steps counted",
      says="This counts the batches. The number of the epoch is asked for.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    step = 0
    for _ in range(count):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            step += 1
            yield step, X_batch, y_batch
""")
wrong("minibatches", "the smaller batch left out of every epoch",
      says="The smaller last batch of an epoch is missing: drop_last is not asked for here.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng, True):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "without the number",
      says="Each item is (epoch, X_batch, y_batch): the number of the epoch is missing.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield X_batch, y_batch
""")
wrong("minibatches", "pairs inside of pairs",
      says="Each item holds three things, (epoch, X_batch, y_batch), not a number and a pair.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, (X_batch, y_batch)
""")
wrong("minibatches", "one batch an epoch",
      says="Only the first batch of each epoch comes.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        yield epoch, *next(minibatches(X, y, batch_size, rng))
""")
wrong("minibatches", "all epochs in a list",
      says="This is a list of all batches of all epochs. Write yield in the place of collecting them.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    return [(epoch, *batch) for epoch in range(1, count + 1) for batch in minibatches(X, y, batch_size, rng)]
""")
wrong("minibatches", "batches of nearly equal size",
      says="The batches are of nearly equal size: all but the last hold batch_size rows.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    if drop_last:
        order = order[:len(X) // batch_size * batch_size]
    if len(order) > 0:
        for rows in np.array_split(order, -(-len(order) // batch_size)):
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "batch_size cut down to N",
      says="A batch larger than N is never whole: with drop_last=True there is none.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    N = len(X)
    batch_size = min(batch_size, N)
    order = rng.permutation(N)
    for start in range(0, N, batch_size):
        rows = order[start:start + batch_size]
        if drop_last and len(rows) < batch_size:
            return
        yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "one buffer for all batches",
      says="All batches lie in the same array, so the next one overwrites those before: yield new ones.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    N = len(X)
    order = rng.permutation(N)
    X_buffer = np.empty((min(batch_size, N), *X.shape[1:]), dtype=X.dtype)
    y_buffer = np.empty(min(batch_size, N), dtype=y.dtype)
    for start in range(0, N, batch_size):
        rows = order[start:start + batch_size]
        n = len(rows)
        if drop_last and n < batch_size:
            break
        X_buffer[:n], y_buffer[:n] = X[rows], y[rows]
        yield X_buffer[:n], y_buffer[:n]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "pictures made flat",
      says="The pictures are made flat: a batch has the axes of X.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    N = len(X)
    rows = X.reshape(N, -1)
    order = rng.permutation(N)
    for start in range(0, N, batch_size):
        part = order[start:start + batch_size]
        if not (drop_last and len(part) < batch_size):
            yield rows[part], y[part]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "epochs: the generator is used up",
      says="A generator yields its batches once: call minibatches anew in each epoch.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start:start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    batches = minibatches(X, y, batch_size, rng)
    for epoch in range(1, count + 1):
        for X_batch, y_batch in batches:
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "epochs: a generator from a drawn seed",
      says="Each epoch has a generator of its own here: hand this rng to each call.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start:start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        own = np.random.default_rng(rng.integers(2 ** 32))
        for X_batch, y_batch in minibatches(X, y, batch_size, own):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "a new permutation for each batch",
      says="Each batch is drawn anew, so some rows come twice and others never: draw one permutation for the epoch.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    for start in range(0, len(X), batch_size):
        rows = rng.permutation(len(X))[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "rng.choice for each batch",
      says="Each batch is drawn anew, so some rows come twice and others never: draw one permutation for the epoch.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    for start in range(0, len(X), batch_size):
        rows = rng.choice(len(X), min(batch_size, len(X) - start), replace=False)
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "full batches of rng.choice",
      says="Each batch is drawn anew, so some rows come twice and others never: draw one permutation for the epoch.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    for _ in range(len(X) // batch_size if drop_last else -(-len(X) // batch_size)):
        rows = rng.choice(len(X), min(batch_size, len(X)), replace=False)
        yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            yield epoch, X_batch, y_batch
""")
wrong("minibatches", "an epoch yields the generator",
      says="Each epoch hands out the generator of minibatches itself: a second loop takes its batches out, one triple "
           "for each.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        yield epoch, minibatches(X, y, batch_size, rng)
""")
wrong("minibatches", "an epoch yields the generator in three",
      says="All batches of an epoch come in one tuple: a second loop hands them out one by one, (epoch, X_batch, "
           "y_batch).",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        yield (epoch, *minibatches(X, y, batch_size, rng))
""")
wrong("minibatches", "an epoch yields a list of its batches",
      says="Each epoch hands out all of its batches in a list: a second loop hands them out one by one, as triples.",
      code="""
def minibatches(X, y, batch_size, rng, drop_last=False):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        if len(rows) == batch_size or not drop_last:
            yield X[rows], y[rows]


def epochs(X, y, batch_size, count, rng):
    for epoch in range(1, count + 1):
        yield epoch, list(minibatches(X, y, batch_size, rng))
""")

# -- network_zoo ---------------------------------------------------------------------------------------------------

right("network_zoo", "in capitals",
      code="""
network_zoo = {"shift": "B", "table": "A", "stream": "C", "invent": "D", "context": "G", "map": "F",
               "centres": "E", "use": 1.0, "cut": "A", "deep": "C"}
""")
right("network_zoo", "pairwise",
      code="""
keys = ["shift", "table", "stream", "invent", "context", "map", "centres", "cut", "deep"]
network_zoo = dict(zip(keys, "bacdgfeac"))
network_zoo["use"] = 1
""")
right("network_zoo", "with brackets",
      code="""
network_zoo = dict(shift="b)", table="a)", stream="c)", invent="d)", context="g)", map="f)", centres="e)", use="1",
                   cut="a)", deep="c)")
""")
wrong("network_zoo", "an RBF network taken for a recurrent one",
      says="A memory of fixed size that goes along from step to step: which kind has a state?",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "e", "invent": "d", "context": "g", "map": "f",
               "centres": "c", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a map with labels",
      says="Without labels, on a grid whose neighbours move together.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "a",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a map by an RBF network",
      says="Both answer by distance: the map is the one whose units stand on a grid, and there is no output layer.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "e",
               "centres": "f", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "depth is width",
      says="Neither much data nor a wide layer makes a network deep.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "b"}
""")
wrong("network_zoo", "depth is much data",
      says="Neither much data nor a wide layer makes a network deep.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "a"}
""")
wrong("network_zoo", "both networks of a GAN",
      says="Both are needed in training. Afterwards nobody has to be told apart: which of the two makes the picture?",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 2, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "no network of a GAN",
      says="Which networks does a GAN have, and what does each of them do? Which of that makes a picture?",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 0, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a Transformer with a state",
      says="A recurrent network carries a state of fixed size; a Transformer sees all positions and has none.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "g", "invent": "d", "context": "c", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a Transformer for the stream",
      says="A Transformer looks back at all positions, so its memory grows. Which kind carries a state of "
           "fixed size?",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "g", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a recurrent network for the sentence",
      says="A recurrent network waits for the step before. Which kind works on all positions at the same time?",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "c", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "images by a feedforward network",
      says="A feedforward network would learn the crack anew for each place. Which kind uses the same weights "
           "everywhere?",
      code="""
network_zoo = {"shift": "a", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a table by a convolution",
      says="A convolution looks at neighbours, and these columns have none.",
      code="""
network_zoo = {"shift": "b", "table": "b", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "faces by a convolution",
      says="Making samples of random numbers is the work of a generator.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "b", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "the crack by a GAN",
      says="The crack may be anywhere: which kind uses the same few weights everywhere?",
      code="""
network_zoo = {"shift": "d", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "centres by a feedforward network",
      says="Near to me, far from me: which hidden units answer by distance?",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "a", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a chosen cut is no learning",
      says="The number c comes from labelled flowers: more data can make it better. That is learning, however simple.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "b", "deep": "c"}
""")
wrong("network_zoo", "a chosen cut is deep learning",
      says="One number is learned here, and no layers one upon another.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "c", "deep": "c"}
""")
wrong("network_zoo", "images and tables exchanged",
      says="Exchanged: neighbours matter in an image, and mean nothing in the columns of a table.",
      code="""
network_zoo = {"shift": "a", "table": "b", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "a name in the place of a letter",
      says="The crack may be anywhere: which kind uses the same few weights everywhere?",
      code="""
network_zoo = {"shift": "CNN", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": "f",
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")
wrong("network_zoo", "leaves a question blank",
      says="No answer yet.",
      code="""
network_zoo = {"shift": "b", "table": "a", "stream": "c", "invent": "d", "context": "g", "map": ...,
               "centres": "e", "use": 1, "cut": "a", "deep": "c"}
""")

# -- foundations_quiz ----------------------------------------------------------------------------------------------

right("foundations_quiz", "computed",
      code="""
quiz = {"parameters": 64 * 10 + 10, "steps": 3 * -(-1257 // 64), "entries": 100 * 100, "global": "b", "new": "b",
        "test": "b", "memory": "c", "bug": (3, 7)}
""")
right("foundations_quiz", "a set, in capitals",
      code="""
quiz = {"parameters": 650.0, "steps": 60, "entries": 1e4, "global": "B", "new": "B", "test": "B", "memory": "C",
        "bug": {7, 3}}
""")
right("foundations_quiz", "key by key",
      code="""
quiz = dict.fromkeys(["global", "new", "test"], "b")
quiz.update(parameters=650, steps=60, entries=10_000, memory="c", bug=[7, 3])
""")
wrong("foundations_quiz", "without the biases",
      says="These are the weights. Each output has a bias as well.",
      code="""
quiz = {"parameters": 640, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "one bias",
      says="Each of the 10 outputs has a bias of its own.",
      code="""
quiz = {"parameters": 641, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "a bias for each feature",
      says="There is one bias for each output, not for each feature.",
      code="""
quiz = {"parameters": 704, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "rows times columns added",
      says="W has 64 times 10 entries. What else is there to learn?",
      code="""
quiz = {"parameters": 74, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "drops the last batch",
      says="19 are whole batches. The rows that are left make one more, in each epoch.",
      code="""
quiz = {"parameters": 650, "steps": 57, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "one epoch",
      says="These are the steps of one epoch; three are asked for.",
      code="""
quiz = {"parameters": 650, "steps": 20, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "one epoch, drops the last batch",
      says="19 are whole batches. The rows that are left make one more, in each epoch.",
      code="""
quiz = {"parameters": 650, "steps": 19, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "rows left over go into the next epoch",
      says="Each epoch begins anew: its last, smaller batch is not filled up from the next one.",
      code="""
quiz = {"parameters": 650, "steps": 59, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "all rows one by one",
      says="Each step takes 64 rows, not one.",
      code="""
quiz = {"parameters": 650, "steps": 3771, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "the batch size",
      says="1,257 / 64 is 19.6. What becomes of the rows that are left, in each epoch?",
      code="""
quiz = {"parameters": 650, "steps": 64, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "not whole",
      says="1,257 / 64 is 19.6. What becomes of the rows that are left, in each epoch?",
      code="""
quiz = {"parameters": 650, "steps": 58.921875, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "one for each label",
      says="(100,) and (100, 1) are stretched to (100, 100).",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 100, "global": "b", "new": "b", "test": "b", "memory": "c",
        "bug": [3, 7]}
""")
wrong("foundations_quiz", "the two added",
      says="Each of the 100 answers is compared with each of the 100 labels.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 200, "global": "b", "new": "b", "test": "b", "memory": "c",
        "bug": [3, 7]}
""")
wrong("foundations_quiz", "each column centred",
      says="The mean of the whole array is subtracted: a column of large numbers stays above 0, one of small "
           "ones below.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "a", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "each row centred",
      says="One mean and one deviation for the whole array: do columns come closer to each other in scale?",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "c", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "scaled by itself",
      says="The deviation of a single flower from itself is 0.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "a", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "scaled by all so far",
      says="Every row that ever comes is scaled by the same numbers, and these were fixed before it came.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "c", "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "tests to choose",
      says="Rows that chose or fitted anything have been seen.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "a", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "tests to scale",
      says="Rows that chose or fitted anything have been seen.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "c", "memory":
        "c", "bug": [3, 7]}
""")
wrong("foundations_quiz", "right for ever",
      says="Think of the irises with the labels of the dice.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "a", "bug": [3, 7]}
""")
wrong("foundations_quiz", "a high test accuracy",
      says="Think of the irises with the labels of the dice.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "b", "bug": [3, 7]}
""")
wrong("foundations_quiz", "only the labels",
      says="A second line is wrong, too: which rows have a say in the mean?",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3]}
""")
wrong("foundations_quiz", "only the leak",
      says="A second line is wrong, too: do the labels still go with their rows?",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [7]}
""")
wrong("foundations_quiz", "the scaling as well",
      says="Line 8 is right: both parts are scaled by the same numbers. Where do these come from?",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 7, 8]}
""")
wrong("foundations_quiz", "the cut",
      says="Follow one row and its label from line to line. Then ask of each number from which rows it comes.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": "b", "test": "b", "memory":
        "c", "bug": [3, 5]}
""")
wrong("foundations_quiz", "leaves a question blank",
      says="No answer yet.",
      code="""
quiz = {"parameters": 650, "steps": 60, "entries": 10000, "global": "b", "new": ..., "test": "b", "memory":
        "c", "bug": [3, 7]}
""")
