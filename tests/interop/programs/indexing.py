"""Indexing as in NumPy, and with tensors."""

import minitf as tf

x = tf.reshape(tf.range(24), [2, 3, 4])

print(x[1].numpy(), x[0, 1, 2].numpy(), x[-1, ..., 0].numpy())
print(x[:, 1:, ::2].numpy(), x[..., ::-1].numpy(), x[:, tf.newaxis].shape, x[0:0].shape)
print(x[tf.constant(1), tf.constant(2)].numpy(), x[x > 20].numpy())
print(tf.gather(x, [2, 0], axis=1).numpy(), tf.gather_nd(x, [[0, 0], [1, 2]]).numpy())
print(tf.boolean_mask(x, [True, False]).shape, tf.where(x[0] > 5).numpy())
print([part.shape for part in tf.split(x, 2, axis=2)], tf.concat([x, x], 0).shape, tf.stack([x, x], 1).shape)

for wrong in (lambda: x[2], lambda: x[0, 0, 0, 0], lambda: x["a"], lambda: x[1.5]):
    try:
        wrong()
    except Exception as error:  # which class it is, is what is compared
        print(type(error).__name__)
