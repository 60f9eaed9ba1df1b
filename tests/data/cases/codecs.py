"""Cases for ops/image/codecs.py: image files as tensors, and back."""

import io

import numpy as np

ROWS, COLUMNS = np.arange(20), np.arange(30)
GRAY = (np.add.outer(ROWS * 5, COLUMNS * 3)[..., None]).astype(np.uint8)
COLOR = (GRAY + np.array([0, 20, 50], np.uint8)).astype(np.uint8)
DEEP = GRAY.astype(np.uint16) * 200
EXACT = {"dct_method": "INTEGER_ACCURATE"}


def jpeg(tf, image=COLOR, **options):
    return tf.io.encode_jpeg(image, **options)


def png(tf, *parts):
    return tf.io.encode_png(np.concatenate(parts or (COLOR,), axis=-1))


def by_pillow(kind, mode="RGB", **options):
    """The bytes of an image file that Pillow has made."""
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(COLOR).convert(mode).save(out, kind, **options)
    return out.getvalue()


def gif():
    from PIL import Image

    return by_pillow("GIF", save_all=True, append_images=[Image.fromarray(COLOR[::-1].copy())])


def brief(image):
    """The shape and dtype of an image, and sums that tell it from others."""
    numbers = np.asarray(image).astype(np.float64)
    return [list(image.shape), image.dtype.name, round(float(numbers.sum()), 3), round(float(numbers[1::2].sum()), 3)]


CASES = {
    "jpeg": lambda tf: brief(tf.io.decode_jpeg(jpeg(tf), **EXACT)),
    "jpeg in gray": lambda tf: brief(tf.io.decode_jpeg(jpeg(tf), channels=1, **EXACT)),
    "gray jpeg": lambda tf: brief(tf.io.decode_jpeg(jpeg(tf, GRAY, format="grayscale"), **EXACT)),
    "gray jpeg in color": lambda tf: brief(tf.io.decode_jpeg(jpeg(tf, GRAY), channels=3, **EXACT)),
    "a part of a jpeg": lambda tf: brief(tf.io.decode_and_crop_jpeg(jpeg(tf), [2, 3, 10, 12], **EXACT)),
    "too large a part": lambda tf: tf.io.decode_and_crop_jpeg(jpeg(tf), [2, 3, 100, 12]),
    "shape": lambda tf: tf.io.extract_jpeg_shape(jpeg(tf)),
    "is it": lambda tf: [tf.io.is_jpeg(jpeg(tf)), tf.io.is_jpeg(png(tf))],
    "smaller shape": lambda tf: tf.io.decode_jpeg(jpeg(tf), ratio=2).shape.as_list(),
    "png": lambda tf: brief(tf.io.decode_png(png(tf))),
    "png in gray": lambda tf: tf.io.decode_png(png(tf), channels=1).shape.as_list(),
    "png with alpha": lambda tf: brief(tf.io.decode_png(png(tf), channels=4)),
    "png of gray": lambda tf: brief(tf.io.decode_png(png(tf, GRAY))),
    "png of gray and alpha": lambda tf: brief(tf.io.decode_png(png(tf, GRAY, GRAY))),
    "png without its alpha": lambda tf: brief(tf.io.decode_png(png(tf, COLOR, GRAY), channels=3)),
    "png of 16 bits": lambda tf: brief(tf.io.decode_png(tf.io.encode_png(DEEP), dtype=tf.uint16)),
    "png of 16 bits in 8": lambda tf: brief(tf.io.decode_png(tf.io.encode_png(DEEP))),
    "png of 8 bits in 16": lambda tf: brief(tf.io.decode_png(png(tf), dtype=tf.uint16)),
    "several pngs": lambda tf: tf.io.encode_png(np.stack([COLOR, COLOR])).shape.as_list(),
    "palette": lambda tf: brief(tf.io.decode_png(by_pillow("PNG", "P"))),
    "any": lambda tf: brief(tf.io.decode_image(png(tf), dtype=tf.float32)),
    "bmp": lambda tf: brief(tf.io.decode_bmp(by_pillow("BMP"))),
    "gif": lambda tf: brief(tf.io.decode_gif(gif())),
    "gif as an image": lambda tf: brief(tf.io.decode_image(gif())),
    "gif without animation": lambda tf: brief(tf.io.decode_image(gif(), expand_animations=False)),
    "another decoder": lambda tf: brief(tf.io.decode_jpeg(png(tf))),
    "two channels": lambda tf: tf.io.decode_png(png(tf), channels=2),
    "no jpeg": lambda tf: tf.io.decode_jpeg(b"xx"),
    "no image": lambda tf: tf.io.decode_image(b""),
    "a jpeg cut short": lambda tf: tf.io.decode_jpeg(jpeg(tf).numpy()[:-100]),
    "a png cut short": lambda tf: tf.io.decode_png(png(tf).numpy()[:-30]),
    "four channels in a jpeg": lambda tf: jpeg(tf, np.concatenate([COLOR, GRAY], -1)),
}
