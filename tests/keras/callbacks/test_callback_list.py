"""All callbacks as one."""

import pytest

import minitf as tf
from minitf.keras.callbacks import Callback, CallbackList, History, LambdaCallback, ProgbarLogger


class Counting(Callback):
    def __init__(self):
        super().__init__()
        self.logs = []

    def on_train_batch_end(self, batch, logs=None):
        self.logs.append((batch, logs))


def test_a_history_and_a_bar_are_added_once():
    both = CallbackList(add_history=True, add_progbar=True, verbose=0, epochs=1, steps=2)
    assert [type(callback) for callback in both.callbacks] == [History, ProgbarLogger]
    again = CallbackList(both.callbacks, add_history=True, add_progbar=True, verbose=0, epochs=1, steps=2)
    assert again.callbacks == both.callbacks


def test_one_callback_needs_no_list():
    counting = Counting()
    CallbackList(counting).on_train_batch_end(0, {"loss": tf.constant(2.0)})
    assert counting.logs == [(0, {"loss": 2.0})]


def test_logs_are_turned_into_numbers_only_for_those_who_look():
    class Unlooked(dict):
        def items(self):
            raise AssertionError("nobody looks at these logs")

    CallbackList([History()]).on_train_batch_end(0, Unlooked(loss=1.0))


def test_who_cares_is_found_in_instances_too():
    seen = []
    callbacks = CallbackList([LambdaCallback(on_train_batch_end=lambda batch, logs: seen.append(batch))])
    callbacks.on_train_batch_end(7, {})
    assert seen == [7]


def test_one_callback_sees_what_another_has_added():
    seen = []

    class Adding(Callback):
        def on_epoch_end(self, epoch, logs=None):
            logs["more"] = 1.0

    late = LambdaCallback(on_epoch_end=lambda epoch, logs: seen.append(dict(logs)))
    CallbackList([Adding(), late]).on_epoch_end(0, {"loss": 2.0})
    assert seen == [{"loss": 2.0, "more": 1.0}]


def test_what_is_no_callback_is_named():
    with pytest.raises(AttributeError, match=r"callbacks: 'stop' of type str: each must be a keras.callbacks.Callback"):
        CallbackList(["stop"], model=tf.keras.Sequential())
