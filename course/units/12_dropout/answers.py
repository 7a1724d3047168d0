"""Right and wrong answers to the unit on dropout."""

from autograder.author.answers import allowed, equivalent, right, wrong

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
       says="You divide by the fraction kept. That makes values larger, but in training they were smaller on average.")
def classic_dropout_predict(x, rate):
    return x / (1 - rate)


@wrong("classic_dropout_predict", "changes nothing, as in inverted dropout",
       says="x comes back as it is. Classic dropout needs smaller values at test time.")
def classic_dropout_predict(x, rate):
    return x.copy()


@wrong("classic_dropout_predict", "divides by the rate", says="You divide by the rate. Scale by the fraction kept.")
def classic_dropout_predict(x, rate):
    return x / rate if rate else x


@wrong("classic_dropout_predict", "works in place",
       says="You changed x in place, with *= or by writing into it. Make a new array.")
def classic_dropout_predict(x, rate):
    x *= 1 - rate
    return x


@wrong("classic_dropout_predict", "thinks of 0.5",
       says="Half of x comes back whatever the rate is. Use the argument `rate`.")
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


@wrong("classic_dropout_predict", "scales twice", says="The fraction kept came in twice. Multiply by it once.")
def classic_dropout_predict(x, rate):
    return x * (1 - rate) ** 2


@right("classic_dropout_predict", "value by value, in a flat loop")
def classic_dropout_predict(x, rate):
    out = np.zeros(np.shape(x))
    for i, value in enumerate(np.ravel(x)):
        out.flat[i] = value * (1 - rate)
    return out


@wrong("classic_dropout_predict", "loops over rows and columns",
       says="x may have any shape. Two loops know arrays of two axes only; multiply the whole array.")
def classic_dropout_predict(x, rate):
    out = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i, j] = x[i, j] * (1 - rate)
    return out


@wrong("classic_dropout_predict", "result of x's dtype",
       says="Whole numbers were cut: the result has the dtype of x. Make a float array for it.")
def classic_dropout_predict(x, rate):
    out = np.zeros_like(x)
    out[...] = x * (1 - rate)
    return out


@wrong("classic_dropout_predict", "the average over the whole array",
       says="One number came back. Keep the shape of x: each value has an average of its own.")
def classic_dropout_predict(x, rate):
    return np.mean(x) * (1 - rate)


@wrong("classic_dropout_predict", "adds the dropped part", says="You add the dropped part to x. Take it away.")
def classic_dropout_predict(x, rate):
    return x + rate * x


@wrong("classic_dropout_predict", "percent",
       says="The rate is a fraction, 0.2, and no number of percent: do not divide it by 100.")
def classic_dropout_predict(x, rate):
    return x * (1 - rate / 100)


@wrong("classic_dropout_predict", "x itself where the rate is 0",
       says="With rate 0 you return x itself. A new array is asked for, so return a copy.")
def classic_dropout_predict(x, rate):
    return x * (1 - rate) if rate else x


@wrong("classic_dropout_predict", "drops exactly a part",
       says="Some values were set to 0. At test time nothing is dropped.")
def classic_dropout_predict(x, rate):
    out = np.array(x, dtype=float)
    out.flat[: round(rate * out.size)] = 0
    return out


@wrong("classic_dropout_predict", "squeezed", says="An axis of length 1 was lost. Keep the shape of x.")
def classic_dropout_predict(x, rate):
    return np.squeeze(x * (1 - rate))


@wrong("classic_dropout_predict", "fraction kept rounded to two digits",
       says="The fraction kept was rounded. Take 1 - rate with all its digits.")
def classic_dropout_predict(x, rate):
    return x * round(1 - rate, 2)


@wrong("classic_dropout_predict", "fraction kept rounded to one digit",
       says="The fraction kept was rounded. Take 1 - rate with all its digits.")
def classic_dropout_predict(x, rate):
    return x * round(1 - rate, 1)


@wrong("classic_dropout_predict", "asarray, then in place",
       says="np.asarray makes no copy of an array of floats, so x itself was changed. Make a new array.")
def classic_dropout_predict(x, rate):
    out = np.asarray(x, dtype=float)
    out *= 1 - rate
    return out


@wrong("classic_dropout_predict", "slice taken for a copy",
       says="x[:] is a view and no copy, so x itself was changed. Make a new array.")
def classic_dropout_predict(x, rate):
    out = x[:]
    out *= 1 - rate
    return out


@wrong("classic_dropout_predict", "average of many draws",
       says="Nothing is random here: the average over all masks is exact.")
def classic_dropout_predict(x, rate):
    rng, total = np.random.default_rng(np.random.randint(1000)), np.zeros(x.shape)
    for _ in range(500):
        total += np.where(rng.random(x.shape) >= rate, x, 0.0)
    return total / 500


@wrong("classic_dropout_predict", "list of lists",
       says="x may have any shape. Two loops know arrays of two axes only; multiply the whole array.")
def classic_dropout_predict(x, rate):
    return np.array([[value * (1 - rate) for value in row] for row in x])


@wrong("classic_dropout_predict", "the average at every place",
       says="You averaged over the values of x. The average is over all masks, for each value by itself.")
def classic_dropout_predict(x, rate):
    return np.full(x.shape, x.mean() * (1 - rate))


@wrong("classic_dropout_predict", "the average of each column",
       says="You averaged over the values of x. The average is over all masks, for each value by itself.")
def classic_dropout_predict(x, rate):
    return np.ones(x.shape) * x.mean(axis=0) * (1 - rate)


@wrong("classic_dropout_predict", "copy, then in place",
       says="x may hold whole numbers, and `*=` cannot write fractions into them. Multiply in a new array: x * ….")
def classic_dropout_predict(x, rate):
    out = x.copy()
    out *= 1 - rate
    return out


@wrong("classic_dropout_predict", "rows and columns unpacked",
       says="x may have any shape. Two loops know arrays of two axes only; multiply the whole array.")
def classic_dropout_predict(x, rate):
    rows, columns = x.shape
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = x[i, j] * (1 - rate)
    return out


@wrong("classic_dropout_predict", "no return", says="Nothing came back: a return is missing.")
def classic_dropout_predict(x, rate):
    x * (1 - rate)


@wrong("classic_dropout_predict", "the factor of the example",
       says="Every value is multiplied by 0.75, the factor of one example. Take it from the rate.")
def classic_dropout_predict(x, rate):
    return x * 0.75


wrong("classic_dropout_predict", "one array kept for all results of a shape",
      says="This call has written into the array that an earlier call gave back, whose result is lost. Make a new "
           "array in each call.", code='''
kept = {}


def classic_dropout_predict(x, rate):
    out = kept.setdefault(x.shape, np.empty(x.shape))
    out[...] = x * (1 - rate)
    return out
''')


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
       says="The mask came back in the place of the output. Multiply x by it.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return m, m


@wrong("dropout_forward", "changes x in place",
       says="You changed x in place, with *= or by writing into it. Make a new array.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = rng.random(x.shape) >= rate
    x *= m
    return x / (1 - rate), m


@wrong("dropout_forward", "returns x itself at inference",
       says="You return x itself where nothing is dropped. Return a copy.")
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
       says="Rate 1 was accepted. It leaves nothing to scale up: raise ValueError for it, too.")
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
       says="x may have any shape, not only rows and columns. Draw as many numbers as x.shape says.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError("rate")
    N, D = x.shape
    m = (rng.random((N, D)) >= rate) / (1 - rate) if training else np.ones((N, D))
    return x * m, m


