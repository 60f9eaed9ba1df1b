"""The table of `tf.keras.layers`: what models are made of. Floor 7. Read `layer.py` first, then `core/dense.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.layers.layer": "Layer",
    "keras.layers.input_spec": "InputSpec",
    "keras.layers.lookup": "serialize deserialize",
    "keras.export.tfsm_layer": "TFSMLayer",
    "keras.layers.core.dense": "Dense",
    "keras.layers.core.identity": "Identity",
    "keras.layers.core.input_layer": "Input InputLayer",
    "keras.layers.core.einsum_dense": "EinsumDense",
    "keras.layers.core.embedding": "Embedding",
    "keras.layers.core.reversible_embedding": "ReversibleEmbedding",
    "keras.layers.core.masking": "Masking",
    "keras.layers.core.wrapper": "Wrapper",
    "keras.layers.core.lambda_layer": "Lambda",
    "keras.layers.activation.activation": "Activation",
    "keras.layers.activation.rectifiers": "ReLU LeakyReLU PReLU ELU ThresholdedReLU",
    "keras.layers.activation.softmax": "Softmax",
    "keras.layers.regularization.dropout": "Dropout",
    "keras.layers.regularization.spatial_dropout": "SpatialDropout1D SpatialDropout2D SpatialDropout3D",
    "keras.layers.regularization.noise": "GaussianNoise GaussianDropout AlphaDropout",
    "keras.layers.regularization.activity": "ActivityRegularization",
    "keras.layers.reshaping.flatten": "Flatten",
    "keras.layers.reshaping.reshape": "Reshape",
    "keras.layers.reshaping.permute": "Permute",
    "keras.layers.reshaping.repeat_vector": "RepeatVector",
    "keras.layers.reshaping.zero_padding": "ZeroPadding1D ZeroPadding2D ZeroPadding3D",
    "keras.layers.reshaping.cropping": "Cropping1D Cropping2D Cropping3D",
    "keras.layers.reshaping.up_sampling": "UpSampling1D UpSampling2D UpSampling3D",
    "keras.layers.convolution.convolution": (
        "Conv1D Conv2D Conv3D Convolution1D Convolution2D Convolution3D"
    ),
    "keras.layers.convolution.transposed": (
        "Conv1DTranspose Conv2DTranspose Conv3DTranspose Convolution1DTranspose Convolution2DTranspose "
        "Convolution3DTranspose"
    ),
    "keras.layers.convolution.depthwise": "DepthwiseConv1D DepthwiseConv2D",
    "keras.layers.convolution.separable": (
        "SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D"
    ),
    "keras.layers.pooling.windows": (
        "MaxPooling1D MaxPooling2D MaxPooling3D MaxPool1D MaxPool2D MaxPool3D AveragePooling1D AveragePooling2D "
        "AveragePooling3D AvgPool1D AvgPool2D AvgPool3D"
    ),
    "keras.layers.pooling.whole": (
        "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D "
        "GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D "
        "GlobalAvgPool3D"
    ),
    "keras.layers.pooling.adaptive": (
        "AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D AdaptiveAveragePooling1D "
        "AdaptiveAveragePooling2D AdaptiveAveragePooling3D"
    ),
    "keras.layers.rnn.time_distributed": "TimeDistributed",
    "keras.layers.attention.attention": "Attention",
    "keras.layers.attention.additive_attention": "AdditiveAttention",
    "keras.layers.attention.multi_head_attention": "MultiHeadAttention",
    "keras.layers.attention.grouped_query_attention": "GroupQueryAttention",
    "keras.layers.rnn.rnn": "RNN",
    "keras.layers.rnn.simple_rnn": "SimpleRNN SimpleRNNCell",
    "keras.layers.rnn.lstm": "LSTM LSTMCell",
    "keras.layers.rnn.gru": "GRU GRUCell",
    "keras.layers.rnn.stacked_cells": "StackedRNNCells",
    "keras.layers.rnn.conv_lstm": "ConvLSTM1D ConvLSTM2D ConvLSTM3D",
    "keras.layers.rnn.bidirectional": "Bidirectional",
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
    "keras.layers.preprocessing.pipeline": "Pipeline",
    "keras.layers.preprocessing.spectrograms": "MelSpectrogram STFTSpectrogram",
    "keras.layers.preprocessing.images.resizing": "Resizing",
    "keras.layers.preprocessing.images.cropping": "CenterCrop RandomCrop",
    "keras.layers.preprocessing.images.random_flip": "RandomFlip",
    "keras.layers.preprocessing.images.transforms": "RandomRotation RandomTranslation RandomZoom RandomShear",
    "keras.layers.preprocessing.images.perspective": "RandomPerspective",
    "keras.layers.preprocessing.images.brightness": "RandomBrightness RandomContrast",
    "keras.layers.preprocessing.images.colors": "RandomHue RandomSaturation RandomGrayscale RandomColorDegeneration",
    "keras.layers.preprocessing.images.tones": "RandomInvert RandomPosterization Solarization AutoContrast",
    "keras.layers.preprocessing.images.equalization": "Equalization",
    "keras.layers.preprocessing.images.local_equalization": "ContrastLimitedAdaptiveHistogramEqualization",
    "keras.layers.preprocessing.images.elastic": "RandomElasticTransform",
    "keras.layers.preprocessing.images.max_boxes": "MaxNumBoundingBoxes",
    "keras.layers.preprocessing.images.stretching": "RandomHeight RandomWidth",
    "keras.layers.preprocessing.images.blurring": "RandomSharpness RandomGaussianBlur",
    "keras.layers.preprocessing.images.mixing": "RandomErasing CutMix MixUp",
    "keras.layers.preprocessing.images.chains": "RandomColorJitter RandAugment AugMix",
    "keras.layers.preprocessing.rescaling": "Rescaling",
    "keras.layers.preprocessing.normalization": "Normalization",
    "keras.layers.preprocessing.discretization": "Discretization",
    "keras.layers.preprocessing.category_encoding": "CategoryEncoding",
    "keras.layers.preprocessing.hashing": "Hashing",
    "keras.layers.preprocessing.hashed_crossing": "HashedCrossing",
    "keras.layers.preprocessing.string_lookup": "StringLookup",
    "keras.layers.preprocessing.integer_lookup": "IntegerLookup",
    "keras.layers.preprocessing.text_vectorization": "TextVectorization",
}

# Layers of Keras that are planned, and not there yet.
UNBUILT = """
    ReversibleEmbedding
    RandomElasticTransform ContrastLimitedAdaptiveHistogramEqualization MaxNumBoundingBoxes
"""

__getattr__, __dir__ = lazy(__name__, NAMES, unbuilt=UNBUILT)
