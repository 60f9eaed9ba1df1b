"""tf.saved_model.load: the objects of a SavedModel, with their functions and variables. Floor 6.

Read `folder.py`, `loaded_object.py` and `loading_functions.py` first. The file has a list of objects: first those that
hold values are made, then the functions, which capture them, and last the attributes are set. Next: `saving.py`.
"""

from __future__ import annotations

import os

from ...backend.errors import DataLossError, NotFoundError, explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.tensor import Tensor
from ...graph.func_graph import init_scope
from ...graph.graphdef.structures import DEEPEST
from ...module.containers import DictWrapper, ListWrapper, wrap
from ...ops.variables.variable import Variable, VariableAggregation, VariableSynchronization
from ...wire.tensors import array_of, dims_of
from .assets import Asset
from .folder import asset_path, meta_graph, read_message, variables_prefix
from .legacy import load_graph
from .loaded_concrete import Library
from .loaded_object import CallableObject, LoadedObject, SignatureMap
from .loaded_table import LoadedTable
from .loading_functions import FunctionLoader
from .options import LoadOptions
from .values import contents_of_tables, values_of_variables


def load(export_dir, tags=None, options=None):
    """The object that was saved into a folder.

    export_dir: str or path of the folder.
    tags: a string or a list of strings, where the folder holds several graphs.
    options: a LoadOptions.

    Returns: an object with the attributes of the one that was saved: its variables, which can be trained; its
    tf.functions with all traces that were saved; and `signatures`, a mapping of functions that take tensors by name.

        >>> import tempfile
        >>> import minitf as tf
        >>> class Line(tf.Module):
        ...     def __init__(self):
        ...         self.slope = tf.Variable(2.0)
        ...     @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
        ...     def __call__(self, x):
        ...         return self.slope * x
        >>> folder = tempfile.mkdtemp()
        >>> tf.saved_model.save(Line(), folder)
        >>> line = tf.saved_model.load(folder)
        >>> line(tf.constant([1., 2.])).numpy()
        array([2., 4.], dtype=float32)
        >>> line.slope.assign(10.)
        <tf.Variable 'UnreadVariable' shape=() dtype=float32, numpy=10.0>
        >>> line.signatures["serving_default"](x=tf.constant([1.]))["output_0"].numpy()
        array([10.], dtype=float32)

    Nothing of what the file says is run but its own ops, and these touch no files but the model's assets.

    Raises: OSError where there is no SavedModel, or saved_model.pb is damaged; FileNotFoundError where the values of
    variables are missing; ValueError for tags that it has not; DataLossError, InvalidArgumentError,
    PermissionDeniedError for a damaged or hostile file; UnimplementedError where it needs what
    minitf has not, at the latest when a function is called.
    Source: tf.saved_model.load.
    """
    return load_with(Variable, export_dir, tags, options)


def load_with(make_variable, export_dir, tags=None, options=None, mapped=False):
    """The same with variables of another class, or in memory that other processes share.

    make_variable: a function of (value, trainable, name, shape, synchronization, aggregation).
    mapped: whether the values are the files themselves, see `BundleReader.mapped`, until they are assigned others.
    """
    export_dir = os.fspath(export_dir)
    options = options or LoadOptions()
    graph = meta_graph(read_message(export_dir), tags)
    with init_scope():
        if not graph.object_graph_def.nodes:
            return load_graph(graph, export_dir)
        try:
            return Loader(export_dir, graph, options, make_variable, mapped).root()
        except NotFoundError as error:
            raise FileNotFoundError(str(error)) from None


