"""Loops inside of functions count their iterations, as TensorFlow's do."""

import minitf as tf
from minitf.graph.graphdef.writing import Library, function_def
from minitf.saving.saved_model.loaded_concrete import Library as Read
from minitf.wire import messages


def power(x, n):
    return tf.while_loop(lambda i, y: i < n, lambda i, y: (i + 1, y * x), (0, 1.0))[1]


def written():
    graph = tf.function(power).get_concrete_function(tf.TensorSpec([]), tf.TensorSpec([], tf.int32)).graph
    library = messages.FunctionDefLibrary()
    return function_def(Library(library), graph, "power", graph.outputs), library


def test_two_variables_stand_in_front():
    function, library = written()
    [loop] = [node for node in function.node_def if node.op == "StatelessWhile"]
    assert list(loop.input)[:2] == ["while/loop_counter:output:0", "while/maximum_iterations:output:0"]
    assert list(loop.attr["T"].list.type)[:2] == [3, 3]
    assert len(loop.attr["output_shapes"].list.shape) == len(loop.input)
    functions = {f.signature.name: f for f in library.function}
    test, body = (functions[loop.attr[name].func.name] for name in ("cond", "body"))
    for inner in (test, body):
        assert [arg.name for arg in inner.signature.input_arg][:2] == ["loop_counter_in", "maximum_iterations_in"]
        assert len(inner.signature.input_arg) == len(loop.input)
    assert body.ret["loop_counter"] == "loop_counter/next:z:0"
    assert body.ret["maximum_iterations"] == "maximum_iterations_in"


def test_what_is_read_back_computes_the_same():
    function, library = written()
    library.function.append(function)

    @tf.function
    def read(x, n):
        return Read(library).read("power", [x, n])[0]

    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = read(x, tf.constant(4))
    assert (float(y), float(tape.gradient(y, x))) == (81.0, 108.0)


def test_in_a_graph_of_its_own_a_loop_keeps_its_places():
    graph = tf.function(power).get_concrete_function(tf.TensorSpec([]), tf.TensorSpec([], tf.int32)).graph
    [loop] = [node for node in graph.as_graph_def().node if node.op == "StatelessWhile"]
    assert len(loop.input) == 4
