"""Variables with copies: which one is meant, and when they become equal."""

import copy

import pytest

import minitf as tf
from minitf.distribute.values import DistributedValues
from minitf.distribute.variables import distributed_class

AGGREGATION, ON_READ = tf.VariableAggregation, tf.VariableSynchronization.ON_READ


def number():
    return tf.cast(tf.distribute.get_replica_context().replica_id_in_sync_group, tf.float32)


def numbers(variable):
    return [float(copy.numpy()) for copy in variable.values]


def made(strategy, **options):
    with strategy.scope():
        return tf.Variable(0.0, **options)


def test_what_it_is(mirrored):
    v = made(mirrored, name="v")
    assert isinstance(v, tf.Variable)
    assert isinstance(v, DistributedValues)
    assert repr(v) == ("MirroredVariable:{\n  0: <tf.Variable 'v:0' shape=() dtype=float32, numpy=0.0>,\n"
                       "  1: <tf.Variable 'v/replica_1:0' shape=() dtype=float32, numpy=0.0>\n}")
    assert (v.name, v.device[-5:], v.values[1].device[-5:], v.trainable) == ("v:0", "CPU:0", "CPU:1", True)
    assert v.values[1].whole is v is v.whole
    assert v.ref() == v.ref()
    assert [name[-5:] for name in mirrored.run(lambda: v.device).values] == ["CPU:0", "CPU:1"]
    assert mirrored.extended.variable_created_in_scope(v.values[0])
    assert type(v) is distributed_class(tf.Variable)
    assert repr(made(mirrored, synchronization=ON_READ)).startswith("SyncOnReadVariable:{")
    assert not hasattr(tf.Variable(0.0), "values")


def test_assigning_across_replicas_assigns_to_all_copies(mirrored):
    v = made(mirrored)
    v.assign(3.0)
    v.assign_add(2.0)
    v.assign_sub(1.0)
    assert numbers(v) == [4.0, 4.0]
    assert v.numpy() == 4.0
    assert float(v) == 4.0


# What TensorFlow 2.21 gives where replica i assigns i + 1 and then adds i + 1.
@pytest.mark.parametrize(("aggregation", "expected"), [
    ("NONE", [2.0, 4.0]), ("SUM", [6.0, 6.0]), ("MEAN", [3.0, 3.0]), ("ONLY_FIRST_REPLICA", [2.0, 2.0])])
def test_what_replicas_write_is_made_one(mirrored, aggregation, expected):
    v = made(mirrored, aggregation=AGGREGATION[aggregation])

    def step():
        v.assign(number() + 1.0)
        v.assign_add(number() + 1.0)

    mirrored.run(step)
    assert numbers(v) == expected


# What TensorFlow 2.21 gives where replica i adds i + 5; and what is in the copies after `assign(10.0)`.
@pytest.mark.parametrize(("aggregation", "read", "assigned"), [
    ("SUM", 11.0, [5.0, 5.0]), ("MEAN", 5.5, [10.0, 10.0]), ("ONLY_FIRST_REPLICA", 5.0, [10.0, 10.0])])
def test_what_is_made_one_when_it_is_read(mirrored, aggregation, read, assigned):
    v = made(mirrored, aggregation=AGGREGATION[aggregation], synchronization=ON_READ)
    inside = mirrored.run(lambda: v.assign_add(number() + 5.0).read_value())
    assert [x.numpy() for x in inside.values] == [5.0, 6.0]
    assert v.numpy() == v.read_value().numpy() == tf.function(lambda: v + 0.0)().numpy() == read
    assert not v.trainable
    v.assign(10.0)
    assert numbers(v) == assigned


def test_sums_that_nobody_can_mean(mirrored):
    v = made(mirrored, aggregation=AGGREGATION.SUM, synchronization=ON_READ)
    with pytest.raises(ValueError, match="does not support `assign_add` in cross-replica context"):
        v.assign_add(1.0)
    with pytest.raises(ValueError, match="neither a sum nor a mean"):
        made(mirrored, synchronization=ON_READ).numpy()


def test_a_tape_and_a_trace_see_the_copy_of_their_replica(mirrored):
    v = made(mirrored)
    mirrored.run(lambda: v.assign(number() + 1.0))

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            y = v * v
        return tape.gradient(y, v)

    for run in (lambda: mirrored.run(lambda: step() + 0.0), lambda: mirrored.run(step)):
        assert [x.numpy() for x in run().values] == [2.0, 4.0]


def test_rows_are_scattered_into_all_copies(mirrored):
    with mirrored.scope():
        v = tf.Variable([0.0, 0.0])
    v.scatter_add(tf.IndexedSlices(tf.constant([2.0]), tf.constant([1])))
    assert [each.numpy().tolist() for each in v.values] == [[0.0, 2.0]] * 2


def test_trainable_counts_for_the_copies(mirrored):
    with mirrored.scope():
        v = tf.keras.Variable(1.0)
    v.trainable = False
    assert [copy.trainable for copy in v.values] == [False, False]


def test_variables_made_in_a_traced_function(mirrored):
    class Model(tf.Module):
        v = None

        @tf.function
        def __call__(self):
            if self.v is None:
                with mirrored.scope():
                    self.v = tf.Variable(2.0)
            return mirrored.reduce("SUM", mirrored.run(lambda: self.v + number()), axis=None)

    model = Model()
    assert model().numpy() == 5.0
    assert len(model.v.values) == 2


def test_copies_of_it_are_plain(mirrored):
    v = made(mirrored)
    v.assign(3.0)
    for other in (copy.copy(v), copy.deepcopy(v)):
        assert other.numpy() == 3.0
        assert not hasattr(other, "values")


def test_checkpoints_go_from_one_strategy_to_another(mirrored, central, tmp_path):
    v = made(mirrored)
    v.assign(7.0)
    path = tf.train.Checkpoint(v=v).save(str(tmp_path / "c"))
    plain, shared, other = tf.Variable(0.0), made(central), made(mirrored)
    for w in (plain, shared, other):
        tf.train.Checkpoint(v=w).restore(path)
        assert w.numpy() == 7.0
    assert numbers(other) == [7.0, 7.0]


def test_replicas_of_another_strategy_do_not_write(mirrored):
    v = made(mirrored)
    other = tf.distribute.OneDeviceStrategy("CPU:0")
    for change in (lambda: v.assign_add(1.0), lambda: v.assign(1.0)):
        with pytest.raises(RuntimeError, match="Mixing different"):
            other.run(change)
    assert numbers(v) == [0.0, 0.0]
