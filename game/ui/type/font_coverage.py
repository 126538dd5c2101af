"""Whether a font is as it was made, and what it draws: pygame tells neither.

The OpenType specification, chapters "The OpenType Font File" and "cmap" (its subtable
formats 4 and 12).
"""

import struct
import sys
from array import array

HEAD = b"head"
# Where in the table ``head`` the checksum of the whole file stands: not counted.
ADJUSTED = slice(8, 12)


def fault(data: bytes) -> str:
    """What is wrong with the tables of a font; empty where all of it is as made."""
    count = struct.unpack(">H", data[4:6])[0]
    for number in range(count):
        entry = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        tag, told, offset, length = entry
        table = data[offset : offset + length]
        if len(table) < length:
            return "it is cut short"
        if _checksum(tag, table) != told:
            return f"its table {tag.decode('latin-1').strip()!r} is damaged"
    return ""


def _checksum(tag: bytes, table: bytes) -> int:
    """The sum of a table's numbers of 32 bits (OpenType, "Calculating Checksums")."""
    if tag == HEAD:
        table = table[: ADJUSTED.start] + bytes(4) + table[ADJUSTED.stop :]
    numbers = array("I", table + bytes(-len(table) % 4))
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF


def characters(data: bytes) -> frozenset[int]:
    """Code points with a glyph in a TrueType font; empty when there is no known map."""
    count = struct.unpack(">H", data[4:6])[0]
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            return _read_map(data, offset)
    return frozenset()


def _read_map(data: bytes, start: int) -> frozenset[int]:
    found: set[int] = set()
    count = struct.unpack(">H", data[start + 2 : start + 4])[0]
    for number in range(count):
        at = start + 4 + 8 * number
        offset = start + struct.unpack(">HHI", data[at : at + 8])[2]
        kind = struct.unpack(">H", data[offset : offset + 2])[0]
        if kind == 4:
            found |= _segments(data, offset)
        elif kind == 12:
            found |= _groups(data, offset)
    return frozenset(found)


def _segments(data: bytes, at: int) -> set[int]:
    count = struct.unpack(">H", data[at + 6 : at + 8])[0] // 2

    def column(number: int) -> tuple[int, ...]:
        begin = at + 14 + 2 * count * number + (2 if number else 0)
        return struct.unpack(f">{count}H", data[begin : begin + 2 * count])

    ends, starts, deltas, ranges = (column(n) for n in range(4))
    offsets_at = at + 16 + 6 * count
    found: set[int] = set()
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if ranges[i]:
                place = offsets_at + 2 * i + ranges[i] + 2 * (code - starts[i])
                glyph = struct.unpack(">H", data[place : place + 2])[0]
                if glyph == 0:
                    continue
            if (glyph + deltas[i]) & 0xFFFF:
                found.add(code)
    return found


def _groups(data: bytes, at: int) -> set[int]:
    count = struct.unpack(">I", data[at + 12 : at + 16])[0]
    groups = struct.iter_unpack(">III", data[at + 16 : at + 16 + 12 * count])
    found: set[int] = set()
    for first, last, _ in groups:
        found.update(range(first, min(last, 0x10FFFF) + 1))
    return found
