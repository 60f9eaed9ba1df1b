"""SignatureRunner: a part of a model as a function. Floor 8. Read `interpreter.py` first."""

from __future__ import annotations

import numpy as np

from ..backend.errors import explain


class SignatureRunner:
    """What `Interpreter.get_signature_runner` gives: call it with the inputs by name, and it gives a dict of outputs.

    Raises: ValueError where the interpreter has no such signature.
    Source: tf.lite.Interpreter.get_signature_runner.
    """

    def __init__(self, interpreter, signature_key):
        found = [each for each in interpreter.model.signature_defs if each.signature_key == signature_key]
        if not found:
            raise ValueError(explain("get_signature_runner", f"signature_key is {signature_key!r}",
                                     f"the signatures are {list(interpreter.get_signature_list())}"))
        self._interpreter, self._signature = interpreter, found[0]
        self._number = int(found[0].subgraph_index)
        self._graph = interpreter.graphs[self._number]
        self._inputs = {each.name: int(each.tensor_index) for each in found[0].inputs}
        self._outputs = {each.name: int(each.tensor_index) for each in found[0].outputs}

    def __call__(self, **kwargs):
        """name -> array of the outputs.   kwargs: an array for each input; its shape may be another one than before.

        Raises: ValueError where inputs are missing, unknown, or of another dtype.
        """
        from .interpreter import put, resize

        if set(kwargs) != set(self._inputs):
            raise ValueError(explain("SignatureRunner", f"inputs {sorted(kwargs)}",
                                     f"there must be exactly {sorted(self._inputs)}"))
        for name, value in kwargs.items():
            resize(self._graph, self._inputs[name], np.shape(value), strict=False)
        if not self._graph.is_ready:
            self._graph.allocate()
        for name, value in kwargs.items():
            put(self._graph, self._inputs[name], value)
        self._graph.invoke()
        return {name: self._interpreter.get_tensor(i, self._number) for name, i in self._outputs.items()}

    def get_input_details(self):
        """name -> a dict for each input, as `Interpreter.get_input_details`."""
        details = self._interpreter.get_tensor_details(self._number)
        return {name: details[i] for name, i in self._inputs.items()}

    def get_output_details(self):
        """name -> a dict for each output, as `Interpreter.get_output_details`."""
        details = self._interpreter.get_tensor_details(self._number)
        return {name: details[i] for name, i in self._outputs.items()}
