"""Programs that train, evaluate and predict, written for both Keras and minitf.

Each takes `keras` and returns numbers and texts; `golden/record_keras_training.py` runs them in the real Keras,
`test_training_golden.py` in minitf, and both must agree.
"""

import contextlib
import csv
import io
import os
import re
import tempfile
import warnings
from functools import partial

import numpy as np


def data(rows=20, seed=0):
    """Inputs [N, 3], and their sum [N, 1]."""
    x = np.random.RandomState(seed).rand(rows, 3).astype("float32")
    return x, x.sum(1, keepdims=True)


def classes(rows=24, kinds=3, seed=1):
    """Inputs [N, 3], and class numbers [N]."""
    random = np.random.RandomState(seed)
    return random.rand(rows, 3).astype("float32"), random.randint(0, kinds, rows)


def small(keras, units=1, activation=None, seed=1):
    keras.utils.set_random_seed(seed)
    hidden = keras.layers.Dense(4, activation="tanh")
    return keras.Sequential([keras.layers.Input((3,)), hidden, keras.layers.Dense(units, activation=activation)])


def compiled(keras, **options):
    model = small(keras)
    model.compile(**{"optimizer": "sgd", "loss": "mse", **options})
    return model


def fitted(keras, compiling=(), **fitting):
    """The history of a small model that learns sums."""
    x, y = data()
    model = compiled(keras, **dict(compiling))
    return model.fit(**{"x": x, "y": y, "verbose": 0, "batch_size": 5, "epochs": 3, **fitting}).history


