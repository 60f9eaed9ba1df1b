"""Elements: what travels through a pipeline. Floor 5. Read next: `stage.py`.

An element is a structure of tuples and dicts with a tensor at each leaf, such as (image, {"label": label}). Inside the
pipeline it travels as the flat list of its leaves; what the structure looks like, and what each leaf is, says the
`element_spec` of the stage it comes from. A list counts as a leaf: it becomes one tensor.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import tree
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..core.value_specs import spec_of_value
from ..ops.extension_types.extension_type import BatchableExtensionType, ExtensionType
from ..ops.extension_types.mapping import less_axes, mapped, more_axes
from ..ops.extension_types.spec import ExtensionTypeSpec
from ..ops.ragged.ragged_tensor import RaggedTensor
from ..ops.ragged.spec import RaggedTensorSpec
from ..ops.sparse.sparse_tensor import SparseTensor
from ..ops.sparse.spec import SparseTensorSpec
from .specs import DatasetSpec, NoneTensorSpec

LEAVES = (Tensor, RaggedTensor, SparseTensor, ExtensionType, type(None))


def normalized(value):
    """The element that `value` stands for: a tensor at every leaf.

    Raises: ValueError or TypeError for a leaf that no tensor can hold.
    """
    if isinstance(value, tuple):
        children = [normalized(x) for x in value]
        return type(value)(*children) if hasattr(value, "_fields") else tuple(children)
    if isinstance(value, Mapping):
        return _like_mapping(value, {key: normalized(x) for key, x in value.items()})
    if isinstance(value, LEAVES) or is_dataset(value):
        return value
    return convert_to_tensor(value)


def _like_mapping(original, values):
    try:
        return type(original)(values)
    except TypeError:  # a mapping that is made in another way, such as a row of a table
        return values


def is_dataset(value) -> bool:
    """Whether a leaf is a pipeline itself, as the windows of `Dataset.window` are."""
    return hasattr(value, "element_spec") and hasattr(value, "stage")


def stage_of(dataset, where):
    """The last stage of a pipeline.  Raises: TypeError for what is no dataset."""
    if not is_dataset(dataset):
        raise TypeError(explain(f"Dataset.{where}", f"{dataset!r}", "a tf.data.Dataset is expected"))
    return dataset.stage


def spec_of(leaf):
    """What describes a leaf: a TensorSpec, or the spec of a composite.

        >>> spec_of(convert_to_tensor([1, 2]))
        TensorSpec(shape=(2,), dtype=tf.int32, name=None)
    """
    if isinstance(leaf, Tensor):
        return TensorSpec.from_tensor(leaf)
    if isinstance(leaf, RaggedTensor):
        return RaggedTensorSpec.from_value(leaf)
    if isinstance(leaf, SparseTensor):
        return SparseTensorSpec(leaf.shape, leaf.dtype)
    if isinstance(leaf, ExtensionType):
        return spec_of_value(leaf)
    return NoneTensorSpec() if leaf is None else DatasetSpec(leaf.element_spec)


def specs_of(element):
    """The spec of every leaf, in the structure of the element."""
    return tree.map_structure(spec_of, element)


def packer(element_spec):
    """A function from the list of leaves to the element, as quick as its structure allows."""
    if not tree.is_nested(element_spec):
        return lambda leaves: leaves[0]
    if type(element_spec) is tuple and not any(map(tree.is_nested, element_spec)):
        return tuple
    return lambda leaves: tree.pack_sequence_as(element_spec, leaves)


def arguments(element_spec, element):
    """The element as the arguments of a user's function: a tuple is spread out, all else is one argument."""
    return element if type(element_spec) is tuple else (element,)


def with_axis(spec, size):
    """What a leaf is like after `size` of them (None: any number) were put together along a new first axis."""
    if isinstance(spec, RaggedTensorSpec):
        shape = None if spec.shape.rank is None else [size, *spec.shape.as_list()]
        return RaggedTensorSpec(shape, spec.dtype, spec.ragged_rank + 1, spec.row_splits_dtype)
    if isinstance(spec, (TensorSpec, SparseTensorSpec)):
        shape = None if spec.shape.rank is None else [size, *spec.shape.as_list()]
        return type(spec)(shape, spec.dtype)
    if isinstance(spec, NoneTensorSpec):
        return spec
    if isinstance(spec, ExtensionTypeSpec):
        require_batchable(spec)
        return mapped(lambda part: with_axis(part, size), spec, of_shape=more_axes(size))
    raise TypeError(explain("Dataset.batch", f"a component is {spec!r}", "datasets cannot be put into a batch",
                            "Use flat_map, as in ds.flat_map(lambda window: window.batch(n))"))


def without_axis(spec):
    """What one row of a leaf is like.

    Raises: ValueError for a leaf that has no axis.
    """
    if isinstance(spec, ExtensionTypeSpec):
        require_batchable(spec)
        return mapped(without_axis, spec, of_shape=less_axes)
    if isinstance(spec, NoneTensorSpec) or spec.shape.rank is None:
        return spec
    if spec.shape.rank == 0:
        raise ValueError(explain("tf.data", f"a component is {spec!r}", "it has no first axis to take rows from"))
    rest = spec.shape.as_list()[1:]
    if not isinstance(spec, RaggedTensorSpec):
        return type(spec)(rest, spec.dtype)
    if spec.ragged_rank > 1:
        return RaggedTensorSpec(rest, spec.dtype, spec.ragged_rank - 1, spec.row_splits_dtype)
    return TensorSpec(rest, spec.dtype) if spec.ragged_rank == 0 else RaggedTensorSpec(
        rest, spec.dtype, 0, spec.row_splits_dtype)


def require_batchable(spec) -> None:
    """Raise TypeError where objects of an extension type cannot be put together, or taken apart."""
    if not issubclass(spec.value_type, BatchableExtensionType):
        raise TypeError(explain("tf.data", f"a component is {spec!r}", "it cannot be batched or unbatched",
                                "Derive its class from tf.experimental.BatchableExtensionType"))
