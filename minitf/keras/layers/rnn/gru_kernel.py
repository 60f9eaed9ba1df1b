"""GRU on arrays: all steps of a sequence, and the way back through them. Floor 7. Read `lstm_kernel.py` first.

Names: x [B, T, N], h [B, U], kernel [N, 3 U], recurrent [U, 3 U], bias [2, 3 U]; steps come first in what is kept.
Memory: 5 T B U numbers are kept for the way back, which makes 6 T B U more. Read next: `gru_sequence.py`.
"""

from .sequences import minus_one_to_one, over_samples, parts, products_with_inputs, sigmoid_of_negative, time_first

GATES = (-1, -1, -2)  # z, r, n: sigmoid(x) is found from -x, and tanh(x) from -2x


def forward(xp, x, h, kernel, recurrent, bias, mask):
    """(h [T + 1, B, U], gates [T, B, 3 U], -2 (h Rn + its bias) [T, B, U]): all that the way back needs.

    mask: bool [B, T], where a state moves; None: everywhere.
    """
    size = h.shape[1]
    steps, factors = time_first(xp, x), xp.repeat(xp.asarray(GATES, x.dtype), size)
    recurrent, bias = recurrent * factors, bias * factors
    of_n = bias[1, 2 * size :].copy()  # the one that r is multiplied with; the others may as well be added to x
    bias[0, : 2 * size] += bias[1, : 2 * size]
    gates = products_with_inputs(xp, steps, kernel * factors, bias[0])
    hs = xp.empty((len(steps) + 1, *h.shape), x.dtype)
    hs[0] = h
    products = xp.empty((len(steps), *h.shape), x.dtype)

    def some(rows):
        room = xp.empty((hs[0, rows].shape[0], gates.shape[2]), x.dtype)
        for t, z in enumerate(gates[:, rows]):
            h, new_h, product = hs[t, rows], hs[t + 1, rows], products[t, rows]
            xp.matmul(h, recurrent, out=room)
            xp.add(room[:, 2 * size :], of_n, out=product)
            advance(xp, z, room[:, : 2 * size], product, h, new_h)
            if mask is not None:
                stays = ~mask[rows, t]
                new_h[stays] = h[stays]

    over_samples(xp, some, len(x))
    return hs, gates, products


def advance(xp, gates, of_h, product, h, new_h):
    """One step, of gates [B, 3 U] before their functions: gates and new_h are filled."""
    z, r, n = parts(gates, 3)
    z_and_r = gates[:, : of_h.shape[1]]
    xp.add(z_and_r, of_h, out=z_and_r)
    sigmoid_of_negative(xp, z_and_r)
    xp.multiply(r, product, out=new_h)  # for a moment
    xp.add(n, new_h, out=n)
    minus_one_to_one(xp, sigmoid_of_negative(xp, n))
    xp.subtract(h, n, out=new_h)  # h' = n + z (h - n)
    xp.multiply(new_h, z, out=new_h)
    xp.add(new_h, n, out=new_h)


def backward(xp, kept, recurrent, mask, dsequence, dh):
    """(dx side [T, B, 3 U], dh side [T, B, 3 U], dh [B, U]): gradients of the two products, and of the first state.

    kept: what `forward` returned.   dsequence: [T, B, U], or empty for zeros.   dh: of the last state.
    """
    hs, gates, products = kept
    of_x, of_h, dh = xp.empty_like(gates), xp.empty_like(gates), dh.copy()

    def some(rows):
        d, room = dh[rows], xp.empty_like(dh[rows])
        for t in reversed(range(len(gates))):
            if dsequence.size:
                xp.add(d, dsequence[t, rows], out=d)
            stays = None if mask is None else ~mask[rows, t]
            before = None if stays is None else d[stays]
            retreat(xp, gates[t, rows], products[t, rows], hs[t, rows], d, of_x[t, rows], of_h[t, rows])
            if before is not None:
                of_x[t, rows][stays] = of_h[t, rows][stays] = 0
            xp.add(d, xp.matmul(of_h[t, rows], recurrent.T, out=room), out=d)
            if before is not None:
                d[stays] = before

    over_samples(xp, some, len(dh))
    return of_x, of_h, dh


def retreat(xp, gates, product, h, dh, of_x, of_h):
    """One step back: of_x and of_h [B, 3 U] are filled; dh becomes what passes by the gates."""
    (z, r, n), (dz, dr, dn), of_product = parts(gates, 3), parts(of_x, 3), parts(of_h, 3)[2]
    xp.subtract(h, n, out=dz)
    xp.multiply(dz, dh, out=dz)  # of z; that before its function follows
    xp.multiply(n, n, out=dn)
    xp.subtract(1, dn, out=dn)
    xp.multiply(dh, z, out=dr)  # for a moment: what stays of dh
    xp.subtract(dh, dr, out=dh)
    xp.multiply(dn, dh, out=dn)
    dh[...] = dr
    xp.multiply(dn, product, out=dr)
    xp.multiply(dr, -0.5, out=dr)
    xp.multiply(dn, r, out=of_product)
    gates, room = gates[:, : 2 * h.shape[1]], of_h[:, : 2 * h.shape[1]]
    xp.multiply(gates, gates, out=room)
    xp.subtract(gates, room, out=room)  # s' = s - s^2
    xp.multiply(of_x[:, : 2 * h.shape[1]], room, out=room)
    of_x[:, : 2 * h.shape[1]] = room
