"""PerReplica: one value for each replica, in a single object. Floor 6. Read next: `contexts.py`.

A program that runs on several devices holds values that differ from device to device: each replica's part of a batch,
each replica's loss. Outside of the replicas they travel together, as one object. `regrouped` makes it of what the
replicas have returned, `selected` takes out what belongs to one of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import tree
from ..backend.errors import explain


class DistributedValues:
    """What has a value for each replica on this machine, in the order of the replicas: `values`, a tuple.

    Source: tf.distribute.DistributedValues.
    """

    __slots__ = ()
    values: tuple


class PerReplica(DistributedValues):
    """A value for each replica.

    values: as many as there are replicas.

        >>> PerReplica(["a", "b"])
        PerReplica:{
          0: 'a',
          1: 'b'
        }

    Source: tf.types.experimental.distributed.PerReplica.
    """

    __slots__ = ("__weakref__", "values")

    def __init__(self, values):
        self.values = tuple(values)

    def __repr__(self):
        return as_lines("PerReplica", map(repr, self.values))

    def __str__(self):
        return as_lines("PerReplica", map(str, self.values))


class PerReplicaSpec:
    """What describes a PerReplica: a spec for each replica.  Source: tf.distribute's PerReplicaSpec."""

    def __init__(self, *value_specs):
        self.value_specs = value_specs

    def __repr__(self):
        return f"PerReplicaSpec({', '.join(map(repr, self.value_specs))})"

    def __eq__(self, other):
        return isinstance(other, PerReplicaSpec) and self.value_specs == other.value_specs

    def __hash__(self):
        return hash(self.value_specs)

    def is_compatible_with(self, value):
        """Whether a PerReplica, or the spec of one, has values that these specs describe."""
        values = getattr(value, "values", None) or getattr(value, "value_specs", ())
        return len(values) == len(self.value_specs) and all(
            spec.is_compatible_with(x) for spec, x in zip(self.value_specs, values))


def as_lines(name, texts) -> str:
    """One numbered line for each replica."""
    lines = ",\n".join(f"  {i}: {text}" for i, text in enumerate(texts))
    return f"{name}:{{\n{lines}\n}}"


# A function that is traced takes a PerReplica apart, and sees one tensor for each replica.
tree.register_composite(PerReplica, lambda value: (list(value.values), None), lambda rest, parts: PerReplica(parts))
tree.register_composite(PerReplicaSpec, lambda spec: (list(spec.value_specs), None),
                        lambda rest, parts: PerReplicaSpec(*parts))


def selected(structure, i):
    """The structure as replica `i` of this machine sees it.

        >>> selected({"x": PerReplica([1, 2]), "y": 3}, 1)
        {'x': 2, 'y': 3}
    """
    return tree.map_structure(lambda x: x.values[i] if isinstance(x, PerReplica) else x, structure)


def regrouped(structures):
    """One structure from those of all replicas, in order, with a PerReplica where their leaves differ.

    What is the same object for all of them stays what it is; so does everything where there is one replica.

        >>> regrouped([("loss", 1.5), ("loss", 2.5)])
        ('loss', PerReplica:{
          0: 1.5,
          1: 2.5
        })

    Raises: ValueError where the replicas' structures differ.
    """
    first, *others = structures
    if not others:
        return first
    if not tree.is_nested(first):
        same = all(other is first for other in others)
        return first if same else PerReplica(structures)
    for i, other in enumerate(others, 1):
        if type(other) is not type(first) or _keys(other) != _keys(first):
            raise ValueError(explain("Strategy.run", f"replica 0 returned {first!r}, replica {i} returned {other!r}",
                                     "all replicas must return the same structure"))
    return tree.map_structure(lambda *leaves: regrouped(leaves), *structures)


def _keys(structure):
    """What tells one node of a structure from another of its kind."""
    return sorted(structure, key=str) if isinstance(structure, Mapping) else len(structure)
