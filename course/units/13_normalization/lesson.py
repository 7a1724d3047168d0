# ---
# title: Batch and layer normalisation
# objectives:
#   - write batch normalisation for training and for inference, with the running statistics between them
#   - write its backward pass, prove it with finite differences, and say which gradients it takes away
#   - say what is known today about why it helps, and measure which learning rates it allows
#   - build dense and convolutional Keras models with it, and count what they learn and what they only remember
#   - recognise a validation loss that is bad because of stale statistics, and mend it
#   - fold batch normalisation into the layer before it
#   - write layer normalisation, forward and backward, and RMS normalisation, and choose between them
# minutes: 180
# prerequisites: ["06 Backpropagation", "10 Keras", "12 Dropout"]
# ---

# %% [markdown]
# You scale the inputs of a network before you train it. But who scales the inputs of its second layer, and of its
# tenth? In this unit you write the layer that does, forward and backward, equal to that of Keras to the last digits.
# It behaves in one way in training and in another at inference, and most trouble with it comes from there.
#
# Below each exercise there is a check cell. Run it as often as you like. The hints under an exercise open one at a
# time.
#
# For the whole unit, unless a docstring says something else:
#
# - Arrays hold float64 numbers or whole numbers of 64 bits, all finite, from minus a million to a million. Rows are
#   samples; there is at least one row and one column.
# - Compute in float64 and do not round. The checks ask for nine digits, and for eight where the numbers are so far from
#   0 that float64 has no more. Whole numbers may stay whole numbers where they are exact.
# - A result is a new array, never a view of an argument.
# - `eps` is a float above 0, such as 1e-3 or 1e-8. It is never so small that rounding errors of x hide it.
# - No function changes what it is given, or remembers anything from one call to the next.
#
# ## Three questions first
#
# Answer each from memory, then open it.
#
# <details><summary>1. How is a feature standardised? From which rows do the two numbers come?</summary>
#
# Subtract its mean and divide by its standard deviation, both taken from the training rows only. Then its mean is 0
# and its deviation 1.
# </details>
#
# <details><summary>2. A layer computes Z = X W + b, and you know dZ, the gradient of the loss at Z. What are dX and
# db?</summary>
#
# dX = dZ Wᵀ, and db is the sum of the rows of dZ.
# </details>
#
# <details><summary>3. In Keras, which of fit, evaluate, predict and model(X) run the model with training=True?
# </summary>
#
# Only `fit`. The others run it in inference mode, unless you say `model(X, training=True)`.
# </details>

# %% given
import numpy as np

from autograder import check

# %% [markdown]
# ## 1. Standardise inside the network
#
# **Predict.** A network has 12 layers of 100 relu units. All weights are drawn by He's rule, which keeps the spread
# of the numbers about the same from layer to layer. Now multiply every weight by 1.5. How large is the spread in
# layer 12: about 1.5 times as large, 18 times, or more than 100 times? And with all weights multiplied by 0.7?

# %%
def _spreads(factor, normalise=None):
    """The standard deviation of Z = A W in each of 12 layers, with He's weights times factor."""
    rng = np.random.default_rng(0)
    A, found = rng.normal(size=(500, 100)), []
    for _ in range(12):
        Z = A @ (rng.normal(size=(100, 100)) * np.sqrt(2 / 100) * factor)
        if normalise is not None:
            Z = normalise(Z)
        found.append(Z.std())
        A = np.maximum(Z, 0)
    return found


for _factor in (1.5, 1.0, 0.7):
    _found = _spreads(_factor)
    print(f"weights times {_factor}: spread {_found[0]:.2f} in layer 1, {_found[-1]:.3g} in layer 12")

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course.plots import COLOURS


def _draw_spreads():
    fig, ax = plt.subplots(figsize=(6.5, 3.5), layout="constrained")
    for factor, colour, mark in zip((1.5, 1.0, 0.7), COLOURS[:3], "os^", strict=True):
        ax.semilogy(range(1, 13), _spreads(factor), marker=mark, color=colour, label=f"He's weights times {factor}")
    ax.set(title="A small factor in each layer multiplies up", xlabel="layer", ylabel="standard deviation of Z")
    ax.legend()
    plt.show()


_draw_spreads()

# %% [markdown]
# The axis on the left is logarithmic, and the lines are nearly straight: each layer multiplies the spread by the same
# factor. So 1.5 becomes 1.5¹² = 130, and 0.7 becomes 0.7¹² = 0.014. (He's own weights end at 1.77. Times that, the
# two are 230 and 0.025, as printed.) While a network learns, its weights move, and so do these spreads.
#
# The cure sounds too simple: standardise each feature *inside* the network, too. Ioffe and Szegedy (2015) take mean
# and variance from the **batch** that is just passing through. Their layer, **batch normalisation**, does to each
# column of x (N, D), by itself:
#
# $$ \mu = \frac1N \sum_n x_n, \qquad \sigma^2 = \frac1N \sum_n (x_n - \mu)^2, \qquad
# \hat x = \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \qquad \text{out} = \gamma\, \hat x + \beta $$
#
# - μ and σ² are numbers of the column. The variance divides by N, not by N - 1.
# - ε (`eps`) is small. It stands under the root, beside the variance, so that a constant column makes no division by
#   0.
# - γ (`gamma`) and β (`beta`) are learned, one of each for each column. They let the network choose another spread
#   and another mean than 1 and 0, if that is better.
#
# Worked, for one column and ε = 7 (a strange value, but the arithmetic is exact): x = (0, 2, 2, 8). The mean is 3,
# the variance (9 + 1 + 1 + 25) / 4 = 9, the root of 9 + 7 is 4. So x̂ = (-0.75, -0.25, -0.25, 1.25). With γ = 2 and β
# = 1 that becomes out = (-0.5, 0.5, 0.5, 3.5).
#
# For images (N, H, W, C), a *feature* is one of the C channels: mean and variance are taken over all samples **and
# all pixels**, so there are C of each. So in both cases: over all axes but the last.
#
# ### Exercise 1: forward, in training (4 points)
#
# The backward pass and the layer's memory will need some of what is computed on the way. So it comes back, too.

# %% exercise="bn_forward_train"
def bn_forward_train(x, gamma, beta, eps):
    """Batch normalisation in training: each feature is standardised over the batch.

    x: (N, D), or images (N, H, W, D); the last axis holds the features. gamma, beta: (D,).
    Returns a tuple of four arrays (out, x_hat, mean, var):
      mean, var  (D,): mean and variance of each feature over all other axes; var divides by their number;
      x_hat      of x's shape: (x - mean) / sqrt(var + eps);
      out        of x's shape: gamma * x_hat + beta.
    A feature that is constant over the batch has x_hat 0 and out beta, up to rounding. So has one row, N = 1; but one
    image has many values for each feature.
    A feature far from 0 keeps its digits, such as 999990.1, 999992.1, 999998.1: no difference of two huge squares.

    Example: x = [[0, 10], [2, 10], [2, 10], [8, 10]], gamma = [2, 5], beta = [1, -1], eps = 7.0 gives
    mean = [3, 10], var = [9, 0], x_hat = [[-0.75, 0], [-0.25, 0], [-0.25, 0], [1.25, 0]] and
    out = [[-0.5, -1], [0.5, -1], [0.5, -1], [3.5, -1]].
    """
    ### BEGIN SOLUTION
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# One column of x is one feature. Which axis of x (N, D) must go away, so that D means are left?
# </details>
#
# <details><summary>Hint 2</summary>
#
# `axis` may be a tuple: `x.mean(axis=(0, 1))` takes the mean over the first two axes together. Which tuple is right
# for two axes, and which for four? `x.ndim` is the number of axes.
# </details>
#
# <details><summary>Hint 3</summary>
#
# Almost the code: the tuple of all axes but the last; mean and var over it; subtract and divide by the root of
# var + eps; then gamma and beta. Arrays (D,) fit to the last axis of x by broadcasting.
# </details>

# %% check="bn_forward_train"
import numpy as np
from autograder import check

x = np.array([[0, 2, 2, 8], [14, 14, 14, -2], [13, 1, -7, -11]]).T
x_hat = np.array([[-0.6, 0.5, 1.4], [-0.2, 0.5, 0.2], [-0.2, 0.5, -0.6], [1.0, -1.5, -1.0]])       # if eps is 16
out = np.array([[-0.2, 0.0, -2.3], [0.6, 0.0, -2.9], [0.6, 0.0, -3.3], [3.0, 2.0, -3.5]])
mean, var, gamma, beta = np.array([[3.0, 10.0, -1.0], [9.0, 48.0, 84.0], [2.0, -1.0, 0.5], [1.0, 0.5, -3.0]])
one, off, s = np.array([[[[-0.75], [-0.25]], [[-0.25], [1.25]]]]), {"tiny": 0, "far from 0": 1e-8}, (2, 1, 2, 3)
for name, X, g, b, eps, right in (
        ("three features", x, gamma, beta, 16.0, (out, x_hat, mean, var)),
        ("one image", x[:, 0].reshape(one.shape), np.array([4]), np.array([-2]), 7.0,
         (4 * one - 2, one, mean[:1], var[:1])),
        ("images", x.reshape(s), gamma, beta, 16.0, (out.reshape(s), x_hat.reshape(s), mean, var)),
        ("one sample", x[3:] * 0.5, gamma, beta, 0.001, (beta[None], np.zeros((1, 3)), x[3] * 0.5, np.zeros(3))),
        ("four by four, one feature constant", np.c_[x, np.full(4, 0.1)], np.append(gamma, 3), np.append(beta, 5),
         16.0, (np.c_[out, np.full(4, 5.0)], np.c_[x_hat, np.zeros(4)], np.append(mean, 0.1), np.append(var, 0))),
        ("far from 0", x[:, :1] * 0.3 + 999990.37, gamma[:1], beta[:1], 1.44,
         (out[:, :1], x_hat[:, :1], np.array([999991.27]), np.array([0.81]))),
        ("tiny", x[:, :1] * 1e-14, gamma[:1], beta[:1], 16e-28,
         (out[:, :1], x_hat[:, :1], mean[:1] * 1e-14, var[:1] * 1e-28))):
    made = check(bn_forward_train, X, g, b, eps).type(tuple).holds("four arrays", lambda v: len(v) == 4)
    made.unchanged().fresh()
    for k, part in enumerate(("out", "x_hat", "mean", "var")):
        made[k].close(right[k], rtol=1e-9, atol=off.get(name, 1e-12), name=f"{part}: {name}", weight=4)
### BEGIN HIDDEN TESTS
for shape, eps in (((7, 5), 1e-3), ((3, 4, 5, 2), 1e-5), ((9, 1), 0.3), ((2, 3), 1e-3)):
    X, (g, b) = check.rng.normal(size=shape) * 3 + 2, check.rng.normal(size=(2, shape[-1]))
    rows = X.reshape(-1, shape[-1])
    m, v = rows.sum(axis=0) / len(rows), ((rows - rows.sum(axis=0) / len(rows)) ** 2).sum(axis=0) / len(rows)
    made = check(bn_forward_train, X, g, b, eps)
    for k, right in enumerate((g * ((X - m) / (v + eps) ** 0.5) + b, (X - m) / (v + eps) ** 0.5, m, v)):
        made[k].close(right, rtol=1e-9, atol=1e-9, weight=4)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Now the figure again, with your layer in the network. And two questions on the numbers that come out. **Predict**
