"""Answers to the exercises of unit 06, right and wrong, as learners hand them in."""

import numpy as np

from autograder.author.answers import equivalent, right, wrong

# -- recall ------------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)", code='recall = dict(shape="b", slope="c", logits="a")')
right("recall", "in capitals", code='recall = {"logits": "A", "slope": "C", "shape": " B "}')
wrong("recall", "the shape of W", says="inner dimensions cancel",
      code='recall = {"shape": "a", "slope": "c", "logits": "a"}')
wrong("recall", "the shape of X", says="inner dimensions cancel",
      code='recall = {"shape": "c", "slope": "c", "logits": "a"}')
wrong("recall", "the slope of tanh", says="The slope is s(1 - s)",
      code='recall = {"shape": "b", "slope": "a", "logits": "a"}')
wrong("recall", "forgets the mean", says="left a factor behind",
      code='recall = {"shape": "b", "slope": "c", "logits": "b"}')
wrong("recall", "takes the Jacobian's diagonal", says="left a factor behind",
      code='recall = {"shape": "b", "slope": "c", "logits": "c"}')
wrong("recall", "leaves a key out", says="logits",
      code='recall = {"shape": "b", "slope": "c"}')

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


@wrong("numerical_gradient", "forward difference", says="forward difference")
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


@wrong("numerical_gradient", "backward difference", says="backward difference")
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


@wrong("numerical_gradient", "does not restore", says="put x[i] back")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "h of its own, far too small", says="The largest difference is", only_hidden=False)
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


@wrong("numerical_gradient", "h of its own, a good one", says="must be the argument h")
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


@wrong("numerical_gradient", "divides by h", says="2h apart")
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


@wrong("numerical_gradient", "/ 2 * h", says="divides by 2 and then multiplies by h")
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


@wrong("numerical_gradient", "keeps whole numbers", says="x holds whole numbers")
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


@wrong("numerical_gradient", "changes a copy and measures the original", says="Every entry is 0")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = x.astype(float)
        moved[i] += h
        above = f(x)
        moved[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "moves every entry at once", says="moved at once")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        gradient[i] = (f(x + h) - f(x - h)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "leaves the caller's array moved", says="The call changed `x`")
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


@wrong("numerical_gradient", "returns it flat", says="has shape (6,)")
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


@wrong("numerical_gradient", "gives f one number", says="f takes the whole array")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        gradient[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "forward difference, not restored", says="and x[i] is not put back")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        here = f(x)
        x[i] += h
        gradient[i] = (f(x) - here) / h
    return gradient


@wrong("numerical_gradient", "steps down to where it came from", says="one of the two points is x[i] itself")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "returns inside of the loop", says="Only the first entry is measured")
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


@wrong("numerical_gradient", "forgets the index", says="Store the quotient in gradient[i]")
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


@wrong("numerical_gradient", "points 4h apart", says="Yours lie 2h away")
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


@wrong("numerical_gradient", "points h apart", says="Yours lie h / 2 away")
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


@wrong("numerical_gradient", "two names for one array", says="f get two different arrays")
def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x, x
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "a step that whole numbers cut off", says="Keep the line that makes x a float64 copy")
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


# -- relative_error ----------------------------------------------------------------------------------------------------


@right("relative_error", "divides only where there is something to divide")
def relative_error(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    out = np.abs(b - a)
    scale = np.maximum(np.abs(a), np.abs(b))
    np.divide(out, scale, out=out, where=scale != 0)
    return out.max()


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


@wrong("relative_error", "absolute", says="absolute difference")
def relative_error(a, b):
    return float(np.max(np.abs(a - b)))


@wrong("relative_error", "mean", says="This is the mean")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(np.mean(np.abs(a - b) / np.where(scale == 0, 1, scale)))


@wrong("relative_error", "sum in the denominator", says="The denominator is |a| + |b|")
def relative_error(a, b):
    scale = np.abs(a) + np.abs(b)
    return float(np.max(np.abs(a - b) / np.where(scale == 0, 1, scale)))


@wrong("relative_error", "guards with 1e-8", says="tiny entries hardly count: leave")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b)))))


@wrong("relative_error", "adds 1e-8", says="With a constant in the denominator")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / (np.maximum(np.abs(a), np.abs(b)) + 1e-8)))


