"""Softmax: shares that add up to 1, as a layer, with a mask of what takes part. Floor 7."""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import subtract
from ....ops.elementwise.comparison import greater
from ....ops.elementwise.exponential import exp
from ....ops.indexing.selection import where
from ....ops.reductions.statistics import reduce_logsumexp
from ....ops.shapes.creation import zeros_like
from ....ops.shapes.identity import cast
from ... import activations
from ...standardize import standardize_dtype
from ..layer import Layer


class Softmax(Layer):
    """y = exp(x) / sum(exp(x)) along one axis or several.   x: any shape  ->  y: the same shape.

    axis: int, or a list of them. A call may have a `mask`, bool, of a shape that broadcasts to x's: where it is False,
    y is 0.

        >>> import minitf as tf
        >>> tf.keras.layers.Softmax()(tf.constant([1., 2., 1.]), mask=tf.constant([True, False, True])).numpy()
        array([0.5, 0. , 0.5], dtype=float32)

    Raises: ValueError where the mask does not broadcast to x.
    Source: keras.layers.Softmax.
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis
        self.supports_masking = True
        self.built = True

    def call(self, inputs, mask=None):
        """The shares; 0 where the mask is False."""
        if mask is None:
            return self._shares(inputs)
        _require_broadcast(mask.shape, inputs.shape)
        if standardize_dtype(mask.dtype) != "bool":
            mask = greater(mask, cast(0.5, mask.dtype))
        hidden = cast(-3e4 if standardize_dtype(inputs.dtype) == "float16" else -1e9, inputs.dtype)
        shares = self._shares(where(mask, inputs, hidden))
        return where(mask, shares, zeros_like(shares))

    def _shares(self, x):
        if isinstance(self.axis, int):
            return activations.softmax(x, self.axis)
        if len(self.axis) == 1:
            return activations.softmax(x, self.axis[0])
        return exp(subtract(x, reduce_logsumexp(x, axis=self.axis, keepdims=True)))

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}


def _require_broadcast(mask_shape, shape):
    """Raise ValueError unless a mask broadcasts to the inputs, axis by axis from the last."""
    pairs = zip(tuple(mask_shape)[::-1], tuple(shape)[::-1], strict=False)
    fits = all(m is None or n is None or m in (1, n) for m, n in pairs)
    if len(mask_shape) > len(shape) or not fits:
        raise ValueError(explain("Softmax", f"inputs have shape {shape}, mask has shape {mask_shape}",
                                 "the mask must be broadcastable to the inputs"))
