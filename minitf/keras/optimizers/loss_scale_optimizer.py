"""LossScaleOptimizer: keeps the gradients of float16 from vanishing. Floor 7. Read `optimizer.py` first.

The smallest number of float16 is 6e-8; smaller gradients are zero. So the loss is multiplied by a large number, and
with it all gradients; before the step they are divided by it again. How large? As large as goes: where a gradient is
no longer finite, the step is left out and the scale halved; after many good steps it is doubled.
"""

from ...backend.errors import explain
from ...core.indexed_slices import IndexedSlices
from ...distribute.updates import on_each_copy, summed_over_replicas
from ...graph.control.cond import cond
from ...ops.elementwise.comparison import equal
from ...ops.elementwise.finite import is_finite
from ...ops.reductions.reduction import reduce_all
from ...ops.shapes.joining import stack
from .. import initializers
from ..scopes import name_scope
from ..serialization import deserialize_keras_object, serialize_keras_object
from .optimizer import Optimizer
from .rows import on_values

DEFAULTS = {
    "weight_decay": None, "clipnorm": None, "global_clipnorm": None, "clipvalue": None, "use_ema": False,
    "ema_momentum": 0.99, "ema_overwrite_frequency": None, "loss_scale_factor": None,
    "gradient_accumulation_steps": None,
}


class LossScaleOptimizer(Optimizer):
    """Another optimizer, with a loss scale that finds its own size.

    inner_optimizer: an Optimizer.   initial_scale: float > 0.
    dynamic_growth_steps: int; after so many steps with finite gradients the scale is doubled.

        >>> import minitf as tf
        >>> v = tf.Variable(1.0)
        >>> optimizer = tf.keras.optimizers.LossScaleOptimizer(tf.keras.optimizers.SGD(0.5), initial_scale=8.0)
        >>> float(optimizer.scale_loss(2.0))
        16.0
        >>> optimizer.apply([tf.constant(8.0)], [v])
        >>> optimizer.apply([tf.constant(float("inf"))], [v])
        >>> v.numpy(), optimizer.dynamic_scale.numpy()
        (np.float32(0.5), np.float32(4.0))

    Raises: ValueError for arguments that belong to the inner optimizer.
    Source: keras.optimizers.LossScaleOptimizer; Micikevicius et al., 2018.
    """

    def __init__(self, inner_optimizer, initial_scale=2.0**15, dynamic_growth_steps=2000, name=None, **kwargs):
        if not kwargs.pop("dynamic", True):
            raise ValueError(explain("LossScaleOptimizer", "dynamic is False", "the scale always adapts",
                                     "Set loss_scale_factor on the inner optimizer"))
        wrong = [key for key, value in kwargs.items() if key not in DEFAULTS or value != DEFAULTS[key]]
        if wrong:
            raise ValueError(explain("LossScaleOptimizer", f"received {', '.join(wrong)}", "it does not support that",
                                     "Set it on the inner optimizer"))
        super().__init__(0.0, name=name)
        self.inner_optimizer = inner_optimizer
        self.initial_scale = initial_scale
        self.dynamic_growth_steps = dynamic_growth_steps
        inner_optimizer.loss_scale_factor = None  # or gradients would be divided twice

    def build(self, var_list):
        self.step_counter = self.add_variable((), dtype="int64", name="step_counter")
        start = initializers.Constant(self.initial_scale)
        self.dynamic_scale = self.add_variable((), start, "float32", name="dynamic_scale")
        with name_scope(self.name):
            self.inner_optimizer.build(var_list)
        super().build(var_list)

    @property
    def variables(self):
        return self._variables + self.inner_optimizer.variables

    def apply(self, grads, trainable_variables=None):
        if not self.built:
            self.build(list(trainable_variables))
        on_each_copy(self._step, summed_over_replicas(grads), trainable_variables)

    def _step(self, grads, variables):
        """A step of the inner optimizer, or where a gradient is not finite a smaller scale."""
        cond(all_finite(grads), lambda: self._apply_finite(grads, variables), self._shrink)

    def _apply_finite(self, grads, trainable_variables):
        """A step of the inner optimizer; and a larger scale, if it is time."""
        scale = self.dynamic_scale.value
        unscaled = [None if gradient is None else on_values(lambda values: values / scale, gradient)
                    for gradient in grads]
        self.inner_optimizer.apply(unscaled, trainable_variables)
        is_time = equal(self.step_counter, self.dynamic_growth_steps - 1)
        cond(is_time, lambda: self._rescale(2.0), lambda: self._count())

    def _count(self):
        self.step_counter.assign_add(1)

    def _shrink(self):
        self._rescale(0.5)

    def _rescale(self, factor):
        self.step_counter.assign(0)
        self.dynamic_scale.assign(self.dynamic_scale * factor)

    @property
    def learning_rate(self):
        """That of the inner optimizer."""
        return self.inner_optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, learning_rate):
        self.inner_optimizer.learning_rate = learning_rate

    @property
    def iterations(self):
        """Those of the inner optimizer: steps that were left out do not count."""
        return self.inner_optimizer.iterations

    def scale_loss(self, loss):
        return loss * (self.dynamic_scale.value if self.built else self.initial_scale)

    def finalize_variable_values(self, var_list):
        self.inner_optimizer.finalize_variable_values(var_list)

    def get_config(self):
        return {
            "name": self.name,
            "inner_optimizer": serialize_keras_object(self.inner_optimizer),
            "initial_scale": self.initial_scale,
            "dynamic_growth_steps": self.dynamic_growth_steps,
        }

    @classmethod
    def from_config(cls, config, custom_objects=None):
        config = dict(config)
        inner = deserialize_keras_object(config.pop("inner_optimizer"), custom_objects=custom_objects)
        return cls(inner, **config)


def all_finite(gradients):
    """Whether no gradient has an infinity or NaN.   gradients: list of tensors, IndexedSlices or None  ->  bool []."""
    values = [g.values if isinstance(g, IndexedSlices) else g for g in gradients if g is not None]
    return reduce_all(stack([reduce_all(is_finite(each)) for each in values]))
