"""Answers to the exercises of unit 06, right and wrong, as learners hand them in."""

import numpy as np

from autograder.author.answers import allowed, equivalent, right, wrong

# -- recall ------------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)", code='recall = dict(shape="b", slope="c", logits="a")')
right("recall", "in capitals", code='recall = {"logits": "A", "slope": "C", "shape": " B "}')
right("recall", "from a list of pairs", code="""
recall = dict([("logits", "a"), ("shape", "b")])
recall["slope"] = "c"
""")
wrong("recall", "the shape of W", says="The inner dimensions cancel: (N, D) @ (D, M) leaves one row for each sample.",
      code='recall = {"shape": "a", "slope": "c", "logits": "a"}')
wrong("recall", "the shape of X", says="The inner dimensions cancel: (N, D) @ (D, M) leaves one row for each sample.",
      code='recall = {"shape": "c", "slope": "c", "logits": "a"}')
wrong("recall", "the slope of tanh",
      says="The slope is s(1 - s), where s is the sigmoid's own value. Where is that largest?",
      code='recall = {"shape": "b", "slope": "a", "logits": "a"}')
wrong("recall", "forgets the mean",
      says="Two things happened in unit 04: softmax and log cancelled, and the mean left a factor behind.",
      code='recall = {"shape": "b", "slope": "c", "logits": "b"}')
wrong("recall", "takes the Jacobian's diagonal",
      says="Two things happened in unit 04: softmax and log cancelled, and the mean left a factor behind.",
      code='recall = {"shape": "b", "slope": "c", "logits": "c"}')
wrong("recall", "half of the right slope",
      says="The slope is s(1 - s), where s is the sigmoid's own value. Where is that largest?",
      code='recall = {"shape": "b", "slope": "b", "logits": "a"}')
wrong("recall", "the shape itself", says="Give the letter in front of the answer, say \"a\", not the answer itself.",
      code='recall = {"shape": "(5, 4)", "slope": "c", "logits": "a"}')
wrong("recall", "the shape itself, as a tuple",
      says="Give the letter in front of the answer, say \"a\", not the answer itself.",
      code='recall = {"shape": (5, 4), "slope": "c", "logits": "a"}')
wrong("recall", "the slope itself", says="Give the letter in front of the answer, say \"a\", not the answer itself.",
      code='recall = {"shape": "b", "slope": 0.25, "logits": "a"}')
wrong("recall", "the formula itself", says="Give the letter in front of the answer, say \"a\", not the answer itself.",
      code='recall = {"shape": "b", "slope": "c", "logits": "(P - Y) / N"}')
wrong("recall", "leaves a key out", says="There is no 'logits' in the dictionary.",
      code='recall = {"shape": "b", "slope": "c"}')

# -- paths -------------------------------------------------------------------------------------------------------------

right("paths", "computed", code="""
x = 3
a, b = 2 * x, x**2
paths = {"da": b, "db": a, "through_a": b * 2, "through_b": a * 2 * x, "direct": 5}
paths["dx"] = paths["through_a"] + paths["through_b"] + paths["direct"]
""")
right("paths", "floats, with dict", code="""
paths = dict(da=9.0, db=6.0, through_a=18.0, through_b=36.0, direct=5.0, dx=59.0)
""")
right("paths", "NumPy numbers", code="""
values = np.array([9, 6, 18, 36, 5, 59])
paths = dict(zip(["da", "db", "through_a", "through_b", "direct", "dx"], values, strict=True))
""")
wrong("paths", "the factors the other way round",
      says="da and db are exchanged: as a moves, the loss a b moves b times as much.",
      code='paths = {"da": 6, "db": 9, "through_a": 12, "through_b": 54, "direct": 5, "dx": 71}')
wrong("paths", "leaves the direct path out of the sum",
      says="x takes three paths: the direct one, through 5x, is missing in dx.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 5, "dx": 54}')
wrong("paths", "multiplies the paths", says="Add over the paths; multiply only along each.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 5, "dx": 3240}')
wrong("paths", "the mean of the paths", says="Effects of the paths add up. They are not averaged.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 5, "dx": 59 / 3}')
wrong("paths", "the slope of x squared is x", says="The slope of x² is 2x, which is 6 at x = 3.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 18, "direct": 5, "dx": 41}')
wrong("paths", "the slope of x squared is 2", says="The slope of x² is 2x, not 2: put x = 3 in.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 12, "direct": 5, "dx": 35}')
wrong("paths", "x squared in the place of its slope", says="That is the value of x². Its slope at 3 is 2x = 6.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 54, "direct": 5, "dx": 77}')
wrong("paths", "the value of a in the place of its slope",
      says="That is the value of a. Its slope is 2, whatever x is.",
      code='paths = {"da": 9, "db": 6, "through_a": 54, "through_b": 36, "direct": 5, "dx": 95}')
wrong("paths", "forgets to multiply by da and db",
      says="These are the slopes of a and b alone. Multiply each by what comes from its right, da and db.",
      code='paths = {"da": 9, "db": 6, "through_a": 2, "through_b": 6, "direct": 5, "dx": 13}')
wrong("paths", "adds along the paths", says="Along a path slopes are multiplied, not added.",
      code='paths = {"da": 9, "db": 6, "through_a": 11, "through_b": 12, "direct": 5, "dx": 28}')
wrong("paths", "5x in the place of its slope", says="That is the value of 5x. Its slope is 5.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 15, "dx": 69}')
wrong("paths", "the path through a only", says="dx takes one path only. Add all three.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 5, "dx": 18}')
wrong("paths", "the path through b only", says="dx takes one path only. Add all three.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 5, "dx": 36}')
wrong("paths", "da as if 5x belonged to a", says="The term 5x has no a in it: as a moves alone, it stays.",
      code='paths = {"da": 14, "db": 6, "through_a": 28, "through_b": 36, "direct": 5, "dx": 69}')
wrong("paths", "a and b themselves for da and db",
      says="A slope is asked for: the loss moves b for each unit that a moves, and b is 9 at x = 3.",
      code='paths = {"da": 1, "db": 1, "through_a": 2, "through_b": 6, "direct": 5, "dx": 13}')
wrong("paths", "leaves dx blank", says="No answer yet.",
      code='paths = {"da": 9, "db": 6, "through_a": 18, "through_b": 36, "direct": 5, "dx": ...}')

# -- numerical_gradient ------------------------------------------------------------------------------------------------


@right("numerical_gradient", "moves by a unit array, never in place")
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x) * 1.0
    out = np.empty(x.size)
    for i, row in enumerate(np.eye(x.size)):
        e = h * row.reshape(x.shape)
        out[i] = (f(x + e) - f(x - e)) / 2 / h
    return out.reshape(x.shape)


@right("numerical_gradient", "two copies for each entry")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(np.shape(x))
    for i in np.ndindex(gradient.shape):
        up, down = np.array(x, dtype=float), np.array(x, dtype=float)
        up[i] += h
        down[i] -= h
        gradient[i] = 0.5 * (f(up) - f(down)) / h
    return gradient


@right("numerical_gradient", "by nditer, restoring in the caller's array if it is float")
def numerical_gradient(f, x, h=1e-5):
    x = x if x.dtype == np.float64 else x.astype(np.float64)
    out = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        old = float(x[i])
        x[i] = old + h
        plus = f(x)
        x[i] = old - h
        minus = f(x)
        x[i] = old
        out[i] = (plus - minus) / (2.0 * h)
        it.iternext()
    return out


@wrong("numerical_gradient", "forward difference",
       says="This is the forward difference. Take one step up and one step down.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    here = f(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        gradient[i] = (f(x) - here) / h
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "backward difference",
       says="This is the backward difference. Take one step up and one step down.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    here = f(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept - h
        gradient[i] = (here - f(x)) / h
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "does not restore",
       says="The other entries must keep their values: put x[i] back before you go on to the next entry.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "h of its own, far too small",
       says="This step is so small that rounding spoils the slope. The step must be the argument h.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    h = 1e-12
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "h of its own, a good one",
       says="With h=0.5 a central difference is off, and so must this be: take x[i] + h and x[i] - h, with "
            "the argument h.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + 1e-5
        above = f(x)
        x[i] = kept - 1e-5
        gradient[i] = (above - f(x)) / 2e-5
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "divides by h", says="Twice too large: the two points are 2h apart.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / h
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "/ 2 * h", says="`/ 2 * h` divides by 2 and then multiplies by h. Write / (2 * h).")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / 2 * h
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "keeps whole numbers",
       says="x holds whole numbers, so x[i] + h was cut down to x[i]. Work on a float64 copy.")
def numerical_gradient(f, x, h=1e-5):
    x = x.copy()
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "changes a copy and measures the original",
       says="Every entry is 0: is gradient[i] set, and does f get two different arrays, moved up and moved down?")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = x.astype(float)
        moved[i] += h
        above = f(x)
        moved[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "moves every entry at once",
       says="Every entry was moved at once. Move one entry and leave the others.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        gradient[i] = (f(x + h) - f(x - h)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "leaves the caller's array moved", says="The call changed `x`.")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    at = x if x.dtype == float else x.astype(float)
    for i in np.ndindex(at.shape):
        at[i] += h
        above = f(at)
        at[i] -= 2 * h
        gradient[i] = (above - f(at)) / (2 * h)
        at[i] += h
    return gradient


@wrong("numerical_gradient", "returns it flat", says="The result has shape (6,); expected (2, 3).")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    out = []
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        out.append((above - f(x)) / (2 * h))
        x[i] = kept
    return np.array(out)


@wrong("numerical_gradient", "gives f one number",
       says="f got one number and takes the whole array: change x[i], then call f(x).")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        gradient[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "forward difference, not restored",
       says="A forward difference, and x[i] is not put back. Step up and down, then restore the old value.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        here = f(x)
        x[i] += h
        gradient[i] = (f(x) - here) / h
    return gradient


@wrong("numerical_gradient", "steps down to where it came from",
       says="Half as large: one of the two points is x[i] itself. They are x[i] + h and x[i] - h.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "returns inside of the loop",
       says="Only the first entry is measured. Does `return` stand inside of the loop?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
        return gradient
    return gradient


@wrong("numerical_gradient", "forgets the index",
       says="The whole gradient was replaced by one number. Store the quotient in gradient[i].")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "points 4h apart", says="Each of the two points lies h away from x[i]. Yours lie 2h away.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + 2 * h
        above = f(x)
        x[i] = kept - 2 * h
        gradient[i] = (above - f(x)) / (4 * h)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "points h apart",
       says="Each of the two points lies h away from x[i]. Yours lie h / 2 away.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h / 2
        above = f(x)
        x[i] = kept - h / 2
        gradient[i] = (above - f(x)) / h
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "two names for one array",
       says="Every entry is 0: is gradient[i] set, and does f get two different arrays, moved up and moved down?")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x, x
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "a step that whole numbers cut off",
       says="x holds whole numbers, so the step h was cut down to 0. Keep the line that makes x a float64 copy.")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "the result has the dtype of x",
       says="The slopes are cut to whole numbers, because the result was made like x, which holds "
            "whole numbers. Make it of floats.")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros_like(x)
    x = x.astype(float)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "halves it twice", says="Half as large: divide by 2h once.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = 0.5 * (above - f(x)) / (2 * h)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "below - above",
       says="The sign is turned round: f(x + h) comes first, then minus f(x - h).")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = (f(x) - above) / (2 * h)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "rounds the noise away",
       says="The slopes are rounded. Return them as they were measured.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        gradient[i] = np.round((above - f(x)) / (2 * h), 1)
        x[i] = kept
    return gradient


@wrong("numerical_gradient", "moves a whole row",
       says="A whole row was moved at once. Move one entry: x[i], with the i of the loop.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in range(len(x)):
        old = x[i].copy()
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        gradient[i] = (above - below) / (2 * h)
    return gradient


@wrong("numerical_gradient", "a step that grows with x",
       says="The step grows with the size of x[i]. It is h at every entry.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        step = h * max(1.0, abs(old))
        x[i] = old + step
        above = f(x)
        x[i] = old - step
        below = f(x)
        x[i] = old
        gradient[i] = (above - below) / (2 * step)
    return gradient


@wrong("numerical_gradient", "gives f a flat array", says="f got a flat array. It takes an array of x's shape.")
def numerical_gradient(f, x, h=1e-5):
    shape = np.shape(x)
    flat = np.array(x, dtype=np.float64).ravel()
    gradient = np.zeros(flat.size)
    for i in range(flat.size):
        above, below = flat.copy(), flat.copy()
        above[i] += h
        below[i] -= h
        gradient[i] = (f(above) - f(below)) / (2 * h)
    return gradient.reshape(shape)


@wrong("numerical_gradient", "five points",
       says="With h=0.5 a central difference is off, and so must this be: take x[i] + h and x[i] - h, with "
            "the argument h.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        near, far = f(x + step) - f(x - step), f(x + 2 * step) - f(x - 2 * step)
        gradient[i] = (8 * near - far) / (12 * h)
    return gradient


@right("numerical_gradient", "divides by the distance of the two points")
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=np.float64)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (up[i] - down[i])
    return gradient


@wrong("numerical_gradient", "adds and subtracts h to put back",
       says="Adding h again after - 2h does not bring the last digits back: 1e-20 is gone. Keep the old x[i] in"
            " a variable.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        x[i] += h
        gradient[i] = (above - below) / (2 * h)
    return gradient


@wrong("numerical_gradient", "measures in float32",
       says="x holds float32, whose seven digits are too few for a step of 1e-5. Work on a float64 copy, "
            "whatever x holds.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x)
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype(np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        gradient[i] = (above - below) / (2 * h)
    return gradient


@wrong("numerical_gradient", "moves the caller's entries there and back",
       says="np.asarray makes no copy of a float64 array, and + h does not undo - h to the last bit. Copy x, "
            "and keep the old x[i] in a variable.")
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = x[i] + h
        gradient[i] = (above - below) / (2 * h)
    return gradient


@wrong("numerical_gradient", "rounds to eight digits",
       says="The slopes are rounded. Return them as they were measured.")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        gradient[i] = round((above - below) / (2 * h), 8)      # the digits after that are rounding noise
    return gradient


# -- relative_error ----------------------------------------------------------------------------------------------------


@right("relative_error", "divides only where there is something to divide")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    out = np.zeros(np.shape(a))
    np.divide(np.abs(a - b), scale, out=out, where=scale != 0)
    return float(out.max())


@right("relative_error", "in a loop")
def relative_error(a, b):
    worst = 0.0
    for p, q in zip(np.ravel(a).tolist(), np.ravel(b).tolist(), strict=True):
        if p == q:
            continue
        if p != p or q != q:
            return float("nan")
        worst = max(worst, abs(p - q) / max(abs(p), abs(q)))
    return worst


@right("relative_error", "with the smallest number there is")
def relative_error(a, b):
    bigger = np.max(np.abs([a, b]), axis=0)
    return float(np.max(np.abs(np.subtract(a, b)) / np.maximum(bigger, np.finfo(float).tiny)))


@wrong("relative_error", "absolute", says="This is the absolute difference. Divide each entry by its own size.")
def relative_error(a, b):
    return float(np.max(np.abs(a - b)))


@wrong("relative_error", "mean",
       says="This is the mean. One wrong entry must not hide among many right ones: take the largest.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(np.mean(np.abs(a - b) / np.where(scale == 0, 1, scale)))


@wrong("relative_error", "sum in the denominator",
       says="The denominator is |a| + |b|; it must be the larger of the two.")
def relative_error(a, b):
    scale = np.abs(a) + np.abs(b)
    return float(np.max(np.abs(a - b) / np.where(scale == 0, 1, scale)))


@wrong("relative_error", "guards with 1e-8",
       says="The tiny entries hardly count: leave the small constant out of the denominator.")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b)))))


@wrong("relative_error", "adds 1e-8",
       says="With a constant in the denominator, the tiny entries hardly count. Leave it out.")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / (np.maximum(np.abs(a), np.abs(b)) + 1e-8)))


@wrong("relative_error", "adds 1e-12", says="Even a constant such as 1e-12 spoils entries of 1e-9. Leave it out.")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / (np.maximum(np.abs(a), np.abs(b)) + 1e-12)))


@wrong("relative_error", "0 / 0", says="0 / 0 is NaN. Where both are 0 there is no error: such an entry counts as 0.")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))))


