"""Layers models in the real TensorFlow.js: same predictions, training that goes on, and the way back."""

import json

import numpy as np
import pytest

import minitf as tf
from js.layer_cases import LAYERS, MODELS, model_of

L = tf.keras.layers
X = np.random.default_rng(0).normal(size=(8, 4)).astype(np.float32)
Y = np.abs(np.random.default_rng(1).normal(size=(8, 3))).astype(np.float32)


def predictions(model, inputs):
    found = model.predict(inputs if len(inputs) > 1 else inputs[0], verbose=0)
    return found if isinstance(found, list) else [found]


def assert_close(ours, theirs, tolerance=1e-5):
    for a, b in zip(ours, theirs, strict=True):
        assert a.shape == b.shape
        np.testing.assert_allclose(a, b, atol=tolerance, rtol=tolerance)


@pytest.mark.parametrize("name", [*LAYERS, *MODELS])
def test_every_layer_predicts_the_same_there(name, tfjs, tmp_path):
    model, inputs = model_of(name)
    tf.js.save_keras_model(model, tmp_path)
    assert_close(predictions(model, inputs), tfjs.predict(tmp_path, inputs))


TRAINED = [name for name in LAYERS if not name.endswith("dilated") and name not in (
    "conv3d_transpose", "layer_normalization_axes", "batch_normalization_plain")]


@pytest.mark.parametrize("name", [*TRAINED, "embedding", "masking", "nested", "residual"])
def test_every_layer_is_trained_there_and_comes_back(name, tfjs, tmp_path):
    model, [x] = model_of(name)
    random = [layer for layer in model.layers if "dropout" in layer.name or "noise" in layer.name]
    if not model.trainable_variables or random:
        return
    y = np.random.default_rng(1).normal(size=model(x).shape).astype(np.float32)
    model.compile(tf.keras.optimizers.Adam(1e-3), "mse")
    tf.js.save_keras_model(model, tmp_path / "before")
    theirs = tfjs.train(tmp_path / "before", x, y, 4, tmp_path / "after")
    assert theirs[-1] < theirs[0]
    np.testing.assert_allclose(model.fit(x, y, epochs=4, verbose=0).history["loss"], theirs, rtol=1e-4)
    back = tf.js.load_keras_model(tmp_path / "after")
    assert int(back.optimizer.iterations.numpy()) == 4
    assert_close(predictions(back, [x]), tfjs.predict(tmp_path / "after", [x]))
    assert back.fit(x, y, verbose=0).history["loss"][0] < theirs[0]


def two_layers(optimizer="sgd", loss="mse", metrics=None, last="softmax"):
    tf.keras.utils.set_random_seed(0)
    model = tf.keras.Sequential([tf.keras.Input((4,)), L.Dense(6, activation="tanh"), L.Dense(3, activation=last)])
    model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
    return model


@pytest.mark.parametrize("optimizer", [
    tf.keras.optimizers.SGD(0.1), tf.keras.optimizers.SGD(0.1, momentum=0.9), tf.keras.optimizers.Adam(0.01),
    tf.keras.optimizers.RMSprop(0.01), tf.keras.optimizers.RMSprop(0.01, momentum=0.5),
    tf.keras.optimizers.Adagrad(0.1), tf.keras.optimizers.Adadelta(1.0)],
    ids=["sgd", "momentum", "adam", "rmsprop", "rmsprop_momentum", "adagrad", "adadelta"])  # fmt: skip
def test_what_an_optimizer_remembers_goes_there_and_back(optimizer, tfjs, tmp_path):
    model = two_layers(optimizer=optimizer, loss="mse")
    model.fit(X, Y, epochs=3, verbose=0, shuffle=False)
    tf.js.save_keras_model(model, tmp_path / "before")
    theirs = tfjs.train(tmp_path / "before", X, Y, 3, tmp_path / "after")
    back = tf.js.load_keras_model(tmp_path / "after")
    theirs += back.fit(X, Y, epochs=3, verbose=0, shuffle=False).history["loss"]
    ours = model.fit(X, Y, epochs=6, verbose=0, shuffle=False).history["loss"]
    own_rule = isinstance(optimizer, tf.keras.optimizers.Adadelta)  # its mean of squares lags by a step there
    np.testing.assert_allclose(ours, theirs, rtol=2e-3 if own_rule else 1e-4)


def test_moments_find_their_weights_among_branches_and_frozen_layers(tfjs, tmp_path):
    tf.keras.utils.set_random_seed(0)
    x = tf.keras.Input((4,))
    a, b = L.Dense(3, name="zz")(x), L.Dense(5, name="aa", trainable=False)(x)
    c = L.Concatenate()([L.Dense(3, name="mm")(b), L.Dense(2, name="kk")(a), a])
    model = tf.keras.Model(x, L.Dense(3)(c))
    model.compile(optimizer=tf.keras.optimizers.Adam(0.01), loss="mse")
    model.fit(X, Y, epochs=2, verbose=0, shuffle=False)
    tf.js.save_keras_model(model, tmp_path / "before")
    theirs = tfjs.train(tmp_path / "before", X, Y, 3, tmp_path / "after")
    ours = model.fit(X, Y, epochs=3, verbose=0, shuffle=False).history["loss"]
    np.testing.assert_allclose(ours, theirs, rtol=1e-4)
    back = tf.js.load_keras_model(tmp_path / "after")
    assert not back.get_layer("aa").trainable
    np.testing.assert_allclose(back.evaluate(X, Y, verbose=0), model.evaluate(X, Y, verbose=0), rtol=1e-4)


