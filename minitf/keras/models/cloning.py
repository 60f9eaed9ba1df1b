"""clone_model: the same layers once more, with new weights. Floor 7. Read `functional.py` and `sequential.py` first."""

from ... import tree
from ...backend.errors import explain
from ..deserialization import deserialize_keras_object
from ..layers.core.input_layer import Input
from ..serialization import serialize_keras_object
from ..symbolic.keras_tensor import KerasTensor
from .functional import Functional
from .functional_config import is_graph_class
from .sequential import Sequential


def clone_model(model, input_tensors=None, clone_function=None, call_function=None, recursive=False, **kwargs):
    """A model like another, with layers of its own, and so with new weights.

    input_tensors: KerasTensors to build it on, in the structure of the model's inputs.
    clone_function: a function from a layer to the one that takes its place; by default one with the same config.
    call_function: a function (layer, *args, **kwargs) that calls a layer, for Functional models.
    recursive: whether `clone_function` is also asked about the layers of models inside.

        >>> import minitf as tf
        >>> model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
        >>> copy = tf.keras.models.clone_model(model)
        >>> copy.set_weights(model.get_weights())

    Raises: ValueError where an argument does not suit this kind of model.
    Source: keras.models.clone_model.
    """
    cache = kwargs.pop("cache", {})
    if kwargs:
        raise ValueError(explain("clone_model", f"{tuple(kwargs)}", "Unexpected keyword argument(s)"))
    if isinstance(model, (Sequential, Functional)):
        clone = Cloning(clone_function or copy_of, call_function, recursive, cache)
        return clone.row(model, input_tensors) if isinstance(model, Sequential) else clone.graph(model, input_tensors)
    for name, value in (("clone_function", clone_function), ("input_tensors", input_tensors),
                        ("call_function", call_function)):
        if value is not None:
            raise ValueError(explain("clone_model", f"{name} is {value!r} for a {type(model).__name__}",
                                     f"`{name}` is only supported for Sequential models or Functional models"))
    config = serialize_keras_object(model)
    return deserialize_keras_object(config, custom_objects={type(model).__name__: type(model)})


def copy_of(layer):
    """A layer with the same config."""
    return layer.__class__.from_config(layer.get_config())


class Cloning:
    """How layers are cloned; a layer that occurs twice is cloned once.

    made: id of a layer -> its clone.
    """

    def __init__(self, clone_function, call_function, recursive, made):
        self.clone_function = clone_function
        self.call_function = call_function
        self.recursive = recursive
        self.made = made

    def layer(self, layer):
        """The layer that takes the place of another."""
        if id(layer) not in self.made:
            if self.recursive and isinstance(layer, (Sequential, Functional)):
                call_function = None if isinstance(layer, Sequential) else self.call_function
                clone = clone_model(layer, clone_function=self.clone_function, call_function=call_function,
                                    recursive=True, cache=self.made)
            else:
                clone = self.clone_function(layer)
            self.made[id(layer)] = clone
        return self.made[id(layer)]

    def row(self, model, input_tensors):
        """The clone of a Sequential."""
        if self.call_function is not None:
            raise ValueError(explain("clone_model", f"call_function for the Sequential {model.name!r}",
                                     "`call_function` argument is not supported with Sequential models"))
        layers = [self.layer(layer) for layer in model.layers]
        first = model._input_layer
        name = None if first is None else first.name
        if input_tensors is not None:
            tensors = tree.flatten(input_tensors)
            if len(tensors) != 1 or not isinstance(tensors[0], KerasTensor):
                raise ValueError(explain("clone_model", f"input_tensors is {input_tensors!r}",
                                         "it must contain a single tensor, a KerasTensor"))
            layers.insert(0, Input(tensor=tensors[0], name=name))
        elif first is not None:
            layers.insert(0, Input(batch_shape=first.batch_shape, dtype=first.dtype, name=name,
                                   optional=first.optional))
        return compiled_like(model, Sequential(layers, name=model.name, trainable=model.trainable))

    def graph(self, model, input_tensors):
        """The clone of a Functional."""
        if input_tensors is None:
            inputs = tree.map_structure(lambda x: Input(batch_shape=x.shape, dtype=x.dtype, name=x.name), model.input)
        else:
            inputs = input_tensors
            _require_same_structure(inputs, model.input)
        outputs = model._run(tree.flatten(inputs), self._operation)
        cls = type(model) if is_graph_class(type(model)) else Functional
        return compiled_like(model, cls(inputs, outputs, name=model.name))

    def _operation(self, operation):
        """What is called in place of an operation."""
        clone = self.layer(operation)
        if self.call_function is None:
            return clone
        return lambda *args, **kwargs: self.call_function(clone, *args, **kwargs)


def compiled_like(model, clone):
    """The clone, compiled as the model is."""
    if model.compiled:
        clone.compile_from_config(model.get_compile_config())
    return clone


def _require_same_structure(inputs, wanted):
    """Raise ValueError unless the inputs are KerasTensors in the structure of the model's."""
    flat = tree.flatten(inputs)
    if not all(isinstance(x, KerasTensor) for x in flat):
        raise ValueError(explain("clone_model", f"input_tensors is {inputs!r}", "all must be KerasTensors"))
    try:
        tree.assert_same_structure(inputs, wanted, check_types=False)
    except (TypeError, ValueError) as error:
        raise ValueError(explain("clone_model", f"input_tensors is {inputs!r}",
                                 f"it must have the same structure as model.input, {wanted!r}: {error}")) from None
