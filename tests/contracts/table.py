"""The table of all rows, and how to run one: in minitf or in TensorFlow, whichever `tf` is. Imports neither.

A family is a file in rows/; what TensorFlow says of it stands in golden/contracts/, in a file of the same name.
"""

from importlib import import_module
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
FAMILIES = sorted(path.stem for path in (HERE / "rows").glob("*.py"))
ROWS_OF = {family: import_module(f"contracts.rows.{family}").ROWS for family in FAMILIES}
ROWS = [row for family in FAMILIES for row in ROWS_OF[family]]

# What an oracle may call: np, the modules of naive/ by name, and naive/ops.py as `naive`.
NAIVE = {path.stem: import_module(f"naive.{path.stem}") for path in HERE.parent.joinpath("naive").glob("*.py")}
ORACLES = {**NAIVE, "naive": NAIVE["ops"], "np": np}

FLOATING = "float16 bfloat16 float32 float64"
INTEGER = "int8 int16 int32 int64 uint8 uint16 uint32 uint64"
COMPLEX = "complex64 complex128"
GROUPS = {
    "floating": FLOATING,
    "signed_real": f"{FLOATING} int8 int16 int32 int64",
    "real": f"{FLOATING} {INTEGER}",
    "numeric": f"{FLOATING} {INTEGER} {COMPLEX}",
}
TESTED = f"{FLOATING} {INTEGER} {COMPLEX} bool string".split()  # of the dtypes there are, those that kernels compute in


def dtypes_of(row, allowed):
    """The names of the dtypes to try a row with; `allowed` are those that the op's type letter admits."""
    if row.inputs[0].dtype:
        return [row.inputs[0].dtype]
    if not row.dtypes:
        return [name for name in TESTED if name in allowed]
    return " ".join(GROUPS.get(word, word) for word in row.dtypes.split()).split()


def run(row, tf, inputs):
    """What the row's call returns for tensors as inputs: one tensor or a list."""
    if row.oracle is None:
        tf.random.set_seed(7)
    return eval(row.call, {"tf": tf, "stepped": stepped, "pulled": pulled, **dict(zip("xyz", inputs))})  # noqa: S307 (our own rows)


def run_oracle(row, arrays):
    """What NumPy says that the row's call returns: one array or a list, floats in double precision."""
    wide = {"f": np.float64, "V": np.float64, "c": np.complex128}
    arrays = [a.astype(wide.get(a.dtype.kind, a.dtype)) for a in arrays]
    return eval(row.oracle, {**ORACLES, **dict(zip("xyz", arrays))})  # noqa: S307 (our own rows)


def stepped(tf, op, **arguments):
    """The variable `var` after one step of an optimizer's op; tensors become variables, all but the gradient."""
    state = ("var", "accum", "accum_update", "linear", "m", "v", "vhat", "mg", "ms", "mom")
    given = {name: tf.Variable(x) if name in state else x for name, x in arguments.items()}
    handles = {name: x.handle if name in state else x for name, x in given.items()}
    dtype = arguments["var"].dtype
    numbers = {name: tf.constant(x, dtype) if isinstance(x, float) else x for name, x in handles.items()}
    getattr(tf.raw_ops, op)(**numbers)
    return given["var"].read_value()


def pulled(tf, f, x, dy):
    """The gradient of f at x for a gradient dy of its result: how the ops that only gradients call are reached."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x, output_gradients=dy)
