"""tf.compat.v1.train.Saver: the variables of a session in checkpoints by name. Floor 6. Read `by_name.py` first.

Of each variable the file has one tensor, under the variable's own name. Beside it stands the graph, in a file `.meta`.
Next: `meta_graph.py`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from ..backend.errors import FailedPreconditionError, explain
from ..core.context import local
from ..graph.func_graph import init_scope
from ..graph.session.graph import Graph
from ..graph.session.placeholders import global_variables
from ..graph.session.session import Session
from ..ops.variables.variable import Variable
from ..wire import gfile, messages
from ..wire.bundle.reader import BundleReader
from ..wire.bundle.writer import BundleWriter
from .by_name import assign, key_of
from .checkpoint import prefix_of
from .meta_graph import write_meta_graph as put_meta_graph
from .object_graph import full_name
from .state_file import NAME, checkpoint_exists, get_checkpoint_mtimes, remove_checkpoint, write_state
from .writing import as_array


class Saver:
    """Saves and restores variables under their names.

    var_list: a list of variables, or a dict of them by name; None for all of the graph.
    reshape: whether `restore` takes tensors of another shape with as many elements.
    max_to_keep: int, how many checkpoints are kept; 0 or None for all.
    keep_checkpoint_every_n_hours: float, hours after which one is kept for good.
    allow_empty: whether there may be no variables.
    pad_step_number: whether the step in a file's name has eight digits.

        >>> import tempfile
        >>> import minitf as tf
        >>> with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        ...     v = tf.compat.v1.get_variable("v", initializer=tf.constant([1., 2.]))
        ...     saver = tf.compat.v1.train.Saver()
        ...     session.run(tf.compat.v1.global_variables_initializer())
        ...     path = saver.save(session, tempfile.mkdtemp() + "/model", global_step=7)
        >>> path.endswith("/model-7"), tf.train.list_variables(path)
        (True, [('v', [2])])

    The other arguments are accepted, and change nothing.

    Raises: ValueError where there is no variable, or two of one name; TypeError for what is none; RuntimeError in eager
    code without `var_list`.
    Source: tf.compat.v1.train.Saver. Differs: no operations are added to the graph.
    """

    def __init__(self, var_list=None, reshape=False, sharded=False, max_to_keep=5,
                 keep_checkpoint_every_n_hours=10000.0, name=None, restore_sequentially=False, saver_def=None,
                 builder=None, defer_build=False, allow_empty=False, write_version=2, pad_step_number=False,
                 save_relative_paths=False, filename=None):
        if var_list is None and not isinstance(local.state.graph, Graph):
            raise RuntimeError(explain("Saver", "no var_list", "When eager execution is enabled, `var_list` must "
                                       "specify a list or dict of variables to save", "Use tf.train.Checkpoint"))
        self._variables = named_variables(global_variables() if var_list is None else var_list)
        if not self._variables and not allow_empty:
            raise ValueError(explain("Saver", "an empty var_list", "No variables to save"))
        self._reshape, self._pad = reshape, pad_step_number
        self._max_to_keep, self._keep_every = max_to_keep, keep_checkpoint_every_n_hours
        self._kept: list = []  # (path, when it was saved), oldest first
        self._next_preserved = time.time() + keep_checkpoint_every_n_hours * 3600

    # --- saving ------------------------------------------------------------------------------------------------------
    def save(self, sess, save_path, global_step=None, latest_filename=None, meta_graph_suffix="meta",
             write_meta_graph=True, write_state=True, strip_default_attrs=False, save_debug_info=False):
        """Write a checkpoint, and delete those that are too many.

        sess: the Session; None in eager code. save_path: path, whose folder exists.
        global_step: int or integer variable, which is added to the path: "model-7"; None for nothing.
        latest_filename: name of the file "checkpoint". meta_graph_suffix: ending of the file with the graph.
        write_meta_graph, write_state: whether that file and "checkpoint" are written.

        Returns: the path that `restore` takes.
        Raises: TypeError for what is no session; ValueError for a folder that is not there; FailedPreconditionError for
        a variable that has no value yet.
        """
        graph = graph_of(sess)
        if latest_filename and os.path.basename(latest_filename) != latest_filename:
            raise ValueError(explain("Saver.save", f"latest_filename is {latest_filename!r}",
                                     "it must not contain path components"))
        path = self._path(sess, gfile.as_path(save_path), global_step)
        folder = os.path.dirname(path)
        if not os.path.isdir(folder or "."):
            raise ValueError(explain("Saver.save", f"save_path is {path!r}", f"Parent directory {folder} doesn't "
                                     "exist, can't save", "Use tf.io.gfile.makedirs"))
        self._write(graph, path)
        if write_state:
            self._note(path, latest_filename or NAME)
        if write_meta_graph and graph is not None:
            put_meta_graph(graph, f"{path}.{meta_graph_suffix}", self._variables, self.saver_def)
        return path

    def _path(self, sess, path, step):
        """The path with the number of the step."""
        if step is None:
            return path
        if not isinstance(step, int):
            step = int(step if sess is None else sess.run(step))
        return f"{path}-{step:08d}" if self._pad else f"{path}-{step}"

    def _write(self, graph, path):
        """Write the tensors."""
        for name, variable in self._variables.items():
            if graph is not None and id(variable) in graph.uninitialized:
                raise FailedPreconditionError(explain("Saver.save", f"the variable {name!r}", "it has no value yet",
                                                      "Run tf.compat.v1.global_variables_initializer()"))
        with init_scope(), BundleWriter(path) as bundle:
            for name, variable in sorted(self._variables.items()):
                bundle.add(name, as_array(variable.read_value()))

    def _note(self, path, filename):
        """Write which checkpoints there are, and delete the oldest of them."""
        self._kept = [(known, when) for known, when in self._kept if known != path] + [(path, time.time())]
        write_state(os.path.dirname(path), path, self.last_checkpoints, filename=filename)
        while self._max_to_keep and len(self._kept) > self._max_to_keep:
            old, when = self._kept.pop(0)
            if when > self._next_preserved:
                self._next_preserved += self._keep_every * 3600
            else:
                remove_checkpoint(old)
        write_state(os.path.dirname(path), path, self.last_checkpoints, filename=filename)

    # --- restoring ---------------------------------------------------------------------------------------------------
    def restore(self, sess, save_path):
        """Give the variables the values that a checkpoint has under their names. None of them need be initialized.

        sess: the Session; None in eager code. save_path: as `save` returned it; of a `tf.train.Checkpoint`, too.

        Raises: ValueError where there is no checkpoint; NotFoundError where it lacks a variable; InvalidArgumentError
        where one has another shape or dtype; DataLossError where it is damaged.
        """
        graph = graph_of(sess)
        if save_path is None:
            raise ValueError(explain("Saver.restore", "save_path is None", "Can't load save_path when it is None",
                                     "Is there a checkpoint? tf.train.latest_checkpoint found none"))
        path = prefix_of(save_path)
        if not checkpoint_exists(path):
            raise ValueError(explain("Saver.restore", f"save_path is {path!r}",
                                     "The passed save_path is not a valid checkpoint"))
        with BundleReader(path) as reader:
            keys = {name: key_of(reader, name) for name in self._variables}  # all are there, before one is changed
            for name, variable in self._variables.items():
                assign(variable, reader, keys[name], self._reshape)
                if graph is not None:
                    graph.uninitialized.discard(id(variable))

    # --- looking -----------------------------------------------------------------------------------------------------
    @property
    def last_checkpoints(self) -> list:
        """The paths of the checkpoints that are kept, oldest first."""
        return [path for path, _ in self._kept]

    def set_last_checkpoints_with_time(self, last_checkpoints_with_time):
        """Go on with checkpoints that are there. last_checkpoints_with_time: list of (path, seconds since 1970)."""
        self._kept = list(last_checkpoints_with_time)

    def recover_last_checkpoints(self, checkpoint_paths):
        """Go on with those of the checkpoints that are there. checkpoint_paths: list of paths, oldest first."""
        self._kept = [(path, when) for path in checkpoint_paths for when in get_checkpoint_mtimes([path])]

    @property
    def saver_def(self):
        """A SaverDef with what was asked for."""
        return messages.SaverDef(max_to_keep=self._max_to_keep or 0, version=2,
                                 keep_checkpoint_every_n_hours=self._keep_every)

    def as_saver_def(self):
        """The same as `saver_def`."""
        return self.saver_def

    def export_meta_graph(self, filename=None, collection_list=None, as_text=False, export_scope=None,
                          clear_devices=False, clear_extraneous_savers=False, strip_default_attrs=False,
                          save_debug_info=False):
        """The graph that is being built, with these variables, as a MetaGraphDef; written to a file, too, if named."""
        return put_meta_graph(local.state.graph, filename, self._variables, self.saver_def)


def named_variables(var_list) -> dict:
    """Name -> variable.  Raises: TypeError for what is no variable; ValueError for two of one name."""
    if isinstance(var_list, Mapping):
        pairs = list(var_list.items())
    else:
        pairs = [(full_name(x), x) for x in var_list]
    found: dict = {}
    for name, variable in pairs:
        if not isinstance(variable, Variable):
            raise TypeError(explain("Saver", f"var_list holds {variable!r}", "Variables alone can be saved",
                                    "Put a number into a tf.Variable"))
        if name in found:
            raise ValueError(explain("Saver", f"var_list holds {name!r} twice", "At least two variables have the same "
                                     "name", "Give a dict with other names"))
        found[name] = variable
    return found


def graph_of(sess):
    """The graph of a session; None in eager code.  Raises: TypeError for what is no session."""
    if sess is None and not isinstance(local.state.graph, Graph):
        return None
    if not isinstance(sess, Session):
        raise TypeError(explain("Saver", f"sess is {sess!r}", "'sess' must be a Session"))
    return sess.graph
