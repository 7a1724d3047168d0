"""Right and wrong answers to the unit on overfitting and regularization."""

from autograder.author.answers import allowed, equivalent, right, wrong

# -- diagnose ------------------------------------------------------------------------------------------------------


@right("diagnose", "sums and math.isfinite")
def diagnose(history, target):
    import math

    def end(values):
        last = values[-3:]
        return sum(last) / len(last)

    for name in ("loss", "val_loss"):
        for value in history[name]:
            if not math.isfinite(value):
                return "diverged"
    if end(history["loss"]) > history["loss"][0]:
        return "diverged"
    if end(history["loss"]) > target:
        return "underfit"
    if end(history["val_loss"]) > target:
        return "overfit"
    return "good"


@right("diagnose", "arrays and a list of questions")
def diagnose(history, target):
    both = np.array([history["loss"], history["val_loss"]])
    ends = both[:, max(0, both.shape[1] - 3):].mean(axis=1)
    questions = [not np.isfinite(both).all() or ends[0] > both[0, 0], ends[0] > target, ends[1] > target, True]
    return ["diverged", "underfit", "overfit", "good"][questions.index(True)]


@right("diagnose", "from the good end")
def diagnose(history, target):
    a, b = (np.asarray(history[key], dtype=float) for key in ("loss", "val_loss"))
    if np.any(np.isnan(a + b)) or np.any(np.isinf(a + b)) or np.mean(a[-3:]) > a[0]:
        return "diverged"
    if np.mean(a[-3:]) <= target:
        return "good" if np.mean(b[-3:]) <= target else "overfit"
    return "underfit"


@wrong("diagnose", "the last epoch only",
       says="You look at the last epoch alone. One epoch jitters: take the mean of the last three.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss + val_loss)) or loss[-1] > loss[0]:
        return "diverged"
    if loss[-1] > target:
        return "underfit"
    return "overfit" if val_loss[-1] > target else "good"


@wrong("diagnose", "overfit where the validation loss is the larger one",
       says="You compare the two losses with each other. Compare each with the target.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > end else "good"


@wrong("diagnose", "no look at NaN",
       says="A comparison with NaN is always False, so such a run passes as good. Look for NaN and infinity first.")
def diagnose(history, target):
    end, val_end = np.mean(history["loss"][-3:]), np.mean(history["val_loss"][-3:])
    if end > history["loss"][0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "NaN but not infinity",
       says="Infinite losses pass. np.isnan does not find them; np.isfinite is False for NaN and for infinity.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if np.any(np.isnan(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "NaN in the training loss only",
       says="NaN in the validation loss passes. Look at all losses of both lists.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss)) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "NaN at the end only",
       says="You look for NaN and infinity in the last epochs only. A run that had one before has diverged, too.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.isfinite(end + val_end) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "never compared with the first epoch",
       says="A training loss that has grown is no underfitting: compare its end with its first epoch.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)):
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "a growing validation loss has diverged",
       says="You call a validation loss that grows divergence. Only the training loss is compared with its start.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0] or val_end > val_loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "overfit before underfit",
       says="A run whose losses are both too high is underfit. Ask for that before you ask for overfitting.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if val_end > target:
        return "overfit"
    return "underfit" if end > target else "good"


@wrong("diagnose", "the target itself is too high",
       says="A loss that equals the target is good enough: above means larger, so use > and not >=.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if end >= target:
        return "underfit"
    return "overfit" if val_end >= target else "good"


@wrong("diagnose", "the lowest loss for the end",
       says="You take the lowest loss of the run. The end is the mean of the last three epochs, lucky ones aside.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss + val_loss)) or np.mean(loss[-3:]) > loss[0]:
        return "diverged"
    if min(loss) > target:
        return "underfit"
    return "overfit" if min(val_loss) > target else "good"


@wrong("diagnose", "mean of the whole run",
       says="You take the mean of all epochs. The end is the last three only: `loss[-3:]`.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss), np.mean(val_loss)
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "sum divided by three",
       says="With fewer than three epochs you still divide by three. Take the mean of those that are there.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = sum(loss[-3:]) / 3, sum(val_loss[-3:]) / 3
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "equal to the start has diverged",
       says="A training loss that ends where it began has not grown. Above means larger: use > and not >=.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)) or end >= loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "lists swapped",
       says="The two lists are swapped: underfitting shows in the training loss, overfitting in the validation loss.")
def diagnose(history, target):
    val_loss, loss = history["loss"], history["val_loss"]
    end, val_end = np.mean(loss[-3:]), np.mean(val_loss[-3:])
    if not np.all(np.isfinite(loss + val_loss)) or end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


@wrong("diagnose", "cuts the lists of the history",
       says="You have changed the history's own lists. Work on slices such as `loss[-3:]`, which are copies.")
def diagnose(history, target):
    loss, val_loss = history["loss"], history["val_loss"]
    finite, first = np.all(np.isfinite(loss + val_loss)), loss[0]
    del loss[:-3], val_loss[:-3]
    end, val_end = np.mean(loss), np.mean(val_loss)
    if not finite or end > first:
        return "diverged"
    if end > target:
        return "underfit"
    return "overfit" if val_end > target else "good"


# -- l2 ------------------------------------------------------------------------------------------------------------


@right("l2", "comprehensions")
def l2(params, lam):
    kernels = [key for key in params if key[0] == "W"]
    penalty = lam * sum(float((params[key] ** 2).sum()) for key in kernels)
    return penalty, {key: params[key] * (2.0 * lam if key in kernels else 0.0) for key in params}


@right("l2", "by the number of axes, with a dot product")
def l2(params, lam):
    total, gradients = 0.0, {}
    for key, array in params.items():
        if array.ndim == 2:
            flat = array.ravel().astype(float)
            total += flat @ flat
            gradients[key] = lam * array + lam * array
        else:
            gradients[key] = np.zeros_like(array, dtype=float)
    return lam * total, gradients


@right("l2", "entry by entry")
def l2(params, lam):
    penalty = 0
    gradients = {key: np.zeros(np.shape(array)) for key, array in params.items()}
    for key in params:
        if key.startswith("b"):
            continue
        for place, value in np.ndenumerate(params[key]):
            penalty += lam * value * value
            gradients[key][place] = 2 * lam * value
    return penalty, gradients


@wrong("l2", "half of it", says="Half of the penalty and of the gradient came. Keras' convention has no ½.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += 0.5 * lam * np.sum(array**2)
            gradients[key] = lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "gradient lam * W",
       says="The gradient is half of what it must be: the derivative of λ w² is 2 λ w.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array**2)
            gradients[key] = lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "biases, too", says="The biases count in your penalty. Only kernels do; a bias has the gradient 0.")
def l2(params, lam):
    penalty = lam * sum(np.sum(array**2) for array in params.values())
    return penalty, {key: 2 * lam * array for key, array in params.items()}


@wrong("l2", "biases in the gradient only",
       says="The biases have a gradient that is not 0, although the penalty does not contain them.")
def l2(params, lam):
    penalty = lam * sum(np.sum(array**2) for key, array in params.items() if key.startswith("W"))
    return penalty, {key: 2 * lam * array for key, array in params.items()}


@wrong("l2", "biases in the penalty only",
       says="The biases count in your penalty. Only kernels do, as in your gradients.")
def l2(params, lam):
    penalty = lam * sum(np.sum(array**2) for array in params.values())
    return penalty, {key: 2.0 * lam * array if key.startswith("W") else np.zeros(array.shape)
                     for key, array in params.items()}


@wrong("l2", "the square of the sum",
       says="You square a sum. Square each entry first, then sum: positive and negative weights must not cancel.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array) ** 2
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "the mean of the squares",
       says="You divide by the number of entries. The penalty is a sum of squares, not their mean.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.mean(array**2)
            gradients[key] = 2 * lam * array / array.size
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "the norm, with a root",
       says="You take the norm of each kernel. The penalty has no root: it is the sum of the squares.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.linalg.norm(array)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "absolute values", says="This is L1: it sums absolute values. L2 sums squares, with the gradient 2 λ w.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(np.abs(array))
            gradients[key] = lam * np.sign(array)
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "penalty of the last kernel only",
       says="Only one kernel counts in your penalty. Add up over all of them: += in the loop, not =.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty = lam * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "two layers only",
       says="You name W1 and W2. A network may have one layer, or three: loop over the keys of params.")
def l2(params, lam):
    penalty = lam * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
    gradients = {key: np.zeros(array.shape) for key, array in params.items()}
    gradients["W1"], gradients["W2"] = 2 * lam * params["W1"], 2 * lam * params["W2"]
    return penalty, gradients


@wrong("l2", "no gradients for biases",
       says="The gradients lack the biases. A key for each array of params is asked for, with zeros for a bias.")
def l2(params, lam):
    kernels = {key: array for key, array in params.items() if key.startswith("W")}
    penalty = lam * sum(np.sum(array**2) for array in kernels.values())
    return penalty, {key: 2 * lam * array for key, array in kernels.items()}


@wrong("l2", "zero as the gradient of a bias",
       says="The gradient of a bias is an array of zeros, of the bias' shape, and not a single 0.")
def l2(params, lam):
    penalty = lam * sum(np.sum(array**2) for key, array in params.items() if key.startswith("W"))
    return penalty, {key: 2 * lam * array if key.startswith("W") else 0.0 for key, array in params.items()}


@wrong("l2", "one penalty for each kernel",
       says="A list of penalties came. One number is asked for: their sum.")
def l2(params, lam):
    penalty, gradients = [], {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty.append(lam * np.sum(array**2))
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "lam squared", says="You square lam, too. Only the weights are squared.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += np.sum((lam * array) ** 2)
            gradients[key] = 2 * lam**2 * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "divided by the rows of the kernel",
       says="You divide by the first axis of the kernel. Keras divides the penalty by nothing.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array**2) / len(array)
            gradients[key] = 2 * lam * array / len(array)
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


@wrong("l2", "in place", says="You changed the arrays of params in place. Make new ones: `2 * lam * array`.")
def l2(params, lam):
    penalty, gradients = 0.0, {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            array[:] = 0
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients


# -- build_regularized ---------------------------------------------------------------------------------------------


@right("build_regularized", "functional, L1L2")
def build_regularized(features, units, classes, lam):
    inputs = keras.Input(shape=(features,))
    x = inputs
    for size in units:
        x = keras.layers.Dense(size, kernel_regularizer=keras.regularizers.L1L2(l2=lam))(x)
        x = keras.layers.ReLU()(x)
    outputs = keras.layers.Dense(classes, "softmax", kernel_regularizer=keras.regularizers.L1L2(l2=lam))(x)
    return keras.Model(inputs, outputs)


@right("build_regularized", "from a list, one regularizer for all layers")
def build_regularized(features, units, classes, lam):
    cost = keras.regularizers.l2(lam)
    layers = [keras.layers.Dense(size, activation=keras.activations.relu, kernel_regularizer=cost) for size in units]
    return keras.Sequential([keras.Input(shape=(features,)), *layers,
                             keras.layers.Dense(classes, activation="softmax", kernel_regularizer=cost)])


@right("build_regularized", "a function as regularizer, Activation layers")
def build_regularized(features, units, classes, lam):
    def cost(kernel):
        return lam * keras.ops.sum(keras.ops.square(kernel))

    model = keras.Sequential()
    model.add(keras.Input((features,)))
    for size, kind in zip([*units, classes], ["relu"] * len(units) + ["softmax"], strict=True):
        model.add(keras.layers.Dense(size, kernel_regularizer=cost))
        model.add(keras.layers.Activation(kind))
    return model


wrong("build_regularized", "activity regularizers",
      says="An activity regularizer works on the layer's output. Use kernel_regularizer, which works on W.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", activity_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", activity_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "bias regularizers",
      says="A bias regularizer works on b. Use kernel_regularizer, which works on W.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", bias_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", bias_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "kernel and bias",
      says="Your biases are regularized, too. Leave out bias_regularizer: one number for each Dense layer.", code='''
def build_regularized(features, units, classes, lam):
    cost = keras.regularizers.L2(lam)
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=cost, bias_regularizer=cost))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=cost, bias_regularizer=cost))
    return model
''')

wrong("build_regularized", "hidden layers only",
      says="The output layer has no regularizer. It needs one, too.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')

wrong("build_regularized", "output layer only",
      says="Only the output layer has a regularizer. Every Dense layer needs one.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu"))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "the string l2",
      says="λ is 0.01 whatever lam is: that is what L2() and 'l2' stand for. Write "
           "keras.regularizers.L2(lam).", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer="l2"))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer="l2"))
    return model
''')

wrong("build_regularized", "L1",
      says="This is L1, which sums absolute values. Use keras.regularizers.L2.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L1(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L1(lam)))
    return model
''')

wrong("build_regularized", "half of lam",
      says="You hand half of lam on. Keras' L2 has no ½, and lam is meant in its convention.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam / 2)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam / 2)))
    return model
''')

wrong("build_regularized", "L1 and L2 together",
      says="L1 is in your penalty, too. Of L1L2, only l2 is to be lam; L2(lam) is enough.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L1L2(lam, lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L1L2(lam, lam)))
    return model
''')

wrong("build_regularized", "no Input",
      says="The model has no weights yet, so it has no penalties. Begin with keras.Input(shape=(features,)).", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential()
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "no regularizer",
      says="model.losses is empty: no layer has a regularizer. Hand kernel_regularizer to each Dense layer.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu"))
    model.add(keras.layers.Dense(classes, activation="softmax"))
    return model
''')

wrong("build_regularized", "the first hidden layer only",
      says="There is only one hidden layer. Make one for each entry of units.", code='''
def build_regularized(features, units, classes, lam):
    cost = keras.regularizers.L2(lam)
    return keras.Sequential([keras.Input(shape=(features,)),
                             keras.layers.Dense(units[0], activation="relu", kernel_regularizer=cost),
                             keras.layers.Dense(classes, activation="softmax", kernel_regularizer=cost)])
''')

wrong("build_regularized", "no relu",
      says="The hidden layers have no activation. They need relu.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "no softmax",
      says="The output has no softmax: its rows do not sum to 1.", code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "one model for all calls",
      says="Two calls gave one and the same model. Make a new one in each call.", code='''
made = {}


def build_regularized(features, units, classes, lam):
    if (features, *units, classes, lam) in made:
        return made[features, *units, classes, lam]
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    made[features, *units, classes, lam] = model
    return model
''')

wrong("build_regularized", "sizes taken out of units",
      says="You changed the list units. Loop over it without pop or append.", code='''
def build_regularized(features, units, classes, lam):
    units.append(classes)
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units[:-1]:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')


# -- weight_decay_step ---------------------------------------------------------------------------------------------


@right("weight_decay_step", "corrected moments, epsilon scaled along")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    g = grad if decoupled else grad + decay * w
    new_m, new_v = 0.9 * m + (1 - 0.9) * g, 0.999 * v + (1 - 0.999) * g * g
    root = np.sqrt(1 - 0.999**t)
    m_hat, v_hat = new_m / (1 - 0.9**t), new_v / (1 - 0.999**t)
    out = w - lr * m_hat / (np.sqrt(v_hat) + 1e-7 / root)
    if decoupled:
        out = out - lr * decay * w
    return out, new_m, new_v


@right("weight_decay_step", "moments as moving averages, in place on copies")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    w, grad, m, v = (np.array(a, dtype=float) for a in (w, grad, m, v))
    if decoupled:
        w *= 1 - lr * decay
    else:
        grad += decay * w
    m += (grad - m) * 0.1
    v += (np.square(grad) - v) * 0.001
    w -= m / (np.sqrt(v) + 1e-7) * (lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t))
    return w, m, v


