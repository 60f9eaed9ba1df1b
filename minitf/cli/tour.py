"""`minitf tour`: a program learns to read handwritten digits.   Floor 10.   Next: chapters/05_training.md.

Everything that training a neural network needs is on this page, in the order in which it happens.
"""

import argparse
import time
from itertools import pairwise
from pathlib import Path

import minitf as tf
from minitf.cli.progress import progress
from minitf.cli.tour_figure import draw
from minitf.datasets import digits

EPOCHS = 30  # how often the model sees every training image
BATCH_SIZE = 32  # images per step
LEARNING_RATE = 0.05
MOMENTUM = 0.9  # fraction of the last step that the next one keeps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments of `minitf tour`."""
    parser.add_argument(
        "--seed", type=int, default=0, help="another seed, another run (default: %(default)s)"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("minitf-tour.png"), help="the picture (default: %(default)s)"
    )


def run(args: argparse.Namespace) -> int:
    """Trains, measures, draws, and says what to read next. Returns 0."""
    check_writable(args.out)  # now, rather than after the work
    (x_train, y_train), (x_test, y_test) = load_digits()
    print(
        f"{len(x_train)} images of handwritten digits to learn from, {len(x_test)} held out to be judged by."
    )

    tf.random.set_seed(args.seed)
    model = make_model()
    started = time.perf_counter()
    losses = train(model, x_train, y_train)
    seconds = time.perf_counter() - started

    guesses = tf.argmax(predict(model, x_test), axis=1, output_type=tf.int32)
    accuracy = tf.reduce_mean(tf.cast(guesses == y_test, tf.float32))
    print(f"Trained in {seconds:.1f} s. It reads {float(accuracy):.1%} of the held-out digits right.")

    draw(args.out, losses, x_test.numpy(), y_test.numpy(), guesses.numpy())
    print(f"The loss curve, and what it took the wrong ones for: {args.out}")
    print(NEXT)
    return 0


NEXT = """
What to read next
  minitf/cli/tour.py       the program that just ran, one page
  chapters/05_training.md  the chapter that explains it
  chapters/01_arrays.md    the book from its start: how all of this works inside"""


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


def check_writable(path: Path) -> None:
    """Raises tf.errors.PermissionDeniedError if no picture can be written to `path`."""
    try:
        with path.open("ab"):
            pass
    except OSError as error:
        received = f"--out: cannot write {path} ({error.strerror})"
        raise tf.errors.PermissionDeniedError(
            f"{received}: the picture needs a folder that exists and that you may write to. "
            "Try --out ~/minitf-tour.png"
        ) from error
