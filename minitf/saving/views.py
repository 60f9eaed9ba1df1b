"""CheckpointView and TrackableView: graphs of objects, to look at and compare. Floor 6. Read `object_graph.py` first.

A checkpoint finds its values by names of attributes. Where a program was changed since, these say what still fits.
"""

from __future__ import annotations

import weakref

from ..backend.errors import explain
from ..core.trackable import Trackable
from ..wire.bundle.reader import BundleReader
from .checkpoint import prefix_of
from .object_graph import walk
from .restoring import graph_of


class CheckpointView:
    """The objects in a checkpoint, which are known by numbers; the root is 0.

    save_path: path of the checkpoint.

        >>> import tempfile
        >>> import minitf as tf
        >>> path = tf.train.Checkpoint(v=tf.Variable(1.), w=tf.Variable(2.)).write(tempfile.mkdtemp() + "/ckpt")
        >>> view = tf.train.CheckpointView(path)
        >>> view.children(0)
        {'v': 1, 'w': 2}
        >>> other = tf.train.Checkpoint(v=tf.Variable(0.), x=tf.Variable(0.))
        >>> matched, only_in_file, only_in_program = view.diff(other)
        >>> list(matched), only_in_file, only_in_program[0] is other.x
        ([0, 1], [2], True)

    Raises: NotFoundError where there is no such checkpoint; DataLossError where it is damaged.
    Source: tf.train.CheckpointView.
    """

    def __init__(self, save_path):
        with BundleReader(prefix_of(save_path)) as reader:
            self._nodes = graph_of(reader).nodes

    def children(self, node_id) -> dict:
        """Name -> number of each child of an object.  Raises: IndexError where there is no such object."""
        if not isinstance(node_id, int):
            raise TypeError(explain("CheckpointView.children", f"node_id is {node_id!r}", "it must be a number"))
        if not -len(self._nodes) <= node_id < len(self._nodes):
            raise IndexError(explain("CheckpointView.children", f"node_id is {node_id}",
                                     f"there are {len(self._nodes)} objects"))
        return {child.local_name: child.node_id for child in self._nodes[node_id].children}

    def descendants(self) -> list:
        """The numbers of all objects that the root leads to, nearest first."""
        found = [0]
        known = {0}
        for number in found:  # which grows meanwhile
            for child in self.children(number).values():
                if child not in known:
                    known.add(child)
                    found.append(child)
        return found

    def match(self, obj) -> dict:
        """Number of an object in the file -> the object of the program that has the same name, from `obj` on.

        Raises: ValueError for what is no Trackable.
        """
        if not isinstance(obj, Trackable):
            raise ValueError(explain("CheckpointView.match", f"obj is {obj!r}", "Expected a Trackable"))
        view = TrackableView(obj)
        found = {0: obj}
        waiting = [0]
        for number in waiting:  # which grows meanwhile
            inside = view.children(found[number])
            for name, child in self.children(number).items():
                if name in inside and child not in found:
                    found[child] = inside[name]
                    waiting.append(child)
        return found

    def diff(self, obj):
        """(what `match` gives, the numbers that only the file has, the objects that only the program has)."""
        found = self.match(obj)
        taken = {id(thing) for thing in found.values()}
        return (found, [number for number in self.descendants() if number not in found],
                [thing for thing in TrackableView(obj).descendants() if id(thing) not in taken])


class TrackableView:
    """The objects of a program that a checkpoint of `root` would hold.

    root: a Trackable, or a weak reference to one; the view does not keep it alive.

        >>> import minitf as tf
        >>> program = tf.train.Checkpoint(v=tf.Variable(1.))
        >>> view = tf.train.TrackableView(program)
        >>> view.children(program)["v"] is program.v, len(view.descendants())
        (True, 2)

    Source: tf.train.TrackableView.
    """

    def __init__(self, root):
        self._root = root if isinstance(root, weakref.ref) else weakref.ref(root)

    @property
    def root(self):
        """The object."""
        return self._root()

    @classmethod
    def children(cls, obj, save_type="checkpoint", **kwargs) -> dict:
        """Name -> each child of an object."""
        return dict(obj._trackable_children(save_type, **kwargs)) if isinstance(obj, Trackable) else {}

    def descendants(self) -> list:
        """All objects that the root leads to, nearest first."""
        return [node.thing for node in walk(self.root)]
