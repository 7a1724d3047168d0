# ---
# title: Callbacks, early stopping, saving and loading
# objectives:
#   - say from a list of validation losses where Keras 3 stops and whose weights it gives back
#   - stop early, keep the best model in a file and lower the learning rate, with Keras' callbacks
#   - write a callback, and a schedule for the learning rate
#   - read an HDF5 file, and say what is inside of a .keras file
#   - save and load a model, its weights or its architecture, and say what is lost in each form
#   - resume a training run so that it gives the losses of a run that was never stopped
# minutes: 150
# prerequisites: ["08 Optimizers", "10 Keras", "13 Batch and layer normalisation"]
# ---

# %% [markdown]
# `fit` runs for as many epochs as you said, hands back the weights of the last one, and all is gone when Python ends.
# In this unit you stop it at the right time, look inside while it runs, and put into files what must stay. You will
# know which file keeps what: most trouble with saved models comes from something that the file does not hold.
#
# Below each exercise there is a check cell. Run it as often as you like. The hints under an exercise open one at a
# time. Every file here is written into a temporary folder and removed again.
#
# For the whole unit: no function prints, warns, changes what it is given or leaves a file behind, unless its docstring
# says so. None remembers anything from one call to the next. Lists hold at least one item.
#
# ## Three questions first
#
# Answer each from memory, then open it.
#
# <details><summary>1. Which rows decide when to stop, and which rows tell how good the model is?</summary>
#
# Validation rows, held back from training, decide. Test rows tell, once, at the end: rows that have decided something
# are no longer impartial.
# </details>
#
# <details><summary>2. What does Adam keep for each weight besides the weight?</summary>
#
# Two numbers: running means of the gradient and of its square. And one count of updates for all weights.
# </details>
#
# <details><summary>3. Batch normalisation of 16 features has 64 numbers. Which of them does the optimizer not change?
# </summary>
#
# The running means and variances, 32 of them. They are remembered, not learned, and inference needs them.
# </details>

# %% given
import contextlib
import io
import json
import logging
import tempfile
import zipfile
from pathlib import Path

import numpy as np

from autograder import check

import h5py
import keras
import tensorflow as tf

tf.get_logger().setLevel("ERROR")              # no warnings about "retracing"
logging.getLogger("absl").setLevel("ERROR")    # and none about the old .h5 format, which section 8 is about


_STAGE = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1, use_bias=False)])
_STAGE.compile(optimizer=keras.optimizers.SGD(), loss="mse")


def rehearse(callbacks, epochs):
    """Runs callbacks through a training on paper, and tells what they made of it.

    epochs: a list with a dictionary for each epoch, what Keras would report at its end, such as {"val_loss": 0.5}.
            Under "batches" it may have a list, the loss that Keras would report after each batch; and under "rate" a
            learning rate that is set in the course of the epoch.
    The model has one weight. During epoch 1 it becomes 1, during epoch 2 it becomes 2, and so on. The learning rate is
    0.5 at first.
    Returns a dictionary: "epochs", how many were run; "weight", the model's weight in the end; "rates", the learning
    rate after each epoch.
    """
    model, rates = _STAGE, []
    model.set_weights([np.zeros((1, 1))])
    model.stop_training, model.optimizer.learning_rate = False, 0.5
    stage = keras.callbacks.CallbackList(callbacks, model=model)
    stage.on_train_begin()
    for epoch, report in enumerate(epochs):
        stage.on_epoch_begin(epoch)
        model.set_weights([np.array([[epoch + 1.0]])])
        for batch, loss in enumerate(report.get("batches", [])):
            stage.on_train_batch_begin(batch)
            stage.on_train_batch_end(batch, {"loss": loss})
        if "rate" in report:
            model.optimizer.learning_rate = report["rate"]
        stage.on_epoch_end(epoch, {name: report[name] for name in report if name not in ("batches", "rate")})
        rates.append(float(model.optimizer.learning_rate))
        if model.stop_training:
            break
    stage.on_train_end()
    return {"epochs": len(rates), "weight": round(float(model.get_weights()[0][0, 0])), "rates": rates}


