"""Functions of `keras.ops.image` that keep pixels where they are, or move them in rows and columns. Floor 7.

images: [B, H, W, C], or one image [H, W, C]; with data_format "channels_first" [B, C, H, W] or [C, H, W]. Next:
`warping.py`.
"""

from ...backend.errors import explain
from ...ops.convolution.depthwise import depthwise_conv2d
from ...ops.elementwise.exponential import exp
from ...ops.elementwise.extrema import clip_by_value, maximum
from ...ops.image import edges, hsv, similarity
from ...ops.image import resize as resizing
from ...ops.indexing.slicing import pad as filled
from ...ops.linalg.contraction import tensordot
from ...ops.reductions.reduction import reduce_sum
from ...ops.shapes import layout, tiling
from ...ops.shapes.identity import cast, identity
from ...ops.shapes.sequences import range_
from ..config import floatx
from ..standardize import standardize_data_format
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import floats
from .windows import channels_last

INTERPOLATIONS = ("bilinear", "nearest", "lanczos3", "lanczos5", "bicubic", "area")


def on_images(function, images, data_format=None):
    """The function, which takes [B, H, W, C], of images in any of their forms.

    Raises: ValueError for another rank.
    """
    images = as_tensor(images)
    if images.shape.rank not in (3, 4):
        raise ValueError(explain("keras.ops.image", f"images have shape {images.shape}", "expected rank 3 (single "
                                 "image) or rank 4 (batch of images)"))
    if images.shape.rank == 4:
        return channels_last(function, data_format, images)
    return layout.squeeze(channels_last(function, data_format, layout.expand_dims(images, 0)), 0)


def require(value, choices, name):
    """Raises: ValueError for a value that is none of the choices."""
    if value not in choices:
        raise ValueError(explain("keras.ops.image", f"{name} is {value!r}", f"it must be one of {list(choices)}"))


# --- colours ----------------------------------------------------------------------------------------------------------
@on_symbols_too
def rgb_to_grayscale(images, data_format=None):
    """How bright each pixel is.   [..., 3]  ->  [..., 1].   Raises: ValueError for other numbers of channels."""
    def of_batch(x):
        if x.shape[-1] == 1:
            return identity(x)
        if x.shape[-1] != 3:
            raise ValueError(explain("rgb_to_grayscale", f"{x.shape[-1]} channels", "expected 3 (RGB) or 1"))
        wide = x if x.dtype.is_floating else cast(x, floatx())
        gray = tensordot(wide, as_tensor([0.2989, 0.5870, 0.1140], wide.dtype), 1)
        return cast(layout.expand_dims(gray, -1), x.dtype)

    return on_images(of_batch, images, data_format)


@on_symbols_too
def rgb_to_hsv(images, data_format=None):
    """Hue, saturation and value of floats in [0, 1].   Raises: ValueError for integers."""
    return on_images(hsv.rgb_to_hsv, _of_floats(images, "rgb_to_hsv"), data_format)


@on_symbols_too
def hsv_to_rgb(images, data_format=None):
    """The colours of hue, saturation and value.   Raises: ValueError for integers."""
    return on_images(hsv.hsv_to_rgb, _of_floats(images, "hsv_to_rgb"), data_format)


def _of_floats(images, where):
    images = as_tensor(images)
    if not images.dtype.is_floating:
        raise ValueError(explain(where, f"images are {images.dtype.name}", "expected float dtype",
                                 "Divide by 255.0"))
    return images


# --- sizes ------------------------------------------------------------------------------------------------------------
@on_symbols_too
def resize(images, size, interpolation="bilinear", antialias=False, crop_to_aspect_ratio=False,
           pad_to_aspect_ratio=False, fill_mode="constant", fill_value=0.0, data_format=None):
    """Images of another size (height, width).

    antialias: whether a smaller image is blurred before. crop_to_aspect_ratio, pad_to_aspect_ratio: whether first
    rows or columns are cut off, or added with `fill_value`, so that nothing is stretched.
    Raises: ValueError for other words, for another number of sizes, and where both are asked for.
    """
    require(interpolation, INTERPOLATIONS, "interpolation")
    require(fill_mode, ("constant",), "fill_mode")
    if pad_to_aspect_ratio and crop_to_aspect_ratio:
        raise ValueError(explain("resize", "pad_to_aspect_ratio and crop_to_aspect_ratio", "only one can be True"))
    if len(size) != 2:
        raise ValueError(explain("resize", f"size is {size}", "it must be a tuple (height, width)"))

    def of_batch(x):
        if crop_to_aspect_ratio:
            x = cropped_to_ratio(x, size)
        elif pad_to_aspect_ratio:
            x = padded_to_ratio(x, size, fill_value)
        return resizing.resize(x, size, interpolation, antialias=antialias)

    return on_images(of_batch, images, data_format)


def sizes_at_ratio(x, size):
    """(height, width) of images, and those that the width and the height would have at the ratio of `size`; int32."""
    height, width = layout.shape(x)[1], layout.shape(x)[2]
    scaled = cast(width * size[0], "float32") / size[1], cast(height * size[1], "float32") / size[0]
    return (height, width), tuple(cast(n, "int32") for n in scaled)