def printed(run):
    """What a call prints, with the times left out, and of a bar only its last state."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run()
    lines = [line.rsplit("\r", 1)[-1].rstrip() for line in out.getvalue().split("\n")]
    return [re.sub(r"\d+(s|ms|us)\b", "TIME", line) for line in lines]


# --- fit -------------------------------------------------------------------------------------------------------------
def in_order(keras):
    return fitted(keras, shuffle=False, epochs=5)


def shuffled(keras):
    return fitted(keras, epochs=5)


def shuffled_inside_of_batches(keras):
    return fitted(keras, shuffle="batch")


def with_adam_and_a_partial_batch(keras):
    return fitted(keras, {"optimizer": "adam", "metrics": ["mae"]}, batch_size=6)


def validation_split(keras):
    return fitted(keras, validation_split=0.25)


def validation_data(keras):
    return fitted(keras, {"metrics": ["mae"]}, validation_data=data(7, 5), validation_batch_size=3)


def validation_data_with_weights(keras):
    return fitted(keras, {"weighted_metrics": ["mae"]}, validation_data=(*data(6, 5), np.arange(6.0)))


def every_second_epoch(keras):
    return fitted(keras, validation_data=data(6, 5), validation_freq=2, epochs=5)


def epochs_of_a_list(keras):
    return fitted(keras, validation_data=data(6, 5), validation_freq=[1, 4], epochs=5)


def sample_weights(keras):
    return fitted(keras, {"metrics": ["mae"], "weighted_metrics": ["mae"]}, sample_weight=np.arange(20.0))


def class_weights(keras):
    x, y = classes()
    model = small(keras, 3, "softmax")
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"], weighted_metrics=["accuracy"])
    return model.fit(x, y, class_weight={0: 3.0, 2: 0.5}, epochs=3, verbose=0, batch_size=8).history


def steps_per_epoch(keras):
    return fitted(keras, steps_per_epoch=2, shuffle=False, batch_size=None)


def several_steps_per_execution(keras):
    return fitted(keras, {"steps_per_execution": 3}, validation_data=data(6, 5))


def a_later_start(keras):
    model, (x, y) = compiled(keras), data()
    history = model.fit(x, y, epochs=5, initial_epoch=3, verbose=0)
    return [history.history, history.epoch, history.params]


def eagerly(keras):
    return fitted(keras, {"run_eagerly": True}, shuffle=False)


def of_a_generator(keras):
    def batches():
        for seed in range(7):
            yield data(4, seed)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fitted(keras, x=batches(), y=None, batch_size=None, epochs=2, steps_per_epoch=3)


def of_a_generator_that_ends(keras):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        history = fitted(keras, x=(data(4, seed) for seed in range(3)), y=None, batch_size=None, epochs=2)
    return [history, sum("ran out of data" in str(one.message) for one in caught)]


def of_a_py_dataset(keras):
    class Sums(keras.utils.PyDataset):
        def __len__(self):
            return 3

        def __getitem__(self, index):
            return data(4, index)

    return fitted(keras, x=Sums(), y=None, batch_size=None, shuffle=False)


def with_penalties_and_dropout(keras):
    keras.utils.set_random_seed(3)
    hidden = keras.layers.Dense(4, kernel_regularizer="l2", activity_regularizer="l1")
    model = keras.Sequential([keras.layers.Input((3,)), hidden, keras.layers.Dropout(0.5), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x, y = data()
    return model.fit(x, y, epochs=3, verbose=0, validation_data=(x, y)).history


def compiled_again(keras):
    model, (x, y) = compiled(keras), data()
    first = model.fit(x, y, verbose=0).history
    model.compile("adam", "mae")
    return [first, model.fit(x, y, verbose=0).history]


# --- several outputs -------------------------------------------------------------------------------------------------
def two_outputs(keras, structure):
    keras.utils.set_random_seed(2)
    inputs = keras.Input((3,))
    a = keras.layers.Dense(1, name="a")(inputs)
    b = keras.layers.Dense(3, activation="softmax", name="b")(inputs)
    return keras.Model(inputs, {"a": a, "b": b} if structure is dict else [a, b])


def targets(structure):
    x, y = data(24)
    labels = classes()[1]
    return (x, {"a": y, "b": labels}) if structure is dict else (x, [y, labels])


def trained_outputs(keras, structure, **options):
    model = two_outputs(keras, structure)
    model.compile(optimizer="sgd", **options)
    x, y = targets(structure)
    history = model.fit(x, y, verbose=0, epochs=2, batch_size=8)
    return [history.history, model.evaluate(x, y, verbose=0), model.evaluate(x, y, verbose=0, return_dict=True),
            [metric.name for metric in model.metrics], tuple_to_list(model.predict(x[:2], verbose=0))]


def tuple_to_list(outputs):
    if isinstance(outputs, dict):
        return {key: value.tolist() for key, value in outputs.items()}
    return [value.tolist() for value in outputs]


CROSS_ENTROPY = "sparse_categorical_crossentropy"


def losses_in_a_list(keras):
    return trained_outputs(keras, list, loss=["mse", CROSS_ENTROPY], metrics=["mae", "accuracy"])


def losses_in_a_dict(keras):
    return trained_outputs(keras, list, loss={"a": "mse", "b": CROSS_ENTROPY}, metrics={"b": ["accuracy"]},
                           loss_weights={"a": 2.0, "b": 0.5})


def outputs_in_a_dict(keras):
    return trained_outputs(keras, dict, loss={"a": "mse", "b": CROSS_ENTROPY}, metrics={"a": "mae", "b": ["acc"]})


def a_loss_for_one_output_of_a_dict(keras):
    model = two_outputs(keras, dict)
    model.compile("sgd", loss={"a": "mse"})
    x, y = targets(dict)
    return model.fit(x, y, verbose=0, epochs=2, batch_size=8).history


def weights_in_a_list(keras):
    return trained_outputs(keras, list, loss=["mse", CROSS_ENTROPY], loss_weights=[0.1, 3.0],
                           metrics=[["mae", "mse"], []], weighted_metrics=[["mae"], None])


def one_loss_for_all_outputs(keras):
    keras.utils.set_random_seed(2)
    inputs = keras.Input((3,))
    model = keras.Model(inputs, [keras.layers.Dense(1, name="a")(inputs), keras.layers.Dense(1, name="b")(inputs)])
    model.compile("sgd", "mse")
    x, y = data()
    return model.fit(x, [y, y], epochs=2, verbose=0).history


def weights_for_samples_of_two_outputs(keras):
    model = two_outputs(keras, list)
    model.compile("sgd", ["mse", CROSS_ENTROPY], weighted_metrics=["mae", "accuracy"])
    x, y = targets(list)
    one = model.fit(x, y, sample_weight=np.arange(24.0), verbose=0).history
    each = model.fit(x, y, sample_weight=[np.arange(24.0), np.ones(24)], verbose=0).history
    return [one, each]


# --- what names stand for --------------------------------------------------------------------------------------------
def accuracy_of_yes_or_no(keras):
    x, y = classes(kinds=2)
    model = small(keras, 1, "sigmoid")
    model.compile("sgd", "binary_crossentropy", metrics=["accuracy", "acc"])
    return model.fit(x, y, epochs=2, verbose=0).history


def accuracy_of_class_numbers(keras):
    x, y = classes()
    model = small(keras, 3, "softmax")
    model.compile("sgd", "crossentropy", metrics=["accuracy"])
    return model.fit(x, y, epochs=2, verbose=0).history


def accuracy_of_one_hot_rows(keras):
    x, y = classes()
    model = small(keras, 3, "softmax")
    model.compile("sgd", "ce", metrics=["Accuracy", "categorical_accuracy"])
    return model.fit(x, keras.utils.to_categorical(y), epochs=2, verbose=0).history


def names_of_metrics(keras):
    def farthest(y_true, y_pred):
        return keras.ops.max(keras.ops.abs(y_true - y_pred), axis=-1)

    given = ["mae", "mse", "mae", keras.metrics.MeanAbsoluteError(name="far"), farthest]
    return fitted(keras, {"metrics": given, "weighted_metrics": ["mse"]}, epochs=1)


# --- one batch -------------------------------------------------------------------------------------------------------
def batches_one_by_one(keras):
    model, (x, y) = compiled(keras, metrics=["mae"]), data()
    return [model.train_on_batch(x, y), model.train_on_batch(x, y, return_dict=True), model.test_on_batch(x, y),
            model.train_on_batch(x, y, sample_weight=np.arange(20.0)), model.predict_on_batch(x[:2]).tolist(),
            model.get_metrics_result()["mae"].numpy().item()]


def predictions(keras):
    model, (x, _) = small(keras), data()
    return [model.predict(x, batch_size=7, verbose=0).tolist(),
            model.predict(x, steps=1, batch_size=3, verbose=0).tolist(),
            str(model.predict(x.astype("float64"), verbose=0).dtype)]


# --- subclasses ------------------------------------------------------------------------------------------------------
def a_train_step_of_its_own(keras):
    class Own(keras.Model):
        def train_step(self, data):
            x, y = data
            logs = super().train_step((x, 2 * y))
            return {**logs, "twice": 2 * logs["loss"]}

    keras.utils.set_random_seed(1)
    inputs = keras.Input((3,))
    model = Own(inputs, keras.layers.Dense(1)(inputs))
    model.compile("sgd", "mse")
    x, y = data()
    return model.fit(x, y, epochs=2, verbose=0, batch_size=5).history


def a_loss_of_its_own(keras):
    class Own(keras.Model):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.tracker = keras.metrics.Mean(name="half")

        def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
            loss = keras.ops.mean(keras.ops.abs(y - y_pred))
            self.tracker.update_state(loss / 2)
            return loss

    keras.utils.set_random_seed(1)
    inputs = keras.Input((3,))
    model = Own(inputs, keras.layers.Dense(1)(inputs))
    model.compile("sgd")
    x, y = data()
    return [model.fit(x, y, epochs=2, verbose=0, batch_size=5).history, model.evaluate(x, y, verbose=0)]


# --- callbacks -------------------------------------------------------------------------------------------------------
def order_of_calls(keras):
    calls = []

    def noting(method):
        def note(self, *arguments, **named):
            found = [*arguments, *named.values()]
            calls.append([method, *(sorted(x) if isinstance(x, dict) else x for x in found)])

        return note

    class Spy(keras.callbacks.Callback):
        pass

    for moment in ("train", "test", "predict"):
        for what in ("begin", "end", "batch_begin", "batch_end"):
            setattr(Spy, f"on_{moment}_{what}", noting(f"on_{moment}_{what}"))
    Spy.on_epoch_begin, Spy.on_epoch_end = noting("on_epoch_begin"), noting("on_epoch_end")
    model, (x, y) = compiled(keras, metrics=["mae"]), data()
    model.fit(x, y, batch_size=10, epochs=2, verbose=0, callbacks=[Spy()], validation_data=(x, y))
    model.evaluate(x, y, verbose=0, callbacks=[Spy()])
    model.predict(x, verbose=0, callbacks=[Spy()])
    return calls


def early_stopping(keras):
    stop = keras.callbacks.EarlyStopping("loss", patience=2, min_delta=0.05, verbose=1, restore_best_weights=True)
    model, (x, y) = compiled(keras, optimizer=keras.optimizers.SGD(0.1)), data()
    found = {}
    text = printed(lambda: found.update(model.fit(x, y, epochs=30, verbose=0, callbacks=[stop]).history))
    return [text, len(found["loss"]), stop.stopped_epoch, stop.best_epoch, stop.best,
            [weights.tolist() for weights in model.get_weights()]]


def early_stopping_with_a_baseline(keras):
    stop = keras.callbacks.EarlyStopping("mae", patience=1, baseline=0.1, mode="auto", start_from_epoch=2)
    return fitted(keras, {"metrics": ["mae"]}, callbacks=[stop], epochs=9)


def early_stopping_on_accuracy(keras):
    x, y = classes()
    model = small(keras, 3, "softmax")
    model.compile("sgd", CROSS_ENTROPY, metrics=["accuracy"])
    stop = keras.callbacks.EarlyStopping("val_accuracy", patience=1)
    return model.fit(x, y, epochs=9, verbose=0, validation_data=(x, y), callbacks=[stop]).history


def reduced_rate(keras):
    plateau = keras.callbacks.ReduceLROnPlateau("loss", factor=0.5, patience=1, min_delta=0.2, cooldown=1, verbose=1,
                                                min_lr=0.001)
    model, (x, y) = compiled(keras), data()
    found = {}
    text = printed(lambda: found.update(model.fit(x, y, epochs=12, verbose=0, callbacks=[plateau]).history))
    return [text, found]


def scheduled_rate(keras):
    scheduler = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.5 if epoch else 0.25, verbose=1)
    model, (x, y) = compiled(keras), data()
    found = {}
    text = printed(lambda: found.update(model.fit(x, y, epochs=3, verbose=0, callbacks=[scheduler]).history))
    return [text, found]


def csv_file(keras):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.csv")
        for append in (False, True):
            fitted(keras, {"metrics": ["mae"]}, epochs=2, validation_data=data(6, 5), validation_freq=2,
                   callbacks=[keras.callbacks.CSVLogger(path, separator=";", append=append)])
        with open(path) as file:
            rows += csv.reader(file, delimiter=";")
    return [[_number(cell) for cell in row] for row in rows]


def _number(cell):
    try:
        return float(cell)
    except ValueError:
        return cell


def no_number(keras):
    model, (x, y) = compiled(keras), data()
    y = y.copy()
    y[12] = np.nan
    found = {}
    text = printed(lambda: found.update(model.fit(
        x, y, batch_size=5, epochs=3, verbose=0, shuffle=False, callbacks=[keras.callbacks.TerminateOnNaN()]).history))
    return [text, len(found["loss"])]


def checkpoints(keras):
    saved = []

    class Saving(keras.Model):
        def save(self, filepath, overwrite=True, **options):
            saved.append(os.path.basename(filepath))

        save_weights = save

    keras.utils.set_random_seed(1)
    inputs = keras.Input((3,))
    model = Saving(inputs, keras.layers.Dense(1)(inputs))
    model.compile(keras.optimizers.SGD(0.1), "mse")
    x, y = data()
    best = keras.callbacks.ModelCheckpoint("best-{epoch:02d}-{loss:.3f}.keras", "loss", save_best_only=True, verbose=1)
    worst = keras.callbacks.ModelCheckpoint("worst.h5", "loss", 1, save_best_only=True, mode="max")
    often = keras.callbacks.ModelCheckpoint("{epoch}-{batch}.weights.h5", save_weights_only=True, save_freq=3)
    text = printed(lambda: model.fit(x, y, epochs=4, verbose=0, batch_size=5, callbacks=[best, worst, often]))
    return [saved, text]


def averaged_weights(keras):
    model = compiled(keras, optimizer=keras.optimizers.SGD(0.1, use_ema=True, ema_momentum=0.5))
    x, y = data()
    callbacks = [keras.callbacks.SwapEMAWeights()]
    return [model.fit(x, y, epochs=3, verbose=0, validation_data=(x, y), callbacks=callbacks).history,
            model.evaluate(x, y, verbose=0)]


# --- what is printed -------------------------------------------------------------------------------------------------
def a_bar(keras):
    return printed(lambda: fitted(keras, {"metrics": ["mae"]}, verbose=1, validation_data=data(6, 5)))


def a_line(keras):
    return printed(lambda: fitted(keras, {"metrics": ["mae"]}, verbose=2, epochs=2))


def one_epoch(keras):
    return printed(lambda: fitted(keras, verbose="auto", epochs=1))


def bars_of_the_others(keras):
    model, (x, y) = compiled(keras), data()
    return [printed(partial(model.evaluate, x, y, verbose=1, batch_size=3)),
            printed(partial(model.evaluate, x, y, verbose=2, batch_size=3)),
            printed(partial(model.predict, x, verbose=1, batch_size=3)),
            printed(partial(model.predict, x, verbose=2, batch_size=3))]


def small_numbers(keras):
    def show():
        for verbose in (1, 2):
            bar = keras.utils.Progbar(10, 10, verbose, 0, stateful_metrics=["b"], unit_name="sample")
            bar.update(3, [("a", 1.0), ("b", 5.0), ("c", -1.5), ("d", 1e-5)])
            bar.add(7, [("a", 3.0), ("b", 6.0), ("c", -2.0), ("d", -1e-6)])

    return printed(show)


# --- refusals: the class of what is raised ---------------------------------------------------------------------------
def refusals(keras):
    x, y = data()
    model = compiled(keras)
    calls = {
        "not compiled": lambda: small(keras).fit(x, y),
        "evaluate, not compiled": lambda: small(keras).evaluate(x, y),
        "another number of rows": lambda: model.fit(x, y[:3]),
        "another number of weights": lambda: model.fit(x, y, sample_weight=np.ones(3)),
        "lists of numbers": lambda: model.fit([[1.0, 2.0, 3.0]], [[1.0]]),
        "text": lambda: model.fit("x", y),
        "empty generator": lambda: model.fit(iter_of([])),
        "generator of lists": lambda: model.fit(iter_of([[x, y]])),
        "y beside a generator": lambda: model.fit(iter_of([(x, y)]), y),
        "class weights beside a generator": lambda: model.fit(iter_of([(x, y)]), class_weight={0: 1.0}),
        "both weights": lambda: model.fit(x, y, class_weight={0: 1.0}, sample_weight=np.ones(20)),
        "both weights of a batch": lambda: model.train_on_batch(x, y, np.ones(20), {0: 1.0}),
        "all rows split off": lambda: model.fit(x, y, validation_split=0.999999),
        "a split of a generator": lambda: model.fit(iter_of([(x, y)]), validation_split=0.5),
        "another frequency": lambda: model.fit(x, y, verbose=0, validation_data=(x, y), validation_freq="often"),
        "four parts": lambda: model.fit(x, y, verbose=0, validation_data=(x, y, y, y)),
        "unknown loss": lambda: model_with(keras, loss="mean_squared_eror").fit(x, y, verbose=0),
        "unknown metric": lambda: model_with(keras, metrics=["acuracy"]).fit(x, y, verbose=0),
        "unknown optimizer": lambda: model_with(keras, optimizer="adamm"),
        "no loss": lambda: model_with(keras, loss=None).fit(x, y, verbose=0),
        "a metric that is no list": lambda: model_with(keras, metrics="mae"),
        "weights that are text": lambda: model_with(keras, loss_weights="heavy"),
        "metrics for other outputs": lambda: outputs_with(keras, metrics={"c": "mae"}),
        "losses for other outputs": lambda: outputs_with(keras, loss={"a": "mse", "c": "mse"}),
        "a list of metrics too short": lambda: outputs_with(keras, metrics=["mae"]),
        "weights of losses too many": lambda: outputs_with(keras, loss_weights=[1.0, 2.0, 3.0]),
        "one target for two outputs": lambda: two_compiled(keras).fit(x, y, verbose=0),
        "factor 1": lambda: keras.callbacks.ReduceLROnPlateau(factor=1.0),
        "no folder": lambda: keras.callbacks.BackupAndRestore(""),
        "another save_freq": lambda: keras.callbacks.ModelCheckpoint("a.keras", save_freq="often"),
        "another ending": lambda: keras.callbacks.ModelCheckpoint("a.model"),
        "another ending of weights": lambda: keras.callbacks.ModelCheckpoint("a.h5", save_weights_only=True),
        "nobody knows": lambda: model.fit(x, y, verbose=0, callbacks=[keras.callbacks.EarlyStopping("what")]),
        "a schedule of text": lambda: model.fit(
            x, y, verbose=0, callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch: "fast")]),
        "no averages": lambda: model.evaluate(x, y, verbose=0, callbacks=[keras.callbacks.SwapEMAWeights()]),
        "both kinds of names": lambda: keras.utils.Progbar(3, stateful_metrics=["a"], stateless_metrics=["b"]),
        "no url": lambda: keras.utils.get_file("a"),
        "a name with folders": lambda: keras.utils.get_file("a/b", origin="https://localhost/b"),
        "no sizes": lambda: keras.utils.split_dataset(x),
        "a size of text": lambda: keras.utils.split_dataset(x, left_size="half"),
        "too much": lambda: keras.utils.split_dataset(x, left_size=0.7, right_size=0.7),
        "no sequences": lambda: keras.utils.pad_sequences([1, 2]),
        "padding in the middle": lambda: keras.utils.pad_sequences([[1]], padding="middle"),
        "a class too many": lambda: keras.utils.to_categorical([3], num_classes=2),
        "four parts of a batch": lambda: keras.utils.unpack_x_y_sample_weight((1, 2, 3, 4)),
    }
    return {name: refused(call) for name, call in calls.items()}


def iter_of(batches):
    yield from batches


def model_with(keras, **options):
    return compiled(keras, **options)


def two_compiled(keras, **options):
    model = two_outputs(keras, list)
    model.compile(**{"optimizer": "sgd", "loss": "mse", **options})
    return model


def outputs_with(keras, **options):
    x, y = data()
    return two_compiled(keras, **options).fit(x, [y, np.zeros((20, 3))], verbose=0)


def refused(call):
    """The class of what a call raises: that of Python's own that it is or inherits from."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            call()
        except Exception as error:
            return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")
    return None


