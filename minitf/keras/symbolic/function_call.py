"""A function as an operation of a graph: how `keras.ops.exp(x)` takes a KerasTensor. Floor 7. Next: `functions.py`."""

import functools

from .. import ops
from ..naming import auto_name
from ..symbolic.keras_tensor import any_symbolic
from ..symbolic.operation import Operation


class FunctionCall(Operation):
    """The call of a function of `keras.ops`.

    function: its name there.
    Source: Keras has a class for each of its functions. Differs: a config holds the name of the function in its place.
    """

    def __init__(self, function, *, name=None):
        super().__init__(name=auto_name(function) if name is None else name)
        self.function = function

    def call(self, *args, **kwargs):
        """What the function returns."""
        return getattr(ops, self.function)(*args, **kwargs)


def on_symbols_too(function, name=None):
    """The function, and where it is called on KerasTensors, the call written down.

    name: what it is called in `keras.ops`; by default its own name.
    """
    name = name or function.__name__.rstrip("_")

    @functools.wraps(function)
    def either(*args, **kwargs):
        if any_symbolic(args, kwargs):
            return FunctionCall(name).symbolic_call(*args, **kwargs)
        return function(*args, **kwargs)

    return either
