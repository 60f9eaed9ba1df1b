"""Optimizer: what moves variables against their gradients, and all that optimizers share. Floor 7.

An optimizer is a rule and a memory. The rule stands in `update_step` of a subclass (read `sgd.py` next, then
`adam.py`). The memory is its slots: variables that it keeps for each variable of the model. What happens around a step
is here, in the order of `apply`: gradients are filtered, unscaled, perhaps collected over some calls, clipped; the
variables decay and move; and their running means follow.
"""

from __future__ import annotations

import inspect
import warnings

from ...backend.errors import did_you_mean, explain
from ...core.indexed_slices import IndexedSlices
from ...core.trackable import Group, Trackable, grown
from ...distribute.updates import on_each_copy, summed_over_replicas
from .. import initializers
from ..config import floatx
from ..naming import auto_name
from ..scopes import name_scope
from ..serialization import deserialize_keras_object, serialize_keras_object
from ..variables import Variable
from .accumulation import accumulate, require_steps
from .averaging import overwrite, require_settings, update_averages
from .clipping import clipped, require_one_way
from .holding import applied_to, held_variables, load_values, positions, require_memory, set_values, variable_name
from .rows import on_values
from .schedules.learning_rate_schedule import LearningRateSchedule
from .updating import update_variables
from .weight_decay import Exclusions


