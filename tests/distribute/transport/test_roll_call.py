"""Waiting, with what stands for MPI: messages that are there at once. With MPI itself: test_mpi.py."""

from types import SimpleNamespace

import pytest

import minitf as tf
from minitf.distribute.transport import roll_call
from minitf.distribute.transport.roll_call import ASK, FAILED, HERE, RollCall


class Talk:
    """A communicator of rank 0 among three; rank 2 answers when it is asked, and rank 1 does not."""

    def __init__(self, came=()):
        self.came, self.sent = list(came), []

    def Get_rank(self):
        return 0

    def Get_size(self):
        return 3

    def Iprobe(self, source, tag, status):
        if self.came:
            status.found = self.came[0]
        return bool(self.came)

    def recv(self, source, tag):
        return self.came.pop(0)[2]

    def isend(self, text, other, tag):
        self.sent.append((other, tag, text))
        if (other, tag) == (2, ASK):
            self.came.append((2, HERE, ""))


class Status:
    def Get_source(self):
        return self.found[0]

    def Get_tag(self):
        return self.found[1]


MPI = SimpleNamespace(Status=Status, ANY_SOURCE=-1, ANY_TAG=-1)


class Request:
    """It is done when it has been asked so many times."""

    def __init__(self, times):
        self.times = times

    def Test(self):
        self.times -= 1
        return self.times < 0


@pytest.fixture
def ends(monkeypatch):
    """What is going to be called at the end of the program."""
    found = []
    monkeypatch.setattr(roll_call.atexit, "register", lambda *args: found.append(args))
    return found


def test_questions_are_answered_while_one_waits(ends):
    talk = Talk([(1, ASK, ""), (2, ASK, "")])
    RollCall(MPI, talk, 60.0).wait_for(Request(3), "waits")
    assert talk.sent == [(1, HERE, ""), (2, HERE, "")]
    assert not ends


def test_who_does_not_answer_is_named_to_those_who_do(ends, monkeypatch):
    monkeypatch.setattr(roll_call, "GRACE", 0.05)
    talk = Talk()
    with pytest.raises(tf.errors.UnavailableError, match="waits, for 0 seconds; worker 1 does not answer") as e:
        RollCall(MPI, talk, 0.0).wait_for(Request(1000), "waits")
    assert talk.sent == [(1, ASK, ""), (2, ASK, ""), (2, FAILED, str(e.value))]
    assert ends == [(roll_call.end_all, MPI)]


def test_what_another_has_found_is_raised_here_too(ends):
    with pytest.raises(tf.errors.UnavailableError, match=r"^worker 1 has gone$"):
        RollCall(MPI, Talk([(2, FAILED, "worker 1 has gone")]), 60.0).wait_for(Request(1000), "waits")
    assert len(ends) == 1
