"""Floats in one or two bytes, for smaller downloads. Floor 8. Read next: `manifest.py`.

    uint8, uint16     x = min + scale q: the range of an array in 256 or 65 536 equal steps, among them an exact zero
    float16           half precision

The model computes in float32 after it is loaded. For integers that compute, see `minitf.lite`.
"""

import fnmatch

import numpy as np

from ...backend.errors import explain

LEVELS = {"uint8": 255, "uint16": 65535}
LARGEST_HALF = 65504.0
KINDS = (*LEVELS, "float16")


def quantized(name, array, kind):
    """(array in fewer bytes, how to read it): float32 of any shape -> uint8, uint16 or float16.

    Raises: ValueError for infinities and NaN, which have no place in a range.
    """
    if not np.isfinite(array).all():
        raise ValueError(explain("save", f"{name}, which is not finite everywhere", f"{kind} cannot hold that",
                                 "Leave this weight in float32"))
    if kind == "float16":
        return np.clip(array, -LARGEST_HALF, LARGEST_HALF).astype("<f2"), {"dtype": kind}
    low, scale = steps(array, LEVELS[kind])
    numbers = np.clip(np.round((array.astype(np.float64) - low) / scale), 0, LEVELS[kind])
    return numbers.astype("u1" if kind == "uint8" else "<u2"), {"dtype": kind, "min": low, "scale": scale}


def steps(array, levels):
    """(min, scale) of so many equal steps over the range of an array.

    Zero is one of them, where it is in the range.

        >>> low, scale = steps(np.array([-1.0, 3.0], np.float32), 255)
        >>> low / scale
        -64.0
    """
    low, high = (float(array.min()), float(array.max())) if array.size else (0.0, 0.0)
    scale = (high - low) / levels
    if scale == 0.0:
        return low, 1.0
    if low < 0.0 < high:
        low = -round(-low / scale) * scale
    return low, scale


def dequantized(name, array, how, dtype):
    """An array of `quantized` as numbers again, float32 or int32.

    Raises: ValueError where the scale is missing.
    """
    if how["dtype"] == "float16":
        return array.astype(dtype)
    low, scale = how.get("min"), how.get("scale")
    if not all(isinstance(x, int | float) and np.isfinite(x) for x in (low, scale)):
        raise ValueError(explain("load", f"{name} in {how['dtype']} with min {low!r} and scale {scale!r}",
                                 "both must be numbers"))
    numbers = array * float(scale) + float(low)
    return (np.round(numbers) if dtype.kind == "i" else numbers).astype(dtype)


def kinds_of(names, wanted) -> dict:
    """name -> the kind of its bytes, for those names whose floats get fewer.

    names: of all weights.
    wanted: None; a kind, for all; or {kind: True, a pattern with * or a list of patterns}: {"uint8": "dense*/*"}.

        >>> kinds_of(["a/kernel", "a/bias"], {"uint8": "*/kernel"})
        {'a/kernel': 'uint8'}

    Raises: ValueError for a kind that there is not, a pattern without a match, a weight that two kinds ask for.
    """
    if isinstance(wanted, str):
        wanted = {wanted: True}
    found: dict[str, str] = {}
    for kind, patterns in (wanted or {}).items():
        if kind not in KINDS:
            raise ValueError(explain("quantization", f"received {kind!r}", f"it must be one of {', '.join(KINDS)}"))
        for pattern in ["*"] if patterns is True else [patterns] if isinstance(patterns, str) else patterns or []:
            matching = fnmatch.filter(names, pattern)
            twice = [name for name in matching if found.get(name, kind) != kind]
            if twice or not matching:
                rule = f"{twice[0]} is {found[twice[0]]} already" if twice else "no weight has such a name"
                raise ValueError(explain("quantization", f"{pattern!r} for {kind}", rule,
                                         f"Names are such as {', '.join(names[:3])}"))
            found.update(dict.fromkeys(matching, kind))
    return found
