"""The programs of chapters 4 to 8 as functions of the library, each returning the text that it would print.

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


# --- chapter 6 ---------------------------------------------------------------------------------------------------
def gradient(tf, f, x):
    tape, y = watched(tf, f, x)
    return tape.gradient(y, x)


def valley(x):
    return (1.0 - x[0]) ** 2 + 10.0 * (x[1] - x[0] ** 2) ** 2


def hessian(tf):
    start = tf.constant([-1.2, 1.4], tf.float64)
    outer, slopes = watched(tf, lambda x: gradient(tf, valley, x), start)
    return f"{slopes.numpy().round(2)} {outer.jacobian(slopes, start).numpy().round(2).tolist()}"


def descent(tf):
    x = tf.constant([-1.2, 1.4], tf.float64)
    for _ in range(200):
        x = x - 0.01 * gradient(tf, valley, x)
    return str(x.numpy().round(3))


def newton(tf):
    x = tf.constant([-1.2, 1.4], tf.float64)
    heights = []
    for _ in range(5):
        outer, slopes = watched(tf, lambda x: gradient(tf, valley, x), x)
        x = x - tf.linalg.solve(outer.jacobian(slopes, x), slopes[:, None])[:, 0]
        heights.append(f"{float(valley(x)):.1e}")
    return " ".join(heights)


def forward_mode(tf):
    w, x = tf.constant(2.0), tf.constant(3.0)
    with tf.autodiff.ForwardAccumulator([w, x], [tf.constant(1.0), tf.constant(0.0)]) as acc:
        a = w * x
        b = a + x
        y = a * b
    return f"{acc.jvp(y)!r} {[float(acc.jvp(t)) for t in (a, b)]}"


def tangent_of_a_gradient(tf):
    x, u = tf.constant([1.0, 2.0]), tf.constant([1.0, 0.0])
    with tf.autodiff.ForwardAccumulator(x, u) as acc:
        slopes = gradient(tf, lambda x: tf.reduce_sum(x**3.0) + x[0] * x[1], x)
    return f"{slopes.numpy()} {acc.jvp(slopes).numpy()}"


def blocks_of_a_batch(tf):
    examples = tf.reshape(tf.range(6.0) / 10.0, [3, 2])
    weights = tf.constant([[1.0, 2.0], [3.0, 4.0]])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(examples)
        results = tf.matmul(examples, weights) ** 2
    whole, blocks = tape.jacobian(results, examples), tape.batch_jacobian(results, examples)
    return f"{whole.shape} {np.count_nonzero(whole)} {blocks.numpy().round(4).tolist()}"


def bend(tf):
    def naive(x):
        return tf.math.log(1.0 + tf.exp(x))

    @tf.custom_gradient
    def careful(x):
        e = tf.exp(x)
        return tf.math.log(1.0 + e), lambda dy: dy * (1.0 - 1.0 / (1.0 + e))

    xs = [tf.constant(1.0), tf.constant(100.0)]
    slopes = [f"{float(gradient(tf, f, x)):.6f}" for f in (naive, careful) for x in xs]
    second = gradient(tf, lambda x: gradient(tf, careful, x), xs[0])
    return f"{slopes} {float(second):.6f}"


def rounding(tf):
    x = tf.constant([0.2, 1.4, 2.7])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        honest, pretending = tf.round(x) * 3.0, tf.grad_pass_through(tf.round)(x) * 3.0
    return f"{pretending.numpy()} {tape.gradient(honest, x)} {tape.gradient(pretending, x).numpy()}"


def two_runs(tf):
    runs = []

    def block(x):
        runs.append(1)
        return tf.tanh(tf.tanh(x))

    slope = gradient(tf, tf.recompute_grad(block), tf.constant(0.5))
    return f"{float(slope):.6f} {len(runs)} runs"


def hessians_of_a_graph(tf):
    x = tf.constant(3.0)
    try:
        tf.hessians(x * x, x)
    except RuntimeError as error:
        return f"RuntimeError: {error}"
    return "no error"


# --- chapter 8 ---------------------------------------------------------------------------------------------------
def told(f, *args, **options):
    """The class and the last line of what a function raises, or the numbers that it gives."""
    try:
        return str(f(*args, **options).numpy())
    except Exception as error:
        return str(error).strip().splitlines()[-1].strip()


def shortened_vectors(tf):
    @tf.function
    def shortened(x, limit):
        length = tf.sqrt(tf.reduce_sum(x * x))
        if length > limit:
            x = x * (limit / length)
        return x

    return " ".join(told(shortened, tf.constant(x), tf.constant(1.0)) for x in ([3.0, 4.0], [0.3, 0.4]))


def square_root(tf):
    @tf.function
    def root(x):
        guess = x
        while tf.abs(guess * guess - x) > 1e-3:
            other = x / guess
            guess = (guess + other) / 2.0
        return guess

    tape, y = watched(tf, root, x := tf.constant(2.0))
    return f"{float(y):.6f} {float(tape.gradient(y, x)):.6f}"


def open_shapes(tf):
    @tf.function(autograph=False)
    def one_or_two(x):
        y = tf.cond(x > 0.0, lambda: tf.ones([2, 3]), lambda: tf.ones([2, 5]))
        return tf.constant(str(y.shape))

    return told(one_or_two, tf.constant(1.0))


def grown(tf):
    @tf.function(autograph=False)
    def grow(x, **options):
        return tf.while_loop(lambda x: tf.size(x) < 10, lambda x: [tf.concat([x, x], 0)], [x], **options)[0]

    return told(grow, tf.constant([1, 2, 3]), shape_invariants=[tf.TensorShape([None])])


def collected(tf):
    @tf.function
    def collect(x, limit):
        total = 0.0
        for value in x:
            if value < 0.0:
                continue
            total += value
            if total > limit:
                break
        return total

    return told(collect, tf.constant([1.0, -5.0, 2.0, 3.0, 100.0]), tf.constant(5.0))


def a_name_without_a_value(tf):
    @tf.function
    def sign(x):
        if x > 0.0:
            name = "positive"
        return name

    return told(sign, tf.constant(1.0))


def array_of_squares(tf):
    @tf.function
    def squares(n):
        found = tf.TensorArray(tf.int32, size=n)
        for i in tf.range(n):
            found = found.write(i, i * i)
        return found.stack()

    return told(squares, tf.constant(5))


def return_in_a_loop(tf):
    @tf.function
    def first(x):
        for value in x:
            if value > 0.0:
                return value
        return -1.0

    return told(first, tf.constant([-1.0, 2.0]))


PROGRAMS = {
    "04_tape": [three_lines, square, matrix_product, bias, nothing_to_pass_back, corners, second_call,
                slope_of_the_slope, rows_of_a_table],
    "05_training": [shown_variable, a_read_keeps_its_values, watched_variables, line, names_of_a_model, adam,
                    random_start],
    "06_beyond": [hessian, descent, newton, forward_mode, tangent_of_a_gradient, blocks_of_a_batch, bend, rounding,
                  two_runs, hessians_of_a_graph],
    "08_autograph": [shortened_vectors, square_root, open_shapes, grown, collected, a_name_without_a_value,
                     array_of_squares, return_in_a_loop],
}
OWN_WORDS = [second_call, hessians_of_a_graph, a_name_without_a_value]  # the same exception, in minitf's own words
MORE_HERE = [return_in_a_loop]  # TensorFlow refuses what minitf can do
# What TensorFlow prints stands on the page.
QUOTED = [corners, second_call, shown_variable, random_start, hessians_of_a_graph, square_root, a_name_without_a_value,
          return_in_a_loop]
