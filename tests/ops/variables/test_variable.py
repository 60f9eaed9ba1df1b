"""Variable: how it is made, read, assigned, named, printed and copied. Expected values are TensorFlow's."""

import copy
import pickle

import numpy as np
import pytest

import minitf as tf
from naming import without_addresses

InvalidArgument = tf.errors.InvalidArgumentError


# --- made -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("initial", "dtype", "expected"),
    [
        (1, None, tf.int32),
        (1.5, None, tf.float32),
        (2**40, None, tf.int64),
        (True, None, tf.bool),
        ("a", None, tf.string),
        ([1 + 2j], None, tf.complex128),
        (1, tf.float32, tf.float32),
        (np.array([1.5]), None, tf.float64),
        (np.array([1.5]), tf.int32, tf.int32),
        (lambda: tf.zeros([2]), None, tf.float32),
        (lambda: 1, tf.float64, tf.float64),
    ],
    ids=without_addresses,
)
def test_the_dtype_is_that_of_the_initial_value_or_the_one_asked_for(initial, dtype, expected):
    assert tf.Variable(initial, dtype=dtype).dtype == expected


def test_a_variable_made_of_a_variable_is_another_one():
    v = tf.Variable([1.0])
    w = tf.Variable(v)
    v.assign_add([1.0])
    assert w.numpy().tolist() == [1.0]


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({}, ValueError, "initial_value is None"),
        ({"initial_value": [1.0, 2.0], "shape": [3]}, ValueError, r"\(2,\), shape is \(3,\)"),
        ({"initial_value": 1.5, "dtype": "int32"}, TypeError, "1.5"),
        ({"initial_value": tf.constant(1.5), "dtype": "int32"}, ValueError, "float32 tensor"),
        ({"initial_value": [[1.0], [1.0, 2.0]]}, ValueError, "same length"),
        ({"initial_value": lambda: None}, ValueError, "NoneType"),
        ({"initial_value": 1.0, "name": 3}, ValueError, "name is 3"),
        ({"initial_value": 1.0, "constraint": 3}, ValueError, "constraint is 3"),
    ],
)
def test_what_makes_no_variable(arguments, error, words):
    with pytest.raises(error, match=words):
        tf.Variable(**arguments)


def test_names_need_not_be_unique_and_stand_in_their_scope():
    assert tf.Variable(1.0).name == tf.Variable(1.0).name == "Variable:0"
    assert tf.Variable(1.0, name="w").name == "w:0"
    assert tf.Variable(1.0, name="").name == ":0"
    with tf.name_scope("a"), tf.name_scope("b"):
        assert tf.Variable(1.0, name="w").name == "a/b/w:0"


def test_trainable_unless_said_otherwise_or_read_by_replicas():
    assert tf.Variable(1.0).trainable
    assert not tf.Variable(1.0, trainable=False).trainable
    on_read = tf.VariableSynchronization.ON_READ
    assert not tf.Variable(1.0, synchronization=on_read).trainable
    assert tf.Variable(1.0, synchronization=on_read, trainable=True).trainable


def test_settings_are_kept():
    v = tf.Variable(1.0, constraint=abs, aggregation=tf.VariableAggregation.MEAN)
    assert (v.constraint, v.aggregation) == (abs, tf.VariableAggregation.MEAN)
    assert v.synchronization == tf.VariableSynchronization.AUTO
    assert v.device == "/job:localhost/replica:0/task:0/device:CPU:0"
    assert v.is_initialized().numpy()


# --- read -----------------------------------------------------------------------------------------------------------
def test_reading():
    v = tf.Variable([1.0, 2.0])
    for value in (v.value(), v.read_value(), tf.convert_to_tensor(v), tf.identity(v)):
        assert isinstance(value, tf.Tensor)
        assert value.numpy().tolist() == [1.0, 2.0]
    assert np.asarray(v).tolist() == list(map(float, v)) == [1.0, 2.0]
    assert v.shape == v.get_shape() == [2]


def test_scalars_convert_to_python():
    assert (int(tf.Variable(3)), float(tf.Variable(3)), complex(tf.Variable(3.0))) == (3, 3.0, 3 + 0j)
    assert bool(tf.Variable(1))
    with pytest.raises(ValueError, match="ambiguous"):
        bool(tf.Variable([1, 2]))
    with pytest.raises(TypeError, match="without axes"):
        float(tf.Variable([1.0]))


def test_iteration_gives_rows_and_scalars_have_none():
    assert [row.numpy().tolist() for row in tf.Variable([[1], [2]])] == [[1], [2]]
    assert 2.0 in tf.Variable([1.0, 2.0])
    with pytest.raises(TypeError, match="iterate"):
        iter(tf.Variable(1.0))


def test_another_dtype_is_refused():
    with pytest.raises(ValueError, match="float32"):
        tf.convert_to_tensor(tf.Variable(1.0), tf.float64)


def test_comparison_is_elementwise_so_a_variable_is_no_key():
    v = tf.Variable([1.0, 2.0])
    assert (v == [1.0, 3.0]).numpy().tolist() == [True, False]
    with pytest.raises(TypeError, match=r"variable\.ref\(\)"):
        hash(v)
    assert v.ref() == v.ref() == v.assign([1.0, 1.0]).ref()
    assert v.ref().deref() is v


