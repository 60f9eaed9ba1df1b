"""Random choices about given tensors: classes, what is dropped, an order. Floor 7. Read next: `../initializers/`."""

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...ops.indexing.gather import gather
from ...ops.nn.dropout import stateless_dropout
from ...ops.random.choice import stateless_categorical
from ...ops.random.stateless import stateless_uniform
from ...ops.reductions.sorting import argsort
from ...ops.shapes.creation import zeros_like
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import shape as shape_of
from ..standardize import standardize_dtype
from .seed_generator import op_seed


def categorical(logits, num_samples, dtype="int32", seed=None):
    """Return classes drawn by their log-probabilities.   logits: [B, C], num_samples: int >= 0  ->  [B, num_samples].

    Raises: ValueError where logits is no matrix.
    Source: keras.random.categorical.
    """
    logits = convert_to_tensor(logits)
    if logits.shape.rank != 2:
        raise ValueError(explain("categorical", f"logits has shape {logits.shape}", "it must be [batch, classes]"))
    return cast(stateless_categorical(logits, num_samples, op_seed(seed)), standardize_dtype(dtype))


def dropout(inputs, rate, noise_shape=None, seed=None):
    """Return the inputs with a fraction of them set to 0 and the others scaled up, so that the mean stays.

    rate: fraction in [0, 1]. noise_shape: the shape of what is drawn, None or an axis None for that of the inputs; an
    axis of size 1 is dropped or kept as a whole.

    >>> import minitf as tf
    >>> tf.keras.random.dropout(tf.ones([6]), 0.5, seed=0)
    <tf.Tensor: shape=(6,), dtype=float32, numpy=array([0., 2., 2., 2., 0., 2.], dtype=float32)>

    Source: keras.random.dropout.
    """
    inputs = convert_to_tensor(inputs)
    if rate == 1.0:
        return zeros_like(inputs)
    if rate == 0.0:
        return inputs
    return stateless_dropout(inputs, rate, op_seed(seed), noise_shape=filled_shape(noise_shape, inputs))


def filled_shape(noise_shape, inputs):
    """Return the shape of what is drawn: the inputs' own for None, and their size where an axis is None."""
    sizes = shape_of(inputs)
    if noise_shape is None:
        return sizes
    return [sizes[axis] if size is None else size for axis, size in enumerate(noise_shape)]


def shuffle(x, axis=0, seed=None):
    """Return the tensor with its slices along an axis in random order.  Source: keras.random.shuffle."""
    x = convert_to_tensor(x)
    order = argsort(stateless_uniform([shape_of(x)[axis]], op_seed(seed)))
    return gather(x, order, axis=axis)
