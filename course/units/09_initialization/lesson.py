# ---
# title: Initialization, vanishing and exploding gradients
# objectives:
#   - show why equal first weights stay equal, and count the units that are left
#   - draw first weights by the rules of Glorot, He and LeCun, equal to those of Keras
#   - measure what twenty layers do to activations and gradients, and say why
#   - count dead units, and say what kills them
#   - clip gradients in three ways, equal to those of Keras, and know what clipping cannot do
#   - send values and gradients through residual blocks, and keep their size
# minutes: 180
# prerequisites: ["03 Activations", "05 Forward propagation", "06 Backpropagation", "08 Optimizers"]
# ---

# %% [markdown]
# Unit 05 drew its first weights by a formula, and unit 03 multiplied ten small slopes and got nearly nothing. This
# unit puts the two together. You take a network of twenty layers, change nothing but its first weights, and measure:
# in one case the first layer's gradient is a million times as large as the last one's, in another one a trillionth of
# it. Then you write what helps.
#
# Below each exercise there is a check cell. Run it as often as you like: it tells you what came, what was expected
# and, where it can, which mistake it looks like. Under each exercise there are hints; open them one at a time.
#
# For the whole unit:
#
# - Rows are samples. There is at least one sample, one feature and one unit in each layer.
# - Arrays hold float64 numbers, or whole numbers of 64 bits, so small and so few that no sum or product of them leaves
#   64 bits. All are finite.
# - Results are asked to a relative error of 1e-9: compute in float64 and do not round.
# - No function changes what it is given or prints a warning, and what it returns does not depend on earlier calls.

# %% given
import numpy as np

from autograder import check
from course import datasets

# %% [markdown]
# ## Recall: slopes, sums, shapes
#
# Answer from memory, then run the check.
#
# 1. `slope`: What is the largest slope that the sigmoid has anywhere (unit 03)? A number.
# 2. `sum`: Unit 05: a unit has 50 inputs, each of mean square 1, and independent weights of mean 0 and variance 0.1.
#    What is the mean of z²? A number.
# 3. `back`: Unit 06: dz (N, M) has arrived behind a dense layer with W (D, M). What goes on to the left?
#    **a** `dz @ W`  **b** `dz @ W.T`  **c** `x.T @ dz`

# %% exercise="recall"
recall = {
    "slope": ...,    # a number
    "sum": ...,      # a number
    "back": ...,     # "a", "b" or "c"
}
### BEGIN SOLUTION
recall = {"slope": 0.25, "sum": 5, "back": "b"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "slope": check.hashed(0.25),
    "sum": check.hashed(5),
    "back": check.hashed("b"),
}, because={
    "slope": "The slope is s(1 - s), where s is the sigmoid's own value. Where is that largest?",
    "sum": "Each of the 50 products adds its mean square: that of the input times the variance of the weight.",
    "back": "What goes to the left has the shape of x, which is (N, D).",
})
check.score(1)

# %% [markdown]
# ## 1. Why not begin with equal weights?
#
# The network of this unit is that of units 05 and 06. Its forward pass, its backward pass and its loss are given, so
# that you can look at what goes through. One function is new: `descend` takes plain steps of SGD on all rows.

# %% given
def sigmoid(z):
    """1 / (1 + exp(-z)), without overflow."""
    return np.exp(-np.logaddexp(0.0, -z))


ACTIVATIONS = {"relu": lambda z: np.maximum(z, 0.0), "tanh": np.tanh, "sigmoid": sigmoid, "linear": lambda z: z}
SLOPES = {"relu": lambda z: 1.0 * (z > 0), "tanh": lambda z: 1 - np.tanh(z) ** 2,
          "sigmoid": lambda z: sigmoid(z) * (1 - sigmoid(z)), "linear": np.ones_like}


