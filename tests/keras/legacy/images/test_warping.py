"""minitf/keras/legacy/images/warping.py: by hand. The numbers of Keras are in test_generator.py."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.legacy.images.warping import inside, matrix_of, sampled

image = tf.keras.preprocessing.image
X = np.arange(12.0).reshape(3, 4, 1)
LAST = {"row_axis": 0, "col_axis": 1, "channel_axis": 2}


def test_without_a_change_nothing_is_computed():
    assert image.apply_affine_transform(X, **LAST) is X
    assert np.array_equal(matrix_of(0, 0, 0, 0, 1, 1), np.eye(3))


def test_a_shift_moves_whole_pixels():
    moved = image.apply_affine_transform(X, ty=1, **LAST)[..., 0]
    assert moved.tolist() == [[4, 5, 6, 7], [8, 9, 10, 11], [8, 9, 10, 11]]
    moved = image.apply_affine_transform(X, tx=-1, fill_mode="constant", cval=-1.0, **LAST)[..., 0]
    assert moved.tolist() == [[-1, 0, 1, 2], [-1, 4, 5, 6], [-1, 8, 9, 10]]


def test_half_a_turn():
    turned = image.apply_affine_transform(X[:, :3], theta=180, **LAST)[..., 0]
    np.testing.assert_allclose(turned, X[::-1, 2::-1, 0], atol=1e-12)


def test_between_pixels():
    y = sampled(X, np.array([[0.5]]), np.array([[1.25]]), "nearest", 0.0, 1)
    assert y.tolist() == [[[3.25]]]


def test_places_beyond_the_ends():
    places = np.array([-2, -1, 0, 2, 3, 4])
    assert inside(places, 3, "nearest").tolist() == [0, 0, 0, 2, 2, 2]
    assert inside(places, 3, "reflect").tolist() == [1, 0, 0, 2, 2, 1]


def test_colours():
    assert image.apply_channel_shift(X, 5, 2).ravel().tolist() == [5, 6, 7, 8, 9, 10, 11, 11, 11, 11, 11, 11]
    assert image.apply_brightness_shift(np.full((2, 2, 3), 100.0), 0.5, scale=False).max() == 50


def test_by_chance():
    before = np.random.get_state()
    np.random.seed(0)
    changed = [image.random_rotation(X, 90, **LAST), image.random_shift(X, 0.5, 0.5, **LAST),
               image.random_shear(X, 30, **LAST), image.random_zoom(X, (0.5, 0.9), **LAST),
               image.random_channel_shift(X, 9, 2)]
    np.random.set_state(before)
    assert all(each.shape == X.shape and not np.array_equal(each, X) for each in changed)


@pytest.mark.parametrize(("call", "words"), [
    (lambda: image.apply_affine_transform(X[0], theta=1), "multi-channel"),
    (lambda: image.apply_affine_transform(X, theta=1, row_axis=0, col_axis=2, channel_axis=1), "distinct"),
    (lambda: image.apply_affine_transform(X, theta=1, fill_mode="mirror", **LAST), "fill_mode"),
    (lambda: image.random_zoom(X, 0.5), "two floats"),
    (lambda: image.random_brightness(X, 0.5), "two floats"),
])
def test_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
