"""The table of `tf.keras.layers`: what models are made of. Floor 7. Read `layer.py` first, then `core/dense.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.layers.layer": "Layer",
    "keras.layers.input_spec": "InputSpec",
    "keras.layers.lookup": "serialize deserialize",
    "keras.layers.core.dense": "Dense",
    "keras.layers.core.identity": "Identity",
    "keras.layers.core.input_layer": "Input InputLayer",
    "keras.layers.activation.activation": "Activation",
    "keras.layers.activation.rectifiers": "ReLU LeakyReLU PReLU ELU",
    "keras.layers.activation.softmax": "Softmax",
    "keras.layers.regularization.dropout": "Dropout",
    "keras.layers.regularization.spatial_dropout": "SpatialDropout1D SpatialDropout2D SpatialDropout3D",
    "keras.layers.regularization.noise": "GaussianNoise GaussianDropout AlphaDropout",
    "keras.layers.regularization.activity": "ActivityRegularization",
    "keras.layers.reshaping.flatten": "Flatten",
    "keras.layers.reshaping.reshape": "Reshape",
    "keras.layers.reshaping.permute": "Permute",
    "keras.layers.reshaping.repeat_vector": "RepeatVector",
    "keras.layers.core.embedding": "Embedding",
    "keras.layers.core.masking": "Masking",
    "keras.layers.core.wrapper": "Wrapper",
    "keras.layers.core.lambda_layer": "Lambda",
    "keras.layers.rnn.time_distributed": "TimeDistributed",
    "keras.layers.merging.elementwise": (
        "Add add Subtract subtract Multiply multiply Average average Maximum maximum Minimum minimum"
    ),
    "keras.layers.merging.concatenation": "Concatenate concatenate",
    "keras.layers.merging.products": "Dot dot",
    "keras.layers.normalization.batch_normalization": "BatchNormalization",
    "keras.layers.normalization.layer_normalization": "LayerNormalization",
    "keras.layers.normalization.rms_normalization": "RMSNormalization",
    "keras.layers.normalization.group_normalization": "GroupNormalization",
    "keras.layers.normalization.unit_normalization": "UnitNormalization",
    "keras.layers.normalization.spectral_normalization": "SpectralNormalization",
    "keras.layers.preprocessing.rescaling": "Rescaling",
    "keras.layers.preprocessing.normalization": "Normalization",
    "keras.layers.core.einsum_dense": "EinsumDense",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
