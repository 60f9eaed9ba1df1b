"""A program learns to read handwritten digits, with nothing but a tape.   Floor 10.   Next: tour.py.

Everything that training a neural network needs is on this page, in the order in which it happens. It is the program of
chapters/05_training.md; `tour.py` leaves the loop, the layers and the steps to Keras.
"""

from itertools import pairwise

import minitf as tf
from minitf.cli.progress import progress
from minitf.datasets import digits

EPOCHS = 30  # how often the model sees every training image
BATCH_SIZE = 32  # images per step
LEARNING_RATE = 0.05
MOMENTUM = 0.9  # fraction of the last step that the next one keeps


def load_digits():
    """The digits as tensors: images float32 [N, 64], ink from 0 to 1, and labels int32 [N]."""

    def tensors(images, labels):
        return tf.reshape(tf.constant(images, tf.float32), [-1, 64]) / 16, tf.constant(labels, tf.int32)

    train_split, test_split = digits.load_data()
    return tensors(*train_split), tensors(*test_split)


def make_model(sizes=(64, 128, 10)):
    """The variables of a network of dense layers, [(weights [sizes[i], sizes[i+1]], bias [sizes[i+1]]), ...].

    The weights start random, scaled so that a layer's output is about as large as its input (He et al. 2015).
    """
    return [
        (
            tf.Variable(tf.random.normal([inputs, outputs], stddev=(2 / inputs) ** 0.5)),
            tf.Variable(tf.zeros([outputs])),
        )
        for inputs, outputs in pairwise(sizes)
    ]


def predict(model, x):
    """x: float32 [N, 64]  ->  logits [N, 10]: the larger a number, the likelier that digit."""
    *hidden, last = model
    for weights, bias in hidden:
        x = tf.nn.relu(x @ weights + bias)
    weights, bias = last
    return x @ weights + bias


def train(model, x, y):
    """Shows the model all images, EPOCHS times. Returns the mean loss of every epoch."""
    variables = [variable for layer in model for variable in layer]
    velocities = [tf.Variable(tf.zeros_like(variable)) for variable in variables]
    losses = []
    with progress("Training", EPOCHS) as bar:
        for _ in range(EPOCHS):
            epoch = [train_step(model, variables, velocities, *batch) for batch in shuffled_batches(x, y)]
            losses.append(sum(epoch) / len(epoch))
            bar.step(f"loss {losses[-1]:.4f}")
    return losses


def shuffled_batches(x, y):
    """All of x and y once, BATCH_SIZE rows at a time, in a new random order."""
    order = tf.random.shuffle(tf.range(len(x)))
    for start in range(0, len(x), BATCH_SIZE):
        rows = order[start : start + BATCH_SIZE]
        yield tf.gather(x, rows), tf.gather(y, rows)


def train_step(model, variables, velocities, x, y):
    """Measures how wrong the model is on a batch, and moves every variable downhill. Returns the loss."""
    with tf.GradientTape() as tape:
        wrongness = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=predict(model, x))
        loss = tf.reduce_mean(wrongness)

    gradients = tape.gradient(loss, variables)
    for variable, velocity, gradient in zip(variables, velocities, gradients):
        velocity.assign(MOMENTUM * velocity + gradient)
        variable.assign_sub(LEARNING_RATE * velocity)
    return float(loss)
