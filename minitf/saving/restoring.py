"""Restoring: a checkpoint gives its values to objects, also to those that come later. Floor 6. Next: `status.py`.

Two graphs are walked at once, that of the program's objects and that in the file. They are matched by the names of
their edges, beginning at the roots. Where the file has an edge that the program lacks, the checkpoint waits in the
object: it is told when the object has grown, and goes on from there.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..backend.devices import find
from ..backend.errors import InvalidArgumentError, explain
from ..backend.log import get_logger
from ..backend.shapes import TensorShape
from ..core.context import init_scope
from ..core.tensor import Tensor
from ..core.trackable import Group, wait
from ..ops.variables.variable import Variable
from ..wire import messages
from ..wire.tensors import NUMPY
from .object_graph import GRAPH_KEY, VARIABLE_VALUE, children_of, has_values


class Restoration:
    """A checkpoint that is being restored.

    reader: BundleReader.
    root: the object that node 0 of the file stands for.
    attached: name -> object, further children of the root; or None.
    skip_slots: whether the slot variables of optimizers are left alone.

    objects: number of a node of the file -> the object that was matched.
    unused: (number of a node, name) of values that their objects do not want.

    Raises: NotFoundError where the file has no graph of objects; DataLossError, InvalidArgumentError.
    """

    def __init__(self, reader, root, attached=None, skip_slots=False):
        self.reader = reader
        self.nodes = graph_of(self.reader).nodes
        self.reader.close()
        self.root, self.attached = root, attached
        self.objects: dict = {}
        self.unused: list = []
        self.partial = False  # whether values without an object are no reason to complain
        self._numbers: dict = {}  # id of an object -> the numbers of its nodes
        self._missing = [{child.local_name: child.node_id for child in node.children} for node in self.nodes]
        self._slots = [(number, slot) for number, node in enumerate(self.nodes) for slot in node.slot_variables]
        if skip_slots:
            self._slots = []

    def restore(self, thing, number=0) -> None:
        """Give an object, and all that it leads to, the values of a node, and of all that this leads to."""
        waiting = [(thing, number)]
        with init_scope(), self.reader:
            while waiting:
                thing, number = waiting.pop(0)
                if self._bind(thing, number):
                    self._give_values(thing, number)
                    waiting += self._matches(thing, number)
                if not waiting:
                    waiting = self._slot_matches()

    def look_again(self, parent) -> None:
        """Go on from an object that has got new children."""
        for number in self._numbers.get(id(parent), ()):
            for thing, child in self._matches(parent, number):
                self.restore(thing, child)

    def _bind(self, thing, number) -> bool:
        """Note that an object stands for a node; False where that was known, or another one does."""
        known = self.objects.setdefault(number, thing)
        if isinstance(thing, Group):
            self.objects[number] = thing
            return True
        if known is not thing:
            get_logger().warning(explain(
                "restore", f"{known!r} and {thing!r}", "Inconsistent references when loading the checkpoint: they were "
                "one object when it was saved, and are two now", "Only the first of them is restored"))
            return False
        numbers = self._numbers.setdefault(id(thing), [])
        if number in numbers:
            return False
        numbers.append(number)
        return True

    def _matches(self, thing, number) -> list:
        """[(child, number of its node)] for new edges that both the program and the file have.

        thing: an object. number: of the node of the file that it stands for.
        """
        edges, children = self._missing[number], children_of(thing, self.root, self.attached)
        found = [(children[name], child) for name, child in edges.items() if name in children]
        left = {name: child for name, child in edges.items() if may_come(children.get(name))}
        self._missing[number] = left
        if left and not isinstance(thing, Group):
            wait(thing, self)
        return found

    def _slot_matches(self) -> list:
        """[(variable, number of its node)] for the slots of optimizers whose two ends were found."""
        found = []
        for entry in list(self._slots):
            number, slot = entry
            optimizer = self.objects.get(number)
            variable = self.objects.get(slot.original_variable_node_id)
            if optimizer is None or variable is None or not hasattr(optimizer, "get_slot"):
                continue
            held = optimizer.get_slot(variable, slot.slot_name)
            if held is not None:
                self._slots.remove(entry)
                found.append((held, slot.slot_variable_node_id))
        return found

    # --- values --------------------------------------------------------------------------------------------------
    def _give_values(self, thing, number) -> None:
        """Let an object take the values of a node, if it has any."""
        keys = {attribute.name: attribute.checkpoint_key for attribute in self.nodes[number].attributes}
        if not keys:
            return
        if not has_values(thing) or (isinstance(thing, Variable) and VARIABLE_VALUE not in keys):
            self.unused += [(number, name) for name in keys]
            return
        if isinstance(thing, Variable):
            self._require_fit(thing, keys[VARIABLE_VALUE])
        named = keys
        if thing._common_name in keys:
            start = keys[thing._common_name]
            named = {key.removeprefix(start): key for key in self.reader.names() if key.startswith(f"{start}-")}
        try:
            thing._restore_from_tensors(Values(self.reader, named))
        except KeyError:  # it wants one that is not there: another library or version may have saved this
            self.unused += [(number, name) for name in keys]

    def _require_fit(self, variable, key) -> None:
        """Look at what the file says before the value is read.  Raises: ValueError, InvalidArgumentError."""
        shape, number = self.reader.shape(key), self.reader.entry(key).number
        if not variable._shape.is_compatible_with(TensorShape(shape)):
            raise ValueError(explain("restore", f"{key} of shape {shape} for the variable {variable.name!r} of shape "
                                     f"{variable._shape}", "Received incompatible tensor: the shapes must agree",
                                     "The program was another one when it saved this"))
        if NUMPY.get(number) != variable._dtype.as_numpy_dtype:
            raise InvalidArgumentError(explain(
                "restore", f"tensor_name = {key}", f"expected dtype {variable._dtype.name} does not equal original "
                f"dtype {NUMPY.get(number, number)}", "The program was another one when it saved this"))

    # --- what is left --------------------------------------------------------------------------------------------
    def unmatched(self) -> list:
        """The numbers of nodes with values that no object took."""
        return [number for number, node in enumerate(self.nodes) if node.attributes and number not in self.objects]

    def name_of(self, number) -> str:
        """How the file reaches a node: "(root).model.kernel"."""
        paths = {0: "(root)"}
        waiting = [0]
        for parent in waiting:  # which grows meanwhile
            for child in self.nodes[parent].children:
                if child.node_id not in paths:
                    paths[child.node_id] = f"{paths[parent]}.{child.local_name}"
                    waiting.append(child.node_id)
        return paths.get(number, f"node {number}")

    def __del__(self):
        if getattr(self, "partial", True) or get_logger is None:
            return
        left = [self.name_of(number) for number in self.unmatched()]
        if left:
            get_logger().warning(explain(
                "restore", f"{self.reader.prefix} with values for {', '.join(left[:10])}{', ...' * (len(left) > 10)}",
                "no object took them", "Call expect_partial() on what restore() returns, if that is as it should be"))


def may_come(child) -> bool:
    """Whether there may be more to find under a name: there is nothing yet, or a Group, which may have grown."""
    return child is None or isinstance(child, Group)


class Values(Mapping):
    """The values of one object: name -> tensor on the CPU, which is read when it is asked for.

    reader: BundleReader. keys: name of a value -> key of its tensor.
    """

    def __init__(self, reader, keys):
        self._reader, self._keys = reader, keys

    def __getitem__(self, name):
        return Tensor(self._reader.read(self._keys[name]), find("CPU:0"))

    def __iter__(self):
        return iter(self._keys)

    def __len__(self):
        return len(self._keys)


def graph_of(reader):
    """The TrackableObjectGraph in a checkpoint.

    Raises: NotFoundError where it has none; DataLossError where it is damaged.
    """
    content = reader.read(GRAPH_KEY)
    where = f"{reader.prefix}: {GRAPH_KEY}"
    if content.dtype.kind != "O" or content.shape:
        raise InvalidArgumentError(explain(where, f"{content.dtype}{list(content.shape)}", "it must be one string"))
    graph = messages.parse("TrackableObjectGraph", content[()], where)
    count = len(graph.nodes)
    for node in graph.nodes:
        numbers = [child.node_id for child in node.children]
        for slot in node.slot_variables:
            numbers += [slot.original_variable_node_id, slot.slot_variable_node_id]
        if not all(0 <= number < count for number in numbers):
            raise InvalidArgumentError(explain(where, f"a graph of {count} nodes", "it refers to nodes beyond these"))
    if not count:
        raise InvalidArgumentError(explain(where, "a graph without nodes", "it has no root"))
    return graph
