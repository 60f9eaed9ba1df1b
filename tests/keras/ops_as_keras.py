"""`keras.ops` against what was recorded: `same_as_keras("linalg", expression)`."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import fits
from keras.expressions import check, outcome, recorded
from keras.ops_cases import FAMILIES, SETUP


def cases(family):
    """A parameter of a test: the expressions of a family in ops_cases.py."""
    return pytest.mark.parametrize("expression", FAMILIES[family])


def same_as_keras(family, expression):
    """Assert that an expression gives here what Keras gave."""
    check(outcome(tf, tf.keras, expression, SETUP), recorded("keras_ops.json")[family][expression], 1e-5, 2e-6)


SYMBOLS = "A B S V I J Z T IMAGES SIGNAL RGB"
NOT_OF_SYMBOLS = (".T", "jvp(lambda", "asarray", ".repeat(", "switch", "while_loop")  # of arrays; or loops
ON_SYMBOLS = [
    (family, expression) for family, expressions in FAMILIES.items() for expression in expressions
    if not any(word in expression for word in NOT_OF_SYMBOLS)
    and "raises" not in str(recorded("keras_ops.json")[family][expression])
]  # fmt: skip


def symbolic_shapes_fit(family, expression):
    """Assert that on KerasTensors an expression gives those of the shapes and dtypes that it has on data.

    Expressions that do not return symbols, as they compute with the data themselves, are passed over.
    """
    expected = recorded("keras_ops.json")[family][expression]
    symbols = "\n".join(f"{name} = K.KerasTensor({name}.shape, {name}.dtype.name)" for name in SYMBOLS.split())
    names = {"tf": tf, "K": tf.keras, "np": np, "inf": np.inf, "nan": np.nan}
    exec(SETUP + symbols, names)
    found = tf.nest.flatten(eval(expression, names))  # noqa: S307  our own expressions
    if not all(isinstance(x, tf.keras.KerasTensor) for x in found):
        return
    for x, y in zip(found, [expected] if isinstance(expected, dict) else expected, strict=True):
        assert x.dtype == y["dtype"]
        assert fits(x.shape, tuple(y["shape"])), (x.shape, y["shape"])
