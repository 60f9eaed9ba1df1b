"""What surrounds a call of a layer: the layer that makes it, the dtype, borrowed values. Floor 7. Next: `variables.py`.

A layer that calls another one is its surroundings. From there come the path of new variables ("encoder/dense/kernel"),
the dtype in which weights are read under mixed precision, and `training`, which the outermost call decides.
"""

import threading

from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..ops.shapes.identity import cast
from .standardize import standardize_dtype


class Surroundings:
    """What surrounds the code that this thread runs now.

    owner: the layer (or name scope) inside which it runs, or None.
    autocast: the name of the dtype in which variables of floats are read; None for their own.
    stateless: the innermost open StatelessScope, or None.
    call: the CallContext of the outermost call of a layer, or None.
    inferring: whether a layer is called only to learn the shape of its output.
    """

    __slots__ = ("autocast", "call", "inferring", "owner", "stateless")

    def __init__(self):
        self.owner = None
        self.autocast = None
        self.stateless = None
        self.call = None
        self.inferring = False


class _Local(threading.local):
    def __init__(self):
        self.surroundings = Surroundings()


here = _Local()


def current_path() -> str:
    """The names of the layers around, from the outermost on: "encoder/dense"; "" where there are none."""
    return path_of(here.surroundings.owner)


def path_of(owner) -> str:
    """The path of a layer or scope: that of what it was first used in, and its own name."""
    if owner is None:
        return ""
    return f"{owner._parent_path}/{owner.name}" if owner._parent_path else owner.name


class inside:
    """Make a layer the owner of what happens in the block: `with inside(layer): ...`."""

    def __init__(self, owner):
        self.owner = owner

    def __enter__(self):
        surroundings = here.surroundings
        self.before = surroundings.owner
        if self.owner._parent_path is None:  # where it is used first, its variables get their path
            self.owner._parent_path = current_path()
        surroundings.owner = self.owner

    def __exit__(self, *error):
        here.surroundings.owner = self.before


class name_scope:
    """Puts a name before the paths of the variables that are made in the block.

        >>> import minitf as tf
        >>> with tf.keras.name_scope("encoder"):
        ...     v = tf.keras.Variable(1.0, name="scale")
        >>> v.path
        'encoder/scale'

    Raises: ValueError for a name that is no string, or has a slash in it.
    Source: keras.name_scope.
    """

    def __init__(self, name, caller=None):
        self.name = checked_name("name_scope", name)
        self._parent_path = None

    def __enter__(self):
        self._block = inside(self)
        self._block.__enter__()
        return self

    def __exit__(self, *error):
        self._block.__exit__(*error)


def checked_name(where, name):
    """`name` itself; ValueError where it is no string or has a slash in it, which separates the names in a path."""
    if not isinstance(name, str) or "/" in name:
        raise ValueError(explain(where, f"name is {name!r}", "it must be a string without '/'"))
    return name


class AutocastScope:
    """Variables of floats are read in `dtype` inside the block; in their own for None.  Source: Keras, same name."""

    def __init__(self, dtype):
        self.dtype = None if dtype is None else standardize_dtype(dtype)

    def __enter__(self):
        surroundings = here.surroundings
        self.before, surroundings.autocast = surroundings.autocast, self.dtype
        return self

    def __exit__(self, *error):
        here.surroundings.autocast = self.before


class StatelessScope:
    """Inside the block variables have borrowed values, and assignments change only those.

    state_mapping: pairs of a variable and its value in the block.
    collect_losses: whether losses that layers add are kept in `losses`.

        >>> import minitf as tf
        >>> v = tf.keras.Variable(1.0)
        >>> with tf.keras.StatelessScope([(v, 5.0)]) as scope:
        ...     _ = v.assign(v + 1.0)
        >>> scope.get_current_value(v).numpy(), v.numpy()
        (np.float32(6.0), np.float32(1.0))

    Raises: ValueError where a value has another shape than its variable.
    Source: keras.StatelessScope.
    """

    def __init__(self, state_mapping=None, collect_losses=False, initialize_variables=True):
        self.collect_losses = collect_losses
        self.losses = []
        self.values = {id(v): _borrowed(v, value) for v, value in state_mapping or ()}

    def __enter__(self):
        surroundings = here.surroundings
        self.before, surroundings.stateless = surroundings.stateless, self
        return self

    def __exit__(self, *error):
        here.surroundings.stateless = self.before

    def add_loss(self, loss):
        """Keep a loss, which a layer adds."""
        self.losses.append(loss)

    def add_update(self, update):
        """Take note of a (variable, value): what the variable holds from now on in the block."""
        variable, value = update
        self.values[id(variable)] = value

    def get_current_value(self, variable):
        """The value of a variable in the block; None where it has none but its own."""
        return self.values.get(id(variable))


def _borrowed(variable, value):
    """The value as a tensor of the variable's dtype."""
    if not hasattr(variable, "path"):
        raise ValueError(explain("StatelessScope", f"state_mapping has the key {variable!r}",
                                 "every key must be a keras.Variable"))
    value = cast(convert_to_tensor(value), variable._dtype)
    if value.shape != variable.shape:
        raise ValueError(explain("StatelessScope", f"{variable.path} has shape {variable.shape}, its value "
                                 f"{value.shape}", "the shapes must be equal"))
    return value


def in_stateless_scope() -> bool:
    """Whether a StatelessScope is open on this thread."""
    return here.surroundings.stateless is not None


def get_stateless_scope():
    """The innermost open StatelessScope, or None."""
    return here.surroundings.stateless
