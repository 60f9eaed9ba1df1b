"""A regression by gradient descent, in the words of a first TensorFlow tutorial."""

import minitf as tf

x = tf.linspace(-1.0, 1.0, 21)
noise = tf.sin(x * 50.0) * 0.1
y = 3.0 * x - 2.0 + noise

slope, offset = tf.Variable(0.0), tf.Variable(0.0)
for step in range(61):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(slope * x + offset - y))
    if step % 20 == 0:
        print(f"{step:2d}  loss {loss.numpy():.4f}  slope {slope.numpy():.3f}  offset {offset.numpy():.3f}")
    d_slope, d_offset = tape.gradient(loss, [slope, offset])
    slope.assign_sub(0.2 * d_slope)
    offset.assign_sub(0.2 * d_offset)
