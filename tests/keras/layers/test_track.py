"""What a tracker hears of in a value."""

from collections import namedtuple

import minitf as tf
from minitf.keras.layers.tracking import Tracker

Pair = namedtuple("Pair", "a b")


def dense():
    return tf.keras.layers.Dense(1)


def test_a_layer_is_noted_and_returned_as_it_is():
    tracker, layer = Tracker(), dense()
    assert tracker.track(layer) is layer
    assert tracker.found["layers"] == [layer]


def test_a_variable_goes_into_the_list_of_its_kind():
    tracker = Tracker()
    trained, counter = tf.keras.Variable(1.0), tf.keras.Variable(0, trainable=False)
    tracker.track(trained)
    tracker.track(counter)
    assert tracker.found["trainable_variables"][0] is trained
    assert tracker.found["non_trainable_variables"][0] is counter


def test_other_values_are_returned_as_they_are():
    tracker, value = Tracker(), object()
    assert tracker.track(value) is value
    assert tracker.track("text") == "text"
    assert not any(tracker.found.values())


def test_a_list_still_reports_what_is_appended_later():
    tracker, first, second = Tracker(), dense(), dense()
    layers = tracker.track([first])
    layers.append(second)
    assert isinstance(layers, list)
    assert tracker.found["layers"] == [first, second]


def test_a_dict_still_reports_what_is_put_in_later():
    tracker, first, second = Tracker(), dense(), dense()
    layers = tracker.track({"first": first})
    layers["second"] = second
    assert tracker.found["layers"] == [first, second]


def test_a_tuple_is_searched_and_stays_a_tuple():
    tracker, first, second = Tracker(), dense(), dense()
    result = tracker.track((first, 5, second))
    assert type(result) is tuple
    assert result == (first, 5, second)
    assert tracker.found["layers"] == [first, second]


def test_a_list_inside_a_tuple_reports_too():
    tracker, layer = Tracker(), dense()
    result = tracker.track((1, [2]))
    result[1].append(layer)
    assert tracker.found["layers"] == [layer]


def test_a_named_tuple_keeps_its_names():
    tracker, layer = Tracker(), dense()
    result = tracker.track(Pair(1, layer))
    assert type(result) is Pair
    assert result.b is layer
    assert tracker.found["layers"] == [layer]
