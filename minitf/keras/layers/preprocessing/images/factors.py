"""How much an image is changed: numbers or pairs of them, and the range of pixels. Floor 7. Next: `random_flip.py`."""

from .....backend.errors import explain
from .....ops.elementwise.arithmetic import add, divide, multiply, subtract
from .....ops.shapes.identity import cast


def spread(layer, factor, limits=(-1, 1), name="factor") -> tuple:
    """(lower, upper) of a factor: a pair as it is; a number f as (-f, f), but within the limits.

    Raises: ValueError for what is neither, or outside of the limits.
    """
    low, high = limits
    if isinstance(factor, tuple | list) and len(factor) == 2 and factor[0] <= high and factor[1] >= low:
        return tuple(sorted(factor))
    if isinstance(factor, int | float) and low <= factor <= high:
        return max(-abs(factor), low), abs(factor)
    raise ValueError(explain(type(layer).__name__, f"{name}={factor}",
                             f"it must be a number, or a list of two numbers, in the range [{low}, {high}]"))


def bounded(layer, factor, limits, name, lower=None) -> tuple:
    """(lower, upper) of a factor: a pair as it is; a number f as (-f, f), or (lower, f). Each is within the limits.

    Raises: ValueError for what is neither, or outside of the limits.
    """
    pair = factor if isinstance(factor, tuple | list) else (factor, factor)
    low, high = limits
    if len(pair) != 2 or not all(isinstance(number, int | float) and low <= number <= high for number in pair):
        raise ValueError(explain(type(layer).__name__, f"{name}={factor}",
                                 f"it must be a number, or a list of two numbers, in the range [{low}, {high}]"))
    if isinstance(factor, tuple | list):
        return tuple(sorted(factor))
    return (-abs(factor) if lower is None else lower), abs(factor)


def pixel_range(layer, value_range) -> list:
    """[lowest, highest] value of a pixel.  Raises: ValueError for what is no pair."""
    if not isinstance(value_range, tuple | list) or len(value_range) != 2:
        raise ValueError(explain(type(layer).__name__, f"value_range={value_range}",
                                 "it must be a list of two numbers"))
    return sorted(value_range)


def in_range(images, old, new):
    """Images with pixels of one range, in another one."""
    if tuple(old) == tuple(new):
        return images
    share = divide(subtract(images, cast(old[0], images.dtype)), cast(old[1] - old[0], images.dtype))
    return add(multiply(share, cast(new[1] - new[0], images.dtype)), cast(new[0], images.dtype))
