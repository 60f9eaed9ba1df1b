"""The window's shapes, against counting its places one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf
from minitf.keras.layers.convolution.window import convolved_shape, joined_shape, layout, split_shape


@given(n=st.integers(1, 12), k=st.integers(1, 4), step=st.integers(1, 3), padding=st.sampled_from(["valid", "same"]))
def test_windows_counted(n, k, step, padding):
    layer = tf.keras.layers.Conv1D(1, k, strides=step, padding=padding)
    starts = range(0, n if padding == "same" else n - k + 1, step)
    if len(starts):
        assert convolved_shape(layer, (2, n, 3), 5) == (2, len(starts), 5)
    else:
        with pytest.raises(ValueError, match="zero or negative"):
            convolved_shape(layer, (2, n, 3), 5)


@pytest.mark.parametrize(("data_format", "shape", "name"), [
    ("channels_last", (2, 5, 6, 3), "NHWC"), ("channels_first", (2, 3, 5, 6), "NCHW"),
])  # fmt: skip
def test_layouts(data_format, shape, name):
    layer = tf.keras.layers.Conv2D(1, 1, data_format=data_format)
    assert split_shape(layer, shape) == (2, (5, 6), 3)
    assert joined_shape(layer, 2, (5, 6), 3) == shape
    assert layout(layer) == name


def test_open_sizes_stay_open():
    assert convolved_shape(tf.keras.layers.Conv2D(1, 3), (None, None, 8, 3), 4) == (None, None, 6, 4)
