"""In which script a character is written. The numbers are TensorFlow's."""

import minitf as tf
from minitf.ops.strings.scripts import LAST, runs


def test_scripts_of_some_characters():
    codes = [1, 38, 97, 0x3B1, 0x4E2D, 0x410, 0x5D0, -1, 2_000_000]
    assert tf.strings.unicode_script(codes).numpy().tolist() == [0, 0, 25, 14, 17, 8, 19, -1, -1]
    assert tf.strings.unicode_script(tf.ragged.constant([[97, 1055], []])).to_list() == [[25, 8], []]


def test_the_table_covers_all_characters_in_order():
    starts, scripts = runs()
    assert starts[0] == 0
    assert (starts[1:] > starts[:-1]).all()
    assert starts[-1] <= LAST
    assert len(starts) == len(scripts)
    assert (scripts[1:] != scripts[:-1]).all()