# each before you run the cell:
#
# - Each layer's weights are multiplied by 1000. What does batch normalisation make of that?
# - A batch has **two** samples. Which values can x̂ take?
#
# The cell also prints a batch of **one**, which you know from Exercise 1.

# %%
def _normalise(Z):
    return bn_forward_train(Z, np.ones(Z.shape[1]), np.zeros(Z.shape[1]), 1e-3)[0]


_rng = np.random.default_rng(1)
_X, _W = _rng.normal(size=(6, 5)), _rng.normal(size=(5, 3))
print("weights as they are: ", _normalise(_X @ _W)[0].round(4))
print("weights times 1000:  ", _normalise(_X @ (1000 * _W))[0].round(4))
print("a batch of two:", *_normalise(_X[:2] @ _W).round(2).tolist())
print("a batch of one:", *_normalise(_X[:1] @ _W).round(2).tolist())

# %% drawing
def _draw_normalised():
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), layout="constrained")
    for factor, colour, mark in zip((1.5, 1.0, 0.7), COLOURS[:3], "os^", strict=True):
        left.semilogy(range(1, 13), _spreads(factor, _normalise), marker=mark, color=colour,
                      label=f"He's weights times {factor}")
    left.set(title="With batch normalisation the spread stays", xlabel="layer", ylabel="standard deviation of Z",
             ylim=(0.005, 200))
    left.legend()
    x = np.random.default_rng(3).normal(size=(60, 2)) * [1.0, 6.0] + [20.0, -5.0]
    for k, (values, name) in enumerate(((x, "x"), (_normalise(x), "x̂"))):
        right.scatter(values[:, 0], values[:, 1], color=COLOURS[k], marker="os"[k], s=22, label=name)
    right.set(title="Each feature is moved to 0 and scaled to 1", xlabel="feature 1", ylabel="feature 2")
    right.legend()
    plt.show()


_draw_normalised()

# %% [markdown]
# - On the left, all three lines are one: the spread is 1 in every layer. On the right, a cloud of 60 samples is moved
#   to 0 and both its widths become 1.
# - A factor of 1000 in the weights (almost) vanishes: mean and deviation grow by the same factor. What little differs
#   is ε. So with batch normalisation behind it, the *size* of a weight matrix has no say in what the network
#   computes.
# - Two samples come out as 1 and -1 (or -1 and 1), wherever they differ by much more than √ε: a bit less than 1
#   because of ε. All that is left of a sample is on which side of its companion it lay.
# - One row is its own mean, so x̂ = 0 and out = β: nothing of the sample is left. (One *image* is better off: it has
#   many pixels for each channel.)
#
# The last two are the price: **in training, the output for a sample depends on the other samples of its batch.** With
# 32 and more of them that is a mild noise. With 2 it is ruin.
#
# ## 2. At inference: the layer's memory
#
# A trained model must answer for one sample alone, and give the same answer in any company. So at inference batch
# normalisation must not look at the batch. It uses numbers that it has **remembered**: while it trains, it keeps
# **running statistics**, one mean and one variance for each feature. Each training batch moves them a little:
#
# $$ \text{mean} \leftarrow m \cdot \text{mean} + (1 - m) \cdot \mu_\text{batch}, \qquad
# \text{var} \leftarrow m \cdot \text{var} + (1 - m) \cdot \sigma^2_\text{batch} $$
#
# m is called **momentum** (it has nothing to do with the optimizer's): the weight of the *old* value. Keras' default
# is 0.99, and it starts with mean 0 and variance 1. (PyTorch writes it the other way round: its momentum of 0.1 is
# the weight of the *new* value. And it stores a variance that divides by N - 1; Keras' divides by N.)
#
# **Predict.** The true mean of a feature is 5. A layer starts with running mean 0 and momentum 0.99. What is the
# running mean after 10 batches: about 5, about 2.5, or about 0.5? Write it down; you will see.
#
# ### Exercise 2: the running statistics (3 points)
#
# Worked: mean 0, var 1, momentum 0.9, and a batch with the values 1 and 5. Its mean is 3, its variance 4. So the new
# running mean is 0.9 · 0 + 0.1 · 3 = 0.3, and the running variance 0.9 · 1 + 0.1 · 4 = 1.3.

# %% exercise="bn_update_running"
def bn_update_running(mean, var, batches, momentum):
    """The running mean and variance after some training batches, as Keras keeps them.

    mean, var: the running statistics before, (D,). momentum: a float from 0 to 1, the weight of the old value.
    batches: a list of arrays (N, D), in the order in which they come; N may differ from batch to batch.
    Each batch moves both by momentum * old + (1 - momentum) * the batch's own. The variance divides by N.
    Returns a tuple (mean, var) of arrays (D,). With no batch, an empty list, they equal the old ones (as copies).

    Example: mean = [0.0], var = [1.0], momentum = 0.9: the batch [[1.0], [5.0]] gives ([0.3], [1.3]);
    the batches [[1.0], [5.0]] and [[4.0]] give ([0.67], [1.17]).
    """
    ### BEGIN SOLUTION
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write it for one batch first. Which of the two weights belongs to the old value?
# </details>
#
# <details><summary>Hint 2</summary>
#
# A loop over `batches`, with two lines in it. `mean = ...` makes a new array; `mean *= ...` would change the
# caller's. What comes back if there is no batch?
# </details>

# %% check="bn_update_running"
import numpy as np
from autograder import check

first, second = np.array([[1.0, 5.0], [10.0, 20.0]]).T, np.array([[4.0, -2.0]])
three = [np.array([[k, k, k], [0, 4, 2], [2 * k, 2, 2]]).T for k in (1, 4, -2)]
for name, mean, var, batches, momentum, right in (
        ("one batch", [0.0, 0.0], [1.0, 1.0], [first], 0.9, ([0.3, 1.5], [1.3, 3.4])),
        ("two batches", [0.0, 0.0], [1.0, 1.0], [first, second], 0.9, ([0.67, 1.15], [1.17, 3.06])),
        ("in the other order", [0.0, 0.0], [1.0, 1.0], [second, first], 0.9, ([0.66, 1.32], [1.21, 3.31])),
        ("another start, three batches", [2.0, -4.0, 0.5], [3.0, 8.0, 0.25], three, 0.75,
         ([1.234375, -0.53125, 1.2421875], [1.265625, 4.916666666666667, 3.60546875])),
        ("whole numbers", [6], [2], [np.array([[1], [2], [6]])], 0.5, ([4.5], [10 / 3])),
        ("momentum 0: the last batch only", [7.0, 7.0], [7.0, 7.0], [second, first], 0.0, ([3.0, 15.0], [4.0, 25.0])),
        ("momentum 1: nothing moves", [7.0, -3.5], [2.0, 0.5], [first], 1.0, ([7.0, -3.5], [2.0, 0.5])),
        ("no batch", [7.0, -3.5], [2.0, 0.5], [], 0.9, ([7.0, -3.5], [2.0, 0.5]))):
    made = check(bn_update_running, np.array(mean), np.array(var), batches, momentum).unchanged().fresh()
    made.type(tuple).holds("two arrays", lambda v: len(v) == 2)
    for k, part in enumerate(("mean", "var")):
        made[k].close(np.array(right[k]), rtol=1e-9, name=f"{part}: {name}", weight=4)
### BEGIN HIDDEN TESTS
for sizes, D, momentum in (((4, 9, 2), 3, 0.99), ((1, 6), 1, 0.3), ((3, 3, 3, 3), 3, 0.6)):
    batches, (mean, var) = [check.rng.normal(size=(n, D)) * 2 + 1 for n in sizes], check.rng.uniform(1, 3, size=(2, D))
    made, m, v = check(bn_update_running, mean, var, batches, momentum), mean, var
    for X in batches:
        m, v = [momentum * a + (1 - momentum) * b for a, b in ((m, X.mean(axis=0)), (v, X.var(axis=0)))]
    made[0].close(m, rtol=1e-9, atol=1e-12, weight=4)
    made[1].close(v, rtol=1e-9, weight=4)
### END HIDDEN TESTS
check.score(3)

# %%
def _running_means(momentum, steps):
    rng, mean, var = np.random.default_rng(0), np.zeros(1), np.ones(1)
    found = [0.0]
    for _ in range(steps):
        mean, var = bn_update_running(mean, var, [5 + rng.normal(size=(32, 1))], momentum)
        found.append(mean[0])
    return found


for _momentum in (0.9, 0.99):
    _means = _running_means(_momentum, 500)
    print(f"momentum {_momentum}: running mean after 10, 100, 500 batches: "
          f"{_means[10]:.2f}, {_means[100]:.2f}, {_means[500]:.2f}")

# %% drawing
def _draw_running():
    ax = plt.subplots(figsize=(6.5, 3.5), layout="constrained")[1]
    for momentum, style, colour in ((0.9, "-", COLOURS[0]), (0.99, "--", COLOURS[1])):
        ax.plot(_running_means(momentum, 500), style, color=colour, label=f"momentum {momentum}")
    ax.axhline(5, color="grey", linewidth=0.8)
    ax.set(title="The start lives on for hundreds of batches", xlabel="training batches seen",
           ylabel="running mean (the true mean is 5)")
    ax.legend()
    plt.show()


_draw_running()

# %% [markdown]
# After k batches the start still has the weight mᵏ. For m = 0.99 that is 90 % after 10 batches, 37 % after 100, and
# 0.7 % after 500. Keep these numbers in mind: a whole section needs them.
#
# ### Exercise 3: forward, at inference (2 points)
#
# The same formula, with the remembered numbers in the place of the batch's.

# %% exercise="bn_forward_infer"
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    """Batch normalisation at inference: the running statistics take the place of the batch's.

    x: (N, D), images (N, H, W, D), or one sample alone, (D,); the last axis holds the features.
    gamma, beta, running_mean, running_var: (D,), no variance below 0.
    Returns an array of x's shape. A sample gives the same alone and in any batch, up to rounding.

    Example: x = [[3.0, 1.0]], gamma = [2.0, 1.0], beta = [0.5, 0.0], running_mean = [1.0, 1.0],
    running_var = [9.0, 4.0], eps = 7.0 gives [[1.5, 0.0]].
    """
    ### BEGIN SOLUTION
    return gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Is there any mean or variance to be computed here? `running_var` is a variance, no deviation.
# </details>

# %% check="bn_forward_infer"
import numpy as np
from autograder import check

