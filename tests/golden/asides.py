"""What the chapters say about TensorFlow, as expressions that either library evaluates.

record_asides.py evaluates them with TensorFlow and writes asides.json. tests/book/test_asides.py looks whether what was
recorded is what the pages quote, and whether minitf does what they say that it does. Needs neither library itself.
"""

import re
import tempfile
from hashlib import sha256
from pathlib import Path

import numpy as np

QUOTED = {  # what TensorFlow answers stands on the page, word by word
    "01_arrays": [
        "tf.broadcast_static_shape(tf.TensorShape([32, 8]), tf.TensorShape([32]))",
        "tf.random.stateless_uniform([4], seed=[1, 2], alg='philox').numpy()",
    ],
    "02_tensors": [
        "tf.matmul(tf.ones([2, 3]), tf.ones([4, 3]))",
        "type(tf.constant(0)).__name__",
    ],
    "03_operations": [
        "tf.round([0.5, 1.5, 2.5]).numpy().tolist()",
        "tf.reduce_mean([1, 2])",
        "tf.reduce_max(tf.zeros([0])).numpy().item()",
        "tf.reduce_sum(tf.constant([100, 100, 100], tf.int8)).numpy().item()",
    ],
    "09_passes": [
        "tf.add(tf.constant(-0.0), 0.0).numpy()",
        "tf.function(lambda x: x + 0.0)(tf.constant(-0.0)).numpy()",
    ],
    "12_layers_models": ["[v.path for v in block_with_counter(tf).weights]"],
    "14_optimizers": [
        "[v.path for v in stepped(tf, tf.keras.optimizers.Adam(name='adam')).variables]",
        "tf.keras.optimizers.Adam().get_config()['learning_rate']",
    ],
    "13_losses_metrics": [
        "tf.keras.losses.BinaryCrossentropy()([[0.0]], [[1.0]]).numpy().item()",
    ],
    "15_training_loop": ["epochs_of_rows(tf, seed=1)"],
    "16_images": [
        "frozen_normalization(tf)",
    ],
    "17_sequences": ["masked_steps(tf)"],
    "18_attention": ["looking_at_nothing(tf)"],
    "19_reinforcement": ["drawn(tf)"],
    "20_pipelines": ["shuffled(tf)"],
    "21_text_images_tables": [
        "tf.strings.to_hash_bucket_fast(['cat', 'dog', 'owl', 'fox'], 1000).numpy().tolist()",
    ],
    "22_saving": ["hashes_of_a_line(tf)", "files_of_a_model(tf)", "surprise(tf)"],
    "26_lite": ["[calibrated(tf, low, high) for low, high in [(0.0, 6.0), (-1.0, 1.55), (-3.0, 0.5)]]"],
}
SAME = {  # minitf answers alike: the same text, or an exception of the same class
    "02_tensors": [
        *(f"(tf.constant([1, 2], tf.{name}) + 1).dtype" for name in ("float16", "float64", "int64")),
        *(f"(1 + tf.constant([1, 2], tf.{name})).dtype" for name in ("float16", "float64", "int64")),
        "tf.constant([1, 2]) + 1.5",
        "tf.constant([1.0, 2.0]) + tf.constant([1, 2])",
        "tf.constant([1.0, 2.0]) + np.array([1.0, 2.0])",
        "tf.matmul(tf.ones([2, 3]), tf.ones([4, 3]))",
        "np.asarray(tf.constant([1.0])).flags.writeable",
        "hash(tf.constant(1.0))",
    ],
    "09_passes": ["tf.add(tf.constant(-0.0), 0.0).numpy()"],
    "12_layers_models": [
        "[v.path for v in block_with_counter(tf).weights]",
        "[v.path for v in block_with_counter(tf).trainable_weights]",
        "block_with_counter(tf).narrow(tf.ones([2, 5]))",
        "setattr(block_with_counter(tf), 'extra', tf.keras.layers.Dense(3))",
        "tf.reduce_sum(tf.keras.Input((3,), name='x'))",
        "tf.keras.layers.Dense(2, dtype='mixed_float16')(tf.ones([1, 3])).dtype",
    ],
    "13_losses_metrics": [
        "tf.keras.losses.BinaryCrossentropy()([[0.0]], [[1.0]]).numpy().item()",
        "tf.keras.losses.BinaryCrossentropy(from_logits=True)([[0.0]], [[40.0]]).numpy().item()",
        "tf.keras.losses.binary_crossentropy(tf.zeros([1]), tf.keras.activations.sigmoid(tf.fill([1], 40.0))).numpy()",
        "tf.keras.losses.MeanSquaredError()(tf.constant([1.0, 2.0]), tf.constant([[1.0], [2.0]])).numpy().item()",
        "tf.keras.losses.MeanSquaredError()([[1.0], [3.0]], [[0.0], [0.0]], sample_weight=[1.0, 3.0]).numpy().item()",
        "tf.keras.metrics.AUC(num_thresholds=3)([0, 0, 1, 1], [0, 0.5, 0.3, 0.9]).numpy().item()",
        "tf.keras.losses.get('mse').__name__",
        "tf.keras.losses.get('mean_squard_error')",
    ],
}
SAME["03_operations"] = QUOTED["03_operations"]
SAME["14_optimizers"] = QUOTED["14_optimizers"]
SAME["15_training_loop"] = QUOTED["15_training_loop"]
SAME["16_images"] = QUOTED["16_images"]
SAME["17_sequences"] = QUOTED["17_sequences"]
SAME["18_attention"] = QUOTED["18_attention"]
SAME["19_reinforcement"] = QUOTED["19_reinforcement"]
SAME["20_pipelines"] = QUOTED["20_pipelines"]
SAME["21_text_images_tables"] = QUOTED["21_text_images_tables"]
SAME["22_saving"] = ["hashes_of_a_line(tf)", "files_of_a_model(tf)"]
SAME["26_lite"] = QUOTED["26_lite"]


