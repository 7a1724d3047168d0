"""Right and wrong answers to the unit on custom losses, metrics, layers and training steps."""
from autograder.author.answers import allowed, equivalent, right, wrong

right("swish", "Keras' own silu, step by step",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return ops.silu(z)


def through_text(thing):
    config = keras.saving.serialize_keras_object(thing)
    text = json.dumps(config, indent=2, sort_keys=True)
    again = json.loads(text)
    made = keras.saving.deserialize_keras_object(again)
    return made
''')

right("swish", "TensorFlow's sigmoid, a file in memory",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    z = ops.convert_to_tensor(z)
    return tf.multiply(z, tf.math.sigmoid(z))


def through_text(thing):
    import io

    file = io.StringIO()
    json.dump(keras.saving.serialize_keras_object(thing), file)
    file.seek(0)
    return keras.saving.deserialize_keras_object(json.load(file))
''')

right("swish", "relu minus a bump",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    z = ops.convert_to_tensor(z)
    size = ops.abs(z)
    return ops.relu(z) - size * ops.sigmoid(-size)


through_text = lambda thing: keras.saving.deserialize_keras_object(
    json.loads(json.dumps(keras.saving.serialize_keras_object(thing))))
''')

wrong("swish", "sigmoid only",
      says="swish gives the sigmoid alone. Multiply it by z.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return ops.sigmoid(z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "minus inside",
      says="swish took the sigmoid of -z. Take that of z.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(-z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "tanh",
      says="swish took tanh in the place of the sigmoid.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.tanh(z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "hard swish",
      says="This is the hard swish, made of straight pieces. Take ops.sigmoid.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.hard_sigmoid(z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "beta 1.702",
      says="The factor 1.702 belongs to an approximation of GELU. Swish has no factor inside of the sigmoid.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(1.702 * z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "gelu",
      says="This is GELU, another function. Swish is z times sigmoid(z).",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return ops.gelu(z, approximate=False)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "exp of z above",
      says="For large z, exp(z) is infinite, and infinite through infinite is NaN. Use ops.sigmoid, which "
           "takes care of that.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * (ops.exp(z) / (1 + ops.exp(z)))


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "NumPy inside",
      says="swish uses NumPy, which cannot work on the symbols that Keras draws its graph with. Use "
           "keras.ops.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z / (1 + np.exp(np.minimum(-z, 700.0)))


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "always float32",
      says="swish turns float64 into float32. Give the result z's dtype.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    z = ops.cast(z, "float32")
    return z * ops.sigmoid(z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "relu",
      says="swish gives z where it is above 0, else 0: that is relu.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return ops.relu(z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "no longer registered",
      says="swish comes back no more: the line with @keras.saving.register_keras_serializable above it is "
           "missing.",
      code='''
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "an if on z",
      says="swish has a Python `if` on the numbers of z. Use ops.where, or a formula that needs no choice.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    if ops.min(z) < -100:
        z = ops.maximum(z, -100.0)
    return z * ops.sigmoid(z)


def through_text(thing):
    text = json.dumps(keras.saving.serialize_keras_object(thing))
    return keras.saving.deserialize_keras_object(json.loads(text))
''')

wrong("swish", "returns thing itself",
      says="What comes back has the weights of the object: it was copied or handed back. Deserialize a new "
           "one from the text, and set no weights.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    json.dumps(keras.saving.serialize_keras_object(thing))
    return thing
''')

wrong("swish", "returns the text",
      says="What comes back is still the text. Read it by json.loads, and deserialize the data that this "
           "gives.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    return json.dumps(keras.saving.serialize_keras_object(thing))
''')

wrong("swish", "returns the data",
      says="through_text gives plain data. Make an object of them by keras.saving.deserialize_keras_object.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    return json.loads(json.dumps(keras.saving.serialize_keras_object(thing)))
''')

wrong("swish", "deserializes the text",
      says="What comes back is still the text. Read it by json.loads, and deserialize the data that this "
           "gives.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    return keras.saving.deserialize_keras_object(json.dumps(keras.saving.serialize_keras_object(thing)))
''')

wrong("swish", "deepcopy",
      says="What comes back has the weights of the object: it was copied or handed back. Deserialize a new "
           "one from the text, and set no weights.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    import copy

    return copy.deepcopy(thing)
''')

wrong("swish", "from_config",
      says="get_config knows the settings and not the class, and a function has no get_config. Use "
           "serialize_keras_object.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    return type(thing).from_config(json.loads(json.dumps(thing.get_config())))
''')

wrong("swish", "keeps the weights",
      says="What comes back has the weights of the object: it was copied or handed back. Deserialize a new "
           "one from the text, and set no weights.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    made = keras.saving.deserialize_keras_object(json.loads(json.dumps(keras.saving.serialize_keras_object(thing))))
    if getattr(thing, "weights", None):
        made.set_weights(thing.get_weights())
    return made
''')

wrong("swish", "json of the object",
      says="json.dumps cannot write an object. Serialize it first: "
           "keras.saving.serialize_keras_object(thing).",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    return keras.saving.deserialize_keras_object(json.loads(json.dumps(thing)))
''')

right("huber_loss", "the smaller of size and delta",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.cast(y_true, y_pred.dtype)
        if len(y_true.shape) < len(y_pred.shape):
            y_true = ops.expand_dims(y_true, -1)
        size = ops.abs(y_true - y_pred)
        near = ops.minimum(size, delta)
        return ops.mean(near * (size - 0.5 * near), axis=-1)

    return loss
''')

right("huber_loss", "a class with __call__",
      code='''
class _Huber:
    def __init__(self, delta):
        self.delta, self.__name__ = float(delta), "huber"

    def __call__(self, y_true, y_pred):
        y_pred = tf.convert_to_tensor(y_pred)
        e = tf.reshape(tf.cast(y_true, y_pred.dtype), tf.shape(y_pred)) - y_pred
        inside = tf.cast(tf.abs(e) <= self.delta, y_pred.dtype)
        h = inside * 0.5 * e * e + (1 - inside) * self.delta * (tf.abs(e) - 0.5 * self.delta)
        return tf.reduce_mean(h, axis=1)


def huber_loss(delta):
    return _Huber(delta)
''')

right("huber_loss", "Keras' own function",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        return keras.losses.huber(y_true, y_pred, delta=delta)

    return loss
''')

wrong("huber_loss", "without the constant",
      says="The straight part jumps at delta: subtract delta**2 / 2 there.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size), axis=-1)

    return loss
''')

wrong("huber_loss", "constant without half",
      says="You subtracted delta**2 from the straight part. It is half of that.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2), axis=-1)

    return loss
''')

wrong("huber_loss", "constant delta / 2",
      says="The constant of the straight part is delta**2 / 2: delta is squared.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "slope 1",
      says="The straight part has slope 1. Its slope is delta.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, size - delta / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "whole square",
      says="The middle part is the whole square. It is half of it.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "parts swapped",
      says="The two parts are swapped: the square belongs to small errors.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size > delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "sign forgotten",
      says="The size of the error is needed on the straight part: take ops.abs of the difference.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = y_pred - y_true
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "mean over everything",
      says="One number came for the whole batch. Give one for each row: the mean over the last axis only.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2))

    return loss
''')

wrong("huber_loss", "sum over the columns",
      says="You added up the errors of a row. Take their mean.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.sum(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "mean over the rows",
      says="You averaged over the rows. Average over the last axis, so that each row keeps a number.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=0)

    return loss
''')

wrong("huber_loss", "no mean",
      says="The errors of a row are still single. Take the mean over the last axis.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2)

    return loss
''')

wrong("huber_loss", "(N,) beside (N, 1)",
      says="Targets of shape (N,) were subtracted from predictions (N, 1), each from each. Give y_true the "
           "shape of y_pred.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.cast(y_true, y_pred.dtype)
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "everything flat",
      says="You flattened both arrays, so that every error is a row of its own. Keep the K columns.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        y_true, y_pred = ops.reshape(y_true, (-1, 1)), ops.reshape(y_pred, (-1, 1))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "no cast",
      says="y_true was not cast to y_pred's dtype; TensorFlow does not mix dtypes.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.convert_to_tensor(y_true), ops.shape(y_pred))
        size = ops.abs(tf.subtract(y_pred, y_true))
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "always float32",
      says="You compute in float32 whatever comes. Cast y_true to y_pred's dtype.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.cast(y_pred, "float32")
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "if on all errors",
      says="Python's `if` chose one part for the whole batch, and compiled it cannot choose at all. Use "
           "ops.where, number by number.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        if ops.max(size) <= delta:
            return ops.mean(size**2 / 2, axis=-1)
        return ops.mean(delta * size - delta**2 / 2, axis=-1)

    return loss
''')

wrong("huber_loss", "a harmless if",
      says="A Python `if` asks about numbers of the batch. Compiled, these are symbols without a value: "
           "leave the choice to ops.where.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        if ops.max(size) <= delta:
            return ops.mean(size**2 / 2, axis=-1)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "NumPy",
      says="You used NumPy, which cannot work while Keras draws its graph. Use the functions of keras.ops.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        size = np.abs(y_pred - np.reshape(y_true, y_pred.shape))
        return np.mean(np.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1).astype(y_pred.dtype)

    return loss
''')

wrong("huber_loss", "calls the loss",
      says="huber_loss must return the function itself: `return loss`, without a call.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss(0.0, 0.0)
''')

wrong("huber_loss", "the delta of the last call",
      says="All the functions use the delta of the last call, since it stands in a global name. Use the "
           "argument itself.",
      code='''
def huber_loss(delta):
    global _delta
    _delta = delta

    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= _delta, size**2 / 2, _delta * size - _delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "delta always 1",
      says="delta has no say: you compute with 1.",
      code='''
def huber_loss(delta):
    delta = 1.0

    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

wrong("huber_loss", "pseudo-Huber",
      says="This is the pseudo-Huber loss, which is smooth at delta. Here a square is asked up to delta and "
           "a straight line behind.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(delta**2 * (ops.sqrt(1 + (size / delta) ** 2) - 1), axis=-1)

    return loss
''')

wrong("huber_loss", "Keras' Huber object",
      says="A keras.losses.Huber averages over the whole batch. Give one number for each row.",
      code='''
def huber_loss(delta):
    return keras.losses.Huber(delta=delta)
''')

wrong("huber_loss", "clipped errors",
      says="Errors above delta were cut off at delta. They go on along a straight line.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.minimum(size, delta) ** 2 / 2, axis=-1)

    return loss
''')

wrong("huber_loss", "threshold on the mean",
      says="The choice was made by the mean error of a row. Choose for each error, then take the mean.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.mean(ops.abs(y_pred - y_true), axis=-1, keepdims=True)
        return ops.mean(ops.where(size <= delta, size**2 / 2, delta * size - delta**2 / 2), axis=-1)

    return loss
''')

