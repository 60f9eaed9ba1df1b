"""Images in another size."""

import numpy as np
import pytest

from lite.models import one
from minitf.lite.options import ResizeBilinearOptions, ResizeNearestNeighborOptions

X = np.float32([[[[0], [4]]]])


def test_between_pixels():
    size = [np.int32([1, 4])]
    corners = one("RESIZE_BILINEAR", X, size, options=ResizeBilinearOptions(align_corners=True))
    assert np.allclose(corners.ravel(), [0, 4 / 3, 8 / 3, 4])
    halves = one("RESIZE_BILINEAR", X, size, options=ResizeBilinearOptions(half_pixel_centers=True))
    assert np.allclose(halves.ravel(), [0, 1, 3, 4])


def test_the_nearest():
    y = one("RESIZE_NEAREST_NEIGHBOR", X, [np.int32([2, 4])], options=ResizeNearestNeighborOptions())
    assert y[..., 0].tolist() == [[[0, 0, 4, 4]] * 2]


def test_no_pixels():
    with pytest.raises(RuntimeError, match=r"in the size \[0, 4\]"):
        one("RESIZE_BILINEAR", X, [np.int32([0, 4])], options=ResizeBilinearOptions())
