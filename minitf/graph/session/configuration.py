"""Settings of a session that programs of TensorFlow 1 pass along. Floor 4.

A session here has nothing to set, so what they say is kept, can be read again, and changes nothing.
"""

from __future__ import annotations

from typing import Any


class Settings:
    """Named values; any name may be set.

        >>> settings = ConfigProto(allow_soft_placement=True)
        >>> settings.gpu_options.allow_growth = True
        >>> settings.allow_soft_placement, settings.gpu_options.allow_growth
        (True, True)
    """

    def __init__(self, **values):
        self.__dict__.update(values)

    def __getattr__(self, name) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__dict__[name] = inner = Settings()
        return inner

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"


class ConfigProto(Settings):
    """How a session should run.  Source: tf.compat.v1.ConfigProto. Differs: it changes nothing."""


class GPUOptions(Settings):
    """How a session should use GPUs.  Source: tf.compat.v1.GPUOptions. Differs: it changes nothing."""


class RunOptions(Settings):
    """How one run should be done.  Source: tf.compat.v1.RunOptions. Differs: it changes nothing."""


class RunMetadata(Settings):
    """What one run has to tell.  Source: tf.compat.v1.RunMetadata. Differs: it stays empty."""
