"""Updates in place: never seen by anybody who read the variable before, and really in place when nobody did."""

import threading

import numpy as np
import pytest

import minitf as tf
from minitf.ops.variables import update as update_module

N = 1000


def same_memory(variable):
    """The address of the variable's array, without a reference that would keep it from being private."""
    return variable._array.ctypes.data


CHANGES = {
    "assign_add": lambda v: v.assign_add(tf.ones([N])),
    "assign_sub": lambda v: v.assign_sub(tf.ones([N])),
    "slice": lambda v: v[3:].assign(7.0),
    "scatter_update": lambda v: v.scatter_update(tf.IndexedSlices([7.0], [3])),
    "scatter_nd_add": lambda v: v.scatter_nd_add([[3]], [7.0]),
    "sgd": lambda v: tf.raw_ops.ResourceApplyGradientDescent(var=v, alpha=1.0, delta=tf.ones([N])),
}

READS = {
    "value": lambda v: v.value(),
    "convert": lambda v: tf.convert_to_tensor(v),
    "identity": lambda v: tf.identity(v),
    "reshape": lambda v: tf.reshape(v, [10, -1]),
    "slice": lambda v: v[2:],
    "reversed": lambda v: v[::-1],
    "broadcast": lambda v: tf.broadcast_to(v, [2, N]),
    "array": lambda v: np.asarray(v),
    "array of a slice": lambda v: np.asarray(v[::2]),
    "view of an array": lambda v: np.asarray(v).reshape(10, -1)[1:],
    "view as bytes": lambda v: np.asarray(v).view(np.uint8),
    "memoryview": lambda v: memoryview(np.asarray(v)),
    "dlpack": lambda v: np.from_dlpack(v.value()),
    "another variable": lambda v: tf.Variable(v),
    "assigned elsewhere": lambda v: tf.Variable(tf.zeros([N])).assign(v),
}


def content(read):
    return np.array(read).copy()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("read", READS)
def test_what_was_read_before_keeps_its_values(read, change):
    v = tf.Variable(tf.range(N, dtype=tf.float32))
    seen = READS[read](v)
    before = content(seen)
    CHANGES[change](v)
    np.testing.assert_array_equal(content(seen), before)
    assert v.numpy()[3] != 3.0


@pytest.mark.parametrize("change", CHANGES)
def test_in_place_when_nobody_looks(change):
    v = tf.Variable(tf.range(N, dtype=tf.float32) + 0.0)
    v.value()  # read and forgotten
    address = same_memory(v)
    CHANGES[change](v)
    assert same_memory(v) == address


def test_in_place_again_once_the_reader_is_gone():
    v = tf.Variable(tf.zeros([N]) + 0.0)
    seen = v.value()
    v.assign_add(tf.ones([N]))
    address = same_memory(v)
    del seen
    v.assign_add(tf.ones([N]))
    assert same_memory(v) == address


def test_the_tape_sees_the_values_it_recorded():
    v = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = v * v
        v.assign(100.0)
    assert tape.gradient(y, v).numpy() == 6.0
    with tf.GradientTape() as tape:
        y = v * v
        v.assign_add(1.0)
    assert tape.gradient(y, v).numpy() == 200.0


@pytest.mark.parametrize(
    "initial", [lambda: tf.transpose(tf.ones([3, 4])), lambda: tf.broadcast_to(1.0, [4, 3]), lambda: tf.ones([8])[::2]]
)
def test_an_array_in_odd_order_is_put_in_order_first(initial):
    v = tf.Variable(initial())
    before = v.numpy()
    v.assign_add(tf.ones(v.shape))
    np.testing.assert_array_equal(v.numpy(), before + 1.0)


def test_a_failed_update_leaves_the_value():
    v = tf.Variable([1.0, 2.0])
    with pytest.raises(tf.errors.InvalidArgumentError):
        v.scatter_nd_add([[0], [9]], [1.0, 1.0])
    assert v.numpy().tolist() == [1.0, 2.0]


def test_one_variable_cannot_be_two():
    v = tf.Variable([1.0, 2.0])
    with pytest.raises(tf.errors.InvalidArgumentError, match="a variable of its own"):
        tf.raw_ops.ResourceApplyMomentum(var=v, accum=v.handle, lr=0.1, grad=[1.0, 1.0], momentum=0.9)
    assert v.numpy().tolist() == [1.0, 2.0]


def test_a_kernel_that_fails_leaves_a_variable_that_can_be_read(monkeypatch):
    from minitf.ops.variables.resource_ops import AssignAddVariableOp

    def kernel(xp, resource, value):
        raise MemoryError("Unable to allocate 99 GiB")

    v = tf.Variable([1.0, 2.0])
    monkeypatch.setattr(AssignAddVariableOp, "kernel", kernel)
    with pytest.raises(tf.errors.ResourceExhaustedError, match="99 GiB"):
        v.assign_add([1.0, 1.0])
    assert v.numpy().tolist() == [1.0, 2.0]


def test_warnings_made_errors_do_not_apply_an_update_twice():
    v = tf.Variable([3e38, 1.0])
    with np.errstate(all="raise"):
        v.assign_add([3e38, 1.0])
    assert v.numpy().tolist() == [np.inf, 2.0]


def test_nor_do_they_end_an_optimizer_step_halfway():
    v, accum = tf.Variable([1.0, 1.0]), tf.Variable([3e38, 0.0])
    with np.errstate(all="raise"):
        tf.raw_ops.ResourceApplyMomentum(var=v, accum=accum, lr=1.0, grad=[3e38, 1.0], momentum=1.0)
    assert (v.numpy().tolist(), accum.numpy().tolist()) == ([-np.inf, 0.0], [np.inf, 1.0])


def test_threads_lose_no_update():
    v = tf.Variable(tf.zeros([100]))

    def work():
        for _ in range(200):
            v.assign_add(tf.ones([100]))

    run_threads([work] * 4)
    assert v.numpy().tolist() == [800.0] * 100


def test_a_reader_on_another_thread_never_sees_half_an_update():
    v = tf.Variable(tf.zeros([200_000]))  # large enough for NumPy to let go of the lock
    torn = []
    done = threading.Event()

    def read():
        while not done.is_set():
            value = v.value()
            first = value.numpy()
            if first.min() != first.max() or not np.array_equal(first, value.numpy()):
                torn.append(first)

    def write():
        for _ in range(100):
            v.assign_add(tf.ones([200_000]))
        done.set()

    run_threads([read, read, write])
    assert torn == []
    assert v.numpy()[0] == 100.0


def run_threads(functions):
    threads = [threading.Thread(target=f) for f in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)


def test_an_interrupt_leaves_the_variable_whole(monkeypatch):
    v = tf.Variable([1.0, 2.0])

    def interrupted(array):
        raise KeyboardInterrupt

    monkeypatch.setattr(update_module, "is_private", interrupted)
    with pytest.raises(KeyboardInterrupt):
        v.assign_add([1.0, 1.0])
    monkeypatch.undo()
    assert v.numpy().tolist() == [1.0, 2.0]
    v.assign_add([1.0, 1.0])
    assert v.numpy().tolist() == [2.0, 3.0]
