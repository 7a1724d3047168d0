"""Answers to the exercises of unit 09, right and wrong, as learners hand them in."""

from autograder.author.answers import allowed, equivalent, right, wrong

# -- recall ------------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)", code="""
recall = dict(slope=1 / 4, sum=5.0, back="B")
""")

right("recall", "filled in one by one", code="""
recall = {}
recall["back"], recall["sum"], recall["slope"] = "b", 50 * 0.1, 0.25
""")

right("recall", "from NumPy", code="""
recall = {"slope": np.float64(0.25), "sum": np.int64(5), "back": "b)"}
""")

wrong("recall", "the slope of tanh",
      says="The slope is s(1 - s), where s is the sigmoid's own value. Where is that largest?",
      code="""
recall = {"slope": 1, "sum": 5, "back": "b"}
""")

wrong("recall", "the value in place of the slope",
      says="The slope is s(1 - s), where s is the sigmoid's own value. Where is that largest?",
      code="""
recall = {"slope": 0.5, "sum": 5, "back": "b"}
""")

wrong("recall", "the slope at 0 halved",
      says="The slope is s(1 - s), where s is the sigmoid's own value. Where is that largest?",
      code="""
recall = {"slope": 0.125, "sum": 5, "back": "b"}
""")

wrong("recall", "the deviation",
      says=("Each of the 50 products adds its mean square: that of the input times the variance of the "
           "weight."),
      code="""
recall = {"slope": 0.25, "sum": 2.23606797749979, "back": "b"}
""")

wrong("recall", "one product only",
      says=("Each of the 50 products adds its mean square: that of the input times the variance of the "
           "weight."),
      code="""
recall = {"slope": 0.25, "sum": 0.1, "back": "b"}
""")

wrong("recall", "without the variance",
      says=("Each of the 50 products adds its mean square: that of the input times the variance of the "
           "weight."),
      code="""
recall = {"slope": 0.25, "sum": 50, "back": "b"}
""")

wrong("recall", "the variance squared",
      says=("Each of the 50 products adds its mean square: that of the input times the variance of the "
           "weight."),
      code="""
recall = {"slope": 0.25, "sum": 0.5, "back": "b"}
""")

wrong("recall", "not transposed",
      says="What goes to the left has the shape of x, which is (N, D).",
      code="""
recall = {"slope": 0.25, "sum": 5, "back": "a"}
""")

wrong("recall", "the gradient of W",
      says="What goes to the left has the shape of x, which is (N, D).",
      code="""
recall = {"slope": 0.25, "sum": 5, "back": "c"}
""")

wrong("recall", "leaves a key out",
      says="There is no 'back' in the dictionary.",
      code="""
recall = {"slope": 0.25, "sum": 5}
""")

# -- symmetry ----------------------------------------------------------------------------------------------------------

right("symmetry", "a matrix of distances", code="""
def symmetry(params):
    L = sum(name.startswith("W") for name in params)
    result = []
    for i in range(1, L):
        before = np.concatenate([params[f"W{i}"], params[f"b{i}"][None, :]])
        units = np.concatenate([before.T, params[f"W{i + 1}"]], axis=1)
        apart = np.abs(units[:, None, :] - units[None, :, :]).max(axis=2) > 1e-7
        result.append(sum(all(apart[j, :j]) for j in range(len(units))))
    return result
""")

right("symmetry", "takes groups off", code="""
def symmetry(params):
    counts, layer = [], 1
    while f"W{layer + 1}" in params:
        W, b, V = params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"]
        left, count = list(range(len(b))), 0
        while left:
            j = left[0]
            left = [k for k in left if not (np.allclose(W[:, k], W[:, j], rtol=0, atol=1e-8)
                                            and abs(b[k] - b[j]) < 1e-8
                                            and np.allclose(V[k], V[j], rtol=0, atol=1e-8))]
            count += 1
        counts.append(count)
        layer += 1
    return counts
""")

right("symmetry", "one column after the other", code="""
def symmetry(params):
    def same(p, q):
        return all(abs(u - v) <= 2e-9 for u, v in zip(p, q))

    out = []
    for layer in range(1, len(params) // 2):
        seen = []
        for j in range(params[f"b{layer}"].size):
            unit = [*params[f"W{layer}"][:, j], params[f"b{layer}"][j], *params[f"W{layer + 1}"][j, :]]
            for other in seen:
                if same(unit, other):
                    break
            else:
                seen.append(unit)
        out += [len(seen)]
    return out
""")

wrong("symmetry", "only the weights that come in",
      says="A unit is also its outgoing weights: row j of the next W. You look at what comes in only.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"]]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "forgets the bias",
      says="A unit is also its bias: two units with different biases are different.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "only the weights that go out",
      says="A unit is also what comes in: column j of its own W, and its bias.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = params[f"W{layer + 1}"]
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "only W",
      says="Column j of W is not all of a unit: its bias and its outgoing weights belong to it.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = params[f"W{layer}"].T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "exactly equal",
      says=("Compare with a little room, 1e-9: sums that are computed in another order differ in the last "
           "digit."),
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any((unit == other).all() for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "np.unique of columns",
      says=("Compare with a little room, 1e-9: sums that are computed in another order differ in the last "
           "digit."),
      code="""
def symmetry(params):
    return [len(np.unique(np.vstack([params[f"W{i}"], params[f"b{i}"], params[f"W{i + 1}"].T]), axis=1).T)
            for i in range(1, len(params) // 2)]
""")

wrong("symmetry", "rounds first",
      says="Two numbers that are next to each other may be rounded apart: compare differences.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        counts.append(len(np.unique(np.round(units, 8), axis=0)))
    return counts
""")

wrong("symmetry", "np.allclose as it is",
      says=("Weights that differ by 2e-6 are different: np.allclose has a relative error of 1e-5 unless "
           "you set it."),
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.allclose(unit, other) for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "too much room",
      says="Units that differ by more than 1e-6 are different ones.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-5 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "without the absolute value",
      says="Take the absolute value of the difference: -3 is not a small difference.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any((unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "the mean difference",
      says=("Two units are the same if *each* of their numbers agree; a mean of differences lets one "
           "differ."),
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs((unit - other).mean()) <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "any number agrees",
      says="Two units are the same if *all* of their numbers agree, not one of them.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).min() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "neighbours only",
      says="Twins need not stand side by side: compare each unit with all different ones so far.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different[-1:]):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "the first one only",
      says="Compare each unit with all different ones so far, not only with the first.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different[:1]):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "counts rows",
      says="Unit j is a *column* of W: you count the rows, which are the inputs.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        different = []
        for unit in params[f"W{layer}"]:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "the rank",
      says="A unit that is another one times -1 is a different unit: the rank does not count it.",
      code="""
def symmetry(params):
    return [int(np.linalg.matrix_rank(np.vstack([params[f"W{i}"], params[f"b{i}"], params[f"W{i + 1}"].T])))
            for i in range(1, len(params) // 2)]
""")

wrong("symmetry", "sorts the numbers of a unit",
      says="The same numbers at other places are another unit: do not sort the numbers of a unit.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in np.sort(units, axis=1):
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "numbers, not units",
      says="Count whole units, not the different numbers in W.",
      code="""
def symmetry(params):
    return [len(np.unique(np.round(params[f"W{i}"], 8))) for i in range(1, len(params) // 2)]
""")

wrong("symmetry", "with the output layer",
      says="The output layer is not counted: L layers have L - 1 hidden ones.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2 + 1):
        parts = [params[f"W{layer}"], params[f"b{layer}"]]
        if f"W{layer + 1}" in params:
            parts.append(params[f"W{layer + 1}"].T)
        different = []
        for unit in np.vstack(parts).T:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "the first hidden layer only",
      says="One number for *each* hidden layer: you return after the first.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        return [len(different)]
    return counts
""")

wrong("symmetry", "keys in alphabetical order",
      says="W10 stands before W2 in the alphabet: take the layers by their number.",
      code="""
def symmetry(params):
    names = sorted(name for name in params if name[0] == "W")
    counts = []
    for name, after in zip(names, names[1:]):
        units = np.vstack([params[name], params["b" + name[1:]], params[after].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "keys in their order",
      says="The keys may stand in any order: take them by name, f\"W{layer}\", not by their place.",
      code="""
def symmetry(params):
    arrays = list(params.values())
    counts = []
    for W, b, V in zip(arrays[0:-2:2], arrays[1:-2:2], arrays[2::2]):
        units = np.vstack([W, b, V.T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "how many are too many",
      says="Wanted is the number of different units, not of those that are copies.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(units) - len(different))
    return counts
""")

wrong("symmetry", "a dictionary",
      says="Return a list of numbers, the first hidden layer first.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return dict(enumerate(counts, start=1))
""")

wrong("symmetry", "all layers added",
      says="Return one number for each hidden layer, not their sum.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.abs(unit - other).max() <= 1e-8 for other in different):
                different.append(unit)
        counts.append(len(different))
    return sum(counts)
""")

# -- activation_stats --------------------------------------------------------------------------------------------------

right("activation_stats", "what goes into the next layer", code="""
def activation_stats(X, params, kinds):
    _, caches = mlp_forward(X, params, kinds)
    return np.array([[np.mean(x), np.std(x)] for (x, _), _, _ in caches[1:]])
""")

right("activation_stats", "a loop of its own", code="""
def activation_stats(X, params, kinds):
    a = np.array(X, dtype=float)
    table = np.zeros((len(kinds), 2))
    for i, kind in enumerate(kinds):
        a = ACTIVATIONS[kind](np.dot(a, params["W%d" % (i + 1)]) + params["b%d" % (i + 1)])
        table[i] = a.mean(), np.sqrt(((a - a.mean()) ** 2).mean())
    return table
""")

right("activation_stats", "two lists", code="""
def activation_stats(X, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    outputs = [ACTIVATIONS[kind](cache[1]).ravel() for cache, kind in zip(caches, kinds)]
    return np.stack([[np.mean(a) for a in outputs], [np.std(a) for a in outputs]], axis=1)
""")

wrong("activation_stats", "before the activation",
      says="Measure what comes *out* of the layer: z is before the activation.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = z
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "with the output layer",
      says="The output layer has no row: only hidden layers count.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "with the input",
      says="Each row is what comes out of a hidden layer: the first one is not X.",
      code="""
def activation_stats(X, params, kinds):
    _, caches = mlp_forward(X, params, kinds)
    return np.array([[x.mean(), x.std()] for (x, _), _, _ in caches[:-1]])
""")

wrong("activation_stats", "with the input on top",
      says="Each row is what comes out of a hidden layer: X has no row.",
      code="""
def activation_stats(X, params, kinds):
    _, caches = mlp_forward(X, params, kinds)
    return np.array([[x.mean(), x.std()] for (x, _), _, _ in caches])
""")

wrong("activation_stats", "divides by n - 1",
      says="The deviation divides by the number of numbers, as np.std does without ddof.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for _, z, kind in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), np.sqrt(((a - a.mean()) ** 2).sum() / max(a.size - 1, 1))])
    return np.array(rows)
""")

wrong("activation_stats", "the variance",
      says="The deviation is the root of the variance.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.var()])
    return np.array(rows)
""")

wrong("activation_stats", "the root of the mean square",
      says="The deviation is measured from the mean: subtract it first.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), np.sqrt((a ** 2).mean())])
    return np.array(rows)
""")

wrong("activation_stats", "deviation first",
      says="In each row the mean stands first, then the deviation.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.std(), a.mean()])
    return np.array(rows)
""")

wrong("activation_stats", "the mean size",
      says="The mean is that of the numbers as they are, with their signs.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([np.abs(a).mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "the mean of the units' deviations",
      says=("Take all numbers of the layer together: the mean of the units' deviations leaves out how "
           "units differ."),
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std(axis=0).mean()])
    return np.array(rows)
""")

wrong("activation_stats", "the mean of the samples' deviations",
      says=("Take all numbers of the layer together: the mean of the samples' deviations leaves out how "
           "samples differ."),
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std(axis=1).mean()])
    return np.array(rows)
""")

wrong("activation_stats", "the deviation of the units' means",
      says="Take all numbers of the layer together, not the deviation of the units' means.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.mean(axis=0).std()])
    return np.array(rows)
""")

wrong("activation_stats", "the first sample only",
      says="All samples count, not only the first.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)[0]
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "two rows",
      says="One row for each layer: what you return is transposed.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std()])
    return np.array(rows).T
""")

wrong("activation_stats", "the last layer first",
      says="The first hidden layer stands first.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std()])
    return np.array(rows[::-1])
""")

wrong("activation_stats", "tanh whatever the kind",
      says="Use the layer's own activation, ACTIVATIONS[kind].",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = np.tanh(z)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "ReLU whatever the kind",
      says="Use the layer's own activation, ACTIVATIONS[kind]: ReLU is one of four.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = np.maximum(z, 0.0)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "the last hidden layer only",
      says="One row for each hidden layer: you return the last only.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std()])
    return np.array(rows[-1:])
""")

wrong("activation_stats", "the first hidden layer only",
      says="One row for each hidden layer: you return after the first.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([a.mean(), a.std()])
        return np.array(rows)
""")

wrong("activation_stats", "the median",
      says="Wanted is the mean, not the median.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z)
        rows.append([np.median(a), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "the activation twice",
      says="The activation was applied twice: what goes into the next layer is already behind it.",
      code="""
def activation_stats(X, params, kinds):
    _, caches = mlp_forward(X, params, kinds)
    rows = []
    for kind, ((x, _), _, _) in zip(kinds, caches[1:]):
        a = ACTIVATIONS[kind](x)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "float32",
      says="Compute in float64: float32 has seven digits.",
      code="""
def activation_stats(X, params, kinds):
    rows = []
    for (_, z, kind) in mlp_forward(X, params, kinds)[1][:-1]:
        a = ACTIVATIONS[kind](z).astype(np.float32)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "keys in alphabetical order",
      says=("W10 stands before W2 in the alphabet: take the layers by their number, or let mlp_forward do "
           "it."),
      code="""
def activation_stats(X, params, kinds):
    a, rows = X, []
    for name, kind in zip(sorted(k for k in params if k[0] == "W"), kinds):
        a = ACTIVATIONS[kind](a @ params[name] + params["b" + name[1:]])
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "forgets the biases",
      says="The biases are missing in the forward pass.",
      code="""
def activation_stats(X, params, kinds):
    a, rows = X, []
    for layer, kind in enumerate(kinds, start=1):
        a = ACTIVATIONS[kind](a @ params[f"W{layer}"])
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

# -- variance_scaling --------------------------------------------------------------------------------------------------

right("variance_scaling", "the fan first, the tails by rejection", code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    if scheme == "lecun":
        scale, fan = 1.0, fan_in
    elif scheme == "glorot":
        scale, fan = 1.0, (fan_in + fan_out) / 2
    elif scheme == "he":
        scale, fan = 2.0, fan_in
    else:
        raise ValueError("scheme " + repr(scheme) + " is not known")
    variance, size = scale / fan, fan_in * fan_out
    if distribution == "untruncated_normal":
        W = rng.normal(0.0, variance ** 0.5, size)
    elif distribution == "uniform":
        W = (2 * rng.random(size) - 1) * (3 * variance) ** 0.5
    elif distribution == "truncated_normal":
        kept = np.zeros(0)
        while kept.size < size:
            more = rng.standard_normal(2 * size + 10)
            kept = np.concatenate([kept, more[np.abs(more) <= 2]])
        W = kept[:size] * variance ** 0.5 / 0.87962566103423978
    else:
        raise ValueError("distribution " + repr(distribution) + " is not known")
    return W.reshape(fan_in, fan_out)
""")

right("variance_scaling", "one number after the other", code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    v = {"lecun": lambda: 1 / fan_in, "glorot": lambda: 2 / (fan_in + fan_out), "he": lambda: 2 / fan_in}.get(scheme)
    if v is None:
        raise ValueError(f"scheme: {scheme}")
    v = v()

    def truncated():
        while True:
            z = rng.normal()
            if -2 <= z <= 2:
                return z * np.sqrt(v) / 0.87962566103423978

    draws = {"untruncated_normal": lambda: rng.normal(0, np.sqrt(v)),
             "uniform": lambda: rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v)), "truncated_normal": truncated}
    if distribution not in draws:
        raise ValueError(f"distribution: {distribution}")
    return np.array([[draws[distribution]() for _ in range(fan_out)] for _ in range(fan_in)])
""")

right("variance_scaling", "with match", code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    match scheme:
        case "lecun":
            v = 1 / fan_in
        case "glorot":
            v = 2 / (fan_in + fan_out)
        case "he":
            v = 2 / fan_in
        case _:
            raise ValueError(f"no scheme {scheme!r}")
    match distribution:
        case "untruncated_normal":
            return rng.normal(scale=np.sqrt(v), size=(fan_in, fan_out))
        case "uniform":
            return rng.uniform(-1, 1, (fan_in, fan_out)) * np.sqrt(3 * v)
        case "truncated_normal":
            s = np.sqrt(v) / 0.87962566103423978
            W = rng.normal(scale=s, size=(fan_in, fan_out))
            for i in np.ndindex(W.shape):
                while abs(W[i]) > 2 * s:
                    W[i] = rng.normal(scale=s)
            return W
    raise ValueError(f"no distribution {distribution!r}")
""")