x = np.array([[3, -5, 3, 11], [1, 8, 0, 1], [-2, 7, 4, -5]]).T
gamma, beta, mean, var = np.array([[2.0, -1.0, 0.5], [1.0, 0.5, -3.0], [-1.0, 4.0, 1.0], [9.0, 48.0, 84.0]])
out = np.array([[2.6, 0.875, -3.15], [-0.6, 0.0, -2.7], [2.6, 1.0, -2.85], [5.8, 0.875, -3.3]])    # if eps is 16
for name, X, right in (("four samples", x, out), ("a sample alone", x[1:2], out[1:2]), ("a sample (D,)", x[3], out[3]),
                       ("three samples, three features", x[1:] * 1.0, out[1:]),
                       ("images (2, 2, 1, 3)", x.reshape(2, 2, 1, 3) * 1.0, out.reshape(2, 2, 1, 3))):
    check(bn_forward_infer, X, gamma, beta, mean, var, 16.0).close(right, rtol=1e-9, name=name).unchanged().fresh()
check(bn_forward_infer, x[:, :1], np.array([3]), np.array([-2]), np.array([1]), np.array([9]), 7.0).close(
    np.array([[-0.5], [-6.5], [-0.5], [5.5]]), rtol=1e-9, name="one feature, another eps, whole numbers")
check(bn_forward_infer, np.array([[1.5], [3.0]]), np.array([0.5]), np.array([1.0]), np.array([1.0]), np.array([0.0]),
      1e-8).close(np.array([[2501.0], [10001.0]]), rtol=1e-9, name="a running variance of 0")
### BEGIN HIDDEN TESTS
for shape, eps in (((6, 4), 1e-3), ((5,), 0.2), ((2, 3, 4, 2), 1e-5)):
    X, (g, b, m), v = check.rng.normal(size=shape), check.rng.normal(size=(3, shape[-1])), check.rng.uniform(
        0.2, 3, size=shape[-1])
    check(bn_forward_infer, X, g, b, m, v, eps).close((X - m) / (v + eps) ** 0.5 * g + b, rtol=1e-8, atol=1e-9)
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# Now all three against Keras. `keras.layers.BatchNormalization` has epsilon 1e-3 (not 1e-5) unless told otherwise.
# Here it computes in float64, so that only the last digit may differ. The next cell also imports Keras for the rest
# of the unit: run it.

# %% given
import keras

# %%
_rng = np.random.default_rng(2)
_batches = [_rng.normal(size=(20, 4)) * [1, 2, 5, 0.1] + [0, 3, -1, 10] for _ in range(3)]
_gamma, _beta = np.array([1.0, 2.0, -1.0, 0.5]), np.array([0.0, 1.0, 3.0, -2.0])
_layer = keras.layers.BatchNormalization(dtype="float64")        # momentum 0.99, epsilon 1e-3
_layer.build((None, 4))
_layer.gamma.assign(_gamma)
_layer.beta.assign(_beta)


def _off(keras_values, own):
    return f"{np.abs(keras.ops.convert_to_numpy(keras_values) - own).max():.0e}"


for _x in _batches:
    _by_keras = _layer(_x, training=True)
print("training: ", _off(_by_keras, bn_forward_train(_batches[-1], _gamma, _beta, 1e-3)[0]))
_mean, _var = bn_update_running(np.zeros(4), np.ones(4), _batches, 0.99)
print("running:  ", _off(_layer.moving_mean, _mean), _off(_layer.moving_variance, _var))
print("inference:", _off(_layer(_x, training=False), bn_forward_infer(_x, _gamma, _beta, _mean, _var, 1e-3)))
print("with epsilon 1e-5, in training:", _off(_by_keras, bn_forward_train(_batches[-1], _gamma, _beta, 1e-5)[0]))

# %% [markdown]
# Your functions and Keras differ in the last digits only, 1e-14 or less. With ε = 1e-5 the difference is visible,
# most in the column whose variance is 0.01.
#
# ## 3. Backward
#
# γ and β are easy. out = γ x̂ + β, so each column of dout adds up:
#
# $$ d\beta = \sum_n \text{dout}_n, \qquad d\gamma = \sum_n \text{dout}_n\, \hat x_n, \qquad
# d\hat x = \gamma \cdot \text{dout} $$
#
# For dx you need all paths from one x to the loss. There are three: directly to its own x̂, and through the mean and
# through the variance to the x̂ of *every* sample. Before the formula, two facts that you can find without any
# derivative. **Predict**, for one column:
#
# - You add the same number to all x of a column. What happens to out, and so to the loss?
# - You multiply all x of a column by 1.01. What happens to out (leave ε aside)?
#
# <details><summary>Answer</summary>
#
# Nothing, both times: the mean takes the shift away, the deviation the factor. So dx must not ask for a common shift
# (each of its columns adds up to 0), nor for a stretch (the sum of dx · x̂ is 0, up to ε).
# </details>
#
# The formula does just that. It takes dx̂ and removes its mean, and its part along x̂:
#
# $$ dx = \frac{1}{\sqrt{\sigma^2 + \varepsilon}} \left( d\hat x
# \; - \; \operatorname{mean}(d\hat x) \; - \; \hat x \cdot \operatorname{mean}(d\hat x \cdot \hat x) \right) $$
#
# with means over the N samples of a column. The first term is the direct path. The second is the path through the
# mean, the third through the variance.
#
# There is a picture for it: draw dx̂ against x̂, and the straight line that fits best. Its height is the mean of dx̂,
# its slope the mean of dx̂ · x̂ (ε aside). What is left, the distance of each point from the line, is dx times σ.

# %% drawing
def _draw_line():
    rng = np.random.default_rng(5)
    x = rng.normal(size=12)
    x_hat = (x - x.mean()) / x.std()
    d = 0.8 + 0.9 * x_hat + rng.normal(size=12) * 0.5
    line = d.mean() + x_hat * (d * x_hat).mean()
    ax = plt.subplots(figsize=(6, 3.7), layout="constrained")[1]
    order = np.argsort(x_hat)
    ax.plot(x_hat[order], line[order], color=COLOURS[0], label="what the loss cannot feel: shift and stretch")
    ax.vlines(x_hat, line, d, color=COLOURS[1], linewidth=2, label="what is left for dx")
    ax.plot(x_hat, d, "o", color="grey", label="one sample")
    ax.set(title="dx is what a straight line leaves over", xlabel="x̂ of one feature", ylabel="dx̂ of this feature")
    ax.legend()
    plt.show()


_draw_line()

# %% [markdown]
# The orange distances, up and down, add up to 0. Two samples always lie on a line exactly, so with N = 2 dx is 0 (up
# to ε): from batches of two, nothing before the layer can learn.
#
# ### Exercise 4: backward (4 points)
#
# x̂ and the variance come from the forward pass. Worked: x̂ = (-0.6, 0.6), var = 9, eps = 16, γ = 10 and dout = (1,
# 3). Then dβ = 4, dγ = -0.6 + 1.8 = 1.2 and dx̂ = (10, 30). The mean of dx̂ is 20, the mean of dx̂ · x̂ is (-6 + 18)
# / 2 = 6. So dx = (10 - 20 + 0.6 · 6, 30 - 20 - 0.6 · 6) / 5 = (-1.28, 1.28).

# %% exercise="bn_backward"
def bn_backward(dout, x_hat, var, gamma, eps):
    """The gradients of batch normalisation in training.

    dout: dL/dout, (N, D). x_hat (N, D) and var (D,): floats, what the forward pass found for the batch.
    gamma (D,), and eps as there.
    Returns a tuple (dx, dgamma, dbeta): dL/dx (N, D), with the paths through the batch's mean and variance;
    dL/dgamma (D,) and dL/dbeta (D,), both sums over the samples.
    For one sample, N = 1, dx is 0.

    Example: dout = [[1.0], [3.0]], x_hat = [[-0.6], [0.6]], var = [9.0], gamma = [10.0], eps = 16.0 gives
    dx = [[-1.28], [1.28]], dgamma = [1.2], dbeta = [4.0].
    """
    ### BEGIN SOLUTION
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    dx_hat = dout * gamma
    along = (dx_hat * x_hat).mean(axis=0)
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * along) / np.sqrt(var + eps)
    return dx, dgamma, dbeta
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Five lines, each from a formula above: dβ, dγ, dx̂, the mean of dx̂ · x̂, dx. All sums and means run down the
# columns.
# </details>
#
# <details><summary>Hint 2</summary>
#
# dβ and dγ are sums, the two terms in dx are means. dγ takes dout, and the terms in dx take dx̂ = γ · dout.
# </details>
#
# <details><summary>Hint 3</summary>
#
# Almost the code: `along = (dx_hat * x_hat).mean(axis=0)`; then dx_hat minus its own column means minus x_hat times
# `along`, all divided by the root of var + eps.
# </details>

# %% check="bn_backward"
import numpy as np
from autograder import check

x_hat = np.array([[-0.6, -0.2, -0.2, 1.0], [0.5, 0.5, 0.5, -1.5], [1.4, 0.2, -0.6, -1.0]]).T       # if eps is 16
dout = np.array([[1.0, 3.0, -2.0, 0.5], [-2.0, 0.0, 5.0, 1.0], [4.0, -1.0, 2.0, -3.0]]).T
dx = np.array([[0.132, 0.375, 0.049], [0.944, 0.125, -0.093], [-1.056, -0.5, 0.129], [-0.02, 0.0, -0.085]])
var, gamma, dgamma, dbeta = np.array([[9.0, 48.0, 84.0], [2.0, -1.0, 0.5], [-0.3, 0.0, 7.2], [2.5, 4.0, 2.0]])
one = np.array([[-0.75], [-0.25], [-0.25], [1.25]])                                                # if eps is 7
for name, d, hat, v, g, eps, right in (
        ("three features", dout, x_hat, var, gamma, 16.0, (dx, dgamma, dbeta)),
        ("four by four, one feature constant", np.c_[dout, 0.1234567 * np.array([1, 2, -4, 3])],
         np.c_[x_hat, np.zeros(4)], np.append(var, 0), np.append(gamma, 4), 16.0,
         (np.c_[dx, [0.06172835, 0.18518505, -0.55555515, 0.30864175]], np.append(dgamma, 0),
          np.append(dbeta, 0.2469134))),
        ("small eps, whole numbers", np.array([[1], [3], [-2], [1]]), one, np.array([9e-8]), np.array([-3]), 7e-8,
         (np.array([[-2226.5625], [-16992.1875], [20507.8125], [-1289.0625]]), np.array([0.25]), np.array([3]))),
        ("one sample", dout[:1], np.zeros((1, 3)), np.zeros(3), gamma, 0.1, (np.zeros((1, 3)), np.zeros(3), dout[0]))):
    made = check(bn_backward, d, hat, v, g, eps).unchanged().fresh()
    made.type(tuple).holds("three arrays", lambda v: len(v) == 3)
    for k, part in ((2, "dbeta"), (1, "dgamma"), (0, "dx")):
        made[k].close(right[k], rtol=1e-9, atol=1e-12, name=f"{part}: {name}", weight=1 if k else 12)
