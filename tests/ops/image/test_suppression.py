"""Non-maximum suppression."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.image.suppression import intersection_over_union, select
from naive import image as naive


def test_overlaps_are_areas():
    boxes = np.array([[0, 0, 2, 2], [2, 1, 0, 3], [5, 5, 6, 6], [0, 0, 0, 2]], "f4")
    np.testing.assert_allclose(intersection_over_union(boxes, 0), [1, 1 / 3, 0, 0])


@pytest.mark.parametrize("threshold", [0.0, 0.2, 0.5, 1.0])
def test_the_greedy_way(threshold):
    rng = np.random.default_rng(0)
    boxes, scores = rng.random((40, 4)).astype("f4"), rng.random(40).astype("f4")
    found = tf.image.non_max_suppression(boxes, scores, 20, threshold, 0.1)
    np.testing.assert_array_equal(found, naive.best(boxes, scores, 20, threshold, 0.1))


def test_of_equal_scores_the_first_wins():
    assert select(np.array([0.5, 0.5]), lambda i: np.array([1.0, 1.0]), 2, 0.5, 0.0)[0].tolist() == [0]


def test_the_soft_way_drops_nothing_but_lowers():
    chosen, kept = select(np.array([0.5, 0.9]), lambda i: np.array([1.0, 1.0]), 2, 0.5, 0.0, sigma=0.5)
    assert chosen.tolist() == [1, 0]
    np.testing.assert_allclose(kept, [0.9, 0.5 * np.exp(-1)], rtol=1e-6)


def test_a_threshold_is_a_share():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"iou_threshold is 1\.5 and must be in \[0, 1\]"):
        tf.image.non_max_suppression([[0.0, 0.0, 1.0, 1.0]], [0.5], 1, 1.5)
