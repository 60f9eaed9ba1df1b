"""The base of callbacks."""

from minitf.keras.callbacks import Callback


def test_the_older_names_are_called_too():
    seen = []

    class Old(Callback):
        def on_batch_begin(self, batch, logs=None):
            seen.append(("begin", batch, logs))

        def on_batch_end(self, batch, logs=None):
            seen.append(("end", batch, logs))

    Old().on_train_batch_begin(3, {"loss": 1.0})
    Old().on_train_batch_end(3, {"loss": 2.0})
    assert seen == [("begin", 3, {"loss": 1.0}), ("end", 3, {"loss": 2.0})]


def test_it_knows_its_model_and_parameters():
    callback = Callback()
    callback.set_model("a model")
    callback.set_params({"epochs": 3})
    assert (callback.model, callback.params) == ("a model", {"epochs": 3})
