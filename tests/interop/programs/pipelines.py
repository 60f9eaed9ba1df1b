"""Pipelines of all kinds: sources, files, windows, groups, random orders, passes in functions."""

import os
import tempfile

import numpy as np

import minitf as tf

tf.random.set_seed(11)
Dataset = tf.data.Dataset


def show(title, dataset, count=6):
    print(title, dataset.element_spec)
    for element in dataset.take(count):
        print("  ", tf.nest.map_structure(lambda x: np.asarray(x).tolist(), element))


# --- sources
show("slices", Dataset.from_tensor_slices(({"a": [1, 2], "b": [[3.0, 4.0], [5.0, 6.0]]}, ["x", "y"])))
show("generator", Dataset.from_generator(
    lambda n: ((i, "word" * i) for i in range(n)), args=[3],
    output_signature=(tf.TensorSpec([], tf.int32), tf.TensorSpec([], tf.string))))
folder = tempfile.mkdtemp()
for i in range(2):
    with tf.io.TFRecordWriter(os.path.join(folder, f"{i}.tfrecord")) as writer:
        for j in range(3):
            feature = {
                "n": tf.train.Feature(int64_list=tf.train.Int64List(value=[i, j])),
                "word": tf.train.Feature(bytes_list=tf.train.BytesList(value=[b"w" * j] * j)),
            }
            writer.write(tf.train.Example(features=tf.train.Features(feature=feature)).SerializeToString())
files = Dataset.list_files(os.path.join(folder, "*.tfrecord"), shuffle=False)
features = {"n": tf.io.FixedLenFeature([2], tf.int64), "word": tf.io.RaggedFeature(tf.string)}
examples = files.interleave(tf.data.TFRecordDataset, cycle_length=2).batch(4)
for parsed in examples.map(lambda batch: tf.io.parse_example(batch, features)):
    print(parsed["n"].numpy().tolist(), parsed["word"].to_list())

# --- orders under a seed
numbers = Dataset.range(12)
show("shuffled", numbers.shuffle(5, seed=3).batch(4).repeat(2))
show("sampled", Dataset.sample_from_datasets([numbers, numbers.map(lambda x: -x)], [0.3, 0.7], seed=5))
show("resampled", numbers.repeat().rejection_resample(lambda x: tf.cast(x % 3 == 0, tf.int32), [0.5, 0.5], seed=2))
show("random", Dataset.random(seed=4))

# --- windows, groups, buckets
show("windows", numbers.window(3, shift=2, drop_remainder=True).flat_map(lambda window: window.batch(3)))
show("groups", numbers.group_by_window(lambda x: x % 3, lambda key, window: window.batch(4), window_size=4))
lengths = numbers.map(lambda n: tf.range(n % 5))
show("padded", lengths.padded_batch(4))
show("buckets", lengths.bucket_by_sequence_length(lambda x: tf.size(x), [2, 4], [3, 2, 2]))
for batch in lengths.ragged_batch(5):
    print(batch.to_list())

# --- states
show("scanned", numbers.scan(tf.constant(1, tf.int64), lambda s, x: (s + x, s * x)))
print(numbers.reduce(tf.constant([0, 1], tf.int64), lambda s, x: tf.stack([s[0] + x, tf.maximum(s[1], x)])).numpy())
print(numbers.filter(lambda x: x % 2 == 0).cardinality().numpy(), numbers.batch(5).cardinality().numpy())
print(numbers.apply(tf.data.experimental.assert_cardinality(12)).cardinality().numpy())


# --- passes in functions
@tf.function
def mean_and_most(dataset):
    total, count, most = tf.constant(0, tf.int64), tf.constant(0, tf.int64), tf.constant(-100, tf.int64)
    for x in dataset:
        if x > 9:
            break
        total, count, most = total + x, count + 1, tf.maximum(most, x)
    return total / count, most


print([x.numpy() for x in mean_and_most(numbers)], [x.numpy() for x in mean_and_most(Dataset.range(4, 7))])


@tf.function
def steps(iterator, n):
    result = tf.constant(0, tf.int64)
    for _ in tf.range(n):
        following = iterator.get_next_as_optional()
        if following.has_value():
            result += following.get_value()
    return result


iterator = iter(numbers)
print(steps(iterator, 4).numpy(), steps(iterator, 20).numpy(), next(iterator, None))

# --- on disk
path = os.path.join(folder, "saved")
numbers.map(lambda x: {"x": x, "text": tf.strings.as_string(x)}).save(path)
loaded = Dataset.load(path)  # whose entries are in the order of a hash
print("loaded", sorted(loaded.element_spec.items()), [sorted(x.items()) for x in loaded.take(2).as_numpy_iterator()])
print(sum(1 for _ in numbers.cache(os.path.join(folder, "cache"))), sorted(os.listdir(folder))[-2:])
