"""What TensorFlow alone does with SavedModels: sessions, TensorFlow Lite, its command line. Run in TensorFlow."""

import json
import subprocess
import sys

import numpy as np

from interop.saved_models import WORDS, X, keras_models, plain


def in_sessions(tf, folder):
    """What the default signatures give in a session, as a server would run them."""
    found = {}
    for name, (_, x) in keras_models(tf).items():
        given = x if isinstance(x, dict) else None
        found[name] = run_signature(tf, f"{folder}/{name}_exported", given, x)
    found["tables"] = run_signature(tf, f"{folder}/tables", {"x": np.array(["dog", "b", "?"])}, None)
    return found


def run_signature(tf, path, given, single):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        graph = tf.compat.v1.saved_model.load(session, ["serve"], path)
        signature = graph.signature_def["serving_default"]
        feeds = {info.name: single if given is None else given[key] for key, info in signature.inputs.items()}
        fetches = {key: info.name for key, info in signature.outputs.items()}
        found = session.run(fetches, feeds)
        session.run(graph.saver_def.save_tensor_name, {graph.saver_def.filename_tensor_name: f"{path}/again"})
        return {key: np.asarray(y).tolist() for key, y in sorted(found.items())}


def in_lite(tf, folder):
    """What TensorFlow Lite's interpreter gives for those that it can convert without TensorFlow's own ops."""
    found = {}
    for name, (_, x) in keras_models(tf).items():
        converter = tf.lite.TFLiteConverter.from_saved_model(f"{folder}/{name}_exported")
        if name == "recurrent":  # lists of tensors: converted, but this interpreter cannot run them
            converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]
            converter._experimental_lower_tensor_list_ops = False
            found[name] = len(converter.convert()) > 0
            continue
        interpreter = tf.lite.Interpreter(model_content=converter.convert())
        runner = interpreter.get_signature_runner("serving_default")
        given = x if isinstance(x, dict) else {next(iter(runner.get_input_details())): x}
        found[name] = {key: y.tolist() for key, y in sorted(runner(**given).items())}
    return found


def trained(tf, folder, name, x):
    """The losses of a few steps of training of a loaded model, and what it gives after it was saved once more."""
    loaded = tf.saved_model.load(f"{folder}/{name}_exported")
    losses = []
    for _ in range(3):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((loaded.serve(x) - 1.0) ** 2)
        losses.append(float(loss))
        gradients = tape.gradient(loss, list(loaded.trainable_variables))
        for variable, gradient in zip(loaded.trainable_variables, gradients):
            variable.assign_sub(tf.convert_to_tensor(gradient))
    tf.saved_model.save(loaded, f"{folder}/{name}_again")
    again = tf.saved_model.load(f"{folder}/{name}_again")
    return losses, plain(tf, again.serve(x))


def all_trained(tf, folder):
    """The same for a model without loops and one with loops, through which TensorFlow finds gradients, too."""
    return [trained(tf, folder, name, x) for name, x in (("dense", X), ("recurrent", WORDS))]


def on_the_command_line(folder):
    """What `saved_model_cli` shows and computes."""
    program = "from tensorflow.python.tools import saved_model_cli; saved_model_cli.main()"
    command = [sys.executable, "-c", program]
    shown = subprocess.run([*command, "show", "--dir", f"{folder}/dense_exported", "--all"], capture_output=True,
                           text=True, timeout=200)
    return "serving_default" in shown.stdout and "'serve'" in shown.stdout, shown.stderr[-300:]


def elsewhere(tf, folder):
    return {"sessions": in_sessions(tf, folder), "lite": in_lite(tf, folder), "trained": all_trained(tf, folder),
            "command line": on_the_command_line(folder)[0]}


if __name__ == "__main__":
    import tensorflow

    print(json.dumps(elsewhere(tensorflow, sys.argv[1])))
