"""The machine and the day that figures were measured on.   Floor 10.   Next: cli/bench.py."""

import datetime
import os
import platform
import subprocess
from pathlib import Path

VERSIONS = {"numpy": "numpy", "tensorflow": "tensorflow", "torch": "torch", "jax": "jax"}  # library -> module


def machine(pythons: dict[str, str]) -> dict[str, str]:
    """What was measured where, for a reader of the figures.   pythons: library -> the interpreter that runs it."""
    libraries = {library: version(VERSIONS[library], pythons[library]) for library in pythons if library in VERSIONS}
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": f"{processor()}, {cores()} cores",
        "system": f"{platform.system()}, Python {platform.python_version()}",
        **libraries,
    }


def processor() -> str:
    """The name of the processor, as far as the system tells it."""
    table = Path("/proc/cpuinfo")
    if table.is_file():
        for line in table.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def busy() -> float:
    """How many processes wanted a core, on average over the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def version(module: str, python: str) -> str:
    """The version of a library, as its own interpreter knows it."""
    ask = f"import importlib.metadata as m; print(m.version(m.packages_distributions()[{module!r}][0]))"
    answer = subprocess.run([python, "-c", ask], capture_output=True, text=True)
    return answer.stdout.strip() or "unknown"
