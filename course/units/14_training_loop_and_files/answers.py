"""Right and wrong answers to the unit on callbacks, saving and loading."""

from autograder.author.answers import allowed, equivalent, right, wrong

# -- stopped_at_and_best ----------------------------------------------------------------------------------------------

right("stopped_at_and_best", "by the distance to the best epoch", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best = 0
    for i in range(len(losses)):
        if losses[best] - losses[i] > min_delta:
            best = i
        elif i - best >= patience:
            return (i + 1, best + 1)
    return (len(losses), best + 1)
''')

right("stopped_at_and_best", "with a while loop and a flag", code='''
def stopped_at_and_best(losses, patience, min_delta):
    epoch, best_epoch, left, stop = 1, 1, patience, False
    best = losses[0]
    while epoch < len(losses) and not stop:
        epoch += 1
        current = losses[epoch - 1]
        if current < best - min_delta:
            best, best_epoch, left = current, epoch, patience
        else:
            left -= 1
            stop = left == 0
    return epoch, best_epoch
''')

right("stopped_at_and_best", "asks Keras itself", code='''
def stopped_at_and_best(losses, patience, min_delta):
    stopper = keras.callbacks.EarlyStopping(
        monitor="val_loss", patience=patience, min_delta=min_delta, mode="min", restore_best_weights=True)
    made = rehearse([stopper], [{"val_loss": loss} for loss in losses])
    return made["epochs"], made["weight"]
''')

right("stopped_at_and_best", "with NumPy, and best as None at first", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best = None
    best_epoch = waited = 0
    for epoch, loss in enumerate(np.asarray(losses, dtype=float), 1):
        waited += 1
        if best is None or loss < best - abs(min_delta):
            best, best_epoch, waited = loss, epoch, 0
        if waited >= patience:
            break
    return epoch, best_epoch
''')

wrong("stopped_at_and_best", "takes the first one out",
      says="The list of losses lost an item. Leave it as it is.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses.pop(0), 1, 0
    for epoch, loss in enumerate(losses, start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses) + 1, best_epoch
''')

wrong("stopped_at_and_best", "epochs from 0",
      says="Epochs are counted from 1: both of your numbers are one too small.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 0, 0
    for epoch, loss in enumerate(losses[1:], start=1):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch
''')

wrong("stopped_at_and_best", "the best epoch from 0",
      says="The best epoch is one too small. Count epochs from 1.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch - 1
    return len(losses), best_epoch - 1
''')

wrong("stopped_at_and_best", "waits one epoch longer",
      says="You stop one epoch too late: after `patience` epochs without an improvement, not after one "
           "more.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited > patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "stops one epoch too early",
      says="You stop one epoch too early. Count the epochs without an improvement, and stop when there "
           "are `patience` of them.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience - 1:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "min_delta is forgotten",
      says="You forget min_delta: an epoch must be below the best by more than it.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "min_delta with the wrong sign",
      says="min_delta has the wrong sign: an epoch that is a bit worse than the best counts as better.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss - min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "a tie is an improvement",
      says="An epoch that is below the best by exactly min_delta, or equal to it, is no improvement: "
           "ask with <, not with <=.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta <= best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "the count is never set back",
      says="The count of waiting goes on after an improvement. Epochs without improvement must follow "
           "one another: set it back to 0.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch = loss, epoch
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "compares with the epoch before",
      says="You compare with the epoch before. Compare with the best so far.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best_epoch, waited = 1, 0
    for epoch in range(2, len(losses) + 1):
        if losses[epoch - 1] + min_delta < losses[epoch - 2]:
            waited = 0
            if losses[epoch - 1] < losses[best_epoch - 1]:
                best_epoch = epoch
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "the last epoch comes back",
      says="You give back the last epoch that ran. The weights of the best epoch come back.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, epoch
    return len(losses), len(losses)
''')

wrong("stopped_at_and_best", "not restored where nothing stops",
      says="Keras 3 gives back the best weights even if training comes to its last epoch.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), len(losses)
''')

wrong("stopped_at_and_best", "the best of all losses",
      says="You look for the smallest of all losses, also of those after the stop. What has not run yet "
           "is not known.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, losses.index(min(losses)) + 1
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "the smallest that ran, without min_delta",
      says="The best epoch is the one that improved last, by more than min_delta; you give the smallest "
           "loss that ran.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, losses.index(min(losses[:epoch])) + 1
    return len(losses), losses.index(min(losses)) + 1
''')

wrong("stopped_at_and_best", "the best sinks without an improvement",
      says="The best so far only changes when an epoch improves by more than min_delta. You let it sink "
           "in small steps.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            best = min(best, loss)
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "starts from infinity",
      says="A first loss of NaN is the best so far, and stays it: nothing is below NaN. You start from "
           "infinity instead.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0] if losses[0] == losses[0] else float("inf"), 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "NaN improves",
      says="An epoch with NaN is no improvement: comparisons with NaN are False.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if not loss + min_delta >= best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "stops at NaN",
      says="NaN alone stops nothing: it is an epoch without improvement, like others.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss != loss:
            return epoch, best_epoch
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "NaN is left out",
      says="An epoch with NaN is an epoch without improvement: count it, too.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss != loss:
            continue
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "how many epochs waited",
      says="The first number is how many epochs ran, counted from the beginning.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return waited, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "the patience before the end",
      says="The best epoch is the one that improved last. It need not lie `patience` epochs before the "
           "end.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), max(len(losses) - patience, 1)
''')

wrong("stopped_at_and_best", "a rise counts, too",
      says="A rise by more than min_delta is no improvement. Compare without abs.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if abs(best - loss) > min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "sizes instead of losses",
      says="You compare the sizes of the losses. A loss may be below 0, and the lower one is better.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if abs(loss) + min_delta < abs(best):
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "the other order",
      says="The order is (stopped, best): first how many epochs run, then the best one.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
    return best_epoch, len(losses)
''')

wrong("stopped_at_and_best", "the best loss instead of its epoch",
      says="The second number is the best epoch, not its loss.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best
    return len(losses), best
''')

wrong("stopped_at_and_best", "maximises",
      says="You wait for the losses to rise: an improvement is a smaller loss.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss - min_delta > best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "a list",
      says="A tuple is asked for, (stopped, best), and a list came.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return [epoch, best_epoch]
    return [len(losses), best_epoch]
''')

