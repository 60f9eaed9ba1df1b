"""Steps that replicas take alike."""

import pytest

import minitf as tf
from minitf.distribute.updates import on_each_copy, summed_over_replicas


def test_values_are_summed_in_replicas_only(mirrored):
    one = tf.constant(1.0)
    assert summed_over_replicas([one, None]) == [one, None]
    total, nothing = mirrored.run(lambda: summed_over_replicas([one + 0.0, None]))
    assert [x.numpy() for x in total.values] == [2.0, 2.0]
    assert nothing is None


def test_each_copy_changes_once(mirrored, central):
    for strategy in (mirrored, central):
        with strategy.scope():
            v = tf.Variable(1.0, aggregation=tf.VariableAggregation.SUM)
            on_each_copy(v.assign_add, 1.0)
        assert {copy.numpy() for copy in v.values} == {2.0}
        strategy.run(on_each_copy, (v.assign_add, 1.0))
        assert {copy.numpy() for copy in v.values} == {3.0}
    plain = tf.Variable(1.0)
    on_each_copy(plain.assign_add, 1.0)
    assert plain.numpy() == 2.0


@pytest.mark.parametrize("kind", ["mirrored", "central"])
def test_variables_made_outside_of_the_scope_are_refused(kind, request):
    strategy = request.getfixturevalue(kind)
    v = tf.Variable(1.0, name="v")
    with strategy.scope():
        optimizer = tf.keras.optimizers.SGD(0.5)
    calls = (lambda: strategy.run(lambda: optimizer.apply([tf.constant(1.0)], [v])),
             lambda: strategy.extended.update(v, lambda copy: copy.assign_add(1.0)))
    for call in calls:
        with pytest.raises(ValueError, match="the variable 'v:0': it was not created in this strategy's scope"):
            call()
    assert v.numpy() == 1.0


def test_a_strategy_of_one_device_takes_every_variable():
    v = tf.Variable(1.0)
    one = tf.distribute.OneDeviceStrategy("CPU:0")
    with one.scope():
        optimizer = tf.keras.optimizers.SGD(0.5)
    one.run(lambda: optimizer.apply([tf.constant(1.0)], [v]))
    assert v.numpy() == 0.5
