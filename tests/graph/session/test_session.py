"""Sessions: fetches and feeds of all kinds, what runs and what does not, and refusals."""

import numpy as np
import pytest

import minitf as tf

v1 = tf.compat.v1


@pytest.fixture
def graph():
    with tf.Graph().as_default() as graph:
        yield graph


def test_any_structure_is_fetched(graph):
    x = v1.placeholder(tf.float32, [2], name="x")
    y = x + 1.0
    found = v1.Session().run([y, {"a": y, "b": (y.op, "x:0")}], {x: [1, 2]})
    assert found[0].tolist() == [2.0, 3.0]
    assert found[1]["b"][0] is None
    assert found[1]["b"][1].tolist() == [1.0, 2.0]


def test_a_scalar_is_a_numpy_number(graph):
    assert repr(v1.Session().run(tf.constant(2.5))) == "np.float32(2.5)"
    assert v1.Session().run(tf.constant("a")) == b"a"


def test_a_tensor_in_the_middle_can_be_fed(graph):
    x = v1.placeholder(tf.float32, [2])
    y = x * 2.0
    assert v1.Session().run(y + 1.0, {y: [5, 6]}).tolist() == [6.0, 7.0]
    assert v1.Session().run(y, {y.name: [5, 6]}).tolist() == [5.0, 6.0]


def test_only_what_is_needed_runs(graph):
    v = tf.Variable(1.0)
    change = v.assign_add(1.0)
    session = v1.Session()
    session.run(v1.global_variables_initializer())
    session.run(tf.constant(0.0))
    assert session.run(v) == 1.0
    assert session.run(change) == 2.0
    with tf.control_dependencies([change]):
        y = tf.constant(5.0)
    assert session.run([y, v]) in ([5.0, 2.0], [5.0, 3.0])
    assert session.run(v) == 3.0


def test_what_an_assignment_gives_is_the_value_after_it(graph):
    v = tf.Variable(1.0)
    y = v.assign_add(1.0) * 10.0
    session = v1.Session()
    session.run(v1.global_variables_initializer())
    assert [session.run(y), session.run(y)] == [20.0, 30.0]


def test_a_variable_without_a_value_is_refused(graph):
    v = tf.Variable(1.0, name="v")
    with pytest.raises(tf.errors.FailedPreconditionError, match=r"'v:0'.*no value yet"):
        v1.Session().run(v)


def test_training_by_hand(graph):
    x = v1.placeholder(tf.float32, [None, 2])
    w = tf.Variable([[0.0], [0.0]])
    loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - [[1.0], [2.0]]))
    [slope] = tf.gradients(loss, [w])
    step = w.assign_sub(0.3 * slope)
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        for _ in range(100):
            session.run(step, {x: np.eye(2)})
        np.testing.assert_allclose(w.value().eval(), [[1.0], [2.0]], atol=1e-5)


@pytest.mark.parametrize(
    ("fetches", "feeds", "error", "words"),
    [
        ("y", {}, tf.errors.InvalidArgumentError, "'x'.*must feed a value"),
        ("nowhere", {}, ValueError, "no such operation"),
        ("nowhere:0", {}, ValueError, "no such operation"),
        ("x:1", {}, ValueError, "1 outputs"),
        (5, {}, TypeError, "of type int"),
        (None, {}, TypeError, "fetches is None"),
        ("y:0", {"nowhere:0": 1}, TypeError, "'nowhere:0'"),
        ("y:0", {"x": 1}, TypeError, "'x'"),
        ("y:0", {"x:0": [1, 2, 3]}, ValueError, r"shape \(3,\)"),
        ("y:0", {"x:0": ["a", "b"]}, ValueError, "fed for 'x:0'"),
    ],
)
def test_refusals(graph, fetches, feeds, error, words):
    y = v1.placeholder(tf.float32, [2], name="x") + 1.0
    y.op.name = "y"
    with pytest.raises(error, match=words):
        v1.Session().run(fetches, feeds)


def test_a_symbolic_tensor_cannot_be_fed(graph):
    x = v1.placeholder(tf.float32, [])
    with pytest.raises(TypeError, match="must be known"):
        v1.Session().run(x, {x: tf.constant(1.0)})


def test_a_closed_session_runs_nothing(graph):
    session = v1.Session()
    session.close()
    with pytest.raises(RuntimeError, match="closed"):
        session.run(tf.constant(1.0))


def test_a_session_of_what_is_no_graph():
    with pytest.raises(TypeError, match=r"must be a tf\.Graph"):
        v1.Session(graph=5)


def test_a_callable(graph):
    x = v1.placeholder(tf.float32, [])
    f = v1.Session().make_callable(x * 2.0, [x])
    assert f(3.0) == 6.0


def test_control_flow_runs(graph):
    n = v1.placeholder(tf.int32, [])
    total = tf.while_loop(lambda i, s: i < n, lambda i, s: (i + 1, s + i), (0, 0))[1]
    y = tf.cond(n > 3, lambda: total * 10, lambda: total)
    session = v1.Session()
    assert [session.run(y, {n: k}) for k in (3, 4)] == [3, 60]


def test_an_interactive_session_is_the_default_one():
    with tf.Graph().as_default():
        session = v1.InteractiveSession()
        assert v1.get_default_session() is session
        assert tf.constant(3.0).eval() == 3.0
        session.close()
        assert v1.get_default_session() is None
