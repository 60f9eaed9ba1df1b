"""The words that a vocabulary is made of: read, and refused where they are no vocabulary. Floor 7.

Read next: `index_lookup.py`.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from ....backend.dtypes import int64, string
from ....backend.errors import explain
from ....ops.lookup.text_file import LINE_NUMBER, WHOLE_LINE, read_table
from ....wire import gfile
from ...safety import in_safe_mode


def words_in(vocabulary, dtype, encoding) -> list:
    """The words in a list, an array or a tensor, as str or int."""
    words = list(vocabulary) if isinstance(vocabulary, (list, tuple)) else np.asarray(vocabulary).tolist()
    if dtype is string:
        return [w.decode(encoding) if isinstance(w, bytes) else w for w in words]
    return words


def words_in_file(layer, path, dtype, encoding) -> list:
    """The lines of a file as str or int.

    Raises: ValueError where there is no such file, or a model is being loaded that must not name files.
    """
    if in_safe_mode():
        raise ValueError(explain(layer, f"vocabulary={path!r} in a model that is being loaded", "a file outside of the "
                                 "model's own archive is not read, as a stranger could choose it",
                                 "If you trust the model, pass safe_mode=False"))
    if not gfile.exists(path):
        raise ValueError(explain(layer, f"vocabulary={path!r}", "Vocabulary file does not exist"))
    columns = (WHOLE_LINE, dtype), (LINE_NUMBER, int64)
    words, _ = read_table(path, columns, -1, "\t", 0)
    return [w.decode(encoding) if isinstance(w, bytes) else w for w in words]


def without_special_tokens(layer, words, special) -> list:
    """The words, without the special tokens at their start if they are there.

    Raises: ValueError for an empty vocabulary.
    """
    if not words:
        raise ValueError(explain(layer, "vocabulary=[]", "Cannot set an empty vocabulary"))
    return words[len(special):] if words[: len(special)] == special else words


def require_vocabulary(layer, tokens, reserved, special, most):
    """Raise ValueError where tokens are no vocabulary.

    reserved: name -> token that may stand among the special ones only.
    most: how many tokens there may be, the special ones included; None for any number.
    """
    repeated = [token for token, count in Counter(tokens).items() if count > 1]
    if repeated:
        raise ValueError(explain(layer, f"a vocabulary in which {repeated} stand more than once",
                                 "every word must stand there once", "Leave out what is repeated"))
    for name, token in reserved.items():
        if token in tokens:
            raise ValueError(explain(layer, f"{name}={token!r} at vocabulary index {tokens.index(token)}",
                                     f"the vocabulary may hold it only at its start, as in {special}",
                                     "Leave out all special tokens, or put them all first"))
    size = len(special) + len(tokens)
    if most is not None and size > most:
        raise ValueError(explain(layer, f"a vocabulary of {size} tokens, max_tokens={most}",
                                 "the vocabulary must not be larger than max_tokens",
                                 f"Set max_tokens to {size} or more; {len(special)} of these are special tokens"))
