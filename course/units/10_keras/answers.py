"""Answers to the exercises on Keras, as a class would hand them in."""

from autograder.author.answers import allowed, right, wrong

# -- build_sequential ------------------------------------------------------------------------------------------


@right("build_sequential", "one list of layers")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": "linear", "binary": "sigmoid", "multiclass": "softmax"}
    layers = [keras.layers.Dense(width, "relu") for width in hidden]
    return keras.Sequential([keras.Input((n_in,)), *layers, keras.layers.Dense(n_out, last[task])])


@right("build_sequential", "activations as layers and as functions")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential()
    model.add(keras.Input(shape=(n_in,)))
    for width in hidden:
        model.add(keras.layers.Dense(width))
        model.add(keras.layers.ReLU())
    model.add(keras.layers.Dense(n_out))
    if task == "binary":
        model.add(keras.layers.Activation(keras.ops.sigmoid))
    elif task == "multiclass":
        model.add(keras.layers.Softmax())
    return model


@wrong("build_sequential", "input_shape= on the first layer",
       says="Leave input_shape= and input_dim= out: keras.Input tells the shape.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model = keras.Sequential()
    widths = [*hidden, n_out]
    for i, width in enumerate(widths):
        more = {"input_shape": (n_in,)} if i == 0 else {}
        model.add(keras.layers.Dense(width, activation=last if i == len(widths) - 1 else "relu", **more))
    return model


@wrong("build_sequential", "no input at all",
       says="The model begins without keras.Input, so it has no weights before it sees data. Start it with the input.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential()
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out, {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]))
    return model


@wrong("build_sequential", "sigmoid whatever the task",
       says="The classes exclude each other: softmax over the units, not a sigmoid for each.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out, activation="sigmoid"))
    return model


@wrong("build_sequential", "sigmoid for the regression",
       says="A regression answers numbers of any size: no sigmoid on the output.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out, activation="softmax" if task == "multiclass" else "sigmoid"))
    return model


@wrong("build_sequential", "softmax over one unit", says="A softmax over one unit is always 1.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out, activation=None if task == "regression" else "softmax"))
    return model


@wrong("build_sequential", "relu on the output of a regression",
       says="A regression answers numbers of any sign: no relu on the output.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    last = {"regression": "relu", "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "hidden layers without activation", says="The hidden layers have no relu.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "logits", says="These are logits: a multiclass output needs softmax.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out))
    return model


@wrong("build_sequential", "only the first hidden layer", says="Only the first width of `hidden` became a layer.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    if hidden:
        model.add(keras.layers.Dense(hidden[0], activation="relu"))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "a Dense as wide as the input for the input layer",
       says="There is one layer too many, as wide as the input.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in [n_in, *hidden]:
        model.add(keras.layers.Dense(width, activation="relu"))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "layers made and not added",
       says="model.add changes the model itself and returns None. A layer that is made but not added stays outside.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    for width in hidden:
        keras.layers.Dense(width, activation="relu")
    keras.layers.Dense(n_out, activation=last)
    return model


@wrong("build_sequential", "takes the result of add",
       says="model.add changes the model itself and returns None. A layer that is made but not added stays outside.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    for width in hidden:
        model = model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "output layer inside of the loop",
       says="An output layer follows each hidden layer: it belongs after the loop, not inside.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
        model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "every width the first",
       says="Every hidden layer has the first width; each entry of `hidden` is the width of its own layer.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    for _ in hidden:
        model.add(keras.layers.Dense(hidden[0], activation="relu"))
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "every width the last",
       says="Every hidden layer has the last width; each entry of `hidden` is the width of its own layer.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    for _ in hidden:
        model.add(keras.layers.Dense(hidden[-1], activation="relu"))
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "compiles too",
       says="Leave compile out: it is a step of its own, with a function of its own below.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out, activation=last))
    model.compile(optimizer="adam", loss="mse")
    return model


@right("build_sequential", "names of activations from conditions, popped list")
def build_sequential(n_in, hidden, n_out, task):
    net = [keras.Input(shape=(n_in,))]
    net += [keras.layers.Dense(units=h, activation=keras.activations.relu) for h in hidden]
    if task == "regression":
        net.append(keras.layers.Dense(n_out))
    else:
        net.append(keras.layers.Dense(n_out, activation="sigmoid" if task == "binary" else "softmax"))
    return keras.Sequential(net, name="chain")


@wrong("build_sequential", "no activation for binary",
       says="The output of \"binary\" is no probability yet: it needs a sigmoid.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    last = {"regression": None, "binary": None, "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "relu on every output",
       says="Every output has a relu, which gives no probabilities and no negative numbers: see the table.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    model.add(keras.layers.Dense(n_out, activation="relu"))
    return model


@wrong("build_sequential", "relu for binary",
       says="A relu on the output gives no probability: \"binary\" needs a sigmoid.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    last = {"regression": None, "binary": "relu", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "relu for multiclass",
       says="A relu on the output gives no probabilities: \"multiclass\" needs a softmax.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "relu"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "sigmoid in the hidden layers",
       says="The hidden layers have a sigmoid; relu was asked for.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="sigmoid"))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "only the last hidden layer",
       says="Only the last width of `hidden` became a layer: add one inside of the loop for each.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        layer = (keras.layers.Dense(width, activation="relu"))
    if hidden:
        model.add(layer)
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "no output layer",
       says="The output layer is missing: add one after the loop.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    return model


@wrong("build_sequential", "no hidden layers",
       says="The hidden layers are missing: add one for each width in `hidden`.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "two output layers",
       says="There are two output layers; add one, after the loop.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu"))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out))
    model.add(keras.layers.Dense(n_out, activation=last))
    return model


@wrong("build_sequential", "no biases",
       says="The layers have no biases: leave use_bias=False out.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    for width in hidden:
        model.add(keras.layers.Dense(width, activation="relu", use_bias=False))
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    model.add(keras.layers.Dense(n_out, activation=last, use_bias=False))
    return model


@wrong("build_sequential", "empties the list of widths",
       says="`pop`, `append` and `+=` change the caller's list: loop over `hidden`, and build lists of your own.")
def build_sequential(n_in, hidden, n_out, task):
    model = keras.Sequential([keras.Input(shape=(n_in,))])
    while hidden:
        model.add(keras.layers.Dense(hidden.pop(0), activation="relu"))
    model.add(keras.layers.Dense(n_out, {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]))
    return model


@wrong("build_sequential", "adds the output to the list of widths",
       says="`pop`, `append` and `+=` change the caller's list: loop over `hidden`, and build lists of your own.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    hidden.append(n_out)
    layers = [keras.layers.Dense(width, "relu") for width in hidden[:-1]] + [keras.layers.Dense(hidden[-1], last)]
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers])


@wrong("build_sequential", "one layer for each different width",
       says="Equal widths became one layer: every entry of `hidden` is a layer, equal ones too.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    layers = [keras.layers.Dense(width, activation="relu") for width in dict.fromkeys(hidden)]
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(n_out, activation=last)])


@wrong("build_sequential", "widths from large to small",
       says="The widths are sorted: the layers come in the order of `hidden`.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    layers = [keras.layers.Dense(width, activation="relu") for width in sorted(hidden, reverse=True)]
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(n_out, activation=last)])


@wrong("build_sequential", "widths from small to large",
       says="The widths are sorted from small to large: the layers come in the order of `hidden`.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    layers = [keras.layers.Dense(width, activation="relu") for width in sorted(hidden)]
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(n_out, activation=last)])


@wrong("build_sequential", "widths from last to first",
       says="The hidden layers come from last to first: they come in the order of `hidden`.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    layers = [keras.layers.Dense(width, activation="relu") for width in hidden[::-1]]
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(n_out, activation=last)])


@wrong("build_sequential", "one output unit whatever n_out",
       says="A regression may have several outputs: the last layer has n_out units in every task.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    layers = [keras.layers.Dense(width, activation="relu") for width in hidden]
    units = n_out if task == "multiclass" else 1
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(units, activation=last)])


@wrong("build_sequential", "a class too many", says="The output layer has n_out units, not one more.")
def build_sequential(n_in, hidden, n_out, task):
    last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
    layers = [keras.layers.Dense(width, activation="relu") for width in hidden]
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(n_out + 1, activation=last)])


@wrong("build_sequential", "softmax whenever there are several outputs",
       says="The task settles the last activation, not n_out: a regression with several outputs has no softmax.")
def build_sequential(n_in, hidden, n_out, task):
    layers = [keras.layers.Dense(width, activation="relu") for width in hidden]
    last = "softmax" if n_out > 1 else "sigmoid" if task == "binary" else None
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(n_out, activation=last)])


wrong("build_sequential", "remembers models",
      says="The same arguments give the same model object again: make a new model in each call.", code="""
_built = {}


def build_sequential(n_in, hidden, n_out, task):
    key = n_in, tuple(hidden), n_out, task
    if key not in _built:
        last = {"regression": None, "binary": "sigmoid", "multiclass": "softmax"}[task]
        layers = [keras.layers.Dense(width, activation="relu") for width in hidden]
        _built[key] = keras.Sequential([keras.Input((n_in,)), *layers, keras.layers.Dense(n_out, activation=last)])
    return _built[key]
""")


# -- build_functional ------------------------------------------------------------------------------------------


@right("build_functional", "the Concatenate layer, layers made first")
def build_functional(n_in, hidden, n_out):
    first = keras.layers.Dense(hidden, activation="relu")
    second = keras.layers.Dense(hidden, activation="relu")
    last = keras.layers.Dense(n_out, activation="softmax")
    wide = keras.Input((n_in,))
    deep = second(first(wide))
    return keras.Model(inputs=wide, outputs=last(keras.layers.Concatenate(axis=-1)([wide, deep])))


@right("build_functional", "a subclass of keras.Model")
def build_functional(n_in, hidden, n_out):
    class WideAndDeep(keras.Model):
        def __init__(self):
            super().__init__()
            self.first = keras.layers.Dense(hidden, activation="relu")
            self.second = keras.layers.Dense(hidden, activation="relu")
            self.last = keras.layers.Dense(n_out, activation="softmax")

        def call(self, x):
            return self.last(keras.ops.concatenate([x, self.second(self.first(x))], axis=1))

    model = WideAndDeep()
    model(np.zeros((1, n_in)))
    return model


@wrong("build_functional", "both hidden layers take the inputs",
       says="Only one hidden layer is on the way to the output: make two, and give the second the output of the first.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    joined = keras.layers.concatenate([inputs, x])
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "a chain, no wide way",
       says="The wide way is missing: the output layer must also see the inputs.")
def build_functional(n_in, hidden, n_out):
    layers = [keras.layers.Dense(hidden, activation="relu") for _ in range(2)]
    return keras.Sequential([keras.Input(shape=(n_in,)), *layers, keras.layers.Dense(n_out, activation="softmax")])


@wrong("build_functional", "concatenates and then forgets the joined tensor",
       says="The deep way is missing: the output layer sees the inputs only.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    x = keras.layers.Dense(hidden, activation="relu")(x)
    keras.layers.concatenate([inputs, x])
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(inputs))


@wrong("build_functional", "hidden layer first",
       says="The order is the other way round: first the inputs, then the hidden layer.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    x = keras.layers.Dense(hidden, activation="relu")(x)
    joined = keras.layers.concatenate([x, inputs])
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "one layer object twice",
       says="One Dense object is called twice, so both hidden layers share weights: make a new one for each.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    layer = keras.layers.Dense(hidden, activation="relu")
    joined = keras.layers.concatenate([inputs, layer(layer(inputs))])
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "adds the two ways",
       says="The two ways are added, which needs equal widths; put them side by side with concatenate.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    x = keras.layers.Dense(hidden, activation="relu")(x)
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(keras.layers.add([inputs, x])))