def mlp_forward(X, params, kinds):
    """All layers (unit 05): X (N, D), params {"W1", "b1", "W2", ...}, kinds = the activation of each hidden layer.

    Returns the output (N, C) and a list with one entry for each layer: ((x, W), z, kind), where x is what goes into
    the layer, z its sum before the activation, and kind "linear" for the last layer.
    """
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        W = params[f"W{layer}"]
        z = a @ W + params[f"b{layer}"]
        caches.append(((a, W), z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches


def mlp_backward(params, caches, dout):
    """Back through all layers (unit 06): the gradients, a dictionary with the keys of params."""
    grads, da = {}, dout
    for layer in range(len(caches), 0, -1):
        (x, W), z, kind = caches[layer - 1]
        dz = da * SLOPES[kind](z)
        grads[f"W{layer}"], grads[f"b{layer}"], da = x.T @ dz, dz.sum(axis=0), dz @ W.T
    return {name: grads[name] for name in params}


def softmax_cross_entropy(logits, y):
    """The mean cross-entropy of logits (N, C) for labels y (N,), a number, and its gradient dlogits (N, C)."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(y))
    dlogits = np.exp(log_p)
    dlogits[rows, y] -= 1.0
    return float(-log_p[rows, y].mean()), dlogits / len(y)


def descend(params, X, y, kinds, lr, steps):
    """Plain SGD on all rows: the new weights and the last loss. params stays as it is."""
    loss = None
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: value - lr * grads[name] for name, value in params.items()}
    return params, loss


DIGITS = datasets.bundled("digits")
X, y = DIGITS.X_train[:256], DIGITS.y_train[:256]          # 256 pictures of 64 pixels, 10 classes

# %% [markdown]
# The smallest case by hand: one input x = 2, two hidden units without an activation, both with weight 0.5, and one
# output that adds them with weights 3 and 3. The gradient that has arrived at the output is 1.
#
# | | unit 1 | unit 2 |
# | --- | --- | --- |
# | z = 2 · weight | 1 | 1 |
# | gradient of its outgoing weight: z · 1 | 1 | 1 |
# | gradient at z: outgoing weight · 1 | 3 | 3 |
# | gradient of its own weight: x · 3 | 6 | 6 |
#
# Same weights in, same weights out: same gradients, so the same step, so they are the same after it. Nothing will ever
# tell the two apart. A layer of a thousand such units is as good as one unit, at a thousand times the price.
#
# **Predict.** Two hidden layers of 16 tanh units between the 64 pixels and the 10 classes. Which of these starts leave
# 16 different units in each layer after 100 steps, and which leave fewer?
#
# | start | weights |
# | --- | --- |
# | zeros | all 0 |
# | tenths | all 0.1 |
# | halves | 0.1 for the first 8 units of each hidden layer, 0.2 for the others; 0.1 in the last layer |
# | one layer | W1 all 0.1, the others drawn at random |
# | biases | all weights 0.1, biases drawn at random |
# | random | all weights drawn at random |
#
# ### Exercise: `symmetry`
#
# Write the instrument first: it counts.

# %% exercise="symmetry"
def symmetry(params):
    """How many different units does each hidden layer have?

    params: {"W1": (D, H1), "b1": (H1,), "W2": (H1, H2), "b2": (H2,), ...} for L layers, L at least 1 and perhaps more
    than ten; the keys may stand in any order.
    A hidden unit is all the numbers that touch it: of hidden layer 1, unit j is column j of W1, entry j of b1 and
    row j of W2. Two units of a layer are the same if each of their numbers agree to within 1e-9. (There are no close
    cases: units that are not the same differ by more than 1e-6 in at least one number.)
    Returns a list of L - 1 whole numbers: how many different units there are in hidden layer 1, 2, and so on. The
    output layer is not counted. For L = 1 the list is empty.

    Example: W1 = [[1.0, 1.0, 1.0]], b1 = [0.0, 0.0, 0.0], W2 = [[2.0], [5.0], [2.0]], b2 = [0.0] (all arrays)
    give [2].
    """
    ### BEGIN SOLUTION
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Put all numbers of one unit into one row. `np.vstack` puts arrays of the same number of columns on top of one another,
# a bias of shape (H,) too; W2 has to be transposed first. The transpose of the whole has one unit in each row.
# </details>
# <details><summary>Hint 2</summary>
#
# Go through the units with a list of the different ones so far. A unit that agrees with none of the list is new.
# `np.abs(unit - other).max()` is the largest difference of two units.
# </details>
# <details><summary>Hint 3</summary>
#
# There are `len(params) // 2` layers, and the last one is not hidden. Comparing with `==` is too strict: sums that
# are computed in another order differ in the last digit. Rounding first is not safe either: two numbers may be
# 1e-10 apart and round to different ones.
# </details>

# %% check="symmetry"
import numpy as np
from autograder import check


def net(*layers):                       # each layer is W with b as a row below it; the keys stand in an odd order
    made = {f"b{i}": np.array(layer)[-1] for i, layer in enumerate(layers, start=1)}
    return {**made, **{f"W{i}": np.array(layer)[:-1] for i, layer in enumerate(layers, start=1)}}


for name, layers, right in (
    ("the example", [[[1.0, 1, 1], [0, 0, 0]], [[2], [5], [2], [0]]], [2]),
    ("eight units and a twin, each unlike the first one in one number",
     [[[3.0] * 9, [0, 7, 0, 0, 0, 0, 0, 0, 0], [0, 0, -2e-6, 2, 0, 0, 0, 0, 0]],
      [[5, 1], [5, 1], [5, 1], [5, 1], [6, 1], [5.000002, 1], [5, 3], [5, 4], [5, 1], [0, 2]]], [8]),
    ("alike but for rounding", [[[0.3, 0.1 + 0.2, 0.3], [1e-10, 0, 0]], [[0.3, 0.3 + 8e-10]] * 3 + [[0, 0]],
                                [[1], [1], [0]]], [1, 1]),
    ("twins that sorting tears apart", [[[1.0, 1 + 2e-10, 1 + 4e-10], [5, 7, 5]], [[1], [1], [1], [0]]], [2]),
    ("alike, on both sides of what rounds apart",
     [[[v - 4e-10, v + 4e-10] for v in (0.5, 5e-7, 5e-8, 5e-9, 5e-10, 0)], [[1], [1], [0]]], [1]),
    ("numbers elsewhere, or negative", [[[1.0, 2, 3, -1], [2, 1, 1, -2], [0] * 4], [[3], [3], [2], [-3], [0]]], [4]),
    ("whole numbers", [[[7, 5, 7, 5, 7], [1, 2, 1, 2, 1]], [[4]] * 5 + [[0]]], [2]),
    ("three layers", [[[1.0, 1], [0, 0]], [[1, 2, 1, 1]] * 2 + [[0] * 4], [[1], [1], [1], [2], [0]]], [1, 3]),
    ("one unit", [[[1.0], [2], [3]], [[4, 4], [5, 5]]], [1]),
    ("no hidden layer", [[[1.0, 1], [1, 1], [0, 0]]], []),
    ("twelve layers", [[[1.0, 1]] * min(i + 1, 2) + [[0, i == 9]] for i in range(12)], [1] * 9 + [2, 1]),
):
    check(symmetry, net(*layers)).equal(right, name=f"symmetry: {name}").unchanged().type(list)
### BEGIN HIDDEN TESTS
for kinds, sizes in ((3, (4, 7, 6, 2)), (1, (2, 5, 3)), (4, (3, 4, 4, 4))):
    layers, groups = [], [np.arange(sizes[0])]
    groups += [check.rng.permutation(np.arange(size) % kinds) for size in sizes[1:-1]] + [np.arange(sizes[-1])]
    for n, m in zip(groups[:-1], groups[1:], strict=True):
        W = check.rng.normal(size=(max(n) + 2, max(m) + 1))
        layers.append(W[[*n, -1]][:, m])
    check(symmetry, net(*layers)).equal([len(set(group)) for group in groups[1:-1]],
                                        hint="As many as there are different ones, in each hidden layer.")
### END HIDDEN TESTS
check.score(3)


# %% [markdown]
# Now train from the six starts and count:

# %%
def _starts():
    rng = np.random.default_rng(0)
    sizes = [64, 16, 16, 10]
    starts = {}
    for name in ("zeros", "tenths", "halves", "one layer", "biases", "random"):
        params = {}
        for layer, (n, m) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
            drawn = rng.normal(size=(n, m)) / np.sqrt(n)
            constant = np.full((n, m), 0.0 if name == "zeros" else 0.1)
            if name == "halves" and layer < 3:
                constant[:, 8:] = 0.2
            params[f"W{layer}"] = drawn if name == "random" or (name == "one layer" and layer > 1) else constant
            params[f"b{layer}"] = rng.normal(size=m) if name == "biases" else np.zeros(m)
        starts[name] = params
    return starts


def _count_after_training():
    print("start       before     after 100 steps   loss")
    for name, params in _starts().items():
        trained, loss = descend(params, X, y, ["tanh", "tanh"], 0.5, 100)
        print(f"{name:10}  {symmetry(params)!s:9}  {symmetry(trained)!s:15}  {loss:6.3f}")


_count_after_training()

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def _draw_units():
    trained = {name: descend(params, X, y, ["tanh", "tanh"], 0.5, 100)[0] for name, params in _starts().items()}
    fig, axes = plt.subplots(3, 16, figsize=(12, 2.9), layout="constrained")
    for row, name in zip(axes, ("tenths", "halves", "random"), strict=True):
        W = trained[name]["W1"]
        limit = np.abs(W).max()
        for unit, ax in enumerate(row):
            ax.imshow(W[:, unit].reshape(8, 8), cmap="RdBu_r", vmin=-limit, vmax=limit)
            ax.set(xticks=[], yticks=[])
        row[0].set_ylabel(name)
    fig.suptitle("The 16 units of the first layer after training: their 64 weights as pictures")
    plt.show()


_draw_units()

# %% [markdown]
# Each small picture is one unit: its 64 weights where their pixels are, red positive, blue negative. In the first row
# all 16 pictures are the same one, in the second there are two kinds, 8 of each, in the third no two are alike.
#
# What the table says:
#
# - Training never made two equal units different: where there was one, there is one.
# - "tenths" *learns*, a little: all its gradients are not zero, they are equal. Its loss of 1.668 is what one unit
#   in each layer has reached after 100 steps.
# - "zeros" does not learn at all but for the last bias. There all hidden values are 0 and all weights on the way back
#   are 0 too, so the gradients of W1, W2 and W3 are exactly 0.
# - It is enough that *something* that touches the units differs: their outgoing weights ("one layer") or their
#   biases. The usual way is to draw all weights and to leave the biases at 0.
#
# So draw them. But how large?
#
# ## 2. What twenty layers do to a value
#
# **Predict.** Nineteen hidden layers of 64 tanh units and one output layer. The biases are 0, the weights drawn from a
# normal distribution. How large are the values behind the last hidden layer, if the deviation of the weights is 0.01?
# If it is 1? Which deviation would keep them as they are?
#
# ### Exercise: `activation_stats`
#
# What you can count, you can stop guessing about.

# %% exercise="activation_stats"
def activation_stats(X, params, kinds):
    """Mean and standard deviation of what comes out of each hidden layer.

    X: (N, D). params, kinds: as for mlp_forward, the keys of params in any order. There are L layers, at least two, so
    there is a hidden one.
    Returns an array of shape (L - 1, 2), one row for each of the L - 1 hidden layers, the first one first: the mean and
    the standard deviation over all numbers that come out of the layer, all samples and all units together, *after*
    the activation. The deviation divides by the number of numbers, as np.std does. The output layer has no row.

    Example: X = [[1.0, -2.0]], W1 = [[1.0, 0.0], [0.0, 1.0]], b1 = [0.0, 0.0], W2 = [[1.0], [1.0]], b2 = [0.0] (all
    arrays) and kinds ["relu"]: out come 1 and 0, so it is [[0.5, 0.5]].
    """
    ### BEGIN SOLUTION
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `mlp_forward` gives `(out, caches)`. Each cache is `((x, W), z, kind)`: z is before the activation, and
# `ACTIVATIONS[kind]` is the function to apply. Or look one layer on: what comes out of a layer goes into the next.
# </details>
# <details><summary>Hint 2</summary>
#
# `caches[:-1]` are the hidden layers. For each append a list of two numbers, and make one array of all at the end.
# </details>

# %% check="activation_stats"
import numpy as np
from autograder import check


def wave(*shape, at=1.0):
    return np.sin(at + np.arange(np.prod(shape))).reshape(shape)


def net(*sizes):                        # the last layer's keys come first
    return {key: value for i in range(len(sizes) - 1, 0, -1) for key, value in (
        (f"b{i}", wave(sizes[i], at=-i)), (f"W{i}", 2 * wave(*sizes[i - 1:i + 1], at=i)))}


one = {"W1": np.eye(2), "b1": np.zeros(2), "W2": np.ones((2, 1)), "b2": np.zeros(1)}
tower = {f"{key}{i}": value for i in range(11, 0, -1) for key, value in (("b", np.zeros(1)), ("W", np.array([[i]])))}
for name, X, params, kinds, right in (
    ("the example", np.array([[1.0, -2.0]]), one, ["relu"], [[0.5, 0.5]]),
    ("four layers", wave(4, 3), net(3, 2, 5, 4, 2), ["tanh", "sigmoid", "relu"],
     [[-0.119917557024, 0.553196662281], [0.531298754201, 0.270462688009], [0.0832277957763, 0.178081304645]]),
    ("far from 0", np.array([[100000.1], [100000.7]]), {**one, "W1": np.eye(1, 2), "b1": np.array([0, 1e5 + 1 / 3])},
     ["relu"], [[100000.36666666667, 0.21473497877619202]]),
    ("one unit, one sample", 1000 * wave(1, 3), net(3, 1, 2), ["relu"], [[3108.77869978, 0.0]]),
    ("whole", np.array([[3, -1], [0, 2], [5, 5]]), net(2, 3, 3), ("tanh",), [[-0.0264191692841, 0.779880982431]]),
    ("eleven layers", np.array([[1.0], [3.0]]), tower, ["relu", "linear"] * 5,
     np.outer([1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800], [2.0, 1.0])),
):
    check(activation_stats, X, params, kinds).close(np.array(right), rtol=1e-9, atol=1e-12,
                                                    name=f"activation_stats: {name}").unchanged()
### BEGIN HIDDEN TESTS
bends = {"relu": lambda z: z * (z > 0), "tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
         "linear": lambda z: z}
for n, sizes, kinds in ((5, (3, 4, 2), ["tanh"]), (1, (4, 4, 4, 3), ["relu", "sigmoid"]), (6, (2, 5, 1, 3, 2),
                                                                                         ["linear", "tanh", "relu"])):
    params, right = net(*sizes), []
    a = X = 3 * check.rng.normal(size=(sizes[0], n)).T
    for layer, kind in enumerate(kinds, start=1):
        a = bends[kind](np.einsum("nd,dm->nm", a, params[f"W{layer}"]) + params[f"b{layer}"])
        mean = sum(a.flat) / a.size
        right.append([mean, (sum((v - mean) ** 2 for v in a.flat) / a.size) ** 0.5])
    check(activation_stats, X, params, kinds).close(np.array(right), rtol=1e-9, atol=1e-12,
                                                    hint="All samples and all units of a layer together.")
### END HIDDEN TESTS
check.score(2)


# %% [markdown]
# Now look inside, with three deviations. `deep` makes the network; how its weights are drawn is up to you:

# %% given
SIZES = [64] * 20 + [10]           # the 64 pixels, 19 hidden layers of 64 units, 10 outputs


def deep(draw, seed=0):
    """First weights for twenty layers: draw(fan_in, fan_out, rng) gives those of one layer; the biases are 0."""
    rng, params = np.random.default_rng(seed), {}
    for layer, (n, m) in enumerate(zip(SIZES[:-1], SIZES[1:], strict=True), start=1):
        params[f"W{layer}"], params[f"b{layer}"] = draw(n, m, rng), np.zeros(m)
    return params


def fixed(deviation):
    """Draws from a normal distribution of this deviation, whatever the layer."""
    return lambda fan_in, fan_out, rng: deviation * rng.normal(size=(fan_in, fan_out))


# %% drawing
def _draw_histograms():
    activation_stats(X, deep(fixed(0.1)), ["tanh"] * 19)        # before there is a figure
    fig, axes = plt.subplots(3, 4, figsize=(11, 6), layout="constrained", sharex=True)
    for row, (name, deviation) in zip(axes, (("0.01", 0.01), ("1", 1.0), ("1/8", 0.125)), strict=True):
        params = deep(fixed(deviation))
        stats = activation_stats(X, params, ["tanh"] * 19)
        for ax, layer in zip(row, (1, 2, 6, 19), strict=True):
            values = mlp_forward(X, params, ["tanh"] * 19)[1][layer][0][0]
            ax.hist(values.ravel(), np.linspace(-1, 1, 41), color=BLUE)
            ax.set_title(f"layer {layer}: deviation {stats[layer - 1, 1]:.1e}", fontsize=10)
            ax.set(yticks=[])
        row[0].set_ylabel(f"weights {name}")
    for ax in axes[-1]:
        ax.set_xlabel("value behind tanh")
    fig.suptitle("What comes out of hidden layers 1, 2, 6 and 19, for three sizes of the first weights")
    plt.show()


_draw_histograms()

# %% [markdown]
# Each panel counts the values behind one layer. In the upper row (weights of deviation 0.01) they shrink by a
# factor of 12 in each layer until all of them stand at 0: their deviation is 1e-21 at layer 19. In the middle row
# (deviation 1) nearly all values sit at -1 and 1: tanh is *saturated*, its slope there is near 0. In the lower row
# (1/8) the values fill the whole range at first, become slowly smaller, and at layer 19 there is still a hill.
#
# Why 1/8? Unit 05's sum: with n inputs of mean square $\overline{x^2}$ and weights of variance v,
#
# $$\overline{z^2} = n\, v\, \overline{x^2}$$
#
# Small values tanh leaves nearly as they are, so they keep their size if n v = 1. Here n = 64, so v = 1/64, a
# deviation of 1/8. (Larger ones it presses together, which is why the lower row still becomes a little narrower.)
#
# ## 3. Forward, backward, and a compromise
#
# What goes forward meets W, what goes backward meets its transpose: `dx = dz @ W.T`. Each entry of dx is a sum over
# the m *outputs* of the layer. So the same sum says for gradients
#
# $$\overline{dx^2} = m\, v\, \overline{dz^2}$$
#
# n is called the **fan-in** of the layer, m its **fan-out**. A layer with 400 inputs and 100
# outputs wants v = 1/400 for its values and v = 1/100 for its gradients, and cannot have both. So there are different
# rules:
#
# | rule | variance v | idea | used with |
# | --- | --- | --- | --- |
# | LeCun (1998) | 1 / n | values keep their size | SELU, and linear layers |
# | Glorot & Bengio (2010), or Xavier | 2 / (n + m) | n and m by their mean | tanh, sigmoid; Keras' Dense |
# | He and others (2015) | 2 / n | ReLU throws half of the mean square away, so twice as much | ReLU and its relatives |
#
# And each of them can be drawn from different distributions. All have mean 0; v is their variance:
#
# - **untruncated normal**: the normal distribution of deviation √v.
# - **uniform**: equally likely anywhere between -l and l. Such numbers have the variance l²/3. So l = √(3v).
# - **truncated normal**: a normal distribution of deviation s without its tails. What lies beyond 2s is drawn again,
#   so that no weight is unusually large. This makes the rest narrower. By how much? Measure it:

# %%
_z = np.random.default_rng(0).normal(size=1_000_000)
print("deviation of all:          ", _z.std().round(4))
print("of those between -2 and 2: ", _z[np.abs(_z) <= 2].std().round(4))

# %% [markdown]
# A million draws give three digits. With more of them, as Keras has them, the number is 0.87962566103423978. So
# start with s = √v / 0.87962566103423978, and what is left has the variance v.
#
# Worked for 400 inputs and 100 outputs: Glorot has v = 2/500 = 0.004, so the normal one has the deviation 0.0632,
# the uniform one ends at l = √0.012 = 0.1095, and the truncated one is cut at 2 · 0.0632 / 0.8796 = 0.1438.
#
# ### Exercise: `variance_scaling`

# %% exercise="variance_scaling"
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    """First weights of one dense layer.

    fan_in, fan_out: whole numbers, at least 1: the inputs and the outputs of the layer.
    scheme: "lecun", "glorot" or "he"; they set the variance v, see the table above.
    distribution: "untruncated_normal": normal, of variance v.
        "uniform": uniform between -sqrt(3 v) and sqrt(3 v).
        "truncated_normal": normal, of deviation s = sqrt(v) / 0.87962566103423978; each number beyond 2 s is
        replaced by a new draw until none is left.
    rng: a generator, such as np.random.default_rng(0). All draws come from rng itself, so it moves on: the next call
    with it gives other weights. Generators in the same state give the same weights, in other states others.
    Returns an array of float64 of shape (fan_in, fan_out). Its numbers are independent draws, each of mean 0.
    Raises a ValueError for any other scheme or distribution; its message holds the name that is not known (if both are
    not, one of them).

    Example: all numbers of variance_scaling(400, 100, "glorot", "uniform", np.random.default_rng(0)) lie between
    -0.10955 and 0.10955, and their standard deviation is 0.063, to two digits.
    """
    ### BEGIN SOLUTION
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# First the variance by the scheme, then the draw by the distribution. `rng.normal(size=...)` and
# `rng.uniform(low, high, size=...)` draw; a deviation is the square root of a variance.
# </details>
# <details><summary>Hint 2</summary>
#
# Truncated: draw z of deviation 1 and look where `np.abs(z) > 2`. As long as there is such a place, draw as many new
# numbers as there are places: `z[places] = rng.normal(size=places.sum())`. `np.clip` would be something else: it puts
# all that is too large onto the limit itself.
# </details>
# <details><summary>Hint 3</summary>
#
# At the end multiply by s. A generator that you make yourself inside of the function gives every layer the same
# numbers.
# </details>

# %% check="variance_scaling"
import numpy as np
from autograder import check


def facts(W, s):                        # what lies further out than 3.5 s, as a few normal draws do, counts as 3.5 s
    return None if W is None else {
        "deviation": np.std(W), "mean of |w|": np.mean(np.abs(W)), "largest |w|": min(np.max(np.abs(W)), 3.5 * s),
        "half above 0": abs(np.mean(np.greater(W, 0)) - 0.5) < 0.01, "twice": np.size(W) - np.unique(np.abs(W)).size}


for seed, (n, m, scheme, s) in enumerate(((625, 100, "lecun", 0.04), (100, 625, "glorot", 0.0525225731),
                                          (625, 100, "he", 0.0565685425), (100, 625, "he", 0.1414213562))):
    for distribution, mean, largest in (("untruncated_normal", 0.79788, 3.5), ("uniform", 0.86603, 1.73205),
                                        ("truncated_normal", 0.82171, 2.27369)):
        came = check(variance_scaling, n, m, scheme, distribution, check.generator(seed)).shape((n, m)).dtype("float64")
        check(facts, came, s).close({"deviation": s, "mean of |w|": mean * s, "largest |w|": largest * s,
                                     "half above 0": True, "twice": 0}, rtol=0.015, name=f"{came.name}: its numbers")
same = check(dict, rng=check.generator(3))["rng"].value     # layers 1 and 2 by one generator, 3 by one in its state
layers = check(map, check.value(variance_scaling), *[[v] * 302 for v in (1, 2, "glorot", "truncated_normal")],
               [same, same, *map(check.generator, range(3, 303))]).take(302)
check(lambda all: (np.shape(all), np.max(np.abs(all))), layers).close(((302, 1, 2), 1.8565), rtol=0.1, name="layers")
check(lambda all: [int(np.isin(W, all[0]).sum()) for W in all[1:4]], layers).equal(
    [0, 2, 0], name="weights of layer 1 that layers 2 (same generator), 3 (same state) and 4 (another) give again",
    hint="Draw from rng itself: np.random and a generator of your own draw from elsewhere.")
check(variance_scaling, 1, 1, "he", "untruncated_normal", check.generator(1)).shape((1, 1)).holds("finite", np.isfinite)
for scheme, distribution, unknown in (("He", "uniform", "He"), ("he", "normal", "normal"), ("xavier", "Uniform", "")):
    check(variance_scaling, 3, 2, scheme, distribution, check.generator(0)).raises(ValueError, saying=unknown)
### BEGIN HIDDEN TESTS
for scheme, distribution, v in (("he", "uniform", 2 / 300), ("glorot", "truncated_normal", 2 / 370),
                                ("lecun", "untruncated_normal", 1 / 300)):
    came = check(variance_scaling, 300, 70, scheme, distribution, check.generator(int(check.rng.integers(10_000))))
    came.holds("the deviation, within 3 percent", lambda W, v=v: 0.97 < np.std(W) / v ** 0.5 < 1.03,
               hint="For any fan-in and fan-out.").shape((300, 70))
### END HIDDEN TESTS
check.score(4)


# %% [markdown]
# ### Next to Keras
#
# Keras has nine initializers for these. Its generator is another one, so the numbers themselves cannot agree; what they
# are drawn from can. 400 inputs, 100 outputs, 40,000 weights each:

# %%
import keras


def _initializers_next_to_keras():
    print("                               deviation           largest |w|")
    print("                           yours    Keras       yours    Keras")
    for scheme in ("lecun", "glorot", "he"):
        scale, mode = (2.0 if scheme == "he" else 1.0), "fan_avg" if scheme == "glorot" else "fan_in"
        for distribution in ("untruncated_normal", "uniform", "truncated_normal"):
            mine = variance_scaling(400, 100, scheme, distribution, np.random.default_rng(0))
            theirs = keras.initializers.VarianceScaling(scale, mode, distribution, seed=0)((400, 100))
            theirs = keras.ops.convert_to_numpy(theirs)
            print(f"{scheme:6}  {distribution:18} {mine.std():.4f}   {theirs.std():.4f}      {np.abs(mine).max():.4f}"
                  f"   {np.abs(theirs).max():.4f}")


_initializers_next_to_keras()

# %% [markdown]
# The deviations agree to about a hundredth, which is what 40,000 draws allow, and the limits of the uniform and of the
# truncated ones to four digits. (The largest of 40,000 untruncated draws is luck.) Three names to know: what Keras
# calls `GlorotNormal`, `HeNormal` and `LecunNormal` are the *truncated* ones; a plain `Dense` layer starts with
# `GlorotUniform`; and `VarianceScaling` with its `mode="fan_avg"` is Glorot's compromise whatever the scale, so "He
# with fan_avg", which you may meet, is not He's rule.
#
# ## 4. What twenty layers do to a gradient
#
# **Predict.** A sigmoid has a slope of at most 1/4. Glorot's weights keep the size of what goes through them. By how
# much is the gradient of the first layer smaller than that of the last, twenty layers on: 100 times, a million times,
# or more?
#
# ### Exercise: `gradient_norms`

# %% exercise="gradient_norms"
def gradient_norms(X, y, params, kinds):
    """How large is the gradient of each layer's weights?

    X: (N, D). y: (N,), labels from 0. params: {"W1", "b1", ...} for L layers, L at least 1 and perhaps more than ten;
    the keys may stand in any order. kinds: as for mlp_forward.
    The loss is softmax_cross_entropy of the network's output and y.
    Returns an array of shape (L,): for layer 1, 2, ..., L the norm of the loss's gradient with respect to W, which is
    the square root of the sum of the squares of all its entries. Biases have no part in it.

    Example: X = [[3.0, 4.0]], y = [0], W1 = zeros (2, 2), b1 = zeros (2,) (all arrays) and kinds []: the probabilities
    are 0.5 each, the gradient of W1 is [[-1.5, 1.5], [-2.0, 2.0]], so it is [3.5355339059].
    """
    ### BEGIN SOLUTION
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(1, len(caches) + 1)])
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three given functions in a row: forward, loss, backward. The loss function gives the gradient that `mlp_backward`
# starts from.
# </details>
# <details><summary>Hint 2</summary>
#
# Go through the layers by number, 1 to L, and take `grads[f"W{layer}"]`. `np.linalg.norm` of a matrix is the norm that
# is wanted here, if it gets no second argument.
# </details>

# %% check="gradient_norms"
import numpy as np
from autograder import check


def wave(*shape, at=1.0):
    return np.sin(at + np.arange(np.prod(shape))).reshape(shape)


def net(*sizes, size=2.0):              # the last layer's keys come first
    return {key: value for i in range(len(sizes) - 1, 0, -1) for key, value in (
        (f"b{i}", wave(sizes[i], at=-i)), (f"W{i}", size * wave(*sizes[i - 1:i + 1], at=i)))}


y, whole = np.array([1, 0, 2, 1, 0]), {key: np.rint(value).astype(int) for key, value in net(2, 3, 3).items()}
tower = {f"{key}{i}": value for i in range(10, 0, -1) for key, value in (("b", np.zeros(1)), ("W", np.array([[i]])))}
for name, X, labels, params, kinds, right in (
    ("the example", np.array([[3.0, 4.0]]), y[1:2], {"W1": np.zeros((2, 2)), "b1": np.zeros(2)}, [], [3.53553390593]),
    ("five layers", wave(5, 3), y, net(3, 2, 5, 4, 6, 3), ["tanh", "sigmoid", "relu", "linear"],
     [0.0627791010614, 0.060728939704, 0.0958528560865, 0.275940830911, 0.307362925808]),
    ("one unit, one sample", wave(1, 3), y[:1], net(3, 1, 2), ["sigmoid"], [0.128623263313, 1.01233145787]),
    ("whole numbers", np.array([[3, -1], [0, 2], [5, 5]]), y[:3], whole, ("relu",), [2.58037997961, 5.09699530658]),
    ("large logits", 1000 * wave(3, 2), y[[0, 1, 0]], net(2, 2, 2), ["relu"], [656.062929494, 791.497993787]),
    ("tiny weights", wave(4, 3), y[:4], net(3, 2, 3, size=1e-6), ["tanh"], [5.78370299233e-07, 0.27318107851]),
    ("one class", wave(3, 1), 0 * y[:3], net(1, 2, 1), ["tanh"], [0.0, 0.0]),
    ("eleven layers", np.array([[1e-7], [-2e-7]]), y[:2], {**tower, "W11": np.array([[1, -2]]), "b11": np.zeros(2)},
     ["linear"] * 10, [*(1.38502592195 / np.arange(1, 11)), 0.65290748102]),
):
    check(gradient_norms, X, labels, params, kinds).close(np.array(right), rtol=1e-8, atol=1e-22,
                                                     name=f"gradient_norms: {name}").unchanged()
### BEGIN HIDDEN TESTS
for n, sizes, kinds in ((5, (3, 4, 3), ["tanh"]), (1, (4, 4, 4), ["sigmoid"]), (6, (2, 5, 1, 3), ["linear", "tanh"])):
    params, X = net(*sizes), check.rng.normal(size=(sizes[0], n)).T
    y, right = check.rng.integers(0, sizes[-1], size=n), []

    def loss(W, layer, X=X, y=y, params=params, kinds=kinds):
        a = X
        for i in range(1, len(kinds) + 2):
            z = a @ (W if i == layer else params[f"W{i}"]) + params[f"b{i}"]
            kind = kinds[i - 1] if i <= len(kinds) else "linear"
            a = np.tanh(z) if kind == "tanh" else 1 / (1 + np.exp(-z)) if kind == "sigmoid" else z
        return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y]))

    for layer in range(1, len(sizes)):
        g = check.gradient(lambda W, layer=layer, loss=loss: loss(W, layer), params[f"W{layer}"])
        right.append(np.sqrt((g ** 2).sum()))
    check(gradient_norms, X, y, params, kinds).close(np.array(right), rtol=1e-5, atol=1e-9,
                                                     hint="The root of the sum of all squares, layer by layer.")
### END HIDDEN TESTS
check.score(3)


# %% [markdown]
# Now the experiment that this unit is named for. Twenty layers, 256 digits, nothing is trained. You change the
# activation and the first weights, and look at the gradient of the very first step.

# %%
def _by(scheme, distribution="untruncated_normal"):
    return lambda fan_in, fan_out, rng: variance_scaling(fan_in, fan_out, scheme, distribution, rng)


STARTS = {"sigmoid, Glorot": ("sigmoid", _by("glorot")), "tanh, deviation 1": ("tanh", fixed(1.0)),
          "tanh, deviation 0.01": ("tanh", fixed(0.01)), "tanh, Glorot": ("tanh", _by("glorot")),
          "relu, deviation 1": ("relu", fixed(1.0)), "relu, Glorot": ("relu", _by("glorot")),
          "relu, He": ("relu", _by("he"))}


def _experiment():
    print("network                  first layer   last layer     first / last   deviation behind layer 19")
    for name, (kind, draw) in STARTS.items():
        params = deep(draw)
        norms = gradient_norms(X, y, params, [kind] * 19)
        stats = activation_stats(X, params, [kind] * 19)
        print(f"{name:21} {norms[0]:14.1e} {norms[-1]:12.1e} {norms[0] / norms[-1]:16.1e} {stats[-1, 1]:20.1e}")


_experiment()

# %% drawing
def _draw_norms():
    gradient_norms(X, y, deep(fixed(0.1)), ["tanh"] * 19), deep(_by("he"))      # before there is a figure
    fig, ax = plt.subplots(figsize=(8, 4.4), layout="constrained")
    for i, name in enumerate(("sigmoid, Glorot", "tanh, deviation 1", "tanh, deviation 0.01", "tanh, Glorot",
                              "relu, He")):
        kind, draw = STARTS[name]
        ax.semilogy(range(1, 21), gradient_norms(X, y, deep(draw), [kind] * 19), color=plots.COLOURS[i],
                    marker=plots.MARKS[i], markersize=5, label=name)
    ax.set(title="The norm of each layer's gradient before the first step", xlabel="layer", ylabel="norm",
           xticks=[1, 5, 10, 15, 20])
    ax.legend(fontsize=9, loc="center right", bbox_to_anchor=(1.0, 0.42))
    plt.show()


_draw_norms()

# %% [markdown]
# The figure shows five of the seven networks, layer by layer; its scale is logarithmic. Sigmoid (circles) climbs
# from a trillionth to 1, tanh with deviation 1 (squares) falls from 600,000 to 1, tanh with 0.01 (triangles) lies
# flat at the very bottom, and the two at the top run level: tanh with Glorot (diamonds) and ReLU with He (triangles
# that point down).
#
# What the table says, with the 19 steps between the first and the last layer:
#
# - **Vanishing.** Sigmoid with Glorot: 2.0e-12 is $0.242^{19}$. On average each layer multiplies by about 1/4, the
#   largest slope of the sigmoid. Glorot's weights keep their promise; the slopes eat the gradient. The last layers
#   learn and the first ones do not, for any rate that the last ones can bear.
# - **Exploding.** tanh with deviation 1: the ratio, 690,000, is $2.03^{19}$. No slope of tanh is above 1, so it is
#   not the activation that makes gradients grow: it is the weights. They would multiply by √64 = 8, and the slopes
#   of the saturated tanh take a part of that back.
# - **The ratio is not everything.** tanh with 0.01 has a ratio of 0.89, and *all* of its gradients are 1e-21. ReLU with
#   deviation 1 has a ratio of 0.39, and all of its gradients are 1e14. The gradient of W is the product of what came
#   from the left (values) and from the right (gradients). If both shrink alike, the product is the same in all layers,
#   and tiny in all. So look at the sizes as well.
# - **Kept.** tanh with Glorot and ReLU with He. With ReLU and Glorot values and gradients lose a factor of √2 for
#   each layer that they pass. So all gradients of the weights are alike, and about a thousand times smaller than
#   with He.
#
# With one number you go from one to the other. In the next figure the weights have the deviation gain / 8, so that
# gain = 1 is LeCun's rule (and Glorot's, but for the last layer, which is not square) and gain = 1.41 is He's.

# %% drawing
def _draw_gain(kind="tanh", gain=1.0, axes=None):
    """What nineteen hidden layers do to values and gradients, from the learner's own functions."""
    params = deep(fixed(gain / 8))
    stats, norms = activation_stats(X, params, [kind] * 19), gradient_norms(X, y, params, [kind] * 19)
    if own := axes is None:
        axes = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")[1]
    axes[0].semilogy(range(1, 20), stats[:, 1], color=BLUE, marker="o", markersize=4)
    axes[1].semilogy(range(1, 21), norms, color=VERMILION, marker="s", markersize=4)
    for ax, name in zip(axes, ("deviation behind the layer", "norm of its gradient"), strict=True):
        ax.set(xlabel="layer", ylim=(1e-33, 1e18) if own else (1e-16, 1e6), xticks=[1, 5, 10, 15, 20])
        ax.set_title(f"{kind}, gain {gain:.2f}: {name}" if own else f"{kind}, gain {gain:g}", fontsize=11)
        ax.axhline(1, color="0.7", linewidth=0.8, zorder=0)
    if own:
        plt.show()


def _draw_gain_still():
    activation_stats(X, deep(fixed(0.1)), ["tanh"] * 19), gradient_norms(X, y, deep(fixed(0.1)), ["tanh"] * 19)
    axes = plt.subplots(2, 4, figsize=(12.5, 5.4), layout="constrained", sharex=True, sharey=True)[1]
    for column, (kind, gain) in enumerate((("tanh", 0.2), ("tanh", 1.0), ("tanh", 4.0), ("sigmoid", 4.0))):
        _draw_gain(kind, gain, axes[:, column])
    for ax in axes[0]:
        ax.set_xlabel("")
    axes[0, 0].set_ylabel("deviation of values")
    axes[1, 0].set_ylabel("norm of the gradient")
    plt.show()


_draw_gain_still()

# %% [markdown]
# The upper panels show how large the values behind each layer are (blue), the lower ones the norm of each layer's
# gradient (vermilion); the grey line is 1. With tanh and a gain of 0.2 the values fall off and all gradients
# are tiny. With gain 1 both lie near the line. With gain 4 the values stay at the line, since tanh holds them, and the
# gradients fall from left to right: they explode on the way back. With sigmoid even gain 4 leaves the first layers
# without a gradient.
#
# **Predict first**, then move the slider: for which gains does tanh give the first layer a gradient with a norm between
# 0.1 and 10? Is the range wider or narrower for ReLU? Is there a gain for sigmoid at all?

# %% drawing
from ipywidgets import FloatSlider, interact

activation_stats(X, deep(fixed(0.1)), ["tanh"] * 19), gradient_norms(X, y, deep(fixed(0.1)), ["tanh"] * 19)
_slider = interact(lambda kind, gain: _draw_gain(kind, gain), kind=["tanh", "relu", "sigmoid"],
                   gain=FloatSlider(value=1.0, min=0.1, max=8.0, step=0.1))

# %% [markdown]
# (The slider needs a running kernel; the figure above it does not.) With tanh the norm of the first
# layer's gradient lies between 0.1 and 10 for the slider's gains from 1.0 to 2.0: tanh holds large values back, so it
# forgives a gain that is somewhat too large. ReLU holds nothing back. With it only 1.4, 1.5 and 1.6 do; at 1.2 the norm
# is 0.016, at 1.8 it is 54. With sigmoid no gain does: at 8, the last one, the norm is 0.045.
#
# This is a good place for a break.
#
# ## 5. Units that say nothing
#
# A ReLU unit whose z is never positive gives 0 for every sample. Its slope is 0 for every sample, too, so its weights
# get no gradient at all. It is **dead**. If its inputs do not change it stays dead for ever.
#
# **Predict.** Is a unit dead if it gives 0 for nine samples of ten? And which is worse for a layer: a step that was too
# long, or a bias that starts at -1?
#
# ### Exercise: `dead_relu_fraction`

# %% exercise="dead_relu_fraction"
def dead_relu_fraction(caches):
    """Which part of each ReLU layer is dead?

    caches: a list of entries ((x, W), z, kind), one for each layer, z (N, H), as mlp_forward returns it. Any of the
    entries, the last one too, may be of any kind. Only z and kind are looked at; z may hold whole numbers.
    A unit of a layer is dead if its z is 0 or below for all N samples.
    Returns a list of floats, one for each entry whose kind is "relu", in the order of caches: the number of dead units
    divided by the number of units, H. Entries of another kind are left out; without any "relu" the list is empty.

    Example: one layer with z = [[1.0, -2.0, 0.0, 0.0], [-1.0, -1.0, 0.0, 3.0]] and kind "relu" gives [0.5]: the second
    and the third unit are dead.
    """
    ### BEGIN SOLUTION
    return [float((z <= 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# For one layer: a table of truth values `z <= 0`. A unit is a column; it is dead if the whole column is True.
# </details>
# <details><summary>Hint 2</summary>
#
# `.all(axis=0)` asks each column. The mean of truth values is the part that is True.
# </details>

# %% check="dead_relu_fraction"
import numpy as np
from autograder import check


def layer(*z, kind="relu"):             # the rows of z; x and W are of other sizes, and tell nothing
    return (np.ones((len(z), 7)), np.ones((7, len(z[0])))), np.asfortranarray(z), kind


one = layer([1.0, -2.0, 0.0, 0.0], [-1.0, -1.0, 0.0, 3.0])
four = layer([1.0, -1.0, -5.0], [-1.0, 2.0, -3.0], [2.0, -1.0, -1e-300], [-1.0, -1.0, -0.0])
for name, caches, right in (
    ("the example", [one], [0.5]),
    ("four samples, three units", [four], [1 / 3]),
    ("silent for all but one sample", [layer([-1.0], [-1.0], [-1.0], [1e-300])], [0.0]),
    ("one sample", [layer([-1.0, 2.0, 3.0, -4.0, 0.0])], [0.6]),
    ("as many samples as units", [layer([-1.0, -2.0, 5.0], [-1.0, -3.0, 4.0], [-7.0, -1.0, -1.0])], [2 / 3]),
    ("whole numbers", [layer([1, 0, -3], [2, 0, 0])], [2 / 3]),
    ("four widths", [four, one, layer([-1.0, 0.5], [-0.5, -2.0]), layer([0.0], [-0.0])], [1 / 3, 0.5, 0.5, 1.0]),
    ("other kinds between", [layer([-1.0], kind="tanh"), one, layer([-2.0], kind="sigmoid"), four,
                             layer([0.0], kind="linear")], [0.5, 1 / 3]),
    ("no ReLU, an empty list", [layer([-1.0, -2.0], kind="tanh"), layer([-1.0], kind="linear")], []),
):
    check(dead_relu_fraction, caches).close(right, rtol=1e-9, name=f"dead_relu_fraction: {name}").unchanged().type(list)
check(dead_relu_fraction, [one])[0].type(float)
### BEGIN HIDDEN TESTS
for n, widths in ((6, (5, 3)), (1, (4,)), (4, (4, 1, 7))):
    caches, right = [], []
    for width in widths:
        z = check.rng.normal(size=(width, n)).T
        dead = check.rng.permutation(width)[: width // 2]
        z[:, dead] = -np.abs(z[:, dead])
        caches += [layer(*z), layer(*-np.abs(z), kind="tanh")]
        right.append(sum(max(column) <= 0 for column in z.T) / width)
    check(dead_relu_fraction, caches).close(right, rtol=1e-9, hint="The part of the units, for each ReLU layer.")
### END HIDDEN TESTS
check.score(2)


# %% [markdown]
# What kills units? A network with two hidden layers of 64 ReLU units, He's weights, 256 digits:

# %% drawing
def _dead(bias=0.0, lr=0.0):
    """The share of dead units in both hidden layers: hidden biases as given, after one step with this rate."""
    rng, params = np.random.default_rng(0), {}
    for layer, (n, m) in enumerate(((64, 64), (64, 64), (64, 10)), start=1):
        params[f"W{layer}"] = variance_scaling(n, m, "he", "untruncated_normal", rng)
        params[f"b{layer}"] = np.full(m, bias if layer < 3 else 0.0)
    params, _ = descend(params, X, y, ["relu", "relu"], lr, 1)
    return dead_relu_fraction(mlp_forward(X, params, ["relu", "relu"])[1])


def _draw_dead():
    biases, rates = (1, 0, -1, -3, -5), (0.1, 1, 3, 10, 30)
    panels = ([_dead(bias=bias) for bias in biases], [_dead(lr=lr) for lr in rates])
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.4), layout="constrained", sharey=True)
    for ax, shares, names, xlabel in zip(axes, panels, (biases, rates), (
            "first biases of the hidden layers", "learning rate of one step, biases 0"), strict=True):
        at = np.arange(len(names))
        for i, label in enumerate(("hidden layer 1", "hidden layer 2")):
            ax.bar(at + 0.4 * i - 0.2, [share[i] for share in shares], 0.38, color=plots.COLOURS[i],
                   hatch=["", "//"][i], edgecolor="white", label=label)
        ax.set(xlabel=xlabel, xticks=at, xticklabels=names, ylim=(0, 1.02))
    axes[0].set(ylabel="share of dead units")
    axes[0].legend()
    fig.suptitle("What kills ReLU units: biases far below 0, and steps that are too long")
    plt.show()


_draw_dead()

# %% [markdown]
# Bars are the share of dead units in both hidden layers, plain for the first one, hatched for the second. On the
# left nothing is trained: with biases of 1 and 0 no unit is dead, with -1 a twentieth of the second layer, with -3
# over nine tenths of it and a quarter of the first, with -5 all of the second: this network gives the same answer
# to every picture, and only the biases of its output can learn. On the right all biases begin at 0 and *one* step
# is taken: up to a rate of 1 nobody dies, at 10 a fifth of the second layer does, at 30 over a third. So one long
# step kills far more than first biases of -1. It cannot be taken back: dead units get no gradient. (Those of the
# second layer may be woken by chance, when the layer before them changes. Those of the first layer see the same
# pictures in every epoch.)
#
# Depth kills some, too. In the network of twenty ReLU layers with He's weights, before any training:

# %%
_, _caches = mlp_forward(X, deep(_by("he")), ["relu"] * 19)
print("dead in hidden layers 1 to 19:", [round(share, 2) for share in dead_relu_fraction(_caches)])

# %% [markdown]
# The deeper, the more alike the 256 samples have become, and the more often a unit that is silent for one is silent for
# all. At layer 19 it is every fifth one. A unit that is silent for nine samples of ten is fine: it has found something
# rare.
#
# ## 6. Clipping
#
# Where gradients explode now and then, one step can throw the weights far away. **Clipping** makes the gradient shorter
# before the optimizer gets it. **Predict:** a gradient of (4, 1) has to fit a limit of 1. Which of the arrows in the
# figure still points where the gradient pointed?

# %% drawing
def _draw_clips():
    g = np.array([4.0, 1.0])
    fig, ax = plt.subplots(figsize=(7.5, 3.0), layout="constrained")
    for end, colour, style, width, name in (
            (g, "0.6", "-", 2, "the gradient (4, 1)"),
            (np.array([1.0, 1.0]), VERMILION, "--", 2.5, "by value: (1, 1)"),
            (g / np.linalg.norm(g), BLUE, "-", 3.5, "by norm: (0.97, 0.24)")):
        ax.annotate("", end, (0, 0), arrowprops={"arrowstyle": "->", "color": colour, "linestyle": style,
                                                 "linewidth": width, "shrinkA": 0, "shrinkB": 0})
        ax.plot([], [], color=colour, linestyle=style, linewidth=width, label=name)
    ax.add_patch(plt.Circle((0, 0), 1, fill=False, color=BLUE, linewidth=1))
    ax.add_patch(plt.Rectangle((-1, -1), 2, 2, fill=False, color=VERMILION, linestyle="--", linewidth=1))
    ax.set(title="Clipping to 1: into a square, or into a circle", xlabel="entry 0", ylabel="entry 1",
           xlim=(-1.3, 5.6), ylim=(-1.25, 1.4), aspect="equal")
    ax.legend(loc="lower right", fontsize=9)
    plt.show()


_draw_clips()

# %% [markdown]
# The grey arrow is the gradient. By value each entry is cut at 1: the dashed vermilion arrow ends in the corner of the
# dashed square and points elsewhere. By norm the whole arrow is made shorter until it ends on the blue circle: it
# points where the gradient pointed.
#
# The norm of an array is the root of the sum of its squared entries, ‖g‖. A network has many arrays, so there are two
# ways to do it by norm: each array by its own norm, or all by one, as if they were one long row:
#
# $$\text{norm:}\quad g \leftarrow g \cdot \min\Bigl(1, \frac{c}{\lVert g \rVert}\Bigr) \qquad
# \text{global norm:}\quad g_i \leftarrow g_i \cdot \min\Bigl(1, \frac{c}{\sqrt{\sum_j \lVert g_j \rVert^2}}\Bigr)$$
#
# Worked for two arrays, A = (6, 8) and B = (2.4), and a limit of c = 5:
#
# | | A | B |
# | --- | --- | --- |
# | by value | (5, 5) | (2.4) |
# | by norm: ‖A‖ = 10, ‖B‖ = 2.4 | (3, 4) | (2.4): it was short enough |
# | by global norm: √(100 + 5.76) = 10.28 | (2.92, 3.89) | (1.17) |
#
# Only the last one keeps the direction of the whole step: A and B shrink by the same factor.
#
# ### Exercise: `clip`
#
# Three functions of one form. In Keras they are the settings `clipvalue`, `clipnorm` and `global_clipnorm` of any
# optimizer.

# %% exercise="clip"
def clip_by_value(grads, limit):
    """Cut each entry at -limit and at limit.

    grads: {"W1": array, "b1": array, ...}, one array or more, of any shapes, () too, with at least one number each.
    They may hold whole numbers. Sizes of numbers: 0, or between 1e-100 and 1e100.
    limit: a number between 1e-100 and 1e100, whole or not.
    Returns a new dictionary with the same keys in the same order, and new arrays of the same shapes (for the shape () a
    number will do). What is within the limit keeps its value, and may stay whole. grads and its arrays stay as they
    are.

    Example: {"A": [6.0, 8.0], "B": [2.4]} (arrays) and limit 5 give {"A": [5.0, 5.0], "B": [2.4]}.
    """
    ### BEGIN SOLUTION
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}
    ### END SOLUTION


def clip_by_norm(grads, limit):
    """Shorten each array to the norm limit, if its own norm is above it. The rest is as for clip_by_value.

    Example: {"A": [6.0, 8.0], "B": [2.4]} (arrays) and limit 5 give {"A": [3.0, 4.0], "B": [2.4]}.
    """
    ### BEGIN SOLUTION
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped
    ### END SOLUTION


def clip_by_global_norm(grads, limit):
    """Shorten all arrays by one factor to the joint norm limit, if their joint norm is above it.

    The joint norm is that of all entries of all arrays, as if they stood in one long row. The rest is as for
    clip_by_value.

    Example: {"A": [6.0, 8.0], "B": [2.4]} (arrays) and limit 5 give {"A": [2.917162, 3.889549], "B": [1.166865]}, to
    six digits.
    """
    ### BEGIN SOLUTION
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `np.clip(g, low, high)` cuts entries. For the norms: `np.sqrt((g ** 2).sum())`. `np.linalg.norm` with no second
# argument does the same for arrays of any shape.
# </details>
# <details><summary>Hint 2</summary>
#
# The factor is limit / norm if the norm is above the limit, else 1. Think of a norm of 0: there must be no division by
# it. `limit / max(norm, limit)` takes care of both.
# </details>
# <details><summary>Hint 3</summary>
#
# Global: add the *squares* of all arrays first, one root at the end, then one factor for all. Make new arrays: `g
# *= ...` would change the caller's.
# </details>

# %% check="clip"
import numpy as np
from autograder import check

for name, lists, limit, cut, factors, joint in (     # factors: by norm of each array; joint: by global norm
    ("the example", {"A": [6.0, 8.0], "B": [2.4]}, 5, [[5, 5], [2.4]], [0.5, 1], 0.4861936509903),
    ("a row, a square, a number", {"b": [0.5, -3.0, 0.0], "W": [[1.0, -2.0], [4.0, 0.25]], "s": -7.0}, 2.5,
     [[0.5, -2.5, 0], [[1, -2], [2.5, 0.25]], -2.5],
     [0.8219949365268, 0.5447347107028, 0.3571428571429], 0.2807173070222),
    ("whole numbers", {"W": [[3, -4, 0]], "c": [[1], [-2]], "n": 0}, 1.5, [[[1.5, -1.5, 0]], [[1], [-1.5]], 0],
     [0.3, 0.6708203932499, 1], 0.2738612787526),
    ("huge and tiny numbers", {"a": [3e100, -4e100], "z": [0.0, 0.0], "t": [1e-100, -2e-100]}, 5e99,
     [[5e99, -5e99], [0, 0], [1e-100, -2e-100]], [0.1, 1, 1], 0.1),
    ("a tiny limit", {"t": [3e-100, 4e-100]}, 1e-100, [[1e-100, 1e-100]], [0.2], 0.2),
    ("short", {"A": [[0.6], [0.8]], "z": [0.0], "B": [-1e-9]}, 1.5, [[[0.6], [0.8]], [0], [-1e-9]], [1, 1, 1], 1),
    ("only zeros", {"z": [0.0, 0.0, 0.0]}, 2, [[0, 0, 0]], [1], 1),
):
    grads = {key: np.array(g) for key, g in lists.items()}
    for came, right in ((check(clip_by_value, grads, limit), map(np.array, cut)),
                        (check(clip_by_norm, grads, limit), [g * f for g, f in zip(grads.values(), factors)]),
                        (check(clip_by_global_norm, grads, limit), [g * joint for g in grads.values()])):
        came.close(dict(zip(grads, right)), rtol=1e-9, name=f"{name}: {came.name.split('(')[0]}").unchanged().fresh()
        came.quiet().holds("the keys in their order", lambda came, keys=list(grads): list(came) == keys)
### BEGIN HIDDEN TESTS
for _ in range(3):
    shapes = {"q": (2, 3), "a": (4,), "m": (1, 3), "b": (3, 1), "s": (), "k": (3, 3)}
    grads = {key: np.array(check.rng.normal(size=shape[::-1]) * 10 ** check.rng.uniform(-2, 1)).T
             for key, shape in shapes.items()}
    c = float(check.rng.uniform(0.3, 3.0))
    norms = {key: sum(float(v) ** 2 for v in g.flat) ** 0.5 for key, g in grads.items()}
    joint = sum(norm ** 2 for norm in norms.values()) ** 0.5
    check(clip_by_value, grads, c).close({k: np.minimum(np.maximum(g, -c), c) for k, g in grads.items()}, rtol=1e-9,
                                         hint="Each entry for itself.").unchanged()
    check(clip_by_norm, grads, c).close({k: g if norms[k] <= c else g / (norms[k] / c) for k, g in grads.items()},
                                        rtol=1e-9, hint="Each array by its own norm.").unchanged().fresh()
    for limit in (c, 2 * joint):
        check(clip_by_global_norm, grads, limit).close(
            {k: g if joint <= limit else g / (joint / limit) for k, g in grads.items()}, rtol=1e-9,
            hint="All arrays by one norm.").unchanged().fresh()
### END HIDDEN TESTS
check.score(4)


# %% [markdown]
# ### Next to Keras
#
# An optimizer of Keras clips before it steps. Plain SGD with a rate of 1, from weights of 0, goes exactly by minus the
# clipped gradient, so that is where you can read it off:

# %%
def _clips_next_to_keras():
    rng = np.random.default_rng(0)
    grads = {"W1": 3 * rng.normal(size=(4, 5)), "b1": rng.normal(size=5), "W2": 0.1 * rng.normal(size=(5, 3))}
    for mine, setting in ((clip_by_value, "clipvalue"), (clip_by_norm, "clipnorm"),
                          (clip_by_global_norm, "global_clipnorm")):
        variables = [keras.Variable(np.zeros(g.shape), dtype="float64") for g in grads.values()]
        optimizer = keras.optimizers.SGD(1.0, **{setting: 2.0})
        optimizer.apply([keras.ops.convert_to_tensor(g) for g in grads.values()], variables)
        clipped = mine(grads, 2.0).values()
        theirs = [-keras.ops.convert_to_numpy(v) for v in variables]
        print(f"{setting:15} largest difference",
              f"{max(np.abs(a - b).max() for a, b in zip(clipped, theirs, strict=True)):.1e}",
              "  norms", [round(float(np.linalg.norm(a)), 3) for a in theirs])


_clips_next_to_keras()

# %% [markdown]
# Equal. Only one of the three may be set; with two of them Keras raises a ValueError. `clipnorm` is the one that is
# read wrongly most often: its limit is for *each* array, so the step as a whole may be longer.
#
# Does clipping help? Two cases. The first is the exploding network of section 4, tanh with deviation 1, for 30 steps on
# all 256 pictures. The second is a healthy one, two hidden layers of ReLU with He's weights, trained with batches of 32
# for 5 epochs; but one of the 256 pictures comes from a broken scanner, and its pixels are 1000 times too large.
# **Predict:** in which of the two does clipping help?

# %%
def _loss_after(params, kinds, X, y, batch, epochs, limit):
    """Train by SGD with a rate of 0.1; the loss on all rows but the first one."""
    for _ in range(epochs):
        for start in range(0, len(X), batch):
            rows = slice(start, start + batch)
            out, caches = mlp_forward(X[rows], params, kinds)
            grads = mlp_backward(params, caches, softmax_cross_entropy(out, y[rows])[1])
            if limit:
                grads = clip_by_global_norm(grads, limit)
            params = {name: value - 0.1 * grads[name] for name, value in params.items()}
    return softmax_cross_entropy(mlp_forward(X[1:], params, kinds)[0], y[1:])[0]


def _train_clipped():
    broken, rng = X.copy(), np.random.default_rng(0)
    broken[0] *= 1000
    small = {}
    for layer, (n, m) in enumerate(((64, 64), (64, 64), (64, 10)), start=1):
        small[f"W{layer}"], small[f"b{layer}"] = variance_scaling(n, m, "he", "uniform", rng), np.zeros(m)
    print("loss                        before   after, not clipped   after, global norm 1")
    for name, params, kinds, inputs, batch, epochs in (
            ("20 layers, deviation 1", deep(fixed(1.0)), ["tanh"] * 19, X, 256, 30),
            ("a broken picture", small, ["relu", "relu"], broken, 32, 5),
            ("no broken picture", small, ["relu", "relu"], X, 32, 5)):
        losses = [_loss_after(params, kinds, inputs, y, batch, turns, limit)
                  for turns, limit in ((0, None), (epochs, None), (epochs, 1.0))]
        print(f"{name:24} {losses[0]:9.2f} {losses[1]:20.2f} {losses[2]:22.2f}")


_train_clipped()

# %% [markdown]
# In the second one it does: one wild gradient throws the weights away, and the loss ends at 1.51 in place of 0.30;
# clipped it ends at 0.59. That is what clipping is for: now and then a step that is far too long. It has a price,
# too. In the last row nothing was wrong, and the limit of 1 made ordinary steps shorter: 0.53 in place of 0.30.
#
# In the first one it does *not* help. There every step explodes, so every step is cut to the length 1, and nearly
# all of it goes to the first layers, whose gradients are a million times as large as those of the last ones. The
# others hardly move. Such a network needs other weights.
#
# ## 7. A way round
#
# Unit 06 built one skip connection. Here is the block that networks of a hundred layers are made of (He and others,
# 2015 and 2016): a **residual block** adds to its input what a small network makes of it.

# %% drawing
def _draw_block():
    fig, ax = plt.subplots(figsize=(9, 2.5), layout="constrained")
    stops = {"x\n(N, D)": 0, "z\n(N, H)": 3, "h\n(N, H)": 5.4, "branch\n(N, M)": 8.4, "out\n(N, M)": 11.2}
    for stop, at in stops.items():
        ax.text(at, 0, stop, ha="center", va="center", fontsize=11, color="black",
                bbox=dict(boxstyle="round,pad=0.4", facecolor="white", edgecolor="black"))
    places = list(stops.values())
    for left, right, name in zip(places, places[1:], ("W1, b1", "ReLU", "W2, b2", "· scale, add"), strict=False):
        ax.annotate("", (right - 0.75, 0), (left + 0.7, 0), arrowprops=dict(arrowstyle="->", color=BLUE, linewidth=2))
        ax.text((left + right) / 2, 0.2, name, ha="center", va="bottom", color=BLUE, fontsize=10)
    ax.annotate("", (11.0, -0.5), (0.2, -0.5), arrowprops=dict(
        arrowstyle="->", color=VERMILION, linewidth=2, linestyle="--", connectionstyle="arc3,rad=0.16"))
    ax.text(5.6, -1.02, "skip: x as it is, or x @ P", ha="center", va="bottom", color=VERMILION, fontsize=10)
    ax.set(xlim=(-1, 12.4), ylim=(-1.6, 0.9), title="A residual block: what the branch makes is added to x")
    ax.axis("off")
    plt.show()


_draw_block()

# %% [markdown]
# From left to right five boxes: x, z, h, branch, out, joined by solid arrows. A dashed arrow leads from x around
# them to out. As formulas:
#
# $$z = x W_1 + b_1, \qquad h = \mathrm{ReLU}(z), \qquad \text{out} = \text{skip} + s\,(h W_2 + b_2)$$
#
# skip is x itself. Only if the block changes the number of features, x has to be made to fit, by a matrix P (D, M):
# skip = x P. The number s, `scale`, says how much the branch counts.
#
# **Predict.** The gradient dout has arrived at out. What does dx consist of? And what is dx if all weights of the
# branch are 0?
#
# ### Exercise: `residual_forward`
#
# There is no scaffold this time. Keep in the cache what the way back will need.

# %% exercise="residual_forward"
def residual_forward(x, params, scale=1.0):
    """A residual block: out = skip + scale * (relu(x @ W1 + b1) @ W2 + b2).

    x: (N, D). params: {"W1": (D, H), "b1": (H,), "W2": (H, M), "b2": (M,)}, and perhaps "P": (D, M).
    skip is x @ P if params has a "P" (for D = M, too), and x if it has none.
    scale: a number. The branch is multiplied by it, the skip is not.
    Returns (out, cache): out (N, M); and anything that residual_backward will need. (Nobody changes x or params between
    the two.)
    Raises a ValueError if there is no "P" and M is not D.

    Example: x = [[1.0, 2.0]], W1 = [[1.0], [1.0]], b1 = [-1.0], W2 = [[3.0, -1.0]], b2 = [0.5, 0.0] (all arrays) and
    scale 1 give [[7.5, 0.0]]: h is 2, the branch 6.5 and -2.
    """
    ### BEGIN SOLUTION
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Give each value a name: skip, z, h, branch. Run the example before you go on. The cache may be a tuple of x, z, h,
# params and scale.
# </details>
# <details><summary>Hint 2</summary>
#
# What decides between x and x @ P is whether `"P" in params`, not the shapes. `scale` multiplies the branch alone, with
# its b2.
# </details>

# %% check="residual_forward"
import numpy as np
from autograder import check


def numbers(at, *shape):
    return ((at + 3 * np.arange(np.prod(shape)) ** 2) % 7 - 3).reshape(shape)


def block(at, D, H, M, P=False):
    shapes = {"W1": (D, H), "b1": (H,), "W2": (H, M), "b2": (M,), **({"P": (D, M)} if P else {})}
    return {key: numbers(at + i, *shape) for i, (key, shape) in enumerate(shapes.items())}


for name, N, sizes, at, unit, scale, out in (           # all inputs are whole numbers times unit
    ("no P, no scale", 3, (2, 3, 2), 0, 1.0, (), [[-4, -8], [-23, -17], [-12, -14]]),
    ("a square P, scale 0.5, whole numbers", 2, (2, 3, 2, True), 3, 1, (0.5,), [[10, 2.5], [-9.5, -9]]),
    ("P from 3 to 4, scale -2", 2, (3, 2, 4, True), 4, 1.0, (-2,), [[-17, -12, 12, -22], [-27, -27, 7, -37]]),
    ("one feature, one unit", 2, (1, 1, 2, True), 0, 1, (3,), [[2, 3], [-14, 39]]),
    ("fractions", 3, (2, 2, 2), 1, 1 / 7, (1 / 3,), np.array([[450, -314], [178, 138], [317, -13]]) / 1029),
    ("one sample, scale 0", 1, (2, 3, 2), 0, 1.0, (0,), [[2, -2]]),
):
    params = {key: value * unit for key, value in block(at, *sizes).items()}
    came = check(residual_forward, np.asfortranarray(numbers(at + 5, N, sizes[0]) * unit), params, *scale).unchanged()
    came[0].close(np.array(out), rtol=1e-9, name=f"{name}: out")
    came.holds("two results", lambda came: len(came) == 2)
for D, M in ((2, 3), (3, 2), (1, 4), (4, 1)):
    check(residual_forward, numbers(1, 2, D), block(1, D, 2, M)).raises(ValueError)
### BEGIN HIDDEN TESTS
for n, d, h, m, p in ((4, 3, 5, 3, 0), (1, 2, 3, 4, 1), (3, 3, 3, 3, 1), (5, 1, 2, 1, 0), (2, 4, 1, 2, 1)):
    shapes = {"W2": (h, m), "b1": (h,), "W1": (d, h), "b2": (m,), **({"P": (d, m)} if p else {})}
    params = {key: check.rng.normal(size=shape[::-1]).T for key, shape in shapes.items()}
    x, scale = check.rng.normal(size=(d, n)).T, float(check.rng.uniform(0.2, 3.0))
    z = np.einsum("nd,dh->nh", x, params["W1"]) + params["b1"]
    out = (x @ params["P"] if p else x) + scale * ((z * (z > 0)) @ params["W2"] + params["b2"])
    check(residual_forward, x, params, scale)[0].close(out, rtol=1e-9, atol=1e-12, hint="Any N, D, H and M, any scale.")
### END HIDDEN TESTS
check.score(2)


# %% [markdown]
# ### Exercise: `residual_backward`
#
# And the way back. The rules are unit 06's: multiply along a path, add over paths.

# %% exercise="residual_backward"
def residual_backward(dout, cache):
    """Back through a residual block.

    dout: (N, M), the gradient of the loss with respect to out. cache: what residual_forward returned for this block.
    Returns (dx, grads): dx (N, D), a new array; and a dictionary with the keys and shapes of the block's params ("P" is
    one of them only if the block has one), all gradients of the loss. ReLU's slope at 0 is 0.
    dout and the cache stay as they are: a second call with the same arguments gives the same result. Other calls of
    residual_forward in between do not matter.

    Example: for the block of the example above and dout = [[1.0, 1.0]], dx is [[3.0, 3.0]], "W1" is [[2.0], [4.0]],
    "b1" is [2.0], "W2" is [[2.0, 2.0]] and "b2" is [1.0, 1.0].
    """
    ### BEGIN SOLUTION
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The branch is two dense layers with a ReLU between them, and what arrives there is scale times dout. The skip gets
# dout without the scale.
# </details>
# <details><summary>Hint 2</summary>
#
# x takes two paths, so dx is a sum of two. If there is a P, the skip is a dense layer without a bias: it has a gradient
# of its own, and its part of dx goes through the transpose of P.
# </details>

# %% check="residual_backward"
import numpy as np
from autograder import check


def numbers(at, *shape):
    return ((at + 3 * np.arange(np.prod(shape)) ** 2) % 7 - 3).reshape(shape)


for name, at, unit, tiny, scale, over, dx, right in (   # inputs are whole numbers times unit, results divided by over
    ("no P", 4, 1.0, -1e-10, -2, 1, [[42, 3], [-36, -11], [-39, -10]], {"W1": [[-6, -32, -46], [12, -70, -44]],
     "b1": [6, 6, 18], "W2": [[0, -6], [36, 24], [30, 30]], "b2": [6, 0]}),
    ("a square P, scale 0.5, a tiny z", 3, 1, 1e-10, 0.5, 2, [[8, 16], [12, -20]], {"W1": [[6, -6, 2], [0, 6, -1]],
     "b1": [-8, -2, -1], "W2": [[-12, -8], [-27, -18], [-1, 2]], "b2": [-4, 0], "P": [[-14, -20], [16, 16]]}),
    ("P, fractions", 2, 1 / 7, 0, 1 / 3, 1029, [[-82, 51], [-69, -183]], {"W1": [[24, 3], [0, -9]], "b1": [-56, -42],
     "W2": [[-6, 3, 9], [-87, -42, 102]], "b2": [-245, -98, 294], "P": [[0, -189, -63], [-189, -189, 189]]}),
    ("one of each, z = 0", 2, 1, 0, 3, 1, [[4], [1]], {"W1": [[18]], "b1": [-6], "W2": [[-18]], "b2": [-3]}),
    ("one of each, scale 0", 2, 1, 0, 0, 1, [[-2]], {"W1": [[0]], "b1": [0], "W2": [[0]], "b2": [0]}),
):
    params = {k: numbers(at + i, *np.shape(v)) * unit + tiny * (k == "b1") for i, (k, v) in enumerate(right.items())}
    x, dout = numbers(at + 5, *np.shape(dx)) * unit, numbers(at + 6, len(dx), len(right["b2"])) * unit
    blocks = [x, 2 * x], [params, {key: -value for key, value in params.items()}], [scale, 7.0]
    cache = check(map, check.value(residual_forward), *blocks).take(2)[0][1]    # another block in between
    for call in (1, 2):
        back = check(residual_backward, dout, cache).unchanged().holds("two results", lambda back: len(back) == 2)
        back[0].close(np.array(dx) / over, rtol=3e-10, atol=1e-9, name=f"{name}: dx, call {call}").fresh()
        back[1].close({key: np.array(v) / over for key, v in right.items()}, rtol=3e-10, atol=1e-9,
                      name=f"{name}: grads, call {call}")
### BEGIN HIDDEN TESTS
for n, d, h, m, p in ((4, 3, 5, 3, 0), (1, 2, 3, 4, 1), (3, 3, 3, 3, 1), (5, 1, 2, 1, 0), (2, 4, 1, 2, 1)):
    shapes = {"W2": (h, m), "b1": (h,), "W1": (d, h), "b2": (m,), **({"P": (d, m)} if p else {})}
    params = {key: check.rng.normal(size=shape[::-1]).T for key, shape in shapes.items()}
    x, dout = check.rng.normal(size=(d, n)).T, check.rng.normal(size=(m, n)).T
    scale = float(check.rng.uniform(0.2, 3.0))

    def loss(v, key, x=x, params=params, scale=scale, p=p, dout=dout):
        now = {**params, "x": x, key: v}
        z = np.einsum("nd,dh->nh", now["x"], now["W1"]) + now["b1"]
        skip = now["x"] @ now["P"] if p else now["x"]
        return float((dout * (skip + scale * ((z * (z > 0)) @ now["W2"] + now["b2"]))).sum())

    back = check(residual_backward, dout, check(residual_forward, x, params, scale)[1])
    for key, value in {"x": x, **params}.items():
        g = check.gradient(lambda v, key=key, loss=loss: loss(v, key), value)
        (back[0] if key == "x" else back[1][key]).close(g, rtol=1e-5, atol=1e-6, hint="Any N, D, H and M, any scale.")
### END HIDDEN TESTS
check.score(2)


# %% [markdown]
# So dx is what comes through the skip plus what comes through the branch; if all weights of the branch are 0, it is
# dout itself. Measure it, as every gradient: the central differences of unit 06, for a block with a P.

# %%
def _measure_residual():
    rng = np.random.default_rng(3)
    x, weight = rng.normal(size=(5, 4)), rng.normal(size=(5, 2))
    params = {"W1": rng.normal(size=(4, 6)), "b1": rng.normal(size=6), "W2": rng.normal(size=(6, 2)),
              "b2": rng.normal(size=2), "P": rng.normal(size=(4, 2))}
    _, cache = residual_forward(x, params, 0.5)
    dx, grads = residual_backward(weight, cache)
    for name, claimed in {"x": dx, **grads}.items():
        measured = np.zeros_like(claimed)
        for i in np.ndindex(claimed.shape):
            sums = []
            for h in (1e-5, -1e-5):
                moved = {"x": x.copy(), **{key: value.copy() for key, value in params.items()}}
                moved[name][i] += h
                out, _ = residual_forward(moved.pop("x"), moved, 0.5)
                sums.append((weight * out).sum())
            measured[i] = (sums[0] - sums[1]) / 2e-5
        print(f"d{name:3} largest difference {np.abs(claimed - measured).max():.1e}")


_measure_residual()

# %% [markdown]
# Now twenty blocks, one behind the other, and an output layer. **Predict.** In each block W1 is drawn by He's rule and
# W2 by LeCun's, so that the branch gives back the mean square that it gets. How large is what comes out after twenty
# blocks: as large as the pixels, ten times, or a thousand times?

# %%
def _blocks(deviation1, deviation2, scale, blocks=20):
    """Deviation of what leaves each block, and the norm of each W1's gradient, for 256 digits."""
    rng, x, caches, deviations = np.random.default_rng(0), X, [], [X.std()]
    for _ in range(blocks):
        params = {"W1": deviation1 * rng.normal(size=(64, 64)), "b1": np.zeros(64),
                  "W2": deviation2 * rng.normal(size=(64, 64)), "b2": np.zeros(64)}
        x, cache = residual_forward(x, params, scale)
        caches.append(cache)
        deviations.append(x.std())
    V = variance_scaling(64, 10, "lecun", "untruncated_normal", rng)
    _, dout = softmax_cross_entropy(x @ V, y)
    dx, norms = dout @ V.T, []
    for cache in reversed(caches):
        dx, grads = residual_backward(dx, cache)
        norms.insert(0, np.linalg.norm(grads["W1"]))
    return np.array(deviations), np.array(norms)


_he, _lecun = np.sqrt(2 / 64), np.sqrt(1 / 64)
BLOCKS = {"He, LeCun; scale 1": (_he, _lecun, 1.0), "He, LeCun; scale 1/√20": (_he, _lecun, 20 ** -0.5),
          "He, zeros; scale 1": (_he, 0.0, 1.0), "0.01, 0.01; scale 1": (0.01, 0.01, 1.0)}


def _print_blocks():
    print("W1, W2 of each block       deviation in   out of block 20   gradient: block 1   block 20")
    for name, settings in BLOCKS.items():
        deviations, norms = _blocks(*settings)
        print(f"{name:26} {deviations[0]:11.2f} {deviations[-1]:17.2f} {norms[0]:19.2e} {norms[-1]:10.2e}")


_print_blocks()

# %% drawing
def _draw_blocks():
    lines = {name: _blocks(*settings)[0] for name, settings in BLOCKS.items()}
    fig, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
    for i, (name, deviations) in enumerate(lines.items()):
        ax.semilogy(range(21), deviations, color=plots.COLOURS[i], marker=plots.MARKS[i], markersize=5,
                    label=name, linestyle="--" if i == 3 else "-")
    ax.set(title="Deviation of what leaves each residual block", xlabel="blocks behind it", ylabel="deviation",
           xticks=range(0, 21, 4))
    ax.legend(title="W1, W2")
    plt.show()


_draw_blocks()

# %% [markdown]
# Circles: each block doubles the mean square, for it adds as much as it gets. After twenty blocks it should be
# $2^{20}$, a million times as large, the deviation a thousand times; measured from 0.91 to 706. A skip alone does
# not keep the size of values: it makes them grow. Squares: with the branch multiplied by 1/√20 twenty blocks
# together add little more than one did before; 1.42. Triangles and diamonds lie on one another at 0.91: branches
# that are 0 or tiny at first let x pass as it is. That is a popular start: W2 = 0 makes each block begin as "do
# nothing". W1 gets no gradient then (there stands a 0 in the table), but W2 does, and from the second step on W1
# does, too.
#
# Now compare the last row with section 4: weights of deviation 0.01, and the first layer's gradient is 0.064.
# Twenty plain layers with such weights gave gradients of 1e-21 (with tanh). The gradient does not have to go
# through the weights. (Networks with residual blocks usually hold the values with batch normalization. That is unit
# 13.)
#
# ## 8. Which remedy for which ailment?
#
# Three networks that ail: two from section 4, and ReLU with weights that are too small. Somebody suggests remedies.
#
# ### Exercise: `which_remedy`
#
# **Predict**, before you run anything. Look at the gradient of W1 in the very first step, and at the step of plain SGD,
# which is the rate times the gradient. Answer for each suggestion:
#
# - **a** it heals: the gradient of W1 that backpropagation delivers now has a norm between 0.01 and 100
# - **b** it does not heal, but the step that W1 takes gets shorter than it would have been, in the same direction
# - **c** neither of the two
#
# Sigmoid with Glorot (the first layer's norm is 2e-12):
#
# 1. `vanish_clip`: clip by a global norm of 5.
# 2. `vanish_rate`: a learning rate that is 1000 times as large.
# 3. `vanish_depth`: two hidden layers in place of nineteen; sigmoid and Glorot stay.
#
# tanh with deviation 1 (6e5):
#
# 4. `explode_clip`: clip by a global norm of 5.
# 5. `explode_value`: clip by a value of 0.01.
# 6. `explode_rate`: a learning rate of a thousandth.
# 7. `explode_pixels`: divide all pixels by 1000.
#
# ReLU with deviation 0.01 (7e-25):
#
# 8. `small_bias`: the same weights, and first biases of 0.1 in the hidden layers.
# 9. `small_times`: multiply all first weights by 18.

# %% exercise="which_remedy"
which_remedy = {
    "vanish_clip": ...,       # 1: "a", "b" or "c"
    "vanish_rate": ...,       # 2
    "vanish_depth": ...,      # 3
    "explode_clip": ...,      # 4
    "explode_value": ...,     # 5
    "explode_rate": ...,      # 6
    "explode_pixels": ...,    # 7
    "small_bias": ...,        # 8
    "small_times": ...,       # 9
}
### BEGIN SOLUTION
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value": "c",
                "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Ask of each suggestion: does it change what backpropagation computes, or only what is done with it afterwards?
# </details>
# <details><summary>Hint 2</summary>
#
# Clipping and the rate come after backpropagation. When does clipping do anything at all? And which of the three ways
# of clipping keeps the direction?
# </details>

# %% check="which_remedy"
from autograder import check

check.quiz(which_remedy, {
    "vanish_clip": check.hashed("c"),
    "vanish_rate": check.hashed("c"),
    "vanish_depth": check.hashed("a"),
    "explode_clip": check.hashed("b"),
    "explode_value": check.hashed("c"),
    "explode_rate": check.hashed("b"),
    "explode_pixels": check.hashed("c"),
    "small_bias": check.hashed("c"),
    "small_times": check.hashed("a"),
}, because={
    "vanish_clip": "Clipping makes long gradients shorter. What does it do to short ones?",
    "vanish_rate": "The rate comes after backpropagation, and a larger one makes no step shorter.",
    "vanish_depth": "Each sigmoid multiplies the gradient by about 1/4 on its way back. How often, if there are two?",
    "explode_clip": "It comes after backpropagation. Does it keep the direction?",
    "explode_value": "Look at the figure of section 6: where does the arrow point that was cut at its entries?",
    "explode_rate": "The step is lr times the gradient. What does a smaller lr change about it, and what not?",
    "explode_pixels": "What multiplies the gradient on its way back through the 19 layers, the pixels or the weights?",
    "small_bias": "The values no longer vanish. What is each gradient multiplied by on its way back?",
    "small_times": "How large are the weights then? Compare them with He's deviation for 64 inputs.",
})
check.score(2)

# %% [markdown]
# Confirm it with your own functions:

# %%
def _first_gradient(kind, draw, bias=0.0, pixels=1.0, hidden=19):
    """The gradients of the first step, from the first hidden layers of the deep network and its last layer."""
    params = deep(draw)
    params = {name: value + bias if name[0] == "b" and name != "b20" else value for name, value in params.items()}
    params = {f"{key}{i}": params[f"{key}{i if i <= hidden else 20}"] for i in range(1, hidden + 2) for key in "Wb"}
    out, caches = mlp_forward(pixels * X, params, [kind] * hidden)
    return mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])


def _confirm_remedies():
    sigmoid_net, tanh_net = _first_gradient("sigmoid", _by("glorot")), _first_gradient("tanh", fixed(1.0))
    small = _first_gradient("relu", fixed(0.01))
    rows = {      # name: (before, what backpropagation delivers now, what multiplies the rate)
        "vanish_clip": (sigmoid_net, sigmoid_net, clip_by_global_norm(sigmoid_net, 5.0)),
        "vanish_rate": (sigmoid_net, sigmoid_net, {"W1": 1000 * sigmoid_net["W1"]}),
        "vanish_depth": (sigmoid_net, _first_gradient("sigmoid", _by("glorot"), hidden=2), None),
        "explode_clip": (tanh_net, tanh_net, clip_by_global_norm(tanh_net, 5.0)),
        "explode_value": (tanh_net, tanh_net, clip_by_value(tanh_net, 0.01)),
        "explode_rate": (tanh_net, tanh_net, {"W1": tanh_net["W1"] / 1000}),
        "explode_pixels": (tanh_net, *[_first_gradient("tanh", fixed(1.0), pixels=0.001)] * 2),
        "small_bias": (small, _first_gradient("relu", fixed(0.01), bias=0.1), None),
        "small_times": (small, _first_gradient("relu", fixed(0.18)), None),
    }
    print("                 norm before       now   step, times   cosine")
    for name, (before, now, step) in rows.items():
        old, new = before["W1"], now["W1"]
        norm, times, cosine = np.linalg.norm(new), 1.0, 1.0
        if step is not None:
            step = step["W1"]
            times = np.linalg.norm(step) / np.linalg.norm(old)
            cosine = (step * old).sum() / np.linalg.norm(step) / np.linalg.norm(old)
        healed, shorter = 0.01 < norm < 100, times < 0.999 and cosine > 0.999999
        told = "" if which_remedy[name] is ... else f"   you said {which_remedy[name]}"
        print(f"{name:15} {np.linalg.norm(old):12.1e} {norm:9.1e} {times:13.1e} {cosine:8.3f}   so "
              f"{'a' if healed else 'b' if shorter else 'c'}{told}")


_confirm_remedies()

# %% [markdown]
# "Step, times" says how many times as long the step is as it was before the remedy, "cosine" is 1 if it points the same
# way. Healing happens before backpropagation: in the weights, the activation, the depth or the wiring. Clipping and the
# rate come after it: they can make a step bearable, and cannot bring back a gradient that did not arrive. In books and
# on the web clipping is sometimes listed among the cures of vanishing gradients. It is none: what is too short is not
# even touched. Biases (`small_bias`) rescue the values, but the way back never meets them. And small pixels
# (`explode_pixels`) stay small for a few layers only: the large weights make the values large again, and multiply the
# gradient in every layer as before.
#
# ## 9. Mend it
#
# A colleague writes an object that draws weights, as Keras has them, and uses it for all layers. It should draw for
# each hidden layer by the activation that *follows* it: He for ReLU, Glorot for all others, and Glorot for the output
# layer.

# %% given
class Drawer:
    """Draws weights from a normal distribution. Made once, called for each layer."""

    def __init__(self, seed):
        self.seed = seed

    def __call__(self, fan_in, fan_out, variance):
        rng = np.random.default_rng(self.seed)                                  # line 1
        return rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))            # line 2


