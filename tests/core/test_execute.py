"""execute: arguments become tensors, the rules are checked once, errors are told in one form."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import RuleError
from minitf.core.execute import MAX_SIGNATURES, execute
from minitf.core.op import REGISTRY, Op
from minitf.ops.elementwise.arithmetic import AddV2, Mul
from minitf.ops.shapes.layout import Reshape


@pytest.fixture(scope="module")
def Scale():
    """An op of two inputs and an attribute, that counts how often its shape rule runs."""

    class Scale(Op):
        T = frozenset({tf.float32})
        rule_runs = 0

        def infer(x, factor, *, shift):
            Scale.rule_runs += 1
            if factor.rank != 0:
                raise RuleError("factor must be a single number", "Pass a float")
            return x

        def kernel(xp, x, factor, *, shift):
            if shift == 13:
                raise RuleError("13 is unlucky")
            if shift == 14:
                raise ValueError("operands could not be used")
            if shift == 15:
                raise MemoryError("Unable to allocate 99 GiB")
            return x * factor + np.float32(shift)

    yield Scale
    del REGISTRY["Scale"]


def test_values_become_tensors(Scale):
    y = execute(Scale, [1.0, 2.0], 3.0, shift=1)
    assert isinstance(y, tf.Tensor)
    assert y.numpy().tolist() == [4.0, 7.0]


def test_python_values_take_the_dtype_of_the_tensor_beside_them():
    assert execute(AddV2, tf.constant(1.0, tf.float64), 1).dtype == tf.float64
    assert execute(AddV2, 1, tf.constant(1, tf.int8)).dtype == tf.int8
    assert execute(AddV2, tf.Variable(1.0, dtype=tf.float16), 2).dtype == tf.float16
    assert execute(Reshape, tf.ones([4], tf.float64), [2, 2]).dtype == tf.float64


def test_the_shape_rule_runs_once_for_each_signature(Scale):
    x = tf.ones([5])
    before = Scale.rule_runs
    for _ in range(3):
        execute(Scale, x, 2.0, shift=0)
    assert Scale.rule_runs == before + 1
    execute(Scale, x, 2.0, shift=1)
    execute(Scale, tf.ones([6]), 2.0, shift=0)
    assert Scale.rule_runs == before + 3


def test_remembered_signatures_do_not_fill_the_memory(Scale):
    x = tf.ones([1])
    for shift in range(100, 100 + MAX_SIGNATURES + 10):
        execute(Scale, x, 2.0, shift=shift)
    assert len(Scale.checked) <= MAX_SIGNATURES


def test_a_broken_rule_says_what_was_received_the_rule_and_a_fix(Scale):
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        execute(Scale, tf.ones([2]), [1.0, 2.0], shift=0)
    assert str(caught.value) == (
        "Scale: x is float32[2], factor is float32[2]: factor must be a single number. Pass a float."
    )
    with pytest.raises(tf.errors.InvalidArgumentError):  # a wrong call is never remembered as right
        execute(Scale, tf.ones([2]), [1.0, 2.0], shift=0)


def test_a_dtype_outside_the_allowed_set(Scale):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Scale: x is int32\[1\].*x must be one of float32"):
        execute(Scale, tf.constant([1]), 2, shift=0)


def test_dtypes_that_must_agree():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"x and y must have the same dtype. Use tf.cast\(y"):
        execute(Mul, tf.constant(1.0), tf.constant(1))


def test_a_value_that_does_not_convert_names_the_op():
    with pytest.raises(ValueError, match=r"Mul: .*object"):
        execute(Mul, tf.constant(1.0), object())


@pytest.mark.parametrize(
    ("shift", "error", "words"),
    [
        (13, tf.errors.InvalidArgumentError, r"Scale: x is float32\[\], factor is float32\[\]: 13 is unlucky"),
        (14, tf.errors.InvalidArgumentError, "Scale: .*operands could not be used"),
        (15, tf.errors.ResourceExhaustedError, "Scale: .*99 GiB"),
    ],
)
def test_what_goes_wrong_inside_a_kernel_is_told_in_our_words(Scale, shift, error, words):
    with pytest.raises(error, match=words):
        execute(Scale, 1.0, 2.0, shift=shift)


def test_infinities_and_nans_are_silent_even_where_warnings_are_errors():
    with np.errstate(all="raise"):
        assert np.isinf((tf.constant(1.0) / tf.constant(0.0)).numpy())
        assert np.isnan((tf.constant(0.0) / tf.constant(0.0)).numpy())


def test_a_graph_gets_the_call_instead_of_the_kernel(Scale):
    from minitf.core.context import local

    class Graph:
        def add_call(self, op, inputs, attrs):
            return op.__name__, len(inputs), attrs

        def constant(self, array):
            return tf.Tensor(array, None)

    local.state.graph = Graph()
    try:
        added = execute(Scale, tf.constant(1.0), tf.constant(2.0), shift=3)
    finally:
        local.state.graph = None
    assert added == ("Scale", 2, {"shift": 3})


def test_an_op_of_several_outputs_gives_a_list():
    first, second = tf.split([1, 2, 3, 4], 2)
    assert (first.numpy().tolist(), second.numpy().tolist()) == ([1, 2], [3, 4])


HUGE = {
    "zeros": lambda: tf.zeros([10**12]),
    "zeros of strings": lambda: tf.zeros([10**12], tf.string),
    "fill": lambda: tf.fill([10**6, 10**7], 1),
    "range": lambda: tf.range(10**13),
    "one_hot": lambda: tf.one_hot([[0] * 1000], 2**31 - 1),
    "tile": lambda: tf.tile([1], [10**13]),
    "broadcast_to": lambda: tf.broadcast_to(1.0, [10**12]),
    "broadcasting": lambda: tf.zeros([10**6, 1]) + tf.zeros([10**7]),
    "matmul": lambda: tf.zeros([10**6, 1]) @ tf.zeros([1, 10**6]),
    "gather": lambda: tf.gather(tf.zeros([1, 10**6]), tf.zeros([10**6], tf.int32)),
    "random": lambda: tf.random.normal([10**12]),
    "eye": lambda: tf.eye(10**7),
    "constant": lambda: tf.constant(1.0, shape=[10**12]),
    "pad": lambda: tf.pad([1], [[10**13, 0]]),
    "repeat": lambda: tf.repeat([1], 10**12),
}


@pytest.mark.parametrize("make", HUGE.values(), ids=HUGE)
def test_what_does_not_fit_in_memory_is_refused_before_it_is_made(make):
    with pytest.raises(tf.errors.ResourceExhaustedError, match=r"^\w+: .+: .*not fit in memory"):
        make()


def test_a_shape_that_nobody_can_count_is_wrong():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"^Fill: .*over 2\*\*63 - 1 elements"):
        tf.zeros([2**62, 8])
    assert tf.zeros([0, 10**12]).shape == (0, 10**12)


@pytest.mark.parametrize("value", [np.zeros(2, "i4,f4"), np.array(["2020-01-01"], "M8[D]"), "\ud800"], ids=repr)
def test_values_that_no_tensor_holds_are_refused_in_the_usual_form(value):
    with pytest.raises((TypeError, ValueError), match=r"^AddV2: convert_to_tensor"):
        tf.constant([1.0, 2.0]) + value


def test_arrays_of_other_dtypes_are_cast_where_tensorflow_has_a_usual_dtype():
    assert tf.one_hot(np.array([1.7, 0.0]), 2).numpy().tolist() == [[0, 1], [1, 0]]
    assert tf.reshape([1, 2], np.array([2.0, 1.0])).shape == [2, 1]
    assert tf.tile([1], np.array([2.0])).numpy().tolist() == [1, 1]
    with pytest.raises(tf.errors.InvalidArgumentError, match="indices must be one of"):
        tf.one_hot(tf.constant([1.0]), 2)  # a tensor is not
    with pytest.raises(tf.errors.InvalidArgumentError, match="indices must be one of"):
        tf.gather([1, 2], np.array([1.0]))  # these have none
