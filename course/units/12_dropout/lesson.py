# ---
# title: Dropout, forward and backward
# objectives:
#   - write inverted dropout, forward and backward, and say why inference changes nothing
#   - compute the mean and the variance that dropout gives an activation
#   - back-propagate through tanh and dropout with the right derivative, and prove it with finite differences
#   - place Dropout in a Keras model, read its mask, and compare it with your NumPy code
#   - write a training step with dropout inside, and choose a rate by validation rows and the size of the model
#   - use dropout at inference to see how sure a model is
#   - find the faults of a dropout layer by what it does, and mend them
# minutes: 130
# prerequisites: ["06 Backpropagation", "10 Keras", "11 Overfitting and regularization"]
# ---

# %% [markdown]
# ## Three questions first
#
# Answer each from memory, then open it.
#
# <details><summary>1. A layer computes a = tanh(z). Write da/dz with a alone. What is it at a = 0.6?</summary>
#
# da/dz = 1 - a². At a = 0.6 it is 1 - 0.36 = 0.64.
# </details>
#
# <details><summary>2. Training loss falls for 60 epochs, validation loss rises from epoch 10 on. What is the name of
# this, and what have you met against it?</summary>
#
# Overfitting. More data, a smaller model, an L1 or L2 penalty, weight decay, max-norm, early stopping. This unit adds
# dropout.
# </details>
#
# <details><summary>3. How do you find out whether a gradient that you coded is right?</summary>
#
# Compare it with central differences, (f(x+h) - f(x-h)) / 2h, by relative error, in float64. About 1e-7 or less is
# right; 1e-2 is wrong.
# </details>

# %% given
import numpy as np

from autograder import check

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course.plots import COLOURS, curves

# %% [markdown]
# ## 1. Switch units off at random
#
# In each training step, dropout sets some activations of a layer to 0. Which ones is drawn anew for every sample and
# every step. The **rate** is the fraction that is *dropped*: rate 0.3 drops 30 % and keeps 70 %. The array that says
# which units stay is the **mask**.
#
# Geoffrey Hinton's group described it in 2012 (arXiv:1207.0580) and in full in 2014 (Srivastava et al., *Journal of
# Machine Learning Research* 15). The idea: a unit that cannot rely on any other unit being there must be useful by
# itself.
#
# The next cell is a worked example of the form of 2014: 6 samples, 10 units, rate 0.3. Read it, run it, then predict,
# before you run the figure below it: will the dropped units of one row stand in the same columns as those of the next
# row? In the same places in a second pass?

# %%
def classic_dropout_train(x, rate, rng):
    """Dropout in training as in the paper of 2014: dropped values become 0, the others stay as they are."""
    keep = rng.random(x.shape) >= rate      # one draw for each value of x; True with probability 1 - rate
    return np.where(keep, x, 0.0)


_rng = np.random.default_rng(3)
_activations = _rng.uniform(0.3, 2.0, size=(6, 10))
print("one sample:", _activations[0].round(1))
_passes = [classic_dropout_train(_activations, 0.3, _rng) for _ in range(2)]


# %% drawing
def _draw_passes(activations, passes):
    fig, axes = plt.subplots(1, 3, figsize=(10, 2.9), layout="constrained")
    for ax, name, values in zip(axes, ("activations x", "pass 1", "pass 2"), (activations, *passes), strict=True):
        image = ax.imshow(values, cmap="Blues", vmin=0, vmax=2)
        rows, columns = np.nonzero(values == 0)
        ax.scatter(columns, rows, marker="x", s=30, color=COLOURS[1])
        dropped = f", {len(rows)} of 60 dropped" if len(rows) else ""
        ax.set(title=name + dropped, xlabel="unit", ylabel="sample", xticks=range(0, 10, 3), yticks=range(0, 6, 2))
    fig.colorbar(image, ax=axes, label="activation", shrink=0.9)
    plt.show()


_draw_passes(_activations, _passes)

# %% [markdown]
# A cross is a unit that was dropped. Each row has its own crosses, and each pass has new ones. Their number is near 18
# (30 % of 60) but varies.
#
# **Predict.** All values of a layer are 2.0 and the rate is 0.25. What is their average after
# `classic_dropout_train`? Write a number down.

# %%
_twos = np.full((1000, 40), 2.0)
print("average before:", _twos.mean())
print("average after: ", classic_dropout_train(_twos, 0.25, np.random.default_rng(0)).mean().round(3))

# %% [markdown]
# The average falls to about 1.5 = 2 · (1 - 0.25). So in training, the next layer learns to work with values that are
# a quarter smaller on average. If all units are there when you use the model, it suddenly gets values that are too
# large.
#
# The paper repairs this at test time: nothing is dropped, and everything is multiplied by the probability of
# *keeping* a unit. (The paper multiplies the weights of the next layer, which comes to the same.) Two traps lie here:
#
# - The factor is the probability to keep, 1 - rate. It is not the rate.
# - The paper's letter *p* is the probability of keeping. Keras' `rate` is the probability of dropping. With 0.5 you
#   cannot see the difference, so never test with 0.5.
#
# ### Exercise 1: the test-time half of classic dropout (1 point)

# %% exercise="classic_dropout_predict"
def classic_dropout_predict(x, rate):
    """Dropout at test time as in the paper of 2014: drop nothing, scale everything.

    x: activations, an array of any shape, () too, of floats or whole numbers.
    rate: the fraction that was dropped in training, a float, 0 <= rate < 1.
    Returns a new float array of x's shape (a float will do for shape ()) whose values are what `classic_dropout_train`
    gives on average. Nothing is random, and x is left alone.

    Example: x = [[2.0, -4.0]], rate = 0.25 gives [[1.5, -3.0]].
    """
    ### BEGIN SOLUTION
    return x * (1 - rate)
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Over many training passes, what fraction of the passes lets a value through? What is the value's average then?
# </details>

# %% check="classic_dropout_predict"
import numpy as np
from autograder import check

x = np.array([[2.0, -4.0, 1.0], [0.5, 3.0, 0.0]])
check(classic_dropout_predict, x, 0.2).close(np.array([[1.6, -3.2, 0.8], [0.4, 2.4, 0.0]]), rtol=1e-10,
                                             hint="Nothing is random here: the average over all masks is exact.")
check(classic_dropout_predict, x, 0.2).unchanged()
check(classic_dropout_predict, x, 0.0).close(x, hint="With rate 0 nothing is ever dropped.").fresh()
check(classic_dropout_predict, x.T, 0.7).close(np.array([[0.6, 0.15], [-1.2, 0.9], [0.3, 0.0]]), rtol=1e-10)
check(classic_dropout_predict, np.array([10, -5, 3]), 0.0625).close(np.array([9.375, -4.6875, 2.8125]), rtol=1e-10)
check(classic_dropout_predict, np.array([[4.0]]), 0.25).close(np.array([[3.0]]), rtol=1e-10)
check(classic_dropout_predict, np.array(8.0), 0.75).close(2.0, rtol=1e-10)
### BEGIN HIDDEN TESTS
x = check.rng.normal(size=(4, 3, 2))
for rate in (0.1, 0.35, 0.8):
    check(classic_dropout_predict, x, rate).close(x * (1 - rate), rtol=1e-10, hint="Try rates that are not 0.5.")
### END HIDDEN TESTS
check.score(1)

# %% [markdown]
# ## 2. Inverted dropout: pay while you train
#
# Classic dropout makes every later use of the model carry a factor. There is a better bargain: scale the survivors
# **up in training**, and do **nothing** at inference. That is *inverted dropout*, and it is what Keras and PyTorch
# do. (The paper of 2014 mentions it as an equivalent form.)
#
# **Predict.** A unit has x = 4 and the rate is 0.2. In training it comes out as 0 or as another value, and the
# average shall be 4. Which value?
#
# <details><summary>Answer</summary>
#
# It survives in 80 % of the passes, so 0.8 · v = 4 and v = 5 = 4 / (1 - 0.2).
# </details>
#
# In general, each value of x is multiplied by a factor m of its own:
#
# $$ \text{out} = x \cdot m, \qquad
# m = \begin{cases} 0 & \text{with probability } r \\ \dfrac{1}{1-r} & \text{with probability } 1-r \end{cases} $$
#
# In training, rate r = 0.2 gives the values 0 and 1.25 x. At inference, out = x for any rate.
#
# ### Exercise 2: dropout, forward (4 points)
#
# The backward pass will need to know what the forward pass drew. So the function returns a pair: the output, and a
# **cache** for your own `dropout_backward`. What the cache holds is up to you.

