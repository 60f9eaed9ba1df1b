"""minitf/keras/layers/shapes.py"""

import pytest

import minitf as tf
from minitf.keras.layers.shapes import keras_tensors_of


def test_structures_of_shapes():
    found = keras_tensors_of({"a": (None, 2), "b": [(1,), [2, 3]], "c": ()}, "float16", "L")
    assert tf.nest.map_structure(lambda x: (x.shape, x.dtype), found["a"]) == ((None, 2), "float16")
    assert [x.shape for x in found["b"]] == [(1,), (2, 3)]
    assert found["c"].shape == ()
    assert keras_tensors_of(tf.TensorShape([None, 4]), "float32", "L").shape == (None, 4)


def test_what_is_no_shape_is_refused():
    with pytest.raises(ValueError, match=r"L\.compute_output_shape: returned 'wide'"):
        keras_tensors_of("wide", "float32", "L")
