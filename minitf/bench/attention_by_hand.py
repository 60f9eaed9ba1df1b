"""The training step of attention.py by hand.   Floor 10.   Read by_hand.py first.

Elementwise work goes in blocks of rows, on two threads; attention sample by sample, so that its scores stay in a core's
cache; all products with kernels are of all tokens at once.
"""

import numpy as np

from minitf.bench.by_hand import Classifier, empty, normal, ones
from minitf.bench.mlp import Adam

BATCH, LENGTH, TOKENS, UNITS, HEADS, LAYERS = 16, 128, 256, 256, 8, 4
N, WIDTH, BLOCK = BATCH * LENGTH, UNITS // HEADS, 256
CAUSAL = np.triu(np.full((LENGTH, LENGTH), -1e9, np.float32), 1)
A, B = np.float32((2 / np.pi) ** 0.5), np.float32(0.044715)


def by_rows(f, count=N, block=BLOCK):
    """f(rows) for slices of all rows, on threads."""
    from minitf.backend.parallel import parallel

    parallel(lambda lo, hi: f(slice(lo, hi)), count, block)


class Norm:
    """Layer normalization of [N, D]."""

    def __init__(self):
        self.x, self.y, self.root, self.d = empty(N, UNITS), empty(N, UNITS), empty(N, 1), empty(N, UNITS)

    def forward(self, x, gamma, beta):
        def some(rows):
            n, root = self.x[rows], self.root[rows]
            np.subtract(x[rows], x[rows].mean(1, keepdims=True), out=n)
            root[...] = 1 / np.sqrt(np.einsum("nd,nd->n", n, n)[:, None] / np.float32(UNITS) + np.float32(1e-3))
            np.multiply(n, root, out=n)
            np.add(np.multiply(n, gamma, out=self.y[rows]), beta, out=self.y[rows])

        by_rows(some)
        return self.y

    def backward(self, dy, gamma, dgamma, dbeta, onto):
        """Add the gradient of x to `onto`."""
        def some(rows):
            n, t = self.x[rows], np.multiply(dy[rows], gamma, out=self.d[rows])
            slope = np.einsum("nd,nd->n", t, n)[:, None] / np.float32(UNITS)
            np.subtract(t, t.mean(1, keepdims=True), out=t)
            np.subtract(t, n * slope, out=t)
            np.add(onto[rows], np.multiply(t, self.root[rows], out=t), out=onto[rows])

        np.einsum("nd,nd->d", dy, self.x, out=dgamma)
        np.matmul(np.ones(N, np.float32), dy, out=dbeta)
        by_rows(some)


class Attention:
    """Scaled dot products of all heads, under a causal mask."""

    def __init__(self):
        self.heads = [empty(BATCH, HEADS, LENGTH, WIDTH) for _ in range(3)]
        self.scores = empty(BATCH, HEADS, LENGTH, LENGTH)
        self.y, self.d = empty(N, UNITS), empty(N, 3 * UNITS)

    def forward(self, qkv):
        """qkv: [N, 3 D]  ->  [N, D]."""
        parts = qkv.reshape(BATCH, LENGTH, 3, HEADS, WIDTH)

        def some(lo, hi):
            for b in range(lo, hi):
                q, k, v = (a[b] for a in self.heads)
                for i, a in enumerate((q, k, v)):
                    a[...] = parts[b, :, i].swapaxes(0, 1)
                np.multiply(q, np.float32(WIDTH**-0.5), out=q)
                s = np.matmul(q, k.swapaxes(1, 2), out=self.scores[b])
                np.add(s, CAUSAL, out=s)
                np.exp(np.subtract(s, s.max(-1, keepdims=True), out=s), out=s)
                np.divide(s, s.sum(-1, keepdims=True), out=s)
                self.y.reshape(BATCH, LENGTH, HEADS, WIDTH)[b] = (s @ v).swapaxes(0, 1)

        by_rows(lambda rows: some(rows.start, rows.stop), BATCH, None)
        return self.y

    def backward(self, dy):
        """[N, D]  ->  [N, 3 D]."""
        parts = self.d.reshape(BATCH, LENGTH, 3, HEADS, WIDTH)

        def some(lo, hi):
            for b in range(lo, hi):
                (q, k, v), s = (a[b] for a in self.heads), self.scores[b]
                d = np.ascontiguousarray(dy.reshape(BATCH, LENGTH, HEADS, WIDTH)[b].swapaxes(0, 1))
                ds = np.multiply(d @ v.swapaxes(1, 2), s)
                np.subtract(ds, s * ds.sum(-1, keepdims=True), out=ds)
                found = ds @ k * np.float32(WIDTH**-0.5), ds.swapaxes(1, 2) @ q, s.swapaxes(1, 2) @ d
                for i, a in enumerate(found):
                    parts[b, :, i] = a.swapaxes(0, 1)

        by_rows(lambda rows: some(rows.start, rows.stop), BATCH, None)
        return self.d