# %% exercise="dropout_forward"
def dropout_forward(x, rate, rng, training):
    """Inverted dropout.

    x: activations, an array of any shape with one axis or more, of floats or whole numbers, all finite.
    rate: the fraction dropped, a float and never NaN. training: True or False.
    rng: a np.random.Generator, the only source of random numbers; at inference you may draw from it or not.
    Returns a tuple (out, cache). out is a new array of x's shape, of floats in training:
      training True:  each value by itself becomes 0 with probability rate, else x / (1 - rate);
      training False: out equals x, whatever the rate.
    cache: anything that `dropout_backward` will need, for both values of `training`, but no generator.
    x is left alone, and neither out nor cache may share its memory, as x itself or a view of it would (a copy is fine).
    Raises ValueError unless 0 <= rate < 1, whatever `training` is.

    Example: x = [1.0, -2.0, 4.0], rate = 0.2, training True may give out = [1.25, 0.0, 5.0].
    """
    ### BEGIN SOLUTION
    if not 0 <= rate < 1:
        raise ValueError(f"rate must be at least 0 and less than 1, not {rate}")
    if not training:
        return x.copy(), np.ones(x.shape)
    factor = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * factor, factor
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three questions in this order: is the rate allowed? Is this inference? If not, which values stay?
# `rng.random(shape)` gives numbers that are spread evenly over [0, 1): a fraction `rate` of them lies below `rate`.
# </details>
#
# <details><summary>Hint 2</summary>
#
# Make one array `factor` of x's shape. It holds 0 where a value is dropped and one other number where it stays. Then
# out = x * factor. A comparison gives True and False, which count as 1 and 0 when you divide or multiply.
# </details>
#
# <details><summary>Hint 3</summary>
#
# Almost the code: raise ValueError unless the rate is at least 0 and below 1. If not training: return a copy of x, and
# a cache that says "factor 1 everywhere". Else draw as many numbers as x has values, turn them into "stays" and "goes",
# divide by the probability of staying, multiply. The factor is all that the cache needs.
# </details>

# %% check="dropout_forward"
import numpy as np
from autograder import check

x, copy = np.linspace(-2.0, 3.0, 6000).reshape(200, 30), "Neither out nor cache may share memory with x."


def drop(seed=1, training=True, x=x, rate=0.3):
    return check(dropout_forward, x, rate, check.generator(seed), training)


for mode in (True, False):
    drop(training=mode).unchanged().fresh(hint=copy).holds("a pair", lambda v: type(v) is tuple and len(v) == 2)
for X, rate in ((x, 0.3), (np.arange(1, 6001).reshape(200, 30), 0.85), (x, 0.005)):
    out, off = drop(x=X, rate=rate)[0], 4 * np.sqrt(rate * (1 - rate) / x.size)
    out.holds(f"every value is 0 or x / {1 - rate:g}", lambda v, X=X, rate=rate: (
        np.array_equal(np.unique((v / X * (1 - rate)).round(6)), [0.0, 1.0])), weight=2)
    out.holds(f"{rate:.1%} are dropped, ± {off:.1%}", lambda v, r=rate, o=off: abs((v == 0).mean() - r) < o, weight=2)
one, again, *others = [drop(seed)[0] for seed in (1, 1, 2, 3, 4)]
one.holds("each row and each unit has draws of its own",
          lambda v: all(np.ptp((v == 0).sum(axis=axis)) > 0 for axis in (0, 1)))
again.holds("the same generator gives the same output", lambda v: np.array_equal(v, one.value),
            hint="Draw from rng only, not from np.random.")
others[0].holds("other generators drop other values, and not always as many",
                lambda v: len({(w.value == 0).sum() for w in (one, *others)}) > 1,
                hint="Draw from the rng that is handed in, for each value by itself: then the number varies, too.")
for values, rate in ((x.T, 0.3), (np.array([[4.0]]), 0.0), (np.array([2.0, 0.0, -1.0]), 0.0)):     # inference; rate 0
    drop(1, rate == 0, values, rate).fresh(hint=copy)[0].close(values, rtol=1e-10)
for rate, mode in ((1.0, True), (-0.1, True), (1.5, True), (-0.1, False)):
    drop(1, mode, rate=rate).raises(ValueError)
