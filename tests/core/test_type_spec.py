"""TypeSpec: the base of all specs."""

import pytest

import minitf as tf
from minitf.core.type_spec import describes
from minitf.core.value_specs import spec_of_value


@pytest.mark.parametrize("make", [
    lambda: tf.TensorSpec([2]),
    lambda: tf.RaggedTensorSpec([None, None]),
    lambda: tf.SparseTensorSpec([2]),
    lambda: tf.IndexedSlicesSpec(),
    lambda: tf.TensorArraySpec(),
    lambda: tf.data.DatasetSpec(tf.TensorSpec([])),
    lambda: tf.OptionalSpec(tf.TensorSpec([])),
    lambda: tf.NoneTensorSpec(),
])
def test_all_specs_are_type_specs(make):
    assert isinstance(make(), tf.TypeSpec)


def test_a_class_says_how_its_spec_is_made():
    class Pair:
        size = 2

    class Wide(Pair):
        size = 3

    assert spec_of_value(Pair()) is None
    describes(Pair, lambda pair: tf.TensorSpec([pair.size]))
    assert spec_of_value(Pair()) == tf.TensorSpec([2])
    assert spec_of_value(Wide()) == tf.TensorSpec([3])
