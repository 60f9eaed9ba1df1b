"""minitf/keras/recomputing.py"""

import numpy as np

import minitf as tf


def test_a_layer_runs_its_part_again_for_the_gradient():
    runs = []

    class Layer(tf.keras.Layer):
        def __init__(self):
            super().__init__()
            self.again = tf.keras.remat(self.part)

        def part(self, x):
            runs.append(len(runs))
            return tf.sin(tf.sin(x))

        def call(self, x):
            return self.again(x)

    layer, x = Layer(), tf.constant([0.5])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = layer(x)
    np.testing.assert_allclose(tape.gradient(y, x), np.cos(np.sin(0.5)) * np.cos([0.5]), rtol=1e-6)
    assert runs == [0, 1]
