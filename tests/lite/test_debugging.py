"""The debugger of quantization: its statistics, what stays in floats, and what it refuses."""

import csv
import io

import numpy as np
import pytest

import minitf as tf
from minitf.lite.debugging import QuantizationDebugger, QuantizationDebugOptions

SAMPLES = np.random.default_rng(0).normal(size=(6, 1, 6, 6, 1)).astype("float32")


def samples():
    return ([x] for x in SAMPLES)


@pytest.fixture(scope="module")
def converter():
    layers = tf.keras.layers
    tf.keras.utils.set_random_seed(0)
    model = tf.keras.Sequential([tf.keras.Input((6, 6, 1)), layers.Conv2D(3, 3, activation="relu"),
                                 layers.DepthwiseConv2D(2), layers.Flatten(), layers.Dense(4, activation="softmax")])
    made = tf.lite.TFLiteConverter.from_keras_model(model)
    made.optimizations, made.representative_dataset = [tf.lite.Optimize.DEFAULT], samples
    return made


def operators(content):
    return [each["op_name"] for each in tf.lite.Interpreter(model_content=content)._get_ops_details()]


def test_rounding_costs_about_a_step(converter):
    debugger = QuantizationDebugger(converter=converter, debug_dataset=samples)
    debugger.run()
    file = io.StringIO()
    debugger.layer_statistics_dump(file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert [row["op_name"] for row in rows] == ["CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "SOFTMAX"]
    for row, found in zip(rows, debugger.layer_statistics.values(), strict=True):
        assert 0 < found["mean_squared_error"] ** 0.5 < 0.8 * float(row["scale"])
        assert found["max_abs_error"] < 3 * float(row["scale"])
        assert float(row["stddev"]) == found["stddev"]
    assert float(rows[0]["num_elements"]) == 4 * 4 * 3


def test_metrics_of_ones_own(converter):
    options = QuantizationDebugOptions(
        layer_debug_metrics={"furthest": lambda off: np.abs(off).max()},
        layer_direct_compare_metrics={"same": lambda f, q, scale, zero: np.corrcoef(f.ravel(), q.ravel())[0, 1]},
        model_debug_metrics={"class": lambda f, q: np.mean(np.argmax(f) == np.argmax(q))})
    debugger = QuantizationDebugger(converter=converter, debug_dataset=samples, debug_options=options)
    debugger.run()
    first = next(iter(debugger.layer_statistics.values()))
    assert first["furthest"] == first["max_abs_error"]
    assert first["same"] > 0.99
    assert debugger.model_statistics == {"class": 1.0}


def test_what_is_listed_stays_in_floats(converter):
    made = QuantizationDebugger(converter=converter, debug_options=QuantizationDebugOptions(
        denylisted_ops=["DEPTHWISE_CONV_2D"]))
    found = operators(made.get_nondebug_quantized_model())
    assert found[1:6] == ["CONV_2D", "DEQUANTIZE", "DEPTHWISE_CONV_2D", "QUANTIZE", "RESHAPE"]
    made.options = QuantizationDebugOptions(denylisted_nodes=["RELU"])
    assert operators(made.get_nondebug_quantized_model())[:2] == ["CONV_2D", "QUANTIZE"]
    assert operators(converter.convert())[:2] == ["QUANTIZE", "CONV_2D"]


def test_what_is_refused(converter):
    with pytest.raises(ValueError, match="duplicate keys"):
        QuantizationDebugOptions(layer_debug_metrics={"stddev": np.std})
    with pytest.raises(ValueError, match="neither model_path nor"):
        QuantizationDebugger()
    content = converter.convert()
    debugger = QuantizationDebugger(quant_debug_model_content=content, debug_dataset=lambda: [[1, 2]])
    with pytest.raises(ValueError, match="1 inputs"):
        debugger.run()
    with pytest.raises(ValueError, match="no converter"):
        debugger.get_nondebug_quantized_model()
    with pytest.raises(TypeError, match="run needs samples"):
        QuantizationDebugger(quant_debug_model_content=content).run()
