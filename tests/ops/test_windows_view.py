"""All windows of a batch as one view: also what chapter 3's exercise `windows` is graded by."""

import numpy as np

from minitf.ops.convolution.windows import windows

SIGNAL = np.arange(8.0).reshape(1, 8, 1)
IMAGES = np.arange(2 * 6 * 5 * 3.0).reshape(2, 6, 5, 3)


def of_signal(kernel, stride, dilation, out):
    return windows(np, SIGNAL, (kernel,), (stride,), (dilation,), (out,))[0, :, :, 0]


def one_by_one(x, kernel, strides, dilations, out):
    """The same windows, picked element by element."""
    y = np.zeros((len(x), *out, *kernel, x.shape[-1]), x.dtype)
    for place in np.ndindex(*out, *kernel):
        window, tap = place[: len(out)], place[len(out) :]
        at = [w * s + t * d for w, s, t, d in zip(window, strides, tap, dilations)]
        y[(slice(None), *place)] = x[(slice(None), *at)]
    return y


def test_neighbouring_windows_overlap():
    np.testing.assert_array_equal(of_signal(3, 1, 1, 3), [[0, 1, 2], [1, 2, 3], [2, 3, 4]])


def test_the_stride_lies_between_windows():
    np.testing.assert_array_equal(of_signal(2, 3, 1, 3), [[0, 1], [3, 4], [6, 7]])


def test_the_dilation_lies_within_a_window():
    np.testing.assert_array_equal(of_signal(3, 1, 2, 4), [[0, 2, 4], [1, 3, 5], [2, 4, 6], [3, 5, 7]])


def test_each_axis_goes_its_own_way():
    arguments = (3, 2), (1, 3), (2, 1), (2, 2)
    np.testing.assert_array_equal(windows(np, IMAGES, *arguments), one_by_one(IMAGES, *arguments))


def test_the_images_may_themselves_be_a_view():
    turned = IMAGES.transpose(0, 2, 1, 3)[:, :, ::2]
    arguments = (2, 2), (1, 1), (2, 1), (3, 2)
    np.testing.assert_array_equal(windows(np, turned, *arguments), one_by_one(turned, *arguments))


def test_nothing_is_copied():
    assert np.shares_memory(windows(np, IMAGES, (2, 2), (1, 1), (1, 1), (5, 4)), IMAGES)
