"""tf.train.Checkpoint: what is saved comes back, also in objects that are made later."""

import os
import weakref
from collections import namedtuple

import numpy as np
import pytest

import minitf as tf
from minitf.backend.log import get_logger
from minitf.saving.checkpoint import prefix_of

Pair = namedtuple("Pair", "x y")


@pytest.fixture(autouse=True)
def _quiet():
    """Checkpoints that are restored in part say so when they go; here they are, on purpose."""
    logger = get_logger()
    level = logger.level
    logger.setLevel("CRITICAL")
    yield
    logger.setLevel(level)


def full():
    """A module of every kind of container, with values that are its own."""
    module = tf.Module()
    module.w = tf.Variable([1.0, 2.0])
    module.l = [tf.Variable(1), {"k": tf.Variable(2)}, (tf.Variable(3), "text")]
    module.pair = Pair(tf.Variable(4), tf.Variable(5))
    module.d = {"x.y/z": tf.Variable("abc")}
    return module


def cleared():
    module = full()
    for variable in module.variables:
        variable.assign(tf.zeros_like(variable) if variable.dtype != tf.string else "")
    return module


def values(module):
    return [np.asarray(variable).tolist() for variable in module.variables]


def test_values_come_back(tmp_path):
    path = tf.train.Checkpoint(m=full(), z=[tf.Variable(7.0)]).save(tmp_path / "ckpt")
    assert path == str(tmp_path / "ckpt-1")
    module, z = cleared(), [tf.Variable(0.0)]
    again = tf.train.Checkpoint(m=module, z=z)
    again.restore(path).assert_consumed().assert_existing_objects_matched().assert_nontrivial_match()
    assert values(module) == values(full())
    assert z[0].numpy() == 7.0
    assert again.save_counter.numpy() == 1
    assert again.save(tmp_path / "ckpt") == str(tmp_path / "ckpt-2")


def test_an_object_as_the_root(tmp_path):
    checkpoint = tf.train.Checkpoint(full(), extra=tf.Variable(3.0))
    path = checkpoint.save(tmp_path / "ckpt")
    names = [name.partition("/.ATTRIBUTES")[0] for name, _ in tf.train.list_variables(path)]
    assert names[1:] == ["d/x..y.Sz", "extra", "l/0", "l/1/k", "l/2/0", "pair/x", "pair/y", "save_counter", "w"]
    module = cleared()
    tf.train.Checkpoint(module).restore(path).expect_partial().assert_existing_objects_matched()
    assert values(module) == values(full())


def test_write_and_read_count_nothing(tmp_path):
    checkpoint = tf.train.Checkpoint(v=tf.Variable(1.0))
    path = checkpoint.write(tmp_path / "w")
    assert path == str(tmp_path / "w")
    assert sorted(os.listdir(tmp_path)) == ["w.data-00000-of-00001", "w.index"]
    checkpoint.v.assign(5.0)
    checkpoint.read(path).assert_consumed()
    assert checkpoint.v.numpy() == 1.0
    assert checkpoint.save_counter.numpy() == 0


def test_values_wait_for_objects(tmp_path):
    path = tf.train.Checkpoint(m=full()).write(tmp_path / "ckpt")
    later = tf.Module()
    status = tf.train.Checkpoint(m=later).read(path)
    with pytest.raises(AssertionError, match="Unresolved object"):
        status.assert_consumed()
    later.w = tf.Variable([0.0, 0.0])
    assert later.w.numpy().tolist() == [1.0, 2.0]
    later.l = []
    later.l.append(tf.Variable(0))
    later.l.extend([{}, (tf.Variable(0), "text")])
    later.l[1]["k"] = tf.Variable(0)
    later.pair = Pair(tf.Variable(0), tf.Variable(0))
    later.d = {}
    later.d.update({"x.y/z": tf.Variable("")})
    status.assert_consumed()
    assert values(later) == values(full())
    assert all("waiting" not in str(path) for path, _ in later._flatten(with_path=True))


def test_an_attribute_of_the_checkpoint_itself_may_come_later(tmp_path):
    path = tf.train.Checkpoint(v=tf.Variable(3.0)).write(tmp_path / "ckpt")
    checkpoint = tf.train.Checkpoint()
    checkpoint.read(path)
    checkpoint.v = tf.Variable(0.0)
    assert checkpoint.v.numpy() == 3.0
    checkpoint.v = tf.Variable(0.0)  # the value is given once
    assert checkpoint.v.numpy() == 0.0