wrong("stopped_at_and_best", "min_delta as a share",
      says="min_delta is an amount, not a share of the best: loss + min_delta < best.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss < best * (1 - min_delta):
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')

wrong("stopped_at_and_best", "forgets to answer where nothing stops",
      says="Nothing comes back if training is not stopped: then len(losses) epochs run.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
''')

wrong("stopped_at_and_best", "0 where nothing stops",
      says="If nothing stops, the first number is len(losses); Keras' own `stopped_epoch` would be 0 "
           "then.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best_epoch
    return 0, best_epoch
''')

wrong("stopped_at_and_best", "patience counted from the start",
      says="You stop after `patience` epochs in all that were no improvement, or from the start. They "
           "must be in a row, after the best one.", code='''
def stopped_at_and_best(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss + min_delta < best:
            best, best_epoch = loss, epoch
        else:
            waited += 1
            if epoch >= patience:
                return epoch, best_epoch
    return len(losses), best_epoch
''')


# -- make_callbacks ---------------------------------------------------------------------------------------------------

right("make_callbacks", "another order, modes named", code='''
def make_callbacks(path, patience, wait, factor):
    plateau = keras.callbacks.ReduceLROnPlateau(factor=factor, patience=wait, mode="min")
    keeper = keras.callbacks.ModelCheckpoint(filepath=path, save_best_only=True, mode="min", verbose=0)
    stopper = keras.callbacks.EarlyStopping("val_loss", patience=patience, mode="min", restore_best_weights=True)
    return [plateau, keeper, stopper]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

right("make_callbacks", "appended one by one, through tf.keras", code='''
def make_callbacks(path, patience, wait, factor):
    out = []
    out.append(tf.keras.callbacks.ModelCheckpoint(path, "val_loss", save_best_only=True, save_weights_only=False))
    out.append(tf.keras.callbacks.ReduceLROnPlateau("val_loss", factor, wait))
    out.append(tf.keras.callbacks.EarlyStopping("val_loss", 0, patience, restore_best_weights=True))
    return out


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

right("make_callbacks", "options in common, unpacked", code='''
from keras.callbacks import EarlyStopping, ModelCheckpoint, ReduceLROnPlateau


def make_callbacks(path, patience, wait, factor):
    watch = {"monitor": "val_loss", "mode": "auto"}
    return [EarlyStopping(**watch, patience=patience, restore_best_weights=True),
            ReduceLROnPlateau(**watch, patience=wait, factor=factor),
            ModelCheckpoint(str(path), **watch, save_best_only=True)]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "best weights not restored",
      says="The model has the weights of its last epoch in the end. Say restore_best_weights=True.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "each epoch overwrites the file",
      says="The file has the last epoch. Say save_best_only=True, or each epoch overwrites the one "
           "before.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss"),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "checkpoint in the wrong mode",
      says="The file has the epoch with the largest loss: mode=\"max\" is wrong for a loss.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True, mode="max"),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "early stopping in the wrong mode",
      says="Early stopping waits for a larger loss: mode=\"max\" is wrong for a loss.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, mode="max", restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "all in the wrong mode",
      says="mode=\"max\" in all three: each takes the largest loss for the best.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", mode="max", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", mode="max", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", mode="max", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "plateau in the wrong mode",
      says="ReduceLROnPlateau takes a falling loss for a plateau: mode=\"max\" is wrong for a loss.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, mode="max", patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "all watch the training loss",
      says="You watch the loss of the training rows, which goes its own way. Watch \"val_loss\".", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "early stopping watches the training loss",
      says="Early stopping watches the training loss, which goes its own way. Watch \"val_loss\".", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "checkpoint watches the training loss",
      says="The checkpoint watches the training loss. Watch \"val_loss\".", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "plateau watches the training loss",
      says="ReduceLROnPlateau watches the training loss, which goes its own way. Watch \"val_loss\".", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "all watch the accuracy",
      says="You watch the accuracy of the validation rows. Their loss is asked for.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_accuracy", mode="max", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_accuracy", mode="max", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_accuracy", mode="max", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "checkpoint watches the accuracy",
      says="The checkpoint watches the accuracy. All three watch the loss of the validation rows.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_accuracy", mode="max", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "early stopping watches the accuracy",
      says="Early stopping watches the accuracy. All three watch the loss of the validation rows.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_accuracy", mode="max", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "misspelt name",
      says="A name in `monitor` is not what Keras reports: the loss of the validation rows is called val_loss.",
      code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="validation_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="validation_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="validation_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "both patiences swapped",
      says="The two patiences are swapped: `patience` belongs to EarlyStopping, `wait` to "
           "ReduceLROnPlateau.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=wait, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=patience),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the plateau waits as long as the stop",
      says="ReduceLROnPlateau got `patience`. Its own number is `wait`, or training is over before it "
           "acts.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=patience),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the stop waits as long as the plateau",
      says="EarlyStopping got `wait`. Its own number is `patience`.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=wait, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the patience of the plateau left out",
      says="The learning rate does not fall: ReduceLROnPlateau is missing, or it waits longer than "
           "`wait` epochs; Keras' own patience is 10.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the patience of the stop left out",
      says="EarlyStopping has Keras' own patience, 0, and stops at the first epoch without improvement. "
           "Give it `patience`.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the factor left out",
      says="ReduceLROnPlateau has Keras' own factor, 0.1. Give it `factor`.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "1 - factor",
      says="The rate is multiplied by factor, not by 1 - factor.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=1 - factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the plateau is missing",
      says="The learning rate does not fall: ReduceLROnPlateau is missing, or it waits longer than "
           "`wait` epochs; Keras' own patience is 10.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the stop is missing",
      says="EarlyStopping is missing: nothing stops.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the checkpoint is missing",
      says="ModelCheckpoint is missing, or it writes elsewhere: there is no file at `path`.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "a name of its own",
      says="ModelCheckpoint is missing, or it writes elsewhere: there is no file at `path`.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(str(path) + ".best.keras", monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "a smallest rate",
      says="The rate does not fall below some smallest rate of yours. Leave min_lr as Keras has it.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait, min_lr=0.001),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "a small min_delta of the stop",
      says="EarlyStopping got a min_delta: a small improvement no longer counts. Leave it as Keras has "
           "it, 0.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(
            monitor="val_loss", patience=patience, min_delta=0.001, restore_best_weights=True
        ),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "no min_delta of the plateau",
      says="ReduceLROnPlateau got a min_delta of yours. Leave it as Keras has it.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait, min_delta=0),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "verbose",
      says="Leave verbose as Keras has it.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True, verbose=1),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "a tuple",
      says="A list of three callbacks is asked for, and a tuple came.", code='''
def make_callbacks(path, patience, wait, factor):
    return (
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    )


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "one epoch of patience less",
      says="EarlyStopping stops one epoch too early: its patience is `patience`.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience - 1, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "a cooldown",
      says="After the rate has fallen, a cooldown of yours lets more epochs go by. Leave it as Keras "
           "has it.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait, cooldown=2),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "min_delta of the stop",
      says="EarlyStopping got a min_delta. Leave it as Keras has it, 0.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, min_delta=0.6, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "a late start",
      says="EarlyStopping got a start_from_epoch. Leave it as Keras has it.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(
            monitor="val_loss", patience=patience, start_from_epoch=3, restore_best_weights=True
        ),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "one more epoch of patience",
      says="EarlyStopping stops one epoch too late: its patience is `patience`.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience + 1, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=factor, patience=wait),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')

wrong("make_callbacks", "the numbers of one example",
      says="The numbers of one example stand in the code. Use the arguments.", code='''
def make_callbacks(path, patience, wait, factor):
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=4, restore_best_weights=True),
        keras.callbacks.ModelCheckpoint(path, monitor="val_loss", save_best_only=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.1, patience=2),
    ]


def rehearsed_callbacks(epochs, patience, wait, factor):
    """What `rehearse` tells of make_callbacks(...), and under "file" the weight of the model in the file, or None."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "best.keras")
        made = rehearse(make_callbacks(path, patience, wait, factor), epochs)
        made["file"] = None
        if Path(path).exists():
            made["file"] = round(float(keras.models.load_model(path).get_weights()[0][0, 0]))
    return made
''')


# -- loss_logger ------------------------------------------------------------------------------------------------------

right("loss_logger", "undone at the end of each epoch", code='''
class LossLogger(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.means = []

    def on_train_begin(self, logs=None):
        self.batch_losses = []
        self.rates = []

    def on_epoch_begin(self, epoch, logs=None):
        self.means = []

    def on_batch_end(self, batch, logs=None):
        self.means.append(logs.get("loss"))

    def on_epoch_end(self, epoch, logs=None):
        sums = np.arange(1, len(self.means) + 1) * np.array(self.means)
        self.batch_losses.append(np.diff(sums, prepend=0.0).tolist())
        self.rates.append(float(self.model.optimizer.learning_rate.numpy()))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

right("loss_logger", "subtracts the sum of the losses so far", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses = list()
        self.rates = list()

    def on_train_batch_end(self, batch, logs=None):
        if batch == 0:
            self.batch_losses.append([])
        before = self.batch_losses[-1]
        before.append(logs["loss"] * (len(before) + 1) - sum(before))

    def on_epoch_end(self, epoch, logs=None):
        rate = keras.ops.convert_to_numpy(self.model.optimizer.learning_rate)
        self.rates.append(rate.item())


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

right("loss_logger", "with the mean before", code='''
class LossLogger(tf.keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.here = []
        self.batch_losses.append(self.here)

    def on_train_batch_end(self, batch, logs=None):
        mean = logs["loss"]
        alone = mean if batch == 0 else (batch + 1) * mean - batch * self.mean
        self.mean = mean
        self.here.append(float(alone))

    def on_epoch_end(self, epoch, logs=None):
        self.rates += [float(np.asarray(self.model.optimizer.learning_rate))]


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "keeps the means",
      says="You keep what Keras reports, which is the mean of the epoch so far. Undo it: the k-th sum "
           "is k times the k-th mean.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(logs["loss"])
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "difference of the means",
      says="You subtract the means. Subtract the sums: k times the k-th mean, less k - 1 times the one "
           "before.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "batch from 0",
      says="`batch` counts from 0, so there are batch + 1 batches by then.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = batch * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the sum goes on into the next epoch",
      says="The sum of one epoch is taken from the next one. Keras begins its mean anew with each "
           "epoch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []
        self.total = 0.0

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the sum is never kept",
      says="The sum of the batches before is never kept, so nothing is taken away.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "one long list",
      says="One long list came. There is a list for each epoch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses.append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "each epoch begins the lists anew",
      says="Only the last epoch is left: the lists begin anew with each training, not with each epoch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses, self.rates = [[]], []
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the second training is added to the first",
      says="A second training adds to the lists of the first one. Begin anew in on_train_begin.", code='''
class LossLogger(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "lists of the class",
      says="A second training, or a second object, adds to the same lists: they belong to the class. "
           "Make new ones in on_train_begin.", code='''
class LossLogger(keras.callbacks.Callback):
    batch_losses, rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "lists are cleared",
      says="You clear the lists. Who holds those of the first training loses them: make new ones.", code='''
class LossLogger(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.batch_losses, self.rates = [], []

    def on_train_begin(self, logs=None):
        self.batch_losses.clear()
        self.rates.clear()

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "only the losses begin anew",
      says="The rates of the first training are still there in the second one. Both lists begin anew.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses = []
        self.rates = getattr(self, "rates", [])

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "only the rates begin anew",
      says="The losses of the first training are still there in the second one. Both lists begin anew.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.rates = []
        self.batch_losses = getattr(self, "batch_losses", [])

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the mean of the epoch",
      says="You keep one number for each epoch. There is one for each batch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1] = [logs["loss"]]
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "one rate for each batch",
      says="You keep the rate of each batch. One for each epoch, at its end, is asked for.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the first rate only",
      says="The rate is that of the beginning, or a number of yours. Read the optimizer's learning_rate "
           "at the end of each epoch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []
        self.rate = float(self.model.optimizer.learning_rate)

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(self.rate)


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the rate at the beginning",
      says="The rate is the one at the beginning of the epoch. Read it at its end.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0
        self.rates.append(float(self.model.optimizer.learning_rate))

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "rates are rounded",
      says="The rates are rounded. Keep all digits.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(round(float(self.model.optimizer.learning_rate), 2))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "from the logs",
      says="The rate is not in the logs, unless another callback puts it there. Read "
           "self.model.optimizer.learning_rate.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(logs["learning_rate"])


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "counts on across epochs",
      says="The number of batches goes on into the next epoch. Keras begins its mean anew with each "
           "epoch, and `batch` with 0.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates, self.count = [], [], 0

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        self.count += 1
        total = self.count * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "divides again",
      says="The difference of the sums is the loss of the batch. Do not divide it again.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append((total - self.total) / (batch + 1))
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "one list object for all epochs",
      says="All epochs share one list object. Append a new list for each.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates, self.one = [], [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.one.clear()
        self.batch_losses.append(self.one)
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the variable itself",
      says="You keep the variable, which goes on changing. Keep a number: "
           "float(self.model.optimizer.learning_rate).", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(self.model.optimizer.learning_rate)


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "old name lr",
      says="The optimizer has no attribute `lr` in Keras 3: it is `learning_rate`.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.lr))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "reads the model too early",
      says="self.model is not there yet in __init__. Read the rate when an epoch ends.", code='''
class LossLogger(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.rate = float(self.model.optimizer.learning_rate)

    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "rate of the configuration",
      says="The rate is that of the beginning, or a number of yours. Read the optimizer's learning_rate "
           "at the end of each epoch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(0.5)


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "rates missing",
      says="The rates are missing: append one at the end of each epoch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "no callback",
      says="The class must be a callback: class LossLogger(keras.callbacks.Callback).", code='''
class LossLogger:
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "wrong hook",
      says="Nothing was kept of the batches: the method that training calls is on_train_batch_end, "
           "neither on_test_batch_end nor a name of yours.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_ended(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "hook of the test batches",
      says="Nothing was kept of the batches: the method that training calls is on_train_batch_end, "
           "neither on_test_batch_end nor a name of yours.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_test_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "a hook without the batch",
      says="A method lacks an argument: on_train_batch_end(self, batch, logs=None).", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "weighs by the epoch",
      says="You multiply by the number of the epoch. The mean is over the batches of this epoch.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total, self.epoch = 0.0, epoch

    def on_train_batch_end(self, batch, logs=None):
        total = (self.epoch + 1) * logs["loss"]
        self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "rounded",
      says="The losses are rounded. Keep all digits.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(round(total - self.total, 1))
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "losses below 0 are cut",
      says="A loss may be below 0: do not cut it.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        self.batch_losses[-1].append(max(total - self.total, 0.0))
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')

wrong("loss_logger", "the first batch is left out",
      says="The first batch of each epoch is missing.", code='''
class LossLogger(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.batch_losses, self.rates = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.batch_losses.append([])
        self.total = 0.0

    def on_train_batch_end(self, batch, logs=None):
        total = (batch + 1) * logs["loss"]
        if batch:
            self.batch_losses[-1].append(total - self.total)
        self.total = total

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def rehearsed_logger(trainings):
    """What one LossLogger() has after each of some trainings, each a list of epochs as `rehearse` takes them."""
    logger, out = LossLogger(), []
    for epochs in trainings:
        rehearse([logger], epochs)
        out.append({"batch_losses": logger.batch_losses, "rates": logger.rates})
    return out
''')


# -- cosine_restart ---------------------------------------------------------------------------------------------------

right("cosine_restart", "counts epoch by epoch", code='''
def cosine_restart(epoch, high, low, length, factor):
    t = 0
    for _ in range(epoch):
        t += 1
        if t == length:
            t, length = 0, length * factor
    share = 0.5 * (1 + np.cos(np.pi * t / length))
    return float(share * high + (1 - share) * low)
''')

right("cosine_restart", "a list of all epochs", code='''
import math


def cosine_restart(epoch, high, low, length, factor):
    places = []
    cycle = length
    while len(places) <= epoch:
        places += [(t, cycle) for t in range(cycle)]
        cycle = cycle * factor
    t, T = places[epoch]
    return low + (high - low) * math.cos(math.pi * t / T / 2) ** 2
''')

right("cosine_restart", "calls itself", code='''
def cosine_restart(epoch, high, low, length, factor):
    if epoch < length:
        return float(low + 0.5 * (high - low) * (1.0 + keras.ops.cos(np.float64(np.pi * epoch / length)).numpy()))
    return cosine_restart(epoch - length, high, low, length * factor, factor)
''')

wrong("cosine_restart", "a cycle one epoch too long",
      says="The restart comes one epoch too late: with t = T the next cycle begins.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch > length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "no restarts",
      says="There are no restarts: once the cycle is over, the next one begins at the top.", code='''
def cosine_restart(epoch, high, low, length, factor):
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "the rate stays at low",
      says="After the first cycle the rate stays. It begins again at the top.", code='''
def cosine_restart(epoch, high, low, length, factor):
    epoch = min(epoch, length)
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "all cycles are equally long",
      says="All your cycles are equally long. Each is factor times as long as the one before.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "adds the factor",
      says="The next cycle is factor times as long, not longer by factor.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length += factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "lengthens before it subtracts",
      says="You lengthen the cycle before you take its epochs away.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        length *= factor
        epoch -= length
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "only one restart",
      says="There is only one restart. It takes a loop.", code='''
def cosine_restart(epoch, high, low, length, factor):
    if epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "reaches low in the last epoch",
      says="The rate reaches low in the last epoch of the cycle: divide by T, not by T - 1.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / max(length - 1, 1)))) / 2
''')

wrong("cosine_restart", "high and low swapped",
      says="high and low are swapped: a cycle begins at high.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return high + (low - high) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "sine",
      says="A cosine is asked for: with t = 0 the rate is high.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.sin(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "two pi",
      says="The cosine goes a whole turn, down and up again. Half a turn: pi * t / T.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(2 * np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "quarter of a turn",
      says="The cosine goes a quarter of a turn only, or half of it is missing: low + (high - low) * (1 "
           "+ cos(pi t / T)) / 2.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi / 2 * epoch / length))) / 2
''')

wrong("cosine_restart", "in degrees",
      says="The cosine takes radians: pi * t / T, not 180 * t / T.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(180 * epoch / length))) / 2
''')

wrong("cosine_restart", "not halved",
      says="1 + cos goes from 2 to 0: divide by 2.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length)))
''')

wrong("cosine_restart", "1 is missing",
      says="1 + cos: the 1 is missing.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (0 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "low is not added",
      says="low is missing at the front: without it the rate goes down to 0.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "low is not taken away",
      says="The span is high - low.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + high * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "low forgotten",
      says="low is not used: the rate goes down to 0.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return high * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "all epochs gone by",
      says="In the cosine count the epochs of this cycle only, t, and not all that have gone by.", code='''
def cosine_restart(epoch, high, low, length, factor):
    gone = epoch
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * gone / length))) / 2
''')

wrong("cosine_restart", "pi is missing",
      says="In the cosine pi is missing: cos(pi * t / T).", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(epoch / length))) / 2
''')

wrong("cosine_restart", "the first length in the cosine",
      says="In the cosine divide by the length of this cycle, not by that of the first one.", code='''
def cosine_restart(epoch, high, low, length, factor):
    first = length
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / first))) / 2
''')

wrong("cosine_restart", "straight down",
      says="A straight line came. Use the cosine.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 - epoch / length)
''')

