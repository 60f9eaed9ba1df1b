"""A model for each layer that TensorFlow.js has: name -> (function that gives layers or a model, shapes of inputs)."""

import numpy as np

import minitf as tf

L = tf.keras.layers
IMAGE, SERIES, ROW = (6, 6, 3), (4, 3), (5,)

LAYERS = {  # one layer, on one input
    "dense": (lambda: L.Dense(4, activation="relu"), ROW),
    "dense_regularized": (lambda: L.Dense(4, kernel_regularizer="l2", bias_regularizer="l1",
                                          kernel_constraint="max_norm", bias_constraint="non_neg"), ROW),
    "dense_on_series": (lambda: L.Dense(4, use_bias=False), SERIES),
    "relu": (lambda: L.ReLU(max_value=0.5), ROW),
    "leaky_relu": (lambda: L.LeakyReLU(0.2), ROW),
    "elu": (lambda: L.ELU(), ROW),
    "prelu": (lambda: L.PReLU(alpha_initializer="glorot_uniform", shared_axes=[1]), SERIES),
    "softmax": (lambda: L.Softmax(), ROW),
    "conv1d": (lambda: L.Conv1D(4, 2, strides=2, activation="relu"), SERIES),
    "conv1d_dilated": (lambda: L.Conv1D(4, 2, padding="same", dilation_rate=2), SERIES),
    "conv2d": (lambda: L.Conv2D(4, 3, strides=2, padding="same"), IMAGE),
    "conv2d_dilated": (lambda: L.Conv2D(4, 2, dilation_rate=2), IMAGE),
    "conv3d": (lambda: L.Conv3D(2, 2), (4, 4, 4, 2)),
    "conv2d_transpose": (lambda: L.Conv2DTranspose(4, 3, strides=2, padding="same"), IMAGE),
    "conv3d_transpose": (lambda: L.Conv3DTranspose(2, 2), (3, 3, 3, 2)),
    "depthwise_conv2d": (lambda: L.DepthwiseConv2D(3, depth_multiplier=2, padding="same"), IMAGE),
    "separable_conv2d": (lambda: L.SeparableConv2D(4, 3), IMAGE),
    "max_pooling1d": (lambda: L.MaxPooling1D(2), SERIES),
    "max_pooling2d": (lambda: L.MaxPooling2D(3, strides=2, padding="same"), IMAGE),
    "max_pooling3d": (lambda: L.MaxPooling3D(2), (4, 4, 4, 2)),
    "average_pooling1d": (lambda: L.AveragePooling1D(2, padding="same"), SERIES),
    "average_pooling2d": (lambda: L.AveragePooling2D(3, strides=2, padding="same"), IMAGE),
    "average_pooling3d": (lambda: L.AveragePooling3D(2), (4, 4, 4, 2)),
    "global_max_pooling1d": (lambda: L.GlobalMaxPooling1D(), SERIES),
    "global_average_pooling1d": (lambda: L.GlobalAveragePooling1D(), SERIES),
    "global_max_pooling2d": (lambda: L.GlobalMaxPooling2D(), IMAGE),
    "global_average_pooling2d": (lambda: L.GlobalAveragePooling2D(), IMAGE),
    "flatten": (lambda: L.Flatten(), IMAGE),
    "reshape": (lambda: L.Reshape((2, -1)), SERIES),
    "permute": (lambda: L.Permute((2, 1)), SERIES),
    "repeat_vector": (lambda: L.RepeatVector(3), ROW),
    "cropping2d": (lambda: L.Cropping2D(((1, 2), (0, 1))), IMAGE),
    "zero_padding2d": (lambda: L.ZeroPadding2D(((1, 2), (0, 1))), IMAGE),
    "up_sampling2d": (lambda: L.UpSampling2D(2), IMAGE),
    "batch_normalization": (lambda: L.BatchNormalization(beta_initializer="ones", moving_mean_initializer="ones"),
                            IMAGE),
    "batch_normalization_plain": (lambda: L.BatchNormalization(axis=2, scale=False, center=False), SERIES),
    "layer_normalization": (lambda: L.LayerNormalization(), SERIES),
    "layer_normalization_axes": (lambda: L.LayerNormalization(axis=[1, 2], center=False), SERIES),
    "dropout": (lambda: L.Dropout(0.5), ROW),
    "spatial_dropout1d": (lambda: L.SpatialDropout1D(0.5), SERIES),
    "gaussian_noise": (lambda: L.GaussianNoise(0.5), ROW),
    "gaussian_dropout": (lambda: L.GaussianDropout(0.5), ROW),
    "alpha_dropout": (lambda: L.AlphaDropout(0.5), ROW),
    "rescaling": (lambda: L.Rescaling(2.0, offset=-1.0), IMAGE),
    "simple_rnn": (lambda: L.SimpleRNN(4), SERIES),
    "gru": (lambda: L.GRU(4, reset_after=False, return_sequences=True), SERIES),
    "lstm": (lambda: L.LSTM(4, go_backwards=True), SERIES),
    "lstm_unrolled": (lambda: L.LSTM(4, unroll=True, use_bias=False), SERIES),
    "rnn": (lambda: L.RNN(L.LSTMCell(4)), SERIES),
    "rnn_stacked": (lambda: L.RNN([L.SimpleRNNCell(4), L.GRUCell(3, reset_after=False)]), SERIES),
    "conv_lstm2d": (lambda: L.ConvLSTM2D(2, 2), (3, 4, 4, 2)),
    "bidirectional": (lambda: L.Bidirectional(L.LSTM(4, return_sequences=True)), SERIES),
    "bidirectional_sum": (lambda: L.Bidirectional(L.GRU(4, reset_after=False), merge_mode="sum"), SERIES),
    "time_distributed": (lambda: L.TimeDistributed(L.Dense(4)), SERIES),
    "time_distributed_conv": (lambda: L.TimeDistributed(L.Conv2D(2, 2)), (3, 4, 4, 2)),
    **{f"activation_{name}": (lambda name=name: L.Activation(name), ROW)
       for name in ("elu", "selu", "relu6", "linear", "sigmoid", "softplus", "softsign", "tanh", "log_softmax", "gelu",
                    "mish", "silu")},
}


