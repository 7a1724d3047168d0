# ---
# title: Forward propagation
# objectives:
#   - send many samples through a layer and through a whole network, and say every shape on the way
#   - read code that keeps samples in columns, and translate it
#   - let a hidden layer fold XOR, and show why layers without a bend are one layer
#   - draw first weights that keep the size of what passes through, and count them
#   - turn outputs into probabilities and labels, and test a new network by its first loss
#   - build a network by hand that comes as close to a curve as you like, and say what that costs
# minutes: 150
# prerequisites: ["01 Foundations", "02 The perceptron", "03 Activations", "04 Losses"]
# ---

# %% [markdown]
# You have a layer (unit 01), bends (unit 03) and losses (unit 04). This unit puts them in a row: samples go in on the
# left, probabilities come out on the right. Nothing is trained yet. That is unit 06, and it begins with the functions
# that you write here.
#
# Below each exercise there is a check cell. Run it as often as you like: it tells you what came, what was expected
# and, where it can, which mistake it looks like. Under each exercise there are hints; open them one at a time.
#
# For the whole unit:
#
# - Rows are samples. There is at least one sample, one feature and one unit in each layer.
# - Arrays hold float64 numbers or whole numbers of 64 bits, all finite. Results are asked to a relative error of 1e-9:
#   compute in float64 and do not round.
# - No function changes what it is given, prints a warning, or remembers anything from one call to the next.

# %% given
import numpy as np

from autograder import check
from course import datasets

# %% [markdown]
# ## Recall: layers, bends, losses
#
# Answer from memory, then run the check.
#
# 1. `units`: How many neurons does unit 02's network for XOR have, hidden and output ones together? A whole number.
# 2. `relu`: What does ReLU make of the z's -2, 0 and 3?
#    **a** -2, 0, 3  **b** 0, 0, 3  **c** 0, 0, 1
# 3. `softmax`: You add 5 to all logits of one row. The softmax probabilities of this row
#    **a** stay as they are  **b** grow by 5  **c** come closer to one another

# %% exercise="recall"
recall = {
    "units": ...,      # a whole number
    "relu": ...,       # "a", "b" or "c"
    "softmax": ...,
}
### BEGIN SOLUTION
recall = {"units": 3, "relu": "b", "softmax": "a"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "units": check.hashed(3),
    "relu": check.hashed("b"),
    "softmax": check.hashed("a"),
}, because={
    "units": "Two hidden neurons drew a line each. Something had to join their answers.",
    "relu": "ReLU is max(z, 0): the positive side passes through as it is.",
    "softmax": "Every exp grows by the same factor, and the row is divided by its sum.",
})
check.score(1)

# %% [markdown]
# ## 1. One layer, all samples at once
#
# **Predict first.** Four samples with three features go through a layer of two units. Each unit has one weight for
# each feature, and one bias. How many numbers come out, and how many multiplications does that take?

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def _draw_classes(ax, labels, edge):
    """Which class a square of places gets, from -edge to edge, one colour for each of three classes."""
    colours = plt.matplotlib.colors.ListedColormap([BLUE, VERMILION, GREEN])
    ax.imshow(labels, cmap=colours, vmin=0, vmax=2, alpha=0.4, origin="lower", extent=(-edge, edge, -edge, edge),
              interpolation="nearest", aspect="auto")


def _draw_table(ax, table, corner, title, row=None, column=None):
    """A table of numbers with its upper left corner at `corner`; one row and one column may be shaded."""
    rows, columns = table.shape
    for i in range(rows):
        for j in range(columns):
            both = row is not None and column is not None
            marked = (i == row and j == column) if both else i == row or j == column
            ax.add_patch(plt.Rectangle((corner[0] + j, corner[1] - i - 1), 1, 1, edgecolor="0.3",
                                       facecolor="#ffe9b0" if marked else "white"))
            ax.text(corner[0] + j + 0.5, corner[1] - i - 0.5, f"{table[i, j]:g}", ha="center", va="center",
                    color="black", fontsize=11)
    ax.text(corner[0] + columns / 2, corner[1] + 0.25, title, ha="center", va="bottom", fontsize=11)


def _draw_layer():
    x = np.array([[1.0, 0.0, 2.0], [-1.0, 1.0, 0.0], [2.0, 1.0, 1.0], [0.0, -2.0, 1.0]])
    W, b = np.array([[1.0, -1.0], [0.0, 2.0], [0.5, 1.0]]), np.array([10.0, -3.0])
    fig, ax = plt.subplots(figsize=(9.5, 3.4), layout="constrained")
    _draw_table(ax, x, (0, 4), "x (4, 3)", row=2)
    _draw_table(ax, W, (4.3, 4), "W (3, 2)", column=1)
    _draw_table(ax, b[np.newaxis], (7.6, 4), "b (2,)", column=1)
    _draw_table(ax, x @ W + b, (10.9, 4), "z (4, 2)", row=2, column=1)
    for at, sign in ((3.65, "@"), (6.95, "+"), (10.25, "=")):
        ax.text(at, 2.5 if sign != "+" else 3.5, sign, ha="center", va="center", fontsize=15)
    ax.set(xlim=(-0.2, 13.2), ylim=(-0.3, 5.0), aspect="equal", title="One dense layer: a row meets a column")
    ax.axis("off")
    plt.show()


_draw_layer()

# %% [markdown]
# Four tables of numbers from left to right: x with four rows, W with two columns, b with one row, and z, with four
# rows and two columns. Shaded are the third row of x, the second column of W, the second number of b, and the one
# number of z that they make: 2 · (-1) + 1 · 2 + 1 · 1 - 3 = -2.
#
# So row i of x and column j of W make entry (i, j) of z: what unit j says to sample i. Eight numbers come out, of
# three multiplications each. As one formula:
#
# $$z = x\,W + b, \qquad x\ (N, D), \quad W\ (D, M), \quad b\ (M,), \quad z\ (N, M)$$
#
# The bias is added to every *row*. NumPy stretches an array of shape (M,) just so. Where N = M it takes a bias of shape
# (M, 1) as well, without a word, and does something else with it. **Predict** what the two sums are, then run:

# %%
_z = np.zeros((2, 2))
print("b (2,):  ", (_z + np.array([10.0, -3.0])).tolist())
print("b (2, 1):", (_z + np.array([[10.0], [-3.0]])).tolist())

# %% [markdown]
# The second one gives each *sample* a bias of its own. Nothing crashes. (With a single sample, N = 1, even the shape of
# z would change, to (M, M).) A layer that looks at the shape of its bias is worth the line.
#
# Unit 06 will go through the network backwards, and will need what the layer has multiplied: x and W. So the layer
# hands them back as well. Such a note for the way back is called a **cache**.
#
# ### Exercise: `dense_forward`

# %% exercise="dense_forward"
def dense_forward(x, W, b):
    """One dense layer for N samples.

    x: (N, D), one sample in each row. W: (D, M), one unit in each column. b: (M,), one bias for each unit.
    Returns (z, cache): z (N, M), which is x @ W + b; and the pair (x, W), in this order. The pair holds the arrays that
    were passed in, or copies of them.
    Raises a ValueError if b has any other shape than (M,), such as (M, 1), (1, M) or (), or if the D's of x and W
    differ.

    Example: x = [[1.0, 2.0]], W = [[1.0], [10.0]] and b = [0.5] give z = [[21.5]].
    """
    ### BEGIN SOLUTION
    if b.shape != (W.shape[1],):
        raise ValueError(f"b has shape {b.shape}, and W has {W.shape[1]} columns")
    return x @ W + b, (x, W)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `@` is the matrix product and raises a ValueError by itself if the inner numbers differ. `W.shape[1]` is M.
# </details>
# <details><summary>Hint 2</summary>
#
# Compare `b.shape` with the tuple `(W.shape[1],)` first; the comma makes it a tuple. Then return two things: the sum,
# and the pair in round brackets.
# </details>

# %% check="dense_forward"
import numpy as np
from autograder import check

for name, *arrays, z in (
    ("four samples", [[1.0, 0.0, 2.0], [-1.0, 1.0, 0.0], [2.0, 1.0, 1.0], [0.0, -2.0, 1.0]],
     [[1.0, -1.0], [0.0, 2.0], [0.5, 1.0]], [10.0, -3.0], [[12.0, -2.0], [9.0, 0.0], [12.5, -2.0], [10.5, -6.0]]),
    ("one sample", [[2, -1]], [[1.0, 0.5, 0.0], [3.0, 0.25, 1.0]], [0.1, 0.2, 0.3], [[-0.9, 0.95, -0.7]]),
    ("one feature", [[2.0], [-0.5]], [[3.0, 0.5]], [0.25, 1.0], [[6.25, 2.0], [-1.25, 0.75]]),
    ("one unit", [[2.0, 1.0], [0.5, 0.0], [-1.0, 4.0]], [[2], [-1]], [0.125], [[3.125], [1.125], [-5.875]]),
    ("2 samples, 2 units", [[1.5, 2.0], [0.0, -1.0]], [[1.0, 0.0], [2.0, 1.0]], [5, -7], [[10.5, -5], [3, -8]]),
    ("whole numbers", [[3, -1], [0, 2]], [[1, 2, 0], [4, 0, 1]], [0.5, 8.0, 9.25], [[-0.5, 14, 8.25], [8.5, 8, 11.25]]),
    ("close to 1", [[1.0, 1.0]], [[1e-7], [1.0]], [1.0], [[2.0000001]]),
):
    x, W, b = (np.array(array) for array in arrays)
    layer = check(dense_forward, x, W, b)
    layer[0].close(np.array(z), rtol=1e-9, atol=1e-15, name=f"{name}: z")
    layer[1].close((x, W), name=f"{name}: the cache")
layer.holds("a pair: z and the cache", lambda came: type(came) is tuple and len(came) == 2)
layer.unchanged()
x, W = np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]]), np.array([[1.0, 0.0], [2.0, 1.0], [0.0, 4.0]])
for rows, weights, shape in (*((x, W, shape) for shape in ((2, 1), (1, 2), (), (1,), (3,))), (x, W[:, :1], (1, 1)),
                             (np.vstack([x, x]), W, (2, 1)), (x[:, :2], W, 2), (x[:, :1], W, 2), (x, W.T, 2)):
    check(dense_forward, rows, weights, np.ones(shape)).raises(ValueError)
