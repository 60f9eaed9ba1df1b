"""LossFunctionWrapper: a Loss made of a function of y_true and y_pred. Floor 7. Read next: `differences.py`."""

from __future__ import annotations

from ... import tree
from ...core.tensor import Tensor
from ..serialization import deserialize_keras_object, serialize_keras_object
from .arguments import same_rank
from .loss import Loss


class LossFunctionWrapper(Loss):
    """The loss that calls `fn(y_true, y_pred, **settings)`, and reduces what it returns.

    fn: a function that gives the loss of each sample.
    reduction, name, dtype: as for `Loss`.
    settings: further arguments of `fn`; each is an attribute of the loss, too.

    Source: the class of that name in Keras, the base of all its losses. Differs: every setting is in the config of a
    loss, also `delta` of Huber and `axis` of CosineSimilarity, which Keras forgets.
    """

    def __init__(self, fn, reduction="sum_over_batch_size", name=None, dtype=None, **settings):
        super().__init__(name=name, reduction=reduction, dtype=dtype)
        vars(self).update(settings)
        self.fn = fn
        self._settings = settings

    def call(self, y_true, y_pred):
        if isinstance(y_true, Tensor) and isinstance(y_pred, Tensor):
            y_true, y_pred = same_rank(y_true, y_pred)
        else:
            pairs = [same_rank(*both) for both in zip(tree.flatten(y_true), tree.flatten(y_pred), strict=True)]
            y_true = tree.pack_sequence_as(y_true, [true for true, _ in pairs])
            y_pred = tree.pack_sequence_as(y_pred, [pred for _, pred in pairs])
        return self.fn(y_true, y_pred, **self._settings)

    def get_config(self) -> dict:
        if type(self) is not LossFunctionWrapper:
            return {**super().get_config(), **self._settings}
        settings = serialize_keras_object(self._settings)
        return {**super().get_config(), "fn": serialize_keras_object(self.fn), **settings}

    @classmethod
    def from_config(cls, config):
        return cls(**deserialize_keras_object(config) if "fn" in config else config)

    def __repr__(self):
        return f"<LossFunctionWrapper({self.fn}, kwargs={self._settings})>"
