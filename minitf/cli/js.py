"""`minitf js`: models for TensorFlow.js, in browsers and in Node.   Floor 10.

    minitf js convert model.keras web
    minitf js convert saved_model web --quantize_uint8
    minitf js convert web model.keras
    minitf js show web
    minitf js demo                     # js_demo.py
"""

import json
import os
from argparse import ArgumentParser, Namespace

import minitf as tf
from minitf.cli import js_demo
from minitf.js.model_file import read_model
from minitf.js.weights.manifest import SHARD_BYTES

KERAS, LAYERS, GRAPH = "keras", "tfjs_layers_model", "tfjs_graph_model"
SAVED = ("tf_saved_model", "keras_saved_model")
OUTPUTS = {  # format of the input -> those that it can become, the first by itself
    KERAS: (LAYERS, GRAPH),
    "tf_saved_model": (GRAPH,),
    "keras_saved_model": (GRAPH,),
    LAYERS: (KERAS, "keras_saved_model", LAYERS, GRAPH),
    GRAPH: ("tf_saved_model", GRAPH),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Adds what can be done, and with what."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    convert = actions.add_parser("convert", help="convert a model to TensorFlow.js, or back")
    convert.add_argument("input", help="a .keras or .h5 file, the folder of a SavedModel, or that of a model.json")
    convert.add_argument("output", help="the folder, or the .keras or .h5 file, to write")
    convert.add_argument("--input_format", choices=OUTPUTS, help="by default what the input looks like")
    convert.add_argument("--output_format", choices=(LAYERS, GRAPH, KERAS, *SAVED))
    convert.add_argument("--signature_name", default="serving_default", metavar="NAME", help="of a SavedModel")
    convert.add_argument("--saved_model_tags", metavar="TAG,...", help="of the graph, where there are several")
    for kind in ("float16", "uint16", "uint8"):
        convert.add_argument(f"--quantize_{kind}", nargs="?", const="*", metavar="PATTERN,...",
                             help=f"keep weights in {kind}; all, or those whose names match a pattern")
    convert.add_argument("--weight_shard_size_bytes", type=int, default=SHARD_BYTES, metavar="BYTES",
                         help="of a file of weights, at most; default %(default)s")
    convert.add_argument("--metadata", metavar="FILE", help="a JSON file to write along")
    show = actions.add_parser("show", help="show what is in the folder of a model.json")
    show.add_argument("input")
    demo = actions.add_parser("demo", help="draw a digit, and a model in the browser reads it")
    js_demo.add_arguments(demo)


def run(args: Namespace) -> int:
    """Does what was asked for; returns 0."""
    return {"convert": convert_model, "show": show_model, "demo": js_demo.run}[args.action](args)


def convert_model(args: Namespace) -> int:
    """Converts, and says how large the files are."""
    try:
        source = args.input_format or format_of(args.input)
        target = args.output_format or OUTPUTS[source][0]
        if target not in OUTPUTS[source]:
            raise tf.errors.InvalidArgumentError(f"{args.input}: {source} to {target}: it can become "
                                                 f"{' or '.join(OUTPUTS[source])}.")
        CONVERSIONS[source](args, target)
    except (ValueError, TypeError) as error:
        raise tf.errors.InvalidArgumentError(f"{args.input}: {error}") from None
    print(f"{args.output}: {target}, {size_of(args.output):,} bytes")
    return 0


def format_of(path: str) -> str:
    """What a model looks like.

    Raises: NotFoundError where there is none.
    """
    if os.path.isfile(os.path.join(path, "saved_model.pb")):
        return SAVED[0]
    if path.endswith((".keras", ".h5", ".hdf5")):
        return KERAS
    document, _ = read_model("convert", path)
    return GRAPH if document.get("format") == "graph-model" or "node" in document["modelTopology"] else LAYERS


def from_keras(args: Namespace, target: str) -> None:
    """Writes a Keras model."""
    write_keras(tf.keras.models.load_model(args.input), args, target)


def write_keras(model: "tf.keras.Model", args: Namespace, target: str) -> None:
    """Writes a Keras model in any format."""
    if target == KERAS:
        model.save(args.output)
    elif target in SAVED:
        model.export(args.output, verbose=False)
    else:
        save = tf.js.save_keras_model if target == LAYERS else tf.js.save_graph_model
        save(model, args.output, **options(args))


def from_saved_model(args: Namespace, target: str) -> None:
    """Writes a signature of a SavedModel."""
    tags = args.saved_model_tags.split(",") if args.saved_model_tags else None
    tf.js.convert_tf_saved_model(args.input, args.output, args.signature_name, tags, **options(args))


def from_layers(args: Namespace, target: str) -> None:
    """Writes a layers model."""
    write_keras(tf.js.load_keras_model(args.input), args, target)


def from_graph(args: Namespace, target: str) -> None:
    """Writes a graph model."""
    function = tf.js.load_graph_model(args.input)
    if target == GRAPH:
        tf.js.save_graph_model(function, args.output, **options(args))
        return
    module = tf.Module()
    module.call = function
    tf.saved_model.save(module, args.output, signatures=function)


CONVERSIONS = {KERAS: from_keras, "tf_saved_model": from_saved_model, "keras_saved_model": from_saved_model,
               LAYERS: from_layers, GRAPH: from_graph}


def options(args: Namespace) -> dict:
    """How weights are written."""
    wanted = {kind: getattr(args, f"quantize_{kind}") for kind in ("float16", "uint16", "uint8")}
    quantization = {kind: True if text == "*" else text.split(",") for kind, text in wanted.items() if text}
    metadata = None
    if args.metadata:
        with open(args.metadata, encoding="utf-8") as file:
            metadata = json.load(file)
    return {"quantization_dtype_map": quantization, "weight_shard_size_bytes": args.weight_shard_size_bytes,
            "metadata": metadata}


def size_of(path: str) -> int:
    """The bytes of a file, or of all files below a folder."""
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(path) for name in names)


def show_model(args: Namespace) -> int:
    """Prints the format, the signature or the layers, and the weights."""
    try:
        document, _ = read_model("show", args.input)
        print(f"{args.input}: {document.get('format', 'layers-model')}, {document.get('generatedBy')}")
        for side, infos in document.get("signature", {}).items():
            for name, info in infos.items():
                print(f"{side.removesuffix('s')} {name}: {info['dtype']} {sizes(info.get('tensorShape', {}))}")
        for group in document.get("weightsManifest", []):
            print(f"{len(group['paths'])} files of weights")
            for entry in group["weights"]:
                fewer = f", in {entry['quantization']['dtype']}" if "quantization" in entry else ""
                print(f"  {entry['name']}: {entry['dtype']}{entry['shape']}{fewer}")
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise tf.errors.InvalidArgumentError(f"{args.input}: {error}") from None
    return 0


def sizes(shape: dict) -> str:
    """A shape of a signature: [?, 3]."""
    found = ["?" if str(dim.get("size")) == "-1" else str(dim.get("size", 0)) for dim in shape.get("dim", [])]
    return f"[{', '.join(found)}]"
