"""Answers to the exercises of unit 04, right and wrong, as learners hand them in."""

from autograder.author.answers import allowed, equivalent, right, wrong

# -- recall ------------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)", code='recall = dict(trap="c", tail="a", slope="b")')
right("recall", "in capitals", code='recall = {"slope": "B", "trap": "c)", "tail": " A "}')
right("recall", "filled in one by one", code="""
recall = {}
recall["trap"], recall["tail"], recall["slope"] = "c", "a", "b"
""")
wrong("recall", "the shape of y",
      says="NumPy compares shapes from the right: 5 meets 1, which is stretched, and then nothing meets 5.",
      code='recall = {"trap": "a", "tail": "a", "slope": "b"}')
wrong("recall", "the shape of p",
      says="NumPy compares shapes from the right: 5 meets 1, which is stretched, and then nothing meets 5.",
      code='recall = {"trap": "b", "tail": "a", "slope": "b"}')
wrong("recall", "the tail is 0",
      says="Far to the left the sigmoid is exp(z): small, but neither 0 nor NaN.",
      code='recall = {"trap": "c", "tail": "b", "slope": "b"}')
wrong("recall", "the tail is NaN",
      says="Far to the left the sigmoid is exp(z): small, but neither 0 nor NaN.",
      code='recall = {"trap": "c", "tail": "c", "slope": "b"}')
wrong("recall", "the slope at 0",
      says="The slope is sigmoid(z) times sigmoid(-z): almost 1 times something small.",
      code='recall = {"trap": "c", "tail": "a", "slope": "a"}')
wrong("recall", "the sigmoid itself",
      says="The slope is sigmoid(z) times sigmoid(-z): almost 1 times something small.",
      code='recall = {"trap": "c", "tail": "a", "slope": "c"}')
wrong("recall", "the shape itself",
      says="Give the letter of your answer in quotation marks, such as \"a\", not the shape itself.",
      code='recall = {"trap": (5, 5), "tail": "a", "slope": "b"}')
wrong("recall", "the number itself",
      says="Give the letter of your answer in quotation marks, such as \"a\", not the number itself.",
      code='recall = {"trap": "c", "tail": 4.2e-18, "slope": "b"}')
wrong("recall", "leaves a key out",
      says="There is no 'slope' in the dictionary.",
      code='recall = {"trap": "c", "tail": "a"}')
wrong("recall", "trap and tail changed about",
      says="NumPy compares shapes from the right: 5 meets 1, which is stretched, and then nothing meets 5.",
      code='recall = {"trap": "a", "tail": "c", "slope": "b"}')

# -- regression --------------------------------------------------------------------------------------------------------