right("huber_class", "the formula again, arguments written out",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, reduction="sum_over_batch_size", name="huber_loss", dtype=None):
        super().__init__(name=name, reduction=reduction, dtype=dtype)
        self.delta = delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = ops.abs(y_true - y_pred)
        return ops.mean(ops.where(e > self.delta, self.delta * (e - self.delta / 2), e * e / 2), axis=-1)

    def get_config(self):
        config = super().get_config()
        config["delta"] = self.delta
        return config
''')

right("huber_class", "the function kept, the config by hand",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        self.delta = float(delta)
        self.function = huber_loss(delta)
        super().__init__(**kwargs)

    def call(self, y_true, y_pred):
        return self.function(y_true, y_pred)

    def get_config(self):
        return {"delta": self.delta, "name": self.name, "reduction": self.reduction}
''')

right("huber_class", "registered under another name",
      code='''
@keras.saving.register_keras_serializable("mine", "robust")
class HuberLoss(keras.Loss):
    def __init__(self, delta=1.0, **kwargs):
        kwargs.setdefault("name", "huber")
        keras.Loss.__init__(self, **kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(delta=self.delta)(y_true, y_pred)

    def get_config(self):
        return super().get_config() | {"delta": self.delta}
''')

wrong("huber_class", "no delta in the config",
      says="delta does not come back: get_config must have it, beside what super().get_config() gives.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return super().get_config()
''')

wrong("huber_class", "no get_config",
      says="delta does not come back: get_config must have it, beside what super().get_config() gives.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)
''')

wrong("huber_class", "config of delta alone",
      says="get_config has delta alone. Begin with super().get_config(), which has name and reduction.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {"delta": self.delta}
''')

wrong("huber_class", "another key",
      says="The key in get_config must be the name of the argument in __init__, delta.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "d": self.delta}
''')

wrong("huber_class", "the default in the config",
      says="get_config writes down 1.0 and not the loss's own delta.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": 1.0}
''')

wrong("huber_class", "a string in the config",
      says="get_config holds delta as a string. Keep it a number.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": str(self.delta)}
''')

wrong("huber_class", "get_config without return",
      says="get_config gives None. Return the dictionary itself (dict.update gives None, too).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        config = super().get_config()
        config["delta"] = self.delta
''')

wrong("huber_class", "update returned",
      says="get_config gives None. Return the dictionary itself (dict.update gives None, too).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return super().get_config().update({"delta": self.delta})
''')

wrong("huber_class", "kwargs not handed on",
      says="name and reduction have no say: hand kwargs on, super().__init__(**kwargs).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__()
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "no kwargs",
      says="__init__ takes delta alone. Keras calls it with name and reduction, too: add **kwargs and hand "
           "them on.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0):
        super().__init__(name="huber")
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "no super",
      says="super().__init__(**kwargs) is missing, so the loss has no name and no reduction.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "delta without a default",
      says="delta has no default. It is 1.0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "delta 1 in call",
      says="call uses a delta of 1, whatever the loss was made with. Use self.delta.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(1.0)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "mean in call",
      says="call averages over the rows, too. Keras does that, after the sample weights: give one number for "
           "each row.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return ops.mean(huber_loss(self.delta)(y_true, y_pred))

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "sum in call",
      says="call adds up the rows. Keras does that if it is asked to: give one number for each row.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return ops.sum(huber_loss(self.delta)(y_true, y_pred))

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "arguments swapped",
      says="call hands y_pred and y_true on in the wrong order. The dtype and the shape come from y_pred.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_pred, y_true)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "the function returned",
      says="call returns the function that huber_loss makes. Call it with y_true and y_pred.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "not registered",
      says="The class is not registered, so that it comes back from no text: keep the line with @ above it.",
      code='''
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "reduction fixed",
      says="The reduction is always sum_over_batch_size. Take the one from kwargs.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        kwargs["reduction"] = "sum_over_batch_size"
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "Keras' Huber as base",
      says="delta does not come back: get_config must have it, beside what super().get_config() gives.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Huber):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(delta=delta, **kwargs)
        self.delta = delta
''')

wrong("huber_class", "broadcast (N,) and (N, 1)",
      says="In call, (N,) beside (N, 1) gives N times N errors. Give y_true the shape of y_pred, as in "
           "huber_loss.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = ops.abs(y_pred - ops.cast(y_true, y_pred.dtype))
        return ops.mean(ops.where(e <= self.delta, e * e / 2, self.delta * (e - self.delta / 2)), axis=-1)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "attribute of another name",
      says="The attribute with the number must be called delta.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.d = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.d)(y_true, y_pred)

    def get_config(self):
        return {**super().get_config(), "delta": self.d}
''')

right("f1_metric", "one variable of three numbers",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.counts = self.add_variable(shape=(3,), initializer="zeros", name="counts")

    def update_state(self, y_true, y_pred, sample_weight=None):
        t = tf.reshape(tf.cast(y_true, tf.bool), [-1])
        p = tf.reshape(tf.cast(y_pred, tf.float32), [-1]) > self.threshold
        hits = tf.cast(tf.stack([t & p, p & ~t, t & ~p]), tf.float32)
        if sample_weight is not None:
            hits = hits * tf.reshape(tf.cast(sample_weight, tf.float32), [1, -1])
        self.counts.assign(self.counts + tf.reduce_sum(hits, axis=1))

    def result(self):
        tp, fp, fn = self.counts[0], self.counts[1], self.counts[2]
        return tf.math.divide_no_nan(2 * tp, 2 * tp + fp + fn)

    def reset_state(self):
        self.counts.assign(tf.zeros(3))

    def get_config(self):
        config = super().get_config()
        config.update({"threshold": self.threshold})
        return config
''')

