"""The layers that TensorFlow.js has, and which of their settings it reads. Floor 8. Read next: `words.py`.

A setting that it does not read must have the value that Keras gives it by itself: so no model behaves differently there
in silence. In `MUST` are settings that it reads, and not every value of which it can do.
"""

import inspect

from ... import keras

KERNEL = "kernel_initializer kernel_regularizer kernel_constraint"
BIAS = "use_bias bias_initializer bias_regularizer bias_constraint"
DEPTHWISE = "depthwise_initializer depthwise_regularizer depthwise_constraint"
WINDOW = "kernel_size strides padding data_format dilation_rate activation"
CONV = f"filters {WINDOW} {KERNEL} {BIAS}"
POOL = "pool_size strides padding data_format"
RECURRENT = "recurrent_initializer recurrent_regularizer recurrent_constraint dropout recurrent_dropout"
CELL = f"units activation {KERNEL} {RECURRENT} {BIAS}"
LOOP = "return_sequences return_state go_backwards stateful unroll"
SCALE = ("axis epsilon center scale beta_initializer gamma_initializer beta_regularizer gamma_regularizer "
         "beta_constraint gamma_constraint")

READ = {  # layer -> the settings that its counterpart reads
    "InputLayer": "batch_shape",
    "Dense": f"units activation {KERNEL} {BIAS}",
    "Embedding": "input_dim output_dim embeddings_initializer embeddings_regularizer embeddings_constraint mask_zero",
    "Activation": "activation",
    "ReLU": "max_value",
    "LeakyReLU": "negative_slope",
    "ELU": "alpha",
    "PReLU": "alpha_initializer alpha_regularizer alpha_constraint shared_axes",
    "Softmax": "axis",
    "Conv1D": CONV, "Conv2D": CONV, "Conv3D": CONV, "Conv2DTranspose": CONV, "Conv3DTranspose": CONV,
    "DepthwiseConv2D": f"{WINDOW} depth_multiplier {DEPTHWISE} {BIAS}",
    "SeparableConv2D": f"filters {WINDOW} depth_multiplier {DEPTHWISE} {BIAS} pointwise_initializer "
                       "pointwise_regularizer pointwise_constraint",
    "MaxPooling1D": POOL, "MaxPooling2D": POOL, "MaxPooling3D": POOL,
    "AveragePooling1D": POOL, "AveragePooling2D": POOL, "AveragePooling3D": POOL,
    "GlobalMaxPooling1D": "", "GlobalAveragePooling1D": "",
    "GlobalMaxPooling2D": "data_format", "GlobalAveragePooling2D": "data_format",
    "Flatten": "data_format", "Reshape": "target_shape", "Permute": "dims", "RepeatVector": "n",
    "Cropping2D": "cropping data_format", "ZeroPadding2D": "padding data_format",
    "UpSampling2D": "size data_format interpolation",
    "Add": "", "Multiply": "", "Average": "", "Maximum": "", "Minimum": "", "Concatenate": "axis",
    "Dot": "axes normalize",
    "BatchNormalization": f"{SCALE} momentum moving_mean_initializer moving_variance_initializer",
    "LayerNormalization": SCALE.replace(" beta_constraint gamma_constraint", ""),
    "Dropout": "rate noise_shape seed", "SpatialDropout1D": "rate seed", "GaussianNoise": "stddev",
    "GaussianDropout": "rate", "AlphaDropout": "rate noise_shape", "Masking": "mask_value",
    "Rescaling": "scale offset",
    "SimpleRNNCell": CELL, "SimpleRNN": f"{CELL} {LOOP}",
    "GRUCell": f"{CELL} recurrent_activation reset_after", "GRU": f"{CELL} {LOOP} recurrent_activation reset_after",
    "LSTMCell": f"{CELL} recurrent_activation unit_forget_bias",
    "LSTM": f"{CELL} {LOOP} recurrent_activation unit_forget_bias",
    "StackedRNNCells": "cells", "RNN": f"cell {LOOP}",
    "ConvLSTM2D": f"{CONV} {RECURRENT} {LOOP} recurrent_activation unit_forget_bias".replace(" unroll", ""),
    "Bidirectional": "layer merge_mode", "TimeDistributed": "layer",
}

MUST: dict[str, dict[str, list]] = {  # layer -> the only values of settings that its counterpart can do
    "BatchNormalization": {"axis": [-1]},
    "ELU": {"alpha": [1.0]},
    "GRU": {"reset_after": [False]},
    "GRUCell": {"reset_after": [False]},
    "Conv1D": {"padding": ["valid", "same"]},
    "Conv2DTranspose": {"dilation_rate": [[1, 1]]},
    "Conv3DTranspose": {"dilation_rate": [[1, 1, 1]]},
    "UpSampling2D": {"interpolation": ["nearest"]},  # its bilinear one has other centers of pixels
}

# What no counterpart needs: names of things, and how weights that are in files would have begun.
FREE = {"name", "trainable", "dtype", "seed", "sparse", "ragged", "optional", "quantization_config", "backward_layer",
        "zero_output_for_mask"}  # see `whole.py`


def refusals(class_name, config) -> list:
    """What a layer's counterpart cannot do, each as a str; one that there is not has one refusal: its name.

    class_name: str, a layer of Keras.   config: what its `get_config` says.

        >>> refusals("ELU", {"name": "elu", "alpha": 0.5}), refusals("Lambda", {})
        (['alpha=0.5'], ['Lambda'])
    """
    if class_name not in READ:
        return [class_name]
    read, only = set(READ[class_name].split()), MUST.get(class_name, {})
    found = [f"{key}={config[key]!r}" for key, values in only.items() if config.get(key, values[0]) not in values]
    given = defaults(class_name)
    unread = {key: value for key, value in config.items() if key not in read and key not in FREE}
    return found + [f"{key}={value!r}" for key, value in unread.items() if value != given.get(key) and value]


def defaults(class_name) -> dict:
    """The values that Keras gives to the settings of a layer."""
    parameters = inspect.signature(getattr(keras.layers, class_name).__init__).parameters
    return {name: parameter.default for name, parameter in parameters.items()} | {"data_format": "channels_last"}
