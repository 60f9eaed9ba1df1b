"""Function: a graph of operations that runs on new inputs. Floor 7. Read `topology.py` first, then `models/`.

The graph is worked out once, when the function is made. What is kept for running is a plain list of steps; a value has
a place in a row of values, and each step knows from which places it takes, and into which it puts.
"""

from ... import tree
from ...backend.errors import explain
from .keras_tensor import KerasTensor
from .operation import Operation
from .topology import topology_of

NOTHING: dict = {}


class Step:
    """One call of the graph as it is run.

    operation: what is called.
    place: where its only input stands, for a call of one KerasTensor and perhaps `training`; else None.
    training: what was said of it when the call was written down, or None.
    heard: the names of what a layer is told besides its inputs; empty for other operations.
    target: where its only output goes; None where it has several.
    """

    __slots__ = ("heard", "node", "operation", "place", "places", "target", "targets", "training")

    def __init__(self, node, place_of):
        self.node = node
        self.operation = node.operation
        self.places = [place_of(x) for x in node.input_tensors]
        self.targets = [place_of(y) for y in node.outputs]
        self.place = self.places[0] if node.arguments.is_single() else None
        self.training = node.arguments.kwargs.get("training")
        self.heard = getattr(node.operation, "_call_context_args", frozenset())
        self.target = self.targets[0] if len(self.targets) == 1 else None


class Function(Operation):
    """The operations between some KerasTensors and others.

    inputs, outputs: KerasTensors, or structures of them; the outputs computed from the inputs.

        >>> import minitf as tf
        >>> x = tf.keras.KerasTensor((None, 3))
        >>> f = tf.keras.Function(x, [x * 2, x + 1])
        >>> [y.numpy().tolist() for y in f(tf.constant([[1., 2., 3.]]))]
        [[[2.0, 4.0, 6.0]], [[2.0, 3.0, 4.0]]]

    Raises: ValueError where inputs or outputs are empty, or an output does not follow from the inputs.
    Source: keras.Function.
    """

    def __init__(self, inputs, outputs, name=None):
        super().__init__(name=name)
        self._set_graph(inputs, outputs)

    def _set_graph(self, inputs, outputs):
        """Work out the graph and the steps."""
        flat_inputs, flat_outputs = tree.flatten(inputs), tree.flatten(outputs)
        for what, tensors in (("inputs", flat_inputs), ("outputs", flat_outputs)):
            if not tensors:
                raise ValueError(explain(type(self).__name__, f"{what} is empty", "there must be one at least"))
        topology = topology_of(flat_inputs, flat_outputs)
        steps, result_places, places = _steps(topology.nodes, flat_inputs, flat_outputs)
        vars(self).update(  # past the tracking of layers, which would replace lists and dicts
            _inputs=flat_inputs, _outputs=flat_outputs, _topology=topology,
            _inputs_struct=tree.map_structure(_itself, inputs), _outputs_struct=tree.map_structure(_itself, outputs),
            _steps=steps, _result_places=result_places, _places=places)

    @property
    def operations(self) -> list:
        """What is called, each once, from the inputs to the outputs."""
        return list(self._topology.operations)

    @property
    def inputs(self) -> list:
        """The KerasTensors of the inputs, flat."""
        return self._inputs

    @property
    def outputs(self) -> list:
        """The KerasTensors of the outputs, flat."""
        return self._outputs

    def call(self, inputs):
        """The outputs for values of the inputs, which have the structure of the inputs."""
        self._check_inputs(inputs)
        return self._run(tree.flatten(inputs))

    def _run(self, flat_inputs, operation_fn=None, said=NOTHING):
        """The outputs, in their structure.

        operation_fn: says what to call in place of an operation, for example its `compute_output_spec`.
        said: what all layers are told, by name; `training`, where it is not as when the calls were
            written down.
        """
        values = [*flat_inputs, *[None] * (self._places - len(flat_inputs))]
        for step in self._steps:
            function = step.operation if operation_fn is None else operation_fn(step.operation)
            told = {name: said[name] for name in step.heard if name in said} if said else said
            if step.place is not None:
                if step.training is not None and "training" not in told:
                    told = {"training": step.training}
                result = function(values[step.place], **told)
            else:
                known = {id(x): values[i] for x, i in zip(step.node.input_tensors, step.places)}
                args, kwargs = step.node.arguments.fill_in(known)
                result = function(*args, **{**kwargs, **told})
            if step.target is not None and not isinstance(result, (list, tuple, dict)):
                values[step.target] = result
            else:
                for i, value in zip(step.targets, tree.flatten(result)):
                    values[i] = value
        results = [values[i] for i in self._result_places]
        single = type(self._outputs_struct) is KerasTensor
        return results[0] if single else tree.pack_sequence_as(self._outputs_struct, results)

    def compute_output_spec(self, inputs):
        """The KerasTensors of the outputs for KerasTensors of other shapes."""
        self._check_inputs(inputs)
        flat = tree.flatten(inputs)
        if all(x.shape == known.shape for x, known in zip(flat, self._inputs)):
            return tree.map_structure(lambda y: KerasTensor(y.shape, y.dtype), self._outputs_struct)
        return self._run(flat, lambda operation: operation.compute_output_spec)

    def compute_output_shape(self, input_shape):
        """The shapes of the outputs for shapes of the inputs, in their structures."""
        shapes = flat_shapes(input_shape)
        inputs = [KerasTensor(shape, x.dtype) for shape, x in zip(shapes, self._inputs)]
        found = self.compute_output_spec(tree.pack_sequence_as(self._inputs_struct, inputs))
        return tree.map_structure(lambda y: y.shape, found)

    def _check_inputs(self, inputs):
        """Raise ValueError where the inputs differ from those of the graph in structure or shape."""
        try:
            tree.assert_same_structure(inputs, self._inputs_struct, check_types=False)
        except (TypeError, ValueError) as error:
            raise ValueError(explain(self.name, f"inputs are {inputs!r}", "their structure must be that of "
                                     f"{self._inputs_struct!r}: {error}")) from None
        for x, known in zip(tree.flatten(inputs), self._inputs):
            if not fits(tuple(x.shape), known.shape):
                raise ValueError(explain(self.name, f"input {known.name!r} has shape {tuple(x.shape)}",
                                         f"incompatible inputs: it must have shape {known.shape}"))


