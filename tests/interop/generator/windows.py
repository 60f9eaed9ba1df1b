"""Calls that move a window over an image: convolutions, pooling, resizing, patches."""

from .draw import slope


def spatial(d, axes, least=0):
    return [d.one(*(n for n in (0, 1, 3, 4, 5) if n >= least)) for _ in range(axes)]


def images(d, axes, channels, dtype):
    """A batch of images, of a wrong rank at times."""
    if d.rarely(0.05):
        return d.tensor(d.shape(), dtype)
    return d.tensor((d.most(1, 2, wrong=[0]), *spatial(d, axes, 3 if d.rarely(0.9) else 0), channels), dtype)


def strides(d, axes):
    return d.most(1, 2, [1] * axes, [2] * axes, [1, *[2] * axes, 1], wrong=[0, -1, [1, 2, 3, 4, 5, 6]])


def padding(d, axes):
    frame = [[0, 0], *[[d.one(0, 1), d.one(1, 2)] for _ in range(axes)], [0, 0]]
    return d.most("SAME", "VALID", wrong=["FULL", "same", frame])


def convolution(d):
    axes, dtype = d.one(1, 2, 2, 3), d.float()
    groups, channels = d.one(1, 1, 2), d.one(1, 2)
    image = images(d, axes, groups * channels, dtype)
    taps = [d.most(1, 2, 3, wrong=[0]) for _ in range(axes)]
    filters = d.tensor((*taps, d.most(channels, wrong=[3]), groups * d.one(1, 2)), d.most(dtype, wrong=["int32"]))
    step = d.most(1, 2, wrong=[0, -1, [1, 2, 3]]) if axes < 3 else d.most([1] * 5, [1, 2, 2, 2, 1], wrong=[1])
    if groups > 1 and dtype != "float32":
        return convolution(d)
    more = "" if axes != 2 or d.rarely(0.6) else f", dilations={d.most(2, [1, 2], wrong=[0, [1, 2, 3]])}"
    form = "" if d.rarely(0.7) else f", data_format={d.one(None, 'NHWC', 'NWC', 'NDHWC', 'WRONG')!r}"
    return slope(d, f"tf.nn.conv{axes}d(x, y, {step}, {padding(d, axes)!r}{form}{more})", x=image, y=filters)


def other_convolution(d):
    dtype, channels = d.float(), d.one(1, 2)
    image = images(d, 2, channels, dtype)
    taps = [d.one(1, 2, 3) for _ in range(2)]
    several = d.tensor((*taps, d.most(channels, wrong=[3]), d.one(1, 2)), dtype)
    flat = d.tensor((*taps, channels), dtype)
    step = d.most([1, 1, 1, 1], [1, 2, 2, 1], wrong=[1, [1, 1, 2, 1], [2, 2, 2, 2], [0, 0, 0, 0]])
    where = padding(d, 2)
    out = d.tensor((1, 2, 2, 3), dtype)
    back = d.tensor((*taps, d.one(1, 2), d.most(3, wrong=[2])), dtype)
    size = d.most([1, 2, 2, 2], [1, 4, 4, 1], [1, 3, 4, 2], wrong=[[4, 4], [1, -2, 2, 2], [1, 9, 9, 2]])
    rates = d.most([1, 1], [2, 2], wrong=[[0, 1], [1], 1])
    return d.one(
        slope(d, f"tf.nn.depthwise_conv2d(x, y, {step}, {where!r})", x=image, y=several),
        slope(d, f"tf.nn.depthwise_conv2d(x, y, [1, 1, 1, 1], {where!r}, dilations={rates})", x=image, y=several),
        slope(d, f"tf.nn.conv2d_transpose(x, y, {size}, {d.one(1, 2)}, {where!r})", x=out, y=back),
        slope(d, f"tf.nn.dilation2d(x, y, {step}, {where!r}, 'NHWC', [1, 1, 1, 1])", x=image, y=flat),
        slope(d, f"tf.nn.erosion2d(x, y, {step}, {where!r}, 'NHWC', [1, 2, 1, 1])", x=image, y=flat),
        slope(d, f"tf.nn.atrous_conv2d(x, y, {d.most(1, 2, wrong=[0])}, {where!r})", x=image, y=several),
        slope(d, f"tf.nn.convolution(x, y, {d.one(1, 2)}, {where!r})", x=image, y=several),
    )


