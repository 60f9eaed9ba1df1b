"""Rows for comparisons and logic, whose results are bools."""

from contracts.row import ANY, BINARY, BOOLS, UNARY, Domain, Row

WHOLE = Domain(0, 3)  # small integers in disguise: some of them are equal

ROWS = [
    Row("Equal", "tf.equal(x, y)", "np.equal(x, y)", BINARY, (WHOLE,), returns="bool", smooth=False),
    Row("Equal", "x == y", "x == y", BINARY, (WHOLE,), returns="bool", smooth=False),
    Row("NotEqual", "tf.not_equal(x, y)", "x != y", BINARY, (WHOLE,), returns="bool", smooth=False),
    Row("Less", "tf.less(x, y)", "x < y", BINARY, (WHOLE,), returns="bool", smooth=False),
    Row("LessEqual", "tf.less_equal(x, y)", "x <= y", BINARY, (WHOLE,), returns="bool", smooth=False),
    Row("Greater", "tf.greater(x, y)", "x > y", BINARY, (WHOLE,), returns="bool", smooth=False),
    Row("GreaterEqual", "tf.greater_equal(x, y)", "x >= y", BINARY, (WHOLE,), returns="bool", smooth=False),
    Row("IsNan", "tf.math.is_nan(tf.math.log(x))", "np.isnan(naive.quiet(np.log, x))", UNARY, (ANY,), returns="bool",
        smooth=False),
    Row("IsInf", "tf.math.is_inf(x / 0)", "x == x", UNARY, (ANY,), returns="bool", smooth=False),
    Row("IsFinite", "tf.math.is_finite(x / 0)", "x != x", UNARY, (ANY,), returns="bool", smooth=False),
    Row("LogicalAnd", "tf.logical_and(x, y)", "x & y", BINARY, (BOOLS,), returns="bool", smooth=False),
    Row("LogicalOr", "tf.logical_or(x, y)", "x | y", BINARY, (BOOLS,), returns="bool", smooth=False),
    Row("LogicalNot", "tf.logical_not(x)", "~x", UNARY, (BOOLS,), returns="bool", smooth=False),
    Row("LogicalAnd", "tf.math.logical_xor(x, y)", "x ^ y", BINARY, (BOOLS,), returns="bool", smooth=False),
]  # fmt: skip
