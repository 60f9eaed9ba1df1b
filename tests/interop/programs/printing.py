"""How tensors, variables, shapes and dtypes print."""

import minitf as tf

print(tf.constant(3))
print(tf.constant([[1.5, -2.0], [0.25, 1e10]]))
print(repr(tf.constant([True, False])))
print(repr(tf.constant("digits")))
print(repr(tf.constant([1, 2, 3], tf.uint8)))
print(repr(tf.zeros([2, 0, 3])))
print(repr(tf.constant(2 + 1j)))
print(repr(tf.cast([0.1, 1000.0], tf.bfloat16)))
print(tf.Variable([1.0, 2.0], name="weights"))
print(tf.TensorShape([None, 3]), tf.constant([[1]]).shape, tf.float32, repr(tf.int64))
print(tf.TensorSpec([None, 28, 28], tf.float32))
print(f"{tf.constant(0.5):.2f}", float(tf.constant(2)), int(tf.constant(7)), bool(tf.constant(True)))
