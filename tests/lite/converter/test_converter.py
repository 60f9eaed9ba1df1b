import numpy as np
import pytest

import minitf as tf
from lite.graphs import model_file, small_models
from lite.op_cases import CASES, function_of, inputs_of
from minitf.lite.comparing import answers
from minitf.lite.converter.converter import TFLiteConverter
from minitf.lite.converter.errors import ConverterError
from minitf.lite.converter.options import OpsSet, Optimize
from minitf.lite.learning import quantize_model
from minitf.lite.model_file import read_model


def small_model():
    return tf.keras.Sequential([tf.keras.Input((64,)), tf.keras.layers.Dense(64, activation="relu"),
                                tf.keras.layers.Dense(3)])


def converter(model=None, **settings):
    made = TFLiteConverter.from_keras_model(model or small_model())
    vars(made).update(settings)
    return made


@pytest.mark.parametrize("types", [[], [tf.float16]])
def test_smaller_weights_make_a_smaller_file(types):
    model = small_model()
    made = converter(model, optimizations=[Optimize.DEFAULT])
    made.target_spec.supported_types = types
    smaller, floats = made.convert(), converter(model).convert()
    assert len(smaller) < (0.55 if types else 0.4) * len(floats)


@pytest.mark.parametrize(
    ("settings", "ops", "error", "why"),
    [
        ({"inference_input_type": tf.int8}, None, ValueError, r"must be tf\.float32"),
        ({"optimizations": [Optimize.DEFAULT]}, OpsSet.TFLITE_BUILTINS_INT8, ValueError, "representative_dataset"),
        ({"optimizations": [Optimize.DEFAULT], "inference_output_type": tf.int16}, None, ValueError, "int16"),
        ({}, OpsSet.SELECT_TF_OPS, ConverterError, "SELECT_TF_OPS"),
        ({"optimizations": ["x"]}, None, ValueError, "x"),
    ],
)
def test_settings_that_contradict_each_other(settings, ops, error, why):
    made = converter(**settings)
    if ops is not None:
        made.target_spec.supported_ops = [ops]
    with pytest.raises(error, match=why):
        made.convert()


def test_each_signature_of_a_saved_model_is_a_subgraph(tmp_path):
    class Module(tf.Module):
        @tf.function(input_signature=[tf.TensorSpec([None, 3], name="x")])
        def double(self, x):
            return {"y": 2.0 * x}

        @tf.function(input_signature=[tf.TensorSpec([2], name="x")])
        def half(self, x):
            return x / 2.0

    module = Module()
    tf.saved_model.save(module, tmp_path / "m", signatures={"double": module.double, "half": module.half})
    model = read_model(TFLiteConverter.from_saved_model(tmp_path / "m").convert())
    assert sorted(signature.signature_key for signature in model.signature_defs) == ["double", "half"]
    assert len(model.subgraphs) == 2


def test_a_trace_with_its_owner_has_a_signature():
    trace = tf.function(lambda x: x + 1.0).get_concrete_function(tf.TensorSpec([2], name="x"))
    assert read_model(TFLiteConverter.from_concrete_functions([trace]).convert()).signature_defs == []
    model = read_model(TFLiteConverter.from_concrete_functions([trace], tf.Module()).convert())
    assert [m.name for m in model.signature_defs[0].inputs] == ["x"]


def run(content, *inputs):
    """The first output of a file."""
    interpreter = tf.lite.Interpreter(model_content=content)
    for detail, x in zip(interpreter.get_input_details(), inputs, strict=True):
        interpreter.resize_tensor_input(detail["index"], x.shape)
    interpreter.allocate_tensors()
    for detail, x in zip(interpreter.get_input_details(), inputs):
        interpreter.set_tensor(detail["index"], x)
    interpreter.invoke()
    return interpreter.get_tensor(interpreter.get_output_details()[0]["index"])


def test_every_operator_gives_what_the_ops_give():
    for expression, shapes in CASES:
        trace, inputs = function_of(expression, shapes), inputs_of(shapes)
        y = trace(*map(tf.constant, inputs)).numpy()
        found = run(TFLiteConverter.from_concrete_functions([trace]).convert(), *inputs)
        assert found.dtype == y.dtype, expression
        np.testing.assert_allclose(found, y, atol=1e-5, err_msg=expression)


# How far off answers may be, as a share of the largest. Layer norms subtract large numbers of eight bits each.
BOUNDS = {"float": 1e-5, "dynamic": 0.02, "float16": 2e-3, "int8": 0.08, "int16": 0.03}
ROUGH = {("attention", "int8"): 0.3}


def test_models_of_every_kind():
    for name, model, x in small_models():
        y = model(x).numpy()
        for kind, bound in BOUNDS.items():
            found = run(model_file(model, kind, x), x)
            assert np.abs(found - y).max() <= ROUGH.get((name, kind), bound) * np.abs(y).max(), (name, kind)


def test_the_ends_may_be_integers():
    model, x = small_model(), np.random.default_rng(0).normal(size=(4, 64)).astype("float32")
    for dtype in (tf.int8, tf.uint8):
        made = converter(model, optimizations=[Optimize.DEFAULT], inference_input_type=dtype,
                         inference_output_type=dtype, representative_dataset=lambda: ([row[None]] for row in x))
        np.testing.assert_allclose(answers(made.convert(), x), model(x).numpy(), atol=0.1)


def test_samples_that_cannot_be_used():
    for samples in [], [[np.ones((1, 5), "float32")]], [[np.ones((1, 64))]], [[]]:
        made = converter(optimizations=[Optimize.DEFAULT], representative_dataset=lambda samples=samples: iter(samples))
        with pytest.raises((ValueError, RuntimeError)):
            made.convert()


def test_a_model_that_learned_its_ranges_needs_no_samples():
    x = np.random.default_rng(0).normal(size=(32, 64)).astype("float32")
    aware = quantize_model(small_model())
    aware(x, training=True)
    content = converter(aware, optimizations=[Optimize.DEFAULT]).convert()
    names = [operator["op_name"] for operator in tf.lite.Interpreter(model_content=content)._get_ops_details()]
    assert names == ["QUANTIZE", "FULLY_CONNECTED", "FULLY_CONNECTED", "DEQUANTIZE"]
    y = aware(x).numpy()
    assert np.abs(run(content, x) - y).max() < 0.03 * np.abs(y).max()
