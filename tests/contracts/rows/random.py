"""Rows for random ops. There is no oracle but TensorFlow: with the same seed they draw the same numbers."""

from contracts.row import Domain, Row

NOTHING = [()]
LOGITS = Domain(-1, 1)

ROWS = [
    Row("RandomUniform", "tf.random.uniform([2, 3])", None, NOTHING, dtypes="float32", smooth=False),
    Row("RandomUniform", "tf.random.uniform([5], x, y)", None, [((), ())], (Domain(-3, 0), Domain(1, 2)),
        dtypes="float32"),
    Row("RandomUniform", "tf.random.uniform([0, 2], dtype=tf.float64)", None, NOTHING, dtypes="float64", smooth=False),
    Row("RandomUniformInt", "tf.random.uniform([7], -5, 9, tf.int32)", None, NOTHING, dtypes="int32", smooth=False),
    Row("RandomUniformInt", "tf.random.uniform([7], x, y, tf.int64)", None, [((), ())], (Domain(-9, 0), Domain(10, 19)),
        dtypes="int64", smooth=False),
    Row("RandomStandardNormal", "tf.random.normal([2, 3])", None, NOTHING, dtypes="float32", smooth=False, ulps=8),
    Row("RandomStandardNormal", "tf.random.normal([3], 1, 2, tf.float64)", None, NOTHING, dtypes="float64",
        smooth=False,
        ulps=8),
    Row("TruncatedNormal", "tf.random.truncated_normal([9])", None, NOTHING, dtypes="float32", smooth=False, ulps=8),
    Row("RandomShuffle", "tf.random.shuffle(x)", None, [((9,),), ((4, 2),), ((1,),), ((0, 2),)], smooth=False,
        dtypes="float32 int32 string bool"),
    Row("Multinomial", "tf.random.categorical(x, 5)", None, [((2, 3),)], (LOGITS,), dtypes="float32 float64",
        returns="int64", smooth=False),
    Row("StatelessRandomUniform", "tf.random.stateless_uniform([7], [1, 2])", None, NOTHING, dtypes="float32",
        smooth=False),
    Row("StatelessRandomUniform", "tf.random.stateless_uniform([3], [1, 2], x, y)", None, [((), ())],
        (Domain(-3, 0), Domain(1, 2)), dtypes="float32"),
    Row("StatelessRandomUniformInt", "tf.random.stateless_uniform([7], [1, 2], -5, 9, tf.int32)", None, NOTHING,
        dtypes="int32", smooth=False),
    Row("StatelessRandomUniformFullInt", "tf.random.stateless_uniform([7], [1, 2], None, None, tf.int32)", None,
        NOTHING,
        dtypes="int32", smooth=False),
    Row("StatelessRandomNormal", "tf.random.stateless_normal([7], [1, 2])", None, NOTHING, dtypes="float32",
        smooth=False,
        ulps=8),
    Row("StatelessTruncatedNormal", "tf.random.stateless_truncated_normal([9], [3, 4])", None, NOTHING,
        dtypes="float32",
        smooth=False, ulps=8),
    Row("StatelessMultinomial", "tf.random.stateless_categorical(x, 5, [1, 2])", None, [((2, 3),)], (LOGITS,),
        dtypes="float32 float64", returns="int64", smooth=False),
]  # fmt: skip
