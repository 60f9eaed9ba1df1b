"""Activations called on KerasTensors: `x = keras.activations.relu(x)` while a model is put together. Floor 7.

On a tensor an activation computes. On a KerasTensor the call is written down as an operation of the model.
"""

import inspect
from functools import wraps

from .. import activations
from ..naming import uniquify
from ..symbolic.keras_tensor import KerasTensor
from ..symbolic.operation import Operation


class ActivationCall(Operation):
    """One call of an activation in a model.

    activation: the name of the function. arguments: dict of what it is called with besides the tensor.
    """

    def __init__(self, activation, arguments=None, name=None):
        super().__init__(name=uniquify(activation) if name is None else name)
        self.activation = activation
        self.arguments = dict(arguments or {})

    def call(self, x):
        """The activation of x."""
        return getattr(activations, self.activation)(x, **self.arguments)


def takes_symbols(function):
    """Return an activation that also takes a KerasTensor.

    >>> import minitf as tf
    >>> x = tf.keras.Input((3,))
    >>> model = tf.keras.Model(x, tf.keras.activations.relu(x, max_value=2.0))
    >>> model(tf.constant([[-1., 1., 5.]])).numpy()
    array([[0., 1., 2.]], dtype=float32)
    """
    parameters = list(inspect.signature(function).parameters)

    @wraps(function)
    def activation(x, *args, **kwargs):
        if isinstance(x, KerasTensor):
            named = {**dict(zip(parameters[1:], args, strict=False)), **kwargs}
            return ActivationCall(function.__name__, named)(x)
        return function(x, *args, **kwargs)

    return activation
