"""GRU: a state that is blended with a new one, behind two gates. Floor 7. Read `lstm.py` first."""

from ....core.execute import execute
from ....ops.elementwise.arithmetic import add, multiply, subtract
from ....ops.shapes.creation import zeros
from ....ops.shapes.joining import split
from ... import activations
from ..input_spec import InputSpec
from ..settings import add_set_weight
from .cell import RecurrentCell
from .dropout_masks import gate_products
from .gru_sequence import GRUSequence
from .lstm import checked_cudnn
from .of_cell import SETTINGS, cell_for, config_of_layer, of_cell
from .rnn import RNN
from .whole_sequence import batch_first, inputs_of, may_be_one_op


class GRUCell(RecurrentCell):
    """One step of the state h.   x: [B, N], h: [B, units]  ->  (h', [h']).

        z = sigmoid(x Kz + h Rz)                how much of h stays
        r = sigmoid(x Kr + h Rr)                how much of h the new state sees
        n = tanh(x Kn + r * (h Rn))             the new state; with reset_after=False: tanh(x Kn + (r * h) Rn)
        h' = z * h + (1 - z) * n

    each with a bias, and with reset_after=True with one more for the products with h: bias is [2, 3 units] then.
    recurrent_activation: of the gates, in place of sigmoid; activation: in place of tanh.
    Other arguments: see `RecurrentCell`.

        >>> import minitf as tf
        >>> output, states = tf.keras.layers.GRUCell(4)(tf.ones([2, 3]), [tf.zeros([2, 4])])
        >>> output.shape
        TensorShape([2, 4])

    Source: Cho et al. 2014; keras.layers.GRUCell.
    """

    gates = 3

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None,
                 recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, reset_after=True,
                 seed=None, **kwargs):
        given = locals()
        settings = {name: given[name] for name in SETTINGS}
        super().__init__(units, activation, use_bias, settings, dropout, recurrent_dropout, seed, **kwargs)
        self.recurrent_activation = activations.get(recurrent_activation)
        self.reset_after = reset_after
        self.state_size = units

    def build(self, input_shape):
        """Make the kernels [N, 3 units] and [units, 3 units], and the bias [3 units] or [2, 3 units]."""
        width = 3 * self.units
        self.kernel = add_set_weight(self, "kernel", (input_shape[-1], width))
        self.recurrent_kernel = add_set_weight(self, "recurrent", (self.units, width), "recurrent_kernel")
        shape = (2, width) if self.reset_after else (width,)
        self.bias = add_set_weight(self, "bias", shape) if self.use_bias else None

    def _project(self, inputs, training=False):
        """The products with inputs [B, N] or [B, T, N], and their bias."""
        x = super()._project(inputs, training)
        if self.bias is None:
            return x
        return add(x, self.bias[0] if self.reset_after else self.bias)

    def _advance(self, projected, states, training=False):
        """(h', [h']) for the products with x."""
        (h,) = states
        xz, xr, xn = split(projected, 3, axis=1)
        gate = self.recurrent_activation
        if self.reset_after:
            y = self._state_products(h, training)
            hz, hr, hn = split(y if self.bias is None else add(y, self.bias[1]), 3, axis=1)
            z, r = gate(add(xz, hz)), gate(add(xr, hr))
            n = self.activation(add(xn, multiply(r, hn)))
        else:
            z, r, n = self._reset_before(h, xz, xr, xn, training)
        h = add(multiply(z, h), multiply(subtract(1.0, z), n))
        return h, [h]

    def _reset_before(self, h, xz, xr, xn, training):
        """z, r and n, where r is multiplied with the state, not with its product."""
        masks = self._state_masks if training and self._state_masks is not None else (None,) * 3
        gate = self.recurrent_activation
        kz, kr, kn = split(self.recurrent_kernel, 3, axis=1)
        z = gate(add(xz, gate_products(h, kz, masks[0])))
        r = gate(add(xr, gate_products(h, kr, masks[1])))
        return z, r, self.activation(add(xn, gate_products(multiply(r, h), kn, masks[2])))

    def get_config(self):
        return {**super().get_config(), "reset_after": self.reset_after,
                "recurrent_activation": activations.serialize(self.recurrent_activation)}


class GRU(RNN):
    """GRUCell over sequences.   x: [B, T, N]  ->  y: [B, units], or [B, T, units] with return_sequences.

    Arguments: those of `GRUCell`, then those of `RNN`. use_cudnn: "auto" or False.

        >>> import minitf as tf
        >>> tf.keras.layers.GRU(4, return_sequences=True)(tf.zeros([2, 5, 3])).shape
        TensorShape([2, 5, 4])

    Raises: ValueError where units is not positive, use_cudnn is none of these, or the input has not 3 axes.
    Source: Cho et al. 2014; keras.layers.GRU. Differs: there is no cuDNN, so use_cudnn=True is refused.
    """

    def __init__(self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0,
                 recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False, go_backwards=False,
                 stateful=False, unroll=False, reset_after=True, use_cudnn="auto", **kwargs):
        cell = cell_for(GRUCell, locals(), kwargs, "gru_cell")
        super().__init__(cell, return_sequences, return_state, go_backwards, stateful, unroll,
                         activity_regularizer=activity_regularizer, **kwargs)
        self.use_cudnn = checked_cudnn("GRU", use_cudnn)
        self.input_spec = InputSpec(ndim=3)

    def _run(self, sequences, states, mask, training, from_zeros=False):
        if not (self.reset_after and may_be_one_op(self, mask, from_zeros, training)):
            return super()._run(sequences, states, mask, training)
        cell = self.cell
        x, counts = inputs_of(self, sequences, mask, training)
        bias = zeros([2, 3 * cell.units], x.dtype) if cell.bias is None else cell.bias
        sequence, h, *_ = execute(GRUSequence, x, *states, cell.kernel, cell.recurrent_kernel, bias, counts,
                                  masked=mask is not None)
        return h, batch_first(self, sequence), [h]

    units, activation, use_bias = map(of_cell, ("units", "activation", "use_bias"))
    recurrent_activation, reset_after = map(of_cell, ("recurrent_activation", "reset_after"))
    dropout, recurrent_dropout = map(of_cell, ("dropout", "recurrent_dropout"))
    kernel_initializer, recurrent_initializer, bias_initializer = map(of_cell, SETTINGS[:3])
    kernel_regularizer, recurrent_regularizer, bias_regularizer = map(of_cell, SETTINGS[3:6])
    kernel_constraint, recurrent_constraint, bias_constraint = map(of_cell, SETTINGS[6:])

    def get_config(self):
        return config_of_layer(self, super().get_config())

    @classmethod
    def from_config(cls, config):
        return cls(**config)
