"""FlatBuffers: tables in a file, read where they lie. Floor 0. Next: `lite/schema.py`, the tables of a .tflite file.

A table is a dataclass whose fields stand in the order of their numbers (slots) in the format's schema:

    @dataclass
    class Metadata:
        name: str = ""
        buffer: uint32 = 0

In the file a table starts with the distance back to its vtable, which says for each slot where in the table the field
lies, 0 for one that has its default. Numbers lie in the table itself; to texts, vectors and tables there is a distance
forward. So one vtable serves all tables that look alike, and an old reader passes over the slots that it does not know.

    vtable | its size, the table's size, a place for each slot: all uint16
    table  | int32, the distance to the vtable; the fields
    vector | uint32, the length; the items.   text | the same, and a zero behind it

Every distance and length is checked before it is followed. Source: https://flatbuffers.dev/internals.
"""

from __future__ import annotations

import struct
from collections import deque
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import numpy as np

from ..backend.errors import explain

# Numbers, by the letter that `struct` and NumPy have for them.
bool8 = Annotated[bool, "?"]
int8 = Annotated[int, "b"]
uint8 = Annotated[int, "B"]
int32 = Annotated[int, "i"]
uint32 = Annotated[int, "I"]
int64 = Annotated[int, "q"]
uint64 = Annotated[int, "Q"]
float32 = Annotated[float, "f"]
raw = Annotated[Any, "[B"]  # a vector of bytes: a list or an array of them


@dataclass(frozen=True)
class Union:
    """The kind of a field that holds one of several tables. It takes two slots: which of them, and the table.

    tables: number -> class; a number that is not there is read as None.
    """

    tables: Any

    def number_of(self, value) -> int:
        """The number of a table; 0 for None."""
        return next((number for number, table in self.tables.items() if type(value) is table), 0)


@dataclass(frozen=True)
class Slot:
    """A field of a table, as it lies in a file.

    letter: of a number, or of the numbers in a vector; "" for others.
    is_list: whether it is a vector, of numbers or tables.
    table: the class of a table, or of a vector's tables; or a Union.
    alignment: where a vector of numbers starts, as a multiple of bytes.
    """

    number: int
    name: str
    letter: str = ""
    is_list: bool = False
    table: Any = None
    default: Any = None
    alignment: int = 4

    @property
    def size(self) -> int:
        """The bytes that it takes in a table."""
        return struct.calcsize(self.letter) if self.letter and not self.is_list else 4


@cache
def slots_of(table) -> tuple:
    """The slots of a class of tables."""
    hints, found, number = get_type_hints(table, include_extras=True), [], 0
    for member in fields(table):
        hint, alignment = hints[member.name], member.metadata.get("alignment", 4)
        is_list = get_origin(hint) is list
        kind = get_args(hint)[0] if is_list else hint
        notes = getattr(kind, "__metadata__", (None,))
        if isinstance(notes[0], Union):
            number += 1  # the slot before is that of the table's number
            found.append(Slot(number, member.name, table=notes[0]))
        elif isinstance(notes[0], str):
            is_list, letter = is_list or notes[0][0] == "[", notes[0].lstrip("[")
            default = None if is_list else member.default
            found.append(Slot(number, member.name, letter, is_list, default=default, alignment=alignment))
        elif kind is str:
            found.append(Slot(number, member.name))
        else:
            tables = [each for each in (*get_args(kind), kind) if isinstance(each, type) and each is not type(None)]
            found.append(Slot(number, member.name, is_list=is_list, table=tables[0]))
        number += 1
    return tuple(found)


# --- reading ---------------------------------------------------------------------------------------------------------
def read(table, data, identifier=b""):
    """The table at the root of a file.

    table: its class.   data: bytes.   identifier: four letters that stand at byte 4.
    Returns: an object of the class. Vectors of numbers are arrays that lie in `data`, and are not copied.
    Raises: ValueError where a distance or a length leads out of the data, or the letters are others.
    """
    if identifier and bytes(data[4:8]) != identifier:
        raise ValueError(explain("FlatBuffer", f"bytes 4 to 8 are {bytes(data[4:8])!r}",
                                 f"they must be {identifier!r}", "Is this the right kind of file?"))
    reader = Reader(data)
    return reader.table(table, reader.follow(0))


class Reader:
    """Follows distances in `data`."""

    def __init__(self, data):
        self.data = memoryview(data).cast("B")
        self.budget = len(self.data) // 4 + 1  # tables; those that share parts could ask for more than the file holds

    def number(self, letter, place):
        """The number at a place."""
        if not 0 <= place <= len(self.data) - struct.calcsize(letter):
            raise ValueError(explain("FlatBuffer", f"something should lie at byte {place} of {len(self.data)}",
                                     "the file has no such byte", "It is damaged, or cut off"))
        return struct.unpack_from("<" + letter, self.data, place)[0]

    def follow(self, place) -> int:
        """Where the distance at a place leads to."""
        return place + self.number("I", place)

    def table(self, table, place):
        """The table at a place."""
        self.budget -= 1
        if self.budget < 0:
            raise ValueError(explain("FlatBuffer", f"more tables than {len(self.data)} bytes hold", "it is damaged"))
        vtable = place - self.number("i", place)
        size = self.number("H", vtable)
        found = {}
        for slot in slots_of(table):
            entry = 4 + 2 * slot.number
            offset = self.number("H", vtable + entry) if entry + 2 <= size else 0
            if offset:
                found[slot.name] = self.field(slot, place + offset, vtable, place)
        return table(**found)

    def field(self, slot, place, vtable, table):
        """The value of a field that lies at a place."""
        if slot.letter and not slot.is_list:
            return self.number(slot.letter, place)
        target = self.follow(place)
        if isinstance(slot.table, Union):
            offset = self.number("H", vtable + 2 + 2 * slot.number)
            kind = slot.table.tables.get(self.number("B", table + offset) if offset else 0)
            return None if kind is None else self.table(kind, target)
        if slot.is_list:
            return self.vector(slot, target)
        return self.text(target) if slot.table is None else self.table(slot.table, target)

    def text(self, place) -> str:
        """The text at a place; bytes that are no UTF-8 are replaced."""
        return str(self.items(place, 1), "utf-8", "replace")

    def vector(self, slot, place):
        """The numbers of a vector, as an array, or its tables, as a list."""
        if slot.letter:
            return np.frombuffer(self.items(place, struct.calcsize(slot.letter)), "<" + slot.letter)
        count = len(self.items(place, 4)) // 4
        return [self.table(slot.table, self.follow(place + 4 + 4 * i)) for i in range(count)]

    def items(self, place, size):
        """The bytes of a vector's items, each of `size` bytes."""
        length, start = self.number("I", place), place + 4
        if length * size > len(self.data) - start:
            raise ValueError(explain("FlatBuffer", f"a vector at byte {place} of {length} items of {size} bytes",
                                     f"only {len(self.data) - start} bytes follow", "It is damaged, or cut off"))
        return self.data[start:start + length * size]


