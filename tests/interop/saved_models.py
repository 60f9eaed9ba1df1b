"""Programs that either library saves and the other one loads. `tf` is minitf or TensorFlow.

`write` saves all of them and says what they compute; `read` loads them and says the same.
"""

from pathlib import Path

import numpy as np

X = np.sin(np.arange(8, dtype="float32")).reshape(2, 4)
IMAGES = np.sin(np.arange(2 * 8 * 8 * 3, dtype="float32")).reshape(2, 8, 8, 3)
SERIES = np.sin(np.arange(40, dtype="float32")).reshape(2, 5, 4)
WORDS = np.array([[3, 1, 4, 0, 0], [5, 2, 6, 5, 3]], "int32")


def keras_models(tf):
    """Name -> (a model, what it is called with)."""
    keras, layers = tf.keras, tf.keras.layers
    series = keras.Input((5, 4))
    attended = layers.LayerNormalization()(layers.MultiHeadAttention(2, 3)(series, series) + series)
    a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")
    return {
        "dense": (keras.Sequential([keras.Input((4,)), layers.Dense(5, "relu"), layers.Dropout(0.5),
                                    layers.Dense(2, "softmax")]), X),
        "images": (keras.Sequential([
            keras.Input((8, 8, 3)), layers.Conv2D(4, 3, padding="same"), layers.BatchNormalization(),
            layers.DepthwiseConv2D(3), layers.MaxPooling2D(), layers.Activation("gelu"), layers.LayerNormalization(),
            layers.Flatten(), layers.Dense(2)]), IMAGES),
        "recurrent": (keras.Sequential([
            keras.Input((5,), dtype="int32"), layers.Embedding(9, 4, mask_zero=True),
            layers.LSTM(3, return_sequences=True), layers.GRU(2)]), WORDS),
        "attention": (keras.Model(series, layers.Dense(2)(layers.GlobalAveragePooling1D()(attended))), SERIES),
        "two": (keras.Model({"b": b, "a": a}, {"sum": a + b, "other": layers.Dense(2)(a) - layers.Dense(2)(b)}),
                {"a": X, "b": 2 * X}),
    }


def everything(tf):
    """A tf.Module with one of everything, traced."""

    class Everything(tf.Module):
        def __init__(self):
            super().__init__()
            self.v = tf.Variable(3.0)
            self.steps = tf.Variable(0, trainable=False, dtype=tf.int64)
            self.held = [tf.Variable(1.0), {"a": tf.Variable(2.0)}]
            self.pair = (tf.Variable([1.0, 2.0]), tf.Variable(b"text"))
            self.constant = tf.constant([5.0, 6.0])

        @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])
        def structured(self, x):
            return {"sum": tf.reduce_sum(x) + self.constant, "rest": (x * 2, [x])}

        @tf.function
        def choose(self, x, flag=True, *, scale=2.0):
            if flag:
                x = x * scale
            if tf.reduce_sum(x) > 0:
                return x + self.v
            return x - self.v

        @tf.function(input_signature=[tf.TensorSpec([], tf.int32)])
        def loop(self, n):
            total = 0
            for k in tf.range(n):
                if k % 2 == 0:
                    continue
                total += k
            return total

        @tf.function(input_signature=[tf.TensorSpec([], tf.float32)])
        def step(self, d):
            self.v.assign_add(d)
            self.steps.assign_add(1)
            return self.steps.read_value()

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
        def text(self, t):
            return tf.strings.join([tf.strings.upper(t), tf.strings.as_string(tf.strings.length(t))], separator="-")

        @tf.function(input_signature=[{"a": tf.TensorSpec([2], tf.float32), "b": [tf.TensorSpec([2], tf.float32)]}])
        def nested(self, d):
            return d["a"] - d["b"][0]

        @tf.function
        def case(self, i, x):
            return tf.switch_case(i, [lambda: x + 1, lambda: x * self.v, lambda: -x])

        @tf.function
        def calls_another(self, x):
            return self.choose(x) * 2

        @tf.function
        def by_name(self, *, b, a, **more):
            return a - b + 100 * more["y"] - 1000 * more["x"]

    module = Everything()
    results(tf, "everything", module)
    return module


def tables(tf, folder):
    """A module with a table of numbers, and one that is filled from a file."""
    words = Path(folder) / "words.txt"
    words.write_text("cat\ndog\nemu\n")
    lookup = tf.lookup

    class Tables(tf.Module):
        def __init__(self):
            super().__init__()
            self.words = tf.saved_model.Asset(str(words))
            self.from_file = lookup.StaticHashTable(lookup.TextFileInitializer(
                self.words, tf.string, lookup.TextFileIndex.WHOLE_LINE, tf.int64, lookup.TextFileIndex.LINE_NUMBER), -1)
            self.of_numbers = lookup.StaticHashTable(lookup.KeyValueTensorInitializer(["a", "b"], [1.0, 2.0]), -1.0)

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
        def __call__(self, x):
            return {"place": self.from_file.lookup(x), "number": self.of_numbers.lookup(x)}

    return Tables()


