"""tf.io.parse_example: serialized examples as tensors. Floor 2. Read next: `parse_sequence.py`.

The op gives one tensor or several for every column that is asked for; `assembled` makes of them what the feature is,
such as a sparse tensor. A single example is a batch of one, without its first axis.
"""

from __future__ import annotations

from ...backend.dtypes import int64, string
from ...backend.errors import DataLossError, InvalidArgumentError, RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...wire import messages
from ..shapes.layout import reshape
from . import columns
from .assembly import assembled, wanted_columns
from .features import checked

# What a kind of column is made of: the specs of its arrays, for N examples.
OUTPUTS = {
    "dense": lambda n, feature: [Spec((n, *feature.shape), feature.dtype)],
    "sequence": lambda n, feature: [Spec((n, None, *feature.shape), feature.dtype)],
    "sparse": lambda n, feature: [Spec((None, 2), int64), Spec((None,), feature.dtype), Spec((2,), int64)],
    "ragged": lambda n, feature: [Spec((None,), feature.dtype), Spec((None if n is None else n + 1,), int64)],
}
ARRAYS = {
    "dense": lambda column, key, feature: [columns.dense(column, key, feature)],
    "sequence": lambda column, key, feature: [columns.sequences(column, key, feature)],
    "sparse": lambda column, key, feature: columns.sparse(column, feature.dtype),
    "ragged": lambda column, key, feature: columns.ragged(column, feature.dtype),
}


class ParseExampleV2(Op):
    """ys = the columns of serialized examples.   serialized: string [N]  ->  ys: as `OUTPUTS` says.

    wanted: for each column its kind, the name of the feature, and the feature.
    """

    types = ("serialized",)
    serialized = frozenset({string})
    several = True
    gradient = no_gradient

    def infer(serialized, *, wanted):
        if serialized.dims is not None and len(serialized.dims) != 1:
            raise RuleError("serialized must be a vector of serialized examples")
        n = None if serialized.dims is None else serialized.dims[0]
        return tuple(spec for kind, _, feature in wanted for spec in OUTPUTS[kind](n, feature))

    def kernel(xp, serialized, *, wanted):
        parsed = [message("Example", data).features.feature for data in serialized.tolist()]
        return tuple(array for kind, key, feature in wanted
                     for array in ARRAYS[kind](columns.column(parsed, key, feature.dtype), key, feature))


def message(name, data):
    """The Example or SequenceExample that bytes hold.  Raises: InvalidArgumentError where they hold none."""
    try:
        return messages.parse(name, data, "parse_example")
    except DataLossError as error:
        raise InvalidArgumentError(f"Could not parse example input: {error}") from None


def parse_example(serialized, features, example_names=None, name=None):
    """The features of serialized examples, by name.

    serialized: string [N], each a serialized `tf.train.Example`; or one, string [].
    features: name -> FixedLenFeature (a tensor [N, ...]), VarLenFeature (a sparse tensor [N, longest]),
        FixedLenSequenceFeature, SparseFeature or RaggedFeature.

        >>> import minitf as tf
        >>> example = tf.train.Example(features=tf.train.Features(feature={
        ...     "sizes": tf.train.Feature(int64_list=tf.train.Int64List(value=[3, 4]))}))
        >>> features = {"sizes": tf.io.FixedLenFeature([2], tf.int64)}
        >>> tf.io.parse_example([example.SerializeToString()], features)["sizes"].numpy()
        array([[3, 4]])

    Raises: ValueError for features that are none; InvalidArgumentError for bytes that are no example, for a feature
    that is missing without a default, or is of another dtype or size.
    Source: tf.io.parse_example.
    """
    where = "tf.io.parse_example"
    serialized = convert_to_tensor(serialized, string)
    if serialized.shape.rank == 0:
        return parse_single_example(serialized, features)
    return _parsed(serialized, checked(features, where), is_single=False)


def parse_single_example(serialized, features, example_names=None, name=None):
    """The features of one serialized example, by name: as `parse_example`, without the first axis.

    serialized: string [].

    Raises: ValueError where it is no scalar; else as `parse_example`.
    Source: tf.io.parse_single_example.
    """
    where = "tf.io.parse_single_example"
    serialized = convert_to_tensor(serialized, string)
    if serialized.shape.rank not in (0, None):
        raise ValueError(explain(where, f"serialized of shape {serialized.shape}", "Input serialized must be a scalar",
                                 "Use parse_example for several"))
    return _parsed(reshape(serialized, [1]), checked(features, where), is_single=True)


def _parsed(serialized, features, is_single):
    wanted = tuple(entry for key, feature in features.items() for entry in wanted_columns(key, feature))
    tensors = execute(ParseExampleV2, serialized, wanted=wanted)
    given = iter(tensors if isinstance(tensors, (list, tuple)) else [tensors])
    return {key: assembled(feature, given, is_single) for key, feature in features.items()}
