import numpy as np
import pytest

import minitf as tf


def test_kinds_of_numbers():
    for kinds, members, strangers in (
        (tf.compat.integral_types, (1, np.int8(1)), (1.0, np.float32(1))),
        (tf.compat.real_types, (1, 1.0, np.float16(1)), (1j, "1")),
        (tf.compat.complex_types, (1, 1j, np.complex64(1)), ("1",)),
        (tf.compat.bytes_or_text_types, ("a", b"a"), (1,)),
    ):
        assert all(isinstance(x, kinds) for x in members)
        assert not any(isinstance(x, kinds) for x in strangers)


def test_sizes_are_plain():
    shape = tf.TensorShape([2, None])
    assert [tf.compat.dimension_value(n) for n in shape] == [2, None]
    assert tf.compat.dimension_at_index(shape, -2) == 2
    assert tf.compat.dimension_at_index(tf.TensorShape(None), 7) is None
    with pytest.raises(IndexError):
        tf.compat.dimension_at_index(shape, 2)


def test_days():
    assert tf.compat.forward_compatible(2020, 1, 1)
    assert not tf.compat.forward_compatible(2999, 1, 1)
    with tf.compat.forward_compatibility_horizon(2999, 1, 2):
        assert tf.compat.forward_compatible(2999, 1, 1)
    assert not tf.compat.forward_compatible(2999, 1, 1)
    with pytest.raises(ValueError, match="month"):
        tf.compat.forward_compatible(2020, 13, 1)
