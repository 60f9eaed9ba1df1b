"""Awaited: a method of tensors that is there once a program asks for NumPy's behaviour. Floor 1. Read `tensor.py`.

Core knows no operation, so a tensor only says which names of NumPy's it may get; `ops/numpy_names/behaviour.py` fills
them in. Until then a tensor has no such attribute, and the error says how to get it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class Awaited:
    """A method or property of a class, declared before it is known what it does."""

    def __init__(self):
        self.function: Callable | None = None
        self.is_property = False

    def __set_name__(self, owner, name):
        self.name = name

    def fill(self, function, is_property):
        """Say what it does: function(tensor) as a property, or function(tensor, ...) as a method."""
        self.function, self.is_property = function, is_property

    def __get__(self, tensor, owner=None):
        if tensor is None:
            return self
        if self.function is None:
            wrong = TypeError if self.name.startswith("__") else AttributeError
            raise wrong(
                f"Tensor.{self.name}: only arrays of NumPy have it: a tensor gets it by "
                "tf.experimental.numpy.experimental_enable_numpy_behavior()."
            )
        return self.function(tensor) if self.is_property else partial(self.function, tensor)
