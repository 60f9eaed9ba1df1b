import numpy as np
import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.backend.dtypes import int64
from minitf.core.spec import Spec
from minitf.lite.converter.errors import ConverterError
from minitf.lite.converter.lowering import Filled, Lowering, Refused
from minitf.lite.converter.parts import constant


def test_equal_small_constants_are_one_and_names_are_never_taken_twice():
    low = Lowering("main", {})
    assert low.integers([1, 2]) is low.integers([1, 2])
    assert low.integers([1, 2]) is not low.constant(np.float32([1, 2]))
    assert [low.name_for("ADD") for _ in range(3)] == ["ADD", "ADD_1", "ADD_2"]


def test_a_derived_constant_is_made_once():
    low, made = Lowering("main", {}), []
    x = constant(np.zeros((50, 60), np.float32))
    first = low.derived(x, "T", lambda a: made.append(1) or a.T)
    assert low.derived(x, "T", lambda a: made.append(1) or a.T) is first
    assert (first.dims, made) == ((60, 50), [1])


def test_places_become_int32_and_the_largest_int64_the_largest_int32():
    low = Lowering("main", {})
    assert low.as_int32(constant(np.array([2**62, -(2**62), 3]))).array.tolist() == [2**31 - 1, -(2**31), 3]
    cast = low.as_int32(low.emit("SHAPE", [constant(np.zeros(2))], Spec((1,), int64), out_type=int64))
    assert (low.graph.operations[-1].code, cast.dtype.name) == ("CAST", "int32")


def test_a_tensor_of_one_number_is_written_when_it_is_used():
    low = Lowering("main", {})
    zeros = Filled(low.integers([2, 3]), (2, 3), np.float32(0))
    low.emit("EXP", [zeros], zeros)
    assert codes(low.graph) == ["FILL", "EXP"]
    with pytest.raises(Refused, match="TensorArray"):
        low.taken([1, 2])


def test_variables_are_constants_and_what_follows_of_them_is_computed():
    v = tf.Variable([4.0, 9.0])
    (addition,) = graph_of(lambda x: x + tf.sqrt(v) * 2.0, (2,)).operations
    assert addition.inputs[1].array.tolist() == [4.0, 6.0]


def test_common_parts_are_written_once():
    assert codes(graph_of(lambda x: tf.exp(x) + tf.exp(x), (2,))) == ["EXP", "ADD"]


def test_the_first_step_of_an_lstm_multiplies_no_zeros():
    model = tf.keras.Sequential([tf.keras.Input((3, 2)), tf.keras.layers.LSTM(4)])
    found = codes(graph_of(lambda x: model(x), (None, 3, 2)))
    assert found.count("FULLY_CONNECTED") == 3  # one for all inputs, two for the states after the first step
    assert "FILL" not in found


def test_an_input_without_a_rank_and_a_variable_that_changes_are_refused():
    with pytest.raises(ConverterError, match="no known rank"):
        graph_of(lambda x: x + 1.0, tf.TensorSpec(None))
    v = tf.Variable(1.0)
    with pytest.raises(ConverterError, match="AssignVariableOp"):
        graph_of(lambda x: v.assign(x), ())
