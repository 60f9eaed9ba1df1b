"""PerReplica values: made, taken apart, printed, and in functions that are traced."""

import pytest

import minitf as tf
from minitf import tree
from minitf.distribute.values import DistributedValues, PerReplica, PerReplicaSpec, as_lines, regrouped, selected


def test_regrouping_and_selecting_are_opposites():
    replicas = [{"a": [1, "same"], "b": (None, 2.5)}, {"a": [10, "same"], "b": (None, 3.5)}]
    together = regrouped(replicas)
    assert together["a"][0].values == (1, 10)
    assert together["a"][1] == "same"
    assert together["b"][0] is None
    assert [selected(together, i) for i in (0, 1)] == replicas
    assert isinstance(together["b"][1], DistributedValues)


def test_one_replica_keeps_its_values():
    value = {"a": object()}
    assert regrouped([value]) is value


@pytest.mark.parametrize("other", [(1, 2, 3), [1, 2], 5])
def test_replicas_that_return_other_structures(other):
    with pytest.raises(ValueError, match=r"replica 1 returned .* all replicas must return the same structure"):
        regrouped([(1, 2), other])


def test_text():
    value = PerReplica([tf.constant(1), tf.constant(2)])
    assert repr(value) == as_lines("PerReplica", ["<tf.Tensor: shape=(), dtype=int32, numpy=1>",
                                                  "<tf.Tensor: shape=(), dtype=int32, numpy=2>"])
    assert str(value) == "PerReplica:{\n  0: tf.Tensor(1, shape=(), dtype=int32),\n" \
                         "  1: tf.Tensor(2, shape=(), dtype=int32)\n}"


def test_functions_take_and_return_them():
    traced = tf.function(lambda x: (x, tf.add_n(list(x.values))))
    back, total = traced(PerReplica([tf.constant(1.0), tf.constant(2.0)]))
    assert total.numpy() == 3.0
    assert [x.numpy() for x in back.values] == [1.0, 2.0]
    traced(PerReplica([tf.constant(5.0), tf.constant(2.0)]))
    assert traced.experimental_get_tracing_count() == 1


def test_specs():
    spec = PerReplicaSpec(tf.TensorSpec([2]), tf.TensorSpec([3]))
    assert spec == PerReplicaSpec(tf.TensorSpec([2]), tf.TensorSpec([3])) != PerReplicaSpec(tf.TensorSpec([2]))
    assert tree.flatten(spec, expand_composites=True) == list(spec.value_specs)
    assert repr(spec).startswith("PerReplicaSpec(TensorSpec(shape=(2,)")
    assert hash(spec)
