"""older.py: iterators that sessions run."""

import pytest

import minitf as tf

v1 = tf.compat.v1


def test_a_pass_of_a_session():
    with tf.Graph().as_default(), v1.Session() as session:
        following = v1.data.make_one_shot_iterator(v1.data.Dataset.range(2)).get_next()
        assert [session.run(following) for _ in range(2)] == [0, 1]
        with pytest.raises(tf.errors.OutOfRangeError):
            session.run(following)


def test_a_pass_begins_where_its_initializer_runs():
    with tf.Graph().as_default(), v1.Session() as session:
        factor = v1.placeholder(tf.int64, [])
        iterator = v1.data.make_initializable_iterator(v1.data.Dataset.range(3).map(lambda x: x * factor))
        following = iterator.get_next()
        with pytest.raises(tf.errors.FailedPreconditionError, match="not been initialized"):
            session.run(following)
        for number in (2, 5):
            session.run(iterator.initializer, {factor: number})
            assert [session.run(following) for _ in range(2)] == [0, number]


def test_eager_code_has_no_initializers():
    assert int(v1.data.make_one_shot_iterator(tf.data.Dataset.range(2)).get_next()) == 0
    with pytest.raises(RuntimeError, match="eager mode"):
        v1.data.make_initializable_iterator(tf.data.Dataset.range(2))


def test_what_elements_are():
    dataset = tf.data.Dataset.from_tensors({"a": [1.0], "b": "x"})
    assert v1.data.get_output_types(dataset) == {"a": tf.float32, "b": tf.string}
    assert v1.data.get_output_shapes(dataset)["a"].as_list() == [1]
    assert v1.data.get_output_classes(dataset)["b"] is tf.Tensor