# --- writing ---------------------------------------------------------------------------------------------------------
def write(table, identifier=b"") -> bytes:
    """A file whose root is this table.

    What is 0, empty or None is left out: it is what a reader finds where there is nothing.
    """
    writer = Writer()
    writer.data += b"\0\0\0\0" + identifier
    writer.later.append((0, table, 4))
    while writer.later:
        writer.put(*writer.later.popleft())
    writer.put_vectors()
    return bytes(writer.data)


class Writer:
    """Appends what is pointed to behind what points to it, since distances only lead forward.

    later: (place of a distance, what it shall lead to, its alignment), still to be written.
    """

    def __init__(self):
        self.data = bytearray()
        self.later: deque = deque()
        self.vtables: dict[bytes, int] = {}  # each is written once
        self.vectors: dict[tuple, list[int]] = {}  # (alignment, length, bytes) -> what leads to them

    def pad(self, alignment, ahead=0):
        """Append zeros, until what follows in `ahead` bytes lies at a multiple of `alignment`."""
        self.data += bytes(-(len(self.data) + ahead) % alignment)

    def put(self, place, value, alignment):
        """Append a text, a vector of others or a table, and write the distance to it; keep numbers for the end."""
        if isinstance(value, str):
            self.pad(4)
            text = value.encode()
            self.point(place)
            self.data += struct.pack("<I", len(text)) + text + b"\0"
        elif isinstance(value, np.ndarray):
            self.vectors.setdefault((max(alignment, value.itemsize, 4), value.size, value.tobytes()), []).append(place)
        elif isinstance(value, list):
            self.pad(4)
            self.point(place)
            self.data += struct.pack("<I", len(value))
            self.later += [(len(self.data) + 4 * i, item, 4) for i, item in enumerate(value)]
            self.data += bytes(4 * len(value))
        else:
            self.put_table(place, value)

    def put_vectors(self):
        """Append all vectors of numbers; those with the same bytes are one."""
        for (alignment, size, data), places in self.vectors.items():
            self.pad(alignment, ahead=4)
            for place in places:
                self.point(place)
            self.data += struct.pack("<I", size) + data

    def point(self, place):
        """Let the distance at a place lead to the end of the data."""
        struct.pack_into("<I", self.data, place, len(self.data) - place)

    def put_table(self, place, table):
        """Append a table, behind its vtable if there is none like it yet."""
        said = list(said_by(table))
        places, size, widest = laid_out(said)
        vtable = self.vtable(places, size)
        self.pad(widest)
        self.point(place)
        start = len(self.data)
        self.data += struct.pack("<i", start - vtable) + bytes(size - 4)
        for (slot, letter, value), offset in zip(said, places.values()):
            if letter:
                struct.pack_into("<" + letter, self.data, start + offset, value)
            else:
                self.later.append((start + offset, value, slot.alignment))

    def vtable(self, places, size) -> int:
        """Where the vtable lies that has these places."""
        entries = [places.get(number, 0) for number in range(max(places, default=-1) + 1)]
        vtable = struct.pack(f"<{len(entries) + 2}H", 4 + 2 * len(entries), size, *entries)
        if vtable not in self.vtables:
            self.pad(2)
            self.vtables[vtable] = len(self.data)
            self.data += vtable
        return self.vtables[vtable]


def said_by(table):
    """(slot, letter, value) of all fields that are not left out; the letter is "" for what lies elsewhere."""
    for slot in slots_of(type(table)):
        value = getattr(table, slot.name)
        if slot.letter and not slot.is_list:
            if value != slot.default:
                yield slot, slot.letter, value
            continue
        if slot.is_list and slot.letter:
            value = np.asarray(value, "<" + slot.letter).reshape(-1)
        if value is None or (isinstance(value, (str, list, np.ndarray)) and len(value) == 0):
            continue
        if isinstance(slot.table, Union):
            yield Slot(slot.number - 1, ""), "B", slot.table.number_of(value)
        yield slot, "", value


def laid_out(said):
    """(slot's number -> its place in the table, the table's size, its alignment), wide fields first."""
    places, end, widest = {}, 4, 4
    sizes = {slot.number: struct.calcsize(letter or "I") for slot, letter, _ in said}
    for number in sorted(sizes, key=sizes.__getitem__, reverse=True):
        size = sizes[number]
        end += -end % size
        places[number], end, widest = end, end + size, max(widest, size)
    return {number: places[number] for number in sizes}, end, widest
