"""reduce_join of ragged tensors."""

import numpy as np
import pytest

import minitf as tf

DEEP = [[["a", "b"], ["c"]], [["d"]]]


@pytest.mark.parametrize(("rows", "axis", "expected"), [
    ([["a", "b"], ["c"]], 1, [b"a b", b"c"]),
    ([["a", "b"], ["c"]], 0, [b"a c", b"b"]),
    ([["a", "b"], ["c"]], None, b"a b c"),
    (DEEP, 1, [[b"a c", b"b"], [b"d"]]),
    (DEEP, -1, [[b"a b", b"c"], [b"d"]]),
])
def test_along_ragged_axes(rows, axis, expected):
    found = tf.strings.reduce_join(tf.ragged.constant(rows), axis=axis, separator=" ")
    assert (found.to_list() if hasattr(found, "to_list") else np.asarray(found).tolist()) == expected


def test_the_axis_may_stay():
    found = tf.strings.reduce_join(tf.ragged.constant([["a", "b"], ["c"]]), axis=1, keepdims=True)
    assert found.numpy().tolist() == [[b"ab"], [b"c"]]
