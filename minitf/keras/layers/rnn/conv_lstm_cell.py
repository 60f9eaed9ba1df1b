"""ConvLSTMCell: one step of an LSTM whose inputs and memory are images. Floor 7. Read next: `conv_lstm.py`.

Where an LSTM multiplies with a matrix, it convolves.
"""

from ....backend.errors import explain
from ....ops.convolution.conv1d import convolution
from ....ops.elementwise.arithmetic import add, multiply
from ....ops.nn.bias import bias_add
from ....ops.shapes.creation import zeros
from ....ops.shapes.joining import concat, split
from ....ops.shapes.layout import reshape, sizes_of
from ... import activations
from ...random.seed_generator import SeedGenerator
from ..convolution.window import (
    convolved_shape,
    layout,
    output_config,
    require_one_over_1,
    split_shape,
    take_output,
    take_window,
    window_config,
)
from ..layer import Layer
from ..settings import add_set_weight, settings_config, take_settings
from .cell import remembering
from .dropout_masks import DropoutMasks, thinned
from .of_cell import SETTINGS


class ConvLSTMCell(Layer, DropoutMasks):
    """One step of the images c and h.   x: [B, size..., C]; h, c: [B, size'..., filters]  ->  (h', [h', c']).

        i, f, g, o = x conv kernel + h conv recurrent_kernel + bias
        c' = sigmoid(f) * c + sigmoid(i) * tanh(g)
        h' = sigmoid(o) * tanh(c')

    rank: how many axes the window slides over, 1 to 3. filters: the channels of h and c.
    kernel_size, strides, padding, data_format, dilation_rate: of the convolution of x, as of Conv2D. That of h has the
    same size, no strides and "same" padding.
    Other arguments: see `LSTMCell`.

    Raises: ValueError for values out of range, and where the sizes of the input are not known.
    Source: Shi et al. 2015; Keras's cell of keras.layers.ConvLSTM2D.
    """

    mask_count = 4

    def __init__(self, rank, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1,
                 activation="tanh", recurrent_activation="sigmoid", use_bias=True,
                 kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
                 unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None,
                 kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0,
                 recurrent_dropout=0.0, seed=None, **kwargs):
        given = locals()
        super().__init__(**kwargs)
        self.seed, self.seed_generator = seed, SeedGenerator(seed)
        self.rank, self.filters, self.unit_forget_bias = rank, filters, unit_forget_bias
        take_window(self, kernel_size, strides, padding, data_format, dilation_rate)
        require_one_over_1(self)
        take_output(self, activation, use_bias)
        self.recurrent_activation = activations.get(recurrent_activation)
        take_settings(self, {name: given[name] for name in SETTINGS})
        self.dropout = min(1.0, max(0.0, dropout))
        self.recurrent_dropout = min(1.0, max(0.0, recurrent_dropout))
        self.state_size = -1  # it is a shape: `get_initial_state`

    def build(self, inputs_shape, states_shape=None):
        """Make the kernels [size..., C, 4 filters] and [size..., filters, 4 filters], and the bias [4 filters]."""
        _, sizes, channels = split_shape(self, inputs_shape)
        if None in sizes or channels is None:
            raise ValueError(explain("ConvLSTM", f"the input of a step has shape {tuple(inputs_shape)}",
                                     "all sizes but the batch must be known: the memory has them too"))
        self.step_shape = (None, *inputs_shape[1:])
        self.kernel = add_set_weight(self, "kernel", (*self.kernel_size, channels, 4 * self.filters))
        self.recurrent_kernel = add_set_weight(self, "recurrent", (*self.kernel_size, self.filters, 4 * self.filters),
                                               "recurrent_kernel")
        self.bias = None
        if self.use_bias:
            start = remembering(self.bias_initializer, self.filters)
            start = start if self.unit_forget_bias else self.bias_initializer
            self.bias = add_set_weight(self, "bias", (4 * self.filters,), initializer=start)

    def call(self, inputs, states, training=False):
        """(h', [h', c']) for inputs [B, size..., C]."""
        self.get_dropout_mask(inputs)
        self.get_recurrent_dropout_mask(states[0])
        return self._advance(self._project(inputs, training), states, training)

    def _project(self, inputs, training=False):
        """x conv kernel + bias, for one step or for all: they become one batch."""
        shape, several = sizes_of(inputs), inputs.shape.rank == self.rank + 3
        masks = self._input_masks if training else None
        parts = [inputs] if masks is None else [thinned(inputs, mask, several) for mask in masks]
        if several:  # [B, T, ...] -> [B * T, ...]
            parts = [reshape(x, [-1, *shape[2:]]) for x in parts]
        y = self._gates(parts, self.kernel, self.strides, self.padding.upper(), self.dilation_rate)
        if self.bias is not None:
            y = bias_add(y, self.bias, layout(self))
        return reshape(y, [*shape[:2], *sizes_of(y)[1:]]) if several else y

    def _advance(self, projected, states, training=False):
        """(h', [h', c']) for x conv kernel + bias."""
        h, c = states
        masks = self._state_masks if training else None
        parts = [h] if masks is None else [multiply(h, mask) for mask in masks]
        z = add(projected, self._gates(parts, self.recurrent_kernel, 1, "SAME", 1))
        i, f, g, o = split(z, 4, axis=self._channel_axis)
        gate, activation = self.recurrent_activation, self.activation
        c = add(multiply(gate(f), c), multiply(gate(i), activation(g)))
        h = multiply(gate(o), activation(c))
        return h, [h, c]

    def _gates(self, parts, kernel, strides, padding, dilations):
        """The input convolved with the kernel, or each of four inputs with its quarter of it, side by side."""
        kernels = [kernel] if len(parts) == 1 else split(kernel, len(parts), axis=-1)
        found = [convolution(x, w, strides, padding, layout(self), dilations) for x, w in zip(parts, kernels)]
        return found[0] if len(found) == 1 else concat(found, self._channel_axis)

    @property
    def _channel_axis(self):
        return 1 if self.data_format == "channels_first" else self.rank + 1

    def get_initial_state(self, batch_size=None):
        """The images before the first step: zeros."""
        shape = convolved_shape(self, self.step_shape, self.filters)[1:]
        return [zeros([batch_size, *shape], dtype=self.compute_dtype) for _ in range(2)]

    def compute_output_shape(self, inputs_shape, states_shape=None):
        shape = convolved_shape(self, inputs_shape, self.filters)
        return shape, [shape, shape]

    def get_config(self):
        return {**super().get_config(), "filters": self.filters, **window_config(self), **output_config(self),
                "recurrent_activation": activations.serialize(self.recurrent_activation), **settings_config(self),
                "unit_forget_bias": self.unit_forget_bias, "dropout": self.dropout,
                "recurrent_dropout": self.recurrent_dropout, "seed": self.seed}  # fmt: skip
