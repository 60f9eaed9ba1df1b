"""The fast form of a rule computes what the rule computes, and is what traced steps run."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.optimizers import updating

OPTIMIZERS = [
    ("SGD", {}), ("SGD", {"momentum": 0.9}), ("SGD", {"momentum": 0.9, "nesterov": True}),
    ("SGD", {"weight_decay": 0.1}), ("RMSprop", {}), ("RMSprop", {"momentum": 0.5, "centered": True}),
    ("Adam", {}), ("Adam", {"amsgrad": True}), ("AdamW", {"weight_decay": 0.2}), ("Adamax", {}), ("Nadam", {}),
    ("Adagrad", {}), ("Adadelta", {}), ("Lion", {}), ("Lion", {"weight_decay": 0.2}), ("Ftrl", {}),
    ("Ftrl", {"l1_regularization_strength": 0.1, "l2_regularization_strength": 0.1, "beta": 0.2,
              "l2_shrinkage_regularization_strength": 0.3}),
    ("Ftrl", {"learning_rate_power": -0.3}),
]  # fmt: skip


def trained(name, options, dtype, shapes, steps=4):
    """The variables, and the slots, after some steps."""
    numbers = np.random.RandomState(0)
    variables = [tf.Variable(numbers.normal(size=shape).astype(dtype)) for shape in shapes]
    optimizer = getattr(tf.keras.optimizers, name)(0.1, **options)
    for _ in range(steps):
        optimizer.apply([tf.constant(numbers.normal(size=shape).astype(dtype)) for shape in shapes], variables)
    return [v.numpy() for v in (*variables, *optimizer.variables)]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(("name", "options"), OPTIMIZERS, ids=str)
def test_the_fast_form_is_the_rule_to_the_last_bit(monkeypatch, name, options, dtype):
    shapes = [(3, 4), (), (0,), (70_000,)]  # the last has more than one block
    fast = trained(name, options, dtype, shapes)
    rule = getattr(tf.keras.optimizers, name).update_step
    monkeypatch.delattr(rule, "fast")
    monkeypatch.setattr(updating, "update_together", None)  # it must not be called
    for quick, plain in zip(fast, trained(name, options, dtype, shapes), strict=True):
        np.testing.assert_array_equal(quick, plain)


def test_many_threads_compute_the_same(monkeypatch):
    from minitf.ops.variables import apply_rule
    shapes = [(300,), (7, 11), (1,), (500,)]
    alone = trained("Adam", {}, "float32", shapes)
    monkeypatch.setattr(apply_rule, "PARALLEL_SIZE", 10)
    monkeypatch.setattr(apply_rule, "PARALLEL_BLOCK", 64)
    for one, several in zip(alone, trained("Adam", {}, "float32", shapes), strict=True):
        np.testing.assert_array_equal(one, several)


@pytest.mark.parametrize("name", ["SGD", "RMSprop", "Adam", "AdamW", "Adamax", "Nadam", "Adagrad", "Adadelta", "Ftrl",
                                  "Lion"])
def test_a_traced_step_is_one_call_in_place(name):
    variables = [tf.Variable(tf.ones([3, 2])), tf.Variable(tf.ones([2]))]
    optimizer = getattr(tf.keras.optimizers, name)()

    @tf.function
    def step(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.matmul(x, variables[0]) + variables[1])
        optimizer.apply(tape.gradient(loss, variables), variables)

    source = step.get_concrete_function(tf.TensorSpec([4, 3])).source
    assert source.count("update(ResourceApplyRule") == 1
    step(tf.ones([4, 3]))
    assert optimizer.iterations.numpy() == 1


@pytest.mark.parametrize("traced", [False, True])
@pytest.mark.parametrize("size", [1000, 700_000])  # the second is shared among threads
def test_variables_keep_their_arrays(size, traced):
    v, gradient = tf.Variable(tf.ones([size])), tf.ones([size])
    optimizer = tf.keras.optimizers.Adam()
    optimizer.build([v])
    step = (tf.function if traced else lambda function: function)(lambda g: optimizer.apply([g], [v]))
    step(gradient)
    places = [variable._array.ctypes.data for variable in (v, *optimizer.variables[2:])]
    step(gradient)
    assert [variable._array.ctypes.data for variable in (v, *optimizer.variables[2:])] == places
