"""tf.io.parse_sequence_example: examples that hold sequences, as tensors. Floor 2. Read `parse_example.py` first.

A SequenceExample has a context, which is an example, and lists of features: one feature for each step of a sequence.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import int64, string
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..ragged.ragged_tensor import RaggedTensor
from ..shapes.layout import reshape
from . import columns
from .assembly import assembled, wanted_columns
from .features import FixedLenSequenceFeature, RaggedFeature, VarLenFeature, checked
from .parse_example import ARRAYS, OUTPUTS, message

SEQUENCES = (FixedLenSequenceFeature, VarLenFeature, RaggedFeature)


class ParseSequenceExampleV2(Op):
    """ys = the columns of contexts, then those of sequences.   serialized: string [N].

    wanted: as of ParseExampleV2, for the context. sequences: (name, feature) pairs.
    """

    types = ("serialized",)
    serialized = frozenset({string})
    several = True
    gradient = no_gradient

    def infer(serialized, *, wanted, sequences):
        if serialized.dims is not None and len(serialized.dims) != 1:
            raise RuleError("serialized must be a vector of serialized examples")
        n = None if serialized.dims is None else serialized.dims[0]
        context = (spec for kind, _, feature in wanted for spec in OUTPUTS[kind](n, feature))
        return (*context, *(spec for _, feature in sequences for spec in _specs(n, feature)))

    def kernel(xp, serialized, *, wanted, sequences):
        parsed = [message("SequenceExample", data) for data in serialized.tolist()]
        contexts = [example.context.feature for example in parsed]
        found = [array for kind, key, feature in wanted
                 for array in ARRAYS[kind](columns.column(contexts, key, feature.dtype), key, feature)]
        lists = [example.feature_lists.feature_list for example in parsed]
        return (*found, *(array for key, feature in sequences for array in _arrays(lists, key, feature)))


def _specs(n, feature):
    """A dense sequence and its lengths; of others the values, the lengths of steps, and the numbers of steps."""
    if isinstance(feature, FixedLenSequenceFeature):
        return [Spec((n, None, *feature.shape), feature.dtype), Spec((n,), int64)]
    return [Spec((None,), feature.dtype), Spec((None,), int64), Spec((n,), int64)]


def _arrays(lists, key, feature):
    steps = [_steps(lists_of_one, key, feature) for lists_of_one in lists]
    counts = np.array([len(values) for values in steps], np.int64)
    if isinstance(feature, FixedLenSequenceFeature):
        rows = [[x for values in one for x in values] for one in steps]
        return [columns.sequences(rows, key, feature), counts]
    flat = [values for one in steps for values in one]
    return [columns.flat_array(flat, feature.dtype), np.array([len(v) for v in flat], np.int64), counts]


def _steps(lists, key, feature):
    """The values at each step of one example.  Raises: InvalidArgumentError where it lacks a sequence it must have."""
    if key not in lists:
        if isinstance(feature, FixedLenSequenceFeature) and not feature.allow_missing:
            raise InvalidArgumentError(explain(
                "parse_sequence_example", f"an example without {key!r}", f"Name: {key}, Feature list is required but "
                "could not be found", "Did you mean to set allow_missing=True?"))
        return []
    size = int(np.prod(feature.shape)) if isinstance(feature, FixedLenSequenceFeature) else None
    steps = [columns.values_of(step, key, feature.dtype) or () for step in lists[key].feature]
    if size is not None and any(len(values) != size for values in steps):
        sizes = sorted({len(values) for values in steps})
        raise InvalidArgumentError(explain("parse_sequence_example", f"steps of {sizes} values",
                                           f"Key: {key}: every step must have {size}"))
    return steps


def parse_sequence_example(serialized, context_features=None, sequence_features=None, example_names=None, name=None):
    """The features of serialized sequence examples: (context, sequences, lengths), each by name.

    serialized: string [N].
    context_features: as of `parse_example`.
    sequence_features: name -> FixedLenSequenceFeature (a tensor [N, T, ...], filled up), VarLenFeature (a sparse tensor
        [N, T, longest]) or RaggedFeature (a ragged tensor [N, (T), (values)]).

    lengths has the number of steps, int64 [N], of every FixedLenSequenceFeature.
    Raises: as `parse_example`.
    Source: tf.io.parse_sequence_example.
    """
    return _parsed(convert_to_tensor(serialized, string), context_features, sequence_features, False)


def parse_single_sequence_example(serialized, context_features=None, sequence_features=None, example_name=None,
                                  name=None):
    """The features of one serialized sequence example: (context, sequences), each by name.

    serialized: string [].

    Raises: ValueError where it is no scalar; else as `parse_example`.
    Source: tf.io.parse_single_sequence_example.
    """
    serialized = convert_to_tensor(serialized, string)
    if serialized.shape.rank not in (0, None):
        raise ValueError(explain("tf.io.parse_single_sequence_example", f"serialized of shape {serialized.shape}",
                                 "Input serialized must be a scalar", "Use parse_sequence_example for several"))
    return _parsed(reshape(serialized, [1]), context_features, sequence_features, True)[:2]


def _parsed(serialized, context_features, sequence_features, is_single):
    where = "tf.io.parse_sequence_example"
    if not context_features and not sequence_features:
        raise ValueError(explain(where, "no features", "Missing features: name some of the context or the sequences"))
    context = checked(context_features, where) if context_features else {}
    sequences = checked(sequence_features, where, SEQUENCES) if sequence_features else {}
    wanted = tuple(entry for key, feature in context.items() for entry in wanted_columns(key, feature))
    given = iter(execute(ParseSequenceExampleV2, serialized, wanted=wanted, sequences=tuple(sequences.items())))
    contexts = {key: assembled(feature, given, is_single) for key, feature in context.items()}
    found, lengths = {}, {}
    for key, feature in sequences.items():
        if isinstance(feature, FixedLenSequenceFeature):
            dense, count = next(given), next(given)
            found[key], lengths[key] = (dense[0], count[0]) if is_single else (dense, count)
        else:
            found[key] = _rows(feature, next(given), next(given), next(given), is_single)
    return contexts, found, lengths


def _rows(feature, values, step_lengths, counts, is_single):
    """A sequence whose steps differ in length: [N, (T), (values)]."""
    steps = RaggedTensor.from_row_lengths(values, step_lengths)
    whole = steps if is_single else RaggedTensor.from_row_lengths(steps, counts)
    if isinstance(feature, VarLenFeature):
        return whole.to_sparse()
    return whole.with_row_splits_dtype(feature.row_splits_dtype)
