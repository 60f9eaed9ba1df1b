"""RNN: a cell, applied to each step of a sequence. Floor 7. Read `loop.py` first; read next: `cell.py`."""

from .... import tree
from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....ops.shapes.creation import ones, zeros, zeros_like
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import sizes_of
from ...serialization import deserialize_keras_object, serialize_keras_object
from ...variables import Variable
from ..layer import Layer
from .cell import RecurrentCell
from .conv_lstm_cell import ConvLSTMCell
from .dropout_masks import DropoutMasks
from .loop import run_steps
from .stacked_cells import StackedRNNCells, output_size_of

IN_TWO_PARTS = (RecurrentCell.call, ConvLSTMCell.call)  # of these, the first part is done for all steps at once


class RNN(Layer):
    """y[:, t], states = cell(x[:, t], states), for one step t after the other.   x: [B, T, ...]  ->  y: [B, units].

    cell: an object with `call(inputs, states)`, which returns (output, states), and `state_size`, an int or a list of
    them; or a list of cells, stacked.
    return_sequences: whether the outputs of all steps are returned, [B, T, units], or the last one.
    return_state: whether the last states follow.
    go_backwards: whether the steps are taken from the last to the first.
    stateful: whether a call starts with the states that the last one left.
    unroll: whether a graph holds each step, rather than a loop. T must be known then.
    zero_output_for_mask: whether the outputs of steps that do not count are zeros, rather than the last output.

        >>> import minitf as tf
        >>> class Sum(tf.keras.Layer):
        ...     state_size = 1
        ...     def call(self, inputs, states):
        ...         total = inputs + states[0]
        ...         return total, [total]
        >>> layer = tf.keras.layers.RNN(Sum(), return_sequences=True)
        >>> layer(tf.constant([[[1.], [2.], [4.]]])).numpy().ravel()
        array([1., 3., 7.], dtype=float32)

    Raises: ValueError where the cell lacks `call` or `state_size`, an unrolled T is unknown, or the batch of a stateful
    layer is unknown, or changes.
    Source: keras.layers.RNN.
    """

    def __init__(self, cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False,
                 unroll=False, zero_output_for_mask=False, **kwargs):
        cell = StackedRNNCells(cell) if isinstance(cell, list | tuple) else cell
        for name in ("call", "state_size"):
            if not hasattr(cell, name):
                raise ValueError(explain(type(self).__name__, f"cell is {cell!r}", f"it must have `{name}`"))
        if not isinstance(cell.state_size, int | list | tuple):
            raise ValueError(explain(type(self).__name__, f"the cell's state_size is {cell.state_size!r}",
                                     "it must be an int, or a list of ints"))
        super().__init__(**kwargs)
        self.cell = cell
        self.return_sequences, self.return_state = return_sequences, return_state
        self.go_backwards, self.stateful, self.unroll = go_backwards, stateful, unroll
        self.zero_output_for_mask = zero_output_for_mask
        self.supports_masking = True
        self.state_size = [cell.state_size] if isinstance(cell.state_size, int) else list(cell.state_size)
        self.states = None

    def build(self, sequences_shape, initial_state_shape=None):
        """Build the cell for one step, and make the variables of a stateful layer."""
        if isinstance(self.cell, Layer) and not self.cell.built:
            self.cell.build((sequences_shape[0], *sequences_shape[2:]))
            self.cell.built = True
        if self.stateful:
            if sequences_shape[0] is None:
                raise ValueError(explain(f"{type(self).__name__} {self.name!r}", f"the input has shape "
                                         f"{tuple(sequences_shape)}", "the batch of a stateful layer must be known",
                                         "Give its Input a batch_size"))
            vars(self)["states"] = tree.map_structure(  # past the tracker: they are not weights
                lambda x: Variable(x, trainable=False, dtype=self.variable_dtype, name="rnn_state"),
                self.get_initial_state(sequences_shape[0]))

    def get_initial_state(self, batch_size):
        """The states before the first step, as a list."""
        if hasattr(self.cell, "get_initial_state"):
            found = self.cell.get_initial_state(batch_size=batch_size)
            return list(found) if tree.is_nested(found) else [found]
        dtype = getattr(self.cell, "compute_dtype", self.compute_dtype)
        return [zeros([batch_size, size], dtype=dtype) for size in self.state_size]

    def reset_state(self):
        """Set the states of a stateful layer to zeros."""
        for state in tree.flatten(self.states) if self.states is not None else ():
            state.assign(zeros_like(state))

    reset_states = reset_state

    def call(self, sequences, initial_state=None, mask=None, training=False):
        """The outputs for sequences [B, T, ...]; mask: bool [B, T], which steps count."""
        self._require_sizes(sequences)
        from_zeros = initial_state is None and not self.stateful
        if initial_state is None:
            batch = sizes_of(sequences)[0]
            initial_state = self.states if self.stateful else self.get_initial_state(batch_size=batch)
        states = list(initial_state) if tree.is_nested(initial_state) else [initial_state]
        dtype = getattr(self.cell, "compute_dtype", self.compute_dtype)
        states = tree.map_structure(lambda x: cast(convert_to_tensor(x), dtype), states)
        prepare(self.cell, sequences[:, 0], states)
        mask = tree.flatten(mask)[0] if mask is not None else None
        last, outputs, states = self._run(sequences, states, mask, training, from_zeros)
        forget(self.cell)
        last, outputs, states = tree.map_structure(
            lambda x: None if x is None else cast(x, self.compute_dtype), (last, outputs, list(states)))
        if self.stateful:
            for variable, state in zip(tree.flatten(self.states), tree.flatten(states), strict=True):
                variable.assign(state)
        y = outputs if self.return_sequences else last
        return (y, *states) if self.return_state else y

    def _run(self, sequences, states, mask, training, from_zeros=False):
        """(last output, all outputs, last states); where the cell can, its products with all inputs are one.

        from_zeros: whether the states are zeros, of nobody's choice.
        """
        cell = self.cell
        kwargs = {"training": training} if getattr(cell, "_call_has_training_arg", False) else {}
        if type(cell).call in IN_TWO_PARTS:
            sequences = cell._project(sequences, training)  # [B, T, gates * units]
            step = cell._advance
        else:
            step = cell if callable(cell) else cell.call

        def one(x, states):
            output, states = step(x, states, **kwargs)
            return output, list(states) if tree.is_nested(states) else [states]

        return run_steps(one, sequences, states, mask=mask, go_backwards=self.go_backwards, unroll=self.unroll,
                         zero_output_for_mask=self.zero_output_for_mask, all_outputs=self.return_sequences)

    def _require_sizes(self, sequences):
        """Raise ValueError where the number of steps, or the batch, must be known and is not, or is another one."""
        where = f"{type(self).__name__} {self.name!r}"
        if self.unroll and sequences.shape[1] is None:
            raise ValueError(explain(where, f"sequences have shape {sequences.shape}", "Cannot unroll a RNN if the "
                                     "time dimension is undefined", "Give its Input a shape with the number of steps"))
        if self.stateful:
            batch = tree.flatten(self.states)[0].shape[0]
            if sequences.shape[0] not in (None, batch):
                raise ValueError(explain(where, f"a batch of {sequences.shape[0]}",
                                         f"the states are for one of {batch}"))

    def compute_output_shape(self, sequences_shape, initial_state_shape=None):
        batch, length = sequences_shape[:2]
        size = output_size_of(self.cell)
        y = (batch, length, size) if self.return_sequences else (batch, size)
        states = tree.map_structure(lambda n: (batch, n), self.state_size)
        return (y, *states) if self.return_state else y

    def compute_mask(self, _, mask):
        mask = tree.flatten(mask)[0] if mask is not None else None
        mask = mask if self.return_sequences else None
        return [mask, *(None for _ in self.state_size)] if self.return_state else mask

    def get_config(self):
        names = ("return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask")
        return {**super().get_config(), **{name: getattr(self, name) for name in names},
                "cell": serialize_keras_object(self.cell)}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        config = dict(config)
        cell = deserialize_keras_object(config.pop("cell"), custom_objects=custom_objects)
        return cls(cell, **config)


def prepare(cell, inputs, states):
    """Draw the dropout masks of a cell, and of those stacked in it, for inputs [B, N]."""
    if isinstance(cell, DropoutMasks):
        cell.get_dropout_mask(inputs)
        cell.get_recurrent_dropout_mask(states[0])
    for inner, state in zip(getattr(cell, "cells", ()), states):
        prepare(inner, inputs, state if tree.is_nested(state) else [state])
        inputs = ones([sizes_of(inputs)[0], output_size_of(inner)], dtype=inputs.dtype)


def forget(cell):
    """Forget those masks."""
    if isinstance(cell, DropoutMasks):
        cell.reset_dropout_mask()
        cell.reset_recurrent_dropout_mask()
    for inner in getattr(cell, "cells", ()):
        forget(inner)
