"""TensorShape: the sizes of a tensor's axes, as far as they are known; and rules that many ops share.

Floor 0. While a graph is traced, an axis may be unknown (`None`, most often the batch) and so may the whole
rank. Inside minitf a shape is a plain tuple of sizes, where None is an unknown axis, or None where even the
rank is unknown; the functions at the end of this file work on those. TensorShape is what users see. Read
next: `devices.py`.
"""

from math import prod
from operator import index

from .errors import RuleError, explain


class TensorShape:
    """The shape of a tensor, with None for an axis of unknown size.

    >>> TensorShape([2, None]), TensorShape(3), TensorShape(None)
    (TensorShape([2, None]), TensorShape([3]), TensorShape(None))
    >>> str(TensorShape([2, None])), str(TensorShape(None))
    ('(2, None)', '<unknown>')
    >>> TensorShape([2, 3, 4])[1:] + [5]
    TensorShape([3, 4, 5])

    Takes None, a size, or an iterable of sizes. Raises TypeError for what is no integer, ValueError for a
    negative size. Differs from TensorFlow: the elements of `dims` are plain integers or None.
    """

    __slots__ = ("_sizes",)

    def __init__(self, dims=None):
        self._sizes: tuple[int | None, ...] | None
        if dims is None or type(dims) is TensorShape:
            self._sizes = None if dims is None else dims._sizes
            return
        try:
            sizes = tuple(dims)
        except TypeError:
            sizes = (dims,)
        self._sizes = tuple(_size(size, dims) for size in sizes)

    @classmethod
    def of(cls, sizes):
        """Return the TensorShape of a tuple known to be right, without looking at it: for hot paths."""
        shape = cls.__new__(cls)
        shape._sizes = sizes
        return shape

    @property
    def rank(self):
        """The number of axes, or None."""
        return None if self._sizes is None else len(self._sizes)

    ndims = rank  # the older name

    @property
    def dims(self):
        """The sizes as a list, or None where the rank is unknown."""
        return None if self._sizes is None else list(self._sizes)

    def as_list(self):
        """Return the sizes as a list; raise ValueError where the rank is unknown."""
        return list(self._known("as_list"))

    def num_elements(self):
        """Return the number of elements, or None where a size is unknown."""
        return None if self._sizes is None or None in self._sizes else prod(self._sizes)

    def is_fully_defined(self):
        """Whether every size is known."""
        return self._sizes is not None and None not in self._sizes

    def _known(self, where):
        if self._sizes is None:
            raise ValueError(explain(f"TensorShape.{where}", f"received {self!r}", "the rank must be known"))
        return self._sizes

    def __repr__(self):
        return f"TensorShape({self.dims})"

    def __str__(self):
        return "<unknown>" if self._sizes is None else str(self._sizes)

    def __bool__(self):
        return self._sizes is not None

    def __len__(self):
        return len(self._known("__len__"))

    def __iter__(self):
        return iter(self._known("__iter__"))

    def __eq__(self, other):
        try:
            return self._sizes == TensorShape(other)._sizes
        except TypeError:
            return NotImplemented
        except ValueError:
            return False

    def __hash__(self):
        return hash(self._sizes)

    def __reduce__(self):
        return TensorShape, (self.dims,)

    def __getitem__(self, key):
        """Return a size, or for a slice a TensorShape.

        >>> TensorShape(None)[0], TensorShape(None)[:2], TensorShape(None)[1:]
        (None, TensorShape([None, None]), TensorShape(None))
        """
        if isinstance(key, slice) and self._sizes is not None:
            return TensorShape.of(self._sizes[key])
        if self._sizes is not None:
            return self._size_at(key)
        if not isinstance(key, slice):
            return None
        start, stop = key.start or 0, key.stop
        if stop is None or start < 0 or stop < 0:
            return TensorShape(None)
        return unknown_shape(len(range(start, stop, key.step or 1)))

    def __add__(self, other):
        return self.concatenate(other)

    def __radd__(self, other):
        return TensorShape(other).concatenate(self)

    def concatenate(self, other):
        """Return the axes of this shape followed by those of the other."""
        other = TensorShape(other)
        return TensorShape.of((*self, *other)) if self and other else TensorShape(None)

    def is_compatible_with(self, other):
        """Whether some tensor can have both shapes: the sizes that both know are equal.

        >>> TensorShape([2, None]).is_compatible_with([2, 3])
        True
        """
        other = TensorShape(other)
        if not (self and other):
            return True
        return len(self) == len(other) and all(a is None or b is None or a == b for a, b in zip(self, other))

    def merge_with(self, other):
        """Return what both shapes know together; raise ValueError where they contradict each other.

        >>> TensorShape([2, None]).merge_with([None, 3])
        TensorShape([2, 3])
        """
        other = TensorShape(other)
        self._require(self.is_compatible_with(other), "merge_with", f"and {other}: known sizes must be equal")
        if not (self and other):
            return self or other
        return TensorShape.of(tuple(b if a is None else a for a, b in zip(self, other)))

    def most_specific_compatible_shape(self, other):
        """Return the shape that keeps what is the same in both, and forgets the rest.

        >>> TensorShape([2, 3]).most_specific_compatible_shape([2, 4])
        TensorShape([2, None])
        """
        other = TensorShape(other)
        if not (self and other) or len(self) != len(other):
            return TensorShape(None)
        return TensorShape.of(tuple(a if a == b else None for a, b in zip(self, other)))

    def most_specific_common_supertype(self, others):
        """Return the shape that keeps what is the same in all, or None if another is no TensorShape."""
        shape = self
        for other in others:
            if not isinstance(other, TensorShape):
                return None
            shape = shape.most_specific_compatible_shape(other)
        return shape

    def is_subtype_of(self, other):
        """Whether every tensor of this shape also has the other, which says less or the same."""
        return isinstance(other, TensorShape) and self.most_specific_compatible_shape(other) == other

    def with_rank(self, rank):
        """Return this shape if it has, or may have, the rank: then every axis unknown. ValueError otherwise.

        >>> TensorShape(None).with_rank(2)
        TensorShape([None, None])
        """
        self.assert_has_rank(rank)
        return self if self else unknown_shape(rank)

    def with_rank_at_least(self, rank):
        """Return this shape if it may have the rank or more. ValueError otherwise."""
        holds = not self or len(self) >= rank
        self._require(holds, "with_rank_at_least", f"the rank must be at least {rank}")
        return self

    def with_rank_at_most(self, rank):
        """Return this shape if it may have the rank or less. ValueError otherwise."""
        holds = not self or len(self) <= rank
        self._require(holds, "with_rank_at_most", f"the rank must be at most {rank}")
        return self

    def _size_at(self, key):
        """Return the size of one axis: IndexError where there is none, TypeError for what is no index."""
        try:
            return self._sizes[key]
        except IndexError:
            rule = f"the shape has {len(self)} axes"
            raise IndexError(explain("TensorShape", f"{self}[{key}]", rule)) from None
        except TypeError:
            rule = "an index must be an integer or a slice"
            raise TypeError(explain("TensorShape", f"{self}[{key!r}]", rule)) from None

    def assert_has_rank(self, rank):
        """Raise ValueError if this shape has another rank for certain."""
        if rank is not None and not isinstance(rank, int):
            raise TypeError(explain("assert_has_rank", f"rank is {rank!r}", "it must be an integer or None"))
        self._require(rank is None or self.rank in (None, rank), "assert_has_rank", f"the rank must be {rank}")

    def assert_same_rank(self, other):
        """Raise ValueError if the two ranks differ for certain."""
        other = TensorShape(other)
        same = not (self and other) or len(self) == len(other)
        self._require(same, "assert_same_rank", f"and {other}: the ranks must be equal")

    def assert_is_compatible_with(self, other):
        """Raise ValueError if no tensor can have both shapes."""
        rule = f"and {TensorShape(other)}: known sizes must be equal"
        self._require(self.is_compatible_with(other), "assert_is_compatible_with", rule)

    def assert_is_fully_defined(self):
        """Raise ValueError if a size is unknown."""
        self._require(self.is_fully_defined(), "assert_is_fully_defined", "every size must be known")

    def _require(self, holds, where, rule):
        if not holds:
            between = " " if rule.startswith("and ") else ": "
            raise ValueError(explain(f"TensorShape.{where}", "", f"received {self}{between}{rule}"))