def hasty_init(sizes, kinds, seed):
    """First weights for a network. Meant to do what mended_init promises."""
    draw, params = Drawer(seed), {}                                             # line 3
    for layer in range(1, len(sizes)):                                          # line 4
        fan_in, fan_out = sizes[layer - 1], sizes[layer]                        # line 5
        kind = kinds[layer - 2]                                                 # line 6
        variance = 2 / fan_out if kind == "relu" else 2 / (fan_in + fan_out)    # line 7
        params[f"W{layer}"] = draw(fan_in, fan_out, variance)                   # line 8
        params[f"b{layer}"] = np.zeros(fan_in)                                  # line 9
    return params


# %%
def _try_hasty():
    params = hasty_init([64, 64, 64], ["relu"], seed=0)
    print("deviation of W1:", params["W1"].std().round(3), "  He wants", np.sqrt(2 / 64).round(3))
    print("mean of W1:     ", params["W1"].mean().round(3), "  all biases 0:", not any(params["b1"]))


_try_hasty()

# %% [markdown]
# That is how he tried it, and he was content. Hunt in a cell of your own, with other sizes and with more layers, and
# compare the arrays with one another. You will be asked which promises his lines break.
#
# ### Exercise: `mend_init`

# %% exercise="mend_init"
def mended_init(sizes, kinds, seed):
    """First weights for a network, each layer by the activation that follows it.

    sizes: a list or tuple of at least two whole numbers: the inputs, the units of each hidden layer, the outputs.
    kinds: a list or tuple of names, the activation of each hidden layer, in order: "relu", "tanh", "sigmoid" or
    "linear". With two sizes it is empty.
    seed: a whole number from 0 to a million.
    Returns {"W1", "b1", "W2", "b2", ...}, float64. W of a layer has the shape (fan_in, fan_out) and holds
    independent draws from the (untruncated) normal distribution of mean 0. The variance is 2 / fan_in for a hidden
    layer with "relu", and 2 / (fan_in + fan_out) for every other hidden layer and for the output layer. b has the
    shape (fan_out,) and is 0.
    The same arguments give the same weights at every call, another seed gives others. No two layers get the same
    draws: not even after division by their deviations do numbers of one layer come again in another one.

    Example: mended_init([64, 32, 10], ["relu"], 0) has W1 (64, 32) of deviation 0.18, W2 (32, 10) of deviation 0.22,
    both to about a twentieth, b1 (32,) and b2 (10,).
    """
    ### BEGIN SOLUTION
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Try sizes that all differ, three hidden layers with different activations; look at the shapes, and compute `std()` of
# each W. Compare W1 with W2 where their shapes are equal.
# </details>
# <details><summary>Hint 2</summary>
#
# Lay the activation beside the layer: `kinds[0]` belongs to layer 1. The output layer has none; `[*kinds,
# "linear"]` has one for each layer.
# </details>
# <details><summary>Hint 3</summary>
#
# Make *one* generator at the start and draw all layers from it: `variance_scaling` takes it as its last argument.
# </details>

