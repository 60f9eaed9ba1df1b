"""Which transport is taken."""

from minitf.distribute.multi_worker import CommunicationImplementation, CommunicationOptions
from minitf.distribute.transport import choosing


def test_sockets_unless_mpi_has_started_the_program(monkeypatch):
    made = []
    monkeypatch.setattr(choosing, "SocketGroup", lambda *args: made.append(args))
    monkeypatch.setattr(choosing, "MpiGroup", lambda: made.append("mpi"))
    for name in choosing.STARTED_BY_MPI:
        monkeypatch.delenv(name, raising=False)
    choosing.group_of(1, ["a:1", "b:2"], CommunicationOptions(timeout_seconds=5))
    choosing.group_of(1, ["a:1"], CommunicationOptions())
    monkeypatch.setenv(choosing.STARTED_BY_MPI[0], "2")
    choosing.group_of(1, ["a:1"], CommunicationOptions(implementation=CommunicationImplementation.RING))
    choosing.group_of(1, ["a:1"], CommunicationOptions())
    assert made == [(1, ["a:1", "b:2"], 5.0), (1, ["a:1"], 300.0), (1, ["a:1"], 300.0), "mpi"]
