"""The context: devices, name scopes, recorders, each thread for itself."""

import threading

import pytest

import minitf as tf
from minitf.core import context
from minitf.core.context import local, push_recorder, recording, remove_recorder, silence


class Diary:
    """A recorder that writes down the names of the ops it is told of."""

    def __init__(self):
        self.ops = []

    def record(self, call):
        self.ops.append(call.op.__name__)

    def read(self, variable, tensor):
        self.ops.append("read")


def test_a_recorder_hears_of_every_op_inside_its_block():
    x = tf.constant(2.0)
    with recording(Diary()) as diary:
        _ = x * x + x
    _ = x * x
    assert diary.ops == ["Mul", "AddV2"]


def test_recorders_hear_of_reading_a_variable():
    v = tf.Variable(1.0)
    with recording(Diary()) as diary:
        _ = v + 1.0
    assert diary.ops == ["read", "AddV2"]


def test_the_block_ends_also_by_an_error():
    with pytest.raises(RuntimeError, match="stop"), recording(Diary()):
        raise RuntimeError("stop")
    assert local.state.recorders == ()


def test_recorders_may_leave_in_any_order():
    first, second = Diary(), Diary()
    push_recorder(first)
    push_recorder(second)
    remove_recorder(first)
    _ = tf.constant(1.0) + 1.0
    remove_recorder(second)
    assert (first.ops, second.ops) == ([], ["AddV2"])


def test_silence_hides_from_all_or_from_those_named():
    x = tf.constant(1.0)
    with recording(Diary()) as a, recording(Diary()) as b:
        with silence():
            _ = x + x
        with silence(a):
            _ = x * x
        _ = x - x
    assert a.ops == ["Sub"]
    assert b.ops == ["Mul", "Sub"]


def test_each_thread_has_a_context_of_its_own():
    seen = []
    with recording(Diary()) as diary, tf.name_scope("here"):
        thread = threading.Thread(target=lambda: seen.append((tf.constant(1.0) + 1.0, local.state.name_scope)))
        thread.start()
        thread.join()
    assert diary.ops == []
    assert seen[0][1] == ""


@pytest.mark.parametrize(
    ("names", "scope"),
    [(["a"], "a/"), (["a", "b"], "a/b/"), (["a", "b/"], "b/"), (["a", ""], ""), (["a", None], "")],
)
def test_name_scopes_nest(names, scope):
    from contextlib import ExitStack

    with ExitStack() as stack:
        for name in names:
            entered = stack.enter_context(tf.name_scope(name))
        assert entered == scope == local.state.name_scope
    assert local.state.name_scope == ""


def test_a_name_scope_knows_its_name_and_can_be_used_again():
    scope = tf.name_scope("a")
    assert scope.name == "a"
    with scope, scope:
        assert local.state.name_scope == "a/a/"
    with pytest.raises(ValueError, match="name_scope: name is 3"):
        tf.name_scope(3)


def test_device_blocks_nest_and_restore():
    before = local.state.device
    with tf.device("/CPU:0"):
        inside = local.state.device
        assert tf.constant(1.0).device == inside.name == "/job:localhost/replica:0/task:0/device:CPU:0"
        with tf.device(None):
            pass
        assert local.state.device is inside
    assert local.state.device is before


@pytest.mark.parametrize("name", ["abc", "/CPU:x", "/XPU:0/junk"])
def test_a_name_that_is_no_device_name(name):
    with pytest.raises(ValueError, match="device"):
        tf.device(name)


def test_executing_eagerly():
    assert tf.executing_eagerly()
    local.state.graph = object()
    try:
        assert not context.executing_eagerly()
    finally:
        local.state.graph = None


def test_the_open_name_scopes():
    with tf.name_scope("a"), tf.name_scope("b"):
        assert tf.get_current_name_scope() == "a/b"
    assert tf.get_current_name_scope() == ""
