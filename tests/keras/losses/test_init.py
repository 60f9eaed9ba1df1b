"""The table of tf.keras.losses has every public name of TensorFlow's."""

import minitf as tf

PUBLIC = """
BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy
CategoricalGeneralizedCrossEntropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLD KLDivergence
LogCosh Loss MAE MAPE MSE MSLE MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError
MeanSquaredLogarithmicError Poisson Reduction SparseCategoricalCrossentropy SquaredHinge Tversky binary_crossentropy
binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy
categorical_generalized_cross_entropy categorical_hinge circle cosine_similarity ctc deserialize dice get hinge
huber kld kullback_leibler_divergence logcosh mae mape mse msle poisson serialize sparse_categorical_crossentropy
squared_hinge tversky
"""


def test_every_name_is_there():
    assert [name for name in PUBLIC.split() if not callable(getattr(tf.keras.losses, name, None))] == []
