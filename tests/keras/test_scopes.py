"""minitf/keras/scopes.py"""

import pytest

import minitf as tf
from minitf.keras.scopes import (
    AutocastScope,
    checked_name,
    current_path,
    get_stateless_scope,
    here,
    in_stateless_scope,
    inside,
    name_scope,
    path_of,
)

keras = tf.keras


def test_paths_grow_inwards():
    assert current_path() == ""
    with name_scope("encoder"):
        assert current_path() == "encoder"
        with keras.name_scope("block"):
            assert current_path() == "encoder/block"
            assert keras.Variable(1.0, name="v").path == "encoder/block/v"
    assert current_path() == ""


def test_an_owner_keeps_the_path_of_its_first_use():
    layer = keras.layers.Dense(1, name="d")
    with name_scope("first"), inside(layer):
        pass
    assert path_of(layer) == "first/d"
    with name_scope("second"), inside(layer):
        assert current_path() == "first/d"


def test_the_owner_is_put_back_after_an_error():
    with pytest.raises(KeyError), name_scope("a"):
        raise KeyError
    assert here.surroundings.owner is None


@pytest.mark.parametrize("name", ["a/b", 3, None])
def test_names_have_no_slashes(name):
    with pytest.raises(ValueError, match="without '/'"):
        checked_name("Layer", name)


def test_autocast_is_of_the_block():
    v = keras.Variable([1.5])
    with AutocastScope("float16"):
        assert v.dtype == "float16"
        assert v.value.dtype == tf.float16
        assert (v * 2).dtype == tf.float16
        with AutocastScope(None):
            assert v.dtype == "float32"
    assert (v * 2).dtype == tf.float32


def test_borrowed_values():
    v, w = keras.Variable([1.0, 2.0]), keras.Variable(3.0)
    with keras.StatelessScope([(v, [10.0, 20.0])]) as scope:
        assert in_stateless_scope()
        assert get_stateless_scope() is scope
        assert (v + w).numpy().tolist() == [13.0, 23.0]
        v.assign_add([1.0, 1.0])
        w.assign(7.0)
    assert scope.get_current_value(v).numpy().tolist() == [11.0, 21.0]
    assert scope.get_current_value(w).numpy() == 7.0
    assert v.numpy().tolist() == [1.0, 2.0]
    assert w.numpy() == 3.0
    assert not in_stateless_scope()


def test_losses_are_collected():
    with keras.StatelessScope(collect_losses=True) as scope:
        scope.add_loss(1.0)
    assert scope.losses == [1.0]


def test_wrong_mappings_are_refused():
    with pytest.raises(ValueError, match="shapes must be equal"):
        keras.StatelessScope([(keras.Variable([1.0, 2.0]), [1.0])])
    with pytest.raises(ValueError, match=r"must be a keras\.Variable"):
        keras.StatelessScope([("v", [1.0])])
