import numpy as np

import minitf as tf
from minitf.ops.linalg.operators.parts import settings

BATCH = tf.linalg.LinearOperatorDiag(np.arange(1.0, 7.0).reshape(3, 2))


def test_an_operator_passes_through_a_function():
    traces = []

    @tf.function
    def trace_of(operator):
        traces.append(operator)
        return operator.trace()

    assert trace_of(tf.linalg.LinearOperatorDiag([1.0, 2.0])).numpy() == 3
    assert trace_of(tf.linalg.LinearOperatorDiag([3.0, 4.0])).numpy() == 7
    assert len(traces) == 1
    trace_of(tf.linalg.LinearOperatorDiag([3.0, 4.0], is_non_singular=True))  # another promise, another trace
    assert len(traces) == 2
    made = tf.function(lambda x: tf.linalg.LinearOperatorDiag(x) @ tf.linalg.LinearOperatorFullMatrix(tf.eye(2)))
    assert made(tf.constant([5.0, 6.0])).trace().numpy() == 11


def test_a_spec_describes_it():
    spec = tf.type_spec_from_value(BATCH)
    assert spec == tf.type_spec_from_value(tf.linalg.LinearOperatorDiag(np.ones((3, 2))))
    assert spec != tf.type_spec_from_value(tf.linalg.LinearOperatorDiag([1.0]))
    assert spec.value_type is tf.linalg.LinearOperatorDiag
    assert repr(spec) == "LinearOperatorDiagSpec({'diag': TensorSpec(shape=(3, 2), dtype=tf.float64, name=None)})"
    assert hash(spec) == hash(tf.type_spec_from_value(BATCH))


def test_slices_of_a_batch():
    np.testing.assert_array_equal(BATCH[1].diag.numpy(), [3, 4])
    assert BATCH[..., tf.newaxis].shape == [3, 1, 2, 2]
    wide = tf.linalg.LinearOperatorComposition([tf.linalg.LinearOperatorIdentity(2, dtype=tf.float64), BATCH])
    np.testing.assert_array_equal(wide[2].to_dense().numpy(), np.diag([5, 6]))  # the identity has no batch of its own
    rows = [tf.constant([1.0, 2.0]), tf.constant([[5.0, 6.0]] * 3), tf.constant([1.0, 2.0])]
    assert tf.linalg.LinearOperatorTridiag(rows, "sequence")[:2].shape == [2, 2, 2]


def test_settings_make_it_again():
    operator = tf.linalg.LinearOperatorDiag([1.0], is_positive_definite=True, name="mine")
    again = tf.linalg.LinearOperatorDiag(**settings(operator))
    assert (again.name, again.is_positive_definite, again.is_non_singular) == ("mine", True, True)
    assert operator.parameters["name"] == "mine"


def test_checkpoints_and_modules_find_the_variables(tmp_path):
    v = tf.Variable([1.0, 2.0])
    operator = tf.linalg.LinearOperatorBlockDiag([tf.linalg.LinearOperatorDiag(v), tf.linalg.LinearOperatorDiag([3.0])])
    assert [x is v for x in operator.variables] == [True]
    module = tf.Module()
    module.operator = operator
    assert [x is v for x in module.variables] == [True]
    path = tf.train.Checkpoint(operator=operator).save(tmp_path / "operator")
    v.assign([0.0, 0.0])
    tf.train.Checkpoint(operator=operator).restore(path).assert_consumed()
    np.testing.assert_array_equal(v.numpy(), [1, 2])