class Loader:
    """Makes the objects of one MetaGraphDef.

    objects: for each number of the file, the object, or None for one that is left out.
    """

    def __init__(self, export_dir, graph, options, make_variable=Variable, mapped=False):
        self._make_variable = make_variable
        self.export_dir = export_dir
        self.graph = graph
        self.nodes = graph.object_graph_def.nodes
        self.library = Library(graph.graph_def.library)
        self.constants = {node.name: node for node in graph.graph_def.node if node.op == "Const"}
        self._require_edges()
        self.values = values_of_variables(variables_prefix(export_dir), graph.object_graph_def, options, mapped)
        self.contents = contents_of_tables(variables_prefix(export_dir), graph.object_graph_def, options)
        self.objects = [self._made(i, node) for i, node in enumerate(self.nodes)]

    def root(self):
        """The object that was saved."""
        if self.objects[0] is None and not self._is_tuple(0):
            raise DataLossError(explain(self.export_dir, "the first object is a function", "it must be the root"))
        functions = FunctionLoader(self.export_dir, self.graph.object_graph_def, self.library, self.objects)
        functions.fill_tables(self.contents)
        functions.add_all()
        for i in range(len(self.nodes)):
            self.objects[i] = self._with_tuple(i)
        for i, node in enumerate(self.nodes):
            self._set_children(i, node)
        root = self.objects[0]
        if isinstance(root, LoadedObject):
            if not isinstance(vars(root).setdefault("signatures", SignatureMap()), SignatureMap):
                raise DataLossError(explain(self.export_dir, "signatures of another kind", "they must be a map"))
            vars(root).update(tensorflow_version=self.graph.meta_info_def.tensorflow_version,
                              graph_debug_info=None)
        return root

    def _require_edges(self):
        """Raise DataLossError where an object has a child that is not there."""
        for i, node in enumerate(self.nodes):
            for edge in node.children:
                if not 0 <= edge.node_id < len(self.nodes):
                    raise DataLossError(explain(self.export_dir, f"object {i} refers to object {edge.node_id}",
                                                f"there are {len(self.nodes)} objects", "The file may be damaged"))

    # --- objects that are no functions -------------------------------------------------------------------------------
    def _made(self, number, node):
        """One object without its children; None for a function, which is made later, and for what is left out."""
        kind = node.WhichOneof("kind")
        if kind == "user_object":
            return self._user_object(node)
        if kind == "variable":
            return self._variable(node.variable, self.values.pop(number))
        if kind == "constant":
            return self._constant(node.constant.operation)
        if kind == "asset":
            return self._asset(node.asset.asset_file_def_index)
        return LoadedTable() if kind == "resource" else None

    def _user_object(self, node):
        """A list, a dict, a tuple, the map of signatures, or an object with attributes."""
        identifier = node.user_object.identifier
        if identifier == "trackable_tuple_wrapper":
            return None
        if identifier == "trackable_list_wrapper":
            return ListWrapper()
        if identifier == "trackable_dict_wrapper":
            return DictWrapper()
        if identifier == "signature_map":
            return SignatureMap()
        is_callable = any(edge.local_name == "__call__" for edge in node.children)
        return CallableObject() if is_callable else LoadedObject()

    def _variable(self, proto, array):
        """A variable around an array; the array is not copied."""
        place = local.state.place()
        return self._make_variable(
            Tensor(place.xp.asarray(array), place), trainable=proto.trainable, name=proto.name or None,
            shape=dims_of(proto.shape), synchronization=VariableSynchronization(proto.synchronization),
            aggregation=VariableAggregation(proto.aggregation))

    def _constant(self, operation):
        if operation not in self.constants:
            raise DataLossError(explain(self.export_dir, f"a constant of the operation {operation!r}",
                                        "the graph has no such Const"))
        return convert_to_tensor(array_of(self.constants[operation].attr["value"].tensor, self.export_dir))

    def _asset(self, index):
        files = self.graph.asset_file_def
        if not 0 <= index < len(files):
            raise DataLossError(explain(self.export_dir, f"asset {index}", f"there are {len(files)}"))
        asset = Asset(asset_path(self.export_dir, files[index].filename))
        self.library.own_files.add(id(asset.asset_path))
        return asset

    # --- attributes --------------------------------------------------------------------------------------------------
    def _is_tuple(self, number) -> bool:
        return self.nodes[number].user_object.identifier == "trackable_tuple_wrapper"

    def _with_tuple(self, number, above=()):
        """The object; a tuple cannot be filled later, so it is made when what it holds is there."""
        node = self.nodes[number]
        if self.objects[number] is not None or not self._is_tuple(number):
            return self.objects[number]
        if number in above or len(above) > DEEPEST:
            raise DataLossError(explain(self.export_dir, f"object {number} is a tuple",
                                        "it holds itself, or is far too deep"))
        edges = sorted(node.children, key=lambda edge: index_of(edge.local_name))
        return wrap(tuple(self._with_tuple(edge.node_id, (*above, number)) for edge in edges))

    def _set_children(self, number, node):
        """Give an object its children."""
        thing = self.objects[number]
        children = {edge.local_name: self.objects[edge.node_id] for edge in node.children}
        if isinstance(thing, ListWrapper):
            thing.extend(children[name] for name in sorted(children, key=index_of))
        elif isinstance(thing, DictWrapper):
            thing.update(children)
        elif isinstance(thing, LoadedTable):
            thing.functions.update(children)
        elif isinstance(thing, SignatureMap):
            thing._functions.update(children)
        elif isinstance(thing, LoadedObject):
            vars(thing).update(children)


def index_of(name):
    """How the elements of a list are sorted: by number; what is no number comes last."""
    return (0, int(name), "") if name.isdecimal() else (1, 0, name)

