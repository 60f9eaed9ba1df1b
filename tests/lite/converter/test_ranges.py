import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.backend.dtypes import int8, int16, int32
from minitf.lite.converter.parts import Scales, constant
from minitf.lite.converter.ranges import as_integers, quantized_weights, scales_of_range, scales_of_weights

ENDS = st.floats(-1e3, 1e3, width=32)


@pytest.mark.parametrize(
    ("low", "high", "dtype", "scale", "zero_point"),
    [
        (0.0, 255.0, int8, 1.0, -128), (-128.0, 127.0, int8, 1.0, 0), (2.0, 5.1, int8, 0.02, -128),
        (-5.1, -1.0, int8, 0.02, 127), (0.0, 0.0, int8, 1 / 255, -128), (-2.0, 1.0, int16, 2 / 32767, 0),
    ],
)
def test_scales_of_activations(low, high, dtype, scale, zero_point):
    found = scales_of_range(low, high, dtype)
    assert found.scale == pytest.approx([scale])
    assert found.zero_point.tolist() == [zero_point]


@given(ENDS, ENDS, st.floats(0, 1))
def test_a_number_in_the_range_comes_back_within_half_a_step_and_zero_exactly(a, b, share):
    low, high = min(a, b, 0.0), max(a, b, 0.0)
    by = scales_of_range(low, high, int8)
    x = np.array([low + share * (high - low), 0.0])
    back = (as_integers(x, by, int8).astype(float) - by.zero_point) * by.scale
    assert back[1] == 0
    assert abs(back[0] - x[0]) <= by.scale[0] * 1.01  # half a step, and half a step more at the ends


def test_weights_have_a_scale_for_each_channel():
    weights = constant(np.float32([[1.27, -0.3], [0.0, 0.0], [-25.4, 12.8]]))
    made = quantized_weights(weights, 0)
    assert made.array.tolist() == [[127, -30], [0, 0], [-127, 64]]
    assert made.scales.scale == pytest.approx([0.01, 1.0, 0.2])
    assert made.scales.axis == 0
    assert quantized_weights(weights, None).scales.scale == pytest.approx([0.2])


def test_channels_may_lie_on_any_axis():
    array = np.arange(24, dtype=np.float32).reshape(1, 2, 3, 4)
    by = scales_of_weights(array, 3)
    assert by.scale == pytest.approx(np.array([20, 21, 22, 23]) / 127)
    assert as_integers(array, by, int8).max(axis=(0, 1, 2)).tolist() == [127] * 4


def test_what_is_out_of_range_is_cut_off():
    by = Scales(np.float32([0.5]), np.int64([10]))
    assert as_integers(np.float32([-1e9, 0, 1e9]), by, int8).tolist() == [-128, 10, 127]
    assert as_integers(np.float32([1e10]), by, int32).tolist() == [2**31 - 1]
