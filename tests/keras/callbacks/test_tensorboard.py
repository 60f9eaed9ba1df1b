"""What a training tells in event files. That Keras's callback tells the same stands in tests/interop/test_board.py."""

import os

import numpy as np
import pytest

import minitf as tf
from minitf.board.event_reader import series_of

keras = tf.keras
X = np.linspace(0, 1, 32).reshape(8, 4).astype("float32")


def trained(logdir, epochs=2, layers=(), **options):
    """The series of a short training."""
    model = keras.Sequential([keras.layers.Input((4,)), *layers, keras.layers.Dense(1, name="last")])
    model.compile("sgd", "mse")
    callback = keras.callbacks.TensorBoard(logdir, **options)
    history = model.fit(X, X[:, :1], batch_size=4, epochs=epochs, verbose=0, validation_data=(X, X[:, :1]),
                        callbacks=[callback])  # fmt: skip
    return series_of(logdir), history.history


def numbers(series):
    return [float(value) for value in series.values]


def test_epochs(tmp_path):
    runs, history = trained(tmp_path)
    assert sorted(runs) == ["train", "validation"]
    assert sorted(runs["train"]) == ["epoch_learning_rate", "epoch_loss", "keras"]
    assert sorted(runs["validation"]) == ["epoch_loss", "evaluation_loss_vs_iterations"]
    assert runs["train"]["epoch_loss"].steps == [0, 1]
    np.testing.assert_allclose(numbers(runs["train"]["epoch_loss"]), history["loss"], rtol=1e-6)
    np.testing.assert_allclose(numbers(runs["validation"]["epoch_loss"]), history["val_loss"], rtol=1e-6)
    assert runs["validation"]["evaluation_loss_vs_iterations"].steps == [2, 4]


def test_every_second_batch_and_what_the_model_tells_itself(tmp_path):
    class Telling(keras.layers.Layer):
        def call(self, x):
            tf.summary.scalar("mean", tf.reduce_mean(x))
            return x

    runs, _ = trained(tmp_path, layers=[Telling()], update_freq=2, write_graph=False)
    assert runs["train"]["batch_loss"].steps == [2, 4]
    assert "keras" not in runs["train"]


def test_weights_as_histograms_and_pictures(tmp_path):
    pytest.importorskip("PIL")
    runs, _ = trained(tmp_path, epochs=3, histogram_freq=2, write_images=True)
    histograms = [series for tag, series in runs["train"].items() if tag.endswith("/histogram")]
    pictures = [series for tag, series in runs["train"].items() if tag.endswith("kernel/image")]
    assert [series.steps for series in histograms] == [[0, 2], [0, 2]]
    assert pictures[0].values[0].tolist()[:2] == [b"1", b"4"]


def test_the_speed(tmp_path):
    runs, _ = trained(tmp_path, write_steps_per_second=True, update_freq="batch")
    assert min(numbers(runs["train"]["epoch_steps_per_second"])) > 0
    assert len(runs["train"]["batch_steps_per_second"].steps) == 4


def test_embeddings(tmp_path):
    model = keras.Sequential([keras.layers.Input((2,), dtype="int32"), keras.layers.Embedding(5, 3, name="words"),
                              keras.layers.Flatten(), keras.layers.Dense(1)])  # fmt: skip
    model.compile("sgd", "mse")
    options = {"embeddings_freq": 1, "embeddings_metadata": {"words": "words.tsv"}}
    callback = keras.callbacks.TensorBoard(str(tmp_path), **options)
    model.fit(np.ones((4, 2), "int32"), np.ones((4, 1)), verbose=0, callbacks=[callback])
    assert 'metadata_path: "words.tsv"' in (tmp_path / "projector_config.pbtxt").read_text()
    assert "keras_embedding.ckpt-0.weights.h5" in os.listdir(tmp_path / "train")
    with pytest.raises(ValueError, match="Unrecognized `Embedding` layer names"):
        keras.callbacks.TensorBoard(tmp_path, embeddings_freq=1, embeddings_metadata={"a": "b"}).set_model(model)


def test_a_layer_that_cannot_say_what_it_is_does_not_stop_a_training(tmp_path):
    class Own(keras.layers.Layer):
        def __init__(self, function):
            super().__init__()
            self.function = function

        def call(self, x):
            return self.function(x)

    with pytest.warns(UserWarning, match="failed to serialize as JSON"):
        runs, _ = trained(tmp_path, epochs=1, layers=[Own(tf.nn.relu)])
    assert "keras" not in runs["train"]
    assert "epoch_loss" in runs["train"]
