"""The slots that the steps leave behind; the variables themselves are checked by tests/contracts."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.variables.optimizer_steps import SERIAL_BLOCK

RAW = tf.raw_ops


def test_adagrad_adds_up_squares_unless_told_not_to():
    v, a = tf.Variable([1.0, 1.0]), tf.Variable([1.0, 4.0])
    RAW.ResourceApplyAdagrad(var=v, accum=a, lr=1.0, grad=[0.0, 2.0], update_slots=False)
    assert (v.numpy().tolist(), a.numpy().tolist()) == ([1, 0], [1, 4])
    RAW.ResourceApplyAdagrad(var=v, accum=a, lr=1.0, grad=[1.0, 2.0])
    assert a.numpy().tolist() == [2, 8]


def test_adadelta_remembers_its_changes():
    v, a, u = tf.Variable(1.0), tf.Variable(0.0), tf.Variable(4.0)
    RAW.ResourceApplyAdadelta(var=v, accum=a, accum_update=u, lr=0.5, rho=0.0, epsilon=0.0, grad=2.0)
    assert [float(x) for x in (v, a, u)] == [0.0, 4.0, 4.0]


def test_amsgrad_never_forgets_the_largest():
    w, m, v, vhat = tf.Variable(1.0), tf.Variable(0.0), tf.Variable(8.0), tf.Variable(8.0)
    RAW.ResourceApplyAdamWithAmsgrad(var=w, m=m, v=v, vhat=vhat, beta1_power=0.5, beta2_power=0.5, lr=1.0, beta1=0.5,
                                     beta2=0.5, epsilon=0.0, grad=0.0)
    assert (float(v), float(vhat)) == (4, 8)


@pytest.mark.parametrize("multiply", [False, True])
def test_ftrl_with_its_sum_scaled_makes_the_same_step(multiply):
    lr = 0.5
    v, a, b = tf.Variable([1.0, 2.0]), tf.Variable([1.0, 0.5]), tf.Variable([0.0, 0.0])
    for _ in range(3):
        RAW.ResourceApplyFtrl(var=v, accum=a, linear=b, grad=[1.0, -2.0], lr=lr, l1=0.1, l2=0.2, lr_power=-0.5,
                              multiply_linear_by_lr=multiply)
    np.testing.assert_allclose(b / (lr if multiply else 1), plain_ftrl()[1], rtol=1e-5)
    np.testing.assert_allclose(v, plain_ftrl()[0], rtol=1e-5)


def plain_ftrl():
    """The variable and the sum after the same three steps, in double precision."""
    v, a, b, g = np.array([1.0, 2]), np.array([1.0, 0.5]), np.zeros(2), np.array([1.0, -2])
    for _ in range(3):
        before, a = np.sqrt(a), a + g * g
        b = b + g - (np.sqrt(a) - before) / 0.5 * v
        v = np.where(abs(b) > 0.1, (np.sign(b) * 0.1 - b) / (np.sqrt(a) / 0.5 + 0.4), 0)
    return v, b


def test_blocks_make_no_difference():
    n = SERIAL_BLOCK + 3
    v, a = tf.Variable(tf.ones([n])), tf.Variable(tf.zeros([n]))
    RAW.ResourceApplyKerasMomentum(var=v, accum=a, lr=0.5, grad=tf.ones([n]), momentum=0.5)
    assert (v.numpy() == 0.5).all()


def test_slots_of_another_shape_are_refused():
    with pytest.raises(tf.errors.InvalidArgumentError, match="must have one shape"):
        RAW.ResourceApplyAdagrad(var=tf.Variable([1.0]), accum=tf.Variable([1.0, 2.0]), lr=1.0, grad=[1.0])
