"""fingerprint.pb: a few hashes, by which two models can be told apart. Floor 6.

    >>> import minitf as tf
    >>> len(str(checksum(b"the graph")))
    20

Source: tensorflow.FingerprintDef. Differs: TensorFlow sorts a graph before it hashes it, and so has other numbers.
"""

from __future__ import annotations

import hashlib
import uuid

from ...wire import messages


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


def checksum(data) -> int:
    """64 bits of the SHA-256 of some bytes."""
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big") | 1 << 63
