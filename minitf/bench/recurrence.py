"""Training steps of recurrent networks: LSTM and GRU, 64 sequences of 64 steps, 128 inputs, 256 units.   Floor 10.

`lstm` and `gru` are programs as a Keras user would write them, traced; `*_torch` the same in PyTorch; `*_numpy`, by
hand, stand in recurrence_by_hand.py. This file imports no library but NumPy.   Next: attention.py.
"""

import numpy as np

from minitf.bench.recurrence_by_hand import BATCH, CLASSES, INPUTS, STEPS, UNITS, gru_numpy, lstm_numpy  # noqa: F401

RATE = 1e-3


def data():
    """Sequences float32 [B, T, N] and labels int64 [B]."""
    random = np.random.default_rng(0)
    return random.standard_normal((BATCH, STEPS, INPUTS), np.float32), random.integers(0, CLASSES, BATCH)


# --- with the library ----------------------------------------------------------------------------------------
def step_of(tf, layer):
    """A traced training step of a recurrent layer and a classifier. Returns the loss."""
    x, y = map(tf.constant, data())
    model = tf.keras.Sequential([tf.keras.Input((STEPS, INPUTS)), getattr(tf.keras.layers, layer)(UNITS),
                                 tf.keras.layers.Dense(CLASSES)])
    return traced_step(tf, model, tf.keras.optimizers.Adam(RATE), x, y)


def traced_step(tf, model, optimizer, x, y):
    """One step of gradient descent of a classifier's mean loss, as a `tf.function`."""
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_of(y, model(x, training=True))
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    return lambda: float(step(x, y))


lstm, gru = (lambda tf: step_of(tf, "LSTM")), (lambda tf: step_of(tf, "GRU"))


# --- with PyTorch --------------------------------------------------------------------------------------------
def torch_step_of(torch, layer):
    """The same step in PyTorch."""
    x, y = map(torch.from_numpy, data())
    recurrent = getattr(torch.nn, layer)(INPUTS, UNITS, batch_first=True)
    dense = torch.nn.Linear(UNITS, CLASSES)
    return torch_step(torch, lambda x: dense(recurrent(x)[0][:, -1]), [*recurrent.parameters(), *dense.parameters()],
                      x, y)


def torch_step(torch, model, parameters, x, y, optimizer=None):
    """One step of gradient descent of a classifier's mean loss."""
    optimizer = optimizer or torch.optim.Adam(parameters, RATE)

    def step():
        optimizer.zero_grad()
        logits = model(x)
        loss = torch.nn.functional.cross_entropy(logits.reshape(-1, logits.shape[-1]), y.reshape(-1))
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


lstm_torch, gru_torch = (lambda torch: torch_step_of(torch, "LSTM")), (lambda torch: torch_step_of(torch, "GRU"))
