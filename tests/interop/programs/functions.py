"""Functions that are traced: what they return, remember, draw and say of themselves."""

import minitf as tf

tf.random.set_seed(1234)


@tf.function(autograph=False)
def draws():
    return tf.random.uniform([2]), tf.random.normal([2]), tf.random.uniform([2], maxval=5, dtype=tf.int32)


@tf.function(autograph=False)
def drops(x):
    return tf.nn.dropout(x, 0.5), tf.random.truncated_normal([2], seed=3)


for _ in range(2):
    print([x.numpy().round(5).tolist() for x in draws()])
    print([x.numpy().round(5).tolist() for x in drops(tf.ones([6]))])

v = tf.Variable([1.0, 2.0])


@tf.function(autograph=False)
def scale(x, factor=2.0, *, flag=True):
    print("tracing", x, factor)
    v.assign_add(x)
    return {"y": x * v * factor, "rest": [None, flag]}


x = tf.constant([0.5, 1.5])
print(scale(x), scale(x), scale(x, 3.0), sep="\n")
print(scale.experimental_get_tracing_count(), v.numpy())
print(scale.get_concrete_function(x).structured_input_signature)
print(scale.get_concrete_function(x).output_shapes, scale.get_concrete_function(x).output_dtypes)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.reduce_sum(scale(x)["y"])
print([g.numpy().tolist() for g in tape.gradient(y, [x, v])])
