"""What is said about loops and functions: shapes that stay open, limits, what to rewrite and what not."""

import minitf as tf


def show(f, *args):
    try:
        print(f.__name__, tf.nest.map_structure(lambda y: y.numpy().tolist(), f(*args)))
    except Exception as error:
        print(f.__name__, type(error).__name__)


@tf.function
def doubled_until(x, n):
    while tf.size(x) < n:
        tf.autograph.experimental.set_loop_options(shape_invariants=[(x, tf.TensorShape([None]))])
        x = tf.concat([x, x], 0)
    return x


@tf.function
def a_few_rounds(n):
    i = tf.constant(0)
    while i < n:
        tf.autograph.experimental.set_loop_options(maximum_iterations=3)
        i += 1
    return i


@tf.function
def open_for(n):
    x = tf.zeros([0], tf.int32)
    for i in tf.range(n):
        tf.autograph.experimental.set_loop_options(
            parallel_iterations=1, shape_invariants=[(x, tf.TensorShape([None]))]
        )
        x = tf.concat([x, [i * i]], 0)
    return x


@tf.function
def without_options(n):
    x = tf.zeros([0], tf.int32)
    for i in tf.range(n):
        x = tf.concat([x, [i]], 0)
    return x


@tf.function
def two_state_shapes(n):
    rows = tf.zeros([0, 2])
    count = 0
    for i in tf.range(n):
        tf.autograph.experimental.set_loop_options(shape_invariants=[(rows, tf.TensorShape([None, 2]))])
        if i % 2 == 0:
            rows = tf.concat([rows, tf.fill([1, 2], tf.cast(i, tf.float32))], 0)
            count += 1
    return rows, count


show(doubled_until, tf.constant([1, 2, 3]), tf.constant(7))
show(a_few_rounds, tf.constant(10))
show(a_few_rounds, tf.constant(2))
show(open_for, tf.constant(4))
show(without_options, tf.constant(4))
show(two_state_shapes, tf.constant(5))


def size(x):
    if x > 0:
        return x
    return -x


def calls_size(x):
    return size(x) + 1


converted = tf.autograph.to_graph(calls_size)
print(converted(tf.constant(-3)).numpy())
with_graph = tf.function(converted, autograph=False)
print(with_graph(tf.constant(-3)).numpy())
alone = tf.function(tf.autograph.to_graph(calls_size, recursive=False), autograph=False)
try:
    print(alone(tf.constant(-3)).numpy())
except Exception as error:
    print(type(error).__name__)

source = tf.autograph.to_code(size)
print("if_stmt" in source, "while_stmt" in source)
for wrong in (3, "text", tf.constant(1)):
    try:
        tf.autograph.to_graph(wrong)
    except Exception as error:
        print("ConversionError" in type(error).__name__ or type(error).__name__)


@tf.autograph.experimental.do_not_convert
def python_alone(flag, x):
    return x if flag else -x


@tf.function
def uses_it(x):
    return python_alone(True, x) + python_alone(False, 2 * x)


show(uses_it, tf.constant(3))
print(python_alone.__name__, tf.autograph.experimental.do_not_convert(size)(4))


@tf.function(autograph=False)
def by_hand(x):
    return tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * x), (0, 1))[1]


@tf.function(autograph=False)
def cases(x):
    return tf.case([(x < 0, lambda: -1), (x < 10, lambda: 0)], default=lambda: 1), tf.switch_case(
        x % 3, [lambda: "a", lambda: "b", lambda: "c"]
    )


@tf.function(autograph=False)
def folded(x):
    return tf.foldl(lambda a, b: 2 * a + b, x), tf.scan(lambda a, b: a + b, x), tf.map_fn(lambda a: a * a, x)


show(by_hand, tf.constant(5))
for n in (-4, 5, 30):
    show(cases, tf.constant(n))
show(folded, tf.constant([1, 2, 3]))
