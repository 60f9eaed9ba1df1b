"""`minitf show DIR`: what is in a SavedModel, and what its signatures compute.   Floor 10.

    minitf show model/
    minitf show model/ --run serving_default --input_exprs 'x=[[1.0, 2.0]]'
    minitf show model/ --run serving_default --inputs x=batch.npy --outdir results/

The counterpart of TensorFlow's `saved_model_cli show` and `saved_model_cli run`.
"""

import ast
import os
from argparse import ArgumentParser, Namespace

import numpy as np

import minitf as tf
from minitf.saving.saved_model.describing import describe


def add_arguments(parser: ArgumentParser) -> None:
    """Adds the folder, and what to run."""
    parser.add_argument("dir", help="the folder of the SavedModel")
    parser.add_argument("--run", dest="signature", metavar="SIGNATURE", help="run this signature, as serving_default")
    parser.add_argument("--inputs", default="", metavar="NAME=FILE;...",
                        help="inputs from .npy files, or from arrays of .npz files: x=batch.npz[images]")
    parser.add_argument("--input_exprs", default="", metavar="NAME=VALUE;...",
                        help="inputs as Python writes lists and numbers: x=[[1.0, 2.0]]")
    parser.add_argument("--outdir", help="write each output there as NAME.npy, instead of printing it")
    parser.add_argument("--tag_set", help="the tags of the graph, with commas between them")


def run(args: Namespace) -> int:
    """Prints what is in the model, or what the signature computes; returns 0."""
    if args.signature is None:
        print(describe(args.dir))
        return 0
    model = tf.saved_model.load(args.dir, args.tag_set.split(",") if args.tag_set else None)
    if args.signature not in model.signatures:
        known = ", ".join(model.signatures) or "none"
        raise tf.errors.NotFoundError(f"{args.dir}: no signature {args.signature!r}: it has {known}.")
    signature = model.signatures[args.signature]
    inputs = {**expressions(args.input_exprs), **files(args.inputs)}
    results = signature(**tensors(inputs, signature.structured_input_signature[1]))
    for name, y in sorted(results.items()):
        if args.outdir is None:
            print(f"{name}:\n{y.numpy()}")
        else:
            os.makedirs(args.outdir, exist_ok=True)
            np.save(os.path.join(args.outdir, f"{name}.npy"), y.numpy())
    return 0


def pairs(text: str) -> dict[str, str]:
    """'x=1;y=2' as a dict.

    Raises: InvalidArgumentError for a part without '='.
    """
    found = {}
    for part in filter(None, text.split(";")):
        name, equals, value = part.partition("=")
        if not equals:
            raise tf.errors.InvalidArgumentError(f"minitf show: {part!r}: an input is NAME=VALUE.")
        found[name.strip()] = value.strip()
    return found


def expressions(text: str) -> dict:
    """Inputs that are written out. They are read as data, and never run.

    Raises: InvalidArgumentError for what is no literal.
    """
    try:
        return {name: np.asarray(ast.literal_eval(value)) for name, value in pairs(text).items()}
    except (SyntaxError, ValueError) as error:
        raise tf.errors.InvalidArgumentError(f"minitf show: --input_exprs {text!r}: {error}.") from None


def files(text: str) -> dict:
    """Inputs from .npy and .npz files.

    Raises: InvalidArgumentError for another kind of file, or an array that is not there.
    """
    found = {}
    for name, value in pairs(text).items():
        path, _, key = value.removesuffix("]").partition("[")
        try:
            array = np.load(path, allow_pickle=False)
            found[name] = array if isinstance(array, np.ndarray) else array[key or array.files[0]]
        except (ValueError, KeyError, IndexError) as error:
            raise tf.errors.InvalidArgumentError(f"minitf show: {value}: {error}.") from None
    return found


def tensors(arrays: dict, specs: dict) -> dict:
    """The arrays as tensors of the dtypes that a signature asks for.

    Raises: InvalidArgumentError where one is missing or unknown.
    """
    if arrays.keys() != specs.keys():
        raise tf.errors.InvalidArgumentError(f"minitf show: inputs are {sorted(arrays)}: the signature takes "
                                             f"{', '.join(map(str, specs.values())) or 'none'}.")
    return {name: tf.constant(array.tolist() if array.dtype.kind in "US" else array, specs[name].dtype)
            for name, array in arrays.items()}
