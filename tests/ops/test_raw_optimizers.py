"""The raw ops of the rarer optimizers take variables only, and flags that are flags."""

import pytest

import minitf as tf


def test_a_tensor_is_no_variable():
    with pytest.raises(TypeError, match="what an optimizer changes must be a variable"):
        tf.raw_ops.ResourceApplyAdagrad(var=tf.ones([1]), accum=tf.Variable([1.0]), lr=1.0, grad=[1.0])


def test_flags_are_flags():
    v, a = tf.Variable([1.0]), tf.Variable([1.0])
    with pytest.raises(TypeError, match="must be True or False"):
        tf.raw_ops.ResourceApplyKerasMomentum(var=v, accum=a, lr=1.0, grad=[1.0], momentum=0.5, use_nesterov="no")


def test_handles_and_variables_are_the_same():
    v, w = tf.Variable([3.0]), tf.Variable([3.0])
    for given in (v, w.handle):
        tf.raw_ops.ResourceApplyProximalGradientDescent(var=given, alpha=1.0, l1=1.0, l2=1.0, delta=[0.0])
    assert v.numpy().tolist() == w.numpy().tolist() == [1.0]