right("regression", "each with its own lines", code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
right("regression", "one helper, slopes by where", code="""
def _check(y, p):
    if np.shape(y) != np.shape(p):
        raise ValueError("y and p must have the same shape")
    return np.array(p, dtype=float) - np.array(y, dtype=float)

def mse(y, p):
    e = _check(y, p)
    return float((e * e).mean()), e * (2 / e.size)

def mae(y, p):
    e = _check(y, p)
    return float(abs(e).mean()), np.where(e > 0, 1.0, np.where(e < 0, -1.0, 0.0)) / e.size

def huber(y, p, delta=1.0):
    e = _check(y, p)
    inside = abs(e) <= delta
    loss = np.where(inside, e * e / 2, delta * abs(e) - delta * delta / 2)
    return float(loss.mean()), np.where(inside, e, delta * np.sign(e)) / e.size
""")
right("regression", "entry by entry", code="""
def _by_entry(y, p, loss, slope):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    dp, total = np.zeros(p.shape), 0.0
    for i in np.ndindex(p.shape):
        e = float(p[i]) - float(y[i])
        total += loss(e)
        dp[i] = slope(e) / p.size
    return total / p.size, dp

def mse(y, p):
    return _by_entry(y, p, lambda e: e * e, lambda e: 2 * e)

def mae(y, p):
    return _by_entry(y, p, abs, lambda e: (e > 0) - (e < 0))

def huber(y, p, delta=1.0):
    return _by_entry(y, p, lambda e: e * e / 2 if abs(e) <= delta else delta * (abs(e) - delta / 2),
                     lambda e: max(-delta, min(delta, e)))
""")
right("regression", "a miss held within delta, and what is left of it", code="""
def _e(y, p):
    if y.shape != p.shape:
        raise ValueError(y.shape, p.shape)
    return np.subtract(p, y, dtype=np.float64)

def mse(y, p):
    e = _e(y, p)
    return np.square(e).sum() / e.size, 2 / e.size * e

def mae(y, p):
    e = _e(y, p)
    return np.abs(e).sum() / e.size, np.sign(e) / e.size

def huber(y, p, delta=1.0):
    e = _e(y, p)
    held = np.clip(np.abs(e), 0, delta)
    return np.mean(held * (np.abs(e) - held / 2)), np.copysign(held, e) / e.size
""")
equivalent("regression", "size <= delta -> size < delta",
           because="At |e| = delta both formulas give delta² / 2.")
allowed("regression", "size <= delta, boundary moved by 1e-9",
        because="Next to the boundary both formulas agree to 1e-18.")
allowed("regression", "size <= delta, boundary moved by -1e-9",
        because="Next to the boundary both formulas agree to 1e-18.")
wrong("regression", "mse with a half",
      says="Half of the mean square: the formula of mse has no 1/2 in front.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return 0.5 * np.mean(e**2), e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "slope of mse without the 2",
      says="The slope of a square e² is 2e: the 2 is missing in mse.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "slope of mse of the sum",
      says="The slope of mse is not divided by K: it is that of a sum, and the loss is a mean.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "slopes of the sums, all three",
      says="All three slopes are those of a sum: the losses are means, so divide by the number of entries.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e)

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta)
""")
wrong("regression", "sums in the place of means",
      says="A sum over the entries comes back, where a mean is asked for.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.sum(e**2), 2 * e

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.sum(np.abs(e)), np.sign(e)

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.sum(loss), np.clip(e, -delta, delta)
""")
wrong("regression", "root of the mean square",
      says="mse is the mean of the squares itself, not its root.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.sqrt(np.mean(e**2)), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "slopes with the sign turned round",
      says="The slopes have the wrong sign: they are those for y. The loss grows with p where p is above y.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), -2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), -np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), -np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "the square written out",
      says="p² - 2py + y² subtracts large numbers that are nearly equal: far from 0 its digits are gone. Subtract "
           "first, then square.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(p.astype(float)**2 - 2.0 * p * y + y.astype(float)**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "no look at the shapes",
      says="Shapes that differ must raise a ValueError: NumPy stretches them, and each prediction meets every "
           "target.",
      code="""
def mse(y, p):
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "both made flat",
      says="A column and a flat array have different shapes: made flat, or with only the number of entries "
           "compared, they slip through.",
      code="""
def mse(y, p):
    if y.size != p.size:
        raise ValueError("sizes differ")
    e = (p.astype(float).ravel() - y.ravel()).reshape(p.shape)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.size != p.size:
        raise ValueError("sizes differ")
    e = (p.astype(float).ravel() - y.ravel()).reshape(p.shape)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.size != p.size:
        raise ValueError("sizes differ")
    e = (p.astype(float).ravel() - y.ravel()).reshape(p.shape)
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "only the lengths compared",
      says="Compare the whole shapes: len() sees the first axis alone, and (3,) and (3, 1) have the same length.",
      code="""
def mse(y, p):
    if len(y) != len(p):
        raise ValueError("lengths differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if len(y) != len(p):
        raise ValueError("lengths differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if len(y) != len(p):
        raise ValueError("lengths differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "only the number of axes compared",
      says="Compare the whole shapes: two arrays with as many axes may still differ in their lengths.",
      code="""
def mse(y, p):
    if y.ndim != p.ndim:
        raise ValueError("axes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.ndim != p.ndim:
        raise ValueError("axes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.ndim != p.ndim:
        raise ValueError("axes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "an assert",
      says="`assert` raises an AssertionError. Asked for is a ValueError: use `raise`.",
      code="""
def mse(y, p):
    assert y.shape == p.shape
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    assert y.shape == p.shape
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    assert y.shape == p.shape
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "divided by the number of rows",
      says="Divided by the number of rows: with two axes there are more entries than rows. Divide by e.size.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.sum(e**2) / len(e), 2 * e / len(e)

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.sum(np.abs(e)) / len(e), np.sign(e) / len(e)

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.sum(loss) / len(e), np.clip(e, -delta, delta) / len(e)
""")
wrong("regression", "slopes divided by the number of rows",
      says="The slopes are divided by the number of rows, the losses by that of all entries: divide both by e.size.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / len(e)

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / len(e)

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / len(e)
""")
wrong("regression", "whole numbers subtracted as they are",
      says="In 8 bits 1 - 250 is 7: make floats before you subtract.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "floats made after the subtraction",
      says="In 8 bits 1 - 250 is 7: make floats before you subtract.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = (p - y).astype(float)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = (p - y).astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = (p - y).astype(float)
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "subtracts into p",
      says="The call changed the array that was passed in: `p -= y` writes into it. Make a new array.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    if p.dtype.kind == "f":
        p -= y
        e = p
    else:
        e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    if p.dtype.kind == "f":
        p -= y
        e = p
    else:
        e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    if p.dtype.kind == "f":
        p -= y
        e = p
    else:
        e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "slope of mae 1 at 0",
      says="Where p equals y the slope of mae is 0, neither 1 nor -1.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.where(e >= 0, 1, -1) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "slope of mae -1 at 0",
      says="Where p equals y the slope of mae is 0, neither 1 nor -1.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.where(e > 0, 1, -1) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "e / |e|",
      says="e / |e| is 0 / 0, NaN, where p equals y: the slope of mae is 0 there.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), e / np.abs(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "e / (|e| + 1e-8)",
      says="A small number below makes the slope of mae too small where the miss is small: it is -1 or 1, however "
           "small the miss.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), e / (np.abs(e) + 1e-8) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "nearly equal counts as equal",
      says="The slope of mae is 0 only where p equals y: a miss of 1e-50 still pulls with full strength.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.where(np.isclose(e, 0), 0.0, np.sign(e)) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "mae without sizes",
      says="Misses of both signs cancel in the mean of e: take their sizes first, then the mean.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return abs(np.mean(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "slope of mae is the miss",
      says="The slope of |e| is -1, 0 or 1, whatever the size of e.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), e / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "huber: straight part starts too high",
      says="The straight part of Huber must begin where the round one ends, at δ² / 2: δ (|e| - δ / 2).",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.where(np.abs(e) <= delta, e**2 / 2, delta * np.abs(e))), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "huber: minus a half whatever delta",
      says="Huber's straight part is δ (|e| - δ / 2): |e| - 1/2 is that for δ = 1 alone.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.where(np.abs(e) <= delta, e**2 / 2, np.abs(e) - 0.5)), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "huber: no half in the square",
      says="Huber's round part is half of the square.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "huber: the whole delta taken off",
      says="Huber's straight part is δ (|e| - δ / 2), half of δ is taken off, not the whole.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "huber: slope 1 far out",
      says="Far out the slope of Huber is δ or -δ, not 1 or -1.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.where(np.abs(e) <= delta, e, np.sign(e)) / e.size
""")
wrong("regression", "huber: slope delta on both sides",
      says="The slope of Huber is -δ where p is far below y: the sign is missing.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.where(np.abs(e) <= delta, e, delta) / e.size
""")
wrong("regression", "huber: slope 2e inside",
      says="The slope of Huber's round part, half of e², is e and not 2e.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.where(np.abs(e) <= delta, 2 * e, delta * np.sign(e)) / e.size
""")
wrong("regression", "huber: slope not cut",
      says="The slope of Huber must stop growing at δ: outside it is δ or -δ.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))), e / e.size
""")
wrong("regression", "huber: delta is always 1",
      says="δ is a parameter of huber, and not always 1.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.where(np.abs(e) <= 1, e**2 / 2, np.abs(e) - 0.5)), np.clip(e, -1, 1) / e.size
""")
wrong("regression", "huber: e below delta",
      says="Huber asks for the size of the miss: e <= δ holds for every negative miss, however far.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(e <= delta, e**2 / 2, delta * (e - delta / 2))
    return np.mean(loss), np.where(e <= delta, e, delta) / e.size
""")
wrong("regression", "huber: squares compared with delta",
      says="It is |e| that is compared with δ, not its square.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(e**2 <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.where(e**2 <= delta, e, delta * np.sign(e)) / e.size
""")
wrong("regression", "huber: one formula for the whole array",
      says="Huber chooses for each entry by itself. One wild miss must not change what the others cost.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return (np.mean(e**2 / 2), e / e.size) if np.abs(e).max() <= delta else (
        np.mean(delta * (np.abs(e) - delta / 2)), delta * np.sign(e) / e.size)
""")
wrong("regression", "huber: the straight formula everywhere",
      says="Where the miss is small Huber counts half of its square: the round part is missing.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(delta * (np.abs(e) - delta / 2)), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "delta 1.5 by default",
      says="When delta is not given it is 1.0.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.5):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "only the losses",
      says="Two things are to be returned: the loss, and its slope.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2)

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e))

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2)))
""")
wrong("regression", "the slope first",
      says="The loss comes first, its slope second.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return 2 * e / e.size, np.mean(e**2)

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.sign(e) / e.size, np.mean(np.abs(e))

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.clip(e, -delta, delta) / e.size, np.mean(loss)
""")
wrong("regression", "the mean slope",
      says="The slope is an array, one number for each prediction, and not their mean.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), np.mean(2 * e)

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.mean(np.sign(e))

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.mean(np.clip(e, -delta, delta))
""")
wrong("regression", "in float32",
      says="float32 has 7 digits, and a relative error of 1e-9 is asked for: use float64.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(np.float32) - y.astype(np.float32)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(np.float32) - y.astype(np.float32)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(np.float32) - y.astype(np.float32)
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "misses rounded",
      says="The misses are rounded: 1e-50 is a miss, too.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = np.round(p.astype(float) - y, 8)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = np.round(p.astype(float) - y, 8)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = np.round(p.astype(float) - y, 8)
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "a mean of each row",
      says="One number is asked for, the mean over all entries: this one is a mean for each row or column.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2, axis=-1), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e), axis=-1), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss, axis=-1), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "a miss of 1e-15 counts as none",
      says="The slope of mae is 0 only where p equals y: a miss of 1e-50 still pulls with full strength.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.where(np.abs(e) < 1e-15, 0.0, np.sign(e)) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "only the size looked at",
      says="A column and a flat array have different shapes: made flat, or with only the number of entries "
           "compared, they slip through.",
      code="""
def _check(y, p):
    if y.size != p.size:
        raise ValueError("different numbers of entries")

def mse(y, p):
    _check(y, p)
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    _check(y, p)
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    _check(y, p)
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    return np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2)).mean(), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "mse writes into p",
      says="mse changes p: `astype(..., copy=False)` or `p -= y` works in the caller's array. Make a new one.",
      code="""
def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float, copy=False)
    e -= y
    return np.mean(e**2), 2 * e / e.size
""")
wrong("regression", "huber slope in p's dtype",
      says="An array like p holds whole numbers where p does, and cuts the slopes of huber off, or wraps them.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    dp = np.zeros_like(p)
    inside = a <= delta
    dp[inside] = e[inside] / e.size
    dp[~inside] = delta * np.sign(e[~inside]) / e.size
    return loss.mean(), dp
""")
wrong("regression", "mse slope by len(p)",
      says="The slope of mse is divided by the number of rows: divide by that of entries.",
      code="""
def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return (e**2).mean(), 2 * e / len(p)
""")
wrong("regression", "in float32, made of one array",
      says="float32 has 7 digits, and a relative error of 1e-9 is asked for: use float64.",
      code="""
def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(np.float32) - y.astype(np.float32)
    return float(np.mean(e**2)), 2 * e / e.size
""")
wrong("regression", "huber: delta only in the condition",
      says="Huber's straight part is δ (|e| - δ / 2) with the slope δ: |e| - 1/2 and slope 1 are those for δ = 1 "
           "alone.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    small = np.abs(e) <= delta
    return np.where(small, 0.5 * e**2, np.abs(e) - 0.5).mean(), np.where(small, e, np.sign(e)) / e.size
""")
wrong("regression", "mae: int16 against the wrap",
      says="mae cuts the misses to whole numbers of 16 bits: make floats.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2), 2 * e / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(np.int16) - y.astype(np.int16)
    return np.abs(e).mean(), np.sign(e) / e.size
""")
wrong("regression", "mse: mean of rows only",
      says="mse gives one number, the mean over all entries, and no mean for each column.",
      code="""
def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2, axis=0), 2 * e / e.size
""")
wrong("regression", "huber: delta // 2",
      says="δ // 2 is a whole number: half of δ is δ / 2.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta // 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "mae: slope the other way",
      says="The slope of mae has the wrong sign: it is that of p - y, and not of y - p.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2), 2 * e / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = y.astype(float) - p.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size
""")
wrong("regression", "mse: slope as lists",
      says="The slope of mse is a NumPy array, no list.",
      code="""
def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(e**2), (2 * e / e.size).tolist()
""")
wrong("regression", "shapes compared without ones",
      says="squeeze takes axes of length 1 away, so (3,) and (3, 1) look alike in mse, and the slope has lost an "
           "axis.",
      code="""
def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y.astype(float)
    a = np.abs(e)
    loss = np.where(a <= delta, 0.5 * e**2, delta * (a - delta / 2))
    return loss.mean(), np.clip(e, -delta, delta) / e.size

def mse(y, p):
    y, p = y.squeeze().astype(float), p.squeeze().astype(float)
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p - y
    return np.mean(e**2), 2 * e / e.size
""")
wrong("regression", "predictions of the targets' kind",
      says="p need not hold the same kind of numbers as y: whole-number targets must not cut the predictions.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(y.dtype).astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(y.dtype).astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(y.dtype).astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "a TypeError",
      says="A ValueError is asked for, and not a TypeError.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise TypeError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise TypeError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise TypeError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "mae by the median",
      says="The mean of the sizes is asked for, and not their median.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.median(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))
    return np.mean(loss), np.clip(e, -delta, delta) / e.size
""")
wrong("regression", "huber divided by delta",
      says="This is the Huber loss divided by δ: its straight part has the slope δ.",
      code="""
def mse(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(e**2), 2 * e / e.size

def mae(y, p):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    return np.mean(np.abs(e)), np.sign(e) / e.size

def huber(y, p, delta=1.0):
    if y.shape != p.shape:
        raise ValueError("shapes differ")
    e = p.astype(float) - y
    loss = np.where(np.abs(e) <= delta, e**2 / (2 * delta), np.abs(e) - delta / 2)
    return np.mean(loss), np.clip(e / delta, -1, 1) / e.size
""")

# -- predict_trap ------------------------------------------------------------------------------------------------------

right("predict_trap", "with dict(...)", code='predict_trap = dict(shape=(4, 4), loss=6.0, best="b")')
right("predict_trap", "computed", code="""
_y = np.array([0, 0, 0, 4])
_e = _y[:, None] - _y
predict_trap = {"shape": _e.shape, "loss": np.mean(_e**2), "best": "B"}
""")
right("predict_trap", "a fraction as text", code='predict_trap = {"shape": (4, 4), "loss": "96/16", "best": "b)"}')
wrong("predict_trap", "shape: flat",
      says="From the right: 4 meets 1, which is stretched to 4. Then nothing meets 4.",
      code='predict_trap = {"shape": (4,), "loss": 6, "best": "b"}')
wrong("predict_trap", "shape: a column",
      says="From the right: 4 meets 1, which is stretched to 4. Then nothing meets 4.",
      code='predict_trap = {"shape": (4, 1), "loss": 6, "best": "b"}')
wrong("predict_trap", "shape: all in a row",
      says="From the right: 4 meets 1, which is stretched to 4. Then nothing meets 4.",
      code='predict_trap = {"shape": (16,), "loss": 6, "best": "b"}')
wrong("predict_trap", "loss: 0, since all are right",
      says="The table has 16 cells. A cell is 16 where a 0 meets a 4, else 0. How many such cells are there?",
      code='predict_trap = {"shape": (4, 4), "loss": 0, "best": "b"}')
wrong("predict_trap", "loss: half of the cells",
      says="The table has 16 cells. A cell is 16 where a 0 meets a 4, else 0. How many such cells are there?",
      code='predict_trap = {"shape": (4, 4), "loss": 3, "best": "b"}')
wrong("predict_trap", "loss: the sum",
      says="The table has 16 cells. A cell is 16 where a 0 meets a 4, else 0. How many such cells are there?",
      code='predict_trap = {"shape": (4, 4), "loss": 96, "best": "b"}')
wrong("predict_trap", "loss: 6 / 4",
      says="The table has 16 cells. A cell is 16 where a 0 meets a 4, else 0. How many such cells are there?",
      code='predict_trap = {"shape": (4, 4), "loss": 1.5, "best": "b"}')
wrong("predict_trap", "loss: the mean of the targets",
      says="The table has 16 cells. A cell is 16 where a 0 meets a 4, else 0. How many such cells are there?",
      code='predict_trap = {"shape": (4, 4), "loss": 1, "best": "b"}')
wrong("predict_trap", "loss: divided by 4",
      says="The table has 16 cells. A cell is 16 where a 0 meets a 4, else 0. How many such cells are there?",
      code='predict_trap = {"shape": (4, 4), "loss": 24, "best": "b"}')
wrong("predict_trap", "best: the right predictions",
      says="Each prediction meets all four targets. Which single number has the smallest mean squared miss from "
           "them?",
      code='predict_trap = {"shape": (4, 4), "loss": 6, "best": "a"}')
wrong("predict_trap", "best: the median",
      says="Each prediction meets all four targets. Which single number has the smallest mean squared miss from "
           "them?",
      code='predict_trap = {"shape": (4, 4), "loss": 6, "best": "c"}')
wrong("predict_trap", "the best column itself",
      says="Give the letter of your answer in quotation marks, such as \"a\", not the column itself.",
      code='predict_trap = {"shape": (4, 4), "loss": 6, "best": (1, 1, 1, 1)}')

# -- softmax -----------------------------------------------------------------------------------------------------------

right("softmax", "shifted, as floats first", code="""
def softmax(Z):
    Z = np.asarray(Z, dtype=np.float64)
    e = np.exp(Z - np.max(Z, axis=1)[:, np.newaxis])
    return e / np.sum(e, axis=1)[:, np.newaxis]
""")
right("softmax", "through logaddexp", code="""
def softmax(Z):
    Z = Z.astype(float)
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
""")
right("softmax", "row by row", code="""
def softmax(Z):
    out = np.zeros(Z.shape)
    for i in range(Z.shape[0]):
        row = Z[i].astype(float)
        row = np.exp(row - max(row))
        out[i] = row / sum(row)
    return out
""")
right("softmax", "transposed", code="""
def softmax(Z):
    columns = np.array(Z, dtype=float).T
    columns = np.exp(columns - columns.max(axis=0))
    return (columns / columns.sum(axis=0)).T
""")
wrong("softmax", "the formula as it stands",
      says="exp overflows above 709, and inf / inf is NaN: subtract each row's largest logit first.",
      code="""
def softmax(Z):
    e = np.exp(Z.astype(float))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "warnings hidden, NaN made 0",
      says="What overflowed is hidden and replaced, but not computed: subtract each row's largest logit first.",
      code="""
def softmax(Z):
    with np.errstate(all="ignore"):
        e = np.exp(Z.astype(float))
        return np.nan_to_num(e / e.sum(axis=1, keepdims=True))
""")
wrong("softmax", "the largest of the whole array",
      says="The largest of the whole array is taken off: a row that lies 1000 below it becomes 0 / 0. Each row has "
           "its own largest.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max().astype(float))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "over columns",
      says="Each row is one sample: its own entries add up to 1, along axis 1.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True).astype(float))
    return e / e.sum(axis=0, keepdims=True)
""")
wrong("softmax", "over the whole array",
      says="All entries together add up to 1 here: each row by itself must.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    return e / e.sum()
""")
wrong("softmax", "the sums not as a column",
      says="The sums have shape (N,) and are stretched over the columns: keep them a column with keepdims=True.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    return e / e.sum(axis=1)
""")
wrong("softmax", "the largest not as a column",
      says="The largest logits have shape (N,) and are stretched over the columns: keep them a column with "
           "keepdims=True.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1).astype(float))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "the smallest taken off",
      says="With the smallest logit taken off the others become larger, and overflow. Take the largest off.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.min(axis=1, keepdims=True).astype(float))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "the mean taken off",
      says="With the mean taken off, a logit may still be 1000 above it in a wide row. Take the largest off.",
      code="""
def softmax(Z):
    e = np.exp(1.5 * (Z - Z.mean(axis=1, keepdims=True)) - 0.5 * (Z - Z.mean(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "8 bits subtracted as they are",
      says="In 8 bits 3 - 5 is 254: make floats before you subtract the largest.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True), dtype=float)
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "an array like Z",
      says="Z holds whole numbers here, so an array like Z does as well, and cuts the probabilities to 0.",
      code="""
def softmax(Z):
    out = np.zeros_like(Z)
    for i, row in enumerate(Z):
        e = np.exp(row - row.max().astype(float))
        out[i] = e / e.sum()
    return out
""")
wrong("softmax", "written into Z",
      says="The call changed the logits that were passed in: `Z -= …` writes into them. Make a new array.",
      code="""
def softmax(Z):
    if Z.dtype.kind != "f":
        Z = Z.astype(float)
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "logits clipped",
      says="Clipped logits are other logits: the gaps between them are what counts.",
      code="""
def softmax(Z):
    e = np.exp(np.clip(Z.astype(float), -500, 500))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "the gaps clipped",
      says="The gaps are clipped: at a gap of 700 the probability is 9.86e-305.",
      code="""
def softmax(Z):
    e = np.exp(np.maximum(Z - Z.max(axis=1, keepdims=True).astype(float), -500))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "probabilities clipped",
      says="The probabilities are clipped: small ones are small, not 1e-7.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    return np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7)
""")
wrong("softmax", "a small number added below",
      says="A small number below the line makes every probability a little too small. The sum is at least 1, so "
           "nothing is needed.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    return e / (e.sum(axis=1, keepdims=True) + 1e-8)
""")
wrong("softmax", "small ones set to 0",
      says="However small, a probability is not 0: at a gap of 40 it is 4.2e-18.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    p = e / e.sum(axis=1, keepdims=True)
    p[p < 1e-12] = 0
    return p
""")
wrong("softmax", "logarithms returned",
      says="These are the logarithms of the probabilities. The next exercise wants them.",
      code="""
def softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("softmax", "not divided",
      says="The exponentials are not divided by their sum: a row must add up to 1.",
      code="""
def softmax(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
""")
wrong("softmax", "divided by the largest",
      says="The exponentials are not divided by their sum: a row must add up to 1.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    return e / e.max(axis=1, keepdims=True)
""")
wrong("softmax", "sigmoids made to add up",
      says="Sigmoids that are divided by their sum are no softmax: take exp(z).",
      code="""
def softmax(Z):
    s = sigmoid(Z.astype(float))
    return s / s.sum(axis=1, keepdims=True)
""")
wrong("softmax", "powers of 2",
      says="The base is e: use np.exp, not 2 to the power of z.",
      code="""
def softmax(Z):
    e = 2.0 ** (Z - Z.max(axis=1, keepdims=True).astype(float))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "one for the largest",
      says="1 for the largest logit and 0 for the others is no softmax.",
      code="""
def softmax(Z):
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]
""")
wrong("softmax", "the first row only",
      says="Only the first row is looked at: each row has probabilities of its own.",
      code="""
def softmax(Z):
    e = np.exp(Z[0] - Z[0].max().astype(float))
    return np.tile(e / e.sum(), (len(Z), 1))
""")
wrong("softmax", "in float32",
      says="float32 has 7 digits, and nothing below 1e-45: compute in float64.",
      code="""
def softmax(Z):
    Z = Z.astype(np.float32)
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "rounded",
      says="Rounded: a relative error of 1e-9 is asked for, of the small probabilities too.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    return np.round(e / e.sum(axis=1, keepdims=True), 9)
""")
wrong("softmax", "nothing returned",
      says="Nothing comes back: a `return` is missing.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    e = e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "only unsigned numbers made floats",
      says="Signed whole numbers wrap round as well: in 8 bits -128 - 127 is 1.",
      code="""
def softmax(Z):
    if Z.dtype.kind == "u":
        Z = Z.astype(float)
    e = np.exp((Z - Z.max(axis=1, keepdims=True)).astype(float))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "one over the sum of e^(gap)",
      says="The values are right, but exp of a gap to a smaller logit overflows: never let exp see a large positive "
           "number.",
      code="""
def softmax(Z):
    Z = Z.astype(float)
    gaps = Z[:, None, :] - Z[:, :, None]          # [n, c, k]: z_k - z_c
    return 1.0 / np.exp(gaps).sum(axis=2)
""")
wrong("softmax", "shifted only if large",
      says="Logits far below 0 need the shift as well: exp of them all is 0, and 0 / 0 is NaN.",
      code="""
def softmax(Z):
    Z = Z.astype(float)
    if Z.max() > 700:
        Z = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
""")
wrong("softmax", "largest in size taken off",
      says="The largest is taken by its size, without its sign: in a row far below 0 that is the smallest logit, "
           "and not the largest.",
      code="""
def softmax(Z):
    Z = Z.astype(float)
    E = np.exp(Z - np.abs(Z).max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
""")
wrong("softmax", "the first logit taken off",
      says="With the first logit taken off the largest may still be 1000 above it. Take the largest off.",
      code="""
def softmax(Z):
    e = np.exp(Z.astype(float) - Z[:, :1])
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "logits halved",
      says="The logits are scaled: the gaps between them must stay as they are.",
      code="""
def softmax(Z):
    e = np.exp((Z - Z.max(axis=1, keepdims=True).astype(float)) / 2)
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "the gaps clipped far down",
      says="At a gap of 1000 and more the probability is 0, and not 1e-322.",
      code="""
def softmax(Z):
    e = np.exp(np.maximum(Z - Z.max(axis=1, keepdims=True).astype(float), -740))
    return e / e.sum(axis=1, keepdims=True)
""")
wrong("softmax", "the last one as the rest",
      says="1 minus the others loses the digits of a small probability: compute each by itself.",
      code="""
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True).astype(float))
    p = e / e.sum(axis=1, keepdims=True)
    p[:, -1] = 1 - p[:, :-1].sum(axis=1)
    return p
""")

# -- log_softmax -------------------------------------------------------------------------------------------------------

right("log_softmax", "through logaddexp", code="""
def log_softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return Z - np.logaddexp.reduce(Z, axis=1)[:, None]
""")
right("log_softmax", "the largest added back", code="""
def log_softmax(Z):
    Z = Z.astype(float)
    m = Z.max(axis=1, keepdims=True)
    return Z - (m + np.log(np.sum(np.exp(Z - m), axis=1, keepdims=True)))
""")
right("log_softmax", "row by row", code="""
def log_softmax(Z):
    out = np.empty(Z.shape, dtype=float)
    for i, row in enumerate(Z):
        gaps = [float(z) - float(max(row)) for z in row]
        out[i] = np.array(gaps) - np.log(sum(np.exp(g) for g in gaps))
    return out
""")
wrong("log_softmax", "the logarithm of the softmax",
      says="At a gap of 1000 the probability was rounded to 0, and its logarithm is -inf. Go round the probability.",
      code="""
def log_softmax(Z):
    return np.log(softmax(Z))
""")
wrong("log_softmax", "the logarithm, warnings hidden",
      says="At a gap of 1000 the probability was rounded to 0, and its logarithm is -inf. Go round the probability.",
      code="""
def log_softmax(Z):
    with np.errstate(divide="ignore"):
        return np.log(softmax(Z))
""")
wrong("log_softmax", "a small number added",
      says="1e-12 inside of the logarithm is a lid: nothing comes out below -27.6. Go round the probability.",
      code="""
def log_softmax(Z):
    return np.log(softmax(Z) + 1e-12)
""")
wrong("log_softmax", "clipped at 1e-7",
      says="Clipped at 1e-7: nothing comes out below -16.118. Go round the probability.",
      code="""
def log_softmax(Z):
    return np.log(np.clip(softmax(Z), 1e-7, 1 - 1e-7))
""")
wrong("log_softmax", "clipped at the smallest float",
      says="The smallest float is a lid, too: nothing comes out below -708.4. Go round the probability.",
      code="""
def log_softmax(Z):
    return np.log(np.maximum(softmax(Z), np.finfo(float).tiny))
""")
wrong("log_softmax", "no shift",
      says="exp overflows above 709: subtract each row's largest logit before it.",
      code="""
def log_softmax(Z):
    Z = Z.astype(float)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "the largest of the whole array",
      says="The largest of the whole array is taken off: in a row that lies 1000 below it the sum is 0. Each row "
           "has its own largest.",
      code="""
def log_softmax(Z):
    s = Z - Z.max().astype(float)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "the largest forgotten",
      says="The largest was taken off inside of exp, and not from z in front: the two must match.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return Z - np.log(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "the logarithm of the sum forgotten",
      says="The logarithm of the sum is missing.",
      code="""
def log_softmax(Z):
    return Z - Z.max(axis=1, keepdims=True).astype(float)
""")
wrong("log_softmax", "the sum without its logarithm",
      says="The sum is subtracted, and not its logarithm.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - np.exp(s).sum(axis=1, keepdims=True)
""")
wrong("log_softmax", "the logarithm before the sum",
      says="log of exp of each entry is the entry itself: sum up first, then take the logarithm.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - s.sum(axis=1, keepdims=True)
""")
wrong("log_softmax", "minus",
      says="The sign is turned round: a logarithm of a probability is never above 0.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return np.log(np.exp(s).sum(axis=1, keepdims=True)) - s
""")
wrong("log_softmax", "over columns",
      says="Each row is one sample: shift and sum along axis 1.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=0, keepdims=True).astype(float)
    return s - np.log(np.exp(s).sum(axis=0, keepdims=True))
""")
wrong("log_softmax", "the sums not as a column",
      says="The logarithms of the sums have shape (N,) and are stretched over the columns: keepdims=True keeps them "
           "a column.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - np.log(np.exp(s).sum(axis=1))
""")
wrong("log_softmax", "one sum for all",
      says="Each row has a sum of its own: this one goes over the whole array.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - np.log(np.exp(s).sum())
""")
wrong("log_softmax", "to the base 2",
      says="np.log, the natural logarithm, is asked for, and not that to the base 2.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return (s - np.log(np.exp(s).sum(axis=1, keepdims=True))) / np.log(2)
""")
wrong("log_softmax", "log2 of the sum",
      says="The logarithm of the sum is the natural one, np.log.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - np.log2(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "log10 of the sum",
      says="The logarithm of the sum is the natural one, np.log.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - np.log10(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "probabilities returned",
      says="These are the probabilities, and not their logarithms.",
      code="""
def log_softmax(Z):
    return softmax(Z)
""")
wrong("log_softmax", "8 bits subtracted as they are",
      says="In 8 bits 3 - 5 is 254: make floats before you subtract the largest.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s, dtype=float).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "an array like Z",
      says="Z holds whole numbers here, so an array like Z does as well, and cuts the logarithms off.",
      code="""
def log_softmax(Z):
    out = np.zeros_like(Z)
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    out[:] = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return out
""")
wrong("log_softmax", "written into Z",
      says="The call changed the logits that were passed in: `Z -= …` writes into them. Make a new array.",
      code="""
def log_softmax(Z):
    if Z.dtype.kind != "f":
        Z = Z.astype(float)
    Z -= Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "in float32",
      says="float32 has 7 digits, and 9 are asked for: compute in float64.",
      code="""
def log_softmax(Z):
    Z = Z.astype(np.float32)
    s = Z - Z.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "rounded",
      says="Rounded: an error of 1e-12, or a relative one of 1e-9, is asked for.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return np.round(s - np.log(np.exp(s).sum(axis=1, keepdims=True)), 8)
""")
wrong("log_softmax", "the smallest taken off",
      says="With the smallest logit taken off the others become larger, and overflow. Take the largest off.",
      code="""
def log_softmax(Z):
    s = Z - Z.min(axis=1, keepdims=True).astype(float)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "only unsigned numbers made floats",
      says="Signed whole numbers wrap round as well: in 8 bits -128 - 127 is 1.",
      code="""
def log_softmax(Z):
    if Z.dtype.kind == "u":
        Z = Z.astype(float)
    s = (Z - Z.max(axis=1, keepdims=True)).astype(float)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "1e-300 added",
      says="1e-300 in the logarithm is a lid as well: nothing comes out below -690.8.",
      code="""
def log_softmax(Z):
    return np.log(softmax(Z) + 1e-300)
""")
wrong("log_softmax", "logarithm where p is above 0",
      says="Below 1e-308 a probability has only few digits left, and its logarithm as well: take no logarithm of it.",
      code="""
def log_softmax(Z):
    P = softmax(Z)
    gap = Z.astype(float) - Z.max(axis=1, keepdims=True)
    exact = gap - np.log(np.exp(gap).sum(axis=1, keepdims=True))
    return np.where(P > 0, np.log(np.where(P > 0, P, 1.0)), exact)
""")
wrong("log_softmax", "int8 logaddexp",
      says="Of 8 bits NumPy's logaddexp makes float16, with 3 digits: make floats first.",
      code="""
def log_softmax(Z):
    return Z - np.logaddexp.reduce(Z, axis=1, keepdims=True).astype(float)
""")
wrong("log_softmax", "-inf becomes -1000",
      says="Not every -inf stands for -1000: go round the probability.",
      code="""
def log_softmax(Z):
    with np.errstate(divide="ignore"):
        return np.maximum(np.log(softmax(Z)), -1000.0)
""")
wrong("log_softmax", "1e-8 inside of the logarithm",
      says="A small number added to the sum makes every logarithm a little too small. The sum is at least 1, so "
           "nothing is needed.",
      code="""
def log_softmax(Z):
    Z = Z.astype(float)
    gap = Z - Z.max(axis=1, keepdims=True)
    return gap - np.log(np.exp(gap).sum(axis=1, keepdims=True) + 1e-8)
""")
wrong("log_softmax", "largest at least 0",
      says="The number taken off must be the row's own largest, also where that is far below 0: else the sum is 0.",
      code="""
def log_softmax(Z):
    Z = Z.astype(float)
    gap = Z - Z.max(axis=1, keepdims=True, initial=0)
    return gap - np.log(np.exp(gap).sum(axis=1, keepdims=True))
""")
wrong("log_softmax", "clipped at -1000",
      says="Nothing is clipped: two logits may be 2000 apart.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return np.maximum(s - np.log(np.exp(s).sum(axis=1, keepdims=True)), -1000)
""")
wrong("log_softmax", "the smallest float added",
      says="The smallest float in the logarithm is a lid as well: nothing comes out below -744.4.",
      code="""
def log_softmax(Z):
    return np.log(softmax(Z) + 5e-324)
""")
wrong("log_softmax", "log1p of the sum",
      says="The sum has its 1 already: np.log, and not np.log1p.",
      code="""
def log_softmax(Z):
    s = Z - Z.max(axis=1, keepdims=True).astype(float)
    return s - np.log1p(np.exp(s).sum(axis=1, keepdims=True))
""")

# -- cross_entropy -----------------------------------------------------------------------------------------------------

right("cross_entropy", "one step after the other", code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
right("cross_entropy", "through one-hot rows", code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if np.shape(y) != (N,) or not set(np.asarray(y).tolist()) <= set(range(C)):
        raise ValueError("y")
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f"reduction {reduction}")
    T = np.eye(C)[y]
    losses = -(T * log_softmax(logits)).sum(axis=1)
    return {"mean": losses.mean(), "sum": losses.sum(), "none": losses}[reduction]

def cross_entropy_grad(logits, y):
    return (softmax(logits) - np.eye(logits.shape[1])[y]) / len(logits)
""")
right("cross_entropy", "row by row", code="""
def cross_entropy(logits, y, reduction="mean"):
    if y.ndim != 1 or len(y) != len(logits):
        raise ValueError("one label for each row")
    losses = []
    for row, label in zip(logits.astype(float), y):
        if not 0 <= label < len(row):
            raise ValueError(f"label {label}")
        losses.append(np.logaddexp.reduce(row) - row[label])
    if reduction == "mean":
        return sum(losses) / len(losses)
    if reduction == "sum":
        return sum(losses)
    if reduction == "none":
        return np.array(losses)
    raise ValueError("unknown reduction")

def cross_entropy_grad(logits, y):
    grad = np.zeros(logits.shape)
    for n, p in enumerate(softmax(logits)):
        for c in range(len(p)):
            grad[n, c] = (p[c] - (c == y[n])) / len(y)
    return grad
""")
right("cross_entropy", "take_along_axis", code="""
def cross_entropy(logits, y, reduction="mean"):
    functions = {"mean": np.mean, "sum": np.sum, "none": np.copy}
    if reduction not in functions:
        raise ValueError("reduction must be mean, sum or none")
    if y.shape != logits.shape[:1]:
        raise ValueError("y must have shape (N,)")
    if np.any(y < 0) or np.any(y >= logits.shape[1]):
        raise ValueError("y must be in range")
    picked = np.take_along_axis(log_softmax(logits), y[:, None].astype(int), axis=1)
    return functions[reduction](-picked[:, 0])

def cross_entropy_grad(logits, y):
    hit = np.arange(logits.shape[1]) == y[:, None]
    return np.where(hit, softmax(logits) - 1, softmax(logits)) / logits.shape[0]
""")
wrong("cross_entropy", "sign forgotten",
      says="The surprise is *minus* the logarithm: it is never below 0.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "probabilities in the place of logarithms",
      says="These are probabilities: the logarithm is missing. Use log_softmax.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "log of softmax",
      says="log(softmax) is infinite at a gap of 1000, where p was rounded to 0: use log_softmax.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -np.log(softmax(logits))[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "a small number added",
      says="A small number inside of the logarithm is a lid: at a gap of 100 the loss must be 100.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -np.log(softmax(logits) + 1e-12)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "clipped at 1e-7",
      says="p is clipped: the loss stops at 16.118, and at a gap of 100 it must be 100.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -np.log(np.clip(softmax(logits), 1e-7, 1 - 1e-7))[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "clipped at the smallest float",
      says="The smallest float is a lid, too: at a gap of 1000 the loss must be 1000.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -np.log(np.maximum(softmax(logits), 1e-300))[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "whole columns",
      says="[:, y] picks whole columns, N for each row. A pair of indices picks one entry of each row: "
           "[np.arange(N), y].",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[:, y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "over all classes",
      says="Only the logarithm at the row's own label counts, and not those of all classes.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits).sum(axis=1)
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "divided by the classes as well",
      says="The sum over one-hot rows is divided by the number of classes: the mean is one over the rows.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -(np.eye(C)[y] * log_softmax(logits)).mean(axis=1)
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "the largest in the place of the label",
      says="The surprise is that of the label y, and not that of the class with the largest logit.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits).max(axis=1)
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "to the base 2",
      says="The logarithm is the natural one, not that to the base 2.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y] / np.log(2)
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "both sides of each class",
      says="The surprise of the other classes, -log(1 - p), is added: for a softmax only the true class counts.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    p, T = softmax(logits), np.eye(C)[y]
    losses = -(T * log_softmax(logits) + (1 - T) * np.log(1 - p + T + 1e-300 * (p == 1))).sum(axis=1)
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "always the mean",
      says="reduction is not looked at: the mean comes back whatever it says.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    return losses.mean()


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "unknown text is the mean",
      says="Any other text than the three reductions must raise a ValueError, and not pass for one of them.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    return losses.mean()


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "a KeyError",
      says="An unknown reduction must raise a ValueError: a dictionary raises a KeyError.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    return {"none": losses, "sum": losses.sum(), "mean": losses.mean()}[reduction]


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "reduction by its beginning",
      says="A reduction is spelt so and not otherwise: an empty text or \"median\" is none of the three.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if "none".startswith(reduction):
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "reduction in lower case",
      says="\"Mean\" is none of the three reductions: do not change the text.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    reduction = reduction.lower()
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "none gives the sum",
      says="\"none\" gives one loss for each row, and not their sum.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses.sum()
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "none gives a column",
      says="For \"none\" the shape is (N,), and not a column (N, 1).",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses[:, None]
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "none gives a list",
      says="For \"none\" a NumPy array comes back, no list.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return list(losses)
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "sum and mean changed about",
      says="Mean and sum are changed about.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.mean()
    if reduction == "mean":
        return losses.sum()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "the sum by default",
      says="When no reduction is given it is the mean.",
      code="""
def cross_entropy(logits, y, reduction="sum"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "no look at y",
      says="y is not looked at: labels out of range and other shapes must raise a ValueError. NumPy takes -1 for "
           "the last column and stretches (N, 1).",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N = len(logits)
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "range not looked at",
      says="A label that is not one of 0 ... C - 1 must raise a ValueError: for NumPy, -1 is the last column, and "
           "one too large is an IndexError.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "only labels that are too large",
      says="A label below 0 must raise a ValueError as well: for NumPy, -1 is the last column.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "only labels below 0",
      says="A label that is too large must raise a ValueError as well, and not NumPy's IndexError.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "C counts as a label",
      says="Labels end at C - 1: a label C must raise a ValueError as well.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() > C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "labels of 0 refused",
      says="0 is a label: refused are those below 0.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() <= 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "shape not looked at",
      says="A y of another shape must raise a ValueError: NumPy stretches (N, 1) and a single label.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "only the length of y",
      says="Compare the whole shape of y with (N,): a column has N rows as well.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if len(y) != N:
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "y made flat",
      says="A column, or a row, of labels must raise a ValueError, and not be made flat.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    y = y.ravel()
    if len(y) != N:
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "an assert",
      says="`assert` raises an AssertionError. Asked for is a ValueError: use `raise`.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    assert y.shape == (N,)
    assert y.min() >= 0 and y.max() < C
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "gradient of the sum",
      says="The slope is that of the sum: the mean leaves a factor 1/N behind.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad
""")
wrong("cross_entropy", "gradient divided by C",
      says="The slope is divided by the number of rows, N, and not by C.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / logits.shape[1]
""")
wrong("cross_entropy", "gradient divided by N C",
      says="The slope is divided by the number of rows, N, and not by N C.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / grad.size
""")
wrong("cross_entropy", "only the true class divided",
      says="1/N belongs to the whole difference p - [c = y], also to the entries of the other classes.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    rows = np.arange(len(y))
    grad[rows, y] = (grad[rows, y] - 1) / len(y)
    return grad
""")
wrong("cross_entropy", "1/N taken off",
      says="1 is taken off at the true class, and then all is divided by N.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits) / len(y)
    grad[np.arange(len(y)), y] -= 1
    return grad
""")
wrong("cross_entropy", "gradient with the sign turned round",
      says="The slope has the wrong sign: it is p - [c = y], negative at the true class.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = -softmax(logits)
    grad[np.arange(len(y)), y] += 1
    return grad / len(y)
""")
wrong("cross_entropy", "gradient without the truth",
      says="The 1 of the true class is not taken off.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    return softmax(logits) / len(y)
""")
wrong("cross_entropy", "1 taken off in whole columns",
      says="[:, y] takes 1 off in whole columns, in every row. A pair of indices finds one entry of each row.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[:, y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "the label's number taken off",
      says="p - y takes the *number* of the label off: what is true is a row with a 1 at the label.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    return (softmax(logits) - y[:, None]) / len(y)
""")
wrong("cross_entropy", "p (1 - p)",
      says="p (1 - p) is the slope of a probability alone; in the loss it cancels.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    p = softmax(logits)
    return p * (1 - p) / len(y)
""")
wrong("cross_entropy", "only the true class",
      says="The logits of the other classes move the loss as well: their slope is p, not 0.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = np.zeros(logits.shape)
    rows = np.arange(len(y))
    grad[rows, y] = (softmax(logits)[rows, y] - 1) / len(y)
    return grad
""")
wrong("cross_entropy", "gradient of log_softmax",
      says="exp is missing: p is asked for, and not log p.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = log_softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "1 taken off the logits",
      says="The call changed the logits that were passed in: write into the array that softmax gave, not into them.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    p = softmax(logits)
    if logits.dtype.kind == "f":
        logits[np.arange(len(y)), y] -= 1
    p[np.arange(len(y)), y] -= 1
    return p / len(y)
""")
wrong("cross_entropy", "gradient in float32",
      says="float32 has 7 digits, and an error of 1e-12 is asked for.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits).astype(np.float32)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "losses rounded",
      says="The losses are rounded: a relative error of 1e-9 is asked for.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    losses = np.round(-log_softmax(logits)[np.arange(N), y], 6)
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "flat index in y's dtype",
      says="A number of a row and class, computed in the 8 bits of y, wraps round beyond 255.",
      code="""
def cross_entropy_grad(logits, y):
    P = softmax(logits)
    P[np.arange(len(y)), y] -= 1
    return P / len(y)

def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,) or y.min() < 0 or y.max() >= C or reduction not in ("mean", "sum", "none"):
        raise ValueError("y or reduction")
    flat = np.arange(N).astype(y.dtype) * C + y
    loss = -log_softmax(logits).ravel()[flat]
    return loss if reduction == "none" else getattr(loss, reduction)()
""")
wrong("cross_entropy", "clipped",
      says="The probability is clipped: at a gap of 100 the loss must be 100, and not 34.5.",
      code="""
def cross_entropy_grad(logits, y):
    P = softmax(logits)
    P[np.arange(len(y)), y] -= 1
    return P / len(y)

def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,) or y.min() < 0 or y.max() >= C or reduction not in ("mean", "sum", "none"):
        raise ValueError("y or reduction")
    p = np.maximum(softmax(logits)[np.arange(N), y], 1e-15)
    loss = -np.log(p)
    return loss if reduction == "none" else getattr(loss, reduction)()
""")
wrong("cross_entropy", "assert",
      says="`assert` raises an AssertionError where y has another shape. Asked for is a ValueError: use `raise`.",
      code="""
def cross_entropy_grad(logits, y):
    P = softmax(logits)
    P[np.arange(len(y)), y] -= 1
    return P / len(y)

def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    assert y.shape == (N,), "y must have shape (N,)"
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    if reduction not in ("mean", "sum", "none"):
        raise ValueError("unknown reduction")
    loss = -log_softmax(logits)[np.arange(N), y]
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    return loss
""")
wrong("cross_entropy", "another reduction is none",
      says="Any other text than the three reductions must raise a ValueError: here it counts as \"none\".",
      code="""
def cross_entropy_grad(logits, y):
    P = softmax(logits)
    P[np.arange(len(y)), y] -= 1
    return P / len(y)

def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("y must have shape (N,)")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    loss = -log_softmax(logits)[np.arange(N), y]
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    return loss
""")
wrong("cross_entropy", "slope by measuring",
      says="A measured slope is right to about 1e-10: asked for is 1e-12. Use the formula p - [c = y].",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("y must have shape (N,)")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    if reduction not in ("mean", "sum", "none"):
        raise ValueError("unknown reduction")
    loss = -log_softmax(logits)[np.arange(N), y]
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    return loss

def cross_entropy_grad(logits, y):
    Z, h = logits.astype(float), 1e-5
    out = np.zeros(Z.shape)
    for n in range(Z.shape[0]):
        for c in range(Z.shape[1]):
            move = np.zeros(Z.shape)
            move[n, c] = h
            out[n, c] = (cross_entropy(Z + move, y) - cross_entropy(Z - move, y)) / (2 * h)
    return out
""")
wrong("cross_entropy", "slope with sorted labels",
      says="Sorted labels belong to other rows: each row has its own label.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("y must have shape (N,)")
    if y.min() < 0 or y.max() >= C:
        raise ValueError("label out of range")
    if reduction not in ("mean", "sum", "none"):
        raise ValueError("unknown reduction")
    loss = -log_softmax(logits)[np.arange(N), y]
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    return loss

def cross_entropy_grad(logits, y):
    P = softmax(logits)
    P[np.arange(len(y)), np.sort(y)] -= 1
    return P / len(y)
""")
wrong("cross_entropy", "highest label must occur",
      says="A y in which some class does not occur, the last one too, is allowed.",
      code="""
def cross_entropy_grad(logits, y):
    P = softmax(logits)
    P[np.arange(len(y)), y] -= 1
    return P / len(y)

def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("y must have shape (N,)")
    if y.min() < 0 or y.max() != C - 1:
        raise ValueError("label out of range")
    if reduction not in ("mean", "sum", "none"):
        raise ValueError("unknown reduction")
    loss = -log_softmax(logits)[np.arange(N), y]
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    return loss
""")
wrong("cross_entropy", "labels taken modulo C",
      says="Labels out of range must raise a ValueError, and not be brought into it.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    if y.shape != (N,):
        raise ValueError("shape of y")
    y = y % C
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")
wrong("cross_entropy", "sizes of the labels",
      says="A label below 0 must raise a ValueError: its size is another label.",
      code="""
def cross_entropy(logits, y, reduction="mean"):
    N, C = logits.shape
    y = np.abs(y)
    if y.shape != (N,):
        raise ValueError("shape of y")
    if y.max() >= C:
        raise ValueError("label out of range")
    losses = -log_softmax(logits)[np.arange(N), y]
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.mean()
    raise ValueError(reduction)


def cross_entropy_grad(logits, y):
    grad = softmax(logits)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)
