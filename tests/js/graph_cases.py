"""Functions that become graph models: name -> (a function, its inputs: arrays)."""

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
    "grouped_conv2d": (lambda: L.Conv2D(6, 3, groups=3), IMAGE),
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


def layer_function(layer, shape):
    """(a trace of a layer, its input)."""
    random = np.random.default_rng(0)
    layer.build((None, *shape)) if not layer.built else None
    layer.set_weights([random.uniform(0.1, 1.0, w.shape).astype(w.dtype) for w in layer.get_weights()])
    f = tf.function(lambda x: layer(x, training=False) if "training" in layer.call.__code__.co_varnames else layer(x),
                    autograph=False)
    return f.get_concrete_function(tf.TensorSpec([None, *shape], tf.float32, name="x")), [
        random.normal(size=(2, *shape)).astype(np.float32)]
