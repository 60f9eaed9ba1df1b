"""LSTM on arrays: no sample and no step sees what it must not."""

import numpy as np

from minitf.keras.layers.rnn import lstm_kernel

RNG = np.random.default_rng(0)


def arrays(batch=3, steps=4):
    shapes = ((batch, steps, 2), (batch, 5), (batch, 5), (2, 20), (5, 20), (20,))
    return [RNG.normal(size=shape) for shape in shapes]


def test_inputs_are_left_as_they_are():
    given = arrays()
    copies = [x.copy() for x in given]
    hs, cs, gates, tanh_c = kept = lstm_kernel.forward(np, *given, None)
    saved = [x.copy() for x in kept]
    dh, dc = np.ones_like(hs[0]), np.zeros_like(cs[0])
    lstm_kernel.backward(np, kept, given[4], None, np.ones_like(tanh_c), dh, dc)
    for a, b in zip([*given, *kept], [*copies, *saved], strict=True):
        np.testing.assert_array_equal(a, b)
    assert dh.min() == dh.max() == 1
    assert gates.shape == (4, 3, 20)


def test_a_batch_is_its_samples():
    given = arrays()
    hs = lstm_kernel.forward(np, *given, None)[0]
    one = lstm_kernel.forward(np, *(x[1:2] for x in given[:3]), *given[3:], None)[0]
    np.testing.assert_allclose(hs[:, 1:2], one, rtol=1e-12)


def test_skipped_steps_change_nothing():
    given, mask = arrays(steps=4), np.array([[1, 0, 1, 1]] * 3, bool)
    hs, cs, *_ = lstm_kernel.forward(np, *given, mask)
    np.testing.assert_array_equal(hs[1], hs[2])
    without = [given[0][:, [0, 2, 3]], *given[1:]]
    np.testing.assert_allclose(cs[-1], lstm_kernel.forward(np, *without, None)[1][-1], rtol=1e-12)
