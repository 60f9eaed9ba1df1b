"""The steps of optimizers against the formulas, element by element. Chapter 5 sets two of them as exercises."""

import math

import numpy as np
import pytest

import minitf as tf


def variables(*values, dtype="float32"):
    return [tf.Variable(tf.constant(value, dtype)) for value in values]


def close(variable, wanted):
    np.testing.assert_allclose(variable.numpy().astype("float64"), wanted, rtol=1e-4, atol=1e-6)


# --- momentum ----------------------------------------------------------------------------------------------------
def momentum(var, accum, grad, nesterov=False, lr=0.1, keep=0.5):
    tf.raw_ops.ResourceApplyMomentum(
        var=var.handle, accum=accum.handle, lr=lr, grad=grad, momentum=keep, use_nesterov=nesterov)


def test_momentum_keeps_a_part_of_the_velocity_and_adds_the_gradient():
    var, accum = variables([1.0, 2.0], [4.0, -4.0])
    momentum(var, accum, [1.0, 1.0])
    close(accum, [3.0, -1.0])


def test_momentum_moves_against_the_new_velocity():
    var, accum = variables([1.0, 2.0], [4.0, -4.0])
    momentum(var, accum, [1.0, 1.0])
    close(var, [0.7, 2.1])


def test_momentum_over_several_steps():
    var, accum = variables(1.0, 0.0)
    for _ in range(3):
        momentum(var, accum, 1.0)
    close(accum, 1.75)
    close(var, 1.0 - 0.1 * (1.0 + 1.5 + 1.75))


def test_nesterov_looks_where_the_velocity_leads():
    var, accum = variables([1.0, 2.0], [4.0, -4.0])
    momentum(var, accum, [1.0, 1.0], nesterov=True)
    close(accum, [3.0, -1.0])
    close(var, [1.0 - 0.1 * (1.0 + 0.5 * 3.0), 2.0 - 0.1 * (1.0 - 0.5)])


def test_momentum_leaves_the_gradient_as_it_was():
    var, accum = variables([1.0], [1.0])
    grad = tf.constant([2.0])
    momentum(var, accum, grad)
    assert grad.numpy().tolist() == [2.0]
    close(accum, [2.5])


# --- Adam --------------------------------------------------------------------------------------------------------
def adam(var, m, v, grad, step=1, nesterov=False, lr=0.1, beta1=0.9, beta2=0.999, epsilon=1e-3):
    tf.raw_ops.ResourceApplyAdam(
        var=var.handle, m=m.handle, v=v.handle, beta1_power=beta1**step, beta2_power=beta2**step, lr=lr,
        beta1=beta1, beta2=beta2, epsilon=epsilon, grad=grad, use_nesterov=nesterov)


def adam_by_hand(var, m, v, grad, step=1, nesterov=False, lr=0.1, beta1=0.9, beta2=0.999, epsilon=1e-3):
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad * grad
    alpha = lr * math.sqrt(1 - beta2**step) / (1 - beta1**step)
    ahead = beta1 * m + (1 - beta1) * grad if nesterov else m
    return var - alpha * ahead / (math.sqrt(v) + epsilon), m, v


START = (1.0, 0.5, 0.25, 3.0)  # var, m, v, grad


def test_adam_moves_the_mean_a_little_towards_the_gradient():
    var, m, v = variables(*START[:3])
    adam(var, m, v, START[3])
    close(m, adam_by_hand(*START)[1])


def test_adam_moves_the_mean_square_a_little_towards_the_square():
    var, m, v = variables(*START[:3])
    adam(var, m, v, START[3])
    close(v, adam_by_hand(*START)[2])


@pytest.mark.parametrize("step", [1, 2, 10, 1000])
def test_adam_moves_the_variable(step):
    var, m, v = variables(*START[:3])
    adam(var, m, v, START[3], step)
    close(var, adam_by_hand(*START, step)[0])


def test_adams_first_step_is_as_long_as_the_rate():
    for grad in (1e-2, 1.0, 1e4):
        var, m, v = variables(5.0, 0.0, 0.0)
        adam(var, m, v, grad, epsilon=0.0)
        close(var, 4.9)


def test_adam_adds_epsilon_to_the_root_and_not_below_it():
    var, m, v = variables(0.0, 1.0, 0.0)
    adam(var, m, v, 0.0, epsilon=0.5)
    close(var, adam_by_hand(0.0, 1.0, 0.0, 0.0, epsilon=0.5)[0])


def test_adam_treats_every_element_for_itself():
    random = np.random.default_rng(0)
    start = random.uniform(0.1, 1.0, (4, 3, 5)).astype("float32")
    var, m, v = variables(*start[:3])
    adam(var, m, v, start[3], step=3)
    wanted = np.vectorize(lambda *numbers: adam_by_hand(*numbers, step=3))(*start.astype("float64"))
    for variable, want in zip((var, m, v), wanted):
        close(variable, want)


def test_adam_with_nesterov_looks_one_step_ahead():
    var, m, v = variables(*START[:3])
    adam(var, m, v, START[3], step=2, nesterov=True)
    for variable, want in zip((var, m, v), adam_by_hand(*START, 2, nesterov=True)):
        close(variable, want)


def test_adam_leaves_the_gradient_as_it_was():
    var, m, v = variables([1.0], [0.0], [0.0])
    grad = tf.constant([3.0])
    adam(var, m, v, grad)
    assert grad.numpy().tolist() == [3.0]
    close(m, [0.3])


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float64"])
def test_adam_keeps_the_dtype(dtype):
    var, m, v = variables([1.0], [0.0], [0.0], dtype=dtype)
    adam(var, m, v, tf.constant([3.0], dtype), beta1=0.5, beta2=0.75)
    assert {x.dtype.name for x in (var, m, v)} == {dtype}
    np.testing.assert_allclose(var.numpy().astype("float64"), [0.9], atol=0.01)
