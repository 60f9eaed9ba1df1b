"""The state of TensorFlow's names: there, there with listed differences, or not there and why."""

import pytest
import tensorflow_symbols


@pytest.fixture(scope="module")
def spaces():
    return {space.path: space for space in tensorflow_symbols.standing()}


def test_every_name_has_one_state(spaces):
    names = tensorflow_symbols.recorded()
    assert {path: space.size for path, space in spaces.items()} == {path: len(names[path]) for path in names}


def test_a_name_of_each_state(spaces):
    assert "decode_wav" in spaces["tf.audio"].there
    assert "wraps" in spaces["tf"].differing["constant"]
    assert any("TPU" in why for why, _ in spaces["tf.tpu"].missing)


def test_a_namespace_that_is_not_there_misses_all_its_names(spaces):
    assert not spaces["tf.feature_column"].there
    assert sum(map(len, spaces["tf.feature_column"].missing.values())) == spaces["tf.feature_column"].size


def test_what_needs_a_package_that_is_not_installed_is_there():
    class Table:
        @property
        def h5(self):
            raise ImportError

    assert tensorflow_symbols.has(Table(), "h5")
    assert not tensorflow_symbols.has(Table(), "h6")
    assert not tensorflow_symbols.has(None, "h5")