# %% check="mend_init"
import numpy as np
from autograder import check


def of_800_small_nets(nets, right):     # each W divided by the deviation that is right
    layers = [np.array([params[f"W{i}"] for params in nets]) / s for i, s in enumerate(right, start=1)]
    draws = np.hstack([layer.reshape(len(nets), -1) for layer in layers])
    sets = [np.unique(np.round(np.abs(row), 11)) for row in draws]
    return {"shapes": [W.shape[1:] for W in layers], "deviations": [np.std(W) for W in layers], "normal": bool(
        0.77 < np.mean(np.abs(draws)) < 0.83 and np.max(np.abs(draws)) > 3.2 and abs(np.mean(draws > 0) - 0.5) < 0.05),
        "twice": draws.size - sum(map(len, sets))}, [int(np.isin(row, draws[0]).sum()) for row in draws[1:5]]


for sizes, kinds, right in (((100, 300, 200, 400), ("relu", "linear"), [0.1414213562, 0.0632455532, 0.0577350269]),
                            ([100, 300, 200, 400], ["sigmoid", "relu"], [0.0707106781, 0.0816496581, 0.0577350269])):
    came = check(mended_init, sizes, kinds, 5).unchanged().holds("W and b for each of 3 layers", lambda p: len(p) == 6)
    for i, s in enumerate(right, start=1):
        W = came[f"W{i}"].shape(sizes[i - 1:i + 1]).dtype("float64")
        check(lambda W: {"deviation": np.std(W), "twice": np.size(W) - np.unique(np.abs(W)).size}, W).close(
            {"deviation": s, "twice": 0}, rtol=0.02, name=f"W{i} for {sizes}, {kinds}: its deviation, what comes twice")
        came[f"b{i}"].close(np.zeros(sizes[i]), name=f"b{i} for {sizes}, {kinds}").dtype("float64")
