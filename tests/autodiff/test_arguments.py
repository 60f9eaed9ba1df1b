"""What a caller may ask a tape for. What GradientTape does with it stands in test_tape.py."""

import pytest

import minitf as tf
from minitf.autodiff.arguments import identity_of, one_of, seeds_of, sources_of, targets_of, wants_zero

X, V = tf.constant([1.0, 2.0]), tf.Variable(3.0)
ROWS = tf.IndexedSlices(X, tf.constant([0, 5]), tf.constant([9]))


def test_structures_become_lists():
    assert sources_of({"b": V, "a": [X]})[0] is X
    assert targets_of(({"y": X}, V))[1] is V


def test_slices_are_known_by_their_values():
    assert identity_of(ROWS) is X
    assert targets_of([ROWS])[0] is X
    with pytest.raises(TypeError, match="source"):
        sources_of([ROWS])


def test_seeds_are_ones_unless_they_are_given():
    seeds = seeds_of([X, V], [None, 5.0])
    assert [seed.numpy().tolist() for seed in seeds] == [[1.0, 1.0], 5.0]
    assert [seed.numpy().tolist() for seed in seeds_of([X], None)] == [[1.0, 1.0]]


@pytest.mark.parametrize("value", [None, 3.0, [X], ROWS], ids=repr)
def test_a_jacobian_has_one_target(value):
    assert one_of(X, "target", "jacobian") is X
    with pytest.raises(TypeError, match=r"GradientTape.jacobian: target .* must be one tensor"):
        one_of(value, "target", "jacobian")


def test_the_two_ways_to_have_no_gradient():
    assert [wants_zero(way, "f") for way in ("none", "zero", *tf.UnconnectedGradients)] == [False, True] * 2
    with pytest.raises(ValueError, match="f: unconnected_gradients is 0"):
        wants_zero(0, "f")
