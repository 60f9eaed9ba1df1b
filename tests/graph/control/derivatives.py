"""Values and derivatives of a function of one tensor in every surrounding, for tests."""

import minitf as tf


def plain(f, x):
    """f(x), its gradient, and the gradient of that, with tapes around the calls."""
    with tf.GradientTape() as second:
        second.watch(x)
        with tf.GradientTape() as first:
            first.watch(x)
            y = f(x)
        slope = first.gradient(y, x, unconnected_gradients="zero")
    return y, slope, second.gradient(slope, x, unconnected_gradients="zero")


def everywhere(f, x):
    """The same for the traced function: with two tapes outside, one outside, and all inside of it."""
    graph = tf.function(f, autograph=False)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = graph(x)
    one = (y, tape.gradient(y, x, unconnected_gradients="zero"))
    return [plain(graph, x), one, tf.function(lambda x: plain(f, x), autograph=False)(x),
            tf.function(lambda x: plain(graph, x), autograph=False)(x)]