### BEGIN HIDDEN TESTS
x = check.rng.uniform(0.5, 2.0, size=(80, 9, 7)) * check.rng.choice([-1.0, 1.0], size=(80, 9, 7))
for rate in (0.15, 0.6, 0.85):
    seed = int(check.rng.integers(10**6))
    out = check(dropout_forward, x, rate, check.generator(seed), True)[0]
    out.holds("in training every value is 0 or x / (1 - rate)", lambda v, scale=1 / (1 - rate): (
        np.array_equal(np.unique((v / x).round(4)), [0.0, np.round(scale, 4)])))
    # 5 deviations: the seed is drawn anew for each submission, and a right answer must not fail by bad luck.
    out.holds("the fraction dropped is the rate within 5 standard deviations",
              lambda v, rate=rate: abs((v == 0).mean() - rate) < 5 * np.sqrt(rate * (1 - rate) / v.size))
    out.holds("samples have masks of their own",
              lambda v: v.shape == x.shape and len(np.unique((v == 0).reshape(len(v), -1), axis=0)) > len(v) // 2)
    check(dropout_forward, x, rate, check.generator(seed), False)[0].close(x, name="at inference out equals x")
for rate in (0.0, 1 - 1e-12):
    check(dropout_forward, x, rate, check.generator(1), False)[0].close(x, name="0 <= rate < 1 is allowed")
for rate in (1.0, -1e-12):
    check(dropout_forward, x, rate, check.generator(1), False).raises(ValueError)
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# ## 3. The mean stays, noise comes in
#
# You built dropout so that the mean stays. (It stays up to the next nonlinearity: what relu or tanh makes of a noisy
# sum has another mean than what it makes of the sum's mean.) What about the spread?
#
# **Predict.** x = 2. Which rate makes the standard deviation of the output as large as x itself: 0.2, 0.5 or 0.8?
#
# Work it out on paper with the factor m from above. It takes two values only, so its mean is r · 0 + (1-r) · 1/(1-r) =
# 1. The mean of its square goes the same way. The variance is the mean square minus the square of the mean.
#
# ### Exercise 3: mean and variance (2 points)

# %% exercise="dropout_moments"
def dropout_moments(x, rate):
    """Mean and variance of inverted dropout's training output, over all masks.

    x: an array of any shape, () too, of floats or of whole numbers of any width, such as int8, which ends at 127.
    rate: the fraction dropped, a float, 0 <= rate < 1.
    Returns a tuple (mean, variance) of two arrays of x's shape (numbers will do for shape ()), from the formula and not
    from draws. x is left alone. The mean need not be a new array, or of floats.

    Example: x = [6.0], rate = 0.2: the output is 0 (20 %) or 7.5 (80 %), so mean = [6.0], variance = [9.0].
    """
    ### BEGIN SOLUTION
    values = x.astype(float)
    return values, values**2 * rate / (1 - rate)
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# out = x · m. The mean of out is x times the mean of m. How does a variance change when you multiply by x?
# </details>
#
# <details><summary>Hint 2</summary>
#
# Var(x · m) = x² · Var(m). And m² is 0 or 1/(1-r)²: with which probabilities? What is its mean?
# </details>

# %% check="dropout_moments"
import numpy as np
from autograder import check

x = np.array([[4.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
moments = check(dropout_moments, x, 0.2)
moments.holds("two things come back", lambda v: type(v) is tuple and len(v) == 2,
              hint="Return the pair: return mean, variance")
moments[0].close(x, rtol=1e-10)
moments[1].close(np.array([[4.0, 1.0, 0.0625], [2.25, 0.0, 0.25]]), rtol=1e-10)
moments.unchanged()
moments = check(dropout_moments, x.T, 0.6)
moments[0].close(x.T, rtol=1e-10, hint="The formula is exact; an average over draws is only near it.")
moments[1].close(np.array([[24.0, 13.5], [6.0, 0.0], [0.375, 1.5]]), rtol=1e-10)
whole = check(dropout_moments, np.array([2, -3]), 0.2)
whole[0].close(np.array([2.0, -3.0]), rtol=1e-10)
whole[1].close(np.array([1.0, 2.25]), rtol=1e-10)
small = check(dropout_moments, np.array([20, -3], dtype=np.int8), 0.2)
small[0].close(np.array([20.0, -3.0]), rtol=1e-10)
small[1].close(np.array([100.0, 2.25]), rtol=1e-10)
one = check(dropout_moments, np.array([[5.0]]), 0.0)
one[0].close(np.array([[5.0]]), rtol=1e-10)
one[1].close(np.array([[0.0]]), hint="With rate 0 nothing is random.")
number = check(dropout_moments, np.array(6.0), 0.2)
number[0].close(6.0, rtol=1e-10)
number[1].close(9.0, rtol=1e-10)
### BEGIN HIDDEN TESTS
x = check.rng.normal(size=(3, 4)) * 3
for rate in (0.0, 0.15, 0.7):
    moments = check(dropout_moments, x, rate)
    moments[0].close(x, rtol=1e-10)
    moments[1].close(x * x * (1 / (1 - rate) - 1), rtol=1e-9, atol=1e-12,
                     hint="Test with a small and with a large rate.")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# The next cells test your formula against your own `dropout_forward`. On the left: 20,000 draws for each rate. On the
# right: what the noise means for the **next** layer, which adds up many units. If n equal units are added, the mean
# is n times as large but the noise only √n times, so the noise, as a share of the sum, is √n times smaller than the
# noise of one unit.

# %%
for _rate in (0.2, 0.5, 0.8):
    print(f"rate {_rate}: standard deviation at x = 2 is {np.sqrt(dropout_moments(np.array([2.0]), _rate)[1][0]):.2f}")
for _n in (8, 32, 128):
    _noise = np.sqrt(dropout_moments(np.ones(1), 0.5)[1][0] / _n)
    print(f"rate 0.5: relative noise of a sum of {_n} units is {_noise:.3f}")


# %% drawing
def _draw_noise():
    rates = np.linspace(0.05, 0.85, 17)
    rng = np.random.default_rng(0)
    measured = [dropout_forward(np.ones(20_000), r, rng, True)[0].var() for r in rates]
    formula = np.array([dropout_moments(np.ones(1), r)[1][0] for r in rates])
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained")
    left.plot(rates, formula, color=COLOURS[0], label="your formula")
    left.plot(rates, measured, "o", color=COLOURS[1], label="variance of 20,000 draws")
    left.set(title="Variance at x = 1 grows faster and faster", xlabel="rate", ylabel="variance of the output")
    left.legend()
    for n, style, colour in ((8, "--", COLOURS[1]), (32, ":", COLOURS[2]), (128, "-", COLOURS[0])):
        right.plot(rates, np.sqrt(formula / n), style, color=colour, label=f"{n} units")
    right.set(title="A sum of few units is noisier", xlabel="rate", ylabel="deviation / mean of the sum")
    right.legend()
    plt.show()


_draw_noise()

# %% [markdown]
# At rate 0.5 the standard deviation is as large as |x|. And the right panel holds a rule: **a small layer needs
# less dropout.** At rate 0.5, a sum of 8 units carries 35 % noise, a sum of 128 units 9 %. You will see what that
# does to accuracy in section 6.
#
# ## 4. Backward: the same mask
#
# out = x · m, and m is a constant once it is drawn. So the derivative of each output with respect to its own input is
# m:
#
# $$ \frac{\partial L}{\partial x} = \frac{\partial L}{\partial \text{out}} \cdot m $$
#
# A dropped unit did not act on the loss, so it gets no gradient. A kept unit acted 1/(1-r) times as strongly, so its
# gradient is scaled in the same way.
#
# **Predict.** Could the backward pass find the mask from the output alone, as `out > 0`? For which x would that go
# wrong?
#
# <details><summary>Answer</summary>
#
# Not in general. Where x < 0, a kept unit has out < 0, and `out > 0` would take it for dropped. `out != 0` fails where
# x is 0. And neither tells the scale. So keep what the forward pass drew.
# </details>
#
# ### Exercise 4: dropout, backward (2 points)

# %% exercise="dropout_backward"
def dropout_backward(dout, cache):
    """Gradient with respect to x, given the gradient with respect to out.

    dout: dL/dout, an array of out's shape, of floats or whole numbers. cache: what your `dropout_forward` returned,
    from training or inference; other forward passes may have come since. Returns dL/dx, an array of the same shape
    (at inference it may be dout itself). Where x was 0, too, the gradient tells whether the unit was kept. dout and
    cache are left alone, so that a second call gives the same. Nothing is drawn here: the cache holds what was drawn,
    and never rng.

    Example: if the forward pass turned x = [1.0, -2.0, 4.0] into [1.25, 0.0, 5.0] (rate 0.2),
    dout = [10.0, 10.0, -2.0] gives [12.5, 0.0, -2.5].
    """
    ### BEGIN SOLUTION
    return dout * cache
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# What number did the forward pass multiply each x by? The same number multiplies each dout.
# </details>
#
# <details><summary>Hint 2</summary>
#
# If your cache does not hold that factor for each value, go back to Exercise 2 and put it in. At inference the factor
# is 1 everywhere.
# </details>

# %% check="dropout_backward"
import numpy as np
from autograder import check

x, dout = np.linspace(-2.0, 3.0, 240).reshape(40, 6), np.sin(np.arange(240.0)).reshape(40, 6)


def factor(forward, x, rate):
    """What your forward pass multiplied each value of x by; if it dropped nothing, 1 / (1 - rate)."""
    out = forward[0].value
    m = out / x if type(out) is np.ndarray and out.shape == x.shape else np.ones(x.shape)
    return m if 0 in m and m.any() else np.full(x.shape, 1 / (1 - rate))


# map calls your dropout_forward twice before anything is looked at: two caches are there at once.
both = check(map, check.value(dropout_forward), [x, x.T], [0.3, 0.6],
             [check.generator(4), check.generator(5)], [True, True]).take(2)
both.name = "two forward passes"
for forward, X, d, rate in ((both[0], x, dout, 0.3), (both[1], x.T, np.arange(240).reshape(40, 6).T, 0.6)):
    back = check(dropout_backward, d, forward[1])
    back.close(d * factor(forward, X, rate), rtol=1e-10, name=f"dropout_backward after two forward passes, rate {rate}",
               hint="The forward pass has drawn the mask. Nothing is drawn here.").unchanged()
back.holds("the cache holds no generator", lambda v: "'Generator'" not in repr(both[0][1].value))
zeros = check(dropout_forward, x * (np.arange(6) > 0), 0.3, check.generator(4), True)      # the same draws
check(dropout_backward, dout, zeros[1]).close(dout * factor(both[0], x, 0.3), rtol=1e-10,
                                              name="dropout_backward where x is 0 in the first column")
for values, d in ((x, dout), (np.array([[4.0]]), np.array([[5.0]]))):
    still = check(dropout_forward, values, 0.3, check.generator(4), False)
    check(dropout_backward, d, still[1]).close(d)
### BEGIN HIDDEN TESTS
x = check.rng.uniform(0.5, 2.0, size=(30, 4, 3)) * check.rng.choice([-1.0, 1.0], size=(30, 4, 3))
dout = check.rng.normal(size=x.shape)
for rate in (0.15, 0.6):
    forward = check(dropout_forward, x, rate, check.generator(int(check.rng.integers(10**6))), True)
    check(dropout_backward, dout, forward[1]).close(dout * factor(forward, x, rate), rtol=1e-10)
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# A gradient check of dropout has one catch: central differences call the forward pass twice for each value, and each
# call would draw a new mask. So every call gets a fresh generator with the same seed. The next cell does that with
# your two functions.

# %%
def _relative_error(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


def _gradient_check(seed):
    """How far dropout_backward is from central differences, if each call draws its mask with this seed."""
    x, dout = np.random.default_rng(1).normal(size=(2, 5, 4))

    def loss(v):
        return (dout * dropout_forward(v, 0.3, np.random.default_rng(seed), True)[0]).sum()

    cache = dropout_forward(x, 0.3, np.random.default_rng(7), True)[1]
    return _relative_error(dropout_backward(dout, cache), check.gradient(loss, x))


print(f"same mask in each call: relative error {_gradient_check(seed=7):.1e}")
print(f"new mask in each call:  relative error {_gradient_check(seed=None):.1e}")

# %% [markdown]
# With the same mask the error is around 1e-11. With new masks the comparison is meaningless, although your code is
# right.
#
# ### tanh, then dropout
#
# Now put dropout behind a tanh layer: z → tanh(z) → times m → out. The chain has two links, and each has its own
# derivative.
#
# There is a well-known bug here. Recall question 1 said: the derivative of tanh is 1 - a², where a is the activation.
# After dropout, what the layer hands on is no longer tanh(z); it is 0 or tanh(z)/(1-r). Many programs keep only that
# array and put it into 1 - a².
#
# **Predict.** z = 1.5 and the rate is 0.3. tanh(1.5) = 0.905, so the true derivative of tanh is 0.181. What do you
# get from 1 - a² if a is the dropped-out, rescaled value? Which sign?

# %%
print(f"at z = 1.5, rate 0.3: true {1 - np.tanh(1.5) ** 2:.3f}, with the bug {1 - (np.tanh(1.5) / 0.7) ** 2:.3f}")


# %% drawing
def _draw_bug():
    z = np.linspace(-3, 3, 301)
    ax = plt.subplots(figsize=(6.5, 3.6), layout="constrained")[1]
    ax.plot(z, 1 - np.tanh(z) ** 2, color=COLOURS[0], label="derivative of tanh")
    for rate, style, colour in ((0.2, "--", COLOURS[4]), (0.3, "-.", COLOURS[1])):
        ax.plot(z, 1 - (np.tanh(z) / (1 - rate)) ** 2, style, color=colour, label=f"with the bug, rate {rate}")
    ax.axhline(0, color="grey", linewidth=0.8)
    ax.set(title="The rescaled output gives a derivative below 0", xlabel="z", ylabel="what is taken for tanh'(z)")
    ax.legend()
    plt.show()


_draw_bug()

# %% [markdown]
# tanh rises everywhere, so its derivative is never negative. The bug gives -0.672 at z = 1.5: the unit would learn in
# the wrong direction. For small z the curves are close together, so training still works somewhat, and nobody notices
# without a gradient check.
#
# ### Exercise 5: backward through tanh and dropout (3 points)
#
# The forward pass is given. The factor m is handed in, so that nothing is random.

# %% given
def tanh_dropout_forward(z, factor):
    """tanh, then dropout with a mask drawn before: factor (of z's shape) holds 0 or 1 / (1 - rate)."""
    out = np.tanh(z) * factor
    return out, {"z": z, "factor": factor, "out": out}

# %% exercise="tanh_dropout_backward"
def tanh_dropout_backward(dout, cache):
    """Gradient with respect to z of out = tanh(z) * factor.

    dout: dL/dout, an array (N, M) of floats or whole numbers. cache: the dictionary of `tanh_dropout_forward`, with
    the float arrays "z", "factor" and "out", each (N, M); "out" is the output AFTER dropout.
    Returns dL/dz, a new array (N, M), finite for every z. dout and the cache are left alone.

    Example: z = [[0.5, 0.5]], factor = [[1.25, 0.0]], dout = [[2.0, 2.0]] gives [[1.966, 0.0]] (to 3 digits).
    """
    ### BEGIN SOLUTION
    return dout * cache["factor"] * (1 - np.tanh(cache["z"]) ** 2)
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Walk the chain backwards: first through dropout (Exercise 4), then through tanh. Each step multiplies.
# </details>
#
# <details><summary>Hint 2</summary>
#
# The derivative of tanh needs the value of tanh *before* dropout. The cache does not hold it, but it holds z.
# </details>

# %% check="tanh_dropout_backward"
import numpy as np
from autograder import check

z = np.array([[-1.2, 0.4, 0.9, 0.0], [0.3, -0.7, 1.5, -0.2], [2.0, -0.5, 0.6, 1.1]])
factor = np.array([[1.25, 1.25, 0.0, 1.25], [1.25, 0.0, 1.25, 1.25], [1.25, 1.25, 1.25, 0.0]])
dout = np.array([[1.0, -2.0, 0.5, 3.0], [2.0, 1.0, -1.0, 0.0], [-0.5, 1.5, -3.0, 1.0]])
right = np.array([[0.381275, -2.139097, 0.0, 3.75], [2.287842, 0.0, -0.225883, 0.0],
                  [-0.044157, 1.474589, -2.668417, 0.0]])
back = check(tanh_dropout_backward, dout, {"z": z, "factor": factor, "out": np.tanh(z) * factor})
back.close(right, atol=2e-6, name="tanh_dropout_backward gives the right gradient (rate 0.2)").unchanged()
z = np.array([[0.8, -1.5, 0.2], [-0.4, 1.0, -2.0]]).T
factor = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]]).T / 0.6
dout = np.array([[-1, 3, 2], [2, 1, -2]]).T
right = np.array([[-0.931759, 0.903533, 0.0], [0.0, 0.699957, -0.235503]]).T
check(tanh_dropout_backward, dout, {"z": z, "factor": factor, "out": np.tanh(z) * factor}).close(
    right, atol=2e-6, name="tanh_dropout_backward gives the right gradient (rate 0.4)")
for shape, z, m, where in (((3, 2), 1000.0, 1.25, "at z = 1000, where tanh is flat"),
                           ((1, 1), 0.5, 0.0, "where every unit was dropped"),
                           ((3, 2), -1000.0, 1.25, "at z = -1000, where tanh is flat")):
    one = {"z": np.full(shape, z), "factor": np.full(shape, m), "out": np.full(shape, np.tanh(z) * m)}
    check(tanh_dropout_backward, np.full(shape, 2.0), one).close(np.zeros(shape), atol=1e-9,
                                                                 name=f"the gradient is 0 {where}").fresh()
### BEGIN HIDDEN TESTS
z = check.rng.normal(size=(6, 5))
factor = (check.rng.random(z.shape) >= 0.4) / 0.6
dout = check.rng.normal(size=z.shape)
back = check(tanh_dropout_backward, dout, {"z": z, "factor": factor, "out": np.tanh(z) * factor})
back.close(dout * factor / np.cosh(z) ** 2, rtol=1e-9, atol=1e-12)
back.close(check.gradient(lambda v: (dout * np.tanh(v) * factor).sum(), z), rtol=1e-6, atol=1e-8,
           name="tanh_dropout_backward agrees with finite differences")
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now measure the bug. Both gradients are compared with finite differences, for three rates.

# %%
def _measure_bug():
    rng = np.random.default_rng(0)
    z, dout = rng.normal(size=(200, 20)) * 0.75, rng.normal(size=(200, 20))
    yield "rate   your error   error with the bug   entries with the wrong sign"
    for rate in (0.1, 0.2, 0.3):
        factor = (rng.random(z.shape) >= rate) / (1 - rate)
        out, cache = tanh_dropout_forward(z, factor)
        numerical = check.gradient(lambda v, factor=factor: (dout * np.tanh(v) * factor).sum(), z)
        buggy = dout * factor * (1 - out**2)
        yield (f"{rate:.1f}    {_relative_error(tanh_dropout_backward(dout, cache), numerical):.1e}      "
               f"{_relative_error(buggy, numerical):.3f}                {np.mean(buggy * numerical < 0):.1%}")


print("\n".join(_measure_bug()))

# %% [markdown]
# In our run your gradient agrees with finite differences to 1e-10. The bug has an error of 0.06 at rate 0.1, 0.16 at
# rate 0.2 and 0.29 at rate 0.3, and there 18 % of the entries have the wrong sign. It grows with the rate and with
# the size of z. You saw in unit 06 that 1e-2 already means "wrong".
#
# ## 5. The same in Keras
#
# The next cell imports Keras for the rest of this unit: run it before Exercise 6. `keras.layers.Dropout(rate)` is
# inverted dropout. **Predict** all three lines before you run the cell after it: what are the values for
# training=True? For training=False? And if you say nothing about training?

# %% given
import keras

# %%
_layer = keras.layers.Dropout(0.2, seed=3)
_ones = np.ones((2, 6), dtype="float32")
print("training=True :", np.array(_layer(_ones, training=True)).tolist())
print("training=False:", np.array(_layer(_ones, training=False)).tolist())
print("nothing said  :", np.array(_layer(_ones)).tolist())

# %% [markdown]
# In training the values are 0 or 1.25 = 1/(1 - 0.2). Otherwise the layer is the identity. `fit` runs the model with
# training=True; `evaluate`, `predict` and a bare `model(X)` run it with training=False. You never scale anything
# yourself, neither the outputs nor the weights. If you read that "outputs are scaled by the dropout rate at test
# time", it is wrong for Keras, and wrong for classic dropout too, which scales by the fraction *kept*.
#
# Keras has its own random numbers. No NumPy seed gives you Keras' mask, so compare in another way: let the layer
# **show** its mask. Two layers with the same `seed` draw the same sequence of masks, and each call in training draws
# the next one. **Predict** the third line before you run this:

# %%
_first, _twin = keras.layers.Dropout(0.5, seed=1), keras.layers.Dropout(0.5, seed=1)
_row = np.ones((1, 10))
print("first layer, call 1:", np.array(_first(_row, training=True))[0])
print("first layer, call 2:", np.array(_first(_row, training=True))[0])
print("its twin,    call 1:", np.array(_twin(_row, training=True))[0])

# %% [markdown]
# The twin gives the first mask, not the second: a layer that has been used is further on in its sequence than a new one
# of the same seed. So to learn the *next* mask of a layer, that very layer must be asked.
#
# ### Exercise 6: read a layer's mask (2 points)

# %% exercise="mask_from_layer"
def mask_from_layer(layer, shape):
    """The mask that a keras.layers.Dropout draws in its next training call, for an input of this shape.

    layer: a keras.layers.Dropout, new or used before, of any rate from 0 to below 1.
    shape: the shape of an input, a tuple of one or more lengths, such as (3, 4).
    Returns a NumPy array of that shape, or a tensor, of floats of any width: 0 where the layer drops, 1 / (1 - rate)
    where it keeps. The layer that is handed in is called, in training mode once only, whatever comes: each such call
    draws a new mask.

    Example: for a layer with rate 0.2 the values are 0.0 and 1.25.
    """
    ### BEGIN SOLUTION
    return np.array(layer(np.ones(shape), training=True))
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# out = x · m. Which x makes out equal to m?
# </details>
#
# <details><summary>Hint 2</summary>
#
# Call the layer on an array of ones, as in the demonstration above. Which of its three lines shows a mask?
# </details>

# %% check="mask_from_layer"
import numpy as np
from autograder import check
import keras


def layer(rate, seed, calls=0):
    dropout = keras.layers.Dropout(rate, seed=seed)
    for _ in range(calls):
        dropout(np.ones(1), training=True)
    return dropout


for dropout, kept, name in (
        (layer(0.3, seed=10), [[0, 1, 0, 1], [1, 0, 1, 1], [0, 0, 1, 1]], "a new layer's first mask"),
        (layer(0.4, seed=5, calls=1), [[1, 1, 0, 1, 1], [0, 1, 0, 0, 1]], "a layer that was used shows its next mask"),
        (layer(0.6, seed=2), [[[1, 1], [1, 1], [0, 1]], [[1, 0], [1, 0], [0, 0]]], "three axes"),
        (layer(0.3, seed=1), [1, 1, 1, 1], "one axis, and a mask that happens to drop nothing"),
        (layer(0.0, seed=3), [[1]], "a layer of rate 0 keeps everything")):
    kept = np.array(kept)
    check(mask_from_layer, dropout, kept.shape).close(kept / (1 - dropout.rate), atol=1e-5, name=name)
### BEGIN HIDDEN TESTS
for seed, rate in ((int(check.rng.integers(1000)), 0.15), (int(check.rng.integers(1000)), 0.6)):
    X = check.rng.uniform(0.5, 2.0, size=(7, 5, 3))
    out = np.array(keras.layers.Dropout(rate, seed=seed)(X, training=True))
    check(mask_from_layer, keras.layers.Dropout(rate, seed=seed), (7, 5, 3)).close(
        out / X, rtol=1e-5, atol=1e-5, name="the mask is what the layer multiplies by")
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# With the mask in hand you can compare exactly: Keras on one side, NumPy with the same mask on the other.

# %%
_rows = np.random.default_rng(0).normal(size=(50, 40))
_mask = mask_from_layer(keras.layers.Dropout(0.3, seed=8), _rows.shape)          # of a new twin: same rate, same seed
_by_keras = np.array(keras.layers.Dropout(0.3, seed=8)(_rows, training=True))
print("largest difference between Keras and NumPy:", f"{np.abs(_by_keras - _rows * np.array(_mask)).max():.1e}")

# %% [markdown]
# The difference is float32 rounding: Keras computes in float32 unless told otherwise.
#
# ### Where to put it
#
# A Dropout layer acts on what comes out of the layer before it. The usual place is after the activation of a hidden
# layer. It has no weights. Do not put it on the output: there it would set predicted probabilities to 0, and what is
# left would not add up to 1. On the inputs a small rate is possible (the paper of 2014 names 0.8 for inputs and 0.5
# for hidden units as usual fractions kept, so rates 0.2 and 0.5); here we leave the inputs alone.
#
# ### Exercise 7: a model with dropout (3 points)

# %% exercise="build_dropout_model"
def build_dropout_model(features, units, classes, rate):
    """A Keras classifier with dropout after each hidden layer.

    features: number of inputs. units: a list with the size of each hidden layer, one or more, such as [64, 32].
    classes: number of outputs. rate: the fraction of each hidden layer that is DROPPED in training, 0 <= rate < 1.
    Returns a keras model: for each hidden layer a Dense layer with relu (which may be a layer by itself) and then a
    keras.layers.Dropout of its own, with rate 0, too; last a Dense layer with softmax. No dropout on the inputs or
    on the output. The model need not be compiled, and units is left alone.

    Example: build_dropout_model(4, [8, 5], 3, 0.2) has 103 weights and biases and two Dropout layers.
    """
    ### BEGIN SOLUTION
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Begin with keras.Sequential and keras.Input(shape=(features,)). `model.add(layer)` appends one layer, so a loop over
# `units` fits.
# </details>
#
# <details><summary>Hint 2</summary>
#
# In the loop: first the Dense layer, then its Dropout. The output layer comes after the loop and gets no Dropout.
# </details>
#
# <details><summary>Hint 3</summary>
#
# keras.layers.Dropout takes the fraction dropped, as a number between 0 and 1. Hand `rate` on as it is.
# </details>

# %% check="build_dropout_model"
import numpy as np
from autograder import check
import keras


def in_order(units, rate):
    right = [("Dense", None), ("Dropout", rate)] * len(units) + [("Dense", None)]
    return lambda layers: right == [(one["class"], one.get("rate")) for one in layers if any(
        kind in one["class"] for kind in ("Dense", "Drop", "Noise"))]


for features, units, classes, r, count in ((4, [6], 2, 0.0, 44), (3, [4, 5, 2], 3, 0.45, 62), (5, [9, 7], 3, 0.2, 148)):
    model = check(build_dropout_model, features, units, classes, r).unchanged()
    model.parameter_count().equal(count)
    model.architecture().holds(f"Dense and then Dropout of rate {r} {len(units)} times, last Dense", in_order(units, r))
X = np.array([[1.0, -2.0, 0.5, 3.0, -1.0], [0.5, 1.5, -1.0, 0.0, 2.0]])
shapes = (5, 9), (9,), (9, 7), (7,), (7, 3), (3,)
weights = [np.cos(np.arange(np.prod(s)) * k).reshape(s).round(2) for k, s in enumerate(shapes, 1)]
inference = model.forward(X, weights=weights).close(
    np.array([[0.991222, 0.007473, 0.001306], [0.804172, 0.166855, 0.028973]]), atol=1e-5, name="right at inference")
model.forward(X, weights=weights, training=None).holds(
    "a bare model(X) gives the same as inference", lambda v: np.allclose(v, inference.value, atol=1e-5),
    hint="Dropout is at work in a bare model(X). Do not write training=True into the model; whoever calls it decides.")
check(build_dropout_model, 5, [9, 7], 3, 0.2).call("set_weights", weights)
model.weights().holds("a second model has weights of its own", lambda v: not np.allclose(v[0], weights[0]))
model.forward(np.ones((50, 5)), weights=weights, training=True).holds(
    "in training equal rows come out in many ways", lambda v: len(np.unique(v, axis=0)) > 3)
### BEGIN HIDDEN TESTS
model = check(build_dropout_model, 7, [6, 8], 5, 0.35)
model.architecture().holds("the layers are those that were asked for", in_order([6, 8], 0.35))
model.parameter_count().equal(7 * 6 + 6 + 6 * 8 + 8 + 8 * 5 + 5)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 6. What it does to a model that overfits
#
# A hard case on purpose: 200 digits to learn from, and one label in five is replaced by a random one. A network with
# many hidden units can learn all 200 labels by heart, wrong ones included. It has one hidden layer, and you write its
# training step, with your own dropout inside:
#
# | | forward | backward, from the last line to the first |
# | --- | --- | --- |
# | hidden layer | Z = X W1 + b1, A = relu(Z) | dZ from dA and Z, then the gradients of W1 and b1 |
# | dropout | H from A | dA from dH |
# | output layer | P = softmax(H W2 + b2) | (P − Y) / N at the softmax, then the gradients of W2 and b2, and dH |
#
# **Predict.** The gradient of W2 is the layer's input, transposed, times the gradient at the softmax. Is that input A
# or H? And a unit was dropped in every row of the batch: does its row of W2 move if you take H, and if you take A?
#
# <details><summary>Answer</summary>
#
# H: it is what the output layer saw. With H the row stays, for its unit did not act on the loss; with A it moves. No
# error tells you, and the loss may fall all the same, so only a gradient check finds such a mistake.
# </details>
#
# ### Exercise 8: a training step with dropout (4 points)

# %% given
def softmax(Z):
    """Z (N, C) -> probabilities (N, C), each row with sum 1."""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# %% exercise="train_step"
def train_step(params, X, y, rate, lr, rng):
    """One step of gradient descent on a network with dropout behind its hidden layer.

    params: a dictionary of float arrays, "W1" (D, M), "b1" (M,), "W2" (M, C) and "b2" (C,); left alone.
    X: rows, an array (N, D) of floats or whole numbers. y: labels, whole numbers 0 ... C-1, shape (N,).
    lr: the learning rate. rate, rng: for your `dropout_forward`, in training mode, on A (N, M). One mask serves both
    ways; whether you call `dropout_backward` is up to you.
    The loss is the mean cross-entropy of the N rows. The derivative of relu at 0 is 0.
    Returns a dictionary of new arrays with the same four keys: each array minus lr times the loss's gradient.

    Example: X = [[2.0]], y = [0], W1 = [[0.0]], b1 = [1.0], W2 = [[0.0, 0.0]], b2 = [0.0, 0.0], rate 0, lr 1.0.
    Then A = H = [[1.0]] and P = [[0.5, 0.5]]. W2 becomes [[0.5, -0.5]], b2 [0.5, -0.5]; W1 and b1 stay.
    The same row twice, X = [[2.0], [2.0]] and y = [0, 0], gives the same: the loss is a mean.
    """
    ### BEGIN SOLUTION
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Write the forward column of the table first, top to bottom, and keep Z, H and the cache under names. Then the backward
# column, bottom to top.
# </details>
#
# <details><summary>Hint 2</summary>
#
# One line for each: the gradient at the softmax; dH, through W2; dA, by `dropout_backward`; dZ, through the relu.
# Subtracting the one-hot labels is `P[np.arange(N), y] -= 1`.
# </details>
#
# <details><summary>Hint 3</summary>
#
# Each weight's gradient is the input of its layer, transposed, times the gradient at that layer's output; each bias's
# is the sum of that gradient's rows. Make no update before all four gradients are there: dH needs the W2 that the
# forward pass used.
# </details>

# %% check="train_step"
import numpy as np
from autograder import check


def loss(p, X, y, factor):
    Z = np.maximum(X @ p["W1"] + p["b1"], 0) * factor @ p["W2"] + p["b2"]
    return np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y])


