"""Memory: where the intermediate results of a body lie, so that one place serves many. Floor 4. Read `filling.py`.

Each result that is needed only inside gets a place in one block of memory, the arena: a first byte, and so many that
follow. Results that are never there at the same time may share bytes. What is returned, kept by a variable, or may be
a view of another array, gets no place of its own: it must outlive the call, or nobody knows how long it lives.

    step   0   1   2   3   4
    a      *---*               made in step 0, needed last in step 1
    b          *-------*       must not lie where a does: step 1 reads one and writes the other
    c              *-------*   may lie where a did

The numbers are the same to the bit. Only their order in memory may differ, as in a chain (see `fusion.py`): they lie
row after row, also where an input was transposed, and a sum over them then adds up in another order.

Source: the order of placing is "greedy by size" of Pisarchyk and Lee, "Efficient memory management for deep neural net
inference", 2020. Read next: `graph/arena.py`, which has the memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

from ..symbolic import SymbolicTensor
from .filling import can_fill, can_overwrite, makes_new

SMALL = 1 << 14  # bytes; for smaller arrays, the memory that was freed last is as good a place
ALIGNMENT = 64  # bytes: the length of a line of the cache, and of the longest registers
LETS_GO = ("ResourceApply", "ResourceSparseApply", "AssignAdd", "AssignSub")  # updates that only read their inputs


@dataclass
class Life:
    """One place of the arena, and what lies there, one after the other.

    tensors: of one dtype and shape; each is computed in the place of the one before.
    first, last: the steps between which the place is taken, both included.
    start: its first byte.
    """

    tensors: list[SymbolicTensor]
    first: int
    last: int
    start: int = 0

    @property
    def size(self) -> int:
        """In bytes."""
        spec = self.tensors[0].spec
        return prod(spec.dims) * spec.dtype.np.itemsize

    @property
    def end(self) -> int:
        return self.start + self.size

    def meets(self, other) -> bool:
        """Whether there is a step in which both are taken."""
        return self.first <= other.last and other.first <= self.last


@dataclass
class Plan:
    """The places of a body's intermediate results.   size: of the arena, in bytes."""

    lives: list[Life] = field(default_factory=list)
    size: int = 0


def plan_memory(body) -> Plan:
    """The places of what a body computes on its way, where shapes are known."""
    lives = overwriting(body, lives_of(body))
    placed: list[Life] = []
    for life in sorted(lives, key=lambda life: (-life.size, life.first)):
        life.start = first_gap(life.size, [other for other in placed if other.meets(life)])
        placed.append(life)
    return Plan(lives, max((life.end for life in lives), default=0))


def first_gap(size, taken) -> int:
    """The first byte of the lowest gap of `size` bytes between the places that are taken."""
    start = 0
    for other in sorted(taken, key=lambda other: other.start):
        if other.start >= start + size:
            break
        start = max(start, -(-other.end // ALIGNMENT) * ALIGNMENT)
    return start


# --- who lives how long -------------------------------------------------------------------------------------------
def lives_of(body) -> list[Life]:
    """A place for every result that may have one, in the order in which they are made."""
    lives: dict[int, Life] = {}  # id of a tensor -> its place
    within: dict[int, set] = {}  # id of a tensor -> ids of the results that it may be a view of
    escaped: set = {id(y) for y in body.outputs}
    for i, node in enumerate(body.nodes):
        seen = set().union(*(within.get(id(x), ()) for x in node.inputs))
        for key in seen:
            lives[key].last = i
        if node.op.stateful and not node.type.startswith(LETS_GO):
            escaped |= seen
        for y in node.outputs:
            within[id(y)] = set() if makes_new(node) else set(seen)
            if can_fill(node) and is_worth_it(y.spec):
                lives[id(y)] = Life([y], i, i)
                within[id(y)].add(id(y))
            if id(y) in escaped:
                escaped |= within[id(y)]
    return [life for key, life in lives.items() if key not in escaped]


def is_worth_it(spec) -> bool:
    """Whether a place is planned for a result of this shape."""
    return spec.is_static and prod(spec.dims) * spec.dtype.np.itemsize >= SMALL


def overwriting(body, lives) -> list[Life]:
    """The places, of which one serves for a result and for an input that it may overwrite."""
    of: dict[int, Life] = {id(life.tensors[0]): life for life in lives}
    for i, node in enumerate(body.nodes):
        for y in node.outputs:
            if id(y) in of and can_overwrite(node):
                places = [of[id(x)] for x in node.inputs if id(x) in of]
                found = next((life for life in places if fits(life, y, i)), None)
                if found is not None:
                    found.tensors.append(y)
                    found.last = of[id(y)].last
                    of[id(y)] = found
    return list({id(life): life for life in of.values()}.values())


def fits(life, y, i) -> bool:
    """Whether what lies in a place is needed last in step `i`, and as large as `y`, which is made there."""
    x = life.tensors[-1]
    return life.last == i and x.spec.dims == y.spec.dims and x.dtype == y.dtype
