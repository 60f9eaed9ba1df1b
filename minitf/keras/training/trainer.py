"""Trainer: what a model can do besides being called: compile, fit, evaluate, predict. Floor 7.

Read next: `steps.py`, what happens to one batch, and `loops.py`, what happens to all of them.
"""

from __future__ import annotations

import warnings
from functools import partial

from ...backend.errors import explain
from .. import optimizers
from ..callbacks.callback_list import CallbackList
from ..config import max_epochs
from ..deserialization import deserialize_keras_object
from ..serialization import serialize_dict
from . import loops
from .adapters.class_weights import weights_of_classes
from .adapters.generators import as_batch
from .adapters.rows import split_rows
from .compilation import Compilation
from .earlier_names import CompiledMetrics, compiled_loss
from .epochs import Epochs
from .logs import as_numbers, in_order
from .packing import unpack_x_y_sample_weight
from .replicas import mean_of_replicas, replicated, rows_of_replicas, share_of, strategy_of
from .stepping import predicting, stepping
from .steps import Steps


class Trainer(Steps):
    """The half of a Model that trains it. A Model is a Trainer and a Layer.

    A subclass may override `train_step`, `test_step`, `predict_step`, `compute_loss` and `compute_metrics`.
    Source: keras.src.trainers.trainer.Trainer.
    """

    optimizer = None
    loss = None
    history = None
    stop_training = False    # a callback sets this to end `fit` after the batch
    stop_evaluating = False
    stop_predicting = False
    train_function = test_function = predict_function = None
    _compilation = None
    _strategy = None         # of tf.distribute, once the model is compiled
    _initial_epoch = None    # where a callback that has restored a model lets `fit` go on
    _epochs = None           # the data of the `fit` that runs

    # --- compile ---------------------------------------------------------------------------------------------------
    def compile(self, optimizer="rmsprop", loss=None, loss_weights=None, metrics=None, weighted_metrics=None,
                run_eagerly=False, steps_per_execution=1, jit_compile="auto", auto_scale_loss=True):
        """Say how the model is to be trained and measured.

        optimizer: a name or an Optimizer.
        loss: a name, a function (y_true, y_pred) -> [B, ...] or a Loss; for several outputs one for each, as a list
            or dict. A model whose layers add losses of their own can do without.
        loss_weights: how much each output's loss counts.
        metrics, weighted_metrics: names, functions or Metrics, what is to be reported; only the weighted ones take
            sample weights into account.
        run_eagerly: whether steps run as plain Python, slower, so that a debugger can look into them.
        steps_per_execution: batches between two looks at the callbacks, >= 1.
        jit_compile: whether steps become the fastest program there is; "auto" means yes, unless they run eagerly.
        auto_scale_loss: whether the loss is scaled, so that small gradients survive in float16.

        Raises: ValueError for names that there are not, with the nearest one.
        Source: keras.Model.compile.
        """
        if jit_compile and run_eagerly and jit_compile != "auto":
            warnings.warn("If `run_eagerly` is True, then `jit_compile` cannot also be True. Disabling `jit_compile`.",
                          stacklevel=2)
        given = {"optimizer": optimizers.get(optimizer), "loss": loss, "loss_weights": loss_weights, "metrics": metrics,
                 "weighted_metrics": weighted_metrics, "run_eagerly": run_eagerly,
                 "steps_per_execution": steps_per_execution, "jit_compile": bool(jit_compile) and not run_eagerly}
        self.optimizer = self._scaling(given["optimizer"]) if auto_scale_loss else given["optimizer"]
        self.loss = loss
        self._compilation = Compilation(self, given)
        self._strategy = self.distribute_strategy
        self.stop_training = False
        self.train_function = self.test_function = self.predict_function = None

    @property
    def distribute_strategy(self):
        """The strategy of `tf.distribute` in whose scope the model was made, or compiled."""
        return self._strategy or strategy_of(getattr(self, "variables", ()))

    def _on_replicas(self, step, together=mean_of_replicas):
        """A step as all replicas of the model's strategy take it."""
        return replicated(step, self.distribute_strategy, together)

    def _scaling(self, optimizer):
        """The optimizer, wrapped in one that scales the loss where the model computes in float16."""
        small = getattr(getattr(self, "dtype_policy", None), "name", None) == "mixed_float16"
        if not small or optimizer is None or isinstance(optimizer, optimizers.LossScaleOptimizer):
            return optimizer
        return optimizers.LossScaleOptimizer(optimizer, name="loss_scale_optimizer")

    @property
    def compiled(self):
        """Whether `compile` was called."""
        return self._compilation is not None

    def _assert_compile_called(self, method):
        if not self.compiled:
            raise ValueError(explain(f"{type(self).__name__}.{method}", "a model that is not compiled",
                                     f"You must call `compile()` before calling `{method}()`",
                                     'model.compile("adam", loss=...)'))

    def get_compile_config(self):
        """Return what `compile` was called with as plain values, {} for a model that is not compiled."""
        return serialize_dict(self._compilation.given) if self.compiled else {}

    def compile_from_config(self, config):
        """Compile with what `get_compile_config` returned.

        A model whose class has a `compile` of its own is left alone, with a warning: only that class knows what to do.
        """
        if type(self).compile is not Trainer.compile:
            warnings.warn("`compile()` was not called as part of model loading because the model's `compile()` method "
                          "is custom. Override `get_compile_config()` and `compile_from_config(config)` too, or call "
                          "`compile()` after loading.", stacklevel=2)
            return
        self.compile(**deserialize_keras_object(config))
        if self.optimizer is not None and self.built:
            self.optimizer.build(self.trainable_variables)

    # --- the functions that take steps -----------------------------------------------------------------------------
    def make_train_function(self, force=False):
        """Set and return `train_function`: an iterator of batches -> the logs of the last one."""
        if self.train_function is None or force:
            self.train_function = stepping(self._on_replicas(self.train_step), self.run_eagerly, self.jit_compile)
        return self.train_function

    def make_test_function(self, force=False):
        """Set and return `test_function`: an iterator of batches -> the logs of the last one."""
        if self.test_function is None or force:
            self.test_function = stepping(self._on_replicas(self.test_step), self.run_eagerly, self.jit_compile)
        return self.test_function

    def make_predict_function(self, force=False):
        """Set and return `predict_function`: an iterator of batches -> the outputs for all of them."""
        if self.predict_function is None or force:
            step = self._on_replicas(self.predict_step, rows_of_replicas)
            self.predict_function = predicting(step, self.run_eagerly, self.jit_compile)
        return self.predict_function

    # --- all batches -----------------------------------------------------------------------------------------------
    def fit(self, x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None, validation_split=0.0,
            validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0,
            steps_per_epoch=None, validation_steps=None, validation_batch_size=None, validation_freq=1):
        """Train for a number of epochs, and return the History of what was measured.

        x: arrays, tensors, pandas frames with N rows each, or lists, tuples or dicts of them; or a generator, a
            PyDataset or a tf.data.Dataset of batches (x, y) or (x, y, sample_weight).
        y: the targets, in the structure of the model's outputs.
        batch_size: rows per step, 32 unless given.
        epochs: the last epoch's number; training starts with `initial_epoch`.
        verbose: 0 for silence, 1 or "auto" for a progress bar, 2 for a line per epoch.
        callbacks: a list of Callbacks.
        validation_split: fraction in [0, 1) of the rows, the last ones, that is held out to measure on.
        validation_data: what to measure on after an epoch: (x, y), (x, y, sample_weight) or a dataset.
        shuffle: whether each epoch takes the rows in random order; "batch" to mix inside of batches only.
        class_weight: dict, class number -> how much its samples count in the loss.
        sample_weight: how much each sample counts, [N].
        steps_per_epoch, validation_steps: batches per epoch where the data does not say, or fewer.
        validation_batch_size: rows per step when measuring.
        validation_freq: measure after each so many epochs, or after those of a list of numbers from 1.

        Raises: ValueError for a model that is not compiled, and for data that does not fit together.
        Source: keras.Model.fit.
        """
        self._assert_compile_called("fit")
        epochs = _limited(epochs)
        if validation_split and validation_data is None:
            (x, y, sample_weight), validation_data = split_rows((x, y, sample_weight), validation_split)
        at_once = self.steps_per_execution
        mine = partial(share_of, self.distribute_strategy)
        data = Epochs(mine(x, class_weight), y, sample_weight, batch_size, steps_per_epoch, shuffle, class_weight,
                      at_once)
        validation = validation_data if validation_data is None else Epochs(
            *unpack_x_y_sample_weight(mine(validation_data)), validation_batch_size or batch_size, validation_steps,
            steps_per_execution=at_once)
        callbacks = self._callbacks(callbacks, verbose, epochs, data, add_history=True)
        self._epochs = data
        try:
            loops.fit(self, data, validation, callbacks, initial_epoch, epochs, validation_freq)
        finally:
            self._epochs = None
        return self.history

    def evaluate(self, x=None, y=None, batch_size=None, verbose="auto", sample_weight=None, steps=None, callbacks=None,
                 return_dict=False):
        """Return the loss and the metrics over all of the data: a list, in the order of `metrics`, or one number.

        The arguments are those of `fit`; `steps` is the number of batches to take, all unless given.
        return_dict: whether to return a dict, name -> number, instead.

        Raises: ValueError as `fit`.
        Source: keras.Model.evaluate.
        """
        self._assert_compile_called("evaluate")
        x = share_of(self.distribute_strategy, x)
        data = Epochs(x, y, sample_weight, batch_size, steps, steps_per_execution=self.steps_per_execution)
        logs = loops.evaluate(self, data, self._callbacks(callbacks, verbose, 1, data))
        return logs if return_dict else in_order(logs, self._logged_names())

    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None):
        """Return the model's outputs for all of the data, as NumPy arrays in the structure of the outputs.

        The arguments are those of `evaluate`. A model that is not compiled can predict, too.
        Source: keras.Model.predict.
        """
        x = share_of(self.distribute_strategy, x)
        data = Epochs(x, None, None, batch_size, steps, steps_per_execution=self.steps_per_execution)
        return loops.predict(self, data, self._callbacks(callbacks, verbose, 1, data))

    def _callbacks(self, callbacks, verbose, epochs, data, **options):
        if isinstance(callbacks, CallbackList):
            return callbacks
        return CallbackList(callbacks, add_progbar=verbose != 0, verbose=verbose, epochs=epochs,
                            steps=data.num_batches, model=self, **options)

    # --- one batch -------------------------------------------------------------------------------------------------
    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, return_dict=False):
        """Take one training step, and return the loss and metrics of this batch, as `evaluate` does.

        Raises: ValueError for a model that is not compiled, and for both kinds of weights at once.
        """
        self._assert_compile_called("train_on_batch")
        if class_weight is not None:
            if sample_weight is not None:
                raise ValueError(explain("train_on_batch", "sample_weight and class_weight",
                                         "they cannot be specified at the same time", "Multiply them"))
            sample_weight = weights_of_classes(y, class_weight)
        return self._on_batch(self.make_train_function(), (x, y, sample_weight), return_dict)

    def test_on_batch(self, x, y=None, sample_weight=None, return_dict=False):
        """Return the loss and metrics of one batch, as `evaluate` does.

        Raises: ValueError for a model that is not compiled.
        """
        self._assert_compile_called("test_on_batch")
        return self._on_batch(self.make_test_function(), (x, y, sample_weight), return_dict)

    def _on_batch(self, function, batch, return_dict):
        self.reset_metrics()
        logs = as_numbers(function(iter([as_batch(batch)])))
        return logs if return_dict else in_order(logs, self._logged_names())

    def predict_on_batch(self, x):
        """Return the model's outputs for one batch, as NumPy arrays."""
        return loops.as_arrays([self.make_predict_function()(iter([as_batch((x,))]))])


    # --- as in Keras 2 ---------------------------------------------------------------------------------------------
    def compiled_loss(self, y, y_pred, sample_weight=None, regularization_losses=None):
        """`compute_loss`, as Keras 2 called it. Deprecated."""
        return compiled_loss(self, y, y_pred, sample_weight)

    @property
    def compiled_metrics(self):
        """What has an `update_state(y, y_pred)` of all metrics. Deprecated."""
        return CompiledMetrics(self)


def _limited(epochs):
    """The epochs that were asked for, or fewer where `keras.config.set_max_epochs` says so."""
    most = max_epochs()
    if most and most < epochs:
        warnings.warn(f"Limiting epochs to {most}", stacklevel=3)
        return most
    return epochs
