"""The loop, against one written out."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.rnn.loop import run_steps

X = np.random.default_rng(0).standard_normal((2, 4, 3)).astype("float32")
MASK = np.array([[True, False, True, True], [False, True, True, False]])


def total(x, states):
    y = x + 0.5 * states[0]
    return y, [y]


def by_hand(mask, backwards, zeros):
    """The outputs and the last state, sample by sample."""
    outputs, lasts = [], []
    for sample, counts in zip(X, MASK if mask else np.ones_like(MASK)):
        state, output, row = np.zeros(3, "float32"), np.zeros(3, "float32"), []
        order = range(3, -1, -1) if backwards else range(4)
        for t in order:
            if counts[t]:
                state = output = sample[t] + 0.5 * state
            row.append(output if counts[t] or not zeros else np.zeros(3, "float32"))
        outputs.append(row)
        lasts.append(state)
    return np.array(outputs), np.array(lasts)


@pytest.mark.parametrize("way", ["eager", "unrolled", "graph"])
@pytest.mark.parametrize("mask", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("zeros", [False, True])
def test_every_way_is_the_same(way, mask, backwards, zeros):
    def run(x):
        return run_steps(total, x, [tf.zeros([2, 3])], mask=tf.constant(MASK) if mask else None,
                         go_backwards=backwards, unroll=way == "unrolled", zero_output_for_mask=zeros)

    last, outputs, (state,) = (run if way == "eager" else tf.function(run))(tf.constant(X))
    expected, expected_state = by_hand(mask, backwards, zeros)
    np.testing.assert_allclose(outputs, expected, rtol=1e-6)
    np.testing.assert_allclose(last, expected[:, -1], rtol=1e-6)
    np.testing.assert_allclose(state, expected_state, rtol=1e-6)


def test_outputs_that_nobody_asked_for():
    last, outputs, _ = run_steps(total, tf.constant(X), [tf.zeros([2, 3])], all_outputs=False)
    assert outputs is None
    np.testing.assert_allclose(last, by_hand(False, False, False)[0][:, -1], rtol=1e-6)
