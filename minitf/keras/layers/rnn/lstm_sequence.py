"""LSTM over a whole sequence as one op, with its gradient as another. Floor 7. Read `lstm_kernel.py` first.

A loop in a graph costs a few microseconds for each small op of each step, and keeps what the way back needs in lists.
As one op, all of it is one call. `plain` is the same in a loop of ops: it is what files hold, since TensorFlow has no
such op, and its gradient is what gradients of gradients are found by. Read next: `whole_sequence.py`.
"""

from ....backend.dtypes import bool_, float32, float64
from ....core.execute import execute
from ....core.op import Op
from ....ops.elementwise.arithmetic import add, multiply
from ....ops.elementwise.hyperbolic import tanh
from ....ops.linalg.matmul import matmul
from ....ops.linalg.products import array_product
from ....ops.nn.sigmoid import sigmoid
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.joining import split
from ....ops.shapes.layout import transpose
from ...one_op import as_function
from . import lstm_kernel
from .loop import run_steps
from .sequences import kernel_gradients, state_gradient, time_first, together
from .whole_sequence import gradients_of_gradients, longer, seed


class LSTMSequence(Op):
    """All steps.   x: [B, T, N], h, c: [B, U], kernel: [N, 4 U], recurrent: [U, 4 U], bias: [4 U], mask: bool [B, T].

    ->  h of each step [T, B, U], the last h and the last c [B, U]; and for the gradient h and c [T + 1, B, U],
    gates [T, B, 4 U], tanh(c) [T, B, U].   masked: whether there is a mask; else all steps count.
    """

    types = ("T", "T", "T", "T", "T", "T", "Tmask")
    T, Tmask = frozenset({float32, float64}), frozenset({bool_})
    takes_none = True
    in_files = as_function

    def infer(x, h, c, kernel, recurrent, bias, mask, *, masked):
        batch, length, _ = x.dims
        size = recurrent.dims[0]
        steps, states = x.with_dims((length, batch, size)), x.with_dims((longer(length), batch, size))
        last = x.with_dims((batch, size))
        return steps, last, last, states, states, x.with_dims((length, batch, 4 * size)), steps

    def kernel(xp, x, h, c, kernel, recurrent, bias, mask, *, masked):
        hs, cs, gates, tanh_c = lstm_kernel.forward(xp, x, h, c, kernel, recurrent, bias, mask if masked else None)
        return hs[1:], hs[-1], cs[-1], hs, cs, gates, tanh_c

    def gradient(call, dsequence, dh, dc, *others):
        kept = call.outputs[3:]
        last = [zeros_like(y) if dy is None else dy for y, dy in zip(call.outputs[1:], (dh, dc))]
        dys = seed(dsequence, call.output.dtype), *last
        return [*execute(LSTMSequenceGrad, *call.inputs, *kept, *dys, **call.attrs, of_x=call.needs[0]), None]

    def plain(x, h, c, kernel, recurrent, bias, mask, *, masked):
        def step(z, states):
            h, c = states
            i, f, g, o = split(add(z, matmul(h, recurrent)), 4, axis=1)
            c = add(multiply(sigmoid(f), c), multiply(sigmoid(i), tanh(g)))
            h = multiply(sigmoid(o), tanh(c))
            return h, [h, c]

        _, sequence, (h, c) = run_steps(step, add(matmul(x, kernel), bias), [h, c], mask=mask if masked else None)
        return transpose(sequence, [1, 0, 2]), h, c


class LSTMSequenceGrad(Op):
    """The way back.   The inputs of LSTMSequence, what it kept, and the gradients of its first three outputs.

    of_x: whether that of x is wanted; else it is zeros.   ->  like x, h, c, kernel, recurrent, bias.
    """

    types = ("T",) * 6 + ("Tmask",) + ("T",) * 7
    T, Tmask = LSTMSequence.T, LSTMSequence.Tmask
    takes_none = True

    def infer(x, h, c, kernel, recurrent, bias, mask, hs, cs, gates, tanh_c, dsequence, dh, dc, *, masked,
              of_x):
        return x, h, c, kernel, recurrent, bias

    def kernel(xp, x, h, c, kernel, recurrent, bias, mask, hs, cs, gates, tanh_c, dsequence, dh, dc, *, masked,
              of_x):
        kept = hs, cs, gates, tanh_c
        dgates, dh, dc = lstm_kernel.backward(xp, kept, recurrent, mask if masked else None, dsequence, dh, dc)
        dx, drecurrent, (dkernel, dbias) = together(
            xp, lambda: array_product(xp, dgates, kernel.T).swapaxes(0, 1) if of_x else xp.zeros_like(x),
            lambda: state_gradient(hs[:-1], dgates), lambda: kernel_gradients(xp, time_first(xp, x), dgates))
        return dx, dh, dc, dkernel, drecurrent, dbias

    def gradient(call, *ddxs):
        return gradients_of_gradients(LSTMSequence, call, ddxs, seeds=3)