wrong("cosine_restart", "epochs from 1",
      says="Epochs count from 0: the first one has the rate high.", code='''
def cosine_restart(epoch, high, low, length, factor):
    epoch += 1
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "epochs from 1, taken back",
      says="You take an epoch away: 0 is the first one already.", code='''
def cosine_restart(epoch, high, low, length, factor):
    epoch = max(epoch - 1, 0)
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "cut to whole numbers",
      says="The place in the cycle was cut to a whole number: use /, not //.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch // length))) / 2
''')

wrong("cosine_restart", "remainder only",
      says="All your cycles are equally long. Each is factor times as long as the one before.", code='''
def cosine_restart(epoch, high, low, length, factor):
    epoch %= length
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "the factor to the wrong power",
      says="The third cycle is factor² times as long as the first. Your lengths grow otherwise.", code='''
def cosine_restart(epoch, high, low, length, factor):
    first, k = length, 0
    while epoch >= length:
        epoch -= length
        k += 1
        length = first * factor * k
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "the top falls, too",
      says="Each cycle begins at high again; the top does not fall.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
        high = low + (high - low) / factor
    return low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2
''')

wrong("cosine_restart", "rounded",
      says="The rate is rounded. Keep all digits.", code='''
def cosine_restart(epoch, high, low, length, factor):
    while epoch >= length:
        epoch -= length
        length *= factor
    return round(low + (high - low) * (1 + float(np.cos(np.pi * epoch / length))) / 2, 4)
''')

equivalent("make_callbacks",
           "keras.callbacks.EarlyStopping(monitor='val_loss', patience=patience, … -> "
           "keras.callbacks.EarlyStopping(patience=patience, restore_best_weights…",
           because="Keras' own monitor is val_loss in each of the three.")

equivalent("make_callbacks",
           "keras.callbacks.ModelCheckpoint(path, monitor='val_loss', save_best_o… -> "
           "keras.callbacks.ModelCheckpoint(path, save_best_only=True)",
           because="Keras' own monitor is val_loss in each of the three.")

equivalent("make_callbacks",
           "keras.callbacks.ReduceLROnPlateau(monitor='val_loss', factor=factor, … -> "
           "keras.callbacks.ReduceLROnPlateau(factor=factor, patience=wait)",
           because="Keras' own monitor is val_loss in each of the three.")


# -- inspect_h5 -------------------------------------------------------------------------------------------------------

