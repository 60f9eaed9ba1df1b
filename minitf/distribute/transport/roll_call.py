"""RollCall: waiting for an exchange of MPI's, and finding out who does not come. Floor 6. Read next: `mpi.py`.

MPI waits for ever. So here a worker asks again and again whether an exchange is done, and lets others use the processor
in between. When it has waited too long it calls the roll: whoever waits as well answers at once, for it looks for such
questions while it waits. Whoever does not answer is the one that hangs. All that wait then end with the same message.
"""

from __future__ import annotations

import atexit
import time

from ...backend.errors import UnavailableError, explain

ASK, HERE, FAILED = range(3)  # kinds of messages: their tags
GRACE = 5.0                   # seconds to answer, or for others to print their error
SPIN, LONGEST = 2e-3, 1e-3    # seconds of asking without a pause; the longest pause


class RollCall:
    """What a worker does while it waits.

    mpi: the module mpi4py.MPI.   talk: a communicator for nothing else.   timeout: seconds.
    """

    def __init__(self, mpi, talk, timeout):
        self._mpi, self._talk, self._timeout = mpi, talk, timeout
        self._sent = []  # requests of messages on their way, which must not be forgotten before they arrive

    def wait_for(self, request, doing) -> None:
        """Return when a request of MPI's is done.   doing: what this worker does, in words.

        Raises: UnavailableError where a worker has not come in time, or another worker has found that out.
        """
        started, pause = time.monotonic(), 0.0
        while not request.Test():
            self._answer()
            waited = time.monotonic() - started
            if waited > self._timeout:
                raise self._failure(doing)
            if waited > SPIN:
                pause = min(LONGEST, pause + 2e-5)
            time.sleep(pause)

    # --- the roll ----------------------------------------------------------------------------------------------------
    def _answer(self, present=None):
        """Read what has come: answer questions, note answers in `present`, and raise what another worker has found."""
        status = self._mpi.Status()
        while self._talk.Iprobe(self._mpi.ANY_SOURCE, self._mpi.ANY_TAG, status):
            other, tag = status.Get_source(), status.Get_tag()
            text = self._talk.recv(source=other, tag=tag)
            if tag == ASK:
                self._send(other, HERE)
            elif tag == FAILED:
                raise self._last(text)
            elif present is not None:
                present.add(other)

    def _failure(self, doing):
        """The error that says who does not answer, after all others have been told."""
        me, everyone = self._talk.Get_rank(), range(self._talk.Get_size())
        present = {me}
        for other in everyone:
            if other != me:
                self._send(other, ASK)
        deadline = time.monotonic() + GRACE
        while len(present) < len(everyone) and time.monotonic() < deadline:
            self._answer(present)
            time.sleep(LONGEST)
        silent = [str(rank) for rank in everyone if rank not in present]
        who = f"worker {' and worker '.join(silent)} does not answer" if silent else "all workers wait for each other"
        text = explain("tf.distribute", f"worker {me} {doing}, for {self._timeout:g} seconds; {who}",
                       "it hangs, or computes for longer than the time-out",
                       "Look at that worker, or set CommunicationOptions(timeout_seconds=...)")
        for other in present - {me}:
            self._send(other, FAILED, text)
        return self._last(text)

    def _send(self, other, tag, text=""):
        self._sent.append(self._talk.isend(text, other, tag))

    def _last(self, text):
        """The error with this text. An exchange is open for ever, so when the program ends, it ends all workers."""
        atexit.register(end_all, self._mpi)
        return UnavailableError(text)


def end_all(mpi) -> None:
    """End all workers, also the one that hangs, as soon as the others have had the time to say why."""
    time.sleep(GRACE / 5)
    mpi.COMM_WORLD.Abort(1)
