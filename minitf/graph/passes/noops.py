"""No-ops: nodes that give back what they were given. Floor 4. Read `rewriting.py` first, `algebra.py` next.

In a graph that only runs, `tf.identity` and `tf.stop_gradient` are nothing: they are there for tapes, which are told
of the graph as it was traced. Nor does it take a node to give a tensor the shape that it has.
"""

from __future__ import annotations

from .rewriting import rewritten

ALWAYS = frozenset({"Identity", "StopGradient"})
SAME_SHAPE = frozenset({"Reshape", "BroadcastTo", "SumTo"})


def skip_noops(body):
    """The body in which whoever took the output of a no-op takes its input."""
    return rewritten(body, lambda node: (node.inputs[0],) if is_noop(node) else None)


def is_noop(node) -> bool:
    """Whether the output of a node is surely its first input."""
    name = node.op.__name__
    if name in ALWAYS:
        return True
    if name == "Cast":
        return node.inputs[0].dtype == node.outputs[0].dtype
    if name == "Transpose":
        perm = node.attrs["perm"]
        return perm is not None and tuple(perm) == tuple(range(len(perm)))
    if name not in SAME_SHAPE:
        return False
    before, after = node.inputs[0].spec, node.outputs[0].spec
    return before.is_static and before.dims == after.dims