""")

# -- bce_with_logits ---------------------------------------------------------------------------------------------------

right("bce_with_logits", "one step after the other", code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
right("bce_with_logits", "through logaddexp", code="""
def bce_with_logits(y, z):
    def flat(a):
        if a.ndim == 1:
            return a.astype(float)
        if a.ndim == 2 and a.shape[1] == 1:
            return a[:, 0].astype(float)
        raise ValueError(f"shape {a.shape}")

    t, x = flat(y), flat(z)
    if t.size != x.size:
        raise ValueError("different numbers of labels and logits")
    losses = t * np.logaddexp(0, -x) + (1 - t) * np.logaddexp(0, x)
    dz = (sigmoid(x) - t) / x.size
    return float(losses.mean()), dz.reshape(z.shape)
""")
right("bce_with_logits", "as a softmax of 0 and z", code="""
def bce_with_logits(y, z):
    for array in (y, z):
        if array.ndim > 2 or array.ndim == 2 and array.shape[1] != 1:
            raise ValueError("neither flat nor a column")
    if y.size != z.size:
        raise ValueError("sizes")
    t = y.ravel().astype(float)
    Z = np.stack([np.zeros(z.size), z.ravel().astype(float)], axis=1)
    log_p = log_softmax(Z)
    loss = -np.sum((1 - t) * log_p[:, 0] + t * log_p[:, 1]) / z.size
    return loss, ((softmax(Z)[:, 1] - t) / z.size).reshape(z.shape)