wrong("variance_scaling", "the variance as the deviation",
      says="The deviation is the *root* of the variance.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = variances[scheme]
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "fans swapped",
      says="Fan-in is the number of inputs, n: LeCun and He divide by it, not by the outputs.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_out, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_out}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "He with the mean fan",
      says="He's rule is 2 / fan_in; 2 / ((n + m) / 2) is another one.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 4 / (fan_in + fan_out)}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "Glorot without the 2",
      says="Glorot's variance is 2 / (n + m).",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 1 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "Glorot with the fan-in",
      says="Glorot's variance is 2 / (n + m), it needs both fans.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 1 / fan_in, "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "Glorot with the product",
      says="Glorot's variance has the *sum* of the fans in it.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 1 / np.sqrt(fan_in * fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "LeCun as He",
      says="LeCun's variance is 1 / n, He's 2 / n.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 2 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "He as LeCun",
      says="He's variance is 2 / n, LeCun's 1 / n.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 1 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "uniform without the 3",
      says="A uniform distribution up to l has the variance l²/3: the limit is the root of 3 v.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "uniform with 3 outside of the root",
      says="The limit is the root of 3 v, so the deviation times the root of 3, not times 3.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = 3 * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "uniform with 6",
      says="The 6 of Glorot's formula has its 2 inside already: the limit is the root of 3 v.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(6) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "uniform from 0",
      says="A uniform distribution from -l to l has the mean 0; from 0 to l it has not.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(0, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "uniform by randint signs",
      says="Each number between the limits is equally likely: yours are only the limits themselves.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return deviation * rng.choice([-1.0, 1.0], size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "truncated not widened",
      says="Without its tails a normal distribution is narrower: divide by 0.8796 first.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "truncated widened the wrong way",
      says="Without its tails a normal distribution is narrower: divide by 0.8796, do not multiply.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation * 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "clipped in place of drawn again",
      says="np.clip puts what is too large onto the limit; it has to be drawn again.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        z = np.clip(z, -2, 2)
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "drawn again once",
      says="What is drawn again may lie beyond the limit, too: go on until none does.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        beyond = np.abs(z) > 2
        if beyond.any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "one new draw for all",
      says="Each place beyond the limit gets a draw of its own: you give all of them the same number.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal()
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "only the upper tail",
      says="The lower tail has to be drawn again, too: use the absolute value.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := z > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "cut at 3 deviations",
      says="The truncated normal is cut at *two* deviations.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 3).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "cut after the scaling",
      says="Cut at 2 s, where s is the deviation before the tails are taken: you cut at 2 roots of v.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        s = deviation / 0.87962566103423978
        z = rng.normal(0, s, size=shape)
        while (beyond := np.abs(z) > 2 * deviation).any():
            z[beyond] = rng.normal(0, s, size=beyond.sum())
        return z
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "the truncated one is not truncated",
      says="The truncated normal has no number beyond 2 s: draw such numbers again.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        return z * deviation
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "the shape transposed",
      says="The shape is (fan_in, fan_out): rows are inputs.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_out, fan_in)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "a generator of its own",
      says="Draw from rng itself: a generator made inside gives the same weights to all layers.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    rng = np.random.default_rng(0)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "a new generator without a seed",
      says="Draw from rng itself: np.random and a generator of your own draw from elsewhere.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    rng = np.random.default_rng(np.random.randint(1000))
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "np.random",
      says="Draw from rng itself: np.random and a generator of your own draw from elsewhere.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * np.random.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return np.random.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = np.random.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "draws from a copy",
      says="Draw from rng itself: a copy leaves rng where it was, so the next layer gets the same numbers.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    import copy
    rng, shape = copy.deepcopy(rng), (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "one row for all",
      says="Each weight is a draw of its own: your rows are all the same.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return np.tile(deviation * rng.normal(size=(1, fan_out)), (fan_in, 1))
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "an unknown scheme is Glorot",
      says="An unknown scheme raises a ValueError that names it.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    deviation = np.sqrt(variances.get(scheme, 2 / (fan_in + fan_out)))
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "KeyError",
      says="An unknown scheme raises a ValueError, not a KeyError.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "an unknown distribution is normal",
      says="An unknown distribution raises a ValueError that names it.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    return deviation * rng.normal(size=shape)
""")

wrong("variance_scaling", "returns None for unknown distributions",
      says="An unknown distribution raises a ValueError that names it; yours returns None.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
""")

wrong("variance_scaling", "a message without the name",
      says="The message of the ValueError holds the name that is not known.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError("unknown scheme")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError("unknown distribution")
""")

wrong("variance_scaling", "any spelling",
      says="\"He\" and \"Uniform\" are not known: names are taken as they are written.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    scheme, distribution = scheme.lower(), distribution.lower()
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "float32",
      says="The weights are float64.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return (deviation * rng.normal(size=shape)).astype(np.float32)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape).astype(np.float32)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return (z * deviation / 0.87962566103423978).astype(np.float32)
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "rounded",
      says="Do not round the weights.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return np.round(deviation * rng.normal(size=shape), 4)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return np.round(rng.uniform(-limit, limit, size=shape), 4)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return np.round(z * deviation / 0.87962566103423978, 4)
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "normal and truncated swapped",
      says=("\"untruncated_normal\" keeps its tails, \"truncated_normal\" loses them: you have them the other "
           "way round."),
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "truncated_normal":
        return deviation * rng.normal(size=shape)
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "untruncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

wrong("variance_scaling", "the mean is the deviation",
      says="The first argument of rng.normal is the mean, which is 0.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"unknown scheme {scheme}")
    deviation = np.sqrt(variances[scheme])
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return rng.normal(deviation, size=shape) * deviation
    if distribution == "uniform":
        limit = np.sqrt(3) * deviation
        return rng.uniform(-limit, limit, size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (beyond := np.abs(z) > 2).any():
            z[beyond] = rng.normal(size=beyond.sum())
        return z * deviation / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution}")
""")

# -- gradient_norms ----------------------------------------------------------------------------------------------------

right("gradient_norms", "np.linalg.norm", code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
    norms = np.zeros(len(caches))
    for i in range(len(norms)):
        norms[i] = np.linalg.norm(grads["W" + str(i + 1)])
    return norms
""")

right("gradient_norms", "a loop of its own", code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, d = softmax_cross_entropy(out, y)
    norms = []
    for (x, W), z, kind in reversed(caches):
        d = d * SLOPES[kind](z)
        norms.insert(0, float(np.sum((x.T @ d) ** 2)) ** 0.5)
        d = d @ W.T
    return np.asarray(norms)
""")

right("gradient_norms", "sorted by number", code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    grads = mlp_backward(params, caches, softmax_cross_entropy(out, y)[1])
    names = sorted((name for name in grads if name.startswith("W")), key=lambda name: int(name[1:]))
    return np.array([np.linalg.norm(grads[name].ravel(), 2) for name in names])
""")

wrong("gradient_norms", "with the biases",
      says="Biases have no part in it: the norm is that of W's gradient alone.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum() + (grads[f"b{layer}"] ** 2).sum())
                     for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the squared norm",
      says="The norm is the *root* of the sum of squares.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([(grads[f"W{layer}"] ** 2).sum() for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the mean size",
      says="The norm is the root of the sum of squares, not the mean of the absolute values.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.abs(grads[f"W{layer}"]).mean() for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the largest entry",
      says="The norm is the root of the sum of squares, not the largest entry.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.abs(grads[f"W{layer}"]).max() for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the sum of sizes",
      says="The norm is the root of the sum of *squares*, not the sum of the absolute values.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.abs(grads[f"W{layer}"]).sum() for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the root of the mean square",
      says="The norm is the root of the *sum* of squares, not of their mean.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).mean()) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the deviation",
      says="The norm is not the deviation: nothing is subtracted, nothing divided.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([grads[f"W{layer}"].std() for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the largest stretch",
      says=("np.linalg.norm with a second argument of 2 is another norm of a matrix: leave that argument "
           "out."),
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.linalg.norm(grads[f"W{layer}"], 2) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "one norm for each column",
      says="One number for each layer: np.linalg.norm with an axis gives one for each column.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.linalg.norm(grads[f"W{layer}"], axis=0).max() for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the mean of the columns' norms",
      says="The norm is that of all entries of W's gradient together, not a mean over units.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.linalg.norm(grads[f"W{layer}"], axis=0).mean() for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "the last layer first",
      says="Layer 1 stands first.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(len(caches), 0, -1)])
""")

wrong("gradient_norms", "without the last layer",
      says="The output layer has weights, too: there are L norms.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(1, len(caches))])
""")

wrong("gradient_norms", "without the first layer",
      says="Layer 1 is missing: there are L norms.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(2, len(caches) + 1)])
""")

wrong("gradient_norms", "norms of the weights",
      says="Wanted is the norm of the *gradient*, not that of the weights.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((params[f"W{layer}"] ** 2).sum()) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "norms of the biases' gradients",
      says="Wanted is W's gradient, not b's.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"b{layer}"] ** 2).sum()) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "a sum over samples",
      says="The loss is the *mean* over the samples: softmax_cross_entropy has divided by N already.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout * len(y))
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "divides by N again",
      says="The loss is a mean already: you divide by N a second time.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout / len(y))
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "starts from the output",
      says="The way back starts from the loss's gradient, not from the output.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, out)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "starts from ones",
      says="The way back starts from the loss's gradient, not from ones.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, np.ones_like(dout))
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum()) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "divided by the norm of W",
      says="Wanted is the norm itself, not its ratio to the weights.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.linalg.norm(grads[f"W{layer}"]) / max(np.linalg.norm(params[f"W{layer}"]), 1e-300)
                     for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "divided by the last one",
      says="Wanted are the norms themselves, not their ratios.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    norms = np.array([np.linalg.norm(grads[f"W{layer}"]) for layer in range(1, len(caches) + 1)])
    return norms / max(norms[-1], 1e-300)
""")

wrong("gradient_norms", "in the order of the keys",
      says="The keys may stand in any order: go by the layers' numbers.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.linalg.norm(g) for name, g in grads.items() if name[0] == "W"])
""")

