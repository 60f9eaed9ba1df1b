"""One image or a batch of them: most functions of tf.image take both. Floor 2. Read next: `framing.py`."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.spec import Spec
from ..axes import as_int, is_unknown, known
from ..shapes.layout import expand_dims, sizes_of, squeeze


def on_batch(function, image, where):
    """What `function` makes of `image` as a batch [B, H, W, C]; of a single image [H, W, C], without the batch axis.

    Raises: ValueError where `image` has another rank.
    """
    image = convert_to_tensor(image)
    rank = image.shape.rank
    if rank not in (3, 4):
        raise ValueError(explain(where, f"image is {Spec(image._shape_tuple(), image.dtype)}",
                                 "it must have 3 axes [H, W, C], or 4 [B, H, W, C]"))
    return function(image) if rank == 4 else squeeze(function(expand_dims(image, 0)), [0])


def require_image(image, where):
    """`image` as a tensor [..., H, W, C]; ValueError where it has fewer axes, or no pixel, or no channel."""
    image = convert_to_tensor(image)
    dims = image._shape_tuple()
    if dims is None or len(dims) < 3 or 0 in dims[-3:]:
        raise ValueError(explain(where, f"image is {Spec(dims, image.dtype)}",
                                 "it must have at least the axes [H, W, C], none of them empty"))
    return image


def require(holds, where, received, rule):
    """Raise ValueError unless the rule `holds`."""
    if not holds:
        raise ValueError(explain(where, received, rule))


def may_hold(*conditions) -> bool:
    """Whether none of the conditions is known to be wrong.

    What is not known yet while a graph is built, the ops find out when it runs.
    """
    return all(is_unknown(condition) or known(condition) for condition in conditions)


def pixels(value, name):
    """A number of pixels: an int; or a tensor, where it is not known yet."""
    return value if is_unknown(value) else as_int(value, name)


def height_and_width(image):
    """The sizes of a batch [B, H, W, C]: ints; or tensors, where they are not known yet."""
    return sizes_of(image)[1:3]