def step(rng, N, D, M, C, rate, lr, seed):
    """A step, and what it must give: by central differences, with the mask that your dropout_forward draws."""
    params = {k: rng.normal(size=s) for k, s in {"W1": (D, M), "b1": M, "W2": (M, C), "b2": C}.items()}
    X, y = rng.normal(size=(D, N)).T, rng.integers(0, C, size=N)
    drawn = check(dropout_forward, np.ones((N, M)), rate, check.generator(seed), True)[0].value
    factor = drawn if np.shape(drawn) == (N, M) else 1.0
    return check(train_step, params, X, y, rate, lr, check.generator(seed)), {
        k: a - lr * check.gradient(lambda v, k=k: loss({**params, k: v}, X, y, factor), a) for k, a in params.items()}


made, right = step(np.random.default_rng(3), 6, 3, 5, 4, 0.3, 0.5, 1)
for name in ("b2", "W2", "b1", "W1"):      # the chain backward: the first line that fails tells where to look
    made[name].close(right[name], atol=1e-8, name=f"{name} after a step on 6 rows")
made.unchanged().fresh()
made, right = step(np.random.default_rng(5), 3, 4, 2, 3, 0.6, 0.1, 2)
made.close(right, atol=1e-8, name="all four after a step on 3 rows")
# Without dropout, Z = [0, 5e-10]: relu hands the gradient on above 0 only.
params = {"W1": np.array([[0.0, 5e-10]]), "b1": np.zeros(2), "W2": np.array([[1.0, -1.0]] * 2), "b2": np.zeros(2)}
check(train_step, params, np.array([[1]]), np.array([0]), 0.0, 0.2, check.generator(3)).close(
    {"W1": np.array([[0.0, 0.2]]), "b1": np.array([0.0, 0.2]), "W2": params["W2"], "b2": np.array([0.1, -0.1])},
    atol=1e-8, name="one row, where Z is 0 or just above")
