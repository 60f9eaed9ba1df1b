"""Kernels of our own for GPUs, as text in CUDA C++ that CuPy compiles when they are first called. Floor 2.

What is here is only read where arrays are on a GPU: every op also has its plain kernel, over `xp`, which does the same
in more steps. Read `steps.py` first, then `chain.py`, `launch.py`, `rows.py` and `rules.py`.

The kernels have been compiled by NVIDIA's compiler for two generations of GPUs, and the tests run their arithmetic on
the CPU, block by block and thread by thread (tests/ops/gpu/emulated.py). They have never been timed on a GPU.
"""