def test_another_shape_or_dtype_is_an_error(tmp_path):
    path = tf.train.Checkpoint(v=tf.Variable([1.0, 2.0])).write(tmp_path / "ckpt")
    with pytest.raises(ValueError, match="incompatible tensor"):
        tf.train.Checkpoint(v=tf.Variable([1.0])).read(path)
    with pytest.raises(tf.errors.InvalidArgumentError, match="expected dtype int32"):
        tf.train.Checkpoint(v=tf.Variable([1, 2])).read(path)
    open_axis = tf.Variable([0.0], shape=tf.TensorShape([None]))
    tf.train.Checkpoint(v=open_axis).read(path)
    assert open_axis.numpy().tolist() == [1.0, 2.0]


def test_two_objects_that_were_one(tmp_path, caplog):
    shared = tf.Variable(3.0)
    path = tf.train.Checkpoint(a=shared, b=shared).write(tmp_path / "ckpt")
    assert len(tf.train.list_variables(path)) == 2
    apart = tf.train.Checkpoint(a=tf.Variable(0.0), b=tf.Variable(0.0))
    apart.read(path)
    assert (apart.a.numpy(), apart.b.numpy()) == (3.0, 0.0)


def test_what_is_no_trackable_is_refused():
    for arguments in ({"a": 3}, {"root": 3}, {"root": "name"}):
        with pytest.raises(ValueError, match=r"was expecting (a|root) to be a trackable object"):
            tf.train.Checkpoint(**arguments)
    with pytest.raises(ValueError, match="already exists"):
        tf.train.Checkpoint(full(), w=tf.Variable(1.0))


def test_a_weak_root_is_not_kept_alive(tmp_path):
    module = full()
    checkpoint = tf.train.Checkpoint(weakref.ref(module))
    path = checkpoint.write(tmp_path / "ckpt")
    assert "w/.ATTRIBUTES/VARIABLE_VALUE" in dict(tf.train.list_variables(path))


def test_no_path_restores_nothing():
    checkpoint = tf.train.Checkpoint(v=tf.Variable(1.0))
    for status in (checkpoint.restore(None), checkpoint.read(None)):
        with pytest.raises(AssertionError, match="save_path=None"):
            status.assert_consumed()


def test_files_that_are_not_there_or_damaged(tmp_path):
    checkpoint = tf.train.Checkpoint(v=tf.Variable([1.0, 2.0]))
    with pytest.raises(tf.errors.NotFoundError):
        checkpoint.restore(tmp_path / "none")
    path = checkpoint.write(tmp_path / "ckpt")
    with open(path + ".data-00000-of-00001", "r+b") as file:
        file.write(b"\xff")
    with pytest.raises(tf.errors.DataLossError, match="Checksum"):
        checkpoint.read(path)


def test_the_folder_of_a_saved_model_has_a_checkpoint_inside(tmp_path):
    checkpoint = tf.train.Checkpoint(v=tf.Variable(2.0))
    checkpoint.write(tmp_path / "model" / "variables" / "variables")
    assert prefix_of(tmp_path / "model") == str(tmp_path / "model" / "variables" / "variables")
    checkpoint.v.assign(0.0)
    checkpoint.read(tmp_path / "model").assert_consumed()
    assert checkpoint.v.numpy() == 2.0


def test_a_generator_of_random_numbers_goes_on_where_it_was(tmp_path):
    generator = tf.random.Generator.from_seed(5)
    generator.normal([3])
    path = tf.train.Checkpoint(g=generator).write(tmp_path / "ckpt")
    expected = generator.normal([3]).numpy().tolist()
    other = tf.random.Generator.from_seed(0)
    tf.train.Checkpoint(g=other).read(path).assert_consumed()
    assert other.normal([3]).numpy().tolist() == expected


def test_variables_are_restored_where_a_function_is_traced(tmp_path):
    path = tf.train.Checkpoint(m=full()).write(tmp_path / "ckpt")
    module = tf.Module()
    tf.train.Checkpoint(m=module).read(path)

    @tf.function
    def twice():
        if not hasattr(module, "w"):
            module.w = tf.Variable([0.0, 0.0])
        return module.w * 2

    assert twice().numpy().tolist() == [2.0, 4.0]


def test_variables_of_a_session_are_saved_and_restored(tmp_path):
    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        v = v1.get_variable("v", initializer=[1.0])
        checkpoint = tf.train.Checkpoint(v=v)
        with pytest.raises(tf.errors.FailedPreconditionError, match="'v'"):
            checkpoint.save(tmp_path / "ckpt")
        session.run(v1.global_variables_initializer())
        session.run(v.assign_add([4.0]))
        path = checkpoint.write(tmp_path / "ckpt")
    with tf.Graph().as_default(), v1.Session() as session:
        v = v1.get_variable("v", initializer=[0.0])
        checkpoint = tf.train.Checkpoint(v=v)
        checkpoint.restore(path).assert_consumed().run_restore_ops()
        assert session.run(v).tolist() == [5.0]
        assert checkpoint.save(tmp_path / "ckpt").endswith("ckpt-2")
