"""All layers inside a layer, in order."""

import minitf as tf


class Holder(tf.keras.layers.Layer):
    """A layer that holds others."""

    def __init__(self, name, *inner):
        super().__init__(name=name)
        self.inner = list(inner)


def names(layers):
    return " ".join(layer.name for layer in layers)


def family():
    """a holds b and c; b holds d and e."""
    return Holder("a", Holder("b", Holder("d"), Holder("e")), Holder("c"))


def test_a_layer_alone():
    assert names(Holder("a")._flatten_layers()) == "a"


def test_layers_inside_layers_are_found_right_behind_their_owner():
    assert names(family()._flatten_layers()) == "a b d e c"


def test_the_layer_itself_may_be_left_out():
    assert names(family()._flatten_layers(include_self=False)) == "b d e c"


def test_only_those_right_inside():
    assert names(family()._flatten_layers(recursive=False)) == "a b c"
    assert names(family()._flatten_layers(include_self=False, recursive=False)) == "b c"


def test_a_shared_layer_is_listed_once_where_it_is_met_first():
    shared = Holder("shared", Holder("core"))
    both = Holder("a", Holder("b", shared), shared, Holder("c"))
    assert names(both._flatten_layers()) == "a b shared core c"


def test_two_layers_that_hold_each_other_do_not_go_round_for_ever():
    a = Holder("a")
    b = Holder("b", a)
    a.inner.append(b)
    assert names(a._flatten_layers()) == "a b"
    assert names(b._flatten_layers()) == "b a"


def test_a_long_chain_is_no_problem():
    layer = Holder("last")
    for i in range(1500):
        layer = Holder(f"link{i}", layer)
    assert len(layer._flatten_layers()) == 1501
