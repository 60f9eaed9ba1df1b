"""More programs that either library saves and the other one loads: layers of many kinds, and a module of many ops.

`write` saves them and says what they compute; `read` loads them and says the same. `tf` is minitf or TensorFlow.
"""


import numpy as np

from interop.saved_models import plain

SERIES = np.sin(np.arange(40, dtype="float32")).reshape(2, 5, 4)
IMAGES = np.sin(np.arange(2 * 8 * 8 * 3, dtype="float32")).reshape(2, 8, 8, 3)
X = np.sin(np.arange(12, dtype="float32")).reshape(3, 4)
WORDS = np.array([["a", "z", "b"]])
ACTIVATIONS = ["elu", "selu", "softplus", "softsign", "tanh", "sigmoid", "relu6", "leaky_relu", "mish", "log_softmax"]


def models(tf):
    """Name -> (a model, its input)."""
    keras, layers = tf.keras, tf.keras.layers

    def row(shape, *several, dtype="float32"):
        return keras.Sequential([keras.Input(shape, dtype=dtype), *several])

    text = layers.TextVectorization(max_tokens=10, output_sequence_length=4)
    text.adapt(np.array(["the cat sat", "a dog"]))
    scaled = layers.Normalization()
    scaled.adapt(X)
    series = keras.Input((5, 4))
    return {
        "both ways": (row((5, 4), layers.Bidirectional(layers.LSTM(3, return_sequences=True)),
                          layers.TimeDistributed(layers.Dense(2)), layers.SimpleRNN(2)), SERIES),
        "films": (row((3, 4, 4, 2), layers.ConvLSTM2D(2, 2)), IMAGES.reshape(4, 3, 4, 4, 2)[:, :, :, :, :2]),
        "text": (row((), text, dtype="string"), np.array(["cat the", "dog zebra"])),
        "words": (row((3,), layers.StringLookup(vocabulary=["a", "b"]), dtype="string"), WORDS),
        "hashes": (row((3,), layers.Hashing(5), dtype="string"), WORDS),
        "numbers": (row((3,), layers.IntegerLookup(vocabulary=[5, 7]), dtype="int64"), np.array([[5, 6, 7]])),
        "scaled": (row((4,), scaled, layers.Dense(2)), X),
        "pictures": (row((8, 8, 3), layers.SeparableConv2D(4, 3, strides=2), layers.Conv2DTranspose(2, 3),
                         layers.UpSampling2D(), layers.ZeroPadding2D(), layers.Cropping2D(1),
                         layers.AveragePooling2D(2), layers.GlobalMaxPooling2D(), layers.Dense(1, "swish")), IMAGES),
        "sounds": (row((5, 4), layers.Conv1D(3, 2, padding="causal"), layers.MaxPooling1D(2),
                       layers.GroupNormalization(3), layers.PReLU(), layers.Flatten()), SERIES),
        "solids": (row((4, 4, 4, 3), layers.Conv3D(2, 2), layers.MaxPooling3D(2)), IMAGES.reshape(2, 4, 4, 4, 3)),
        "activations": (row((4,), *map(layers.Activation, ACTIVATIONS)), X),
        "grouped": (keras.Model(series, layers.GroupQueryAttention(4, 4, 2)(series, series, use_causal_mask=True)),
                    SERIES),
        "letters": (row((5, 4), layers.EinsumDense("abc,cd->abd", (None, 3), bias_axes="d"),
                        layers.UnitNormalization(), layers.Permute((2, 1)), layers.Reshape((15,))), SERIES),
        "classes": (row((4,), layers.Discretization(bin_boundaries=[-1.0, 0.0, 1.0]),
                        layers.CategoryEncoding(num_tokens=4, output_mode="multi_hot")), X),
    }


