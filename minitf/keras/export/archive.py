"""ExportArchive: what a model computes, for servers. Floor 7. Read `saving/saved_model/saving.py` first.

Of the model only functions and variables are kept, no layers and no configs. So whoever loads it needs no code of it.
Read next: `tfsm_layer.py`.
"""

from __future__ import annotations

import inspect

from ... import tree
from ...backend.errors import explain
from ...core.trackable import Trackable
from ...graph.function import Function
from ...ops.lookup.lookup_table import LookupTable
from ...ops.variables.variable import Variable
from ...saving.object_graph import walk
from ...saving.saved_model.functions import traces_of
from ...saving.saved_model.loaded_object import LoadedObject
from ...saving.saved_model.names import DEFAULT_SERVING_SIGNATURE_DEF_KEY
from ...saving.saved_model.saving import save
from ..layers.layer import Layer
from ..utils.messages import print_msg
from .specs import input_signature as signature_of_model
from .specs import spec_of

DEFAULT_ENDPOINT_NAME = "serve"
COLLECTIONS = ("variables", "trainable_variables", "non_trainable_variables")


class ExportArchive:
    """Functions that are to be served, and the variables that they use.

        >>> import tempfile
        >>> import minitf as tf
        >>> model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
        >>> archive = tf.keras.export.ExportArchive()
        >>> archive.track(model)
        >>> double = archive.add_endpoint("double", lambda x: 2 * model(x), [tf.keras.InputSpec("float32", (None, 3))])
        >>> folder = tempfile.mkdtemp()
        >>> archive.write_out(folder, verbose=False)
        >>> served = tf.saved_model.load(folder)
        >>> bool(tf.reduce_all(served.double(tf.ones((1, 3))) == 2 * model(tf.ones((1, 3)))))
        True

    format: "saved_model", the only one.

    Raises: ValueError for another format.
    Source: keras.export.ExportArchive.
    """

    def __init__(self, format="saved_model", **kwargs):
        if format != "saved_model":
            raise ValueError(explain("ExportArchive", f"format is {format!r}", "it must be 'saved_model'"))
        self._endpoints: dict = {}
        self._described: set = set()  # names of the endpoints whose arguments were said
        self._tracked: list = []
        self._held = LoadedObject()
        for name in COLLECTIONS:
            setattr(self._held, name, [])

    @property
    def variables(self) -> list:
        """Those of the layers that are tracked."""
        return self._held.variables

    @property
    def trainable_variables(self) -> list:
        return self._held.trainable_variables

    @property
    def non_trainable_variables(self) -> list:
        return self._held.non_trainable_variables

    def track(self, resource) -> None:
        """Keep the variables and tables of a layer, a model, or another trackable object.

        Raises: ValueError for other things, and for a layer that is not built.
        """
        if isinstance(resource, Layer):
            if not resource.built:
                raise ValueError(explain("ExportArchive.track", f"the layer {resource.name!r}",
                                         "it has not yet been built: it must be built before export"))
            for name in COLLECTIONS:
                getattr(self._held, name).extend(getattr(resource, name))
        elif not isinstance(resource, Trackable):
            raise ValueError(explain("ExportArchive.track", f"a {type(resource).__name__}", "Invalid resource type: "
                                     "it must be a Layer, a Model, or another trackable object"))
        self._tracked.append(resource)

    def add_endpoint(self, name, fn, input_signature=None, **kwargs) -> Function:
        """Offer a function to servers.

        name: under which it is found.
        fn: a function; without a signature, a tf.function that was called before.
        input_signature: a list with what each argument is: InputSpecs, TensorSpecs, KerasTensors or tensors, or
            structures of them.

        Returns: the tf.function.
        Raises: ValueError for a name that is taken, and where the arguments are not known.
        """
        if name in self._endpoints:
            raise ValueError(explain("add_endpoint", f"name is {name!r}", "that endpoint name is already taken"))
        if input_signature is None:
            function = called_before(fn)
        else:
            specs = tree.map_structure(spec_of, input_signature)
            function = Function(with_named_arguments(fn, len(specs)), specs, autograph=False)
            self._described.add(name)
        self._endpoints[name] = function
        vars(self._held)[name] = function
        return function

    def track_and_add_endpoint(self, name, resource, input_signature, **kwargs) -> Function:
        """Track a layer or model, and offer its call; see `track` and `add_endpoint`."""
        self.track(resource)
        return self.add_endpoint(name, resource.__call__, input_signature, **kwargs)

    def add_variable_collection(self, name, variables) -> None:
        """Save a list, tuple or set of variables under a name.

        Raises: ValueError for something else.
        """
        if not isinstance(variables, (list, tuple, set)) or not all(isinstance(v, Variable) for v in variables):
            raise ValueError(explain("add_variable_collection", f"variables is {variables!r}",
                                     "it must be a list, tuple or set of tf.Variables"))
        setattr(self._held, name, list(variables))

    def write_out(self, filepath, options=None, verbose=True) -> None:
        """Write the SavedModel. The first endpoint is also "serving_default", unless there is one of that name.

        filepath: str or path of the folder.   options: a SaveOptions.   verbose: whether to print the endpoints.

        Raises: ValueError where there are no endpoints; others as for `tf.saved_model.save`.
        """
        if not self._endpoints:
            raise ValueError(explain("write_out", "no endpoints", "No endpoints have been set yet",
                                     "Call add_endpoint()"))
        traces = {name: traces_of(function)[0] for name, function in self._endpoints.items()}
        used = {id(v): v for trace in traces.values() for v in trace.variables}
        self._held._all_variables = [*(v for v in used.values() if v.trainable),
                                     *(v for v in used.values() if not v.trainable)]
        self._held._misc_assets = [node.thing for thing in self._tracked for node in walk(thing, "savedmodel")
                                   if isinstance(node.thing, LookupTable)]
        signatures = {DEFAULT_SERVING_SIGNATURE_DEF_KEY: next(iter(traces.values())), **traces}
        save(self._held, filepath, signatures, options)
        if verbose:
            print_msg(report(filepath, traces))


