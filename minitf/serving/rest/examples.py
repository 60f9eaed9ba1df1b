"""The bodies of requests to classify and to regress: examples of named features. Floor 8. Read `values.py` first.

    {"context": {"country": "NZ"}, "examples": [{"age": 41, "words": ["a", "b"]}, {"age": 7, "words": []}]}
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ...backend.errors import InvalidArgumentError
from ...wire import messages
from ..inference.examples import bytes_array
from .shown import kind_of, shown
from .values import decoded, is_base64, string_bytes

LISTS = {"int64": "int64_list", "float": "float_list", "bytes": "bytes_list"}


def examples_of(document: dict[str, Any]) -> np.ndarray:
    """The examples of a body as bytes, features of the context before those of each: an object array [N].

    Raises: InvalidArgumentError where it has another form.
    """
    context = b""
    if "context" in document:
        context = example(document["context"]).SerializeToString()
    if "examples" not in document:
        raise InvalidArgumentError(f"JSON Value: {shown(document)} When method is classify, key 'examples' is expected "
                                   "and was not found")
    examples = document["examples"]
    if not isinstance(examples, list):
        raise InvalidArgumentError(f"JSON Value: {shown(document)} Expecting 'examples' value to be an list/array")
    if not examples:
        raise InvalidArgumentError(f"JSON Value: {shown(document)} 'examples' value is an empty array")
    return bytes_array([context + example(value).SerializeToString() for value in examples])


def example(value: Any) -> Any:
    """The Example that an object is."""
    if not isinstance(value, dict):
        raise InvalidArgumentError(f"Example must be JSON object but got JSON {kind_of(value)}")
    message = messages.Example()
    for name, content in value.items():
        try:
            name.encode()
        except UnicodeEncodeError:
            raise InvalidArgumentError(f"Feature: {name} has a name that is not UTF-8.") from None
        fill(message.features.feature[name], name, content if isinstance(content, list) else [content])
    return message


def fill(feature: Any, name: str, values: list) -> None:
    """Put values into a feature: whole numbers and truths, decimals, or strings, but only of one kind."""
    first = None
    for value in values:
        kind, item = kind_and_item(name, value)
        first = first or kind
        if kind != first:
            raise InvalidArgumentError(f"Unexpected element type in feature: {name} expecting type: {first}")
        getattr(feature, LISTS[kind]).value.append(item)


def kind_and_item(name: str, value: Any) -> tuple[str, Any]:
    """The kind of a feature that a value makes, and the value in it."""
    if isinstance(value, str):
        return "bytes", string_bytes(value)
    if is_base64(value):
        return "bytes", decoded(value)
    if isinstance(value, float):
        return "float", value
    if not isinstance(value, int):
        raise InvalidArgumentError(f"Feature: {name} has element with unexpected JSON type: {kind_of(value)}")
    if not -(2**63) <= value < 2**63:
        raise InvalidArgumentError(f"Feature: {name} has uint64_t element. Only int64_t is supported.")
    return "int64", int(value)
