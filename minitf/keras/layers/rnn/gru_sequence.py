"""GRU over a whole sequence as one op, with its gradient as another. Floor 7. Read `lstm_sequence.py` first."""

from ....backend.dtypes import bool_, float32, float64
from ....core.execute import execute
from ....core.op import Op
from ....ops.elementwise.arithmetic import add, multiply, subtract
from ....ops.elementwise.hyperbolic import tanh
from ....ops.linalg.matmul import matmul
from ....ops.linalg.products import array_product
from ....ops.nn.sigmoid import sigmoid
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.joining import split
from ....ops.shapes.layout import transpose
from ...one_op import as_function
from . import gru_kernel
from .loop import run_steps
from .sequences import kernel_gradients, time_first, together
from .whole_sequence import gradients_of_gradients, longer, seed


class GRUSequence(Op):
    """All steps.   x: [B, T, N], h: [B, U], kernel: [N, 3 U], recurrent: [U, 3 U], bias: [2, 3 U], mask: bool [B, T].

    ->  h of each step [T, B, U], the last h [B, U]; and for the gradient h [T + 1, B, U], gates [T, B, 3 U] and
    products [T, B, U].   masked: whether there is a mask; else all steps count.
    """

    types = ("T", "T", "T", "T", "T", "Tmask")
    T, Tmask = frozenset({float32, float64}), frozenset({bool_})
    takes_none = True
    in_files = as_function

    def infer(x, h, kernel, recurrent, bias, mask, *, masked):
        batch, length, _ = x.dims
        size = recurrent.dims[0]
        steps = x.with_dims((length, batch, size))
        return (steps, x.with_dims((batch, size)), x.with_dims((longer(length), batch, size)),
                x.with_dims((length, batch, 3 * size)), steps)

    def kernel(xp, x, h, kernel, recurrent, bias, mask, *, masked):
        hs, *kept = gru_kernel.forward(xp, x, h, kernel, recurrent, bias, mask if masked else None)
        return hs[1:], hs[-1], hs, *kept

    def gradient(call, dsequence, dh, *others):
        dys = seed(dsequence, call.output.dtype), zeros_like(call.outputs[1]) if dh is None else dh
        return [*execute(GRUSequenceGrad, *call.inputs, *call.outputs[2:], *dys, **call.attrs, of_x=call.needs[0]),
                None]

    def plain(x, h, kernel, recurrent, bias, mask, *, masked):
        def step(projected, states):
            (h,) = states
            xz, xr, xn = split(projected, 3, axis=1)
            hz, hr, hn = split(add(matmul(h, recurrent), bias[1]), 3, axis=1)
            z, r = sigmoid(add(xz, hz)), sigmoid(add(xr, hr))
            n = tanh(add(xn, multiply(r, hn)))
            h = add(multiply(z, h), multiply(subtract(1.0, z), n))
            return h, [h]

        projected = add(matmul(x, kernel), bias[0])
        _, sequence, (h,) = run_steps(step, projected, [h], mask=mask if masked else None)
        return transpose(sequence, [1, 0, 2]), h


class GRUSequenceGrad(Op):
    """The way back.   The inputs of GRUSequence, what it kept, and the gradients of its first two outputs.

    of_x: whether that of x is wanted; else it is zeros.   ->  like x, h, kernel, recurrent, bias.
    """

    types = ("T",) * 5 + ("Tmask",) + ("T",) * 5
    T, Tmask = GRUSequence.T, GRUSequence.Tmask
    takes_none = True

    def infer(x, h, kernel, recurrent, bias, mask, hs, gates, products, dsequence, dh, *, masked, of_x):
        return x, h, kernel, recurrent, bias

    def kernel(xp, x, h, kernel, recurrent, bias, mask, hs, gates, products, dsequence, dh, *, masked, of_x):
        kept = hs, gates, products
        of_inputs, of_states, dh = gru_kernel.backward(xp, kept, recurrent, mask if masked else None, dsequence, dh)
        dx, (drecurrent, dstate_bias), (dkernel, dbias) = together(
            xp, lambda: array_product(xp, of_inputs, kernel.T).swapaxes(0, 1) if of_x else xp.zeros_like(x),
            lambda: kernel_gradients(xp, hs[:-1], of_states),
            lambda: kernel_gradients(xp, time_first(xp, x), of_inputs))
        return dx, dh, dkernel, drecurrent, xp.stack([dbias, dstate_bias])

    def gradient(call, *ddxs):
        return gradients_of_gradients(GRUSequence, call, ddxs, seeds=2)