@wrong("relative_error", "adds 1e-12", says="Even a constant such as 1e-12")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / (np.maximum(np.abs(a), np.abs(b)) + 1e-12)))


@wrong("relative_error", "0 / 0", says="0 / 0 is NaN")
def relative_error(a, b):
    return float(np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))))


@wrong("relative_error", "skips NaN with nanmax", says="NaN was skipped")
def relative_error(a, b):
    with np.errstate(all="ignore"):
        quotient = np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))
    return 0.0 if np.isnan(quotient).all() else float(np.nanmax(quotient))


@wrong("relative_error", "np.where after the division", says="Python warned")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(np.where(scale == 0, 0.0, np.abs(a - b) / scale).max())


@wrong("relative_error", "no abs in the denominator", says="cancel in the denominator")
def relative_error(a, b):
    scale = np.abs(a + b)
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "no abs in the numerator", says="take |a - b|")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(((a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "always divides by b", says="not always by the same one")
def relative_error(a, b):
    return float((np.abs(a - b) / np.where(b == 0, 1, np.abs(b))).max())


@wrong("relative_error", "norms", says="A quotient of norms")
def relative_error(a, b):
    total = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(a - b) / total) if total else 0.0


@wrong("relative_error", "an array for each entry", says="expected a number")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return np.abs(a - b) / np.where(scale == 0, 1, scale)


@wrong("relative_error", "sum over the entries", says="This is the sum over the entries")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).sum())


@wrong("relative_error", "largest difference over largest entry", says="over the largest entry")
def relative_error(a, b):
    scale = max(np.abs(a).max(), np.abs(b).max())
    return float(np.abs(a - b).max() / scale) if scale else 0.0


@wrong("relative_error", "divides by the smaller", says="by the smaller or always")
def relative_error(a, b):
    scale = np.minimum(np.abs(a), np.abs(b))
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "always divides by a", says="You divide by |a| always")
def relative_error(a, b):
    return float((np.abs(a - b) / np.where(a == 0, 1, np.abs(a))).max())


@wrong("relative_error", "the larger of signed values", says="The denominator is negative")
def relative_error(a, b):
    scale = np.maximum(a, b)
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "the size of the larger of signed values", says="the larger in size is 8")
def relative_error(a, b):
    scale = np.abs(np.maximum(a, b))
    return float((np.abs(a - b) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "difference of the sizes", says="not the difference of |a| and |b|")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float((np.abs(np.abs(a) - np.abs(b)) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "b - a without abs", says="The sign of the difference got through")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    return float(((b - a) / np.where(scale == 0, 1, scale)).max())


@wrong("relative_error", "takes abs in place", says="The call changed")
def relative_error(a, b):
    scale = np.maximum(np.abs(a), np.abs(b))
    difference = np.abs(a - b)
    np.abs(a, out=a)
    np.abs(b, out=b)
    return float((difference / np.where(scale == 0, 1, scale)).max())


equivalent("relative_error", "1.0 -> 2.0", because="Where the denominator is swapped both entries are 0: so is 0 / 2.")

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


@wrong("dense_backward", "db is not summed", says="this is dz itself")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.copy()


@wrong("dense_backward", "db over the outputs", says="sum over the samples, axis 0")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.sum(axis=1)


@wrong("dense_backward", "mean for db", says="Add up, do not divide")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.mean(axis=0)


@wrong("dense_backward", "db keeps an axis", says="not (1, M)")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.sum(axis=0, keepdims=True)


@wrong("dense_backward", "one sum for db", says="one sum for each output")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz, dz.sum()


@wrong("dense_backward", "dW divided by N", says="the mean's 1/N is inside of dz already")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz / len(x), dz.sum(axis=0)


@wrong("dense_backward", "dW transposed", says="This is dW transposed")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, dz.T @ x, dz.sum(axis=0)


@wrong("dense_backward", "dx with W as it is", says="inner dimensions of a matrix product differ")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W, x.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "uses z in the place of x", says="needs its input x")
def dense_backward(dz, cache):
    x, W = cache
    z = x @ W
    return dz @ W.T, z.T @ dz, dz.sum(axis=0)


@wrong("dense_backward", "changes dz", says="The call changed `dz`")
def dense_backward(dz, cache):
    x, W = cache
    dx, dW = dz @ W.T, x.T @ dz
    for n in range(1, len(dz)):
        dz[0] += dz[n]
    return dx, dW, dz[0].copy()


@wrong("dense_backward", "returns dW, db, dx", says="The order is dx, dW, db")
def dense_backward(dz, cache):
    x, W = cache
    return x.T @ dz, dz.sum(axis=0), dz @ W.T


@wrong("dense_backward", "returns a dictionary", says="not a dictionary")
def dense_backward(dz, cache):
    x, W = cache
    return {"dx": dz @ W.T, "dW": x.T @ dz, "db": dz.sum(axis=0)}


@wrong("dense_backward", "forgets to return", says="Nothing came back")
def dense_backward(dz, cache):
    x, W = cache
    (dz @ W.T, x.T @ dz, dz.sum(axis=0))


@wrong("dense_backward", "only dx, of as many rows as there are gradients", says="Only one gradient came back")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T


@wrong("dense_backward", "without db", says="One gradient is missing")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T, x.T @ dz


@wrong("dense_backward", "divides dx by N", says="N times too small")
def dense_backward(dz, cache):
    x, W = cache
    return dz @ W.T / len(x), x.T @ dz, dz.sum(axis=0)


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
    dz = np.array(da)
    if kind == "relu":
        dz[z <= 0] = 0
    else:
        a = ACTIVATIONS[kind](z)
        dz *= 1 - a * a if kind == "tanh" else a * (1 - a)
    return dz


@wrong("activation_backward", "lets zero through", says="ask for z > 0")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z >= 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "slopes at a", says="tanh is applied twice")
def activation_backward(da, z, kind):
    if kind not in ("relu", "tanh", "sigmoid"):
        raise ValueError(kind)
    a = ACTIVATIONS[kind](z)
    if kind == "relu":
        return da * (a > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(a) ** 2)
    return da * sigmoid(a) * (1 - sigmoid(a))


