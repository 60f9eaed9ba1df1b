"""ConvLSTM1D, ConvLSTM2D, ConvLSTM3D: a memory for each place of an image. Floor 7. Read `conv_lstm_cell.py` first."""

from .... import tree
from ..input_spec import InputSpec
from .conv_lstm_cell import ConvLSTMCell
from .of_cell import SETTINGS, cell_for, config_of_layer, of_cell
from .rnn import RNN


class ConvLSTM(RNN):
    """Base of ConvLSTM1D, ConvLSTM2D and ConvLSTM3D, which say how many axes, `rank`, the window slides over.

    Arguments: those of `ConvLSTMCell`, but for the rank, then those of `RNN`.

    Raises: ValueError for values out of range, and where the input has another rank, or sizes that are not known.
    """

    rank = None

    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1,
                 activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None,
                 activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None,
                 dropout=0.0, recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False,
                 go_backwards=False, stateful=False, **kwargs):
        cell = cell_for(ConvLSTMCell, {**locals(), "rank": self.rank}, kwargs, "conv_lstm_cell")
        super().__init__(cell, return_sequences, return_state, go_backwards, stateful,
                         activity_regularizer=activity_regularizer, **kwargs)
        self.input_spec = InputSpec(ndim=self.rank + 3)

    filters, kernel_size, strides, padding = map(of_cell, ("filters", "kernel_size", "strides", "padding"))
    data_format, dilation_rate = map(of_cell, ("data_format", "dilation_rate"))
    activation, recurrent_activation, use_bias = map(of_cell, ("activation", "recurrent_activation", "use_bias"))
    unit_forget_bias, dropout, recurrent_dropout = map(of_cell, ("unit_forget_bias", "dropout", "recurrent_dropout"))
    kernel_initializer, recurrent_initializer, bias_initializer = map(of_cell, SETTINGS[:3])
    kernel_regularizer, recurrent_regularizer, bias_regularizer = map(of_cell, SETTINGS[3:6])
    kernel_constraint, recurrent_constraint, bias_constraint = map(of_cell, SETTINGS[6:])

    def compute_output_shape(self, sequences_shape, initial_state_shape=None):
        batch, length = sequences_shape[:2]
        state, _ = self.cell.compute_output_shape((batch, *sequences_shape[2:]))
        y = (batch, length, *state[1:]) if self.return_sequences else state
        return (y, state, state) if self.return_state else y

    def compute_mask(self, _, mask):
        mask = tree.flatten(mask)[0] if mask is not None and self.return_sequences else None
        return [mask, None, None] if self.return_state else mask

    def get_config(self):
        return config_of_layer(self, super().get_config())

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class ConvLSTM1D(ConvLSTM):
    """ConvLSTMCell over sequences of rows.   x: [B, T, W, C]  ->  y: [B, W', filters], or [B, T, W', filters].

    Arguments: see `ConvLSTM`.

        >>> import minitf as tf
        >>> tf.keras.layers.ConvLSTM1D(4, 3, padding="same")(tf.zeros([2, 5, 8, 3])).shape
        TensorShape([2, 8, 4])

    Source: Shi et al. 2015; keras.layers.ConvLSTM1D.
    """

    rank = 1


class ConvLSTM2D(ConvLSTM):
    """ConvLSTMCell over films.   x: [B, T, H, W, C]  ->  y: [B, H', W', filters], or [B, T, H', W', filters].

    Arguments: see `ConvLSTM`.

        >>> import minitf as tf
        >>> tf.keras.layers.ConvLSTM2D(4, 3, return_sequences=True)(tf.zeros([2, 5, 8, 8, 3])).shape
        TensorShape([2, 5, 6, 6, 4])

    Source: Shi et al. 2015; keras.layers.ConvLSTM2D.
    """

    rank = 2


class ConvLSTM3D(ConvLSTM):
    """ConvLSTMCell over volumes.   x: [B, T, D, H, W, C]  ->  y: [B, D', H', W', filters], or with T.

    Arguments: see `ConvLSTM`.

        >>> import minitf as tf
        >>> tf.keras.layers.ConvLSTM3D(1, 2)(tf.zeros([1, 2, 3, 3, 3, 1])).shape
        TensorShape([1, 2, 2, 2, 1])

    Source: Shi et al. 2015; keras.layers.ConvLSTM3D.
    """

    rank = 3