""")
right("bce_with_logits", "entry by entry", code="""
import math

def bce_with_logits(y, z):
    if y.shape not in ((y.size,), (y.size, 1)) or z.shape not in ((z.size,), (z.size, 1)) or y.size != z.size:
        raise ValueError("shapes")
    total, dz = 0.0, np.zeros(z.shape)
    for i, (t, x) in enumerate(zip(y.ravel().tolist(), z.ravel().tolist())):
        e = math.exp(-abs(x))
        total += max(x, 0) - x * t + math.log1p(e)
        dz.flat[i] = ((1 / (1 + e) if x >= 0 else e / (1 + e)) - t) / z.size
    return total / z.size, dz
""")
wrong("bce_with_logits", "the formula as it stands",
      says="Where the sigmoid is rounded to 0 or 1 the logarithm is infinite, and 0 times it NaN: work with the "
           "logits.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    s = sigmoid(x)
    loss = -np.mean(t * np.log(s) + (1 - t) * np.log(1 - s))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "clipped at 1e-7",
      says="The probability is clipped: no loss above 16.118 comes out.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    s = np.clip(sigmoid(x), 1e-7, 1 - 1e-7)
    loss = -np.mean(t * np.log(s) + (1 - t) * np.log(1 - s))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "a small number in the logarithms",
      says="1e-12 inside of the logarithms is a lid: no loss above 27.6 comes out.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    s = sigmoid(x)
    loss = -np.mean(t * np.log(s + 1e-12) + (1 - t) * np.log(1 - s + 1e-12))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "log(1 + exp(-z)) as it stands",
      says="exp(-z) overflows far to the left, where the formula for z above 0 does not belong.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(x - x * t + np.log1p(np.exp(-x)))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "log(1 + exp(z)) as it stands",
      says="exp(z) overflows far to the right, where the formula for z below 0 does not belong.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.log1p(np.exp(x)) - x * t)
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "the size in the place of the maximum",
      says="The first part is z where z is positive and 0 elsewhere: np.maximum(z, 0), not |z|.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.abs(x) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "the maximum left out",
      says="np.maximum(z, 0) is missing in the loss.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(-x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "plus z y",
      says="z y is subtracted, not added.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) + x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "the label 1 alone",
      says="Only the part of label 1 is there: rows of label 0 cost something as well.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(t * (np.maximum(-x, 0) + np.log1p(np.exp(-np.abs(x)))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "labels changed about",
      says="The labels are changed about: label 1 wants a large z.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * (1 - t) + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "the labels cut to whole numbers",
      says="Labels between 0 and 1 are allowed: they must not be cut, rounded or compared with 1.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(int).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "chosen by y == 1",
      says="Labels between 0 and 1 are allowed: they must not be cut, rounded or compared with 1.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = (y == 1).astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "the labels rounded",
      says="Labels between 0 and 1 are allowed: they must not be cut, rounded or compared with 1.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = np.round(y).astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "the sum",
      says="The sum over the rows comes back, and the mean is asked for.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.sum(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "sum and slope of the sum",
      says="Loss and slope are those of the sum: the mean is asked for.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.sum(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, sigmoid(x) - t
""")
wrong("bce_with_logits", "slope of the sum",
      says="The slope is not divided by N: it is that of a sum.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, sigmoid(x) - t
""")
wrong("bce_with_logits", "slope with the sign turned round",
      says="The slope has the wrong sign: it is sigmoid(z) - y.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (t - sigmoid(x)) / len(x)
""")
wrong("bce_with_logits", "slope times the sigmoid's slope",
      says="The sigmoid's own slope has cancelled: it is a factor for the squared miss, not here.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) * sigmoid(x) * sigmoid(-x) / len(x)
""")
wrong("bce_with_logits", "slope z - y",
      says="The slope takes the probability, sigmoid(z), and not the logit.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (x - t) / len(x)
""")
wrong("bce_with_logits", "slope of the naive sigmoid",
      says="1 / (1 + exp(-z)) overflows far to the left: use the sigmoid that is given.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (1 / (1 + np.exp(-x)) - t) / len(x)
""")
wrong("bce_with_logits", "no look at the shapes",
      says="y and z are not brought into one shape: a column and a flat array make N x N losses of N.",
      code="""
def bce_with_logits(y, z):
    t, x = y.astype(float), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "y brought into the shape of z, no look",
      says="Two columns, a row (1, N) and more than two axes must raise a ValueError: look at both shapes first.",
      code="""
def bce_with_logits(y, z):
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "made flat, no look",
      says="Two columns, a row (1, N) and more than two axes must raise a ValueError: look at both shapes first.",
      code="""
def bce_with_logits(y, z):
    if y.size != z.size:
        raise ValueError("sizes")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "only different shapes refused",
      says="A column beside a flat array is allowed here: the two need not have the same shape.",
      code="""
def bce_with_logits(y, z):
    if y.shape != z.shape:
        raise ValueError("shapes")
    t, x = y.astype(float), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "lengths not compared",
      says="Different numbers of labels and logits must raise a ValueError: NumPy stretches a single one.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    t, x = y.astype(float).reshape(len(y)), z.astype(float).reshape(len(z))
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, ((sigmoid(x) - t) / len(x)).reshape((-1,) + z.shape[1:])
""")
wrong("bce_with_logits", "only z looked at",
      says="y must be looked at as well: labels of shape (1, N) or (N, 2) raise a ValueError.",
      code="""
def bce_with_logits(y, z):
    if z.ndim > 2 or z.ndim == 2 and z.shape[1] != 1:
        raise ValueError("shape")
    if y.size != z.size:
        raise ValueError("sizes")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "only y looked at",
      says="z must be looked at as well: logits of shape (1, N) or (N, 2) raise a ValueError.",
      code="""
def bce_with_logits(y, z):
    if y.ndim > 2 or y.ndim == 2 and y.shape[1] != 1:
        raise ValueError("shape")
    if y.size != z.size:
        raise ValueError("sizes")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "slope always flat",
      says="The slope has the shape of z: for a column it is a column.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, ((sigmoid(x) - t) / len(x)).ravel()
""")
wrong("bce_with_logits", "slope always a column",
      says="The slope has the shape of z: for a flat z it is flat.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, ((sigmoid(x) - t) / len(x)).reshape(-1, 1)
""")
wrong("bce_with_logits", "slope in the shape of y",
      says="The slope has the shape of z, and not that of y.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, ((sigmoid(x) - t) / len(x)).reshape(y.shape)
""")
wrong("bce_with_logits", "whole numbers as they are",
      says="In 8 bits -z wraps round: make floats first.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.reshape(z.shape), z
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "only the loss",
      says="Two things are to be returned: the loss and its slope.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss
""")
wrong("bce_with_logits", "the slope first",
      says="The loss comes first, its slope second.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return (sigmoid(x) - t) / len(x), loss
""")
wrong("bce_with_logits", "in float32",
      says="float32 has 7 digits, and 9 are asked for: compute in float64.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(np.float32).reshape(z.shape), z.astype(np.float32)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "log10",
      says="The natural logarithm is asked for, and not that to the base 10.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log10(1 + np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "one loss for each row",
      says="One number is asked for, the mean, and not one loss for each row.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.array(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "squared misses",
      says="This is the squared miss of the sigmoid, and no cross-entropy.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), z.astype(float)
    loss = np.mean((sigmoid(x) - t) ** 2)
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "logits clipped",
      says="The logits are clipped: at z = -1000 and y = 1 the loss is 1000.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), np.clip(z.astype(float), -500, 500)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
allowed("bce_with_logits", "arrays read in memory order",
        because="Flat arrays and columns lie in memory in one order only.")
allowed("bce_with_logits", "for array in (y, z): the first and the last turn only",
        because="There are two arrays, so two turns are all.")
wrong("bce_with_logits", "clipped at 1e-15",
      says="A clip at 1e-15 is a lid as well: no loss above 34.5 comes out.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("neither flat nor one column")
    if len(y) != len(z):
        raise ValueError("different numbers of entries")
    t = y.reshape(z.shape).astype(float)
    s = sigmoid(z.astype(float))
    held = np.clip(s, 1e-15, 1 - 1e-15)
    loss = np.mean(-t * np.log(held) - (1 - t) * np.log(1 - held))
    return loss, (s - t) / len(z)
""")
wrong("bce_with_logits", "uint8 in -|z|",
      says="In 8 bits -|z| wraps round, and exp of it is infinite: make floats first.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("neither flat nor one column")
    if len(y) != len(z):
        raise ValueError("different numbers of entries")
    t = y.reshape(z.shape).astype(float)
    loss = np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z))))
    return loss, (sigmoid(z.astype(float)) - t) / len(z)