### BEGIN HIDDEN TESTS
for n, d, m in ((4, 3, 5), (1, 4, 2), (6, 1, 1), (3, 3, 3)):
    x, W, b = check.rng.normal(size=(d, n)).T, check.rng.normal(size=(d, m)), check.rng.normal(size=m)
    layer = check(dense_forward, x, W, b)
    layer[0].close(np.einsum("nd,dm->nm", x, W) + b, rtol=1e-9, atol=1e-13, hint="Any N, D and M.")
    layer[1].close((x, W), hint="The pair (x, W).")
    for wrong in (b[:, np.newaxis], b[np.newaxis]):
        check(dense_forward, x, W, wrong).raises(ValueError, hint="A bias of two axes.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# ### Samples in columns
#
# Not everybody keeps samples in rows. Much teaching material (and mathematics) writes $z = W x + b$ with one sample in
# each *column*: X (D, N), W (M, D), b (M, 1), z (M, N). Both are right. The translation is one transpose each:
#
# | | rows, as here and in Keras | columns |
# | --- | --- | --- |
# | samples | X (N, D) | Xᵀ (D, N) |
# | weights | W (D, M): one unit in each column | Wᵀ (M, D): one unit in each row |
# | bias | b (M,) | (M, 1) |
# | layer | `X @ W + b` | `W @ X + b` |
# | sum over samples | `axis=0` | `axis=1` |
#
# The notes that this course grew out of keep samples in columns. In one example they draw a small network with
# seed 42 and print 0.847 as its output. Here is a network in that style. **Predict:** its weights are about 0.01 in
# size. Can its output be 0.847 at all?

# %%
def _columns_and_rows():
    rng = np.random.RandomState(42)
    W1, b1 = rng.randn(5, 2) * 0.01, np.zeros((5, 1))
    W2, b2 = rng.randn(1, 5) * 0.01, np.zeros((1, 1))
    x = np.array([[0.5], [0.2]])                                             # one sample, a column
    hidden = 1 / (1 + np.exp(-(W1 @ x + b1)))
    columns = 1 / (1 + np.exp(-(W2 @ hidden + b2)))
    z1, _ = dense_forward(x.T, W1.T, b1.ravel())                             # the same network in rows
    z2, _ = dense_forward(1 / (1 + np.exp(-z1)), W2.T, b2.ravel())
    rows = 1 / (1 + np.exp(-z2))
    print(f"columns: {columns.item():.4f}   rows: {rows.item():.4f}")


_columns_and_rows()

# %% [markdown]
# Both give 0.4946, as the notes' own example does when it is run, and nothing near 0.847 could come out: the last z is
# a sum of five products of about 0.5 · 0.01, so it is close to 0, and sigmoid(0) is 0.5. Look at the *size* of what you
# expect before you believe a printed number.
#
# ## 2. All layers
#
# **Predict.** Two dense layers with ReLU in between; the sample is x = (1, 2). Do it on paper:
#
# | step | numbers |
# | --- | --- |
# | layer 1: W1 = [[1, -1], [1, 1]], b1 = [0, -2] | z1 = (1 + 2 + 0, -1 + 2 - 2) = (3, -1) |
# | ReLU | a1 = (3, 0) |
# | layer 2: W2 = [[2], [5]], b2 = [1] | z2 = ? |
#
# The output of one layer, bent, is the input of the next. With $a_0 = X$ and L layers:
#
# $$z_l = a_{l-1} W_l + b_l, \qquad a_l = g_l(z_l), \qquad \text{output} = z_L$$
#
# The last layer has no bend here. What comes out are **logits**: numbers of any size. Softmax makes probabilities of
# them (section 7), and the losses of unit 04 want logits anyway.
#
# The weights live in a dictionary `{"W1": …, "b1": …, "W2": …}`, the bends in a list of names:

# %% given
def sigmoid(z):
    """1 / (1 + exp(-z)), without overflow."""
    return np.exp(-np.logaddexp(0.0, -z))


ACTIVATIONS = {
    "relu": lambda z: np.maximum(z, 0.0),
    "tanh": np.tanh,
    "sigmoid": sigmoid,
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
    "linear": lambda z: z,
}

# %% [markdown]
# ### Exercise: `mlp_forward`
#
# A network of dense layers is also called a *multi-layer perceptron*, MLP. Each layer leaves a cache: its input and
# weights, its z, and the name of its activation.

# %% exercise="mlp_forward"
def mlp_forward(X, params, kinds):
    """All layers of a network, with an activation after each but the last.

    X: (N, D). params: {"W1": (D, H1), "b1": (H1,), "W2": (H1, H2), "b2": (H2,), ...} for L layers, L at least 1 and
    perhaps more than ten; the keys may stand in any order. kinds: a list or tuple of L - 1 names from ACTIVATIONS, one
    for each hidden layer, in order.
    Returns (out, caches): out (N, C), the z of the last layer; and a list with one entry for each layer, the first
    layer first: ((x, W), z, kind), where x is what went into the layer, z (N, H) what its sum was *before* the
    activation, and kind the activation's name, "linear" for the last layer.
    Raises a ValueError if kinds has more or fewer than L - 1 names.

    Example: X = [[1.0, 2.0]], W1 = [[1.0, -1.0], [1.0, 1.0]], b1 = [0.0, -2.0], W2 = [[2.0], [5.0]], b2 = [1.0] and
    kinds = ["relu"] give out = [[7.0]], and the z's of the two entries are [[3.0, -1.0]] and [[7.0]].
    """
    ### BEGIN SOLUTION
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError(f"{layers} layers need {layers - 1} activations, not {len(kinds)}")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# A loop over the layers with one variable `a` that goes from layer to layer. At first it is X. `f"W{layer}"` makes the
# key; count from 1. There are two entries of params for each layer.
# </details>
# <details><summary>Hint 2</summary>
#
# If you give the last layer the activation "linear", all layers are alike: `[*kinds, "linear"]` is the list of all L
# names. `dense_forward` has the pair (x, W) ready for you.
# </details>
# <details><summary>Hint 3</summary>
#
# In the loop: z and the pair from `dense_forward`, append `(pair, z, kind)`, then `f = ACTIVATIONS[kind]`
# and `a = f(z)`. Check the number of names before the loop: `zip` would stop at the shorter one without a word.
# </details>

# %% check="mlp_forward"
import numpy as np
from autograder import check


def net(*sizes):                                        # the last layer's keys come first
    return {f"{name}{i}": np.sin(len(shape) * i + np.arange(np.prod(shape))).reshape(shape)
            for i in range(len(sizes) - 1, 0, -1) for name, shape in (("b", sizes[i:i + 1]), ("W", sizes[i - 1:i + 1]))}


X, W1, W2 = np.array([[1.0, 2.0], [-2.0, 4.0]]), np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([[2.0], [-5.0]])
two = {"W2": W2, "b2": np.array([1.0]), "b1": np.array([0.5, -2.0]), "W1": W1}
z1, a1, z2 = np.array([[3.5, -1.0], [2.5, 4.0]]), np.array([[3.5, 0.0], [2.5, 4.0]]), np.array([[8.0], [-14.0]])
for name, rows, params, kinds, out in (
    ("2 layers", X, two, ["relu"], z2),
    ("3 layers", [[1, 2, 0.5], [0, -1, 3]], net(3, 2, 4, 1), ["tanh", "sigmoid"], [[0.8152611339], [0.4912333933]]),
    ("steps, a tuple of names", [[0.0, 2.0]], net(2, 3, 2), ("step",), [[1.6192401753, 1.210225092]]),
    ("whole numbers, one output", [[2, 0, -1], [0, 0, 0]], net(3, 2, 1), ["tanh"], [[-0.3120544256], [-0.3015013343]]),
    ("1 layer", [[3, -1], [0, 2]], {"W1": np.array([[1, 2], [4, 0]]), "b1": np.array([7, 8])}, [], [[6, 14], [15, 8]]),
    ("12 layers", [[0.5]], net(1, *[2] * 12), ["tanh"] * 11, [[-0.1744532867, 0.3718607266]]),
):
    came = check(mlp_forward, np.array(rows), params, kinds)
    came[0].close(np.array(out), rtol=1e-9, atol=1e-10, name=f"{name}: out").unchanged()
    came.holds("out, and a list with one entry for each layer, the last one linear, its z out", lambda c, k=kinds: (
        c[2:], type(c[1]), [e[2] for e in c[1]]) == ((), list, [*k, "linear"]) and np.all(c[1][-1][1] == c[0]))
check(mlp_forward, X, two, ["relu"])[1].close([((X, W1), z1, "relu"), ((a1, W2), z2, "linear")], name="the caches")
for kinds in ([], ["tanh", "relu"]):
    check(mlp_forward, X, two, kinds).raises(ValueError)
### BEGIN HIDDEN TESTS
bends = {"relu": lambda z: z * (z > 0), "tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
         "step": lambda z: 1.0 * (z >= 0), "linear": lambda z: z}
for n, sizes, kinds in ((5, (3, 4, 2), ["tanh"]), (1, (4, 4, 4, 3), ["relu", "sigmoid"]), (3, (3, 3, 3), ["relu"]),
                        (4, (2, 5, 1, 3, 2), ["linear", "tanh", "step"])):
    params = {}
    for layer in range(len(sizes) - 1, 0, -1):
        params[f"W{layer}"] = check.rng.normal(size=sizes[layer - 1:layer + 1])
        params[f"b{layer}"] = check.rng.normal(size=sizes[layer])
    a, entries = check.rng.normal(size=(sizes[0], n)).T, []
    came = check(mlp_forward, a, params, kinds)
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z = np.einsum("nd,dm->nm", a, params[f"W{layer}"]) + params[f"b{layer}"]
        entries.append(((a, params[f"W{layer}"]), z, kind))
        a = bends[kind](z)
    came[0].close(a, rtol=1e-9, atol=1e-13, hint="Any number of layers, any kinds.")
    came[1].close(entries, rtol=1e-9, atol=1e-13, hint="What stands in the caches.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# z2 of your prediction: 3 · 2 + 0 · 5 + 1 = 7. The second hidden unit said -1, so ReLU let nothing of it through.
#
# ## 3. XOR, folded
#
# In unit 02 no single line could separate XOR; two step units and a third one could. Now take two ReLU units and a
# linear output, with no step at the end. **Predict:** can such a network give the *numbers* 0, 1, 1 and 0 at the four
# corners, exactly?
#
# Think of folding a sheet of paper. ReLU leaves one side of a line as it is and presses the other side flat. Take
# $s = x_1 + x_2$, which is 0, 1, 1 and 2 at the corners. Wanted is a function of s that is 0 at 0, 1 at 1, and 0
# again at 2: up, then down. One ReLU goes up for ever. What must the second one do, and from which s on?
#
# ### Exercise: `xor_params`
#
# Fill in numbers. There is more than one right choice, of the weights of the first layer as well. All four are arrays,
# of the shapes (2, 2), (2,), (2, 1) and (1,), and `mlp_forward(X, xor_params, ["relu"])` gives 0, 1, 1 and 0 for the
# rows (0, 0), (0, 1), (1, 0) and (1, 1), off by at most 1e-9.

# %% exercise="xor_params"
xor_params = {
    "W1": ...,    # np.array([[..., ...], [..., ...]]), with 1.0 everywhere, both units see x1 + x2
    "b1": ...,    # np.array([..., ...])
    "W2": ...,    # np.array([[...], [...]])
    "b2": ...,    # np.array([...])
}
### BEGIN SOLUTION
xor_params = {
    "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
    "b1": np.array([0.0, -1.0]),
    "W2": np.array([[1.0], [-2.0]]),
    "b2": np.array([0.0]),
}
### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The first unit: s itself, so its bias is 0. The second one shall be 0 up to s = 1 and then rise: which bias is that?
# </details>
# <details><summary>Hint 2</summary>
#
# At s = 2 the first unit is 2 and the second one is 1. The output is the first plus some multiple of the second. Which
# multiple makes it 0?
# </details>

# %% check="xor_params"
import numpy as np
from autograder import check

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
came = check.value(xor_params, "xor_params")
for name, shape in (("W1", (2, 2)), ("b1", (2,)), ("W2", (2, 1)), ("b2", (1,))):
    came[name].shape(shape, hint="Two inputs, two hidden units, one output; count the pairs of brackets.")
for row, right in zip(X, (0.0, 1.0, 1.0, 0.0), strict=True):
    check(mlp_forward, row[np.newaxis], came, ["relu"])[0].close(
        np.array([[right]]), atol=1e-9, name=f"the output at ({row[0]:g}, {row[1]:g})",
        hint="Work it out by hand at this corner: the two z's, ReLU, the output. It is to be right to 1e-9.")
### BEGIN HIDDEN TESTS
came.holds("it is XOR, whatever mlp_forward does", lambda v: np.allclose(
    np.maximum(X @ v["W1"] + v["b1"], 0) @ v["W2"] + v["b2"], [[0], [1], [1], [0]], rtol=0, atol=1e-9))
### END HIDDEN TESTS
check.score(2)

# %% drawing
def _draw_fold():
    X, y = datasets.gate("XOR")
    out, caches = mlp_forward(X, xor_params, ["relu"])
    hidden = np.maximum(caches[0][1], 0)
    grid = np.linspace(-0.5, 1.5, 81)
    plane = np.array([[a, b] for b in grid for a in grid])
    height = mlp_forward(plane, xor_params, ["relu"])[0].reshape(81, 81)
    fig, axes = plt.subplots(1, 2, figsize=(9.8, 4), layout="constrained")
    shades = axes[0].imshow(height, cmap="cividis", origin="lower", extent=(-0.5, 1.5, -0.5, 1.5), aspect="auto")
    fig.colorbar(shades, ax=axes[0], label="output")
    plots.points(X, y, axes[0], "Inputs: what the network says everywhere")
    axes[0].set(xticks=[-0.5, 0, 0.5, 1, 1.5], yticks=[-0.5, 0, 0.5, 1, 1.5])
    plots.points(hidden, y, axes[1], "After the hidden layer: one line is enough",
                 ("hidden unit 1", "hidden unit 2"))
    for ax in axes:
        for marks in ax.collections:
            if hasattr(marks, "set_sizes"):
                marks.set(sizes=[90], zorder=3)
    left, right = hidden.min() - 0.5, hidden.max() + 0.5
    at = np.linspace(left, right, 2)
    w, b = xor_params["W2"].ravel(), xor_params["b2"].item()
    if w[1] != 0:
        axes[1].plot(at, (0.5 - b - w[0] * at) / w[1], color="black", linewidth=2, label="output 0.5")
    axes[1].set(xlim=(left, right), ylim=(left, right))
    axes[1].legend()
    plt.show()


if any(number is ... for number in xor_params.values()):
    print("Fill in xor_params first.")
else:
    _draw_fold()

# %% [markdown]
# On the left the four corners in the plane of the inputs; the shading is the network's output. On the right the same
# four samples as the *output* unit sees them. There one straight line separates them. The hidden layer has changed the
# picture, and the output unit is a plain neuron again.
#
# The rest depends on your weights. With those of the hints the left picture is flat in the lower left corner, rises to
# a bright ridge through the two corners with label 1, and falls behind it. On the right (0, 1) and (1, 0) lie on one
# another at (1, 0), (0, 0) stays where it was, and (1, 1) has moved to (2, 1).
#
# ## 4. Without a bend
#
# **Predict.** Take the network of section 3 and replace ReLU by "linear", so by nothing. Can *some* weights still give
# XOR? And with ten layers of a hundred units each?

# %% drawing
def _draw_answers():
    rng = np.random.default_rng(0)
    sizes = [2, 30, 30, 30, 3]
    params = {}
    for layer in range(1, 5):
        shape = sizes[layer - 1], sizes[layer]
        params[f"W{layer}"] = rng.normal(size=shape) * np.sqrt(2.0 / shape[0])
        params[f"b{layer}"] = rng.normal(size=shape[1]) * 0.5
    grid = np.linspace(-3, 3, 401)
    plane = np.array([[a, b] for b in grid for a in grid])
    pictures = {kind: mlp_forward(plane, params, [kind] * 3)[0].argmax(axis=1).reshape(401, 401)
                for kind in ("linear", "relu", "tanh")}
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.8), layout="constrained", sharey=True)
    for ax, (kind, picture) in zip(axes, pictures.items(), strict=True):
        _draw_classes(ax, picture, 3)
        ax.set(title=f"Four layers, {kind}", xlabel="$x_1$", aspect="equal")
    axes[0].set_ylabel("$x_2$")
    plt.show()