class Optimizer(Trackable):
    """Base of optimizers. A subclass defines `build`, which makes its slots, `update_step`, its rule, and `get_config`.

    learning_rate: float; or a LearningRateSchedule; or a function without arguments that returns it.
    weight_decay: float; each variable first loses this share of itself, times the learning rate. None for none.
    clipnorm, clipvalue, global_clipnorm: float > 0, the longest that a gradient, an element of a gradient, and all
      gradients as one vector may be; only one of them.
    use_ema: whether running means of the variables are kept, of which each step keeps the share `ema_momentum`,
      in [0, 1]. They are put in place of the variables every `ema_overwrite_frequency` (int >= 1) steps, or for None
      by `finalize_variable_values` alone.
    loss_scale_factor: float, by which `scale_loss` multiplies losses and `apply` divides gradients.
    gradient_accumulation_steps: int >= 2; variables move with every so many calls, along the mean of the gradients.
    name: its name; by default that of the class in snake case.

        >>> import minitf as tf
        >>> class Signs(tf.keras.optimizers.Optimizer):
        ...     def update_step(self, gradient, variable, learning_rate):
        ...         variable.assign_sub(learning_rate * tf.sign(gradient))
        >>> v = tf.Variable([1., 2.])
        >>> Signs(learning_rate=0.5).apply([tf.constant([7., -3.])], [v])
        >>> v.numpy()
        array([0.5, 2.5], dtype=float32)

    Raises: ValueError for arguments out of range or unknown ones.
    Source: keras.optimizers.Optimizer. Differs: `stateless_apply`, which Keras on TensorFlow refuses, works; variables
    with `overwrite_with_gradient` (of float8 training) are not treated apart. In subclasses, the arguments above from
    `weight_decay` on are given by name.
    """

    takes_rows = False  # whether `update_step` knows what to do with a gradient that is IndexedSlices

    def __init__(self, learning_rate, weight_decay=None, clipnorm=None, clipvalue=None, global_clipnorm=None,
                 use_ema=False, ema_momentum=0.99, ema_overwrite_frequency=None, loss_scale_factor=None,
                 gradient_accumulation_steps=None, name=None, **kwargs):
        self._variables: list = []
        if kwargs.pop("decay", None) is not None:
            warnings.warn("Argument `decay` is no longer supported and will be ignored.", stacklevel=3)
        if kwargs:
            known = inspect.signature(type(self).__init__).parameters
            fix = "Use learning_rate=..." if "lr" in kwargs else did_you_mean(next(iter(kwargs)), known)
            raise ValueError(explain(type(self).__name__, f"received {', '.join(kwargs)}", "there is no such argument",
                                     fix))
        require_one_way(clipnorm, clipvalue, global_clipnorm)
        require_steps(gradient_accumulation_steps)
        if use_ema:
            require_settings(ema_momentum, ema_overwrite_frequency)
        self.name = name or auto_name(type(self).__name__)
        self.weight_decay = weight_decay
        self.clipnorm, self.clipvalue, self.global_clipnorm = clipnorm, clipvalue, global_clipnorm
        self.use_ema = use_ema
        self.ema_momentum = ema_momentum
        self.ema_overwrite_frequency = ema_overwrite_frequency
        self.loss_scale_factor = loss_scale_factor
        self.gradient_accumulation_steps = gradient_accumulation_steps
        self.built = False
        self._trainable_variables: list = []
        self._positions: dict = {}  # id of a variable -> its place among those that the optimizer was built with
        self._slots: list = []  # lists of slots, one for each variable
        self._excluded = Exclusions()
        self._iterations = self.add_variable((), dtype="int64", aggregation="only_first_replica", name="iteration")
        self._learning_rate = self._rate_variable(learning_rate)

    def _rate_variable(self, learning_rate):
        """What the learning rate is kept in: a schedule or function as it is, a number in a variable."""
        if callable(learning_rate):
            return learning_rate
        if not isinstance(learning_rate, float):
            raise ValueError(explain(type(self).__name__, f"learning_rate is {learning_rate!r}", "it must be a float, "
                                     "a LearningRateSchedule, or a function that returns it"))
        return self.add_variable((), initializers.Constant(learning_rate), floatx(), "only_first_replica",
                                 name="learning_rate")

    # --- variables ---------------------------------------------------------------------------------------------
    @property
    def variables(self) -> list:
        """What the optimizer remembers: the iteration, the learning rate, then means, sums and slots."""
        return self._variables[:]

    @property
    def iterations(self):
        """int64 [], how many steps were taken."""
        if self.gradient_accumulation_steps:
            return self._iterations // self.gradient_accumulation_steps
        return self._iterations

    def build(self, variables):
        """Make what the optimizer needs for the variables it will move.  variables: list of variables."""
        self._trainable_variables = list(variables)
        self._positions = positions(variables)
        if self.use_ema:
            self._averages = [self.add_variable_from_reference(variable, "average") for variable in variables]
        if self.gradient_accumulation_steps:
            self._sums = [self.add_variable_from_reference(v, "gradient_accumulator") for v in variables]
        self.built = True

    def add_variable(self, shape, initializer="zeros", dtype=None, aggregation="none", layout=None, name=None):
        """A variable of the optimizer's own.  Arguments as those of `keras.Variable`."""
        require_memory(self)
        with name_scope(self.name):
            variable = Variable(initializers.get(initializer), shape=shape, dtype=dtype, trainable=False,
                                aggregation=aggregation, name=name)
        self._variables.append(variable)
        grown(self)
        return variable

    def add_variable_from_reference(self, reference_variable, name=None, initializer="zeros"):
        """A variable of the optimizer's own, of the shape and dtype of a variable of the model."""
        return self.add_variable(tuple(reference_variable.shape), initializer, reference_variable.dtype,
                                 name=variable_name(reference_variable, name or "var"))

    def add_optimizer_variables(self, trainable_variables, name, initializer="zeros"):
        """A list of slots, one for each variable of the model; for a list of names, as many lists.

        name: str or list of str.   initializer: one for all, or one for each name.
        """
        names = [name] if isinstance(name, str) else list(name)
        initial = initializer if isinstance(initializer, list | tuple) else [initializer] * len(names)
        if len(names) != len(initial):
            raise ValueError(explain("add_optimizer_variables", f"{len(names)} names, {len(initial)} initializers",
                                     "there must be one for each name"))
        lists: list = [[] for _ in names]
        for variable in trainable_variables:
            for slots, slot, start in zip(lists, names, initial):
                slots.append(self.add_variable_from_reference(variable, slot, start))
        self._slots += lists
        return lists[0] if isinstance(name, str) else tuple(lists)

    def slots_of(self, variable) -> list:
        """The slots of one variable of the model, in the order in which they were added."""
        position = self._get_variable_index(variable)
        return [slots[position] for slots in self._slots]

    def _get_variable_index(self, variable) -> int:
        return self._positions[id(variable.whole)]

    def __setattr__(self, name, value):
        """A variable that a subclass keeps in an attribute is the optimizer's own."""
        require_memory(self, name)
        super().__setattr__(name, value)
        if name not in ("_variables", "_trainable_variables"):
            known = set(map(id, self._variables))
            self._variables += [variable for variable in held_variables(value) if id(variable) not in known]

    def __setstate__(self, state):
        """A copy moves copies of the variables."""
        self.__dict__.update(state)
        self._positions = positions(self._trainable_variables)

    # --- a step ------------------------------------------------------------------------------------------------
    def apply_gradients(self, grads_and_vars):
        """Move variables.  grads_and_vars: pairs of a gradient (or None) and a variable.  Returns: the iteration.

        Raises: ValueError where there are no pairs, no gradient at all, or a variable that the optimizer was not built
        with; InvalidArgumentError where a gradient has another shape than its variable.
        """
        grads_and_vars = list(grads_and_vars)
        for pair in grads_and_vars:
            if not (isinstance(pair, list | tuple) and len(pair) == 2):
                raise ValueError(explain(f"{type(self).__name__}.apply_gradients", f"{pair!r}",
                                         "each must be a pair (gradient, variable)", "Use zip(gradients, variables)"))
        if not grads_and_vars:
            raise ValueError(explain(f"{type(self).__name__}.apply_gradients", "no pairs (gradient, variable)",
                                     "at least one is needed", "A zip can be used only once"))
        grads, variables = zip(*grads_and_vars)
        self.apply(grads, variables)
        return self._iterations

    def apply(self, grads, trainable_variables=None):
        """Move variables by their gradients; replicas of `tf.distribute` add theirs up first.

        grads: list of tensors, IndexedSlices or None.
        trainable_variables: the variables, in the same order; by default those that the optimizer was
          built with. The first call builds it.

        Raises: as `apply_gradients`.
        """
        grads = list(grads)
        if not grads:
            return
        grads, variables = self._with_gradients(grads, self._variables_for(grads, trainable_variables))
        on_each_copy(self._step, summed_over_replicas(grads), variables)

    def _step(self, grads, variables):
        """Take a step with gradients that are there, each of its variable."""
        if self.loss_scale_factor is not None:
            grads = [on_values(lambda values: values / self.loss_scale_factor, gradient) for gradient in grads]
        self._move(grads, variables)
        for variable in variables:
            if variable.constraint is not None:
                variable.assign(variable.constraint(variable))
        self._iterations.assign_add(1)

    def _variables_for(self, grads, variables):
        """The variables that belong to the gradients."""
        if variables is None:
            if not self.built:
                raise ValueError(explain(f"{type(self).__name__}.apply", "no variables", "the optimizer does not know "
                                         "them before it is built", "Pass them, or call build(variables) first"))
            if len(grads) != len(self._trainable_variables):
                raise ValueError(explain(f"{type(self).__name__}.apply", f"received {len(grads)} gradients", "the "
                                         f"optimizer was built with {len(self._trainable_variables)} variables"))
            return self._trainable_variables
        variables = list(variables)
        if not self.built:
            self.build(variables)
        for variable in variables:
            if id(variable.whole) not in self._positions:
                raise ValueError(explain(f"{type(self).__name__}.apply", f"received {variable!r}", "an optimizer moves "
                                         "the variables that it was built with", "Make a new optimizer for others"))
        return variables

    def _with_gradients(self, grads, variables):
        """The gradients that are there, and their variables; a warning names the other variables."""
        missing = [getattr(v, "path", v.name) for gradient, v in zip(grads, variables) if gradient is None]
        if len(missing) == len(grads):
            raise ValueError(explain(f"{type(self).__name__}.apply", f"no gradient for any of {missing}", "at least "
                                     "one is needed", "Is the loss computed from these variables, inside the tape?"))
        if missing:
            warnings.warn(f"Gradients do not exist for variables {missing} when minimizing the loss. If using "
                          "`model.compile()`, did you forget to provide a `loss` argument?", stacklevel=4)
        pairs = [(gradient, v) for gradient, v in zip(grads, variables) if gradient is not None]
        return zip(*pairs)

    def _move(self, grads, variables):
        """Take a step, or with accumulation add to the sums; then let the running means follow."""
        if self.gradient_accumulation_steps:
            sums = [self._sums[self._get_variable_index(variable)] for variable in variables]
            accumulate(sums, grads, self._iterations, self.gradient_accumulation_steps,
                       lambda means: self._take_step(means, variables))
        else:
            self._take_step(grads, variables)
        if self.use_ema:
            update_averages(self._averages, self._trainable_variables, self.iterations, self.ema_momentum,
                            self.ema_overwrite_frequency)

    def _take_step(self, grads, variables):
        """Move the variables by gradients that are ready, once they are clipped."""
        grads = clipped(grads, self.clipnorm, self.clipvalue, self.global_clipnorm)
        update_variables(self, grads, variables, self.learning_rate)

    def update_step(self, gradient, variable, learning_rate):
        """The rule: move one variable, and its slots.

        gradient: of the variable's shape and dtype.   learning_rate: [], of that dtype.
        """
        raise NotImplementedError(explain(type(self).__name__, "asked to move a variable", "an optimizer has a rule",
                                          "Define update_step(self, gradient, variable, learning_rate)"))

    def step_numbers(self, learning_rate) -> list:
        """The numbers that the fast form of the rule is given: the learning rate, the number of this step from 1."""
        return [learning_rate, self.iterations + 1]

    def assign(self, variable, value):
        """Let a variable have a value.  value: a tensor; or IndexedSlices, for some of its rows."""
        (variable.scatter_update if isinstance(value, IndexedSlices) else variable.assign)(value)

    def assign_add(self, variable, value):
        """Add to a variable.  value: a tensor; or IndexedSlices, for some of its rows."""
        (variable.scatter_add if isinstance(value, IndexedSlices) else variable.assign_add)(value)

    def assign_sub(self, variable, value):
        """Subtract from a variable.  value: a tensor; or IndexedSlices, for some of its rows."""
        (variable.scatter_sub if isinstance(value, IndexedSlices) else variable.assign_sub)(value)

    def stateless_apply(self, optimizer_variables, grads, trainable_variables):
        """What `apply` would make of given values; the variables themselves stay as they are.

        optimizer_variables, trainable_variables: lists of tensors, the values of `variables` and of the variables that
          the optimizer was built with.
        Returns: the new values of the latter, and of the former.
        Raises: ValueError before it is built, and where a list has another length.
        """
        return applied_to(self, optimizer_variables, grads, trainable_variables)

    # --- the learning rate, losses, weight decay ---------------------------------------------------------------
    @property
    def learning_rate(self):
        """The learning rate of the next step: a variable, or what the schedule or function gives."""
        if isinstance(self._learning_rate, LearningRateSchedule):
            return self._learning_rate(self._iterations)
        if isinstance(self._learning_rate, Variable):
            return self._learning_rate
        return self._learning_rate()

    @learning_rate.setter
    def learning_rate(self, learning_rate):
        rate = self._learning_rate
        if callable(learning_rate):
            self._variables = [variable for variable in self._variables if variable is not rate]
            self._learning_rate = learning_rate
        elif isinstance(rate, Variable):
            rate.assign(learning_rate)
        else:
            refusal = TypeError if isinstance(rate, LearningRateSchedule) else AttributeError
            raise refusal(explain(type(self).__name__, f"learning_rate set to {learning_rate!r}", "it was made with a "
                                  "schedule or function, and computes its learning rate", "Pass a float to begin with"))

    def scale_loss(self, loss):
        """The loss times `loss_scale_factor`, if there is one: what to differentiate so that `apply` can divide."""
        return loss if self.loss_scale_factor is None else loss * self.loss_scale_factor

    def exclude_from_weight_decay(self, var_list=None, var_names=None):
        """Let weight decay leave some variables alone.

        var_list: list of variables.   var_names: list of str, regular expressions looked for in names of variables.
        """
        self._excluded = Exclusions(var_list, var_names)

    def decay_of(self, variable) -> float:
        """The weight decay that is due to a variable; 0 for none."""
        return 0.0 if variable in self._excluded else self.weight_decay or 0.0

    def finalize_variable_values(self, var_list):
        """With `use_ema`, put the running means in place of the variables: to be called when training is over."""
        if self.use_ema:
            overwrite(self._averages, list(var_list))

    def draw(self, loss, start, steps=50):
        """A picture of the path that an optimizer like this one takes: `drawing.draw_paths` draws several."""
        from .drawing import draw_paths

        return draw_paths(loss, [self], start, steps)

    # --- saving ------------------------------------------------------------------------------------------------
    def set_weights(self, weights):
        """Set all of `variables`.  weights: list of arrays.  Raises: ValueError before it is built, or for a shape."""
        set_values(self, weights)

    def save_own_variables(self, store):
        """Put the values of `variables` into a dict-like store: "0", "1", ... -> array."""
        for i, variable in enumerate(self.variables):
            store[str(i)] = variable.numpy()

    def load_own_variables(self, store):
        """Take back what `save_own_variables` stored; only a warning where the number of variables differs."""
        load_values(self, store)

    def get_config(self) -> dict:
        """The arguments that make this optimizer again, without what it has learnt."""
        rate = self._learning_rate
        return {
            "name": self.name,
            "learning_rate": float(rate.numpy()) if isinstance(rate, Variable) else serialize_keras_object(rate),
            "weight_decay": self.weight_decay,
            "clipnorm": self.clipnorm,
            "global_clipnorm": self.global_clipnorm,
            "clipvalue": self.clipvalue,
            "use_ema": self.use_ema,
            "ema_momentum": self.ema_momentum,
            "ema_overwrite_frequency": self.ema_overwrite_frequency,
            "loss_scale_factor": self.loss_scale_factor,
            "gradient_accumulation_steps": self.gradient_accumulation_steps,
        }

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """An optimizer from what `get_config` returned."""
        config = dict(config)
        if isinstance(config.get("learning_rate"), dict):
            config["learning_rate"] = deserialize_keras_object(config["learning_rate"], custom_objects=custom_objects)
        return cls(**config)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        """What a checkpoint finds in it: variables by their number, the model's as well, and attributes."""
        lists = {"_variables": Group(self._variables), "_trainable_variables": Group(self._trainable_variables)}
        named = {"_iterations": self._iterations, "_learning_rate": self._learning_rate, **vars(self)}
        return lists | {name: x for name, x in named.items() if isinstance(x, Trackable)}
