"""Answers to the exercises of unit 05, right and wrong, as learners hand them in."""

from autograder.author.answers import allowed, equivalent, right, wrong

# -- recall ----------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)",
      code="recall = dict(units=3, relu=\"b\", softmax=\"a\")")
right("recall", "in capitals, another order",
      code="recall = {\"softmax\": \"A\", \"relu\": \"B\", \"units\": 3}")
right("recall", "filled in one by one", code="""
recall = {}
recall["units"] = 3
recall["relu"] = "b"
recall["softmax"] = "a"
""")
wrong("recall", "the hidden ones only",
      says="Two hidden neurons drew a line each. Something had to join their answers.",
      code="recall = {\"units\": 2, \"relu\": \"b\", \"softmax\": \"a\"}")
wrong("recall", "one neuron",
      says="Two hidden neurons drew a line each. Something had to join their answers.",
      code="recall = {\"units\": 1, \"relu\": \"b\", \"softmax\": \"a\"}")
wrong("recall", "one for each corner",
      says="Two hidden neurons drew a line each. Something had to join their answers.",
      code="recall = {\"units\": 4, \"relu\": \"b\", \"softmax\": \"a\"}")
wrong("recall", "inputs counted as well",
      says="Two hidden neurons drew a line each. Something had to join their answers.",
      code="recall = {\"units\": 5, \"relu\": \"b\", \"softmax\": \"a\"}")
wrong("recall", "as if linear",
      says="ReLU is max(z, 0): the positive side passes through as it is.",
      code="recall = {\"units\": 3, \"relu\": \"a\", \"softmax\": \"a\"}")
wrong("recall", "as if a step",
      says="ReLU is max(z, 0): the positive side passes through as it is.",
      code="recall = {\"units\": 3, \"relu\": \"c\", \"softmax\": \"a\"}")
wrong("recall", "as the logits",
      says="Every exp grows by the same factor, and the row is divided by its sum.",
      code="recall = {\"units\": 3, \"relu\": \"b\", \"softmax\": \"b\"}")
wrong("recall", "as if divided",
      says="Every exp grows by the same factor, and the row is divided by its sum.",
      code="recall = {\"units\": 3, \"relu\": \"b\", \"softmax\": \"c\"}")
wrong("recall", "a word in the place of the letter",
      says="Give the letter of your answer in quotation marks, such as \"a\", not a word.",
      code="recall = {\"units\": 3, \"relu\": \"relu\", \"softmax\": \"a\"}")
wrong("recall", "leaves a key out",
      says="There is no 'softmax' in the dictionary.",
      code="recall = {\"units\": 3, \"relu\": \"b\"}")

# -- dense_forward ---------------------------------------------------------------------------------------------------

right("dense_forward", "np.dot and copies", code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return np.dot(x, W) + b[np.newaxis], (x.copy(), W.copy())
""")
right("dense_forward", "by einsum", code="""
def dense_forward(x, W, b):
    (n, d), (e, m) = x.shape, W.shape
    if d != e or b.ndim != 1 or len(b) != m:
        raise ValueError(f"shapes {x.shape}, {W.shape} and {b.shape} do not fit")
    z = np.einsum("nd,dm->nm", x, W)
    return z + b, (x, W)
""")
right("dense_forward", "unit by unit", code="""
def dense_forward(x, W, b):
    if np.shape(b) != W[0].shape or x.shape[1] != len(W):
        raise ValueError("shapes do not fit")
    columns = [(x * W[:, j]).sum(axis=1) + b[j] for j in range(W.shape[1])]
    cache = x, W
    return np.stack(columns, axis=1), cache
""")
wrong("dense_forward", "no look at the bias",
      says="NumPy stretches a bias of shape (M, 1), (1, M) or () without a word: compare b.shape with (M,) and raise "
           "a ValueError.",
      code="""
def dense_forward(x, W, b):
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "any bias of M numbers",
      says="b.size and len(b) do not see a second axis: a bias of shape (M, 1) or (1, M) has M numbers as well. "
           "Compare the shape.",
      code="""
def dense_forward(x, W, b):
    if b.size != W.shape[1]:
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "len(b)",
      says="len(b) is the first axis only: a bias of shape (M, 1) has length M as well, and one of shape () has "
           "none. Compare the shape.",
      code="""
def dense_forward(x, W, b):
    if len(b) != W.shape[1]:
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "only one axis asked",
      says="One axis is not enough: b must also have one number for each column of W.",
      code="""
def dense_forward(x, W, b):
    if b.ndim != 1:
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "last axis asked",
      says="b.shape[-1] is M for a bias of shape (1, M) as well: compare the whole shape with (M,).",
      code="""
def dense_forward(x, W, b):
    if b.ndim == 0 or b.shape[-1] != W.shape[1]:
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "bias reshaped to fit",
      says="A bias of another shape is to be refused with a ValueError, not reshaped: it may be meant for something "
           "else.",
      code="""
def dense_forward(x, W, b):
    return x @ W + b.reshape(1, -1), (x, W)
""")
wrong("dense_forward", "bias broadcast to fit",
      says="np.broadcast_to and adding stretch a bias of one number: b must have the shape (M,) itself.",
      code="""
def dense_forward(x, W, b):
    if b.ndim > 1:
        raise ValueError("b has two axes")
    return x @ W + np.broadcast_to(b, (W.shape[1],)), (x, W)
""")
wrong("dense_forward", "another exception",
      says="A wrong bias must raise a ValueError, and `assert` raises an AssertionError.",
      code="""
def dense_forward(x, W, b):
    assert b.shape == (W.shape[1],)
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "the bias twice",
      says="The bias is added twice: once is enough.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b + b, (x, W)
""")
wrong("dense_forward", "no bias",
      says="The bias is missing in z.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W, (x, W)
""")
wrong("dense_forward", "bias subtracted",
      says="The bias is added, not subtracted.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W - b, (x, W)
""")
wrong("dense_forward", "z alone",
      says="Two things are to come back: z, and the pair (x, W).",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b
""")
wrong("dense_forward", "three things",
      says="Two things are to come back: z and the *pair* (x, W), in brackets of its own.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, x, W
""")
wrong("dense_forward", "cache turned round",
      says="The cache is (x, W) in this order.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (W, x)
""")
wrong("dense_forward", "z in the cache",
      says="The cache holds what went in, x and W, not z.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    z = x @ W + b
    return z, (z, W)
""")
wrong("dense_forward", "bias in the cache",
      says="The cache holds x and W. The bias is not needed on the way back.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (x, W, b)
""")
wrong("dense_forward", "a bend as well",
      says="A dense layer has no activation: negative numbers stay.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return np.maximum(x @ W + b, 0), (x, W)
""")
wrong("dense_forward", "in columns",
      says="W has one unit in each *column*: x @ W, not x @ W.T.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[0],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W.T + b, (x, W)
""")
wrong("dense_forward", "transposed where it fits",
      says="For square weights W is transposed: x @ W, always.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ (W.T if W.shape[0] == W.shape[1] else W) + b, (x, W)
""")
wrong("dense_forward", "the product reversed",
      says="x @ W is a row of x times a column of W. For square arrays W @ x fits as well, and is something else.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return (W @ x if x.shape == W.shape == W.T.shape else x @ W) + b, (x, W)
""")
wrong("dense_forward", "bias by samples",
      says="The bias belongs to the units, so it is added to each row; here every sample gets one of its own where N "
           "is M.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    z = x @ W
    return z + (b[:, np.newaxis] if len(z) == len(b) else b), (x, W)
""")
wrong("dense_forward", "entry by entry",
      says="`*` multiplies entry by entry; the matrix product is `@`.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    if x.shape[1] != len(W):
        raise ValueError("D differs")
    return np.stack([(x * W[:, 0]).sum(axis=1)] * W.shape[1], axis=1) + b, (x, W)
""")
wrong("dense_forward", "in float32",
      says="float32 has 7 digits: compute in float64.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return (x.astype(np.float32) @ W.astype(np.float32) + b.astype(np.float32)).astype(float), (x, W)
""")
wrong("dense_forward", "writes b into x",
      says="`+=` or `[...] =` writes into an array that was passed in. Make a new one.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    z = x @ W + b
    b += 1
    return z, (x, W)
""")
wrong("dense_forward", "one sample at a time",
      says="Only the first sample has gone through: z has one row for each sample.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x[:1] @ W + b, (x, W)
""")
wrong("dense_forward", "squeezed",
      says="Keep both axes: for one sample or one unit z still has the shape (N, M).",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return np.squeeze(x @ W + b), (x, W)
""")
wrong("dense_forward", "cuts x to fit",
      says="If the D's of x and W differ a ValueError is asked for: do not cut what does not fit.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    d = min(x.shape[1], len(W))
    return x[:, :d] @ W[:d] + b, (x, W)
""")
wrong("dense_forward", "one feature stretched",
      says="A loop or a sum over products stretches an x of one feature to fit W: compare the D's and raise a "
           "ValueError.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return (x[:, :, np.newaxis] * W).sum(axis=1) + b, (x, W)
""")
wrong("dense_forward", "added in place",
      says="`+=` keeps the kind of numbers of x @ W: whole numbers there cannot take in fractions. Write x @ W + b.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    z = x @ W
    z += b
    return z, (x, W)
""")
wrong("dense_forward", "turned until it fits",
      says="A W that does not fit is to be refused with a ValueError, not turned round.",
      code="""
def dense_forward(x, W, b):
    if x.shape[1] != W.shape[0]:
        W = W.T
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "a table of the kind of x",
      says="A table like x holds whole numbers where x does, and cuts the fractions of z off.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("the bias needs one number for each unit")
    z = np.zeros((len(x), W.shape[1]), dtype=x.dtype)
    z[...] = x @ W + b
    return z, (x, W)
""")
wrong("dense_forward", "bias measured by the samples",
      says="b has one number for each unit, so M of them: W.shape[1], not the number of samples.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (x.shape[0],):
        raise ValueError("the bias needs one number for each unit")
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "a tuple against a number",
      says="b.shape is a tuple, such as (3,), and never equal to a number: compare it with (W.shape[1],).",
      code="""
def dense_forward(x, W, b):
    if b.shape != W.shape[1]:
        raise ValueError("b must have shape (M,)")
    return x @ W + b, (x, W)
""")
wrong("dense_forward", "a column of ones in the cache",
      says="The cache holds the arrays that were passed in: no column of ones in x, and no row b in W.",
      code="""
def dense_forward(x, W, b):
    if b.shape != (W.shape[1],):
        raise ValueError("b must have shape (M,)")
    if x.shape[1] != W.shape[0]:
        raise ValueError("D differs")
    x = np.hstack([x, np.ones((len(x), 1))])
    W = np.vstack([W, b])
    return x @ W, (x, W)
""")

# -- mlp_forward -----------------------------------------------------------------------------------------------------

right("mlp_forward", "the last layer after the loop", code="""
def mlp_forward(X, params, kinds):
    depth = len(params) // 2
    if depth != len(kinds) + 1:
        raise ValueError("kinds and layers do not fit")
    caches = []
    a = X
    for i in range(1, depth):
        z, pair = dense_forward(a, params["W" + str(i)], params["b" + str(i)])
        caches += [(pair, z, kinds[i - 1])]
        a = ACTIVATIONS[kinds[i - 1]](z)
    out, pair = dense_forward(a, params[f"W{depth}"], params[f"b{depth}"])
    return out, caches + [(pair, out, "linear")]
""")
right("mlp_forward", "without dense_forward", code="""
def mlp_forward(X, params, kinds):
    names = list(kinds) + ["linear"]
    if 2 * len(names) != len(params):
        raise ValueError(f"{len(kinds)} kinds for {len(params) // 2} layers")
    caches, x = [], np.array(X, dtype=float)
    for i in range(len(names)):
        W, b = params[f"W{i + 1}"], params[f"b{i + 1}"]
        z = np.dot(x, W) + b
        caches.append(((x, W), z, names[i]))
        x = ACTIVATIONS[names[i]](z)
    return caches[-1][1], caches
""")
right("mlp_forward", "by recursion", code="""
def mlp_forward(X, params, kinds):
    last = sum(name.startswith("W") for name in params)
    if len(kinds) + 1 != last:
        raise ValueError("one name for each hidden layer")

    def rest(a, layer):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        if layer == last:
            return z, [(cache, z, "linear")]
        out, caches = rest(ACTIVATIONS[kinds[layer - 1]](z), layer + 1)
        return out, [(cache, z, kinds[layer - 1]), *caches]

    return rest(X, 1)
""")
wrong("mlp_forward", "a bend on the output",
      says="The last layer has no activation: what comes out are logits.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return (ACTIVATIONS[kinds[-1]](a) if kinds else a), caches
""")
wrong("mlp_forward", "softmax on the output",
      says="What comes out are logits, the z of the last layer; softmax comes later.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True), caches
""")
wrong("mlp_forward", "last kind in the cache",
      says="The last layer has no activation: the kind in its entry is \"linear\".",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer in range(1, layers + 1):
        kind = kinds[layer - 1] if layer < layers else (kinds[-1] if kinds else "linear")
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z) if layer < layers else z
    return a, caches
