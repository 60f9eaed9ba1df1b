"""The weights of a layer: how they are made, listed, switched off and copied. Floor 7. Next: `penalties.py`.

A layer lists its own variables in the order in which they were made, those that are trained first, and then those of
its sublayers. Which are trained is decided twice: by the variable, and by every layer around it.
"""

from math import prod

from ...backend.errors import explain
from .. import constraints, initializers, regularizers
from ..scopes import inside
from ..standardize import standardize_dtype
from ..variables import Variable


class Weights:
    """The part of a Layer that holds variables."""

    # --- making --------------------------------------------------------------------------------------------------
    def add_weight(self, *args, shape=None, initializer=None, dtype=None, trainable=True, autocast=True,
                   regularizer=None, constraint=None, aggregation="none", overwrite_with_gradient=False, name=None):
        """Make a variable of this layer.

        shape: a tuple of ints, by default (); it, `initializer` and `dtype` may also be given by position.
        initializer: a function of (shape, dtype), or the name of one; by default "glorot_uniform" for floats, "zeros"
            for all else.
        dtype: by default the layer's `variable_dtype`.
        regularizer: a function from the value to a penalty, which `losses` lists.
        constraint: a function from the value to what it should be, which the optimizer applies after each step.
        trainable, autocast, aggregation, name: as in `keras.Variable`.

        Returns: the Variable.
        Raises: ValueError where the layer is built already, or an argument is given twice; TypeError for more than
        three arguments by position.
        Source: keras.Layer.add_weight.
        """
        self._check_super_called()
        shape, initializer, dtype = _by_position(args, shape, initializer, dtype)
        dtype = self.variable_dtype if dtype is None else standardize_dtype(dtype)
        if initializer is None:
            initializer = "glorot_uniform" if "float" in dtype else "zeros"
        with inside(self):
            variable = Variable(initializers.get(initializer), shape=() if shape is None else shape, dtype=dtype,
                                trainable=trainable, autocast=autocast, aggregation=aggregation, name=name)
        variable.regularizer = regularizers.get(regularizer)
        variable.constraint = constraints.get(constraint)
        variable.overwrite_with_gradient = overwrite_with_gradient
        self._track_variable(variable)
        return variable

    add_variable = add_weight  # its other name

    def _track_variable(self, variable):
        """Make a variable part of this layer."""
        self._tracker.track(variable)
        if not self.trainable:
            variable.trainable = False

    def _untrack_variable(self, variable):
        """Take a variable out of this layer."""
        self._tracker.untrack(variable)

    # --- listing -------------------------------------------------------------------------------------------------
    @property
    def _own_variables(self) -> list:
        """Those of this layer alone: first those that were trainable when they were made."""
        return [*self._tracker.found["trainable_variables"], *self._tracker.found["non_trainable_variables"]]

    @property
    def weights(self) -> list:
        """All variables of this layer and of those in it, without the state of seeds and metrics."""
        return _each_once(self._own_variables, [layer.weights for layer in self._layers])

    @property
    def variables(self) -> list:
        """The same with the state of the layer's seed generators; metrics have theirs in `metrics_variables`."""
        own = [*self._own_variables, *(seeds.state for seeds in self._tracker.found["seed_generators"])]
        return _each_once(own, [layer.variables for layer in self._layers])

    @property
    def trainable_weights(self) -> list:
        """Those of `weights` that training changes; none where the layer is not trainable."""
        return [v for v in self.weights if v.trainable] if self.trainable else []

    @property
    def non_trainable_weights(self) -> list:
        """Those of `weights` that training leaves alone; all where the layer is not trainable."""
        return [v for v in self.weights if not v.trainable] if self.trainable else self.weights

    @property
    def trainable_variables(self) -> list:
        """Those of `variables` that training changes."""
        return [v for v in self.variables if v.trainable] if self.trainable else []

    @property
    def non_trainable_variables(self) -> list:
        """Those of `variables` that training leaves alone."""
        return [v for v in self.variables if not v.trainable] if self.trainable else self.variables

    @property
    def metrics(self) -> list:
        """The metrics that are attributes of this layer and of those in it."""
        return [*self._tracker.found["metrics"], *(metric for layer in self._layers for metric in layer.metrics)]

    @property
    def metrics_variables(self) -> list:
        """The variables of `metrics`."""
        return [v for metric in self.metrics for v in metric.variables]

    def _leaves_for_modules(self):
        """What a `tf.Module` finds in this layer: (path, variable or layer) for each."""
        seeds = [generator.state for generator in self._tracker.found["seed_generators"]]
        for x in (*self._own_variables, *seeds, *self._layers):
            yield (x.name,), x

    def count_params(self) -> int:
        """The number of scalars in `weights`.  Raises: ValueError where the layer is not built."""
        if not self.built:
            raise ValueError(explain(f"{type(self).__name__}.count_params", f"the layer {self.name!r}",
                                     "it isn't built, so it has no weights yet", "Call layer.build(input_shape)"))
        return sum(prod(v.shape) for v in self.weights)

    # --- switching and copying -------------------------------------------------------------------------------------
    @property
    def trainable(self) -> bool:
        """Whether training changes the layer; setting it sets it for all variables and layers inside."""
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        self._trainable = bool(value)
        for v in self._tracker.found["trainable_variables"]:
            v.trainable = self._trainable
        for layer in self._layers:
            layer.trainable = self._trainable

    def save_own_variables(self, store):
        """Put the values of the layer's own variables into a dict-like store: "0", "1", ... -> array."""
        for i, v in enumerate(self._own_variables):
            store[str(i)] = v.numpy()

    def load_own_variables(self, store):
        """Take back what `save_own_variables` stored.  Raises: ValueError where number or shapes differ."""
        own = self._own_variables
        if len(store) != len(own):
            raise ValueError(explain(f"{type(self).__name__}.load_own_variables", f"{len(store)} variables for the "
                                     f"layer {self.name!r}", f"it expected {len(own)} variables", "" if self.built else
                                     "It was never built: build() of the layer around must build it"))
        for i, v in enumerate(own):
            v.assign(store[str(i)])

    def get_weights(self) -> list:
        """The values of `weights`, as NumPy arrays."""
        return [v.numpy() for v in self.weights]

    def set_weights(self, weights):
        """Set the values of `weights` from arrays.  Raises: ValueError where their number or shapes differ."""
        variables = self.weights
        where = f"{type(self).__name__}.set_weights"
        if len(variables) != len(weights):
            raise ValueError(explain(where, f"a weight list of length {len(weights)}",
                                     f"the layer {self.name!r} was expecting {len(variables)} weights"))
        for v, value in zip(variables, weights):
            if tuple(v.shape) != tuple(value.shape):
                raise ValueError(explain(where, f"a weight of shape {tuple(value.shape)} for {v.path!r}",
                                         f"it must have shape {tuple(v.shape)}"))
            v.assign(value)


def _by_position(args, shape, initializer, dtype):
    """The first three arguments of `add_weight`, which may have been given by position.

    Raises: ValueError for one that was given twice, or a name by position; TypeError for more.
    """
    if len(args) > 3:
        raise TypeError(explain("add_weight", f"{len(args)} arguments by position", "there are three: shape, "
                                "initializer, dtype"))
    if args and isinstance(args[0], str):
        raise ValueError(explain("add_weight", f"shape is {args[0]!r}", "`name` must be passed as a keyword argument",
                                 f"Use add_weight(shape=..., name={args[0]!r})"))
    named = {"shape": shape, "initializer": initializer, "dtype": dtype}
    for name, value in zip(named, args):
        if named[name] is not None:
            raise ValueError(explain("add_weight", f"{name} is {value!r} and {named[name]!r}",
                                     f"`{name}` was passed both positionally and as a keyword argument"))
        named[name] = value
    return named["shape"], named["initializer"], named["dtype"]


def _each_once(own, groups) -> list:
    """The variables of a layer and then of its sublayers, without repetition."""
    return list({id(v): v for group in (own, *groups) for v in group}.values())
