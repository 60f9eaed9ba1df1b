"""timeseries.py: stretches (more of them stand in tests/data/cases/from_directory.py)."""

import numpy as np

import minitf as tf


def test_a_stretch_is_the_rows_one_after_the_other():
    series = np.random.default_rng(0).normal(size=(30, 2))
    dataset = tf.keras.utils.timeseries_dataset_from_array(series, None, 4, sampling_rate=3, batch_size=5)
    together = np.concatenate([batch.numpy() for batch in dataset])
    assert np.array_equal(together, [series[i : i + 12 : 3] for i in range(30 - 9)])
