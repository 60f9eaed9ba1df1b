"""tf.profiler.experimental: which ops run, for how long, and what memory they take.   Floor 9."""

from ....backend.tables import lazy

NAMES: dict[str, str] = {"board.profiler.session": "Profile ProfilerOptions Trace start stop"}

# Tables below this one.
NAMESPACES = "client server"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
