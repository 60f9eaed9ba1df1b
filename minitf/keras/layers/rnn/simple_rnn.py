"""SimpleRNN: a dense layer that also sees what it said before. Floor 7. Read `cell.py` first; read next: `lstm.py`."""

from ....ops.elementwise.arithmetic import add
from ..input_spec import InputSpec
from ..settings import add_set_weight
from .cell import RecurrentCell
from .of_cell import SETTINGS, cell_for, config_of_layer, of_cell
from .rnn import RNN


class SimpleRNNCell(RecurrentCell):
    """h' = activation(x @ kernel + bias + h @ recurrent_kernel).   x: [B, N], h: [B, units]  ->  (h', [h']).

    Arguments: see `RecurrentCell`.

        >>> import minitf as tf
        >>> cell = tf.keras.layers.SimpleRNNCell(4)
        >>> output, states = cell(tf.ones([2, 3]), [tf.zeros([2, 4])])
        >>> output.shape
        TensorShape([2, 4])

    Source: keras.layers.SimpleRNNCell.
    """

    def __init__(self, units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform",
                 recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None,
                 recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None,
                 bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None, **kwargs):
        given = locals()
        settings = {name: given[name] for name in SETTINGS}
        super().__init__(units, activation, use_bias, settings, dropout, recurrent_dropout, seed, **kwargs)
        self.state_size = units

    def build(self, input_shape):
        """Make the kernels [N, units] and [units, units], and the bias [units]."""
        self.kernel = add_set_weight(self, "kernel", (input_shape[-1], self.units))
        self.recurrent_kernel = add_set_weight(self, "recurrent", (self.units, self.units), "recurrent_kernel")
        self.bias = add_set_weight(self, "bias", (self.units,)) if self.use_bias else None

    def _advance(self, projected, states, training=False):
        """(output, states) for x @ kernel."""
        y = add(projected, self._state_products(states[0], training))
        y = y if self.bias is None else add(y, self.bias)
        y = y if self.activation is None else self.activation(y)
        return y, [y]


class SimpleRNN(RNN):
    """SimpleRNNCell over sequences.   x: [B, T, N]  ->  y: [B, units], or [B, T, units] with return_sequences.

    Arguments: those of `RecurrentCell`, then those of `RNN`.

        >>> import minitf as tf
        >>> tf.keras.layers.SimpleRNN(4)(tf.zeros([2, 5, 3])).shape
        TensorShape([2, 4])

    Raises: ValueError where units is not positive, or the input has not 3 axes.
    Source: Elman 1990; keras.layers.SimpleRNN.
    """

    def __init__(self, units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform",
                 recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None,
                 recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
                 recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0,
                 return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False,
                 seed=None, **kwargs):
        cell = cell_for(SimpleRNNCell, locals(), kwargs, "simple_rnn_cell")
        super().__init__(cell, return_sequences, return_state, go_backwards, stateful, unroll,
                         activity_regularizer=activity_regularizer, **kwargs)
        self.input_spec = InputSpec(ndim=3)

    units, activation, use_bias = map(of_cell, ("units", "activation", "use_bias"))
    dropout, recurrent_dropout = map(of_cell, ("dropout", "recurrent_dropout"))
    kernel_initializer, recurrent_initializer, bias_initializer = map(of_cell, SETTINGS[:3])
    kernel_regularizer, recurrent_regularizer, bias_regularizer = map(of_cell, SETTINGS[3:6])
    kernel_constraint, recurrent_constraint, bias_constraint = map(of_cell, SETTINGS[6:])

    def get_config(self):
        config = config_of_layer(self, super().get_config())
        del config["seed"]
        return config

    @classmethod
    def from_config(cls, config):
        return cls(**config)
