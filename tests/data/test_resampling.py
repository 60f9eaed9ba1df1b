"""resampling.py: what TensorFlow gives, too."""

import numpy as np
import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases
from minitf.data.resampling import acceptance


@pytest.mark.parametrize("name", cases("resampling"))
def test_as_tensorflow_does(name):
    assert_as_recorded("resampling", name)


def test_what_is_kept_has_the_shares_that_were_asked_for():
    initial, target = np.float32([0.7, 0.2, 0.1]), np.float32([0.2, 0.5, 0.3])
    keep, least = (x.numpy() for x in acceptance(tf.constant(initial), tf.constant(target)))
    kept = initial * keep / (initial * keep).sum()
    np.testing.assert_allclose(least * initial + (1 - least) * kept, target, rtol=1e-5)
    assert keep.max() == 1