wrong("gradient_norms", "in alphabetical order",
      says="W10 stands before W2 in the alphabet: go by the layers' numbers.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.linalg.norm(grads[name]) for name in sorted(grads) if name[0] == "W"])
""")

wrong("gradient_norms", "without the slopes",
      says="The slope of each activation is a factor on the way back.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, d = softmax_cross_entropy(out, y)
    norms = []
    for (x, W), _, _ in caches[::-1]:
        norms.append(np.linalg.norm(x.T @ d))
        d = d @ W.T
    return np.array(norms[::-1])
""")

wrong("gradient_norms", "tiny ones as 0",
      says="Tiny norms are what this is about: do not make them 0, and do not round.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.round(np.sqrt((grads[f"W{layer}"] ** 2).sum()), 12) for layer in range(1, len(caches) + 1)])
""")

wrong("gradient_norms", "a small number added",
      says="Nothing is added under the root: it would hide a gradient that is 0.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.sqrt((grads[f"W{layer}"] ** 2).sum() + 1e-12) for layer in range(1, len(caches) + 1)])
""")

# -- dead_relu_fraction ------------------------------------------------------------------------------------------------

right("dead_relu_fraction", "the largest z", code="""
def dead_relu_fraction(caches):
    fractions = []
    for cache in caches:
        if cache[2] == "relu":
            largest = cache[1].max(axis=0)
            fractions.append(float(np.count_nonzero(largest <= 0) / largest.size))
    return fractions
""")

right("dead_relu_fraction", "counts those alive", code="""
def dead_relu_fraction(caches):
    return [1.0 - float(np.mean(np.any(z > 0, axis=0))) for (_, z, kind) in caches if kind == "relu"]
""")

right("dead_relu_fraction", "unit by unit", code="""
def dead_relu_fraction(caches):
    result = []
    for _, z, kind in caches:
        if kind != "relu":
            continue
        dead = 0
        for j in range(z.shape[1]):
            if not (z[:, j] > 0).any():
                dead += 1
        result.append(dead / z.shape[1])
    return result
""")

