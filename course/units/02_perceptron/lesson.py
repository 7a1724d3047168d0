# ---
# title: The perceptron
# objectives:
#   - write the perceptron
# minutes: 90
# prerequisites: ["01 Foundations"]
# ---

# %% [markdown]
# Hello

# %% given
import numpy as np

from autograder import check

# %% exercise="step"
def step(z):
    """1 where z >= 0, else 0."""
    ### BEGIN SOLUTION
    return np.where(z >= 0, 1, 0)
    ### END SOLUTION


# %% check="step"
import numpy as np
from autograder import check

check(step, np.array([-1.5, 0.0, 2.0])).equal(np.array([0, 1, 1]))
### BEGIN HIDDEN TESTS
z = check.rng.normal(size=20)
check(step, z).equal((z >= 0) * 1)
### END HIDDEN TESTS
check.score(2)

# %% exercise="step_quiz"
quiz = {
    "range": ...,   # a, b or c
}
### BEGIN SOLUTION
quiz = {"range": "b"}
### END SOLUTION

# %% check="step_quiz"
from autograder import check

check.quiz(quiz, {"range": check.hashed("b")}, because={"range": "Look at the figure again."})
check.score(1)

# %% [markdown] written="why_step" points=2
# ### BEGIN SOLUTION
# Because.
# ### END SOLUTION
