"""How a trace may be called: the table is TensorFlow's."""

import pytest

import minitf as tf
from minitf.graph.calling import by_tensors

c = tf.constant


@tf.function
def power(a, b, k=1):
    return a**b * k


@tf.function
def products(x, y):
    return x["a"] + y[0] * y[1]


@tf.function
def several(*args, **more):
    return tf.add_n(args) + more["z"]


SQUARE = power.get_concrete_function(a=tf.TensorSpec(None, tf.float32), b=2)
ANY = power.get_concrete_function(tf.TensorSpec(None), tf.TensorSpec([]), k=5)
PRODUCTS = products.get_concrete_function({"a": c(1)}, [c(1), 2])
SEVERAL = several.get_concrete_function(c(1), c(2), z=c(3))
THREE, TWO = c(3.0), c(2.0)


@pytest.mark.parametrize(("concrete", "args", "named", "result"), [
    (SQUARE, (THREE,), {}, 9), (SQUARE, (), {"a": THREE}, 9), (SQUARE, (THREE, 2, 1), {}, 9),
    (SQUARE, (THREE,), {"b": 2, "k": 1}, 9), (ANY, (THREE, TWO), {}, 45), (ANY, (THREE,), {"b": TWO}, 45),
    (ANY, (), {"b": TWO, "a": THREE}, 45), (ANY, (THREE, TWO, 5), {}, 45), (ANY, (THREE, TWO), {"k": 5}, 45),
    (PRODUCTS, ({"a": c(1)}, [c(1), 2]), {}, 3), (PRODUCTS, (c(1), c(1)), {}, 3),
    (PRODUCTS, (), {"x": {"a": c(1)}, "y": [c(1), 2]}, 3), (PRODUCTS, (), {"x": c(1), "y": c(1)}, 3),
    (SEVERAL, (c(1), c(2)), {"z": c(4)}, 7), (SEVERAL, (c(1), c(2), c(4)), {}, 7),
    (SEVERAL, (), {"args_0": c(1), "args_1": c(2), "z": c(4)}, 7),
])  # fmt: skip
def test_it_takes_what_the_function_takes_or_its_tensors_alone(concrete, args, named, result):
    assert concrete(*args, **named).numpy() == result


@pytest.mark.parametrize(("concrete", "args", "named"), [
    (SQUARE, (), {}), (SQUARE, (THREE, 2), {}), (SQUARE, (THREE,), {"b": 2}), (SQUARE, (THREE,), {"b": 3}),
    (SQUARE, (3.0,), {}), (SQUARE, (THREE, TWO), {}), (SQUARE, (THREE,), {"z": 1}), (SQUARE, ("a",), {}),
    (SQUARE, (None,), {}), (SQUARE, (THREE, 3, 1), {}), (ANY, (THREE, 2.0), {}), (ANY, (THREE,), {}),
    (PRODUCTS, ({"a": c(1)}, [c(1)]), {}), (PRODUCTS, (), {"x_a": c(1), "y_0": c(1)}),
    (SEVERAL, (c(1),), {"z": c(4)}),
])  # fmt: skip
def test_anything_else_is_refused(concrete, args, named):
    with pytest.raises(TypeError, match="this trace is"):
        concrete(*args, **named)


def test_a_name_that_is_given_twice_is_no_call():
    assert by_tensors(["x", "y"], [c(1), c(2)], {"x": c(3)}) is None
    assert by_tensors(["x", "y"], [c(1)], {"y": c(3)})[1].numpy() == 3