wrong("dead_relu_fraction", "the share of zeros",
      says="A unit is dead if it is silent for *all* samples: you count single zeros.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "samples in place of units",
      says="A unit is a column: go over the samples, axis 0. You ask which samples get nothing.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=1).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "dead for any sample",
      says="Silent for one sample is not dead: it must be all of them.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).any(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "dead for half of the samples",
      says="Silent for half of the samples is not dead: it must be all of them.",
      code="""
def dead_relu_fraction(caches):
    return [float(((z <= 0).mean(axis=0) > 0.5).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "0 is alive",
      says="A z of 0 gives 0 as well, with slope 0: it counts as silent.",
      code="""
def dead_relu_fraction(caches):
    return [float((z < 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "only exact zeros",
      says="z is *before* the activation: a negative z is silent, too.",
      code="""
def dead_relu_fraction(caches):
    return [float((z == 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "by the mean",
      says="Silent on average is not silent for all samples.",
      code="""
def dead_relu_fraction(caches):
    return [float((z.mean(axis=0) <= 0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "by the sum of outputs, with room",
      says="A tiny z above 0 is alive.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 1e-12).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "the share of those alive",
      says="Wanted is the dead part, not the living one.",
      code="""
def dead_relu_fraction(caches):
    return [1 - float((z <= 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "counts",
      says="Wanted is the part of the units: divide by H.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=0).sum()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "in percent",
      says="Wanted is a part of 1, not percent.",
      code="""
def dead_relu_fraction(caches):
    return [100 * float((z <= 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "divides by the samples",
      says="Divide by the number of units, H, not by the number of samples.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=0).sum() / len(z)) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "divides by the width of the input",
      says="Divide by the number of units of z: x and W are not looked at.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=0).sum() / x.shape[1]) for (x, W), z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "all kinds",
      says="Entries of another kind than \"relu\" are left out.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=0).mean()) for _, z, kind in caches]
""")

wrong("dead_relu_fraction", "0 for other kinds",
      says="Entries of another kind than \"relu\" are left out, not counted as 0.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=0).mean()) if kind == "relu" else 0.0 for _, z, kind in caches]
""")

wrong("dead_relu_fraction", "the last entry left out",
      says="Look at the kind, not at the place: every \"relu\" entry counts.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=0).mean()) for _, z, kind in caches[:-1] if kind == "relu"]
""")

wrong("dead_relu_fraction", "one mean for all layers",
      says="One number for each ReLU layer, not one for all.",
      code="""
def dead_relu_fraction(caches):
    shares = [float((z <= 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
    return sum(shares) / max(len(shares), 1)
""")

wrong("dead_relu_fraction", "an array",
      says="Return a list of floats, not an array.",
      code="""
def dead_relu_fraction(caches):
    return np.array([float((z <= 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"])
""")

wrong("dead_relu_fraction", "the last layer first",
      says="The order is that of caches.",
      code="""
def dead_relu_fraction(caches):
    return [float((z <= 0).all(axis=0).mean()) for _, z, kind in caches[::-1] if kind == "relu"]
""")

wrong("dead_relu_fraction", "the first ReLU layer only",
      says="One number for each ReLU layer: you return the first only.",
      code="""
def dead_relu_fraction(caches):
    for _, z, kind in caches:
        if kind == "relu":
            return [float((z <= 0).all(axis=0).mean())]
    return []
""")

wrong("dead_relu_fraction", "None without ReLU",
      says="Without any \"relu\" the list is empty, [].",
      code="""
def dead_relu_fraction(caches):
    shares = [float((z <= 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
    return shares or None
""")

wrong("dead_relu_fraction", "rounded",
      says="Do not round.",
      code="""
def dead_relu_fraction(caches):
    return [round(float((z <= 0).all(axis=0).mean()), 2) for _, z, kind in caches if kind == "relu"]
""")

# -- clip --------------------------------------------------------------------------------------------------------------

right("clip", "with np.linalg.norm and a helper", code="""
def _shortened(g, norm, limit):
    return g * limit / norm if norm > limit else np.array(g)


def clip_by_value(grads, limit):
    return {name: np.maximum(np.minimum(g, limit), -limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    return {name: _shortened(g, np.linalg.norm(g), limit) for name, g in grads.items()}


def clip_by_global_norm(grads, limit):
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads.values()])
    return {name: _shortened(g, norm, limit) for name, g in grads.items()}
""")

right("clip", "one long row", code="""
def clip_by_value(grads, limit):
    clipped = {}
    for name in grads:
        g = np.array(grads[name], dtype=float)
        g[g > limit] = limit
        g[g < -limit] = -limit
        clipped[name] = g
    return clipped


def clip_by_norm(grads, limit):
    clipped = {}
    for name in grads:
        g = np.array(grads[name], dtype=float)
        norm = float(np.sqrt(np.sum(g * g)))
        if norm > limit:
            g = g / norm * limit
        clipped[name] = g
    return clipped


def clip_by_global_norm(grads, limit):
    row = np.concatenate([np.ravel(g).astype(float) for g in grads.values()])
    norm = np.sqrt(row @ row)
    factor = limit / norm if norm > limit else 1.0
    return {name: np.multiply(g, factor) for name, g in grads.items()}
""")

right("clip", "the factor by min", code="""
def clip_by_value(grads, limit):
    return dict((name, np.where(np.abs(g) > limit, np.sign(g) * limit, g)) for name, g in grads.items())


def clip_by_global_norm(grads, limit):
    squares = 0.0
    for g in grads.values():
        squares += np.square(g, dtype=float).sum()
    factor = min(1.0, limit / np.sqrt(squares)) if squares > 0 else 1.0
    return {name: factor * g for name, g in grads.items()}


def clip_by_norm(grads, limit):
    return {name: clip_by_global_norm({name: g}, limit)[name] for name, g in grads.items()}
""")

wrong("clip", "by value: above only",
      says="Entries below -limit are cut, too.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.minimum(g, float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by value: absolute values",
      says="An entry keeps its sign: cut at -limit and at limit.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.minimum(np.abs(g), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by value: 0 where too large",
      says="What is beyond the limit becomes the limit, not 0.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.where(np.abs(g) > limit, 0.0, g) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by value: from 0",
      says="The lower limit is -limit, not 0.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, 0.0, float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by value: each array divided by its largest entry",
      says="By value cuts single entries: the others stay as they are.",
      code="""
def clip_by_value(grads, limit):
    return {name: g * (limit / max(np.abs(g).max(), limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by value: whole arrays stay whole",
      says="Whole numbers have to become float before they are cut at 1.5.",
      code="""
def clip_by_value(grads, limit):
    clipped = {name: np.array(g) for name, g in grads.items()}
    for g in clipped.values():
        g[g > limit] = limit
        g[g < -limit] = -limit
    return clipped


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by value: into the caller's arrays",
      says="The caller's arrays are changed: make new ones.",
      code="""
def clip_by_value(grads, limit):
    for name, g in grads.items():
        grads[name] = np.clip(g, -float(limit), float(limit))
    return grads


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: always the limit",
      says="Arrays that are short enough keep their values: yours get the norm of the limit, always.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, 1e-300))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: divided, not multiplied by the limit",
      says="The clipped array has the norm limit, not 1: multiply by the limit, too.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g / norm if norm > limit else g * 1.0
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: the squared norm",
      says="The norm is the root of the sum of squares: you divide by the sum itself.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = (g ** 2).sum()
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: the largest entry",
      says="The norm of an array is the root of the sum of its squares, not its largest entry.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.abs(g).max()
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: the sum of sizes",
      says=("The norm of an array is the root of the sum of its squares, not the sum of the absolute "
           "values."),
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.abs(g).sum()
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: the root of the mean square",
      says="The norm is the root of the *sum* of squares, not of their mean.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).mean())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: row by row",
      says="The norm is that of the whole array, not that of each row.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum(axis=-1, keepdims=True)) if g.ndim else np.abs(g)
        clipped[name] = g * (limit / np.maximum(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: the largest stretch of a matrix",
      says=("np.linalg.norm with a second argument of 2 is another norm of a matrix: leave that argument "
           "out."),
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g, 2) if g.ndim == 2 else np.linalg.norm(g)
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: as the global one",
      says="By norm looks at each array alone: yours uses one factor for all.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: NaN for zeros",
      says="An array of zeros has the norm 0: do not divide by it.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        with np.errstate(all="ignore"):
            clipped[name] = g * np.minimum(1.0, limit / norm) if norm != 0 else g * (limit / norm)
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: a small number in the denominator",
      says="Add nothing to the norm: with tiny numbers, or in the seventh digit, that shows.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm + 1e-6, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: only long arrays come back",
      says="All arrays come back, those that are short enough, too.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        if norm > limit:
            clipped[name] = g * (limit / norm)
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: into the caller's arrays",
      says="The caller's arrays are changed: g *= writes into them.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        if norm > limit and g.dtype == float:
            g *= limit / norm
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "by norm: short arrays as they came",
      says="The result has new arrays: one that is short enough is handed back as it came.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / norm) if norm > limit else g
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "global: as by norm",
      says="By global norm takes one norm of all arrays together: yours looks at each alone.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    return clip_by_norm(grads, limit)
""")

wrong("clip", "global: the sum of the norms",
      says="The joint norm is the root of the sum of all *squares*, not the sum of the arrays' norms.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = sum(np.sqrt((g ** 2).sum()) for g in grads.values())
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "global: the largest norm",
      says="The joint norm is that of all entries together, not the largest of the arrays' norms.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = max(np.sqrt((g ** 2).sum()) for g in grads.values())
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "global: no root",
      says="The joint norm is the *root* of the sum of all squares.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = sum((g ** 2).sum() for g in grads.values())
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "global: the mean of the squares of arrays",
      says="The squares of all arrays are added, not averaged.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(np.mean([(g ** 2).sum() for g in grads.values()]))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "global: the last array's norm",
      says="The norm is that of all arrays: yours is that of the last one.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    for g in grads.values():
        norm = np.sqrt((g ** 2).sum())
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "global: always the limit",
      says="Gradients that are short enough together keep their values.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, 1e-300)) for name, g in grads.items()}
""")

wrong("clip", "global: divides by the norm only",
      says="The clipped gradients have the joint norm limit, not 1: multiply by the limit, too.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g / norm if norm > limit else g * 1.0 for name, g in grads.items()}
""")

wrong("clip", "global: only matrices",
      says="All arrays belong to the joint norm, biases and single numbers, too.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values() if g.ndim > 1))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "global: one long row comes back",
      says="The result is a dictionary with arrays of the same shapes, not one long row.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return np.concatenate([np.ravel(g) for g in grads.values()]) * (limit / max(norm, limit))
""")

wrong("clip", "global: a list of arrays",
      says="The result is a dictionary with the same keys.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return [g * (limit / max(norm, limit)) for g in grads.values()]
""")

wrong("clip", "global: in float32",
      says="Compute in float64: float32 has seven digits.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.sqrt((g ** 2).sum())
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = float(np.sqrt(sum((np.float32(g) ** 2).sum() for g in grads.values())))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "keys sorted",
      says="The keys come in the order in which they came.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name in sorted(grads, reverse=True):
        g = grads[name]
        clipped[name] = g * (limit / max(np.sqrt((g ** 2).sum()), limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

wrong("clip", "all by value",
      says="By norm makes the whole array shorter: it does not cut single entries.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -float(limit), float(limit)) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    return clip_by_value(grads, limit)


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    return {name: g * (limit / max(norm, limit)) for name, g in grads.items()}
""")

# -- residual ----------------------------------------------------------------------------------------------------------

right("residual_forward", "cache as a dictionary, einsum", code="""
def residual_forward(x, params, scale=1.0):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    P = params.get("P")
    if P is None and W2.shape[1] != x.shape[1]:
        raise ValueError("the block changes the number of features and has no P")
    z = np.einsum("nd,dh->nh", x, W1) + b1
    h = np.where(z > 0, z, 0.0)
    branch = h.dot(W2) + b2
    out = scale * branch + (x if P is None else x.dot(P))
    return out, {"x": x, "alive": z > 0, "h": h, "W1": W1, "W2": W2, "P": P, "scale": scale}
""")

right("residual_backward", "cache as a dictionary, einsum", code="""
def residual_forward(x, params, scale=1.0):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    P = params.get("P")
    if P is None and W2.shape[1] != x.shape[1]:
        raise ValueError("the block changes the number of features and has no P")
    z = np.einsum("nd,dh->nh", x, W1) + b1
    h = np.where(z > 0, z, 0.0)
    branch = h.dot(W2) + b2
    out = scale * branch + (x if P is None else x.dot(P))
    return out, {"x": x, "alive": z > 0, "h": h, "W1": W1, "W2": W2, "P": P, "scale": scale}


def residual_backward(dout, cache):
    d = dout * cache["scale"]
    dz = np.where(cache["alive"], d.dot(cache["W2"].T), 0.0)
    grads = {"b2": np.sum(d, axis=0), "W2": cache["h"].T.dot(d), "b1": np.sum(dz, axis=0), "W1": cache["x"].T.dot(dz)}
    through_skip = dout
    if cache["P"] is not None:
        grads["P"] = cache["x"].T.dot(dout)
        through_skip = dout.dot(cache["P"].T)
    return dz.dot(cache["W1"].T) + through_skip, grads
""")

right("residual_forward", "the cache is a function", code="""
def residual_forward(x, params, scale=1.0):
    x = np.array(x, dtype=float)
    p = {key: np.array(value, dtype=float) for key, value in params.items()}
    if "P" not in p and p["W2"].shape[1] != x.shape[1]:
        raise ValueError("P is missing")
    z = x @ p["W1"] + p["b1"]
    h = z * (z > 0)

    def back(dout):
        grads = {key: np.zeros_like(value) for key, value in p.items()}
        dbranch = dout * float(scale)
        grads["b2"] += dbranch.sum(0)
        grads["W2"] += h.T @ dbranch
        dz = (dbranch @ p["W2"].T) * (z > 0)
        grads["b1"] += dz.sum(0)
        grads["W1"] += x.T @ dz
        dx = dz @ p["W1"].T
        if "P" in p:
            grads["P"] += x.T @ dout
            return dx + dout @ p["P"].T, grads
        return dx + dout, grads

    skip = x @ p["P"] if "P" in p else x
    return skip + scale * (h @ p["W2"] + p["b2"]), back
""")

right("residual_backward", "the cache is a function", code="""
def residual_forward(x, params, scale=1.0):
    x = np.array(x, dtype=float)
    p = {key: np.array(value, dtype=float) for key, value in params.items()}
    if "P" not in p and p["W2"].shape[1] != x.shape[1]:
        raise ValueError("P is missing")
    z = x @ p["W1"] + p["b1"]
    h = z * (z > 0)

    def back(dout):
        grads = {key: np.zeros_like(value) for key, value in p.items()}
        dbranch = dout * float(scale)
        grads["b2"] += dbranch.sum(0)
        grads["W2"] += h.T @ dbranch
        dz = (dbranch @ p["W2"].T) * (z > 0)
        grads["b1"] += dz.sum(0)
        grads["W1"] += x.T @ dz
        dx = dz @ p["W1"].T
        if "P" in p:
            grads["P"] += x.T @ dout
            return dx + dout @ p["P"].T, grads
        return dx + dout, grads

    skip = x @ p["P"] if "P" in p else x
    return skip + scale * (h @ p["W2"] + p["b2"]), back


def residual_backward(dout, cache):
    return cache(dout)
""")

right("residual_forward", "P as an identity", code="""
def residual_forward(x, params, scale=1.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    if "P" in params:
        P = params["P"]
    elif x.shape[1] == W2.shape[1]:
        P = np.eye(x.shape[1])
    else:
        raise ValueError("shapes differ and there is no P")
    h = np.maximum(0, x @ W1 + b1)
    return x @ P + scale * (h @ W2 + b2), (x, h, W1, W2, P, scale, "P" in params)
""")

right("residual_backward", "P as an identity", code="""
def residual_forward(x, params, scale=1.0):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    if "P" in params:
        P = params["P"]
    elif x.shape[1] == W2.shape[1]:
        P = np.eye(x.shape[1])
    else:
        raise ValueError("shapes differ and there is no P")
    h = np.maximum(0, x @ W1 + b1)
    return x @ P + scale * (h @ W2 + b2), (x, h, W1, W2, P, scale, "P" in params)


def residual_backward(dout, cache):
    x, h, W1, W2, P, scale, own = cache
    dz = (scale * dout) @ W2.T
    dz = np.where(h > 0, dz, 0)
    grads = dict(W1=x.T @ dz, b1=dz.sum(axis=0), W2=scale * (h.T @ dout), b2=scale * dout.sum(axis=0))
    if own:
        grads.update(P=x.T @ dout)
    return dout @ P.T + dz @ W1.T, grads
""")

wrong("residual_forward", "no skip",
      says="out is skip plus the branch: the skip is missing.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return 0 * skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "scales the skip, too",
      says="The scale multiplies the branch, the skip is not scaled.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return scale * (skip + h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "scales the product only",
      says="The scale multiplies the whole branch, b2 too.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return skip + scale * (h @ params["W2"]) + params["b2"], (x, z, h, params, scale)
""")

wrong("residual_forward", "forward without the scale",
      says="The branch is multiplied by the scale in the forward pass, too.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return skip + (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "a ReLU behind the sum",
      says="There is no activation behind the sum in this block.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return np.maximum(skip + scale * (h @ params["W2"] + params["b2"]), 0.0), (x, z, h, params, scale)
""")

wrong("residual_forward", "no ReLU",
      says="h is ReLU of z: negative values become 0.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = z
    return skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "tanh in place of ReLU",
      says="The block's activation is ReLU, not tanh.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.tanh(z)
    return skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "forgets b1",
      says="z has a bias, b1.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"]
    h = np.maximum(z, 0.0)
    return skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "P only where the shapes differ",
      says="P is used whenever params has one, for D = M, too.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if params["W2"].shape[1] != x.shape[1] else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "no ValueError",
      says="If there is no P and M is not D, a ValueError is due: NumPy adds a single column to anything.",
      code="""
def residual_forward(x, params, scale=1.0):
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_forward", "the default of the scale is 0.5",
      says="Without a scale it is 1.",
      code="""
def residual_forward(x, params, scale=0.5):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return skip + scale * (h @ params["W2"] + params["b2"]), (x, z, h, params, scale)
""")

wrong("residual_backward", "without the identity",
      says="x takes two paths: what comes through the skip is missing in dx.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        pass
    else:
        dx = dx + 0
    return dx, grads
""")

wrong("residual_backward", "the skip's part without P",
      says="With a P the skip's part of dx goes through its transpose.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
    if dx.shape == dout.shape:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "P not transposed",
      says="The way back goes through the *transpose* of P.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + (dout @ params["P"] if params["P"].shape[0] == params["P"].shape[1] else dout @ params["P"].T)
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "no gradient of P",
      says="P is a parameter of the block: its gradient is missing.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "P's gradient with the scale",
      says="The skip is not scaled, so P's gradient is not, either.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dbranch
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "the scale forgotten",
      says="What arrives at the branch is scale times dout.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "the scale on both paths",
      says="The skip gets dout without the scale.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dbranch @ params["P"].T
    else:
        dx = dx + dbranch
    return dx, grads
""")

wrong("residual_backward", "the scale for the weights only",
      says="The scale is a factor on the whole way through the branch, for W1, b1 and dx, too.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dout @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "the slope of ReLU forgotten",
      says="The slope of ReLU is missing between the two layers of the branch.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "slope 1 at z = 0",
      says="ReLU's slope at 0 is 0.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z >= 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "the slope from the sign of dz",
      says="Where ReLU lets pass is decided by z of the forward pass, not by the gradient.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = np.maximum(dbranch @ params["W2"].T, 0.0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "biases not summed",
      says="A bias's gradient is summed over the samples.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.mean(axis=0), "W2": h.T @ dbranch, "b2": dbranch.mean(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "b2 with dout",
      says="b2 belongs to the branch: its gradient is scaled.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dout.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "W2 with z",
      says="W2 was multiplied with h, which is behind the ReLU.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": z.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "W2 with dout",
      says="W2 belongs to the branch: its gradient is scaled.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dout, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "W1 with the gradient at h",
      says="W1's gradient is made of dz, which has the slope of ReLU in it.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ (dbranch @ params["W2"].T),
             "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "dx twice the skip",
      says="The skip's part of dx is dout once.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + 2 * dout
    return dx, grads
""")

wrong("residual_backward", "gradients divided by N",
      says="The sums over samples are not divided by N: dout has that in it already.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout / len(dout)
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "the cache of the last call",
      says="The cache has to hold what this block saw: yours takes that of the last call.",
      code="""
_LAST = {}


def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError("there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    _LAST["all"] = (x, z, h, params, scale)
    return skip + scale * (h @ params["W2"] + params["b2"]), None


def residual_backward(dout, cache):
    x, z, h, params, scale = _LAST["all"]
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        return dx + dout @ params["P"].T, grads
    return dx + dout, grads
""")

wrong("residual_backward", "uses the cache up",
      says="A second call with the same cache gives the same result: leave the cache as it is.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    h *= z > 0
    z -= 1.0
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "into dout",
      says="dout stays as it is: `+=` and `*=` write into the caller's array.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    if dout.dtype == float:
        dout *= 0.5
        dout += dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    if dout.dtype == float:
        dout += 1e-9
    return dx, grads
""")

wrong("residual_forward", "into x",
      says="x stays as it is: `x += branch` writes into the caller's array.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    kept, branch = x.copy(), scale * (h @ params["W2"] + params["b2"])
    if skip is x and x.dtype == float:
        skip += branch
        return skip.copy(), (kept, z, h, params, scale)
    return skip + branch, (kept, z, h, params, scale)
""")

wrong("residual_backward", "grads alone",
      says="Return two things: dx and the dictionary.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return grads
""")

wrong("residual_forward", "out alone",
      says="Return two things: out and the cache.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and x.shape[1] != params["W2"].shape[1]:
        raise ValueError(f"x has {x.shape[1]} features, the branch {params['W2'].shape[1]}, and there is no P")
    skip = x @ params["P"] if "P" in params else x
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    return skip + scale * (h @ params["W2"] + params["b2"])
""")

wrong("residual_backward", "a P for every block",
      says="\"P\" is one of the keys only if the block has one.",
      code="""
def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = dbranch @ params["W2"].T * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    grads.setdefault("P", x.T @ dout)
    return dx, grads
""")

# -- which_remedy ------------------------------------------------------------------------------------------------------

right("which_remedy", "in capitals, one by one", code="""
which_remedy = {}
which_remedy["vanish_clip"] = which_remedy["vanish_rate"] = which_remedy["explode_value"] = "C"
which_remedy["vanish_depth"] = which_remedy["small_times"] = "A"
which_remedy["explode_clip"] = which_remedy["explode_rate"] = "B"
which_remedy["small_bias"] = which_remedy["explode_pixels"] = "C"
""")

right("which_remedy", "with dict(...)", code="""
which_remedy = dict(vanish_clip="c", vanish_rate="c", vanish_depth="a", explode_clip="b", explode_value="c",
                    explode_rate="b", explode_pixels="c", small_bias="c", small_times="a")
""")

right("which_remedy", "sorted by letter", code="""
letters = {"a": ["vanish_depth", "small_times"], "b": ["explode_clip", "explode_rate"],
           "c": ["vanish_clip", "vanish_rate", "explode_value", "explode_pixels", "small_bias"]}
which_remedy = {name: letter for letter, names in letters.items() for name in names}
""")

wrong("which_remedy", "clipping cures vanishing",
      says="Clipping makes long gradients shorter. What does it do to short ones?",
      code="""
which_remedy = {"vanish_clip": "a", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "clipping treats vanishing",
      says="Clipping makes long gradients shorter. What does it do to short ones?",
      code="""
which_remedy = {"vanish_clip": "b", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "a larger rate heals",
      says="The rate comes after backpropagation, and a larger one makes no step shorter.",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "a", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "a larger rate shortens",
      says="The rate comes after backpropagation, and a larger one makes no step shorter.",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "b", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "a shallow one vanishes, too",
      says="Each sigmoid multiplies the gradient by about 1/4 on its way back. How often, if there are two?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "c", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "clipping heals exploding",
      says="It comes after backpropagation. Does it keep the direction?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "a", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "clipping does nothing",
      says="It comes after backpropagation. Does it keep the direction?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "c", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "by value keeps the direction",
      says="Look at the figure of section 6: where does the arrow point that was cut at its entries?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "b", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "by value heals",
      says="Look at the figure of section 6: where does the arrow point that was cut at its entries?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "a", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "a smaller rate does nothing",
      says="The step is lr times the gradient. What does a smaller lr change about it, and what not?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "c", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "a smaller rate heals",
      says="The step is lr times the gradient. What does a smaller lr change about it, and what not?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "a", "explode_pixels": "c", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "smaller pixels heal",
      says="What multiplies the gradient on its way back through the 19 layers, the pixels or the weights?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "a", "small_bias": "c", "small_times": "a"}
""")

wrong("which_remedy", "biases heal",
      says="The values no longer vanish. What is each gradient multiplied by on its way back?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "a", "small_times": "a"}
""")

wrong("which_remedy", "larger weights do nothing",
      says="How large are the weights then? Compare them with He's deviation for 64 inputs.",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "c", "small_bias": "c", "small_times": "c"}
""")

wrong("which_remedy", "smaller pixels shorten",
      says="What multiplies the gradient on its way back through the 19 layers, the pixels or the weights?",
      code="""
which_remedy = {"vanish_clip": "c", "vanish_rate": "c", "vanish_depth": "a", "explode_clip": "b", "explode_value":
                "c", "explode_rate": "b", "explode_pixels": "b", "small_bias": "c", "small_times": "a"}
""")

# -- mend_init ---------------------------------------------------------------------------------------------------------

right("mend_init", "his lines, mended", code="""
def mended_init(sizes, kinds, seed):
    rng = np.random.default_rng(seed)
    params = {}
    for layer in range(1, len(sizes)):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        kind = kinds[layer - 1] if layer <= len(kinds) else None
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

right("mend_init", "a seed for each layer", code="""
def mended_init(sizes, kinds, seed):
    params = {}
    pairs = list(zip(sizes, sizes[1:]))
    for i, (n, m) in enumerate(pairs):
        rng = np.random.default_rng([seed, i])
        he = i < len(pairs) - 1 and kinds[i] == "relu"
        params["W%d" % (i + 1)] = rng.standard_normal((n, m)) * (2 / n if he else 2 / (n + m)) ** 0.5
        params["b%d" % (i + 1)] = np.full(m, 0.0)
    return params
""")

right("mend_init", "from the last layer on", code="""
def mended_init(sizes, kinds, seed):
    rng, L = np.random.RandomState(seed), len(sizes) - 1
    schemes = ["he" if kind == "relu" else "glorot" for kind in kinds] + ["glorot"]
    params = {}
    for layer in reversed(range(1, L + 1)):
        params["b" + str(layer)] = np.zeros((sizes[layer],))
        params["W" + str(layer)] = variance_scaling(sizes[layer - 1], sizes[layer], schemes[layer - 1],
                                                    "untruncated_normal", rng)
    return params
""")

wrong("mend_init", "as it was",
      says=("These are his lines as they were: layers draw the same numbers, the activation is that of "
           "the layer before, and more."),
      code="""
def mended_init(sizes, kinds, seed):
    return hasty_init(sizes, kinds, seed)
""")

wrong("mend_init", "one seed for all layers",
      says="Each layer needs draws of its own: yours begin anew with the same ones in each layer.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        rng = np.random.default_rng(seed)
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "no seed",
      says="Use the seed.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(np.random.randint(1000)), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "a fixed seed",
      says="Another seed gives other weights: use the seed that came.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(0), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "a seed for two layers in turn",
      says="Each layer has other draws: yours come again in every other layer.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        rng = np.random.default_rng([seed, layer % 2])
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "his kinds",
      says=("The activation that follows layer 1 is kinds[0]: yours is the one before it, and the last "
           "one for layer 1."),
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        kind = kinds[layer - 2] if kinds else kind
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "the last kind for the output, too",
      says="The output layer is drawn by Glorot's rule: no activation follows it.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, *(kinds[-1:] or ["linear"])], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "the first kind for all",
      says="Each layer is drawn by its own activation, not by that of another layer.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kinds and kinds[0] == "relu" and layer <= len(kinds) else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "He for all",
      says="He is for ReLU only: all other layers are drawn by Glorot's rule.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "Glorot for all",
      says="A hidden layer with ReLU is drawn by He's rule.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "LeCun for the others",
      says="All layers without ReLU are drawn by Glorot's rule, not by LeCun's.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "lecun"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "LeCun for the output layer",
      says="The output layer is drawn by Glorot's rule, as the other layers without ReLU.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot" if layer <= len(kinds) else "lecun"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "Glorot for linear layers only",
      says="sigmoid is drawn by Glorot's rule, too: only ReLU is different.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind in ("relu", "sigmoid") else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "Glorot for tanh only",
      says="\"linear\" hidden layers are drawn by Glorot's rule, too: only ReLU is different.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" or (kind == "linear" and layer <= len(kinds)) else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "He by the fan-out",
      says="He's rule is 2 / fan_in: the inputs of the layer, not its outputs.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        v = 2 / fan_out if scheme == "he" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(v), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "the variance as the deviation",
      says="rng.normal takes the deviation, which is the root of the variance.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        v = 2 / fan_in if scheme == "he" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, v, (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "uniform",
      says="The distribution is normal, not uniform.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "uniform", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "truncated",
      says="The distribution is the untruncated normal one: yours has no tails.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "truncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "biases of a column",
      says="b has the shape (fan_out,).",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros((fan_out, 1))
    return params
""")

wrong("mend_init", "biases of whole numbers",
      says="The biases are float64, too.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out, dtype=int)
    return params
""")

wrong("mend_init", "biases as long as the inputs",
      says="b has one number for each *output* of the layer.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_in)
    return params
""")

wrong("mend_init", "random biases",
      says="The biases are 0.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = 0.01 * rng.normal(size=fan_out)
    return params
""")

wrong("mend_init", "biases of 0.1",
      says="The biases are 0.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.full(fan_out, 0.1)
    return params
""")

wrong("mend_init", "without the output layer",
      says="The output layer needs weights, too: there is one layer more than there are kinds.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate(kinds, start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "keys from 0",
      says="The first layer is number 1: W1, b1.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"]):
        fan_in, fan_out = sizes[layer], sizes[layer + 1]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "shapes transposed",
      says="W has the shape (fan_in, fan_out): rows are inputs.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng).T
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "float32",
      says="The weights are float64.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng).astype(np.float32)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "the same matrix for layers of one shape",
      says="Layers of one shape get draws of their own, too: do not keep weights for later.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params, kept = np.random.default_rng(seed), {}, {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        W = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"W{layer}"] = kept.setdefault((fan_in, fan_out, scheme), W).copy()
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "an empty list stops it",
      says="With two sizes kinds is empty: kinds[-1] is not there then.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    last = kinds[-1]
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" and last else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "remembers weights",
      says=("Nothing is remembered from one call to the next: yours gives the weights of its first call "
           "again."),
      code="""
_MADE = {}


def mended_init(sizes, kinds, seed):
    if len(sizes) in _MADE:
        return _MADE[len(sizes)]
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        scheme = "he" if kind == "relu" else "glorot"
        params[f"W{layer}"] = variance_scaling(fan_in, fan_out, scheme, "untruncated_normal", rng)
        params[f"b{layer}"] = np.zeros(fan_out)
    _MADE[len(sizes)] = params
    return params
""")

# -- initialization_quiz -----------------------------------------------------------------------------------------------

right("initialization_quiz", "computed", code="""
quiz = {"outgoing": "b", "deviation": np.sqrt(2 / 200), "largest": (3 * 2 / 150) ** 0.5, "thirty": "c",
        "explode": "b", "global": [3 / 5, 4 / 5], "each": [1.0, 1.0], "silent": "b", "broken": list("bceh")}
""")

right("initialization_quiz", "in capitals, tuples", code="""
quiz = dict(outgoing="B", deviation=0.1, largest=0.2, thirty="C", explode="B", each=[1, 1], silent="B",
            broken=["B", "C", "E", "H"])
quiz["global"] = [0.6, 0.8]
""")

right("initialization_quiz", "filled in one by one", code="""
quiz = {}
quiz["outgoing"] = quiz["explode"] = quiz["silent"] = "b"
quiz["thirty"], quiz["deviation"], quiz["largest"] = "c", 0.1, 0.20
quiz["global"], quiz["each"], quiz["broken"] = [0.6, 0.8], [1, 1], ["b", "c", "e", "h"]
""")

wrong("initialization_quiz", "outgoing weights do not count",
      says="The gradient at a unit's z is what comes back through its outgoing weights.",
      code="""
quiz = {"outgoing": "a", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "dead",
      says="The gradient at a unit's z is what comes back through its outgoing weights.",
      code="""
quiz = {"outgoing": "c", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "the variance",
      says="The fan-in is the number of inputs, and a deviation is a root.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.01, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "the fan-out",
      says="The fan-in is the number of inputs, and a deviation is a root.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.2, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "Glorot",
      says="The fan-in is the number of inputs, and a deviation is a root.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.0894, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "LeCun",
      says="The fan-in is the number of inputs, and a deviation is a root.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.0707, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "the deviation",
      says="A uniform distribution up to l has the variance l²/3. Which l has He's variance?",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.115, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "three deviations",
      says="A uniform distribution up to l has the variance l²/3. Which l has He's variance?",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.346, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "two deviations",
      says="A uniform distribution up to l has the variance l²/3. Which l has He's variance?",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.231, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "divided",
      says="Multiply 0.5 with itself 30 times. 2 to the power of 10 is about a thousand.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "a", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "a thousandth",
      says="Multiply 0.5 with itself 30 times. 2 to the power of 10 is about a thousand.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "b", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "the slope of tanh",
      says=("On the way back a gradient is multiplied by slopes and by weights. Which of the two can be "
           "above 1?"),
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "a", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "small weights",
      says=("On the way back a gradient is multiplied by slopes and by weights. Which of the two can be "
           "above 1?"),
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "c", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "each by its own",
      says="One norm for both: the root of 3² + 4². Then one factor for both.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [1, 1], "each":
        [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "by the sum of the norms",
      says="One norm for both: the root of 3² + 4². Then one factor for both.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.429, 0.571],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "one factor for both",
      says="Each array has the norm 1 of its own, if it was longer.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [0.6, 0.8], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "divided by the limit only",
      says="Each array has the norm 1 of its own, if it was longer.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [3, 4], "silent": "b", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "can never learn",
      says="What arrives at h comes through W2. And what is the gradient of W2 made of?",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "a", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "nothing passes",
      says="What arrives at h comes through W2. And what is the gradient of W2 made of?",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "c", "broken": ["b", "c", "e", "h"]}
""")

wrong("initialization_quiz", "not the biases",
      says="Try each promise with sizes that differ, several hidden layers, and two layers of one size.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "c", "e"]}
""")

wrong("initialization_quiz", "only the draws",
      says="Try each promise with sizes that differ, several hidden layers, and two layers of one size.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["e"]}
""")

wrong("initialization_quiz", "all of them",
      says="Try each promise with sizes that differ, several hidden layers, and two layers of one size.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["a", "b", "c", "d", "e", "f", "g", "h"]}
""")

wrong("initialization_quiz", "not the activation",
      says="Try each promise with sizes that differ, several hidden layers, and two layers of one size.",
      code="""
quiz = {"outgoing": "b", "deviation": 0.1, "largest": 0.2, "thirty": "c", "explode": "b", "global": [0.6, 0.8],
        "each": [1, 1], "silent": "b", "broken": ["b", "e", "h"]}
""")

# -- symmetry ----------------------------------------------------------------------------------------------------------

wrong("symmetry", "sorted, then neighbours",
      says=("Equal units need not stand side by side after sorting: a last digit decides the order. "
           "Compare with all."),
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        units = units[np.lexsort(units.T[::-1])]
        steps = np.abs(np.diff(units, axis=0)).max(axis=1)
        counts.append(1 + int((steps > 1e-9).sum()))
    return counts
""")

wrong("symmetry", "Euclidean distance",
      says=("Each number alone may be off by 1e-9: in a distance of all numbers together small "
           "differences add up."),
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        different = []
        for unit in units:
            if not any(np.linalg.norm(unit - other) <= 1e-9 for other in different):
                different.append(unit)
        counts.append(len(different))
    return counts
""")

wrong("symmetry", "H minus equal pairs",
      says="Three equal units make three pairs: subtract each copy once only.",
      code="""
def symmetry(params):
    counts = []
    for layer in range(1, len(params) // 2):
        units = np.vstack([params[f"W{layer}"], params[f"b{layer}"], params[f"W{layer + 1}"].T]).T
        pairs = 0
        for i in range(len(units)):
            for j in range(i):
                pairs += bool(np.abs(units[i] - units[j]).max() < 1e-9)
        counts.append(len(units) - pairs)
    return counts
""")

# -- activation_stats --------------------------------------------------------------------------------------------------

wrong("activation_stats", "mean of squares minus square of the mean",
      says=("Where the mean is large, the mean of squares minus the square of the mean cancels: subtract "
           "the mean first."),
      code="""
def activation_stats(X, params, kinds):
    _, caches = mlp_forward(X, params, kinds)
    rows = []
    for _, z, kind in caches[:-1]:
        a = ACTIVATIONS[kind](z)
        mean = a.mean()
        rows.append([mean, np.sqrt(max((a * a).mean() - mean * mean, 0.0))])
    return np.array(rows)
""")

wrong("activation_stats", "whole-number table",
      says="The table takes the dtype of X: with whole numbers in X it cuts the decimals off.",
      code="""
def activation_stats(X, params, kinds):
    _, caches = mlp_forward(X, params, kinds)
    stats = np.zeros((len(kinds), 2), dtype=X.dtype)
    for i, (_, z, kind) in enumerate(caches[:-1]):
        a = ACTIVATIONS[kind](z)
        stats[i, 0] = a.mean()
        stats[i, 1] = a.std()
    return stats
""")

wrong("activation_stats", "params as they stand",
      says=("The keys of params may stand in any order: take the layers by number, or let mlp_forward do "
           "it."),
      code="""
def activation_stats(X, params, kinds):
    weights = [v for k, v in params.items() if k.startswith("W")]
    biases = [v for k, v in params.items() if k.startswith("b")]
    a, rows = X, []
    for W, b, kind in zip(weights, biases, kinds):
        a = ACTIVATIONS[kind](a @ W + b)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

wrong("activation_stats", "one kind for all",
      says="Each layer has an activation of its own in kinds.",
      code="""
def activation_stats(X, params, kinds):
    _, caches = mlp_forward(X, params, kinds)
    act = ACTIVATIONS[kinds[0]]
    rows = []
    for _, z, _ in caches[:-1]:
        a = act(z)
        rows.append([a.mean(), a.std()])
    return np.array(rows)
""")

# -- gradient_norms ----------------------------------------------------------------------------------------------------

wrong("gradient_norms", "digit of the key",
      says="A key may have two digits: W10 is not W1.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    norms = np.zeros(len(params) // 2)
    for name, g in grads.items():
        if name[0] == "W":
            norms[int(name[1]) - 1] = np.linalg.norm(g)
    return norms
""")

wrong("gradient_norms", "float32",
      says="Compute in float64: float32 has seven digits.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    norms = np.zeros(len(params) // 2, dtype=np.float32)
    for i in range(len(norms)):
        norms[i] = np.linalg.norm(grads[f"W{i + 1}"])
    return norms
""")

wrong("gradient_norms", "probabilities as the gradient",
      says=("The way back starts from the loss's gradient, which is not the probabilities: the label is "
           "subtracted."),
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    p = np.exp(out - out.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    grads = mlp_backward(params, caches, p / len(y))
    return np.array([np.linalg.norm(grads[f"W{layer}"]) for layer in range(1, len(params) // 2 + 1)])
""")

wrong("gradient_norms", "norms per column",
      says="The norm is that of all entries of W's gradient together, not a sum of the columns' norms.",
      code="""
def gradient_norms(X, y, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    _, dout = softmax_cross_entropy(out, y)
    grads = mlp_backward(params, caches, dout)
    return np.array([np.linalg.norm(grads[f"W{layer}"], axis=0).sum() for layer in range(1, len(params) // 2 + 1)])
""")

# -- dead_relu_fraction ------------------------------------------------------------------------------------------------

wrong("dead_relu_fraction", "ReLU in place",
      says="The z of the caches is overwritten: make a new array.",
      code="""
def dead_relu_fraction(caches):
    shares = []
    for _, z, kind in caches:
        if kind == "relu":
            z[z < 0] = 0
            shares.append(float((z == 0).all(axis=0).mean()))
    return shares
""")

wrong("dead_relu_fraction", "last entry never counted",
      says="The last entry may be a ReLU layer, too: look at the kind, not at the place.",
      code="""
def dead_relu_fraction(caches):
    hidden = caches[:-1] if len(caches) > 1 else caches
    return [float((z <= 0).all(axis=0).mean()) for _, z, kind in hidden if kind == "relu"]
""")

wrong("dead_relu_fraction", "truncated to whole numbers",
      says="A z of 0.5 is alive: yours are cut to whole numbers first.",
      code="""
def dead_relu_fraction(caches):
    return [float((z.astype(int) <= 0).all(axis=0).mean()) for _, z, kind in caches if kind == "relu"]
""")

wrong("dead_relu_fraction", "constant units",
      says="A unit that gives the same positive number for all samples is not dead.",
      code="""
def dead_relu_fraction(caches):
    shares = []
    for _, z, kind in caches:
        if kind == "relu":
            a = np.maximum(z, 0)
            shares.append(float((a.max(axis=0) == a.min(axis=0)).mean()))
    return shares
""")

wrong("dead_relu_fraction", "stops at the first other kind",
      says="Go on behind an entry of another kind: more ReLU layers may follow.",
      code="""
def dead_relu_fraction(caches):
    shares = []
    for _, z, kind in caches:
        if kind != "relu":
            break
        shares.append(float((z <= 0).all(axis=0).mean()))
    return shares
""")

wrong("dead_relu_fraction", "z computed anew",
      says="Only z and kind are looked at: x and W need not be there.",
      code="""
def dead_relu_fraction(caches):
    shares = []
    for (x, W), z, kind in caches:
        if kind == "relu":
            shares.append(float((x @ W <= 0).all(axis=0).mean()))
    return shares
""")

# -- variance_scaling --------------------------------------------------------------------------------------------------

wrong("variance_scaling", "glorot by whole halves",
      says="The mean of n and m may be a half: // rounds it down.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    if scheme == "lecun":
        v = 1 / fan_in
    elif scheme == "glorot":
        v = 1 / ((fan_in + fan_out) // 2)
    elif scheme == "he":
        v = 2 / fan_in
    else:
        raise ValueError(f"unknown scheme {scheme!r}")
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return np.sqrt(v) * rng.normal(size=shape)
    if distribution == "uniform":
        return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (np.abs(z) > 2).any():
            places = np.abs(z) > 2
            z[places] = rng.normal(size=places.sum())
        return z * np.sqrt(v) / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution!r}")
""")

wrong("variance_scaling", "sample made exact",
      says=("Weights are independent draws: do not scale a sample to its exact deviation. A single weight "
           "becomes NaN."),
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    if scheme == "lecun":
        v = 1 / fan_in
    elif scheme == "glorot":
        v = 2 / (fan_in + fan_out)
    elif scheme == "he":
        v = 2 / fan_in
    else:
        raise ValueError(f"unknown scheme {scheme!r}")
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        z = rng.normal(size=shape)
        z = (z - z.mean()) / z.std()
        return np.sqrt(v) * z
    if distribution == "uniform":
        return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (np.abs(z) > 2).any():
            places = np.abs(z) > 2
            z[places] = rng.normal(size=places.sum())
        return z * np.sqrt(v) / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution!r}")
""")

wrong("variance_scaling", "all else is truncated",
      says="An unknown distribution raises a ValueError that names it.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    variances = {"lecun": 1 / fan_in, "glorot": 2 / (fan_in + fan_out), "he": 2 / fan_in}
    if scheme not in variances:
        raise ValueError(f"scheme {scheme}?")
    v = variances[scheme]
    if distribution == "untruncated_normal":
        return rng.normal(0.0, np.sqrt(v), (fan_in, fan_out))
    elif distribution == "uniform":
        return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), (fan_in, fan_out))
    else:
        z = rng.normal(size=(fan_in, fan_out))
        while (np.abs(z) > 2).any():
            places = np.abs(z) > 2
            z[places] = rng.normal(size=places.sum())
        return z * np.sqrt(v) / 0.87962566103423978
""")

wrong("variance_scaling", "float32, another way",
      says="The weights are float64.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    if scheme == "lecun":
        v = 1 / fan_in
    elif scheme == "glorot":
        v = 2 / (fan_in + fan_out)
    elif scheme == "he":
        v = 2 / fan_in
    else:
        raise ValueError(f"unknown scheme {scheme!r}")
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return (np.sqrt(v) * rng.normal(size=shape)).astype(np.float32)
    if distribution == "uniform":
        return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), size=shape).astype(np.float32)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        while (np.abs(z) > 2).any():
            places = np.abs(z) > 2
            z[places] = rng.normal(size=places.sum())
        return z * np.sqrt(v) / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution!r}")
""")

wrong("variance_scaling", "values beyond redrawn uniformly",
      says="What lies beyond the limit is drawn again from the *normal* distribution.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    if scheme == "lecun":
        v = 1 / fan_in
    elif scheme == "glorot":
        v = 2 / (fan_in + fan_out)
    elif scheme == "he":
        v = 2 / fan_in
    else:
        raise ValueError(f"unknown scheme {scheme!r}")
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return np.sqrt(v) * rng.normal(size=shape)
    if distribution == "uniform":
        return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        places = np.abs(z) > 2
        z[places] = rng.uniform(-2, 2, size=places.sum())
        return z * np.sqrt(v) / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution!r}")
""")

wrong("variance_scaling", "redrawn without the deviation",
      says="New draws need the deviation s as well.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    if scheme == "lecun":
        v = 1 / fan_in
    elif scheme == "glorot":
        v = 2 / (fan_in + fan_out)
    elif scheme == "he":
        v = 2 / fan_in
    else:
        raise ValueError(f"unknown scheme {scheme!r}")
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return np.sqrt(v) * rng.normal(size=shape)
    if distribution == "uniform":
        return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), size=shape)
    if distribution == "truncated_normal":
        s = np.sqrt(v) / 0.87962566103423978
        z = rng.normal(0.0, s, size=shape)
        while (np.abs(z) > 2 * s).any():
            places = np.abs(z) > 2 * s
            z[places] = rng.normal(size=places.sum())
        return z
    raise ValueError(f"unknown distribution {distribution!r}")
""")

wrong("variance_scaling", "tails to 0",
      says="What lies beyond the limit is drawn again, it does not become 0.",
      code="""
def variance_scaling(fan_in, fan_out, scheme, distribution, rng):
    if scheme == "lecun":
        v = 1 / fan_in
    elif scheme == "glorot":
        v = 2 / (fan_in + fan_out)
    elif scheme == "he":
        v = 2 / fan_in
    else:
        raise ValueError(f"unknown scheme {scheme!r}")
    shape = (fan_in, fan_out)
    if distribution == "untruncated_normal":
        return np.sqrt(v) * rng.normal(size=shape)
    if distribution == "uniform":
        return rng.uniform(-np.sqrt(3 * v), np.sqrt(3 * v), size=shape)
    if distribution == "truncated_normal":
        z = rng.normal(size=shape)
        z[np.abs(z) > 2] = 0.0
        return z * np.sqrt(v) / 0.87962566103423978
    raise ValueError(f"unknown distribution {distribution!r}")
""")

# -- clip --------------------------------------------------------------------------------------------------------------

wrong("clip", "warning at norm 0",
      says="A norm of 0 is divided by: NumPy warns, though the result is right.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    return {name: g * np.minimum(1.0, limit / np.linalg.norm(g)) for name, g in grads.items()}


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in grads.values()))
    return {name: g * np.minimum(1.0, limit / norm) for name, g in grads.items()}
""")

wrong("clip", "the same dictionary if it is short",
      says="The result is new, also where nothing has to be clipped: grads itself is handed back.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in grads.values()))
    if norm <= limit:
        return grads
    return {name: g * (limit / norm) for name, g in grads.items()}
""")

wrong("clip", "written into an array of the old dtype",
      says="The result of whole numbers has decimals: an array of the old dtype cuts them off.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        new = np.zeros_like(g)
        new[...] = g * (limit / max(np.linalg.norm(g), limit))
        clipped[name] = new
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in grads.values()))
    factor = limit / max(norm, limit)
    return {name: g * factor for name, g in grads.items()}
""")

wrong("clip", "in place with a factor",
      says="The caller's arrays are changed: g *= writes into them.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads.values()))
    if norm > limit:
        for name in grads:
            g = grads[name]
            g *= limit / norm
    return {name: g.copy() for name, g in grads.items()}
""")

wrong("clip", "a tiny epsilon",
      says="Add nothing to the norm: with tiny numbers it shows.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    return {name: g * min(1.0, limit / (np.linalg.norm(g) + 1e-12)) for name, g in grads.items()}


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in grads.values()))
    factor = min(1.0, limit / (norm + 1e-12))
    return {name: g * factor for name, g in grads.items()}
""")

wrong("clip", "sorted keys",
      says="The keys come in the order in which they came.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    names = sorted(grads)
    norm = np.sqrt(sum(np.linalg.norm(grads[name]) ** 2 for name in names))
    factor = limit / max(norm, limit)
    return {name: grads[name] * factor for name in names}
""")

wrong("clip", "norm so far",
      says="First the norm of all arrays, then one factor for all: yours sums up while it clips.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        clipped[name] = g * (limit / max(norm, limit))
    return clipped


def clip_by_global_norm(grads, limit):
    total, clipped = 0.0, {}
    for name, g in grads.items():
        total += np.linalg.norm(g) ** 2
        clipped[name] = g * (limit / max(np.sqrt(total), limit))
    return clipped
""")

wrong("clip", "squared norm against the limit",
      says="Compare the norm with the limit, not its square.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        squares = (g ** 2).sum()
        clipped[name] = g * (limit / np.sqrt(squares)) if squares > limit else g * 1.0
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in grads.values()))
    factor = limit / max(norm, limit)
    return {name: g * factor for name, g in grads.items()}
""")

wrong("clip", "nearly zero taken for zero",
      says="A norm of 1e-100 is not 0: it may be above the limit.",
      code="""
def clip_by_value(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}


def clip_by_norm(grads, limit):
    clipped = {}
    for name, g in grads.items():
        norm = np.linalg.norm(g)
        clipped[name] = g * 1.0 if np.isclose(norm, 0) or norm <= limit else g * (limit / norm)
    return clipped


def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum(np.linalg.norm(g) ** 2 for g in grads.values()))
    factor = limit / max(norm, limit)
    return {name: g * factor for name, g in grads.items()}
""")

# -- residual ----------------------------------------------------------------------------------------------------------

wrong("residual_backward", "last call remembered",
      says="The cache has to hold what this block saw: yours takes that of the last call.",
      code="""
_last = {}

def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    _last.update(x=x, z=z, h=h, params=params, scale=scale)
    return out, _last


def residual_backward(dout, cache):
    x, z, h, params, scale = (cache[k] for k in ("x", "z", "h", "params", "scale"))
    dbranch = scale * dout
    dz = (dbranch @ params["W2"].T) * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "dout added to in place",
      says="dout stays as it is, and dx is a new array: yours is dout itself.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, (x, z, h, params, scale)


def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = (dbranch @ params["W2"].T) * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dout += dx
        dx = dout
    return dx, grads
""")

wrong("residual_backward", "dout itself when the branch is off",
      says="dx is a new array, for scale 0 as well: yours is dout itself.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, (x, z, h, params, scale)


def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = (dbranch @ params["W2"].T) * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dout if scale == 0 else dx + dout
    return dx, grads
""")

wrong("residual_backward", "cache emptied",
      says="The cache stays as it is: a second call needs it again.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, [x, z, h, params, scale]


def residual_backward(dout, cache):
    scale, params, h = cache.pop(), cache.pop(), cache.pop()
    z, x = cache.pop(), cache.pop()
    dbranch = scale * dout
    dz = (dbranch @ params["W2"].T) * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "mask written into h",
      says="The cache stays as it is: a second call needs it again.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, (x, z, h, params, scale)


def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dW2 = h.T @ dbranch
    h[z > 0] = 1.0
    dz = (dbranch @ params["W2"].T) * h
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": dW2, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_backward", "P in the gradients always",
      says="\"P\" is one of the keys only if the block has one.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, (x, z, h, params, scale)


def residual_backward(dout, cache):
    x, z, h, params, scale = cache
    dbranch = scale * dout
    dz = (dbranch @ params["W2"].T) * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    grads["P"] = x.T @ dout if "P" in params else None
    dx = dx + (dout @ params["P"].T if "P" in params else dout)
    return dx, grads
""")

wrong("residual_forward", "scale or 1",
      says="A scale of 0 is a scale: `scale or 1` takes it for not given.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    scale = scale or 1.0
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, (x, z, h, params, scale)
""")

wrong("residual_forward", "added in place to a copy of x",
      says="x may hold whole numbers: a branch with decimals cannot be added in place to a copy of it.",
      code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    out = x @ params["P"] if "P" in params else x.copy()
    out += scale * branch
    return out, (x, z, h, params, scale)
""")

wrong("residual_backward", "last x kept in the function",
      says="x has to be in the cache: yours takes that of the last call.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    residual_forward.x = x
    return out, (z, h, params, scale)


def residual_backward(dout, cache):
    z, h, params, scale = cache
    x = residual_forward.x
    dbranch = scale * dout
    dz = (dbranch @ params["W2"].T) * (z > 0)
    grads = {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ dbranch, "b2": dbranch.sum(axis=0)}
    dx = dz @ params["W1"].T
    if "P" in params:
        grads["P"] = x.T @ dout
        dx = dx + dout @ params["P"].T
    else:
        dx = dx + dout
    return dx, grads
""")

wrong("residual_forward", "ValueError whenever the sizes differ",
      says="With a P the number of features may change: no ValueError then.",
      code="""
def residual_forward(x, params, scale=1.0):
    x = np.asarray(x, dtype=float)
    if params["W2"].shape[1] != x.shape[1]:
        raise ValueError("shapes differ")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0.0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, (x, z, h, params, scale)
""")

# -- mend_init ---------------------------------------------------------------------------------------------------------

wrong("mend_init", "seed times layer",
      says="Each layer needs draws of its own: yours begin anew with the same ones in each layer.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        rng = np.random.default_rng(seed * layer)
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "seed cut to 8 bits",
      says="Another seed gives other weights: yours takes 256 for 0.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed % 256), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "glorot by whole halves",
      says="The mean of both fans may be a half: // rounds it down.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        variance = 2 / fan_in if kind == "relu" else 1 / ((fan_in + fan_out) // 2)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "sample made exact",
      says=("Weights are independent draws: do not scale a sample to its exact deviation. A single weight "
           "becomes NaN."),
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        z = rng.normal(size=(fan_in, fan_out))
        z = (z - z.mean()) / z.std()
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = np.sqrt(variance) * z
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "kinds appended to",
      says="kinds may be a tuple, and stays as it is: make a new list.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    kinds.append("linear")
    for layer, kind in enumerate(kinds, start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "seed by the shape",
      says="Layers of one shape get draws of their own, too.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        rng = np.random.default_rng([seed, fan_in, fan_out])
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "linear by LeCun",
      says="\"linear\" hidden layers are drawn by Glorot's rule, not by LeCun's.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        variance = 2 / fan_in if kind == "relu" else (
            1 / fan_in if kind == "linear" and layer < len(sizes) - 1 else 2 / (fan_in + fan_out))
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "negated draws for the second half",
      says="Each weight is a draw of its own: yours come again with a minus.",
      code="""
def mended_init(sizes, kinds, seed):
    rng, params = np.random.default_rng(seed), {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        h = rng.normal(size=((fan_in + 1) // 2, fan_out))
        params[f"W{layer}"] = np.sqrt(variance) * np.concatenate([h, -h])[:fan_in]
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

wrong("mend_init", "remembers nets by sizes and seed",
      says="Weights depend on kinds, too: yours gives those that an earlier call with other kinds has drawn.",
      code="""
_NETS = {}


def mended_init(sizes, kinds, seed):
    key = (*sizes, seed)
    if key not in _NETS:
        rng, params = np.random.default_rng(seed), {}
        for layer, kind in enumerate([*kinds, "linear"], start=1):
            fan_in, fan_out = sizes[layer - 1], sizes[layer]
            variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
            params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
            params[f"b{layer}"] = np.zeros(fan_out)
        _NETS[key] = params
    return {name: value.copy() for name, value in _NETS[key].items()}
""")

right("mend_init", "views of the same zeros", code="""
def mended_init(sizes, kinds, seed):
    rng, params, zeros = np.random.default_rng(seed), {}, np.zeros(max(sizes))
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = zeros[:fan_out]
    return params
""")

right("mend_init", "seed of 32 bits", code="""
def mended_init(sizes, kinds, seed):
    params = {}
    np.random.seed(seed)
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        variance = 2 / fan_in if kind == "relu" else 2 / (fan_in + fan_out)
        params[f"W{layer}"] = np.random.normal(0.0, np.sqrt(variance), (fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

# -- residual ----------------------------------------------------------------------------------------------------------

right("residual_forward", "whole numbers overflow", code="""
def residual_forward(x, params, scale=1.0):
    if "P" not in params and params["W2"].shape[1] != x.shape[1]:
        raise ValueError("x does not fit: there is no P")
    z = x @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    branch = h @ params["W2"] + params["b2"]
    skip = x @ params["P"] if "P" in params else x
    out = skip + scale * branch
    return out, (x, z, h, params, scale)
""")

# -- what the contract leaves open ---------------------------------------------------------------------------------

equivalent("symmetry", "np.abs(unit - other).max() <= 1e-08 -> np.abs(unit - other).max() < 1e-08",
           because="There are no close cases.")
allowed("symmetry", "np.abs(unit - other).max() <= 1e-08, boundary moved by 1e-9", because="There are no close cases.")
allowed("symmetry", "np.abs(unit - other).max() <= 1e-08, boundary moved by -1e-9", because="There are no close cases.")
allowed("activation_stats", "the result squeezed where there is one column", because="There are always two columns.")
equivalent("variance_scaling", "np.abs(z) > 2 -> np.abs(z) >= 2", because="No draw is exactly 2.")
allowed("variance_scaling", "the result with two elements swapped", because="The order of the draws is free.")
allowed("variance_scaling", "np.abs(z) > 2, boundary moved by 1e-9", because="No draw comes as close as that.")
allowed("variance_scaling", "np.abs(z) > 2, boundary moved by -1e-9", because="No draw comes as close as that.")
allowed("residual_forward", "a view of an argument returned", because="Where the branch is 0, out may be x itself.")
allowed("residual_forward", "result 2 of 2 rounded to 3 digits", because="The cache may be anything.")
allowed("residual_forward", "result 2 of 2 rounded to 6 digits", because="The cache may be anything.")
allowed("residual_forward", "result 2 of 2 squeezed where there is one row", because="The cache may be anything.")
allowed("residual_forward", "result 2 of 2 squeezed where there is one column", because="The cache may be anything.")
allowed("residual_forward", "result 2 of 2 without its last element", because="The cache may be anything.")
allowed("residual_forward", "result 2 of 2 with an element added", because="The cache may be anything.")
allowed("residual_forward", "result 2 of 2 with two elements swapped", because="The cache may be anything.")
allowed("residual_forward", "result 2 of 2 as lists", because="The cache may be anything.")