# --- utilities -------------------------------------------------------------------------------------------------------
def utilities(keras):
    tools = keras.utils
    return {
        "one hot": tools.to_categorical([[1], [3]]).tolist(),
        "one hot of 5": tools.to_categorical(np.array([[1, 3]]), 5).tolist(),
        "length 1": tools.normalize(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist(),
        "sum 1": tools.normalize(np.array([[3.0, 1.0], [1.0, 4.0]]), order=1).tolist(),
        "padded": tools.pad_sequences([[1], [2, 3, 4], []]).tolist(),
        "padded after": tools.pad_sequences([[1], [2, 3, 4]], 2, padding="post", truncating="post", value=9).tolist(),
        "padded floats": tools.pad_sequences([[1.5], [2.5, 3.0]], dtype="float32").tolist(),
        "padded rows": tools.pad_sequences([[[1, 2]], [[3, 4], [5, 6]]]).tolist(),
        "padded text": tools.pad_sequences([["a"], ["b", "c"]], dtype=object, value="-").tolist(),
        "split": [[int(x) for x in part] for part in tools.split_dataset(np.arange(10), left_size=0.7)],
        "split and mixed": [[int(x) for x in part]
                            for part in tools.split_dataset(np.arange(10), right_size=4, shuffle=True, seed=3)],
        "split of two": [[[int(x), int(y)] for x, y in part]
                         for part in tools.split_dataset([np.arange(5), np.arange(5, 10)], 2, 2)],
        "packed": [tools.pack_x_y_sample_weight(*"xyw"[:n]) for n in (1, 2, 3)],
        "unpacked": tools.unpack_x_y_sample_weight(["x"]),
    }


CASES = [
    in_order, shuffled, shuffled_inside_of_batches, with_adam_and_a_partial_batch, validation_split, validation_data,
    validation_data_with_weights, every_second_epoch, epochs_of_a_list, sample_weights, class_weights, steps_per_epoch,
    several_steps_per_execution, a_later_start, eagerly, of_a_generator, of_a_generator_that_ends, of_a_py_dataset,
    with_penalties_and_dropout, compiled_again, losses_in_a_list, losses_in_a_dict, outputs_in_a_dict,
    a_loss_for_one_output_of_a_dict, weights_in_a_list, one_loss_for_all_outputs, weights_for_samples_of_two_outputs,
    accuracy_of_yes_or_no, accuracy_of_class_numbers, accuracy_of_one_hot_rows, names_of_metrics, batches_one_by_one,
    predictions, a_train_step_of_its_own, a_loss_of_its_own, order_of_calls, early_stopping,
    early_stopping_with_a_baseline, early_stopping_on_accuracy, reduced_rate, scheduled_rate, csv_file, no_number,
    checkpoints, averaged_weights, a_bar, a_line, one_epoch, bars_of_the_others, small_numbers, refusals, utilities,
]
