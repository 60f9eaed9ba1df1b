"""The scores that probabilities were made of. Floor 7.

ln(softmax(x)) loses digits where the softmax comes close to 0 or 1, and all of them where it arrives there; computed
from x itself it loses none. So a cross entropy asks where its probabilities come from: the activations of Keras note
the scores on what they return, and in a graph the op that made a tensor can be looked up.
"""

from __future__ import annotations

import warnings


def logits_behind(y_pred, from_logits, activation):
    """The scores before `activation` and True, where they are known; else what was given.

    activation: the op that makes probabilities, "Softmax" or "Sigmoid".
    """
    logits = getattr(y_pred, "_keras_logits", None)
    if logits is None:
        node = getattr(y_pred, "op", None)
        if node is not None and node.type == activation:
            logits = node.inputs[0]
    if logits is None:
        return y_pred, from_logits
    if from_logits:
        warnings.warn(f"from_logits=True, but y_pred was made by a {activation.lower()}: these are probabilities. "
                      "The scores before it are used.", stacklevel=2)
    return logits, True
