"""The steps of optimizers equal TensorFlow's, and the plain formulas, at every size and in every dtype."""

import json
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from golden.record_training import HYPERPARAMETERS, SLOTS, run
from minitf.ops.variables import optimizer_steps as training
from minitf.ops.variables.optimizer_steps import PARALLEL_SIZE, SERIAL_BLOCK
from naive import optimizer_steps

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "training.json").read_text())["cases"]
TOLERANCE = {"float64": 1e-15, "float32": 1e-6, "float16": 2e-3}
PLAIN = {
    "ResourceApplyGradientDescent": optimizer_steps.gradient_descent,
    "ResourceApplyMomentum": optimizer_steps.momentum,
    "ResourceApplyRMSProp": optimizer_steps.rms_prop,
    "ResourceApplyAdam": optimizer_steps.adam,
}


@pytest.mark.parametrize("case", GOLDEN)
def test_three_steps_end_where_tensorflows_do(case):
    name, dtype = case.rsplit(" ", 1)
    values = run(tf, name, dtype)
    for slot, expected in GOLDEN[case].items():
        assert values[slot].dtype == dtype
        np.testing.assert_allclose(values[slot], expected, rtol=TOLERANCE[dtype], atol=TOLERANCE[dtype])


def numbers(case, dtype):
    settings = dict(HYPERPARAMETERS[case])
    if "beta1" in settings:
        settings |= {"beta1_power": 0.9**3, "beta2_power": 0.999**3}
    return {name: value if isinstance(value, bool) else np.asarray(value, dtype) for name, value in settings.items()}


@pytest.mark.parametrize("case", HYPERPARAMETERS)
@pytest.mark.parametrize(
    "shape",
    [(), (0,), (3, 5), (SERIAL_BLOCK + 1,), (2, PARALLEL_SIZE // 2 + 3)],
    ids=["[]", "[0]", "small", "blocks", "threads"],
)
def test_blocks_and_threads_change_no_bit(case, shape):
    name = case.split()[0]
    rng = np.random.default_rng(0)
    slots = {slot: np.abs(rng.standard_normal(shape)).astype(np.float32) for slot in SLOTS[name]}
    gradient = {"delta" if name.endswith("Descent") else "grad": rng.standard_normal(shape).astype(np.float32)}
    expected = PLAIN[name](**slots, **gradient, **numbers(case, np.float32))
    variables = {slot: tf.Variable(value) for slot, value in slots.items()}
    getattr(tf.raw_ops, name)(**variables, **gradient, **numbers(case, np.float32))
    for variable, value in zip(variables.values(), expected):
        np.testing.assert_array_equal(variable.numpy(), value)


def test_a_gradient_in_odd_order_is_read_in_the_right_one():
    v = tf.Variable(tf.zeros([3, 2]))
    gradient = tf.transpose(tf.reshape(tf.range(6, dtype=tf.float32), [2, 3]))
    tf.raw_ops.ResourceApplyGradientDescent(var=v, alpha=1.0, delta=gradient)
    np.testing.assert_array_equal(v.numpy(), -gradient.numpy())


def test_the_gradient_is_left_alone():
    gradient = tf.constant([1.0, 2.0])
    w, m, v = tf.Variable([1.0, 1.0]), tf.Variable([0.0, 0.0]), tf.Variable([0.0, 0.0])
    tf.raw_ops.ResourceApplyAdam(var=w, m=m, v=v, beta1_power=0.9, beta2_power=0.999, lr=0.1, beta1=0.9, beta2=0.999,
                                 epsilon=1e-7, grad=gradient)
    assert gradient.numpy().tolist() == [1.0, 2.0]


def test_whole_arrays_where_they_are_not_numpys():
    class Elsewhere:
        """Stands for an array on a GPU: all that `blockwise` may do with it is copy it and hand it on."""

        def copy(self):
            return "scratch"

    seen = []
    array = Elsewhere()
    training.blockwise(lambda *blocks: seen.append(blocks), array, array, scratch=2)
    assert seen == [(array, array, "scratch", "scratch")]
