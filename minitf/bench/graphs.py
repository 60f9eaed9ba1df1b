"""Traced functions: what a call, a trace and an iteration cost.   Floor 10.   Next: chains.py."""

import numpy as np

CALLS = 1000  # calls in one timed run: one alone is too short for the clock
LAYERS, WIDTH = 50, 64
ITERATIONS = 10_000


def call(tf):
    """CALLS calls of a function that adds two matrices of 4x4."""
    function = tf.function(lambda a, b: a + b)
    a, b = tf.ones([4, 4]), tf.ones([4, 4])

    def run():
        for _ in range(CALLS):
            function(a, b)

    return run


def call_numpy():
    """The same additions by NumPy."""
    a, b = np.ones((2, 4, 4), np.float32)

    def run():
        for _ in range(CALLS):
            np.add(a, b)

    return run


def trace(tf):
    """Tracing of a model of LAYERS layers, each a product, a bias and a ReLU. It does not run."""
    layers = [(tf.Variable(tf.zeros([WIDTH, WIDTH])), tf.Variable(tf.zeros([WIDTH]))) for _ in range(LAYERS)]
    x = tf.TensorSpec([None, WIDTH], tf.float32)

    def model(x):
        for w, b in layers:
            x = tf.nn.relu(tf.matmul(x, w) + b)
        return x

    return lambda: tf.function(model).get_concrete_function(x)


def trace_numpy():
    """What there is to trace, run once by NumPy, on a single row."""
    layers = [np.zeros((WIDTH + 1, WIDTH), np.float32) for _ in range(LAYERS)]
    start = np.zeros((1, WIDTH), np.float32)

    def run():
        x = start
        for layer in layers:
            x = np.maximum(x @ layer[:-1] + layer[-1], 0)

    return run


def loop(tf):
    """A loop of ITERATIONS iterations of one addition, as a node of a graph."""
    @tf.function
    def function(x):
        return tf.while_loop(lambda i, x: i < ITERATIONS, lambda i, x: (i + 1, x + 1.0), [0, x])[1]

    x = tf.constant(0.0)
    return lambda: float(function(x))


def loop_numpy():
    """The same loop in Python, over arrays without axes."""
    one, limit = np.array(1, np.int32), np.array(ITERATIONS, np.int32)

    def run():
        i, x, step = np.array(0, np.int32), np.array(0, np.float32), np.array(1, np.float32)
        while np.less(i, limit):
            i, x = np.add(i, one), np.add(x, step)

    return run
