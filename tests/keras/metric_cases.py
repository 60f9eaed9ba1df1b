"""What metrics are asked to do, in Keras and in minitf alike.

Each case is the file of minitf/keras/metrics that it is about, an expression that makes a metric or names a function
(`M` is `keras.metrics`), and the name of the data it gets, in three batches. Each metric is asked in the ways of WAYS.
"""

import json
from functools import partial

import numpy as np

CASES = [line.split(" | ") for line in """
reductions | M.Sum() | values
reductions | M.Sum() | blocks of values
reductions | M.Sum(name="s") | scalars
reductions | M.Mean() | values
reductions | M.Mean() | blocks of values
reductions | M.Mean() | scalars
wrapper | M.MeanMetricWrapper(M.mean_squared_error) | numbers
wrapper | M.MeanMetricWrapper(M.huber, delta=0.5) | numbers
wrapper | M.MeanMetricWrapper(M.binary_accuracy, threshold=0.3) | binary
accuracies | M.Accuracy() | labels
accuracies | M.Accuracy() | labels of pixels
accuracies | M.Accuracy() | column and vector of labels
accuracies | M.BinaryAccuracy() | binary
accuracies | M.BinaryAccuracy(threshold=0.2) | binary matrix
accuracies | M.BinaryAccuracy() | column and vector
accuracies | M.CategoricalAccuracy() | one-hot
accuracies | M.CategoricalAccuracy() | one-hot scores
accuracies | M.CategoricalAccuracy() | one-hot pixels
accuracies | M.SparseCategoricalAccuracy() | classes
accuracies | M.SparseCategoricalAccuracy() | column of classes
accuracies | M.SparseCategoricalAccuracy() | classes of pixels
accuracies | M.binary_accuracy | binary matrix
accuracies | M.categorical_accuracy | one-hot
accuracies | M.sparse_categorical_accuracy | classes of pixels
top_k | M.TopKCategoricalAccuracy(k=2) | one-hot
top_k | M.TopKCategoricalAccuracy() | one-hot scores
top_k | M.TopKCategoricalAccuracy(k=3) | one-hot pixels
top_k | M.SparseTopKCategoricalAccuracy(k=1) | classes
top_k | M.SparseTopKCategoricalAccuracy(k=3) | classes of pixels
top_k | M.SparseTopKCategoricalAccuracy(k=2, from_sorted_ids=True) | sorted classes
top_k | partial(M.top_k_categorical_accuracy, k=2) | one-hot
top_k | partial(M.sparse_top_k_categorical_accuracy, k=2) | classes
confusion | M.TruePositives() | binary
confusion | M.TruePositives(thresholds=[0.2, 0.6]) | binary matrix
confusion | M.TruePositives(thresholds=[0.0, 0.5, 1.0]) | binary matrix
confusion | M.FalsePositives() | binary matrix
confusion | M.FalsePositives(thresholds=0.3) | binary
confusion | M.FalsePositives(thresholds=[0.0, 0.25, 0.5, 0.75, 1.0]) | round
confusion | M.TrueNegatives() | binary
confusion | M.TrueNegatives(thresholds=[0.1, 0.5, 0.9]) | column and vector
confusion | M.TrueNegatives(thresholds=[0.0, 0.25, 0.5, 0.75, 1.0]) | round
confusion | M.FalseNegatives() | binary
confusion | M.FalseNegatives(thresholds=[0.4]) | binary matrix
confusion | M.FalseNegatives(thresholds=[0.0, 0.25, 0.5, 0.75, 1.0]) | round
precision_recall | M.Precision() | binary
precision_recall | M.Precision(thresholds=[0.2, 0.5, 0.8]) | binary matrix
precision_recall | M.Precision(top_k=2) | binary matrix
precision_recall | M.Precision(class_id=1, thresholds=0.4) | binary matrix
precision_recall | M.Precision(top_k=1, class_id=2) | one-hot
precision_recall | M.Recall() | binary
precision_recall | M.Recall(thresholds=[0.0, 0.5, 1.0]) | binary
precision_recall | M.Recall(top_k=2) | one-hot
precision_recall | M.Recall(class_id=0) | one-hot
tradeoffs | M.SensitivityAtSpecificity(0.5) | binary
tradeoffs | M.SensitivityAtSpecificity(0.7, num_thresholds=5) | binary matrix
tradeoffs | M.SensitivityAtSpecificity(0.4, num_thresholds=1) | binary
tradeoffs | M.SpecificityAtSensitivity(0.4) | binary
tradeoffs | M.SpecificityAtSensitivity(0.6, num_thresholds=20) | binary matrix
tradeoffs | M.SpecificityAtSensitivity(0.8, class_id=1) | binary matrix
tradeoffs | M.PrecisionAtRecall(0.5) | binary
tradeoffs | M.PrecisionAtRecall(0.8, num_thresholds=10) | binary matrix
tradeoffs | M.PrecisionAtRecall(0.3, class_id=2) | one-hot
tradeoffs | M.RecallAtPrecision(0.6) | binary
tradeoffs | M.RecallAtPrecision(0.5, num_thresholds=50) | binary matrix
tradeoffs | M.RecallAtPrecision(1.0) | binary
area | M.AUC() | binary
area | M.AUC(num_thresholds=5) | round
area | M.AUC(num_thresholds=10, summation_method="majoring") | binary matrix
area | M.AUC(num_thresholds=10, summation_method="Minoring") | binary matrix
area | M.AUC(curve="PR") | binary
area | M.AUC(curve="PR", summation_method="majoring", num_thresholds=7) | binary matrix
area | M.AUC(curve="PR", summation_method="minoring") | binary
area | M.AUC(curve="PRGAIN", num_thresholds=30) | binary
area | M.AUC(thresholds=[0.1, 0.3, 0.7]) | binary matrix
area | M.AUC(thresholds=[0.5], curve="PR") | binary
area | M.AUC(from_logits=True) | binary scores
area | M.AUC(multi_label=True) | binary matrix
area | M.AUC(multi_label=True, num_labels=3, label_weights=[1.0, 2.0, 0.5]) | binary matrix
area | M.AUC(multi_label=True, curve="PR", thresholds=[0.2, 0.6]) | binary matrix
area | M.AUC(label_weights=[1.0, 2.0, 0.5], num_thresholds=20) | binary matrix
area | M.AUC(label_weights=[1.0, 2.0, 0.5], thresholds=[0.2, 0.6]) | binary matrix
overlap | M.IoU(num_classes=4, target_class_ids=[1, 2]) | labels
overlap | M.IoU(4, [0], ignore_class=3) | labels of pixels
overlap | M.IoU(5, [0, 4], sparse_y_true=False, sparse_y_pred=False) | one-hot
overlap | M.BinaryIoU() | binary
overlap | M.BinaryIoU(target_class_ids=[1], threshold=0.3) | binary matrix
overlap | M.BinaryIoU(target_class_ids=(0,)) | binary
overlap | M.MeanIoU(num_classes=4) | labels
overlap | M.MeanIoU(num_classes=3, ignore_class=0) | labels of pixels
overlap | M.MeanIoU(num_classes=2) | labels
overlap | M.OneHotIoU(num_classes=5, target_class_ids=[0, 2]) | one-hot
overlap | M.OneHotIoU(5, [1], ignore_class=0) | one-hot pixels
overlap | M.OneHotIoU(num_classes=5, target_class_ids=[3, 4], axis=-1) | one-hot scores
overlap | M.OneHotMeanIoU(num_classes=5) | one-hot
overlap | M.OneHotMeanIoU(num_classes=5) | one-hot pixels
overlap | M.OneHotMeanIoU(5, ignore_class=2) | one-hot scores
f_score | M.FBetaScore() | one-hot
f_score | M.FBetaScore(average="micro", beta=2.0) | binary matrix
f_score | M.FBetaScore(average="weighted", beta=0.5, threshold=0.4) | binary matrix
f_score | M.FBetaScore(average="macro") | one-hot scores
f_score | M.F1Score() | one-hot
f_score | M.F1Score(average="macro", threshold=0.5) | binary matrix
f_score | M.F1Score(average="weighted") | one-hot
r2_score | M.R2Score() | numbers
r2_score | M.R2Score(class_aggregation=None) | numbers
r2_score | M.R2Score(class_aggregation="variance_weighted_average") | numbers
r2_score | M.R2Score(num_regressors=2) | numbers
correlation | M.PearsonCorrelation() | numbers
correlation | M.PearsonCorrelation(axis=0) | numbers
correlation | M.PearsonCorrelation() | positive
correlation | M.ConcordanceCorrelation() | numbers
correlation | M.ConcordanceCorrelation(axis=0) | numbers
correlation | M.ConcordanceCorrelation() | positive
correlation | M.pearson_correlation | numbers
correlation | M.concordance_correlation | numbers
distances | M.MeanSquaredError() | numbers
distances | M.MeanSquaredError() | column and vector
distances | M.MeanSquaredError() | positive
distances | M.RootMeanSquaredError() | numbers
distances | M.RootMeanSquaredError() | column and vector
distances | M.RootMeanSquaredError() | positive
distances | M.MeanAbsoluteError() | numbers
distances | M.MeanAbsoluteError() | positive
distances | M.MeanAbsolutePercentageError() | numbers
distances | M.MeanAbsolutePercentageError() | positive
distances | M.MeanSquaredLogarithmicError() | positive
distances | M.MeanSquaredLogarithmicError() | numbers
distances | M.LogCoshError() | numbers
distances | M.LogCoshError() | positive
distances | M.Hinge() | numbers
distances | M.Hinge() | binary scores
distances | M.SquaredHinge() | numbers
distances | M.SquaredHinge() | binary scores
distances | M.CategoricalHinge() | one-hot scores
distances | M.CategoricalHinge() | one-hot
distances | M.CosineSimilarity() | numbers
distances | M.CosineSimilarity(axis=0) | numbers
distances | M.CosineSimilarity() | positive
probabilistic | M.KLDivergence() | distributions
probabilistic | M.KLDivergence() | one-hot
probabilistic | M.Poisson() | positive
probabilistic | M.Poisson() | numbers
probabilistic | M.BinaryCrossentropy() | binary matrix
probabilistic | M.BinaryCrossentropy(from_logits=True, label_smoothing=0.1) | binary scores matrix
probabilistic | M.BinaryCrossentropy(label_smoothing=0.3) | binary matrix
probabilistic | M.CategoricalCrossentropy() | one-hot
probabilistic | M.CategoricalCrossentropy(from_logits=True) | one-hot scores
probabilistic | M.CategoricalCrossentropy(label_smoothing=0.2) | one-hot pixels
probabilistic | M.SparseCategoricalCrossentropy() | classes
probabilistic | M.SparseCategoricalCrossentropy(from_logits=True) | classes scores
probabilistic | M.SparseCategoricalCrossentropy(ignore_class=2) | classes
""".strip().splitlines()]

