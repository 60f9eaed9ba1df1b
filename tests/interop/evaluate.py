"""Evaluates expressions of `tf` and describes what came out, in minitf and in TensorFlow alike. Imports neither.

An outcome is plain JSON: the class of the exception, or the value with dtype, shape, elements and text.
"""

import contextlib
import io
import json

import numpy as np


def names(tf):
    """What an expression may refer to: some tensors of each kind, and `T`, `grad` and `np`. Made anew for each."""
    return {
        "tf": tf,
        "np": np,
        "f": tf.constant([1.0, 2.0]),
        "d": tf.constant([1.0, 2.0], tf.float64),
        "i": tf.constant([1, 2]),
        "m": tf.constant([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]),
        "v": tf.Variable([1.0, 2.0]),
        "b": tf.constant([True, False]),
        "s": tf.constant(["a", "b"]),
        "e": tf.zeros([0, 3]),
        "c": tf.constant([1 + 2j, 3 - 1j]),
        "T": lambda dtype, shape, seed=0: sample(tf, dtype, shape, seed),
        "P": lambda dtype, shape, seed=0: positive(tf, dtype, shape, seed),
        "grad": lambda f, *xs: gradient(tf, f, xs),
    }


def sample(tf, dtype, shape, seed):
    """A tensor of small numbers that look random, the same in both libraries and on every machine."""
    count = int(np.prod(shape))
    steps = (0.569840290998 * np.arange(count) + 0.2718281828 * (seed + 1)) % 1
    if dtype == "string":
        return tf.constant([f"{int(9 * x)}" for x in steps], tf.string, shape) if count else tf.zeros(shape, tf.string)
    if dtype == "bool":
        return tf.constant((steps < 0.5).reshape(shape))
    values = np.floor(steps * 7) - 3 * ("uint" not in dtype) if "int" in dtype else 4 * steps - 2
    return tf.cast(tf.constant(values.reshape(shape)), dtype)


def positive(tf, dtype, shape, seed):
    """Positive definite matrices, far from singular: a small one times itself, and 3 added to the diagonal."""
    half = sample(tf, dtype, shape, seed)
    return tf.matmul(half, half, adjoint_b=True) / 4 + 3 * tf.eye(shape[-1], dtype=dtype)


def gradient(tf, f, xs):
    """[y, dy/dx for each x]: the result of f, and the gradients of the sum of its elements times 1, 2, 3, 1, 2 ..."""
    with tf.GradientTape() as tape:
        tape.watch([x for x in xs if x.dtype.is_floating])
        y = f(*xs)
        ys = y if isinstance(y, (list, tuple)) else [y]
        total = tf.add_n([tf.reduce_sum(part * counting(tf, part)) for part in ys])
    return [y, *(None if g is None else tf.convert_to_tensor(g) for g in tape.gradient(total, list(xs)))]


def counting(tf, y):
    return tf.cast(tf.reshape(1 + tf.range(tf.size(y)) % 3, tf.shape(y)), y.dtype)


def outcome(expression, tf):
    """What the expression comes to, as JSON."""
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            value = eval(expression, names(tf))  # noqa: S307 (our own expressions)
        found = {"value": described(value)}
    except Exception as error:
        return {"raises": type(error).__name__.lstrip("_"), "message": str(error)[:200]}
    return found | ({"printed": printed.getvalue()} if printed.getvalue() else {})


def described(value):
    """A value as JSON. Tensors, arrays and lists are taken apart; of everything else the text counts."""
    if isinstance(value, (list, tuple)) and not hasattr(value, "as_list"):
        return [described(x) for x in value]
    if hasattr(value, "numpy") and hasattr(value, "dtype"):
        return {**elements(value.numpy()), "text": repr(value), "dtype": value.dtype.name}
    if isinstance(value, (np.ndarray, np.generic)):
        return elements(value)
    return {"text": value if isinstance(value, str) else repr(value)}


def elements(value):
    array = np.asarray(value)
    flat = array.reshape(-1)
    if array.dtype.kind in "fcV":
        flat = flat.astype(np.complex128 if array.dtype.kind == "c" else np.float64)
        flat = flat.view(np.float64)
    values = [x.decode("latin1") if isinstance(x, bytes) else repr(x) for x in flat.tolist()]
    return {"dtype": array.dtype.name, "shape": list(array.shape), "values": values}


def main(tf, path):
    """What TensorFlow's own interpreter runs: the expressions in a JSON file, their outcomes to standard output."""
    with open(path, encoding="utf-8") as file:
        expressions = json.load(file)
    print(json.dumps([outcome(expression, tf) for expression in expressions]))