### BEGIN HIDDEN TESTS
for N, D, M, C, rate in ((7, 2, 6, 3, 0.15), (4, 5, 3, 2, 0.5), (1, 3, 1, 2, 0.0)):
    made, right = step(check.rng, N, D, M, C, rate, 0.3, int(check.rng.integers(10**6)))
    made.close(right, atol=1e-7, hint="Other numbers of rows and units, another rate.").fresh()
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Now train with it: 200 rows to learn from, 400 **validation** rows to choose the rate by, and 1,000 test rows that
# choose nothing. **Predict** before you run it: with dropout, does the *training* loss end higher or lower than
# without? And which network gains more from dropout, the one with 8 hidden units or the one with 128?

# %%
from sklearn.datasets import load_digits

images, labels = load_digits(return_X_y=True)
images = images / 16


def _loss_and_accuracy(params, X, y):
    """At inference: no dropout, no scaling."""
    P = softmax(np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"])
    return -np.log(P[np.arange(len(y)), y]).mean(), np.mean(P.argmax(axis=1) == y)


def _train(width, rate, seed, epochs=100, watch=False):
    """Train 64-width-10 on 200 digits with noisy labels: the losses of each epoch, if watched, and two accuracies."""
    rng, masks = np.random.default_rng(seed), np.random.default_rng(seed + 1000)
    few, held, rest = np.split(rng.permutation(len(images))[:1600], [200, 600])
    X, y = images[few], np.where(rng.random(200) < 0.2, rng.integers(0, 10, 200), labels[few])
    params = {"W1": rng.normal(size=(64, width)) * np.sqrt(2 / 64), "b1": np.zeros(width),
              "W2": rng.normal(size=(width, 10)) * np.sqrt(1 / width), "b2": np.zeros(10)}
    losses = {"training rows": [], "validation rows": []}
    for _ in range(epochs):
        for batch in rng.permutation(200).reshape(4, 50):
            params = train_step(params, X[batch], y[batch], rate, 0.5, masks)
        if watch:
            losses["training rows"].append(_loss_and_accuracy(params, X, y)[0])
            losses["validation rows"].append(_loss_and_accuracy(params, images[held], labels[held])[0])
    return losses, {"validation": _loss_and_accuracy(params, images[held], labels[held])[1],
                    "test": _loss_and_accuracy(params, images[rest], labels[rest])[1]}


# %% drawing
def _draw_watched():
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.3), sharey=True, layout="constrained")
    for ax, rate in zip(axes, (0.0, 0.6), strict=True):
        losses, accuracies = _train(128, rate, seed=1, watch=True)
        curves(losses, ax, title=f"128 units, rate {rate}: validation accuracy {accuracies['validation']:.2f}",
               ylabel="cross-entropy")
        ax.set_ylim(0, 2)
    plt.show()