@wrong("build_functional", "the model begins at a hidden layer",
       says="keras.Model gets a hidden layer's output as its beginning; it begins at the tensor of keras.Input.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    x = keras.layers.Dense(hidden, activation="relu")(x)
    joined = keras.layers.concatenate([inputs, x])
    return keras.Model(x, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "no relu", says="The hidden layers have no relu.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden)(keras.layers.Dense(hidden)(inputs))
    joined = keras.layers.concatenate([inputs, x])
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "logits", says="These are logits: the output layer needs softmax.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    x = keras.layers.Dense(hidden, activation="relu")(inputs)
    x = keras.layers.Dense(hidden, activation="relu")(x)
    return keras.Model(inputs, keras.layers.Dense(n_out)(keras.layers.concatenate([inputs, x])))


@wrong("build_functional", "the two hidden layers side by side",
       says="The two hidden layers are side by side: the inputs and the second hidden layer belong together.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden, activation="relu")(inputs)
    deep = keras.layers.Dense(hidden, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([first, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "no relu on the second", says="The second hidden layer has no relu.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden, activation="relu")(inputs)
    deep = keras.layers.Dense(hidden)(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "no relu on the first", says="The first hidden layer has no relu.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden)(inputs)
    deep = keras.layers.Dense(hidden, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "a sigmoid for each class",
       says="The classes exclude each other: softmax over the units, not a sigmoid for each.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden, activation="relu")(inputs)
    deep = keras.layers.Dense(hidden, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="sigmoid")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "returns the output tensor",
       says="This is a tensor. Return the model: keras.Model, from the inputs to the outputs.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden, activation="relu")(inputs)
    deep = keras.layers.Dense(hidden, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    return outputs


@right("build_functional", "a loop, and the softmax as a layer of its own")
def build_functional(n_in, hidden, n_out):
    wide = deep = keras.layers.Input((n_in,))
    for _ in range(2):
        deep = keras.layers.Dense(hidden)(deep)
        deep = keras.layers.Activation("relu")(deep)
    logits = keras.layers.Dense(n_out)(keras.ops.concatenate([wide, deep], axis=-1))
    return keras.Model(inputs=wide, outputs=keras.layers.Softmax()(logits))


@wrong("build_functional", "all three side by side",
       says="All three parts are side by side: only the inputs and the second hidden layer belong together.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden, activation="relu")(inputs)
    deep = keras.layers.Dense(hidden, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, first, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "the second layer half as wide",
       says="The second hidden layer has another width; both have `hidden` units.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden, activation="relu")(inputs)
    deep = keras.layers.Dense(hidden // 2, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "one hidden layer",
       says="Only one hidden layer is on the way to the output: make two, and give the second the output of the first.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    deep = keras.layers.Dense(hidden, activation="relu")(inputs)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "hidden layers as wide as the input",
       says="The hidden layers are as wide as the input; they have `hidden` units.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(n_in, activation="relu")(inputs)
    deep = keras.layers.Dense(n_in, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, outputs)


@wrong("build_functional", "compiles too",
       says="Leave compile out: it is a step of its own, with a function of its own below.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    first = keras.layers.Dense(hidden, activation="relu")(inputs)
    deep = keras.layers.Dense(hidden, activation="relu")(first)
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="mse")
    return model


@wrong("build_functional", "the second relu behind concatenate",
       says="A relu stands behind concatenate and cuts the inputs too: the output layer takes them as they are.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    deep = keras.layers.Dense(hidden)(keras.layers.Dense(hidden, activation="relu")(inputs))
    joined = keras.layers.Activation("relu")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "a relu more behind concatenate",
       says="A relu stands behind concatenate and cuts the inputs too: the output layer takes them as they are.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    deep = keras.layers.Dense(hidden, "relu")(keras.layers.Dense(hidden, "relu")(inputs))
    joined = keras.layers.ReLU()(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "a layer on the wide way",
       says="The wide way goes through a Dense layer of its own: the output layer takes the inputs as they are.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    deep = keras.layers.Dense(hidden, "relu")(keras.layers.Dense(hidden, "relu")(inputs))
    joined = keras.layers.concatenate([keras.layers.Dense(n_in)(inputs), deep])
    return keras.Model(inputs, keras.layers.Dense(n_out, activation="softmax")(joined))


@wrong("build_functional", "returns nothing", says="The model is made and not handed back: end with `return`.")
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    deep = keras.layers.Dense(hidden, "relu")(keras.layers.Dense(hidden, "relu")(inputs))
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    keras.Model(inputs, outputs)


wrong("build_functional", "remembers models",
      says="The same arguments give the same model object again: make a new model in each call.", code="""
import functools


@functools.cache
def build_functional(n_in, hidden, n_out):
    inputs = keras.Input(shape=(n_in,))
    deep = keras.layers.Dense(hidden, "relu")(keras.layers.Dense(hidden, "relu")(inputs))
    outputs = keras.layers.Dense(n_out, activation="softmax")(keras.layers.concatenate([inputs, deep]))
    return keras.Model(inputs, outputs)
""")


# -- compile_for -----------------------------------------------------------------------------------------------


@right("compile_for", "objects in the place of names")
def compile_for(model, task, learning_rate):
    if task == "regression":
        loss, metric = keras.losses.MeanSquaredError(), keras.metrics.MeanAbsoluteError(name="mae")
    elif task == "binary":
        loss, metric = keras.losses.BinaryCrossentropy(), keras.metrics.BinaryAccuracy(name="accuracy")
    else:
        loss = keras.losses.SparseCategoricalCrossentropy()
        metric = keras.metrics.SparseCategoricalAccuracy(name="accuracy")
    model.compile(keras.optimizers.Adam(learning_rate), loss, metrics=[metric])
    return model


@right("compile_for", "the rate set afterwards")
def compile_for(model, task, learning_rate):
    settings = {"regression": ("mean_squared_error", "mae"), "binary": ("binary_crossentropy", "accuracy"),
                "multiclass": (keras.losses.sparse_categorical_crossentropy, "accuracy")}
    loss, metric = settings[task]
    model.compile("adam", loss=loss, metrics=[metric])
    model.optimizer.learning_rate = learning_rate
    return model


@wrong("compile_for", "categorical cross-entropy for whole-number labels",
       says="The labels are whole numbers, one a row, and not one-hot rows.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "categorical_crossentropy"}[task]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss,
                  metrics=["mae" if task == "regression" else "accuracy"])
    return model


@wrong("compile_for", "the string adam",
       says="Adam has Keras' own rate, 0.001. Make the optimizer with keras.optimizers.Adam(learning_rate=...).")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    model.compile(optimizer="adam", loss=loss, metrics=["mae" if task == "regression" else "accuracy"])
    return model


@wrong("compile_for", "accuracy for every task",
       says="Accuracy compares classes; of a regression it says nothing. Report \"mae\" there.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss, metrics=["accuracy"])
    return model


@wrong("compile_for", "from_logits=True on probabilities",
       says="The model gives probabilities, not logits: leave from_logits out.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": keras.losses.BinaryCrossentropy(from_logits=True),
            "multiclass": keras.losses.SparseCategoricalCrossentropy(from_logits=True)}[task]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss,
                  metrics=["mae" if task == "regression" else "accuracy"])
    return model


@wrong("compile_for", "squared error for everything", says="This is the squared error; classes need a cross-entropy.")
def compile_for(model, task, learning_rate):
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss="mse",
                  metrics=["mae" if task == "regression" else "accuracy"])
    return model


@wrong("compile_for", "mean absolute error as the loss",
       says="This is the mean absolute error; it is the metric here, and the loss is the mean squared error.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mae", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss,
                  metrics=["mae" if task == "regression" else "accuracy"])
    return model


@wrong("compile_for", "categorical cross-entropy over one column",
       says="Categorical cross-entropy over one column is always 0.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "categorical_crossentropy", "multiclass": "sparse_categorical_crossentropy"}
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss[task],
                  metrics=["mae" if task == "regression" else "accuracy"])
    return model


@wrong("compile_for", "sparse accuracy for one probability",
       says="This metric compares class numbers of a softmax; one probability needs \"accuracy\".")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else keras.metrics.SparseCategoricalAccuracy(name="accuracy")
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "returns what compile returns", says="compile itself returns None: return the model.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    return model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss,
                         metrics=["mae" if task == "regression" else "accuracy"])


@wrong("compile_for", "no metric", says="There is no metric besides the loss: give metrics=[...].")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss)
    return model


@wrong("compile_for", "plain gradient descent",
       says="Plain gradient descent is another optimizer; take keras.optimizers.Adam.")
def compile_for(model, task, learning_rate):
    losses = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss=losses[task], metrics=[metric])
    return model


@wrong("compile_for", "the class in the place of an object",
       says="optimizer= gets the class Adam; give it an object, made with the learning rate.")
def compile_for(model, task, learning_rate):
    losses = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam, loss=losses[task], metrics=[metric])
    return model


@wrong("compile_for", "a string for the list of metrics", says="metrics= takes a list, also for one metric.")
def compile_for(model, task, learning_rate):
    losses = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=losses[task], metrics=metric)
    return model


@wrong("compile_for", "two metrics for the regression", says="Only one metric besides the loss was asked for.")
def compile_for(model, task, learning_rate):
    losses = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}
    metrics = ["mae", "mse"] if task == "regression" else ["accuracy"]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=losses[task], metrics=metrics)
    return model


@wrong("compile_for", "another name for mae",
       says="The metric has another name than the docstring's, and evaluate reports it under that: say \"mae\".")
def compile_for(model, task, learning_rate):
    losses = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}
    metric = "mean_absolute_error" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=losses[task], metrics=[metric])
    return model


@wrong("compile_for", "metric objects with names of their own",
       says="The metrics have names of their own, such as binary_accuracy: give the docstring's names, as strings.")
def compile_for(model, task, learning_rate):
    losses = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}
    metric = {"regression": keras.metrics.MeanAbsoluteError, "binary": keras.metrics.BinaryAccuracy,
              "multiclass": keras.metrics.SparseCategoricalAccuracy}[task]()
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=losses[task], metrics=[metric])
    return model


@right("compile_for", "one compile for each task")
def compile_for(model, task, learning_rate):
    adam = keras.optimizers.Adam(learning_rate)
    if task == "regression":
        model.compile(adam, "mean_squared_error", metrics=["mae"])
    elif task == "binary":
        model.compile(adam, keras.losses.binary_crossentropy, metrics=["accuracy"])
    else:
        model.compile(adam, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


@wrong("compile_for", "from_logits for binary",
       says="The model gives a probability, not a logit: leave from_logits out.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "multiclass": "sparse_categorical_crossentropy",
            "binary": keras.losses.BinaryCrossentropy(from_logits=True)}[task]
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "Huber loss",
       says="This is the Huber loss; the mean squared error was asked for.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "huber", "binary": "binary_crossentropy",
            "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "hinge loss",
       says="This is the hinge loss; probabilities need a cross-entropy.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "hinge", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "absolute error for classes",
       says="This is the absolute error; classes need a cross-entropy.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "mae"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "two metrics for classes",
       says="Two metrics are reported for classes; only one besides the loss was asked for.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metrics = ["mae"] if task == "regression" else ["accuracy", "mse"]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=metrics)
    return model


@wrong("compile_for", "adam as a string for the regression",
       says="The regression has Keras' own rate: make Adam with the learning rate for every task.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    adam = "adam" if task == "regression" else keras.optimizers.Adam(learning_rate)
    model.compile(optimizer=adam, loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "compiles a clone",
       says="A copy of the model is compiled; compile the model that was handed in, and return it.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    weights, model = model.get_weights(), keras.models.clone_model(model)
    model.set_weights(weights)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "AdamW",
       says="The optimizer is another one; take keras.optimizers.Adam.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    model.compile(optimizer=keras.optimizers.AdamW(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "two metrics in every task",
       says="Both metrics are reported in every task; only the task's own was asked for.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    model.compile(keras.optimizers.Adam(learning_rate=learning_rate), loss=loss, metrics=["mae", "accuracy"])
    return model


@wrong("compile_for", "plain gradient descent for the regression",
       says="The regression gets another optimizer; Adam was asked for in every task.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    kind = keras.optimizers.SGD if task == "regression" else keras.optimizers.Adam
    model.compile(optimizer=kind(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "plain gradient descent for classes",
       says="Tasks with classes get another optimizer; Adam was asked for in every task.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else "accuracy"
    kind = keras.optimizers.Adam if task == "regression" else keras.optimizers.SGD
    model.compile(optimizer=kind(learning_rate=learning_rate), loss=loss, metrics=[metric])
    return model


wrong("compile_for", "one optimizer for all models",
      says="All models share one optimizer, so the latest rate counts for each: make an Adam in every call.", code="""
_adam = keras.optimizers.Adam()


def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    _adam.learning_rate = learning_rate
    model.compile(optimizer=_adam, loss=loss, metrics=["mae" if task == "regression" else "accuracy"])
    return model
""")


@wrong("compile_for", "the metric Accuracy",
       says="keras.metrics.Accuracy compares the probabilities themselves with the labels: say \"accuracy\", and Keras "
            "makes classes of them first.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metric = "mae" if task == "regression" else keras.metrics.Accuracy()
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss, metrics=[metric])
    return model


@wrong("compile_for", "accuracy and mae for the regression",
       says="The regression reports accuracy as well as mae: only \"mae\" was asked for there.")
def compile_for(model, task, learning_rate):
    loss = {"regression": "mse", "binary": "binary_crossentropy", "multiclass": "sparse_categorical_crossentropy"}[task]
    metrics = ["accuracy", "mae"] if task == "regression" else ["accuracy"]
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss, metrics=metrics)
    return model


@wrong("compile_for", "the sparse loss for one probability",
       says="The sparse cross-entropy wants a probability for each class; one probability a row needs the binary one.")
def compile_for(model, task, learning_rate):
    loss, metric = ("mse", "mae") if task == "regression" else ("sparse_categorical_crossentropy", "accuracy")
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=loss, metrics=[metric])
    return model


# -- compile_faults --------------------------------------------------------------------------------------------

right("compile_faults", "with dict, capitals and spaces", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), ("C", " b", "E", "d ", "A", "F")))
""")

right("compile_faults", "filled one by one", code="""
faults = {}
for number, letter in enumerate("cbedaf", 1):
    faults[f"net {number}"] = letter
""")

right("compile_faults", "in another order", code="""
faults = {"net 6": "f", "net 5": "a", "net 4": "d", "net 3": "e", "net 2": "b", "net 1": "c"}
""")

wrong("compile_faults", "takes the logits for a healthy net",
      says="Its first loss is far above ln 10, though it learns something. Look at its last layer, and at the"
            " loss.", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "abedaf"))
""")

wrong("compile_faults", "thinks that the logits' net wants one-hot rows",
      says="Its first loss is far above ln 10, though it learns something. Look at its last layer, and at the"
            " loss.", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "bbedaf"))
""")

wrong("compile_faults", "takes the rank for logits",
      says="Read the message: the target has one axis and the output two. Which loss takes such targets?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "ccedaf"))
""")

wrong("compile_faults", "takes the rank for a difference",
      says="Read the message: the target has one axis and the output two. Which loss takes such targets?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cfedaf"))
