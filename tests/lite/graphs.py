"""Graphs of TensorFlow Lite's operators, for tests of the converter."""

import numpy as np

import minitf as tf
from minitf.lite.converter.converter import TFLiteConverter
from minitf.lite.converter.options import INT16, Optimize
from minitf.lite.converter.sources import source_of
from minitf.lite.converter.stages import float_graph


def graph_of(function, *shapes, key=None):
    """The LiteGraph of a function of float32 tensors."""
    specs = [shape if isinstance(shape, tf.TensorSpec) else tf.TensorSpec(shape) for shape in shapes]
    return float_graph(source_of(key, tf.function(function).get_concrete_function(*specs)))


def codes(graph) -> list[str]:
    """The operators of a graph, in order."""
    return [operation.code for operation in graph.operations]


def small_models():
    """(name, model, inputs) of models with everything that the book trains: built with fixed seeds, and small."""
    layers, random = tf.keras.layers, np.random.default_rng(4)
    tf.keras.utils.set_random_seed(2)

    def row(shape, *parts):
        return tf.keras.Sequential([tf.keras.Input(shape), *parts])

    models = {
        "mlp": row((16,), layers.Dense(32, activation="relu"), layers.Dropout(0.5), layers.Dense(5)),
        "cnn": row((8, 8, 2), layers.Conv2D(8, 3, padding="same", activation="relu"), layers.MaxPooling2D(),
                   layers.Conv2D(16, 3, use_bias=False), layers.BatchNormalization(), layers.ReLU(), layers.Flatten(),
                   layers.Dense(6, activation="softmax")),
        "separable": row((8, 8, 3), layers.SeparableConv2D(8, 3, activation="relu6"), layers.DepthwiseConv2D(3),
                         layers.BatchNormalization(), layers.LeakyReLU(), layers.GlobalAveragePooling2D(),
                         layers.Dense(4)),
        "lstm": row((5, 3), layers.LSTM(8, return_sequences=True), layers.LSTM(4), layers.Dense(3)),
        "gru": row((5, 3), layers.GRU(8), layers.Dense(3)),
        "rnn": row((5, 3), layers.SimpleRNN(8, return_sequences=True), layers.Dense(3)),
        "attention": attention_model(),
    }
    return [(name, model, random.normal(size=(3, *model.input_shape[1:])).astype("float32"))
            for name, model in models.items()]


def attention_model():
    """A block of a transformer: attention, layer norms, gelu."""
    layers, x = tf.keras.layers, tf.keras.Input((6, 8))
    y = layers.LayerNormalization()(x + layers.MultiHeadAttention(2, 4)(x, x))
    z = layers.Dense(8)(layers.Dense(16, activation="gelu")(y))
    return tf.keras.Model(x, layers.GlobalAveragePooling1D()(layers.LayerNormalization()(y + z)))


def model_file(model, kind, x) -> bytes:
    """The .tflite file of a model.   kind: "float", "dynamic", "float16", "int8" or "int16".   x: samples [N, ...]."""
    converter = TFLiteConverter.from_keras_model(model)
    if kind != "float":
        converter.optimizations = [Optimize.DEFAULT]
    if kind == "float16":
        converter.target_spec.supported_types = [tf.float16]
    if kind == "int16":
        converter.target_spec.supported_ops = [INT16]
    if kind in ("int8", "int16"):
        converter.representative_dataset = lambda: ([row[None]] for row in x)
    return converter.convert()
