"""ExtensionType: fields, constructors, equality; through tf.function, branches, loops, datasets and files."""

import numpy as np
import pytest

import minitf as tf
from ops.extension_types.types import Masked, Network, Player


def test_fields_are_converted():
    x = Masked([1, 2], [True, False])
    assert x.values.dtype is tf.int32
    np.testing.assert_array_equal(x.filled(0), [1, 0])
    assert repr(Player("a", {"h": 1.0})) == (
        "Player(name=<tf.Tensor: shape=(), dtype=string, numpy=b'a'>, attributes=ImmutableDict({'h': <tf.Tensor: "
        "shape=(), dtype=float32, numpy=1.0>}), level=3, friends=())")


@pytest.mark.parametrize(("make", "kind", "message"), [
    (lambda: Player("a", None), TypeError, "attributes: expected mapping, got 'NoneType'"),
    (lambda: Player("a", {}, 2.5), TypeError, "level: expected 'int', got 'float'"),
    (lambda: Player("a", {1: 2.0}), TypeError, r"attributes\[<key>\]: expected 'str', got 'int'"),
    (lambda: Player("a", {}, friends=(3,)), TypeError, r"friends\[0\]: expected 'Player', got 'int'"),
    (lambda: Player(), TypeError, "missing a required argument: 'name'"),
    (lambda: tf.experimental.ExtensionType(), AssertionError, "abstract base class"),
])
def test_refused(make, kind, message):
    with pytest.raises(kind, match=message):
        make()


def test_objects_never_change():
    x = Masked(1, True)
    with pytest.raises(AttributeError, match="Cannot mutate attribute `mask` outside the custom constructor"):
        x.mask = False
    with pytest.raises(AttributeError, match="Cannot mutate attribute"):
        del x.mask


def test_a_field_without_annotation():
    with pytest.raises(ValueError, match="Field x is missing a type annotation"):
        type("Wrong", (tf.experimental.ExtensionType,), {"x": 3})


def test_own_check_and_constructor():
    class Even(tf.experimental.ExtensionType):
        value: tf.Tensor

        def __init__(self, half):
            self.value = half * 2

        def __validate__(self):
            assert self.value.dtype.is_integer, "an integer is needed"

    assert int(Even(4).value) == 8
    with pytest.raises(AssertionError, match="an integer"):
        Even(0.5)


def test_equality():
    a, b = Masked([1, 2], [True, False]), Masked([[1, 2]], [[True, False]])
    assert bool(a == Masked([1, 2], [True, False]))
    assert not bool(a == Masked([1, 3], [True, False]))
    assert (a == b, a != b, a == a.values) == (False, True, False)


def test_inheritance_puts_the_fields_of_the_base_first():
    class Named(Masked):
        name: str = "x"

    x = Named([1], [True], "y")
    assert list(tf.experimental.extension_type.as_dict(x)) == ["values", "mask", "name"]
    with pytest.raises(TypeError, match="must be an ExtensionType"):
        tf.experimental.extension_type.as_dict(3)


def test_functions_are_traced_once_for_a_kind():
    traced = []

    @tf.function
    def renamed(player):
        traced.append(player)
        return Player("someone", player.attributes)

    first = renamed(Player("Ann", {"height": 1.0}))
    renamed(Player("Bob", {"height": 2.0}))
    assert len(traced) == 1
    assert first.name.numpy() == b"someone"
    renamed(Player("Cid", {"jump": 2.0}))
    renamed(Player("Cid", {"jump": 2.0}, level=4))
    assert len(traced) == 3


def test_input_signature():
    spec = Masked.Spec(tf.TensorSpec([None]), tf.TensorSpec([None], tf.bool))
    traced = []

    @tf.function(input_signature=[spec])
    def total(x):
        traced.append(x)
        return tf.reduce_sum(x.filled(0.0))

    assert [float(total(Masked(v, m))) for v, m in (([1.0], [True]), ([2.0, 3.0], [True, False]))] == [1.0, 2.0]
    assert len(traced) == 1


def test_branches_and_loops():
    @tf.function
    def grown(x, n):
        if n > 2:
            y = Masked(x, x > 0.0)
        else:
            y = Masked(-x, x > 1.0)
        for _ in tf.range(n):
            y = Masked(y.values + 1.0, y.mask)
        return y

    assert grown(tf.constant([1.0, -1.0]), tf.constant(3)).values.numpy().tolist() == [4.0, 2.0]
    assert grown(tf.constant([1.0, -1.0]), tf.constant(1)).values.numpy().tolist() == [0.0, 2.0]


def test_gradients_reach_the_tensors_inside():
    x = tf.Variable([1.0, 2.0])
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(Masked(x * x, [True, False]).filled(0.0))
    np.testing.assert_array_equal(tape.gradient(y, x), [2.0, 0.0])


def test_datasets():
    networks = tf.data.Dataset.from_tensor_slices(Network([[1, 2], [3, 4], [5, 6]]))
    assert [n.shape.as_list() for n in networks] == [[], [], []]
    batches = list(networks.map(lambda n: Network(n.work * 2)).batch(2))
    assert [b.work.numpy().tolist() for b in batches] == [[[2, 4], [6, 8]], [[10, 12]]]
    assert batches[0].shape.as_list() == [2]
    assert [n.work.numpy().tolist() for n in networks.batch(2).unbatch()] == [[1, 2], [3, 4], [5, 6]]
    pair, = tf.data.Dataset.from_tensors(Masked(1, True))
    assert int(pair.values) == 1
    with pytest.raises(TypeError, match="BatchableExtensionType"):
        tf.data.Dataset.from_tensors(Masked(1, True)).batch(1)


def test_map_fn():
    found = tf.map_fn(lambda n: Network(n.work + 1), Network([[1, 2], [3, 4]]))
    assert found.work.numpy().tolist() == [[2, 3], [4, 5]]
    assert found.shape.as_list() == [2]


class InFiles(tf.experimental.ExtensionType):
    __name__ = "minitf_tests.InFiles"

    values: tf.Tensor
    scale: tf.Tensor


def test_saved_models(tmp_path):
    class Grower(tf.Module):
        @tf.function(input_signature=[InFiles.Spec(tf.TensorSpec(None), tf.TensorSpec([]))])
        def grow(self, x):
            return InFiles(x.values * x.scale, x.scale)

    tf.saved_model.save(Grower(), str(tmp_path))
    grown = tf.saved_model.load(str(tmp_path)).grow(InFiles([1.0, 2.0], 3.0))
    assert type(grown) is InFiles
    assert grown.values.numpy().tolist() == [3.0, 6.0]