""")
wrong("mlp_forward", "no entry for the last layer",
      says="The caches need one entry for each layer, the last one too.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches[:-1]
""")
wrong("mlp_forward", "the last layer skipped",
      says="There are as many layers as W's in params, one more than names in kinds: the last layer is missing.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate(kinds, start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "caches from the back",
      says="The first layer comes first in the caches.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches[::-1]
""")
wrong("mlp_forward", "the bend in the cache",
      says="z is to be kept as it was *before* the activation, and here it is bent: an activation makes a new array.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        a = ACTIVATIONS[kind](z)
        caches.append((cache, a, kind))
    return a, caches
""")
wrong("mlp_forward", "z bent in place",
      says="z is to be kept as it was *before* the activation, and here it is bent: an activation makes a new array.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        z[...] = ACTIVATIONS[kind](z)
        a = z
    return a, caches
""")
wrong("mlp_forward", "the first kind for all",
      says="Each hidden layer has a kind of its own: yours uses the first one for all.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*[kinds[0] for _ in kinds], "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "the last kind for all",
      says="Each hidden layer has a kind of its own: yours uses the last one for all.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*[kinds[-1] for _ in kinds], "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "always ReLU",
      says="The names in kinds choose the activation: yours bends with ReLU whatever is asked.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = np.maximum(z, 0) if kind != "linear" else z
    return a, caches
""")
wrong("mlp_forward", "kinds from the back",
      says="The kinds go from the first hidden layer to the last, yours come in reverse.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds[::-1], "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "keys as they stand",
      says="params may have its keys in any order: count the layers and make the names, f\"W{layer}\".",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    weights = [params[name] for name in params if name[0] == "W"]
    biases = [params[name] for name in params if name[0] == "b"]
    a, caches = X, []
    for W, b, kind in zip(weights, biases, [*kinds, "linear"]):
        z, cache = dense_forward(a, W, b)
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "keys as text",
      says="As text \"W10\" comes before \"W2\": sort by the number, or make the names, f\"W{layer}\".",
      code="""
def mlp_forward(X, params, kinds):
    names = sorted(params)
    layers = len(names) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for W, b, kind in zip(names[:layers], names[layers:], [*kinds, "linear"]):
        z, cache = dense_forward(a, params[W], params[b])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "the last character is the number",
      says="\"W12\" ends in \"2\": the number of a layer may have two digits.",
      code="""
def mlp_forward(X, params, kinds):
    layers = max(int(name[-1]) for name in params)
    if len(kinds) < layers - 1 or len(kinds) > len(params) // 2 - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds[:layers - 1], "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "the number of kinds not asked",
      says="Too few or too many names in kinds must raise a ValueError: compare their number with that of the "
           "layers.",
      code="""
def mlp_forward(X, params, kinds):
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"][:len(params) // 2], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "too few kinds let pass",
      says="Too *few* names in kinds must raise a ValueError as well: layers would be left out without a word.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) > layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "too many kinds let pass",
      says="Too *many* names in kinds must raise a ValueError as well.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) < layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds[:layers - 1], "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "KeyError for a missing layer",
      says="Too many names in kinds must raise a ValueError, not the KeyError of a layer that is not there.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) < layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "kinds a list only",
      says="kinds may be a tuple: `kinds + [\"linear\"]` adds lists only. [*kinds, \"linear\"] takes both.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate(kinds + ["linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "appends to kinds",
      says="kinds is the caller's list: append writes \"linear\" into it. Make a new list.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    if isinstance(kinds, list):
        kinds.append("linear")
    else:
        kinds = kinds
    a, caches = X, []
    for layer, kind in enumerate(kinds, start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "only out",
      says="Two things are to come back: out and the list of caches.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a
""")
wrong("mlp_forward", "X in every cache",
      says="x is what went into *this* layer, not into the network.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append(((X, cache[1]), z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "the output of the layer in the cache",
      says="x is what went *into* the layer, not what came out of it.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        a = ACTIVATIONS[kind](z)
        caches.append(((a, cache[1]), z, kind))
    return a, caches
""")
wrong("mlp_forward", "a flat entry",
      says="An entry is ((x, W), z, kind): the pair (x, W) stays a pair.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((*cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "kind first",
      says="The entry is ((x, W), z, kind) in this order.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((kind, z, cache))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "caches a dictionary",
      says="The caches are a list, one entry for each layer, the first layer at index 0.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, {}
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches[layer] = cache, z, kind
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "no biases",
      says="The biases are missing: z = a @ W + b in each layer.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], 0 * params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "a bend before the first layer",
      says="X goes into the first layer as it is: no activation comes before it.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = ACTIVATIONS[kinds[0]](X) if kinds else X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "one hidden layer only",
      says="There may be any number of layers: yours knows only two.",
      code="""
def mlp_forward(X, params, kinds):
    if len(kinds) != len(params) // 2 - 1:
        raise ValueError("one activation for each hidden layer")
    z1, first = dense_forward(X, params["W1"], params["b1"])
    z2, second = dense_forward(ACTIVATIONS[kinds[0]](z1), params["W2"], params["b2"])
    return z2, [(first, z1, kinds[0]), (second, z2, "linear")]
""")
wrong("mlp_forward", "single layer without a list of caches",
      says="A network of one layer has one entry in its caches, too.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    if layers == 1:
        return X @ params["W1"] + params["b1"], []
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "squeezed",
      says="Keep both axes of out: (N, C), also for one output.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return np.squeeze(a), caches
""")
wrong("mlp_forward", "in float32",
      says="float32 has 7 digits: compute in float64.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X.astype(np.float32), []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, _ = dense_forward(a, params[f"W{layer}"].astype(np.float32), params[f"b{layer}"].astype(np.float32))
        cache = a.astype(float), params[f"W{layer}"]
        z = z.astype(float)
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "kinds.append",
      says="kinds is the caller's list: append writes \"linear\" into it (and a tuple has no append). Make a new list.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    kinds.append("linear")
    a, caches = X, []
    for layer, kind in enumerate(kinds, start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "the last character counts the layers",
      says="\"W12\" ends in \"2\": the number of a layer may have two digits. Count the keys.",
      code="""
def mlp_forward(X, params, kinds):
    layers = max(int(name[-1]) for name in params)
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "None for the last layer",
      says="The kind in the last entry is \"linear\", the text.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind if layer < layers else None))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "caches kept from call to call",
      says="A list as default argument lives on: the second call has the entries of the first as well.",
      code="""
def mlp_forward(X, params, kinds, caches=[]):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a = X
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "z first",
      says="The entry is ((x, W), z, kind) in this order.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((z, cache, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "ReLU on the output",
      says="The last layer has no activation: what comes out are logits, and the last kind is \"linear\".",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "relu"], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "z first, and what comes out of the layer",
      says="The entry is ((x, W), z, kind) in this order, and x is what went *into* the layer.",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, "linear"], start=1):
        z, (_, W) = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        a = ACTIVATIONS[kind](z)
        caches.append((z, (a, W), kind))
    return a, caches
""")
wrong("mlp_forward", "the last kind for the last layer as well",
      says="The last layer has no activation: what comes out are logits, and the last kind is \"linear\".",
      code="""
