"""The settings that all of Keras reads: the default float, epsilon, the order of an image's axes. Floor 7.

This module is `tf.keras.config`. Read next: `standardize.py`, which fills these defaults in.
"""

import os
from dataclasses import dataclass

from ..backend.errors import did_you_mean, explain
from ..backend.tables import lazy

FLOATS = ("bfloat16", "float16", "float32", "float64")
DATA_FORMATS = ("channels_last", "channels_first")


@dataclass
class Settings:
    """The settings of the process; the functions below read and write them."""

    floatx: str = "float32"
    epsilon: float = 1e-7
    image_data_format: str = "channels_last"
    max_epochs: int | None = None
    max_steps_per_epoch: int | None = None
    interactive_logging: bool = True
    traceback_filtering: bool = True
    flash_attention: bool | None = None


settings = Settings()


def floatx():
    """Return the dtype of weights and results where nothing else is said, e.g. "float32".

    >>> import minitf as tf
    >>> tf.keras.config.floatx()
    'float32'

    Source: keras.config.floatx.
    """
    return settings.floatx


def set_floatx(value):
    """Set the default float dtype.  value: one of bfloat16, float16, float32, float64; ValueError otherwise."""
    if value not in FLOATS:
        raise ValueError(explain("set_floatx", f"value is {value!r}", f"it must be one of {', '.join(FLOATS)}",
                                 did_you_mean(value, FLOATS)))
    settings.floatx = str(value)


def epsilon():
    """Return the small number that Keras adds where it would divide by zero: 1e-07 unless set.

    Source: keras.config.epsilon.
    """
    return settings.epsilon


def set_epsilon(value):
    """Set the small number of `epsilon`.  value: float > 0."""
    settings.epsilon = value


def image_data_format():
    """Return where images have their channels: "channels_last" or "channels_first".

    Source: keras.config.image_data_format.
    """
    return settings.image_data_format


def set_image_data_format(data_format):
    """Set where images have their channels.  data_format: "channels_last" or "channels_first"; ValueError otherwise."""
    settings.image_data_format = checked_data_format(data_format)


def checked_data_format(data_format):
    """Return the format in lower case; ValueError where there is no such format."""
    lower = str(data_format).lower()
    if lower not in DATA_FORMATS:
        raise ValueError(explain("data_format", f"received {data_format!r}", f"it must be one of {DATA_FORMATS}",
                                 did_you_mean(lower, DATA_FORMATS)))
    return lower


def max_epochs():
    """Return the most epochs that any `fit` may run, or None for no limit."""
    return settings.max_epochs


def set_max_epochs(max_epochs):
    """Limit the epochs of every `fit`, to try a script quickly.  max_epochs: int >= 1, or None for no limit."""
    settings.max_epochs = max_epochs


def max_steps_per_epoch():
    """Return the most steps that any epoch may have, or None for no limit."""
    return settings.max_steps_per_epoch


def set_max_steps_per_epoch(max_steps_per_epoch):
    """Limit the steps of every epoch, to try a script quickly.  max_steps_per_epoch: int >= 1, or None."""
    settings.max_steps_per_epoch = max_steps_per_epoch


def is_interactive_logging_enabled():
    """Return whether progress is drawn on the terminal (True) or written as log lines (False)."""
    return settings.interactive_logging


def enable_interactive_logging():
    """Let progress be drawn on the terminal."""
    settings.interactive_logging = True


def disable_interactive_logging():
    """Let progress be written as log lines."""
    settings.interactive_logging = False


def is_traceback_filtering_enabled():
    """Return whether tracebacks are asked to leave out frames of Keras itself. minitf shows all frames anyway."""
    return settings.traceback_filtering


def enable_traceback_filtering():
    """Remember the wish for short tracebacks.  Differs: minitf shows all frames, as they are few."""
    settings.traceback_filtering = True


def disable_traceback_filtering():
    """Remember the wish for full tracebacks."""
    settings.traceback_filtering = False


def is_flash_attention_enabled():
    """Return False if it was disabled, otherwise None.  Differs: minitf has one way to compute attention."""
    return settings.flash_attention


def enable_flash_attention():
    """Take back the wish that attention be computed in the plain way."""
    settings.flash_attention = None


def disable_flash_attention():
    """Remember the wish that attention be computed in the plain way, as it is."""
    settings.flash_attention = False


def is_nnx_enabled():
    """Return False: NNX belongs to another backend of Keras."""
    return False


def backend():
    """Return "tensorflow", which is the interface that Keras stands on here.  Source: keras.config.backend."""
    return "tensorflow"


def keras_home():
    """Return the folder of downloaded data: $KERAS_HOME, or `.keras` in the user's home."""
    return os.environ.get("KERAS_HOME") or os.path.join(os.path.expanduser("~"), ".keras")


# What `tf.keras.config` also offers, defined elsewhere.
NAMES = {
    "keras.config": (
        "floatx set_floatx epsilon set_epsilon image_data_format set_image_data_format backend "
        "max_epochs set_max_epochs max_steps_per_epoch set_max_steps_per_epoch "
        "is_interactive_logging_enabled enable_interactive_logging disable_interactive_logging "
        "is_traceback_filtering_enabled enable_traceback_filtering disable_traceback_filtering "
        "is_flash_attention_enabled enable_flash_attention disable_flash_attention is_nnx_enabled"
    ),
    "keras.dtype_policies.policy": "dtype_policy set_dtype_policy",
    "keras.safety": "enable_unsafe_deserialization",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
