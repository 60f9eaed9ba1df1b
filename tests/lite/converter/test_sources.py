import pytest

import minitf as tf
from minitf.lite.converter.sources import (
    sources_of_keras,
    sources_of_saved_model,
    sources_of_traces,
)


class Module(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([None, 3], name="b"), tf.TensorSpec([None, 3], name="a")])
    def f(self, b, a):
        return {"s": a - b, "p": a * b}

    @tf.function(input_signature=[tf.TensorSpec([2], name="x")])
    def g(self, x):
        return x + 1.0


def test_a_keras_model_is_one_signature():
    model = tf.keras.Sequential([tf.keras.Input((3,), name="features"), tf.keras.layers.Dense(2)])
    (source,) = sources_of_keras(model)
    assert (source.key, source.inputs, source.outputs) == ("serving_default", ("features",), ("output_0",))
    assert source.input_names == ["serving_default_features:0"]


def test_a_model_with_several_inputs_and_named_outputs():
    a, b = tf.keras.Input((3,), name="a"), tf.keras.Input((3,), name="b")
    (source,) = sources_of_keras(tf.keras.Model([a, b], {"sum": a + b, "product": a * b}))
    assert (source.inputs, source.outputs) == (("a", "b"), ("product", "sum"))


def test_a_saved_model_has_its_signatures(tmp_path):
    module = Module()
    tf.saved_model.save(module, tmp_path / "m", signatures={"f": module.f, "g": module.g})
    sources = {source.key: source for source in sources_of_saved_model(tmp_path / "m", None, None)}
    assert set(sources["f"].inputs) == {"a", "b"}
    assert sources["f"].outputs == ("p", "s")
    assert [source.key for source in sources_of_saved_model(tmp_path / "m", ["g"], None)] == ["g"]
    with pytest.raises(ValueError, match="the model has f, g"):
        sources_of_saved_model(tmp_path / "m", ["h"], None)


def test_a_trace_alone_has_no_signature():
    trace = Module().g.get_concrete_function()
    (source,) = sources_of_traces([trace], None)
    assert (source.key, source.input_names, source.output_name(0)) == (None, ["x"], "Identity")
    assert sources_of_traces([trace], object())[0].key == "serving_default"


@pytest.mark.parametrize("functions", [3, [3], [], ["f", "g"]])
def test_what_is_no_trace_is_refused(functions):
    with pytest.raises(ValueError, match="from_concrete_functions"):
        sources_of_traces(functions, None)


def test_what_is_no_model_is_refused():
    with pytest.raises(TypeError, match=r"keras\.Model"):
        sources_of_keras(3)
    with pytest.raises(ValueError, match="not yet been built"):
        sources_of_keras(tf.keras.Sequential([tf.keras.layers.Dense(2)]))