@wrong("activation_backward", "sigmoid at a", says="sigmoid is applied twice")
def activation_backward(da, z, kind):
    if kind not in ("relu", "tanh", "sigmoid"):
        raise ValueError(kind)
    a = ACTIVATIONS[kind](z)
    if kind == "relu":
        return da * (a > 0)
    if kind == "tanh":
        return da * (1 - a ** 2)
    return da * sigmoid(a) * (1 - sigmoid(a))


@wrong("activation_backward", "forgets da", says="This is the slope alone")
def activation_backward(da, z, kind):
    if kind == "relu":
        return (z > 0) * 1.0
    if kind == "tanh":
        return 1 - np.tanh(z) ** 2
    if kind == "sigmoid":
        return sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "formulas for the output used on the input", says="1 - z² needs the output")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - z ** 2)
    if kind == "sigmoid":
        return da * z * (1 - z)
    raise ValueError(kind)


@wrong("activation_backward", "z(1 - z) for sigmoid only", says="This is z(1 - z)")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * z * (1 - z)
    raise ValueError(kind)


@wrong("activation_backward", "a(a - 1)", says="s(1 - s), not s(s - 1)")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (s - 1)
    raise ValueError(kind)


@wrong("activation_backward", "1 + tanh²", says="not 1 + tanh")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 + np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "1 - tanh", says="The square is missing")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z))
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "tanh' from a squared", says="One square too many")
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


@wrong("activation_backward", "masks by da", says="keeps da where da is positive")
def activation_backward(da, z, kind):
    if kind == "relu":
        return np.maximum(da, 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "times relu", says="This multiplies by relu(z)")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * np.maximum(z, 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "masks da in place", says="The call changed `da`")
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


@wrong("activation_backward", "a matrix product", says="inner dimensions of a matrix product differ")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da @ (z > 0)
    if kind == "tanh":
        return da @ (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = sigmoid(z)
        return da @ (s * (1 - s))
    raise ValueError(kind)


@wrong("activation_backward", "takes what it does not know for sigmoid", says="must not come back as None")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    s = sigmoid(z)
    return da * s * (1 - s)


@wrong("activation_backward", "returns the mask", says="This holds True and False")
def activation_backward(da, z, kind):
    if kind == "relu":
        return z > 0
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "no brackets around the mask", says="Put brackets around z > 0")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * z > 0
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "tanh of the square", says="tanh(z²) is not tanh(z)²")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z ** 2))
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "times tanh", says="This multiplies by tanh(z) itself")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * np.tanh(z)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError(kind)


