"""The walk back from the outputs of a model to its inputs."""

import minitf as tf
from minitf.keras.symbolic.topology import calls_before

layers = tf.keras.layers


class Plus(layers.Layer):
    """Adds a number, or another tensor."""

    def call(self, a, b=1.0):
        return a + b


def names(inputs, outputs):
    return [node.operation.name for node in calls_before(inputs, outputs)]


def test_a_chain_runs_from_the_input_on():
    x = tf.keras.Input((2,), name="x")
    z = Plus(name="second")(Plus(name="first")(x))
    assert names([x], [z]) == ["x", "first", "second"]


def test_a_call_stands_behind_all_that_it_needs():
    x = tf.keras.Input((2,), name="x")
    stem = Plus(name="stem")(x)
    far = Plus(name="far")(Plus(name="middle")(stem))
    order = names([x], [Plus(name="join")(stem, b=far)])
    assert sorted(order) == ["far", "join", "middle", "stem", "x"]
    assert [name for name in order if name in ("stem", "middle", "far")] == ["stem", "middle", "far"]
    assert (order[0], order[-1]) == ("x", "join")


def test_what_two_calls_need_is_listed_once():
    x = tf.keras.Input((2,), name="x")
    stem = Plus(name="stem")(x)
    outputs = [Plus(name="left")(stem), Plus(name="right")(stem)]
    assert names([x], outputs) == ["x", "stem", "left", "right"]


def test_a_layer_that_is_shared_has_two_calls():
    a, b = tf.keras.Input((2,), name="a"), tf.keras.Input((2,), name="b")
    shared = Plus(name="shared")
    order = names([a, b], [Plus(name="join")(shared(a), b=shared(b))])
    assert order == ["a", "shared", "b", "shared", "join"]


def test_a_model_begins_at_its_inputs_even_in_the_middle_of_a_graph():
    x = tf.keras.Input((2,), name="x")
    middle = Plus(name="before")(x)
    assert names([middle], [Plus(name="after")(middle)]) == ["after"]


def test_what_no_output_needs_is_left_out():
    x = tf.keras.Input((2,), name="x")
    Plus(name="nobody")(x)
    assert names([x], [Plus(name="wanted")(x)]) == ["x", "wanted"]


def test_thirty_joins_in_a_row_do_not_double_the_work_each_time():
    x = y = tf.keras.Input((2,), name="x")
    for i in range(30):
        y = Plus(name=f"join{i}")(y, b=y)
    assert names([x], [y]) == ["x", *(f"join{i}" for i in range(30))]


def test_a_deep_model_does_not_exhaust_pythons_stack():
    x = y = tf.keras.Input((2,), name="x")
    plus = Plus(name="plus")
    for _ in range(1200):
        y = plus(y)
    assert len(calls_before([x], [y])) == 1201