_draw_watched()

# %% [markdown]
# Both losses are measured with all units there. Without dropout the training loss goes to nearly 0, and the validation
# loss turns upwards: the network learns the wrong labels by heart. With rate 0.6 the training loss stays higher and the
# validation loss ends lower.
#
# One run proves little. The next cell trains two sizes with 5 rates and 4 seeds each. It chooses the rate of each
# size on the **validation** rows, and only then looks at the test rows, once.

# %%
_rates = (0.0, 0.2, 0.4, 0.6, 0.8)
_found = {width: {part: np.mean([[run[part] for run in runs] for runs in all_runs], axis=1)
                  for part in ("validation", "test")}
          for width, all_runs in ((width, [[_train(width, rate, seed)[1] for seed in range(4)] for rate in _rates])
                                  for width in (128, 8))}
for _width, _accuracy in _found.items():
    _best = _accuracy["validation"].argmax()
    print(f"{_width:3d} units, validation accuracy at the rates {_rates}: {_accuracy['validation'].round(3).tolist()}")
    print(f"    chosen rate {_rates[_best]}: test accuracy {_accuracy['test'][_best]:.3f}"
          f" (without dropout {_accuracy['test'][0]:.3f})")


# %% drawing
def _draw_rates():
    ax = plt.subplots(figsize=(6, 3.6), layout="constrained")[1]
    for (width, accuracy), colour, mark in zip(_found.items(), COLOURS[:2], "os", strict=True):
        ax.plot(_rates, accuracy["validation"], marker=mark, color=colour, label=f"{width} hidden units")
    ax.set(title="Dropout helps the large network and hurts the small one", xlabel="rate (fraction dropped)",
           ylabel="validation accuracy", ylim=(0, 1))
    ax.legend()
    plt.show()


_draw_rates()

# %% [markdown]
# In our run, 128 units rise on the validation rows from 0.79 without dropout to 0.87 at rate 0.8, and on the test rows
# from 0.80 to 0.89. The network of 8 units has nothing to gain: 0.76 without, 0.78 at rate 0.2, and 0.21 at rate 0.8.
# It cannot spare a unit, and the noise of a sum of 8 drowns the signal. At rate 0.8 all 8 units vanish together in
# 0.8⁸ = 17 % of the draws, and nothing of the input is left. So the rule is: **the smaller the model, the lower the
# rate**, down to 0. Raise it while the model overfits, lower it when the training loss stays high.
#
# Why not choose on the test rows? The best of five rates is the best partly by luck, and on the rows that it was chosen
# by the luck counts as skill. The test rows know nothing of the choice, so their number is honest.
#
# Do not expect a gain of 9 points everywhere. The wrong labels make this case extreme.
#
# ## 7. Dropout at inference, on purpose
#
# If you leave dropout on while predicting, each pass gives another answer. Run many passes: where they agree, the
# model is sure; where they differ, it is not. This is **Monte Carlo dropout** (Gal and Ghahramani, ICML 2016). The
# mean over the passes is the prediction, the standard deviation is a measure of doubt. It is a rough one: how large
# it is depends on the rate that you chose.
#
# **Predict.** What standard deviation do you get from 50 calls of `model.predict(X)`?
#
# <details><summary>Answer</summary>
#
# 0. `predict` runs in inference mode, where Dropout is the identity, so all 50 answers are the same.
# </details>
#
# ### Exercise 9: Monte Carlo dropout (3 points)