def _size(size, dims):
    """Return one size as an int or None; raise naming `dims`, the whole that the user passed."""
    if size is None:
        return None
    try:
        size = index(size)
    except TypeError:
        fix = "Pass one size such as 10, or several such as [1, 10, None]"
        rule = "a size must be an integer or None"
        raise TypeError(explain("TensorShape", f"received {dims!r}", rule, fix)) from None
    if size < 0:
        fix = "Write None for an unknown size"
        raise ValueError(explain("TensorShape", f"received {dims!r}", f"{size} is no size", fix))
    return size


def as_shape(shape):
    """Return the shape as a TensorShape: itself if it is one."""
    return shape if isinstance(shape, TensorShape) else TensorShape(shape)


def unknown_shape(rank=None):
    """Return the shape of which nothing is known, or nothing but the rank.

    >>> unknown_shape(), unknown_shape(2)
    (TensorShape(None), TensorShape([None, None]))
    """
    return TensorShape(None if rank is None else (None,) * rank)


def broadcast_static_shape(shape_x, shape_y):
    """Return the shape of an elementwise op on tensors of two shapes.

    >>> broadcast_static_shape(TensorShape([5, 1]), TensorShape([3]))
    TensorShape([5, 3])

    Raises ValueError where they do not fit.
    """
    x, y = as_shape(shape_x), as_shape(shape_y)
    try:
        return TensorShape.of(broadcast(x._sizes, y._sizes))
    except RuleError as error:
        received = f"received {x} and {y}"
        raise ValueError(explain("tf.broadcast_static_shape", received, error.rule, error.fix)) from None


