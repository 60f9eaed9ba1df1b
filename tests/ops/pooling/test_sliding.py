"""Windows reduced along one axis after the other, and image by image."""

import numpy as np

from minitf.ops.convolution.blocks import BUDGET
from minitf.ops.convolution.geometry import geometry
from minitf.ops.pooling.sliding import elements_in_windows, first_places, over_images, reduce_windows, spread_windows
from naive import pooling


def test_reducing_axis_by_axis_is_reducing_windows():
    x = np.random.default_rng(0).standard_normal((2, 5, 6, 3))
    way = geometry((5, 6), (3, 2), (2, 1), (1, 1), "SAME")
    y = reduce_windows(np, x, way, np.maximum, -np.inf, "NHWC")
    np.testing.assert_array_equal(y, pooling.pool(x, (3, 2), (2, 1), "SAME", max))


def test_padding_does_not_count():
    counts = elements_in_windows(geometry((4,), (3,), (1,), (1,), "SAME"))
    assert counts.ravel().tolist() == [2, 3, 3, 2]


def test_every_window_has_one_first_place():
    x = np.ones((1, 4, 4, 2))
    way = geometry((4, 4), (2, 2), (1, 1), (1, 1), "VALID")
    hits = sum(hit.astype(int) for _, hit in first_places(np, x, np.ones((1, 3, 3, 2)), way))
    assert (hits == 1).all()


def test_the_padding_is_never_a_place():
    x = np.zeros((1, 2, 2, 1), np.uint8)
    way = geometry((2, 2), (3, 3), (1, 1), (1, 1), "SAME")
    framed = np.zeros((1, 4, 4, 1), np.uint8)
    first = dict(first_places(np, framed, x, way))
    assert first[0, 0][0, :, :, 0].tolist() == [[False, False], [False, True]]
    assert first[1, 1][0, :, :, 0].tolist() == [[True, False], [False, False]]


def test_spreading_is_the_adjoint_of_taking():
    way = geometry((3,), (2,), (1,), (1,), "VALID")
    parts = [((0,), np.array([[[1.0], [2.0]]])), ((1,), np.array([[[10.0], [20.0]]]))]
    assert spread_windows(np, parts, way, (1, 3, 1), np.float64, "NWC").ravel().tolist() == [1, 12, 20]


def test_many_images_are_worked_on_a_few_at_a_time():
    x = np.arange(BUDGET, dtype=np.float64).reshape(32, -1)
    seen = []
    y = over_images(np, lambda part: seen.append(len(part)) or 2 * part, x.shape, x.dtype, x)
    np.testing.assert_array_equal(y, 2 * x)
    assert sum(seen) == 32
    assert max(seen) <= 8
