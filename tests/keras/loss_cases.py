"""What losses are asked to do, in Keras and in minitf alike.

Each case is the file of minitf/keras/losses that it is about, an expression that makes a loss or names a function (`L`
is `keras.losses`), and the name of the labels and predictions it gets. Each loss is asked in the ways of WAYS.
"""

import json
from functools import partial

import numpy as np

CASES = [line.split(" | ") for line in """
differences | L.MeanSquaredError() | numbers
differences | L.MeanSquaredError() | vector and column
differences | L.MeanSquaredError() | column and vector
differences | L.MeanSquaredError() | blocks
differences | L.MeanAbsoluteError() | numbers
differences | L.MeanAbsoluteError() | blocks
differences | L.MeanAbsoluteError() | column and vector
differences | L.MeanAbsolutePercentageError() | numbers
differences | L.MeanAbsolutePercentageError() | with zeros
differences | L.MeanAbsolutePercentageError() | blocks
differences | L.MeanSquaredLogarithmicError() | positive
differences | L.MeanSquaredLogarithmicError() | numbers
differences | L.MeanSquaredLogarithmicError() | with zeros
differences | L.mean_squared_error | integers
differences | L.mean_absolute_error | integers
differences | L.mean_absolute_percentage_error | positive
differences | L.mean_squared_logarithmic_error | positive
robust | L.Huber() | numbers
robust | L.Huber(delta=0.3) | numbers
robust | L.Huber(2.5) | blocks
robust | L.LogCosh() | numbers
robust | L.LogCosh() | blocks
robust | L.LogCosh() | column and vector
robust | partial(L.huber, delta=0.5) | numbers
robust | L.log_cosh | numbers
direction | L.CosineSimilarity() | numbers
direction | L.CosineSimilarity(axis=0) | numbers
direction | L.CosineSimilarity(axis=1) | blocks
direction | L.CosineSimilarity() | with zeros
direction | partial(L.cosine_similarity, axis=-2) | blocks
hinges | L.Hinge() | signs
hinges | L.Hinge() | binary scores
hinges | L.Hinge() | numbers
hinges | L.SquaredHinge() | signs
hinges | L.SquaredHinge() | binary scores
hinges | L.SquaredHinge() | numbers
hinges | L.CategoricalHinge() | one-hot scores
hinges | L.CategoricalHinge() | binary scores
hinges | L.CategoricalHinge() | one-hot
hinges | L.hinge | signs
hinges | L.squared_hinge | binary scores
hinges | L.categorical_hinge | one-hot scores
divergences | L.KLDivergence() | distributions
divergences | L.KLDivergence() | one-hot
divergences | L.KLDivergence() | saturated
divergences | L.Poisson() | positive
divergences | L.Poisson() | with zeros
divergences | L.Poisson() | blocks of positive
divergences | L.kl_divergence | distributions
divergences | L.poisson | positive
binary | L.BinaryCrossentropy() | binary
binary | L.BinaryCrossentropy(from_logits=True) | binary scores
binary | L.BinaryCrossentropy(label_smoothing=0.2) | binary
binary | L.BinaryCrossentropy(from_logits=True, label_smoothing=0.1, axis=0) | binary scores
binary | L.BinaryCrossentropy() | saturated
binary | L.BinaryCrossentropy() | vector and column of yes
binary | L.BinaryFocalCrossentropy() | binary
binary | L.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.4, gamma=3.0) | binary
binary | L.BinaryFocalCrossentropy(from_logits=True, label_smoothing=0.1) | binary scores
binary | partial(L.binary_crossentropy, label_smoothing=0.3) | binary
binary | partial(L.binary_focal_crossentropy, gamma=1.0) | binary
categorical | L.CategoricalCrossentropy() | one-hot
categorical | L.CategoricalCrossentropy(from_logits=True) | one-hot scores
categorical | L.CategoricalCrossentropy(label_smoothing=0.1) | one-hot
categorical | L.CategoricalCrossentropy(axis=1) | one-hot in the middle
categorical | L.CategoricalCrossentropy(from_logits=True, axis=1) | one-hot in the middle
categorical | L.CategoricalCrossentropy() | saturated one-hot
categorical | L.CategoricalFocalCrossentropy() | one-hot
categorical | L.CategoricalFocalCrossentropy(alpha=[0.1, 0.2, 0.3, 0.2, 0.2], gamma=1.5) | one-hot
categorical | L.CategoricalFocalCrossentropy(from_logits=True, label_smoothing=0.2) | one-hot scores
categorical | L.CategoricalGeneralizedCrossEntropy() | classes
categorical | L.CategoricalGeneralizedCrossEntropy(q=0.2) | classes
categorical | L.CategoricalGeneralizedCrossEntropy(0.9) | classes
categorical | L.categorical_crossentropy | one-hot
categorical | partial(L.categorical_focal_crossentropy, gamma=3.0) | one-hot
sparse | L.SparseCategoricalCrossentropy() | classes
sparse | L.SparseCategoricalCrossentropy(from_logits=True) | classes scores
sparse | L.SparseCategoricalCrossentropy() | column of classes
sparse | L.SparseCategoricalCrossentropy(ignore_class=-1) | classes to ignore
sparse | L.SparseCategoricalCrossentropy(from_logits=True, ignore_class=2) | classes scores
sparse | L.SparseCategoricalCrossentropy() | classes of pixels
sparse | partial(L.sparse_categorical_crossentropy, from_logits=True) | classes scores
sparse | partial(L.sparse_categorical_crossentropy, ignore_class=-1) | classes to ignore
overlap | L.Dice() | regions
overlap | L.Dice(axis=(1, 2, 3)) | regions
overlap | L.Dice(axis=-1) | regions
overlap | L.Tversky() | regions
overlap | L.Tversky(alpha=0.2, beta=0.8) | regions
overlap | L.Tversky(0.7, 0.3, axis=(1, 2, 3)) | regions
overlap | partial(L.dice, axis=0) | regions
overlap | partial(L.tversky, alpha=0.1, axis=-1) | regions
circles | L.Circle() | embeddings
circles | L.Circle(gamma=10.0, margin=0.2) | embeddings
circles | L.Circle(gamma=20.0, remove_diagonal=False) | embeddings
circles | partial(L.circle, gamma=16, margin=0.3) | embeddings
sequences | L.CTC() | sequences
sequences | L.CTC() | longer sequences
sequences | L.ctc | sequences
""".strip().splitlines()]