def called_before(fn) -> Function:
    """A tf.function with at least one trace.  Raises: ValueError for other functions."""
    if not isinstance(fn, Function):
        raise ValueError(explain("add_endpoint", f"fn is {fn!r}", "without an input_signature it must be a tf.function "
                                 "that was called", "Pass input_signature=[keras.InputSpec(shape=..., dtype=...)]"))
    if not traces_of(fn):
        raise ValueError(explain("add_endpoint", f"{fn!r}", "it has never been called, so its arguments are not known",
                                 "Call it, or pass an input_signature"))
    return fn


def with_named_arguments(fn, count):
    """A function of `count` arguments that calls `fn`: what takes any number of them is given names for these."""
    kinds = [p.kind for p in inspect.signature(fn).parameters.values()]
    if inspect.Parameter.VAR_POSITIONAL not in kinds:
        return fn

    def call(*args):
        return fn(*args)

    call.__name__ = getattr(fn, "__name__", "call")
    call.__signature__ = inspect.Signature(
        [inspect.Parameter(f"args_{i}", inspect.Parameter.POSITIONAL_ONLY) for i in range(count)])
    return call


def report(filepath, traces) -> str:
    """What there is in an archive, as text."""
    parts = []
    for name, trace in traces.items():
        lines = trace.function_type.lines(trace.graph.captured).split("\n")
        parts.append("\n".join([f"* Endpoint '{name}'", *lines[1:]]))
    endpoints = "\n\n".join(parts)
    return f"Saved artifact at '{filepath}'. The following endpoints are available:\n\n{endpoints}"


def export_saved_model(model, filepath, verbose=None, input_signature=None, **kwargs) -> None:
    """Write the forward pass of a model, as the endpoint "serve".

    verbose: whether to print what was written; by default yes.
    input_signature: what the model takes, where that is not what it was built for.

    Source: keras.Model.export.
    """
    archive = ExportArchive()
    specs = signature_of_model(model) if input_signature is None else input_signature
    archive.track_and_add_endpoint(DEFAULT_ENDPOINT_NAME, model, specs, **kwargs)
    archive.write_out(filepath, verbose=verbose is None or verbose)
