"""What a recurrent layer drops: the same inputs, and the same states, at all steps. Floor 7. Next: `simple_rnn.py`.

A mask is drawn once for a whole sequence (Gal & Ghahramani 2016); for cells with gates, one for each gate.
"""

from ....ops.elementwise.arithmetic import multiply
from ....ops.linalg.matmul import matmul
from ....ops.shapes.creation import ones_like
from ....ops.shapes.joining import concat, split
from ....ops.shapes.layout import expand_dims
from ...random.draws import dropout


class DropoutMasks:
    """The part of a cell that draws masks, and keeps them until the sequence is over.

    The cell has `dropout`, `recurrent_dropout`, a `seed_generator` and `mask_count`: how many masks for each; None for
    one, not in a tuple.
    """

    _input_masks = _state_masks = None

    def get_dropout_mask(self, inputs):
        """The masks for inputs [B, N], or None where nothing is dropped."""
        if self._input_masks is None and self.dropout > 0:
            self._input_masks = self._drawn(inputs, self.dropout)
        return self._input_masks

    def get_recurrent_dropout_mask(self, state):
        """The masks for states [B, units], or None where nothing is dropped."""
        if self._state_masks is None and self.recurrent_dropout > 0:
            self._state_masks = self._drawn(state, self.recurrent_dropout)
        return self._state_masks

    def _drawn(self, like, rate):
        ones = ones_like(like)
        if self.mask_count is None:
            return dropout(ones, rate, seed=self.seed_generator)
        return tuple(dropout(ones, rate, seed=self.seed_generator) for _ in range(self.mask_count))

    def reset_dropout_mask(self):
        """Forget the masks for inputs."""
        self._input_masks = None

    def reset_recurrent_dropout_mask(self):
        """Forget the masks for states."""
        self._state_masks = None


def thinned(x, mask, several=False):
    """Return x times a mask [B, ...]; several: whether x is of several steps, [B, T, ...], not like the mask."""
    return multiply(x, expand_dims(mask, 1) if several else mask)


def gate_products(x, kernel, masks):
    """Return x @ kernel, where x is thinned out by a mask, or by another mask for each gate's part of the kernel."""
    if masks is None:
        return matmul(x, kernel)
    several = x.shape.rank == 3
    if not isinstance(masks, tuple):
        return matmul(thinned(x, masks, several), kernel)
    parts = split(kernel, len(masks), axis=1)
    return concat([matmul(thinned(x, mask, several), part) for mask, part in zip(masks, parts)], -1)
