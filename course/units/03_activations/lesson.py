# ---
# title: Activation functions and their derivatives
# objectives:
#   - write the activations that networks use, right at both ends, without overflow and without lost digits
#   - tell how a slope decides what a unit can learn, and see saturated and dead units
#   - say why both sides of a `where` are computed, and what to do about it
#   - learn the shape of an activation, with PReLU and maxout
#   - measure what an activation does, range, ends, slope and mean, instead of believing a table
# minutes: 180
# prerequisites: ["01 Foundations", "02 The perceptron"]
# ---

# %% [markdown]
# Between two layers of a network stands a function that bends: the **activation**. This unit is about nine curves
# (sigmoid, tanh, ReLU, leaky ReLU, ELU, SELU, softplus, swish and GELU) and two shapes that are learned (PReLU and
# maxout). tanh is NumPy's; you write the other eight curves, maxout, and the slopes of sigmoid, tanh, ReLU and PReLU.
# You find out where a formula that is right on paper goes wrong in a computer, and compare with Keras. In the end you
# look through seven more that a colleague wrote, and mend those that need it.
#
# Below each exercise there is a check cell. Run it as often as you like: it tells you what came, what was expected
# and, where it can, which mistake it looks like. Under each exercise there are hints; open them one at a time.
#
# For the whole unit: arrays hold float64 numbers or whole numbers of 64 bits (`np.array([1, 2])`). Infinity, NaN and
# other kinds of numbers are asked only where a docstring names them. A result of -0.0 is as good as 0.0.

# %% given
import numpy as np
from scipy.special import erf

from autograder import check

# %% [markdown]
# ## Recall: a neuron, an array, a slope
#
# Answer from memory, then run the check.
#
# 1. `step`: In unit 02, what does the step activation answer at z = 0?
#    **a** 0  **b** 0.5  **c** 1
# 2. `shape`: `Z` has shape (5, 3). What is the shape of `np.maximum(Z, 0.0)`?
#    **a** (5,)  **b** (5, 3)  **c** (3,)
# 3. `chain`: What is the derivative of $e^{-z}$ with respect to z?
#    **a** $e^{-z}$  **b** $-e^{-z}$  **c** $-z\,e^{-z}$

# %% exercise="recall"
recall = {
    "step": ...,     # "a", "b" or "c"
    "shape": ...,
    "chain": ...,
}
### BEGIN SOLUTION
recall = {"step": "c", "shape": "b", "chain": "b"}
### END SOLUTION

# %% check="recall"
from autograder import check

check.quiz(recall, {
    "step": check.hashed("c"),
    "shape": check.hashed("b"),
    "chain": check.hashed("b"),
}, because={
    "step": "A point on the boundary gets label 1: the rule of unit 02 is z >= 0.",
    "shape": "np.maximum compares entry by entry, and the single number is stretched to the array's shape.",
    "chain": "Derive the outer function, then multiply by the derivative of -z.",
})
check.score(1)

# %% [markdown]
# ## 1. A step that you can climb
#
# **Predict first.** A perceptron answers `step(z)`. You change one of its weights by 0.001 and want to see whether the
# answer gets better. For how many samples out of 100 will the answer change at all: about 100, about 50, hardly any?
#
# Hold your guess against the picture.

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import plots

BLUE, VERMILION, GREEN = plots.COLOURS[:3]


def _draw_step():
    z = np.linspace(-6, 6, 601)
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.6), layout="constrained", sharey=True)
    axes[0].plot(z[z < 0], 0 * z[z < 0], color=BLUE, linewidth=2)
    axes[0].plot(z[z >= 0], 0 * z[z >= 0] + 1, color=BLUE, linewidth=2)
    axes[0].set(title="Step: flat everywhere, one jump", xlabel="z", ylabel="answer")
    axes[1].plot(z, 0.5 * (1 + np.tanh(z / 2)), color=VERMILION, linewidth=2)
    axes[1].axline((0, 0.5), slope=0.25, color="0.5", linestyle="--", linewidth=1.5)
    axes[1].set(title="Sigmoid: a slope to follow", xlabel="z", ylim=(-0.1, 1.1))
    plt.show()


_draw_step()

# %% [markdown]
# On the left the step: a blue line at 0, a jump at z = 0, a line at 1. On the right the sigmoid: a vermilion S from 0
# to 1, and a dashed line that touches it at (0, 0.5).
#
# Hardly any answer changes: only samples that lie within a hair of the boundary. Almost everywhere the slope of the
# step is 0. So the answer does not tell in which direction to go, and a network of steps cannot learn by following
# slopes. (The **linear** activation, a = z, has the slope 1 everywhere, but layers of straight lines make a straight
# line again: unit 05 shows it.) What is wanted is a bent curve with a slope. The first one that people took is the
# **sigmoid**:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# Where z is large, $e^{-z}$ is almost 0 and σ almost 1. Where z is very negative, $e^{-z}$ is huge and σ almost 0.
# At z = 0 it is 1/2.
#
# **Predict.** In float64 the largest number is about 1.8e308. What does NumPy make of `1 / (1 + np.exp(-z))` at
# z = -1000? And of $e^z / (1 + e^z)$, which is the same on paper, at z = 1000?

# %%
import warnings


def _shown(name, f, z):
    """Print what a formula gives, and what NumPy says to it."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        value = f(np.array([z]))[0]
    print(f"{name:34} at {z:6}: {value:<22} {', '.join(str(w.message) for w in told)}")


for _z in (-1000.0, -40.0, 40.0, 1000.0):
    _shown("1 / (1 + exp(-z))", lambda z: 1 / (1 + np.exp(-z)), _z)
    _shown("exp(z) / (1 + exp(z))", lambda z: np.exp(z) / (1 + np.exp(z)), _z)

# %% [markdown]
# `exp` overflows above 709. The first formula is lucky: 1 / infinity is 0, and only a warning tells. The second gives
# infinity / infinity, which is NaN, *not a number*. One NaN, and soon every weight of a network is NaN.
#
# Each formula is right on one side. So choose with `np.where(z >= 0, first, second)`? **Predict**, then run:

# %%
_shown("np.where(z >= 0, first, second)",
       lambda z: np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))), 1000.0)

# %% [markdown]
# The value is right, and the warnings are still there. `np.where` is an ordinary function: Python computes all of its
# arguments first, **both sides for every entry**, and then `where` picks. What it throws away has been computed, with
# overflow and NaN. (Section 8 shows where that matters even if the value is right.)
#
# `np.errstate` would hide the warnings. The check would accept that, since it looks for warnings and values, and both
# would be as they should. But infinity and NaN would still be computed. The cure is to give the formulas something
# that they can bear on *both* sides: a number that is never positive, in the place of z or -z, before `exp` sees it.
#
# One more trap: $\sigma(-40)$ is 4.2e-18, small but not 0. Unit 04 takes the logarithm of such numbers, and
# log 0 is -infinity. So no digits may be lost in the tail.
#
# ### Exercise: `sigmoid`

# %% exercise="sigmoid"
def sigmoid(z):
    """1 / (1 + exp(-z)), right at both ends.

    z: a number, or an array of any shape. It may hold whole numbers, -inf, inf and NaN.
    Returns a new array of z's shape; for a single number, a number or an array of shape (). All are right to a
    relative error of 1e-12 for z from -700 (where the sigmoid is 9.86e-305) to 700. At -1000 and at -inf it is 0, at
    1000 and at inf it is 1. NaN stays NaN. Where z is finite no warning comes out. z stays as it is.

    Example: sigmoid(np.array([-1000.0, 0.0, 2.0])) is [0.0, 0.5, 0.88079708].
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# For z >= 0 use 1 / (1 + exp(-z)), for z < 0 use exp(z) / (1 + exp(z)). What goes into `exp` is never positive: -z in
# the first case, z in the second. Which one expression is both?
# </details>
# <details><summary>Hint 2</summary>
#
# Let `e = np.exp(-np.abs(z))`: it lies between 0 and 1 whatever z is. Both denominators are then the same, and only the
# numerators differ. `np.where` chooses between those; of a single number it makes an array of shape (), which will do.
# </details>

# %% check="sigmoid"
import numpy as np
from autograder import check

inf, nan = np.inf, np.nan
for name, z, right in (
    ("two rows", [[-2.0, 0.0, 0.5], [3.0, -0.25, 1.0]],
     [[0.11920292202211755, 0.5, 0.6224593312018546], [0.9525741268224334, 0.4378234991142019, 0.7310585786300049]]),
    ("whole numbers", [0, -2, 3], [0.5, 0.11920292202211755, 0.9525741268224334]),
    ("one column", [[0.5], [-0.25]], [[0.6224593312018546], [0.4378234991142019]]),
    ("the left tail", [-40.0, -34.0, -27.0], [4.248354255291589e-18, 1.71390843154201e-15, 1.8795288165355504e-12]),
    ("not as far to the left", [-21.0, -22.0], [7.582560422162384e-10, 2.7894680920908113e-10]),
    ("far to the left", [-700.0, -100.0], [9.85967654375977e-305, 3.720075976020836e-44]),
    ("the right end", [40.0, 700.0, 27.0, 12.0], [1.0, 1.0, 0.9999999999981204, 0.9999938558253978]),
    ("too large for exp", [-1000.0, 1000.0, 0.5], [0.0, 1.0, 0.6224593312018546]),
    ("infinity and NaN", [nan, inf, -inf, 0.0, nan], [nan, 1.0, 0.0, 0.5, nan]),
):
    check(sigmoid, np.array(z)).close(np.array(right), rtol=1e-12, name=f"sigmoid: {name}")
check(sigmoid, -2.0).close(0.11920292202211755, rtol=1e-12, name="sigmoid of a single number")
check(sigmoid, 3).close(0.9525741268224334, rtol=1e-12, name="sigmoid of a single whole number")
for z in (-1000.0, 1000.0):
    check(sigmoid, np.array([z, 0.5])).quiet()
check(sigmoid, np.array([0.5, -2.0])).unchanged()
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    z = 8 * check.rng.normal(size=shape[::-1]).T
    z.flat[1], z.flat[2] = 5e-10, -5e-10
    right = np.array([1 / (1 + np.exp(-v)) if v > 0 else np.exp(v) / (1 + np.exp(v)) for v in z.flat]).reshape(shape)
    check(sigmoid, z).close(right, rtol=1e-12, hint="Positive and negative numbers, in an array of any shape.").fresh()
z = check.rng.uniform(-700, -30, size=20)
check(sigmoid, z).close(np.exp(z), rtol=1e-12, hint="Far to the left the sigmoid is exp(z), not 0.").quiet()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 2. The slope
#
# **Predict.** Where is the sigmoid steepest, and how steep is it there? Read it off the dashed line in the figure of
# section 1: by how much does it rise from z = 0 to z = 2? And how steep is the sigmoid at z = 5: about half as steep, a
# tenth, a fortieth?
#
# Derive it once. With the chain rule, from $\sigma = (1 + e^{-z})^{-1}$:
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}
# = \sigma(z) \cdot \sigma(-z)$$
#
# since $e^{-z} / (1 + e^{-z}) = 1 / (e^z + 1) = \sigma(-z)$. And because $\sigma(-z) = 1 - \sigma(z)$, most books write
# $\sigma' = \sigma\,(1 - \sigma)$. On paper that is the same. Worked, at three places:

