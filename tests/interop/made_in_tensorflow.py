"""Makes GraphDefs in TensorFlow, and runs them there: prints JSON with graph, inputs, outputs and what they gave.

Run by test_graphdef.py in an interpreter that has TensorFlow.
"""

import base64
import json

import numpy as np
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

v1 = tf.compat.v1
layers = tf.keras.layers
tf.keras.utils.set_random_seed(1)


def packed(array):
    return base64.b64encode(tf.make_tensor_proto(array).SerializeToString()).decode()


def data(*shape, dtype="float32", high=1.0):
    steps = (0.5698 * np.arange(int(np.prod(shape))) + 0.31) % 1
    return (steps * high).reshape(shape).astype(dtype)


def case(name, graph_def, inputs, outputs, expected, initializer=""):
    return {"name": name, "graph": base64.b64encode(graph_def.SerializeToString()).decode(),
            "inputs": {key: packed(value) for key, value in inputs.items()}, "outputs": outputs,
            "expected": [packed(y) for y in expected], "initializer": initializer}  # fmt: skip


def frozen(name, function, *arrays):
    """A function with its variables as constants; control flow as Switch and Merge no more."""
    specs = [tf.TensorSpec(array.shape, array.dtype) for array in arrays]
    concrete = tf.function(function).get_concrete_function(*specs)
    graph = convert_variables_to_constants_v2(concrete, lower_control_flow=False)
    expected = [np.asarray(y) for y in tf.nest.flatten(concrete(*map(tf.constant, arrays)))]
    inputs = {x.name: array for x, array in zip(graph.inputs, arrays)}
    return case(name, graph.graph.as_graph_def(), inputs, [y.name for y in graph.outputs], expected)


def plain(name, function, *arrays):
    """A function's own graph, as it was traced."""
    concrete = tf.function(function).get_concrete_function(*[tf.TensorSpec(a.shape, a.dtype) for a in arrays])
    expected = [np.asarray(y) for y in tf.nest.flatten(concrete(*map(tf.constant, arrays)))]
    inputs = {x.name: array for x, array in zip(concrete.inputs, arrays)}
    return case(name, concrete.graph.as_graph_def(), inputs, [y.name for y in concrete.outputs], expected)


def model(name, *stack, x):
    """A Keras model of these layers."""
    made = tf.keras.Sequential([tf.keras.Input(x.shape[1:], dtype=x.dtype), *stack])
    return frozen(name, lambda t: made(t, training=False), x)


def attention(x):
    inputs = tf.keras.Input(x.shape[1:])
    y = layers.MultiHeadAttention(2, 4)(inputs, inputs)
    made = tf.keras.Model(inputs, layers.LayerNormalization()(y + inputs))
    return frozen("attention", lambda t: made(t, training=False), x)


def old_graph():
    """A graph of TensorFlow 1, with variables and an initializer."""
    with tf.Graph().as_default() as graph:
        x = v1.placeholder(tf.float32, [None, 3], name="x")
        w = v1.get_variable("w", initializer=data(3, 2))
        b = v1.get_variable("b", initializer=data(2))
        y = tf.nn.relu(tf.matmul(x, w) + b, name="y")
        loss = tf.reduce_mean(tf.square(y), name="loss")
        grads = v1.gradients(loss, [w, b])
        grads = [tf.identity(g, name=f"grad{i}") for i, g in enumerate(grads)]
        init = v1.global_variables_initializer()
        with v1.Session() as session:
            session.run(init)
            array = data(4, 3)
            expected = session.run([y, loss, *grads], {x: array})
    return case("tensorflow 1", graph.as_graph_def(), {"x:0": array}, ["y:0", "loss:0", "grad0:0", "grad1:0"], expected,
                init.name)  # fmt: skip


def old_ops():
    """Ops that only old frozen graphs have."""
    with tf.Graph().as_default() as graph:
        x = v1.placeholder(tf.float32, [2, 4, 4, 3], name="x")
        r = tf.raw_ops
        y = r.FusedBatchNorm(x=x, scale=data(3), offset=data(3), mean=data(3), variance=data(3), is_training=False)[0]
        y = r.Pad(input=y, paddings=[[0, 0], [1, 1], [1, 1], [0, 0]])
        y = r.MaxPool(input=y, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding="SAME")
        y = r.LRN(input=y)
        y = r.Relu6(features=r.BiasAddV1(value=y, bias=data(3)))
        z = r.BatchMatMul(x=y, y=y, adj_y=True)
        z = r.Add(x=z, y=r.Div(x=z, y=z + 1.0))
        z = r.Select(condition=z > 0.5, x=z, y=-z)
        z = r.Gather(params=z, indices=[1, 0])
        z = r.Concat(concat_dim=1, values=[z, z])
        z = r.ClipByValue(t=z, clip_value_min=-1.0, clip_value_max=1.0)
        z = tf.identity(z, name="z")
        with v1.Session() as session:
            array = data(2, 4, 4, 3)
            expected = session.run([z], {x: array})
    return case("old ops", graph.as_graph_def(), {"x:0": array}, ["z:0"], expected)


