"""Losses: what training makes small. Floor 7. Also the table of `tf.keras.losses`; read `loss.py` first."""

from ...backend.tables import lazy

NAMES = {
    "keras.losses.loss": "Loss",
    "keras.losses.reduction": "Reduction",
    "keras.losses.differences": (
        "mean_squared_error MeanSquaredError mse MSE mean_absolute_error MeanAbsoluteError mae MAE "
        "mean_absolute_percentage_error MeanAbsolutePercentageError mape MAPE "
        "mean_squared_logarithmic_error MeanSquaredLogarithmicError msle MSLE"
    ),
    "keras.losses.robust": "huber Huber log_cosh logcosh LogCosh",
    "keras.losses.direction": "cosine_similarity CosineSimilarity",
    "keras.losses.hinges": "hinge Hinge squared_hinge SquaredHinge categorical_hinge CategoricalHinge",
    "keras.losses.divergences": "kl_divergence kullback_leibler_divergence kld KLD KLDivergence poisson Poisson",
    "keras.losses.binary": (
        "binary_crossentropy BinaryCrossentropy binary_focal_crossentropy BinaryFocalCrossentropy"
    ),
    "keras.losses.categorical": (
        "categorical_crossentropy CategoricalCrossentropy categorical_focal_crossentropy CategoricalFocalCrossentropy "
        "categorical_generalized_cross_entropy CategoricalGeneralizedCrossEntropy"
    ),
    "keras.losses.sparse": "sparse_categorical_crossentropy SparseCategoricalCrossentropy",
    "keras.losses.overlap": "dice Dice tversky Tversky",
    "keras.losses.circles": "circle Circle",
    "keras.losses.sequences": "ctc CTC",
    "keras.losses.lookup": "get serialize deserialize",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
