"""GraphDefs as nodes of our own: whole graphs, functions in place of calls, and files that are damaged."""

import random

import numpy as np
import pytest

import minitf as tf
from graph.graphdef.reading_text import FLOAT, X, copied, definition, node, run
from minitf.backend.errors import DataLossError, OpError
from minitf.wire import messages

ONES = np.ones((2, 3), np.float32)


def test_nodes_may_stand_in_any_order():
    text = node("z", "AddV2", "y", "x", T=FLOAT) + node("y", "Neg", "x:0", T=FLOAT) + X
    assert run(text, "z:0", {"x:0": ONES}).tolist() == np.zeros((2, 3)).tolist()


def test_names_stay_as_they_are():
    with tf.Graph().as_default() as graph:
        text = X + node("Sub", "Neg", "x", T=FLOAT) + node("sub", "Neg", "x", T=FLOAT)
        tf.import_graph_def(definition(text), name="")
    assert [n.name for n in graph.get_operations()] == ["x", "Sub", "sub"]


FUNCTION = """
library { function {
  signature { name: "f" input_arg { name: "a" type: DT_FLOAT } output_arg { name: "r" type: DT_FLOAT } }
  node_def { name: "s" op: "Split" input: "axis:output:0" input: "a"
    attr { key: "T" value { type: DT_FLOAT } } attr { key: "num_split" value { i: 3 } } }
  node_def { name: "axis" op: "Const" attr { key: "dtype" value { type: DT_INT32 } }
    attr { key: "value" value { tensor { dtype: DT_INT32 tensor_shape {} int_val: 1 } } } }
  ret { key: "r" value: "s:output:2" }
} }
"""
CALL = node("c", "PartitionedCall", "x", f='func { name: "f" }', Tin="list { type: DT_FLOAT }",
            Tout="list { type: DT_FLOAT }")


def test_a_function_stands_in_place_of_its_call():
    array = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert run(X + CALL + FUNCTION, "c:0", {"x:0": array}).tolist() == [[2.0], [5.0]]


SELF = FUNCTION.replace('op: "Split" input: "axis:output:0" input: "a"', 'op: "PartitionedCall" input: "a"').replace(
    'attr { key: "num_split" value { i: 3 } }', """attr { key: "f" value { func { name: "f" } } }
    attr { key: "Tin" value { list { type: DT_FLOAT } } } attr { key: "Tout" value { list { type: DT_FLOAT } } }""")


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        (X + node("y", "Frobnicate", "x"), tf.errors.NotFoundError, "does not know"),
        (node("y", "Neg", "x", T=FLOAT), ValueError, "no such node"),
        (node("y", "Neg", "z", T=FLOAT) + node("z", "Neg", "y", T=FLOAT), ValueError, "cycle"),
        (X + node("y", "Neg", "x:7", T=FLOAT), ValueError, "1 outputs"),
        (X + node("y", "Neg", "x:zz", T=FLOAT), ValueError, "no such output"),
        (X + node("y", "Neg", "x", T="type: DT_INT32"), ValueError, "must be int32"),
        (X + node("y", "Neg", "x"), ValueError, "no attribute 'T'"),
        (X + X, ValueError, "two nodes"),
        (X + node("y", "MatMul", "x", "x", T=FLOAT), ValueError, "MatMul"),
        (X + CALL, ValueError, "no such function"),
        (X + CALL + SELF, ValueError, "calls itself"),
        (X + CALL + FUNCTION.replace('"Split" input: "axis:output:0" input: "a"', '"Placeholder"').replace(
            'key: "T"', 'key: "dtype"'), ValueError, "nothing can be fed"),
        (X + node("a", "Const", dtype="type: DT_INT32", value="tensor { dtype: DT_INT32 tensor_shape {} int_val: 1 }") +
         node("s", "Split", "a", "x", T=FLOAT, num_split="i: 1000000000"), tf.errors.ResourceExhaustedError,
         "far more"),
        (X + node("p", "MaxPool", "x", T=FLOAT, ksize="list { i: 1 }", strides="list { i: 1 }", padding='s: "SAME"'),
         ValueError, "MaxPool"),
        (node("c", "Const", dtype=FLOAT, value="tensor { dtype: DT_FLOAT tensor_shape { dim { size: 5 } } "
              'tensor_content: "abc" }'), ValueError, "whole number of elements"),
        (node("c", "Const", dtype=FLOAT, value="tensor { dtype: DT_INT32 tensor_shape {} }"), ValueError, "dtype"),
        (node("r", "Placeholder", dtype="type: DT_RESOURCE"), tf.errors.UnimplementedError, "input_map"),
        (X + node("a", "Placeholder", dtype="type: DT_INT32") +
         node("y", "Sum", "x", "a", T=FLOAT, Tidx="type: DT_INT32"), tf.errors.UnimplementedError, "constant"),
        (X + node("y", "ListDiff", "x", "x", T=FLOAT), tf.errors.UnimplementedError, "no such op"),
    ],
)  # fmt: skip
def test_a_damaged_graph_is_refused(text, error, words):
    with pytest.raises(error, match=words), tf.Graph().as_default():
        tf.import_graph_def(definition(text))


