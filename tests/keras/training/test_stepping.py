"""Steps as graphs."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.stepping import TracedStep, joined, predicting, stepping


def test_a_step_is_traced_once_for_each_kind_of_batch():
    traces = []

    def step(batch):
        traces.append(len(batch))
        return {"sum": tf.reduce_sum(batch[0])}

    traced = TracedStep(step, jit_compile=False)
    for size in (4, 4, 3, 2, 4):
        assert float(traced((tf.ones([size]),))["sum"]) == size
    assert len(traces) == 2  # one for 4, and one for any other size


def test_batches_that_are_no_tuple():
    traced = TracedStep(lambda batch: batch["a"] * 2, jit_compile=False)
    assert float(traced({"a": tf.constant(2.0)})) == 4.0


@pytest.mark.parametrize("run_eagerly", [True, False])
def test_all_batches_of_an_execution_are_taken(run_eagerly):
    taken = tf.Variable(0.0)

    def step(batch):
        taken.assign_add(batch[0])
        return taken.value()

    logs = stepping(step, run_eagerly, jit_compile=False)(iter([(tf.constant(1.0),), (tf.constant(2.0),)]))
    assert (float(logs), float(taken)) == (3.0, 3.0)


def test_predictions_of_several_batches_are_joined():
    predict = predicting(lambda batch: {"double": batch[0] * 2}, False, False)
    outputs = predict(iter([(tf.constant([1.0, 2.0]),), (tf.constant([3.0]),)]))
    assert outputs["double"].numpy().tolist() == [2.0, 4.0, 6.0]


def test_joining_single_numbers():
    np.testing.assert_array_equal(joined([tf.constant(1.0), tf.constant(2.0)]).numpy(), [1.0, 2.0])
