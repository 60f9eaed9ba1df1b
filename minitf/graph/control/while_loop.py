"""tf.while_loop: run a function again and again. Floor 4. Read `cond.py` first.

In eager code this is Python's `while`. In a graph the test and the body are traced once, with a placeholder for each
loop variable. So a variable has one dtype in all iterations, and one shape, unless `shape_invariants` leaves axes open.
"""

from __future__ import annotations

import inspect

from ... import tree
from ...backend.dtypes import int32
from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.context import executing_eagerly
from ...core.convert import convert_to_tensor
from ...core.spec import Spec, TensorSpec, plain_dims
from ...ops.elementwise.logical import logical_and
from ..identifiers import identifier
from ..signature import is_within
from ..symbolic import SymbolicTensor
from .bodies import traced_body
from .cond import require_function, scalar_bool
from .nodes import add_loop_node


def while_loop(cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False,
               maximum_iterations=None, name=None):
    """The loop variables after `body` has run as long as `cond` holds.

    cond: a function of the loop variables, which returns a bool tensor without axes.
    body: a function of the loop variables, which returns the next ones in the same structure.
    loop_vars: a list or tuple of tensors, of TensorArrays, or of structures of them.
    shape_invariants: the shapes that variables have in all iterations, in the structure of `loop_vars`.
    maximum_iterations: after so many the loop ends in any case.

        >>> import minitf as tf
        >>> @tf.function(autograph=False)
        ... def power(x, n):
        ...     return tf.while_loop(lambda i, y: i < n, lambda i, y: (i + 1, y * x), (0, 1.))[1]
        >>> power(tf.constant(2.), tf.constant(10)).numpy()
        np.float32(1024.0)

    `parallel_iterations`, `back_prop` and `swap_memory` are accepted, and change nothing.

    Raises: TypeError for what is no function, and where a variable changes its dtype; ValueError where there are no
    variables, the structure changes, or a shape does; InvalidArgumentError where `cond` gives no single bool.
    Source: tf.while_loop. Differs: in eager code, too, a body with one variable may return it without a list.
    """
    require_function("while_loop", "cond", cond)
    require_function("while_loop", "body", body)
    if not isinstance(loop_vars, (list, tuple)):
        raise TypeError(explain("while_loop", f"loop_vars is {loop_vars!r}", "it must be a list or a tuple"))
    if not loop_vars:
        raise ValueError(explain("while_loop", "loop_vars is empty", "a loop needs a variable"))
    if not isinstance(parallel_iterations, int) or parallel_iterations < 1:
        raise TypeError(explain("while_loop", f"parallel_iterations is {parallel_iterations!r}",
                                "it must be a positive integer"))
    if executing_eagerly():
        return plain_loop(cond, body, loop_vars, maximum_iterations)
    if maximum_iterations is not None:
        cond, body, loop_vars, shape_invariants = counted(cond, body, loop_vars, shape_invariants, maximum_iterations)
    found = Loop(cond, body, loop_vars, shape_invariants, name or "while").result()
    return found if maximum_iterations is None else found[1]


def plain_loop(cond, body, loop_vars, maximum_iterations):
    """The loop in Python."""
    rounds = 0
    limit = None if maximum_iterations is None else int(maximum_iterations)
    while (limit is None or rounds < limit) and cond(*loop_vars):
        following = as_sequence(body(*loop_vars), len(loop_vars))
        tree.assert_same_structure(list(loop_vars), list(following), check_types=False)
        loop_vars, rounds = following, rounds + 1
    return tree.map_structure(convert_to_tensor, loop_vars, expand_composites=True)


def counted(cond, body, loop_vars, shape_invariants, maximum_iterations):
    """The same loop with a counter as its first variable, which ends it."""
    limit = convert_to_tensor(maximum_iterations, int32)
    if shape_invariants is not None:
        shape_invariants = (TensorShape([]), shape_invariants)

    def test(count, variables):
        return logical_and(count < limit, scalar_bool("while_loop", "what cond returns", cond(*variables)))

    def step(count, variables):
        following = as_sequence(body(*variables), len(variables))
        return count + 1, tree.pack_sequence_as(variables, tree.flatten(following))

    step.variable_names = ["count", *variable_names(body, loop_vars)]
    return test, step, (0, loop_vars), shape_invariants


