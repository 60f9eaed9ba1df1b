"""Which trace a call of a loaded function gets."""

import numpy as np
import pytest

import minitf as tf


def test_python_values_choose_the_trace_and_numbers_become_tensors(saved):
    shifted = tf.saved_model.load(saved).shifted
    assert len(shifted.concrete_functions) == 3
    assert shifted(np.float32([1, 2])).numpy().tolist() == [11.0, 22.0]
    assert shifted(tf.Variable([1.0, 2.0]), up=False).numpy().tolist() == [-9.0, -18.0]


@pytest.mark.parametrize("arguments", [(1.0,), (np.float32([1, 2, 3]),), (np.float32([1, 2]), "up")])
def test_what_fits_no_trace_is_an_error_that_lists_them(saved, arguments):
    with pytest.raises(ValueError, match=r"could not find matching concrete function.*traces: \(x: TensorSpec"):
        tf.saved_model.load(saved).shifted(*arguments)


def test_wrong_arguments_are_told_as_of_the_function(saved):
    loaded = tf.saved_model.load(saved)
    with pytest.raises(TypeError, match="missing a required argument: 'x'"):
        loaded.scale()
    with pytest.raises(TypeError, match="input_signature asks for"):
        loaded.scale(tf.constant([[1.0]]))


def test_it_runs_in_a_graph_and_under_a_tape(saved):
    loaded = tf.saved_model.load(saved)
    inside = tf.function(lambda x: loaded.scale(x)["scaled"] + 1.0)
    with tf.GradientTape() as tape:
        y = inside(tf.constant([1.0, 2.0]))
    assert y.numpy().tolist() == [4.0, 7.0]
    assert float(tape.gradient(y, loaded.factor)) == 3.0


def test_traces_of_ragged_tensors(tmp_path):
    module = tf.Module()
    module.rows = tf.function(lambda x: x.row_lengths(), input_signature=[tf.RaggedTensorSpec([None, None], tf.int32)])
    tf.saved_model.save(module, str(tmp_path))
    assert tf.saved_model.load(str(tmp_path)).rows(tf.ragged.constant([[1], [2, 3]])).numpy().tolist() == [1, 2]
