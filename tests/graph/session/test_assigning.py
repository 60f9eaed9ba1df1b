"""minitf/graph/session/assigning.py"""

import minitf as tf

v1 = tf.compat.v1


def test_in_a_graph_it_happens_when_it_is_run():
    with tf.Graph().as_default(), v1.Session() as session:
        a = v1.get_variable("a", shape=[], initializer=v1.zeros_initializer)
        one_more, less = v1.assign(a, a + 1.0), v1.assign_sub(a, 0.5)
        session.run(v1.global_variables_initializer())
        assert [session.run(one_more) is not None and float(session.run(a)) for _ in range(2)] == [1.0, 2.0]
        session.run(less)
        assert session.run(a) == 1.5


def test_eagerly_it_happens_at_once():
    v = tf.Variable(1.0)
    assert float(v1.assign_add(v, 2.0)) == 3.0
    assert v.numpy() == 3.0