@right("weight_decay_step", "two branches through one inner function")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    def adam(w, g):
        first, second = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        factor = lr * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)
        return w - factor * first / (second**0.5 + 1e-7), first, second

    return adam((1 - lr * decay) * w, grad) if decoupled else adam(w, grad + decay * w)


@wrong("weight_decay_step", "always L2",
       says="Decoupled or not, you put the decay into the gradient. Decoupled, w is shrunk and grad is left alone.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "always decoupled",
       says="Decoupled or not, you shrink w. With L2, decay * w goes into the gradient, and w is not shrunk.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    w = w - lr * decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "the two kinds swapped", says="The two kinds are swapped: decoupled shrinks w itself.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        grad = grad + decay * w
    else:
        w = w - lr * decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "both at once",
       says="With decoupled decay you change the gradient, too. Only w is shrunk then.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    grad = grad + decay * w
    if decoupled:
        w = w - lr * decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "shrunk without the learning rate",
       says="You shrink w by decay * w. The learning rate belongs to it: lr * decay * w.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - decay * w
    else:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "2 * decay in the gradient",
       says="You add 2 * decay * w to the gradient. Here decay stands for 2λ already: add decay * w.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + 2 * decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "shrunk after the step",
       says="You shrink w after Adam's step, so the step is shrunk, too. Shrink first, by lr * decay * (the old w).")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if not decoupled:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return (w - lr * decay * w if decoupled else w), m, v


