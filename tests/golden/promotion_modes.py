"""What happens in the modes "all" and "safe" of tf.experimental.numpy, one expression a line. Run in both worlds."""

ALL = """
w
str(tf.constant([1, 2]))
f"{w:.2f}"
isinstance(w, tf.Tensor), tf.is_tensor(w), len(tf.constant([1, 2])), bool(w), int(w), float(w), w.dtype, w.shape
list(tf.constant([1, 2]))
tf.constant([[1, 2], [3, 4.]])
tf.constant([])
tf.constant(1j)
tf.constant(True), tf.constant("a"), tf.constant(np.float64(1)), tf.constant([np.float64(1), 2])
tf.constant(5, shape=[2]), tf.constant(5, tf.int8, [2]), tf.constant(5, dtype=tf.float32)
tf.constant(tf.constant(1, tf.int16), tf.float32), tf.constant(w, tf.float16)
tf.constant(w, tf.int32)
tf.constant(2**40)
w + 1, w + tf.constant(2, tf.int8), tf.constant([True]) + 1, tf.constant("a") + "b", 2 - tf.constant(1, tf.float16)
tf.constant(7) // 2, tf.constant(7) % 2, tf.constant(7) / 2, tf.constant(7, tf.int32) / 2, 2 ** tf.constant(3)
tf.constant([[1, 2]]) @ tf.constant([[1.], [2]]), np.array(1, np.int8) + w, tf.constant([1, 2]) * [1., 2.]
w > 1, w == 1.5, w != 1, tf.less(w, 1)
w != tf.constant(1, tf.int8)
w == tf.constant(1, tf.int8)
tf.less(w, tf.constant(1, tf.int8))
w & 1
-w, abs(w), ~tf.constant(1), round(w), +w
tf.maximum(w, 2), tf.minimum(w, tf.constant(1., tf.float16))
tf.constant([1, 2])[0], tf.constant([1, 2])[:1]
tf.constant([1, 2]).T, tf.constant([1, 2]).reshape(2, 1), tf.constant([1, 2]).mean(), tf.constant([1, 2]).tolist()
tf.constant(1) + None
tf.constant(1) + "a"
tf.reduce_sum([1, 2]), tf.reduce_sum(tf.constant([1, 2])), tf.reduce_max(np.array([1.]))
tf.reduce_mean(input_tensor=[1.])
tf.square(3), tf.sqrt(4.), tf.nn.relu(-1), tf.nn.relu6(8.), tf.nn.softmax([1.]), tf.clip_by_value([1., 5.], 2, 3)
tf.sqrt(4)
tf.identity(1), tf.reshape([1, 2], [2, 1]), tf.squeeze([1]), tf.expand_dims(1, 0), tf.transpose([[1, 2]])
tf.ones_like([1.]), tf.ones_like([1.], tf.float64), tf.zeros([2]), tf.range(3), tf.eye(1), tf.argmax([1., 2.])
tf.concat([[1], [2]], 0), tf.stack([w, w]), tf.cast(w, tf.float64), tf.convert_to_tensor(1), tf.convert_to_tensor(w)
tf.add(1, 2), tf.multiply(y=2, x=tf.constant(1, tf.float16)), tf.matmul([[1]], [[2]]), tf.pow(2, 3.), tf.truediv(7, 2)
tf.math.scalar_mul(2, [1.]), tf.truncatediv(7, 2), tf.math.divide_no_nan(1., 0), tf.subtract(1, np.float16(2))
tf.add(tf.ragged.constant([[1]]), 1)
tf.Variable(1) + 1, tf.Variable(1) + 1.5, tf.Variable(w).dtype
tf.Variable(10, dtype=tf.int32).assign_add(tf.constant(5, tf.int16)).numpy()
tf.Variable(10, dtype=tf.int32).assign_add(tf.constant(5., tf.float32))
tf.Variable(10, dtype=tf.int32).assign(w)
tf.Variable(10., dtype=tf.float32).assign_sub(1).numpy()
tnp.array([1, 2.]), tnp.array([1, 2.], dtype=np.float32), tnp.arange(3), tnp.zeros([2]), tnp.ones_like([1, 2])
tnp.sum([1, 2]), tnp.sum([np.int8(1)]), tnp.sqrt(4), tnp.mean([1, 2]), tnp.expand_dims(1, 0), tnp.cumsum([1, 2])
tnp.add(1, 2.), tnp.maximum(1, 2.), tnp.matmul([[1]], [[2.]]), tnp.linspace(0, 1, 3), tnp.stack([1, 2])
tnp.concatenate([[1], [2.]]), tnp.where([True], [1], [2.])
tnp.result_type(1, np.int8), tnp.result_type(1, 1.5), tnp.result_type(w, tf.float16), tnp.result_type()
""".strip().split("\n")
SAFE = """
tf.constant(10, tf.int32) + tf.constant(5.)
tf.constant(10, tf.int32) + tf.constant(5., tf.float32)
tf.constant(10) + tf.constant(5.), tf.constant(10, tf.int32) + 1, tf.constant(3, tf.int8) + tf.constant(1., tf.float16)
tf.maximum(tf.constant(10, tf.int32), 1.5)
tf.constant(3, tf.int8) * 1.5
tf.constant(3, tf.int8) + tf.constant(3, tf.uint32)
tf.Variable(10, dtype=tf.int32).assign_add(tf.constant(5., tf.float32))
tf.constant(10, tf.int32) == tf.constant(5., tf.float32)
np.int64(1) + tf.constant(5., tf.float32)
""".strip().split("\n")


def outcomes(tf):
    """Expression -> how its value prints, or the class of its exception; each mode in turn."""
    import numpy as np

    tnp, found = tf.experimental.numpy, {}
    for mode, expressions in (("all", ALL), ("safe", SAFE)):
        tnp.experimental_enable_numpy_behavior(dtype_conversion_mode=mode)
        names = {"tf": tf, "tnp": tnp, "np": np, "w": tf.constant(1.5)}
        for expression in expressions:
            try:
                found[f"{mode}: {expression}"] = repr(eval(expression, names))  # noqa: S307
            except Exception as wrong:
                found[f"{mode}: {expression}"] = type(wrong).__name__
    return found
