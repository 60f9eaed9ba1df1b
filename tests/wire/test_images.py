"""images.py: image files as arrays (what is decoded stands in tests/data/cases/codecs.py)."""

import struct
import zlib

import numpy as np
import pytest

import minitf as tf
from minitf.wire import images


def png_that_claims(width, height):
    """A PNG file whose header tells a size, and which holds next to nothing."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::Warning")  # Pillow warns of large images
def test_a_small_file_that_claims_to_be_large_is_refused():
    with pytest.raises(tf.errors.InvalidArgumentError):
        images.decoded(png_that_claims(2**20, 2**20))


def test_kinds_are_told_by_the_first_bytes():
    array = np.zeros((2, 2, 3), np.uint8)
    assert [images.kind_of(images.encoded(array, kind)) for kind in ("PNG", "JPEG")] == ["PNG", "JPEG"]
    assert images.kind_of(b"text") is None


def test_the_setting_of_pillow_stays_as_it_was():
    from PIL import ImageFile

    images.decoded(images.encoded(np.zeros((2, 2, 3), np.uint8), "JPEG"), recover=True)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
