"""ConcreteFunction: one graph as a function that can be called. Floor 4. Read `program.py` first, `function.py` next.

A call meets one of four surroundings. In plain eager code the program runs. Where a graph is being built, the nodes
are copied into it. Where one tape watches, the program runs and gives the values, too, that the way back will need;
the way back is a graph of its own (`derivative.py`). Where several watch, as for second derivatives, every node is
executed by itself, so that each of them sees everything.
"""

from __future__ import annotations

import copy
import functools

from .. import tree
from ..backend.errors import InvalidArgumentError, explain
from ..backend.shapes import TensorShape
from ..core.context import local
from ..core.convert import convert_to_tensor
from ..core.op import Call
from ..core.tensor import Tensor
from ..ops.variables.variable import Variable
from .body import body_of
from .calling import tensors_of_call
from .derivative import Derivative, TapedCall
from .draw import draw
from .function_type import FunctionType
from .graphdef import writing
from .memory_picture import draw_memory
from .program import Program
from .running import run_eagerly, run_here
from .static import StaticProgram, compiled


class ConcreteFunction:
    """A traced function: fixed dtypes and ranks, fixed Python values, any tensors that fit.

    graph: its FuncGraph.
    structured_outputs: what the function returns, with symbolic tensors for its tensors.
    signature: (args, kwargs) as they were traced, with a TensorSpec for each tensor.
    parameters: the same by parameter, (name, kind, value) for each.

    Source: tf.types.experimental.ConcreteFunction.
    """

    def __init__(self, graph, structured_outputs, signature, parameters):
        self.graph = graph
        self.function_type = FunctionType(parameters, structured_outputs)
        self.structured_outputs = structured_outputs
        self.structured_input_signature = signature
        self._is_single = isinstance(structured_outputs, Tensor)
        self._program = None
        self._derivative = None

    # --- what it is ------------------------------------------------------------------------------------------------
    @property
    def name(self) -> str:
        return self.graph.name

    @property
    def inputs(self) -> list:
        """The symbolic tensors of the arguments, then those of what was captured."""
        return self.graph.inputs

    @property
    def outputs(self) -> list:
        """The symbolic tensors of the results, flat."""
        return list(self.graph.outputs)

    @property
    def captured_inputs(self) -> list:
        return self.graph.captured

    @property
    def variables(self) -> tuple:
        return self.graph.variables

    @property
    def trainable_variables(self) -> tuple:
        return self.graph.trainable_variables

    @property
    def output_shapes(self):
        return tree.map_structure(lambda y: getattr(y, "shape", TensorShape(None)), self.structured_outputs)

    @property
    def output_dtypes(self):
        return tree.map_structure(lambda y: getattr(y, "dtype", None), self.structured_outputs)

    @property
    def program(self) -> Program | StaticProgram:
        """The compiled graph."""
        if self._program is None:
            self._program = compiled(body_of(self.graph), self.graph.name, self.graph.passes)
        return self._program

    @property
    def inference_fn(self) -> ConcreteFunction:
        """The function as it is called where no gradient is asked for.

        Differs: TensorFlow keeps such a function beside those for gradients; here it is the ConcreteFunction itself.
        """
        return self

    @property
    def function_def(self):
        """The function as a message, a FunctionDef: its arguments, nodes and results.

        Raises: UnimplementedError for an op that TensorFlow has not.
        """
        library = writing.Library(writing.messages.FunctionDefLibrary())
        return writing.function_def(library, self.graph, self.name, self.graph.outputs)

    @property
    def source(self) -> str:
        """The program that the function is, as Python."""
        return self.program.source

    def draw(self):
        """A picture of the graph: arguments and variables in blue, constants pale, ops in gold, results in green.

        Returns: a Picture, which shows itself in a notebook; `.save(path)` writes it to a file.
        Raises: ValueError where it is empty, or more than fits a page.
        Source: ours; TensorFlow has TensorBoard for it.
        """
        return draw(self.program.body)

    def draw_memory(self):
        """A picture of the memory of its intermediate results: steps to the right, bytes upwards.

        Raises: ValueError where nothing is planned: sizes are open, or all results are small.
        Source: none; TensorFlow allocates while it runs.
        """
        return draw_memory(self.program.body, self.graph.passes)

    # --- calling ---------------------------------------------------------------------------------------------------
    def __call__(self, *args, **kwargs):
        """Call it as the Python function, or with the arguments that are tensors alone; see `calling.py`.

        Raises: TypeError where arguments are missing, too many, or no tensors; InvalidArgumentError for a tensor of
        another dtype.
        """
        return self.call_flat(tensors_of_call(self, args, kwargs))

    def call_flat(self, tensors):
        """The structured result for the tensors of the arguments, in order."""
        return self.call_fitting([self._fitting(i, x) for i, x in enumerate(tensors)])

    def call_fitting(self, tensors):
        """The same for tensors that are known to fit."""
        flat = self.flat_outputs(tensors)
        return flat[0] if self._is_single else self._pack(flat)

    def _fitting(self, position, x):
        wanted = self.graph.arguments[position].spec
        if not isinstance(x, Tensor):
            x = convert_to_tensor(x)
        if x.dtype != wanted.dtype:
            raise InvalidArgumentError(explain(
                self.name, f"argument {position} is a {x.dtype.name} tensor",
                f"it must be a {wanted.dtype.name} tensor", f"Use tf.cast(x, tf.{wanted.dtype.name})"))
        return x

    @functools.cached_property
    def _captured(self) -> list:
        """What the graph takes besides its arguments, gathered once: it is complete when it is called."""
        return self.graph.captured

    def flat_outputs(self, tensors):
        """The result's tensors, flat, whatever the surroundings."""
        state = local.state
        if len(state.recorders) == 1 and state.graph is None:
            return self._taped(tensors)
        return run_here(self.program, [*tensors, *self._captured])

    def with_captured(self, values) -> ConcreteFunction:
        """The same function with other values for what it takes besides its arguments."""
        function = copy.copy(self)
        function._program = self.program
        function._captured = values
        return function

    def _taped(self, tensors):
        """Run, and tell the recorder of the variables that are read, and of one call, that of the whole function."""
        derivative = self.derivative
        outputs = run_eagerly(derivative.forward, [*tensors, *self._captured])
        results, kept = outputs[: len(self.graph.outputs)], outputs[len(self.graph.outputs) :]
        inputs = [*tensors, *(x.read_value() if isinstance(x, Variable) else x for x in self._captured)]
        call = Call(TapedCall(derivative, [*inputs, *kept]), tuple(inputs), {}, tuple(results))
        local.state.recorders[0].record(call)
        return results

    def _pack(self, flat):
        """The result in the structure that the function returns."""
        given = iter(flat)
        return tree.map_structure(lambda y: next(given) if isinstance(y, Tensor) else y, self.structured_outputs,
                                  expand_composites=True)

    @property
    def derivative(self) -> Derivative:
        """How gradients pass back through the function."""
        if self._derivative is None:
            self._derivative = Derivative(self.graph)
        return self._derivative

    def __str__(self):
        return "ConcreteFunction " + self.function_type.lines(self.graph.captured)

    def __repr__(self):
        return f"<ConcreteFunction {self.function_type} at {id(self):#x}>"
