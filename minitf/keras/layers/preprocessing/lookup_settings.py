"""What the arguments of StringLookup and IntegerLookup must be, one with the other. Floor 7."""

from __future__ import annotations

from ....backend.errors import explain


def require_settings(layer, salt):
    """Raise ValueError where the settings of a layer contradict each other.   salt: as it was given."""
    most, oov, mode = layer.max_tokens, layer.num_oov_indices, layer.output_mode
    weights = layer.input_idf_weights
    for is_wrong, received, rule in (
        (most is not None and most <= 1, f"max_tokens={most}", "it must be greater than 1"),
        (layer.pad_to_max_tokens and most is None, "pad_to_max_tokens=True, max_tokens=None",
         "without max_tokens nothing can be filled up to it"),
        (oov < 0, f"num_oov_indices={oov}", "it must be >= 0"),
        (layer.oov_method not in ("floormod", "farmhash"), f"oov_method={layer.oov_method!r}",
         "it must be 'floormod' or 'farmhash'"),
        (salt is not None and layer.vocabulary_dtype != "string" and layer.oov_method != "farmhash", f"salt={salt}",
         "integers take a salt only with oov_method='farmhash'"),
        (layer.invert and mode != "int", f"invert=True, output_mode={mode!r}", "back to words there is only 'int'"),
        (layer.sparse and mode == "int", "sparse=True, output_mode='int'", "only vectors can be sparse"),
        (weights is not None and mode != "tf_idf", f"idf_weights={weights}, output_mode={mode!r}",
         "`idf_weights` should only be set for 'tf_idf'"),
        (layer._has_input_vocabulary and weights is None and mode == "tf_idf", "a vocabulary, output_mode='tf_idf'",
         "`idf_weights` must be given with the vocabulary"),
    ):  # fmt: skip
        if is_wrong:
            raise ValueError(explain(type(layer).__name__, received, rule))
