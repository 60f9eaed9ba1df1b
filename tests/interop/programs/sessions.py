"""Graphs that are built first and run in a session: feeds, fetches, variables, frozen graphs."""

import numpy as np

import minitf as tf

v1 = tf.compat.v1

graph = tf.Graph()
with graph.as_default():
    x = v1.placeholder(tf.float32, [None, 3], name="x")
    w = tf.Variable([[1.0], [2.0], [3.0]], name="w")
    y = tf.matmul(x, w)
    loss = tf.reduce_mean(tf.square(y - 1.0))
    step = w.assign_sub(0.05 * tf.gradients(loss, [w])[0])
    init = v1.global_variables_initializer()

print(x.name, x.shape, x.dtype, graph.get_tensor_by_name("x:0") is x, init.type, graph.finalized)
with v1.Session(graph=graph) as session:
    print(session.run(init))
    print(session.run(y, feed_dict={x: np.eye(3)}), session.run(w).tolist())
    found = session.run({"loss": loss, "both": [x, (y, y.op)]}, {"x:0": [[1, 2, 3]]})
    print(found["loss"], found["both"][0], found["both"][1])
    for _ in range(3):
        session.run(step, {x: [[1.0, 0.0, 0.0]]})
    print(np.round(session.run(w), 4).tolist())
    for wrong in (lambda: session.run(y), lambda: session.run("nothing:0"), lambda: session.run(y, {x: [1.0]}),
                  lambda: session.run(None), lambda: session.run(y, {"q:0": 1.0})):  # fmt: skip
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__)

# A function's graph, written, read again under another name, and run.
f = tf.function(lambda a: tf.nn.relu(a) * 2.0).get_concrete_function(tf.TensorSpec([None], tf.float32))
definition = f.graph.as_graph_def()
again = v1.GraphDef()
again.ParseFromString(definition.SerializeToString())
print([node.op for node in again.node if node.op != "NoOp"][:2])
with tf.Graph().as_default() as other:
    [relu] = tf.import_graph_def(again, return_elements=["Relu:0"], name="copied")
    print(relu.name, relu.shape, other.get_operation_by_name("copied/Relu").type)
    print(v1.Session().run(relu, {"copied/a:0": [-1.0, 2.0]}))

wrapped = v1.wrap_function(lambda: tf.import_graph_def(again, name=""), [])
print(wrapped.prune("a:0", "Relu:0")(tf.constant([-1.0, 5.0])).numpy())

for op, inputs in (("Nowhere", []), ("NoOp", ["^b"]), ("NoOp", ["^a"])):
    broken = v1.GraphDef()
    broken.node.add(name="a", op=op).input.extend(inputs)
    try:
        with tf.Graph().as_default():
            tf.import_graph_def(broken)
    except Exception as error:
        print(type(error).__name__)

print(tf.compat.as_bytes("a"), tf.compat.as_text(b"b"), tf.compat.as_str_any(3))
