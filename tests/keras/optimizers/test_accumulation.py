"""Several calls that make one step."""

import numpy as np
import pytest

import minitf as tf
from keras.optimizers.recorded import cases_of, check_config, check_steps, check_traced_steps
from minitf.keras.optimizers.accumulation import require_steps


@pytest.mark.parametrize("name", cases_of("accumulation", "schedule accumulation"))
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)
    check_traced_steps(name)
    check_config(name)


def test_three_calls_are_one_step_along_the_mean():
    one, many = tf.Variable([1.0, 2.0]), tf.Variable([1.0, 2.0])
    gradients = [tf.constant([x, -x]) for x in (1.0, 2.0, 6.0)]
    tf.keras.optimizers.Adam(0.1).apply([tf.constant([3.0, -3.0])], [one])
    optimizer = tf.keras.optimizers.Adam(0.1, gradient_accumulation_steps=3)
    for gradient in gradients:
        assert np.array_equal(many.numpy(), [1.0, 2.0])
        optimizer.apply([gradient], [many])
    np.testing.assert_allclose(many, one, rtol=1e-6)
    assert optimizer.iterations.numpy() == 1


def test_one_step_is_no_accumulation():
    with pytest.raises(ValueError, match=">= 2"):
        require_steps(1)
