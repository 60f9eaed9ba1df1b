"""BatchNormalization: every feature with mean 0 and variance 1 over the batch. Floor 7. Next: `layer_normalization.py`.

While training, the mean and variance are those of the batch, and are blended into moving ones; later, those are used.
"""

from ....backend.errors import explain
from ....core.execute import execute
from ....ops.elementwise.arithmetic import add, divide, multiply, square, subtract
from ....ops.indexing.selection import where
from ....ops.nn.batch_norm import batch_normalization
from ....ops.nn.fused_batch_norm import FusedBatchNormV3
from ....ops.reductions.statistics import moments
from ....ops.shapes.broadcasting import broadcast_to, reduce_sum
from ....ops.shapes.creation import ones, zeros, zeros_like
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import expand_dims, reshape, squeeze
from ....ops.shapes.layout import shape as shape_of
from ... import initializers
from ...config import epsilon as fuzz
from ..input_spec import InputSpec
from ..layer import Layer
from . import renormalization
from .scale_and_offset import add_scale_and_offset, require_axes, settings_config, take_settings, wide
from .synchronized import moments_over_replicas


class BatchNormalization(Layer):
    """y = (x - mean) / sqrt(variance + epsilon) * gamma + beta, for every index along `axis`.   x: at least 2 axes.

    While training, mean and variance are taken over all other axes, without masked steps, and the moving ones follow:
    `moving = momentum * moving + (1 - momentum) * now`. Else, and where `trainable` is False, the moving ones count.

    axis: int, the axis of the features. momentum: in [0, 1]. epsilon: > 0, keeps the root from 0.
    center, scale: whether there are a beta and a gamma; their initializers, regularizers and constraints follow.
    moving_mean_initializer, moving_variance_initializer: how the moving statistics start.
    renorm, renorm_clipping, renorm_momentum: see `renormalization.py`.
    synchronized: whether replicas of a model are to count as one batch.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.BatchNormalization(epsilon=0.0)
        >>> layer(tf.constant([[1., 10.], [3., 30.]]), training=True).numpy().round(3)
        array([[-1., -1.],
               [ 1.,  1.]], dtype=float32)
        >>> layer.moving_mean.numpy().round(3)
        array([0.02, 0.2 ], dtype=float32)

    Raises: ValueError for an axis that there is not, and for a mask that has not one axis less than x.
    Source: Ioffe & Szegedy 2015; keras.layers.BatchNormalization.
    """

    def __init__(self, axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones",
                 beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None,
                 renorm=False, renorm_clipping=None, renorm_momentum=0.99, synchronized=False, **kwargs):
        super().__init__(**kwargs)
        self.axis, self.momentum, self.epsilon = int(axis), float(momentum), float(epsilon)
        take_settings(self, center, scale, beta_initializer, gamma_initializer, beta_regularizer, gamma_regularizer,
                      beta_constraint, gamma_constraint)
        self.moving_mean_initializer = initializers.get(moving_mean_initializer)
        self.moving_variance_initializer = initializers.get(moving_variance_initializer)
        self.renorm, self.renorm_momentum = renorm, renorm_momentum
        self.renorm_clipping = renormalization.checked_clipping(renorm_clipping) if renorm else renorm_clipping
        self.synchronized = synchronized
        self.supports_masking = True

    def build(self, input_shape):
        """Make gamma, beta and the moving statistics."""
        require_axes(self, self.axis, input_shape)
        width = input_shape[self.axis]
        add_scale_and_offset(self, (width,))
        self.moving_mean = self.add_weight(shape=(width,), initializer=self.moving_mean_initializer, name="moving_mean",
                                           trainable=False, autocast=False)
        self.moving_variance = self.add_weight(shape=(width,), initializer=self.moving_variance_initializer,
                                               name="moving_variance", trainable=False, autocast=False)
        if self.renorm:
            renormalization.add_moving_deviations(self, width)
        self.input_spec = InputSpec(ndim=len(input_shape), axes={self.axis: width})
        others = list(range(len(input_shape)))
        del others[self.axis]
        self._reduction_axes = others

    def call(self, inputs, training=None, mask=None):
        """The normalized numbers."""
        if mask is not None and mask.shape.rank != inputs.shape.rank - 1:
            received = f"it has shape {mask.shape}, the inputs have {inputs.shape}"
            raise ValueError(explain("mask", received, "it must have one axis less than the inputs"))
        x, gamma, beta = cast(inputs, wide(inputs.dtype)), self.gamma, self.beta
        if training and self.trainable and self._may_be_one_op(x, mask):
            return cast(self._as_one_op(x), self.compute_dtype)
        if not (training and self.trainable):
            mean, variance = self.moving_mean, self.moving_variance
        else:
            mean, variance = self._moments(x, mask)
            if self.renorm:
                gamma, beta = renormalization.corrected(self, mean, variance)
                renormalization.follow(self, mean, variance)
            else:
                self._follow(self.moving_mean, mean)
                self._follow(self.moving_variance, variance)
        vectors = [v if v is None else self._along_axis(v, x) for v in (mean, variance, beta, gamma)]
        return cast(batch_normalization(x, *vectors, self.epsilon), self.compute_dtype)

    def _may_be_one_op(self, x, mask):
        """Whether statistics and result may be found together: for images with their channels last."""
        plain = mask is None and not self.renorm and not self.synchronized
        return plain and x.shape.rank == 4 and self.axis in (-1, 3)

    def _as_one_op(self, x):
        """The normalized numbers of a batch of images, in few passes over memory; moving statistics follow."""
        ones_, zeros_ = (function([x.shape[-1]], x.dtype) for function in (ones, zeros))
        gamma = ones_ if self.gamma is None else self.gamma
        beta = zeros_ if self.beta is None else self.beta
        y, _, _, mean, variance, _ = execute(
            FusedBatchNormV3, x, gamma, beta, ones_, ones_, epsilon=self.epsilon, exponential_avg_factor=1.0,
            data_format="NHWC", is_training=True)
        self._follow(self.moving_mean, mean)
        self._follow(self.moving_variance, variance)
        return y

    def _along_axis(self, vector, x):
        """The vector with axes of size 1 where x has others."""
        vector, rank = cast(vector, x.dtype), x.shape.rank
        after = rank - 1 - self.axis % rank
        return reshape(vector, [-1, *[1] * after]) if after else vector

    def _follow(self, moving, now):
        moving.assign(add(multiply(cast(moving, now.dtype), self.momentum), multiply(now, 1.0 - self.momentum)))

    def _moments(self, x, mask):
        """The mean and variance of every feature, over all samples and steps that count."""
        if mask is None:
            return (moments_over_replicas if self.synchronized else moments)(x, self._reduction_axes)
        counts = cast(broadcast_to(expand_dims(mask, -1), shape_of(x)), "bool")
        number = add(self._sum(cast(counts, x.dtype)), fuzz())
        mean = divide(self._sum(where(counts, x, zeros_like(x))), number)
        difference = where(counts, subtract(x, mean), zeros_like(x))
        variance = divide(self._sum(square(difference)), number)
        return squeeze(mean, self._reduction_axes), squeeze(variance, self._reduction_axes)

    def _sum(self, x):
        return reduce_sum(x, axis=self._reduction_axes, keepdims=True)

    def compute_output_shape(self, input_shape):
        require_axes(self, self.axis, input_shape)
        return input_shape

    def get_config(self):
        return {
            **super().get_config(),
            "axis": self.axis,
            "momentum": self.momentum,
            "epsilon": self.epsilon,
            **settings_config(self),
            "moving_mean_initializer": initializers.serialize(self.moving_mean_initializer),
            "moving_variance_initializer": initializers.serialize(self.moving_variance_initializer),
            "synchronized": self.synchronized,
            "renorm": self.renorm,
            "renorm_clipping": self.renorm_clipping,
            "renorm_momentum": self.renorm_momentum,
        }
