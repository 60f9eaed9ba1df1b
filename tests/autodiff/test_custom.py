"""custom_gradient. Expected values are TensorFlow's."""

import functools

import numpy as np
import pytest

import minitf as tf


def number(x):
    """A gradient as a Python value: None, a number or a list."""
    return None if x is None else tf.convert_to_tensor(x).numpy().tolist()


def gradient(f, *xs, by=None):
    """The gradients of f(*xs) by its arguments, or by `by`."""
    with tf.GradientTape() as tape:
        tape.watch([x for x in xs if isinstance(x, tf.Tensor) and x.dtype.is_floating])
        y = f(*xs)
    return [number(dx) for dx in tape.gradient(y, list(xs if by is None else by))]


# --- what the function returns counts, not what it did --------------------------------------------------------------
def test_the_users_rule_replaces_that_of_the_body():
    @tf.custom_gradient
    def f(x):
        return x * x, lambda dy: dy * 100.0

    assert number(f(tf.constant(3.0))) == 9.0
    assert gradient(f, tf.constant(3.0)) == [100.0]
    assert gradient(lambda x: 2.0 * f(x) + x, tf.constant(3.0)) == [201.0]


def test_a_body_that_returns_its_argument():
    @tf.custom_gradient
    def f(x):
        return x, lambda dy: dy * 9.0

    x = tf.constant(2.0)
    assert f(x) is not x
    assert gradient(f, x) == [9.0]


def test_the_tape_goes_past_the_body_and_still_knows_it():
    inside = []

    @tf.custom_gradient
    def f(x):
        inside.append(x * x)
        return inside[0] * 1.0, lambda dy: dy * 9.0

    x = tf.constant(2.0)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = f(x)
    assert [number(g) for g in tape.gradient(y, [x, inside[0], y])] == [9.0, None, 1.0]
    assert number(tape.gradient(inside[0], x)) == 4.0


def test_what_it_returns_becomes_a_tensor():
    @tf.custom_gradient
    def f(x):
        return np.float32(6.0), lambda dy: 4.0

    x = tf.constant(2.0)
    assert isinstance(f(x), tf.Tensor)
    assert gradient(lambda x: f(x) + x, x) == [5.0]


# --- arguments ------------------------------------------------------------------------------------------------------
def test_structures_in_and_out():
    @tf.custom_gradient
    def f(d):
        def grad(du, dv):
            return {"p": du * 2.0, "q": [dv * 3.0]}

        return {"u": d["p"] * 1.0, "v": d["q"][0] * 1.0}, grad

    p, q = tf.constant(2.0), tf.constant(3.0)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([p, q])
        y = f({"p": p, "q": [q]})
    assert {key: number(value) for key, value in y.items()} == {"u": 2.0, "v": 3.0}
    assert [number(g) for g in tape.gradient(y["u"], [p, q])] == [2.0, 0.0]
    assert [number(g) for g in tape.gradient(y["v"], [p, q])] == [0.0, 3.0]


def test_an_argument_by_keyword_has_no_gradient():
    @tf.custom_gradient
    def f(x, scale=None):
        return x * scale, lambda dy: dy * 7.0

    x, scale = tf.constant(2.0), tf.constant(3.0)
    assert gradient(lambda x, scale: f(x, scale=scale), x, scale) == [7.0, None]


def test_numbers_and_texts_may_be_arguments_and_have_no_gradient():
    @tf.custom_gradient
    def f(x, n, mode):
        return x * n, lambda dy: (dy * 9.0, None, None)

    x = tf.constant(2.0)
    assert gradient(lambda x: f(x, 3.0, "fast"), x) == [9.0]
    with pytest.raises(ValueError, match="convert_to_tensor"):
        f(x, None, "fast")


@pytest.mark.parametrize("n", [1, 3])
def test_there_must_be_a_gradient_for_each_argument(n):
    @tf.custom_gradient
    def f(x, y):
        return x * y, lambda dy: [dy] * n

    with pytest.raises(ValueError, match=f"{n} gradients for 2 arguments"):
        gradient(f, tf.constant(1.0), tf.constant(1.0))


@pytest.mark.parametrize(
    ("returned", "words"), [(tf.constant(1.0), "must return a pair"), ((1.0, 3), "must be a function")]
)
def test_the_function_must_return_a_result_and_a_function(returned, words):
    with pytest.raises(TypeError, match=words):
        tf.custom_gradient(lambda: returned)()


def test_a_method_is_bound_to_its_object():
    class Scale:
        factor = 5.0

        @tf.custom_gradient
        def apply(self, x):
            return x * self.factor, lambda dy: dy * 3.0

    assert gradient(Scale().apply, tf.constant(2.0)) == [3.0]
    assert Scale.apply.__name__ == "apply"


