"""One object in two places of a config."""

import json

import minitf as tf
from minitf.keras.sharing import ObjectSharingScope


def written(thing):
    with ObjectSharingScope():
        return json.loads(json.dumps(tf.keras.saving.serialize_keras_object(thing)))


def test_it_comes_back_as_one():
    shared = tf.keras.regularizers.L2(0.5)
    config = written([shared, shared, tf.keras.regularizers.L2(0.5)])
    with ObjectSharingScope():
        first, second, other = tf.keras.saving.deserialize_keras_object(config)
    assert first is second
    assert other is not first


def test_without_a_scope_it_comes_back_twice():
    shared = tf.keras.regularizers.L2(0.5)
    first, second = tf.keras.saving.deserialize_keras_object(written([shared, shared]))
    assert first is not second
