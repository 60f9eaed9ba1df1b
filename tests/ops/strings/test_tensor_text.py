"""How tensors look in text."""

import pytest

import minitf as tf
from minitf.ops.strings.tensor_text import tensor_text

# Tensor, summarize, and TensorFlow's text.
TEXTS = [
    (tf.range(20), 2, "[0 1 ... 18 19]"),
    (tf.reshape(tf.range(24), [2, 3, 4]), 3,
     "[[[0 1 2 3]\n  [4 5 6 7]\n  [8 9 10 11]]\n\n [[12 13 14 15]\n  [16 17 18 19]\n  [20 21 22 23]]]"),
    (tf.reshape(tf.range(8), [8, 1]), 3, "[[0]\n [1]\n [2]\n ...\n [5]\n [6]\n [7]]"),
    (tf.constant([1e-10, 123456789.0, 1e5]), 3, "[1e-10 123456792 100000]"),
    (tf.constant(0.1, tf.float16), 3, "0.0999755859"),
    (tf.constant([float("nan"), float("inf"), -float("inf")]), 3, "[nan inf -inf]"),
    (tf.constant('a\n"'), 3, '"a\\n\\""'), (tf.constant("é\x01"), 3, '"é\\001"'),
    (tf.zeros([0, 3]), 3, "[]"),
]  # fmt: skip


@pytest.mark.parametrize(("x", "summarize", "text"), TEXTS, ids=[text for *_, text in TEXTS])
def test_the_text_is_tensorflows(x, summarize, text):
    assert tensor_text(x.numpy(), summarize) == text
