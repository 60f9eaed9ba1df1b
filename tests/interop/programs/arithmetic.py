"""Operators, broadcasting, and what mixes with what."""

import minitf as tf

x = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
n = tf.constant([7, -7, 3])

print((x + 1).numpy(), (2 - x).numpy(), (x * x).numpy(), (1 / x).dtype)
print((n // 2).numpy(), (n % 4).numpy(), (n / 2).dtype, (n**2).numpy(), (-n).numpy(), abs(n).numpy())
print((x > 2).numpy(), (n == [7, 7, 3]).numpy(), (~(x > 2)).numpy())
print((x @ tf.transpose(x)).numpy(), tf.matmul(x, x, transpose_b=True).shape)
print(tf.reduce_sum(x).numpy(), tf.reduce_mean(x, axis=0).numpy(), tf.reduce_max(x, axis=1, keepdims=True).numpy())
print(tf.argmax(x, axis=1).numpy(), tf.nn.relu(x - 3).numpy(), tf.one_hot([0, 2], 3).numpy())

for wrong in (
    lambda: x + tf.constant(1),
    lambda: x @ x,
    lambda: tf.reshape(x, [4, 2]),
    lambda: tf.constant([1, 2, 3], tf.float32) + tf.constant([1.0, 2.0]),
    lambda: tf.reduce_sum(x, axis=2),
    lambda: tf.cast(n, "no such dtype"),
):
    try:
        wrong()
    except Exception as error:  # which class it is, is what is compared
        print(type(error).__name__)
