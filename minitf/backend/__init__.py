"""Floor 0: dtypes, shapes, devices, arrays, errors, threads and random bits. All other floors stand on it."""

import os

from .memory import keep_freed_memory

# Said before NumPy loads its BLAS: how long that library's threads spin, waiting for the next product, before they
# sleep (2**14 cycles). While they spin they take the cores from the threads of `parallel.py`.
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "14")

# Said before the first array is freed.
keep_freed_memory()
