"""The loops; what they compute stands in tests/keras/training_cases.py."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.loops import as_arrays, is_due


def test_frequencies():
    assert [epoch for epoch in range(7) if is_due(epoch, 3)] == [2, 5]
    assert [epoch for epoch in range(7) if is_due(epoch, [1, 7])] == [0, 6]
    with pytest.raises(ValueError, match="validation_freq"):
        is_due(0, "often")


def test_outputs_become_arrays():
    assert as_arrays([tf.constant([1.0]), tf.constant([2.0, 3.0])]).tolist() == [1.0, 2.0, 3.0]
    found = as_arrays([{"a": tf.constant([[1]])}, {"a": tf.constant([[2]])}])
    assert found["a"].tolist() == [[1], [2]]
    assert as_arrays([tf.constant(1.0), tf.constant(2.0)]).tolist() == [1.0, 2.0]


def test_ragged_outputs_stay_ragged():
    found = as_arrays([tf.ragged.constant([[1], []]), tf.ragged.constant([[2, 3]])])
    assert found.to_list() == [[1], [], [2, 3]]


def test_nothing_to_predict():
    with pytest.raises(ValueError, match="no batches"):
        as_arrays([])


@pytest.mark.parametrize("as_dataset", [False, True])
def test_data_without_samples(as_dataset):
    """As in Keras: a warning, and nothing measured; for outputs there is no answer."""
    x, y = np.ones((0, 2), "float32"), np.ones((0, 1), "float32")
    data = (tf.data.Dataset.from_tensor_slices((x, y)).batch(2),) if as_dataset else (x, y)
    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse", metrics=["mae"])
    with pytest.warns(UserWarning, match="ran out of data"):
        assert model.fit(*data, epochs=2, verbose=0, shuffle=False).history == {}
    with pytest.warns(UserWarning, match="ran out of data"):
        assert model.evaluate(*data, verbose=0) == []
    rows = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
    with pytest.warns(UserWarning, match="ran out of data"):
        history = model.fit(*data, verbose=0, shuffle=False, validation_data=rows).history
    assert set(history) == {"val_loss", "val_mae"}
    with pytest.warns(UserWarning, match="ran out of data"):
        assert set(model.fit(*rows, verbose=0, validation_data=data if not as_dataset else data[0]).history) == {
            "loss", "mae"}
    with pytest.warns(UserWarning, match="ran out of data"), pytest.raises(ValueError, match="no batches"):
        model.predict(x, verbose=0)


def test_a_callback_can_end_every_loop():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x = np.ones((6, 2), "float32")
    seen = []

    class Ending(tf.keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            seen.append("train")
            self.model.stop_training = True

        def on_test_batch_end(self, batch, logs=None):
            seen.append("test")
            self.model.stop_evaluating = True

        def on_predict_batch_end(self, batch, logs=None):
            seen.append(logs["outputs"].shape)
            self.model.stop_predicting = True

    model.fit(x, x[:, :1], batch_size=2, epochs=3, verbose=0, callbacks=[Ending()])
    model.evaluate(x, x[:, :1], batch_size=2, verbose=0, callbacks=[Ending()])
    assert len(model.predict(x, batch_size=2, verbose=0, callbacks=[Ending()])) == 2
    assert seen == ["train", "test", (2, 1)]