""")

wrong("compile_faults", "thinks that the slow net answers 1",
      says="Loss and accuracy hardly move from epoch to epoch. What decides how far an update goes?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbddaf"))
""")

wrong("compile_faults", "takes the slow net for a healthy one",
      says="Loss and accuracy hardly move from epoch to epoch. What decides how far an update goes?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbadaf"))
""")

wrong("compile_faults", "a falling loss is a healthy net",
      says="The accuracy is the same in every epoch. What does a softmax over one unit answer?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbeaaf"))
""")

wrong("compile_faults", "thinks that one unit learns slowly",
      says="The accuracy is the same in every epoch. What does a softmax over one unit answer?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbeeaf"))
""")

wrong("compile_faults", "thinks that the healthy net is slow",
      says="Compare its first loss with ln 10, and go through the table of losses for its last layer and"
            " labels.", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbedef"))
""")

wrong("compile_faults", "thinks that the healthy net has logits",
      says="Compare its first loss with ln 10, and go through the table of losses for its last layer and"
            " labels.", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbedcf"))
""")

wrong("compile_faults", "one-hot rows for the squared error",
      says="Read the message: [100] are a batch's labels, [100,10] its probabilities. Which loss subtracts"
            " those?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbedab"))
""")

wrong("compile_faults", "thinks that the squared error gets logits",
      says="Read the message: [100] are a batch's labels, [100,10] its probabilities. Which loss subtracts"
            " those?", code="""
faults = dict(zip(("net 1", "net 2", "net 3", "net 4", "net 5", "net 6"), "cbedac"))
""")

# -- updates_per_epoch -----------------------------------------------------------------------------------------


@right("updates_per_epoch", "math.ceil and math.floor")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    import math

    return math.ceil(math.floor(n * (1 - validation_split)) / batch_size)


@right("updates_per_epoch", "cuts the rows into batches")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    rows = range(int(n * (1 - validation_split)))
    return len([rows[i : i + batch_size] for i in range(0, len(rows), batch_size)])


