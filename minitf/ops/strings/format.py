"""Tensors in the midst of text: format. Floor 2. Read `tensor_text.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.errors import explain
from ...core.convert import constant
from ...core.tensor import is_tensor
from .tensor_text import tensor_text


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
    texts = [tensor_text(x, summarize) for x in inputs] + [""]
    return constant("".join(part + text for part, text in zip(parts, texts, strict=True)))