def mlp_forward(X, params, kinds):
    layers = len(params) // 2
    if len(kinds) != layers - 1:
        raise ValueError("one activation for each hidden layer")
    a, caches = X, []
    for layer, kind in enumerate([*kinds, kinds[-1]], start=1):
        z, cache = dense_forward(a, params[f"W{layer}"], params[f"b{layer}"])
        caches.append((cache, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")
wrong("mlp_forward", "arrays in the order of the dictionary",
      says="params may have its keys in any order: count the layers and make the names, f\"W{layer}\".",
      code="""
def mlp_forward(X, params, kinds):
    values = list(params.values())
    L = len(values) // 2
    if len(kinds) != L - 1:
        raise ValueError("kinds")
    a, caches = X, []
    for i in range(L):
        kind = kinds[i] if i < L - 1 else "linear"
        z, pair = dense_forward(a, values[2 * i], values[2 * i + 1])
        caches.append((pair, z, kind))
        a = ACTIVATIONS[kind](z)
    return a, caches
""")

# -- xor_params ------------------------------------------------------------------------------------------------------

right("xor_params", "the size of a difference", code="""
xor_params = {"W1": np.array([[1.0, -1.0], [-1.0, 1.0]]), "b1": np.array([0.0, 0.0]),
              "W2": np.array([[1.0], [1.0]]), "b2": np.array([0.0])}
""")
right("xor_params", "one unit at 0.5 and one at 1.5, turned down", code="""
xor_params = {"W1": np.array([[-1.0, 1.0], [-1.0, 1.0]]), "b1": np.array([1.0, -1.0]),
              "W2": np.array([[-1.0], [-1.0]]), "b2": np.array([1.0])}
""")
right("xor_params", "whole numbers, large weights", code="""
xor_params = {"W1": np.array([[2, 2], [2, 2]]), "b1": np.array([0, -2]),
              "W2": np.array([[0.5], [-1.0]]), "b2": np.array([0])}
""")
right("xor_params", "units the other way round", code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([-1.0, 0.0]),
              "W2": np.array([[-2.0], [1.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "OR",
      says="At (1, 1) the output is 1: subtract twice what the second unit says there, not once.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [-1.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "only going up",
      says="The output is x1 + x2, 2 at (1, 1): a second unit must start at s = 1, and its output weight turn it "
           "down.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [0.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "a bias of -2",
      says="The output is x1 + x2, 2 at (1, 1): a second unit must start at s = 1, and its output weight turn it "
           "down.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -2.0]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "a bias of 1",
      says="The second unit has a bias of +1, so it is on everywhere: ReLU starts where s + b is 0, at s = -b.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, 1.0]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "both with bias 0",
      says="Both units say the same, so their sum is only s times a number: the second needs another bias.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, 0.0]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "as with steps",
      says="These are the weights of unit 02, for step units: with ReLU the hidden answers are 0, 0.5, 1.5 and not 0 "
           "and 1.",
      code="""
xor_params = {"W1": np.array([[1.0, -1.0], [1.0, -1.0]]), "b1": np.array([-0.5, 1.5]),
              "W2": np.array([[1.0], [1.0]]), "b2": np.array([-1.5])}
""")
wrong("xor_params", "starts at a half",
      says="Right side of a line, but not the numbers 0, 1, 1, 0: the units start at s = 0.5 and 1.5 here.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([-0.5, -1.5]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "XNOR",
      says="Turned round: your output is 1, 0, 0, 1.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[-1.0], [2.0]]), "b2": np.array([1.0])}
""")
wrong("xor_params", "half of it",
      says="The output is half as high as wanted: 0, 0.5, 0.5, 0.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[0.5], [-1.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "shifted by the last bias",
      says="All four outputs are too high by the same number: which bias adds it?",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([1.0])}
""")
wrong("xor_params", "AND",
      says="The output is AND: 0, 0, 0, 1.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[0.0], [1.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "only one input",
      says="Both units look at x1 only: the second input needs weights that are not 0.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [0.0, 0.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "W2 a row",
      says="W2 has one unit in one *column*: the shape (2, 1), not (1, 2).",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0, -2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "W2 flat",
      says="W2 has two axes: the shape (2, 1), not (2,).",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([1.0, -2.0]), "b2": np.array([0.0])}
""")
wrong("xor_params", "b2 a number",
      says="b2 is an array with one number in it: np.array([0.0]), not 0.0.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [-2.0]]), "b2": 0.0}
""")
wrong("xor_params", "b1 a column",
      says="b1 has the shape (2,), not (2, 1): np.array([0.0, -1.0]) has one pair of brackets.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([[0.0], [-1.0]]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "lists",
      says="The four are arrays: write np.array(...) around the lists.",
      code="""
xor_params = {"W1": [[1.0, 1.0], [1.0, 1.0]], "b1": [0.0, -1.0],
              "W2": [[1.0], [-2.0]], "b2": [0.0]}
""")
wrong("xor_params", "a little off",
      says="Nearly: the output at (1, 1) is off by more than 1e-9.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [-1.99]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "a key missing",
      says="b2 is missing: the network needs all four arrays.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [-2.0]])}
""")
wrong("xor_params", "with the bias of unit 02",
      says="Steps at s = 0.5 and 1.5 are for step units: ReLU gives 0, 0.5, 0.5 and 1 here. Start at s = 0 and s = "
           "1, and turn down by twice as much.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([-0.5, -1.5]),
              "W2": np.array([[1.0], [-1.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "a threshold at the output",
      says="All four outputs are too low by 0.5: no step follows, so no threshold is needed at the output.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([0.0, -1.0]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([-0.5])}
""")
wrong("xor_params", "b1 a row of two axes",
      says="b1 has the shape (2,), not (1, 2): np.array([0.0, -1.0]) has one pair of brackets.",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0], [1.0, 1.0]]), "b1": np.array([[0.0, -1.0]]),
              "W2": np.array([[1.0], [-2.0]]), "b2": np.array([0.0])}
""")
wrong("xor_params", "three units",
      says="There are two hidden units: W1 (2, 2), b1 (2,), W2 (2, 1).",
      code="""
xor_params = {"W1": np.array([[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]), "b1": np.array([0.0, -1.0, -2.0]),
              "W2": np.array([[1.0], [-2.0], [1.0]]), "b2": np.array([0.0])}
""")

# -- collapse_linear -------------------------------------------------------------------------------------------------

right("collapse_linear", "by asking mlp_forward", code="""
def collapse_linear(params):
    kinds = ["linear"] * (len(params) // 2 - 1)
    D = params["W1"].shape[0]
    b = mlp_forward(np.zeros((1, D)), params, kinds)[0][0]
    return mlp_forward(np.eye(D), params, kinds)[0] - b, np.array(b)
""")
right("collapse_linear", "from the last layer to the first", code="""
def collapse_linear(params):
    last = len(params) // 2
    W, b = np.array(params[f"W{last}"]), np.array(params[f"b{last}"])
    for layer in reversed(range(1, last)):
        b = params[f"b{layer}"] @ W + b
        W = params[f"W{layer}"] @ W
    return W, b
""")
right("collapse_linear", "with a column for the bias", code="""
def collapse_linear(params):
    total = np.eye(params["W1"].shape[0] + 1)
    for layer in range(1, len(params) // 2 + 1):
        W, b = params[f"W{layer}"], params[f"b{layer}"]
        block = np.zeros((W.shape[0] + 1, W.shape[1] + 1))
        block[:-1, :-1], block[-1, :-1], block[-1, -1] = W, b, 1
        total = total @ block
    return total[:-1, :-1].copy(), total[-1, :-1].copy()
""")
wrong("collapse_linear", "biases added",
      says="b of the first layer goes through the next layer as well: b @ W2 + b2, not b1 + b2.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = (b.sum() if b.shape != params[f"b{layer}"].shape else b) + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "the last bias only",
      says="The biases of the earlier layers count as well: b @ W2 + b2.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = params[f"b{layer}"].copy()
    return W, b
""")
wrong("collapse_linear", "later biases left out",
      says="The biases of the later layers are missing: b @ W2 + b2.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"]
    return W, b
""")
wrong("collapse_linear", "no biases",
      says="The biases are missing: b is not 0.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, np.zeros(W.shape[1])
""")
wrong("collapse_linear", "product reversed",
      says="The order counts: W so far times the next, W @ W2 and not W2 @ W.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        V = params[f"W{layer}"]
        W = V @ W if V.shape == W.shape == W.T.shape else W @ V
        b = b @ V + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "bias from the left",
      says="b is a row: b @ W2, not W2 @ b.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        V = params[f"W{layer}"]
        b = (V @ b if V.shape[0] == V.shape[1] else b @ V) + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "the bias through all W so far",
      says="Each bias goes through the layers *after* it, not through those before it.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"] @ np.ones((len(params["b1"]),) * 2) * 0 + params["b1"]
    total = b
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        total = params["b1"] @ params["W2"] if layer == 2 else total @ params[f"W{layer}"]
        total = total + 2 * params[f"b{layer}"]
    return W, total
""")
wrong("collapse_linear", "two layers only",
      says="There may be any number of layers: yours takes in the first two only.",
      code="""
def collapse_linear(params):
    if "W2" not in params:
        return params["W1"].copy(), params["b1"].copy()
    return params["W1"] @ params["W2"], params["b1"] @ params["W2"] + params["b2"]
""")
wrong("collapse_linear", "at least two layers",
      says="A network may have one layer only: there is no W2 then.",
      code="""
def collapse_linear(params):
    W, b = params["W1"] @ params["W2"], params["b1"] @ params["W2"] + params["b2"]
    for layer in range(3, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "the last layer forgotten",
      says="The last layer is missing: range stops before its end.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, max(len(params) // 2, 2)):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "views for one layer",
      says="With one layer W or b shares memory with params: copy both.",
      code="""
def collapse_linear(params):
    W, b = params["W1"], params["b1"]
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "b a view for one layer",
      says="With one layer W or b shares memory with params: copy both.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"]
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "keys as they stand",
      says="params may have its keys in any order: make the names, f\"W{layer}\".",
      code="""
def collapse_linear(params):
    weights = [params[name] for name in params if name[0] == "W"]
    biases = [params[name] for name in params if name[0] == "b"]
    W, b = weights[0].copy(), biases[0].copy()
    for V, c in zip(weights[1:], biases[1:]):
        W, b = W @ V, b @ V + c
    return W, b
""")
wrong("collapse_linear", "keys as text",
      says="As text \"W10\" comes before \"W2\": sort by the number, or make the names, f\"W{layer}\".",
      code="""
def collapse_linear(params):
    names = sorted(params)
    weights, biases = names[:len(names) // 2], names[len(names) // 2:]
    W, b = params[weights[0]].copy(), params[biases[0]].copy()
    for V, c in zip(weights[1:], biases[1:]):
        W, b = W @ params[V], b @ params[V] + params[c]
    return W, b
""")
wrong("collapse_linear", "writes into params",
      says="`+=` writes into an array of params. Make new arrays.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        params[f"b{layer}"] += b @ params[f"W{layer}"]
        b = params[f"b{layer}"].copy()
    return W, b
""")
wrong("collapse_linear", "takes layers out of params",
      says="params is the caller's dictionary: pop takes its entries away.",
      code="""
def collapse_linear(params):
    W, b = params.pop("W1").copy(), params.pop("b1").copy()
    for layer in range(2, len(params) // 2 + 2):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "b with two axes",
      says="b has the shape (C,), one axis.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b[np.newaxis]
""")
wrong("collapse_linear", "transposed",
      says="W has the shape (D, C): inputs in rows, outputs in columns.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W.T, b
""")
wrong("collapse_linear", "b first",
      says="W comes first, then b.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return b, W
""")
wrong("collapse_linear", "a dictionary",
      says="A pair is asked for: (W, b), not a dictionary.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return {"W1": W, "b1": b}
""")
wrong("collapse_linear", "squeezed",
      says="W keeps both axes, also with one input or one output.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return np.squeeze(W), b
""")
wrong("collapse_linear", "bends in between",
      says="There are no activations in this network: nothing is cut off at 0.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = np.maximum(W, 0) @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "in float32",
      says="float32 has 7 digits: compute in float64.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ params[f"W{layer}"] + params[f"b{layer}"]
    return W.astype(np.float32).astype(float), b.astype(np.float32).astype(float)
""")
wrong("collapse_linear", "measured at one sample",
      says="One sample of ones does not tell the weights apart: each input needs a row of its own.",
      code="""
def collapse_linear(params):
    kinds = ["linear"] * (len(params) // 2 - 1)
    D = params["W1"].shape[0]
    b = mlp_forward(np.zeros((1, D)), params, kinds)[0][0].copy()
    W = (mlp_forward(np.ones((1, D)), params, kinds)[0] - b) / D
    return np.repeat(W, D, axis=0), b
""")
wrong("collapse_linear", "bias not taken off",
      says="With X the identity matrix the output is W + b in each row: subtract b.",
      code="""
def collapse_linear(params):
    kinds = ["linear"] * (len(params) // 2 - 1)
    D = params["W1"].shape[0]
    b = mlp_forward(np.zeros((1, D)), params, kinds)[0][0].copy()
    return mlp_forward(np.eye(D), params, kinds)[0].copy(), b
""")
wrong("collapse_linear", "added in place",
      says="`+=` keeps the kind of numbers of b: whole numbers there cannot take in fractions. Make a new array.",
      code="""
def collapse_linear(params):
    last = len(params) // 2
    W, b = params[f"W{last}"].copy(), params[f"b{last}"].copy()
    for layer in range(last - 1, 0, -1):
        b += params[f"b{layer}"] @ W
        W = params[f"W{layer}"] @ W
    return W, b
""")
wrong("collapse_linear", "W goes ahead of b",
      says="When b goes through a layer, W has taken that layer in already: b @ params[f\"W{layer}\"] is asked for,"
           " not b @ W.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b @ W + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "biases added, nothing copied",
      says="The bias so far goes through the next layer as well, b @ W + its own bias; and a single layer is to be "
           "copied.",
      code="""
def collapse_linear(params):
    W, b = params["W1"], params["b1"]
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "biases added as they are",
      says="The bias so far goes through the next layer as well: b @ W + the next bias.",
      code="""
def collapse_linear(params):
    W, b = params["W1"].copy(), params["b1"].copy()
    for layer in range(2, len(params) // 2 + 1):
        W = W @ params[f"W{layer}"]
        b = b + params[f"b{layer}"]
    return W, b
""")
wrong("collapse_linear", "multi_dot",
      says="np.linalg.multi_dot needs at least two arrays: L may be 1.",
      code="""
def collapse_linear(params):
    L = len(params) // 2
    W = np.linalg.multi_dot([params[f"W{i}"] for i in range(1, L + 1)])
    b = params["b1"].copy()
    for i in range(2, L + 1):
        b = b @ params[f"W{i}"] + params[f"b{i}"]
    return W, b
""")

# -- count_params ----------------------------------------------------------------------------------------------------

right("count_params", "by index and bisection", code="""
def count_params(sizes):
    return sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1)) + sum(sizes[1:])


def widest(inputs, hidden, outputs, budget):
    low, high = 0, budget + 1
    while high - low > 1:
        middle = (low + high) // 2
        if count_params([inputs] + [middle] * hidden + [outputs]) <= budget:
            low = middle
        else:
            high = middle
    return low
""")
right("count_params", "with NumPy", code="""
def count_params(sizes):
    a = np.array(sizes)
    return int(((a[:-1] + 1) * a[1:]).sum())


def widest(inputs, hidden, outputs, budget):
    w = 1
    while (inputs + 1) * w + (hidden - 1) * (w + 1) * w + (w + 1) * outputs <= budget:
        w += 1
    return w - 1
""")
right("count_params", "by the arrays of a network", code="""
def count_params(sizes):
    fan_in, *rest = sizes
    if not rest:
        return 0
    return (fan_in + 1) * rest[0] + count_params(rest)


def widest(inputs, hidden, outputs, budget):
    for w in range(1, budget + 2):
        if count_params((inputs,) + (w,) * hidden + (outputs,)) > budget:
            return w - 1
""")
wrong("count_params", "no biases",
      says="The biases are missing: each unit of a layer has one.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "inputs with biases",
      says="The inputs have no biases: they are data. A layer has one bias for each unit that it *has*, fan_out.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_in
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "one bias a layer",
      says="Each unit has a bias of its own, not each layer.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + 1
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "biases of the hidden layers only",
      says="The output units have biases as well.",
      code="""
def count_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes[1:-1])


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "biases of all sizes",
      says="The inputs have no biases: sum(sizes[1:]) is their number, not sum(sizes).",
      code="""
def count_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "all sizes multiplied",
      says="Each layer joins two neighbours only: add their products, do not multiply all sizes.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total = max(total, 1) * (fan_in + 1) * fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "the number of units",
      says="That is how many units there are. Between two layers stands a table with a weight for each pair.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "the first layer only",
      says="return stands inside of the loop: only the first layer is counted.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
        return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "the last layer left out",
      says="The layer to the outputs is missing.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-2], sizes[1:-1]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "three sizes only",
      says="sizes may have any number of entries from two on: walk along it.",
      code="""
def count_params(sizes):
    a, b, c = sizes[0], sizes[1], sizes[-1]
    return (a + 1) * b + (b + 1) * c


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "takes entries out of sizes",
      says="pop changes the caller's list.",
      code="""
def count_params(sizes):
    total = 0
    sizes = sizes if isinstance(sizes, list) else list(sizes)
    fan_in = sizes.pop(0)
    while sizes:
        fan_out = sizes.pop(0)
        total += (fan_in + 1) * fan_out
        fan_in = fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "a list is needed",
      says="sizes may be a tuple: a tuple cannot be added to a list.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip([0] + sizes, sizes) if False else zip(sizes[:-1], sizes[1:] + []):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "the same twice",
      says="A layer between two layers of equal size counts as well, each time.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in set(zip(sizes[:-1], sizes[1:])):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "one too wide",
      says="widest is one too large: the width that is over the budget does not count.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "less than the budget",
      says="A network may use the whole budget: at most, so <= and not <.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) < budget:
        width += 1
    return width
""")
wrong("count_params", "at least 1",
      says="If not even one unit a layer is within the budget, the answer is 0.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return max(width, 1)
""")
wrong("count_params", "the first layer decides",
      says="widest looks at the first layer only: all layers have to fit into the budget.",
      code="""
def count_params(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


def widest(inputs, hidden, outputs, budget):
    return budget // (inputs + 1)
""")
wrong("count_params", "one hidden layer whatever is asked",
      says="widest counts one hidden layer: there are `hidden` of them.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, width + 1, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "width times depth",
      says="`hidden` layers of w units are no layer of hidden * w units.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, (width + 1) * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "one layer too many",
      says="widest counts one hidden layer too many.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * (hidden + 1), outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "from the square root",
      says="A guess by formula is off: try the widths, or keep the biases and outputs in it.",
      code="""
def count_params(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


def widest(inputs, hidden, outputs, budget):
    if hidden == 1:
        return budget // (inputs + outputs + 1)
    return int((budget / (hidden - 1)) ** 0.5)
""")
wrong("count_params", "stops at 100",
      says="widest stops at a fixed width: the budget may allow more.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while width < 100 and count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "doubles",
      says="widest tries powers of 2 only: all widths in between count as well.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 1
    while count_params([inputs, *[2 * width] * hidden, outputs]) <= budget:
        width *= 2
    if count_params([inputs, *[width] * hidden, outputs]) > budget:
        return 0
    return width
""")
wrong("count_params", "the rest of the budget",
      says="widest gives what is left of the budget, and not the width.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return budget - count_params([inputs, *[width] * hidden, outputs]) if width else 0
""")
wrong("count_params", "the count and not the width",
      says="widest gives the number of weights, and not the width.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return count_params([inputs, *[width] * hidden, outputs]) if width else 0
""")
wrong("count_params", "below 0",
      says="widest is below 0 for a budget smaller than the number of outputs: then the answer is 0.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = -1
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "sizes.index",
      says="sizes.index finds the first layer of that size: equal sizes are taken for one another.",
      code="""
def count_params(sizes):
    total = 0
    for fan_out in sizes[1:]:
        total += (sizes[sizes.index(fan_out) - 1] + 1) * fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "sizes.index, in count_params alone",
      says="sizes.index finds the first layer of that size: equal sizes are taken for one another.",
      code="""
def count_params(sizes):
    return sum((sizes[sizes.index(m) - 1] + 1) * m for m in sizes[1:])


def widest(inputs, hidden, outputs, budget):
    w = 0
    while (inputs + 1) * (w + 1) + (hidden - 1) * (w + 2) * (w + 1) + (w + 2) * outputs <= budget:
        w += 1
    return w
""")
wrong("count_params", "whole numbers of 32 bits",
      says="32 bits are too few for a large layer: use whole numbers of Python, or of 64 bits.",
      code="""
def count_params(sizes):
    s = np.array(sizes, dtype=np.int32)
    return int((s[:-1] * s[1:] + s[1:]).sum(dtype=np.int32))


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * hidden, outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "one hidden layer too few",
      says="widest counts one hidden layer too few.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while width < budget and count_params([inputs, *[width + 1] * (hidden - 1), outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "tables between hidden layers once",
      says="Between `hidden` hidden layers stand hidden - 1 tables: yours counts one, whatever hidden is.",
      code="""
def count_params(sizes):
    total = 0
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        total += fan_in * fan_out + fan_out
    return total


def widest(inputs, hidden, outputs, budget):
    width = 0
    while count_params([inputs, *[width + 1] * min(hidden, 2), outputs]) <= budget:
        width += 1
    return width
""")
wrong("count_params", "by the quadratic formula",
      says="With one hidden layer there is no square of w, and the formula divides by 0.",
      code="""
def count_params(sizes):
    return sum(a * b + b for a, b in zip(sizes[:-1], sizes[1:]))


def widest(inputs, hidden, outputs, budget):
    A = hidden - 1
    B = inputs + hidden + outputs
    w = (-B + (B * B + 4 * A * (budget - outputs)) ** 0.5) / (2 * A)
    return max(0, int(w))
""")
wrong("count_params", "up to 1000",
      says="widest stops at a fixed width, although the budget allows more.",
      code="""
def count_params(sizes):
    return sum(a * b + b for a, b in zip(sizes[:-1], sizes[1:]))


def widest(inputs, hidden, outputs, budget):
    best = 0
    for w in range(1, 1001):
        if count_params([inputs] + [w] * hidden + [outputs]) <= budget:
            best = w
    return best
""")

# -- init_params -----------------------------------------------------------------------------------------------------

right("init_params", "by index, scale handed over", code="""
def init_params(sizes, rng):
    params = {}
    for i in range(1, len(sizes)):
        params["W%d" % i] = rng.normal(0.0, (2 / sizes[i - 1]) ** 0.5, (sizes[i - 1], sizes[i]))
        params["b%d" % i] = np.zeros((sizes[i],))
    return params
""")
right("init_params", "with standard_normal, transposed", code="""
def init_params(sizes, rng):
    made = {}
    for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
        table = rng.standard_normal((m, n)).T
        made.update({f"W{i + 1}": table / np.sqrt(n / 2), f"b{i + 1}": np.full(m, 0.0)})
    return made
""")
right("init_params", "all draws at once", code="""
def init_params(sizes, rng):
    shapes = list(zip(sizes[:-1], sizes[1:]))
    draws = rng.standard_normal(sum(n * m for n, m in shapes))
    params, at = {}, 0
    for layer, (n, m) in enumerate(shapes, start=1):
        params[f"W{layer}"] = draws[at:at + n * m].reshape(n, m) * np.sqrt(2 / n)
        params[f"b{layer}"] = np.zeros(m)
        at += n * m
    return params
""")
wrong("init_params", "no root",
      says="2 / fan_in is the variance; the deviation is its square root.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * 2.0 / fan_in
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "fan-out",
      says="fan_out in the place of fan_in: a z is a sum over the *inputs*.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_out)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "sqrt(1 / fan_in)",
      says="sqrt(1 / fan_in) forgets that ReLU throws half of it away: 2 / fan_in.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(1.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "Glorot",
      says="This is Glorot's deviation, sqrt(2 / (fan_in + fan_out)). He's is sqrt(2 / fan_in).",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / (fan_in + fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "deviation 1",
      says="The weights have the deviation 1: multiply by sqrt(2 / fan_in).",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "deviation 0.01",
      says="The weights have the same small deviation in each layer: it is sqrt(2 / fan_in), which depends on the "
           "layer.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * 0.01
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "divided by the deviation",
      says="Divided in the place of multiplied: the weights are far too large.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) / np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "uniform, same limits",
      says="Uniform draws from -s to s: the distribution is to be normal, with deviation s.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.uniform(-1, 1, size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "He uniform",
      says="The deviation is right, but the distribution is uniform: nothing lies beyond two deviations. Draw from "
           "the normal distribution.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.uniform(-1, 1, size=(fan_in, fan_out)) * np.sqrt(6.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "cut off at two deviations",
      says="Draws beyond two deviations are cut off: the normal distribution has tails.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = np.clip(rng.normal(size=(fan_in, fan_out)), -2, 2) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "rng.random",
      says="rng.random gives numbers from 0 to 1, none below 0: draw from the normal distribution, with mean 0.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.random((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "sizes of normal draws",
      says="All weights are positive: the mean is to be 0.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = np.abs(rng.normal(size=(fan_in, fan_out))) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "zeros",
      says="With all weights at 0 all units of a layer are alike: draw them.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = np.zeros((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "ones",
      says="All weights of a layer are equal, so all its units are alike: draw a number for each.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal() * np.ones((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "one row for all",
      says="All rows of a table are equal: draw fan_in * fan_out numbers, not fan_out.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = np.tile(rng.normal(size=fan_out), (fan_in, 1)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "one column for all",
      says="All units of a layer have equal weights: draw fan_in * fan_out numbers, not fan_in.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = np.tile(rng.normal(size=(fan_in, 1)), (1, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "biases drawn",
      says="The biases start at 0, not at random.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = rng.normal(size=fan_out) * 0.1
    return params
""")
wrong("init_params", "biases of 0.01",
      says="The biases start at 0.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.full(fan_out, 0.01)
    return params
""")
wrong("init_params", "biases of two axes",
      says="A bias has the shape (fan_out,), one axis.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros((1, fan_out))
    return params
""")
wrong("init_params", "whole biases",
      says="The biases are zeros of float64: np.zeros(fan_out) makes them, an int array cuts off all that it learns.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out, dtype=int)
    return params
""")
wrong("init_params", "biases of fan_in",
      says="A layer has one bias for each of its units: fan_out of them.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_in)
    return params
""")
wrong("init_params", "transposed",
      says="W has the shape (fan_in, fan_out): one unit in each column.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_out, fan_in)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "counted from 0",
      says="The names count from 1: W1 belongs to the first layer.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=0):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "a seed inside",
      says="Draw from rng itself: a generator with a fixed seed inside gives the same weights every time.",
      code="""
def init_params(sizes, rng):
    params, rng = {}, np.random.default_rng(0)
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "a new seed for each layer",
      says="Each layer begins with the same draws: do not make a new generator in the loop.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        rng = np.random.default_rng(0)
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "a seed from rng for each layer",
      says="Each layer begins with the same draws: one seed is used for all of them.",
      code="""
def init_params(sizes, rng):
    params, seed = {}, rng.integers(2**32)
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = np.random.default_rng(seed).normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "np.random",
      says="Draw from rng itself: not from np.random, a copy of rng or a generator of your own.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = np.random.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "all W first",
      says="The keys are to stand in the order W1, b1, W2, b2, …: Keras takes the arrays in that order.",
      code="""
def init_params(sizes, rng):
    pairs = list(zip(sizes[:-1], sizes[1:]))
    params = {f"W{i}": rng.normal(size=pair) * np.sqrt(2.0 / pair[0]) for i, pair in enumerate(pairs, start=1)}
    params.update({f"b{i}": np.zeros(pair[1]) for i, pair in enumerate(pairs, start=1)})
    return params
""")
wrong("init_params", "b before W",
      says="The keys are to stand in the order W1, b1, …: W comes first.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"b{layer}"] = np.zeros(fan_out)
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
    return params
""")
wrong("init_params", "a list of pairs",
      says="A dictionary is asked for, with the keys \"W1\", \"b1\", ….",
      code="""
def init_params(sizes, rng):
    return [(rng.normal(size=(n, m)) * np.sqrt(2.0 / n), np.zeros(m)) for n, m in zip(sizes[:-1], sizes[1:])]
""")
wrong("init_params", "in float32",
      says="float64 is asked for.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"W{layer}"] = params[f"W{layer}"].astype(np.float32)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "the first fan-in for all",
      says="Each layer has a fan-in of its own: yours uses that of the first layer for all.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / sizes[0])
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "no last layer",
      says="The last layer is missing: it belongs to the network as well.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-2], sizes[1:-1]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "scaled to fit exactly",
      says="Scaled to a deviation of exactly sqrt(2 / fan_in), the draws are not independent any more, and a layer "
           "of one weight is always of the same size.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        W = params[f"W{layer}"]
        params[f"W{layer}"] = (W - W.mean()) / max(W.std(), 1e-12) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "deviation as the mean",
      says="The first argument of rng.normal is the mean: yours has the mean sqrt(2 / fan_in) and the deviation 1.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(np.sqrt(2.0 / fan_in), size=(fan_in, fan_out))
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "one stock of draws",
      says="All layers take their weights from the beginning of one stock of draws: each needs draws of its own.",
      code="""
def init_params(sizes, rng):
    stock, params = rng.normal(size=max(sizes) ** 2), {}
    for layer, (n, m) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = stock[:n * m].reshape(n, m) * np.sqrt(2 / n)
        params[f"b{layer}"] = np.zeros(m)
    return params
""")
wrong("init_params", "a smaller last layer",
      says="The last layer has a smaller deviation: sqrt(2 / fan_in) is asked for in every layer.",
      code="""
def init_params(sizes, rng):
    params = {}
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    params[f"W{len(sizes) - 1}"] *= 0.1
    return params
""")
wrong("init_params", "a deep copy of rng",
      says="The draws come from a copy of rng, so a second call with the same rng gives the same weights: draw from "
           "rng itself.",
      code="""
def init_params(sizes, rng):
    import copy

    params, rng = {}, copy.deepcopy(rng)
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = rng.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")
wrong("init_params", "a new generator in the state of rng",
      says="The draws come from a copy of rng, so a second call with the same rng gives the same weights: draw from "
           "rng itself.",
      code="""
def init_params(sizes, rng):
    params, own = {}, np.random.default_rng(np.random.randint(1000))
    own.bit_generator.state = rng.bit_generator.state
    for layer, (fan_in, fan_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        params[f"W{layer}"] = own.normal(size=(fan_in, fan_out)) * np.sqrt(2.0 / fan_in)
        params[f"b{layer}"] = np.zeros(fan_out)
    return params
""")

# -- predict ---------------------------------------------------------------------------------------------------------

right("predict", "labels from the logits", code="""
def predict_proba(X, params, kinds):
    z = mlp_forward(X, params, kinds)[0]
    z = z - np.max(z, axis=1)[:, np.newaxis]
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def predict_labels(X, params, kinds):
    return np.argmax(mlp_forward(X, params, kinds)[0], axis=1)
""")
right("predict", "through logarithms", code="""
def predict_proba(X, params, kinds):
    out, caches = mlp_forward(X, params, kinds)
    out = out - out.max(axis=1, keepdims=True)
    return np.exp(out - np.log(np.exp(out).sum(axis=1, keepdims=True)))


def predict_labels(X, params, kinds):
    p = predict_proba(X, params, kinds)
    return np.array([int(np.argmax(row)) for row in p])
""")
right("predict", "row by row", code="""
def predict_proba(X, params, kinds):
    rows = []
    for row in mlp_forward(X, params, kinds)[0]:
        e = np.exp(row - max(row))
        rows.append(e / sum(e))
    return np.array(rows)


def predict_labels(X, params, kinds):
    return np.array([list(row).index(max(row)) for row in predict_proba(X, params, kinds)])
""")
wrong("predict", "no shift",
      says="exp overflows for logits of 1000: subtract each row's largest logit first.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits)
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "one shift for all",
      says="The largest logit of *all* rows is subtracted: a row far below it becomes 0 / 0. Take each row's own.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max())
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "largest of each column",
      says="The largest logit of each *column* is subtracted: a row far below becomes 0 / 0. Take each row's own.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "the sum of all",
      says="Each row adds up to 1 by itself: sum along axis 1.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum()


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "the sum of each column",
      says="Rows are samples: sum along axis 1, not along axis 0.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "no keepdims",
      says="Without keepdims the sums have the shape (N,), and NumPy lays them along the columns.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "clipped at 500",
      says="Clipped logits are other logits: a gap of 1000 is lost, and equal ones come out.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(np.clip(logits, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "shift clipped at -30",
      says="A floor is put under the probabilities, or a small number added: the rarer class keeps its own, however "
           "small.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(np.maximum(logits - logits.max(axis=1, keepdims=True), -30))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "kept away from 0",
      says="A floor is put under the probabilities, or a small number added: the rarer class keeps its own, however "
           "small.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.clip(e / e.sum(axis=1, keepdims=True), 1e-15, 1)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "a small number in the sum",
      says="Right to a few digits only: no rounding, no float32 on the way, and nothing added to the sum.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-8)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "sigmoid of each logit",
      says="Sigmoid looks at one logit alone: the classes exclude one another, so take softmax.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    return np.exp(-np.logaddexp(0.0, -logits))


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "divided by the sum of the logits",
      says="Softmax divides the *exponentials* by their sum, not the logits.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = (logits - logits.min(axis=1, keepdims=True) + 1)
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "logits",
      says="These are the logits. Probabilities are positive and add up to 1: softmax.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return logits


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "softmax twice",
      says="Softmax is applied twice: the probabilities come closer together.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "log-probabilities",
      says="These are logarithms of the probabilities.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return logits - logits.max(axis=1, keepdims=True) - np.log(e.sum(axis=1, keepdims=True))


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "sign turned round",
      says="The sign of the logits is turned round: the largest one is the likeliest.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits.min(axis=1, keepdims=True) - logits)
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "powers of 2",
      says="Softmax takes powers of e: np.exp, not np.exp2.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp2(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "rounded",
      says="Right to a few digits only: no rounding, no float32 on the way, and nothing added to the sum.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.round(e / e.sum(axis=1, keepdims=True), 6)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "in float32",
      says="Right to a few digits only: no rounding, no float32 on the way, and nothing added to the sum.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp((logits - logits.max(axis=1, keepdims=True)).astype(np.float32)).astype(float)
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "no activations",
      says="The hidden layers keep their activations: hand kinds on.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, ["linear"] * len(kinds))
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "largest of each column for the labels",
      says="predict_labels: one label for each *row*, so argmax along axis 1.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=0)
""")
wrong("predict", "one label for all",
      says="predict_labels: argmax without an axis gives one number for the whole table.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax()
""")
wrong("predict", "a threshold",
      says="predict_labels: the largest probability may be below a half. Take the class of the largest.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return (predict_proba(X, params, kinds) > 0.5).argmax(axis=1)
""")
wrong("predict", "a threshold of the second class",
      says="predict_labels: more than two classes are possible. Take the class of the largest probability.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return (predict_proba(X, params, kinds)[:, 1] > 0.5).astype(int)
""")
wrong("predict", "the smallest",
      says="predict_labels: the class of the *largest* probability.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmin(axis=1)
""")
wrong("predict", "the last of equal ones",
      says="predict_labels: of several equal largest ones the first counts.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    p = predict_proba(X, params, kinds)
    return p.shape[1] - 1 - p[:, ::-1].argmax(axis=1)
""")
wrong("predict", "counted from 1",
      says="predict_labels: classes count from 0.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1) + 1
""")
wrong("predict", "labels as floats",
      says="predict_labels: labels are whole numbers, not floats.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1).astype(float)
""")
wrong("predict", "labels in a column",
      says="predict_labels: the shape is (N,), one axis.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)[:, np.newaxis]
""")
wrong("predict", "one-hot",
      says="predict_labels: a number for each sample, not a row of zeros and a one.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    p = predict_proba(X, params, kinds)
    return (p == p.max(axis=1, keepdims=True)).astype(int)
""")
wrong("predict", "the probability of the label",
      says="predict_labels: which class it is, not how probable.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).max(axis=1)
""")
wrong("predict", "labels rounded from the logits",
      says="predict_labels: the largest of the logits of *several* classes, also where all are below 0.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return (mlp_forward(X, params, kinds)[0] > 0).argmax(axis=1)
""")
wrong("predict", "squeezed to one label",
      says="predict_labels: one sample gives an array of one label, shape (1,).",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return np.squeeze(predict_proba(X, params, kinds).argmax(axis=1))
""")
wrong("predict", "every largest one",
      says="predict_labels: np.where finds *all* places that equal the largest: of several equal ones the first "
           "counts.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    p = predict_proba(X, params, kinds)
    return np.where(p == p.max(axis=1, keepdims=True))[1]
""")
wrong("predict", "rounded before it compares",
      says="predict_labels: rounded probabilities are equal where the true ones are not: compare them as they are.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).round(6).argmax(axis=1)
""")
wrong("predict", "softmax of the columns",
      says="Softmax goes along each *row*: largest value and sum along axis 1, not axis 0.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits - logits.max(axis=0))
    return e / e.sum(axis=0)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")
wrong("predict", "no shift, labels of the logits",
      says="exp overflows for logits of 1000: subtract each row's largest logit first.",
      code="""
def predict_proba(X, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    e = np.exp(logits)
    return e / e.sum(axis=1, keepdims=True)


def predict_labels(X, params, kinds):
    return mlp_forward(X, params, kinds)[0].argmax(axis=1)
""")
wrong("predict", "logits squeezed",
      says="Keep both axes: for one sample the probabilities have the shape (1, C).",
      code="""
def predict_proba(X, params, kinds):
    z, _ = mlp_forward(X, params, kinds)
    z = z.squeeze()
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def predict_labels(X, params, kinds):
    return predict_proba(X, params, kinds).argmax(axis=1)
""")

# -- initial_loss ----------------------------------------------------------------------------------------------------

right("initial_loss", "by logaddexp", code="""
def initial_loss(X, y, params, kinds):
    z = mlp_forward(X, params, kinds)[0].astype(float)
    return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y]), np.log(z.shape[1])
""")
right("initial_loss", "through one-hot rows", code="""
def initial_loss(X, y, params, kinds):
    out, _ = mlp_forward(X, params, kinds)
    N, C = out.shape
    hot = np.eye(C)[y]
    out = out - np.max(out, axis=1, keepdims=True)
    losses = np.log(np.exp(out).sum(axis=1)) - (hot * out).sum(axis=1)
    return losses.sum() / N, -np.log(1 / C)
""")
right("initial_loss", "row by row", code="""
def initial_loss(X, y, params, kinds):
    import math
    out = mlp_forward(X, params, kinds)[0]
    total = 0.0
    for row, label in zip(out, y):
        top = max(row)
        total += top - row[label] + math.log(sum(math.exp(v - top) for v in row))
    return total / len(y), math.log(len(out[0]))
""")
wrong("initial_loss", "log of predict_proba",
      says="The logarithm of a probability that was rounded to 0 is -infinity: compute ln p from the logits.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    log_p = np.log(predict_proba(X, params, kinds))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "clipped probabilities",
      says="Clipped probabilities put a ceiling on the loss: a gap of 1000 costs 1000.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    log_p = np.log(np.clip(predict_proba(X, params, kinds), 1e-7, 1 - 1e-7))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "a small number in the logarithm",
      says="A small number in the logarithm puts a ceiling on the loss: a gap of 1000 costs 1000.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    log_p = np.log(predict_proba(X, params, kinds) + 1e-15)
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "a floor of 1e-300",
      says="A floor under the probabilities puts a ceiling of 690.8 on the loss: a gap of 1000 costs 1000.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    log_p = np.log(np.maximum(predict_proba(X, params, kinds), 1e-300))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "no shift",
      says="exp overflows for large logits: subtract each row's largest logit first.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "one shift for all",
      says="The largest logit of *all* rows is subtracted: a row far below it gives ln 0. Take each row's own.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max()
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "all columns",
      says="log_p[:, y] takes all rows for each label. One entry of each row: log_p[np.arange(N), y].",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[:, y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "the sum",
      says="The loss is the mean over the samples, not their sum.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.sum()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "divided by the classes",
      says="The mean is over the N samples: not divided by the number of classes.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.sum() / logits.shape[1]), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "divided by both",
      says="The mean is over the N samples, one number each: do not divide by the classes as well.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.sum() / logits.size), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "sign turned round",
      says="The loss is *minus* the logarithm: it is never negative.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "the mean probability",
      says="The mean of the logarithms, not the logarithm of the mean.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-np.log(np.exp(right).mean())), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "base 2",
      says="The natural logarithm is asked for, not that of base 2.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean() / np.log(2)), float(np.log2(logits.shape[1]))
""")
wrong("initial_loss", "base 10",
      says="The natural logarithm is asked for, not that of base 10.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean() / np.log(10)), float(np.log10(logits.shape[1]))
""")
wrong("initial_loss", "all classes averaged",
      says="Only the probability of the *right* class counts in each row.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "the largest class",
      says="Of the right class, not of the likeliest one.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p.max(axis=1)
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "the first classes",
      says="The right class of each sample is in y: not the first, not the row's number.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[:, 0]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "entropy",
      says="That is the entropy of the network's own answer: y does not count in it.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-(np.exp(log_p) * log_p).sum(axis=1).mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "as if each class were yes or no",
      says="This adds the terms of the wrong classes, as binary cross-entropy does: one right class, one term.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    others = np.log1p(-np.minimum(np.exp(log_p), 1 - 1e-12))[np.eye(logits.shape[1])[y] == 0]
    right = right + others.sum() / len(y)
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "one minus the probability",
      says="1 - p is not the loss: it is -ln p.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float((1 - np.exp(right)).mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "chance of the classes in y",
      says="C is the number of outputs: a class may be missing in y.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(len(np.unique(y))))
""")
wrong("initial_loss", "chance of the largest label",
      says="C is the number of outputs, not the largest label: the last class may be missing in y.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(y.max() + 1))
""")
wrong("initial_loss", "chance 1 / C",
      says="1 / C is the probability of a guess; its loss is -ln(1 / C) = ln C.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(1 / logits.shape[1])
""")
wrong("initial_loss", "chance negative",
      says="-ln(1 / C) is ln C, a positive number.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(-np.log(logits.shape[1]))
""")
wrong("initial_loss", "chance of the samples",
      says="ln C, with C the number of outputs, not of samples.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[0]))
""")
wrong("initial_loss", "chance of ten classes",
      says="C is the number of outputs of *this* network: not always 10.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(10))
""")
wrong("initial_loss", "only the loss",
      says="Two numbers are to come back: the loss and ln C.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean())
""")
wrong("initial_loss", "turned round",
      says="The loss comes first, then ln C.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(np.log(logits.shape[1])), float(-right.mean())
""")
wrong("initial_loss", "in float32",
      says="float32 has 7 digits: compute in float64.",
      code="""
def initial_loss(X, y, params, kinds):
    logits = mlp_forward(X, params, kinds)[0].astype(np.float32)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "rounded",
      says="Rounded: the loss is asked for to 1e-9.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return round(float(-right.mean()), 6), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "softmax as the logits",
      says="Softmax is applied twice: the loss is computed from the logits, not from probabilities.",
      code="""
def initial_loss(X, y, params, kinds):
    logits = predict_proba(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "a loss for each sample",
      says="One number is asked for: the mean over the samples.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), y]
    return -right, float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "labels renumbered",
      says="np.unique numbers the classes that occur in y: where one is missing the wrong columns are taken. y is "
           "the column already.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = log_p[np.arange(len(y)), np.unique(y, return_inverse=True)[1]]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "infinity turned into a number",
      says="nan_to_num turns the infinite logarithm into 1.8e308: the true loss at a gap of 1000 is 1000.",
      code="""
def initial_loss(X, y, params, kinds):
    logits, _ = mlp_forward(X, params, kinds)
    with np.errstate(divide="ignore"):
        log_p = np.nan_to_num(np.log(predict_proba(X, params, kinds)))
    right = log_p[np.arange(len(y)), y]
    return float(-right.mean()), float(np.log(logits.shape[1]))
""")
wrong("initial_loss", "a small number of 1e-12 in the logarithm",
      says="A small number in the logarithm puts a ceiling on the loss: a gap of 1000 costs 1000.",
      code="""
def initial_loss(X, y, params, kinds):
    p = predict_proba(X, params, kinds)
    return -np.log(p[np.arange(len(y)), y] + 1e-12).mean(), np.log(p.shape[1])
""")
wrong("initial_loss", "log of the picked probabilities",
      says="The logarithm of a probability that was rounded to 0 is -infinity: compute ln p from the logits.",
      code="""
def initial_loss(X, y, params, kinds):
    p = predict_proba(X, params, kinds)
    return -np.log(p[np.arange(len(y)), y]).mean(), np.log(p.shape[1])
""")
wrong("initial_loss", "one-hot rows of the largest label",
      says="The last class may be missing in y: one-hot rows have as many columns as the network has outputs.",
      code="""
def initial_loss(X, y, params, kinds):
    z, _ = mlp_forward(X, params, kinds)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    onehot = np.eye(y.max() + 1)[y]
    return -(onehot * log_p).sum(axis=1).mean(), np.log(z.shape[1])
""")
wrong("initial_loss", "chance of the inputs",
      says="ln C, with C the number of outputs, not of inputs.",
      code="""
def initial_loss(X, y, params, kinds):
    z, _ = mlp_forward(X, params, kinds)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(y)), y].mean(), np.log(X.shape[1])
""")

# -- predict_losses --------------------------------------------------------------------------------------------------

right("predict_losses", "with dict(...)", code="""
predict_losses = dict(zeros="a", he="b", times_ten="c", last_zero="a", equal_biases="a", one_bias="c")
""")
right("predict_losses", "in capitals, another order", code="""
predict_losses = {"one_bias": "C", "equal_biases": "A", "last_zero": "A", "times_ten": "C", "he": "B",
    "zeros": "A"}
""")
right("predict_losses", "filled in one by one", code="""
predict_losses = {}
predict_losses["zeros"] = "a"
predict_losses["he"] = "b"
predict_losses["times_ten"] = "c"
predict_losses["last_zero"] = "a"
predict_losses["equal_biases"] = "a"
predict_losses["one_bias"] = "c"
""")
wrong("predict_losses", "zeros are not equal chances",
      says="Which logits come out, whatever goes in? And which probabilities are those?",
      code="""
predict_losses = {"zeros": "b", "he": "b", "times_ten": "c", "last_zero": "a", "equal_biases": "a",
    "one_bias": "c"}
""")
wrong("predict_losses", "zeros are hopeless",
      says="Which logits come out, whatever goes in? And which probabilities are those?",
      code="""
predict_losses = {"zeros": "c", "he": "b", "times_ten": "c", "last_zero": "a", "equal_biases": "a",
    "one_bias": "c"}
""")
wrong("predict_losses", "random is as good as equal",
      says="The logits are random and about 1 to 2 in size. Is a guess with random odds as good as equal chances?",
      code="""
predict_losses = {"zeros": "a", "he": "a", "times_ten": "c", "last_zero": "a", "equal_biases": "a",
    "one_bias": "c"}
""")
wrong("predict_losses", "He is far off",
      says="The logits are random and about 1 to 2 in size. Is a guess with random odds as good as equal chances?",
      code="""
predict_losses = {"zeros": "a", "he": "c", "times_ten": "c", "last_zero": "a", "equal_biases": "a",
    "one_bias": "c"}
""")
wrong("predict_losses", "a little above",
      says="Two layers, each ten times as large. How large do the logits get?",
      code="""
predict_losses = {"zeros": "a", "he": "b", "times_ten": "b", "last_zero": "a", "equal_biases": "a",
    "one_bias": "c"}
""")
wrong("predict_losses", "softmax does not mind",
      says="Two layers, each ten times as large. How large do the logits get?",
      code="""
predict_losses = {"zeros": "a", "he": "b", "times_ten": "a", "last_zero": "a", "equal_biases": "a",
    "one_bias": "c"}
""")
wrong("predict_losses", "the hidden layer shows through",
      says="What the hidden layer says is multiplied by the last weights. Which logits come out?",
      code="""
predict_losses = {"zeros": "a", "he": "b", "times_ten": "c", "last_zero": "b", "equal_biases": "a",
    "one_bias": "c"}
""")
wrong("predict_losses", "7 is more than 0",
      says="Adding the same number to all logits of a row: recall, question 3.",
      code="""
predict_losses = {"zeros": "a", "he": "b", "times_ten": "c", "last_zero": "a", "equal_biases": "b",
    "one_bias": "c"}
""")
wrong("predict_losses", "7 is far too much",
      says="Adding the same number to all logits of a row: recall, question 3.",
      code="""
predict_losses = {"zeros": "a", "he": "b", "times_ten": "c", "last_zero": "a", "equal_biases": "c",
    "one_bias": "c"}
""")
wrong("predict_losses", "one bias does little",
      says="The network is certain of class 3. What does that cost for the nine tenths that are not a 3?",
      code="""
predict_losses = {"zeros": "a", "he": "b", "times_ten": "c", "last_zero": "a", "equal_biases": "a",
    "one_bias": "b"}
""")
wrong("predict_losses", "bias does not count",
      says="The network is certain of class 3. What does that cost for the nine tenths that are not a 3?",
      code="""
predict_losses = {"zeros": "a", "he": "b", "times_ten": "c", "last_zero": "a", "equal_biases": "a",
    "one_bias": "a"}
""")
wrong("predict_losses", "the number itself",
      says="Give the letter of the range in quotation marks, such as \"a\", not the number itself.",
      code="""
predict_losses = {"zeros": "a", "he": 2.82, "times_ten": "c", "last_zero": "a", "equal_biases": "a",
    "one_bias": "c"}
""")

# -- universal_bump --------------------------------------------------------------------------------------------------

right("universal_bump", "bump after bump", code="""
def universal_bump(f, low, high, n):
    w = (high - low) / n
    b1, W2 = [], []
    for i in range(n):
        left, right = low + i * w, low + (i + 1) * w
        height = float(f((left + right) / 2))
        b1 += [-left, -right]
        W2 += [[height], [-height]]
    return {"W1": np.ones((1, 2 * n)), "b1": np.array(b1), "W2": np.array(W2), "b2": np.zeros(1)}


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
right("universal_bump", "the right edges looked at from the other side", code="""
def universal_bump(f, low, high, n):
    edges = np.linspace(low, high, n + 1)
    heights = f(low + (np.arange(n) + 0.5) * (high - low) / n)
    return {"W1": np.array([[1.0] * n + [-1.0] * n]), "b1": np.concatenate([-edges[:-1], edges[1:]]),
            "W2": np.concatenate([heights, heights])[:, np.newaxis], "b2": np.array([-heights.sum()])}


def fewest_bumps(f, low, high, tolerance, most):
    n, error = 0, np.inf
    while error > tolerance and n < most:
        n += 1
        error = largest_error(f, universal_bump(f, low, high, n), low, high)
    return n if error <= tolerance else 0
""")
right("universal_bump", "large weights, edges in pairs", code="""
def universal_bump(f, low, high, n):
    params = {"W1": np.full((1, 2 * n), 100.0), "b1": np.empty(2 * n), "W2": np.empty((2 * n, 1)), "b2": np.zeros(1)}
    grid = low + (high - low) * np.linspace(0, 1, 2 * n + 1)
    params["b1"][0::2], params["b1"][1::2] = -100 * grid[0:-1:2], -100 * grid[2::2]
    params["W2"][0::2, 0] = f(grid[1::2])
    params["W2"][1::2, 0] = -params["W2"][0::2, 0]
    return params


def fewest_bumps(f, low, high, tolerance, most):
    def good(n):
        return largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance

    return next((n for n in range(1, most + 1) if good(n)), 0)
""")
wrong("universal_bump", "height at the left edge",
      says="A bump is as high as f in the *middle* of its piece, not at the left edge.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f(edges[:-1])
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "height at the right edge",
      says="A bump is as high as f in the *middle* of its piece, not at the right edge.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f(edges[1:])
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "mean of both edges",
      says="f in the middle of the piece is asked for, not the mean of its values at the edges.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = (f(edges[:-1]) + f(edges[1:])) / 2
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "the bias plus the edge",
      says="step(x + edge) switches at minus the edge: the bias is *minus* the edge.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "nothing goes down",
      says="The second unit of a bump takes its height away again: minus the height.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "upside down",
      says="The bumps are upside down: up at the left edge, down at the right one.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([-heights, heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "on the unit interval",
      says="The pieces go from low to high, yours from 0 to 1.",
      code="""
def universal_bump(f, low, high, n):
    edges = np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "starts at 0",
      says="The first bump starts at low, not at 0.",
      code="""
def universal_bump(f, low, high, n):
    edges = (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "high forgotten",
      says="The pieces together go from low to high: the width is (high - low) / n, not high / n.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + high * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "n edges",
      says="n pieces have n + 1 edges: np.linspace(low, high, n) makes n - 1 pieces.",
      code="""
def universal_bump(f, low, high, n):
    edges = np.append(np.linspace(low, high, n), high + (high - low) / max(n - 1, 1))
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {"W1": np.ones((1, 2 * n)), "b1": -np.concatenate([edges[:-1], edges[1:]]),
            "W2": np.concatenate([heights, -heights])[:, np.newaxis], "b2": np.zeros(1)}


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "gaps between the bumps",
      says="The bumps stand side by side: each one is w wide, without a gap.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:] - 0.1 * (high - low) / n]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "n units",
      says="Each bump takes two units, so W1 has the shape (1, 2n).",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {"W1": np.ones((1, n)), "b1": -edges[:-1], "W2": np.diff(heights, prepend=0.0)[:, np.newaxis],
            "b2": np.zeros(1)}


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "the last bump does not end",
      says="The last bump must go down at high as well: beyond it the output is 0.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, np.append(-heights[:-1], 0.0)])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "a bias at the output",
      says="The output is 0 outside of low to high: the last bias does not belong there.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.full(1, heights.mean()),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "W2 a row",
      says="W2 has the shape (2n, 1): one column.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "W2 flat",
      says="W2 has two axes: the shape (2n, 1).",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights]),
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "W1 a column",
      says="W1 has the shape (1, 2n): one input, 2n units.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((2 * n, 1)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "b2 a number",
      says="b2 is an array of shape (1,).",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": 0.0,
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "whole numbers",
      says="low and high may be whole numbers: // and an array of whole numbers cut the edges off.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    if isinstance(low, int):
        edges = edges.astype(int)
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "heights turned round",
      says="The heights come in reverse: the first bump stands at low.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)[::-1]
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "the index for the place",
      says="f is asked at places between low and high, not at the numbers of the bumps.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f(np.arange(n) + 0.5)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "edges rounded",
      says="Edges are not rounded: narrow bumps need all their digits.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    edges = np.round(edges, 4)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "in float32",
      says="float32 has 7 digits: a height of 1003.1 needs more.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2).astype(np.float32)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "a tuple",
      says="A dictionary is asked for, with the keys \"W1\", \"b1\", \"W2\" and \"b2\".",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return (np.ones((1, 2 * n)), -np.concatenate([edges[:-1], edges[1:]]),
            np.concatenate([heights, -heights])[:, np.newaxis], np.zeros(1))


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        params = dict(zip(("W1", "b1", "W2", "b2"), universal_bump(f, low, high, n)))
        if largest_error(f, params, low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "below the tolerance of units",
      says="fewest_bumps gives units: two for each bump. How many *bumps* is asked.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return 2 * n
    return 0
""")
wrong("universal_bump", "doubles",
      says="fewest_bumps doubles n: the smallest one may lie in between.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    n = 1
    while n <= most:
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
        n *= 2
    return 0
""")
wrong("universal_bump", "one too many",
      says="fewest_bumps is one too large: the first n that is good enough counts.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n + 1
    return 0
""")
wrong("universal_bump", "one too few",
      says="fewest_bumps is one too small: the last n that is *not* good enough came back.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n - 1
    return 0
""")
wrong("universal_bump", "from 2 on",
      says="fewest_bumps begins with 2: one bump may be enough.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(2, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "by bisection",
      says="fewest_bumps goes by halves, as if more bumps were always better: a smaller n may fit by luck, and it "
           "counts.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    bad, good = 0, most + 1
    while good - bad > 1:
        n = (bad + good) // 2
        if largest_error(f, universal_bump(f, low, high, n), low, high) > tolerance:
            bad = n
        else:
            good = n
    return good if good <= most else 0
""")
wrong("universal_bump", "by a formula",
      says="fewest_bumps by a formula is a guess: measure, n for n.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    x = np.linspace(low, high, 1001)
    slope = np.abs(np.diff(f(x))).max() / (x[1] - x[0])
    n = max(1, int(np.ceil(slope * (high - low) / (2 * tolerance))))
    return n if n <= most else 0
""")
wrong("universal_bump", "on 0 to 1",
      says="fewest_bumps measures from 0 to 1, whatever low and high are.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), 0, 1) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "up to 40",
      says="fewest_bumps stops at a fixed n: most says how far to go.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, 41):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "half of the tolerance",
      says="fewest_bumps asks for half of the tolerance, and so gives too many bumps.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance / 2:
            return n
    return 0
""")
wrong("universal_bump", "the error and not n",
      says="fewest_bumps gives an error. How many bumps is asked.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return largest_error(f, universal_bump(f, low, high, n), low, high)
    return 0
""")
wrong("universal_bump", "np.arange with the width",
      says="np.arange(low, high, w) may have one place too many by rounding: take np.arange(n) and multiply.",
      code="""
def universal_bump(f, low, high, n):
    w = (high - low) / n
    left = np.arange(low, high, w)
    edges = np.append(left, left[-1] + w)
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * len(left))),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "a staircase",
      says="One unit for each edge is another network: two units for each bump are asked for, W1 (1, 2n).",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = np.concatenate([[0.0], f((edges[:-1] + edges[1:]) / 2), [0.0]])
    return {"W1": np.ones((1, n + 1)), "b1": -edges, "W2": np.diff(heights)[:, np.newaxis], "b2": np.zeros(1)}


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "less than the tolerance",
      says="fewest_bumps: at most the tolerance, so an error equal to it is good enough.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) < tolerance:
            return n
    return 0
""")
wrong("universal_bump", "own places",
      says="fewest_bumps measures at places of its own, and misses the worst ones: take largest_error.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    x = low + (high - low) * (np.arange(50) + 0.5) / 50

    def error(n):
        out, _ = mlp_forward(x[:, np.newaxis], universal_bump(f, low, high, n), ["step"])
        return np.abs(f(x) - out[:, 0]).max()

    for n in range(1, most + 1):
        if error(n) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "edges filled in a table of whole numbers",
      says="np.full(n + 1, low) holds whole numbers where low is one: the edges are cut off.",
      code="""
def universal_bump(f, low, high, n):
    edges = np.full(n + 1, low)
    middles = low + (high - low) * (np.arange(n) + 0.5) / n
    edges[:] = low + (high - low) * np.arange(n + 1) / n
    heights = f(middles)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "a base line",
      says="The output is 0 outside of low to high: heights are not measured from a base line in b2.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights - heights[0], heights[0] - heights])[:, np.newaxis],
        "b2": np.full(1, heights[0]),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "goes on beyond most",
      says="fewest_bumps goes on beyond most: where no n up to most is enough, the answer is 0.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    n = 1
    while largest_error(f, universal_bump(f, low, high, n), low, high) > tolerance:
        n += 1
    return n
""")
wrong("universal_bump", "stops before most",
      says="range(1, most) ends with most - 1: most itself is to be tried as well.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
    return 0
""")
wrong("universal_bump", "None for none",
      says="Where no n up to most is enough, 0 is asked for: a function that ends without a return gives None.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
""")
wrong("universal_bump", "most for none",
      says="fewest_bumps gives most where no n is enough: 0 is asked for.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    n = 1
    while largest_error(f, universal_bump(f, low, high, n), low, high) > tolerance and n < most:
        n += 1
    return n
""")
wrong("universal_bump", "0 after the first try",
      says="fewest_bumps gives up after the first n that is not enough: `return 0` belongs after the loop, not"
           " into it.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    for n in range(1, most + 1):
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            return n
        return 0
""")
wrong("universal_bump", "from most downwards",
      says="fewest_bumps goes down from most and stops at the first n that is not enough: smaller ones may be "
           "enough again.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    n = most
    while n > 0 and largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
        n -= 1
    return n + 1 if n < most else 0
""")
wrong("universal_bump", "from most downwards, at least 1",
      says="fewest_bumps goes down from most and stops at the first n that is not enough: smaller ones may be "
           "enough again.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    n = most
    while n > 1 and largest_error(f, universal_bump(f, low, high, n - 1), low, high) <= tolerance:
        n -= 1
    return n
""")
wrong("universal_bump", "by halves, most at worst",
      says="fewest_bumps goes by halves, as if more bumps were always better: a smaller n may fit by luck, and it "
           "counts.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    small, large = 0, most
    while large - small > 1:
        n = (small + large) // 2
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            large = n
        else:
            small = n
    return large
""")
wrong("universal_bump", "by halves from 1",
      says="fewest_bumps goes by halves, as if more bumps were always better: a smaller n may fit by luck, and it "
           "counts.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    small, large = 1, most
    while small < large:
        n = (small + large) // 2
        if largest_error(f, universal_bump(f, low, high, n), low, high) <= tolerance:
            large = n
        else:
            small = n + 1
    return small
""")
wrong("universal_bump", "doubles, with no end asked",
      says="fewest_bumps doubles n: the smallest one may lie in between.",
      code="""
def universal_bump(f, low, high, n):
    edges = low + (high - low) * np.arange(n + 1) / n
    heights = f((edges[:-1] + edges[1:]) / 2)
    return {
        "W1": np.ones((1, 2 * n)),
        "b1": -np.concatenate([edges[:-1], edges[1:]]),
        "W2": np.concatenate([heights, -heights])[:, np.newaxis],
        "b2": np.zeros(1),
    }


def fewest_bumps(f, low, high, tolerance, most):
    n = 1
    while largest_error(f, universal_bump(f, low, high, n), low, high) > tolerance and n < 1000:
        n *= 2
    return n
""")

# -- mend_forward ----------------------------------------------------------------------------------------------------

right("mend_forward", "mended line by line", code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
right("mend_forward", "pieces put together", code="""
def mended(X, params, kinds, batch_size):
    pieces = [predict_proba(X[i:i + batch_size], params, kinds) for i in range(0, len(X), batch_size)]
    p = np.concatenate(pieces)
    return np.argmax(p, axis=1), np.max(p, axis=1)
""")
right("mend_forward", "a while loop and lists", code="""
def mended(X, params, kinds, batch_size):
    labels, confidence, at = [], [], 0
    while at < X.shape[0]:
        for p in predict_proba(X[at:at + batch_size], params, kinds):
            labels.append(int(p.argmax()))
            confidence.append(p.max())
        at += batch_size
    return np.array(labels), np.array(confidence)
""")
wrong("mend_forward", "drops the last rows",
      says="The last rows are missing if N is no multiple of batch_size: range(0, N, batch_size).",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for batch in range(len(X) // batch_size):
        start = batch * batch_size
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "stops before the end",
      says="A last batch that is smaller than the others counts as well: the range ends at N, not before.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, max(len(X) - batch_size + 1, 1), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "a batch too large",
      says="batch_size may be larger than N: the slice stops by itself, a fixed size does not.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        if start + batch_size > len(X) and start == 0:
            break
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "confidence of whole numbers",
      says="np.zeros_like(labels) holds whole numbers: a confidence of 0.9 becomes 0.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X), dtype=int)
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "mean of the batch kept",
      says="The mean of the batch is still taken off: a row's answer must not depend on its neighbours.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows] - X[rows].mean(axis=0)
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "mean of the features",
      says="X is scaled already: nothing is taken off.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows] - X[rows].mean(axis=1, keepdims=True)
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "mean of all rows",
      says="The mean of X is taken off: X is scaled already, and a row's answer must not depend on other rows.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    X = X - X.mean(axis=0)
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "writes into X",
      says="X[rows] is a view: `a -= ...` writes into the caller's X. Make a copy, or do not write.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        if X.dtype.kind == "f":
            a -= 0.001
            a = a + 0.001
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "keys as text",
      says="As text \"W10\" comes before \"W2\": the names are to be made, f\"W{i}\".",
      code="""
def mended(X, params, kinds, batch_size):
    names = sorted(params)
    layers = len(names) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[names[i - 1]] + params[names[layers + i - 1]])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "a bend on the output",
      says="The last layer has no activation: kinds has one name for each *hidden* layer.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, kinds[-1] if kinds else "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "needs a kind",
      says="kinds may be empty: a network of one layer has no activation, and kinds[-1] does not exist.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    kinds[-1]
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "largest of the batch",
      says="The largest logit of the batch is taken off: a row far below it becomes 0 / 0. Take each row's own.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max())
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "no shift",
      says="exp overflows for large logits: take each row's largest one off.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a)
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "sum of the batch",
      says="The sum goes over the whole batch: each *row* adds up to 1.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum()
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "sum of the columns",
      says="The sum goes along the rows of the batch, axis 0: a row's answer must not depend on its neighbours.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=0)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "no keepdims",
      says="Without keepdims the sums are laid along the columns.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / (e.sum(axis=1) if len(e) == e.shape[1] else e.sum(axis=1, keepdims=True))
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "as it was",
      says="This is `hasty` as it was, with its faults.",
      code="""
def mended(X, params, kinds, batch_size):
    return hasty(X, params, kinds, batch_size)
""")
wrong("mend_forward", "hasty on a copy",
      says="Only the writing into X is mended; the other faults of `hasty` are there.",
      code="""
def mended(X, params, kinds, batch_size):
    return hasty(X.copy(), params, kinds, batch_size)
""")
wrong("mend_forward", "hasty one by one",
      says="One row at a time hides the rows from one another, but the mean of one row is that row: zeros go in.",
      code="""
def mended(X, params, kinds, batch_size):
    return hasty(np.array(X), params, kinds, 1)
""")
wrong("mend_forward", "the first batch only",
      says="return stands inside of the loop: only the first batch is done.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
        return labels, confidence
""")
wrong("mend_forward", "the last batch only",
      says="Each batch has a place of its own in the result: yours keeps the last one only.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels, confidence = p.argmax(axis=1), p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "confidence of the second class",
      says="The confidence is the *largest* probability of a row.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p[:, -1]
    return labels, confidence
""")
wrong("mend_forward", "one confidence a batch",
      says="Each row has a confidence of its own: max along axis 1.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max()
    return labels, confidence
""")
wrong("mend_forward", "the largest logit",
      says="The confidence is a probability, not a logit.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(a - a.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = a.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "the last of equal ones",
      says="Of equal probabilities the first class counts.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.shape[1] - 1 - p[:, ::-1].argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "labels as floats",
      says="Labels are whole numbers, not floats.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X)), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "labels by a threshold",
      says="The largest probability may be below a half: argmax, not a threshold.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = (p > 0.5).argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "only labels",
      says="Two arrays are to come back: labels and confidences.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels
""")
wrong("mend_forward", "turned round",
      says="Labels come first, then the confidences.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return confidence, labels
""")
wrong("mend_forward", "the probabilities",
      says="The confidence is one number for each row, not the whole table.",
      code="""
def mended(X, params, kinds, batch_size):
    p = predict_proba(X, params, kinds)
    return p.argmax(axis=1), p
""")
wrong("mend_forward", "batches that overlap",
      says="A step smaller than the batch does rows twice; a step larger leaves rows out: step by batch_size.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size + 1):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "rounded",
      says="Right to a few digits only: no rounding, and no float32 on the way.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, np.round(confidence, 4)
""")
wrong("mend_forward", "in float32",
      says="Right to a few digits only: no rounding, and no float32 on the way.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X), dtype=np.float32)
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "exp clipped at 700",
      says="Clipped logits are other logits: large ones become equal. Take each row's largest one off.",
      code="""
def mended(X, params, kinds, batch_size):
    layers = len(params) // 2
    labels = np.zeros(len(X), dtype=int)
    confidence = np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        a = X[rows]
        for i, kind in zip(range(1, layers + 1), [*kinds, "linear"]):
            a = ACTIVATIONS[kind](a @ params[f"W{i}"] + params[f"b{i}"])
        e = np.exp(np.clip(a, -700, 700))
        p = e / e.sum(axis=1, keepdims=True)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "confidence of class 1",
      says="The confidence is the largest probability, not that of class 1.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, start + batch_size)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p[:, 1]
    return labels, confidence
""")
wrong("mend_forward", "array_split",
      says="N // batch_size is 0 where a batch is larger than N.",
      code="""
def mended(X, params, kinds, batch_size):
    parts = [predict_proba(part, params, kinds) for part in np.array_split(X, len(X) // batch_size)]
    p = np.concatenate(parts)
    return p.argmax(axis=1), p.max(axis=1)
""")
wrong("mend_forward", "the last row of each batch",
      says="The slice ends one row too early: start + batch_size is its end.",
      code="""
def mended(X, params, kinds, batch_size):
    labels, confidence = np.zeros(len(X), dtype=int), np.zeros(len(X))
    for start in range(0, len(X), batch_size):
        rows = slice(start, max(start + batch_size - 1, start + 1))
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")
wrong("mend_forward", "a last full batch from the end",
      says="A last batch that is counted from the end begins below 0 where batch_size is larger than N.",
      code="""
def mended(X, params, kinds, batch_size):
    N = len(X)
    labels = np.zeros(N, dtype=int)
    confidence = np.zeros(N)
    for start in [*range(0, N - batch_size, batch_size), N - batch_size]:
        rows = slice(start, start + batch_size if start >= 0 else N)
        p = predict_proba(X[rows], params, kinds)
        labels[rows] = p.argmax(axis=1)
        confidence[rows] = p.max(axis=1)
    return labels, confidence
""")

# -- forward_quiz ----------------------------------------------------------------------------------------------------

right("forward_quiz", "with dict(...)", code="""
quiz = dict(columns="b", cache="b", count=325, linear=9, deviation=0.2, hundred="a", bumps=100, alone="b")
""")
right("forward_quiz", "in capitals, another order", code="""
quiz = {"alone": "B", "bumps": 100, "hundred": "A", "deviation": 0.2, "linear": 9, "count": 325, "cache": "B",
    "columns": "B"}
""")
right("forward_quiz", "filled in one by one", code="""
quiz = {}
quiz["columns"] = "b"
quiz["cache"] = "b"
quiz["count"] = 325
quiz["linear"] = 9
quiz["deviation"] = 0.2
quiz["hundred"] = "a"
quiz["bumps"] = 100
quiz["alone"] = "b"
""")
wrong("forward_quiz", "no transpose",
      says="The translation is one transpose.",
      code="""
quiz = {"columns": "a", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "flattened",
      says="The translation is one transpose.",
      code="""
quiz = {"columns": "c", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "what went into the network",
      says="The second entry's x is what went into layer 2, so what came out of layer 1.",
      code="""
quiz = {"columns": "b", "cache": "a", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "what came out",
      says="The second entry's x is what went into layer 2, so what came out of layer 1.",
      code="""
quiz = {"columns": "b", "cache": "c", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "no biases",
      says="Your count_params knows. Did you count the biases?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 300, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "all sizes multiplied",
      says="Your count_params knows. Did you count the biases?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 1000, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "no biases of one layer",
      says="Only inputs and outputs are left: a table of weights and the biases of one layer.",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 6, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "all layers counted",
      says="Only inputs and outputs are left: a table of weights and the biases of one layer.",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 10653, "deviation": 0.2, "hundred": "a",
    "bumps": 100, "alone": "b"}
""")
wrong("forward_quiz", "no root",
      says="sqrt(2 / fan-in). Which of the two numbers is the fan-in?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.04, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "fan-out",
      says="sqrt(2 / fan-in). Which of the two numbers is the fan-in?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.1, "hundred": "a", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "too large",
      says="What is ln 100?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "b", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "too small",
      says="What is ln 100?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "c", "bumps":
    100, "alone": "b"}
""")
wrong("forward_quiz", "bumps and not units",
      says="Half of the error takes twice the bumps, and a bump takes two units.",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    50, "alone": "b"}
""")
wrong("forward_quiz", "four times",
      says="Half of the error takes twice the bumps, and a bump takes two units.",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    200, "alone": "b"}
""")
wrong("forward_quiz", "between 0 and 1",
      says="Which of the three does the wrong softmax fail, and which does it pass?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "a"}
""")
wrong("forward_quiz", "the shape",
      says="Which of the three does the wrong softmax fail, and which does it pass?",
      code="""
quiz = {"columns": "b", "cache": "b", "count": 325, "linear": 9, "deviation": 0.2, "hundred": "a", "bumps":
    100, "alone": "c"}
""")

equivalent("mlp_forward", "len(params) // 2 -> len(params) / 2", because="The number is only compared.")
equivalent("count_params", "1 -> 2 #2", because="The width never reaches the budget.")
allowed("count_params", "for width in range(budget + 1): without the last turn",
        because="The width never reaches the budget.")
equivalent("count_params", "zip(sizes[:-1], sizes[1:], strict=True) -> zip(sizes[:-1], sizes[1:])",
           because="Both are of the same length.")
equivalent("count_params", "True -> False", because="Both are of the same length.")
equivalent("init_params", "zip(sizes[:-1], sizes[1:], strict=True) -> zip(sizes[:-1], sizes[1:])",
           because="Both are of the same length.")
equivalent("init_params", "True -> False", because="Both are of the same length.")
equivalent("mend_forward", "np.zeros(len(X), dtype=int) -> np.ones(len(X), dtype=int)",
           because="Every place is written.")
equivalent("mend_forward", "np.zeros(len(X)) -> np.ones(len(X))", because="Every place is written.")
allowed("mlp_forward", "a view of an argument returned", because="The caches may hold what was passed in.")
allowed("dense_forward", "a view of an argument returned", because="The cache may hold what was passed in.")
allowed("predict", "inputs of 1000 *", because="Labels are never NaN; that of predict_proba is rejected.")
allowed("predict", "the result squeezed where there is one column", because="There are at least two classes.")
allowed("mend_forward", "`batch_size` frozen at its first value",
        because="It saves memory and changes nothing in the result.")

