"""`minitf js demo [MODEL]`: draw a digit, and a model in the browser reads it.   Floor 10.   Next: minitf/js/demo/.

    minitf js demo                     # trains a small model first, which takes some seconds
    minitf js demo FOLDER              # a layers model, as minitf.js.save_keras_model writes it
    minitf js demo model.keras
"""

import os
import tempfile
from argparse import ArgumentParser, Namespace

import minitf as tf
from minitf.js.demo.digits import digits_model
from minitf.js.demo.server import PORT, Server
from minitf.js.layers_model.saving import save_keras_model


def add_arguments(parser: ArgumentParser) -> None:
    """Adds the model, and where to serve."""
    parser.add_argument("model", nargs="?", metavar="MODEL",
                        help="a folder with model.json, or a .keras file: a Sequential model that takes pictures "
                             "[H, W, 1] of numbers from 0 to 1 (default: one that is trained now)")
    parser.add_argument("--port", type=int, help=f"the port; 0 is any (default: {PORT}, or the next that is free)")


def run(args: Namespace) -> int:
    """Serves until Ctrl-C; returns 0."""
    with tempfile.TemporaryDirectory(prefix="minitf-js-demo-") as scratch:
        folder = folder_of(args.model, scratch)
        try:
            server = Server(folder, args.port)
        except (FileNotFoundError, ValueError) as error:
            raise tf.errors.InvalidArgumentError(None, None, str(error)) from None
    with server:  # it has read all files
        print(f"Draw digits at {server.url}  (Ctrl-C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def folder_of(model: str | None, scratch: str) -> str:
    """The folder of a layers model; what is none yet is written into `scratch`.

    Raises: InvalidArgumentError for a model that cannot be written as one.
    """
    if model is not None and not os.path.isfile(model):
        return model
    if model is None:
        print("Training a small model on the digits ...", flush=True)
    try:
        save_keras_model(digits_model() if model is None else tf.keras.models.load_model(model), scratch)
    except (ValueError, TypeError) as error:
        raise tf.errors.InvalidArgumentError(None, None, f"{model}: {error}") from None
    return scratch
