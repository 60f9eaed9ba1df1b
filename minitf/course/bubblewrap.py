"""Puts a command behind the fence of the kernel's namespaces, by the program `bwrap`.   Floor 10.

In there the file system is read-only, but for one folder; there is no network, and no process but its own.
Next: sandbox.py, which decides what is run.
"""

import functools
import os
import subprocess
from collections.abc import Iterable

FENCE = ["bwrap", "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--dev", "/dev"]
FENCE += ["--proc", "/proc"]  # its own processes only


@functools.cache
def is_usable() -> bool:
    """Whether `bwrap` is installed and may be used: in some containers it is there but forbidden."""
    try:
        return subprocess.run([*FENCE, "true"], capture_output=True, timeout=10).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def fenced(command: list[str], home: str, writable: str, hidden: Iterable[str]) -> list[str]:
    """The command, to be run in `home`, able to write to `writable` only, with the `hidden` folders empty."""
    hide = [word for folder in hidden if os.path.isdir(folder) for word in ("--tmpfs", folder)]
    places = ["--ro-bind", home, home, "--bind", writable, writable, "--chdir", home]
    return [*FENCE, *hide, *places, *command]
