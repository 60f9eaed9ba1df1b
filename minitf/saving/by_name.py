"""Checkpoints by name: those of TensorFlow 1, whose tensors have the names of variables. Floor 6.

`tf.compat.v1.train.Saver` writes them. They have no graph of objects; so a variable finds its value by its own name,
wherever it stands in the program. Read `restoring.py` first; next: `saver.py`.
"""

from __future__ import annotations

from ..backend.devices import find
from ..backend.errors import InvalidArgumentError, explain
from ..backend.shapes import TensorShape
from ..core.context import init_scope
from ..core.tensor import Tensor
from ..core.trackable import wait
from ..ops.variables.variable import Variable
from ..wire import messages
from ..wire.tensors import NUMPY
from .object_graph import GRAPH_KEY, VARIABLE_VALUE, full_name, walk


class RestorationByName:
    """A checkpoint that gives its values to the variables of these names, also to those that come later.

    reader: BundleReader. root, attached: as for `Restoration`.
    left: the variables that the checkpoint has no value for.
    """

    def __init__(self, reader, root, attached=None):
        self.reader = reader
        self.root, self.attached = root, attached
        self.left: list = []
        self._seen: set = set()
        self.look_again(root)

    def look_again(self, parent) -> None:
        """Give their values to the variables that were not there before."""
        with self.reader:
            for node in walk(self.root, attached=self.attached):
                if id(node.thing) in self._seen:
                    continue
                self._seen.add(id(node.thing))
                if isinstance(node.thing, Variable):
                    if node.path != "save_counter":  # which only checkpoints of objects have
                        self._give(node.thing)
                elif hasattr(node.thing, "__dict__"):
                    wait(node.thing, self)

    def _give(self, variable) -> None:
        name = full_name(variable)
        if name not in self.reader:
            self.left.append(variable)
            return
        if not variable._shape.is_compatible_with(TensorShape(self.reader.shape(name))):
            raise ValueError(explain("restore", f"{name} of shape {self.reader.shape(name)} for the variable of shape "
                                     f"{variable._shape}", "Received incompatible tensor: the shapes must agree"))
        assign(variable, self.reader, name)


def assign(variable, reader, key, reshape=False) -> None:
    """Give a variable the value of a tensor in a bundle.

    reshape: whether another shape with as many elements will do.

    Raises: InvalidArgumentError where the shape or dtype is another one; NotFoundError, DataLossError.
    """
    if NUMPY.get(reader.entry(key).number) != variable._dtype.as_numpy_dtype:
        raise InvalidArgumentError(explain("restore", f"tensor_name = {key}", f"expected dtype {variable._dtype.name} "
                                           f"does not equal original dtype {reader.dtype(key)}"))
    array, wanted = reader.read(key), variable._shape
    if reshape and wanted.is_fully_defined() and wanted.num_elements() == array.size:
        array = array.reshape(wanted.as_list())
    if not wanted.is_compatible_with(TensorShape(array.shape)):
        raise InvalidArgumentError(explain("restore", f"{key} of shape {list(array.shape)}", "the shape of the "
                                           f"variable {variable.name!r} is {wanted}: they must agree",
                                           "Use Saver(reshape=True), if only the form differs"))
    with init_scope():
        variable.assign(Tensor(array, find("CPU:0")))


def key_of(reader, name) -> str:
    """The key of the tensor for the variable of that name: the name itself, or what the graph of objects says of it.

    Raises: NotFoundError where there is none.
    """
    if name not in reader and GRAPH_KEY in reader:
        graph = messages.parse("TrackableObjectGraph", reader.read(GRAPH_KEY)[()], f"{reader.prefix}: {GRAPH_KEY}")
        for node in graph.nodes:
            for attribute in node.attributes:
                if attribute.name == VARIABLE_VALUE and attribute.full_name == name:
                    return attribute.checkpoint_key
    reader.entry(name)
    return name


class NameBasedStatus:
    """What `Checkpoint.restore` returns for a checkpoint by name.

    Source: tf.train.Checkpoint.restore.
    """

    def __init__(self, restoration):
        self._restoration = restoration

    def assert_consumed(self):
        """Every variable that the program has now found its value. Returns the status.

        Raises: AssertionError that tells one that did not.
        """
        self._restoration.look_again(self._restoration.root)
        for variable in self._restoration.left:
            raise AssertionError(explain("assert_consumed", f"the variable {variable.name!r}", "Some objects had "
                                         "attributes which were not restored: the checkpoint has no tensor of its name",
                                         "tf.train.list_variables tells which names it has"))
        return self

    def assert_existing_objects_matched(self):
        """The same as `assert_consumed`."""
        return self.assert_consumed()

    def assert_nontrivial_match(self):
        """The same as `assert_consumed`."""
        return self.assert_consumed()

    def expect_partial(self):
        """Returns the status."""
        return self

    def initialize_or_restore(self, session=None):
        """Nothing: values are restored already."""

    def run_restore_ops(self, session=None):
        """Nothing: values are restored already."""
