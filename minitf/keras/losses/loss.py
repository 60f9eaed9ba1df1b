"""Loss: what all losses share, from `loss(y_true, y_pred)` to one number. Floor 7. Read next: `wrapper.py`."""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...core.context import name_scope
from .. import dtype_policies
from ..config import floatx
from ..naming import auto_name
from .arguments import as_tensor
from .reduction import checked_reduction, reduce_weighted


class Loss:
    """What a model is trained to make small. A subclass defines `call(y_true, y_pred)`.

    name: its name in logs; by default made from that of the class.
    reduction: how the losses of the samples become one number: "sum"; "sum_over_batch_size" or "mean", the sum divided
        by their number; "mean_with_sample_weight", the sum divided by that of the weights; "none" or None, not at all.
    dtype: the dtype, or the DTypePolicy, to compute with; `keras.config.floatx()` by default.

        >>> import minitf as tf
        >>> class Distance(tf.keras.losses.Loss):
        ...     def call(self, y_true, y_pred):
        ...         return tf.reduce_sum(tf.abs(y_true - y_pred), axis=-1)
        >>> Distance()([[0., 0.], [0., 1.]], [[1., 1.], [0., 0.]], sample_weight=[1., 4.]).numpy()
        np.float32(3.0)

    Raises: ValueError for an unknown reduction.
    Source: keras.losses.Loss.
    """

    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None):
        self.name = name or auto_name(type(self).__name__)
        self.reduction = checked_reduction(reduction)
        self._dtype_policy = dtype_policies.get(dtype or floatx())
        self._dtype = self._dtype_policy.compute_dtype

    @property
    def dtype(self) -> str:
        return self._dtype

    def __call__(self, y_true, y_pred, sample_weight=None):
        """The reduced loss.

        y_true, y_pred: tensors, or structures of them; cast to the loss's dtype.
        sample_weight: float, broadcastable to the losses before they are reduced; or None.
        """
        mask = getattr(y_pred, "_keras_mask", None)
        with name_scope(self.name):
            y_pred, y_true = _as_tensors(y_pred, self.dtype), _as_tensors(y_true, self.dtype)
            losses = self.call(y_true, y_pred)
            out_mask = getattr(losses, "_keras_mask", None)
            if out_mask is not None:
                mask = out_mask if mask is None else mask & out_mask
            return reduce_weighted(losses, sample_weight, mask, self.reduction, self.dtype)

    def call(self, y_true, y_pred):
        """The loss of each sample, before it is weighted and reduced."""
        raise NotImplementedError(explain(type(self).__name__, "a loss without call", "a subclass of Loss must define "
                                          "call(self, y_true, y_pred)"))

    def get_config(self) -> dict:
        return {"name": self.name, "reduction": self.reduction}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


def _as_tensors(values, dtype):
    """Every tensor or array of a structure in that dtype. Nested lists of single numbers are one tensor."""
    structured = isinstance(values, dict) or (
        isinstance(values, list | tuple) and any(getattr(x, "ndim", 0) != 0 for x in tree.flatten(values)))
    return tree.map_structure(lambda x: as_tensor(x, dtype), values) if structured else as_tensor(values, dtype)
