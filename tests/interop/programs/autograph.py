"""if, while and for on tensors, in functions that are traced."""

import minitf as tf


@tf.function
def sign(x):
    if x > 0:
        return 1
    elif x < 0:
        return -1
    else:
        return 0


@tf.function
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


@tf.function
def sum_of_small(x, limit):
    total = tf.zeros_like(limit)
    for row in x:
        if row < 0:
            continue
        total += row
        if total > limit:
            break
    return total


@tf.function
def unrolled(x, n):
    for i in range(n):
        if i % 2:
            x *= 2
        else:
            x += i
    return x


@tf.function
def newton(x):
    guess = x
    while abs(guess * guess - x) > 1e-3:
        guess = (guess + x / guess) / 2
    return guess


class Counter:
    def __init__(self):
        self.seen = tf.Variable(0)

    @tf.function
    def count(self, x):
        for item in x:
            if (item > 0 and item % 2 == 0) or item == 7:
                self.seen.assign_add(1)
        return self.seen.read_value()


def helper(x):
    while x > 10:
        x -= 10
    return x


@tf.function
def calls(x):
    def double(y):
        return y * 2 if y < 5 else y

    return double(helper(x))


@tf.function
def swap(x, y):
    pair = {"big": x, "small": y}
    if x < y:
        pair = {"big": y, "small": x}
    return pair


@tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
def decayed(x):
    state = 0.0
    for v in x:
        state = 0.5 * state + v
    return state


for n in (-3, 0, 5):
    print(sign(tf.constant(n)).numpy())
print(collatz(tf.constant(27)).numpy(), collatz(tf.constant(1)).numpy())
print(sum_of_small(tf.constant([1, -5, 2, 3, 100]), tf.constant(5)).numpy())
print(unrolled(tf.constant(1), 5).numpy())
print(f"{newton(tf.constant(2.0)).numpy():.3f}")
counter = Counter()
print(counter.count(tf.range(9)).numpy(), counter.count(tf.constant([2, 7])).numpy())
print(calls(tf.constant(23)).numpy(), calls(tf.constant(8)).numpy())
print({key: value.numpy() for key, value in swap(tf.constant(1), tf.constant(2)).items()})
print(decayed(tf.constant([1.0, 2.0, 3.0])).numpy(), decayed(tf.constant([])).numpy())

x = tf.constant(3.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = newton(x)
print(f"{tape.gradient(y, x).numpy():.3f}")


def refused(f, *args):
    """What kind of error a function raises while it is traced."""
    try:
        tf.function(f)(*args)
    except Exception as error:
        return type(error).__name__
    return "nothing"


def one_branch(x):
    if x > 0:
        y = x
    return y


def two_dtypes(x):
    if x > 0:
        y = 1
    else:
        y = 1.0
    return y


def one_return(x):  # noqa: RET503
    if x > 0:
        return x


def growing(x):
    while tf.reduce_sum(x) < 10:
        x = tf.concat([x, x], 0)
    return x


def nesting(x):
    y = x
    while x < 3:
        x += 1
        y = [y]
    return y


def rows_of_a_scalar(x):
    for row in x:
        x += row
    return x


def number_as_condition(x):
    if x:
        return 1
    return 2


def python_loop(x):
    for i in range(3):
        if x > i:
            break
    return x


@tf.autograph.experimental.do_not_convert
def plain(x):
    if x > 0:
        return 1
    return 2


for f in (one_branch, two_dtypes, one_return, nesting, rows_of_a_scalar, number_as_condition, python_loop, plain):
    print(f.__name__, refused(f, tf.constant(1)))
print("growing", refused(growing, tf.constant([1])))
