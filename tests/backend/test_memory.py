"""Freed memory stays with the process, where the C library can be told to keep it."""

import os
import platform
import subprocess
import sys

import pytest

from minitf.backend import memory

FAULTS = """
import resource
import sys
import numpy as np
import minitf.backend

def faults(times):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(times):
        np.ones(int(sys.argv[1]) << 18, np.float32)  # 1 MB is 256 pages, or half a large one
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

faults(10)
print(faults(100))
"""

glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc's malloc can be told")


def run(megabytes, **environment):
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MALLOC_", "GLIBC_"))}
    command = [sys.executable, "-c", FAULTS, str(megabytes)]
    done = subprocess.run(command, env=plain | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@glibc
@pytest.mark.parametrize("megabytes", [1, 64])
def test_a_freed_array_is_not_paged_in_again(megabytes):
    assert run(megabytes) < 100  # where a hundred arrays of 1 MB have 25,600 pages, and of 64 MB 3,200 large ones


@glibc
def test_the_users_own_settings_win():
    assert run(1, MALLOC_MMAP_THRESHOLD_="100000") > 20_000


def test_says_so_where_malloc_cannot_be_told(monkeypatch):
    for name in [name for name in memory.os.environ if name.startswith(("MALLOC_", "GLIBC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda name: object())  # a C library without mallopt
    assert memory.keep_freed_memory() is False


def test_the_memory_of_this_machine(monkeypatch):
    assert 1 << 26 < memory.machine_memory() < 1 << 50
    monkeypatch.delattr(os, "sysconf", raising=False)
    assert memory.machine_memory() == sys.maxsize
