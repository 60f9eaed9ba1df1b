"""Cases for functions of `map` that parse and decode."""

import os
import tempfile

from data.cases.codecs import brief, jpeg, png
from data.cases.examples import both, mixed


def examples(tf):
    dataset = tf.data.Dataset.from_tensor_slices(both(tf))
    single = dataset.map(lambda s: tf.io.parse_single_example(s, mixed(tf)))
    batches = dataset.batch(2).map(lambda s: tf.io.parse_example(s, mixed(tf)))
    return [single.element_spec, batches.element_spec, single, batches]


def images(tf):
    dataset = tf.data.Dataset.from_tensors(jpeg(tf))
    return dataset.map(lambda s: (tf.io.decode_jpeg(s), tf.io.decode_image(s), tf.io.decode_png(s, 3))).element_spec


def traced(tf):
    path = os.path.join(tempfile.mkdtemp(), "file")
    tf.io.write_file(path, tf.io.serialize_tensor([1, 2]))
    read = tf.function(lambda name: tf.io.parse_tensor(tf.io.read_file(name), tf.int32))
    parse = tf.function(lambda s: tf.io.parse_example(s, mixed(tf)))
    return [read(tf.constant(path)), parse(tf.constant(both(tf))), brief(tf.function(tf.io.decode_image)(png(tf)))]


CASES = {"examples": examples, "images": images, "traced": traced}
