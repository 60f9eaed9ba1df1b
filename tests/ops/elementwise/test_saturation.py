"""saturate_cast: between every two dtypes, the nearest number that the target can hold."""

import itertools

import numpy as np
import pytest

import minitf as tf
from minitf.ops.elementwise.saturation import exact, nearer_to_zero

NAMES = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]
NAMES += ["float16", "bfloat16", "float32", "float64"]


@pytest.mark.parametrize(("source", "target"), list(itertools.product(NAMES, NAMES)))
def test_the_ends_of_one_dtype_in_another(source, target):
    """Python's integers say what the nearest is; a float's end may lie a rounding step inside."""
    source, target = tf.as_dtype(source), tf.as_dtype(target)
    ends = [source.min, source.max]
    found = tf.saturate_cast(tf.constant(np.array(ends, source.as_numpy_dtype)), target).numpy()
    for y, end in zip(found, ends):
        least, most = exact(target.min), exact(target.max)
        wanted = min(max(exact(end), least), most)
        assert least <= exact(y) <= most
        assert abs(exact(y) - wanted) <= 2**-7 * abs(wanted)
        if not (source.is_floating or target.is_floating):
            assert exact(y) == wanted


def test_infinities_go_to_the_ends():
    assert tf.saturate_cast([np.inf, -np.inf], tf.int8).numpy().tolist() == [127, -128]


def test_complex_numbers():
    z = tf.constant([1e300 + 2j])
    assert tf.saturate_cast(z, tf.float32).numpy() == np.finfo("float32").max
    assert tf.saturate_cast(z, tf.complex64).numpy() == np.finfo("float32").max + 2j
    assert tf.saturate_cast([1.0], tf.complex64).numpy() == 1


def test_what_is_no_number():
    for value, dtype in [(["a"], tf.int8), ([True], tf.int8), ([1.0], tf.bool)]:
        with pytest.raises(TypeError, match="both must be numeric"):
            tf.saturate_cast(value, dtype)


def test_an_end_is_rounded_inwards():
    assert int(nearer_to_zero(tf.float32, tf.float32.max, tf.int64.max)) == 2**63 - 2**39
    assert int(nearer_to_zero(tf.int8, tf.int8.min, tf.uint8.min)) == 0
