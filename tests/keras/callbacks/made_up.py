"""Models that only pretend, for tests of callbacks."""


class MadeUp:
    """A model whose logs are written down in advance; it counts what is asked of it."""

    def __init__(self, rate=1.0):
        self.optimizer = Optimizer(rate)
        self.metrics = []
        self.stop_training = False
        self.built = True
        self.history = None
        self._initial_epoch = None
        self.saved = []
        self.weights = [0]
        self.variables = self.metrics_variables = ()

    def get_weights(self):
        return list(self.weights)

    def set_weights(self, weights):
        self.weights = weights

    def save(self, filepath, overwrite=True):
        self.saved.append(filepath)
        with open(filepath, "w") as file:
            file.write("a model")

    save_weights = save

    def load_weights(self, filepath):
        self.weights = [filepath]


class Optimizer:
    """It has a learning rate."""

    built = True

    def __init__(self, rate):
        self.learning_rate = rate


def run(callback, model, epochs):
    """Lets a callback see epochs with these logs; returns the logs as the callback left them."""
    callback.set_model(model)
    callback.set_params({"verbose": 0, "epochs": len(epochs), "steps": 1})
    callback.on_train_begin()
    seen = []
    for epoch, logs in enumerate(epochs):
        logs = dict(logs)
        model.weights = [epoch]
        callback.on_epoch_begin(epoch)
        callback.on_train_batch_end(0, logs)
        callback.on_epoch_end(epoch, logs)
        seen.append(logs)
        if model.stop_training:
            break
    callback.on_train_end()
    return seen
