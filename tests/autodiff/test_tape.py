"""GradientTape: what is watched, when it records, what gradient returns. Expected values are TensorFlow's."""

import gc
import logging
import weakref

import numpy as np
import pytest

import minitf as tf
from minitf.backend.log import warn_once


def number(x):
    """A gradient as a Python value: None, a number or a list."""
    return None if x is None else tf.convert_to_tensor(x).numpy().tolist()


def square(x, **arguments):
    """A tape that watched x, and y = x * x."""
    with tf.GradientTape(**arguments) as tape:
        tape.watch(x)
        y = x * x
    return tape, y


# --- watching -------------------------------------------------------------------------------------------------------
def test_trainable_variables_are_watched_unasked():
    v, fixed = tf.Variable(3.0), tf.Variable(2.0, trainable=False)
    with tf.GradientTape() as tape:
        y = v * fixed
    assert tape.watched_variables() == (v,)
    assert list(map(number, tape.gradient(y, [v, fixed]))) == [2.0, None]


def test_unless_the_tape_is_told_not_to():
    v, w = tf.Variable(3.0), tf.Variable(2.0)
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(w)
        y = v * w
    assert list(map(number, tape.gradient(y, [v, w]))) == [None, 3.0]
    assert tape.watched_variables() == (w,)


def test_others_are_watched_on_request_alone_or_in_structures():
    x, y, v = tf.constant(2.0), tf.constant(3.0), tf.Variable(4.0, trainable=False)
    with tf.GradientTape() as tape:
        tape.watch({"a": [x], "b": v})
        z = x * y * v
    assert list(map(number, tape.gradient(z, [x, y, v]))) == [12.0, None, 6.0]


def test_what_happens_before_watching_is_constant():
    x = tf.constant(2.0)
    with tf.GradientTape() as tape:
        before = x * x
        tape.watch(x)
        y = x * before
    assert number(tape.gradient(y, x)) == 4.0


@pytest.mark.parametrize("value", ["a", 3.0, np.array(3.0), None, [tf.constant(1.0), 2.0]], ids=repr)
def test_only_tensors_can_be_watched(value):
    with pytest.raises(ValueError, match="only tensors and variables"):
        tf.GradientTape().watch(value)


@pytest.fixture
def fresh_warnings():
    warn_once.cache_clear()


@pytest.mark.usefixtures("fresh_warnings")
def test_watching_integers_warns_once_and_gives_no_gradient(caplog):
    x = tf.constant(3)
    with caplog.at_level(logging.WARNING, "tensorflow"):
        tape, y = square(x)
        square(x)
    assert number(tape.gradient(y, x)) is None
    assert caplog.messages == ["The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.int32"]


# --- recording ------------------------------------------------------------------------------------------------------
def test_what_happens_outside_the_block_is_not_recorded():
    x = tf.constant(3.0)
    tape, y = square(x)
    z = y * y
    assert number(tape.gradient(z, x)) is None


def test_a_pause_makes_constants():
    v = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = v * v
        with tape.stop_recording():
            z = v * y
        w = y * z
    assert number(tape.gradient(w, v)) == 162.0
    with pytest.raises(RuntimeError, match="not recording"), tape.stop_recording():
        pass


def test_a_pause_ends_also_by_an_error():
    v = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        with pytest.raises(KeyError), tape.stop_recording():
            raise KeyError
        y = v * v
    assert number(tape.gradient(y, v)) == 6.0


def test_reset_forgets():
    v = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = v * v
        tape.reset()
        assert tape.watched_variables() == ()
        z = v * 2.0 + y
    assert number(tape.gradient(z, v)) == 2.0
    with pytest.raises(ValueError, match="not recording"):
        tape.reset()


def test_a_block_entered_again_goes_on():
    v = tf.Variable(3.0)
    tape = tf.GradientTape()
    with tape:
        y = v * v
    with tape:
        z = y * v
    assert number(tape.gradient(z, v)) == 27.0
    with tape:
        y = v * v * v
    assert number(tape.gradient(y, v)) == 27.0


def test_a_block_cannot_be_entered_twice_at_once():
    with tf.GradientTape() as tape, pytest.raises(ValueError, match="already recording"), tape:
        pass


def test_an_error_inside_the_block_stops_the_tape():
    v = tf.Variable(3.0)
    try:
        with tf.GradientTape() as tape:
            y = v * v
            raise KeyError
    except KeyError:
        _ = v * v
    assert repr(tape) == "<GradientTape of 3 calls, watching 1 variables>"
    assert number(tape.gradient(y, v)) == 6.0


# --- gradient: once or often ----------------------------------------------------------------------------------------
def test_a_tape_gives_one_gradient():
    x = tf.constant(3.0)
    tape, y = square(x)
    tape.gradient(y, x)
    with pytest.raises(RuntimeError, match="persistent=True"):
        tape.gradient(y, x)