WAYS = ("plain", "traced", "weighted", "column weighted", "weighted traced", "masked", "masked and weighted", "float64",
        "float16", "stateless", "reset")
FUNCTION_WAYS = ("plain",)

# expressions that are refused, and must be by the same class (`y` data of a name, whole)
REFUSALS = """
M.get("accurcy")
M.get(3)
M.Precision(thresholds=1.5)
M.Recall(thresholds=[0.1, None])
M.TruePositives(thresholds=-0.1)
M.Precision(class_id=1)(*y("binary"))
M.Precision()(y("binary")[0], y("one-hot")[1])
M.AUC(curve="ROCK")
M.AUC(summation_method="middle")
M.AUC(num_thresholds=1)
M.AUC(num_labels=3)
M.AUC(multi_label=True)(*y("binary"))
M.SensitivityAtSpecificity(1.2)
M.SpecificityAtSensitivity(-0.1)
M.PrecisionAtRecall(2)
M.RecallAtPrecision(0.5, num_thresholds=0)
M.IoU(num_classes=2, target_class_ids=[2])
M.FBetaScore(average="mean")
M.FBetaScore(beta=1)
M.FBetaScore(beta=-1.0)
M.F1Score(threshold=1)
M.F1Score(threshold=1.5)
M.F1Score()(*y("classes"))
M.R2Score(class_aggregation="mean")
M.R2Score(num_regressors=-1)
M.R2Score()(*y("binary"))
M.Metric()(1.0)
M.Metric().result()
M.Mean().stateless_update_state([1.0], 2.0)
M.Mean().stateless_result([1.0])
M.MeanSquaredError()(y("numbers")[0], y("one-hot")[1])
M.BinaryCrossentropy()(y("numbers")[0], y("one-hot")[1])
M.SparseCategoricalCrossentropy()(*y("one-hot"))
M.deserialize("mean_squared")
M.deserialize({"class_name": "MeanSquared", "config": {}})
""".strip().splitlines()


