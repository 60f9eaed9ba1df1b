import numpy as np
import pytest

from minitf.backend.dtypes import float32
from minitf.backend.errors import RuleError
from minitf.core.spec import Spec
from minitf.ops.linalg.square import has_nan, in_32_bits, like_square, matrices, one_number_each, solved, square


def spec(*dims):
    return Spec(dims, float32)


def test_sizes_may_be_unknown():
    assert matrices(spec(2, None, 3)) == ((2,), None, 3)
    assert square(spec(None, 3)) == ((), 3)
    assert one_number_each(spec(4, 3, 3)) == (4,)
    assert one_number_each(Spec(None, float32)) is None


def test_what_is_not_square_is_refused():
    with pytest.raises(RuleError, match="are 2 by 3"):
        like_square(spec(2, 3))
    with pytest.raises(RuleError, match="at least 2 axes"):
        like_square(spec(2))


@pytest.mark.parametrize("rhs", [(3,), (2, 3, 1), (4, 1), (3, 3, 4, 1)])
def test_a_right_hand_side_that_does_not_fit_is_refused(rhs):
    with pytest.raises(RuleError):
        solved(spec(3, 3), spec(*rhs))


def test_nan_is_found_and_infinity_is_not_nan():
    assert has_nan(np, np.array([1, np.nan]))
    assert not has_nan(np, np.array([np.inf, -np.inf]))
    assert not has_nan(np, np.zeros(0))


def test_numbers_of_16_bits_get_32():
    assert in_32_bits(np, np.ones(2, np.float16)).dtype == np.float32
    assert in_32_bits(np, np.ones(2)).dtype == np.float64
