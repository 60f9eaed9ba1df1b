"""Any two shapes that broadcast in NumPy broadcast in minitf, to the same values; any others are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from contracts.row import NONZERO, sample

PAIRS = hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=4, max_side=3, min_side=0)
SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)
BINARY = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "maximum": np.maximum,
    "minimum": np.minimum, "less": np.less, "greater_equal": np.greater_equal, "equal": np.equal,
    "not_equal": np.not_equal, "math.floordiv": np.floor_divide, "math.floormod": np.mod,
}  # fmt: skip


def function(name):
    """The public function: function("math.floordiv") is tf.math.floordiv."""
    found = tf
    for part in name.split("."):
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("name", BINARY)
@given(shapes=PAIRS)
def test_the_result_is_numpys(name, shapes):
    x, y = (sample(shape, NONZERO, "float64", i) for i, shape in enumerate(shapes.input_shapes))
    z = function(name)(tf.constant(x), tf.constant(y)).numpy()
    assert z.shape == shapes.result_shape
    np.testing.assert_allclose(z, BINARY[name](x, y), rtol=1e-15)


@pytest.mark.parametrize("name", ["add", "less", "maximum"])
@given(a=SHAPES, b=SHAPES)
def test_what_numpy_refuses_is_refused(name, a, b):
    try:
        np.broadcast_shapes(a, b)
    except ValueError:
        with pytest.raises(tf.errors.InvalidArgumentError, match=r"^[A-Z]\w+: x is .*, y is .*: .+"):
            function(name)(tf.zeros(a), tf.zeros(b))
    else:
        assert function(name)(tf.zeros(a), tf.zeros(b)).shape == np.broadcast_shapes(a, b)


@given(shapes=PAIRS)
def test_the_gradient_of_broadcasting_adds_up_over_the_copies(shapes):
    x, y = (tf.constant(sample(shape, NONZERO, "float64", i)) for i, shape in enumerate(shapes.input_shapes))
    with tf.GradientTape() as tape:
        tape.watch([x, y])
        z = x * y
    dx, dy = tape.gradient(z, [x, y])
    big = np.zeros(shapes.result_shape)
    np.testing.assert_allclose(dx.numpy(), summed_to(big + y.numpy(), x.numpy().shape), rtol=1e-12)
    np.testing.assert_allclose(dy.numpy(), summed_to(big + x.numpy(), y.numpy().shape), rtol=1e-12)


def summed_to(array, shape):
    """The sum over all copies that broadcasting made: element by element, the slow way."""
    total = np.zeros(shape)
    where = np.broadcast_to(np.arange(total.size).reshape(shape), array.shape)
    np.add.at(total.reshape(-1), where.reshape(-1), array.reshape(-1))
    return total


@given(shapes=PAIRS)
def test_broadcast_to_is_numpys(shapes):
    x = sample(shapes.input_shapes[0], NONZERO, "int32")
    y = tf.broadcast_to(tf.constant(x), np.array(shapes.result_shape, np.int32))
    np.testing.assert_array_equal(y.numpy(), np.broadcast_to(x, shapes.result_shape))


@given(data=st.data(), shapes=hnp.mutually_broadcastable_shapes(num_shapes=3, max_dims=3, max_side=3))
def test_where_broadcasts_all_three(data, shapes):
    condition = data.draw(hnp.arrays(bool, shapes.input_shapes[0]))
    x, y = (sample(shape, NONZERO, "float32", i) for i, shape in enumerate(shapes.input_shapes[1:]))
    np.testing.assert_array_equal(tf.where(condition, x, y).numpy(), np.where(condition, x, y))