@wrong("dropout_forward", "returns the output only", says="Only the output came back. Return the pair: out, cache.")
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
       says="The draws are from a normal distribution. rng.random spreads them evenly over [0, 1), as is needed here.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.normal(size=x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "draws from -1 to 1",
       says="The draws lie between -1 and 1, so too many are below the rate. They must lie evenly over [0, 1).")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.uniform(-1, 1, size=x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "returns (mask, output)",
       says="The pair is the wrong way round: the output comes first, then the cache.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return np.ones(x.shape), x.copy()
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return m, x * m


@wrong("dropout_forward", "no pair at inference",
       says="At inference only the output came back. Return the pair there, too: out, cache.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy()
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "nothing at inference",
       says="Nothing comes back at inference. Return a copy of x and a cache there.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if training:
        m = (rng.random(x.shape) >= rate) / (1 - rate)
        return x * m, m


@wrong("dropout_forward", "keeps x in the cache",
       says="Your cache holds the array x itself. Keep the factor, or a copy.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    m = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * m, (x, m)


equivalent("dropout_forward", "rng.random(x.shape) >= rate -> rng.random(x.shape) > rate",
           because="A draw from [0, 1) equals the rate with probability 2**-53 or so.")
allowed("dropout_forward", "result 2 of 2 *", because="What the cache holds is up to the student.")
allowed("dropout_forward", "no single number for `x`",
        because="The docstring says one axis or more: `out[dropped] = 0` may follow x / 0.7, which is no array then.")
allowed("dropout_forward", "zeros of an argument lost",
        because="out is 0 there anyway; what the cache tells there is asked by the check of dropout_backward.")
equivalent("dropout_forward", "np.ones(x.shape) -> np.zeros(x.shape)",
           because="The cache is the student's own affair here; the check of dropout_backward tests it at inference.")


@wrong("dropout_forward", "swapped, drawn with binomial",
       says="About 70 % are dropped: kept and dropped are swapped. The rate is the fraction dropped.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = rng.binomial(1, rate, size=x.shape) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "no scaling, drawn below the fraction kept",
       says="The survivors are not scaled up: with rate 0.3 they are x / 0.7.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = rng.random(x.shape) < 1 - rate
    return x * m, m


@wrong("dropout_forward", "no scaling, drawn with binomial",
       says="The survivors are not scaled up: with rate 0.3 they are x / 0.7.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = rng.binomial(1, 1 - rate, size=x.shape)
    return x * m, m


@wrong("dropout_forward", "only raises", says="ValueError is raised for every rate, also for those that are allowed.")
def dropout_forward(x, rate, rng, training):
    raise ValueError("rate")


@wrong("dropout_forward", "scales everything, drops nothing",
       says="All values were divided by the fraction kept and none was set to 0. Multiply by the mask, too.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    return x / (1 - rate), np.ones(x.shape)


@wrong("dropout_forward", "drops everything", says="Every value was set to 0.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training or rate == 0:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) > 1) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "one draw for the whole array",
       says="One number was drawn for the whole array. Draw one for each value: rng.random(x.shape).")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = np.full(x.shape, (rng.random() >= rate) / (1 - rate))
    return x * m, m


@wrong("dropout_forward", "hands x.shape over as single numbers",
       says="rng.random takes the shape as one tuple: rng.random(x.shape), without a star.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(*x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "returns an error", says="ValueError was returned. Write raise in the place of return.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        return ValueError("rate")
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "assert in the place of raise", says="An assert raises AssertionError. Raise ValueError.")
def dropout_forward(x, rate, rng, training):
    assert 0 <= rate < 1
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "forbids rate 0", says="Rate 0 was refused. It is allowed: nothing is dropped then.")
def dropout_forward(x, rate, rng, training):
    if not 0 < rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "one mask for the last axis",
       says="All rows have the same mask. Draw a number for each value of x: the mask has x's shape.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = np.ones(x.shape) * (rng.random(x.shape[-1:]) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "a view of x at inference",
       says="x, or a view of it, comes back at inference. It shares x's memory: return a copy.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x[...], 1.0
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "scaled by the fraction that stayed",
       says="The survivors are divided by the fraction that happened to stay. Divide by 1 - rate.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    keep = rng.random(x.shape) >= rate
    m = keep / max(keep.mean(), 1e-12)
    return x * m, m


@wrong("dropout_forward", "the rate in tenths",
       says="The draw knows rates of whole tenths or hundredths only. Compare rng.random(x.shape) with the rate.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.integers(0, 10, size=x.shape) >= int(rate * 10)) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "the rate in hundredths",
       says="The draw knows rates of whole tenths or hundredths only. Compare rng.random(x.shape) with the rate.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (rng.integers(0, 100, size=x.shape) >= int(rate * 100)) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "lets rate 1 through",
       says="Rate 1 was accepted. It leaves nothing to scale up: raise ValueError for it, too.")
def dropout_forward(x, rate, rng, training):
    if rate < 0 or rate > 1:
        raise ValueError("rate must lie between 0 and 1")
    if not training:
        return x.copy(), np.ones(x.shape)
    with np.errstate(all="ignore"):
        m = (rng.random(x.shape) >= rate) / (1 - rate)
        return x * m, m


@wrong("dropout_forward", "three things",
       says="Three things came back. Return a pair: the output, and one cache that holds all the rest.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    m = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * m, m, rate


@wrong("dropout_forward", "result of x's dtype",
       says="Whole numbers were cut: the result has the dtype of x. Make a float array for it.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    keep = rng.random(x.shape) >= rate
    out = np.zeros_like(x)
    out[keep] = x[keep] / (1 - rate)
    return out, keep / (1 - rate)


@wrong("dropout_forward", "whole numbers divided in place",
       says="x may hold whole numbers, and `/=` cannot write fractions into them. Make a float array, or say x / ….")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    out, keep = x.copy(), np.ones(x.shape)
    if training:
        keep = rng.random(x.shape) >= rate
        out[~keep] = 0
        out /= 1 - rate
        keep = keep / (1 - rate)
    return out, keep


@wrong("dropout_forward", "scales in training and at inference",
       says="At inference you scale by the fraction kept. That is classic dropout; here you paid in training.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x * (1 - rate), np.full(x.shape, 1 - rate)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "x itself in training with rate 0",
       says="With rate 0 you return x itself in training. Return a copy there, too.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    if rate == 0:
        return x, np.ones(x.shape)
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@wrong("dropout_forward", "drops an exact number, by choice",
       says="Draw from the rng that is handed in, for each value by itself: then the number varies, too.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = np.full(x.size, 1 / (1 - rate))
    m[rng.choice(x.size, size=round(rate * x.size), replace=False)] = 0
    return x * m.reshape(x.shape), m.reshape(x.shape)


@wrong("dropout_forward", "a generator of its own",
       says="Draw from the rng that is handed in, for each value by itself: then the number varies, too.")
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape)
    m = (np.random.default_rng(42).random(x.shape) >= rate) / (1 - rate)
    return x * m, m


@right("dropout_forward", "draws at inference, too, and does not use it")
def dropout_forward(x, rate, rng, training):
    draws = rng.random(x.shape)
    if not 0 <= rate < 1:
        raise ValueError(rate)
    m = (draws >= rate) / (1 - rate) if training else 1.0
    return x * m, m


# -- dropout_moments -----------------------------------------------------------------------------------------------


@right("dropout_moments", "sums over the two outcomes")
def dropout_moments(x, rate):
    survivor = x / (1 - rate)
    mean = (1 - rate) * survivor
    return mean, rate * (0 - mean) ** 2 + (1 - rate) * (survivor - mean) ** 2


@right("dropout_moments", "mean square minus square of the mean")
def dropout_moments(x, rate):
    square = np.square(x, dtype=float)
    return 1.0 * x, square / (1.0 - rate) - square


@wrong("dropout_moments", "variance of classic dropout",
       says="The variance is that of classic dropout. Here the survivors are scaled up, so their spread is larger.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 * rate * (1 - rate)


@wrong("dropout_moments", "mean of classic dropout",
       says="The mean is that of classic dropout. Here the survivors are scaled up.")
def dropout_moments(x, rate):
    return x * (1 - rate), x.astype(float) ** 2 * rate / (1 - rate)


@wrong("dropout_moments", "standard deviation",
       says="The second is the standard deviation. The variance is its square.")
def dropout_moments(x, rate):
    return x.copy(), np.abs(x) * np.sqrt(rate / (1 - rate))


@wrong("dropout_moments", "x is not squared", says="The variance grows with the square of x. You took x itself.")
def dropout_moments(x, rate):
    return x.copy(), x * rate / (1 - rate)


@wrong("dropout_moments", "mean square", says="The second is the mean square. Subtract the square of the mean.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 / (1 - rate)


@wrong("dropout_moments", "numerator and denominator swapped",
       says="Look at the denominator: the variance grows with the rate.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 * (1 - rate) / rate if rate else x * 0


@wrong("dropout_moments", "mean of a survivor", says="The mean is the value of a survivor. It counts the zeros, too.")
def dropout_moments(x, rate):
    return x / (1 - rate), x.astype(float) ** 2 * rate / (1 - rate)


@wrong("dropout_moments", "measures by drawing",
       says="The formula is exact; an average over draws is only near it.")
def dropout_moments(x, rate):
    rng = np.random.default_rng(0)
    draws = x * (rng.random((1000, *x.shape)) >= rate) / (1 - rate)
    return draws.mean(axis=0), draws.var(axis=0)


@wrong("dropout_moments", "over the whole array",
       says="Mean and variance were taken over the array. They are over all masks, for each value of x by itself.")
def dropout_moments(x, rate):
    return x.mean(), x.var() * rate / (1 - rate)


@wrong("dropout_moments", "subtracts 1 instead of x²",
       says="You subtract 1. The mean is x here, so subtract its square, x².")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 / (1 - rate) - 1


@wrong("dropout_moments", "standard deviation with the sign of x",
       says="The second is the standard deviation of m, times x. The variance is its square.")
def dropout_moments(x, rate):
    return x.copy(), x * np.sqrt(rate / (1 - rate))


@wrong("dropout_moments", "moments of m",
       says="Mean and variance are those of m alone. The output is x times m.")
def dropout_moments(x, rate):
    return np.ones(x.shape), np.full(x.shape, rate / (1 - rate))


@wrong("dropout_moments", "mean of m", says="The mean is that of m alone. The output is x times m.")
def dropout_moments(x, rate):
    return np.ones(x.shape), x.astype(float) ** 2 * rate / (1 - rate)


@wrong("dropout_moments", "squares the variance of m", says="The variance of m is squared. Only x is.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 * (1 / (1 - rate) - 1) ** 2


@wrong("dropout_moments", "rate alone",
       says="The variance is x² · r. Bring 1/(1-r) - 1 to one fraction; it is larger than r.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 * rate


@wrong("dropout_moments", "fraction kept alone",
       says="The variance is x² · (1-r), which falls with the rate. At rate 0 there is no noise.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 * (1 - rate)


@wrong("dropout_moments", "divides twice", says="The variance is divided by 1-r once too often.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 * rate / (1 - rate) ** 2


@wrong("dropout_moments", "swaps the pair", says="Mean and variance are swapped.")
def dropout_moments(x, rate):
    return x.astype(float) ** 2 * rate / (1 - rate), x.copy()


@wrong("dropout_moments", "mean twice", says="The mean came back twice. The second of the pair is the variance.")
def dropout_moments(x, rate):
    return x.copy(), x.copy()


allowed("dropout_moments", "a view of an argument returned",
        because="The docstring says that the mean need not be a new array.")


@right("dropout_moments", "mean is x itself, variance through the factor's two values")
def dropout_moments(x, rate):
    factors, chances = np.array([0.0, 1 / (1 - rate)]), np.array([rate, 1 - rate])
    spread = chances @ (factors - chances @ factors) ** 2
    return x, x * (x * spread)


@wrong("dropout_moments", "size of x in the place of its square",
       says="The variance grows with the square of x, not with its size.")
def dropout_moments(x, rate):
    return x.copy(), np.abs(x) * rate / (1 - rate)


@wrong("dropout_moments", "divides by the rate", says="You divide by the rate. A small rate must give little noise.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 / rate if rate else np.zeros(x.shape)


@wrong("dropout_moments", "a list", says="A list of two came back. Return a tuple: return mean, variance.")
def dropout_moments(x, rate):
    return [x.copy(), x.astype(float) ** 2 * rate / (1 - rate)]


@wrong("dropout_moments", "variance alone", says="Only the variance came back. Return the pair: mean, variance.")
def dropout_moments(x, rate):
    return x.astype(float) ** 2 * rate / (1 - rate)


@wrong("dropout_moments", "squares x in place", says="You changed x in place, with **= or *=. Make a new array.")
def dropout_moments(x, rate):
    mean = x.copy()
    if x.dtype == float:
        x **= 2
        return mean, x * rate / (1 - rate)
    return mean, x.astype(float) ** 2 * rate / (1 - rate)


@wrong("dropout_moments", "variance of x's dtype",
       says="The variance was cut to whole numbers: it has the dtype of x. Make a float array for it.")
def dropout_moments(x, rate):
    variance = np.empty_like(x)
    variance[...] = x.astype(float) ** 2 * rate / (1 - rate)
    return x.copy(), variance


@wrong("dropout_moments", "a number where nothing is random",
       says="With rate 0 the variance is one number. It must have the shape of x there, too.")
def dropout_moments(x, rate):
    return x.copy(), x.astype(float) ** 2 * rate / (1 - rate) if rate else 0.0


@wrong("dropout_moments", "means over x at every place",
       says="Mean and variance were taken over the array. They are over all masks, for each value of x by itself.")
def dropout_moments(x, rate):
    return np.full(x.shape, x.mean()), np.full(x.shape, np.mean(x.astype(float) ** 2) * rate / (1 - rate))


@wrong("dropout_moments", "value by value along one axis",
       says="x may have any shape. One loop knows arrays of one axis only; compute with the whole array.")
def dropout_moments(x, rate):
    mean, variance = np.zeros(len(x)), np.zeros(len(x))
    for i in range(len(x)):
        mean[i] = float(x[i])
        variance[i] = float(x[i]) ** 2 * rate / (1 - rate)
    return mean, variance


@wrong("dropout_moments", "measures with dropout_forward",
       says="The formula is exact; an average over draws is only near it.")
def dropout_moments(x, rate):
    rng = np.random.default_rng(np.random.randint(1000))
    draws = np.stack([dropout_forward(np.asarray(x, dtype=float), rate, rng, True)[0] for _ in range(2000)])
    return draws.mean(axis=0), draws.var(axis=0)


@wrong("dropout_moments", "squares whole numbers as they are",
       says="The square of a whole number may not fit its dtype: 20² is -112 in an int8. Make floats of x first.")
def dropout_moments(x, rate):
    return x.copy(), x**2 * rate / (1 - rate)


@wrong("dropout_moments", "mean square of whole numbers as they are",
       says="The square of a whole number may not fit its dtype: 20² is -112 in an int8. Make floats of x first.")
def dropout_moments(x, rate):
    survivor = x / (1 - rate)
    return x, (1 - rate) * survivor**2 - x * x


@right("dropout_moments", "square of the deviation, which is a float")
def dropout_moments(x, rate):
    return x, (x * np.sqrt(rate / (1 - rate))) ** 2


@wrong("dropout_moments", "squares a second name of x in place",
       says="You changed x in place, with **= or *=. Make a new array.")
def dropout_moments(x, rate):
    mean, square = x.copy(), x
    square **= 2
    return mean, square * (rate / (1 - rate))


@wrong("dropout_moments", "value by value, filled in as it is",
       says="x may have any shape. One loop knows arrays of one axis only; compute with the whole array.")
def dropout_moments(x, rate):
    mean, variance = np.zeros(len(x)), np.zeros(len(x))
    for i in range(len(x)):
        mean[i] = x[i]
        variance[i] = float(x[i]) ** 2 * rate / (1 - rate)
    return mean, variance


@wrong("dropout_moments", "rows and columns unpacked",
       says="x may have any shape. Two loops know arrays of two axes only; compute with the whole array.")
def dropout_moments(x, rate):
    rows, columns = x.shape
    mean, variance = np.zeros((rows, columns)), np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            mean[i, j], variance[i, j] = x[i, j], float(x[i, j]) ** 2 * rate / (1 - rate)
    return mean, variance


@wrong("dropout_moments", "no return", says="Nothing came back: a return is missing.")
def dropout_moments(x, rate):
    x.astype(float) ** 2 * rate / (1 - rate)


wrong("dropout_moments", "one array kept for all results of a shape",
      says="This call has written into the array that an earlier call gave back, whose result is lost. Make a new "
           "array in each call.", code='''
kept = {}


def dropout_moments(x, rate):
    variance = kept.setdefault(x.shape, np.empty(x.shape))
    variance[...] = x.astype(float) ** 2 * rate / (1 - rate)
    return x, variance
''')


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


@wrong("dropout_backward", "scales twice", says="The scale 1 / (1 - rate) came in twice.")
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


@wrong("dropout_backward", "masks dout in place",
       says="You changed dout in place, with *= or by writing into it. Make a new array.")
def dropout_backward(dout, cache):
    dout *= cache
    return dout


@wrong("dropout_backward", "the factor alone", says="The factor came back alone. Multiply dout by it.")
def dropout_backward(dout, cache):
    return cache.copy()


@wrong("dropout_backward", "gradient to the dropped units",
       says="The gradient went to the dropped units instead of the kept ones.")
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
       says="@ is a matrix product. Each value of dout is multiplied by its own factor, with *.")
def dropout_backward(dout, cache):
    return dout @ cache.T


@wrong("dropout_backward", "returns a pair", says="A pair came back. Return the gradient alone.")
def dropout_backward(dout, cache):
    return dout * cache, cache


@wrong("dropout_backward", "one minus the factor",
       says="You multiplied by 1 minus the factor. Dropped units get no gradient, kept ones the factor.")
def dropout_backward(dout, cache):
    return dout * (1 - cache)


allowed("dropout_backward", "a view of an argument returned",
        because="The docstring says that at inference it may be dout itself.")
allowed("dropout_backward", "whole numbers in `cache` give whole numbers",
        because="What the cache holds is up to the student.")

wrong("dropout_backward", "nothing is dropped, forward or backward",
      says="dout went through unchanged. In training it must be masked and scaled.",
      code='''
def dropout_forward(x, rate, rng, training):
    return x.copy(), None


def dropout_backward(dout, cache):
    return dout.copy()
''')

wrong("dropout_backward", "takes out != 0 for the mask",
      says="Where x is 0, out is 0 whether the unit was dropped or not: keep the mask, not the output.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), (np.ones(x.shape), 0.0)
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, (out, rate)


def dropout_backward(dout, cache):
    out, rate = cache
    return dout * (out != 0) / (1 - rate)
''')

wrong("dropout_backward", "a global variable in the place of the cache",
      says="The mask of the latest forward pass was used. Others may have come since: each has a cache of its own.",
      code='''
def dropout_forward(x, rate, rng, training):
    global mask
    if not 0 <= rate < 1:
        raise ValueError(rate)
    mask = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * mask, None


def dropout_backward(dout, cache):
    return dout * mask
''')

wrong("dropout_backward", "rate 0.3 written into the code",
      says="The scale is right for rate 0.3 only. Take the rate, or the factor, from the cache.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), None
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), keep


def dropout_backward(dout, cache):
    return dout if cache is None else dout * cache / 0.7
''')

wrong("dropout_backward", "takes the mask alone for inference, too",
      says="At inference the cache is None. Ask for that first, and hand dout on.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), None
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


def dropout_backward(dout, cache):
    return dout * cache
''')

wrong("dropout_backward", "no gradient at inference",
      says="At inference the gradient passes unchanged.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), None
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


def dropout_backward(dout, cache):
    return np.zeros(dout.shape) if cache is None else dout * cache
''')


@wrong("dropout_backward", "cache changed in place",
       says="You changed the cache in place, with *=. A second call would find it so: make a new array.")
def dropout_backward(dout, cache):
    cache *= dout
    return cache


wrong("dropout_backward", "one cache for all passes",
      says="The mask of the latest forward pass was used. Others may have come since: each has a cache of its own.",
      code='''
kept = {}


def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    kept["m"] = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    return x * kept["m"], kept


def dropout_backward(dout, cache):
    return dout * cache["m"]
''')

wrong("dropout_backward", "mask drawn again from the generator's state",
      says="The generator was wound back to draw the mask again. Keep the mask: nothing is drawn here.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), None
    state = rng.bit_generator.state
    return x * (rng.random(x.shape) >= rate) / (1 - rate), (rng, state, rate)


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    rng, state, rate = cache
    rng.bit_generator.state = state
    return dout * (rng.random(dout.shape) >= rate) / (1 - rate)
''')

wrong("dropout_backward", "draws on with the forward pass's generator",
      says="A new mask was drawn. Use the one of the forward pass, from the cache.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), None
    return x * (rng.random(x.shape) >= rate) / (1 - rate), (rng, rate)


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    rng, rate = cache
    return dout * (rng.random(dout.shape) >= rate) / (1 - rate)
''')

wrong("dropout_backward", "draws anew in each call",
      says="The forward pass has drawn the mask. Nothing is drawn here.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), 0.0
    return x * (rng.random(x.shape) >= rate) / (1 - rate), rate


def dropout_backward(dout, cache):
    return dout * (np.random.default_rng(np.random.randint(1000)).random(dout.shape) >= cache) / (1 - cache)
''')

wrong("dropout_backward", "scale from the fraction that stayed",
      says="You divided by the fraction that happened to stay. The scale is 1 / (1 - rate): keep it in the cache.",
      code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), np.ones(x.shape, dtype=bool)
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), keep


def dropout_backward(dout, cache):
    return dout * cache / max(cache.mean(), 1e-12)
''')

wrong("dropout_backward", "no return at inference",
      says="After inference nothing comes back: a return is missing there.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy(), None
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, m


def dropout_backward(dout, cache):
    if cache is not None:
        return dout * cache
''')

wrong("dropout_backward", "takes out > 0 for the mask, at inference too",
      says="Values with x < 0 lost their gradient: `out > 0` is not the mask.", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    scale = 1 / (1 - rate) if training else 1.0
    out = x * (rng.random(x.shape) >= rate) * scale if training else x.copy()
    return out, (out, scale)


def dropout_backward(dout, cache):
    out, scale = cache
    return dout * (out > 0) * scale
''')

right("dropout_backward", "with a list as the cache, kept places by their numbers", code='''
def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    kept = np.flatnonzero(rng.random(x.size) >= rate) if training else np.arange(x.size)
    scale = 1 / (1 - rate) if training else 1.0
    out = np.zeros(x.shape)
    out.flat[kept] = x.flat[kept] * scale
    return out, [kept, scale]


def dropout_backward(dout, cache):
    kept, scale = cache
    dx = np.zeros(dout.shape)
    dx.flat[kept] = dout.flat[kept] * scale
    return dx
''')


right("dropout_backward", "with a class of its own as the cache", code='''
class Cache:
    def __init__(self, kept, scale):
        self.kept, self.scale = kept, scale


def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    cache = Cache(rng.random(x.shape) >= rate, 1 / (1 - rate)) if training else Cache(np.ones(x.shape, dtype=bool), 1.0)
    out = np.zeros(x.shape)
    out[cache.kept] = x[cache.kept] * cache.scale
    return out, cache


def dropout_backward(dout, cache):
    dx = np.zeros(dout.shape)
    dx[cache.kept] = dout[cache.kept] * cache.scale
    return dx
''')


@wrong("dropout_backward", "result of dout's dtype",
       says="Whole numbers were cut: the result has the dtype of dout. Make a float array for it.")
def dropout_backward(dout, cache):
    dx = np.zeros_like(dout)
    dx[cache > 0] = (dout * cache)[cache > 0]
    return dx


@wrong("dropout_backward", "whole numbers scaled in place",
       says="dout may hold whole numbers, and `*=` cannot write fractions into them. Say dout * … in a new array.")
def dropout_backward(dout, cache):
    dx = dout.copy()
    dx *= cache
    return dx


@wrong("dropout_backward", "the kept values alone",
       says="Only the kept values came back, in one row. The dropped ones stay in their places, as 0.")
def dropout_backward(dout, cache):
    return dout[cache > 0] * cache[cache > 0]


@wrong("dropout_backward", "divides by the number of rows",
       says="You divided by the number of rows. dout is the gradient already; it is multiplied by the factor alone.")
def dropout_backward(dout, cache):
    return dout * cache / len(dout)


@wrong("dropout_backward", "no return", says="Nothing came back: a return is missing.")
def dropout_backward(dout, cache):
    dout * cache


wrong("dropout_backward", "one array for all masks of a shape",
      says="This call has written into the array that an earlier call gave back, whose result is lost. Make a new "
           "array in each call.", code='''
buffers = {}


def dropout_forward(x, rate, rng, training):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    m = buffers.setdefault(x.shape, np.empty(x.shape))
    m[...] = (rng.random(x.shape) >= rate) / (1 - rate) if training else 1.0
    return x * m, m


def dropout_backward(dout, cache):
    return dout * cache
''')


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
       says="Dropout's own factor is missing. Dropped units must get no gradient.")
def tanh_dropout_backward(dout, cache):
    return dout * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "mask without scale", says="The mask is there but its scale 1 / (1 - rate) is missing.")
def tanh_dropout_backward(dout, cache):
    return dout * (cache["factor"] > 0) * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "scales twice", says="The scale 1 / (1 - rate) came in twice.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] ** 2 * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "forgets tanh",
       says="The derivative of tanh is missing. You stopped behind dropout, one link too early.")
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


@wrong("tanh_dropout_backward", "forgets dout",
       says="dout is missing. The chain rule multiplies by the gradient that comes from above.")
def tanh_dropout_backward(dout, cache):
    return cache["factor"] * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "overwrites dout",
       says="You changed dout in place, with *=. Make a new array.")
def tanh_dropout_backward(dout, cache):
    dout *= cache["factor"]
    dout *= 1 - np.tanh(cache["z"]) ** 2
    return dout


@wrong("tanh_dropout_backward", "1 - out² and no factor",
       says="You took 1 minus the square of the output after dropout, and dropout's own factor is missing. Take one "
            "link at a time.")
def tanh_dropout_backward(dout, cache):
    return dout * (1 - cache["out"] ** 2)


@wrong("tanh_dropout_backward", "tanh instead of its derivative",
       says="You multiplied by tanh(z), as the forward pass does. The chain rule needs its derivative.")
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
       says="You undo the scale with 1.25, the number of one example, and get 1 where units were dropped. z is in the "
            "cache.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 - (cache["out"] / 1.25) ** 2)


@wrong("tanh_dropout_backward", "knows the scale of the example",
       says="Your code holds the scale 1.25 of one example. Multiply by the factor.")
def tanh_dropout_backward(dout, cache):
    return dout * (cache["factor"] > 0) * 1.25 * (1 - np.tanh(cache["z"]) ** 2)


@right("tanh_dropout_backward", "link by link")
def tanh_dropout_backward(dout, cache):
    da = np.multiply(dout, cache["factor"])
    a = np.tanh(cache["z"])
    da -= da * a**2
    return da


@wrong("tanh_dropout_backward", "tanh through exponentials",
       says="exp overflows for large z, and inf / inf is NaN. np.tanh does not.")
def tanh_dropout_backward(dout, cache):
    up, down = np.exp(cache["z"]), np.exp(-cache["z"])
    return dout * cache["factor"] * (1 - ((up - down) / (up + down)) ** 2)


@wrong("tanh_dropout_backward", "tanh through one exponential",
       says="exp overflows for large z, and inf / inf is NaN. np.tanh does not.")
def tanh_dropout_backward(dout, cache):
    up = np.exp(2 * cache["z"])
    return dout * cache["factor"] * (1 - ((up - 1) / (up + 1)) ** 2)


@wrong("tanh_dropout_backward", "tanh through one falling exponential",
       says="exp overflows for large z, and inf / inf is NaN. np.tanh does not.")
def tanh_dropout_backward(dout, cache):
    down = np.exp(-2 * cache["z"])
    return dout * cache["factor"] * (1 - ((1 - down) / (1 + down)) ** 2)


@wrong("tanh_dropout_backward", "a pair", says="A pair came back. Return the gradient with respect to z alone.")
def tanh_dropout_backward(dout, cache):
    da = dout * cache["factor"]
    return da, da * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "derivative of sigmoid",
       says="a · (1 - a) is the derivative of sigmoid. That of tanh is 1 - a².")
def tanh_dropout_backward(dout, cache):
    a = np.tanh(cache["z"])
    return dout * cache["factor"] * a * (1 - a)


@wrong("tanh_dropout_backward", "divides by the factor at the end",
       says="You divided by the factor, which is 0 for dropped units. The chain rule multiplies.")
def tanh_dropout_backward(dout, cache):
    with np.errstate(all="ignore"):
        return dout * (1 - np.tanh(cache["z"]) ** 2) / cache["factor"]

@wrong("tanh_dropout_backward", "factor inside of tanh",
       says="The derivative of tanh was taken at z * factor. The factor comes after tanh, so take it at z.")
def tanh_dropout_backward(dout, cache):
    z, factor = cache["z"], cache["factor"]
    return dout * factor * (1 - np.tanh(z * factor) ** 2)


@wrong("tanh_dropout_backward", "tanh written over z",
       says="You wrote over an array of the cache, with out= or *=. A second call would find it so: make a new one.")
def tanh_dropout_backward(dout, cache):
    a = np.tanh(cache["z"], out=cache["z"])
    return dout * cache["factor"] * (1 - a * a)


@wrong("tanh_dropout_backward", "out of 0 taken for dropped",
       says="A unit with z = 0 has out = 0, too, and was kept here. The factor says what was dropped, not out.")
def tanh_dropout_backward(dout, cache):
    slope = 1 - np.tanh(cache["z"]) ** 2
    return np.where(cache["out"] == 0, 0.0, dout * cache["factor"].max() * slope)


@wrong("tanh_dropout_backward", "where out is not 0, times the factor",
       says="A unit with z = 0 has out = 0, too, and was kept here. The factor says what was dropped, not out.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (cache["out"] != 0) * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "undoes the scale by the largest factor",
       says="You divided by the largest factor, which is 0 where every unit was dropped. z is in the cache, too.")
def tanh_dropout_backward(dout, cache):
    with np.errstate(invalid="ignore"):
        a = cache["out"] / cache["factor"].max()
    return dout * cache["factor"] * (1 - a**2)


@wrong("tanh_dropout_backward", "cache's factor changed in place",
       says="You wrote over an array of the cache, with out= or *=. A second call would find it so: make a new one.")
def tanh_dropout_backward(dout, cache):
    factor = cache["factor"]
    factor *= 1 - np.tanh(cache["z"]) ** 2
    return dout * factor


@wrong("tanh_dropout_backward", "dout under another name",
       says="You changed dout in place, with *=. Make a new array.")
def tanh_dropout_backward(dout, cache):
    da = dout
    da *= cache["factor"]
    return da * (1 - np.tanh(cache["z"]) ** 2)


@wrong("tanh_dropout_backward", "result of dout's dtype",
       says="Whole numbers were cut: the result has the dtype of dout. Make a float array for it.")
def tanh_dropout_backward(dout, cache):
    dz = np.zeros_like(dout)
    dz[...] = dout * cache["factor"] * (1 - np.tanh(cache["z"]) ** 2)
    return dz


@wrong("tanh_dropout_backward", "whole numbers scaled in place",
       says="dout may hold whole numbers, and `*=` cannot write fractions into them. Say dout * … in a new array.")
def tanh_dropout_backward(dout, cache):
    dz = dout.copy()
    dz *= cache["factor"]
    dz *= 1 - np.tanh(cache["z"]) ** 2
    return dz


@wrong("tanh_dropout_backward", "divides by the number of rows",
       says="You divided by the number of rows. dout is the gradient already: no mean is left to be taken.")
def tanh_dropout_backward(dout, cache):
    return dout * cache["factor"] * (1 - np.tanh(cache["z"]) ** 2) / len(dout)


@wrong("tanh_dropout_backward", "no return", says="Nothing came back: a return is missing.")
def tanh_dropout_backward(dout, cache):
    dout * cache["factor"] * (1 - np.tanh(cache["z"]) ** 2)


wrong("tanh_dropout_backward", "one array kept for all results of a shape",
      says="This call has written into the array that an earlier call gave back, whose result is lost. Make a new "
           "array in each call.", code='''
kept = {}


def tanh_dropout_backward(dout, cache):
    dz = kept.setdefault(dout.shape, np.empty(dout.shape))
    dz[...] = dout * cache["factor"] * (1 - np.tanh(cache["z"]) ** 2)
    return dz
''')


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
       says="The layer ran in inference mode, where it changes nothing. Say training=True.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape)))


@wrong("mask_from_layer", "calls the layer twice",
       says="This is the layer's second mask. Each call draws a new one, so call it once only.")
def mask_from_layer(layer, shape):
    layer(np.ones(shape), training=True)
    return np.array(layer(np.ones(shape), training=True))


@wrong("mask_from_layer", "divides by the fraction kept again",
       says="The scale came in twice: the layer has already divided by 1 - rate.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape), training=True)) / (1 - layer.rate)


@wrong("mask_from_layer", "zeros and ones",
       says="The kept places are right, but hold 1. The mask holds 1 / (1 - rate) there, as it comes out of the layer.")
def mask_from_layer(layer, shape):
    return (np.array(layer(np.ones(shape), training=True)) > 0).astype(float)


@wrong("mask_from_layer", "truth values",
       says="Truth values came back. The mask holds the numbers 0 and 1 / (1 - rate).")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape), training=True)) > 0


@wrong("mask_from_layer", "draws with NumPy and the layer's seed",
       says="This mask is not the layer's. A new layer, or NumPy, draws another one: call the layer that is handed "
            "in.")
def mask_from_layer(layer, shape):
    rng = np.random.default_rng(layer.seed)
    return (rng.random(shape) >= layer.rate) / (1 - layer.rate)


@wrong("mask_from_layer", "feeds zeros", says="You fed zeros, and 0 times the mask is 0. Which x makes out equal to m?")
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
       says="This mask is not the layer's. A new layer, or NumPy, draws another one: call the layer that is handed "
            "in.")
def mask_from_layer(layer, shape):
    return np.array(keras.layers.Dropout(layer.rate, seed=99)(np.ones(shape), training=True))


@wrong("mask_from_layer", "a twin of the layer",
       says="A twin with the same rate and seed begins anew. A layer that was used before is further on in its "
            "sequence of masks: call the layer that is handed in.")
def mask_from_layer(layer, shape):
    return np.array(keras.layers.Dropout(layer.rate, seed=layer.seed)(np.ones(shape), training=True))


@wrong("mask_from_layer", "feeds random numbers",
       says="This is your input times the mask. Which x makes out equal to m?")
def mask_from_layer(layer, shape):
    x = np.random.default_rng(0).uniform(0.1, 1, size=shape)
    return np.array(layer(x, training=True))


@wrong("mask_from_layer", "shape of the example",
       says="The mask has the shape (3, 4) whatever is asked for. Use the argument `shape`.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones((3, 4)), training=True))


@wrong("mask_from_layer", "shape as the input",
       says="You called the layer on the shape itself. Make an array of ones of that shape.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.array(shape, dtype="float32"), training=True))


@wrong("mask_from_layer", "ones without a return",
       says="The layer was called, but nothing comes back: a return is missing.")
def mask_from_layer(layer, shape):
    layer(np.ones(shape), training=True)


@wrong("mask_from_layer", "one minus the mask",
       says="You took 1 minus the mask. The mask itself is what comes out for ones.")
def mask_from_layer(layer, shape):
    return 1 - np.array(layer(np.ones(shape), training=True))


@wrong("mask_from_layer", "multiplies by the fraction kept",
       says="The kept places are right, but hold 1. The mask holds 1 / (1 - rate) there, as it comes out of the layer.")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones(shape), training=True)) * (1 - layer.rate)


@right("mask_from_layer", "a tensor")
def mask_from_layer(layer, shape):
    return layer(np.ones(shape, dtype="float32"), training=True)


@right("mask_from_layer", "through the layer's call")
def mask_from_layer(layer, shape):
    return np.array(layer.call(keras.ops.ones(shape), training=True))


@wrong("mask_from_layer", "again where nothing was dropped",
       says="You called the layer again where its mask dropped nothing. That was its mask: call it once only.")
def mask_from_layer(layer, shape):
    mask = np.array(layer(np.ones(shape), training=True))
    return mask if (mask == 0).any() else np.array(layer(np.ones(shape), training=True))


@wrong("mask_from_layer", "two axes only",
       says="The shape may have any number of axes. Hand it on as it is: np.ones(shape).")
def mask_from_layer(layer, shape):
    return np.array(layer(np.ones((shape[0], shape[1])), training=True))


@wrong("mask_from_layer", "two axes, unpacked",
       says="The shape may have any number of axes. Hand it on as it is: np.ones(shape).")
def mask_from_layer(layer, shape):
    N, D = shape
    return np.array(layer(np.ones((N, D)), training=True))


@wrong("mask_from_layer", "one row, repeated",
       says="One row's mask was repeated. Each row has its own: give the layer an array of the whole `shape`.")
def mask_from_layer(layer, shape):
    row = np.array(layer(np.ones((1, *shape[1:])), training=True))
    return np.broadcast_to(row, shape).copy()


@wrong("mask_from_layer", "1.25 whatever the rate",
       says="The kept places hold 1.25, the number of one example. They hold 1 / (1 - rate), as the layer gives it.")
def mask_from_layer(layer, shape):
    return np.where(np.array(layer(np.ones(shape), training=True)) != 0, 1.25, 0.0)


@wrong("mask_from_layer", "kept where above 1",
       says="You took what is above 1 for kept. With rate 0 the layer keeps everything, and the factor is just 1.")
def mask_from_layer(layer, shape):
    return np.where(np.array(layer(np.ones(shape), training=True)) > 1, 1 / (1 - layer.rate), 0.0)


@wrong("mask_from_layer", "a call for each row",
       says="The layer was called for each row or value. Each call draws anew: call it once, for the whole shape.")
def mask_from_layer(layer, shape):
    rows = [np.array(layer(np.ones((1, *shape[1:])), training=True))[0] for _ in range(shape[0])]
    return np.array(rows).reshape(shape)


@wrong("mask_from_layer", "a call for each row, without its first axis",
       says="The layer was called for each row or value. Each call draws anew: call it once, for the whole shape.")
def mask_from_layer(layer, shape):
    return np.array([np.array(layer(np.ones(shape[1:]), training=True)) for _ in range(shape[0])])


@right("mask_from_layer", "a call at inference first, which draws nothing")
def mask_from_layer(layer, shape):
    ones = layer(np.ones(shape), training=False)
    return np.array(layer(ones, training=True))


@wrong("mask_from_layer", "a call for each value",
       says="The layer was called for each row or value. Each call draws anew: call it once, for the whole shape.")
def mask_from_layer(layer, shape):
    mask = np.zeros(shape)
    for i in range(mask.size):
        mask.flat[i] = np.array(layer(np.ones(1), training=True))[0]
    return mask


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
       says="You hand on the fraction kept. Keras' rate is the fraction dropped, so hand it on as it is.")
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
       says="Each hidden layer needs a Dropout of its own, right after it.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
    model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "rate always 0.5", says="The rate is 0.5 whatever is asked for. Use the argument `rate`.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "rate in percent",
       says="Dropout was given a number of percent. It takes a fraction between 0 and 1: hand on the rate as it is.")
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


@wrong("build_dropout_model", "no softmax", says="The output has no softmax, so it gives no probabilities.")
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


@wrong("build_dropout_model", "no dropout", says="There is no Dropout layer. Add one after each hidden layer.")
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
       says="The model does not know its inputs and has no weights yet. Start it with keras.Input(shape=(features,)).")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential()
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "forgets return", says="Nothing came back: return model is missing.")
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
       says="Each hidden layer needs a Dropout of its own, right after it.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for i, u in enumerate(units):
        model.add(keras.layers.Dense(u, activation="relu"))
        if i == 0:
            model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@right("build_dropout_model", "nested blocks")
def build_dropout_model(features, units, classes, rate):
    blocks, size = [], features
    for u in units:
        blocks.append(keras.Sequential([keras.Input(shape=(size,)), keras.layers.Dense(u, activation="relu"),
                                        keras.layers.Dropout(rate)]))
        size = u
    output = keras.layers.Dense(classes, activation="softmax")
    return keras.Sequential([keras.Input(shape=(features,)), *blocks, output])


right("build_dropout_model", "a subclass, built", code='''
class Classifier(keras.Model):
    def __init__(self, units, classes, rate):
        super().__init__()
        self.hidden = [keras.layers.Dense(u, activation="relu") for u in units]
        self.drops = [keras.layers.Dropout(rate) for _ in units]
        self.output_layer = keras.layers.Dense(classes, activation="softmax")

    def call(self, x, training=None):
        for dense, drop in zip(self.hidden, self.drops):
            x = drop(dense(x), training=training)
        return self.output_layer(x)


def build_dropout_model(features, units, classes, rate):
    model = Classifier(units, classes, rate)
    model(np.zeros((1, features)))
    return model
''')


@wrong("build_dropout_model", "sigmoid in the hidden layers", says="The hidden layers use sigmoid. They need relu.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="sigmoid"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "tanh in the hidden layers", says="The hidden layers use tanh. They need relu.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="tanh"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "no biases",
       says="Your Dense layers have no biases. They have one for each unit unless told otherwise.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu", use_bias=False))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax", use_bias=False))
    return model


@wrong("build_dropout_model", "one Dropout of the inputs beside the right ones",
       says="There is Dropout on the inputs. Put it after the hidden layers.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,)), keras.layers.Dropout(rate)])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "input shape without a comma",
       says="Input(shape=(n)) is no tuple: write the comma, (features,).")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "no Dropout where the rate is 0",
       says="With rate 0 there is no Dropout layer. Put one after each hidden layer, whatever the rate is.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        if rate:
            model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "one Dropout for all",
       says="Each hidden layer needs a Dropout of its own, right after it.")
def build_dropout_model(features, units, classes, rate):
    drop, inputs = keras.layers.Dropout(rate), keras.Input(shape=(features,))
    x = inputs
    for u in units:
        x = drop(keras.layers.Dense(u, activation="relu")(x))
    return keras.Model(inputs, keras.layers.Dense(classes, activation="softmax")(x))


@wrong("build_dropout_model", "GaussianDropout",
       says="This is not keras.layers.Dropout: its relatives multiply by noise, or keep mean and variance otherwise.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.GaussianDropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "AlphaDropout",
       says="This is not keras.layers.Dropout: its relatives multiply by noise, or keep mean and variance otherwise.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.AlphaDropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "GaussianNoise",
       says="This is not keras.layers.Dropout: its relatives multiply by noise, or keep mean and variance otherwise.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.GaussianNoise(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


wrong("build_dropout_model", "a subclass that says training=False",
      says="In training nothing is dropped: training=False is written into the model, not left to its caller.", code='''
class Classifier(keras.Model):
    def __init__(self, units, classes, rate):
        super().__init__()
        self.hidden = [keras.layers.Dense(u, activation="relu") for u in units]
        self.drops = [keras.layers.Dropout(rate) for _ in units]
        self.output_layer = keras.layers.Dense(classes, activation="softmax")

    def call(self, x):
        for dense, drop in zip(self.hidden, self.drops):
            x = drop(dense(x), training=False)
        return self.output_layer(x)


def build_dropout_model(features, units, classes, rate):
    model = Classifier(units, classes, rate)
    model(np.zeros((1, features)))
    return model
''')


@wrong("build_dropout_model", "takes the sizes out of units",
       says="The list `units` is another one after the call: pop, append and += change it. Loop over it with for.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    while units:
        model.add(keras.layers.Dense(units.pop(0), activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "appends the classes to units",
       says="The list `units` is another one after the call: pop, append and += change it. Loop over it with for.")
def build_dropout_model(features, units, classes, rate):
    units.append(classes)
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in units[:-1]:
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(units[-1], activation="softmax"))
    return model


@wrong("build_dropout_model", "the first size for all",
       says="The hidden layers do not have the sizes of units, in their order. Loop over it: for size in units.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for _ in units:
        model.add(keras.layers.Dense(units[0], activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "the last size for all",
       says="The hidden layers do not have the sizes of units, in their order. Loop over it: for size in units.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for _ in units:
        model.add(keras.layers.Dense(units[-1], activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_dropout_model", "the sizes backwards",
       says="The hidden layers do not have the sizes of units, in their order. Loop over it: for size in units.")
def build_dropout_model(features, units, classes, rate):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for u in reversed(units):
        model.add(keras.layers.Dense(u, activation="relu"))
        model.add(keras.layers.Dropout(rate))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


# -- train_step ----------------------------------------------------------------------------------------------------


@right("train_step", "one-hot labels, and the relu's mask from H")
def train_step(params, X, y, rate, lr, rng):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H, cache = dropout_forward(np.maximum(X @ W1 + b1, 0.0), rate, rng, training=True)
    G = (softmax(H @ W2 + b2) - np.eye(W2.shape[1])[y]) / X.shape[0]
    dZ = np.where(H > 0, dropout_backward(G @ W2.T, cache), 0.0)
    return dict(W1=W1 - lr * X.T @ dZ, b1=b1 - lr * dZ.sum(0), W2=W2 - lr * H.T @ G, b2=b2 - lr * G.sum(0))


@right("train_step", "in place on copies, from the last layer to the first")
def train_step(params, X, y, rate, lr, rng):
    new = {name: array.copy() for name, array in params.items()}
    Z = np.dot(X, params["W1"]) + params["b1"]
    A = Z * (Z > 0)
    H, cache = dropout_forward(A, rate, rng, True)
    P = softmax(np.dot(H, params["W2"]) + params["b2"])
    P[range(len(y)), y] -= 1.0
    new["W2"] -= lr * np.dot(H.T, P) / len(y)
    new["b2"] -= lr * P.mean(axis=0)
    dA = dropout_backward(np.dot(P, params["W2"].T), cache)
    dA[Z <= 0] = 0.0
    new["W1"] -= lr * np.dot(X.T, dA) / len(y)
    new["b1"] -= lr * dA.mean(axis=0)
    return new


@right("train_step", "sums up the gradients of single rows")
def train_step(params, X, y, rate, lr, rng):
    A = np.clip(X @ params["W1"] + params["b1"], 0, None)
    H, cache = dropout_forward(A, rate, rng, True)
    P = softmax(H @ params["W2"] + params["b2"])
    dH = []
    gradients = {name: np.zeros_like(array) for name, array in params.items()}
    for h, p, label in zip(H, P, y):
        g = p.copy()
        g[label] -= 1
        g /= len(X)
        gradients["W2"] += np.outer(h, g)
        gradients["b2"] += g
        dH.append(params["W2"] @ g)
    for x, a, d in zip(X, A, dropout_backward(np.array(dH), cache)):
        gradients["W1"] += np.outer(x, d * (a > 0))
        gradients["b1"] += d * (a > 0)
    return {name: array - lr * gradients[name] for name, array in params.items()}


@wrong("train_step", "inference mode",
       says="Nothing was dropped: dropout_forward needs training True here, in a training step.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, False)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "no dropout on the way back",
       says="dH was used as if it were dA. On the way back it must go through dropout_backward, too.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dlogits @ params["W2"].T
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "no relu on the way back",
       says="The way back leaves out the relu: dZ is dA where Z > 0, and 0 elsewhere.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "relu hands on at 0",
       says="At Z = 0 the derivative of relu is 0: ask Z > 0, not Z >= 0.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z >= 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "uphill",
       says="You added the gradient. Gradient descent subtracts it.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] + lr * gradients[name] for name in params}


@wrong("train_step", "sum in the place of the mean",
       says="The gradients are N times too large: the loss is the mean over the rows. Divide by N once.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "labels not subtracted",
       says="The gradient at the softmax is (P - Y) / N. You used P / N; the labels play no part.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "A in the place of H",
       says="The gradient of W2 needs the output layer's own input, which is H, after dropout.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": np.maximum(Z, 0).T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "no relu at all",
       says="There is no relu in the forward pass: A is relu(Z).")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(Z, rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "relu forward only on the way back",
       says="The relu is on the way back only. In the forward pass, too, A is relu(Z).")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(Z, rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "dropout on the rows",
       says="Dropout acts on X. It belongs behind the hidden layer, on A.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    X = dropout_forward(X, rate, rng, True)[0]
    Z = X @ params["W1"] + params["b1"]
    H = np.maximum(Z, 0)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dlogits @ params["W2"].T
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "biases stay",
       says="Only the weights move. The biases b1 and b2 have gradients, too.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] * (name[0] == "W") for name in params}


@wrong("train_step", "W2 updated too early",
       says="W2 was updated before dH was computed. dH needs the W2 of the forward pass.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    W2 = params["W2"] - lr * H.T @ dlogits
    dA = dropout_backward(dlogits @ W2.T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "mean of the bias gradients",
       says="The gradient of a bias is the sum of the rows; dividing by N was done at the softmax.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.mean(axis=0), "W2": H.T @ dlogits, "b2": dlogits.mean(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "the gradients alone",
       says="The gradients came back. Return the new parameters: each array minus lr times its gradient.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: gradients[name] for name in params}


@wrong("train_step", "no rate",
       says="The gradient was subtracted as it is. It must be multiplied by lr.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - gradients[name] for name in params}


@wrong("train_step", "only the output layer learns",
       says="W1 and b1 stayed as they were. Carry the gradient back to the hidden layer.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, _ = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    gradients = {"W1": 0.0, "b1": 0.0, "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "only the hidden layer learns",
       says="W2 and b2 stayed as they were. The output layer has gradients, too.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": 0.0, "b2": 0.0}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "no bias in the hidden layer",
       says="b1 is missing in the forward pass: Z = X @ W1 + b1.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "no bias in the output layer",
       says="b2 is missing in the forward pass: the softmax takes H @ W2 + b2.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "scales once more",
       says="The factor 1 / (1 - rate) came in twice on the way back: dropout_backward has it already.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache) / (1 - rate)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "divides by N in each layer",
       says="The gradients of the hidden layer are divided by N a second time.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ / N, "b1": dZ.mean(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "in place",
       says="You changed the arrays of params, with -= or by writing into them. Make new arrays.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    for name in params:
        params[name] -= lr * gradients[name]
    return params


@wrong("train_step", "a tuple",
       says="A tuple came back. Return a dictionary with the keys of params.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return tuple(params[name] - lr * gradients[name] for name in params)


@wrong("train_step", "softmax left out",
       says="The logits were used as they are. The gradient at the softmax needs P = softmax(H @ W2 + b2).")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = H @ params["W2"] + params["b2"]
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "W2 not transposed",
       says="dH = dlogits @ W2.T: the transpose takes C numbers a row back to M.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"], cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "the pair taken for the output",
       says="dropout_forward returns a pair: the output and the cache. Take it apart.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H = cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dlogits = softmax(H @ params["W2"] + params["b2"])
    dlogits[np.arange(N), y] -= 1
    dlogits = dlogits / N
    dA = dropout_backward(dlogits @ params["W2"].T, cache)
    dZ = dA * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "1 taken off in whole columns",
       says="P[:, y] takes 1 off in all labels' columns, in every row. Each row has one label: P[np.arange(N), y].")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    P = softmax(H @ params["W2"] + params["b2"])
    P[:, y] -= 1
    dlogits = P / N
    dZ = dropout_backward(dlogits @ params["W2"].T, cache) * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "a second mask for the way back",
       says="dropout_forward was called again, which drew a second mask. Keep the cache of the forward pass.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    P = softmax(H @ params["W2"] + params["b2"])
    dlogits = (P - np.eye(P.shape[1])[y]) / N
    _, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    dZ = dropout_backward(dlogits @ params["W2"].T, cache) * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@wrong("train_step", "as many classes as the largest label says",
       says="Your one-hot matrix has y.max() + 1 columns. The highest class may be missing: it needs C, as P has.")
def train_step(params, X, y, rate, lr, rng):
    N = len(y)
    Z = X @ params["W1"] + params["b1"]
    H, cache = dropout_forward(np.maximum(Z, 0), rate, rng, True)
    P = softmax(H @ params["W2"] + params["b2"])
    dlogits = (P - np.eye(y.max() + 1)[y]) / N
    dZ = dropout_backward(dlogits @ params["W2"].T, cache) * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ dlogits, "b2": dlogits.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


@right("train_step", "the way back without dropout_backward")
def train_step(params, X, y, rate, lr, rng):
    Z = X @ params["W1"] + params["b1"]
    factor, _ = dropout_forward(np.ones(Z.shape), rate, rng, True)
    H = np.maximum(Z, 0) * factor
    G = (softmax(H @ params["W2"] + params["b2"]) - np.eye(len(params["b2"]))[y]) / len(y)
    dZ = G @ params["W2"].T * factor * (Z > 0)
    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": H.T @ G, "b2": G.sum(axis=0)}
    return {name: params[name] - lr * gradients[name] for name in params}


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


@wrong("mc_dropout", "predict",
       says="All passes are the same: predict and a bare model(X) run in inference mode. Say model(X, training=True).")
def mc_dropout(model, X, n):
    passes = np.stack([model.predict(X, verbose=0) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "one pass, n times the same",
       says="One pass was taken n times. Call the model n times: each pass draws masks of its own.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True))] * n)
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "deviation over the classes",
       says="The deviation was taken over the outputs. The passes are another axis, the first of the stack.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=-1)


@wrong("mc_dropout", "averages over the rows",
       says="You averaged over the rows. The passes are another axis, the first of the stack.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=1), passes.std(axis=1)


@wrong("mc_dropout", "mean from inference",
       says="The mean comes from inference mode. Average the same passes as for the deviation.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return np.array(model(X, training=False)), passes.std(axis=0)


@wrong("mc_dropout", "variance", says="The second is the variance. Take its root.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.var(axis=0)


@wrong("mc_dropout", "divides by n - 1", says="Divide by n, not by n - 1: leave ddof at 0.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0, ddof=1)


@wrong("mc_dropout", "error of the mean", says="You divided the deviation by √n. That is the error of the mean.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0) / np.sqrt(n)


@wrong("mc_dropout", "sum instead of mean", says="The passes were added up. Divide by n.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.sum(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "returns all passes", says="All passes came back as one array. Return the pair: mean, std.")
def mc_dropout(model, X, n):
    return np.stack([np.array(model(X, training=True)) for _ in range(n)])


@wrong("mc_dropout", "no axis",
       says="One number came out for everything. Average over the passes only: axis 0 of the stack.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(), passes.std()


@wrong("mc_dropout", "swaps the pair", says="The pair is the wrong way round: the mean comes first.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return passes.std(axis=0), passes.mean(axis=0)


@wrong("mc_dropout", "one pass too few", says="The model ran n - 1 times. Run n passes: range(n) has n turns.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(1, n)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "one pass too many", says="The model ran n + 1 times. Run n passes: range(n) has n turns.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n + 1)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "joins the passes row by row",
       says="The passes were joined row by row, and one number for each output came out. Use np.stack in the place of"
            " concatenate.")
def mc_dropout(model, X, n):
    passes = np.concatenate([np.array(model(X, training=True)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0)


@right("mc_dropout", "filled array, row by row of passes")
def mc_dropout(model, X, n):
    first = keras.ops.convert_to_numpy(model(X, training=True))
    passes = np.zeros((n, *first.shape))
    passes[0] = first
    for i in range(1, n):
        passes[i] = keras.ops.convert_to_numpy(model(X, training=True))
    mean = passes.sum(axis=0) / n
    return mean, np.sqrt(((passes - mean) ** 2).sum(axis=0) / n)


@wrong("mc_dropout", "a bare call of the model",
       says="All passes are the same: predict and a bare model(X) run in inference mode. Say model(X, training=True).")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X)) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "mean and deviation of different passes",
       says="Mean and deviation come from different passes. Collect n passes once, and take both from them.")
def mc_dropout(model, X, n):
    mean = np.mean([np.array(model(X, training=True)) for _ in range(n)], axis=0)
    std = np.std([np.array(model(X, training=True)) for _ in range(n)], axis=0)
    return mean, std


@wrong("mc_dropout", "100 passes", says="100 passes ran whatever n is. Use the argument `n`.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(100)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "50 passes", says="50 passes ran whatever n is. Use the argument `n`.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(50)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "mean only", says="Only the mean came back. Return the pair: mean, std.")
def mc_dropout(model, X, n):
    return np.mean([np.array(model(X, training=True)) for _ in range(n)], axis=0)


@wrong("mc_dropout", "a list of the two", says="A list came back. Return a tuple: return mean, std.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    return [passes.mean(axis=0), passes.std(axis=0)]


@wrong("mc_dropout", "the last pass in the place of the mean",
       says="The last pass came back in the place of the mean. Average all n.")
def mc_dropout(model, X, n):
    passes = [np.array(model(X, training=True)) for _ in range(n)]
    return passes[-1], np.std(passes, axis=0)


@wrong("mc_dropout", "training handed to predict",
       says="A model is called on X to predict. training is no argument of predict.")
def mc_dropout(model, X, n):
    passes = np.stack([model.predict(X, training=True) for _ in range(n)])
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "squeezed", says="An axis of length 1 was lost. Keep the shape (N, C) of one pass.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)]).squeeze()
    return passes.mean(axis=0), passes.std(axis=0)


@right("mc_dropout", "tensors")
def mc_dropout(model, X, n):
    passes = keras.ops.stack([model(X, training=True) for _ in range(n)])
    return keras.ops.mean(passes, axis=0), keras.ops.std(passes, axis=0)


@wrong("mc_dropout", "rows mixed by reshape",
       says="reshape mixed the rows: its shape follows the order of the copies. One pass after the other is (n, N, C),"
            " the copies of one row side by side are (N, n, C).")
def mc_dropout(model, X, n):
    passes = np.concatenate([np.array(model(X, training=True)) for _ in range(n)]).reshape(len(X), n, -1)
    return passes.mean(axis=1), passes.std(axis=1)


@wrong("mc_dropout", "one pass too few, in a list",
       says="The model ran n - 1 times. Run n passes: range(n) has n turns.")
def mc_dropout(model, X, n):
    passes = [np.array(model(X, training=True)) for _ in range(1, n)]
    return np.mean(passes, axis=0), np.std(passes, axis=0)


@wrong("mc_dropout", "mean square minus square in float32",
       says="Mean square minus square loses all digits in float32 and may be below 0, whose root is NaN. Use np.std.")
def mc_dropout(model, X, n):
    total, squares = 0, 0
    for _ in range(n):
        out = np.array(model(X, training=True))
        total, squares = total + out, squares + out**2
    return total / n, np.sqrt(squares / n - (total / n) ** 2)


@wrong("mc_dropout", "list comprehension squeezed by hand",
       says="An axis of length 1 was lost. Keep the shape (N, C) of one pass.")
def mc_dropout(model, X, n):
    passes = np.squeeze(np.array([model(X, training=True) for _ in range(n)]))
    return passes.mean(axis=0), passes.std(axis=0)


@wrong("mc_dropout", "rows mixed by reshape, copies side by side",
       says="reshape mixed the rows: its shape follows the order of the copies. One pass after the other is (n, N, C),"
            " the copies of one row side by side are (N, n, C).")
def mc_dropout(model, X, n):
    passes = np.array(model(np.repeat(X, n, axis=0), training=True)).reshape(n, len(X), -1)
    return passes.mean(axis=0), passes.std(axis=0)


@right("mc_dropout", "the copies of one row side by side")
def mc_dropout(model, X, n):
    passes = np.array(model(np.repeat(X, n, axis=0), training=True)).reshape(len(X), n, -1)
    return passes.mean(axis=1), passes.std(axis=1)


@wrong("mc_dropout", "no return", says="Nothing came back: a return is missing.")
def mc_dropout(model, X, n):
    passes = np.stack([np.array(model(X, training=True)) for _ in range(n)])
    passes.mean(axis=0), passes.std(axis=0)


# -- mend_dropout -----------------------------------------------------------------------------------------------------


@right("mend_dropout", "as few lines as possible")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    out = x * keep
    out /= 1 - rate
    dx = np.where(keep, dout / (1 - rate), 0.0)
    return out, dx


@right("mend_dropout", "with the functions of the exercises above")
def mend_dropout(x, dout, rate, rng, training):
    out, cache = dropout_forward(x, rate, rng, training)
    return out, np.array(dropout_backward(dout, cache))


@right("mend_dropout", "drops on copies, draws below the rate")
def mend_dropout(x, dout, rate, rng, training):
    out, dx = np.array(x, dtype=float), np.array(dout, dtype=float)
    if training:
        dropped = rng.uniform(size=x.shape) < rate
        for one in (out, dx):
            one[dropped] = 0.0
            one /= 1.0 - rate
    return out, dx


@right("mend_dropout", "draws at inference, too, and does not use it")
def mend_dropout(x, dout, rate, rng, training):
    keep = (rng.random(x.shape) >= rate) | (not training)
    scale = 1 / (1 - rate) if training else 1.0
    return np.where(keep, x, 0.0) * scale, np.where(keep, dout, 0.0) * scale


@wrong("mend_dropout", "as it was handed out",
       says="These are the colleague's lines as they were. Go through the experiments one by one.")
def mend_dropout(x, dout, rate, rng, training):
    keep = rng.random(x.shape) >= rate
    out = x
    out *= keep
    if not training:
        out /= 1 - rate
    keep = rng.random(x.shape) >= rate
    dx = np.where(keep, dout / (1 - rate), 0.0)
    return out, dx


@wrong("mend_dropout", "writes into x",
       says="`out = x` makes no copy, so `out *= …` writes into x. Make a new array.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    out = x
    out *= keep
    out /= 1 - rate
    return out, dout * keep / (1 - rate)


@wrong("mend_dropout", "scales at inference",
       says="The scale 1 / (1 - rate) still comes in at inference, and is missing in training.")
def mend_dropout(x, dout, rate, rng, training):
    out = x.copy()
    if not training:
        return out / (1 - rate), dout.copy()
    keep = rng.random(x.shape) >= rate
    return out * keep, dout * keep / (1 - rate)


@wrong("mend_dropout", "scales at both times",
       says="At inference out is still divided by 1 - rate. Nothing changes there.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x / (1 - rate), dout.copy()
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), dout * keep / (1 - rate)


@wrong("mend_dropout", "never scales x",
       says="In training out is not divided by 1 - rate, so its mean is too small.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    return x * keep, dout * keep / (1 - rate)


@wrong("mend_dropout", "scales neither",
       says="Neither out nor dx is divided by 1 - rate in training. Both are, or the mean is too small.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    return x * keep, dout * keep


@wrong("mend_dropout", "gradient without the scale",
       says="dx lacks the scale 1 / (1 - rate): a kept unit acts so much more strongly.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), dout * keep


@wrong("mend_dropout", "drops at inference",
       says="At inference values are still dropped and scaled. Look at `training` before the mask is used.")
def mend_dropout(x, dout, rate, rng, training):
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, dout * m


@wrong("mend_dropout", "drops at inference, unscaled",
       says="At inference values are still dropped. Look at `training` before the mask is used.")
def mend_dropout(x, dout, rate, rng, training):
    keep = rng.random(x.shape) >= rate
    scale = 1 / (1 - rate) if training else 1.0
    return x * keep * scale, dout * keep * scale


@wrong("mend_dropout", "gradient dropped at inference",
       says="At inference dx is still masked. Nothing is dropped there, so dx equals dout.")
def mend_dropout(x, dout, rate, rng, training):
    keep = rng.random(x.shape) >= rate
    out = x * keep / (1 - rate) if training else x.copy()
    return out, dout * keep / (1 - rate)


@wrong("mend_dropout", "two masks",
       says="The gradient goes through a second mask. Draw one, and use it both ways.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    out = x * keep / (1 - rate)
    keep = rng.random(x.shape) >= rate
    return out, dout * keep / (1 - rate)


@wrong("mend_dropout", "no mask on the way back",
       says="The gradient goes to the dropped units, too. It needs the mask of the forward pass.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), dout / (1 - rate)


@wrong("mend_dropout", "no dropout on the way back",
       says="dx is dout as it came. In training it is masked and scaled as x was.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    keep = rng.random(x.shape) >= rate
    return x * keep / (1 - rate), dout.copy()


@wrong("mend_dropout", "mask from out above 0",
       says="Values with x < 0 lost their gradient: out > 0 is not the mask.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, dout * (out > 0) / (1 - rate)


@wrong("mend_dropout", "mask from out unequal 0",
       says="Where x is 0, out is 0 whether the unit was kept or not. Use the mask that was drawn.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    out = x * (rng.random(x.shape) >= rate) / (1 - rate)
    return out, dout * (out != 0) / (1 - rate)


@wrong("mend_dropout", "kept and dropped swapped",
       says="Kept and dropped are swapped: below the rate a value is dropped.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    m = (rng.random(x.shape) < rate) / (1 - rate)
    return x * m, dout * m


@wrong("mend_dropout", "training the wrong way round",
       says="training is the wrong way round: values are dropped at inference, and none in training.")
def mend_dropout(x, dout, rate, rng, training):
    if training:
        return x.copy(), dout.copy()
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, dout * m


@wrong("mend_dropout", "nothing at inference",
       says="Nothing comes back at inference: a return is missing there.")
def mend_dropout(x, dout, rate, rng, training):
    if training:
        m = (rng.random(x.shape) >= rate) / (1 - rate)
        return x * m, dout * m


@wrong("mend_dropout", "x itself at inference",
       says="At inference x and dout themselves come back. Two new arrays are asked for.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x, dout
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * m, dout * m


@wrong("mend_dropout", "output alone",
       says="Only the output came back. Return the pair: out, dx.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy()
    return x * (rng.random(x.shape) >= rate) / (1 - rate)


@wrong("mend_dropout", "swaps the pair",
       says="The pair is the wrong way round: out comes first.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return dout.copy(), x.copy()
    m = (rng.random(x.shape) >= rate) / (1 - rate)
    return dout * m, x * m


@wrong("mend_dropout", "a generator of its own",
       says="The draws do not come from rng: another generator gives the same mask.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    m = (np.random.default_rng(0).random(x.shape) >= rate) / (1 - rate)
    return x * m, dout * m


@wrong("mend_dropout", "one mask for all rows",
       says="All rows have the same mask. Draw a number for each value of x.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    m = (rng.random(x.shape[1:]) >= rate) / (1 - rate)
    return x * m, dout * m


@wrong("mend_dropout", "returns the pair of the forward pass",
       says="The second of the pair is the cache. Hand it to dropout_backward, which gives dx.")
def mend_dropout(x, dout, rate, rng, training):
    return dropout_forward(x, rate, rng, training)


equivalent("mend_dropout", "rng.random(x.shape) >= rate -> rng.random(x.shape) > rate",
           because="A draw from [0, 1) equals the rate with probability 2**-53 or so.")
allowed("mend_dropout", "whole numbers in `x` give whole numbers",
        because="The docstring says a float array: `out /= 1 - rate`, as the lines to be mended have it, is right.")
allowed("mend_dropout", "whole numbers in `dout` give whole numbers", because="The docstring says a float array.")
allowed("mend_dropout", "no single number for `x`", because="The docstring says one axis or more.")


@wrong("mend_dropout", "drops an exact number of values",
       says="Draw from the rng that is handed in, for each value by itself: then the number varies, too.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    m = np.full(x.size, 1 / (1 - rate))
    m[rng.choice(x.size, size=int(rate * x.size), replace=False)] = 0
    m = m.reshape(x.shape)
    return x * m, dout * m


@wrong("mend_dropout", "a generator of its own, of another seed",
       says="Draw from the rng that is handed in, for each value by itself: then the number varies, too.")
def mend_dropout(x, dout, rate, rng, training):
    if not training:
        return x.copy(), dout.copy()
    m = (np.random.default_rng(42).random(x.shape) >= rate) / (1 - rate)
    return x * m, dout * m


wrong("mend_dropout", "one array kept for all results of a shape",
      says="This call has written into the array that an earlier call gave back, whose result is lost. Make a new "
           "array in each call.", code='''
kept = {}


def mend_dropout(x, dout, rate, rng, training):
    out = kept.setdefault(x.shape, np.empty(x.shape))
    m = (rng.random(x.shape) >= rate) / (1 - rate) if training else np.ones(x.shape)
    out[...] = x * m
    return out, dout * m
''')


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
right("dropout_quiz", "put together from two dictionaries", code='''
quiz = dict(zip(["paper", "losses", "mask"], [1 / 5, "A", " c"]))
quiz |= {"inference": "d", "values": "b", "small": "B"}
''')
wrong("dropout_quiz", "inference: b",
      says="Look at the cell that calls a Keras layer with training=False.",
      code='quiz = {"inference": "b", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "inference: c",
      says="Look at the cell that calls a Keras layer with training=False.",
      code='quiz = {"inference": "c", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "values: c",
      says="The survivors are divided by the fraction kept. On average, over the zeros too, x must stay 8.",
      code='quiz = {"inference": "d", "values": "c", "paper": 0.2, "small": "b", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "values: d",
      says="The survivors are divided by the fraction kept. On average, over the zeros too, x must stay 8.",
      code='quiz = {"inference": "d", "values": "d", "paper": 0.2, "small": "b", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "small: c",
      says="Look at the curve of 8 hidden units in section 6, and at the noise of a sum of few units.",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "c", "mask": "c", "losses": "a"}')
wrong("dropout_quiz", "mask: a",
      says="Section 4: the factor is a constant once it is drawn. Negative outputs get a gradient too.",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "a", "losses": "a"}')
wrong("dropout_quiz", "mask: b",
      says="Section 4: the factor is a constant once it is drawn. Negative outputs get a gradient too.",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "b", "losses": "a"}')
wrong("dropout_quiz", "losses: b",
      says="In which mode does fit run the model, and in which evaluate?",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": "b"}')
wrong("dropout_quiz", "losses: c",
      says="In which mode does fit run the model, and in which evaluate?",
      code='quiz = {"inference": "d", "values": "b", "paper": 0.2, "small": "b", "mask": "c", "losses": "c"}')
right("dropout_quiz", "rate computed",
      code='quiz = {"inference": "d", "values": "b", "paper": 1 - 0.8, "small": "b", "mask": "c", "losses": "a"}')
