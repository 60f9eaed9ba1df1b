"""minitf/lite/converter/variables.py: a model learns in the interpreter."""

import numpy as np
import pytest

import minitf as tf
from lite.training import converted, module, story
from minitf.lite.converter.errors import ConverterError
from minitf.lite.converter.sources import source_of
from minitf.lite.converter.variables import kept_variables


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_training_there_is_training_here(optimizer):
    learner = module(tf, optimizer)
    interpreter = tf.lite.Interpreter(model_content=converted(tf, learner))
    there = story(lambda name, **inputs: interpreter.get_signature_runner(name)(**inputs))
    here = story(lambda name, **inputs: getattr(learner, name)(**{key: tf.constant(x) for key, x in inputs.items()}))
    for a, b in zip(there, here, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-5)
    assert there[3] < there[1]


def test_only_what_changes_is_kept():
    changes, stays = tf.Variable([1.0, 2.0]), tf.Variable([3.0, 4.0])

    @tf.function(input_signature=[tf.TensorSpec([2])])
    def f(x):
        changes.assign_add(x)
        return changes * stays

    source = source_of("f", f.get_concrete_function())
    (kept,) = kept_variables([source]).values()
    assert (kept.name, kept.array.tolist()) == ("variable_0", [1.0, 2.0])
    interpreter = tf.lite.Interpreter(model_content=tf.lite.TFLiteConverter.from_concrete_functions(
        [f.get_concrete_function()], tf.Module()).convert())
    run = interpreter.get_signature_runner()
    assert [run(x=np.float32([1, 1]))["output_0"].tolist() for _ in range(2)] == [[6.0, 12.0], [9.0, 16.0]]
    assert changes.numpy().tolist() == [1.0, 2.0]



def test_a_variable_that_changes_in_a_loop_is_refused():
    v = tf.Variable(1.0)

    @tf.function(input_signature=[tf.TensorSpec([], tf.int32)])
    def f(n):
        for _ in tf.range(n):
            v.assign_add(1.0)
        return v.read_value()

    converter = tf.lite.TFLiteConverter.from_concrete_functions([f.get_concrete_function()])
    with pytest.raises(ConverterError, match="a variable that changes in a branch or in a loop"):
        converter.convert()
