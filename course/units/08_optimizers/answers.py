"""Answers to the exercises of unit 08, right and wrong, as learners hand them in."""

from autograder.author.answers import allowed, right, wrong

# -- recall ------------------------------------------------------------------------------------------------------------

right("recall", "with dict(...)", code='recall = dict(updates=4, guess="b", downhill="a")')

right("recall", "in capitals", code='recall = {"downhill": "A", "guess": "b)", "updates": 4.0}')

right("recall", "filled in one by one", code="""
recall = {}
recall["updates"], recall["guess"], recall["downhill"] = 4, "b", "a"
""")

wrong("recall", "drops the rest",
      says="Batches of 32 leave a rest, and the rest is a batch as well.",
      code='recall = {"updates": 3, "guess": "b", "downhill": "a"}')

wrong("recall", "a fraction",
      says="Batches of 32 leave a rest, and the rest is a batch as well.",
      code='recall = {"updates": 3.125, "guess": "b", "downhill": "a"}')

wrong("recall", "one for each row",
      says="Batches of 32 leave a rest, and the rest is a batch as well.",
      code='recall = {"updates": 100, "guess": "b", "downhill": "a"}')

wrong("recall", "one",
      says="Batches of 32 leave a rest, and the rest is a batch as well.",
      code='recall = {"updates": 1, "guess": "b", "downhill": "a"}')

wrong("recall", "a tenth",
      says="The loss of equal chances is the logarithm of the number of classes.",
      code='recall = {"updates": 4, "guess": "a", "downhill": "a"}')

wrong("recall", "the number of classes",
      says="The loss of equal chances is the logarithm of the number of classes.",
      code='recall = {"updates": 4, "guess": "c", "downhill": "a"}')

wrong("recall", "along the gradient",
      says="A slope of -3: if the weight grows by a little, what does the loss do?",
      code='recall = {"updates": 4, "guess": "b", "downhill": "b"}')

wrong("recall", "by the sign",
      says="A slope of -3: if the weight grows by a little, what does the loss do?",
      code='recall = {"updates": 4, "guess": "b", "downhill": "c"}')

wrong("recall", "the number itself",
      says='Give the letter of your answer in quotation marks, such as "a", not the number itself.',
      code='recall = {"updates": 4, "guess": 2.3, "downhill": "a"}')

wrong("recall", "leaves a key out",
      says="There is no 'downhill' in the dictionary.",
      code='recall = {"updates": 4, "guess": "b"}')

# -- sgd ---------------------------------------------------------------------------------------------------------------

right("sgd", "another state, copies", code="""
def sgd(w, grad, state, lr):
    new = np.array(w, dtype=float)
    new -= np.multiply(grad, lr)
    return new, {}
""")

right("sgd", "into an array of zeros", code="""
def sgd(w, grad, state, lr):
    return np.add(w, -lr * grad), dict(state)
""")

wrong("sgd", "uphill",
      says="Uphill: the step goes against the gradient, with a minus.",
      code="""
def sgd(w, grad, state, lr):
    return w + lr * grad, state
""")

wrong("sgd", "no rate",
      says="The rate is missing: the step is lr times the gradient.",
      code="""
def sgd(w, grad, state, lr):
    return w - grad, state
""")

wrong("sgd", "divides by the rate",
      says="The step is lr times the gradient, not the gradient divided by lr.",
      code="""
def sgd(w, grad, state, lr):
    return w - grad / lr, state
""")

wrong("sgd", "shrinks the rate",
      says="There is an extra factor 1 / N: the gradient is a mean already, nothing is divided.",
      code="""
def sgd(w, grad, state, lr):
    return w - lr * grad / np.size(w), state
""")

wrong("sgd", "normalizes the gradient",
      says="The gradient's length counts: do not divide by it.",
      code="""
def sgd(w, grad, state, lr):
    return w - lr * grad / (np.linalg.norm(grad) + 1e-12), state
""")

wrong("sgd", "only the sign",
      says="The gradient's size counts, not only its sign.",
      code="""
def sgd(w, grad, state, lr):
    return w - lr * np.sign(grad), state
""")

wrong("sgd", "only the step",
      says="Return the new weights, not the step alone.",
      code="""
def sgd(w, grad, state, lr):
    return -lr * grad, state
""")

wrong("sgd", "no state",
      says="Two things come back, the weights and a dictionary.",
      code="""
def sgd(w, grad, state, lr):
    return w - lr * grad
""")

wrong("sgd", "None as state",
      says="The second result is a dictionary, for the next step; give back the state that came.",
      code="""
def sgd(w, grad, state, lr):
    return w - lr * grad, None
""")

wrong("sgd", "the rate twice",
      says="The rate counts once: lr * grad.",
      code="""
def sgd(w, grad, state, lr):
    return w - lr * lr * grad, state
""")

wrong("sgd", "in place",
      says="`w -= ...` writes into the caller's array, and stops for whole numbers: make a new array.",
      code="""
def sgd(w, grad, state, lr):
    w -= lr * grad
    return w, state
""")

wrong("sgd", "a new array of the same kind",
      says="w may hold whole numbers, and an array like it cuts fractions off.",
      code="""
def sgd(w, grad, state, lr):
    new = np.zeros_like(w)
    new[...] = w - lr * grad
    return new, state
""")

wrong("sgd", "asarray, then in place",
      says="np.asarray makes no copy of an array of floats: `w -= ...` writes into the caller's array.",
      code="""
def sgd(w, grad, state, lr):
    w = np.asarray(w, dtype=float)
    w -= lr * grad
    return w, state
""")

allowed("sgd", "`state` frozen at its first value",
        because="SGD does not read the state.")

# -- descend -----------------------------------------------------------------------------------------------------------

right("descend", "another state, copies", code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    state = {}
    path = [np.array(w, dtype=float)]
    while len(path) <= steps:
        if callable(lr):
            rate = lr(len(path) - 1)
        else:
            rate = lr
        here = path[-1]
        there, state = optimizer(here, gradient(here), state, rate, **settings)
        path.append(there)
    return np.stack(path)
""")

right("descend", "into an array of zeros", code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path = np.zeros((steps + 1, *w.shape))
    path[0] = w
    state = {}
    for i in range(steps):
        path[i + 1], state = optimizer(path[i].copy(), gradient(path[i].copy()), state, lr(i) if callable(lr) else lr,
                                       **settings)
    return path
""")

right("descend", "a function of the rate made first", code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    rate_of = lr if callable(lr) else lambda step: lr
    state, path = {}, [w]
    for step in range(steps):
        w, state = optimizer(w, gradient(w), state, rate_of(step), **settings)
        path += [w]
    return np.asarray(path)
""")

wrong("descend", "the start left out",
      says="path[0] is the start, so there are steps + 1 places.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "one step too many",
      says="`steps` steps, not one more.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps + 1):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "the start counts as a step",
      says="`steps` steps, and the start beside them: steps + 1 places.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps - 1):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "a fresh state at each step",
      says="The state of a step goes into the next one: here each step begins with {}.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), {}, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "the gradient of the start",
      says="The gradient must be computed anew at each place.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state, slope = [w], {}, gradient(w)
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, slope, state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "settings lost",
      says="The settings are not passed on: hand **settings to the optimizer.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "the rate counted from 1",
      says="lr(0) is the rate of the first step: steps are counted from 0.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step + 1) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "always the first rate",
      says="The rate function is asked anew at each step.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(0) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "a usual rate for a function",
      says="lr may be a function of the step's number: then call it.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = 0.01 if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "the last place only",
      says="The whole path comes back, not its end.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return w
""")

wrong("descend", "a list",
      says="The path is one array: np.array(path).",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return path
""")

wrong("descend", "its own descent",
      says="The optimizer that is handed in makes the step, not a formula of your own.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = (w - rate * gradient(w), state)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "stops when it rises",
      says="All steps are taken, also where the walk goes astray.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path, state = [w], {}
    for step in range(steps):
        rate = lr(step) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        if np.abs(w).sum() > np.abs(path[-1]).sum():
            break
        path.append(w)
    return np.array(path)
""")

wrong("descend", "only for rows of weights",
      says="w may have any shape, and len(w) is the length of its first axis only: a list of the places needs no "
           "shape.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path = np.zeros((steps + 1, len(w)))
    path[0] = w
    state = {}
    for i in range(steps):
        rate = lr(i) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path[i + 1] = w
    return path
""")

wrong("descend", "path in the dtype of w",
      says="w may hold whole numbers, and a path of their kind cuts fractions off.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path = np.zeros((steps + 1,) + w.shape, dtype=w.dtype)
    path[0] = w
    state = {}
    for i in range(steps):
        rate = lr(i) if callable(lr) else lr
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path[i + 1] = w
    return path
""")

wrong("descend", "gradient called once too often",
      says="gradient is called once for each step: here it is called once more, after the last one.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path = [w]
    state = {}
    grad = gradient(w)
    for i in range(steps):
        rate = lr(i) if callable(lr) else lr
        w, state = optimizer(w, grad, state, rate, **settings)
        path.append(w)
        grad = gradient(w)
    return np.array(path)
""")

wrong("descend", "number means float",
      says="A rate may be a whole number as well: ask callable(lr).",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path = [w]
    state = {}
    for i in range(steps):
        rate = lr if isinstance(lr, float) else lr(i)
        w, state = optimizer(w, gradient(w), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

wrong("descend", "the gradient of the start at each step",
      says="The gradient must be computed anew at each place.",
      code="""
def descend(optimizer, gradient, w, steps, lr, **settings):
    path = [w]
    state = {}
    for i in range(steps):
        rate = lr(i) if callable(lr) else lr
        w, state = optimizer(w, gradient(path[0]), state, rate, **settings)
        path.append(w)
    return np.array(path)
""")

allowed("descend", "the result squeezed where there is one row",
        because="A path has at least two places.")

# -- momentum ----------------------------------------------------------------------------------------------------------

right("momentum", "the velocity with the other sign", code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    down = lr * grad
    if "speed" in state:
        down = down + beta * state["speed"]
    if nesterov:
        return w - (beta * down + lr * grad), {"speed": down}
    return w - down, {"speed": down}
""")

right("momentum", "zeros at first, floats all along", code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    w, grad = np.asarray(w, dtype=float), np.asarray(grad, dtype=float)
    old = state["m"] if state else np.zeros(w.shape)
    new = old * beta
    new = new - grad * lr
    moved = w + new
    if nesterov:
        moved = w + new * beta - grad * lr
    return moved, dict(m=new, steps=state.get("steps", 0) + 1)
""")

right("momentum", "Nesterov as it looks ahead", code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    old = state.get("v", 0 * w)
    v = beta * old - lr * grad
    if nesterov:
        return w + beta**2 * old - (1 + beta) * lr * grad, {"v": v}
    return w + v, {"v": v}
""")

wrong("momentum", "a mean of gradients",
      says="Keras' velocity has no factor 1 - beta: v = beta * v - lr * grad.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - (1 - beta) * lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "uphill",
      says="The velocity goes against the gradient: minus lr * grad.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) + lr * grad
    step = beta * v + lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "forgets the velocity",
      says="The new velocity must stand in the state that comes back: here every step begins with a velocity of 0.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {}
""")

wrong("momentum", "the old velocity kept",
      says="The new velocity must stand in the state that comes back: here every step begins with a velocity of 0.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": state.get("v", 0.0)}
""")

wrong("momentum", "the step kept",
      says="The state must hold v. With Nesterov the step is not v.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": step}
""")

wrong("momentum", "Nesterov is ignored",
      says="With nesterov=True the step is beta * v - lr * grad, with the new v: here it is the plain step.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = v
    return w + step, {"v": v}
""")

wrong("momentum", "always Nesterov",
      says="Without nesterov the step is v itself.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad
    return w + step, {"v": v}
""")

wrong("momentum", "Nesterov with the old velocity",
      says="With nesterov=True the step is beta * v - lr * grad, with the new v: here it is the plain step.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * state.get("v", 0.0) - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "Nesterov without its second gradient",
      says="Nesterov's step has lr * grad once more, beside beta * v.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "Nesterov adds v",
      says="Nesterov's step is beta * v - lr * grad: v counts with the factor beta.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "the rate outside",
      says="lr belongs into v: the old velocity keeps the rate that it was made with.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - grad
    step = lr * (beta * v - grad if nesterov else v)
    return w + step, {"v": v}
""")

