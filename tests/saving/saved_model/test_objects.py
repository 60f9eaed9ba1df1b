"""The walk over objects and functions, and what the file says of each."""

import minitf as tf
from minitf.saving.saved_model.loaded_object import SignatureMap
from minitf.saving.saved_model.objects import children_of, functions_of, identifier_of, name_of, saved_object, walk
from saving.saved_model.conftest import Small


def test_functions_of_the_class_and_of_the_object():
    model = Small()
    model.own = tf.function(lambda: 1)
    assert list(functions_of(model)) == ["own", "scale", "shifted"]
    assert functions_of(model)["scale"] is model.scale
    assert list(children_of(model)) == ["factor", "counts", "own", "scale", "shifted"]


def test_the_root_comes_first_and_signatures_are_below_it():
    model = Small()
    nodes = walk(model, children_of(model), SignatureMap())
    assert nodes[0].thing is model
    assert dict(nodes[0].children)["signatures"] == len(children_of(model)) + 1
    assert [node.path for node in nodes if isinstance(node.thing, tf.Variable)] == [
        "factor", "counts/0", "counts/1/deep"]


def test_what_the_file_says():
    model = Small()
    nodes = {node.path: saved_object(node) for node in walk(model, {"factor": model.factor}, SignatureMap())}
    assert nodes["factor"].variable.name == "factor"
    assert nodes["factor"].variable.trainable
    assert nodes["signatures"].user_object.identifier == "signature_map"
    assert nodes[""].user_object.identifier == "_generic_user_object"
    assert identifier_of(model.counts) == "trackable_list_wrapper"
    assert identifier_of(model.counts[1]) == "trackable_dict_wrapper"
    assert name_of(tf.Variable(1.0, name="v")) == "v"
