"""`minitf lite`: models for small devices, as .tflite files.   Floor 10.

    minitf lite convert model.keras small.tflite --int8 --samples x.npy
    minitf lite show small.tflite
    minitf lite run small.tflite --inputs x=batch.npy
    minitf lite compare float.tflite small.tflite --samples x.npy --labels y.npy
"""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

import numpy as np

import minitf as tf
from minitf.cli.show import files
from minitf.lite.comparing import compare
from minitf.lite.converter.errors import ConverterError

Refused = (ConverterError, ValueError, RuntimeError, TypeError)


def add_arguments(parser: ArgumentParser) -> None:
    """Adds what can be done, and with what."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    convert = actions.add_parser("convert", help="write a model as a .tflite file")
    convert.add_argument("model", help="a .keras file, or the folder of a SavedModel")
    convert.add_argument("file", help="the .tflite file to write")
    kind = convert.add_mutually_exclusive_group()
    kind.add_argument("--dynamic", action="store_true", help="int8 weights")
    kind.add_argument("--float16", action="store_true", help="float16 weights")
    kind.add_argument("--int8", action="store_true", help="all in int8; needs --samples")
    convert.add_argument("--samples", metavar="FILE", help="a .npy file [N, ...] of what the model will be given")
    convert.add_argument("--labels", metavar="FILE", help="a .npy file [N] of the right classes, for the report")
    show = actions.add_parser("show", help="show what is in a .tflite file")
    show.add_argument("file")
    run_ = actions.add_parser("run", help="run a .tflite file")
    run_.add_argument("file")
    run_.add_argument("--inputs", required=True, metavar="NAME=FILE;...", help="inputs from .npy or .npz files")
    run_.add_argument("--outdir", help="write each output there as NAME.npy, instead of printing it")
    both = actions.add_parser("compare", help="run two .tflite files on the same samples")
    both.add_argument("before")
    both.add_argument("after")
    both.add_argument("--samples", required=True, metavar="FILE", help="a .npy file [N, ...]")
    both.add_argument("--labels", metavar="FILE", help="a .npy file [N] of the right classes")


def run(args: Namespace) -> int:
    """Does what was asked for; returns 0."""
    return {"convert": convert_model, "show": show_file, "run": run_file, "compare": compare_files}[args.action](args)


def convert_model(args: Namespace) -> int:
    """Writes the file and, where there are samples, how it differs from the same model in floats."""
    samples = None if args.samples is None else array_of(args.samples).astype(np.float32)
    try:
        converter = converter_of(args.model)
        floats = converter.convert()
        content = converted(converter, args, samples) if args.dynamic or args.float16 or args.int8 else floats
    except Refused as error:
        raise tf.errors.InvalidArgumentError(f"{args.model}: {error}") from None
    Path(args.file).write_bytes(content)
    print(f"{args.file}: {len(content):,} bytes")
    if samples is not None and content is not floats:
        print(compare(floats, content, samples, None if args.labels is None else array_of(args.labels)))
    return 0


def converter_of(path: str) -> "tf.lite.TFLiteConverter":
    """The converter of a Keras file or a SavedModel."""
    if os.path.isdir(path):
        return tf.lite.TFLiteConverter.from_saved_model(path)
    return tf.lite.TFLiteConverter.from_keras_model(tf.keras.models.load_model(path))


def converted(converter: "tf.lite.TFLiteConverter", args: Namespace, samples: "np.ndarray | None") -> bytes:
    """The smaller file that was asked for."""
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if args.float16:
        converter.target_spec.supported_types = [tf.float16]
    if args.int8:
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        converter.representative_dataset = None if samples is None else lambda: ([x[None]] for x in samples[:200])
    return converter.convert()


def show_file(args: Namespace) -> int:
    """Prints signatures, inputs, outputs and operators."""
    interpreter = opened(args.file)
    print(f"{args.file}: {os.path.getsize(args.file):,} bytes")
    for key, names in interpreter.get_signature_list().items():
        print(f"signature {key}: {', '.join(names['inputs'])} -> {', '.join(names['outputs'])}")
    for what, details in (("input", interpreter.get_input_details()), ("output", interpreter.get_output_details())):
        for detail in details:
            print(f"{what} {described(detail)}")
    tensors = {detail["index"]: detail for detail in interpreter.get_tensor_details()}
    for operator in interpreter._get_ops_details():
        inputs = ", ".join(short(tensors[i]) for i in operator["inputs"] if i in tensors)
        outputs = ", ".join(short(tensors[i]) for i in operator["outputs"] if i in tensors)
        print(f"  {operator['op_name']:<20} {inputs} -> {outputs}")
    return 0


def opened(path: str) -> "tf.lite.Interpreter":
    """The interpreter of a file.

    Raises: InvalidArgumentError for another kind of file.
    """
    try:
        return tf.lite.Interpreter(model_content=Path(path).read_bytes())
    except ValueError as error:
        raise tf.errors.InvalidArgumentError(f"{path}: {error}") from None


def described(detail: dict) -> str:
    """A tensor in one line, with the scale of its integers."""
    scale, zero_point = detail["quantization"]
    quantized = f", scale {scale:.6g}, zero point {zero_point}" if scale else ""
    return f"{detail['name']}: {short(detail)}{quantized}"


def short(detail: dict) -> str:
    """The dtype and shape of a tensor: float32[1, 8, 8, 1]."""
    return f"{np.dtype(detail['dtype']).name}[{', '.join(map(str, detail['shape']))}]"


def run_file(args: Namespace) -> int:
    """Prints or writes what the model gives for the inputs."""
    interpreter = opened(args.file)
    given = files(args.inputs)
    try:
        runner = interpreter.get_signature_runner()
        details = runner.get_input_details()
        results = runner(**{name: x.astype(details[name]["dtype"]) if name in details else x
                            for name, x in given.items()})
    except Refused as error:
        raise tf.errors.InvalidArgumentError(f"{args.file}: {error}") from None
    for name, y in sorted(results.items()):
        if args.outdir is None:
            print(f"{name}:\n{y}")
        else:
            os.makedirs(args.outdir, exist_ok=True)
            np.save(os.path.join(args.outdir, f"{name}.npy"), y)
    return 0


def compare_files(args: Namespace) -> int:
    """Prints what one file saves beside another, and what it costs."""
    before, after = (Path(path).read_bytes() for path in (args.before, args.after))
    labels = None if args.labels is None else array_of(args.labels)
    try:
        print(compare(before, after, array_of(args.samples).astype(np.float32), labels))
    except Refused as error:
        raise tf.errors.InvalidArgumentError(f"{args.before}, {args.after}: {error}") from None
    return 0


def array_of(path: str) -> np.ndarray:
    """The array in a .npy file."""
    (found,) = files(f"x={path}").values()
    return found