@wrong("updates_per_epoch", "rounds down", says="The last, smaller batch counts as well: round up.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return int(n * (1 - validation_split)) // batch_size


@wrong("updates_per_epoch", "does not round",
       says="This is no whole number. Round up, since the last, smaller batch is used as well.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return n * (1 - validation_split) / batch_size


@wrong("updates_per_epoch", "one more than rounded down",
       says="192 rows are exactly 3 batches of 64: nothing is left for a fourth.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return int(n * (1 - validation_split)) // batch_size + 1


@wrong("updates_per_epoch", "forgets the split", says="The rows held back for validation make no updates.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return -(-n // batch_size)


@wrong("updates_per_epoch", "counts the rows", says="This is the number of rows; an update is made for each batch.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return int(n * (1 - validation_split))


@wrong("updates_per_epoch", "rounds the rows up",
       says="10 * 0.75 = 7.5 rows are rounded down to 7, which is one batch.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    rows = n - int(n * validation_split)
    return (rows + batch_size - 1) // batch_size


@wrong("updates_per_epoch", "a float", says="Return an int: math.ceil gives one, np.ceil a float.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return np.ceil(int(n * (1 - validation_split)) / batch_size)


@right("updates_per_epoch", "divmod")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    full, left = divmod(int(n * (1 - validation_split)), batch_size)
    return full + (left > 0)


@wrong("updates_per_epoch", "rounds to the nearest",
       says="This rounds to the nearest whole number; a small last batch counts too, so round up.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return round(int(n * (1 - validation_split)) / batch_size)


@wrong("updates_per_epoch", "no batch if there are few rows",
       says="20 rows still make one batch, though a small one.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    if n < batch_size:
        return 0
    return -(-int(n * (1 - validation_split)) // batch_size)


@wrong("updates_per_epoch", "counts the validation rows",
       says="This counts the validation rows, not the rows that are trained on.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return -(-int(n * validation_split) // batch_size)


@wrong("updates_per_epoch", "counts the validation rows where there are some",
       says="With a split this counts the rows held back: the updates are made on the others.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    rows = int(n * validation_split) if validation_split else n
    return -(-rows // batch_size)


@right("updates_per_epoch", "a number of NumPy")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return np.ceil(np.floor(n * (1 - validation_split)) / batch_size).astype(int)


@wrong("updates_per_epoch", "repairs the rounding of floats",
       says="100 * (1 - 0.9) is a little less than 10 in floats, and Keras rounds it down to 9: do as it does.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    rows = int(round(n * (1 - validation_split), 6))
    return -(-rows // batch_size)


@wrong("updates_per_epoch", "the share of the batches",
       says="The share is taken of the batches; fit holds back a share of the rows, and cuts the others into batches.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return int(-(-n // batch_size) * (1 - validation_split))


@wrong("updates_per_epoch", "the share of the batches, rounded up",
       says="The share is taken of the batches and rounded up; fit holds back rows, and cuts the others into batches.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return -int(-(-(-n // batch_size) * (1 - validation_split)) // 1)


@wrong("updates_per_epoch", "takes off the batches of the rows held back",
       says="The batches of the rows held back are counted apart: first subtract the rows, then cut what is left.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    return -(-n // batch_size) - -(-int(n * validation_split) // batch_size)


@wrong("updates_per_epoch", "prints", says="The number is printed and not handed back: say `return`.")
def updates_per_epoch(n, batch_size, validation_split=0.0):
    print(-(-int(n * (1 - validation_split)) // batch_size))


# -- fit_model -------------------------------------------------------------------------------------------------


@right("fit_model", "validation rows chosen by hand")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    held = rng.choice(len(X), size=round(len(X) * validation), replace=False)
    rest = np.setdiff1d(np.arange(len(X)), held)
    return model.fit(X[rest], y[rest], validation_data=(X[held], y[held]), epochs=epochs, batch_size=batch_size,
                     verbose=0)


@right("fit_model", "shuffles a copy of the row numbers")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    rows = list(range(len(X)))
    rng.shuffle(rows)
    settings = dict(epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)
    model.fit(np.take(X, rows, axis=0), np.take(y, rows, axis=0), **settings)
    return model.history


@wrong("fit_model", "validation_split on the rows as they stand",
       says="The last rows are held back, and the rows are sorted: shuffle them first.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    return model.fit(X, y, epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "trusts fit's own shuffle",
       says="The last rows are held back, and the rows are sorted: shuffle them first.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    return model.fit(X, y, epochs=epochs, batch_size=batch_size, validation_split=validation, shuffle=True, verbose=0)


@wrong("fit_model", "holds the first rows back",
       says="The first rows are held back, and the rows are sorted: shuffle them first.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    n = int(len(X) * validation)
    return model.fit(X[n:], y[n:], validation_data=(X[:n], y[:n]), epochs=epochs, batch_size=batch_size, verbose=0)


@wrong("fit_model", "two permutations",
       says="Rows and targets are not together any more: use one permutation for X and y.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    X, y = rng.permutation(X), rng.permutation(y)
    return model.fit(X, y, epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "shuffles in place",
       says="X and y are shuffled in place, so the caller's arrays are in another order now. Index with an order.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    return model.fit(X, y, epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "epochs and batch_size swapped", says="epochs and batch_size have changed places.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs, batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "prints a bar", says="fit prints a bar for every epoch: say verbose=0.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation)


@wrong("fit_model", "returns the model", says="This is the model. Return what model.fit returns, a History.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)
    return model


@wrong("fit_model", "validates on the rows it trains on",
       says="All rows are trained on and all are validated on: hold some back, and train on the others.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    return model.fit(X, y, epochs=epochs, batch_size=batch_size, validation_data=(X, y), verbose=0)


@wrong("fit_model", "trains on the quarter",
       says="It trains on the few rows that should be held back, and validates on the others: exchange them.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    n = int(len(X) * validation)
    few, rest = order[:n], order[n:]
    return model.fit(X[few], y[few], validation_data=(X[rest], y[rest]), epochs=epochs, batch_size=batch_size,
                     verbose=0)


@wrong("fit_model", "compiles again", says="Do not compile the model again: it loses the optimizer that it had.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "no validation rows", says="There are no validation rows.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, verbose=0)


@wrong("fit_model", "draws rows with replacement",
       says="Some rows are drawn twice and others never: draw without replacement.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.integers(len(X), size=len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "each row with its own chance",
       says="Each row has a chance of its own, so the number held back is left to chance. Draw a fixed number of rows.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    held = rng.random(len(X)) < validation
    return model.fit(X[~held], y[~held], epochs=epochs, batch_size=batch_size, verbose=0,
                     validation_data=(X[held], y[held]))


@wrong("fit_model", "held back with replacement",
       says="Some rows are drawn twice and others never: draw without replacement.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    drawn = rng.choice(len(X), int(len(X) * validation))
    kept = np.setdiff1d(np.arange(len(X)), drawn)
    return model.fit(X[kept], y[kept], epochs=epochs, batch_size=batch_size, verbose=0,
                     validation_data=(X[drawn], y[drawn]))


@wrong("fit_model", "a quarter for validation, all for training",
       says="All rows are trained on, those held back among them.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    drawn = rng.choice(len(X), int(len(X) * validation), replace=False)
    return model.fit(X, y, epochs=epochs, batch_size=batch_size, validation_data=(X[drawn], y[drawn]), verbose=0)


@wrong("fit_model", "np.random in the place of rng", says="Draw from rng, not from np.random.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = np.random.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@right("fit_model", "pairs of rows and targets")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    n_train = int(len(X) * (1 - validation))
    order = np.argsort(rng.random(len(X)))
    train, held = np.split(order, [n_train])
    return model.fit(X[train], y[train], validation_data=(X[held], y[held]), epochs=epochs, batch_size=batch_size,
                     verbose=0)


@wrong("fit_model", "always a quarter",
       says="The share held back is always a quarter: use `validation`.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=0.25, verbose=0)


@wrong("fit_model", "batch_size forgotten",
       says="batch_size did not reach fit, so Keras took 32.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, validation_split=validation, verbose=0)


@wrong("fit_model", "epochs forgotten",
       says="epochs did not reach fit, so Keras made one.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "verbose=1",
       says="fit prints a bar for every epoch: say verbose=0, not 1.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=1)


@wrong("fit_model", "verbose=2",
       says="fit prints a line for every epoch: say verbose=0, not 2.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=2)


@wrong("fit_model", "validates on all rows",
       says="The validation loss is that of all rows: the rows trained on are among them.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    n = len(X) - int(len(X) * validation)
    rows = order[:n]
    return model.fit(X[rows], y[rows], validation_data=(X, y), epochs=epochs, batch_size=batch_size,
                     verbose=0)


@wrong("fit_model", "trains a clone",
       says="A copy of the model is trained; train the model that was handed in.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    weights, config = model.get_weights(), model.get_compile_config()
    model = keras.models.clone_model(model)
    model.set_weights(weights)
    model.compile_from_config(config)
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "only X in another order", says="X has another order than y: index both with the same one.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y, epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "only y in another order", says="y has another order than X: index both with the same one.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X, y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "a generator of its own",
       says="The generator is a new one with a fixed seed, so the choice is always the same: use rng as it is.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = np.random.default_rng(0).permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "returns the dictionary",
       says="This is the dictionary `history.history`; return the History itself, which is what fit gives.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation,
                     verbose=0).history


@wrong("fit_model", "a block that begins at random",
       says="The rows held back stand side by side: draw them one by one, so that every set is equally likely.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    n = round(len(X) * validation)
    held = np.zeros(len(X), dtype=bool)
    start = int(rng.integers(0, len(X) - n + 1))
    held[start:start + n] = True
    return model.fit(X[~held], y[~held], epochs=epochs, batch_size=batch_size, validation_data=(X[held], y[held]),
                     verbose=0)


@wrong("fit_model", "rolled by chance",
       says="The rows are rolled, so those held back stand side by side: draw a permutation.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    shift = int(rng.integers(len(X)))
    return model.fit(np.roll(X, shift, axis=0), np.roll(y, shift), epochs=epochs, batch_size=batch_size,
                     validation_split=validation, verbose=0)


@wrong("fit_model", "compiles again with the same settings",
       says="Do not compile the model again: its optimizer forgets all that it has done.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    order = rng.permutation(len(X))
    model.compile_from_config(model.get_compile_config())
    return model.fit(X[order], y[order], epochs=epochs, batch_size=batch_size, validation_split=validation, verbose=0)


@wrong("fit_model", "a new choice in each epoch",
       says="Each epoch is a fit of its own with another choice, so rows held back are trained on later: one choice, "
            "one fit.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        history = model.fit(X[order], y[order], batch_size=batch_size, validation_split=validation, verbose=0)
    return history


@wrong("fit_model", "trains on all rows, drawn after rounding",
       says="All rows are trained on, those held back among them.")
def fit_model(model, X, y, epochs, batch_size, validation, rng):
    held = rng.permutation(len(X))[:round(len(X) * validation)]
    return model.fit(X, y, epochs=epochs, batch_size=batch_size, validation_data=(X[held], y[held]), verbose=0)


# -- evaluate_and_predict --------------------------------------------------------------------------------------


@right("evaluate_and_predict", "the list of evaluate, where")
def evaluate_and_predict(model, X, y):
    loss, accuracy = model.evaluate(X, y, verbose=0)
    labels = np.argmax(np.array(model(X)), axis=-1)
    return {"loss": loss, "accuracy": accuracy, "labels": labels, "wrong_rows": np.where(labels != y)[0]}


@right("evaluate_and_predict", "row by row")
def evaluate_and_predict(model, X, y):
    labels = np.array([int(np.argsort(row)[-1]) for row in model.predict(X, verbose=0)])
    wrong = np.array([i for i in range(len(y)) if labels[i] != y[i]], dtype=int)
    return {"labels": labels, "wrong_rows": wrong, **model.evaluate(X, y, verbose=0, return_dict=True)}


@wrong("evaluate_and_predict", "argmax along axis 0",
       says="The classes stand along axis 1. Along axis 0 you find the row that is surest of each class.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=0)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y[: len(labels)])}


@wrong("evaluate_and_predict", "a threshold",
       says="A threshold gives an answer for each class, and none at all where every probability is below 0.5.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = (model.predict(X, verbose=0) > 0.5).astype(int)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels.argmax(axis=1) != y)}


@wrong("evaluate_and_predict", "takes the list in the wrong order",
       says="This is the loss. The list of evaluate begins with the loss; return_dict=True gives names.")
def evaluate_and_predict(model, X, y):
    accuracy, loss = model.evaluate(X, y, verbose=0)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {"loss": loss, "accuracy": accuracy, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "argmax without an axis",
       says="Without an axis, argmax gives one place in the whole table.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax()
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "a mask in the place of row numbers",
       says="This tells for each row whether it is wrong; the row numbers were asked for.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": labels != y}


@wrong("evaluate_and_predict", "the right rows", says="These are the rows with the right label.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels == y)}


@wrong("evaluate_and_predict", "the number of wrong rows",
       says="This is how many rows are wrong; their numbers were asked for.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.sum(labels != y)}


@wrong("evaluate_and_predict", "percent", says="This is a percentage; accuracy is a share between 0 and 1.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {"loss": report["loss"], "accuracy": 100 * np.mean(labels == y), "labels": labels,
            "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "the tuple of np.where",
       says="np.where gives a tuple with one array for each axis: take its entry [0].")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.where(labels != y)}


@wrong("evaluate_and_predict", "probabilities for labels",
       says="predict gives shape (N, C), one row of probabilities a sample; labels has shape (N,).")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "prints two bars", says="evaluate and predict each print a bar unless verbose=0.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, return_dict=True)
    labels = model.predict(X).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@right("evaluate_and_predict", "nonzero and a sum")
def evaluate_and_predict(model, X, y):
    result = dict(model.evaluate(np.array(X), np.array(y), verbose=0, return_dict=True))
    result["labels"] = np.argmax(model.predict(np.array(X), verbose=0), 1)
    result["wrong_rows"] = np.nonzero(result["labels"] != y)[0]
    return result


@wrong("evaluate_and_predict", "the least likely class",
       says="This is the least likely class: look for the largest probability.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmin(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "the labels of the wrong rows",
       says="These are the labels of the wrong rows; the row numbers were asked for.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": labels[labels != y]}


@wrong("evaluate_and_predict", "counts rows from 1",
       says="This counts the rows from 1; Python counts from 0.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y) + 1}


@wrong("evaluate_and_predict", "accuracy as the loss",
       says="This is the accuracy, in the place of the loss.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "loss": report["accuracy"], "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "labels as floats",
       says="The labels are floats; argmax gives whole numbers, so leave them as they are.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1).astype(float)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "squeezes one row",
       says="squeeze removes the axis of the rows where there is one row only: argmax along axis 1 needs no squeeze.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).squeeze().argmax(axis=-1)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "the first class above one half",
       says="This takes class 0 where no probability is above 0.5: take the largest, whatever it is.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = (model.predict(X, verbose=0) > 0.5).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "the surest row first",
       says="The wrong rows stand in the order of how sure the model was: leave them ascending.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    p = model.predict(X, verbose=0)
    labels = p.argmax(axis=1)
    wrong = np.flatnonzero(labels != y)
    wrong = wrong[np.argsort(-p[wrong].max(axis=1))]
    return {"loss": report["loss"], "accuracy": report["accuracy"], "labels": labels, "wrong_rows": wrong}


@wrong("evaluate_and_predict", "the surest row last",
       says="The wrong rows stand with the least sure one first: leave them ascending.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    p = model.predict(X, verbose=0)
    labels = p.argmax(axis=1)
    wrong = np.flatnonzero(labels != y)
    wrong = wrong[np.argsort(p[wrong].max(axis=1))]
    return {"loss": report["loss"], "accuracy": report["accuracy"], "labels": labels, "wrong_rows": wrong}


@wrong("evaluate_and_predict", "from last to first", says="The wrong rows are descending: leave them ascending.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    p = model.predict(X, verbose=0)
    labels = p.argmax(axis=1)
    wrong = np.flatnonzero(labels != y)
    return {"loss": report["loss"], "accuracy": report["accuracy"], "labels": labels, "wrong_rows": wrong[::-1]}


@wrong("evaluate_and_predict", "a table of row numbers",
       says="np.argwhere gives a table with a column for each axis: np.flatnonzero gives the row numbers.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.argwhere(labels != y)}


@wrong("evaluate_and_predict", "None for no wrong row",
       says="Where no row is wrong, wrong_rows is an empty array, not None.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    wrong = np.flatnonzero(labels != y)
    return {**report, "labels": labels, "wrong_rows": wrong if wrong.size else None}


@wrong("evaluate_and_predict", "the first rows of argmax along axis 0",
       says="The classes stand along axis 1, not 0: `labels` has an entry for each row.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=0)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels[:len(y)] != y[:len(labels)])}


@wrong("evaluate_and_predict", "three digits",
       says="Loss and accuracy are rounded: give them as evaluate reports them.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    return {"loss": round(report["loss"], 3), "accuracy": round(report["accuracy"], 3), "labels": labels,
            "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "the bar of predict", says="evaluate and predict each print a bar unless verbose=0.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X).argmax(axis=1)
    return {**report, "labels": labels, "wrong_rows": np.flatnonzero(labels != y)}


@wrong("evaluate_and_predict", "labels written into y",
       says="The labels are written into the caller's y: make a new array, as argmax does.")
def evaluate_and_predict(model, X, y):
    report = model.evaluate(X, y, verbose=0, return_dict=True)
    labels = model.predict(X, verbose=0).argmax(axis=1)
    wrong_rows = np.flatnonzero(labels != y)
    y[:] = labels
    return {**report, "labels": y, "wrong_rows": wrong_rows}


# -- predict_one -----------------------------------------------------------------------------------------------


@right("predict_one", "reshape, max")
def predict_one(model, x):
    answer = np.array(model(x.reshape(1, -1))).ravel()
    return int(np.argmax(answer)), float(np.max(answer))


@right("predict_one", "a list of one sample, sorted pairs")
def predict_one(model, x):
    answer = model.predict(np.stack([x]), verbose=0)
    probability, label = max((float(p), i) for i, p in enumerate(answer[0]))
    return label, probability


@wrong("predict_one", "no batch axis", says="Keras takes rows: one sample is a batch of one, of shape (1, D).")
def predict_one(model, x):
    answer = model.predict(x, verbose=0)
    return int(answer.argmax()), float(answer.max())


@wrong("predict_one", "the batch axis last", says="Keras takes rows: one sample is a batch of one, of shape (1, D).")
def predict_one(model, x):
    answer = model.predict(x[:, None], verbose=0)
    return int(answer.argmax()), float(answer.max())


@wrong("predict_one", "leaves the batch axis in the result",
       says="Take the row out of the batch of one before you look for the largest probability.")
def predict_one(model, x):
    answer = model.predict(x[None], verbose=0)
    return answer.argmax(axis=1), answer.max(axis=1)


@wrong("predict_one", "the probability of class 1", says="This is the probability of class 1, not of the chosen class.")
def predict_one(model, x):
    answer = model.predict(x[None], verbose=0)[0]
    return int(answer.argmax()), float(answer[1])


@wrong("predict_one", "argmax along the batch", says="This is the place in the batch, not the class.")
def predict_one(model, x):
    answer = model.predict(x[None], verbose=0)
    return int(answer.argmax(axis=0)[0]), float(answer.max())


@wrong("predict_one", "all probabilities", says="The label is right, but this is the row of all probabilities.")
def predict_one(model, x):
    answer = model.predict(x[None], verbose=0)[0]
    return int(answer.argmax()), answer


@wrong("predict_one", "percent", says="This is a percentage; a probability is between 0 and 1.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmax()), 100 * float(p.max())


@wrong("predict_one", "the label alone", says="The probability is missing; the result is a pair (label, probability).")
def predict_one(model, x):
    return int(model.predict(x[np.newaxis], verbose=0).argmax())


@wrong("predict_one", "prints a bar", says="predict prints a bar unless verbose=0.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis])[0]
    return int(p.argmax()), float(p.max())


@right("predict_one", "expand_dims, and a loop over the classes")
def predict_one(model, x):
    best, label = -1.0, None
    for c, p in enumerate(model.predict(np.expand_dims(x, 0), verbose=0)[0].tolist()):
        if p > best:
            best, label = p, c
    return label, best


@wrong("predict_one", "the probability of class 0",
       says="This is the probability of class 0, not of the chosen class.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmax()), float(p[0])


@wrong("predict_one", "the least likely class",
       says="This is the least likely class: look for the largest probability.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmin()), float(p.min())


@wrong("predict_one", "the wrong order",
       says="The two are in the wrong order: the label first.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return float(p.max()), int(p.argmax())


@wrong("predict_one", "the class above one half",
       says="The class above 0.5 was taken, but with several classes the largest may be below: use argmax.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    label = int(np.flatnonzero(p > 0.5)[0]) if (p > 0.5).any() else -1
    return label, float(p[label])


@right("predict_one", "numbers of NumPy")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return p.argmax(), p.max()


@wrong("predict_one", "class 0 below one half",
       says="Where no probability is above 0.5 this answers class 0: use argmax on the probabilities themselves.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    label = int((p > 0.5).argmax())
    return label, float(p[label])


@wrong("predict_one", "dropout acts",
       says="With training=True the Dropout layer acts, and the answer is one of chance: leave it out.")
def predict_one(model, x):
    p = np.array(model(x[np.newaxis].astype("float32"), training=True))[0]
    return int(p.argmax()), float(p.max())


@wrong("predict_one", "two digits", says="The probability is rounded; give it as the model does.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmax()), round(float(p.max()), 2)


@wrong("predict_one", "three digits", says="The probability is rounded; give it as the model does.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmax()), round(float(p.max()), 3)


@wrong("predict_one", "gives the caller's x another shape",
       says="This changes the caller's x, its shape or its numbers: take x[np.newaxis], and leave x as it is.")
def predict_one(model, x):
    x.shape = (1, -1)
    p = model.predict(x, verbose=0)[0]
    return int(p.argmax()), float(p.max())


@wrong("predict_one", "cuts the numbers to whole ones",
       says="The sample's numbers are cut to whole ones, as by astype(int): give them to the model as they are.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis].astype(int), verbose=0)[0]
    return int(p.argmax()), float(p.max())


@wrong("predict_one", "rounds the numbers",
       says="The sample's numbers are rounded: give them to the model as they are.")
def predict_one(model, x):
    p = model.predict(np.round(x)[np.newaxis], verbose=0)[0]
    return int(p.argmax()), float(p.max())


@wrong("predict_one", "a softmax more",
       says="The probabilities went through a softmax once more: the model's own softmax has made them already.")
def predict_one(model, x):
    p = model.predict(x[np.newaxis], verbose=0)[0]
    p = np.exp(p) / np.exp(p).sum()
    return int(p.argmax()), float(p.max())


@wrong("predict_one", "scales whole numbers",
       says="Whole numbers are taken for a picture and divided by 255: give x to the model as it is.")
def predict_one(model, x):
    x = x / 255 if x.dtype.kind == 'i' else x
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmax()), float(p.max())


@wrong("predict_one", "takes the mean off in place",
       says="x is changed in place before the model gets it: give the model x as it is, and leave it so.")
def predict_one(model, x):
    x -= x.mean().astype(x.dtype)
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmax()), float(p.max())


@wrong("predict_one", "scales in place",
       says="x is changed in place before the model gets it: give the model x as it is, and leave it so.")
def predict_one(model, x):
    x[:] = x / np.abs(x).max()
    p = model.predict(x[np.newaxis], verbose=0)[0]
    return int(p.argmax()), float(p.max())


# -- extract_weights -------------------------------------------------------------------------------------------


@right("extract_weights", "kernel and bias by name")
def extract_weights(model):
    dense = [layer for layer in model.layers if type(layer) is keras.layers.Dense]
    return [(np.array(layer.kernel, dtype=float), np.array(layer.bias, dtype=float)) for layer in dense]


@right("extract_weights", "by class name, weights converted with numpy")
def extract_weights(model):
    out = []
    for layer in model.layers:
        if layer.__class__.__name__ == "Dense":
            out.append(tuple(np.asarray(w.numpy(), np.float64) for w in layer.weights))
    return out


@wrong("extract_weights", "get_weights of the model",
       says="This is one flat list; put W and b of a layer together in a pair.")
def extract_weights(model):
    return [w.astype(float) for w in model.get_weights()]


@wrong("extract_weights", "every layer has two arrays",
       says="Not every layer has a W and a b: Dropout has no arrays. Ask first whether the layer is a Dense.")
def extract_weights(model):
    out = []
    for layer in model.layers:
        W, b = layer.get_weights()
        out.append((W.astype(float), b.astype(float)))
    return out


@wrong("extract_weights", "variables as they are", says="Keras stores float32. Convert with .astype(float).")
def extract_weights(model):
    return [(layer.kernel, layer.bias) for layer in model.layers if isinstance(layer, keras.layers.Dense)]


@wrong("extract_weights", "transposed",
       says="W is transposed: Keras stores (inputs, units), the form that X @ W needs.")
def extract_weights(model):
    pairs = [layer.get_weights() for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    return [(W.T.astype(float), b.astype(float)) for W, b in pairs]


@wrong("extract_weights", "no biases", says="The biases are missing.")
def extract_weights(model):
    return [layer.get_weights()[0].astype(float) for layer in model.layers if isinstance(layer, keras.layers.Dense)]


@wrong("extract_weights", "every two arrays are a layer",
       says="Every two arrays are taken for a Dense layer, but other layers have arrays, too: go layer by layer.")
def extract_weights(model):
    arrays = [w.astype(float) for w in model.get_weights()]
    return list(zip(arrays[::2], arrays[1::2]))


@wrong("extract_weights", "an entry for Dropout too",
       says="The Dropout layer has an entry too; only Dense layers should.")
def extract_weights(model):
    return [[w.astype(float) for w in layer.get_weights()] for layer in model.layers]


@wrong("extract_weights", "returns after the first layer", says="This is the first Dense layer only.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            pairs.append((W.astype(float), b.astype(float)))
            return pairs


@wrong("extract_weights", "float64 for W alone", says="Keras stores float32. Convert the biases too.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            pairs.append((W.astype(float), b))
    return pairs


@right("extract_weights", "a generator and map")
def extract_weights(model):
    def of(layer):
        kernel, bias = layer.weights
        return kernel.numpy().astype("float64"), bias.numpy().astype("float64")

    return list(map(of, filter(lambda layer: isinstance(layer, keras.layers.Dense), model.layers)))


@wrong("extract_weights", "b before W",
       says="The order in a pair is W, then b.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            pairs.append((b.astype(float), W.astype(float)))
    return pairs


@wrong("extract_weights", "the last layer only",
       says="This is the last Dense layer only.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            pairs.append((W.astype(float), b.astype(float)))
    return pairs[-1:]


@wrong("extract_weights", "last to first",
       says="The layers come last to first.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            pairs.append((W.astype(float), b.astype(float)))
    return pairs[::-1]


@wrong("extract_weights", "layers with two arrays",
       says="A layer with two arrays need not be a Dense; LayerNormalization has two. Ask for the kind.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if len(layer.get_weights()) == 2:
            W, b = layer.get_weights()
            pairs.append((W.astype(float), b.astype(float)))
    return pairs


@wrong("extract_weights", "all layers with weights",
       says="BatchNormalization has weights, too, and is no Dense layer: ask for the kind, not for weights.")
def extract_weights(model):
    return [tuple(w.astype(float) for w in layer.get_weights()) for layer in model.layers if layer.get_weights()]


@wrong("extract_weights", "returns in the first turn of the loop",
       says="The `return` ends the loop in its first turn: put it after the loop.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            pairs.append(tuple(w.astype(float) for w in layer.get_weights()))
        return pairs


@wrong("extract_weights", "skips the first of the layers",
       says="model.layers of a Sequential has no input layer, so layers[1:] leaves out the first Dense layer.")
def extract_weights(model):
    return [tuple(w.astype(float) for w in layer.get_weights()) for layer in model.layers[1:]
            if isinstance(layer, keras.layers.Dense)]


@wrong("extract_weights", "by the layer's name",
       says="A layer's name says nothing about its kind: use isinstance(layer, keras.layers.Dense).")
def extract_weights(model):
    return [tuple(w.astype(float) for w in layer.get_weights()) for layer in model.layers
            if layer.name.startswith("dense")]


@wrong("extract_weights", "by the layer's name, anywhere in it",
       says="Not every layer with \"dense\" in its name is one: use isinstance(layer, keras.layers.Dense).")
def extract_weights(model):
    return [tuple(w.astype(float) for w in layer.get_weights()) for layer in model.layers
            if "dense" in layer.name and len(layer.get_weights()) == 2]


@right("extract_weights", "lists for pairs")
def extract_weights(model):
    return [[w.astype(float) for w in layer.get_weights()] for layer in model.layers
            if isinstance(layer, keras.layers.Dense)]


@wrong("extract_weights", "trainable layers only", says="Frozen layers are left out: their weights count as well.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense) and layer.trainable_weights:
            W, b = (w.astype(float) for w in layer.get_weights())
            pairs.append((W, b))
    return pairs


@wrong("extract_weights", "a dictionary of shapes",
       says="Two layers of one shape became one entry: collect the pairs in a list.")
def extract_weights(model):
    pairs = {}
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = (w.astype(float) for w in layer.get_weights())
            pairs[W.shape] = W, b
    return list(pairs.values())


@wrong("extract_weights", "a flat list of Dense layers' arrays",
       says="The arrays stand in one flat list: put W and b of a layer together in a pair.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = (w.astype(float) for w in layer.get_weights())
            pairs += [W, b]
    return pairs


@wrong("extract_weights", "a list that is kept",
       says="The list goes on growing from call to call: begin with an empty one inside.")
def extract_weights(model, pairs=[]):
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = (w.astype(float) for w in layer.get_weights())
            pairs.append((W, b))
    return pairs


@wrong("extract_weights", "until the first other layer",
       says="The loop ends at the first layer that is no Dense: go on behind it.")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = (w.astype(float) for w in layer.get_weights())
            pairs.append((W, b))
        elif pairs:
            break
    return pairs


@wrong("extract_weights", "b as a row", says="Each b has become a table of one row: leave its shape (M,).")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = (w.astype(float) for w in layer.get_weights())
            pairs.append((W, b[np.newaxis]))
    return pairs


@wrong("extract_weights", "b as a column", says="Each b has become a column: leave its shape (M,).")
def extract_weights(model):
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = (w.astype(float) for w in layer.get_weights())
            pairs.append((W, b[:, np.newaxis]))
    return pairs


@wrong("extract_weights", "float32 as it is", says="Keras stores float32. Convert with .astype(float).")
def extract_weights(model):
    return [tuple(layer.get_weights()) for layer in model.layers if isinstance(layer, keras.layers.Dense)]


# -- save_and_load ---------------------------------------------------------------------------------------------


right("save_and_load", "Keras' own description, and the weights as a flat list", code="""
def model_to_text(model):
    return json.dumps([model.get_config(), [w.tolist() for w in model.get_weights()]])


def text_to_model(text):
    config, weights = json.loads(text)
    model = keras.Sequential.from_config(config)
    model.set_weights([np.array(w) for w in weights])
    return model
""")

wrong("save_and_load", "the compile settings in Keras' description",
      says="to_json also writes down what `compile` stored, and model_from_json compiles with it: take the "
           "configuration alone, or build the layers yourself.", code="""
def model_to_text(model):
    return json.dumps([model.to_json(), [w.tolist() for w in model.get_weights()]])


def text_to_model(text):
    description, weights = json.loads(text)
    model = keras.models.model_from_json(description)
    model.set_weights([np.array(w) for w in weights])
    return model
""")

right("save_and_load", "a dictionary of sizes, names and flat weights", code="""
def model_to_text(model):
    sizes = [model.input_shape[1]] + [layer.units for layer in model.layers]
    flat = [float(v) for w in model.get_weights() for v in w.ravel()]
    return json.dumps({"sizes": sizes, "names": [layer.activation.__name__ for layer in model.layers], "flat": flat})


def text_to_model(text):
    saved = json.loads(text)
    layers = [keras.Input((saved["sizes"][0],))]
    layers += [keras.layers.Dense(n, name) for n, name in zip(saved["sizes"][1:], saved["names"])]
    model, flat, weights = keras.Sequential(layers), np.array(saved["flat"]), []
    for shape in [w.shape for w in model.get_weights()]:
        weights.append(flat[:int(np.prod(shape))].reshape(shape))
        flat = flat[int(np.prod(shape)):]
    model.set_weights(weights)
    return model
""")

right("save_and_load", "by the configuration of each layer", code="""
def model_to_text(model):
    layers = [{"config": layer.get_config(), "weights": [w.tolist() for w in layer.get_weights()]}
              for layer in model.layers]
    return json.dumps({"inputs": model.input_shape[-1], "layers": [
        {"units": one["config"]["units"], "activation": one["config"]["activation"], "weights": one["weights"]}
        for one in layers]}, indent=1)


def text_to_model(text):
    saved = json.loads(text)
    model = keras.Sequential()
    model.add(keras.Input(shape=[saved["inputs"]]))
    for one in saved["layers"]:
        layer = keras.layers.Dense(units=one["units"], activation=one["activation"])
        model.add(layer)
        W, b = one["weights"]
        layer.kernel.assign(W)
        layer.bias.assign(b)
    return model
""")

wrong("save_and_load", "no activations",
       says="The activations are lost: the outputs are those of layers without any. Write their names down.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"])))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "weights not set",
       says="Each layer gets W and b of the text.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
    return model
""")

wrong("save_and_load", "biases forgotten",
       says="The biases are lost: set W and b, both from the text.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.zeros(len(layer["b"]))])
    return model
""")

wrong("save_and_load", "relu everywhere",
       says="Every layer got a relu. Each has an activation of its own.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation="relu"))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "the last activation for all",
       says="Every layer got the activation of the last one. Each has one of its own.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layers[-1]["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "the first activation for all",
       says="Every layer got the activation of the first one. Each has one of its own.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layers[0]["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "rounded",
       says="The numbers were rounded to 3 digits. Write all of them: W.tolist() does.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.round(3).tolist(), "b": b.round(3).tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "str in the place of json.dumps",
       says="Use json.dumps, with all of them.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return str(layers)


def text_to_model(text):
    layers = __import__('ast').literal_eval(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "arrays in the text",
       says="json.dumps knows no arrays: hand it lists, as W.tolist() gives them.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W, "b": b})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "only the last layer",
       says="Only the last layer is in the text. Append each layer's entry inside of the loop.", code="""
def model_to_text(model):
    for layer in model.layers:
        W, b = layer.get_weights()
        layers = [{"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()}]
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "only the first layer",
       says="Only the first layer is in the text: a return inside of the loop ends it.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
        return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "the list instead of a text",
       says="A list came back. Make it a text, with json.dumps.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return layers


def text_to_model(text):
    layers = text
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "compiled as well",
       says="The model is compiled. Nothing of that was asked for, and the text says nothing about a loss.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    model.compile(loss="mse")
    return model
""")

wrong("save_and_load", "no input",
       says="The model begins without keras.Input, so it has no weights when they are set.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential()
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "inputs counted along the wrong axis",
       says="The number of inputs is the number of rows of the first W, not of its columns.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"][0]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "the model remembered beside the text",
       says="The model of the latest call came back, not the one of this text. Build it from the text alone.", code="""
def model_to_text(model):
    global _latest
    _latest = model
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    return _latest
""")

wrong("save_and_load", "returns nothing",
       says="text_to_model ends without `return model`.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
""")

wrong("save_and_load", "layers in reverse",
       says="The layers came in reverse order: append each behind the one before.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers[::-1])


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

allowed("save_and_load", "a copy of `model` worked on", because="Saving only reads the model.")


wrong("save_and_load", "relu in front of the last",
      says="The hidden layers all got a relu. Each has an activation of its own.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for i, layer in enumerate(layers):
        name = "relu" if i < len(layers) - 1 else layer["activation"]
        model.add(keras.layers.Dense(len(layer["b"]), activation=name))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "six digits",
      says="The numbers were rounded to 6 digits. Write all of them: W.tolist() does.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        W, b = W.astype(float).round(6), b.astype(float).round(6)
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "a list that is kept",
      says="The entries of earlier models are in the text too: begin with an empty list inside.", code="""
_layers = []


def model_to_text(model):
    layers = _layers
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return model
""")

wrong("save_and_load", "made with keras.Model",
      says="Build it with keras.Sequential.", code="""
def model_to_text(model):
    layers = []
    for layer in model.layers:
        W, b = layer.get_weights()
        layers.append({"activation": layer.activation.__name__, "W": W.tolist(), "b": b.tolist()})
    return json.dumps(layers)


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(layers[0]["W"]),))])
    for layer in layers:
        model.add(keras.layers.Dense(len(layer["b"]), activation=layer["activation"]))
        model.layers[-1].set_weights([np.array(layer["W"]), np.array(layer["b"])])
    return keras.Model(model.inputs, model.outputs)
""")

wrong("save_and_load", "an entry for each activation",
      says="Two layers with one activation became one entry: write a list with an entry for each layer.", code="""
def model_to_text(model):
    return json.dumps({layer.activation.__name__: [w.tolist() for w in layer.get_weights()] for layer in model.layers})


def text_to_model(text):
    layers = json.loads(text)
    model = keras.Sequential([keras.Input(shape=(len(list(layers.values())[0][0]),))])
    for name, (W, b) in layers.items():
        model.add(keras.layers.Dense(len(b), activation=name))
        model.layers[-1].set_weights([np.array(W), np.array(b)])
    return model
""")

wrong("save_and_load", "Keras' description alone",
      says="model.to_json describes the layers and has no weights: write them down too.", code="""
def model_to_text(model):
    return model.to_json()


def text_to_model(text):
    return keras.models.model_from_json(text)
""")

wrong("save_and_load", "copies remembered beside the text",
      says="The text is only a number, and the models are kept beside it: the weights belong into the text.", code="""
_saved = {}


def model_to_text(model):
    key = str(len(_saved))
    _saved[key] = keras.models.clone_model(model)
    _saved[key].set_weights(model.get_weights())
    return json.dumps({"model": key})


def text_to_model(text):
    kept = _saved[json.loads(text)["model"]]
    model = keras.models.clone_model(kept)
    model.set_weights(kept.get_weights())
    return model
""")


# -- numpy_forward ---------------------------------------------------------------------------------------------


@right("numpy_forward", "from the configuration and the model's flat list of weights")
def numpy_forward(model, X):
    names = [layer["config"]["activation"] for layer in model.get_config()["layers"] if layer["class_name"] == "Dense"]
    arrays = iter(model.get_weights())
    for name in names:
        W, b = np.float64(next(arrays)), np.float64(next(arrays))
        X = ACTIVATIONS[name](np.dot(X, W) + b)
    return X


@right("numpy_forward", "recursive, einsum, own activations")
def numpy_forward(model, X):
    dense = [layer for layer in model.layers if layer.get_weights()]

    def after(count):
        if count == 0:
            return X
        layer = dense[count - 1]
        Z = np.einsum("nd,dm->nm", after(count - 1), layer.get_weights()[0].astype(float)) + layer.get_weights()[1]
        kind = keras.activations.serialize(layer.activation)
        if kind == "softmax":
            shifted = Z - np.log(np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
            return np.exp(shifted - Z.max(axis=1, keepdims=True))
        return {"relu": Z * (Z > 0), "tanh": np.tanh(Z), "sigmoid": 1 / (1 + np.exp(-Z)), "linear": Z}[kind]

    return after(len(dense))


@wrong("numpy_forward", "asks Keras",
       says="It has float32's rounding: convert the weights to float64, and use NumPy alone.")
def numpy_forward(model, X):
    return model.predict(X, verbose=0).astype(float)


@wrong("numpy_forward", "float32 on the way",
       says="It has float32's rounding: convert the weights to float64, and use NumPy alone.")
def numpy_forward(model, X):
    A = X.astype("float32")
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = ACTIVATIONS[layer.activation.__name__](A @ W + b)
    return A.astype(float)


@wrong("numpy_forward", "forgets the biases", says="The biases are missing.")
def numpy_forward(model, X):
    names = [layer.activation.__name__ for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    A = X
    for (W, _), name in zip(extract_weights(model), names):
        A = ACTIVATIONS[name](A @ W)
    return A


@wrong("numpy_forward", "forgets the activations", says="The activations are missing.")
def numpy_forward(model, X):
    for W, b in extract_weights(model):
        X = X @ W + b
    return X


@wrong("numpy_forward", "an activation at the end only", says="The activations of the hidden layers are missing.")
def numpy_forward(model, X):
    for W, b in extract_weights(model):
        X = X @ W + b
    return ACTIVATIONS[model.layers[-1].activation.__name__](X)


@wrong("numpy_forward", "relu in every hidden layer",
       says="The hidden layers have relu and tanh: use each layer's own activation.")
def numpy_forward(model, X):
    pairs = extract_weights(model)
    for W, b in pairs[:-1]:
        X = np.maximum(X @ W + b, 0)
    W, b = pairs[-1]
    return ACTIVATIONS[model.layers[-1].activation.__name__](X @ W + b)


@wrong("numpy_forward", "no activation on the last layer", says="The activation of the last layer is missing.")
def numpy_forward(model, X):
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    for i, layer in enumerate(dense):
        W, b = layer.get_weights()
        X = X @ W.astype(float) + b.astype(float)
        if i < len(dense) - 1:
            X = ACTIVATIONS[layer.activation.__name__](X)
    return X


@wrong("numpy_forward", "softmax over the samples",
       says="A softmax over axis 0 goes over the samples; the classes of one sample stand along axis 1.")
def numpy_forward(model, X):
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            Z = X @ W.astype(float) + b
            name = layer.activation.__name__
            X = np.exp(Z) / np.exp(Z).sum(axis=0) if name == "softmax" else ACTIVATIONS[name](Z)
    return X


@wrong("numpy_forward", "scales by the keep probability as in old dropout",
       says="Dropout does nothing at prediction time: Keras scales during training already.")
def numpy_forward(model, X):
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dropout):
            X = X * (1 - layer.rate)
        elif isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            X = ACTIVATIONS[layer.activation.__name__](X @ W.astype(float) + b)
    return X


@wrong("numpy_forward", "dropout is active",
       says="Numbers are dropped at random here. Dropout does nothing at prediction time: skip the layer.")
def numpy_forward(model, X):
    rng = np.random.default_rng(0)
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dropout):
            X = X * (rng.random(X.shape) >= layer.rate) / (1 - layer.rate)
        elif isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            X = ACTIVATIONS[layer.activation.__name__](X @ W.astype(float) + b)
    return X


@wrong("numpy_forward", "two layers only",
       says="This is made for two layers; the model may have any number of them. Go through the layers in a loop.")
def numpy_forward(model, X):
    (W1, b1), (W2, b2) = extract_weights(model)
    return softmax(np.maximum(X @ W1 + b1, 0) @ W2 + b2)


@wrong("numpy_forward", "W transposed",
       says="W is transposed: Keras stores (inputs, units), the form that X @ W needs.")
def numpy_forward(model, X):
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            X = ACTIVATIONS[layer.activation.__name__](X @ W.T.astype(float) + b)
    return X


@wrong("numpy_forward", "takes every layer for a Dense",
       says="Not every layer has a W and a b: Dropout and input layers have no arrays. Skip them.")
def numpy_forward(model, X):
    for layer in model.layers:
        W, b = layer.get_weights()
        X = ACTIVATIONS[layer.activation.__name__](X @ W.astype(float) + b)
    return X


@wrong("numpy_forward", "relu after every layer",
       says="A relu stands after the last layer too: use each layer's own activation.")
def numpy_forward(model, X):
    for W, b in extract_weights(model):
        X = np.maximum(X @ W + b, 0)
    return X


@wrong("numpy_forward", "returns inside of the loop",
       says="This is the first layer's output. Does `return` stand inside of the loop?")
def numpy_forward(model, X):
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            return ACTIVATIONS[layer.activation.__name__](X @ W.astype(float) + b)


@right("numpy_forward", "weights by name, row by row")
def numpy_forward(model, X):
    rows = []
    for x in X:
        row = np.asarray(x, dtype=float)[None]
        for layer in model.layers:
            if hasattr(layer, "kernel"):
                Z = np.sum(row.T * np.array(layer.kernel, dtype=float), axis=0, keepdims=True) + np.array(layer.bias)
                row = ACTIVATIONS[layer.activation.__name__](Z)
        rows.append(row[0])
    return np.array(rows)


@wrong("numpy_forward", "a softmax that overflows",
       says="This softmax overflows for large inputs: use the one above, which subtracts the largest first.")
def numpy_forward(model, X):
    def plain(Z):
        return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)

    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = {**ACTIVATIONS, "softmax": plain}[layer.activation.__name__](A @ W.astype(float) + b)
    return A


@wrong("numpy_forward", "the scaling of training dropout",
       says="Dropout does nothing at prediction time, and its scaling belongs to training.")
def numpy_forward(model, X):
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = ACTIVATIONS[layer.activation.__name__](A @ W.astype(float) + b)
        elif isinstance(layer, keras.layers.Dropout):
            A = A / (1 - layer.rate)
    return A


@wrong("numpy_forward", "skips the first of the layers",
       says="model.layers of a Sequential has no input layer, so layers[1:] leaves out the first Dense layer.")
def numpy_forward(model, X):
    for layer in model.layers[1:]:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            X = ACTIVATIONS[layer.activation.__name__](X @ W.astype(float) + b)
    return X


@wrong("numpy_forward", "layers sorted by name",
       says="The layers are taken in the order of their names, where dense_10 stands before dense_2.")
def numpy_forward(model, X):
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    names = [f"dense_{i}" for i in range(len(dense))]
    for _, layer in sorted(zip(names, dense), key=lambda pair: pair[0]):
        W, b = layer.get_weights()
        X = ACTIVATIONS[layer.activation.__name__](X @ W.astype(float) + b)
    return X


@wrong("numpy_forward", "a sigmoid of e^z / (1 + e^z)",
       says="This sigmoid overflows for large inputs: use the one above, which never does.")
def numpy_forward(model, X):
    own = dict(ACTIVATIONS)
    own["sigmoid"] = lambda Z: np.exp(Z) / (1 + np.exp(Z))
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = own[layer.activation.__name__](A @ W.astype(float) + b)
    return A


@wrong("numpy_forward", "a tanh of exponentials", says="This tanh overflows for large inputs: np.tanh never does.")
def numpy_forward(model, X):
    own = dict(ACTIVATIONS)
    own["tanh"] = lambda Z: (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z))
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = own[layer.activation.__name__](A @ W.astype(float) + b)
    return A


@wrong("numpy_forward", "clipped logits",
       says="The logits are clipped, so that large ones become equal: subtract each row's largest instead.")
def numpy_forward(model, X):
    own = dict(ACTIVATIONS)
    own["softmax"] = lambda Z: softmax(np.clip(Z, -500, 500))
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = own[layer.activation.__name__](A @ W.astype(float) + b)
    return A


@wrong("numpy_forward", "the largest of all rows",
       says="The largest logit of the whole table is subtracted, which leaves 0/0 in other rows: each row has its "
            "own.")
def numpy_forward(model, X):
    own = dict(ACTIVATIONS)
    own["softmax"] = lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(axis=1, keepdims=True)
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = own[layer.activation.__name__](A @ W.astype(float) + b)
    return A


@wrong("numpy_forward", "one sum for the table",
       says="The softmax divides by the sum of the whole table: each row has a sum of its own.")
def numpy_forward(model, X):
    own = dict(ACTIVATIONS)
    own["softmax"] = lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum()
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = own[layer.activation.__name__](A @ W.astype(float) + b)
    return A


@wrong("numpy_forward", "no float64 anywhere",
       says="Where X is float32, all stays float32: convert the weights to float64.")
def numpy_forward(model, X):
    A = X
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dense):
            W, b = layer.get_weights()
            A = ACTIVATIONS[layer.activation.__name__](A @ W + b)
    return A


@wrong("numpy_forward", "pairs beside the last layers",
       says="Pairs and layers are out of step where a Dropout stands between: take W and b from the layer itself.")
def numpy_forward(model, X):
    A, pairs = np.asarray(X, dtype=float), extract_weights(model)
    for (W, b), layer in zip(pairs, model.layers[-len(pairs):]):
        name = layer.activation.__name__ if hasattr(layer, "activation") else "linear"
        A = ACTIVATIONS[name](A @ W + b)
    return A


# -- numpy_gradients -------------------------------------------------------------------------------------------


@right("numpy_gradients", "recursive, with a one-hot matrix and einsum")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    Y = np.eye(pairs[-1][1].size)[y]

    def step(A, i):
        """The gradients of layer i and those after it, and the gradient at A."""
        W, b = pairs[i]
        Z = A @ W + b
        if i == len(pairs) - 1:
            dZ, later = (softmax(Z) - Y) / len(X), []
        else:
            later, dA = step(np.maximum(Z, 0), i + 1)
            dZ = np.where(Z > 0, dA, 0.0)
        return [np.einsum("nd,nm->dm", A, dZ), np.einsum("nm->m", dZ), *later], np.einsum("nm,dm->nd", dZ, W)

    return step(X, 0)[0]


@right("numpy_gradients", "row by row, averaged")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    total = [np.zeros_like(w) for pair in pairs for w in pair]
    for x, label in zip(X, y):
        inputs = [x]
        for W, b in pairs[:-1]:
            inputs.append(np.maximum(inputs[-1] @ W + b, 0))
        W, b = pairs[-1]
        d = softmax((inputs[-1] @ W + b)[None])[0]
        d[label] -= 1
        for i in range(len(pairs) - 1, -1, -1):
            total[2 * i] += np.outer(inputs[i], d)
            total[2 * i + 1] += d
            d = (pairs[i][0] @ d) * (inputs[i] > 0)
    return [t / len(X) for t in total]


@wrong("numpy_gradients", "the tape itself",
       says="It has float32's rounding: convert the weights to float64, and use NumPy alone.")
def numpy_gradients(model, X, y):
    import tensorflow as tf

    with tf.GradientTape() as tape:
        loss = keras.losses.SparseCategoricalCrossentropy()(y, model(X))
    return [g.numpy().astype(float) for g in tape.gradient(loss, model.trainable_weights)]


@wrong("numpy_gradients", "a sum over the rows", says="All are N times too large: the loss is a mean over the rows.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "N divided by twice", says="All are N times too small: N has been divided by twice.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ / len(y), dZ.mean(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "mean for the biases",
       says="The biases' gradients are the mean over the rows; dZ holds the 1/N already, so sum.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.mean(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "from the last layer to the first",
       says="The list runs from the last layer to the first; turn the layers round.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients += [A.T @ dZ, dZ.sum(axis=0)]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "list turned round as a whole",
       says="The list is turned round as a whole, so each b stands before its W.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients += [dZ.sum(axis=0), A.T @ dZ][::-1]
        dZ = (dZ @ W.T) * (A > 0)
    ordered = []
    for i in range(0, len(gradients), 2):
        ordered += [gradients[i + 1], gradients[i]]
    return ordered


@wrong("numpy_gradients", "dW transposed", says="Each dW is transposed: it must have the shape of W, so A.T @ dZ.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [dZ.T @ A, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "pairs in the place of a flat list", says="These are pairs; the tape gives one flat list.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [(A.T @ dZ, dZ.sum(axis=0)), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "labels minus probabilities", says="The sign is wrong: probabilities minus one-hot labels.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    P = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ = (np.eye(P.shape[1])[y] - P) / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "no relu on the way back",
       says="The way back leaves out the relu: the gradient passes only where A > 0.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ = dZ / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = dZ @ W.T
    return gradients


@wrong("numpy_gradients", "forgets the labels", says="The one-hot labels are not subtracted from the probabilities.")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    inputs = [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1]) / len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "asks for the gradient's sign",
       says="The relu's derivative asks for the sign of A, not for the sign of the gradient.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    P = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    P[np.arange(len(y)), y] -= 1
    dZ, grads = P / len(X), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = np.maximum(dZ @ W.T, 0)
    return grads


@wrong("numpy_gradients", "labels from whole columns",
       says="P[:, y] changes whole columns, of all rows. Each row has one label of its own.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    P = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    P[:, y] -= 1
    dZ, grads = P / len(X), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "one number for all biases",
       says="The sum for db runs over everything; sum over the rows (axis 0), one number a unit.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    P = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    P[np.arange(len(y)), y] -= 1
    dZ, grads = P / len(X), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "the last layer alone",
       says="These are the gradients of the last layer only: go on, backward through the others.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    P = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    P[np.arange(len(y)), y] -= 1
    dZ, grads = P / len(X), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads[-2:]


@right("numpy_gradients", "pre-activations kept, lists filled from behind")
def numpy_gradients(model, X, y):
    pairs = extract_weights(model)
    activations, pre = [np.asarray(X, dtype=float)], []
    for i, (W, b) in enumerate(pairs):
        pre.append(activations[i].dot(W) + b)
        activations.append(softmax(pre[i]) if i == len(pairs) - 1 else np.where(pre[i] > 0, pre[i], 0))
    Y = np.zeros_like(activations[-1])
    for i, label in enumerate(y):
        Y[i, label] = 1
    delta = (activations[-1] - Y) / len(Y)
    grads = []
    for i in reversed(range(len(pairs))):
        grads.append(delta.sum(axis=0))
        grads.append(activations[i].T.dot(delta))
        if i > 0:
            delta = delta.dot(pairs[i][0].T) * (pre[i - 1] > 0)
    return grads[::-1]


@wrong("numpy_gradients", "no gradients of the biases",
       says="The gradients of the biases are missing.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ, gradients = dZ / len(y), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        gradients = [A.T @ dZ, *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "slope 1 at 0",
       says="The derivative of relu at 0 is 0 here: the gradient passes only where A > 0.")
def numpy_gradients(model, X, y):
    pairs, inputs, slopes = extract_weights(model), [X], [True]
    for W, b in pairs[:-1]:
        inputs.append(inputs[-1] @ W + b)
        slopes.append(inputs[-1] >= 0)
        inputs[-1] = np.maximum(inputs[-1], 0)
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ, gradients = dZ / len(y), []
    for (W, _), A, slope in zip(pairs[::-1], inputs[::-1], slopes[::-1]):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * slope
    return gradients


@wrong("numpy_gradients", "computed in float32",
       says="It has float32's rounding: convert the weights to float64, and use NumPy alone.")
def numpy_gradients(model, X, y):
    pairs, inputs = [layer.get_weights() for layer in model.layers], [X.astype("float32")]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ, gradients = dZ / len(y), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "divides by the number of classes",
       says="The mean is over the rows: divide by the number of rows, not of classes.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ /= dZ.shape[1]
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "keeps the axis of the rows in db",
       says="keepdims=True leaves db with shape (1, M); a bias has shape (M,).")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ, dZ.sum(axis=0, keepdims=True), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "N divided by in every dW",
       says="Each dW is divided by N, though dZ holds the 1/N already.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    dZ = softmax(inputs[-1] @ pairs[-1][0] + pairs[-1][1])
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    gradients = []
    for (W, _), A in zip(reversed(pairs), reversed(inputs)):
        gradients = [A.T @ dZ / len(y), dZ.sum(axis=0), *gradients]
        dZ = (dZ @ W.T) * (A > 0)
    return gradients


@wrong("numpy_gradients", "a softmax that overflows",
       says="This softmax overflows for large logits: use the one above, which subtracts the largest first.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    Z = inputs[-1] @ pairs[-1][0] + pairs[-1][1]
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    dZ, grads = (P - np.eye(P.shape[1])[y]) / len(y), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "no float64 anywhere",
       says="Where X is float32, all stays float32: convert the weights to float64.")
def numpy_gradients(model, X, y):
    pairs, inputs = [layer.get_weights() for layer in model.layers], [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    Z = inputs[-1] @ pairs[-1][0] + pairs[-1][1]
    P = softmax(Z)
    dZ, grads = (P - np.eye(P.shape[1], dtype='f4')[y]) / len(y), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "as many classes as y tells",
       says="The last class need not be among the labels: P tells how many columns there are.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    Z = inputs[-1] @ pairs[-1][0] + pairs[-1][1]
    P = softmax(Z)
    dZ, grads = (P - np.eye(y.max() + 1)[y]) / len(y), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "a mean over rows and classes",
       says="The mean is taken over rows and classes: it is one over the rows.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    Z = inputs[-1] @ pairs[-1][0] + pairs[-1][1]
    P = softmax(Z)
    dZ, grads = (P - np.eye(P.shape[1])[y]) / P.size, []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "always 64 rows",
       says="64 is the batch of the example above: divide by the number of rows of this X.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    Z = inputs[-1] @ pairs[-1][0] + pairs[-1][1]
    P = softmax(Z)
    dZ, grads = (P - np.eye(P.shape[1])[y]) / 64, []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "relu before the softmax",
       says="The last layer's logits go through a relu: there the softmax stands alone.")
def numpy_gradients(model, X, y):
    pairs, inputs = extract_weights(model), [X]
    for W, b in pairs[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    Z = inputs[-1] @ pairs[-1][0] + pairs[-1][1]
    P = softmax(np.maximum(Z, 0))
    dZ, grads = (P - np.eye(P.shape[1])[y]) / len(y), []
    for (W, _), A in zip(pairs[::-1], inputs[::-1]):
        grads = [A.T @ dZ, dZ.sum(axis=0), *grads]
        dZ = (dZ @ W.T) * (A > 0)
    return grads


@wrong("numpy_gradients", "two layers only",
       says="This is made for two layers; the model may have any number of them. Go through the layers in a loop.")
def numpy_gradients(model, X, y):
    (W1, b1), (W2, b2) = extract_weights(model)
    H = np.maximum(X @ W1 + b1, 0)
    dZ2 = softmax(H @ W2 + b2)
    dZ2[np.arange(len(y)), y] -= 1
    dZ2 /= len(y)
    dZ1 = (dZ2 @ W2.T) * (H > 0)
    return [X.T @ dZ1, dZ1.sum(axis=0), H.T @ dZ2, dZ2.sum(axis=0)]


# -- keras_quiz ------------------------------------------------------------------------------------------------

right("keras_quiz", "capitals and words", code="""
quiz = dict(params=63.0, updates=20, split="C", targets="B", compile="A", zero="C", one="C", shape="B", fresh="A")
""")

right("keras_quiz", "numbers counted, filled one by one", code="""
quiz = {}
quiz["params"] = 8 * 5 + 5 + 5 * 3 + 3
quiz["updates"] = 5 * 4
for question, letter in zip(["split", "targets", "compile", "zero", "one", "shape", "fresh"], "cbaccba"):
    quiz[question] = letter + " "
""")

wrong("keras_quiz", "forgets the biases",
      says="Each layer has inputs * units weights and one bias a unit; the input layer has none.", code="""
quiz = {"params": 55, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "forgets the validation rows",
      says="How many rows are trained on? How many batches do they fill, the last one included? 4 epochs.", code="""
quiz = {"params": 63, "updates": 24, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "thinks the split is random",
      says="Look at the grey band in the figure of the sorted wines.", code="""
quiz = {"params": 63, "updates": 20, "split": "a", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "categorical for whole-number labels",
      says="One label a row, a whole number, is the sparse form; one-hot rows are the other.", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "a", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "thinks compile draws the weights",
      says="The first code of this unit compared the weights before and after compile.", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "b", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "reads accuracy 0 as no learning",
      says="Accuracy turns an output into a class and compares that with the target. Is 151 a class?", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "a", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "makes a column of the sample",
      says="Keras reads the first axis as the rows: one row of 20 numbers is (1, 20).", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "b",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "the old input_shape",
      says="One of the three warns, and one has no weights until data comes.", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "a", "fresh": "a"}
""")

wrong("keras_quiz", "trusts the biases of a fresh model",
      says="At which value does Keras start what is asked for here?", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "b"}
""")

right("keras_quiz", "small letters, in another order", code="""
answers = {"fresh": "a", "shape": "b", "one": "c", "zero": "c", "compile": "a", "targets": "b", "split": "c"}
quiz = {**answers, "updates": int(300 * 0.8 / 50 + 1 - 0.8) * 4, "params": (8 + 1) * 5 + (5 + 1) * 3}
""")

wrong("keras_quiz", "counts an input layer",
      says="Each layer has inputs * units weights and one bias a unit; the input layer has none.", code="""
quiz = {"params": 83, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "one epoch only",
      says="How many rows are trained on? How many batches do they fill, the last one included? 4 epochs.", code="""
quiz = {"params": 63, "updates": 5, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "drops the small last batch",
      says="How many rows are trained on? How many batches do they fill, the last one included? 4 epochs.", code="""
quiz = {"params": 63, "updates": 16, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "takes the first rows",
      says="Look at the grey band in the figure of the sorted wines.", code="""
quiz = {"params": 63, "updates": 20, "split": "b", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "a binary loss for five classes",
      says="One label a row, a whole number, is the sparse form; one-hot rows are the other.", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "c", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "thinks compile makes weights faster",
      says="The first code of this unit compared the weights before and after compile.", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "c", "zero": "c", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "blames the learning rate",
      says="Accuracy turns an output into a class and compares that with the target. Is 151 a class?", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "b", "one": "c",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "hands the sample over as it is",
      says="Keras reads the first axis as the rows: one row of 20 numbers is (1, 20).", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "a",
        "shape": "b", "fresh": "a"}
""")

wrong("keras_quiz", "no input shape at all",
      says="One of the three warns, and one has no weights until data comes.", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "c", "fresh": "a"}
""")

wrong("keras_quiz", "thinks that a transposed W is not seen",
      says="At which value does Keras start what is asked for here?", code="""
quiz = {"params": 63, "updates": 20, "split": "c", "targets": "b", "compile": "a", "zero": "c", "one": "c",
        "shape": "b", "fresh": "c"}
""")

allowed("extract_weights", "the result as a tuple", because="The same things in the same order serve as well.")
allowed("numpy_gradients", "the result as a tuple", because="The same things in the same order serve as well.")
