"""Memory for arrays: freed memory is kept for the next one. Floor 0. Read next: `parallel.py`.

A training step makes the same arrays again and again. By default the C library gives the memory of a large array back
to the operating system as soon as it is freed, and asks for it anew a moment later; each page then comes back zeroed,
at its first touch, one fault after the other. A tenth of an eager training step went into that.
"""

import ctypes
import os
import sys

M_TRIM_THRESHOLD, M_MMAP_MAX = -1, -4  # the numbers of these settings in glibc's malloc.h
KEPT = 128 << 20  # bytes of freed memory to keep at most, at the end of the heap


def machine_memory() -> int:
    """The bytes of memory that this machine has; where the system does not say, a number that no array reaches.

        >>> machine_memory() > 1 << 20
        True
    """
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return sys.maxsize


MACHINE_MEMORY = machine_memory()


def keep_freed_memory() -> bool:
    """Let malloc keep up to 128 MB of freed memory for the next arrays. True where that was possible.

    No array gets a mapping of its own any more, which would be returned, page by page, the moment it is freed: all come
    from the heap. What lies free between arrays in use stays there, for arrays to come.

    Only glibc can be told so; elsewhere (macOS, musl) nothing happens. Who has set glibc's own environment variables
    (`MALLOC_TRIM_THRESHOLD_` and the like) is left alone. The peak memory of a program does not change.

        >>> keep_freed_memory() in (True, False)
        True

    Source: mallopt(3).
    """
    if any(name.startswith(("MALLOC_", "GLIBC_TUNABLES")) for name in os.environ):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return bool(mallopt(M_MMAP_MAX, 0) and mallopt(M_TRIM_THRESHOLD, KEPT))
