"""Files of our converter, run by TensorFlow Lite's interpreter; and the same models by TensorFlow's converter."""

from pathlib import Path

import numpy as np

import minitf as tf
from lite import training
from lite.graphs import model_file, small_models
from lite.op_cases import CASES, function_of, inputs_of

RUN = """
import warnings
warnings.simplefilter("ignore")
folder = sys.argv[1]
count = int(sys.argv[2])
for number in range(count):
    plain = tf.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    interpreter = tf.lite.Interpreter(model_path=f"{folder}/{number}.tflite", experimental_op_resolver_type=plain)
    arrays = np.load(f"{folder}/{number}.npz")
    details = interpreter.get_input_details()
    given = [arrays[f"arr_{i}"] for i in range(len(details))]
    for detail, x in zip(details, given):
        if tuple(detail["shape"]) != x.shape:
            interpreter.resize_tensor_input(detail["index"], x.shape)
    interpreter.allocate_tensors()
    for detail, x in zip(details, given):
        interpreter.set_tensor(detail["index"], x)
    interpreter.invoke()
    results = [interpreter.get_tensor(detail["index"]) for detail in interpreter.get_output_details()]
    np.savez(f"{folder}/{number}.out.npz", *results)
print(json.dumps("done"))
"""


def run_there(oracle, folder, files):
    """What TensorFlow Lite gives for each (bytes, inputs): a list of arrays."""
    for number, (content, inputs) in enumerate(files):
        (folder / f"{number}.tflite").write_bytes(content)
        np.savez(folder / f"{number}.npz", *inputs)
    assert oracle(RUN, folder, len(files)) == "done"
    found = []
    for number in range(len(files)):
        with np.load(folder / f"{number}.out.npz") as arrays:
            found.append([arrays[name] for name in sorted(arrays.files)])
    return found


def test_every_operator_gives_there_what_the_ops_give_here(oracle, tmp_path):
    files, expected = [], []
    for expression, shapes in CASES:
        trace, inputs = function_of(expression, shapes), inputs_of(shapes)
        files.append((tf.lite.TFLiteConverter.from_concrete_functions([trace]).convert(), inputs))
        expected.append(trace(*map(tf.constant, inputs)).numpy())
    for (expression, _), y, (there,) in zip(CASES, expected, run_there(oracle, tmp_path, files)):
        assert there.dtype == y.dtype, expression
        np.testing.assert_allclose(there, y, atol=1e-5, err_msg=expression)


# How far off answers may be, as a share of the largest. Layer norms subtract large numbers of eight bits each.
BOUNDS = {"float": 1e-5, "dynamic": 0.02, "float16": 2e-3, "int8": 0.08, "int16": 0.03}
ROUGH = {("attention", "int8"): 0.3}
STEPS = {"separable": 2}  # what is below 0 in a leaky ReLU is rounded down there, and to the nearest integer here


def test_models_of_every_kind_and_integers_as_in_our_interpreter(oracle, tmp_path):
    cases = [(name, kind, model, x) for name, model, x in small_models() for kind in BOUNDS]
    files = [(model_file(model, kind, x), [x]) for _, kind, model, x in cases]
    answers = run_there(oracle, tmp_path, files)
    for (name, kind, model, x), (content, _), (there,) in zip(cases, files, answers):
        y = model(tf.constant(x)).numpy()
        bound = ROUGH.get((name, kind), BOUNDS[kind])
        assert np.abs(there - y).max() <= bound * np.abs(y).max(), (name, kind)
        if kind == "int8":
            here, step = run_here(content, x)
            assert (np.abs(there - here) <= 1.001 * STEPS.get(name, 1) * step).mean() >= 0.99, name


def run_here(content, x):
    """(what our interpreter gives, the step of the integers that it is made of)."""
    interpreter = tf.lite.Interpreter(model_content=content)
    (given,), (result,) = interpreter.get_input_details(), interpreter.get_output_details()
    interpreter.resize_tensor_input(given["index"], x.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(given["index"], x)
    interpreter.invoke()
    (integers,) = [d for d in interpreter.get_tensor_details() if d["name"] == f"{result['name']}_int8"]
    return interpreter.get_tensor(result["index"]), integers["quantization"][0]


SIZES = """
import logging, warnings
warnings.simplefilter("ignore")
tf.get_logger().setLevel(logging.ERROR)
L = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((16, 16, 3)), L.Conv2D(32, 3, activation="relu"), L.Conv2D(64, 3),
                             L.BatchNormalization(), L.ReLU(), L.Flatten(), L.Dense(128, "relu"), L.Dense(10)])
sizes = {}
stdout, sys.stdout = sys.stdout, sys.stderr
for kind in ("float", "int8"):
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    if kind == "int8":
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.representative_dataset = lambda: ([np.ones((1, 16, 16, 3), "float32")] for _ in range(2))
    sizes[kind] = len(converter.convert())
sys.stdout = stdout
print(json.dumps(sizes))
"""


def test_files_are_no_larger_than_tensorflows(oracle):
    layers = tf.keras.layers
    model = tf.keras.Sequential([
        tf.keras.Input((16, 16, 3)), layers.Conv2D(32, 3, activation="relu"), layers.Conv2D(64, 3),
        layers.BatchNormalization(), layers.ReLU(), layers.Flatten(), layers.Dense(128, "relu"), layers.Dense(10)])
    x = np.ones((2, 16, 16, 3), np.float32)
    sizes = {kind: len(model_file(model, kind, x)) for kind in ("float", "int8")}
    theirs = oracle(SIZES)
    assert sizes["int8"] <= 0.27 * sizes["float"]
    assert sizes["float"] <= theirs["float"]
    assert sizes["int8"] <= theirs["int8"]


TRAIN = """
sys.path.insert(0, sys.argv[2])
from lite import training
interpreter = tf.lite.Interpreter(model_path=sys.argv[1])
found = training.story(lambda name, **inputs: interpreter.get_signature_runner(name)(**inputs))
print(json.dumps([each.tolist() for each in found]))
"""


def test_a_model_learns_there_as_it_learns_here(oracle, tmp_path):
    learner = training.module(tf, "adam")
    (tmp_path / "learner.tflite").write_bytes(training.converted(tf, learner))
    found = oracle(TRAIN, tmp_path / "learner.tflite", Path(__file__).parents[1])
    expected = training.story(lambda name, **inputs: getattr(learner, name)(
        **{key: tf.constant(x) for key, x in inputs.items()}))
    for there, here in zip(found, expected, strict=True):
        np.testing.assert_allclose(there, here, rtol=1e-4)
