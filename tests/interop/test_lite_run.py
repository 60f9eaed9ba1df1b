"""Files of TensorFlow's converter, run by our interpreter: what TensorFlow Lite's gives."""

import numpy as np

from interop.lite_files import made
from minitf.lite.interpreter import Interpreter

# Floats made of quantized numbers: how far they may be off, as a share of the largest.
COARSE = {"images_int16": 1e-3, "wide_dynamic": 0.01}
# Steps of integers. TensorFlow Lite's own two sets of kernels differ as much here: a layer norm in eight bits makes
# differences larger, and thirty operators follow each other.
STEPS = {"attention_int8": 3}


def test_files_of_tensorflow_give_here_what_they_give_there(oracle, tmp_path):
    for name in made(oracle, tmp_path):
        interpreter = Interpreter(model_path=tmp_path / f"{name}.tflite")
        interpreter.allocate_tensors()
        (given,), (result,) = interpreter.get_input_details(), interpreter.get_output_details()
        with np.load(tmp_path / f"{name}.npz") as arrays:
            inputs, expected = arrays["x"], arrays["y"]
        found = []
        for x in inputs:
            interpreter.set_tensor(given["index"], x)
            interpreter.invoke()
            found.append(interpreter.get_tensor(result["index"]))
        found = np.stack(found)
        assert (found.dtype, found.shape) == (expected.dtype, expected.shape), name
        off = np.abs(found.astype(float) - expected.astype(float))
        if found.dtype == np.int8:
            assert (off <= STEPS.get(name, 1)).mean() >= 0.99, (name, off.max())
        else:
            assert off.max() <= COARSE.get(name, 1e-5) * max(np.abs(expected).max(), 1), (name, off.max())
