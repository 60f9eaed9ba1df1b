"""tf.import_graph_def: names, replaced inputs, returned elements, and refusals."""

import numpy as np
import pytest

import minitf as tf
from graph.graphdef.reading_text import FLOAT, X, definition, node

GRAPH = X + node("y", "Neg", "x", T=FLOAT)
v1 = tf.compat.v1


def test_names_stand_behind_a_scope_that_is_free():
    with tf.Graph().as_default() as graph:
        tf.import_graph_def(definition(GRAPH))
        tf.import_graph_def(definition(GRAPH))
        with tf.name_scope("outer"):
            tf.import_graph_def(definition(GRAPH), name="inner")
    assert [n.name for n in graph.get_operations()] == [
        "import/x", "import/y", "import_1/x", "import_1/y", "outer/inner/x", "outer/inner/y"]  # fmt: skip


def test_elements_are_returned():
    with tf.Graph().as_default():
        y, operation = tf.graph_util.import_graph_def(definition(GRAPH), return_elements=["y:0", "y"], name="g")
    assert (y.name, operation.name, operation.type) == ("g/y:0", "g/y", "Neg")


@pytest.mark.parametrize("key", ["x", "x:0", b"x:0"])
def test_an_input_is_replaced(key):
    with tf.Graph().as_default() as graph:
        [y] = tf.import_graph_def(definition(GRAPH), {key: tf.ones([2, 3])}, ["y:0"])
    assert v1.Session(graph=graph).run(y).tolist() == (-np.ones((2, 3))).tolist()


def test_a_graph_becomes_part_of_a_function():
    @tf.function
    def f(x):
        return tf.import_graph_def(definition(GRAPH), {"x": x}, ["y:0"])[0] * 2.0

    x = tf.ones([2, 3])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    assert y.numpy().tolist() == (-2 * np.ones((2, 3))).tolist()
    assert tape.gradient(y, x).numpy().tolist() == (-2 * np.ones((2, 3))).tolist()


def test_eager_code_uses_the_default_graph():
    v1.reset_default_graph()
    [y] = tf.import_graph_def(definition(GRAPH), return_elements=["y:0"])
    assert y.graph is v1.get_default_graph()
    v1.reset_default_graph()


@pytest.mark.parametrize(
    ("settings", "words"),
    [({"return_elements": ["z"]}, "'z'"), ({"return_elements": ["y:1"]}, "1 outputs"),
     ({"input_map": {"q": 1.0}}, "'q'")],
)  # fmt: skip
def test_names_that_are_not_there_are_refused(settings, words):
    with pytest.raises(ValueError, match=words), tf.Graph().as_default():
        tf.import_graph_def(definition(GRAPH), **settings)


def test_a_name_that_the_graph_has_is_refused():
    with tf.Graph().as_default():
        tf.import_graph_def(definition(GRAPH), name="")
        with pytest.raises(ValueError, match="one of that name"):
            tf.import_graph_def(definition(GRAPH), name="")


@pytest.mark.parametrize("wrong", [5, b"", None, GRAPH])
def test_what_is_no_graph_def_is_refused(wrong):
    with pytest.raises(TypeError, match="must be a GraphDef"):
        tf.import_graph_def(wrong)