CALLS = {
    "everything": {
        "structured": lambda tf, m: m.structured(tf.ones([3, 2])),
        "choose": lambda tf, m: m.choose(tf.constant([1.0, 2.0])),
        "choose a value": lambda tf, m: m.choose(tf.constant([-1.0, -2.0]), False),
        "choose by name": lambda tf, m: m.choose(tf.constant([[1.0]]), scale=3.0),
        "loop": lambda tf, m: m.loop(tf.constant(7)),
        "text": lambda tf, m: m.text(tf.constant(["ab", "cde"])),
        "nested": lambda tf, m: m.nested({"a": tf.constant([1.0, 2.0]), "b": [tf.constant([3.0, 5.0])]}),
        "cases": lambda tf, m: [m.case(tf.constant(i), tf.constant(2.0)) for i in range(3)],
        "calls another": lambda tf, m: m.calls_another(tf.constant([1.0, 2.0])),
        "by name": lambda tf, m: m.by_name(b=tf.constant(1.0), a=tf.constant(2.0), y=tf.constant(3.0),
                                           x=tf.constant(4.0)),
        "held": lambda tf, m: [m.held[0], m.held[1]["a"], m.pair[0], m.pair[1]],
    },
    "tables": {"call": lambda tf, m: m(tf.constant(["dog", "b", "?"]))},
}
LOADED = {"loop": lambda tf, m: m.signatures["loop"](n=tf.constant(7)),
          "nested": lambda tf, m: m.signatures["nested"](d=tf.constant([1.0, 2.0]), d_1=tf.constant([3.0, 5.0])),
          "step": lambda tf, m: [m.step(tf.constant(2.0)), m.v]}


def results(tf, name, thing):
    """What the calls of a case give."""
    return {call: plain(tf, function(tf, thing)) for call, function in CALLS[name].items()}


def plain(tf, structure):
    """A result as JSON has it."""
    if isinstance(structure, dict):
        return {key: plain(tf, structure[key]) for key in sorted(structure)}
    if isinstance(structure, (list, tuple)):
        return [plain(tf, x) for x in structure]
    array = np.asarray(structure.numpy())
    return array.astype(str).tolist() if array.dtype.kind in "OSU" else array.tolist()


def write(tf, folder):
    """Save all cases below the folder; returns what each computes."""
    folder, found = str(folder), {}
    tf.keras.utils.set_random_seed(7)
    for name, (model, x) in keras_models(tf).items():
        found[name] = {"serve": plain(tf, model(x))}
        model.export(f"{folder}/{name}_exported", verbose=False)
        tf.saved_model.save(model, f"{folder}/{name}_saved")
    module = everything(tf)
    found["everything"] = results(tf, "everything", module)
    tf.saved_model.save(module, f"{folder}/everything", signatures={"loop": module.loop, "nested": module.nested})
    module = tables(tf, folder)
    found["tables"] = results(tf, "tables", module)
    tf.saved_model.save(module, f"{folder}/tables", signatures=module.__call__)
    return found


def read(tf, folder):
    """What the cases below the folder compute, each loaded in several ways."""
    folder, found = str(folder), {}
    for name, (_, x) in keras_models(tf).items():
        exported = tf.saved_model.load(f"{folder}/{name}_exported")
        saved = tf.saved_model.load(f"{folder}/{name}_saved")
        layer = tf.keras.layers.TFSMLayer(f"{folder}/{name}_exported")
        found[name] = {"serve": plain(tf, exported.serve(x)), "as a layer": plain(tf, layer(x)),
                       "variables": [len(exported.variables), len(exported.trainable_variables),
                                     len(layer.trainable_weights)]}
        for kind, loaded in (("exported", exported), ("saved", saved)):
            call = loaded.signatures["serving_default"]
            values = [x[key] for key in sorted(x)] if isinstance(x, dict) else [x]
            given = zip(sorted(call.structured_input_signature[1]), map(tf.constant, values), strict=True)
            found[name][kind] = plain(tf, call(**dict(given)))
    for name in CALLS:
        loaded = tf.saved_model.load(f"{folder}/{name}")
        found[name] = results(tf, name, loaded)
        if name == "everything":
            found[name].update({f"loaded {call}": plain(tf, f(tf, loaded)) for call, f in LOADED.items()})
        else:
            found[name]["signature"] = plain(tf, loaded.signatures["serving_default"](tf.constant(["dog", "b", "?"])))
    return found
