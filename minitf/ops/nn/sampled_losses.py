"""Losses over so many classes that only some are looked at: nce_loss, sampled_softmax_loss. Floor 2.

The output layer of a language model has a row of weights for each word. Scoring every word for every example is most
of the work, so a few wrong words are drawn, and only those compete with the right one. What is drawn more often is
scored down for it: its logit loses the logarithm of how often it was expected.
"""

from __future__ import annotations

from ...backend.dtypes import int64
from ...core.convert import convert_to_tensor
from ..axes import as_flag, as_int
from ..elementwise.exponential import log
from ..indexing.embedding import embedding_lookup
from ..indexing.scatter import scatter_nd
from ..linalg.matmul import matmul
from ..random.candidates import compute_accidental_hits, log_uniform_candidate_sampler
from ..shapes.broadcasting import reduce_sum
from ..shapes.creation import ones_like, zeros_like
from ..shapes.identity import cast, stop_gradient
from ..shapes.joining import concat, stack
from ..shapes.layout import reshape, shape, sizes_of
from .binary_cross_entropy import sigmoid_cross_entropy_with_logits
from .cross_entropy import softmax_cross_entropy_with_logits


def sampled_logits(weights, biases, labels, inputs, num_sampled, num_classes, num_true, sampled_values, remove_hits):
    """Logits of the right and the drawn classes, [B, num_true + S], and their labels: 1 / num_true each, and 0."""
    labels = cast(labels, int64)
    labels = labels if len(labels.shape) == 2 else reshape(labels, [-1, num_true])
    if sampled_values is None:
        sampled_values = log_uniform_candidate_sampler(labels, num_true, num_sampled, True, num_classes)
    sampled, true_expected, sampled_expected = (stop_gradient(convert_to_tensor(v)) for v in sampled_values)
    ids = concat([reshape(labels, [-1]), cast(sampled, int64)], 0)
    rows, bias = embedding_lookup(weights, ids), embedding_lookup(biases, ids)
    rights = sizes_of(labels)[0] * num_true
    true_rows = reshape(rows[:rights], [-1, num_true, sizes_of(rows)[1]])                       # [B, num_true, D]
    inputs = convert_to_tensor(inputs)
    true = reduce_sum(true_rows * inputs[:, None, :], -1) + reshape(bias[:rights], [-1, num_true])
    drawn = matmul(inputs, rows[rights:], transpose_b=True) + bias[rights:]                 # [B, S]
    if remove_hits:
        example, place, weight = compute_accidental_hits(labels, sampled, num_true)
        spots = stack([cast(example, int64), place], 1)
        drawn += cast(scatter_nd(spots, weight, shape(drawn, int64)), drawn.dtype)
    true -= log(cast(true_expected, true.dtype))
    drawn -= log(cast(sampled_expected, drawn.dtype))
    return concat([true, drawn], 1), concat([ones_like(true) / num_true, zeros_like(drawn)], 1)


def nce_loss(weights, biases, labels, inputs, num_sampled, num_classes, num_true=1, sampled_values=None,
             remove_accidental_hits=False, name="nce_loss"):
    """Tell the right classes from drawn ones, each decided on its own: noise-contrastive estimation.

    weights: float [num_classes, D], or a list of such tables.
    biases: float [num_classes].
    labels: int64 [B, num_true], the right classes of each example.
    inputs: float [B, D].
    num_sampled: how many classes to draw for the whole batch.
    sampled_values: what a candidate sampler returned; by default the log-uniform one draws, as fits classes that are
        sorted by falling frequency.
    remove_accidental_hits: leave out drawn classes that are right.
    Returns: float [B].

        >>> import minitf as tf
        >>> drawn = (tf.constant([1], tf.int64), [[1.]], [1.])
        >>> tf.nn.nce_loss(tf.zeros([3, 2]), tf.zeros([3]), [[0]], tf.ones([1, 2]), 1, 3,
        ...                sampled_values=drawn).numpy().round(4)
        array([1.3863], dtype=float32)

    Raises: InvalidArgumentError for a label out of range, or sizes that do not fit.
    Source: tf.nn.nce_loss; Gutmann and Hyvärinen, 2010.
    """
    logits, targets = sampled_logits(weights, biases, labels, inputs, num_sampled, num_classes,
                                     as_int(num_true, "num_true"), sampled_values,
                                     as_flag(remove_accidental_hits, "remove_accidental_hits"))
    return reduce_sum(sigmoid_cross_entropy_with_logits(targets, logits), 1)


def sampled_softmax_loss(weights, biases, labels, inputs, num_sampled, num_classes, num_true=1, sampled_values=None,
                         remove_accidental_hits=True, seed=None, name="sampled_softmax_loss"):
    """The softmax cross entropy among the right classes and drawn ones: an estimate of that among all.

    Arguments as in `nce_loss`; for training only.
    seed: of the classes drawn.

        >>> import minitf as tf
        >>> drawn = (tf.constant([1], tf.int64), [[1.]], [1.])
        >>> tf.nn.sampled_softmax_loss(tf.zeros([3, 2]), tf.zeros([3]), [[0]], tf.ones([1, 2]), 1, 3,
        ...                            sampled_values=drawn).numpy().round(4)
        array([0.6931], dtype=float32)

    Raises: InvalidArgumentError for a label out of range, or sizes that do not fit.
    Source: tf.nn.sampled_softmax_loss; Jean et al., 2014, https://arxiv.org/abs/1412.2007.
    """
    num_true = as_int(num_true, "num_true")
    if sampled_values is None:
        sampled_values = log_uniform_candidate_sampler(cast(labels, int64), num_true, num_sampled, True, num_classes,
                                                       seed=seed)
    logits, targets = sampled_logits(weights, biases, labels, inputs, num_sampled, num_classes, num_true,
                                     sampled_values, as_flag(remove_accidental_hits, "remove_accidental_hits"))
    return softmax_cross_entropy_with_logits(stop_gradient(targets), logits)