@wrong("weight_decay_step", "shrunk by Adam's rate of this step",
       says="You shrink w by the corrected rate of step t. Shrink by lr * decay * w, with lr as it is.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    rate = lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    if decoupled:
        w = w - rate * decay * w
    else:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - rate * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "decay in w's step only",
       says="With L2, decay * w is missing in m and v. Add it to grad before the moments are computed.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    rate = lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    step = rate * (m if decoupled else m + decay * w) / (np.sqrt(v) + 1e-7)
    return (w - lr * decay * w if decoupled else w) - step, m, v


@wrong("weight_decay_step", "decay in m but not in v",
       says="With L2, decay * w is missing in v. The square is that of the whole gradient, grad + decay * w.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    v = 0.999 * v + 0.001 * grad**2
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "weights grow",
       says="The decay has the wrong sign: w grows. Subtract lr * decay * w, or add decay * w to the gradient.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w + lr * decay * w
    else:
        grad = grad - decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "no bias correction",
       says="The corrections for step t are missing: sqrt(1 - 0.999**t) / (1 - 0.9**t).")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "steps counted from 0",
       says="You correct for step t + 1. The first step is t = 1 already: 0.9**t and 0.999**t.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999 ** (t + 1)) / (1 - 0.9 ** (t + 1)) * m / (np.sqrt(v) + 1e-7), m, v


@wrong("weight_decay_step", "epsilon as in the paper",
       says="ε stands beside the root of the corrected v. In the formula above it stands beside the root of v itself.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-7), m, v


@wrong("weight_decay_step", "epsilon 1e-8", says="ε is not 1e-7: with tiny gradients the step is too large.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-8), m, v


@wrong("weight_decay_step", "w in place",
       says="You wrote into the arrays that were handed in, with -= or *=. Make new ones: w = w - ….")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    start = np.array(w, dtype=float)
    if decoupled:
        w[...] = start - lr * decay * start
        start = start - lr * decay * start
    else:
        grad = grad + decay * start
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    out = start - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    w[...] = out
    return out, m, v


@wrong("weight_decay_step", "w alone", says="Only w came back. m and v are needed for the next step: return all three.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)


@wrong("weight_decay_step", "old moments returned",
       says="m and v came back as they were before the step. Return the new ones.")
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    new_m, new_v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * new_m / (np.sqrt(new_v) + 1e-7), m * 1.0, v * 1.0


# -- after_step ----------------------------------------------------------------------------------------------------


@right("after_step", "np.where twice")
def after_step(W, tau, c):
    soft = np.where(np.abs(W) <= tau, 0.0, np.where(W > 0, W - tau, W + tau))
    norm = np.linalg.norm(soft, axis=0, keepdims=True)
    return np.where(norm > c, soft * (c / np.where(norm > 0, norm, 1.0)), soft)


@right("after_step", "takes away what is clipped, then column by column")
def after_step(W, tau, c):
    out = np.array(W, dtype=float) - np.clip(W, -tau, tau)
    for column in out.T:
        norm = np.sqrt(column @ column)
        if norm > c:
            column *= c / norm
    return out


@right("after_step", "entry by entry")
def after_step(W, tau, c):
    rows, columns = W.shape
    out = np.zeros((rows, columns))
    for j in range(columns):
        total = 0.0
        for i in range(rows):
            left = max(abs(W[i, j]) - tau, 0.0)
            out[i, j] = left if W[i, j] > 0 else -left
            total += left**2
        if total**0.5 > c:
            out[:, j] *= c / total**0.5
    return out


@wrong("after_step", "norm of the whole matrix",
       says="You take one norm of the whole matrix. Each column, the weights into one unit, has a norm of its own.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    return W * (c / max(np.linalg.norm(W), c))


@wrong("after_step", "norms of rows",
       says="You take the norms of the rows. The weights into one unit are a column: sum over axis 0.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=1, keepdims=True))
    return W * (c / np.maximum(norms, c))


@wrong("after_step", "small columns are scaled up",
       says="Columns with a norm below c are made longer. Max-norm leaves them as they are.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.where(norms > 0, norms, 1.0))


@wrong("after_step", "hard threshold",
       says="Large entries must become smaller by tau, too. You only set the small ones to 0.")
def after_step(W, tau, c):
    W = np.where(np.abs(W) > tau, W, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norms, c))


@wrong("after_step", "past 0",
       says="Small entries pass 0 and come out with the other sign. One that would pass 0 stays there.")
def after_step(W, tau, c):
    W = W - tau * np.sign(W)
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norms, c))


@wrong("after_step", "negative entries go away from 0",
       says="You subtract tau from negative entries, too, and set what is below 0 to 0. Their absolute value shrinks.")
def after_step(W, tau, c):
    W = np.maximum(W - tau, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norms, c))


@wrong("after_step", "absolute values returned",
       says="The signs are lost. Multiply what is left of the absolute value by np.sign(W).")
def after_step(W, tau, c):
    W = np.maximum(np.abs(W) - tau, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norms, c))


@wrong("after_step", "max-norm first",
       says="You limit the norms first and threshold then. The threshold comes first.")
def after_step(W, tau, c):
    W = W * (c / np.maximum(np.sqrt(np.sum(W**2, axis=0)), c))
    return np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)


@wrong("after_step", "each entry clipped to c",
       says="You limit each entry to c. The limit is for the norm of a column, and its direction must stay.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    return np.clip(W, -c, c)


@wrong("after_step", "no max-norm",
       says="The second step is missing: columns with a norm above c are scaled to norm c.")
def after_step(W, tau, c):
    return np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)


@wrong("after_step", "no threshold", says="The first step is missing: each entry goes towards 0 by tau.")
def after_step(W, tau, c):
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norms, c))


