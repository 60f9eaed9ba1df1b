"""Gradient rules for ops that have none."""

import pytest

import minitf as tf
from minitf.autodiff import registry
from minitf.core import op
from minitf.core.execute import execute
from minitf.core.op import Op


@pytest.fixture
def cube(monkeypatch):
    """An op without a rule; it and its rule are forgotten after the test."""
    monkeypatch.setattr(op, "REGISTRY", registry.REGISTRY)
    monkeypatch.setattr(registry, "REGISTERED", {})

    class Cube(Op):
        def infer(x):
            return x

        def kernel(xp, x):
            return x * x * x

    yield lambda x: execute(Cube, x)
    del registry.REGISTRY["Cube"]


def gradient(f):
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x)


def test_an_op_without_a_rule(cube):
    with pytest.raises(LookupError, match="Cube"):
        gradient(cube)


@pytest.mark.parametrize("wrap", [lambda dx: dx, lambda dx: [dx], lambda dx: (dx,)])
def test_a_registered_rule(cube, wrap):
    def rule(call, dy):
        return wrap(3.0 * tf.square(call.inputs[0]) * dy)

    assert tf.RegisterGradient("Cube")(rule) is rule
    assert float(gradient(lambda x: 10.0 * cube(x))) == 120.0


def test_it_serves_forward_mode_too(cube):
    tf.RegisterGradient("Cube")(lambda call, dy: 3.0 * tf.square(call.inputs[0]) * dy)
    x = tf.constant(2.0)
    with tf.autodiff.ForwardAccumulator(x, tf.constant(5.0)) as acc:
        y = cube(x)
    assert float(acc.jvp(y)) == 60.0


def test_an_op_that_does_not_change_smoothly(cube):
    tf.no_gradient("Cube")
    assert gradient(cube) is None


def test_a_rule_may_be_registered_before_its_op(cube):
    tf.RegisterGradient("NotThereYet")(lambda call, dy: dy)
    assert "NotThereYet" in registry.REGISTERED


@pytest.mark.parametrize("name", ["Cube", "Sin", "ArgMax"])
def test_one_rule_is_enough(cube, name):
    if name == "Cube":
        tf.no_gradient("Cube")
    with pytest.raises(KeyError, match="has a gradient rule already"):
        tf.RegisterGradient(name)(lambda call, dy: dy)
    with pytest.raises(KeyError, match="has a gradient rule already"):
        tf.no_gradient(name)


@pytest.mark.parametrize("register", [tf.RegisterGradient, tf.no_gradient])
def test_an_op_is_told_by_its_name(register):
    with pytest.raises(TypeError, match="must be a string"):
        register(3)
