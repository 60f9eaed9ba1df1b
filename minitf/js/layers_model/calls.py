"""Calls in a graph of layers: which layer was called on which tensors. Floor 8. Read next: `configs.py`.

    {"args": [a tensor of "x"], "kwargs": {}}     Keras 3: the arguments of the call
    [["x", 0, 0, {}]]                             there: layer, number of its call, number of the output, arguments

Masks are arguments for Keras 3, and steps in the graph make them. There, layers hand masks on by themselves.
"""

RECURRENT = ("RNN", "SimpleRNN", "GRU", "LSTM", "Bidirectional")  # whose first state may come from other layers
MERGED = ("Add", "Multiply", "Maximum", "Minimum")  # operations on two tensors that are layers, too: x + y
MAKE_MASKS = ("Embedding", "Masking")


def plain(value):
    """A config with lists for tuples, as it is when it has been in a file."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def calls(name, class_name, nodes, masks, refused) -> list:
    """The calls of a layer.

    nodes: of Keras.   masks: names of what only makes masks.   refused: a list to which is added what cannot be said.
    """
    found = []
    for node in nodes:
        inputs = inputs_of(class_name, node, masks)
        if inputs is None:
            refused.append(f"{name} ({class_name} called with other arguments than its inputs)")
        else:
            found.append([[*x["config"]["keras_history"], {}] for x in inputs])
    return found


def inputs_of(class_name, node, masks):
    """The tensors that a layer was called on; None where it was told more."""
    args, kwargs = node["args"], {key: value for key, value in node["kwargs"].items() if value is not None}
    if kwargs.get("training") is False:
        del kwargs["training"]
    if is_tensor(kwargs.get("mask")) and layer_of(kwargs["mask"]) in masks:
        del kwargs["mask"]
    inputs = args[0] if args and isinstance(args[0], list) else args[:1]
    more = [x for x in args[1:] if x is not None]
    if class_name in MERGED and more:
        inputs, more = args, []
    if class_name in RECURRENT:
        states = kwargs.pop("initial_state", None) or []
        inputs = [*inputs, *(states if isinstance(states, list) else [states])]
    return None if more or kwargs or not all(map(is_tensor, inputs)) else inputs


def masks_of(parts) -> set:
    """Names of the operations that make masks from what an Embedding or a Masking is called on, and nothing else.

    parts: configs of layers, with their calls.
    """
    parts = [part for part in parts if "inbound_nodes" in part]
    masked = [tensor for part in parts if part["class_name"] in MAKE_MASKS for tensor in tensors_of(part)]
    found: set[str] = set()
    for part in parts:
        is_first = part["class_name"] == "NotEqual" and all(tensor in masked for tensor in tensors_of(part))
        is_next = part["class_name"] == "Any" and all(tensor[0] in found for tensor in tensors_of(part))
        if (is_first or is_next) and "ops" in str(part.get("module")):
            found.add(part["name"])
    return found - {tensor[0] for part in parts if part["name"] not in found for tensor in tensors_of(part)}


def tensors_of(part) -> list:
    """[layer, call, output] of all tensors that a layer was called on, as its first arguments."""
    tensors = []
    for node in part["inbound_nodes"]:
        for argument in node["args"]:
            tensors += [x["config"]["keras_history"] for x in (argument if isinstance(argument, list) else [argument])
                        if is_tensor(x)]
    return tensors


def is_tensor(x) -> bool:
    """Whether an argument in a config stands for what a layer gave."""
    return isinstance(x, dict) and x.get("class_name") == "__keras_tensor__"


def layer_of(x) -> str:
    """The name of the layer that gave it."""
    return x["config"]["keras_history"][0]


def outputs(name, tensors, refused) -> list:
    """[[layer, call, output], ...] of a model's inputs or outputs."""
    if isinstance(tensors, list) and len(tensors) == 3 and isinstance(tensors[0], str):
        return [tensors]
    if isinstance(tensors, list) and all(isinstance(x, list) and len(x) == 3 for x in tensors):
        return tensors
    refused.append(f"{name} (a model whose inputs or outputs are no list)")
    return []


def shift(config, by):
    """Count the calls of models in a model from 1, or from 0 again: there, being made is a model's call number 0.

    config: of a model, with lists of calls as they are there; it is changed.   by: 1 or -1.
    """
    models = {part["name"] for part in config["layers"] if "name" in part and "layers" in part["config"]}
    nodes = [node for part in config["layers"] for node in part.get("inbound_nodes", [])]
    for tensor in [*(x for node in nodes for x in node), *config["input_layers"], *config["output_layers"]]:
        if tensor[0] in models:
            tensor[1] = max(tensor[1] + by, 0)