### BEGIN HIDDEN TESTS
for N, D, eps in ((6, 4, 1e-3), (5, 5, 0.1), (2, 3, 0.5), (7, 1, 1e-2)):
    X, d, g = check.rng.normal(size=(N, D)) * 2, check.rng.normal(size=(N, D)), check.rng.uniform(0.5, 2, size=D)

    def normal(v, eps=eps):
        return (v - v.mean(axis=0)) / np.sqrt(((v - v.mean(axis=0)) ** 2).mean(axis=0) + eps)

    made = check(bn_backward, d, normal(X), X.var(axis=0), g, eps)
    made[0].close(check.gradient(lambda v, d=d, g=g, f=normal: (d * g * f(v)).sum(), X), rtol=1e-5, atol=1e-6,
                  name="dx agrees with finite differences", weight=4)
    made[1].close((d * normal(X)).sum(axis=0), rtol=1e-9, atol=1e-12)
    made[2].close(d.sum(axis=0), rtol=1e-9, atol=1e-12)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# The next cell compares your gradient with finite differences, and with two shortcuts that look right: treat mean and
# variance as constants (first term only), or only the variance (first two terms). **Predict:** how large is their
# relative error: about 1e-5, about a per cent, or tenths?

# %%
def _relative_error(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


def _compare_gradients():
    rng = np.random.default_rng(0)
    x, dout = rng.normal(size=(6, 4)) * [1, 2, 5, 0.5], rng.normal(size=(6, 4))
    gamma, beta = np.array([1.0, 2.0, -1.0, 0.5]), np.zeros(4)
    _, x_hat, _, var = bn_forward_train(x, gamma, beta, 1e-3)
    numerical = check.gradient(lambda v: (dout * bn_forward_train(v, gamma, beta, 1e-3)[0]).sum(), x)
    direct = dout * gamma
    for name, dx in (("all three paths (yours)", bn_backward(dout, x_hat, var, gamma, 1e-3)[0]),
                     ("variance as a constant", (direct - direct.mean(axis=0)) / np.sqrt(var + 1e-3)),
                     ("mean and variance as constants", direct / np.sqrt(var + 1e-3))):
        print(f"{name:31} relative error {_relative_error(dx, numerical):.1e}")


_compare_gradients()

# %% [markdown]
# Yours agrees to about 1e-10. The shortcuts are off by more than a tenth, and both would still train after a fashion:
# without this comparison you would not notice.
#
# ### What it allows
#
# Now train with your layer. Below are a network of 5 hidden layers of 50 relu units on the digits, with plain
# gradient descent, batches of 100 and 40 steps, and 13 learning rates from 0.001 to 10. **Predict:** over which range
# of learning rates does it learn without batch normalisation, and over which with it?
#
# A third run tests an explanation. Ioffe and Szegedy (2015) say: layers learn slowly because the distribution of
# their inputs keeps shifting while the layers before them learn. They name that *internal covariate shift*, and
# their layer is to reduce it. So the third run brings a shift back on purpose: behind each normalisation, every unit
# is multiplied by a random factor between 1 and 1.25 and shifted by a random number between -0.5 and 0.5, and both
# are drawn anew in every step. **Predict:** will the third run be nearer to the first, without normalisation, or to
# the second? Which of the two would speak for the explanation?

# %%
# This cell trains the network with your functions, in about ten seconds. You need not read it: run it.
from course import datasets

digits = datasets.bundled("digits")


def _block(A, W, gamma, beta, where, rng):
    """A hidden layer: its output, and a function from the output's gradient to those of A, W, gamma and beta."""
    Z = A @ W
    if where == "nowhere":
        U, back = Z + beta, lambda d: (d, np.zeros_like(gamma), d.sum(axis=0))
    else:
        inside = np.maximum(Z, 0) if where == "after relu" else Z
        U, x_hat, _, var = bn_forward_train(inside, gamma, beta, 1e-3)
        back = lambda d: bn_backward(d, x_hat, var, gamma, 1e-3)      # noqa: E731
    factor = rng.uniform(1, 1.25, len(gamma)) if where == "shaken" else 1.0
    shift = rng.uniform(-0.5, 0.5, len(gamma)) if where == "shaken" else 0.0
    H = U if where == "after relu" else np.maximum(U * factor + shift, 0)

    def backward(dH):
        d, dgamma, dbeta = back(dH) if where == "after relu" else back(dH * (H > 0) * factor)
        d = d * (Z > 0) if where == "after relu" else d
        return d @ W.T, A.T @ d, dgamma, dbeta

    return H, backward


def _train(lr, where, seed, steps=40, depth=5, width=50):
    """The training loss at the end, the mean over the last 5 steps; infinite if it diverged."""
    rng = np.random.default_rng(seed)
    sizes = [64] + [width] * depth
    layers = [[rng.normal(size=(a, b)) * np.sqrt(2 / a), np.ones(b), np.zeros(b)] for a, b in zip(sizes, sizes[1:])]
    V, losses = rng.normal(size=(width, 10)) / np.sqrt(width), []
    for _ in range(steps):
        rows = rng.choice(len(digits.X_train), 100, replace=False)
        A, y, ways_back = digits.X_train[rows], digits.y_train[rows], []
        for layer in layers:
            A, backward = _block(A, *layer, where, rng)
            ways_back.append(backward)
        S = A @ V
        P = np.exp(S - S.max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        losses.append(-np.log(P[np.arange(100), y] + 1e-300).mean())
        if not losses[-1] < 50:
            return np.inf
        P[np.arange(100), y] -= 1
        d, dV = P @ V.T / 100, A.T @ P / 100
        V = V - lr * dV
        for layer, backward in zip(layers[::-1], ways_back[::-1]):
            d, *gradients = backward(d)
            for array, gradient in zip(layer, gradients):
                array -= lr * gradient
    return np.mean(losses[-5:])


_rates = np.logspace(-3, 1, 13)
_ends = {where: [np.median([_train(lr, where, seed) for seed in range(3)]) for lr in _rates]
         for where in ("nowhere", "before relu", "shaken")}
for _where, _losses in _ends.items():
    _good = _rates[np.array(_losses) < 1.0]
    print(f"{_where:12} best loss {min(_losses):.2f}; below 1 at learning rates from {_good[0]:.2g} to {_good[-1]:.2g}")

# %% drawing
def _draw_rates():
    ax = plt.subplots(figsize=(6.8, 3.8), layout="constrained")[1]
    names = {"nowhere": "no normalisation", "before relu": "batch normalisation", "shaken": "… and shaken at random"}
    for (where, name), colour, mark in zip(names.items(), COLOURS[:3], "os^", strict=True):
        ax.semilogx(_rates, np.minimum(_ends[where], 3.0), marker=mark, color=colour, label=name)
    ax.axhline(np.log(10), color="grey", linewidth=0.8)
    ax.text(0.05, np.log(10) + 0.03, "a guess: ln 10", color="grey")
    ax.set(title="Batch normalisation allows larger learning rates", xlabel="learning rate",
           ylabel="training loss after 40 steps (cut at 3)", ylim=(0, 3.1))
    ax.legend(loc="lower left")
    plt.show()


_draw_rates()

# %% [markdown]
# Without normalisation the network learns (loss below 1) at rates from 0.1 to 0.46, with it from 0.1 to 4.6: ten
# times as far, and to a lower loss. What it gives is large rates: at small ones, up to 0.2, the net *without* it is
# ahead (0.51 against 0.82 at 0.1). The shaken network, whose layers get shifting inputs in every step, lies much
# nearer to the second than to the first: its best loss is 0.15 (0.13 without the shaking, 0.28 without
# normalisation), and it learns up to a rate of 2.2 (its 1.37 at 4.6 is no longer below 1). If shifts were what makes
# layers slow, the shaking would have spoiled most of the benefit. Santurkar et al. (2018) made this experiment on a
# large scale, with the same result: **internal covariate shift is not the reason.** They found that the loss becomes
# *smoother*: its gradient changes less along a step, so larger steps are safe. You have seen two reasons with your
# own code: the size of the weights has no say any more, and dx holds no part along the directions that the loss
# cannot feel. How much of the benefit comes from what is still argued about. Say "it allows larger learning rates and
# makes the loss smoother"; the old name is history.
#
# ### Before or after the activation?
#
# The paper of 2015 puts the layer before the activation, Dense → BN → relu. Others put it after. You will read rules
# about it, in both directions. **Predict**, then measure: the same network at a learning rate of 0.5, with eight
# seeds. A seed gives both places the same first weights and the same batches.

# %%
_places = {where: [_train(0.5, where, seed) for seed in range(8)] for where in ("before relu", "after relu")}
for _where, _losses in _places.items():
    print(f"{_where:11} training loss: mean {np.mean(_losses):.3f}, from {min(_losses):.3f} to {max(_losses):.3f}")

# %% drawing
def _draw_places():
    ax = plt.subplots(figsize=(6, 2.6), layout="constrained")[1]
    ax.plot(list(_places.values()), [[0] * 8, [1] * 8], color="grey", linewidth=0.8)
    for k, losses in enumerate(_places.values()):
        ax.plot(losses, np.full(8, k), "os"[k], color=COLOURS[k], alpha=0.8, markersize=9)
    ax.set(title="In this net, after relu is lower with every seed", xlabel="training loss after 40 steps",
           yticks=[0, 1], yticklabels=list(_places), ylim=(-0.6, 1.6))
    plt.show()


_draw_places()

# %% [markdown]
# A grey line joins the two runs of one seed. The two rows of dots overlap, but that is the difference between seeds.
# In each pair the loss is lower after relu: eight times of eight, 0.096 against 0.119 in the mean. So in this network,
# at this rate, the place does matter. It is no law: we ran ten layers in the place of five (`_train(0.5, where, seed,
# depth=10)`), and then after relu is lower in three pairs of eight only. It is a choice to be measured, with pairs of
# equal seeds. In this unit we follow the paper.
#
# ## 4. In Keras: what it costs, and where it stands
#
# Each feature costs four numbers. γ and β are learned: Keras calls them *trainable*. The running mean and variance
# are only remembered: no gradient reaches them, they are *non-trainable*; but they are saved with the weights, for
# without them the model cannot answer.
#
# **Predict.** A Dense layer with a bias b stands before the normalisation. What does b change in out?
#
# <details><summary>Answer</summary>
#
# Nothing, in training: b is a common shift of a column, and the mean takes it away. β does its work. So a layer
# before batch normalisation is built with `use_bias=False`.
# </details>
#
# ### Exercise 5: count (2 points)
#
# Worked: 4 inputs, a hidden layer of 3, 2 classes. The hidden Dense layer without bias has 4 · 3 = 12 weights, its
# normalisation 3 γ, 3 β and 2 · 3 running statistics; the last layer has 3 · 2 weights and 2 biases. Trainable: 12 +
# 6 + 8 = 26; non-trainable: 6.

# %% exercise="bn_param_count"
def bn_param_count(sizes):
    """How many numbers a dense classifier with batch normalisation learns, and how many it only remembers.

    sizes: a list of whole numbers, two or more: the inputs, then the units of each hidden layer, last the classes.
    Each hidden layer is Dense without a bias, then batch normalisation. The last layer is Dense with a bias, and has no
    normalisation.
    Returns a tuple (trainable, non_trainable) of whole numbers, of Python or NumPy; 26.0 will do, too. No size is
    larger than 10000.

    Example: [4, 3, 2] gives (26, 6); [5, 2], without a hidden layer, gives (12, 0).
    """
    ### BEGIN SOLUTION
    *hidden, classes = sizes[1:]
    kernels = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return kernels + 2 * sum(hidden) + classes, 2 * sum(hidden)
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Kernels connect each size with the next one: `zip(sizes, sizes[1:])`. Which sizes have a normalisation? All but the
# first and the last: `sizes[1:-1]`.
# </details>

# %% check="bn_param_count"
from autograder import check

for sizes, right in (([4, 3, 2], (26, 6)), ([5, 2], (12, 0)), ([64, 50, 30, 10], (5170, 160)), ([1, 1, 1], (5, 2)),
                     ([3, 3, 3, 3], (42, 12)), ([7, 5, 6, 5, 2], (139, 32)), ([10000, 3, 2], (30014, 6))):
    made = check(bn_param_count, sizes).unchanged().type(tuple).holds("two numbers", lambda v: len(v) == 2)
    made[0].equal(right[0], name=f"trainable: {sizes}")
    made[1].equal(right[1], name=f"non-trainable: {sizes}")
### BEGIN HIDDEN TESTS
for length in (2, 3, 6):
    sizes = [int(n) for n in check.rng.integers(1, 20, size=length)]
    kernels, units = sum(sizes[k] * sizes[k + 1] for k in range(length - 1)), sum(sizes[1:-1])
    check(bn_param_count, sizes).equal((kernels + 2 * units + sizes[-1], 2 * units))
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# Now build it. On images, a Dense layer gives way to `keras.layers.Conv2D(filters, 3, padding="same")`: at every
# pixel it computes `filters` weighted sums of the 3 × 3 pixels around. (Unit 16 is about it.) Its output is an image
# with `filters` channels, and batch normalisation treats each channel as one feature, as yours does.
# `keras.layers.GlobalAveragePooling2D()` makes rows of images: it takes the mean of each channel over all pixels, so
# that (N, H, W, C) becomes (N, C), and a Dense layer can follow. (Exercise 6 needs the cell of section 2 that imports
# Keras.)
#
# ### Exercise 6: a model with batch normalisation (4 points)

# %% exercise="build_bn_model"
def build_bn_model(shape, sizes, classes, momentum):
    """A Keras classifier with batch normalisation in each hidden block, for rows or for images.

    shape: the shape of one sample, a tuple: (D,) for rows, (H, W, C) for images.
    sizes: a list of whole numbers, one or more: the units, or filters, of each block. classes: number of outputs.
    momentum: the weight of the old value in the running statistics, a float from 0 to 1.
    Returns a Keras model, built in any style. For each size it has a block of three, in this order:
      1. rows: Dense without a bias; images: Conv2D without a bias, 3 x 3, padding "same", strides 1;
      2. a BatchNormalization of its own, with this momentum and Keras' epsilon, 1e-3;
      3. relu, as a layer or a function.
    Images go through GlobalAveragePooling2D after the last block. Then a Dense layer with bias and softmax.
    It has its weights when it comes back: begin it with keras.Input, or call a subclass of keras.Model once on zeros.
    The model need not be compiled. Two calls give two models with weights of their own. sizes is left alone.

    Example: build_bn_model((4,), [3], 2, 0.9) has 32 numbers, build_bn_model((8, 8, 1), [3], 2, 0.9) has 47.
    """
    ### BEGIN SOLUTION
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write it for rows first: a loop over `sizes` that adds three layers. The relu must come after the normalisation, so
# it cannot be the Dense layer's own `activation`.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `len(shape)` tells rows from images. Only two things differ: which layer opens a block, and the pooling between the
# last block and the output.
# </details>
#
# <details><summary>Hint 3</summary>
#
# The arguments: `use_bias=False` for Dense and Conv2D, `padding="same"` for Conv2D, `momentum=momentum` for
# BatchNormalization, and `keras.layers.Activation("relu")`.
# </details>

# %% check="build_bn_model"
import numpy as np
from autograder import check


def numbers(model):      # for its weights; the first, second … weight of a shape has its own
    shapes = [w.shape for w in model.weights().value or []]
    return [(1.2 * (len(s) == 1) + 0.6 * np.cos(np.arange(np.prod(s)) + shapes[:k].count(s))).reshape(s).round(2)
            for k, s in enumerate(shapes)]


def order(layers, kinds="Dense Conv Batch Layer Drop"):
    return [(one["class"], one.get("momentum"), one.get("epsilon")) for one in layers if one["class"][:4] in kinds]


for args, count, kind, first, other in (      # outputs without those of the last class; other: in training
        (((5,), [4, 4, 3], 2, 0.75), 100, "Dense", [[0.58193, 0.57573, 0.56955]], [[0.38589, 0.48212, 0.91882]]),
        (((6, 5, 2), [6], 3, 0.0), 153, "Conv2D", [[0.48293, 0.48171, 0.50013], [0.33693, 0.33602, 0.32899]],
         [[0.58224, 0.59564, 0.57591], [0.28413, 0.27389, 0.28515]])):
    X = np.cos(np.arange(3.0 * np.prod(args[0])) ** 1.5).reshape(3, *args[0])
    model = check(build_bn_model, *args).unchanged()
    model.parameter_count().equal(count, name=f"numbers in the model: {kind}")
    blocks = [(kind, None, None), ("BatchNormalization", args[3], 0.001)] * len(args[1]) + [("Dense", None, None)]
    model.architecture().holds(f"{kind}, BatchNormalization of momentum {args[3]}, for each size; last Dense",
                               lambda v: order(v) == blocks, hint="model.summary() lists the layers in their order.")
    for mode, right in ((None, first), (True, other)):
        model.forward(X, weights=numbers(model), training=mode).close(
            np.array([*right, 1 - np.sum(right, axis=0)]).T, atol=3e-5, name=f"output, training={mode}: {kind}")
check(build_bn_model, *args).call("set_weights", numbers(model))
model.weights().holds("a second model has weights of its own", lambda v: not np.allclose(v[0], numbers(model)[0]))
### BEGIN HIDDEN TESTS
model = check(build_bn_model, (6,), [8], 5, 0.95)
model.parameter_count().equal(125)
model.architecture().holds("the layers are those that were asked for", lambda v: order(v) == [
    ("Dense", None, None), ("BatchNormalization", 0.95, 0.001), ("Dense", None, None)])
### END HIDDEN TESTS
check.score(4)

# %%
_model = build_bn_model((64,), [50, 30], 10, 0.99)
print("Keras:", sum(int(np.prod(w.shape)) for w in _model.trainable_weights), "trainable,",
      sum(int(np.prod(w.shape)) for w in _model.non_trainable_weights), "non-trainable")
print("yours:", bn_param_count([64, 50, 30, 10]))

# %% [markdown]
# One more thing about Keras that surprises: `layer.trainable = False` on a BatchNormalization does more than keep γ
# and β. The layer then runs in **inference mode**, even in `fit`, and its running statistics stay as they are. That
# is what you want when you use a trained model's layers again with few data of your own.
#
# ## 5. Good in training, awful in validation
#
# A colleague trains such a model on the digits, with raw pixels from 0 to 16 ("the normalisation will scale them"),
# momentum 0.99 as Keras has it, and 2 epochs of 11 batches. `fit` reports a fair training loss; the validation loss
# is awful. "Overfitting", says the colleague. **Predict:** what will `evaluate` say on the *training* rows? And what
# would all this be with momentum 0.9?

# %%
from sklearn.datasets import load_digits

_pixels, _labels = load_digits(return_X_y=True)
_order = np.random.default_rng(0).permutation(len(_pixels))
_X, _y, _X_val, _y_val = _pixels[_order[:1348]], _labels[_order[:1348]], _pixels[_order[1348:]], _labels[_order[1348:]]


def _fit(momentum, epochs):
    keras.utils.set_random_seed(0)
    model, found = build_bn_model((64,), [64, 64], 10, momentum), []

    def after_an_epoch(epoch, logs):      # the loss on the training rows in inference mode, as evaluate gives it
        found.append(float(keras.ops.mean(keras.losses.sparse_categorical_crossentropy(_y, model(_X)))))

    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.5), loss="sparse_categorical_crossentropy",
                  jit_compile=False)
    history = model.fit(_X, _y, epochs=epochs, batch_size=128, verbose=0, validation_data=(_X_val, _y_val),
                        callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=after_an_epoch)]).history
    return model, {**history, "inference": found}


