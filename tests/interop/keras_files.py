"""Models that are trained, saved and loaded in either library. `tf` is minitf or TensorFlow."""

import numpy as np


def models(tf):
    """Name -> (a model that is built, the shape of its inputs)."""
    keras = tf.keras
    layers = keras.layers
    inputs = keras.Input((4,))
    inner = keras.Model(inputs, layers.Dense(3, "relu")(inputs))
    outer = keras.Input((4,))
    joined = layers.Add()([inner(outer), layers.LayerNormalization()(inner(outer))])
    return {
        "dense": (keras.Sequential([keras.Input((4,)), layers.Dense(3, "tanh"), layers.BatchNormalization(),
                                    layers.Dense(1)]), (8, 4)),
        "recurrent": (keras.Sequential([keras.Input((5, 3)),
                                        layers.Bidirectional(layers.LSTM(2, return_sequences=True)),
                                        layers.RNN([layers.LSTMCell(2), layers.GRUCell(3)]), layers.Dense(1)]),
                      (8, 5, 3)),
        "images": (keras.Sequential([keras.Input((6, 6, 2)), layers.Conv2D(3, 3), layers.SeparableConv2D(2, 3),
                                     layers.GroupNormalization(2), layers.Flatten(), layers.Dense(1)]), (8, 6, 6, 2)),
        "nested": (keras.Model(outer, joined), (8, 4)),
        "functions": (keras.Model(inputs, of_functions(keras, layers.Dense(3)(inputs))), (8, 4)),
    }


def of_functions(keras, x):
    """KerasTensors that functions make of x.   x: [B, 3]  ->  [B, 2, 3]."""
    ops = keras.ops
    y = ops.where(x > 0, ops.exp(-x), keras.activations.relu(1 - x, negative_slope=0.1)) * ops.std(x, -1, keepdims=True)
    y = ops.einsum("bi,bj->bij", y, ops.layer_normalization(x))
    y = ops.clip(ops.pad(y[:, 1:], [[0, 0], [0, 1], [0, 0]])[..., ::-1], -5, 5.5)
    rows = ops.take(ops.softmax(y), [2, 0], axis=1)
    return ops.concatenate(ops.split(rows ** 2 / 3, 3, axis=-1), axis=2) + ops.cast(ops.erf(x[:, None] % 2), "float32")


def data(shape, model):
    """Inputs and targets, the same in both libraries."""
    x = np.sin(np.arange(np.prod(shape), dtype="float32")).reshape(shape)
    return x, np.cos(np.arange(np.prod(np.shape(model(x))), dtype="float32")).reshape(np.shape(model(x)))


def train(model, x, y):
    """The losses of three epochs."""
    return [float(loss) for loss in model.fit(x, y, epochs=3, batch_size=4, verbose=0, shuffle=False).history["loss"]]


def half_way(tf, folder):
    """Train models half way, save them, train on; return what the second half looks like."""
    found = {}
    for name, (model, shape) in models(tf).items():
        tf.keras.utils.set_random_seed(3)
        x, y = data(shape, model)
        model.compile(tf.keras.optimizers.Adam(0.01), "mse", metrics=["mae"])
        train(model, x, y)
        model.save(f"{folder}/{name}.keras")
        model.save_weights(f"{folder}/{name}.weights.h5")
        model.save_weights(f"{folder}/{name}_parts.weights.json", max_shard_size=1e-6)
        model.save(f"{folder}/{name}_folder", zipped=False)
        model.save(f"{folder}/{name}.h5")  # after which Keras has forgotten how the model was compiled
        outputs = np.asarray(model.predict(x, verbose=0)).ravel().tolist()
        found[name] = {"outputs": outputs, "losses": train(model, x, y)}
    return found


def other_half(tf, folder):
    """Load what `half_way` saved, from both kinds of files, and train on."""
    found = {}
    for name, (model, shape) in models(tf).items():
        x, y = data(shape, model)
        model.load_weights(f"{folder}/{name}.weights.h5")
        weights = np.asarray(model.predict(x, verbose=0)).ravel().tolist()
        whole = tf.keras.models.load_model(f"{folder}/{name}.keras")
        outputs = np.asarray(whole.predict(x, verbose=0)).ravel().tolist()
        losses = train(whole, x, y)
        other_files(tf, f"{folder}/{name}", model, x, y, outputs, losses)
        found[name] = {"outputs": outputs, "losses": losses, "weights": weights}
    return found


def other_files(tf, path, model, x, y, outputs, losses):
    """The files of older versions, in several parts, and in a folder, hold the same."""
    def same(found):
        np.testing.assert_allclose(np.asarray(found.predict(x, verbose=0)).ravel(), outputs, rtol=1e-4, atol=1e-5)

    for load in (lambda: model.load_weights(f"{path}_parts.weights.json"), lambda: model.load_weights(f"{path}.h5")):
        model.set_weights([np.zeros_like(weight) for weight in model.get_weights()])
        load()
        same(model)
    for name in (f"{path}.h5", f"{path}_folder"):
        if name.endswith("functions.h5"):
            continue  # such a file does not say where operations stand, and Keras does not find them
        whole = tf.keras.models.load_model(name)
        same(whole)
        if name.endswith(".h5") and tf.__name__ != "minitf":
            continue  # Keras builds the optimizer of such a model for no variables, and then refuses to train
        np.testing.assert_allclose(train(whole, x, y), losses, rtol=1e-4, atol=1e-5)


# --- models with vocabularies -------------------------------------------------------------------------------------
TEXTS = ["the cat sat", "the cat and the dög", "a dog"]


def word_models(tf):
    """Name -> a model of layers that found something in data; all take texts [B] and numbers [B, 1]."""
    keras = tf.keras
    layers = keras.layers

    def adapted(layer, data=TEXTS):
        layer.adapt(data)
        return layer

    text, number = keras.Input((), dtype="string"), keras.Input((1,))
    found = {
        "numbers": adapted(layers.TextVectorization(output_sequence_length=4, ngrams=2)),
        "weights": adapted(layers.TextVectorization(output_mode="tf_idf", max_tokens=6, pad_to_max_tokens=True)),
        "fixed": layers.StringLookup(vocabulary=["a dog", "the cat sat"], num_oov_indices=2, output_mode="one_hot"),
        "found": adapted(layers.StringLookup(mask_token="a dog")),
        "hashed": layers.Hashing(num_bins=100, salt=[3, 4]),
    }
    bins = adapted(layers.Discretization(num_bins=3, output_mode="one_hot"), np.arange(9.0))
    return {**{name: keras.Model([text, number], layer(text)) for name, layer in found.items()},
            "bins": keras.Model([text, number], bins(number))}


def word_outputs(tf, model):
    """What a model gives for texts that are known and not."""
    texts = tf.constant([*TEXTS, "a new dög", ""])
    return np.asarray(model([texts, tf.constant([[1.0], [4.0], [8.0], [-3.0], [90.0]])])).ravel().tolist()


def save_words(tf, folder):
    """Save models with vocabularies; return what they give."""
    found = {}
    for name, model in word_models(tf).items():
        model.save(f"{folder}/{name}.keras")
        found[name] = word_outputs(tf, model)
    return found


def load_words(tf, folder):
    """What the saved models give."""
    return {name: word_outputs(tf, tf.keras.models.load_model(f"{folder}/{name}.keras")) for name in word_models(tf)}
