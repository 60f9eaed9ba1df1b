"""A machine with two logical CPUs, for the time of a test."""

import pytest

from minitf.backend import devices


@pytest.fixture
def two_cpus(monkeypatch):
    here = devices._machine.logical()
    monkeypatch.setattr(devices._machine, "devices", [here[0], devices.Device("CPU", 1), *here[1:]])
    devices._find.cache_clear()
    yield ["CPU:0", "CPU:1"]
    devices._find.cache_clear()
