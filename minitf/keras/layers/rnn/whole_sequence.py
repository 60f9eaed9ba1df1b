"""A sequence as one op: when a layer may do so, and how such an op is differentiated twice. Floor 7.

Read `keras/one_op.py` first, and `lstm_sequence.py` for one.
"""

from ....core.convert import convert_to_tensor
from ....ops.elementwise.arithmetic import multiply
from ....ops.shapes.creation import zeros
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import expand_dims, transpose
from ... import activations
from ...one_op import second_gradients


# --- in a layer ----------------------------------------------------------------------------------------------
def may_be_one_op(layer, mask, from_zeros, training):
    """Whether the steps of LSTM or GRU may be one op: where nothing is asked for that only a loop can do.

    from_zeros: whether the first states are zeros. Steps that are skipped before the first that counts have outputs of
    zeros, and the op makes them the first state.
    """
    cell = layer.cell
    thinned = training and (cell.recurrent_dropout or (cell.dropout and cell.mask_count is not None))
    return (bool(layer.use_cudnn) and not layer.unroll and not thinned and cell.compute_dtype in ("float32", "float64")
            and cell.activation is activations.tanh and cell.recurrent_activation is activations.sigmoid
            and (mask is None or (from_zeros and not layer.zero_output_for_mask)))


def inputs_of(layer, sequences, mask, training):
    """(x, mask) for the op: thinned out by dropout, in the order in which the steps are taken."""
    if training and layer.cell.dropout:
        sequences = multiply(sequences, expand_dims(layer.cell.get_dropout_mask(sequences[:, 0]), 1))
    mask = zeros([0, 0], "bool") if mask is None else cast(convert_to_tensor(mask), "bool")
    if layer.go_backwards:
        return sequences[:, ::-1], mask[:, ::-1]
    return sequences, mask


def batch_first(layer, sequence):
    """[T, B, U] -> [B, T, U], where the layer returns it."""
    return transpose(sequence, [1, 0, 2]) if layer.return_sequences else None


# --- rules of the ops ----------------------------------------------------------------------------------------
def longer(n):
    """n + 1, or None."""
    return None if n is None else n + 1


def seed(dy, dtype):
    """The gradient of a sequence as an op takes it: empty where nobody asks for any."""
    return zeros([0, 0, 0], dtype) if dy is None else dy


def gradients_of_gradients(op, call, ddxs, seeds):
    """The gradients of a call of the gradient op of `op`.

    seeds: how many of the last inputs are gradients of outputs. What was kept in between has None: it is made of the
    first inputs, and counted with them.
    """
    count = len(op.input_names) - 1  # all but the mask
    xs, mask, dys = call.inputs[:count], call.inputs[count], call.inputs[-seeds:]
    used = [i for i, dy in enumerate(dys) if dy.shape.rank != 3 or dy.shape[0] != 0]

    def plain(*xs):
        ys = op.plain(*xs, mask, masked=call.attrs["masked"])
        return [ys[i] for i in used]

    found = second_gradients(plain, xs, [dys[i] for i in used], ddxs)
    of_dys = dict(zip(used, found[count:], strict=True))
    return [*found[:count], *[None] * (len(call.inputs) - count - seeds), *map(of_dys.get, range(seeds))]
