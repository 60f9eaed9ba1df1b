"""Normalization: features with mean 0 and variance 1, as they were found in the data. Floor 7.

`adapt(data)` looks at the data once, before training; the layer then keeps what it found.
"""

import math

import numpy as np

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....core.tensor import is_tensor
from ....ops.elementwise.arithmetic import add, divide, multiply, subtract
from ....ops.elementwise.extrema import maximum
from ....ops.elementwise.powers import sqrt
from ....ops.shapes.broadcasting import broadcast_to
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import reshape
from ...config import epsilon
from ..layer import Layer
from ..normalization.scale_and_offset import require_axes


class Normalization(Layer):
    """y = (x - mean) / sqrt(variance).   x: any shape  ->  y: the same shape.

    axis: the axes that have a mean and a variance of their own: int, a tuple, or None for one of each for all numbers.
    mean, variance: their values, where they are known; else `adapt` finds them. Both or neither.
    invert: whether to undo it: y = x * sqrt(variance) + mean.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.Normalization()
        >>> layer.adapt(tf.constant([[1., 10.], [3., 30.]]))
        >>> layer(tf.constant([[3., 20.]])).numpy()
        array([[1., 0.]], dtype=float32)

    Raises: ValueError where only one of mean and variance is given, their shapes differ, or an axis has no known size.
    Source: keras.layers.Normalization.
    """

    def __init__(self, axis=-1, mean=None, variance=None, invert=False, **kwargs):
        super().__init__(**kwargs)
        self.axis = () if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
        if (mean is None) != (variance is None):
            raise ValueError(explain("Normalization", f"mean is {mean}, variance is {variance}",
                                     "both must be given, or neither"))
        if mean is not None and (np.shape(mean) != np.shape(variance) or np.ndim(mean) > len(self.axis)):
            received = f"mean has shape {np.shape(mean)}, variance {np.shape(variance)}, axis is {self.axis}"
            raise ValueError(explain("Normalization", received, "one shape for both, with no more axes than `axis`"))
        self.input_mean, self.input_variance, self.invert = mean, variance, invert
        self.mean = self.variance = None
        self.supports_masking = True

    def build(self, input_shape):
        """Make the weights mean, variance and count; or, where the values were given, bring those into shape."""
        if input_shape is None:
            return
        require_axes(self, self.axis, input_shape)
        kept = sorted(axis % len(input_shape) for axis in self.axis)
        sizes = tuple(input_shape[axis] for axis in kept)
        if None in sizes:
            raise ValueError(explain(f"Normalization {self.name!r}", f"axis is {self.axis}, the input has shape "
                                     f"{tuple(input_shape)}", "the axes must have known sizes"))
        self._kept, self._sizes = tuple(kept), sizes
        self._others = tuple(axis for axis in range(len(input_shape)) if axis not in kept)
        self._broadcast_shape = tuple(size if axis in kept else 1 for axis, size in enumerate(input_shape))
        if self.input_mean is not None:
            self.mean, self.variance = (self._in_shape(v) for v in (self.input_mean, self.input_variance))
            return
        make = {"trainable": False, "shape": sizes}
        self.adapt_mean = self.add_weight(initializer="zeros", name="mean", **make)
        self.adapt_variance = self.add_weight(initializer="ones", name="variance", **make)
        self.count = self.add_weight(shape=(), dtype="int64", initializer="zeros", trainable=False, name="count")
        self.finalize_state()

    def _in_shape(self, values):
        values = cast(convert_to_tensor(values), self.compute_dtype)
        return reshape(broadcast_to(values, self._sizes), self._broadcast_shape)

    def adapt(self, data):
        """Find mean and variance.

        data: an array or tensor; or what gives batches of them, or of tuples (x, ...): a list, generator or dataset.
        Raises: TypeError for anything else; ValueError where it is empty, or does not fit what the layer was built for.
        """
        batches = [data] if isinstance(data, np.ndarray) or is_tensor(data) else _batches(data)
        moments = None
        for batch in batches:
            array = _array(batch[0] if isinstance(batch, tuple) else batch)
            if not self.built:
                self.build(array.shape)
            self._require_sizes(array.shape)
            moments = _combined(moments, _moments(array, self._others))
        if moments is None:
            raise ValueError(explain("Normalization.adapt", "received no data", "at least one batch is needed"))
        self.adapt_mean.assign(moments[1])
        self.adapt_variance.assign(moments[2])
        self.finalize_state()

    def _require_sizes(self, shape):
        found = tuple(shape[axis] for axis in self._kept) if len(shape) == len(self._broadcast_shape) else None
        if found != self._sizes:
            raise ValueError(explain("Normalization.adapt", f"a batch of shape {tuple(shape)}",
                                     f"the axes {self._kept} must have sizes {self._sizes}, for which it was built"))

    def finalize_state(self):
        """Take over what the weights hold; called after they were loaded or adapted."""
        if self.input_mean is None:
            self.mean, self.variance = (self._in_shape(v.value) for v in (self.adapt_mean, self.adapt_variance))

    def load_own_variables(self, store):
        """Take the weights from a file, and what follows from them."""
        super().load_own_variables(store)
        self.finalize_state()

    def call(self, inputs):
        """The normalized features."""
        if self.mean is None:
            raise ValueError(explain(f"Normalization {self.name!r}", "called before it was built",
                                     "it needs to know the shape of its inputs", "Call adapt(data), or build(shape)"))
        x, deviation = cast(inputs, self.compute_dtype), maximum(sqrt(self.variance), epsilon())
        if self.invert:
            return add(self.mean, multiply(x, deviation))
        return divide(subtract(x, self.mean), deviation)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        known = {"mean": self.input_mean, "variance": self.input_variance}
        return {**super().get_config(), "axis": self.axis, "invert": self.invert,
                **{name: np.array(value).tolist() for name, value in known.items()}}  # fmt: skip


def _batches(data):
    """The batches that data gives; a dataset of single samples is batched.  Raises: TypeError where it gives none."""
    spec = getattr(data, "element_spec", None)
    if spec is not None and len((spec[0] if isinstance(spec, tuple) else spec).shape) == 1:
        data = data.batch(128)
    if hasattr(data, "__getitem__") and hasattr(data, "__len__") and not isinstance(data, list | tuple):
        return (data[i] for i in range(len(data)))
    if not hasattr(data, "__iter__") or isinstance(data, str | bytes | dict):
        raise TypeError(explain("Normalization.adapt", f"received {type(data).__name__}",
                                "data must be an array, a tensor, or give batches of them"))
    return iter(data)


def _array(batch):
    """A batch as an array.  Raises: TypeError where it is no array of numbers."""
    array = np.asarray(batch)
    if not hasattr(batch, "shape") or array.dtype.kind not in "biufV":  # V: bfloat16
        raise TypeError(explain("Normalization.adapt", f"a batch is {batch!r}", "it must be an array of numbers"))
    return array


def _moments(array, axes):
    """(how many numbers, their mean, their variance) over the axes."""
    return math.prod(array.shape[axis] for axis in axes), array.mean(axis=axes), array.var(axis=axes)


def _combined(a, b):
    """The moments of two sets of numbers together."""
    if a is None:
        return b
    count, share = a[0] + b[0], b[0] / (a[0] + b[0])
    mean = a[1] * (1 - share) + b[1] * share
    variance = (a[2] + (a[1] - mean) ** 2) * (1 - share) + (b[2] + (b[1] - mean) ** 2) * share
    return count, mean, variance