_draw_answers()

# %% [markdown]
# Three squares, coloured by which of three outputs is the largest, from the *same* random weights. On the left
# ("linear") the borders are straight lines. In the middle (ReLU) they are made of many straight pieces, on the right
# (tanh) they curve.
#
# Why are they straight? Put one layer into the other, by hand, for two layers:
#
# $$(X W_1 + b_1)\,W_2 + b_2 = X\,(W_1 W_2) + (b_1 W_2 + b_2)$$
#
# On the right stands *one* layer, with the weights $W_1 W_2$ and the bias $b_1 W_2 + b_2$. It gives the same answers
# for every X. And if two layers are one, so are ten.
#
# ### Exercise: `collapse_linear`
#
# The formula above is for two layers. Write it for any number of them.

# %% exercise="collapse_linear"
def collapse_linear(params):
    """The one layer that does the same as all layers of a network without activations.

    params: {"W1", "b1", "W2", "b2", ...} as for mlp_forward, L layers, L at least 1; the keys may stand in any order.
    No weight and no bias is larger than 10 in size.
    Returns (W, b), arrays of shapes (D, C) and (C,), such that for every X the sum X @ W + b equals
    mlp_forward(X, params, ["linear"] * (L - 1))[0]. They share no memory with params, also if L is 1.

    Example: W1 = [[2.0]], b1 = [1.0], W2 = [[3.0]] and b2 = [4.0] give W = [[6.0]] and b = [7.0].
    """
    ### BEGIN SOLUTION
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Start with a copy of the first layer and take in one further layer at a time. At each step the formula for two layers
# is enough.
# </details>
# <details><summary>Hint 2</summary>
#
# The order counts: so far times next. The bias so far goes through the next layer as well, and then that layer's own
# bias is added.
# </details>

# %% check="collapse_linear"
import numpy as np
from autograder import check


def net(*sizes):                                        # the last layer's keys come first
    return {f"{name}{i}": np.sin(len(shape) * i + np.arange(np.prod(shape))).reshape(shape)
            for i in range(len(sizes) - 1, 0, -1) for name, shape in (("b", sizes[i:i + 1]), ("W", sizes[i - 1:i + 1]))}


for name, params, W, b in (
    ("two layers", {"W1": np.array([[1, 2], [0, -1], [3, 1]]), "b1": np.array([1, -2]), "W2": np.array([[2], [5]]),
                    "b2": np.array([4])}, [[12], [-5], [11]], [-4]),
    ("whole biases", {"W1": np.array([[0.5, 1.0]]), "b1": np.array([3, -2]), "W2": np.array([[0.25], [1.5]]),
                      "b2": np.array([1])}, [[1.625]], [-1.25]),
    ("three layers", net(3, 2, 4, 2), [[-0.7166984518, -0.1732075917], [-0.2145208124, -0.6499278481],
                                       [0.8952427666, 0.7141384277]], [1.0402057618, 0.8272056874]),
    ("square weights", net(2, 2, 2), [[-0.727589679, -0.7792334214], [0.8406883208, 0.0957158862]],
     [0.0183982923, -0.068390722]),
    ("one input, one output", net(1, 3, 1), [[-0.6120196167]], [-0.638908407]),
    ("one layer", {"b1": np.array([0.5, 0.0]), "W1": np.array([[1.0, -2.0]])}, [[1.0, -2.0]], [0.5, 0.0]),
    ("twelve layers", net(*[2] * 12, 1), [[0.1314149107], [-0.2659144851]], [0.053539384]),
):
    came = check(collapse_linear, params).fresh().unchanged()
    came[0].close(np.array(W), rtol=1e-9, atol=1e-10, name=f"{name}: W")
    came[1].close(np.array(b), rtol=1e-9, atol=1e-10, name=f"{name}: b")
