"""Graph models in the real TensorFlow.js: functions, layers that it has not, and SavedModels of TensorFlow."""

import numpy as np
import pytest

import minitf as tf
from js.graph_cases import FUNCTIONS, MORE_LAYERS, X, traced, trained
from js.layer_cases import model_of


def assert_close(ours, theirs):
    for a, b in zip(ours, theirs, strict=True):
        assert np.shape(a) == b.shape
        np.testing.assert_allclose(a, b, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_give_the_same_there(name, tfjs, tmp_path):
    function = traced(name)
    tf.js.save_graph_model(function, tmp_path)
    assert_close(tf.nest.flatten(function(X)), tfjs.predict(tmp_path, {"x": X}))


@pytest.mark.parametrize("name", MORE_LAYERS)
def test_layers_that_are_not_there_run_as_graphs(name, tfjs, tmp_path):
    model, x = trained(name)
    tf.js.save_graph_model(model, tmp_path)
    assert_close([model(x, training=False)], tfjs.predict(tmp_path, [x]))


@pytest.mark.parametrize("name", ["residual", "nested", "gru", "lstm", "bidirectional", "embedding", "conv_lstm2d"])
def test_models_of_layers_run_as_graphs(name, tfjs, tmp_path):
    model, [x] = model_of(name)
    tf.js.save_graph_model(model, tmp_path, quantization_dtype_map={"uint16": "*kernel*"})
    np.testing.assert_allclose(model(x, training=False), tfjs.predict(tmp_path, [x])[0], atol=1e-3)


SAVED = """
class Module(tf.Module):
    def __init__(self):
        self.scale = tf.Variable([1., 2., 3., 4.])
    @tf.function(autograph=False, input_signature=[tf.TensorSpec([None, 4], tf.float32, name="x")])
    def __call__(self, x):
        _, x = tf.while_loop(lambda i, x: i < 3, lambda i, x: (i + 1, x * self.scale + 1.), (0, x))
        return {"y": tf.where(x > 0., tf.nn.gelu(x), x), "rows": tf.map_fn(tf.reduce_sum, x)}
x = np.array(json.loads(sys.argv[2]), np.float32)
module = Module()
tf.saved_model.save(module, sys.argv[1] + "/module")
model = tf.keras.Sequential([tf.keras.Input((4,), name="x"), tf.keras.layers.Reshape((4, 1)),
                             tf.keras.layers.LSTM(3, return_sequences=True),
                             tf.keras.layers.BatchNormalization(), tf.keras.layers.Dense(2, activation="softmax")])
model.export(sys.argv[1] + "/keras", verbose=False)
print(json.dumps({"module": [module(x)[k].numpy().tolist() for k in ("rows", "y")],
                  "keras": [model(x).numpy().tolist()]}))
"""


def test_saved_models_of_tensorflow_run_there_and_come_back(oracle, tfjs, tmp_path):
    expected = oracle(SAVED, tmp_path, X.tolist())
    for name, outputs in expected.items():
        tf.js.convert_tf_saved_model(tmp_path / name, tmp_path / "web")
        outputs = [np.array(y, np.float32) for y in outputs]
        assert_close(outputs, tfjs.predict(tmp_path / "web", {"x": X}))
        assert_close(outputs, [y.numpy() for y in tf.js.load_graph_model(tmp_path / "web")(x=X).values()])