def batches_of(name):
    """The data of that name: a list of three batches, each a tuple of NumPy arrays."""
    parts = [np.split(part, 3) for part in data_of(name)]
    return list(zip(*parts, strict=True))


def data_of(name):
    """The data of that name, whole: 12 samples, as a tuple of NumPy arrays."""
    rng = np.random.default_rng(7)
    true, pred = rng.normal(size=(2, 12, 5)).astype("float32")
    yes = (true > 0).astype("float32")
    classes = rng.integers(0, 5, 12)
    one_hot = np.eye(5, dtype="float32")[classes]
    labels = rng.integers(0, 4, (2, 12, 2))
    places = np.linspace(0, 1, 5).astype("float32")[rng.integers(0, 5, 12)]
    data = {
        "values": (true[:, 0],),
        "blocks of values": (true.reshape(12, 5, 1)[:, :4].reshape(12, 2, 2),),
        "scalars": (np.float32([1.0, 3.0, 8.0]),),
        "numbers": (true, pred),
        "positive": (np.exp(true), np.exp(pred)),
        "binary": (yes[:, 0], sigmoid(pred[:, 0])),
        "binary matrix": (yes[:, :3], sigmoid(pred[:, :3])),
        "binary scores": (yes[:, 0], pred[:, 0]),
        "binary scores matrix": (yes[:, :3], pred[:, :3]),
        "column and vector": (yes[:, :1], sigmoid(pred[:, 0])),
        "round": (yes[:, 0], places),
        "one-hot": (one_hot, softmax(pred)),
        "one-hot scores": (one_hot, pred * 2),
        "one-hot pixels": (one_hot[:, None].repeat(2, 1), softmax(np.stack([pred, true], 1))),
        "classes": (classes, softmax(pred)),
        "classes scores": (classes, pred),
        "column of classes": (classes[:, None], softmax(pred)),
        "classes of pixels": (np.stack([classes, classes[::-1]], 1), softmax(np.stack([pred, true], 1))),
        "sorted classes": (classes, np.argsort(-pred, axis=1).astype("float32")),
        "labels": (labels[0, :, 0], labels[1, :, 0]),
        "labels of pixels": (labels[0], labels[1]),
        "column and vector of labels": (labels[0, :, :1], labels[1, :, 0]),
        "distributions": (softmax(true), softmax(pred)),
    }
    return data[name]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def evaluated(keras, expression):
    """What an expression of this file makes with that Keras."""
    return eval(expression, {"M": keras.metrics, "partial": partial, "y": data_of})  # noqa: S307


