"""Classes for the messages of TensorFlow's files: `messages.GraphDef`, `messages.TensorProto`. Floor 0.

They come from the package protobuf, which is imported here and nowhere else, when the first message is asked for. The
schema is loaded into a pool of its own, so that the real TensorFlow, which has messages of the same names, may live in
the same process. Read next: `tensors.py`.
"""

from functools import cache
from pathlib import Path
from typing import Any

from ..backend.errors import DataLossError, explain, missing_extra

SCHEMA = Path(__file__).with_name("proto") / "schema.binpb"
PACKAGE = "tensorflow."


def __getattr__(name: str) -> Any:
    """The class of the message `name`: `messages.GraphDef`.

    Raises: ImportError without the package protobuf; AttributeError where the schema has no such message.
    """
    if name.startswith("_"):
        raise AttributeError(name)
    globals()[name] = found = message_class(name)
    return found


@cache
def message_class(name):
    """The class of one message. One that stands inside another is named by both: 'AttrValue.ListValue'."""
    try:
        from google.protobuf import message_factory
    except ImportError:
        raise missing_extra("protobuf", "saving") from None
    try:
        descriptor = pool().FindMessageTypeByName(PACKAGE + name)
    except KeyError:
        raise AttributeError(explain("wire.messages", f"asked for {name!r}", "the schema has no such message",
                                     "Add it to a .proto file of wire/proto, and compile that")) from None
    return message_factory.GetMessageClass(descriptor)


@cache
def pool():
    """The messages that the schema describes, and the few of protobuf's own that they hold."""
    from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, wrappers_pb2

    files = descriptor_pb2.FileDescriptorSet.FromString(SCHEMA.read_bytes())
    waiting, found = list(files.file), descriptor_pool.DescriptorPool()
    known: set = set()
    for theirs in (any_pb2.DESCRIPTOR, wrappers_pb2.DESCRIPTOR):
        found.AddSerializedFile(theirs.serialized_pb)
        known.add(theirs.name)
    while waiting:  # a file comes after those that it imports
        ready = next(file for file in waiting if known.issuperset(file.dependency))
        waiting.remove(ready)
        found.Add(ready)
        known.add(ready.name)
    return found


def parse(name, data, where):
    """The message `name` that the bytes `data` hold. Its strings and lists take no more than they do.

    where: what the bytes are, for the error.

    Raises: DataLossError where they hold no such message.
    """
    from google.protobuf.message import DecodeError

    try:
        return message_class(name).FromString(data)
    except DecodeError as error:
        raise DataLossError(explain(where, f"{len(data)} bytes", f"they are no {name} ({error})",
                                    "The file may be cut short, or of another kind")) from None


def parse_text(name, text, where):
    """The message `name` in protobuf's text format, as `str(message)` gives it.

    Raises: DataLossError where the text is none.
    """
    message = message_class(name)()
    from google.protobuf import text_format

    try:
        return text_format.Parse(text, message)
    except text_format.ParseError as error:
        raise DataLossError(explain(where, f"{len(text)} characters", f"they are no {name} ({error})")) from None


def as_json(message) -> dict:
    """A message as JSON has it: names such as "nodeDef", 64-bit integers and names of enums as str, bytes in base64."""
    from google.protobuf import json_format

    return json_format.MessageToDict(message)


def from_json(name, value, where):
    """The message `name` that `as_json` gave, or another program's like it.

    where: what the value is, for the error.

    Raises: DataLossError where it is no such message.
    """
    from google.protobuf import json_format

    try:
        return json_format.ParseDict(value, message_class(name)(), ignore_unknown_fields=True)
    except (json_format.ParseError, ValueError, TypeError, RecursionError) as error:
        raise DataLossError(explain(where, f"a {name} in JSON", f"it is damaged ({error})")) from None


def as_dict(message) -> dict:
    """A message as JSON would show it, with the fields that are not set: names as in the schema, int64 as strings."""
    from google.protobuf import json_format

    return json_format.MessageToDict(message, preserving_proto_field_name=True,
                                     always_print_fields_with_no_presence=True)
