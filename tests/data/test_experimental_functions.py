"""experimental_functions.py: what has no row in cases/applied.py."""

import pytest

import minitf as tf
from minitf.data.user_function import modes


def test_older_names_of_methods(tmp_path):
    dataset = tf.data.Dataset.range(3)
    x = tf.data.experimental
    assert int(x.cardinality(dataset)) == 3
    assert x.get_structure(dataset) == dataset.element_spec
    assert int(x.get_single_element(dataset.take(1))) == 0
    assert len(list(x.choose_from_datasets([dataset] * 2, tf.data.Dataset.range(2)))) == 2
    assert len(list(x.sample_from_datasets([dataset] * 2, seed=1))) == 6
    x.save(dataset, str(tmp_path))
    assert list(x.load(str(tmp_path)).as_numpy_iterator()) == [0, 1, 2]


def test_the_debug_mode_runs_plain_python():
    seen = []

    def look(x):
        seen.append(x)
        return x

    try:
        tf.data.experimental.enable_debug_mode()
        list(tf.data.Dataset.range(3).map(look))
    finally:
        modes.debug = False
    assert [int(x) for x in seen[-3:]] == [0, 1, 2]


def test_a_label_must_be_a_feature():
    with pytest.raises(ValueError, match="must be one of the features: x"):
        tf.data.experimental.make_batched_features_dataset(
            "*", 2, {"x": tf.io.FixedLenFeature([], tf.int64)}, label_key="y")


def test_a_variant_is_a_tensor():
    with pytest.raises(TypeError, match="a tensor of dtype variant"):
        tf.data.experimental.from_variant(3, tf.TensorSpec([], tf.int32))