def test_functions_that_double_and_double_are_bounded():
    functions = ""
    for i in range(40):
        body = "".join(f"""
          node_def {{ name: "c{k}" op: "PartitionedCall" input: "{'a' if k == 0 else 'c0:output:0'}"
            attr {{ key: "f" value {{ func {{ name: "f{i + 1}" }} }} }}
            attr {{ key: "Tin" value {{ list {{ type: DT_FLOAT }} }} }}
            attr {{ key: "Tout" value {{ list {{ type: DT_FLOAT }} }} }} }}""" for k in range(2))
        functions += f"""function {{ signature {{ name: "f{i}" input_arg {{ name: "a" type: DT_FLOAT }}
            output_arg {{ name: "r" type: DT_FLOAT }} }} {body} ret {{ key: "r" value: "c1:output:0" }} }}"""
    functions += """function { signature { name: "f40" input_arg { name: "a" type: DT_FLOAT }
        output_arg { name: "r" type: DT_FLOAT } } ret { key: "r" value: "a" } }"""
    text = X + CALL.replace('name: "f"', 'name: "f0"') + "library {" + functions + "}"
    with pytest.raises(tf.errors.ResourceExhaustedError, match="more nodes"), tf.Graph().as_default():
        tf.import_graph_def(definition(text))


def test_a_constant_that_claims_to_be_large_takes_no_memory():
    text = node("c", "Const", dtype=FLOAT, value="tensor { dtype: DT_FLOAT tensor_shape { dim { size: 1048576 } "
                "dim { size: 1048576 } } float_val: 2 }")
    with tf.Graph().as_default() as graph:
        tf.import_graph_def(definition(text), name="")
    assert graph.get_tensor_by_name("c:0").shape.as_list() == [1048576, 1048576]


def loop(x):
    for i in tf.range(3):
        x = x * 2.0 if i < 1 else x + tf.cast(i, tf.float32)
    return tf.reduce_sum(x, axis=0), tf.split(x, 3, axis=1)


def test_bytes_that_were_changed_are_refused_or_read_but_nothing_else():
    data = tf.function(loop).get_concrete_function(tf.TensorSpec([2, 3])).graph.as_graph_def().SerializeToString()
    generator = random.Random(1)
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(generator.choice([1, 1, 2, 8])):
            damaged[generator.randrange(len(damaged))] = generator.randrange(256)
        damaged = bytes(damaged[: generator.randrange(len(damaged))] if generator.random() < 0.2 else damaged)
        try:
            message = messages.parse("GraphDef", damaged, "test")
            with tf.Graph().as_default():
                tf.import_graph_def(message, name="")
        except (DataLossError, OpError, ValueError, TypeError) as error:
            assert ":" in str(error)  # noqa: PT017  (in our form)


@pytest.mark.parametrize("f", [loop, lambda x: (tf.transpose(x), x[0, 1:], tf.concat([x, x], 1), tf.argmax(x, 1))])
def test_what_we_write_we_read(f):
    array = np.arange(6, dtype=np.float32).reshape(2, 3)
    found = copied(f, tf.TensorSpec([2, 3]))(array)
    for y, wanted in zip(found, tf.nest.flatten(f(tf.constant(array))), strict=True):
        np.testing.assert_array_equal(y, wanted.numpy())
