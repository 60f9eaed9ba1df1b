"""Rows for what networks are made of: activations, losses, bias, embedding."""

from contracts.row import ANY, NONZERO, UNARY, Domain, Row, positions

CLASSES = [((2, 3),), ((4,),), ((2, 2, 3),), ((0, 3),), ((2, 1),)]
PAIRS = [((2, 3), (2, 3)), ((1, 4), (1, 4)), ((0, 3), (0, 3))]
PROBABILITIES = Domain(0.1, 0.9)

ROWS = [
    Row("Relu", "tf.nn.relu(x)", "np.maximum(x, 0)", UNARY, (NONZERO,)),
    Row("ReluGrad", "pulled(tf, tf.nn.relu, x, y)", "y * (x > 0)", PAIRS, (NONZERO, ANY), dtypes="floating"),
    Row("BiasAddGrad", "pulled(tf, lambda v: tf.nn.bias_add(x, v), y, x)", "x.reshape(-1, 3).sum(0)",
        [((2, 3), (3,)), ((2, 2, 3), (3,)), ((0, 3), (3,))], dtypes="floating"),
    Row("Relu6", "tf.nn.relu6(x)", "np.clip(x, 0, 6)", UNARY, (Domain(1, 9, both=True),)),
    Row("LeakyRelu", "tf.nn.leaky_relu(x, 0.25)", "np.where(x > 0, x, 0.25 * x)", UNARY, (NONZERO,)),
    Row("Elu", "tf.nn.elu(x)", "np.where(x > 0, x, np.expm1(x))", UNARY, (NONZERO,)),
    Row("Selu", "tf.nn.selu(x)", "1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(x))", UNARY,
        (NONZERO,)),
    Row("Sigmoid", "tf.sigmoid(x)", "1 / (1 + np.exp(-x))", UNARY),
    Row("Sigmoid", "tf.nn.silu(x)", "x / (1 + np.exp(-x))", UNARY, dtypes="floating"),
    Row("Softplus", "tf.nn.softplus(x)", "np.log1p(np.exp(x))", UNARY),
    Row("Softplus", "tf.math.log_sigmoid(x)", "-np.log1p(np.exp(-x))", UNARY, dtypes="floating"),
    Row("Softsign", "tf.nn.softsign(x)", "x / (1 + abs(x))", UNARY, (NONZERO,)),
    Row("Erfc", "tf.nn.gelu(x)", "x / 2 * (1 + naive.erf(x / np.sqrt(2)))", UNARY, dtypes="float32 float64", ulps=16),
    Row("Tanh", "tf.nn.gelu(x, approximate=True)",
        "x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x ** 3)))", UNARY, dtypes="float32 float64",
        ulps=16),
    Row("Softmax", "tf.nn.softmax(x)", "naive.softmax(x)", CLASSES, ulps=8),
    Row("Softmax", "tf.nn.softmax(x, axis=0)", "naive.softmax(x, 0)", [((2, 3),), ((2, 2, 3),)]),
    Row("LogSoftmax", "tf.nn.log_softmax(x)", "np.log(naive.softmax(x))", CLASSES, ulps=8),
    Row("BiasAdd", "tf.nn.bias_add(x, y)", "x + y", [((2, 3), (3,)), ((2, 2, 3), (3,)), ((0, 3), (3,))]),
    Row("L2Loss", "tf.nn.l2_loss(x)", "np.sum(x * x) / 2", UNARY),
    Row("SoftmaxCrossEntropyWithLogits", "tf.nn.softmax_cross_entropy_with_logits(labels=tf.nn.softmax(y), logits=x)",
        "-np.sum(naive.softmax(y) * np.log(naive.softmax(x)), -1)", PAIRS, (ANY, PROBABILITIES), ulps=8),
    Row("SparseSoftmaxCrossEntropyWithLogits", "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=x)",
        "-np.log(np.take_along_axis(naive.softmax(x), y[..., None], -1))[..., 0]",
        [((4, 3), (4,)), ((2, 2, 3), (2, 2)), ((0, 3), (0,))], (ANY, positions(3)), ulps=8),
    Row("Softplus", "tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=x)",
        "np.log1p(np.exp(-x)) + (1 - y) * x", PAIRS, (ANY, PROBABILITIES), dtypes="float32 float64", ulps=8),
    Row("GatherV2", "tf.nn.embedding_lookup(x, y)", "x[y]", [((4, 3), (5,)), ((4, 2), (2, 2))], (ANY, positions(4)),
        dtypes="float32 float64"),
    Row("Rsqrt", "tf.math.l2_normalize(x, 1)", "x / np.sqrt(np.sum(x * x, 1, keepdims=True))", [((2, 3),)],
        dtypes="float32 float64", ulps=8),
]  # fmt: skip