def test_it_keeps_its_name_and_may_be_called_with_brackets():
    @tf.custom_gradient()
    def f(x):
        """Says what it does."""
        return x, lambda dy: dy

    assert (f.__name__, f.__doc__) == ("f", "Says what it does.")


# --- variables ------------------------------------------------------------------------------------------------------
def scaled(v, grad):
    @tf.custom_gradient
    def f(x):
        return x * v, grad

    return f


def test_variables_that_the_body_reads_have_gradients_of_their_own():
    v = tf.Variable(3.0)
    f = scaled(v, lambda dy, variables: (dy * 1.0, [dy * 10.0 * len(variables)]))
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    assert tape.watched_variables() == (v,)
    assert [number(g) for g in tape.gradient(y, [x, v])] == [1.0, 10.0]


def test_the_variables_may_come_by_any_keyword():
    v = tf.Variable(3.0)
    x = tf.constant(2.0)
    assert gradient(scaled(v, lambda dy, **k: (dy, [k["variables"][0] * dy])), x, by=[x, v]) == [1.0, 3.0]
    assert gradient(scaled(v, lambda dy, *, variables: (dy, [None])), x, by=[x, v]) == [1.0, None]


def test_a_gradient_function_that_does_not_take_them_is_refused():
    with pytest.raises(TypeError, match="keyword argument 'variables'"):
        scaled(tf.Variable(3.0), lambda dy: dy)(tf.constant(1.0))


def test_one_without_use_for_them_is_called_without():
    @tf.custom_gradient
    def f(x):
        return x * 2.0, lambda dy, variables=None: dy * 5.0 if variables is None else None

    assert gradient(f, tf.constant(2.0)) == [5.0]


@pytest.mark.parametrize(
    ("grad", "error", "words"),
    [(lambda dy, variables: (dy, []), ValueError, "0 gradients for 1 variables"),
     (lambda dy, variables: dy, TypeError, "a pair of gradients")],
)  # fmt: skip
def test_there_must_be_a_gradient_for_each_variable(grad, error, words):
    with pytest.raises(error, match=words):
        gradient(scaled(tf.Variable(3.0), grad), tf.constant(2.0))


def test_a_variable_may_be_an_argument():
    f = tf.custom_gradient(lambda x: (x * x, lambda dy: dy * 100.0))
    v = tf.Variable(3.0)
    assert gradient(f, v) == [100.0]
    ignored = tf.custom_gradient(lambda x: (tf.constant(1.0), lambda dy: dy * 100.0))
    assert gradient(ignored, v) == [100.0]


def test_variables_that_do_not_learn_are_none_of_its_business():
    v = tf.Variable(3.0, trainable=False)
    f = scaled(v, lambda dy: dy * 100.0)
    x = tf.constant(1.0)
    with tf.GradientTape() as tape:
        tape.watch([x, v])
        y = f(x)
    assert [number(g) for g in tape.gradient(y, [x, v])] == [100.0, None]


# --- higher orders --------------------------------------------------------------------------------------------------
@tf.custom_gradient
def log1pexp(x):
    e = tf.exp(x)
    return tf.math.log(1 + e), lambda dy: dy * (1 - 1 / (1 + e))


def test_where_the_bodys_own_gradient_overflows():
    assert gradient(log1pexp, tf.constant(100.0)) == [1.0]


def test_a_second_derivative_goes_through_the_users_function():
    x = tf.constant(1.0)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = log1pexp(x)
        dx = inner.gradient(y, x)
    np.testing.assert_allclose([number(dx), number(outer.gradient(dx, x))], [0.7310586, 0.19661194], rtol=1e-6)


def test_unless_that_has_a_rule_of_its_own():
    @tf.custom_gradient
    def f(x):
        @tf.custom_gradient
        def first(dy):
            return dy * 5.0, lambda ddy: ddy * 100.0

        return x * x, first

    x, dy = tf.constant(3.0), tf.constant(1.0)
    with tf.GradientTape() as outer:
        outer.watch(dy)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        dx = inner.gradient(y, x, output_gradients=dy)
    assert (number(dx), number(outer.gradient(dx, dy))) == (5.0, 100.0)


def test_forward_mode_goes_through_the_body_where_it_can():
    square = tf.custom_gradient(lambda x: (x * x, lambda dy: dy * 100.0))
    x = tf.constant(3.0)
    with tf.autodiff.ForwardAccumulator(x, tf.constant(1.0)) as acc:
        y, z = square(x), tf.grad_pass_through(tf.round)(x)
    assert (number(acc.jvp(y)), number(acc.jvp(z))) == (6.0, 1.0)


def test_a_function_need_not_have_a_name():
    class Halver:
        def __call__(self, x):
            return x / 2.0, lambda dy: dy * 7.0

    assert gradient(tf.custom_gradient(Halver()), tf.constant(2.0)) == [7.0]
    assert gradient(tf.custom_gradient(functools.partial(Halver())), tf.constant(2.0)) == [7.0]