_model, _history = _fit(0.99, 2)
print(f"training rows, as fit reports it:       {_history['loss'][-1]:.2f}")
print(f"training rows, evaluate:                {_model.evaluate(_X, _y, verbose=0):.2f}")
print(f"validation rows, evaluate:              {_history['val_loss'][-1]:.2f}")
_P = keras.ops.convert_to_numpy(_model(_X, training=True))
print(f"training rows, model(X, training=True): {-np.log(_P[np.arange(len(_P)), _y]).mean():.2f}")

# %%
_histories = {momentum: _fit(momentum, 16)[1] for momentum in (0.99, 0.9)}
for _momentum, _history in _histories.items():
    for _name, _key in (("training rows, by fit:   ", "loss"), ("training rows, inference:", "inference"),
                        ("validation rows:         ", "val_loss")):
        print(f"momentum {_momentum:4} after 1, 2, 4, 16 epochs, {_name}",
              *(f"{_history[_key][k - 1]:.3f}" for k in (1, 2, 4, 16)))

# %% drawing
def _draw_trap():
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.4), sharey=True, layout="constrained")
    states = "stale statistics", "up to date"
    for ax, (momentum, history), state in zip(axes, _histories.items(), states, strict=True):
        for k, (key, name) in enumerate((("loss", "training rows, by fit"), ("inference", "training rows, inference"),
                                         ("val_loss", "validation rows"))):
            ax.semilogy(range(1, 17), history[key], ("-", ":", "--")[k], color=COLOURS[(0, 2, 1)[k]], label=name)
        ax.set(title=f"momentum {momentum}: {state}", xlabel="epoch (11 batches each)", ylabel="cross-entropy")
    axes[0].legend()
    plt.show()


_draw_trap()

# %% [markdown]
# The same rows, the same weights: 0.13 in training mode, and 1.39 by `evaluate`. (The 0.21 of `fit` is a mean over the
# epoch, while the weights still moved.) The validation rows give 1.45, hardly more. So this is no overfitting:
# overfitting is a distance between *rows*, and here it is a distance between *modes*. After 22 batches the start
# still weighs 0.99²² = 80 % in the running statistics, and the network is evaluated with a mean and a variance that
# are not its own. With momentum 0.9 it weighs 10 %, and the validation loss is 0.17.
#
# (The call with training=True stands last in the cell, because it also *moves* the running statistics, by one more
# step.)
#
# In the figure, blue and green are the same rows, and green and orange are the same mode: inference. On the left,
# green and orange come down together, as the old statistics fade, long after the network has learned: between them
# and blue lies the mode. After 16 epochs (176 batches) the start still weighs 17 %, and green is three times as high
# as blue. On the right, the statistics are up to date: green lies a little below blue, which is a mean over the
# epoch. What opens between them and orange is the usual distance between rows, and that is overfitting. Few batches
# in all: that is when the trap opens. On large data sets, one epoch is enough.
#
# ### A repair with faults
#
# The colleague now writes a repair in NumPy, for a network with one hidden layer: bring the statistics up to date
# with the training rows, then predict. On the 64 rows of the experiments it runs without an error, and it has four
# faults. **Predict**: read its lines, and write down which are wrong and what each does to the numbers. Then run the
# experiments.

