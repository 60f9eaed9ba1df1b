"""tf.saved_model.save: an object with its functions and variables as a SavedModel. Floor 6.

Read `objects.py`, `functions.py`, `signatures.py` and `main_graph.py` first.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace

from ...backend import release
from ...backend.errors import explain
from ...core.trackable import Trackable
from ...graph.concrete import ConcreteFunction
from ...graph.func_graph import init_scope
from ...graph.function import Function
from ...graph.graphdef.writing import Library
from ...wire import messages
from ...wire.atomic import replacing
from ..object_graph import Node
from ..writing import write_nodes
from . import names
from .assets import Asset
from .fingerprint import fingerprint
from .functions import Captures, FunctionWriter
from .main_graph import MainGraph
from .objects import children_of, saved_object, walk
from .options import SaveOptions
from .replacing import new_folder
from .signatures import signatures_of

VERSION = release.LIKE  # the TensorFlow whose format this is


def save(obj, export_dir, signatures=None, options=None) -> None:
    """Write an object into a folder, with its variables, its tf.functions and their traces.

    obj: a tf.Module, a Keras model, or any Trackable.
    export_dir: str or path of the folder. What it holds of an older model is replaced, all at once.
    signatures: what can be run without Python: a tf.function with an `input_signature`, a concrete function, or a dict
        of such by name. By default the only function of the object that could be one, as "serving_default".
    options: a SaveOptions.

        >>> import tempfile
        >>> import minitf as tf
        >>> class Scale(tf.Module):
        ...     def __init__(self):
        ...         self.factor = tf.Variable(3.0)
        ...     @tf.function
        ...     def __call__(self, x):
        ...         return {"scaled": self.factor * x}
        >>> scale = Scale()
        >>> trace = scale.__call__.get_concrete_function(tf.TensorSpec([None], tf.float32))
        >>> folder = tempfile.mkdtemp()
        >>> tf.saved_model.save(scale, folder, signatures=trace)
        >>> tf.saved_model.load(folder)(tf.constant([1., 2.]))
        {'scaled': <tf.Tensor: shape=(2,), dtype=float32, numpy=array([3., 6.], dtype=float32)>}

    A trace that no file can hold, as one with a Python object among its arguments, is left out with a warning.

    Raises: ValueError for what is no Trackable, and for a signature that is none; AssertionError where a function uses
    a variable that no attribute leads to; UnimplementedError where a signature needs ops that TensorFlow has not.
    Source: tf.saved_model.save.
    """
    options = options or SaveOptions()
    if not isinstance(obj, Trackable):
        raise ValueError(explain("tf.saved_model.save", f"obj is a {type(obj).__name__}", "it must be a tf.Module, a "
                                 "model, or another trackable object", "Make it an attribute of a tf.Module"))
    if options.experimental_image_format:
        raise ValueError(explain("tf.saved_model.save", "experimental_image_format=True", "that is not built yet"))
    with init_scope():
        children = children_of(obj)
        found = signatures_of(children, signatures)
        ModelWriter(walk(obj, children, found), found, options).write(os.fspath(export_dir))


class ModelWriter:
    """Writes one SavedModel.

    nodes: those of the walk from the root.
    message: the SavedModel.
    """

    def __init__(self, nodes, signatures, options):
        self.nodes = nodes
        self.message = messages.SavedModel(saved_model_schema_version=names.SAVED_MODEL_SCHEMA_VERSION)
        self.graph = self.message.meta_graphs.add()
        self.graph.meta_info_def.tags.extend([names.SERVING, *(options.extra_tags or ())])
        self.graph.meta_info_def.tensorflow_version = VERSION
        self.graph.graph_def.versions.producer = release.GRAPH_DEF_VERSION
        self.objects = self.graph.object_graph_def
        self.main = MainGraph(self.graph)
        self.functions = self.main.functions = FunctionWriter(
            Library(self.graph.graph_def.library), Captures(self.nodes, self._add_constant),
            self.objects.concrete_functions)
        self._constants: list = []
        self._write_objects()
        self._write_signatures(signatures)
        self._write_aliases(options.function_aliases or {})

    def _write_objects(self):
        """First what can be captured, then the functions."""
        for number, node in enumerate(self.nodes):
            self.main.add_object(number, node)
        self.main.add_tables()
        for node in self.nodes:
            self.objects.nodes.append(self._saved(node))
        for message in self._constants:
            self.objects.nodes.append(message)

    def _saved(self, node):
        """The SavedObject of a node."""
        message = messages.SavedObject()
        if isinstance(node.thing, Function):
            message.function.CopyFrom(self.functions.saved_function(node.thing))
        elif isinstance(node.thing, ConcreteFunction):
            message.bare_concrete_function.CopyFrom(self.functions.saved_concrete(node.thing))
        else:
            message = saved_object(node)
        if isinstance(node.thing, Asset):
            message.asset.asset_file_def_index = self._assets().index(node.thing)
        return message

    def _assets(self) -> list[Asset]:
        return [node.thing for node in self.nodes if isinstance(node.thing, Asset)]

    def _add_constant(self, tensor) -> int:
        """A node behind all others for a tensor that a function captures."""
        number = len(self.nodes) + len(self._constants)
        operation = self.main.add_constant(number, tensor)
        self._constants.append(messages.SavedObject(constant=messages.SavedConstant(operation=operation)))
        return number

    def _write_signatures(self, signatures):
        for key, concrete in sorted(signatures.items()):
            self.main.add_signature(key, concrete)
        self.main.finish()

    def _write_aliases(self, aliases):
        """Which functions of the file a user's names mean."""
        for alias, function in aliases.items():
            for name in self.functions.names_of(function):
                self.graph.meta_info_def.function_aliases[name] = alias

    # --- files -------------------------------------------------------------------------------------------------------
    def write(self, export_dir) -> None:
        """Write the files, and let them take their place when all are there."""
        with new_folder(export_dir) as folder:
            prefix = os.path.join(folder, names.VARIABLES_DIRECTORY, names.VARIABLES_FILENAME)
            write_nodes([with_values(node) for node in self.nodes], prefix)
            self._copy_assets(os.path.join(folder, names.ASSETS_DIRECTORY))
            with open(prefix + ".index", "rb") as index:
                put(folder, names.FINGERPRINT_FILENAME, fingerprint(self.message, index.read()))
            put(folder, names.SAVED_MODEL_FILENAME_PB, self.message.SerializeToString(deterministic=True))

    def _copy_assets(self, folder):
        """Copy the files that the model needs; two of one name get different ones."""
        os.makedirs(folder)
        taken: dict = {}
        for asset, file in zip(self._assets(), self.graph.asset_file_def):
            stem, ending = os.path.splitext(os.path.basename(asset.path))
            name, number = stem + ending, 0
            while taken.setdefault(name, asset.path) != asset.path:
                number += 1
                name = f"{stem}_{number}{ending}"
            file.filename = name
            shutil.copyfile(asset.path, os.path.join(folder, name))


def with_values(node) -> Node:
    """The node as the checkpoint takes it: functions are not for it."""
    return node if isinstance(node.thing, Trackable) else replace(node, thing=Trackable())


def put(folder, name, data) -> None:
    """Write a file."""
    with replacing(os.path.join(folder, name)) as path, open(path, "wb") as file:
        file.write(data)