# %%
for _z in (0.0, 5.0, 40.0):
    _s, _other = float(sigmoid(_z)), float(sigmoid(-_z))
    print(f"z = {_z:4}: sigmoid {_s:.6f},  s * (1 - s) = {_s * (1 - _s):.6g},  s(z) * s(-z) = {_s * _other:.6g}")

# %% [markdown]
# At 0 the slope is 1/4, its largest value; at 5 it is 0.0066, a fortieth of that. At 40 the usual formula says 0, and
# that is wrong: the sigmoid was rounded to exactly 1.0, and 1 - 1 has no digits left. Whenever two nearly equal
# numbers are subtracted, the digits that they share are gone. This is called **cancellation**. The product
# $\sigma(z)\,\sigma(-z)$ subtracts nothing.
#
# The **hyperbolic tangent** is the sigmoid's sister: stretched to the range (-1, 1) and twice as fast,
#
# $$\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}} = 2\,\sigma(2z) - 1$$
#
# Its slope is $1 - \tanh^2(z)$ in the books. **Predict:** a float64 has about 16 digits. How many of them does that
# formula get right at z = 10, where the slope is 8.2e-9: all, about half, none? Then find a form without the
# subtraction: derive $2\,\sigma(2z) - 1$ with the chain rule.
#
# ### Exercise: `sigmoid_grad`, `tanh_grad`
#
# Both take z, the *input* of the activation, not its output.

# %% exercise="slopes"
def sigmoid_grad(z):
    """The slope of the sigmoid at z, without cancellation.

    z: an array of one or more axes. It may hold whole numbers.
    Returns a new array of z's shape, right to a relative error of 1e-9 for z from -700 to 700, and 0 at -1000 and 1000.
    There is no warning, and z stays as it is.

    Example: sigmoid_grad(np.array([0.0, 40.0])) is [0.25, 4.24835426e-18].
    """
    ### BEGIN SOLUTION
    return sigmoid(z) * sigmoid(-z)
    ### END SOLUTION


def tanh_grad(z):
    """The slope of tanh at z, without cancellation.

    z: an array of one or more axes. It may hold whole numbers.
    Returns a new array of z's shape, right to a relative error of 1e-9 for z from -350 to 350, and 0 at -1000 and 1000.
    There is no warning, and z stays as it is.

    Example: tanh_grad(np.array([0.0, 20.0])) is [1.0, 1.69934170e-17].
    """
    ### BEGIN SOLUTION
    return 4.0 * sigmoid_grad(2.0 * z)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The first is in the text above. You have a `sigmoid` that is right at both ends; call it twice.
# </details>
# <details><summary>Hint 2</summary>
#
# The derivative of $\sigma(2z)$ is $2\,\sigma'(2z)$. There is another factor 2 in front, and the -1 does not count.
# </details>

# %% check="slopes"
import numpy as np
from autograder import check

for name, z, of_sigmoid, of_tanh in (
    ("two rows", [[-2.0, 0.0, 0.5], [3.0, -0.25, 1.0]],
     [[0.104993585404, 0.25, 0.235003712202], [0.0451766597309, 0.246134082738, 0.196611933241]],
     [[0.0706508248532, 1.0, 0.786447732966], [0.00986603716544, 0.940014848806, 0.419974341614]]),
    ("whole numbers, one column", [[3], [0]], [[0.0451766597309], [0.25]], [[0.00986603716544], [1.0]]),
    ("the tails", [40.0, -40.0, 21.0, 18.0, -10.5],
     [4.24835425529e-18, 4.24835425529e-18, 7.58256041641e-10, 1.52299792808e-8, 2.75349329003e-5],
     [7.21940555138e-35, 7.21940555138e-35, 2.29980890572e-18, 9.27809132097e-16, 3.03302416657e-9]),
    ("far out", [700.0, -690.0, 350.0, -300.0],
     [9.85967654376e-305, 2.17173828139e-300, 9.92959039626e-153, 5.14820022241e-131],
     [0.0, 0.0, 3.9438706175e-304, 1.0601586212e-260]),
    ("too large for exp", [1000.0, -1000.0, 0.5], [0.0, 0.0, 0.235003712202], [0.0, 0.0, 0.786447732966]),
):
    check(sigmoid_grad, np.array(z)).close(np.array(of_sigmoid), rtol=1e-9, name=f"sigmoid_grad: {name}")
    check(tanh_grad, np.array(z)).close(np.array(of_tanh), rtol=1e-9, name=f"tanh_grad: {name}")
check(sigmoid_grad, np.array([1000.0, -1000.0, 0.5])).quiet().unchanged()
check(tanh_grad, np.array([1000.0, -1000.0, 0.5])).quiet().unchanged()
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    z = 4 * check.rng.normal(size=shape[::-1]).T
    z.flat[1] = 0.0
    hint = "Positive and negative numbers, in an array of any shape."
    check(sigmoid_grad, z).close(0.25 / np.cosh(z / 2) ** 2, rtol=1e-9, hint=hint).fresh()
    check(tanh_grad, z).close(1 / np.cosh(z) ** 2, rtol=1e-9, hint=hint).fresh()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now hold your prediction against what your function gives:

# %%
for _z in (1.0, 10.0, 20.0):
    print(f"z = {_z:4}:  1 - tanh(z)² {1 - np.tanh(_z) ** 2:.15e},  tanh_grad {tanh_grad(np.array([_z]))[0]:.15e}")

# %% [markdown]
# At 10 half of the digits are right, at 20 none: the subtraction is exact to about 1e-16. That is a hundred-millionth
# of the slope at 10, and more than the whole slope at 20.
#
# ### What a small slope does
#
# A network learns by slopes: how much does the loss move if this weight moves a little? The answer is a product of
# factors, one for each layer on the way, and each activation puts in *its slope at its z*. (Unit 06 makes this exact.)
# Where the slope is almost 0, what lies before it hardly learns. The unit is **saturated**.

# %% drawing
def _draw_slope(name="sigmoid", z=0.0, axes=None):
    """The curve with its tangent at z, and below it the slope everywhere, from the learner's own functions."""
    f, grad = {"sigmoid": (sigmoid, sigmoid_grad), "tanh": (np.tanh, tanh_grad)}[name]
    places = np.linspace(-8, 8, 401)
    curve, slopes, here, slope = f(places), grad(places), f(np.array([z]))[0], grad(np.array([z]))[0]
    if own := axes is None:
        axes = plt.subplots(2, 1, figsize=(5.5, 5.5), layout="constrained", sharex=True)[1]
    axes[0].plot(places, curve, color=BLUE, linewidth=2)
    axes[0].plot(z + np.array([-2.0, 2.0]), here + slope * np.array([-2.0, 2.0]), color=VERMILION, linestyle="--",
                 linewidth=2)
    axes[0].plot(z, here, "o", color=VERMILION, markersize=8)
    axes[0].set(title=f"{name} at z = {z:g}: slope {slope:.2g}", ylabel="activation", ylim=(-1.25, 1.25))
    axes[1].fill_between(places, slopes, color=GREEN, alpha=0.25)
    axes[1].plot(places, slopes, color=GREEN, linewidth=2)
    axes[1].plot([z, z], [0, slope], color=VERMILION, linestyle="--", linewidth=2)
    axes[1].plot(z, slope, "o", color=VERMILION, markersize=8)
    axes[1].set(xlabel="z", ylabel="slope", ylim=(0, 1.05))
    if own:
        plt.show()


def _draw_still():
    sigmoid(np.zeros(1)), sigmoid_grad(np.zeros(1)), tanh_grad(np.zeros(1))     # before there is a figure
    axes = plt.subplots(2, 4, figsize=(12.5, 4.8), layout="constrained", sharex=True)[1]
    for column, (name, z) in enumerate((("sigmoid", 0.0), ("sigmoid", 5.0), ("tanh", 0.0), ("tanh", 2.5))):
        _draw_slope(name, z, axes[:, column])
    plt.show()


_draw_still()

# %% [markdown]
# The upper panels show the curves in blue with a dashed vermilion tangent at one place, the lower ones the slope as a
# green hill, with a dot at its height there and a dashed line down to 0 (at the two outer places the dot covers it: the
# height is 0.007 and 0.027). At z = 0 the tangent of the sigmoid rises by 1/4, that of tanh by 1. At z = 5 (sigmoid)
# and z = 2.5 (tanh) the tangents are almost level: the hill has ended. It is higher for tanh, and narrower.
#
# Move z yourself. **Predict first:** from which z on is the slope of the sigmoid below a tenth of its largest, and
# from which z on that of tanh?

# %% drawing
from ipywidgets import interact

sigmoid_grad(np.zeros(1)), tanh_grad(np.zeros(1))      # stops here while one of them is missing
_slider = interact(lambda name, z: _draw_slope(name, z), name=["sigmoid", "tanh"], z=(-8.0, 8.0, 0.25))

# %% [markdown]
# (The slider needs a running kernel; the figure above it does not.) The sigmoid's slope falls below 0.025 at z = 3.64,
# that of tanh below 0.1 at z = 1.82: half as far out, since tanh is twice as fast.
#
# Now a whole layer. Its z are spread around 0. To get a feeling for it, take ten layers, one behind the other, and let
# each put in its *mean* slope as a factor. That is a simplification: in a real network every path has slopes of its
# own, and the weights on the way are factors, too. **Predict:** the spread of z is 1. Roughly what is left of a slope
# after ten sigmoids: a tenth, a thousandth, a ten-millionth? And what does a spread of 4 do to that?

# %%
def _what_is_left():
    rng = np.random.default_rng(0)
    print("spread of z   activation   share with slope < 0.01   mean slope   after ten layers")
    for spread in (1, 4, 16):
        z = spread * rng.normal(size=100_000)
        for name, slopes in (("sigmoid", sigmoid_grad(z)), ("tanh", tanh_grad(z))):
            print(f"{spread:11}   {name:10}   {np.mean(slopes < 0.01):23.1%}   {slopes.mean():10.4f}   "
                  f"{slopes.mean() ** 10:16.1e}")


_what_is_left()

# %% [markdown]
# Even with every z at 0 the best that ten sigmoids can do is $0.25^{10} \approx 1 \cdot 10^{-6}$. With a spread of 1
# tanh leaves far more, 0.0067. With a spread of 16 it leaves 1e-13: more than the sigmoid's 1e-16, and of no more use.
# This is the **vanishing gradient**; unit 09 measures it in a real network, and shows what the weights have to do with
# it.
#
# This is a good place for a break.
#
# ## 3. A slope that does not shrink
#
# What is the simplest bent curve whose slope does not shrink, however large z is? It is made of two straight lines.
#
# The **rectified linear unit** is a kink: $\mathrm{relu}(z) = \max(z, 0)$. Its slope is 1 on the right, 0 on the left.
# At 0 there is no slope: from the left it is 0, from the right it is 1. Programs must answer something, and Keras
# answers 0. **Leaky ReLU** keeps a small slope on the left:
#
# $$\mathrm{leaky}(z) = \begin{cases} z & z > 0 \\ \text{slope} \cdot z & \text{else} \end{cases}$$
#
# Beware of a default here: Keras' function `keras.activations.leaky_relu` takes 0.2, its layer `LeakyReLU` 0.3, the
# paper of 2013 took 0.01. Say which one you mean.
#
# ### Exercise: `relu`, `relu_grad`, `leaky_relu`

