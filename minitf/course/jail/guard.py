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
import fcntl
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
    resolve, decode = _resolver(), os.fsdecode
    writable = resolve(writable)
    hidden = tuple(resolve(folder) for folder in hidden)

    def within(place: str, folders: Iterable[str]) -> bool:
        return any(place == folder or place.startswith(folder + "/") for folder in folders)

    def refuse(what: str) -> None:
        tell(what)
        raise PermissionError(f"a graded answer may not {what}")

    def on_open(path, mode: str | None, flags: int | None) -> None:
        if isinstance(path, int):
            return  # open already
        if set(mode or "") & set("wax+") or (flags or 0) & WRITING:
            if not within(resolve(path), (writable, "/dev")):
                refuse(f"write to {decode(path)}")
        elif within(resolve(path), hidden):
            refuse("read the library's own answer")

    def on_event(event: str, args: tuple) -> None:
        if event == "open":
            on_open(*args)
        elif event in FORBIDDEN:
            refuse(FORBIDDEN[event])
        for path, folder in CHANGES.get(event, ()):
            base = -1 if folder is None else args[folder]
            if not isinstance(args[path], int) and not within(resolve(args[path], base), (writable,)):
                refuse(f"change {decode(args[path])}")

    sys.addaudithook(on_event)


def _resolver() -> Callable[..., str]:
    """Makes the function that says where a path leads, of functions as they are now, not as patched later."""
    realpath, join, readlink = os.path.realpath, os.path.join, os.readlink
    getcwd, decode = os.getcwd, os.fsdecode
    get_path = getattr(fcntl, "F_GETPATH", None)  # macOS

    def resolve(path, folder: int | None = -1) -> str:
        """The absolute path without links. `folder`: the open folder it is relative to; -1 for the current one."""
        if folder is None or folder < 0:
            base = getcwd()
        elif get_path is not None:
            base = decode(fcntl.fcntl(folder, get_path, bytes(1024)).rstrip(b"\0"))
        else:
            base = readlink(f"/proc/self/fd/{folder}")
        return realpath(join(base, decode(path)))

    return resolve
