import numpy as np
import pytest

import minitf as tf
from minitf.lite.clustering import clustered, means, nearest


def test_each_weight_has_the_number_of_the_nearest_value():
    assert nearest(np.array([[-9.0, 0.4], [0.5, 0.6]]), np.array([0.0, 1.0, 5.0])).tolist() == [[0, 0], [0, 1]]


def test_a_value_is_the_mean_of_its_weights_and_stays_where_it_has_none():
    found = means(np.array([1.0, 3.0, 8.0]), np.array([0, 0, 2]), np.array([0.0, 5.0, 9.0]))
    assert found.tolist() == [2.0, 5.0, 8.0]


def test_groups_are_found():
    weights = np.concatenate([np.full(5, -2.0), np.full(3, 0.1), np.full(7, 1.5)]).reshape(3, 5)
    numbers, values = clustered(weights, 3)
    assert values.tolist() == pytest.approx([-2.0, 0.1, 1.5])
    np.testing.assert_allclose(values[numbers], weights)


def test_more_values_are_nearer():
    weights = np.random.default_rng(0).normal(size=(20, 30))
    errors = []
    for count in (1, 2, 4, 16):
        numbers, values = clustered(weights, count)
        assert numbers.max() < count
        errors.append(float(np.abs(values[numbers] - weights).mean()))
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 0.13


@pytest.mark.parametrize(("weights", "count"), [([1.0], 0), ([], 2)])
def test_there_must_be_something_to_group(weights, count):
    with pytest.raises(tf.errors.InvalidArgumentError, match="at least"):
        clustered(np.array(weights), count)
