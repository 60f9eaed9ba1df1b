"""One of several functions, in eager code and in graphs."""

import pytest

import minitf as tf

X = tf.constant(2.0)


def graph(f, *args):
    return tf.function(f, autograph=False)(*args)


@pytest.mark.parametrize("x", [-1.0, 1.0])
def test_cond_takes_one(x):
    def f(x):
        return tf.cond(x > 0.0, lambda: {"a": (x, [x + 1.0])}, lambda: {"a": (-x, [x])})

    expected = {"a": (abs(x), [x + 1.0 if x > 0 else x])}
    for run in (f(tf.constant(x)), graph(f, tf.constant(x))):
        assert tf.nest.map_structure(float, run) == expected


def test_only_one_branch_runs():
    v = tf.Variable(0)

    @tf.function(autograph=False)
    def f(x):
        tf.cond(x > 0, lambda: v.assign_add(1), lambda: v.assign_sub(10))
        return v.read_value()

    assert [int(f(tf.constant(1))), int(f(tf.constant(-1))), int(f(tf.constant(1)))] == [1, -9, -8]


def test_shapes_that_differ_leave_axes_open():
    shapes = []

    def f(x):
        y = tf.cond(x > 0.0, lambda: tf.zeros([2, 3]), lambda: tf.ones([4, 3]))
        shapes.append(y.shape.as_list())
        return y

    assert graph(f, X).shape == [2, 3]
    assert shapes == [[None, 3]]


def test_what_must_agree():
    with pytest.raises(TypeError, match="same structure of tensors, of the same dtypes"):
        graph(lambda x: tf.cond(x > 0.0, lambda: x, lambda: 1), X)
    with pytest.raises(TypeError, match="same structure"):
        graph(lambda x: tf.cond(x > 0.0, lambda: {"a": x}, lambda: {"b": x}), X)
    with pytest.raises(ValueError, match="None is no tensor"):
        graph(lambda x: tf.cond(x > 0.0, lambda: None, lambda: x), X)
    assert graph(lambda x: tf.cond(x > 0.0, lambda: None, lambda: None), X) is None


def test_what_a_predicate_may_be():
    with pytest.raises(TypeError, match="not a Python bool"):
        graph(lambda x: tf.cond(True, lambda: x, lambda: x), X)
    with pytest.raises(tf.errors.InvalidArgumentError, match="bool without axes"):
        graph(lambda x: tf.cond(x, lambda: x, lambda: x), X)
    with pytest.raises(TypeError, match="true_fn"):
        tf.cond(True, 3, lambda: X)


@pytest.mark.parametrize(("index", "expected"), [(0, 10), (1, 11), (2, 12), (7, 12), (-1, 12)])
def test_switch_case(index, expected):
    def f(i):
        return tf.switch_case(i, [lambda: 10, lambda: 11], default=lambda: 12)

    assert int(f(tf.constant(index))) == int(graph(f, tf.constant(index))) == expected


def test_numbers_of_branches():
    assert tf.switch_case(tf.constant(1), {1: lambda: "b", 0: lambda: "a"}) == "b"
    assert tf.switch_case(tf.constant(0), [(1, lambda: "b"), (0, lambda: "a")]) == "a"
    with pytest.raises(ValueError, match="numbers from 0 to 1"):
        tf.switch_case(tf.constant(1), {0: lambda: 1, 3: lambda: 2})
    with pytest.raises(ValueError, match="empty"):
        tf.switch_case(tf.constant(1), [])
    with pytest.raises(TypeError, match="int32 tensor"):
        tf.switch_case(1, [lambda: 1])


@pytest.mark.parametrize(("x", "expected"), [(-1, 0), (5, 1), (50, 2)])
def test_case(x, expected):
    def f(x):
        return tf.case([(x < 0, lambda: tf.constant(0)), (x < 10, lambda: tf.constant(1))],
                       default=lambda: tf.constant(2))

    assert int(f(tf.constant(x))) == int(graph(f, tf.constant(x))) == expected


@pytest.mark.parametrize("run", [lambda f, x: f(x), graph])
def test_a_case_that_does_not_fit(run):
    with pytest.raises(tf.errors.InvalidArgumentError, match="none of the predicates"):
        run(lambda x: tf.case([(x < 0, lambda: 0), (x < 1, lambda: 1)]), tf.constant(5))
    with pytest.raises(tf.errors.InvalidArgumentError, match="more than one"):
        run(lambda x: tf.case([(x < 9, lambda: 0), (x < 10, lambda: 1)], exclusive=True), tf.constant(5))


def test_pairs():
    with pytest.raises(ValueError, match="empty"):
        tf.case([])
    with pytest.raises(TypeError, match="pair"):
        tf.case([1])
    with pytest.raises(TypeError, match="bool tensor"):
        tf.case([(True, lambda: 1)])
