"""A picture of a model, drawn with Matplotlib. Floor 7. Read `../../autodiff/draw.py` first, which draws."""

from ...autodiff.draw import picture_of
from ...autodiff.layers import Box
from ...backend.errors import explain
from ...backend.palette import BLUE, GOLD, GREEN
from ..layers.core.input_layer import InputLayer
from .functional import Functional
from .sequential import Sequential

MOST_BOXES = 300


def plot_model(model, to_file="model.png", show_shapes=False, show_dtype=False, show_layer_names=False, rankdir="TB",
               expand_nested=False, dpi=200, show_layer_activations=False, show_trainable=False, splines="ortho",
               **kwargs):
    """Write a picture of a model to a file, and return it.

    to_file: a path that ends in .png, .svg or .pdf; None to write nothing.
    show_shapes, show_dtype, show_layer_names, show_layer_activations, show_trainable: what stands in a layer's box
        besides its class.
    expand_nested: whether to draw the layers of models inside.
    dpi: dots in an inch.
    rankdir, splines, kwargs: taken for the sake of programs that give them.

    Returns: a Picture, which shows itself in a notebook.
    Raises: ValueError where the model is not built, or has more layers than fit a page.
    Source: keras.utils.plot_model. Differs: drawn with Matplotlib, always from top to bottom.
    """
    picture = draw_model(model, show_shapes, show_dtype, show_layer_names, expand_nested, show_layer_activations,
                         show_trainable)
    if to_file is not None:
        picture.save(to_file, dpi=dpi)
    return picture


def draw_model(model, show_shapes=True, show_dtype=False, show_layer_names=True, expand_nested=False,
               show_layer_activations=False, show_trainable=False):
    """A Picture of a model: inputs in blue, layers in gold, outputs in green; the arguments are those of `plot_model`.

    Raises: ValueError where the model is not built, or has more layers than fit a page.
    """
    if not model.built:
        raise ValueError(explain("Model.draw", f"the model {model.name!r}", "This model has not yet been built",
                                 "Build it first by calling `build()`, or the model on a batch of data"))

    def box_of(layer, outputs, inputs):
        return Box(title_of(layer, show_layer_names),
                   note_of(layer, outputs, show_shapes, show_dtype, show_layer_activations, show_trainable),
                   BLUE if isinstance(layer, InputLayer) else GOLD, inputs)

    graph = graph_of(model)
    boxes: list = []
    if graph is None:
        ends = []
        for layer in model.layers:
            ends = [box_of(layer, layer._inbound_nodes[-1].outputs if layer._inbound_nodes else [], list(ends))]
            boxes += ends
    else:
        ends = grow(graph, None, box_of, boxes, expand_nested)
    if not 0 < len(boxes) <= MOST_BOXES:
        raise ValueError(explain("Model.draw", f"a model of {len(boxes)} layers",
                                 f"a page holds between 1 and {MOST_BOXES}", "Draw a part of it"))
    for box in ends:
        box.color = GREEN
    return picture_of(boxes)


def graph_of(model):
    """The Functional that a model is, or that does its work; None where there is none."""
    if isinstance(model, Sequential):
        return model._functional
    return model if isinstance(model, Functional) else None


def grow(graph, sources, box_of, boxes, expand_nested) -> list:
    """Add a box for every call of a graph; returns the boxes of its outputs.

    sources: the boxes that its inputs come from; None where it has boxes for them itself.
    """
    made = {} if sources is None else {id(x): box for x, box in zip(graph.inputs, sources)}
    for node in graph._topology.nodes:
        if node.is_input and sources is not None:
            continue
        inputs = list({id(made[id(x)]): made[id(x)] for x in node.input_tensors}.values())
        inner = graph_of(node.operation) if expand_nested else None
        if inner is not None:
            found = grow(inner, [made[id(x)] for x in node.input_tensors], box_of, boxes, expand_nested)
        else:
            boxes.append(box_of(node.operation, node.outputs, inputs))
            found = boxes[-1:] * len(node.outputs)
        made.update((id(y), box) for y, box in zip(node.outputs, found))
    return [made[id(y)] for y in graph.outputs]


def title_of(layer, show_name) -> str:
    """The first line of a box."""
    kind = type(layer).__name__
    return f"{layer.name} ({kind})" if show_name else kind


def note_of(layer, outputs, show_shapes, show_dtype, show_activation, show_trainable) -> str:
    """The second line of a box: what was asked to be shown."""
    parts = []
    if show_activation and getattr(layer, "activation", None) is not None:
        parts.append(getattr(layer.activation, "__name__", type(layer.activation).__name__))
    if show_shapes:
        parts += [f"({', '.join(map(str, y.shape))})" for y in outputs]
    if show_dtype:
        parts += [y.dtype for y in outputs[:1]]
    if show_trainable and getattr(layer, "weights", None):
        parts.append("trainable" if layer.trainable else "not trainable")
    return "  ".join(parts)
