"""One picture, changed: as an array of rank 3. Floor 7. Read `generator.py` next.

Numbers are NumPy's, and so is the chance: `np.random`, so that a seed gives what it gives in Keras.
"""

from __future__ import annotations

import numpy as np

from ....backend.errors import explain
from ...utils.pictures import array_to_img, img_to_array


# --- where the pixels come from --------------------------------------------------------------------------------------
def matrix_of(theta, tx, ty, shear, zx, zy) -> np.ndarray:
    """From (x, y, 1) of a pixel to where it comes from, both measured from the middle: [3, 3].

    theta, shear: degrees.   tx, ty: pixels along x and y.   zx, zy: factors.
    """
    turn, lean = np.deg2rad(theta), np.deg2rad(shear)
    rotation = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    shift = np.array([[1, 0, tx], [0, 1, ty], [0, 0, 1]])
    leaning = np.array([[1, -np.sin(lean), 0], [0, np.cos(lean), 0], [0, 0, 1]])
    return rotation @ shift @ leaning @ np.diag([zx, zy, 1])


def inside(places, size, mode) -> np.ndarray:
    """Whole places on an axis, those beyond its ends brought back.   mode: 'nearest', 'reflect' or 'constant'."""
    if mode == "reflect":
        places = np.mod(places, 2 * size)
        return np.where(places < size, places, 2 * size - 1 - places)
    return np.clip(places, 0, size - 1)


def sampled(x, rows, columns, mode, cval, order) -> np.ndarray:
    """The pixels of x at places between pixels.   x: [H, W, C].   rows, columns: float [H, W].   Returns: [H, W, C]."""
    height, width = x.shape[:2]
    beyond = (rows < 0) | (rows > height - 1) | (columns < 0) | (columns > width - 1)
    if mode == "wrap":  # the first pixel and the last are the same place
        rows, columns = (np.where((p < 0) | (p > n - 1), np.mod(p, max(n - 1, 1)), p)
                         for p, n in ((rows, height), (columns, width)))
    if order == 0:
        rows, columns = np.floor(rows + 0.5), np.floor(columns + 0.5)
    above, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    down, right = (rows - above)[..., None], (columns - left)[..., None]
    (r0, r1), (c0, c1) = ([inside(first + i, n, mode) for i in (0, 1)] for first, n in ((above, height), (left, width)))
    y = (x[r0, c0] * (1 - down) * (1 - right) + x[r0, c1] * (1 - down) * right
         + x[r1, c0] * down * (1 - right) + x[r1, c1] * down * right)
    return np.where(beyond[..., None], cval, y) if mode == "constant" else y


def apply_affine_transform(x, theta=0, tx=0, ty=0, shear=0, zx=1, zy=1, row_axis=1, col_axis=2, channel_axis=0,
                           fill_mode="nearest", cval=0.0, order=1):
    """Turn, move, shear and zoom one picture about its middle.

    x: an array of rank 3.   theta, shear: degrees.   zx, zy: factors; 2 shows twice as much.
    tx, ty: by how many pixels along the columns and along the rows, if rows come before columns.
    row_axis, col_axis, channel_axis: which axis is which; the channels are the first or the last.
    fill_mode: what lies beyond the picture: 'nearest', 'constant' (then it is `cval`), 'reflect' or 'wrap'.
    order: 1 mixes the four pixels around a place, 0 takes the nearest one.

    Raises: ValueError where x or an argument is none of these.
    Source: keras.preprocessing.image.apply_affine_transform. There, too, a picture that is not square turns about a
    point beside its middle.
    """
    where = "apply_affine_transform"
    x = np.asarray(x)
    if x.ndim != 3:
        raise ValueError(explain(where, f"x has shape {x.shape}", "Input arrays must be multi-channel 2D images",
                                 "Call it once for each picture"))
    if {row_axis, col_axis, channel_axis} != {0, 1, 2} or channel_axis == 1:
        raise ValueError(explain(where, f"axes {(row_axis, col_axis, channel_axis)}", "they must be distinct, of 0, 1 "
                                 "and 2, with the channels first or last"))
    if fill_mode not in ("nearest", "constant", "reflect", "wrap") or order not in (0, 1):
        raise ValueError(explain(where, f"fill_mode is {fill_mode!r}, order is {order!r}", "fill_mode must be "
                                 "'nearest', 'constant', 'reflect' or 'wrap', and order 0 or 1"))
    if (theta, tx, ty, shear, zx, zy) == (0, 0, 0, 0, 1, 1):
        return x
    image = np.moveaxis(x, channel_axis, -1)
    height, width = image.shape[:2]
    matrix = matrix_of(theta, tx, ty, shear, zx, zy)
    matrix = to_middle(height, width) @ matrix @ to_middle(-height, -width)
    if col_axis > row_axis:  # x are the columns
        matrix = matrix[[1, 0, 2]][:, [1, 0, 2]]
    places = np.indices((height, width), float)
    rows, columns = np.tensordot(matrix[:2, :2], places, 1) + matrix[:2, 2, None, None]
    found = sampled(image, rows, columns, fill_mode, cval, order).astype(x.dtype)
    return np.moveaxis(found, -1, channel_axis)


