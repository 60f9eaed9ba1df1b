"""What a model takes, as specs."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.export.specs import default_signature, input_signature, spec_of

keras = tf.keras


def test_of_each_kind_of_model():
    inputs = keras.Input((3,), name="x")
    assert input_signature(keras.Model([inputs], inputs + 1)) == [[tf.TensorSpec([None, 3], name="x")]]
    [spec] = input_signature(keras.Sequential([keras.Input((5,)), keras.layers.Dense(2)]))
    assert spec.shape == (None, 5)

    class Own(keras.Model):
        def call(self, x):
            return x * 2

    model = Own()
    with pytest.raises(ValueError, match="has not yet been built"):
        input_signature(model)
    assert default_signature(model) is None
    model(np.ones((4, 7), np.float32))
    assert input_signature(model) == [tf.TensorSpec([None, 7])]
    with pytest.raises(TypeError, match=r"must be a keras\.Model"):
        input_signature(3)


def test_of_each_kind_of_description():
    assert spec_of(tf.TensorSpec([2])) == tf.TensorSpec([2])
    assert spec_of(keras.InputSpec("int32", (None, 2), name="x")) == tf.TensorSpec([None, 2], tf.int32, "x")
    assert spec_of(tf.ones([3, 2])) == tf.TensorSpec([None, 2])
    with pytest.raises(ValueError, match="shape and dtype must be said"):
        spec_of(keras.InputSpec(ndim=2))
    with pytest.raises(TypeError, match="must be an InputSpec"):
        spec_of("x")


def test_a_saved_model_of_keras_has_a_signature(tmp_path):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    tf.saved_model.save(model, tmp_path / "model")
    loaded = tf.saved_model.load(tmp_path / "model")
    x = np.ones((1, 3), np.float32)
    np.testing.assert_array_equal(loaded.signatures["serving_default"](inputs=x)["output_0"], model(x))