def pooling(d):
    axes, dtype = d.one(1, 2, 2, 3), d.float()
    image = images(d, axes, d.one(1, 2), dtype)
    size = d.most(1, 2, 3, wrong=[0, -1, [1, 2], 9])
    kind = d.one("max", "avg")
    call = d.one(
        f"tf.nn.{kind}_pool{axes}d(x, {size}, {strides(d, axes)}, {padding(d, axes)!r})",
        f"tf.nn.{kind}_pool(x, {size}, {strides(d, axes)}, {padding(d, axes)!r})",
        f"tf.nn.pool(x, {[d.one(1, 2)] * axes}, {kind.upper()!r}, padding={padding(d, axes)!r})",
        f"tf.nn.local_response_normalization(x, {d.most(1, 2, wrong=[0])}, 1.0, 0.5, 0.5)",
        f"tf.nn.max_pool_with_argmax(x, {d.one(1, 2)}, {d.one(1, 2)}, {padding(d, axes)!r})[0]",
    )
    return slope(d, call, x=image)


def patches(d):
    image = images(d, 2, d.one(1, 2, 4), d.dtype())
    block = d.most(2, wrong=[0, 1, 3])
    sizes = [1, d.one(1, 2), d.one(2, 3), 1]
    steps = d.most([1, 1, 1, 1], [1, 2, 2, 1], wrong=[[2, 1, 1, 1], [1, 1], [1, 0, 0, 1]])
    frame = d.most([[0, 0], [0, 0]], [[1, 1], [0, 0]], wrong=[[[0, 0]], [[-1, 0], [0, 0]]])
    return d.one(
        slope(d, f"tf.nn.space_to_depth(x, {block})", x=image),
        slope(d, f"tf.nn.depth_to_space(x, {block})", x=image),
        slope(d, f"tf.space_to_batch(x, {d.most([2, 2], [1, 1], wrong=[[0, 1], [3]])}, {frame})", x=image),
        slope(d, f"tf.batch_to_space(x, {d.most([1, 1], [1, 2], wrong=[[0, 1], [3, 3]])}, {frame})", x=image),
        slope(d, f"tf.image.extract_patches(x, {sizes}, {steps}, [1, 1, 1, 1], {d.one('SAME', 'VALID')!r})", x=image),
    )


def resizing(d):
    dtype = d.most("float32", "float32", "uint8", "int32", "float16", wrong=["bool", "string", "complex64"])
    channels = d.one(1, 3)
    image = images(d, 2, channels, dtype) if d.rarely(0.7) else d.tensor((*spatial(d, 2, 1), channels), dtype)
    size = d.most([2, 3], [5, 4], [1, 1], [8, 8], wrong=[[0, 2], [-1, 2], [2], 3, [2.0, 3.0]])
    method = d.one("bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic")
    offset = d.most(*([0, 0, 1, 2], [0, 0, 2, 2], [1, 0, 1, 1]), wrong=[[-1, 0, 2, 2], [0, 0, 0, 2], [3, 3, 4, 4]])
    box = d.most([[0.0, 0.0, 1.0, 1.0]], [[0.2, 0.1, 0.9, 1.2]], wrong=[[0.0, 1.0], [[0.0, 0.0, float("1e3"), 1.0]]])
    call = d.one(
        f"tf.image.resize(x, {size}, {d.most(method, wrong=['wrong', 'NEAREST'])!r}, antialias={d.rarely(0.3)})",
        f"tf.image.resize(x, {size}, {method!r}, preserve_aspect_ratio=True)",
        f"tf.image.resize_with_pad(x, {d.most(3, 5, wrong=[0, -1])}, 4)",
        f"tf.image.resize_with_crop_or_pad(x, {d.most(3, 5, wrong=[0, -1])}, 4)",
        f"tf.image.crop_to_bounding_box(x, {', '.join(map(str, offset))})",
        f"tf.image.pad_to_bounding_box(x, {d.most(0, 1, wrong=[-1])}, 0, {d.most(8, wrong=[2])}, 8)",
        f"tf.image.central_crop(x, {d.most(0.5, 1.0, 0.9, wrong=[0.0, 1.5])})",
        f"tf.image.crop_and_resize(x, {box}, {d.most([0], wrong=[[5], [0, 0], [-1]])}, {size})",
        "tf.image.flip_left_right(x)", "tf.image.flip_up_down(x)", "tf.image.transpose(x)",
        f"tf.image.rot90(x, {d.one(1, 2, 3, 5, -1)})",
        f"tf.image.convert_image_dtype(x, tf.{d.one('float32', 'uint8', 'float16', 'int32')}, {d.one(True, False)})",
        "tf.image.rgb_to_grayscale(x)", "tf.image.grayscale_to_rgb(x)", "tf.image.rgb_to_yuv(x)",
        "tf.image.rgb_to_hsv(x)",
        "tf.image.per_image_standardization(x)", "tf.image.sobel_edges(x)", "tf.image.total_variation(x)",
        "tf.image.image_gradients(x)[0]", f"tf.image.adjust_brightness(x, {d.one(0.1, 1, -2.5)})",
        f"tf.image.adjust_contrast(x, {d.one(0.5, 2.0)})",
    )  # fmt: skip
    return slope(d, call, x=image)
