"""`minitf tour`: a Keras model learns to read handwritten digits.   Floor 10.   Next: chapters/15_training_loop.md.

`by_hand.py` is the same without Keras: the loop, the layers and the steps written out.
"""

import argparse
import time
from pathlib import Path

import minitf as tf
from minitf.cli.progress import progress
from minitf.cli.tour_figure import draw

EPOCHS = 30  # how often the model sees every training image, at most
BATCH_SIZE = 32  # images per step
HELD_BACK = 0.1  # fraction of the training images that only tells when to stop
PATIENCE = 5  # epochs without a better validation loss


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

    tf.keras.utils.set_random_seed(args.seed)
    model = make_model()
    started = time.perf_counter()
    losses = train(model, x_train, y_train)
    seconds = time.perf_counter() - started

    _, accuracy = model.evaluate(x_test, y_test, verbose=0)
    print(f"Trained in {seconds:.1f} s. It reads {accuracy:.1%} of the held-out digits right.")

    draw(args.out, losses, x_test, y_test, model.predict(x_test, verbose=0).argmax(axis=1))
    print(f"The loss curve, and what it took the wrong ones for: {args.out}")
    print(NEXT)
    return 0


NEXT = """
What to read next
  minitf/cli/tour.py             the program that just ran, one page
  chapters/15_training_loop.md   the chapter that explains it
  chapters/01_arrays.md          the book from its start: how all of this works inside"""


def load_digits():
    """The digits as arrays: images float32 [N, 64], ink from 0 to 1, and labels int32 [N]."""
    return [
        (images.reshape(-1, 64).astype("float32") / 16, labels.astype("int32"))
        for images, labels in tf.keras.datasets.digits.load_data()
    ]


def make_model():
    """A compiled model: images [N, 64]  ->  logits [N, 10]: the larger a number, the likelier that digit."""
    model = tf.keras.Sequential(
        [
            tf.keras.layers.Input((64,)),
            tf.keras.layers.Dense(128, activation="relu"),
            tf.keras.layers.Dense(10),
        ]
    )
    model.compile(
        optimizer=tf.keras.optimizers.SGD(0.05, momentum=0.9),
        loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model


def train(model, x, y):
    """Shows the model the images until it no longer gets better. Returns the mean loss of every epoch."""
    with progress("Training", EPOCHS) as bar:
        show = tf.keras.callbacks.LambdaCallback(
            on_epoch_end=lambda epoch, logs: bar.step(f"loss {logs['loss']:.4f}")
        )
        stop = tf.keras.callbacks.EarlyStopping(patience=PATIENCE, restore_best_weights=True)
        history = model.fit(
            x,
            y,
            batch_size=BATCH_SIZE,
            epochs=EPOCHS,
            validation_split=HELD_BACK,
            callbacks=[show, stop],
            verbose=0,
        )
    return history.history["loss"]


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