right("inspect_h5", "with visititems", code='''
def inspect_h5(data):
    def describe(item):
        out = {"kind": "group", "attributes": {name: item.attrs[name] for name in item.attrs}}
        if not isinstance(item, h5py.Group):
            out.update(kind="dataset", shape=tuple(item.shape), dtype=item.dtype.name)
        return out

    with h5py.File(io.BytesIO(data), "r") as file:
        found = {"/": describe(file)}
        file.visititems(lambda name, item: found.update({item.name: describe(item)}))
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

right("inspect_h5", "with a list of what is still to be looked at", code='''
def inspect_h5(data):
    found = {}
    file = h5py.File(io.BytesIO(data))
    todo = [file]
    while todo:
        item = todo.pop()
        entry = found[item.name] = {}
        entry["attributes"] = {key: value for key, value in item.attrs.items()}
        if hasattr(item, "shape"):
            entry["kind"], entry["shape"], entry["dtype"] = "dataset", item.shape, str(item.dtype)
        else:
            entry["kind"] = "group"
            todo.extend(item.values())
    file.close()
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

right("inspect_h5", "through a file in a temporary folder", code='''
def inspect_h5(data):
    def inside(group):
        yield group
        for item in group.values():
            if isinstance(item, h5py.Group):
                yield from inside(item)
            else:
                yield item

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.h5"
        path.write_bytes(data)
        with h5py.File(path, "r") as file:
            out = {}
            for item in inside(file):
                if type(item) is h5py.Dataset:
                    out[item.name] = {"kind": "dataset", "shape": item[()].shape, "dtype": str(item[()].dtype),
                                      "attributes": dict(item.attrs.items())}
                else:
                    out[item.name] = {"kind": "group", "attributes": dict(item.attrs)}
    return out


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "the top level only",
      says="Only the first level came. For a group go on with what is in it, at any depth.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            if path == "/":
                visit("/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "two levels only",
      says="Only two levels came. Go on at any depth: a function that calls itself, or visititems.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            if path.count("/") == 1 and not path.count("/", 1):
                visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "the file itself is left out",
      says="The entry \"/\" is missing: the file itself is a group, and may have attributes.", code='''
def inspect_h5(data):
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
        del found["/"]
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "datasets only",
      says="Groups are missing. They have an entry each, with their attributes, empty ones too.", code='''
def inspect_h5(data):
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
        found = {path: what for path, what in found.items() if what["kind"] == "dataset"}
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "groups only",
      says="Datasets are missing.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            del found[path]
            return
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "empty groups are left out",
      says="Empty groups have an entry, too.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        if not len(item) and path != "/":
            del found[path]
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes of groups only",
      says="Datasets have attributes, too.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype), "attributes": {}}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes of datasets only",
      says="Groups have attributes, too.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": {}}
        if isinstance(item, h5py.Dataset):
            found[path] |= {
                "kind": "dataset",
                "shape": item.shape,
                "dtype": str(item.dtype),
                "attributes": dict(item.attrs),
            }
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes of the file only",
      says="Only the file's attributes came. Every group and every dataset may have some.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs) if path == "/" else {}}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes of all but the file",
      says="The attributes of the file itself are missing.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs) if path != "/" else {}}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "no attributes",
      says="All attributes are missing: dict(item.attrs).", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": {}}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "names of the attributes only",
      says="The names of the attributes came without their values.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": list(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes as strings",
      says="The values of the attributes became strings. Leave them as h5py gives them.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": {k: str(v) for k, v in item.attrs.items()}}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes read after the file is closed",
      says="The file is closed before you read: take attributes, shape and dtype inside of the `with`.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": item.attrs}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return {path: what | {"attributes": dict(what["attributes"])} for path, what in found.items()}


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "no slash at the front",
      says="The paths are not full ones: \"/\" stands at the front, and once between two names.", code='''
def inspect_h5(data):
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
        found = {path.lstrip("/") or "/": what for path, what in found.items()}
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "two slashes",
      says="The paths are not full ones: \"/\" stands at the front, and once between two names.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "last part of the name only",
      says="The full path is asked for, not the last part: two groups may hold items of one name.", code='''
def inspect_h5(data):
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
        found = {"/" + path.split("/")[-1]: what for path, what in found.items()}
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "an h5py file has no name",
      says="The entry of the file is called \"/\", and nothing else.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "one dictionary for all calls",
      says="Entries of an earlier file are there as well: make a new dictionary in each call.", code='''
def inspect_h5(data):
    found = inspect_h5.__dict__.setdefault("found", {})

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


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes only where there are some",
      says="Every entry has \"attributes\", an empty dictionary if there are none.", code='''
def inspect_h5(data):
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
    return {path: {k: v for k, v in what.items() if k != "attributes" or v} for path, what in found.items()}


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "empty groups taken for datasets",
      says="An empty group is a group. Ask isinstance(item, h5py.Dataset).", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Group) and not len(item):
            found[path] |= {"kind": "dataset", "shape": (), "dtype": "float64"}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "attributes as whole numbers",
      says="Numbers among the attributes were cut to whole ones. Leave them as h5py gives them.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {
            "kind": "group",
            "attributes": {k: v if isinstance(v, str) else int(v) for k, v in item.attrs.items()},
        }
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "kind by class name",
      says="The kind is \"group\" or \"dataset\", in small letters; the file itself is a group.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": type(item).__name__, "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "Dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "datasets called groups",
      says="Datasets are said to be groups.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "dtype as an object",
      says="The dtype is asked for as a str: str(item.dtype).", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": item.dtype}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "dtype as a code",
      says="The name of the dtype is asked for, such as \"float32\": str(item.dtype).", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": item.dtype.str}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "dtype always float32",
      says="The dtype is always \"float32\". Ask the dataset.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": "float32"}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "dtype of a Python list",
      says="The dtype of what was copied came. Ask the dataset itself: item.dtype.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(np.array(item[()].tolist()).dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "dtype missing",
      says="The dtype of the datasets is missing.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "size instead of shape",
      says="The number of values came instead of the shape.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.size, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "length instead of shape",
      says="Only the length of the first axis came, or a dataset of a single number stops you. The "
           "shape is item.shape.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": (len(item),), "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "number of axes",
      says="The number of axes came instead of the shape.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.ndim, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "shape as a list",
      says="The shape is asked for as a tuple, and a list came.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": list(item.shape), "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "shape also for groups",
      says="A group has no shape: only kind and attributes.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "shape": None, "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "single numbers are left out",
      says="A dataset may be a single number, of shape (). It is missing.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            if not item.shape:
                del found[path]
                return
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "the bytes taken for a path",
      says="data are the bytes of a file, not a path: h5py.File(io.BytesIO(data), \"r\").", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item.shape, "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(data, "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "values instead of shapes",
      says="The values came. Shape and dtype are asked for.", code='''
def inspect_h5(data):
    found = {}

    def visit(path, item):
        found[path] = {"kind": "group", "attributes": dict(item.attrs)}
        if isinstance(item, h5py.Dataset):
            found[path] |= {"kind": "dataset", "shape": item[()], "dtype": str(item.dtype)}
            return
        for name in item:
            visit(path.rstrip("/") + "/" + name, item[name])

    with h5py.File(io.BytesIO(data), "r") as file:
        visit("/", file)
    return found


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')

wrong("inspect_h5", "as a list",
      says="A dictionary is asked for, from path to entry.", code='''
def inspect_h5(data):
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
    return sorted(found)


def inspected(data):
    """What inspect_h5 gives, sorted by path and by name, so that the order makes no difference."""
    return {path: dict(sorted(entry.items())) for path, entry in sorted(inspect_h5(data).items())}
''')


# -- round_trip -------------------------------------------------------------------------------------------------------

right("round_trip", "one branch each, through get_config and os.path", code='''
import os


def round_trip(model, form):
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            file = os.path.join(folder, "a.keras")
            keras.saving.save_model(model, file)
            new = keras.saving.load_model(file)
        elif form == "weights":
            file = os.path.join(folder, "a.weights.h5")
            model.save_weights(file)
            new = model.__class__.from_config(model.get_config())
            new.load_weights(file)
        elif form == "json":
            new = model.__class__.from_config(json.loads(json.dumps(model.get_config())))
        else:
            raise ValueError(form)
    return new


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
''')

right("round_trip", "a dictionary of functions", code='''
def _whole(model, folder):
    model.save(folder + "/whole.keras")
    return tf.keras.models.load_model(folder + "/whole.keras")


def _only_weights(model, folder):
    model.save_weights(folder + "/only.weights.h5")
    config = json.loads(model.to_json())
    config.pop("compile_config", None)
    new = keras.saving.deserialize_keras_object(config)
    new.load_weights(folder + "/only.weights.h5")
    return new


def _text(model, folder):
    Path(folder, "net.json").write_text(model.to_json())
    return keras.models.model_from_json(Path(folder, "net.json").read_text())


def round_trip(model, form):
    ways = {"keras": _whole, "weights": _only_weights, "json": _text}
    if form not in ways:
        raise ValueError("form")
    with tempfile.TemporaryDirectory() as folder:
        return ways[form](model, folder)


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
''')

right("round_trip", "match, and a file in memory for the zip", code='''
def round_trip(model, form):
    match form:
        case "keras":
            with tempfile.NamedTemporaryFile(suffix=".keras") as file:
                model.save(file.name, overwrite=True)
                return keras.models.load_model(file.name)
        case "weights":
            with tempfile.NamedTemporaryFile(suffix=".weights.h5") as file:
                model.save_weights(file.name, overwrite=True)
                new = type(model).from_config(model.get_config())
                new.load_weights(file.name)
            return new
        case "json":
            return keras.models.model_from_json(model.to_json())
        case _:
            raise ValueError(f"{form} is no form")


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
''')

wrong("round_trip", "the model itself comes back",
      says="The model itself came back. Write it, and read a new one.", code='''
def round_trip(model, form):
    if form not in ("keras", "weights", "json"):
        raise ValueError(form)
    return model


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
''')

wrong("round_trip", "the weights are not read",
      says="With \"weights\", some or all weights of the new model are new: load_weights is missing, went "
           "into the old model, or not all arrays were copied.", code='''
def round_trip(model, form):
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
        return other


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
''')

wrong("round_trip", "loads the weights into the old model",
      says="With \"weights\", some or all weights of the new model are new: load_weights is missing, went "
           "into the old model, or not all arrays were copied.", code='''
def round_trip(model, form):
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
        model.load_weights(path)
        return other


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
''')

wrong("round_trip", "gives back what load_weights gives",
      says="load_weights returns nothing. Return the model into which it has loaded.", code='''
def round_trip(model, form):
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
        return other.load_weights(path)


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
''')

wrong("round_trip", "compiled with the weights",
      says="With \"weights\", the new model is compiled: a .keras file, to_json and clone_model keep what "
           "compile was told. Use type(model).from_config(model.get_config()).", code='''
def round_trip(model, form):
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
        other = keras.models.clone_model(model)
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "compiled through the text",
      says="With \"weights\", the new model is compiled: a .keras file, to_json and clone_model keep what "
           "compile was told. Use type(model).from_config(model.get_config()).", code='''
def round_trip(model, form):
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
        other = keras.models.model_from_json(model.to_json())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "the given model comes back with its weights",
      says="With \"weights\", the given model itself came back. Make a new one.", code='''
def round_trip(model, form):
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
        other = model
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "the weights form keeps the whole model",
      says="With \"weights\", the new model is compiled: a .keras file, to_json and clone_model keep what "
           "compile was told. Use type(model).from_config(model.get_config()).", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path(folder) / "net.keras"
            model.save(path)
            return keras.models.load_model(path)
        path = Path(folder) / "net.keras"
        model.save(path)
        return keras.models.load_model(path)


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
''')

wrong("round_trip", "the whole model is not compiled",
      says="With \"keras\", what compile was told is lost: without compile=False, and the whole model "
           "through the file.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path(folder) / "net.keras"
            model.save(path)
            return keras.models.load_model(path, compile=False)
        path = Path(folder) / "net.weights.h5"
        model.save_weights(path)
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "compiled anew",
      says="With \"keras\", the optimizer begins anew: you compile again after loading.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path(folder) / "net.keras"
            model.save(path)
            other = keras.models.load_model(path)
            if model.compiled:
                other.compile_from_config(model.get_compile_config())
            return other
        path = Path(folder) / "net.weights.h5"
        model.save_weights(path)
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "compiled with Adam",
      says="With \"keras\", you compile again, with an optimizer of your own. load_model has done it.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path(folder) / "net.keras"
            model.save(path)
            other = keras.models.load_model(path)
            other.compile(optimizer="adam", loss="mae")
            return other
        path = Path(folder) / "net.weights.h5"
        model.save_weights(path)
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "the architecture keeps the weights",
      says="With \"json\", the weights came along. A text of the architecture has none.", code='''
def round_trip(model, form):
    if form == "json":
        other = keras.models.model_from_json(model.to_json())
        other.set_weights(model.get_weights())
        return other
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
''')

wrong("round_trip", "the text itself",
      says="With \"json\", the text came back. Make a model of it: model_from_json.", code='''
def round_trip(model, form):
    if form == "json":
        return model.to_json()
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
''')

wrong("round_trip", "weights instead of the whole model",
      says="With \"keras\", what compile was told is lost: without compile=False, and the whole model "
           "through the file.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path(folder) / "net.weights.h5"
            model.save_weights(path)
            other = type(model).from_config(model.get_config())
            other.load_weights(path)
            return other
        path = Path(folder) / "net.weights.h5"
        model.save_weights(path)
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "any other form gives None",
      says="Another form must raise ValueError.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        return None
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
''')

wrong("round_trip", "any other form is taken for weights",
      says="Another form must raise ValueError: you take it for \"weights\".", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
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
''')

wrong("round_trip", "another form stops with KeyError",
      says="Another form must raise ValueError, and not another error.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise KeyError(form)
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
''')

wrong("round_trip", "capital letters",
      says="\"Keras\" is another form: only the three names as they are.", code='''
def round_trip(model, form):
    form = form.lower()
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
''')

wrong("round_trip", "a graph becomes a chain",
      says="A functional model is no Sequential. Take the class of the model: "
           "type(model).from_config(model.get_config()).", code='''
def round_trip(model, form):
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
        other = keras.Sequential(
            [
                keras.Input(shape=model.input_shape[1:]),
                *[type(x).from_config(x.get_config()) for x in model.layers if x.get_weights()],
            ]
        )
        other.load_weights(path)
        return other


def what_survives(form, kind, units, updates):
    """What round_trip keeps of a chain or a graph of some units, compiled and trained by some updates, or not."""
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(units, activation="tanh", bias_initializer="normal"),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(1),
        ]
    )
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
    report = {
        "class": type(other).__name__,
        "parameters": other.count_params(),
        "layers": [layer.name for layer in other.layers] == [layer.name for layer in model.layers],
        "weights": all(same),
        "statistics": all(same[4:6]),
        "outputs": np.array_equal(outputs, other(X)),
        "compiled": other.compiled,
        "files left": left,
    }
    if form == "json":
        report["each time new"] = not np.array_equal(round_trip(model, form).get_weights()[0], other.get_weights()[0])
    elif form == "keras" and updates and other.compiled:
        report |= {"updates": int(other.optimizer.iterations), "rate": float(other.optimizer.learning_rate)}
        report["optimizer's state"] = all(
            np.array_equal(a, b) for a, b in zip(model.optimizer.variables, other.optimizer.variables, strict=True)
        )
    other.set_weights([0 * w for w in before])  # the given model must not see that
    report["the given model"] = (
        "as before"
        if all(map(np.array_equal, before, model.get_weights()))
        and (model.compiled == bool(updates))
        and (not updates or int(model.optimizer.iterations) == updates)
        else "changed"
    )
    return report
''')

wrong("round_trip", "only Sequential",
      says="A functional model is no Sequential. Take the class of the model: "
           "type(model).from_config(model.get_config()).", code='''
def round_trip(model, form):
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
        other = keras.Sequential.from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "only what is trainable",
      says="With \"weights\", some or all weights of the new model are new: load_weights is missing, went "
           "into the old model, or not all arrays were copied.", code='''
def round_trip(model, form):
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
        for mine, theirs in zip(other.trainable_weights, model.trainable_weights):
            mine.assign(theirs)
        return other


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
''')

