"""Decoders against the list of all alignments."""

import numpy as np
import pytest

import minitf as tf
from naive import ctc as naive

LOGITS = np.random.default_rng(3).normal(size=(5, 2, 4)).astype("f") * 2
FRAMES = [5, 3]


def rows(st):
    """The rows of a SparseTensor of labels, without padding."""
    return [[v for v in row if v >= 0] for row in tf.sparse.to_dense(st, -1).numpy().tolist()]


@pytest.mark.parametrize("blank", [0, 2, -1])
def test_greedy(blank):
    [labels], score = tf.nn.ctc_greedy_decoder(LOGITS, FRAMES, blank_index=blank)
    assert rows(labels) == naive.greedy(LOGITS, FRAMES, blank % 4)
    np.testing.assert_allclose(score, naive.score(LOGITS, FRAMES), rtol=1e-6)


def test_without_merging_every_frame_counts():
    logits = tf.one_hot([[1], [1], [0]], 3)
    assert rows(tf.nn.ctc_greedy_decoder(logits, [3], merge_repeated=False)[0][0]) == [[1, 1, 0]]


def test_a_wide_beam_finds_the_likeliest():
    paths, scores = tf.nn.ctc_beam_search_decoder(LOGITS, FRAMES, beam_width=500, top_paths=4)
    for b, n in enumerate(FRAMES):
        found = naive.probabilities(LOGITS[:n, b], 3)
        likeliest = sorted(found, key=found.get)[:-5:-1]
        assert [rows(path)[b] for path in paths] == [list(labels) for labels in likeliest]
        np.testing.assert_allclose(scores[b], np.log([found[labels] for labels in likeliest]), rtol=1e-5)


def test_lengths_that_do_not_fit_are_refused():
    for decode in (tf.nn.ctc_greedy_decoder, tf.nn.ctc_beam_search_decoder):
        with pytest.raises(tf.errors.FailedPreconditionError, match="a sequence_length of 9"):
            decode(LOGITS, [9, 1])
        with pytest.raises(tf.errors.FailedPreconditionError, match="one length for each example"):
            decode(LOGITS, [1])
    with pytest.raises(tf.errors.InvalidArgumentError, match="the beam holds only 1"):
        tf.nn.ctc_beam_search_decoder(LOGITS, FRAMES, beam_width=1, top_paths=2)
    with pytest.raises(tf.errors.InvalidArgumentError, match="only 1 sequences"):
        tf.nn.ctc_beam_search_decoder(LOGITS, [0, 0], top_paths=2)