check(mended_init, (3, 2), (), 1)["W1"].shape((3, 2))
seeds = [0, 0, 1, 256, 65536, *range(2, 797)]
nets = check(map, check.value(mended_init), [[2, 2, 2, 1, 1]] * 800, [["tanh"] * 3] * 800, seeds).take(800)
nets = check(of_800_small_nets, nets, [0.5 ** 0.5, 0.5 ** 0.5, (2 / 3) ** 0.5, 1.0])
nets[0].close({"shapes": [(2, 2), (2, 2), (2, 1), (1, 1)], "deviations": [1] * 4, "normal": True, "twice": 0}, rtol=0.1)
nets[1].equal([11, 0, 0, 0], name="weights of seed 0 that the seeds 0, 1, 256, 65536 give again", hint="Use the seed.")
### BEGIN HIDDEN TESTS
for _ in range(2):
    kinds = [["relu", "tanh", "linear", "sigmoid"][i] for i in check.rng.permutation(4)]
    sizes = [int(size) for size in check.rng.integers(120, 250, size=6)]
    came = check(mended_init, sizes, kinds, int(check.rng.integers(10_000)))
    for layer, (n, m, kind) in enumerate(zip(sizes[:-1], sizes[1:], [*kinds, ""], strict=True), start=1):
        v = 2 / n if kind == "relu" else 2 / (n + m)
        came[f"W{layer}"].holds("the deviation, within 4 percent", lambda W, v=v: 0.96 < np.std(W) / v ** 0.5 < 1.04,
                                hint="Each layer by its own activation.")
