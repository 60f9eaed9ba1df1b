"""The options of operators: the numbers of their fields are those of TensorFlow's schema."""

import pytest

from minitf.lite.options import (
    OPTIONS,
    BatchMatMulOptions,
    Conv2DOptions,
    FullyConnectedOptions,
    Pool2DOptions,
    StridedSliceOptions,
)
from minitf.wire.flatbuffers import read, slots_of, write


@pytest.mark.parametrize("table", OPTIONS.values(), ids=lambda table: table.__name__)
def test_all_tables_come_back(table):
    assert read(table, write(table())) == table()


def test_numbers_of_fields():
    assert [slot.name for slot in slots_of(Conv2DOptions)][:4] == [
        "padding", "stride_w", "stride_h", "fused_activation_function"]
    assert slots_of(Pool2DOptions)[5].name == "fused_activation_function"
    assert slots_of(FullyConnectedOptions)[2].name == "keep_num_dims"
    assert slots_of(StridedSliceOptions)[4].name == "shrink_axis_mask"
    assert OPTIONS[101] is BatchMatMulOptions
    assert len(set(OPTIONS.values())) == len(OPTIONS)