def with_leftovers(function, *arguments):
    """What a function gives, and the names of the files and folders that it leaves behind."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            result = function(*arguments)
            return result, sorted("a folder" if path.is_dir() else path.name for path in Path(folder).iterdir())
        finally:
            tempfile.tempdir = before

# %% [markdown]
# ## 1. When to stop
#
# 256 handwritten digits to train on, 64 hidden units, 40 epochs. One label in seven was drawn by lot, as if a tired
# person had typed them. 348 other digits are the validation rows: `fit(..., validation_data=(X, y))` computes their
# loss after each epoch and trains on none of them.
#
# **Predict.** The training loss falls all the time. What does the validation loss do: fall all the time too, fall and
# stay, or fall and rise? After which of the 40 epochs would you want to have stopped?

# %% drawing
# For the figures only; no exercise needs this cell.
import matplotlib.pyplot as plt

from course import datasets, plots

# %%
_digits = datasets.bundled("digits")


def _rows():
    """Training rows with some wrong labels, validation rows and test rows: three pairs (X, y)."""
    X, y = _digits.X_train[:256], _digits.y_train[:256].copy()
    rng = np.random.default_rng(0)
    typo = rng.random(256) < 0.15
    y[typo] = rng.integers(0, 10, typo.sum())
    return (X, y), (_digits.X_train[1000:], _digits.y_train[1000:]), (_digits.X_test, _digits.y_test)


def _digit_net(rate=0.01, dropout=0.0, eagerly=False):
    keras.utils.set_random_seed(0)
    layers = [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")]
    if dropout:
        layers.insert(1, keras.layers.Dropout(dropout, seed=1))
    model = keras.Sequential([keras.Input(shape=(64,)), *layers])
    model.compile(keras.optimizers.Adam(learning_rate=rate), loss="sparse_categorical_crossentropy",
                  metrics=["accuracy"], run_eagerly=eagerly, jit_compile=False)
    return model


def _fit(rate, epochs=40, callbacks=()):
    """A run of `_net` from its first weights, with a new Adam. One model for all runs: a new one costs a second."""
    _net.set_weights(_first_weights)
    for number in _net.optimizer.variables:
        number.assign(keras.ops.zeros_like(number))
    _net.optimizer.learning_rate = rate
    keras.utils.set_random_seed(0)
    return _net.fit(*_train, validation_data=_val, epochs=epochs, batch_size=128, validation_batch_size=512, verbose=0,
                    callbacks=list(callbacks))


_train, _val, _test = _rows()
_net = _digit_net()
_first_weights = _net.get_weights()
_run = _fit(0.01).history
for _name, _pick in (("val_loss", np.argmin), ("val_accuracy", np.argmax)):
    _epoch = int(_pick(_run[_name]))
    print(f"best {_name} in epoch {_epoch + 1}: {_run[_name][_epoch]:.3f}, after 40 epochs {_run[_name][-1]:.3f}")

# %% drawing
def _draw_run():
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    plots.curves({"training rows": _run["loss"], "validation rows": _run["val_loss"]}, ax,
                 title="The validation loss turns in epoch 9; the training loss never does", ylabel="cross-entropy")
    ax.plot(9, _run["val_loss"][8], "v", color=plots.COLOURS[2], markersize=9, label="best epoch")
    ax.axvline(14, color="0.5", linewidth=1, label="stop after 5 epochs without a better one")
    ax.legend()
    plt.show()


_draw_run()

# %% [markdown]
# What to see: the dashed curve falls until epoch 9, rises, falls a little, and rises again. After epoch 9 the network
# learns the wrong labels by heart. (At first the training loss is the higher one: only the training rows have wrong
# labels.) Two more things:
#
# - From inside, in epoch 10, nobody knows whether the rise is the end or a bump. So one waits a while. How many epochs
#   one waits without an improvement is called **patience**. Further down you will see a run with a bump.
# - Loss and accuracy do not agree on the epoch. Decide beforehand which one you watch. The loss is the usual choice: it
#   moves with every probability, the accuracy in steps of one row.
#
# This is **early stopping**. `keras.callbacks.EarlyStopping` does it, by these rules:
#
# 1. The first epoch's loss is the best so far.
# 2. An epoch **improves** if its loss is below the best so far by *more* than `min_delta`. Then it is the new best.
# 3. Otherwise it is an epoch without improvement. After `patience` of them *in a row* training stops.
# 4. With `restore_best_weights=True` the model gets back the weights of the best epoch in the end. Keras 3 does so
#    even when training was not stopped and came to its last epoch. (Keras 2 did not; old texts describe that.)
#
# Worked, with patience 2 and min_delta 0:
#
# | epoch | 1 | 2 | 3 | 4 | 5 | 6 |
# | --- | --- | --- | --- | --- | --- | --- |
# | loss | 0.9 | 0.7 | 0.8 | 0.7 | | |
# | best so far | 0.9 | 0.7 | 0.7 | 0.7 | | |
# | without improvement | 0 | 0 | 1 | 2: stop | | |
#
# Epoch 4 only equals the best, and that is no improvement. So 4 epochs run, and the weights of epoch 2 come back.
#
# **Predict:** the first validation loss is NaN, and the others are 0.9, 0.7, 0.5. What stops when, with patience 2?
#
# ### Exercise 1: where it stops and what it keeps (4 points)

# %% exercise="stopped_at_and_best"
def stopped_at_and_best(losses, patience, min_delta):
    """Where Keras' EarlyStopping stops, and the epoch whose weights it gives back, with restore_best_weights=True.

    losses:    the validation losses of epochs 1, 2, 3 …, as they would be if nothing stopped: a list of floats, of any
               sign. Some may be NaN: comparisons with NaN are False, so it improves on nothing and nothing on it
    patience:  a whole number, 1 or more
    min_delta: a float, 0 or more; for `loss + min_delta < best` rounding plays no part

    Returns a tuple (stopped, best) of two whole numbers, epochs counted from 1: how many epochs run, which is
    len(losses) if nothing stops, and the epoch whose weights come back.

    Examples: ([0.9, 0.7, 0.8, 0.7, 0.1], 2, 0.0) gives (4, 2). ([4.0, 3.5, 3.0, 2.5], 2, 0.5) gives (4, 3): only epoch
    3 is better than 4.0 by more than 0.5.
    """
    ### BEGIN SOLUTION
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three things to remember from epoch to epoch: the best loss, its epoch, and how many epochs went by without an
# improvement.
# </details>
#
# <details><summary>Hint 2</summary>
#
# One loop from the second epoch on. Either the loss improves, and all three are set anew; or the count goes up, and you
# look whether it has reached the patience.
# </details>
#
# <details><summary>Hint 3</summary>
#
# `enumerate(losses[1:], start=2)` gives the epoch with each loss. Ask `loss + min_delta < best` just like that, then
# NaN needs no case of its own. After the loop, nothing has stopped.
# </details>

# %% check="stopped_at_and_best"
from autograder import check

nan = float("nan")
for name, losses, patience, min_delta, right in (
        ("a tie", [0.9, 0.7, 0.8, 0.7, 0.1], 2, 0.0, (4, 2)),
        ("waiting begins anew", [5.0, 4.0, 6.0, 6.0, 3.0, 7.0, 7.0, 2.0, 1.0], 3, 0.0, (9, 9)),
        ("falling in small steps", [4.0, 3.5, 3.0, 2.5, 1.0, 0.75, 0.75, 0.25], 2, 0.5, (7, 5)),
        ("only a little better", [8.0, 7.5, 7.25, 7.125, 2.0], 3, 1.0, (4, 1)),
        ("not stopped, and the best is not the last", [3.0, 1.0, 2.0, 2.5], 5, 0.0, (4, 2)),
        ("stopped in the last epoch", [-1.0, -3.0, -2.0], 1, 0.0, (3, 2)),
        ("NaN first", [nan, 0.9, 0.7, 0.5], 2, 0.0, (3, 1)), ("all NaN", [nan] * 3, 3, 0.25, (3, 1)),
        ("NaN on the way", [2.0, nan, 1.0, nan, nan, 0.0], 2, 0.25, (5, 3)), ("one epoch", [7.0], 1, 0.0, (1, 1)),
        ("at first a bit worse", [4.0, 4.25, 4.5, 4.0], 2, 0.5, (3, 1)),
        ("a step, then a larger one", [0.5, 0.3125, 0.3125, 0.125, 0.125], 3, 0.25, (5, 4)),
        ("tiny losses", [2e-9, 1.5e-9, 1.75e-9, 1.5e-9], 2, 0.0, (4, 2))):
    made = check(stopped_at_and_best, losses, patience, min_delta).equal(right, name=name).unchanged()
made.type(tuple)
### BEGIN HIDDEN TESTS
for patience in (1, 2, 4, 6):
    losses, best = (check.rng.integers(0, 40, size=30) / 4).tolist(), [0]
    for i, loss in enumerate(losses):
        best.append(i if loss < losses[best[-1]] - 0.5 else best[-1])
        if i - best[-1] == patience:
            break
    check(stopped_at_and_best, losses, patience, 0.5).equal((i + 1, best[-1] + 1))
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Now ask Keras itself, in a rehearsal: the given function `rehearse` runs callbacks through a training on paper. Its
# model's weight is the number of the epoch, so the weight in the end tells which epoch's came back.

# %%
def _by_keras(losses, patience, min_delta=0.0):
    stopper = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, min_delta=min_delta,
                                            restore_best_weights=True)
    return rehearse([stopper], [{"val_loss": loss} for loss in losses])


for _losses, _patience in (([0.9, 0.7, 0.8, 0.7, 0.1], 2), ([3.0, 1.0, 2.0, 2.5], 5),
                           ([float("nan"), 0.9, 0.7, 0.5], 2), (_run["val_loss"], 5)):
    _made = _by_keras(_losses, _patience)
    print(f"Keras: {_made['epochs']} epochs, weights of epoch {_made['weight']};",
          "yours:", stopped_at_and_best(_losses, _patience, 0.0))

# %% [markdown]
# <details><summary>Compare with your prediction</summary>
#
# A first loss of NaN is the best for good: nothing is smaller than NaN. Training stops after 3 epochs although the loss
# falls, and the weights of epoch 1 come back.
# </details>
#
# The last line is the run above: 14 epochs instead of 40, and the weights of epoch 9. Patience is a bet. With half the
# learning rate the same network has a plateau at epoch 16, and the best loss comes in epoch 39. **Predict** what
# patience 3 makes of it:

# %%
_slow = [2.074, 1.671, 1.366, 1.137, 0.964, 0.832, 0.733, 0.657, 0.599, 0.555, 0.523, 0.499, 0.483, 0.472, 0.467, 0.465,
         0.466, 0.468, 0.468, 0.466, 0.462, 0.456, 0.450, 0.444, 0.439, 0.436, 0.435, 0.435, 0.436, 0.438, 0.439, 0.439,
         0.438, 0.437, 0.435, 0.434, 0.433, 0.4325, 0.432, 0.433]     # written down from a run with the rate 0.005
for _patience in (3, 10):
    _stopped, _best = stopped_at_and_best(_slow, _patience, 0.0)
    print(f"patience {_patience}: {_stopped} epochs, best epoch {_best} with {_slow[_best - 1]:.3f}")

# %% [markdown]
# With patience 3 it stops on the plateau. That costs little here (0.465 instead of 0.432), and saves half of the time.
#
# ## 2. Three callbacks at once
#
# A **callback** is an object that `fit` calls at certain moments: when training begins, before and after each epoch,
# before and after each batch. You hand over a list: `fit(..., callbacks=[first, second])`. Three of them go together
# well, all with `monitor="val_loss"`:
#
# | callback | what it does | take care |
# | --- | --- | --- |
# | `EarlyStopping(patience=…)` | stops | `restore_best_weights=True`, or you get the last epoch's weights |
# | `ModelCheckpoint(path)` | writes the model into a file | `save_best_only=True`, or each epoch overwrites the last |
# | `ReduceLROnPlateau(factor=…, patience=…)` | multiplies the rate by `factor` | a smaller patience than that above |
#
# ReduceLROnPlateau acts after so many epochs without improvement as its own patience says. With the patience of
# EarlyStopping training would be over before it acts.
#
# `mode="auto"`, the default, knows that a loss is to become small. `mode="max"` with a loss keeps the *worst* model,
# and no error tells you. A misspelt name in `monitor` stops with an error, as long as the mode is `"auto"`. But without
# `validation_data` there is no "val_loss": Keras only warns, and then nothing ever stops.
#
# **Predict:** the validation losses are 5, 4, 6, 6, 6, 6, 3. EarlyStopping has patience 4, ReduceLROnPlateau has
# patience 2 and factor 0.1, the rate is 0.5. Which rates do you see, and which epoch's model is in the file?
#
# ### Exercise 2: the list of callbacks (3 points)
#
# The second function is there to try yours; leave it as it is. The check calls it.

# %% exercise="make_callbacks"
def make_callbacks(path, patience, wait, factor):
    """A list of three callbacks for `fit`, all of which watch the loss of the validation rows.

    path:     where the model is kept, a str that ends in ".keras"
    patience: training stops after so many epochs without improvement, and the best epoch's weights come back
    wait:     after so many epochs without improvement the learning rate is multiplied by factor
    factor:   a float between 0 and 1

    Returns a new list with three new callbacks, one EarlyStopping, one ModelCheckpoint and one ReduceLROnPlateau, in
    any order. The file holds the whole model of the best epoch, at any time. Whatever was not spoken of is as Keras
    has it.
    """
    ### BEGIN SOLUTION
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]
    ### END SOLUTION


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three objects of `keras.callbacks`, in a list. Go through the table above: each row has an argument that is easily
# forgotten.
# </details>
#
# <details><summary>Hint 2</summary>
#
# All three get `monitor="val_loss"`. Two of them have an argument called `patience`, and they get different numbers.
# </details>
#
# <details><summary>Hint 3</summary>
#
# `EarlyStopping(monitor=…, patience=…, restore_best_weights=…)`, `ModelCheckpoint(path, monitor=…, save_best_only=…)`,
# `ReduceLROnPlateau(monitor=…, factor=…, patience=…)`.
# </details>

# %% check="make_callbacks"
from autograder import check


def reports(val_losses):      # training losses and accuracies have a will of their own
    return [{"loss": 9.0 - e + 3 * (e > 3), "accuracy": 0.1 * e, "val_loss": v, "val_accuracy": -((e - 2) ** 2)}
            for e, v in enumerate(val_losses)]


for losses, patience, wait, factor, epochs, best, rates in (
        ([5.0, 4.0, 6.0, 6.0, 6.0, 6.0, 3.0], 4, 2, 2**-6, 6, 2, [0.5, 0.5, 0.5, 2**-7, 2**-7, 2**-13]),
        ([2.0, 2.5, 1.5, 1.49995, 3.0, 3.0, 3.0, 1.0], 3, 1, 0.75, 7, 4,
         [0.5, 0.375, 0.375, 0.28125, 0.2109375, 0.158203125, 0.11865234375]),
        ([3.0, 1.0, 2.0], 5, 3, 0.5, 3, 2, [0.5, 0.5, 0.5])):
    made = check(rehearsed_callbacks, reports(losses), patience, wait, factor)
    made["epochs"].equal(epochs, name=f"{losses}, patience {patience}: so many epochs run")
    made["weight"].equal(best, name=f"{losses}: the model has the weights of this epoch in the end")
    made["file"].equal(best, name=f"{losses}: the file has the weights of this epoch")
    made["rates"].close(rates, rtol=1e-9, name=f"{losses}, wait {wait}, factor {factor}: the rate after each epoch")
made.holds("nothing is printed", lambda v: not made.outcome.printed, hint="Leave verbose as Keras has it.")
check(make_callbacks, "best.keras", 2, 1, 0.5).holds("a list of three", lambda v: type(v) is list and len(v) == 3)
### BEGIN HIDDEN TESTS
made = check(rehearsed_callbacks, reports([3.0, 2.0, 2.5, 1.0, 1.5, 1.0, 2.0, 0.5]), 3, 2, 0.25)
made.close({"epochs": 7, "weight": 4, "rates": [0.5] * 5 + [0.125] * 2, "file": 4}, rtol=1e-9)
### END HIDDEN TESTS
check.score(3)

# %%
_made = rehearsed_callbacks([{"val_loss": loss} for loss in (5, 4, 6, 6, 6, 6, 3)], 4, 2, 0.1)
print(f"{_made['epochs']} epochs; model of epoch {_made['weight']}, file of epoch {_made['file']}; rates",
      *(f"{_rate:.4g}" for _rate in _made["rates"]))

# %% [markdown]
# <details><summary>Compare with your prediction</summary>
#
# Epochs 3 and 4 bring nothing: after epoch 4 the rate falls to 0.05, after epoch 6 to 0.005. Then four epochs have
# brought nothing, and training stops. The 3.0 of epoch 7 is never seen. File and model have the weights of epoch 2.
# </details>
#
# And in earnest, on the digits. **Predict:** the best model was chosen because its validation loss was the lowest of
# all. Is its loss on the test rows lower, about the same, or higher?

# %%
def _train_with_callbacks():
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        run = _fit(0.01, callbacks=make_callbacks(path, 6, 3, 0.2))
        print("epochs:", len(run.epoch), " rates:", sorted({round(r, 6) for r in run.history["learning_rate"]}))
        kept = keras.models.load_model(path)
    for name, rows in (("validation", _val), ("test", _test)):
        report = kept.evaluate(*rows, verbose=0, return_dict=True)
        print(f"{name:10} loss {report['loss']:.3f}, accuracy {report['accuracy']:.3f}")
    agree = (np.array(kept(_test[0])) == np.array(_net(_test[0]))).all()
    print("the file's model and the restored one predict the same:", agree)


_train_with_callbacks()

# %% [markdown]
# Training stops after 15 epochs; the rate went down from 0.01 to 0.002 on the way. The lowest of many validation losses
# is a little too good to be true: it was chosen *because* it is low. On the test rows, which had no say, the loss is
# 0.460 instead of 0.431. (The accuracy on the test rows happens to be higher; on 449 rows, one percent is luck.) So
# report what `evaluate` says of the test rows, once, and never the best validation loss.
#
# ## 3. A callback of your own
#
# A callback is a class with methods of certain names; `fit` calls those that you write:
#
#     class Greeter(keras.callbacks.Callback):
#         def on_train_begin(self, logs=None): ...
#         def on_epoch_begin(self, epoch, logs=None): ...
#         def on_train_batch_end(self, batch, logs=None): ...
#         def on_epoch_end(self, epoch, logs=None): ...
#
# `epoch` and `batch` count from 0, `batch` anew in each epoch. `logs` is a dictionary such as `{"loss": 0.7}`, and
# `self.model` is the model that is trained (not yet in `__init__`).
#
# **Predict:** four batches have the losses 4, 2, 2 and 0. Which numbers stand in `logs["loss"]` after each of them?
# Not what most people think:

# %%
class _Show(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        print(f"batch {batch}: logs say {logs['loss']:.2f}")


def _four_batches():
    model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1, use_bias=False)])
    model.compile(keras.optimizers.SGD(learning_rate=0.0), loss="mae", jit_compile=False, run_eagerly=True)
    model.set_weights([np.zeros((1, 1))])       # it answers 0, so the loss of a row is the size of its target
    model.fit(np.ones((8, 1)), np.array([4.0, 4, 2, 2, 2, 2, 0, 0]), batch_size=2, shuffle=False, verbose=0,
              callbacks=[_Show()])


_four_batches()

# %% [markdown]
# Keras reports the **mean over all rows of the epoch so far**, here 4, (4 + 2) / 2, (4 + 2 + 2) / 3, and so on, since
# all batches have equally many rows. The
# number after the last batch is the training loss of the epoch. (So the training loss of an epoch is a mean over
# weights that changed all the while. That is why `evaluate` on the training rows gives another number.)
#
# The mean hides what single batches do. But it can be undone, where the batches are of one size. With m₁, m₂, … for
# the reported means, k batches have the sum k · mₖ, so the k-th alone has
#
# $$ \text{loss}_k = k \cdot m_k - (k - 1) \cdot m_{k-1} $$
#
# Worked: m₂ = 3 and m₃ = 2.667 give 3 · 2.667 - 2 · 3 = 2.
#
# ### Exercise 3: a callback that undoes the mean (4 points)
#
# Again the function at the end only tries yours. Write the four methods; you may leave one out that you do not need.

# %% exercise="loss_logger"
class LossLogger(keras.callbacks.Callback):
    """Keeps the loss of each batch alone, and the learning rate of each epoch.

    It is made by LossLogger(). Two attributes, which exist once training has begun:
      batch_losses  a list with one list for each epoch: the loss of each of its batches alone, floats. All batches of
                    an epoch have equally many rows; epochs may have different numbers of batches, one or more.
                    logs["loss"] is the mean over the batches of this epoch so far.
      rates         a list of floats: the learning rate of the model's optimizer at the end of each epoch.
    When another training begins with the same object, both begin anew, as new lists.

    A training begins with epoch 0 and has at least one epoch.

    Example: an epoch with the means 4.0, 3.0, 2.5 gives batch_losses [[4.0, 2.0, 1.5]].
    """

    def on_train_begin(self, logs=None):
        ### BEGIN SOLUTION
        self.batch_losses, self.rates = [], []
        ### END SOLUTION

    def on_epoch_begin(self, epoch, logs=None):
        ### BEGIN SOLUTION
        self.batch_losses.append([])
        self.total = 0.0
        ### END SOLUTION

    def on_train_batch_end(self, batch, logs=None):
        ### BEGIN SOLUTION
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total
        ### END SOLUTION

    def on_epoch_end(self, epoch, logs=None):
        ### BEGIN SOLUTION
        self.rates.append(float(self.model.optimizer.learning_rate))
        ### END SOLUTION


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Four moments matter: training begins (two empty lists), an epoch begins (one more empty list), a batch ends (one more
# number in the last list), an epoch ends (one more rate).
# </details>
#
# <details><summary>Hint 2</summary>
#
# `batch` counts from 0, so after `batch` the sum of the losses so far is `(batch + 1) * logs["loss"]`. Keep the sum in
# an attribute until the next batch, and set it to 0 when an epoch begins.
# </details>
#
# <details><summary>Hint 3</summary>
#
# `self.batch_losses[-1].append(...)` with this sum minus the sum before. The rate is
# `float(self.model.optimizer.learning_rate)`.
# </details>

# %% check="loss_logger"
from autograder import check

first = [{"batches": [4.123456789, 3.0617283945, 2.541152263], "rate": 0.3515625},
         {"batches": [2.0, 3.0, 2.0, 2.5], "rate": 0.125}, {"batches": [0.5], "rate": 0.0625}]
second = [{"batches": [1.0, 4.0]}, {"batches": [3.0, 1.0, 2.0], "rate": 0.25}]
made = check(rehearsed_logger, [first, second])
made[0]["batch_losses"].close([[4.123456789, 2.0, 1.5], [2.0, 4.0, 0.0, 4.0], [0.5]], rtol=1e-9, atol=1e-9,
                              name="three epochs: the loss of each batch alone")
made[0]["rates"].close([0.3515625, 0.125, 0.0625], rtol=1e-9, name="three epochs: the rate at the end of each")
made[1]["batch_losses"].close([[1.0, 7.0], [3.0, -1.0, 4.0]], rtol=1e-9, atol=1e-9,
                              name="the same object in another training: the loss of each batch alone")
made[1]["rates"].close([0.5, 0.25], rtol=1e-9, name="the same object in another training: the rates")
check(rehearsed_logger, [second[:1]]).close(
    [{"batch_losses": [[1.0, 7.0]], "rates": [0.5]}], rtol=1e-9, name="one epoch, with a new object")
### BEGIN HIDDEN TESTS
losses = [check.rng.uniform(0, 3, size=n).tolist() for n in (5, 2, 7)]
means = [{"batches": [sum(row[:k + 1]) / (k + 1) for k in range(len(row))], "rate": 1 / len(row)} for row in losses]
made = check(rehearsed_logger, [means, means[1:]])
made[0].close({"batch_losses": losses, "rates": [1 / 5, 1 / 2, 1 / 7]}, rtol=1e-6, atol=1e-9)
made[1].close({"batch_losses": losses[1:], "rates": [1 / 2, 1 / 7]}, rtol=1e-6, atol=1e-9)
### END HIDDEN TESTS
check.score(4)

# %%
def _log_batches():
    logger, told = LossLogger(), []
    tell = keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: told.append(logs["loss"]))
    model = _digit_net(0.02, eagerly=True)
    model.fit(_digits.X_train[:1280], _digits.y_train[:1280], epochs=3, batch_size=128, verbose=0,
              callbacks=[logger, tell])
    return np.concatenate(logger.batch_losses), told


_alone, _told = _log_batches()

# %% drawing
def _draw_batches():
    fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
    at = np.arange(1, len(_alone) + 1)
    ax.plot(at, _told, color=plots.COLOURS[1], linestyle="--", label="what Keras reports after the batch")
    ax.plot(at, _alone, color=plots.COLOURS[0], marker="o", markersize=4, label="the batch alone (your logger)")
    for edge in (10.5, 20.5):
        ax.axvline(edge, color="0.7", linewidth=1)
    ax.set(title="The reported loss lags behind and jumps at each grey line, a new epoch", xlabel="batch",
           ylabel="cross-entropy")
    ax.legend()
    plt.show()


_draw_batches()

# %% [markdown]
# What to see: the dashed line is a mean that drags the past along. At each grey line it falls down to the solid one,
# and people take that jump for something that the new epoch has done. The batches alone go up and down by their own
# chance, within an epoch as well as from one to the next; only their trend falls.
#
# ## 4. A schedule for the learning rate
#
# ReduceLROnPlateau reacts. A **schedule** is settled beforehand: a function from the epoch to the learning rate, which
# `keras.callbacks.LearningRateScheduler(schedule)` calls as `schedule(epoch, rate)` when an epoch begins, epochs from
# 0.
#
# Loshchilov and Hutter (2017) let the rate go down along half a cosine, and then **restart** it: back to the top, and
# down again more slowly. Each cycle is `factor` times as long as the one before.

# %% drawing
def _draw_cosine():
    fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
    begin = 0
    for colour, length in zip(plots.COLOURS[:3], (4, 8, 16), strict=True):
        t = np.arange(length)
        ax.plot(begin + t, 0.01 + 0.09 * (1 + np.cos(np.pi * t / length)) / 2, "o-", color=colour, markersize=4,
                label=f"a cycle of {length} epochs")
        begin += length
    ax.set(title="Half a cosine from 0.1 towards 0.01, then a restart", xlabel="epoch",
           ylabel="learning rate", ylim=(0, None))
    ax.legend()
    plt.show()


_draw_cosine()

# %% [markdown]
# With t epochs gone by in a cycle of T epochs, t from 0 to T - 1:
#
# $$ \text{rate} = \text{low} + (\text{high} - \text{low}) \cdot \frac{1 + \cos(\pi\, t / T)}{2} $$
#
# At t = 0 the cosine is 1, and the rate is `high`. `low` would be reached at t = T, and there the next cycle begins.
#
# **Predict:** the first cycle has 5 epochs, and the factor is 3. In which epoch does the third cycle begin?
#
# ### Exercise 4: cosine with restarts (3 points)

# %% exercise="cosine_restart"
def cosine_restart(epoch, high, low, length, factor):
    """The learning rate in an epoch, by cosines with restarts.

    epoch:     a whole number, 0 for the first epoch
    high, low: two floats, the rate at the beginning of each cycle, and the one that it goes down to
    length:    epochs of the first cycle, a whole number from 1
    factor:    each cycle has factor times as many epochs as the one before; a whole number from 1

    Returns a float. In a cycle of T epochs, with t of them gone by: low + (high - low) * (1 + cos(pi * t / T)) / 2.

    Examples, with high 0.1, low 0.0, length 2 and factor 3, so cycles of 2, 6, 18 … epochs: epochs 0, 1, 2, 5 and 8
    have the rates 0.1, 0.05, 0.1, 0.05 and 0.1.
    """
    ### BEGIN SOLUTION
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
    ### END SOLUTION

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# First find the cycle: as long as the epoch lies behind the end of the cycle, take the cycle's epochs away from it and
# go on to the next cycle.
# </details>
#
# <details><summary>Hint 2</summary>
#
# A `while` loop with two lines. After it, `epoch` is t and `length` is T. Epoch 4 is not part of a cycle of 4 epochs
# that begins with 0.
# </details>

# %% check="cosine_restart"
import math

from autograder import check

for name, case, epochs, right in (
        ("high 0.1, low 0, cycles of 2, 6, 18", (0.1, 0.0, 2, 3), (0, 1, 2, 4, 5, 6, 7, 8, 14, 17, 242),
         (0.1, 0.05, 0.1, 0.075, 0.05, 0.025, 0.006698729811, 0.1, 0.075, 0.05, 0.1)),
        ("high 0.5, low 0.1, cycles of 4, 4, 4", (0.5, 0.1, 4, 1), (0, 1, 3, 4, 6, 103),
         (0.5, 0.441421356237, 0.158578643763, 0.5, 0.3, 0.158578643763)),
        ("high 0.04, low 0.01, cycles of 3, 6, 12", (0.04, 0.01, 3, 2), (1, 2, 3, 5, 7, 9, 13),
         (0.0325, 0.0175, 0.04, 0.0325, 0.0175, 0.04, 0.0325)),
        ("cycles of 1, 2, 4", (0.2, 0.1, 1, 2), (0, 1, 2, 3, 5), (0.2, 0.2, 0.15, 0.2, 0.15)),
        ("low above high", (0.1, 0.9, 2, 1), (0, 1, 7), (0.1, 0.5, 0.5))):
    for epoch, rate in zip(epochs, right, strict=True):
        made = check(cosine_restart, epoch, *case).close(rate, rtol=1e-9, name=f"{name}: epoch {epoch}")
made.type(float)
### BEGIN HIDDEN TESTS
for length, factor in ((3, 1), (5, 2), (2, 4)):
    high, low = check.rng.uniform(0.1, 1.0), check.rng.uniform(0.001, 0.01)
    cycle, t = [(length * factor**k, t) for k in range(4) for t in range(length * factor**k)][3 * length - 1]
    half = math.cos(math.pi * t / cycle) / 2 + 0.5
    check(cosine_restart, 3 * length - 1, high, low, length, factor).close(low + (high - low) * half, rtol=1e-9)
### END HIDDEN TESTS
check.score(3)

# %%
_schedule = keras.callbacks.LearningRateScheduler(lambda epoch, rate: cosine_restart(epoch, 0.1, 0.01, 4, 2))
print("rates of 14 epochs:", np.round(rehearse([_schedule], [{}] * 14)["rates"], 3).tolist())

# %% [markdown]
# <details><summary>Compare with your prediction</summary>
#
# Cycles of 5, 15 and 45 epochs begin in epochs 0, 5 and 20.
# </details>
#
# Optimizers can also take a schedule instead of a number: `keras.optimizers.schedules.CosineDecayRestarts` moves the
# rate with every *update* instead of every epoch. Use one or the other: a callback cannot set a rate that a schedule
# object owns.
#
# A good place for a rest.
#
# ## 5. HDF5, a folder in a file
#
# Now to the files. Keras writes numbers in **HDF5** (Hierarchical Data Format, version 5; older than deep learning and
# common in physics and astronomy). Such a file is like a disk of its own:
#
# - a **group** is a folder: it holds groups and datasets by name. The whole file is the group `"/"`;
# - a **dataset** is an array of one shape and one dtype;
# - **attributes** are small labels, name and value, on a group *or on a dataset*.
#
# The package h5py reads and writes it. Groups behave like dictionaries, datasets like arrays, and each has `.attrs`.
# h5py takes a path, or anything that looks like a file: here the file is kept in memory, as bytes. Run this, then add
# one more dataset of your own to the group `"weather"`, with an attribute, and look for it in the output.

# %%
def write_weather():
    memory = io.BytesIO()
    with h5py.File(memory, "w") as file:                     # "w" writes, "r" reads
        file.attrs["station"] = "Basel"
        group = file.create_group("weather")
        group["rain"] = np.array([0.0, 2.5, 0.0])            # a dataset
        group["rain"].attrs["unit"] = "mm"                   # an attribute of the dataset
        group.create_group("wind")["speed"] = np.array([[3, 4], [5, 1]])
    return memory.getvalue()


_weather = write_weather()
print(len(_weather), "bytes, which begin with", _weather[:8])
with h5py.File(io.BytesIO(_weather), "r") as _file:
    print("in the file:", list(_file), " in weather:", list(_file["weather"]))
    for _name, _item in _file["weather"].items():
        print(f"{_name}: {_item}, attributes {dict(_item.attrs)}")
    print("rain:", _file["weather/rain"][:])

# %% [markdown]
# `file["weather"]["wind"]["speed"]` and `file["/weather/wind/speed"]` are the same. `isinstance(item, h5py.Group)` asks
# whether something is a group; otherwise it is a dataset, `h5py.Dataset`, with `.shape` and `.dtype`.
#
# ### Exercise 5: what is in an HDF5 file (4 points)

# %% exercise="inspect_h5"
def inspect_h5(data):
    """All that is in an HDF5 file, at any depth.

    data: the bytes of the file

    Returns a dictionary with an entry for each group and each dataset, by its full path; "/" is the file itself.
      of a group:   {"kind": "group", "attributes": …}
      of a dataset: {"kind": "dataset", "shape": a tuple, "dtype": what str(dtype) gives, such as "float32",
                     "attributes": …}
    The attributes are a dictionary from name to value, empty if there are none; values are strings or numbers, and stay
    as h5py gives them. Groups may be empty. The order of the entries does not matter.

    Example: a file with the attribute "by": "me" and one dataset "a", the float64 array [1, 2], gives
    {"/": {"kind": "group", "attributes": {"by": "me"}},
     "/a": {"kind": "dataset", "shape": (2,), "dtype": "float64", "attributes": {}}}.
    """
    ### BEGIN SOLUTION
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found
    ### END SOLUTION


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# A function that describes one item, and for a group calls itself for each item inside, reaches any depth. `item.name`
# is the full path of an item.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `dict(item.attrs)` turns the attributes into a dictionary; it must happen while the file is open. `for name in group`
# gives the names inside, `group[name]` the item.
# </details>
#
# <details><summary>Hint 3</summary>
#
# Almost the code: open `h5py.File(io.BytesIO(data), "r")` in a `with`; start with the file itself, which is a group;
# put `{"kind", "attributes"}` under `item.name`; for a dataset add `item.shape` and `str(item.dtype)`; for a group go
# on with all that it holds.
# </details>

# %% check="inspect_h5"
import io

import h5py
import numpy as np
from autograder import check


def written(datasets, attributes):
    with h5py.File(io.BytesIO(), "w") as file:
        for path, array in datasets.items():
            file.create_group(path) if array is None else file.create_dataset(path, data=array)
        for path, name, value in attributes:
            file[path].attrs[name] = value
        file.flush()
        return file.id.get_file_image()


data = written({"a": np.zeros((2, 3), dtype="float32"), "b/c/d": np.arange(4), "b/c/e": None, "n": np.float64(5)},
               [("/", "made by", "me"), ("b/c", "layers", 2), ("b/c/d", "unit", "mm"), ("b/c/d", "scale", 0.123456789)])
g, d = {"kind": "group", "attributes": {}}, {"kind": "dataset", "attributes": {}}
right = {"/": g | {"attributes": {"made by": "me"}}, "/a": d | {"shape": (2, 3), "dtype": "float32"}, "/b": g,
         "/b/c": g | {"attributes": {"layers": 2}}, "/b/c/e": g, "/n": d | {"shape": (), "dtype": "float64"},
         "/b/c/d": d | {"shape": (4,), "dtype": "int64", "attributes": {"unit": "mm", "scale": 0.123456789}}}
made = check(inspected, data).holds("an entry for each group and dataset, and no other", lambda v: set(v) == set(right))
for path in right:
    made[path].equal(right[path], name=f"the entry {path}")
made["/a"]["shape"].type(tuple)
check(inspected, written({}, [])).equal({"/": g}, name="an empty file")
### BEGIN HIDDEN TESTS
path = "/".join(check.rng.permutation(list("pqrst")))
made = check(inspected, written({path: np.zeros((3, 1, 2), dtype="uint8")}, [(path, "k", 3), (path[:3], "m", "z")]))
made.equal({"/": g} | {"/" + path[:i]: g | {"attributes": {"m": "z"} if i == 3 else {}} for i in (1, 3, 5, 7)}
           | {"/" + path: d | {"shape": (3, 1, 2), "dtype": "uint8", "attributes": {"k": 3}}})
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# ## 6. What is inside of a .keras file
#
# `model.save("net.keras")` writes all of a model into one file. **Predict:** what kind of file is it: a text, an HDF5
# file, or something else? It is enough to look at its first bytes.

# %%
def _keras_bytes(model, name="net.keras"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        model.save_weights(path) if name.endswith(".weights.h5") else model.save(path)
        return path.read_bytes()


def _named_net():
    keras.utils.set_random_seed(0)
    net = keras.Sequential([
        keras.Input(shape=(3,)), keras.layers.Dense(4, activation="relu", name="first"),
        keras.layers.BatchNormalization(name="norm"), keras.layers.Dropout(0.3, seed=1, name="drop"),
        keras.layers.Dense(2, activation="softmax", name="last")], name="small")
    net.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="sparse_categorical_crossentropy")
    net.train_on_batch(np.ones((4, 3)), np.array([0, 1, 1, 0]))
    return net


_named = _named_net()
_inside = _keras_bytes(_named)
print(_inside[:4])
with zipfile.ZipFile(io.BytesIO(_inside)) as _zip:
    for _item in _zip.infolist():
        print(f"{_item.filename:18} {_item.file_size:6} bytes")
    _config = json.loads(_zip.read("config.json"))
    _weights_file = _zip.read("model.weights.h5")
print("config.json:", list(_config), "\n  of a layer:", _config["config"]["layers"][1]["config"]["units"], "units,",
      _config["config"]["layers"][1]["config"]["activation"], "\n  compile_config:", list(_config["compile_config"]))

# %% [markdown]
# "PK" are the first letters of every **zip** archive (after Phil Katz, who made the format). Inside are three files:
#
# - `metadata.json`: the version of Keras, and a date;
# - `config.json`: the architecture, each layer with its options, and what `compile` was told;
# - `model.weights.h5`: the numbers, in HDF5.
#
# Now your function, on the third of them. **Predict:** which of these do you find: the running statistics of
# BatchNormalization, Adam's means, how far the random numbers of Dropout have come?

# %%
for _path, _what in sorted(inspect_h5(_weights_file).items()):
    _text = str(_what["shape"]) if _what["kind"] == "dataset" else ""
    _label = " ".join(f"{_name}={_value}" for _name, _value in _what["attributes"].items())
    print(_path.ljust(36), _text.ljust(8), _label)

# %% [markdown]
# <details><summary>Compare with your prediction</summary>
#
# `/layers/batch_normalization/vars` has four arrays: γ, β, running mean and running variance. `/optimizer/vars` has
# fourteen: the count of updates, the learning rate, and two for each of the six trainable arrays.
# `/layers/dropout/vars` is empty: the state of its random numbers is in no file. A loaded model with dropout draws
# other masks than the one that goes on.
# </details>
#
# Note the names: not `first` and `last` but `dense` and `dense_1`, by class and order; your own name is an attribute.
# The arrays are called 0, 1, 2 … as in `layer.weights`.
#
# ## 7. What is lost in which form
#
# There are three usual forms:
#
# | form | write | read |
# | --- | --- | --- |
# | the whole model | `model.save("net.keras")` | `keras.models.load_model("net.keras")` |
# | its weights | `model.save_weights("net.weights.h5")` | `other.load_weights("net.weights.h5")` |
# | its architecture | `text = model.to_json()` | `keras.models.model_from_json(text)` |
#
# The names must end as shown, `.keras` or `.weights.h5`, or Keras refuses (but for the old `.h5` of section 8). For the
# second form you need another model of the same architecture. `type(model).from_config(model.get_config())` makes one,
# with new weights and not compiled.
#
# ### Exercise 6: there and back (4 points)

# %% exercise="round_trip"
def round_trip(model, form):
    """Writes a model in one form, reads it back, and returns the new model.

    model: a keras.Sequential or a functional keras.Model of Keras' own layers, compiled or not; it stays as it is
    form:  "keras":   through a .keras file: architecture, weights, what compile was told, the optimizer's state
           "weights": through a .weights.h5 file, into a new model with the same architecture, which is not compiled
           "json":    through a JSON text of the architecture; the weights are new, drawn by the layers' initializers;
                      whether it is compiled is up to you
           anything else raises ValueError

    The file lies in a temporary folder, which is gone when the function returns.

    Example: after 3 updates with Adam, round_trip(model, "keras").optimizer.iterations is 3;
    round_trip(model, "weights") gives the same outputs as model, and its `compiled` is False.
    """
    ### BEGIN SOLUTION
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path(folder) / "net.keras"
            model.save(path)
            return keras.models.load_model(path)
        path = Path(folder) / "net.weights.h5"
        model.save_weights(path)
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other
    ### END SOLUTION


def what_survives(form, kind, units, updates):
    """What round_trip keeps of a chain or a graph of some units, compiled and trained by some updates, or not."""
    model = keras.Sequential([
        keras.Input(shape=(2,)), keras.layers.Dense(units, activation="tanh", bias_initializer="normal"),
        keras.layers.BatchNormalization(), keras.layers.Dense(1)])
    X, y = np.array([[1.0, 2.0], [-3.0, 0.5], [2.0, -1.0]]), np.array([[1.0], [2.0], [0.0]])
    if kind == "graph":
        model = keras.Model(model.inputs, model.outputs)
    if updates:
        model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.2500152587890625), loss="mae", run_eagerly=True)
    for _ in range(updates):
        model.train_on_batch(X, y)
    before, outputs = model.get_weights(), np.array(model(X))
    other, left = with_leftovers(round_trip, model, form)
    same = [np.array_equal(a, b) for a, b in zip(before, other.get_weights(), strict=True)]
    report = {"class": type(other).__name__, "parameters": other.count_params(),
              "layers": [layer.name for layer in other.layers] == [layer.name for layer in model.layers],
              "weights": all(same), "statistics": all(same[4:6]), "outputs": np.array_equal(outputs, other(X)),
              "compiled": other.compiled, "files left": left}
    if form == "json":
        report["each time new"] = not np.array_equal(round_trip(model, form).get_weights()[0], other.get_weights()[0])
    elif form == "keras" and updates and other.compiled:
        report |= {"updates": int(other.optimizer.iterations), "rate": float(other.optimizer.learning_rate)}
        report["optimizer's state"] = all(np.array_equal(a, b) for a, b in zip(
            model.optimizer.variables, other.optimizer.variables, strict=True))
    other.set_weights([0 * w for w in before])       # the given model must not see that
    report["the given model"] = "as before" if all(map(np.array_equal, before, model.get_weights())) and (
        model.compiled == bool(updates)) and (not updates or int(model.optimizer.iterations) == updates) else "changed"
    return report

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Three forms, three pairs of lines from the table. `with tempfile.TemporaryDirectory() as folder:` gives the name of a
# folder that is removed at the end of the block. So the file must be read inside of the block.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `Path(folder) / "net.keras"` is a path in that folder. For "weights": save the weights, make a new model from the
# config, load the weights into the new one. `load_weights` returns nothing; return the model.
# </details>

# %% check="round_trip"
from autograder import check

check.allow(seconds=20)
whole = {"layers": True, "weights": True, "statistics": True, "outputs": True, "files left": [],
         "the given model": "as before"}
state, new = {"updates": 3, "rate": 0.2500152587890625, "optimizer's state": True}, {
    "weights": False, "outputs": False, "each time new": True}
for form, kind, units, updates, right in (
        ("keras", "chain", 3, 3, whole | {"class": "Sequential", "compiled": True, "parameters": 25} | state),
        ("weights", "chain", 2, 3, whole | {"class": "Sequential", "compiled": False, "parameters": 17}),
        ("json", "chain", 4, 0, whole | {"class": "Sequential", "compiled": False, "parameters": 33} | new),
        ("keras", "graph", 2, 0, whole | {"class": "Functional", "compiled": False, "parameters": 17}),
        ("weights", "graph", 5, 2, whole | {"class": "Functional", "compiled": False, "parameters": 41}),
        ("json", "graph", 3, 0, whole | {"class": "Functional", "compiled": False, "parameters": 25} | new)):
    made = check(what_survives, form, kind, units, updates)
    for what in right:
        made[what].equal(right[what], name=f"{form}, a {kind}, {updates} updates: {what}", weight=0.5)
for form in (".keras", "Keras", "keras2", "h5", ""):
    check(what_survives, form, "chain", 2, 0).raises(ValueError)
### BEGIN HIDDEN TESTS
for form, right in (("keras", {"compiled": True, "weights": True, "updates": 1}),
                    ("weights", {"compiled": False, "weights": True}), ("json", {"weights": False, "layers": True})):
    made = check(what_survives, form, "graph", 4, 1)
    for what in right:
        made[what].equal(right[what])
### END HIDDEN TESTS
check.score(4)

# %% [markdown]
# Your function fills the table. One entry in its third line surprises most people. **Predict** the five of that line: a
# model that was compiled, through the JSON text of its architecture.

# %%
print(" " * 9, *(f"{_what:>18}" for _what in ("layers", "weights", "statistics", "compiled", "optimizer's state")))
for _form in ("keras", "weights", "json"):
    _found = what_survives(_form, "chain", 3, 2)
    print(f"{_form:9}", *(f"{str(_found.get(_what, False)):>18}" for _what in
                          ("layers", "weights", "statistics", "compiled", "optimizer's state")))

# %% [markdown]
# The whole model keeps all of it. The weights have the running statistics with them, but the new model does not know
# what compile was told. The text has neither weights nor statistics. But note "compiled": `to_json` of a compiled model
# also writes down what compile was told (loss, optimizer and its rate), and `model_from_json` compiles the new one,
# with an optimizer that begins anew. (`save_weights` of a compiled model writes the optimizer's state as well. It is
# only read into a compiled model whose optimizer has been built, otherwise Keras warns and skips it.)
#
# ### Resuming
#
# A run of 6 epochs is stopped after 3, and the computer is switched off. Next day it goes on from a file. **Predict**
# for each of three files whether epochs 4 to 6 have exactly the losses that they would have had: the whole model; its
# weights, in a new model that is compiled in the same way; the whole model, but with dropout in it.

# %%
def _resumed(dropout=0.0):
    """The losses of epochs 4 to 6 of a run that is not stopped, then from the whole model, then from its weights."""
    more = {"batch_size": 128, "shuffle": False, "verbose": 0}
    model = _digit_net(dropout=dropout, eagerly=True)
    model.fit(*_train, epochs=3, **more)
    whole = round_trip(model, "keras")
    weights = round_trip(model, "weights")
    weights.compile(keras.optimizers.Adam(learning_rate=0.01), loss="sparse_categorical_crossentropy",
                    run_eagerly=True)
    return [net.fit(*_train, initial_epoch=3, epochs=6, **more).history["loss"] for net in (model, whole, weights)]


_plain, _dropped = _resumed(), _resumed(0.4)
for _name, _losses in (("without dropout", _plain), ("with dropout", _dropped)):
    for _from, _part in zip(("not stopped", "from .keras", "from weights"), _losses):
        print(f"{_name}, {_from:12}", " ".join(f"{_loss:.5f}" for _loss in _part))

# %% drawing
def _draw_resumed():
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.4), layout="constrained")
    titles = ("Without dropout: the whole model goes on exactly", "With dropout: other masks, other losses")
    for ax, losses, title in zip(axes, (_plain, _dropped), titles, strict=True):
        for k, (name, part) in enumerate(zip(("not stopped", "from .keras", "from the weights"), losses)):
            ax.plot(range(4, 7), part, color=plots.COLOURS[k], linestyle=("-", "--", ":")[k], linewidth=(4, 2, 2)[k],
                    marker="os^"[k], label=name, alpha=(0.5, 1, 1)[k])
        ax.set(title=title, xlabel="epoch", ylabel="training loss", xticks=range(4, 7))
        ax.legend()
    plt.show()


_draw_resumed()

# %% [markdown]
# What to see: on the left the dashed line lies upon the broad one, to the last digit. From the weights alone training
# goes on too, but Adam has lost its means and takes other steps. (Without memory its first one
# moves each weight by the full learning rate, up or down. Here that happens to be faster.) On the
# right even the whole model goes another way: the state of Dropout's random numbers is in no file, and its masks start
# from the seed again. Two more things are in no file: the **order of the rows** (here `shuffle=False`), and the number
# of the epoch (`initial_epoch=3`; a schedule needs it). For a run that is to be resumed there is
# `keras.callbacks.BackupAndRestore(folder)`: it saves at the end of each epoch, and the next `fit` with it goes on
# from there, epoch number included.
#
# A class of your own (a layer, a loss) is not in the file either, only its name. Register it with
# `@keras.saving.register_keras_serializable()` and give it a `get_config`; a `lambda` cannot be loaded safely. And load
# nobody's files without a thought: that is why `load_model` has `safe_mode=True`, and pickle is no format for
# exchange, since loading a pickle may run any code.
#
# ## 8. Files without Keras, and files of old
#
# To use weights in another program you need nothing but arrays. NumPy's `np.savez(file, a=…, b=…)` writes several
# arrays into one file `.npz`, which is a zip again, with a file for each array; `np.load(file)` gives them back by
# name.
#
# **Predict:** you name twelve arrays "w0", "w1", … "w11" and read them in the order of `sorted(names)`. What comes
# after "w1"?
#
# ### Exercise 7: weights as .npz (3 points)

# %% exercise="npz"
def to_npz(model):
    """All weights of a model as the bytes of an .npz file, trainable or not.

    model: a Keras model whose weights exist, with one or more arrays of any shapes; it stays as it is
    In the file there is one array for each of model.get_weights(), with its values, shape and dtype, and nothing else.
    The names are yours. None is pickled: np.load reads each with allow_pickle=False, which is its default.

    np.savez writes into a path or into an io.BytesIO(), whose getvalue() gives the bytes.
    """
    ### BEGIN SOLUTION
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()
    ### END SOLUTION


def from_npz(data, model):
    """Puts the weights from the bytes that `to_npz` gave into a model of the same architecture, and returns that model.

    Its layers may have other names than those of the model that was written, "dense_1" for "dense". After it, every
    array of model.get_weights() is that of the model that was written: the running statistics of BatchNormalization,
    too. A model may have more than ten arrays, several of which may have one shape.
    """
    ### BEGIN SOLUTION
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model
    ### END SOLUTION


def rehearsed_npz(*kinds):
    """Writes one model of each kind, then reads each into another one, and tells what came of it."""
    out, written = [], []
    for kind in kinds:
        model, other = _two_nets(kind)
        before = model.get_weights()
        data, left = with_leftovers(to_npz, model)
        is_archive = type(data) is bytes and zipfile.is_zipfile(io.BytesIO(data))
        found = list(np.load(io.BytesIO(data)).values()) if is_archive else []
        report = {"bytes": type(data) is bytes, "files left": left, "arrays": len(found),
                  "shapes": sorted(w.shape for w in found), "dtypes": sorted({w.dtype.name for w in found}),
                  "values": sorted(v for w in found for v in w.flat) == sorted(v for w in before for v in w.flat),
                  "written as before": all(map(np.array_equal, before, model.get_weights()))}
        out.append(report)
        if found:
            written.append((report, data, other, before))
    for report, data, other, before in written:
        report["the given model"] = from_npz(data, other) is other
        report["in place"] = [np.array_equal(a, b) for a, b in zip(before, other.get_weights(), strict=True)]
    return out


def _two_nets(kind):
    """Two networks of one architecture, whose layers have other names: one with weights to write, one with zeros."""
    nets = []
    for _ in range(2):
        layers = {"Dense": lambda: [keras.layers.Dense(3)], "no bias": lambda: [keras.layers.Dense(1, use_bias=False)],
                  "float64": lambda: [keras.layers.Dense(2, dtype="float64")],
                  "frozen": lambda: [keras.layers.Dense(2, trainable=False), keras.layers.Dense(1)],
                  "normalised": lambda: [keras.layers.Dropout(0.5), keras.layers.BatchNormalization(),
                                         keras.layers.Dense(1)],
                  "deep": lambda: [keras.layers.Dense(2) for _ in range(6)]}[kind]()
        nets.append(keras.Sequential([keras.Input(shape=(2,)), *layers]))
    rng = np.random.default_rng(3)
    nets[0].set_weights([rng.uniform(0.1, 2, size=w.shape) for w in nets[0].get_weights()])
    nets[1].set_weights([0 * w for w in nets[1].get_weights()])
    return nets

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# `model.get_weights()` has them all in one order, and `model.set_weights(...)` wants the same order.
# `model.trainable_weights` lacks some.
# </details>
#
# <details><summary>Hint 2</summary>
#
# Arrays without a name, `np.savez(memory, *arrays)`, are called arr_0, arr_1, … Read them by number, not sorted as
# strings.
# </details>

# %% check="npz"
from autograder import check

kinds = [("Dense", [(2, 3), (3,)], "float32"), ("no bias", [(2, 1)], "float32"), ("float64", [(2, 2), (2,)], "float64"),
         ("frozen", [(1,), (2,), (2, 1), (2, 2)], "float32"), ("deep", [(2,)] * 6 + [(2, 2)] * 6, "float32"),
         ("normalised", [(1,)] + [(2,)] * 4 + [(2, 1)], "float32")]
made = check(rehearsed_npz, *(kind for kind, _, _ in kinds))
for i, (kind, shapes, dtype) in enumerate(kinds):
    right = {"bytes": True, "files left": [], "arrays": len(shapes), "shapes": sorted(shapes), "dtypes": [dtype],
             "values": True, "written as before": True, "the given model": True, "in place": [True] * len(shapes)}
    for what in right:
        made[i][what].equal(right[what], name=f"{kind}: {what}", weight=0.5)
made.holds("a report for each model", lambda reports: len(reports) == len(kinds))
### BEGIN HIDDEN TESTS
made = check(rehearsed_npz, "normalised", "deep")
for i, count in enumerate((6, 12)):
    made[i]["arrays"].equal(count)
    made[i]["in place"].equal([True] * count)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# <details><summary>Compare with your prediction</summary>
#
# After "w1" come "w10" and "w11", and only then "w2": strings are compared letter by letter.
# </details>
#
# ### The old .h5
#
# Until Keras 2 a whole model was one HDF5 file, `model.save("net.h5")`. Keras 3 still reads and writes it, with a
# warning that the format is legacy. Where in it is the architecture? Use your function:

# %%
_old = _keras_bytes(_named, "net.h5")
_found = inspect_h5(_old)
for _name, _value in _found["/"]["attributes"].items():
    print(f"{_name:16} {str(_value)[:78]}")
print(len(_found), "groups and datasets, such as", [_path for _path in _found if _path.endswith("kernel")])

# %% [markdown]
# The architecture is an attribute of the file, as a JSON text; so is what compile was told. Two traps:
#
# - A model that was compiled with `loss="mse"` or `"mae"`, as a string, **cannot be loaded** from such a file by Keras
#   3: it stops with "Could not deserialize 'keras.metrics.mse'" or so. `load_model(path, compile=False)` leaves out
#   what compile was told, and works.
# - A model that was loaded *with* that part cannot always be trained on ("Unknown variable"). Compile it anew.
#
# And the ending of the name decides how Keras reads a file: renaming `net.h5` to `net.keras` converts nothing.
#
# ### Exercise 8: from .h5 to .keras (3 points)

# %% exercise="upgrade_h5"
def upgrade_h5(data):
    """The bytes of a .keras file with the model of an old .h5 file.

    data: the bytes of a whole model that model.save("….h5") wrote, of Keras' own layers; it may have been compiled with
          any loss, such as "mse", or not at all

    Returns bytes from which keras.models.load_model makes a model with the same layers, weights and outputs, which is
    not compiled. All files lie in a temporary folder, which is gone when the function returns.
    `path.write_bytes(data)` makes a file, `path.read_bytes()` gives what is in one.
    """
    ### BEGIN SOLUTION
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        return new.read_bytes()
    ### END SOLUTION


def upgraded(kind, units, loss):
    """What upgrade_h5 makes of the .h5 file of a chain or a graph of some units, compiled with some loss or not."""
    inputs, dense = keras.Input(shape=(3,)), keras.layers.Dense
    model = keras.Sequential([inputs, dense(units, activation="tanh"), keras.layers.BatchNormalization(), dense(2)])
    if kind == "graph":
        joined = keras.layers.concatenate([inputs, dense(units, activation="relu")(inputs)])
        model = keras.Model(inputs, dense(2)(joined))
    rng = np.random.default_rng(5)
    model.set_weights([rng.uniform(0.5, 2, size=w.shape) for w in model.get_weights()])
    if loss:
        model.compile(optimizer="sgd", loss=loss)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "net.h5"
        model.save(path)
        new, left = with_leftovers(upgrade_h5, path.read_bytes())
        if not zipfile.is_zipfile(io.BytesIO(new)):
            return {"files": f"no zip archive: it begins with {new[:4]}", "files left": left}
        path = Path(folder) / "net.keras"
        path.write_bytes(new)
        other = keras.models.load_model(path)
    X = rng.normal(size=(4, 3))
    return {"files": sorted(zipfile.ZipFile(io.BytesIO(new)).namelist()), "files left": left,
            "compiled": other.compiled, "parameters": other.count_params(),
            "layers": [layer.name for layer in other.layers] == [layer.name for layer in model.layers],
            "weights": [np.array_equal(a, b) for a, b in zip(model.get_weights(), other.get_weights())],
            "outputs": np.allclose(model(X), other(X), rtol=1e-5)}

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# Bytes into a file that ends in .h5; load it; save it under a name that ends in .keras; bytes out of that file.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `compile=False` when you load. Everything happens inside of one `with tempfile.TemporaryDirectory() as folder:`.
# </details>

# %% check="upgrade_h5"
from autograder import check

for kind, units, loss, parameters, weights in (("chain", 4, "mse", 42, 8), ("graph", 2, "hinge", 20, 4),
                                               ("chain", 2, None, 22, 8)):
    made = check(upgraded, kind, units, loss)
    right = {"files": ["config.json", "metadata.json", "model.weights.h5"], "files left": [], "compiled": False,
             "parameters": parameters, "layers": True, "weights": [True] * weights, "outputs": True}
    for what in right:
        made[what].equal(right[what], name=f"a {kind}, compiled with {loss}: {what}")
made.holds("nothing is printed", lambda v: not made.outcome.printed)
### BEGIN HIDDEN TESTS
check(upgraded, "chain", 5, "mse")["outputs"].equal(True)
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 9. Find the faults
#
# A colleague wrote a callback that keeps the best weights in memory. It should work like ModelCheckpoint with
# `save_best_only=True`, and give the weights back in the end. Read it. **Predict** what it makes of the losses 3, 1, 2:
# whose weights has the model in the end, and what is `best_epoch`? Then run it.

# %%
class _FaultyKeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.best = np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        if value < self.best:
            self.best, self.best_epoch = value, epoch
            self.weights = self.model.weights

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


_keeper = _FaultyKeepBest("val_loss", "min")
for _losses in ([3.0, 1.0, 2.0], [9.0, 8.0, 7.0]):
    _made = rehearse([_keeper], [{"val_loss": _loss} for _loss in _losses])
    print(f"losses {_losses}: weights of epoch {_made['weight']}, best_epoch {_keeper.best_epoch}")
_keeper = _FaultyKeepBest("val_accuracy", "max")
_made = rehearse([_keeper], [{"val_accuracy": _value} for _value in (0.5, 0.9, 0.3, 0.8)])
print(f"accuracies 0.5, 0.9, 0.3, 0.8: weights of epoch {_made['weight']}, best_epoch {_keeper.best_epoch}")

# %% [markdown]
# ### Exercise 9: mend the checkpoint (3 points)
#
# There are four faults. Copy the class into the cell below under the name `KeepBest`, and mend it; keep its docstring.
# The second function only tries it.

# %% exercise="mend_checkpoint"
class KeepBest(keras.callbacks.Callback):
    """Keeps the weights of the best epoch in memory, and gives them back to the model when training ends.

    monitor: the name in the epoch's logs to watch, such as "val_loss" or "val_accuracy"
    mode:    "min" if it is to become small, "max" if it is to become large
    The best epoch is the first one with the best value. A value is a finite number or NaN, and NaN is never the best.
    If no epoch has another value, the model stays as it is in the end.
    best_epoch: the number of the best epoch, from 1, and 0 if there is none.
    When another training begins with the same object, nothing of the one before counts.
    """

    def __init__(self, monitor, mode):
        super().__init__()
        ### BEGIN SOLUTION
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)
        ### END SOLUTION


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]

# %% [markdown]
# <details><summary>Hint 1</summary>
#
# The first line should end in "weights of epoch 2, best_epoch 2". Two different faults are in the way. The other two
# show in the second and the third line.
# </details>
#
# <details><summary>Hint 2</summary>
#
# `model.weights` is a list of variables, which go on changing; `model.get_weights()` copies numbers out of them. Who
# counts epochs from 0, and who from 1? Which method runs when a training begins?
# </details>
#
# <details><summary>Hint 3</summary>
#
# Move what must begin anew into `on_train_begin`. There the best so far is the worst value there is, and which one that
# is depends on the mode: `np.inf` or `-np.inf`.
# </details>

# %% check="mend_checkpoint"
from autograder import check

nan, inf = float("nan"), float("inf")
for name, trainings, mode, right in (
        ("losses", [[3.0, 1.0, 2.0]], "min", [(2, 2)]),
        ("accuracies", [[0.5, 0.9, 0.3, 0.8]], "max", [(2, 2)]),
        ("the last is the best, far below 0", [[-5e3, -6e3, -4e3]], "max", [(3, 3)]),
        ("the last but one is the best, far above 0", [[5e3, 6e3, 4e3, 7e3]], "min", [(3, 3)]),
        ("close together", [[3e-9, 2.5e-9, 2.8e-9]], "min", [(2, 2)]),
        ("close together", [[3e-9, 3.5e-9, 3.2e-9]], "max", [(2, 2)]),
        ("two trainings, the second one worse", [[3.0, 1.0, 2.0, 2.0], [9.0, 8.0, 7.0, 7.5]], "min", [(2, 2), (3, 3)]),
        ("two trainings, the second one lower", [[0.2, 0.9, 0.8], [0.6, 0.1, 0.1]], "max", [(2, 2), (1, 1)]),
        ("ties", [[2.0, 1.0, 1.0, 1.0, 5.0]], "min", [(2, 2)]), ("ties", [[4.0, 4.0, 3.0]], "max", [(1, 1)]),
        ("NaN at first", [[nan, 3.0, nan, 2.5, 4.0]], "min", [(4, 4)]),
        ("NaN at first", [[nan, 1.0, 3.0, nan]], "max", [(3, 3)]),
        ("only NaN, after another training", [[1.0, 2.0], [nan, nan, nan]], "min", [(1, 1), (3, 0)])):
    monitor = {"min": "val_mae", "max": "val_score"}[mode]
    made = check(rehearsed_keeper, [[{"loss": 5.0 - e, "val_loss": abs(e - 1.9), monitor: v}
                                     for e, v in enumerate(values)] for values in trainings], monitor, mode)
    made.equal(right, name=f"{mode}, {name}: {trainings}")
### BEGIN HIDDEN TESTS
values = check.rng.permutation(9) - 4.5
for mode, best in (("min", values.argmin() + 1), ("max", values.argmax() + 1)):
    check(rehearsed_keeper, [[{"loss": float(v)} for v in values]], "loss", mode).equal([(int(best), int(best))])
### END HIDDEN TESTS
check.score(3)

# %% [markdown]
# ## 10. Quiz
#
# Write your answers into the dictionary: numbers as numbers, letters as strings. Predict first; for most of them a line
# with your own functions then tells whether you are right.
#
# - **stop**: The validation losses are 6, 4, 5, 4.5, 3, 2; patience 2, min_delta 0. How many epochs run? A number.
# - **plain**: `EarlyStopping(monitor="val_loss", patience=5)` and nothing else. Training stops after epoch 20. Of which
#   epoch are the model's weights? A number.
# - **wrong_mode**: `ModelCheckpoint("net.keras", monitor="val_loss", mode="max", save_best_only=True)`. Which model is
#   in the file? a) the best one, b) the last one, c) the one with the largest validation loss, d) none, it raises an
#   error.
# - **third**: Keras reports 2.0, 3.0 and 2.5 after the first three batches. What was the loss of the third one alone? A
#   number.
# - **restart**: High 0.1, low 0.0, length 5, factor 2. In which epoch, counted from 0, is the rate 0.1 for the third
#   time? A number.
# - **arrays**: A model of Input (3,) and one Dense(4) with bias, compiled with Adam and trained. How many datasets has
#   the `model.weights.h5` in its .keras file? A number.
# - **lost**: What is in no file at all? a) Adam's means, b) the running means of BatchNormalization, c) the learning
#   rate, d) the state of Dropout's random numbers.
# - **json**: `keras.models.model_from_json(model.to_json())` predicts a) the same as model, b) something else, since
#   its weights are new, c) nothing until it is compiled.
# - **old**: Keras 3 is to load a .h5 that was compiled with loss="mse". a) It works. b) Rename it to .keras first. c)
#   Say compile=False. d) It cannot be loaded at all.
#
# ### Exercise 10: quiz (3 points)

# %% exercise="files_quiz"
quiz = {
    "stop": ...,         # a number
    "plain": ...,        # a number
    "wrong_mode": ...,   # a, b, c or d
    "third": ...,        # a number
    "restart": ...,      # a number
    "arrays": ...,       # a number
    "lost": ...,         # a, b, c or d
    "json": ...,         # a, b or c
    "old": ...,          # a, b, c or d
}
### BEGIN SOLUTION
quiz = {"stop": 4, "plain": 20, "wrong_mode": "c", "third": 1.5, "restart": 15, "arrays": 8, "lost": "d", "json": "b",
        "old": "c"}
### END SOLUTION

# %% check="files_quiz"
from autograder import check

check.quiz(quiz, {
    "stop": check.hashed(4), "plain": check.hashed(20), "wrong_mode": check.hashed("c"), "third": check.hashed(1.5),
    "restart": check.hashed(15), "arrays": check.hashed(8), "lost": check.hashed("d"), "json": check.hashed("b"),
    "old": check.hashed("c"),
}, because={
    "stop": "The first loss is the best at first. Count the epochs in a row that are not better than the best so far.",
    "plain": "What is not asked for is not done: look at the table of section 2, in the row of EarlyStopping.",
    "wrong_mode": "Nothing checks whether the mode fits to the name. Which value does `max` take for the best?",
    "third": "Three batches have the sum 3 · 2.5. What was the sum after two?",
    "restart": "The first time is epoch 0. Where does the second cycle begin, and how long is it?",
    "arrays": "Build it, train it on one batch, save it, and count with inspect_h5. W and b; then what Adam keeps.",
    "lost": "Look at section 6: one of the groups for the layers is empty.",
    "json": "Which of the three files in the zip archive is this text like, and what is not in it?",
    "old": "Read the two traps in section 8 again.",
})
check.score(3)

# %% [markdown]
# ### In your own words (2 points)
#
# A program trains for 50 epochs, calls `model.save_weights("net.weights.h5")` after each, always to the same file, and
# has no callbacks. The validation loss was lowest in epoch 12. Next day a colleague builds the same network, compiles
# it with Adam, loads the file, and goes on training. Explain in at most 120 words: which epoch's weights does she
# have, why will her losses not be those of a run that went on, and how should both have done it?

# %% [markdown] written="two_days" points=2
# ### BEGIN SOLUTION
# Each save overwrites the file, so it holds the weights of epoch 50, overfitted, and not of epoch 12. The weights go
# into a model whose optimizer is new: Adam's running means and its count of updates begin at zero, so its steps are
# others. Order of the rows and Dropout's masks differ, too. Better: `ModelCheckpoint("best.keras", monitor="val_loss",
# save_best_only=True)` for the best model, with EarlyStopping to save the other 38 epochs. To go on with a run, save
# the whole model (`.keras`), load it with `load_model` and call `fit(initial_epoch=…)`, or use BackupAndRestore.
#
# Grading: half a point for epoch 50 (overwritten). Half a point for the optimizer's state that is lost. Half a point
# for save_best_only (or EarlyStopping with restore_best_weights), half a point for the whole model to resume.
# ### END SOLUTION

# %% [markdown]
# ## What to remember
#
# - EarlyStopping: better means below the best by more than min_delta; after `patience` epochs in a row without, it
#   stops. `restore_best_weights=True` gives the best ones back, in Keras 3 even if nothing was stopped. A first NaN is
#   the best for good.
# - ModelCheckpoint needs `save_best_only=True`; a wrong `mode` keeps the worst, without an error.
# - The loss that Keras reports after a batch is the mean over the rows of the epoch so far.
# - A schedule is a function from the epoch to the rate. ReduceLROnPlateau reacts, a schedule is settled beforehand.
# - HDF5: groups like folders, datasets like arrays, attributes like labels on both.
# - .keras is a zip of config.json, metadata.json and model.weights.h5: architecture, compile, weights, optimizer.
#   Weights alone need the architecture and lose what compile was told; JSON loses the weights.
# - In no file: Dropout's random state, the order of the rows, the number of the epoch, your own classes' code.
# - A run resumes exactly from the whole model only, and only with the same order of rows.
# - Validation rows choose, test rows report.
#
# ## Sources
#
# - L. Prechelt: Early Stopping, But When? In: Neural Networks: Tricks of the Trade, Springer 1998.
# - I. Loshchilov, F. Hutter: SGDR: Stochastic Gradient Descent with Warm Restarts. ICLR 2017, arXiv:1608.03983.
# - Keras documentation: Callbacks API; Whole model saving & loading. keras.io, read for version 3.15.
# - The HDF Group: Introduction to HDF5. docs.hdfgroup.org. A. Collette: Python and HDF5, O'Reilly 2013.
