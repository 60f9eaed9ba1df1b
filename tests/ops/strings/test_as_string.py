"""as_string: C's printf."""

import numpy as np
import pytest

import minitf as tf


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_shortest_form_is_read_back(dtype):
    x = np.array([1.5, 1e10, -2e-7, 0], dtype)
    texts = tf.as_string(tf.constant(x), shortest=True).numpy().tolist()
    assert [float(text) for text in texts] == pytest.approx(x.tolist(), rel=1e-5)


@pytest.mark.parametrize("arguments", [{"fill": "ab"}, {"fill": "x"}, {"precision": 2}, {"scientific": True}], ids=str)
def test_wrong_settings(arguments):
    with pytest.raises(tf.errors.InvalidArgumentError, match="AsString: input is int32"):
        tf.as_string([1], **arguments)
