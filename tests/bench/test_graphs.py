"""The programs do what their twins do."""

import minitf as tf
from minitf.bench import graphs


def test_the_loop_counts_to_its_end():
    assert graphs.loop(tf)() == graphs.ITERATIONS
    graphs.loop_numpy()()


def test_a_new_trace_each_time():
    run = graphs.trace(tf)
    first, second = run(), run()
    assert first is not second
    assert sum(node.type == "MatMul" for node in first.graph.nodes) == graphs.LAYERS
    graphs.trace_numpy()()


def test_calls_run():
    graphs.call(tf)()
    graphs.call_numpy()()