wrong("round_trip", "any form with keras in it",
      says="A form that only resembles one of the three must raise ValueError.", code='''
def round_trip(model, form):
    form = "keras" if "keras" in form else form
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
''')

wrong("round_trip", "the folder stays",
      says="A file or folder stays behind. Use `with tempfile.TemporaryDirectory() as folder:`, and put "
           "every file into that folder.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    folder = tempfile.mkdtemp()
    if folder:
        if form == "keras":
            path = Path(folder) / "net.keras"
            model.save(path)
            return keras.models.load_model(path)
        path = Path(folder) / "net.weights.h5"
        model.save_weights(path)
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "the working folder",
      says="A file or folder stays behind. Use `with tempfile.TemporaryDirectory() as folder:`, and put "
           "every file into that folder.", code='''
def round_trip(model, form):
    if form == "json":
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path("net.keras")
            model.save(path)
            return keras.models.load_model(path)
        path = Path("net.weights.h5")
        model.save_weights(path)
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "zeros in json",
      says="With \"json\", the weights are to be drawn by the initializers, anew each time.", code='''
def round_trip(model, form):
    if form == "json":
        other = keras.models.model_from_json(model.to_json())
        other.set_weights([0 * w for w in model.get_weights()])
        return other
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
''')

wrong("round_trip", "one seed for all",
      says="With \"json\", the weights are the same each time. They are to be drawn anew.", code='''
def round_trip(model, form):
    if form == "json":
        keras.utils.set_random_seed(0)
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
''')

wrong("round_trip", "the text for the weights, the weights for the text",
      says="\"json\" and \"weights\" are swapped: the first has no weights, the second all of them.", code='''
def round_trip(model, form):
    form = {"json": "weights", "weights": "json"}.get(form, form)
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
''')

wrong("round_trip", "the old model is compiled",
      says="You compile the old model. It stays as it is.", code='''
def round_trip(model, form):
    if form == "json":
        model.compile(loss="mse")
        return keras.models.model_from_json(model.to_json())
    if form not in ("keras", "weights"):
        raise ValueError(f"unknown form {form!r}")
    with tempfile.TemporaryDirectory() as folder:
        if form == "keras":
            path = Path(folder) / "net.keras"
            model.save(path)
            model.compile(loss="mse")
            return keras.models.load_model(path)
        path = Path(folder) / "net.weights.h5"
        model.save_weights(path)
        model.compile(loss="mse")
        other = type(model).from_config(model.get_config())
        other.load_weights(path)
        return other


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
''')

wrong("round_trip", "the old model gets new weights",
      says="The old model loses its weights. It stays as it is.", code='''
def round_trip(model, form):
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
        model.set_weights([0 * w for w in model.get_weights()])
        return other


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
''')

wrong("round_trip", "layers shared with the old model",
      says="With \"weights\", the new model uses the layers of the old one, so nothing has gone through "
           "the file.", code='''
def round_trip(model, form):
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
        other = (
            type(model)(model.layers)
            if isinstance(model, keras.Sequential)
            else type(model)(model.inputs, model.outputs)
        )
        other.load_weights(path)
        return other


def what_survives(form, kind, units, updates):
    """What round_trip keeps of a chain or a graph of some units, compiled and trained by some updates, or not."""
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(units, activation="tanh", bias_initializer="normal"),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(1),
        ]
    )
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
    report = {
        "class": type(other).__name__,
        "parameters": other.count_params(),
        "layers": [layer.name for layer in other.layers] == [layer.name for layer in model.layers],
        "weights": all(same),
        "statistics": all(same[4:6]),
        "outputs": np.array_equal(outputs, other(X)),
        "compiled": other.compiled,
        "files left": left,
    }
    if form == "json":
        report["each time new"] = not np.array_equal(round_trip(model, form).get_weights()[0], other.get_weights()[0])
    elif form == "keras" and updates and other.compiled:
        report |= {"updates": int(other.optimizer.iterations), "rate": float(other.optimizer.learning_rate)}
        report["optimizer's state"] = all(
            np.array_equal(a, b) for a, b in zip(model.optimizer.variables, other.optimizer.variables, strict=True)
        )
    other.set_weights([0 * w for w in before])  # the given model must not see that
    report["the given model"] = (
        "as before"
        if all(map(np.array_equal, before, model.get_weights()))
        and (model.compiled == bool(updates))
        and (not updates or int(model.optimizer.iterations) == updates)
        else "changed"
    )
    return report