WAYS = ("plain", "traced", "none", "sum", "mean", "weighted", "weighted mean", "weighted sum", "masked",
        "masked and weighted", "float16", "bfloat16", "float64")
FUNCTION_WAYS = ("plain", "traced", "float64")

# expressions (`L` keras.losses, `y` labels or predictions of a name) that are refused, and must be by the same class
REFUSALS = """
L.MeanSquaredError(reduction="average")
L.get("mean_squared")
L.get(3)
L.CategoricalGeneralizedCrossEntropy(q=1.0)
L.CategoricalCrossentropy(axis=True)(*y("one-hot"))
L.CategoricalCrossentropy()(y("numbers")[0], y("one-hot")[1])
L.BinaryCrossentropy()(y("numbers")[0], y("one-hot")[1])
L.MeanSquaredError()(y("numbers")[0], y("one-hot")[1])
L.SparseCategoricalCrossentropy(axis=0)(*y("classes"))
L.SparseCategoricalCrossentropy()(*y("one-hot"))
L.SparseCategoricalCrossentropy()(y("classes")[0][:3], y("classes")[1])
L.SparseCategoricalCrossentropy()(y("classes")[0] + 5, y("classes")[1])
L.CTC()(*y("one-hot"))
L.CTC()(y("sequences")[0], y("sequences")[0])
L.Loss()(*y("numbers"))
L.MeanSquaredError()(*y("numbers"), sample_weight=[1.0, 2.0])
L.deserialize("mean_squared")
L.deserialize({"class_name": "MeanSquared", "config": {}})
""".strip().splitlines()  # fmt: skip


