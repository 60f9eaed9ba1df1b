"""The model of the page, and the digits that it may be shown again. Floor 8. Read `server.py` next."""

import numpy as np

from ... import keras

SEEN, UNSEEN = 400, 360  # digits that the page gets along: some to learn from again, and all that are new to the model


def digits_model(epochs=12, seed=1):
    """A convolutional network that reads 8x8 digits, trained for some epochs.

    x: float32 [N, 8, 8, 1] from 0 to 1 -> float32 [N, 10], probabilities.
    """
    (x, y), _ = digits()
    keras.utils.set_random_seed(seed)
    layers = keras.layers
    model = keras.Sequential([
        keras.Input((8, 8, 1)),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(64, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(10, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, batch_size=32, epochs=epochs, verbose=0)
    return model


def digits():
    """((x, y), (x_test, y_test)): x float32 [N, 8, 8, 1] from 0 to 1, y int [N]."""
    return tuple(((x[..., None] / 16).astype(np.float32), y) for x, y in keras.datasets.digits.load_data())


def digits_for_page(shape) -> dict | None:
    """What the page trains on besides the visitor's digits, and measures itself with; None for inputs of another shape.

    shape: of one input.

        >>> sorted(digits_for_page([8, 8, 1]))
        ['seen', 'unseen']
    """
    if list(shape) != [8, 8, 1]:
        return None
    (x, y), (x_test, y_test) = digits()
    parts = {"seen": (x[:SEEN], y[:SEEN]), "unseen": (x_test[:UNSEEN], y_test[:UNSEEN])}
    return {name: {"pictures": x.reshape(len(x), -1).tolist(), "labels": y.tolist()} for name, (x, y) in parts.items()}
