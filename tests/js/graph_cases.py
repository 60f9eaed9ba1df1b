"""Functions that become graph models, by name, and layers that only become such."""

import numpy as np

import minitf as tf

L = tf.keras.layers
IMAGE, SERIES = (6, 6, 3), (4, 3)

# Layers that TensorFlow.js has not, or not so; as graphs of ops they run.
MORE_LAYERS = {
    "conv1d_causal": (lambda: L.Conv1D(4, 2, padding="causal"), SERIES),
    "einsum_dense": (lambda: L.EinsumDense("abc,cd->abd", output_shape=(None, 4), bias_axes="d"), SERIES),
    "gru_reset_after": (lambda: L.GRU(4), SERIES),
    "up_sampling2d_bilinear": (lambda: L.UpSampling2D(2, interpolation="bilinear"), IMAGE),
    "resizing": (lambda: L.Resizing(9, 4), IMAGE),
    "center_crop": (lambda: L.CenterCrop(4, 2), IMAGE),
    "batch_normalization_axis": (lambda: L.BatchNormalization(axis=1), SERIES),
    "group_normalization": (lambda: L.GroupNormalization(3), IMAGE),
    "rms_normalization": (lambda: L.RMSNormalization(), SERIES),
    "unit_normalization": (lambda: L.UnitNormalization(), SERIES),
    "hard_sigmoid": (lambda: L.Activation("hard_sigmoid"), (5,)),
    "global_max_pooling3d": (lambda: L.GlobalMaxPooling3D(), (4, 4, 4, 2)),
    "separable_conv1d": (lambda: L.SeparableConv1D(4, 2), SERIES),
    "zero_padding1d": (lambda: L.ZeroPadding1D(2), SERIES),
    "normalization": (lambda: L.Normalization(mean=[1.0, 2.0, 3.0], variance=[1.0, 4.0, 9.0]), SERIES),
    "discretization": (lambda: L.Discretization([0.0, 1.0]), SERIES),
}


def trained(name):
    """(a Sequential model of one of these layers with weights that are all different, its input)."""
    tf.keras.utils.set_random_seed(0)
    layer, shape = MORE_LAYERS[name]
    model = tf.keras.Sequential([tf.keras.Input(shape), layer()])
    random = np.random.default_rng(0)
    for variable in model.trainable_variables:
        variable.assign(random.uniform(0.1, 1.0, variable.shape))
    return model, random.normal(size=(2, *shape)).astype(np.float32)


X = np.random.default_rng(0).normal(size=(3, 4)).astype(np.float32)
SCALE = tf.Variable([1.0, 2.0, 3.0, 4.0])


def loop(x):
    """A loop that fills a list with what it does not return, and reads a variable."""
    filled, total = tf.TensorArray(tf.float32, 3), tf.zeros(4)
    for i in tf.range(3):
        total = total + x[i] * SCALE
        filled = filled.write(i, tf.tanh(total) * 2.0)
    return filled.stack(), total


def loops_in_loops(x):
    total = tf.constant(0.0)
    for i in tf.range(3):
        for j in tf.range(4):
            if x[i, j] > 0.0:
                total += x[i, j]
            else:
                total -= 1.0
    return total


def a_map_in_a_loop(x):
    total = tf.zeros(4)
    for _ in tf.range(2):
        total += tf.reduce_sum(tf.map_fn(lambda row: tf.reduce_sum(row) * row, x), 0)
    return total


def twice_the_same(x):
    return tf.while_loop(lambda i, a, b: i < 3, lambda i, a, b: (i + 1, b, b * 2.0), (0, x, x + 1.0))


FUNCTIONS = {
    "loop": loop,
    "loops_in_loops": loops_in_loops,
    "a_map_in_a_loop": a_map_in_a_loop,
    "twice_the_same": twice_the_same,
    "scan": lambda x: tf.scan(lambda a, b: a + b * b, x),
    "branch": lambda x: tf.cond(tf.reduce_sum(x) > 0.0, lambda: (x * 2.0, x + 1.0), lambda: (x - 1.0, x)),
    "several_outputs": lambda x: (*tf.split(x, 2, 1), *tf.math.top_k(x, 2)),
    "by_name": lambda x: {"b": tf.nn.softmax(x), "a": tf.nn.log_softmax(x)},
    "int64": lambda x: tf.argmax(x, 1),
    "slices": lambda x: x[:, 1:][::-1, tf.newaxis],
    "einsum": lambda x: tf.einsum("ij,kj->ik", x, x),
    "stand_ins": lambda x: tf.nn.softsign(x) + tf.math.xlogy(x, tf.abs(x)) + tf.math.erfc(x) + tf.nn.l2_loss(x),
    "activations": lambda x: tf.nn.gelu(x) + tf.nn.silu(x) + tf.nn.leaky_relu(x),
}


def traced(name):
    """A trace of one of these functions, for tensors [N, M]."""
    return tf.function(FUNCTIONS[name]).get_concrete_function(tf.TensorSpec([None, None], tf.float32, name="x"))
