"""The loss by hand, and its gradient."""

import numpy as np

from minitf.bench.by_hand import Classifier, empty, normal, ones


def test_the_loss_of_a_classifier_and_its_gradient():
    z, y = np.random.default_rng(0).standard_normal((5, 3)).astype(np.float32), np.array([0, 2, 1, 1, 0])
    odds = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    expected = -np.log(odds[range(5), y]).mean()
    assert abs(Classifier(5).loss(z, y) - expected) < 1e-6
    np.testing.assert_allclose(z, (odds - np.eye(3)[y]) / 5, atol=1e-6)


def test_buffers():
    assert ones(3).tolist() == [1, 1, 1]
    assert empty(2, 3).dtype == normal(4, 5).dtype == np.float32