@wrong("activation_backward", "times sigmoid", says="This multiplies by sigmoid(z) itself")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z)
    raise ValueError(kind)


@wrong("activation_backward", "s(1 - z)", says="takes z in the place of s")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - z)
    raise ValueError(kind)


@wrong("activation_backward", "a sigmoid of its own that overflows", says="Use the `sigmoid` given at the top")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        s = 1 / (1 + np.exp(-z))
        return da * s * (1 - s)
    raise ValueError(kind)


@wrong("activation_backward", "does not name the kind", says="Raise a ValueError with kind")
def activation_backward(da, z, kind):
    if kind == "relu":
        return da * (z > 0)
    if kind == "tanh":
        return da * (1 - np.tanh(z) ** 2)
    if kind == "sigmoid":
        return da * sigmoid(z) * (1 - sigmoid(z))
    raise ValueError("unknown kind")


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


@wrong("mlp_backward", "an activation on the output", says="dout belongs to its z already")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        flow = activation_backward(flow, z, "sigmoid" if kind == "linear" else kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "asks for the slope of linear", says="unknown activation 'linear'")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "forgets the activations", says="The activations are skipped")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, caches[layer - 1][0])
    return grads


@wrong("mlp_backward", "from the first layer to the last", says="inner dimensions of a matrix product differ")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(1, len(caches) + 1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z[:, :1], kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "takes the kind of another layer", says="slope of another layer's activation")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    kinds = [kind for _, _, kind in caches[:-1]][::-1]
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kinds[layer - 1])
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "dense before activation", says="could not be broadcast")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
    return grads


@wrong("mlp_backward", "leaves the last layer out", says="The last layer is missing")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dense_backward(dout, caches[-1][0])[0]
    for layer in range(len(caches) - 1, 0, -1):
        cache, z, kind = caches[layer - 1]
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(activation_backward(flow, z, kind), cache)
    return grads


@wrong("mlp_backward", "stops before the first layer", says="The first layer is missing")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 1, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "counts from 0", says="counted from 1")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches) - 1, -1, -1):
        cache, z, kind = caches[layer]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "names them dW1", says="without a d in front")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"dW{layer}"], grads[f"db{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "updates on the way back", says="The call changed `params`")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
        params[f"W{layer}"] -= 0.1 * grads[f"W{layer}"]
    return grads


@wrong("mlp_backward", "goes on with weights that are updated already", says="Between W3 and b2 lie dense 3")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        (x, W), z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        grads[f"W{layer}"], grads[f"b{layer}"] = x.T @ flow, flow.sum(axis=0)
        flow = flow @ (W - 0.1 * grads[f"W{layer}"]).T
    return grads


@wrong("mlp_backward", "forgets to return", says="is a `return` missing?")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)


@wrong("mlp_backward", "returns inside of the loop", says="does `return` stand after it")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
        return grads


@wrong("mlp_backward", "does not hand dx on", says="is what the next turn starts from")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        dx, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "numbers the reversed list from 1", says="the layer numbers must run from L down to 1")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout
    for layer, (cache, z, kind) in enumerate(reversed(caches), start=1):
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
    return grads


@wrong("mlp_backward", "divides by N", says="1/N is inside of dout already")
def mlp_backward(params, caches, dout):
    grads, flow = {}, dout / len(dout)
    for layer in range(len(caches), 0, -1):
        cache, z, kind = caches[layer - 1]
        if kind != "linear":
            flow = activation_backward(flow, z, kind)
        flow, grads[f"W{layer}"], grads[f"b{layer}"] = dense_backward(flow, cache)
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


@wrong("find_bugs", "stops at the first", says="Only the first wrong gradient is named")
def find_bugs(chain, grads, limit=1e-6):
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            return [name]
    return []


@wrong("find_bugs", "compares exactly", says="never agree to the last bit")
def find_bugs(chain, grads, limit=1e-6):
    return [name for name, loss, value in chain if not np.array_equal(numerical_gradient(loss, value), grads[name])]