def ways_of(expression, data):
    if not (expression.startswith("M.") and expression.endswith(")")):
        return FUNCTION_WAYS
    left_out = []
    if data == "scalars":
        left_out = [way for way in WAYS if "weighted" in way or "masked" in way]
    if "tives(thresholds=[" in expression:  # Keras returns the variable itself, which is 0 after the call
        left_out.append("stateless")
    if "label_weights" in expression:  # Keras multiplies dtypes there
        left_out += ["float16", "float64"]
    return [way for way in WAYS if way not in left_out]


def run(tf, keras, expression, data, way):
    """The results of a metric after each of three batches, and what its variables hold in the end."""
    if way in FUNCTION_WAYS and ways_of(expression, data) is FUNCTION_WAYS:
        return {"results": [listed(evaluated(keras, expression)(*data_of(data)))]}
    if "float" in way:
        comma = "" if expression.endswith("()") else ", "
        expression = f"{expression[:-1]}{comma}dtype={way!r})"
    metric = evaluated(keras, expression)
    if way == "stateless":
        return stateless(metric, data)
    update = tf.function(metric.update_state) if "traced" in way else metric.update_state
    results = []
    for batch in batches_of(data):
        batch = [tf.constant(part) for part in (batch if data != "scalars" else [batch[0][0]])]
        if "masked" in way:
            batch[-1]._keras_mask = tf.constant([True, False, True, True])
        update(*batch, **weights(way))
        results.append(listed(metric.result()))
    variables = {v.path.partition("/")[2]: [summary(v), v.dtype] for v in metric.variables}
    if way == "reset":
        metric.reset_state()
        results.append(listed(metric.result()))
    dtype = metric.result().dtype
    return {"results": results, "variables": variables, "dtype": getattr(dtype, "name", dtype)}


def stateless(metric, data):
    """The same without touching the variables, which some metrics make only when they see data."""
    metric(*batches_of(data)[0] if data != "scalars" else [1.0])
    metric.reset_state()
    values = [v.value for v in metric.variables]
    for batch in batches_of(data):
        values = metric.stateless_update_state(values, *batch)
    untouched = [summary(v) for v in metric.variables]
    return {"results": [listed(metric.stateless_result(values))], "untouched": untouched,
            "reset": [summary(v) for v in metric.stateless_reset_state()]}


def weights(way):
    weights = np.float32([0.5, 0.0, 2.0, 1.0])
    if "weighted" not in way:
        return {}
    return {"sample_weight": weights[:, None] if "column" in way else weights}


def listed(tensor):
    """The numbers of a tensor, as JSON holds them."""
    return np.asarray(tensor.numpy(), "float64").tolist()


def summary(variable):
    """The numbers of a variable; of many, their shape, their sum, and their sum weighted by where they stand."""
    values = np.asarray(variable.numpy(), "float64")
    if values.size <= 30:
        return values.tolist()
    return [*values.shape, values.sum(), (values.ravel() * np.arange(values.size)).sum()]


def config_of(keras, expression):
    keras.backend.clear_session()  # so that names are counted from the start
    config = evaluated(keras, expression).get_config()
    weights = config.get("label_weights")
    return json.loads(json.dumps({**config, "label_weights": listed(weights)} if hasattr(weights, "numpy") else config))


def refusal(keras, expression):
    """The class of error that an expression raises, or None."""
    try:
        evaluated(keras, expression)
    except Exception as error:
        return type(error).__name__
    return None
