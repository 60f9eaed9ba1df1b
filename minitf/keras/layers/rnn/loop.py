"""The loop of recurrent layers: one step after the other, each with the states that the last one left. Floor 7.

Eagerly, or unrolled, it is a loop of Python; while a graph is built it is one `while_loop`, of any number of steps.
Read next: `rnn.py`.
"""

from ....core.context import executing_eagerly
from ....graph.control.tensor_array import TensorArray
from ....graph.control.while_loop import while_loop
from ....ops.indexing.selection import where
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.identity import cast
from ....ops.shapes.joining import stack, unstack
from ....ops.shapes.layout import expand_dims, sizes_of, transpose
from ....tree import map_structure


def run_steps(step, inputs, states, *, mask=None, go_backwards=False, unroll=False, zero_output_for_mask=False,
              all_outputs=True):
    """Return (last output [B, ...], all outputs [B, T, ...] or None, last states).

    step: a function from (x[:, t], states) to (output, states).   inputs: [B, T, ...].   states: a structure.
    mask: bool [B, T], or None. Where it is False the states stay, and the output is the last one, or zeros with
    zero_output_for_mask; before the first step that counts it is zeros.
    go_backwards: whether the steps are taken from the last to the first.
    """
    steps, counts = time_first(inputs, go_backwards), None
    if mask is not None:
        counts = time_first(cast(mask, "bool"), go_backwards)
    one = masked_step(step, zero_output_for_mask)
    if unroll or (executing_eagerly() and steps.shape[0] is not None):
        return loop_of_python(one, steps, counts, states, all_outputs)
    return loop_of_graph(one, steps, counts, states, all_outputs)


def time_first(x, backwards):
    """[B, T, ...] -> [T, B, ...], in the order in which the steps are taken."""
    x = transpose(x, [1, 0, *range(2, x.shape.rank)])
    return x[::-1] if backwards else x


def masked_step(step, zero_output_for_mask):
    """Return a function (x, counts, last output, states) -> (output, states).

    It skips the steps that do not count, by the mask `counts`: bool [B], or None where all count.
    """

    def one(x, counts, previous, states):
        output, following = step(x, states)
        if counts is None:
            return output, following
        blank = zeros_like(output) if previous is None or zero_output_for_mask else previous
        states = map_structure(lambda new, old: chosen(counts, new, old), following, states)
        return chosen(counts, output, blank), states

    return one


def chosen(counts, new, old):
    """Return new for the samples that count, and old for the others.   counts: bool [B]."""
    for _ in range(new.shape.rank - 1):
        counts = expand_dims(counts, -1)
    return where(counts, new, old)


def loop_of_python(one, steps, counts, states, all_outputs):
    """The loop for a number of steps that is known."""
    outputs, output = [], None
    rows = unstack(steps)
    marks = [None] * len(rows) if counts is None else unstack(counts)
    for x, mark in zip(rows, marks, strict=True):
        output, states = one(x, mark, output, states)
        outputs.append(output)
    return output, stack(outputs, 1) if all_outputs else None, states


def loop_of_graph(one, steps, counts, states, all_outputs):
    """The loop as one op. The first step stands before it, and shows what shape outputs have."""
    length = sizes_of(steps)[0]
    output, states = one(steps[0], None if counts is None else counts[0], None, states)
    outputs = ()
    if all_outputs:
        outputs = (TensorArray(output.dtype, length, element_shape=output.shape).write(0, output),)

    # an array, not steps[t]: the gradient of a slice is as large as all steps
    rows = TensorArray(steps.dtype, length, clear_after_read=False, element_shape=steps.shape[1:]).unstack(steps)

    def body(t, outputs, output, states):
        output, states = one(rows.read(t), None if counts is None else counts[t], output, states)
        return t + 1, tuple(array.write(t, output) for array in outputs), output, states

    _, outputs, output, states = while_loop(lambda t, *_: t < length, body, (1, outputs, output, states))
    if not all_outputs:
        return output, None, states
    found = outputs[0].stack()  # [T, B, ...]
    found.set_shape([steps.shape[0], *output.shape])
    return output, time_first(found, False), states
