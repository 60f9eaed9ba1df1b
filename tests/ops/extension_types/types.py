"""Extension types that the tests here share."""

from collections.abc import Mapping

import minitf as tf


class Masked(tf.experimental.ExtensionType):
    values: tf.Tensor
    mask: tf.Tensor

    dtype = property(lambda self: self.values.dtype)

    def filled(self, default):
        return tf.where(self.mask, self.values, default)


class Network(tf.experimental.BatchableExtensionType):
    shape: tf.TensorShape
    work: tf.Tensor

    def __init__(self, work):
        self.work = tf.convert_to_tensor(work)
        self.shape = self.work.shape[:-1]


class Player(tf.experimental.ExtensionType):
    name: tf.Tensor
    attributes: Mapping[str, tf.Tensor]
    level: int = 3
    friends: tuple["Player", ...] = ()
