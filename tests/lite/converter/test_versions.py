import pytest

from minitf.backend.dtypes import float16, float32, int8, int16
from minitf.lite.converter.parts import Operation, Value
from minitf.lite.converter.versions import version_of


def operation(code, inputs, output, **options):
    values = [Value("x", dtype, (2,)) for dtype in (*inputs, output)]
    return Operation(code, values[:-1], values[-1:], options)


@pytest.mark.parametrize(
    ("code", "inputs", "output", "options", "version"),
    [  # as TensorFlow's converter writes them
        ("CONV_2D", [float32, float32, float32], float32, {}, 1), ("CONV_2D", [int8, int8, int8], int8, {}, 3),
        ("CONV_2D", [float32, int8, float32], float32, {}, 5), ("FULLY_CONNECTED", [int8, int8], int8, {}, 4),
        ("FULLY_CONNECTED", [float32, float32], float32, {"keep_num_dims": True}, 5),
        ("MAX_POOL_2D", [int8], int8, {}, 2), ("RESHAPE", [int8], int8, {}, 1), ("QUANTIZE", [float32], int8, {}, 1),
        ("DEQUANTIZE", [int8], float32, {}, 2), ("DEQUANTIZE", [float16], float32, {}, 3),
        ("BROADCAST_TO", [float32], float32, {}, 2), ("RESIZE_BILINEAR", [float32], float32,
                                                      {"half_pixel_centers": True}, 3),
        ("CONV_2D", [int16, int8], int16, {}, 4), ("LOGISTIC", [float32], float32, {}, 1),
    ],
)
def test_versions(code, inputs, output, options, version):
    assert version_of(operation(code, inputs, output, **options)) == version


def test_a_transposed_convolution_with_a_bias_is_newer():
    made = operation("TRANSPOSE_CONV", [float32] * 4, float32)
    assert version_of(made) == 3
    made.inputs[-1] = None
    assert version_of(made) == 1
