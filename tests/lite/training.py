"""A module that is trained on a device: `train` changes what `infer` uses."""

import numpy as np

X = np.sin(np.arange(24, dtype="float32")).reshape(4, 6)
Y = np.eye(3, dtype="float32")[[0, 1, 2, 1]]


def module(tf, optimizer):
    """tf is minitf or TensorFlow."""
    keras = tf.keras

    class Learner(tf.Module):
        def __init__(self):
            super().__init__()
            keras.utils.set_random_seed(1)
            self.model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(5, activation="relu"),
                                           keras.layers.Dense(3)])
            self.optimizer = keras.optimizers.get(optimizer)
            self.optimizer.build(self.model.trainable_variables)
            self.loss = keras.losses.CategoricalCrossentropy(from_logits=True)

        @tf.function(input_signature=[tf.TensorSpec([None, 6]), tf.TensorSpec([None, 3])])
        def train(self, x, y):
            with tf.GradientTape() as tape:
                loss = self.loss(y, self.model(x))
            variables = self.model.trainable_variables
            self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
            return {"loss": loss}

        @tf.function(input_signature=[tf.TensorSpec([None, 6])])
        def infer(self, x):
            return {"output": tf.nn.softmax(self.model(x))}

    return Learner()


def converted(tf, learner) -> bytes:
    """The file with both functions."""
    traces = [getattr(learner, name).get_concrete_function() for name in ("train", "infer")]
    return tf.lite.TFLiteConverter.from_concrete_functions(traces, learner).convert()


def story(call):
    """What `call(name, **inputs)` gives before, in and after three steps: a list of arrays."""
    found = [call("infer", x=X)["output"]]
    found += [call("train", x=X, y=Y)["loss"] for _ in range(3)]
    return [np.asarray(each) for each in [*found, call("infer", x=X)["output"]]]
