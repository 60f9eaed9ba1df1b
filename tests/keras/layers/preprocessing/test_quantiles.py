"""Where to cut numbers into bins of equal size."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from minitf.keras.layers.preprocessing.quantiles import EMPTY, boundaries, merged, summary_of


@given(st.integers(0, 99), st.integers(1, 4), st.integers(2, 8))
def test_bins_hold_equally_much_within_epsilon(seed, batches, bins):
    rng, epsilon, summary = np.random.default_rng(seed), 0.01, EMPTY
    data = [rng.normal(size=rng.integers(200, 800)).astype("float32") for _ in range(batches)]
    for batch in data:
        summary = merged(summary_of(batch, epsilon), summary, epsilon)
        assert summary.shape[1] <= 1 / epsilon + 1
    counts = np.bincount(np.digitize(np.concatenate(data), boundaries(summary, bins)), minlength=bins)
    assert np.abs(counts / counts.sum() - 1 / bins).max() < 4 * epsilon * batches


def test_few_numbers_are_all_kept():
    assert summary_of(np.array([3.0, 1.0, 2.0]), 0.01).tolist() == [[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]]
