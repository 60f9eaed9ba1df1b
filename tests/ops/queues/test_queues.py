import threading

import pytest

import minitf as tf


def test_elements_of_several_components():
    queue = tf.queue.FIFOQueue(3, [tf.float32, tf.string], shapes=[[2], []])
    queue.enqueue(([1.0, 2.0], "a"))
    queue.enqueue_many(([[3.0, 4.0], [5.0, 6.0]], ["b", "c"]))
    numbers, word = queue.dequeue()
    assert (numbers.numpy().tolist(), word.numpy()) == ([1, 2], b"a")
    assert [x.shape.as_list() for x in queue.dequeue_many(2)] == [[2, 2], [2]]
    assert (queue.dtypes, queue.shapes, queue.names, queue.name) == (
        [tf.float32, tf.string], [tf.TensorShape([2]), tf.TensorShape([])], None, "fifo_queue")
    assert "FIFOQueue of 0" in repr(queue.queue_ref)


def test_names_make_elements_dicts():
    queue = tf.queue.FIFOQueue(3, [tf.int32, tf.int32], names=["a", "b"], shapes=[[], []])
    queue.enqueue({"b": 2, "a": 1})
    assert {key: x.numpy() for key, x in queue.dequeue().items()} == {"a": 1, "b": 2}
    for wrong, message in (((1, 2), "enqueue a dictionary"), ({"a": 1}, "they must be")):
        with pytest.raises(ValueError, match=message):
            queue.enqueue(wrong)
    with pytest.raises(ValueError, match="must have names"):
        tf.queue.FIFOQueue(3, tf.int32).enqueue({"a": 1})


@pytest.mark.parametrize(("make", "message"), [
    (lambda: tf.queue.FIFOQueue(2, [tf.int32], names=["a", "b"]), "as many"),
    (lambda: tf.queue.FIFOQueue(2, [tf.int32], shapes=[[None]]), "fully defined"),
    (lambda: tf.queue.PaddingFIFOQueue(2, [tf.int32], shapes=[None]), "one for each"),
    (lambda: tf.queue.PaddingFIFOQueue(2, [tf.int32], shapes=[]), "one for each"),
    (lambda: tf.queue.FIFOQueue(2, tf.int32, shapes=[[]]).enqueue([[1]]), "known sizes must be equal"),
    (lambda: tf.queue.FIFOQueue(2, tf.int32, shapes=[[]]).enqueue_many(1), "rank must be at least 1"),
])
def test_what_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_padding_priorities_and_shuffling():
    padded = tf.queue.PaddingFIFOQueue(3, [tf.int32], shapes=[[None]])
    padded.enqueue([[1, 2]])
    padded.enqueue([[3]])
    assert padded.dequeue_many(2).numpy().tolist() == [[1, 2], [3, 0]]
    urgent = tf.queue.PriorityQueue(3, tf.string, shapes=[[]])
    urgent.enqueue_many(([2, 1], ["later", "sooner"]))
    assert urgent.dequeue()[1].numpy() == b"sooner"
    shuffled = tf.queue.RandomShuffleQueue(10, 0, tf.int32, shapes=[[]], seed=7)
    shuffled.enqueue_many([list(range(8))])
    assert sorted(shuffled.dequeue_many(8).numpy().tolist()) == list(range(8))


def test_one_of_several_queues():
    a, b = tf.queue.FIFOQueue(2, tf.int32), tf.queue.FIFOQueue(2, tf.int32)
    assert tf.queue.QueueBase.from_list(1, [a, b]) is b
    with pytest.raises(TypeError, match="queues expected"):
        tf.queue.QueueBase.from_list(0, [3])
    with pytest.raises(TypeError, match="must be the same"):
        tf.queue.QueueBase.from_list(0, [a, tf.queue.FIFOQueue(2, tf.int64)])


def test_threads_produce_and_consume():
    queue, found = tf.queue.FIFOQueue(2, tf.int32, shapes=[[]]), []

    def produce():
        for i in range(50):
            queue.enqueue(i)
        queue.close()

    producer = threading.Thread(target=produce)
    producer.start()
    while len(found) < 50:
        found.append(int(queue.dequeue()))
    producer.join()
    with pytest.raises(tf.errors.OutOfRangeError):
        queue.dequeue()
    assert found == list(range(50))