def module(tf):
    """A module with a function for each family of ops."""
    one, many, text = tf.TensorSpec([], tf.float32), tf.TensorSpec([None], tf.float32), tf.TensorSpec([None], tf.string)

    class Many(tf.Module):
        def __init__(self):
            super().__init__()
            self.v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
            self.momentum = tf.Variable(tf.zeros([2, 2]))
            self.generator = tf.random.Generator.from_seed(3)
            self.weights = tf.Variable([[1.0, -1.0], [2.0, 0.5]])
            self.adam = tf.keras.optimizers.Adam(0.1, weight_decay=0.01)
            self.adam.build([self.weights])

        @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])
        def train(self, x):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((x @ self.v) ** 2)
            self.momentum.assign(0.9 * self.momentum + tape.gradient(loss, self.v))
            self.v.assign_sub(0.1 * self.momentum)
            return loss, self.v + 0.0

        @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])
        def adam_step(self, x):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((x @ self.weights) ** 2)
            self.adam.apply_gradients([(tape.gradient(loss, self.weights), self.weights)])
            return loss, self.weights + 0.0

        @tf.function(input_signature=[many])
        def lists(self, x):
            found = tf.TensorArray(tf.float32, 0, dynamic_size=True)
            for i in tf.range(tf.shape(x)[0]):
                found = found.write(i, x[i] ** 2)
            return found.stack(), tf.map_fn(lambda e: e * 2 + 1, x), tf.scan(lambda a, e: a + e, x)

        @tf.function(input_signature=[tf.RaggedTensorSpec([None, None], tf.float32)])
        def ragged(self, rows):
            return tf.reduce_sum(rows, 1), (rows * 2.0).to_tensor()

        @tf.function(input_signature=[tf.SparseTensorSpec([None, 3], tf.float32)])
        def sparse(self, x):
            return tf.sparse.to_dense(x)

        @tf.function(input_signature=[tf.TensorSpec([], tf.int32)])
        def loops(self, n):
            a, b = 0, 1
            while n > 0:
                a, b = b, a + b
                n -= 1
                if b > 50:
                    break
            return a

        @tf.function(input_signature=[text])
        def examples(self, x):
            features = {"a": tf.io.FixedLenFeature([2], tf.float32), "b": tf.io.VarLenFeature(tf.int64)}
            found = tf.io.parse_example(x, features)
            return found["a"], tf.sparse.to_dense(found["b"])

        @tf.function(input_signature=[text])
        def words(self, x):
            number = tf.strings.to_number(tf.strings.substr(["123"], 0, 2))
            return tf.strings.split(x).to_tensor(), tf.strings.regex_replace(x, "a", "b"), number

        @tf.function(input_signature=[tf.TensorSpec([3, 3], tf.float32)])
        def matrices(self, x):
            return (tf.linalg.inv(x + 3 * tf.eye(3)), tf.einsum("ij,kj->ik", x, x), tf.sort(x),
                    tf.math.top_k(x, 2).values, tf.cumsum(x), tf.gather_nd(x, [[0, 1]]))

        @tf.function(input_signature=[])
        def numbers(self):
            return self.generator.normal([2]), tf.random.stateless_uniform([2], [1, 2])

        @tf.function(input_signature=[one])
        def checked(self, x):
            tf.debugging.assert_positive(x)
            return tf.sqrt(x)

        @tf.function(input_signature=[tf.TensorSpec([2], tf.float32)])
        def scatter(self, x):
            self.momentum.scatter_nd_update([[0]], [x])
            return self.momentum[0:1] + self.v[1]

        @tf.function(input_signature=[tf.TensorSpec([2, 8, 8, 3], tf.float32)])
        def pictures(self, x):
            return tf.image.resize(x, [2, 2]), tf.nn.max_pool2d(x, 4, 4, "SAME"), tf.nn.lrn(x)[:, :1]

        @tf.function(input_signature=[tf.TensorSpec([2, 3], tf.float32)])
        def losses(self, x):
            labels = tf.one_hot([0, 1], 3)
            return tf.nn.softmax_cross_entropy_with_logits(labels, x), tf.nn.l2_loss(x), tf.nn.moments(x, [0])

    return Many()


def calls(tf, m):
    """What each function of the module gives."""
    example = tf.train.Example()
    example.features.feature["a"].float_list.value.extend([1.0, 2.0])
    example.features.feature["b"].int64_list.value.append(7)
    return {
        "train": m.train(X[:, :2]), "adam_step": m.adam_step(X[:, :2]), "lists": m.lists([1.0, 2.0, 3.0]),
        "ragged": m.ragged(tf.ragged.constant([[1.0, 2.0], [3.0]])),
        "sparse": m.sparse(tf.sparse.from_dense([[1.0, 0.0, 0.0]])), "loops": m.loops(20),
        "examples": m.examples([example.SerializeToString()]), "words": m.words(["a b", "ca"]),
        "matrices": m.matrices(np.sin(np.arange(9, dtype="float32")).reshape(3, 3)), "numbers": m.numbers(),
        "checked": m.checked(4.0), "scatter": m.scatter([9.0, 8.0]), "pictures": m.pictures(IMAGES),
        "losses": m.losses(X[:2, :3]),
    }


def write(tf, folder):
    """Save all below the folder; returns what each computes."""
    tf.keras.utils.set_random_seed(1)
    found = {}
    for name, (model, x) in models(tf).items():
        found[name] = plain(tf, model(tf.constant(x)))
        model.export(f"{folder}/{name}", verbose=False)
    many = module(tf)
    tf.saved_model.save(many, f"{folder}/many", signatures={})
    found.update({name: plain(tf, y) for name, y in calls(tf, many).items()})
    return found


def read(tf, folder):
    """The same of what is loaded."""
    found = {}
    for name, (_, x) in models(tf).items():
        loaded = tf.saved_model.load(f"{folder}/{name}")
        found[name] = plain(tf, loaded.serve(tf.constant(x)))
    many = tf.saved_model.load(f"{folder}/many")
    found.update({name: plain(tf, y) for name, y in calls(tf, many).items()})
    return found
