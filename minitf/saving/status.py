"""What was restored, and what was not. Floor 6. Read `restoring.py` first; next: `checkpoint.py`."""

from __future__ import annotations

from ..backend.errors import explain
from .object_graph import has_values, walk


class CheckpointLoadStatus:
    """What `Checkpoint.restore` returns: it can be asked whether all fell into its place.

    Source: tf.train.Checkpoint.restore. Differs: variables are restored at once, also inside a graph.
    """

    def __init__(self, restoration):
        self._restoration = restoration

    def _objects(self):
        """The objects with values that the program has now."""
        nodes = walk(self._restoration.root, attached=self._restoration.attached)
        return [node for node in nodes if has_values(node.thing)]

    def _without_value(self):
        """Those of them that the checkpoint had no value for."""
        found = {id(thing) for thing in self._restoration.objects.values()}
        return [node for node in self._objects() if id(node.thing) not in found]

    def assert_consumed(self):
        """Every value of the checkpoint found its object, and every object its value. Returns the status.

        Raises: AssertionError that tells some that did not.
        """
        restoration = self._restoration
        for number in restoration.unmatched():
            raise AssertionError(explain("assert_consumed", f"a value for {restoration.name_of(number)}",
                                         "Unresolved object in checkpoint: the program has no such object",
                                         "Has it been made yet? A layer makes its variables at its first call"))
        if restoration.unused:
            number, name = restoration.unused[0]
            raise AssertionError(explain("assert_consumed", f"{name} of {restoration.name_of(number)}",
                                         "Unused attributes in checkpoint: the object does not want this value"))
        return self.assert_existing_objects_matched()

    def assert_existing_objects_matched(self):
        """Every object that the program has now found its value. Returns the status.

        Raises: AssertionError that tells some that did not.
        """
        left = self._without_value()
        if left:
            raise AssertionError(explain("restore", f"{_named(left)}",
                                         "Some Python objects were not bound to checkpointed values, likely due to "
                                         "changes in the Python program"))
        return self

    def assert_nontrivial_match(self):
        """Something beyond the root was found in the checkpoint. Returns the status.

        Raises: AssertionError where nothing was.
        """
        left = self._without_value()
        if len(self._restoration.objects) <= 1 and left:
            raise AssertionError(explain("restore", _named(left), "Nothing except the root object matched a "
                                         "checkpointed value", "Typically this means that the checkpoint does not "
                                         "match the Python program"))
        return self

    def expect_partial(self):
        """It is all right if not all is restored: no warning. Returns the status."""
        self._restoration.partial = True
        return self

    def initialize_or_restore(self, session=None):
        """Nothing: values are restored already."""

    def run_restore_ops(self, session=None):
        """Nothing: values are restored already."""


class InitializationOnlyStatus:
    """What `Checkpoint.restore` returns for the path None: nothing is restored.

    Source: tf.train.Checkpoint.restore.
    """

    def _refuse(self):
        raise AssertionError(explain("restore", "save_path=None", "No checkpoint specified; nothing is being restored"))

    def assert_consumed(self):
        """Raises: AssertionError."""
        self._refuse()

    def assert_existing_objects_matched(self):
        """Raises: AssertionError."""
        self._refuse()

    def assert_nontrivial_match(self):
        """Raises: AssertionError."""
        self._refuse()

    def run_restore_ops(self, session=None):
        """Raises: AssertionError."""
        self._refuse()

    def expect_partial(self):
        """Returns the status."""
        return self

    def initialize_or_restore(self, session=None):
        """Nothing: variables have values."""


def _named(nodes):
    """The paths of some objects."""
    paths = [node.path or "(root)" for node in nodes]
    return ", ".join(paths[:10]) + (f" and {len(paths) - 10} more" if len(paths) > 10 else "")
