"""Answers to the exercises of unit 07, right and wrong, as learners hand them in."""

from autograder.author.answers import allowed, right, wrong

# -- recall ----------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)",
      code='recall = dict(paths="a", bias="b", measure="c")')
right("recall", "item by item",
      code="""
recall = {}
recall["paths"] = "a"
recall["bias"] = "b"
recall["measure"] = "c"
""")
right("recall", "in capitals, and as floats",
      code='recall = {"paths": "A", "bias": "B", "measure": "C"}')
wrong("recall", "multiplies the paths",
      says="Along a path slopes are multiplied. What about several paths? See unit 06, section 1.",
      code='recall = {"paths": "b", "bias": "b", "measure": "c"}')
wrong("recall", "takes the larger path",
      says="Along a path slopes are multiplied. What about several paths? See unit 06, section 1.",
      code='recall = {"paths": "c", "bias": "b", "measure": "c"}')
wrong("recall", "db as dz",
      says="b has shape (4,), and every row of z has it inside: what do five effects make together?",
      code='recall = {"paths": "a", "bias": "a", "measure": "c"}')
wrong("recall", "db as a mean",
      says="b has shape (4,), and every row of z has it inside: what do five effects make together?",
      code='recall = {"paths": "a", "bias": "c", "measure": "c"}')
wrong("recall", "two passes in all",
      says="Each parameter is moved up once and down once.",
      code='recall = {"paths": "a", "bias": "b", "measure": "a"}')
wrong("recall", "one pass for each parameter",
      says="Each parameter is moved up once and down once.",
      code='recall = {"paths": "a", "bias": "b", "measure": "b"}')
wrong("recall", "the word itself",
      says="Give the letter in front of the answer, say \"a\", not the answer itself.",
      code='recall = {"paths": "add", "bias": "b", "measure": "c"}')
wrong("recall", "the number itself",
      says="Give the letter in front of the answer, say \"a\", not the answer itself.",
      code='recall = {"paths": "a", "bias": "b", "measure": 2000}')
wrong("recall", "the shape itself",
      says="Give the letter in front of the answer, say \"a\", not the answer itself.",
      code='recall = {"paths": "a", "bias": "(4,)", "measure": "c"}')
wrong("recall", "leaves a key out",
      says="There is no 'paths' in the dictionary.",
      code='recall = {"bias": "b", "measure": "c"}')

# -- forecast --------------------------------------------------------------------------------------------------------

right("forecast", "computed",
      code="""
a, b = 2, -3
d = 2 * (a * b + a)
forecast = {"d": d, "c": d, "b": d * a, "a": d * b + d}
""")
right("forecast", "floats, with dict",
      code='forecast = dict(d=-8.0, c=-8.0, b=-16.0, a=16.0)')
right("forecast", "NumPy numbers",
      code='forecast = dict(zip(["d", "c", "b", "a"], np.array([-8, -8, -16, 16]), strict=True))')
wrong("forecast", "one arrow of d only",
      says="Two arrows lead from d to the loss, each with the slope -4: they add up.",
      code='forecast = {"d": -4, "c": -4, "b": -8, "a": 8}')
wrong("forecast", "multiplies the two arrows of d",
      says="The two arrows from d are two paths: add them. Multiply only along a path.",
      code='forecast = {"d": 16, "c": 16, "b": 32, "a": -32}')
wrong("forecast", "a through c only",
      says="a has another arrow, straight to d. What has arrived at d comes back on it, with the slope 1.",
      code='forecast = {"d": -8, "c": -8, "b": -16, "a": 24}')
wrong("forecast", "a through d only",
      says="a has another arrow, to c. What has arrived at c comes back on it, times b.",
      code='forecast = {"d": -8, "c": -8, "b": -16, "a": -8}')
wrong("forecast", "the paths of a subtracted",
      says="The two paths of a add up: one through c, times b, and one straight from d.",
      code='forecast = {"d": -8, "c": -8, "b": -16, "a": 32}')
wrong("forecast", "a and b exchanged at c",
      says="c = a · b moves -3 times as much as a does (the slope is b), and 2 times as much as b does (the slope "
           "is a): the slope is the other factor.",
      code='forecast = {"d": -8, "c": -8, "b": 24, "a": -24}')
wrong("forecast", "b with the sign lost",
      says="b's arrow has the slope 2, and what has arrived at c is below 0. Mind the sign.",
      code='forecast = {"d": -8, "c": -8, "b": 16, "a": 16}')
wrong("forecast", "b stops at the slope",
      says="That is the slope of b's arrow alone. Multiply it by what has arrived at c.",
      code='forecast = {"d": -8, "c": -8, "b": 2, "a": 16}')
wrong("forecast", "slopes of the arrows only",
      says="These are slopes of single arrows. Multiply each by what has arrived at its end.",
      code='forecast = {"d": -8, "c": 1, "b": 2, "a": -2}')
wrong("forecast", "the data in the place of the gradients",
      says="These are the numbers of the nodes. Asked is how the loss moves with each.",
      code='forecast = {"d": -4, "c": -6, "b": -3, "a": 2}')
wrong("forecast", "c gets the data of d",
      says="What has arrived at d is its gradient, not its number. c's arrow has the slope 1.",
      code='forecast = {"d": -8, "c": -4, "b": -8, "a": 16}')
wrong("forecast", "adds along the path to b",
      says="Along a path slopes are multiplied, not added.",
      code='forecast = {"d": -8, "c": -8, "b": -6, "a": 16}')
wrong("forecast", "leaves a blank",
      says="No answer yet.",
      code='forecast = {"d": -8, "c": -8, "b": -16, "a": ...}')
wrong("forecast", "both paths of a taken off",
      says="The two paths of a add up: one through c, times b, and one straight from d.",
      code='forecast = {"d": -8, "c": -8, "b": -16, "a": -32}')

# -- value_operations ------------------------------------------------------------------------------------------------

