"""Memory for arrays: freed memory is kept for the next one. Floor 0. Read next: `parallel.py`.

A training step makes the same arrays again and again. By default the C library gives the memory of a large array back
to the operating system as soon as it is freed, and asks for it anew a moment later; each page then comes back zeroed,
at its first touch, one fault after the other. A tenth of an eager training step went into that.
"""

import ctypes
import os
import sys

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # the numbers of these settings in glibc's malloc.h
OWN_MAPPING = 32 << 20  # bytes; larger arrays get pages of their own, returned when freed (glibc allows no more)
KEPT = 128 << 20  # bytes of freed memory to keep at most


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
    """Let malloc keep up to 128 MB of freed memory for arrays of up to 32 MB each. True where that was possible.

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
    return bool(mallopt(M_MMAP_THRESHOLD, OWN_MAPPING) and mallopt(M_TRIM_THRESHOLD, KEPT))
