"""What Keras's loop costs: an epoch of `fit`, and `predict` of a single sample.   Floor 10.   Next: rows.py.

The model is that of `mlp.py`, 784-512-512-10. The limits are its step by hand, and three matrix products by hand.
"""

import numpy as np

from minitf.bench import mlp

STEPS = 50  # of one epoch, mlp.BATCH samples each


def model_of(tf):
    """The compiled model."""
    layers = [tf.keras.layers.Dense(width, activation="relu") for width in mlp.SIZES[1:-1]]
    model = tf.keras.Sequential(
        [tf.keras.layers.Input((mlp.SIZES[0],)), *layers, tf.keras.layers.Dense(mlp.SIZES[-1])])
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    return model


def fit(tf):
    """An epoch of STEPS shuffled batches. Returns the loss."""
    model = model_of(tf)
    x, y, _ = mlp.data()
    x, y = np.tile(x, (STEPS, 1)), np.tile(y, STEPS)
    return lambda: model.fit(x, y, batch_size=mlp.BATCH, verbose=0).history["loss"][0]


def fit_numpy():
    """As many steps by hand. Returns the last one's loss."""
    step = mlp.step_numpy()

    def run():
        for _ in range(STEPS):
            loss = step()
        return loss

    return run


def predict(tf):
    """The model's answer to one sample, float32 [1, 10]."""
    model = model_of(tf)
    x = mlp.data()[0][:1]
    return lambda: model.predict(x, verbose=0)


def predict_numpy():
    """The same by hand."""
    x, _, layers = mlp.data()
    x = x[:1]

    def run():
        h = x
        for w, b in layers[:-1]:
            h = np.maximum(h @ w + b, 0)
        w, b = layers[-1]
        return h @ w + b

    return run
