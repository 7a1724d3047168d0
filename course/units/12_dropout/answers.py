"""Right and wrong answers to the unit on dropout."""

from autograder.author.answers import equivalent, right, wrong

# -- classic_dropout_predict ---------------------------------------------------------------------------------------


@right("classic_dropout_predict", "takes the dropped part away")
def classic_dropout_predict(x, rate):
    return x - rate * x


@right("classic_dropout_predict", "through the mean of the two outcomes, in place on a copy")
def classic_dropout_predict(x, rate):
    out = np.array(x, dtype=float)
    out *= np.average([0.0, 1.0], weights=[rate, 1.0 - rate])
    return out


@wrong("classic_dropout_predict", "scales by the rate",
       says="You multiply by the rate. The rate is the fraction dropped; scale by the fraction kept.")
def classic_dropout_predict(x, rate):
    return x * rate


@wrong("classic_dropout_predict", "inverted scale",
       says="You divide by the fraction kept. That makes values larger, and here they were smaller in training.")
def classic_dropout_predict(x, rate):
    return x / (1 - rate)


@wrong("classic_dropout_predict", "changes nothing, as in inverted dropout",
       says="This is x itself. Classic dropout needs a smaller value at test time.")
def classic_dropout_predict(x, rate):
    return x.copy()


@wrong("classic_dropout_predict", "divides by the rate", says="You divide by the rate. Scale by the fraction kept.")
def classic_dropout_predict(x, rate):
    return x / rate if rate else x


@wrong("classic_dropout_predict", "works in place", says="The call changed `x`.")
def classic_dropout_predict(x, rate):
    x *= 1 - rate
    return x


@wrong("classic_dropout_predict", "thinks of 0.5", says="This is half of x. Use the argument `rate`.")
def classic_dropout_predict(x, rate):
    return x * 0.5


@wrong("classic_dropout_predict", "draws a mask at test time",
       says="You drew a mask. At test time every unit is there; give the average over all masks.")
def classic_dropout_predict(x, rate):
    return np.where(np.random.default_rng(0).random(x.shape) >= rate, x, 0.0)


@wrong("classic_dropout_predict", "subtracts the rate",
       says="You subtract the rate. The average of a value is a fraction of it, so multiply.")
def classic_dropout_predict(x, rate):
    return x - rate


@wrong("classic_dropout_predict", "scales twice", says="The fraction kept came in twice.")
def classic_dropout_predict(x, rate):
    return x * (1 - rate) ** 2

# -- dropout_forward -----------------------------------------------------------------------------------------------


@right("dropout_forward", "keeps where the draw is below 1 - rate, cache is a dictionary")
def dropout_forward(x, rate, rng, training):
    if rate < 0 or rate >= 1:
        raise ValueError("rate")
    keep = 1.0 - rate
    if training:
        mask = rng.random(size=x.shape) < keep
        return np.where(mask, x / keep, 0.0), {"mask": mask, "keep": keep}
    return np.array(x), {"mask": np.ones(x.shape, dtype=bool), "keep": 1.0}


@right("dropout_forward", "draws with binomial, cache None at inference")
def dropout_forward(x, rate, rng, training):
    if not (0.0 <= rate < 1.0):
        raise ValueError(f"bad rate {rate}")
    if not training or rate == 0:
        return x.copy(), None
    m = rng.binomial(1, 1 - rate, size=x.shape) / (1 - rate)
    return m * x, m


@right("dropout_forward", "drops below the rate, in place on a copy")
def dropout_forward(x, rate, rng, training):
    if rate >= 1 or rate < 0:
        raise ValueError("0 <= rate < 1")
    out = np.array(x, dtype=float, copy=True)
    dropped = np.zeros(x.shape, dtype=bool)
    if training:
        dropped = rng.uniform(0, 1, x.shape) < rate
        out[dropped] = 0
        out *= 1 / (1 - rate)
    return out, (dropped, rate if training else 0)


@right("dropout_forward", "draws with choice, value by value")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError("rate outside of [0, 1)")
    m = np.ones_like(x)
    if training:
        m = rng.choice([0.0, 1 / (1 - rate)], p=[rate, 1 - rate], size=x.shape)
    return x * m, m