""")
wrong("bce_with_logits", "y's shape set",
      says="`y.shape = …` reshapes the caller's array. y.reshape(...) gives another view and leaves y alone.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("neither flat nor one column")
    if len(y) != len(z):
        raise ValueError("different numbers of entries")
    if y.shape != z.shape:
        y.shape = z.shape
    x = z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - y) / len(x)
""")
wrong("bce_with_logits", "only y's shape looked at",
      says="z must be looked at as well: logits of shape (1, N) or (N, 2) raise a ValueError.",
      code="""
def bce_with_logits(y, z):
    if y.shape not in ((len(y),), (len(y), 1)) or y.size != z.size:
        raise ValueError("shapes")
    t, x = y.reshape(z.shape).astype(float), z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / x.size
""")
wrong("bce_with_logits", "only the size looked at",
      says="Two columns, a row (1, N) and more than two axes must raise a ValueError: look at both shapes first.",
      code="""
def bce_with_logits(y, z):
    if y.size != z.size:
        raise ValueError("different numbers of entries")
    t = y.reshape(z.shape).astype(float)
    x = z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / x.size
""")
wrong("bce_with_logits", "flat and column refused",
      says="A column beside a flat array is allowed here: the two need not have the same shape.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("neither flat nor one column")
    if y.shape != z.shape:
        raise ValueError("different numbers of entries")
    t = y.reshape(z.shape).astype(float)
    x = z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "(1, 1) refused",
      says="(1, 1) is a column of one label, and allowed.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.ndim > 2 or (a.ndim == 2 and (a.shape[0] == 1 or a.shape[1] != 1)):
            raise ValueError("neither flat nor one column")
    if len(y) != len(z):
        raise ValueError("different numbers of entries")
    t = y.reshape(z.shape).astype(float)
    x = z.astype(float)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "only a column of logits thought of",
      says="Labels in a column beside flat logits are allowed, too: here they make N x N losses.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("neither flat nor one column")
    if len(y) != len(z):
        raise ValueError("different numbers of entries")
    t, x = y.astype(float), z.astype(float)
    if x.ndim == 2 and t.ndim == 1:
        t = t[:, None]
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")
wrong("bce_with_logits", "squeeze",
      says="squeeze makes a row (1, N), or three axes, look flat: they must raise a ValueError.",
      code="""
def bce_with_logits(y, z):
    t, x = np.atleast_1d(y.squeeze()).astype(float), np.atleast_1d(z.squeeze()).astype(float)
    if t.ndim != 1 or t.shape != x.shape:
        raise ValueError("shapes")
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, ((sigmoid(x) - t) / len(x)).reshape(z.shape)
""")
wrong("bce_with_logits", "clipped at 30",
      says="The logits are clipped at 30: no loss above 30 comes out.",
      code="""
def bce_with_logits(y, z):
    for a in (y, z):
        if a.shape not in ((len(a),), (len(a), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    t, x = y.astype(float).reshape(z.shape), np.clip(z.astype(float), -30, 30)
    loss = np.mean(np.maximum(x, 0) - x * t + np.log1p(np.exp(-np.abs(x))))
    return loss, (sigmoid(x) - t) / len(x)
""")

# -- hinge -------------------------------------------------------------------------------------------------------------

right("hinge", "by loop", code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    total = 0.0
    for label, score in zip(y.tolist(), s.tolist()):
        if label not in (-1, 1):
            raise ValueError(f"label {label}")
        total += max(0.0, 1 - label * score)
    return total / len(y)
""")
right("hinge", "with where", code="""
def hinge(y, s):
    y, s = np.asarray(y, dtype=float), np.asarray(s, dtype=float)
    if np.shape(y) != np.shape(s):
        raise ValueError("one score for each label")
    if np.any((y != 1) & (y != -1)):
        raise ValueError("labels")
    margin = y * s
    return float(np.where(margin < 1, 1 - margin, 0).mean())
""")
right("hinge", "labels by their size", code="""
def hinge(y, s):
    labels = y.astype(np.float64)
    if not np.array_equal(np.abs(labels), np.ones(s.shape)):
        raise ValueError("y must hold -1 and 1, one for each score")
    gaps = np.clip(1 - labels * s.astype(np.float64), 0, None)
    return np.sum(gaps) / gaps.size
""")
wrong("hinge", "the maximum outside of the mean",
      says="max(0, …) is taken for each row, and then the mean: rows that are right by far must not pay for the "
           "others.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return max(0.0, np.mean(1 - y.astype(float) * s))
""")
wrong("hinge", "no maximum",
      says="From a margin of 1 on the loss is 0, and never negative.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.mean(1 - y.astype(float) * s)
""")
wrong("hinge", "the perceptron's loss",
      says="The loss ends at a margin of 1, and not at 0: the 1 is missing.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, -y.astype(float) * s).mean()
""")
wrong("hinge", "1 + y s",
      says="The margin is subtracted from 1, and not added.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 + y.astype(float) * s).mean()
""")
wrong("hinge", "difference in the place of the product",
      says="The margin is the product of label and score, and not their difference.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - (y.astype(float) - s)).mean()
""")
wrong("hinge", "the sum",
      says="The mean over the rows is asked for, and not the sum.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).sum()
""")
wrong("hinge", "squared",
      says="The hinge is not squared.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return (np.maximum(0, 1 - y.astype(float) * s) ** 2).mean()
""")
wrong("hinge", "only scores on the right side",
      says="Rows on the wrong side cost 1 - y s as well, however far they are.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.clip(1 - y.astype(float) * s, 0, 1).mean()
""")
wrong("hinge", "mean of the rows that pay",
      says="The mean goes over all rows, also over those that cost nothing.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    losses = np.maximum(0, 1 - y.astype(float) * s)
    return losses[losses > 0].mean() if losses.any() else 0.0
""")
wrong("hinge", "number of mistakes",
      says="This counts wrong signs. The hinge tells how far each row is from a margin of 1.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.mean(y.astype(float) * s < 0)
""")
wrong("hinge", "labels 0 turned into -1",
      says="Labels of 0 must raise a ValueError here: it is Keras that turns them into -1.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    y = np.where(y == 0, -1, y)
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "labels not looked at",
      says="Labels other than -1 and 1 must raise a ValueError: with 0 a row costs 1 whatever its score.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "only 0 refused",
      says="Every label other than -1 and 1 must raise a ValueError, and not 0 alone.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if (y == 0).any():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "only sizes above 1 refused",
      says="Labels between -1 and 1, such as 0, must raise a ValueError as well.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if (np.abs(y) > 1).any():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "labels rounded",
      says="A label is -1 or 1 exactly: one that is 1e-9 off must raise a ValueError.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isclose(np.abs(y.astype(float)), 1).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "cut to whole numbers before the look",
      says="A label is -1 or 1 exactly: one that is 1e-9 off must raise a ValueError.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(np.round(y), (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "both labels must be there",
      says="A y that holds only one of the two labels is allowed.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if sorted(set(y.tolist())) != [-1, 1]:
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "shapes not compared",
      says="Shapes that differ must raise a ValueError: NumPy stretches them.",
      code="""
def hinge(y, s):
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "only lengths compared",
      says="Compare the whole shapes: a column of scores has as many rows, and makes N x N margins.",
      code="""
def hinge(y, s):
    if len(y) != len(s):
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "made flat",
      says="A column of scores must raise a ValueError, and not be made flat.",
      code="""
def hinge(y, s):
    s = s.ravel()
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "8 bits multiplied as they are",
      says="In 8 bits -1 times -128 is -128: make floats before you multiply.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y * s).mean()
""")
wrong("hinge", "writes into s",
      says="The call changed the scores: `s *= y` writes into them. Make a new array.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    if s.dtype.kind == "f":
        s *= y
        return np.maximum(0, 1 - s).mean()
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "a half of the mean",
      says="Half of the mean comes back: there is no 1/2 in the formula.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean() / 2
""")
wrong("hinge", "cross-entropy of the margin",
      says="This is the cross-entropy of the margin, and no hinge.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.logaddexp(0, -y.astype(float) * s).mean()
""")
wrong("hinge", "one loss for each row",
      says="One number is asked for, the mean, and not one loss for each row.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s)
""")
wrong("hinge", "an assert",
      says="`assert` raises an AssertionError. Asked for is a ValueError: use `raise`.",
      code="""
def hinge(y, s):
    assert y.shape == s.shape
    assert np.isin(y, (-1, 1)).all()
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "rounded",
      says="Rounded: an error of 1e-12 is asked for, also next to a margin of 1.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    return round(float(np.maximum(0, 1 - y.astype(float) * s).mean()), 6)
""")
wrong("hinge", "-s of uint8",
      says="-s wraps round where s is unsigned: make floats first.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes differ")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels must be -1 or 1")
    margin = np.where(y == 1, s, -s).astype(float)
    return np.maximum(0, 1 - margin).mean()
""")
wrong("hinge", "labels cut to whole numbers",
      says="1.5 is no label: cut to a whole number it passes for 1.",
      code="""
def hinge(y, s):
    y = y.astype(int)
    if y.shape != s.shape:
        raise ValueError("shapes differ")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels must be -1 or 1")
    return np.maximum(0, 1 - y.astype(float) * s.astype(float)).mean()
""")
wrong("hinge", "largest |y| is 1",
      says="Every label is looked at, and not the largest one alone: 0 beside 1 is wrong.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes differ")
    if np.abs(y).max() != 1:
        raise ValueError("labels must be -1 or 1")
    return np.maximum(0, 1 - y.astype(float) * s.astype(float)).mean()
""")
wrong("hinge", "only wrong sides pay",
      says="Rows on the right side with a margin below 1 cost something as well.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes differ")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels must be -1 or 1")
    margin = y.astype(float) * s
    return np.where(margin < 0, 1 - margin, 0.0).mean()
