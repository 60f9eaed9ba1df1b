"""SavedModels in the style of TensorFlow 1: a session's graph, without objects. Floor 6. Read `restoring.py` first."""

from __future__ import annotations

import os

from ...backend.dtypes import resource
from ...backend.errors import FailedPreconditionError, UnimplementedError, explain
from ...graph.func_graph import init_scope
from ...graph.graphdef.importing import import_graph_def
from ...graph.graphdef.node_writer import NodeWriter, Written
from ...ops.variables.variable import Variable
from ...wire import messages
from ...wire.bundle.reader import BundleReader
from ...wire.bundle.writer import BundleWriter
from ...wire.tensors import shape_proto
from . import names
from .folder import meta_graph, read_message, variables_prefix
from .legacy import needed, reference
from .replacing import new_folder
from .restoring import restored_variables
from .savers import write_savers
from .saving import VERSION, put


def load(sess, tags, export_dir, import_scope=None, **saver_kwargs):
    """Add the graph of a SavedModel to that of a session, and give its variables their values.

    sess: a Session.   tags: a list of strings.   export_dir: str or path of the folder.
    import_scope: what stands before all names; by default nothing.

    Only the nodes that signatures need are added; those that touch files are not.

    Returns: the MetaGraphDef, whose `signature_def` names the tensors to feed and to fetch.
    Raises: RuntimeError where there is no graph with these tags; UnimplementedError where the graph needs tables;
    others as for `tf.saved_model.load`.
    Source: tf.compat.v1.saved_model.load.
    """
    export_dir = os.fspath(export_dir)
    message = read_message(export_dir)
    try:
        graph = meta_graph(message, tags)
    except ValueError as error:
        raise RuntimeError(f"{error}") from None
    wanted = [reference(info) for key, signature in graph.signature_def.items() if key != names.INIT_KEY
              for info in (*signature.outputs.values(), *signature.inputs.values())]
    part = messages.GraphDef(versions=graph.graph_def.versions, library=graph.graph_def.library)
    part.node.extend(needed(graph.graph_def.node, wanted, set())[0])
    tables = [node.name for node in part.node if node.op == "HashTableV2"]
    if tables:
        raise UnimplementedError(explain("saved_model.load", f"tables: {', '.join(tables)}",
                                         "in a session they are not built", "Use tf.saved_model.load"))
    with sess.graph.as_default():
        import_graph_def(part, name=import_scope or "")
    restore(sess.graph, graph, export_dir, f"{import_scope}/" if import_scope else "")
    return graph


def restore(graph, message, export_dir, prefix) -> None:
    """Give the variables of a graph their values from the checkpoint."""
    variables = {handle.op.name.removeprefix(prefix): x for x, handle in graph.captures.values()
                 if isinstance(x, Variable)}
    keys = {name: key for name, key in restored_variables(message).items() if name in variables}
    if not keys:
        return
    with init_scope(), BundleReader(variables_prefix(export_dir)) as bundle:
        for name, key in keys.items():
            variables[name].assign(bundle.read(key))
            graph.uninitialized.discard(id(variables[name]))


def simple_save(session, export_dir, inputs, outputs, legacy_init_op=None) -> None:
    """Write the graph of a session, with the values of its variables and one signature, "serving_default".

    export_dir: str or path of a folder that is not there yet.   inputs, outputs: dict of tensors by name.

    Raises: AssertionError where the folder is there; FailedPreconditionError for a variable without a value.
    Source: tf.compat.v1.saved_model.simple_save.
    """
    export_dir = os.fspath(export_dir)
    if os.path.isdir(export_dir) and os.listdir(export_dir):
        raise AssertionError(explain("simple_save", f"export_dir is {export_dir!r}",
                                     "Export directory already exists, and isn't empty", "Choose another one"))
    message = messages.SavedModel(saved_model_schema_version=names.SAVED_MODEL_SCHEMA_VERSION)
    graph = message.meta_graphs.add(graph_def=session.graph.as_graph_def())
    graph.meta_info_def.tags.append(names.SERVING)
    graph.meta_info_def.tensorflow_version = VERSION
    graph.signature_def[names.DEFAULT_SERVING_SIGNATURE_DEF_KEY].CopyFrom(predict_signature_def(inputs, outputs))
    variables = {handle.op.name: x for x, handle in session.graph.captures.values() if isinstance(x, Variable)}
    nodes = NodeWriter(graph.graph_def.node, taken=[node.name for node in graph.graph_def.node])
    write_savers(graph.saver_def, nodes, [(name, Written(name, resource), x._dtype) for name, x in variables.items()])
    with new_folder(export_dir) as folder:
        with init_scope(), BundleWriter(variables_prefix(folder)) as bundle:
            for name, variable in sorted(variables.items()):
                require_value(session.graph, variable, name)
                bundle.add(name, variable.numpy())
        put(folder, names.SAVED_MODEL_FILENAME_PB, message.SerializeToString(deterministic=True))


def require_value(graph, variable, name) -> None:
    """Raise FailedPreconditionError for a variable that no initializer gave a value."""
    if id(variable) in graph.uninitialized:
        raise FailedPreconditionError(explain("simple_save", f"the variable {name!r}", "it has no value yet",
                                              "Run tf.compat.v1.global_variables_initializer()"))


def build_tensor_info(tensor):
    """The TensorInfo of a tensor of a graph.  Source: tf.compat.v1.saved_model.build_tensor_info."""
    return messages.TensorInfo(name=tensor.name, dtype=tensor.dtype.as_datatype_enum,
                               tensor_shape=shape_proto(tensor.spec.dims))


def build_signature_def(inputs=None, outputs=None, method_name=None, defaults=None):
    """A SignatureDef of TensorInfos by name.  Source: tf.compat.v1.saved_model.build_signature_def."""
    return messages.SignatureDef(inputs=inputs or {}, outputs=outputs or {}, method_name=method_name or "",
                                 defaults=defaults or {})


def predict_signature_def(inputs, outputs):
    """The SignatureDef of tensors by name.

    Raises: ValueError where there are no inputs or no outputs.
    Source: tf.compat.v1.saved_model.predict_signature_def.
    """
    for word, tensors in (("inputs", inputs), ("outputs", outputs)):
        if not tensors:
            raise ValueError(explain("predict_signature_def", f"{word} is {tensors!r}", "there must be a tensor"))
    return build_signature_def({name: build_tensor_info(x) for name, x in inputs.items()},
                               {name: build_tensor_info(x) for name, x in outputs.items()}, names.PREDICT_METHOD_NAME)
