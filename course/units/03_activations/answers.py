"""Answers to the exercises of unit 03, right and wrong, as learners hand them in."""

import numpy as np

from autograder.author.answers import allowed, equivalent, right, wrong

# -- recall ------------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)", code='recall = dict(step="c", shape="b", chain="b")')
right("recall", "in capitals", code='recall = {"chain": "B", "shape": "b)", "step": " C "}')
right("recall", "filled in one by one", code="""
recall = {}
recall["step"], recall["shape"], recall["chain"] = "c", "b", "b"
""")
wrong("recall", "0 at the boundary",
      says="A point on the boundary gets label 1: the rule of unit 02 is z >= 0.",
      code='recall = {"step": "a", "shape": "b", "chain": "b"}')
wrong("recall", "half at the boundary",
      says="A point on the boundary gets label 1: the rule of unit 02 is z >= 0.",
      code='recall = {"step": "b", "shape": "b", "chain": "b"}')
wrong("recall", "a maximum of each row",
      says="np.maximum compares entry by entry, and the single number is stretched to the array's shape.",
      code='recall = {"step": "c", "shape": "a", "chain": "b"}')
wrong("recall", "a maximum of each column",
      says="np.maximum compares entry by entry, and the single number is stretched to the array's shape.",
      code='recall = {"step": "c", "shape": "c", "chain": "b"}')
wrong("recall", "forgets the inner derivative",
      says="Derive the outer function, then multiply by the derivative of -z.",
      code='recall = {"step": "c", "shape": "b", "chain": "a"}')
wrong("recall", "the power rule",
      says="Derive the outer function, then multiply by the derivative of -z.",
      code='recall = {"step": "c", "shape": "b", "chain": "c"}')
wrong("recall", "the answer of step itself",
      says="Give the letter of your answer in quotation marks, such as \"a\", not the number itself.",
      code='recall = {"step": 1, "shape": "b", "chain": "b"}')
wrong("recall", "the shape itself",
      says="Give the letter of your answer in quotation marks, such as \"a\", not the shape itself.",
      code='recall = {"step": "c", "shape": (5, 3), "chain": "b"}')
wrong("recall", "the formula itself",
      says="Give the letter of your answer in quotation marks, such as \"a\", not the formula itself.",
      code='recall = {"step": "c", "shape": "b", "chain": "-exp(-z)"}')
wrong("recall", "leaves a key out",
      says="There is no 'chain' in the dictionary.",
      code='recall = {"step": "c", "shape": "b"}')

# -- sigmoid -----------------------------------------------------------------------------------------------------------


@right("sigmoid", "two branches, each with a harmless exponent")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    positive = 1 / (1 + np.exp(-np.maximum(z, 0)))
    e = np.exp(np.minimum(z, 0))
    return np.where(z >= 0, positive, e / (1 + e))


@right("sigmoid", "through logaddexp")
def sigmoid(z):
    return np.exp(-np.logaddexp(0.0, -np.asarray(z, dtype=float)))


@right("sigmoid", "by masks, in a new array")
def sigmoid(z):
    z = np.array(z, dtype=np.float64)
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out

right("sigmoid", "a number at a time", code="""
def sigmoid(z):
    def one(v):
        e = np.exp(-abs(v))
        return (1.0 if v >= 0 else e) / (1 + e)

    values = [one(float(v)) for v in np.ravel(z)]
    return np.array(values).reshape(np.shape(z)) if np.ndim(z) else values[0]
""")

@wrong("sigmoid", "the formula as it stands",
       says="The values are right, but exp overflows far to the left: never let exp see a large positive number.")
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@wrong("sigmoid", "the other formula",
       says="exp(z) / (1 + exp(z)) is infinity / infinity, NaN, for large z: give exp a number that is never "
            "positive.")
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


@wrong("sigmoid", "where with both formulas",
       says="The values are right, but `where` computes both sides for every entry, with overflow and NaN on the "
            "one thrown away.")
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@wrong("sigmoid", "clips z at 500",
       says="Clipping z changes the far tail: at -700 the sigmoid is 9.86e-305, not what it is at the edge of the "
            "clip.")
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@wrong("sigmoid", "clips z at 700",
       says="Clipped, the sigmoid stays where it is at the edge of the clip: at -1000 it must be 0.")
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


@wrong("sigmoid", "exp of the size",
       says="The values are right, but exp(|z|) overflows on both sides: take exp(-|z|).")
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), 1 / (1 + np.exp(np.abs(z))))


@wrong("sigmoid", "clips z at 30", says="Clipping z this near cuts the tail: at -40 the sigmoid is 4.2e-18.")
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


@wrong("sigmoid", "through tanh",
       says="(1 + tanh(z/2)) / 2 cancels on the left: tanh is rounded to -1 there, and the tail is lost.")
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


@wrong("sigmoid", "one minus the other side",
       says="1 - s loses the tail on the left: there s is rounded to 1. Compute e / (1 + e).")
def sigmoid(z):
    s = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z >= 0, s, 1 - s)


@wrong("sigmoid", "hides the warnings",
       says="NaN comes out at the right end: a warning that is hidden leaves the infinity / infinity behind it.")
def sigmoid(z):
    with np.errstate(all="ignore"):
        return np.exp(z) / (1 + np.exp(z))


@wrong("sigmoid", "turns NaN into 0", says="NaN must stay NaN: swallowed, it hides the mistake that made it.")
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.nan_to_num(np.where(z >= 0, 1.0, e) / (1.0 + e))


@wrong("sigmoid", "keeps whole numbers",
       says="z holds whole numbers here, so an array like z holds whole numbers as well and cuts the fractions off.")
def sigmoid(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    e = np.exp(-np.abs(z))
    out[...] = np.where(z >= 0, 1.0, e) / (1.0 + e)
    return out


@wrong("sigmoid", "arrays only", says="A single number has no entries to index: it must be answered as well.")
def sigmoid(z):
    out = np.zeros(z.shape)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    out[~up] = np.exp(z[~up]) / (1 + np.exp(z[~up]))
    return out


@wrong("sigmoid", "computed in float32", says="float32 has 7 digits, and nothing below 1e-45: compute in float64.")
def sigmoid(z):
    e = np.exp(-np.abs(np.asarray(z, dtype=np.float32)))
    return np.where(np.asarray(z) >= 0, np.float32(1), e) / (1 + e)


@wrong("sigmoid", "the sign turned round", says="Mirrored: this is sigmoid(-z). Which numerator belongs to z >= 0?")
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e, 1.0) / (1.0 + e)


@wrong("sigmoid", "1 in both numerators", says="Right for z >= 0 only: for z < 0 the numerator is e, not 1.")
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.abs(z)))


@wrong("sigmoid", "writes into z",
       says="The call changed the array that was passed in: `z *= -1` and `out=z` write into it. Make a new array.")
def sigmoid(z):
    up = np.array(z >= 0)
    if isinstance(z, np.ndarray) and z.dtype.kind == "f":
        np.abs(z, out=z)
    e = np.exp(-np.abs(z))
    return np.where(up, 1.0, e) / (1.0 + e)


@wrong("sigmoid", "0 below -36", says="Where 1 + exp(z) is rounded to 1 the sigmoid is exp(z), not 0: the tail counts.")
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, np.where(z < -36, 0.0, e)) / (1.0 + e)


@wrong("sigmoid", "stops at infinity", says="-inf, inf and NaN are allowed inputs: they have answers 0, 1 and NaN.")
def sigmoid(z):
    if not np.isfinite(z).all():
        raise ValueError("z must be finite")
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


@wrong("sigmoid", "rounded to 10 digits", says="Rounded: the tail is gone, and a relative error of 1e-12 is asked for.")
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.round(np.where(z >= 0, 1.0, e) / (1.0 + e), 10)

equivalent("sigmoid", "z >= 0 -> z > 0",
           because="At z = 0 both numerators are 1.")

@wrong("sigmoid", "1 above 20", says="1 above 20 is off by up to 2e-9: a relative error of 1e-12 is asked for.")
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z > 20, 1.0, np.where(z >= 0, 1.0, e) / (1.0 + e))


@wrong("sigmoid", "exp(z) below -20",
       says="exp(z) alone is off by up to 2e-9 at -20: a relative error of 1e-12 is asked for.")
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z < -20, e, np.where(z >= 0, 1.0, e) / (1.0 + e))


@wrong("sigmoid", "0 below 1e-300", says="However small, the tail is not 0: at -700 the sigmoid is 9.86e-305.")
def sigmoid(z):
    e = np.exp(-np.abs(z))
    s = np.where(z >= 0, 1.0, e) / (1.0 + e)
    return np.where(s < 1e-300, 0.0, s)


@wrong("sigmoid", "a half for NaN",
       says="NaN must stay NaN, not become 1/2: swallowed, it hides the mistake that made it.")
def sigmoid(z):
    e = np.exp(-np.abs(np.nan_to_num(z, nan=0.0, posinf=np.inf, neginf=-np.inf)))
    return np.where(np.isnan(z), 0.5, np.where(np.asarray(z) >= 0, 1.0, e) / (1.0 + e))


@wrong("sigmoid", "as a softmax of two", says="inf - inf is NaN: at infinity this form has no answer.")
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    m = np.maximum(z, 0)
    return np.exp(z - m) / (np.exp(z - m) + np.exp(-m))


@wrong("sigmoid", "an axis too many",
       says="A single number is answered with a single number, not with an array of one entry.")
