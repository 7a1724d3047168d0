# ---
# title: A toy
# objectives:
#   - write a step
#   - add numbers up
# minutes: 5
# prerequisites: ["00 Nothing"]
# ---

# %% [markdown]
# Welcome.

# %% given
import numpy as np

from autograder import check

# %%
print(np.arange(3))

# %% exercise="step"
def step(z):
    """1 where z >= 0, else 0: step([-1, 0]) is [0, 1]."""
    ### BEGIN SOLUTION
    return np.where(z >= 0, 1, 0)
    ### END SOLUTION

# %% check="step"
import numpy as np
from autograder import check

check.allow(seconds=0.5)
check(step, np.array([-1.5, 0.0, 2.0])).equal(np.array([0, 1, 1]), hint="Compare with 0.")
### BEGIN HIDDEN TESTS
z_hidden = check.rng.normal(size=20)
check(step, z_hidden).equal((z_hidden >= 0) * 1, hint="Do not rely on the example.")
### END HIDDEN TESTS
check.score(2)

# %%
print(step(np.array([1.0])))

# %% exercise="ramp"
def ramp(z):
    """z where it is positive, else 0: ramp([-1, 2]) is [0, 2]."""
    ### BEGIN SOLUTION
    return np.where(z >= 0, z, 0.0)
    ### END SOLUTION

# %% check="ramp"
import numpy as np
from autograder import check

check.allow(seconds=0.5)
check(ramp, np.array([-1.5, 0.5, 2.0])).close([0.0, 0.5, 2.0], hint="Keep what is positive.")
check(ramp, np.array([-1.5, 0.5, 2.0])).unchanged()
check.score(1.5)

# %% exercise="total"
def total(x):
    """The sum of x: total([1, 2]) is 3."""
    ### BEGIN SOLUTION
    return float(x.sum())
    ### END SOLUTION

# %% check="total"
import numpy as np
from autograder import check

check.allow(seconds=0.5)
check(total, np.array([1.0, 2.0, 4.0])).close(7.0, hint="Add them up.")
check.score(1)

# %% exercise="toy_quiz"
quiz = {
    "range": ...,   # a, b or c
    "größe": ...,   # a number
}
### BEGIN SOLUTION
quiz = {"range": "b", "größe": 42}
### END SOLUTION

# %% check="toy_quiz"
from autograder import check

check.quiz(quiz, {"range": check.hashed("b"), "größe": check.hashed(
    42)}, because={"range": "Look at the figure.", "größe": "Count again."})
check.score(1)

# %% [markdown] written="why_step" points=2
# Why is a step hard to learn?
#
# ### BEGIN SOLUTION
# Its slope is zero nearly everywhere.
# ### END SOLUTION
