"""Beyond the first derivative: rules of one's own, forward mode, Jacobians, computing twice, and what they refuse."""

import minitf as tf

Forward = tf.autodiff.ForwardAccumulator


@tf.custom_gradient
def log1pexp(x):
    e = tf.exp(x)
    return tf.math.log(1.0 + e), lambda dy: dy * (1.0 - 1.0 / (1.0 + e))


x = tf.constant(100.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = log1pexp(x)
print(y.numpy(), tape.gradient(y, x).numpy())

w = tf.Variable(3.0)


@tf.custom_gradient
def scaled(x, offset=0.0):
    def grad(dy, variables=None):
        return dy * 10.0, [dy * 100.0 for _ in variables]

    return x * w + offset, grad


x = tf.constant(2.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = scaled(x, offset=1.0)
print(y.numpy(), [g.numpy() for g in tape.gradient(y, [x, w])], len(tape.watched_variables()))

x = tf.constant([1.2, 2.7])
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.grad_pass_through(tf.round)(x) * 3.0
print(y.numpy(), tape.gradient(y, x).numpy())

runs = []


@tf.recompute_grad
def block(x):
    runs.append(1)
    return x * x * w


x = tf.constant(2.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = block(x)
print(len(runs), [g.numpy() for g in tape.gradient(y, [x, w])], len(runs))

v, u = tf.Variable([1.0, 2.0]), tf.constant([1.0, 0.0])
with Forward(v, u) as acc:
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(v**3.0) + v[0] * v[1]
    gradient = tape.gradient(y, v)
print(acc.jvp(y).numpy(), gradient.numpy(), acc.jvp(gradient).numpy(), acc.jvp(tf.constant(1.0)))
x = tf.constant([1.0, 2.0])
with Forward(x, u) as outer, Forward(x, u) as inner:
    y = x[0] ** 4.0
print(outer.jvp(inner.jvp(y)).numpy(), inner.jvp(outer.jvp(y)), inner.jvp(u, unconnected_gradients="zero").numpy())
with Forward(v, u) as acc:
    before = v * v
    v.assign([5.0, 5.0])
    after = v * v
print(acc.jvp([before, after])[1].numpy(), acc.jvp(v).numpy())

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    y = x * x * x[:, :1]
print(tape.jacobian(y, x).numpy())
print(tape.batch_jacobian(y, x).numpy())
print(tape.jacobian(y, {"v": v, "x": x})["v"], tape.batch_jacobian(y, tf.ones([2, 1])).numpy())

for wrong in (
    lambda: Forward([x, x], [x, x]),
    lambda: Forward([x], x),
    lambda: Forward(x, tf.ones([2, 2], tf.float64)),
    lambda: Forward(x, None),
    lambda: acc.jvp(x, unconnected_gradients="nil"),
    lambda: tape.batch_jacobian(y, tf.ones([3, 2])),
    lambda: tape.batch_jacobian(tf.ones([2]), x),
    lambda: tf.custom_gradient(lambda x: (x * w, lambda dy: dy))(x),
    lambda: tf.custom_gradient(lambda x: x)(tf.constant(1.0)),
    lambda: tf.custom_gradient(lambda x: (x, lambda dy: dy))(object()),
    lambda: tf.gradients(x, x),
    lambda: tf.hessians(x, x),
    lambda: tf.RegisterGradient("Sin")(lambda call, dy: dy),
    lambda: tf.RegisterGradient(3),
    lambda: tf.no_gradient("ArgMax"),
):
    try:
        print(wrong())
    except Exception as error:  # which class it is, is what is compared
        print(type(error).__name__)
