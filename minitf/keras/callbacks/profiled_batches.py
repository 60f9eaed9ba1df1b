"""ProfiledBatches: a few batches of a training, recorded, for the callback TensorBoard. Floor 7.

Read `../../board/profiler/session.py` first.
"""

from ...backend.errors import AlreadyExistsError, explain
from ...board import tracing
from ...board.profiler import session
from ...board.state import record_if


class ProfiledBatches:
    """Records from the beginning of one batch to the end of another, and writes what it found.

    batches: int, the number of the batch; a pair, or "first,last", for several; 0 or None for none.
    logdir: the folder for the trace.
    report: after the last of them, a Report: the table of the slowest ops.
    """

    def __init__(self, batches, logdir):
        self.first, self.last = bounds(batches)
        self.logdir, self.report, self._step, self._is_on = logdir, None, None, False

    def batch_begins(self, number):
        """Start with the first batch, unless somebody records already."""
        if number == self.first and self.first and not self._is_on:
            try:
                session.start(self.logdir)
            except AlreadyExistsError:
                return
            tracing.trace_on()
            self._is_on = True
        if self._is_on:
            self._step = session.Trace("train", step_num=number).__enter__()

    def batch_ends(self, number, writer):
        """End with the last batch.   writer: from the name of a run to its SummaryWriter."""
        if self._step is not None:
            self._step.__exit__(None, None, None)
            self._step = None
        if self._is_on and number >= self.last:
            self.end(writer)

    def end(self, writer):
        """Write what was found, if anything was recorded; the training may have ended before the last batch came."""
        if self._is_on:
            self._is_on = False
            self.report = session.stop()
            with writer("train").as_default(), record_if(True):
                tracing.trace_export(f"batch_{self.last}", step=self.last)


def bounds(batches) -> tuple:
    """The numbers of the first and the last batch.

        >>> bounds(5), bounds("10,20"), bounds(0)
        ((5, 5), (10, 20), (0, 0))

    Raises: ValueError for anything else.
    """
    given = batches.split(",") if isinstance(batches, str) else batches
    given = given if isinstance(given, (tuple, list)) else [given]
    try:
        first, last = (int(x or 0) for x in (given if len(given) == 2 else [*given, *given]))
    except (TypeError, ValueError):
        first, last = -1, -1
    if first < 0 or last < first:
        raise ValueError(explain("TensorBoard", f"profile_batch={batches!r}", "profile_batch must be a non-negative "
                                 "integer or 2-tuple of positive integers", "0 records nothing"))
    return first, last
