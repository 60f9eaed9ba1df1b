"""Smaller losses and what goes with them: log_poisson_loss, averages, in_top_k, crelu. Floor 2."""

from __future__ import annotations

from math import pi

from ...backend.dtypes import INDEX, bool_, float32
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.context import replicas_in_sync
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..elementwise.comparison import greater_equal, less_equal
from ..elementwise.exponential import exp, log
from ..elementwise.logical import logical_and
from ..elementwise.no_nan import divide_no_nan
from ..indexing.selection import where
from ..shapes.broadcasting import reduce_sum
from ..shapes.creation import ones_like, zeros_like
from ..shapes.identity import cast
from ..shapes.joining import concat
from ..shapes.layout import expand_dims, sizes_of, squeeze
from .rectifiers import relu


def log_poisson_loss(targets, log_input, compute_full_loss=False, name=None):
    """exp(c) - z c, elementwise: -ln of the Poisson probability of z, for a mean of exp(c), but for a constant.

    targets: z, float [...], counts.
    log_input: c, float, of the same shape.
    compute_full_loss: add Stirling's approximation of that constant, ln z!, where z > 1.

        >>> import minitf as tf
        >>> tf.nn.log_poisson_loss([1., 2.], [0., 0.]).numpy()
        array([1., 1.], dtype=float32)

    Raises: ValueError where the shapes differ.
    Source: tf.nn.log_poisson_loss.
    """
    c = convert_to_tensor(log_input)
    z = convert_to_tensor(targets, dtype_hint=c.dtype)
    if not c.shape.is_compatible_with(z.shape):
        raise ValueError(explain("log_poisson_loss", f"targets has shape {z.shape}, log_input has shape {c.shape}",
                                 "both must have the same shape"))
    loss = exp(c) - c * z
    if compute_full_loss:
        small = logical_and(greater_equal(z, 0), less_equal(z, 1))
        safe = where(small, ones_like(z), z)     # keeps the slope finite where the constant is not added
        constant = safe * log(safe) - safe + 0.5 * log(2 * pi * safe)
        loss += where(small, zeros_like(z), constant)
    return loss


def compute_average_loss(per_example_loss, sample_weight=None, global_batch_size=None):
    """The sum of the losses of all examples, divided by how many there are over all devices.

    per_example_loss: float [B, ...].
    sample_weight: broadcasts to the losses from the left: a weight for each example, or for each part of it.
    global_batch_size: int; by default B, times the number of replicas in a strategy of `tf.distribute`.

        >>> import minitf as tf
        >>> tf.nn.compute_average_loss([1., 2., 3.], sample_weight=[1., 1., 0.]).numpy()
        np.float32(1.0)

    Raises: ValueError for a loss without axes; TypeError for a batch size that is no integer.
    Source: tf.nn.compute_average_loss.
    """
    loss = convert_to_tensor(per_example_loss)
    if not len(loss.shape):
        raise ValueError(explain("compute_average_loss", "a loss without axes", "there must be one for each example"))
    if sample_weight is not None:
        weight = cast(sample_weight, loss.dtype)
        if len(weight.shape) == len(loss.shape) + 1:
            weight = squeeze(weight, -1)
        while 0 < len(weight.shape) < len(loss.shape):
            weight = expand_dims(weight, -1)
        loss = loss * weight
    if global_batch_size is None:
        global_batch_size = sizes_of(loss)[0] * replicas_in_sync()
    size = convert_to_tensor(global_batch_size)
    if not size.dtype.is_integer or len(size.shape):
        raise TypeError(explain("compute_average_loss", f"global_batch_size is {global_batch_size!r}",
                                "it must be an integer without axes"))
    return divide_no_nan(reduce_sum(loss), cast(size, loss.dtype))


def scale_regularization_loss(regularization_loss):
    """The sum of regularization losses, divided by the number of replicas that will each add it.

        >>> import minitf as tf
        >>> tf.nn.scale_regularization_loss([1., 2.]).numpy()
        np.float32(3.0)

    Source: tf.nn.scale_regularization_loss.
    """
    total = reduce_sum(regularization_loss)
    return total if replicas_in_sync() == 1 else total / cast(replicas_in_sync(), total.dtype)


def crelu(features, axis=-1, name=None):
    """relu of x, and behind it relu of -x: both signs pass, apart.

    features: real [...].
    axis: in [-rank, rank); it becomes twice as long.

        >>> import minitf as tf
        >>> tf.nn.crelu([1., -2.]).numpy()
        array([1., 0., 0., 2.], dtype=float32)

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.nn.crelu; Shang et al., 2016, https://arxiv.org/abs/1603.05201.
    """
    x = convert_to_tensor(features)
    return relu(concat([x, -x], axis))


class InTopKV2(Op):
    """Is each target among the k best?   predictions: float32 [B, C], targets: int [B], k: int []  ->  bool [B]."""

    types = ("Predictions", "T", "T")
    Predictions = frozenset({float32})
    T = INDEX

    def infer(predictions, targets, k):
        if predictions.rank not in (2, None) or targets.rank not in (1, None) or k.rank not in (0, None):
            raise RuleError("predictions must have 2 axes, targets 1 and k none")
        if not may_equal(predictions.dims and predictions.dims[:1], targets.dims):
            raise RuleError("there must be one target for each row of predictions")
        return targets.with_dtype(bool_)

    def kernel(xp, predictions, targets, k):
        classes = predictions.shape[1]
        exists = (targets >= 0) & (targets < classes)
        if not classes:
            return exists
        mine = xp.take_along_axis(predictions, xp.where(exists, targets, 0)[:, None], 1)
        better = xp.count_nonzero(predictions > mine, axis=1)
        return exists & xp.isfinite(predictions).all(1) & (better < k)

    gradient = no_gradient


def in_top_k(targets, predictions, k, name=None):
    """Is the target among the k classes with the largest predictions? Equal ones do not push it out.

    targets: int [B].
    predictions: float32 [B, C].
    k: int.
    Returns: bool [B]; False for a target outside [0, C), and where a prediction of the row is not finite.

        >>> import minitf as tf
        >>> tf.nn.in_top_k([0, 1], [[0.1, 0.9], [0.3, 0.7]], 1).numpy()
        array([False,  True])

    Raises: InvalidArgumentError where the sizes do not fit; ValueError for predictions of another dtype.
    Source: tf.nn.in_top_k.
    """
    return execute(InTopKV2, convert_to_tensor(predictions, float32), targets, k)
