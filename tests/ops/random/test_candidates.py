"""Candidate samplers: proportions, expected counts, accidental hits. Exact classes: test_distributions.py."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.random.candidates import below

SAMPLERS = [tf.random.uniform_candidate_sampler, tf.random.log_uniform_candidate_sampler,
            tf.random.learned_unigram_candidate_sampler]


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_unique_candidates_are_all_there_are(sampler):
    tf.random.set_seed(1)
    assert sorted(sampler([[1]], 1, 20, True, 20)[0].numpy()) == list(range(20))


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_classes_come_as_often_as_expected(sampler):
    tf.random.set_seed(2)
    drawn, expected, _ = sampler([[0], [1], [6]], 1, 20_000, False, 7)
    counts = np.bincount(drawn.numpy(), minlength=7)[[0, 1, 6]]
    np.testing.assert_allclose(counts, expected.numpy()[:, 0], rtol=0.06)


def test_few_are_expected_where_doubles_are_drawn_again():
    tf.random.set_seed(3)
    drawn, of_true, of_drawn = tf.random.log_uniform_candidate_sampler([[0], [99]], 1, 50, True, 100)
    assert len(set(drawn.numpy())) == 50
    assert of_drawn.numpy().max() <= 1
    assert of_true.numpy()[0, 0] > of_true.numpy()[1, 0]


def test_bits_that_would_favour_small_numbers_are_left_out():
    assert below(np.array([0, 1, 2, 3, 4, 250, 255], np.uint8), 100).tolist() == [50, 55]  # 256 % 100 = 56 of them
    assert below(np.array([0, 129, 255], np.uint8), 64).tolist() == [0, 1, 63]


def test_accidental_hits_name_the_last_place_of_a_double():
    indices, ids, weights = tf.nn.compute_accidental_hits([[1, 2], [3, 4]], [4, 1, 9, 4], 2)
    assert (indices.numpy().tolist(), ids.numpy().tolist()) == ([0, 1], [1, 3])
    assert weights.numpy().tolist() == [np.finfo(np.float32).min] * 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (([[1, 2]], 1, 2, True, 5), "num_true = 1 columns"),
        (([1], 1, 2, True, 5), "must be a matrix"),
        (([[1]], 1, 6, True, 5), "no 6 different classes"),
        (([[5]], 1, 2, True, 5), r"in \[0, 5\)"),
        (([[-1]], 1, 2, True, 5), r"in \[0, 5\)"),
        (([[1]], 1, 0, True, 5), "num_sampled is 0"),
    ],
)
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_what_is_refused(sampler, args, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        sampler(*args)
