"""Limits on the process, and a guard that refuses what no exercise needs.   Floor 10.   Next: tamper.py.

The guard is a Python audit hook: the interpreter tells it about each file opened for writing, each process
started, each signal sent, before that happens; and no Python code can take it off again. It is the only fence
where bubblewrap is missing.

What it cannot stop, honestly: the student's code and the tests share a process, so somebody who sets out to
cheat can find a way, for example through a compiled extension. It stops accidents, and the tricks that need
no more than a few lines.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence

FORBIDDEN = {
    "ctypes.dlopen": "load a compiled library",
    "ctypes.dlsym": "call a compiled library",
    "os.exec": "become another program",
    "os.fork": "start a process",
    "os.forkpty": "start a process",
    "os.kill": "send a signal to a process",
    "os.killpg": "send a signal to a process",
    "os.posix_spawn": "start a process",
    "os.system": "start a process",
    "pty.spawn": "start a process",
    "resource.setrlimit": "raise its own limits",
    "socket.bind": "use the network",
    "socket.connect": "use the network",
    "socket.getaddrinfo": "use the network",
    "subprocess.Popen": "start a process",
}
# Events about paths: the positions of the paths in the event's arguments, and of the folder each is relative
# to.
CHANGES = {
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.link": ((0, 2), (1, 3)),
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "shutil.rmtree": ((0, 1),),
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def set_limits(cpu_seconds: int, memory: int, file_size: int, processes: int) -> None:
    """Limits this process for good: processor time (seconds), address space and files (bytes), threads."""
    import resource

    wanted = {"CPU": cpu_seconds, "AS": memory, "FSIZE": file_size, "NPROC": processes, "CORE": 0}
    for name, limit in wanted.items():
        kind = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(kind)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS does not limit the address space
            resource.setrlimit(kind, (limit, limit))


def install(writable: str, hidden: Sequence[str], tell: Callable[[str], None]) -> None:
    """From now on, refuses to change anything outside the folder `writable`, or to read `hidden` ones.

    A refusal raises PermissionError in the code that tried, and `tell` gets what it tried, in words.
    """
    writable = os.path.realpath(writable)
    hidden = tuple(os.path.realpath(folder) for folder in hidden)
    realpath, join, readlink, getcwd = (
        os.path.realpath,
        os.path.join,
        os.readlink,
        os.getcwd,
    )  # ours, whatever is patched

    def resolved(path, folder) -> str:
        base = readlink(f"/proc/self/fd/{folder}") if isinstance(folder, int) and folder >= 0 else getcwd()
        return realpath(join(base, os.fsdecode(path)))

    def within(path: str, folders: Iterable[str]) -> bool:
        return any(path == folder or path.startswith(folder + "/") for folder in folders)

    def refuse(what: str) -> None:
        tell(what)
        raise PermissionError(f"a graded answer may not {what}")

    def on_event(event: str, args: tuple) -> None:
        if event == "open":
            path, mode, flags = args
            if isinstance(path, str | bytes | os.PathLike):
                place = resolved(path, None)
                if (mode and set(mode) & set("wax+")) or (flags or 0) & WRITING:
                    if not within(place, (writable, "/dev")):
                        refuse(f"write to {os.fsdecode(path)}")
                elif within(place, hidden):
                    refuse("read the library's own answer")
        elif event in CHANGES:
            for position, folder in CHANGES[event]:
                path = args[position]
                place = (
                    resolved(path, None if folder is None else args[folder]) if not isinstance(path, int) else writable
                )
                if not within(place, (writable,)):
                    refuse(f"change {os.fsdecode(path)}")
        elif event in FORBIDDEN:
            refuse(FORBIDDEN[event])

    sys.addaudithook(on_event)
