"""The messages are those of the .proto files, and live beside TensorFlow's own."""

import re
import subprocess
import sys

import pytest

from minitf.backend.errors import DataLossError
from minitf.wire import messages

MESSAGE = re.compile(r"^\s*message (\w+) \{", re.M)
FIELD = re.compile(r"^\s*(?:repeated )?[\w.]+(?:<.*>)? (\w+) = (\d+)(?: \[.*\])?;", re.M)


def described():
    """(file, message) -> {field: number}, read from the text of the .proto files; nested ones under their own name."""
    found = {}
    for path in sorted(messages.SCHEMA.parent.glob("*.proto")):
        for name, body in blocks(re.sub(r"//.*", "", path.read_text())):
            found[path.name, name] = {field: int(number) for field, number in FIELD.findall(body)}
    return found


def blocks(text):
    """(name, text) of each message, without the messages inside it."""
    stack, found = [], []
    for line in text.splitlines():
        opened = re.match(r"\s*(message|enum|oneof) (\w+) \{", line)
        if opened:
            stack.append((opened[1], opened[2], []))
        elif line.strip() == "}":
            kind, name, lines = stack.pop()
            if kind == "message":
                found.append((name, "\n".join(lines)))
            elif kind == "oneof":
                stack[-1][2].extend(lines)
        elif stack:
            stack[-1][2].append(line)
    return found


def compiled():
    """The same from the compiled schema."""
    from google.protobuf import descriptor_pb2

    found = {}

    def visit(file, message):
        if not message.options.map_entry:
            found[file, message.name] = {field.name: field.number for field in message.field}
            for inner in message.nested_type:
                visit(file, inner)

    for file in descriptor_pb2.FileDescriptorSet.FromString(messages.SCHEMA.read_bytes()).file:
        for message in file.message_type:
            visit(file.name, message)
    return found


def test_the_compiled_schema_is_that_of_the_proto_files():
    assert described() == compiled()


def test_a_message_is_written_and_read():
    graph = messages.GraphDef()
    node = graph.node.add(name="a", op="Const")
    node.attr["dtype"].type = 1
    again = messages.parse("GraphDef", graph.SerializeToString(), "test")
    assert again.node[0].attr["dtype"].type == 1
    assert messages.parse_text("GraphDef", str(graph), "test") == graph


def test_numbers_and_names_are_those_of_the_format():
    graph = messages.GraphDef()
    graph.node.add(name="a", op="NoOp")
    graph.versions.producer = 3
    assert graph.SerializeToString() == b"\n\t\n\x01a\x12\x04NoOp\"\x02\x08\x03"


@pytest.mark.parametrize("data", [b"\n\xff\x01", b"\xff\xff\xff", b"\n\x05abc"])
def test_what_is_no_message_is_data_loss(data):
    with pytest.raises(DataLossError, match="no GraphDef"):
        messages.parse("GraphDef", data, "graph.pb")
    with pytest.raises(DataLossError, match="no GraphDef"):
        messages.parse_text("GraphDef", "node { nam", "graph.pbtxt")


def test_a_message_that_is_not_there_is_told():
    with pytest.raises(AttributeError, match="no such message"):
        _ = messages.GraphDeaf


def test_without_protobuf_the_error_names_the_extra():
    program = (
        "import sys; sys.modules.update({'google': None, 'google.protobuf': None})\n"
        "from minitf.wire import messages\ntry: messages.GraphDef\nexcept ImportError as e: print(e)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert 'pip install "minitf[saving]"' in done.stdout, done.stderr


def test_another_message_of_the_same_name_may_live_beside_ours():
    from google.protobuf import descriptor_pb2, descriptor_pool

    file = descriptor_pb2.FileDescriptorProto(name="graph.proto", package="tensorflow")
    file.message_type.add(name="GraphDef")
    descriptor_pool.Default().Add(file)
    assert messages.GraphDef(version=2).version == 2


def test_messages_go_through_json():
    graph = messages.GraphDef()
    node = graph.node.add(name="x", op="Const")
    node.attr["dtype"].type = 9
    node.attr["n"].i = 2**60
    found = messages.as_json(graph)
    assert found == {"node": [{"name": "x", "op": "Const", "attr": {
        "dtype": {"type": "DT_INT64"}, "n": {"i": str(2**60)}}}]}
    assert messages.from_json("GraphDef", found | {"of_another_version": 1}, "here") == graph
    for damaged in (3, {"node": 3}, {"node": [{"name": 3}]}, {"node": [{"attr": {"n": {"i": "many"}}}]}):
        with pytest.raises(DataLossError, match="here: a GraphDef in JSON: it is damaged"):
            messages.from_json("GraphDef", damaged, "here")
