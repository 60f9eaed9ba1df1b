"""Module: an object with variables, which finds the variables of the modules inside it. Floor 5.

A model is a tree of objects: a network holds layers, a layer holds a kernel and a bias. Training needs all variables in
one list, in an order that does not change. A Module walks its own attributes to find them; nothing is registered.
Read next: `containers.py`.
"""

from __future__ import annotations

import functools
import re

from .. import tree
from ..backend.errors import explain
from ..core import context
from ..core.trackable import WAITING, Trackable, grown
from ..ops.variables.variable import Variable
from .containers import wrap


class Module(Trackable):
    """Base of objects that hold variables.

    name: a Python identifier; by default the class name in snake case.

        >>> import minitf as tf
        >>> class Dense(tf.Module):
        ...     def __init__(self, inputs, outputs, name=None):
        ...         super().__init__(name)
        ...         self.w = tf.Variable(tf.zeros([inputs, outputs]), name="w")
        ...         self.b = tf.Variable(tf.zeros([outputs]), name="b")
        >>> class Network(tf.Module):
        ...     def __init__(self):
        ...         super().__init__()
        ...         self.layers = [Dense(4, 3, name="first"), Dense(3, 2, name="last")]
        >>> network = Network()
        >>> [v.shape.as_list() for v in network.variables]
        [[3], [4, 3], [2], [3, 2]]
        >>> [module.name for module in network.submodules]
        ['first', 'last']

    Lists, dicts and tuples become tracked ones when they are assigned to an attribute; see `containers.py`.

    Raises: ValueError for a name that is no identifier.
    Source: tf.Module.
    """

    _TF_MODULE_IGNORED_PROPERTIES: frozenset = frozenset()  # attributes that a subclass does not want walked

    def __init__(self, name=None):
        if name is None:
            name = snake_case(type(self).__name__)
        if not isinstance(name, str):
            raise TypeError(explain("Module", f"name is {name!r}", "it must be a string"))
        if not name.isidentifier():
            raise ValueError(explain("Module", f"name is {name!r}", "it must be a valid Python identifier",
                                     "Use letters, digits and underscores, and no digit first"))
        self._name = name
        with context.name_scope(name) as scope:
            self._name_scope = context.name_scope(scope)

    @property
    def name(self) -> str:
        """The name given, or the class name in snake case."""
        return self._made("_name")

    @property
    def name_scope(self):
        """A `tf.name_scope` for the variables that methods create; see `with_name_scope`."""
        return self._made("_name_scope")

    def _made(self, attribute):
        try:
            return self.__dict__[attribute]
        except KeyError:
            raise AttributeError(explain(type(self).__name__, f"asked for {attribute[1:]!r}",
                                         "tf.Module.__init__ has not run",
                                         "Call super().__init__() in your __init__")) from None

    # --- what is inside ------------------------------------------------------------------------------------------
    @property
    def variables(self) -> tuple:
        """All variables of this module and of those inside it.

        First those of the module itself, by the names of its attributes in alphabetical order, then module by module.
        """
        return tuple(self._flatten(predicate=_is_variable, expand_composites=True))

    @property
    def trainable_variables(self) -> tuple:
        """Those of `variables` that are trainable."""
        return tuple(v for v in self.variables if v.trainable)

    @property
    def non_trainable_variables(self) -> tuple:
        """Those of `variables` that are not trainable."""
        return tuple(v for v in self.variables if not v.trainable)

    @property
    def submodules(self) -> tuple:
        """All modules inside this one, at any depth."""
        return tuple(self._flatten(predicate=_is_module))

    def _flatten(
        self,
        recursive=True,
        predicate=None,
        attribute_traversal_key=None,
        with_path=False,
        expand_composites=False,
    ):
        """Yields what the attributes hold: each object once, nearest first.

        recursive: walk into modules too.
        predicate: yield only the objects for which it is true.
        attribute_traversal_key: sorts the names of attributes; alphabetically by default.
        with_path: yield (path, object) instead, where path is a tuple of attribute names, indices and
            keys; an object reached on several paths then comes several times.

        Source: tf.Module._flatten.
        """
        seen = {id(self)}
        waiting = [((), self, frozenset([id(self)]))]
        while waiting:
            prefix, module, above = waiting.pop(0)
            found = []
            for path, leaf in _leaves(module, attribute_traversal_key, expand_composites):
                if id(leaf) in seen and not with_path:
                    continue
                seen.add(id(leaf))
                if predicate is None or predicate(leaf):
                    yield (prefix + path, leaf) if with_path else leaf
                holds_more = isinstance(leaf, Module) or hasattr(leaf, "_leaves_for_modules")
                if recursive and holds_more and id(leaf) not in above:
                    found.append((prefix + path, leaf, above | {id(leaf)}))
            waiting = found + waiting  # depth first, after the module's own attributes

    @classmethod
    def with_name_scope(cls, method):
        """Decorates a method so that the variables it creates are named after the module.

            >>> import minitf as tf
            >>> class Scaled(tf.Module):
            ...     @tf.Module.with_name_scope
            ...     def __call__(self, x):
            ...         if not hasattr(self, "factor"):
            ...             self.factor = tf.Variable(2., name="factor")
            ...         return x * self.factor
            >>> scaled = Scaled()
            >>> y = scaled(tf.constant(3.))
            >>> scaled.factor.name
            'scaled/factor:0'

        Source: tf.Module.with_name_scope.
        """
        @functools.wraps(method)
        def inside_the_scope(self, *args, **kwargs):
            with self.name_scope:
                return method(self, *args, **kwargs)

        return inside_the_scope

    # --- tracking --------------------------------------------------------------------------------------------------
    def __setattr__(self, name, value):
        super().__setattr__(name, wrap(value))
        if WAITING in vars(self):
            grown(self)

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {name: value for name, value in vars(self).items() if isinstance(value, Trackable)}


def _leaves(module, key, expand_composites):
    """The (path, object) pairs of a module's own attributes, with lists, tuples and dicts opened.

    What is no module, but holds variables in its own way, says which: a layer of Keras does.
    """
    if hasattr(module, "_leaves_for_modules"):
        yield from module._leaves_for_modules()
        return
    for name in sorted(vars(module), key=key):
        if name in module._TF_MODULE_IGNORED_PROPERTIES or name == WAITING:
            continue
        try:
            for path, leaf in tree.flatten_with_paths(vars(module)[name], expand_composites):
                yield (name, *path), leaf
        except TypeError as error:
            raise ValueError(explain(type(module).__name__, f"attribute {name!r}", str(error))) from error


def _is_variable(x) -> bool:
    return isinstance(x, Variable)


def _is_module(x) -> bool:
    return isinstance(x, Module)


def snake_case(name) -> str:
    """A class name as a variable would be written.

        >>> snake_case("MyHTTPServer2D")
        'my_http_server2_d'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
