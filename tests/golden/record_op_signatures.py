"""Writes minitf/graph/graphdef/signatures.txt: how TensorFlow calls the arguments of the ops that minitf knows.

Run it with an interpreter that has TensorFlow, and with the names of ops that are new:

    python tests/golden/record_op_signatures.py RaggedTensorToTensor ...
"""

import json
import sys
from pathlib import Path

from tensorflow.python.framework import dtypes, op_def_registry

OUT = Path(__file__).parents[2] / "minitf" / "graph" / "graphdef" / "signatures.txt"
OPENING = """\
# How TensorFlow calls the arguments of its ops, one op a line:
#   name | inputs | outputs | attributes | stateful, if it is
# Of an argument: name:dtype, or name:attribute that says it; N*T for N tensors of dtype T; [Tin] for any list.
# Of an attribute: name:kind, and =default, as JSON. Recorded from TensorFlow by tests/golden/record_op_signatures.py.
"""


def argument(arg):
    if arg.type_list_attr:
        return f"{arg.name}:[{arg.type_list_attr}]"
    kind = arg.type_attr or dtypes.as_dtype(arg.type).base_dtype.name
    return f"{arg.name}:{arg.number_attr}*{kind}" if arg.number_attr else f"{arg.name}:{kind}"


def default(attr):
    value = attr.default_value
    which = value.WhichOneof("value")
    if which is None or which in ("tensor", "func"):
        return ""
    return "=" + json.dumps(plain(value, which), separators=(",", ":"))


def plain(value, which):
    if which == "list":
        filled = [name for name in ["s", "i", "f", "b", "type", "shape"] if len(getattr(value.list, name))]
        return [plain_one(x, filled[0]) for x in getattr(value.list, filled[0])] if filled else []
    return plain_one(getattr(value, which), which)


def plain_one(x, which):
    if which == "s":
        return x.decode("latin1")
    if which == "type":
        return dtypes.as_dtype(x).name
    if which == "shape":
        return None if x.unknown_rank else [dim.size for dim in x.dim]
    return x


def line(op):
    inputs = " ".join(argument(a) for a in op.input_arg)
    outputs = " ".join(argument(a) for a in op.output_arg)
    attrs = " ".join(f"{a.name}:{a.type}{default(a)}" for a in op.attr if not a.name.startswith("_"))
    return " | ".join([op.name, inputs, outputs, attrs, "stateful" * op.is_stateful]).replace("|  |", "| |").rstrip()


if __name__ == "__main__":
    known = {line.split(" ")[0] for line in OUT.read_text().splitlines() if not line.startswith("#")}
    wanted = sorted(known | set(sys.argv[1:]))
    known = {name: op_def_registry.get(name) for name in wanted}
    OUT.write_text(OPENING + "".join(line(op) + "\n" for op in known.values() if op is not None))
    print("not in TensorFlow:", *(name for name, op in known.items() if op is None))