# %% given
def faulty_predict(net, X_train, X):
    """Scores for X, as a colleague computes them: statistics brought up to date with X_train, then the network."""
    for batch in np.array_split(X_train, 8):
        Z = batch @ net["W1"]
        net["mean"] = 0.99 * net["mean"] + 0.01 * Z.mean(axis=0)
        net["var"] = 0.99 * net["var"] + 0.01 * Z.std(axis=0)
    Z = X @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (Z - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]

# %%
def _experiments(predict):
    rng = np.random.default_rng(0)
    X_train, X = rng.normal(size=(64, 3)) * [1, 4, 9] + [5, 0, -20], rng.normal(size=(6, 3)) * [1, 4, 9] + [5, 0, -20]

    def net():
        draw = np.random.default_rng(1)
        return {"W1": draw.normal(size=(3, 5)), "gamma": np.ones(5), "beta": np.full(5, 0.1), "mean": np.zeros(5),
                "var": np.ones(5), "W2": draw.normal(size=(5, 2)), "b2": np.zeros(2), "eps": 1e-3}

    yield f"row 0 alone:                    {predict(net(), X_train, X[:1])[0].round(3)}"
    yield f"row 0 among six:                {predict(net(), X_train, X)[0].round(3)}"
    yield f"row 0 with other training rows: {predict(net(), X_train * 2, X)[0].round(3)}"
    one = net()
    predict(one, X_train, X)
    yield f"net['mean'] was 0; after a call: {one['mean'].round(3)}"
    scores, at_training = predict(net(), X_train, X_train), net()
    H = bn_forward_train(X_train @ at_training["W1"], at_training["gamma"], at_training["beta"], 1e-3)[0]
    yield f"training rows, distance to training mode: {np.abs(scores - np.maximum(H, 0) @ one['W2']).max():.3f}"


print("\n".join(_experiments(faulty_predict)))

# %% [markdown]
# What should each line say? Think of what inference promises.
#
# <details><summary>Answer</summary>
#
# Lines 1 and 2: the same scores. Line 3: others, for the statistics come from the training rows. Line 4: zeros,
# nobody asked to change the net. Line 5: 0.000, because statistics of all training rows are what training mode uses
# if all these rows are one batch. (The faulty function gives 0.000 there, too: its X is X_train in this line, so that
# statistics of the wrong rows are those of the right ones.) Some faults hide others: mend one and run the experiments
# again.
# </details>
#
# ### Exercise 7: mend it (4 points)
#
# Start from a copy of the lines above. Run the experiments on yours, too:
# `print("\n".join(_experiments(train_mode_trap)))`.

# %% exercise="train_mode_trap"
def train_mode_trap(net, X_train, X):
    """`faulty_predict` without its faults: scores at inference, with statistics that are up to date.

    net: a dictionary with "W1" (D, M), "gamma", "beta", "mean", "var" (M,), "W2" (M, C), "b2" (C,) and the float "eps".
    X_train: the training rows (K, D), one or more. X: rows (N, D), one or more.
    The network: Z = X W1, batch normalisation, relu, then times W2 plus b2.
    The normalisation uses the mean and the variance of X_train W1 over all K rows together, dividing by K. The old
    net["mean"] and net["var"] play no part.
    Returns the scores (N, C). A row of X gives the same alone and among others. Rows far from 0 keep
    their digits, such as 999990.37 and 999990.97. net, X_train and X are left alone.

    Example: W1 = [[1]], gamma = [2], beta = [1], W2 = [[3, -1]], b2 = [1, 0], eps = 7.0, any mean and var,
    X_train = [[0], [2], [2], [8]] and X = [[5], [-9]] give [[7, -2], [1, 0]].
    """
    ### BEGIN SOLUTION
    Z_train = X_train @ net["W1"]
    mean, var = Z_train.mean(axis=0), Z_train.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Compare lines 1 and 2 of the experiments. Which statement makes the score of a row depend on its company?
# </details>
#
# <details><summary>Hint 2</summary>
#
# Once X has no say in the statistics, look at line 5. How far do 8 small steps with momentum 0.99 bring you from the
# old values? Do you need steps at all, if all training rows are there?
# </details>
#
# <details><summary>Hint 3</summary>
#
# Compute Z for all training rows in one product, take its column means and variances, and write nothing into net.
# </details>

# %% check="train_mode_trap"
import numpy as np
from autograder import check


def net(D, M, C, eps):      # some network; its old mean and variance are stale
    some = {key: np.cos(np.arange(np.prod(shape)) * k).reshape(shape).round(2) for k, (key, shape) in enumerate(
        {"W1": (D, M), "gamma": M, "beta": M, "W2": (M, C), "b2": C}.items(), 1)}
    return {**some, "gamma": some["gamma"] + 2, "mean": np.full(M, 0.3), "var": np.full(M, 2.0), "eps": eps}


one = {**net(1, 1, 2, 7.0), "W1": np.array([[1]]), "gamma": np.array([2]), "W2": np.array([[3, -1]]),
       "b2": np.array([1, 0])}
many = np.array([[5.0, 4.0, -2.0, 6.0, 3.0], [-1.0, 0.5, 1.0, 2.5, -4.0], [2.0, -3.0, 7.0, 1.0, 0.0]]).T
many, low = np.tile(many, (2, 1)), np.array([[0], [2], [2], [8]] * 2)                # 10 and 8 training rows
X = np.array([[1.0, 4.0, -2.0], [2.0, -1.0, 0.5], [0.5, 3.0, 1.0]]).T
four = [[-0.7321890671, -1.0017424064], [2.9173888467, -0.9663027504], [0.2765931373, -2.7492838756]]
for name, the_net, X_train, rows, right in (
        ("whole numbers", one, low, np.array([[5], [-9], [4]]), [[7, -2], [1, 0], [5.5, -1.5]]),
        ("a row alone, far from 0", {**one, "eps": 0.63}, low * 0.3 + 999990.37, np.array([[999991.87]]), [[7, -2]]),
        ("four units", net(3, 4, 2, 0.5), many, X, four),
        ("three rows, features, units and classes", net(3, 3, 3, 0.001), many[:5], X,
         [[2.356247396, -2.819994048, 1.8402031873], [6.3605846819, -3.5532748479, -1.1923784866],
          [2.7915197888, -3.8149023744, 2.7003843445]]),
        ("one training row", net(3, 4, 2, 1e-8), many[:1], X,
         [[1668.7147, -143651.7044], [12308.2978, -28130.6864], [32488.2562, -199996.6328]])):
    check(train_mode_trap, the_net, X_train, rows).close(
        np.array(right, dtype=float), rtol=1e-8, atol=1e-8, name=f"scores: {name}").unchanged().fresh()
### BEGIN HIDDEN TESTS
for D, M, C, eps in ((2, 5, 3, 1e-3), (4, 4, 4, 0.2), (3, 1, 1, 1e-5)):
    some, X_train, rows = net(D, M, C, eps), check.rng.normal(size=(40, D)) * 3 + 2, check.rng.normal(size=(6, D)) * 3
    Z = X_train @ some["W1"]
    H = (rows @ some["W1"] - Z.mean(axis=0)) / (((Z - Z.mean(axis=0)) ** 2).mean(axis=0) + eps) ** 0.5
    right = np.maximum(some["gamma"] * H + some["beta"], 0) @ some["W2"] + some["b2"]
    check(train_mode_trap, some, X_train, rows).close(right, rtol=1e-9, atol=1e-9)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# <details><summary>The four faults</summary>
#
# 1. The last lines take mean and variance of X itself: a score depends on its company, and X_train has no say.
# 2. Eight steps with momentum 0.99 leave 92 % of the old statistics. (And with fewer training rows than 8, some of
#    the eight batches are empty, and their mean is NaN.)
# 3. `std` stands where a variance belongs. Nothing shows it before fault 1 is mended.
# 4. The new statistics are written into the caller's net, so that each call starts where the last one ended.
# </details>
#
# Statistics recomputed in this way, over many training rows with the weights held still, are also called *precise*
# batch normalisation (Wu and Johnson, 2021). The other ways out: train for more steps, or take a smaller momentum.
# What is no way out: `model(X, training=True)` at inference. It makes each answer depend on the batch it came in, and
# moves the running statistics besides.
#
# ## 6. What inference costs
#
# **Predict.** At inference μ, σ², γ and β are all constants. A Dense layer and a batch normalisation behind it: could
# one Dense layer alone do what both do?
#
# Write it down for one sample and one unit: first z = x · w + b, then γ (z - μ) / √(σ² + ε) + β. Sort it: what
# multiplies x, and what stands alone?
#
# ### Exercise 8: fold (3 points)

# %% exercise="fold_bn"
def fold_bn(W, b, gamma, beta, mean, var, eps):
    """One Dense layer that does what a Dense layer and batch normalisation at inference do together.

    W (D, M), b (M,): the Dense layer, X @ W + b; b is zeros if it has no bias.
    gamma, beta, mean, var (M,), eps: the normalisation behind it, with its running statistics; no variance below 0.
    Returns a tuple (W2, b2) of arrays (D, M) and (M,): X @ W2 + b2 equals the normalised X @ W + b for every X.

    Example: W = [[2.0, 1.0], [4.0, 0.0]], b = [1.0, 0.0], gamma = [3.0, 2.0], beta = [0.5, 1.0], mean = [2.0, 4.0],
    var = [9.0, 18.0], eps = 7.0 gives W2 = [[1.5, 0.4], [3.0, 0.0]], b2 = [-0.25, -0.6].
    """
    ### BEGIN SOLUTION
    factor = gamma / np.sqrt(var + eps)
    return W * factor, (b - mean) * factor + beta
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Give γ / √(σ² + ε) a name; it is one factor for each of the M units. What does it multiply?
# </details>
#
# <details><summary>Hint 2</summary>
#
# It multiplies the weights that lead to its unit, and (b - μ). W has one column for each unit.
# </details>

# %% check="fold_bn"
import numpy as np
from autograder import check