def sigmoid(z):
    z = np.atleast_1d(z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

right("sigmoid", "right values, the warning hidden", code="""
def sigmoid(z):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(np.isnan(z), z, np.where(z < 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z))))
""")
right("sigmoid", "dtype of z kept", code="""
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.greater_equal(z, 0), np.ones_like(e), e) / (1 + e)
""")
right("sigmoid", "where at the end", code="""
def sigmoid(z):
    z = np.asarray(z, dtype=np.float64)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))
""")
wrong("sigmoid", "filled into zeros_like, arrays only",
      says="An array like z holds whole numbers where z does and cuts the fractions off. And a single number has no "
           "entries to index: let z be np.asarray(z) first.",
      code="""
def sigmoid(z):
    out = np.zeros_like(z)
    right = z >= 0
    out[right] = 1 / (1 + np.exp(-z[right]))
    e = np.exp(z[~right])
    out[~right] = e / (1 + e)
    return out
""")
wrong("sigmoid", "filled into empty_like",
      says="z holds whole numbers here, so an array like z holds whole numbers as well and cuts the "
           "fractions off.",
      code="""
def sigmoid(z):
    z = np.asarray(z)
    out = np.empty_like(z)
    neg = z < 0
    out[~neg] = 1 / (1 + np.exp(-z[~neg]))
    e = np.exp(z[neg])
    out[neg] = e / (1 + e)
    return out[()]
""")
wrong("sigmoid", "vectorize without otypes",
      says="np.vectorize takes its kind of numbers from the first answer: a whole 0 there cuts the "
           "fractions of all the others off. Give 0.0.",
      code="""
import math

def _one(v):
    if v < -745:
        return 0
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(v)
    return e / (1 + e)

def sigmoid(z):
    return np.vectorize(_one)(z)[()]
""")
wrong("sigmoid", "loop over the first axis",
      says="z may have two axes: a loop over it gives whole rows. Use NumPy's functions, they work on every "
           "entry.",
      code="""
import math

def sigmoid(z):
    def one(v):
        v = float(v)
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))
    if np.ndim(z) == 0:
        return one(z)
    return np.array([one(v) for v in z])
""")

# -- slopes ------------------------------------------------------------------------------------------------------------

right("slopes", "through e = exp(-|z|)", code="""
def sigmoid_grad(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2

def tanh_grad(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
""")
right("slopes", "tanh_grad by two sigmoids", code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    twice = 2 * np.asarray(z)
    return 4 * sigmoid(twice) * sigmoid(-twice)
""")
right("slopes", "the smaller of the two factors first", code="""
def sigmoid_grad(z):
    small = sigmoid(-np.abs(z))
    return small * (1 - small)

def tanh_grad(z):
    small = sigmoid(-2 * np.abs(z))
    return 4 * small * (1 - small)
""")
right("slopes", "through exp and log1p", code="""
def sigmoid_grad(z):
    size = np.abs(z)
    return np.exp(-size - 2 * np.log1p(np.exp(-size)))

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "s (1 - s)",
      says="1 - s cancels in the right tail of sigmoid_grad: s was rounded to 1. Which sigmoid is 1 - sigmoid(z)?",
      code="""
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 - s)

def tanh_grad(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "1 - tanh squared",
      says="1 - tanh(z)² cancels in the tails, factored or not: tanh was rounded to 1. Derive 2 sigmoid(2z) - 1 "
           "instead.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
""")
wrong("slopes", "both as in the books",
      says="Both formulas of the books cancel in the tails: 1 - s and 1 - t² have no digits left where s and t are "
           "rounded to 1.",
      code="""
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 - s)

def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
""")
wrong("slopes", "(1 - t) (1 + t)",
      says="1 - tanh(z)² cancels in the tails, factored or not: tanh was rounded to 1. Derive 2 sigmoid(2z) - 1 "
           "instead.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    t = np.tanh(z)
    return (1 - t) * (1 + t)
""")
wrong("slopes", "takes z for the output",
      says="z (1 - z) takes z for the output of the sigmoid. z is its input: compute the sigmoid first.",
      code="""
def sigmoid_grad(z):
    return z * (1 - z)

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "takes z for the output of tanh",
      says="1 - z² takes z for the output of tanh. z is its input.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 1 - z**2
""")
wrong("slopes", "the slope at the output",
      says="The sigmoid is applied twice in sigmoid_grad: its slope at sigmoid(z), and not at z.",
      code="""
def sigmoid_grad(z):
    a = sigmoid(z)
    return sigmoid(a) * sigmoid(-a)

def tanh_grad(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "sign of the sigmoid slope",
      says="The sign of sigmoid_grad is turned round: the sigmoid rises everywhere.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * (sigmoid(z) - 1)

def tanh_grad(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "one factor 2",
      says="tanh_grad is half of what it should be: one factor 2 stands in front of the sigmoid, another one comes "
           "from 2z.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 2.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "z in the place of 2z",
      says="tanh(z) is 2 sigmoid(2z) - 1: take the slope of the sigmoid at 2z.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 4.0 * sigmoid_grad(z)
""")
wrong("slopes", "subtracts 1", says="A constant has the slope 0: the -1 of 2 sigmoid(2z) - 1 does not count.", code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z) - 1
""")
wrong("slopes", "1 + tanh squared",
      says="The slope of tanh is 1 minus its square, not plus (and in that form it cancels in the tails).",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 1 + np.tanh(z) ** 2
""")
wrong("slopes", "1 - tanh",
      says="Without the square: the slope of tanh is 1 - tanh(z)² (and in that form it cancels in the tails).",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 1 - np.tanh(z)
""")
wrong("slopes", "1 / cosh",
      says="Without the square: the slope of tanh is 1 / cosh(z)². And cosh overflows at 1000.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 1 / np.cosh(z)
""")
wrong("slopes", "1 / cosh squared", says="The values are right, but cosh overflows at 1000, with a warning.", code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 1 / np.cosh(z) ** 2
""")
wrong("slopes", "exp(-z) / (1 + exp(-z)) squared",
      says="exp overflows at z = -1000 in sigmoid_grad: infinity / infinity is NaN.",
      code="""
def sigmoid_grad(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2

def tanh_grad(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "measured slopes",
      says="A measured slope has about ten digits, and none in the tails: derive the formula.",
      code="""
def sigmoid_grad(z):
    return (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5

def tanh_grad(z):
    return (np.tanh(z + 1e-5) - np.tanh(z - 1e-5)) / 2e-5
""")
wrong("slopes", "doubles z in place",
      says="`z *= 2` writes into the array that was passed in. Compute 2 * z, a new array.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    z *= 2
    return 4.0 * sigmoid_grad(z)
""")
wrong("slopes", "tanh for both",
      says="sigmoid_grad gives the slope of tanh: the two differ by 4 in height and by 2 in width.",
      code="""
def sigmoid_grad(z):
    return 4.0 * sigmoid(2.0 * z) * sigmoid(-2.0 * z)

def tanh_grad(z):
    return sigmoid_grad(z)
""")
wrong("slopes", "computed in float32",
      says="float32 has 7 digits, and nothing below 1e-45: compute in float64.",
      code="""
def sigmoid_grad(z):
    e = np.exp(-np.abs(z).astype(np.float32))
    return e / (1 + e) ** 2

def tanh_grad(z):
    e = np.exp(-2 * np.abs(z).astype(np.float32))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "0 beyond 300",
      says="Beyond 300 the slopes are small and not 0: sigmoid_grad is 2e-300 at 690.",
      code="""
def sigmoid_grad(z):
    return np.where(np.abs(z) > 300, 0.0, sigmoid(z) * sigmoid(-z))

def tanh_grad(z):
    return np.where(np.abs(z) >= 300, 0.0, 4.0 * sigmoid_grad(2.0 * z))
""")
wrong("slopes", "cuts whole numbers",
      says="z holds whole numbers here, so an array like z holds whole numbers as well and cuts the slopes down to "
           "0.",
      code="""
def sigmoid_grad(z):
    out = np.zeros_like(z)
    out[...] = sigmoid(z) * sigmoid(-z)
    return out

def tanh_grad(z):
    out = np.zeros_like(z)
    out[...] = 4.0 * sigmoid(2 * z) * sigmoid(-2 * z)
    return out
""")
wrong("slopes", "4 over the sum of exponentials squared",
      says="The values are right, but exp overflows at 1000, with a warning: put 2z into your sigmoid.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 4 / (np.exp(z) + np.exp(-z)) ** 2
""")
wrong("slopes", "exp far out",
      says="exp(-|z|) is the slope only far out: at 21 it is still off by 1.5e-9 of itself, and nearer s (1 - s) "
           "cancels.",
      code="""
def sigmoid_grad(z):
    s = sigmoid(z)
    return np.where(np.abs(z) > 20, np.exp(-np.abs(z)), s * (1 - s))

def tanh_grad(z):
    e = np.exp(-2 * np.abs(z))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "tanh at its own output",
      says="tanh is applied twice in tanh_grad: its slope at tanh(z), and not at z.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * np.tanh(z))
""")
wrong("slopes", "nothing comes back from tanh_grad", says="tanh_grad returns nothing: a `return` is missing.", code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    4.0 * sigmoid_grad(2.0 * z)
""")

wrong("slopes", "formula of the text without abs",
      says="exp(-z) overflows on the left in sigmoid_grad, or its square does. The slope is the same on "
           "both sides: take exp(-|z|).",
      code="""
def sigmoid_grad(z):
    e = np.exp(-np.clip(np.asarray(z, dtype=float), -709, None))
    return e / (1 + e) ** 2

def tanh_grad(z):
    e = np.exp(-2 * np.abs(np.asarray(z, dtype=float)))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "exp(-z) over a square, tanh through it",
      says="exp(-z) overflows on the left in sigmoid_grad, or its square does, and tanh_grad calls it. The slope is"
           " the same on both sides: take exp(-|z|).",
      code="""
def sigmoid_grad(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "exp(z) over a square, tanh through it",
      says="exp(z) overflows on the right in sigmoid_grad, or its square does, and tanh_grad calls it. The slope is"
           " the same on both sides: take exp(-|z|).",
      code="""
def sigmoid_grad(z):
    return np.exp(z) / (1 + np.exp(z)) ** 2

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "s (1 - s), tanh through it",
      says="1 - s cancels in the right tail of sigmoid_grad, and tanh_grad calls it. Which sigmoid is 1 - sigmoid(z)?",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * (1 - sigmoid(z))

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "the slope at the output, tanh through it",
      says="The sigmoid is applied twice in sigmoid_grad: its slope at sigmoid(z), and not at z.",
      code="""
def sigmoid_grad(z):
    return sigmoid(sigmoid(z)) * sigmoid(-sigmoid(z))

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "sign of the sigmoid slope, tanh through it",
      says="The sign of sigmoid_grad is turned round: the sigmoid rises everywhere.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * (sigmoid(z) - 1)

def tanh_grad(z):
    return 4.0 * sigmoid_grad(2.0 * z)
""")
wrong("slopes", "s (1 - s) in tanh_grad",
      says="1 - sigmoid(2z) cancels in the right tail of tanh_grad: call sigmoid_grad, or take sigmoid(-2z).",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 4.0 * sigmoid(2.0 * z) * (1 - sigmoid(2.0 * z))
""")
wrong("slopes", "both factors 2",
      says="tanh_grad lacks both factors: 2 stands in front of the sigmoid, and another 2 comes from 2z.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return sigmoid_grad(2.0 * z)
""")
wrong("slopes", "one factor 2, and subtracts 1",
      says="A constant has the slope 0, so the -1 does not count. And a second factor 2 comes from 2z.",
      code="""
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    return 2.0 * sigmoid_grad(2.0 * z) - 1
""")
wrong("slopes", "half of the sides",
      says="exp(-2z) overflows on the left in tanh_grad, or in what it calls. The slope is the same on both sides: "
           "take |z|.",
      code="""
def sigmoid_grad(z):
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    e = np.exp(-2.0 * np.asarray(z, dtype=float))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "zeros_like",
      says="z holds whole numbers here, so an array like z cuts the slopes off.",
      code="""
def sigmoid_grad(z):
    out = np.zeros_like(z)
    out[...] = sigmoid(z) * sigmoid(-z)
    return out

def tanh_grad(z):
    z = np.asarray(z, dtype=float)
    return 4 * sigmoid_grad(2 * z)
""")
wrong("slopes", "tanh only to 350, then level",
      says="Clipped at 350 the slope of tanh stays at 4e-304 further out: at 1000 it must be 0.",
      code="""
def sigmoid_grad(z):
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)

def tanh_grad(z):
    z = np.clip(np.asarray(z, dtype=float), -350, 350)
    return (1 / np.cosh(z)) ** 2
""")
wrong("slopes", "cut off as a scalar",
      says="One entry that is far out decides for all here. Each entry has its own slope.",
      code="""
def sigmoid_grad(z):
    z = np.asarray(z, dtype=float)
    if np.abs(z).max() > 700:
        return np.zeros(z.shape)
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2

def tanh_grad(z):
    e = np.exp(-2 * np.abs(np.asarray(z, dtype=float)))
    return 4 * e / (1 + e) ** 2
""")
wrong("slopes", "z taken for the output",
      says="z (1 - z) and 1 - z² take z for the output. It is the input: compute the activation first.",
      code="""
def sigmoid_grad(z):
    z = np.asarray(z, dtype=float)
    return z * (1 - z)

def tanh_grad(z):
    return 1 - np.asarray(z, dtype=float) ** 2
""")
wrong("slopes", "measured slope",
      says="A difference quotient subtracts nearly equal numbers: no more than about ten digits are left, "
           "and none in the tails.",
      code="""
def sigmoid_grad(z, h=1e-5):
    z = np.asarray(z, dtype=float)
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)

def tanh_grad(z):
    return 4 * sigmoid_grad(2.0 * np.asarray(z, dtype=float))
""")

# -- rectifiers --------------------------------------------------------------------------------------------------------

right("rectifiers", "by products with truth values", code="""
def relu(z):
    return z * (z > 0)

def relu_grad(z):
    return (z > 0) * 1.0

def leaky_relu(z, slope=0.2):
    return z * np.where(z > 0, 1.0, slope)
""")
right("rectifiers", "by sizes", code="""
def relu(z):
    return (z + np.abs(z)) / 2

def relu_grad(z):
    return (z > 0).astype(float)

def leaky_relu(z, slope=0.2):
    return np.maximum(z, 0) + slope * np.minimum(z, 0)
""")
right("rectifiers", "by masks on copies", code="""
def relu(z):
    out = np.array(z, dtype=float)
    out[out < 0] = 0
    return out

def relu_grad(z):
    out = np.zeros(z.shape)
    out[z > 0] = 1
    return out

def leaky_relu(z, slope=0.2):
    out = z.astype(float)
    out[z <= 0] *= slope
    return out
""")
right("rectifiers", "relu by clip, the slope by heaviside", code="""
def relu(z):
    return np.clip(z, 0, None)

def relu_grad(z):
    return np.heaviside(z, 0.0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "swallows NaN",
      says="relu puts 0 in the place of NaN: NaN > 0 is False, and np.fmax leaves NaN out. np.maximum passes it on.",
      code="""
def relu(z):
    return np.where(z > 0, z, 0.0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "swallows NaN with fmax",
      says="relu puts 0 in the place of NaN: NaN > 0 is False, and np.fmax leaves NaN out. np.maximum passes it on.",
      code="""
def relu(z):
    return np.fmax(z, 0.0) + 0.0 * (z == 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the size of z", says="relu gives |z|: negative numbers become 0, not positive.", code="""
def relu(z):
    return np.abs(z)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the smaller one", says="relu gives the smaller one of z and 0. It is the larger one.", code="""
def relu(z):
    return np.minimum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "one maximum of all",
      says="np.max gives one number for the whole array; np.maximum compares entry by entry.",
      code="""
def relu(z):
    return max(np.max(z), 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "Python's max",
      says="Python's max compares whole arrays, which have no truth value; np.maximum compares entry by entry.",
      code="""
def relu(z):
    return max(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the largest along an axis",
      says="The second argument of np.max is an axis: np.max(z, 0) is the largest of each column. np.maximum compares "
           "entry by entry.",
      code="""
def relu(z):
    return np.max(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "writes into z",
      says="relu writes into the array that was passed in: `z[z < 0] = 0` changes it. Work on a copy.",
      code="""
def relu(z):
    z[z < 0] = 0
    return z

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "z itself where nothing is negative",
      says="relu hands z itself back: make a new array in every case.",
      code="""
def relu(z):
    return z if (z >= 0).all() else np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "1 at zero",
      says="The slope of ReLU at exactly 0 is 0 here, as in Keras: z > 0, not z >= 0.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z >= 0, 1.0, 0.0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "a half at zero", says="At exactly 0 the slope is 0 here, as in Keras, not 1/2.", code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.heaviside(z, 0.5)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "truth values",
      says="relu_grad gives truth values, and numbers are asked for: multiply by 1.0, or use np.where.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return z > 0

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the sign", says="np.sign is -1 on the left, where the slope of ReLU is 0.", code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.sign(z)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the output in the place of the slope",
      says="relu_grad gives relu itself. Its slope is 1 or 0.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.maximum(z, 0.0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "relu divided by z", says="relu(z) / z is 0 / 0, NaN, at z = 0.", code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.maximum(z, 0.0) / z

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "a threshold of 1e-8",
      says="However small a positive z is, the slope is 1 there: compare with 0 itself.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 1e-8, 1.0, 0.0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the larger of z and slope * z",
      says="max(z, slope * z) chooses the wrong one where the slope is larger than 1.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.maximum(z, slope * z)
""")
wrong("rectifiers", "the larger of z and slope",
      says="max(z, slope) is level on the left: the slope is to be multiplied by z.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.maximum(z, slope)
""")
wrong("rectifiers", "a slope of 0.01, whatever is asked",
      says="The slope is an argument, 0.2 where none is given. Yours is fixed at 0.01.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, 0.01 * z)
""")
wrong("rectifiers", "a slope of 0.2, whatever is asked", says="The slope is an argument: yours stays at 0.2.", code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, 0.2 * z)
""")
wrong("rectifiers", "another default",
      says="Without a slope leaky_relu takes 0.2: 0.3 is the default of the Keras layer, not of this function.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.3):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the default 0.01",
      says="Without a slope leaky_relu takes 0.2: 0.01 is the default of the paper, not of this function.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "slope on both sides",
      says="The slope belongs to the left side only: on the right z itself comes out.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return slope * z
""")
wrong("rectifiers", "divides by the slope", says="On the left z is multiplied by the slope, not divided.", code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, z / slope)
""")
wrong("rectifiers", "minus the slope",
      says="The left side of leaky ReLU is turned upwards: the slope is positive, so slope * z is negative there.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, -slope * z)
""")
wrong("rectifiers", "cuts whole numbers",
      says="z holds whole numbers here, so a copy of it cuts slope * z down to whole numbers.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    out = z.copy()
    out[z <= 0] = (slope * z)[z <= 0]
    return out
""")
wrong("rectifiers", "leaky_relu loses NaN", says="leaky_relu puts 0 in the place of NaN: it must stay NaN.", code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, np.where(z < 0, slope * z, 0.0))
""")
wrong("rectifiers", "sides exchanged",
      says="The two sides of leaky_relu are exchanged: the slope belongs to the left.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, slope * z, z)
""")
equivalent("rectifiers", "z > 0 -> z >= 0 #2",
           because="At z = 0 both sides of leaky ReLU are 0.")
allowed("rectifiers", "whole numbers in `z` give whole numbers",
        because="relu and relu_grad of whole numbers are whole numbers; the fractions of leaky_relu are checked.")
wrong("rectifiers", "cut off at 6", says="relu is not cut off above: that is relu6.", code="""
def relu(z):
    return np.minimum(np.maximum(z, 0), 6)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "relu in whole numbers", says="relu cuts the fractions off: no astype(int).", code="""
def relu(z):
    return np.nan_to_num(np.maximum(z, 0)).astype(int)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "the slope of leaky ReLU",
      says="relu_grad has the slope of leaky ReLU on the left: for ReLU it is 0.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1.0, 0.2)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")
wrong("rectifiers", "one minus the slope",
      says="On the left z is multiplied by the slope, not by 1 minus the slope.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, (1 - slope) * z)
""")
wrong("rectifiers", "leaky_relu writes into z",
      says="leaky_relu writes into the array that was passed in: `z[z < 0] *= slope` changes it. Work on a copy.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    left = z < 0
    z[left] = (z * slope)[left]
    return z
""")
wrong("rectifiers", "leaky_relu hands z back",
      says="leaky_relu hands z itself back where all of it is positive: make a new array in every case.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1, 0)

def leaky_relu(z, slope=0.2):
    return z if (z > 0).all() else np.where(z > 0, z, slope * z)
""")

wrong("rectifiers", "leaky by asarray",
      says="leaky_relu writes into the array that was passed in: np.asarray makes no copy of an array of "
           "floats.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.where(z > 0, 1.0, 0.0)

def leaky_relu(z, slope=0.2):
    a = np.asarray(z, dtype=float)
    a[a < 0] *= slope
    return a
""")
wrong("rectifiers", "slope by ceil in z's place",
      says="relu_grad writes into the array that was passed in: `out=z` changes it. Make a new array.",
      code="""
def relu(z):
    return np.maximum(z, 0)

def relu_grad(z):
    return np.ceil(np.clip(z, 0, 1, out=z))

def leaky_relu(z, slope=0.2):
    return np.where(z > 0, z, slope * z)
""")

# -- elu ---------------------------------------------------------------------------------------------------------------

right("elu", "two sums", code="""
def elu(z, alpha=1.0):
    return np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
right("elu", "by masks", code="""
def elu(z, alpha=1.0):
    out = np.array(z, dtype=float)
    left = out <= 0
    out[left] = alpha * np.expm1(out[left])
    return out

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
right("elu", "through -|z|", code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(-np.abs(z)))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "exp - 1 on both sides",
      says="elu has the right values far out, but exp(z) - 1 is computed for large z, too: it overflows, and near 0"
           " digits are lost.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "exp - 1 on both sides, for selu as well",
      says="exp(z) - 1 is computed for large z, too, in elu and selu: it overflows, and near 0 digits are lost.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "exp - 1 near 0",
      says="exp(z) - 1 cancels near 0: half of the digits are gone at -1e-10. np.expm1 keeps them.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "expm1 on both sides",
      says="The values are right, but expm1 is computed for large z, too, and overflows there: `where` computes "
           "both sides.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(z))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "no alpha", says="alpha is missing in elu: it multiplies the left side.", code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "no alpha, selu through it", says="alpha is missing in elu: it multiplies the left side.", code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "no alpha and exp - 1, selu through it",
      says="alpha is missing in elu: it multiplies the left side. And exp(z) - 1 cancels near 0: np.expm1 does not.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "alpha inside, selu through it",
      says="In elu alpha stands inside of the bracket: alpha * exp(z) - 1 jumps at 0. It multiplies exp(z) - 1 as a"
           " whole.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "alpha in the exponent, selu through it",
      says="alpha stands in the exponent of elu: it multiplies exp(z) - 1 as a whole.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(alpha * np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "alpha on both sides, selu through it",
      says="alpha multiplies both sides of elu. It belongs to the left one.",
      code="""
def elu(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.expm1(np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "no - 1, selu through it",
      says="The -1 is missing in elu: the left side must end at 0 where z is 0.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "leaky in the place of elu, selu through it",
      says="This is leaky ReLU, a straight line on the left: elu bends down to -alpha.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "CELU, selu through it",
      says="z is divided by alpha inside of exp: that is CELU, another activation.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0) / alpha))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "clipped at -15, selu through it",
      says="Clipped at -15 elu stays 3e-7 above its floor: a relative error of 1e-9 is asked for.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.clip(z, -15, 0)))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "alpha inside",
      says="In elu alpha stands inside of the bracket: alpha * exp(z) - 1 jumps at 0. It multiplies exp(z) - 1 as a"
           " whole.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "alpha in the exponent",
      says="alpha stands in the exponent of elu: it multiplies exp(z) - 1 as a whole.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(alpha * np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "alpha on both sides", says="alpha multiplies both sides of elu. It belongs to the left one.", code="""
def elu(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.expm1(np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "no - 1", says="The -1 is missing in elu: the left side must end at 0 where z is 0.", code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "leaky in the place of elu",
      says="This is leaky ReLU, a straight line on the left: elu bends down to -alpha.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "no lambda", says="SELU_SCALE is missing in selu: it multiplies both sides.", code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

def selu(z):
    return elu(z, SELU_ALPHA)
""")
wrong("elu", "lambda on the left only",
      says="SELU_SCALE multiplies both sides of selu, also the positive one.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

def selu(z):
    return np.where(z > 0, z, SELU_SCALE * SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "lambda on the right only",
      says="SELU_SCALE multiplies both sides of selu, also the negative one.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

def selu(z):
    return np.where(z > 0, SELU_SCALE * z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "constants exchanged",
      says="The constants of selu are exchanged: SELU_SCALE stands in front, SELU_ALPHA goes into elu.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

def selu(z):
    return SELU_ALPHA * elu(z, SELU_SCALE)
""")
wrong("elu", "no alpha in selu",
      says="SELU_ALPHA is missing in selu: elu takes alpha = 1 where none is given.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

def selu(z):
    return SELU_SCALE * elu(z)
""")
wrong("elu", "constants of four digits",
      says="Constants of four digits give four digits: use SELU_ALPHA and SELU_SCALE.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))

def selu(z):
    return 1.0507 * elu(z, 1.6733)
""")
wrong("elu", "cuts whole numbers",
      says="z holds whole numbers here, so an array like z cuts the fractions of elu off.",
      code="""
def elu(z, alpha=1.0):
    out = np.zeros_like(z)
    out[...] = np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    return out

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "writes into z", says="elu writes into the array that was passed in. Work on a copy.", code="""
def elu(z, alpha=1.0):
    left = z <= 0
    z[left] = alpha * np.expm1(z[left])
    return z

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
wrong("elu", "a straight line near 0",
      says="alpha * z near 0 is off by half of z: at -1e-6 that is more than a relative error of 1e-9.",
      code="""
def elu(z, alpha=1.0):
    left = alpha * (np.exp(np.minimum(z, 0)) - 1)
    return np.where(z > 0, z, np.where(z > -1e-5, alpha * z, left))

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")
wrong("elu", "CELU", says="z is divided by alpha inside of exp: that is CELU, another activation.", code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0) / alpha))

def selu(z):
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0)))
""")
equivalent("elu", "0 -> 1 #2",
           because="np.minimum(z, 1) is z where z <= 0, and on the right `where` takes z itself.")
equivalent("elu", "z > 0 -> z >= 0",
           because="At z = 0 both sides of ELU are 0.")

wrong("elu", "float32", says="float32 has 7 digits: compute in float64.", code="""
def elu(z, alpha=1.0):
    z = z.astype("float32")
    return np.where(z > 0, z, np.float32(alpha) * np.expm1(np.minimum(z, 0)))

def selu(z):
    z = np.asarray(z, dtype=float)
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0.0)))
""")
wrong("elu", "clipped at -15",
      says="Clipped at -15 elu stays 3e-7 above its floor: a relative error of 1e-9 is asked for.",
      code="""
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.clip(z, -15, 0)))

def selu(z):
    z = np.asarray(z, dtype=float)
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0.0)))
""")
wrong("elu", "in place",
      says="elu writes into the array that was passed in: np.asarray makes no copy of an array of floats.",
      code="""
def elu(z, alpha=1.0):
    z = np.asarray(z, dtype=float)
    left = z <= 0
    z[left] = alpha * np.expm1(z[left])
    return z

def selu(z):
    z = np.asarray(z, dtype=float)
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0.0)))
""")
wrong("elu", "the larger one, as for relu",
      says="Not the larger of the two: with alpha above 1, z itself is the larger one just left of 0.",
      code="""
def elu(z, alpha=1.0):
    return np.maximum(z, alpha * np.expm1(np.minimum(z, 0.0)))

def selu(z):
    z = np.asarray(z, dtype=float)
    return SELU_SCALE * np.where(z > 0, z, SELU_ALPHA * np.expm1(np.minimum(z, 0.0)))
""")
wrong("elu", "both constants outside",
      says="SELU_ALPHA belongs to the left side only: hand it to elu.",
      code="""
def elu(z, alpha=1.0):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0.0)))

def selu(z):
    return SELU_SCALE * SELU_ALPHA * elu(z)
""")
wrong("elu", "selu scales z",
      says="SELU_SCALE multiplies the result of elu, not z.",
      code="""
def elu(z, alpha=1.0):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0.0)))

def selu(z):
    return elu(SELU_SCALE * z, SELU_SCALE * SELU_ALPHA)
""")
wrong("elu", "vectorize with a whole first answer",
      says="np.vectorize takes its kind of numbers from the first answer: a whole number there cuts the "
           "fractions of all the others off.",
      code="""
import math

def elu(z, alpha=1.0):
    return np.vectorize(lambda v: v if v > 0 else alpha * math.expm1(v))(z)

def selu(z):
    return SELU_SCALE * elu(z, SELU_ALPHA)
""")

# -- softplus ----------------------------------------------------------------------------------------------------------


@right("softplus", "two sums")
def softplus(z):
    return np.logaddexp(0, z)


@right("softplus", "by masks")
def softplus(z):
    out = np.empty(z.shape)
    up = z > 0
    out[up] = z[up] + np.log1p(np.exp(-z[up]))
    out[~up] = np.log1p(np.exp(z[~up]))
    return out


@right("softplus", "through -|z|")
def softplus(z):
    size = np.abs(z)
    return 0.5 * (z + size) + np.log1p(np.exp(-size))


@wrong("softplus", "log of 1 + exp",
       says="log(1 + exp(z)) overflows at 1000, and 1 + exp(-40) is rounded to 1, so that its log is 0.")
def softplus(z):
    return np.log(1 + np.exp(z))


@wrong("softplus", "log1p without more",
       says="log1p keeps the left tail, but exp still overflows at 1000: softplus becomes infinite.")
def softplus(z):
    return np.log1p(np.exp(z))


@wrong("softplus", "log without 1p",
       says="The left tail of softplus is lost: 1 + exp(-40) is rounded to 1. np.log1p keeps it.")
def softplus(z):
    return np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z)))


@wrong("softplus", "z above 30",
       says="The values are right, but exp(z) is still computed for large z and overflows: `where` computes both "
            "sides.")
def softplus(z):
    return np.where(z > 40, z, np.log1p(np.exp(z)))


@wrong("softplus", "z above 15", says="z alone is off by 3e-7 at 15: a relative error of 1e-9 is asked for.")
def softplus(z):
    return np.where(z > 15, z, np.log1p(np.exp(np.minimum(z, 15))))


@wrong("softplus", "clips z", says="Clipping z makes softplus level on the right, where it is z itself.")
def softplus(z):
    return np.log1p(np.exp(np.clip(z, -700, 700)))


@wrong("softplus", "no z in front",
       says="z is missing in front of the logarithm where it is positive: log(1 + exp(z)) = z + log(1 + exp(-z)).")
def softplus(z):
    return np.log1p(np.exp(-np.abs(z)))


@wrong("softplus", "z in front on both sides",
       says="z stands in front on the left as well: there softplus is log1p(exp(z)) alone.")
def softplus(z):
    return z + np.log1p(np.exp(-np.abs(z)))


@wrong("softplus", "mirrored", says="softplus is mirrored: this is log(1 + exp(-z)).")
def softplus(z):
    return np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))


@wrong("softplus", "to base 2", says="The natural logarithm is asked for, not the one to base 2.")
def softplus(z):
    return np.logaddexp2(0, z / np.log(2))


@wrong("softplus", "minus log of the sigmoid",
       says="log of sigmoid(-z) overflows where sigmoid(-z) is 0: at 1000 it is infinite, and the left tail is "
            "rounded away.")
def softplus(z):
    return -np.log(sigmoid(-z))


@wrong("softplus", "the logarithm to base 2", says="np.log2 is the logarithm to base 2: the natural one is asked for.")
def softplus(z):
    return np.maximum(z, 0) + np.log2(1 + np.exp(-np.abs(z)))


@wrong("softplus", "twice as sharp", says="softplus(2z) / 2 is sharper at 0: there is no factor in softplus.")
def softplus(z):
    return np.logaddexp(0, 2 * z) / 2


@right("softplus", "softplus of the size, plus z where it is positive")
def softplus(z):
    size = np.abs(z)
    return np.log1p(np.exp(-size)) + np.where(z > 0, z, 0)


@wrong("softplus", "log1p on both sides of a where",
       says="The values are right, but exp(z) is still computed for large z and overflows: `where` computes both "
            "sides.")
def softplus(z):
    return np.where(z > 0, z + np.log1p(np.exp(-np.abs(z))), np.log1p(np.exp(z)))


@wrong("softplus", "cuts whole numbers",
       says="z holds whole numbers here, so an array like z cuts the fractions of softplus off.")
def softplus(z):
    out = np.zeros_like(z)
    out[...] = np.logaddexp(0, z)
    return out


@wrong("softplus", "writes into z", says="The call changed the array that was passed in: `out=z` writes into it.")
def softplus(z):
    out = np.logaddexp(0, z)
    if z.dtype.kind == "f":
        np.maximum(z, 0, out=z)
    return out


@wrong("softplus", "without the logarithm", says="The logarithm is missing: this is 1 + exp(z).")
def softplus(z):
    return 1 + np.exp(np.minimum(z, 700))


@wrong("softplus", "the slope of softplus", says="This is the slope of softplus, the sigmoid.")
def softplus(z):
    return sigmoid(z)

wrong("softplus", "clipped at -600",
      says="Clipped at -600 softplus is level further out: at -700 it must be 9.86e-305, at -1000 it must "
           "be 0.",
      code="""
def softplus(z):
    low = np.clip(z, -600, 600)
    return np.log1p(np.exp(low)) + (np.maximum(z, 600) - 600)
""")
wrong("softplus", "zero from -100 on",
      says="However small, the left tail is not 0: at -700 softplus is 9.86e-305.",
      code="""
def softplus(z):
    z = np.asarray(z, dtype=float)
    return np.where(z < -100, 0.0, np.logaddexp(0, z))
""")
wrong("softplus", "vectorize with a whole 0",
      says="np.vectorize takes its kind of numbers from the first answer: a whole 0 there cuts the "
           "fractions of all the others off. Give 0.0.",
      code="""
import math

def softplus(z):
    def one(v):
        if v < -745:
            return 0
        return max(v, 0.0) + math.log1p(math.exp(-abs(v)))
    return np.vectorize(one)(z)
""")
wrong("softplus", "z in front everywhere",
      says="z + log1p(exp(-z)) is for the right side: on the left exp(-z) overflows, and the sum cancels.",
      code="""
def softplus(z):
    z = np.asarray(z, dtype=float)
    return z + np.log1p(np.exp(-z))
""")
wrong("softplus", "z - log sigmoid",
      says="log(sigmoid(z)) has no answer where the sigmoid is 0, and z minus it cancels on the left.",
      code="""
def softplus(z):
    return z - np.log(sigmoid(z))
""")

# -- gates -------------------------------------------------------------------------------------------------------------

right("gates", "Φ as a function of its own", code="""
def _normal(z, approximate):
    if approximate:
        return 0.5 * (1 + np.tanh((2 / np.pi) ** 0.5 * z * (1 + 0.044715 * z * z)))
    return 0.5 * (1 + erf(z * 2**-0.5))

def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    return z * _normal(z, approximate)
""")
right("gates", "the tanh form as a sigmoid", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return z * sigmoid(np.sqrt(8 / np.pi) * (z + 0.044715 * z**3))
    return z / 2 + z * erf(z / np.sqrt(2)) / 2
""")
right("gates", "swish by its own exponential", code="""
def swish(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, z, z * e) / (1 + e)

def gelu(z, approximate=False):
    if not approximate:
        switch = erf(z / np.sqrt(2))
    else:
        switch = np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * np.power(z, 3.0)))
    return z * (1 + switch) / 2
""")
wrong("gates", "sigmoid only", says="swish is z times the sigmoid: the z is missing.", code="""
def swish(z):
    return sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "z + sigmoid", says="swish is z times the sigmoid, not plus.", code="""
def swish(z):
    return z + sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "naive sigmoid inside",
      says="The values are right, but exp overflows at -1000: your own `sigmoid` does not.",
      code="""
def swish(z):
    return z / (1 + np.exp(-z))

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "tanh as the switch", says="The switch of swish is the sigmoid, not tanh.", code="""
def swish(z):
    return z * np.tanh(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "sigmoid(-z)", says="The switch of swish is turned round: sigmoid(z), not sigmoid(-z).", code="""
def swish(z):
    return z * sigmoid(-z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "swish by its tanh form",
      says="The tail of swish is lost: 1 + tanh(z / 2) cancels on the left. Your `sigmoid` keeps it.",
      code="""
def swish(z):
    return 0.5 * z * (1 + np.tanh(z / 2))

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "swish of relu", says="On the left swish is not 0: it dips below and comes back.", code="""
def swish(z):
    return np.maximum(z, 0) * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "scaled inside",
      says="This is z * sigmoid(1.702 z), an approximation of GELU. swish has no factor.",
      code="""
def swish(z):
    return z * sigmoid(1.702 * z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "the approximation always",
      says="The form with erf is asked for unless approximate is True. The two differ by up to 0.00047.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
""")
wrong("gates", "never the approximation",
      says="With approximate=True the form with tanh is asked for. The two differ by up to 0.00047.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "the two exchanged", says="The two forms are exchanged: approximate=True is the one with tanh.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + erf(z / np.sqrt(2)))
    return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
""")
wrong("gates", "erf without the root", says="erf takes z divided by the square root of 2.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z))
""")
wrong("gates", "erf of z / 2", says="erf takes z divided by the square root of 2, not by 2.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / 2))
""")
wrong("gates", "the probability alone",
      says="gelu is z times the probability: the z is missing in the form with erf.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "a bracket lost before erf",
      says="A bracket is missing in the form with erf: z/2 multiplies 1 + erf as a whole.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        inner = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
        return 0.5 * z * (1 + np.tanh(inner))
    return 0.5 * z * 1 + erf(z / np.sqrt(2))
""")
wrong("gates", "a bracket lost before tanh",
      says="A bracket is missing in the form with tanh: z/2 multiplies 1 + tanh as a whole.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        inner = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
        return 0.5 * z * 1 + np.tanh(inner)
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "a bracket lost in both forms",
      says="A bracket is missing in both forms of gelu: z/2 multiplies the sum as a whole.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        inner = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
        return 0.5 * z * 1 + np.tanh(inner)
    return 0.5 * z * 1 + erf(z / np.sqrt(2))
""")
wrong("gates", "no half", says="The factor 1/2 is missing in the form with erf: Φ lies between 0 and 1.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "no 1", says="The 1 is missing in the form with erf: Φ(z) is (1 + erf) / 2.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * erf(z / np.sqrt(2))
""")
wrong("gates", "minus erf", says="The sign before erf is turned round: Φ rises with z.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 - erf(z / np.sqrt(2)))
""")
wrong("gates", "the root over the whole fraction missing",
      says="In the form with tanh the factor is the square root of 2/π, not 2/π.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(2 / np.pi * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "root of 2 over π", says="The root covers the whole fraction: sqrt(2/π), not sqrt(2)/π.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2) / np.pi * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "no cube", says="The term 0.044715 z³ is missing in the form with tanh.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * z))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "a square for the cube", says="It is 0.044715 z³, not z².", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**2)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "the factor on z alone",
      says="The brackets: the square root of 2/π multiplies the whole sum, the cube as well.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * z + 0.044715 * z**3))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "a slip in the constant", says="The constant is 0.044715: one digit is another one.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044175 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "sigmoid of 1.702 z",
      says="z * sigmoid(1.702 z) is a third form, off by up to 0.02: the one with tanh is asked for.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return z * sigmoid(1.702 * z)
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "multiplies in place",
      says="`z *= ...` writes into the array that was passed in. Make a new one.",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    switch = 0.5 * (1 + erf(z / np.sqrt(2)))
    np.multiply(z, switch, out=z, casting="unsafe")
    return z
""")
wrong("gates", "computed in float32", says="float32 has 7 digits: compute in float64.", code="""
def swish(z):
    z = z.astype(np.float32)
    return z / (1 + np.exp(-np.clip(z, -80, 80)))

def gelu(z, approximate=False):
    z = z.astype(np.float32)
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi).astype(np.float32) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2).astype(np.float32)))
""")
wrong("gates", "swish is 0 below -30", says="The left tail of swish is small and not 0.", code="""
def swish(z):
    return np.where(z < -30, 0.0, z * sigmoid(z))

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "the hard switch",
      says="np.clip(z / 6 + 1/2, 0, 1) is the hard sigmoid: the switch of swish is the sigmoid itself.",
      code="""
def swish(z):
    return z * np.clip(z / 6 + 0.5, 0, 1)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "the slope of swish", says="This is the slope of swish, not swish.", code="""
def swish(z):
    s = sigmoid(z)
    return s + z * s * (1 - s)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "erf of the size", says="erf takes z with its sign, not |z|.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(np.abs(z) / np.sqrt(2)))
""")
wrong("gates", "π over 2", says="The fraction under the root is turned round: 2/π, not π/2.", code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(np.pi / 2) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "constants cut short",
      says="Constants of three or four digits give three or four digits: 0.044715, and np.sqrt(2 / np.pi).",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.0447 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")

wrong("gates", "swish in place",
      says="swish writes into the array that was passed in: `z *= ...` changes it. Make a new array.",
      code="""
def swish(z):
    z *= sigmoid(z)
    return z

def gelu(z, approximate=False):
    z = np.asarray(z, dtype=float)
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "switch clipped at 500",
      says="Clipping z changes the far tail of swish: below -500 its switch stays at 7e-218.",
      code="""
def swish(z):
    return z / (1 + np.exp(-np.clip(z, -500, 500)))

def gelu(z, approximate=False):
    z = np.asarray(z, dtype=float)
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")
wrong("gates", "vectorize with a whole 0",
      says="np.vectorize takes its kind of numbers from the first answer: a whole 0 there cuts the "
           "fractions of all the others off. Give 0.0.",
      code="""
def swish(z):
    return z * sigmoid(z)

import math

def gelu(z, approximate=False):
    def one(v):
        v = float(v)
        if v < -40:
            return 0
        if approximate:
            return 0.5 * v * (1 + math.tanh(math.sqrt(2 / math.pi) * (v + 0.044715 * v**3)))
        return 0.5 * v * (1 + math.erf(v / math.sqrt(2)))
    return np.vectorize(one)(z)
""")
wrong("gates", "result in z's dtype",
      says="z holds whole numbers here, and gelu of them does not: no astype(z.dtype).",
      code="""
def swish(z):
    return z * sigmoid(z)

def gelu(z, approximate=False):
    u = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
    switch = 0.5 * (1 + np.tanh(u)) if approximate else 0.5 * (1 + erf(z / np.sqrt(2)))
    return (z * switch).astype(z.dtype)
""")
wrong("gates", "z clipped before both factors",
      says="The z in front is clipped as well: swish(1000) is 1000.",
      code="""
def swish(z):
    z = np.clip(z, -745, 709)
    return z * sigmoid(z)

def gelu(z, approximate=False):
    z = np.asarray(z, dtype=float)
    if approximate:
        return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    return 0.5 * z * (1 + erf(z / np.sqrt(2)))
""")

# -- prelu_backward ----------------------------------------------------------------------------------------------------


@right("prelu_backward", "by minimum and einsum")
def prelu_backward(dout, z, alpha):
    dz = np.where(z > 0, dout, alpha * dout)
    dalpha = np.einsum("nm,nm->m", dout, np.minimum(z, 0))
    return dz, dalpha


@right("prelu_backward", "row by row")
def prelu_backward(dout, z, alpha):
    dz, dalpha = np.zeros(z.shape), np.zeros(len(alpha))
    for n in range(len(z)):
        for m in range(len(alpha)):
            if z[n, m] > 0:
                dz[n, m] = dout[n, m]
            else:
                dz[n, m] = alpha[m] * dout[n, m]
                dalpha[m] += z[n, m] * dout[n, m]
    return dz, dalpha


@right("prelu_backward", "column by column")
def prelu_backward(dout, z, alpha):
    left = z <= 0
    dz = dout * (1.0 - left) + dout * left * alpha
    dalpha = np.array([dout[left[:, m], m] @ z[left[:, m], m] for m in range(len(alpha))])
    return dz, dalpha


@wrong("prelu_backward", "dalpha not summed",
       says="dalpha has the shape of alpha: all samples share one alpha, so sum over the rows.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = dout * np.where(z > 0, 0.0, z)
    return dz, dalpha


@wrong("prelu_backward", "the mean over the rows", says="The parts of the samples add up: dalpha is a sum, not a mean.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).mean(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "summed over the columns",
       says="dalpha is summed over the rows, axis 0: one number is left for each column.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=1)
    return dz, dalpha


@wrong("prelu_backward", "summed over everything", says="dalpha is one number for each column: sum over the rows only.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum()
    return dz, dalpha


@wrong("prelu_backward", "positive z count too",
       says="Where z is positive a does not move with alpha: those samples add 0 to dalpha.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * z).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "positive z only",
       says="The sides are exchanged in dalpha: a moves with alpha where z is negative.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, z, 0.0)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "dout is missing in dalpha",
       says="dalpha lacks dout: the chain rule multiplies by what comes from the right.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = np.where(z > 0, 0.0, z).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "z is missing in dalpha",
       says="a = alpha * z moves z times as much as alpha: dalpha lacks the factor z.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, 1.0)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "alpha times z in dalpha", says="alpha * z is the output: its slope for alpha is z.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, alpha * z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "the size of z", says="z is negative there, and so is its part of dalpha: no |z|.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, np.abs(z))).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "dz of ReLU", says="On the left dz is alpha * dout, not 0.")
def prelu_backward(dout, z, alpha):
    dz = dout * (z > 0)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "dz is dout", says="dz is dout only where z is positive; on the left alpha comes in.")
def prelu_backward(dout, z, alpha):
    dz = dout * 1.0
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "dz without dout",
       says="dz lacks dout: the chain rule multiplies by what comes from the right.")
def prelu_backward(dout, z, alpha):
    dz = np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "alpha on the right", says="The sides are exchanged in dz: alpha belongs to the left.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, alpha, 1.0)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "z in dz", says="This is dout times the output of PReLU. The slope for z is 1 or alpha.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, z, alpha * z)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "1 at zero", says="Where z is exactly 0 the slope is alpha.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z >= 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "alpha as a column",
       says="alpha belongs to the columns of z: (M,) fits (N, M) as it is, without a reshape.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha[:, None]) if z.shape[0] == len(alpha) else dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "one alpha for all", says="Each column has its own alpha: you use the first one for all.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha[0])
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "the wrong order", says="dz first, then dalpha.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dalpha, dz


@wrong("prelu_backward", "the sign of dout decides", says="Which side counts is decided by z, not by dout.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(dout > 0, 1.0, alpha)
    dalpha = (dout * np.where(dout > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "works in dout", says="The call changed dout: `dz = dout` is no copy. Make a new array.")
def prelu_backward(dout, z, alpha):
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    dz = dout
    np.multiply(dout, np.where(z > 0, 1.0, alpha), out=dz, casting="unsafe")
    return dz, dalpha


@wrong("prelu_backward", "cuts whole numbers",
       says="dout holds whole numbers here, so an array like dout cuts the fractions off.")
def prelu_backward(dout, z, alpha):
    dz = dout.copy()
    dz[z <= 0] = (dout * alpha)[z <= 0]
    return dz, (dout * np.where(z > 0, 0.0, z)).sum(axis=0)


@wrong("prelu_backward", "keeps the axis", says="dalpha has the shape (M,), without keepdims.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0, keepdims=True)
    return dz, dalpha


@wrong("prelu_backward", "dz only", says="Two arrays are to come back: dz and dalpha.")
def prelu_backward(dout, z, alpha):
    return dout * np.where(z > 0, 1.0, alpha)


@wrong("prelu_backward", "an average slope",
       says="The parts of the samples add up: dalpha is not divided by how many of them lie on the left.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = (dout * np.minimum(z, 0)).sum(axis=0) / np.maximum((z <= 0).sum(axis=0), 1)
    return dz, dalpha


@wrong("prelu_backward", "negative parts only", says="Parts of dalpha may have either sign: dout decides it.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = np.minimum(dout * z, 0).sum(axis=0)
    return dz, dalpha


@wrong("prelu_backward", "squeezed",
       says="dz has the shape (N, M) and dalpha (M,), also for one row or one column: no squeeze.")
def prelu_backward(dout, z, alpha):
    dz = (dout * np.where(z > 0, 1.0, alpha)).squeeze()
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0).squeeze()
    return dz, dalpha


@wrong("prelu_backward", "a dictionary", says="A pair is to come back, dz and dalpha, not a dictionary.")
def prelu_backward(dout, z, alpha):
    return {"dz": dout * np.where(z > 0, 1.0, alpha), "dalpha": (dout * np.where(z > 0, 0.0, z)).sum(axis=0)}


@wrong("prelu_backward", "positive from 1e-6 on",
       says="However small a positive z is, its slope is 1: compare with 0 itself.")
def prelu_backward(dout, z, alpha):
    dz = dout * np.where(z > 1e-6, 1.0, alpha)
    dalpha = (dout * np.where(z > 0, 0.0, z)).sum(axis=0)
    return dz, dalpha

wrong("prelu_backward", "dalpha in alpha's dtype",
      says="alpha holds whole numbers here, so an array like alpha cuts the fractions of dalpha off.",
      code="""
def prelu_backward(dout, z, alpha):
    dz = np.where(z > 0, dout, alpha * dout)
    dalpha = np.zeros_like(alpha)
    for m in range(len(alpha)):
        left = z[:, m] <= 0
        dalpha[m] = dout[left, m] @ z[left, m]
    return dz, dalpha
""")
wrong("prelu_backward", "dout in place",
      says="The call changed dout: np.asarray makes no copy of an array of floats, and `*=` writes into it.",
      code="""
def prelu_backward(dout, z, alpha):
    dout = np.asarray(dout, dtype=float)
    dalpha = (dout * np.minimum(z, 0)).sum(axis=0)
    dout *= np.where(z > 0, 1.0, alpha)
    return dout, dalpha
""")
wrong("prelu_backward", "short cut hands dout on",
      says="Where all z are positive dout itself comes back: make a new array in every case.",
      code="""
def prelu_backward(dout, z, alpha):
    left = z <= 0
    if not left.any():
        return dout, np.zeros(len(alpha))
    return np.where(left, alpha * dout, dout), (dout * np.where(left, z, 0.0)).sum(axis=0)
""")
wrong("prelu_backward", "sum carried on",
      says="dalpha is kept from call to call: a default argument is made only once. Begin each call with "
           "zeros.",
      code="""
def prelu_backward(dout, z, alpha, _total={}):
    dz = dout * np.where(z > 0, 1.0, alpha)
    dalpha = _total.setdefault(len(alpha), np.zeros(len(alpha)))
    for row, place in zip(dout, z):
        dalpha += row * np.minimum(place, 0)
    return dz, dalpha
""")
wrong("prelu_backward", "mask from the output",
      says="Which side counts is decided by z, not by the output: alpha may be negative.",
      code="""
def prelu_backward(dout, z, alpha):
    a = np.where(z > 0, z, alpha * z)
    dz = np.where(a > 0, dout, alpha * dout)
    dalpha = np.where(a > 0, 0.0, dout * z).sum(axis=0)
    return dz, dalpha
""")
wrong("prelu_backward", "the larger one wins",
      says="Which side counts is decided by z > 0: alpha may be larger than 1.",
      code="""
def prelu_backward(dout, z, alpha):
    straight = z > alpha * z
    return np.where(straight, dout, alpha * dout), (dout * np.where(straight, 0.0, z)).sum(axis=0)
""")

# -- maxout ------------------------------------------------------------------------------------------------------------


@right("maxout", "a loop over the pieces")
def maxout(X, W, b):
    best = X @ W[0] + b[0]
    for j in range(1, len(W)):
        best = np.maximum(best, X @ W[j] + b[j])
    return best


@right("maxout", "einsum, the pieces last")
def maxout(X, W, b):
    return (np.einsum("nd,kdm->nmk", X, W) + b.T).max(axis=-1)


@right("maxout", "a list of pieces")
def maxout(X, W, b):
    pieces = [np.dot(X, weights) + bias for weights, bias in zip(W, b, strict=True)]
    return np.max(np.stack(pieces), axis=0)


@right("maxout", "number by number")
def maxout(X, W, b):
    k, _, units = W.shape
    return np.array([[max(float(x @ W[j, :, m] + b[j, m]) for j in range(k)) for m in range(units)] for x in X])


@wrong("maxout", "the bias after the maximum",
       says="The bias counts before the largest is taken: each piece has its own.")
def maxout(X, W, b):
    return (X @ W).max(axis=0) + b.max(axis=0)


@wrong("maxout", "the first bias after the maximum",
       says="Each piece has its own bias, and it counts before the largest is taken: you add that of the first "
            "piece to all.")
def maxout(X, W, b):
    return (X @ W).max(axis=0) + b[0]


@wrong("maxout", "no bias", says="The biases are missing.")
def maxout(X, W, b):
    return (X @ W).max(axis=0)


@wrong("maxout", "the sum of the pieces", says="The pieces are not summed: the largest is taken.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).sum(axis=0)


@wrong("maxout", "the mean of the pieces", says="The pieces are not averaged: the largest is taken.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).mean(axis=0)


@wrong("maxout", "the smallest", says="The smallest piece is taken: it must be the largest.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).min(axis=0)


@wrong("maxout", "the largest in size", says="The largest in value is asked for, not the one of the largest size.")
def maxout(X, W, b):
    pieces = X @ W + b[:, None]
    chosen = np.abs(pieces).argmax(axis=0)
    return np.take_along_axis(pieces, chosen[None], axis=0)[0]


@wrong("maxout", "over the units", says="The largest is taken over the pieces, axis 0, and not over the units.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).max(axis=2)


@wrong("maxout", "over the samples", says="The largest is taken over the pieces, axis 0, and not over the samples.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).max(axis=1)


@wrong("maxout", "over everything", says="One number for all comes back: the largest is taken over the pieces only.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).max()


@wrong("maxout", "which piece, not its value", says="argmax tells which piece is the largest; its value is asked for.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).argmax(axis=0) * 1.0


@wrong("maxout", "the first piece only", says="Only the first piece is computed. There are k of them.")
def maxout(X, W, b):
    return X @ W[0] + b[0]


@wrong("maxout", "as many pieces as samples",
       says="The loop counts the samples, len(X). There are k pieces, len(W).")
def maxout(X, W, b):
    return np.max([X @ W[j] + b[j] for j in range(len(X))], axis=0)


@wrong("maxout", "two pieces only", says="Only the first two pieces are compared. There may be any number k.")
def maxout(X, W, b):
    if len(W) == 1:
        return X @ W[0] + b[0]
    return np.maximum(X @ W[0] + b[0], X @ W[1] + b[1])


@wrong("maxout", "the last piece left out", says="The last piece is left out of the comparison.")
def maxout(X, W, b):
    best = X @ W[0] + b[0]
    for j in range(1, len(W) - 1):
        best = np.maximum(best, X @ W[j] + b[j])
    return best


@wrong("maxout", "never below 0",
       says="A maxout unit may answer negative numbers: 0 has no place in the comparison, neither at its end nor as"
            " its start.")
def maxout(X, W, b):
    return np.maximum((X @ W + b[:, None]).max(axis=0), 0.0)


@wrong("maxout", "starts at 0",
       says="A maxout unit may answer negative numbers: 0 has no place in the comparison, neither at its end nor as"
            " its start.")
def maxout(X, W, b):
    best = np.zeros((len(X), W.shape[2]))
    for j in range(len(W)):
        best = np.where(X @ W[j] + b[j] > best, X @ W[j] + b[j], best)
    return best


@wrong("maxout", "the weights chosen first",
       says="The largest weights are not the weights of the largest sum: compute all sums, then compare.")
def maxout(X, W, b):
    return X @ W.max(axis=0) + b.max(axis=0)


@wrong("maxout", "the same bias for all pieces",
       says="Each piece has its own bias, and it counts before the largest is taken: you add that of the first "
            "piece to all.")
def maxout(X, W, b):
    return (X @ W + b[0]).max(axis=0)


@wrong("maxout", "biases of samples",
       says="b (k, M) belongs to the pieces, not to the samples: give it an axis for N in the middle.")
def maxout(X, W, b):
    pieces = X @ W
    return (pieces + (b if b.shape[0] == pieces.shape[1] else b[:, None])).max(axis=0)


@wrong("maxout", "weights transposed", says="In W (k, D, M) the inputs come before the units: no transpose.")
def maxout(X, W, b):
    turned = W.transpose(0, 2, 1) if W.shape[1] == W.shape[2] else W
    return (X @ turned + b[:, None]).max(axis=0)


@wrong("maxout", "units first", says="The result has the shape (N, M): samples are rows.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).max(axis=0).T


@wrong("maxout", "a unit axis squeezed away", says="The result keeps the shape (N, M) also for one unit or one sample.")
def maxout(X, W, b):
    return (X @ W + b[:, None]).max(axis=0).squeeze()


@wrong("maxout", "adds b in place",
       says="The call changed an argument: `W += ...`, `b += ...` write into what was passed in.")
def maxout(X, W, b):
    pieces = X @ W + b[:, None]
    b += 1.0
    return pieces.max(axis=0)


@wrong("maxout", "cut to the kind of X", says="X holds whole numbers here, and the sums do not: no astype(X.dtype).")
def maxout(X, W, b):
    return (X @ W + b[:, None]).max(axis=0).astype(X.dtype)


@wrong("maxout", "the mean of the biases",
       says="The bias counts before the largest is taken: each piece has its own, no mean of them.")
def maxout(X, W, b):
    return (X @ W).max(axis=0) + b.mean(axis=0)


@wrong("maxout", "a soft maximum",
       says="The logarithm of summed exponentials is a soft maximum: the largest itself is asked for.")
def maxout(X, W, b):
    return np.log(np.exp(X @ W + b[:, None]).sum(axis=0))


@wrong("maxout", "the second largest", says="The second largest piece is taken: it must be the largest.")
def maxout(X, W, b):
    ordered = np.sort(X @ W + b[:, None], axis=0)
    return ordered[-2] if len(ordered) > 1 else ordered[-1]


@wrong("maxout", "the first three pieces", says="Only the first three pieces are compared. There may be any number k.")
def maxout(X, W, b):
    return (X @ W[:3] + b[:3, None]).max(axis=0)


@wrong("maxout", "the first or the last", says="Only the first and the last piece are compared.")
def maxout(X, W, b):
    pieces = X @ W + b[:, None]
    return np.maximum(pieces[0], pieces[-1])


@wrong("maxout", "one piece for each sample",
       says="Each unit of each sample has its own largest piece: do not choose one for all units.")
def maxout(X, W, b):
    pieces = X @ W + b[:, None]
    chosen = pieces.sum(axis=2).argmax(axis=0)
    return pieces[chosen, np.arange(len(X))]


@wrong("maxout", "the size of the biases", says="A bias may be negative: no abs.")
def maxout(X, W, b):
    return (X @ W + np.abs(b)[:, None]).max(axis=0)

wrong("maxout", "starts with -1000",
      says="Sums may lie below any number that you start with: begin with the first piece.",
      code="""
def maxout(X, W, b):
    out = np.full((X.shape[0], W.shape[2]), -1000.0)
    for j in range(len(W)):
        out = np.maximum(out, X @ W[j] + b[j])
    return out
""")
wrong("maxout", "b shifted in place",
      says="The call changed b: `b -= ...` writes into it. Make a new array.",
      code="""
def maxout(X, W, b):
    low = b.min()
    b -= low
    return (X @ W + b[:, None, :]).max(axis=0) + low
""")
wrong("maxout", "winner chosen without bias",
      says="The bias counts before the largest is chosen, not only after.",
      code="""
def maxout(X, W, b):
    sums = X @ W
    winner = sums.argmax(axis=0)
    units = np.arange(b.shape[1])
    return sums.max(axis=0) + b[winner, units]
""")
wrong("maxout", "W reshaped",
      says="reshape mixes pieces with inputs: W is (k, D, M), so the axes would have to be exchanged first.",
      code="""
def maxout(X, W, b):
    k, D, M = W.shape
    sums = X @ W.reshape(D, k * M)
    return (sums.reshape(-1, k, M) + b).max(axis=1)
""")
wrong("maxout", "bias of the first unit",
      says="Each unit has its own biases: you use those of the first unit for all.",
      code="""
def maxout(X, W, b):
    return np.max([X @ W[j] + b[j, 0] for j in range(len(W))], axis=0)
""")

# -- predict_facts -----------------------------------------------------------------------------------------------------

right("predict_facts", "as sets", code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": {"sigmoid", "tanh"},
    "falls": {"swish", "gelu"},
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
right("predict_facts", "in another order, with tuples", code="""
predict_facts = {
    "bounded_below": ("gelu", "swish", "softplus", "selu", "elu", "relu", "tanh", "sigmoid"),
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ("gelu", "selu", "swish"),
}
""")
right("predict_facts", "made from all names", code="""
names = ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "softplus", "swish", "gelu"]
predict_facts = {
    "bounded_below": [name for name in names if name != "leaky_relu"],
    "bounded_above": names[:2],
    "falls": names[-2:],
    "saturates_both": names[:2],
    "zero_centred": names[1:2],
    "steeper_than_1": [names[5], *names[-2:]],
}
""")
wrong("predict_facts", "ELU without a floor",
      says="ELU goes to -1 on the left and no further: it has a floor.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "ELU and SELU without a floor",
      says="ELU goes to -1 on the left and SELU to -1.76, and no further: both have a floor.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "swish and GELU without a floor",
      says="swish and GELU dip and come back to 0 on the left: both have a floor.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "four without a floor",
      says="ELU, SELU, swish and GELU all have a floor: follow their curves to the left.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "softplus"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "leaky ReLU with a floor",
      says="leaky ReLU keeps falling on the left, slowly: it has no floor.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "bounded on both sides only",
      says="A floor is enough here: ReLU never goes below 0, whatever it does on the right.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "no ceiling for tanh", says="tanh never goes above 1.", code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "ReLU with a ceiling",
      says="ReLU grows with z without end: it has a floor and no ceiling.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh", "relu"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "nothing falls",
      says="swish and GELU fall on the stretch to the left of their lowest point.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": [],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "only swish falls",
      says="GELU falls on a stretch as well: it dips to -0.17 and must come from 0.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "leaky ReLU falls",
      says="leaky ReLU is below 0 on the left, but it rises everywhere. Falling is about the slope.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["leaky_relu", "swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "all below 0 fall",
      says="Being below 0 is not falling: leaky ReLU, ELU and SELU rise everywhere.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["leaky_relu", "elu", "selu", "swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "ReLU saturates on both sides", says="ReLU is level on the left only.", code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh", "relu"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "only the sigmoid saturates",
      says="tanh becomes level on both sides, and sooner than the sigmoid.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "sigmoid and tanh centred",
      says="The outputs of the sigmoid lie between 0 and 1: their mean is 1/2.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["sigmoid", "tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "all that go below 0 centred",
      says="Having negative outputs is not enough: those for z and -z must cancel. They do for tanh alone.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh", "leaky_relu", "elu", "selu"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "SELU centred",
      says="SELU keeps a mean of 0 for normal inputs and fitting weights. For inputs spread evenly its outputs have"
           " another mean.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh", "selu"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "only SELU is steeper",
      says="swish and GELU dip below ReLU and catch up with it: somewhere they are steeper than 1.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu"],
}
""")
wrong("predict_facts", "nothing is steeper than 1",
      says="SELU has the slope 1.05 on the right already, and swish and GELU must catch up with ReLU.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": [],
}
""")
wrong("predict_facts", "ReLU is steeper", says="The slope of ReLU is exactly 1, not above it.", code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["relu", "selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "a text for a list",
      says="Each answer is a list, also one of a single name: put square brackets around it.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": "tanh",
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "an unknown name",
      says="One of the names is none of the nine: compare how they are spelt.",
      code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanhh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
    "steeper_than_1": ["selu", "swish", "gelu"],
}
""")
wrong("predict_facts", "leaves a key out", says="There is no 'steeper_than_1' in the dictionary.", code="""
predict_facts = {
    "bounded_below": ["sigmoid", "tanh", "relu", "elu", "selu", "softplus", "swish", "gelu"],
    "bounded_above": ["sigmoid", "tanh"],
    "falls": ["swish", "gelu"],
    "saturates_both": ["sigmoid", "tanh"],
    "zero_centred": ["tanh"],
}
""")

# -- activation_facts --------------------------------------------------------------------------------------------------


@right("activation_facts", "with a list of sides and NumPy truth values")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": (steps < -1e-12).any(),
        "saturates": saturates,
        "bounded_below": left >= -1e-6 and right >= -1e-6,
        "bounded_above": not (left > 1e-6 or right > 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@right("activation_facts", "f called at the four places")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    outer, inner = f(np.array([-end, end]) * 1.0), f(np.array([1.0 - end, end - 1.0]))
    rise = outer - inner
    facts = dict(lowest=float(np.min(a)), highest=float(np.max(a)))
    facts["steepest"] = float(np.max(np.abs(a[1:] - a[:-1])) * 100)
    facts["falls"] = any(a[i + 1] < a[i] - 1e-12 for i in range(len(a) - 1))
    facts["saturates"] = [side for side, r in zip(["left", "right"], rise, strict=True) if -1e-6 <= r <= 1e-6]
    facts["bounded_below"] = not (rise < -1e-6).any()
    facts["bounded_above"] = not (rise > 1e-6).any()
    facts["zero_centred"] = -1e-9 <= np.sum(a) / len(a) <= 1e-9
    return facts


@right("activation_facts", "step by step")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    slopes = (a[1:] - a[:-1]) / 0.01
    facts = {"lowest": sorted(a)[0], "highest": sorted(a)[-1]}
    facts["steepest"] = max(slopes.max(), -slopes.min())
    facts["falls"] = bool(np.min(slopes) * 0.01 < -1e-12)
    left, right = a[0] - a[100], a[-1] - a[len(a) - 101]
    facts["saturates"] = []
    if abs(left) <= 1e-6:
        facts["saturates"].append("left")
    if abs(right) <= 1e-6:
        facts["saturates"].append("right")
    facts["bounded_below"] = left >= -1e-6 and right >= -1e-6
    facts["bounded_above"] = left <= 1e-6 and right <= 1e-6
    facts["zero_centred"] = abs(a.mean()) <= 1e-9
    return facts


@wrong("activation_facts", "lowest and highest exchanged", says="\"lowest\" and \"highest\" are exchanged.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.max(),
        "highest": a.min(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "the ends for the extremes",
       says="The smallest and the largest value need not stand at the ends: take them over the whole grid.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a[0],
        "highest": a[-1],
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "the place of the lowest", says="\"lowest\" is the value of f, not the place z where it is.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": z[a.argmin()],
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "steps not divided", says="A slope is rise over run: divide the differences by 0.01.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max(),
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "multiplied by the step", says="A slope is rise over run: divide by 0.01, do not multiply.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() * 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "the steepest rise only",
       says="\"steepest\" is about the size of a slope: a fall may be the steepest, too.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": steps.max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "the mean slope", says="\"steepest\" is the largest size of a slope, not the mean.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).mean() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "central differences",
       says="Neighbours are 0.01 apart: np.gradient looks at places 0.02 apart and flattens what is steep.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(np.gradient(a, 0.01)).max(),
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "falls where f is negative",
       says="\"falls\" asks whether a value is smaller than the one before, not whether it is negative.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((a < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "falls everywhere", says="One stretch on which f falls is enough for \"falls\".")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).all()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "rises for falls",
       says="\"falls\" and \"rises\" are exchanged: look at the sign of a difference between one place and the next.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps > 1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "level counts as a fall",
       says="Where f is level it does not fall: a fall is more than 1e-12.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps <= 0).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "any fall counts",
       says="Only a fall of more than 1e-12 from one place to the next counts: not any, and not the slope, "
            "which is 100 times as large.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < 0).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "compares the ends only",
       says="f may fall on the way although its end is higher than its start: compare all neighbours.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool(a[-1] < a[0]),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "neighbours in the place of a length of 1",
       says="Level is asked over a length of 1, which is 100 places: two neighbours differ by less.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[1], a[-1] - a[-2]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "the length on the right off by one",
       says="On the right a length of 1 back from a[-1] is a[-101]: a[-100] is 99 places away.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-100]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "inwards on the left",
       says="On the left outwards means towards smaller z: f(-end) - f(-end + 1), not the other way round.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[100] - a[0], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "inwards on the right",
       says="On the right outwards means towards larger z: f(end) - f(end - 1), not the other way round.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-101] - a[-1]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "sides in the wrong order", says="\"left\" comes first in \"saturates\".")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("right", right), ("left", left)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "sides as a text",
       says="\"saturates\" is a list of the names of sides, [] where there is none.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": ", ".join(saturates),
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "how many sides", says="\"saturates\" is a list of the names of sides, not their number.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": len(saturates),
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "level where f is near 0",
       says="A side is level where f does not change, whatever its value: tanh is level at 1.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", a[0]), ("right", a[-1])) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "one end for the floor", says="Either end may fall: look at both for \"bounded_below\".")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "one end for the ceiling", says="Either end may rise: look at both for \"bounded_above\".")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "floor and ceiling exchanged",
       says="\"bounded_below\" and \"bounded_above\" are exchanged: what falls outwards has no floor.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(max(left, right) <= 1e-6),
        "bounded_above": bool(min(left, right) >= -1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "bounded only where level",
       says="A curve that rises outwards is not level and has a floor all the same: only an end that falls takes "
            "the floor away.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(len(saturates) == 2),
        "bounded_above": bool(len(saturates) == 2),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "bounded where finite",
       says="Every value on the grid is finite. Whether f has a floor is judged by what it does at the two ends.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(np.isfinite(a.min())),
        "bounded_above": bool(np.isfinite(a.max())),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "centred where f(0) is 0",
       says="Zero-centred is about the mean of all values, not about f(0).")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a[len(a) // 2]) <= 1e-9),
    }


@wrong("activation_facts", "centred where the sum is 0 exactly",
       says="The mean is rounded as all sums are: ask whether it is at most 1e-9 in size, not whether it is 0.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(a.mean() == 0),
    }


@wrong("activation_facts", "centred where the mean is small",
       says="No size: a mean far below 0 is small as a number and not centred. Take its absolute value.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(a.mean() <= 1e-9),
    }


@wrong("activation_facts", "the grid of 30, whatever end is", says="The grid goes from -end to end: yours stays at 30.")
def activation_facts(f, end=30):
    z = np.linspace(-30, 30, 6001)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }

allowed("activation_facts", "for (side, rise) in outwards.items(): the first and the last turn only",
        because="There are two sides.")

@wrong("activation_facts", "a tuple of values",
       says="A dictionary with these keys is asked for, not a tuple of its values.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    facts = {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
    return tuple(facts.values())


@wrong("activation_facts", "leaves a key out", says="The key \"zero_centred\" is missing.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
    }


@wrong("activation_facts", "the median", says="Zero-centred is about the mean, not about the median.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(np.median(a)) <= 1e-9),
    }


@wrong("activation_facts", "a floor where the left is level",
       says="A floor does not ask for a level left side: it is missing where an end falls outwards, the left or the"
            " right one.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(abs(left) <= 1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "an extra key", says="Eight keys and no others: the names are given.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "name": getattr(f, "__name__", ""),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "looks at the first step only",
       says="One stretch on which f falls is enough for \"falls\", wherever it is: you look at the first step.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool(steps[0] < -1e-12),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "the slope at 0", says="\"steepest\" is the largest slope anywhere, not the one at 0.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": abs(steps[len(steps) // 2]) / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "rounds", says="Rounded: the values are asked for as they are measured.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": round(float(a.min()), 6),
        "highest": round(float(a.max()), 6),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "level within 1e-4",
       says="Level is a difference of at most 1e-6 over a length of 1: yours allows more, or looks at a shorter "
            "stretch.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-4]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "level within 1e-9", says="Level is a difference of at most 1e-6: yours allows less.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-9]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "a tolerance of 0 at the ends",
       says="An end counts as falling or rising from 1e-6 on: without a tolerance every curve that creeps does.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= 0),
        "bounded_above": bool(max(left, right) <= 0),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "truth values as texts", says="\"falls\" is True or False, not a text.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": str((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "a set of sides", says="\"saturates\" is a list, with \"left\" first: a set has no order.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": set(saturates),
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }


@wrong("activation_facts", "the last step times 100",
       says="The stretch has the length 1: the last step times 100 is another number where the curve bends.")
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    left, right = (a[0] - a[1]) * 100, (a[-1] - a[-2]) * 100
    saturates = [side for side, rise in (("left", left), ("right", right)) if abs(rise) <= 1e-6]
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(min(left, right) >= -1e-6),
        "bounded_above": bool(max(left, right) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }

wrong("activation_facts", "f asked once more",
      says="f takes an array, not a single number: its values at the four places stand in f(z) already.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = f(-end) - f(-end + 1), f(end) - f(end - 1)
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "one place short",
      says="A length of 1 is 100 places: f(-end + 1) is a[100], f(end - 1) is a[-101].",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[99], a[-1] - a[-100]
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "floor on the left, ceiling on the right",
      says="Either end may take the floor or the ceiling away: look at both ends for each of the two.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6),
        "bounded_above": bool(right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "or for and",
      says="One end that falls takes the floor away, one that rises the ceiling: both ends must be good.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 or right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 or right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "level over one neighbour",
      says="Level is a difference of at most 1e-6 over a length of 1: yours allows more, or looks at a shorter "
           "stretch.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if abs(d[0]) <= 1e-6:
        saturates.append("left")
    if abs(d[-1]) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "29 for end - 1",
      says="The places -29 and 29 belong to end = 30: take -end + 1 and end - 1.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[np.argmin(np.abs(z + 29))], a[-1] - a[np.argmin(np.abs(z - 29))]
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "saturated means both",
      says="One level side is enough to stand in \"saturates\": ask for each side by itself.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if abs(left) <= 1e-6 and abs(right) <= 1e-6:
        saturates = ["left", "right"]
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "elif",
      says="After \"left\" the right side is never asked: `elif` is one of two, here are two questions.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    elif abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "list from outside",
      says="\"saturates\" is kept from call to call: a default argument is made only once. Begin each call "
           "with [].",
      code="""
def activation_facts(f, end=30, saturates=[]):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "level without size",
      says="Level is about the size of the difference, up or down: take its absolute value.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if -left <= 1e-6:
        saturates.append("left")
    if right <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "level without size on either side",
      says="Level is about the size of the difference, up or down: take its absolute value.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    outwards = {"left": a[0] - a[100], "right": a[-1] - a[-101]}
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": [side for side, rise in outwards.items() if rise <= 1e-6],
        "bounded_below": bool(min(outwards.values()) >= -1e-6),
        "bounded_above": bool(max(outwards.values()) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "level without size, inwards",
      says="Level is about the size of the difference, up or down: take its absolute value.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    steps = np.diff(a)
    outwards = {"left": a[0] - a[100], "right": a[-1] - a[-101]}
    return {
        "lowest": a.min(),
        "highest": a.max(),
        "steepest": np.abs(steps).max() / 0.01,
        "falls": bool((steps < -1e-12).any()),
        "saturates": [side for side, rise in outwards.items() if -rise <= 1e-6],
        "bounded_below": bool(min(outwards.values()) >= -1e-6),
        "bounded_above": bool(max(outwards.values()) <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")
wrong("activation_facts", "centred by the ends",
      says="Zero-centred is about the mean of all values, not of the lowest and the highest.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a)
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max() / 0.01),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(((a.min() + a.max()) / 2)) <= 1e-9),
    }
""")
wrong("activation_facts", "falls as a slope",
      says="Only a fall of more than 1e-12 from one place to the next counts: not any, and not the slope, "
           "which is 100 times as large.",
      code="""
def activation_facts(f, end=30):
    z = np.linspace(-end, end, 200 * end + 1)
    a = f(z)
    d = np.diff(a) / 0.01
    left, right = a[0] - a[100], a[-1] - a[-101]
    saturates = []
    if abs(left) <= 1e-6:
        saturates.append("left")
    if abs(right) <= 1e-6:
        saturates.append("right")
    return {
        "lowest": float(a.min()),
        "highest": float(a.max()),
        "steepest": float(np.abs(d).max()),
        "falls": bool((d < -1e-12).any()),
        "saturates": saturates,
        "bounded_below": bool(left >= -1e-6 and right >= -1e-6),
        "bounded_above": bool(left <= 1e-6 and right <= 1e-6),
        "zero_centred": bool(abs(a.mean()) <= 1e-9),
    }
""")

# -- mend_activations --------------------------------------------------------------------------------------------------


@right("mend_activations", "a dictionary of functions")
def mended(z, kind):
    kinds = {
        "relu6": lambda: np.clip(z, 0, 6),
        "softsign": lambda: z / (np.abs(z) + 1),
        "hard_tanh": lambda: np.clip(z, -1, 1),
        "hard_sigmoid": lambda: np.clip((z + 3) / 6, 0, 1),
        "soft_shrink": lambda: z - np.clip(z, -0.5, 0.5),
        "log_sigmoid": lambda: -np.logaddexp(0, -z),
        "mish": lambda: z * np.tanh(np.logaddexp(0, z)),
    }
    if kind not in kinds:
        raise ValueError(kind)
    return kinds[kind]()


@right("mend_activations", "hasty on a copy, where it was right")
def mended(z, kind):
    x = np.array(z, dtype=float)
    if kind in ("relu6", "hard_tanh", "hard_sigmoid", "soft_shrink"):
        return hasty(x, kind)
    if kind == "softsign":
        return np.sign(x) * hasty(np.abs(x), kind)
    if kind == "log_sigmoid":
        return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))
    if kind == "mish":
        return x * np.tanh(softplus(x))
    raise ValueError("there is no activation " + kind)


@right("mend_activations", "match, and a new array that is filled")
def mended(z, kind):
    out = np.zeros(z.shape)
    match kind:
        case "relu6":
            out += np.where(z > 6, 6, z * (z > 0))
        case "softsign":
            out += z / (1 + np.abs(z))
        case "hard_tanh":
            out += np.clip(z, -1, 1)
        case "hard_sigmoid":
            out += np.minimum(np.maximum(z / 6 + 1 / 2, 0), 1)
        case "soft_shrink":
            out[z > 0.5] = z[z > 0.5] - 0.5
            out[z < -0.5] = z[z < -0.5] + 0.5
        case "log_sigmoid":
            out -= softplus(-z)
        case "mish":
            e = np.exp(-np.abs(z))
            up = (1 + 2 * e) / (1 + 2 * e + 2 * e * e)
            down = (e * e + 2 * e) / (e * e + 2 * e + 2)
            out += z * np.where(z >= 0, up, down)
        case _:
            raise ValueError(f"{kind!r} is not known")
    return out


@wrong("mend_activations", "hasty as it is",
       says="This is `hasty` itself. Try it with negative numbers, large ones, whole numbers and an unknown kind.")
def mended(z, kind):
    return hasty(z, kind)


@wrong("mend_activations", "hasty on a copy of floats",
       says="A copy of floats protects z and gives fractions room. What is left shows with negative numbers, with "
            "large ones and with a kind that does not exist.")
def mended(z, kind):
    return hasty(np.array(z, dtype=float), kind)


@wrong("mend_activations", "hasty on a copy",
       says="A copy protects z, and no more. What is left shows with whole numbers, with negative ones, with large "
            "ones and with a kind that does not exist.")
def mended(z, kind):
    return hasty(z.copy(), kind)


@wrong("mend_activations", "relu6 in place",
       says="relu6 writes into the array that was passed in: `z[z < 0] = 0` changes it.")
def mended(z, kind):
    if kind == "relu6":
        z[z < 0] = 0
        return np.minimum(z, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "relu6 without the 6", says="relu6 is cut off at 6 above as well.")
def mended(z, kind):
    if kind == "relu6":
        return np.maximum(z, 0)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "relu6 without the 0", says="relu6 is cut off at 0 below as well.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(z, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "softsign without the size",
       says="softsign divides by 1 + |z|: with 1 + z it breaks down at z = -1.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + z)
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "softsign with a sign twice",
       says="softsign loses its sign: z itself stands above the line, not |z|.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return np.abs(z) / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "softsign with the square",
       says="softsign divides by 1 + |z|. The square root of 1 + z² belongs to another function.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / np.sqrt(1 + z**2)
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "hard_tanh as tanh",
       says="hard_tanh is z itself between -1 and 1, cut off there.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.tanh(z)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "hard_tanh cut off at 0", says="hard_tanh is cut off at -1, not at 0.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.clip(z, 0, 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "hard_sigmoid in whole numbers",
       says="hard_sigmoid cuts fractions off where z holds whole numbers: np.zeros_like(z) holds whole numbers, too.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        out = np.zeros_like(z)
        out[...] = z / 6 + 0.5
        return np.clip(out, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "hard_sigmoid of older Keras",
       says="0.2 z + 0.5 is the hard sigmoid of older versions of Keras. Here the slope is 1/6.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(0.2 * z + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "hard_sigmoid not cut off", says="hard_sigmoid is cut off at 0 and 1.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return z / 6 + 0.5
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "soft_shrink as hard shrink",
       says="soft_shrink moves what is left towards 0 by 1/2.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.where(np.abs(z) > 0.5, z, 0.0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "soft_shrink without its sign", says="soft_shrink keeps the sign of z.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "log of the sigmoid",
       says="log_sigmoid is -infinity where the sigmoid is rounded to 0: at -1000 it must be -1000. Write it with "
            "softplus.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return np.log(sigmoid(z))
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "log of the sigmoid, clipped",
       says="Clipping the sigmoid before the log makes log_sigmoid level on the left: at -1000 it must be -1000.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return np.log(np.clip(sigmoid(z), 1e-300, 1))
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "log_sigmoid with a sign lost",
       says="log σ(z) is -softplus(-z): a minus is missing in front.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "log_sigmoid with the inner sign lost",
       says="log σ(z) is -softplus(-z): a minus is missing inside.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "log_sigmoid as z - softplus",
       says="log_sigmoid on the right is about -exp(-z): at 40 all its digits were rounded away. Write it with "
            "softplus.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return z - softplus(z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "mish with a plain log",
       says="log(1 + exp(z)) in mish overflows at 1000 and loses the tail at -40: you have softplus.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(np.log(1 + np.exp(z)))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "mish with log1p",
       says="exp(z) still overflows at 1000 in mish, with a warning: you have softplus.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(np.log1p(np.exp(z)))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "mish with the sigmoid",
       says="mish is z tanh(softplus(z)); with the sigmoid in its place it is swish.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * sigmoid(z)
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "mish without z", says="The factor z is missing in mish.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "mish without tanh", says="tanh is missing in mish.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * softplus(z)
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "unknown kinds pass",
       says="An unknown kind must raise a ValueError: a misspelt name would pass as linear otherwise.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    return z


@wrong("mend_activations", "unknown kinds give None",
       says="An unknown kind must raise a ValueError: without one the function ends and gives None.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    return None


@wrong("mend_activations", "KeyError", says="A ValueError is asked for where the kind is unknown, not a KeyError.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise KeyError(kind)


@wrong("mend_activations", "an error without the name",
       says="The text of the ValueError must name the kind that is unknown.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError("unknown activation")


@wrong("mend_activations", "log1p in log_sigmoid", says="exp(-z) overflows at -1000 in log_sigmoid: you have softplus.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -np.log1p(np.exp(-z))
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "log of the sigmoid, but for the left",
       says="log_sigmoid on the right is about -exp(-z): at 40 all its digits were rounded away. Write it with "
            "softplus.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return np.where(z < -30, z, np.log(np.maximum(sigmoid(z), 1e-300)))
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "mish is 0 below -30", says="The left tail of mish is small and not 0.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return np.where(z < -30, 0.0, z * np.tanh(softplus(z)))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "an assertion",
       says="A ValueError is asked for where the kind is unknown, not an AssertionError.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise AssertionError(kind)


@wrong("mend_activations", "the first letter",
       says="Any other kind raises a ValueError, also one that begins as a known one does.",
       only_hidden=True)
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind.startswith("m"):
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "any capitals",
       says="\"Mish\" is not one of the kinds: they are to be spelt as they are given.")
def mended(z, kind):
    kind = kind.lower()
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "soft_shrink by 1", says="soft_shrink moves by 1/2, not by 1.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 1.0, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "softsign of the square", says="softsign divides by 1 + |z|, not by 1 + z².")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + z**2)
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "whole steps in hard_sigmoid", says="`//` divides and rounds down: z / 6 is asked for.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 1)
    if kind == "hard_sigmoid":
        return np.clip(z // 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")


@wrong("mend_activations", "hard_tanh to 2", says="hard_tanh is cut off at 1.")
def mended(z, kind):
    if kind == "relu6":
        return np.minimum(np.maximum(z, 0), 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.minimum(np.maximum(z, -1), 2)
    if kind == "hard_sigmoid":
        return np.clip(z / 6 + 0.5, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown activation '{kind}'")

wrong("mend_activations", "softsign as 1 - 1/(1 + |z|)",
      says="1 - 1 / (1 + |z|) cancels near 0: softsign is z / (1 + |z|) as it stands.",
      code="""
def mended(z, kind):
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return np.sign(z) * (1 - 1 / (1 + np.abs(z)))
    if kind == "hard_tanh":
        return np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown kind: {kind!r}")
""")
wrong("mend_activations", "hard_tanh hands z back",
      says="Where nothing is cut off z itself comes back: make a new array in every case.",
      code="""
def mended(z, kind):
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return z if (np.abs(z) <= 1).all() else np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown kind: {kind!r}")
""")
wrong("mend_activations", "cut to a safe range first",
      says="z is clipped for all kinds: soft_shrink, log_sigmoid and mish go on beyond 500.",
      code="""
def mended(z, kind):
    z = np.clip(z, -500, 500)
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown kind: {kind!r}")
""")
wrong("mend_activations", "misspelt kinds let through if linear",
      says="\"linear\" is none of the seven kinds: it raises a ValueError, too.",
      code="""
def mended(z, kind):
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    if kind in ("linear", None):
        return z.copy()
    raise ValueError(f"unknown kind: {kind!r}")
""")
wrong("mend_activations", "soft_shrink without its middle",
      says="soft_shrink has three pieces: between -1/2 and 1/2 it is 0.",
      code="""
def mended(z, kind):
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.where(z > 0.5, z - 0.5, z + 0.5)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown kind: {kind!r}")
""")
wrong("mend_activations", "soft_shrink without its middle, moved down",
      says="soft_shrink has three pieces: between -1/2 and 1/2 it is 0.",
      code="""
def mended(z, kind):
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.where(z < -0.5, z + 0.5, z - 0.5)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown kind: {kind!r}")
""")
wrong("mend_activations", "a ValueError handed back",
      says="`return ValueError(...)` hands the exception back as a result: `raise` it.",
      code="""
def mended(z, kind):
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.sign(z) * np.maximum(np.abs(z) - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    return ValueError(f"unknown kind: {kind!r}")
""")
wrong("mend_activations", "soft_shrink mended without need",
      says="soft_shrink goes up by 1/2 on the left.",
      code="""
def mended(z, kind):
    if kind == "relu6":
        return np.clip(z, 0, 6)
    if kind == "softsign":
        return z / (1 + np.abs(z))
    if kind == "hard_tanh":
        return np.clip(z, -1, 1)
    if kind == "hard_sigmoid":
        return np.clip((z + 3.0) / 6, 0, 1)
    if kind == "soft_shrink":
        return np.where(np.abs(z) > 0.5, z - 0.5, 0)
    if kind == "log_sigmoid":
        return -softplus(-z)
    if kind == "mish":
        return z * np.tanh(softplus(z))
    raise ValueError(f"unknown kind: {kind!r}")
""")

# -- activations_quiz --------------------------------------------------------------------------------------------------

right("activations_quiz", "a fraction, and capitals", code="""
quiz = {"step": "B", "naive": "b)", "where": "c", "three": 1 / 64, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
right("activations_quiz", "computed", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.25**3, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ("soft_shrink", "hard_tanh")}
""")
right("activations_quiz", "a set, and a fraction as a text", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": "1/64", "dead": "a",
        "floor": "c", "prelu": "b", "innocent": {"soft_shrink", "hard_tanh"}}
""")
wrong("activations_quiz", "the kink is to blame",
      says="What does a weight that moves a little change in the answer? See the first figure.",
      code="""
quiz = {"step": "a", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "the mean is to blame",
      says="Centred outputs help a little; without a slope nothing can be followed at all. See the first figure.",
      code="""
quiz = {"step": "c", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "NaN at -1000",
      says="exp(1000) is infinity, and 1 / infinity is 0. NaN comes from infinity / infinity.",
      code="""
quiz = {"step": "b", "naive": "a", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "quietly 0", says="The value is 0, but NumPy warns: exp(1000) overflows on the way.", code="""
quiz = {"step": "b", "naive": "c", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "infinity through where",
      says="The infinity is computed and thrown away: z itself is chosen.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "a", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "where is quiet",
      says="Both sides are computed for every entry, exp(1000) - 1 as well, and NumPy warns.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "b", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "one sigmoid only", says="Three sigmoids put in three factors: multiply them.", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.25, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "rounded to 0.02",
      says="That is the right number, rounded: give all digits, or a fraction such as 1 / 3.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.02, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "rounded to 0.016",
      says="That is the right number, rounded: give all digits, or a fraction such as 1 / 3.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.016, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "rounded to 0.0156",
      says="That is the right number, rounded: give all digits, or a fraction such as 1 / 3.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.0156, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "rounded to 0.01563",
      says="That is the right number, rounded: give all digits, or a fraction such as 1 / 3.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.01563, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "adds the slopes", says="Along a path factors are multiplied, not added.", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.75, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "the value in the place of the slope",
      says="1/2 is the sigmoid's value at 0. Its slope there is 1/4.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.125, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "the dead learn slowly",
      says="Its slope is exactly 0 for every sample: nothing changes, not even slowly.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "b",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "the dead wake up",
      says="Weights change by slopes, and all of its slopes are 0: nothing grows.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "c",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "swish without a floor",
      says="swish dips to -0.278 and comes back to 0 on the left.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "a", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "SELU without a floor", says="SELU goes down to -1.758 and no further.", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "b", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "one for each sample",
      says="There is one alpha for each unit, and all samples share it: their parts add up.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "a", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "one for all", says="There are three units, and each has an alpha of its own.", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "c", "innocent": ["hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "relu6 is innocent",
      says="relu6 writes into the array that was passed in. Look at z after the call.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["relu6", "hard_tanh", "soft_shrink"]}
""")
wrong("activations_quiz", "hard_sigmoid is innocent",
      says="hard_sigmoid cuts the fractions off where z holds whole numbers.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "hard_sigmoid", "soft_shrink"]}
""")
wrong("activations_quiz", "mish is innocent",
      says="mish overflows at 1000, with a warning, and loses its tail at -40.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink", "mish"]}
""")
wrong("activations_quiz", "log_sigmoid is innocent",
      says="log_sigmoid is -infinity at -1000, where it must be -1000.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh", "soft_shrink", "log_sigmoid"]}
""")
wrong("activations_quiz", "soft_shrink is accused",
      says="soft_shrink is written strangely, but all that it promises it keeps.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard_tanh"]}
""")
wrong("activations_quiz", "hard_tanh is accused", says="hard_tanh is right: try it with whatever you like.", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["soft_shrink"]}
""")
wrong("activations_quiz", "the guilty ones",
      says="The ones that are right are asked for, not the ones that are wrong.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["relu6", "softsign", "hard_sigmoid", "log_sigmoid", "mish"]}
""")
wrong("activations_quiz", "nobody is innocent",
      says="Two kinds are right, although they are written strangely.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": []}
""")
wrong("activations_quiz", "a text for a list",
      says="Question 8 wants a list of names, each in quotation marks of its own: not one text.",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": "hard_tanh, soft_shrink"}
""")
wrong("activations_quiz", "another spelling",
      says="The names are spelt as `hasty` spells them, with an underscore: \"hard_tanh\", not \"hard tanh\".",
      code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b", "innocent": ["hard tanh", "soft shrink"]}
""")
wrong("activations_quiz", "leaves a key out", says="There is no 'innocent' in the dictionary.", code="""
quiz = {"step": "b", "naive": "b", "where": "c", "three": 0.015625, "dead": "a",
        "floor": "c", "prelu": "b"}
""")