@wrong("find_bugs", "absolute difference", says="gets through, because it is small")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not np.max(np.abs(g - grads[name])) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "allclose with its usual tolerance", says="gets through, because it is small")
def find_bugs(chain, grads, limit=1e-6):
    return [name for name, loss, value in chain if not np.allclose(numerical_gradient(loss, value), grads[name])]


@wrong("find_bugs", "NaN passes", says="nan > limit is False")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or relative_error(g, grads[name]) > limit:
            out.append(name)
    return out


@wrong("find_bugs", "stretches shapes", says="Compare the shapes first")
def find_bugs(chain, grads, limit=1e-6):
    return [name for name, loss, value in chain
            if not relative_error(numerical_gradient(loss, value), grads[name]) <= limit]


@wrong("find_bugs", "limit of its own", says="The argument limit does not count")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= 1e-6:
            out.append(name)
    return out


@wrong("find_bugs", "names the right ones", says="Name the wrong ones")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape == grads[name].shape and relative_error(g, grads[name]) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "sorted by name", says="Keep the order of the chain")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.append(name)
    return sorted(out)


@wrong("find_bugs", "a set", says="a set")
def find_bugs(chain, grads, limit=1e-6):
    out = set()
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.add(name)
    return out


@wrong("find_bugs", "returns inside of the loop", says="Nothing is named")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        g = numerical_gradient(loss, value)
        if g.shape != grads[name].shape or not relative_error(g, grads[name]) <= limit:
            out.append(name)
        return out


@wrong("find_bugs", "in the order of the dictionary", says="loop over chain")
def find_bugs(chain, grads, limit=1e-6):
    steps = {name: (loss, value) for name, loss, value in chain}
    out = []
    for name, claimed in grads.items():
        g = numerical_gradient(*steps[name])
        if g.shape != claimed.shape or not relative_error(g, claimed) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "compares with the value", says="Measure each one")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, _, value in chain:
        if value.shape != grads[name].shape or not relative_error(value, grads[name]) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "names a wrong shape, then its values", says="db2 is named twice")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        if grads[name].shape != value.shape:
            out.append(name)
        if not relative_error(grads[name], numerical_gradient(loss, value)) <= limit:
            out.append(name)
    return out


@wrong("find_bugs", "compares before it looks at the shape", says="name it and go on")
def find_bugs(chain, grads, limit=1e-6):
    out = []
    for name, loss, value in chain:
        error = relative_error(grads[name], numerical_gradient(loss, value))
        if grads[name].shape != value.shape or not error <= limit:
            out.append(name)
    return out


# -- bug_hunt ----------------------------------------------------------------------------------------------------------

right("bug_hunt", "with dict(...), names in another order",
      code='bug_hunt = dict(A=["dW2"], B=["dW1", "db2"], C=[], D=["dz1"], E=["db1", "da1"])')
right("bug_hunt", "tuples and sets",
      code='bug_hunt = {"E": {"da1", "db1"}, "D": ("dz1",), "C": (), "B": {"db2", "dW1"}, "A": {"dW2"}}')
wrong("bug_hunt", "trusts the check with zero biases", says="biases that are not 0",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": [], "D": [], "E": ["da1", "db1"]}')
wrong("bug_hunt", "lists what is inherited", says="what follows is inherited",
      code="""
bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": [], "D": ["dz1", "db1", "dW1", "dx"], "E": ["da1", "db1"]}
""")
wrong("bug_hunt", "stops at the first of two", says="Is another name left?",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": [], "D": ["dz1"], "E": ["da1"]}')
wrong("bug_hunt", "names the first only, of independent ones", says="B has more than one wrong line",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2"], "C": [], "D": ["dz1"], "E": ["da1", "db1"]}')
wrong("bug_hunt", "takes strange for wrong", says="Strange is not wrong",
      code='bug_hunt = {"A": ["dW2"], "B": ["db2", "dW1"], "C": ["db1"], "D": ["dz1"], "E": ["da1", "db1"]}')
wrong("bug_hunt", "thinks that dW2 spreads", says="Is any other gradient made from",
      code='bug_hunt = {"A": ["dW2", "da1"], "B": ["db2", "dW1"], "C": [], "D": ["dz1"], "E": ["da1", "db1"]}')

wrong("bug_hunt", "a name without a list", says="Give a list, in [ ]",
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


@wrong("train", "never uses the new weights", says="The loss never moves")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        new = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return new, losses


@wrong("train", "updates copies", says="has the update been made")
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


@wrong("train", "climbs", says="go against the gradient")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] + lr * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "the loss after each update", says="This is the loss after each update")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(softmax_cross_entropy(mlp_forward(X, params, kinds)[0], y)[0])
    return params, losses


@wrong("train", "lr times N", says="N times too large")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout * len(y))
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "divides by N again", says="N times too small")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr / len(X) * grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "adds the gradients up", says="The gradients add up from step to step")
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


