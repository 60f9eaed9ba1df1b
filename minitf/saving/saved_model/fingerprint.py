"""fingerprint.pb: a few hashes, by which two models can be told apart. Floor 6.

    >>> import minitf as tf
    >>> len(str(checksum(b"the graph")))
    20

Source: tensorflow.FingerprintDef. Differs: TensorFlow sorts a graph before it hashes it, and so has other numbers.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from dataclasses import dataclass, fields

from ...wire import messages
from .folder import contents
from .names import FINGERPRINT_FILENAME


def fingerprint(model, index) -> bytes:
    """The FingerprintDef of a SavedModel message, as bytes.

    index: the bytes of the index of its checkpoint.
    """
    graph = model.meta_graphs[0]
    signatures = b"".join(key.encode() + graph.signature_def[key].SerializeToString(deterministic=True)
                          for key in sorted(graph.signature_def))
    message = messages.FingerprintDef(
        saved_model_checksum=checksum(model.SerializeToString(deterministic=True)),
        graph_def_program_hash=checksum(graph.graph_def.SerializeToString(deterministic=True)),
        signature_def_hash=checksum(signatures),
        saved_object_graph_hash=checksum(graph.object_graph_def.SerializeToString(deterministic=True)),
        checkpoint_hash=checksum(index),
        uuid=str(uuid.uuid4().int),
    )
    message.version.producer = 3
    return message.SerializeToString()


@dataclass(frozen=True)
class Fingerprint:
    """The hashes of a SavedModel, as ints.  Source: tf.saved_model.experimental.Fingerprint."""

    saved_model_checksum: int = 0
    graph_def_program_hash: int = 0
    signature_def_hash: int = 0
    saved_object_graph_hash: int = 0
    checkpoint_hash: int = 0

    def __str__(self):
        return "\n".join(["SavedModel Fingerprint", *(f"  {name}: {value}" for name, value in vars(self).items())])


def read_fingerprint(export_dir) -> Fingerprint:
    """The hashes that stand in the folder of a SavedModel.

    Raises: FileNotFoundError where there are none; DataLossError where the file is damaged.
    Source: tf.saved_model.experimental.read_fingerprint.
    """
    path = os.path.join(export_dir, FINGERPRINT_FILENAME)
    message = messages.parse("FingerprintDef", contents(path), path)
    return Fingerprint(*(getattr(message, field.name) for field in fields(Fingerprint)))


def checksum(data) -> int:
    """64 bits of the SHA-256 of some bytes."""
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big") | 1 << 63
