"""tf.raw_ops: every op that a GraphDef may hold, as a function. Floor 4. Read `reading.py` first.

A node of a file is read by the signature of its op. The same signature makes a Python function, whose arguments are a
node of which nothing was ever written: the reader's rules run our op on them, at once or as nodes of a graph.
"""

from __future__ import annotations

import inspect
from collections import namedtuple
from dataclasses import replace
from types import SimpleNamespace

import numpy as np

from ...backend.absent import is_absent
from ...backend.dtypes import HANDLES, as_dtype
from ...backend.errors import InvalidArgumentError, UnimplementedError, did_you_mean, explain
from ...backend.shapes import TensorShape
from ...backend.tables import tell_absent
from ...core.context import executing_eagerly
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import REGISTRY
from ...core.spec import plain_dims
from ..func_graph import is_handle
from ..function import Function
from .node_reader import ReadNode
from .plain_reader import OURS, load_ops, read_plain
from .readers import READERS
from .signatures import REQUIRED, lines, signature_of

# How functions call an argument that the op calls otherwise.
RENAMED = {"reduction_indices": "axis", "split_dim": "axis", "squeeze_dims": "axis", ("ExpandDims", "dim"): "axis",
           ("ReduceJoin", "reduction_indices"): "reduction_indices", ("Select", "t"): "x", ("Select", "e"): "y",
           ("Where", "input"): "condition"}
# Ops that are structure of graphs, and nothing to call.
STRUCTURE = {"Placeholder", "Const", "VarHandleOp", "NoOp", "PartitionedCall", "StatefulPartitionedCall"}


def raw_op(name):
    """The function of the op with this name.

        >>> raw_op("AddV2")(x=1, y=2).numpy()
        np.int32(3)

    Raises: AttributeError where minitf has no such op.
    """
    if name not in lines() or not is_there(name):
        raise AttributeError(tell_absent("tf.raw_ops", name) if is_absent("tf.raw_ops", name) else explain(
            "tf.raw_ops", f"asked for {name!r}", "there is no such op",
            did_you_mean(name, lines()) or "dir(tf.raw_ops) lists those that there are"), name=name)
    signature = signature_of(name)
    parameters = parameters_of(signature)

    def call(*args, **kwargs):
        if args:
            keys = [p.name for p in parameters]
            raise TypeError(explain(f"raw_ops.{name}", f"{len(args)} arguments by position",
                                    f"{name} only takes keyword args (possible keys: {keys})"))
        given = inspect.Signature(parameters).bind(**kwargs)
        given.apply_defaults()
        return run(signature, given.arguments)

    call.__name__ = call.__qualname__ = name
    call.__signature__ = inspect.Signature(parameters)
    call.__doc__ = f"The op {name}.\n\nRaises: as its public function.\nSource: tf.raw_ops.{name}."
    return call


def is_there(name) -> bool:
    """Whether minitf has an op, or a rule that does what it does."""
    if name in STRUCTURE:
        return False
    load_ops()
    return name in READERS or OURS.get(name, name) in REGISTRY


def names() -> list[str]:
    """The ops that can be called."""
    return [name for name in lines() if is_there(name)]


def parameters_of(signature) -> list:
    """Inputs, then attributes that must be given, then the others; those that the inputs tell are no parameters."""
    told = {x for arg in signature.inputs for x in (arg.kind, arg.number)}
    attrs = {name: rule for name, rule in signature.attrs.items() if name not in told}
    needed = [name for name, (_, default) in attrs.items() if default is REQUIRED]
    found = {public(signature, name): inspect.Parameter.empty
             for name in [*(arg.name for arg in signature.inputs), *needed]}
    for name, (kind, default) in attrs.items():
        if default is not REQUIRED:
            found[public(signature, name)] = as_default(kind, default)
    return [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default)
            for name, default in {**found, "name": None}.items()]


def as_default(kind, default):
    """A default as Python shows it: numbers of the table are float32, of which the shortest text is meant."""
    if kind == "list(float)":
        return [as_default("float", x) for x in default]
    if kind == "float":
        short = float(str(np.float32(default)))
        return int(short) if short.is_integer() else short
    return as_dtype(default) if kind == "type" else default


def public(signature, name) -> str:
    """What the function calls an argument."""
    return RENAMED.get((signature.name, name), RENAMED.get(name, name))


