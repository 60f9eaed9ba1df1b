"""Shortening what is too long: clip_by_norm, global_norm, clip_by_global_norm. Floor 2.

One bad batch can make a gradient so long that the step along it destroys the model. Clipping keeps its direction and
cuts its length.
"""

from __future__ import annotations

from ...backend.dtypes import float32
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.indexed_slices import IndexedSlices
from ...core.tensor import is_tensor
from ..indexing.selection import where
from ..reductions.norms import l2_loss
from ..shapes.broadcasting import reduce_sum
from ..shapes.creation import ones_like
from ..shapes.sums import add_n
from .comparison import greater
from .extrema import maximum, minimum
from .powers import sqrt


def clip_by_norm(t, clip_norm, axes=None, name=None):
    """`t`, scaled down to the Euclidean length `clip_norm` if it is longer.

    t: float or complex [...], or IndexedSlices.
    clip_norm: float [], the longest that the result may be.
    axes: int or list of int: what is one vector; None: all of `t` is.

        >>> import minitf as tf
        >>> tf.clip_by_norm([3., 4.], 1.).numpy()
        array([0.6, 0.8], dtype=float32)

    Raises: InvalidArgumentError for integers, or an axis out of range.
    Source: tf.clip_by_norm.
    """
    values = convert_to_tensor(t.values if isinstance(t, IndexedSlices) else t)
    squares = reduce_sum(values * values, axes, keepdims=True)
    positive = greater(squares, 0)
    # the inner `where` keeps sqrt, and its infinite gradient, away from 0
    length = where(positive, sqrt(where(positive, squares, ones_like(squares))), squares)
    clip_norm = maximum(0, clip_norm if is_tensor(clip_norm) else convert_to_tensor(clip_norm, dtype_hint=values.dtype))
    clipped = values * clip_norm / maximum(length, clip_norm)
    return IndexedSlices(clipped, t.indices, t.dense_shape) if isinstance(t, IndexedSlices) else clipped


def global_norm(t_list, name=None):
    """The Euclidean length of all tensors of a list taken as one vector.

    t_list: a list or tuple of float tensors, IndexedSlices or None, which counts as nothing.

        >>> import minitf as tf
        >>> tf.linalg.global_norm([tf.constant([3.]), None, tf.constant([4.])]).numpy()
        np.float32(5.0)

    Raises: TypeError for what is not a list or tuple.
    Source: tf.linalg.global_norm.
    """
    _require_list("global_norm", t_list)
    halves = [l2_loss(_values(t)) for t in t_list if t is not None]
    return sqrt(2.0 * add_n(halves)) if halves else convert_to_tensor(0, float32)


def clip_by_global_norm(t_list, clip_norm, use_norm=None, name=None):
    """All tensors of a list, scaled down by one factor, together no longer than `clip_norm`.

    t_list: a list or tuple of float tensors, IndexedSlices or None, which stays None.
    clip_norm: float [], > 0.
    use_norm: the global norm, where it is known already.
    Returns: the list of scaled tensors, and the global norm before.

        >>> import minitf as tf
        >>> clipped, before = tf.clip_by_global_norm([tf.constant([3.]), tf.constant([4.])], 1.)
        >>> [t.numpy() for t in clipped], before.numpy()
        ([array([0.6], dtype=float32), array([0.8], dtype=float32)], np.float32(5.0))

    Raises: TypeError for what is not a list or tuple.
    Source: tf.clip_by_global_norm; Pascanu et al., 2012, https://arxiv.org/abs/1211.5063. Where the
    norm is infinite or nan, the results are nan.
    """
    _require_list("clip_by_global_norm", t_list)
    length = global_norm(t_list) if use_norm is None else convert_to_tensor(use_norm)
    clip_norm = clip_norm if is_tensor(clip_norm) else convert_to_tensor(clip_norm, length.dtype)
    scale = clip_norm * minimum(1 / length, 1 / clip_norm)
    scale = scale + (length - length)  # 0; but nan where the length is not finite: nothing is hidden
    return [_scaled(t, scale) for t in t_list], length


def _values(t):
    return t.values if isinstance(t, IndexedSlices) else convert_to_tensor(t)


def _scaled(t, scale):
    if t is None:
        return None
    scaled = _values(t) * scale
    return IndexedSlices(scaled, t.indices, t.dense_shape) if isinstance(t, IndexedSlices) else scaled


def _require_list(where_, t_list):
    if not isinstance(t_list, (list, tuple)):
        raise TypeError(explain(where_, f"t_list is a {type(t_list).__name__}", "it must be a list or tuple of tensors",
                                "Put it in brackets: [t]"))
