"""Names of TensorFlow's that minitf does not have."""

import pytest

import minitf as tf
from minitf.backend.absent import absent, is_absent, reason


@pytest.mark.parametrize(("where", "name", "nearest"), [
    ("tf", "tpu", "Nearest is tf.distribute"),
    ("tf", "xla", "jit_compile"),
    ("tf", "load_op_library", "tf.py_function"),
    ("tf", "feature_column", "preprocessing layers"),
    ("tf.experimental", "dtensor", "tf.distribute"),
    ("tf.raw_ops", "BoostedTreesPredict", "dir(tf.raw_ops)"),
])
def test_the_error_says_whose_it_is_and_what_comes_nearest(where, name, nearest):
    table = tf
    for part in where.split(".")[1:]:
        table = getattr(table, part)
    with pytest.raises(AttributeError, match="is a symbol of TensorFlow that minitf does not have") as error:
        getattr(table, name)
    assert nearest in str(error.value)


def test_a_wrong_name_is_no_symbol_of_tensorflow():
    with pytest.raises(AttributeError, match=r"tf has no such name\. Did you mean 'constant'"):
        tf.constnat  # noqa: B018
    with pytest.raises(AttributeError, match=r"there is no such op\. Did you mean 'MatMul'"):
        tf.raw_ops.MatMull  # noqa: B018


def test_the_table():
    assert is_absent("tf", "tpu")
    assert not is_absent("tf", "constant")
    assert not is_absent("tf.nowhere", "x")
    assert all(names and where.startswith("tf") for where, names in absent().items())
    assert reason("tf.keras", "nothing_like_it") == ("that part is not built yet", "")
