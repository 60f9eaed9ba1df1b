"""Layers, models and optimizers of Keras, and what their values are called in a checkpoint. `tf`: either library."""

import numpy as np

SUFFIX = "/.ATTRIBUTES/VARIABLE_VALUE"


def layers(tf):
    """Name -> (layer, shape of an input, or a tuple of shapes where it takes several)."""
    L = tf.keras.layers
    wide = (1, 6, 6, 2)
    return {
        "dense": (L.Dense(2), (1, 3)),
        "einsum": (L.EinsumDense("abc,cd->abd", output_shape=(None, 2), bias_axes="d"), (1, 4, 3)),
        "embedding": (L.Embedding(5, 2), (1, 3)),
        "conv1d": (L.Conv1D(2, 3), (1, 8, 3)),
        "conv2d": (L.Conv2D(2, 3), wide),
        "transposed": (L.Conv2DTranspose(2, 3), wide),
        "depthwise": (L.DepthwiseConv2D(3), wide),
        "separable": (L.SeparableConv2D(2, 3), wide),
        "batch_normalization": (L.BatchNormalization(), (1, 3)),
        "layer_normalization": (L.LayerNormalization(), (1, 3)),
        "spectral": (L.SpectralNormalization(L.Dense(2)), (1, 3)),
        "prelu": (L.PReLU(), (1, 3)),
        "lstm": (L.LSTM(2), (1, 4, 3)),
        "gru": (L.GRU(2), (1, 4, 3)),
        "bidirectional": (L.Bidirectional(L.LSTM(2)), (1, 4, 3)),
        "time_distributed": (L.TimeDistributed(L.Dense(2)), (1, 4, 3)),
        "attention": (L.MultiHeadAttention(2, 2), ((1, 4, 4), (1, 4, 4))),
        "scaled": (L.Attention(use_scale=True), [(1, 4, 4), (1, 4, 4)]),
    }


def models(tf):
    """Name -> (model, shape of its input)."""
    keras, L = tf.keras, tf.keras.layers
    inputs = keras.Input((3,))
    hidden = L.Dense(2)(inputs)
    outer = keras.Input((3,))
    inner = keras.Sequential([L.Dense(2), L.Dropout(0.1), L.Dense(4)])

    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.first = L.Dense(2)
            self.rest = keras.Sequential([L.Dense(3)])
            self.own = self.add_weight(shape=(2,), name="own")
            self.plain = tf.Variable(1.0)
            self.mean = keras.metrics.Mean()

        def call(self, inputs):
            return self.rest(self.first(inputs))

    return {
        "sequential": (keras.Sequential([L.Dense(2), L.Dropout(0.1), L.Dense(1)]), (1, 3)),
        "functional": (keras.Model(inputs, [L.Dense(1, name="head")(hidden), hidden]), (1, 3)),
        "nested": (keras.Model(outer, L.Dense(2)(inner(outer))), (1, 3)),
        "subclass": (Own(), (1, 3)),
    }


def optimizers(tf):
    """Name -> optimizer."""
    O = tf.keras.optimizers
    return {
        "sgd": O.SGD(0.1, momentum=0.9), "adam": O.Adam(), "amsgrad": O.Adam(amsgrad=True), "nadam": O.Nadam(),
        "rmsprop": O.RMSprop(momentum=0.9, centered=True), "adagrad": O.Adagrad(), "adadelta": O.Adadelta(),
        "adamax": O.Adamax(), "ftrl": O.Ftrl(), "averaged": O.AdamW(use_ema=True), "lion": O.Lion(),
        "adafactor": O.Adafactor(), "scaled": O.LossScaleOptimizer(O.SGD()),
        "accumulated": O.SGD(gradient_accumulation_steps=2),
        "scheduled": O.Adam(O.schedules.ExponentialDecay(0.1, 2, 0.5)),
    }  # fmt: skip


def built(tf):
    """Yield (name, layer, model or optimizer that has its variables)."""
    for name, (layer, shapes) in [*layers(tf).items(), *models(tf).items()]:
        integers = name == "embedding"
        if isinstance(shapes[0], int):
            layer(np.zeros(shapes, "int32" if integers else "float32"))
        else:
            inputs = [np.zeros(shape, "float32") for shape in shapes]
            layer(*inputs) if isinstance(shapes, tuple) else layer(inputs)
        yield name, layer
    for name, optimizer in optimizers(tf).items():
        optimizer.build([tf.keras.Variable(np.zeros(shape, "float32")) for shape in ((3, 2), (2,))])
        yield f"optimizer {name}", optimizer


def keys(tf, folder):
    """Name -> {name of a value in a checkpoint of it: its shape}."""
    found = {}
    for name, thing in built(tf):
        path = tf.train.Checkpoint(x=thing).write(f"{folder}/{name}")
        found[name] = {key.removesuffix(SUFFIX): list(shape) for key, shape in tf.train.list_variables(path)
                       if key.endswith(SUFFIX)}
    return found