def test_and_lets_go_of_what_it_recorded():
    x = tf.constant(3.0)
    tape, y = square(x)
    kept = weakref.ref(y)
    z = tape.gradient(y, x)
    del y
    gc.collect()
    assert kept() is None
    assert number(z) == 6.0


def test_a_wrong_argument_does_not_use_it_up():
    x = tf.constant(3.0)
    tape, y = square(x)
    with pytest.raises(TypeError):
        tape.gradient(y, 3.0)
    assert number(tape.gradient(y, x)) == 6.0


@pytest.mark.usefixtures("fresh_warnings")
def test_a_persistent_tape_gives_many():
    x = tf.constant(3.0)
    tape, y = square(x, persistent=True)
    assert [number(tape.gradient(y, x)) for _ in range(3)] == [6.0] * 3


@pytest.mark.usefixtures("fresh_warnings")
def test_inside_its_block_a_persistent_tape_warns_and_records_the_gradient(caplog):
    v = tf.Variable(3.0)
    with caplog.at_level(logging.WARNING, "tensorflow"), tf.GradientTape(persistent=True) as tape:
        y = v * v * v
        first = tape.gradient(y, v)
    assert number(tape.gradient(first, v)) == 18.0
    assert "persistent" in caplog.text


def test_inside_its_block_another_tape_ends():
    v = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = v * v
        assert number(tape.gradient(y, v)) == 6.0
        _ = v * v
    assert repr(tape).startswith("<GradientTape of 0 calls")


# --- gradient: targets and sources ----------------------------------------------------------------------------------
def test_structures():
    v, w = tf.Variable(3.0), tf.Variable(2.0)
    with tf.GradientTape() as tape:
        y = {"a": v * v, "b": [w]}
    gradients = tape.gradient(y, {"q": v, "r": (w, [v])})
    assert (number(gradients["q"]), number(gradients["r"][0]), number(gradients["r"][1][0])) == (6.0, 1.0, 6.0)
    assert type(gradients["r"]) is tuple


def test_nothing_in_nothing_out():
    x = tf.constant(3.0)
    tape, y = square(x, persistent=True)
    assert tape.gradient(y, []) == []
    assert tape.gradient([], x) is None


def test_several_targets_add_up():
    x = tf.constant(3.0)
    tape, y = square(x)
    assert number(tape.gradient([y, y], x)) == 12.0


def test_a_target_may_be_a_source():
    x, unwatched = tf.constant(3.0), tf.constant(1.0)
    tape, y = square(x, persistent=True)
    assert list(map(number, tape.gradient(y, [x, y]))) == [6.0, 1.0]
    assert number(tape.gradient(x, x)) == 1.0
    assert number(tape.gradient(unwatched, unwatched)) == 1.0
    v = tf.Variable(2.0)
    assert number(tape.gradient(v, v)) == 1.0


def test_what_was_computed_on_the_way_may_be_a_source():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * x
        z = y * x
    assert list(map(number, tape.gradient(z, [x, y]))) == [27.0, 3.0]


def test_a_source_that_was_not_watched_has_no_gradient_rather_than_half_of_one():
    v, c = tf.Variable(3.0), tf.constant(2.0)
    with tf.GradientTape() as tape:
        y = c * c * v
    assert list(map(number, tape.gradient(y, [c, v]))) == [None, 4.0]


@pytest.mark.parametrize("zero", ["zero", tf.UnconnectedGradients.ZERO])
def test_what_the_target_does_not_depend_on(zero):
    x, other, whole = tf.constant(3.0), tf.Variable([1.0, 2.0]), tf.Variable(3)
    tape, y = square(x, persistent=True)
    assert list(map(number, tape.gradient(y, [x, other]))) == [6.0, None]
    gradients = tape.gradient(y, [x, other, whole], unconnected_gradients=zero)
    assert list(map(number, gradients)) == [6.0, [0.0, 0.0], 0]
    with pytest.raises(ValueError, match="unconnected_gradients is 'nil'"):
        tape.gradient(y, x, unconnected_gradients="nil")


def test_what_does_not_change_smoothly_has_no_gradient():
    v = tf.Variable([3.0, 1.0])
    with tf.GradientTape(persistent=True) as tape:
        whole = tf.cast(v, tf.int32)
        back = tf.cast(whole, tf.float32)
        largest = tf.argmax(v)
    for y in (whole, back, largest):
        assert tape.gradient(y, v) is None


def test_an_assignment_is_seen_through_the_variable():
    v = tf.Variable(2.0)
    with tf.GradientTape() as tape:
        y = v.assign_add(1.0) * 2.0 + v * v
    assert number(tape.gradient(y, v)) == 8.0
    u = v.assign(3.0)
    with tf.GradientTape() as tape:
        y = v * v
    assert number(tape.gradient(y, u)) == 6.0


@pytest.mark.parametrize("wrong", [3.0, None, np.ones(2), "a"], ids=repr)
def test_what_is_neither_target_nor_source(wrong):
    x = tf.constant(3.0)
    tape, y = square(x)
    with pytest.raises(TypeError, match=r"target .* must be a tensor"):
        tape.gradient(wrong, x)
    with pytest.raises(TypeError, match=r"source .* must be a tensor"):
        tape.gradient(y, wrong)


