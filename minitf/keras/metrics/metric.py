"""Metric: a number about a model that is collected batch by batch. Floor 7. Read next: `reductions.py`.

The mean over an epoch is not to be computed at its end, when the batches are gone: a metric keeps sums in variables,
`update_state` adds to them, `result` computes the number from them, and `reset_state` sets them to 0.
"""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...core.trackable import Trackable
from ...ops.shapes.creation import zeros
from .. import dtype_policies, initializers
from ..config import floatx
from ..naming import auto_name
from ..scopes import StatelessScope, name_scope
from ..variables import Variable


class Metric(Trackable):
    """A number that is collected over many batches. A subclass defines `update_state` and `result`.

    dtype: the dtype, or the DTypePolicy, to compute with; `keras.config.floatx()` by default.
    name: its name in logs; by default made from that of the class.

        >>> import minitf as tf
        >>> class Largest(tf.keras.metrics.Metric):
        ...     def __init__(self):
        ...         super().__init__()
        ...         self.largest = self.add_weight(name="largest", initializer="zeros")
        ...     def update_state(self, y_true, y_pred, sample_weight=None):
        ...         self.largest.assign(tf.maximum(self.largest, tf.reduce_max(tf.abs(y_true - y_pred))))
        ...     def result(self):
        ...         return self.largest.value
        >>> metric = Largest()
        >>> metric.update_state(tf.constant([1., 2.]), tf.constant([1., 5.]))
        >>> metric(tf.constant([0.]), tf.constant([1.])).numpy()
        np.float32(3.0)

    Source: keras.metrics.Metric.
    """

    _tracked_as = "metrics"  # in which list of a layer it is kept: see layers/tracking.py
    _direction: str | None = None  # "up" where more is better, "down" where less is: callbacks ask

    def __init__(self, dtype=None, name=None):
        self.name = name or auto_name(type(self).__name__)
        self._dtype_policy = dtype_policies.get(dtype or floatx())
        self._dtype = self._dtype_policy.compute_dtype
        self._variables = []

    @property
    def dtype(self) -> str:
        return self._dtype

    # --- what a subclass defines ---------------------------------------------------------------------------------
    def update_state(self, *args, **kwargs):
        """Take in one batch."""
        raise NotImplementedError(explain(type(self).__name__, "a metric without update_state", "a subclass of Metric "
                                          "must define update_state(self, y_true, y_pred, sample_weight=None)"))

    def result(self):
        """The number so far: a tensor, or a dict of them."""
        raise NotImplementedError(explain(type(self).__name__, "a metric without result", "a subclass of Metric must "
                                          "define result(self)"))

    # --- what it offers ------------------------------------------------------------------------------------------
    def __call__(self, *args, **kwargs):
        """Take in one batch, and return the number so far."""
        self._check_initialized()
        self.update_state(*args, **kwargs)
        return self.result()

    def reset_state(self):
        """Forget all batches: every variable becomes 0."""
        for v in self.variables:
            v.assign(zeros(v.shape, v._dtype))

    def add_variable(self, shape, initializer, dtype=None, aggregation="sum", name=None) -> Variable:
        """A new variable that this metric keeps.

        shape: tuple of ints. initializer: a function of shape and dtype, or its name. dtype: by default floatx.
        """
        self._check_initialized()
        with name_scope(self.name.replace("/", ">"), caller=self):
            variable = Variable(initializers.get(initializer), shape=tuple(shape), dtype=dtype, trainable=False,
                                aggregation=aggregation, synchronization="on_read", name=name)
        self._variables.append(variable)
        return variable

    def add_weight(self, shape=(), initializer=None, dtype=None, name=None) -> Variable:
        """The same as `add_variable`, with defaults."""
        return self.add_variable(shape, initializer or "zeros", dtype=dtype, name=name)

    @property
    def variables(self) -> list:
        """The variables of this metric, and then those of the metrics that it holds."""
        return [*self._variables, *(v for metric in self._metrics for v in metric.variables)]

    @property
    def _metrics(self):
        """The metrics that stand in its attributes, in lists and dicts too."""
        held = [value for value in vars(self).values() if isinstance(value, Metric | list | tuple | dict)]
        return [value for value in tree.flatten(held) if isinstance(value, Metric)]

    # --- without side effects ------------------------------------------------------------------------------------
    def stateless_update_state(self, metric_variables, *args, **kwargs) -> list:
        """What `update_state` would make of these values of the variables, which themselves stay as they are.

        metric_variables: a list of tensors, one for each of `variables`.
        Raises: ValueError for another number of them.
        """
        with self._borrowing(metric_variables) as scope:
            self.update_state(*args, **kwargs)
        return self._values_in(scope)

    def stateless_result(self, metric_variables):
        """What `result` would be with these values of the variables.  Raises: ValueError for another number of them."""
        with self._borrowing(metric_variables):
            return self.result()

    def stateless_reset_state(self) -> list:
        """What `reset_state` would make of the variables."""
        with StatelessScope() as scope:
            self.reset_state()
        return self._values_in(scope)

    def _borrowing(self, values):
        if len(values) != len(self.variables):
            received, rule = f"metric_variables has length {len(values)}", f"it has {len(self.variables)} variables"
            raise ValueError(explain(self.name, received, rule, "Pass a value for each of metric.variables"))
        return StatelessScope(state_mapping=list(zip(self.variables, values, strict=True)))

    def _values_in(self, scope):
        values = [(v, scope.get_current_value(v)) for v in self.variables]
        return [v if value is None else value for v, value in values]

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {name: value for name, value in vars(self).items() if isinstance(value, Trackable)}

    # --- configs and text ----------------------------------------------------------------------------------------
    def get_config(self) -> dict:
        return {"name": self.name, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def _check_initialized(self):
        if not hasattr(self, "_variables"):
            raise RuntimeError(explain(type(self).__name__, "a metric whose __init__ was not called", "a subclass must "
                                       "call super().__init__() first"))

    def __repr__(self):
        return f"<{type(self).__name__} name={self.name}>"
