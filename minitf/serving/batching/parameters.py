"""BatchingParameters: how requests are put together. Floor 8. Next: `queue.py`."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass

from ...backend.errors import InvalidArgumentError
from .. import messages

OWN_FILE = "batching_params.pbtxt"


@dataclass(frozen=True)
class BatchingParameters:
    """How requests are put together; the defaults are TensorFlow Serving's.

    max_batch_size: rows in a batch, at most.
    batch_timeout_micros: how long, in microseconds, the first request of a batch waits for others.
    max_enqueued_batches: batches that wait; a request that needs another one is refused.
    num_batch_threads: batches that run at once.
    allowed_batch_sizes: sizes to which batches are filled up, increasing, the last one max_batch_size; () for any.
    pad_variable_length_inputs: whether rows of different shapes are filled up with their first element.

    Raises: InvalidArgumentError where they do not fit together.
    """

    max_batch_size: int = 1000
    batch_timeout_micros: int = 0
    max_enqueued_batches: int = 10
    num_batch_threads: int = os.cpu_count() or 1
    allowed_batch_sizes: tuple[int, ...] = ()
    pad_variable_length_inputs: bool = False

    def __post_init__(self) -> None:
        if self.max_batch_size < 1:
            raise InvalidArgumentError(f"max_batch_size must be positive; was {self.max_batch_size}")
        if self.batch_timeout_micros < 0:
            raise InvalidArgumentError(f"batch_timeout_micros must be non-negative; was {self.batch_timeout_micros}")
        if self.max_enqueued_batches < 1:
            raise InvalidArgumentError(f"max_enqueued_batches must be positive; was {self.max_enqueued_batches}")
        if self.num_batch_threads < 1:
            raise InvalidArgumentError(f"num_batch_threads must be positive; was {self.num_batch_threads}")
        sizes = self.allowed_batch_sizes
        if any(a >= b for a, b in itertools.pairwise(sizes)):
            raise InvalidArgumentError("allowed_batch_sizes entries must be monotonically increasing")
        if sizes and sizes[-1] != self.max_batch_size:
            raise InvalidArgumentError("Last entry in allowed_batch_sizes must match max_batch_size; last entry was "
                                       f"{sizes[-1]}; expected {self.max_batch_size}")

    def size_for(self, rows: int) -> int:
        """The size to which a batch of that many rows is filled up.

        >>> BatchingParameters(max_batch_size=32, allowed_batch_sizes=(1, 8, 32)).size_for(5)
        8
        """
        return next((size for size in self.allowed_batch_sizes if size >= rows), rows)


def read_own_parameters(folder: str) -> BatchingParameters | None:
    """What a version of a model says itself, in a file of its folder; None without such a file.

    Raises: as `read_parameters`.
    """
    path = os.path.join(folder, OWN_FILE)
    return read_parameters(path) if os.path.exists(path) else None


def read_parameters(path: str) -> BatchingParameters:
    """The parameters that a file says, a BatchingParameters message as text.

    Raises: OSError; InvalidArgumentError where the file is damaged, or the parameters do not fit together.
    """
    message = messages.parse_text_file("BatchingParameters", path)
    words = ("max_batch_size", "batch_timeout_micros", "max_enqueued_batches", "num_batch_threads")
    said = {word: getattr(message, word).value for word in words if message.HasField(word)}
    return BatchingParameters(**said, allowed_batch_sizes=tuple(message.allowed_batch_sizes),
                              pad_variable_length_inputs=message.pad_variable_length_inputs)
