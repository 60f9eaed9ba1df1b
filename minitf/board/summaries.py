"""tf.summary: scalar, histogram, image, audio, text, graph. Floor 5. Read `plugins.py` first, and next `write.py`.

Each function checks what it is given and says which form its plugin wants. All of them return a bool tensor: whether
the summary was written.
"""

from __future__ import annotations

from ..backend.dtypes import float64, string
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..ops.shapes.identity import cast
from . import plugins, state
from .graph_picture import drawn_graph
from .write import metadata_of, record


def scalar(name, data, step=None, description=None):
    """A number that changes while a program runs: a loss, a learning rate.

    name: str, the tag under which TensorBoard shows it.   data: a number [], shown as float32.
    step: int, or None for what was set.   description: str, Markdown.

        >>> import minitf as tf
        >>> import tempfile
        >>> with tf.summary.create_file_writer(tempfile.mkdtemp()).as_default():
        ...     for step in range(3):
        ...         written = tf.summary.scalar("loss", 1 / (step + 1), step=step)
        >>> written.numpy()
        np.True_

    Returns: bool [], whether it was written: not without a writer, nor where `record_if` says no.
    Raises: ValueError for data with axes, and without any step.
    Source: tf.summary.scalar.
    """
    def number():
        x = convert_to_tensor(data)
        if x.shape.rank not in (0, None):
            raise ValueError(explain("summary.scalar", f"{name!r} is {x.dtype.name}{list(x.shape)}",
                                     f"Expected scalar shape, saw shape: {x.shape}", "tf.reduce_mean makes a number"))
        return x

    return record(name, number, step, metadata_of(plugins.SCALARS, description), plugins.scalar_of)


def histogram(name, data, step=None, buckets=None, description=None):
    """How values are distributed: the weights of a layer, its outputs, a gradient.

    name, step, description: see `scalar`.   data: number [...].   buckets: int, how many (30).

    Returns: bool [], whether it was written.
    Raises: ValueError without any step.
    Source: tf.summary.histogram.
    """
    return record(name, lambda: cast(convert_to_tensor(data), float64), step,
                  metadata_of(plugins.HISTOGRAMS, description), plugins.histogram_of,
                  buckets=30 if buckets is None else int(buckets))


def image(name, data, step=None, max_outputs=3, description=None):
    """Pictures.

    name, step, description: see `scalar`.   data: uint8 [K, H, W, C], or float in [0, 1]; C is 1 (grey) to 4.
    max_outputs: int, how many of the K are kept.

    Returns: bool [], whether it was written.
    Raises: ValueError for data without four axes, and without any step.
    Source: tf.summary.image.
    """
    def pictures():
        x = convert_to_tensor(data)
        _require_rank("image", name, x, 4, "[K, H, W, C]")
        return x

    return record(name, pictures, step, metadata_of(plugins.IMAGES, description), plugins.images_of,
                  max_outputs=int(max_outputs))


def audio(name, data, sample_rate, step=None, max_outputs=3, encoding=None, description=None):
    """Sounds.

    name, step, description: see `scalar`.   data: float [K, T, C] in [-1, 1], T samples of C channels.
    sample_rate: int, samples a second.   max_outputs: int, how many of the K are kept.   encoding: "wav" or None.

    Returns: bool [], whether it was written.
    Raises: ValueError for data without three axes, another encoding, and without any step.
    Source: tf.summary.audio.
    """
    if encoding not in (None, "wav"):
        raise ValueError(explain("summary.audio", f"encoding is {encoding!r}", "Unknown encoding: it must be 'wav'"))

    def sounds():
        x = convert_to_tensor(data)
        _require_rank("audio", name, x, 3, "[K, T, C]")
        return x

    return record(name, sounds, step, metadata_of(plugins.AUDIO, description), plugins.audio_of,
                  sample_rate=int(sample_rate), max_outputs=int(max_outputs))


def text(name, data, step=None, description=None):
    """Texts, which TensorBoard shows as Markdown; with axes, as a table.

    name, step, description: see `scalar`.   data: string [...].

    Returns: bool [], whether it was written.
    Raises: ValueError for what is no text, and without any step.
    Source: tf.summary.text.
    """
    def texts():
        x = convert_to_tensor(data)
        if x.dtype != string:
            raise ValueError(explain("summary.text", f"{name!r} is {x.dtype.name}{list(x.shape)}", "it must be text",
                                     "tf.as_string makes text of numbers"))
        return x

    return record(name, texts, step, metadata_of(plugins.TEXT, description), plugins.text_of)


def graph(graph_data):
    """A graph, which TensorBoard draws.

    graph_data: a `tf.Graph`, the graph of a concrete function, or a GraphDef message.
    Returns: bool [], whether it was written.

    Raises: ValueError for anything else.
    Source: tf.summary.graph.
    """
    wanted = state.is_wanted()
    if wanted is False:
        return convert_to_tensor(False)
    definition = drawn_graph(graph_data) if hasattr(graph_data, "get_operations") else graph_data
    if not hasattr(definition, "SerializeToString"):
        raise ValueError(explain("summary.graph", f"graph_data is a {type(graph_data).__name__}",
                                 "'graph_data' is not tf.Graph or tf.compat.v1.GraphDef",
                                 "function.get_concrete_function(...).graph is one"))
    state.here.writer.add_event(0, graph_def=definition.SerializeToString())
    return convert_to_tensor(True)


def should_record_summaries():
    """Whether a summary here would be written.   Returns: bool [].   Source: tf.summary.should_record_summaries."""
    return convert_to_tensor(state.is_wanted())


def _require_rank(kind, name, x, rank, axes):
    if x.shape.rank not in (rank, None):
        raise ValueError(explain(f"summary.{kind}", f"{name!r} is {x.dtype.name}{list(x.shape)}",
                                 f"it must have {rank} axes, {axes}", "Add an axis for a single one: x[tf.newaxis]"))
