"""The class: its makers, what it tells, and what it refuses. Values are compared with TensorFlow's in interop/."""

import numpy as np
import pytest

import minitf as tf
from minitf import tree


def test_made_in_all_ways():
    want = [[3, 1], [], [4]]
    values = [3, 1, 4]
    made = [
        tf.RaggedTensor.from_row_splits(values, [0, 2, 2, 3]),
        tf.RaggedTensor.from_row_lengths(values, [2, 0, 1]),
        tf.RaggedTensor.from_value_rowids(values, [0, 0, 2]),
        tf.RaggedTensor.from_row_starts(values, [0, 2, 2]),
        tf.RaggedTensor.from_row_limits(values, [2, 2, 3]),
    ]
    assert [rt.to_list() for rt in made] == [want] * 5


def test_the_class_is_not_called():
    with pytest.raises(ValueError, match="from_row_lengths"):
        tf.RaggedTensor([1], None)


def test_what_it_tells():
    rt = tf.ragged.constant([[[1, 2], [3]], [[4]]])
    assert rt.shape.as_list() == [2, None, None]
    assert rt.ragged_rank == 2
    assert rt.dtype == tf.int32
    assert [s.numpy().tolist() for s in rt.nested_row_splits] == [[0, 2, 3], [0, 2, 3, 4]]
    assert rt.row_lengths(axis=2).to_list() == [[2, 1], [1]]
    assert rt.bounding_shape().numpy().tolist() == [2, 2, 2]
    assert int(rt.nrows()) == 2


@pytest.mark.parametrize(("outer", "inner", "want"), [
    (0, 1, [[1, 2], [3], [4]]), (1, 2, [[1, 2, 3], [4]]), (-1, -1, [[[1, 2], [3]], [[4]]]),
])
def test_merged_axes(outer, inner, want):
    assert tf.ragged.constant([[[1, 2], [3]], [[4]]]).merge_dims(outer, inner).to_list() == want


def test_other_values_in_the_same_rows():
    rt = tf.ragged.constant([[1, 2], [3]])
    assert rt.with_values([1.5, 2.5, 3.5]).to_list() == [[1.5, 2.5], [3.5]]
    with pytest.raises(ValueError, match="as many"):
        rt.with_values([1, 2])


def test_it_is_a_tensor_but_becomes_none():
    rt = tf.ragged.constant([[1, 2], [3]])
    assert tf.is_tensor(rt)
    with pytest.raises(ValueError, match="to_tensor"):
        tf.convert_to_tensor(rt)
    with pytest.raises(TypeError, match="truth"):
        bool(rt)


def test_comparison_with_what_does_not_fit_is_false():
    rt = tf.ragged.constant([[1, 2], [3]])
    assert (rt == None) is False  # noqa: E711
    assert (rt == tf.ragged.constant([[1], [2, 3]])) is False
    assert (rt == 3).to_list() == [[False, False], [True]]


def test_rows_one_by_one():
    assert [row.numpy().tolist() for row in tf.ragged.constant([[1, 2], [], [3]])] == [[1, 2], [], [3]]


def test_it_opens_as_a_composite():
    rt = tf.ragged.constant([[1, 2], [3]])
    parts = tree.flatten(rt, expand_composites=True)
    assert [p.numpy().tolist() for p in parts] == [[1, 2, 3], [0, 2, 3]]
    doubled = tree.pack_sequence_as(rt, [parts[0] * 2, parts[1]], expand_composites=True)
    assert doubled.to_list() == [[2, 4], [6]]


def test_a_traced_function_takes_and_returns_it():
    @tf.function
    def palindrome(x):
        return tf.concat([x, tf.reverse(x, [1])], 1)

    assert palindrome(tf.ragged.constant([[1, 2], [3]])).to_list() == [[1, 2, 2, 1], [3, 3]]
    assert palindrome(tf.ragged.constant([[], [5]], dtype=tf.int32)).to_list() == [[], [5, 5]]


def test_uniform_rows_have_a_trace_of_their_own():
    middle = tf.function(lambda x: x[:, 1])
    for n in (2, 3):
        rt = tf.RaggedTensor.from_uniform_row_length(np.arange(6), n)
        assert middle(rt).numpy().tolist() == list(range(1, 6, n))


def test_gradients_flow_through_the_values():
    values = tf.Variable([1.0, 2.0, 3.0])
    with tf.GradientTape() as tape:
        rt = tf.RaggedTensor.from_row_lengths(values, [2, 1])
        y = tf.reduce_sum(tf.reduce_max(rt * rt, axis=1))
    assert tf.convert_to_tensor(tape.gradient(y, values)).numpy().tolist() == [0, 4, 6]


def test_a_tape_watches_it_as_a_whole():
    rt = tf.ragged.constant([[1.0, 2.0], [3.0]])
    with tf.GradientTape() as tape:
        tape.watch(rt)
        y = rt * rt
    assert tape.gradient(y, rt).to_list() == [[2, 4], [6]]
