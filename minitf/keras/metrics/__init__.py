"""Metrics: numbers about a model, collected batch by batch. Floor 7. Also the table of `tf.keras.metrics`.

Read `metric.py` first. The functions that are losses too stand in `keras/losses`.
"""

from ...backend.tables import lazy

NAMES = {
    "keras.metrics.metric": "Metric",
    "keras.metrics.reductions": "Mean Sum",
    "keras.metrics.wrapper": "MeanMetricWrapper",
    "keras.metrics.accuracies": (
        "Accuracy binary_accuracy BinaryAccuracy categorical_accuracy CategoricalAccuracy "
        "sparse_categorical_accuracy SparseCategoricalAccuracy"
    ),
    "keras.metrics.top_k": (
        "top_k_categorical_accuracy TopKCategoricalAccuracy "
        "sparse_top_k_categorical_accuracy SparseTopKCategoricalAccuracy"
    ),
    "keras.metrics.confusion": "TruePositives FalsePositives TrueNegatives FalseNegatives",
    "keras.metrics.precision_recall": "Precision Recall",
    "keras.metrics.tradeoffs": "SensitivityAtSpecificity SpecificityAtSensitivity PrecisionAtRecall RecallAtPrecision",
    "keras.metrics.area": "AUC",
    "keras.metrics.overlap": "IoU BinaryIoU MeanIoU OneHotIoU OneHotMeanIoU",
    "keras.metrics.f_score": "F1Score FBetaScore",
    "keras.metrics.r2_score": "R2Score",
    "keras.metrics.correlation": (
        "pearson_correlation PearsonCorrelation concordance_correlation ConcordanceCorrelation"
    ),
    "keras.metrics.distances": (
        "MeanSquaredError RootMeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError "
        "MeanSquaredLogarithmicError LogCoshError Hinge SquaredHinge CategoricalHinge CosineSimilarity"
    ),
    "keras.metrics.probabilistic": (
        "KLDivergence Poisson BinaryCrossentropy CategoricalCrossentropy SparseCategoricalCrossentropy"
    ),
    "keras.losses.differences": (
        "mean_squared_error mse MSE mean_absolute_error mae MAE mean_absolute_percentage_error mape MAPE "
        "mean_squared_logarithmic_error msle MSLE"
    ),
    "keras.losses.robust": "huber log_cosh logcosh",
    "keras.losses.hinges": "hinge squared_hinge categorical_hinge",
    "keras.losses.divergences": "kl_divergence kullback_leibler_divergence kld KLD poisson",
    "keras.losses.binary": "binary_crossentropy binary_focal_crossentropy",
    "keras.losses.categorical": "categorical_crossentropy categorical_focal_crossentropy",
    "keras.losses.sparse": "sparse_categorical_crossentropy",
    "keras.metrics.lookup": "get serialize deserialize",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