# %% exercise="rectifiers"
def relu(z):
    """z where it is positive, else 0.

    z: an array of one or more axes. It may hold whole numbers (the result may be whole then, too) and NaN.
    Returns a new array of z's shape. NaN stays NaN: swallowed, it would hide the mistake that made it. z stays as it
    is: `z[z < 0] = 0` would change the caller's array.

    Example: relu(np.array([-1.5, 0.0, 2.0])) is [0.0, 0.0, 2.0].
    """
    ### BEGIN SOLUTION
    return np.maximum(z, 0)
    ### END SOLUTION


def relu_grad(z):
    """The slope of relu at z: 1 where z is positive, however small, and 0 elsewhere, also at z = 0.

    z: an array of one or more axes. It may hold whole numbers.
    Returns a new array of z's shape, of numbers, not of truth values. z stays as it is.

    Example: relu_grad(np.array([-1.5, 0.0, 2.0])) is [0.0, 0.0, 1.0].
    """
    ### BEGIN SOLUTION
    return np.where(z > 0, 1, 0)
    ### END SOLUTION


def leaky_relu(z, slope=0.2):
    """z where it is positive, else slope * z.

    z: an array of one or more axes. It may hold whole numbers (the result need not be whole then) and NaN, which
       stays NaN.
    slope: a positive number. It may be larger than 1.
    Returns a new array of z's shape. z stays as it is.

    Example: leaky_relu(np.array([-1.5, 0.0, 2.0]), 0.1) is [-0.15, 0.0, 2.0].
    """
    ### BEGIN SOLUTION
    return np.where(z > 0, z, slope * z)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# One line each. `np.maximum(a, b)` takes the larger one, entry by entry; `np.max` is something else. `np.where` chooses
# entry by entry.
# </details>
# <details><summary>Hint 2</summary>
#
# `np.where(z > 0, z, 0)` puts 0 in the place of NaN, because NaN > 0 is False. Which of the two functions of hint 1
# passes NaN on? For leaky ReLU the question is answered by the other side: slope * NaN is NaN.
# </details>

# %% check="rectifiers"
import numpy as np
from autograder import check

for name, z, of_relu, of_grad, of_leaky in (
    ("two rows", [[-2.0, 0.0, 0.5], [3.0, -0.25, 1.5]], [[0.0, 0.0, 0.5], [3.0, 0.0, 1.5]],
     [[0.0, 0.0, 1.0], [1.0, 0.0, 1.0]], [[-0.4, 0.0, 0.5], [3.0, -0.05, 1.5]]),
    ("whole numbers", [30, -2, 0, -1], [30.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0], [30.0, -0.4, 0.0, -0.2]),
    ("tiny numbers", [[1e-17], [-1e-17], [5e-10], [0.0]], [[1e-17], [0.0], [5e-10], [0.0]],
     [[1.0], [0.0], [1.0], [0.0]], [[1e-17], [-2e-18], [5e-10], [0.0]]),
    ("all positive", [[0.5, 2.0]], [[0.5, 2.0]], [[1.0, 1.0]], [[0.5, 2.0]]),
):
    z = np.array(z)
    check(relu, z).close(np.array(of_relu), rtol=1e-9, name=f"relu: {name}").unchanged()
    check(relu_grad, z).close(np.array(of_grad), rtol=1e-9, name=f"relu_grad: {name}").unchanged()
    check(leaky_relu, z).close(np.array(of_leaky), rtol=1e-9, name=f"leaky_relu: {name}").unchanged()
check(relu, z).fresh()
check(leaky_relu, z).fresh()
z, nan = np.array([[np.nan, -1.0], [2.0, np.nan]]), np.nan
check(relu, z).close(np.array([[nan, 0.0], [2.0, nan]]), name="relu: NaN")
for slope, low in ((0.2, -0.2), (0.01, -0.01), (3.0, -3.0)):
    check(leaky_relu, z, slope).close(np.array([[nan, low], [2.0, nan]]), name=f"leaky_relu: NaN, slope {slope}")
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (2, 3, 2), (6,)):
    z = check.rng.normal(size=shape[::-1]).T
    z.flat[1], z.flat[2], z.flat[3] = 0.0, 5e-10, -5e-10
    slope, hint = float(check.rng.uniform(0.05, 2.0)), "Positive, negative and zero, in an array of any shape."
    check(relu, z).close((z + np.abs(z)) / 2, rtol=1e-9, hint=hint).unchanged().fresh()
    check(relu_grad, z).close((np.sign(z) + np.abs(np.sign(z))) / 2, rtol=1e-9, hint=hint).unchanged().fresh()
    check(leaky_relu, z, slope).close(z * np.where(z > 0, 1, slope), rtol=1e-9, hint=hint).unchanged().fresh()
z = np.abs(z) + 0.1
check(relu, z).close(z, rtol=1e-12, hint="All numbers are positive.").unchanged().fresh()
check(leaky_relu, z, 0.3).close(z, rtol=1e-12, hint="All numbers are positive.").unchanged().fresh()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ### One unit learns
#
# **Predict.** A ReLU unit has been pushed so far to the left that its z is negative for *every* sample. Its output is
# 0 for all. How will further training change its weights?
#
# Try it on the smallest network there is: one unit with one input, a = f(w x + b). It shall learn the bent line
# max(2x - 1, 0) from 41 places x between 0 and 2. It starts at w = 1, b = 0 and takes 300 steps against the slope of
# the mean squared error. In the marked line the activation's slope comes in, as a factor.

# %%
def _learn(f, slope, w, b, rate, steps=300):
    """Returns the loss before each step, and the last w and b."""
    x = np.linspace(0, 2, 41)
    target = np.maximum(2 * x - 1, 0)
    losses = []
    for _ in range(steps):
        z = w * x + b
        error = f(z) - target
        losses.append(float(np.mean(error**2)))
        dz = 2 * error * slope(z) / len(x)      # <- how the loss moves with each z
        w, b = w - rate * (dz * x).sum(), b - rate * dz.sum()
    return losses, w, b


_small = _learn(relu, relu_grad, 1.0, 0.0, rate=0.1)
_large = _learn(relu, relu_grad, 1.0, 0.0, rate=1.0)
for _name, (_losses, _w, _b) in {"rate 0.1": _small, "rate 1.0": _large}.items():
    print(f"{_name}: first losses {np.round(_losses[:5], 3)}, last {_losses[-1]:.4f}; w = {_w:.3f}, b = {_b:.3f}")

# %% [markdown]
# With small steps the unit comes close to w = 2 and b = -1, and would come closer with more of them. With steps ten
# times as large it overshoots twice, and from the third loss on nothing moves any more. With w = -0.055 and b = -1.48,
# z is negative for every x.
#
# **Predict:** you notice, go back to the small rate and train on from there. Does the unit recover? And if you exchange
# ReLU for leaky ReLU at this moment?

# %%
_still_relu = _learn(relu, relu_grad, *_large[1:], rate=0.1)
_leaky = _learn(leaky_relu, lambda z: np.where(z > 0, 1.0, 0.2), *_large[1:], rate=0.1)
for _name, (_losses, _w, _b) in {"relu": _still_relu, "leaky_relu": _leaky}.items():
    print(f"{_name:10}: loss {_losses[0]:.3f} at first, {_losses[-1]:.4f} at last; w = {_w:.3f}, b = {_b:.3f}")

# %% drawing
def _draw_dead():
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained", sharey=True)
    for ax, runs, title in ((axes[0], {"ReLU, rate 0.1": _small, "ReLU, rate 1.0": _large}, "Large steps kill a unit"),
                            (axes[1], {"ReLU": _still_relu, "leaky ReLU": _leaky}, "Afterwards, with rate 0.1")):
        for (name, run), colour, line in zip(runs.items(), (BLUE, VERMILION), ("-", "--"), strict=True):
            ax.plot(run[0], color=colour, linestyle=line, linewidth=2, label=name)
        ax.set(title=title, xlabel="step", ylim=(0, 3.2), xlim=(-3, 120))
        ax.legend(loc="center right")
    axes[0].set_ylabel("mean squared error")
    plt.show()


_draw_dead()

# %% [markdown]
# On the left the blue line of the small rate falls to 0; the dashed one of the large rate jumps up and stays level at
# 2.31. On the right two units go on from there: the line of ReLU stays where it is, the dashed one of leaky ReLU comes
# down. It begins higher, at 3.11, with the same w and b: where ReLU answers 0, leaky ReLU answers 0.2 z, here about
# -0.3, and that is further away from targets that are never negative.
#
# A ReLU unit that is 0 for every sample has the slope 0 for every sample, so nothing changes its weights any more: it
# is **dead**. In a deep network only what lies *before* it could wake it, by sending it other inputs. A leaky unit
# has a slope on the left and can crawl back. That is a remedy, no cure: better not to push units there, with smaller
# steps and the first weights of unit 09.
#
# ## 4. Smooth on the left: ELU, SELU, softplus
#
# **Predict.** The plan is to let the left side of ReLU bend softly towards a floor. Which of your tools makes a curve
# that goes to 0 far on the left and stays finite up to z = 0: $e^z$, $\log z$ or $1/z$?

# %% drawing
def _draw_smooth():
    z = np.linspace(-5, 3, 401)
    fig, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
    left = np.exp(np.minimum(z, 0)) - 1
    ax.plot(z, np.maximum(z, 0), color="black", linestyle=":", linewidth=2, label="ReLU", zorder=3)
    ax.plot(z, np.where(z > 0, z, left), color=BLUE, linewidth=4, label="ELU, α = 1")
    ax.plot(z, 1.0507 * np.where(z > 0, z, 1.6733 * left), color=VERMILION, linestyle="--", linewidth=2, label="SELU")
    ax.plot(z, np.logaddexp(0, z), color=GREEN, linestyle="-.", linewidth=2, label="softplus")
    ax.set(title="Three left sides that bend, three floors", xlabel="z", ylabel="activation", ylim=(-2, 3.2))
    ax.legend()
    plt.show()


_draw_smooth()

# %% [markdown]
# ELU (wide, blue) lies under ReLU (dotted) on the right, leaves it at 0 and bends down to -1. SELU (dashed) goes down
# to -1.76 and is a little steeper on the right. It keeps a kink at 0, where its slope drops from 1.76 to 1.05. Softplus
# (dash-dotted) never touches ReLU: it lies above it, at z = 0 by 0.69, and its floor is 0. *All three are bounded
# below.* Some tables give ELU and SELU a range down to minus infinity. That is wrong: look.
#
# $$\mathrm{elu}(z) = \begin{cases} z & z > 0 \\ \alpha\,(e^z - 1) & \text{else} \end{cases} \qquad
# \mathrm{selu}(z) = \lambda \begin{cases} z & z > 0 \\ \alpha\,(e^z - 1) & \text{else} \end{cases} \qquad
# \mathrm{softplus}(z) = \log(1 + e^z)$$
#
# For SELU, α = 1.6733 and λ = 1.0507 are no taste: Klambauer et al. (2017) solved for the pair that lets a layer's mean
# of 0 and variance of 1 come out as 0 and 1 again, if the weights are drawn to fit. λ multiplies **both** sides.
#
# In a computer all three have traps, and you have met them:
#
# - $e^z$ is computed on the positive side, too, and thrown away. At z = 1000 it overflows.
# - $e^z - 1$ cancels near 0: at z = -1e-10 NumPy gives -1.00000008e-10: seven digits, and then noise. `np.expm1(z)`
#   is $e^z - 1$ computed as a whole, without a loss.
# - $\log(1 + e^z)$ overflows at 1000, and at z = -40 the sum $1 + e^z$ is rounded to 1 and its log is 0, not 4.2e-18.
#   `np.log1p(x)` is $\log(1 + x)$ computed as a whole. And
#   $\log(1 + e^z) = z + \log(1 + e^{-z})$: take from the log what makes it large.
#
# ### Exercise: `elu`, `selu`

