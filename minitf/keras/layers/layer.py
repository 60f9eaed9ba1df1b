"""Layer: an operation with weights, which it makes when it first sees its inputs. Floor 7.

    class Dense(Layer):
        def build(self, input_shape):                  # once, at the first call: the weights
            self.kernel = self.add_weight(shape=(input_shape[-1], self.units))
        def call(self, inputs):                        # every time: the computation
            return inputs @ self.kernel

All that a call needs besides stands in `call.py`, step by step. Read next: `tracking.py`, `weights.py`, `call.py`, and
for a first layer `core/dense.py`.
"""

import inspect
import warnings

from ...backend.errors import explain
from ...core.trackable import WAITING, Trackable, grown
from .. import dtype_policies, regularizers
from ..dtype_policies import DTypePolicyMap
from ..scopes import StatelessScope
from ..symbolic.inference import infer_outputs
from ..symbolic.keras_tensor import any_symbolic
from ..symbolic.operation import Operation
from .building import around_build, default, has_unbuilt_layers, is_default, shapes_for, shapes_of
from .call import BoundCall, call_layer
from .fast_call import LONG_WAY, call_again, remember, signature_of
from .input_spec import check_inputs
from .penalties import Penalties
from .shapes import keras_tensors_of
from .tracking import Tracker
from .weights import Weights

LOCKED = explain("Layer", "a variable or layer for a layer that is built",
                 "You cannot add new elements of state (variables or sub-layers) to a layer that is already built",
                 "Make all state in the `__init__()` method or in the `build()` method")


