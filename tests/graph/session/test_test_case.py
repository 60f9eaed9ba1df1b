"""tf.test.TestCase: what it accepts, and what it refuses."""

import random
import unittest

import numpy as np
import pytest

import minitf as tf

CASE = tf.test.TestCase("setUp")
CASE.setUp()


@pytest.mark.parametrize(("method", "right", "wrong"), [
    ("assertAllEqual", (tf.range(3), [0, 1, 2]), (tf.range(3), [0, 1, 3])),
    ("assertAllEqual", ([np.nan], [np.nan]), ([1.0], [[1.0]])),
    ("assertNotAllEqual", ([1], [2]), ([1], [1])),
    ("assertAllClose", (tf.constant([1.0]), [1.0 + 1e-7]), ([1.0], [1.1])),
    ("assertAllClose", ({"a": tf.ones(2), "b": [1]}, {"a": [1, 1], "b": [1]}), ({"a": [1.0]}, {"a": [2.0]})),
    ("assertAllClose", ([tf.ones(2), tf.ones(3)], [np.ones(2), np.ones(3)]), ([np.ones(2)], [np.ones(3)])),
    ("assertAllClose", (tf.constant([1.0], tf.bfloat16), [1.003]), (tf.constant([1.0], tf.bfloat16), [1.1])),
    ("assertNotAllClose", ([1.0], [1.1]), ([1.0], [1.0])),
    ("assertAllCloseAccordingToType", (tf.constant([1.0], tf.float16), [1.0005]), ([1.0], [1.0005])),
    ("assertNear", (1.0, 1.1, 0.2), (1.0, 1.1, 0.05)),
    ("assertArrayNear", ([1.0, 2.0], [1.1, 2.0], 0.2), ([1.0], [1.0, 2.0], 0.2)),
    ("assertAllInRange", ([1, 2], 1, 2), ([1, 2], 1, 1)),
    ("assertAllInRange", ([1.5], 1, 2, True, True), ([1, 2], 1, 3, True)),
    ("assertAllInSet", ([1, 2], [1, 2, 3]), ([4], [1])),
    ("assertShapeEqual", (np.ones(2), tf.ones(2)), (np.ones(2), tf.ones(3))),
    ("assertDTypeEqual", (tf.ones(2), tf.float32), (tf.ones(2), np.float64)),
    ("assertLen", ([1], 1), ([1], 2)),
    ("assertEmpty", ([],), ([1],)),
    ("assertNotEmpty", ([1],), ([],)),
    ("assertBetween", (1, 0, 2), (3, 0, 2)),
    ("assertStartsWith", ("text", "te"), ("text", "x")),
])  # fmt: skip
def test_comparisons(method, right, wrong):
    compare = getattr(CASE, method)
    compare(*right)
    with pytest.raises(AssertionError):
        compare(*wrong)


def test_errors_are_expected():
    with CASE.assertRaisesOpError("holds 3 values"):
        tf.reshape(tf.ones(3), [2])
    with CASE.assertRaisesWithPredicateMatch(ValueError, lambda error: "no" in str(error)):
        raise ValueError("no")
    with pytest.raises(AssertionError), CASE.assertRaisesWithPredicateMatch(ValueError, lambda error: False):
        raise ValueError


def test_every_test_starts_with_the_same_seeds():
    def drawn():
        tf.test.TestCase("setUp").setUp()
        return random.random(), np.random.rand(), float(tf.random.normal([]))

    assert drawn() == drawn()


def test_values_of_a_graph():
    with tf.Graph().as_default():
        assert CASE.evaluate({"a": tf.constant(2) + 3}) == {"a": 5}


def test_it_runs_as_a_test_class():
    class Small(tf.test.TestCase):
        def test_files(self):
            with open(self.get_temp_dir() + "/x", "w") as file:
                file.write("x")
            self.assertAllEqual(tf.Variable([1]), [1])

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Small).run(result)
    assert (result.testsRun, result.wasSuccessful()) == (1, True)
