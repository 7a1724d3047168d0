"""Right and wrong answers to the unit on normalisation."""

from autograder.author.answers import allowed, right, wrong

# -- bn_forward_train ----------------------------------------------------------------------------------------------


@right("bn_forward_train", "the variance by hand, images as rows of pixels")
def bn_forward_train(x, gamma, beta, eps):
    rows = x.reshape(-1, x.shape[-1]).astype(float)
    mean = rows.sum(axis=0) / len(rows)
    var = ((rows - mean) ** 2).sum(axis=0) / len(rows)
    x_hat = (rows - mean) * (var + eps) ** -0.5
    return (x_hat * gamma + beta).reshape(x.shape), x_hat.reshape(x.shape), mean, var


@right("bn_forward_train", "feature by feature")
def bn_forward_train(x, gamma, beta, eps):
    D = x.shape[-1]
    mean, var, x_hat, out = np.zeros(D), np.zeros(D), np.zeros(x.shape), np.zeros(x.shape)
    for k in range(D):
        column = x[..., k]
        mean[k], var[k] = np.mean(column), np.var(column)
        x_hat[..., k] = (column - mean[k]) / np.sqrt(var[k] + eps)
        out[..., k] = gamma[k] * x_hat[..., k] + beta[k]
    return out, x_hat, mean, var


@right("bn_forward_train", "two cases, keepdims, in place on a copy")
def bn_forward_train(x, gamma, beta, eps):
    axis = 0 if x.ndim == 2 else (0, 1, 2)
    mean, var = x.mean(axis=axis, keepdims=True), x.var(axis=axis, keepdims=True)
    x_hat = np.array(x, dtype=float)
    x_hat -= mean
    x_hat /= np.sqrt(var + eps)
    out = x_hat.copy()
    out *= gamma
    out += beta
    return out, x_hat, mean.ravel(), var.ravel()


@wrong("bn_forward_train", "over each sample",
       says="You took mean and variance of each sample. Batch normalisation takes them of each feature.")
def bn_forward_train(x, gamma, beta, eps):
    mean, var = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean.ravel(), var.ravel()


@wrong("bn_forward_train", "over axis 1, without keepdims",
       says="You took mean and variance of each sample. Batch normalisation takes them of each feature.")
def bn_forward_train(x, gamma, beta, eps):
    mean, var = x.mean(axis=1), x.var(axis=1)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "divides by N - 1", says="The variance divides by N, not by N - 1: leave ddof at 0.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    n = x.size // x.shape[-1]
    mean = x.mean(axis=others)
    var = ((x - mean) ** 2).sum(axis=others) / max(n - 1, 1)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "ddof=1", says="The variance divides by N, not by N - 1: leave ddof at 0.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others, ddof=1)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "eps beside the root",
       says="You added eps to the deviation, outside of the root. It belongs under the root: sqrt(var + eps).")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / (np.sqrt(var) + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "no eps",
       says="eps is missing. Add it to the variance under the root; a constant feature needs it.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    std = np.where(var > 0, np.sqrt(var), 1.0)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "divides by std", says="eps is missing. Add it to the variance under the root; a constant "
                                                  "feature needs it.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / x.std(axis=others)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "eps of Keras, whatever is asked", says="You always take 1e-3 for eps. Use the argument.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + 1e-3)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "eps squared under the root", says="You squared eps. Add it as it is, under the root.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps**2)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "axis 0 only",
       says="For images, mean and variance go over samples and pixels, all axes but the last. You took axis 0 alone.")
def bn_forward_train(x, gamma, beta, eps):
    mean, var = x.mean(axis=0), x.var(axis=0)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "pixels of an image by themselves",
       says="For images, mean and variance go over all samples, too. You normalised each image by itself.")
def bn_forward_train(x, gamma, beta, eps):
    axis = 0 if x.ndim == 2 else (1, 2)
    mean, var = x.mean(axis=axis, keepdims=True), x.var(axis=axis, keepdims=True)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean.mean(axis=0).ravel() if x.ndim > 2 else mean[0], var.ravel()


@wrong("bn_forward_train", "one mean for everything",
       says="You took one mean and one variance for the whole array. Each feature has its own.")
def bn_forward_train(x, gamma, beta, eps):
    D = x.shape[-1]
    x_hat = (x - x.mean()) / np.sqrt(x.var() + eps)
    return gamma * x_hat + beta, x_hat, np.full(D, x.mean()), np.full(D, x.var())


