"""The columns of a table as one vector."""

import numpy as np
import pytest

import minitf as tf
from keras.layers_as_keras import FAMILIES, same_as_keras

keras = tf.keras
FeatureSpace = keras.utils.FeatureSpace


@pytest.mark.parametrize("expression", FAMILIES["spaces"])
def test_keras_gave_the_same(expression):
    same_as_keras("spaces", expression)


def test_a_file_holds_what_was_found(tmp_path):
    table = {"f": [0.0, 0.1, 0.2], "s": ["a", "b", "a"], "i": [1, 2, 2], "d": [1.0, 2.0, 3.0]}
    space = FeatureSpace({"f": "float_normalized", "s": "string_categorical", "i": "integer_categorical",
                          "d": FeatureSpace.float_discretized(2)}, crosses=[("s", "i")], crossing_dim=4)
    space.adapt(table)
    space.save(tmp_path / "space.keras")
    again = keras.models.load_model(tmp_path / "space.keras")
    assert np.array_equal(again(table), space(table))
    assert again.preprocessors["s"].get_vocabulary() == ["[UNK]", "a", "b"]


def test_a_model_of_columns_learns():
    keras.utils.set_random_seed(1)
    table = {"pet": ["cat", "dog", "cat", "dog"], "age": [1.0, 2.0, 9.0, 8.0]}
    space = FeatureSpace({"pet": "string_categorical", "age": "float_normalized"}, crosses=None)
    space.adapt(table)
    model = keras.Model(space.get_inputs(), keras.layers.Dense(1, "sigmoid")(space.get_encoded_features()))
    model.compile(keras.optimizers.Adam(0.3), "binary_crossentropy")
    columns = {name: np.array(column)[:, None] for name, column in table.items()}
    losses = model.fit(columns, np.array([1.0, 0.0, 1.0, 0.0]), epochs=15, verbose=0).history["loss"]
    assert losses[-1] < 0.1 < losses[0]
