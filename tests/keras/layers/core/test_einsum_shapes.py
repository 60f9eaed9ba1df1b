"""What an equation says about shapes."""

import pytest

from minitf.keras.layers.core.einsum_shapes import shapes_of_equation


@pytest.mark.parametrize(("equation", "bias", "inputs", "partial", "expected"), [
    ("ab,bc->ac", "c", (None, 3), (5,), ((3, 5), (5,), (None, 5))),
    ("abc,cd->abd", "d", (None, 3, 4), (None, 5), ((4, 5), (5,), (None, None, 5))),
    ("abc,cde->abde", "e", (2, 3, 4), (3, 6, 7), ((4, 6, 7), (7,), (2, 3, 6, 7))),
    ("abc,cde->abde", "d", (2, 3, 4), (3, 6, 7), ((4, 6, 7), (6, 1), (2, 3, 6, 7))),
    ("...x,xy->...y", None, (None, 8, 9, 4), (5,), ((4, 5), None, (None, 8, 9, 5))),
    ("ab...,bc->ac...", "c", (None, 3, 9), (5,), ((3, 5), (5, 1), (None, 5, 9))),
    ("abc,bd->adc", None, (2, 3, 4), (5, 4), ((3, 5), None, (2, 5, 4))),
])  # fmt: skip
def test_shapes(equation, bias, inputs, partial, expected):
    found = shapes_of_equation(equation, bias, inputs, partial)
    assert (found.kernel, found.bias, found.output) == expected


def test_which_axes_of_the_kernel_are_inputs():
    found = shapes_of_equation("abc,cde->abde", None, (2, 3, 4), (3, 6, 7))
    assert (found.input_axes, found.output_axes) == ([0], [1, 2])


@pytest.mark.parametrize(("equation", "bias", "partial", "rule"), [
    ("ab->ac", None, (5,), "form"), ("ab,bc->ad", None, (5,), "'d' is in the output"),
    ("ab,bcx->ac", None, (5,), "kernel"), ("ab,bc->ac", "b", (5,), "bias_axes"),
    ("ab,bc->abc", None, (7, 5), "equal"), ("ab,bc->abc", None, (5,), "must have the axes"),
])  # fmt: skip
def test_what_does_not_fit_is_refused(equation, bias, partial, rule):
    with pytest.raises(ValueError, match=rule):
        shapes_of_equation(equation, bias, (2, 3), partial)
