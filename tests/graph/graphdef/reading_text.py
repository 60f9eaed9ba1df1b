"""Reads graphs that tests write as text."""

import minitf as tf
from minitf.wire import messages


def definition(text):
    """A GraphDef in protobuf's text format."""
    return messages.parse_text("GraphDef", text, "test")


def node(name, op, *inputs, **attrs):
    """The text of one node; attributes are given as text: T='type: DT_FLOAT'."""
    takes = "".join(f' input: "{x}"' for x in inputs)
    says = "".join(f' attr {{ key: "{key}" value {{ {value} }} }}' for key, value in attrs.items())
    return f'node {{ name: "{name}" op: "{op}"{takes}{says} }}\n'


X = node("x", "Placeholder", dtype="type: DT_FLOAT", shape="shape { dim { size: 2 } dim { size: 3 } }")
FLOAT = "type: DT_FLOAT"


def run(text, fetches, feeds=None):
    """What a session gives for a graph that is written as text."""
    with tf.Graph().as_default() as graph:
        tf.import_graph_def(definition(text), name="")
    return tf.compat.v1.Session(graph=graph).run(fetches, feeds)


def copied(function, *specs):
    """A traced function, written and read again, as a function of the same arguments."""
    graph = tf.function(function).get_concrete_function(*specs).graph
    back = tf.Graph()
    with back.as_default():
        given = {inside.name: x for x, inside in graph.captures.values()}
        tf.import_graph_def(graph.as_graph_def(), input_map=given, name="back")
    session = tf.compat.v1.Session(graph=back)
    fetches = [f"back/{y.name}" for y in graph.outputs]
    feeds = [f"back/{x.name}" for x in graph.arguments]
    return lambda *values: session.run(fetches, dict(zip(feeds, values, strict=True)))
