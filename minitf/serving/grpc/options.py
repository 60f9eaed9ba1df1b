"""Options of gRPC: TLS, and what else its flags say. Floor 8. Next: `app.py`."""

from __future__ import annotations

from dataclasses import dataclass

from ...backend.errors import InvalidArgumentError
from ..messages import parse_text_file

LARGEST = 1 << 30  # bytes of a request


@dataclass(frozen=True)
class Tls:
    """How a server proves who it is: PEM texts as bytes.

    key, certificate: of the server.   root: of those whose clients are trusted, or b"".
    client_verify: whether clients must prove who they are, too.
    """

    key: bytes
    certificate: bytes
    root: bytes = b""
    client_verify: bool = False


def read_tls(path: str) -> Tls:
    """What a file says, an SSLConfig message as text.

    Raises: OSError; InvalidArgumentError where it is damaged, or has no key.
    """
    message = parse_text_file("SSLConfig", path)
    if not message.server_key or not message.server_cert:
        raise InvalidArgumentError(f"{path}: server_key and server_cert must be there, each the text of a PEM file.")
    if message.client_verify and not message.custom_ca:
        raise InvalidArgumentError(f"{path}: client_verify needs custom_ca: whose clients should be trusted?")
    return Tls(message.server_key.encode(), message.server_cert.encode(), message.custom_ca.encode(),
               message.client_verify)


def channel_arguments(text: str) -> list[tuple[str, int | str]]:
    """gRPC's arguments, of which the later ones count.   text: "name=value,name=value".

    >>> channel_arguments("grpc.max_concurrent_streams=8")[-1]
    ('grpc.max_concurrent_streams', 8)

    Raises: InvalidArgumentError where there is no "=".
    """
    found: dict[str, int | str] = {"grpc.max_receive_message_length": LARGEST, "grpc.max_send_message_length": -1}
    for part in filter(None, text.split(",")):
        name, equals, value = part.partition("=")
        if not equals:
            raise InvalidArgumentError(f"--grpc_channel_arguments: {part!r} has no '='")
        found[name] = int(value) if value.lstrip("-").isdecimal() else value
    return list(found.items())