class Layer:
    """Attention and two dense layers, each behind a normalization and beside a way past it."""

    def __init__(self):
        self.norms, self.attention = (Norm(), Norm()), Attention()
        self.u, self.gate, self.v = (empty(N, 4 * UNITS) for _ in range(3))

    def forward(self, x, p):
        g1, b1, wq, bq, wp, bp, g2, b2, wf, bf, wo, bo = p
        x = x + (self.attention.forward(self.norms[0].forward(x, g1, b1) @ wq + bq) @ wp + bp)
        np.matmul(self.norms[1].forward(x, g2, b2), wf, out=self.u)

        def gelu(rows):
            u, gate = self.u[rows], self.gate[rows]
            np.add(u, bf, out=u)
            np.multiply(u, A + A * B * u * u, out=gate)
            np.add(np.tanh(gate, out=gate), 1, out=gate)
            np.multiply(np.multiply(gate, 0.5, out=gate), u, out=self.v[rows])

        by_rows(gelu)
        return x + (self.v @ wo + bo)

    def backward(self, d, p, g):
        """d: [N, D], becomes the gradient of what `forward` was given."""
        _, _, wq, _, wp, _, _, _, wf, _, wo, _ = p
        column = ones(N)
        np.matmul(self.v.T, d, out=g[10])
        np.matmul(column, d, out=g[11])
        dv = d @ wo.T

        def gelu(rows):
            u, gate = self.u[rows], self.gate[rows]  # gate is (1 + tanh) / 2
            np.multiply(dv[rows], gate + u * gate * (1 - gate) * 2 * (A + 3 * A * B * u * u), out=dv[rows])

        by_rows(gelu)
        np.matmul(self.norms[1].y.T, dv, out=g[8])
        np.matmul(column, dv, out=g[9])
        self.norms[1].backward(dv @ wf.T, p[6], g[6], g[7], d)
        np.matmul(self.attention.y.T, d, out=g[4])
        np.matmul(column, d, out=g[5])
        dqkv = self.attention.backward(d @ wp.T)
        np.matmul(self.norms[0].y.T, dqkv, out=g[2])
        np.matmul(column, dqkv, out=g[3])
        self.norms[0].backward(dqkv @ wq.T, p[0], g[0], g[1], d)


def gpt_numpy():
    """The step by hand, with Adam. Returns the loss."""
    from minitf.backend.parallel import parallel
    from minitf.bench.attention import data

    x, y = (a.reshape(-1) for a in data())
    vectors = [(UNITS, 3 * UNITS), (UNITS, UNITS), (UNITS, 4 * UNITS), (4 * UNITS, UNITS)]

    def weights():
        dense = [[normal(*s, scale=0.02), np.zeros(s[1])] for s in vectors]
        norm = [np.ones(UNITS), np.zeros(UNITS)]
        return [*norm, *dense[0], *dense[1], *norm, *dense[2], *dense[3]]

    adam = Adam([normal(TOKENS, UNITS), normal(LENGTH, UNITS), *(w for _ in range(LAYERS) for w in weights()),
                 np.ones(UNITS), np.zeros(UNITS), normal(UNITS, TOKENS, scale=0.02)])
    p, g = adam.parameters, adam.gradients
    layers, last, classifier = [Layer() for _ in range(LAYERS)], Norm(), Classifier(N)
    places = [slice(2 + 12 * i, 14 + 12 * i) for i in range(LAYERS)]

    def run():
        h = (p[0][x].reshape(BATCH, LENGTH, UNITS) + p[1]).reshape(N, UNITS)
        for layer, place in zip(layers, places):
            h = layer.forward(h, p[place])
        z = last.forward(h, p[-3], p[-2]) @ p[-1]
        loss = classifier.loss(z, y)
        np.matmul(last.y.T, z, out=g[-1])
        d = np.zeros((N, UNITS), np.float32)
        last.backward(z @ p[-1].T, p[-3], g[-3], g[-2], d)
        for layer, place in zip(reversed(layers), reversed(places)):
            layer.backward(d, p[place], g[place])
        np.sum(d.reshape(BATCH, LENGTH, UNITS), axis=0, out=g[1])
        g[0][...] = 0
        np.add.at(g[0], x, d)
        adam.step(parallel)
        return loss

    return run
