"""Examples: what is classified and regressed, as the model's own parser wants them. Floor 8. Next: `classify.py`.

A model that classifies takes one tensor of strings, each of which is an Example in protobuf's form, and reads the
features out of it in its graph. Where all examples of a request share some features, the request names these once.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ...backend.errors import InvalidArgumentError


def serialized_examples(message: Any) -> np.ndarray:
    """The examples of an Input message, each as its bytes: an object array of shape [N].

    Features of the context are put before those of every example: in protobuf's form two messages, one after the
    other, are one message with the fields of both, in which the later ones count.

    Raises: InvalidArgumentError where there is none.
    """
    kind = message.WhichOneof("kind")
    examples = getattr(message, kind).examples if kind else ()
    if not examples:
        raise InvalidArgumentError("Input is empty.")
    context = message.example_list_with_context.context.SerializeToString() if kind.endswith("context") else b""
    return bytes_array([context + example.SerializeToString() for example in examples])


def bytes_array(values: list[bytes]) -> np.ndarray:
    """An array of byte strings of shape [N], of the type object.

    >>> bytes_array([b"a", b""])
    array([b'a', b''], dtype=object)
    """
    array = np.empty(len(values), object)
    array[:] = values
    return array
