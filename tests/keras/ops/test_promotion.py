"""minitf/keras/ops/promotion.py"""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.ops.promotion import alike, kind_of, result_type


@pytest.mark.parametrize(("dtypes", "found"), [
    (("float32", "float64"), "float64"), (("float16", "int64"), "float16"), (("bfloat16", "float16"), "float32"),
    (("bool", "uint8"), "uint8"), (("int8", "uint8"), "int16"), (("int64", "uint64"), "float32"),
    (("bool", float), "float32"), (("bool", int), "int32"), (("uint8", int), "uint8"), (("int32", float), "float32"),
    (("float16", float), "float16"), (("bool", "bool"), "bool"), (("complex64", "float64"), "complex64"),
])
def test_where_dtypes_meet(dtypes, found):
    assert result_type(*dtypes) == result_type(*reversed(dtypes)) == found


def test_operands_become_alike():
    x, y = alike(tf.constant([1, 2]), 1.5)
    assert x.dtype == y.dtype == tf.float32
    assert alike(np.array([1.0]), tf.constant([1], "int8"))[1].dtype == tf.float64
    assert [z.dtype for z in alike(tf.constant(1), 2, floating=True)] == [tf.float32, tf.float32]


def test_kinds():
    assert [kind_of(x) for x in (1, 1.5, True, np.int8(1), [1, 2], tf.keras.Variable(1.0))] == [
        int, float, "bool", "int8", "int32", "float32"]
