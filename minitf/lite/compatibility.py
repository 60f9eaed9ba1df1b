"""compatible: a tf.function that says when it cannot be converted, as soon as it is used. Floor 8.

Read `converter/converter.py` first.
"""

from __future__ import annotations

from functools import partial, update_wrapper

from ..backend.errors import explain
from .converter.converter import TFLiteConverter
from .converter.errors import ConverterError


class CompatibilityError(Exception):
    """A function cannot be converted. Source: tf.lite.experimental.authoring.CompatibilityError."""


class Compatible:
    """A tf.function that is converted, to see whether it can be, before it is first called."""

    def __init__(self, target, spec, allow_custom_ops, raise_exception):
        self._target, self._spec = target, spec
        self._allows, self._raises = allow_custom_ops, raise_exception
        self._log: list[str] | None = None
        update_wrapper(self, target, updated=())

    def __call__(self, *args, **kwargs):
        if self._log is None:
            self._try(self._target.get_concrete_function(*args, **kwargs))
        return self._target(*args, **kwargs)

    def get_concrete_function(self, *args, **kwargs):
        """A trace, as of the function itself."""
        return self._target.get_concrete_function(*args, **kwargs)

    def get_compatibility_log(self) -> list[str]:
        """A line for each op that cannot be converted.

        Raises: RuntimeError before the function was called.
        """
        if self._log is None:
            raise RuntimeError(explain("get_compatibility_log", "a function that was not called",
                                       "target compatibility isn't checked yet"))
        return self._log

    def _try(self, concrete):
        converter = TFLiteConverter.from_concrete_functions([concrete])
        if self._spec is not None:
            converter.target_spec = self._spec
        converter.allow_custom_ops, self._log = self._allows, []
        try:
            converter.convert()
        except ConverterError as error:
            self._log = [f"COMPATIBILITY ERROR: {line.strip()}" for line in str(error).splitlines()]
            print("\n".join(self._log))
            if self._raises:
                raise CompatibilityError(str(error)) from None


def compatible(target=None, converter_target_spec=None, **kwargs):
    """Make a tf.function say whether it can be converted to a .tflite file, when it is first called.

    target: a tf.function; left out where this is a decorator with arguments.
    converter_target_spec: a TargetSpec.   converter_allow_custom_ops: as `allow_custom_ops` of the converter.
    raise_exception: whether a function that cannot be converted raises, instead of printing why.

        >>> import minitf as tf
        >>> @tf.lite.experimental.authoring.compatible
        ... @tf.function(input_signature=[tf.TensorSpec([None])])
        ... def half(x):
        ...     return x / 2.0
        >>> half(tf.constant([3.0])).numpy(), half.get_compatibility_log()
        (array([1.5], dtype=float32), [])

    Raises: TypeError for other arguments, and for something that is no tf.function; CompatibilityError when called.
    Source: tf.lite.experimental.authoring.compatible. Differs: which ops can be converted is not the same.
    """
    if target is None:
        return partial(compatible, converter_target_spec=converter_target_spec, **kwargs)
    unknown = sorted(set(kwargs) - {"converter_allow_custom_ops", "raise_exception"})
    if unknown or not hasattr(target, "get_concrete_function"):
        raise TypeError(explain("compatible", f"{unknown or type(target).__name__}", "it takes a tf.function, "
                                "converter_target_spec, converter_allow_custom_ops and raise_exception"))
    return Compatible(target, converter_target_spec, bool(kwargs.get("converter_allow_custom_ops")),
                      bool(kwargs.get("raise_exception")))
