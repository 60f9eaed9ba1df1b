"""RecurrentCell: what the cells of SimpleRNN, LSTM and GRU have in common. Floor 7. Read next: `simple_rnn.py`.

A step of a cell has two parts: `_project`, which sees only the inputs, and `_advance`, which sees the states. The first
is one matrix product for all steps of a sequence at once; only the second has to wait for the step before.
"""

from ....backend.errors import explain
from ....ops.shapes.creation import ones, zeros
from ....ops.shapes.joining import concat
from ... import activations
from ...random.seed_generator import SeedGenerator
from ..layer import Layer
from ..settings import settings_config, take_settings
from .dropout_masks import DropoutMasks, gate_products


class RecurrentCell(Layer, DropoutMasks):
    """Base of cells: `gates` products of inputs, and as many of states, stand side by side in the two kernels.

    units: the size of a state, at least 1. activation, use_bias: as of Dense.
    settings: the nine initializers, regularizers and constraints of kernel [N, gates * units], recurrent_kernel
    [units, gates * units] and bias.
    dropout, recurrent_dropout: fractions in [0, 1] of inputs and of states that are dropped while training.

    Raises: ValueError where units is not positive.
    """

    gates, mask_count = 1, None

    def __init__(self, units, activation, use_bias, settings, dropout, recurrent_dropout, seed, **kwargs):
        if units <= 0:
            raise ValueError(explain(type(self).__name__, f"units is {units}", "it must be a positive integer"))
        implementation = kwargs.pop("implementation", 2)
        super().__init__(**kwargs)
        self.units, self.use_bias = units, use_bias
        self.activation = activations.get(activation)
        seed_first = self.gates == 1  # in this order Keras draws the seeds of a cell
        self.seed, self.seed_generator = seed, SeedGenerator(seed) if seed_first else None
        take_settings(self, settings)
        if not seed_first:
            self.seed_generator = SeedGenerator(seed)
        self.dropout = min(1.0, max(0.0, dropout))
        self.recurrent_dropout = min(1.0, max(0.0, recurrent_dropout))
        if self.gates > 1 and (self.recurrent_dropout > 0 or implementation == 1):
            self.mask_count = self.gates
        self.output_size = units

    def _project(self, inputs, training=False):
        """The products with inputs [B, N] or [B, T, N]."""
        masks = self.get_dropout_mask(inputs) if inputs.shape.rank == 2 else self._input_masks
        return gate_products(inputs, self.kernel, masks if training else None)

    def call(self, inputs, states, training=False):
        """(output [B, units], states after the step) for inputs [B, N]."""
        is_list = isinstance(states, list | tuple)
        states = states if is_list else [states]
        self.get_recurrent_dropout_mask(states[0])
        output, states = self._advance(self._project(inputs, training), states, training)
        return output, states if is_list else states[0]

    def _state_products(self, state, training, kernel=None):
        """The products with the state [B, units]."""
        kernel = self.recurrent_kernel if kernel is None else kernel
        return gate_products(state, kernel, self._state_masks if training else None)

    def get_initial_state(self, batch_size=None):
        """The states before the first step: zeros."""
        sizes = self.state_size if isinstance(self.state_size, list) else [self.state_size]
        return [zeros([batch_size, size], dtype=self.compute_dtype) for size in sizes]

    def compute_output_shape(self, input_shape, states_shape=None):
        state = (input_shape[0], self.units)
        return state, [state] * (len(self.state_size) if isinstance(self.state_size, list) else 1)

    def get_config(self):
        return {**super().get_config(), "units": self.units, "activation": activations.serialize(self.activation),
                "use_bias": self.use_bias, **settings_config(self), "dropout": self.dropout,
                "recurrent_dropout": self.recurrent_dropout, "seed": self.seed}  # fmt: skip


def remembering(start, units):
    """Return an initializer of biases [4 units]: of the forget gate ones, of the others what `start` makes."""

    def biases(shape, dtype=None):
        return concat([start((units,), dtype=dtype), ones([units], dtype), start((2 * units,), dtype=dtype)], 0)

    return biases