""")
wrong("hinge", "only the first label looked at",
      says="Every label must be -1 or 1: one that is right is not enough.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if y[0] not in (-1, 1):
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "one right label is enough",
      says="Every label must be -1 or 1: one that is right is not enough.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).any():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "signs of the labels",
      says="Only -1 and 1 are labels: np.sign makes one of every number but 0.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    y = np.sign(y)
    if (y == 0).any():
        raise ValueError("labels")
    return np.maximum(0, 1 - y.astype(float) * s).mean()
""")
wrong("hinge", "a hair counts as nothing",
      says="A margin of 1 - 3e-9 costs 3e-9, and not 0.",
      code="""
def hinge(y, s):
    if y.shape != s.shape:
        raise ValueError("shapes")
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    rest = 1 - y.astype(float) * s
    return np.where(rest > 1e-8, rest, 0).mean()
""")

# -- distances ---------------------------------------------------------------------------------------------------------

equivalent("distances", "1.0 -> 2.0",
           because="The numerator of a row of zeros is 0, whatever it is divided by.")
allowed("distances", "whole numbers in `q` give whole numbers",
        because="Where q is whole, kl_divergence is 0 or infinite.")
right("distances", "places picked, lengths by hand", code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.sqrt((a * a).sum(axis=1)) * np.sqrt((b * b).sum(axis=1))
    size[size == 0] = 1
    return 1 - np.mean((a * b).sum(axis=1) / size)
""")
right("distances", "by loops", code="""
import math

def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    total = 0.0
    for u, v in zip(p.ravel().tolist(), q.ravel().tolist()):
        if u > 0 and v == 0:
            return math.inf
        if u > 0:
            total += u * (math.log(u) - math.log(v))
    return total / p.shape[0]

def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    losses = []
    for u, v in zip(a.tolist(), b.tolist()):
        size = math.hypot(*u) * math.hypot(*v)
        losses.append(1 - sum(x * y for x, y in zip(u, v)) / size if size else 1.0)
    return sum(losses) / len(losses)
""")
right("distances", "rel_entr of SciPy, rows of length 1", code="""
from scipy.special import rel_entr

def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError(f"{p.shape} against {q.shape}")
    p, q = p.astype(float), q.astype(float)
    if np.any((q == 0) & (p > 0)):
        return float("inf")
    return rel_entr(p, np.where(p > 0, q, 1.0)).sum(axis=1).mean()

def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError(f"{a.shape} against {b.shape}")

    def directions(rows):
        rows = np.array(rows, dtype=float)
        length = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)

    return 1 - np.einsum("nd,nd->n", directions(a), directions(b)).mean()
