"""Every function of tf.experimental.numpy against what TensorFlow's came to."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from golden.numpy_names import EXPRESSIONS, outcome

PLACE = Path(__file__).parents[3] / "golden/numpy_names.json"
RECORDED = json.loads(PLACE.read_text(encoding="utf-8"))
NAMES = {"nan": np.nan, "inf": np.inf}

# Expression -> why it comes to something else here.
OTHERWISE = {
    "tnp.cumsum(True)": "bools are counted, as NumPy does; TensorFlow has no cumsum of them",
    "tnp.cumprod(True)": "bools are multiplied, as NumPy does; TensorFlow has no cumprod of them",
    "tnp.reciprocal([1, 1])": "an InvalidArgumentError, as for other wrong dtypes; TensorFlow finds no kernel",
    "tnp.logaddexp([1., 2.], [3., -1.])": "lists are taken, as everywhere; TensorFlow subtracts the lists",
    "tnp.logaddexp2([1., 2.], [3., -1.])": "lists are taken, as everywhere; TensorFlow subtracts the lists",
    "tnp.var([1., 2., 4.], ddof=1)": "no dtype need be said, as in NumPy; TensorFlow converts to None",
}


def function_of(expression):
    """Up to which of its calls' brackets."""
    return expression.partition("(")[0]


FUNCTIONS = sorted({function_of(expression) for expression in EXPRESSIONS})


@pytest.mark.parametrize("function", FUNCTIONS)
def test_as_recorded(function):
    for expression in EXPRESSIONS:
        if function_of(expression) == function and expression not in OTHERWISE:
            assert_same(outcome(expression, tf), RECORDED[expression])


@pytest.mark.parametrize("expression", OTHERWISE)
def test_what_is_otherwise_still_is(expression):
    assert outcome(expression, tf) != RECORDED[expression], "no difference any more: take it off the list"


def assert_same(ours, theirs):
    if isinstance(theirs, list):
        assert len(ours) == len(theirs)
        for one, other in zip(ours, theirs, strict=True):
            assert_same(one, other)
    elif isinstance(theirs, dict) and "value" in theirs:
        assert {**ours, "value": ""} == {**theirs, "value": ""}
        np.testing.assert_allclose(read(ours["value"]), read(theirs["value"]), rtol=1e-6, atol=1e-7)
    else:
        assert ours == theirs


def read(text):
    """Nested lists of numbers, nan and inf among them."""
    return eval(text, {"__builtins__": {}}, NAMES) if "nan" in text or "inf" in text else ast.literal_eval(text)  # noqa: S307


def test_every_name_of_tensorflows_is_there():
    tnp = tf.experimental.numpy
    assert [name for name in dir(tnp) if not hasattr(tnp, name)] == []
    assert len(dir(tnp)) == 229, "as many as TensorFlow has"
    assert tnp.bool_ is np.bool_
    assert tnp.float_ is np.float64
    assert tnp.ndarray is tf.Tensor


def test_variables_of_keras_meet_other_numbers():
    variable = tf.keras.Variable([[1.0, 2.0]])
    tnp = tf.experimental.numpy
    assert tnp.result_type(variable, 1) == tnp.result_type(variable) == tf.float32
    assert tnp.matmul(variable, [[1.0], [2.0]]).numpy().tolist() == [[5.0]]
    assert tnp.maximum(variable, 1.5).numpy().tolist() == [[1.5, 2.0]]


# The switch cannot be turned back, so the program that turns it runs in a process of its own.
PROGRAM = """
import numpy as np
import minitf as tf
tnp = tf.experimental.numpy
tnp.experimental_enable_numpy_behavior()
x = tf.constant([[1, 2, 3], [4, 5, 6]])
print((x + tf.constant(0.5)).dtype.name, (x + np.float32(1)).dtype.name, (np.ones(3, np.int8) + x).dtype.name)
print(x.T.shape, x.reshape(3, 2).shape, x.reshape((-1,)).shape, x.ravel().shape, x.size, x.tolist())
print(x.astype(tf.float32).dtype.name, x.mean().numpy(), x.max(axis=0).numpy(), x.clip(2, 3).numpy().tolist())
print((+x).shape, x[[0, 1], [2, 0]].numpy(), (x @ tf.ones([3])).numpy(), x.transpose().shape, x.flatten().shape)
print(tf.function(lambda y: (y.T * 2.5).mean())(x).numpy(), np.max(x), (tf.Variable(1) + 2.5).numpy())
tnp.experimental_enable_numpy_behavior(prefer_float32=True, dtype_conversion_mode="off")
print(tnp.asarray(1.0).dtype.name)
try:
    x + tf.constant(0.5)
except tf.errors.InvalidArgumentError:
    print("refused")
"""
PRINTED = """
float64 float64 int32
(3, 2) (3, 2) (6,) (6,) 6 [[1, 2, 3], [4, 5, 6]]
float32 3.5 [4 5 6] [[2, 2, 3], [3, 3, 3]]
(2, 3) [3 4] [ 6. 15.] (3, 2) (6,)
8.75 tf.Tensor(6, shape=(), dtype=int32) 3.5
float32
refused
"""


def test_tensors_behave_as_arrays():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.stdout.strip() == PRINTED.strip(), done.stderr
