"""parse_example.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.cases.examples import example
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("examples"))
def test_as_tensorflow_does(name):
    assert_as_recorded("examples", name)


def test_a_function_parses_as_eager_code_does():
    features = {"a": tf.io.FixedLenFeature([2], tf.int64), "c": tf.io.VarLenFeature(tf.string)}
    serialized = tf.constant([example(tf, a=[1, 2], c=[b"x"]), example(tf, a=[3, 4])])
    traced = tf.function(lambda s: tf.io.parse_example(s, features))(serialized)
    assert traced["a"].numpy().tolist() == [[1, 2], [3, 4]]
    assert tf.sparse.to_dense(traced["c"]).numpy().tolist() == [[b"x"], [b""]]
