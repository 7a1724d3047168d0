# ---
# title: What attacks are tried on
# objectives:
#   - guard the grader
# minutes: 5
# prerequisites: ["00 Nothing"]
# ---

# %% given
import numpy as np

# %% exercise="softmax"
def softmax(Z):
    """Rows of Z (N, K) as probabilities."""
    ### BEGIN SOLUTION
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
    ### END SOLUTION

# %% check="softmax"
import numpy as np
from autograder import check

check.allow(seconds=1)
check(softmax, np.array([[0.0, 0.0]])).shape((1, 2)).close(np.array([[0.5, 0.5]]))
check(softmax, np.array([[0.0, 1.0]])).unchanged()
### BEGIN HIDDEN TESTS
Z = check.rng.normal(size=(3, 4))
E = np.exp(Z)
check(softmax, Z).close(E / E.sum(axis=1, keepdims=True), hint="Think of rows.")
### END HIDDEN TESTS
check.score(3)

# %% exercise="center"
def center(X):
    """X (N, D) with the mean of each column taken off."""
    ### BEGIN SOLUTION
    return X - X.mean(axis=0)
    ### END SOLUTION

# %% check="center"
import numpy as np
from autograder import check

check.allow(seconds=1)
check(center, np.array([[1.0], [3.0]])).close(np.array([[-1.0], [1.0]]))
check(center, np.array([[1.0], [3.0]])).unchanged().fresh()
### BEGIN HIDDEN TESTS
X = check.rng.normal(size=(5, 3)) * 1000
check(center, X).close(X - X.mean(axis=0), atol=1e-9, hint="Which axis?")
### END HIDDEN TESTS
check.score(3)

# %% exercise="password"
def password(text):
    """The text backwards, in capital letters."""
    ### BEGIN SOLUTION
    return text[::-1].upper()
    ### END SOLUTION

# %% check="password"
from autograder import check

check.allow(seconds=1)
check(password, "ab").equal("BA")
### BEGIN HIDDEN TESTS
text = f"hiddeninput{check.rng.integers(10**12)}"
check(password, text).equal(text[::-1].upper())
check(password, "length").holds("is no secret", lambda found: found != "hiddenanswer73313")
### END HIDDEN TESTS
check.score(2)

# %% exercise="account"
class Account:
    """Add to a sum: a = Account(); a.add(3); a.total is 3."""
    ### BEGIN SOLUTION
    def __init__(self):
        self.total = 0

    def add(self, amount):
        self.total += amount
        return self.total
    ### END SOLUTION

# %% check="account"
from autograder import check

check.allow(seconds=1)
account = check(Account)
account.call("add", 3).equal(3)
account.call("add", 4).equal(7)
### BEGIN HIDDEN TESTS
more = int(check.rng.integers(10**12))
account.call("add", more).equal(7 + more)
account.get("total").equal(7 + more)
### END HIDDEN TESTS
check.score(2)

# %% exercise="parcel"
def wrap(x):
    """A list with x in it."""
    ### BEGIN SOLUTION
    return [x]
    ### END SOLUTION

def unwrap(parcel):
    """What `wrap` has put into a list."""
    ### BEGIN SOLUTION
    return parcel[0]
    ### END SOLUTION

def twice(f, x):
    """f(f(x))."""
    ### BEGIN SOLUTION
    return f(f(x))
    ### END SOLUTION

# %% check="parcel"
import numpy as np
from autograder import check

check.allow(seconds=1)
x = np.arange(3.0)
parcel = check(wrap, x)
check(unwrap, parcel).close(x)
check(unwrap, parcel[0]).unchanged()
check(twice, lambda v: v * np.array([2.0]), x).close(4 * x)
### BEGIN HIDDEN TESTS
x = check.rng.normal(size=4)
parcel = check(wrap, x)
check(unwrap, parcel).close(x)
parcel.holds("has the sum", lambda found: np.isclose(np.array(found).sum(axis=(0, 1)) * np.ones(1), x.sum()).all())
check(twice, lambda v: np.add.outer(v, v).sum(axis=0), x[:1]).close(4 * x[:1])
### END HIDDEN TESTS
check.score(3)

# %% exercise="build"
import keras

def build(n):
    """A compiled model of one Dense layer from n numbers to one."""
    ### BEGIN SOLUTION
    model = keras.Sequential([keras.Input((n,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model
    ### END SOLUTION

# %% check="build"
import numpy as np
from autograder import check

model = check(build, 3)
model.parameter_count().equal(4)
### BEGIN HIDDEN TESTS
w = check.rng.normal(size=(2, 1))
model = check(build, 2)
model.forward(np.ones((1, 2)), [w, np.zeros(1)]).close(np.array([[w.sum()]]), rtol=1e-4)
### END HIDDEN TESTS
check.score(2)

# %%
print("the last cell")