came.holds("a pair: W and b", lambda pair: type(pair) is tuple and len(pair) == 2)
### BEGIN HIDDEN TESTS
for sizes in ((3, 5, 2), (2, 4, 4, 4, 1), (6, 3), (4, 4, 4, 4)):
    params = {f"{name}{i}": check.rng.normal(size=shape).T for i in range(1, len(sizes))
              for name, shape in (("b", sizes[i]), ("W", sizes[i - 1:i + 1][::-1]))}
    rows = np.concatenate([np.zeros((1, sizes[0])), np.eye(sizes[0])])
    for i in range(1, len(sizes)):
        rows = rows @ params[f"W{i}"] + params[f"b{i}"]
    came = check(collapse_linear, params).fresh().unchanged()
    came[0].close(rows[1:] - rows[0], rtol=1e-9, atol=1e-12, hint="Any number of layers and units: W.")
    came[1].close(rows[0], rtol=1e-9, atol=1e-12, hint="Any number of layers and units: b.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# So a network without bends, however deep, draws straight lines only, and XOR is out of its reach. Depth pays because
# something bends between the layers. Try it on your own network, twelve layers:

# %%
def _twelve_layers():
    rng = np.random.default_rng(1)
    sizes = [2, *[40] * 11, 3]
    params = {f"{name}{i}": rng.normal(size=shape) / np.sqrt(sizes[i - 1]) for i in range(1, 13)
              for name, shape in (("W", (sizes[i - 1], sizes[i])), ("b", (sizes[i],)))}
    X = rng.normal(size=(5, 2))
    out, _ = mlp_forward(X, params, ["linear"] * 11)
    W, b = collapse_linear(params)
    print(f"{sum(p.size for p in params.values()):,} numbers, and {W.size + b.size} do the same; largest difference "
          f"{np.abs(X @ W + b - out).max():.1e}")


_twelve_layers()

# %% [markdown]
# This is a good place for a break.
#
# ## 5. How many numbers?
#
# **Predict.** A network with 64 inputs, one hidden layer and 10 outputs may have 5,000 weights and biases. How wide can
# the hidden layer be? And with three hidden layers of equal width: wider or narrower?
#
# A layer from D to M has a table of D · M weights, and M biases. The inputs have neither: they are data.
#
# ### Exercise: `count_params`, `widest`

# %% exercise="count_params"
def count_params(sizes):
    """How many weights and biases a network of dense layers has.

    sizes: a list or tuple of whole numbers of Python, at least two: the inputs, the units of each hidden layer, the
    outputs.
    Returns a whole number.

    Example: [2, 32, 3] has 2 * 32 + 32 numbers in its first layer and 32 * 3 + 3 in its second, so 195.
    """
    ### BEGIN SOLUTION
    return sum((fan_in + 1) * fan_out for fan_in, fan_out in zip(sizes[:-1], sizes[1:], strict=True))
    ### END SOLUTION


def widest(inputs, hidden, outputs, budget):
    """The largest width w for which a network of `hidden` hidden layers of w units each stays within the budget.

    inputs, hidden, outputs: whole numbers, at least 1. budget: a whole number from 0 to 100,000.
    Returns w, a whole number: count_params([inputs, w, ..., w, outputs]) is at most budget, and with w + 1 it is not.
    If not even w = 1 is within the budget, 0.

    Example: widest(64, 1, 10, 100) is 1, since w = 1 takes 85 numbers and w = 2 takes 160.
    """
    ### BEGIN SOLUTION
    return next(width for width in range(budget + 1)
                if count_params([inputs, *[width + 1] * hidden, outputs]) > budget)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Walk along the sizes in pairs of neighbours: `zip(sizes[:-1], sizes[1:])`.
# </details>
# <details><summary>Hint 2</summary>
#
# For `widest`: try 1, 2, 3, … until it is too much. `[w] * hidden` is a list with w in it `hidden` times.
# </details>

# %% check="count_params"
from autograder import check

for sizes, count in (([2, 32, 3], 195), ([3, 2], 8), ((19, 32, 64, 32, 1), 4865), ([1, 1], 2), ([784, 10], 7850),
                     ([5, 7, 7, 7, 2], 170), ((2, 3, 4), 25), ([100_000, 100_000], 10_000_100_000)):
    check(count_params, sizes).equal(count).unchanged()
for inputs, hidden, outputs, budget, width in (
    (64, 1, 10, 100, 1), (64, 1, 10, 5000, 66), (64, 3, 10, 5000, 34), (2, 12, 3, 1000, 8), (3, 2, 1, 500, 19),
    (64, 1, 10, 85, 1), (64, 1, 10, 84, 0), (64, 1, 10, 0, 0), (64, 3, 10, 5, 0),
    (3, 2, 1, 8, 1), (3, 2, 1, 7, 0), (1, 1, 1, 6001, 2000),
):
    check(widest, inputs, hidden, outputs, budget).equal(width)
### BEGIN HIDDEN TESTS
for layers in (1, 2, 5):
    sizes = [int(size) for size in check.rng.integers(1, 60, size=layers + 1)]
    check(count_params, sizes).equal(sum(m for m in sizes[1:]) + sum(d * m for d, m in zip(sizes, sizes[1:])),
                                     hint="Any sizes.")
    inputs, outputs, width = (int(size) for size in check.rng.integers(1, 30, size=3))
    least = (inputs + 1) * width + (layers - 1) * (width + 1) * width + (width + 1) * outputs
    check(widest, inputs, layers, outputs, least).equal(width, hint="A budget that is used up to the last number.")
    check(widest, inputs, layers, outputs, least - 1).equal(width - 1, hint="A budget that is one number too small.")
check(widest, 4, 1, 4, 100_000).equal(11110, hint="A large budget.")
### END HIDDEN TESTS
check.score(2)

# %%
for _hidden in (1, 2, 3, 10):
    _w = widest(64, _hidden, 10, 5000)
    print(f"{_hidden:2} hidden layers: width {_w}, {count_params([64, *[_w] * _hidden, 10])} numbers")

# %% [markdown]
# One hidden layer may have 66 units, two 42 each, three 34, ten only 19: a table between two hidden layers has w²
# weights, so depth has to be paid for with width. Which of these networks is best the count does not say.
#
# ## 6. The first weights
#
# With all weights at 0 all units of a layer compute the same, and would learn the same for ever (unit 09 shows it). So
# weights start at random. How large?
#
# **Predict.** Twenty layers of 100 units with ReLU. The inputs are about 1 in size. The weights are drawn with
# deviation 1. How large is what comes out: about 1, about 1,000, about 1e17?
#
# Look at one unit. Its $z = x_1 w_1 + … + x_n w_n$ is a sum of n products (n is the layer's *fan-in*, the number of its
# inputs). The weights are independent, of mean 0 and variance $v$. Multiplied out, $z^2$ has n squares $x_i^2 w_i^2$
# and many mixed products such as $2\, x_1 w_1 x_2 w_2$. Over many drawn weights each mixed product averages to 0, since
# $w_1$ and $w_2$ know nothing of one another and have the mean 0. And $w_i^2$ averages to the variance, $v$. What stays
# is
#
# $$\overline{z^2} = n \cdot \overline{x^2} \cdot v$$
#
# z is as often negative as positive, so ReLU throws half of $z^2$ away: what goes on to the next layer has the mean
# square $\frac{1}{2}\, n\, v\, \overline{x^2}$. It keeps its size from layer to layer if
# $\frac{1}{2}\, n\, v = 1$. So
#
# $$v = \frac{2}{n}, \qquad \text{deviation} = \sqrt{\frac{2}{n}}$$
#
# This is **He initialization** (He and others, 2015). The biases start at 0.
#
# ### Exercise: `init_params`

# %% exercise="init_params"
def init_params(sizes, rng):
    """First weights for a network: He-initialised weights, and biases of 0.

    sizes: a list or tuple of at least two whole numbers: the inputs, the units of each hidden layer, the outputs.
    rng: a generator, such as np.random.default_rng(0).
    Returns {"W1", "b1", "W2", "b2", ...} with the keys in this order: W of a layer has the shape (fan_in, fan_out) and
    holds independent draws from the normal distribution of mean 0 and standard deviation sqrt(2 / fan_in); b has the
    shape (fan_out,) and is 0. All are arrays of float64.
    All draws come from rng itself, so that a second call with the same rng gives other weights. Generators in the same
    state give the same weights, in other states others.

    Example: init_params([2, 32, 3], np.random.default_rng(0)) has arrays of shapes (2, 32), (32,), (32, 3) and (3,).
    """
    ### BEGIN SOLUTION
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `rng.normal(size=(3, 4))` draws a table of mean 0 and deviation 1. Multiply it by the deviation that you want.
# </details>
# <details><summary>Hint 2</summary>
#
# The pairs of neighbours from section 5 are fan_in and fan_out; `enumerate(..., start=1)` counts the layers. Do not
# make a new generator inside, or a copy of rng: draw from rng itself.
# </details>

# %% check="init_params"
import numpy as np
from autograder import check

came = check(init_params, [300, 200, 200, 100, 3], check.generator(3))
came.holds("the keys W1, b1, W2, b2, ... in this order", lambda p: list(p) == [key + i for i in "1234" for key in "Wb"])
for layer, fan_in, fan_out in ((1, 300, 200), (2, 200, 200), (3, 200, 100), (4, 100, 3)):
    W, right, percent = came[f"W{layer}"], (2 / fan_in) ** 0.5, 2 if layer < 4 else 15
    W.shape((fan_in, fan_out)).dtype(np.float64)
    came[f"b{layer}"].close(np.zeros(fan_out), name=f"b{layer}").dtype(np.float64)
    W.holds(f"np.std of W{layer} is sqrt(2 / fan_in) = {right:.4f}, within {percent} percent",
            lambda W, right=right, percent=percent: abs(np.std(W) / right - 1) < percent / 100)
came["W1"].holds("quantiles of W1 are those of a normal distribution of mean 0", lambda W: np.allclose(np.quantile(
    W, [0.023, 0.159, 0.5, 0.841, 0.977]), [-0.1633, -0.0816, 0, 0.0816, 0.1633], atol=0.004))
came.holds("each weight is a draw of its own: none comes twice, in one layer or in two", lambda p: np.unique(
    np.concatenate([(p[f"W{i}"] * len(p[f"W{i}"]) ** 0.5).round(10).ravel() for i in (1, 2, 3, 4)])).size > 120290)
small = check(init_params, (2, 1, 3), check.generator(4))
small.holds("sizes as a tuple", lambda p: [np.shape(v) for v in p.values()] == [(2, 1), (1,), (1, 3), (3,)])
small["W1"].holds("two weights, drawn each for itself: their sum is not 0", lambda W: abs(np.sum(W)) > 1e-6)
rng = check(dict, rng=check.generator(4))["rng"]
for state, given, equal in (("in the same state gives the same", rng, 2), ("used once before gives other", rng, 0),
                            ("in another state gives other", check.generator(9), 0)):
    check(init_params, (2, 1, 3), given)["W1"].holds(
        f"a generator {state} weights", lambda W, equal=equal: np.sum(np.isclose(W, small["W1"].value)) == equal,
        hint="Draw from rng itself: not from np.random, a copy of rng or a generator of your own.")
### BEGIN HIDDEN TESTS
for seed in (int(check.rng.integers(10_000)), int(check.rng.integers(10_000))):
    came = check(init_params, [40, 500, 40], check.generator(seed))
    for name, right in (("W1", np.sqrt(2 / 40)), ("W2", np.sqrt(2 / 500))):
        came[name].holds(f"{name}: the deviation within 4 percent",
                         lambda W, right=right: 0.96 < np.std(W) / right < 1.04,
                         hint="In each layer, the last one too.")
    check(init_params, [2, 3, 1], check.generator(seed))["W1"].holds("weights that depend on the generator",
          lambda W, other=came["W1"].value: not np.any(np.isin(np.round(W * 10, 9), np.round(other, 9))))
### END HIDDEN TESTS
check.score(3)

# %% drawing
def _draw_sizes():
    X = np.random.default_rng(0).normal(size=(200, 100))
    start = init_params([100] * 21, np.random.default_rng(1))
    runs = {}
    for name, factor in (("deviation 1", np.sqrt(100 / 2)), ("He: deviation sqrt(2/n)", 1.0),
                         ("deviation sqrt(1/n)", np.sqrt(1 / 2)), ("deviation 0.01", 0.01 * np.sqrt(100 / 2))):
        params = {key: value * factor if key[0] == "W" else value for key, value in start.items()}
        _, caches = mlp_forward(X, params, ["relu"] * 19)
        runs[name] = [np.mean(x ** 2) for (x, _), _, _ in caches]
    fig, ax = plt.subplots(figsize=(7.2, 4), layout="constrained")
    for i, (name, sizes) in enumerate(runs.items()):
        ax.semilogy(range(len(sizes)), sizes, color=plots.COLOURS[i], marker=plots.MARKS[i], markersize=4, label=name)
    ax.set(title="Mean square of what goes into each layer: He keeps it", xlabel="hidden layers before it",
           ylabel="mean square", xticks=range(0, 21, 4))
    ax.legend()
    plt.show()


_draw_sizes()

# %% [markdown]
# The scale is logarithmic. With deviation 1 (circles) the mean square grows by a factor of about 50 in each layer and
# is 8e31 before the last one. That layer has no ReLU and makes it 100 times as large, 8e33: the outputs are about 9e16
# in size. With 0.01 (diamonds) the mean square shrinks to 8e-45. With sqrt(1/n) (triangles), which forgets what ReLU
# throws away, it halves in each layer and is a millionth in the end. He (squares) stays where it was, as far as this
# scale shows: 0.99 at first, 0.41 after nineteen layers. What the size does to learning is unit 09's matter.
#
# ## 7. From logits to answers
#
# **Predict.** A network for three classes answers the logits (2, 1, -1) for a sample. Which class does it choose? Is
# its probability more than a half? And if the logits are (2002, 2001, 1999)?
#
# $$p_c = \frac{e^{z_c}}{e^{z_1} + \dots + e^{z_C}}$$
#
# is softmax, from unit 04: positive numbers that add up to 1 in each row. Subtract the row's largest logit first, or
# `exp` overflows. The label is the class of the largest probability.
#
# ### Exercise: `predict_proba`, `predict_labels`

# %% exercise="predict"
def predict_proba(X, params, kinds):
    """The probabilities that a network gives to C classes, C at least 2.

    X, params, kinds: as for mlp_forward.
    Returns an array (N, C): softmax of each row of the network's output, right for logits of any size up to 10,000.

    Example: with one layer, W1 = [[1.0, 0.0]], b1 = [0.0, 0.0], X = [[0.0], [1000.0]] and kinds = [] it is
    [[0.5, 0.5], [1.0, 0.0]].
    """
    ### BEGIN SOLUTION
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
    ### END SOLUTION


def predict_labels(X, params, kinds):
    """The class with the largest probability, for each sample.

    X, params, kinds: as for predict_proba.
    Returns an array (N,) of whole numbers from 0 to C - 1. Of several equal largest ones the first counts.

    Example: for the network of predict_proba's example it is [0, 0].
    """
    ### BEGIN SOLUTION
    return predict_proba(X, params, kinds).argmax(axis=1)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `mlp_forward` returns two things; the logits are the first. Each row is a sample of its own: largest value and sum go
# along axis 1.
# </details>
# <details><summary>Hint 2</summary>
#
# With `keepdims=True` the largest values have shape (N, 1) and fit to the rows. `argmax(axis=1)` gives the first of
# equal ones.
# </details>

# %% check="predict"
import numpy as np
from autograder import check

eye = {n: {"W1": np.eye(n), "b1": np.zeros(n)} for n in (2, 3)}        # the logits are X itself
ints = {"W1": np.array([[1, 0, 2], [0, 3, 1]]), "b1": np.array([0, -1, 1])}
w = np.sin(np.arange(1.0, 18.0))
deep = {"W1": w[:6].reshape(2, 3), "b1": w[6:9], "W2": w[9:15].reshape(3, 2), "b2": w[15:]}
for name, X, params, kinds, p, labels in (
    ("two rows", np.log([[1, 5, 2], [9, 1, 10]]), eye[3], [], [[0.125, 0.625, 0.25], [0.45, 0.05, 0.5]], [1, 2]),
    ("one row, logits below 0", np.log([[0.01, 0.03, 0.06]]), eye[3], [], [[0.1, 0.3, 0.6]], [2]),
    ("whole numbers", [[0, 2], [-1, 0]], ints, [], [[0.005899750402, 0.8756005951, 0.1184996545], 3 * [1 / 3]], [1, 0]),
    ("the rarer class", [[0, 40.0], [30, -100]], eye[2], [], [[4.24835425529e-18, 1], [1, 3.4811068399e-57]], [1, 0]),
    ("rows of other sizes", [[1000, 0], [-9000, -9001.0]], eye[2], [], [[1, 0], [0.7310585786, 0.2689414214]], [0, 0]),
    ("two large ones", [[1000.0, 2000, 0], [-3000, 5, 5]], eye[3], [], [[0, 1, 0], [0, 0.5, 0.5]], [1, 1]),
    ("near ones", [[0, 4e-7], [3, 3 - 4e-8]], eye[2], [], [[0.4999999, 0.5000001], [0.50000001, 0.49999999]], [1, 0]),
    ("equal ones", np.log([[2, 1, 2], [1, 7, 7]]), eye[3], [], [[0.4, 0.2, 0.4], [1 / 15, 7 / 15, 7 / 15]], [0, 1]),
    ("a hidden layer, tanh", [[2, -1]], deep, ["tanh"], [[0.6052164189, 0.3947835811]], [0]),
    ("a hidden layer, ReLU", [[1.0, -2.0]], deep, ["relu"], [[0.2268750059, 0.7731249941]], [1]),
):
    check(predict_proba, np.array(X), params, kinds).close(
        np.array(p), rtol=1e-9, name=f"predict_proba: {name}").quiet().unchanged()
    came = check(predict_labels, np.array(X), params, kinds)
    came.equal(np.array(labels), name=f"predict_labels: {name}").unchanged()
came.dtype(int)
### BEGIN HIDDEN TESTS
for n, c, size in ((6, 4, 1), (1, 2, 5), (3, 3, 300), (5, 6, 3)):
    X, params = check.rng.normal(size=(2, n)).T, {"W1": check.rng.normal(size=(2, 5)), "b1": check.rng.normal(size=5),
                                                  "W2": size * check.rng.normal(size=(5, c)), "b2": np.zeros(c)}
    logits = np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"]
    p = np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))
    check(predict_proba, X, params, ["tanh"]).close(p, rtol=1e-8, atol=1e-200, hint="Softmax of each row.")
    check(predict_labels, X, params, ["tanh"]).equal(p.argmax(axis=1), hint="The largest of each row.")