### END HIDDEN TESTS
check.score(4)


# %% [markdown]
# Now Keras. **Predict:** two layers of the same size are made with one and the same initializer object. Are their
# weights equal? And if the object has no seed?

# %%
def _one_for_two():
    shared = keras.initializers.HeNormal()
    layers = [keras.layers.Dense(8, kernel_initializer=init) for init in
              (shared, shared, keras.initializers.HeNormal(), "he_normal")]
    for layer in layers:
        layer.build((None, 8))
    first, second, third, fourth = (keras.ops.convert_to_numpy(layer.kernel) for layer in layers)
    print("one object for two layers: equal weights", np.array_equal(first, second))
    print("an object each:            equal weights", np.array_equal(first, third))
    print("the name 'he_normal':      equal weights", np.array_equal(first, fourth))


_one_for_two()

# %% [markdown]
# An initializer of Keras keeps one seed, whether you gave it one or not, and draws the same numbers at each call.
# There is no warning. Two equal layers are no catastrophe, unlike two equal units, since what goes in differs; but you
# have drawn half as many numbers as you believe. Give each layer an object of its own, or the name as text.
#
# ## Check yourself
#
# 1. Two units of one hidden layer begin with equal incoming weights, equal biases and *different* outgoing weights.
#    After training they are **a** still equal **b** different **c** both dead.
# 2. A layer of 200 inputs and 50 outputs is drawn by He's rule. The deviation of its weights is which number?
# 3. A layer of 150 inputs and 300 outputs is drawn by He's rule, from a uniform distribution. The largest weight that
#    is possible is which number?
# 4. Each of 30 layers multiplies the gradient by 0.5 on its way back. The gradient of the first layer, compared
#    with that of the last, is about **a** 1/15 **b** a thousandth **c** a billionth of it.
# 5. Which of these can make gradients *explode* in a deep tanh network? **a** the slope of tanh, which is large near 0
#    **b** large weights **c** small weights.
# 6. Gradients of norm 3 for W1 and 4 for W2. By a global norm of 1 they are clipped to which norms? A list of two
#    numbers, W1 first.
# 7. The same, by norm 1, array by array. A list of two numbers.
# 8. A residual block whose W2 and b2 are 0 and that has no P. Which sentence is right? **a** It passes x on and can
#    never learn. **b** It passes x on, W2 gets a gradient, and W1 gets none in the first step. **c** It passes
#    nothing on.
# 9. Which promises of `mended_init` does `hasty_init` break, for some networks with at least one hidden layer? A list
#    of letters, in the order of the alphabet: **a** the shapes of the weights **b** He's variance, where it is used
#    **c** each layer is drawn by the activation that follows it **d** weights of mean 0 **e** each layer has other
#    draws **f** biases of 0 **g** the same arguments give the same weights **h** the shapes of the biases.

