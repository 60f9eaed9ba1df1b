"""Tensors in the midst of text: the op StringFormat, and `format`. Floor 2. Read `tensor_text.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import string
from ...backend.errors import explain
from ...core.convert import constant, convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...core.tensor import is_tensor
from .tensor_text import tensor_text


class StringFormat(Op):
    """The template with the text of each input in place of each placeholder.   inputs: any [...]  ->  string []."""

    takes_any = True
    gradient = no_gradient

    def infer(*inputs, template, placeholder, summarize):
        return Spec((), string)

    def kernel(xp, *inputs, template, placeholder, summarize):
        texts = [*(tensor_text(numpy_of(x), summarize) for x in inputs), ""]
        text = "".join(part + text for part, text in zip(template.split(placeholder), texts, strict=True))
        return np.array(text.encode("utf-8", "surrogateescape"), object)


def format_(template, inputs, placeholder="{}", summarize=3, name=None):
    """The template with a tensor's text in place of each placeholder.

    template: str.   inputs: a tensor, or a list of as many tensors as there are placeholders.
    summarize: how many elements at the beginning and at the end of an axis are shown; -1: all.
    Returns: string [].

        >>> import minitf as tf
        >>> tf.strings.format("x: {}, y: {}", (tf.range(2), 3)).numpy()
        b'x: [0 1], y: 3'

    Raises: ValueError where there are more or fewer inputs than placeholders; TypeError for an input that is neither
    a tensor nor a list.
    Source: tf.strings.format.
    """
    if is_tensor(inputs) or isinstance(inputs, (str, bytes, np.ndarray)):
        inputs = [inputs]
    if not isinstance(inputs, (list, tuple)):
        raise TypeError(explain("strings.format", f"inputs is {inputs!r}", "it must be a tensor or a list of them"))
    parts = template.split(placeholder)
    if len(parts) != len(inputs) + 1:
        received = f"template is {template!r}, {len(inputs)} inputs"
        raise ValueError(explain("strings.format", received, f"it has {len(parts) - 1} placeholders {placeholder}"))
    if not inputs:
        return constant(template)
    tensors = map(convert_to_tensor, inputs)
    return execute(StringFormat, *tensors, template=template, placeholder=placeholder, summarize=summarize)
