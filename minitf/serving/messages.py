"""The messages of the protocol: `messages.PredictRequest`, `messages.ModelServerConfig`. Floor 8.

They stand in the schema of `wire`, under the name of TensorFlow Serving's package.
"""

from __future__ import annotations

from typing import Any

from ..backend.errors import DataLossError, InvalidArgumentError
from ..wire import messages


def __getattr__(name: str) -> Any:
    """The class of the message `name`.

    Raises: ImportError without the package protobuf; AttributeError where there is no such message.
    """
    if name.startswith("_"):
        raise AttributeError(name)
    globals()[name] = found = messages.message_class(f"serving.{name}")
    return found


def parse_text_file(name: str, path: str) -> Any:
    """The message `name` that a file holds as text.

    Raises: OSError where the file cannot be read; InvalidArgumentError where it holds something else.
    """
    with open(path, encoding="utf-8") as file:
        text = file.read()
    try:
        return messages.parse_text(f"serving.{name}", text, path)
    except DataLossError as error:
        raise InvalidArgumentError(f"Invalid protobuf file: '{path}': {error}") from None
