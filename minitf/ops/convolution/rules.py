"""What convolutions of every rank share: shape rules, and how layouts and groups lead back to `ways.py`. Floor 2.

An op has TensorFlow's attributes, with an entry for every axis in the order of the layout. A `Slide` is what is left of
them when batch and channels are taken off. Groups: where x has more channels than a filter sees, the channels are cut
into equal groups and the filters too; the first filters see the first group, and so on.

Read next: `conv2d.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ...backend.errors import RuleError
from ...backend.shapes import may_equal
from . import ways
from .geometry import channels_last, geometry, laid_out, output_size, put_together, spatial_part, take_apart


@dataclass(frozen=True)
class Slide:
    """How a window moves, over images of any size: one entry for each spatial axis.

    padding: "SAME", "VALID", or (before, after) for each axis.
    """

    strides: tuple[int, ...]
    dilations: tuple[int, ...]
    padding: str | tuple[tuple[int, int], ...]
    data_format: str

    def over(self, size, kernel):
        """The Geometry of a window of `kernel` taps on an image of `size`."""
        return geometry(size, kernel, self.strides, self.dilations, self.padding)


@lru_cache(maxsize=1024)
def slide(strides, padding, explicit_paddings, data_format, dilations) -> Slide:
    """The Slide that an op's attributes describe.

        >>> slide((1, 2, 2, 1), "EXPLICIT", (0, 0, 1, 1, 0, 2, 0, 0), "NHWC", (1, 1, 1, 1)).padding
        ((1, 1), (0, 2))

    Raises: RuleError for a stride or dilation below 1, or a padding below 0.
    """
    for name, values in (("stride", strides), ("dilation", dilations)):
        if min(values) < 1:
            raise RuleError(f"a {name} is {min(values)} and must be > 0")
    sides = tuple(zip(explicit_paddings[::2], explicit_paddings[1::2], strict=True))
    if min(explicit_paddings, default=0) < 0:
        raise RuleError(f"a padding is {min(explicit_paddings)} and must be >= 0")
    if any(sides) and sides != put_together((0, 0), spatial_part(sides, data_format), (0, 0), data_format):
        raise RuleError(f"padding is {list(sides)}: the axes of batch and channels cannot be padded")
    return Slide(spatial_part(strides, data_format), spatial_part(dilations, data_format),
                 spatial_part(sides, data_format) if padding == "EXPLICIT" else padding, data_format)


# --- shapes --------------------------------------------------------------------------------------------------
def convolved_dims(input, filter, slide):
    """The dims of a convolution's result.   input, filter: Specs."""
    batch, size, channels = take_apart(known_rank(input, "input", slide), slide.data_format)
    *kernel, depth, filters = known_rank(filter, "filter", slide)
    if 0 in kernel or depth == 0:
        raise RuleError("filter must have no axis of size 0, but for its last")
    if None not in (channels, depth) and channels % depth:
        raise RuleError(f"input has {channels} channels and filter sees {depth}: the first must be a multiple of the "
                        f"second", f"Is data_format={slide.data_format!r} the layout of input?")
    if None not in (channels, depth, filters) and channels and filters % (channels // depth):
        raise RuleError(f"input has {channels // depth} groups of {depth} channels, filter has {filters} filters: they "
                        f"must be a multiple of the groups")
    axes = zip(size, kernel, slide.strides, slide.dilations, sides_of(slide), strict=True)
    return put_together(batch, tuple(output_size(*axis) for axis in axes), filters, slide.data_format)


def sides_of(slide):
    """The padding, once for each spatial axis."""
    return slide.padding if isinstance(slide.padding, tuple) else (slide.padding,) * len(slide.strides)


def known_rank(spec, name, slide):
    """The dims of a Spec, unknown ones where it does not even know how many; RuleError for a wrong number of axes."""
    rank = len(slide.strides) + 2
    if spec.dims is None:
        return (None,) * rank
    if spec.rank != rank:
        layout = "[kernel..., channels, filters]" if name == "filter" else slide.data_format
        raise RuleError(f"{name} must have {rank} axes, {layout}")
    return spec.dims


def input_gradient_dims(input_sizes, filter, out_backprop, slide, rule=convolved_dims):
    """The dims of dx: the value of input_sizes. RuleError unless by `rule` they lead to those of out_backprop."""
    dims = sizes_in(input_sizes, "input_sizes", slide)
    require_result(out_backprop, rule(filter.with_dims(dims), filter, slide), slide)
    return dims


def filter_gradient_dims(input, filter_sizes, out_backprop, slide, rule=convolved_dims):
    """The dims of dw: the value of filter_sizes. RuleError unless by `rule` they lead to those of out_backprop."""
    dims = sizes_in(filter_sizes, "filter_sizes", slide)
    require_result(out_backprop, rule(input, input.with_dims(dims), slide), slide)
    return dims


def sizes_in(spec, name, slide):
    """The value of a Spec that holds the dims of an image or a filter."""
    rank = len(slide.strides) + 2
    if spec.dims is not None and (spec.rank != 1 or spec.dims[0] not in (rank, None)):
        raise RuleError(f"{name} must be a vector of {rank} sizes")
    if spec.value is None:
        return (None,) * rank
    if min(spec.value) < 0:
        raise RuleError(f"{name} holds {min(spec.value)} and must be >= 0")
    return tuple(int(n) for n in spec.value)


def require_result(out_backprop, dims, slide):
    """RuleError unless out_backprop can have these dims, those of the convolution that it is the gradient of."""
    if not may_equal(known_rank(out_backprop, "out_backprop", slide), dims):
        expected = ", ".join("?" if n is None else str(n) for n in dims)
        raise RuleError(f"the convolution has a result of [{expected}], and out_backprop must have its shape")


# --- arrays --------------------------------------------------------------------------------------------------
def convolve(xp, input, filter, slide):
    """The result of a convolution, of arrays in the layout of `slide`."""
    x = channels_last(xp, input, slide.data_format)
    g = slide.over(x.shape[1:-1], filter.shape[:-2])
    groups = x.shape[-1] // filter.shape[-2]
    pairs = zip(split(xp, x, groups), split(xp, filter, groups), strict=True)
    return laid_out(xp, join(xp, [ways.convolve(xp, x, w, g) for x, w in pairs]), slide.data_format)


def input_gradient(xp, input_sizes, filter, out_backprop, slide):
    """dx: what the sum of out_backprop times the convolution changes by for each element of input."""
    _, size, channels = take_apart(input_sizes.tolist(), slide.data_format)
    dy = channels_last(xp, out_backprop, slide.data_format)
    g = slide.over(size, filter.shape[:-2])
    groups = channels // filter.shape[-2]
    pairs = zip(split(xp, filter, groups), split(xp, dy, groups), strict=True)
    return laid_out(xp, join(xp, [ways.input_gradient(xp, w, dy, g) for w, dy in pairs]), slide.data_format)


def filter_gradient(xp, input, filter_sizes, out_backprop, slide):
    """dw: what the sum of out_backprop times the convolution changes by for each element of filter."""
    *kernel, depth, _ = filter_sizes.tolist()
    x, dy = (channels_last(xp, each, slide.data_format) for each in (input, out_backprop))
    g = slide.over(x.shape[1:-1], tuple(kernel))
    groups = x.shape[-1] // depth
    pairs = zip(split(xp, x, groups), split(xp, dy, groups), strict=True)
    return join(xp, [ways.filter_gradient(xp, x, dy, g) for x, dy in pairs])


def split(xp, x, groups):
    """The channels of x, its last axis, in equal groups."""
    return [x] if groups == 1 else xp.split(x, groups, -1)


def join(xp, groups):
    """The groups' channels side by side again."""
    return groups[0] if len(groups) == 1 else xp.concatenate(groups, -1)
