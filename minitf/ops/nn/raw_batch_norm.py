"""The fused batch normalisation under its own name, all arguments by keyword: how Keras calls it. Floor 2.

Read `fused_batch_norm.py` first.
"""

from __future__ import annotations

from collections import namedtuple

from ...core.execute import execute
from ..axes import as_flag, as_number
from . import fused_batch_norm as ops

# They print under TensorFlow's names, which the ops have too.
Normalized = namedtuple(  # type: ignore[name-match]
    "FusedBatchNormV3", "y batch_mean batch_variance reserve_space_1 reserve_space_2 reserve_space_3"
)
Gradients = namedtuple(  # type: ignore[name-match]
    "FusedBatchNormGradV3", "x_backprop scale_backprop offset_backprop reserve_space_4 reserve_space_5"
)


def FusedBatchNormV3(*, x, scale, offset, mean, variance, epsilon=0.0001, exponential_avg_factor=1, data_format="NHWC",
                     is_training=True, name=None):
    """(x - mean) / sqrt(variance + epsilon) * scale + offset, channel by channel, and the statistics.

    x: float16, bfloat16 or float32 [B, H, W, C], or as data_format says: "NHWC", "NCHW", "NDHWC", "NCDHW".
    scale, offset: float32 [C].
    mean, variance: float32 [C]. Used unless is_training; then they are the running ones, or without elements.
    exponential_avg_factor: in [0, 1], how much of the running statistics is new.
    Returns: y, as x; the running mean and variance (of the whole population, not of this sample), [C]; and what the
        gradient needs.

        >>> import minitf as tf
        >>> one = tf.ones([1])
        >>> y = tf.raw_ops.FusedBatchNormV3(x=[[[[1.], [3.]]]], scale=one, offset=one, mean=[], variance=[], epsilon=0.)
        >>> y.y.numpy().ravel(), y.batch_mean.numpy(), y.batch_variance.numpy()
        (array([0., 2.], dtype=float32), array([2.], dtype=float32), array([2.], dtype=float32))

    Raises: InvalidArgumentError for another format, number of axes or of channels.
    Source: tf.raw_ops.FusedBatchNormV3. Besides: float64.
    """
    found = execute(ops.FusedBatchNormV3, x, scale, offset, mean, variance, epsilon=as_number(epsilon, "epsilon"),
                    exponential_avg_factor=as_number(exponential_avg_factor, "exponential_avg_factor"),
                    data_format=data_format, is_training=as_flag(is_training, "is_training"))
    return Normalized(*found)


def FusedBatchNormGradV3(*, y_backprop, x, scale, reserve_space_1, reserve_space_2, reserve_space_3, epsilon=0.0001,
                         data_format="NHWC", is_training=True, name=None):
    """The gradients of x, scale and offset, from that of y and what `FusedBatchNormV3` has reserved.

        >>> import minitf as tf
        >>> x, one = tf.constant([[[[1.], [3.]]]]), tf.ones([1])
        >>> tf.raw_ops.FusedBatchNormGradV3(y_backprop=x, x=x, scale=one, reserve_space_1=2 * one, reserve_space_2=one,
        ...                                 reserve_space_3=[]).offset_backprop.numpy()
        array([4.], dtype=float32)

    Raises: InvalidArgumentError for another format, number of axes or of channels.
    Source: tf.raw_ops.FusedBatchNormGradV3. Besides: float64.
    """
    found = execute(ops.FusedBatchNormGradV3, y_backprop, x, scale, reserve_space_1, reserve_space_2, reserve_space_3,
                    epsilon=as_number(epsilon, "epsilon"), data_format=data_format,
                    is_training=as_flag(is_training, "is_training"))
    return Gradients(*found)
