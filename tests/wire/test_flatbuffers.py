"""FlatBuffers: round trips, sharing, and bytes that lead nowhere."""

import random
import struct
from dataclasses import dataclass, field
from typing import Annotated, Any

import numpy as np
import pytest

from minitf.wire.flatbuffers import Union, bool8, float32, int8, int32, int64, read, uint8, write


@dataclass
class Leaf:
    name: str = ""
    weight: float32 = 1.5


@dataclass
class Bud:
    open: bool8 = False


Either = Annotated[Any, Union({1: Leaf, 4: Bud})]


@dataclass
class Tree:
    age: int64 = 0
    kind: int8 = 3
    leaves: list[Leaf] = field(default_factory=list)
    crown: Leaf | None = None
    part: Either = None
    rings: list[int32] = field(default_factory=list)
    bark: list[uint8] = field(default_factory=list, metadata={"alignment": 16})


FULL = Tree(age=-5, kind=-1, leaves=[Leaf("a"), Leaf("é", 0.25)], crown=Leaf("top"), part=Bud(True),
            rings=[1, 2, 3], bark=[7] * 5)


def test_what_is_written_is_read():
    found = read(Tree, write(FULL, b"TREE"), b"TREE")
    assert (found.age, found.kind, found.part) == (-5, -1, Bud(True))
    assert (found.leaves, found.crown) == (FULL.leaves, FULL.crown)
    assert found.rings.tolist() == [1, 2, 3]
    assert found.bark.tobytes() == bytes([7] * 5)


def test_what_is_left_out_has_its_default():
    data = write(Tree())
    assert read(Tree, data) == Tree()
    assert len(data) == 12  # the distance to the root, a vtable without entries, the table


def test_vectors_are_not_copied_and_lie_as_they_ask_to():
    data = write(FULL)
    found = read(Tree, data)
    start = found.bark.__array_interface__["data"][0] - np.frombuffer(data, "B").__array_interface__["data"][0]
    assert data[start:start + 5] == bytes([7] * 5)
    assert start % 16 == 0


def test_tables_that_look_alike_share_a_vtable():
    sizes = [len(write(Tree(leaves=[Leaf(weight=float(i)) for i in range(n)]))) for n in (1, 2, 3)]
    assert sizes[1] - sizes[0] == sizes[2] - sizes[1] == 12  # a distance, a distance to the vtable, a number


def test_slots_of_a_later_version_are_passed_over():
    @dataclass
    class Older:
        age: int64 = 0
        kind: int8 = 3

    assert read(Older, write(FULL)) == Older(age=-5, kind=-1)


def test_other_kinds_of_the_union_are_none():
    @dataclass
    class Narrower:
        age: int64 = 0
        kind: int8 = 3
        leaves: list[Leaf] = field(default_factory=list)
        crown: Leaf | None = None
        part: Annotated[Any, Union({1: Leaf})] = None

    assert read(Narrower, write(FULL)).part is None


def test_another_kind_of_file_is_refused():
    with pytest.raises(ValueError, match=r"bytes 4 to 8 are b'TREE': they must be b'BUSH'"):
        read(Tree, write(FULL, b"TREE"), b"BUSH")


def test_damaged_bytes_are_read_or_refused():
    data, draw = write(FULL, b"TREE"), random.Random(1)
    for _ in range(2000):
        damaged = bytearray(data[:draw.randint(0, len(data))] if draw.random() < 0.3 else data)
        for _ in range(draw.randint(1, 4)):
            if damaged:
                damaged[draw.randrange(len(damaged))] = draw.choice([0, 1, 127, 128, 255, draw.randrange(256)])
        try:
            read(Tree, bytes(damaged))
        except ValueError as error:
            assert "FlatBuffer" in str(error)  # noqa: PT017


@dataclass
class Link:
    links: list["Link"] = field(default_factory=list)


def test_shared_tables_cannot_grow_without_end():
    """Each of 60 tables holds the next one twice: 2**60 tables, to one who follows them all."""
    vtable = struct.pack("<HHH", 6, 8, 4)
    data = struct.pack("<I", 12) + vtable + b"\0\0"
    for _ in range(60):
        table = struct.pack("<iI", len(data) - 4, 4)  # back to the vtable, on to the vector
        data += table + struct.pack("<III", 2, 8, 4)  # both items lie behind the vector
    data += struct.pack("<iII", len(data) - 4, 4, 0)
    with pytest.raises(ValueError, match="more tables than"):
        read(Link, data)


def test_vectors_with_the_same_numbers_are_one():
    @dataclass
    class Wood:
        trees: list[Tree] = field(default_factory=list)

    trees = [Tree(rings=list(range(100))) for _ in range(5)]
    one, five = len(write(Wood(trees[:1]))), write(Wood(trees))
    assert len(five) < one + 4 * 40
    assert all(list(tree.rings) == list(range(100)) for tree in read(Wood, five).trees)