wrong("momentum", "the rate twice",
      says="The rate counts once: it is in v already.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + lr * step, {"v": v}
""")

wrong("momentum", "beta fixed",
      says="beta is a parameter, not always 0.9.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = 0.9 * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "the velocity is not damped",
      says="The old velocity fades: it is multiplied by beta.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "beta and its rest swapped",
      says="beta is the part that stays, not the part that goes.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = (1 - beta) * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "returns the velocity",
      says="The first result is the new weights, not the step.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return step, {"v": v}
""")

wrong("momentum", "beta also scales the new part",
      says="beta multiplies the old velocity only.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * (state.get("v", 0.0) - lr * grad)
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    state["v"] = beta * state.get("v", 0.0) - lr * grad
    step = beta * state["v"] - lr * grad if nesterov else state["v"]
    return w + step, state
""")

wrong("momentum", "writes into the velocity",
      says="`*=` writes into the array in the caller's state: make a new one.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = state["v"] if "v" in state else np.zeros(np.shape(w))
    v *= beta
    v -= lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "a velocity outside of the state",
      says="The velocity lies outside of the state, so one run goes on with that of another.",
      code="""
_velocity = {}


def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * _velocity.get(np.shape(w), 0.0) - lr * grad
    _velocity[np.shape(w)] = v
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "one memory, cleared for a fresh state",
      says="Two runs at the same time share one velocity here: it must be in the state.",
      code="""
_memory = {}


def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    if not state:
        _memory.clear()
    v = beta * _memory.get("v", 0.0) - lr * grad
    _memory["v"] = v
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"begun": True}
""")

wrong("momentum", "velocity of whole numbers",
      says="Zeros like w are whole numbers if w is, and what is written into them loses its fractions.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = np.array(state.get("v", np.zeros_like(w)))
    v[...] = beta * v - lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

wrong("momentum", "state.get('v') or 0",
      says="`or` asks a whole array for its truth: state.get(name, 0.0) has the default inside of its brackets.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * (state.get("v") or 0.0) - lr * grad
    if nesterov:
        return w + beta * v - lr * grad, {"v": v}
    return w + v, {"v": v}
""")

wrong("momentum", "v in the dtype of w",
      says="Zeros like w are whole numbers if w is, and what is written into them loses its fractions.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = np.zeros_like(w)
    v[...] = beta * state.get("v", 0.0) - lr * grad
    if nesterov:
        return w + beta * v - lr * grad, {"v": v}
    return w + v, {"v": v}
""")

wrong("momentum", "zeros of len(w)",
      says="w may have any shape, and np.zeros(len(w)) fits few of them: a single 0.0 fits all.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", np.zeros(len(w))) - lr * grad
    if nesterov:
        return w + beta * v - lr * grad, {"v": v}
    return w + v, {"v": v}
""")

wrong("momentum", "beta forgotten",
      says="beta is a parameter, not always 0.9.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    beta = 0.9
    v = beta * state.get("v", 0.0) - lr * grad
    if nesterov:
        return w + beta * v - lr * grad, {"v": v}
    return w + v, {"v": v}
""")

wrong("momentum", "velocity in a global",
      says="The velocity lies outside of the state, so one run goes on with that of another.",
      code="""
_velocity = 0.0


def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    global _velocity
    if np.shape(_velocity) != np.shape(w):
        _velocity = np.zeros(np.shape(w))
    _velocity = beta * _velocity - lr * grad
    if nesterov:
        return w + beta * _velocity - lr * grad, {"v": _velocity}
    return w + _velocity, {"v": _velocity}
""")

wrong("momentum", "plus in the velocity only",
      says="The velocity goes against the gradient: minus lr * grad.",
      code="""
def momentum(w, grad, state, lr, beta=0.9, nesterov=False):
    v = beta * state.get("v", 0.0) + lr * grad
    step = beta * v - lr * grad if nesterov else v
    return w + step, {"v": v}
""")

