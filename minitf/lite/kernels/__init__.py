"""The operators of .tflite files, a family in a file. Floor 8. Read `registry.py` first.

`kernel_of(name, inputs, outputs)` is the function that computes an operator. Importing a family registers its kernels.
"""

from importlib import import_module

from .registry import kernel_of

FAMILIES = ("activations comparison control convolution depthwise elementwise gathering integers pooling products "
            "quantizing recurrence reductions resizing shapes slices")

for _family in FAMILIES.split():
    import_module(f"{__name__}.{_family}")

__all__ = ["kernel_of"]