@wrong("relative_error", "skips NaN with nanmax",
       says="NaN was skipped. A gradient with NaN in it would pass as right.")
def relative_error(a, b):
    with np.errstate(all="ignore"):
        quotient = np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))
    return 0.0 if np.isnan(quotient).all() else float(np.nanmax(quotient))


@wrong("relative_error", "np.where after the division",
       says="The division by 0 has run already, and Python warned. Swap the zeros in the denominator before you "
            "divide.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(np.where(scale == 0, 0.0, np.abs(a - b) / scale).max())


@wrong("relative_error", "no abs in the denominator",
       says="Signed values cancel in the denominator. Take |a| and |b| first, then the larger of them.")
def relative_error(a, b):
    scale = np.abs(a + b)
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "no abs in the numerator", says="The sign of the difference got through: take |a - b|.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(((a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "always divides by b", says="Divide by the larger of |a| and |b|, not always by the same one.")
def relative_error(a, b):
    return float((np.abs(a - b) / np.where(b == 0, 1, np.abs(b))).max())


@wrong("relative_error", "norms",
       says="A quotient of norms lets the large entries drown the small ones. Compare entry by entry.")
def relative_error(a, b):
    total = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(a - b) / total) if total else 0.0


@wrong("relative_error", "an array for each entry", says="The result is an array of shape (5,); expected a number.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return np.abs(a - b) / np.where(scale == 0, 1, scale)


@wrong("relative_error", "sum over the entries", says="This is the sum over the entries. Take the largest.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).sum())


@wrong("relative_error", "largest difference over largest entry",
       says="This is the largest difference over the largest entry. Divide entry by entry, then take the largest "
            "quotient.")
def relative_error(a, b):
    scale = max(np.abs(a).max(), np.abs(b).max())
    return float(np.abs(a - b).max() / scale) if scale else 0.0


@wrong("relative_error", "divides by the smaller",
       says="Divide each entry by the larger of its |a| and |b|, not by the smaller or always by the same one.")
def relative_error(a, b):
    scale = np.minimum(np.abs(a), np.abs(b))
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "always divides by a", says="Divide by the larger of |a| and |b|. You divide by |a| always.")
def relative_error(a, b):
    return float((np.abs(a - b) / np.where(a == 0, 1, np.abs(a))).max())


@wrong("relative_error", "the larger of signed values",
       says="The denominator is negative: take |a| and |b| first, then the larger of them.")
def relative_error(a, b):
    scale = np.maximum(a, b)
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "the size of the larger of signed values",
       says="Of 2 and -8, the larger in size is 8. Take |a| and |b| first, then the larger of them.")
def relative_error(a, b):
    scale = np.abs(np.maximum(a, b))
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "difference of the sizes",
       says="2 and -8 are 10 apart: take |a - b|, not the difference of |a| and |b|.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float((np.abs(np.abs(a) - np.abs(b)) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "b - a without abs", says="The sign of the difference got through: take |a - b|.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(((b - a) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "takes abs in place", says="The call changed `a` and `b`.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    difference = np.abs(a - b)
    np.abs(a, out=a)
    np.abs(b, out=b)
    return float((difference / np.where(scale == 0, 1, scale)).max())


equivalent("relative_error", "1.0 -> 2.0", because="Where the denominator is swapped both entries are 0: so is 0 / 2.")

@wrong("relative_error", "a floor of 1e-12",
       says="Entries of 1e-40 hardly count: the denominator gets no floor and no constant. Only a 0 may be replaced.")
def relative_error(a, b):
    scale = np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-12)
    return float((np.abs(a - b) / scale).max())


@wrong("relative_error", "Python's max loses NaN",
       says="Python's `max` loses NaN: 0.5 > nan is False. Use `.max()` of NumPy, which keeps it.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(max((np.abs(a - b) / np.where(scale == 0, 1, scale)).ravel()))


@wrong("relative_error", "skips an entry where one is 0",
       says="Where only one of the two is 0, the relative error is 1. Only where both are 0 does the entry count as 0.")
def relative_error(a, b):
    scale = np.where((a == 0) | (b == 0), np.inf, np.maximum(np.abs(a), np.abs(b)))
    return float((np.abs(a - b) / scale).max())


@wrong("relative_error", "divides by the mean of the two",
       says="The denominator is the mean of |a| and |b|; it must be the larger of the two.")
def relative_error(a, b):
    scale = (np.abs(a) + np.abs(b)) / 2
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "whole numbers stay whole",
       says="The quotients of whole numbers were cut to whole numbers. Store them in an array of floats.")
def relative_error(a, b):
    out = np.zeros_like(a)
    scale = np.maximum(np.abs(a), np.abs(b))
    out[...] = np.abs(a - b) / np.where(scale == 0, 1, scale)
    return float(out.max())


@wrong("relative_error", "leaves out what is 0 in both",
       says="Where all entries are 0 none is left to take the largest of. Such an entry counts as 0.")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    keep = scale != 0
    return float((np.abs(a - b)[keep] / scale[keep]).max())


@wrong("relative_error", "a floor of 1e-20",
       says="Entries of 1e-40 hardly count: the denominator gets no floor and no constant. Only a 0 may be replaced.")
def relative_error(a, b):
    return float((np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-20)).max())


@wrong("relative_error", "sets entries of a number",
       says="Of two arrays of shape (), np.maximum makes a number, and a number has no entries to set. np.where"
            " takes both.")
def relative_error(a, b):
    difference = np.abs(a - b)
    scale = np.maximum(np.abs(a), np.abs(b))
    scale[scale == 0] = 1
    return float((difference / scale).max())


@wrong("relative_error", "divides into a number",
       says="Of two arrays of shape (), np.abs makes a number, and out= needs an array. np.zeros(a.shape) is one.")