W, b = np.array([[10, 5, 1], [-8, 16, 1], [4, -20, 1]]).T, np.array([4, 2, -3])
gamma, beta, mean, var = np.array([[2.0, -1.0, 0.5], [1.0, 0.5, -3.0], [-1.0, 4.0, 1.0], [9.0, 48.0, 84.0]])
W2, b2 = np.array([[4.0, 1.0, 0.2], [2.0, -2.0, -1.0], [0.4, -0.125, 0.05]]), np.array([3.0, 0.75, -3.2])
for name, args, right in (
        ("two inputs, three units", (W[:2], b, gamma, beta, mean, var, 16.0), (W2[:2], b2)),
        ("three inputs, three units", (W * 1.0, b, gamma, beta, mean, var, 16.0), (W2, b2)),
        ("a bias of zeros", (W, np.zeros(3), gamma, beta, mean, var, 16.0), (W2, np.array([1.4, 1.0, -3.05]))),
        ("one unit, another eps, whole numbers", (np.array([[2], [4]]), np.array([1]), np.array([3]), np.array([5]),
         np.array([2]), np.array([9]), 7.0), (np.array([[1.5], [3.0]]), np.array([4.25]))),
        ("a running variance of 0", (np.array([[1.0]]), np.array([3.0]), np.array([0.5]), np.array([1.0]),
         np.array([1.0]), np.array([0.0]), 1e-8), (np.array([[5000.0]]), np.array([10001.0])))):
    made = check(fold_bn, *args).unchanged().fresh().type(tuple).holds("two arrays", lambda v: len(v) == 2)
    for k, part in enumerate(("W2", "b2")):
        made[k].close(right[k], rtol=1e-9, name=f"{part}: {name}")
### BEGIN HIDDEN TESTS
for D, M, eps in ((3, 4, 1e-3), (4, 4, 0.3), (5, 1, 1e-5)):
    W, (b, g, beta, m), v = check.rng.normal(size=(D, M)), check.rng.normal(size=(4, M)), check.rng.uniform(
        0.1, 4, size=M)
    made = check(fold_bn, W, b, g, beta, m, v, eps)
    made[0].close(W * (g / (v + eps) ** 0.5), rtol=1e-9, atol=1e-12)
    made[1].close(beta - (m - b) * g / (v + eps) ** 0.5, rtol=1e-9, atol=1e-12)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now fold two Keras layers, after the normalisation has seen some batches of digits, and compare at inference:

# %%
_dense, _norm = keras.layers.Dense(30, use_bias=False), keras.layers.BatchNormalization(momentum=0.5)
for _start in range(0, 1000, 200):
    _norm(_dense(_X[_start:_start + 200]), training=True)
_W2, _b2 = fold_bn(*(keras.ops.convert_to_numpy(w).astype(float) for w in (
    _dense.kernel, np.zeros(30), _norm.gamma, _norm.beta, _norm.moving_mean, _norm.moving_variance)), _norm.epsilon)
print("the two layers against the one folded layer:", _off(_norm(_dense(_X_val), training=False), _X_val @ _W2 + _b2))

# %% [markdown]
# The difference is float32 rounding. So once training is over, the normalisation can be **folded** into the weights,
# and costs nothing. Programs that run models on phones do this.
#
# ## 7. Without the batch: layer normalisation
#
# All the trouble came from statistics over the batch. **Layer normalisation** (Ba, Kiros and Hinton, 2016) takes them
# over the features of *one sample* instead. **Predict:** what then becomes of the running statistics? Of the
# difference between training and inference? Of a batch of one?

# %% drawing
def _draw_axes():
    fig, axes = plt.subplots(1, 2, figsize=(7, 3.1), layout="constrained")
    masks = np.zeros((2, 6, 5))
    masks[0, :, 1], masks[1, 2] = 1, 1
    names = ("batch norm: one feature,\nall samples", "layer norm: one sample,\nall features")
    for ax, mask, name in zip(axes, masks, names, strict=True):
        ax.imshow(mask, cmap="Blues", vmin=0, vmax=1.4)
        ax.set(title=name, xlabel="feature", ylabel="sample", xticks=range(5), yticks=range(6))
        ax.set_xticks(np.arange(-0.5, 5), minor=True)
        ax.set_yticks(np.arange(-0.5, 6), minor=True)
        ax.grid(which="minor", color="grey", linewidth=0.6)
        ax.tick_params(which="minor", length=0)
    plt.show()


_draw_axes()

# %% [markdown]
# The dark cells share one mean and one variance. Each sample is now normalised by itself, so there is nothing to
# remember, training and inference are the same, and a batch of one is fine. γ and β are still one number for each
# *feature*, (D,), learned over all samples.
#
# The formulas are those of section 1 and 3 with the axis changed, but for one place: dγ and dβ are still sums over
# the samples. Transformers and recurrent networks use layer normalisation, because their batches are small and their
# sequences differ in length. In convolutional networks for images batch normalisation is still usual.
#
# ### Exercise 9: layer normalisation, both ways (4 points)

# %% exercise="ln_forward_backward"
def ln_forward_backward(x, gamma, beta, eps, dout):
    """Layer normalisation: the output and, for a given dL/dout, the gradients.

    x, dout: (N, D). gamma, beta: (D,).
    Forward: x_hat = (x - mean) / sqrt(var + eps), with mean and var of each sample over its D features (var divides by
    D), and out = gamma * x_hat + beta.
    Returns a tuple (out, dx, dgamma, dbeta): out (N, D); dx = dL/dx (N, D), with the paths through mean and var;
    dgamma = dL/dgamma and dbeta = dL/dbeta, both (D,).
    A sample's out and dx are the same alone and among others. With one feature, D = 1, out is beta and dx is 0.
    A sample far from 0 keeps its digits, such as [999990.1, 999992.1, 999998.1].

    Example: x = [[0.0, 2.0, 2.0, 8.0]], gamma = [4, 2, 2, 2], beta = [1, 1, 1, 1], eps = 7.0, dout = [[1, 0, 0, 1]]
    gives out = [[-2, 0.5, 0.5, 3.5]], dx = [[0.6015625, -0.3828125, -0.3828125, 0.1640625]],
    dgamma = [-0.75, 0, 0, 1.25] and dbeta = [1, 0, 0, 1].
    """
    ### BEGIN SOLUTION
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    deviation = np.sqrt(var + eps)
    x_hat = (x - mean) / deviation
    out = gamma * x_hat + beta
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    dx_hat = dout * gamma
    along = (dx_hat * x_hat).mean(axis=1, keepdims=True)
    dx = (dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * along) / deviation
    return out, dx, dgamma, dbeta
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# A mean over axis 1 has shape (N,) and does not fit to x (N, D). `keepdims=True` keeps it (N, 1).
# </details>
#
# <details><summary>Hint 2</summary>
#
# Take the lines of Exercises 1 and 4. Which of the means and sums go over the features of a sample, and which two go
# over the samples, because γ and β are shared by all of them?
# </details>
#
# <details><summary>Hint 3</summary>
#
# Every mean here is over axis 1 with keepdims=True; the two sums, for dγ and dβ, are over axis 0. dx_hat = dout *
# gamma comes before the means of dx are taken: γ differs from feature to feature.
# </details>

# %% check="ln_forward_backward"
import numpy as np
from autograder import check

x = np.array([[0, 14, 13], [2, 14, 1], [2, 14, -7], [8, -2, -11]]).T
dout = np.array([[1.0, -2.0, 4.0], [3.0, 0.0, -1.0], [-2.0, 5.0, 2.0], [0.5, 1.0, -3.0]]).T
gamma, beta, dgamma, dbeta, *extra = np.array([[2.0, -1, 0.5, 4], [1, 0.5, -3, 0], [4, -0.8, 1.7, 2], [3, 2, 5, -1.5],
                                               [1, 2, -4, 3]])
out, off = np.array([[-0.2, 0.7, -3.1, 4], [2, 0, -2.75, -6], [3.8, 0.3, -3.3, -4]]), {"tiny": 0, "far ": 1e-8}
dx = np.array([[0.448, -0.584, -0.184, 0.32], [-0.47265625, 0.02734375, 0.33984375, 0.10546875],
               [0.052, 0.036, 0.492, -0.58]])
for name, X, g, b, eps, d, right in (
        ("three samples", x, gamma, beta, 16.0, dout, (out, dx, dgamma, dbeta)),
        ("a sample alone, whole numbers", x[2:], np.arange(1, 5), np.arange(4), 16.0, np.array([[4, 0, 0, 0]]),
         ([[1.4, 1.4, 0.2, -1.0]], [[0.104, -0.128, -0.016, 0.04]], [5.6, 0, 0, 0], [4, 0, 0, 0])),
        ("four by four, one sample constant", np.r_[x, np.full((1, 4), 0.1)], gamma, beta, 16.0, np.r_[dout, extra],
         (np.r_[out, beta[None]], np.r_[dx, [[-0.125, -1.125, -1.125, 2.375]]], dgamma, dbeta + extra[0])),
        ("one feature", x[:, :1], gamma[:1], beta[:1], 0.1, dout[:, :1], (np.ones((3, 1)), np.zeros((3, 1)), [0], [3])),
        ("far from 0, another eps", x[:1] * 0.3 + 999990.37, np.full(4, 1.2), np.ones(4), 0.63, np.eye(4)[:1],
         ([[0.1, 0.7, 0.7, 2.5]], [[0.609375, -0.296875, -0.296875, -0.015625]], [-0.75, 0, 0, 0], [1, 0, 0, 0])),
        ("tiny", x[:1] * 1e-14, np.ones(4), np.ones(4), 16e-28, np.eye(4)[:1] * 5e-14,
         ([[0.4, 0.8, 0.8, 2.0]], [[0.66, -0.28, -0.28, -0.1]], [-3e-14, 0, 0, 0], [5e-14, 0, 0, 0]))):
    made = check(ln_forward_backward, X, g, b, eps, d).unchanged().fresh().type(tuple).holds("4", lambda v: len(v) == 4)
    for k, part in enumerate(("out", "dx", "dgamma", "dbeta")):
        made[k].close(np.array(right[k], dtype=float), rtol=1e-8, atol=off.get(name[:4], 1e-12),
                      name=f"{part}: {name}", weight=(3, 12, 1, 1)[k])
### BEGIN HIDDEN TESTS
for N, D, eps in ((6, 4, 1e-3), (5, 5, 0.1), (1, 3, 0.5), (4, 7, 1e-2)):
    X, d, (g, b) = check.rng.normal(size=(N, D)) * 2, check.rng.normal(size=(N, D)), check.rng.normal(size=(2, D))

    def normal(v, eps=eps):
        return ((v.T - v.mean(axis=1)) / np.sqrt(((v.T - v.mean(axis=1)) ** 2).mean(axis=0) + eps)).T

    made = check(ln_forward_backward, X, g, b, eps, d)
    made[0].close(g * normal(X) + b, rtol=1e-9, atol=1e-9)
    made[1].close(check.gradient(lambda v, d=d, g=g, f=normal: (d * g * f(v)).sum(), X), rtol=1e-5, atol=1e-6,
                  name="dx agrees with finite differences", weight=6)
    made[2].close((d * normal(X)).sum(axis=0), rtol=1e-9, atol=1e-9)
    made[3].close(d.sum(axis=0), rtol=1e-9, atol=1e-12)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# ### Less still: RMS normalisation
#
# Is the mean needed? Zhang and Sennrich (2019) leave it out, and β too: they only divide by the **root mean square**
# of the sample. That is cheaper and works as well in their experiments; many of today's large language models use it.
#
# $$ \text{out} = \gamma \cdot \frac{x}{\sqrt{\operatorname{mean}(x^2) + \varepsilon}} $$
#
# **Predict.** You add 100 to all features of a sample. What does layer normalisation make of it, and what RMS
# normalisation? And if you multiply the sample by 100?
#
# ### Exercise 10: RMS normalisation (2 points)