""")
right("distances", "masked logarithms", code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("p and q must have the same shape")
    if ((p > 0) & (q == 0)).any():
        return np.inf
    log_p = np.log(np.where(p == 0, 1.0, p))
    log_q = np.log(np.where(q == 0, 1.0, q))
    return float((p * (log_p - log_q)).sum(axis=1).mean())

def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("a and b must have the same shape")
    a, b = np.float64(a), np.float64(b)
    la, lb = np.sqrt(np.sum(a**2, axis=1)), np.sqrt(np.sum(b**2, axis=1))
    la[la == 0], lb[lb == 0] = 1.0, 1.0
    return np.mean(1 - np.sum(a / la[:, None] * (b / lb[:, None]), axis=1))
""")
wrong("distances", "kl: the formula as it stands",
      says="0 times log 0 is NaN: a class with p = 0 adds nothing, so take only the places where p is above 0.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    return np.sum(p * np.log(p / q), axis=1).mean()


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: NaN replaced by 0",
      says="The values are right, but log 0 and 0 / 0 were computed, and NumPy warned: pick the places before.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    return np.sum(np.nan_to_num(p * np.log(p / q), nan=0.0, posinf=np.inf), axis=1).mean()


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: NaN and infinity replaced",
      says="Where p is above 0 and q is 0 the result is infinite, and no large number.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    with np.errstate(all="ignore"):
        return np.sum(np.nan_to_num(p * np.log(p / q)), axis=1).mean()


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: both clipped at 1e-7",
      says="Nothing is clipped here: Keras clips both at 1e-7, and then a class with p = 0 takes part.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    p, q = np.clip(p, 1e-7, 1), np.clip(q, 1e-7, 1)
    return np.sum(p * np.log(p / q), axis=1).mean()


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: a small number added",
      says="A small number inside of the logarithms changes them, and makes a large number of what is infinite.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    return np.sum(p * np.log((p + 1e-12) / (q + 1e-12)), axis=1).mean()


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: only q clipped",
      says="q is not clipped: where it is 0 and p is not, the result is infinite, and 1e-300 is not 1e-12.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    return np.sum(p[there] * (np.log(p[there]) - np.log(np.maximum(q[there], 1e-12)))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: places where q is 0 left out",
      says="Where p is above 0 and q is 0 the result is infinite: such places must not be left out.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = (p > 0) & (q > 0)
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: infinite wherever q is 0",
      says="q may be 0 where p is 0, too: such a class adds nothing.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    if (q == 0).any():
        return np.inf
    there = p > 0
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: infinity with a warning",
      says="The values are right, but NumPy warned: log 0 was computed. Deal with the infinite case first.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: tiny p taken for 0",
      says="p is 0 only where it is exactly 0: 1e-300 meets q = 0 as well.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 1e-12
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: q below 1e-12 taken for 0",
      says="q is 0 only where it is exactly 0: 1e-300 is a probability.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] < 1e-12).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: p and q changed about",
      says="This is KL(q || p): the weights are those of p.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    p, q = q, p
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: sign",
      says="The sign is turned round: a divergence is never below 0.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(q[there]) - np.log(p[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: the cross-entropy",
      says="This is the cross-entropy of p and q: p log p is missing.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * -np.log(q[there])) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: the sum over the rows",
      says="kl_divergence gives the mean over the rows, and not their sum.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there])))


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: the mean of all entries",
      says="Within a row the classes are summed, and not averaged: divide by the number of rows.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / p.size


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: the mean of the places",
      says="The mean goes over the rows, and not over the places where p is above 0.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / there.sum()


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: to the base 2",
      says="The natural logarithm is asked for, np.log.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log2(p[there]) - np.log2(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: the quotient overflows",
      says="p / q inside of the logarithm leaves the range of floats where q is tiny: log p - log q does not.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * np.log((p[there] / q[there]) ** 2) / 2) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: rows made to add up to 1 by a softmax",
      says="p and q are probabilities, and no logits: they must not go through a softmax.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    p, q = softmax(p), softmax(q)
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: writes into q",
      says="The call changed q: write into a new array.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    if ((p > 0) & (q == 0)).any():
        return np.inf
    q[p == 0] = 1
    there = p > 0
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "no look at the shapes",
      says="Shapes that differ must raise a ValueError, in both functions: NumPy stretches a single row over all.",
      code="""
def kl_divergence(p, q):
    p, q = np.broadcast_arrays(p, q)
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "only the lengths compared",
      says="Compare the whole shapes: with as many rows, a single column is stretched over all of them.",
      code="""
def kl_divergence(p, q):
    if len(p) != len(q):
        raise ValueError("shapes")
    p, q = np.broadcast_arrays(p, q)
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if len(a) != len(b):
        raise ValueError("shapes")
    a, b = np.broadcast_arrays(a, b)
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "only the sizes compared",
      says="Compare the whole shapes: two arrays with as many entries may have other rows.",
      code="""
def kl_divergence(p, q):
    if p.size != q.size:
        raise ValueError("shapes")
    q = q.reshape(p.shape)
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.size != b.size:
        raise ValueError("shapes")
    b = b.reshape(a.shape)
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: minus cos, as Keras",
      says="1 - cos is asked for: -cos, as Keras gives it, is 1 less.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(-cos)
""")
wrong("distances", "cosine: cos itself",
      says="This is the cosine. The loss is 1 less the cosine: 0 for the same direction.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(cos)
""")
wrong("distances", "cosine: a row of zeros is NaN",
      says="A row of zeros has cos 0: do not divide by its length.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return np.mean(1 - (a * b).sum(axis=1) / size)
""")
wrong("distances", "cosine: a row of zeros costs nothing",
      says="A row of zeros has cos 0, so its loss is 1, and not 0.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = np.where(size > 0, (a * b).sum(axis=1) / np.where(size > 0, size, 1), 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: rows of zeros left out",
      says="A row of zeros counts in the mean, with cos 0.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    there = size > 0
    return np.mean(1 - (a * b).sum(axis=1)[there] / size[there]) if there.any() else 1.0
""")
wrong("distances", "cosine: a small number below",
      says="A small number in the denominator spoils short rows: their direction counts as that of long ones.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return np.mean(1 - (a * b).sum(axis=1) / (size + 1e-12))
""")
wrong("distances", "cosine: short rows taken for zeros",
      says="A row has no direction only if all of it is 0: 1e-50 is short, and has one.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 1e-12, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: lengths not divided out",
      says="The lengths of the rows must be divided out.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    return np.mean(1 - (a * b).sum(axis=1))
""")
wrong("distances", "cosine: squared lengths",
      says="The lengths are roots of the sums of squares: np.linalg.norm.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = (a**2).sum(axis=1) * (b**2).sum(axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: length of the whole array",
      says="Each row has a length of its own: axis=1.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a) * np.linalg.norm(b)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: along columns",
      says="Rows are compared with rows: sum and length go along axis 1.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=0) * np.linalg.norm(b, axis=0)
    cos = (a * b).sum(axis=0) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: all flat",
      says="Each row is compared by itself, and not all of a with all of b.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a) * np.linalg.norm(b)
    return 1 - (a * b).sum() / (size if size > 0 else 1)
""")
wrong("distances", "cosine: the sum",
      says="cosine_loss gives the mean over the rows, and not their sum.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.sum(1 - cos)
""")
wrong("distances", "cosine: the angle",
      says="This is the angle. The loss is 1 - cos of it.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(np.arccos(np.clip(cos, -1, 1)))
""")
wrong("distances", "cosine: size of the cosine",
      says="Opposite directions cost 2: the sign of the cosine counts.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - np.abs(cos))
""")
wrong("distances", "cosine: every row with every row",
      says="Row n of a is compared with row n of b alone.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1)[:, None] * np.linalg.norm(b, axis=1)
    return np.mean(1 - a @ b.T / np.where(size > 0, size, 1))
""")
wrong("distances", "cosine: 8 bits multiplied as they are",
      says="In 8 bits 200 times 100 is 32: make floats first.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: in float32",
      says="float32 has 7 digits and nothing below 1e-45: compute in float64.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(np.float32), b.astype(np.float32)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: writes into a",
      says="The call changed a: `a /= …` writes into it. Make a new array.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    if a.dtype.kind == "f":
        a /= np.where(np.abs(a).max() > 0, np.abs(a).max(), 1)
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "KL: p changed",
      says="The call changed p: write into a new array.",
      code="""
def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths)
    return np.mean(1 - cos)

def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    if np.any((p > 0) & (q == 0)):
        return np.inf
    q = np.where(p > 0, q, 1.0)
    log_p = np.zeros(p.shape)
    p[p == 0] = 1
    log_p += np.log(p) - np.log(q)
    return np.sum(np.where(log_p != 0, p * log_p, 0.0)) / len(p)
""")
wrong("distances", "KL: rows of q stretched",
      says="Compare the whole shapes in kl_divergence, also the number of rows: a single row is stretched over all.",
      code="""
def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths)
    return np.mean(1 - cos)

def kl_divergence(p, q):
    if p.shape[1] != q.shape[1]:
        raise ValueError("different numbers of classes")
    p, q = np.broadcast_arrays(p.astype(float), q.astype(float))
    some = p > 0
    if np.any(q[some] == 0):
        return np.inf
    return np.sum(p[some] * (np.log(p[some]) - np.log(q[some]))) / len(p)
""")
wrong("distances", "cosine: a and b made unit",
      says="`a /= …` writes into the caller's arrays: make new ones.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    some = p > 0
    p_some, q_some = p[some].astype(float), q[some].astype(float)
    if np.any(q_some == 0):
        return np.inf
    return np.sum(p_some * (np.log(p_some) - np.log(q_some))) / len(p)

def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    for x in (a, b):
        length = np.linalg.norm(x, axis=1, keepdims=True)
        length[length == 0] = 1
        x /= length
    return np.mean(1 - (a * b).sum(axis=1))
""")
wrong("distances", "cosine: where warns",
      says="The values are right, but `where` divides by 0 first and then chooses: make the denominator harmless "
           "before.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    some = p > 0
    p_some, q_some = p[some].astype(float), q[some].astype(float)
    if np.any(q_some == 0):
        return np.inf
    return np.sum(p_some * (np.log(p_some) - np.log(q_some))) / len(p)

def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return np.mean(np.where(lengths == 0, 1.0, 1 - (a * b).sum(axis=1) / lengths))
""")
wrong("distances", "cosine: rows stretched",
      says="Compare the whole shapes in cosine_loss, also the number of rows: a single row is stretched over all.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    some = p > 0
    p_some, q_some = p[some].astype(float), q[some].astype(float)
    if np.any(q_some == 0):
        return np.inf
    return np.sum(p_some * (np.log(p_some) - np.log(q_some))) / len(p)

def cosine_loss(a, b):
    if a.shape[1] != b.shape[1]:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: int64 product",
      says="Products of large whole numbers leave 64 bits and wrap round: make floats first.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    some = p > 0
    p_some, q_some = p[some].astype(float), q[some].astype(float)
    if np.any(q_some == 0):
        return np.inf
    return np.sum(p_some * (np.log(p_some) - np.log(q_some))) / len(p)

def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    if a.dtype.kind in "iu":
        a = a.astype(np.int64)
    if b.dtype.kind in "iu":
        b = b.astype(np.int64)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return np.mean(1 - (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths))
""")
wrong("distances", "KL: 1e-12 added",
      says="A small number inside of the logarithms changes them, and makes a large number of what is infinite.",
      code="""
def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths)
    return np.mean(1 - cos)

def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    p, q = p.astype(float) + 1e-12, q.astype(float) + 1e-12
    return np.mean(np.sum(p * np.log(p / q), axis=1))
