"""Checkpoints whose tensors have the names of variables, restored into objects."""

import pytest

import minitf as tf
from minitf.wire.bundle.writer import BundleWriter


@pytest.fixture
def path(tmp_path):
    with BundleWriter(tmp_path / "model") as bundle:
        bundle.add("a", tf.constant([1.0, 2.0]).numpy())
        bundle.add("s/b", tf.constant(3).numpy())
    return str(tmp_path / "model")


def module():
    found = tf.Module()
    found.a, found.rest = tf.Variable([0.0, 0.0], name="a"), [tf.Variable(0, name="s/b")]
    return found


def test_variables_find_their_values_wherever_they_stand(path):
    found = module()
    status = tf.train.Checkpoint(m=found).restore(path).assert_consumed()
    assert found.a.numpy().tolist() == [1.0, 2.0]
    assert found.rest[0].numpy() == 3
    assert status.assert_existing_objects_matched() is status.assert_nontrivial_match() is status.expect_partial()


def test_those_that_come_later_do_so_too(path):
    checkpoint = tf.train.Checkpoint()
    checkpoint.restore(path)
    checkpoint.late = tf.Variable([0.0, 0.0], name="a")
    assert checkpoint.late.numpy().tolist() == [1.0, 2.0]


def test_what_does_not_fit(path):
    status = tf.train.Checkpoint(m=module(), z=tf.Variable(1.0, name="z")).restore(path)
    with pytest.raises(AssertionError, match=r"'z:0'.*not restored"):
        status.assert_consumed()
    with pytest.raises(ValueError, match="incompatible"):
        tf.train.Checkpoint(v=tf.Variable([1.0], name="a")).restore(path)
    with pytest.raises(tf.errors.InvalidArgumentError, match="dtype"):
        tf.train.Checkpoint(v=tf.Variable([1, 2], name="a")).restore(path)
