"""Replicas in lock step: threads of which one runs at a time, until it has to wait for the others. Floor 6.

Replica 0 runs until its function returns, or asks for a meeting: `merge_call`, and `all_reduce`, which is made of it.
Then replica 1 runs, to the same place. When the last one is there, the thread that called them runs the meeting's
function, and each goes on with its part of the result. So the order of all that happens is fixed, a run can be
repeated to the last bit, and the replicas of a traced function write into one graph, one after the other.

Read next: `variables.py`.
"""

from __future__ import annotations

import threading
from contextvars import copy_context

from ..backend.errors import explain
from ..core.context import local
from .contexts import ReplicaContext
from .values import regrouped, selected


class Abandoned(BaseException):
    """Ends a replica that waits in a meeting to which the others will not come."""


class Runner:
    """One replica: a thread that runs when it is told to.

    strategy, i: which replica of this machine it is.
    body: what it runs, a function without arguments.
    """

    def __init__(self, strategy, i, body):
        extended = strategy.extended
        self.number = extended.first_replica + i
        self._context = ReplicaContext(strategy, self.number, runner=self)
        self._device = extended.devices[i]
        self._body = body
        self._around = local.state
        self._turn, self._pause = threading.Semaphore(0), threading.Semaphore(0)
        self.meeting = None   # (function, args, kwargs) while it waits in one
        self.result = self.error = None
        self.abandoned = False
        surroundings = copy_context()
        self._thread = threading.Thread(target=surroundings.run, args=(self._run,), daemon=True)
        self._thread.start()

    def _run(self):
        """What the thread does: everything around the caller is around the replica, too."""
        self._turn.acquire()
        state, around = local.state, self._around
        state.graph, state.recorders, state.name_scope = around.graph, around.recorders, around.name_scope
        state.device, state.distribution = self._device, self._context
        try:
            if not self.abandoned:
                self.result = self._body()
        except BaseException as error:
            self.error = error
        finally:
            self._pause.release()

    def go_on(self, reply=None):
        """Let it run until its next meeting, or to its end.  reply: the result of the last meeting."""
        self.meeting, self._reply = None, reply
        self._turn.release()
        self._pause.acquire()
        if self.error is not None and not self.abandoned:
            raise self.error

    def meet(self, function, args, kwargs):
        """Called by the replica: wait for the others, and return this one's part of `function`'s result."""
        if local.state.graph is not self._around.graph:
            raise RuntimeError(explain(
                "merge_call", f"replica {self.number} is in a graph of its own", "replicas can only meet in the graph "
                "that they share, and not in a nested tf.function, a tf.cond or a tf.while_loop",
                "Decorate the function that calls strategy.run with tf.function, or meet outside of the branch"))
        self.meeting = function, args, kwargs
        self._pause.release()
        self._turn.acquire()
        if self.abandoned:
            raise Abandoned
        return self._reply

    def abandon(self):
        """End it, where it waits."""
        if self._thread.is_alive() and not self.abandoned:
            self.abandoned = True
            self._turn.release()


def run_replicas(strategy, bodies) -> list:
    """What the bodies of the replicas return, run in lock step.

    bodies: a function without arguments for each replica of this machine.
    Raises: what the first of them raises; RuntimeError where only some of them come to a meeting.
    """
    replicas = [Runner(strategy, i, body) for i, body in enumerate(bodies)]
    try:
        replies = [None] * len(replicas)
        while True:
            for replica, reply in zip(replicas, replies):
                replica.go_on(reply)
            waiting = [replica for replica in replicas if replica.meeting is not None]
            if not waiting:
                return [replica.result for replica in replicas]
            if len(waiting) < len(replicas):
                raise RuntimeError(missing(replicas, waiting))
            replies = held_meeting(strategy, waiting)
    finally:
        for replica in replicas:
            replica.abandon()


def held_meeting(strategy, replicas) -> list:
    """What each replica gets from the meeting that all of them wait in."""
    function = replicas[0].meeting[0]
    args = regrouped([replica.meeting[1] for replica in replicas])
    kwargs = regrouped([replica.meeting[2] for replica in replicas])
    result = function(strategy, *args, **kwargs)
    return [selected(result, i) for i in range(len(replicas))]


def missing(replicas, waiting) -> str:
    """The message where only some of the replicas wait."""
    done = [replica.number for replica in replicas if replica not in waiting]
    return explain("Strategy.run", f"replicas {[replica.number for replica in waiting]} wait, {done} have returned",
                   "Some replicas made a different number of replica_context().merge_call() calls",
                   "Let every replica call all_reduce and merge_call as often as the others")
