"""The paths of the REST interface: which model, and what is asked of it. Floor 8. Next: `parsing.py`.

    POST /v1/models/NAME[/versions/7|/labels/stable]:predict      also :classify and :regress
    GET  /v1/models/NAME[/versions/7|/labels/stable]              the status
    GET  /v1/models/NAME[/versions/7|/labels/stable]/metadata
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from ...backend.errors import InvalidArgumentError
from ..models.specs import ModelSpec

VERSION = r"(?:(?:/versions/(\d+))|(?:/labels/([^/:]+)))?"
POST = re.compile(rf"/v1/models/([^/:]+){VERSION}:(classify|regress|predict)", re.IGNORECASE | re.ASCII)
GET = re.compile(rf"/v1/models(?:/([^/:]+))?{VERSION}(?:/(metadata))?", re.IGNORECASE | re.ASCII)
PREFIX = re.compile(r"/v1/.*", re.IGNORECASE)
LARGEST = 2**63 - 1  # version


@dataclass(frozen=True, slots=True)
class Route:
    """What a request asks for.   action: "predict", "classify", "regress", "status" or "metadata"."""

    action: str
    spec: ModelSpec


@lru_cache(1024)
def route_of(method: str, path: str) -> Route:
    """What a method and a path, still quoted, ask for.

    >>> route_of("POST", "/v1/models/my%20model/versions/3:predict")
    Route(action='predict', spec=ModelSpec(name='my model', version=3, version_label=None, signature_name=''))

    Raises: InvalidArgumentError where they ask for nothing.
    """
    match = POST.fullmatch(path) if method == "POST" else GET.fullmatch(path) if method == "GET" else None
    if match is None:
        raise InvalidArgumentError(f"Malformed request: {method} {path}")
    name, version, label, action = match.groups()
    if not name:
        raise InvalidArgumentError("Missing model name in request.")
    if version is not None and int(version) > LARGEST:
        raise InvalidArgumentError(f"Failed to convert version: {version} to numeric.")
    spec = ModelSpec(unquoted(name), None if version is None else int(version),
                     None if label is None else unquoted(label))
    return Route((action or "status").lower(), spec)


def unquoted(text: str) -> str:
    """A part of a path without its percent signs; bytes that are no UTF-8 stay what they are.

    >>> unquoted("caf%C3%A9")
    'café'
    """
    return unquote_to_bytes(text).decode("utf-8", "surrogateescape")
