import numpy as np
import pytest

import minitf as tf
from minitf.js.graph_model.older_loops import loops_as_functions
from minitf.wire import messages

INT, BOOL = 3, 9


class Rings:
    """A GraphDef in which loops are rings, of integers."""

    def __init__(self):
        self.definition = messages.GraphDef()

    def node(self, name, op, *inputs, **attrs):
        node = self.definition.node.add(name=name, op=op, input=inputs)
        node.attr["dtype" if op == "Placeholder" else "T"].type = INT
        for key, value in attrs.items():
            setattr(node.attr[key], "s" if isinstance(value, bytes) else "b", value)
        return name

    def constant(self, name, number):
        node = self.definition.node.add(name=name, op="Const")
        node.attr["dtype"].type = INT
        node.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(number))
        return name

    def loop(self, frame, initial, fixed, test, body):
        """The names of what leaves a loop.

        initial, fixed: names of what enters.   test, body: functions of the names inside, which return names.
        """
        enters = [self.node(f"{frame}/enter{i}", "Enter", x, frame_name=frame.encode()) for i, x in enumerate(initial)]
        fixed = [self.node(f"{frame}/fixed{i}", "Enter", x, frame_name=frame.encode(), is_constant=True)
                 for i, x in enumerate(fixed)]
        merges = [self.node(f"{frame}/merge{i}", "Merge", x, f"{frame}/next{i}") for i, x in enumerate(enters)]
        said = self.node(f"{frame}/said", "LoopCond", test(*merges, *fixed))
        switches = [self.node(f"{frame}/switch{i}", "Switch", x, said) for i, x in enumerate(merges)]
        for i, y in enumerate(body(*(f"{x}:1" for x in switches), *fixed)):
            self.node(f"{frame}/next{i}", "NextIteration", y)
        return [self.node(f"{frame}/exit{i}", "Exit", x) for i, x in enumerate(switches)]


def run(rings, output, x):
    loops_as_functions(rings.definition)
    assert not {"Enter", "Merge", "Switch", "Exit", "NextIteration"} & {node.op for node in rings.definition.node}
    f = tf.function(lambda: tf.import_graph_def(rings.definition, {"x": tf.constant(x)}, [output], name=""),
                    autograph=False)
    return f()[0].numpy()


def test_a_ring_is_a_while():
    rings = Rings()
    x, zero, three = rings.node("x", "Placeholder"), rings.constant("zero", 0), rings.constant("three", 3)
    one = rings.constant("one", 1)
    _, y = rings.loop("loop", [zero, x], [three, one],
                      lambda i, y, end, step: rings.node("less", "Less", i, end),
                      lambda i, y, end, step: (rings.node("i", "AddV2", i, step), rings.node("y", "Mul", y, end)))
    assert run(rings, rings.node("result", "Neg", y) + ":0", 2) == -54


def test_rings_in_rings():
    rings = Rings()
    x, zero, two = rings.node("x", "Placeholder"), rings.constant("zero", 0), rings.constant("two", 2)
    one = rings.constant("one", 1)

    def outer(i, y, end, step, begin):
        _, z = rings.loop("inner", [begin, y], [end, step],
                          lambda j, z, end, step: rings.node("inner/less", "Less", j, end),
                          lambda j, z, end, step: (rings.node("inner/j", "AddV2", j, step),
                                                   rings.node("inner/z", "Mul", z, end)))
        return rings.node("i", "AddV2", i, step), rings.node("z", "AddV2", z, step)

    rings.loop("outer", [zero, x], [two, one, zero],
                      lambda i, y, end, *_: rings.node("less", "Less", i, end), outer)
    assert run(rings, "outer/while:1", 3) == (3 * 4 + 1) * 4 + 1


def test_one_loop_after_another():
    rings = Rings()
    x, zero, two = rings.node("x", "Placeholder"), rings.constant("zero", 0), rings.constant("two", 2)
    y = x
    for name in ("first", "second"):
        _, y = rings.loop(name, [zero, y], [two, two],
                          lambda i, y, end, step, name=name: rings.node(f"{name}/less", "Less", i, end),
                          lambda i, y, end, step, name=name: (rings.node(f"{name}/i", "AddV2", i, step),
                                                              rings.node(f"{name}/y", "Mul", y, step)))
    assert run(rings, "second/while:1", 5) == 20


def test_a_ring_that_is_open_is_told():
    rings = Rings()
    rings.loop("loop", [rings.constant("zero", 0)], [], lambda i: rings.node("less", "Less", i, "zero"), lambda i: [i])
    for node in rings.definition.node:
        if node.op == "NextIteration":
            node.op = "Identity"
    with pytest.raises(ValueError, match="the loop 'loop': it is not closed"):
        loops_as_functions(rings.definition)


def test_a_graph_without_loops_is_left():
    rings = Rings()
    rings.node("y", "Neg", rings.node("x", "Placeholder"))
    assert np.array_equal(run(rings, "y:0", 3), -3)