""")
wrong("distances", "cosine: 1e-8 in the denominator",
      says="A small number in the denominator spoils short rows: their direction counts as that of long ones.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    some = p > 0
    p_some, q_some = p[some].astype(float), q[some].astype(float)
    if np.any(q_some == 0):
        return np.inf
    return np.sum(p_some * (np.log(p_some) - np.log(q_some))) / len(p)

def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return np.mean(1 - (a * b).sum(axis=1) / (lengths + 1e-8))
""")
wrong("distances", "KL: q lifted to 1e-300",
      says="q lifted to 1e-300 is clipped: where p is above 0 and q is 0 the result is infinite.",
      code="""
def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths)
    return np.mean(1 - cos)

def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    some = p > 0
    u, v = p[some].astype(float), np.maximum(q[some].astype(float), 1e-300)
    return np.sum(u * (np.log(u) - np.log(v))) / len(p)
""")
wrong("distances", "KL: sum must be 1 to the last bit",
      says="Rows add up to 1 but for rounding: a comparison to the last bit refuses what is right. You need not "
           "look.",
      code="""
def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes differ")
    a, b = a.astype(float), b.astype(float)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(lengths == 0, 1.0, lengths)
    return np.mean(1 - cos)

def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes differ")
    if np.any(p.sum(axis=1) != 1) or np.any(q.sum(axis=1) != 1):
        raise ValueError("no probabilities")
    some = p > 0
    u, v = p[some].astype(float), q[some].astype(float)
    if np.any(v == 0):
        return np.inf
    return np.sum(u * (np.log(u) - np.log(v))) / len(p)
""")
wrong("distances", "kl: raises where q is 0",
      says="Where p is above 0 and q is 0 np.inf is returned, and nothing raised.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        raise ValueError("q is 0")
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: infinite rows left out",
      says="One infinite row makes the mean infinite: it must not be left out.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    rows = []
    for u, v in zip(p, q):
        there = u > 0
        if not (v[there] == 0).any():
            rows.append((u[there] * (np.log(u[there]) - np.log(v[there]))).sum())
    return np.mean(rows) if rows else np.inf


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "kl: both ways",
      says="KL(p || q) alone is asked for, and not the mean of both directions.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    if ((p > 0) != (q > 0)).any():
        return np.inf
    there = p > 0
    u, v = p[there], q[there]
    return np.sum((u - v) * (np.log(u) - np.log(v))) / 2 / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")
wrong("distances", "cosine: half of a squared distance",
      says="Half of the squared distance of unit rows is 1 - cos, but for a row of zeros: there it is 1/2 or 0.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    def unit(rows):
        length = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(length == 0, 1, length)

    return ((unit(a) - unit(b)) ** 2).sum(axis=1).mean() / 2
""")
wrong("distances", "cosine: negative ones cut off",
      says="Opposite directions cost 2: a negative cosine must not be cut off.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a, b = a.astype(float), b.astype(float)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - np.clip(cos, 0, 1))
""")
wrong("distances", "cosine: means taken off",
      says="Nothing is taken off the rows: this is a correlation.",
      code="""
def kl_divergence(p, q):
    if p.shape != q.shape:
        raise ValueError("shapes")
    there = p > 0
    if (q[there] == 0).any():
        return np.inf
    return np.sum(p[there] * (np.log(p[there]) - np.log(q[there]))) / len(p)


def cosine_loss(a, b):
    if a.shape != b.shape:
        raise ValueError("shapes")
    a = a - a.mean(axis=1, keepdims=True)
    b = b - b.mean(axis=1, keepdims=True)
    size = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cos = (a * b).sum(axis=1) / np.where(size > 0, size, 1)
    return np.mean(1 - cos)
""")

# -- pick_loss ---------------------------------------------------------------------------------------------------------

right("pick_loss", "with dict(...)", code="""
pick_loss = dict(digits="c", wines="d", spam="a", tags="b", yield_mean="e", sensor="f", meaning="g", margin="h")
""")
right("pick_loss", "in capitals", code="""
pick_loss = {"margin": "H", "meaning": "G", "sensor": "F", "yield_mean": "E", "tags": "B)", "spam": " A",
             "wines": "D", "digits": "C"}
""")
right("pick_loss", "from a text", code="""
pick_loss = dict(zip(["digits", "wines", "spam", "tags", "yield_mean", "sensor", "meaning", "margin"], "cdabefgh"))
""")
wrong("pick_loss", "whole labels and rows changed about",
      says="Exactly one of ten classes, so they compete. And of which form are the labels?",
      code="""
pick_loss = {"digits": "d", "wines": "c", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "a sigmoid for each digit",
      says="Exactly one of ten classes, so they compete. And of which form are the labels?",
      code="""
pick_loss = {"digits": "b", "wines": "d", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "a sigmoid for each wine",
      says="Exactly one of three classes, so they compete. And of which form are the labels?",
      code="""
pick_loss = {"digits": "c", "wines": "b", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "a number for the wine",
      says="Exactly one of three classes, so they compete. And of which form are the labels?",
      code="""
pick_loss = {"digits": "c", "wines": "e", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "softmax for the tags",
      says="Several things may be there at once, so they must not compete: each is a yes or no of its own.",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "d",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "one sigmoid for all tags",
      says="Several things may be there at once, so they must not compete: each is a yes or no of its own.",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "a",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "hinge for spam",
      says="One yes or no, and its probability. How many outputs are needed, and what lies between 0 and 1?",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "h", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "hinge and cross-entropy changed about",
      says="Which loss is 0 from a margin of 1 on?",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "h", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "a"}
""")
wrong("pick_loss", "cross-entropy for the margin",
      says="Which loss is 0 from a margin of 1 on?",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "a"}
""")
wrong("pick_loss", "squares for the sensor",
      says="A wild reading must not pull harder and harder. Which loss of section 1 is straight far out?",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "e", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "Huber for the mean",
      says="Which loss of section 1 is smallest at the mean?",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "b",
             "yield_mean": "f", "sensor": "f", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "squares and Huber changed about",
      says="Which loss of section 1 is smallest at the mean?",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "b",
             "yield_mean": "f", "sensor": "e", "meaning": "g", "margin": "h"}
""")
wrong("pick_loss", "squares for directions",
      says="Only the direction counts.",
      code="""
pick_loss = {"digits": "c", "wines": "d", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "e", "margin": "h"}
""")
wrong("pick_loss", "names in the place of letters",
      says="Give the letter of the pair in quotation marks, such as \"a\", not the loss itself.",
      code="""
pick_loss = {"digits": "softmax and sparse categorical cross-entropy", "wines": "d", "spam": "a", "tags": "b",
             "yield_mean": "e", "sensor": "f", "meaning": "g", "margin": "h"}
""")

# -- mend_loss ---------------------------------------------------------------------------------------------------------

right("mend_loss", "his lines, mended one by one", code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] += 1
    T = (1 - smoothing) * T + smoothing / C
    shifted = logits.astype(float) - logits.max(axis=1, keepdims=True)
    E = np.exp(shifted)
    P = E / E.sum(axis=1)[:, None]
    log_P = shifted - np.log(E.sum(axis=1))[:, None]
    loss = -np.einsum("nc,nc->", T, log_P) / N
    return loss, (P - T) / N
""")
right("mend_loss", "from the two functions of section 5", code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    rest = -log_softmax(logits).mean(axis=1)
    loss = (1 - smoothing) * cross_entropy(logits, y) + smoothing * rest.mean()
    even = (softmax(logits) - 1 / C) / N
    return loss, (1 - smoothing) * cross_entropy_grad(logits, y) + smoothing * even
""")
right("mend_loss", "row by row", code="""
def mend_loss(logits, y, smoothing=0.0):
    total, slopes = 0.0, []
    for row, label in zip(np.array(logits, dtype=float), y):
        target = np.full(len(row), smoothing / len(row))
        target[label] += 1 - smoothing
        log_p = row - np.logaddexp.reduce(row)
        total -= target @ log_p
        slopes.append((np.exp(log_p) - target) / len(logits))
    return total / len(logits), np.array(slopes)
""")
wrong("mend_loss", "copied as it is",
      says="These are his lines as they are: compare them with the formulas one by one.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] += 1
    T = (1 - smoothing) * T + smoothing / (C - 1)
    logits -= logits.max()
    E = np.exp(logits)
    P = E / E.sum(axis=1)[:, None]
    log_P = np.log(P + 1e-7)
    loss = -np.einsum("nc,nc->", T, log_P)
    return loss, P - T
""")
wrong("mend_loss", "dealt out to C - 1",
      says="s is dealt out to all C classes, the true one too: s / C, so that the targets of a row add up to 1.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / (C - 1 + (C == 1))
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "dealt out to the others only",
      says="The true class gets its share of s as well: its target is 1 - s + s / C.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.full((N, C), smoothing / max(C - 1, 1))
    T[np.arange(N), y] = 1 - smoothing * (C > 1)
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "the share of the true class forgotten",
      says="The true class gets its share of s as well: its target is 1 - s + s / C.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.full((N, C), smoothing / C)
    T[np.arange(N), y] = 1 - smoothing
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "nothing taken from the true class",
      says="What is dealt out is taken from the true class first: (1 - s) times its 1.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "smoothing divided by N",
      says="s is dealt out to the C classes of a row, and not to the N rows.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / N
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "smoothing left out",
      says="smoothing is not looked at: the targets stay 0 and 1.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "smoothing always 0.1",
      says="smoothing is a parameter, and not always 0.1.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = 0.9 * T + 0.1 / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "smoothed targets in the loss only",
      says="The slope takes the smoothed targets as well, and not the 1 of the true class.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, cross_entropy_grad(logits, y)
""")
wrong("mend_loss", "smoothed targets in the slope only",
      says="The loss takes the smoothed targets as well, and not the true class alone.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -log_P[np.arange(N), y].sum() / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "loss of the sum",
      says="The loss is the sum over the rows: the mean is asked for.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P)
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "slope of the sum",
      says="The slope is that of the sum over the rows: the mean leaves 1/N behind.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, np.exp(log_P) - T
""")
wrong("mend_loss", "loss and slope of the sum",
      says="Loss and slope are those of the sum over the rows: the mean is asked for.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P)
    return loss, np.exp(log_P) - T
""")
wrong("mend_loss", "mean over the classes, too",
      says="Within a row the classes are summed: the mean goes over the rows alone.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.mean(T * log_P)
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "loss and slope divided by N C",
      says="Divided by N C: within a row the classes are summed, and the mean goes over the rows alone.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.mean(T * log_P)
    return loss, (np.exp(log_P) - T) / T.size
""")
wrong("mend_loss", "1e-7 left in the logarithm",
      says="1e-7 in the logarithm is a lid: at a gap of 100 the loss stops at 16.118.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = np.log(softmax(logits) + 1e-7)
    loss = -np.sum(T * log_P) / N
    return loss, (softmax(logits) - T) / N
""")
wrong("mend_loss", "clipped at 1e-300",
      says="A clip at 1e-300 is a lid, too: at a gap of 1000 the logarithm is -1000.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = np.log(np.maximum(softmax(logits), 1e-300))
    loss = -np.sum(T * log_P) / N
    return loss, (softmax(logits) - T) / N
""")
wrong("mend_loss", "log of softmax",
      says="At a gap of 1000 log(softmax) is -inf, and 0 times that is NaN: use log_softmax.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = np.log(softmax(logits))
    loss = -np.sum(T * log_P) / N
    return loss, (softmax(logits) - T) / N
""")
wrong("mend_loss", "log of softmax, warnings hidden, NaN made 0",
      says="-inf and NaN are hidden and replaced: at a gap of 1000 the logarithm is -1000. Use log_softmax.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    with np.errstate(all="ignore"):
        log_P = np.nan_to_num(np.log(softmax(logits)), neginf=0.0)
    loss = -np.sum(T * log_P) / N
    return loss, (softmax(logits) - T) / N
""")
wrong("mend_loss", "the largest of the whole array",
      says="Each row has its own largest: rows that lie 1000 below that of the whole array become 0 / 0.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    s = logits - float(logits.max())
    log_P = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "no shift",
      says="exp overflows above 709: each row's largest must be taken off.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    s = logits.astype(float)
    log_P = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "the largest taken off in place",
      says="`logits -= …` writes into the caller's array: make a new one.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    if logits.dtype.kind != "f":
        logits = logits.astype(float)
    logits -= logits.max(axis=1, keepdims=True)
    log_P = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "8 bits subtracted as they are",
      says="In 8 bits 3 - 5 is 254: make floats before you subtract.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    s = logits - logits.max(axis=1, keepdims=True)
    log_P = s - np.log(np.exp(s, dtype=float).sum(axis=1, keepdims=True))
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "targets like the logits",
      says="With whole-number logits, targets like them are whole as well, and the fractions are cut off.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros_like(logits)
    T[np.arange(N), y] = 1
    T[...] = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "slope with the sign turned round",
      says="The slope has the wrong sign: it is p - t.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (T - np.exp(log_P)) / N
""")
wrong("mend_loss", "slope of the logarithms",
      says="The slope takes p, and not log p.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (log_P - T) / N
""")
wrong("mend_loss", "slope clipped",
      says="Nothing is clipped, the slope neither.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, np.clip(np.exp(log_P) - T, -0.5, 0.5) / N
""")
wrong("mend_loss", "sign of the loss",
      says="The loss is *minus* the sum of t log p.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "only the loss",
      says="Two things are to be returned: the loss and its slope.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss
""")
wrong("mend_loss", "the slope first",
      says="The loss comes first, its slope second.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return (np.exp(log_P) - T) / N, loss
""")
wrong("mend_loss", "whole columns set to 1",
      says="[:, y] sets whole columns to 1. A pair of indices finds one entry of each row.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[:, y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "in float32",
      says="float32 has 7 digits, and 9 are asked for: compute in float64.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits).astype(np.float32)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "smoothing 0.1 unless told",
      says="When no smoothing is given it is 0.",
      code="""
def mend_loss(logits, y, smoothing=0.1):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "logarithm of softmax, NaN mended",
      says="Not every -inf stands for the same logarithm: at a gap of 1000 it is -1000. Use log_softmax.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    P = softmax(logits)
    with np.errstate(divide="ignore"):
        log_P = np.nan_to_num(np.log(P), neginf=-745.0)
    loss = -np.sum(T * log_P) / N
    return loss, (P - T) / N
""")
wrong("mend_loss", "s = 1 taken for none",
      says="s = 1 is allowed as well: then all targets are 1 / C.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    if 0 < smoothing < 1:
        T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "smoothed twice",
      says="The targets are smoothed twice for the slope.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    T = (1 - smoothing) * T + smoothing / C
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "the true class gets none of s",
      says="The true class gets its share of s as well: its target is 1 - s + s / C.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = np.where(T == 1, 1 - smoothing, smoothing / max(C - 1, 1))
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "logarithms clipped at -700",
      says="Nothing is clipped: at a gap of 1000 the logarithm is -1000.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / C
    log_P = np.maximum(log_softmax(logits), -700)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")
wrong("mend_loss", "as many classes as labels",
      says="C is the number of columns, and not the largest label and one.",
      code="""
def mend_loss(logits, y, smoothing=0.0):
    N, C = logits.shape
    T = np.zeros((N, C))
    T[np.arange(N), y] = 1
    T = (1 - smoothing) * T + smoothing / (int(y.max()) + 1)
    log_P = log_softmax(logits)
    loss = -np.sum(T * log_P) / N
    return loss, (np.exp(log_P) - T) / N
""")

# -- losses_quiz -------------------------------------------------------------------------------------------------------

right("losses_quiz", "with dict(...)", code="""
quiz = dict(shift="c", start="b", gap="b", slope=-1/8, clip="a", batches=7/5, stuck="b", same="b",
            faults=[10, 9, 8, 5, 4])
""")
right("losses_quiz", "fractions as text, a set", code="""
quiz = {"shift": "C", "start": "B", "gap": "b)", "slope": "-1/8", "clip": "a", "batches": 350 / 250, "stuck": "b",
        "same": "B", "faults": {4, 5, 8, 9, 10}}
""")
right("losses_quiz", "slope by the function", code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "clip": "a", "batches": 1.4, "stuck": "b", "same": "b"}
quiz["slope"] = float(cross_entropy_grad(np.zeros((4, 2)), np.zeros(4, dtype=int))[0, 0])
quiz["faults"] = (4, 5, 8, 9, 10)
""")
wrong("losses_quiz", "shift: all grow",
      says="e to the power of 5 stands above and below the line, and cancels.",
      code="""
quiz = {"shift": "a", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "start: one tenth",
      says="Each class gets 1/10. What is minus the logarithm of that?",
      code="""
quiz = {"shift": "c", "start": "a", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "start: 1",
      says="Each class gets 1/10. What is minus the logarithm of that?",
      code="""
quiz = {"shift": "c", "start": "c", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "gap: the right logarithm",
      says="The probability was rounded to 0 before the logarithm saw it.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "a", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "gap: NaN",
      says="The probability was rounded to 0 before the logarithm saw it.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "c", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "slope: of the row alone",
      says="What was said minus what is true, and each row counts 1/N.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.5, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "slope: the sign",
      says="What was said minus what is true, and each row counts 1/N.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": 0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "slope: the 1 alone",
      says="What was said minus what is true, and each row counts 1/N.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.25, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "clip: the gap",
      says="An array has no logits to go back to. What is -log of 1e-7?",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "b", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "clip: infinite",
      says="An array has no logits to go back to. What is -log of 1e-7?",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "c", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "batches: the mean of the means",
      says="Sum up the losses of all 250 rows, then divide.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 5 / 3, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "batches: the sum",
      says="Sum up the losses of all 250 rows, then divide.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 350, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "stuck: as the cross-entropy",
      says="The sigmoid's own slope is a factor of it. How large is that at -20?",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "a",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "stuck: as the logit",
      says="The sigmoid's own slope is a factor of it. How large is that at -20?",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "c",
        "same": "b", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "same: the rate",
      says="What does the loss of section 2 make of all predictions?",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "a", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "same: the activation",
      says="What does the loss of section 2 make of all predictions?",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "c", "faults": [4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "faults: only what makes NaN",
      says="Compare the lines with the formulas one by one. Some that look strange are right; five are not.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [5, 8]}
""")
wrong("losses_quiz", "faults: the strange brackets as well",
      says="Compare the lines with the formulas one by one. Some that look strange are right; five are not.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 7, 8, 9, 10]}
""")
wrong("losses_quiz", "faults: without the mean",
      says="Compare the lines with the formulas one by one. Some that look strange are right; five are not.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8]}
""")
wrong("losses_quiz", "faults: the zeros as well",
      says="Compare the lines with the formulas one by one. Some that look strange are right; five are not.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [2, 4, 5, 8, 9, 10]}
""")
wrong("losses_quiz", "faults: without the slope",
      says="Compare the lines with the formulas one by one. Some that look strange are right; five are not.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": [4, 5, 8, 9]}
""")
wrong("losses_quiz", "one fault as a number",
      says="Compare the lines with the formulas one by one. Some that look strange are right; five are not.",
      code="""
quiz = {"shift": "c", "start": "b", "gap": "b", "slope": -0.125, "clip": "a", "batches": 1.4, "stuck": "b",
        "same": "b", "faults": 5}
""")


# -- slips in a sign, and whole numbers left as they are -----------------------------------------------------------


@wrong("log_softmax", "the logarithm added",
       says="The logarithm of the sum is taken off, log(a / b) is log a - log b: here it is added.")
def log_softmax(logits):
    D = logits.astype(float) - logits.max(axis=1, keepdims=True).astype(float)
    return D + np.log(np.exp(D).sum(axis=1, keepdims=True))


@wrong("log_softmax", "the largest taken off once",
       says="What is taken off in front must be taken off inside of exp, too: else the two do not belong together.")
def log_softmax(logits):
    z = logits.astype(float)
    largest = z.max(axis=1, keepdims=True)
    return z - largest - np.log(np.exp(z).sum(axis=1, keepdims=True))


@wrong("softmax", "nothing subtracted, nothing made a float",
       says="exp overflows above 709, in 8 or 16 bits much earlier: make floats, and subtract each row's largest "
            "first.")
def softmax(logits):
    e = np.exp(logits)
    return e / e.sum(axis=1, keepdims=True)


@wrong("bce_with_logits", "exp of the size",
       says="The exponent is minus the size of z, np.exp(-np.abs(z)): without the minus it grows and overflows.")
def bce_with_logits(y, z):
    for array in (y, z):
        if array.shape not in ((len(array),), (len(array), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    labels, logits = y.astype(float).reshape(z.shape), z.astype(float)
    losses = np.maximum(logits, 0) - logits * labels + np.log1p(np.exp(np.abs(logits)))
    return losses.mean(), (sigmoid(logits) - labels) / len(z)


@wrong("bce_with_logits", "z in front everywhere",
       says="z in front belongs to z above 0 only; below 0 there is none: np.maximum(z, 0) is both.")
def bce_with_logits(y, z):
    for array in (y, z):
        if array.shape not in ((len(array),), (len(array), 1)):
            raise ValueError("shape")
    if len(y) != len(z):
        raise ValueError("lengths")
    labels, logits = y.astype(float).reshape(z.shape), z.astype(float)
    losses = logits - logits * labels + np.log1p(np.exp(-np.abs(logits)))
    return losses.mean(), (sigmoid(logits) - labels) / len(z)
