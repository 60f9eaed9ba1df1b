"""Cases for keras.utils.*_from_directory and timeseries_dataset_from_array."""

import os
import tempfile

import numpy as np


def folder(tf, kind):
    """A folder with two classes of three files each; what stands in a file says which it is."""
    root = tempfile.mkdtemp()
    for c, name in enumerate(["cats", "dogs"]):
        os.mkdir(os.path.join(root, name))
        for i in range(3):
            path = os.path.join(root, name, f"{i}.{kind}")
            tf.io.write_file(path, contents(tf, kind, name, c, i))
    return root


def contents(tf, kind, name, c, i):
    """File i of class c."""
    if kind == "txt":
        return f"{name} number {i}"
    if kind == "png":
        return tf.io.encode_png(np.full((6 + i, 8, 3), 40 * c + 10 * i, np.uint8))
    return tf.audio.encode_wav(np.linspace(-0.5, 0.1 * c, (3 + i) * 2, dtype=np.float32).reshape(-1, 2), 8000)


def texts(**options):
    return lambda tf: tf.keras.utils.text_dataset_from_directory(folder(tf, "txt"), verbose=False, **options)


def pictures(**options):
    def brief(tf):
        options.setdefault("image_size", (4, 4))
        dataset = tf.keras.utils.image_dataset_from_directory(folder(tf, "png"), verbose=False, **options)
        return [[x.shape.as_list(), np.round(np.asarray(x).mean((1, 2, 3)), 3), y] for x, y in dataset]

    return brief


def sounds(**options):
    return lambda tf: tf.keras.utils.audio_dataset_from_directory(folder(tf, "wav"), verbose=False, **options)


def both_parts_of_sounds(tf):
    found = sounds(validation_split=0.34, subset="both", seed=3, batch_size=2)(tf)
    return [type(found).__name__, *found]


def both_parts(tf):
    options = {"validation_split": 0.34, "subset": "both", "seed": 3, "batch_size": 2, "verbose": False}
    return list(tf.keras.utils.text_dataset_from_directory(folder(tf, "txt"), **options))


def series(data, targets, *args, **options):
    return lambda tf: tf.keras.utils.timeseries_dataset_from_array(data, targets, *args, **options)


TEN = np.arange(10)

CASES = {
    "texts": texts(seed=1, batch_size=4),
    "texts in order": texts(shuffle=False, batch_size=None, label_mode="categorical", max_length=6),
    "texts alone": texts(shuffle=False, label_mode=None),
    "labels of one's own": texts(labels=[5, 5, 6, 6, 5, 5], shuffle=False),
    "the part put aside": texts(validation_split=0.34, subset="validation", seed=3),
    "both parts": both_parts,
    "class names": lambda tf: texts(shuffle=False)(tf).class_names,
    "binary": texts(shuffle=False, label_mode="binary", batch_size=3),
    "no seed": texts(validation_split=0.5, subset="training"),
    "no subset": texts(validation_split=0.5),
    "wrong mode": texts(label_mode="other"),
    "wrong class names": texts(class_names=["cats", "cows"]),
    "too few labels": texts(labels=[1, 2]),
    "no files": lambda tf: tf.keras.utils.text_dataset_from_directory(folder(tf, "png"), verbose=False),
    "pictures": pictures(shuffle=False),
    "pictures mixed": pictures(seed=2, batch_size=4, label_mode="categorical"),
    "gray pictures": pictures(shuffle=False, color_mode="grayscale", image_size=(3, 5)),
    "pictures cut": pictures(shuffle=False, crop_to_aspect_ratio=True),
    "pictures filled up": pictures(shuffle=False, pad_to_aspect_ratio=True),
    "cut and filled up": pictures(crop_to_aspect_ratio=True, pad_to_aspect_ratio=True),
    "sounds": sounds(seed=1, batch_size=4),
    "sounds in order": sounds(shuffle=False, batch_size=None, label_mode="categorical"),
    "sounds alone": sounds(shuffle=False, label_mode=None, output_sequence_length=4),
    "ragged sounds": sounds(shuffle=False, ragged=True, batch_size=None),
    "ragged batches of sounds": sounds(shuffle=False, ragged=True, labels=None),
    "kinds of sounds": lambda tf: repr(sounds(labels=None)(tf).element_spec),
    "both parts of sounds": both_parts_of_sounds,
    "classes of sounds": lambda tf: sounds(label_mode="binary")(tf).class_names,
    "class names beside labels": sounds(labels=[0, 1, 0, 1, 0, 1], class_names=["a", "b"]),
    "ragged and of one length": sounds(ragged=True, output_sequence_length=4),
    "another mode of labels": sounds(label_mode="other"),
    "no whole rate": sounds(sampling_rate=0.5),
    "a rate of none": sounds(sampling_rate=0),
    "a rate": sounds(sampling_rate=4000),
    "no sounds": lambda tf: tf.keras.utils.audio_dataset_from_directory(folder(tf, "png"), verbose=False),
    "stretches": series(TEN, None, 3),
    "stretches with targets": series(TEN, TEN * 10, 3, batch_size=4),
    "every second step": series(TEN, None, 3, sampling_rate=2, sequence_stride=2),
    "a part of the series": series(TEN, TEN * 10, 2, start_index=3, end_index=8),
    "stretches mixed": series(TEN, TEN, 2, shuffle=True, seed=4, batch_size=None),
    "rows of several numbers": series(np.arange(12).reshape(6, 2), np.arange(6), 2, batch_size=2),
    "start too late": series(TEN, None, 3, start_index=20),
    "end before start": series(TEN, None, 3, start_index=5, end_index=4),
    "no rate": series(TEN, None, 3, sampling_rate=0),
}
