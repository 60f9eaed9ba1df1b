"""Rows for reading and changing variables, and for the steps of the optimizers."""

from contracts.row import ANY, NONZERO, POSITIVE, Row, positions

SAME = [((2, 3), (2, 3)), ((), ()), ((0, 2), (0, 2))]
STEP = [((2, 3), (2, 3), (2, 3)), ((), (), ()), ((0,), (0,), (0,))]
# A scatter: the tensor, positions of rows (or, with a last axis, of rows in scatter_nd), and the updates.
ROWS_OF = [((4, 2), (3,), (3, 2)), ((4,), (3,), (3,)), ((4, 2), (0,), (0, 2))]
ELEMENTS = [((4, 2), (3, 1), (3, 2)), ((4,), (3, 1), (3,)), ((4, 4), (2, 2), (2,))]
PLACES = (ANY, positions(4), NONZERO)
COMBINE = {
    "Update": "b", "Add": "a + b", "Sub": "a - b", "Mul": "a * b", "Div": "a / b", "Min": "min(a, b)",
    "Max": "max(a, b)",
}  # fmt: skip


def scatters(op, call, shapes, names, **options):
    """A row for each way to combine what a tensor holds with what is scattered over it."""
    return [
        Row(
            f"{op}{name}",
            call.format(name.lower()),
            f"naive.scattered(x, y, z, lambda a, b: {COMBINE[name]})",
            shapes,
            PLACES,
            **options,
        )
        for name in names.split()
    ]


ROWS = [
    Row("ReadVariableOp", "tf.Variable(x).read_value()", "x", SAME, smooth=False),
    Row("AssignVariableOp", "tf.Variable(x).assign(y).read_value()", "y", SAME, smooth=False, letter="dtype"),
    Row("AssignAddVariableOp", "tf.Variable(x).assign_add(y).read_value()", "x + y", SAME, letter="dtype",
        smooth=False),
    Row("AssignSubVariableOp", "tf.Variable(x).assign_sub(y).read_value()", "x - y", SAME, letter="dtype",
        smooth=False),
    Row("ResourceStridedSliceAssign", "tf.Variable(x)[1:].assign(y).read_value()", "np.concatenate([x[:1], y])",
        [((3, 2), (2, 2)), ((2, 3), (1, 3))], smooth=False),
    Row("ResourceApplyGradientDescent", "stepped(tf, 'ResourceApplyGradientDescent', var=x, alpha=0.5, delta=y)",
        "x - 0.5 * y", SAME, smooth=False),
    Row("ResourceApplyMomentum",
        "stepped(tf, 'ResourceApplyMomentum', var=x, accum=y, lr=0.5, grad=z, momentum=0.25)",
        "x - 0.5 * (0.25 * y + z)", STEP, smooth=False),
    Row("ResourceApplyMomentum",
        "stepped(tf, 'ResourceApplyMomentum', var=x, accum=y, lr=0.5, grad=z, momentum=0.25, use_nesterov=True)",
        "x - 0.5 * (z + 0.25 * (0.25 * y + z))", STEP, smooth=False, ulps=8),
    Row("ResourceApplyRMSProp",
        "stepped(tf, 'ResourceApplyRMSProp', var=x, ms=y, mom=x, lr=0.5, rho=0.75, momentum=0.5, epsilon=0.25, grad=z)",
        "x - (0.5 * x + 0.5 * z / np.sqrt(0.75 * y + 0.25 * z * z + 0.25))", STEP, (ANY, POSITIVE, ANY), smooth=False,
        ulps=8),
    Row("ResourceApplyAdam",
        "stepped(tf, 'ResourceApplyAdam', var=x, m=x, v=y, beta1_power=0.5, beta2_power=0.75, lr=0.5, beta1=0.5, "
        "beta2=0.75, epsilon=0.25, grad=z)",
        "x - 0.5 * np.sqrt(0.25) / 0.5 * (0.5 * x + 0.5 * z) / (np.sqrt(0.75 * y + 0.25 * z * z) + 0.25)",
        STEP, (ANY, POSITIVE, ANY), smooth=False, ulps=8),
    *scatters("ResourceScatter", "tf.convert_to_tensor(tf.Variable(x).scatter_{}(tf.IndexedSlices(z, y)))", ROWS_OF,
              "Update Add Sub Mul Div Min Max", letter="dtype", smooth=False),
    *scatters("ResourceScatterNd", "tf.convert_to_tensor(tf.Variable(x).scatter_nd_{}(y, z))", ELEMENTS,
              "Update Add Sub Min Max", smooth=False),
    *scatters("TensorScatter", "tf.tensor_scatter_nd_{}(x, y, z)", ELEMENTS, "Update Add Sub Min Max"),
]  # fmt: skip
