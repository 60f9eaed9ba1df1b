"""Callbacks: what happens between the steps. Floor 7. Read `callback.py` first.

Also the table of `tf.keras.callbacks`.
"""

from ...backend.tables import lazy

NAMES = {
    "keras.callbacks.callback": "Callback",
    "keras.callbacks.callback_list": "CallbackList",
    "keras.callbacks.history": "History",
    "keras.callbacks.progbar_logger": "ProgbarLogger",
    "keras.callbacks.monitor": "MonitorCallback",
    "keras.callbacks.early_stopping": "EarlyStopping",
    "keras.callbacks.reduce_lr_on_plateau": "ReduceLROnPlateau",
    "keras.callbacks.model_checkpoint": "ModelCheckpoint",
    "keras.callbacks.backup_and_restore": "BackupAndRestore",
    "keras.callbacks.learning_rate_scheduler": "LearningRateScheduler",
    "keras.callbacks.csv_logger": "CSVLogger",
    "keras.callbacks.terminate_on_nan": "TerminateOnNaN",
    "keras.callbacks.lambda_callback": "LambdaCallback",
    "keras.callbacks.swap_ema_weights": "SwapEMAWeights",
    "keras.callbacks.tensorboard": "TensorBoard",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