right("value_operations", "with NumPy",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    return Value(np.exp(a.data), (a,), (np.exp(a.data),))


def tanh(a):
    a = as_value(a)
    return Value(np.tanh(a.data), [a], [1 - np.tanh(a.data) ** 2])


def relu(a):
    a = as_value(a)
    return Value(np.maximum(a.data, 0), [a], [np.heaviside(a.data, 0)])
""")
right("value_operations", "slopes from the result",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    out = Value(math.exp(a.data), (a,), ())
    out.slopes = (out.data,)
    return out


def tanh(a):
    a = as_value(a)
    out = Value(math.tanh(a.data), (a,), (0,))
    out.slopes = ((1 - out.data) * (1 + out.data),)
    return out


def relu(a):
    a = as_value(a)
    if a.data > 0:
        return Value(a.data, (a,), (1,))
    return Value(0, (a,), (0,))
""")
right("value_operations", "special cases of the power by hand",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    x, y = a.data, b.data
    return Value(x * y, parents=(a, b), slopes=(y, x))


def power(a, n):
    a = as_value(a)
    if n == 0:
        return Value(1, (a,), (0,))
    return Value(math.pow(a.data, n), (a,), (n * math.pow(a.data, n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: each factor as its own slope",
      says="The slope of a product for one factor is the other factor.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (a.data, b.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: slopes of a sum",
      says="Slopes of 1 belong to a sum. A product moves with one factor as much as the other one says.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (1, 1))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: the same slope for both",
      says="Both slopes are the product. Each should be the other factor alone.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (a.data * b.data, a.data * b.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: parents exchanged",
      says="The parents of a product are a and b, in this order, as are its slopes.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (b, a), (a.data, b.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: new Values for parents",
      says="The parents must be the Values a and b themselves. New ones do not know where a and b came from.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (Value(a.data), Value(b.data)), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: one parent",
      says="A product has two parents, a and b.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a,), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: a plain number",
      says="mul returns a plain number. Put it into a Value, with its parents and slopes.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return a.data * b.data


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: only the number",
      says="Give the Value its parents and slopes as well: Value(number, parents, slopes).",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data)


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: adds",
      says="mul adds: the data of a product is a times b.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data + b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: whole numbers only",
      says="The data of mul is cut to a whole number.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(int(a.data * b.data), (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: the exponent stays",
      says="The slope of a to the power n is n times a to the power n - 1. Here the power stayed at n.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data**n,))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: no factor n",
      says="The slope of a to the power n has a factor n in front.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: the slope of a square",
      says="2a is the slope of a square. For any n it is n times a to the power n - 1.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (2 * a.data,))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: times n",
      says="n · a is the slope of a square only. For any n it is n times a to the power n - 1.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data,))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: by exp and log",
      says="A logarithm needs a number above 0, and a may be negative or 0 here.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(math.exp(n * math.log(a.data)), (a,), (n * math.exp((n - 1) * math.log(a.data)),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: n as a parent",
      says="n is a constant and no parent: one parent, one slope.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    n = as_value(n)
    return Value(a.data**n.data, (a, n), (n.data * a.data ** (n.data - 1), 0))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: the slope for n",
      says="That is how the power moves with n. The parent is a: n times a to the power n - 1.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (a.data**n * math.log(abs(a.data) + 1e-300),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: whole exponents only",
      says="The exponent is cut to a whole number.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    n = int(n)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1) if n else 0,))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: divided by a",
      says="At a = 0 this divides by 0. Take n times a to the power n - 1.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data**n / a.data,))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "exp: the slope of a power",
      says="exp is its own slope. The rule for powers is for a constant exponent.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    return Value(math.exp(a.data), (a,), (a.data * math.exp(a.data - 1),))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "exp: the slope is a",
      says="exp is its own slope: not a, but e to the power a.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    return Value(math.exp(a.data), (a,), (a.data,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "exp: the slope is 1",
      says="exp is its own slope. 1 is right at a = 0 only.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    return Value(math.exp(a.data), (a,), (1,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "exp: twice",
      says="The slope is exp of exp: put a.data in once.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (math.exp(min(e, 700)),))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "tanh: the slope from the input",
      says="1 - t² wants the result t, not the number that went in.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    return Value(math.tanh(a.data), (a,), (1 - a.data**2,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "tanh: tanh taken twice",
      says="The slope takes tanh of the result, so tanh was taken twice.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - math.tanh(t) ** 2,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "tanh: no square",
      says="The slope is 1 - t², with a square.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "tanh: the slope of the sigmoid",
      says="t (1 - t) is the form for the sigmoid. That of tanh is 1 - t².",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (t * (1 - t),))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "tanh: through exponentials",
      says="exp and cosh overflow above 710. math.tanh does not, and the slope is 1 - t², with its result t.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    p, m = math.exp(a.data), math.exp(-a.data)
    t = (p - m) / (p + m)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "tanh: through exp(2a)",
      says="exp(2a) overflows at a = 1000. math.tanh does not.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    e = math.exp(2 * a.data)
    t = (e - 1) / (e + 1)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "relu: slope 1 at 0",
      says="At 0 the slope of relu is 0 here: use >, not >=.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0), (a,), (a.data >= 0,))
""")
wrong("value_operations", "relu: slope a half at 0",
      says="At 0 the slope of relu is 0 here, not 1/2.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0), (a,), (0.5 if a.data == 0 else a.data > 0,))
""")
wrong("value_operations", "relu: slope 1 everywhere",
      says="Below 0 relu does not move: its slope is 0 there.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0), (a,), (1,))
""")
wrong("value_operations", "relu: the slope is the result",
      says="The slope of relu is 1 where a is above 0, whatever a is.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0), (a,), (max(a.data, 0),))
""")
wrong("value_operations", "relu: a sloping left side",
      says="That is leaky ReLU. Below 0 relu is 0 and does not move.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.01 * a.data), (a,), (1 if a.data > 0 else 0.01,))
""")
wrong("value_operations", "relu: absolute value",
      says="relu is 0 for negative numbers. This is the absolute value.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(abs(a.data), (a,), (a.data > 0,))
""")
wrong("value_operations", "relu: a threshold above 0",
      says="1e-10 is above 0: the slope of relu is 1 there.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0), (a,), (a.data > 1e-8,))
""")
wrong("value_operations", "relu: cut off at 1",
      says="Nothing is cut off above: relu of 2.5 is 2.5.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(min(max(a.data, 0), 1), (a,), (a.data > 0,))
""")
wrong("value_operations", "the parents without a tuple",
      says="One parent is a tuple too: (a,), with the comma.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, a, (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: a product in a loop",
      says="A loop counts whole turns, and n may be a fraction or below 0. Use **.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    out = 1.0
    for _ in range(n):
        out = out * a.data
    return Value(out, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: the sign lost",
      says="A negative number to an odd power is negative: take a itself, and not abs(a).",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    out = abs(a.data) ** n
    return Value(out, (a,), (n * abs(a.data) ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: whole exponents from 1 only below 0",
      says="n may be a whole number below 0, too, where a is not 0.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    if a.data < 0 and n < 1:
        raise ValueError("no such power")
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: a square with one parent",
      says="Where a and b are the same Value it is a parent twice, with a slope for each place.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    if a is b:
        return Value(a.data**2, (a,), (2 * a.data,))
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "mul: equal numbers taken for a square",
      says="Two Values with the same number are still two parents.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    if a.data == b.data:
        return Value(a.data**2, (a,), (2 * a.data,))
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "relu: a itself above 0",
      says="Above 0 relu returns a itself. A new Value is asked for, with a as its parent and the slope 1.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    if a.data > 0:
        return a
    return Value(0.0, (a,), (0.0,))
""")
wrong("value_operations", "relu: no parent below 0",
      says="A result of 0 has a parent and a slope, too: a, and 0.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    if a.data > 0:
        return Value(a.data, (a,), (1.0,))
    return Value(0.0)
""")
wrong("value_operations", "relu: the result divided by a",
      says="At a = 0 this divides by 0. The slope of relu is a question: is a above 0?",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    out = max(0.0, a.data)
    return Value(out, (a,), (out / a.data,))
""")
wrong("value_operations", "power: n itself as a parent",
      says="n is a constant and no parent: one parent, one slope.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a, n), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: n as a parent, with a slope of its own",
      says="n is a constant and no parent: one parent, one slope, and no logarithm.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a, n = as_value(a), as_value(n)
    out = a.data**n.data
    return Value(out, (a, n), (n.data * a.data ** (n.data - 1), out * math.log(a.data)))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "slopes without the comma",
      says="One slope is a tuple too: (e,), with the comma.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1)))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0))
""")
wrong("value_operations", "mul: Values for slopes",
      says="A slope is a number: b.data and a.data, not the Values themselves.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b, a))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "power: without commas",
      says="One parent and one slope are tuples too: (a,) and (slope,), with the comma.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a), (n * a.data ** (n - 1)))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "exp: the slope without its comma",
      says="One slope is a tuple too: (e,), with the comma.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), e)


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "tanh: of the Value",
      says="math.tanh and np.tanh take a number: a.data, not a.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = np.tanh(a)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a,), (a.data > 0,))
""")
wrong("value_operations", "relu: the larger of 0 and a Value",
      says="max compares numbers: a.data, not a.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a, b), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(0, a), (a,), (1.0 if a.data > 0 else 0.0,))
""")
wrong("value_operations", "numbers for parents",
      says="Parents are the Values themselves, not their numbers.",
      code="""
def mul(a, b):
    a, b = as_value(a), as_value(b)
    return Value(a.data * b.data, (a.data, b.data), (b.data, a.data))


def power(a, n):
    a = as_value(a)
    return Value(a.data**n, (a.data,), (n * a.data ** (n - 1),))


def exp(a):
    a = as_value(a)
    e = math.exp(a.data)
    return Value(e, (a.data,), (e,))


def tanh(a):
    a = as_value(a)
    t = math.tanh(a.data)
    return Value(t, (a.data,), (1 - t * t,))


def relu(a):
    a = as_value(a)
    return Value(max(a.data, 0.0), (a.data,), (a.data > 0,))
""")
allowed("value_operations", "inputs of 1000 overflow",
        because="exp is promised up to 700, tanh is asked at 1000, and the others have no exponential.")


# -- topo_sort -------------------------------------------------------------------------------------------------------

right("topo_sort", "counts the children (Kahn)",
      code="""
def topo_sort(root):
    waiting, found = {root: 0}, [root]
    for node in found:
        for parent in node.parents:
            if parent not in waiting:
                waiting[parent] = 0
                found.append(parent)
            waiting[parent] += 1
    backwards = [root]
    for node in backwards:
        for parent in node.parents:
            waiting[parent] -= 1
            if waiting[parent] == 0:
                backwards.append(parent)
    return backwards[::-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
right("topo_sort", "a stack of iterators",
      code="""
def topo_sort(root):
    order, opened, stack = [], {id(root)}, [(root, iter(root.parents))]
    while stack:
        node, parents = stack[-1]
        for parent in parents:
            if id(parent) not in opened:
                opened.add(id(parent))
                stack.append((parent, iter(parent.parents)))
                break
        else:
            order.append(node)
            stack.pop()
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
right("topo_sort", "looks at the top until its parents are done",
      code="""
def topo_sort(root):
    done, stack = {}, [root]
    while stack:
        top = stack[-1]
        missing = [p for p in top.parents if p not in done]
        if missing:
            stack.extend(missing)
        else:
            done[stack.pop()] = True
    return tuple(done)


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
right("topo_sort", "by the longest way down",
      code="""
def topo_sort(root):
    depth, stack = {}, [root]
    while stack:
        node = stack[-1]
        open_ones = [p for p in node.parents if p not in depth]
        if open_ones:
            stack += open_ones
        else:
            depth[stack.pop()] = 1 + max((depth[p] for p in node.parents), default=0)
    return sorted(depth, key=depth.get)


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "calls itself",
      says="A function that calls itself ends at about 1,000 nodes in a chain. Keep a stack of your own.",
      code="""
def topo_sort(root):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "opens nodes again and again",
      says="Each path is walked on its own: a node that has been opened is opened again. Keep a set of those that "
           "you have opened, and skip them.",
      code="""
def topo_sort(root):
    order, stack = [], [(root, False)]
    while stack:
        node, done = stack.pop()
        if not done:
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
        elif node not in order:
            order.append(node)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "written down when opened, then turned round",
      says="A node is written down when it is opened. Turning the list round is not enough: write a node down "
           "when all of its parents are written.",
      code="""
def topo_sort(root):
    order, seen, stack = [], {root}, [root]
    while stack:
        node = stack.pop()
        order.append(node)
        for parent in node.parents:
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
    return order[::-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "level by level, then turned round",
      says="This goes level by level from the root. A node may be near the root on one path and far on "
           "another: it must wait for the far one.",
      code="""
def topo_sort(root):
    order, seen = [root], {root}
    for node in order:
        for parent in node.parents:
            if parent not in seen:
                seen.add(parent)
                order.append(parent)
    return order[::-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "seen when put on the stack",
      says="A node counts as seen when it is put on the stack, so whoever needs it earlier does not get it. "
           "Mark it when it is opened.",
      code="""
def topo_sort(root):
    order, seen, stack = [], {root}, [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
            continue
        stack.append((node, True))
        for parent in node.parents:
            if parent not in seen:
                seen.add(parent)
                stack.append((parent, False))
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "the root first",
      says="The order is turned round: parents come first, and the root is the last.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order[::-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "without the root",
      says="The root itself belongs into the list, at its end.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order[:-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "leaves only",
      says="Nodes in the middle are missing: all that root is made from belongs into the list, not only what "
           "you put in.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [root]
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        if not node.parents:
            order.append(node)
        stack.extend(node.parents)
    return [*order, root] if root.parents else order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "seen is kept for the next call",
      says="The second call for the same root finds nothing new: what was seen is kept from the first. Make "
           "the set inside of the function.",
      code="""
def topo_sort(root, seen=set()):
    order, stack = [], [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "marks the nodes",
      says="The nodes must stay as they are: no marks on them, and no parents taken away. Keep a set of your own.",
      code="""
def topo_sort(root):
    order, stack = [], [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif not getattr(node, "seen", False):
            node.seen = True
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order or [root]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "two parents at most",
      says="A node may have more than two parents.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents[:2])
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "the first parent only",
      says="Only the first parent of each node is followed. All of them must be.",
      code="""
def topo_sort(root):
    order, node = [root], root
    while node.parents:
        node = node.parents[0]
        order.append(node)
    return order[::-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "each as often as it is used",
      says="Nodes stand in the list more than once: one that is seen already must not be written down again.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done or node in seen:
            order.append(node)
        else:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "a set",
      says="A set has no order, and cannot be read from its end. Return a list.",
      code="""
def topo_sort(root):
    found, stack = set(), [root]
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            stack.extend(node.parents)
    return found


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "a generator",
      says="A generator cannot be read from its end. Return a list.",
      code="""
def topo_sort(root):
    seen, stack = set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            yield node
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "numbers in the place of nodes",
      says="The list must hold the nodes themselves, not their data.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node.data)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "stops after 1,000 nodes",
      says="Nodes are missing in a long chain.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [(root, False)]
    while stack and len(order) < 1000:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "written down when first met, then turned round",
      says="A node is written down when it is opened. Turning the list round is not enough: write a node down "
           "when all of its parents are written.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [root]
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        order.append(node)
        for parent in node.parents:
            stack.append(parent)
    return order[::-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "marks that are taken back",
      says="The nodes must stay as they are: no marks on them, and no parents taken away. Keep a set of your "
           "own.",
      code="""
def topo_sort(root):
    order, stack = [], [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif not getattr(node, "visited", False):
            node.visited = True
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    for node in order:
        node.visited = False
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "uses up the parents",
      says="The nodes must stay as they are: no marks on them, and no parents taken away. Keep a set of your "
           "own.",
      code="""
def topo_sort(root):
    order, seen, stack = [], {root}, [root]
    while stack:
        node = stack[-1]
        if node.parents:
            parent, node.parents = node.parents[0], node.parents[1:]
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
        else:
            order.append(stack.pop())
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "nothing is seen",
      says="Nothing is kept of what has been opened, so a node is opened and written as often as paths lead to "
           "it. Keep a set.",
      code="""
def topo_sort(root):
    order, stack = [], [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        else:
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "waits without a look at what is done",
      says="A node that waited for its parents may be on the stack twice. When it is popped, see whether it is "
           "written already.",
      code="""
def topo_sort(root):
    order, done, stack = [], set(), [root]
    while stack:
        node = stack.pop()
        missing = [parent for parent in node.parents if parent not in done]
        if missing:
            stack.append(node)
            stack.extend(missing)
        else:
            done.add(node)
            order.append(node)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "a parent twice used up once",
      says="A parent that stands in a tuple twice is counted twice and used up once, so it never comes. Count "
           "in one way.",
      code="""
def topo_sort(root):
    count, todo, seen = {root: 0}, [root], {root}
    while todo:
        node = todo.pop()
        for parent in node.parents:
            count[parent] = count.get(parent, 0) + 1
            if parent not in seen:
                seen.add(parent)
                todo.append(parent)
    ready, order = [root], []
    while ready:
        node = ready.pop()
        order.append(node)
        for parent in set(node.parents):
            count[parent] -= 1
            if count[parent] == 0:
                ready.append(parent)
    return order[::-1]


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "an order is remembered",
      says="An order is remembered from an earlier call. The graph may be another one by then: sort anew each "
           "time.",
      code="""
_orders = {}


def topo_sort(root):
    if root in _orders:
        return _orders[root]
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    _orders[root] = order
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "nothing for a root without parents",
      says="For a root without parents the list holds the root itself.",
      code="""
def topo_sort(root):
    if not root.parents:
        return []
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")
wrong("topo_sort", "put back on top of its parents",
      says="A node that is put back on top of its parents is popped, and written, before them. Put it back "
           "first, and its parents on top of it.",
      code="""
def topo_sort(root):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.extend((parent, False) for parent in node.parents)
            stack.append((node, True))
    return order


def order_of(graph, root):      # for the check
    return written_order(topo_sort, graph, root)
""")

# -- backward --------------------------------------------------------------------------------------------------------

right("backward", "a dictionary with all nodes from the start",
      code="""
def backward(root):
    order = topo_sort(root)
    flow = dict.fromkeys(order, 0.0)
    flow[root] = 1.0
    for node in order[::-1]:
        for i, part in enumerate(node.pull(flow[node])):
            flow[node.parents[i]] += part
    for node, g in flow.items():
        node.grad += g


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
right("backward", "by place in the order",
      code="""
def backward(root):
    order = topo_sort(root)
    place = {node: i for i, node in enumerate(order)}
    arrived = [0.0] * len(order)
    arrived[-1] = 1.0
    for i in range(len(order) - 1, -1, -1):
        order[i].grad = order[i].grad + arrived[i]
        parts = order[i].pull(arrived[i])
        for k in range(len(parts)):
            j = place[order[i].parents[k]]
            arrived[j] = arrived[j] + parts[k]


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
right("backward", "lets grad hold the flow for a while",
      code="""
def backward(root):
    order = topo_sort(root)
    before = [node.grad for node in order]
    for node in order:
        node.grad = 0.0
    root.grad = 1.0
    for node in reversed(order):
        for parent, part in zip(node.parents, node.pull(node.grad)):
            parent.grad = parent.grad + part
    for node, old in zip(order, before):
        node.grad = node.grad + old


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "= in the place of adding",
      says="Where two paths meet, the second overwrites the first. What arrives at a parent must be added to "
           "what has arrived there before.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "from the leaves to the root",
      says="The order begins with what was put in. Gradients flow from its end: reversed(topo_sort(root)).",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in topo_sort(root):
        g = arrived.get(node, 0.0)
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "no 1 at the root",
      says="All gradients are 0, since nothing starts at the root: its gradient with respect to itself is 1.",
      code="""
def backward(root):
    arrived = {}
    for node in reversed(topo_sort(root)):
        g = arrived.get(node, 0.0)
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "begins with the root's number",
      says="The way back starts with the root's own number. It starts with 1: the loss moves once as much as "
           "itself.",
      code="""
def backward(root):
    arrived = {root: root.data}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "grad is overwritten",
      says="backward adds to what grad holds already. Here grad begins anew.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = node.grad = arrived[node]
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "grad passes on what it holds",
      says="The second call passes on what grad still holds from the first. Keep what flows in this call "
           "apart from grad.",
      code="""
def backward(root):
    root.grad = 1.0
    for node in reversed(topo_sort(root)):
        for parent, part in zip(node.parents, node.pull(node.grad)):
            parent.grad = parent.grad + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "adds 1 to the root's grad and passes it on",
      says="The second call passes on what grad still holds from the first, the root's own included. Keep "
           "what flows in this call apart from grad.",
      code="""
def backward(root):
    root.grad += 1.0
    for node in reversed(topo_sort(root)):
        for parent, part in zip(node.parents, node.pull(node.grad)):
            parent.grad += part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "only what was put in gets a gradient",
      says="Nodes in the middle, and the root, get their gradient in grad as well.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        if not node.parents:
            node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "the root gets none",
      says="The root's own grad gets 1 as well.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        for parent, part in zip(node.parents, node.pull(g)):
            parent.grad = parent.grad + part
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "uses the slopes",
      says="Ask node.pull(g). The check takes the slopes away, since later nodes have none.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, slope in zip(node.parents, node.slopes):
            arrived[parent] = arrived.get(parent, 0.0) + slope * g


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "the first parent only",
      says="Only the first parent gets something. pull gives one part for each parent.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived.get(node, 0.0)
        node.grad = node.grad + g
        if node.parents:
            parent = node.parents[0]
            arrived[parent] = arrived.get(parent, 0.0) + node.pull(g)[0]


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "multiplies where paths meet",
      says="Where paths meet, what they bring is added, not multiplied.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 1.0) * part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "all gradients set to 0 first",
      says="backward adds to what grad holds already. Here grad begins anew.",
      code="""
def backward(root):
    order = topo_sort(root)
    for node in order:
        node.grad = 0.0
    root.grad = 1.0
    for node in reversed(order):
        for parent, part in zip(node.parents, node.pull(node.grad)):
            parent.grad = parent.grad + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "goes along each path",
      says="Each path is walked on its own. Take each node once, in order, when all has arrived there.",
      code="""
def backward(root):
    stack = [(root, 1.0)]
    while stack:
        node, g = stack.pop()
        node.grad = node.grad + g
        stack.extend(zip(node.parents, node.pull(g)))


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "calls itself along each path",
      says="A function that calls itself along each path comes too deep in a chain, and walks far too many paths "
           "where they double. Take each node once, in order.",
      code="""
def backward(root, g=1.0):
    root.grad = root.grad + g
    for parent, part in zip(root.parents, root.pull(g)):
        backward(parent, part)


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "a parent that stands there twice counts once",
      says="A parent that stands there twice, as in a * a, gets both parts.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, part in dict(zip(node.parents, node.pull(g))).items():
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "numbers as keys",
      says="Two nodes with the same number are taken for one. Take the nodes themselves as keys.",
      code="""
def backward(root):
    arrived = {root.data: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node.data]
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent.data] = arrived.get(parent.data, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "what has arrived is not passed on",
      says="Each node is pulled with 1. Pull it with what has arrived there.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(1.0)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "the mean of the paths",
      says="What arrives on several paths is added up, not averaged.",
      code="""
def backward(root):
    arrived = {root: [1.0]}
    for node in reversed(topo_sort(root)):
        g = sum(arrived[node]) / len(arrived[node])
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived.setdefault(parent, []).append(part)


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "stops where nothing flows back",
      says="What was put in gets no gradient where it is used in the first step.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad = node.grad + g
        if node is not root and node.parents and all(not parent.parents for parent in node.parents):
            continue
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
right("backward", "returns what has arrived",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad += g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part
    return arrived


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "the root's grad is set",
      says="The root's own grad is set to 1 in each call. It gets 1 added, as the others get their gradients.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    root.grad = 1.0
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        if node is not root:
            node.grad += g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "frees the graph",
      says="Something else than grad is set on a node. Everything but grad must stay as it is, the parents "
           "too.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived.pop(node)
        node.grad += g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part
        node.parents = ()


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "the order kept on the root",
      says="Something else than grad is set on a node. Everything but grad must stay as it is, the parents "
           "too.",
      code="""
def backward(root):
    if not hasattr(root, "order"):
        root.order = topo_sort(root)
    arrived = {root: 1.0}
    for node in reversed(root.order):
        g = arrived[node]
        node.grad += g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "skips where nothing arrived",
      says="A gradient may be an array, and `if` cannot ask an array of several numbers. What is 0 may be "
           "passed on like all else.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        if g == 0:
            continue
        node.grad += g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "what has arrived is kept for the next call",
      says="What arrived in the first call is still there in the second: the dictionary must be made inside of "
           "the function.",
      code="""
def backward(root, arrived={}):
    arrived[root] = 1.0
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad += g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "from the leaves to the root, where nothing is",
      says="The order begins with what was put in. Gradients flow from its end: reversed(topo_sort(root)).",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in topo_sort(root):
        g = arrived[node]
        node.grad = node.grad + g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
wrong("backward", "multiplied once more",
      says="pull has multiplied by what has arrived: what it gives is added as it is.",
      code="""
def backward(root):
    arrived = {root: 1.0}
    for node in reversed(topo_sort(root)):
        g = arrived[node]
        node.grad += g
        for parent, part in zip(node.parents, node.pull(g)):
            arrived[parent] = arrived.get(parent, 0.0) + g * part


def gradients(text, numbers, calls=1, start=0.0):
    names = watched(run_text(text, numbers), start)
    for _ in range(calls):
        backward(names["loss"])
    return {name: value.grad for name, value in names.items()}
""")
allowed("backward", "for (parent, part) in zip(node.parents, node.pull(g)): the first and the last turn only",
        because="No Value has more than two parents.")


# -- unbroadcast -----------------------------------------------------------------------------------------------------

right("unbroadcast", "all axes at once",
      code="""
def unbroadcast(grad, shape):
    front = grad.ndim - len(shape)
    axes = tuple(range(front)) + tuple(front + i for i, n in enumerate(shape) if n == 1)
    return np.array(grad.sum(axis=axes)).reshape(shape)
""")
right("unbroadcast", "adds entry by entry",
      code="""
def unbroadcast(grad, shape):
    out = np.zeros(shape, dtype=grad.dtype)
    for place in np.ndindex(grad.shape):
        own = place[grad.ndim - len(shape):]
        out[tuple(0 if n == 1 else i for i, n in zip(own, shape))] += grad[place]
    return out
""")
right("unbroadcast", "by numbering the entries",
      code="""
def unbroadcast(grad, shape):
    numbers = np.broadcast_to(np.arange(int(np.prod(shape))).reshape(shape), grad.shape)
    return np.bincount(numbers.ravel(), weights=grad.ravel()).reshape(shape)
""")
right("unbroadcast", "the shape filled up with ones",
      code="""
def unbroadcast(grad, shape):
    out = np.array(grad)
    for axis, n in enumerate((1,) * (grad.ndim - len(shape)) + tuple(shape)):
        if n == 1:
            out = np.add.reduce(out, axis=axis, keepdims=True)
    return out.reshape(shape)
""")
wrong("unbroadcast", "axes in front only",
      says="Axes of length 1 that were made longer must be summed, too.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=0))
    return np.array(grad)
""")
wrong("unbroadcast", "axes of length 1 only",
      says="Axes that broadcasting put in front must be summed away first. Then the others have the places "
           "that shape gives them.",
      code="""
def unbroadcast(grad, shape):
    out = np.array(grad)
    for axis, n in enumerate(shape):
        if n == 1:
            out = out.sum(axis=axis, keepdims=True)
    return out
""")
wrong("unbroadcast", "without keepdims",
      says="Axes of length 1 are lost: sum with keepdims=True.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=0))
    for axis in reversed(range(len(shape))):
        if shape[axis] == 1:
            grad = grad.sum(axis=axis)
    return np.array(grad)
""")
wrong("unbroadcast", "the mean",
      says="What the copies send back adds up: a sum, not a mean.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = np.asarray(grad.mean(axis=0))
    for axis, n in enumerate(shape):
        if n == 1:
            grad = grad.mean(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "the first copy only",
      says="Only the first copy is kept. All copies send something back, and it adds up.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad[0]
    for axis, n in enumerate(shape):
        if n == 1:
            grad = np.take(grad, [0], axis=axis)
    return np.array(grad)
""")
wrong("unbroadcast", "the largest",
      says="This keeps the largest. All that the copies send back adds up.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = np.asarray(grad.max(axis=0))
    for axis, n in enumerate(shape):
        if n == 1:
            grad = grad.max(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "reshaped",
      says="This cuts the array to the shape. What does not fit must be added up.",
      code="""
def unbroadcast(grad, shape):
    return np.array(np.resize(grad, shape))
""")
right("unbroadcast", "a number for the shape ()",
      code="""
def unbroadcast(grad, shape):
    while np.ndim(grad) > len(shape):
        grad = grad.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad.copy() if shape else float(grad)
""")
wrong("unbroadcast", "axes at the end",
      says="Broadcasting puts new axes in front, not at the end: shapes are lined up at their right ends.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=-1))
    for axis, n in enumerate(shape):
        if n == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "the array itself",
      says="Where nothing was stretched, return a copy and not grad itself.",
      code="""
def unbroadcast(grad, shape):
    if grad.shape == tuple(shape):
        return grad
    while grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=0))
    for axis, n in enumerate(shape):
        if n == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "only one axis in front",
      says="More than one axis may have been put in front: sum until there are as many as shape has.",
      code="""
def unbroadcast(grad, shape):
    if grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=0))
    for axis, n in enumerate(shape):
        if n == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad).reshape(shape)
""")
wrong("unbroadcast", "lengths for axes",
      says="The axis to sum over is where the 1 stands in shape, not the 1 itself. Use enumerate(shape).",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=0))
    for n in shape:
        if n == 1 and grad.ndim > 1:
            grad = grad.sum(axis=n, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "only the first axis of length 1",
      says="More than one axis may have the length 1: each must be summed.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = np.asarray(grad.sum(axis=0))
    if 1 in shape:
        grad = grad.sum(axis=tuple(shape).index(1), keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "compares from the left",
      says="The shapes are compared from their left ends. Broadcasting lines them up at the right.",
      code="""
def unbroadcast(grad, shape):
    axes = tuple(i for i in range(grad.ndim) if i >= len(shape) or grad.shape[i] != shape[i])
    return np.array(grad.sum(axis=axes)).reshape(shape) if axes else grad.copy()
""")
wrong("unbroadcast", "always over axis 0",
      says="Not every array was stretched along axis 0, and some were not stretched at all: look at shape.",
      code="""
def unbroadcast(grad, shape):
    return np.array(grad.sum(axis=0))
""")
wrong("unbroadcast", "everything",
      says="Each entry gets the sum of all of grad. It should get what it was copied to, and no more.",
      code="""
def unbroadcast(grad, shape):
    return np.full(shape, grad.sum())
""")
wrong("unbroadcast", "one axis in front, and no more",
      says="More than one axis may have been put in front: sum until there are as many as shape has.",
      code="""
def unbroadcast(grad, shape):
    if grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "keepdims forgotten, from the left",
      says="Axes of length 1 are lost: sum with keepdims=True.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis)
    return np.array(grad)
""")
wrong("unbroadcast", "reshaped where the size fits",
      says="Where no entry is copied, reshape gives a view of grad. Return a copy.",
      code="""
def unbroadcast(grad, shape):
    if grad.size == math.prod(shape):
        return grad.reshape(shape)
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad
""")
wrong("unbroadcast", "axes whose length is not in shape",
      says="A length does not tell which axes were stretched: one in front may be as long as one of shape. "
           "Line the shapes up at their right ends.",
      code="""
def unbroadcast(grad, shape):
    out = grad
    for axis in range(grad.ndim - 1, -1, -1):
        if grad.shape[axis] not in shape:
            out = out.sum(axis=axis)
    return np.array(out).reshape(shape)
""")
wrong("unbroadcast", "either in front or of length 1",
      says="Both may come together: axes in front, and axes of length 1 behind them. Sum over the first, then "
           "over the others.",
      code="""
def unbroadcast(grad, shape):
    if grad.ndim > len(shape):
        while grad.ndim > len(shape):
            grad = grad.sum(axis=0)
    else:
        for axis, length in enumerate(shape):
            if length == 1:
                grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "axes of length 1 first",
      says="Axes that broadcasting put in front must be summed away first. Then the others have the places "
           "that shape gives them.",
      code="""
def unbroadcast(grad, shape):
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return np.array(grad)
""")
wrong("unbroadcast", "a first axis taken for granted",
      says="shape may be (), which has no first entry.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    if shape[0] == 1:
        grad = grad.sum(axis=0, keepdims=True)
    for axis in range(1, len(shape)):
        if shape[axis] == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "the first two axes only",
      says="There may be three axes or more: look at all that shape has.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis in (0, 1):
        if axis < len(shape) and shape[axis] == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "reshaped to rows",
      says="Reshaped to rows of the size of shape, entries mix where an axis behind the first was stretched. "
           "Sum over the axes themselves.",
      code="""
def unbroadcast(grad, shape):
    size = math.prod(shape)
    return grad.reshape(-1, size).sum(axis=0).reshape(shape)
""")
wrong("unbroadcast", "added up in the first row",
      says="grad[0] is a view of grad, so += writes into grad. Use sum, or begin with a copy.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        out = grad[0]
        for row in grad[1:]:
            out += row
        grad = out
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return np.array(grad)
""")
wrong("unbroadcast", "no copy in the end",
      says="Where nothing was stretched, return a copy and not grad itself.",
      code="""
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad
""")
allowed("unbroadcast", "whole numbers in `grad` give whole numbers",
        because="A sum of whole numbers is whole.")


# -- array_rules -----------------------------------------------------------------------------------------------------

right("array_rules", "ones times g",
      code="""
def sum_back(g, x, axis=None):
    if axis is None:
        return np.ones(x.shape) * g
    return np.ones(x.shape) * np.expand_dims(g, axis)


def mean_back(g, x, axis=None):
    out = sum_back(g, x, axis)
    return out * (np.size(g) / x.size)


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
right("array_rules", "repeats",
      code="""
def sum_back(g, x, axis=None):
    if axis is None:
        return np.full(x.shape, g)
    return np.repeat(np.expand_dims(g, axis), x.shape[axis], axis=axis)


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g / n, x, axis)


def index_back(g, x, index):
    numbers = np.arange(x.size).reshape(x.shape)[index]
    weights = np.broadcast_to(g, numbers.shape).ravel()
    return np.bincount(numbers.ravel(), weights=weights, minlength=x.size).reshape(x.shape)
""")
right("array_rules", "a shape with a 1",
      code="""
def sum_back(g, x, axis=None):
    shape = list(x.shape)
    if axis is None:
        shape = [1] * x.ndim
    else:
        shape[axis] = 1
    return np.tile(np.reshape(g, shape), [n // m for n, m in zip(x.shape, shape)])


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = 0.0 * np.ones(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: g as it comes",
      says="g has lost the axis that was summed over, so it lines up with the wrong one. Put it back first: "
           "np.expand_dims(g, axis).",
      code="""
def sum_back(g, x, axis=None):
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: an axis put back at the end, always",
      says="The axis is put back at the end, wherever it was. Put it back where it was: np.expand_dims(g, "
           "axis).",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, -1)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: a view",
      says="The result is (a view of) `g` itself: changing one later changes the other. Return a copy.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x.shape)


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: divided",
      says="Each entry moves the sum once as much as itself, so it gets all of g and not a part.",
      code="""
def sum_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape)) / n


def mean_back(g, x, axis=None):
    return sum_back(g, x, axis)


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: times x",
      says="The slope of a sum for each entry is 1, not the entry: x counts with its shape only.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return g * x


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: axis forgotten",
      says="The axis is not looked at.",
      code="""
def sum_back(g, x, axis=None):
    return np.full(x.shape, np.sum(g))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: ones",
      says="All entries get 1. They get what has arrived, g.",
      code="""
def sum_back(g, x, axis=None):
    return np.ones(x.shape)


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: axes from the end fail",
      says="An axis may be counted from the end, -1 or -2.",
      code="""
def sum_back(g, x, axis=None):
    if axis is None or axis < 0:
        return np.array(np.broadcast_to(g, x.shape))
    return np.array(np.broadcast_to(np.expand_dims(g, axis), x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: matrices only",
      says="x may have one axis, or three: np.expand_dims puts the axis back in any of them.",
      code="""
def sum_back(g, x, axis=None):
    if axis is None:
        return np.full(x.shape, g)
    if axis in (0, -2):
        return np.array(np.broadcast_to(g, x.shape))
    return np.array(np.broadcast_to(g[:, None], x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: not divided",
      says="Each entry moves the mean by 1/n only, where n entries were put together.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    return sum_back(g, x, axis)


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: divided by all entries",
      says="With an axis, n is the length of this axis, not the number of all entries.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    return sum_back(g, x, axis) / x.size


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: divided by the rows",
      says="n is how many entries one mean puts together: the length of the axis, or all of them. This "
           "divides by the number of rows.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    return sum_back(g, x, axis) / len(x)


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: divided by the means",
      says="This divides by how many means there are, not by how many entries each puts together.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    return sum_back(g, x, axis) / np.size(g)


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: divided twice",
      says="This divides by n twice.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: times n",
      says="Divide by n: each entry moves the mean less than a sum, not more.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) * n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: a mean of g",
      says="g is averaged. It must be stretched, and divided by n.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    return sum_back(np.mean(g), x) / (x.size if axis is None else x.shape[axis])


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: whole numbers stay whole",
      says="Whole numbers in g may give fractions: / and not //.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) // n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "index: =",
      says="An entry that was picked twice keeps only the last of what arrived. Add, with np.add.at.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    dx[index] = g
    return dx
""")
wrong("array_rules", "index: zeros_like",
      says="np.zeros_like(x) holds whole numbers where x does, and cuts what arrives. Begin with "
           "np.zeros(x.shape).",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros_like(x)
    np.add.at(dx, index, np.asarray(g).astype(dx.dtype))
    return dx
""")
wrong("array_rules", "index: adds to x",
      says="This adds to a copy of x. What was not picked gets 0: begin with zeros.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.array(x, dtype=float)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "index: writes into x",
      says="x is written to. Begin with an array of zeros.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    x[...] = 0
    np.add.at(x, index, np.asarray(g).astype(x.dtype))
    return x
""")
wrong("array_rules", "index: counts",
      says="What arrives is g, not 1 for each time that an entry was picked.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, 1.0)
    return dx
""")
wrong("array_rules", "index: only the picked part",
      says="The result has x's shape: 0 where nothing was picked.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    return np.array(g, dtype=float)
""")
wrong("array_rules", "index: times x",
      says="The slope of what was picked is 1, not its number: x counts with its shape only.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g * x[index])
    return dx
""")
wrong("array_rules", "index: the mean of what arrives",
      says="What arrives at an entry that was picked twice is added up, not averaged.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx, count = np.zeros(x.shape), np.zeros(x.shape)
    np.add.at(dx, index, g)
    np.add.at(count, index, 1)
    return dx / np.maximum(count, 1)
""")
wrong("array_rules", "sum: the axis put back for 1 only",
      says="The axis is put back for axis=1 alone. It may also be -1, or another one of three: "
           "np.expand_dims(g, axis) knows them all.",
      code="""
def sum_back(g, x, axis=None):
    if axis == 1:
        g = g[:, None]
    return np.ones(x.shape) * g


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: a 1 inserted in the shape",
      says="insert(-1, 1) puts the 1 in front of the last length, not behind it. np.expand_dims(g, axis) "
           "counts from the end rightly.",
      code="""
def sum_back(g, x, axis=None):
    shape = list(np.shape(g))
    if axis is not None:
        shape.insert(axis, 1)
    return np.array(np.broadcast_to(np.reshape(g, shape), x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: empty_like",
      says="np.empty_like(x) and np.zeros_like(x) hold whole numbers where x does, and cut off the fractions "
           "of g.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    out = np.empty_like(x)
    out[...] = g
    return out


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: the rows wherever there is an axis",
      says="n is the length of the axis that was put together. len(x) is that of axis 0.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else len(x)
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: the means wherever there is an axis",
      says="This divides by how many means there are, not by how many entries each puts together.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else g.size
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: axis 0 taken for None",
      says="Axis 0 is taken for None, since 0 counts as false. Ask whether axis is None.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.shape[axis] if axis else x.size
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: divided in place",
      says="/= cannot put fractions into an array of whole numbers. Write out / n, which makes a new array.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    out = sum_back(g, x, axis)
    out /= x.size if axis is None else x.shape[axis]
    return out


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: cut back to g's dtype",
      says="Whole numbers in g may give fractions: the result must not be made whole again.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return (sum_back(g, x, axis) / n).astype(np.asarray(g).dtype)


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: g divided in place",
      says="g is divided in place, and it belongs to the caller. Make a new array.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    if isinstance(g, np.ndarray) and g.dtype == float:
        g /= n
    else:
        g = g / n
    return sum_back(g, x, axis)


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "index: a loop over the index",
      says="index may be a whole number or a tuple, which such a loop cannot take or takes apart. np.add.at "
           "takes all of them.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    for i, part in zip(index, g):
        dx[i] += part
    return dx
""")
wrong("array_rules", "index: bincount",
      says="np.bincount counts along one axis, and from 0. x may have more axes, and index may be a tuple or "
           "below 0.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    return np.bincount(np.atleast_1d(index), weights=np.atleast_1d(g), minlength=len(x))
""")
wrong("array_rules", "index: a tuple never adds",
      says="A tuple may pick an entry twice, too, and += keeps only the last part there. Use np.add.at for any "
           "index.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    if isinstance(index, np.ndarray):
        np.add.at(dx, index, g)
    else:
        dx[index] += g
    return dx
""")
wrong("array_rules", "index: a tuple made an array",
      says="A tuple picks along several axes, an array along the first only: give np.add.at the index as it "
           "comes.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, np.asarray(index), g)
    return dx
""")
wrong("array_rules", "index: x set to 0",
      says="x is written to. Begin with an array of zeros.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    x[...] = 0
    dx = x.astype(float)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "sum: ones times g as it comes",
      says="g has lost the axis that was summed over, so it lines up with the wrong one. Put it back first: "
           "np.expand_dims(g, axis).",
      code="""
def sum_back(g, x, axis=None):
    return np.ones(x.shape) * g


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "mean: zeros_like",
      says="np.zeros_like(x) holds whole numbers where x does, and cuts the means to whole numbers. Divide "
           "what sum_back gives.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    out = np.zeros_like(x)
    out[...] = sum_back(g, x, axis) / (x.size if axis is None else x.shape[axis])
    return out


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
wrong("array_rules", "index: a loop over places",
      says="index may be a whole number or a tuple, which such a loop cannot take or takes apart. np.add.at "
           "takes all of them.",
      code="""
def sum_back(g, x, axis=None):
    if axis is not None:
        g = np.expand_dims(g, axis)
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    for k, i in enumerate(index):
        dx[i] += g[k]
    return dx
""")
wrong("array_rules", "sum: the axis put back in matrices only",
      says="x may have one axis, or three: np.expand_dims puts the axis back in any of them.",
      code="""
def sum_back(g, x, axis=None):
    if axis == 0:
        g = g[None, :]
    if axis in (1, -1):
        g = g[:, None]
    return np.array(np.broadcast_to(g, x.shape))


def mean_back(g, x, axis=None):
    n = x.size if axis is None else x.shape[axis]
    return sum_back(g, x, axis) / n


def index_back(g, x, index):
    dx = np.zeros(x.shape)
    np.add.at(dx, index, g)
    return dx
""")
allowed("array_rules", "whole numbers in `g` give whole numbers",
        because="Stretching or picking whole numbers gives whole numbers. The mean is asked with fractions.")


# -- cross_entropy ---------------------------------------------------------------------------------------------------

right("cross_entropy", "one-hot labels",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    one_hot = np.eye(logits.data.shape[1])[y]
    log_sums = shifted.exp().sum(axis=1).log()
    return (log_sums - (shifted * one_hot).sum(axis=1)).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
right("cross_entropy", "a sum divided by N",
      code="""
def cross_entropy(logits, y):
    n = len(y)
    top = logits.data.max(axis=1)
    shifted = logits - top[:, None]
    loss = shifted.exp().sum(axis=1).log() - shifted[np.arange(n), y]
    return loss.sum() * (1.0 / n)


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
right("cross_entropy", "a minus at the end",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    rows = np.arange(len(y))
    picked = shifted[rows, np.asarray(y)]
    return -(picked - shifted.exp().sum(1).log()).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
right("cross_entropy", "the shift added again",
      code="""
def cross_entropy(logits, y):
    top = logits.data.max(axis=1)
    log_sums = (logits - top[:, None]).exp().sum(axis=1).log() + top
    return (log_sums - logits[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "no shift",
      says="exp overflows at 1000. Subtract the largest logit of each row first.",
      code="""
def cross_entropy(logits, y):
    return (logits.exp().sum(axis=1).log() - logits[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "softmax, then log",
      says="The logarithm of a probability that was rounded to 0 is infinite. Take the logit itself, not the "
           "logarithm of its exponential.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    e = shifted.exp()
    one_hot = np.eye(logits.data.shape[1])[y]
    picked = (e * one_hot).sum(axis=1)
    return (e.sum(axis=1).log() - picked.log()).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the sum over the rows",
      says="The loss is the mean over the rows, not their sum.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).sum()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the sign",
      says="The sign is the other way round: the loss is minus the logarithm, and never negative.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted[np.arange(len(y)), y] - shifted.exp().sum(axis=1).log()).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "plain arrays",
      says="The loss is made of plain arrays, so no path leads back to logits. Use the operations of Tensor.",
      code="""
def cross_entropy(logits, y):
    z = logits.data - logits.data.max(axis=1, keepdims=True)
    return Tensor((np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y]).mean())


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "over columns",
      says="Each row is one sample: the largest and the sum are taken over axis 1.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=0, keepdims=True)
    return (shifted.exp().sum(axis=0).log().mean() - shifted[np.arange(len(y)), y].mean())


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "all rows and all labels",
      says="shifted[:, y] picks N columns from every row. Pick one entry of each row: "
           "shifted[np.arange(len(y)), y].",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1).log() - shifted[:, y].mean(axis=1)).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the shift forgotten in one place",
      says="The sum has the shift and the picked logit has not. Use shifted in both places, or add the shift "
           "again.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1).log() - logits[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "no logarithm",
      says="The logarithm of the sum of exponentials is missing.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1) - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "one minus the probability",
      says="This is one minus the probability. The loss is minus its logarithm.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    e = shifted.exp()
    log_p = shifted[np.arange(len(y)), y] - e.sum(axis=1).log()
    return (-log_p.exp() + 1.0).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the mean over all entries",
      says="This divides by N and by C. The mean is over the rows alone.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    one_hot = np.eye(logits.data.shape[1])[y]
    log_sums = shifted.exp().sum(axis=1).log()
    return (log_sums * (1.0 / one_hot.shape[1])).mean() - (shifted * one_hot).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "one shift for all rows",
      says="The largest of all logits is subtracted from each row, so in other rows all exponentials may be "
           "0. Each row has its own largest.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max()
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the mean of the exponentials",
      says="The mean of the exponentials is taken in the place of their sum.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().mean(axis=1).log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "a small constant in the logarithm",
      says="The sum of exponentials is treated as a constant, so no gradient flows through it.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    e = shifted.exp()
    p = e * (1.0 / e.data.sum(axis=1, keepdims=True))
    return -((p[np.arange(len(y)), y] + 1e-12).log()).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the first label for all",
      says="The first label is used for every row.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y[0]]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "a plain number",
      says="The loss must stay a Tensor, so that backward can start there.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return float((shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).mean().data)


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "logarithm to base 2",
      says="This is the logarithm to base 2. The natural one is meant.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).mean() * (1 / np.log(2))


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "keepdims forgotten",
      says="Without keepdims=True the largest logits stand in one row, and are subtracted from the wrong "
           "entries.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1)
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the largest of each column",
      says="The largest of each column is subtracted, which changes the probabilities of a row. Take that of "
           "each row: axis=1, with keepdims=True.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=0)
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "a probability and a little",
      says="The small constant hides probabilities that were rounded to 0: the loss stops growing, and no "
           "gradient is left. Take the logit itself, not the logarithm of its exponential.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    norm = (-shifted.exp().sum(axis=1).log()).exp()
    p = shifted[np.arange(len(y)), y].exp() * norm
    return -(p + 1e-12).log().mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "shifted in place",
      says="logits.data is written to. Subtract with -, which makes a new Tensor.",
      code="""
def cross_entropy(logits, y):
    logits.data -= logits.data.max(axis=1, keepdims=True)
    return (logits.exp().sum(axis=1).log() - logits[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "as many classes as the largest label",
      says="The last class may be missing in y. How many classes there are is the number of columns of logits.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    mask = np.eye(y.max() + 1)[y]
    return (shifted.exp().sum(axis=1).log() - (shifted * mask).sum(axis=1)).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the label's logit as a constant",
      says="The loss is right, but the label's logit is taken from .data, so no gradient flows through it.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    picked = shifted.data[np.arange(len(y)), y]
    return (shifted.exp().sum(axis=1).log() - picked).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "shifted by the label's logit",
      says="The label's logit need not be the largest, so exp may still overflow. Subtract the largest of each "
           "row.",
      code="""
def cross_entropy(logits, y):
    picked = logits[np.arange(len(y)), y]
    shifted = logits - picked.data[:, None]
    return (shifted.exp().sum(axis=1).log() + picked.data - picked).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "divided by the classes",
      says="The sum is divided by the number of classes. The mean is over the rows.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).sum() * (1 / logits.data.shape[1])


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "no mean",
      says="The losses of the rows come back, an array of shape (N,). The loss is their mean, of shape ().",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "log-softmax by a difference",
      says="The logarithms of the sums have the shape (N,), and line up with the columns of logits. Pick the "
           "label's logit of each row first: then both have the shape (N,).",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    log_p = shifted - shifted.exp().sum(axis=1).log()
    return -log_p[np.arange(len(y)), y].mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the sum of all exponentials",
      says="The exponentials of all rows are added together. Each row has a sum of its own: axis=1.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum().log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the sums of the columns",
      says="The exponentials are added column by column. Each row is one sample: axis=1.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=0).log().mean() - shifted[np.arange(len(y)), y].mean())


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "NumPy's functions",
      says="np.exp and np.log take no Tensors. Use its methods, .exp() and .log(): they keep the path back.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "the sums of the columns, row by row",
      says="The exponentials are added column by column. Each row is one sample: axis=1.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=0).log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "a division",
      says="Tensors cannot be divided. The logarithm of a quotient is a difference of logarithms.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    p = shifted.exp() / shifted.exp().sum(axis=1)
    return -p[np.arange(len(y)), y].log().mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "max of the Tensor",
      says="A Tensor has no max. Take that of its array, logits.data: the largest logit counts as a plain "
           "number.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.max(axis=1)
    return (shifted.exp().sum(axis=1).log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "keepdims for a Tensor",
      says="The sum of a Tensor has no keepdims, and needs none: what you pick has the shape (N,), too.",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return (shifted.exp().sum(axis=1, keepdims=True).log() - shifted[np.arange(len(y)), y]).mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
wrong("cross_entropy", "rows in the place of entries",
      says="shifted[y] picks whole rows. Pick one entry of each row: shifted[np.arange(len(y)), y].",
      code="""
def cross_entropy(logits, y):
    shifted = logits - logits.data.max(axis=1, keepdims=True)
    return shifted.exp().sum(axis=1).log().mean() - shifted[y].mean()


def loss_and_gradient(logits, y):
    tensor = Tensor(logits)
    tensor.data = np.asarray(logits, dtype=float)
    loss = cross_entropy(tensor, y)
    backward(loss)
    return loss.data, tensor.grad
""")
allowed("cross_entropy", "the result with an element added",
        because="The function that returns the pair is given.")


# -- fit -------------------------------------------------------------------------------------------------------------

right("fit", "pairs of weights and biases",
      code="""
def mlp(params, X):
    out = Tensor(X)
    pairs = list(zip(params[::2], params[1::2]))
    for W, b in pairs[:-1]:
        out = (out @ W + b).tanh()
    W, b = pairs[-1]
    return out @ W + b


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
right("fit", "new Tensors in each step",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    now, losses = [np.array(p, dtype=float) for p in params], []
    while len(losses) < steps:
        tensors = [Tensor(p) for p in now]
        loss = cross_entropy(mlp(tensors, X), y)
        losses.append(loss.data.item())
        backward(loss)
        now = [p - lr * t.grad for p, t in zip(now, tensors)]
    return now, losses
""")
right("fit", "in place, in arrays of its own",
      code="""
def mlp(params, X):
    a = X
    for layer in range(len(params) // 2):
        z = a @ params[2 * layer] + params[2 * layer + 1]
        a = z.tanh()
    return z


def fit(params, X, y, lr, steps):
    X = Tensor(X)
    tensors = list(map(Tensor, params))
    losses = []
    for step in range(steps):
        loss = cross_entropy(mlp(tensors, X), y)
        losses.append(float(loss.data))
        backward(loss)
        for t in tensors:
            t.data -= lr * t.grad
            t.grad = 0.0
    return [t.data for t in tensors], losses
""")
wrong("fit", "gradients never set to 0",
      says="The gradients of earlier steps are still in grad: set them to 0 before each step.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "gradients of the biases never set to 0",
      says="The gradients of the biases are not set to 0.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors[::2]:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "weights only",
      says="The biases stay as they are. All parameters move.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors[::2]:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "the last layer only",
      says="Only the last layer learns. All parameters move, and no layer may be cut off from the loss (by .data or a "
           "new Tensor on the way).",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors[-2:]:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "the first layer only",
      says="Only the first layer moves. All parameters do.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors[:2]:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "uphill",
      says="The parameters move with the gradient. Subtract it: the loss must fall.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data + lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "a rate of its own",
      says="The learning rate is an argument, lr. Here it is always 0.5.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - 0.5 * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "divided by N again",
      says="The loss is a mean already: nothing is divided by N again.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr / len(y) * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "losses after the step",
      says="The losses are those after each step. Each is to be computed before the parameters move.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
        losses.append(float(cross_entropy(mlp(tensors, X), y).data))
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "one loss more",
      says="There is one loss for each step. The loss after the last step does not belong there.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    losses.append(float(cross_entropy(mlp(tensors, X), y).data))
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "one step less",
      says="One step is missing.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(1, steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "one step more",
      says="This is one step too many.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps + 1):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "stops when the loss rises",
      says="This stops when the loss rises. It may rise: all steps are to be taken.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        if losses and float(loss.data) > losses[-1]:
            break
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "Tensors in the place of arrays",
      says="The parameters that come back are Tensors. Return their arrays, tensor.data.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return tensors, losses
""")
wrong("fit", "losses as Tensors",
      says="The losses are Tensors. Keep float(loss.data).",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(loss)
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "the start comes back",
      says="The parameters that come back are those of the start.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [np.array(p, dtype=float) for p in params], losses
""")
wrong("fit", "writes into params",
      says="The caller's arrays are changed. Work on copies.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
        for p, tensor in zip(params, tensors):
            p[...] = tensor.data
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "tanh after the last layer",
      says="Nothing comes after the last layer: its output is the logits.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out.tanh()


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "no tanh",
      says="There is no tanh between the layers.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out * 1.0
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "ReLU",
      says="tanh is asked for between the layers, not ReLU.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.relu()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "tanh before the first layer",
      says="The tanh comes between layers, and not before the first.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "no biases",
      says="The biases are not added.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + 0.0 * params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "two layers at most",
      says="There may be more than two layers.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, min(len(params), 4), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
right("fit", "losses as arrays of shape ()",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(loss.data)
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "tanh after the first layer only",
      says="tanh stands between any two layers, and not after the last: here it comes behind the first and "
           "nowhere else.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        out = out @ params[i] + params[i + 1]
        if i == 0:
            out = out.tanh()
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "two layers, written out",
      says="There may be one layer, or three: go through the list in pairs.",
      code="""
def mlp(params, X):
    W1, b1, W2, b2 = params
    return (X @ W1 + b1).tanh() @ W2 + b2


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "a hidden layer cut off",
      says="Only the last layer learns. All parameters move, and no layer may be cut off from the loss (by "
           ".data or a new Tensor on the way).",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        out = out @ params[i] + params[i + 1]
        if i + 2 < len(params):
            out = Tensor(np.tanh(out.data))
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "the list filled anew",
      says="params is filled anew and returned. The caller's list must stay as it is: return a new one.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    losses = []
    for _ in range(steps):
        tensors = [Tensor(p) for p in params]
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for i, tensor in enumerate(tensors):
            params[i] = tensor.data - lr * tensor.grad
    return params, losses
""")
wrong("fit", "the same arrays after 0 steps",
      says="With 0 steps the caller's own arrays come back. Return new ones.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    params, losses = list(params), []
    for _ in range(steps):
        tensors = [Tensor(p) for p in params]
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        params = [tensor.data - lr * tensor.grad for tensor in tensors]
    return params, losses
""")
wrong("fit", "a name made in the loop",
      says="With 0 steps the loop is never entered, and what it makes is not there.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors, losses = [Tensor(p) for p in params], []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
        new = [tensor.data for tensor in tensors]
    return new, losses
""")
wrong("fit", "copies of whole numbers",
      says="params may hold whole numbers, and -= cannot put fractions into them. Make arrays of floats.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    new, losses = [p.copy() for p in params], []
    for _ in range(steps):
        tensors = [Tensor(p) for p in new]
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for p, tensor in zip(new, tensors):
            p -= lr * tensor.grad
    return new, losses
""")
wrong("fit", "a gradient for each parameter anew",
      says="The gradient is computed anew for each parameter, when earlier ones have moved. All move by the "
           "gradient of one loss.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors, losses = [Tensor(p) for p in params], []
    for _ in range(steps):
        losses.append(float(cross_entropy(mlp(tensors, X), y).data))
        for tensor in tensors:
            tensor.grad = 0.0
            backward(cross_entropy(mlp(tensors, X), y))
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "a name bound to something new",
      says="No parameter ever moves. mlp must get your Tensors, backward must be called, and tensor.data gets "
           "the new numbers: a new thing under the name `tensor` changes no parameter.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "backward forgotten",
      says="No parameter ever moves. mlp must get your Tensors, backward must be called, and tensor.data gets "
           "the new numbers: a new thing under the name `tensor` changes no parameter.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "the caller's arrays moved in place",
      says="The caller's arrays are changed. Work on copies.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    losses = []
    for _ in range(steps):
        tensors = [Tensor(p) for p in params]
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for p, tensor in zip(params, tensors):
            p -= lr * tensor.grad
    return [p.copy() for p in params], losses
""")
wrong("fit", "the losses only",
      says="Two things come back: the list of parameters, and the list of losses.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return losses
""")
wrong("fit", "one tanh, at the end",
      says="The tanh stands between the layers. Here it comes once, behind the last.",
      code="""
def mlp(params, X):
    out = X
    for i in range(0, len(params), 2):
        out = out @ params[i] + params[i + 1]
    return out.tanh()


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "grad set on the arrays",
      says="params holds arrays, which have no grad. Set that of your Tensors to 0.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in params:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(tensors, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")
wrong("fit", "the arrays given to mlp",
      says="No parameter ever moves. mlp must get your Tensors, backward must be called, and tensor.data gets "
           "the new numbers: a new thing under the name `tensor` changes no parameter.",
      code="""
def mlp(params, X):
    out = as_tensor(X)
    for i in range(0, len(params), 2):
        if i:
            out = out.tanh()
        out = out @ params[i] + params[i + 1]
    return out


def fit(params, X, y, lr, steps):
    tensors = [Tensor(p) for p in params]
    losses = []
    for _ in range(steps):
        for tensor in tensors:
            tensor.grad = 0.0
        loss = cross_entropy(mlp(params, X), y)
        backward(loss)
        losses.append(float(loss.data))
        for tensor in tensors:
            tensor.data = tensor.data - lr * tensor.grad
    return [tensor.data for tensor in tensors], losses
""")

# -- mend_tape -------------------------------------------------------------------------------------------------------

right("mend_tape", "default arguments",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
right("mend_tape", "a function that makes the function",
      code="""
def mended_tape(steps, numbers):
    values = list(numbers)
    grads = [0.0] * (len(numbers) + len(steps))
    tape = []

    def record(name, i, j, out):
        if name == "add":
            values.append(values[i] + values[j])
            slopes = {i: 2.0} if i == j else {i: 1.0, j: 1.0}
        elif name == "mul":
            values.append(values[i] * values[j])
            slopes = {i: 2 * values[i]} if i == j else {i: values[j], j: values[i]}
        else:
            values.append(math.tanh(values[i]))
            slopes = {i: 1 - values[out] ** 2}

        def back():
            for place, slope in slopes.items():
                grads[place] += slope * grads[out]

        tape.append(back)

    for name, i, j in steps:
        record(name, i, j, len(values))
    grads[-1] = 1.0
    while tape:
        tape.pop()()
    return values[-1], grads[: len(numbers)]
""")
right("mend_tape", "with the engine of the unit",
      code="""
def mended_tape(steps, numbers):
    nodes = [Value(number) for number in numbers]
    for name, i, j in steps:
        nodes.append(tanh(nodes[i]) if name == "tanh" else {"add": add, "mul": mul}[name](nodes[i], nodes[j]))
    backward(nodes[-1])
    return nodes[-1].data, [node.grad for node in nodes[: len(numbers)]]
""")
right("mend_tape", "forwards, a row of slopes for each place",
      code="""
def mended_tape(steps, numbers):
    values = list(numbers)
    rows = [row for row in np.eye(len(numbers))]
    for name, i, j in steps:
        if name == "add":
            value, row = values[i] + values[j], rows[i] + rows[j]
        elif name == "mul":
            value, row = values[i] * values[j], rows[i] * values[j] + rows[j] * values[i]
        else:
            value = math.tanh(values[i])
            row = rows[i] * (1 - value**2)
        values.append(value)
        rows.append(row)
    return values[-1], rows[-1].tolist()
""")
wrong("mend_tape", "as it was",
      says="All four faults are still there. Begin with a step in which i = j, and then take two steps of "
           "different kinds.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back():
                grads[i] = grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back():
                grads[i] = grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back():
                grads[i] = grads[out] * (1 - values[i] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in tape:
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "= left",
      says="A number that is used twice keeps only what came last: add to its gradient.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] = grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "variables of the loop left",
      says="When the kept functions are called, the loop is over: all see the last i, j and out. Fix them "
           "when the function is made.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back():
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back():
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back():
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "not turned round",
      says="The tape must be played from its end: what comes last is the first on the way back.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in tape:
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "slope of tanh left",
      says="The slope of tanh is 1 - t², with its result t, not with the number that went in.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[i] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "= and the slope left",
      says="Two faults are left: a number that is used twice keeps only what came last, and the slope of tanh "
           "wants its result.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] = grads[out] * (1 - values[i] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "= and the order left",
      says="Two faults are left: the tape must be played from its end, and gradients must be added.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] = grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in tape:
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "order and slope left",
      says="Two faults are left: the tape must be played from its end, and the slope of tanh wants its result.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[i] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in tape:
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "variables of the loop and = left",
      says="Two faults are left: all functions see the last i, j and out, and gradients must be added.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back():
                grads[i] = grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back():
                grads[i] = grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back():
                grads[i] = grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "variables of the loop and order left",
      says="When the kept functions are called, the loop is over: all see the last i, j and out. Fix them "
           "when the function is made.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back():
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back():
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back():
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in tape:
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "variables of the loop and slope left",
      says="Two faults are left: all functions see the last i, j and out, and the slope of tanh wants its "
           "result.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back():
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back():
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back():
                grads[i] += grads[out] * (1 - values[i] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "out not fixed",
      says="i and j are fixed, and out is not: all functions read what has arrived at the last place.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "all gradients",
      says="The gradients of numbers alone are asked for, not those of all places.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads
""")
wrong("mend_tape", "the result of the last gradient",
      says="The result comes first, and then the gradients.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return grads[: len(numbers)], values[-1]
""")
wrong("mend_tape", "gradients only",
      says="Both are asked for: the result and the gradients.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return grads[: len(numbers)]
""")
wrong("mend_tape", "no 1 at the end",
      says="The way back starts with the result. It starts with 1.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = values[-1]
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "a square counted once",
      says="Where i and j are the same, both parts reach the place: add both.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                if i != j:
                    grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                if i != j:
                    grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "tanh of the result",
      says="The slope takes tanh of the result, so tanh was taken twice.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - math.tanh(values[out]) ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "the tanh read as linear",
      says="The slope of tanh is left out: 1 - t², with its result t.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - 0.0 * values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
right("mend_tape", "an array of gradients",
      code="""
def mended_tape(steps, numbers):
    values, edges = list(numbers), []
    for name, i, j in steps:
        if name == "add":
            values.append(values[i] + values[j])
            edges.append([(i, 1.0), (j, 1.0)])
        elif name == "mul":
            values.append(values[i] * values[j])
            edges.append([(i, values[j]), (j, values[i])])
        else:
            t = math.tanh(values[i])
            values.append(t)
            edges.append([(i, 1 - t * t)])
    n = len(numbers)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for k in range(len(steps) - 1, -1, -1):
        for place, slope in edges[k]:
            grads[place] += slope * grads[n + k]
    return values[-1], np.array(grads[:n])
""")
wrong("mend_tape", "= left in tanh",
      says="Not every kind of step adds yet: somewhere = is left, and what had arrived there before is lost.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] = grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "= left in the products",
      says="Not every kind of step adds yet: somewhere = is left, and what had arrived there before is lost.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "= left in the sums",
      says="Not every kind of step adds yet: somewhere = is left, and what had arrived there before is lost.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "= left at the second place",
      says="At one of a step's two places = is left, and what had arrived there before is lost: add at both.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] = grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] = grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "= left at the first place",
      says="At one of a step's two places = is left, and what had arrived there before is lost: add at both.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] = grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "numbers grows",
      says="The list numbers grows. It belongs to the caller: work on a copy, list(numbers).",
      code="""
def mended_tape(steps, numbers):
    n = len(numbers)
    values, edges = numbers, []
    for name, i, j in steps:
        if name == "add":
            values.append(values[i] + values[j])
            edges.append([(i, 1.0), (j, 1.0)])
        elif name == "mul":
            values.append(values[i] * values[j])
            edges.append([(i, values[j]), (j, values[i])])
        else:
            t = math.tanh(values[i])
            values.append(t)
            edges.append([(i, 1 - t * t)])
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for k in range(len(steps) - 1, -1, -1):
        for place, slope in edges[k]:
            grads[place] += slope * grads[n + k]
    return values[-1], grads[:n]
""")
wrong("mend_tape", "steps turned round",
      says="steps is turned round, and it belongs to the caller: use reversed(...), or count backwards.",
      code="""
def mended_tape(steps, numbers):
    values, edges = list(numbers), []
    for name, i, j in steps:
        if name == "add":
            values.append(values[i] + values[j])
            edges.append([(i, 1.0), (j, 1.0)])
        elif name == "mul":
            values.append(values[i] * values[j])
            edges.append([(i, values[j]), (j, values[i])])
        else:
            t = math.tanh(values[i])
            values.append(t)
            edges.append([(i, 1 - t * t)])
    n = len(numbers)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    steps.reverse()
    for k, _ in enumerate(steps):
        out = len(values) - 1 - k
        for place, slope in edges[out - n]:
            grads[place] += slope * grads[out]
    return values[-1], grads[:n]
""")
wrong("mend_tape", "the other factor by division",
      says="A factor may be 0, and then the other one cannot be found by division. Take it from where it is "
           "kept.",
      code="""
def mended_tape(steps, numbers):
    values, edges = list(numbers), []
    for name, i, j in steps:
        if name == "add":
            values.append(values[i] + values[j])
            edges.append([(i, 1.0), (j, 1.0)])
        elif name == "mul":
            values.append(values[i] * values[j])
            edges.append([(i, values[-1] / values[i]), (j, values[-1] / values[j])])
        else:
            t = math.tanh(values[i])
            values.append(t)
            edges.append([(i, 1 - t * t)])
    n = len(numbers)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for k in range(len(steps) - 1, -1, -1):
        for place, slope in edges[k]:
            grads[place] += slope * grads[n + k]
    return values[-1], grads[:n]
""")
wrong("mend_tape", "measured",
      says="The gradients are measured, which leaves too few digits where numbers are large. Compute the "
           "slopes.",
      code="""
def mended_tape(steps, numbers):
    def run(values):
        values = list(values)
        for name, i, j in steps:
            if name == "add":
                values.append(values[i] + values[j])
            elif name == "mul":
                values.append(values[i] * values[j])
            else:
                values.append(math.tanh(values[i]))
        return values[-1]

    gradients = []
    for k in range(len(numbers)):
        up, down = list(numbers), list(numbers)
        up[k] += 1e-5
        down[k] -= 1e-5
        gradients.append((run(up) - run(down)) / 2e-5)
    return run(numbers), gradients
""")
wrong("mend_tape", "1 wherever nothing arrived",
      says="A step that the result does not depend on sends nothing back. Only the last place begins with 1.",
      code="""
def mended_tape(steps, numbers):
    values, edges = list(numbers), []
    for name, i, j in steps:
        if name == "add":
            values.append(values[i] + values[j])
            edges.append([(i, 1.0), (j, 1.0)])
        elif name == "mul":
            values.append(values[i] * values[j])
            edges.append([(i, values[j]), (j, values[i])])
        else:
            t = math.tanh(values[i])
            values.append(t)
            edges.append([(i, 1 - t * t)])
    n = len(numbers)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for k in range(len(steps) - 1, -1, -1):
        if grads[n + k] == 0:
            grads[n + k] = 1.0
        for place, slope in edges[k]:
            grads[place] += slope * grads[n + k]
    return values[-1], grads[:n]
""")
wrong("mend_tape", "untouched numbers left out",
      says="A number that the result does not depend on has the gradient 0. It must not be left out.",
      code="""
def mended_tape(steps, numbers):
    values, edges = list(numbers), []
    for name, i, j in steps:
        if name == "add":
            values.append(values[i] + values[j])
            edges.append([(i, 1.0), (j, 1.0)])
        elif name == "mul":
            values.append(values[i] * values[j])
            edges.append([(i, values[j]), (j, values[i])])
        else:
            t = math.tanh(values[i])
            values.append(t)
            edges.append([(i, 1 - t * t)])
    n = len(numbers)
    grads = {len(values) - 1: 1.0}
    for k in range(len(steps) - 1, -1, -1):
        for place, slope in edges[k]:
            grads[place] = grads.get(place, 0.0) + slope * grads.get(n + k, 0.0)
    return values[-1], [grads[k] for k in range(n) if k in grads]
""")
wrong("mend_tape", "i and j not fixed",
      says="out is fixed, and i and j are not: all functions of a kind send to the places of the last step.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(out=out):
                grads[i] += grads[out] * (1 - values[out] ** 2)
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
wrong("mend_tape", "tanh without a square",
      says="The slope of tanh is 1 - t², with a square.",
      code="""
def mended_tape(steps, numbers):
    values, tape = list(numbers), []
    for name, i, j in steps:
        out = len(values)
        if name == "add":
            values.append(values[i] + values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out]
                grads[j] += grads[out]
        elif name == "mul":
            values.append(values[i] * values[j])

            def back(i=i, j=j, out=out):
                grads[i] += grads[out] * values[j]
                grads[j] += grads[out] * values[i]
        else:
            values.append(math.tanh(values[i]))

            def back(i=i, out=out):
                grads[i] += grads[out] * (1 - values[out])
        tape.append(back)
    grads = [0.0] * len(values)
    grads[-1] = 1.0
    for back in reversed(tape):
        back()
    return values[-1], grads[: len(numbers)]
""")
allowed("mend_tape", "for (place, slope) in tape[out - len(numbers)]: the first and the last turn only",
        because="No step takes more than two numbers.")


# -- autograd_quiz ---------------------------------------------------------------------------------------------------

right("autograd_quiz", "with dict(...)",
      code='quiz = dict(edges=3, order="c", twice=20, shape="b", mean=0.1, zero="a", slow="b")')
right("autograd_quiz", "item by item",
      code="""
quiz = {}
quiz["edges"] = 3
quiz["order"] = "c"
quiz["twice"] = 20
quiz["shape"] = "b"
quiz["mean"] = 0.1
quiz["zero"] = "a"
quiz["slow"] = "b"
""")
right("autograd_quiz", "in capitals, and as floats",
      code='quiz = {"edges": 3.0, "order": "C", "twice": 20.0, "shape": "B", "mean": 0.1, "zero": "A", "slow": "B"}')
wrong("autograd_quiz", "x as one edge",
      says="There is one edge for each place in which x stands: count them in both products.",
      code='quiz = {"edges": 1, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "two edges",
      says="There is one edge for each place in which x stands: count them in both products.",
      code='quiz = {"edges": 2, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "four edges",
      says="There is one edge for each place in which x stands: count them in both products.",
      code='quiz = {"edges": 4, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "the first order",
      says="Look for a node that stands before one of its parents.",
      code='quiz = {"edges": 3, "order": "a", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "the second order",
      says="Look for a node that stands before one of its parents.",
      code='quiz = {"edges": 3, "order": "b", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "the second call begins anew",
      says="One call adds 2w. What does the second one do?",
      code='quiz = {"edges": 3, "order": "c", "twice": 10, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "the number of w",
      says="One call adds 2w. What does the second one do?",
      code='quiz = {"edges": 3, "order": "c", "twice": 5, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "passed on twice",
      says="One call adds 2w. What does the second one do?",
      code='quiz = {"edges": 3, "order": "c", "twice": 30, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "axis 0",
      says="The sum is (6, 4). Which axis of x was made longer?",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "a", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "both axes",
      says="The sum is (6, 4). Which axis of x was made longer?",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "c", "mean": 0.1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "all entries",
      says="How many entries does one mean put together along axis 0? Each moves it by that part.",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 0.005, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "a sum",
      says="How many entries does one mean put together along axis 0? Each moves it by that part.",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 1, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "the other axis",
      says="How many entries does one mean put together along axis 0? Each moves it by that part.",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 0.05, "zero": "a", "slow": "b"}')
wrong("autograd_quiz", "a part is lost",
      says="What does the loss do when the same number is subtracted from a whole row?",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "b", "slow": "b"}')
wrong("autograd_quiz", "one largest",
      says="What does the loss do when the same number is subtracted from a whole row?",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "c", "slow": "b"}')
wrong("autograd_quiz", "wide layers",
      says="For narrow layers the price is paid per operation. When does an operation have much to do?",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "a"}')
wrong("autograd_quiz", "large numbers",
      says="For narrow layers the price is paid per operation. When does an operation have much to do?",
      code='quiz = {"edges": 3, "order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "c"}')
wrong("autograd_quiz", "leaves a key out",
      says="There is no 'edges' in the dictionary.",
      code='quiz = {"order": "c", "twice": 20, "shape": "b", "mean": 0.1, "zero": "a", "slow": "b"}')