def _itself(x):
    return x


def _steps(nodes, inputs, outputs):
    """(the steps of the nodes in order, the places of the outputs, the number of places).

    Raises: ValueError where an output is not computed.
    """
    places = {id(x): i for i, x in enumerate(inputs)}

    def place_of(x):
        return places.setdefault(id(x), len(places))

    steps, known = [], set(map(id, inputs))
    for node in nodes:
        if not node.is_input and known.issuperset(map(id, node.input_tensors)) and not _all_given(node, inputs):
            steps.append(Step(node, place_of))
            known.update(map(id, node.outputs))
    for y in outputs:
        if id(y) not in known:
            raise ValueError(explain("Model", f"output {y!r}", "it is not connected to `inputs`"))
    return steps, [places[id(y)] for y in outputs], len(places)


def _all_given(node, inputs):
    """Whether every output of a call is an input of the graph, so that it need not run."""
    return all(any(y is x for x in inputs) for y in node.outputs)


def fits(shape, known) -> bool:
    """Whether two shapes may be of one tensor; None is any size.

    >>> fits((None, 3), (2, 3)), fits((2, 4), (2, 3)), fits((2,), (2, 3))
    (True, False, False)
    """
    return len(shape) == len(known) and all(m is None or n is None or m == n for m, n in zip(shape, known))


def flat_shapes(shapes) -> list:
    """The shapes in a structure, in order; a tuple or list of ints and Nones is a shape.

    >>> flat_shapes([(None, 2), {"a": (3,)}])
    [(None, 2), (3,)]
    """
    if is_shape(shapes):
        return [tuple(shapes)]
    parts = [shapes[key] for key in sorted(shapes)] if isinstance(shapes, dict) else shapes
    return [shape for part in parts for shape in flat_shapes(part)]


def is_shape(x) -> bool:
    """Whether `x` is a shape: a tuple or list of ints and Nones."""
    return isinstance(x, (tuple, list)) and all(n is None or isinstance(n, int) for n in x)