def labels_and_predictions(name):
    """y_true and y_pred of that name, as NumPy arrays."""
    rng = np.random.default_rng(5)
    numbers = rng.normal(size=(2, 4, 5))
    true, pred = numbers
    classes = np.array([1, 4, 0, 2])
    one_hot = np.eye(5)[classes]
    yes = (true > 0).astype(float)
    unit = rng.normal(size=(6, 4))
    data = {
        "numbers": (true, pred),
        "integers": (np.array([[1, 5, 2], [0, 3, 4]]), np.array([[2, 2, 2], [1, 1, 1]])),
        "blocks": (rng.normal(size=(2, 3, 4)), rng.normal(size=(2, 3, 4))),
        "vector and column": (true[:, 0], pred[:, :1]),
        "column and vector": (true[:, :1], pred[:, 0]),
        "vector and column of yes": (yes[:, 0], sigmoid(pred[:, :1])),
        "positive": (np.floor(np.exp(true) * 2), np.exp(pred)),
        "blocks of positive": (np.exp(true).reshape(2, 2, 5), np.exp(pred).reshape(2, 2, 5)),
        "with zeros": (np.array([[0.0, 2.0], [1.0, 0.0], [0.0, 0.0]]), np.array([[0.5, 1.0], [0.0, 3.0], [1.0, 2.0]])),
        "signs": (np.sign(true), pred),
        "binary": (yes, sigmoid(pred)),
        "binary scores": (yes, pred * 3),
        "saturated": (np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.0]]), np.array([[0.0, 1.0], [0.0, 1.0], [0.5, 0.5]])),
        "distributions": (softmax(true), softmax(pred)),
        "one-hot": (one_hot, softmax(pred)),
        "one-hot scores": (one_hot, pred * 2),
        "saturated one-hot": (np.eye(3), np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.2, 0.2, 0.6]])),
        "one-hot in the middle": (np.stack([one_hot.T, one_hot[::-1].T]), np.stack([softmax(pred).T, softmax(true).T])),
        "classes": (classes, softmax(pred)),
        "classes scores": (classes, pred * 2),
        "column of classes": (classes[:, None], softmax(pred)),
        "classes to ignore": (np.array([1, -1, 0, -1]), softmax(pred)),
        "classes of pixels": (np.array([[1, 2], [0, 4]]), softmax(pred).reshape(2, 2, 5)),
        "regions": (rng.integers(0, 2, (2, 3, 3, 1)).astype(float), rng.uniform(size=(2, 3, 3, 1))),
        "embeddings": (np.array([0, 0, 1, 1, 2, 2]), unit / np.linalg.norm(unit, axis=1, keepdims=True)),
        "sequences": (np.array([[1, 2, 0], [3, 3, 1]]), rng.normal(size=(2, 6, 4))),
        "longer sequences": (np.array([[2, 0, 0, 0], [1, 2, 1, 2]]), rng.normal(size=(2, 9, 3))),
    }  # fmt: skip
    return data[name]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def evaluated(keras, expression):
    """What an expression of this file makes with that Keras."""
    return eval(expression, {"L": keras.losses, "partial": partial, "y": labels_and_predictions})  # noqa: S307


def ways_of(expression):
    return WAYS if expression.startswith("L.") and expression.endswith(")") else FUNCTION_WAYS


def run(tf, keras, expression, data, way):
    """The value of a loss and its gradient for y_pred, asked in one of the ways."""
    dtype = way if "float" in way else "float32"
    loss = make(keras, expression, dtype, way)
    true, pred = labels_and_predictions(data)
    if pred.dtype.kind == "f":
        pred = pred.astype("float64" if dtype == "float64" else "float32")
    true, pred = tf.constant(true), tf.cast(tf.constant(pred), dtype) if pred.dtype.kind == "f" else tf.constant(pred)
    options = options_of(tf, loss, true, pred, way)

    def ask(true, pred):
        with tf.GradientTape() as tape:
            tape.watch(pred)
            if "masked" in way:
                pred._keras_mask = mask
            value = loss(true, pred, **options)
        return value, tape.gradient(value, pred)

    mask = tf.constant(mask_like(loss_shape(keras, expression, true, pred))) if "masked" in way else None
    value, gradient = (tf.function(ask) if way == "traced" else ask)(true, pred)
    return {"value": listed(value), "gradient": None if gradient is None else listed(gradient),
            "dtype": value.dtype.name}


def make(keras, expression, dtype, way):
    """The loss, in that dtype and with the reduction that the way wants."""
    if dtype != "float32" and ways_of(expression) is WAYS:
        comma = "" if expression.endswith("()") else ", "
        expression = f"{expression[:-1]}{comma}dtype={dtype!r})"
    loss = evaluated(keras, expression)
    reductions = {"none": None, "sum": "sum", "mean": "mean", "weighted mean": "mean_with_sample_weight",
                  "weighted sum": "sum"}
    if way in reductions:
        loss.reduction = reductions[way]
    return loss


def options_of(tf, loss, true, pred, way):
    if "weighted" not in way:
        return {}
    before, loss.reduction = loss.reduction, None
    shape = tuple(loss(true, pred).shape)
    loss.reduction = before
    return {"sample_weight": np.linspace(0, 2, int(np.prod(shape, dtype=int))).reshape(shape).astype("float32")}


def loss_shape(keras, expression, true, pred):
    loss = evaluated(keras, expression)
    loss.reduction = None
    return tuple(loss(true, pred).shape)


def mask_like(shape):
    """False for every third entry."""
    return (np.arange(int(np.prod(shape, dtype=int))) % 3 != 1).reshape(shape)


def listed(tensor):
    """The numbers of a tensor, as JSON holds them."""
    return np.asarray(tensor.numpy(), "float64").tolist()


def config_of(keras, expression):
    return json.loads(json.dumps(evaluated(keras, expression).get_config()))


def refusal(keras, expression):
    """The class of error that an expression raises, or None."""
    try:
        evaluated(keras, expression)
    except Exception as error:
        return type(error).__name__
    return None
