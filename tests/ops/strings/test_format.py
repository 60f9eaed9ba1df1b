"""strings.format: one tensor for each placeholder."""

import pytest

import minitf as tf


def test_another_placeholder():
    assert tf.strings.format("{} %s", tf.constant([1]), "%s").numpy() == b"{} [1]"


@pytest.mark.parametrize(("template", "inputs"), [("{} {}", tf.constant(1)), ("", tf.constant(1)), ("{}", ())])
def test_as_many_inputs_as_placeholders(template, inputs):
    with pytest.raises(ValueError, match=r"strings\.format: "):
        tf.strings.format(template, inputs)


def test_a_number_is_no_tensor():
    with pytest.raises(TypeError, match=r"strings\.format: "):
        tf.strings.format("{}", 1.0)
