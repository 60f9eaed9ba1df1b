"""Values that JSON has no form for, and the dicts that stand for them in configs. Floor 7.

`b"x"` is written as `{"class_name": "__bytes__", "config": {"value": "x"}}`. A file that defines a further such type
adds its `Form` to the list, as `symbolic/keras_tensor.py` does. Read next: `serialization.py`.
"""

from collections.abc import Callable
from types import EllipsisType
from typing import Any, NamedTuple

import numpy as np

from ..core.convert import convert_to_tensor
from ..core.tensor import Tensor


class Form(NamedTuple):
    """One type, the class name that marks it in a config, and the way there and back."""

    type: type
    class_name: str
    dump: Callable[[Any], dict]
    load: Callable[[dict], Any]


FORMS = [
    Form(bytes, "__bytes__",
         lambda value: {"value": value.decode("utf-8")},
         lambda config: config["value"].encode("utf-8")),
    Form(slice, "__slice__",
         lambda value: {"start": value.start, "stop": value.stop, "step": value.step},
         lambda config: slice(config["start"], config["stop"], config["step"])),
    Form(EllipsisType, "__ellipsis__",
         lambda value: {},
         lambda config: Ellipsis),
    Form(Tensor, "__tensor__",
         lambda value: {"value": value.numpy().tolist(), "dtype": value.dtype.name},
         lambda config: convert_to_tensor(config["value"], dtype=config["dtype"])),
    Form(np.ndarray, "__numpy__",
         lambda value: {"value": value.tolist(), "dtype": value.dtype.name},
         lambda config: np.array(config["value"], dtype=config["dtype"])),
]  # fmt: skip


def dump_value(value):
    """Return the dict that stands for a value, or None where the value has no such form."""
    for form in FORMS:
        if isinstance(value, form.type):
            return {"class_name": form.class_name, "config": form.dump(value)}
    return None


def form_of(class_name):
    """Return the form that a class name marks, or None."""
    return next((form for form in FORMS if form.class_name == class_name), None)
