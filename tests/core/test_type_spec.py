"""TypeSpec: the base of all specs."""

import pytest

import minitf as tf
from minitf.core.type_spec import describes
from minitf.core.value_specs import spec_of_value


@pytest.mark.parametrize("spec", [
    tf.TensorSpec([2]), tf.RaggedTensorSpec([None, None]), tf.SparseTensorSpec([2]), tf.IndexedSlicesSpec(),
    tf.TensorArraySpec(), tf.data.Dataset.range(1).element_spec, tf.data.DatasetSpec(tf.TensorSpec([])),
    tf.OptionalSpec(tf.TensorSpec([])), tf.NoneTensorSpec(),
], ids=lambda spec: type(spec).__name__)
def test_all_specs_are_type_specs(spec):
    assert isinstance(spec, tf.TypeSpec)


def test_a_class_says_how_its_spec_is_made():
    class Pair:
        size = 2

    class Wide(Pair):
        size = 3

    assert spec_of_value(Pair()) is None
    describes(Pair, lambda pair: tf.TensorSpec([pair.size]))
    assert spec_of_value(Pair()) == tf.TensorSpec([2])
    assert spec_of_value(Wide()) == tf.TensorSpec([3])
