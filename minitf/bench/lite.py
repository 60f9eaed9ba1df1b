"""A small network for images, converted, and run by the interpreter of .tflite files.   Floor 10.   Next: race.py.

Every program here is a function of the library that makes a function to be timed. The NumPy twin is the same network
in floats by hand. This file imports neither library.
"""

from functools import partial

import numpy as np

SIZES = ((3, 32), (32, 32), (32, 64), (64, 64))  # channels before and after each 3x3 convolution
SIDE = 32  # of the image, in pixels
CALLS = 10  # one after the other, as for the pictures of a camera
LIGHT = ((32, 64, 1), (64, 128, 2), (128, 128, 1), (128, 256, 2), (256, 256, 1))  # channels before, after; the step
LIGHT_SIDE = 56


def arrays():
    """An image, and the filters of each convolution: float32 [3, 3, C, O]."""
    random = np.random.default_rng(0)
    filters = [random.normal(0, (9 * c) ** -0.5, (3, 3, c, o)).astype(np.float32) for c, o in SIZES]
    return random.normal(size=(1, SIDE, SIDE, SIZES[0][0])).astype(np.float32), filters


def network(tf, filters):
    """The network as a ConcreteFunction: convolutions and ReLUs, the image half as wide after the second."""
    filters = [tf.constant(w) for w in filters]

    @tf.function(input_signature=[tf.TensorSpec([1, SIDE, SIDE, SIZES[0][0]], tf.float32)])
    def call(x):
        for i, w in enumerate(filters):
            x = tf.nn.relu(tf.nn.conv2d(x, w, 2 if i == 2 else 1, "SAME"))
        return tf.reduce_mean(x, [1, 2])

    return call.get_concrete_function()


def light_arrays():
    """An image, and for each block a filter for each channel, float32 [3, 3, C, 1], and one of pixels [1, 1, C, O]."""
    random = np.random.default_rng(0)
    blocks = [(random.normal(0, 1 / 3, (3, 3, c, 1)).astype(np.float32),
               random.normal(0, c**-0.5, (1, 1, c, o)).astype(np.float32)) for c, o, _ in LIGHT]
    return random.normal(size=(1, LIGHT_SIDE, LIGHT_SIDE, LIGHT[0][0])).astype(np.float32), blocks


def light_network(tf, blocks):
    """A network as for phones: convolutions of each channel by itself, and of each pixel by itself, each with ReLU6."""
    blocks = [tuple(map(tf.constant, pair)) for pair in blocks]

    @tf.function(input_signature=[tf.TensorSpec([1, LIGHT_SIDE, LIGHT_SIDE, LIGHT[0][0]], tf.float32)])
    def call(x):
        for (each, pixels), (_, _, step) in zip(blocks, LIGHT):
            x = tf.nn.relu6(tf.nn.depthwise_conv2d(x, each, [1, step, step, 1], "SAME"))
            x = tf.nn.relu6(tf.nn.conv2d(x, pixels, 1, "SAME"))
        return tf.reduce_mean(x, [1, 2])

    return call.get_concrete_function()


def invoke(integers, make, weights, tf):
    """A run of the interpreter on one thread; with integers, the network has been quantized to int8.

    make: `network`, of what `weights` gives, or their light twins.
    """
    x, filters = weights()
    converter = tf.lite.TFLiteConverter.from_concrete_functions([make(tf, filters)])
    if integers:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        converter.representative_dataset = lambda: ([x] for _ in range(2))
    interpreter = tf.lite.Interpreter(model_content=converter.convert(), num_threads=1)
    interpreter.allocate_tensors()
    given, result = interpreter.get_input_details()[0]["index"], interpreter.get_output_details()[0]["index"]

    def call():
        interpreter.set_tensor(given, x)
        interpreter.invoke()
        return interpreter.get_tensor(result)

    return partial(repeated, call)


def invoke_light_numpy():
    """The light network in floats by NumPy."""
    x, blocks = light_arrays()

    def call():
        y = x
        for (each, pixels), (_, _, step) in zip(blocks, LIGHT):
            sides = (0, 1) if step == 2 else (1, 1)
            padded = np.pad(y, [(0, 0), sides, sides, (0, 0)])
            view = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), (1, 2))[:, ::step, ::step]
            y = np.clip(np.einsum("nhwcij,ijc->nhwc", view, each[..., 0]), 0, 6)
            y = np.clip(y @ pixels[0, 0], 0, 6)
        return y.mean((1, 2))

    return partial(repeated, call)


def repeated(call):
    """The result of the last of so many calls."""
    for _ in range(CALLS):
        found = call()
    return found


def invoke_numpy():
    """The same in floats by NumPy."""
    x, filters = arrays()

    def call():
        y = x
        for i, w in enumerate(filters):
            step = 2 if i == 2 else 1
            sides = (0, 1) if step == 2 else (1, 1)  # SAME, of an even size
            padded = np.pad(y, [(0, 0), sides, sides, (0, 0)])
            view = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), (1, 2))[:, ::step, ::step]
            columns = view.transpose(0, 1, 2, 4, 5, 3).reshape(-1, w[..., 0].size)
            y = np.maximum(columns @ w.reshape(-1, w.shape[-1]), 0).reshape(*view.shape[:3], w.shape[-1])
        return y.mean((1, 2))

    return partial(repeated, call)


floats, integers = (partial(invoke, kind, network, arrays) for kind in (False, True))
light_floats, light_integers = (partial(invoke, kind, light_network, light_arrays) for kind in (False, True))