### END HIDDEN TESTS
check.score(3)

# %% drawing
def _draw_untrained():
    X, y = datasets.spirals()
    shares, answers = [], []
    grid = np.linspace(-1.4, 1.4, 251)
    plane = np.array([[a, b] for b in grid for a in grid])
    for seed in (0, 1, 2):
        params = init_params([2, 32, 32, 3], np.random.default_rng(seed))
        answers.append(predict_labels(plane, params, ["relu", "tanh"]).reshape(251, 251))
        shares.append((predict_labels(X, params, ["relu", "tanh"]) == y).mean())
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.9), layout="constrained", sharey=True)
    for i in range(3):
        _draw_classes(axes[i], answers[i], 1.4)
        plots.points(X, y, axes[i], f"Weights of seed {i}: {shares[i]:.0%} right")
    plt.show()


_draw_untrained()

# %% [markdown]
# Three panels with the same three spirals; the shading shows what three untrained networks answer, with weights of
# seeds 0, 1 and 2. Each cuts the plane into a few large fields, with edges that run through all spirals. 43, 49 and 25
# percent are right, a third would be right by blind guessing: chance has many faces, and nothing has been learned.
#
# Your prediction: class 0, with e² / (e² + e + 1/e) = 0.705. And (2002, 2001, 1999) gives the same three probabilities.
#
# ## 8. The first test: ln C
#
# A network that knows nothing should give C classes equal chances, 1/C each. Its mean cross-entropy (unit 04: the mean
# of -ln of the probability of the right class) is then
#
# $$-\ln \frac{1}{C} = \ln C$$
#
# For ten classes that is 2.3026. It costs nothing to compare, and it finds weights of the wrong size and unscaled data
# before an hour of training is spent on them.
#
# ### Exercise: `initial_loss`

# %% exercise="initial_loss"
def initial_loss(X, y, params, kinds):
    """The loss of a network as it stands, next to that of blind guessing.

    X, params, kinds: as for predict_proba, with logits of any size up to 10,000. y: (N,), labels from 0 to C - 1,
    where C is the number of outputs; some classes may be missing in y.
    Returns (loss, chance), two floats of Python or NumPy: the mean over the N samples of -ln(probability of the right
    class), and ln C. The loss is right to 1e-9, or to 1e-9 of its size where it is above 1, and never infinite.

    Example: with W1 = [[1.0, 0.0]], b1 = [0.0, 0.0], X = [[0.0], [1000.0]], y = [0, 1] and kinds = [] it is
    (500.34657359, 0.69314718): ln 2 for the first sample, 1000 for the second.
    """
    ### BEGIN SOLUTION
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `np.log(predict_proba(...))` is -infinity where a probability was rounded to 0. Work with logarithms from the start:
# ln p = (logit - largest) - ln(sum of exp(logit - largest)), row by row.
# </details>
# <details><summary>Hint 2</summary>
#
# `log_p[np.arange(len(y)), y]` picks one entry of each row: that of the right class. `log_p[:, y]` is something else.
# </details>

# %% check="initial_loss"
import numpy as np
from autograder import check

eye = {n: {"W1": np.eye(n), "b1": np.zeros(n)} for n in (2, 3, 4)}      # the logits are X itself
w = np.sin(np.arange(1.0, 22.0))
deep = {"W1": w[:12].reshape(3, 4), "b1": w[:4], "W2": w[1:].reshape(4, 5), "b2": w[2:7]}
whole = {"W1": np.array([[1, 0, 2], [0, 3, 1]]), "b1": np.array([0, -1, 1])}
ln2, ln3, ln4, ln5 = 0.693147180560, 1.09861228867, 1.38629436112, 1.60943791243
for name, X, y, params, kinds, loss, chance in (
    ("equal logits", np.full((4, 3), 5.0), [0, 2, 1, 1], eye[3], [], ln3, ln3),
    ("two rows", [[1.0, 2.0, 0.5], [0.0, -3.0, 4.0]], [1, 0], eye[3], [], 2.241706895994, ln3),
    ("three rows, three classes", [[1.0, 2.0, 0.5], [0.0, -3.0, 4.0], [1.0, 1.0, 2.0]], [2, 2, 0], eye[3], [],
     1.17828616864, ln3),
    ("two classes of four are in y", w[:12].reshape(3, 4), [1, 1, 0], eye[4], [], 1.227117098604, ln4),
    ("one row", [[0.5, -1.0]], [1], eye[2], [], 1.701413277983, ln2),
    ("a gap of 1000", [[0.0, 1000.0], [0.0, 0.0]], [0, 1], eye[2], [], 500.3465735903, ln2),
    ("10,000, and sure of it", [[10000.0, 0.0], [-9000.0, -10000.0]], [0, 0], eye[2], [], 0, ln2),
    ("a hidden layer", w[:18].reshape(6, 3), [4, 0, 2, 1, 0, 3], deep, ["tanh"], 2.13658760986, ln5),
    ("whole numbers", [[1, 1], [-1, 0], [0, 2]], [0, 1, 2], whole, [], 2.133767847317, ln3),
):
    came = check(initial_loss, np.array(X), np.array(y), params, kinds).quiet().unchanged()
    came[0].close(loss, rtol=1e-9, atol=1e-9, name=f"{name}: loss")
    came[1].close(chance, rtol=1e-9, name=f"{name}: ln C")
came.holds("a pair of two floats", lambda pair: type(pair) is tuple and [np.ndim(v) for v in pair] == [0, 0])
### BEGIN HIDDEN TESTS
for n, c, size in ((7, 4, 1), (1, 3, 1), (4, 4, 2000), (9, 12, 10)):
    X, y = check.rng.normal(size=(2, n)).T, check.rng.integers(0, c - 1, size=n)
    params = {"W1": check.rng.normal(size=(2, 5)), "b1": check.rng.normal(size=5),
              "W2": size * check.rng.normal(size=(5, c)), "b2": np.ones(c)}
    logits = np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"]
    right = np.logaddexp.reduce(logits, axis=1) - logits[np.arange(n), y]
    came = check(initial_loss, X, y, params, ["tanh"])
    came[0].close(right.mean(), rtol=1e-9, atol=1e-9, hint="Any numbers of rows and classes, logits of any size.")
    came[1].close(np.log(c), rtol=1e-9, hint="C is the number of outputs, not of classes in y.")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ### Exercise: `predict_losses`