@pytest.mark.parametrize("loss", ["mse", "mae", "mape", "msle", "hinge", "squared_hinge", "categorical_hinge",
                                  "poisson", "log_cosh", "kl_divergence", "cosine_similarity", "binary_crossentropy",
                                  "categorical_crossentropy", "sparse_categorical_crossentropy",
                                  tf.keras.losses.MeanSquaredError()],
                         ids=lambda loss: getattr(loss, "name", loss))
def test_losses_are_the_same_there(loss, tfjs, tmp_path):
    sparse = str(loss).startswith("sparse")
    last = "softmax" if "categorical_cross" in str(loss) else "sigmoid"
    model = two_layers("sgd", loss, ["accuracy"] if sparse else ["mae"], last)
    y = (np.arange(8) % 3).astype(np.float32) if sparse else Y / Y.sum(1, keepdims=True)
    tf.js.save_keras_model(model, tmp_path)
    theirs = tfjs.train(tmp_path, X, y, 1, None)
    np.testing.assert_allclose(model.evaluate(X, y, verbose=0)[0], theirs[0], rtol=1e-4)


@pytest.mark.parametrize(("kind", "error"), [("uint8", 0.02), ("uint16", 1e-4), ("float16", 1e-3)])
def test_weights_in_fewer_bytes_are_read_as_here(kind, error, tfjs, tmp_path):
    model = two_layers()
    tf.js.save_keras_model(model, tmp_path, quantization_dtype_map=kind, weight_shard_size_bytes=10)
    theirs = tfjs.predict(tmp_path, [X])
    assert_close(predictions(tf.js.load_keras_model(tmp_path), [X]), theirs)
    assert_close(predictions(model, [X]), theirs, error)


MADE_THERE = {  # source of a function of tf -> the shape of its input
    "cnn": ("""tf => tf.sequential({layers: [
        tf.layers.conv2d({inputShape: [6, 6, 1], filters: 3, kernelSize: 3, activation: 'relu'}),
        tf.layers.batchNormalization(), tf.layers.leakyReLU({alpha: 0.1}), tf.layers.maxPooling2d({poolSize: 2}),
        tf.layers.separableConv2d({filters: 2, kernelSize: 2, depthMultiplier: 3, activation: 'swish'}),
        tf.layers.flatten(), tf.layers.dropout({rate: 0.5}),
        tf.layers.dense({units: 2, activation: 'softmax', kernelRegularizer: 'l1l2', kernelInitializer: 'leCunNormal'}),
        ]})""", (6, 6, 1)),
    "rnn": ("""tf => {
        const x = tf.input({shape: [4, 3]});
        const [y, h, c] = tf.layers.lstm({units: 3, returnState: true, returnSequences: true}).apply(x);
        const z = tf.layers.lstm({units: 3}).apply(y, {initialState: [h, c]});
        const b = tf.layers.bidirectional({layer: tf.layers.gru({units: 2, resetAfter: false}), mergeMode: 'concat'});
        return tf.model({inputs: x, outputs: tf.layers.concatenate().apply([z, b.apply(y)])});
        }""", (4, 3)),
    "nested": ("""tf => {
        const inner = tf.sequential({layers: [tf.layers.dense({units: 5, inputShape: [5]}), tf.layers.prelu()]});
        const x = tf.input({shape: [5]});
        return tf.model({inputs: x, outputs: tf.layers.add().apply([inner.apply(x), inner.apply(inner.apply(x))])});
        }""", (5,)),
}


@pytest.mark.parametrize("name", MADE_THERE)
def test_models_made_there_are_read_here(name, tfjs, tmp_path):
    source, shape = MADE_THERE[name]
    x = np.random.default_rng(0).normal(size=(2, *shape)).astype(np.float32)
    theirs = tfjs.make(source, tmp_path, [x])
    model = tf.js.load_keras_model(tmp_path)
    assert_close(predictions(model, [x]), theirs)


def test_how_a_model_was_compiled_there_is_read_here(tfjs, tmp_path):
    source = """async tf => {
        const model = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [4], activation: 'softmax'})]});
        model.compile({optimizer: tf.train.momentum(0.1, 0.9), loss: 'categoricalCrossentropy', metrics: ['accuracy']});
        await model.fit(tf.ones([8, 4]), tf.ones([8, 3]), {epochs: 2});
        return model;
        }"""
    tfjs.make(source, tmp_path, [X])
    model = tf.js.load_keras_model(tmp_path)
    assert (model.loss, model.optimizer.momentum) == ("categorical_crossentropy", 0.9)
    assert int(model.optimizer.iterations.numpy()) == 2
    assert "accuracy" in model.evaluate(X, Y, verbose=0, return_dict=True)


def test_what_is_refused_here_could_not_be_read_there(tfjs, tmp_path):
    """The table of layers tells the truth about what TensorFlow.js lacks."""
    tf.js.save_keras_model(two_layers(), tmp_path)
    document = json.loads((tmp_path / "model.json").read_text())
    document["modelTopology"]["model_config"]["config"]["layers"][1]["class_name"] = "UnitNormalization"
    (tmp_path / "model.json").write_text(json.dumps(document))
    with pytest.raises(RuntimeError, match="Unknown layer: UnitNormalization"):
        tfjs.predict(tmp_path, [X])
