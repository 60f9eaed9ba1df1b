"""Text as numbers."""

import numpy as np
import pytest

import minitf as tf


def test_numbers():
    assert tf.strings.to_number([" 1 ", "+2", "0x10", "1e-50"]).numpy().tolist() == [1, 2, 16, 0]
    assert np.isnan(tf.strings.to_number("nan"))
    assert tf.strings.to_number("-3", tf.int64).numpy() == -3


@pytest.mark.parametrize(("text", "dtype"), [
    ("abc", tf.float32), ("", tf.float32), ("1_0", tf.float32), ("1.5", tf.int32), ("99999999999", tf.int32),
    ("0x10", tf.int32), ("1", tf.float16),
])  # fmt: skip
def test_what_is_no_number(text, dtype):
    with pytest.raises(tf.errors.InvalidArgumentError, match="StringToNumber: "):
        tf.strings.to_number(text, dtype)
