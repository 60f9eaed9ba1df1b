"""What a restoration answers when it is asked whether all was found."""

import pytest

import minitf as tf


@pytest.fixture
def path(tmp_path):
    return tf.train.Checkpoint(a=tf.Variable(1.0), b=[tf.Variable(2.0)]).write(tmp_path / "ckpt")


def status(path, **objects):
    return tf.train.Checkpoint(**objects).read(path).expect_partial()


def test_all_was_found(path):
    found = status(path, a=tf.Variable(0.0), b=[tf.Variable(0.0)])
    assert found.assert_consumed() is found
    assert found.assert_existing_objects_matched() is found
    assert found.assert_nontrivial_match() is found
    assert found.initialize_or_restore() is found.run_restore_ops() is None


def test_the_file_has_more(path):
    found = status(path, a=tf.Variable(0.0))
    found.assert_existing_objects_matched().assert_nontrivial_match()
    with pytest.raises(AssertionError, match=r"\(root\)\.b\.0.*Unresolved object in checkpoint"):
        found.assert_consumed()


def test_the_program_has_more(path):
    found = status(path, a=tf.Variable(0.0), b=[tf.Variable(0.0)], c=tf.Variable(0.0))
    found.assert_nontrivial_match()
    for ask in (found.assert_existing_objects_matched, found.assert_consumed):
        with pytest.raises(AssertionError, match="restore: c: Some Python objects were not bound"):
            ask()


def test_nothing_was_found(path):
    with pytest.raises(AssertionError, match="Nothing except the root object matched"):
        status(path, c=tf.Variable(0.0)).assert_nontrivial_match()


def test_without_a_path_every_question_is_refused():
    found = tf.train.Checkpoint().restore(None)
    for ask in (found.assert_consumed, found.assert_existing_objects_matched, found.assert_nontrivial_match,
                found.run_restore_ops):
        with pytest.raises(AssertionError, match="No checkpoint specified"):
            ask()
    assert found.expect_partial() is found
    found.initialize_or_restore()
