"""Layers around a cell."""

import pytest

import minitf as tf

L = tf.keras.layers


@pytest.mark.parametrize("cls", [L.SimpleRNN, L.LSTM, L.GRU])
def test_settings_are_the_cells(cls):
    layer = cls(3, kernel_initializer="ones", dropout=0.25, trainable=False, dtype="float64")
    assert layer.units == layer.cell.units == 3
    assert layer.kernel_initializer is layer.cell.kernel_initializer
    assert layer.dropout == 0.25
    assert layer.cell.dtype == "float64"
    assert not layer.cell.trainable


@pytest.mark.parametrize("cls", [L.LSTM, L.GRU])
def test_another_implementation(cls):
    assert cls(3, implementation=1).cell.mask_count == cls(3).cell.gates
    assert cls(3).cell.mask_count is None


@pytest.mark.parametrize("cls", [L.SimpleRNN, L.LSTM, L.GRU])
def test_an_argument_that_there_is_not(cls):
    with pytest.raises(ValueError, match="unitz"):
        cls(3, unitz=4)
