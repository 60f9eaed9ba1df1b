"""Errors while a function is traced: the user's own lines, from the outermost function to the one that failed."""

import minitf as tf


def multiply(x):
    return tf.matmul(x, x)


def layer(x):
    if x[0, 0] > 0:
        y = multiply(x)
    else:
        y = x
    return y


@tf.function
def model(x):
    for _ in tf.range(3):
        x = layer(x)
    return x


@tf.function
def function_in_function(x):
    return x + model(x)


def unconverted_too(x):
    return tf.reshape(x, [100])


@tf.autograph.experimental.do_not_convert
def unconverted(x):
    return unconverted_too(x)


@tf.function
def calls_unconverted(x):
    while x[0, 0] < 3:
        x = unconverted(x)
    return x


@tf.function
def raises(x):
    raise ValueError("two\nlines")


@tf.function
def with_lambda(x):
    return (lambda v: multiply(v))(x)


@tf.function
def nested(x):
    def inner(y):
        return multiply(y) if y[0, 0] > 0 else y

    return inner(x)


@tf.function
def undefined(x):
    if x[0, 0] > 0:
        y = 1
    return y


@tf.function
def no_condition(x):
    if x:
        return 1
    return 2


@tf.function
def unpacked(x):
    a, b = x
    return a + b


@tf.function
def two_dtypes(x):
    return x + tf.constant(1)


@tf.function
def no_attribute(x):
    return x.foo


@tf.function
def grows(x):
    for _ in tf.range(3):
        x = tf.concat([x, x], 0)
    return x


@tf.function
def in_branch(x):
    return tf.cond(x[0, 0] > 0, lambda: multiply(x), lambda: x)


class Model:
    @tf.function
    def __call__(self, x):
        return self.step(x)

    def step(self, x):
        return [multiply(part) for part in [x]]


class OwnError(Exception):
    pass


@tf.function
def own(x):
    raise OwnError("own")


@tf.function(autograph=False)
def without(x):
    return multiply(x)


@tf.function
def asserts(x):
    assert x.shape.rank == 3, "three axes"


FUNCTIONS = [model, function_in_function, calls_unconverted, raises, with_lambda, nested, undefined, no_condition,
             unpacked, two_dtypes, no_attribute, grows, in_branch, Model(), own, without, asserts]  # fmt: skip
for f in FUNCTIONS:
    try:
        f(tf.zeros([2, 3]))
    except Exception as error:
        print(type(error).__name__)
        way, _, told = str(error).partition("\n\n    " + type(error).__name__)
        for line in way.splitlines() if told else ():
            print(line)
