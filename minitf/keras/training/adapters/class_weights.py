"""class_weight: how much a sample counts, by its class. Floor 7."""

import numpy as np

from ....backend.errors import explain
from ....core.tensor import Tensor
from ...config import floatx


def weights_of_classes(y, class_weight):
    """Return how much each sample counts: floatx [N].

    y: class numbers [N] or [N, 1], or one-hot rows [N, classes].
    class_weight: dict, class number -> weight; a class that is not in it counts 1.
    Raises: AttributeError where it is no dict.

    >>> weights_of_classes(np.array([0, 1, 1]), {1: 5.0})
    array([1., 5., 5.], dtype=float32)
    """
    if not isinstance(class_weight, dict):
        raise AttributeError(explain("class_weight", f"{class_weight!r}", "it must be a dict, class number -> weight",
                                     "Try dict(enumerate(weights))"))
    y = np.asarray(y.numpy() if isinstance(y, Tensor) else y)
    if y.ndim > 1:
        y = y.argmax(-1) if y.shape[-1] != 1 else y.squeeze(-1)
    classes, positions = np.unique(np.round(y).astype("int32"), return_inverse=True)
    weights = np.array([class_weight.get(int(c), 1.0) for c in classes], floatx())
    return weights[positions.reshape(y.shape)]