class Layer(Operation, Weights, Penalties, Trackable):
    """Base of all layers. A subclass says what `call(self, inputs)` does, and makes weights in `build(self, shape)`.

    activity_regularizer: a function from the output to a penalty, or the name of one; or None.
    trainable: whether training changes the weights.
    dtype: the dtype of weights and computations, or a `keras.DTypePolicy`; by default the global policy.
    autocast: whether inputs of floats are cast to the dtype of the computations.
    name: unique among the layers of a model; by default the class name in snake case, with a number.

        >>> import minitf as tf
        >>> class Scale(tf.keras.Layer):
        ...     def build(self, input_shape):
        ...         self.factor = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="factor")
        ...     def call(self, inputs):
        ...         return inputs * self.factor
        >>> scale = Scale(name="scale")
        >>> scale(tf.constant([[1., 2.]])).numpy()
        array([[1., 2.]], dtype=float32)
        >>> scale.weights
        [<Variable path=scale/factor, shape=(2,), dtype=float32, value=[1. 1.]>]

    Raises: ValueError for an argument that there is not, or a `trainable` that is no bool.
    Source: keras.Layer. Differs: a `call` of the user's may branch and loop on tensors inside a `tf.function`;
    quantization and rematerialization are left out.
    """

    _tracked_as = "layers"
    _names_in_checkpoints: dict = {}  # attribute -> its name in Keras, where that is another

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "build" in vars(cls):
            cls.build = around_build(cls.build)

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        vars(self).update(_tracker=Tracker(), _accepted=set(), _is_building=False, _parent_path=None)
        return self

    def __init__(self, *, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs):
        super().__init__(name=name)
        self._take_input_shape(kwargs)
        if kwargs:
            raise ValueError(explain(type(self).__name__, f"{kwargs}",
                                     "Unrecognized keyword arguments passed to the constructor"))
        if not isinstance(trainable, bool):
            raise ValueError(explain(type(self).__name__, f"trainable is {trainable!r}", "it must be a boolean"))
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self.autocast = autocast
        self.built = False
        self.supports_jit = True
        self._trainable = trainable
        self._dtype_policy = dtype_policies.get(dtype)
        self._path = None
        self._input_spec = None
        self._build_shapes_dict = None
        self._supports_masking = not is_default(self.compute_mask)
        self._convert_input_args = True
        self._allow_non_tensor_positional_args = False
        vars(self).update(_losses=[], _borrowed_losses=set(), _losses_override=[])
        self._note_call_signature()

    def _take_input_shape(self, kwargs):
        """The arguments `input_shape` and `input_dim` of older code, for a Sequential model."""
        shape = (kwargs.pop("input_dim"),) if "input_dim" in kwargs else kwargs.pop("input_shape", None)
        if shape is not None:
            warnings.warn("Do not pass an `input_shape`/`input_dim` argument to a layer. When using Sequential "
                          "models, prefer using an `Input(shape)` object as the first layer in the model instead.",
                          stacklevel=4)
            self._input_shape_arg = shape

    def _note_call_signature(self):
        """What `call` asks for, looked up once."""
        signature = inspect.signature(self.call)
        names = list(signature.parameters)
        training = signature.parameters.get("training")
        has_default = training is not None and training.default is not inspect.Parameter.empty
        vars(self).update(
            _call_signature=signature, _call_names=names, _call_context_args={"training"},
            _call_has_training_arg=training is not None, _call_has_mask_arg="mask" in names,
            _default_training=training.default if has_default else None)

    # --- what a subclass says ----------------------------------------------------------------------------------------
    @around_build
    @default
    def build(self, input_shape):
        """Make the weights, for inputs of this shape, a tuple with None for open axes. The first call does it."""
        self._check_super_called()
        if is_default(self.build) and has_unbuilt_layers(self):
            warnings.warn(f"`build()` was called on layer '{self.name}', however the layer does not have a `build()` "
                          "method implemented and it looks like it has unbuilt state. This will cause the layer to be "
                          "marked as built, despite not being actually built, which may cause failures down the line. "
                          "Make sure to implement a proper `build()` method.", stacklevel=2)
        self.built = True

    @default
    def compute_mask(self, inputs, previous_mask):
        """The mask of the outputs, for inputs with `previous_mask`."""
        return previous_mask

    @default
    def compute_output_shape(self, *args, **kwargs):
        """The shape of the outputs for shapes of the inputs.  Raises: NotImplementedError unless a subclass says it."""
        raise NotImplementedError(explain(f"{type(self).__name__}.compute_output_shape", "no method",
                                          "Should implement `def compute_output_shape(self, input_shape)`"))

    # --- calling -----------------------------------------------------------------------------------------------------
    def __call__(self, *args, **kwargs):
        """What `call` returns, for tensors, arrays or KerasTensors; the steps stand in `call.py`.

        training: whether the layer is being trained; by default as the layer around says.
        Raises: ValueError where the inputs do not fit; what `call` raises, with a message that names the layer.
        """
        signature = signature_of(args, kwargs)
        if signature is not None and signature in self._accepted:
            outputs = call_again(self, args[0], kwargs)
            if outputs is not LONG_WAY:
                return outputs
        self._check_super_called()
        outputs = call_layer(self, args, dict(kwargs))
        remember(self, args, kwargs)
        return outputs

    def symbolic_call(self, *args, **kwargs):
        """The KerasTensors of a call on KerasTensors; `__call__` writes it down."""
        return self.compute_output_spec(*args, **kwargs)

    def compute_output_spec(self, *args, **kwargs):
        """The KerasTensors that a call on KerasTensors returns: by `compute_output_shape`, or by tracing `call`."""
        if is_default(self.compute_output_shape):
            return super().compute_output_spec(*args, **kwargs)
        bound = BoundCall(self, args, kwargs)
        shapes = shapes_for(self.compute_output_shape, shapes_of(bound), bound, self)
        return keras_tensors_of(self.compute_output_shape(**shapes), self.compute_dtype, type(self).__name__)

    def stateless_call(self, trainable_variables, non_trainable_variables, *args, return_losses=False, **kwargs):
        """What `call` returns with other values in place of the variables', none of which it changes.

        trainable_variables, non_trainable_variables: a tensor for each of the layer's.
        return_losses: whether to return what was added to the loss, too.
        Returns: (outputs, new values of the non-trainable variables), and the list of losses if asked for.
        Raises: ValueError where the layer is not built, or the numbers of tensors differ.
        Source: keras.Layer.stateless_call.
        """
        self._check_super_called()
        if not self.built:
            raise ValueError(explain(f"{type(self).__name__}.stateless_call", f"the layer {self.name!r}",
                                     "it must be built", "Call it on data first"))
        mapping = []
        for name, values in (("trainable_variables", trainable_variables),
                             ("non_trainable_variables", non_trainable_variables)):
            own = getattr(self, name)
            if len(own) != len(values):
                raise ValueError(explain(f"{type(self).__name__}.stateless_call", f"{len(values)} {name}",
                                         f"expected {len(own)} variables"))
            mapping += zip(own, values)
        with StatelessScope(mapping, collect_losses=return_losses) as scope:
            outputs = self.call(*args, **kwargs)
            losses = self.losses if return_losses else None
        state = [scope.get_current_value(v) for v in self.non_trainable_variables]
        return (outputs, state, losses) if return_losses else (outputs, state)

    def _check_input_spec(self, inputs):
        if self.input_spec:
            check_inputs(self.input_spec, inputs, self)

    def _masks_of_outputs(self, inputs, previous_mask):
        """What `compute_mask` returns."""
        if is_default(self.compute_mask):
            return previous_mask
        try:
            return self.compute_mask(inputs, previous_mask)
        except ValueError:
            if not any_symbolic((inputs, previous_mask), {}):
                raise
            return infer_outputs(self.compute_mask, (inputs, previous_mask))  # it computes with functions of tf

    def _register_call_context_args(self, *names):
        """Let arguments besides `training` be handed on to the layers inside."""
        self._accepted.clear()
        vars(self)["_call_context_args"] = self._call_context_args | set(names)

    # --- what it is --------------------------------------------------------------------------------------------------
    @property
    def path(self):
        """The names of the layers around and its own: "model/dense"; None before it is built."""
        return self._path

    @property
    def input_spec(self):
        """What the inputs must be: an InputSpec or a structure of them; or None."""
        return self._input_spec

    @input_spec.setter
    def input_spec(self, value):
        self._accepted.clear()
        vars(self)["_input_spec"] = value

    @property
    def supports_masking(self) -> bool:
        """Whether a mask of the inputs goes on to the outputs."""
        return self._supports_masking

    @supports_masking.setter
    def supports_masking(self, value):
        self._supports_masking = value

    @property
    def dtype_policy(self):
        """The dtypes of weights and computations."""
        return self._dtype_policy

    @dtype_policy.setter
    def dtype_policy(self, value):
        self._accepted.clear()
        if isinstance(self._dtype_policy, DTypePolicyMap) and self.path:
            self._dtype_policy.pop(self.path, None)
            self._dtype_policy[self.path] = dtype_policies.get(value)
        else:
            self._dtype_policy = dtype_policies.get(value)

    def _policy(self):
        policy = self._dtype_policy
        return policy[self.path] if isinstance(policy, DTypePolicyMap) and self.path else policy

    @property
    def dtype(self) -> str:
        """The dtype of the weights; the same as `variable_dtype`."""
        return self.variable_dtype

    @property
    def variable_dtype(self) -> str:
        """The dtype of the weights."""
        return self._policy().variable_dtype

    @property
    def compute_dtype(self) -> str:
        """The dtype of the computations, and of the outputs."""
        return self._policy().compute_dtype

    @property
    def input_dtype(self) -> str:
        """The dtype to which inputs of floats are cast."""
        return self.compute_dtype

    @property
    def quantization_mode(self):
        return None

    # --- what is inside ------------------------------------------------------------------------------------------
    @property
    def _layers(self) -> list:
        """The layers that are attributes of this one."""
        return self._tracker.found["layers"]

    def _flatten_layers(self, include_self=True, recursive=True) -> list:
        """This layer and all that are inside it, each once, depth first."""
        found = {id(self): self} if include_self else {}
        waiting = list(self._layers)
        while waiting:
            layer = waiting.pop(0)
            if id(layer) not in found:
                found[id(layer)] = layer
                waiting = [*layer._layers, *waiting] if recursive else waiting
        return list(found.values())

    def __setattr__(self, name, value):
        """Assign, and note variables and layers in the value."""
        if not isinstance(getattr(type(self), name, None), property):
            value = self._tracker.track(value)
        super().__setattr__(name, value)
        if WAITING in vars(self):
            grown(self)

    def __delattr__(self, name):
        self._tracker.untrack(getattr(self, name))
        super().__delattr__(name)

    def _lock_state(self):
        """No further variables and layers from here on."""
        self._tracker.locked = LOCKED

    def _check_super_called(self):
        if "_call_signature" not in vars(self):
            raise RuntimeError(explain(type(self).__name__, "a layer whose base has not been initialized",
                                       "you forgot to call `super().__init__()` as the first statement in the "
                                       "`__init__()` method", "Go add it"))

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        """What a checkpoint finds in it: attributes, except metrics, under the names that Keras has for them."""
        return {self._names_in_checkpoints.get(name, name): x for name, x in vars(self).items()
                if isinstance(x, Trackable) and getattr(x, "_tracked_as", None) != "metrics"}

    # --- config ------------------------------------------------------------------------------------------------------
    @default
    def get_config(self) -> dict:
        """What the constructor needs to make such a layer again; a subclass adds its own arguments."""
        self._check_super_called()
        config = super().get_config()
        config["trainable"] = self.trainable
        config["dtype"] = dtype_policies.serialize(self.dtype_policy)
        if self.activity_regularizer is not None:
            config["activity_regularizer"] = regularizers.serialize(self.activity_regularizer)
        return config

    def get_build_config(self):
        """The shapes that the layer was built for, or None."""
        shapes = self._build_shapes_dict
        if shapes is None:
            return None
        return {"input_shape": next(iter(shapes.values()))} if len(shapes) == 1 else {"shapes_dict": shapes}

    def build_from_config(self, config):
        """Build the layer for the shapes in `config`, as `get_build_config` gave them."""
        if config and "input_shape" in config:
            self.build(config["input_shape"])
        elif config and "shapes_dict" in config:
            self.build(**config["shapes_dict"])

    def __repr__(self):
        return f"<{type(self).__name__} name={self.name}, built={self.built}>"
