import pytest

import minitf as tf
from minitf.js.layers_model.table import MUST, READ, defaults, refusals


@pytest.mark.parametrize("name", sorted(READ))
def test_the_table_speaks_of_settings_that_keras_has(name):
    there_is = {*defaults(name), "activity_regularizer", "dtype", "trainable", "name", "batch_shape"}
    assert {*READ[name].split()} <= there_is
    assert {*MUST.get(name, {})} <= {*READ[name].split()}


def test_a_layer_with_its_own_settings_is_never_refused():
    layers = tf.keras.layers
    for layer in (layers.Dense(2), layers.LSTM(2), layers.BatchNormalization(), layers.Conv2D(2, 3), layers.ReLU()):
        config = layer.get_config() | ({"axis": -1} if "Batch" in type(layer).__name__ else {})
        assert refusals(type(layer).__name__, config) == []


@pytest.mark.parametrize(("layer", "told"), [
    (lambda layers: layers.GRU(2), ["reset_after=True"]),
    (lambda layers: layers.Conv2D(4, 3, groups=2), ["groups=2"]),
    (lambda layers: layers.ReLU(negative_slope=0.1, threshold=0.5), ["negative_slope=0.1", "threshold=0.5"]),
    (lambda layers: layers.Dense(2, activity_regularizer="l2"), ["activity_regularizer="]),
    (lambda layers: layers.Conv1D(2, 2, padding="causal"), ["padding='causal'"]),
    (lambda layers: layers.GlobalMaxPooling2D(keepdims=True), ["keepdims=True"]),
    (lambda layers: layers.UnitNormalization(), ["UnitNormalization"])])  # fmt: skip
def test_settings_that_nobody_reads_are_named(layer, told):
    layer = layer(tf.keras.layers)
    found = refusals(type(layer).__name__, layer.get_config())
    assert len(found) == len(told)
    assert all(a.startswith(b) for a, b in zip(sorted(found), told))