# %% given
SELU_ALPHA = 1.6732632423543772
SELU_SCALE = 1.0507009873554805      # the λ of the formula

# %% exercise="elu"
def elu(z, alpha=1.0):
    """z where it is positive, else alpha * (exp(z) - 1).

    z: an array of one or more axes. It may hold whole numbers; the result need not be whole then.
    alpha: a positive number.
    Returns a new array of z's shape, right to a relative error of 1e-9 for z from -1000 to 1000, and also for z as
    close to 0 as -1e-12. There is no warning, and z stays as it is.

    Example: elu(np.array([-1000.0, -1.0, 2.0]), 0.5) is [-0.5, -0.31606028, 2.0].
    """
    ### BEGIN SOLUTION
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    ### END SOLUTION


def selu(z):
    """SELU_SCALE times elu with SELU_ALPHA, under the same contract.

    z: an array of one or more axes. It may hold whole numbers; the result need not be whole then.
    Returns a new array of z's shape, right to a relative error of 1e-9 for z from -1000 to 1000, and also for z as
    close to 0 as -1e-12. There is no warning, and z stays as it is.

    Example: selu(np.array([-1000.0, -1.0, 2.0])) is [-1.75809934, -1.11133074, 2.10140197].
    """
    ### BEGIN SOLUTION
    return SELU_SCALE * elu(z, SELU_ALPHA)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# For ELU: `np.minimum(z, 0)` is z on the left and 0 on the right. `exp` of it never overflows, and what it gives on
# the right is thrown away by `where` anyway.
# </details>
# <details><summary>Hint 2</summary>
#
# For SELU call your `elu`. The three functions that you need are `np.where`, `np.minimum` and `np.expm1`.
# </details>

# %% check="elu"
import numpy as np
from autograder import check

for name, z, of_elu, of_selu in (
    ("two rows", [[-2.0, 0.5, -0.25], [3.0, -1.0, 0.0]],
     [[-0.864664716763, 0.5, -0.221199216929], [3.0, -0.632120558829, 0.0]],
     [[-1.5201664686, 0.525350493678, -0.388890197478], [3.15210296207, -1.11133073781, 0.0]]),
    ("whole numbers", [2, -1, 0], [2.0, -0.632120558829, 0.0], [2.10140197471, -1.11133073781, 0.0]),
    ("close to 0", [[-1e-10], [1e-10], [-1e-12]], [[-9.9999999995e-11], [1e-10], [-9.99999999999e-13]],
     [[-1.75809934076e-10], [1.05070098736e-10], [-1.75809934085e-12]]),
    ("a millionth below 0", [-1e-6], [-9.999995e-7], [-1.7580984618e-6]),
    ("large", [1000.0, -1000.0, 20.0, -20.0], [1000.0, -1.0, 20.0, -0.9999999979388],
     [1050.70098736, -1.75809934085, 21.0140197471, -1.7580993372237]),
):
    check(elu, np.array(z)).close(np.array(of_elu), rtol=1e-9, name=f"elu: {name}")
    check(selu, np.array(z)).close(np.array(of_selu), rtol=1e-9, name=f"selu: {name}")
check(elu, np.array([1000.0, -1000.0])).quiet().unchanged()
check(selu, np.array([1000.0, -1000.0])).quiet().unchanged()
for alpha, right in ((0.3, [-0.259399415029, 0.5]), (2.5, [-2.16166179191, 0.5])):
    check(elu, np.array([-2.0, 0.5]), alpha).close(np.array(right), rtol=1e-9, name=f"elu, alpha {alpha}")
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (2, 3, 2)):
    z = 3 * check.rng.normal(size=shape[::-1]).T
    z.flat[1], z.flat[2], z.flat[3] = 0.0, 5e-10, -5e-10
    alpha, hint = float(check.rng.uniform(0.1, 3.0)), "Positive, negative and zero, in an array of any shape."
    left = np.array([np.expm1(v) if v < 0 else 0.0 for v in z.flat]).reshape(shape)
    check(elu, z, alpha).close(np.where(z > 0, z, alpha * left), rtol=1e-9, hint=hint).unchanged().fresh()
    right = 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * left)
    check(selu, z).close(right, rtol=1e-9, hint=hint).unchanged().fresh()
z = np.abs(z) + 0.1
check(elu, z, 0.7).close(z, rtol=1e-12, hint="All numbers are positive.").unchanged().fresh()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ### Exercise: `softplus`
#
# The figure's third curve. Mind both of its traps.

# %% exercise="softplus"
def softplus(z):
    """log(1 + exp(z)).

    z: an array of one or more axes. It may hold whole numbers; the result need not be whole then.
    Returns a new array of z's shape, right to a relative error of 1e-9 for z from -700 to 1000; at -1000 it is 0.
    There is no warning, and z stays as it is.

    Example: softplus(np.array([-40.0, 0.0, 1000.0])) is [4.24835426e-18, 0.69314718, 1000.0].
    """
    ### BEGIN SOLUTION
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Where z is negative, softplus is log1p(exp(z)); where it is positive, z + log1p(exp(-z)). In `sigmoid` you found one
# expression for "exp of something that is never positive".
# </details>
# <details><summary>Hint 2</summary>
#
# Write it as a sum: `np.maximum(z, 0)`, which is the z in front where there is one, plus one log1p that serves both
# sides.
# </details>

# %% check="softplus"
import numpy as np
from autograder import check

for name, z, right in (
    ("two rows", [[-2.0, 0.5, -0.25], [3.0, -1.0, 0.0]],
     [[0.126928011043, 0.97407698418, 0.575939419879], [3.04858735157, 0.313261687518, 0.69314718056]]),
    ("whole numbers, one column", [[-1], [2], [0]], [[0.313261687518], [2.12692801104], [0.69314718056]]),
    ("the left tail", [-40.0, -700.0], [4.24835425529e-18, 9.85967654376e-305]),
    ("not as far out", [17.5, -19.5], [17.50000002510999, 3.398267813721e-9]),
    ("large", [-1000.0, 1000.0, 0.5], [0.0, 1000.0, 0.97407698418]),
):
    check(softplus, np.array(z)).close(np.array(right), rtol=1e-9, name=f"softplus: {name}")
check(softplus, np.array([1000.0, -1000.0])).quiet().unchanged()
### BEGIN HIDDEN TESTS
for shape in ((4, 3), (1, 5), (6, 1), (2, 3, 2)):
    z = 6 * check.rng.normal(size=shape[::-1]).T
    z.flat[1] = 0.0
    check(softplus, z).close(np.logaddexp(0, z), rtol=1e-9,
                             hint="Positive, negative and zero, in an array of any shape.").unchanged().fresh()
### END HIDDEN TESTS
check.score(2)

# %% [markdown]
# One thing to try in your head before you run it. **Predict:** which function of this unit is the slope of softplus?

# %%
for _z in (-2.0, 0.0, 3.0):
    _rise = softplus(np.array([_z + 1e-5])) - softplus(np.array([_z - 1e-5]))
    print(f"z = {_z:4}: measured slope of softplus {_rise[0] / 2e-5:.6f},  sigmoid {float(sigmoid(_z)):.6f}")

# %% [markdown]
# ## 5. Units that gate themselves: swish and GELU
#
# ReLU is z times a switch: 1 on the right, 0 on the left. **Predict:** what comes out if the switch is a soft one, z
# times sigmoid(z)? Does the curve still rise everywhere?

# %% drawing
def _draw_gates():
    z = np.linspace(-5, 3, 801)
    soft, normal = z / (1 + np.exp(-z)), z * 0.5 * (1 + erf(z / np.sqrt(2)))
    fig, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
    ax.plot(z, np.maximum(z, 0), color="0.5", linestyle=":", linewidth=2, label="ReLU")
    for curve, colour, line, name in ((soft, BLUE, "-", "swish"), (normal, VERMILION, "--", "GELU")):
        low = int(np.argmin(curve))
        ax.plot(z, curve, color=colour, linestyle=line, linewidth=2, label=f"{name}, lowest {curve[low]:.3f}")
        ax.plot(z[low], curve[low], "o", color=colour, markersize=7)
    ax.set(title="Both dip below 0 and come back", xlabel="z", ylabel="activation", ylim=(-0.6, 3))
    ax.legend()
    plt.show()


_draw_gates()

# %% [markdown]
# Both curves follow ReLU far out on either side. Between, they dip: swish (blue) to -0.278 at z = -1.28, GELU (dashed)
# to -0.170 at z = -0.75. So they *fall* on a stretch, and they are bounded below.
#
# $$\mathrm{swish}(z) = z \cdot \sigma(z), \qquad \mathrm{gelu}(z) = z \cdot \Phi(z)$$
#
# **Swish**, which Keras also calls SiLU, has the sigmoid as its switch. **GELU** has $\Phi(z)$: the probability that a
# normally distributed number, of mean 0 and variance 1, is smaller than z. It is written with the error function `erf`,
# which the first cell imports:
#
# $$\Phi(z) = \tfrac{1}{2} \left(1 + \mathrm{erf}\left(z / \sqrt{2}\right)\right)$$
#
# `erf` was slow once, so the paper of 2016 also gives an approximation, and many language models use it:
#
# $$\mathrm{gelu}(z) \approx
# \tfrac{1}{2}\, z \left(1 + \tanh\left(\sqrt{2/\pi}\,\left(z + 0.044715\,z^3\right)\right)\right)$$
#
# The two differ by up to 0.00047. That is little and not nothing: weights that were trained with the one do not give
# the same numbers with the other.
#
# ### Exercise: `swish`, `gelu`

# %% exercise="gates"
def swish(z):
    """z times its sigmoid.

    z: an array of one or more axes. It may hold whole numbers.
    Returns a new array of z's shape, right to a relative error of 1e-9 for z from -700 to 1000; at -1000 it is 0.
    There is no warning, and z stays as it is.

    Example: swish(np.array([-1.0, 0.0, 2.0])) is [-0.26894142, 0.0, 1.76159416].
    """
    ### BEGIN SOLUTION
    return z * sigmoid(z)
    ### END SOLUTION


def gelu(z, approximate=False):
    """z times the probability that a normal number is smaller than z.

    z: an array of one or more axes, of numbers from -1000 to 1000. It may hold whole numbers.
    approximate: False for the form with `erf`, True for the one with tanh.
    Returns a new array of z's shape, with errors of at most 1e-9 in size (not relative: the far tail may be 0). There
    is no warning, and z stays as it is.

    Example: gelu(np.array([-1.0, 0.0, 2.0])) is [-0.158655254, 0.0, 1.954499736], and with approximate=True
    [-0.158808009, 0.0, 1.954597694].
    """
    ### BEGIN SOLUTION
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Both are products: z times the switch. You have the sigmoid; `erf(...)` and `np.tanh(...)` work on arrays.
# </details>
# <details><summary>Hint 2</summary>
#
# Write an `if approximate:` with one formula in it, and return the other one below. Count the brackets: the square root
# of 2/π multiplies the whole sum.
# </details>

# %% check="gates"
import numpy as np
from autograder import check

