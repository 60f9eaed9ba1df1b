"""A recording hears of ops, eager and in functions, on all threads."""

import contextlib
import threading

import numpy as np

import minitf as tf
from minitf.board.profiler import recording as module
from minitf.board.profiler.recording import FUNCTION, OP, Recording


def recorded(program):
    recording = Recording()
    recording.start()
    try:
        program()
    finally:
        recording.stop()
    return recording


def test_eager_ops_with_their_memory():
    x = tf.ones([8, 8])
    recording = recorded(lambda: tf.reshape(x @ x, [64]))
    assert [(event.name, event.made) for event in recording.events] == [("MatMul", 256), ("Reshape", 0)]
    assert recording.memory.peak == 256
    begin, end = recording.events[0][3:5]
    assert recording.began <= begin <= end <= recording.events[1].began <= recording.ended


def test_ops_inside_of_functions_also_under_a_tape_and_in_updates():
    v = tf.Variable(tf.ones([4]))

    @tf.function
    def step(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.exp(v * x))
        v.assign_sub(tape.gradient(loss, v))
        return loss

    recording = recorded(lambda: [step(2.0), step(2.0)])
    ops = [event.name for event in recording.events if event.kind == OP]
    assert ops.count("Exp") == 2
    assert ops.count("AssignSubVariableOp") == 2
    assert [event.name for event in recording.events if event.kind == FUNCTION] == ["step", "step"]


def test_other_threads_are_heard():
    thread = threading.Thread(target=lambda: tf.exp(tf.ones([2])))

    def run():
        thread.start()
        thread.join()

    threads = {event.thread for event in recorded(run).events}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_what_is_too_much_is_counted(monkeypatch):
    monkeypatch.setattr(module, "MOST_EVENTS", 2)
    recording = recorded(lambda: [tf.exp(tf.constant(1.0)) for _ in range(5)])
    assert (len(recording.events), recording.dropped) == (2, 3)


def test_a_failing_op_leaves_the_recording_in_order():
    x = tf.ones([3])

    def fail():
        for i in (9, 1):
            with contextlib.suppress(tf.errors.InvalidArgumentError):
                tf.gather(x, i)

    assert [event.name for event in recorded(fail).events] == ["GatherV2"]


def test_programs_that_were_made_while_recording_go_on_without_it():
    f = tf.function(lambda x: tf.exp(x) + 1.0)
    recording = recorded(lambda: f(1.0))
    count = len(recording.events)
    assert np.isclose(f(1.0), np.exp(1.0) + 1)
    assert len(recording.events) == count > 0
