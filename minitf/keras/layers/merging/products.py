"""Dot: products of two tensors, sample by sample, summed over one axis of each. Floor 7. Read `merge.py` first."""

from ....backend.errors import explain
from ....ops.linalg.einsum import einsum
from ....ops.reductions.norms import l2_normalize
from ....ops.shapes.layout import expand_dims
from ...config import epsilon
from .merge import Merge, require_list

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Dot(Merge):
    """y[b] = sum over an axis of x1[b] and one of x2[b].   x1: [B, ...], x2: [B, ...]  ->  y: [B, other axes of both].

    axes: an int, the axis of both, or a pair of them; counted with the batch, so at least 1, or negative.
    normalize: whether both are scaled to length 1 along the axis first; then y holds cosines.

        >>> import minitf as tf
        >>> tf.keras.layers.Dot(1)([tf.constant([[1., 2.]]), tf.constant([[3., 4.]])]).numpy()
        array([[11.]], dtype=float32)

    Raises: TypeError and ValueError where the axes are no ints; ValueError where their sizes differ.
    Source: keras.layers.Dot.
    """

    def __init__(self, axes, normalize=False, **kwargs):
        super().__init__(**kwargs)
        if not isinstance(axes, int | list | tuple):
            raise TypeError(explain("Dot", f"axes is {axes!r}", "it must be an int or two ints"))
        if not isinstance(axes, int) and (len(axes) != 2 or not all(isinstance(axis, int) for axis in axes)):
            raise ValueError(explain("Dot", f"axes is {axes!r}", "it must be an int or two ints"))
        self.axes = axes
        self.normalize = normalize

    def build(self, input_shape):
        """Check the shapes."""
        shapes = require_list(self, input_shape)
        if len(shapes) != 2:
            raise ValueError(explain(f"Dot {self.name!r}", f"{len(shapes)} inputs", "it takes exactly 2"))
        a, b = self._axes(*map(len, shapes))
        if shapes[0][a] != shapes[1][b]:
            raise ValueError(explain(f"Dot {self.name!r}", f"inputs of shapes {shapes[0]} and {shapes[1]}",
                                     f"axis {a} of the first must be as long as axis {b} of the second"))

    def call(self, inputs):
        """The products."""
        x1, x2 = inputs
        a, b = self._axes(x1.shape.rank, x2.shape.rank)
        if self.normalize:
            x1, x2 = (l2_normalize(x, axis, epsilon() ** 2) for x, axis in ((x1, a), (x2, b)))
        y = batch_dot(x1, x2, a, b)
        return expand_dims(y, 1) if y.shape.rank == 1 else y

    def _axes(self, *ranks):
        """The two axes, counted from the front."""
        axes = [self.axes] * 2 if isinstance(self.axes, int) else self.axes
        if 0 in axes:
            raise ValueError(explain(f"Dot {self.name!r}", f"axes is {self.axes}", "axis 0 is the batch, and stays"))
        return [axis % rank for axis, rank in zip(axes, ranks, strict=True)]

    def compute_output_shape(self, input_shape):
        (first, second), (a, b) = input_shape, self._axes(*map(len, input_shape))
        shape = [*first[:a], *first[a + 1 :], *second[1:b], *second[b + 1 :]]
        return tuple(shape) if len(shape) > 1 else (*shape, 1)

    def compute_mask(self, inputs, mask=None):
        return None

    def get_config(self):
        return {**super().get_config(), "axes": self.axes, "normalize": self.normalize}


def batch_dot(x, y, a, b):
    """Return sum over axis a of x and axis b of y, for each sample; the other axes of x, then those of y, stay.

    >>> import minitf as tf
    >>> batch_dot(tf.ones([2, 3, 4]), tf.ones([2, 5, 3]), 1, 2).shape
    TensorShape([2, 4, 5])
    """
    of_x = list(LETTERS[: x.shape.rank])
    of_y = [of_x[0], *LETTERS[x.shape.rank : x.shape.rank + y.shape.rank - 1]]
    of_y[b] = of_x[a]
    result = [letter for letter in of_x + of_y[1:] if letter != of_x[a]]
    return einsum(f"{''.join(of_x)},{''.join(of_y)}->{''.join(result)}", x, y)


def dot(inputs, axes=-1, **kwargs):
    """Return the products of two tensors, sample by sample.  Source: keras.layers.dot."""
    return Dot(axes=axes, **kwargs)(inputs)