# %% exercise="mc_dropout"
def mc_dropout(model, X, n):
    """Mean and standard deviation of a model's output over n passes with dropout at work.

    model: a Keras model with outputs (N, C). X: inputs (N, D), floats or whole numbers; left alone.
    n: the number of passes, at least 1; whether in n calls or as n copies of X in one is up to you.
    Returns a tuple (mean, std) of NumPy arrays or tensors (N, C), of floats of any width: both over the same n
    passes, for each row and each output by itself. The standard deviation divides by n, as np.std does.

    Example: if two passes over two rows with one output give [[0.5], [0.0]] and [[0.7], [0.8]], then
    mean = [[0.6], [0.4]] and std = [[0.1], [0.4]].
    """
    ### BEGIN SOLUTION
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0)
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# How did you switch dropout on in Exercise 6? A model takes the same argument as a layer, when you call the model
# itself; `predict` has no such argument.
# </details>
#
# <details><summary>Hint 2</summary>
#
# Collect the n outputs in a list and stack them: the array has shape (n, N, C). Which axis holds the passes?
# </details>
#
# <details><summary>Hint 3</summary>
#
# Almost the code: a list of n arrays, each from calling the model on X in training mode; np.stack; mean and std over
# axis 0.
# </details>

# %% check="mc_dropout"
import numpy as np
from autograder import check
import keras


def one_layer(rate, W, b):
    """Dropout on the inputs, then X @ W + b."""
    layers = keras.layers.Dropout(rate, seed=1), keras.layers.Dense(len(b))
    model = keras.Sequential([keras.Input(shape=(len(W),)), *layers])
    model.set_weights([np.array(W), np.array(b)])
    return model


def kept(mean, n):
    """How many of n passes kept the input, if a pass gives [0.5, 0.25] or, where kept, [1.9286, -2.6071]."""
    return ((mean - [0.5, 0.25]) * [0.7, -0.35] * n).round(3)


model = one_layer(0.3, [[1.0, -2.0]], [0.5, 0.25])
for N, n in ((1000, 4), (1, 1)):
    pair = check(mc_dropout, model, np.ones((N, 1), dtype=int), n)
    pair.holds("a pair", lambda v: type(v) is tuple and len(v) == 2)
    pair.holds(f"mean: kept in 0 to {n} of {n} passes, as chance has it", lambda v, N=N, n=n: v[0].shape == (N, 2) and (
        {*kept(v[0], n).flat} <= {*range(n + 1)} and len({*kept(v[0], n).flat}) == min(N, n + 1)))
    pair.holds("standard deviation: that of the passes of which the mean was taken", lambda v, n=n: np.allclose(
        (v[1] * [0.7, 0.35] * n) ** 2, kept(v[0], n) * (n - kept(v[0], n)), atol=1e-4) and v[1].shape == v[0].shape)
X = np.array([[1.0, 0.0, 4.0], [2.0, -3.0, 1.0]]).T
still = check(mc_dropout, one_layer(0.0, [[-1.0], [0.25]], [-0.1]), X, 3).unchanged()
still[0].close(np.array([[-0.6], [-0.85], [-3.85]]), atol=1e-5, name="without dropout the mean is the model's output")
still[1].close(np.zeros((3, 1)), atol=1e-5, name="without dropout the deviation is 0")
### BEGIN HIDDEN TESTS
W, b, row = check.rng.uniform(0.5, 1.5, size=(6, 3)), check.rng.normal(size=3), check.rng.uniform(0.5, 2.0, size=6)
N, n = 3000, 8
one_pass = ((row[:, None] * W) ** 2).sum(axis=0) * 0.35 / 0.65     # the variance of one pass, for each output
result = check(mc_dropout, one_layer(0.35, W, b), np.tile(row, (N, 1)), n)
result[0].holds("the mean over all rows is near what inference gives",
                lambda v: np.all(np.abs(v.mean(axis=0, dtype=float) - row @ W - b) < 5 * np.sqrt(one_pass / n / N)))
result[0].holds("each mean is one of n passes", lambda v: v.shape == (N, 3) and np.allclose(
    v.std(axis=0, dtype=float), np.sqrt(one_pass / n), rtol=0.06))
result[1].holds("the standard deviation has the right size", lambda v: v.shape == (N, 3) and np.allclose(
    (v.astype(float) ** 2).mean(axis=0), one_pass * (n - 1) / n, rtol=0.06))
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now with a real model: 300 digits, one hidden layer of 128 units, rate 0.5, built by your function. After the fit,
# the cell prints the training loss three times, always of the same rows: as `fit` reported it in the last epoch, as
# `evaluate` finds it, and as you find it with dropout on. **Predict** which of them are near each other.

# %%
keras.utils.set_random_seed(0)
_few, _rest = np.split(np.random.default_rng(0).permutation(len(images))[:1100], [300])
_net = build_dropout_model(64, [128], 10, 0.5)
_net.compile(optimizer=keras.optimizers.Adam(learning_rate=0.005), loss="sparse_categorical_crossentropy")
_history = _net.fit(images[_few], labels[_few], epochs=25, batch_size=100, verbose=0)
_with_dropout = [-np.log(np.array(_net(images[_few], training=True))[np.arange(300), labels[_few]]).mean()
                 for _ in range(20)]
print(f"training loss reported by fit:         {_history.history['loss'][-1]:.3f}")
print(f"training loss by evaluate:             {_net.evaluate(images[_few], labels[_few], verbose=0):.3f}")
print(f"training loss with dropout, 20 passes: {np.mean(_with_dropout):.3f}")

_mean, _std = (np.array(part) for part in mc_dropout(_net, images[_rest], 50))
_guess = _mean.argmax(axis=1)
_doubt = _std[np.arange(len(_guess)), _guess]
_rank = np.argsort(_doubt)
for _name, _part in (("half with the least doubt", _rank[:400]), ("tenth with the most doubt", _rank[-80:])):
    print(f"accuracy on the {_name}: {np.mean(_guess[_part] == labels[_rest][_part]):.3f}")


# %% drawing
def _draw_doubt():
    fig, axes = plt.subplots(2, 2, figsize=(8, 4.6), width_ratios=(1, 2.6), layout="constrained")
    for (picture, bars), i in zip(axes, (_rank[100], _rank[-1]), strict=True):
        picture.imshow(images[_rest][i].reshape(8, 8), cmap="Greys")
        picture.set(title=f"a {labels[_rest][i]}", xticks=[], yticks=[])
        bars.bar(range(10), _mean[i], yerr=_std[i], color=COLOURS[5], ecolor=COLOURS[1], capsize=3)
        bars.set(title=f"predicted {_guess[i]}, deviation {_doubt[i]:.2f}", xlabel="class", ylabel="probability",
                 xticks=range(10), ylim=(0, 1.15))
    plt.show()


_draw_doubt()

# %% [markdown]
# In our run `fit` reports 0.213, `evaluate` 0.107, and with dropout on the loss is 0.205: `fit` measures with dropout
# on. (That it averages over the epoch, while the weights still change, is the rest, 0.008.) So with dropout, a
# training loss above the validation loss is no sign of a bug.
#
# The doubt is useful here: on the half with the least doubt all predictions are right, on the tenth with the most
# doubt about 73 %. The bars in the lower row show a digit about which the passes disagree.
#
# ## 8. Find the faults
#
# The layer below runs without an error, and a network with it may even learn. It has four faults. **Predict**: read
# its lines, and write down which are wrong, and what each fault does to the numbers. Then run the experiments and see
# whether they show what you have found, and anything else.

# %% given
def faulty_dropout(x, dout, rate, rng, training):
    """Dropout as a colleague wrote it, forward and backward in one call: the output, and the gradient at x."""
    keep = rng.random(x.shape) >= rate
    out = x
    out *= keep
    if not training:
        out /= 1 - rate
    keep = rng.random(x.shape) >= rate
    dx = np.where(keep, dout / (1 - rate), 0.0)
    return out, dx

# %%
def _experiments(layer):
    x, dout, rng = np.full((100, 40), 2.0), np.ones((100, 40)), np.random.default_rng(0)
    out, dx = layer(x.copy(), dout, 0.2, rng, True)
    yield f"training:  out holds {np.unique(out)}, and its mean is {out.mean():.2f}"
    yield f"           {np.mean(dx[out == 0] != 0):.0%} of the dropped units get a gradient"
    out, dx = layer(x.copy(), dout, 0.2, rng, False)
    yield f"inference: out holds {np.unique(out)}, dx holds {np.unique(dx)}"
    layer(x, dout, 0.2, rng, True)
    yield f"x itself holds {np.unique(x)} after a call"


print("\n".join(_experiments(faulty_dropout)))

# %% [markdown]
# x is 2 everywhere, dout is 1, and the rate is 0.2. What must each line say?
#
# <details><summary>Answer</summary>
#
# Training: 0 and 2.5, with a mean near 2, and 0 % of the dropped units get a gradient. Inference: 2 alone, and 1 alone.
# x itself: 2 alone.
# </details>
#
# ### Exercise 10: mend it (3 points)
#
# Start from a copy of the lines above and change as few of them as you can. Run the experiments on yours, too:
# `print("\n".join(_experiments(mend_dropout)))`.

