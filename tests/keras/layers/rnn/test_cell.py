"""What cells have in common."""

import numpy as np
import pytest

import minitf as tf

L = tf.keras.layers


@pytest.mark.parametrize("cell", [L.SimpleRNNCell(3), L.LSTMCell(3), L.GRUCell(3), L.GRUCell(3, reset_after=False)])
def test_the_product_for_all_steps_is_that_of_each(cell):
    cell.build((2, 4))
    x = tf.random.stateless_normal([2, 5, 4], seed=[1, 2])
    whole = cell._project(x)
    for t in range(5):
        np.testing.assert_allclose(whole[:, t], cell._project(x[:, t]), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(("cls", "states"), [(L.SimpleRNNCell, 1), (L.GRUCell, 1), (L.LSTMCell, 2)])
def test_initial_states_are_zeros(cls, states):
    found = cls(3).get_initial_state(batch_size=2)
    assert [state.numpy().tolist() for state in found] == [[[0.0] * 3] * 2] * states


def test_rates_are_brought_into_range():
    cell = L.GRUCell(3, dropout=1.5, recurrent_dropout=-1.0)
    assert (cell.dropout, cell.recurrent_dropout) == (1.0, 0.0)
