"""Program: a graph as the source of one Python function, and that function. Floor 4. Read next: `writer.py`.

A graph could be run by a loop that goes from node to node and looks up what each one is, what it needs and where its
inputs lie. All of that is known before. So it is written down once, as Python: one line for each node, in order, in
which a kernel is called on local variables.

    def f(xp, x, w, b):
        matmul = MatMul(xp, x, w, transpose_a=False, transpose_b=False)    # float32[?, 10]
        add = AddV2(xp, matmul, b)                                         # float32[?, 10]
        return (add,)

The text is there to be read (`concrete.source`), and compiled to be run. A name is deleted after its last use, so that
its memory is free for what comes next, and variables can be changed in place.

Who wants to see programs at work, as a profiler does, puts other functions in the place of theirs (`watch_programs`).
So a program need not ask at every call whether somebody looks.
"""

from __future__ import annotations

import linecache
import weakref
from itertools import count

import numpy as np

from ..backend.errors import OpError
from ..core.execute import run_kernel
from ..core.on_gpu import kernel_for
from ..core.tensor import Tensor
from .body import prune
from .called import as_array
from .func_graph import is_handle
from .identifiers import identifier
from .shapes import ShapeCheck, is_known
from .writer import Writer

numbers = count()


class _Watch:
    """Who looks.

    arounds: functions of a program and of what it runs, which give the function to run instead; the first is innermost.
    programs: all that there are.
    """

    arounds: tuple = ()
    programs: weakref.WeakSet = weakref.WeakSet()


watch = _Watch()


def watch_programs(around, innermost=False) -> None:
    """Let every program run `around(program, function)` in place of its function, until `leave_programs`.

    innermost: whether it may leave out what it is given, and so must be nearest to the program.
    """
    watch.arounds = (around, *watch.arounds) if innermost else (*watch.arounds, around)
    for program in list(watch.programs):
        program.function = program.watched()


def leave_programs(around) -> None:
    """Let programs run without this one again."""
    watch.arounds = tuple(each for each in watch.arounds if each != around)
    for program in list(watch.programs):
        program.function = program.watched()


class Program:
    """A compiled body.

    body: what it computes, after pruning; what runs is that after all passes (see `passes/pipeline.py`).
    source: the text of its function.
    nodes_by_line: line of the source -> the node that it computes, and the names of its inputs.
    namespace: the globals of the function.
    plain: the function.   function: what runs, which is that unless somebody looks.
    """

    def __init__(self, body, name="program", passes=None):
        self.body = prune(body)
        self.name = name
        writer = Writer(self.body, identifier(name), passes)
        self.source = writer.source
        self.nodes_by_line = writer.nodes_by_line
        self.names = writer.names
        self.filename = f"<minitf program {next(numbers)}: {name}>"
        self.namespace = writer.namespace
        self.constants = writer.constants
        self.on_gpu = writer.on_gpu
        self._elsewhere: dict = {}  # device of the arrays -> the function with its constants there
        exec(compile(self.source, self.filename, "exec"), self.namespace)
        self.plain = self.namespace[identifier(name)]
        self.function = self.watched()
        linecache.cache[self.filename] = (len(self.source), None, self.source.splitlines(True), self.filename)
        self._check = None if is_known(self.body) else ShapeCheck(self.body)
        self._changes = any(node.op.stateful for node in self.body.nodes)
        watch.programs.add(self)

    def watched(self):
        """The function, with those around it who look."""
        function = self.plain
        for around in watch.arounds:
            function = around(self, function)
        return function

    def __call__(self, xp, *values):
        """The arrays of the outputs, as a tuple.

        values: for each input of the body, an array, or the variable where it is one.
        """
        if self._check is not None:
            self._check(*values)
        try:
            return self._run(xp, values)
        except OpError:
            raise
        except Exception as error:
            self._explain(error, xp)
            raise

    def _run(self, xp, values):
        """Call the function; in silence, where a caller has turned NumPy's warnings about NaNs into errors.

        What changes variables cannot be run again, and so is run in silence at once.
        """
        function = self.function if xp is np else self.function_on(xp)
        if not self._changes:
            try:
                return function(xp, *values)
            except (RuntimeWarning, FloatingPointError):
                pass
        with np.errstate(all="ignore"):
            return function(xp, *values)

    def function_on(self, xp):
        """The function for a GPU: its constants lie there, and so do its kernels. Nobody watches it."""
        device = xp, str(xp.empty(0).device)
        if device not in self._elsewhere:
            moved = {name: xp.asarray(self.namespace[name]) for name in self.constants}
            kernels = {name: kernel_for(op, xp) for name, op in self.on_gpu.items()}
            namespace = {**self.namespace, **moved, **kernels}
            exec(compile(self.source, self.filename, "exec"), namespace)
            self._elsewhere[device] = namespace[identifier(self.name)]
        return self._elsewhere[device]

    def _explain(self, error, xp):
        """Raise what the op itself would say in eager mode: its node is found by the line that failed."""
        frame = error.__traceback__
        while frame is not None and frame.tb_frame.f_code.co_filename != self.filename:
            frame = frame.tb_next
        node, names = self.nodes_by_line.get(frame.tb_lineno, (None, ())) if frame is not None else (None, ())
        if node is None or any(is_handle(x) for x in node.inputs):
            return
        values = frame.tb_frame.f_locals
        arrays = [values[name] if name in values else frame.tb_frame.f_globals[name] for name in names]
        try:
            run_kernel(node.op, xp, arrays, node.attrs, [Tensor(as_array(np, a), None) for a in arrays])
        except OpError as told:
            raise type(told)(f"{told} [in {node.name!r}]") from error
