"""CallbackList: all callbacks of one loop, called as if they were one. Floor 7. Read `callback.py` first.

A batch lasts a fraction of a millisecond in a small model, so a callback that does not care about batches must cost
nothing there: who has overridden the methods of a batch is found out once, at the first one.
"""

from ... import tree
from ...backend.errors import explain
from ..training.logs import as_numbers
from .callback import Callback
from .history import History
from .progbar_logger import ProgbarLogger


class CallbackList(Callback):
    """Calls the callbacks in their order.

    callbacks: a Callback or a list of them.
    add_history, add_progbar: whether a History, a ProgbarLogger is added, where the list has none.
    model, params: what the callbacks are told.

    Source: keras.callbacks.CallbackList. Differs: nothing is called from other threads.
    """

    def __init__(self, callbacks=None, add_history=False, add_progbar=False, model=None, **params):
        super().__init__()
        self.callbacks = tree.flatten(callbacks) if callbacks else []
        self._history = self._added(History, add_history)
        self._added(ProgbarLogger, add_progbar)
        self._listening = {}       # name of a batch's method -> the methods of those who have overridden it
        self.set_model(model)
        self.set_params(params)

    def _added(self, kind, wanted):
        """The last callback of this kind; a new one where there is none and one is wanted."""
        found = [callback for callback in self.callbacks if isinstance(callback, kind)]
        if wanted and not found:
            found = [kind()]
            self.callbacks += found
        return found[-1] if found else None

    def set_params(self, params):
        """Tell all callbacks."""
        self.params = params
        for callback in self.callbacks if params else ():
            callback.set_params(params)

    def set_model(self, model):
        """Tell all callbacks; the model learns of its History."""
        if not model:
            return
        super().set_model(model)
        if self._history is not None:
            model.history = self._history
        for callback in self.callbacks:
            if not hasattr(callback, "set_model") or isinstance(callback, type):
                error = TypeError if isinstance(callback, type) else AttributeError
                raise error(explain("callbacks", f"{callback!r} of type {type(callback).__name__}",
                                    "each must be a keras.callbacks.Callback", "Pass an instance"))
            callback.set_model(model)

    def _call(self, method, logs, *where):
        """Call one method of all callbacks. They share the logs, so each sees what those before it have added."""
        logs = as_numbers(logs)
        for callback in self.callbacks:
            getattr(callback, method)(*where, logs)

    def _call_batch(self, method, batch, logs):
        listening = self._listening.get(method)
        if listening is None:
            listening = self._listening[method] = [
                getattr(callback, method) for callback in self.callbacks if _cares(callback, method)]
        if listening:
            logs = as_numbers(logs)
            for call in listening:
                call(batch, logs)

    def on_train_begin(self, logs=None):
        self._listening.clear()  # what a callback does may have been replaced since the last time
        self._call("on_train_begin", logs)

    def on_train_end(self, logs=None):
        self._call("on_train_end", logs)

    def on_epoch_begin(self, epoch, logs=None):
        self._call("on_epoch_begin", logs, epoch)

    def on_epoch_end(self, epoch, logs=None):
        self._call("on_epoch_end", logs, epoch)

    def on_train_batch_begin(self, batch, logs=None):
        self._call_batch("on_train_batch_begin", batch, logs)

    def on_train_batch_end(self, batch, logs=None):
        self._call_batch("on_train_batch_end", batch, logs)

    def on_batch_begin(self, batch, logs=None):
        self._call("on_batch_begin", logs, batch)

    def on_batch_end(self, batch, logs=None):
        self._call("on_batch_end", logs, batch)

    def on_test_begin(self, logs=None):
        self._call("on_test_begin", logs)

    def on_test_end(self, logs=None):
        self._call("on_test_end", logs)

    def on_test_batch_begin(self, batch, logs=None):
        self._call_batch("on_test_batch_begin", batch, logs)

    def on_test_batch_end(self, batch, logs=None):
        self._call_batch("on_test_batch_end", batch, logs)

    def on_predict_begin(self, logs=None):
        self._call("on_predict_begin", logs)

    def on_predict_end(self, logs=None):
        self._call("on_predict_end", logs)

    def on_predict_batch_begin(self, batch, logs=None):
        self._call_batch("on_predict_batch_begin", batch, logs)

    def on_predict_batch_end(self, batch, logs=None):
        self._call_batch("on_predict_batch_end", batch, logs)


def _cares(callback, method):
    """Whether a callback does anything in this method of a batch, under its name or the older one."""
    names = {method, method.replace("_train_", "_")}
    return any(_is_overridden(callback, name) for name in names)


def _is_overridden(callback, name):
    own = getattr(callback, name)
    return getattr(own, "__func__", own) is not getattr(Callback, name)
