"""Which transport is taken."""

from minitf.distribute.multi_worker import CommunicationImplementation, CommunicationOptions
from minitf.distribute.transport import choosing


def test_sockets_unless_mpi_has_started_the_program(monkeypatch):
    made = []
    monkeypatch.setattr(choosing, "SocketGroup", lambda *args: made.append(args))
    monkeypatch.setattr(choosing, "MpiGroup", lambda timeout: made.append(("mpi", timeout)))
    for name in choosing.STARTED_BY_MPI:
        monkeypatch.delenv(name, raising=False)
    two = ["a:1", "b:2"]
    choosing.group_of(1, two, CommunicationOptions(timeout_seconds=5))
    assert choosing.group_of(0, ["a:1"], CommunicationOptions()) is choosing.ALONE
    monkeypatch.setenv(choosing.STARTED_BY_MPI[0], "2")
    choosing.group_of(1, two, CommunicationOptions(implementation=CommunicationImplementation.RING))
    choosing.group_of(0, [], CommunicationOptions())
    assert made == [(1, two, 5.0), (1, two, 300.0), ("mpi", 300.0)]
