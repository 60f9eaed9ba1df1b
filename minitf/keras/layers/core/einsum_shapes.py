"""What an equation of EinsumDense says about shapes. Floor 7.

"abc,cd->abd" and an input [2, 3, 4], with an output [None, 5] without the batch: the kernel is [4, 5].
"""

import re
from dataclasses import dataclass

from ....backend.errors import explain

# The letters of input, kernel and output, with "..." before, after or nowhere.
FORMS = {
    "": re.compile(r"([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)"),
    "left": re.compile(r"\.\.\.([a-zA-Z]+),([a-zA-Z]+)->\.\.\.([a-zA-Z]+)"),
    "right": re.compile(r"([a-zA-Z]{2,})\.\.\.,([a-zA-Z]+)->([a-zA-Z]+)\.\.\."),
}


@dataclass
class EinsumShapes:
    """The shapes of kernel, bias (or None) and output, and which axes of the kernel are inputs and outputs."""

    kernel: tuple
    bias: tuple | None
    output: tuple
    input_axes: list
    output_axes: list


def shapes_of_equation(equation, bias_axes, input_shape, output_shape):
    """Return the EinsumShapes of an equation.

    input_shape: with the batch, None for open axes. output_shape: without the batch and without what "..." stands for.

    >>> shapes_of_equation("...x,xy->...y", "y", (None, 3, 4), (5,)).output
    (None, 3, 5)

    Raises: ValueError where the equation has no such form, or the shapes do not fit it.
    """
    side, match = _parsed(equation)
    inputs, kernel, outputs = match.groups()
    elided = len(input_shape) - len(inputs)
    if side == "left":
        output = [input_shape[0], *input_shape[1:elided], *output_shape]
        input_places = {letter: i - len(inputs) for i, letter in enumerate(inputs)}
        output_places = {letter: i + elided for i, letter in enumerate(outputs)}
    else:
        output = [input_shape[0], *output_shape, *(input_shape[len(inputs) :] if elided else ())]
        input_places = {letter: i for i, letter in enumerate(inputs)}
        output_places = {letter: i for i, letter in enumerate(outputs)}
    sizes = {letter: input_shape[place] for letter, place in input_places.items()}
    if len(output) <= max(output_places.values()):
        raise _error(equation, f"the output [batch, ...] is {output}", f"it must have the axes {outputs!r}")
    for letter, place in output_places.items():
        if letter not in inputs + kernel:
            raise _error(equation, f"{letter!r} is in the output", "it must be in the input or the kernel too")
        if letter in sizes and output[place] not in (None, sizes[letter]):
            raise _error(equation, f"{letter!r} is {sizes[letter]} in the input and {output[place]} in the output",
                         "the sizes must be equal")  # fmt: skip
    known = {letter: size for letter, size in sizes.items() if size is not None}
    named = {**sizes, **{letter: output[place] for letter, place in output_places.items()}, **known}
    if not set(kernel) <= set(named):
        raise _error(equation, f"the kernel is {kernel!r}", "every letter of it must be in the input or the output")
    return EinsumShapes(
        kernel=tuple(named[letter] for letter in kernel),
        bias=_bias_shape(equation, bias_axes, outputs, named, elided if side == "right" else 0),
        output=tuple(output),
        input_axes=[i for i, letter in enumerate(kernel) if letter not in output_places],
        output_axes=[i for i, letter in enumerate(kernel) if letter in output_places],
    )


def _parsed(equation):
    """The side of the dots and the match of the form that the equation has."""
    for side, form in FORMS.items():
        match = form.match(equation)
        if match:
            return side, match
    raise _error(equation, "no known form", "it must be [X],[Y]->[Z], ...[X],[Y]->...[Z] or [X]...,[Y]->[Z]...")


def _bias_shape(equation, bias_axes, outputs, sizes, after):
    """The shape of the bias, from its first axis on, with 1 for what it does not have; None for no bias."""
    if bias_axes is None:
        return None
    for letter in bias_axes:
        if letter not in outputs:
            raise _error(equation, f"bias_axes is {bias_axes!r}", f"{letter!r} is not in the output {outputs!r}")
    letters = outputs[min(map(outputs.index, bias_axes)) :]
    return (*(sizes[letter] if letter in bias_axes else 1 for letter in letters), *[1] * after)


def _error(equation, received, rule):
    return ValueError(explain("EinsumDense", f"equation {equation!r}, {received}", rule))