# %% exercise="initialization_quiz"
quiz = {
    "outgoing": ...,       # 1: "a", "b" or "c"
    "deviation": ...,      # 2: a number
    "largest": ...,        # 3: a number
    "thirty": ...,         # 4: "a", "b" or "c"
    "explode": ...,        # 5: "a", "b" or "c"
    "global": ...,         # 6: a list of two numbers
    "each": ...,           # 7: a list of two numbers
    "silent": ...,         # 8: "a", "b" or "c"
    "broken": ...,         # 9: a list of letters
}
### BEGIN SOLUTION
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
### END SOLUTION

# %% check="initialization_quiz"
from autograder import check

check.quiz(quiz, {
    "outgoing": check.hashed("b"),
    "deviation": check.hashed(0.1),
    "largest": check.hashed(0.2),
    "thirty": check.hashed("c"),
    "explode": check.hashed("b"),
    "global": check.hashed([0.6, 0.8]),
    "each": check.hashed([1, 1]),
    "silent": check.hashed("b"),
    "broken": check.hashed(["b", "c", "e", "h"]),
}, because={
    "outgoing": "The gradient at a unit's z is what comes back through its outgoing weights.",
    "deviation": "The fan-in is the number of inputs, and a deviation is a root.",
    "largest": "A uniform distribution up to l has the variance l²/3. Which l has He's variance?",
    "thirty": "Multiply 0.5 with itself 30 times. 2 to the power of 10 is about a thousand.",
    "explode": "On the way back a gradient is multiplied by slopes and by weights. Which of the two can be above 1?",
    "global": "One norm for both: the root of 3² + 4². Then one factor for both.",
    "each": "Each array has the norm 1 of its own, if it was longer.",
    "silent": "What arrives at h comes through W2. And what is the gradient of W2 made of?",
    "broken": "Try each promise with sizes that differ, several hidden layers, and two layers of one size.",
})
check.score(3)

