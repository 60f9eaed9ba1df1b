"""+ - * / // % and their like: TensorFlow's answers at the corners, and what is promised beyond them."""

import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

X = [[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]


@table("arithmetic")
def test_as_tensorflow(expression):
    check("arithmetic", expression)


SMOOTH = {
    "add": (tf.add, X, [1.0, 2.0, 3.0]),
    "subtract": (tf.subtract, X, 2.0),
    "multiply": (tf.multiply, X, [[3.0], [-2.0]]),
    "divide": (tf.divide, X, [2.0, -0.5, 0.25]),
    "floormod": (tf.math.floormod, X, 0.9),
    "negative": (tf.negative, X),
    "square": (tf.square, X),
    "squared_difference": (tf.math.squared_difference, X, [1.0, 2.0, 3.0]),
}


@pytest.mark.parametrize("name", SMOOTH)
def test_derivatives(name):
    check_gradients(*SMOOTH[name])


@pytest.mark.parametrize("f", [tf.add, tf.subtract, tf.multiply], ids=lambda f: f.__name__)
@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64", "complex64", "int8", "uint64"])
def test_the_dtype_stays(f, dtype):
    assert f(tf.constant([3], dtype), tf.constant([2], dtype)).dtype == dtype


@pytest.mark.parametrize(("dtype", "wide"), [("int8", "float32"), ("uint16", "float32"), ("int32", "float64")])
def test_integers_divide_as_floats(dtype, wide):
    x = tf.divide(tf.constant([7], dtype), tf.constant([2], dtype))
    assert x.dtype == wide
    assert x.numpy().tolist() == [3.5]


def test_a_python_number_takes_the_dtype_of_the_tensor_on_either_side():
    x = tf.constant([1.0], tf.float16)
    assert {y.dtype.name for y in (x + 1, 1 + x, 2.5 * x, 1 / x, 7 % x)} == {"float16"}


def test_the_second_gradient_of_what_nobody_needs_is_not_computed():
    x, y = tf.constant(2.0), tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        z = x * y
    assert tape.gradient(z, [x, y])[1] is None


def test_messages_name_what_was_received_the_rule_and_a_fix():
    with pytest.raises(tf.errors.InvalidArgumentError) as error:
        tf.add(tf.zeros([2, 3]), tf.zeros([4]))
    assert str(error.value).startswith("AddV2: x is float32[2, 3], y is float32[4]: the sizes of axis -1, 3 and 4")
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"FloorDiv: .*: integer division by zero\. Check"):
        tf.constant(1) // 0
    with pytest.raises(TypeError, match=r"divide: x is float32, y is int32: both must .* Use tf.cast"):
        tf.constant(1.0) / tf.constant(1)


def test_inputs_are_left_alone():
    x, y = tf.constant([1.0, 2.0]), tf.constant([3.0, 4.0])
    for f in (tf.add, tf.subtract, tf.multiply, tf.divide, tf.math.floordiv, tf.math.floormod):
        f(x, y)
    assert x.numpy().tolist() == [1.0, 2.0]
    assert y.numpy().tolist() == [3.0, 4.0]
