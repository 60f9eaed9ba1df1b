"""Operation: what can be called on tensors and on KerasTensors. Floor 7. Read `node.py` first, `layers/layer.py` next.

On tensors `call` runs. On KerasTensors only the shape of the result is worked out, and the call is written down as a
Node. A layer is an operation with weights; the operators of KerasTensors are operations without.
"""

import inspect

from ... import tree
from ...backend.errors import explain
from .. import dtype_policies
from ..naming import auto_name
from ..scopes import checked_name
from .inference import infer_outputs
from .keras_tensor import any_symbolic
from .node import Node

PLAIN = (str, int, float, bool, type(None))


class Operation:
    """Base of layers, and of functions that a model calls.

    name: without '/'; by default the class name in snake case, with a number from the second on.

        >>> import minitf as tf
        >>> class Double(tf.keras.Operation):
        ...     def call(self, x):
        ...         return x + x
        >>> Double()(tf.constant(4)).numpy()
        np.int32(8)
        >>> Double(name="twice")(tf.keras.KerasTensor((None, 3), name="x")).shape
        (None, 3)

    Source: keras.Operation.
    """

    def __new__(cls, *args, **kwargs):
        """Keeps the arguments of the constructor where they are plain values: a config for `get_config`."""
        self = super().__new__(cls)
        object.__setattr__(self, "_constructor_arguments", (args, kwargs))
        return self

    def __init__(self, name=None):
        self.name = checked_name(type(self).__name__, auto_name(type(self).__name__) if name is None else name)
        vars(self).update(_inbound_nodes=[], _outbound_nodes=[])  # past the tracking of layers

    # --- calling ---------------------------------------------------------------------------------------------------
    def __call__(self, *args, **kwargs):
        """Run `call`, or for KerasTensors `symbolic_call`."""
        return self.symbolic_call(*args, **kwargs) if any_symbolic(args, kwargs) else self.call(*args, **kwargs)

    def call(self, *args, **kwargs):
        """What the operation does.  Raises: NotImplementedError; subclasses say what it is."""
        raise NotImplementedError(explain(f"{type(self).__name__}.call", "no method", "it must be implemented"))

    def symbolic_call(self, *args, **kwargs):
        """Work out the shape of the result, and write the call down."""
        outputs = self.compute_output_spec(*args, **kwargs)
        Node(self, args, kwargs, outputs)
        return outputs

    def compute_output_spec(self, *args, **kwargs):
        """The KerasTensors that a call on KerasTensors returns, found by tracing `call`.

        Raises: whatever `call` raises, with a message that names the operation.
        """
        try:
            return infer_outputs(self.call, args, kwargs)
        except Exception as error:
            cls = type(self).__name__
            raise same_error(error, explain(
                f"{cls} {self.name!r}", str(error), "Could not automatically infer the output shape / dtype",
                f"Correct {cls}.call(), or implement {cls}.compute_output_shape()")) from error

    # --- the graph around it ---------------------------------------------------------------------------------------
    @property
    def input(self):
        """What the first symbolic call was given: a KerasTensor or a list.  Raises: AttributeError without one."""
        return self._of_first_call("input", "input_tensors")

    @property
    def output(self):
        """What the first symbolic call returned: a KerasTensor or a list.  Raises: AttributeError, as `input`."""
        return self._of_first_call("output", "output_tensors")

    def _of_first_call(self, what, attribute):
        if not self._inbound_nodes:
            raise AttributeError(explain(f"{type(self).__name__}.{what}", f"the layer {self.name!r}",
                                         f"it has never been called and thus has no defined {what}",
                                         "Call it on a keras.Input first"))
        tensors = getattr(self._inbound_nodes[0], attribute)
        return tensors[0] if len(tensors) == 1 else tensors

    # --- config ----------------------------------------------------------------------------------------------------
    def get_config(self) -> dict:
        """The arguments of the constructor, from which `from_config` makes such an operation again.

        A subclass whose arguments are plain values (or lists and dicts of them) need not implement it.
        Raises: NotImplementedError where they are not.
        """
        config = {"name": self.name}
        method = type(self).get_config
        if method is not Operation.get_config and not getattr(method, "is_default", False):
            return config  # the subclass adds its own
        own = plain_arguments(type(self), *self._constructor_arguments)
        if own is None:
            raise NotImplementedError(explain(
                f"{type(self).__name__}.get_config", "arguments of the constructor that are not plain values",
                "a config is found by itself only for str, int, float, bool, None, and lists and dicts of them",
                "Implement get_config(): return {**super().get_config(), 'argument': self.argument}"))
        parameters = inspect.signature(self.__init__).parameters
        if "name" not in parameters and not any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
            del config["name"]
        return {**config, **own}

    @classmethod
    def from_config(cls, config):
        """An operation with this config.

        Raises: TypeError where the constructor refuses it.
        """
        if isinstance(config.get("dtype"), dict):
            policy = dtype_policies.deserialize(config["dtype"])
            config = {**config, "dtype": getattr(policy, "name", policy)}
        try:
            return cls(**config)
        except Exception as error:
            raise TypeError(explain(f"{cls.__name__}.from_config", f"a config of {list(config)}",
                                    f"the constructor says: {error}",
                                    "Implement from_config(), if the config is not its arguments")) from error

    def __repr__(self):
        return f"<Operation name={self.name}>"


def plain_arguments(cls, args, kwargs):
    """The arguments of a constructor by name, defaults included, without `name`; None where one is no plain value."""
    signature = inspect.signature(cls.__init__)
    try:
        bound = signature.bind(None, *args, **kwargs)
    except TypeError:
        return None
    bound.apply_defaults()
    found = {}
    for parameter, value in list(zip(signature.parameters.values(), bound.arguments.values()))[1:]:
        if parameter.kind is parameter.VAR_KEYWORD:
            found.update(value)
        elif parameter.kind is parameter.POSITIONAL_ONLY or (parameter.kind is parameter.VAR_POSITIONAL and value):
            return None
        elif parameter.kind is not parameter.VAR_POSITIONAL:
            found[parameter.name] = value
    found.pop("name", None)
    return found if all(isinstance(x, PLAIN) for x in tree.flatten(found)) else None


def same_error(error, message):
    """An exception of the same class with another message; a RuntimeError where the class takes no message alone."""
    try:
        return type(error)(message)
    except TypeError:
        return RuntimeError(message)