# %% [markdown]
# ## In your own words
#
# A colleague has a network of 30 sigmoid layers that does not learn. He writes: "The gradients of the first layers are
# about 1e-17, so I clip them to at least 1e-3 and use a learning rate of 100 for these layers. I also set all first
# weights to 0.5, so that nothing is lost by chance." Say what is wrong with each of his three measures, and what you
# would do. Five to seven sentences.
#
# One point is for the three measures, one for a plan that treats the cause.

# %% [markdown] written="thirty_layers" points=2
# ### BEGIN SOLUTION
# Clipping makes long gradients shorter; there is no clipping "to at least". Blowing a gradient of 1e-17 up to 1e-3
# would follow what is left of it after 30 multiplications by slopes below 1/4, on the first batch it happens to
# see. A rate of 100 for the first layers has the same trouble, and it would have to be changed all the time: as
# soon as the gradients come through, it throws the weights away. Equal first weights make all units of a layer
# equal, for ever: each of his layers is then one unit. What treats the cause: another activation (ReLU with He's
# weights, or tanh with Glorot's), so that each layer keeps the size of values and gradients; residual connections,
# through which the gradient comes back as it is; and fewer layers, if the task does not need 30. Before training I
# would print the norm of each layer's gradient and the deviation behind each layer, and go on only when they are of
# one size.
#
# Grading guide. One point for what is wrong: clipping shortens only (or: does nothing for small gradients); the rate
# does not change what arrives (or: will be far too large later); equal weights stay equal. Half for two of the three.
# One point for a plan with the cause: an activation without slopes of 1/4 together with the fitting initialization, or
# residual connections. Half if the activation or the initialization is named without the other one or without a reason.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - Equal units stay equal. Draw the weights; biases may be 0.
# - Values keep their size if fan-in times variance is 1 (2 for ReLU), gradients if fan-out times variance is.
# - Glorot for tanh and sigmoid, He for ReLU, LeCun for SELU. A variance is not a deviation: take the root.
# - Gradients vanish through small slopes and small weights, and explode through large weights. tanh and sigmoid have
#   no slope above 1.
# - Look at the norm of each layer's gradient *and* at its ratio to the others, before you train.
# - A ReLU unit is dead if it is silent for all samples. Long steps and low biases kill.
# - Clipping by value changes the direction of each array, by norm the direction of the whole step; by global norm
#   all directions stay. Clipping never cures vanishing.
# - A skip brings the gradient back as it is, and lets values grow; scale the branch, or begin it at 0.
# - One initializer object for two layers draws the same numbers twice.
#
# **Sources.** LeCun, Bottou, Orr & Müller (1998), "Efficient BackProp", in *Neural Networks: Tricks of the Trade*.
# Hochreiter (1991), diploma thesis, TU München, and Bengio, Simard & Frasconi (1994), "Learning long-term
# dependencies with gradient descent is difficult", *IEEE Transactions on Neural Networks* 5 (vanishing gradients).
# Glorot & Bengio (2010), "Understanding the difficulty of training deep feedforward neural networks", AISTATS.
# Pascanu, Mikolov & Bengio (2013), "On the difficulty of training recurrent neural networks", ICML (clipping by
# norm). He, Zhang, Ren & Sun (2015), "Delving deep into rectifiers", ICCV; (2016), "Deep residual learning for
# image recognition", CVPR, and "Identity mappings in deep residual networks", ECCV. Klambauer and others (2017),
# "Self-normalizing neural networks", NeurIPS (LeCun's rule with SELU). Zhang, Dauphin & Ma (2019), "Fixup
# initialization", ICLR (branches that begin at 0).