def loop(x, n):
    rows = tf.TensorArray(tf.float32, n)
    total = tf.zeros_like(x)
    for i in tf.range(n):
        total += x * tf.cast(i, tf.float32)
        if tf.reduce_sum(total) > 3.0:
            total = total / 2.0
        rows = rows.write(i, total)
    return rows.stack(), total


def slope(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(tf.sigmoid(x) * tf.tanh(x) * tf.sqrt(x + 1.0) / (tf.nn.softplus(x) + 1.0))
    return tape.gradient(y, x)


@tf.function
def inner(x, y):
    return x @ y, tf.shape(x)


def texts(x):
    return tf.strings.upper(x), tf.strings.length(x), tf.strings.join([x, x], "-"), tf.strings.substr(x, 0, 1)


image = data(2, 8, 8, 3)
CASES = [
    lambda: model("dense", layers.Dense(5, "relu"), layers.Dense(3, "softmax"), x=data(4, 6)),
    lambda: model("convolution", layers.Conv2D(4, 3, padding="same", activation="relu"), layers.BatchNormalization(),
                  layers.MaxPooling2D(), layers.DepthwiseConv2D(3), layers.Activation("gelu"),
                  layers.GlobalAveragePooling2D(), layers.Dense(2), x=image),
    lambda: model("separable", layers.ZeroPadding2D(1), layers.SeparableConv2D(4, 3, strides=2), layers.ReLU(6.0),
                  layers.AveragePooling2D(2), layers.Flatten(), layers.Dense(2, "sigmoid"), x=image),
    lambda: model("transposed", layers.Conv2DTranspose(2, 3, strides=2), layers.UpSampling2D(), layers.LeakyReLU(),
                  x=image),
    lambda: model("lstm", layers.LSTM(4, return_sequences=True), layers.LSTM(3), x=data(2, 5, 3)),
    lambda: model("gru", layers.GRU(4), layers.Dense(2), x=data(2, 5, 3)),
    lambda: model("bidirectional", layers.Bidirectional(layers.SimpleRNN(3)), x=data(2, 5, 3)),
    lambda: model("embedding", layers.Embedding(10, 4, mask_zero=True), layers.LSTM(3),
                  x=data(2, 5, dtype="int32", high=10)),
    lambda: attention(data(2, 4, 6)),
    lambda: frozen("loop and branch", loop, data(3), np.int32(4)),
    lambda: plain("loop and branch, unfrozen", loop, data(3), np.int32(4)),
    lambda: plain("gradients", slope, data(3)),
    lambda: plain("calls", lambda x: [inner(x, tf.transpose(x)), inner(x, tf.ones([3, 2]))], data(2, 3)),
    lambda: plain("case", lambda i: tf.switch_case(i, [lambda: 1.0, lambda: 2.0, lambda: 3.0]), np.int32(1)),
    lambda: plain("slices", lambda x: (x[1:, ::-1], x[..., tf.newaxis], x[0, 1], tf.split(x, [1, 2], 1), tf.unstack(x),
                                       tf.gather(x, [1, 0], axis=1), tf.reverse(x, [0]), tf.roll(x, 1, 0)), data(3, 3)),
    lambda: plain("texts", texts, np.array([b"a bc", b"d"])),
    lambda: plain("scan", lambda x: (tf.scan(lambda a, y: a + y, x), tf.map_fn(lambda y: y * y, x)), data(4)),
    lambda: plain("einsum", lambda x, y: tf.einsum("bij,bjk->bik", x, y), data(2, 3, 4), data(2, 4, 2)),
    lambda: plain("linear algebra", lambda x: (tf.linalg.inv(x @ tf.transpose(x) + tf.eye(3)), tf.linalg.band_part(
        x, 1, 0), tf.linalg.diag_part(x), tf.linalg.set_diag(x, [1.0, 2.0, 3.0])), data(3, 3)),
    lambda: plain("dtypes", lambda x: (tf.cast(x, tf.bfloat16) * 2, tf.cast(x, tf.float16), tf.cast(x, tf.int64) + 3,
                                       tf.constant([1 + 2j]) * tf.cast(x[0], tf.complex128)), data(3)),
    old_graph,
    old_ops,
]  # fmt: skip

if __name__ == "__main__":
    print(json.dumps([make() for make in CASES]))
