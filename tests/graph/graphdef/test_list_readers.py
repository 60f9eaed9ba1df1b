"""Lists of tensors, there and back, and as TensorFlow's own graphs have them."""

import numpy as np

import minitf as tf
from graph.graphdef.reading_text import FLOAT, X, copied, node, run

ARRAY = np.arange(6, dtype=np.float32).reshape(2, 3)
SHAPE = node("s", "Const", dtype="type: DT_INT32",
             value="tensor { dtype: DT_INT32 tensor_shape { dim { size: 1 } } int_val: 3 }")


def number(name, value):
    return node(name, "Const", dtype="type: DT_INT32",
                value=f"tensor {{ dtype: DT_INT32 tensor_shape {{}} int_val: {value} }}")


def test_rows_become_a_list_and_again_rows():
    text = X + SHAPE + node("l", "TensorListFromTensor", "x", "s", element_dtype=FLOAT, shape_type="type: DT_INT32")
    text += number("n", -1) + node("y", "TensorListStack", "l", "s", element_dtype=FLOAT)
    assert run(text, "y:0", {"x:0": ARRAY}).tolist() == ARRAY.tolist()


def test_items_are_pushed_to_an_empty_list():
    text = X + SHAPE + number("m", 5)
    text += node("e", "EmptyTensorList", "s", "m", element_dtype=FLOAT, shape_type="type: DT_INT32")
    text += node("p", "TensorListPushBack", "e", "x", element_dtype=FLOAT)
    text += node("q", "TensorListPushBack", "p", "x", element_dtype=FLOAT)
    text += node("y", "TensorListStack", "q", "a", element_dtype=FLOAT) + number("a", -1)
    assert run(text, "y:0", {"x:0": ARRAY}).tolist() == [ARRAY.tolist()] * 2


def test_pieces_and_their_concatenation():
    def f(x):
        return [tf.TensorArray(tf.float32, 2, infer_shape=False).split(x, [1, 1]).concat()]

    assert copied(f, tf.TensorSpec([2, 3]))(ARRAY)[0].tolist() == ARRAY.tolist()


def test_an_array_that_is_written_in_a_loop():
    def f(x):
        found = tf.TensorArray(tf.float32, 0, dynamic_size=True)
        for i in tf.range(3):
            found = found.write(i, x[0] * tf.cast(i, tf.float32))
        return [found.stack(), found.size()]

    rows, size = copied(f, tf.TensorSpec([2, 3]))(ARRAY)
    assert rows.tolist() == [(ARRAY[0] * i).tolist() for i in range(3)]
    assert size == 3
