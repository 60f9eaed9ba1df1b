"""Elements that a Python generator yields. Floor 5. Read next: `../transformations/map.py`."""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import as_dtype
from ...backend.errors import InvalidArgumentError, explain
from ...backend.shapes import TensorShape
from ...core.convert import convert_to_tensor
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...graph.control.python_function import as_op_error
from ..stage import Cursor, Stage


class Generator(Stage):
    """What `generator(*args)` yields, each element as `element_spec` says.  Source: tf.data.Dataset.from_generator."""

    shown_as = "_FlatMapDataset"

    def __init__(self, generator, args, element_spec):
        if not callable(generator):
            raise TypeError(explain("Dataset.from_generator", f"generator is {generator!r}", "`generator` must be a "
                                    "Python callable: it is called again for every pass over the data",
                                    "Pass the function, not what it returns"))
        self.generator = generator
        self.args = args
        self.element_spec = element_spec

    def start(self):
        return GeneratorCursor(self)


class GeneratorCursor(Cursor):
    """A generator has no place that could be saved: it is run again up to where it was."""

    remembers = ("count",)

    def __init__(self, stage):
        self.stage = stage
        self.specs = tree.flatten(stage.element_spec)
        self.count = 0
        self._elements = None

    def next(self):
        value = self._yielded()
        self.count += 1
        try:
            values = flat_like(self.stage.element_spec, value)
        except (TypeError, ValueError) as error:
            raise InvalidArgumentError(explain(
                "Dataset.from_generator", f"`generator` yielded {value!r}",
                f"the expected structure was {self.stage.element_spec!r}", str(error))) from None
        return [self._leaf(spec, x) for spec, x in zip(self.specs, values)]

    def _yielded(self):
        """What the generator yields next.  Raises: StopIteration; TensorFlow's error for what the generator raises."""
        try:
            if self._elements is None:
                self._elements = iter(self.stage.generator(*(x.numpy() for x in self.stage.args)))
            return next(self._elements)
        except StopIteration:
            raise
        except Exception as error:
            raise as_op_error(error, "Dataset.from_generator", f"at element {self.count}, `generator`") from error

    def _leaf(self, spec, value):
        if not isinstance(spec, TensorSpec):
            if not spec.is_compatible_with(value):
                raise self._mismatch(spec, repr(value))
            return value
        try:
            tensor = convert_to_tensor(value, spec.dtype)
        except (TypeError, ValueError):
            raise self._mismatch(spec, f"{value!r}") from None
        if not spec.shape.is_compatible_with(tensor.shape):
            raise self._mismatch(spec, f"a value of shape {tensor.shape}")
        return tensor

    def _mismatch(self, spec, received):
        return InvalidArgumentError(explain(
            "Dataset.from_generator", f"element {self.count - 1} of `generator` holds {received}",
            f"it must be {spec.dtype.name} of shape {spec.shape}", "Correct output_signature, or what is yielded"))

    def restore(self, state):
        self._elements, self.count = None, 0
        self.several(state["count"])

    def close(self):
        if hasattr(self._elements, "close"):
            self._elements.close()


def flat_like(spec, value) -> list:
    """The leaves of `value` in the structure of `spec`; a list may stand for a tuple, and is a leaf elsewhere.

    Raises: TypeError or ValueError where the structures differ.
    """
    if isinstance(spec, dict):
        if not isinstance(value, dict) or set(value) != set(spec):
            raise ValueError("the keys differ")
        return [leaf for key in sorted(spec) for leaf in flat_like(spec[key], value[key])]
    if isinstance(spec, tuple):
        if not isinstance(value, (tuple, list)) or len(value) != len(spec):
            raise TypeError(f"a tuple of {len(spec)} is expected")
        return [leaf for part, x in zip(spec, value) for leaf in flat_like(part, x)]
    return [value]


def signature_of(output_types, output_shapes, output_signature):
    """The element_spec from any of the two ways in which programs write it.

    Raises: ValueError or TypeError where neither or both are given.
    """
    where = "Dataset.from_generator"
    if output_signature is not None:
        if output_types is not None or output_shapes is not None:
            raise TypeError(explain(where, "output_signature and output_types or output_shapes", "give one of the two"))
        return tree.map_structure(_checked_spec, output_signature)
    if output_types is None:
        raise TypeError(explain(where, "neither output_signature nor output_types", "one must say what is yielded",
                                "Pass output_signature=tf.TensorSpec(shape, dtype), or a structure of these"))
    dtypes = tree.map_structure(as_dtype, _as_tuples(output_types))
    if output_shapes is None:
        return tree.map_structure(lambda dtype: TensorSpec(None, dtype), dtypes)
    shapes = tree.flatten_up_to(dtypes, output_shapes, check_types=False)
    specs = [TensorSpec(TensorShape(s), d) for s, d in zip(shapes, tree.flatten(dtypes))]
    return tree.pack_sequence_as(dtypes, specs)


def _as_tuples(structure):
    return tuple(map(_as_tuples, structure)) if isinstance(structure, (list, tuple)) else structure


def _checked_spec(spec):
    if not hasattr(spec, "is_compatible_with") or isinstance(spec, Tensor):
        raise TypeError(explain("Dataset.from_generator", f"output_signature holds {spec!r}",
                                "its leaves must be specs, such as tf.TensorSpec"))
    return spec

