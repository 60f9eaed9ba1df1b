"""Options of saving and of loading. Floor 6."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class SaveOptions:
    """How `tf.saved_model.save` writes.

    function_aliases: name -> tf.function; the file says which of its functions the names mean.
    experimental_image_format: must be False: a file is one message.

    The others are accepted, and change nothing: one process writes all, devices are not kept, and ops of other
    packages cannot be in a graph here.

    Source: tf.saved_model.SaveOptions.
    """

    namespace_whitelist: tuple | list | None = None
    save_debug_info: bool = False
    function_aliases: dict | None = None
    experimental_debug_stripper: bool = False
    experimental_io_device: str | None = None
    experimental_variable_policy: str | None = None
    experimental_custom_gradients: bool = True
    experimental_image_format: bool = False
    experimental_skip_saver: bool = False
    experimental_sharding_callback: object = None
    extra_tags: tuple | list | None = None


@dataclass
class LoadOptions:
    """How `tf.saved_model.load` reads.

    experimental_skip_checkpoint: leave the variables without their values, all zero.
    allow_partial_checkpoint: leave those variables zero of which the checkpoint has no value.

    The others are accepted, and change nothing.

    Source: tf.saved_model.LoadOptions.
    """

    allow_partial_checkpoint: bool = False
    experimental_io_device: str | None = None
    experimental_skip_checkpoint: bool = False
    experimental_variable_policy: str | None = None
    experimental_load_function_aliases: bool = False