@wrong("bn_forward_train", "gamma and beta before",
       says="gamma and beta came before the normalisation, which takes them away again. Apply them to x_hat.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    z = gamma * x + beta
    return (z - z.mean(axis=others)) / np.sqrt(z.var(axis=others) + eps), x_hat, mean, var


@wrong("bn_forward_train", "no beta", says="beta is missing in out.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat, x_hat, mean, var


@wrong("bn_forward_train", "no gamma", says="gamma is missing in out.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "neither gamma nor beta", says="out is x_hat itself: apply gamma and beta to it.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return x_hat.copy(), x_hat, mean, var


@wrong("bn_forward_train", "gamma and beta swapped",
       says="gamma and beta are swapped: gamma multiplies, beta is added.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return beta * x_hat + gamma, x_hat, mean, var


@wrong("bn_forward_train", "gamma times the sum", says="You multiplied beta by gamma, too: gamma * (x_hat + beta).")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * (x_hat + beta), x_hat, mean, var


@wrong("bn_forward_train", "mean distance for the deviation",
       says="You took the mean distance from the mean. The variance is the mean of its square.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean = x.mean(axis=others)
    var = np.abs(x - mean).mean(axis=others) ** 2
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "mean of the squares",
       says="You took the mean of the squares of x. The variance is the mean of the squares of x - mean.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), (x * 1.0 * x).mean(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "the median", says="You took the median in the place of the mean.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = np.median(x, axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "returns the deviation", says="The fourth result is the deviation. Return the variance.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, np.sqrt(var)


@wrong("bn_forward_train", "returns var + eps", says="The fourth result has eps in it. Return the variance alone.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others) + eps
    x_hat = (x - mean) / np.sqrt(var)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "returns the root of var + eps",
       says="The fourth result is the root of var + eps. Return the variance alone.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, std = x.mean(axis=others), np.sqrt(x.var(axis=others) + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, x_hat, mean, std


@wrong("bn_forward_train", "difference of squares",
       says="You took the mean of the squares minus the square of the mean. Far from 0 these are two huge numbers, and "
            "their difference has lost its digits. Subtract the mean first.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean = x.mean(axis=others)
    var = (x * 1.0 * x).mean(axis=others) - mean**2
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "changes x in place",
       says="You changed x in place, with -= or by writing into it. Make a new array.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = np.asarray(x, dtype=float)
    x_hat -= mean
    x_hat /= np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "in place, floats only",
       says="x may hold whole numbers, and -= or /= cannot write fractions into them. Make a new array: x - mean.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = x.copy()
    x_hat -= mean
    x_hat /= np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "x_hat overwritten by out",
       says="x_hat and out are one array: *= and += have changed x_hat, too. Make a new array for out.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    out = x_hat
    out *= gamma
    out += beta
    return out, x_hat, mean, var


@wrong("bn_forward_train", "another order", says="The order is out, x_hat, mean, var.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return x_hat, gamma * x_hat + beta, mean, var


@wrong("bn_forward_train", "variance before mean", says="The order is out, x_hat, mean, var.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, var, mean


@wrong("bn_forward_train", "only out", says="Only out came back. Return four arrays: out, x_hat, mean, var.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    return gamma * (x - x.mean(axis=others)) / np.sqrt(x.var(axis=others) + eps) + beta


@wrong("bn_forward_train", "keepdims left on",
       says="mean and var have axes of length 1 too many: they must have shape (D,).")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others, keepdims=True), x.var(axis=others, keepdims=True)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "in float32", says="You computed in float32, which loses digits. Use float64.")
def bn_forward_train(x, gamma, beta, eps):
    x = x.astype(np.float32)
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / np.sqrt(var + np.float32(eps))
    return tuple(a.astype(float) for a in (gamma * x_hat + beta, x_hat, mean, var))


@wrong("bn_forward_train", "divides by the variance", says="You divided by the variance. Take the root of var + eps.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = (x - mean) / (var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "the mean is not subtracted", says="The mean was not subtracted from x.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = x / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "rows and columns unpacked",
       says="Images have four axes. N, D = x.shape knows two only; take all axes but the last.")
def bn_forward_train(x, gamma, beta, eps):
    N, D = x.shape
    mean, var = x.sum(axis=0) / N, x.var(axis=0)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "images stay rows of pixels",
       says="For images, out and x_hat came back as rows of pixels. Give them x's shape again.")
def bn_forward_train(x, gamma, beta, eps):
    x = x.reshape(-1, x.shape[-1])
    mean, var = x.mean(axis=0), x.var(axis=0)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "a batch of one left as it is",
       says="A batch of one was left as it is. Its mean is the sample itself, so x_hat is 0 and out is beta.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    if len(x) == 1 and x.ndim == 2:
        mean, var = np.zeros(x.shape[-1]), np.ones(x.shape[-1])
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "a constant feature has variance 1",
       says="You gave a constant feature the variance 1. Its variance is 0; eps takes care of the division.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    var = np.where(var < 1e-12, 1.0, var)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "rounded", says="You rounded x_hat. Keep all digits.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=others), x.var(axis=others)
    x_hat = ((x - mean) / np.sqrt(var + eps)).round(1)
    return gamma * x_hat + beta, x_hat, mean, var


@wrong("bn_forward_train", "no return", says="Nothing came back: a return is missing.")
def bn_forward_train(x, gamma, beta, eps):
    others = tuple(range(x.ndim - 1))
    x_hat = (x - x.mean(axis=others)) / np.sqrt(x.var(axis=others) + eps)
    gamma * x_hat + beta


# -- bn_update_running ---------------------------------------------------------------------------------------------


@right("bn_update_running", "moves by the difference")
def bn_update_running(mean, var, batches, momentum):
    mean, var = np.array(mean, dtype=float), np.array(var, dtype=float)
    for batch in batches:
        mean += (1 - momentum) * (np.mean(batch, axis=0) - mean)
        var += (1 - momentum) * (np.var(batch, axis=0) - var)
    return mean, var


@right("bn_update_running", "all weights at once, without a loop")
def bn_update_running(mean, var, batches, momentum):
    k = len(batches)
    weights = [(1 - momentum) * momentum ** (k - 1 - i) for i in range(k)]
    new_mean = momentum**k * mean + sum(w * b.mean(axis=0) for w, b in zip(weights, batches))
    new_var = momentum**k * var + sum(w * b.var(axis=0) for w, b in zip(weights, batches))
    return new_mean, new_var


@right("bn_update_running", "calls itself, through bn_forward_train")
def bn_update_running(mean, var, batches, momentum):
    if not batches:
        return mean.astype(float), var.astype(float)
    D = len(mean)
    *before, last = batches
    mean, var = bn_update_running(mean, var, before, momentum)
    found = bn_forward_train(last, np.ones(D), np.zeros(D), 1.0)
    return momentum * mean + (1 - momentum) * found[2], momentum * var + (1 - momentum) * found[3]


@wrong("bn_update_running", "momentum the other way round",
       says="The weights are swapped. Keras' momentum is the weight of the old value, not of the batch.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        var = (1 - momentum) * var + momentum * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "unbiased variance",
       says="The variance of a batch divides by N, not by N - 1: leave ddof at 0.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0) * len(x) / max(len(x) - 1, 1)
    return mean, var


@wrong("bn_update_running", "ddof=1", says="The variance of a batch divides by N, not by N - 1: leave ddof at 0.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0, ddof=1)
    return mean, var


@wrong("bn_update_running", "deviation for variance",
       says="You moved the variance towards the batch's deviation. Take x.var, not x.std.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.std(axis=0)
    return mean, var


@wrong("bn_update_running", "starts from 0 and 1",
       says="You start from mean 0 and variance 1. Start from the arguments mean and var.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = np.zeros(len(mean)), np.ones(len(var))
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "variance starts from 0",
       says="You start from mean 0 and variance 0. Start from the arguments mean and var.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = np.zeros(len(mean)), np.zeros(len(var))
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "each batch from the start again",
       says="Each batch started from the old values again, so only the last batch counts. Go on from what the batch "
            "before has left.")
def bn_update_running(mean, var, batches, momentum):
    new_mean, new_var = mean.astype(float), var.astype(float)
    for x in batches:
        new_mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        new_var = momentum * var + (1 - momentum) * x.var(axis=0)
    return new_mean, new_var


@wrong("bn_update_running", "first batch only",
       says="Only the first batch counted: the return stands inside the loop.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
        return mean, var
    return mean, var


@wrong("bn_update_running", "all rows in one batch",
       says="You put all rows together into one batch. Each batch is a step of its own.")
def bn_update_running(mean, var, batches, momentum):
    if not batches:
        return mean.astype(float), var.astype(float)
    x = np.concatenate(batches)
    return momentum * mean + (1 - momentum) * x.mean(axis=0), momentum * var + (1 - momentum) * x.var(axis=0)


@wrong("bn_update_running", "average over the batches first",
       says="You averaged over the batches and made one step. Each batch is a step of its own.")
def bn_update_running(mean, var, batches, momentum):
    if not batches:
        return mean.astype(float), var.astype(float)
    m, v = np.mean([x.mean(axis=0) for x in batches], axis=0), np.mean([x.var(axis=0) for x in batches], axis=0)
    return momentum * mean + (1 - momentum) * m, momentum * var + (1 - momentum) * v


@wrong("bn_update_running", "in place", says="You changed mean and var in place, with *= or +=. Make new arrays.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = np.asarray(mean, dtype=float), np.asarray(var, dtype=float)
    for x in batches:
        mean *= momentum
        mean += (1 - momentum) * x.mean(axis=0)
        var *= momentum
        var += (1 - momentum) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "in place, floats only",
       says="mean and var may hold whole numbers, and *= cannot write fractions into them. Make new arrays of floats.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.copy(), var.copy()
    for x in batches:
        mean *= momentum
        mean += (1 - momentum) * x.mean(axis=0)
        var *= momentum
        var += (1 - momentum) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "the arguments themselves if there is no batch",
       says="With no batch you return the arguments themselves. Return copies.")
def bn_update_running(mean, var, batches, momentum):
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "nothing if there is no batch",
       says="Nothing comes back if the list is empty. Return copies of the old values then.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    if batches:
        return mean, var


@wrong("bn_update_running", "variance stays", says="The running variance was not moved.")
def bn_update_running(mean, var, batches, momentum):
    mean = mean.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
    return mean, var.astype(float)


@wrong("bn_update_running", "spread around the running mean",
       says="You took the batch's spread around the running mean. Its variance is the spread around its own mean.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * ((x - mean) ** 2).mean(axis=0)
    return mean, var


@wrong("bn_update_running", "from the last batch to the first",
       says="You went through the batches from the last to the first.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches[::-1]:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "the batch at full weight",
       says="The batch's own values came in with weight 1. Their weight is 1 - momentum.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + x.mean(axis=0)
        var = momentum * var + x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "the old value at full weight",
       says="The old values came in with weight 1. Their weight is the momentum.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = mean + (1 - momentum) * x.mean(axis=0)
        var = var + (1 - momentum) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "momentum of Keras, whatever is asked",
       says="You always take 0.99. Use the argument momentum.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = 0.99 * mean + 0.01 * x.mean(axis=0)
        var = 0.99 * var + 0.01 * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "corrected for the start, as Adam does",
       says="You divided by 1 - momentum**k, as Adam does. Keras' normalisation makes no such correction.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    correction = 1 - momentum ** len(batches) if batches and momentum < 1 else 1.0
    return mean / correction, var / correction


@wrong("bn_update_running", "variance first", says="The order is mean, var.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return var, mean


@wrong("bn_update_running", "over each sample",
       says="You took mean and variance of each sample. Take them over axis 0.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=1)
        var = momentum * var + (1 - momentum) * x.var(axis=1)
    return mean, var


@wrong("bn_update_running", "leaves out the last batch", says="The last batch was left out.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for i in range(len(batches) - 1):
        mean = momentum * mean + (1 - momentum) * batches[i].mean(axis=0)
        var = momentum * var + (1 - momentum) * batches[i].var(axis=0)
    return mean, var


@wrong("bn_update_running", "weighted by the size of the batch",
       says="You weighted batches by their size. Each batch has the weight 1 - momentum, whatever its size.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    largest = max((len(x) for x in batches), default=1)
    for x in batches:
        m = 1 - (1 - momentum) * len(x) / largest
        mean = m * mean + (1 - m) * x.mean(axis=0)
        var = m * var + (1 - m) * x.var(axis=0)
    return mean, var


@wrong("bn_update_running", "the batches are used up",
       says="The list batches is empty after the call. Go through it with a for loop, and leave it as it was.")
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    while batches:
        x = batches.pop(0)
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


# -- bn_forward_infer ----------------------------------------------------------------------------------------------


@right("bn_forward_infer", "a factor and a shift")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    factor = gamma / np.sqrt(running_var + eps)
    return x * factor + (beta - running_mean * factor)


@right("bn_forward_infer", "feature by feature")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    out = np.zeros(np.shape(x))
    for k in range(len(gamma)):
        out[..., k] = (x[..., k] - running_mean[k]) / (running_var[k] + eps) ** 0.5 * gamma[k] + beta[k]
    return out


@right("bn_forward_infer", "in steps, in place on a copy")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    out = np.array(x, dtype=np.float64)
    out -= running_mean
    out *= 1 / np.sqrt(running_var + eps)
    out *= gamma
    return out + beta


@wrong("bn_forward_infer", "statistics of the batch",
       says="You took mean and variance of x. At inference the running statistics take their place.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) + beta


@wrong("bn_forward_infer", "calls the training function",
       says="You took mean and variance of x. At inference the running statistics take their place.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return bn_forward_train(x, gamma, beta, eps)[0]


@wrong("bn_forward_infer", "mean of the batch, running variance",
       says="You subtracted the mean of x. Subtract the running mean.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(running_var + eps) + beta


@wrong("bn_forward_infer", "no eps", says="eps is missing. Add it to the running variance, under the root.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - running_mean) / np.sqrt(running_var) + beta


@wrong("bn_forward_infer", "eps beside the root",
       says="You added eps outside of the root. It belongs under it: sqrt(running_var + eps).")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - running_mean) / (np.sqrt(running_var) + eps) + beta


@wrong("bn_forward_infer", "no root", says="You divided by the variance. Take the root of running_var + eps.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - running_mean) / (running_var + eps) + beta


@wrong("bn_forward_infer", "takes the variance for a deviation",
       says="You squared running_var, as if it were a deviation. It is a variance already.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - running_mean) / np.sqrt(running_var**2 + eps) + beta


@wrong("bn_forward_infer", "no gamma", says="gamma is missing.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return (x - running_mean) / np.sqrt(running_var + eps) + beta


@wrong("bn_forward_infer", "no beta", says="beta is missing.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - running_mean) / np.sqrt(running_var + eps)


@wrong("bn_forward_infer", "gamma times the sum", says="You multiplied beta by gamma, too. Add beta at the very end.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * ((x - running_mean) / np.sqrt(running_var + eps) + beta)


@wrong("bn_forward_infer", "beta inside the division",
       says="You divided beta by the deviation, too. Add beta at the very end.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return (gamma * (x - running_mean) + beta) / np.sqrt(running_var + eps)


@wrong("bn_forward_infer", "adds the mean", says="You added the running mean. Subtract it.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x + running_mean) / np.sqrt(running_var + eps) + beta


@wrong("bn_forward_infer", "the mean is not subtracted", says="The running mean was not subtracted.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * x / np.sqrt(running_var + eps) + beta


@wrong("bn_forward_infer", "normalised by the running and the batch's statistics",
       says="You normalised twice: by the running statistics and by those of the batch. The batch has no say here.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    z = (x - running_mean) / np.sqrt(running_var + eps)
    return gamma * (z - z.mean(axis=0)) / np.sqrt(z.var(axis=0) + eps) + beta


@wrong("bn_forward_infer", "rows only", says="x may be one sample (D,) or images, too. Do not unpack its shape.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    N, D = x.shape
    out = np.zeros((N, D))
    for n in range(N):
        out[n] = gamma * (x[n] - running_mean) / np.sqrt(running_var + eps) + beta
    return out


@wrong("bn_forward_infer", "one sample comes back as a row",
       says="One sample (D,) came back as a row (1, D). Keep x's shape.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (np.atleast_2d(x) - running_mean) / np.sqrt(running_var + eps) + beta


@wrong("bn_forward_infer", "squeezed", says="An axis of length 1 was lost. Keep x's shape.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return np.squeeze(gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta)


@wrong("bn_forward_infer", "changes x in place",
       says="You changed x in place, with -= or by writing into it. Make a new array.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    out = np.asarray(x, dtype=float)
    out -= running_mean
    out /= np.sqrt(running_var + eps)
    return gamma * out + beta


@wrong("bn_forward_infer", "in place, floats only",
       says="x may hold whole numbers, and -= or /= cannot write fractions into them. Make a new array.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    out = x.copy()
    out -= running_mean
    out /= np.sqrt(running_var + eps)
    return gamma * out + beta


@wrong("bn_forward_infer", "result of x's dtype",
       says="Whole numbers were cut: the result has the dtype of x. Make a float array for it.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    out = np.zeros_like(x)
    out[...] = gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta
    return out


@wrong("bn_forward_infer", "eps of Keras, whatever is asked", says="You always take 1e-3 for eps. Use the argument.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return gamma * (x - running_mean) / np.sqrt(running_var + 1e-3) + beta


@wrong("bn_forward_infer", "in float32", says="You computed in float32, which loses digits. Use float64.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    x = (x - running_mean).astype(np.float32) / np.sqrt(running_var + eps).astype(np.float32)
    return (gamma * x.astype(float) + beta).astype(np.float32).astype(float)


@wrong("bn_forward_infer", "no return", says="Nothing came back: a return is missing.")
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta


# -- bn_backward ---------------------------------------------------------------------------------------------------


@right("bn_backward", "in one formula with sums")
def bn_backward(dout, x_hat, var, gamma, eps):
    N = len(dout)
    dbeta, dgamma = np.sum(dout, axis=0, dtype=float), np.sum(dout * x_hat, axis=0)
    dx = gamma / (N * np.sqrt(var + eps)) * (N * dout - dbeta - x_hat * dgamma)
    return dx, dgamma, dbeta


@right("bn_backward", "step by step, back along the graph")
def bn_backward(dout, x_hat, var, gamma, eps):
    N = dout.shape[0]
    std = np.sqrt(var + eps)
    centred = x_hat * std
    dx_hat = dout * gamma
    dvar = (dx_hat * centred).sum(axis=0) * -0.5 * std**-3
    dmean = (-dx_hat / std).sum(axis=0) + dvar * (-2 * centred).mean(axis=0)
    dx = dx_hat / std + dvar * 2 * centred / N + dmean / N
    return dx, (dout * x_hat).sum(axis=0), 1.0 * dout.sum(axis=0)


@right("bn_backward", "feature by feature, through the matrix of derivatives")
def bn_backward(dout, x_hat, var, gamma, eps):
    N, D = dout.shape
    dx = np.zeros((N, D))
    for k in range(D):
        h = x_hat[:, k]
        jacobian = (np.eye(N) - 1 / N - np.outer(h, h) / N) / np.sqrt(var[k] + eps)
        dx[:, k] = jacobian @ (gamma[k] * dout[:, k])
    return dx, np.einsum("nd,nd->d", dout * 1.0, x_hat), np.ones(N) @ dout


@right("bn_backward", "without the path from the mean through the variance, which is 0")
def bn_backward(dout, x_hat, var, gamma, eps):
    N = dout.shape[0]
    std = np.sqrt(var + eps)
    dx_hat = dout * gamma
    dvar = -(dx_hat * x_hat).sum(axis=0) / (2 * std**2)
    dx = dx_hat / std + dvar * 2 * x_hat * std / N - (dx_hat / std).sum(axis=0) / N
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0).astype(float)


@wrong("bn_backward", "mean and variance as constants",
       says="You took mean and variance for constants. Both depend on every x: two paths are missing in dx.")
def bn_backward(dout, x_hat, var, gamma, eps):
    return dout * gamma / np.sqrt(var + eps), (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "variance as a constant",
       says="The path through the variance has no effect in dx: subtract x_hat times the mean of the products "
            "dx_hat * x_hat.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    return (d - d.mean(axis=0)) / np.sqrt(var + eps), (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "mean as a constant",
       says="The path through the mean is missing in dx: subtract the mean of dx_hat.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "sums for the means",
       says="dx holds sums where means belong: the two terms that are subtracted are means over the N samples.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.sum(axis=0) - x_hat * (d * x_hat).sum(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "divides by N once more",
       says="dx was divided by N once more. Its two means hold the 1/N already.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps) / len(dout)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "sums, and the first term without N",
       says="dx holds the sums of dbeta and dgamma, divided by N, but the first term dout as well. Only the two "
            "subtracted terms are means.")
def bn_backward(dout, x_hat, var, gamma, eps):
    N = len(dout)
    dbeta, dgamma = dout.sum(axis=0) * 1.0, (dout * x_hat).sum(axis=0)
    return gamma / (N * np.sqrt(var + eps)) * (dout - dbeta - x_hat * dgamma), dgamma, dbeta


@wrong("bn_backward", "no gamma", says="gamma is missing in dx: dx_hat is gamma times dout.")
def bn_backward(dout, x_hat, var, gamma, eps):
    dx = (dout - dout.mean(axis=0) - x_hat * (dout * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "gamma in the first term only",
       says="gamma came into the first term of dx only. Take dx_hat, not dout, in the two means as well.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - dout.mean(axis=0) - x_hat * (dout * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "divides by gamma", says="You divided by gamma. dx_hat is gamma times dout.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout / gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "means over each sample",
       says="The means of dx were taken over the features of a sample. Take them down each column, over the samples.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "all sums over each sample",
       says="dgamma and dbeta were summed over the features of a sample. Sum down each column, over the samples.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=1), dout.sum(axis=1) * 1.0


@wrong("bn_backward", "dgamma and dbeta as means", says="dgamma and dbeta are sums over the samples, not means.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).mean(axis=0), dout.mean(axis=0)


@wrong("bn_backward", "dgamma without x_hat", says="dgamma lacks x_hat: gamma is multiplied by x_hat in out.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, dout.sum(axis=0) * 1.0, dout.sum(axis=0) * 1.0


@wrong("bn_backward", "dgamma of dx_hat",
       says="dgamma and dbeta were taken of dx_hat, with gamma in them. Take dout: out = gamma * x_hat + beta.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (d * x_hat).sum(axis=0), d.sum(axis=0) * 1.0


@wrong("bn_backward", "dgamma with x, not x_hat",
       says="dgamma was taken with the centred x, x_hat times the deviation. Take x_hat itself.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat * np.sqrt(var + eps)).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "dgamma and dbeta not summed",
       says="dgamma and dbeta have the shape of dout. Sum them over the samples, so that (D,) is left.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, dout * x_hat, dout * 1.0


@wrong("bn_backward", "no eps", says="eps is missing in dx. Divide by the root of var + eps, as the forward pass did.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(np.where(var > 0, var, eps))
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "eps beside the root", says="You added eps outside of the root. Divide by the root of var + eps.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / (np.sqrt(var) + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "no root", says="dx was divided by var + eps. Divide by its root.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / (var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "not divided by the deviation", says="dx lacks the division by the root of var + eps.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "times the deviation", says="dx was multiplied by the deviation. Divide by it.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) * np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "only the first term divided",
       says="Only the first term was divided by the deviation. Set the brackets around all three terms.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = d / np.sqrt(var + eps) - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "adds the path through the variance",
       says="The path through the variance was added. Subtract it.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) + x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "adds the path through the mean", says="The path through the mean was added. Subtract it.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d + d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "x_hat missing in the third term",
       says="The third term lacks its x_hat in front: subtract x_hat times the mean of dx_hat * x_hat.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "third term with the mean of dx_hat",
       says="The third term has the mean of dx_hat. It needs the mean of dx_hat * x_hat.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * d.mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "product of means",
       says="The path through the variance has no effect in dx: subtract x_hat times the mean of the products "
            "dx_hat * x_hat.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * d.mean(axis=0) * x_hat.mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "means with N - 1", says="The two means of dx were divided by N - 1. Divide by N.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d, n = dout * gamma, max(len(dout) - 1, 1)
    dx = (d - d.sum(axis=0) / n - x_hat * (d * x_hat).sum(axis=0) / n) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "gamma and beta swapped", says="The order is dx, dgamma, dbeta.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, dout.sum(axis=0) * 1.0, (dout * x_hat).sum(axis=0)


@wrong("bn_backward", "only dx", says="Only dx came back. Return three arrays: dx, dgamma, dbeta.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    return (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)


@wrong("bn_backward", "changes dout", says="You changed dout in place, with *=. Make a new array.")
def bn_backward(dout, x_hat, var, gamma, eps):
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    dout *= gamma
    dx = (dout - dout.mean(axis=0) - x_hat * (dout * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, dgamma, dbeta


@wrong("bn_backward", "changes dout, and then sums it",
       says="You changed dout in place, and took dgamma and dbeta of what was left. Make a new array for dx_hat.")
def bn_backward(dout, x_hat, var, gamma, eps):
    dout *= gamma
    dx = (dout - dout.mean(axis=0) - x_hat * (dout * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "keepdims left on", says="dgamma and dbeta have shape (1, D). They must have shape (D,).")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0, keepdims=True), dout.sum(axis=0, keepdims=True) * 1.0


@wrong("bn_backward", "one mean for all columns",
       says="You took one mean over the whole array. Each column has its own: axis=0.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean() - x_hat * (d * x_hat).mean()) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "a batch of one gets the plain gradient",
       says="For one sample you returned a gradient. x_hat is 0 there whatever x is, so dx is 0.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = d / np.sqrt(var + eps)
    if len(dout) > 1:
        dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0


@wrong("bn_backward", "in float32", says="You computed in float32, which loses digits. Use float64.")
def bn_backward(dout, x_hat, var, gamma, eps):
    dout, x_hat = dout.astype(np.float32), x_hat.astype(np.float32)
    d = dout * gamma.astype(np.float32)
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps).astype(np.float32)
    return dx.astype(float), (dout * x_hat).sum(axis=0).astype(float), dout.sum(axis=0).astype(float)


@wrong("bn_backward", "no return", says="Nothing came back: a return is missing.")
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)


allowed("bn_backward", "whole numbers in `x_hat` give whole numbers", because="The docstring says floats.")
allowed("bn_backward", "whole numbers in `var` give whole numbers", because="The docstring says floats.")


# -- bn_param_count ------------------------------------------------------------------------------------------------


@right("bn_param_count", "in a loop")
def bn_param_count(sizes):
    trainable = other = 0
    for i in range(len(sizes) - 2):
        trainable += sizes[i] * sizes[i + 1] + 2 * sizes[i + 1]
        other += 2 * sizes[i + 1]
    return trainable + (sizes[-2] + 1) * sizes[-1], other


@right("bn_param_count", "with NumPy")
def bn_param_count(sizes):
    s = np.array(sizes)
    return int(s[:-1] @ s[1:] + 2 * s[1:-1].sum() + s[-1]), int(2 * s[1:-1].sum())


@right("bn_param_count", "asks Keras")
def bn_param_count(sizes):
    model = keras.Sequential([keras.Input(shape=(sizes[0],))])
    for size in sizes[1:-1]:
        model.add(keras.layers.Dense(size, use_bias=False))
        model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(sizes[-1]))
    return tuple(sum(int(np.prod(w.shape)) for w in weights)
                 for weights in (model.trainable_weights, model.non_trainable_weights))


@wrong("bn_param_count", "all four trainable",
       says="All four numbers of a feature were counted as trainable. The running mean and variance get no gradient.")
def bn_param_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + 4 * sum(sizes[1:-1]) + sizes[-1], 0


@wrong("bn_param_count", "running statistics in both",
       says="The first number holds the running statistics, too. They belong to the second number only.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + 2 * n + sizes[-1], n


@wrong("bn_param_count", "biases in the hidden layers",
       says="Biases of the hidden layers were counted. A layer before batch normalisation has none here.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) + n, n


@wrong("bn_param_count", "no bias in the last layer", says="The biases of the last layer are missing.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + n, n


@wrong("bn_param_count", "normalises the output",
       says="A normalisation of the output was counted. The last layer has none.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + n + sizes[-1], n


@wrong("bn_param_count", "normalises the inputs", says="A normalisation of the inputs was counted. They have none.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[:-1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + n + sizes[-1], n


@wrong("bn_param_count", "two for each layer", says="You counted two numbers for each layer. Each feature has its own.")
def bn_param_count(sizes):
    n = 2 * len(sizes[1:-1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + n + sizes[-1], n


@wrong("bn_param_count", "one for each feature",
       says="You counted one number of each kind for a feature. There are two: gamma and beta, mean and variance.")
def bn_param_count(sizes):
    n = sum(sizes[1:-1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + n + sizes[-1], n


@wrong("bn_param_count", "swapped", says="The order is trainable, non-trainable.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return n, sum(a * b for a, b in zip(sizes, sizes[1:])) + n + sizes[-1]


@wrong("bn_param_count", "the total first",
       says="The first number holds the running statistics, too. They belong to the second number only.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + 2 * n + sizes[-1], n


@wrong("bn_param_count", "one number", says="One number came back. Return a tuple of two: trainable, non_trainable.")
def bn_param_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + 4 * sum(sizes[1:-1]) + sizes[-1]


@wrong("bn_param_count", "one hidden layer",
       says="Only networks with one hidden layer were thought of. sizes may hold two numbers or more than three.")
def bn_param_count(sizes):
    a, b, c = sizes
    return a * b + 2 * b + b * c + c, 2 * b


@wrong("bn_param_count", "first hidden layer only",
       says="Only the first hidden layer was normalised. Each has its own.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1][:1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + n + sizes[-1], n


@wrong("bn_param_count", "only the normalisation",
       says="Only the normalisation was counted. The kernels and the last biases belong to the model, too.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return n, n


@wrong("bn_param_count", "the last kernel is missing", says="The kernel of the last layer is missing.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:-1])) + n + sizes[-1], n


@wrong("bn_param_count", "takes the list apart",
       says="You changed the list sizes, with pop or the like. Leave it as it was.")
def bn_param_count(sizes):
    total = sum(a * b for a, b in zip(sizes, sizes[1:]))
    classes = sizes.pop()
    n = 2 * sum(sizes[1:])
    return total + n + classes, n


@wrong("bn_param_count", "no gamma and beta", says="gamma and beta are missing among the trainable ones.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sizes[-1], n


@wrong("bn_param_count", "a list", says="A list came back. Return a tuple.")
def bn_param_count(sizes):
    n = 2 * sum(sizes[1:-1])
    return [sum(a * b for a, b in zip(sizes, sizes[1:])) + n + sizes[-1], n]


@wrong("bn_param_count", "no return", says="Nothing came back: a return is missing.")
def bn_param_count(sizes):
    sum(a * b for a, b in zip(sizes, sizes[1:])) + 4 * sum(sizes[1:-1]) + sizes[-1]


# -- build_bn_model ------------------------------------------------------------------------------------------------


@right("build_bn_model", "functional")
def build_bn_model(shape, sizes, classes, momentum):
    inputs = x = keras.Input(shape=shape)
    for size in sizes:
        if len(shape) == 3:
            x = keras.layers.Conv2D(size, (3, 3), strides=(1, 1), padding="same", use_bias=False)(x)
        else:
            x = keras.layers.Dense(size, use_bias=False)(x)
        x = keras.layers.BatchNormalization(momentum=momentum)(x)
        x = keras.layers.ReLU()(x)
    if len(shape) == 3:
        x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, keras.layers.Dense(classes, activation="softmax")(x))


@right("build_bn_model", "one list, activations as functions of keras.ops, compiled")
def build_bn_model(shape, sizes, classes, momentum):
    def first(size):
        if len(shape) == 1:
            return keras.layers.Dense(size, activation=None, use_bias=False)
        return keras.layers.Conv2D(size, kernel_size=3, padding="same", use_bias=False)

    layers = [keras.layers.InputLayer(shape=shape)]
    for size in sizes:
        layers += [first(size), keras.layers.BatchNormalization(momentum=momentum, epsilon=0.001),
                   keras.layers.Activation(keras.ops.relu)]
    layers += [keras.layers.GlobalAveragePooling2D()] * (len(shape) == 3)
    model = keras.Sequential([*layers, keras.layers.Dense(classes), keras.layers.Softmax()])
    model.compile(loss="sparse_categorical_crossentropy")
    return model


@right("build_bn_model", "nested blocks, relu by keras.ops")
def build_bn_model(shape, sizes, classes, momentum):
    inputs = x = keras.Input(shape)
    for size in sizes:
        block = keras.Sequential([keras.Input(x.shape[1:]), keras.layers.Dense(size, use_bias=False) if len(shape) < 3
                                  else keras.layers.Conv2D(size, 3, padding="same", use_bias=False),
                                  keras.layers.BatchNormalization(momentum=momentum)])
        x = keras.ops.relu(block(x))
    if len(shape) == 3:
        x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, keras.ops.softmax(keras.layers.Dense(classes)(x)))


right("build_bn_model", "a subclass, built", code='''
class Net(keras.Model):
    def __init__(self, shape, sizes, classes, momentum):
        super().__init__()
        if len(shape) == 3:
            self.first = [keras.layers.Conv2D(s, 3, padding="same", use_bias=False) for s in sizes]
            self.pool = keras.layers.GlobalAveragePooling2D()
        else:
            self.first = [keras.layers.Dense(s, use_bias=False) for s in sizes]
            self.pool = None
        self.norms = [keras.layers.BatchNormalization(momentum=momentum) for _ in sizes]
        self.last = keras.layers.Dense(classes, activation="softmax")

    def call(self, x, training=None):
        for first, norm in zip(self.first, self.norms):
            x = keras.activations.relu(norm(first(x), training=training))
        if self.pool is not None:
            x = self.pool(x)
        return self.last(x)


def build_bn_model(shape, sizes, classes, momentum):
    model = Net(shape, sizes, classes, momentum)
    model(np.zeros((1, *shape)))
    return model
''')


@wrong("build_bn_model", "biases stay",
       says="The layers before the normalisation have a bias. It has no effect there: use_bias=False.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same"))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "biases of the convolutions stay",
       says="The convolutions have a bias. It has no effect before the normalisation: use_bias=False.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same"))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "relu before the normalisation",
       says="relu stands before the normalisation. The order is Dense or Conv2D, BatchNormalization, relu.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.Activation("relu"))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "relu inside of the first layer",
       says="relu stands before the normalisation. The order is Dense or Conv2D, BatchNormalization, relu.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, activation="relu", use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", activation="relu", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "normalises first",
       says="The normalisation stands before Dense or Conv2D. It comes behind it.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "normalises the output",
       says="There is a BatchNormalization before the last layer, behind the last block. Each block has one, "
            "and no more.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.BatchNormalization(momentum=momentum))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "normalises the inputs", says="The inputs are normalised. Only the blocks are.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    model.add(keras.layers.BatchNormalization(momentum=momentum))
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "no normalisation", says="There is no BatchNormalization.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "Keras' momentum",
       says="The momentum is Keras' 0.99, whatever is asked. Hand the argument on.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization())
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "one minus the momentum",
       says="You handed on 1 - momentum. Keras' momentum is the weight of the old value, as asked here.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=1 - momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "epsilon 1e-5", says="The epsilon of BatchNormalization was changed. Leave it at Keras' 1e-3.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum, epsilon=1e-5))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "momentum taken for epsilon",
       says="The momentum was handed on as epsilon. Write momentum=momentum.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(epsilon=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "layer normalisation",
       says="The layers are LayerNormalization. This model has BatchNormalization.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.LayerNormalization())
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "no relu", says="relu is missing in the blocks.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "tanh", says="The blocks use tanh. They need relu.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("tanh"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "sigmoid in the blocks", says="The blocks use sigmoid. They need relu.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("sigmoid"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "no softmax", says="The output has no softmax, so it gives no probabilities.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes))
    return model


@wrong("build_bn_model", "sigmoid on the output", says="The output uses sigmoid. Exclusive classes need softmax.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="sigmoid"))
    return model


@wrong("build_bn_model", "relu on the output", says="The output has no softmax, so it gives no probabilities.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="relu"))
    return model


@wrong("build_bn_model", "no bias in the last layer",
       says="The last layer has no bias. No normalisation comes behind it, so it needs one.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, use_bias=False, activation="softmax"))
    return model


@wrong("build_bn_model", "no padding", says="The convolutions lose a pixel on each side. Set padding to same.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "steps of two pixels", says="The convolutions go in steps of two pixels. Leave strides at 1.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, strides=2, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "kernels of five pixels", says="The kernels of the convolutions are not 3 x 3.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 5, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "flattens",
       says="Images were flattened. Use GlobalAveragePooling2D between the last block and the output.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "largest pixel",
       says="GlobalMaxPooling2D takes the largest pixel. Use GlobalAveragePooling2D.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalMaxPooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "Dense for images, too", says="Images got Dense layers. They need Conv2D.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Dense(size, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "first size only", says="A block is missing: each size needs one of its own.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes[:1]:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "last size forgotten", says="A block is missing: each size needs one of its own.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes[:-1]:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "sizes turned round", says="The blocks stand in the opposite order of sizes.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes[::-1]:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "dropout, too", says="There is a Dropout layer, which nobody asked for.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
        model.add(keras.layers.Dropout(0.2))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "no return", says="Nothing came back: return model is missing.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))


@wrong("build_bn_model", "no gamma", says="gamma is switched off: leave scale at True.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum, scale=False))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "no beta", says="beta is switched off: leave center at True.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum, center=False))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "frozen normalisation",
       says="The normalisation is frozen, so that it uses the running statistics in training, too. Leave "
            "trainable at True.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum, trainable=False))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "takes the list apart",
       says="You changed the list sizes, with pop or the like. Leave it as it was.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in [sizes.pop(0) for _ in range(len(sizes))]:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "classes as a block, too",
       says="classes came into the loop: the output layer has no normalisation and no relu.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape=shape)])
    for size in [*sizes, classes]:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "training=True written into the model",
       says="Batch statistics are at work at inference. Do not write training=True into the model; whoever calls it "
            "decides.")
def build_bn_model(shape, sizes, classes, momentum):
    inputs = x = keras.Input(shape=shape)
    for size in sizes:
        if len(shape) == 3:
            x = keras.layers.Conv2D(size, 3, padding="same", use_bias=False)(x)
        else:
            x = keras.layers.Dense(size, use_bias=False)(x)
        x = keras.layers.BatchNormalization(momentum=momentum)(x, training=True)
        x = keras.layers.ReLU()(x)
    if len(shape) == 3:
        x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, keras.layers.Dense(classes, activation="softmax")(x))


@wrong("build_bn_model", "no input shape",
       says="The model came back without weights. Begin it with keras.Input(shape=shape), or call a model of"
            " your own class once on zeros of shape (1, *shape); its build alone makes none.")
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential()
    for size in sizes:
        if len(shape) == 1:
            model.add(keras.layers.Dense(size, use_bias=False))
        else:
            model.add(keras.layers.Conv2D(size, 3, padding="same", use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.ReLU())
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


@wrong("build_bn_model", "rows only", says="Only rows were thought of. Images, with a shape of three, need Conv2D.")
def build_bn_model(shape, sizes, classes, momentum):
    (D,) = shape
    model = keras.Sequential([keras.Input(shape=(D,))])
    for size in sizes:
        model.add(keras.layers.Dense(size, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.ReLU())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model


# -- train_mode_trap -------------------------------------------------------------------------------------------------


@right("train_mode_trap", "through the functions of this unit")
def train_mode_trap(net, X_train, X):
    _, _, mean, var = bn_forward_train(X_train @ net["W1"], net["gamma"], net["beta"], net["eps"])
    H = bn_forward_infer(X @ net["W1"], net["gamma"], net["beta"], mean, var, net["eps"])
    return np.maximum(H, 0) @ net["W2"] + net["b2"]


@right("train_mode_trap", "folded into the first layer")
def train_mode_trap(net, X_train, X):
    Z = np.dot(X_train, net["W1"])
    var = ((Z - Z.sum(axis=0) / len(Z)) ** 2).sum(axis=0) / len(Z)
    factor = net["gamma"] / np.sqrt(var + net["eps"])
    H = X @ (net["W1"] * factor) + net["beta"] - Z.mean(axis=0) * factor
    return np.where(H > 0, H, 0.0) @ net["W2"] + net["b2"]


@right("train_mode_trap", "row by row")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, std = Z.mean(axis=0), (Z.var(axis=0) + net["eps"]) ** 0.5
    out = np.zeros((len(X), len(net["b2"])))
    for n, row in enumerate(X):
        h = net["gamma"] * (row @ net["W1"] - mean) / std + net["beta"]
        h[h < 0] = 0
        out[n] = h @ net["W2"] + net["b2"]
    return out


@wrong("train_mode_trap", "as it was",
       says="The scores still depend on which rows come together, and net was changed. Take the statistics "
            "of X_train W1, and write nothing into net.")
def train_mode_trap(net, X_train, X):
    return faulty_predict(net, X_train, X)


@wrong("train_mode_trap", "as it was, on a copy of net",
       says="The scores still depend on which rows of X come together. Take the mean and the variance of "
            "X_train W1, not of X W1.")
def train_mode_trap(net, X_train, X):
    return faulty_predict(dict(net), X_train, X)


@wrong("train_mode_trap", "statistics of X",
       says="The scores still depend on which rows of X come together. Take the mean and the variance of "
            "X_train W1, not of X W1.")
def train_mode_trap(net, X_train, X):
    Z = X @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "statistics of both",
       says="Mean and variance were taken over the rows of X_train and X together. X has no say in them.")
def train_mode_trap(net, X_train, X):
    Z = np.concatenate([X_train, X]) @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "still with momentum",
       says="The statistics still start from the old ones. Compute them anew, from "
            "all training rows at once.")
def train_mode_trap(net, X_train, X):
    mean, var = net["mean"], net["var"]
    for batch in np.array_split(X_train, 8):
        if len(batch):
            Z = batch @ net["W1"]
            mean, var = 0.99 * mean + 0.01 * Z.mean(axis=0), 0.99 * var + 0.01 * Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "one step with momentum",
       says="The statistics still start from the old ones. Compute them anew, from "
            "all training rows at once.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = 0.99 * net["mean"] + 0.01 * Z.mean(axis=0), 0.99 * net["var"] + 0.01 * Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "momentum 0.9",
       says="The statistics still start from the old ones. Compute them anew, from all "
            "training rows at once.")
def train_mode_trap(net, X_train, X):
    mean, var = net["mean"], net["var"]
    for batch in np.array_split(X_train, 8):
        if len(batch):
            Z = batch @ net["W1"]
            mean, var = 0.9 * mean + 0.1 * Z.mean(axis=0), 0.9 * var + 0.1 * Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "the old statistics",
       says="The scores come from the old net['mean'] and net['var']. Compute both anew, from all training rows.")
def train_mode_trap(net, X_train, X):
    mean, var = net["mean"], net["var"]
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "old variance",
       says="The variance is still the old net['var']. Compute it anew, from all training rows.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), net["var"]
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "old mean",
       says="The mean is still the old net['mean']. Compute it anew, from all training rows.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = net["mean"], Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "deviation for variance", says="The variance holds the deviation, std. Take var.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.std(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "average over batches",
       says="The variance was averaged over batches. The batches' means differ, too, so take it over all "
            "training rows at once.")
def train_mode_trap(net, X_train, X):
    parts = [batch @ net["W1"] for batch in np.array_split(X_train, min(2, len(X_train)))]
    mean = np.concatenate(parts).mean(axis=0)
    var = np.mean([Z.var(axis=0) for Z in parts], axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "writes into net", says="net was changed: do not write into its arrays or keys.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    net["mean"], net["var"] = Z.mean(axis=0), Z.var(axis=0)
    mean, var = net["mean"], net["var"]
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "eps beside the root",
       says="eps was added outside of the root. It belongs under it, to the variance.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / (np.sqrt(var) + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "no eps", says="eps is missing under the root.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(np.where(var > 0, var, 1.0))
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "eps of Keras", says="eps is 1e-3 whatever the net says. Take net['eps'].")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + 1e-3)
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "divides by K - 1", says="The variance divides by K - 1. Divide by K: leave ddof at 0.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean = Z.mean(axis=0)
    var = ((Z - mean) ** 2).sum(axis=0) / max(len(Z) - 1, 1)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "no relu", says="relu is missing between the normalisation and W2.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = net["gamma"] * x_hat + net["beta"]
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "relu before", says="relu stands before the normalisation. It comes behind it.")
def train_mode_trap(net, X_train, X):
    Z = np.maximum(X_train @ net["W1"], 0)
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (np.maximum(X @ net["W1"], 0) - mean) / np.sqrt(var + net["eps"])
    H = net["gamma"] * x_hat + net["beta"]
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "no gamma", says="gamma is missing.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "no beta", says="beta is missing.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat, 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "no b2", says="b2 is missing.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"]


@wrong("train_mode_trap", "statistics of the inputs",
       says="Mean and variance were taken of X_train itself, over all its numbers. They are those of X_train "
            "W1, one for each unit.")
def train_mode_trap(net, X_train, X):
    mean, var = X_train.mean(), X_train.var()
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "each sample by itself",
       says="Each sample was normalised over its own units. That is layer normalisation; take the statistics "
            "over the training rows.")
def train_mode_trap(net, X_train, X):
    Z = X @ net["W1"]
    mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "scores of the training rows",
       says="The scores of the training rows came back. X is what is asked for.")
def train_mode_trap(net, X_train, X):
    H = bn_forward_train(X_train @ net["W1"], net["gamma"], net["beta"], net["eps"])[0]
    return np.maximum(H, 0) @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "softmax on top", says="You put softmax on the scores. The scores themselves are asked for.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    S = H @ net["W2"] + net["b2"]
    e = np.exp(S - S.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("train_mode_trap", "labels", says="Labels came back. The scores themselves are asked for.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return (H @ net["W2"] + net["b2"]).argmax(axis=1)


@wrong("train_mode_trap", "the hidden layer", says="The hidden layer came back. Multiply it by W2 and add b2.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H


@wrong("train_mode_trap", "first batch of training rows only",
       says="Not all training rows counted. Take the statistics over all of them.")
def train_mode_trap(net, X_train, X):
    Z = np.array_split(X_train, 8)[0] @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]


@wrong("train_mode_trap", "squeezed", says="An axis of length 1 was lost. The scores have shape (N, C).")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return np.squeeze(H @ net["W2"] + net["b2"])


@wrong("train_mode_trap", "no return", says="Nothing came back: a return is missing.")
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    H @ net["W2"] + net["b2"]


# -- fold_bn ---------------------------------------------------------------------------------------------------------


@right("fold_bn", "by what the two layers do to the rows of the identity")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    D = len(W)
    b2 = bn_forward_infer(b, gamma, beta, mean, var, eps)
    return bn_forward_infer(np.eye(D) @ W + b, gamma, beta, mean, var, eps) - b2, b2


@right("fold_bn", "a diagonal matrix")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    scale = np.diag(gamma * (var + eps) ** -0.5)
    return W @ scale, b @ scale + (beta - mean @ scale)


@right("fold_bn", "unit by unit")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    W2, b2 = np.zeros(W.shape), np.zeros(len(b))
    for m in range(W.shape[1]):
        factor = gamma[m] / np.sqrt(var[m] + eps)
        W2[:, m] = W[:, m] * factor
        b2[m] = (b[m] - mean[m]) * factor + beta[m]
    return W2, b2


@wrong("fold_bn", "bias not scaled",
       says="The bias b was not multiplied by the factor. The normalisation acts on all of X W + b.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, b - mean * factor + beta


@wrong("fold_bn", "mean not scaled",
       says="The mean was not multiplied by the factor: it is subtracted before the division.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, b * factor - mean + beta


@wrong("fold_bn", "neither bias nor mean scaled",
       says="b - mean was not multiplied by the factor. The normalisation acts on all of X W + b.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, b - mean + beta


@wrong("fold_bn", "bias dropped", says="b is missing in b2.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, beta - mean * factor


@wrong("fold_bn", "bias unchanged", says="b2 is b itself. The normalisation acts on the bias, too.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, b * 1.0


@wrong("fold_bn", "no mean", says="The mean is missing in b2.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, b * factor + beta


@wrong("fold_bn", "adds the mean", says="The mean was added. Subtract it.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, (b + mean) * factor + beta


@wrong("fold_bn", "mean minus bias", says="The sign is turned round: it is b - mean, not mean - b.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, (mean - b) * factor + beta


@wrong("fold_bn", "no beta", says="beta is missing in b2.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, (b - mean) * factor


@wrong("fold_bn", "beta scaled", says="beta was multiplied by the factor, too. It is added at the very end.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, (b - mean + beta) * factor


@wrong("fold_bn", "no gamma", says="gamma is missing in the factor.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = 1 / np.sqrt(var + eps)
    return W * factor, (b - mean) * factor + beta


@wrong("fold_bn", "no eps", says="eps is missing in the factor, under the root.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(np.where(var > 0, var, eps))
    return W * factor, (b - mean) * factor + beta


@wrong("fold_bn", "eps beside the root", says="eps was added outside of the root. It belongs under it.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / (np.sqrt(var) + eps)
    return W * factor, (b - mean) * factor + beta


@wrong("fold_bn", "no root", says="You divided by the variance. Take the root of var + eps.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / (var + eps)
    return W * factor, (b - mean) * factor + beta


@wrong("fold_bn", "takes the variance for a deviation",
       says="var was squared, as if it were a deviation. It is a variance already.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var**2 + eps)
    return W * factor, (b - mean) * factor + beta


@wrong("fold_bn", "multiplies by the deviation", says="You multiplied by the deviation. Divide by it.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma * np.sqrt(var + eps)
    return W * factor, (b - mean) * factor + beta


@wrong("fold_bn", "divides by the factor", says="You divided by the factor. Multiply by it.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W / factor, (b - mean) / factor + beta


@wrong("fold_bn", "rows scaled", says="The rows of W were multiplied. W has one column for each unit.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor.reshape(-1, 1), (b - mean) * factor + beta


@wrong("fold_bn", "rows scaled where that fits",
       says="In a square W the rows were multiplied. W has one column for each unit.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return (W * factor[:, None] if W.shape[0] == W.shape[1] else W * factor), (b - mean) * factor + beta


@wrong("fold_bn", "W unchanged", says="W came back as it was. Its columns must be multiplied by the factor.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * 1.0, (b - mean) * factor + beta


@wrong("fold_bn", "W transposed", says="W2 is transposed. It has the shape of W, (D, M).")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return (W * factor).T.copy(), (b - mean) * factor + beta


@wrong("fold_bn", "beta in W", says="beta was added to W, too. It belongs to b2 only.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor + beta, (b - mean) * factor + beta


@wrong("fold_bn", "mean subtracted from W", says="The mean was subtracted from W, too. It belongs to b2 only.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return (W - mean) * factor, (b - mean) * factor + beta


@wrong("fold_bn", "changes W and b", says="You changed W or b in place, with *= or -=. Make new arrays.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    W, b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)
    factor = gamma / np.sqrt(var + eps)
    W *= factor
    b -= mean
    b *= factor
    return W, b + beta


@wrong("fold_bn", "in place, floats only",
       says="W may hold whole numbers, and *= cannot write fractions into them. Make a new array: W * factor.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    W2 = W.copy()
    W2 *= factor
    return W2, (b - mean) * factor + beta


@wrong("fold_bn", "swapped", says="The order is W2, b2.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return (b - mean) * factor + beta, W * factor


@wrong("fold_bn", "only W2", says="Only W2 came back. Return the pair: W2, b2.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor


@wrong("fold_bn", "bias as a row", says="b2 has shape (1, M). It must have shape (M,).")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    return W * factor, ((b - mean) * factor + beta).reshape(1, -1)


@wrong("fold_bn", "eps of Keras", says="You always take 1e-3 for eps. Use the argument.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + 1e-3)
    return W * factor, (b - mean) * factor + beta


@wrong("fold_bn", "in float32", says="You computed in float32, which loses digits. Use float64.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = (gamma / np.sqrt(var + eps)).astype(np.float32)
    return (W * factor).astype(float), ((b - mean) * factor + beta).astype(float)


@wrong("fold_bn", "no return", says="Nothing came back: a return is missing.")
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var + eps)
    W * factor, (b - mean) * factor + beta


# -- ln_forward_backward ---------------------------------------------------------------------------------------------


@right("ln_forward_backward", "batch normalisation of the transposed arrays")
def ln_forward_backward(x, gamma, beta, eps, dout):
    D = x.shape[1]
    ones, zeros = np.ones(len(x)), np.zeros(len(x))
    _, x_hat, _, var = bn_forward_train(x.T, ones, zeros, eps)
    dx = bn_backward((dout * gamma).T, x_hat, var, ones, eps)[0].T
    assert dx.shape == (len(x), D)
    return gamma * x_hat.T + beta, dx, (dout * x_hat.T).sum(axis=0), dout.sum(axis=0)


@right("ln_forward_backward", "sample by sample")
def ln_forward_backward(x, gamma, beta, eps, dout):
    N, D = x.shape
    out, dx, dgamma, dbeta = np.zeros((N, D)), np.zeros((N, D)), np.zeros(D), np.zeros(D)
    for n in range(N):
        std = np.sqrt(np.var(x[n]) + eps)
        h = (x[n] - np.mean(x[n])) / std
        out[n] = gamma * h + beta
        d = gamma * dout[n]
        dx[n] = (d - d.sum() / D - h * np.dot(d, h) / D) / std
        dgamma += dout[n] * h
        dbeta += dout[n]
    return out, dx, dgamma, dbeta


@right("ln_forward_backward", "through the three paths")
def ln_forward_backward(x, gamma, beta, eps, dout):
    D = x.shape[1]
    mean = x.sum(axis=1)[:, None] / D
    centred = x - mean
    inverse = ((centred**2).sum(axis=1)[:, None] / D + eps) ** -0.5
    d = dout * gamma
    dvar = (d * centred).sum(axis=1)[:, None] * -0.5 * inverse**3
    dmean = -(d * inverse).sum(axis=1)[:, None]
    dx = d * inverse + dvar * 2 * centred / D + dmean / D
    x_hat = centred * inverse
    return x_hat * gamma + beta, dx, np.einsum("nd,nd->d", dout, x_hat), np.ones(len(x)) @ dout


@wrong("ln_forward_backward", "over the batch",
       says="Mean and variance were taken down the columns. Layer normalisation takes them over the features "
            "of each sample.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=0, keepdims=True) - x_hat * (d * x_hat).mean(axis=0, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "forward over the batch",
       says="Mean and variance were taken down the columns. Layer normalisation takes them over the features "
            "of each sample.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "backward over the batch",
       says="In dx the means were taken down the columns. They go over the features of each sample, as in "
            "the forward pass.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=0, keepdims=True) - x_hat * (d * x_hat).mean(axis=0, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "without keepdims",
       says="The means have shape (N,), which does not stand against x (N, D) row by row. Use keepdims=True.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1), x.var(axis=1)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1) - x_hat * (d * x_hat).mean(axis=1)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "dgamma over the features",
       says="dgamma and dbeta were summed over the features of a sample. They are sums over the samples: axis 0.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=1), dout.sum(axis=1)


@wrong("ln_forward_backward", "dgamma and dbeta as means",
       says="dgamma and dbeta are sums over the samples, not means.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).mean(axis=0), dout.mean(axis=0)


@wrong("ln_forward_backward", "dgamma and dbeta not summed",
       says="dgamma and dbeta have the shape of x. Sum them over the samples, so that (D,) is left.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, dout * x_hat, dout * 1.0


@wrong("ln_forward_backward", "dgamma without x_hat", says="dgamma lacks x_hat: gamma is multiplied by x_hat in out.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, dout.sum(axis=0) * 1.0, dout.sum(axis=0)


@wrong("ln_forward_backward", "dgamma of dx_hat",
       says="dgamma and dbeta were taken of gamma times dout. Take dout itself.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (d * x_hat).sum(axis=0), d.sum(axis=0)


@wrong("ln_forward_backward", "mean and variance as constants",
       says="You took mean and variance for constants. Both depend on every feature: two paths are missing in dx.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = d / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "variance as a constant", says="The path through the variance is missing in dx.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "mean as a constant", says="The path through the mean is missing in dx.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "sums for the means",
       says="dx holds sums where means belong: the two terms that are subtracted are means over the features.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.sum(axis=1, keepdims=True) - x_hat * (d * x_hat).sum(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "no gamma in dx", says="gamma is missing in dx: dx_hat is gamma times dout.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * 1.0
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "gamma at the end",
       says="gamma was multiplied at the end. It differs from feature to feature, so it must be in dx_hat "
            "before the means are taken.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * 1.0
    dx = gamma * (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "gamma in the first term only",
       says="gamma came into the first term of dx only. Take dx_hat in the two means as well.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * 1.0
    dx = (d * gamma - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "adds the path through the variance",
       says="The path through the variance was added. Subtract it.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) + x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "dx not divided", says="dx lacks the division by the root of var + eps.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True))
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "dx divided by the variance", says="dx was divided by var + eps. Divide by its root.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std**2
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "divides by D - 1", says="The variance divides by D, not by D - 1: leave ddof at 0.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean = x.mean(axis=1, keepdims=True)
    var = ((x - x.mean(axis=1, keepdims=True)) ** 2).sum(axis=1, keepdims=True) / max(x.shape[1] - 1, 1)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "eps beside the root",
       says="eps was added outside of the root. It belongs under it, to the variance.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var) + eps
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "no eps", says="eps is missing under the root.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.where(var > 0, np.sqrt(var), 1.0)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "eps of Keras", says="You always take 1e-3 for eps. Use the argument.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + 1e-3)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "no root", says="x_hat was divided by the variance. Take the root of var + eps.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = var + eps
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "no beta", says="beta is missing in out.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "no gamma in out", says="gamma is missing in out.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "RMS normalisation",
       says="The mean was not subtracted: that is RMS normalisation, which comes next.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    std = np.sqrt((x * 1.0 * x).mean(axis=1, keepdims=True) + eps)
    x_hat = x / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "difference of squares",
       says="You took the mean of the squares minus the square of the mean. Far from 0 these are two huge "
            "numbers, and their difference has lost its digits. Subtract the mean first.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean = x.mean(axis=1, keepdims=True)
    var = (x * 1.0 * x).mean(axis=1, keepdims=True) - mean**2
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "one mean for everything",
       says="You took one mean and one variance for the whole array. Each sample has its own.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(), x.var()
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "gamma for each sample",
       says="gamma and beta were laid along the samples. They hold one number for each feature.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    g, b = gamma[:, None], beta[:, None]
    d = dout * g
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return g * x_hat + b, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "another order", says="The order is out, dx, dgamma, dbeta.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, dout.sum(axis=0), (dout * x_hat).sum(axis=0)


@wrong("ln_forward_backward", "dx first", says="The order is out, dx, dgamma, dbeta.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return dx, gamma * x_hat + beta, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "only the gradients",
       says="Only the gradients came back. Return four arrays: out, dx, dgamma, dbeta.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "changes x",
       says="You changed x in place, with -= or by writing into it. Make a new array.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    std = np.sqrt(x.var(axis=1, keepdims=True) + eps)
    x_hat = np.asarray(x, dtype=float)
    x_hat -= x.mean(axis=1, keepdims=True)
    x_hat /= std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "changes dout", says="You changed dout in place, with *=. Make a new array.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    dout *= gamma
    dx = (dout - dout.mean(axis=1, keepdims=True) - x_hat * (dout * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, dgamma, dbeta


@wrong("ln_forward_backward", "x_hat overwritten by out",
       says="out was made by changing x_hat in place, and the gradients took what it had become. Make a new "
            "array for out.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = x_hat
    out *= gamma
    out += beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return out, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "in float32", says="You computed in float32, which loses digits. Use float64.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    x, dout = x.astype(np.float32), dout.astype(np.float32)
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    return gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


@wrong("ln_forward_backward", "no return", says="Nothing came back: a return is missing.")
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    gamma * x_hat + beta, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0)


# -- rms_norm --------------------------------------------------------------------------------------------------------


@right("rms_norm", "through the norm")
def rms_norm(x, gamma, eps):
    rms = np.linalg.norm(x, axis=-1, keepdims=True) / np.sqrt(x.shape[-1])
    return x / np.sqrt(rms**2 + eps) * gamma


@right("rms_norm", "step by step, the axis put back by hand")
def rms_norm(x, gamma, eps):
    squares = x.astype(float) ** 2
    m = squares.sum(axis=-1) / x.shape[-1]
    return x * gamma * (m[..., np.newaxis] + eps) ** -0.5


@right("rms_norm", "sample by sample")
def rms_norm(x, gamma, eps):
    rows = x.reshape(-1, x.shape[-1])
    out = np.zeros(rows.shape)
    for n, row in enumerate(rows):
        out[n] = gamma * row / np.sqrt(np.dot(row, row) / len(row) + eps)
    return out.reshape(x.shape)


@wrong("rms_norm", "layer normalisation", says="The mean was subtracted: that is layer normalisation.")
def rms_norm(x, gamma, eps):
    x = x - x.mean(axis=-1, keepdims=True)
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "divides by the deviation",
       says="You divided by the deviation. The root mean square is taken of x itself, without subtracting the mean.")
def rms_norm(x, gamma, eps):
    return gamma * x / np.sqrt(x.var(axis=-1, keepdims=True) + eps)


@wrong("rms_norm", "square of the mean", says="You took the square of the mean. Take the mean of the squares.")
def rms_norm(x, gamma, eps):
    m = x.mean(axis=-1, keepdims=True) ** 2
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "mean of absolute values",
       says="You took the mean of the absolute values. Take the mean of the squares.")
def rms_norm(x, gamma, eps):
    m = np.abs(x).mean(axis=-1, keepdims=True) ** 2
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "sum of squares", says="You took the sum of the squares. Take their mean.")
def rms_norm(x, gamma, eps):
    m = (x * x).sum(axis=-1, keepdims=True)
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "down the columns",
       says="The mean of the squares was taken over the first axis. Take it over the last one, the features.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=0, keepdims=True)
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "axis 1", says="axis=1 is the last axis of rows only. x may have one axis, or three: use axis=-1.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=1, keepdims=True)
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "all axes but the first",
       says="You took the mean over all axes but the first. Only the last axis holds the features of one sample.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=tuple(range(1, x.ndim)) or 0, keepdims=True)
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "without keepdims",
       says="The means lack the last axis, so they do not stand against x sample by sample. Use keepdims=True.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1)
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "one number for everything", says="You took one mean over the whole array. Each sample has its own.")
def rms_norm(x, gamma, eps):
    return gamma * x / np.sqrt((x * x).mean() + eps)


@wrong("rms_norm", "eps beside the root", says="eps was added outside of the root. It belongs under it.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x / (np.sqrt(m) + eps)


@wrong("rms_norm", "no eps", says="eps is missing under the root.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x / np.where(m > 0, np.sqrt(m), 1.0)


@wrong("rms_norm", "eps of Keras", says="You always take 1e-6 for eps. Use the argument.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x / np.sqrt(m + 1e-6)


@wrong("rms_norm", "no root", says="You divided by the mean square. Take its root.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x / (m + eps)


@wrong("rms_norm", "no gamma", says="gamma is missing.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return x / np.sqrt(m + eps)


@wrong("rms_norm", "divides by gamma", says="You divided by gamma. Multiply by it.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return x / np.sqrt(m + eps) / gamma


@wrong("rms_norm", "gamma added", says="gamma was added. Multiply by it.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return x / np.sqrt(m + eps) + gamma


@wrong("rms_norm", "gamma under the root",
       says="gamma came into the squares, too. Normalise x first, then multiply by gamma.")
def rms_norm(x, gamma, eps):
    z = gamma * x
    return z / np.sqrt((z * z).mean(axis=-1, keepdims=True) + eps)


@wrong("rms_norm", "the root mean square itself", says="The root mean square came back. Divide x by it.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return np.sqrt(m + eps) * np.ones(x.shape)


@wrong("rms_norm", "multiplies", says="You multiplied by the root mean square. Divide by it.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x * np.sqrt(m + eps)


@wrong("rms_norm", "squares of x", says="The squares of x came back. Only the divisor has squares in it.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x**2 / np.sqrt(m + eps)


@wrong("rms_norm", "absolute values", says="The signs are lost: absolute values came back.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * np.abs(x) / np.sqrt(m + eps)


@wrong("rms_norm", "rows only", says="x may have one axis, or three. A loop over rows knows two only; use axis=-1.")
def rms_norm(x, gamma, eps):
    N, D = x.shape
    return np.array([gamma * row / np.sqrt((row**2).sum() / D + eps) for row in x])


@wrong("rms_norm", "one sample comes back as a row", says="One sample (D,) came back as a row (1, D). Keep x's shape.")
def rms_norm(x, gamma, eps):
    x = np.atleast_2d(x)
    m = (x * x).mean(axis=-1, keepdims=True)
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "squeezed", says="An axis of length 1 was lost. Keep x's shape.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    return np.squeeze(gamma * x / np.sqrt(m + eps))


@wrong("rms_norm", "largest value", says="You divided by the largest absolute value. Take the root mean square.")
def rms_norm(x, gamma, eps):
    m = np.abs(x).max(axis=-1, keepdims=True) ** 2
    return gamma * x / np.sqrt(m + eps)


@wrong("rms_norm", "the norm",
       says="You divided by the length of the sample, the root of the sum of squares. Take the mean of the squares.")
def rms_norm(x, gamma, eps):
    n = np.linalg.norm(x, axis=-1, keepdims=True)
    return gamma * x / np.where(n > 0, n, 1.0)


@wrong("rms_norm", "changes x", says="You changed x in place, with /= or by writing into it. Make a new array.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    x = np.asarray(x, dtype=float)
    x /= np.sqrt(m + eps)
    return gamma * x


@wrong("rms_norm", "in place, floats only",
       says="x may hold whole numbers, and /= cannot write fractions into them. Make a new array.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    x = x.copy()
    x /= np.sqrt(m + eps)
    return gamma * x


@wrong("rms_norm", "result of x's dtype",
       says="Whole numbers were cut: the result has the dtype of x. Make a float array for it.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    out = np.zeros_like(x)
    out[...] = gamma * x / np.sqrt(m + eps)
    return out


@wrong("rms_norm", "in float32", says="You computed in float32, which loses digits. Use float64.")
def rms_norm(x, gamma, eps):
    x = x.astype(np.float32)
    m = (x * x).mean(axis=-1, keepdims=True)
    return (gamma * x / np.sqrt(m + eps)).astype(np.float32).astype(float)


@wrong("rms_norm", "no return", says="Nothing came back: a return is missing.")
def rms_norm(x, gamma, eps):
    m = (x * x).mean(axis=-1, keepdims=True)
    gamma * x / np.sqrt(m + eps)


# -- norm_quiz -------------------------------------------------------------------------------------------------------


right("norm_quiz", "capital letters", code="""
quiz = {"means": 960, "start": 0.512, "learned": "B", "pairs": "C", "high": "B", "why": "B", "alone": "A"}
""")
right("norm_quiz", "numbers worked out", code="""
quiz = {"means": 8 * 10 * 12, "start": 0.8**3, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
right("norm_quiz", "with blanks around the letters", code="""
quiz = {"means": 960, "start": 0.512, "learned": " b ", "pairs": " c ", "high": " b ", "why": " b ", "alone": " a "}
""")
wrong("norm_quiz", "samples only",
      says="The last axis holds the features. Which axes go away, and how many numbers lie along them together?",
      code="""
quiz = {"means": 8, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "the channels",
      says="The last axis holds the features. Which axes go away, and how many numbers lie along them together?",
      code="""
quiz = {"means": 16, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "all numbers",
      says="The last axis holds the features. Which axes go away, and how many numbers lie along them together?",
      code="""
quiz = {"means": 15360, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "two batches",
      says="Each batch multiplies the weight of what was there before by the momentum.",
      code="""
quiz = {"means": 960, "start": 0.64, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "the other weight",
      says="Each batch multiplies the weight of what was there before by the momentum.",
      code="""
quiz = {"means": 960, "start": 0.008, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "the running mean is learned",
      says="The optimizer moves what has a gradient.",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "a", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "the momentum is learned",
      says="The optimizer moves what has a gradient.",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "d", "pairs": "c", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "the usual gradient",
      says="Any two points lie on a straight line. Look at the figure in section 3: what is left over?",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "a", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "twice the gradient",
      says="Any two points lie on a straight line. Look at the figure in section 3: what is left over?",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "b", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "NaN",
      says="Any two points lie on a straight line. Look at the figure in section 3: what is left over?",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "d", "high": "b", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "overfitting",
      says="The rows are the same in both, so it cannot be about new data. What differs between the two modes?",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "c", "high": "a", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "a small rate",
      says="The rows are the same in both, so it cannot be about new data. What differs between the two modes?",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "c", "high": "c", "why": "b", "alone": "a"}
""")
wrong("norm_quiz", "covariate shift",
      says="Look at the third run, in which every unit was shifted anew in each step.",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "a", "alone": "a"}
""")
wrong("norm_quiz", "a law about the place",
      says="Look at the third run, in which every unit was shifted anew in each step.",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "d", "alone": "a"}
""")
wrong("norm_quiz", "all of them",
      says="Which of them takes its statistics from other samples, and so needs a memory for later?",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "d"}
""")
wrong("norm_quiz", "layer normalisation",
      says="Which of them takes its statistics from other samples, and so needs a memory for later?",
      code="""
quiz = {"means": 960, "start": 0.512, "learned": "b", "pairs": "c", "high": "b", "why": "b", "alone": "b"}
""")


# -- more mistakes of a class, all exercises -------------------------------------------------------------------------


wrong("bn_forward_train", "results in arrays like x",
      says="x may hold whole numbers, and an array like x cuts the fractions off. Make float arrays for "
           "the results.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    D = x.shape[-1]
    mean, var = np.zeros(D), np.zeros(D)
    x_hat = np.zeros_like(x)
    out = np.zeros_like(x)
    for d in range(D):
        mean[d] = x[..., d].mean()
        var[d] = x[..., d].var()
        x_hat[..., d] = (x[..., d] - mean[d]) / np.sqrt(var[d] + eps)
        out[..., d] = gamma[d] * x_hat[..., d] + beta[d]
    return out, x_hat, mean, var
''')


wrong("bn_forward_train", "image variance in two steps",
      says="For images the variance was averaged over parts, and the spread between the parts is "
           "missing. Take it over all axes but the last at once.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = (0, 1) if x.ndim == 4 else 0
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    if x.ndim == 4:
        mean, var = mean.mean(axis=0), var.mean(axis=0)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "constant feature gives out 0",
      says="A constant feature came out as 0. Its x_hat is 0, so its out is beta.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    out = np.where(var > 0, gamma * x_hat + beta, 0.0)
    return out, x_hat, mean, var
''')


wrong("bn_forward_train", "N = 1 short cut, images too",
      says="One image was treated as one row. It has many pixels for each feature, so its variance is "
           "not 0.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = tuple(range(x.ndim - 1))
    if x.shape[0] == 1:
        x_hat = np.zeros(x.shape)
        return x_hat + beta, x_hat, x.mean(axis=axes), np.zeros(x.shape[-1])
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "centres x in place",
      says="You changed x in place, with -=. That changes the caller's batch, and whole numbers cannot "
           "hold the fractions. Make a new array: x - mean.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x -= mean
    x_hat = x / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_update_running", "batches of one left out",
      says="Batches of one sample were left out. Each batch moves both: the variance of a single sample "
           "is 0.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = np.array(mean, dtype=float), np.array(var, dtype=float)
    for batch in batches:
        if len(batch) < 2:
            continue
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        var = momentum * var + (1 - momentum) * batch.var(axis=0)
    return mean, var
''')


wrong("bn_update_running", "momentum 0 taken for missing",
      says="Momentum 0 was replaced by another value. It is allowed: then only the last batch counts.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    m = momentum or 0.99
    mean, var = np.array(mean, dtype=float), np.array(var, dtype=float)
    for batch in batches:
        mean = m * mean + (1 - m) * batch.mean(axis=0)
        var = m * var + (1 - m) * batch.var(axis=0)
    return mean, var
''')


wrong("bn_update_running", "batches stacked",
      says="The batches were put into one array. They may differ in N, and there may be none: go through "
           "the list.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = np.array(mean, dtype=float), np.array(var, dtype=float)
    stacked = np.stack(batches)
    for mu, v in zip(stacked.mean(axis=1), stacked.var(axis=1)):
        mean = momentum * mean + (1 - momentum) * mu
        var = momentum * var + (1 - momentum) * v
    return mean, var
''')


wrong("bn_update_running", "all batches as one",
      says="You put all rows together into one batch. Each batch is a step of its own.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = np.array(mean, dtype=float), np.array(var, dtype=float)
    if not batches:
        return mean, var
    rows = np.concatenate(batches)
    keep = momentum ** len(batches)
    return keep * mean + (1 - keep) * rows.mean(axis=0), keep * var + (1 - keep) * rows.var(axis=0)
''')


wrong("bn_update_running", "the caller's arrays in place",
      says="You changed the caller's mean and var, with *= or +=. Whole numbers could not hold the "
           "fractions, either. Make new arrays.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    for batch in batches:
        mean *= momentum
        mean += (1 - momentum) * batch.mean(axis=0)
        var *= momentum
        var += (1 - momentum) * batch.var(axis=0)
    return mean.copy(), var.copy()
''')


wrong("bn_forward_infer", "variance 0 gives beta",
      says="Where the running variance is 0, beta came out. x may differ from the running mean there: "
           "divide by the root of eps.",
      code='''
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    x_hat = (x - running_mean) / np.sqrt(running_var + eps)
    x_hat = np.where(running_var == 0, 0.0, x_hat)
    return gamma * x_hat + beta
''')


wrong("bn_forward_infer", "loop over x.shape[1]",
      says="x.shape[1] is the number of features for rows only. The last axis holds the features: "
           "x.shape[-1].",
      code='''
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    out = np.zeros(x.shape)
    for d in range(x.shape[1]):
        out[:, d] = gamma[d] * (x[:, d] - running_mean[d]) / np.sqrt(running_var[d] + eps) + beta[d]
    return out
''')


wrong("bn_forward_infer", "updates the running statistics on the way",
      says="The running statistics were moved towards x first. At inference they stay as they are.",
      code='''
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    if x.ndim > 1 and len(x) > 1:
        axes = tuple(range(x.ndim - 1))
        running_mean = 0.99 * running_mean + 0.01 * x.mean(axis=axes)
        running_var = 0.99 * running_var + 0.01 * x.var(axis=axes)
    return gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta
''')


wrong("bn_forward_infer", "the caller's arrays in place",
      says="You changed x in place, with -= or /=. That changes the caller's array, and whole numbers "
           "cannot hold the fractions. Make a new array.",
      code='''
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    x -= running_mean
    x /= np.sqrt(running_var + eps)
    x *= gamma
    x += beta
    return x
''')


wrong("bn_forward_infer", "own eps as a floor",
      says="eps was raised where it is small. Use it as it is.",
      code='''
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    eps = max(eps, 1e-5)
    return gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta
''')


wrong("bn_backward", "slope by least squares",
      says="The part along x_hat was divided by the mean of x_hat squared. That is 1 only without eps; "
           "the formula has no such division.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    dx_hat = dout * gamma
    power = (x_hat ** 2).mean(axis=0)
    slope = (dx_hat * x_hat).mean(axis=0) / np.where(power > 0, power, 1.0)
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * slope) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0) * 1.0, dout.sum(axis=0) * 1.0
''')


wrong("bn_backward", "constant feature gets no gradient",
      says="A constant feature got dx 0. Its x_hat is 0, but dx_hat minus its mean, divided by the root "
           "of eps, is left.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    dx_hat = dout * gamma
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dx = np.where(var == 0, 0.0, dx)
    return dx, (dout * x_hat).sum(axis=0) * 1.0, dout.sum(axis=0) * 1.0
''')


wrong("bn_backward", "divided by the eps of Keras",
      says="You always take 1e-3 for eps. Use the argument.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    eps = 1e-3
    dx_hat = dout * gamma
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, (dout * x_hat).sum(axis=0) * 1.0, dout.sum(axis=0) * 1.0
''')


wrong("bn_backward", "dgamma with gamma in it",
      says="dgamma was taken of dx_hat, with gamma in it. Take dout: out = gamma * x_hat + beta.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    dx_hat = dout * gamma
    dgamma = (dx_hat * x_hat).sum(axis=0) * 1.0
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * dgamma / len(dout)) / np.sqrt(var + eps)
    return dx, dgamma, dout.sum(axis=0) * 1.0
''')


wrong("bn_param_count", "place by index",
      says="sizes.index finds the first of equal sizes. Go through the list by position, or with "
           "zip(sizes, sizes[1:]).",
      code='''
def bn_param_count(sizes):
    trainable, remembered = 0, 0
    for units in sizes[1:-1]:
        trainable += sizes[sizes.index(units) - 1] * units + 2 * units
        remembered += 2 * units
    return trainable + sizes[-2] * sizes[-1] + sizes[-1], remembered
''')


wrong("bn_param_count", "hidden sizes by value",
      says="A hidden layer as wide as the inputs or the output was not counted as hidden. Go by "
           "position: sizes[1:-1].",
      code='''
def bn_param_count(sizes):
    kernels = sum(a * b for a, b in zip(sizes, sizes[1:]))
    hidden = sum(s for s in sizes if s != sizes[0] and s != sizes[-1])
    return kernels + 2 * hidden + sizes[-1], 2 * hidden
''')


wrong("bn_param_count", "no hidden layer forgotten",
      says="Without a hidden layer, sizes[1] is the output. Take sizes[1:-1], which is empty then.",
      code='''
def bn_param_count(sizes):
    trainable = sizes[0] * sizes[1] + 2 * sizes[1]
    remembered = 2 * sizes[1]
    for a, b in zip(sizes[1:-2], sizes[2:-1]):
        trainable += a * b + 2 * b
        remembered += 2 * b
    return trainable + sizes[-2] * sizes[-1] + sizes[-1], remembered
''')


wrong("train_mode_trap", "variance as the mean of eight batch variances",
      says="The variance was averaged over batches. The batches' means differ, too, so take it over all "
           "training rows at once.",
      code='''
def train_mode_trap(net, X_train, X):
    batches = np.array_split(X_train, min(8, len(X_train)))
    means = [(b @ net["W1"]).mean(axis=0) for b in batches]
    variances = [(b @ net["W1"]).var(axis=0) for b in batches]
    mean, var = np.mean(means, axis=0), np.mean(variances, axis=0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "one training row: the old statistics",
      says="With one training row you took the old statistics. Its own mean and variance, 0, are asked "
           "for then, too.",
      code='''
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    if len(Z) > 1:
        mean, var = Z.mean(axis=0), Z.var(axis=0)
    else:
        mean, var = net["mean"], net["var"]
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "centres the product in place",
      says="X W1 may hold whole numbers, and -= or /= cannot write fractions into them. Make a new "
           "array: Z - mean.",
      code='''
def train_mode_trap(net, X_train, X):
    Z_train = X_train @ net["W1"]
    mean, var = Z_train.mean(axis=0), Z_train.var(axis=0)
    Z = X @ net["W1"]
    Z -= mean
    Z /= np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * Z + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "old variance for a dead unit",
      says="Where the training rows have variance 0 you took the old net['var']. It plays no part: 0 + "
           "eps stands under the root.",
      code='''
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    var = np.where(var > 0, var, net["var"])
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "variance by squares",
      says="You took the mean of the squares minus the square of the mean. Far from 0 these are two huge "
           "numbers, and their difference has lost its digits. Subtract the mean first.",
      code='''
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean = Z.mean(axis=0)
    var = np.maximum((Z * Z).mean(axis=0) - mean * mean, 0)
    x_hat = (X @ net["W1"] - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("fold_bn", "no bias, no shift",
      says="Where b is zeros you left out the mean. It is subtracted all the same.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    scale = gamma / np.sqrt(var + eps)
    b2 = (b - mean) * scale + beta if np.any(b) else beta * 1.0
    return W * scale, b2
''')


wrong("fold_bn", "results like W",
      says="W may hold whole numbers, and an array like W cuts the fractions off. Make float arrays for "
           "the results.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W2, b2 = np.zeros_like(W), np.zeros_like(b)
    W2[:] = W * scale
    b2[:] = (b - mean) * scale + beta
    return W2, b2
''')


wrong("fold_bn", "constant units are dropped",
      says="Units with a running variance of 0 were dropped. Their factor is gamma divided by the root "
           "of eps.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    scale = np.where(var > 0, gamma / np.sqrt(var + eps), 0.0)
    return W * scale, (b - mean) * scale + beta
''')


wrong("fold_bn", "the caller's arrays in place",
      says="You changed W or b in place. That changes the caller's layer, and whole numbers cannot hold "
           "the fractions. Make new arrays.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    scale = gamma / np.sqrt(var + eps)
    W *= scale
    b -= mean
    b *= scale
    b += beta
    return W.copy(), b.copy()
''')


wrong("ln_forward_backward", "divided by N",
      says="The sums in dx were divided by the number of samples. They go over the D features, so divide "
           "by D.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    s = np.sqrt(var + eps)
    x_hat = (x - mean) / s
    out = gamma * x_hat + beta
    dx_hat = dout * gamma
    N = len(x)
    dx = (dx_hat - dx_hat.sum(axis=1, keepdims=True) / N - x_hat * (dx_hat * x_hat).sum(axis=1, keepdims=True) / N) / s
    return out, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
''')


wrong("ln_forward_backward", "dgamma with gamma in it",
      says="dgamma was taken of gamma times dout. Take dout itself.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    s = np.sqrt(var + eps)
    x_hat = (x - mean) / s
    out = gamma * x_hat + beta
    dx_hat = dout * gamma
    dx = (dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)) / s
    return out, dx, (dx_hat * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
''')


wrong("ln_forward_backward", "slope by least squares",
      says="The part along x_hat was divided by the mean of x_hat squared. That is 1 only without eps; "
           "the formula has no such division.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    s = np.sqrt(var + eps)
    x_hat = (x - mean) / s
    out = gamma * x_hat + beta
    dx_hat = dout * gamma
    power = (x_hat ** 2).mean(axis=1, keepdims=True)
    along = (dx_hat * x_hat).mean(axis=1, keepdims=True) / np.where(power > 0, power, 1.0)
    dx = (dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * along) / s
    return out, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
''')


wrong("ln_forward_backward", "sample of equal features: dx 0",
      says="A sample of equal features got dx 0. Its x_hat is 0, but dx_hat minus its mean, divided by "
           "the root of eps, is left.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    s = np.sqrt(var + eps)
    x_hat = (x - mean) / s
    out = gamma * x_hat + beta
    dx_hat = dout * gamma
    dx = (dx_hat - dx_hat.mean(axis=1, keepdims=True) - x_hat * (dx_hat * x_hat).mean(axis=1, keepdims=True)) / s
    dx = np.where(var > 0, dx, 0.0)
    return out, dx, (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
''')


wrong("rms_norm", "sequences of at most three axes",
      says="x may have four axes and more. Use axis=-1, which fits all.",
      code='''
def rms_norm(x, gamma, eps):
    if x.ndim == 1:
        return gamma * x / np.sqrt((x ** 2).mean() + eps)
    if x.ndim == 2:
        return gamma * x / np.sqrt((x ** 2).mean(axis=1)[:, None] + eps)
    if x.ndim == 3:
        return gamma * x / np.sqrt((x ** 2).mean(axis=2)[:, :, None] + eps)
''')


wrong("rms_norm", "single precision",
      says="You computed in float32, which loses digits. Use float64.",
      code='''
def rms_norm(x, gamma, eps):
    m = np.square(x, dtype=np.float32, casting="unsafe").mean(axis=-1, keepdims=True)
    return gamma * x / np.sqrt(m.astype(np.float64) + eps)
''')


wrong("rms_norm", "rows come back",
      says="Sequences came back as rows. Give the result x's shape again.",
      code='''
def rms_norm(x, gamma, eps):
    rows = x.reshape(-1, x.shape[-1])
    out = gamma * rows / np.sqrt((rows ** 2).mean(axis=1, keepdims=True) + eps)
    return out[0] if x.ndim == 1 else out
''')


wrong("build_bn_model", "models remembered",
      says="The same call gave the same model again. Build a new one in each call.",
      code='''
import keras

_models = {}


def build_bn_model(shape, sizes, classes, momentum):
    key = (tuple(shape), tuple(sizes), classes, momentum)
    if key not in _models:
        model = keras.Sequential([keras.Input(shape)])
        for n in sizes:
            if len(shape) == 3:
                model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
            else:
                model.add(keras.layers.Dense(n, use_bias=False))
            model.add(keras.layers.BatchNormalization(momentum=momentum))
            model.add(keras.layers.Activation("relu"))
        if len(shape) == 3:
            model.add(keras.layers.GlobalAveragePooling2D())
        model.add(keras.layers.Dense(classes, activation="softmax"))
        _models[key] = model
    return _models[key]
''')


wrong("build_bn_model", "images known by their channels",
      says="Images were told by their number of channels. Take the number of lengths: len(shape) is 3.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    images = len(shape) == 3 and shape[-1] in (1, 3, 4)
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if images:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if images:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "no relu in the last block",
      says="The last block has no relu. Each block has one.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for k, n in enumerate(sizes):
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        if k < len(sizes) - 1 or len(sizes) == 1:
            model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "relu cut at 6",
      says="The relu is cut off above. Plain relu has no upper end.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    images = len(shape) == 3
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if images:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.ReLU(max_value=6))
    if images:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "momentum 0 taken for missing",
      says="Momentum 0 was replaced by another value. It is allowed: hand it on as it is.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    images = len(shape) == 3
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if images:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum or 0.99))
        model.add(keras.layers.Activation("relu"))
    if images:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "normalisation shared by equal sizes",
      says="Blocks of equal size share one BatchNormalization. Each block needs one of its own.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    norms = {n: keras.layers.BatchNormalization(momentum=momentum) for n in sizes}
    images = len(shape) == 3
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if images:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(norms[n])
        model.add(keras.layers.Activation("relu"))
    if images:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


right("bn_update_running", "whole numbers stay whole with no batch", code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.copy(), var.copy()
    for batch in batches:
        mean = momentum * mean + (1 - momentum) * batch.mean(axis=0)
        var = momentum * var + (1 - momentum) * batch.var(axis=0)
    return mean, var
''')


right("bn_backward", "dbeta of whole numbers", code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_hat).sum(axis=0)
    dx_hat = dout * gamma
    dx = (dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    return dx, dgamma, dbeta
''')


right("bn_param_count", "floats", code='''
def bn_param_count(sizes):
    s = np.array(sizes, dtype=float)
    hidden = s[1:-1].sum()
    return (s[:-1] * s[1:]).sum() + 2 * hidden + s[-1], 2 * hidden
''')


right("fold_bn", "probed with the unit matrix", code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    def f(X):
        return gamma * (X @ W + b - mean) / np.sqrt(var + eps) + beta

    b2 = f(np.zeros((1, W.shape[0])))[0]
    return f(np.eye(W.shape[0])) - b2, b2
''')


right("bn_param_count", "in 32 bits", code='''
def bn_param_count(sizes):
    s = np.array(sizes, dtype=np.int32)
    remembered = 2 * int(s[1:-1].sum())
    return int((s[:-1] * s[1:]).sum()) + remembered + int(s[-1]), remembered
''')


# -- what learners handed in ----------------------------------------------------------------------------------------


wrong("bn_forward_train", "var is the deviation, under the root, too",
      says="var holds the deviation. Take x.var, and put that under the root, too.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=axes), x.std(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "each image by itself, keepdims",
      says="For images, mean and variance go over all samples, too: axes 0, 1 and 2. You normalised each "
           "image by itself.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = 0 if x.ndim == 2 else (1, 2)
    mean, var = x.mean(axis=axes, keepdims=x.ndim == 4), x.var(axis=axes, keepdims=x.ndim == 4)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "each image by itself",
      says="For images, mean and variance go over all samples, too: axes 0, 1 and 2. You normalised each "
           "image by itself.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = 0 if x.ndim == 2 else (1, 2)
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "channels first",
      says="You took axis 1 of images for the channels. Here the last axis holds them: the other axes are "
           "0, 1 and 2.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = 0 if x.ndim == 2 else (0, 2, 3)
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "channels first, keepdims",
      says="You took axis 1 of images for the channels. Here the last axis holds them: the other axes are "
           "0, 1 and 2.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = 0 if x.ndim == 2 else (0, 2, 3)
    mean, var = x.mean(axis=axes, keepdims=x.ndim == 4), x.var(axis=axes, keepdims=x.ndim == 4)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "one mean over everything, a number",
      says="You took one mean and one variance for the whole array. Each feature has its own.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = None
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, x_hat, mean, var
''')


wrong("bn_forward_train", "x_hat last",
      says="The order is out, x_hat, mean, var.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return gamma * x_hat + beta, mean, var, x_hat
''')


wrong("bn_forward_train", "statistics first",
      says="The order is out, x_hat, mean, var.",
      code='''
def bn_forward_train(x, gamma, beta, eps):
    axes = tuple(range(x.ndim - 1))
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    x_hat = (x - mean) / np.sqrt(var + eps)
    return mean, var, x_hat, gamma * x_hat + beta
''')


wrong("bn_update_running", "one mean over the whole batch",
      says="You took one mean and one variance over all numbers of a batch. Each feature has its own: "
           "axis=0.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for B in batches:
        mean = momentum * mean + (1 - momentum) * B.mean()
        var = momentum * var + (1 - momentum) * B.var()
    return mean, var
''')


wrong("bn_update_running", "one variance over the whole batch",
      says="You took one variance over all numbers of a batch. Each feature has its own: axis=0.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for B in batches:
        mean = momentum * mean + (1 - momentum) * B.mean(axis=0)
        var = momentum * var + (1 - momentum) * B.var()
    return mean, var
''')


wrong("bn_update_running", "momentum on the mean only",
      says="The variance moves with momentum, too: the old one counts momentum, the batch's one 1 - "
           "momentum.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for B in batches:
        mean = momentum * mean + (1 - momentum) * B.mean(axis=0)
        var = B.var(axis=0)
    return mean, var
''')


wrong("bn_update_running", "momentum on the variance only",
      says="The mean moves with momentum, too: the old one counts momentum, the batch's one 1 - momentum.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for B in batches:
        mean = B.mean(axis=0)
        var = momentum * var + (1 - momentum) * B.var(axis=0)
    return mean, var
''')


wrong("bn_update_running", "the first batch replaces the start",
      says="The first batch replaced the old mean and variance. They are the start, and the first batch "
           "moves them only.",
      code='''
def bn_update_running(mean, var, batches, momentum):
    mean, var = mean.astype(float), var.astype(float)
    for k, B in enumerate(batches):
        part = momentum if k else 0.0
        mean = part * mean + (1 - part) * B.mean(axis=0)
        var = part * var + (1 - part) * B.var(axis=0)
    return mean, var
''')


wrong("bn_forward_infer", "gamma and beta swapped",
      says="gamma and beta are swapped: gamma multiplies, beta is added.",
      code='''
def bn_forward_infer(x, gamma, beta, running_mean, running_var, eps):
    return beta * (x - running_mean) / np.sqrt(running_var + eps) + gamma
''')


wrong("bn_backward", "the order dgamma, dbeta, dx",
      says="The order is dx, dgamma, dbeta.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dgamma, dbeta, dx
''')


wrong("bn_backward", "the order dbeta, dgamma, dx",
      says="The order is dx, dgamma, dbeta.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dbeta, dgamma, dx
''')


wrong("bn_backward", "the order dgamma, dx, dbeta",
      says="The order is dx, dgamma, dbeta.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dgamma, dx, dbeta
''')


wrong("bn_backward", "the order dbeta, dx, dgamma",
      says="The order is dx, dgamma, dbeta.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dbeta, dx, dgamma
''')


wrong("bn_backward", "dgamma as a mean",
      says="dgamma is a sum over the samples, not a mean.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).mean(axis=0), dout.sum(axis=0) * 1.0
    return dx, dgamma, dbeta
''')


wrong("bn_backward", "dbeta as a mean",
      says="dbeta is a sum over the samples, not a mean.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.mean(axis=0)
    return dx, dgamma, dbeta
''')


wrong("bn_backward", "dbeta with gamma in it",
      says="dbeta is the sum of dout. gamma has no place in it: beta is added behind it.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), d.sum(axis=0) * 1.0
    return dx, dgamma, dbeta
''')


wrong("bn_backward", "third term divided by N - 1",
      says="The mean of dx_hat * x_hat was divided by N - 1. Divide by N.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).sum(axis=0) / max(len(d) - 1, 1)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dx, dgamma, dbeta
''')


wrong("bn_backward", "third term divided by the variance",
      says="The third term of dx was divided by var + eps. x_hat holds the deviation already: the whole is "
           "divided once, by the root.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=0) / (var + eps)) / np.sqrt(var + eps)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dx, dgamma, dbeta
''')


wrong("bn_backward", "dx is zeros",
      says="dx came back as zeros. Compute it from its three terms.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    dx = np.zeros(dout.shape)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dx, dgamma, dbeta
''')


wrong("bn_backward", "dx is dx_hat",
      says="dx is dx_hat itself. Subtract its mean and its part along x_hat, and divide by the root of var "
           "+ eps.",
      code='''
def bn_backward(dout, x_hat, var, gamma, eps):
    d = dout * gamma
    dx = d * 1.0
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0) * 1.0
    return dx, dgamma, dbeta
''')


wrong("bn_param_count", "one running statistic a feature",
      says="The running statistics are two numbers for each feature: a mean and a variance.",
      code='''
def bn_param_count(sizes):
    n = sum(sizes[1:-1])
    kernels = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return kernels + 2 * n + sizes[-1], n
''')


wrong("bn_param_count", "gamma without beta",
      says="Each feature has two numbers to learn, gamma and beta. You counted one.",
      code='''
def bn_param_count(sizes):
    n = sum(sizes[1:-1])
    kernels = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return kernels + n + sizes[-1], 2 * n
''')


wrong("bn_param_count", "the last layer is missing",
      says="The last layer is missing, its kernel and its biases.",
      code='''
def bn_param_count(sizes):
    n = sum(sizes[1:-1])
    kernels = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return kernels - sizes[-2] * sizes[-1] + 2 * n, 2 * n
''')


wrong("rms_norm", "mean subtracted above",
      says="The mean was subtracted from x above the line. RMS normalisation subtracts no mean.",
      code='''
def rms_norm(x, gamma, eps):
    return gamma * (x - x.mean(axis=-1, keepdims=True)) / np.sqrt((x * x).mean(axis=-1, keepdims=True) + eps)
''')


wrong("rms_norm", "divided by the mean of the absolute values",
      says="You divided by the mean of the absolute values. Take the root of the mean of the squares, with "
           "eps under it.",
      code='''
def rms_norm(x, gamma, eps):
    return gamma * x / (np.abs(x).mean(axis=-1, keepdims=True) + eps)
''')


wrong("rms_norm", "mean of the absolute values under the root",
      says="You took the mean of the absolute values. Take the mean of the squares.",
      code='''
def rms_norm(x, gamma, eps):
    return gamma * x / np.sqrt(np.abs(x).mean(axis=-1, keepdims=True) + eps)
''')


wrong("rms_norm", "the length, and eps",
      says="You divided by the length of the sample, the root of the sum of squares. Take the mean of the "
           "squares.",
      code='''
def rms_norm(x, gamma, eps):
    return gamma * x / (np.linalg.norm(x, axis=-1, keepdims=True) + eps)
''')


wrong("rms_norm", "the length, plain",
      says="You divided by the length of the sample, the root of the sum of squares. Take the mean of the "
           "squares, and add eps.",
      code='''
def rms_norm(x, gamma, eps):
    return gamma * x / np.linalg.norm(x, axis=-1, keepdims=True)
''')


wrong("fold_bn", "no eps, a division by 0",
      says="eps is missing in the factor, under the root.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = gamma / np.sqrt(var)
    return W * factor, (b - mean) * factor + beta
''')


wrong("fold_bn", "gamma missing in W2",
      says="gamma is missing in W2. The whole factor, gamma / sqrt(var + eps), multiplies W.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    root = np.sqrt(var + eps)
    return W / root, (b - mean) * gamma / root + beta
''')


wrong("fold_bn", "gamma missing in b2",
      says="gamma is missing in b2. The whole factor, gamma / sqrt(var + eps), multiplies b - mean.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    root = np.sqrt(var + eps)
    return W * gamma / root, (b - mean) / root + beta
''')


wrong("fold_bn", "gamma and beta swapped",
      says="gamma and beta are swapped: gamma multiplies, beta is added.",
      code='''
def fold_bn(W, b, gamma, beta, mean, var, eps):
    factor = beta / np.sqrt(var + eps)
    return W * factor, (b - mean) * factor + gamma
''')


wrong("train_mode_trap", "the loop kept",
      says="The old mean and variance still have a say, and with fewer than 8 training rows some batches "
           "are empty. You need no batches and no steps: take mean and variance of X_train W1 over all rows"
           " at once.",
      code='''
def train_mode_trap(net, X_train, X):
    net = dict(net)
    for batch in np.array_split(X_train, 8):
        Z = batch @ net["W1"]
        net["mean"] = 0.99 * net["mean"] + 0.01 * Z.mean(axis=0)
        net["var"] = 0.99 * net["var"] + 0.01 * Z.var(axis=0)
    Z = X @ net["W1"]
    x_hat = (Z - net["mean"]) / np.sqrt(net["var"] + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "the loop kept, with std",
      says="The old mean and variance still have a say, and with fewer than 8 training rows some batches "
           "are empty. You need no batches and no steps: take mean and variance of X_train W1 over all rows"
           " at once. And take var, not std.",
      code='''
def train_mode_trap(net, X_train, X):
    net = dict(net)
    for batch in np.array_split(X_train, 8):
        Z = batch @ net["W1"]
        net["mean"] = 0.99 * net["mean"] + 0.01 * Z.mean(axis=0)
        net["var"] = 0.99 * net["var"] + 0.01 * Z.std(axis=0)
    Z = X @ net["W1"]
    x_hat = (Z - net["mean"]) / np.sqrt(net["var"] + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "the loop kept, net written to",
      says="The old mean and variance still have a say, and with fewer than 8 training rows some batches "
           "are empty. You need no batches and no steps: take mean and variance of X_train W1 over all rows"
           " at once. And write nothing into net.",
      code='''
def train_mode_trap(net, X_train, X):
    for batch in np.array_split(X_train, 8):
        Z = batch @ net["W1"]
        net["mean"] = 0.99 * net["mean"] + 0.01 * Z.mean(axis=0)
        net["var"] = 0.99 * net["var"] + 0.01 * Z.var(axis=0)
    Z = X @ net["W1"]
    x_hat = (Z - net["mean"]) / np.sqrt(net["var"] + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "the loop kept, net written to, with std",
      says="The old mean and variance still have a say, and with fewer than 8 training rows some batches "
           "are empty. You need no batches and no steps: take mean and variance of X_train W1 over all rows"
           " at once. Take var, not std, and write nothing into net.",
      code='''
def train_mode_trap(net, X_train, X):
    for batch in np.array_split(X_train, 8):
        Z = batch @ net["W1"]
        net["mean"] = 0.99 * net["mean"] + 0.01 * Z.mean(axis=0)
        net["var"] = 0.99 * net["var"] + 0.01 * Z.std(axis=0)
    Z = X @ net["W1"]
    x_hat = (Z - net["mean"]) / np.sqrt(net["var"] + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "X still, but var",
      says="The scores still depend on which rows of X come together. Take the mean and the variance of "
           "X_train W1, not of X W1.",
      code='''
def train_mode_trap(net, X_train, X):
    net = dict(net)
    for batch in np.array_split(X_train, 8):
        Z = batch @ net["W1"]
        net["mean"] = 0.99 * net["mean"] + 0.01 * Z.mean(axis=0)
        net["var"] = 0.99 * net["var"] + 0.01 * Z.var(axis=0)
    Z = X @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    x_hat = (Z - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "statistics of the inputs, by columns",
      says="Mean and variance were taken of X_train itself. They are those of X_train W1, one for each "
           "unit.",
      code='''
def train_mode_trap(net, X_train, X):
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    Z = X @ net["W1"]
    x_hat = (Z - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "relu before, and behind",
      says="relu stands before the normalisation. It comes behind it.",
      code='''
def train_mode_trap(net, X_train, X):
    Z = np.maximum(X_train @ net["W1"], 0)
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    Z = np.maximum(X @ net["W1"], 0)
    x_hat = (Z - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "relu before for X only",
      says="relu stands before the normalisation. It comes behind it.",
      code='''
def train_mode_trap(net, X_train, X):
    Z = X_train @ net["W1"]
    mean, var = Z.mean(axis=0), Z.var(axis=0)
    Z = np.maximum(X @ net["W1"], 0)
    x_hat = (Z - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("train_mode_trap", "steps over batches, from zero and with equal weight",
      says="Mean and variance were averaged over eight batches. With fewer training rows some batches are "
           "empty, and the batches' means differ: take both over all rows at once.",
      code='''
def train_mode_trap(net, X_train, X):
    parts = [batch @ net["W1"] for batch in np.array_split(X_train, 8)]
    mean, var = np.mean([Z.mean(axis=0) for Z in parts], axis=0), np.mean([Z.var(axis=0) for Z in parts], axis=0)
    Z = X @ net["W1"]
    x_hat = (Z - mean) / np.sqrt(var + net["eps"])
    H = np.maximum(net["gamma"] * x_hat + net["beta"], 0)
    return H @ net["W2"] + net["b2"]
''')


wrong("ln_forward_backward", "the order dx, dgamma, dbeta, out",
      says="The order is out, dx, dgamma, dbeta.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    return dx, dgamma, dbeta, out
''')


wrong("ln_forward_backward", "the order out, dgamma, dbeta, dx",
      says="The order is out, dx, dgamma, dbeta.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    return out, dgamma, dbeta, dx
''')


wrong("ln_forward_backward", "the order out, dbeta, dgamma, dx",
      says="The order is out, dx, dgamma, dbeta.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    return out, dbeta, dgamma, dx
''')


wrong("ln_forward_backward", "dgamma as a mean",
      says="dgamma is a sum over the samples, not a mean.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).mean(axis=0), dout.sum(axis=0)
    return out, dx, dgamma, dbeta
''')


wrong("ln_forward_backward", "dbeta as a mean",
      says="dbeta is a sum over the samples, not a mean.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.mean(axis=0)
    return out, dx, dgamma, dbeta
''')


wrong("ln_forward_backward", "keepdims in the sums",
      says="dgamma and dbeta have shape (1, D). They must have shape (D,): no keepdims there.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0, keepdims=True), dout.sum(axis=0, keepdims=True)
    return out, dx, dgamma, dbeta
''')


wrong("ln_forward_backward", "third term over the samples",
      says="The mean in the third term of dx was taken over the samples. Take it over the features of a "
           "sample: axis=1.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=0)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    return out, dx, dgamma, dbeta
''')


wrong("ln_forward_backward", "second term over the samples",
      says="The mean in the second term of dx was taken over the samples. Take it over the features of a "
           "sample: axis=1.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=0) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    return out, dx, dgamma, dbeta
''')


wrong("ln_forward_backward", "dbeta with gamma in it",
      says="dbeta is the sum of dout. gamma has no place in it: beta is added behind it.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = (d - d.mean(axis=1, keepdims=True) - x_hat * (d * x_hat).mean(axis=1, keepdims=True)) / std
    dgamma, dbeta = (dout * x_hat).sum(axis=0), d.sum(axis=0)
    return out, dx, dgamma, dbeta
''')


wrong("ln_forward_backward", "dx is zeros",
      says="dx came back as zeros. Compute it from its three terms.",
      code='''
def ln_forward_backward(x, gamma, beta, eps, dout):
    mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    d = dout * gamma
    dx = np.zeros(x.shape)
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    return out, dx, dgamma, dbeta
''')


wrong("build_bn_model", "pooling in each block",
      says="Pooling stands inside of the blocks. Only GlobalAveragePooling2D follows, once, after the last "
           "block.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
        if len(shape) == 3:
            model.add(keras.layers.MaxPooling2D())
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "normalisation behind the last Dense",
      says="A BatchNormalization stands behind the last Dense layer. Only the blocks have one.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes))
    model.add(keras.layers.BatchNormalization(momentum=momentum))
    model.add(keras.layers.Activation("softmax"))
    return model
''')


wrong("build_bn_model", "no relu in the last block of all",
      says="The last block has no relu. Each block has one.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for k, n in enumerate(sizes, 1):
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        if k < len(sizes):
            model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "gelu",
      says="The blocks use another function than relu, such as gelu. They need relu.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("gelu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "leaky relu",
      says="The blocks use another function than relu, such as leaky relu. They need relu.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.LeakyReLU())
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "Dropout added",
      says="There is a Dropout layer. Nobody asked for one: leave it out.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(momentum=momentum))
        model.add(keras.layers.Activation("relu"))
        model.add(keras.layers.Dropout(0.3))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "axis 1",
      says="BatchNormalization got axis=1. Leave axis at -1: the last axis holds the channels.",
      code='''
def build_bn_model(shape, sizes, classes, momentum):
    model = keras.Sequential([keras.Input(shape)])
    for n in sizes:
        if len(shape) == 3:
            model.add(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
        else:
            model.add(keras.layers.Dense(n, use_bias=False))
        model.add(keras.layers.BatchNormalization(axis=1, momentum=momentum))
        model.add(keras.layers.Activation("relu"))
    if len(shape) == 3:
        model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')


wrong("build_bn_model", "a subclass, never called",
      says="The model came back without weights. Begin it with keras.Input(shape=shape), or call a model of"
           " your own class once on zeros of shape (1, *shape); its build alone makes none.",
      code='''
class Net(keras.Model):
    def __init__(self, shape, sizes, classes, momentum):
        super().__init__()
        self.inner = []
        for n in sizes:
            if len(shape) == 3:
                self.inner.append(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
            else:
                self.inner.append(keras.layers.Dense(n, use_bias=False))
            self.inner.append(keras.layers.BatchNormalization(momentum=momentum))
            self.inner.append(keras.layers.Activation("relu"))
        if len(shape) == 3:
            self.inner.append(keras.layers.GlobalAveragePooling2D())
        self.inner.append(keras.layers.Dense(classes, activation="softmax"))

    def call(self, x):
        for layer in self.inner:
            x = layer(x)
        return x


def build_bn_model(shape, sizes, classes, momentum):
    return Net(shape, sizes, classes, momentum)
''')


wrong("build_bn_model", "a subclass, build only",
      says="The model came back without weights. Begin it with keras.Input(shape=shape), or call a model of"
           " your own class once on zeros of shape (1, *shape); its build alone makes none.",
      code='''
class Net(keras.Model):
    def __init__(self, shape, sizes, classes, momentum):
        super().__init__()
        self.inner = []
        for n in sizes:
            if len(shape) == 3:
                self.inner.append(keras.layers.Conv2D(n, 3, padding="same", use_bias=False))
            else:
                self.inner.append(keras.layers.Dense(n, use_bias=False))
            self.inner.append(keras.layers.BatchNormalization(momentum=momentum))
            self.inner.append(keras.layers.Activation("relu"))
        if len(shape) == 3:
            self.inner.append(keras.layers.GlobalAveragePooling2D())
        self.inner.append(keras.layers.Dense(classes, activation="softmax"))

    def call(self, x):
        for layer in self.inner:
            x = layer(x)
        return x


def build_bn_model(shape, sizes, classes, momentum):
    model = Net(shape, sizes, classes, momentum)
    model.build((None, *shape))
    return model
''')
