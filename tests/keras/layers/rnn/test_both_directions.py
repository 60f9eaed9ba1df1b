"""A layer that reads in both directions. Chapter 17 sets `Bidirectional.call` as an exercise."""

import numpy as np

import minitf as tf

L = tf.keras.layers
X = np.random.default_rng(0).normal(size=(2, 4, 3)).astype("float32")


def both(mode="concat", cls=L.GRU, **options):
    tf.keras.utils.set_random_seed(0)
    return L.Bidirectional(cls(2, **options), merge_mode=mode)


def alone(layer, **options):
    """The two layers by themselves; the second one's steps as it made them."""
    return layer.forward_layer(X, **options), layer.backward_layer(X, **options)


def test_each_step_stands_beside_itself():
    layer = both(return_sequences=True)
    y = layer(X)
    forward, backward = alone(layer)
    np.testing.assert_allclose(y, np.concatenate([forward, backward[:, ::-1]], -1), atol=1e-6)


def test_only_the_last_outputs():
    layer = both("sum")
    y = layer(X)
    forward, backward = alone(layer)
    np.testing.assert_allclose(y, forward + backward, atol=1e-6)


def test_initial_states_are_shared_out():
    layer = both(cls=L.LSTM)
    start = [tf.fill([2, 2], value) for value in (0.1, 0.2, 0.3, 0.4)]
    y = layer(X, initial_state=start)
    forward = layer.forward_layer(X, initial_state=start[:2])
    backward = layer.backward_layer(X, initial_state=start[2:])
    np.testing.assert_allclose(y, np.concatenate([forward, backward], -1), atol=1e-6)


def test_states_are_returned_the_forward_ones_first():
    layer = both(cls=L.LSTM, return_state=True)
    y, *states = layer(X)
    (forward, *first), (backward, *second) = alone(layer)
    np.testing.assert_allclose(y, np.concatenate([forward, backward], -1), atol=1e-6)
    for found, expected in zip(states, [*first, *second], strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-6)


def test_masks_reach_both_layers():
    layer = both(return_sequences=True)
    mask = tf.constant([[True, True, False, False]] * 2)
    y = layer(X, mask=mask)
    short = layer(X[:, :2])
    np.testing.assert_allclose(y[:, :2], short, atol=1e-6)


def test_two_outputs():
    layer = both(None, return_sequences=True, return_state=True)
    y, z, *states = layer(X)
    (forward, _), (backward, _) = alone(layer)
    np.testing.assert_allclose(y, forward, atol=1e-6)
    np.testing.assert_allclose(z, backward[:, ::-1], atol=1e-6)
    assert len(states) == 2
