"""One trace: how it is called, described, and differentiated."""

import numpy as np
import pytest

import minitf as tf

V = tf.Variable([1.0, 2.0])


@tf.function
def f(x, n=2, *, flag=True):
    return {"y": x * V * float(n), "rest": [None, flag]}


@pytest.fixture
def concrete():
    return f.get_concrete_function(tf.TensorSpec([2], tf.float32))


def test_it_is_called_by_position_or_by_name(concrete):
    x = tf.constant([1.0, 1.0])
    for result in (concrete(x), concrete(x=x), concrete(x, 2, flag=True)):
        assert result["y"].numpy().tolist() == [2.0, 4.0]
        assert result["rest"][0] is None


def test_it_describes_itself(concrete):
    assert [x.name for x in concrete.inputs] == ["x:0", "Variable:0"]
    assert concrete.captured_inputs[0] is concrete.variables[0] is concrete.trainable_variables[0] is V
    assert concrete.structured_input_signature == ((tf.TensorSpec([2], tf.float32, "x"), 2), {"flag": True})
    assert concrete.output_shapes["y"] == [2]
    assert concrete.output_dtypes["y"] == tf.float32
    assert len(concrete.outputs) == 2
    assert repr(concrete).startswith("<ConcreteFunction (x: TensorSpec(shape=(2,), dtype=tf.float32, name=None), n: ")
    assert str(concrete).startswith("ConcreteFunction Input Parameters:\n  x (POSITIONAL_OR_KEYWORD): TensorSpec(")
    assert concrete.source.startswith("def f(xp, x, variable):")


@pytest.mark.parametrize("args", [(), (1, 2, 3), (tf.constant([1.0, 2.0]), tf.constant([1.0, 2.0]), 3)])
def test_wrong_arguments_are_refused(concrete, args):
    with pytest.raises(TypeError, match="pass its tensors alone: x"):
        concrete(*args)


def test_so_is_a_wrong_dtype(concrete):
    with pytest.raises(tf.errors.InvalidArgumentError, match="argument 0 is a int32 tensor"):
        concrete(tf.constant([1, 2]))


def test_a_call_inside_another_function_is_copied_into_it():
    g = tf.function(lambda x: f(x)["y"] + 1.0)
    x = tf.constant([1.0, 1.0])
    assert g(x).numpy().tolist() == [3.0, 5.0]
    assert "Mul" in {node.type for node in g.get_concrete_function(x).graph.get_operations()}


def test_a_tape_watches_the_variables_of_a_function():
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(f(tf.constant([3.0, 4.0]))["y"])
    assert tape.watched_variables()[0] is V
    np.testing.assert_allclose(tape.gradient(y, V), [6.0, 8.0])


def test_a_tape_inside_watches_them_too():
    @tf.function
    def slope(x):
        with tf.GradientTape() as tape:
            y = tf.reduce_sum(f(x)["y"])
        return tape.gradient(y, V)

    np.testing.assert_allclose(slope(tf.constant([3.0, 4.0])), [6.0, 8.0])


def test_a_function_is_a_message():
    cube = tf.function(lambda x: x ** 3).get_concrete_function(tf.TensorSpec([], tf.float32))
    message = cube.function_def
    assert message.signature.name == cube.name
    assert [argument.type for argument in message.signature.input_arg] == [tf.float32.as_datatype_enum]
    assert "Pow" in [node.op for node in message.node_def]
    assert len(message.ret) == 1
