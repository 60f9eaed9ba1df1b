"""KerasCallback: which hyperparameters a training has, for TensorBoard. Floor 7. Read `../../board/hparams` first."""

import os

from ...backend.errors import explain
from ...board.hparams.trial import hparams as write_trial
from ...board.hparams.trial import hparams_pb, session_end_pb
from ...board.raw import write_raw_pb
from ...board.writer import create_file_writer
from .callback import Callback


class KerasCallback(Callback):
    """Writes the hyperparameters of a training when it begins, and that it succeeded when it ends. Good for one `fit`.

    writer: a SummaryWriter, or the folder of the trial.
    hparams: dict, from HParams or their names to bools, numbers or strings.
    trial_id: str, a name of these values; by default, made of them.

        >>> import minitf as tf
        >>> import os, tempfile
        >>> from minitf.board import hparams as hp
        >>> logdir = tempfile.mkdtemp()
        >>> model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        >>> model.compile("sgd", "mse")
        >>> callback = hp.KerasCallback(logdir, {"rate": 0.01})
        >>> _ = model.fit(tf.ones([4, 2]), tf.ones([4, 1]), verbose=0, callbacks=[callback])
        >>> len(os.listdir(logdir))
        1

    Raises: TypeError where `writer` is None, and for values of other types; ValueError where two have one name.
    Source: tensorboard.plugins.hparams.api.KerasCallback.
    """

    def __init__(self, writer, hparams, trial_id=None):
        super().__init__()
        self.hparams, self.trial_id = dict(hparams), trial_id
        hparams_pb(self.hparams, trial_id)  # refuses now rather than when the training begins
        if writer is None:
            raise TypeError(explain("KerasCallback", "writer is None", "writer must be a `SummaryWriter` or `str`"))
        self._writer = create_file_writer(writer) if isinstance(writer, str | os.PathLike) else writer

    def on_train_begin(self, logs=None):
        if self._writer is None:
            raise RuntimeError(explain("KerasCallback", "a second training",
                                       "hparams Keras callback cannot be reused across training sessions"))
        with self._writer.as_default():
            write_trial(self.hparams, self.trial_id)

    def on_train_end(self, logs=None):
        with self._writer.as_default():
            write_raw_pb(session_end_pb().SerializeToString(), step=0)
        self._writer.flush()
        self._writer = None
