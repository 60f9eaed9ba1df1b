"""What operations of tf mean for extension types, as a user says."""

from typing import Union

import pytest

import minitf as tf
from minitf.ops.extension_types.dispatch import fits
from ops.extension_types.types import Masked


@pytest.fixture
def registered():
    """A function that registers handlers for the time of a test."""
    handlers = []

    def register(decorator, handler):
        handlers.append(decorator(handler))
        return handler

    yield register
    for handler in handlers:
        tf.experimental.unregister_dispatch_for(handler)


def test_one_function(registered):
    def stacked(values: list[Masked | tf.Tensor], axis=0):
        values = [v if isinstance(v, Masked) else Masked(v, tf.ones_like(v, tf.bool)) for v in values]
        return Masked(tf.stack([v.values for v in values], axis), tf.stack([v.mask for v in values], axis))

    x = Masked([1, 2], [True, False])
    with pytest.raises(ValueError, match="no meaning for an extension type"):
        tf.stack([x, x])
    registered(tf.experimental.dispatch_for_api(tf.stack), stacked)
    assert tf.stack([x, tf.constant([3, 4])], axis=1).mask.numpy().tolist() == [[True, True], [False, True]]
    assert tf.stack([[1], [2]]).shape == [2, 1]


def test_a_function_that_is_one_op(registered):
    def product(a: Masked, b, transpose_a=False):
        return tf.matmul(a.filled(0.0), b, transpose_a)

    registered(tf.experimental.dispatch_for_api(tf.matmul), product)
    assert tf.matmul(Masked([[1.0, 2.0]], [[True, False]]), [[3.0], [4.0]]).numpy().tolist() == [[3.0]]


def test_element_by_element(registered):
    registered(tf.experimental.dispatch_for_unary_elementwise_apis(Masked),
               lambda f, x: Masked(f(x.values), x.mask))
    registered(tf.experimental.dispatch_for_binary_elementwise_apis(Masked, Union[Masked, tf.Tensor]),  # noqa: UP007
               lambda f, x, y: Masked(f(x.values, y.values if isinstance(y, Masked) else y), x.mask))
    x = Masked([1, -2], [True, False])
    assert tf.abs(x).values.numpy().tolist() == [1, 2]
    assert tf.cast(x, tf.float32).dtype is tf.float32
    assert tf.ones_like(x, dtype=tf.float32).values.numpy().tolist() == [1.0, 1.0]
    assert tf.add(x, x).values.numpy().tolist() == [2, -4]
    assert tf.math.multiply(x, tf.constant(3)).values.numpy().tolist() == [3, -6]
    assert tf.function(tf.negative)(x).values.numpy().tolist() == [-1, 2]


def test_refused():
    with pytest.raises(ValueError, match="signature does not match"):
        tf.experimental.dispatch_for_api(tf.stack)(lambda x: x)
    with pytest.raises(ValueError, match="at least one"):
        tf.experimental.dispatch_for_api(tf.stack)(lambda values, axis=0: values)
    with pytest.raises(ValueError, match="not registered"):
        tf.experimental.unregister_dispatch_for(len)


def test_what_fits():
    x = Masked(1, True)
    assert fits(x, Masked)
    assert fits([x, x], list[Masked])
    assert fits(x, int | Masked)
    assert not fits([x, 3], list[Masked])
    assert not fits(3, Masked)