def relative_error(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    out = np.abs(b - a)
    scale = np.maximum(np.abs(a), np.abs(b))
    np.divide(out, scale, out=out, where=scale != 0)
    return out.max()


@wrong("relative_error", "divides into an array of whole numbers",
       says="a and b hold whole numbers, so zeros_like makes room for whole numbers only, and the quotients do "
            "not fit. Make it of floats.")
def relative_error(a, b):
    difference = np.abs(a - b)
    scale = np.maximum(np.abs(a), np.abs(b))
    quotient = np.divide(difference, scale, out=np.zeros_like(difference), where=scale != 0)
    return float(quotient.max())


@wrong("relative_error", "subtracts in place",
       says="The call changed `a`.")
def relative_error(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    scale = np.maximum(np.abs(a), np.abs(b))
    scale = np.where(scale == 0, 1.0, scale)
    a -= b
    return float(np.max(np.abs(a) / scale))


@wrong("relative_error", "adds the machine epsilon",
       says="Entries of 1e-40 hardly count: the denominator gets no floor and no constant. Only a 0 may be replaced.")
def relative_error(a, b):
    eps = np.finfo(np.float64).eps
    return float(np.max(np.abs(a - b) / (np.maximum(np.abs(a), np.abs(b)) + eps)))


# -- dense_backward ----------------------------------------------------------------------------------------------------


@right("dense_backward", "with einsum")
def dense_backward(dz, cache):
    x, W = cache
    return np.einsum("nm,dm->nd", dz, W), np.einsum("nd,nm->dm", x, dz), np.einsum("nm->m", dz)


@right("dense_backward", "sample by sample")
def dense_backward(dz, cache):
    x, W = cache
    dx, dW, db = np.zeros(x.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(x)):
        dx[n] = W @ dz[n]
        dW += np.outer(x[n], dz[n])
        db += dz[n]
    return dx, dW, db


@right("dense_backward", "a list, by dot and ones")
def dense_backward(dz, cache):
    return [np.dot(dz, np.transpose(cache[1])), np.dot(dz.T, cache[0]).T, np.ones(dz.shape[0]).dot(dz)]


@wrong("dense_backward", "db is not summed", says="db must add up the N samples; this is dz itself.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.copy()


@wrong("dense_backward", "db over the outputs",
       says="This sums over the outputs. db has one entry for each output: sum over the samples, axis 0.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.sum(axis=1)


@wrong("dense_backward", "mean for db",
       says="N times too small: the mean's 1/N is inside of dz already. Add up, do not divide.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.mean(axis=0)


@wrong("dense_backward", "db keeps an axis", says="db has shape (M,), not (1, M).")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.sum(axis=0, keepdims=True)


@wrong("dense_backward", "one sum for db", says="Everything is added up: there must be one sum for each output.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.sum()


@wrong("dense_backward", "dW divided by N",
       says="N times too small: the mean's 1/N is inside of dz already. Add up, do not divide.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz / len(x), dz.sum(axis=0)


@wrong("dense_backward", "dW transposed", says="This is dW transposed. dW has the shape of W.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, dz.T @ x, dz.sum(axis=0)


@wrong("dense_backward", "dx with W as it is",
       says="dz (N, M) meets W (D, M), so the inner lengths differ: W must have its axes swapped.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W, x.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "uses z in the place of x",
       says="This uses the layer's output x @ W. The gradient of W needs its input x.")
def dense_backward(dz, cache):
    x, W = cache
    z = x @ W
    return dz @ W.T, z.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "changes dz", says="The call changed `dz`.")
def dense_backward(dz, cache):
    x, W = cache
    dx, dW = dz @ W.T, x.T @ dz
    for n in range(1, len(dz)):
        dz[0] += dz[n]
    return dx, dW, dz[0].copy()


@wrong("dense_backward", "returns dW, db, dx", says="The order is dx, dW, db.")
def dense_backward(dz, cache):
    x, W = cache
    return x.T @ dz, dz.sum(axis=0), dz @ W.T


@wrong("dense_backward", "returns a dictionary",
       says="Return the three arrays with commas between them, not a dictionary.")
def dense_backward(dz, cache):
    x, W = cache
    return {"dx": dz @ W.T, "dW": x.T @ dz, "db": dz.sum(axis=0)}


@wrong("dense_backward", "forgets to return", says="Nothing came back: end with `return` and the three gradients.")
def dense_backward(dz, cache):
    x, W = cache
    (dz @ W.T, x.T @ dz, dz.sum(axis=0))


@wrong("dense_backward", "only dx, of as many rows as there are gradients",
       says="Only one gradient came back. Return all three, with commas between them.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T


@wrong("dense_backward", "without db", says="One gradient is missing: dx, dW and db.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz


@wrong("dense_backward", "divides dx by N",
       says="N times too small: the mean's 1/N is inside of dz already. Add up, do not divide.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T / len(x), x.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "dW without the transpose",
       says="x (N, D) meets dz (N, M), so the inner lengths differ: dW (D, M) needs x with its axes swapped.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x @ dz, dz.sum(axis=0)


@wrong("dense_backward", "dx transposed", says="This is dx transposed. dx has the shape of x.")
def dense_backward(dz, cache):
    x, W = cache
    return W @ dz.T, x.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "returns db, dW, dx", says="db comes first here. The order is dx, dW, db.")
def dense_backward(dz, cache):
    x, W = cache
    return dz.sum(axis=0), x.T @ dz, dz @ W.T


@wrong("dense_backward", "db squeezed",
       says="With one output unit, db is a number here. It always has shape (M,): leave `squeeze` out.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, np.squeeze(dz.sum(axis=0))


@wrong("dense_backward", "all three squeezed",
       says="Axes of length 1 were squeezed out. dx, dW and db have the shapes of x, W and b, whatever the lengths.")
def dense_backward(dz, cache):
    x, W = cache
    return np.squeeze(dz @ W.T), np.squeeze(x.T @ dz), np.squeeze(dz.sum(axis=0))


@wrong("dense_backward", "adds up the rows before it multiplies",
       says="The rows of x and of dz are added up first and multiplied then. Multiply each sample's x by its own dz, "
            "then add up: one matrix product does it.")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, np.outer(x.sum(axis=0), dz.sum(axis=0)), dz.sum(axis=0)


@wrong("dense_backward", "reshape in the place of a transpose",
       says="reshape(M, D) gives W the right shape and puts its entries in the wrong places. W.T swaps the axes.")
def dense_backward(dz, cache):
    x, W = cache
    D, M = W.shape
    return dz @ W.reshape(M, D), x.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "transposes only where the shapes ask for it",
       says="A square W needs its axes swapped as well, though dz @ W runs without that.")
def dense_backward(dz, cache):
    x, W = cache
    dx = dz @ W if dz.shape[1] == W.shape[0] else dz @ W.T
    return dx, x.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "adds up in the first row of dz", says="The call changed `dz`.")
def dense_backward(dz, cache):
    x, W = cache
    dx = dz @ W.T
    dW = x.T @ dz
    db = dz[0]
    for row in dz[1:]:
        db += row
    return dx, dW, db


@wrong("dense_backward", "transposes x only where the shapes ask for it",
       says="x needs its axes swapped for dW, also where x @ dz runs without that.")
def dense_backward(dz, cache):
    x, W = cache
    dW = x @ dz if x.shape[1] == dz.shape[0] else x.T @ dz
    return dz @ W.T, dW, dz.sum(axis=0)


@wrong("dense_backward", "sums over the last axis of length N",
       says="Where N = M, this sums over the outputs. The samples are axis 0, whatever the lengths.")
def dense_backward(dz, cache):
    x, W = cache
    axis = dz.shape.index(len(x)) if dz.shape[1] != len(x) else 1
    return dz @ W.T, x.T @ dz, dz.sum(axis=axis)


@wrong("dense_backward", "db is a row of dz",
       says="db is a view of dz where N = 1. Return a new array: dz.sum(axis=0) makes one.")
def dense_backward(dz, cache):
    x, W = cache
    db = dz[0] if len(dz) == 1 else dz.sum(axis=0)
    return dz @ W.T, x.T @ dz, db


@wrong("dense_backward", "loops into arrays like x and W",
       says="x and W hold whole numbers here, so zeros_like(x) and zeros_like(W) cut dx and dW to whole "
            "numbers. Make them of floats.")
def dense_backward(dz, cache):
    x, W = cache
    N, D = x.shape
    M = W.shape[1]
    dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros_like(dz[0])
    for n in range(N):
        for m in range(M):
            db[m] += dz[n, m]
            for d in range(D):
                dW[d, m] += x[n, d] * dz[n, m]
                dx[n, d] += dz[n, m] * W[d, m]
    return dx, dW, db


@wrong("dense_backward", "loops into arrays of the type of dz",
       says="dz holds whole numbers here, so dx and dW, made of its dtype, were cut to whole numbers. Make them of "
            "floats.")
def dense_backward(dz, cache):
    x, W = cache
    dx, dW, db = (np.zeros(shape, dtype=dz.dtype) for shape in (x.shape, W.shape, W.shape[1:]))
    for x_row, dz_row, dx_row in zip(x, dz, dx, strict=True):
        dx_row[:] = W @ dz_row
        dW[:] = dW + np.outer(x_row, dz_row)
        db += dz_row
    return dx, dW, db


@wrong("dense_backward", "reshapes dz.T @ x",
       says="A reshape of dz.T @ x has the shape of W and its entries in the wrong places. Swap the axes: x.T @"
            " dz.")
def dense_backward(dz, cache):
    x, W = cache
    dx = dz @ W.T
    dW = (dz.T @ x).reshape(W.shape)
    db = dz.sum(axis=0)
    return dx, dW, db


@wrong("dense_backward", "writes dW into W",
       says="The call changed `cache`.")
def dense_backward(dz, cache):
    x, W = cache
    dx = dz @ W.T
    db = dz.sum(axis=0)
    W[:] = x.T @ dz         # W is not needed any more
    return dx, W, db


# -- activation_backward -----------------------------------------------------------------------------------------------


@right("activation_backward", "other forms of the slopes")
def activation_backward(da, z, kind):
    if kind == "relu":
        return np.where(z > 0, da, 0.0)
    if kind == "tanh":
        a = np.tanh(z)
        return (1 - a) * (1 + a) * da
    if kind == "sigmoid":
        return da * sigmoid(z) * sigmoid(-z)
    raise ValueError("no activation is called " + kind)


@right("activation_backward", "a table of slopes")
def activation_backward(da, z, kind):
    slopes = {"relu": lambda: np.heaviside(z, 0.0), "tanh": lambda: 4 * sigmoid(2 * z) * sigmoid(-2 * z),
              "sigmoid": lambda: sigmoid(z) - sigmoid(z) ** 2}
    if kind not in slopes:
        raise ValueError(f"{kind!r} is none of {sorted(slopes)}")
    return np.multiply(slopes[kind](), da)


@right("activation_backward", "masks a copy")
def activation_backward(da, z, kind):
    if kind not in ("relu", "tanh", "sigmoid"):
        raise ValueError(f"unknown kind: {kind}")
    dz = np.array(da, dtype=float)
    if kind == "relu":
        dz[z <= 0] = 0
    else:
        a = ACTIVATIONS[kind](z)
        dz *= 1 - a * a if kind == "tanh" else a * (1 - a)
    return dz


@wrong("activation_backward", "lets zero through", says="At z = 0 the slope of ReLU is taken as 0 here: ask for z > 0.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z >= 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "slopes at a",
       says="The slope was taken at a = tanh(z), so tanh is applied twice. Take it at z.")
def activation_backward(da, z, kind):
    if kind not in ("relu", "tanh", "sigmoid"):
        raise ValueError(kind)
    a = ACTIVATIONS[kind](z)
    if kind == "relu":
        return da * (a > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(a) ** 2)
    return da * sigmoid(a) * (1 - sigmoid(a))


@wrong("activation_backward", "sigmoid at a",
       says="The slope was taken at a = sigmoid(z), so sigmoid is applied twice. Take it at z.")
def activation_backward(da, z, kind):
    if kind not in ("relu", "tanh", "sigmoid"):
        raise ValueError(kind)
    a = ACTIVATIONS[kind](z)
    if kind == "relu":
        return da * (a > 0)
    if kind == "tanh":
        return da * (1 - a ** 2)
    return da * sigmoid(a) * (1 - sigmoid(a))


@wrong("activation_backward", "forgets da", says="This is the slope alone. The chain rule multiplies it by da.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return (z > 0) * 1.0
    if kind == "tanh":
        return 1 - np.tanh(z) ** 2
    if kind == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "formulas for the output used on the input",
       says="1 - z² needs the output in the place of z: the slope is 1 - tanh(z)².")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - z ** 2)
    if kind == "sigmoid":
        return da * z * (1 - z)
    raise ValueError(kind)


@wrong("activation_backward", "z(1 - z) for sigmoid only",
       says="This is z(1 - z). The formula holds for the output s = sigmoid(z): s(1 - s).")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * z * (1 - z)
    raise ValueError(kind)


@wrong("activation_backward", "a(a - 1)", says="The sign is turned round: s(1 - s), not s(s - 1).")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (s - 1)
    raise ValueError(kind)


@wrong("activation_backward", "1 + tanh²", says="The sign inside is wrong: 1 - tanh(z)², not 1 + tanh(z)².")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 + np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "1 - tanh", says="The square is missing: 1 - tanh(z)².")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z))
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "tanh' from a squared", says="One square too many: 1 - tanh(z)².")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        a = np.tanh(z) ** 2
        return da * (1 - a ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "masks by da",
       says="This keeps da where da is positive. ReLU lets through where its input z was.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return np.maximum(da, 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "times relu", says="This multiplies by relu(z). The slope of ReLU is 0 or 1.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * np.maximum(z, 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "masks da in place", says="The call changed `da`.")
def activation_backward(da, z, kind):
    if kind == "relu":
        da[z <= 0] = 0
        return da.copy()
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "a matrix product",
       says="`@` is a matrix product. An activation works entry by entry, so multiply with `*`.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da @ (z > 0)
    if kind == "tanh":
        return da @ (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da @ (s * (1 - s))
    raise ValueError(kind)


@wrong("activation_backward", "takes what it does not know for sigmoid",
       says="A kind that you do not know must not come back as None, nor as some other slope. Raise a ValueError "
            "with kind in its text.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    s = sigmoid(z)
    return da * s * (1 - s)


@wrong("activation_backward", "returns the mask", says="This holds True and False: is da multiplied by the mask?")
def activation_backward(da, z, kind):
    if kind == "relu":
        return z > 0
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "no brackets around the mask",
       says="`da * z > 0` asks whether da * z is positive. Put brackets around z > 0.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * z > 0
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "tanh of the square", says="tanh(z²) is not tanh(z)²: first tanh, then the square.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z ** 2))
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "times tanh",
       says="This multiplies by tanh(z) itself. The chain rule needs its slope, 1 - tanh(z)².")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * np.tanh(z)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "times sigmoid",
       says="This multiplies by sigmoid(z) itself. The chain rule needs its slope, s(1 - s).")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z)
    raise ValueError(kind)


@wrong("activation_backward", "s(1 - z)",
       says="One of the two factors takes z in the place of s: the slope is s(1 - s), with s = sigmoid(z) twice.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - z)
    raise ValueError(kind)


@wrong("activation_backward", "a sigmoid of its own that overflows",
       says="1 / (1 + exp(-z)) overflows where z is -1000. Use the `sigmoid` given at the top.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = 1 / (1 + np.exp(-z))
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "does not name the kind",
       says="A kind that you do not know must not come back as None, nor as some other slope. Raise a ValueError "
            "with kind in its text.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError("unknown kind")


@wrong("activation_backward", "tanh through exponentials",
       says="exp(1000) overflows, and inf / inf is NaN. Use np.tanh.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        a = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
        return da * (1 - a ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "a slope of relu that divides",
       says="relu(z) / z is 0 / 0 at z = 0. The slope of ReLU is 1 where z > 0 and else 0: ask for that.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * np.maximum(z, 0) / z
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "a tolerance at the kink",
       says="A z of 5e-10 is positive, and its slope is 1. Ask for z > 0, without a tolerance.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 1e-8)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "works in a copy of whole numbers",
       says="`dz *= slope` cannot work in place where da holds whole numbers. Return da * slope, a new array.")
def activation_backward(da, z, kind):
    dz = da.copy()
    if kind == "relu":
        dz[z <= 0] = 0
    elif kind == "tanh":
        dz *= 1 - np.tanh(z) ** 2
    elif kind == "sigmoid":
        dz *= sigmoid(z) * (1 - sigmoid(z))
    else:
        raise ValueError(kind)
    return dz


@wrong("activation_backward", "tanh of tanh alone",
       says="The slope was taken at a = tanh(z), so tanh is applied twice. Take it at z.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        a = np.tanh(z)
        return da * (1 - np.tanh(a) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind}")


@wrong("activation_backward", "by cosh", says="np.cosh(1000) overflows. The slope 1 - tanh(z)² does not.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da / np.cosh(z) ** 2
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind}")


@wrong("activation_backward", "the slope of sigmoid by exp",
       says="exp(1000) overflows, and inf / inf is NaN. Use the `sigmoid` given at the top.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * np.exp(z) / (1 + np.exp(z)) ** 2
    raise ValueError(f"unknown kind {kind}")


@wrong("activation_backward", "lets what it does not know through",
       says="A kind that you do not know must not come back as None, nor as some other slope. Raise a ValueError with "
            "kind in its text.")
def activation_backward(da, z, kind):
    if kind == "relu":
        slope = (z > 0) * 1.0
    elif kind == "tanh":
        slope = 1 - np.tanh(z) ** 2
    elif kind == "sigmoid":
        slope = sigmoid(z) * (1 - sigmoid(z))
    else:
        slope = 1.0
    return da * slope


@wrong("activation_backward", "a text without the kind",
       says="A kind that you do not know must not come back as None, nor as some other slope. Raise a ValueError with "
            "kind in its text.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError("unknown kind of activation")


@wrong("activation_backward", "a result of the type of da",
       says="The result is of the dtype of da, which may hold whole numbers: the fractions are cut off.")
def activation_backward(da, z, kind):
    dz = np.zeros_like(da)
    if kind == "relu":
        dz[...] = da * (z > 0)
    elif kind == "tanh":
        dz[...] = da * (1 - np.tanh(z) ** 2)
    elif kind == "sigmoid":
        s = sigmoid(z)
        dz[...] = da * s * (1 - s)
    else:
        raise ValueError(f"unknown kind {kind}")
    return dz


@wrong("activation_backward", "forgets da but in relu",
       says="tanh and sigmoid return the slope alone. The chain rule multiplies it by da.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return 1 - np.tanh(z) ** 2
    if kind == "sigmoid":
        s = sigmoid(z)
        return s * (1 - s)
    raise ValueError(f"unknown kind {kind}")


@wrong("activation_backward", "deletes in da and returns it", says="The call changed `da`.")
def activation_backward(da, z, kind):
    if kind == "relu":
        dz = da
        dz[z <= 0] = 0
        return dz
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind}")


@wrong("activation_backward", "a KeyError",
       says="A dictionary raises a KeyError for a kind that it does not hold. Raise a ValueError with kind in its "
            "text.")
def activation_backward(da, z, kind):
    s = sigmoid(z)
    return da * {"relu": z > 0, "tanh": 1 - np.tanh(z) ** 2, "sigmoid": s * (1 - s)}[kind]


@wrong("activation_backward", "forgets the f in front of the text",
       says="A kind that you do not know must not come back as None, nor as some other slope. Raise a "
            "ValueError with kind in its text.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError("unknown kind {kind}")


@wrong("activation_backward", "e over the square of 1 + e",
       says="exp(1000) overflows, and inf / inf is NaN. Use the `sigmoid` given at the top.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        e = np.exp(-z)
        return da * e / (1 + e) ** 2
    raise ValueError(f"unknown kind {kind!r}")


@wrong("activation_backward", "small and capital letters alike",
       says="\"Tanh\" is none of the three kinds: compare kind as it is, without .lower().")
def activation_backward(da, z, kind):
    if kind.lower() == "relu":
        return da * (z > 0)
    if kind.lower() == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind.lower() == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind!r}")


@wrong("activation_backward", "knows linear as well",
       says="\"linear\" is none of the three kinds. It raises a ValueError as any other text does.")
def activation_backward(da, z, kind):
    if kind == "linear":
        return da.copy()
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind!r}")


@wrong("activation_backward", "asks for parts of a text",
       says="(\"relu\") is a text and no tuple, so `in` asks for a part of it: \"\" and \"sig\" count as known. "
            "Compare with ==.")
def activation_backward(da, z, kind):
    if kind in ("relu"):
        return da * (z > 0)
    if kind in ("tanh"):
        return da * (1 - np.tanh(z) ** 2)
    if kind in ("sigmoid"):
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind!r}")


@wrong("activation_backward", "clips z",
       says="z was clipped, so all beyond the bound get the slope at the bound. Leave z as it is: np.tanh and "
            "the given `sigmoid` take 1000.")
def activation_backward(da, z, kind):
    z = np.clip(z, -5, 5)       # no overflow
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind!r}")


@wrong("activation_backward", "relu of the gradient as well",
       says="Negative entries of da were set to 0 as well. Where z is positive, ReLU lets da through whatever "
            "its sign.")
def activation_backward(da, z, kind):
    if kind == "relu":
        return np.maximum(da, 0) * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(f"unknown kind {kind!r}")


# -- mlp_backward ------------------------------------------------------------------------------------------------------


@right("mlp_backward", "over the reversed list")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    layer = len(caches)
    for cache, z, kind in reversed(caches):
        dz = flow if kind == "linear" else activation_backward(flow, z, kind)
        flow, dW, db = dense_backward(dz, cache)
        grads.update({f"W{layer}": dW, f"b{layer}": db})
        layer -= 1
    return {name: grads[name] for name in params}


@right("mlp_backward", "by recursion, formulas written out")
def mlp_backward(params, caches, dout):
    def back(layer, dz):
        (x, W), _, _ = caches[layer - 1]
        own = {f"W{layer}": x.T @ dz, f"b{layer}": dz.sum(0)}
        if layer == 1:
            return own
        _, z, kind = caches[layer - 2]
        return {**own, **back(layer - 1, activation_backward(dz @ W.T, z, kind))}

    return back(len(caches), dout)


@right("mlp_backward", "each activation with the layer to its right")
def mlp_backward(params, caches, dout):
    L = len(caches)
    dx, dW, db = dense_backward(dout, caches[L - 1][0])
    grads = {"W" + str(L): dW, "b" + str(L): db}
    l = L - 1
    while l > 0:
        dz = activation_backward(dx, caches[l - 1][1], caches[l - 1][2])
        dx, dW, db = dense_backward(dz, caches[l - 1][0])
        grads["W" + str(l)] = dW
        grads["b" + str(l)] = db
        l = l - 1
    return grads


@wrong("mlp_backward", "an activation on the output",
       says="The output layer has no activation: dout belongs to its z already.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        flow = activation_backward(flow, z, "sigmoid" if kind == "linear" else kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "asks for the slope of linear",
       says="The last layer is of kind \"linear\", which has no activation step. Skip that step there.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "forgets the activations",
       says="The activations are skipped: each hidden layer multiplies by the slope of its own kind at its own z.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, caches[layer - 1][0])
    return grads


@wrong("mlp_backward", "from the first layer to the last",
       says="dout belongs to the last layer, and you begin with the first. Go from the last layer to the first.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(1, len(caches) + 1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "takes the kind of another layer",
       says="This is the slope of another layer's activation. Layer l has its own kind and z in caches[l - 1].")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    kinds = [kind for _, _, kind in caches[:-1]][::-1]
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kinds[layer - 1])
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "dense before activation",
       says="The two steps of a layer are in the wrong order. On the way back, the activation comes first and "
            "then dense.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
    return grads


@wrong("mlp_backward", "leaves the last layer out",
       says="The last layer is missing: it has weights too, but no activation.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dense_backward(dout, caches[-1][0])[0]
    for layer in range(len(caches) - 1, 0, -1):
        cache, z, kind = caches[layer - 1]
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(activation_backward(flow, z, kind), cache)
    return grads


@wrong("mlp_backward", "stops before the first layer", says="The first layer is missing: range(L, 0, -1) ends at 1.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 1, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "counts from 0", says="The layers are counted from 1: W1 is the first.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches) - 1, -1, -1):
        cache, z, kind = caches[layer]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "names them dW1", says="The keys are the names of the weights, without a d in front.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"dW{layer}"], grads[f"db{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "updates on the way back", says="The call changed `params`.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
        params[f"W{layer}"] -= 0.1 * grads[f"W{layer}"]
    return grads


@wrong("mlp_backward", "goes on with weights that are updated already",
       says="dx was made with weights that are updated already. The way back needs those of the forward pass.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        (x, W), z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        grads[f"W{layer}"], grads[f"b{layer}"] = x.T @ flow, flow.sum(axis=0)
        flow = flow @ (W - 0.1 * grads[f"W{layer}"]).T
    return grads


@wrong("mlp_backward", "forgets to return", says="Nothing came back: is a `return` missing?")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)


@wrong("mlp_backward", "returns inside of the loop",
       says="Only the last layer is there. Does `return` stand inside of the loop?")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
        return grads


@wrong("mlp_backward", "does not hand dx on",
       says="Each layer gets dout again. The dx that dense_backward gives is what the next layer to the left "
            "starts from.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        dx, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "numbers the reversed list from 1",
       says="These are the numbers of b1. The list runs backwards now, so the layer numbers must run from L down "
            "to 1.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer, (cache, z, kind) in enumerate(reversed(caches), start=1):
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "divides by N", says="N times too small: 1/N is inside of dout already.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout / len(dout)
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "returns dx as well", says="Return the dictionary alone, without dx.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads, flow


@wrong("mlp_backward", "the slope at the layer's input",
       says="The slope was taken at a layer's input x. It belongs to the layer's z, the second part of its cache.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
        if layer > 1:
            flow = activation_backward(flow, cache[0], caches[layer - 2][2])
    return grads


@wrong("mlp_backward", "tanh in every hidden layer",
       says="Every hidden layer gets the slope of tanh. Each layer has its own kind, the third part of its cache.")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, "tanh")
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "empties the list of caches", says="The call changed `caches`.")
def mlp_backward(params, caches, dout):
    grads = {}
    d = dout
    while caches:
        layer = len(caches)
        cache, z, kind = caches.pop()
        if kind != "linear":
            d = activation_backward(d, z, kind)
        d, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(d, cache)
    return grads


@wrong("mlp_backward", "sorts the names as text",
       says="Sorted as text, W10 comes before W2. Count the layers in whole numbers.")
def mlp_backward(params, caches, dout):
    grads = {}
    d = dout
    names = sorted(name for name in params if name.startswith("W"))
    for name, (cache, z, kind) in zip(reversed(names), reversed(caches)):
        if kind != "linear":
            d = activation_backward(d, z, kind)
        d, dW, db = dense_backward(d, cache)
        grads[name], grads["b" + name[1:]] = dW, db
    return grads


@wrong("mlp_backward", "one dictionary for all calls",
       says="A default value such as grads={} is one dictionary for all calls. Make a new one inside.")
def mlp_backward(params, caches, dout, grads={}):
    d = dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            d = activation_backward(d, z, kind)
        d, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(d, cache)
    return grads


@wrong("mlp_backward", "relu and tanh only",
       says="The slope of sigmoid is missing. Every kind but \"linear\" goes through activation_backward.")
def mlp_backward(params, caches, dout):
    grads = {}
    d = dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind in ("relu", "tanh"):
            d = activation_backward(d, z, kind)
        d, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(d, cache)
    return grads


@wrong("mlp_backward", "the last digit of a name",
       says="Layers from ten on get the number of another one. Take the number from a loop over whole numbers.")
def mlp_backward(params, caches, dout):
    grads = {}
    for name in reversed([n for n in params if n[0] == "W"]):
        cache, z, kind = caches[int(name[-1]) - 1]
        if kind != "linear":
            dout = activation_backward(dout, z, kind)
        dout, grads[name], grads["b" + name[1:]] = dense_backward(dout, cache)
    return grads


@right("mlp_backward", "names in the order of params")
def mlp_backward(params, caches, dout):
    names, grads = list(params), {}
    for i in range(len(caches) - 1, -1, -1):
        cache, z, kind = caches[i]
        if kind != "linear":
            dout = activation_backward(dout, z, kind)
        dout, grads[names[2 * i]], grads[names[2 * i + 1]] = dense_backward(dout, cache)
    return grads


@wrong("mlp_backward", "dx as one more key",
       says="The gradient of the input is one key too many. The keys are those of params, no others.")
def mlp_backward(params, caches, dout):
    grads = {}
    d = dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            d = activation_backward(d, z, kind)
        d, dW, db = dense_backward(d, cache)
        grads[f"W{layer}"], grads[f"b{layer}"] = dW, db
    grads["x"] = d
    return grads


@wrong("mlp_backward", "the first layer is never the last",
       says="With one layer, the first layer is also the last, of kind \"linear\", and has no activation step.")
def mlp_backward(params, caches, dout):
    grads = {}
    d = dout
    for layer in range(len(caches), 1, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            d = activation_backward(d, z, kind)
        d, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(d, cache)
    # the first layer: its dx is of no use
    cache, z, kind = caches[0]
    _, grads["W1"], grads["b1"] = dense_backward(activation_backward(d, z, kind), cache)
    return grads


@wrong("mlp_backward", "the first kind in every hidden layer",
       says="Every hidden layer gets the slope of the first one's kind. Each layer has its own, the third part "
            "of its cache.")
def mlp_backward(params, caches, dout):
    L = len(caches)
    hidden = caches[0][2]
    grads = {}
    d = dout
    for layer in range(L, 0, -1):
        cache, z, _ = caches[layer - 1]
        if layer < L:
            d = activation_backward(d, z, hidden)
        d, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(d, cache)
    return grads


# -- find_bugs ---------------------------------------------------------------------------------------------------------


@right("find_bugs", "as a comprehension")
def find_bugs(chain, grads, limit=1e-6):
    def right(claimed, measured):
        return claimed.shape == measured.shape and relative_error(measured, claimed) <= limit

    return [name for name, loss, value in chain if not right(grads[name], numerical_gradient(loss, value))]


@right("find_bugs", "asks for NaN on its own")
def find_bugs(chain, grads, limit=1e-6):
    names = []
    for step in chain:
        g = np.asarray(grads[step[0]])
        if g.shape != np.shape(step[2]):
            names.append(step[0])
            continue
        error = relative_error(g, numerical_gradient(step[1], step[2]))
        if np.isnan(error) or error > limit:
            names += [step[0]]
    return names


@right("find_bugs", "from a dictionary of errors, infinite where nothing can be compared")
def find_bugs(chain, grads, limit=1e-6):
    errors = {}
    for name, loss, value in chain:
        errors[name] = float("inf")
        if grads[name].shape == value.shape and not np.isnan(grads[name]).any():
            errors[name] = relative_error(grads[name], numerical_gradient(loss, value))
    return list(filter(lambda name: errors[name] > limit, errors))


@wrong("find_bugs", "stops at the first", says="Only the first wrong gradient is named. Go on to the end of the chain.")
def find_bugs(chain, grads, limit=1e-6):
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            return [name]
    return []


@wrong("find_bugs", "compares exactly",
       says="Every gradient is called wrong. Measure each one and compare the relative error with limit: claimed "
            "and measured never agree to the last bit.")
def find_bugs(chain, grads, limit=1e-6):
    return [name for name, loss, value in chain if not np.array_equal(numerical_gradient(loss, value), grads[name])]


@wrong("find_bugs", "absolute difference",
       says="db2 is twice too large and gets through, because it is small. Use the relative error.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not np.max(np.abs(g - grads[name])) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "allclose with its usual tolerance",
       says="db2 is twice too large and gets through, because it is small. Use the relative error.")
def find_bugs(chain, grads, limit=1e-6):
    return [name for name, loss, value in chain if not np.allclose(numerical_gradient(loss, value), grads[name])]


@wrong("find_bugs", "NaN passes", says="A gradient of NaN passes: nan > limit is False.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or relative_error(g, grads[name]) > limit:
            out.append(name)
    return out


@wrong("find_bugs", "stretches shapes",
       says="db2 has shape (1, 3) and not (3,), and gets through. Compare the shapes first.")
def find_bugs(chain, grads, limit=1e-6):
    return [name for name, loss, value in chain
            if not relative_error(numerical_gradient(loss, value), grads[name]) <= limit]


@wrong("find_bugs", "limit of its own",
       says="The argument limit does not count: with limit=1.0 only da1, of the wrong sign, is above it.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= 1e-6:
            out.append(name)
    return out


@wrong("find_bugs", "names the right ones", says="These are the right ones. Name the wrong ones.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape == grads[name].shape and relative_error(g, grads[name]) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "sorted by name", says="Keep the order of the chain: it tells which step is the first.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.append(name)
    return sorted(out)


@wrong("find_bugs", "a set", says="The result is a set; expected a list of 3 values.")
def find_bugs(chain, grads, limit=1e-6):
    out = set()
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.add(name)
    return out


@wrong("find_bugs", "returns inside of the loop", says="Nothing is named. Does `return` stand inside of the loop?")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.append(name)
        return out


@wrong("find_bugs", "in the order of the dictionary",
       says="This is the order of grads, a dictionary. Keep the order of the chain: loop over chain.")
def find_bugs(chain, grads, limit=1e-6):
    steps = {name: (loss, value) for name, loss, value in chain}
    out = []
    for name, claimed in grads.items():
        g = numerical_gradient(*steps[name])
        if g.shape != claimed.shape or not relative_error(g, claimed) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "compares with the value",
       says="Every gradient is called wrong. Measure each one and compare the relative error with limit: claimed "
            "and measured never agree to the last bit.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, _, value in chain:
        if value.shape != grads[name].shape or not relative_error(value, grads[name]) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "names a wrong shape, then its values",
       says="db2 is named twice. A wrong shape is reason enough: do not compare the values as well.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        if grads[name].shape != value.shape:
            out.append(name)
        if not relative_error(grads[name], numerical_gradient(loss, value)) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "compares before it looks at the shape",
       says="(3, 2) and (2, 3) cannot be compared entry by entry. Where the shapes differ, name it and go on.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        error = relative_error(grads[name], numerical_gradient(loss, value))
        if grads[name].shape != value.shape or not error <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "another usual limit",
       says="dW1 is off by a thousandth and gets through. The usual limit is 1e-6, as in the function's first line.")
def find_bugs(chain, grads, limit=1e-2):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "looks for NaN in the first entry",
       says="A NaN further on gets through. Look at all entries: relative_error is NaN when any of them is.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or np.isnan(grads[name].flat[0]) or relative_error(g, grads[name]) > limit:
            out.append(name)
    return out


@wrong("find_bugs", "NaN taken for 0",
       says="NaN was replaced by 0, and a gradient of 0 is right here. A gradient with NaN is wrong.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or relative_error(g, np.nan_to_num(grads[name])) > limit:
            out.append(name)
    return out


@wrong("find_bugs", "places in the chain", says="These are places in the chain. Return the names.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for i, (name, loss, value) in enumerate(chain):
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.append(i)
    return out


@wrong("find_bugs", "overwrites grads with what it measured", says="The call changed `grads`.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.append(name)
            grads[name] = g
    return out


@wrong("find_bugs", "stretches shapes, the claimed one first",
       says="db2 has shape (1, 3) and not (3,), and gets through. Compare the shapes first.")
def find_bugs(chain, grads, limit=1e-6):
    wrong = []
    for name, loss, value in chain:
        error = relative_error(grads[name], numerical_gradient(loss, value))
        if not error <= limit:
            wrong.append(name)
    return wrong


@wrong("find_bugs", "in the order of the dictionary, without its other names",
       says="This is the order of grads, a dictionary. Keep the order of the chain: loop over chain.")
def find_bugs(chain, grads, limit=1e-6):
    steps = {name: (loss, value) for name, loss, value in chain}
    wrong = []
    for name, claimed in grads.items():
        if name not in steps:
            continue
        loss, value = steps[name]
        if claimed.shape != value.shape or not relative_error(claimed, numerical_gradient(loss, value)) <= limit:
            wrong.append(name)
    return wrong


@wrong("find_bugs", "equal to the limit counts as wrong",
       says="Wrong is what is above limit. An error that is equal to it is right: compare with <=.")
def find_bugs(chain, grads, limit=1e-6):
    wrong = []
    for name, loss, value in chain:
        if grads[name].shape != value.shape or not relative_error(grads[name], numerical_gradient(loss, value)) < limit:
            wrong.append(name)
    return wrong


@wrong("find_bugs", "returns only what it finds", says="Nothing comes back where all is right. Return the empty list.")
def find_bugs(chain, grads, limit=1e-6):
    wrong = []
    for name, loss, value in chain:
        if (grads[name].shape != value.shape
                or not relative_error(grads[name], numerical_gradient(loss, value)) <= limit):
            wrong.append(name)
    if wrong:
        return wrong


@wrong("find_bugs", "an assertion about the shape",
       says="An `assert` ends the whole search at the first wrong shape. Put the name into the list and go on.")
def find_bugs(chain, grads, limit=1e-6):
    wrong = []
    for name, loss, value in chain:
        claimed = grads[name]
        assert claimed.shape == value.shape, f"{name} has the wrong shape"
        if not relative_error(claimed, numerical_gradient(loss, value)) <= limit:
            wrong.append(name)
    return wrong


@wrong("find_bugs", "compares the number of entries",
       says="(1, 3) and (3,) have as many entries and are different shapes. Compare .shape.")
def find_bugs(chain, grads, limit=1e-6):
    wrong = []
    for name, loss, value in chain:
        claimed = grads[name]
        if (claimed.size != value.size
                or not relative_error(claimed.reshape(value.shape), numerical_gradient(loss, value)) <= limit):
            wrong.append(name)
    return wrong


@wrong("find_bugs", "ends at the first NaN",
       says="The search ends at the first gradient with NaN. Put its name into the list and go on.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        if np.isnan(grads[name]).any():
            return [name]
        if grads[name].shape != value.shape or relative_error(grads[name], numerical_gradient(loss, value)) > limit:
            out.append(name)
    return out


@wrong("find_bugs", "norms",
       says="One entry of da1 is off by 5 millionths and gets through. Judge by the worst entry, against 1e-6.")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if grads[name].shape != value.shape or not np.linalg.norm(g - grads[name]) / np.linalg.norm(g) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "NaN on its own, then the shape",
       says="da1 is named twice, for NaN and for its shape. One reason is enough: go on to the next name then.")
def find_bugs(chain, grads, limit=1e-6):
    bugs = []
    for name, loss, value in chain:
        claimed = grads[name]
        if np.isnan(claimed).any():
            bugs.append(name)
        if claimed.shape != value.shape or relative_error(claimed, numerical_gradient(loss, value)) > limit:
            bugs.append(name)
    return bugs


@wrong("find_bugs", "limit as the step",
       says="limit was handed to numerical_gradient as its h, so with limit=1.0 the measured slopes are off. It"
            " is only there to compare with.")
def find_bugs(chain, grads, limit=1e-6):
    bugs = []
    for name, loss, value in chain:
        claimed = grads[name]
        measured = numerical_gradient(loss, value, limit)
        if claimed.shape != value.shape or not relative_error(claimed, measured) <= limit:
            bugs.append(name)
    return bugs


@wrong("find_bugs", "allclose with rtol=limit",
       says="db2 is twice too large and gets through: np.allclose lets through whatever is within atol=1e-8. "
            "Use the relative error.")
def find_bugs(chain, grads, limit=1e-6):
    bugs = []
    for name, loss, value in chain:
        claimed = grads[name]
        if claimed.shape != value.shape or not np.allclose(claimed, numerical_gradient(loss, value), rtol=limit):
            bugs.append(name)
    return bugs


@wrong("find_bugs", "one list for all calls",
       says="A default value such as bugs=[] is one list for all calls. Make a new one inside.")
def find_bugs(chain, grads, limit=1e-6, bugs=[]):
    for name, loss, value in chain:
        claimed = grads[name]
        if claimed.shape != value.shape or not relative_error(claimed, numerical_gradient(loss, value)) <= limit:
            bugs.append(name)
    return bugs


# -- bug_hunt ----------------------------------------------------------------------------------------------------------

right("bug_hunt", "with dict(...), names in another order",
      code='bug_hunt = dict(A=["dW2"], B=["dW1", "db2"], C=[], D=["dz1"], E=["db1", "da1"])')
right("bug_hunt", "tuples and sets",
      code='bug_hunt = {"E": {"da1", "db1"}, "D": ("dz1",), "C": (), "B": {"db2", "dW1"}, "A": {"dW2"}}')
right("bug_hunt", "filled in one by one", code="""
bug_hunt = {name: [] for name in "ABCDE"}
bug_hunt["A"].append("dW2")
bug_hunt["B"] += ["db2", "dW1"]
bug_hunt["D"] = ["dz1"]
bug_hunt["E"] = ["da1"] + ["db1"]
""")
wrong("bug_hunt", "trusts the check with zero biases",
      says="Check D with biases that are not 0. The first wrong gradient counts, and what follows is inherited.",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": [], "D": [], "E": ["da1", "db1"]}')
wrong("bug_hunt", "lists what is inherited",
      says="Check D with biases that are not 0. The first wrong gradient counts, and what follows is inherited.",
      code="""
bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": [], "D": ["dz1", "db1", "dW1", "dx"], "E": ["da1", "db1"]}
""")
wrong("bug_hunt", "stops at the first of two",
      says="Mend the first wrong line of E and run find_bugs again. Is another name left?",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": [], "D": ["dz1"], "E": ["da1"]}')
wrong("bug_hunt", "names the first only, of independent ones",
      says="B has more than one wrong line, and neither is made from the other: factors that do not belong there.",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2"], "C": [], "D": ["dz1"], "E": ["da1", "db1"]}')
wrong("bug_hunt", "takes strange for wrong",
      says="C is written strangely. Strange is not wrong: what does find_bugs say?",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": ["db1"], "D": ["dz1"], "E": ["da1", "db1"]}')
wrong("bug_hunt", "thinks that dW2 spreads",
      says="Run find_bugs on suspect A. Is any other gradient made from the one that it names? Give a list, in [ ].",
      code='bug_hunt = {"A": ["dW2", "da1"], "B": ["db2", "dW1"], "C": [], "D": ["dz1"], "E": ["da1", "db1"]}')
wrong("bug_hunt", "a name without a list",
      says="Run find_bugs on suspect A. Is any other gradient made from the one that it names? Give a list, in [ ].",
      code='bug_hunt = {"A": "dW2", "B": ["db2", "dW1"], "C": [], "D": ["dz1"], "E": ["da1", "db1"]}')


# -- train -------------------------------------------------------------------------------------------------------------


@right("train", "on copies, in place")
def train(params, X, y, kinds, lr, steps):
    params = {name: value.copy() for name, value in params.items()}
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        losses.append(loss)
        for name, gradient in mlp_backward(params, caches, dout).items():
            params[name] -= lr * gradient
    return params, losses


@right("train", "with a while loop and a helper")
def train(params, X, y, kinds, lr, steps):
    def step(now):
        logits, caches = mlp_forward(X, now, kinds)
        value, dlogits = softmax_cross_entropy(logits, y)
        g = mlp_backward(now, caches, dlogits)
        return value, dict(zip(now, (now[k] + (-lr) * g[k] for k in now), strict=True))

    losses, now = [], params
    while len(losses) < steps:
        loss, now = step(now)
        losses = losses + [loss]
    return now, losses


@right("train", "layer by layer, in a copy of the dictionary")
def train(params, X, y, kinds, lr, steps):
    weights, losses = dict(params), [0.0] * steps
    for t in range(steps):
        logits, caches = mlp_forward(X, weights, kinds)
        losses[t], slope = softmax_cross_entropy(logits, y)
        grads = mlp_backward(weights, caches, slope)
        for l in range(1, len(kinds) + 2):
            weights[f"W{l}"] = weights[f"W{l}"] - lr * grads[f"W{l}"]
            weights[f"b{l}"] = weights[f"b{l}"] - lr * grads[f"b{l}"]
    return weights, losses


@wrong("train", "never uses the new weights",
       says="The loss never moves: the new weights are not used in the next step.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        new = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return new, losses


@wrong("train", "updates copies", says="b2 is as it was given: has the update been made, of the biases as well?")
def train(params, X, y, kinds, lr, steps):
    params = {name: value.copy() for name, value in params.items()}
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        for name in params:
            value = params[name].copy()
            value -= lr * grads[name]
        losses.append(loss)
    return params, losses


@wrong("train", "climbs", says="This climbs: go against the gradient, with a minus.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] + lr * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "the loss after each update",
       says="This is the loss after each update. Keep the loss that belongs to the weights before it.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(softmax_cross_entropy(mlp_forward(X, params, kinds)[0], y)[0])
    return params, losses


@wrong("train", "lr times N", says="The steps are N times too large: the gradient is that of the mean loss already.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout * len(y))
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "divides by N again",
       says="The steps are N times too small: the gradient is that of the mean loss already.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr / len(X) * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "adds the gradients up",
       says="The gradients add up from step to step. Compute them anew for each step.")
def train(params, X, y, kinds, lr, steps):
    losses, total = [], {name: 0.0 for name in params}
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        total = {name: total[name] + grads[name] for name in params}
        params = {name: params[name] - lr * total[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "gradients of the first weights",
       says="The gradients of the first weights are used in every step. Compute them anew.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    out, caches = mlp_forward(X, params, kinds)
    grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
    for _ in range(steps):
        losses.append(softmax_cross_entropy(mlp_forward(X, params, kinds)[0], y)[0])
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses


@wrong("train", "changes the caller's arrays",
       says="`params[name] = ...` changes the caller's dictionary. `-=` changes the caller's arrays even in a "
            "copied one: copying the dictionary does not copy the arrays in it.")
def train(params, X, y, kinds, lr, steps):
    params = dict(params)
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        for name in params:
            params[name] -= lr * grads[name]
        losses.append(loss)
    return params, losses


@wrong("train", "one loss too many", says="One loss too many: `steps` numbers, each from before an update.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for step in range(steps + 1):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        losses.append(loss)
        if step < steps:
            grads = mlp_backward(params, caches, dout)
            params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses


@wrong("train", "forgets the biases", says="Only the W are updated. The biases learn as well.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {n: params[n] - lr * grads[n] if n.startswith("W") else params[n].copy() for n in params}
        losses.append(loss)
    return params, losses


@wrong("train", "forgets lr", says="lr is missing in the update: it multiplies the gradient.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "forgets to return", says="Nothing came back: end with `return`, the weights and the losses.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)


@wrong("train", "only the losses", says="Only the losses came back. Return the weights as well, first.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return losses


@wrong("train", "only the weights", says="Only the weights came back. Return the losses as well.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params


@wrong("train", "losses first", says="The order is: the weights, then the losses.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return losses, params


@wrong("train", "returns inside of the loop", says="Only one step was made. Does `return` stand inside of the loop?")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
        return params, losses


@wrong("train", "the last loss alone", says="This is the last loss alone. Keep one for each step, in a list.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params, loss


@wrong("train", "changes the caller's dictionary",
       says="`params[name] = ...` changes the caller's dictionary. `-=` changes the caller's arrays even in a "
            "copied one: copying the dictionary does not copy the arrays in it.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        for name in params:
            params[name] = params[name] - lr * grads[name]
        losses.append(loss)
    return params, losses


@wrong("train", "only layers 1 and 2",
       says="Only the first two layers are updated. All layers learn: loop over the names in params.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {**params, **{name: params[name] - lr * grads[name] for name in ("W1", "b1", "W2", "b2")}}
        losses.append(loss)
    return params, losses


@wrong("train", "unpacks the gradient first",
       says="mlp_backward got the loss, a number. It needs dout, and softmax_cross_entropy gives the loss first and "
            "then dout.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        dout, loss = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "hands the loss on",
       says="mlp_backward got the loss, a number. It needs dout, and softmax_cross_entropy gives the loss first and "
            "then dout.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, loss)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "a rate of its own", says="The rate is 0.3, whatever lr says. Use the argument lr.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - 0.3 * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "a last update too few",
       says="The last update is missing: losses[-1] is from before it, and the weights returned are from after it.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for step in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        losses.append(loss)
        if step < steps - 1:
            grads = mlp_backward(params, caches, dout)
            params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses


@wrong("train", "gradients anew after each weight",
       says="The gradients are computed anew after each weight. Compute all of them before the first weight moves.")
def train(params, X, y, kinds, lr, steps):
    params = {name: value.copy() for name, value in params.items()}
    losses = []
    for _ in range(steps):
        losses.append(softmax_cross_entropy(mlp_forward(X, params, kinds)[0], y)[0])
        for name in params:
            out, caches = mlp_forward(X, params, kinds)
            grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
            params[name] = params[name] - lr * grads[name]
    return params, losses


@wrong("train", "a rate that shrinks", says="The rate shrinks from step to step. It is lr in all of them.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        losses.append(loss)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        lr *= 0.999
    return params, losses


@wrong("train", "the weights of the lowest loss",
       says="These are the weights of the lowest loss. Return those after the last update.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    best, lowest = None, np.inf
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        losses.append(loss)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        after = softmax_cross_entropy(mlp_forward(X, params, kinds)[0], y)[0]
        if after < lowest:
            best, lowest = params, after
    return best, losses


@wrong("train", "stops where the loss rises", says="Training stops where the loss rises. Make all `steps` updates.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        if losses and loss > losses[-1]:
            break
        losses.append(loss)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses


@wrong("train", "leaves out steps that raise the loss",
       says="A step that raises the loss is left out. Make all of them.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        new = {n: params[n] - lr * grads[n] for n in params}
        losses.append(loss)
        if softmax_cross_entropy(mlp_forward(X, new, kinds)[0], y)[0] < loss:
            params = new
    return params, losses


@wrong("train", "with momentum",
       says="The steps before go on in this one, as with momentum. The update is the weight minus lr times its "
            "gradient.")
def train(params, X, y, kinds, lr, steps):
    losses, v = [], {n: 0.0 for n in params}
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        v = {n: 0.9 * v[n] + grads[n] for n in params}
        params = {n: params[n] - lr * v[n] for n in params}
        losses.append(loss)
    return params, losses


@wrong("train", "one list for all calls",
       says="A default value such as losses=[] is one list for all calls. Make a new one inside.")
def train(params, X, y, kinds, lr, steps, losses=[]):
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {n: params[n] - lr * grads[n] for n in params}
        losses.append(loss)
    return params, losses


@wrong("train", "stops when nothing moves",
       says="Training stops where the loss hardly moves. Make all `steps` updates.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        losses.append(loss)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        if len(losses) > 1 and abs(losses[-1] - losses[-2]) < 1e-6:
            break
    return params, losses


@wrong("train", "halves the rate where the loss rises",
       says="The rate is halved where the loss rises. It is lr in all steps.")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        if losses and loss > losses[-1]:
            lr = lr / 2
        losses.append(loss)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses


@wrong("train", "a softmax of its own, without a shift",
       says="exp of logits near 900 overflows, and inf / inf is NaN. Use the given softmax_cross_entropy.")
def train(params, X, y, kinds, lr, steps):
    losses, rows = [], np.arange(len(y))
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        e = np.exp(out)
        P = e / e.sum(axis=1, keepdims=True)
        losses.append(float(-np.log(P[rows, y]).mean()))
        P[rows, y] -= 1
        grads = mlp_backward(params, caches, P / len(y))
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses


# -- skip_net ----------------------------------------------------------------------------------------------------------


@right("skip_net", "written out with NumPy")
def skip_net(params, X, y):
    W1, b1, W2, b2, W3, b3 = (params[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    h = np.tanh(X @ W1 + b1)
    t = np.tanh(h @ W2 + b2)
    loss, d3 = softmax_cross_entropy((h + t) @ W3 + b3, y)
    d2 = d3 @ W3.T * (1 - t**2)
    d1 = (d3 @ W3.T + d2 @ W2.T) * (1 - h**2)
    return loss, {"W1": X.T @ d1, "b1": d1.sum(0), "W2": h.T @ d2, "b2": d2.sum(0), "W3": (h + t).T @ d3,
                  "b3": d3.sum(0)}


@right("skip_net", "the two paths one after the other")
def skip_net(params, X, y):
    h = np.tanh(X @ params["W1"] + params["b1"])
    t = np.tanh(h @ params["W2"] + params["b2"])
    loss, up = softmax_cross_entropy((h + t) @ params["W3"] + params["b3"], y)
    grads = {"b3": up.sum(axis=0), "W3": h.T @ up + t.T @ up}
    up = up @ params["W3"].T
    for name in ("b1", "b2"):
        grads[name] = 0.0
    through = up * (1 - t * t)
    grads["b2"], grads["W2"] = through.sum(axis=0), np.einsum("nd,nm->dm", h, through)
    grads["W1"] = 0.0
    for path in (up, through @ params["W2"].T):
        dz = path * (1 - h * h)
        grads["W1"] = grads["W1"] + X.T @ dz
        grads["b1"] = grads["b1"] + dz.sum(axis=0)
    return loss, grads


@right("skip_net", "all layers at once where mlp_backward can")
def skip_net(params, X, y):
    first = {"W1": params["W1"], "b1": params["b1"]}
    z1, cache1 = dense_forward(X, *first.values())
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    logits, cache3 = dense_forward(h + np.tanh(z2), params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    grads = dict.fromkeys(params)
    ds, grads["W3"], grads["b3"] = dense_backward(dlogits, cache3)
    through, grads["W2"], grads["b2"] = dense_backward(ds * (1 - np.tanh(z2) ** 2), cache2)
    grads.update(mlp_backward(first, [(cache1, z1, "linear")], (ds + through) * (1 - h**2)))
    return loss, grads


@wrong("skip_net", "no way back on the skip",
       says="dh has only the path through the layer. The skip brings ds as well: add it.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "no way back through the layer",
       says="dh has only the skip. The path through dense 2 brings its dx as well: add it.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "multiplies the paths", says="The two paths into h are multiplied. Effects over paths add up.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds * dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the mean of the paths", says="The two paths are averaged. Their effects add up.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward((ds + dh) / 2, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the skip past the activation",
       says="ds was added after the slope of the first tanh. It belongs to h, so add it before.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(dh, z1, "tanh") + ds
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "no slope of the second tanh",
       says="The slope of the second tanh is missing: dz2 is ds times its slope at z2.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = ds
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "no slope of the first tanh",
       says="The slope of the first tanh is missing: dz1 is dh times its slope at z1.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = ds + dh
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the slope at the wrong z", says="The second tanh has its slope at z2, not at z1.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z1, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "tanh of tanh in the first slope",
       says="The slope of the first tanh is taken at h. It belongs at z1, the input of tanh.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, h, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "tanh of tanh in the second slope",
       says="The slope of the second tanh is taken at its output. It belongs at z2.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, np.tanh(z2), "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "no skip on the way there", says="The forward pass has no skip: s is h plus the second tanh.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "a skip on the way there only",
       says="The forward pass has no skip, the way back has one. s is h plus the second tanh.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the skip from X", says="h is to be carried round the layer, not the second z.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = z2 + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "tanh over the sum", says="The second tanh stands over the dense layer alone; h is added after it.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = np.tanh(h + z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "W3 without the skip",
       says="dW3 is made from s, which is what dense 3 got. Here it is made from the second tanh alone.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    dW3 = np.tanh(z2).T @ dlogits
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "W2 from s", says="dW2 is made from h, the input of dense 2, not from s.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    dW2 = s.T @ dz2
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "divides by N", says="N times too small: 1/N is inside of dlogits already.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    dlogits = dlogits / len(X)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "times N", says="N times too large: the loss is a mean, and its 1/N belongs into the gradients.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    dlogits = dlogits * len(X)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "relu in the second layer", says="The second activation is tanh, on both ways.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.maximum(z2, 0)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "relu")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the gradients alone", says="Return two things: the loss, then the gradients.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the loss alone", says="Return the gradients as well: loss, grads.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss


@wrong("skip_net", "gradients first", says="The order is: the loss, then the gradients.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}, loss


@wrong("skip_net", "names them dW1", says="The keys are the names of the weights, without a d in front.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


@wrong("skip_net", "forgets the biases", says="The gradients of the biases are missing.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "W2": dW2, "W3": dW3}


@wrong("skip_net", "updates the weights", says="The call changed `params`.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    params["W1"] -= dW1
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the minus of an update",
       says="These are the gradients with a minus. The minus belongs to the update.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    dlogits = -dlogits
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "the sum of the losses", says="The loss is the mean over the samples, not their sum.")
def skip_net(params, X, y):
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, dW3, db3 = dense_backward(dlogits, cache3)
    dz2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(dz2, cache2)
    dz1 = activation_backward(ds + dh, z1, "tanh")
    _, dW1, db1 = dense_backward(dz1, cache1)
    loss = loss * len(X)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "adds to h in place",
       says="`s = h` gives the same array a second name, and `+=` changes h as well. Write s = h + ...")
def skip_net(params, X, y):
    grads = {}
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h
    s += np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, grads["W3"], grads["b3"] = dense_backward(dlogits, cache3)
    dh, grads["W2"], grads["b2"] = dense_backward(activation_backward(ds, z2, "tanh"), cache2)
    dh += ds
    _, grads["W1"], grads["b1"] = dense_backward(activation_backward(dh, z1, "tanh"), cache1)
    return loss, grads


@wrong("skip_net", "W2 as it is", says="dh needs W2 with its axes swapped. W2 is square, so no shape tells.")
def skip_net(params, X, y):
    grads = {}
    z1, cache1 = dense_forward(X, params["W1"], params["b1"])
    h = np.tanh(z1)
    z2, cache2 = dense_forward(h, params["W2"], params["b2"])
    s = h + np.tanh(z2)
    logits, cache3 = dense_forward(s, params["W3"], params["b3"])
    loss, dlogits = softmax_cross_entropy(logits, y)
    ds, grads["W3"], grads["b3"] = dense_backward(dlogits, cache3)
    dz2 = ds * (1 - np.tanh(z2) ** 2)
    grads["W2"], grads["b2"] = h.T @ dz2, dz2.sum(axis=0)
    dz1 = (dz2 @ params["W2"] + ds) * (1 - h * h)
    grads["W1"], grads["b1"] = X.T @ dz1, dz1.sum(axis=0)
    return loss, grads


@wrong("skip_net", "a softmax of its own, without a shift",
       says="exp of logits near 900 overflows, and inf / inf is NaN. Use the given softmax_cross_entropy.")
def skip_net(params, X, y):
    p = params
    N = len(X)
    h = np.tanh(X @ p["W1"] + p["b1"])
    t = np.tanh(h @ p["W2"] + p["b2"])
    s = h + t
    e = np.exp(s @ p["W3"] + p["b3"])
    P = e / e.sum(axis=1, keepdims=True)
    loss = float(-np.log(P[np.arange(N), y]).mean())
    d3 = P.copy()
    d3[np.arange(N), y] -= 1
    d3 /= N
    ds = d3 @ p["W3"].T
    d2 = ds * (1 - t**2)
    d1 = (ds + d2 @ p["W2"].T) * (1 - h**2)
    return loss, {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": h.T @ d2, "b2": d2.sum(axis=0),
                  "W3": s.T @ d3, "b3": d3.sum(axis=0)}


@wrong("skip_net", "adds to h in place, written out",
       says="`s = h` gives the same array a second name, and `+=` changes h as well. Write s = h + ...")
def skip_net(params, X, y):
    W1, b1, W2, b2, W3, b3 = (params[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    h = np.tanh(X @ W1 + b1)
    t = np.tanh(h @ W2 + b2)
    s = h
    s += t
    loss, d3 = softmax_cross_entropy(s @ W3 + b3, y)
    ds = d3 @ W3.T
    d2 = ds * (1 - t**2)
    dh = ds + d2 @ W2.T
    d1 = dh * (1 - h**2)
    return loss, {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": h.T @ d2, "b2": d2.sum(axis=0),
                  "W3": s.T @ d3, "b3": d3.sum(axis=0)}


@wrong("skip_net", "multiplies ds in place",
       says="`d2 = ds` gives the same array a second name, and `*=` changes ds as well, which the skip needs "
            "unchanged. Write d2 = ds * ...")
def skip_net(params, X, y):
    W1, b1, W2, b2, W3, b3 = (params[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    h = np.tanh(X @ W1 + b1)
    t = np.tanh(h @ W2 + b2)
    s = h + t
    loss, d3 = softmax_cross_entropy(s @ W3 + b3, y)
    ds = d3 @ W3.T
    d2 = ds
    d2 *= 1 - t**2
    dh = ds + d2 @ W2.T
    d1 = dh * (1 - h**2)
    return loss, {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": h.T @ d2, "b2": d2.sum(axis=0),
                  "W3": s.T @ d3, "b3": d3.sum(axis=0)}


@wrong("skip_net", "biases keep an axis",
       says="The gradients of the biases have shape (1, H) and (1, C): they have the shapes of b1, b2 and b3. Leave "
            "`keepdims` out.")
def skip_net(params, X, y):
    p = params
    h = np.tanh(X @ p["W1"] + p["b1"])
    t = np.tanh(h @ p["W2"] + p["b2"])
    s = h + t
    loss, d3 = softmax_cross_entropy(s @ p["W3"] + p["b3"], y)
    ds = d3 @ p["W3"].T
    d2 = ds * (1 - t**2)
    d1 = (ds + d2 @ p["W2"].T) * (1 - h**2)
    one = np.ones((1, len(X)))
    return loss, {"W1": X.T @ d1, "b1": one @ d1, "W2": h.T @ d2, "b2": one @ d2, "W3": s.T @ d3, "b3": one @ d3}


@wrong("skip_net", "h of the type of X",
       says="X holds whole numbers here, so h, made of X's dtype, was cut to whole numbers. Make it of floats.")
def skip_net(params, X, y):
    W1, b1, W2, b2, W3, b3 = (params[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    h = np.zeros((X.shape[0], W1.shape[1]), dtype=X.dtype)
    h[:] = np.tanh(X @ W1 + b1)
    t = np.tanh(h @ W2 + b2)
    s = h + t
    loss, d3 = softmax_cross_entropy(s @ W3 + b3, y)
    ds = d3 @ W3.T
    d2 = ds * (1 - t**2)
    d1 = (ds + d2 @ W2.T) * (1 - h**2)
    return loss, {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": h.T @ d2, "b2": d2.sum(axis=0),
                  "W3": s.T @ d3, "b3": d3.sum(axis=0)}


@wrong("skip_net", "the first slope without the bias",
       says="The slope of the first tanh was taken at X @ W1. Its z has the bias in it: X @ W1 + b1.")
def skip_net(params, X, y):
    p = params
    h = np.tanh(X @ p["W1"] + p["b1"])
    z2 = h @ p["W2"] + p["b2"]
    s = h + np.tanh(z2)
    loss, d3 = softmax_cross_entropy(s @ p["W3"] + p["b3"], y)
    ds, dW3, db3 = dense_backward(d3, (s, p["W3"]))
    d2 = activation_backward(ds, z2, "tanh")
    dh, dW2, db2 = dense_backward(d2, (h, p["W2"]))
    d1 = activation_backward(dh + ds, X @ p["W1"], "tanh")
    _, dW1, db1 = dense_backward(d1, (X, p["W1"]))
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "W3": dW3, "b3": db3}


@wrong("skip_net", "takes the log of a probability",
       says="Of large logits a probability is 0, and its log is -inf. Use the given softmax_cross_entropy.")
def skip_net(params, X, y):
    p = params
    N = len(X)
    h = np.tanh(X @ p["W1"] + p["b1"])
    t = np.tanh(h @ p["W2"] + p["b2"])
    s = h + t
    logits = s @ p["W3"] + p["b3"]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    P = e / e.sum(axis=1, keepdims=True)
    loss = float(-np.log(P[np.arange(N), y]).mean())
    d3 = P.copy()
    d3[np.arange(N), y] -= 1
    d3 /= N
    ds = d3 @ p["W3"].T
    d2 = ds * (1 - t**2)
    d1 = (ds + d2 @ p["W2"].T) * (1 - h**2)
    return loss, {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": h.T @ d2, "b2": d2.sum(axis=0),
                  "W3": s.T @ d3, "b3": d3.sum(axis=0)}


# -- quiz --------------------------------------------------------------------------------------------------------------

right("quiz", "with dict(...)",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="b", central=100)')
right("quiz", "in capitals, numbers as floats",
      code='quiz = dict(step="B", kink=" b", scale="A", first="C", passes=420.0, blind="B", central=1e2)')
right("quiz", "counted and computed", code="""
quiz = {"step": "b", "kink": "b", "scale": "a", "first": "c", "blind": "b"}
quiz["passes"] = 2 * (20 * 10 + 10)
quiz["central"] = 10 ** 2
""")
wrong("quiz", "the largest h",
      says="Look at the figure with the three V curves: where is the bottom of the central one?",
      code='quiz = dict(step="a", kink="b", scale="a", first="c", passes=420, blind="b", central=100)')
wrong("quiz", "h where float64 ends",
      says="Look at the figure with the three V curves: where is the bottom of the central one?",
      code='quiz = dict(step="c", kink="b", scale="a", first="c", passes=420, blind="b", central=100)')
wrong("quiz", "as small an h as there is",
      says="Look at the figure with the three V curves: where is the bottom of the central one?",
      code='quiz = dict(step="d", kink="b", scale="a", first="c", passes=420, blind="b", central=100)')
wrong("quiz", "takes a kink for a bug",
      says="One unit of many, and a z that is closer to 0 than the step h. What does the step reach across?",
      code='quiz = dict(step="b", kink="a", scale="a", first="c", passes=420, blind="b", central=100)')
wrong("quiz", "blames float64",
      says="One unit of many, and a z that is closer to 0 than the step h. What does the step reach across?",
      code='quiz = dict(step="b", kink="c", scale="a", first="c", passes=420, blind="b", central=100)')
wrong("quiz", "makes h smaller",
      says="Smooth, float64, and an entry that is not small: none of the excuses of the table holds.",
      code='quiz = dict(step="b", kink="b", scale="c", first="c", passes=420, blind="b", central=100)')
wrong("quiz", "content with 3e-3",
      says="Smooth, float64, and an entry that is not small: none of the excuses of the table holds.",
      code='quiz = dict(step="b", kink="b", scale="b", first="c", passes=420, blind="b", central=100)')
wrong("quiz", "starts with the weights",
      says="The first wrong gradient is made from right inputs. What is not in the list is right.",
      code='quiz = dict(step="b", kink="b", scale="a", first="a", passes=420, blind="b", central=100)')
wrong("quiz", "one step back too far",
      says="The first wrong gradient is made from right inputs. What is not in the list is right.",
      code='quiz = dict(step="b", kink="b", scale="a", first="d", passes=420, blind="b", central=100)')
wrong("quiz", "starts at the end of the chain",
      says="The first wrong gradient is made from right inputs. What is not in the list is right.",
      code='quiz = dict(step="b", kink="b", scale="a", first="b", passes=420, blind="b", central=100)')
wrong("quiz", "forgets the bias", says="Two calls for each number that can be moved. Count the entries of W and of b.",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=400, blind="b", central=100)')
wrong("quiz", "one call for each entry",
      says="Two calls for each number that can be moved. Count the entries of W and of b.",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=210, blind="b", central=100)')
wrong("quiz", "tanh' depends on N", says="Which of these is the same for one sample as it is for many?",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="a", central=100)')
wrong("quiz", "a transpose depends on N", says="Which of these is the same for one sample as it is for many?",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="c", central=100)')
wrong("quiz", "a thousand times",
      says="The error of the central difference goes with h squared.",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="b", central=1000)')
wrong("quiz", "the order of the error", says="The error of the central difference goes with h squared.",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="b", central=2)')
wrong("quiz", "as for the forward difference", says="The error of the central difference goes with h squared.",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="b", central=10)')

allowed("find_bugs", "the result as a tuple", because="The same things in the same order serve as well.")
