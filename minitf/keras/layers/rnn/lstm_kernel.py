"""LSTM on arrays: all steps of a sequence, and the way back through them. Floor 7. Read `lstm.py` first.

Three things make it fast. All products with inputs are one, before the loop. A step makes nothing new: its gates are
computed where those products stand, and all four by one exponential, since tanh(x) = 2 sigmoid(2x) - 1. And samples do
not know of each other, so each thread takes a part of the batch through all steps.

Names: x [B, T, N], h and c [B, U], kernel [N, 4 U], recurrent [U, 4 U], bias [4 U]; steps come first in what is kept.
Memory: 10 T B U numbers are kept for the way back, which makes 4 T B U more. Read next: `lstm_sequence.py`.
"""

from .sequences import minus_one_to_one, over_samples, parts, products_with_inputs, sigmoid_of_negative, time_first

GATES = (-1, -1, -2, -1)  # i, f, g, o: sigmoid(x) is found from -x, and tanh(x) from -2x


def forward(xp, x, h, c, kernel, recurrent, bias, mask):
    """(h [T + 1, B, U], c [T + 1, B, U], gates [T, B, 4 U], tanh(c) [T, B, U]): all that the way back needs.

    mask: bool [B, T], where a state moves; None: everywhere.
    """
    steps, factors = time_first(xp, x), xp.repeat(xp.asarray(GATES, x.dtype), h.shape[1])
    gates = products_with_inputs(xp, steps, kernel * factors, bias * factors)
    hs, cs = (xp.empty((len(steps) + 1, *state.shape), x.dtype) for state in (h, c))
    hs[0], cs[0] = h, c
    tanh_c, recurrent = xp.empty((len(steps), *c.shape), x.dtype), recurrent * factors

    def some(rows):
        room = xp.empty((hs[0, rows].shape[0], gates.shape[2]), x.dtype)
        for t, z in enumerate(gates[:, rows]):
            before, after = (hs[t, rows], cs[t, rows]), (hs[t + 1, rows], cs[t + 1, rows])
            xp.add(z, xp.matmul(before[0], recurrent, out=room), out=z)
            advance(xp, z, before[1], *after, tanh_c[t, rows])
            if mask is not None:
                stays = ~mask[rows, t]
                for old, new in zip(before, after):
                    new[stays] = old[stays]

    over_samples(xp, some, len(x))
    return hs, cs, gates, tanh_c


def advance(xp, z, c, new_h, new_c, tanh_c):
    """One step, of gates z [B, 4 U] before their functions: z, new_h, new_c and tanh_c are filled."""
    i, f, g, o = parts(sigmoid_of_negative(xp, z), 4)
    minus_one_to_one(xp, g)
    xp.multiply(i, g, out=tanh_c)  # for a moment
    xp.multiply(f, c, out=new_c)
    xp.add(new_c, tanh_c, out=new_c)
    xp.multiply(new_c, -2, out=tanh_c)
    minus_one_to_one(xp, sigmoid_of_negative(xp, tanh_c))
    xp.multiply(o, tanh_c, out=new_h)


def backward(xp, kept, recurrent, mask, dsequence, dh, dc):
    """(dgates [T, B, 4 U], dh [B, U], dc [B, U]): the gradients before the gates' functions, and of the first states.

    kept: what `forward` returned.   dsequence: [T, B, U], or empty for zeros.   dh, dc: of the last states.
    """
    _, cs, gates, tanh_c = kept
    dgates, dh, dc = xp.empty_like(gates), dh.copy(), dc.copy()

    def some(rows):
        room = xp.empty_like(gates[0, rows])
        of_h, of_c = dh[rows], dc[rows]
        for t in reversed(range(len(gates))):
            if dsequence.size:
                xp.add(of_h, dsequence[t, rows], out=of_h)
            stays = None if mask is None else ~mask[rows, t]
            before = None if stays is None else (of_h[stays], of_c[stays])
            retreat(xp, gates[t, rows], cs[t, rows], tanh_c[t, rows], of_h, of_c, dgates[t, rows], room)
            if before is not None:
                dgates[t, rows][stays] = 0
            xp.matmul(dgates[t, rows], recurrent.T, out=of_h)
            if before is not None:
                of_h[stays], of_c[stays] = before

    over_samples(xp, some, len(dh))
    return dgates, dh, dc


def retreat(xp, gates, c, tanh_c, dh, dc, dz, room):
    """One step back: dz [B, 4 U] is filled, dc becomes that of c; dh is that of the step's output."""
    i, f, g, o = parts(gates, 4)
    slopes = xp.multiply(gates, gates, out=room)
    xp.subtract(gates, slopes, out=slopes)  # s' = s - s^2, and for tanh 1 - g^2
    di, df, dg, do = parts(dz, 4)
    xp.multiply(g, g, out=di)
    xp.subtract(1, di, out=parts(slopes, 4)[2])
    xp.multiply(tanh_c, tanh_c, out=di)
    xp.subtract(1, di, out=di)
    xp.multiply(di, o, out=di)
    xp.multiply(di, dh, out=di)
    xp.add(dc, di, out=dc)
    for d, factors in ((di, (dc, g)), (df, (dc, c)), (dg, (dc, i)), (do, (dh, tanh_c)), (dc, (dc, f))):
        xp.multiply(*factors, out=d)
    xp.multiply(dz, slopes, out=dz)
