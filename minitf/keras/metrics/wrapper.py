"""MeanMetricWrapper: the mean of a function of y_true and y_pred. Floor 7. Read next: `accuracies.py`."""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, explain
from ..losses.reduction import masked_weights
from ..serialization import deserialize_keras_object, serialize_keras_object
from ..symbolic.operation import same_error
from ..variables import as_tensor
from .reductions import Mean


class MeanMetricWrapper(Mean):
    """The mean over all samples of `fn(y_true, y_pred, **settings)`.

    fn: a function that gives a value for each sample.
    name, dtype: as for `Metric`.
    settings: further arguments of `fn`; each is an attribute of the metric, too.

        >>> import minitf as tf
        >>> def largest_error(y_true, y_pred):
        ...     return tf.reduce_max(tf.abs(y_true - y_pred), axis=-1)
        >>> metric = tf.keras.metrics.MeanMetricWrapper(largest_error)
        >>> metric(tf.constant([[1., 2.], [3., 4.]]), tf.constant([[1., 3.], [3., 1.]])).numpy()
        np.float32(2.0)

    Source: keras.metrics.MeanMetricWrapper.
    """

    def __init__(self, fn, name=None, dtype=None, **settings):
        super().__init__(name=name, dtype=dtype)
        vars(self).update(settings)
        self._fn = fn
        self._settings = settings
        if getattr(fn, "__module__", "").startswith("minitf.keras.losses."):
            self._direction = "down"

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Take in one batch.  y_true, y_pred: as `fn` wants them.  sample_weight: for each sample, or None."""
        mask = getattr(y_pred, "_keras_mask", None)
        try:
            values = self._fn(y_true, y_pred, **self._settings)
        except (ValueError, InvalidArgumentError) as error:
            received = f"y_true has shape {as_tensor(y_true).shape}, y_pred has shape {as_tensor(y_pred).shape}"
            raise same_error(error, explain(f"the metric {self.name!r}", received, str(error),
                                            "The targets must fit what the model returns")) from error
        if mask is not None:
            sample_weight = masked_weights(sample_weight, mask, self.dtype, "sum")
        super().update_state(values, sample_weight=sample_weight)

    def get_config(self) -> dict:
        if type(self) is not MeanMetricWrapper:
            return {**super().get_config(), **self._settings}
        settings = serialize_keras_object(self._settings)
        return {**super().get_config(), "fn": serialize_keras_object(self._fn), **settings}

    @classmethod
    def from_config(cls, config):
        return cls(**deserialize_keras_object(config) if "fn" in config else config)
