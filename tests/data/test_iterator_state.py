"""The place of an iterator in a checkpoint."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.tensor import Tensor
from minitf.data.iterator_state import packed, unpacked


def test_every_kind_of_part_comes_back():
    state = {"a": [1, 2.5, None, True], 3: ("x", b"\xff\x00"), (1, 2): np.int64(7), "empty": [[], {}, ()]}
    again = unpacked(packed(state))
    assert again == state
    assert list(map(type, again.values())) == list(map(type, state.values()))
    tensor = unpacked(packed([tf.constant([[1.0, 2.0]]), tf.constant(["ab", "c"])]))
    assert all(isinstance(x, Tensor) for x in tensor)
    assert tensor[0].numpy().tolist() == [[1.0, 2.0]]
    assert tensor[1].numpy().tolist() == [b"ab", b"c"]


def test_what_cannot_be_saved_is_told():
    with pytest.raises(tf.errors.InvalidArgumentError, match="a object in its state: it cannot be saved"):
        packed([object()])


@pytest.mark.parametrize("strings", [[b"nonsense"], [b'["x", 3]'], [b'["x", 0]', b"\xff"], [b'["d", 3]'],
                                     [b"[" * 10_000], [b'["b", 3]'], [b"[]"]])
def test_a_damaged_state_is_told(strings):
    with pytest.raises((tf.errors.DataLossError, tf.errors.InvalidArgumentError)):
        unpacked(tf.constant(strings))


PIPELINES = {
    "shuffled": lambda: tf.data.Dataset.range(20).shuffle(8, seed=3).batch(2),
    "mapped": lambda: tf.data.Dataset.from_tensor_slices(["a", "b", "c", "d"]).map(
        lambda x: x + "!", num_parallel_calls=2).repeat(2).prefetch(2),
    "interleaved": lambda: tf.data.Dataset.range(4).interleave(lambda x: tf.data.Dataset.range(x, x + 4), 2),
    "zipped": lambda: tf.data.Dataset.zip((tf.data.Dataset.range(9), {"k": tf.data.Dataset.range(9).cache()})),
}  # fmt: skip


@pytest.mark.parametrize("name", PIPELINES)
def test_a_pass_goes_on_where_it_was(name, tmp_path):
    iterator = iter(PIPELINES[name]())
    for _ in range(3):
        next(iterator)
    path = tf.train.Checkpoint(it=iterator).write(tmp_path / "ckpt")
    expected = [str(element) for element in iterator]
    other = iter(PIPELINES[name]())
    tf.train.Checkpoint(it=other).read(path).assert_consumed()
    assert [str(element) for element in other] == expected
    assert expected


def test_the_place_in_another_pipeline_is_refused(tmp_path):
    iterator = iter(tf.data.Dataset.range(5))
    path = tf.train.Checkpoint(it=iterator).write(tmp_path / "ckpt")
    with pytest.raises(tf.errors.InvalidArgumentError, match="other stages"):
        tf.train.Checkpoint(it=iter(tf.data.Dataset.range(5).shuffle(3))).read(path)


def test_ragged_and_sparse_tensors_and_windows():
    window = next(iter(tf.data.Dataset.range(5).window(3)))
    ragged, sparse, again = unpacked(packed([tf.ragged.constant([[1], []]), tf.sparse.from_dense([0, 2]), window]))
    assert ragged.to_list() == [[1], []]
    assert tf.sparse.to_dense(sparse).numpy().tolist() == [0, 2]
    assert list(again.as_numpy_iterator()) == [0, 1, 2]