def block_with_counter(tf):
    """A layer with a weight, a counter that is not trained, and two layers in it, after a call."""

    class Block(tf.keras.layers.Layer):
        def __init__(self):
            super().__init__(name="block")
            self.narrow = tf.keras.layers.Dense(1, name="narrow")
            self.wide = tf.keras.layers.Dense(2, name="wide")

        def build(self, input_shape):
            self.seen = self.add_weight(shape=(), dtype="int32", trainable=False, name="seen")
            self.factor = self.add_weight(shape=(), name="factor")

        def call(self, x):
            return self.factor * self.narrow(self.wide(x))

    block = Block()
    block(tf.ones([1, 3]))
    return block


def frozen_normalization(tf):
    """What a layer that is not trainable makes of a batch in training, and its moving mean afterwards."""
    layer = tf.keras.layers.BatchNormalization(epsilon=0.0, trainable=False)
    y = layer(tf.constant([[1.0], [3.0]]), training=True)
    return y.numpy().ravel().tolist(), layer.moving_mean.numpy().tolist()


def masked_steps(tf):
    """What a SimpleRNN of ones says at three steps, of which the second one counts."""
    layer = tf.keras.layers.SimpleRNN(1, kernel_initializer="ones", recurrent_initializer="ones", return_sequences=True)
    y = layer(tf.ones([1, 3, 1]), mask=tf.constant([[False, True, False]]))
    return [round(value, 4) for value in y.numpy().ravel().tolist()]


def drawn(tf):
    """Eight classes, drawn after a seed was set."""
    tf.random.set_seed(1)
    return tf.random.categorical([[0.0, 1.0, 2.0]], 8).numpy().tolist()


def looking_at_nothing(tf):
    """What attention finds in the values 1 and 3, where its mask is false everywhere."""
    value, mask = tf.constant([[[1.0], [3.0]]]), tf.constant([[False, False]])
    y = tf.keras.layers.Attention()([tf.ones([1, 1, 1]), value], mask=[None, mask])
    return y.numpy().ravel().tolist()


def stepped(tf, optimizer):
    """The optimizer, after a step on a variable called w."""
    optimizer.apply([tf.constant(2.0)], [tf.keras.Variable(1.0, name="w")])
    return optimizer


