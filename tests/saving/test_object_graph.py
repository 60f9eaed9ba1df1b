"""The graph of objects: who is found, under which names."""

import minitf as tf
from minitf.core.trackable import Trackable
from minitf.saving.object_graph import escaped, full_name, graph_proto, value_key, walk, with_values


class Thing(Trackable):
    def __init__(self, **children):
        self.children = children

    def _trackable_children(self, save_type="checkpoint", **kwargs):
        return self.children


def test_the_nearest_path_names_an_object():
    shared = tf.Variable(1.0)
    nodes = walk(Thing(a=Thing(deep=shared), b=shared))
    assert [node.path for node in nodes] == ["", "a", "b"]
    assert nodes[0].children == [("a", 1), ("b", 2)]
    assert nodes[1].children == [("deep", 2)]


def test_circles_end():
    thing = Thing()
    thing.children["me"] = thing
    nodes = walk(thing)
    assert [node.children for node in nodes] == [[("me", 0)]]
    assert with_values(nodes, [{}]) == set()


def test_names_are_made_safe():
    assert value_key(escaped("a/b.c"), "x/y") == "a.Sb..c/.ATTRIBUTES/x.Sy"


def test_the_graph_tells_children_keys_and_where_values_are():
    variable = tf.Variable([1.0], name="kernel")
    nodes = walk(Thing(empty=Thing(), full=Thing(v=variable)))
    proto = graph_proto(nodes, [{}, {}, {}, {"VARIABLE_VALUE": "full/v/.ATTRIBUTES/VARIABLE_VALUE"}])
    assert [node.has_checkpoint_values.value for node in proto.nodes] == [True, False, True, True]
    assert [(c.local_name, c.node_id) for c in proto.nodes[0].children] == [("empty", 1), ("full", 2)]
    attribute = proto.nodes[3].attributes[0]
    assert (attribute.name, attribute.full_name) == ("VARIABLE_VALUE", "kernel")


def test_names_of_variables():
    assert full_name(tf.Variable(1.0, name="v")) == "v"
    assert full_name(Thing()) == ""


def test_slot_variables_are_named_after_both():
    class Momentum(Thing):
        def __init__(self, variable):
            super().__init__()
            self.variable, self.slot = variable, tf.Variable(0.0)

        def get_slot_names(self):
            return ["m"]

        def get_slot(self, variable, name):
            return self.slot if variable is self.variable else None

    variable = tf.Variable(1.0)
    nodes = walk(Thing(model=Thing(v=variable), opt=Momentum(variable)))
    assert [node.path for node in nodes] == ["", "model", "opt", "model/v", "model/v/.OPTIMIZER_SLOT/opt/m"]
    assert nodes[2].slots == [(3, "m", 4)]


def test_names_on_a_path_are_made_safe():
    assert [node.path for node in walk(Thing(**{"a/b": Thing(c=Thing())}))] == ["", "a.Sb", "a.Sb/c"]
