"""What pipelines give, in TensorFlow (recorded) and here.

The cases are of tf.data, and of the ops that its functions use, such as those that parse examples. A module in cases/
holds CASES: a name -> a function of `tf` that returns something to compare. It runs with the real TensorFlow when
numbers are recorded (`golden/record_data.py`), and with minitf in the tests.
"""

import json
from importlib import import_module
from pathlib import Path

import numpy as np

GOLDEN = Path(__file__).parent.parent / "golden" / "data"


def cases(family):
    """The cases of a family, by name."""
    return import_module(f"data.cases.{family}").CASES


def outcome(tf, case):
    """What a case gives, as JSON can hold it; where it raises, the class. The program has no seed to begin with."""
    tf.random.set_seed(None)
    try:
        return plain(tf, case(tf))
    except Exception as error:
        return {"raises": type(error).__name__}


def plain(tf, value):
    """Tensors, arrays and datasets as lists; dicts and tuples stay; all else as text."""
    if hasattr(value, "element_spec") and hasattr(value, "__iter__"):
        return [plain(tf, element) for element in value]
    if isinstance(value, (list, tuple)):
        return [plain(tf, x) for x in value]
    if isinstance(value, dict):
        return {str(key): plain(tf, x) for key, x in value.items()}
    if isinstance(value, tf.sparse.SparseTensor):
        value = tf.sparse.to_dense(value)
    if isinstance(value, tf.RaggedTensor):
        return decoded(value.to_list())
    if tf.is_tensor(value) or isinstance(value, (np.ndarray, np.generic)):
        return decoded(np.asarray(value).tolist())
    return decoded(value) if isinstance(value, (bytes, int, float, str, bool, type(None))) else repr(value)


def decoded(value):
    """The same with text for bytes."""
    if isinstance(value, list):
        return [decoded(x) for x in value]
    return value.decode("latin1") if isinstance(value, bytes) else value


def recording(family):
    """What TensorFlow gave, by case."""
    return json.loads((GOLDEN / f"{family}.json").read_text())


def assert_as_recorded(family, name):
    """The case gives here what it gave in TensorFlow."""
    import minitf as tf

    found = json.loads(json.dumps(outcome(tf, cases(family)[name])))
    assert found == recording(family)[name]
