"""get_source_inputs: where the graph of a KerasTensor begins. Floor 7. Read `node.py` first; next: `function.py`."""


def get_source_inputs(tensor) -> list:
    """Return the KerasTensors without a past that a KerasTensor was computed from.

        >>> import minitf as tf
        >>> x = tf.keras.Input((2,), name="x")
        >>> [source.name for source in tf.keras.utils.get_source_inputs(tf.keras.layers.Dense(3)(x))]
        ['x']

    Source: keras.utils.get_source_inputs.
    """
    found, waiting, seen = [], [tensor], set()
    while waiting:
        x = waiting.pop()
        if id(x) in seen:
            continue
        seen.add(id(x))
        operation, index, _ = getattr(x, "_keras_history", (None, 0, 0))
        node = operation._inbound_nodes[index] if operation is not None and operation._inbound_nodes else None
        if node is None or node.is_input:
            found.append(x)
        else:
            waiting.extend(reversed(node.input_tensors))  # so that the first argument's are found first
    return found