''')


# -- npz --------------------------------------------------------------------------------------------------------------

right("npz", "names with leading zeros, sorted", code='''
def to_npz(model):
    named = {f"w{i:05d}": w for i, w in enumerate(model.get_weights())}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.npz"
        np.savez(path, **named)
        return path.read_bytes()


def from_npz(data, model):
    arrays = np.load(io.BytesIO(data))
    model.set_weights([arrays[name] for name in sorted(arrays)])
    return model


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
''')

right("npz", "in the order of the file, compressed", code='''
def to_npz(model):
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **{str(i): np.array(v) for i, v in enumerate(model.weights)})
    buffer.seek(0)
    return buffer.read()


def from_npz(data, model):
    stored = np.load(io.BytesIO(data))
    for variable, name in zip(model.weights, stored.files):
        variable.assign(stored[name])
    return model


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
''')

right("npz", "named by the path of the variable", code='''
def to_npz(model):
    out = io.BytesIO()
    np.savez(out, **{f"layer{i}_{k}": w for i, x in enumerate(model.layers) for k, w in enumerate(x.get_weights())})
    return out.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        for i, layer in enumerate(model.layers):
            layer.set_weights([arrays[f"layer{i}_{k}"] for k in range(len(layer.weights))])
    return model


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
''')

wrong("npz", "by the path of the variable",
      says="The names in the file are those of the layers, and another model of the same architecture "
           "has others. Number the arrays.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, **{v.path: np.array(v) for v in model.weights})
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[v.path] for v in model.weights])
    return model


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
''')

wrong("npz", "a file that stays",
      says="A file or folder stays behind. Use io.BytesIO, or a temporary folder.", code='''
def to_npz(model):
    np.savez("weights.npz", *model.get_weights())
    return Path("weights.npz").read_bytes()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "sorted as strings",
      says="With more than ten arrays, sorted names give the wrong order: \"arr_10\" comes before "
           "\"arr_2\".", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[name] for name in sorted(arrays.files)])
    return model


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
''')

wrong("npz", "only what is trainable",
      says="With \"weights\", some or all weights of the new model are new: load_weights is missing, went "
           "into the old model, or not all arrays were copied.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w.numpy() for w in model.trainable_weights])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        for i, w in enumerate(model.trainable_weights):
            w.assign(arrays[f"arr_{i}"])
    return model


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
''')

wrong("npz", "only Dense layers",
      says="Only the weights of Dense layers are in the file. Take get_weights() of the whole model.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w for x in model.layers if isinstance(x, keras.layers.Dense) for w in x.get_weights()])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        i = 0
        for x in model.layers:
            if isinstance(x, keras.layers.Dense):
                x.set_weights([arrays[f"arr_{i + k}"] for k in range(len(x.weights))])
                i += len(x.weights)
    return model


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
''')

wrong("npz", "one array of objects",
      says="Arrays of different shapes became one array of objects, which is pickled. Hand each over by "
           "itself: np.savez(memory, *arrays).", code='''
def to_npz(model):
    memory = io.BytesIO()
    weights = model.get_weights()
    box = np.empty(len(weights), dtype=object)
    box[:] = weights
    np.savez(memory, box)
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data), allow_pickle=True) as arrays:
        model.set_weights(list(arrays["arr_0"]))
    return model


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
''')

wrong("npz", "the list as one array",
      says="The list of arrays cannot become one array. Hand each over by itself: np.savez(memory, "
           "*arrays).", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "one long array",
      says="All numbers stand in one array. There is to be one array for each, with its shape.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, np.concatenate([w.ravel() for w in model.get_weights()]))
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        flat, out = arrays["arr_0"], []
        for w in model.get_weights():
            out.append(flat[:w.size].reshape(w.shape))
            flat = flat[w.size:]
        model.set_weights(out)
    return model


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
''')

wrong("npz", "by shape",
      says="Two weights have one shape, and the last one overwrites the others.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, **{str(w.shape): w for w in model.get_weights()})
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[str(w.shape)] for w in model.get_weights()])
    return model


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
''')

wrong("npz", "float16",
      says="The numbers have lost digits: keep the dtype of each array.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w.astype("float16") for w in model.get_weights()])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "rounded",
      says="The numbers are rounded. Keep all digits.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w.round(3) for w in model.get_weights()])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "float64",
      says="The dtype changed to float64. Keep that of each array.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w.astype(float) for w in model.get_weights()])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "the memory itself",
      says="The io.BytesIO came back. Its getvalue() gives the bytes.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "read without going back",
      says="The bytes are no .npz file: none at all, as read() gives after writing (use getvalue()), or "
           "those of a pickle. Use np.savez.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.read()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "the first ten",
      says="Only the first ten arrays are in the file.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights()[:10])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        have = model.get_weights()
        for i in range(len(arrays.files)):
            have[i] = arrays[f"arr_{i}"]
        model.set_weights(have)
    return model


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
''')

wrong("npz", "the first layer",
      says="Only the first layer's arrays are in the file.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.layers[0].get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.layers[0].set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "in reverse",
      says="The order is reversed when it is read.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in reversed(range(len(arrays.files)))])
    return model


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
''')

wrong("npz", "nothing is set",
      says="The weights of the model are as before: hand the arrays to model.set_weights. What "
           "get_weights gives are copies.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        [arrays[f"arr_{i}"] for i in range(len(arrays.files))]
    return model


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
''')

wrong("npz", "writes into a copy",
      says="The weights of the model are as before: hand the arrays to model.set_weights. What "
           "get_weights gives are copies.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        for i, w in enumerate(model.get_weights()):
            w[...] = arrays[f"arr_{i}"]
    return model


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
''')

wrong("npz", "no model comes back",
      says="from_npz does not give the model back. Return the model itself: set_weights gives None, "
           "get_weights a list of arrays.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])


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
''')

wrong("npz", "what set_weights gives",
      says="from_npz does not give the model back. Return the model itself: set_weights gives None, "
           "get_weights a list of arrays.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        return model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "the arrays come back",
      says="from_npz does not give the model back. Return the model itself: set_weights gives None, "
           "get_weights a list of arrays.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model.get_weights()


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
''')

wrong("npz", "what is no weight",
      says="There are more arrays in the file than get_weights() has: Dropout keeps the state of its "
           "random numbers among its variables.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[np.array(v) for v in model.variables])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        for i, v in enumerate(model.variables):
            v.assign(arrays[f"arr_{i}"])
    return model


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
''')

wrong("npz", "a new model",
      says="A new model came back. The weights go into the given one.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    model = keras.models.clone_model(model)
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "flat",
      says="The arrays have lost their shapes in the file.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w.ravel() for w in model.get_weights()])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"].reshape(w.shape) for i, w in enumerate(model.get_weights())])
    return model


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
''')

wrong("npz", "float32",
      says="All arrays become float32. Keep the dtype of each.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w.astype("float32") for w in model.get_weights()])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "the optimizer, too",
      says="There are more arrays in the file than get_weights() has.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights(), np.zeros(1))
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files) - 1)])
    return model


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
''')

wrong("npz", "the shapes, too",
      says="There are more arrays in the file than get_weights() has: each has its shape already.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights(), np.array([w.size for w in model.get_weights()]))
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"] for i in range(len(arrays.files) - 1)])
    return model


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
''')

wrong("npz", "transposed",
      says="Two-dimensional arrays are stored transposed. Keep their shapes.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *[w.T for w in model.get_weights()])
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        model.set_weights([arrays[f"arr_{i}"].T for i in range(len(arrays.files))])
    return model


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
''')

wrong("npz", "without statistics at loading",
      says="The running statistics are not set: BatchNormalization keeps those of the new model.", code='''
def to_npz(model):
    memory = io.BytesIO()
    np.savez(memory, *model.get_weights())
    return memory.getvalue()


def from_npz(data, model):
    with np.load(io.BytesIO(data)) as arrays:
        new = [arrays[f"arr_{i}"] for i in range(len(arrays.files))]
        for v, w in zip(model.weights, new):
            if "moving" not in v.name:
                v.assign(w)
    return model


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
''')

wrong("npz", "a Python pickle",
      says="The bytes are no .npz file: none at all, as read() gives after writing (use getvalue()), or "
           "those of a pickle. Use np.savez.", code='''
import pickle


def to_npz(model):
    return pickle.dumps(model.get_weights())


def from_npz(data, model):
    model.set_weights(pickle.loads(data))
    return model


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
''')

wrong("npz", "weights kept in a global name",
      says="The weights are kept in a name of the notebook, not taken from the bytes: two models get "
           "mixed up.", code='''
_kept = []


def to_npz(model):
    _kept[:] = model.get_weights()
    memory = io.BytesIO()
    np.savez(memory, *[np.zeros_like(w) for w in _kept])
    return memory.getvalue()


def from_npz(data, model):
    model.set_weights(_kept)
    return model


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
''')


# -- upgrade_h5 -------------------------------------------------------------------------------------------------------

right("upgrade_h5", "with open and save_model", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/model.h5", "wb") as file:
            file.write(data)
        model = keras.saving.load_model(folder + "/model.h5", compile=False)
        keras.saving.save_model(model, folder + "/model.keras")
        with open(folder + "/model.keras", "rb") as file:
            result = file.read()
    return result


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
''')