# --- gradient: where it starts --------------------------------------------------------------------------------------
def test_output_gradients():
    x = tf.constant([1.0, 2.0])
    tape, y = square(x, persistent=True)
    assert number(tape.gradient(y, x, output_gradients=tf.constant([10.0, 100.0]))) == [20.0, 400.0]
    assert number(tape.gradient([y, y], x, output_gradients=[tf.constant([1.0, 1.0]), None])) == [4.0, 8.0]


@pytest.mark.parametrize(
    ("seeds", "words"),
    [
        (tf.constant([1.0, 2.0, 3.0]), "the shapes must be the same"),
        ([tf.constant([1.0, 2.0]), tf.constant(1.0)], "1 targets and 2 output_gradients"),
        (tf.constant([1.0, 2.0], tf.float64), "float64"),
    ],
)
def test_output_gradients_that_do_not_fit(seeds, words):
    x = tf.constant([1.0, 2.0])
    tape, y = square(x)
    with pytest.raises(ValueError, match=words):
        tape.gradient(y, x, output_gradients=seeds)


# --- higher orders --------------------------------------------------------------------------------------------------
def test_tapes_in_tapes():
    x = tf.constant(3.0)
    with tf.GradientTape() as third:
        third.watch(x)
        with tf.GradientTape() as second:
            second.watch(x)
            with tf.GradientTape() as first:
                first.watch(x)
                y = x * x * x * x
            dy = first.gradient(y, x)
        ddy = second.gradient(dy, x)
    dddy = third.gradient(ddy, x)
    assert [number(d) for d in (dy, ddy, dddy)] == [108.0, 108.0, 72.0]


def test_two_tapes_side_by_side():
    v = tf.Variable(3.0)
    with tf.GradientTape() as left, tf.GradientTape() as right:
        y = v * v
    assert number(left.gradient(y, v)) == number(right.gradient(y, v)) == 6.0


# --- rows -----------------------------------------------------------------------------------------------------------
def test_the_gradient_of_a_gather_is_a_few_rows():
    table = tf.Variable([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    with tf.GradientTape(persistent=True) as tape:
        rows = tf.gather(table, [0, 2, 0])
        others = tf.gather(table, [1])
        total = tf.reduce_sum(rows) + tf.reduce_sum(others)
        dense = total + tf.reduce_sum(table)
    assert isinstance(tape.gradient(rows, table), tf.IndexedSlices)
    assert isinstance(tape.gradient(total, table), tf.IndexedSlices)
    assert number(tape.gradient(total, table)) == [[2.0, 2.0], [1.0, 1.0], [1.0, 1.0]]
    assert isinstance(tape.gradient(dense, table), tf.Tensor)
    assert number(tape.gradient(dense, table)) == [[3.0, 3.0], [2.0, 2.0], [2.0, 2.0]]


def test_rows_flow_on_through_other_ops():
    table, factor = tf.Variable([[1.0], [2.0], [3.0]]), tf.Variable(2.0)
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(tf.gather(table * factor + table - 1.0, [0, 2, 2]))
    assert list(map(number, tape.gradient(y, [table, factor]))) == [[[3.0], [0.0], [6.0]], 7.0]


def test_rows_may_be_a_target():
    table = tf.Variable([[1.0], [2.0], [3.0]])
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = tf.reduce_sum(tf.square(tf.gather(table, [0, 2])))
        rows = inner.gradient(y, table)
    assert number(outer.gradient(rows, table)) == [[2.0], [0.0], [2.0]]


# --- complex numbers ------------------------------------------------------------------------------------------------
def test_the_gradient_of_a_complex_function_is_conjugated():
    x = tf.constant(3.0 + 1j)
    tape, y = square(x)
    assert number(tape.gradient(y, x)) == 6.0 - 2j


def test_a_step_leaves_no_work_to_the_garbage_collector():
    w = tf.Variable([1.0, 2.0])

    def step():
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(w * w)
        (dw,) = tape.gradient(loss, [w])
        w.assign_sub(0.1 * dw)
        return weakref.ref(dw), weakref.ref(loss)

    step()  # the first compiles and remembers things
    gc.disable()
    try:
        assert [gone() for gone in step()] == [None, None]
    finally:
        gc.enable()


def test_the_record_is_freed_while_it_is_walked():
    alive = []

    @tf.custom_gradient
    def look(x):
        return x * 1.0, lambda dy: alive.append([y() is not None for y in later]) or dy

    x = tf.constant(3.0)
    for persistent in (False, True):
        with tf.GradientTape(persistent=persistent) as tape:
            tape.watch(x)
            y = look(x)
            later = []
            for _ in range(3):
                y = tf.tanh(y)
                later.append(weakref.ref(y))
        tape.gradient(y, x)
    assert alive == [[False, False, True], [True, True, True]]  # the last one is the target, which we hold
