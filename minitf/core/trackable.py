"""Trackable: what a checkpoint needs of an object. Floor 1. Read next: `ops/variables/variable.py`, which has values.

A checkpoint walks a graph of Python objects: from the object that is saved, along its named children, to the values.
It knows nothing of variables, modules or layers. They all speak this protocol, and none of them knows checkpoints.
"""

from __future__ import annotations


class Trackable:
    """An object with children that have names, and values that have names. By default it has neither.

    The names stand in the file, so renaming an attribute means that older files no longer find it.

    Source: tf.__internal__.tracking.Trackable, whose methods have the same names.
    """

    __slots__ = ()

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        """The Trackables that this object refers to: name -> object."""
        return {}

    def _serialize_to_tensors(self) -> dict:
        """The values that this object itself holds: name -> tensor."""
        return {}

    def _restore_from_tensors(self, restored_tensors) -> None:
        """Take back what `_serialize_to_tensors` gave.

        restored_tensors: name -> tensor, under the same names.
        Raises: ValueError where a tensor has another shape or dtype than the object.
        """