# --- a call ------------------------------------------------------------------------------------------------------
def run(signature, given):
    """The outputs of an op for arguments by name: a tensor, a list, several by name; None where there are none."""
    attrs = {name: attribute(kind, given[public(signature, name)])
             for name, (kind, _) in signature.attrs.items() if public(signature, name) in given}
    inputs = []
    for arg in signature.inputs:
        inputs += tensors_for(signature, arg, given[public(signature, arg.name)], attrs)
    for name, (kind, default) in signature.attrs.items():
        attrs.setdefault(name, attribute(kind, None if default is REQUIRED else default))
    node = ReadNode(given["name"] or signature.name, signature.name, signature, attrs, inputs, ())
    try:
        outputs = outputs_of(node)
    except (KeyError, AttributeError) as error:
        raise UnimplementedError(explain(f"raw_ops.{node.op}", f"{len(inputs)} inputs", "the op is there for graphs "
                                         f"in files alone ({error})", "Use its public function")) from error
    return arranged(signature, attrs, outputs)


def outputs_of(node) -> list:
    """What the reader's rule for a node gives; a rule that only knows tensors of a graph gets one."""
    rule = READERS.get(node.op, read_plain)
    try:
        return list(rule(Direct(), node))
    except AttributeError:
        if not executing_eagerly() or any(map(is_handle, node.inputs)):
            raise
    function = Function(lambda *xs: list(rule(Direct(), replace(node, inputs=list(xs)))), autograph=False)
    return function.get_concrete_function(*node.inputs)(*node.inputs)


def attribute(kind, value):
    """An attribute as readers have it."""
    if kind == "type" and value is not None:
        return as_dtype(value)
    if kind == "list(type)" and value is not None:
        return tuple(map(as_dtype, value))
    if kind == "shape":
        return plain_dims(TensorShape(value))
    if kind == "list(shape)" and value is not None:
        return tuple(plain_dims(TensorShape(shape)) for shape in value)
    return tuple(value) if isinstance(value, list) else value


def tensors_for(signature, arg, value, attrs):
    """The tensors of one argument, whose dtypes are noted among the attributes, or come from there.

    Raises: InvalidArgumentError for one value where a list is wanted.
    """
    if (arg.number or arg.is_list) and not isinstance(value, (list, tuple)):
        raise InvalidArgumentError(explain(f"raw_ops.{signature.name}", f"{arg.name} is {value!r}",
                                           "it must be a list of tensors"))
    if arg.is_list:
        found = [convert_to_tensor(x) for x in value]
        attrs[arg.kind] = tuple(x.dtype for x in found)
        return found
    known = attrs.get(arg.kind) if arg.kind in signature.attrs else as_dtype(arg.kind)
    default = signature.attrs.get(arg.kind, (None, REQUIRED))[1]
    found = []
    for x in value if arg.number else [value]:
        if known in HANDLES or hasattr(x, "assign") or is_handle(x):
            found.append(getattr(x, "handle", x))
            continue
        hint = None if default is REQUIRED else as_dtype(default)
        x = convert_to_tensor(x, known, None if known else hint)
        known = x.dtype
        found.append(x)
    if arg.kind in signature.attrs:
        attrs[arg.kind] = known
    if arg.number:
        attrs[arg.number] = len(found)
    return found


class Direct:
    """What stands for the reader of a file where ops run as they are called."""

    scope = ""
    calling = ()

    def add(self, name, op, inputs, attrs):
        """Run one of our ops."""
        found = execute(op, *inputs, **attrs)
        return SimpleNamespace(outputs=[] if found is None else list(found) if isinstance(found, (list, tuple))
                               else [found])

    def plain(self, node):
        """The outputs of a node whose op is one of ours."""
        return read_plain(self, node)


def arranged(signature, attrs, outputs):
    """The outputs as a call returns them."""
    if not signature.outputs:
        return None
    remaining, found = iter(outputs), []
    for arg in signature.outputs:
        if arg.is_list:
            found.append([next(remaining) for _ in attrs[arg.kind]])
        else:
            found.append([next(remaining) for _ in range(attrs[arg.number])] if arg.number else next(remaining, None))
    if len(found) == 1:
        return found[0]
    return namedtuple(signature.name, [arg.name for arg in signature.outputs])(*found)