def epochs_of_rows(tf, seed):
    """The order of ten rows in two epochs of `fit`, the first one and the second one."""
    found = []

    class Noting(tf.keras.Sequential):
        def train_step(self, data):
            found.extend(data[0].numpy()[:, 0].astype(int).tolist())
            return {"seen": tf.constant(len(found))}

    tf.keras.utils.set_random_seed(seed)
    model = Noting([tf.keras.layers.Input((1,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse", run_eagerly=True)
    model.fit(np.arange(10.0)[:, None], np.zeros([10, 1]), batch_size=4, epochs=2, verbose=0)
    return found[:10], found[10:]


def hashes_of_a_line(tf):
    """How the SHA-256 of the two files of a checkpoint begin."""

    class Line(tf.Module):
        def __init__(self):
            self.bias = tf.Variable([0.5])
            self.kernel = tf.Variable([[1.0], [-2.0]])

    with tempfile.TemporaryDirectory() as folder:
        path = tf.train.Checkpoint(Line()).write(f"{folder}/line")
        files = {"index": f"{path}.index", "data": f"{path}.data-00000-of-00001"}
        return {name: sha256(Path(file).read_bytes()).hexdigest()[:12] for name, file in files.items()}


def files_of_a_model(tf):
    """The files of a SavedModel with a variable."""

    class Model(tf.Module):
        def __init__(self):
            self.factor = tf.Variable(3.0)

        @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
        def __call__(self, x):
            return self.factor * x

    with tempfile.TemporaryDirectory() as folder:
        tf.saved_model.save(Model(), folder)
        return sorted(str(file.relative_to(folder)) for file in Path(folder).rglob("*") if file.is_file())


def surprise(tf):
    """What stands in a file after a loaded model was called, which writes one."""
    with tempfile.TemporaryDirectory() as folder:

        class Innocent(tf.Module):
            @tf.function(input_signature=[tf.TensorSpec([], tf.float32)])
            def __call__(self, x):
                tf.io.write_file(f"{folder}/surprise.txt", "I was here")
                return x + 1.0

        tf.saved_model.save(Innocent(), f"{folder}/model")
        tf.saved_model.load(f"{folder}/model")(tf.constant(1.0))
        return Path(folder, "surprise.txt").read_bytes()


def calibrated(tf, low, high):
    """The scale and the zero point that a converter finds for an input, of which it was shown these two numbers."""

    @tf.function(input_signature=[tf.TensorSpec([1, 2], tf.float32)])
    def bent(x):
        return tf.nn.tanh(x)

    converter = tf.lite.TFLiteConverter.from_concrete_functions([bent.get_concrete_function()], tf.Module())
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = tf.int8
    converter.representative_dataset = lambda: iter([[np.array([[low, high]], "float32")]])
    interpreter = tf.lite.Interpreter(model_content=converter.convert())
    scale, zero_point = interpreter.get_input_details()[0]["quantization"]
    return round(float(scale), 4), int(zero_point)


def shuffled(tf):
    """An order with a seed, in a program that has none itself."""
    tf.random.set_seed(None)
    return [int(x) for x in tf.data.Dataset.range(10).shuffle(4, seed=1)]


def answer(expression, tf):
    """What the expression gives, as text; for an exception "Class: message", without TensorFlow's internal labels."""
    try:
        names = {"tf": tf, "np": np, "stepped": stepped, "epochs_of_rows": epochs_of_rows,
                 "block_with_counter": block_with_counter, "frozen_normalization": frozen_normalization,
                 "masked_steps": masked_steps, "looking_at_nothing": looking_at_nothing,
                 "drawn": drawn, "hashes_of_a_line": hashes_of_a_line, "files_of_a_model": files_of_a_model,
                 "surprise": surprise, "shuffled": shuffled, "calibrated": calibrated}
        value = eval(expression, names)  # noqa: S307 (expressions of this file)
    except Exception as error:  # any exception is an answer
        message = re.sub(r"^\{\{.*?\}\} | name: $", "", str(error))
        return f"{type(error).__name__}: {message}"
    return value if isinstance(value, str) else repr(value)
