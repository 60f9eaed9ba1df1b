"""An order for the nodes of a file."""

import pytest

from minitf.graph.graphdef.ordering import in_order, source_name
from minitf.wire import messages


def nodes(text):
    """NodeDefs of a text like 'a:b,^c d:' : each with what it takes."""
    made = []
    for word in text.split():
        name, _, inputs = word.partition(":")
        made.append(messages.NodeDef(name=name, op="NoOp", input=[x for x in inputs.split(",") if x]))
    return made


def order(text, given=()):
    return [node.name for node in in_order(nodes(text), given)]


def test_a_node_comes_after_what_it_takes():
    assert order("a:b,c b:c c:") == ["c", "b", "a"]
    assert order("a:^b b:") == ["b", "a"]


def test_the_order_of_the_file_stays_where_it_can():
    assert order("a: b: c: d:a") == ["a", "b", "c", "d"]


def test_what_is_given_need_not_be_there():
    assert order("a:x b:a", given={"x"}) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("a:b b:a", "2 nodes in a cycle"), ("a:a", "1 nodes in a cycle"), ("a:z", "no such node"),
     ("a: a:", "two nodes"), (":", "must not be empty")],
)  # fmt: skip
def test_what_cannot_be_ordered_is_refused(text, words):
    with pytest.raises(ValueError, match=words):
        order(text)


def test_a_long_chain_needs_no_recursion():
    text = " ".join(f"n{i}:n{i + 1}" for i in range(20_000)) + " n20000:"
    assert order(text)[0] == "n20000"


def test_the_name_in_a_reference():
    assert [source_name(x) for x in ("a", "a:1", "^a", "a:out:0")] == ["a"] * 4
