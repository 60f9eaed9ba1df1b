"""Batch renormalization: what BatchNormalization does with `renorm=True`. Floor 7. Read `batch_normalization.py` first.

In small batches the mean and deviation vary, so that training and use of a model differ. Here the batch is normalized
with its own, and then corrected by r and d towards slowly moving ones, as if those had been used; gradients flow as
without the correction.
"""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import add, divide, multiply, square, subtract
from ....ops.elementwise.extrema import clip_by_value, maximum, minimum
from ....ops.elementwise.powers import sqrt
from ....ops.nn.rectifiers import relu
from ....ops.shapes.identity import cast, stop_gradient
from ... import initializers

BOUNDS = ("rmax", "rmin", "dmax")


def checked_clipping(clipping):
    """Return the bounds of r and d, a dict with some of rmin, rmax and dmax.  Raises: ValueError out of range."""
    clipping = dict(clipping or {})
    unknown = set(clipping) - set(BOUNDS)
    rmin, rmax, dmax = clipping.get("rmin"), clipping.get("rmax"), clipping.get("dmax")
    crossed = rmin is not None and rmax is not None and rmax < rmin
    if unknown or crossed or (dmax is not None and dmax < 0):
        raise ValueError(explain("BatchNormalization", f"renorm_clipping is {clipping}",
                                 f"its keys are among {BOUNDS}, with rmin <= rmax and 0 <= dmax"))
    return clipping


def add_moving_deviations(layer, width):
    """Make the weights that renormalization has besides."""

    def deviation(shape, dtype=None):
        return sqrt(initializers.get(layer.moving_variance_initializer)(shape, dtype=dtype))

    for name, initializer in (("moving_stddev", deviation), ("renorm_mean", layer.moving_mean_initializer),
                              ("renorm_stddev", deviation)):  # fmt: skip
        weight = layer.add_weight(shape=(width,), initializer=initializer, name=name, trainable=False, autocast=False)
        setattr(layer, name, weight)


def corrected(layer, mean, variance):
    """Return (gamma, beta) with the correction by r and d in them, for a batch of this mean and variance."""
    dtype, bounds = mean.dtype, layer.renorm_clipping
    usual = maximum(cast(layer.renorm_stddev, dtype), sqrt(cast(layer.epsilon, dtype)))
    r = divide(sqrt(add(variance, layer.epsilon)), usual)
    d = divide(subtract(mean, cast(layer.renorm_mean, dtype)), usual)
    if bounds.get("rmin") is not None:
        r = maximum(r, bounds["rmin"])
    if bounds.get("rmax") is not None:
        r = minimum(r, bounds["rmax"])
    if bounds.get("dmax") is not None:
        d = clip_by_value(d, -bounds["dmax"], bounds["dmax"])
    gamma, beta = stop_gradient(r), stop_gradient(d)
    if layer.gamma is not None:
        gamma, beta = (multiply(v, cast(layer.gamma, dtype)) for v in (gamma, beta))
    return gamma, beta if layer.beta is None else add(beta, cast(layer.beta, dtype))


def follow(layer, mean, variance):
    """Move all statistics towards those of a batch; the moving variance follows from the moving deviation."""
    deviation = sqrt(add(variance, layer.epsilon))
    for moving, now, momentum in (
        (layer.renorm_mean, mean, layer.renorm_momentum), (layer.renorm_stddev, deviation, layer.renorm_momentum),
        (layer.moving_mean, mean, layer.momentum), (layer.moving_stddev, deviation, layer.momentum),
    ):  # fmt: skip
        moving.assign(add(multiply(cast(moving, now.dtype), momentum), multiply(now, 1.0 - momentum)))
    layer.moving_variance.assign(relu(subtract(square(cast(layer.moving_stddev, mean.dtype)), layer.epsilon)))
