"""grad_pass_through. Expected values are TensorFlow's. Chapter 6 sets it as an exercise."""

import minitf as tf


def gradient(f, *xs, by=None):
    """The gradients of f(*xs) by its arguments, or by `by`, as Python values."""
    with tf.GradientTape() as tape:
        tape.watch([x for x in xs if isinstance(x, tf.Tensor)])
        y = f(*xs)
    gradients = tape.gradient(y, list(xs if by is None else by))
    return [None if g is None else g.numpy().tolist() for g in gradients]


X = tf.constant([1.2, 2.7])


def test_the_result_is_that_of_the_function():
    assert tf.grad_pass_through(tf.round)(X).numpy().tolist() == [1.0, 3.0]
    tiny = tf.constant([1e-9, -1e9])
    assert tf.grad_pass_through(tf.sign)(tiny).numpy().tolist() == [1.0, -1.0]


def test_the_gradient_passes_as_if_nothing_had_happened():
    assert gradient(tf.grad_pass_through(tf.round), X) == [[1.0, 1.0]]


def test_what_arrives_is_passed_on():
    assert gradient(lambda x: tf.grad_pass_through(tf.round)(x) * 3.0, X) == [[3.0, 3.0]]


def test_a_gradient_of_its_own_is_not_asked_for():
    assert gradient(tf.grad_pass_through(lambda x: x * 100.0), X) == [[1.0, 1.0]]


def test_each_of_several_arguments_has_its_own():
    both = tf.grad_pass_through(lambda x, y: (tf.round(x), tf.floor(y)))

    def program(x, y):
        a, b = both(x, y)
        return a * 2.0 + b * 5.0

    assert gradient(program, X, X + 1.0) == [[2.0, 2.0], [5.0, 5.0]]


def test_arguments_by_keyword_reach_the_function():
    scaled = tf.grad_pass_through(lambda x, factor=1.0: tf.round(x * factor))
    assert scaled(X, factor=10.0).numpy().tolist() == [12.0, 27.0]


def test_variables_that_the_function_reads_have_no_gradient():
    v = tf.Variable(3.0)
    assert gradient(tf.grad_pass_through(lambda x: x * v), X, by=[X, v]) == [[1.0, 1.0], None]


def test_an_assignment_that_gradients_pass():
    x, z = tf.Variable(1.0), tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = tf.grad_pass_through(x.assign)(z**2)
    assert float(tape.gradient(y, z)) == 6.0
    assert float(x) == 9.0
