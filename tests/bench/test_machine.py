"""What is said of the machine that figures come from."""

import datetime
import sys

import numpy as np

from minitf.bench import machine


def test_the_facts_of_this_machine():
    facts = machine.machine({"numpy": sys.executable, "minitf": sys.executable})
    assert facts["numpy"] == np.__version__
    assert abs((datetime.date.fromisoformat(facts["date"]) - datetime.datetime.now(datetime.UTC).date()).days) <= 1
    assert facts["processor"].endswith(f"{machine.cores()} cores")
    assert machine.cores() >= 1
    assert machine.busy() >= 0
    assert machine.processor()


def test_a_library_that_is_not_there_has_no_version():
    assert machine.version("no_such_library", sys.executable) == "unknown"
