"""The programs of chapters 4 and 5 as functions of the library, each returning the text that it would print.

record_programs.py runs them with TensorFlow and writes programs.json; tests/book/test_programs.py runs them with minitf
and compares. Needs neither library itself.
"""

import numpy as np


def watched(tf, f, *xs):
    """f(*xs) on a tape that watches xs: the tape and the result."""
    with tf.GradientTape() as tape:
        tape.watch(xs)
        y = f(*xs)
    return tape, y


# --- chapter 4 ---------------------------------------------------------------------------------------------------
def three_lines(tf):
    def program(w, x):
        a = w * x
        b = a + x
        return a * b

    w, x = tf.constant(2.0), tf.constant(3.0)
    tape, y = watched(tf, program, w, x)
    return repr(tape.gradient(y, [w, x]))


def square(tf):
    x = tf.constant(3.0)
    tape, y = watched(tf, lambda x: x * x, x)
    return repr(tape.gradient(y, x))


def matrix_product(tf):
    a = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    b = tf.constant([[1.0, 0.0, 2.0, 0.0], [0.0, 1.0, 0.0, 1.0], [1.0, 1.0, 0.0, 2.0]])
    dy = tf.constant([[1.0, 10.0, 100.0, 1000.0], [0.0, 0.0, 0.0, 1.0]])
    tape, y = watched(tf, tf.matmul, a, b)
    return "\n".join(str(d.numpy()) for d in tape.gradient(y, [a, b], output_gradients=dy))


def bias(tf):
    scores, bias = tf.zeros([4, 3]), tf.constant([0.1, 0.2, 0.3])
    tape, y = watched(tf, lambda scores, bias: scores + bias, scores, bias)
    dy = tf.reshape(tf.range(12.0), [4, 3])
    return "\n".join(str(d.numpy()) for d in tape.gradient(y, [scores, bias], output_gradients=dy))


def nothing_to_pass_back(tf):
    x = tf.constant(3.0)
    with tf.GradientTape(persistent=True) as tape:
        early = x * x
        tape.watch(x)
        cut = tf.stop_gradient(x) * 2.0
        rounded = tf.cast(tf.cast(x, tf.int32), tf.float32)
        with tape.stop_recording():
            unseen = x * x
    ys = [early, cut, rounded, unseen]
    zeros = [tape.gradient(y, x, unconnected_gradients="zero") for y in ys]
    return f"{[tape.gradient(y, x) for y in ys]} {[float(zero) for zero in zeros]}"


def corners(tf):
    lines = []
    for name, function in [("relu", tf.nn.relu), ("abs", tf.abs), ("sqrt", tf.sqrt)]:
        zero = tf.constant(0.0)
        tape, y = watched(tf, function, zero)
        lines.append(f"{name} {float(tape.gradient(y, zero))}")
    return "\n".join(lines)


def second_call(tf):
    x = tf.constant(3.0)
    tape, y = watched(tf, lambda x: x * x, x)
    tape.gradient(y, x)
    try:
        tape.gradient(y, x)
    except RuntimeError as error:
        return f"RuntimeError: {error}"
    return "no error"


def slope_of_the_slope(tf):
    x = tf.constant(3.0)
    with tf.GradientTape() as outer:
        outer.watch(x)
        inner, y = watched(tf, lambda x: x * x * x, x)
        slope = inner.gradient(y, x)
    return f"{float(slope)} {float(outer.gradient(slope, x))}"


def rows_of_a_table(tf):
    table = tf.Variable(tf.zeros([1000, 2]))
    with tf.GradientTape() as tape:
        y = tf.gather(table, [7, 999, 7])
    slices = tape.gradient(y, table)
    return f"{type(slices).__name__} {slices.indices.numpy()} {slices.values.numpy().tolist()}"


# --- chapter 5 ---------------------------------------------------------------------------------------------------
def shown_variable(tf):
    v = tf.Variable([1.0, 2.0, 3.0])
    v.assign_add([10.0, 10.0, 10.0])
    return repr(v)


def a_read_keeps_its_values(tf):
    v = tf.Variable([1.0, 2.0, 3.0])
    seen = v.value()
    v.assign_add([1.0, 1.0, 1.0])
    return f"{seen.numpy()} {v.numpy()}"


def watched_variables(tf):
    w = tf.Variable(3.0, name="w")
    frozen = tf.Variable(5.0, trainable=False, name="frozen")
    with tf.GradientTape() as tape:
        y = w * w * frozen
    return f"{[variable.name for variable in tape.watched_variables()]} {tape.gradient(y, [w, frozen])}"


def line(tf):
    random = np.random.default_rng(0)
    xs = random.uniform(-1, 1, 40).astype("float32")
    ys = (2 * xs - 1 + random.normal(0, 0.3, 40)).astype("float32")
    x, y = tf.constant(xs), tf.constant(ys)
    w, b = tf.Variable(-1.0), tf.Variable(1.0)
    for _ in range(40):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        final = f"w {float(w):.4f}  b {float(b):.4f}  loss {float(loss):.4f}"
        w.assign_sub(0.3 * dw)
        b.assign_sub(0.3 * db)
    return final


def names_of_a_model(tf):
    class Dense(tf.Module):
        def __init__(self, inputs, outputs, name=None):
            super().__init__(name=name)
            self.w = tf.Variable(tf.zeros([inputs, outputs]), name="w")
            self.b = tf.Variable(tf.zeros([outputs]), name="b")

    class DigitReader(tf.Module):
        def __init__(self):
            super().__init__()
            self.layers = [Dense(64, 128), Dense(128, 10)]

    return "\n".join(f"{v.name} {v.shape}" for v in DigitReader().trainable_variables)


def adam(tf):
    var, m, v = tf.Variable([-4.0, 1.0]), tf.Variable([0.0, 0.0]), tf.Variable([0.0, 0.0])
    for step in range(1, 31):
        with tf.GradientTape() as tape:
            height = 0.5 * tf.reduce_sum(tf.constant([1.0, 20.0]) * var**2)
        tf.raw_ops.ResourceApplyAdam(
            var=var.handle, m=m.handle, v=v.handle, beta1_power=0.9**step, beta2_power=0.999**step,
            lr=0.3, beta1=0.9, beta2=0.999, epsilon=1e-7, grad=tape.gradient(height, var))
    return " ".join(f"{x:.4f}" for x in var.numpy())


def random_start(tf):
    tf.random.set_seed(1)
    weights = tf.random.normal([64, 128], stddev=0.1)
    order = tf.random.shuffle(tf.range(10))
    return f"{weights.numpy()[0, :4]} {order.numpy()}"


PROGRAMS = {
    "04_tape": [three_lines, square, matrix_product, bias, nothing_to_pass_back, corners, second_call,
                slope_of_the_slope, rows_of_a_table],
    "05_training": [shown_variable, a_read_keeps_its_values, watched_variables, line, names_of_a_model, adam,
                    random_start],
}
OWN_WORDS = [second_call]  # the same exception, in minitf's own words
QUOTED = [corners, second_call, shown_variable, random_start]  # what TensorFlow prints stands on the page
