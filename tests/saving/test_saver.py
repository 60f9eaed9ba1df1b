"""Saver: the variables of sessions, by name."""

import os

import pytest

import minitf as tf

v1 = tf.compat.v1


@pytest.fixture
def session():
    """A session with the variables a, s/b, which are initialized."""
    with tf.Graph().as_default(), v1.Session() as session:
        variables()
        session.run(v1.global_variables_initializer())
        yield session


def variables():
    a = v1.get_variable("a", initializer=tf.constant([1.0, 2.0]))
    return a, v1.get_variable("s/b", initializer=3)


def test_a_session_goes_on_in_another(session, tmp_path):
    saver = v1.train.Saver()
    session.run(variables()[0].assign_add([1.0, 1.0]))
    path = saver.save(session, tmp_path / "model", global_step=7)
    assert os.path.basename(path) == "model-7"
    assert tf.train.list_variables(path) == [("a", [2]), ("s/b", [])]
    assert tf.train.latest_checkpoint(tmp_path) == path
    with tf.Graph().as_default(), v1.Session() as other:
        found = variables()
        v1.train.Saver().restore(other, path)
        assert [x.tolist() for x in other.run(found)] == [[2.0, 3.0], 3]


def test_old_checkpoints_are_deleted(session, tmp_path):
    saver = v1.train.Saver(max_to_keep=2, pad_step_number=True)
    paths = [saver.save(session, tmp_path / "m", step) for step in range(3)]
    assert saver.last_checkpoints == paths[1:]
    assert v1.train.get_checkpoint_mtimes(paths) == [os.path.getmtime(path + ".index") for path in paths[1:]]
    assert {name[:10] for name in os.listdir(tmp_path)} == {"checkpoint", "m-00000001", "m-00000002"}
    other = v1.train.Saver(max_to_keep=1)
    other.recover_last_checkpoints(paths)
    path = other.save(session, tmp_path / "n", write_meta_graph=False, latest_filename="mine")
    assert sorted(os.listdir(tmp_path)) == ["checkpoint", "mine", "n.data-00000-of-00001", "n.index"]
    assert tf.train.latest_checkpoint(tmp_path, "mine") == path


def test_eager_variables_and_other_names(tmp_path):
    v = tf.Variable([1.0, 2.0], name="v")
    path = v1.train.Saver({"other/name": v}).save(None, tmp_path / "eager")
    v.assign([0.0, 0.0])
    v1.train.Saver({"other/name": v}).restore(None, path)
    assert v.numpy().tolist() == [1.0, 2.0]
    assert not os.path.exists(path + ".meta")
    square = tf.Variable([[0.0], [0.0]], name="other/name")
    v1.train.Saver([square], reshape=True).restore(None, path)
    assert square.numpy().tolist() == [[1.0], [2.0]]


def test_checkpoints_of_objects_are_restored_by_the_names_of_their_variables(session, tmp_path):
    with tf.init_scope():
        objects = tf.train.Checkpoint(x=tf.Variable([7.0, 8.0], name="a"), y=tf.Variable(9, name="s/b"))
        path = objects.write(tmp_path / "ckpt")
    v1.train.Saver().restore(session, path)
    assert [x.tolist() for x in session.run(variables())] == [[7.0, 8.0], 9]


def test_what_is_asked_wrongly(session, tmp_path):
    a, _ = variables()
    for error, text, call in [
        (ValueError, "twice", lambda: v1.train.Saver([a, a])),
        (ValueError, "No variables", lambda: v1.train.Saver({})),
        (TypeError, "tf.Variable", lambda: v1.train.Saver({"x": 1})),
        (TypeError, "must be a Session", lambda: v1.train.Saver().save(None, tmp_path / "m")),
        (ValueError, "path components", lambda: v1.train.Saver().save(session, tmp_path / "m", latest_filename="a/b")),
        (ValueError, "Parent directory", lambda: v1.train.Saver().save(session, tmp_path / "none" / "m")),
        (ValueError, "None", lambda: v1.train.Saver().restore(session, None)),
        (ValueError, "not a valid checkpoint", lambda: v1.train.Saver().restore(session, tmp_path / "none")),
    ]:
        with pytest.raises(error, match=text):
            call()
    assert os.listdir(tmp_path) == []


def test_what_does_not_fit(session, tmp_path):
    path = v1.train.Saver().save(session, tmp_path / "m")
    with pytest.raises(tf.errors.NotFoundError, match="zz"):
        v1.train.Saver({"zz": variables()[0]}).restore(session, path)
    new = v1.get_variable("new", initializer=[1.0])
    with pytest.raises(tf.errors.FailedPreconditionError, match="'new'"):
        v1.train.Saver().save(session, tmp_path / "m")
    with pytest.raises(tf.errors.InvalidArgumentError, match="shape"):
        v1.train.Saver({"a": new}).restore(session, path)
    with tf.init_scope(), pytest.raises(RuntimeError, match="var_list"):
        v1.train.Saver()
