"""Hyperparameters for TensorBoard: what was tried, and what came of it. Floor 5. Read next: `domains.py`.

Also the table of what TensorBoard offers in `tensorboard.plugins.hparams.api`. Where a program has

    from tensorboard.plugins.hparams import api as hp

it writes `from minitf.board import hparams as hp`.
"""

from ...backend.tables import lazy

NAMES = {
    "board.hparams.domains": "Discrete Domain IntInterval RealInterval",
    "board.hparams.experiment": "HParam Metric hparams_config hparams_config_pb",
    "board.hparams.trial": "hparams hparams_pb",
    "keras.callbacks.hparams": "KerasCallback",  # stands with the other callbacks
}

__getattr__, __dir__ = lazy(__name__, NAMES)