# %% exercise="mend_dropout"
def mend_dropout(x, dout, rate, rng, training):
    """`faulty_dropout` without its faults: inverted dropout, forward and backward in one call.

    x: activations, a float array of any shape with one axis or more, all finite. dout: dL/dout, a float array of x's
    shape. rate: the fraction dropped, a float, 0 <= rate < 1. training: True or False.
    rng: a np.random.Generator, the only source of random numbers.
    Returns a tuple (out, dx) of two new float arrays of x's shape:
      training True:  each value of x by itself becomes 0 with probability rate, else x / (1 - rate), and dx is dout
                      times what x was multiplied by, also where x was 0;
      training False: out equals x, and dx equals dout.
    x and dout are left alone.

    Example: x = [1.0, -2.0, 4.0], dout = [10.0, 10.0, -2.0], rate = 0.2, training True may give
    out = [1.25, 0.0, 5.0] and then dx = [12.5, 0.0, -2.5].
    """
    ### BEGIN SOLUTION
    factor = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * factor, dout * factor
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Take the experiments one by one. Which lines run at inference that must not? Which line must run in training and
# does not?
# </details>
#
# <details><summary>Hint 2</summary>
#
# How often is a mask drawn? And what does `out *= keep` change, if `out = x` makes no copy?
# </details>

# %% check="mend_dropout"
import numpy as np
from autograder import check

x, dout = np.linspace(-2.0, 3.0, 6000).reshape(200, 30), np.cos(np.arange(6000.0)).reshape(200, 30)


def factor(out, x, rate):
    """What each value of x was multiplied by; if nothing was dropped, 1 / (1 - rate)."""
    m = out / x if type(out) is np.ndarray and out.shape == x.shape else np.ones(x.shape)
    return m if 0 in m and m.any() else np.full(x.shape, 1 / (1 - rate))



def mend(x, dout, rate, seed=1, training=True):
    return check(mend_dropout, x, dout, rate, check.generator(seed), training)


for X, d, rate in ((x, dout, 0.3), (x.T, dout.T, 0.6)):
    pair = mend(X, d, rate).unchanged().fresh().holds("a pair", lambda v: type(v) is tuple and len(v) == 2)
    m = factor(pair[0].value, X, rate)
    pair[0].holds(f"in training out is 0 or x / {1 - rate:g}, and about {rate:.0%} are 0", lambda v, X=X, rate=rate: (
        np.array_equal(np.unique((v / X * (1 - rate)).round(9)), [0, 1]) and abs((v == 0).mean() - rate) < 0.026))
    pair[0].holds("each row and each unit has draws of its own",
                  lambda v: all(np.ptp((v == 0).sum(axis=axis)) > 0 for axis in (0, 1)))
    pair[1].close(d * m, rtol=1e-9, name=f"in training dx is dout times what x was multiplied by, rate {rate}")
    mend(X * (X > 0), d, rate)[1].close(d * m, rtol=1e-9, name=f"dx where x is 0, rate {rate}")
for X in (x.T, np.array([[4.0]]), np.array([2.0, 0.0, -1.0])):
    mend(X, np.cos(X), 0.3, 1, False).fresh().close((X, np.cos(X)), name="at inference it is the pair of x and dout")
others = [mend(x.T, dout.T, 0.6, seed)[0] for seed in (2, 3, 4)]
others[0].holds("other generators drop other values, and not always as many",
                lambda v: len({(m == 0).sum(), *((w.value == 0).sum() for w in others)}) > 1,
                hint="Draw from the rng that is handed in, for each value by itself: then the number varies, too.")
### BEGIN HIDDEN TESTS
x = check.rng.uniform(0.5, 2.0, size=(80, 9, 7)) * check.rng.choice([-1.0, 1.0], size=(80, 9, 7))
dout = check.rng.normal(size=x.shape)
for rate in (0.15, 0.85):
    pair = check(mend_dropout, x, dout, rate, check.generator(int(check.rng.integers(10**6))), True)
    pair[0].holds("the fraction dropped is the rate within 5 standard deviations",
                  lambda v, rate=rate: abs((v == 0).mean() - rate) < 5 * np.sqrt(rate * (1 - rate) / v.size))
    pair[1].close(dout * factor(pair[0].value, x, rate), rtol=1e-9)
still = check(mend_dropout, x, dout, 0.0, check.generator(1), True)
still[0].close(x)
still[1].close(dout)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 9. Quiz
#
# Write your answers into the dictionary, letters as strings, small or capital.
#
# - **inference**: At inference, Keras' Dropout(0.3) a) multiplies by 0.7, b) multiplies by 0.3, c) divides by 0.7, d)
#   changes nothing.
# - **values**: In training, what can Dropout(0.2) make of x = 8? a) 0 or 8, b) 0 or 10, c) 0 or 6.4, d) 0 or 40.
# - **paper**: The paper of 2014 keeps inputs with p = 0.8. Which Keras rate is that? A number, exactly.
# - **small**: A network with 8 hidden units has a high training loss. The rate should a) go up, b) go down or to 0,
#   c) stay: it does not matter.
# - **mask**: The backward pass uses a) a new mask, b) no mask, c) the mask of the forward pass, d) a mask of the
#   positive outputs.
# - **losses**: `fit` reports a training loss of 0.213, `evaluate` gives 0.107 on the same rows, as in section 7. What
#   makes most of the difference? a) `fit` measures with dropout on, b) the data were shuffled, c) `evaluate` scales the
#   weights, d) there is a bug.
#
# ### Exercise 11: quiz (2 points)

# %% exercise="dropout_quiz"
quiz = {
    "inference": ...,   # a, b, c or d
    "values": ...,      # a, b, c or d
    "paper": ...,       # a number
    "small": ...,       # a, b or c
    "mask": ...,        # a, b, c or d
    "losses": ...,      # a, b, c or d
}
### BEGIN SOLUTION
quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": "a"}
### END SOLUTION

# %% check="dropout_quiz"
from autograder import check

check.quiz(quiz, {
    "inference": check.hashed("d"),
    "values": check.hashed("b"),
    "paper": check.hashed(0.2),
    "small": check.hashed("b"),
    "mask": check.hashed("c"),
    "losses": check.hashed("a"),
}, because={
    "inference": "Look at the cell that calls a Keras layer with training=False.",
    "values": "The survivors are divided by the fraction kept. On average, over the zeros too, x must stay 8.",
    "paper": "The paper's p is the fraction kept, Keras' rate the fraction dropped.",
    "small": "Look at the curve of 8 hidden units in section 6, and at the noise of a sum of few units.",
    "mask": "Section 4: the factor is a constant once it is drawn. Negative outputs get a gradient too.",
    "losses": "In which mode does fit run the model, and in which evaluate?",
})
check.score(2)

# %% [markdown]
# ### In your own words (2 points)
#
# A colleague writes: "At test time the outputs are scaled by the dropout rate automatically. And for smaller models
# you should use a higher dropout rate." Correct both sentences in at most 120 words. Use x = 4 and rate 0.2 as your
# example for the first, and noise for the second.

# %% [markdown] written="why_identity" points=2
# ### BEGIN SOLUTION
# Keras uses inverted dropout. With rate 0.2, a unit with x = 4 comes out of training as 0 (20 % of the passes) or as
# 4 / 0.8 = 5 (80 %), which is 4 on average. The scaling has been done in training, so inference returns x = 4 as it
# is. Classic dropout does scale at test time, but by the fraction kept, 0.8, to 3.2, and not by the rate.
#
# Smaller models need less dropout. Each unit's noise has variance x² · r/(1-r); a sum of few units averages little of
# it away, and a small model has no units to spare and overfits less.
#
# Grading: 1 point for the first sentence (values 0 and 5 with their average 4, or the identity at inference with its
# reason; keeping apart the rate and the fraction kept). 1 point for the second (the direction reversed, and a reason:
# noise of few units, or too little capacity). Half a point where a direction is right and its reason is missing.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - The rate is the fraction **dropped**. Some texts give the fraction kept. Never test with 0.5, where they agree.
# - Inverted dropout: in training each value becomes 0 or x / (1 - rate); at inference nothing changes. Keras does
#   this. Classic dropout (2014) scales by the fraction kept at test time.
# - The mean stays x; the variance becomes x² · r/(1-r).
# - Forward and backward use the same mask, scale included. Take the derivative of tanh at tanh(z) before dropout.
#   Check with finite differences and a fixed mask.
# - Dropout goes after hidden layers, not on the output. Small models need less of it: their sums have few units to
#   average the noise. Choose the rate on validation rows, and look at the test rows once.
# - `fit` runs with dropout on, so its training loss is not comparable with `evaluate`.
# - `model(X, training=True)` keeps dropout on: n passes give a mean and a measure of doubt. It also switches
#   BatchNormalization to batch statistics, so take care in models that have both.
