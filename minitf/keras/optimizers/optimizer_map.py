"""OptimizerMap: which optimizer moves which variable, by path. Floor 7. Read next: `multi_optimizer.py`."""

import re
from collections.abc import MutableMapping

from ...backend.errors import explain
from ..serialization import deserialize_keras_object, serialize_keras_object
from .loss_scale_optimizer import LossScaleOptimizer
from .optimizer import Optimizer


class OptimizerMap(MutableMapping):
    """A dict of optimizers, whose keys are regular expressions that match whole paths of variables.

    default_optimizer: the Optimizer of all other variables.   optimizer_map: dict of str -> Optimizer, or None.

        >>> import minitf as tf
        >>> O = tf.keras.optimizers
        >>> found = O.OptimizerMap(O.Adam(), {".*/embeddings": O.SGD()})
        >>> type(found["words/embeddings"]).__name__, type(found["dense/kernel"]).__name__
        ('SGD', 'Adam')

    Raises: TypeError where the default is no optimizer or the map no dict; ValueError where two keys match one path.
    Source: keras.optimizers.OptimizerMap.
    """

    def __init__(self, default_optimizer, optimizer_map=None):
        if not isinstance(default_optimizer, Optimizer):
            raise TypeError(explain("OptimizerMap", f"default_optimizer is {default_optimizer!r}",
                                    "it must be an optimizer"))
        if optimizer_map is not None and not isinstance(optimizer_map, dict):
            raise TypeError(explain("OptimizerMap", f"optimizer_map is {optimizer_map!r}", "it must be a dict"))
        self.default_optimizer = default_optimizer
        self._optimizers = optimizer_map or {}

    def __getitem__(self, path):
        """The optimizer of the variable at a path."""
        if path in self._optimizers:
            return self._optimizers[path]
        matches = [pattern for pattern in self._optimizers if re.fullmatch(pattern, path)]
        if len(matches) > 1:
            raise ValueError(explain("OptimizerMap", f"{path!r} is matched by {matches}",
                                     "one optimizer moves a variable"))
        return self._optimizers[matches[0]] if matches else self.default_optimizer

    def __setitem__(self, pattern, optimizer):
        if not isinstance(pattern, str) or pattern in self._optimizers:
            raise ValueError(explain("OptimizerMap", f"received the key {pattern!r}", "a key must be a new string"))
        if not isinstance(optimizer, Optimizer) or isinstance(optimizer, LossScaleOptimizer):
            raise ValueError(explain("OptimizerMap", f"received {optimizer!r}", "it must be an optimizer that moves "
                                     "variables itself"))
        self._optimizers[pattern] = optimizer

    def __delitem__(self, pattern):
        del self._optimizers[pattern]

    def __len__(self):
        return len(self._optimizers)

    def __iter__(self):
        return iter(self._optimizers)

    def __call__(self, variable):
        """The optimizer of a variable."""
        return self[variable.path]

    def get_config(self):
        return {
            "default_optimizer": serialize_keras_object(self.default_optimizer),
            "optimizer_map": serialize_keras_object(self._optimizers),
        }

    @classmethod
    def from_config(cls, config, custom_objects=None):
        default, others = (deserialize_keras_object(config[key], custom_objects=custom_objects)
                           for key in ("default_optimizer", "optimizer_map"))
        return cls(default, others)