@wrong("after_step", "no root", says="You compare the sum of squares with c. The norm is its root.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    return W * (c / np.maximum(np.sum(W**2, axis=0), c))


@wrong("after_step", "scaled by the squared norm",
       says="You divide by the sum of squares. Divide by the norm, its root: then the new norm is c.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    squares = np.sum(W**2, axis=0)
    return np.where(squares > c * c, W * c / np.where(squares > 0, squares, 1.0), W)


@wrong("after_step", "norm as a sum of absolute values",
       says="You sum absolute values. The norm is the root of the sum of squares.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    return W * (c / np.maximum(np.sum(np.abs(W), axis=0), c))


@wrong("after_step", "columns of zeros give NaN",
       says="A column of zeros gave NaN: you divide by its norm, 0. It stays as it is.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=0))
    with np.errstate(all="ignore"):
        return W / norms * np.minimum(norms, c)


@wrong("after_step", "Keras' epsilon",
       says="A small number was added to the norm, as Keras does it. Here the result is asked for exactly.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    norms = np.sqrt(np.sum(W**2, axis=0))
    return W * (np.clip(norms, 0, c) / (1e-7 + norms))


@wrong("after_step", "all columns by the largest norm",
       says="All columns are scaled by the largest norm. Each has a factor of its own, and short ones stay.")
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    return W * (c / max(np.sqrt(np.sum(W**2, axis=0)).max(), c))


@wrong("after_step", "in place", says="You wrote into W. Make a new array, and leave W as it is.")
def after_step(W, tau, c):
    out = np.sign(W) * np.maximum(np.abs(W) - tau, 0.0)
    out = out * (c / np.maximum(np.sqrt(np.sum(out**2, axis=0)), c))
    W[...] = out
    return out


# -- early_stopper -------------------------------------------------------------------------------------------------

right("early_stopper", "two branches", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

right("early_stopper", "a start of infinity, weights by deepcopy, the epoch counted", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.settings = patience, min_delta, {"min": -1.0, "max": 1.0}[mode]
        self.best = self.best_weights = None
        self.epoch = self.best_epoch = 0

    def update(self, value, weights):
        import copy

        patience, min_delta, sign = self.settings
        self.epoch += 1
        if value == value and (self.best is None or sign * (value - self.best) > min_delta):
            self.best, self.best_epoch = value, self.epoch
            self.best_weights = copy.deepcopy(weights)
        return self.epoch - self.best_epoch >= patience
''')

right("early_stopper", "keeps all values since the last improvement", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    best = None
    best_weights = None

    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.largest = patience, min_delta, mode == "max"
        self.since = []

    def better(self, value):
        if value != value:
            return False
        if self.best is None:
            return True
        return value > self.best + self.min_delta if self.largest else value < self.best - self.min_delta

    def update(self, value, weights):
        self.since.append(value)
        if self.better(value):
            self.best, self.since = value, []
            self.best_weights = [np.array(array) for array in weights]
            return False
        return len(self.since) >= self.patience
''')

wrong("early_stopper", "the arrays themselves kept",
      says="best_weights are the weights of the last epoch: the arrays that you kept go on changing. Copy each array, "
           "not only the list.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = weights
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "the list copied, not the arrays",
      says="best_weights are the weights of the last epoch: the arrays that you kept go on changing. Copy each array, "
           "not only the list.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = list(weights)
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "stops one epoch late",
      says="You stop one epoch late: with patience 2 the second epoch in a row without an improvement "
           "answers True.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited > self.patience
''')

wrong("early_stopper", "stops one epoch early",
      says="You stop one epoch early: with patience 2 the second epoch in a row without an improvement "
           "answers True.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= max(self.patience - 1, 1)
''')

wrong("early_stopper", "min_delta ignored",
      says="min_delta has no say: an epoch improves only if it is better than best by more than min_delta.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best
        else:
            improved = value > self.best
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "min_delta with the wrong sign",
      says="min_delta has the wrong sign: it makes an improvement easier. The value must be better by more "
           "than min_delta.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best + self.min_delta
        else:
            improved = value > self.best - self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "equal counts as an improvement",
      says="Better by exactly min_delta is no improvement, and neither is an equal value. Use < and >, not "
           "<= and >=.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value <= self.best - self.min_delta
        else:
            improved = value >= self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "never counts back to 0",
      says="You count all epochs without an improvement. Only those in a row count: set the counter to 0 "
           "at an improvement.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "mode min only",
      says="In mode max large values are good. You always look for small ones.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value < self.best - self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "the modes swapped",
      says="The modes are swapped: in mode min small values are good, in mode max large ones.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "max":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "NaN as the first value is kept",
      says="NaN has become best, and nothing is better than NaN. NaN never improves, at the start neither.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = True
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "NaN counts as an improvement",
      says="NaN has counted as an improvement: every comparison with it is False, and so `not (worse)` is "
           "True.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = True
        elif self.mode == "min":
            improved = not value >= self.best - self.min_delta
        else:
            improved = not value <= self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "NaN stops at once",
      says="A single NaN has stopped training. It counts as one epoch without an improvement, like any other.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if np.isnan(value):
            return True
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "NaN epochs are skipped",
      says="Epochs with NaN do not count in your run. They are epochs without an improvement.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if np.isnan(value):
            return False
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "compared with the epoch before",
      says="You compare with the epoch before. Compare with the best value so far.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        last = getattr(self, "last", None)
        self.last = value
        if last is None or np.isnan(last):
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < last - self.min_delta
        else:
            improved = value > last + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "the weights of the last epoch kept",
      says="best_weights are those of the last epoch. Keep them only when an epoch improves.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
        else:
            self.waited += 1
        self.best_weights = [array.copy() for array in weights]
        return self.waited >= self.patience
''')

wrong("early_stopper", "best moves by tiny steps",
      says="best follows every value that is a little better. Without an improvement by more than "
           "min_delta best stays as it is.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        if self.best is not None and (value < self.best if self.mode == "min" else value > self.best):
            self.best = value
        return self.waited >= self.patience
''')

wrong("early_stopper", "True for an improvement",
      says="You answer whether the epoch improved. The question is whether training should stop.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return improved
''')

wrong("early_stopper", "nothing returned where training goes on",
      says="Nothing came back where training goes on. The answer is True or False, nothing else.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        if self.waited >= self.patience:
            return True
''')

wrong("early_stopper", "the counter begins anew after a stop",
      says="After the answer True you count from 0 again. More epochs without an improvement still answer "
           "True.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        if self.waited >= self.patience:
            self.waited = 0
            return True
        return False
''')

wrong("early_stopper", "best weights as one array",
      says="best_weights is one array of all weights. Keep a list of arrays, each with its shape.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = None, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = np.concatenate([array.ravel() for array in weights])
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "first value at 0",
      says="You begin with best 0, so a loss above 0 never improves. The first value that is not NaN "
           "always does.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = 0.0, None, 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')

wrong("early_stopper", "a start of infinity",
      says="You begin with best infinity. best is None before the first value, and an infinite first value "
           "improves, too.", code='''
def follow(stopper, values, arrays):
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_weights, self.waited = np.inf if mode == "min" else -np.inf, None, 0

    def update(self, value, weights):
        if self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best, self.waited = value, 0
            self.best_weights = [array.copy() for array in weights]
        else:
            self.waited += 1
        return self.waited >= self.patience
''')


# -- augment -------------------------------------------------------------------------------------------------------


@right("augment", "slices from and to")
def augment(images, labels, shifts):
    N, H, W = images.shape
    out = np.zeros((len(shifts), N, H, W))
    for k, (down, right_by) in enumerate(shifts):
        rows, columns = slice(max(down, 0), H + min(down, 0)), slice(max(right_by, 0), W + min(right_by, 0))
        old_rows, old_columns = slice(max(-down, 0), H - max(down, 0)), slice(max(-right_by, 0), W - max(right_by, 0))
        out[k][:, rows, columns] = images[:, old_rows, old_columns]
    return out.reshape(-1, H, W), np.concatenate([labels] * len(shifts))


@right("augment", "np.roll, and zeros over what came back")
def augment(images, labels, shifts):
    made, names = [], []
    for down, right_by in shifts:
        moved = np.roll(images, (down, right_by), axis=(1, 2))
        if down > 0:
            moved[:, :down] = 0
        elif down < 0:
            moved[:, down:] = 0
        if right_by > 0:
            moved[:, :, :right_by] = 0
        elif right_by < 0:
            moved[:, :, right_by:] = 0
        made.extend(moved)
        names.extend(labels)
    return np.array(made), np.array(names)


@right("augment", "products with shifted unit matrices")
def augment(images, labels, shifts):
    H, W = images.shape[1], images.shape[2]
    made = [np.eye(H, k=-down) @ images @ np.eye(W, k=right_by) for down, right_by in shifts]
    return np.vstack(made), np.hstack([labels for _ in shifts])


@wrong("augment", "np.roll",
       says="What leaves on one side comes back on the other: that is np.roll. What becomes free must be 0.")
def augment(images, labels, shifts):
    copies = [np.roll(images, shift, axis=(1, 2)) for shift in shifts]
    return np.concatenate(copies), np.tile(labels, len(shifts))


@wrong("augment", "up and down, left and right swapped",
       says="The images move the wrong way: positive numbers move down and to the right.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=down) @ images @ np.eye(W, k=-right_by) for down, right_by in shifts]
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "rows and columns swapped",
       says="Down and right are swapped: the first number of a pair moves rows, axis 1, the second columns, axis 2.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=-down) @ images @ np.eye(W, k=right_by) for right_by, down in shifts]
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "image by image",
       says="The order is another one: first all images moved by the first pair, then all by the second.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=-down) @ image @ np.eye(W, k=right_by) for image in images for down, right_by in shifts]
    return np.array(made), np.repeat(labels, len(shifts))


@wrong("augment", "labels repeated one by one",
       says="Labels and images are not in the same order. The labels come once for each shift: np.tile, not np.repeat.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=-down) @ images @ np.eye(W, k=right_by) for down, right_by in shifts]
    return np.concatenate(made), np.repeat(labels, len(shifts))


@wrong("augment", "labels once only", says="The labels are too few: each copy needs the label of its image.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=-down) @ images @ np.eye(W, k=right_by) for down, right_by in shifts]
    return np.concatenate(made), labels.copy()


@wrong("augment", "the originals in front",
       says="The images as they are stand in front. Only the copies that shifts names are asked for.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=-down) @ images @ np.eye(W, k=right_by) for down, right_by in shifts]
    return np.concatenate([images, *made]), np.tile(labels, len(shifts) + 1)


@wrong("augment", "an axis for the shifts",
       says="The images have four axes. Put the copies one after the other: (S * N, H, W).")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=-down) @ images @ np.eye(W, k=right_by) for down, right_by in shifts]
    return np.array(made), np.tile(labels, len(shifts))


@wrong("augment", "the edge is drawn out",
       says="What becomes free repeats the edge of the image. It must be 0.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = []
    for down, right_by in shifts:
        rows = np.clip(np.arange(H) - down, 0, H - 1)
        columns = np.clip(np.arange(W) - right_by, 0, W - 1)
        made.append(images[:, rows][:, :, columns])
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "shifts on top of each other",
       says="Each shift starts from the copy before. Start from the images as they came each time.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made, moved = [], images * 1.0
    for down, right_by in shifts:
        moved = np.eye(H, k=-down) @ moved @ np.eye(W, k=right_by)
        made.append(moved)
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "one pixel only",
       says="You move by one pixel at most. The numbers of a pair say how far.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = [np.eye(H, k=-int(np.sign(down))) @ images @ np.eye(W, k=int(np.sign(right_by)))
            for down, right_by in shifts]
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "the last shift only", says="Only one shift came out. Collect the copies of all of them.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    for down, right_by in shifts:
        moved = np.eye(H, k=-down) @ images @ np.eye(W, k=right_by)
    return moved, labels.copy()


@wrong("augment", "negative shifts fail",
       says="A shift up or to the left does nothing here: a negative start of a slice counts from the end.")
def augment(images, labels, shifts):
    N, H, W = images.shape
    made = []
    for down, right_by in shifts:
        moved = np.zeros((N, H, W))
        if down >= 0 and right_by >= 0:
            moved[:, down:, right_by:] = images[:, : H - down, : W - right_by]
        else:
            moved[:] = images
        made.append(moved)
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "square images",
       says="Your copies have the wrong shape or content where H and W differ. Take both from images.shape.")
def augment(images, labels, shifts):
    N, H = images.shape[:2]
    made = []
    for down, right_by in shifts:
        moved = np.zeros((N, H, H))
        for i in range(H):
            for j in range(H):
                if 0 <= i - down < H and 0 <= j - right_by < images.shape[2]:
                    moved[:, i, j] = images[:, i - down, j - right_by]
        made.append(moved)
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "mirrored for a shift to the left",
       says="Images are mirrored. A shift keeps the order of rows and columns.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    made = []
    for down, right_by in shifts:
        moved = np.eye(H, k=-down) @ images @ np.eye(W, k=abs(right_by))
        made.append(moved[:, :, ::-1] if right_by < 0 else moved)
    return np.concatenate(made), np.tile(labels, len(shifts))


@wrong("augment", "views of the images where nothing moves",
       says="The result shares memory with what was handed in. Return new arrays, without a shift, too.")
def augment(images, labels, shifts):
    H, W = images.shape[1:]
    if len(shifts) == 1 and shifts[0] == (0, 0):
        return images, labels
    made = [np.eye(H, k=-down) @ images @ np.eye(W, k=right_by) for down, right_by in shifts]
    return np.concatenate(made), np.tile(labels, len(shifts))


# -- kfold_indices -------------------------------------------------------------------------------------------------


@right("kfold_indices", "every k-th of the shuffled rows, setdiff1d")
def kfold_indices(n, k, rng):
    rows = np.arange(n)
    rng.shuffle(rows)
    return [(np.setdiff1d(rows, rows[i::k]), rows[i::k].copy()) for i in range(k)]


@right("kfold_indices", "bounds by whole division, a mask")
def kfold_indices(n, k, rng):
    order, out = rng.permutation(n), []
    for i in range(k):
        inside = np.zeros(n, dtype=bool)
        inside[i * n // k : (i + 1) * n // k] = True
        out.append((order[~inside], order[inside]))
    return out


@right("kfold_indices", "a fold number for each row, shuffled")
def kfold_indices(n, k, rng):
    number = rng.permuted(np.arange(n) % k)
    return [(np.flatnonzero(number != i), np.flatnonzero(number == i)) for i in range(k)]


@wrong("kfold_indices", "not shuffled",
       says="The folds are runs of neighbours. Shuffle the rows first: of sorted rows a run is a bad sample.")
def kfold_indices(n, k, rng):
    folds = np.array_split(np.arange(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]


@wrong("kfold_indices", "the remainder is dropped",
       says="Some rows are in no fold: where n is no multiple of k you drop the rest.")
def kfold_indices(n, k, rng):
    order, size = rng.permutation(n), n // k
    folds = [order[i * size : (i + 1) * size] for i in range(k)]
    return [(np.setdiff1d(order, fold), fold) for fold in folds]


@wrong("kfold_indices", "the remainder is dropped from train, too",
       says="Some rows are neither in train nor in val: where n is no multiple of k you drop the rest.")
def kfold_indices(n, k, rng):
    folds = rng.permutation(n)[: n // k * k].reshape(k, n // k)
    return [(np.delete(folds, i, axis=0).ravel(), folds[i].copy()) for i in range(k)]


@wrong("kfold_indices", "the remainder all in the last fold",
       says="One fold is much larger than the others. Spread the rest: sizes differ by at most 1.")
def kfold_indices(n, k, rng):
    order, size = rng.permutation(n), n // k
    bounds = [i * size for i in range(k)] + [n]
    return [(np.r_[order[: bounds[i]], order[bounds[i + 1] :]], order[bounds[i] : bounds[i + 1]].copy())
            for i in range(k)]


@wrong("kfold_indices", "folds rounded up",
       says="The last fold is much smaller than the others, or empty. Sizes differ by at most 1: np.array_split.")
def kfold_indices(n, k, rng):
    order, size = rng.permutation(n), -(-n // k)
    return [(np.r_[order[: i * size], order[(i + 1) * size :]], order[i * size : (i + 1) * size].copy())
            for i in range(k)]


@wrong("kfold_indices", "shuffled anew for each fold",
       says="Some rows are in several folds and others in none: you shuffle anew for each fold. Shuffle once.")
def kfold_indices(n, k, rng):
    out = []
    for i in range(k):
        folds = np.array_split(rng.permutation(n), k)
        out.append((np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]))
    return out


@wrong("kfold_indices", "folds drawn with replacement",
       says="A row may come several times in your folds. Cut a permutation into parts; do not draw with replacement.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.integers(0, n, size=n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]


@wrong("kfold_indices", "train and val swapped",
       says="train and val are swapped: a tuple is (train, val), and val is the one fold.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[i], np.concatenate(folds[:i] + folds[i + 1 :])) for i in range(k)]


@wrong("kfold_indices", "train has all rows",
       says="train has the rows of val in it, too. A row that validates must not be trained on.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds), fold) for fold in folds]


@wrong("kfold_indices", "train is the next fold",
       says="train is a single fold. It has all rows that are not in val.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[(i + 1) % k].copy(), folds[i]) for i in range(k)]


@wrong("kfold_indices", "rows counted from 1", says="Your rows run from 1 to n. Row numbers begin with 0.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n) + 1, k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]


@wrong("kfold_indices", "the folds alone",
       says="Only the folds came back. Each entry is a tuple of two arrays, (train, val).")
def kfold_indices(n, k, rng):
    return np.array_split(rng.permutation(n), k)


@wrong("kfold_indices", "the first fold only",
       says="One tuple came back. There are k of them: each fold is val once.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds[1:]), folds[0])]


@wrong("kfold_indices", "n folds", says="There are n folds of k rows or so. k is the number of folds, not their size.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), max(n // k, 1) + (n % k > 0))
    return [(np.concatenate([np.array([], dtype=int), *folds[:i], *folds[i + 1 :]]), folds[i])
            for i in range(len(folds))]


@wrong("kfold_indices", "a seed of its own",
       says="Every generator gives the same folds: you draw from a generator of your own. Use rng.")
def kfold_indices(n, k, rng):
    folds = np.array_split(np.random.default_rng(0).permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]


@wrong("kfold_indices", "masks",
       says="Masks of truth values came back. Row numbers are asked for: np.flatnonzero makes them of a mask.")
def kfold_indices(n, k, rng):
    number = rng.permutation(np.arange(n) % k)
    return [(number != i, number == i) for i in range(k)]


@wrong("kfold_indices", "lists for arrays", says="train and val are lists. Return arrays of whole numbers.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]).tolist(), folds[i].tolist()) for i in range(k)]


@wrong("kfold_indices", "floats", says="The row numbers are floats, and no array can be indexed with them.")
def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n).astype(float), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]


# -- mend_overfit --------------------------------------------------------------------------------------------------


@right("mend_overfit", "lists of errors and lines, argmin")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, deviation = np.mean(X_train, axis=0), np.std(X_train, axis=0)

    def scaled(X):
        return (X - mean) / deviation

    lines = [ridge(scaled(X_train), y_train, lam) for lam in lams]
    best = int(np.argmin([mean_square_error(scaled(X_val), y_val, *line) for line in lines]))
    return lams[best], float(mean_square_error(scaled(X_test), y_test, *lines[best]))


@right("mend_overfit", "the best line fitted once more")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    errors = {}
    for lam in lams:
        errors.setdefault(lam, mean_square_error(val, y_val, *ridge(train, y_train, lam)))
    best = min(errors, key=errors.get)
    return best, mean_square_error(test, y_test, *ridge(train, y_train, best))


@right("mend_overfit", "min of tuples")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean = X_train.sum(axis=0) / len(X_train)
    std = np.sqrt(((X_train - mean) ** 2).mean(axis=0))
    found = []
    for place, lam in enumerate(lams):
        w, b = ridge((X_train - mean) / std, y_train, lam)
        found.append((mean_square_error((X_val - mean) / std, y_val, w, b), place, lam,
                      mean_square_error((X_test - mean) / std, y_test, w, b)))
    return min(found)[2:]


@wrong("mend_overfit", "as it was",
       says="Faults are left. Look at the scaling, at how λ is chosen, and at whose line is reported.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    with np.errstate(all="ignore"):
        train = (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)
        val = (X_val - X_val.mean(axis=0)) / X_val.std(axis=0)
        test = (X_test - X_test.mean(axis=0)) / X_test.std(axis=0)
    best_lam, best_error = None, np.inf
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(test, y_test, w, b)
        if error < best_error:
            best_lam, best_error = lam, mean_square_error(val, y_val, w, b)
    return best_lam, mean_square_error(test, y_test, w, b)


@wrong("mend_overfit", "each set scaled by itself",
       says="Each set is scaled by its own rows. A single row has no deviation; use the training rows' for all.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    with np.errstate(all="ignore"):
        train, val, test = ((X - X.mean(axis=0)) / X.std(axis=0) for X in (X_train, X_val, X_test))
    best_lam, best_error, best = lams[0], np.inf, ridge(train, y_train, lams[0])
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "test rows scaled by themselves",
       says="The test rows are still scaled by their own mean and deviation. Use those of the training rows.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val = (X_train - mean) / std, (X_val - mean) / std
    with np.errstate(all="ignore"):
        test = (X_test - X_test.mean(axis=0)) / X_test.std(axis=0)
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "validation rows scaled by themselves",
       says="The validation rows are still scaled by their own mean and deviation. Use those of the training rows.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, test = (X_train - mean) / std, (X_test - mean) / std
    with np.errstate(all="ignore"):
        val = (X_val - X_val.mean(axis=0)) / X_val.std(axis=0)
    best_lam, best_error, best = lams[0], np.inf, ridge(train, y_train, lams[0])
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "scaled by all rows",
       says="Mean and deviation come from all rows, so the test rows act on the scaling. Take the training rows alone.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    rows = np.concatenate([X_train, X_val, X_test])
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "scaled by training and validation rows",
       says="Mean and deviation come from training and validation rows together. Take the training rows alone.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    rows = np.concatenate([X_train, X_val])
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "chosen on the test rows",
       says="The best λ is chosen by the test error. Choose by the validation error; the test rows have no say.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, test = (X_train - mean) / std, (X_test - mean) / std
    best_lam, best_error = None, np.inf
    for lam in lams:
        error = mean_square_error(test, y_test, *ridge(train, y_train, lam))
        if error < best_error:
            best_lam, best_error = lam, error
    return best_lam, best_error


@wrong("mend_overfit", "chosen on the training rows",
       says="The best λ is chosen by the training error, where the smallest always wins. Use the validation rows.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, test = (X_train - mean) / std, (X_test - mean) / std
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(train, y_train, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "test error compared with validation error",
       says="The error of one set is compared with that of another. Compare the validation errors with one another.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error, best = lams[0], np.inf, ridge(train, y_train, lams[0])
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(test, y_test, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, mean_square_error(val, y_val, w, b), (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "the line of the last λ",
       says="The error is that of the last λ in the list. Keep w and b of the best one in the loop.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error = None, np.inf
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error = lam, error
    return best_lam, mean_square_error(test, y_test, w, b)


@wrong("mend_overfit", "the validation error reported",
       says="You report the validation error by which λ was chosen. It flatters; report the test error.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val = (X_train - mean) / std, (X_val - mean) / std
    best_lam, best_error = None, np.inf
    for lam in lams:
        error = mean_square_error(val, y_val, *ridge(train, y_train, lam))
        if error < best_error:
            best_lam, best_error = lam, error
    return best_lam, best_error


@wrong("mend_overfit", "best error never kept",
       says="Every λ beats infinity, so the last one wins. Write the smaller error into best_error.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        if mean_square_error(val, y_val, w, b) < best_error:
            best_lam, best = lam, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "not scaled",
       says="The rows are not divided by the deviation of the training rows, so λ means something "
           "else: (X - mean) / std.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(X_train, y_train, lam)
        error = mean_square_error(X_val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(X_test, y_test, *best)


@wrong("mend_overfit", "scaled by one number for all columns",
       says="One mean and one deviation serve all columns. Each column has its own: axis=0.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(), X_train.std()
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "the last of equals",
       says="Where two λ are equally good you take the last one. The first in the list counts: < and not <=.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error <= best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "fitted again with the validation rows",
       says="The line was fitted again on training and validation rows. That can be done, but here it is the line "
            "fitted to the training rows.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam = min(lams, key=lambda lam: mean_square_error(val, y_val, *ridge(train, y_train, lam)))
    line = ridge(np.concatenate([train, val]), np.concatenate([y_train, y_val]), best_lam)
    return best_lam, mean_square_error(test, y_test, *line)


@wrong("mend_overfit", "deviation with N - 1",
       says="The deviation divides by N - 1. np.std without ddof divides by N, and that is asked for.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    best_lam, best_error, best = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best)


@wrong("mend_overfit", "place of the best λ",
       says="The place of the best λ in the list came back. Return λ itself.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    lines = [ridge(train, y_train, lam) for lam in lams]
    best = int(np.argmin([mean_square_error(val, y_val, *line) for line in lines]))
    return best, mean_square_error(test, y_test, *lines[best])


@wrong("mend_overfit", "error per sum",
       says="The error is a sum over the test rows. The mean square error divides by their number.")
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train, val, test = ((X - mean) / std for X in (X_train, X_val, X_test))
    lines = [ridge(train, y_train, lam) for lam in lams]
    best = int(np.argmin([mean_square_error(val, y_val, *line) for line in lines]))
    return lams[best], len(test) * mean_square_error(test, y_test, *lines[best])


# -- reg_quiz ------------------------------------------------------------------------------------------------------

right("reg_quiz", "in capitals, with dict", code='''
quiz = dict(losses="C", penalty=4.5, adam="B", stop=7, zero="B", folds=9, table="C")
''')
right("reg_quiz", "computed", code='''
W = np.array([[1, -2], [2, 0]])
quiz = {"losses": "c", "penalty": 0.5 * (W**2).sum(), "adam": "b", "stop": 7.0, "zero": "b", "folds": 10 - 1,
        "table": "c"}
''')
right("reg_quiz", "with spaces and another order", code='''
quiz = {"table": " c", "folds": 9.0, "zero": "b ", "stop": 7, "adam": "b", "penalty": 4.5, "losses": "c"}
''')

wrong("reg_quiz", "regularizes what underfits",
      says="Which of the four diagnoses is it? Three of the answers make the training loss higher still.",
      code='''
quiz = {"losses": "a", "penalty": 4.5, "adam": "b", "stop": 7, "zero": "b", "folds": 9, "table": "c"}
''')
wrong("reg_quiz", "a half in the penalty", says="No half, no division by anything, and the bias does not count.",
      code='''
quiz = {"losses": "c", "penalty": 2.25, "adam": "b", "stop": 7, "zero": "b", "folds": 9, "table": "c"}
''')
wrong("reg_quiz", "the large gradients", says="Look at the left side of the figure in section 3.", code='''
quiz = {"losses": "c", "penalty": 4.5, "adam": "a", "stop": 7, "zero": "b", "folds": 9, "table": "c"}
''')
wrong("reg_quiz", "equal losses improve", says="Show them to your EarlyStopper. An equal loss is no improvement.",
      code='''
quiz = {"losses": "c", "penalty": 4.5, "adam": "b", "stop": 9, "zero": "b", "folds": 9, "table": "c"}
''')
wrong("reg_quiz", "L2 makes zeros", says="Which of them pushes a small weight as hard as a large one?", code='''
quiz = {"losses": "c", "penalty": 4.5, "adam": "b", "stop": 7, "zero": "a", "folds": 9, "table": "c"}
''')
wrong("reg_quiz", "trained on in all", says="It is in the validation rows of exactly one fold.", code='''
quiz = {"losses": "c", "penalty": 4.5, "adam": "b", "stop": 7, "zero": "b", "folds": 10, "table": "c"}
''')
wrong("reg_quiz", "a gain is a gain",
      says="Compare the gain with how far it is from one seed to the next, and remember what the test rows are for.",
      code='''
quiz = {"losses": "c", "penalty": 4.5, "adam": "b", "stop": 7, "zero": "b", "folds": 9, "table": "a"}
''')


# -- more of what learners do ---------------------------------------------------------------------------------------

wrong("l2", "integer zeros",
      says="The zeros of a whole-number bias are whole numbers. Make them floats: np.zeros(array.shape).",
      code='''
def l2(params, lam):
    penalty = 0.0
    gradients = {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros_like(array)
    return penalty, gradients
''')

wrong("l2", "half in the penalty",
      says="Half of the penalty came, although the gradient is right. Keras' convention has no ½.",
      code='''
def l2(params, lam):
    penalty = 0.0
    gradients = {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam / 2 * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients
''')

wrong("l2", "mean",
      says="You average the squares. The penalty is lam times their sum.",
      code='''
def l2(params, lam):
    penalty = 0.0
    gradients = {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.mean(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients
''')

wrong("l2", "lam twice",
      says="lam comes in twice in the penalty. Multiply by it once, in the loop or at the end.",
      code='''
def l2(params, lam):
    penalty = 0.0
    gradients = {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return lam * penalty, gradients
''')

wrong("l2", "divided by entries",
      says="The gradient is divided by the number of entries. The penalty is a sum, so its gradient "
           "is 2 λ w.",
      code='''
def l2(params, lam):
    penalty = 0.0
    gradients = {}
    for key, array in params.items():
        if key.startswith("W"):
            penalty += lam * np.sum(array**2)
            gradients[key] = 2 * lam * array / array.size
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients
''')

wrong("l2", "only kernels wider than one",
      says="A kernel with one column is left out. The key tells a kernel, not the shape.",
      code='''
def l2(params, lam):
    penalty = 0.0
    gradients = {}
    for key, array in params.items():
        if array.ndim == 2 and array.shape[1] > 1:
            penalty += lam * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients
''')

wrong("l2", "every second key",
      says="You take every second key for a kernel. Keys may come in any order: look at the key itself.",
      code='''
def l2(params, lam):
    penalty = 0.0
    gradients = {}
    for k, (key, array) in enumerate(params.items()):
        if k % 2 == 0:
            penalty += lam * np.sum(array**2)
            gradients[key] = 2 * lam * array
        else:
            gradients[key] = np.zeros(array.shape)
    return penalty, gradients
''')

wrong("diagnose", "other keys looked through",
      says="You look through other keys, too. Only loss and val_loss count.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if any(not np.all(np.isfinite(values)) for values in history.values()):
        return "diverged"
    end, val_end = np.mean(loss[-3:]), np.mean(val[-3:])
    if end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "slice -3:-1",
      says="Your slice does not end with the last epoch. `loss[-3:]` are the last three.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.mean(loss[-4:-1] or loss), np.mean(val[-4:-1] or val)
    if end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "diverged against the best",
      says="You compare the end with the lowest training loss. Compare it with that of the first epoch.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.mean(loss[-3:]), np.mean(val[-3:])
    if end > min(loss):
        return "diverged"
    if end > target:
        return "underfit"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "any rise above the first",
      says="One epoch above the first is no divergence. The mean of the last three is compared with "
           "the first.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.mean(loss[-3:]), np.mean(val[-3:])
    if max(loss) > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "first of three at the end",
      says="You compare the end with the mean of the first three epochs. Compare it with the first epoch.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.mean(loss[-3:]), np.mean(val[-3:])
    if end > np.mean(loss[:3]):
        return "diverged"
    if end > target:
        return "underfit"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "target for validation only",
      says="You ask for both losses to be too high. The training loss alone tells underfitting.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.mean(loss[-3:]), np.mean(val[-3:])
    if end > loss[0]:
        return "diverged"
    if val_end > target and end > target:
        return "underfit"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "any of the last three",
      says="One of the last three is above the target. Their mean is what counts.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.mean(loss[-3:]), np.mean(val[-3:])
    if end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    if max(val[-3:]) > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "underfit asked before diverged",
      says="A training loss that has grown and is above the target has diverged. Ask for that first.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.mean(loss[-3:]), np.mean(val[-3:])
    if end > target:
        return "underfit"
    if end > loss[0]:
        return "diverged"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("diagnose", "median",
      says="You take the median of the last three. Take their mean.",
      code='''
def diagnose(history, target):
    loss, val = history["loss"], history["val_loss"]
    if not np.all(np.isfinite(loss)) or not np.all(np.isfinite(val)):
        return "diverged"
    end, val_end = np.median(loss[-3:]), np.median(val[-3:])
    if end > loss[0]:
        return "diverged"
    if end > target:
        return "underfit"
    if val_end > target:
        return "overfit"
    return "good"
''')

wrong("after_step", "warns at a zero column",
      says="A column of zeros makes a warning: you divide by its norm, 0.",
      code='''
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0)
    norm = np.sqrt(np.sum(W**2, axis=0))
    return W * (np.minimum(1, c / norm))
''')

wrong("after_step", "norms before threshold",
      says="The norms are those before the threshold. Compute them from what the threshold has left.",
      code='''
def after_step(W, tau, c):
    norm = np.sqrt(np.sum(W**2, axis=0))
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0)
    return W * (c / np.maximum(norm, c))
''')

wrong("after_step", "largest entry as norm",
      says="You take the largest entry of a column for its norm. It is the root of the sum of squares.",
      code='''
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0)
    norm = np.max(np.abs(W), axis=0)
    return W * (c / np.maximum(norm, c))
''')

wrong("after_step", "whole-number result",
      says="Whole numbers were cut: the result has the dtype of W. Make a float array for it.",
      code='''
def after_step(W, tau, c):
    result = np.zeros_like(W)
    for j in range(W.shape[1]):
        column = np.sign(W[:, j]) * np.maximum(np.abs(W[:, j]) - tau, 0)
        norm = np.linalg.norm(column)
        result[:, j] = column * c / norm if norm > c else column
    return result
''')

wrong("after_step", "tau times sign of small",
      says="Entries up to tau stay as they are. They become 0.",
      code='''
def after_step(W, tau, c):
    W = np.where(np.abs(W) > tau, W - tau * np.sign(W), W)
    norm = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norm, c))
''')

wrong("after_step", "shrunk by a part",
      says="You shrink each entry by a part of itself. The threshold takes tau away, the same for all.",
      code='''
def after_step(W, tau, c):
    W = W * max(1 - tau, 0)
    norm = np.sqrt(np.sum(W**2, axis=0))
    return W * (c / np.maximum(norm, c))
''')

wrong("after_step", "root mean square",
      says="You average the squares of a column. The norm is the root of their sum.",
      code='''
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0)
    norm = np.sqrt(np.mean(W**2, axis=0))
    return W * (c / np.maximum(norm, c))
''')

wrong("after_step", "threshold after again",
      says="The threshold is applied twice, before max-norm and behind it. Once, before, is enough.",
      code='''
def after_step(W, tau, c):
    W = np.sign(W) * np.maximum(np.abs(W) - tau, 0)
    norm = np.sqrt(np.sum(W**2, axis=0))
    W = W * (c / np.maximum(norm, c))
    return np.sign(W) * np.maximum(np.abs(W) - tau, 0)
''')

wrong("early_stopper", "best of 0 taken for none",
      says="A best value of 0 is taken for none: `not self.best` is true for 0. Ask `self.best is None`.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if not self.best:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "or in place of is None",
      says="A best value of 0 is taken for none: `not self.best` is true for 0. Ask `self.best is None`.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if np.isnan(value):
            improved = False
        elif not self.best:
            improved = True
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "True once only",
      says="After the answer True you say False, although no epoch has improved. Patience or MORE "
           "epochs: >=, not ==.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited == self.patience
""")

wrong("early_stopper", "infinite first value refused",
      says="An infinite first value is refused. Only NaN never improves.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if not np.isfinite(value):
            improved = False
        elif self.best is None:
            improved = True
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "difference in absolute value",
      says="A value that is worse by more than min_delta counts as better. Look at the direction, not "
           "at abs.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = abs(value - self.best) > self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "relative min_delta",
      says="min_delta is taken as a part of best. It is a difference: best - min_delta, or best + "
           "min_delta.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best * (1 - self.min_delta)
        else:
            improved = value > self.best * (1 + self.min_delta)
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "NaN resets",
      says="An epoch of NaN sets your counter back to 0. It counts as an epoch without an improvement.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if np.isnan(value):
            self.waited = 0
            return False
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "patience from the start",
      says="You count epochs since the start. Patience counts those in a row since the last improvement.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        self.epochs = getattr(self, 'epochs', 0) + 1
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited > 0 and self.epochs > self.patience
""")

wrong("early_stopper", "NaN answers False",
      says="An epoch of NaN always answers False. It may be the one that makes patience full.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        if np.isnan(value):
            return False
        return self.waited >= self.patience
""")

wrong("early_stopper", "max with minus",
      says="In mode max min_delta has the wrong sign: above best + min_delta is an improvement.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best - self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "NaN at the start not counted",
      says="Epochs of NaN before the first number do not count in your run. They do count.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        elif self.best is not None:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "state in the class",
      says="The counter belongs to the class, so all stoppers share it. Set self.waited in __init__.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    waited = 0

    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            EarlyStopper.waited = 0
        else:
            EarlyStopper.waited += 1
        return self.waited >= self.patience
""")

wrong("early_stopper", "stays True",
      says="Once you have said True you say it for ever. An epoch that improves begins anew.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0
        self.stopped = False

    def update(self, value, weights):
        if self.best is None:
            improved = not np.isnan(value)
        elif self.mode == "min":
            improved = value < self.best - self.min_delta
        else:
            improved = value > self.best + self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        self.stopped = self.stopped or self.waited >= self.patience
        return self.stopped
""")

wrong("early_stopper", "best negated",
      says="In mode max best has the wrong sign. Compare with changed signs, but keep the value itself.",
      code="""
def follow(stopper, values, arrays):
    '''Shows the stopper one value after each epoch. In each epoch 1 is added to the arrays, in place.'''
    answers = [stopper.update(value, [np.add(array, 1.0, out=array) for array in arrays]) for value in values]
    return answers, stopper.best, stopper.best_weights


class EarlyStopper:
    def __init__(self, patience, min_delta, mode):
        self.patience = patience
        self.min_delta = min_delta
        self.mode = mode
        self.best = None
        self.best_weights = None
        self.waited = 0

    def update(self, value, weights):
        if self.mode == "max":
            value = -value
        if self.best is None:
            improved = not np.isnan(value)
        else:
            improved = value < self.best - self.min_delta
        if improved:
            self.best = value
            self.best_weights = [array.copy() for array in weights]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""")

wrong("augment", "zero shift keeps old order",
      says="The copies are not in the order of the pairs. Take the pairs as they come, (0, 0) too.",
      code='''
def augment(images, labels, shifts):
    N, H, W = images.shape
    shifts = sorted(shifts, key=lambda pair: pair == (0, 0))
    moved = []
    for down, right in shifts:
        padded = np.pad(images, ((0, 0), (abs(down), abs(down)), (abs(right), abs(right))))
        top, left = abs(down) - down, abs(right) - right
        moved.append(padded[:, top:top + H, left:left + W])
    return np.concatenate(moved), np.tile(labels, len(shifts))
''')

wrong("augment", "whole-number images",
      says="Fractions were cut: the images became whole numbers. Keep their floats.",
      code='''
def augment(images, labels, shifts):
    N, H, W = images.shape
    moved = []
    for down, right in shifts:
        padded = np.pad(images, ((0, 0), (abs(down), abs(down)), (abs(right), abs(right))))
        top, left = abs(down) - down, abs(right) - right
        moved.append(padded[:, top:top + H, left:left + W])
    return np.concatenate(moved).astype(int), np.tile(labels, len(shifts))
''')

wrong("augment", "roll, zeros for positive shifts only",
      says="Up and to the left, what left comes back on the other side. Set it to 0 for negative "
           "shifts, too.",
      code='''
def augment(images, labels, shifts):
    parts = []
    for down, right in shifts:
        copy = np.roll(images, (down, right), axis=(1, 2))
        if down > 0:
            copy[:, :down] = 0
        if right > 0:
            copy[:, :, :right] = 0
        parts.append(copy)
    return np.concatenate(parts), np.tile(labels, len(shifts))
''')

wrong("augment", "roll, wrong zeros for negative shifts",
      says="With a negative shift the wrong part is set to 0. What became free are the last rows or "
           "columns.",
      code='''
def augment(images, labels, shifts):
    parts = []
    for down, right in shifts:
        copy = np.roll(images, (down, right), axis=(1, 2))
        copy[:, :down] = 0
        copy[:, :, :right] = 0
        parts.append(copy)
    return np.concatenate(parts), np.tile(labels, len(shifts))
''')

wrong("augment", "elif: one direction at a time",
      says="A pair that moves down and to the side moves in one direction only. Do both: no elif.",
      code='''
def augment(images, labels, shifts):
    N, H, W = images.shape
    parts = []
    for down, right in shifts:
        copy = np.zeros(images.shape)
        if down > 0:
            copy[:, down:] = images[:, :-down]
        elif down < 0:
            copy[:, :down] = images[:, -down:]
        elif right > 0:
            copy[:, :, right:] = images[:, :, :-right]
        elif right < 0:
            copy[:, :, :right] = images[:, :, -right:]
        else:
            copy[:] = images
        parts.append(copy)
    return np.concatenate(parts), np.tile(labels, len(shifts))
''')

wrong("augment", "second direction from the original",
      says="The move to the side undoes the move down: it starts from the image as it was.",
      code='''
def augment(images, labels, shifts):
    parts = []
    for down, right in shifts:
        copy = images.copy()
        if down > 0:
            copy = np.zeros(images.shape)
            copy[:, down:] = images[:, :-down]
        elif down < 0:
            copy = np.zeros(images.shape)
            copy[:, :down] = images[:, -down:]
        if right > 0:
            copy = np.zeros(images.shape)
            copy[:, :, right:] = images[:, :, :-right]
        elif right < 0:
            copy = np.zeros(images.shape)
            copy[:, :, :right] = images[:, :, -right:]
        parts.append(copy)
    return np.concatenate(parts), np.tile(labels, len(shifts))
''')

wrong("augment", "flat images rolled",
      says="Pixels wander from one row into the next: you move the flat images. Move rows and columns.",
      code='''
def augment(images, labels, shifts):
    S, (N, H, W) = len(shifts), images.shape
    out = np.zeros((S * N, H, W))
    for s, (d, r) in enumerate(shifts):
        flat = np.roll(images.reshape(N, H * W), d * W + r, axis=1)
        out[s * N:(s + 1) * N] = flat.reshape(N, H, W)
    return out, np.tile(labels, S)
''')

wrong("augment", "background by minimum",
      says="What becomes free has the smallest value of the images. It must be 0.",
      code='''
def augment(images, labels, shifts):
    N, H, W = images.shape
    moved = []
    for down, right in shifts:
        room = ((0, 0), (abs(down), abs(down)), (abs(right), abs(right)))
        padded = np.pad(images, room, constant_values=images.min())
        top, left = abs(down) - down, abs(right) - right
        moved.append(padded[:, top:top + H, left:left + W])
    return np.concatenate(moved), np.tile(labels, len(shifts))
''')

wrong("augment", "minus zero slice",
      says="Where a part of a pair is 0, your slice :-0 is empty. Think of 0 when you write a slice.",
      code='''
def augment(images, labels, shifts):
    parts = []
    for down, right in shifts:
        copy = np.zeros(images.shape)
        if down >= 0 and right >= 0:
            piece = (images[:, :-down, :-right] if down and right else images[:, :-down] if down
                     else images[:, :, :-right])
            copy[:, down:, right:] = piece if down or right else 0
        else:
            H, W = images.shape[1:]
            copy[:, max(down, 0):H + min(down, 0), max(right, 0):W + min(right, 0)] = (
                images[:, max(-down, 0):H - max(down, 0), max(-right, 0):W - max(right, 0)])
        parts.append(copy)
    return np.concatenate(parts), np.tile(labels, len(shifts))
''')

wrong("build_regularized", "dropout added",
      says="There is dropout in the model. Only Dense layers and their activations are asked for.",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
        model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "L2 without lam",
      says="λ is 0.01 whatever lam is: that is what L2() and 'l2' stand for. Write "
           "keras.regularizers.L2(lam).",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2()))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2()))
    return model
''')

wrong("build_regularized", "two lam",
      says="You hand 2 * lam on. The 2 belongs to the gradient, and Keras finds that by itself.",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(2 * lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(2 * lam)))
    return model
''')

wrong("build_regularized", "softmax everywhere",
      says="The hidden layers have softmax. They need relu.",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "tanh",
      says="The hidden layers have tanh. They need relu.",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="tanh", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "sigmoid output",
      says="The output has a sigmoid. It needs softmax, so that each row sums to 1.",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam)))
    model.add(keras.layers.Dense(classes, activation="sigmoid", kernel_regularizer=keras.regularizers.L2(lam)))
    return model
''')

wrong("build_regularized", "divided by kernel size",
      says="lam is divided by a number. Keras divides by nothing, and neither must you.",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        model.add(keras.layers.Dense(size, activation="relu", kernel_regularizer=keras.regularizers.L2(lam / features)))
    cost = keras.regularizers.L2(lam / features)
    model.add(keras.layers.Dense(classes, activation="softmax", kernel_regularizer=cost))
    return model
''')

wrong("build_regularized", "no biases",
      says="The layers have no biases. Leave use_bias as it is.",
      code='''
def build_regularized(features, units, classes, lam):
    model = keras.Sequential([keras.Input(shape=(features,))])
    for size in units:
        cost = keras.regularizers.L2(lam)
        model.add(keras.layers.Dense(size, activation="relu", use_bias=False, kernel_regularizer=cost))
    cost = keras.regularizers.L2(lam)
    model.add(keras.layers.Dense(classes, activation="softmax", use_bias=False, kernel_regularizer=cost))
    return model
''')

wrong("weight_decay_step", "shrink by decay also in L2 weights",
      says="With L2 you shrink w, too. There the decay stands in the gradient only.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
        w = w - lr * decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "eps inside root",
      says="ε stands inside the root. It is added to the root of v.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / np.sqrt(v + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "lr in L2",
      says="With L2 you add lr * decay * w to the gradient. The learning rate comes later: add decay * w.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + lr * decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "L2 not in m",
      says="With L2, decay * w is missing in m. Both moments are made of grad + decay * w.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    full = grad if decoupled else grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * full**2
    if decoupled:
        w = w - lr * decay * w
    return w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7), m, v
''')

wrong("weight_decay_step", "correction without root",
      says="The root in the correction is missing: sqrt(1 - 0.999**t) / (1 - 0.9**t).",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * (1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "betas swapped",
      says="0.9 and 0.999 are swapped: 0.9 belongs to m, 0.999 to v.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.999 * m + 0.001 * grad
    v = 0.9 * v + 0.1 * grad**2
    w = w - lr * np.sqrt(1 - 0.9**t) / (1 - 0.999**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "beta2 0.99",
      says="The second factor is not 0.999: v = 0.999 * v + 0.001 * grad**2.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.99 * v + 0.01 * grad**2
    w = w - lr * np.sqrt(1 - 0.99**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "old moments used",
      says="The step uses m and v from before. Compute the new ones first.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    new_m = 0.9 * m + 0.1 * grad
    new_v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, new_m, new_v
''')

wrong("weight_decay_step", "order of the result",
      says="The order of the result is another one: (w, m, v).",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return m, v, w
''')

wrong("weight_decay_step", "grows",
      says="Decoupled, w grows: subtract lr * decay * w.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w + lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "v not squared",
      says="v is made of absolute values. It averages the squares of the gradient.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * np.abs(grad)
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "moments reset at t 1",
      says="m and v are taken for zeros. Use those that are handed in.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    m, v = np.zeros(w.shape), np.zeros(w.shape)
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("weight_decay_step", "whole-number results",
      says="Whole numbers were cut: a result has the dtype of w. Make float arrays.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    start = w
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    new = np.empty_like(start)
    new[...] = w
    return new, m, v
''')

wrong("weight_decay_step", "m not weighted",
      says="The gradient enters m with weight 1. It is 0.9 * m + 0.1 * grad.",
      code='''
def weight_decay_step(w, grad, m, v, t, lr, decay, decoupled):
    if decoupled:
        w = w - lr * decay * w
    else:
        grad = grad + decay * w
    m = 0.9 * m + grad
    v = 0.999 * v + 0.001 * grad**2
    w = w - lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w, m, v
''')

wrong("kfold_indices", "folds remembered",
      says="The folds of an earlier call came back. Draw new ones from rng in each call.",
      code='''
_kept_folds = {}


def kfold_indices(n, k, rng):
    if (n, k) not in _kept_folds:
        folds = np.array_split(rng.permutation(n), k)
        _kept_folds[n, k] = [(np.concatenate(folds[:i] + folds[i + 1:]), folds[i]) for i in range(k)]
    return _kept_folds[n, k]
''')

wrong("kfold_indices", "delete by position",
      says="np.delete takes positions in the shuffled rows, not row numbers, so train has wrong rows.",
      code='''
def kfold_indices(n, k, rng):
    rows = rng.permutation(n)
    return [(np.delete(rows, val), val) for val in np.array_split(rows, k)]
''')

wrong("kfold_indices", "positions in place of rows",
      says="val holds positions and train shuffled rows. Both are to hold the shuffled row numbers.",
      code='''
def kfold_indices(n, k, rng):
    rows = rng.permutation(n)
    folds = np.array_split(np.arange(n), k)
    return [(np.concatenate([rows[f] for j, f in enumerate(folds) if j != i]), folds[i]) for i in range(k)]
''')

wrong("mend_overfit", "largest at a tie",
      says="At a tie you take the largest λ. The first in the list counts: do not sort the list.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in sorted(lams, reverse=True):
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "sorted list",
      says="At a tie you take the smallest λ. The first in the list counts: do not sort the list.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in sorted(lams):
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "mean only",
      says="The rows are not divided by the deviation of the training rows, so λ means something "
           "else: (X - mean) / std.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = X_train - mean
    val = X_val - mean
    test = X_test - mean
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "precedence",
      says="The rows are not divided by the deviation of the training rows, so λ means something "
           "else: (X - mean) / std.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = X_train - mean / std
    val = X_val - mean / std
    test = X_test - mean / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "largest error",
      says="You keep the λ with the largest error. Keep the one with the smallest.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, -np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error > best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "lams sorted in place",
      says="You sorted the list that was handed in. Leave it, and its order, as they are.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    lams.sort()
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "own deviation for val",
      says="The validation rows are divided by a deviation of their own. Use that of the training rows.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / np.where(X_val.std(axis=0) > 0, X_val.std(axis=0), 1)
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "val compared, test kept",
      says="The validation error is compared with a test error. Keep the validation error.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, mean_square_error(test, y_test, w, b), (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "y scaled",
      says="The targets are scaled, too, so the error has another unit. Scale X only.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    level, size = y_train.mean(), y_train.std() + 1e-12
    y_train, y_val, y_test = (y_train - level) / size, (y_val - level) / size, (y_test - level) / size
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "train error returned",
      says="You report the error on the training rows. Report that on the test rows.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(train, y_train, *best_line)
''')

wrong("mend_overfit", "error times rows in small val",
      says="The penalty is added to the validation error. Compare plain mean square errors.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b) + lam * np.sum(w**2)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "smallest test error of all",
      says="You report the smallest test error of all λ. Report that of the chosen line.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, min(mean_square_error(test, y_test, *ridge(train, y_train, lam)) for lam in lams)
''')

wrong("mend_overfit", "stops at first rise",
      says="You stop the search at the first rise. Look at all λ.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
        else:
            break
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "lam divided by N",
      says="lam is divided by the number of rows. ridge does what is needed; hand lam on.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam / len(train))
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "sklearn-like N-1 in val only",
      says="The test rows are shifted by another mean than the training rows. Use one mean for all.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - X_val.mean(axis=0)) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(test, y_test, *best_line)
''')

wrong("mend_overfit", "lambda refit on all train for test",
      says="The reported line was fitted to rows that are not scaled. Use the line of the chosen λ.",
      code='''
def mend_overfit(X_train, y_train, X_val, y_val, X_test, y_test, lams):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    train = (X_train - mean) / std
    val = (X_val - mean) / std
    test = (X_test - mean) / std
    best_lam, best_error, best_line = None, np.inf, None
    for lam in lams:
        w, b = ridge(train, y_train, lam)
        error = mean_square_error(val, y_val, w, b)
        if error < best_error:
            best_lam, best_error, best_line = lam, error, (w, b)
    return best_lam, mean_square_error(X_test, y_test, *ridge(X_train, y_train, best_lam))
''')


# -- what is as right ----------------------------------------------------------------------------------------------

equivalent("mend_overfit", "X_train.mean(axis=0) -> X_train.sum(axis=0)",
           because="ridge takes the mean away itself, so a common shift of all three sets changes nothing.")
equivalent("mend_overfit", "X_train.mean(axis=0) -> X_train.mean()",
           because="ridge takes the mean away itself, so a common shift of all three sets changes nothing.")
allowed("early_stopper", "`arrays` written to", because="follow, a finished function, changes them on purpose.")
allowed("augment", "whole numbers in `images` give whole numbers", because="A shift makes no fractions.")
allowed("early_stopper", "a view of an argument returned",
        because="That is follow's result, and follow is finished; aliased weights show in the values.")
allowed("kfold_indices", "the result with two elements swapped", because="The order of the folds is free.")
