"""The table of forms names real ops, inputs and attributes."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import UnimplementedError
from minitf.core.op import REGISTRY
from minitf.graph.graphdef.forms import ATTRIBUTES, INPUTS, NAMES, require_form, words_of
from minitf.graph.graphdef.plain_reader import load_ops
from minitf.graph.graphdef.signatures import signature_of

load_ops()  # ops stand in the registry when their files are imported, which happens when a name is first used


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_every_word_is_an_input_or_an_attribute_of_the_op(name):
    op = REGISTRY[name]
    words = words_of(op)
    assert [w.name for w in words if w.name not in op.input_names and not w.is_attribute] == []
    wanted = signature_of(NAMES.get(name, name)).inputs
    assert len(words) == len(wanted)


def test_renamed_attributes_are_those_of_tensorflow():
    for (op, name), theirs in ATTRIBUTES.items():
        assert name in REGISTRY[op].attr_names
        assert theirs in signature_of(op).attrs


@pytest.mark.parametrize("name", ["Recall", "KeptGradient", "Erase"])
def test_ops_of_our_own_cannot_be_written(name):
    with pytest.raises(UnimplementedError, match="TensorFlow has none such"):
        require_form(REGISTRY[name])


def test_pictures_in_graphs_that_are_written_and_read():
    picture = np.random.default_rng(0).integers(0, 255, (8, 9, 3), np.uint8)

    @tf.function(input_signature=[tf.TensorSpec([None, None, 3], tf.uint8)])
    def packed(x):
        jpeg = tf.io.encode_jpeg(x, quality=90, format="rgb")
        part = tf.io.decode_and_crop_jpeg(jpeg, [1, 1, 4, 5], channels=1)
        return tf.io.extract_jpeg_shape(jpeg, tf.int64), part, tf.io.encode_png(x)

    concrete = packed.get_concrete_function()
    names = [y.name for y in concrete.outputs]
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        tf.import_graph_def(concrete.graph.as_graph_def(), name="")
        found = session.run(names, {concrete.inputs[0].name: picture})
    for mine, expected in zip(found, packed(picture)):
        np.testing.assert_array_equal(mine, expected.numpy())