allowed("momentum", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair, and a row is stretched again.")

# -- adagrad -----------------------------------------------------------------------------------------------------------

right("adagrad", "arrays at first, powers of a half", code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    total = state["sum"] if state else np.full(np.shape(w), float(initial))
    total = total + grad * grad
    return w - grad * (lr / (total + epsilon) ** 0.5), dict(sum=total)
""")

right("adagrad", "epsilon kept in the sum", code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("with_epsilon", initial + epsilon) + np.multiply(grad, grad)
    return np.subtract(w, np.divide(lr * grad, np.sqrt(a))), {"with_epsilon": a}
""")

right("adagrad", "copies, changed in place", code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    new, g = np.array(w, dtype=float), np.array(grad, dtype=float)
    a = np.array(state.get("a", initial * np.ones_like(new)))
    a += g**2
    new -= lr * g / np.sqrt(a + epsilon)
    return new, {"a": a, "n": state.get("n", 0) + 1}
""")

wrong("adagrad", "the sum from 0",
      says="AdaGrad's sum begins at `initial`, not at 0.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", 0.0) + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "the usual initial",
      says="`initial` is a parameter of adagrad, not always 0.1.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", 0.1) + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "a faded sum",
      says="AdaGrad's sum does not fade: nothing is multiplied by 0.9.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = 0.9 * state.get("a", initial) + 0.1 * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "sizes in place of squares",
      says="AdaGrad sums squares of the gradient, not sizes.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + np.abs(grad)
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "epsilon outside",
      says="epsilon stands under the root: sqrt(a + epsilon).",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    return w - lr * grad / (np.sqrt(a) + epsilon), {"a": a}
""")

wrong("adagrad", "no epsilon",
      says="AdaGrad's epsilon is missing under the root.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    return w - lr * grad / np.sqrt(a), {"a": a}
""")

wrong("adagrad", "the usual epsilon",
      says="epsilon is a parameter of adagrad, not always 1e-7.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    return w - lr * grad / np.sqrt(a + 1e-7), {"a": a}
""")

wrong("adagrad", "no root",
      says="AdaGrad divides by the root of the sum.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    return w - lr * grad / (a + epsilon), {"a": a}
""")

wrong("adagrad", "the old sum",
      says="AdaGrad's present gradient belongs into the sum before it is divided by.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    old = state.get("a", initial)
    return w - lr * grad / np.sqrt(old + epsilon), {"a": a}
""")

wrong("adagrad", "forgets the sum",
      says="AdaGrad's new sum must stand in the state that comes back.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {}
""")

wrong("adagrad", "the step is summed",
      says="AdaGrad sums squares of the gradient, not of the step.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + (lr * grad) ** 2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "one sum for all weights",
      says="Each weight has a sum of its own: nothing is summed over the entries of adagrad's gradient.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + np.sum(grad**2)
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "uphill",
      says="adagrad goes uphill: a minus before the step.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    return w + lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "the mean of the squares",
      says="AdaGrad takes the sum of the squares, not their mean.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state.get("a", initial) + grad**2
    n = state.get("n", 0) + 1
    return w - lr * grad / np.sqrt(a / n + epsilon), {"a": a, "n": n}
""")

wrong("adagrad", "writes into the sum",
      says="`+=` writes into the array in the caller's state: make a new one.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    a = state["a"] if "a" in state else np.full(np.shape(w), float(initial))
    a += grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "epsilon outside of the root",
      says="epsilon stands under the root: sqrt(a + epsilon).",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    a = state.get("a", initial) + grad**2
    return w - lr * grad / (np.sqrt(a) + epsilon), {"a": a}
""")

wrong("adagrad", "full_like of w",
      says="An array like w holds whole numbers if w does, and cuts `initial` off: a single number fits any shape.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    a = state.get("a", np.full_like(w, initial)) + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "initial in each step",
      says="`initial` counts once, before the first step: here it is added at each.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    a = state.get("a", 0.0) + initial + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "division skipped for 0",
      says="Where all gradients are 0 the array that came is handed back: make a new one in that case, too.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    if not grad.any():
        return w, state
    a = state.get("a", initial) + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "a += in the old state",
      says="`+=` writes into the array in the caller's state: make a new one.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    a = state.get("a", np.full(grad.shape, float(initial)))
    a += grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("adagrad", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def adagrad(w, grad, state, lr, initial=0.1, epsilon=1e-7):
    state["a"] = state.get("a", initial) + grad**2
    return w - lr * grad / np.sqrt(state["a"] + epsilon), state
""")

allowed("adagrad", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair, and a row is stretched again.")

allowed("adagrad", "result 2 of 2 as lists",
        because="What the state holds is the learner's affair; NumPy takes lists, too.")

# -- rmsprop -----------------------------------------------------------------------------------------------------------

right("rmsprop", "arrays at first, powers of a half", code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    old = state["mean"] if state else np.zeros(np.shape(w))
    mean = old + (1 - rho) * (np.square(grad) - old)
    return w - lr * grad * (mean + epsilon) ** -0.5, dict(mean=mean)
""")

right("rmsprop", "epsilon kept in the sum", code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = (1 - rho) * grad**2
    if "a" in state:
        a = a + rho * state["a"]
    return w - np.sqrt(1 / (a + epsilon)) * lr * grad, {"a": a}
""")

right("rmsprop", "copies, changed in place", code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    new, g = np.array(w, dtype=float), np.array(grad, dtype=float)
    a = np.array(state.get("a", np.zeros_like(new)))
    a *= rho
    a += (1 - rho) * g**2
    new -= lr * g / np.sqrt(a + epsilon)
    return new, {"a": a}
""")

wrong("rmsprop", "epsilon outside",
      says="epsilon stands under the root: sqrt(a + epsilon). Tiny gradients show it.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / (np.sqrt(a) + epsilon), {"a": a}
""")

wrong("rmsprop", "rho and its rest swapped",
      says="rho is the part of the old a that stays, 1 - rho that of the new square.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = (1 - rho) * state.get("a", 0.0) + rho * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "the new square in full",
      says="RMSprop's new square counts with the factor 1 - rho.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "nothing fades",
      says="RMSprop's old a fades: it is multiplied by rho.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "no root",
      says="RMSprop divides by the root of a.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / (a + epsilon), {"a": a}
""")

wrong("rmsprop", "the gradient in place of its square",
      says="RMSprop keeps a mean of squares; with the gradient itself the root is of a negative number.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * np.abs(grad)
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "from 0.1",
      says="RMSprop's a begins at 0. The 0.1 belongs to AdaGrad.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.1) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "corrected for its start",
      says="RMSprop in Keras corrects nothing for the start at 0; that is Adam's idea.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    t = state.get("t", 0) + 1
    return w - lr * grad / np.sqrt(a / (1 - rho**t) + epsilon), {"a": a, "t": t}
""")

wrong("rmsprop", "forgets a",
      says="RMSprop's new a must stand in the state that comes back.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {}
""")

wrong("rmsprop", "rho fixed",
      says="rho is a parameter, not always 0.9.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = 0.9 * state.get("a", 0.0) + (1 - 0.9) * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "the usual epsilon",
      says="epsilon is a parameter of rmsprop, not always 1e-7.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(a + 1e-7), {"a": a}
""")

wrong("rmsprop", "epsilon of PyTorch",
      says="rmsprop's epsilon is 1e-7 unless told otherwise, and it is a parameter.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(a + 1e-8), {"a": a}
""")

wrong("rmsprop", "uphill",
      says="rmsprop goes uphill: a minus before the step.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w + lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    state["a"] = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(state["a"] + epsilon), state
""")

wrong("rmsprop", "a memory outside of the state",
      says="rmsprop's memory lies outside of the state, so one run goes on with that of another.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7, memory={}):
    a = rho * memory.get(np.shape(w), 0.0) + (1 - rho) * grad**2
    memory[np.shape(w)] = a
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "epsilon outside of the root",
      says="epsilon stands under the root: sqrt(a + epsilon). Tiny gradients show it.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    return w - lr * grad / (np.sqrt(a) + epsilon), {"a": a}
""")

wrong("rmsprop", "RMSprop's first a corrected",
      says="The old a is 0 in the first step: the new one is (1 - rho) g² there, not the whole g².",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    a = rho * state.get("a", grad**2) + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

wrong("rmsprop", "the gradient as it is in a",
      says="RMSprop keeps a mean of squares; with the gradient itself the root is of a negative number.",
      code="""
def rmsprop(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    with np.errstate(all="ignore"):
        a = rho * state.get("a", 0.0) + (1 - rho) * grad
        return w - lr * grad / np.sqrt(a + epsilon), {"a": a}
""")

allowed("rmsprop", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair, and a row is stretched again.")

# -- adam --------------------------------------------------------------------------------------------------------------

right("adam", "as Keras writes it", code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    zeros = np.zeros(np.shape(w))
    step, m, v = state.get("step", 1), state.get("m", zeros), state.get("v", zeros)
    m = m + (grad - m) * (1 - beta_1)
    v = v + (np.square(grad) - v) * (1 - beta_2)
    alpha = lr * (1 - beta_2**step) ** 0.5 / (1 - beta_1**step)
    return w - m * alpha / (v**0.5 + epsilon), {"step": step + 1, "m": m, "v": v}
""")

right("adam", "corrected means, epsilon brought along", code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    if not state:
        state = {"t": 0, "m": 0.0, "v": 0.0}
    t = state["t"] + 1
    m = (1 - beta_1) * grad + beta_1 * state["m"]
    v = (1 - beta_2) * grad * grad + beta_2 * state["v"]
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon / np.sqrt(1 - beta_2**t)), dict(t=t, m=m, v=v)
""")

right("adam", "powers kept in the state", code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m, v, p, q = state.get("all", (0 * np.asarray(w, dtype=float),) * 2 + (0, 0))
    m, v, t = beta_1 * m + (1 - beta_1) * grad, beta_2 * v + (1 - beta_2) * grad**2, p + 1
    step = lr * np.sqrt(1 - beta_2**t) * m / ((1 - beta_1**t) * (np.sqrt(v) + epsilon))
    return np.array(w - step), {"all": (m, v, t, q)}
""")

wrong("adam", "no bias correction",
      says="Both means start at 0: without bias correction the first steps are far too long.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "only m corrected",
      says="v is corrected as well: the factor sqrt(1 - beta_2**t) is missing.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "only v corrected",
      says="m is corrected as well: the division by 1 - beta_1**t is missing.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "no root in the correction",
      says="v stands under a root, so its correction does, too: sqrt(1 - beta_2**t).",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * (1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "t counts from 0",
      says="The first step has t = 1: with t = 0 it divides by 1 - 1.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0)
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t + 1, "m": m, "v": v}
""")

wrong("adam", "t counts from 2",
      says="The first step has t = 1, not 2.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 1) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "t stays 1",
      says="t grows by 1 at each step: the new count must stand in the state.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": 0, "m": m, "v": v}
""")

wrong("adam", "t grows by 2",
      says="t grows by 1 at each step, not by 2.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t + 1, "m": m, "v": v}
""")

wrong("adam", "the betas swapped",
      says="beta_1 belongs to m, beta_2 to v.",
      code="""
def adam(w, grad, state, lr, beta_2=0.9, beta_1=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "beta_1 and its rest swapped",
      says="beta_1 is the part of the old m that stays.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = (1 - beta_1) * state.get("m", 0.0) + beta_1 * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "beta_2 for m",
      says="m fades with beta_1, v with beta_2.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_2 * state.get("m", 0.0) + (1 - beta_2) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "epsilon in the paper's place",
      says="In Keras' form epsilon stands next to the root of the uncorrected v; with tiny gradients that is another "
           "step.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    return w - lr * m / (1 - beta_1**t) / (np.sqrt(v / (1 - beta_2**t)) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "epsilon under the root",
      says="Adam's epsilon stands outside of the root: sqrt(v) + epsilon.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / np.sqrt(v + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "epsilon 1e-8",
      says="epsilon is 1e-7 unless told otherwise, and it is a parameter.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + 1e-8), {"t": t, "m": m, "v": v}
""")

wrong("adam", "epsilon fixed",
      says="epsilon is a parameter, not always 1e-7.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + 1e-7), {"t": t, "m": m, "v": v}
""")

wrong("adam", "no root",
      says="Adam divides by the root of v.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (v + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "the gradient in place of m",
      says="The step goes along m, the mean of the gradients, not along the last gradient.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * grad / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "sizes in place of squares",
      says="v is a mean of squares, not of sizes.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * np.abs(grad)
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "m squared",
      says="v is a mean of the squared gradients, not of the squared m.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * m**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "forgets m and v",
      says="m and v must stand in the state that comes back.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t}
""")

wrong("adam", "corrected means kept",
      says="The state keeps m and v as they are: a corrected one would be corrected again.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m / (1 - beta_1**t), "v": v / (1 - beta_2**t)}
""")

wrong("adam", "betas fixed",
      says="beta_1 and beta_2 are parameters, not always 0.9 and 0.999.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    beta_1, beta_2 = 0.9, 0.999
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "uphill",
      says="Uphill: the step goes against m.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w + rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "a mean over all weights",
      says="Each weight has a v of its own: nothing is averaged over the entries.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * np.mean(grad**2)
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "the count outside of the state",
      says="The count of steps lies outside of the state, so a second run does not begin at 1.",
      code="""
_count = [0]


def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    _count[0] += 1
    t = _count[0]
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"m": m, "v": v}
""")

wrong("adam", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] = state.get("t", 0) + 1
    m = state["m"] = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = state["v"] = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), state
""")

wrong("adam", "step count in the old state",
      says="The count is raised in the caller's dictionary: the state that came must stay as it is.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    state["t"] = state.get("t", 0) + 1
    t = state["t"]
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "m and v in place",
      says="`*=` and `+=` write into the arrays in the caller's state: make new ones.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = state.get("m", np.zeros(grad.shape))
    v = state.get("v", np.zeros(grad.shape))
    m *= beta_1
    m += (1 - beta_1) * grad
    v *= beta_2
    v += (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "corrected m kept",
      says="The state keeps m and v as they are: a corrected one would be corrected again.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m = m / (1 - beta_1**t)
    rate = lr * np.sqrt(1 - beta_2**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "only the first lr",
      says="lr may differ from step to step: take the one that came, not one that is remembered.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    lr = state.get("lr", lr)
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"lr": lr, "t": t, "m": m, "v": v}
""")

wrong("adam", "count in a function attribute",
      says="The count of steps lies outside of the state, so a second run does not begin at 1.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    adam.t = getattr(adam, "t", 0) + 1
    t = adam.t
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "beta_1 for v",
      says="m fades with beta_1, v with beta_2.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_1 * state.get("v", 0.0) + (1 - beta_1) * grad**2
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "times t",
      says="In the corrections the betas are raised to the power of t, beta**t, not multiplied by t.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    with np.errstate(all="ignore"):
        rate = lr * np.sqrt(1 - beta_2 * t) / (1 - beta_1 * t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "a hat for a power",
      says="In Python a power is written beta_2**t; ^ is another sign, and knows no fractions.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    rate = lr * np.sqrt(1 - beta_2 ^ t) / (1 - beta_1 ^ t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("adam", "corrected m and v, kept",
      says="The state keeps m and v as they are: a corrected one would be corrected again.",
      code="""
def adam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = (beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad) / (1 - beta_1**t)
    v = (beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2) / (1 - beta_2**t)
    return w - lr * m / (np.sqrt(v) + epsilon), {"t": t, "m": m, "v": v}
""")

allowed("adam", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair, and a row is stretched again.")

# -- adamw -------------------------------------------------------------------------------------------------------------

right("adamw", "as Keras writes it", code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    shrunk = w * (1 - lr * weight_decay)
    return adam(shrunk, grad, state, lr, beta_1=beta_1, beta_2=beta_2, epsilon=epsilon)
""")

right("adamw", "corrected means, epsilon brought along", code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    moved, state = adam(w, grad, state, lr, beta_1, beta_2, epsilon)
    return moved - lr * weight_decay * w, state
""")

right("adamw", "powers kept in the state", code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    settings = {"beta_1": beta_1, "beta_2": beta_2, "epsilon": epsilon}
    return adam(w - weight_decay * lr * w, grad, state, lr, **settings)
""")

wrong("adamw", "the decay in the gradient",
      says="The decay does not go into the gradient: w shrinks by itself, then Adam's step follows.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w, grad + weight_decay * w, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "L2 as Keras' regulariser",
      says="The decay does not go into the gradient, not as 2 * weight_decay * w either.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w, grad + 2 * weight_decay * w, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "without lr",
      says="w shrinks by lr * weight_decay * w: the rate is missing.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w - weight_decay * w, grad, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "grows",
      says="Weights shrink by the decay: a minus.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w + lr * weight_decay * w, grad, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "no decay",
      says="That is adam: the decay is missing.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w, grad, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "the usual decay",
      says="weight_decay is a parameter of adamw, not always 0.004.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w - lr * 0.004 * w, grad, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "settings not handed on",
      says="Hand beta_1, beta_2 and epsilon on to adam.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w - lr * weight_decay * w, grad, state, lr)
""")

wrong("adamw", "decays by size",
      says="The decay is proportional to w, not to its sign.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w - lr * weight_decay * np.sign(w), grad, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "twice",
      says="The decay counts once for each step.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w - 2 * lr * weight_decay * w, grad, state, lr, beta_1, beta_2, epsilon)
""")

wrong("adamw", "only the weights",
      says="Two things come back, the weights and a dictionary.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return adam(w - lr * weight_decay * w, grad, state, lr, beta_1, beta_2, epsilon)[0]
""")

wrong("adamw", "the decay after the step",
      says="The decay is that of the weights before the step, not after it.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    moved, state = adam(w, grad, state, lr, beta_1, beta_2, epsilon)
    return moved - lr * weight_decay * moved, state
""")

wrong("adamw", "adamw changes w",
      says="`*=` and `-=` write into the caller's array: make a new one.",
      code="""
def adamw(w, grad, state, lr, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    w = np.asarray(w, dtype=float)
    w *= 1 - lr * weight_decay
    return adam(w, grad, state, lr, beta_1, beta_2, epsilon)
""")

# -- predict_steps -----------------------------------------------------------------------------------------------------

right("predict_steps", "in another order", code="""
predict_steps = {"sum": ["adam", "adagrad", "rmsprop"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

right("predict_steps", "sets, capitals", code="""
predict_steps = {"sum": {"Adam", "rmsprop", "AdaGrad"}, "tiny": ("adam",),
                 "first": 0.01, "constant": "C", "alternating": "a", "decay": "b"}
""")

right("predict_steps", "a fraction", code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": "1/100", "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "all go the same way",
      says="Put 1000 g in the place of g. In which formulas does the 1000 cancel, if ε and 0.1 are too small to "
           "count?",
      code="""
predict_steps = {"sum": ["sgd", "momentum", "adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "without AdaGrad",
      says="Put 1000 g in the place of g. In which formulas does the 1000 cancel, if ε and 0.1 are too small to "
           "count?",
      code="""
predict_steps = {"sum": ["rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "none",
      says="Put 1000 g in the place of g. In which formulas does the 1000 cancel, if ε and 0.1 are too small to "
           "count?",
      code="""
predict_steps = {"sum": [], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "only Adam",
      says="Put 1000 g in the place of g. In which formulas does the 1000 cancel, if ε and 0.1 are too small to "
           "count?",
      code="""
predict_steps = {"sum": ["adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "RMSprop as well",
      says="Now g is about 1e-6 and g² about 1e-12. Compare with what stands next to them: 0.1, ε under a root, ε.",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["rmsprop", "adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "all three",
      says="Now g is about 1e-6 and g² about 1e-12. Compare with what stands next to them: 0.1, ε under a root, ε.",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adagrad", "rmsprop", "adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "none of them",
      says="Now g is about 1e-6 and g² about 1e-12. Compare with what stands next to them: 0.1, ε under a root, ε.",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": [],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "the rate times the gradient",
      says="Work it through with t = 1: what do the corrections make of m and of v?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 2.0, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "a tenth of it",
      says="Work it through with t = 1: what do the corrections make of m and of v?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.001, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "uncorrected",
      says="Work it through with t = 1: what do the corrections make of m and of v?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.0316, "constant": "c", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "as without momentum",
      says="When v does not change any more, v = 0.9 v - 0.1. Which v is that?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "a", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "as the second step",
      says="When v does not change any more, v = 0.9 v - 0.1. Which v is that?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "b", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "a hundred times",
      says="When v does not change any more, v = 0.9 v - 0.1. Which v is that?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "d", "alternating": "a", "decay": "b"}
""")

wrong("predict_steps", "as for a constant one",
      says="When the size of v does not change any more, its sign turns at each step: -v = 0.9 v + 0.1 or so.",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "d", "decay": "b"}
""")

wrong("predict_steps", "as without momentum, alternating",
      says="When the size of v does not change any more, its sign turns at each step: -v = 0.9 v + 0.1 or so.",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "b", "decay": "b"}
""")

wrong("predict_steps", "as the second step, alternating",
      says="When the size of v does not change any more, its sign turns at each step: -v = 0.9 v + 0.1 or so.",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "c", "decay": "b"}
""")

wrong("predict_steps", "the decay needs a gradient",
      says="m and v stay 0. Which part of the step is left?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "a"}
""")

wrong("predict_steps", "the decay deletes",
      says="m and v stay 0. Which part of the step is left?",
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": ["adam"],
                 "first": 0.01, "constant": "c", "alternating": "a", "decay": "c"}
""")

wrong("predict_steps", "a name in place of a list",
      says='Give a list of names, such as ["sgd"], even where it is one name.',
      code="""
predict_steps = {"sum": ["adagrad", "rmsprop", "adam"], "tiny": "adam", "first": 0.01, "constant": "c",
                 "alternating": "a", "decay": "b"}
""")

# -- adadelta ----------------------------------------------------------------------------------------------------------

right("adadelta", "zeros at first", code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    zeros = np.zeros(np.shape(w))
    squares, steps = state.get("squares", zeros), state.get("steps", zeros)
    squares = squares + (grad * grad - squares) * (1 - rho)
    s = -np.sqrt(steps + epsilon) * grad / np.sqrt(squares + epsilon)
    steps = steps * rho + s * s * (1 - rho)
    return w + lr * s, {"squares": squares, "steps": steps}
""")

right("adadelta", "a tuple in the state", code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    a, d = state.get("both", (0.0, 0.0))
    a = rho * a + (1 - rho) * grad**2
    s = (d + epsilon) ** 0.5 / (a + epsilon) ** 0.5 * grad
    return w - lr * s, {"both": (a, rho * d + (1 - rho) * s**2)}
""")

right("adadelta", "as floats, with copies", code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    new, g = np.array(w, dtype=float), np.array(grad, dtype=float)
    memory = {"g": np.zeros(g.shape), "x": np.zeros(g.shape)} if not state else {k: v.copy() for k, v in state.items()}
    memory["g"] = np.array(rho * memory["g"] + (1 - rho) * g * g)
    x = np.sqrt(memory["x"] + epsilon) / np.sqrt(memory["g"] + epsilon) * g
    memory["x"] = np.array(rho * memory["x"] + (1 - rho) * x * x)
    return new - lr * x, memory
""")

wrong("adadelta", "no epsilon above",
      says="Adadelta's epsilon stands in the numerator, too: without it the first step is 0, and all that follow.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt(old / (a + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "the new d in the step",
      says="Adadelta's step is made with the old d; the new one has this step in it already.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    new = rho * old + (1 - rho) * step**2
    step = np.sqrt((new + epsilon) / (a + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "the old a in the step",
      says="Adadelta's step is made with the new a.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (state.get("a", 0.0) + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "a and d swapped",
      says="The past steps stand in the numerator, the gradients below.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((a + epsilon) / (old + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "the rate inside of d",
      says="The rate does not enter d: d is a mean of s², not of (lr s)².",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * (lr * step) ** 2}
""")

wrong("adadelta", "the rate forgotten",
      says="Adadelta's step is lr times s, as in Keras.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w - step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "epsilon outside of the roots",
      says="Adadelta's epsilons stand under the roots.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = (np.sqrt(old) + epsilon) / (np.sqrt(a) + epsilon) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "gradients in d",
      says="Adadelta's d is a mean of the squared steps, not of the squared gradients.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * grad**2}
""")

wrong("adadelta", "d is forgotten",
      says="Adadelta's d must stand in the state that comes back.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w - lr * step, {"a": a}
""")

wrong("adadelta", "rho swapped",
      says="rho is the part that stays.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = (1 - rho) * state.get("a", 0.0) + rho * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "rho fixed",
      says="rho is a parameter of adadelta, not always 0.95.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    rho = 0.95
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w - lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "uphill",
      says="adadelta goes uphill: a minus before the step.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (a + epsilon)) * grad
    return w + lr * step, {"a": a, "d": rho * old + (1 - rho) * step**2}
""")

wrong("adadelta", "Adadelta without the fade of s",
      says="The new s² counts with the factor 1 - rho in d.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    d = state.get("d", 0.0)
    a = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    s = np.sqrt(d + epsilon) / np.sqrt(a + epsilon) * grad
    d = rho * d + s**2
    return w - lr * s, {"a": a, "d": d}
""")

wrong("adadelta", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def adadelta(w, grad, state, lr, rho=0.95, epsilon=1e-7):
    old = state.get("d", 0.0)
    state["a"] = rho * state.get("a", 0.0) + (1 - rho) * grad**2
    step = np.sqrt((old + epsilon) / (state["a"] + epsilon)) * grad
    state["d"] = rho * old + (1 - rho) * step**2
    return w - lr * step, state
""")

allowed("adadelta", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair; NumPy stretches rows and takes lists.")

# -- adamax ------------------------------------------------------------------------------------------------------------

right("adamax", "zeros at first", code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    zeros = np.zeros(np.shape(w))
    t, m, u = state.get("t", 1), state.get("m", zeros), state.get("u", zeros)
    m = m + (grad - m) * (1 - beta_1)
    size = abs(grad)
    u = np.where(beta_2 * u > size, beta_2 * u, size)
    return w - lr * m / ((1 - beta_1**t) * (u + epsilon)), {"t": t + 1, "m": m, "u": u}
""")

right("adamax", "a tuple in the state", code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t, m, u = state.get("three", (0, 0.0, 0.0))
    t, m, u = t + 1, beta_1 * m + (1 - beta_1) * grad, np.fmax(beta_2 * u, np.abs(grad))
    return w - lr * (m / (1 - beta_1**t)) / (u + epsilon), {"three": (t, m, u)}
""")

right("adamax", "as floats, with copies", code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    state = dict(state)
    state["t"] = state.get("t", 0) + 1
    state["m"] = beta_1 * state.get("m", 0) + (1 - beta_1) * grad
    state["u"] = np.max([beta_2 * state.get("u", 0 * np.abs(grad)), np.abs(grad)], axis=0)
    return w - lr * state["m"] / (state["u"] + epsilon) / (1 - beta_1 ** state["t"]), state
""")

wrong("adamax", "a sum in place of the maximum",
      says="Adamax takes the larger of the two, not their sum.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = beta_2 * state.get("u", 0.0) + np.abs(grad)
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "a mean in place of the maximum",
      says="Adamax takes the larger of the two, not their mean.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = beta_2 * state.get("u", 0.0) + (1 - beta_2) * np.abs(grad)
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "no size",
      says="Adamax compares the size of the gradient: np.abs.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), grad)
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "squares",
      says="Adamax has no squares: u is the largest size.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), grad**2)
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "a maximum that does not fade",
      says="Adamax's old u fades: it is multiplied by beta_2.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "u corrected as well",
      says="A maximum needs no correction: only m has one.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / (u / (1 - beta_2**t) + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "m not corrected",
      says="Adamax's m needs its correction: divide by 1 - beta_1**t.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "no epsilon",
      says="Adamax's epsilon is missing below: where the gradient is 0 it divides 0 by 0.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / u, {"t": t, "m": m, "u": u}
""")

wrong("adamax", "the largest of all weights",
      says="Each weight has its own u: np.max over the entries mixes them.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.max(np.abs(grad)))
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "forgets u",
      says="Adamax's u must stand in the state that comes back.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m}
""")

wrong("adamax", "t stays 1",
      says="Adamax's t grows at each step.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": 0, "m": m, "u": u}
""")

wrong("adamax", "the root of u",
      says="Adamax divides by u itself, without a root.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / (np.sqrt(u) + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "the gradient in place of m",
      says="Adamax's step goes along m.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * grad / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "epsilon inside the maximum",
      says="epsilon is added in the step only: the u that is kept goes without it.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad) + epsilon)
    return w - lr / (1 - beta_1**t) * m / u, {"t": t, "m": m, "u": u}
""")

wrong("adamax", "Adamax's u in place",
      says="np.maximum(..., out=u) writes into the array in the caller's state: make a new one.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = state.get("u", np.zeros(grad.shape))
    np.maximum(beta_2 * u, np.abs(grad), out=u)
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "max of Python",
      says="max wants one truth value, and there is one for each weight: np.maximum compares entry by entry.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    u = max(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1**t) * m / (u + epsilon), {"t": t, "m": m, "u": u}
""")

wrong("adamax", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def adamax(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    state["t"] = state.get("t", 0) + 1
    state["m"] = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    state["u"] = np.maximum(beta_2 * state.get("u", 0.0), np.abs(grad))
    return w - lr / (1 - beta_1 ** state["t"]) * state["m"] / (state["u"] + epsilon), state
""")

allowed("adamax", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair; NumPy stretches rows and takes lists.")

# -- nadam -------------------------------------------------------------------------------------------------------------

right("nadam", "zeros at first", code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    m = (1 - beta_1) * grad + beta_1 * state.get("m", 0)
    v = (1 - beta_2) * grad**2 + beta_2 * state.get("v", 0)
    mu = [beta_1 * (1 - 0.96**s / 2) for s in range(1, t + 2)]
    now, later = np.prod(mu[:t]), np.prod(mu)
    look = mu[t] * m / (1 - later) + (1 - mu[t - 1]) * grad / (1 - now)
    return w - lr * look / (np.sqrt(v / (1 - beta_2**t)) + epsilon), dict(t=t, m=m, v=v)
""")

right("nadam", "a tuple in the state", code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t, p, m, v = state.get("four", (0, 1.0, 0.0, 0.0))
    t = t + 1
    this, following = beta_1 * (1 - 0.5 * 0.96**t), beta_1 * (1 - 0.5 * 0.96**t * 0.96)
    p, m, v = p * this, beta_1 * m + (1 - beta_1) * grad, beta_2 * v + (1 - beta_2) * grad**2
    hat = following / (1 - p * following) * m + (1 - this) / (1 - p) * grad
    return w - lr * hat / ((v / (1 - beta_2**t)) ** 0.5 + epsilon), {"four": (t, p, m, v)}
""")

right("nadam", "as floats, with copies", code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    state = dict(state)
    state["t"] = t = state.get("t", 0) + 1
    mus = beta_1 * (1 - 0.5 * 0.96 ** np.array([t, t + 1.0]))
    state["P"] = state.get("P", 1) * mus[0]
    state["m"] = beta_1 * state.get("m", 0) + (1 - beta_1) * grad
    state["v"] = beta_2 * state.get("v", 0) + (1 - beta_2) * grad**2
    hat = mus[1] * state["m"] / (1 - state["P"] * mus[1]) + (1 - mus[0]) * grad / (1 - state["P"])
    return w - lr * hat / (np.sqrt(state["v"] / (1 - beta_2**t)) + epsilon), state
""")

wrong("nadam", "no schedule for the momentum",
      says="Nadam's share of momentum changes: beta_1 (1 - 0.5 * 0.96**t).",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1
    mu_next = beta_1
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "the same mu twice",
      says="The part with m has the mu of the next step, t + 1.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** t)
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "the old mu with the gradient",
      says="The part with the gradient has mu of this step.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu_next) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "no product",
      says="P is the product of all mu so far: the old P must stand in the state, and is multiplied by mu.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "the product without the next",
      says="Below m stands the product up to t + 1.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "Adam's correction",
      says="Nadam divides by 1 - P, not by 1 - beta_1**t.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - beta_1 ** (t + 1)) + (1 - mu) * grad / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "as Adam",
      says="Without the look ahead this is Adam: see the two parts of Nadam's m.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "v not corrected",
      says="Nadam's v is corrected: divide by 1 - beta_2**t.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "epsilon under the root",
      says="Nadam's epsilon stands outside of the root.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / np.sqrt(v_hat + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "epsilon next to the uncorrected root",
      says="Nadam's epsilon stands next to the corrected root, unlike Adam's.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    c = np.sqrt(1 - beta_2**t)
    v_hat = v / c**2
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon / c), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "0.9 for 0.96",
      says="mu_t has 0.96 to the power of t in it.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.9**t)
    mu_next = beta_1 * (1 - 0.5 * 0.9 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "t from 0",
      says="Nadam's first step has t = 1.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0)
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2 ** (t + 1))
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t + 1, "product": product, "m": m, "v": v}
""")

wrong("nadam", "the product is forgotten",
      says="P is the product of all mu so far: the old P must stand in the state, and is multiplied by mu.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "m": m, "v": v}
""")

wrong("nadam", "uphill",
      says="nadam goes uphill: a minus before the step.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w + lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

wrong("nadam", "product with the next mu",
      says="The P that is kept ends with the μ of this step, not with that of the next one.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    P = state.get("P", 1.0) * mu
    m_hat = mu_next * m / (1 - P * mu_next) + (1 - mu) * grad / (1 - P)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "m": m, "v": v, "P": P * mu_next}
""")

wrong("nadam", "product without memory",
      says="P is the product of all μ so far, and each of them is another number: P must stand in the state.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    P = mu**t
    m_hat = mu_next * m / (1 - P * mu_next) + (1 - mu) * grad / (1 - P)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "m": m, "v": v, "P": P}
""")

wrong("nadam", "mu_t with m",
      says="m is multiplied by the μ of the next step, g by the rest of the μ of this one.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    P = state.get("P", 1.0) * mu
    m_hat = mu * m / (1 - P * mu_next) + (1 - mu) * grad / (1 - P)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "m": m, "v": v, "P": P}
""")

wrong("nadam", "0.9 written down",
      says="μ is made with beta_1, which is a parameter, not always 0.9.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    grad = np.asarray(grad, dtype=float)
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    mu = 0.9 * (1 - 0.5 * 0.96**t)
    mu_next = 0.9 * (1 - 0.5 * 0.96 ** (t + 1))
    P = state.get("P", 1.0) * mu
    m_hat = mu_next * m / (1 - P * mu_next) + (1 - mu) * grad / (1 - P)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "m": m, "v": v, "P": P}
""")

wrong("nadam", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state["product"] = state.get("product", 1.0) * mu
    m = state["m"] = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = state["v"] = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    return w - lr * m_hat / (np.sqrt(v / (1 - beta_2**t)) + epsilon), state
""")

wrong("nadam", "P with the next mu at once",
      says="P is the product up to the μ of this step, and the next one stands beside it: here the next one is in P "
           "already.",
      code="""
def nadam(w, grad, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    mu = beta_1 * (1 - 0.5 * 0.96**t)
    mu_next = beta_1 * (1 - 0.5 * 0.96 ** (t + 1))
    product = state.get("product", 1.0) * mu_next
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grad
    v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grad**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * grad / (1 - product)
    v_hat = v / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), {"t": t, "product": product, "m": m, "v": v}
""")

allowed("nadam", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair; NumPy stretches rows and takes lists.")

# -- ftrl --------------------------------------------------------------------------------------------------------------

right("ftrl", "with where and sign", code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    old, z = state.get("n", initial), state.get("z", 0.0)
    new = old + np.square(grad)
    z = z + grad - w * (new**0.5 - old**0.5) / lr
    best = -(z - np.sign(z) * l1) / (new**0.5 / lr + 2 * l2)
    return np.where(np.abs(z) <= l1, 0.0, best), dict(n=new, z=z)
""")

right("ftrl", "the root kept in the state", code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    w, grad = np.asarray(w, dtype=float), np.asarray(grad, dtype=float)
    n, root, z = state.get("three", (initial, initial**0.5, np.zeros(w.shape)))
    n = n + grad * grad
    grown = np.sqrt(n)
    z = z + (grad - w * (grown - root) / lr)
    inside = np.maximum(np.abs(z) - l1, 0.0)
    return -np.sign(z) * inside / (grown / lr + l2 + l2), {"three": (n, grown, z)}
""")

right("ftrl", "masks in a new array", code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state["n"] if state else np.full(np.shape(w), float(initial))
    z = state["z"] if state else np.zeros(np.shape(w))
    n_new = n + grad**2
    sigma = (np.sqrt(n_new) - np.sqrt(n)) / lr
    z = np.array(z + grad - sigma * w)
    new, active = np.zeros(z.shape), np.abs(z) > l1
    q = np.array(np.sqrt(n_new) / lr + 2 * l2)
    new[active] = (l1 * np.sign(z[active]) - z[active]) / q[active]
    return new, {"n": n_new, "z": z}
""")

wrong("ftrl", "n from 0",
      says="n begins at `initial`, not at 0.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", 0.0)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the usual initial",
      says="`initial` is a parameter, not always 0.1.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", 0.1)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "no correction of z",
      says="z is corrected by the growth of the root times w.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the correction without the rate",
      says="In z the growth of the root is divided by lr.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the correction without roots",
      says="z is corrected by the growth of the root of n, not of n.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (n_new - n) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the correction with the other sign",
      says="The growth of the root times w is subtracted from z.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad + (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "z is not summed",
      says="z sums all gradients so far: the old z must stand in the state, and counts.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the gradient subtracted",
      says="z grows by the gradient; the minus comes with w' = -(z ...) / q.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) - grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the old n in q",
      says="q has the root of the new n.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "l2 once",
      says="q has 2 * l2.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "no l2",
      says="q has 2 * l2 beside the root.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "no l1",
      says="With l1 weights with a small z are exactly 0, and the others come closer to 0.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return -z / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "l1 deletes only",
      says="Outside of the threshold z is brought closer to 0 by l1.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return np.where(np.abs(z) <= l1, 0.0, -z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "l1 pulls only",
      says="Where |z| is at most l1 the weight is exactly 0; here it changes its sign.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.sign(z) * l1 - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the sign",
      says="w has the opposite sign of z.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (z - np.clip(z, -l1, l1)) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "AdaGrad's step",
      says="FTRL takes no step from w: w' is made from z and q alone.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return w - lr * grad / np.sqrt(n_new), {"n": n_new, "z": z}
""")

wrong("ftrl", "added to w",
      says="FTRL takes no step from w: the formula gives the new weights themselves.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return w + (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the rate in q above",
      says="In q the root is divided by lr.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) * lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "n is forgotten",
      says="n must stand in the state that comes back.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"z": z}
""")

wrong("ftrl", "z is forgotten",
      says="z sums all gradients so far: the old z must stand in the state, and counts.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new}
""")

wrong("ftrl", "sizes in place of squares",
      says="n sums squares of the gradient.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + np.abs(grad)
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "an epsilon",
      says="FTRL has no epsilon here: with initial above 0 nothing is divided by 0.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new + 1e-7) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "the threshold from w",
      says="It is |z| that is compared with l1, not |w|.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return np.where(np.abs(w) <= l1, 0.0, np.sign(z) * l1 - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "l2 divided by the rate",
      says="l2 is not divided by lr.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2 / lr
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "writes into z",
      says="`+=` writes into the array in the caller's state: make a new one.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    z = state["z"] if "z" in state else np.zeros(np.shape(w))
    n_new = n + grad**2
    z += grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "negative z forgotten",
      says="It is |z| that is compared with l1: a negative z may be large as well.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(z <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "sign forgotten",
      says="For a negative z l1 is taken off in the other direction: sign(z) * l1.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "the start is kept",
      says="z is 0 before the first step: the start is not put into it.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", -w * np.sqrt(initial) / lr) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "truth of an array",
      says="`if` wants one truth value, and there is one for each weight: choose entry by entry, as np.where does.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    if abs(z) <= l1:
        new = 0.0 * w
    else:
        new = -(z - np.sign(z) * l1) / q
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "result in the dtype of w",
      says="w may hold whole numbers, and an array like it cuts fractions off.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.zeros_like(w)
    new[...] = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "only nearly 0",
      says="Within the threshold a weight is exactly 0, not nearly.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 1e-12, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "shrunk z kept",
      says="The state keeps z as it is: here l1 is taken off again at each step.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z - np.clip(z, -l1, l1)}
""")

wrong("ftrl", "q with the old n",
      says="q has the root of the new n.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(old) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "l2 once, again",
      says="q has 2 * l2.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "plain sum of gradients",
      says="z is corrected by the growth of the root times w.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "an epsilon put in",
      says="FTRL has no epsilon here: with initial above 0 nothing is divided by 0.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n + 1e-7) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "growth without lr",
      says="In z the growth of the root is divided by lr.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    old = state.get("n", initial)
    n = old + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "n added up in place",
      says="`+=` writes into the array in the caller's state: make a new one.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    grad = np.asarray(grad, dtype=float)
    n = state.get("n", np.full(grad.shape, float(initial)))
    old = n.copy()
    n += grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n) - np.sqrt(old)) / lr * w
    q = np.sqrt(n) / lr + 2 * l2
    new = np.where(np.abs(z) <= l1, 0.0, -(z - np.sign(z) * l1) / q)
    return new, {"n": n, "z": z}
""")

wrong("ftrl", "q without the rate",
      says="In q the root is divided by lr.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) + 2 * l2
    return (np.clip(z, -l1, l1) - z) / q, {"n": n_new, "z": z}
""")

wrong("ftrl", "l1 added",
      says="Outside of the threshold z is brought closer to 0: sign(z) * l1 is subtracted from it.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    n_new = n + grad**2
    z = state.get("z", 0.0) + grad - (np.sqrt(n_new) - np.sqrt(n)) / lr * w
    q = np.sqrt(n_new) / lr + 2 * l2
    return np.where(np.abs(z) <= l1, 0.0, -(z + np.sign(z) * l1) / q), {"n": n_new, "z": z}
""")

wrong("ftrl", "writes into the state",
      says="The state that came must stay as it is: return a new dictionary.",
      code="""
def ftrl(w, grad, state, lr, l1=0.0, l2=0.0, initial=0.1):
    n = state.get("n", initial)
    state["n"] = n + grad**2
    state["z"] = state.get("z", 0.0) + grad - (np.sqrt(state["n"]) - np.sqrt(n)) / lr * w
    q = np.sqrt(state["n"]) / lr + 2 * l2
    return (np.clip(state["z"], -l1, l1) - state["z"]) / q, state
""")

allowed("ftrl", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair; NumPy stretches rows and takes lists.")

allowed("ftrl", "result 2 of 2 as lists",
        because="What the state holds is the learner's affair; NumPy stretches rows and takes lists.")

# -- mend_adam ---------------------------------------------------------------------------------------------------------

right("mend_adam", "his lines mended", code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

right("mend_adam", "two comprehensions", code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    both = {k: adam(params[k], grads[k], state[k] if k in state else {}, lr, beta_1, beta_2, epsilon) for k in grads}
    return {k: both[k][0] for k in params}, {k: both[k][1] for k in params}
""")

right("mend_adam", "dictionaries in the state", code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = 1 + (state["t"] if state else 0)
    old_m = state["m"] if state else dict.fromkeys(params, 0)
    old_v = state["v"] if state else dict.fromkeys(params, 0)
    m = {k: beta_1 * old_m[k] + (1 - beta_1) * grads[k] for k in params}
    v = {k: beta_2 * old_v[k] + (1 - beta_2) * np.square(grads[k]) for k in params}
    step = {k: m[k] / (v[k] ** 0.5 + epsilon) for k in params}
    alpha = lr * (1 - beta_2**t) ** 0.5 / (1 - beta_1**t)
    return {k: params[k] - alpha * step[k] for k in params}, {"t": t, "m": m, "v": v}
""")

wrong("mend_adam", "t for each array",
      says="t counts steps, not arrays: it grows once for each call.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t - 1}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        t = memory["t"] = memory["t"] + 1
        rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "a memory for each shape",
      says="Two arrays of one shape share a memory here: let the key be the name.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", grads[name].shape), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", grads[name].shape), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", grads[name].shape], memory["v", grads[name].shape] = m, v
    return new, memory
""")

wrong("mend_adam", "one memory for all",
      says="Each array needs an m and a v of its own: here all share one.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get("v", 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m"], memory["v"] = m, v
    return new, memory
""")

wrong("mend_adam", "epsilon under the root",
      says="epsilon stands outside of the root, as in adam: tiny gradients tell.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / np.sqrt(v + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "pairs by order",
      says="The gradients are found by name, not by their place in the dictionary.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    grads = dict(zip(params, grads.values(), strict=True))
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "t from 0",
      says="The first step has t = 1: with t = 0 it divides by 0.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0)
    new, memory = {}, {"t": t + 1}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "t is forgotten",
      says="The count of steps must stand in the state that comes back.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "no bias correction",
      says="The rate of line 5 was right: without it the first steps are too long.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "m and v are forgotten",
      says="m and v of each array must stand in the state that comes back.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
    return new, memory
""")

wrong("mend_adam", "v is forgotten",
      says="v of each array must stand in the state that comes back.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name] = m
    return new, memory
""")

wrong("mend_adam", "settings fixed",
      says="beta_1, beta_2 and epsilon are parameters: use what came, and hand it on.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-7
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "no squares",
      says="v is a mean of squares, as in line 4.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * np.abs(grads[name])
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "uphill",
      says="Uphill: line 6 subtracts.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] + rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "the paper's epsilon",
      says="epsilon stands next to the uncorrected root, as in adam.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - lr * m / (1 - beta_1**t) / (np.sqrt(v / (1 - beta_2**t)) + epsilon)
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "only the first array",
      says="All arrays are moved, not only the first one.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        new[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        memory["m", name], memory["v", name] = m, v
        params = {**params, **new}
        break
    return {**params, **new}, memory
""")

wrong("mend_adam", "the settings not handed on",
      says="beta_1, beta_2 and epsilon are parameters: use what came, and hand it on.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new, memory = {}, {}
    for name, w in params.items():
        new[name], memory[name] = adam(w, grads[name], state.get(name, {}), lr)
    return new, memory
""")

wrong("mend_adam", "a fresh state for each array",
      says="Each array's state of the step before must be found again: here each step begins anew.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new, memory = {}, {}
    for name, w in params.items():
        new[name], memory[name] = adam(w, grads[name], {}, lr, beta_1, beta_2, epsilon)
    return new, memory
""")

wrong("mend_adam", "the state of one array for all",
      says="Each array needs a state of its own: here one goes from array to array.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new, memory = {}, state
    for name, w in params.items():
        new[name], memory = adam(w, grads[name], memory, lr, beta_1, beta_2, epsilon)
    return new, memory
""")

wrong("mend_adam", "writes into params",
      says="The caller's dictionary of weights changes: put the new arrays into a new one.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new, memory = params, {}
    for name, w in params.items():
        new[name], memory[name] = adam(w, grads[name], state.get(name, {}), lr, beta_1, beta_2, epsilon)
    return new, memory
""")

wrong("mend_adam", "writes into the state",
      says="The caller's state changes: put what is remembered into a new dictionary.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new, memory = {}, state
    for name, w in params.items():
        new[name], memory[name] = adam(w, grads[name], state.get(name, {}), lr, beta_1, beta_2, epsilon)
    return new, memory
""")

wrong("mend_adam", "moves the arrays in place",
      says="`params[name] -= ...` writes into the caller's arrays, and stops for whole numbers.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    for name in params:
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grads[name]
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grads[name] ** 2
        params[name] -= rate * m / (np.sqrt(v) + epsilon)
        new[name] = params[name]
        memory["m", name], memory["v", name] = m, v
    return new, memory
""")

wrong("mend_adam", "only the weights",
      says="Two things come back: the weights and the state.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new, memory = {}, {}
    for name, w in params.items():
        new[name], memory[name] = adam(w, grads[name], state.get(name, {}), lr, beta_1, beta_2, epsilon)
    return new
""")

wrong("mend_adam", "a list of arrays",
      says="A dictionary of weights comes back, with the keys of params.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new, memory = {}, {}
    for name, w in params.items():
        new[name], memory[name] = adam(w, grads[name], state.get(name, {}), lr, beta_1, beta_2, epsilon)
    return list(new.values()), memory
""")

wrong("mend_adam", "all his lines",
      says="These are his lines still. What becomes of two arrays of one shape, of keys in another order, of tiny "
           "gradients, of what you passed in?",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return hasty(params, grads, state, lr, beta_1, beta_2, epsilon)
""")

wrong("mend_adam", "memory by shape",
      says="Two arrays of one shape share a memory here: let the key be the name.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    params, state = dict(params), dict(state)
    state["t"] = state.get("t", 0) + 1
    for name in params:
        grad = np.asarray(grads[name], dtype=float)
        m = beta_1 * state.get(("m", grad.shape), 0.0) + (1 - beta_1) * grad
        v = beta_2 * state.get(("v", grad.shape), 0.0) + (1 - beta_2) * grad**2
        rate = lr * np.sqrt(1 - beta_2 ** state["t"]) / (1 - beta_1 ** state["t"])
        params[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        state["m", grad.shape], state["v", grad.shape] = m, v
    return params, state
""")

wrong("mend_adam", "shallow copy of a nested state",
      says="dict(state) copies the outer dictionary only: the inner ones are the caller's still.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    state = dict(state) if state else {"t": 0, "m": {}, "v": {}}
    state["t"] = t = state["t"] + 1
    new = {}
    for name in params:
        grad = np.asarray(grads[name], dtype=float)
        state["m"][name] = beta_1 * state["m"].get(name, 0.0) + (1 - beta_1) * grad
        state["v"][name] = beta_2 * state["v"].get(name, 0.0) + (1 - beta_2) * grad**2
        rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
        new[name] = params[name] - rate * state["m"][name] / (np.sqrt(state["v"][name]) + epsilon)
    return new, state
""")

wrong("mend_adam", "return in the loop",
      says="`return` stands inside of the loop: only one array is moved.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    new_params, new_state = {}, {}
    for name in params:
        new_params[name], new_state[name] = adam(params[name], grads[name], state.get(name, {}), lr,
                                                 beta_1, beta_2, epsilon)
        return new_params, new_state
""")

wrong("mend_adam", "whole numbers stay whole",
      says="params may hold whole numbers, and an array like them cuts fractions off.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    params, state = dict(params), dict(state)
    state["t"] = state.get("t", 0) + 1
    for name in params:
        grad = np.asarray(grads[name], dtype=float)
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grad
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grad**2
        rate = lr * np.sqrt(1 - beta_2 ** state["t"]) / (1 - beta_1 ** state["t"])
        new = np.zeros_like(params[name])
        new[...] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        params[name] = new
        state["m", name], state["v", name] = m, v
    return params, state
""")

wrong("mend_adam", "first rate kept",
      says="lr may differ from step to step: take the one that came, not one that is remembered.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    params, state = dict(params), dict(state)
    state["t"] = state.get("t", 0) + 1
    lr = state.setdefault("lr", lr)
    for name in params:
        grad = np.asarray(grads[name], dtype=float)
        m = beta_1 * state.get(("m", name), 0.0) + (1 - beta_1) * grad
        v = beta_2 * state.get(("v", name), 0.0) + (1 - beta_2) * grad**2
        rate = lr * np.sqrt(1 - beta_2 ** state["t"]) / (1 - beta_1 ** state["t"])
        params[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        state["m", name], state["v", name] = m, v
    return params, state
""")

wrong("mend_adam", "only epsilon mended",
      says="These are his lines still. What becomes of two arrays of one shape, of keys in another order, of tiny "
           "gradients, of what you passed in?",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    for name, grad in zip(params, grads.values(), strict=True):
        state["t"] = state.get("t", 0) + 1
        m = beta_1 * state.get(("m", grad.shape), 0.0) + (1 - beta_1) * grad
        v = beta_2 * state.get(("v", grad.shape), 0.0) + (1 - beta_2) * grad**2
        rate = lr * np.sqrt(1 - beta_2 ** state["t"]) / (1 - beta_1 ** state["t"])
        params[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        state["m", grad.shape], state["v", grad.shape] = m, v
    return params, state
""")

wrong("mend_adam", "by shape, a count for each array",
      says="These are his lines still. What becomes of two arrays of one shape, of keys in another order, of tiny "
           "gradients, of what you passed in?",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    params, state = dict(params), dict(state)
    for name in params:
        grad = grads[name]
        state["t"] = state.get("t", 0) + 1
        m = beta_1 * state.get(("m", grad.shape), 0.0) + (1 - beta_1) * grad
        v = beta_2 * state.get(("v", grad.shape), 0.0) + (1 - beta_2) * grad**2
        rate = lr * np.sqrt(1 - beta_2 ** state["t"]) / (1 - beta_1 ** state["t"])
        params[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        state["m", grad.shape], state["v", grad.shape] = m, v
    return params, state
""")

wrong("mend_adam", "only copies and epsilon",
      says="These are his lines still. What becomes of two arrays of one shape, of keys in another order, of tiny "
           "gradients, of what you passed in?",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    params, state = dict(params), dict(state)
    for name, grad in zip(params, grads.values()):
        state["t"] = state.get("t", 0) + 1
        m = beta_1 * state.get(("m", grad.shape), 0.0) + (1 - beta_1) * grad
        v = beta_2 * state.get(("v", grad.shape), 0.0) + (1 - beta_2) * grad**2
        rate = lr * np.sqrt(1 - beta_2 ** state["t"]) / (1 - beta_1 ** state["t"])
        params[name] = params[name] - rate * m / (np.sqrt(v) + epsilon)
        state["m", grad.shape], state["v", grad.shape] = m, v
    return params, state
""")

wrong("mend_adam", "the count among the names",
      says="An array may be called t as well: the count of steps and the arrays' memories need places of their own.",
      code="""
def mended(params, grads, state, lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state.get("t", 0) + 1
    new, memory = {}, {"t": t}
    for name, w in params.items():
        m, v = state.get(name, (0.0, 0.0)) if isinstance(state.get(name, (0.0, 0.0)), tuple) else (0.0, 0.0)
        m = beta_1 * m + (1 - beta_1) * grads[name]
        v = beta_2 * v + (1 - beta_2) * grads[name] ** 2
        rate = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
        new[name], memory[name] = w - rate * m / (np.sqrt(v) + epsilon), (m, v)
    return new, memory
""")

allowed("mend_adam", "result 2 of 2 squeezed where there is one row",
        because="What the state holds is the learner's affair, and a row is stretched again.")

# -- lr_schedule -------------------------------------------------------------------------------------------------------

right("lr_schedule", "a dictionary of factors", code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    part = max(step - warmup, 0) / decay_steps
    factors = {
        "step": decay_rate ** np.floor(part),
        "exponential": decay_rate**part,
        "inverse_time": 1 / (1 + decay_rate * part),
        "cosine": np.cos(np.pi * part / 2) ** 2 if part < 1 else 0.0,
    }
    if kind not in factors:
        raise ValueError(kind)
    return lr * step / warmup if step < warmup else lr * factors[kind]
""")

right("lr_schedule", "one factor after the other", code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    s = step - warmup
    if kind == "step":
        factor = decay_rate ** int(s / decay_steps)
    elif kind == "exponential":
        factor = decay_rate ** (s / decay_steps) if s >= 0 else 1
    elif kind == "inverse_time":
        factor = decay_steps / (decay_steps + decay_rate * abs(s))
    elif kind == "cosine":
        factor = 0 if s >= decay_steps else 0.5 + 0.5 * np.cos(np.pi * s / decay_steps)
    else:
        raise ValueError(f"there is no schedule of kind {kind!r}")
    if s < 0:
        factor = step / warmup
    return factor * lr
""")

right("lr_schedule", "with match", code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    s, D = max(0, step - warmup), decay_steps
    match kind:
        case "step":
            rate = lr * pow(decay_rate, divmod(s, D)[0])
        case "exponential":
            rate = lr * pow(decay_rate, s / D)
        case "inverse_time":
            rate = lr / (1 + decay_rate * (s / D))
        case "cosine":
            rate = 0.5 * lr * (1 + np.cos(np.clip(s / D, 0, 1) * np.pi))
        case _:
            raise ValueError("no such kind: " + str(kind))
    if step < warmup:
        rate = step * lr / warmup
    return float(rate)
""")

wrong("lr_schedule", "step without stairs",
      says='A "step" schedule stays, then drops: cut s / D off to a whole number with //.',
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "stairs in the exponential",
      says='The "exponential" one has no stairs: divide with /.',
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "stairs that round",
      says="Cut off, do not round: the first stair is D steps long.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** round(s / decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "the number of stairs times the rate",
      says="The rate is raised to a power: it is multiplied in again at each stair.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * (1 - decay_rate * (s // decay_steps))
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "no cosine end",
      says="From s = D on the cosine schedule is 0: it does not climb again.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * s / decay_steps)) / 2
""")

wrong("lr_schedule", "degrees",
      says="np.cos wants radians: the half turn is np.pi.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(180 * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "a quarter of a turn",
      says="The cosine goes a half turn, from 1 to -1, and 1 + cos from 2 to 0.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi / 2 * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "a whole turn",
      says="The cosine goes a half turn, up to π.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(2 * np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "no half",
      says="1 + cos is 2 at first: it is divided by 2.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps))
""")

wrong("lr_schedule", "the cosine alone",
      says="The factor is (1 + cos) / 2, which is never negative.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * np.cos(np.pi * min(s, decay_steps) / decay_steps)
""")

wrong("lr_schedule", "no warm-up",
      says="While step is below warmup the rate is lr * step / warmup.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "a warm-up from 1",
      says="The warm-up begins at a rate of 0: lr * step / warmup.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * (step + 1) / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "one step of warm-up too many",
      says="From step = warmup on s counts: the step warmup has s = 0.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup - (warmup > 0)
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "the warm-up shifts nothing",
      says="s is counted from the end of the warm-up: step - warmup.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "the warm-up for the cosine only",
      says="The warm-up comes first whatever kind is.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup and kind == "cosine":
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "inverse time with a root",
      says="inverse_time divides by 1 + r s / D, without a root.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / np.sqrt(1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "inverse time without D",
      says="In inverse_time s is divided by D.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "inverse time in stairs",
      says="inverse_time has no stairs: divide with /.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * (s // decay_steps))
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "the exponential of e",
      says="The exponential one has decay_rate for its base, not e.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * np.exp(-decay_rate * s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "the rate fixed at a half",
      says="decay_rate is a parameter, not always 0.5.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    decay_rate = 0.5
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "any other text is the cosine",
      says="A text that is no kind raises a ValueError that names it.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "by the first letter",
      says="Only the four texts, spelt so: any other one raises a ValueError.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind[:1].lower() not in ("s", "e", "i", "c"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "KeyError",
      says="An unknown kind raises a ValueError, not a KeyError.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise KeyError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "the text does not say which",
      says="The message of the ValueError must contain the unknown kind.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError("unknown")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "the kind is looked at after the warm-up",
      says="An unknown kind raises a ValueError also during the warm-up.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if step < warmup:
        return lr * step / warmup
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * min(s, decay_steps) / decay_steps)) / 2
""")

wrong("lr_schedule", "step <= warmup",
      says="With step = warmup the warm-up is over, and a warmup of 0 must not be divided by: step < warmup.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind: {kind}")
    if step <= warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * np.cos(np.pi * min(s, decay_steps) / decay_steps / 2) ** 2 if s < decay_steps else 0.0
""")

wrong("lr_schedule", "case does not matter",
      says="The kinds are spelt in small letters: 'Cosine' is another text, and raises a ValueError.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    kind = kind.lower().strip()
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind: {kind}")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * np.cos(np.pi * min(s, decay_steps) / decay_steps / 2) ** 2 if s < decay_steps else 0.0
""")

wrong("lr_schedule", "cosine ends with step D",
      says="D is counted from the end of the warm-up, as s is: compare s with D.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind: {kind}")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * np.cos(np.pi * min(step, decay_steps) / decay_steps / 2) ** 2 if step < decay_steps else 0.0
""")

wrong("lr_schedule", "rounded to six digits",
      says="Do not round the rate.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind: {kind}")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return round(lr * decay_rate ** (s / decay_steps), 6)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * np.cos(np.pi * min(s, decay_steps) / decay_steps / 2) ** 2 if s < decay_steps else 0.0
""")

wrong("lr_schedule", "r forgotten in inverse_time",
      says="In inverse_time s / D is multiplied by decay_rate.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind: {kind}")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + s / decay_steps)
    return lr * np.cos(np.pi * min(s, decay_steps) / decay_steps / 2) ** 2 if s < decay_steps else 0.0
""")

wrong("lr_schedule", "the cosine with %",
      says="From s = D on the cosine schedule is 0: with s % D it begins anew.",
      code="""
def lr_schedule(kind, step, lr, decay_steps, decay_rate=0.5, warmup=0):
    if kind not in ("step", "exponential", "inverse_time", "cosine"):
        raise ValueError(f"unknown kind of schedule '{kind}'")
    if step < warmup:
        return lr * step / warmup
    s = step - warmup
    if kind == "step":
        return lr * decay_rate ** (s // decay_steps)
    if kind == "exponential":
        return lr * decay_rate ** (s / decay_steps)
    if kind == "inverse_time":
        return lr / (1 + decay_rate * s / decay_steps)
    return lr * (1 + np.cos(np.pi * (s % decay_steps) / decay_steps)) / 2
""")

# -- lr_range_test -----------------------------------------------------------------------------------------------------

right("lr_range_test", "all losses first, the falls after", code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, seen = {}, [loss(w)]
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        seen.append(loss(w))
        if np.isnan(seen[-1]) or np.isinf(seen[-1]) or seen[-1] > 4 * min(seen[:-1]):
            break
    falls = [seen[i] - seen[i + 1] for i in range(len(seen) - 1)]
    falls = [fall if np.isfinite(fall) else -1.0 for fall in falls]
    best = lrs[falls.index(max(falls))] if max(falls) > 0 else None
    return seen[1:], best
""")

right("lr_range_test", "with a while and a copy", code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    here, state, losses, falls, i = np.array(w, dtype=float), {}, [], [], 0
    last = smallest = loss(here)
    going = True
    while going and i < len(lrs):
        here, state = optimizer(here, gradient(here), state, lrs[i])
        now = loss(here)
        losses.append(now)
        going = bool(np.isfinite(now)) and now <= 4 * smallest
        falls.append(last - now if going else 0.0)
        smallest, last, i = min(smallest, now), now, i + 1
    place = int(np.argmax(falls))
    return losses, lrs[place] if falls[place] > 0 else None
""")

right("lr_range_test", "pairs of falls and rates", code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    losses, state, steps = [], {}, []
    start = loss(w)
    for lr in lrs:
        limit = 4 * min([start, *losses])
        w, state = optimizer(w, gradient(w), state, lr)
        losses.append(loss(w))
        if losses[-1] != losses[-1] or losses[-1] == float("inf") or losses[-1] > limit:
            break
    for old, new, lr in zip([start, *losses], losses, lrs, strict=False):
        if new < old:
            steps.append((old - new, lr))
    best = None
    for fall, lr in steps:
        if fall == max(fall for fall, _ in steps):
            best = lr
            break
    return losses, best
""")

wrong("lr_range_test", "each rate from the start",
      says="All in one run: each step goes on from where the one before has led.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    start = w
    for lr in lrs:
        w, state = optimizer(start, gradient(start), {}, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "a fresh state at each step",
      says="The state goes from step to step: here each begins with {}.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), {}, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the gradient of the start",
      says="The gradient must be computed anew at each place.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    slope = gradient(w)
    for lr in lrs:
        w, state = optimizer(w, slope, state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the loss before each step",
      says="losses holds the loss after each step.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(before)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "with the loss of the start",
      says="The loss of the start is not in the list: losses[0] is that after the first step.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, [before]
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the last loss left out",
      says="The loss that ends the run is the last one in the list: append before you break.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        if not after <= 4 * lowest:
            break
        losses.append(after)
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "NaN goes on",
      says="NaN > 4 is False: ask whether it is at most 4 times as large, and stop otherwise.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if after > 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "never ends early",
      says="The run ends after a loss that is NaN, inf or above 4 times the smallest one before.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "ends at exactly 4 times",
      says="At exactly 4 times the smallest loss the run goes on: it ends above it.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after < 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "4 times the loss before",
      says="The limit is 4 times the smallest loss so far, not 4 times the last one.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * before:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "4 times the start",
      says="The limit is 4 times the smallest loss so far, not 4 times that of the start.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        before = after
    return losses, best
""")

wrong("lr_range_test", "the start does not count",
      says="The loss of the start counts among the smallest: the first step may end the run.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = np.inf, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "twice as large",
      says="The limit is 4 times the smallest loss.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 2 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the rate of the lowest loss",
      says="best is the rate of the largest fall, from the loss right before its step to the one after: neither from "
           "the start, nor to the lowest loss.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if after < lowest:
            best = lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the last of equals",
      says="Of equal falls the first one counts.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after >= most > 0 or before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the largest rate that falls",
      says="best is the rate of the largest fall, not the last rate that made it fall.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > 0:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the fall from the start",
      says="best is the rate of the largest fall, from the loss right before its step to the one after: neither from "
           "the start, nor to the lowest loss.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest = min(lowest, after)
    return losses, best
""")

wrong("lr_range_test", "the fall from the lowest",
      says="A fall is from the loss before the step, not from the smallest so far.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if lowest - after > most:
            most, best = lowest - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "relative falls",
      says="The fall is a difference, not a share of the loss.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if 1 - after / before > most:
            most, best = 1 - after / before, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "the place of the rate",
      says="best is the rate itself, not its place in the list.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, None if best is None else list(lrs).index(best)
""")

wrong("lr_range_test", "the rate before",
      says="best is the rate of the step that fell, not the one before.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, None if best is None else list(lrs)[max(list(lrs).index(best) - 1, 0)]
""")

wrong("lr_range_test", "the first rate if none falls",
      says="best is None if no step made the loss fall.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, lrs[0], []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "changes the largest size",
      says="A rise is no fall, however large: do not take its size.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if abs(before - after) > most:
            most, best = abs(before - after), lr
        lowest, before = min(lowest, after), after
    return losses, best
""")

wrong("lr_range_test", "only the losses",
      says="Two things come back: the losses and the best rate.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return losses
""")

wrong("lr_range_test", "an array of losses",
      says="losses is a list.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, before = {}, loss(w)
    lowest, most, best, losses = before, 0.0, None, []
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > most:
            most, best = before - after, lr
        lowest, before = min(lowest, after), after
    return np.array(losses), best
""")

wrong("lr_range_test", "always a best one",
      says="best is None if no step made the loss fall: a fall is above 0.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, losses, best, largest = {}, [], None, -float("inf")
    before = lowest = loss(w)
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > largest:
            largest, best = before - after, lr
        before, lowest = after, min(lowest, after)
    return losses, best
""")

wrong("lr_range_test", "each rate from the start, again",
      says="All in one run: each step goes on from where the one before has led.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, losses, best, largest = {}, [], None, 0.0
    before = lowest = loss(w)
    for lr in lrs:
        place, state = optimizer(w, gradient(w), state, lr)
        after = loss(place)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before - after > largest:
            largest, best = before - after, lr
        before, lowest = after, min(lowest, after)
    return losses, best
""")

wrong("lr_range_test", "fall in proportion",
      says="The fall is a difference, not a share of the loss.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, losses, best, largest = {}, [], None, 0.0
    before = lowest = loss(w)
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if before > after and (before - after) / before > largest:
            largest, best = (before - after) / before, lr
        before, lowest = after, min(lowest, after)
    return losses, best
""")

wrong("lr_range_test", "ratio to the smallest",
      says="A loss may be 0: compare with 4 times the smallest one, do not divide by it.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, losses, best, largest = {}, [], None, 0.0
    before = lowest = loss(w)
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after / lowest <= 4:
            break
        if before - after > largest:
            largest, best = before - after, lr
        before, lowest = after, min(lowest, after)
    return losses, best
""")

wrong("lr_range_test", "argmin of the differences",
      says="np.argmin and np.argmax take the place of a NaN: the step that ran away is no fall.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, values = {}, [loss(w)]
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        values.append(loss(w))
        if not values[-1] <= 4 * min(values[:-1]):
            break
    change = np.diff(values)
    i = int(np.argmin(change))
    return values[1:], None if change[i] >= 0 else lrs[i]
""")

wrong("lr_range_test", "first step never best",
      says="The first step counts as well: its fall is from the loss of the start.",
      code="""
def lr_range_test(optimizer, loss, gradient, w, lrs):
    state, losses, best, largest = {}, [], None, 0.0
    before = lowest = loss(w)
    for lr in lrs:
        w, state = optimizer(w, gradient(w), state, lr)
        after = loss(w)
        losses.append(after)
        if not after <= 4 * lowest:
            break
        if len(losses) > 1 and before - after > largest:
            largest, best = before - after, lr
        before, lowest = after, min(lowest, after)
    return losses, best
""")

allowed("lr_range_test", "NaN at the first place lost",
        because="NaN is what the loss may give; no argument holds it.")

allowed("lr_range_test", "NaN at another place lost",
        because="NaN is what the loss may give; no argument holds it.")

# -- find_the_optimizer ------------------------------------------------------------------------------------------------

right("find_the_optimizer", "a loop over the steps", code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

right("find_the_optimizer", "step by step, a helper", code="""
def _fits(optimizer, grads, path, lr, limit):
    w, state = path[0], {}
    for grad, there in zip(grads, path[1:], strict=True):
        w, state = optimizer(w, grad, state, lr)
        if not np.all(np.abs(w - there) <= limit):
            return False
    return True


def find_the_optimizer(grads, path, lr, candidates):
    limit = 1e-6 * np.max(np.abs(path - path[0]), axis=0)
    return [name for name, optimizer in candidates.items() if _fits(optimizer, grads, path, lr, limit)]
""")

right("find_the_optimizer", "with descend and a counter", code="""
def find_the_optimizer(grads, path, lr, candidates):
    longest = abs(path - path[:1]).max(axis=0)
    names = []
    for name in candidates:
        rows = list(grads)
        walked = descend(candidates[name], lambda w, rows=rows: rows.pop(0), path[0], len(grads), lr)
        off = abs(walked - path).max(axis=0)
        if not np.isnan(off).any() and not (off > longest * 1e-6).any():
            names.append(name)
    return names
""")

wrong("find_the_optimizer", "the last place only",
      says="All places of the path count, not only the last one.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(walked[-1] - path[-1]) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "the first step only",
      says="All steps count: one step cannot tell most optimizers apart.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads[:1]:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path[:2]) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "one bar for all weights",
      says="Each weight has a bar of its own: 1e-6 of the longest way of this weight, or the tiny ones are not "
           "looked at.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max()
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "an absolute bar",
      says="The bar is 1e-6 of the way, not 1e-6 itself.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "a bar of 1e-3",
      says="The bar is 1e-6 of the way.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-3 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "exactly equal",
      says="Off by up to 1e-6 of the way is allowed.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-12 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "below the bar",
      says="A weight that does not move has the bar 0, and 0 is at most 0.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) < 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "NaN fits",
      says="A candidate that arrives at NaN does not fit: NaN > bar is False.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if not (np.abs(np.array(walked) - path) > 1e-6 * way).any():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "any weight",
      says="All weights must fit, not one of them.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).any():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "the first that fits",
      says="All that fit are wanted, not the first one alone.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
            break
    return found
""")

wrong("find_the_optimizer", "the best one",
      says="All that fit are wanted, not the first one alone.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found[:1]
""")

wrong("find_the_optimizer", "a name",
      says="A list of names comes back.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found[0] if found else None
""")

wrong("find_the_optimizer", "sorted",
      says="The names stand in the order of candidates.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return sorted(found)
""")

wrong("find_the_optimizer", "a fresh state at each step",
      says="The state goes from step to step: here each begins with {}.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, {}, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "one state for all candidates",
      says="Each candidate begins with a state of {} of its own.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found, state = [], {}
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, walked = path[0], [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "from 0",
      says="The walk begins at path[0], not at 0.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = 0 * path[0], {}, [0 * path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "from the place of the path",
      says="Walk from your own last place; from that of the path a small error at each step does not add up.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad, here in zip(grads, path, strict=False):
            w, state = optimizer(here, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "the gradients backwards",
      says="The steps have the gradients in the given order.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads[::-1]:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "another rate",
      says="The rate is lr.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, 0.1)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "truth values",
      says="Names are wanted, not a truth value for each.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return [name in found for name in candidates]
""")

wrong("find_the_optimizer", "the way to the end",
      says="The longest way counts, not the way to the last place.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path[-1] - path[0])
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "the size of the weights",
      says="The bar is measured by the way from the start, not by the size of the weights.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked) - path) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "stops before the last step",
      says="The last step counts as well.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    found = []
    way = np.abs(path - path[0]).max(axis=0)
    for name, optimizer in candidates.items():
        w, state, walked = path[0], {}, [path[0]]
        for grad in grads:
            w, state = optimizer(w, grad, state, lr)
            walked.append(w)
        if (np.abs(np.array(walked)[:-1] - path[:-1]) <= 1e-6 * way).all():
            found.append(name)
    return found
""")

wrong("find_the_optimizer", "np.allclose",
      says="np.allclose allows 1e-8 for whatever size: the bar of each weight is 1e-6 of its own longest way, nothing "
           "more.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    allowed = 1e-6 * np.abs(path - path[0]).max(axis=0)
    names = []
    with np.errstate(all="ignore"):
        for name, optimizer in candidates.items():
            w, state, fits = path[0], {}, True
            for t in range(len(grads)):
                w, state = optimizer(w, grads[t], state, lr)
                if not np.allclose(w, path[t + 1], rtol=1e-6):
                    fits = False
            if fits:
                names.append(name)
    return names
""")

wrong("find_the_optimizer", "a floor for the allowance",
      says="A weight that the path never moves must not move at all: nothing is added to the bar.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    allowed = 1e-6 * np.abs(path - path[0]).max(axis=0) + 1e-12
    names = []
    with np.errstate(all="ignore"):
        for name, optimizer in candidates.items():
            w, state, fits = path[0], {}, True
            for t in range(len(grads)):
                w, state = optimizer(w, grads[t], state, lr)
                if not np.all(np.abs(w - path[t + 1]) <= allowed):
                    fits = False
            if fits:
                names.append(name)
    return names
""")

wrong("find_the_optimizer", "path changed",
      says="`path -= ...` writes into the caller's array: make a new one.",
      code="""
def find_the_optimizer(grads, path, lr, candidates):
    start = path[0].copy()
    path -= start
    allowed = 1e-6 * np.abs(path).max(axis=0)
    names = []
    with np.errstate(all="ignore"):
        for name, optimizer in candidates.items():
            w, state, fits = start, {}, True
            for t in range(len(grads)):
                w, state = optimizer(w, grads[t], state, lr)
                if not np.all(np.abs(w - start - path[t + 1]) <= allowed):
                    fits = False
            if fits:
                names.append(name)
    return names
""")

allowed("find_the_optimizer", "NaN at the first place lost",
        because="NaN is where a candidate may arrive; no argument holds it.")

allowed("find_the_optimizer", "NaN at another place lost",
        because="NaN is where a candidate may arrive; no argument holds it.")

# -- optimizers_quiz ---------------------------------------------------------------------------------------------------

right("optimizers_quiz", "in capitals", code="""
quiz = {
    "steep": "A",
    "shrinking": ("FTRL", "AdaGrad"),
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

right("optimizers_quiz", "a fraction and sets", code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": "1/10",
    "ftrl": "b",
    "innocent": {5},
    "trace_a": {"nadam"},
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

right("optimizers_quiz", "numbers as floats", code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5.0],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["ftrl", "adagrad"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "the flat direction",
      says="Too large a rate makes the walk jump higher and higher. In which direction does that happen first?",
      code="""
quiz = {
    "steep": "b",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "the mean",
      says="Too large a rate makes the walk jump higher and higher. In which direction does that happen first?",
      code="""
quiz = {
    "steep": "c",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "only AdaGrad",
      says="Which of them sum squares up without letting old ones fade?",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "RMSprop as well",
      says="Which of them sum squares up without letting old ones fade?",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "rmsprop", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "too small",
      says="What is 1 - beta_1**0?",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "a",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "nothing changes",
      says="What is 1 - beta_1**0?",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "c",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "ten times",
      says="Each gradient is 10 times as large. The step shall stay as it is.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 10,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "as before",
      says="Each gradient is 10 times as large. The step shall stay as it is.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "small, not 0",
      says="See what became of the weight 2, and compare without l1 with the moves of the other optimizers.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "a",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "as Adam",
      says="See what became of the weight 2, and compare without l1 with the moves of the other optimizers.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "c",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "line 8 as well",
      says="Try each line: pairs of names, the count, whose memory, the place of ε, what is written into.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5, 8],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "two means as well",
      says="Try each line: pairs of names, the count, whose memory, the place of ε, what is written into.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [3, 4, 5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "none",
      says="Try each line: pairs of names, the count, whose memory, the place of ε, what is written into.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "Adam for nadam",
      says="Let find_the_optimizer try all ten of your functions, with the given gradients and lr = 0.1.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["adam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "momentum for Nesterov",
      says="Nesterov's form wants a function of its own among the candidates, such as a lambda.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["momentum"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "AdaGrad alone",
      says="There may be more than one name: read the section on what z and q are.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "FTRL alone",
      says="There may be more than one name: read the section on what z and q are.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["ftrl"],
    "trace_d": [],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "Adam for the stranger",
      says="One of the five was not made by any optimizer of this unit, though it is close to one of them.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": ["adam"],
    "trace_e": ["adamax"],
}
""")

wrong("optimizers_quiz", "nobody",
      says="Let find_the_optimizer try all ten of your functions, with the given gradients and lr = 0.1.",
      code="""
quiz = {
    "steep": "a",
    "shrinking": ["adagrad", "ftrl"],
    "count": "b",
    "ten": 0.1,
    "ftrl": "b",
    "innocent": [5],
    "trace_a": ["nadam"],
    "trace_b": ["nesterov"],
    "trace_c": ["adagrad", "ftrl"],
    "trace_d": [],
    "trace_e": [],
}
""")

wrong("optimizers_quiz", "a number in place of a list",
      says="Give a list, even where it holds one number or one name.",
      code="""
quiz = {"steep": "a", "shrinking": ["adagrad", "ftrl"], "count": "b", "ten": 0.1, "ftrl": "b", "innocent": 5,
        "trace_a": ["nadam"], "trace_b": ["nesterov"], "trace_c": ["adagrad", "ftrl"], "trace_d": [],
        "trace_e": ["adamax"]}
""")

wrong("optimizers_quiz", "names in place of lists",
      says="Give a list, even where it holds one number or one name.",
      code="""
quiz = {"steep": "a", "shrinking": ["adagrad", "ftrl"], "count": "b", "ten": 0.1, "ftrl": "b", "innocent": [5],
        "trace_a": "nadam", "trace_b": "nesterov", "trace_c": ["adagrad", "ftrl"], "trace_d": [],
        "trace_e": "adamax"}
""")

wrong("optimizers_quiz", "a number and names in place of lists",
      says="Give a list, even where it holds one number or one name.",
      code="""
quiz = {"steep": "a", "shrinking": ["adagrad", "ftrl"], "count": "b", "ten": 0.1, "ftrl": "b", "innocent": 5,
        "trace_a": "nadam", "trace_b": "nesterov", "trace_c": ["adagrad", "ftrl"], "trace_d": [],
        "trace_e": "adamax"}
""")
