"""The loop of Keras and the same by hand do the same work."""

import numpy as np
import pytest

import minitf as tf
from minitf.bench import keras_loop, mlp


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(mlp, "SIZES", (6, 5, 5, 3))
    monkeypatch.setattr(mlp, "BATCH", 4)
    monkeypatch.setattr(keras_loop, "STEPS", 3)


def test_the_answer_by_hand_is_the_model_s(small, monkeypatch):
    def with_weights(tf):
        model = made(tf)
        model.set_weights([array for layer in mlp.data()[2] for array in layer])
        return model

    made = keras_loop.model_of
    monkeypatch.setattr(keras_loop, "model_of", with_weights)
    np.testing.assert_allclose(keras_loop.predict(tf)(), keras_loop.predict_numpy()(), rtol=1e-5, atol=1e-6)


def test_both_loops_learn(small):
    for run in (keras_loop.fit(tf), keras_loop.fit_numpy()):
        losses = [run() for _ in range(30)]
        assert losses[-1] < losses[0]


def test_an_epoch_has_its_steps(small):
    model = keras_loop.model_of(tf)
    x, y, _ = mlp.data()
    model.fit(np.tile(x, (3, 1)), np.tile(y, 3), batch_size=mlp.BATCH, verbose=0)
    assert int(model.optimizer.iterations) == 3