#
# Now **predict**. The data are the 1348 training rows of the digits, scaled; the network has 64 inputs, 32 hidden ReLU
# units and 10 outputs. Six ways to set its weights; `He` means `init_params`. For each one say where the first loss
# will be: **a** equal to ln 10, to four digits  **b** above ln 10, but below 4  **c** above 6.
#
# 1. `zeros`: all weights and biases are 0.
# 2. `he`: He.
# 3. `times_ten`: He, all weights multiplied by 10.
# 4. `last_zero`: He, and the weights of the last layer are 0.
# 5. `equal_biases`: all weights are 0, and the ten biases of the last layer are 7.
# 6. `one_bias`: all weights are 0, and the last layer's bias is 1000 for class 3, 0 for the others.

# %% exercise="predict_losses"
predict_losses = {
    "zeros": ...,           # 1: "a", "b" or "c"
    "he": ...,              # 2
    "times_ten": ...,       # 3
    "last_zero": ...,       # 4
    "equal_biases": ...,    # 5
    "one_bias": ...,        # 6
}
### BEGIN SOLUTION
predict_losses = {"zeros": "a", "he": "b", "times_ten": "c", "last_zero": "a", "equal_biases": "a", "one_bias": "c"}
### END SOLUTION

# %% check="predict_losses"
from autograder import check

check.quiz(predict_losses, {
    "zeros": check.hashed("a"),
    "he": check.hashed("b"),
    "times_ten": check.hashed("c"),
    "last_zero": check.hashed("a"),
    "equal_biases": check.hashed("a"),
    "one_bias": check.hashed("c"),
}, because={
    "zeros": "Which logits come out, whatever goes in? And which probabilities are those?",
    "he": "The logits are random and about 1 to 2 in size. Is a guess with random odds as good as equal chances?",
    "times_ten": "Two layers, each ten times as large. How large do the logits get?",
    "last_zero": "What the hidden layer says is multiplied by the last weights. Which logits come out?",
    "equal_biases": "Adding the same number to all logits of a row: recall, question 3.",
    "one_bias": "The network is certain of class 3. What does that cost for the nine tenths that are not a 3?",
})
check.score(2)

# %% [markdown]
# Confirm it with your own functions:

# %%
def _confirm_losses():
    data = datasets.bundled("digits")
    he = init_params([64, 32, 10], np.random.default_rng(0))
    nothing = {name: np.zeros_like(value) for name, value in he.items()}
    networks = {
        "zeros": nothing,
        "he": he,
        "times_ten": {name: 10 * value for name, value in he.items()},
        "last_zero": {**he, "W2": nothing["W2"]},
        "equal_biases": {**nothing, "b2": nothing["b2"] + 7},
        "one_bias": {**nothing, "b2": 1000.0 * (np.arange(10) == 3)},
    }
    for name, params in networks.items():
        loss, chance = initial_loss(data.X_train, data.y_train, params, ["relu"])
        where = "a" if abs(loss - chance) < 5e-5 else "b" if chance < loss < 4 else "c" if loss > 6 else "?"
        told = "" if predict_losses[name] is ... else f"   you said {predict_losses[name]}"
        print(f"{name:12}  first loss {loss:9.4f}   ln 10 = {chance:.4f}   so {where}{told}")


_confirm_losses()

# %% [markdown]
# Three networks give exactly equal chances, in three ways. He gives 2.82: its logits are about 1.25 in size, and random
# odds lose more on the rows they are wrong about than they gain on the others. Ten times the weights make logits a
# hundred times as large: the network is certain and wrong, and the loss is 172. And who is certain of a 3 pays 1000
# for each of the nine tenths that are none: 900.6.
#
# Is 2.82 a warning, then? How far above ln C is usual? Draw many first weights and look.

# %% drawing
def _draw_first_losses():
    X, y = datasets.spirals()
    runs = {"He": [], "He, last layer 0.1 times": []}
    for seed in range(200):
        params = init_params([2, 32, 32, 3], np.random.default_rng(seed))
        runs["He"].append(initial_loss(X, y, params, ["relu", "tanh"])[0])
        runs["He, last layer 0.1 times"].append(
            initial_loss(X, y, {**params, "W3": 0.1 * params["W3"]}, ["relu", "tanh"])[0])
    fig, ax = plt.subplots(figsize=(7.2, 3.8), layout="constrained")
    bins = np.linspace(0.9, 1.6, 36)
    for i, (name, losses) in enumerate(runs.items()):
        ax.hist(losses, bins, color=plots.COLOURS[i], alpha=0.75, hatch=["", "//"][i], edgecolor="white", label=name)
    ax.axvline(np.log(3), color="black", linestyle=":", linewidth=1.5, label="ln 3")
    ax.set(title="First losses of 200 networks on the spirals", xlabel="first loss (nats)", ylabel="networks")
    ax.legend()
    plt.show()


_draw_first_losses()

# %% [markdown]
# The dotted line is ln 3 = 1.0986. The wide hill (plain) are 200 He networks: from 0.92 to 1.57, most of them above the
# line, half of them above 1.20. A fifth lie below it, by luck. The narrow, hatched tower are the same networks with the
# last layer's weights times 0.1: from 1.07 to 1.13, all next to the line. So: a little above ln C is as it should be
# with He; twice ln C or more says that the logits are too large; and a number that is far *below* ln C says that the
# weights are not fresh, or that the loss is divided once too often. A last layer with smaller weights makes the test
# sharper, and many networks are started that way.
#
# The test has its limits. Labels that were shuffled, or that leaked into X, it cannot see: an untrained network knows
# nothing of either. And a softmax too many pulls the probabilities together, so that the loss comes *nearer* to ln C:
# for the digits, with 100 seeds, 2.27 to 2.36 in the place of 2.49 to 3.63.
#
# ## 9. Any curve, by hand
#
# What can one hidden layer do at all? **Predict:** a network has one input, one hidden layer of *step* units and a
# linear output. Can it follow a sine curve? Draw, on paper, what the sum of two steps looks like: one goes up at
# x = 0.2, the other goes *down* at x = 0.5.
#
# A step unit with weight 1 and bias -0.2 computes step(x - 0.2): 0 on the left of 0.2, 1 from there on. Take
# step(x - 0.2) - step(x - 0.5): 1 between the two places and 0 elsewhere. That is a **bump**. Multiplied by an output
# weight it gets any height. Two units a bump.
#
# Worked, a bump of height 3 from 0.2 to 0.5:

# %%
_one_bump = {"W1": np.array([[1.0, 1.0]]), "b1": np.array([-0.2, -0.5]),
             "W2": np.array([[3.0], [-3.0]]), "b2": np.array([0.0])}
print(mlp_forward(np.array([[0.1], [0.3], [0.4], [0.7]]), _one_bump, ["step"])[0].ravel())

# %% [markdown]
# Now put bumps side by side: cut the range from low to high into n equal pieces, and let each bump be as high as the
# function is in the *middle* of its piece.

# %% drawing
def _draw_bumps():
    x = np.linspace(-0.1, 1.1, 1201)
    fig, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    axes[0].plot(x, 1.0 * (x >= 0.2), color=BLUE, linewidth=1.5, linestyle="--", label="step(x - 0.2)")
    axes[0].plot(x, -1.0 * (x >= 0.5), color=GREEN, linewidth=1.5, linestyle=":", label="-step(x - 0.5)")
    axes[0].plot(x, 1.0 * (x >= 0.2) - (x >= 0.5), color=VERMILION, linewidth=2.2, label="sum: a bump")
    axes[0].set(title="Two step units make a bump", xlabel="x", ylabel="value")
    axes[0].legend(loc="lower left", fontsize=9)
    for ax, n in zip(axes[1:], (5, 20), strict=True):
        inside = (x >= 0) & (x < 1)
        piece = np.floor(np.clip(x, 0, 0.999999) * n)
        ax.plot(x[inside], np.sin(2 * np.pi * x[inside]), color=BLUE, linewidth=1.5, linestyle="--", label="sin(2πx)")
        ax.plot(x, np.where(inside, np.sin(2 * np.pi * (piece + 0.5) / n), 0), color=VERMILION, linewidth=1.5,
                label=f"{n} bumps")
        ax.set(title=f"{n} bumps, {2 * n} hidden units", xlabel="x", ylim=(-1.45, 1.45))
        ax.legend(loc="lower left", fontsize=9)
    plt.show()


_draw_bumps()

# %% [markdown]
# On the left the dashed step goes up at 0.2, the dotted one goes down at 0.5, and their sum is 1 in between. In the
# middle a staircase of five bumps follows one wave of the sine coarsely; on the right twenty bumps stay close to it.
# Outside of 0 to 1 the staircase is 0.
#
# ### Exercise: `universal_bump`, `fewest_bumps`
#
# Nothing is trained: you compute all the weights. How close a network comes is measured for you:

# %% given
def largest_error(f, params, low, high):
    """The largest |f(x) - network(x)| at 1000 places between low and high; the network has one layer of step units."""
    x = low + (high - low) * (np.arange(1000) + 0.318) / 1000
    return float(np.abs(f(x) - mlp_forward(x[:, np.newaxis], params, ["step"])[0][:, 0]).max())


# %% exercise="universal_bump"
def universal_bump(f, low, high, n):
    """A network of step units that follows f from low to high in n bumps of equal width.

    f: a function that takes an array of shape (n,), or a number, and works entry by entry. low < high: numbers.
    n: how many bumps, at least 1. The bumps stand side by side: with w = (high - low) / n the first one goes from low
    to low + w, the next one from there to low + 2w, and so on.
    Returns {"W1": (1, 2n), "b1": (2n,), "W2": (2n, 1), "b2": (1,)}, float arrays, for mlp_forward with
    kinds = ["step"]. The output is f(middle of the bump) where a bump stands, to 1e-9, and 0 elsewhere, to 1e-9.
    Places closer than 1e-6 to an edge are not asked. In which order the 2n units stand is up to you.

    Example: f(x) = 10 x, low = 0, high = 1 and n = 2: the output is 2.5 at x = 0.1 and 0.4, 7.5 at 0.6, 0 at -3 and 2.
    """
    ### BEGIN SOLUTION
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }
    ### END SOLUTION


def fewest_bumps(f, low, high, tolerance, most):
    """The smallest n for which universal_bump(f, low, high, n) has a largest_error of at most the tolerance.

    f, low, high: as for universal_bump. tolerance: a number. most: the largest n to try, a whole number, at least 1.
    Returns n, a whole number from 1 to most; 0 if none of them is enough. More bumps are not always better, so all
    smaller n count as well.

    Example: f(x) = 10 x from 0 to 1 with tolerance 1.0 and most = 60: 5. (4 bumps are off by 1.25, 5 bumps by 1.0 at
    most.) With most = 4: 0.
    """
    ### BEGIN SOLUTION
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# n pieces have n + 1 edges. Each bump goes up at its left edge and down at its right one: two units with weight 1,
# and minus the edge as bias.
# </details>
# <details><summary>Hint 2</summary>
#
# The first n units may be all the left edges, the last n all the right ones: `np.concatenate([edges[:-1], edges[1:]])`.
# The output weights are then the heights, followed by minus the heights.
# </details>
# <details><summary>Hint 3</summary>
#
# `edges = low + (high - low) * np.arange(n + 1) / n`, and the middles are `(edges[:-1] + edges[1:]) / 2`. `W1` has one
# row, `W2` one column. For `fewest_bumps` a `for` loop over `range(1, most + 1)` ends by itself; return n inside of it.
# </details>

