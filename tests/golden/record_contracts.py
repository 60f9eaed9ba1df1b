"""Records what TensorFlow says of the rows of tests/contracts: values, dtypes, shapes, gradients; and its op registry.

Run with a Python that has TensorFlow 2.21:  python tests/golden/record_contracts.py [FAMILY ...]
A family is a file of tests/contracts/rows, or `refusals`; without a name, all are recorded, each in a file of its own
in contracts/. The inputs are not recorded: contracts/row.py makes the same ones again.
"""

import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf
from tensorflow.python.framework import op_def_registry
from tensorflow.python.framework.kernels import get_registered_kernels_for_op

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from contracts.refusals import REFUSALS  # noqa: E402
from contracts.row import numpy_dtype  # noqa: E402
from contracts.table import FAMILIES, ROWS_OF, TESTED, dtypes_of, run  # noqa: E402

PREFERRED = ["float32", "int32", "bool", "complex64"]


def main():
    for family in sys.argv[1:] or [*FAMILIES, "refusals"]:
        found = refusals() if family == "refusals" else recorded_family(ROWS_OF[family])
        text = json.dumps({"tensorflow": tf.__version__, **found}, separators=(",", ":"))
        (HERE / "contracts" / f"{family}.json").write_text(text.replace('},"', '},\n"') + "\n")


def recorded_family(rows):
    return {
        "rows": {str(row): recorded_row(row) for row in rows},
        "ops": {name: op_definition(name) for name in sorted({row.op for row in rows})},
    }


def refusals():
    return {"refusals": {call: refusal(call) for call in REFUSALS}}


def recorded_row(row):
    """For each try of the row: its outputs and, where the row is smooth, its gradients."""
    allowed = dtypes_of(row, op_definition(row.op)["admitted"].get(row.letter, TESTED))
    dtype = next((name for name in PREFERRED if name in allowed), allowed[0])
    return {"dtype": dtype, "tries": [recorded_try(row, shapes, dtype) for shapes in row.shapes]}


def recorded_try(row, shapes, dtype):
    """The outputs, and the gradients of their weighted sum; or the name of the exception where there are none."""
    arrays = row.samples(shapes, dtype)
    inputs = [tf.constant(a, dtype=a.dtype) for a in arrays]
    try:
        with tf.GradientTape() as tape:
            tape.watch([x for x in inputs if x.dtype.is_floating])
            outputs = run(row, tf, inputs)
            outputs = outputs if isinstance(outputs, list) else [outputs]
            total = sum(tf.reduce_sum(tf.math.real(y * weights(y))) for y in outputs) if row.smooth else None
    except Exception as error:
        print(f"{row} of {shapes}: TensorFlow raises {str(error)[:150]}")
        return {"raises": type(error).__name__}
    found = {"outputs": [as_json(y) for y in outputs]}
    if row.smooth:
        found["gradients"] = recorded_gradients(tape, total, inputs)
    return found


def recorded_gradients(tape, total, inputs):
    try:
        gradients = tape.gradient(total, inputs)
    except Exception as error:
        print(f"no gradient: {str(error)[:150]}")
        return type(error).__name__
    return [None if g is None else as_json(tf.convert_to_tensor(g)) for g in gradients]


def weights(y):
    """Numbers 1, 2, 3 ... in the shape of y, so that no two elements of a gradient change places unnoticed."""
    count = np.arange(1, 1 + np.prod(y.shape, dtype=int)).reshape(y.shape)
    return tf.constant(count.astype(numpy_dtype(y.dtype.name)))


def as_json(y):
    array = y.numpy()
    flat = np.asarray(array).reshape(-1)
    if y.dtype.is_complex:
        flat = flat.view(flat.real.dtype)
    return {"dtype": y.dtype.name, "shape": y.shape.as_list(), "values": [short(v) for v in flat]}


def short(v):
    return v.decode() if isinstance(v, bytes) else float(str(v)) if isinstance(v, np.floating) else v.item()


def refusal(call):
    """The name of the exception that the call raises."""
    try:
        run_refused(call)
    except Exception as error:
        return type(error).__name__.strip("_")
    return "nothing"


def run_refused(call):
    eval(call, {"tf": tf, "np": np})  # noqa: S307 (our own calls)


def op_definition(name):
    """The type letters of an op's inputs; for each, the dtypes admitted, and those that a CPU kernel computes in."""
    definition = op_def_registry.get(name)
    letters = [arg.type_attr or tf.as_dtype(arg.type).name for arg in definition.input_arg]
    attrs = {attr.name: attr for attr in definition.attr if attr.name in letters}
    admitted = {name: names(attr.allowed_values) or TESTED for name, attr in attrs.items()}
    computed = {letter: sorted({*kernel_dtypes(name, letter)} & {*admitted[letter]}) for letter in attrs}
    return {"letters": letters, "admitted": admitted, "computed": computed}


def kernel_dtypes(name, letter):
    """Names of the dtypes for which TensorFlow has a CPU kernel."""
    for kernel in get_registered_kernels_for_op(name).kernel:
        if kernel.device_type == "CPU":
            constraints = [c for c in kernel.constraint if c.name == letter]
            yield from names(constraints[0].allowed_values) if constraints else TESTED


def names(allowed):
    """Those of TESTED that are in a list of types of a protocol buffer."""
    return sorted({tf.as_dtype(t).name for t in allowed.list.type} & {*TESTED})


if __name__ == "__main__":
    main()
