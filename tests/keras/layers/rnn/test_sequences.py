"""The pieces that the kernels of LSTM and GRU are made of."""

import numpy as np

from minitf.keras.layers.rnn.sequences import (
    kernel_gradients,
    minus_one_to_one,
    over_samples,
    parts,
    products_with_inputs,
    sigmoid_of_negative,
    state_gradient,
    time_first,
    together,
    with_ones,
)

RNG = np.random.default_rng(0)


def test_products_of_all_steps_and_their_gradients():
    x, kernel, bias, d = (RNG.normal(size=s) for s in ((4, 3, 2), (2, 5), (5,), (4, 3, 5)))
    np.testing.assert_allclose(products_with_inputs(np, x, kernel, bias), x @ kernel + bias)
    dkernel, dbias = kernel_gradients(np, x, d)
    np.testing.assert_allclose(dkernel, np.einsum("tbn,tbg->ng", x, d))
    np.testing.assert_allclose(dbias, d.sum((0, 1)))
    np.testing.assert_allclose(state_gradient(x, d), dkernel)


def test_no_steps_have_no_products():
    assert with_ones(np, np.zeros((0, 3, 2))).shape == (0, 3)
    assert products_with_inputs(np, np.zeros((2, 3, 0)), np.zeros((0, 4)), np.ones(4)).sum() == 24


def test_steps_come_first_and_are_one_piece_each():
    x = time_first(np, RNG.normal(size=(3, 4, 2)))
    assert x.shape == (4, 3, 2)
    assert x.flags.c_contiguous


def test_functions_on_several_threads_give_what_they_give_alone():
    assert together(np, lambda: 1, lambda: "two", lambda: [3]) == [1, "two", [3]]


def test_functions_in_place():
    x = RNG.normal(size=7)
    np.testing.assert_allclose(sigmoid_of_negative(np, x.copy()), 1 / (1 + np.exp(x)))
    np.testing.assert_allclose(minus_one_to_one(np, sigmoid_of_negative(np, -2 * x)), np.tanh(x))


def test_every_sample_is_in_one_part():
    seen = np.zeros(7)

    def count(rows):
        seen[rows] += 1

    over_samples(np, count, 7)
    assert (seen == 1).all()
    assert [part.tolist() for part in parts(np.arange(4), 2)] == [[0, 1], [2, 3]]