def embedded():
    ids = tf.keras.Input((4,), dtype="int32")
    return tf.keras.Model(ids, L.LSTM(3)(L.Embedding(7, 3, mask_zero=True)(ids)))


def masked():
    x = tf.keras.Input(SERIES)
    return tf.keras.Model(x, L.SimpleRNN(3)(L.Masking(0.0)(x)))


def merged(kind):
    def model():
        a, b = tf.keras.Input(ROW), tf.keras.Input(ROW)
        return tf.keras.Model([a, b], kind()([L.Dense(3)(a), L.Dense(3)(b)]))
    return model


def dot():
    a, b = tf.keras.Input(SERIES), tf.keras.Input((2, 3))
    return tf.keras.Model([a, b], L.Dot(axes=2, normalize=False)([a, b]))


def shared():
    """A layer that is called twice, and two outputs."""
    a, b = tf.keras.Input(ROW), tf.keras.Input(ROW)
    twice = L.Dense(3, activation="tanh")
    x, y = twice(a), twice(b)
    return tf.keras.Model([a, b], [L.Add()([x, y]), L.Dense(2)(L.Concatenate()([y, x]))])


def nested():
    """A model in a model in a model."""
    inner = tf.keras.Sequential([tf.keras.Input(ROW), L.Dense(4), L.BatchNormalization()])
    x = tf.keras.Input(ROW)
    middle = tf.keras.Model(x, L.Add()([inner(x), L.Dense(4)(x)]))
    return tf.keras.Sequential([tf.keras.Input(ROW), middle, L.Dense(2)])


def with_states():
    """One network begins where another one ended."""
    a, b = tf.keras.Input(SERIES), tf.keras.Input(SERIES)
    _, h, c = L.LSTM(3, return_state=True)(a)
    return tf.keras.Model([a, b], L.LSTM(3, return_sequences=True)(b, initial_state=[h, c]))


def residual():
    x = tf.keras.Input(IMAGE)
    y = L.Conv2D(4, 3, padding="same", activation="relu")(x)
    z = L.BatchNormalization()(L.Conv2D(4, 3, padding="same")(y))
    return tf.keras.Model(x, L.Dense(3, activation="softmax")(L.GlobalAveragePooling2D()(L.ReLU()(L.Add()([y, z])))))


MODELS = {
    "embedding": (embedded, [(4,)]),
    "masking": (masked, [SERIES]),
    "dot": (dot, [SERIES, (2, 3)]),
    "shared": (shared, [ROW, ROW]),
    "nested": (nested, [ROW]),
    "with_states": (with_states, [SERIES, SERIES]),
    "residual": (residual, [IMAGE]),
    **{kind.__name__.lower(): (merged(kind), [ROW, ROW])
       for kind in (L.Add, L.Multiply, L.Average, L.Maximum, L.Minimum, L.Concatenate)},
}


def model_of(name):
    """(a model with weights that are all different, its inputs: arrays [2, ...])."""
    tf.keras.utils.set_random_seed(0)
    if name in LAYERS:
        layer, shape = LAYERS[name]
        model, shapes = tf.keras.Sequential([tf.keras.Input(shape), layer()]), [shape]
    else:
        function, shapes = MODELS[name]
        model = function()
    random = np.random.default_rng(0)
    model.set_weights([random.uniform(0.1, 1.0, w.shape).astype(w.dtype) if w.dtype == np.float32 else w
                       for w in model.get_weights()])
    floats = "int" not in model.inputs[0].dtype
    inputs = [random.normal(size=(2, *shape)).astype(np.float32) if floats
              else random.integers(0, 7, (2, *shape)).astype(np.int32) for shape in shapes]
    return model, inputs
