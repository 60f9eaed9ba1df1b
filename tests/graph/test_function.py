"""tf.function: when it traces, what it remembers, and what it refuses."""

import gc
import weakref

import numpy as np
import pytest

import minitf as tf


def counting(**options):
    """A function that notes its traces."""
    traces = []

    @tf.function(**options)
    def f(x, *rest, **more):
        traces.append(x)
        return x * 2

    return f, traces


def test_equal_dtypes_and_shapes_share_a_trace():
    f, traces = counting()
    for values in ([1.0, 2.0], [3.0, 4.0]):
        assert f(tf.constant(values)).numpy().tolist() == [2 * v for v in values]
    f(np.array([5.0, 6.0], np.float32))
    assert len(traces) == f.experimental_get_tracing_count() == 1


def test_another_shape_dtype_or_python_value_is_traced_anew():
    f, traces = counting()
    for x in (tf.constant([1.0]), tf.constant([1.0, 2.0]), tf.constant([1]), 1, 2, 1):
        f(x)
    assert len(traces) == 5


def test_reduce_retracing_leaves_sizes_open():
    f, traces = counting(reduce_retracing=True)
    for n in (1, 2, 3, 4):
        assert f(tf.ones([n])).shape == [n]
    assert [x.shape.as_list() for x in traces] == [[1], [None]]


def test_an_input_signature_is_traced_once():
    f = tf.function(lambda x: x + 1, input_signature=[tf.TensorSpec([None], tf.float32)])
    assert f([1.0]).numpy().tolist() == [2.0]
    assert f(tf.ones([5])).shape == [5]
    assert f.get_concrete_function() is f.get_concrete_function(tf.TensorSpec([3], tf.float32))
    assert f.experimental_get_tracing_count() == 1
    with pytest.raises(TypeError, match="the input_signature asks for"):
        f(tf.constant([1]))


def test_a_more_general_trace_serves():
    f, traces = counting()
    f.get_concrete_function(tf.TensorSpec([None, 2], tf.float32))
    f(tf.ones([7, 2]))
    assert len(traces) == 1


def test_a_decorator_with_and_without_arguments():
    @tf.function
    def plain(x):
        """Doubles."""
        return x + x

    assert (plain.__name__, plain.__doc__) == ("plain", "Doubles.")
    assert plain.python_function(3) == 6
    assert tf.function(jit_compile=True)(lambda x: x + x)(tf.constant(2)).numpy() == 4


def test_variables_are_made_once():
    class Layer:
        v = None

        @tf.function
        def __call__(self, x):
            if self.v is None:
                self.v = tf.Variable(lambda: tf.ones([2]))
            return self.v * x

    layer = Layer()
    assert layer(tf.constant(3.0)).numpy().tolist() == [3.0, 3.0]
    layer.v.assign([1.0, 2.0])
    assert layer(tf.constant(3.0)).numpy().tolist() == [3.0, 6.0]


def test_variables_that_would_be_made_in_every_trace_are_refused():
    f = tf.function(lambda: tf.Variable(1.0) + 1.0)
    with pytest.raises(ValueError, match="created on the first call"):
        f()


def test_methods_have_traces_of_their_own_and_do_not_keep_the_object():
    class Scale:
        def __init__(self, factor):
            self.factor = factor

        @tf.function
        def __call__(self, x):
            return x * self.factor

    two, three = Scale(2.0), Scale(3.0)
    assert (two(tf.constant(1.0)).numpy(), three(tf.constant(1.0)).numpy()) == (2.0, 3.0)
    gone = weakref.ref(two)
    del two
    gc.collect()
    assert gone() is None


def test_side_effects_of_python_happen_once_and_those_of_tensors_each_time():
    log, total = [], tf.Variable(0.0)

    @tf.function
    def add(x):
        log.append("traced")
        total.assign_add(x)

    for _ in range(3):
        add(tf.constant(2.0))
    assert (log, total.numpy()) == (["traced"], 6.0)


def test_random_numbers_differ_from_call_to_call():
    f = tf.function(lambda: tf.random.uniform([3]))
    assert (f().numpy() != f().numpy()).any()


def test_a_generator_moves_on_inside_a_function():
    def drawn(f):
        generator = tf.random.Generator.from_seed(1)
        return [f(generator).numpy() for _ in range(3)]

    np.testing.assert_array_equal(drawn(tf.function(lambda g: g.normal([2]))), drawn(lambda g: g.normal([2])))


def test_a_method_may_have_an_input_signature():
    class Scale:
        @tf.function(input_signature=[tf.TensorSpec([], tf.float32)])
        def __call__(self, x):
            return x * 2.0

    assert Scale()(3.0).numpy() == 6.0


def test_an_error_while_tracing_is_the_functions_own():
    def wrong(x):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        tf.function(wrong)(tf.constant(1.0))
    assert tf.executing_eagerly()


def test_recursion_on_python_values():
    @tf.function
    def power(x, n):
        return x if n == 1 else x * power(x, n - 1)

    assert power(tf.constant(2.0), 5).numpy() == 32.0


def test_functions_may_run_as_plain_python():
    f, traces = counting()
    tf.config.run_functions_eagerly(True)
    try:
        assert tf.config.functions_run_eagerly()
        for _ in range(3):
            f(tf.constant(1.0))
    finally:
        tf.config.run_functions_eagerly(False)
    assert (len(traces), f.experimental_get_tracing_count()) == (3, 0)
