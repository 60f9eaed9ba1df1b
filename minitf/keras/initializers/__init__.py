"""The table of `tf.keras.initializers`: the values that weights start with. Floor 7."""

from ...backend.tables import lazy

NAMES = {
    "keras.initializers.initializer": "Initializer",
    "keras.initializers.constants": "Zeros zeros Ones ones Constant constant Identity identity IdentityInitializer",
    "keras.initializers.spread": (
        "RandomNormal random_normal RandomUniform random_uniform TruncatedNormal truncated_normal"
    ),
    "keras.initializers.scaling": (
        "VarianceScaling variance_scaling GlorotUniform glorot_uniform GlorotNormal glorot_normal "
        "LecunUniform lecun_uniform LecunNormal lecun_normal HeUniform he_uniform HeNormal he_normal"
    ),
    "keras.initializers.orthogonality": "Orthogonal orthogonal OrthogonalInitializer",
    "keras.initializers.fourier": "STFT stft STFTInitializer",
    "keras.initializers.lookup": "get serialize deserialize",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
