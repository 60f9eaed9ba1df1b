"""The objects of a program, as a checkpoint sees them: a graph with names on its edges. Floor 6. Next: `writing.py`.

From the object that is saved, every object is found that can be reached, nearest first. The path to a value names it:

    model/layers/0/kernel/.ATTRIBUTES/VARIABLE_VALUE

An object that can be reached on several ways is found once, under the first. All its names stand in the graph, which
is saved, too: so it is found again by any of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..core.trackable import Trackable
from ..wire import messages

GRAPH_KEY = "_CHECKPOINTABLE_OBJECT_GRAPH"  # the name of the tensor that holds the graph
ATTRIBUTES = ".ATTRIBUTES"
VARIABLE_VALUE = "VARIABLE_VALUE"
SLOT = ".OPTIMIZER_SLOT"


@dataclass
class Node:
    """An object of the graph.

    thing: the object. path: its key, "model/layers/0"; "" for the root. children: [(name, number of a node)].
    slots: [(number of the variable's node, name, number of the slot's node)], of an optimizer that keeps such.
    """

    thing: Any
    path: str
    children: list = field(default_factory=list)
    slots: list = field(default_factory=list)


def walk(root, save_type="checkpoint", attached=None, cache=None) -> list:
    """All objects that can be reached, as nodes: first `root`, then the others by their distance.

    save_type: "checkpoint" or "savedmodel", handed to each object.
    attached: name -> object, further children of the root; or None.
    cache: handed on as well, for objects that make their children anew.

        >>> import minitf as tf
        >>> class Model(tf.Module):
        ...     def __init__(self):
        ...         self.weights = [tf.Variable(1.), tf.Variable(2.)]
        >>> nodes = walk(Model())
        >>> [node.path for node in nodes]
        ['', 'weights', 'weights/0', 'weights/1']
        >>> nodes[1].children
        [('0', 2), ('1', 3)]
    """
    nodes = [Node(root, "")]
    numbers = {id(root): 0}
    options = {} if cache is None else {"cache": cache}
    for node in nodes:  # which grows meanwhile
        for name, child in children_of(node.thing, root, attached, save_type, **options).items():
            if id(child) not in numbers:
                numbers[id(child)] = len(nodes)
                prefix = f"{node.path}/" if node.path else ""
                nodes.append(Node(child, prefix + escaped(name)))
            node.children.append((name, numbers[id(child)]))
    _add_slots(nodes, numbers)
    return nodes


def _add_slots(nodes, numbers):
    """Find the slot variables: what an optimizer in the style of TensorFlow 1 keeps for each variable, by name."""
    variables = [(number, node) for number, node in enumerate(nodes) if hasattr(node.thing, "assign")]
    for node in list(nodes):
        for name in node.thing.get_slot_names() if hasattr(node.thing, "get_slot_names") else ():
            for original, other in variables:
                slot = node.thing.get_slot(other.thing, name)
                if slot is None:
                    continue
                if id(slot) not in numbers:
                    numbers[id(slot)] = len(nodes)
                    nodes.append(Node(slot, f"{other.path}/{SLOT}/{node.path}/{escaped(name)}"))
                node.slots.append((original, name, numbers[id(slot)]))


def children_of(thing, root=None, attached=None, save_type="checkpoint", **options) -> dict:
    """The children of an object by name, with those that were attached to it if it is the root."""
    children = thing._trackable_children(save_type, **options)
    return {**children, **attached} if attached and thing is root else children


def has_values(thing) -> bool:
    """Whether an object holds values itself."""
    return getattr(type(thing), "_serialize_to_tensors", None) is not Trackable._serialize_to_tensors


def escaped(name) -> str:
    """A name as a part of a path.

    >>> escaped("a/b"), escaped("a.b")
    ('a.Sb', 'a..b')
    """
    return name.replace(".", "..").replace("/", ".S")


def value_key(path, name) -> str:
    """The name of a tensor in a checkpoint.

    >>> value_key("model/kernel", "VARIABLE_VALUE")
    'model/kernel/.ATTRIBUTES/VARIABLE_VALUE'
    """
    return f"{path}/{ATTRIBUTES}/{escaped(name)}"


def graph_proto(nodes, keys):
    """The TrackableObjectGraph of nodes.

    keys: for each node, name of a value -> key of its tensor.
    """
    proto = messages.TrackableObjectGraph()
    for node, named in zip(nodes, keys, strict=True):
        entry = proto.nodes.add()
        for name, number in node.children:
            entry.children.add(node_id=number, local_name=name)
        for original, name, slot in node.slots:
            entry.slot_variables.add(original_variable_node_id=original, slot_name=name, slot_variable_node_id=slot)
        for name, key in named.items():
            entry.attributes.add(name=name, full_name=full_name(node.thing), checkpoint_key=key)
    for number in with_values(nodes, keys):
        proto.nodes[number].has_checkpoint_values.value = True
    return proto


def full_name(thing) -> str:
    """The name of a variable itself: the path of one of Keras, else its name without ":0"; "" for other things."""
    name = getattr(thing, "path", None) or getattr(thing, "name", None)
    return name.removesuffix(":0") if isinstance(name, str) and hasattr(thing, "assign") else ""


def with_values(nodes, keys) -> set:
    """The numbers of the nodes from which a value can be reached."""
    parents: list = [[] for _ in nodes]
    for number, node in enumerate(nodes):
        for _, child in node.children:
            parents[child].append(number)
    found = {number for number, named in enumerate(keys) if named}
    waiting = list(found)
    while waiting:
        for parent in parents[waiting.pop()]:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found