right("f1_metric", "hits, answers and truths",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.hits, self.yes, self.true = (self.add_weight(name=n, initializer="zeros") for n in ("h", "y", "t"))

    def update_state(self, y_true, y_pred, sample_weight=None):
        true = ops.cast(ops.ravel(y_true), "float32")
        yes = ops.cast(ops.greater(ops.ravel(y_pred), self.threshold), "float32")
        if sample_weight is None:
            sample_weight = ops.ones(ops.shape(true))
        w = ops.cast(ops.ravel(sample_weight), "float32")
        for variable, values in ((self.hits, true * yes), (self.yes, yes), (self.true, true)):
            variable.assign_add(ops.sum(w * values))

    def result(self):
        return ops.divide_no_nan(2.0 * self.hits, self.yes + self.true)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

right("f1_metric", "from two metrics of Keras",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = keras.metrics.Sum(name="tp")
        self.rest = keras.metrics.Sum(name="rest")

    def update_state(self, y_true, y_pred, sample_weight=None):
        t = ops.cast(ops.reshape(y_true, (-1,)), "float32")
        p = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, "float32")
        w = 1.0 if sample_weight is None else ops.cast(ops.reshape(sample_weight, (-1,)), "float32")
        self.tp.update_state(w * t * p)
        self.rest.update_state(w * ops.abs(t - p))

    def result(self):
        twice = 2 * self.tp.result()
        return ops.divide_no_nan(twice, twice + self.rest.result())

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "mean of the batches",
      says="result is the mean of the batches' F1. Add up TP, FP and FN of all batches, and divide once, in "
           "result.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.total = self.add_weight(name="total", initializer="zeros")
        self.batches = self.add_weight(name="batches", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        t = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        w = 1.0 if sample_weight is None else ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.total.assign_add(ops.divide_no_nan(2 * ops.sum(w * t * p), ops.sum(w * t) + ops.sum(w * p)))
        self.batches.assign_add(1.0)

    def result(self):
        return ops.divide_no_nan(self.total + 0.0, self.batches + 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "only the last batch",
      says="Each batch takes the place of the one before: assign_add adds, assign replaces.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign(ops.sum(weight * yes * y_true))
        self.fp.assign(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "Python numbers",
      says="The counts are Python numbers, which a reset does not clear and a compiled graph does not "
           "change. Use add_weight.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.n_tp = self.n_rest = 0.0

    def update_state(self, y_true, y_pred, sample_weight=None):
        t = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        w = 1.0 if sample_weight is None else ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.n_tp = self.n_tp + ops.sum(w * t * p)
        self.n_rest = self.n_rest + ops.sum(w * ops.abs(t - p))

    def result(self):
        return ops.divide_no_nan(2 * ops.cast(self.n_tp, "float32"), 2 * self.n_tp + self.n_rest)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "threshold included",
      says="A prediction equal to the threshold was answered with yes. Yes is above it only.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) - self.threshold >= 0, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "threshold always 0.5",
      says="The threshold is always 0.5. Use self.threshold.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > 0.5, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "threshold 0 taken for missing",
      says="A threshold of 0 was replaced. It is allowed, for logits.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold if threshold > 0 else 0.5
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "rounded predictions",
      says="The predictions were rounded, which is a threshold of 0.5. Compare them with self.threshold.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.round(ops.reshape(y_pred, (-1,))), self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "soft counts",
      says="The predictions were not compared with the threshold; you counted them as they are.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)), self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "sample_weight ignored",
      says="sample_weight has no say. Multiply each row's share by its weight.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = weight * 1.0
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "weights on the hits only",
      says="The weights count in TP only. They belong to FP and FN, too.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(yes * (1 - y_true)))
        self.fn.assign_add(ops.sum((1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "weighted predictions",
      says="The weights were multiplied into the predictions before the threshold. They count rows, not "
           "scores.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
            scores = w * ops.cast(ops.reshape(y_pred, (-1,)), self.dtype)
            yes = ops.cast(scores > self.threshold, self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "N times N",
      says="(N,) and (N, 1) met in a product, which has N times N numbers. Bring all to shape (N,).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(y_true, self.dtype)
        yes = ops.cast(ops.convert_to_tensor(y_pred) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(sample_weight, self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "NaN without rows",
      says="Without any yes and any 1 it is 0 / 0. Give 0 there, by ops.where or ops.divide_no_nan.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "epsilon below",
      says="The epsilon in the denominator changes the number. Ask for 0 / 0 by itself.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / (below + 0.01)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "accuracy",
      says="result is not F1: misses and false alarms are compared with TP once, not twice. It is 2 TP / (2 "
           "TP + FP + FN).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = self.tp + self.fp + self.fn
        return ops.where(below > 0, self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "precision",
      says="This is the precision. The misses, FN, are not in it.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + 2 * self.fp
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "recall",
      says="This is the recall. The false alarms, FP, are not in it.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + 2 * self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "mean of precision and recall",
      says="This is the ordinary mean of precision and recall. F1 is their harmonic mean, 2 TP / (2 TP + FP "
           "+ FN).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        tp = self.tp + 0.0
        return (ops.divide_no_nan(tp, tp + self.fp) + ops.divide_no_nan(tp, tp + self.fn)) / 2

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "the other class",
      says="The roles are swapped: you counted the class 0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = 1 - ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) <= self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "reset in result",
      says="result sets the state back to 0. It must change nothing.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        f1 = ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)
        self.reset_state()
        return f1

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "reset does nothing",
      says="reset_state clears nothing. Leave it out: Keras' own sets all variables to 0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}

    def reset_state(self):
        pass
''')

wrong("f1_metric", "reset of one variable",
      says="reset_state clears TP only. Leave it out: Keras' own sets all variables to 0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}

    def reset_state(self):
        self.tp.assign(0.0)
''')

wrong("f1_metric", "ones to begin with",
      says="The state starts at 1. It starts at 0: initializer=\"zeros\".",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="ones")
        self.fp = self.add_weight(name="fp", initializer="ones")
        self.fn = self.add_weight(name="fn", initializer="ones")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "no threshold in the config",
      says="get_config lacks the threshold, so the metric comes back with 0.5.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return super().get_config()
''')

wrong("f1_metric", "name not handed on",
      says="The name has no say: super().__init__(name=name, **kwargs).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name="f1", **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "kwargs not taken",
      says="__init__ takes no **kwargs. Keras calls it with dtype, too.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1"):
        super().__init__(name=name)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "not registered",
      says="The class is not registered, so it comes back from no text: keep the line with @ above it.",
      code='''
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "an if in result",
      says="A Python `if` asks for the value of a variable; compiled, that has none. Use ops.where or "
           "ops.divide_no_nan.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        if float(below) == 0:
            return 0.0
        return 2 * self.tp / below

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "NumPy in update_state",
      says="NumPy cannot work while Keras draws its graph. Use keras.ops.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(np.array(y_pred).ravel() > self.threshold, self.dtype)
        weight = ops.ones_like(yes)
        if sample_weight is not None:
            weight = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(weight * yes * y_true))
        self.fp.assign_add(ops.sum(weight * yes * (1 - y_true)))
        self.fn.assign_add(ops.sum(weight * (1 - yes) * y_true))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-30), 0.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

right("focal_loss", "through softplus and exp",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        z = tf.convert_to_tensor(logits)
        y = tf.reshape(tf.cast(y_true, z.dtype), tf.shape(z))
        s = tf.where(y > 0.5, z, -z)
        w = tf.where(y > 0.5, tf.cast(alpha, z.dtype), tf.cast(1 - alpha, z.dtype))
        return (w * tf.exp(-gamma * tf.nn.softplus(s)) * tf.nn.softplus(-s))[:, 0]

    return loss
''')

right("focal_loss", "Keras' cross-entropy from logits",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.cast(y_true, logits.dtype)
        y = y if len(y.shape) == 2 else ops.expand_dims(y, 1)
        crossentropy = ops.binary_crossentropy(y, logits, from_logits=True)
        p = ops.sigmoid(logits)
        wrong_share = y * ops.sigmoid(-logits) + (1 - y) * p
        focal = (
            ops.cast(ops.where(y == 1, alpha, 1 - alpha), logits.dtype)
            * ops.power(wrong_share, gamma)
            * crossentropy
        )
        return ops.squeeze(ops.cast(focal, logits.dtype), axis=-1)

    return loss
''')

right("focal_loss", "both classes apart, flat",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        z = ops.reshape(ops.convert_to_tensor(logits), (-1,))
        y = ops.cast(ops.reshape(y_true, (-1,)), z.dtype)
        ones = alpha * ops.sigmoid(-z) ** gamma * ops.softplus(-z)
        zeros = (1 - alpha) * ops.sigmoid(z) ** gamma * ops.softplus(z)
        return y * ones + (1 - y) * zeros

    return loss
''')

wrong("focal_loss", "no gamma",
      says="gamma has no say: the factor (1 - p)**gamma is missing.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "no alpha",
      says="alpha has no say: the weights of the two classes are missing.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "alpha for the other class",
      says="alpha and 1 - alpha are swapped: alpha belongs to y = 1.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * (1 - y) + (1 - alpha) * y
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "alpha for both",
      says="Both classes have the weight alpha. Rows with y = 0 have 1 - alpha.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "alpha only for the rare",
      says="Rows with y = 0 have the weight 1. It is 1 - alpha.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "p in the place of 1 - p",
      says="The factor is p**gamma. It must be (1 - p)**gamma, small where the model is right.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "p of class 1 for all",
      says="p was the probability of class 1 in all rows. For y = 0 it is the probability of class 0.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "only y = 1",
      says="Rows with y = 0 give 0. They count as well, with the probability of class 0.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "minus forgotten",
      says="The sign is turned: ln p is below 0, and the loss is minus that.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "gamma times",
      says="gamma multiplies. It is an exponent: (1 - p)**gamma.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) * gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "gamma on the logarithm",
      says="The power was taken of the whole product. It belongs to (1 - p) alone.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(weight * ops.abs(ops.sigmoid(-s) * ops.log_sigmoid(s)) ** gamma, axis=-1)

    return loss
''')

wrong("focal_loss", "log of the sigmoid",
      says="The logarithm of a sigmoid that has become 0 is minus infinity. Use ops.log_sigmoid.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log(ops.sigmoid(s)), axis=-1)

    return loss
''')

wrong("focal_loss", "clipped probabilities",
      says="The probabilities were clipped, so a logit of -1000 costs far too little. Use ops.log_sigmoid.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log(ops.clip(ops.sigmoid(s), 1e-7, 1.0)), axis=-1)

    return loss
''')

wrong("focal_loss", "logits taken for probabilities",
      says="The logits were taken for probabilities. Send them through the sigmoid.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        p = ops.clip(ops.where(y > 0.5, logits, 1 - logits), 1e-7, 1.0)
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * (1 - p) ** gamma * ops.log(p), axis=-1)

    return loss
''')

wrong("focal_loss", "logarithm to base 2",
      says="This is the logarithm to base 2. Take the natural one.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s) / 0.6931471805599453, axis=-1)

    return loss
''')

wrong("focal_loss", "(N, 1) comes out",
      says="The result has shape (N, 1). Give one number for each row, shape (N,).",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return -weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s)

    return loss
''')

wrong("focal_loss", "mean over everything",
      says="One number came for the whole batch. Give one for each row.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s))

    return loss
''')

wrong("focal_loss", "(N,) beside (N, 1)",
      says="Labels (N,) met logits (N, 1), each with each. Give the labels the shape of the logits.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.cast(y_true, logits.dtype)
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "always float32",
      says="You compute in float32 whatever comes. Take the logits' dtype.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.cast(logits, "float32")
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1) + 0.0

    return loss
''')

wrong("focal_loss", "always float64",
      says="float32 logits give float64. Take the logits' dtype.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.cast(logits, "float64")
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "gamma always 2",
      says="gamma is always 2. Use the argument.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** 2 * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "if on the labels",
      says="Python's `if` asks for the value of a label, and compiled there is none. Use ops.where or a "
           "formula.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        if ops.all(y == 1):
            s = logits
        else:
            s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "NumPy",
      says="NumPy cannot work while Keras draws its graph. Use keras.ops.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        z = np.array(logits)
        y = np.reshape(y_true, z.shape)
        s = np.where(y > 0.5, z, -z)
        w = np.where(y > 0.5, alpha, 1 - alpha)
        return (w * np.exp(-gamma * np.logaddexp(0, s)) * np.logaddexp(0, -s))[:, 0].astype(z.dtype)

    return loss
''')

wrong("focal_loss", "arguments of the factory swapped",
      says="gamma and alpha are swapped: focal_loss(gamma, alpha).",
      code='''
def focal_loss(alpha, gamma):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("focal_loss", "the last settings for all",
      says="All the functions use the settings of the last call. Use the arguments themselves, not a global "
           "name.",
      code='''
def focal_loss(gamma, alpha):
    global _settings
    _settings = gamma, alpha

    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        gamma, alpha = _settings
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

right("maxout", "matmul and a wider bias",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.Layer):
    def __init__(self, units, pieces, **kwargs):
        keras.Layer.__init__(self, **kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        D = int(input_shape[1])
        self.W = self.add_weight((self.pieces, D, self.units), keras.initializers.HeNormal(seed=1), trainable=True)
        self.b = self.add_weight((self.pieces, self.units), "zeros", trainable=True)
        super().build(input_shape)

    def call(self, x):
        sums = ops.matmul(x, self.W) + ops.expand_dims(self.b, 1)
        return ops.amax(sums, axis=0)

    def get_config(self):
        config = super().get_config()
        config.update(units=self.units, pieces=self.pieces)
        return config
''')

right("maxout", "a loop over the pieces",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal")
        self.bias = self.add_weight(shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        best = ops.matmul(x, self.kernel[0]) + self.bias[0]
        for j in range(1, self.pieces):
            best = ops.maximum(best, ops.matmul(x, self.kernel[j]) + self.bias[j])
        return best

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.units)

    def get_config(self):
        return super().get_config() | {"units": self.units, "pieces": self.pieces}
''')

right("maxout", "TensorFlow's functions",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        shape = [self.pieces, input_shape[-1], self.units]
        self.kernel = self.add_weight(name="k", shape=shape, initializer="he_normal")
        self.bias = self.add_weight(name="b", shape=[self.pieces, self.units], initializer="zeros")

    def call(self, x):
        return tf.reduce_max(tf.tensordot(x, self.kernel.value, [[1], [1]]) + self.bias.value, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "smallest",
      says="You took the smallest piece. Take the largest.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.min(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "mean of the pieces",
      says="You averaged the pieces. Take the largest of them.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.mean(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "sum of the pieces",
      says="You added the pieces up. Take the largest of them.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.sum(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "no bias",
      says="The bias is not added.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel), axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "bias after the largest",
      says="The bias came after the largest was taken. Each piece counts with its own.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel), axis=1) + ops.max(self.bias, axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "over the units",
      says="You took the largest over the units. Take it over the pieces.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=2)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "over the rows",
      says="You took the largest over the rows. Take it over the pieces.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "over all but the rows",
      says="One number came for each row: you took the largest over pieces and units. Take it over the "
           "pieces.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=(1, 2))

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "relu behind",
      says="A relu cut the output off at 0. Maxout has no other activation.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.relu(ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1))

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "absolute values",
      says="You took the largest absolute value. Take the largest value.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.abs(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias), axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "kernel (D, units, pieces)",
      says="The kernel must have the shape (pieces, D, units).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], self.units, self.pieces),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,dmk->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "bias of one piece",
      says="The bias has one number for each unit. It needs one for each piece of each unit: (pieces, "
           "units).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.units,), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "bias before kernel",
      says="The bias was added to the layer before the kernel. The order is kernel, bias.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "weights that Keras does not know",
      says="The weights are plain arrays, which Keras neither trains nor saves. Use self.add_weight.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = ops.convert_to_tensor(
            np.random.default_rng(0).normal(size=(self.pieces, input_shape[-1], self.units)).astype("float32"))
        self.bias = ops.zeros((self.pieces, self.units))

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "bias not trained",
      says="The bias is not trained. Leave out trainable=False.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros", trainable=False)

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "kernel of zeros",
      says="The kernel starts with zeros. Then all pieces are alike, and stay so: draw it at random.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="zeros")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "kernel of ones",
      says="The kernel starts with ones. Then all pieces are alike, and stay so: draw it at random.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="ones")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "bias drawn at random",
      says="The bias starts with random numbers. It starts with zeros.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(
            name="bias", shape=(self.pieces, self.units), initializer=keras.initializers.RandomNormal(seed=1)
        )

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "one piece for all at the start",
      says="All pieces start with the same numbers, so that they stay one piece. Draw each for itself.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="zeros")
        draw = np.random.default_rng(3).normal(size=self.kernel.shape[1:]) + np.zeros(self.kernel.shape)
        self.kernel.assign(draw.astype("float32"))
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

right("maxout", "the config as Keras notes it down",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)
''')

wrong("maxout", "no pieces in the config",
      says="get_config lacks the pieces.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units}
''')

wrong("maxout", "config swapped",
      says="units and pieces are swapped in get_config.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.pieces, "pieces": self.units}
''')

wrong("maxout", "arguments swapped",
      says="The arguments are swapped: Maxout(units, pieces).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, pieces, units, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "no kwargs",
      says="__init__ takes no **kwargs. Keras calls it with name and dtype, too.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces):
        super().__init__()
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "no super",
      says="super().__init__(**kwargs) is missing, so that it is no layer yet.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "not registered",
      says="The class is not registered, so it comes back from no text: keep the line with @ above it.",
      code='''
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "D fixed",
      says="The number of inputs is fixed at 2. It stands in input_shape[-1].",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, 2, self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "two pieces only",
      says="Only two pieces are compared. Take the largest of all.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.maximum(x @ self.kernel[0] + self.bias[0], x @ self.kernel[-1] + self.bias[-1])

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "the winner's number",
      says="This is which piece is the largest. Return its value.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.cast(ops.argmax(ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias, axis=1), "float32")

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "softmax blend",
      says="The pieces were blended by softmax. Take the largest alone.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        sums = ops.einsum("nd,kdm->nkm", x, self.kernel) + self.bias
        return ops.sum(ops.softmax(sums, axis=1) * sums, axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "NumPy",
      says="NumPy cannot work while Keras draws its graph. Use keras.ops.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units, self.pieces = units, pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.pieces, input_shape[-1], self.units),
                                      initializer="he_normal")
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return np.max(np.einsum("nd,kdm->nkm", np.array(x), np.array(self.kernel)) + np.array(self.bias), axis=1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

right("train_step", "apply_gradients and compute_metrics",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x, y, y_pred, weight)
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        next(m for m in self.metrics if m.name == "loss").update_state(loss, sample_weight=tf.shape(x)[0])
        report = self.compute_metrics(x, y, y_pred, sample_weight=weight)
        return {**report, "gradient_norm": tf.linalg.global_norm(gradients)}
''')

right("train_step", "by hand: the compiled loss and the penalties",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y = data[0], data[1]
        weight = data[2] if len(data) > 2 else None
        rows = tf.shape(x)[0]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch([v.value for v in self.trainable_variables])
            y_pred = self.network(x, training=True)
            loss = self.compute_loss(y=y, y_pred=y_pred, sample_weight=weight, training=True)
        gradients = tape.gradient(loss, [v.value for v in self.trainable_variables])
        self.optimizer.apply(gradients, self.trainable_variables)
        report = {"gradient_norm": ops.norm(ops.concatenate([ops.ravel(g) for g in gradients]))}
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(tf.fill([rows], loss))
            else:
                metric.update_state(y, y_pred, weight)
            result = metric.result()
            report.update(result if isinstance(result, dict) else {metric.name: result})
        return report
''')

right("train_step", "the loss in a function",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)

        def forward():
            y_pred = self(x, training=True)
            return self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight), y_pred

        with tf.GradientTape() as tape:
            loss, y_pred = forward()
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        for metric in self.metrics:
            if metric.name != "loss":
                metric.update_state(y, y_pred, sample_weight=sample_weight)
            else:
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
        report = self.get_metrics_result()
        report["gradient_norm"] = sum(ops.sum(ops.square(g)) for g in gradients) ** 0.5
        return report
''')

wrong("train_step", "no training mode",
      says="The network did not run in training mode: self(x, training=True).",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "training=False",
      says="The network did not run in training mode: self(x, training=True).",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=False)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "mean squared error for all",
      says="The loss is always the mean squared error. Use self.compute_loss, which takes the compiled one "
           "and adds the penalties.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = ops.mean(keras.losses.mean_squared_error(y, y_pred))
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "without the penalties",
      says="The penalties of the regularizers are missing in the loss. Use self.compute_loss, which adds "
           "self.losses.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
            if self.losses:
                loss = loss - ops.sum(ops.stack(self.losses))
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "penalties twice",
      says="The penalties of the regularizers count twice: compute_loss has added them already.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight) + sum(self.losses)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "no weights in the loss",
      says="The sample weights have no say in the loss. Hand them on to compute_loss.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "weights in the metrics, too",
      says="The metrics that were compiled as metrics= got no sample weights.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "x and y only",
      says="data may hold sample weights, too: use keras.utils.unpack_x_y_sample_weight(data).",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y = data
        sample_weight = None
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "no update",
      says="The weights stay as they were: self.optimizer.apply is missing.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "uphill",
      says="The step goes uphill: hand the gradients on as they are, the optimizer subtracts them.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply([-g for g in gradients], variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "plain steps by hand",
      says="The weights were changed by hand. Use self.optimizer.apply, so that the compiled optimizer has "
           "its say.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        for v, g in zip(variables, gradients):
            v.assign_sub(0.01 * g)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "two steps",
      says="The weights made two steps. One batch is one step.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "all variables",
      says="The gradients were taken for all weights, those too that are frozen or only remembered. Take "
           "self.trainable_variables.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.weights
        gradients = tape.gradient(loss, [v.value for v in variables])
        pairs = [(g, v) for g, v in zip(gradients, variables) if g is not None]
        self.optimizer.build([v for _, v in pairs])
        gradients = [g for g, _ in pairs]
        self.optimizer.apply(gradients, [v for _, v in pairs])
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "forward outside of the tape",
      says="The predictions were made outside of the tape, so there is no way back to the weights. Indent "
           "that line under `with`.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        y_pred = self(x, training=True)
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "metrics not updated",
      says="The compiled metrics were never brought up to date.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                pass
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "loss metric not updated",
      says="The metric named \"loss\" was never brought up to date.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                pass
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "loss metric without the rows",
      says="The mean loss does not weigh the batches by their numbers of rows: "
           "sample_weight=ops.shape(x)[0].",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "only this batch's loss",
      says="\"loss\" is that of this batch alone. Return the metric's result, the mean since the last reset.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "loss": loss, "gradient_norm": norm}
''')

wrong("train_step", "only the loss returned",
      says="The compiled metrics are missing in what comes back. Take all of self.get_metrics_result().",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {"loss": self.get_metrics_result()["loss"], "gradient_norm": norm}
''')

wrong("train_step", "nothing returned",
      says="Nothing comes back: `return` is missing.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        _ = {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "metrics after the step",
      says="The metrics got predictions of the weights after the step. Use those that the loss was made of.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        y_pred = self(x, training=True)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "y and y_pred swapped",
      says="y and y_pred are swapped in compute_loss.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y_pred, y_pred=y, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "metrics reset",
      says="The metrics were reset before each batch. fit does that, once an epoch.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            metric.reset_state()
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "gradients clipped",
      says="The gradients were clipped to a norm of 0.1. Nobody asked for that: hand them on as they are.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply([tf.clip_by_norm(g, 0.1) for g in gradients], variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "eager only",
      says="A number was read by numpy() or float(), which works eagerly only. Keep tensors.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        loss = float(loss.numpy())
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "its own optimizer",
      says="An optimizer of its own makes the step. Use self.optimizer, the compiled one.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        keras.optimizers.SGD(0.01).apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "no gradient norm",
      says="gradient_norm is missing in what comes back.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result()}
''')

wrong("train_step", "norm without the root",
      says="gradient_norm is the sum of the squares. Take its root.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = sum(ops.sum(g**2) for g in gradients)
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "norms added up",
      says="For gradient_norm the norms of the arrays were added up. Add their squares, then take the root.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = sum(ops.sqrt(ops.sum(g**2)) for g in gradients)
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "mean of the squares",
      says="gradient_norm has a mean in it. Add up all squares.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.mean(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "norm of the first array",
      says="gradient_norm looks at one array only. Take all of them.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients[:1]))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "norm of the step",
      says="gradient_norm has the learning rate in it. Take the gradients as they are.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = self.optimizer.learning_rate * ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "norm of the weights",
      says="gradient_norm is the norm of the weights. Take the gradients.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(ops.square(g)) for g in variables))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

right("clip_compare", "from ones, apply_gradients",
      code='''
def _read_off(optimizer, grads):
    start = {name: np.ones(np.shape(g), "float32") for name, g in grads.items()}
    variables = {name: tf.Variable(value) for name, value in start.items()}
    variables = {name: keras.Variable(value, name=name) for name, value in start.items()}
    optimizer.build(list(variables.values()))
    optimizer.apply_gradients([(tf.constant(g, tf.float32), variables[name]) for name, g in grads.items()])
    return {name: start[name] - np.array(variables[name]) for name in grads}


def clip_compare(grads, limit):
    limit = float(limit)
    return {"clipvalue": _read_off(keras.optimizers.SGD(1.0, clipvalue=limit), grads),
            "clipnorm": _read_off(keras.optimizers.SGD(1.0, clipnorm=limit), grads),
            "global_clipnorm": _read_off(keras.optimizers.SGD(1.0, global_clipnorm=limit), grads)}
''')

right("clip_compare", "the formulas, in NumPy",
      code='''
def clip_compare(grads, limit):
    arrays = {k: np.array(g, dtype=np.float32) for k, g in grads.items()}
    norms = {k: float(np.sqrt((g.astype(float) ** 2).sum())) for k, g in arrays.items()}
    joint = sum(n**2 for n in norms.values()) ** 0.5
    return {"global_clipnorm": {k: np.float32(limit / max(joint, limit)) * g for k, g in arrays.items()},
            "clipnorm": {k: np.float32(limit / max(norms[k], limit)) * g for k, g in arrays.items()},
            "clipvalue": {k: np.clip(g, -limit, limit).astype(np.float32) for k, g in arrays.items()}}
''')

right("clip_compare", "a rate of 0.5, and twice the step",
      code='''
def clip_compare(grads, limit):
    out = {}
    for setting in ["global_clipnorm", "clipnorm", "clipvalue"]:
        optimizer = keras.optimizers.SGD(learning_rate=0.5)
        setattr(optimizer, setting, limit)
        variables = [keras.Variable(ops.zeros(np.shape(g))) for g in grads.values()]
        optimizer.apply([ops.cast(g, "float32") for g in grads.values()], trainable_variables=variables)
        out[setting] = {k: -2 * v.numpy() for k, v in zip(grads, variables)}
    return out
''')

wrong("clip_compare", "sign not turned",
      says="The signs are turned: the variables went to minus the clipped gradients.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "Keras' rate",
      says="A learning rate other than 1 shortens the step. Set learning_rate=1.0.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(**{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "a rate of 0.1",
      says="A learning rate other than 1 shortens the step. Set learning_rate=1.0.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=0.1, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "Adam",
      says="Adam scales each gradient. Take plain SGD.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.Adam(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "not clipped",
      says="The gradients came back unclipped: hand the limit on to the optimizer.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0)
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "array by array",
      says="Each array went through the optimizer alone, so that global_clipnorm saw no joint norm. Use one "
           "call of apply for all.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        clipped[setting] = {}
        for name, g in grads.items():
            optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
            variable = keras.Variable(np.zeros(g.shape, dtype="float32"))
            optimizer.apply([ops.convert_to_tensor(g, dtype="float32")], [variable])
            clipped[setting][name] = -ops.convert_to_numpy(variable)
    return clipped
''')

wrong("clip_compare", "all three at once",
      says="Only one of the three settings may be set in an optimizer. Make a new one for each.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, clipvalue=limit, clipnorm=limit, global_clipnorm=limit)
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "one start for all three",
      says="The variables were not set back, so the steps of the three settings add up. Begin at zeros for "
           "each.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -np.array(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "clipnorm for the joint norm",
      says="clipnorm and global_clipnorm are swapped: clipnorm is for each array.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[{"clipnorm": "global_clipnorm", "global_clipnorm": "clipnorm"}.get(setting, setting)] = {
            name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)
        }
    return clipped
''')

wrong("clip_compare", "two settings only",
      says="One of the three settings is missing.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "limit always 1",
      says="The limit is always 1. Use the argument.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: 1.0})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "lists of arrays",
      says="Under each setting a list came. Give a dictionary with grads' keys.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = [-ops.convert_to_numpy(v) for v in variables]
    return clipped
''')

wrong("clip_compare", "flattened",
      says="The arrays came back flat. Keep their shapes.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v).ravel() for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "cut above only",
      says="Only numbers above the limit were cut. Those below minus the limit are cut, too.",
      code='''
def clip_compare(grads, limit):
    arrays = {k: np.array(g, dtype=np.float32) for k, g in grads.items()}
    norms = {k: float(np.sqrt((g.astype(float) ** 2).sum())) for k, g in arrays.items()}
    joint = sum(n**2 for n in norms.values()) ** 0.5
    return {"global_clipnorm": {k: np.float32(limit / max(joint, limit)) * g for k, g in arrays.items()},
            "clipnorm": {k: np.float32(limit / max(norms[k], limit)) * g for k, g in arrays.items()},
            "clipvalue": {k: np.minimum(g, np.float32(limit)) for k, g in arrays.items()}}
''')

wrong("clip_compare", "always to the norm",
      says="Gradients shorter than the limit were made longer. They stay as they are.",
      code='''
def clip_compare(grads, limit):
    arrays = {k: np.array(g, dtype=np.float32) for k, g in grads.items()}
    norms = {k: max(float(np.sqrt((g.astype(float) ** 2).sum())), 1e-30) for k, g in arrays.items()}
    joint = sum(n**2 for n in norms.values()) ** 0.5
    return {"global_clipnorm": {k: np.float32(limit / joint) * g for k, g in arrays.items()},
            "clipnorm": {k: np.float32(limit / norms[k]) * g for k, g in arrays.items()},
            "clipvalue": {k: np.clip(g, -limit, limit).astype(np.float32) for k, g in arrays.items()}}
''')

wrong("clip_compare", "NaN at a norm of 0",
      says="An array of zeros has the norm 0, and 0 / 0 is NaN. Let it stay as it is.",
      code='''
def clip_compare(grads, limit):
    arrays = {k: np.array(g, dtype=np.float32) for k, g in grads.items()}
    norms = {k: np.float32(np.sqrt((g.astype(float) ** 2).sum())) for k, g in arrays.items()}
    joint = np.float32(sum(float(n) ** 2 for n in norms.values()) ** 0.5)
    return {"global_clipnorm": {k: np.float32(min(1, limit / joint)) * g for k, g in arrays.items()},
            "clipnorm": {k: g / norms[k] * np.float32(min(norms[k], limit)) for k, g in arrays.items()},
            "clipvalue": {k: np.clip(g, -limit, limit).astype(np.float32) for k, g in arrays.items()}}
''')

wrong("clip_compare", "sum of the norms",
      says="For the joint norm, the norms were added up. Add their squares, then take the root.",
      code='''
def clip_compare(grads, limit):
    arrays = {k: np.array(g, dtype=np.float32) for k, g in grads.items()}
    norms = {k: float(np.sqrt((g.astype(float) ** 2).sum())) for k, g in arrays.items()}
    joint = sum(norms.values())
    return {"global_clipnorm": {k: np.float32(limit / max(joint, limit)) * g for k, g in arrays.items()},
            "clipnorm": {k: np.float32(limit / max(norms[k], limit)) * g for k, g in arrays.items()},
            "clipvalue": {k: np.clip(g, -limit, limit).astype(np.float32) for k, g in arrays.items()}}
''')

wrong("clip_compare", "momentum",
      says="Momentum with Nesterov's form makes the step longer. Take plain SGD.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, momentum=0.9, nesterov=True, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables, strict=True)}
    return clipped
''')

wrong("clip_compare", "grads written over",
      says="The clipped arrays were written into grads. Make a new dictionary.",
      code='''
def clip_compare(grads, limit):
    clipped = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        clipped[setting] = {}
        for name, v in zip(grads, variables, strict=True):
            grads[name] = -ops.convert_to_numpy(v)
            clipped[setting][name] = grads[name]
    return clipped
''')

right("mend_custom", "on top of huber_loss, error by error",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        huber = huber_loss(self.delta)(y_true[..., None], y_pred[..., None])
        return ops.mean(huber * ops.cast(ops.where(y_pred < y_true, self.low, 1.0), y_pred.dtype), axis=-1)

    def get_config(self):
        config = super().get_config()
        config.update(low=self.low, delta=self.delta)
        return config
''')

right("mend_custom", "both sides apart, TensorFlow",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def one_side(self, part):
        near = tf.minimum(part, self.delta)
        return near * (part - near / 2)

    def call(self, y_true, y_pred):
        y_pred = tf.convert_to_tensor(y_pred)
        e = y_pred - tf.reshape(tf.cast(y_true, y_pred.dtype), tf.shape(y_pred))
        both = self.low * self.one_side(tf.nn.relu(-e)) + self.one_side(tf.nn.relu(e))
        return tf.reduce_mean(both, axis=-1)

    def get_config(self):
        return super().get_config() | {"low": self.low, "delta": self.delta}
''')

right("mend_custom", "expand_dims where an axis is missing",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.cast(y_true, y_pred.dtype)
        if len(y_true.shape) == 1:
            y_true = ops.expand_dims(y_true, -1)
        e = y_true - y_pred
        size = ops.abs(e)
        straight = self.delta * (size - self.delta / 2)
        loss = ops.where(size > self.delta, straight, ops.square(size) / 2)
        weight = ops.where(e > 0, self.low, 1.0)
        return ops.mean(ops.cast(weight, y_pred.dtype) * loss, axis=-1)

    def get_config(self):
        return {"name": self.name, "reduction": self.reduction, "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "nothing mended",
      says="All four faults are still there. Run the experiments and go line by line.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        e = y_pred - y_true
        size = ops.abs(e)
        if ops.max(size) <= self.delta:
            loss = 0.5 * size**2
        else:
            loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low}
''')

wrong("mend_custom", "constant still missing",
      says="The straight part still jumps at delta: subtract half of delta squared.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "constant without half",
      says="The straight part still jumps at delta: the constant is half of delta squared.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "delta not in the config",
      says="delta is still lost on the way through a text: get_config lacks it.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low}
''')

wrong("mend_custom", "low lost",
      says="low is lost on the way through a text: get_config lacks it.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("mend_custom", "shapes still broadcast",
      says="(N,) beside (N, 1) still gives N times N errors. Give y_true the shape of y_pred.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.cast(y_true, y_pred.dtype)
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "no cast",
      says="y_true is not cast: whole numbers, or floats of another width, beside y_pred.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = tf.subtract(y_pred, ops.reshape(ops.convert_to_tensor(y_true), ops.shape(y_pred)))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "if still there",
      says="The `if` is still there, and asks for numbers that a compiled loss does not have. ops.where "
           "alone is enough.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        if ops.max(size) <= self.delta:
            loss = 0.5 * size**2
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "only squares",
      says="Without the `if`, only the squares are left. Errors above delta need the straight part.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = 0.5 * size**2
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "only straight lines",
      says="Without the `if`, only the straight part is left. Errors up to delta need the square.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = self.delta * size - 0.5 * self.delta**2
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "low on the other side",
      says="low counts on the wrong side. It is for predictions below the truth: e = y_pred - y_true, e < 0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e > 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "error turned round",
      says="low counts on the wrong side. It is for predictions below the truth: e = y_pred - y_true, e < 0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred)) - y_pred
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "low lost in call",
      says="low has no say any more.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(loss, axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "low inside of the size",
      says="low was multiplied into the error before the choice at delta. Multiply the loss by it.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(ops.where(e < 0, self.low * e, e))
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(loss, axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "mean over everything",
      says="call gives one number for the whole batch. Keep one for each row, for the sample weights.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss))

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "sum over the columns",
      says="The errors of a row were added up. Take their mean.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.sum(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "NumPy",
      says="NumPy cannot work while Keras draws its graph. Use keras.ops.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = np.array(y_pred)
        e = y_pred - np.reshape(y_true, y_pred.shape).astype(y_pred.dtype)
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "flattened",
      says="Everything was flattened, so that each error is a row of its own. Keep the K columns.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.reshape(ops.convert_to_tensor(y_pred), (-1, 1))
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "delta of 1",
      says="delta has no say: you compute with 1.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        e = y_pred - ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(e)
        loss = ops.where(size <= 1, 0.5 * size**2, size - 0.5)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

right("custom_quiz", "capitals",
      code='''
quiz = {"text": "B", "closure": 1, "shapes": 16, "batches": 0.75, "python": "B", "penalty": "B", "clip": 0.5}
''')

right("custom_quiz", "floats",
      code='''
quiz = {"text": "b", "closure": 1.0, "shapes": 16.0, "batches": 0.75, "python": "b", "penalty": "b", "clip": 0.5}
''')

right("custom_quiz", "a dictionary filled in",
      code='''
quiz = {}
quiz["text"] = "b"
quiz["closure"], quiz["shapes"], quiz["batches"] = 1, 4 * 4, 6 / 8
quiz["python"] = quiz["penalty"] = "b"
quiz["clip"] = 0.5 * 1.0
''')

wrong("custom_quiz", "the code is saved",
      says="text: no line of code is in the file. Look at what the first cell of section 1 printed.",
      code='''
quiz = {"text": "a", "closure": 1, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "nothing is saved",
      says="text: something is in the file, or Keras could not say what it misses.",
      code='''
quiz = {"text": "d", "closure": 1, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "delta from the file",
      says="closure: the file knows the name \"loss\" alone; the function that you handed over has delta 1.",
      code='''
quiz = {"text": "b", "closure": 0.5, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "four differences",
      says="shapes: (4, 1) and (4,) give a matrix of differences; count its numbers.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 4, "batches": 0.75, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "one difference",
      says="shapes: each of four targets meets each of four predictions.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 1, "batches": 0.75, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "the better batch",
      says="batches: both batches count. Add up TP, FP and FN first.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 1.0, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "the mean of the two",
      says="batches: this is the mean of the two F1. Add up TP, FP and FN first, then divide once.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.5, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "a product",
      says="batches: add up TP, FP and FN of both, then 2 TP / (2 TP + FP + FN).",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.25, "python": "b", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "ten in any case",
      says="python: the Python line runs while the graph is drawn, and the graph does not hold it.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.75, "python": "a", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "an error",
      says="python: nothing stops. The Python line runs once or twice, and the graph knows nothing of it.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.75, "python": "c", "penalty": "b", "clip": 0.5}
''')

wrong("custom_quiz", "the penalty stays",
      says="penalty: this loss knows of y and y_pred only. Who would add the penalty?",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "a", "clip": 0.5}
''')

wrong("custom_quiz", "an error for the penalty",
      says="penalty: nothing stops; the loss is a number like any other.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "c", "clip": 0.5}
''')

wrong("custom_quiz", "the rate forgotten",
      says="clip: the learning rate comes after the clipping: 0.5 times a norm of 1.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "b", "clip": 1}
''')

wrong("custom_quiz", "not clipped at all",
      says="clip: B has the norm 5, above the limit of 1, so it is shortened to 1 first.",
      code='''
quiz = {"text": "b", "closure": 1, "shapes": 16, "batches": 0.75, "python": "b", "penalty": "b", "clip": 2.5}
''')

wrong("custom_quiz", "the joint norm",
      says="clip: clipnorm looks at B by itself. You took the joint norm of A and B.",
      code='''
quiz = {
    "text": "b",
    "closure": 1,
    "shapes": 16,
    "batches": 0.75,
    "python": "b",
    "penalty": "b",
    "clip": 0.490290337845459,
}
''')

wrong("swish", "found: numpy",
      says="swish uses NumPy, which cannot work on the symbols that Keras draws its graph with. Use "
           "keras.ops.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z / (1 + np.exp(-z))


def through_text(thing):
    plain = keras.saving.serialize_keras_object(thing)
    text = json.dumps(plain)
    again = json.loads(text)
    return keras.saving.deserialize_keras_object(again)
''')

wrong("swish", "found: in place by out",
      says="swish writes its result into the array that it was given. Make a new one.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    if isinstance(z, np.ndarray):
        z[...] = z * ops.convert_to_numpy(ops.sigmoid(z))
        return z
    return z * ops.sigmoid(z)


def through_text(thing):
    plain = keras.saving.serialize_keras_object(thing)
    text = json.dumps(plain)
    again = json.loads(text)
    return keras.saving.deserialize_keras_object(again)
''')

wrong("swish", "found: at least 1d",
      says="A single number came back with shape (1,). Keep z's shape.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    z = ops.convert_to_tensor(z)
    if len(z.shape) == 0:
        z = ops.reshape(z, (1,))
    return z * ops.sigmoid(z)


def through_text(thing):
    plain = keras.saving.serialize_keras_object(thing)
    text = json.dumps(plain)
    again = json.loads(text)
    return keras.saving.deserialize_keras_object(again)
''')

wrong("swish", "found: softmax",
      says="swish took softmax, which looks at a whole row. The sigmoid looks at one number.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.softmax(z)


def through_text(thing):
    plain = keras.saving.serialize_keras_object(thing)
    text = json.dumps(plain)
    again = json.loads(text)
    return keras.saving.deserialize_keras_object(again)
''')

wrong("swish", "found: cut at 20",
      says="z was cut before everything, so that large numbers come out too small.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    z = ops.clip(z, -20.0, 20.0)
    return z * ops.sigmoid(z)


def through_text(thing):
    plain = keras.saving.serialize_keras_object(thing)
    text = json.dumps(plain)
    again = json.loads(text)
    return keras.saving.deserialize_keras_object(again)
''')

wrong("swish", "found: sigmoid derivative",
      says="swish took the slope of the sigmoid. Take the sigmoid itself.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z) * (1 - ops.sigmoid(z))


def through_text(thing):
    plain = keras.saving.serialize_keras_object(thing)
    text = json.dumps(plain)
    again = json.loads(text)
    return keras.saving.deserialize_keras_object(again)
''')

wrong("swish", "found: from_config or itself",
      says="through_text gives the very object back in some cases, remembers one, or makes it from the object and "
           "not from the text. Serialize and deserialize, for all alike, in each call.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    if not hasattr(thing, 'get_config'):
        return thing
    return type(thing).from_config(thing.get_config())
''')

wrong("swish", "found: layers only",
      says="keras.layers.deserialize knows layers only. Use keras.saving.deserialize_keras_object.",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    plain = keras.layers.serialize(thing)
    text = json.dumps(plain)
    again = json.loads(text)
    return keras.layers.deserialize(again)
''')

wrong("huber_loss", "found: column always",
      says="y_true was always made a column, so that K columns fall apart. Give it y_pred's shape.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), (-1, 1))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, 0.5 * size**2, delta * size - 0.5 * delta**2), axis=-1)
    return loss
''')

wrong("huber_loss", "found: cast to y_true",
      says="The predictions were cast to y_true's dtype. It is the other way round: y_true gets y_pred's.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.convert_to_tensor(y_true), ops.shape(y_pred))
        y_pred = ops.cast(y_pred, y_true.dtype)
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, 0.5 * size**2, delta * size - 0.5 * delta**2), axis=-1)
    return loss
''')

wrong("huber_loss", "found: smooth L1",
      says="This loss is divided by delta, as smooth L1 of other libraries is. The straight part has slope "
           "delta here.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= delta, 0.5 * size**2, delta * size - 0.5 * delta**2), axis=-1) / delta
    return loss
''')

wrong("huber_loss", "found: delta of 1 inside",
      says="The choice between the two parts was made at 1. Make it at delta.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        size = ops.abs(y_pred - y_true)
        return ops.mean(ops.where(size <= 1.0, 0.5 * size**2, delta * size - 0.5 * delta**2), axis=-1)
    return loss
''')

wrong("huber_loss", "found: numpy",
      says="You used NumPy, which cannot work while Keras draws its graph. Use the functions of keras.ops.",
      code='''
def huber_loss(delta):
    def loss(y_true, y_pred):
        y_pred = np.asarray(y_pred)
        y_true = np.asarray(y_true).astype(y_pred.dtype).reshape(y_pred.shape)
        size = np.abs(y_pred - y_true)
        return np.where(size <= delta, 0.5 * size**2, delta * size - 0.5 * delta**2).mean(axis=-1)
    return loss
''')

wrong("huber_class", "found: fixed name",
      says="The name is fixed in __init__, so that name= from outside stops it. Hand kwargs on.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(name="huber", **kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        config = super().get_config()
        config["delta"] = self.delta
        return config
''')

wrong("huber_class", "found: int delta",
      says="delta was cut to a whole number. Keep it as it is.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = int(delta) or 1

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        config = super().get_config()
        config["delta"] = self.delta
        return config
''')

wrong("huber_class", "found: default 0.5",
      says="The default of delta is 1.0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=0.5, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        config = super().get_config()
        config["delta"] = self.delta
        return config
''')

wrong("huber_class", "found: reduction fixed in config",
      says="get_config says sum_over_batch_size always. Begin with super().get_config().",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        return {"name": self.name, "reduction": "sum_over_batch_size", "delta": self.delta}
''')

wrong("huber_class", "found: weights rows itself",
      says="call divides by the number of rows. Keras does that: give one number for each row.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        rows = huber_loss(self.delta)(y_true, y_pred)
        return rows / ops.cast(ops.shape(rows)[0], rows.dtype)

    def get_config(self):
        config = super().get_config()
        config["delta"] = self.delta
        return config
''')

wrong("f1_metric", "found: sigmoid",
      says="The predictions went through a sigmoid first. Compare them as they are with the threshold.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(ops.sigmoid(p) > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: no reshape",
      says="(N,) and (N, 1) met in a product, which has N times N numbers. Bring all to shape (N,).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(y_true, self.dtype)
        p = ops.convert_to_tensor(y_pred)
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: weights not flattened",
      says="Weights of shape (N, 1) met rows of shape (N,), which gives N times N numbers. Bring the weights "
           "to shape (N,), too.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(sample_weight, self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: python numbers",
      says="The counts are Python numbers, which a compiled graph does not change. Use add_weight and "
           "assign_add.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.fp = self.fn = 0.0

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        yes = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp += ops.sum(w * yes * y)
        self.fp += ops.sum(w * yes * (1 - y))
        self.fn += ops.sum(w * (1 - yes) * y)

    def reset_state(self):
        self.tp = self.fp = self.fn = 0.0

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: python if",
      says="A Python `if` asks for the value of a variable; compiled, that has none. Use ops.where or "
           "ops.divide_no_nan.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        if self.tp + self.fp + self.fn == 0:
            return 0.0
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: 1 where nothing is there",
      says="Where nothing is found and nothing was there, you give 1. It is 0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        below = 2 * self.tp + self.fp + self.fn
        return ops.where(below > 0, 2 * self.tp / ops.maximum(below, 1e-9), 1.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: config without the rest",
      says="get_config has the threshold alone. Begin with super().get_config(), which has name and dtype.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {"threshold": self.threshold}
''')

wrong("f1_metric", "found: at least 1 below",
      says="The denominator is at least 1 in your result, which is wrong for small sample weights. Ask for 0 "
           "by itself.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return 2 * self.tp / ops.maximum(2 * self.tp + self.fp + self.fn, 1.0)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: threshold or half",
      says="A threshold of 0 was replaced. It is allowed, for logits.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold or 0.5
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("focal_loss", "found: factor from the logit",
      says="1 - p was taken for class 1 in all rows. For y = 0, p is the probability of class 0.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        w = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-w * ops.sigmoid(-logits)**gamma * ops.log_sigmoid(s), axis=-1)
    return loss
''')

wrong("focal_loss", "found: log of class 1",
      says="ln p was taken of class 1 in all rows. For y = 0, p is the probability of class 0.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        w = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-w * ops.sigmoid(-s)**gamma * ops.log_sigmoid(logits), axis=-1)
    return loss
''')

wrong("focal_loss", "found: no cast",
      says="y_true is not cast to the logits' dtype: whole numbers, or floats of another width, meet floats.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(y_true, ops.shape(logits))
        s = (2 * y - 1) * logits
        w = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-w * ops.sigmoid(-s)**gamma * ops.log_sigmoid(s), axis=-1)
    return loss
''')

wrong("focal_loss", "found: probabilities",
      says="The logits were taken for probabilities. Send them through the sigmoid.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        p = ops.where(y > 0.5, logits, 1 - logits)
        w = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-w * (1 - p)**gamma * ops.log(ops.clip(p, 1e-7, 1.0)), axis=-1)
    return loss
''')

wrong("focal_loss", "found: keras' class, no balancing",
      says="A keras.losses object averages over the batch, and ignores alpha unless apply_class_balancing is "
           "set. Give one number for each row.",
      code='''
def focal_loss(gamma, alpha):
    return keras.losses.BinaryFocalCrossentropy(alpha=alpha, gamma=gamma, from_logits=True)
''')

wrong("focal_loss", "found: gamma outside",
      says="The power was taken of the weight, too. It belongs to (1 - p) alone.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        w = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-(w * ops.sigmoid(-s))**gamma * ops.log_sigmoid(s), axis=-1)
    return loss
''')

wrong("focal_loss", "found: logits cut",
      says="The logits were cut, so that far out the loss is too small.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * ops.clip(logits, -100.0, 100.0)
        w = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-w * ops.sigmoid(-s)**gamma * ops.log_sigmoid(s), axis=-1)
    return loss
''')

wrong("focal_loss", "found: mean over rows by weights",
      says="The losses were divided by the mean weight. Leave them as they are.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        w = alpha * y + (1 - alpha) * (1 - y)
        w = w / ops.mean(w)
        return ops.mean(-w * ops.sigmoid(-s)**gamma * ops.log_sigmoid(s), axis=-1)
    return loss
''')

wrong("focal_loss", "found: whole gamma",
      says="gamma was cut to a whole number. Keep it as it is.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.cast(y_true, logits.dtype), ops.shape(logits))
        s = (2 * y - 1) * logits
        w = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-w * ops.sigmoid(-s)**int(gamma) * ops.log_sigmoid(s), axis=-1)
    return loss
''')

wrong("maxout", "found: max over units",
      says="You took the largest over the wrong axis. Take it over the pieces.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.matmul(x, self.kernel) + self.bias[:, None, :], axis=-1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "found: bias of the first piece",
      says="All pieces got the bias of the first one. Each has its own.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.matmul(x, self.kernel) + self.bias[0], axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

right("swish", "without a text between",
      code='''
@keras.saving.register_keras_serializable(package="course", name="own_swish")
def swish(z):
    return z * ops.sigmoid(z)


def through_text(thing):
    return keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(thing))
''')

right("huber_class", "Keras' function",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return keras.losses.huber(y_true, y_pred, delta=self.delta)

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("huber_class", "float32 in call",
      says="call computes in float32. Keep the dtype of y_pred.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, ops.cast(y_pred, "float32"))

    def get_config(self):
        return {**super().get_config(), "delta": self.delta}
''')

wrong("focal_loss", "no cast, whole numbers",
      says="y_true is not cast to the logits' dtype: whole numbers, or floats of another width, meet floats.",
      code='''
def focal_loss(gamma, alpha):
    def loss(y_true, logits):
        logits = ops.convert_to_tensor(logits)
        y = ops.reshape(ops.convert_to_tensor(y_true), ops.shape(logits))
        s = (2 * y - 1) * logits
        weight = alpha * y + (1 - alpha) * (1 - y)
        return ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis=-1)

    return loss
''')

wrong("huber_class", "found: class attribute",
      says="delta is kept on the class, so that all losses share the last one. Keep it in self.delta.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class HuberLoss(keras.losses.Loss):
    def __init__(self, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        HuberLoss.delta = delta

    def call(self, y_true, y_pred):
        return huber_loss(self.delta)(y_true, y_pred)

    def get_config(self):
        config = super().get_config()
        config["delta"] = self.delta
        return config
''')

wrong("f1_metric", "found: argmax",
      says="The answers came from argmax. Compare each prediction with the threshold.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(ops.argmax(ops.reshape(y_pred, (-1, 1)), axis=-1), self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: predictions in float32 cut",
      says="The predictions were cut to whole numbers before the comparison. Compare them as they are.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(ops.cast(p, "int32") > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: bool not cast",
      says="Booleans in y_true were not cast, and 1 - y fails for them. Cast y_true first.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.reshape(ops.convert_to_tensor(y_true), (-1,))
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(yes)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * ops.cast(y, self.dtype)))
        self.fp.assign_add(ops.sum(w * yes * ops.cast(1 - y, self.dtype)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * ops.cast(y, self.dtype)))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: weight as a switch",
      says="A weight above 0 counts as one row in your sums. A row with weight w counts w times.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)) > 0, self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * yes * (1 - y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("f1_metric", "found: alarm and miss over counts of rows",
      says="A false alarm was counted for each row without a hit. It is a yes where y_true is 0.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y = ops.cast(ops.reshape(y_true, (-1,)), self.dtype)
        p = ops.reshape(y_pred, (-1,))
        yes = ops.cast(p > self.threshold, self.dtype)
        w = ops.ones_like(y)
        if sample_weight is not None:
            w = ops.cast(ops.reshape(sample_weight, (-1,)), self.dtype)
        self.tp.assign_add(ops.sum(w * yes * y))
        self.fp.assign_add(ops.sum(w * (1 - yes * y)))
        self.fn.assign_add(ops.sum(w * (1 - yes) * y))

    def result(self):
        return ops.divide_no_nan(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def get_config(self):
        return {**super().get_config(), "threshold": self.threshold}
''')

wrong("maxout", "found: config pieces is units",
      says="get_config has the units under pieces.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.matmul(x, self.kernel) + self.bias[:, None, :], axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.units}
''')

wrong("maxout", "found: logsumexp",
      says="This is a smooth maximum. Take the largest piece itself.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.logsumexp(ops.matmul(x, self.kernel) + self.bias[:, None, :], axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "found: two largest pieces only",
      says="Only the first two pieces are compared. Take the largest of all.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max((ops.matmul(x, self.kernel) + self.bias[:, None, :])[:2], axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "found: numpy kernel",
      says="The kernel is a plain array, which Keras neither trains nor saves. Use self.add_weight.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = (
            np.random.default_rng(0).normal(size=(self.pieces, input_shape[-1], self.units)).astype("float32")
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.matmul(x, self.kernel) + self.bias[:, None, :], axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "found: config without the rest",
      says="get_config lacks the name. Begin with super().get_config().",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.matmul(x, self.kernel) + self.bias[:, None, :], axis=0)

    def get_config(self):
        return {"units": self.units, "pieces": self.pieces}
''')

wrong("maxout", "found: kwargs dropped",
      says="The name has no say: hand kwargs on, super().__init__(**kwargs).",
      code='''
@keras.saving.register_keras_serializable(package="course")
class Maxout(keras.layers.Layer):
    def __init__(self, units, pieces, **kwargs):
        super().__init__()
        self.units = units
        self.pieces = pieces

    def build(self, input_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(self.pieces, input_shape[-1], self.units), initializer="he_normal"
        )
        self.bias = self.add_weight(name="bias", shape=(self.pieces, self.units), initializer="zeros")

    def call(self, x):
        return ops.max(ops.matmul(x, self.kernel) + self.bias[:, None, :], axis=0)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "pieces": self.pieces}
''')

wrong("clip_compare", "found: joined for clipnorm",
      says="All gradients were joined into one array, so that clipnorm is the joint norm. Keep one variable "
           "for each array.",
      code='''
def clip_compare(grads, limit):
    result = {}
    sizes = [g.size for g in grads.values()]
    flat = np.concatenate([g.ravel() for g in grads.values()]).astype("float32")
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        v = keras.Variable(np.zeros(flat.shape, dtype="float32"))
        optimizer.apply([ops.convert_to_tensor(flat)], [v])
        parts = np.split(-ops.convert_to_numpy(v), np.cumsum(sizes)[:-1])
        result[setting] = {k: p.reshape(grads[k].shape) for k, p in zip(grads, parts)}
    return result
''')

wrong("clip_compare", "found: formula, norm 1",
      says="The norm is the root of the sum of squares, not the sum of the sizes.",
      code='''
def clip_compare(grads, limit):
    whole = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    value = {k: np.clip(g, -limit, limit).astype("float32") for k, g in grads.items()}
    norm = {k: (g * min(1.0, limit / max(np.sum(np.abs(g)), 1e-30))).astype("float32") for k, g in grads.items()}
    joint = {k: (g * min(1.0, limit / max(whole, 1e-30))).astype("float32") for k, g in grads.items()}
    return {"clipvalue": value, "clipnorm": norm, "global_clipnorm": joint}
''')

wrong("clip_compare", "found: formula, row norms",
      says="clipnorm looks at each array as a whole, not at its rows.",
      code='''
def clip_compare(grads, limit):
    whole = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    value = {k: np.clip(g, -limit, limit).astype("float32") for k, g in grads.items()}
    norm = {
        k: (g * np.minimum(1.0, limit / np.maximum(np.sqrt(np.sum(g**2, axis=-1, keepdims=True)), 1e-30))).astype(
            "float32"
        )
        for k, g in grads.items()
    }
    joint = {k: (g * min(1.0, limit / max(whole, 1e-30))).astype("float32") for k, g in grads.items()}
    return {"clipvalue": value, "clipnorm": norm, "global_clipnorm": joint}
''')

wrong("clip_compare", "found: formula, largest norm",
      says="The joint norm is not the largest norm. It is the root of the sum of all squares.",
      code='''
def clip_compare(grads, limit):
    whole = max(np.sqrt(np.sum(g**2)) for g in grads.values())
    value = {k: np.clip(g, -limit, limit).astype("float32") for k, g in grads.items()}
    norm = {k: (g * min(1.0, limit / max(np.sqrt(np.sum(g**2)), 1e-30))).astype("float32") for k, g in grads.items()}
    joint = {k: (g * min(1.0, limit / max(whole, 1e-30))).astype("float32") for k, g in grads.items()}
    return {"clipvalue": value, "clipnorm": norm, "global_clipnorm": joint}
''')

wrong("clip_compare", "found: two steps",
      says="apply was called twice, so twice the clipped gradient comes back. One step is enough.",
      code='''
def clip_compare(grads, limit):
    result = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        optimizer.apply([ops.convert_to_tensor(g, dtype='float32') for g in grads.values()], variables)
        result[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables)}
    return result
''')

wrong("clip_compare", "found: one dict",
      says="All three settings share one dictionary, which holds the last. Make a new one for each.",
      code='''
def clip_compare(grads, limit):
    result, clipped = {}, {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.zeros(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        for name, v in zip(grads, variables):
            clipped[name] = -ops.convert_to_numpy(v)
        result[setting] = clipped
    return result
''')

wrong("clip_compare", "found: start at ones",
      says="The variables start at 1, and that was not taken off. Start at 0.",
      code='''
def clip_compare(grads, limit):
    result = {}
    for setting in ("clipvalue", "clipnorm", "global_clipnorm"):
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **{setting: limit})
        variables = [keras.Variable(np.ones(g.shape, dtype="float32")) for g in grads.values()]
        optimizer.apply([ops.convert_to_tensor(g, dtype="float32") for g in grads.values()], variables)
        result[setting] = {name: -ops.convert_to_numpy(v) for name, v in zip(grads, variables)}
    return result
''')

wrong("clip_compare", "found: formula, views",
      says="Where nothing is clipped, the given arrays themselves come back. Make new arrays.",
      code='''
def clip_compare(grads, limit):
    whole = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    value = {
        k: (g if np.all(np.abs(g) <= limit) else np.clip(g, -limit, limit)).astype("float32", copy=False)
        for k, g in grads.items()
    }
    norm = {
        k: (g * min(1.0, limit / max(np.sqrt(np.sum(g**2)), 1e-30))).astype("float32") for k, g in grads.items()
    }
    joint = {k: (g * min(1.0, limit / max(whole, 1e-30))).astype("float32") for k, g in grads.items()}
    return {"clipvalue": value, "clipnorm": norm, "global_clipnorm": joint}
''')

wrong("mend_custom", "found: config swapped",
      says="low and delta are swapped in get_config.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.delta, "delta": self.low}
''')

wrong("mend_custom", "found: low for the line only",
      says="low counts on the straight part only. It is for the square, too.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(ops.logical_and(e < 0, size > self.delta), self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: low by row",
      says="low was applied to whole rows. It goes by the sign of each error.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        row = ops.mean(loss, axis=-1)
        return ops.where(ops.mean(e, axis=-1) < 0, self.low * row, row)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: no half",
      says="The square has lost its half.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: flat pred",
      says="y_pred was given y_true's shape, so that one number comes for all rows. It is the other way "
           "round.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.cast(y_true, y_pred.dtype)
        y_pred = ops.reshape(y_pred, ops.shape(y_true))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: normed by weight",
      says="The mean was divided by the mean weight. Leave it as it is.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        w = ops.where(e < 0, ops.cast(self.low, e.dtype), ops.cast(1.0, e.dtype))
        return ops.sum(w * loss, axis=-1) / ops.sum(w, axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: where on the batch",
      says="One condition chooses for the whole batch. Choose for each error: size <= self.delta.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(ops.max(size) <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: where on the row",
      says="One condition chooses for a whole row. Choose for each error: size <= self.delta.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(
            ops.max(size, axis=-1, keepdims=True) <= self.delta,
            0.5 * size**2,
            self.delta * size - 0.5 * self.delta**2,
        )
        return ops.mean(ops.where(e < 0, self.low * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: extra weight plus 1",
      says="Errors below count 1 + low times. They count low times.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        return ops.mean(ops.where(e < 0, (1 + self.low) * loss, loss), axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("mend_custom", "found: offset with low",
      says="low multiplies the straight part without its constant. Multiply all of it.",
      code='''
@keras.saving.register_keras_serializable(package="course")
class ShopLoss(keras.losses.Loss):
    def __init__(self, low=1.0, delta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.delta = low, delta

    def call(self, y_true, y_pred):
        y_pred = ops.convert_to_tensor(y_pred)
        y_true = ops.reshape(ops.cast(y_true, y_pred.dtype), ops.shape(y_pred))
        e = y_pred - y_true
        size = ops.abs(e)
        loss = ops.where(size <= self.delta, 0.5 * size**2, self.delta * size - 0.5 * self.delta**2)
        loss = ops.where(
            ops.logical_and(e < 0, size > self.delta),
            self.low * self.delta * size - 0.5 * self.delta**2,
            ops.where(e < 0, self.low * loss, loss),
        )
        return ops.mean(loss, axis=-1)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "delta": self.delta}
''')

wrong("train_step", "by hand, with the rate",
      says="The weights were changed by hand. Use self.optimizer.apply, so that the compiled optimizer has "
           "its say.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        for v, g in zip(variables, gradients):
            v.assign(v - self.optimizer.learning_rate * g)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "new predictions in inference mode",
      says="The metrics got new predictions in inference mode. Use those that the loss was made of.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        y_pred = self(x)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "two passes",
      says="The network ran twice in training mode, which moves the running statistics twice. Once is "
           "enough.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            self(x, training=True)
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "global norm clipped",
      says="The gradients were clipped to a joint norm of 1. Nobody asked for that: hand them on as they "
           "are.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        gradients, _ = tf.clip_by_global_norm(gradients, 1.0)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "loss times rows",
      says="The loss was multiplied by the number of rows. It is a mean already.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
            loss = loss * ops.cast(ops.shape(x)[0], loss.dtype)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "weighed by the sum of the weights",
      says="\"loss\" was weighed by the sum of the sample weights. Its weight is the number of rows.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(
                    loss, sample_weight=ops.shape(x)[0] if sample_weight is None else ops.sum(sample_weight)
                )
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

wrong("train_step", "swapped in the metrics",
      says="y and y_pred are swapped where the metrics are brought up to date.",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y_pred, y, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

right("train_step", "the network itself, outside of call",
      code='''
class TrainStepModel(keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def call(self, x, training=False):
        return self.network(x, training=training)

    def train_step(self, data):
        x, y, sample_weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self.network(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=ops.shape(x)[0])
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        norm = ops.sqrt(sum(ops.sum(g**2) for g in gradients))
        return {**self.get_metrics_result(), "gradient_norm": norm}
''')

equivalent("huber_loss", "size <= delta -> size < delta",
           because="At delta both parts have the same value.")

equivalent("huber_loss", "-1 -> 1",
           because="The arrays have two axes, so the last is axis 1.")

equivalent("focal_loss", "ops.mean(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axi… -> ops.su"
           "m(-weight * ops.sigmoid(-s) ** gamma * ops.log_sigmoid(s), axis…",
           because="The last axis has length 1.")

equivalent("focal_loss", "-1 -> 1",
           because="The arrays have two axes, so the last is axis 1.")

equivalent("maxout", "self.add_weight(name='kernel', shape=(self.pieces, input_shape[-1], s… -> self.a"
           "dd_weight(shape=(self.pieces, input_shape[-1], self.units), ini…",
           because="What a weight is called has no say.")

equivalent("maxout", "self.add_weight(name='kernel', shape=(self.pieces, input_shape[-1], s… -> self.a"
           "dd_weight(name='kernel', shape=(self.pieces, input_shape[-1], s…",
           because="Without an initializer Keras takes glorot_uniform, and any random one will do.")

equivalent("maxout", "self.add_weight(name='bias', shape=(self.pieces, self.units), initial… -> self.a"
           "dd_weight(shape=(self.pieces, self.units), initializer='zeros')",
           because="What a weight is called has no say.")

equivalent("maxout", "-1 -> 1",
           because="The input has two axes, so the last is axis 1.")

equivalent("f1_metric", "super().__init__(name=name, **kwargs) -> super().__init__(name=name)",
           because="Beside the name there is the dtype only, and it is float32 anyway.")

equivalent("f1_metric", "self.add_weight(name='tp', initializer='zeros') -> self.add_weight(initializer='"
           "zeros')",
           because="What a variable is called has no say.")

equivalent("f1_metric", "self.add_weight(name='fp', initializer='zeros') -> self.add_weight(initializer='"
           "zeros')",
           because="What a variable is called has no say.")

equivalent("f1_metric", "self.add_weight(name='fn', initializer='zeros') -> self.add_weight(initializer='"
           "zeros')",
           because="What a variable is called has no say.")

equivalent("f1_metric", "below > 0 -> below >= 0",
           because="0 through the smallest allowed number is 0, too.")

equivalent("mend_custom", "size <= self.delta -> size < self.delta",
           because="At delta both parts have the same value.")

equivalent("mend_custom", "e < 0 -> e <= 0",
           because="An error of 0 costs nothing, however often it counts.")

equivalent("mend_custom", "-1 -> 1",
           because="The arrays have two axes, so the last is axis 1.")

equivalent("clip_compare", "np.zeros(g.shape, dtype='float32') -> np.zeros(g.shape)",
           because="In float64 the numbers are at least as near.")

equivalent("clip_compare", "ops.convert_to_tensor(g, dtype='float32') -> ops.convert_to_tensor(g)",
           because="Keras casts the gradients itself.")

equivalent("clip_compare", "zip(grads, variables, strict=True) -> zip(grads, variables)",
           because="Both have the same length.")

equivalent("clip_compare", "True -> False",
           because="Both have the same length.")

equivalent("train_step", "self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weigh… -> self.c"
           "ompute_loss(y=y, y_pred=y_pred, sample_weight=sample_weight)",
           because="The compiled loss does not look at x.")

allowed("huber_loss", "one object for equal arguments",
           because="A loss function keeps nothing that could change, so one for equal settings will do.")

allowed("focal_loss", "one object for equal arguments",
           because="A loss function keeps nothing that could change, so one for equal settings will do.")

allowed("clip_compare", "computed in float32",
           because="Keras computes in float32 itself, and the docstring allows it.")

allowed("clip_compare", "the result rounded to 6 digits",
           because="Keras computes in float32, which has 7 digits; 6 are asked.")
