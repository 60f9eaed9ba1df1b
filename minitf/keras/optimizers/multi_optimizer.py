"""MultiOptimizer: several optimizers that share the variables of a model. Floor 7. Read `optimizer_map.py` first."""

from ...backend.errors import explain
from ...core.trackable import Group
from ...distribute.updates import on_each_copy
from ..serialization import deserialize_keras_object, serialize_keras_object
from .loss_scale_optimizer import LossScaleOptimizer
from .optimizer import Optimizer


class MultiOptimizer(Optimizer):
    """Each variable is moved by the optimizer that `optimizer_map` gives for it.

    optimizer_map: an OptimizerMap, or a function of a variable that returns an Optimizer.
    loss_scale_factor: float or None, that of all of them.

        >>> import minitf as tf
        >>> O = tf.keras.optimizers
        >>> v, w = tf.keras.Variable(1.0, name="v"), tf.keras.Variable(1.0, name="w")
        >>> optimizer = O.MultiOptimizer(O.OptimizerMap(O.SGD(0.25), {"w": O.SGD(0.5)}))
        >>> optimizer.apply([tf.constant(1.0), tf.constant(1.0)], [v, w])
        >>> v.numpy(), w.numpy()
        (np.float32(0.75), np.float32(0.5))

    Raises: AttributeError where its learning rate is asked for, as it has several; ValueError where the map gives what
    is no optimizer that moves variables itself.
    Source: keras.optimizers.MultiOptimizer.
    """

    def __init__(self, optimizer_map, loss_scale_factor=None, name=None):
        super().__init__(0.0, loss_scale_factor=loss_scale_factor, name=name)
        self._inner: list = []
        self._optimizer_map = optimizer_map
        for optimizer in [*getattr(optimizer_map, "values", list)(), getattr(optimizer_map, "default_optimizer", None)]:
            if optimizer is not None:
                self._add(optimizer)

    def _add(self, optimizer):
        """Take an optimizer in, if it is not one of them yet."""
        if not isinstance(optimizer, Optimizer) or isinstance(optimizer, LossScaleOptimizer | MultiOptimizer):
            raise ValueError(explain("MultiOptimizer", f"received {optimizer!r}", "it must be an optimizer that moves "
                                     "variables itself"))
        if optimizer not in self._inner:
            optimizer.loss_scale_factor = self.loss_scale_factor
            self._inner.append(optimizer)

    @property
    def optimizers(self) -> list:
        """The optimizers, in the order of the map, the default last."""
        return self._inner

    @property
    def variables(self) -> list:
        return [*self._variables, *(variable for optimizer in self._inner for variable in optimizer.variables)]

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {**super()._trackable_children(save_type, **kwargs), "_inner": Group(self._inner)}

    @property
    def learning_rate(self):
        """There is none."""
        raise AttributeError(explain("MultiOptimizer", "asked for the learning rate", "it has several optimizers",
                                     "Ask one of `optimizers`"))

    @learning_rate.setter
    def learning_rate(self, learning_rate):
        raise AttributeError(explain("MultiOptimizer", "learning_rate set", "it has several optimizers",
                                     "Set that of one of `optimizers`"))

    def build(self, var_list):
        if self.built:
            return
        for variable in var_list:
            self._add(self._optimizer_map(variable))
        for optimizer, own in self._shares(var_list, var_list):
            optimizer.build(own)
        super().build(var_list)

    def _shares(self, variables, values):
        """Each optimizer with those of the values that belong to its variables; without those that have none."""
        chosen = [self._optimizer_map(variable) for variable in variables]
        shares = [(optimizer, [value for one, value in zip(chosen, values) if one is optimizer])
                  for optimizer in self._inner]
        return [(optimizer, own) for optimizer, own in shares if own]

    def apply(self, grads, trainable_variables=None):
        grads = list(grads)
        if not grads:
            return
        variables = self._variables_for(grads, trainable_variables)
        for optimizer, pairs in self._shares(variables, list(zip(grads, variables, strict=True))):
            optimizer.apply_gradients(pairs)
        on_each_copy(self._iterations.assign_add, 1)

    def finalize_variable_values(self, var_list):
        for optimizer, own in self._shares(var_list, var_list):
            optimizer.finalize_variable_values(own)

    def get_config(self):
        return {"optimizer_map": serialize_keras_object(self._optimizer_map),
                "loss_scale_factor": self.loss_scale_factor, "name": self.name}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        found = deserialize_keras_object(config["optimizer_map"], custom_objects=custom_objects)
        return cls(**{**config, "optimizer_map": found})