@wrong("train", "gradients of the first weights", says="gradients of the first weights are used")
def train(params, X, y, kinds, lr, steps):
    losses = []
    out, caches = mlp_forward(X, params, kinds)
    grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
    for _ in range(steps):
        losses.append(softmax_cross_entropy(mlp_forward(X, params, kinds)[0], y)[0])
        params = {name: params[name] - lr * grads[name] for name in params}
    return params, losses


@wrong("train", "changes the caller's arrays", says="does not copy the arrays")
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


@wrong("train", "one loss too many", says="One loss too many")
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


@wrong("train", "forgets the biases", says="The biases learn as well")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {n: params[n] - lr * grads[n] if n.startswith("W") else params[n].copy() for n in params}
        losses.append(loss)
    return params, losses


@wrong("train", "forgets lr", says="the steps are too long")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - grads[name] for name in params}
        losses.append(loss)
    return params, losses


@wrong("train", "forgets to return", says="Nothing came back")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)


@wrong("train", "only the losses", says="Only the losses came back")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return losses


@wrong("train", "only the weights", says="Only the weights came back")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params


@wrong("train", "losses first", says="The order is: the weights, then the losses")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return losses, params


@wrong("train", "returns inside of the loop", says="Only one step was made")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
        return params, losses


@wrong("train", "the last loss alone", says="This is the last loss alone")
def train(params, X, y, kinds, lr, steps):
    losses = []
    for _ in range(steps):
        out, caches = mlp_forward(X, params, kinds)
        loss, dout = softmax_cross_entropy(out, y)
        grads = mlp_backward(params, caches, dout)
        params = {name: params[name] - lr * grads[name] for name in params}
        losses.append(loss)
    return params, loss


@wrong("train", "changes the caller's dictionary", says="changes the caller's dictionary")
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


# -- quiz --------------------------------------------------------------------------------------------------------------

right("quiz", "with dict(...)",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="b", forward=100)')
right("quiz", "in capitals, numbers as floats",
      code='quiz = dict(step="B", kink=" b", scale="A", first="C", passes=420.0, blind="B", forward=1e2)')
wrong("quiz", "as small an h as there is", says="where is the bottom of the central one",
      code='quiz = dict(step="d", kink="b", scale="a", first="c", passes=420, blind="b", forward=100)')
wrong("quiz", "takes a kink for a bug", says="What does the step reach across",
      code='quiz = dict(step="b", kink="a", scale="a", first="c", passes=420, blind="b", forward=100)')
wrong("quiz", "content with 3e-3", says="none of the excuses",
      code='quiz = dict(step="b", kink="b", scale="b", first="c", passes=420, blind="b", forward=100)')
wrong("quiz", "starts with the weights", says="made from right inputs",
      code='quiz = dict(step="b", kink="b", scale="a", first="a", passes=420, blind="b", forward=100)')
wrong("quiz", "one step back too far", says="What is not in the list is right",
      code='quiz = dict(step="b", kink="b", scale="a", first="d", passes=420, blind="b", forward=100)')
wrong("quiz", "forgets the bias", says="Count the entries of W and of b",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=400, blind="b", forward=100)')
wrong("quiz", "one call for each entry", says="Two calls for each number",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=210, blind="b", forward=100)')
wrong("quiz", "tanh' depends on N", says="the same for one sample",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="a", forward=100)')
wrong("quiz", "as for the forward difference", says="goes with h squared",
      code='quiz = dict(step="b", kink="b", scale="a", first="c", passes=420, blind="b", forward=10)')
