"""Checkpoint: what a program has learnt, in a file. Floor 6. Read `writing.py` and `restoring.py`; next: `manager.py`.

A checkpoint does not hold the program, only the values of its variables and how the program reaches them. The program
must make its objects again; then they get their values back.
"""

from __future__ import annotations

import inspect
import os
import weakref

from ..backend.errors import explain
from ..core.context import init_scope, local
from ..core.trackable import Trackable, grown
from ..graph.session.graph import Graph
from ..module.containers import wrap
from ..ops.variables.variable import Variable
from ..wire import gfile
from ..wire.bundle.reader import BundleReader
from .by_name import NameBasedStatus, RestorationByName
from .manager import CheckpointManager
from .object_graph import GRAPH_KEY
from .options import CheckpointOptions
from .restoring import Restoration
from .state_file import write_state
from .status import CheckpointLoadStatus, InitializationOnlyStatus
from .writing import write_checkpoint

OWN = ("_root", "_counter")  # attributes that are no children by these names


class Checkpoint(Trackable):
    """Saves and restores the values of all variables that its objects lead to.

    root: the object whose children are the checkpoint's own: a module, model, ...; or None.
    kwargs: further objects under names of their own: variables, modules, models, optimizers, iterators of datasets,
      and lists, tuples and dicts of these.

        >>> import tempfile
        >>> import minitf as tf
        >>> step, weights = tf.Variable(0), [tf.Variable([1., 2.])]
        >>> checkpoint = tf.train.Checkpoint(step=step, weights=weights)
        >>> path = checkpoint.save(tempfile.mkdtemp() + "/ckpt")
        >>> _ = weights[0].assign([0., 0.])
        >>> _ = checkpoint.restore(path).assert_consumed()
        >>> weights[0].numpy()
        array([1., 2.], dtype=float32)

    Raises: ValueError for an object that no checkpoint can hold.
    Source: tf.train.Checkpoint. Differs: `restore` assigns at once, also in graphs; `save` ends when all is on disk.
    """

    def __init__(self, root=None, **kwargs):
        self._root = None
        self._counter = None
        for name, value in sorted(kwargs.items()):
            setattr(self, name, value)
            _require_trackable(name, getattr(self, name))
        if root is not None:
            self._set_root(root)
            self._require_other_names()

    def _set_root(self, root):
        """Let an object, or a weak reference to one, be the root."""
        found = root() if isinstance(root, weakref.ref) else root
        _require_trackable("root", wrap(found))
        self._root = root if isinstance(root, weakref.ref) else wrap(found)
        self.root = self._root

    def _require_other_names(self):
        theirs = self._start()._trackable_children()
        for name, value in self._named().items():
            if name in theirs and theirs[name] is not value and name != "root":
                raise ValueError(explain("Checkpoint", f"the argument {name!r}", f"Cannot create a Checkpoint with it, "
                                         f"as root.{name} already exists", "Choose another name"))

    def __setattr__(self, name, value):
        super().__setattr__(name, wrap(value))
        grown(self)

    def _named(self) -> dict:
        """The objects that were given by name."""
        return {name: x for name, x in vars(self).items() if isinstance(x, Trackable) and name not in OWN}

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        counter = {} if self._counter is None else {"save_counter": self._counter}
        return {**self._named(), **counter}

    def _start(self):
        """The object that is node 0 of the file."""
        root = self._root() if isinstance(self._root, weakref.ref) else self._root
        return self if root is None else root

    def _attached(self):
        """What hangs on a root that is an object of its own."""
        root = self._start()
        return None if root is self else {**self._trackable_children(), "root": root}

    @property
    def save_counter(self) -> Variable:
        """int64 [], how often `save` has been called. It is in the checkpoint, too."""
        if self._counter is None:
            shared = self._start()._trackable_children().get("save_counter")
            if shared is None:
                with init_scope():
                    shared = Variable(0, trainable=False, name="save_counter", dtype="int64")
            self._counter = shared
            grown(self._start())
        return self._counter

    # --- writing -------------------------------------------------------------------------------------------------
    def save(self, file_prefix, options=None) -> str:
        """Write a checkpoint with a number, which counts up, and note it as the folder's latest.

        file_prefix: path, to which "-1", "-2", ... is added.
        options: CheckpointOptions.
        Returns: the path that `restore` takes.
        """
        with init_scope():
            self.save_counter.assign_add(1)
            number = int(self.save_counter)
        path = self.write(f"{gfile.as_path(file_prefix)}-{number}", options)
        write_state(os.path.dirname(path), path, [path])
        return path

    def write(self, file_prefix, options=None) -> str:
        """Write a checkpoint under just this path. Files that are there are replaced by the new in one step.

        file_prefix: path without ".index". options: CheckpointOptions. Returns: the path.
        """
        options = options or CheckpointOptions()
        path = gfile.as_path(file_prefix)
        without_value = getattr(local.state.graph, "uninitialized", ())
        with init_scope():
            write_checkpoint(self._start(), path, options.shard_size(), self._attached(), without_value)
        for callback in options.experimental_write_callbacks or ():
            callback(path) if inspect.signature(callback).parameters else callback()
        return path

    def _kept_in(self, directory, max_to_keep):
        """A CheckpointManager that keeps so many of these checkpoints in a folder."""
        return CheckpointManager(self, directory, max_to_keep)

    # --- reading -------------------------------------------------------------------------------------------------
    def restore(self, save_path, options=None):
        """Give all objects their values from a checkpoint that `save` or `write` wrote; those that are made later, too.

        save_path: path as these returned it, or None for doing nothing.
        options: CheckpointOptions.
        Returns: a status that can be asked whether all was found; see `CheckpointLoadStatus`.

        Raises: NotFoundError where there is no such checkpoint; DataLossError where it is damaged; ValueError and
        InvalidArgumentError where a variable has another shape or dtype.
        """
        if save_path is None:
            return InitializationOnlyStatus()
        _ = self.save_counter  # it is there, so that its value is not left
        return self.read(save_path, options)

    def read(self, save_path, options=None):
        """As `restore`, of a checkpoint that `write` wrote: there is no counter of saves."""
        if save_path is None:
            return InitializationOnlyStatus()
        options = options or CheckpointOptions()
        reader = BundleReader(prefix_of(save_path))
        if GRAPH_KEY not in reader:
            return NameBasedStatus(RestorationByName(reader, self._start(), self._attached()))
        restoration = Restoration(reader, self._start(), self._attached(), options.experimental_skip_slot_variables)
        restoration.restore(self._start())
        if isinstance(local.state.graph, Graph):
            local.state.graph.uninitialized -= {id(thing) for thing in restoration.objects.values()}
        return CheckpointLoadStatus(restoration)

    def sync(self):
        """Nothing: `save` ends when all is on disk."""


def prefix_of(path) -> str:
    """The prefix of a checkpoint; a folder with a SavedModel has one inside."""
    path = gfile.as_path(path)
    inside = os.path.join(path, "variables", "variables")
    return inside if os.path.isfile(inside + ".index") and os.path.isdir(path) else path


def _require_trackable(name, value):
    if not isinstance(value() if isinstance(value, weakref.ref) else value, Trackable):
        raise ValueError(explain("Checkpoint", f"{name} is {value!r}", f"`Checkpoint` was expecting {name} to be a "
                                 "trackable object", "Put a number in a tf.Variable"))
