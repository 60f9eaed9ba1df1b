import pytest

import minitf as tf
from minitf.lite.converter.converter import TFLiteConverter
from minitf.lite.converter.errors import ConverterError
from minitf.lite.converter.options import OpsSet, Optimize
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
