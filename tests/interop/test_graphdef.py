"""GraphDefs that minitf writes run in TensorFlow, and those of TensorFlow run in minitf, with equal numbers."""

import base64
import json
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from contracts.harness import assert_close
from contracts.table import ROWS
from graph.test_every_op import NEEDS_SIZES, WithVariables, inputs_of, is_drawn, traced
from interop.graphdefs import RUN_IN_TENSORFLOW, case_in_function, case_of, unpacked

pytestmark = pytest.mark.oracle

v1 = tf.compat.v1
ULPS = 64

# What TensorFlow refuses to run, and why it is right to write it all the same.
REFUSED = {
    "CTCLossV2": "TensorFlow has it on GPUs alone",
    "MatrixExponential": "TensorFlow has taken it out, and composes it in Python",
    "RFFT": "a length beyond the input is padded in TensorFlow's Python, and in our op",
    "RFFT2D": "the same",
    "IRFFT2D": "the same",
    "IRFFT3D": "the same",
    "StatefulRandomBinomial": "TensorFlow's takes the state itself, ours its value",
    "tf.nn.depthwise_conv2d(x, y, [1, 1, 1, 1], 'SAME', dilations=[2, 2])": "not on the CPU: composed in Python",
    "tf.nn.avg_pool2d(x, 5, 2, 'VALID')": "a graph must have sizes that are left",
    "tf.linalg.diag(x, k=(-1, 1), num_rows=4)": "where sizes are unknown, TensorFlow takes -1 for one",
    "tf.linalg.set_diag(x, y, k=(-1, 0), align='RIGHT_RIGHT')": "the ranks must be known, of several diagonals",
}


def is_refused(row):
    return row.op in REFUSED or row.call in REFUSED


def cases_of_rows(make):
    """(row, what it gives here, the case) for each row, its sizes known or not.

    make: the case of a concrete function and its arguments.
    """
    found = []
    for row in ROWS:
        for open_axes in (False, True):
            if open_axes and row.call in NEEDS_SIZES:
                continue
            inputs = inputs_of(row)
            f = partial(WithVariables().outputs_of, row)
            f(inputs)
            function = traced(f, inputs, open_axes)
            case = make(function.get_concrete_function(), [x.numpy() for x in inputs])
            found.append((row, [y.numpy() for y in function(*inputs)], case))
    return found


def in_tensorflow(oracle, tmp_path, cases):
    """What the cases give in TensorFlow."""
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases))
    return oracle(RUN_IN_TENSORFLOW, path)


def mistakes(found, results):
    """What differs, in words, and the ops and calls of rows that TensorFlow refuses."""
    wrong, refused = [], set()
    for (row, expected, _), result in zip(found, results, strict=True):
        if "error" in result:
            refused |= {row.op, row.call}
            if not is_refused(row):
                wrong.append(f"{row}: {result['error'][:200]}")
            continue
        for ours, theirs in zip(expected, map(unpacked, result["outputs"]), strict=True):
            try:
                assert (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape)
                if not is_drawn(row):
                    assert_close(ours, theirs, str(theirs.dtype), ULPS)
            except AssertionError as error:
                wrong.append(f"{row}: {str(error)[:200]}")
    return wrong, refused


@pytest.mark.parametrize("make", [case_of, case_in_function])
def test_every_op_that_we_write_runs_in_tensorflow(oracle, tmp_path, make):
    found = cases_of_rows(make)
    wrong, refused = mistakes(found, in_tensorflow(oracle, tmp_path, [case for _, _, case in found]))
    assert not wrong, "\n".join(wrong)
    if make is case_of:  # inside of a function TensorFlow checks some of it less
        assert sorted(set(REFUSED) - refused) == []


# Programs with what no row has: loops, branches, lists, variables, functions in functions.
def collatz(x):
    steps = tf.constant(0)
    while x > 1:
        x = x // 2 if x % 2 == 0 else 3 * x + 1
        steps += 1
    return steps


def running_sums(x):
    rows = tf.TensorArray(tf.float32, tf.shape(x)[0])
    total = tf.zeros_like(x[0])
    for i in tf.range(tf.shape(x)[0]):
        total += x[i]
        rows = rows.write(i, total)
    return rows.stack(), rows.gather([1, 0]), rows.concat()


def pieces(x):
    return tf.TensorArray(tf.float32, 2, infer_shape=False).split(x, [1, 2]).read(1)


def scaled_gradient(x, y):
    with tf.GradientTape() as tape:
        tape.watch(y)
        z = tf.nn.softmax(x * y) @ tf.transpose(x + y)
    return tape.gradient(z, y)


def steps_of_a_counter():
    counter = tf.Variable(1.0)

    def f(x):
        for _ in tf.range(3):
            if x > counter:
                counter.assign_add(2.0)
        y = counter * x
        counter.assign(0.0)
        return y, counter + 0.0

    return f


PROGRAMS = {
    "collatz": (collatz, [np.int32(6)]),
    "running sums": (running_sums, [np.arange(6, dtype=np.float32).reshape(3, 2)]),
    "pieces": (pieces, [np.arange(6, dtype=np.float32).reshape(3, 2)]),
    "gradient": (scaled_gradient, [np.eye(3, dtype=np.float32), np.ones((1, 3), np.float32)]),
    "counter": (steps_of_a_counter(), [np.float32(2.0)]),
    "choice": (lambda i: tf.switch_case(i, [lambda: i + 1, lambda: i * 10]), [np.int32(1)]),
    "assertion": (lambda x: tf.debugging.assert_positive(x) or x * 2.0, [np.ones(2, np.float32)]),
}


@pytest.mark.parametrize("make", [case_of, case_in_function])
def test_programs_that_we_write_run_in_tensorflow(oracle, tmp_path, make):
    cases, expected = [], []
    for f, arrays in PROGRAMS.values():
        specs = [tf.TensorSpec([None] * array.ndim, array.dtype) for array in arrays]
        function = tf.function(f, input_signature=specs)
        cases.append(make(function.get_concrete_function(), arrays))
        expected.append([y.numpy() for y in tf.nest.flatten(function(*map(tf.constant, arrays)))])
    for name, result, wanted in zip(PROGRAMS, in_tensorflow(oracle, tmp_path, cases), expected):
        assert "error" not in result, f"{name}: {result}"
        for theirs, ours in zip(map(unpacked, result["outputs"]), wanted, strict=True):
            assert_close(ours, theirs, str(theirs.dtype), ULPS, name)


def test_graphs_that_tensorflow_writes_run_here(oracle):
    program = "import runpy\nrunpy.run_path(sys.argv[1], run_name='__main__')"
    for case in oracle(program, Path(__file__).with_name("made_in_tensorflow.py")):
        definition = v1.GraphDef.FromString(base64.b64decode(case["graph"]))
        with tf.Graph().as_default() as graph:
            tf.import_graph_def(definition, name="")
        with v1.Session(graph=graph) as session:
            if case["initializer"]:
                session.run(case["initializer"])
            found = session.run(case["outputs"], {name: unpacked(x) for name, x in case["inputs"].items()})
        for ours, text in zip(found, case["expected"], strict=True):
            theirs = unpacked(text)
            assert (np.asarray(ours).dtype, np.shape(ours)) == (theirs.dtype, theirs.shape), case["name"]
            assert_close(np.asarray(ours), theirs, str(theirs.dtype), ULPS, case["name"])