# %% check="universal_bump"
import numpy as np
from autograder import check

curves = {"sin(2πx)": lambda x: np.sin(2 * np.pi * x), "10 x": lambda x: 10 * x, "x² - 3": lambda x: x * x - 3,
          "1000 + x": lambda x: 1000 + x, "step at 0.5": lambda x: 1.0 * (x >= 0.5), "floor(x)": np.floor}
for name, low, top, n, places, right in (
    ("10 x", 0, 1, 2, [0.1, 0.4, 0.6, -3.0, 2.0], [2.5, 2.5, 7.5, 0.0, 0.0]),
    ("sin(2πx)", 0.0, 1.0, 5, [-0.01, 0.19, 0.21, 0.5, 0.7, 1.01], [0, 0.5877852523, 0.951056516, 0, -0.951056516, 0]),
    ("x² - 3", -2.0, 4.0, 3, [-2.5, -1.9, -0.1, 0.1, 1.9, 2.1, 3.9, 4.1, 100], [0, -2, -2, -2, -2, 6, 6, 0, 0]),
    ("1000 + x", 3.0, 3.2, 1, [2.99, 3.01, 3.19, 3.21], [0.0, 1003.1, 1003.1, 0.0]),
    ("10 x", 0, 1, 49, [0.01, 0.5, 0.99, 1.01], [0.102040816327, 5.0, 9.89795918367, 0.0]),
    ("10 x", 0.0, 0.001, 4, [-2e-6, 2e-6, 0.000248, 0.000252, 0.000998, 0.001002],
     [0.0, 0.00125, 0.00125, 0.00375, 0.00875, 0.0]),
):
    bumps = check(universal_bump, curves[name], low, top, n)
    for key, shape in (("W1", (1, 2 * n)), ("b1", (2 * n,)), ("W2", (2 * n, 1)), ("b2", (1,))):
        bumps[key].shape(shape)
    check(mlp_forward, np.array(places)[:, None], bumps, ["step"])[0].close(
        np.array(right)[:, None], rtol=1e-9, atol=1e-9, name=f"{name} from {low} to {top}, {n} bumps")
for name, low, top, error, most, n in (
    ("step at 0.5", 0, 1, 1.0, 9, 1), ("step at 0.5", 0.0, 1.0, 1.5, 9, 1), ("step at 0.5", 0.0, 1.0, 1 - 1e-10, 12, 2),
    ("floor(x)", 0, 7, 0.5, 6, 0), ("floor(x)", 0, 7, 0.5, 7, 7), ("x² - 3", -2.0, 4.0, 0.5, 52, 45)):
    check(fewest_bumps, curves[name], low, top, error, most).equal(
        n, name=f"fewest_bumps: {name} from {low} to {top}, within {error}, up to {most}")
### BEGIN HIDDEN TESTS
for n in (1, 3, 8):
    a, b, low = check.rng.normal(size=3)
    width = float(check.rng.uniform(0.5, 3))
    places = low + width * (np.arange(-2, n + 2) + float(check.rng.uniform(0.1, 0.9)))
    middles = low + width * (np.arange(n) + 0.5)
    right = np.concatenate([[0, 0], np.cos(a * middles + b), [0, 0]])
    bumps = check(universal_bump, lambda x, a=a, b=b: np.cos(a * x + b), low, low + n * width, n)
    check(mlp_forward, places[:, np.newaxis], bumps, ["step"])[0].close(
        right[:, np.newaxis], rtol=1e-9, atol=1e-9, hint="Another function, another range, another n.")
size = float(check.rng.uniform(2, 4))
check(fewest_bumps, lambda x: size * np.floor(x), 0, 5, 0.5, 40).equal(5, hint="More bumps are not always better.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# **Predict.** The error shall be half as large. How many times as many units does that take? And to make it a tenth?

# %% drawing
def _draw_errors():
    curves = {"sin(2πx)": lambda x: np.sin(2 * np.pi * x), "x²": lambda x: x ** 2, "√x": np.sqrt}
    counts = np.unique(np.round(2.0 ** np.arange(0, 7.6, 0.5)).astype(int))
    errors = {name: [largest_error(f, universal_bump(f, 0.0, 1.0, n), 0.0, 1.0) for n in counts]
              for name, f in curves.items()}
    fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    for i, (name, values) in enumerate(errors.items()):
        ax.loglog(2 * counts, values, color=plots.COLOURS[i], marker=plots.MARKS[i], markersize=4, label=name)
    ax.set(title="Error of a network of bumps on [0, 1]", xlabel="hidden units", ylabel="largest error")
    ax.legend()
    plt.show()


_draw_errors()
for _tolerance in (0.4, 0.2, 0.1, 0.04):
    _n = fewest_bumps(lambda x: np.sin(2 * np.pi * x), 0.0, 1.0, _tolerance, 100)
    print(f"sin(2πx) within {_tolerance}: {_n} bumps, {2 * _n} hidden units")

# %% [markdown]
# Both axes are logarithmic. For the sine (circles) and x² (squares) the lines end with the same slope: twice the units,
# half the error. The error is at most the largest slope of f times half the width of a bump; for the sine that is 2π /
# (2n) = π / n. So half of the error takes about twice the units, 16 bumps for 0.2 and 31 for 0.1, and a tenth about ten
# times as many, 8 bumps for 0.4 and 77 for 0.04. The square root (triangles) is so steep at 0 that its first bump is
# always off by about √(1 / 2n): half of the error takes four times the units.
#
# You have just shown, for one input, the **universal approximation theorem** (Cybenko, 1989; Hornik, Stinchcombe and
# White, 1989): one hidden layer is enough for any continuous function, as closely as you like. It holds for every
# activation that is no polynomial (Leshno and others, 1993), so for ReLU, too, but not for "linear". Mind what it does
# not say. It does not say how many units: with two inputs your bumps would stand on a chessboard of n · n fields, with
# D inputs n^D. It does not say that training finds the weights. And it says nothing about places between the samples.
#
# ## 10. The same network in Keras
#
# **Predict.** You copy your weights into a network of Keras. How closely will the outputs agree if Keras computes in
# float32, its default? And in float64?

# %%
import keras


def _next_to_keras():
    data = datasets.bundled("digits")
    sizes = [64, 32, 16, 10]
    params = init_params(sizes, np.random.default_rng(0))
    mine, _ = mlp_forward(data.X_test, params, ["relu", "tanh"])
    for dtype in ("float32", "float64"):
        model = keras.Sequential([
            keras.Input(shape=(64,), dtype=dtype),
            keras.layers.Dense(32, activation="relu", dtype=dtype),
            keras.layers.Dense(16, activation="tanh", dtype=dtype),
            keras.layers.Dense(10, dtype=dtype),
        ])
        model.set_weights(list(params.values()))
        theirs = keras.ops.convert_to_numpy(model(data.X_test))
        p = keras.ops.convert_to_numpy(keras.activations.softmax(model(data.X_test)))
        print(f"{dtype}: largest difference of the logits {np.abs(mine - theirs).max():.1e}, of the probabilities "
              f"{np.abs(predict_proba(data.X_test, params, ['relu', 'tanh']) - p).max():.1e}")
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True, dtype="float64")
    own, chance = initial_loss(data.X_test, data.y_test, params, ["relu", "tanh"])
    print(f"first loss: yours {own:.9f}, Keras {float(loss(data.y_test, theirs)):.9f}, ln 10 {chance:.4f}")
    print(f"parameters: yours {count_params(sizes)}, Keras {model.count_params()}")


_next_to_keras()

# %% [markdown]
# In float32 the logits differ by 8e-7 at most, in float64 by 2e-15: the same network, rounded otherwise. `set_weights`
# takes the arrays in the order W1, b1, W2, b2, …, which is the order of your dictionary, and Keras' W has the shape (D,
# M), as yours has. The loss and the count agree as well. One name misleads: `keras.initializers.HeNormal` draws from a
# normal distribution that is *cut off* at two deviations (and widened to make up for it); yours is not cut.
#
# ## 11. Mend it
#
# A data set is too large for the memory, so a colleague sends it through the network in batches. The function runs, the
# shapes are right, and every confidence looks odd. He thinks that the network is bad. The network is fine.
#
# There is one property that any forward pass must have: **what comes out for a row depends on that row alone**, not on
# the rows beside it and not on the size of the batch. It needs no right answers to be tested.

