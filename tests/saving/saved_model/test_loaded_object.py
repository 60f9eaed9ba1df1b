"""What comes back for objects, lists and signatures."""

import pytest

import minitf as tf
from minitf.saving.saved_model.loaded_object import CallableObject, LoadedObject, SignatureMap


def test_variables_are_found_where_the_file_names_none():
    loaded, inner = LoadedObject(), LoadedObject()
    inner.b = tf.Variable(2.0, trainable=False)
    loaded.a, loaded.inner, loaded.again = tf.Variable(1.0), inner, inner
    assert [float(v) for v in loaded.variables] == [1.0, 2.0]
    assert [float(v) for v in loaded.trainable_variables] == [1.0]
    loaded.variables = [loaded.a]
    assert len(loaded.variables) == 1


def test_an_attribute_that_is_not_there():
    loaded = LoadedObject()
    loaded.weights = 1
    with pytest.raises(AttributeError, match=r"Did you mean 'weights'\?"):
        _ = loaded.weihgts


def test_only_what_had_a_call_can_be_called():
    loaded = CallableObject()
    vars(loaded)["__call__"] = lambda x: x + 1
    assert loaded(1) == 2
    assert callable(loaded)
    assert not callable(LoadedObject())


def test_signatures_are_a_mapping():
    signatures = SignatureMap({"a": 1})
    assert (list(signatures), signatures["a"], len(signatures)) == (["a"], 1, 1)
    assert repr(signatures) == "_SignatureMap({'a': 1})"
