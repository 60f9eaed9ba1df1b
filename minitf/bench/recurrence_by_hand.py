"""The training steps of recurrence.py by hand.   Floor 10.   Read by_hand.py first.

All products with inputs are one, before the loop; all gates of a step are computed in place; each thread takes half of
the batch through all steps; and the gradients of the kernels are one product each, after the loop.
"""

import numpy as np

from minitf.bench.by_hand import Classifier, empty, normal, ones
from minitf.bench.mlp import Adam

BATCH, STEPS, INPUTS, UNITS, CLASSES = 64, 64, 128, 256, 10


def step_of(gates, forward, backward):
    """A training step of a recurrent layer and a classifier.

    forward(hs, products, recurrent, bias), backward(hs, dh, recurrent, dproducts) work on arrays with steps first.
    """
    from minitf.backend.parallel import parallel
    from minitf.bench.recurrence import data

    x, y = data()
    biases = 1 if gates == 4 else 2
    adam = Adam([normal(INPUTS, gates * UNITS), normal(UNITS, gates * UNITS), np.zeros((biases, gates * UNITS)),
                 normal(UNITS, CLASSES), np.zeros(CLASSES)])
    (kernel, recurrent, bias, w, b), (dkernel, drecurrent, dbias, dw, db) = adam.parameters, adam.gradients
    products, of_states = empty(STEPS, BATCH, gates * UNITS), empty(STEPS, BATCH, gates * UNITS)
    hs, xs = np.zeros((STEPS + 1, BATCH, UNITS), np.float32), empty(STEPS, BATCH, INPUTS)
    z, dh = empty(BATCH, CLASSES), empty(BATCH, UNITS)
    rows, samples, classifier = ones(STEPS * BATCH), ones(BATCH), Classifier(BATCH)

    def flat(a):
        return a.reshape(STEPS * BATCH, -1)

    def run():
        xs[...] = x.swapaxes(0, 1)
        np.matmul(flat(xs), kernel, out=flat(products))
        np.add(flat(products), bias[0], out=flat(products))
        parallel(lambda lo, hi: forward(slice(lo, hi), hs, products, recurrent, bias), BATCH)
        np.add(np.matmul(hs[-1], w, out=z), b, out=z)
        loss = classifier.loss(z, y)
        np.matmul(hs[-1].T, z, out=dw)
        np.matmul(samples, z, out=db)
        np.matmul(z, w.T, out=dh)
        parallel(lambda lo, hi: backward(slice(lo, hi), hs, products, recurrent, dh, of_states), BATCH)
        np.matmul(flat(xs).T, flat(products), out=dkernel)
        np.matmul(flat(hs[:-1]).T, flat(of_states), out=drecurrent)
        np.matmul(rows, flat(products), out=dbias[0])
        if biases == 2:
            np.matmul(rows, flat(of_states), out=dbias[1])
        adam.step(parallel)
        return loss

    return run


def sigmoid(x):
    """In place."""
    np.exp(np.negative(x, out=x), out=x)
    np.divide(1, np.add(x, 1, out=x), out=x)


def lstm_numpy():
    """The LSTM's step by hand. Returns the loss."""
    cs, tanh_c = np.zeros((STEPS + 1, BATCH, UNITS), np.float32), empty(STEPS, BATCH, UNITS)
    slots = [slice(k * UNITS, (k + 1) * UNITS) for k in range(4)]

    def forward(rows, hs, products, recurrent, bias):
        room = empty(rows.stop - rows.start, 4 * UNITS)
        for t in range(STEPS):
            z, c = products[t, rows], cs[t + 1, rows]
            np.add(z, np.matmul(hs[t, rows], recurrent, out=room), out=z)
            i, f, g, o = (z[:, slot] for slot in slots)
            sigmoid(z[:, : 2 * UNITS])
            np.tanh(g, out=g)
            sigmoid(o)
            np.multiply(f, cs[t, rows], out=c)
            np.add(c, np.multiply(i, g, out=tanh_c[t, rows]), out=c)
            np.multiply(o, np.tanh(c, out=tanh_c[t, rows]), out=hs[t + 1, rows])

    def backward(rows, hs, gates, recurrent, dh, of_states):
        slopes, d, dc = empty(rows.stop - rows.start, 4 * UNITS), dh[rows], np.zeros_like(dh[rows])
        for t in reversed(range(STEPS)):
            z, dz, tanh = gates[t, rows], of_states[t, rows], tanh_c[t, rows]
            (i, f, g, o), (di, df, dg, do) = ([a[:, slot] for slot in slots] for a in (z, dz))
            np.subtract(z, np.multiply(z, z, out=slopes), out=slopes)
            np.subtract(1, np.multiply(g, g, out=dg), out=slopes[:, slots[2]])
            np.subtract(1, np.multiply(tanh, tanh, out=di), out=di)
            np.multiply(np.multiply(di, o, out=di), d, out=di)
            np.add(dc, di, out=dc)
            np.multiply(dc, g, out=di)
            np.multiply(dc, cs[t, rows], out=df)
            np.multiply(dc, i, out=dg)
            np.multiply(d, tanh, out=do)
            np.multiply(dc, f, out=dc)
            np.multiply(dz, slopes, out=dz)
            z[...] = dz
            np.matmul(dz, recurrent.T, out=d)

    return step_of(4, forward, backward)


def gru_numpy():
    """The GRU's step by hand. Returns the loss."""
    products_of_n = empty(STEPS, BATCH, UNITS)
    slots = [slice(k * UNITS, (k + 1) * UNITS) for k in range(3)]

    def forward(rows, hs, products, recurrent, bias):
        room = empty(rows.stop - rows.start, 3 * UNITS)
        for t in range(STEPS):
            gates, h, new_h, of_n = products[t, rows], hs[t, rows], hs[t + 1, rows], products_of_n[t, rows]
            np.add(np.matmul(h, recurrent, out=room), bias[1], out=room)
            of_n[...] = room[:, slots[2]]
            z, r, n = (gates[:, slot] for slot in slots)
            np.add(gates[:, : 2 * UNITS], room[:, : 2 * UNITS], out=gates[:, : 2 * UNITS])
            sigmoid(gates[:, : 2 * UNITS])
            np.tanh(np.add(n, np.multiply(r, of_n, out=new_h), out=n), out=n)
            np.multiply(np.subtract(h, n, out=new_h), z, out=new_h)
            np.add(new_h, n, out=new_h)

    def backward(rows, hs, products, recurrent, dh, of_states):
        d, room, stays = dh[rows], empty(rows.stop - rows.start, UNITS), empty(rows.stop - rows.start, UNITS)
        for t in reversed(range(STEPS)):
            gates, states, of_n = products[t, rows], of_states[t, rows], products_of_n[t, rows]
            z, r, n = (gates[:, slot] for slot in slots)
            dz, dr, dn = (states[:, slot] for slot in slots)
            np.multiply(np.subtract(hs[t, rows], n, out=dz), d, out=dz)
            np.multiply(d, z, out=stays)
            np.subtract(d, stays, out=d)
            np.multiply(np.subtract(1, np.multiply(n, n, out=room), out=room), d, out=n)
            np.multiply(np.subtract(z, np.multiply(z, z, out=room), out=room), dz, out=dz)
            np.multiply(np.multiply(n, of_n, out=dr), np.subtract(r, np.multiply(r, r, out=room), out=room), out=dr)
            np.multiply(n, r, out=dn)
            gates[:, : 2 * UNITS] = states[:, : 2 * UNITS]
            np.add(np.matmul(states, recurrent.T, out=d), stays, out=d)

    return step_of(3, forward, backward)