def broadcast(a, b):
    """Return the sizes that an op on sizes a and b has. Axes pair up from the last; a 1 stretches.

    >>> broadcast((5, 1), (3,)), broadcast((None, 4), (1,))
    ((5, 3), (None, 4))
    >>> broadcast((None,), (3,)), broadcast(None, (3,))
    ((3,), None)

    An unknown size beside a known one over 1 must turn out to be that or 1, so the known one is the
    result.
    Raises RuleError naming the axis, counted from the end, and its two sizes.
    """
    if a == b:
        return a
    if a is None or b is None:
        return None
    if len(a) < len(b):
        a, b = b, a
    head = len(a) - len(b)
    pairs = zip(a[head:], b)
    tail = (p if p == q or q == 1 else _stretch(p, q, i - len(b)) for i, (p, q) in enumerate(pairs))
    return (*a[:head], *tail)


def _stretch(p, q, axis):
    """Return the size of an axis that is p in one shape and q, neither 1 nor p, in the other."""
    if p == 1 or p is None:
        return q
    if q is None:
        return p
    raise RuleError(f"the sizes of axis {axis}, {p} and {q}, must be equal, or one of them 1")


def may_equal(a, b):
    """Return whether sizes a and b may turn out to be the same: an unknown size may be any.

    >>> may_equal((2, None), (2, 3)), may_equal((2, None), (3, None)), may_equal((2,), (2, 3)), may_equal(None, (3,))
    (True, False, False, True)
    """
    if a is None or b is None:
        return True
    return len(a) == len(b) and all(None in (p, q) or p == q for p, q in zip(a, b))


def normalize_axis(axis, rank):
    """Return the axis counted from the front.

    >>> normalize_axis(-1, 3)
    2

    Raises RuleError with the valid range.
    """
    try:
        axis = index(axis)
    except TypeError:
        raise RuleError(f"an axis must be an integer, not {axis!r}") from None
    if -rank <= axis < rank:
        return axis % rank
    if rank == 0:
        raise RuleError(f"axis {axis} does not exist: a scalar has no axes")
    raise RuleError(f"axis {axis} does not exist: at rank {rank} an axis is in [{-rank}, {rank})")


def normalize_axes(axes, rank):
    """Return a tuple of axes counted from the front, for one axis, several, or None, which means all.

    >>> normalize_axes(None, 2), normalize_axes(-1, 2), normalize_axes([0, -1], 3)
    ((0, 1), (1,), (0, 2))

    Raises RuleError with the valid range, or naming an axis that is there twice.
    """
    if axes is None:
        return tuple(range(rank))
    try:
        axes = tuple(axes)
    except TypeError:
        axes = (axes,)
    found = tuple(normalize_axis(axis, rank) for axis in axes)
    for axis in found:
        if found.count(axis) > 1:
            raise RuleError(f"axis {axis} is named twice")
    return found
