"""Rows for check_numerics."""

from contracts.row import UNARY, Row

ROWS = [
    Row("CheckNumerics", "tf.debugging.check_numerics(x, 'x')", "x", UNARY),
]
