"""What optimizers do with the variables they hold."""

import copy
import pickle

import numpy as np
import pytest

import minitf as tf
from minitf.keras.optimizers.holding import held_variables, variable_name
from minitf.keras.variables import Variable


def built(optimizer=None):
    optimizer = optimizer or tf.keras.optimizers.Adam(0.1)
    v = Variable(np.array([1.0, 2.0], "float32"), name="w")
    optimizer.build([v])
    return optimizer, v


def test_variables_are_found_in_lists_and_dicts():
    v = Variable(1.0)
    assert held_variables(v) == held_variables([v]) == held_variables({"a": v}) == [v]
    assert held_variables(3) == []


def test_slots_are_named_after_what_they_belong_to():
    assert variable_name(tf.Variable(1.0, name="w"), "momentum") == "w_0_momentum"
    assert variable_name(Variable(1.0, name="w"), "momentum") == "w_momentum"


def test_an_attribute_before_init_is_refused():
    class Hasty(tf.keras.optimizers.Optimizer):
        def __init__(self):
            self.momentum = 0.5

    with pytest.raises(RuntimeError, match=r"super\(\).__init__\(\)"):
        Hasty()


def test_a_stateless_step_returns_what_a_step_would_leave_and_leaves_all_as_it_was():
    optimizer, v = built()
    twin, w = built()
    given = [tf.convert_to_tensor(variable) for variable in optimizer.variables]
    moved, own = optimizer.stateless_apply(given, [tf.constant([1.0, -1.0])], [tf.constant([1.0, 2.0])])
    twin.apply([tf.constant([1.0, -1.0])])
    assert np.array_equal(moved[0].numpy(), w.numpy())
    for ours, theirs in zip(own, twin.variables, strict=True):
        assert np.array_equal(ours.numpy(), theirs.numpy())
    assert np.array_equal(v.numpy(), [1.0, 2.0])
    assert optimizer.iterations.numpy() == 0


def test_a_stateless_step_needs_a_value_for_each_variable():
    optimizer, _ = built()
    with pytest.raises(ValueError, match="optimizer_variables has 1 values"):
        optimizer.stateless_apply([1], [tf.constant([1.0, -1.0])], [tf.constant([1.0, 2.0])])
    with pytest.raises(ValueError, match="not built"):
        tf.keras.optimizers.SGD().stateless_apply([], [], [])


def test_weights_are_set_and_stored_and_loaded():
    optimizer, _ = built()
    optimizer.apply([tf.constant([1.0, -1.0])])
    weights, store, (other, _) = [v.numpy() for v in optimizer.variables], {}, built()
    other.set_weights(weights)
    other.save_own_variables(store)
    again, _ = built()
    again.load_own_variables(store)
    for wanted, found in zip(weights, again.variables, strict=True):
        assert np.array_equal(wanted, found.numpy())


def test_a_store_of_another_length_is_left_alone_with_a_warning():
    optimizer, _ = built()
    with pytest.warns(UserWarning, match="Skipping variable loading"):
        optimizer.load_own_variables({"0": 1})
    assert optimizer.iterations.numpy() == 0


def test_weights_of_another_shape_are_refused():
    optimizer, _ = built()
    with pytest.raises(ValueError, match=r"received shape \(3,\)"):
        optimizer.set_weights([np.ones(3)])


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda pair: pickle.loads(pickle.dumps(pair))])  # noqa: S301 (our own)
def test_a_copy_moves_copies(copied):
    pair = built()
    optimizer, v = copied(pair)
    optimizer.apply([tf.constant([1.0, -1.0])], [v])
    np.testing.assert_allclose(v.numpy(), [0.9, 2.1], rtol=1e-5)
    assert np.array_equal(pair[1].numpy(), [1.0, 2.0])
