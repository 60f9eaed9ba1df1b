"""Models of many kinds of layers, trained from a seed: the same losses to five digits."""

import warnings

import numpy as np

import minitf as tf

keras, layers = tf.keras, tf.keras.layers
warnings.simplefilter("ignore")  # Flatten drops a mask, and says so


def train(model, x, y, **settings):
    """Compile, fit, and print the losses."""
    model.compile(**settings)
    history = model.fit(x, y, epochs=3, batch_size=32, verbose=0, shuffle=False).history
    for name in sorted(history):
        print(f"  {name:10s}", *(f"{value:.5f}" for value in history[name]))


print("normalization, dropout and noise")
keras.utils.set_random_seed(42)
x = np.random.rand(256, 20).astype("float32")
y = (x.sum(axis=1) > 10).astype("int32")
model = keras.Sequential([
    layers.Input((20,)), layers.Normalization(), layers.Dense(32, "relu", kernel_regularizer="l2"),
    layers.BatchNormalization(), layers.Dropout(0.3), layers.Dense(16, "gelu", kernel_initializer="he_normal"),
    layers.LayerNormalization(), layers.GaussianNoise(0.1), layers.Dense(2),
])  # fmt: skip
model.layers[0].adapt(x)
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
train(model, x, y, optimizer="adam", loss=loss, metrics=["accuracy"])

print("words with a mask, branches that meet again")
keras.utils.set_random_seed(1)
words = np.random.randint(0, 20, (64, 7))
target = (np.random.rand(64) > 0.5).astype("float32")
inputs = keras.Input((7,), dtype="int32")
h = layers.Embedding(20, 8, mask_zero=True)(inputs)
h = layers.SpatialDropout1D(0.2)(layers.TimeDistributed(layers.Dense(4, "tanh"))(h))
h = layers.Flatten()(h)
h = layers.Concatenate()([h, layers.Dense(5, name="side")(layers.Lambda(lambda v: v[:, :10])(h))])
h = layers.Add()([layers.Dense(6)(h), layers.Dense(6, activation=keras.activations.selu)(h)])
h = layers.PReLU()(layers.AlphaDropout(0.1)(h))
model = keras.Model(inputs, layers.Activation("sigmoid")(layers.Dense(1)(h)))
optimizer = keras.optimizers.SGD(0.1, momentum=0.9)
train(model, words, target, optimizer=optimizer, loss="binary_crossentropy", metrics=["mae"])
print(" ", *(layer.name for layer in model.layers))
predictions = model.predict(words[:3], verbose=0).ravel()
print(" ", model.count_params(), "parameters, first predictions", *(f"{value:.4f}" for value in predictions))

print("other normalizations")
keras.utils.set_random_seed(3)
images = np.random.rand(64, 4, 4, 6).astype("float32")
model = keras.Sequential([
    layers.Input((4, 4, 6)), layers.Rescaling(2.0, -1.0), layers.GroupNormalization(3), layers.Permute((3, 1, 2)),
    layers.Reshape((6, 16)), layers.RMSNormalization(), layers.EinsumDense("abc,cd->abd", (6, 8), "silu", "d"),
    layers.UnitNormalization(), layers.GaussianDropout(0.2), layers.Flatten(), layers.ActivityRegularization(l2=0.01),
    layers.Dense(4, "softmax"),
])  # fmt: skip
labels = np.eye(4)[np.arange(64) % 4]
train(model, images, labels, optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
