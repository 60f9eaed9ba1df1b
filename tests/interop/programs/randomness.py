"""The same seed gives the same numbers."""

import minitf as tf

tf.random.set_seed(1234)
print(tf.random.normal([2, 3]).numpy().round(4))
print(tf.random.uniform([3], maxval=100, dtype=tf.int32).numpy(), tf.random.uniform([2], -1, 1).numpy().round(4))
print(tf.random.normal([2], mean=10.0, stddev=0.1, seed=5).numpy().round(4))
print(tf.random.shuffle(tf.range(10)).numpy())

tf.random.set_seed(1234)
print(tf.random.normal([2, 3]).numpy().round(4))