# %% given
def hasty(X, params, kinds, batch_size):
    """Labels (N,) and confidences (N,), the largest probability of each row, computed in batches of batch_size rows."""
    names = sorted(params)
    biases, weights = names[len(names) // 2:], names[:len(names) // 2]
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros_like(labels)
    for batch in range(len(X) // batch_size):
        rows = slice(batch * batch_size, (batch + 1) * batch_size)
        a = X[rows]
        a -= a.mean(axis=0)
        for W, b, kind in zip(weights, biases, [*kinds, kinds[-1]]):
            a = ACTIVATIONS[kind](a @ params[W] + params[b])
        e = np.exp(a - a.max())
        p = e / e.sum()
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence


# %%
def _odd():
    data = datasets.bundled("digits")
    params = init_params([64, 32, 10], np.random.default_rng(0))
    p = predict_proba(data.X_test, params, ["relu"])
    print("right:         ", p.argmax(axis=1)[:8], p.max(axis=1)[:8].round(2))
    for batch_size in (449, 100, 7):
        labels, confidence = hasty(data.X_test.copy(), params, ["relu"], batch_size)
        print(f"batches of {batch_size:3}:", labels[:8], confidence[:8])


_odd()

# %% [markdown]
# ### Exercise: `mend_forward`
#
# Hunt first: read each line and say what it does to a row, to the last rows, to X, to a network of eleven layers, to
# one with a single layer, and to logits of 1000. There are eight faults. Then write `mended`.

# %% exercise="mend_forward"
def mended(X, params, kinds, batch_size):
    """Labels and confidences of N samples, as `hasty` should have computed them.

    X: (N, D), scaled already. params, kinds: as for mlp_forward, with C outputs, C at least 2; the logits may be of
    any size up to 10,000. batch_size: how many rows go through the network at a time, at least 1; it may be larger
    than N, and N need not be a multiple of it. It saves memory and changes nothing in the result.
    Returns (labels, confidence): arrays (N,), new ones; the class of the largest probability as a whole number, the
    first of equal ones, and that probability as a float. What comes out for a row depends on that row alone.

    Example: with W1 = [[1.0, 0.0]], b1 = [0.0, 0.0], X = [[0.0], [1000.0], [-2.0]], kinds = [] and any batch_size it
    is [0, 0, 1] and [0.5, 1.0, 0.88079708].
    """
    ### BEGIN SOLUTION
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# You need not mend line by line. One call of a function that you have does a whole batch, and does it well.
# </details>
# <details><summary>Hint 2</summary>
#
# `range(0, N, batch_size)` gives the starts of all batches, the last one included, and a slice that goes too far stops
# at the end by itself. An array made by `np.zeros_like(labels)` holds whole numbers.
# </details>
# <details><summary>Hint 3</summary>
#
# Rows must not meet: no mean, largest value or sum along axis 0, and none without an axis. `a -= ...` writes into X,
# since a slice of an array is a view of it. And `sorted` puts "W10" before "W2".
# </details>

# %% check="mend_forward"
import numpy as np
from autograder import check


def net(*sizes):                                        # the last layer's keys come first
    return {f"{name}{i}": np.sin(len(shape) * i + np.arange(np.prod(shape))).reshape(shape)
            for i in range(len(sizes) - 1, 0, -1) for name, shape in (("b", sizes[i:i + 1]), ("W", sizes[i - 1:i + 1]))}


eye = {n: {"W1": np.eye(n), "b1": np.zeros(n)} for n in (2, 3)}        # the logits are X itself
three, deep = np.log([[3.0, 5.0, 2.0], [6.0, 3.0, 1.0], [1.0, 2.0, 7.0]]), net(3, 4, 3)
for name, X, params, kinds, size, labels, confidence in (
    *((f"3 rows in batches of {size}", three, eye[3], [], size, [1, 0, 2], [0.5, 0.6, 0.7]) for size in (2, 1, 4)),
    ("rows far apart", np.array([[0, 1], [1000, 0], [-10000, -9999], [3, 3]]), eye[2], [], 4,
     [1, 0, 1, 0], [0.73105857863, 1, 0.73105857863, 0.5]),
    ("a hidden layer", 3 * three, deep, ["relu"], 2, [0, 0, 1], [0.6096451716, 0.4234662346, 0.5975896763]),
    ("11 layers", three[:, :2], net(*[2] * 12), ["tanh"] * 10, 3, [1, 1, 1], [0.6100385359, 0.6122425652, 0.600145765]),
    ("one row of whole numbers", np.array([[2, -1, 1]]), deep, ["tanh"], 3, [0], [0.6410349088]),
):
    came = check(mended, X, params, kinds, size)
    came[0].equal(np.array(labels), name=f"{name}: labels")
    came[1].close(np.array(confidence), rtol=1e-9, name=f"{name}: confidence")
    came.unchanged().quiet().fresh()
came[0].dtype(int)
came.holds("a pair: labels and confidences", lambda pair: type(pair) is tuple and len(pair) == 2)
### BEGIN HIDDEN TESTS
for n, c, size in ((7, 4, 3), (6, 2, 2), (5, 3, 8)):
    X, params = 3 * check.rng.normal(size=(3, n)).T, {
        "W1": check.rng.normal(size=(3, 5)), "b1": check.rng.normal(size=5),
        "W2": check.rng.normal(size=(5, c)), "b2": check.rng.normal(size=c)}
    logits = np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]
    p = np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))
    came = check(mended, X, params, ["tanh"], size).unchanged()
    came[0].equal(p.argmax(axis=1), hint="Any number of rows, in batches of any size.")
    came[1].close(p.max(axis=1), rtol=1e-9, hint="Any number of rows, in batches of any size.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>The eight faults of <code>hasty</code></summary>
#
# 1. As text "W10" comes before "W2", so from ten layers on the weights come in the wrong order.
# 2. `zeros_like(labels)` holds whole numbers: every confidence below 1 becomes 0.
# 3. `len(X) // batch_size` forgets the last rows, where they are fewer than a batch.
# 4. `a -= …` writes into X.
# 5. The mean of the batch is subtracted, so the other rows count.
# 6. `kinds[-1]` bends the logits, and is an IndexError for a single layer.
# 7. `a.max()` is the largest logit of the whole batch: a row far below it becomes all 0.
# 8. `e.sum()` is the sum over the whole batch.
# </details>
#
# Now test the property that needs no right answers: one row alone, all rows at once, in batches, in another order.

# %%
def _rows_alone():
    data = datasets.bundled("digits")
    params = init_params([64, 32, 10], np.random.default_rng(0))
    order = np.random.default_rng(1).permutation(len(data.X_test))
    _, all_at_once = mended(data.X_test, params, ["relu"], 1000)
    for name, came in (("batches of 7", mended(data.X_test, params, ["relu"], 7)[1]),
                       ("one by one", mended(data.X_test, params, ["relu"], 1)[1]),
                       ("shuffled", mended(data.X_test[order], params, ["relu"], 7)[1][np.argsort(order)])):
        print(f"{name:12} largest difference {np.abs(came - all_at_once).max():.1e}")


_rows_alone()

# %% [markdown]
# Differences of 1e-16 to 1e-15 are rounding: a product of 7 rows may add in another order than one of 449.
#
# ## Check yourself
#
# 1. `columns`: Notes with samples in columns have a weight matrix of shape (5, 2). Which shape has it here?
#    **a** (5, 2)  **b** (2, 5)  **c** (10,)
# 2. `cache`: N = 8 samples, layers of sizes [3, 4, 2]. Which shape has the x in the *second* entry of the caches?
#    **a** (8, 3)  **b** (8, 4)  **c** (8, 2)
# 3. `count`: How many weights and biases has a network of sizes [10, 20, 5]? A whole number.
# 4. `linear`: Five layers of 50 units, no activations, 2 inputs, 3 outputs after them. How many weights and biases does
#    the one layer have that does the same? A whole number.
# 5. `deviation`: With which standard deviation does He draw the weights of a layer with 50 inputs and 200 units? A
#    number.
# 6. `hundred`: 100 classes, He with a last layer of small weights, first loss 4.61. This is
#    **a** as it should be  **b** too large  **c** too small
# 7. `bumps`: 25 bumps follow a sine with an error of 0.12. About how many hidden units are needed for 0.06? A whole
#    number.
# 8. `alone`: Someone divides by the sum over the *whole batch* in softmax. Which test finds it, without knowing any
#    right label?
#    **a** all probabilities lie between 0 and 1  **b** one row alone gives what it gives in a batch  **c** the result
#    has the shape (N, C)

# %% exercise="forward_quiz"
quiz = {
    "columns": ...,      # 1: "a", "b" or "c"
    "cache": ...,        # 2: "a", "b" or "c"
    "count": ...,        # 3: a whole number
    "linear": ...,       # 4: a whole number
    "deviation": ...,    # 5: a number
    "hundred": ...,      # 6: "a", "b" or "c"
    "bumps": ...,        # 7: a whole number
    "alone": ...,        # 8: "a", "b" or "c"
}
### BEGIN SOLUTION
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps": 100,
        "alone": "b"}
### END SOLUTION

# %% check="forward_quiz"
from autograder import check

check.quiz(quiz, {
    "columns": check.hashed("b"),
    "cache": check.hashed("b"),
    "count": check.hashed(325),
    "linear": check.hashed(9),
    "deviation": check.hashed(0.2),
    "hundred": check.hashed("a"),
    "bumps": check.hashed(100),
    "alone": check.hashed("b"),
}, because={
    "columns": "The translation is one transpose.",
    "cache": "The second entry's x is what went into layer 2, so what came out of layer 1.",
    "count": "Your count_params knows. Did you count the biases?",
    "linear": "Only inputs and outputs are left: a table of weights and the biases of one layer.",
    "deviation": "sqrt(2 / fan-in). Which of the two numbers is the fan-in?",
    "hundred": "What is ln 100?",
    "bumps": "Half of the error takes twice the bumps, and a bump takes two units.",
    "alone": "Which of the three does the wrong softmax fail, and which does it pass?",
})
check.score(2)

# %% [markdown]
# ## In your own words
#
# A colleague tells cats, dogs and birds apart with six layers, the hidden ones of 200 units. She has left out the
# activations, "to keep it simple", and draws all weights with deviation 1. Before training, with 200 features, her loss
# is 6,000,000. "That is normal, training will bring it down." After training the network is no better than one with a
# single layer. Explain both observations to her, with numbers where you can, and say what she should change. Four to
# six sentences.
#
# One point is for the first loss: what it should be, and why it is not; one for why the layers do not help. The remedy
# belongs to each.

# %% [markdown] written="six_layers" points=2
# ### BEGIN SOLUTION
# With three classes a network that knows nothing has a loss of about ln 3 = 1.10. A loss of 6,000,000 says that its
# logits are millions apart, so it is certain and wrong. The reason is the deviation of 1: without activations each
# layer of 200 inputs multiplies the mean square by 200, and six layers by 200^6 = 6e13, the size by 8e6 or so. She
# should draw the weights with a deviation of sqrt(2 / fan-in) (once she has ReLU; without a bend it would be sqrt(1 /
# fan-in)), and perhaps make the last layer's smaller still; then the first loss will be near 1.1. Without activations
# six layers are one layer, with the weights W1 W2 ... W6, so they can draw straight borders only, as a single layer
# does. She should put ReLU (or another bend) after each hidden layer.
#
# Grading guide. One point: the first loss should be about ln 3 = 1.1, and the weights are too large for their fan-in;
# smaller ones (He, or any scaling by 1 / sqrt(n)). One point: layers without activations are one layer; a bend between
# them. Half a point less for a remedy that is missing. The number for the growth is not required.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - Rows are samples: X (N, D), W (D, M), b (M,), z = X W + b. Material with columns has each of them transposed.
# - A network is layer, bend, layer, bend, …, layer. The last z are the logits. Each layer leaves its input, its weights
#   and its z for the way back.
# - A hidden layer changes the picture until a straight line is enough: two ReLU units fold XOR.
# - Layers without a bend between them are one layer: W1 W2, and b1 W2 + b2.
# - He's deviation sqrt(2 / fan-in) keeps the size of what passes through ReLU layers. Other sizes explode or vanish.
# - Before training the loss should be about ln C. It costs one line; look at it every time.
# - One hidden layer can follow any curve. How many units that takes is another matter: for half the error twice as many
#   with one input, and far more with many inputs.
# - What comes out for a row depends on that row alone. This tests a forward pass without any right answers.
#
# **Sources.** Rumelhart, Hinton & Williams (1986), "Learning representations by back-propagating errors", *Nature* 323.
# Cybenko (1989), "Approximation by superpositions of a sigmoidal function", *Mathematics of Control, Signals, and
# Systems* 2. Hornik, Stinchcombe & White (1989), "Multilayer feedforward networks are universal approximators", *Neural
# Networks* 2(5). Leshno, Lin, Pinkus & Schocken (1993), "Multilayer feedforward networks with a nonpolynomial
# activation function can approximate any function", *Neural Networks* 6(6). He, Zhang, Ren & Sun (2015), "Delving deep
# into rectifiers", ICCV. The bumps are drawn after Nielsen (2015), *Neural Networks and Deep Learning*, chapter 4; the
# spirals and the test of the first loss after the notes of Stanford's course CS231n.
