"""Logic on Python values and on tensors."""

import itertools

import minitf as tf
from minitf.graph.autograph.logic import and_, not_, or_


def test_python_values_keep_pythons_meaning():
    values = [0, 1, "", "a", None]
    for a, b, c in itertools.product(values, repeat=3):
        later = [lambda value=value: value for value in (a, b, c)]
        assert and_(*later) is (a and b and c)
        assert or_(*later) is (a or b or c)
        assert not_(a) is (not a)


def test_tensors_in_a_graph():
    @tf.function
    def f(a, b):
        return a and b, a or b, not a, True and b, False or a

    for a, b in itertools.product([True, False], repeat=2):
        found = [y.numpy() for y in f(tf.constant(a), tf.constant(b))]
        assert found == [a and b, a or b, not a, b, a]


def test_what_does_not_matter_does_not_run():
    looked = tf.Variable(0)

    def second(x):
        looked.assign_add(1)
        return x > 5

    @tf.function
    def f(x):
        return x > 0 and second(x)

    f(tf.constant(-1))
    assert looked.numpy() == 0
    assert f(tf.constant(6)).numpy()
    assert looked.numpy() == 1
