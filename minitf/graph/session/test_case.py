# ruff: noqa: PT009, PT027  (its methods are those of unittest)
"""tf.test.TestCase: a unittest.TestCase that compares tensors. Floor 4. Read `session.py` first."""

from __future__ import annotations

import contextlib
import random
import tempfile
import unittest

import numpy as np

from ... import tree
from ...backend.errors import OpError
from ...core.context import executing_eagerly
from ...ops.random.seeds import set_seed
from .graph import reset_default_graph
from .session import Session

SEED = 87654321  # TensorFlow's, for tests


class TestCase(unittest.TestCase):
    """A test class whose methods may compare tensors, variables, arrays, and nested structures of them.

    Every test starts with the same seeds, in TensorFlow, NumPy and Python.

        >>> import minitf as tf
        >>> class Sums(tf.test.TestCase):
        ...     def test_sum(self):
        ...         self.assertAllClose(tf.add([1., 2.], 1.), [2., 3.])
        >>> tf.test.TestCase.assertAllEqual(Sums(), tf.range(3), [0, 1, 2])

    Source: tf.test.TestCase, and of absl's what its users call most.
    """

    def setUp(self):
        super().setUp()
        random.seed(SEED)
        np.random.seed(SEED)
        reset_default_graph()
        set_seed(SEED)

    # --- values ------------------------------------------------------------------------------------------------------
    def evaluate(self, tensors):
        """The values of tensors, in their structure, as NumPy has them; those of a graph by the default session."""
        def value(x):
            return x.numpy() if hasattr(x, "numpy") else x

        if executing_eagerly():
            return tree.map_structure(value, tensors)
        with self.session() as session:
            return session.run(tensors)

    @contextlib.contextmanager
    def session(self, graph=None, config=None, use_gpu=True, force_gpu=False):
        """A session as a context."""
        with Session(graph=graph, config=config) as session:
            yield session

    cached_session = session

    def get_temp_dir(self) -> str:
        """A folder for this test's files; it goes when the test ends."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return folder.name

    def _array(self, x):
        return np.asarray(self.evaluate(x))

    # --- comparisons -------------------------------------------------------------------------------------------------
    def assertAllEqual(self, a, b, msg=None):
        """The same shape, and equal elements; NaN equals NaN."""
        a, b = self._array(a), self._array(b)
        self.assertEqual(a.shape, b.shape, msg or f"shapes differ: {a.shape} and {b.shape}")
        np.testing.assert_array_equal(a, b, err_msg=msg or "")

    def assertNotAllEqual(self, a, b, msg=None):
        """Some element differs."""
        with self.assertRaises(AssertionError, msg=msg):
            self.assertAllEqual(a, b)

    def assertAllClose(self, a, b, rtol=1e-6, atol=1e-6, msg=None):
        """|a - b| <= atol + rtol |b| for all elements, also in lists, tuples and dicts. bfloat16 and float16: 1e-2."""
        a, b = self.evaluate(a), self.evaluate(b)
        if isinstance(a, dict):
            self.assertEqual(sorted(a), sorted(b), msg)
            a, b = [a[key] for key in sorted(a)], [b[key] for key in sorted(b)]
        if isinstance(a, (list, tuple)) and _is_ragged(a):
            self.assertEqual(len(a), len(b), msg)
            for x, y in zip(a, b):
                self.assertAllClose(x, y, rtol, atol, msg)
            return
        a, b = np.asarray(a), np.asarray(b)
        self.assertEqual(a.shape, b.shape, msg or f"shapes differ: {a.shape} and {b.shape}")
        if {a.dtype.name, b.dtype.name} & {"float16", "bfloat16"}:
            a, b, rtol, atol = a.astype(np.float32), b.astype(np.float32), max(rtol, 1e-2), max(atol, 1e-2)
        np.testing.assert_allclose(a, b, rtol=rtol, atol=atol, err_msg=msg or "")

    def assertNotAllClose(self, a, b, rtol=1e-6, atol=1e-6, msg=None):
        """Some element is not close."""
        with self.assertRaises(AssertionError, msg=msg):
            self.assertAllClose(a, b, rtol, atol)

    def assertAllCloseAccordingToType(self, a, b, rtol=1e-6, atol=1e-6, float_rtol=1e-6, float_atol=1e-6,
                                      half_rtol=1e-3, half_atol=1e-3, bfloat16_rtol=1e-2, bfloat16_atol=1e-2, msg=None):
        """assertAllClose with the tolerance of the less exact dtype."""
        names = {self._array(a).dtype.name, self._array(b).dtype.name}
        for name, rule in {"bfloat16": (bfloat16_rtol, bfloat16_atol), "float16": (half_rtol, half_atol),
                           "float32": (float_rtol, float_atol)}.items():
            if name in names:
                rtol, atol = max(rtol, rule[0]), max(atol, rule[1])
        self.assertAllClose(self._array(a).astype(np.float64), self._array(b).astype(np.float64), rtol, atol, msg)

    def assertNear(self, f1, f2, err, msg=None):
        """|f1 - f2| <= err, or both NaN or the same infinity."""
        np.testing.assert_allclose(f1, f2, rtol=0, atol=err, err_msg=msg or "")

    def assertArrayNear(self, farray1, farray2, err, msg=None):
        """assertNear, element by element."""
        self.assertEqual(len(farray1), len(farray2), msg)
        for x, y in zip(farray1, farray2):
            self.assertNear(float(x), float(y), err, msg)

    def assertAllGreater(self, a, comparison_target):
        """All elements are greater."""
        self.assertTrue((self._array(a) > comparison_target).all(), f"{a} > {comparison_target}")

    def assertAllLess(self, a, comparison_target):
        """All elements are less."""
        self.assertTrue((self._array(a) < comparison_target).all(), f"{a} < {comparison_target}")

    def assertAllGreaterEqual(self, a, comparison_target):
        """All elements are greater or equal."""
        self.assertTrue((self._array(a) >= comparison_target).all(), f"{a} >= {comparison_target}")

    def assertAllLessEqual(self, a, comparison_target):
        """All elements are less or equal."""
        self.assertTrue((self._array(a) <= comparison_target).all(), f"{a} <= {comparison_target}")

    def assertAllInRange(self, target, lower_bound, upper_bound, open_lower_bound=False, open_upper_bound=False):
        """All elements lie between the bounds."""
        (self.assertAllGreater if open_lower_bound else self.assertAllGreaterEqual)(target, lower_bound)
        (self.assertAllLess if open_upper_bound else self.assertAllLessEqual)(target, upper_bound)

    def assertAllInSet(self, target, expected_set):
        """All elements are among these."""
        self.assertLessEqual(set(self._array(target).reshape(-1).tolist()), set(expected_set))

    def assertShapeEqual(self, input_a, input_b, msg=None):
        """The same shape."""
        self.assertEqual(tuple(input_a.shape), tuple(input_b.shape), msg)

    def assertDTypeEqual(self, target, expected_dtype):
        """Elements of this dtype."""
        self.assertEqual(self._array(target).dtype, np.dtype(getattr(expected_dtype, "as_numpy_dtype", expected_dtype)))

    def assertLen(self, container, expected_len, msg=None):
        """So many elements."""
        self.assertEqual(len(container), expected_len, msg)

    def assertEmpty(self, container, msg=None):
        """No elements."""
        self.assertLen(container, 0, msg)

    def assertNotEmpty(self, container, msg=None):
        """Some element."""
        self.assertGreater(len(container), 0, msg)

    def assertBetween(self, value, minv, maxv, msg=None):
        """minv <= value <= maxv."""
        self.assertTrue(minv <= value <= maxv, msg or f"{value} is not between {minv} and {maxv}")

    def assertStartsWith(self, actual, expected_start, msg=None):
        """A text with this beginning."""
        self.assertTrue(actual.startswith(expected_start), msg or f"{actual!r} does not start with {expected_start!r}")

    def assertRaisesOpError(self, expected_err_re_or_predicate):
        """A context in which an OpError must be raised whose message fits."""
        return self.assertRaisesRegex(OpError, expected_err_re_or_predicate)

    def assertRaisesWithPredicateMatch(self, exception_type, expected_err_re_or_predicate):
        """A context in which an error of a class must be raised whose message fits, or that a function accepts."""
        if callable(expected_err_re_or_predicate):
            return self._raises(exception_type, expected_err_re_or_predicate)
        return self.assertRaisesRegex(exception_type, expected_err_re_or_predicate)

    @contextlib.contextmanager
    def _raises(self, exception_type, accepts):
        with self.assertRaises(exception_type) as caught:
            yield
        self.assertTrue(accepts(caught.exception), f"another {exception_type.__name__}: {caught.exception}")


def _is_ragged(values):
    """Whether a list is no array: it holds dicts or other such lists, or arrays of several shapes."""
    if any(isinstance(x, dict) or (isinstance(x, (list, tuple)) and _is_ragged(x)) for x in values):
        return True
    return len({np.shape(x) for x in values}) > 1


def main(argv=None):
    """Run the tests of the program; source: tf.test.main."""
    unittest.main(argv=argv)
