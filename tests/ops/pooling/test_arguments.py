"""Window, strides and paddings as the caller writes them, and as an op needs them."""

import numpy as np
import pytest

from minitf.backend.dtypes import float32
from minitf.backend.errors import RuleError, UnimplementedError
from minitf.core.spec import Spec
from minitf.ops.pooling.arguments import as_padding, check_paddings, one_for_each_axis, pooled


@pytest.mark.parametrize("value", [2, [2], (2, 2), [1, 2, 2, 1], np.array([2, 2]), 2.0])
def test_a_window_may_be_written_in_many_ways(value):
    assert one_for_each_axis(value, 2, "NHWC", "ksize") == (1, 2, 2, 1)


def test_a_window_of_another_length_is_refused():
    with pytest.raises(ValueError, match=r"ksize is \[1, 2, 3\]: it must be one number, 2, or 4"):
        one_for_each_axis([1, 2, 3], 2, "NHWC", "ksize")


def test_padding_is_a_name_or_a_pair_for_each_axis():
    assert as_padding("SAME", 4, "max_pool") == ("SAME", ())
    with pytest.raises(ValueError, match="a pair"):
        as_padding([[1, 1]], 4, "max_pool")
    with pytest.raises(ValueError, match="sizes are missing"):
        as_padding("EXPLICIT", 4, "max_pool")


@pytest.mark.parametrize(("paddings", "rule"), [
    ((0, 0, -1, 0, 0, 0, 0, 0), "must be >= 0"),
    ((0, 0, 2, 0, 0, 0, 0, 0), "smaller than the window"),
    ((0, 1, 0, 0, 0, 0, 0, 0), "batch and channels take none"),
])
def test_paddings_that_make_no_sense(paddings, rule):
    with pytest.raises(RuleError, match=rule):
        check_paddings((1, 2, 2, 1), paddings, "NHWC")


def test_the_shape_rule_knows_what_can_be_known():
    attrs = ((1, 3, 3, 1), (1, 2, 2, 1))
    assert pooled(Spec((None, 7, None, 2), float32), *attrs, "VALID", "NHWC").dims == (None, 3, None, 2)
    assert pooled(Spec(None, float32), *attrs, "SAME", "NHWC").dims == (None,) * 4


@pytest.mark.parametrize(("ksize", "error"), [((1, 0, 1, 1), RuleError), ((2, 2, 2, 1), UnimplementedError)])
def test_windows_that_cannot_be(ksize, error):
    with pytest.raises(error):
        pooled(Spec((1, 4, 4, 1), float32), ksize, (1, 1, 1, 1), "SAME", "NHWC")