for name, z, of_swish, of_gelu, of_tanh_form in (
    ("two rows", [[-2.0, 0.5, -0.25], [3.0, -1.0, 0.0]],
     [[-0.238405844044, 0.311229665601, -0.109455874779], [2.85772238047, -0.26894142137, 0.0]],
     [[-0.0455002638964, 0.345731230637, -0.100323418579], [2.99595030591, -0.158655253931, 0.0]],
     [[-0.0454023059122, 0.345714009825, -0.100324649298], [2.99636260792, -0.158808009392, 0.0]]),
    ("one column", [[0.75], [-1.5]], [[0.509384024382], [-0.27363828571]], [[0.580029485717], [-0.100210801903]],
     [[0.579960555166], [-0.10042842302]]),
    ("whole numbers", [-3, 2, 1], [-0.142277619533, 1.76159415596, 0.73105857863],
     [-0.00404969409489, 1.9544997361, 0.841344746069], [-0.00363739208177, 1.95459769409, 0.841191990608]),
    ("large", [-1000.0, 1000.0, 20.5], [0.0, 1000.0, 20.499999974372], [0.0, 1000.0, 20.5], [0.0, 1000.0, 20.5]),
):
    z = np.array(z)
    check(swish, z).close(np.array(of_swish), rtol=1e-9, name=f"swish: {name}").unchanged()
    check(gelu, z).close(np.array(of_gelu), atol=1e-9, name=f"gelu: {name}").unchanged()
    check(gelu, z, approximate=True).close(np.array(of_tanh_form), atol=1e-9, name=f"gelu with tanh: {name}")
check(swish, z).quiet()
check(gelu, z).quiet()
right = np.array([-1.69934170212e-16, -1.49849941416e-297])
check(swish, np.array([-40.0, -690.0])).close(right, rtol=1e-9, name="swish: the left tail")
check(swish, np.array([-26.0, -20.5])).close(np.array([-1.328363147e-10, -2.562813373e-8]), rtol=1e-9, name="swish -26")
### BEGIN HIDDEN TESTS
import math

for shape in ((4, 3), (1, 5), (2, 3, 2)):
    z = 2 * check.rng.normal(size=shape[::-1]).T
    hint = "Positive and negative numbers, in an array of any shape."
    check(swish, z).close(z / (1 + np.exp(-z)), rtol=1e-9, hint=hint).unchanged()
    normal = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in z.flat]).reshape(shape)
    check(gelu, z).close(z * normal, atol=1e-9, hint=hint).unchanged()
    inner = math.sqrt(8 / math.pi) * (z + 0.044715 * z * z * z)
    check(gelu, z, approximate=True).close(z / (1 + np.exp(-inner)), atol=1e-9, hint=hint).unchanged()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# A second good place for a break.
#
# ## 6. Shapes that are learned: PReLU and maxout
#
# Leaky ReLU has a slope on the left that somebody chose. It can be learned from the data instead, one for each unit.
# Training needs to know about it what it needs to know about every weight: how much the loss moves if the slope moves a
# little. **PReLU** (*parametric*, He et al., 2015) is leaky ReLU with a learned slope `alpha[m]` for each of the M
# units of a layer:
#
# $$a_{nm} = \begin{cases} z_{nm} & z_{nm} > 0 \\ \alpha_m\, z_{nm} & \text{else} \end{cases}$$
#
# Suppose that somebody tells you, for every output, how much the loss grows when that output grows: `dout`, of shape
# (N, M). Then the chain rule gives the rest. Worked for one unit, N = 3 samples, α = 0.5:
#
# | n | z | dout | a moves with z by | dz | a moves with α by | its part of dα |
# | --- | --- | --- | --- | --- | --- | --- |
# | 0 | 2 | 3 | 1 | 3 | 0 | 0 |
# | 1 | -4 | 1 | 0.5 | 0.5 | -4 | -4 |
# | 2 | -1 | -2 | 0.5 | -1 | -1 | 2 |
#
# Each z has its own dz. But all three samples use the *same* α, so their parts add up: dα = 0 - 4 + 2 = -2.
#
# ### Exercise: `prelu_backward`

# %% exercise="prelu_backward"
def prelu_backward(dout, z, alpha):
    """What the loss does as z and alpha move, for a = z where z > 0, else alpha * z.

    dout: (N, M), how the loss moves with each a.
    z: (N, M), the input. Where it is exactly 0 the slope is alpha.
    alpha: (M,), one slope for each column: any numbers, also negative ones and ones above 1.
    All three may hold whole numbers; the results need not be whole then.
    Returns (dz, dalpha) of the shapes (N, M) and (M,), both new arrays. The arguments stay as they are.

    Example: for dout = [[3.0], [1.0], [-2.0]], z = [[2.0], [-4.0], [-1.0]] and alpha = [0.5] (all arrays) dz is
    [[3.0], [0.5], [-1.0]] and dalpha is [-2.0].
    """
    ### BEGIN SOLUTION
    positive = z > 0
    dz = dout * np.where(positive, 1.0, alpha)
    dalpha = (dout * np.where(positive, 0.0, z)).sum(axis=0)
    return dz, dalpha
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Build the two columns "a moves with z by" and "a moves with α by" as arrays of shape (N, M), one `np.where` each.
# Arrays of shape (N, M) and (M,) fit each other: the (M,) is used for every row.
# </details>
# <details><summary>Hint 2</summary>
#
# Both gradients are `dout` times such an array. One of them is then summed, over the axis that alpha does not have.
# </details>

# %% check="prelu_backward"
import numpy as np
from autograder import check

z = np.array([[2.0, -4.0, 0.0], [-1.0, 3.0, -2.0], [0.5, -0.5, -1.5], [-3.0, 1.0, 5e-10]])
dout = np.array([[3.0, 1.0, -2.0], [0.5, -1.0, 4.0], [-2.0, 2.0, 1.0], [1.5, -0.5, 3.0]])
tall, row = np.array([[2.0], [-4.0], [-1.0]]), np.array([[-1.0, 2.0]])
square = np.array([[1.0, -2.0], [-3.0, -1.0]])
for name, d, inputs, alpha, dz, dalpha in (
    ("4 rows, 3 columns", dout, z, [0.25, -0.1, 2.0],
     [[3.0, -0.1, -4.0], [0.125, -1.0, 8.0], [-2.0, -0.2, 2.0], [0.375, -0.5, 3.0]], [-5.0, -5.0, -9.5]),
    ("one column", np.array([[3.0], [1.0], [-2.0]]), tall, [0.5], [[3.0], [0.5], [-1.0]], [-2.0]),
    ("one row", np.array([[2.0, 3.0]]), row, [0.2, 0.4], [[0.4, 3.0]], [-2.0, 0.0]),
    ("2 rows, 2 columns", square.T, square, [0.5, 0.1], [[1.0, -0.3], [-1.0, -0.1]], [6.0, 7.0]),
    ("whole numbers", np.array([[2, -1], [3, 4]]), np.array([[-1, 2], [-3, -2]]), [0.0, 0.7],
     [[0.0, -1.0], [0.0, 2.8]], [-11.0, -8.0]),
    ("alpha 0 and 1", dout[:2, :2], z[:2, :2], [0, 1], [[3.0, 1.0], [0.0, -1.0]], [-0.5, -4.0]),
):
    both = check(prelu_backward, d, inputs, np.array(alpha))
    both[0].close(np.array(dz), rtol=1e-9, name=f"{name}: dz")
    both[1].close(np.array(dalpha), rtol=1e-9, name=f"{name}: dalpha")
both.holds("two arrays come back", lambda came: len(came) == 2)
for inputs in (z, np.abs(z) + 1):
    check(prelu_backward, dout, inputs, np.array([0.25, -0.1, 2.0])).unchanged().fresh()
### BEGIN HIDDEN TESTS
for N, M in ((7, 3), (1, 4), (5, 1), (3, 3)):
    z, dout, alpha = check.rng.normal(size=(M, N)).T, check.rng.normal(size=(M, N)).T, check.rng.normal(size=M)
    dout.flat[0], dout.flat[-1] = 0.0, 0.0
    both = check(prelu_backward, dout, z, alpha)
    slope = (z > 0) + (z <= 0) * alpha
    both[0].close(dout * slope, rtol=1e-9, hint="dz is dout times the slope at z.")
    both[1].close(np.einsum("nm,nm->m", dout, np.minimum(z, 0)), rtol=1e-9, atol=1e-12,
                  hint="dalpha sums dout * z over the rows where z is not positive.")
    both.unchanged().fresh()
both = check(prelu_backward, dout, np.abs(z) + 0.1, alpha)
both[0].close(dout, rtol=1e-12, hint="All z are positive.")
both.unchanged().fresh()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Never believe a gradient that you have not measured. Move one slope a little and look at what a loss does; here the
# loss is the sum of dout times the outputs, which moves with each output by dout, as agreed:

# %%
def _measure_prelu():
    rng = np.random.default_rng(3)
    z, dout, alpha, h = rng.normal(size=(6, 3)), rng.normal(size=(6, 3)), np.array([0.1, 0.25, 0.4]), 1e-5

    def loss(alpha):
        return float((dout * np.where(z > 0, z, alpha * z)).sum())

    dalpha = prelu_backward(dout, z, alpha)[1]
    for m in range(3):
        move = h * (np.arange(3) == m)
        print(f"alpha[{m}]: yours {dalpha[m]:.8f}, measured {(loss(alpha + move) - loss(alpha - move)) / (2 * h):.8f}")


_measure_prelu()

# %% [markdown]
# ### Maxout
#
# **Predict.** ReLU is the larger of two straight lines, 0 and z. What shapes can the largest of *k* straight lines
# have, if all of them are learned? Could it be a valley? A hill?
#
# A **maxout** unit (Goodfellow et al., 2013) computes k weighted sums of its inputs and answers the largest:
#
# $$a_{nm} = \max_{j = 1 \dots k} \left( \sum_d x_{nd}\, W_{jdm} + b_{jm} \right)$$
#
# So it is no function of one z, and it has k times as many weights. One unit with one input and k = 2, worked at
# x = -3: with W = (1, -1) and b = (0, 0) the sums are -3 and 3, and the answer is 3. At every x this unit answers |x|.
#
# ### Exercise: `maxout`

# %% exercise="maxout"
def maxout(X, W, b):
    """For each sample and unit the largest of k weighted sums.

    X: samples, an array of shape (N, D).
    W: weights, an array of shape (k, D, M): k pieces for each of M units.
    b: biases, an array of shape (k, M). Each piece has its own, and it counts before the largest is taken.
    Each of the three may hold whole numbers; the result need not be whole then.
    Returns a new array of shape (N, M). The arguments stay as they are.

    Example: for X = [[-3.0], [2.0]], W = [[[1.0]], [[-1.0]]] and b = [[0.0], [0.0]] (all arrays) it is [[3.0], [2.0]].
    """
    ### BEGIN SOLUTION
    pieces = X @ W + b[:, np.newaxis, :]
    return pieces.max(axis=0)
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# First one piece: `X @ W[j] + b[j]` has shape (N, M). Then all k of them, in a loop over j or at once, and the largest,
# entry by entry.
# </details>
# <details><summary>Hint 2</summary>
#
# `np.array([piece_0, piece_1, ...])` has shape (k, N, M). Over which axis is the largest taken, so that (N, M) is left?
# </details>

# %% check="maxout"
import numpy as np
from autograder import check

X = np.array([[1.0, -2.0], [0.5, 3.0], [-1.5, 0.0], [2.0, 1.0]])
W = np.array([[[1.0, 0.5, -1.0], [2.0, -0.5, 0.0]], [[-1.0, 0.0, 2.0], [0.5, 1.0, -1.0]],
              [[0.25, -2.0, 1.0], [-1.0, 0.5, 0.5]], [[0.0, 1.0, 0.5], [0.0, -1.0, 1.0]]])
