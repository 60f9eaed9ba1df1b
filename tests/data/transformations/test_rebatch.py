"""transformations/rebatch.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("rebatch"))
def test_as_tensorflow_does(name):
    assert_as_recorded("rebatch", name)


def test_sizes_must_be_above_zero():
    with pytest.raises(tf.errors.InvalidArgumentError, match="batch_size must be at least 1"):
        tf.data.Dataset.range(4).batch(2).rebatch([2, 0])
    with pytest.raises(ValueError, match="an integer or a list"):
        tf.data.Dataset.range(4).batch(2).rebatch([])