def cropped_to_ratio(x, size):
    """The middle of images at the ratio of `size`."""
    now, wanted = sizes_at_ratio(x, size)
    height, width = (clip_by_value(n, 1, most) for n, most in zip(wanted, now))
    top, left = (halved(n - m) for n, m in zip(now, (height, width)))
    return x[:, top : top + height, left : left + width]


def padded_to_ratio(x, size, fill_value):
    """Images with borders on two sides, at the ratio of `size`."""
    now, wanted = sizes_at_ratio(x, size)
    top, left = (halved(maximum(n, m) - n) for n, m in zip(now, wanted))
    return filled(x, [[0, 0], [top, top], [left, left], [0, 0]], constant_values=as_tensor(fill_value, x.dtype))


def halved(n):
    """Half of an int32, rounded down."""
    return cast(cast(n, "float32") / 2, "int32")


@on_symbols_too
def pad_images(images, top_padding=None, left_padding=None, bottom_padding=None, right_padding=None, target_height=None,
               target_width=None, data_format=None):
    """Images with zeros around.

    Of top, bottom and height two are given, and of left, right and width.
    Raises: ValueError for other numbers of arguments, and for negative ones.
    """
    def of_batch(x):
        _, height, width, _ = layout.sizes_of(x)
        rows = _borders("pad_images", height, -1, top_padding, bottom_padding, target_height)
        columns = _borders("pad_images", width, -1, left_padding, right_padding, target_width)
        return filled(x, [(0, 0), rows, columns, (0, 0)])

    return on_images(of_batch, images, data_format)


@on_symbols_too
def crop_images(images, top_cropping=None, left_cropping=None, bottom_cropping=None, right_cropping=None,
                target_height=None, target_width=None, data_format=None):
    """Images without their borders. The arguments are as for `pad_images`.   Raises: ValueError, as there."""
    def of_batch(x):
        _, height, width, _ = layout.sizes_of(x)
        top, bottom = _borders("crop_images", height, 1, top_cropping, bottom_cropping, target_height)
        left, right = _borders("crop_images", width, 1, left_cropping, right_cropping, target_width)
        return x[:, top : height - bottom, left : width - right]

    return on_images(of_batch, images, data_format)


def _borders(where, size, sign, before, after, target):
    """(before, after), of which one follows from the target size.  sign: 1 to cut off, -1 to add."""
    given = {"before": before, "after": after, "target": target}
    if list(given.values()).count(None) != 1:
        raise ValueError(explain(where, f"{given}", "exactly two must be specified"))
    before = sign * (size - target) - after if before is None else before
    after = sign * (size - target) - before if after is None else after
    if any(isinstance(n, int) and n < 0 for n in (before, after, target or 0)):
        raise ValueError(explain(where, f"a size of {size}, and {given}", "every number must be >= 0",
                                 "crop_images makes images smaller, pad_images larger"))
    return before, after


# --- neighbours -------------------------------------------------------------------------------------------------------
@on_symbols_too
def sobel_edges(images, data_format=None):
    """How fast brightness changes downwards and to the right.   [B, H, W, C]  ->  [B, H, W, C, 2]."""
    images = as_tensor(images)
    if standardize_data_format(data_format) == "channels_last" or images.shape.rank != 4:
        return edges.sobel_edges(images)
    return layout.transpose(edges.sobel_edges(layout.transpose(images, [0, 2, 3, 1])), [0, 3, 1, 2, 4])


@on_symbols_too
def gaussian_blur(images, kernel_size=(3, 3), sigma=(1.0, 1.0), data_format=None):
    """The mean around every pixel, weighted by a bell of this size and width.   kernel_size, sigma: (height, width)."""
    def of_batch(x):
        tall, wide = (bell(size, as_tensor(width, x.dtype)) for size, width in zip(kernel_size, sigma))
        window = layout.reshape(tensordot(wide, tall, 0), [*kernel_size, 1, 1])  # Keras scrambles it if not square
        return depthwise_conv2d(x, tiling.tile(window, [1, 1, x.shape[-1], 1]), [1, 1, 1, 1], "SAME")

    return on_images(of_batch, images, data_format)


def bell(size, width):
    """Normal weights of so many neighbours, whose sum is 1."""
    x = (range_(size, dtype=width.dtype) - cast(size - 1, width.dtype) / 2) / width
    weights = exp(-0.5 * x * x)
    return weights / reduce_sum(weights)


@on_symbols_too
def ssim(image1, image2, max_val=1.0, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, data_format=None):
    """The structural similarity of images: 1 where they are equal.   [B, H, W, C]  ->  [B].

    max_val: the difference between white and black. filter_size, filter_sigma: of the windows that are compared.
    """
    image1 = as_tensor(image1)
    first, second = (floats(x) for x in (image1, image2))
    if standardize_data_format(data_format) == "channels_first":
        order = [0, 2, 3, 1] if first.shape.rank == 4 else [1, 2, 0]
        first, second = layout.transpose(first, order), layout.transpose(second, order)
    return cast(similarity.ssim(first, second, max_val, filter_size, filter_sigma, k1, k2), image1.dtype)
