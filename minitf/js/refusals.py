"""What a browser cannot do is refused, and all of it is named at once. Floor 8. Read next: `layers_model/`."""

from ..backend.errors import explain


def refuse(where, refused, what, fix):
    """Raise an error that names all that has no counterpart, where there is such.

    where: the function that was called.
    refused: a list of str, each a thing and why it is refused; nothing happens where it is empty.
    what: of what kind the things are: "layers", "ops".   fix: what may help.

        >>> refuse("save_keras_model", ["lambda: Lambda"], "layers", "Use others")
        Traceback (most recent call last):
        ValueError: save_keras_model: lambda: Lambda: TensorFlow.js has no counterpart for these layers. Use others.

    Raises: ValueError.
    """
    if refused:
        named = "; ".join(dict.fromkeys(refused))
        raise ValueError(explain(where, named, f"TensorFlow.js has no counterpart for these {what}", fix))