b = np.array([[0.5, -1.0, 0.0], [-0.25, 2.0, 1.0], [1.0, 0.0, -3.0], [-2.0, 0.5, 0.75]])
wide, two = np.array([[2, 0, -1, 3]]), np.array([[1], [-1]])
for name, inputs, weights, biases, right in (
    ("k = 4, N = 4, D = 2, M = 3", X, W, b,
     [[3.25, 3.5, 5.0], [7.0, 5.0, 4.0], [1.25, 3.0, 1.5], [4.5, 3.0, 4.0]]),
    ("k = 2, one input, one unit, whole weights", np.array([[-3.0], [2.0], [0.5]]), two[:, None], 0 * two,
     [[3.0], [2.0], [0.5]]),
    ("k = 1: one piece only", X[:2], W[:1], b[:1], [[-2.5, 0.5, -1.0], [7.0, -2.25, -0.5]]),
    ("one sample of whole numbers", wide, np.array([[[0.5], [1.0], [2.0], [-1.0]], [[-1.0], [0.5], [0.25], [-0.5]]]),
     np.array([[0.25], [-2.0]]), [[-3.75]]),
    ("all sums far below 0", np.array([[1e6, 2e6]]), -np.ones((3, 2, 2)),
     np.array([[0.5e6, -1e6], [1.5e6, -2e6], [-0.5e6, 0.0]]), [[-1.5e6, -3e6]]),
    ("k = N = D = M = 2", X[:2], W[:2, :, :2], b[:2, :2], [[-2.25, 0.5], [7.0, 5.0]]),
):
    check(maxout, inputs, weights, biases).close(np.array(right), rtol=1e-9, name=name)
check(maxout, X, W, b).unchanged()
### BEGIN HIDDEN TESTS
for k, N, D, M in ((3, 5, 4, 2), (5, 1, 3, 3), (2, 4, 1, 1), (3, 3, 3, 3)):
    X, W, b = check.rng.normal(size=(D, N)).T, check.rng.normal(size=(M, D, k)).T, 3 * check.rng.normal(size=(M, k)).T
    X.flat[0] = 0.0
    right = np.max([np.einsum("nd,dm->nm", X, W[j]) + b[j] for j in range(k)], axis=0)
    check(maxout, X, W, b).close(right, rtol=1e-9, atol=1e-12, hint="k, N, D and M may be any numbers.").unchanged()
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# Now let a maxout unit of yours take the shape of a parabola. Its pieces are tangents of x²: at the place t the tangent
# is 2t x - t². No training, just the weights by hand:

# %% drawing
def _draw_maxout():
    x = np.linspace(-2, 2, 401)
    answers = {}
    for k in (2, 4):
        t = np.linspace(-1.5, 1.5, k)
        answers[k] = maxout(x[:, None], (2 * t)[:, None, None], -(t**2)[:, None])[:, 0]
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained", sharey=True)
    for ax, (k, answer) in zip(axes, answers.items(), strict=True):
        ax.plot(x, answer, color=VERMILION, linewidth=5, alpha=0.6, label=f"maxout, k = {k}")
        for t in np.linspace(-1.5, 1.5, k):
            ax.plot(x, 2 * t * x - t**2, color="0.25", linewidth=1)
        ax.plot(x, x**2, color=BLUE, linestyle=":", linewidth=2.5, label="x²")
        ax.set(title=f"{k} pieces: off by at most {np.abs(answer - x**2).max():.2f}", xlabel="x", ylim=(-6, 4.5))
        ax.legend(loc="upper center")
    axes[0].set_ylabel("activation")
    plt.show()


_draw_maxout()

# %% [markdown]
# Thin grey lines are the pieces, the wide vermilion line follows the largest of them, the dotted blue one is x². With
# more pieces the two lie closer. On a stretch of the axis a maxout unit can come as close as you like to any curve that
# bends upwards everywhere (such a curve is called *convex*). It can never be a hill, nor a valley whose sides level
# off, such as $1 - e^{-x^2}$: the largest of straight lines only gets steeper from left to right. (The difference of
# two such units can come close to any curve without jumps.)
#
# ## 7. Measure, do not believe
#
# Tables of activations go from book to book with their errors. You have nine curves at hand, tanh and the eight that
# you wrote, so measure.
#
# ### Exercise: `predict_facts`
#
# First **predict**, by what you have seen so far. Each answer is a list of names out of these nine (in leaky ReLU and
# ELU with their defaults): sigmoid, tanh, relu, leaky_relu, elu, selu, softplus, swish, gelu.
#
# `steeper_than_1` was not shown for all of them; think of two walkers. Where a curve gains on the straight line a = z,
# it is steeper than the line there.
#
# The check of this exercise comes after the next one, when you have measured.

# %% exercise="predict_facts"
predict_facts = {
    "bounded_below": ...,    # a list of names, such as ["relu", "gelu"]: which never go below some number?
    "bounded_above": ...,    # which never go above some number?
    "falls": ...,            # which fall on some stretch, as z grows?
    "saturates_both": ...,   # which become level on both sides?
    "zero_centred": ...,     # for inputs spread evenly around 0, whose outputs have the mean 0?
    "steeper_than_1": ...,   # which have a slope above 1 somewhere?
}
### BEGIN SOLUTION
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
### END SOLUTION

# %% [markdown]
# ### Exercise: `activation_facts`
#
# Were you sure everywhere? Write the function that finds out, for *any* activation, from nothing but its values on a
# fine grid of places. The grid is given, the rest is yours.

