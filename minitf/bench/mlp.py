"""One training step of a multi-layer perceptron, 784-512-512-10, batch 128, Adam.   Floor 10.   Next: rows.py.

`step` is the program as a TensorFlow user would write it in eager mode, `traced` as a `tf.function`. `step_numpy` is
the same step by hand: forward and backward without any autodiff, every buffer made once and reused. It is the limit
to measure against.
"""

from itertools import pairwise

import numpy as np

SIZES = (784, 512, 512, 10)
BATCH = 128
RATE, BETA1, BETA2, EPSILON = 1e-3, 0.9, 0.999, 1e-7


def data():
    """Images float32 [B, 784], labels int32 [B], and the weights and biases [(w [in, out], b [out]), ...]."""
    random = np.random.default_rng(0)
    x = random.standard_normal((BATCH, SIZES[0]), np.float32)
    y = random.integers(0, SIZES[-1], BATCH).astype(np.int32)
    layers = [(random.standard_normal((m, n), np.float32) * np.float32((2 / m) ** 0.5), np.zeros(n, np.float32))
              for m, n in pairwise(SIZES)]
    return x, y, layers


def step(tf):
    """The step in eager mode: a tape, and TensorFlow's fused Adam op for each variable. Returns the loss."""
    x, y, variables, moments = start(tf)
    powers = [1.0, 1.0]

    def run():
        with tf.GradientTape() as tape:
            loss = loss_of(tf, variables, x, y)
        gradients = tape.gradient(loss, variables)
        powers[0] *= BETA1
        powers[1] *= BETA2
        update(tf, variables, moments, gradients, *powers)
        return float(loss)

    return run


def traced(tf):
    """The same step as one `tf.function`; the powers of Adam's factors are variables, too. Returns the loss."""
    x, y, variables, moments = start(tf)
    powers = [tf.Variable(1.0), tf.Variable(1.0)]

    @tf.function
    def whole(x, y):
        with tf.GradientTape() as tape:
            loss = loss_of(tf, variables, x, y)
        gradients = tape.gradient(loss, variables)
        powers[0].assign(powers[0] * BETA1)
        powers[1].assign(powers[1] * BETA2)
        update(tf, variables, moments, gradients, *powers)
        return loss

    return lambda: float(whole(x, y))


def start(tf):
    """The images and labels as tensors, the variables, and two moments for each of them."""
    x, y, layers = data()
    variables = [tf.Variable(array) for layer in layers for array in layer]
    moments = [(tf.Variable(tf.zeros_like(v)), tf.Variable(tf.zeros_like(v))) for v in variables]
    return tf.constant(x), tf.constant(y), variables, moments


def loss_of(tf, variables, x, y):
    """The mean loss of images x [B, 784] with labels y [B]."""
    h = x
    for i in range(0, len(variables), 2):
        h = tf.matmul(h, variables[i]) + variables[i + 1]
        if i + 2 < len(variables):
            h = tf.nn.relu(h)
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=h))


def update(tf, variables, moments, gradients, power1, power2):
    """One step of Adam for every variable.   power1, power2: its factors to the power of the number of steps."""
    for variable, (m, v), gradient in zip(variables, moments, gradients, strict=True):
        tf.raw_ops.ResourceApplyAdam(
            var=variable.handle, m=m.handle, v=v.handle, beta1_power=power1, beta2_power=power2,
            lr=RATE, beta1=BETA1, beta2=BETA2, epsilon=EPSILON, grad=gradient)


class Adam:
    """Adam by hand: all parameters lie in one flat array, all gradients in another, updated in place in blocks."""

    BLOCK = 262_144  # elements; large enough that two threads gain more than handing over the interpreter costs

    def __init__(self, arrays):
        self.p, self.g, self.m, self.v = (np.zeros(sum(a.size for a in arrays), np.float32) for _ in range(4))
        self.parameters, self.gradients, start = [], [], 0
        for a in arrays:
            self.p[start:start + a.size] = a.reshape(-1)
            self.parameters.append(self.p[start:start + a.size].reshape(a.shape))
            self.gradients.append(self.g[start:start + a.size].reshape(a.shape))
            start += a.size
        self.scratch = np.empty_like(self.p)
        self.steps = 0

    def step(self, parallel):
        """One update of all parameters from the gradients; `parallel(f, n, block)` calls f(lo, hi) on threads."""
        self.steps += 1
        rate = np.float32(RATE * (1 - BETA2**self.steps) ** 0.5 / (1 - BETA1**self.steps))
        beta1, beta2, epsilon = np.float32(BETA1), np.float32(BETA2), np.float32(EPSILON)
        rest1, rest2 = np.float32(1 - BETA1), np.float32(1 - BETA2)

        def update(lo, hi):
            p, g, m, v, s = (a[lo:hi] for a in (self.p, self.g, self.m, self.v, self.scratch))
            np.multiply(m, beta1, out=m)
            np.multiply(g, rest1, out=s)
            np.add(m, s, out=m)
            np.multiply(v, beta2, out=v)
            np.multiply(g, g, out=s)
            np.multiply(s, rest2, out=s)
            np.add(v, s, out=v)
            np.sqrt(v, out=s)
            np.add(s, epsilon, out=s)
            np.divide(m, s, out=s)
            np.multiply(s, rate, out=s)
            np.subtract(p, s, out=p)

        parallel(update, self.p.size, self.BLOCK)


def step_numpy():
    """The same step by hand. Returns the loss."""
    from minitf.backend.parallel import parallel

    x, y, layers = data()
    adam = Adam([array for layer in layers for array in layer])
    weights, biases = adam.parameters[::2], adam.parameters[1::2]
    d_weights, d_biases = adam.gradients[::2], adam.gradients[1::2]
    outs = [np.empty((BATCH, n), np.float32) for n in SIZES[1:]]
    d_outs = [np.empty((BATCH, n), np.float32) for n in SIZES[1:]]
    rows, ones = np.arange(BATCH), np.ones(BATCH, np.float32)
    top = np.empty((BATCH, 1), np.float32)
    last = len(layers) - 1

    def run():
        h = x
        for i, out in enumerate(outs):
            np.matmul(h, weights[i], out=out)
            np.add(out, biases[i], out=out)
            if i < last:
                np.maximum(out, 0, out=out)
            h = out
        loss = softmax_cross_entropy(h, y, rows, top)
        d = h
        for i in range(last, -1, -1):
            np.matmul((outs[i - 1] if i else x).T, d, out=d_weights[i])
            np.matmul(ones, d, out=d_biases[i])  # a column sum, at the speed of a matrix product
            if i:
                np.matmul(d, weights[i].T, out=d_outs[i - 1])
                d = d_outs[i - 1]
                np.multiply(d, outs[i - 1] > 0, out=d)
        adam.step(parallel)
        return loss

    return run


def softmax_cross_entropy(z, y, rows, top):
    """The mean loss of logits z [B, C]; the gradient of it takes the place of z."""
    np.max(z, axis=1, keepdims=True, out=top)
    np.subtract(z, top, out=z)
    picked = z[rows, y]
    np.exp(z, out=z)
    np.sum(z, axis=1, keepdims=True, out=top)
    loss = float(np.mean(np.log(top[:, 0]) - picked))
    np.divide(np.float32(1 / BATCH), top, out=top)
    np.multiply(z, top, out=z)
    z[rows, y] -= np.float32(1 / BATCH)
    return loss