# --- assigned -------------------------------------------------------------------------------------------------------
def test_assign_and_its_family():
    v = tf.Variable([1.0, 2.0])
    v.assign([3.0, 4.0])
    v.assign_add([10.0, 10.0])
    v.assign_sub(np.array([1.0, 2.0]))
    assert v.numpy().tolist() == [12.0, 12.0]
    v.assign([1, 2])
    assert v.numpy().tolist() == [1.0, 2.0]


def test_an_assignment_returns_the_variable_under_another_name():
    v = tf.Variable([1.0, 2.0])
    u = v.assign([3.0, 4.0])
    assert repr(u) == "<tf.Variable 'UnreadVariable' shape=(2,) dtype=float32, numpy=array([3., 4.], dtype=float32)>"
    assert isinstance(u, tf.Variable)
    assert u.handle is v
    assert (u + 1.0).numpy().tolist() == [4.0, 5.0]
    u.assign_add([1.0, 1.0]).assign_sub([0.5, 0.5])
    u.set_shape([2])
    assert v.numpy().tolist() == u.numpy().tolist() == [3.5, 4.5]


@pytest.mark.parametrize("method", ["assign", "assign_add", "assign_sub"])
def test_an_assignment_returns_nothing_on_request(method):
    assert getattr(tf.Variable([1.0]), method)([2.0], read_value=False) is None


@pytest.mark.parametrize("value", [[1.0], 2.0, [[1.0, 2.0]], tf.constant([1.0, 2.0, 3.0])], ids=repr)
def test_a_wrong_shape_is_told_in_tensorflows_class(value):
    v = tf.Variable([1.0, 2.0])
    with pytest.raises(ValueError, match="the shapes must agree"):
        v.assign(value)
    with pytest.raises(InvalidArgument, match="AssignAddVariableOp: resource is float32"):
        v.assign_add(value)
    with pytest.raises(InvalidArgument, match="AssignSubVariableOp"):
        v.assign_sub(value)
    assert v.numpy().tolist() == [1.0, 2.0]


@pytest.mark.parametrize("method", ["assign", "assign_add", "assign_sub"])
@pytest.mark.parametrize(
    ("value", "error"), [("a", TypeError), (None, ValueError), (tf.constant([1, 2]), ValueError)], ids=repr
)
def test_a_wrong_dtype(method, value, error):
    with pytest.raises(error):
        getattr(tf.Variable([1.0, 2.0]), method)(value)


@pytest.mark.parametrize("initial", [[True], ["a"]])
def test_only_numbers_can_be_added(initial):
    with pytest.raises(InvalidArgument, match="must be one of"):
        tf.Variable(initial).assign_add(initial)


def test_integers_wrap_around():
    v = tf.Variable([2**31 - 1])
    v.assign_add([1])
    assert v.numpy().tolist() == [-(2**31)]


def test_axes_that_may_change():
    v = tf.Variable([[1.0, 2.0]], shape=[None, 2])
    v.assign([[1.0, 2.0], [3.0, 4.0]])
    v.assign_add([[1.0, 1.0], [1.0, 1.0]])
    assert v.shape.as_list() == [None, 2]
    assert repr(v).startswith("<tf.Variable 'Variable:0' shape=(None, 2) dtype=float32, numpy=\narray([[2., 3.],")
    with pytest.raises(ValueError, match=r"\(None, 2\)"):
        v.assign([1.0, 2.0])


def test_a_shape_of_which_nothing_is_known():
    v = tf.Variable([1.0, 2.0], shape=tf.TensorShape(None))
    v.assign(3.0)
    assert repr(v) == "<tf.Variable 'Variable:0' shape=<unknown> dtype=float32, numpy=3.0>"
    v.set_shape([])
    with pytest.raises(ValueError, match="must be equal"):
        v.set_shape([2])


# --- copies ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))],  # noqa: S301  our own bytes
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_is_a_variable_of_its_own(duplicate):
    with tf.name_scope("scope"):
        v = tf.Variable([1.0, 2.0], name="w", trainable=False, shape=[None])
    w = duplicate(v)
    v.assign_add([1.0, 1.0])
    assert w.numpy().tolist() == [1.0, 2.0]
    assert (w.name, w.trainable, w.shape.as_list(), w.dtype) == ("scope/w:0", False, [None], tf.float32)


def test_deep_copies_keep_sharing():
    v = tf.Variable(1.0)
    a, b = copy.deepcopy([v, v])
    assert a is b
    assert a is not v


# --- saved ----------------------------------------------------------------------------------------------------------
def test_saved_and_restored():
    v = tf.Variable([1.0, 2.0])
    saved = v._serialize_to_tensors()
    assert list(saved) == ["VARIABLE_VALUE"]
    v.assign_add([5.0, 5.0])
    v._restore_from_tensors(saved)
    assert v.numpy().tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="shape"):
        v._restore_from_tensors({"VARIABLE_VALUE": tf.constant([1.0])})
