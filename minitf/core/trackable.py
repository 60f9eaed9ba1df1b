"""Trackable: what a checkpoint needs of an object. Floor 1. Read next: `ops/variables/variable.py`, which has values.

A checkpoint walks a graph of Python objects: from the object that is saved, along its named children, to the values.
It knows nothing of variables, modules or layers. They all speak this protocol, and none of them knows checkpoints.

A checkpoint may be restored into an object whose children are not there yet: a layer makes its variables when it sees
its first input. Then the checkpoint waits in the object, which says when it has `grown`.
"""

from __future__ import annotations

WAITING = "_waiting_checkpoints"  # the attribute of an object in which checkpoints wait for its children


class Trackable:
    """An object with children that have names, and values that have names. By default it has neither.

    The names stand in the file, so renaming an attribute means that older files no longer find it.

    Source: tf.__internal__.tracking.Trackable, whose methods have the same names.
    """

    __slots__ = ()
    # Where a file has one name for all values: this, and "-keys" may stand for "table-keys".
    _common_name: str | None = None

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


class Group(Trackable):
    """Children under a common name, for an object that keeps them in a form of its own.

    children: name -> Trackable, or a list of them, which are then named "0", "1", ...
    """

    def __init__(self, children):
        named = children if isinstance(children, dict) else {str(i): x for i, x in enumerate(children)}
        self.children = {name: x for name, x in named.items() if isinstance(x, Trackable)}

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return self.children


def grown(parent) -> None:
    """To be called after an object got a child: a checkpoint may have waited with its value."""
    for checkpoint in tuple(vars(parent).get(WAITING, ())):
        checkpoint.look_again(parent)


def wait(parent, checkpoint) -> None:
    """Let a checkpoint wait for children of an object: `checkpoint.look_again(parent)` is called for new ones."""
    waiting = vars(parent).get(WAITING, ())
    if checkpoint not in waiting:
        vars(parent)[WAITING] = (*waiting, checkpoint)
