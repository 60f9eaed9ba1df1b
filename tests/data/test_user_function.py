"""user_function.py: functions on elements."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases
from minitf.core.context import local
from minitf.data.specs import DatasetSpec
from minitf.data.user_function import UserFunction, modes
from ops.gpu import emulated


@pytest.mark.parametrize("name", cases("user_function"))
def test_as_tensorflow_does(name):
    assert_as_recorded("user_function", name)


@pytest.mark.parametrize(("case", "stage"), [
    ("map in parallel", "map"), ("filter", "filter"), ("scan", "scan"), ("reduce", "reduce"), ("flat_map", "flat_map"),
])  # fmt: skip
def test_an_error_tells_the_stage_and_the_element(case, stage):
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        list(cases("user_function")[case](tf))
    assert caught.value.__notes__ == [f"Dataset.{stage}: in <lambda>, at element 3"]


def test_the_python_function_runs_once():
    calls = []

    def counted(x):
        calls.append(x)
        return x + 1

    function = UserFunction(counted, tf.TensorSpec([], tf.int32))
    assert [function([tf.constant(i)])[0].numpy() for i in range(3)] == [1, 2, 3]
    assert len(calls) == 1


def test_composites_come_and_go():
    spec = tf.RaggedTensorSpec([None, None], tf.int32)
    function = UserFunction(lambda r: (r, tf.reduce_sum(r)), spec)
    ragged, total = function([tf.ragged.constant([[1], [2, 3]])])
    assert ragged.to_list() == [[1], [2, 3]]
    assert total.numpy() == 6


def test_a_function_of_datasets_is_called_each_time():
    spec = tf.TensorSpec([], tf.int64)
    function = UserFunction(lambda window: window.batch(2), DatasetSpec(spec))
    assert function.element_spec == DatasetSpec(tf.TensorSpec([None], tf.int64))
    (batches,) = function([tf.data.Dataset.range(3)])
    assert [x.numpy().tolist() for x in batches] == [[0, 1], [2]]


def test_debug_mode_runs_plain_python(monkeypatch):
    monkeypatch.setattr(modes, "debug", True)
    function = UserFunction(lambda x: x + len(x.shape), tf.TensorSpec([], tf.int32))
    assert function([tf.constant(3)])[0].numpy() == 3


def test_what_the_function_raises_is_raised_at_once():
    with pytest.raises(TypeError):
        UserFunction(lambda x, y: x, tf.TensorSpec([], tf.int32))


def test_beside_a_gpu_functions_run_on_the_cpu(monkeypatch):
    monkeypatch.setattr(local.state, "device", emulated.Device())
    first, *_ = tf.data.Dataset.range(3).map(lambda x: x + 1)
    assert first.device.endswith("CPU:0")
    assert int(first) == 1


@pytest.mark.parametrize(("function", "expected"), [
    (lambda x: x * 2 + 1, True),
    (lambda x: tf.numpy_function(lambda y: y, [x], tf.int64), False),
    (lambda x: x + tf.random.uniform([], 0, 9, tf.int64), False),
    (lambda x: tf.cond(x > 0, lambda: x, lambda: tf.numpy_function(lambda y: y, [x], tf.int64)), False),
    (lambda x: tf.data.Dataset.range(x), None),
])  # fmt: skip
def test_what_only_computes(function, expected):
    spec = tf.TensorSpec([], tf.int64)
    if expected is not None:
        assert UserFunction(function, spec).only_computes is expected
    modes.debug = True
    try:
        assert UserFunction(function, spec).only_computes is False
    finally:
        modes.debug = False
