"""tf.raw_ops: keyword arguments only, handles or variables, TensorFlow's error classes."""

import numpy as np
import pytest

import minitf as tf

sgd = tf.raw_ops.ResourceApplyGradientDescent


def test_handles_and_variables_mean_the_same():
    v = tf.Variable([1.0, 2.0])
    sgd(var=v.handle, alpha=0.5, delta=[1.0, 1.0])
    sgd(var=v, alpha=tf.constant(0.5), delta=np.array([1.0, 1.0]))
    sgd(var=v.assign_add([1.0, 1.0]), alpha=0.0, delta=v)
    assert v.numpy().tolist() == [1.0, 2.0]


def test_arguments_are_named():
    with pytest.raises(TypeError, match="positional"):
        sgd(tf.Variable([1.0]), 0.5, [1.0])
    with pytest.raises(TypeError, match="delta"):
        sgd(var=tf.Variable([1.0]), alpha=0.5)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"alpha": 0.5, "delta": [1.0]}, tf.errors.InvalidArgumentError, "must have one shape"),
        ({"alpha": [0.5], "delta": [1.0, 1.0]}, tf.errors.InvalidArgumentError, "single number"),
        ({"alpha": 0.5, "delta": tf.constant([1, 1])}, ValueError, "int32"),
        ({"alpha": "a", "delta": [1.0, 1.0]}, TypeError, "'a'"),
    ],
)
def test_what_is_refused_changes_nothing(arguments, error, words):
    v = tf.Variable([1.0, 2.0])
    with pytest.raises(error, match=words):
        sgd(var=v, **arguments)
    assert v.numpy().tolist() == [1.0, 2.0]


def test_integers_are_not_trained():
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be one of"):
        sgd(var=tf.Variable([1, 2]), alpha=1, delta=[1, 1])


def test_momentum_and_nesterov_by_hand():
    for use_nesterov, expected in ((False, 1.0 - 0.5 * 3.0), (True, 1.0 - 0.5 * (2.0 + 0.5 * 3.0))):
        v, accum = tf.Variable(1.0), tf.Variable(2.0)
        tf.raw_ops.ResourceApplyMomentum(var=v, accum=accum, lr=0.5, grad=2.0, momentum=0.5, use_nesterov=use_nesterov)
        assert (v.numpy(), accum.numpy()) == (expected, 3.0)


def test_adam_walks_downhill():
    w, m, v = tf.Variable([3.0, -2.0]), tf.Variable([0.0, 0.0]), tf.Variable([0.0, 0.0])
    for step in range(1, 301):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(w - [1.0, 2.0]))
        tf.raw_ops.ResourceApplyAdam(var=w, m=m, v=v, beta1_power=0.9**step, beta2_power=0.999**step, lr=0.1,
                                     beta1=0.9, beta2=0.999, epsilon=1e-7, grad=tape.gradient(loss, w))
    np.testing.assert_allclose(w.numpy(), [1.0, 2.0], atol=1e-2)


def test_rms_prop_divides_by_the_size_of_the_gradient():
    v, ms, mom = tf.Variable([1.0, 1.0]), tf.Variable([0.0, 0.0]), tf.Variable([0.0, 0.0])
    tf.raw_ops.ResourceApplyRMSProp(var=v, ms=ms, mom=mom, lr=0.1, rho=0.0, momentum=0.0, epsilon=0.0, grad=[1e-3, 1e3])
    np.testing.assert_allclose(v.numpy(), [0.9, 0.9])


@pytest.mark.parametrize("var", [None, 1.0, [1.0], np.ones(1), tf.constant([1.0])], ids=repr)
def test_only_a_variable_can_be_stepped(var):
    with pytest.raises(TypeError, match=r"^ResourceApplyGradientDescent: received .*: what an optimizer changes must"):
        tf.raw_ops.ResourceApplyGradientDescent(var=var, alpha=0.1, delta=[1.0])
