"""The ops on queues in graphs: they keep their order."""

import pytest

import minitf as tf


def test_in_a_function_elements_come_and_go_in_program_order():
    queue = tf.queue.FIFOQueue(9, [tf.int32], shapes=[[]])

    @tf.function
    def steps(x):
        queue.enqueue(x)
        first = queue.dequeue()
        queue.enqueue_many([[x + 1, x + 2]])
        size = queue.size()
        rest = queue.dequeue_many(2)
        assert first.shape == []
        assert rest.shape == [2]
        queue.close()
        return first, size, rest, queue.is_closed(), queue.dequeue_up_to(tf.constant(0))

    first, size, rest, closed, none = steps(5)
    assert (first.numpy(), size.numpy(), rest.numpy().tolist(), closed.numpy()) == (5, 2, [6, 7], True)
    assert none.shape == [0]


def test_wrong_calls():
    queue = tf.queue.FIFOQueue(9, [tf.int32])
    queue.enqueue(1)
    with pytest.raises(tf.errors.InvalidArgumentError, match="specified shapes"):
        queue.dequeue_many(1)
    with pytest.raises(tf.errors.InvalidArgumentError, match=">= 0"):
        queue.dequeue_many(-1)
    with pytest.raises(tf.errors.InvalidArgumentError, match="at least one dtype"):
        tf.queue.FIFOQueue(9, [])
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be < capacity"):
        tf.queue.RandomShuffleQueue(3, 3, tf.int32)


def test_the_ops_under_their_own_names():
    queue = tf.raw_ops.FIFOQueueV2(component_types=[tf.int32], shapes=[[]])
    tf.raw_ops.QueueEnqueueManyV2(handle=queue, components=[[4, 5]])
    assert tf.raw_ops.QueueDequeueV2(handle=queue, component_types=[tf.int32])[0].numpy() == 4
    assert tf.raw_ops.QueueSizeV2(handle=queue).numpy() == 1
    anything = tf.raw_ops.RandomShuffleQueueV2(component_types=[tf.int32])
    tf.raw_ops.QueueEnqueueV2(handle=anything, components=[[1, 2]])
    assert tf.raw_ops.QueueDequeueV2(handle=anything, component_types=[tf.int32])[0].shape == [2]
