"""The op WriteSummary, through which every summary goes, and `tf.summary.write`. Floor 5. Read `writer.py` first.

In a graph a summary is a node with an effect: it is written whenever the graph runs, in its place among the others. So
what turns the values into the plugin's form happens in the kernel, when there are values.
"""

from __future__ import annotations

from ..backend.arrays import numpy_of
from ..backend.dtypes import bool_, int64
from ..core.context import local
from ..core.convert import convert_to_tensor
from ..core.execute import execute
from ..core.op import Op, no_gradient
from ..core.spec import Spec
from ..core.tensor import is_tensor
from ..graph.control.cond import cond
from ..ops.shapes.identity import cast
from ..wire import messages
from . import state


class WriteSummary(Op):
    """Writes a summary.   tensor: any [...], step: int64 []  ->  y: bool [], True.

    writer: a SummaryWriter.   tag: str.   metadata: bytes, a serialized SummaryMetadata.
    form: the function that makes the plugin's array of the tensor's; options: what else it takes, (name, value) pairs.
    """

    types = ("T", "Tstep")
    Tstep = frozenset({int64})
    stateful = True
    gradient = no_gradient

    def infer(tensor, step, *, writer, tag, metadata, form, options):
        return Spec((), bool_)

    def kernel(xp, tensor, step, *, writer, tag, metadata, form, options):
        writer.add(int(step), tag, form(numpy_of(tensor), **dict(options)), metadata)
        return xp.asarray(True)


def as_it_is(array):
    """The form of a summary that is what it is given."""
    return array


def record(name, value, step, metadata, form=as_it_is, **options):
    """Write a summary, if one is wanted here and now. Its tag is `name`, after the names of the open scopes.

    value: a tensor, or a function that returns one and is only called where it is needed.
    Returns: bool [], whether it was written.
    """
    return write_as(local.state.name_scope + name, value, step, metadata, form, options)


def write_as(tag, value, step, metadata, form=as_it_is, options=()):
    """The same under a tag that is taken as it is."""
    attrs = {"tag": tag, "metadata": metadata, "form": form, "options": tuple(dict(options).items())}

    def written(writer, step):
        tensor = convert_to_tensor(value() if callable(value) and not is_tensor(value) else value)
        return execute(WriteSummary, tensor, step, writer=writer, **attrs)

    return where_wanted(step, written)


def where_wanted(step, written):
    """`written(writer, step)`, where a summary is wanted here and now; else False.   step: as the user gave it."""
    wanted = state.is_wanted()
    if wanted is False or wanted is None:
        return convert_to_tensor(False)
    writer, step = state.here.writer, cast(convert_to_tensor(state.step_of(step)), int64)
    if wanted is True:
        return written(writer, step)
    return cond(convert_to_tensor(wanted), lambda: written(writer, step), lambda: convert_to_tensor(False))


def metadata_of(plugin, description=None, display_name=None, content=b""):
    """SummaryMetadata, serialized: which plugin shows a summary, and what it says about it."""
    data = messages.SummaryMetadata.PluginData(plugin_name=plugin, content=content)
    return messages.SummaryMetadata(plugin_data=data, summary_description=description or "",
                                    display_name=display_name or "").SerializeToString(deterministic=True)


def write(tag, tensor, step=None, metadata=None, name=None):
    """Write any tensor as a summary.

    tag: str.   tensor: any [...]; or a function that returns one, and is only called if it is written.
    step: int64 [], or what was set with `tf.summary.experimental.set_step`.
    metadata: a SummaryMetadata message, or its bytes: which plugin of TensorBoard is to show it.
    Returns: bool [], whether it was written.

    Raises: ValueError without any step.
    Source: tf.summary.write.
    """
    if metadata is None:
        metadata = b""
    return write_as(tag, tensor, step, metadata if isinstance(metadata, bytes) else metadata.SerializeToString())
