"""Module: what it finds, in TensorFlow's order, under TensorFlow's names."""

import collections
import copy

import pytest

import minitf as tf
from minitf.module.module import snake_case


class Block(tf.Module):
    """One of each: variables, a list, a dict, a tuple, a second name for a variable, things of no interest."""

    def __init__(self, name=None):
        super().__init__(name=name)
        self.b = tf.Variable(1.0, name="b")
        self.a = tf.Variable(2.0, name="a", trainable=False)
        self.l = [tf.Module(name="x"), tf.Variable(3.0, name="l1")]
        self.d = {"z": tf.Variable(4.0, name="dz"), "y": tf.Variable(5.0, name="dy")}
        self.t = (tf.Variable(6.0, name="t0"), [tf.Variable(7.0, name="t10")])
        self.same = self.b
        self._hidden = tf.Variable(8.0, name="h")
        self.nothing = None
        self.word = "word"


class Network(tf.Module):
    """Modules in modules, and a reference to itself."""

    def __init__(self):
        super().__init__()
        self.m2 = Block("second")
        self.m1 = Block()
        self.w = tf.Variable(0.0, name="w")
        self.me = self


OF_A_BLOCK = ["h", "a", "b", "dy", "dz", "l1", "t0", "t10"]


def names(variables):
    return [variable.name.removesuffix(":0") for variable in variables]


def is_variable(x):
    return isinstance(x, tf.Variable)


def test_variables_come_by_the_names_of_their_attributes_each_once():
    assert isinstance(Block().variables, tuple)
    assert names(Block().variables) == OF_A_BLOCK


def test_a_modules_own_come_before_those_of_the_modules_inside_it():
    assert names(Network().variables) == ["w", *OF_A_BLOCK, *OF_A_BLOCK]


def test_trainable_or_not():
    assert names(Block().trainable_variables) == [name for name in OF_A_BLOCK if name != "a"]
    assert names(Block().non_trainable_variables) == ["a"]


def test_submodules_at_any_depth():
    assert [module.name for module in Network().submodules] == ["block", "second", "x", "x"]
    assert tf.Module().submodules == ()


def test_what_is_added_later_is_found():
    block = Block()
    block.l.append(tf.Variable(9.0, name="appended"))
    block.d["x"] = tf.Variable(9.0, name="dx")
    block.dq = collections.deque([tf.Variable(9.0, name="dq")])
    assert names(block.variables) == ["h", "a", "b", "dx", "dy", "dz", "dq", "l1", "appended", "t0", "t10"]
    del block.b
    assert "b" in names(block.variables)  # by its second name
    del block.same
    assert "b" not in names(block.variables)


# --- _flatten -------------------------------------------------------------------------------------------------------
def test_flatten_with_paths_names_every_way_to_an_object():
    found = [(path, v.name) for path, v in Block()._flatten(predicate=is_variable, with_path=True)]
    assert found == [
        (("_hidden",), "h:0"),
        (("a",), "a:0"),
        (("b",), "b:0"),
        (("d", "y"), "dy:0"),
        (("d", "z"), "dz:0"),
        (("l", 1), "l1:0"),
        (("same",), "b:0"),
        (("t", 0), "t0:0"),
        (("t", 1, 0), "t10:0"),
    ]
    paths = [path for path, _ in Network()._flatten(predicate=is_variable, with_path=True)]
    assert paths[:3] == [("w",), ("m1", "_hidden"), ("m1", "a")]
    assert len(paths) == 1 + 2 * 9


def test_flatten_need_not_walk_into_modules():
    assert names(Network()._flatten(recursive=False, predicate=is_variable)) == ["w"]


def test_flatten_in_another_order():
    backward = {"w": 0, "m2": 1, "m1": 2}
    found = Network()._flatten(predicate=is_variable, attribute_traversal_key=lambda name: backward.get(name, 3))
    assert names(found)[:3] == ["w", "b", "a"]


def test_attributes_may_be_left_out():
    class Discreet(tf.Module):
        _TF_MODULE_IGNORED_PROPERTIES = frozenset(["secret"])

    module = Discreet()
    module.secret = tf.Variable(1.0)
    module.known = tf.Variable(2.0)
    assert [v.numpy() for v in module.variables] == [2.0]


def test_a_dict_whose_keys_have_no_order():
    module = tf.Module()
    module.d = {1: tf.Variable(1.0), "a": tf.Variable(2.0)}
    with pytest.raises(ValueError, match="attribute 'd'"):
        _ = module.variables


# --- names ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dense", "dense"),
        ("BatchNorm", "batch_norm"),
        ("Conv2D", "conv2_d"),
        ("MyHTTPServer2D", "my_http_server2_d"),
        ("MLP", "mlp"),
        ("_Hidden", "_hidden"),
        ("already_snake", "already_snake"),
    ],
)
def test_class_names_in_snake_case(name, expected):
    assert snake_case(name) == expected


def test_a_module_names_itself_after_its_class():
    assert Block().name == "block"
    assert Block("first").name == "first"
    assert Block().name_scope.name == "block/"
    with tf.name_scope("outer"):
        assert Block().name_scope.name == "outer/block/"


@pytest.mark.parametrize(("name", "error"), [("a b", ValueError), ("", ValueError), ("2x", ValueError), (3, TypeError)])
def test_what_is_no_name(name, error):
    with pytest.raises(error, match="name is"):
        tf.Module(name)


def test_methods_in_the_name_scope():
    class Lazy(tf.Module):
        @tf.Module.with_name_scope
        def build(self, inner):
            """Makes a variable."""
            self.v = tf.Variable(1.0, name="v")
            return self.v.name if inner is None else inner.build(None)

    assert Lazy().build(None) == "lazy/v:0"
    assert Lazy("outer").build(Lazy("inner")) == "inner/v:0"
    assert Lazy.build.__doc__ == "Makes a variable."


def test_without_init_variables_are_found_and_the_name_says_what_is_missing():
    class Hasty(tf.Module):
        def __init__(self):
            self.v = tf.Variable(1.0)

    assert len(Hasty().variables) == 1
    for attribute in ("name", "name_scope"):
        with pytest.raises(AttributeError, match=r"Call super\(\).__init__\(\)"):
            getattr(Hasty(), attribute)


# --- copies and checkpoints -----------------------------------------------------------------------------------------
def test_a_deep_copy_has_variables_of_its_own():
    block = Block()
    twin = copy.deepcopy(block)
    block.b.assign(50.0)
    block.l[1].assign(50.0)
    assert names(twin.variables) == OF_A_BLOCK
    assert (twin.b.numpy(), twin.l[1].numpy()) == (1.0, 3.0)
    assert twin.same is twin.b


def test_the_children_that_a_checkpoint_sees():
    children = Block()._trackable_children()
    assert list(children) == ["b", "a", "l", "d", "t", "same", "_hidden"]
    assert list(children["l"]._trackable_children()) == ["0", "1"]
    assert Block()._serialize_to_tensors() == {}
