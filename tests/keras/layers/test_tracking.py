"""minitf/keras/layers/tracking.py"""

import copy
from collections import OrderedDict, namedtuple

import pytest

import minitf as tf
from minitf.keras.layers.tracking import TrackedDict, TrackedList, TrackedSet, Tracker

keras = tf.keras
Pair = namedtuple("Pair", "a b")


class Holds(keras.layers.Layer):
    def __init__(self, value):
        super().__init__()
        self.value = value


def dense():
    return keras.layers.Dense(1)


@pytest.mark.parametrize("wrap", [
    lambda x: x, lambda x: [x], lambda x: {"k": x}, lambda x: (x,), lambda x: {x}, lambda x: [{"k": (1, [x])}],
    lambda x: OrderedDict(k=x), lambda x: Pair(1, x),
])
def test_layers_are_found_in_every_container(wrap):
    layer = dense()
    assert Holds(wrap(layer))._layers == [layer]


def test_what_is_put_in_later_is_found():
    holder, layers = Holds([]), [dense() for _ in range(6)]
    holder.value.append(layers[0])
    holder.value += [layers[1]]
    holder.value.insert(0, layers[2])
    holder.value.extend([[layers[3]]])
    holder.value.append({})
    holder.value[-1]["k"] = layers[4]
    holder.value[-1].update(m=layers[5])
    assert holder._layers == layers


def test_what_is_taken_out_is_forgotten():
    layers = [dense() for _ in range(5)]
    holder = Holds(list(layers))
    assert holder.value.pop() is layers[4]
    holder.value.remove(layers[0])
    del holder.value[0]
    assert holder._layers == [layers[2], layers[3]]
    holder.value[0] = layers[0]
    assert holder._layers == [layers[3], layers[0]]
    holder.value.clear()
    assert holder._layers == []


def test_dicts_and_sets_forget_too():
    holder, a, b, c = Holds({}), dense(), dense(), dense()
    holder.value.update({"a": a, "b": b})
    assert holder.value.setdefault("c", c) is c
    assert holder.value.pop("a") is a
    assert holder.value.pop("none", 3) == 3
    del holder.value["b"]
    assert holder._layers == [c]
    assert holder.value.popitem() == ("c", c)
    holder.value["a"] = a
    holder.value.clear()
    assert holder._layers == []
    holder.items = {b}
    holder.items.add(a)
    holder.items.remove(b)
    assert holder._layers == [a]


def test_deleting_an_attribute():
    holder = Holds(dense())
    del holder.value
    assert holder._layers == []


def test_things_are_kept_by_kind_and_once():
    holder = Holds([dense()])
    holder.again = holder.value[0]
    holder.v, holder.w = keras.Variable(1.0), keras.Variable(2.0, trainable=False)
    holder.mean, holder.seeds = keras.metrics.Mean(), keras.random.SeedGenerator(1)
    found = holder._tracker.found
    assert {kind: len(things) for kind, things in found.items()} == {
        "trainable_variables": 1, "non_trainable_variables": 1, "layers": 1, "metrics": 1, "seed_generators": 1}


def test_before_super_init_too():
    class Early(keras.layers.Layer):
        def __init__(self):
            self.inner = dense()
            super().__init__()

    assert len(Early()._layers) == 1


def test_a_locked_tracker_refuses():
    tracker = Tracker()
    tracker.locked = "too late"
    with pytest.raises(ValueError, match="too late"):
        tracker.track([dense()])
    assert tracker.track([1]) == [1]


def test_they_are_lists_dicts_and_sets():
    assert TrackedList([1, 2]) == [1, 2]
    assert TrackedDict({"a": 1}) == {"a": 1}
    assert TrackedSet({1}) == {1}
    assert tf.nest.map_structure(lambda x: x + 1, TrackedList([1, TrackedDict({"a": 2})])) == [2, {"a": 3}]
    for thing in (TrackedList([1]), TrackedDict({"a": 1}), TrackedSet({1})):
        assert copy.copy(thing) == thing