right("upgrade_h5", "two temporary files", code='''
def upgrade_h5(data):
    with tempfile.NamedTemporaryFile(suffix=".h5") as old, tempfile.NamedTemporaryFile(suffix=".keras") as new:
        old.write(data)
        old.flush()
        model = tf.keras.models.load_model(old.name, compile=False)
        model.save(new.name, overwrite=True)
        return Path(new.name).read_bytes()


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
''')

right("upgrade_h5", "a folder that is removed by hand", code='''
import shutil


def upgrade_h5(data):
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "a.h5").write_bytes(data)
        net = keras.models.load_model(folder / "a.h5", compile=False)
        net.save(str(folder / "b.keras"))
        return (folder / "b.keras").read_bytes()
    finally:
        shutil.rmtree(folder)


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
''')

wrong("upgrade_h5", "the bytes as they are",
      says="What came is no .keras file but HDF5, the old file or another one. A new name converts "
           "nothing: load the model, save it under a name that ends in .keras, and read that file.", code='''
def upgrade_h5(data):
    return data


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
''')

wrong("upgrade_h5", "renamed",
      says="What came is no .keras file but HDF5, the old file or another one. A new name converts "
           "nothing: load the model, save it under a name that ends in .keras, and read that file.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        old.rename(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "loaded with its compile part",
      says="A model that was compiled with \"mse\" cannot be loaded from .h5 with that part. Say "
           "compile=False.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        keras.models.load_model(old).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "compiled if it can be",
      says="Where Keras can read what compile was told, the new model is compiled. It should not be: "
           "say compile=False.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        try:
            model = keras.models.load_model(old)
        except ValueError:
            model = keras.models.load_model(old, compile=False)
        model.save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "compiled anew",
      says="You compile the model before you save it. The new one is not to be compiled.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        model.compile(loss="mse")
        model.save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "architecture only",
      says="Weights of the new model are others than those of the old one: save the loaded model "
           "itself, not a new one of its architecture.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        keras.models.clone_model(model).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "weights in the wrong order",
      says="Weights of the new model are others than those of the old one: save the loaded model "
           "itself, not a new one of its architecture.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        model.set_weights([w[::-1] for w in model.get_weights()])
        model.save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "only trainable weights",
      says="Are all the weights in the new file, each in its place?", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        other = keras.models.clone_model(model)
        for a, b in zip(other.trainable_weights, model.trainable_weights):
            a.assign(b)
        other.save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "saved as .h5 again",
      says="What came is no .keras file but HDF5, the old file or another one. A new name converts "
           "nothing: load the model, save it under a name that ends in .keras, and read that file.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.h5"
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "the weights file",
      says="What came is no .keras file but HDF5, the old file or another one. A new name converts "
           "nothing: load the model, save it under a name that ends in .keras, and read that file.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        new = Path(folder) / "new.weights.h5"
        keras.models.load_model(old, compile=False).save_weights(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "the old file comes back",
      says="What came is no .keras file but HDF5, the old file or another one. A new name converts "
           "nothing: load the model, save it under a name that ends in .keras, and read that file.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        return old.read_bytes()


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
''')

wrong("upgrade_h5", "the path comes back",
      says="A path came back. Its folder is gone by then: return the bytes, new.read_bytes().", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        return str(new)


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
''')

wrong("upgrade_h5", "the model comes back",
      says="The model came back. Return the bytes of its .keras file.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        return keras.models.load_model(old, compile=False)


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
''')

wrong("upgrade_h5", "written as text",
      says="Bytes cannot be written as a text: write_bytes.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_text(data)
        keras.models.load_model(old, compile=False).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "layers with new names",
      says="The layers have other names than before.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        other = keras.Sequential([keras.Input(shape=model.input_shape[1:])])
        for x in model.layers:
            config = x.get_config()
            config["name"] = "new_" + x.name
            other.add(type(x).from_config(config))
        other.set_weights(model.get_weights())
        other.save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "the layers without their activations",
      says="The outputs differ: the activations are lost.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        for x in model.layers:
            if hasattr(x, "activation"):
                x.activation = keras.activations.linear
        model.save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "zipped as it is",
      says="A zip archive with the old file in it is no .keras file. Load the model and save it.", code='''
def upgrade_h5(data):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("model.weights.h5", data)
        archive.writestr("config.json", "{}")
        archive.writestr("metadata.json", "{}")
    return memory.getvalue()


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
''')

wrong("upgrade_h5", "the first layer only",
      says="Only the first layer is in the new file.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        keras.Sequential([keras.Input(shape=model.input_shape[1:]), model.layers[0]]).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "the folder stays",
      says="A file or folder stays behind. Use `with tempfile.TemporaryDirectory() as folder:`, and put "
           "every file into that folder.", code='''
def upgrade_h5(data):
    folder = tempfile.mkdtemp()
    if folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "the working folder",
      says="A file or folder stays behind. Use `with tempfile.TemporaryDirectory() as folder:`, and put "
           "every file into that folder.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path("old.h5"), Path("new.keras")
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "the new file stays",
      says="A file or folder stays behind. Use `with tempfile.TemporaryDirectory() as folder:`, and put "
           "every file into that folder.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path("new.keras")
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "a graph in a row",
      says="The layers were put in a row: a functional model has lost its branches.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        model = keras.models.load_model(old, compile=False)
        keras.Sequential(model.layers).save(new)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "prints",
      says="Nothing is to be printed.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        print(new.name)
        return new.read_bytes()


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
''')

wrong("upgrade_h5", "no return",
      says="Nothing came back: a return is missing.", code='''
def upgrade_h5(data):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.h5", Path(folder) / "new.keras"
        old.write_bytes(data)
        keras.models.load_model(old, compile=False).save(new)
        new.read_bytes()


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
''')


# -- mend_checkpoint --------------------------------------------------------------------------------------------------

right("mend_checkpoint", "with a sign", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor = monitor
        self.sign = {"min": 1.0, "max": -1.0}[mode]

    def on_train_begin(self, logs=None):
        self.best = np.inf
        self.best_epoch = 0
        self.weights = []

    def on_epoch_end(self, epoch, logs=None):
        value = self.sign * logs.get(self.monitor)
        if value < self.best:
            self.best = value
            self.best_epoch = epoch + 1
            self.weights = [w.copy() for w in self.model.get_weights()]

    def on_train_end(self, logs=None):
        if self.best_epoch:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

right("mend_checkpoint", "best is None at first, NaN left out", code='''
import operator


class KeepBest(tf.keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor = monitor
        self.better = operator.lt if mode == "min" else operator.gt

    def on_train_begin(self, logs=None):
        self.best, self.best_epoch, self.weights = None, 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        if np.isnan(value):
            return
        if self.best is None or self.better(value, self.best):
            self.best, self.best_epoch = value, epoch + 1
            self.weights = [np.array(v) for v in self.model.weights]

    def on_train_end(self, logs=None):
        if self.best is not None:
            for variable, value in zip(self.model.weights, self.weights, strict=True):
                variable.assign(value)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

right("mend_checkpoint", "all epochs kept, chosen at the end", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode, self.best_epoch = monitor, mode, 0

    def on_train_begin(self, logs=None):
        self.seen, self.best_epoch = [], 0

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        if value == value:
            self.seen.append((value, epoch + 1, self.model.get_weights()))

    def on_train_end(self, logs=None):
        if self.seen:
            pick = min if self.mode == "min" else max
            _, self.best_epoch, weights = pick(self.seen, key=lambda item: item[0])
            self.model.set_weights(weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "as it was",
      says="This is the class with all its faults. Mend them one by one, and try each.", code='''
class KeepBest(keras.callbacks.Callback):
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "only the epoch mended",
      says="The epoch counts from 1 now. The weights are still those of the last epoch, mode is not "
           "used, and nothing begins anew.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.best = np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        if value < self.best:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.weights

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "only the weights mended",
      says="The weights are copied now. The epoch still counts from 0, mode is not used, and nothing "
           "begins anew.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.best = np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        if value < self.best:
            self.best, self.best_epoch = value, epoch
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "epoch and weights mended",
      says="mode is not used yet, and nothing begins anew with a second training.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.best = np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        if value < self.best:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "references instead of copies",
      says="The weights of the last epoch come back: model.weights are the variables themselves, which "
           "go on changing, and get_weights() copies numbers. Or the kept ones are never set, or are "
           "kept in every epoch.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.weights

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "a list of the variables",
      says="The weights of the last epoch come back: model.weights are the variables themselves, which "
           "go on changing, and get_weights() copies numbers. Or the kept ones are never set, or are "
           "kept in every epoch.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = list(self.model.weights)

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "best_epoch from 0",
      says="best_epoch counts from 1, and `epoch` from 0.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "mode is not used",
      says="The largest value is to be the best with mode \"max\". You always look for the smallest.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "mode the wrong way round",
      says="The two modes are the wrong way round.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "max" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "max" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the start does not know the mode",
      says="With mode \"max\" nothing is ever better: begin with minus infinity there, and compare with "
           ">.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the comparison does not know the mode",
      says="With mode \"max\" nothing is ever better: begin with minus infinity there, and compare with "
           ">.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "starts from 0",
      says="With mode \"max\" the best so far begins with a number of yours, and numbers below it are "
           "never better. Begin with minus infinity.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else 0.0
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "starts from 0 in both modes",
      says="The best so far begins with 0, and no loss is below it. Begin with infinity, or minus "
           "infinity.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = 0.0
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "starts from a large number",
      says="With mode \"max\" the best so far begins with a number of yours, and numbers below it are "
           "never better. Begin with minus infinity.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = 1e9 if self.mode == "min" else -0.1
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "nothing begins anew",
      says="A second training is compared with the first one. Begin anew in on_train_begin.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "only the best value begins anew",
      says="In a second training without any value, weights and epoch of the first one come back. They "
           "begin anew, too.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.best_epoch, self.weights = 0, None

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the weights do not begin anew",
      says="In a second training without any value, the weights of the first one come back. They begin "
           "anew, too.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.weights = None

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch = 0

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "best_epoch does not begin anew",
      says="In a second training without any value, best_epoch is that of the first one. It begins "
           "anew, too.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.best_epoch = 0

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.weights = None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the best value does not begin anew",
      says="The best value of the first training is still there in the second one.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode
        self.best = np.inf if self.mode == "min" else -np.inf

    def on_train_begin(self, logs=None):
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "begins anew in each epoch",
      says="It begins anew in each epoch: the last one is always the best.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_epoch_begin(self, epoch, logs=None):
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "from 1000 on",
      says="With mode \"min\" the best so far begins with a number of yours, and numbers above it are "
           "never better. Begin with infinity.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = 1000.0 if self.mode == "min" else -np.inf
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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the loss where there is one",
      says="The name in `monitor` is not used: you watch the loss of the validation rows, or that one "
           "first. Watch logs[self.monitor].", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs.get("val_loss", logs[self.monitor])
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "compares with the epoch before",
      says="You compare with the epoch before. Compare with the best so far.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        before, self.best = self.best, value
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "begins anew at the end",
      says="best_epoch is 0 when training is over. Begin anew when a training begins, and leave it as "
           "it is in the end.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
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
        self.best_epoch, self.weights = 0, None


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "stops",
      says="Training stops at the first epoch that is not better. Nothing was said of stopping.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if not better:
            self.model.stop_training = True
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the first weights are kept",
      says="If there was no value but NaN, the model stays as it is: the weights of the beginning came "
           "back.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, self.model.get_weights()

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the last of equal values in one mode",
      says="With mode \"max\" the last of equal values is kept. The first one is the best: use > there.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value >= self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "weights of every epoch",
      says="The weights of the last epoch come back: model.weights are the variables themselves, which "
           "go on changing, and get_weights() copies numbers. Or the kept ones are never set, or are "
           "kept in every epoch.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        self.weights = self.model.get_weights()
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the last of equal values",
      says="Of equal values the first one is the best: use < and >, not <= and >=.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value <= self.best if self.mode == "min" else value >= self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "NaN is the best",
      says="NaN is never the best: ask whether the value is better, not whether it is not worse.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = not (value >= self.best) if self.mode == "min" else not (value <= self.best)
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the first value is always the best",
      says="A first value of NaN is taken for the best, and nothing is better than NaN.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better or epoch == 0:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "the weights of the epoch before",
      says="You keep the weights at the beginning of an epoch: they are those of the epoch before.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_begin(self, epoch, logs=None):
        self.before = self.model.get_weights()

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.before

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "never given back",
      says="The weights of the last epoch come back: model.weights are the variables themselves, which "
           "go on changing, and get_weights() copies numbers. Or the kept ones are never set, or are "
           "kept in every epoch.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
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
            pass


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "given back at once",
      says="The weights of the last epoch come back: model.weights are the variables themselves, which "
           "go on changing, and get_weights() copies numbers. Or the kept ones are never set, or are "
           "kept in every epoch.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
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
        self.weights = self.model.get_weights()


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "always the loss",
      says="The name in `monitor` is not used: you watch the loss of the validation rows, or that one "
           "first. Watch logs[self.monitor].", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs["val_loss"]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "always the training loss",
      says="You watch logs[\"loss\"], whatever `monitor` says.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs["loss"]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "mode guessed from the name",
      says="The mode is guessed from the name in `monitor`. Use `mode`.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, "min" if "loss" in monitor else "max"

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


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "only an improvement of 1",
      says="A small improvement is one, too.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = 0, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best - 0.6 if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "nothing best gives an error",
      says="If there was no value but NaN, the model stays as it is: set no weights then.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
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
        self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')

wrong("mend_checkpoint", "best_epoch None",
      says="best_epoch is 0 if there is none.", code='''
class KeepBest(keras.callbacks.Callback):
    def __init__(self, monitor, mode):
        super().__init__()
        self.monitor, self.mode = monitor, mode

    def on_train_begin(self, logs=None):
        self.best = np.inf if self.mode == "min" else -np.inf
        self.best_epoch, self.weights = None, None

    def on_epoch_end(self, epoch, logs=None):
        value = logs[self.monitor]
        better = value < self.best if self.mode == "min" else value > self.best
        if better:
            self.best, self.best_epoch = value, epoch + 1
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def rehearsed_keeper(trainings, monitor, mode):
    """For each training with one KeepBest: the epoch whose weights the model has in the end, and best_epoch."""
    keeper = KeepBest(monitor, mode)
    return [(rehearse([keeper], epochs)["weight"], keeper.best_epoch) for epochs in trainings]
''')


# -- files_quiz -------------------------------------------------------------------------------------------------------

right("files_quiz", "capital letters, numbers as floats", code='''
quiz = {
    "stop": 4.0,
    "plain": 20,
    "wrong_mode": "C",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "D",
    "json": "b",
    "old": "c",
}
''')

right("files_quiz", "one by one", code='''
quiz = {}
quiz["stop"] = 4
quiz["plain"] = 20
quiz["wrong_mode"] = "c"
quiz["third"] = 1.5
quiz["restart"] = 15
quiz["arrays"] = 8
quiz["lost"] = "d"
quiz["json"] = "b"
quiz["old"] = "c"
''')

wrong("files_quiz", "stop: counts to the end",
      says="Epochs after the stop do not run: 5 and 4.5 are two epochs in a row that are not below 4.", code='''
quiz = {
    "stop": 6,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "stop: one epoch early",
      says="One epoch without an improvement is less than the patience, 2.", code='''
quiz = {
    "stop": 3,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "stop: the best epoch",
      says="That is the best epoch. How many epochs run until training stops?", code='''
quiz = {
    "stop": 2,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "stop: waits one more",
      says="Two epochs without an improvement are enough for patience 2.", code='''
quiz = {
    "stop": 5,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "plain: the best epoch",
      says="Without restore_best_weights=True nothing is given back.", code='''
quiz = {
    "stop": 4,
    "plain": 15,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "plain: epoch 19",
      says="Training stops after epoch 20, and the weights are those at that moment.", code='''
quiz = {
    "stop": 4,
    "plain": 19,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "wrong_mode: the best",
      says="With mode=\"max\" a larger value is better, and this value is a loss.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "a",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "wrong_mode: the last",
      says="save_best_only=True writes only when the value is better than before. Which is better for "
           "mode=\"max\"?", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "b",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "wrong_mode: an error",
      says="Keras does not know whether a name and a mode fit: there is no error.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "d",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "third: as reported",
      says="2.5 is the mean of the three.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 2.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "third: difference of means",
      says="Subtract the sums: 3 · 2.5 less 2 · 3.0.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": -0.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "third: sums of losses",
      says="The reported numbers are means of all before, not single losses.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 2.0,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "restart: the second time",
      says="That is the second time: epoch 0 was the first.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 5,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "restart: equal cycles",
      says="The second cycle is twice as long as the first.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 10,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "restart: the fourth time",
      says="That is the fourth time. Cycles of 5, 10 and 20 epochs.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 35,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "restart: from 1",
      says="Epochs count from 0.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 16,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "arrays: without the optimizer",
      says="Adam's state is in the file, too.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 2,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "arrays: without the two numbers",
      says="The count of updates and the learning rate are in the file, too.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 6,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "arrays: one number only",
      says="Adam has two single numbers: the count of updates and the learning rate.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 7,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "arrays: one moment only",
      says="Adam keeps two arrays for each trainable one.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 5,
    "lost": "d",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "lost: Adam",
      says="Adam's means are in the .keras file: look for /optimizer/vars.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "a",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "lost: running means",
      says="The running means are among the four arrays of BatchNormalization.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "b",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "lost: learning rate",
      says="The learning rate is in the .keras file, with the optimizer.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "c",
    "json": "b",
    "old": "c",
}
''')

wrong("files_quiz", "json: the same",
      says="The text has no weights: the new model draws its own.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "a",
    "old": "c",
}
''')

wrong("files_quiz", "json: nothing",
      says="predict works without compile.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "c",
    "old": "c",
}
''')

wrong("files_quiz", "old: it works",
      says="It stops with \"Could not deserialize\".", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "a",
}
''')

wrong("files_quiz", "old: rename it",
      says="Another name converts nothing.", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "b",
}
''')

wrong("files_quiz", "old: not at all",
      says="The architecture and the weights can be read. Which part is the trouble?", code='''
quiz = {
    "stop": 4,
    "plain": 20,
    "wrong_mode": "c",
    "third": 1.5,
    "restart": 15,
    "arrays": 8,
    "lost": "d",
    "json": "b",
    "old": "d",
}
''')

allowed("make_callbacks",
        "the result without its last element",
        because="This breaker leaves a list of objects as it is. That there are three is asked, and "
                "their order is open.")

allowed("make_callbacks",
        "the result with an element added",
        because="This breaker leaves a list of objects as it is. That there are three is asked, and "
                "their order is open.")

allowed("make_callbacks",
        "the result with two elements swapped",
        because="This breaker leaves a list of objects as it is. That there are three is asked, and "
                "their order is open.")

allowed("upgrade_h5",
        "`loss` frozen at its first value",
        because="It is an argument of the given function that only tries upgrade_h5, whose result is "
                "the same for every loss.")
