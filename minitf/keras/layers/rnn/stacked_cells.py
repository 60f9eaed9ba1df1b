"""StackedRNNCells: cells on top of each other, as one. Floor 7. Read next: `bidirectional.py`."""

from .... import tree
from ....backend.errors import explain
from ....ops.shapes.creation import zeros
from ...serialization import deserialize_keras_object, serialize_keras_object
from ..layer import Layer


class StackedRNNCells(Layer):
    """Each cell's output is the next one's input.   inputs: [B, N]  ->  (output of the last, states of all).

        >>> import minitf as tf
        >>> cells = [tf.keras.layers.GRUCell(3), tf.keras.layers.LSTMCell(2)]
        >>> tf.keras.layers.RNN(tf.keras.layers.StackedRNNCells(cells))(tf.zeros([4, 5, 6])).shape
        TensorShape([4, 2])

    Raises: ValueError where one lacks `call` or `state_size`.
    Source: keras.layers.StackedRNNCells.
    """

    def __init__(self, cells, **kwargs):
        super().__init__(**kwargs)
        for cell in cells:
            for name in ("call", "state_size"):
                if not hasattr(cell, name):
                    raise ValueError(explain("StackedRNNCells", f"one of the cells is {cell!r}",
                                             f"it must have `{name}`"))
        self.cells = cells

    @property
    def state_size(self) -> list:
        """The sizes of the states of each cell."""
        return [cell.state_size for cell in self.cells]

    @property
    def output_size(self) -> int:
        """The size of the last cell's output."""
        return output_size_of(self.cells[-1])

    def build(self, input_shape):
        """Build each cell for the outputs of the one below."""
        for cell in self.cells:
            if isinstance(cell, Layer) and not cell.built:
                cell.build(input_shape)
                cell.built = True
            input_shape = (input_shape[0], output_size_of(cell))

    def get_initial_state(self, batch_size=None):
        """The states of each cell before the first step."""
        return [self._initial_state(cell, batch_size) for cell in self.cells]

    def _initial_state(self, cell, batch_size):
        if hasattr(cell, "get_initial_state"):
            return cell.get_initial_state(batch_size=batch_size)
        return tree.map_structure(lambda size: zeros([batch_size, size], dtype=self.compute_dtype), cell.state_size)

    def call(self, inputs, states, training=False, **kwargs):
        """(output of the last cell, states of all cells) for inputs [B, N]."""
        after = []
        for cell, state in zip(self.cells, states, strict=True):
            is_list = tree.is_nested(state)
            asked = {"training": training} if getattr(cell, "_call_has_training_arg", False) else {}
            step = cell if callable(cell) else cell.call
            inputs, found = step(inputs, list(state) if is_list else [state], **kwargs, **asked)
            after.append(found if is_list or len(found) > 1 else found[0])
        return inputs, after

    def get_config(self):
        return {**super().get_config(), "cells": [serialize_keras_object(cell) for cell in self.cells]}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        config = dict(config)
        cells = [deserialize_keras_object(cell, custom_objects=custom_objects) for cell in config.pop("cells")]
        return cls(cells, **config)


def output_size_of(cell) -> int:
    """Return the size of a cell's output: what it says, or that of its first state."""
    size = getattr(cell, "output_size", None)
    if size is None:
        size = cell.state_size
        size = size[0] if isinstance(size, list | tuple) else size
    return size
