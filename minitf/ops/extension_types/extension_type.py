"""ExtensionType: a class of a user's own that is made of tensors. Floor 2. Read next: `parts.py`, `opening.py`.

    class MaskedTensor(tf.experimental.ExtensionType):
        values: tf.Tensor
        mask: tf.Tensor

The annotations say everything: they make the constructor, the checks, and the spec (`MaskedTensor.Spec`) by which
functions are traced and datasets described. An object never changes once it is made.
"""

from ...backend.errors import explain
from ...core.type_spec import describes
from ..elementwise.comparison import equal
from ..elementwise.logical import logical_not
from ..reductions.reduction import reduce_all
from ..shapes.joining import stack
from ..shapes.layout import shape as shape_of
from .dispatch import answer
from .mapping import spec_of
from .opening import likeness, opened, register
from .parts import Fields, finishing, hints_of, parameters_of, require_annotations, take_fields
from .spec import spec_class


class ExtensionType(Fields):
    """The base of classes whose objects are made of tensors, and go where tensors go.

    A subclass annotates its fields: tensors and other composites, extension types, Python's ints, floats, strs, bools
    and None, shapes, dtypes, and tuples, mappings and unions of these. What is not a tensor is a part of the type of an
    object: a function is traced again for another value of it. `__validate__` may check an object that was made.

        >>> import minitf as tf
        >>> class Interval(tf.experimental.ExtensionType):
        ...     low: tf.Tensor
        ...     high: tf.Tensor
        ...     unit: str = "m"
        >>> Interval(1., [2., 3.]).high.numpy()
        array([2., 3.], dtype=float32)
        >>> tf.function(lambda x: Interval(x.low, x.high * 2.))(Interval(1., 2.)).high.numpy()
        np.float32(4.0)

    Raises: TypeError for a field that its annotation does not admit; ValueError for a field without annotation.
    Source: tf.experimental.ExtensionType.
    """

    __init__ = take_fields

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        require_annotations(cls)
        if "__init__" in vars(cls):
            cls.__init__ = finishing(cls.__init__)
        else:
            cls.__init__ = take_fields
            cls.__signature__ = parameters_of(cls, has_defaults=True)
        cls.Spec = spec_class(cls)
        register(cls, cls.Spec)
        describes(cls, spec_of)

    def __new__(cls, *args, **kwargs):
        if cls in (ExtensionType, BatchableExtensionType):
            raise AssertionError(f"Cannot create an instance of {cls.__name__} because {cls.__name__} is an abstract "
                                 "base class.")
        return object.__new__(cls)

    @classmethod
    def _names(cls):
        """The names of the fields."""
        return list(hints_of(cls))

    def __tf_dispatch__(self, operation, args, kwargs):
        return answer(operation, args, kwargs)

    def __eq__(self, other):
        if type(self) is not type(other) or likeness(self) != likeness(other):
            return False
        pairs = list(zip(opened(self)[0], opened(other)[0]))
        if any(not x.shape.is_compatible_with(y.shape) or x.dtype != y.dtype for x, y in pairs):
            return False
        same = [reduce_all(equal(f(x), f(y))) for x, y in pairs for f in (shape_of, lambda value: value)]
        return reduce_all(stack(same)) if same else True

    def __ne__(self, other):
        found = self == other
        return not found if isinstance(found, bool) else logical_not(found)

    __hash__ = None  # type: ignore[assignment]  # == gives tensors, so there is nothing to hash by

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in self._fields().items())
        return f"{type(self).__qualname__}({inside})"


class BatchableExtensionType(ExtensionType):
    """An extension type of which several objects make one, whose tensors have an axis more: `tf.data`, `tf.map_fn`.

    A field that is a TensorShape has that axis more, too.

        >>> import minitf as tf
        >>> class Point(tf.experimental.BatchableExtensionType):
        ...     x: tf.Tensor
        ...     y: tf.Tensor
        >>> for batch in tf.data.Dataset.from_tensor_slices(Point([1, 2, 3], [4, 5, 6])).batch(2):
        ...     print(batch.x.numpy(), batch.y.numpy())
        [1 2] [4 5]
        [3] [6]

    Source: tf.experimental.BatchableExtensionType. Differs: no `__batch_encoder__` of one's own.
    """


def as_dict(value) -> dict:
    """The fields of an object by name; extension types among them stay as they are.

    Raises: TypeError for an object of another kind.
    Source: tf.experimental.extension_type.as_dict.
    """
    if not isinstance(value, ExtensionType):
        raise TypeError(explain("extension_type.as_dict", f"{value!r}", "it must be an ExtensionType"))
    return value._fields()
