"""Replicas in lock step: one order, one error, no replica left behind."""

import threading

import pytest

import minitf as tf


def context():
    return tf.distribute.get_replica_context()


def test_the_order_is_fixed(mirrored):
    told = []

    def step():
        i = int(context().replica_id_in_sync_group)
        told.append(("before", i))
        context().merge_call(lambda strategy: told.append("meeting"))
        told.append(("after", i))

    mirrored.run(step)
    assert told == [("before", 0), ("before", 1), "meeting", ("after", 0), ("after", 1)]


def test_what_surrounds_the_caller_surrounds_the_replicas(mirrored):
    with tf.name_scope("around"), tf.GradientTape() as tape:
        x = tf.constant(3.0)
        tape.watch(x)
        squares = mirrored.run(lambda: (x * x, tf.get_current_name_scope()))
        total = mirrored.reduce("SUM", squares[0], axis=None)
    assert tape.gradient(total, x).numpy() == 12.0
    assert {str(name) for name in mirrored.experimental_local_results(squares[1])} == {"around"}


def test_an_error_ends_all_replicas(mirrored):
    threads = threading.active_count()

    def step():
        if int(context().replica_id_in_sync_group) == 1:
            raise KeyError("replica 1")
        context().all_reduce("SUM", 1.0)

    with pytest.raises(KeyError, match="replica 1"):
        mirrored.run(step)
    for thread in threading.enumerate():
        if thread.daemon and thread.name.endswith("(run)"):
            thread.join(60)
    assert threading.active_count() == threads


def test_a_replica_that_does_not_come(mirrored):
    def step():
        if int(context().replica_id_in_sync_group) == 0:
            context().all_reduce("SUM", 1.0)

    with pytest.raises(RuntimeError, match=r"replicas \[0\] wait, \[1\] have returned: Some replicas made a different"):
        mirrored.run(step)


def test_an_error_in_a_meeting(mirrored):
    def refuse(strategy):
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        mirrored.run(lambda: context().merge_call(refuse))


def test_no_meeting_in_a_graph_that_is_not_shared(mirrored):
    inner = tf.function(lambda: context().all_reduce("SUM", 1.0))
    with pytest.raises(RuntimeError, match="replica 0 is in a graph of its own"):
        mirrored.run(lambda: inner() + 0.0)
    outer = tf.function(lambda: mirrored.run(lambda: inner() + 0.0))  # here the graph is shared
    assert [x.numpy() for x in mirrored.experimental_local_results(outer())] == [2.0, 2.0]
