"""The samplers that know, or learn, how frequent classes are."""

import numpy as np
import pytest

import minitf as tf

WEIGHTS = [1.0, 0.0, 5.0, 4.0]


def fixed(count=20_000, range_max=4, **settings):
    tf.random.set_seed(1)
    return tf.random.fixed_unigram_candidate_sampler([[0]], 1, count, False, range_max, **settings)


@pytest.mark.parametrize(("distortion", "shares"), [(1.0, [0.1, 0, 0.5, 0.4]), (0.5, [0.19098, 0, 0.42705, 0.38197])])
def test_classes_come_in_proportion_to_their_weights(distortion, shares):
    drawn, expected, _ = fixed(unigrams=WEIGHTS, distortion=distortion)
    np.testing.assert_allclose(np.bincount(drawn.numpy(), minlength=4) / 20_000, shares, atol=0.015)
    np.testing.assert_allclose(expected.numpy()[0, 0] / 20_000, shares[0], rtol=1e-4)


def test_weights_in_a_file(tmp_path):
    file = tmp_path / "vocabulary.csv"
    file.write_text("a,1\nb,0\nc,5\nd,4\n")
    np.testing.assert_array_equal(fixed(vocab_file=str(file))[0], fixed(unigrams=WEIGHTS)[0])
    file.write_text("a,one\n")
    with pytest.raises(tf.errors.InvalidArgumentError, match="cannot be read"):
        fixed(vocab_file=str(file))


def test_reserved_classes_are_never_drawn():
    assert fixed(unigrams=[1.0, 1.0], num_reserved_ids=2)[0].numpy().min() == 2


def test_a_shard_has_every_second_class():
    drawn, _, _ = fixed(unigrams=[9.0, 1.0, 9.0, 3.0], num_shards=2, shard=1, range_max=2)
    np.testing.assert_allclose(np.bincount(drawn.numpy()) / 20_000, [0.25, 0.75], atol=0.015)


@pytest.mark.parametrize(
    ("settings", "words"),
    [({}, "either"), ({"unigrams": WEIGHTS, "vocab_file": "x"}, "either"), ({"unigrams": [1.0]}, "there are 1 weights"),
     ({"vocab_file": "/nowhere"}, "cannot be read")],
)
def test_what_is_refused(settings, words):
    with pytest.raises(tf.errors.InvalidArgumentError, match=words):
        fixed(**settings)


def test_what_was_right_is_drawn_more_often_until_the_seed_is_set_again():
    def draw():
        return tf.random.learned_unigram_candidate_sampler([[2]] * 10, 1, 4, False, 5, seed=9)

    tf.random.set_seed(1)
    expected = [float(draw()[1][0, 0]) for _ in range(3)]
    assert expected == pytest.approx([4 / 5, 4 * 11 / 15, 4 * 21 / 25])
    tf.random.set_seed(1)
    assert float(draw()[1][0, 0]) == pytest.approx(4 / 5)
