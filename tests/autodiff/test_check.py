"""The gradient checker passes what is right and finds what is wrong, whatever is wrong."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.core.execute import execute
from minitf.core.op import REGISTRY, Op


@pytest.fixture(scope="module")
def broken():
    """Ops whose kernels square, and whose gradients are each wrong in a way of their own."""

    def op(name, rule):
        return type(name, (Op,), {"infer": lambda x: x, "kernel": lambda xp, x: x * x, "gradient": rule})

    def first(call, dy):
        return [dy * call.inputs[0]]  # forgets the 2

    def second(call, dy):
        return [dy * 2.0 * tf.stop_gradient(call.inputs[0])]  # right, but not differentiable again

    def one_element(call, dy):
        dx = (2.0 * dy * call.inputs[0]).numpy()
        dx.flat[-1] *= 1.001
        return [tf.constant(dx)]

    def shape(call, dy):
        return [tf.reshape(2.0 * dy * call.inputs[0], [-1])]

    def nan(call, dy):
        return [dy * np.nan]

    rules = {"First": first, "Second": second, "OneElement": one_element, "WrongShape": shape, "Nan": nan}
    yield {name: op(name, rule) for name, rule in rules.items()}
    for name in rules:
        del REGISTRY[name]


X = np.array([[0.5, -1.0], [2.0, 0.3]])


@pytest.mark.parametrize(
    "f",
    [
        lambda x: x * x * x,
        lambda x: tf.matmul(x, x),
        lambda x: tf.reduce_sum(x / (x * x + 1.0), axis=0),
        lambda x: tf.transpose(x) * 2.0,
        lambda x: tf.constant([1.0, 2.0], tf.float64),  # ignores its argument
    ],
)
def test_right_gradients_pass_with_little_error(f):
    assert check_gradients(f, X) < 1e-8
    assert check_gradients(f, X, order=1) < 1e-8


def test_several_arguments_of_several_shapes():
    assert check_gradients(lambda x, y, z: x @ y + z * z, X, [[1.0], [2.0]], 3.0) < 1e-8


@pytest.mark.parametrize(
    ("name", "order"), [("First", 1), ("Second", 2), ("OneElement", 1), ("WrongShape", 1), ("Nan", 1)]
)
def test_wrong_gradients_are_found(broken, name, order):
    with pytest.raises(AssertionError, match=f"order {order}: (the derivative by )?argument 0"):
        check_gradients(lambda x: execute(broken[name], x), X)


def test_the_second_order_is_checked_only_when_asked(broken):
    assert check_gradients(lambda x: execute(broken["Second"], x), X, order=1) < 1e-8


def test_the_argument_at_fault_is_named(broken):
    with pytest.raises(AssertionError, match="argument 1"):
        check_gradients(lambda x, y: x * execute(broken["First"], y), X, X)


def test_few_calls_of_the_function():
    calls = []

    def f(x):
        calls.append(x)
        return x * x

    check_gradients(f, np.ones((20, 20)), order=1)
    assert len(calls) == 4  # the shape, the tape, two steps
