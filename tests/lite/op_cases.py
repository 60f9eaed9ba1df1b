"""Expressions that together use every rule of the converter, and the inputs that they are asked about.

A row is an expression of `tf`, of the inputs x, y (float32) and i (int32), and of constants k(*shape); then the
shapes of the inputs that it uses.
"""

import numpy as np

import minitf as tf

ELEMENTWISE = [
    ("x * y + 2.0 - k(3)", {"x": (2, 3), "y": (2, 3)}),
    ("x / (1.5 + tf.abs(y))", {"x": (2, 3), "y": (3,)}),
    ("tf.maximum(x, y) - tf.minimum(x, 0.25)", {"x": (2, 3), "y": (2, 3)}),
    ("tf.math.squared_difference(x, y) + tf.square(x)", {"x": (2, 3), "y": (2, 3)}),
    ("tf.sqrt(tf.abs(x)) + tf.math.rsqrt(tf.abs(x) + 1.0)", {"x": (2, 3)}),
    ("tf.exp(x) + tf.math.log(tf.abs(x) + 1.0) - (-x)", {"x": (2, 3)}),
    ("tf.sin(x) * tf.cos(x)", {"x": (2, 3)}),
    ("tf.floor(x) + tf.math.ceil(x) + tf.round(x) + tf.sign(x)", {"x": (2, 3)}),
    ("tf.pow(tf.abs(x), 1.5)", {"x": (2, 3)}),
    ("tf.math.floordiv(i, 3) + i % 5", {"i": (2, 3)}),
    ("tf.where((x < y) | ~(x >= 0.0) & (x != y), x, y)", {"x": (2, 3), "y": (2, 3)}),
    ("tf.cast((x > y) | (x <= -1.0) | (x == 0.5), tf.float32)", {"x": (2, 3), "y": (2, 3)}),
    ("tf.math.reciprocal(tf.abs(x) + 1.0)", {"x": (2, 3)}),
    ("tf.add_n([x, y, x])", {"x": (2, 3), "y": (2, 3)}),
    ("tf.cast(i, tf.float32) * 0.5", {"i": (2, 3)}),
]
ACTIVATIONS = [
    ("tf.nn.relu(x) + tf.nn.relu6(4.0 * x)", {"x": (2, 8)}),
    ("tf.sigmoid(x) - tf.tanh(x)", {"x": (2, 8)}),
    ("tf.nn.elu(x) + tf.nn.selu(x)", {"x": (2, 8)}),
    ("tf.nn.leaky_relu(x, 0.1)", {"x": (2, 8)}),
    ("tf.nn.relu6(tf.transpose(4.0 * x)) * tf.clip_by_value(tf.transpose(x), -1.0, 1.0)", {"x": (2, 8)}),
    ("tf.nn.softmax(x) + tf.nn.log_softmax(x)", {"x": (2, 8)}),
    ("tf.nn.softplus(x) + tf.nn.softsign(x)", {"x": (2, 8)}),
    ("tf.nn.gelu(x)", {"x": (2, 8)}),
    ("tf.nn.gelu(x, approximate=True)", {"x": (2, 8)}),
    ("tf.nn.silu(x)", {"x": (2, 8)}),
    ("tf.quantization.fake_quant_with_min_max_args(x, -1.0, 2.0)", {"x": (2, 8)}),
    ("tf.quantization.fake_quant_with_min_max_vars(x, -1.0, 2.0)", {"x": (2, 8)}),
]
CONVOLUTIONS = [
    ("tf.nn.relu(tf.nn.bias_add(tf.nn.conv2d(x, k(3, 3, 2, 4), 1, 'SAME'), k(4)))", {"x": (2, 6, 6, 2)}),
    ("tf.nn.conv2d(x, k(2, 3, 2, 4), [1, 2, 1, 1], 'VALID', dilations=1) * k(4) + k(4)", {"x": (2, 6, 6, 2)}),
    ("tf.nn.conv2d(x, k(3, 3, 2, 4), 1, 'SAME', dilations=2)", {"x": (2, 7, 7, 2)}),
    ("tf.nn.conv2d(tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]]), k(3, 3, 2, 4), 1, 'VALID')", {"x": (2, 6, 6, 2)}),
    ("tf.nn.conv1d(x, k(3, 2, 4), 1, 'SAME')", {"x": (2, 6, 2)}),
    ("tf.nn.depthwise_conv2d(x, k(3, 3, 2, 2), [1, 1, 1, 1], 'SAME') + k(4)", {"x": (2, 6, 6, 2)}),
    ("tf.nn.conv2d_transpose(x, k(3, 3, 4, 2), [2, 12, 12, 4], 2, 'SAME') + k(4)", {"x": (2, 6, 6, 2)}),
    ("tf.nn.max_pool2d(x, 2, 2, 'VALID') + tf.nn.avg_pool2d(x, 2, 2, 'VALID')", {"x": (2, 6, 6, 2)}),
    ("tf.nn.avg_pool2d(x, 3, 1, 'SAME')", {"x": (2, 6, 6, 2)}),
    ("tf.image.resize(x, [9, 9])", {"x": (2, 6, 6, 2)}),
    ("tf.image.resize(x, [9, 9], 'nearest')", {"x": (2, 6, 6, 2)}),
    ("tf.nn.depth_to_space(x, 2)", {"x": (2, 3, 3, 8)}),
    ("tf.nn.space_to_depth(x, 2)", {"x": (2, 6, 6, 2)}),
    ("tf.raw_ops.FusedBatchNormV3(x=x, scale=k(2), offset=k(2), mean=k(2), variance=tf.abs(k(2)), "
     "is_training=False)[0]", {"x": (2, 3, 3, 2)}),
]
PRODUCTS = [
    ("tf.nn.relu(tf.matmul(x, k(5, 4)) + k(4))", {"x": (3, 5)}),
    ("tf.matmul(x, y)", {"x": (3, 5), "y": (5, 2)}),
    ("tf.matmul(x, y, transpose_b=True)", {"x": (2, 3, 5), "y": (2, 4, 5)}),
    ("tf.matmul(x, k(5, 4))", {"x": (2, 3, 5)}),
    ("tf.matmul(x, k(4, 5), transpose_b=True)", {"x": (3, 5)}),
    ("tf.einsum('abc,cde->abde', x, k(5, 2, 3))", {"x": (2, 3, 5)}),
    ("tf.einsum('aecd,abcd->acbe', x, y)", {"x": (2, 3, 4, 5), "y": (2, 6, 4, 5)}),
    ("tf.einsum('ij,jk->ki', k(3, 5), x)", {"x": (5, 2)}),
]
SHAPES = [
    ("tf.reshape(x, [3, -1])", {"x": (2, 6)}),
    ("tf.reshape(x, [tf.shape(x)[0], 2, 3])", {"x": (2, 6)}),
    ("tf.transpose(x, [2, 0, 1])", {"x": (2, 3, 4)}),
    ("tf.squeeze(tf.expand_dims(x, 1), [1])", {"x": (2, 3)}),
    ("tf.fill([2, 3], 1.5) + tf.zeros_like(x) + tf.ones_like(x) * x", {"x": (2, 3)}),
    ("tf.tile(x, [2, 1]) + tf.broadcast_to(y, [4, 3])", {"x": (2, 3), "y": (3,)}),
    ("tf.pad(x, [[1, 0], [0, 2]]) + tf.pad(x, [[1, 0], [0, 2]], constant_values=3.0)", {"x": (2, 3)}),
    ("tf.pad(x, [[1, 1], [2, 0]], 'REFLECT') + tf.pad(x, [[1, 1], [2, 0]], 'SYMMETRIC')", {"x": (2, 3)}),
    ("x[:, 1:, ::2, tf.newaxis]", {"x": (2, 3, 4)}),
    ("x[0, ..., -1]", {"x": (2, 3, 4)}),
    ("tf.slice(x, [0, 1], [2, 2])", {"x": (2, 3)}),
    ("tf.gather(k(9, 4), i)", {"i": (2, 3)}),
    ("tf.gather(x, [2, 0], axis=1)", {"x": (2, 3)}),
    ("tf.gather_nd(x, [[0, 1], [1, 2]])", {"x": (2, 3)}),
    ("tf.concat([x, y], -1)", {"x": (2, 3), "y": (2, 2)}),
    ("tf.stack(tf.unstack(x, axis=1)[::-1], axis=1)", {"x": (2, 3)}),
    ("tf.add_n(tf.split(x, 3, axis=1))", {"x": (2, 6)}),
    ("tf.concat(tf.split(x, [1, 3, 2], axis=1)[::-1], 1)", {"x": (2, 6)}),
    ("tf.reverse(x, [1])", {"x": (2, 3)}),
    ("tf.range(0, i[0, 0], 2)", {"i": (1, 1)}),
    ("tf.fill(i[0], 1.5)", {"i": (1, 2)}),
    ("tf.shape(tf.range(0, i[0, 0], 2))", {"i": (1, 1)}),
    ("tf.one_hot(i, 5)", {"i": (2, 3)}),
]
REDUCTIONS = [
    ("tf.reduce_mean(x, [1, 2])", {"x": (2, 3, 4)}),
    ("tf.reduce_sum(x, -1, keepdims=True) + tf.reduce_max(x, -1, keepdims=True)", {"x": (2, 3)}),
    ("tf.reduce_min(x) + tf.reduce_prod(x)", {"x": (2, 3)}),
    ("tf.reduce_all(x > -1.0, 0) | tf.reduce_any(x > 1.0, 0)", {"x": (2, 3)}),
    ("tf.argmax(x, 1) + tf.argmin(x, -1)", {"x": (2, 5)}),
    ("tf.math.top_k(x, 2)[0]", {"x": (2, 5)}),
    ("tf.cumsum(x, 1, exclusive=True, reverse=True)", {"x": (2, 5)}),
]
LOOPS = [
    ("tf.while_loop(lambda n, z: n < 3, lambda n, z: (n + 1, z * 0.5 + x), (0, x))[1]", {"x": (2, 3)}),
    ("tf.while_loop(lambda z: tf.reduce_sum(z) < 50.0, lambda z: [z * 2.0 + x], [tf.abs(x) + 1.0])[0]", {"x": (2, 3)}),
    ("tf.cond(tf.reduce_sum(x) > 0.0, lambda: x + 1.0, lambda: x * 3.0)", {"x": (2, 3)}),
    ("tf.map_fn(lambda row: row * tf.reduce_max(row), x)", {"x": (3, 4)}),
]
CASES = [*ELEMENTWISE, *ACTIVATIONS, *CONVOLUTIONS, *PRODUCTS, *SHAPES, *REDUCTIONS, *LOOPS]
DTYPES = {"x": tf.float32, "y": tf.float32, "i": tf.int32}


def function_of(expression, shapes):
    """The tf.function that an expression is."""
    constants = np.random.default_rng(5)

    def k(*shape):
        return tf.constant(constants.normal(size=shape).astype("float32"))

    code = compile(expression, "<case>", "eval")
    made = tf.function(lambda *inputs: eval(  # noqa: S307
        code, {"tf": tf, "k": k, **dict(zip(shapes, inputs))}))
    return made.get_concrete_function(*[tf.TensorSpec(shape, DTYPES[name]) for name, shape in shapes.items()])


def inputs_of(shapes):
    """An array for each input."""
    random = np.random.default_rng(3)
    return [random.integers(1, 9, shape).astype("int32") if name == "i" else random.normal(size=shape).astype("float32")
            for name, shape in shapes.items()]
