"""Answers to the toy unit."""

import numpy as np

from autograder.author.answers import allowed, equivalent, right, wrong


@right("step", "by astype")
def step(z):
    return (z >= 0).astype(int)


@right("step", "by a loop")
def step(z):
    return np.array([int(v >= 0) for v in z])


@wrong("step", "strict", says="Zero counts as 1.")
def step(z):
    return np.where(z > 0, 1, 0)


@wrong("step", "swapped", says="The signs are swapped.")
def step(z):
    return np.where(z < 0, 1, 0)


@wrong("step", "always 1", says="Compare with 0.")
def step(z):
    return np.ones(len(z), dtype=int)


@wrong("step", "knows the example", says="Do not rely on the example.", only_hidden=True)
def step(z):
    return np.array([0, 1, 1])


@right("ramp", "by maximum")
def ramp(z):
    return np.maximum(z, 0)


right("ramp", "by a product", code="""
def ramp(z):
    return z * (z > 0)
""")


@wrong("ramp", "absolute", says="What is negative becomes 0, not positive.")
def ramp(z):
    return np.abs(z)


@wrong("ramp", "minimum", says="Keep what is positive.")
def ramp(z):
    return np.minimum(z, 0)


@wrong("ramp", "does nothing", says="What is negative must become 0.")
def ramp(z):
    return z


@wrong("ramp", "in place", says="Work on a copy, or make a new array.")
def ramp(z):
    z[z < 0] = 0
    return z


equivalent("ramp", "z >= 0 -> z > 0", because="At zero both give zero.")
allowed("ramp", "`z` frozen at its first value", because="One array is enough for a toy.")


@right("total", "by a loop")
def total(x):
    out = 0.0
    for v in x:
        out += v
    return float(out)


@right("total", "by Python")
def total(x):
    return float(sum(x))


@wrong("total", "mean", says="Add them up.")
def total(x):
    return float(x.mean())


@wrong("total", "product", says="Add them up.")
def total(x):
    return float(x.prod())


@wrong("total", "first", says="That is the first of them.")
def total(x):
    return float(x[0])


@wrong("total", "prints", says="Is a `return` missing?")
def total(x):
    print(x.sum())


right("toy_quiz", "capital", code='quiz = {"range": " B", "größe": 42}')
right("toy_quiz", "float", code='quiz = {"range": "b", "größe": 42.0}')
wrong("toy_quiz", "a", says="Look at the figure.", code='quiz = {"range": "a", "größe": 42}')
wrong("toy_quiz", "c", says="Look at the figure.", code='quiz = {"range": "c", "größe": 42}')
wrong("toy_quiz", "41", says="Count again.", code='quiz = {"range": "b", "größe": 41}')
wrong("toy_quiz", "no number", says="Count again.", code='quiz = {"range": "b", "größe": "many"}')
