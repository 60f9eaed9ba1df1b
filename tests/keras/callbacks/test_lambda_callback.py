"""Callbacks of plain functions."""

from minitf.keras.callbacks import LambdaCallback


def test_each_function_has_its_moment():
    seen = []
    names = ["on_epoch_begin", "on_epoch_end", "on_train_batch_begin", "on_train_batch_end", "on_test_batch_end"]
    callback = LambdaCallback(**{name: lambda number, logs, name=name: seen.append((name, number)) for name in names})
    for number, name in enumerate(names):
        getattr(callback, name)(number, {})
    assert seen == [(name, number) for number, name in enumerate(names)]


def test_moments_without_a_function():
    assert LambdaCallback().on_epoch_end(0, {}) is None