@wrong("dropout_forward", "kept and dropped swapped",
       says="About 70 % are dropped: kept and dropped are swapped. The rate is the fraction dropped.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) < rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "takes the rate for the fraction kept",
       says="The survivors are divided by the rate. Divide by the fraction kept, 1 - rate.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training or rate == 0:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) < rate) / rate
    return x * m, m


@wrong("dropout_forward", "no scaling", says="The survivors are not scaled up: with rate 0.3 they are x / 0.7.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) * 1.0
    return x * m, m


@wrong("dropout_forward", "classic dropout: scales at test time",
       says="At inference you scale by the fraction kept. That is classic dropout; here you paid in training.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x * (1 - rate), None
    m = (rng.random(x.shape) >= rate) * 1.0
    return x * m, m


@wrong("dropout_forward", "scales at test time by the rate",
       says="At inference you scale by the rate. Inverted dropout changes nothing there.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return (x * rate, None) if rate else (x.copy(), None)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "multiplies the survivors by the fraction kept",
       says="The survivors are multiplied by the fraction kept. Divide by it: they make up for the dropped ones.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) * (1 - rate)
    return x * m, m


@wrong("dropout_forward", "multiplies the survivors by the rate",
       says="The survivors are multiplied by the rate. Divide by the fraction kept, 1 - rate.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training or rate == 0:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) * rate
    return x * m, m


@wrong("dropout_forward", "one mask for all rows",
       says="All rows have the same mask. Draw a number for each value of x: the mask has x's shape.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape[1:]) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "drops whole rows",
       says="Whole rows are dropped. Draw a number for each value of x: the mask has x's shape.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random((len(x),) + (1,) * (x.ndim - 1)) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "ignores training", says="Values are dropped at inference. Look at `training`.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "training the wrong way round", says="Nothing was dropped although training is True.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "returns the mask",
       says="This is the mask. The output is x times the mask; it comes first in the pair.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return m, m


@wrong("dropout_forward", "changes x in place", says="The call changed `x`.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = rng.random(x.shape) >= rate
    x *= m
    return x / (1 - rate), m


@wrong("dropout_forward", "returns x itself at inference",
       says="The result is (a view of) `x` itself: changing one later changes the other.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training or rate == 0:
        return x, np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "draws from the global generator", says="Draw from rng only, not from np.random.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (np.random.rand(*x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "sets a seed of its own",
       says="Use the rng that is handed in. Do not make one, and do not set a seed.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (np.random.default_rng(0).random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "no test of the rate", says="Ask first whether 0 <= rate < 1, before you look at `training`.")
def dropout_forward(x, rate, rng, training):
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "allows rate 1",
       says="It returned (array of shape (200, 30), array of shape (200, 30)) and raised nothing.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate <= 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / max(1 - rate, 1e-12)
    return x * m, m


@wrong("dropout_forward", "tests the rate in training only",
       says="Ask first whether 0 <= rate < 1, before you look at `training`.")
def dropout_forward(x, rate, rng, training):
    if not training:
        return x.copy(), np.ones(x.shape)
    if not 0 <= rate < 1:
        raise ValueError(rate)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "only rows and columns",
       says="It stopped with ValueError: not enough values to unpack (expected 2, got 1) (line 4 of its cell: `N, "
            "D = x.shape`).")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError("rate")
    N, D = x.shape
    m = (rng.random((N, D)) >= rate) / (1 - rate) if training else np.ones((N, D))
    return x * m, m


@wrong("dropout_forward", "returns the output only", says="Return the pair: return out, cache")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy()
    return x * (rng.random(x.shape) >= rate) / (1 - rate)


@wrong("dropout_forward", "rate always 0.5 in the draw", says="About half is dropped. Use the rate, not 0.5.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = rng.integers(0, 2, size=x.shape) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "drops an exact number of values",
       says="Each call drops the same number of values. Each value is dropped by itself, so the number must vary.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = np.full(x.size, 1 / (1 - rate))
    m[rng.permutation(x.size)[: int(rate * x.size)]] = 0
    m = m.reshape(x.shape)
    return x * m, m


@wrong("dropout_forward", "drops an exact number in each row",
       says="Each row drops the same number of units. Each value is dropped by itself, so the number must vary.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = np.full(x.shape, 1 / (1 - rate))
    for row in m.reshape(-1, x.shape[-1]):
        row[rng.choice(len(row), int(rate * len(row)), replace=False)] = 0
    return x * m, m


@wrong("dropout_forward", "exact number in each column",
       says="Each unit is dropped in the same number of rows. Each value is dropped by itself, so the number must "
            "vary.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    order = rng.permuted(np.broadcast_to(np.arange(len(x)).reshape(-1, *[1] * (x.ndim - 1)), x.shape), axis=0)
    m = (order >= rate * len(x)) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "draws from a normal distribution",
       says="About 63 % are dropped. Are the draws from rng.normal, or from -1 to 1? They must lie evenly over [0, "
            "1).")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.normal(size=x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "draws from -1 to 1",
       says="About 63 % are dropped. Are the draws from rng.normal, or from -1 to 1? They must lie evenly over [0, "
            "1).")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.uniform(-1, 1, size=x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "returns (mask, output)",
       says="This is the mask. The output is x times the mask; it comes first in the pair.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return np.ones(x.shape), x.copy()
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return m, x * m


@wrong("dropout_forward", "no pair at inference", says="Return a pair at inference, too: return out, cache")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy()
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "nothing at inference", says="The result is None.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if training:
        m = (rng.random(x.shape) >= rate) / (1 - rate)
        return x * m, m


@wrong("dropout_forward", "keeps x in the cache",
       says="This holds for both parts of the pair: neither out nor cache may be, or hold, the array x.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    m = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * m, (x, m)


equivalent("dropout_forward", "rng.random(x.shape) >= rate -> rng.random(x.shape) > rate",
           because="A draw from [0, 1) equals the rate with probability 2**-53 or so.")
equivalent("dropout_forward", "np.ones(x.shape) -> np.zeros(x.shape)",
           because="The cache is the student's own affair here; the check of dropout_backward tests it at inference.")

# -- dropout_moments -----------------------------------------------------------------------------------------------


@right("dropout_moments", "sums over the two outcomes")
def dropout_moments(x, rate):
    survivor = x / (1 - rate)
    mean = (1 - rate) * survivor
    return mean, rate * (0 - mean) ** 2 + (1 - rate) * (survivor - mean) ** 2


@right("dropout_moments", "mean square minus square of the mean")
def dropout_moments(x, rate):
    square = np.square(x)
    return 1.0 * x, square / (1.0 - rate) - square


@wrong("dropout_moments", "variance of classic dropout",
       says="This is the variance of classic dropout. Here the survivors are scaled up, so their spread is too.")
def dropout_moments(x, rate):
    return x.copy(), x**2 * rate * (1 - rate)


@wrong("dropout_moments", "mean of classic dropout",
       says="This is the mean of classic dropout. Here the survivors are scaled up.")
def dropout_moments(x, rate):
    return x * (1 - rate), x**2 * rate / (1 - rate)


@wrong("dropout_moments", "standard deviation", says="This is the standard deviation. The variance is its square.")
def dropout_moments(x, rate):
    return x.copy(), np.abs(x) * np.sqrt(rate / (1 - rate))


@wrong("dropout_moments", "x is not squared", says="The variance grows with the square of x.")
def dropout_moments(x, rate):
    return x.copy(), x * rate / (1 - rate)


@wrong("dropout_moments", "mean square", says="This is the mean square. Subtract the square of the mean.")
def dropout_moments(x, rate):
    return x.copy(), x**2 / (1 - rate)


@wrong("dropout_moments", "numerator and denominator swapped",
       says="Look at the denominator: the variance grows with the rate.")
def dropout_moments(x, rate):
    return x.copy(), x**2 * (1 - rate) / rate if rate else x * 0


@wrong("dropout_moments", "mean of a survivor", says="This is the value of a survivor. The mean counts the zeros too.")
def dropout_moments(x, rate):
    return x / (1 - rate), x**2 * rate / (1 - rate)


@wrong("dropout_moments", "measures by drawing",
       says="This is near, but not exact. Was it averaged over draws? Use the formula.")
def dropout_moments(x, rate):
    rng = np.random.default_rng(0)
    draws = x * (rng.random((1000, *x.shape)) >= rate) / (1 - rate)
    return draws.mean(axis=0), draws.var(axis=0)


@wrong("dropout_moments", "over the whole array", says="The result is a number (float); expected a NumPy array.")
def dropout_moments(x, rate):
    return x.mean(), x.var() * rate / (1 - rate)


@wrong("dropout_moments", "subtracts 1 instead of x²", says="You subtract 1. The mean is x here, so its square is x².")
def dropout_moments(x, rate):
    return x.copy(), x**2 / (1 - rate) - 1


@wrong("dropout_moments", "standard deviation with the sign of x",
       says="This is the standard deviation of m, times x. The variance is a square.")
def dropout_moments(x, rate):
    return x.copy(), x * np.sqrt(rate / (1 - rate))


@wrong("dropout_moments", "moments of m",
       says="This is the variance of m. The output is x times m; what does that do to a variance?")
def dropout_moments(x, rate):
    return np.ones(x.shape), np.full(x.shape, rate / (1 - rate))


@wrong("dropout_moments", "mean of m", says="This is the mean of m. The output is x times m.")
def dropout_moments(x, rate):
    return np.ones(x.shape), x**2 * rate / (1 - rate)


@wrong("dropout_moments", "squares the variance of m", says="The variance of m is squared. Only x is.")
def dropout_moments(x, rate):
    return x.copy(), x**2 * (1 / (1 - rate) - 1) ** 2


@wrong("dropout_moments", "rate alone", says="This is x² · r. Bring 1/(1-r) - 1 to one fraction; it is larger than r.")
def dropout_moments(x, rate):
    return x.copy(), x**2 * rate


@wrong("dropout_moments", "fraction kept alone",
       says="This is x² · (1-r), which falls with the rate. At rate 0 there is no noise.")
def dropout_moments(x, rate):
    return x.copy(), x**2 * (1 - rate)


@wrong("dropout_moments", "divides twice", says="You divide by 1-r once too often.")
def dropout_moments(x, rate):
    return x.copy(), x**2 * rate / (1 - rate) ** 2


@wrong("dropout_moments", "swaps the pair", says="Mean and variance are swapped.")
def dropout_moments(x, rate):
    return x**2 * rate / (1 - rate), x.copy()


@wrong("dropout_moments", "mean twice", says="This is the mean. The pair is (mean, variance).")
def dropout_moments(x, rate):
    return x.copy(), x.copy()

# -- dropout_backward ----------------------------------------------------------------------------------------------


@right("dropout_backward", "np.where on the kept places")
def dropout_backward(dout, cache):
    return np.where(cache > 0, dout * cache.max(), 0.0)


@right("dropout_backward", "in place on a copy")
def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float, copy=True)
    dx *= cache
    return dx


right("dropout_backward", "with a cache of its own: mask and fraction kept", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError("rate")
    if not training:
        return x.copy(), None
    mask = rng.random(x.shape) < 1 - rate
    return x * mask / (1 - rate), (mask, 1 - rate)


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    mask, keep = cache
    return dout * mask / keep
''')


@wrong("dropout_backward", "no scale", says="The mask is right but the scale 1 / (1 - rate) is missing.")
def dropout_backward(dout, cache):
    return dout * (cache != 0)


@wrong("dropout_backward", "scales twice", says="The scale came in twice.")
def dropout_backward(dout, cache):
    return dout * cache * cache


@wrong("dropout_backward", "divides by the scale",
       says="You multiplied by 1 - rate. The forward pass divided by it, and so must the backward pass.")
def dropout_backward(dout, cache):
    return np.where(cache > 0, dout / cache.max(), 0.0)


@wrong("dropout_backward", "lets everything through",
       says="dout went through unchanged. In training it must be masked and scaled.")
def dropout_backward(dout, cache):
    return dout.copy()


@wrong("dropout_backward", "draws a new mask",
       says="A new mask was drawn. Use the one of the forward pass, from the cache.")
def dropout_backward(dout, cache):
    rate = np.mean(cache == 0)
    if rate == 0:
        return dout.copy()
    return dout * (np.random.default_rng(99).random(dout.shape) >= rate) * cache.max()


@wrong("dropout_backward", "masks dout in place", says="The call changed `dout`.")
def dropout_backward(dout, cache):
    dout *= cache
    return dout


@wrong("dropout_backward", "the factor alone", says="This is the factor alone. Where is dout?")
def dropout_backward(dout, cache):
    return cache.copy()


@wrong("dropout_backward", "gradient to the dropped units",
       says="The gradient went to the dropped units instead of the kept ones, and it is not scaled.")
def dropout_backward(dout, cache):
    return dout * (cache == 0)


wrong("dropout_backward", "takes out > 0 for the mask",
      says="Values with x < 0 lost their gradient: `out > 0` is not the mask.", code='''
def dropout_forward(x, rate, rng, training):
    if not training:
        return x.copy(), (np.ones(x.shape), 0.0)
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, (out, rate)


def dropout_backward(dout, cache):
    out, rate = cache
    return dout * (out > 0) / (1 - rate)
''')

wrong("dropout_backward", "multiplies by the output",
      says="You multiplied by the output. Multiply by what x was multiplied by.", code='''
def dropout_forward(x, rate, rng, training):
    out = x * (rng.random(x.shape) >= rate) / (1 - rate) if training else x.copy()
    return out, out


def dropout_backward(dout, cache):
    return dout * cache
''')

wrong("dropout_backward", "scales at inference too",
      says="At inference the forward pass did not scale, so the backward pass must not either.", code='''
def dropout_forward(x, rate, rng, training):
    mask = rng.random(x.shape) >= rate if training else np.ones(x.shape)
    return (x * mask / (1 - rate) if training else x.copy()), (mask, rate)


def dropout_backward(dout, cache):
    mask, rate = cache
    return dout * mask / (1 - rate)
''')

@wrong("dropout_backward", "divides by the factor",
       says="You divided by the factor, which is 0 for dropped units. The chain rule multiplies.")
def dropout_backward(dout, cache):
    with np.errstate(all="ignore"):
        return dout / cache


@wrong("dropout_backward", "matrix product",
       says="This is a matrix product. Each value of dout is multiplied by its own factor, with *.")
def dropout_backward(dout, cache):
    return dout @ cache.T


@wrong("dropout_backward", "returns a pair", says="Return the gradient alone, not a pair.")
def dropout_backward(dout, cache):
    return dout * cache, cache


@wrong("dropout_backward", "one minus the factor", says="Dropped units get a gradient.")
def dropout_backward(dout, cache):
    return dout * (1 - cache)

# -- tanh_dropout_backward -----------------------------------------------------------------------------------------


@right("tanh_dropout_backward", "through cosh")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] / np.cosh(cache["z"]) ** 2


@right("tanh_dropout_backward", "undoes the scale of the output")
def tanh_dropout_backward(dout, cache):
    factor = cache["factor"]
    kept = factor > 0
    a = np.zeros_like(factor)
    a[kept] = cache["out"][kept] / factor[kept]
    return np.where(kept, dout * factor * (1 - a) * (1 + a), 0.0)


@wrong("tanh_dropout_backward", "derivative at the dropped, rescaled output",
       says="The derivative of tanh was taken at the output after dropout. It needs tanh(z), before dropout.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 - cache["out"] ** 2)


@wrong("tanh_dropout_backward", "tanh of the output",
       says="tanh was applied to the output once more. Its derivative belongs at z.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 - np.tanh(cache["out"]) ** 2)


@wrong("tanh_dropout_backward", "forgets dropout",
       says="Dropout's own factor is missing: dropped units must get no gradient.")
def tanh_dropout_backward(dout, cache):
    return dout * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "mask without scale", says="The mask is there but its scale 1 / (1 - rate) is missing.")
def tanh_dropout_backward(dout, cache):
    return dout * (cache["factor"] > 0) * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "scales twice", says="The scale came in twice.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] ** 2 * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "forgets tanh",
       says="The derivative of tanh is missing: this is the gradient before tanh.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"]


@wrong("tanh_dropout_backward", "no square", says="The derivative of tanh is 1 - tanh(z)², with the square.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 - np.tanh(cache["z"]))


@wrong("tanh_dropout_backward", "plus sign", says="The derivative of tanh is 1 - tanh(z)², with a minus sign.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 + np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "squares z", says="You squared z. The derivative needs tanh(z).")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 - cache["z"] ** 2)


@wrong("tanh_dropout_backward", "forgets dout", says="Multiply by dout.")
def tanh_dropout_backward(dout, cache):
    return cache["factor"] * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "overwrites dout", says="The call changed `dout`.")
def tanh_dropout_backward(dout, cache):
    dout *= cache["factor"]
    dout *= 1 - np.tanh(cache["z"]) ** 2
    return dout


@wrong("tanh_dropout_backward", "1 - out² and no factor",
       says="This is 1 minus the square of the output after dropout, and dropout's own factor is missing. Take one "
            "link at a time.")
def tanh_dropout_backward(dout, cache):
    return dout * (1 - cache["out"] ** 2)


@wrong("tanh_dropout_backward", "tanh instead of its derivative",
       says="You multiplied by tanh(z). The chain rule needs its derivative.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * np.tanh(cache["z"])


@wrong("tanh_dropout_backward", "output instead of the factor",
       says="You multiplied by the output. The link of dropout is its factor.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["out"] * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "factor in the place of 1",
       says="The factor stands in the place of the 1. It multiplies the whole derivative of tanh.")
def tanh_dropout_backward(dout, cache):
    return dout * (cache["factor"] - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "no brackets",
       says="Brackets are missing: the whole derivative of tanh is multiplied, not its 1 alone.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * 1 - np.tanh(cache["z"]) ** 2


@wrong("tanh_dropout_backward", "divides the output by the factor",
       says="You divided by the factor, which is 0 for dropped units. z is in the cache, too.")
def tanh_dropout_backward(dout, cache):
    with np.errstate(all="ignore"):
        a = cache["out"] / cache["factor"]
    return dout * cache["factor"] * (1 - a**2)


@wrong("tanh_dropout_backward", "knows the rate of the example",
       says="Your code holds 1.25 or 0.2, the numbers of one example. The scale stands in the factor.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 - (cache["out"] / 1.25) ** 2)


@wrong("tanh_dropout_backward", "knows the scale of the example",
       says="Your code holds the scale 1.25 of one example. Multiply by the factor.")
def tanh_dropout_backward(dout, cache):
    return dout * (cache["factor"] > 0) * 1.25 * (1 - np.tanh(cache["z"]) ** 2)

# -- mask_from_layer -----------------------------------------------------------------------------------------------


@right("mask_from_layer", "divides the output by another input")
def mask_from_layer(layer, shape):
    x = np.full(shape, 4.0, dtype="float32")
    return keras.ops.convert_to_numpy(layer(x, training=True)) / 4.0


@right("mask_from_layer", "ones from keras.ops")
def mask_from_layer(layer, shape):
    out = layer(keras.ops.ones(shape), training=True)
    return keras.ops.convert_to_numpy(out).astype("float64")


@wrong("mask_from_layer", "training not said",
       says="All ones: the layer ran in inference mode, where it changes nothing.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape)))


@wrong("mask_from_layer", "calls the layer twice", says="This is the layer's second mask. Call the layer once only.")
def mask_from_layer(layer, shape):
    layer(np.ones(shape), training=True)
    return np.array(layer(np.ones(shape), training=True))


@wrong("mask_from_layer", "divides by the fraction kept again",
       says="The scale came in twice: the layer has already divided by 1 - rate.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape), training=True)) / (1 - layer.rate)


@wrong("mask_from_layer", "zeros and ones", says="These are the kept places, without their scale 1 / (1 - rate).")
def mask_from_layer(layer, shape):
    return (np.array(layer(np.ones(shape), training=True)) > 0).astype(float)


@wrong("mask_from_layer", "truth values", says="Truth values. The mask holds the numbers 0 and 1 / (1 - rate).")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape), training=True)) > 0


@wrong("mask_from_layer", "draws with NumPy and the layer's seed",
       says="A mask, but not this layer's. A new layer, or NumPy, draws another one: call the layer that is handed "
            "in.")
def mask_from_layer(layer, shape):
    rng = np.random.default_rng(layer.seed)
    return (rng.random(shape) >= layer.rate) / (1 - layer.rate)


@wrong("mask_from_layer", "feeds zeros", says="All zeros. 0 times the mask is 0; which x makes out equal to m?")
def mask_from_layer(layer, shape):
    return np.array(layer(np.zeros(shape), training=True))


@wrong("mask_from_layer", "ones for the dropped places", says="Where the layer keeps, your mask drops.")
def mask_from_layer(layer, shape):
    out = np.array(layer(np.ones(shape), training=True))
    return (out == 0) / (1 - layer.rate)


@wrong("mask_from_layer", "one row only", says="Give the layer an array of the whole `shape`, not of one row.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape[1:]), training=True))


@right("mask_from_layer", "divides by a random input")
def mask_from_layer(layer, shape):
    x = np.random.default_rng(0).uniform(1, 2, size=shape).astype("float32")
    return np.array(layer(x, training=True)) / x


@wrong("mask_from_layer", "a new layer",
       says="A mask, but not this layer's. A new layer, or NumPy, draws another one: call the layer that is handed "
            "in.")
def mask_from_layer(layer, shape):
    return np.array(keras.layers.Dropout(layer.rate, seed=99)(np.ones(shape), training=True))


@wrong("mask_from_layer", "feeds random numbers",
       says="The right places, but other values: this is your input times the mask. Which x makes out equal to m?")
def mask_from_layer(layer, shape):
    x = np.random.default_rng(0).uniform(0.1, 1, size=shape)
    return np.array(layer(x, training=True))


@wrong("mask_from_layer", "shape of the example", says="Use the argument `shape`.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones((3, 4)), training=True))

# -- build_dropout_model -------------------------------------------------------------------------------------------


@right("build_dropout_model", "functional")
def build_dropout_model(features, units, classes, rate):
    inputs = keras.Input(shape=(features,))
    x = inputs
    for u in units:
        x = keras.layers.Dense(u, activation=keras.activations.relu)(x)
        x = keras.layers.Dropout(rate)(x)
    return keras.Model(inputs, keras.layers.Dense(classes, activation="softmax")(x))


@right("build_dropout_model", "one list, activations as layers, compiled")
def build_dropout_model(features, units, classes, rate):
    hidden = [layer for u in units
              for layer in (keras.layers.Dense(u), keras.layers.ReLU(), keras.layers.Dropout(rate, seed=1))]
    model = keras.Sequential([keras.layers.InputLayer(shape=(features,)), *hidden,
                              keras.layers.Dense(classes), keras.layers.Softmax()])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    return model


@wrong("build_dropout_model", "dropout on the output",
       says="There is Dropout on the output: predicted probabilities would be set to 0.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in [*units, classes]:
        model.add(keras.layers.Dense(u, activation="softmax" if len(model.layers) == 2 * len(units) else "relu"))
        model.add(keras.layers.Dropout(rate))
    return model


@wrong("build_dropout_model", "hands on the fraction kept",
       says="Your Dropout drops 80 %. Keras' rate is the fraction dropped, so hand it on as it is.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(1 - rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "dropout before each hidden layer",
       says="There is Dropout on the inputs. Put it after the hidden layers.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dropout(rate))
        model.add(keras.layers.Dense(u, activation="relu"))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "dropout once, after the loop",
       says="Only the last hidden layer has Dropout. Each hidden layer needs one.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
    model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "rate always 0.5", says="Your Dropout has the rate 0.5. Use the argument.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "rate in percent", says="Expected a float value between 0 and 1.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(100 * rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "no relu", says="The hidden layers have no activation: relu is missing.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "no softmax", says="The output has no softmax.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes))
    return model


@wrong("build_dropout_model", "sigmoid on the output", says="The output uses sigmoid. Exclusive classes need softmax.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="sigmoid"))
    return model


@wrong("build_dropout_model", "no dropout", says="There is no Dropout layer.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "one hidden layer whatever units says",
       says="Some layers are missing: there are two hidden layers and the output.")
def build_dropout_model(features, units, classes, rate):
    return keras.Sequential([keras.Input(shape=(features,)), keras.layers.Dense(units[0], activation="relu"),
                             keras.layers.Dropout(rate), keras.layers.Dense(classes, activation="softmax")])


@wrong("build_dropout_model", "no input shape",
       says="It stopped with ValueError: the model has no weights yet; start it with keras.Input(shape=(...,)).")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential()
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "forgets return", says="Nothing came back. Is `return model` missing?")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))


@wrong("build_dropout_model", "output layer in the loop",
       says="The output layer came in once for each hidden layer. Add it once, after the loop.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
        model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "relu on the output",
       says="The output uses relu. Probabilities of exclusive classes need softmax.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="relu"))
    return model


@wrong("build_dropout_model", "training=True written into the model",
       says="Dropout is at work in a bare model(X). Do not write training=True into the model; whoever calls it "
            "decides.")
def build_dropout_model(features, units, classes, rate):
    inputs = keras.Input(shape=(features,))
    x = inputs
    for u in units:
        x = keras.layers.Dense(u, activation="relu")(x)
        x = keras.layers.Dropout(rate)(x, training=True)
    return keras.Model(inputs, keras.layers.Dense(classes, activation="softmax")(x))


@wrong("build_dropout_model", "dropout after the first hidden layer only",
       says="Only the first hidden layer has a Dropout layer of its own. Each hidden layer needs one.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for i, u in enumerate(units):
        model.add(keras.layers.Dense(u, activation="relu"))
        if i == 0:
            model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model

# -- mc_dropout ----------------------------------------------------------------------------------------------------


@right("mc_dropout", "all passes in one batch")
def mc_dropout(model, X, n):
    out = keras.ops.convert_to_numpy(model(np.concatenate([X] * n), training=True))
    out = out.reshape(n, len(X), -1)
    return np.mean(out, axis=0), np.std(out, axis=0)


@right("mc_dropout", "running sums")
def mc_dropout(model, X, n):
    total, squares = 0.0, 0.0
    for _ in range(n):
        out = np.array(model(X, training=True), dtype="float64")
        total = total + out
        squares = squares + out**2
    mean = total / n
    return mean, np.sqrt(np.maximum(squares / n - mean**2, 0))


@wrong("mc_dropout", "predict", says="There is no dropout in it. `predict` and a bare model(X) run in inference mode.")
def mc_dropout(model, X, n):
    passes = np.stack([model.predict(X, verbose=0) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "one pass, n times the same",
       says="This is the spread of a single pass. Average n passes, each with a mask of its own.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True))] * n)
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "deviation over the classes",
       says="You went over the outputs. Keep them apart: the passes are another axis.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=-1)


@wrong("mc_dropout", "averages over the rows",
       says="You went over the rows. Keep them apart: the passes are another axis.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=1), passes.std(axis=1)


@wrong("mc_dropout", "mean from inference",
       says="There is no dropout in it. `predict` and a bare model(X) run in inference mode.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return np.array(model(X, training=False)), passes.std(axis=0)


@wrong("mc_dropout", "variance", says="This is the variance. Take its root.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.var(axis=0)


@wrong("mc_dropout", "divides by n - 1", says="Divide by n, not by n - 1: leave ddof at 0.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0, ddof=1)


@wrong("mc_dropout", "error of the mean", says="This is the error of the mean: you divided by √n.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0) / np.sqrt(n)


@wrong("mc_dropout", "sum instead of mean", says="This is the sum of the passes. Divide by n.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.sum(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "returns all passes", says="Return the pair: return mean, std")
def mc_dropout(model, X, n):
    return np.stack([np.array(model(X, training=True)) for _ in range(n)])


@wrong("mc_dropout", "no axis", says="One number for everything. Average over the passes only.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(), passes.std()


@wrong("mc_dropout", "swaps the pair", says="This is the standard deviation. The pair is (mean, std).")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.std(axis=0), passes.mean(axis=0)


@wrong("mc_dropout", "one pass too few", says="This is the spread of a mean of n - 1 passes. Run n.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(1, n)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "one pass too many", says="This is the spread of a mean of n + 1 passes. Run n.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n + 1)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "joins the passes row by row", says="One number for each output: keep the rows apart.")
def mc_dropout(model, X, n):
    passes = np.concatenate([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0)

# -- dropout_quiz --------------------------------------------------------------------------------------------------

right("dropout_quiz", "with dict and capital letters",
      code='quiz = dict(inference="D", values="B", paper=0.20, small="B", mask="C", losses="A")')
right("dropout_quiz", "one by one, number as text", code='''
quiz = {"losses": "a", "mask": "c", "small": "b"}
quiz["paper"] = "0.2"
quiz["values"] = " b "
quiz["inference"] = "d"
''')
wrong("dropout_quiz", "scales at test time", says="Look at the cell that calls a Keras layer with training=False.",
      code='quiz = {"inference": "a", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "takes the rate for the fraction kept",
      says="The paper's p is the fraction kept, Keras' rate the fraction dropped.",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.8, "small": "b", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "no scale in training",
      says="The survivors are divided by the fraction kept. On average, over the zeros too, x must stay 8.",
      code='quiz = {"inference": "d", "values": "a", "paper": 0.2, "small": "b", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "more dropout for small models",
      says="Look at the curve of 8 hidden units in section 6, and at the noise of a sum of few units.",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "a", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "mask of positive outputs",
      says="Section 4: the factor is a constant once it is drawn. Negative outputs get a gradient too.",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "d", "losses": "a"}')
wrong("dropout_quiz", "suspects a bug", says="In which mode does fit run the model, and in which evaluate?",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": "d"}')
wrong("dropout_quiz", "left one out", says="No answer yet.",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": ...}')
