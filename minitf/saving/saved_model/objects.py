"""The objects of a program, as a SavedModel sees them: with their functions. Floor 6. Read `object_graph.py` first.

A checkpoint walks from object to object along the names of attributes. A SavedModel does the same, and takes the
tf.functions along that it meets. Read next: `functions.py`.
"""

from __future__ import annotations

from ...core.trackable import Trackable
from ...graph.concrete import ConcreteFunction
from ...graph.function import Function
from ...module.containers import DictWrapper, ListWrapper, TupleWrapper
from ...ops.lookup.lookup_table import LookupTable
from ...ops.variables.variable import Variable
from ...wire import messages
from ...wire.tensors import shape_proto
from ..object_graph import Node, escaped
from .assets import Asset
from .loaded_object import LoadedObject, SignatureMap
from .loaded_table import LoadedTable
from .tables import functions_of_table

GENERIC = "_generic_user_object"


def walk(root, children, signatures) -> list[Node]:
    """The nodes of all objects and functions that can be reached from `root`, which comes first.

    children: those of the root.   signatures: a SignatureMap, which stands beside them.
    """
    nodes = [Node(root, "")]
    numbers = {id(root): 0}
    for node in nodes:  # which grows meanwhile
        below = {**children, "signatures": signatures} if node.thing is root else children_of(node.thing)
        for name, child in below.items():
            if id(child) not in numbers:
                numbers[id(child)] = len(nodes)
                nodes.append(Node(child, f"{node.path}/{escaped(name)}" if node.path else escaped(name)))
            node.children.append((name, numbers[id(child)]))
    return nodes


def children_of(thing) -> dict:
    """The objects and functions that an object refers to: name -> object."""
    if isinstance(thing, (Function, ConcreteFunction, Asset, Variable)):
        return {}
    if isinstance(thing, SignatureMap):
        return dict(thing)
    if isinstance(thing, (LookupTable, LoadedTable)):
        return functions_of_table(thing)
    found = {name: child for name, child in thing._trackable_children("savedmodel").items()
             if isinstance(child, (Trackable, Function, ConcreteFunction))}
    if isinstance(thing, LoadedObject):
        found.pop("signatures", None)
    found.update(functions_of(thing))
    signature = getattr(thing, "_default_save_signature", None)
    return found if signature is None else {**found, "_default_save_signature": signature}


def functions_of(thing) -> dict:
    """The tf.functions of an object: attributes of its own, and methods of its class, by the alphabet."""
    found = {name: value for name, value in getattr(thing, "__dict__", {}).items()
             if isinstance(value, (Function, ConcreteFunction))}
    for kind in type(thing).__mro__:
        for name, value in vars(kind).items():
            if isinstance(value, Function) and name not in found:
                found[name] = getattr(thing, name)
    return dict(sorted(found.items()))


def saved_object(node):
    """The SavedObject of a node that is no function, with its children.

    Raises: what `to_proto` raises.
    """
    thing, message = node.thing, messages.SavedObject()
    for name, number in node.children:
        message.children.add(node_id=number, local_name=name)
    if isinstance(thing, Variable):
        message.variable.CopyFrom(saved_variable(thing))
    elif isinstance(thing, Asset):
        message.asset.SetInParent()
    elif isinstance(thing, (LookupTable, LoadedTable)):
        message.resource.SetInParent()
    else:
        message.user_object.identifier = identifier_of(thing)
        message.user_object.version.producer = message.user_object.version.min_consumer = 1
    return message


def saved_variable(variable):
    """What the file says of a variable besides its value."""
    message = messages.SavedVariable(dtype=variable._dtype.as_datatype_enum, trainable=bool(variable.trainable),
                                     name=name_of(variable))
    message.shape.CopyFrom(shape_proto(None if variable._shape.rank is None else variable._shape.as_list()))
    message.synchronization = variable._synchronization.value
    message.aggregation = variable._aggregation.value
    return message


def name_of(variable) -> str:
    """The name of a variable; of one of Keras its path."""
    return getattr(variable, "path", None) or variable.name.removesuffix(":0")


def identifier_of(thing) -> str:
    """What kind of Python object a loader should make."""
    if isinstance(thing, SignatureMap):
        return "signature_map"
    if isinstance(thing, TupleWrapper):
        return "trackable_tuple_wrapper"
    if isinstance(thing, (ListWrapper, list)):
        return "trackable_list_wrapper"
    return "trackable_dict_wrapper" if isinstance(thing, (DictWrapper, dict)) else GENERIC
