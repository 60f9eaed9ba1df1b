"""What `==` means: minitf/graph/session/equality.py."""

import pytest

import minitf as tf


@pytest.fixture
def by_identity():
    tf.compat.v1.disable_tensor_equality()
    yield
    tf.compat.v1.enable_tensor_equality()


def test_as_in_version_one(by_identity):
    x, y = tf.Variable(0.0), tf.Variable(0.0)
    c, d = tf.constant(1.0), tf.constant(1.0)
    assert [x == y, x == x, x != y, c == d, c != d, c == 1.0, c in [d, c]] == [
        False, True, True, False, True, False, True]
    assert len({x, y, x}) == 2
    assert tf.equal(c, d)


def test_as_from_the_start():
    tf.compat.v1.enable_tensor_equality()
    x = tf.Variable(0.0)
    assert isinstance(x == tf.Variable(0.0), tf.Tensor)
    assert isinstance(x != 1.0, tf.Tensor)
    with pytest.raises(TypeError, match="unhashable"):
        _ = {x}