def to_middle(height, width) -> np.ndarray:
    """The shift by half of a size: [3, 3]."""
    down, right = (np.sign(n) * (abs(n) / 2 - 0.5) for n in (height, width))
    return np.array([[1, 0, down], [0, 1, right], [0, 0, 1]])


# --- colours ---------------------------------------------------------------------------------------------------------
def apply_channel_shift(x, intensity, channel_axis=0):
    """Add a number to all pixels; what leaves the range that x had is cut off.

    Source: keras.preprocessing.image.apply_channel_shift.
    """
    x = np.asarray(x)
    return np.clip(x + intensity, x.min(), x.max())


def apply_brightness_shift(x, brightness, scale=True):
    """Make a picture darker (below 1) or brighter (above), as Pillow does.

    scale: whether the smallest number counts as black and the largest as white.
    Source: keras.preprocessing.image.apply_brightness_shift.
    """
    low, high = np.min(x), np.max(x)
    beyond = low < 0 or high > 255
    levels = img_to_array(array_to_img(x, scale=bool(beyond or scale)), dtype="float32")  # whole numbers, 0 to 255
    colours = min(levels.shape[-1], 3)  # what comes after them says how transparent a pixel is
    levels[..., :colours] = np.floor(np.clip(levels[..., :colours] * np.float32(brightness), 0, 255))
    return levels / 255 * (high - low) + low if beyond and not scale else levels


# --- by chance -------------------------------------------------------------------------------------------------------
def random_rotation(x, rg, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0.0,
                    interpolation_order=1):
    """A picture turned by up to `rg` degrees. The other arguments: see `apply_affine_transform`."""
    theta = np.random.uniform(-rg, rg)
    return apply_affine_transform(x, theta=theta, row_axis=row_axis, col_axis=col_axis, channel_axis=channel_axis,
                                  fill_mode=fill_mode, cval=cval, order=interpolation_order)


def random_shift(x, wrg, hrg, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0.0,
                 interpolation_order=1):
    """A picture moved by up to these shares of its width and height."""
    tx = np.random.uniform(-hrg, hrg) * x.shape[row_axis]
    ty = np.random.uniform(-wrg, wrg) * x.shape[col_axis]
    return apply_affine_transform(x, tx=tx, ty=ty, row_axis=row_axis, col_axis=col_axis, channel_axis=channel_axis,
                                  fill_mode=fill_mode, cval=cval, order=interpolation_order)


def random_shear(x, intensity, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0.0,
                 interpolation_order=1):
    """A picture sheared by up to so many degrees."""
    shear = np.random.uniform(-intensity, intensity)
    return apply_affine_transform(x, shear=shear, row_axis=row_axis, col_axis=col_axis, channel_axis=channel_axis,
                                  fill_mode=fill_mode, cval=cval, order=interpolation_order)


def random_zoom(x, zoom_range, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0.0,
                interpolation_order=1):
    """A picture zoomed by two factors of a range (low, high).

    Raises: ValueError where the range is no pair.
    """
    zx, zy = zooms(pair_of("random_zoom", "zoom_range", zoom_range))
    return apply_affine_transform(x, zx=zx, zy=zy, row_axis=row_axis, col_axis=col_axis, channel_axis=channel_axis,
                                  fill_mode=fill_mode, cval=cval, order=interpolation_order)


def random_channel_shift(x, intensity_range, channel_axis=0):
    """A picture to whose pixels a number of up to that size is added."""
    return apply_channel_shift(x, np.random.uniform(-intensity_range, intensity_range), channel_axis)


def random_brightness(x, brightness_range, scale=True):
    """A picture with a brightness of a range (low, high).

    Raises: ValueError where the range is no pair.
    """
    low, high = pair_of("random_brightness", "brightness_range", brightness_range)
    return apply_brightness_shift(x, np.random.uniform(low, high), scale)


def zooms(pair):
    """Two factors of a range."""
    return (1, 1) if tuple(pair) == (1, 1) else np.random.uniform(*pair, 2)


def pair_of(where, name, value):
    """A pair of numbers.  Raises: ValueError for anything else."""
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise ValueError(explain(where, f"{name} is {value!r}", f"`{name}` should be a tuple or list of two floats"))
    return value
