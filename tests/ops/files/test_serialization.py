"""serialization.py: there and back, for every dtype (what the bytes are stands in cases/files.py)."""

import numpy as np
import pytest

import minitf as tf

DTYPES = ["float16", "bfloat16", "float32", "float64", "int8", "uint16", "int64", "uint64", "bool", "complex64"]
DTYPES.append("string")


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(), (0,), (1,), (2, 3)])
def test_there_and_back(dtype, shape):
    numbers = tf.cast(np.arange(np.prod(shape)).reshape(shape), "int32")
    tensor = tf.strings.as_string(numbers) if dtype == "string" else tf.cast(numbers, dtype)
    back = tf.io.parse_tensor(tf.io.serialize_tensor(tensor), dtype)
    assert back.dtype == dtype
    assert back.shape == shape
    assert np.array_equal(back.numpy(), tensor.numpy())
