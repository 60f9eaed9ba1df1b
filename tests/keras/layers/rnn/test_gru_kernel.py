"""GRU on arrays: no sample and no step sees what it must not."""

import numpy as np

from minitf.keras.layers.rnn import gru_kernel

RNG = np.random.default_rng(0)


def arrays(batch=3, steps=4):
    shapes = ((batch, steps, 2), (batch, 5), (2, 15), (5, 15), (2, 15))
    return [RNG.normal(size=shape) for shape in shapes]


def test_inputs_are_left_as_they_are():
    given = arrays()
    copies = [x.copy() for x in given]
    hs, gates, products = kept = gru_kernel.forward(np, *given, None)
    saved = [x.copy() for x in kept]
    dh = np.ones_like(hs[0])
    gru_kernel.backward(np, kept, given[3], None, np.ones_like(products), dh)
    for a, b in zip([*given, *kept], [*copies, *saved], strict=True):
        np.testing.assert_array_equal(a, b)
    assert dh.min() == dh.max() == 1
    assert gates.shape == (4, 3, 15)


def test_a_batch_is_its_samples():
    given = arrays()
    hs = gru_kernel.forward(np, *given, None)[0]
    one = gru_kernel.forward(np, *(x[1:2] for x in given[:2]), *given[2:], None)[0]
    np.testing.assert_allclose(hs[:, 1:2], one, rtol=1e-12)


def test_skipped_steps_change_nothing():
    given, mask = arrays(steps=4), np.array([[1, 0, 1, 1]] * 3, bool)
    hs, *_ = gru_kernel.forward(np, *given, mask)
    np.testing.assert_array_equal(hs[1], hs[2])
    without = [given[0][:, [0, 2, 3]], *given[1:]]
    np.testing.assert_allclose(hs[-1], gru_kernel.forward(np, *without, None)[0][-1], rtol=1e-12)