# %% exercise="rms_norm"
def rms_norm(x, gamma, eps):
    """RMS normalisation over the last axis.

    x: (..., D): one sample (D,), rows (N, D), sequences (N, T, D) or more axes; the last one holds the features.
    gamma: (D,).
    Returns gamma * x / sqrt(m + eps), an array of x's shape; m is the mean of the squares along the last axis, one for
    each sample (and step). A sample of zeros gives zeros.

    Example: x = [[1.0, 7.0], [7.0, -1.0]], gamma = [7.0, 14.0], eps = 24.0 gives [[1.0, 14.0], [7.0, -2.0]]: both mean
    squares are 25, and the root of 49 is 7.
    """
    ### BEGIN SOLUTION
    return gamma * x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + eps)
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Mean of squares, not square of the mean. The last axis is `axis=-1`, whatever the number of axes, and
# `keepdims=True` makes the result fit to x.
# </details>

# %% check="rms_norm"
import numpy as np
from autograder import check

x, gamma = np.array([[1, 2, 2, 0], [2, -4, -2, 0], [-2, 5, 8, 0]]).T, np.array([2.0, -1.0, 0.5])
right = np.array([[1.0, -1.0, -0.5], [1.0, 1.0, 0.625], [0.8, 0.4, 0.8], [0.0, 0.0, 0.0]])         # if eps is 1
for name, X, out in (("four samples", x, right), ("one sample (3,)", x[1], right[1]), ("one row", x[2:3], right[2:3]),
                     ("three rows, three features", x[1:] * 1.0, right[1:]),
                     ("sequences (2, 2, 3)", x.reshape(2, 2, 3), right.reshape(2, 2, 3)),
                     ("four axes (2, 1, 2, 3)", x.reshape(2, 1, 2, 3) * 1.0, right.reshape(2, 1, 2, 3))):
    check(rms_norm, X, gamma, 1.0).close(out, rtol=1e-9, name=name).unchanged().fresh()
check(rms_norm, np.array([[1, 7], [-5, 5]]), np.array([7, 3]), 24.0).close(
    np.array([[1.0, 3.0], [-5.0, 15 / 7]]), rtol=1e-9, name="another eps, whole numbers")
check(rms_norm, np.array([[0.3], [-0.7]]), np.array([4.0]), 0.0001).close(
    np.array([[3.99777962792], [-3.9995918992]]), rtol=1e-9, name="one feature")
check(rms_norm, np.array([[1e-5, -1e-5]]), np.ones(2), 1e-6).close(
    np.array([[0.00999950004, -0.00999950004]]), rtol=1e-9, name="numbers much smaller than eps")
### BEGIN HIDDEN TESTS
for shape, eps in (((5, 4), 1e-6), ((3,), 0.5), ((2, 3, 6), 1e-3), ((4, 4), 0.1)):
    X, g = check.rng.normal(size=shape) * 2 + 1, check.rng.normal(size=shape[-1])
    square = np.einsum("...d,...d->...", X, X)[..., None] / shape[-1]
    check(rms_norm, X, g, eps).close(X / (square + eps) ** 0.5 * g, rtol=1e-9)
### END HIDDEN TESTS
check.score(2)

# %%
_x = np.random.default_rng(4).normal(size=(3, 5)) * 2 + 1
_ones, _zeros = np.ones(5), np.zeros(5)


def _layer_norm(x):
    return ln_forward_backward(x, _ones, _zeros, 1e-3, np.zeros_like(x))[0]


for _name, _changed in (("x + 100", _x + 100), ("100 x", 100 * _x)):
    print(f"{_name:7} moves the output: layer norm by {np.abs(_layer_norm(_changed) - _layer_norm(_x)).max():.4f},",
          f"RMS norm by {np.abs(rms_norm(_changed, _ones, 1e-6) - rms_norm(_x, _ones, 1e-6)).max():.4f}")
print("against Keras: layer norm", _off(keras.layers.LayerNormalization(dtype="float64")(_x), _layer_norm(_x)),
      " RMS norm", _off(keras.layers.RMSNormalization(dtype="float64")(_x), rms_norm(_x, _ones, 1e-6)))

# %% drawing
def _draw_rms():
    x = np.random.default_rng(6).normal(size=(60, 2)) * 2 + [3, 0.5]
    two = np.ones(2), np.zeros(2)
    made = (x, ln_forward_backward(x, *two, 1e-3, np.zeros_like(x))[0], rms_norm(x, two[0], 1e-6))
    fig, axes = plt.subplots(1, 3, figsize=(10, 3.5), sharex=True, sharey=True, layout="constrained")
    for ax, points, colour, name in zip(axes, made, ("grey", *COLOURS[:2]), (
            "60 samples", "Layer norm leaves two points", "RMS norm leaves the direction"), strict=True):
        ax.scatter(*points.T, color=colour, s=18, alpha=0.7)
        ax.set(title=name, xlabel="feature 1", ylabel="feature 2", aspect="equal")
    plt.show()


_draw_rms()

# %% [markdown]
# A common shift leaves layer normalisation as it was, and changes RMS normalisation; a factor leaves both (ε aside).
# The figure shows it for samples of two features. Layer normalisation only keeps which of the two is larger: (1, -1)
# or (-1, 1), as with a batch of two (one sample has nearly equal features: there ε counts). RMS normalisation moves
# each sample along the line to 0, until its distance from there is √2. Keras' LayerNormalization has epsilon 1e-3,
# its RMSNormalization 1e-6.
#
# ## 8. Quiz
#
# Write your answers into the dictionary, letters as strings, small or capital.
#
# - **means**: Batch normalisation in training gets images of shape (8, 10, 12, 16). How many numbers go into each of
#   its means? A number.
# - **start**: Momentum 0.8, three batches seen. Which weight has the start left in the running mean? A number,
#   exactly.
# - **learned**: Which of these does the optimizer change? a) the running mean, b) γ, c) ε, d) the momentum.
# - **pairs**: You train with batches of two, and all variances are large beside ε. What reaches the weights *before*
#   a batch normalisation? a) the usual gradient, b) twice the gradient, c) next to nothing, d) NaN.
# - **high**: `evaluate` on the training rows is far above the loss that `fit` has just reported for them. There is no
#   dropout. What do you suspect first? a) overfitting, b) stale running statistics, c) too small a learning rate,
#   d) too few units.
# - **why**: Which statement fits the experiments of section 3? a) The layer helps because its inputs stop shifting,
#   b) it works although inputs are made to shift at random, c) it allows only small learning rates, d) it must stand
#   before the activation.
# - **alone**: Which one treats a sample differently in training and at inference? a) batch normalisation, b) layer
#   normalisation, c) RMS normalisation, d) all of them.
#
# ### Exercise 11: quiz (2 points)

# %% exercise="norm_quiz"
quiz = {
    "means": ...,    # a number
    "start": ...,    # a number
    "learned": ...,   # a, b, c or d
    "pairs": ...,    # a, b, c or d
    "high": ...,     # a, b, c or d
    "why": ...,      # a, b, c or d
    "alone": ...,    # a, b, c or d
}
### BEGIN SOLUTION
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
### END SOLUTION

# %% check="norm_quiz"
from autograder import check

check.quiz(quiz, {
    "means": check.hashed(960),
    "start": check.hashed(0.512),
    "learned": check.hashed("b"),
    "pairs": check.hashed("c"),
    "high": check.hashed("b"),
    "why": check.hashed("b"),
    "alone": check.hashed("a"),
}, because={
    "means": "The last axis holds the features. Which axes go away, and how many numbers lie along them together?",
    "start": "Each batch multiplies the weight of what was there before by the momentum.",
    "learned": "The optimizer moves what has a gradient.",
    "pairs": "Any two points lie on a straight line. Look at the figure in section 3: what is left over?",
    "high": "The rows are the same in both, so it cannot be about new data. What differs between the two modes?",
    "why": "Look at the third run, in which every unit was shifted anew in each step.",
    "alone": "Which of them takes its statistics from other samples, and so needs a memory for later?",
})
check.score(2)

# %% [markdown]
# ### In your own words (2 points)
#
# An app looks at one photo at a time. Its programmer calls `model(photo, training=True)`; the model has batch
# normalisation behind each Dense layer and behind none of its convolutions. On the desk, the same call with batches
# of 64 photos gave a fine test accuracy. In the app every photo gets the same answer. Explain in at most 120 words
# why, why the test did not show it, and what to do.

# %% [markdown] written="one_photo" points=2
# ### BEGIN SOLUTION
# With training=True, batch normalisation takes mean and variance from the batch that is passing. A batch of one photo
# is its own mean, so x̂ = 0, and β comes out of the layer whatever the photo shows; all layers behind get the same
# input. In a batch of 64 the statistics of the batch are near those of the training rows, so the accuracy looked
# right, although each answer depended on 63 other photos. Call `model(photo)` or `model(photo, training=False)` or
# `predict`: then the running statistics are used, and one photo gives the same alone and in company. If the accuracy
# is bad then, the running statistics are stale: train longer, lower the momentum, or recompute them over training
# rows.
#
# Grading: 1 point for the cause (statistics of a batch of one: x - mean is 0, only β is left). Half a point for why
# batches of 64 hid it. Half a point for inference mode as the remedy.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - Batch normalisation standardises each feature over the batch (for images: over samples and pixels), then applies γ
#   and β. Variance divides by N; ε stands under the root.
# - In training an output depends on the whole batch; one row alone gives β, two rows ±1. At inference the
#   running statistics take over, and a sample gives the same alone and in company.
# - Keras: momentum 0.99 is the weight of the *old* value, start at mean 0 and variance 1, epsilon 1e-3. After few
#   steps the running statistics are stale, and validation loss is awful for that reason alone. Test: `evaluate` on
#   training rows.
# - Four numbers for each feature, two of them trainable. No bias in the layer before. `trainable=False` means
#   inference mode.
# - dx loses its mean and its part along x̂. Shortcuts that treat mean or variance as constants are wrong by tenths;
#   finite differences show it.
# - It allows larger learning rates and makes the loss smoother. Internal covariate shift was the idea of 2015;
#   experiments do not support it. Before or after the activation: measure.
# - At inference it folds into the layer before.
# - Layer and RMS normalisation use the features of one sample: no memory, no difference between training and
#   inference.
#
# ## Sources
#
# - S. Ioffe, C. Szegedy: Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate
#   Shift. ICML 2015, arXiv:1502.03167.
# - S. Santurkar, D. Tsipras, A. Ilyas, A. Madry: How Does Batch Normalization Help Optimization? NeurIPS 2018,
#   arXiv:1805.11604.
# - J. L. Ba, J. R. Kiros, G. E. Hinton: Layer Normalization. 2016, arXiv:1607.06450.
# - B. Zhang, R. Sennrich: Root Mean Square Layer Normalization. NeurIPS 2019, arXiv:1910.07467.
# - Y. Wu, J. Johnson: Rethinking "Batch" in BatchNorm. 2021, arXiv:2105.07576.
