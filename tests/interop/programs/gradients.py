"""The tape: first and second order, watching, persistent, and what it refuses."""

import minitf as tf

x = tf.Variable(3.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x**3
    slope = inner.gradient(y, x)
print(slope.numpy(), outer.gradient(slope, x).numpy())

c = tf.constant([1.0, 2.0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(c)
    square, cube = c * c, c * c * c
print(tape.gradient(square, c).numpy(), tape.gradient({"s": square, "c": cube}, [c])[0].numpy())
print(
    tape.gradient(square, tf.Variable(1.0)), tape.gradient(cube, c, output_gradients=tf.constant([10.0, 1.0])).numpy()
)

with tf.GradientTape() as tape:
    loss = tf.stop_gradient(x) * x
    with tape.stop_recording():
        loss_again = loss * 100.0
print(tape.gradient(loss, x).numpy(), loss_again.numpy())
print([variable.shape for variable in tape.watched_variables()])

for wrong in (lambda: tape.gradient(loss, x), lambda: tape.watch("a")):
    try:
        wrong()
    except Exception as error:  # which class it is, is what is compared
        print(type(error).__name__)
