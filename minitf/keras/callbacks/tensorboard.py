"""TensorBoard: not there yet. Floor 7."""

from ...backend.errors import explain
from .callback import Callback


class TensorBoard(Callback):
    """Will write event files for TensorBoard, once `board` stands.

    Raises: NotImplementedError, whatever it is given.
    Source: keras.callbacks.TensorBoard.
    """

    def __init__(self, log_dir="logs", **options):
        raise NotImplementedError(explain("TensorBoard", f"log_dir={log_dir!r}", "that part is not built yet",
                                          "CSVLogger writes the same numbers to a file"))
