"""Which transport is taken."""

from types import SimpleNamespace

import pytest

from minitf.distribute.multi_worker import CommunicationImplementation, CommunicationOptions
from minitf.distribute.transport import choosing


def test_sockets_unless_mpi_has_started_the_program(monkeypatch):
    made = []
    monkeypatch.setattr(choosing, "SocketGroup", lambda *args: made.append(args) or SimpleNamespace())
    monkeypatch.setattr(choosing, "MpiGroup", lambda timeout: made.append(("mpi", timeout)) or SimpleNamespace())
    for name in choosing.STARTED_BY_MPI:
        monkeypatch.delenv(name, raising=False)
    two = ["a:1", "b:2"]
    group = choosing.group_of(1, two, CommunicationOptions(1000, timeout_seconds=5, compression="float16"))
    assert (group.pack, group.compression) == (1000, "float16")
    assert choosing.group_of(0, ["a:1"], CommunicationOptions()) is choosing.ALONE
    monkeypatch.setenv(choosing.STARTED_BY_MPI[0], "2")
    choosing.group_of(1, two, CommunicationOptions(implementation=CommunicationImplementation.RING))
    choosing.group_of(0, [], CommunicationOptions())
    assert made == [(1, two, 5.0), (1, two, 300.0), ("mpi", 300.0)]


@pytest.mark.parametrize("options", [{"bytes_per_pack": -1}, {"compression": "float8"}])
def test_options_that_there_are_not(options):
    with pytest.raises(ValueError, match="bytes_per_pack must not be negative, and compression must be None"):
        CommunicationOptions(**options)
