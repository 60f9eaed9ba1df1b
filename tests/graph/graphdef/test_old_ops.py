"""Ops that TensorFlow has and minitf makes of others. The numbers of most are compared in interop/test_graphdef.py."""

import numpy as np
import pytest

from graph.graphdef.reading_text import FLOAT, X, node, run
from minitf.core.op import REGISTRY
from minitf.graph.graphdef.old_ops import COMPOSED, RENAMED
from minitf.graph.graphdef.plain_reader import load_ops
from minitf.graph.graphdef.signatures import lines

ARRAY = np.linspace(0.5, 3.0, 6, dtype=np.float32).reshape(2, 3)
INDICES = node("i", "Const", dtype="type: DT_INT32",
               value="tensor { dtype: DT_INT32 tensor_shape { dim { size: 2 } } int_val: 1 int_val: 0 }")


def test_names_are_those_of_ops():
    load_ops()
    assert set(RENAMED) | set(COMPOSED) <= set(lines())
    assert {name for name, _ in RENAMED.values()} <= set(REGISTRY)


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("SigmoidGrad", ARRAY * ARRAY * (1 - ARRAY)),
        ("TanhGrad", ARRAY * (1 - ARRAY**2)),
        ("SqrtGrad", 0.5 + 0 * ARRAY),
        ("RsqrtGrad", -0.5 * ARRAY**4),
        ("InvGrad", -(ARRAY**3)),
        ("ReciprocalGrad", -(ARRAY**3)),
        ("SoftplusGrad", ARRAY / (1 + np.exp(-ARRAY))),
        ("Add", 2 * ARRAY),
        ("Div", 0 * ARRAY + 1),
    ],
)
def test_ops_of_two(op, expected):
    found = run(X + node("y", op, "x", "x", T=FLOAT), "y:0", {"x:0": ARRAY})
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_a_quotient_of_integers_is_cut_towards_zero():
    text = node("a", "Placeholder", dtype="type: DT_INT32") + node("b", "Placeholder", dtype="type: DT_INT32")
    text += node("y", "Div", "a", "b", T="type: DT_INT32")
    assert run(text, "y:0", {"a:0": -7, "b:0": 2}) == -3


def test_rows_are_chosen_by_a_vector_of_conditions():
    text = X + node("n", "Neg", "x", T=FLOAT)
    text += node("c", "Placeholder", dtype="type: DT_BOOL", shape="shape { dim { size: 2 } }")
    text += node("y", "Select", "c", "x", "n", T=FLOAT)
    assert run(text, "y:0", {"x:0": ARRAY, "c:0": [True, False]}).tolist() == [ARRAY[0].tolist(), (-ARRAY[1]).tolist()]


def test_shapes_of_several():
    text = X + node("y", "ShapeN", "x", "x", T=FLOAT, N="i: 2", out_type="type: DT_INT32")
    assert [y.tolist() for y in run(text, ["y:0", "y:1"], {"x:0": ARRAY})] == [[2, 3]] * 2


def test_rows_of_a_variable():
    text = X + INDICES + node("v", "VarHandleOp", dtype=FLOAT, shape="shape { dim { size: 2 } dim { size: 3 } }")
    text += node("a", "AssignVariableOp", "v", "x", dtype=FLOAT)
    text += node("y", "ResourceGather", "v", "i", "^a", dtype=FLOAT, Tindices="type: DT_INT32")
    assert run(text, "y:0", {"x:0": ARRAY}).tolist() == ARRAY[::-1].tolist()


def test_the_last_node_has_the_name_of_the_op():
    text = X + INDICES + node("y", "Gather", "x", "i", Tparams=FLOAT, Tindices="type: DT_INT32")
    assert run(text, "y:0", {"x:0": ARRAY}).tolist() == ARRAY[::-1].tolist()
