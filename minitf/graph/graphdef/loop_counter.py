"""The two loop variables that TensorFlow's loops begin with. Floor 4. Read `several.py` first.

TensorFlow counts the iterations of a loop in its first variable, and the second is the greatest number of them that is
allowed, or -1. A loop without these runs all the same; but its gradient, which TensorFlow makes of the loop, needs to
know how often it ran. So where a loop stands in a function, its own functions get two more arguments in front, which
the body counts and passes on.
"""

from __future__ import annotations

from ...backend.dtypes import int32
from .node_writer import NodeWriter, Written

COUNTER, LIMIT = "loop_counter_in", "maximum_iterations_in"


def counters(writer, name) -> list[Written]:
    """What the two variables begin with."""
    return [writer.nodes.vector(f"{name}/loop_counter", 0), writer.nodes.vector(f"{name}/maximum_iterations", -1)]


def take_counter(function) -> None:
    """Let the test of a loop, a FunctionDef, take the two variables, which it has no use for."""
    put_in_front(function.signature.input_arg, [COUNTER, LIMIT])


def count(function) -> None:
    """Let the body of a loop count."""
    take_counter(function)
    nodes = NodeWriter(function.node_def, in_function=True, taken=[node.name for node in function.node_def])
    one = nodes.vector("loop_counter/one", 1)
    following = nodes.add("AddV2", "loop_counter/next", [Written(COUNTER, int32), one], {}, [int32])[0]
    put_in_front(function.signature.output_arg, ["loop_counter", "maximum_iterations"])
    function.ret["loop_counter"] = following.text
    function.ret["maximum_iterations"] = LIMIT


def put_in_front(args, names) -> None:
    """Add two arguments of integers before the others."""
    others = [type(arg).FromString(arg.SerializeToString()) for arg in args]
    del args[:]
    for name in names:
        args.add(name=name, type=int32.as_datatype_enum)
    args.extend(others)
