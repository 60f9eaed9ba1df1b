"""Lambda: any function as a layer. Floor 7."""

import inspect

from .... import tree
from ....backend.errors import explain
from ...lambdas import dump_function, load_function
from ...safety import in_safe_mode, refuse_code
from ...serialization import deserialize_keras_object, serialize_keras_object
from ...symbolic.inference import infer_outputs
from ...symbolic.keras_tensor import KerasTensor
from ...tree.structures import map_shape_structure
from ..layer import Layer


class Lambda(Layer):
    """y = function(x).

    function: from a tensor (or a list of them) to a tensor; may have arguments `mask` and `training`.
    output_shape: the shape of a result without the batch (of several, in their structure), or a function from the
        shapes of the inputs to the whole; found by tracing where it is None.
    mask: the mask of the result, or a function of (inputs, mask) that computes it.
    arguments: dict of further arguments of the function.

        >>> import minitf as tf
        >>> tf.keras.layers.Lambda(lambda x: x ** 2)(tf.constant([1., 3.])).numpy()
        array([1., 9.], dtype=float32)

    A model with a Lambda can be saved, but a lambda comes back only with safe_mode=False, as it is code. A class with a
    `call` is better.
    Source: keras.layers.Lambda.
    """

    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs):
        super().__init__(**kwargs)
        self.function = function
        self.arguments = arguments or {}
        self.mask = mask
        self.supports_masking = mask is not None
        self._output_shape = output_shape
        self._accepts = set(inspect.getfullargspec(function).args)

    def call(self, inputs, mask=None, training=None):
        """What the function returns."""
        known = {"mask": mask, "training": training}
        wanted = {name: value for name, value in known.items() if name in self._accepts}
        return self.function(inputs, **self.arguments, **wanted)

    def compute_mask(self, inputs, mask=None):
        return self.mask(inputs, mask) if callable(self.mask) else self.mask

    def compute_output_shape(self, input_shape):
        if callable(self._output_shape):
            return self._output_shape(input_shape)
        if self._output_shape is not None:
            batch = tree.flatten(input_shape)[0]
            return map_shape_structure(lambda shape: (batch, *shape), self._output_shape)
        try:
            inputs = map_shape_structure(lambda shape: KerasTensor(shape, self.compute_dtype), input_shape)
            return tree.map_structure(lambda y: y.shape, infer_outputs(self.call, (inputs,)))
        except Exception as error:
            raise NotImplementedError(explain(f"Lambda {self.name!r}", f"called on shape {input_shape}",
                                              f"the shape of its output could not be found: {error}",
                                              "Pass output_shape=...")) from error  # fmt: skip

    def compute_output_spec(self, *args, **kwargs):
        if self._output_shape is None:
            return infer_outputs(self.call, args, kwargs)
        return super().compute_output_spec(*args, **kwargs)

    def get_config(self):
        config = {**super().get_config(), "function": _dumped(self.function)}
        if self._output_shape is not None:
            config["output_shape"] = _dumped(self._output_shape)
        if self.mask is not None:
            config["mask"] = _dumped(self.mask)
        return config | {"arguments": serialize_keras_object(dict(self.arguments))}

    @classmethod
    def from_config(cls, config, custom_objects=None, safe_mode=None):
        safe = in_safe_mode() if safe_mode is None else safe_mode
        functions = {name: _loaded(config[name], custom_objects, safe is not False)
                     for name in ("function", "output_shape", "mask") if name in config}  # fmt: skip
        if isinstance(functions.get("output_shape"), list):
            functions["output_shape"] = tuple(functions["output_shape"])
        arguments = deserialize_keras_object(config.get("arguments"), custom_objects=custom_objects)
        return cls(**{**config, **functions, "arguments": arguments})


def _dumped(value):
    """A function, or another value, as it stands in a config; a lambda by its code."""
    if getattr(value, "__name__", "") == "<lambda>":
        code, defaults, closure = dump_function(value)
        return {"class_name": "__lambda__", "config": {"code": code, "defaults": defaults, "closure": closure}}
    return serialize_keras_object(value)


def _loaded(config, custom_objects, safe):
    """What `_dumped` wrote.  Raises: ValueError for a lambda where `safe`."""
    if isinstance(config, dict) and config.get("class_name") == "__lambda__":
        if safe:
            refuse_code("a Lambda layer whose function is a lambda")
        inner = config["config"]
        return load_function((inner["code"], inner["defaults"], inner["closure"]))
    return deserialize_keras_object(config, custom_objects=custom_objects)