class Loop:
    """A loop as a node of the graph that is being built.

    loop_vars: the structure of the initial values.
    """

    def __init__(self, cond, body, loop_vars, shape_invariants, name):
        self.cond = cond
        self.body = body
        self.loop_vars = tree.map_structure(as_variable, loop_vars, expand_composites=True)
        self.initial = tree.flatten(self.loop_vars, expand_composites=True)
        self.specs = specs_of_variables(self.loop_vars, self.initial, shape_invariants)
        self.name = name

    def result(self):
        """The loop variables after the loop, in the structure of the initial ones."""
        names = variable_names(self.body, self.loop_vars)
        test, _ = traced_body(f"{self.name}_cond", self._test, self.specs, names, self._pack)
        body, _ = traced_body(f"{self.name}_body", self._step, self.specs, names, self._pack)
        self._check_shapes(body)
        return self._packed(add_loop_node(test, body, self.initial, self.name))

    def _packed(self, flat):
        return tree.pack_sequence_as(self.loop_vars, list(flat), expand_composites=True)

    def _pack(self, flat):
        return list(self._packed(flat))

    def _test(self, *variables):
        return scalar_bool("while_loop", "what cond returns", self.cond(*variables))

    def _step(self, *variables):
        """The next loop variables, flat."""
        following = list(as_sequence(self.body(*variables), len(variables)))
        try:
            tree.assert_same_structure(list(self.loop_vars), following, check_types=False, expand_composites=True)
        except (TypeError, ValueError) as error:
            raise ValueError(explain("while_loop", f"body returns {following!r}",
                                     f"it must return the structure of loop_vars ({error})")) from None
        flat = tree.flatten(following, expand_composites=True)
        return [self._fitting(k, x) for k, x in enumerate(flat)]

    def _fitting(self, k, x):
        """The new value of a variable as a tensor of the dtype that it has."""
        if x is None:
            raise ValueError(explain("while_loop", "body returns None for a variable", "None is no tensor"))
        x = convert_to_tensor(x)
        if x.dtype != self.specs[k].dtype:
            raise TypeError(explain(
                "while_loop", f"variable {k} enters as {self.specs[k].dtype.name}, and is {x.dtype.name} after "
                "one iteration", "its dtype must stay the same", f"Use tf.cast(..., tf.{self.specs[k].dtype.name})"))
        return x

    def _check_shapes(self, body):
        for k, (x, y) in enumerate(zip(body.arguments, body.outputs)):
            if not is_within(y.shape, TensorShape(self.specs[k].dims)):
                raise ValueError(explain(
                    "while_loop", f"{x.op.name!r} enters the loop with shape {x.shape}, and has shape {y.shape} after "
                    "one iteration", "its shape must stay the same",
                    "Leave axes open: shape_invariants=[tf.TensorShape([None]), ...]"))


def as_variable(x):
    """An initial value as a tensor.  Raises: ValueError for None."""
    if x is None:
        raise ValueError(explain("while_loop", "None among loop_vars", "a loop variable must be a tensor"))
    return convert_to_tensor(x)


def as_sequence(found, size):
    """What a body returned, as a list of the loop variables."""
    if isinstance(found, (list, tuple)):
        return found
    return [found] if size == 1 or isinstance(found, SymbolicTensor) else list(found)


def specs_of_variables(loop_vars, initial, shape_invariants) -> list:
    """What is known of each loop variable in every iteration.

    Raises: ValueError where `shape_invariants` has another structure, or an initial value does not fit.
    """
    if shape_invariants is None:
        return [Spec(x._shape_tuple(), x.dtype) for x in initial]
    try:
        invariants = tree.flatten_up_to(loop_vars, shape_invariants, check_types=False)
    except (TypeError, ValueError) as error:
        raise ValueError(explain("while_loop", f"shape_invariants is {shape_invariants!r}",
                                 f"it must have the structure of loop_vars ({error})")) from None
    specs = []
    for variable, invariant in zip(tree.flatten(loop_vars), invariants):
        for x in tree.flatten(variable, expand_composites=True):
            shape = x.shape if variable is not x or invariant is None else shape_of_invariant(invariant)
            if not is_within(x.shape, shape):
                raise ValueError(explain("while_loop", f"a variable of shape {x.shape}, its invariant is {shape}",
                                         "the initial value must fit the shape invariant"))
            specs.append(Spec(plain_dims(shape), x.dtype))
    return specs


def shape_of_invariant(invariant):
    """The TensorShape of a shape invariant, which may be a TensorSpec."""
    return invariant.shape if isinstance(invariant, TensorSpec) else TensorShape(invariant)


def variable_names(body, loop_vars) -> list:
    """A name for every flat loop variable: those of the body's parameters, where it has as many."""
    known = getattr(body, "variable_names", None)
    if known is not None:
        return known
    try:
        names = list(inspect.signature(body).parameters)
    except (TypeError, ValueError):
        names = []
    if len(names) != len(loop_vars):
        names = ["loop_var"] * len(loop_vars)
    found = []
    for name, x in zip(names, loop_vars):
        inside = tree.flatten_with_paths(x, True)
        found += [identifier("_".join([name, *map(str, path)])) for path, _ in inside]
    return found