# %% exercise="activation_facts"
def activation_facts(f, end=30):
    """What an activation does, measured on the places -end, -end + 0.01, ..., end.

    f: a function that takes an array of shape (K,), no single number, and returns float64 numbers of the same shape.
    end: a whole number, at least 2.
    Returns a dictionary with these keys, measured on that grid alone. NumPy's numbers and truth values will do.
        "lowest", "highest": the smallest and the largest value of f, numbers.
        "steepest": the largest size of a slope between neighbours, a number: |difference of the values| / 0.01.
        "falls": True if f falls by more than 1e-12 from one place to the next anywhere, else False.
        "saturates": a list of the sides on which f is level. "left" is in it if f(-end) and f(-end + 1) differ by at
            most 1e-6, "right" if f(end) and f(end - 1) do; "left" comes first.
        "bounded_below": False if f falls by more than 1e-6 on the last stretch of length 1 on either side, walking
            outwards (from -end + 1 to -end, or from end - 1 to end), else True.
        "bounded_above": the same with "rises" in the place of "falls".
        "zero_centred": True if the mean of all values is at most 1e-9 in size, else False.

    Example: for f = np.tanh it is {"lowest": -1.0, "highest": 1.0, "steepest": 0.99996667, "falls": False, "saturates":
    ["left", "right"], "bounded_below": True, "bounded_above": True, "zero_centred": True}.
    """
    z = np.linspace(-end, end, 200 * end + 1)      # neighbours are 0.01 apart, so 100 places are a length of 1
    ### BEGIN SOLUTION
    a = f(z)
    steps = np.diff(a)
    outwards = {"left": a[0] - a[100], "right": a[-1] - a[-101]}
    saturates = []
    for side, rise in outwards.items():
        if abs(rise) <= 1e-6:
            saturates.append(side)
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool(steps.min() < -1e-12),
        "saturates": saturates,
        "bounded_below": bool(min(outwards.values()) >= -1e-6),
        "bounded_above": bool(max(outwards.values()) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Compute `a = f(z)` once. `np.diff(a)` holds the differences of all neighbours.
# </details>
# <details><summary>Hint 2</summary>
#
# A length of 1 is 100 places: f(-end + 1) is `a[100]`, f(end - 1) is `a[-101]`. Write down for both sides by how much f
# rises *outwards*. Three of the keys need only these two numbers.
# </details>
# <details><summary>Hint 3</summary>
#
# left = a[0] - a[100], right = a[-1] - a[-101]. A side is level if its number is at most 1e-6 in size. f has no floor
# if one of the two is below -1e-6, and no ceiling if one is above 1e-6.
# </details>

# %% check="activation_facts"
import numpy as np
from autograder import check

KEYS = ["lowest", "highest", "steepest", "falls", "saturates", "bounded_below", "bounded_above", "zero_centred"]
for name, f, end, facts in (
    ("tanh(z)", np.tanh, 30, (-1.0, 1.0, 0.999966668, False, ["left", "right"], True, True, True)),
    ("max(z, 0.05 z)", lambda z: np.maximum(z, 0.05 * z), 8, (-0.4, 8.0, 1.0, False, [], False, False, False)),
    ("exp(-z z)", lambda z: np.exp(-z * z), 10, (0.0, 1.0, 0.857741925, True, ["left", "right"], True, True, False)),
    ("-softplus(z)", lambda z: -np.logaddexp(0, z), 20,
     (-20.0, -2.06115362e-9, 0.999999998, True, ["left"], False, True, False)),
    ("exp(-z)", lambda z: np.exp(-z), 14, (8.31528719e-7, 1202604.28, 1196611.26, True, [], False, False, False)),
    ("-exp(-z)", lambda z: -np.exp(-z), 25,
     (-7.20048993e10, -1.38879439e-11, 7.16460719e10, False, ["right"], False, True, False)),
    ("z z - 2", lambda z: z * z - 2, 2, (-2.0, 2.0, 3.99, True, [], True, False, False)),
    ("sin(z[:])", lambda z: np.sin(z[:]), 5, (-0.999999683, 0.999999683, 0.999990028, True, [], False, False, True)),
    ("5e-11 sin(z)", lambda z: 5e-11 * np.sin(z), 4,
     (-4.999998415e-11, 4.999998415e-11, 4.99995014e-11, False, ["left", "right"], True, True, True)),
    ("1.005e-6 z", lambda z: 1.005e-6 * z, 3, (-3.015e-6, 3.015e-6, 1.005e-6, False, [], False, False, True)),
):
    came = check(activation_facts, f, end)
    for key, fact in zip(KEYS, facts, strict=True):
        right = f" {fact}" if key == "saturates" else ""
        came[key].close(fact, rtol=1e-8, atol=1e-15, name=f"{name}, end {end}: {key}{right}")
came.holds("these eight keys and no others", lambda facts: sorted(facts) == sorted(KEYS))
### BEGIN HIDDEN TESTS
both = ["left", "right"]
for part in (1.0005, 0.9995, -1.0005, -0.9995, 1e-3, -1e-2):     # slopes within a hair of what is still level
    came = check(activation_facts, lambda z, part=part: part * 1e-6 * z, 4)
    for key, fact in (("saturates", both if abs(part) < 1 else []), ("bounded_below", abs(part) < 1),
                      ("bounded_above", abs(part) < 1), ("falls", part < 0)):
        came[key].equal(fact, hint="Level: at most 1e-6 on a length of 1. A fall: more than 1e-12.")
for shift, centred in ((0.5e-9, True), (1.5e-9, False), (-0.5e-9, True), (-1.5e-9, False)):
    came = check(activation_facts, lambda z, shift=shift: np.tanh(z) + shift, 9)
    came["zero_centred"].equal(centred, hint="Zero-centred is a mean of at most 1e-9 in size.")
edge = "At most includes the number itself."
for size in (1e-6, -1e-6):
    came = check(activation_facts, lambda z, size=size: np.where(z > 3.5, size, 0.0), 4)
    came["saturates"].equal(both, hint=edge)
    came["bounded_below"].equal(True, hint=edge)
    came["bounded_above"].equal(True, hint=edge)
check(activation_facts, lambda z: np.where(z > 0, 0.0, 1e-12), 4)["falls"].equal(False, hint="More than 1e-12.")
check(activation_facts, lambda z: np.where(z > 5.995, 1201e-9, 0.0), 6)["zero_centred"].equal(True, hint=edge)
bend, end = float(check.rng.uniform(0.3, 0.9)), int(check.rng.integers(3, 40))
came = check(activation_facts, lambda z: np.where(z > 0, z, bend * np.sin(z)), end)
z = np.linspace(-end, end, 200 * end + 1)
a = np.where(z > 0, z, bend * np.sin(z))
for key, fact in (("lowest", a.min()), ("highest", a.max()), ("steepest", np.abs(np.diff(a)).max() / 0.01)):
    came[key].close(float(fact), rtol=1e-9, hint="Another curve, and another end.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Now hold your prediction against what your own function measures:

# %%
_mine = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": relu, "leaky_relu": leaky_relu, "elu": elu, "selu": selu,
         "softplus": softplus, "swish": swish, "gelu": gelu}


def _confirm():
    facts = {name: activation_facts(f) for name, f in _mine.items()}
    print(f"{'':10}  {'lowest':>8}  {'highest':>8}  {'steepest':>8}  {'falls':>5}  {'level on':12} zero-centred")
    for name, one in facts.items():
        print(f"{name:10}  {one['lowest']:8.4f}  {one['highest']:8.4f}  {one['steepest']:8.4f}  {one['falls']!s:>5}  "
              f"{', '.join(one['saturates']):12} {one['zero_centred']}")
    measured = {
        "bounded_below": [name for name, one in facts.items() if one["bounded_below"]],
        "bounded_above": [name for name, one in facts.items() if one["bounded_above"]],
        "falls": [name for name, one in facts.items() if one["falls"]],
        "saturates_both": [name for name, one in facts.items() if len(one["saturates"]) == 2],
        "zero_centred": [name for name, one in facts.items() if one["zero_centred"]],
        "steeper_than_1": [name for name, one in facts.items() if one["steepest"] > 1 + 1e-6],
    }
    print()
    for key, names in measured.items():
        yours = predict_facts.get(key)
        same = isinstance(yours, (list, tuple, set)) and set(names) == set(yours)
        print(f"{key:14}: {'as predicted' if same else 'not as predicted; measured: ' + ', '.join(names)}")


_confirm()

# %% [markdown]
# Where you had predicted something else: what did you overlook? Correct it in the cell of `predict_facts`, run that
# cell and then the check here. Being wrong before you have measured costs nothing.

# %% check="predict_facts"
from autograder import check

NINE = {"sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "softplus", "swish", "gelu"}
check.value(predict_facts, "predict_facts").holds("lists of names, spelt as the nine are", lambda answers: not any(
    type(one) is str or type(one) in (list, tuple, set) and not {name.strip().lower() for name in one} <= NINE
    for one in answers.values()), weight=0, hint='Write ["relu"], not "relu", and leaky_relu with "_".')
check.quiz(predict_facts, {
    "bounded_below": check.hashed(["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"]),
    "bounded_above": check.hashed(["sigmoid", "tanh"]),
    "falls": check.hashed(["swish", "gelu"]),
    "saturates_both": check.hashed(["sigmoid", "tanh"]),
    "zero_centred": check.hashed(["tanh"]),
    "steeper_than_1": check.hashed(["selu", "swish", "gelu"]),
}, because={
    "bounded_below": "Go far to the left in each figure: only a curve that keeps falling there has no floor.",
    "bounded_above": "Go far to the right in each figure.",
    "falls": "Look at the figure of section 5, and at what it says about the left of the lowest point.",
    "saturates_both": "Level on both sides: no rise far to the left and none far to the right.",
    "zero_centred": "The outputs for z and -z must cancel, for every z.",
    "steeper_than_1": "Which curve does λ multiply? And which ones dip below ReLU and then catch up with it?",
})
check.score(2)

# %% [markdown]
# Three things that tables often get wrong stand in these lines. ELU, SELU, swish and GELU have a floor. Swish and
# GELU are not monotone. And a slope may exceed 1: 1.10 for swish, 1.13 for GELU, and 1.758 for SELU just to the left
# of 0 (the grid sees 1.749).
#
# *Zero-centred* is said to help since the next layer's inputs are then not all of one sign. It is a tendency, no law:
# ReLU is not zero-centred, and many networks use it all the same.
#
# ## 8. Next to Keras
#
# **Predict.** Here are your functions next to Keras' (tanh is NumPy's, and linear, step, softmax and PReLU are written
# out in the cell). The formulas are the same, and all is computed in float64. How large will the largest difference be:
# exactly 0, about 1e-16, about 1e-8?

# %%
import keras


def _next_to_keras():
    z = np.linspace(-10, 10, 2001)
    given = keras.ops.convert_to_tensor(z)         # float64, as z is
    rows = z[:2000].reshape(500, 4)
    W, b = np.sin(np.arange(24.0)).reshape(2, 4, 3), np.cos(np.arange(6.0)).reshape(2, 3)
    pieces = [rows @ W[j] + b[j] for j in range(2)]
    alpha = np.array([0.1, 0.2, 0.3, 0.4])
    layer = keras.layers.PReLU(dtype="float64")
    layer.build((None, 4))
    layer.set_weights([alpha])
    shifted = np.exp(rows - rows.max(axis=1, keepdims=True))
    pairs = {name: (f(z), getattr(keras.activations, name)(given)) for name, f in _mine.items()}
    pairs["gelu, tanh form"] = gelu(z, approximate=True), keras.activations.gelu(given, approximate=True)
    pairs["linear"] = z, keras.activations.linear(given)
    pairs["step (no activation of Keras)"] = np.where(z >= 0, 1.0, 0.0), keras.ops.cast(given >= 0, "float64")
    pairs["softmax, of rows"] = (shifted / shifted.sum(axis=1, keepdims=True),
                                 keras.activations.softmax(keras.ops.convert_to_tensor(rows)))
    pairs["PReLU (a layer)"] = np.where(rows > 0, rows, alpha * rows), layer(rows)
    pairs["maxout (by layers.Maximum)"] = maxout(rows, W, b), keras.layers.Maximum(dtype="float64")(pieces)
    for name, (mine, theirs) in pairs.items():
        print(f"{name:30} largest difference {np.abs(mine - np.array(theirs)).max():.1e}")


_next_to_keras()

# %% [markdown]
# The nine curves are there (GELU twice), then linear, step, softmax, PReLU and maxout. Most agree to the last digit or
# two. Three lines do not: leaky ReLU is off by 3e-8, GELU by 5e-9 and its tanh form by 9e-10. That is not your mistake.
# TensorFlow, which computes for Keras here, rounds the constants 0.2, $1/\sqrt 2$ and 0.044715 to float32 on the way;
# with constants rounded like that your functions agree, too. With 0.25, which float32 holds exactly, leaky ReLU agrees
# in every digit.
#
# **Softmax** is the one that does not work entry by entry: each output depends on its whole row. Unit 04 is about it.
#
# ### The slope of a `where`
#
# Keras computes slopes by itself, with the help of TensorFlow: inside of `with tf.GradientTape() as tape` every step of
# a computation is recorded, `tape.watch(z)` says that slopes for z will be asked for, and `tape.gradient(a, z)` goes
# back through the record and tells how a moves with z. Here is ELU with the two-sided `where` of section 1: the value
# first, then the slope. **Predict** both at z = 1000; the right slope is 1.

# %%
import tensorflow as tf


def _slope_of_where():
    z = tf.constant([1000.0, 2.0, -1.0], dtype=tf.float64)
    for name, f in (("exp(z) - 1", lambda z: tf.exp(z) - 1),
                    ("expm1(minimum(z, 0))", lambda z: tf.math.expm1(tf.minimum(z, 0)))):
        with tf.GradientTape() as tape:
            tape.watch(z)
            a = tf.where(z > 0, z, f(z))
        print(f"where(z > 0, z, {name}): value {a.numpy().round(4)}, slope {tape.gradient(a, z).numpy().round(4)}")


_slope_of_where()

# %% [markdown]
# The value at 1000 is right. The slope is NaN. On the way back each side of the `where` gets a share: the chosen one
# gets 1, the other one gets 0, *and multiplies it by its own slope*, which is infinity here. 0 times infinity is NaN,
# and 1 + NaN is NaN. So a `where` does not protect you from the side that it throws away. Make the input harmless
# **before** it goes in, as you did.
#
# ## 9. Mend it
#
# A colleague added seven activations. He tried them all at z = 0.5, 1.0 and 2.0, compared with a table, and was
# content. Some are right, some are not. All the sins of this unit are in there: overflow, lost digits, a changed
# argument, whole numbers cut off.

# %% given
def hasty(z, kind):
    """Seven activations. z: an array of one or more axes; returns a new array of that shape."""
    if kind == "relu6":
        z[z < 0] = 0
        return np.minimum(z, 6)
    if kind == "softsign":
        return z / (1 + z)
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        out = np.zeros_like(z)
        out[...] = z / 6 + 0.5
        return np.clip(out, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return np.log(sigmoid(z))
    if kind == "mish":
        return z * np.tanh(np.log(1 + np.exp(z)))
    return z


# %%
for _kind in ("relu6", "softsign", "hard_tanh", "hard_sigmoid", "soft_shrink", "log_sigmoid", "mish"):
    print(f"{_kind:12}", hasty(np.array([0.5, 1.0, 2.0]), _kind).round(4))

# %% [markdown]
# ### Exercise: `mend_activations`
#
# Hunt first: call `hasty` in a cell of your own with what he did not try, and note which of the seven fail. You will
# be asked for it. Then write `mended`, which keeps what is right.

# %% exercise="mend_activations"
def mended(z, kind):
    """Seven activations as they should be.

    z: an array of one or more axes. It may hold whole numbers; the result need not be whole then.
    kind: one of these, spelt so. Any other text raises a ValueError, and that text stands in its message.
        "relu6"         z cut off at 0 below and at 6 above
        "softsign"      z / (1 + |z|)
        "hard_tanh"     z cut off at -1 and 1
        "hard_sigmoid"  (z + 3) / 6, cut off at 0 and 1; z / 6 + 1/2 will do, though it loses digits next to z = -3
        "soft_shrink"   z - 1/2 where z > 1/2, z + 1/2 where z < -1/2, else 0
        "log_sigmoid"   the logarithm of sigmoid(z); at z = -1000 it is -1000
        "mish"          z tanh(softplus(z))
    Returns a new array of z's shape, right to a relative error of 1e-9 for z from -700 to 700. There is no warning,
    also not at -1000 and 1000, where mish is 0 and 1000. z stays as it is.

    Example: mended(np.array([-3, 9]), "relu6") is [0, 6], and mended(np.array([-1.0]), "softsign") is [-0.5].
    """
    ### BEGIN SOLUTION
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")
    ### END SOLUTION


# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Five inputs find everything: negative numbers, large ones (1000 and -1000), -40, an array of whole numbers, and a
# kind that does not exist. Look at the array that you passed in, too, after the call.
# </details>
# <details><summary>Hint 2</summary>
#
# log σ(z) = -log(1 + e^(-z)). You have a function that computes log(1 + e^something) well. Mish wants the same one.
# </details>
# <details><summary>Hint 3</summary>
#
# `np.zeros_like(z)` makes whole numbers of whole numbers. `z[z < 0] = 0` writes into the caller's array. And the last
# line lets a misspelt kind pass as if it were linear.
# </details>

# %% check="mend_activations"
import numpy as np
from autograder import check

mixed = np.array([[-3.0, -0.5], [0.25, 7.0]])
whole, far = np.array([[-4], [-1], [5], [8]]), np.array([-1000.0, 1000.0, 40.0, -40.0])
for kind, of_mixed, of_whole, of_far in (
    ("relu6", [[0.0, 0.0], [0.25, 6.0]], [[0.0], [0.0], [5.0], [6.0]], [0.0, 6.0, 6.0, 0.0]),
    ("softsign", [[-0.75, -1 / 3], [0.2, 0.875]], [[-0.8], [-0.5], [5 / 6], [8 / 9]],
     [-1000 / 1001, 1000 / 1001, 40 / 41, -40 / 41]),
    ("hard_tanh", [[-1.0, -0.5], [0.25, 1.0]], [[-1.0], [-1.0], [1.0], [1.0]], [-1.0, 1.0, 1.0, -1.0]),
    ("hard_sigmoid", [[0.0, 5 / 12], [13 / 24, 1.0]], [[0.0], [1 / 3], [1.0], [1.0]], [0.0, 1.0, 1.0, 0.0]),
    ("soft_shrink", [[-2.5, 0.0], [0.0, 6.5]], [[-3.5], [-0.5], [4.5], [7.5]], [-999.5, 999.5, 39.5, -39.5]),
    ("log_sigmoid", [[-3.0485873516, -0.97407698418], [-0.57593941988, -0.00091146645377]],
     [[-4.0181499279], [-1.3132616875], [-0.0067153484891], [-0.0003354063729]], [-1000.0, 0.0, -4.248354255e-18, -40]),
    ("mish", [[-0.14564746128, -0.22074377465], [0.16957240966, 6.9999883798]],
     [[-0.072591740792], [-0.30340146137], [4.9995520775], [7.9999982006]], [0.0, 1000.0, 40.0, -1.6993417021e-16]),
):
    check(mended, mixed, kind).close(np.array(of_mixed), rtol=1e-9, name=f"{kind}: two rows").unchanged()
    check(mended, whole, kind).close(np.array(of_whole), rtol=1e-9, name=f"{kind}: whole numbers")
    check(mended, far, kind).close(np.array(of_far), rtol=1e-9, name=f"{kind}: far out").quiet()
for kind in ("softsign", "hard_tanh"):
    check(mended, np.array([1e-10]), kind).close(np.array([1e-10]), rtol=1e-9, name=f"{kind}: close to 0").fresh()
for kind in ("softmin", "Mish", "linear"):
    check(mended, mixed, kind).raises(ValueError, saying=kind)
### BEGIN HIDDEN TESTS
hint = "Positive and negative numbers, in an array of any shape."
for shape in ((4, 3), (1, 5), (2, 3, 2)):
    z = 3 * check.rng.normal(size=shape[::-1]).T
    z.flat[1] = 0.0
    plus = np.logaddexp(0, z)
    for kind, right in {"relu6": np.clip(z, 0, 6), "softsign": z / (1 + np.abs(z)), "hard_tanh": np.clip(z, -1, 1),
                        "hard_sigmoid": np.clip((z + 3) / 6, 0, 1), "soft_shrink": z - np.clip(z, -0.5, 0.5),
                        "log_sigmoid": z - plus, "mish": z * np.tanh(plus)}.items():
        check(mended, z, kind).close(right, rtol=1e-9, atol=1e-15, hint=hint).unchanged().fresh()
inside = check.rng.uniform(0.01, 0.99, size=5)
for kind in ("relu6", "hard_tanh"):
    check(mended, inside, kind).close(inside, rtol=1e-12, hint="All numbers lie between 0 and 1.").unchanged().fresh()
for kind in ("gelu", "maxout", "relu", "hard"):
    check(mended, inside, kind).raises(
        ValueError, saying=kind, hint="Any other kind raises a ValueError, also one that begins as a known one does.")
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# All seven are in Keras:

# %%
def _mended_next_to_keras():
    z = np.linspace(-50, 50, 2001)
    for kind in ("relu6", "softsign", "hard_tanh", "hard_sigmoid", "soft_shrink", "log_sigmoid", "mish"):
        theirs = np.array(getattr(keras.activations, kind)(keras.ops.convert_to_tensor(z)))
        print(f"{kind:12} largest difference {np.abs(mended(z, kind) - theirs).max():.1e}")


_mended_next_to_keras()

# %% [markdown]
# ## Check yourself
#
# 1. A network of step units cannot be trained by following slopes, because **a** the step is not defined at 0
#    **b** its slope is 0 almost everywhere **c** its outputs are not centred.
# 2. `1 / (1 + np.exp(-z))` at z = -1000 gives in NumPy **a** NaN **b** 0, with a warning **c** 0, quietly.
# 3. `np.where(z > 0, z, np.exp(z) - 1)` at z = 1000 gives **a** infinity **b** 1000, quietly **c** 1000, with a
#    warning.
# 4. A slope passes backwards through three sigmoids, all with z = 0. By which number is it multiplied? Give all digits,
#    or a fraction such as `1 / 3`.
# 5. A ReLU unit is 0 for every sample. Its weights **a** do not change any more **b** change slowly **c** grow until
#    it wakes up.
# 6. Which one has no floor? **a** swish **b** SELU **c** leaky ReLU
# 7. PReLU on a batch of 5 samples and 3 units: `dalpha` has the shape **a** (5, 3) **b** (3,) **c** ().
# 8. Which ones of the seven kinds of `hasty` are right as they stand, for all that `mended` promises? A list of names.

# %% exercise="activations_quiz"
quiz = {
    "step": ...,       # 1: "a", "b" or "c"
    "naive": ...,      # 2: "a", "b" or "c"
    "where": ...,      # 3: "a", "b" or "c"
    "three": ...,      # 4: a number, not rounded
    "dead": ...,       # 5: "a", "b" or "c"
    "floor": ...,      # 6: "a", "b" or "c"
    "prelu": ...,      # 7: "a", "b" or "c"
    "innocent": ...,   # 8: a list of names, such as ["step", "linear"]
}
### BEGIN SOLUTION
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a", "floor": "c", "prelu": "b",
        "innocent": ["hard_tanh", "soft_shrink"]}
### END SOLUTION

# %% check="activations_quiz"
from autograder import check

KINDS = {"relu6", "softsign", "hard_tanh", "hard_sigmoid", "soft_shrink", "log_sigmoid", "mish"}
check.value(quiz, "quiz").holds("question 8 has a list of names, spelt as the seven are", lambda answers: not any(
    type(one) is str or type(one) in (list, tuple, set) and not {name.strip().lower() for name in one} <= KINDS
    for one in [answers.get("innocent")]), weight=0, hint='Write ["step"], not "step". Spell as `hasty` does.')
check.quiz(quiz, {
    "step": check.hashed("b"), "naive": check.hashed("b"),
    "where": check.hashed("c"),
    "three": check.hashed(0.015625),
    "dead": check.hashed("a"),
    "floor": check.hashed("c"),
    "prelu": check.hashed("b"),
    "innocent": check.hashed(["hard_tanh", "soft_shrink"]),
}, because={
    "step": "What does a weight that moves a little change in the answer? See the first figure.",
    "naive": "exp(1000) is infinity and NumPy says so. What is 1 / infinity?",
    "where": "Both sides are computed for every entry, and then one is chosen.",
    "three": "Each sigmoid puts in its slope at its z, and along a path factors are multiplied. Do not round.",
    "dead": "The slope of ReLU is a factor of every change. What is it for this unit?",
    "floor": "Go far to the left: which of the three curves is still falling there?",
    "prelu": "There is one alpha for each unit, and all samples share it.",
    "innocent": "Try each kind with negative numbers, -40, 1000, -1000 and whole numbers, and look at z afterwards.",
})
check.score(2)

# %% [markdown]
# ## In your own words
#
# A colleague trains a network of 12 hidden layers, all with sigmoids. The last layers learn, the first ones do not
# move. She replaces every sigmoid by ReLU and, since it "works now", makes her steps twenty times as large. Next day
# half of the units of the first layer answer 0 for every sample, whatever she does. Explain both observations by
# slopes, and say what she could do now. Four to six sentences.
#
# One point is for the reason why the first layers did not learn, with a number; one for what happened to the units
# and a sensible way out.

# %% [markdown] written="two_deaths" points=2
# ### BEGIN SOLUTION
# The slope that reaches an early layer is a product with one factor for each activation on the way. A sigmoid's slope
# is at most 1/4, so twelve of them leave at most 0.25 to the power of 12, about 6e-8, and less where units are
# saturated: the first layers get almost no signal. ReLU has the slope 1 wherever its input is positive, so the signal
# no longer shrinks by the activations. But a large step can push a unit's weights and bias so far that its z is
# negative for every sample; then its slope is 0 for every sample and no step changes it again: it is dead. She should
# go back to smaller steps and start again from fresh weights (the dead units will not come back by themselves), and may
# take an activation with a slope on the left, such as leaky ReLU or ELU.
#
# Grading guide. One point: a product of slopes of at most 1/4 each, with a number such as 0.25^12 or 6e-8 (0.25^11 is
# as good). One point: z negative for all samples, slope 0, no change any more; and a way out (smaller steps and new
# weights, or an activation with a slope on the left). Half a point less if she is told only to train longer.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - A network learns by slopes, and every activation on the way is a factor. The sigmoid's is at most 1/4, that of tanh
#   at most 1; far out both are almost 0. The unit is saturated.
# - ReLU has slope 1 or 0. A unit that is at 0 for every sample is dead. Leaky ReLU, PReLU and ELU keep a slope on the
#   left.
# - `where` computes both sides. Make the input harmless before it goes in; NaN comes back through the slope.
# - Subtracting nearly equal numbers loses digits. `expm1`, `log1p` and a rewritten formula keep them.
# - ELU, SELU, swish and GELU are bounded below; swish and GELU are not monotone; softmax works on rows.
# - Say the constants: Keras' leaky ReLU has the slope 0.2 as a function and 0.3 as a layer; GELU comes in two forms.
# - A range or a slope is measured in a few lines. Measure.
#
# **Sources.** LeCun, Bottou, Orr & Müller (1998), "Efficient BackProp", in *Neural Networks: Tricks of the Trade*.
# Nair & Hinton (2010), "Rectified linear units improve restricted Boltzmann machines", ICML. Dugas et al. (2001),
# "Incorporating second-order functional knowledge for better option pricing", NIPS 13 (softplus). Goodfellow et al.
# (2013), "Maxout networks", ICML. Maas, Hannun & Ng (2013), "Rectifier nonlinearities improve neural network acoustic
# models", ICML workshop (leaky ReLU). He et al. (2015), "Delving deep into rectifiers", ICCV (PReLU). Clevert,
# Unterthiner & Hochreiter (2016), "Fast and accurate deep network learning by exponential linear units", ICLR.
# Hendrycks & Gimpel (2016), "Gaussian error linear units", arXiv:1606.08415. Klambauer et al. (2017),
# "Self-normalizing neural networks", NIPS 30. Ramachandran, Zoph & Le (2017), "Searching for activation functions",
# arXiv:1710.05941 (swish); Elfwing, Uchibe & Doya (2018), *Neural Networks* 107 (SiLU).
