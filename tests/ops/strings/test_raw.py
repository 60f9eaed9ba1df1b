"""Bytes as numbers."""

import numpy as np
import pytest

import minitf as tf

X = np.arange(6, dtype=np.float32).reshape(2, 3) - 2


@pytest.mark.parametrize("dtype", ["float16", "float64", "int32", "uint8", "complex64", "bool", "bfloat16"])
def test_what_was_written_is_read(dtype):
    x = tf.cast(X, dtype).numpy()
    texts = tf.constant([row.tobytes() for row in x])
    np.testing.assert_array_equal(tf.io.decode_raw(texts, dtype), x)
    np.testing.assert_array_equal(tf.io.decode_raw(texts, dtype, fixed_length=2 * x.itemsize), x[:, :2])


@pytest.mark.parametrize(("texts", "dtype", "fixed_length"), [
    ([b"abc"], tf.int16, None), ([b"ab", b"a"], tf.uint8, None), ([b"ab"], tf.int16, 3), ([b"ab"], tf.string, None),
])  # fmt: skip
def test_wrong_calls(texts, dtype, fixed_length):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Decode(Padded)?Raw: "):
        tf.io.decode_raw(texts, dtype, fixed_length=fixed_length)
