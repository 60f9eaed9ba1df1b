"""tf.summary: what a program tells TensorBoard.   Floor 9.   Next: board/summaries.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "board.state": "record_if",
    "board.summaries": "audio graph histogram image scalar should_record_summaries text",
    "board.tracing": "trace_export trace_off trace_on",
    "board.write": "write",
    "board.writer": "SummaryWriter create_file_writer create_noop_writer flush",
}

# Tables below this one.
NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
