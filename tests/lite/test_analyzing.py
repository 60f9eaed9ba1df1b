"""What is in a file, as text."""

import numpy as np
import pytest

import minitf as tf
from lite.graphs import model_file
from minitf.lite.analyzing import Analyzer


def test_operators_tensors_and_bytes(capsys):
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3, activation="relu")])
    content = model_file(model, "int8", np.ones((2, 4), "float32"))
    Analyzer.analyze(model_content=content)
    text = capsys.readouterr().out
    assert "Op#1 FULLY_CONNECTED(T#1, T#2, T#-1) -> [T#3]" in text
    assert "shape:[3, 4], type:INT8, 3 scales RO 12 bytes, buffer: 1, data:[" in text
    assert f"input {model.inputs[0].name!r}: T#0" in text
    assert f"file: {len(content):,} bytes (100.0%)" in text


def test_sizes_stand_where_they_are_used(capsys, tmp_path):
    def part(x):
        return tf.slice(x, [1, 1], [1, 2])

    trace = tf.function(part).get_concrete_function(tf.TensorSpec([4, 4]))
    (tmp_path / "a.tflite").write_bytes(tf.lite.TFLiteConverter.from_concrete_functions([trace]).convert())
    Analyzer.analyze(str(tmp_path / "a.tflite"))
    assert "SLICE(T#0, T#1[1, 1], T#2[1, 2])" in capsys.readouterr().out


def test_another_kind_of_file():
    with pytest.raises(ValueError, match="FlatBuffer"):
        Analyzer.analyze(model_content=b"nothing of that kind")
