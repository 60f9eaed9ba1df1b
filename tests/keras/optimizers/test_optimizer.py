"""What all optimizers share."""

import numpy as np
import pytest

import minitf as tf
from keras.optimizer_cases import REFUSALS, refusal
from keras.optimizers.recorded import RECORDED, check_steps, check_traced_steps
from minitf.keras.variables import Variable

WORKS_HERE = {"O.Adam().stateless_apply([], [], [])"}  # refused there for another reason: it always is


@pytest.mark.parametrize("expression", REFUSALS)
def test_what_keras_refuses_is_refused_with_the_same_class(expression):
    assert refusal(tf, expression) == RECORDED["refusals"][expression]


@pytest.mark.parametrize("name", ["loss scale factor", "schedule", "schedule adam", "function"])
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)
    check_traced_steps(name)


class Signs(tf.keras.optimizers.Optimizer):
    """The least that a subclass can be."""

    def update_step(self, gradient, variable, learning_rate):
        variable.assign_sub(learning_rate * tf.sign(gradient))


def test_a_subclass_needs_a_rule_and_nothing_else():
    v = tf.Variable([1.0, 2.0])
    Signs(0.5).apply_gradients([(tf.constant([3.0, -3.0]), v)])
    assert np.array_equal(v.numpy(), [0.5, 2.5])


def test_a_rule_that_is_overridden_is_obeyed():
    class Backwards(tf.keras.optimizers.SGD):
        def update_step(self, gradient, variable, learning_rate):
            super().update_step(-gradient, variable, learning_rate)

    v = tf.Variable([1.0, 2.0])
    Backwards(0.5).apply([tf.constant([1.0, 1.0])], [v])
    assert np.array_equal(v.numpy(), [1.5, 2.5])


def test_a_variable_in_an_attribute_of_a_subclass_is_its_own():
    class Counting(Signs):
        def build(self, variables):
            super().build(variables)
            self.count = Variable(0.0, name="count", trainable=False)
            self.lists = [Variable(1.0, name="first"), Variable(2.0, name="second")]

    optimizer = Counting(0.5)
    optimizer.build([tf.Variable(1.0)])
    assert [v.name for v in optimizer.variables] == ["iteration", "learning_rate", "count", "first", "second"]


def test_the_learning_rate_is_read_and_set():
    optimizer = tf.keras.optimizers.SGD(0.5)
    optimizer.learning_rate = 0.25
    assert optimizer.learning_rate.numpy() == 0.25
    optimizer.learning_rate = tf.keras.optimizers.schedules.ExponentialDecay(1.0, 1, 0.5)
    assert [v.name for v in optimizer.variables] == ["iteration"]
    v = tf.Variable(1.0)
    rates = []
    for _ in range(3):
        rates.append(float(optimizer.learning_rate))
        optimizer.apply([tf.constant(0.0)], [v])
    assert rates == [1.0, 0.5, 0.25]


def test_missing_gradients_are_named_in_a_warning():
    v, w = tf.Variable(1.0, name="here"), Variable(2.0, name="missing")
    with pytest.warns(UserWarning, match=r"Gradients do not exist for variables \['missing'\]"):
        tf.keras.optimizers.SGD(0.5).apply([tf.constant(1.0), None], [v, w])
    assert (v.numpy(), w.numpy()) == (0.5, 2.0)


def test_an_empty_list_of_gradients_is_no_step():
    optimizer = tf.keras.optimizers.SGD(0.5)
    optimizer.apply([])
    assert optimizer.iterations.numpy() == 0


def test_a_constraint_is_applied_after_the_step():
    v = tf.Variable([1.0, 2.0], constraint=lambda x: tf.maximum(x, 1.5))
    tf.keras.optimizers.SGD(0.5).apply([tf.constant([1.0, 0.0])], [v])
    assert np.array_equal(v.numpy(), [1.5, 2.0])


def test_a_gradient_of_another_shape_is_refused_before_anything_moves():
    v, w = tf.Variable([1.0, 2.0]), tf.Variable([1.0])
    with pytest.raises(tf.errors.InvalidArgumentError, match="must have one shape"):
        tf.keras.optimizers.SGD(0.5).apply([tf.ones([2]), tf.ones([3])], [v, w])
    assert np.array_equal(v.numpy(), [1.0, 2.0])


def test_what_fits_no_optimizer_is_named():
    with pytest.raises(ValueError, match="Adam: received lr"):
        tf.keras.optimizers.Adam(lr=0.5)
    with pytest.warns(UserWarning, match="`decay`"):
        tf.keras.optimizers.Adam(decay=0.5)


def test_variables_of_several_dtypes_move_together():
    v, w = tf.Variable([1.0]), tf.Variable([1.0], dtype=tf.float64)
    tf.keras.optimizers.Adam(0.5).apply([tf.constant([1.0]), tf.constant([1.0], tf.float64)], [v, w])
    np.testing.assert_allclose(v.numpy(), w.numpy(), rtol=1e-5)


def test_gradients_without_their_variables():
    with pytest.raises(ValueError, match=r"SGD.apply_gradients.*each must be a pair \(gradient, variable\)"):
        tf.keras.optimizers.SGD().apply_gradients([tf.constant([1.0])])


def test_messages():
    with pytest.raises(ValueError, match=r"received lr: .* Use learning_rate"):
        tf.keras.optimizers.Adam(lr=0.1)
    with pytest.raises(ValueError, match="Did you mean 'beta_1'"):
        tf.keras.optimizers.Adam(beta1=0.1)
    with pytest.raises(ValueError, match="no pairs"):
        tf.keras.optimizers.Adam().apply_gradients([])
