"""LSTM: a memory cell behind three gates. Floor 7. Read `simple_rnn.py` first; read next: `gru.py`."""

from ....backend.errors import explain
from ....core.execute import execute
from ....ops.elementwise.arithmetic import add, multiply
from ....ops.shapes.creation import zeros
from ....ops.shapes.joining import split
from ... import activations
from ..input_spec import InputSpec
from ..settings import add_set_weight
from .cell import RecurrentCell, remembering
from .lstm_sequence import LSTMSequence
from .of_cell import SETTINGS, cell_for, config_of_layer, of_cell
from .rnn import RNN
from .whole_sequence import batch_first, inputs_of, may_be_one_op


class LSTMCell(RecurrentCell):
    """One step of the memory c and the output h.   x: [B, N]; h, c: [B, units]  ->  (h', [h', c']).

        i, f, g, o = x @ kernel + h @ recurrent_kernel + bias    each [B, units]
        c' = sigmoid(f) * c + sigmoid(i) * tanh(g)               forget, and write
        h' = sigmoid(o) * tanh(c')                               read

    recurrent_activation: of the gates, in place of sigmoid; activation: in place of tanh.
    unit_forget_bias: whether the bias of f starts with ones, so that the memory lasts at first.
    Other arguments: see `RecurrentCell`.

        >>> import minitf as tf
        >>> output, (h, c) = tf.keras.layers.LSTMCell(4)(tf.ones([2, 3]), [tf.zeros([2, 4]), tf.zeros([2, 4])])
        >>> c.shape
        TensorShape([2, 4])

    Source: Hochreiter & Schmidhuber 1997; keras.layers.LSTMCell.
    """

    gates = 4

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None,
                 kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0,
                 recurrent_dropout=0.0, seed=None, **kwargs):
        given = locals()
        settings = {name: given[name] for name in SETTINGS}
        super().__init__(units, activation, use_bias, settings, dropout, recurrent_dropout, seed, **kwargs)
        self.recurrent_activation = activations.get(recurrent_activation)
        self.unit_forget_bias = unit_forget_bias
        self.state_size = [units, units]

    def build(self, input_shape):
        """Make the kernels [N, 4 units] and [units, 4 units], and the bias [4 units]."""
        self.kernel = add_set_weight(self, "kernel", (input_shape[-1], 4 * self.units))
        self.recurrent_kernel = add_set_weight(self, "recurrent", (self.units, 4 * self.units), "recurrent_kernel")
        self.bias = None
        if self.use_bias:
            start = remembering(self.bias_initializer, self.units)
            start = start if self.unit_forget_bias else self.bias_initializer
            self.bias = add_set_weight(self, "bias", (4 * self.units,), initializer=start)

    def _advance(self, projected, states, training=False):
        """(h', [h', c']) for x @ kernel."""
        h, c = states
        z = add(projected, self._state_products(h, training))
        i, f, g, o = split(z if self.bias is None else add(z, self.bias), 4, axis=1)
        gate, activation = self.recurrent_activation, self.activation
        c = add(multiply(gate(f), c), multiply(gate(i), activation(g)))
        h = multiply(gate(o), activation(c))
        return h, [h, c]

    def get_config(self):
        return {**super().get_config(), "unit_forget_bias": self.unit_forget_bias,
                "recurrent_activation": activations.serialize(self.recurrent_activation)}


class LSTM(RNN):
    """LSTMCell over sequences.   x: [B, T, N]  ->  y: [B, units], or [B, T, units] with return_sequences.

    Arguments: those of `LSTMCell`, then those of `RNN`. use_cudnn: "auto" or False.

        >>> import minitf as tf
        >>> y, h, c = tf.keras.layers.LSTM(4, return_sequences=True, return_state=True)(tf.zeros([2, 5, 3]))
        >>> y.shape, c.shape
        (TensorShape([2, 5, 4]), TensorShape([2, 4]))

    Raises: ValueError where units is not positive, use_cudnn is none of these, or the input has not 3 axes.
    Source: Hochreiter & Schmidhuber 1997; keras.layers.LSTM. Differs: there is no cuDNN, so use_cudnn=True is refused;
    "auto" computes all steps as one op where nothing is asked for that only a loop can do.
    """

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None,
                 activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None,
                 dropout=0.0, recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False,
                 go_backwards=False, stateful=False, unroll=False, use_cudnn="auto", **kwargs):
        cell = cell_for(LSTMCell, locals(), kwargs, "lstm_cell")
        super().__init__(cell, return_sequences, return_state, go_backwards, stateful, unroll,
                         activity_regularizer=activity_regularizer, **kwargs)
        self.use_cudnn = checked_cudnn("LSTM", use_cudnn)
        self.input_spec = InputSpec(ndim=3)

    def _run(self, sequences, states, mask, training, from_zeros=False):
        if not may_be_one_op(self, mask, from_zeros, training):
            return super()._run(sequences, states, mask, training)
        cell = self.cell
        x, counts = inputs_of(self, sequences, mask, training)
        bias = zeros([4 * cell.units], x.dtype) if cell.bias is None else cell.bias
        sequence, h, c, *_ = execute(LSTMSequence, x, *states, cell.kernel, cell.recurrent_kernel, bias, counts,
                                     masked=mask is not None)
        return h, batch_first(self, sequence), [h, c]

    units, activation, use_bias = map(of_cell, ("units", "activation", "use_bias"))
    recurrent_activation, unit_forget_bias = map(of_cell, ("recurrent_activation", "unit_forget_bias"))
    dropout, recurrent_dropout = map(of_cell, ("dropout", "recurrent_dropout"))
    kernel_initializer, recurrent_initializer, bias_initializer = map(of_cell, SETTINGS[:3])
    kernel_regularizer, recurrent_regularizer, bias_regularizer = map(of_cell, SETTINGS[3:6])
    kernel_constraint, recurrent_constraint, bias_constraint = map(of_cell, SETTINGS[6:])

    def get_config(self):
        return config_of_layer(self, super().get_config())

    @classmethod
    def from_config(cls, config):
        return cls(**config)


def checked_cudnn(layer, use_cudnn):
    """Return the argument.  Raises: ValueError unless it is "auto" or False."""
    if use_cudnn not in ("auto", False):
        raise ValueError(explain(layer, f"use_cudnn is {use_cudnn!r}", "it must be 'auto' or False: there is no cuDNN"))
    return use_cudnn
