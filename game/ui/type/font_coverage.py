"""Which characters a font draws, read from its own table: pygame does not tell.

The OpenType specification, chapter "cmap", subtable formats 4 and 12.
"""

import struct


def is_whole(data: bytes) -> bool:
    """Whether every table that a font names lies within it."""
    count = struct.unpack(">H", data[4:6])[0]
    tables = (data[12 + 16 * i :][:16] for i in range(count))
    spans = (struct.unpack(">4sIII", table)[2:] for table in tables)
    return all(offset + length <= len(data) for offset, length in spans)


def characters(data: bytes) -> frozenset[int]:
    """Code points with a glyph in a TrueType font; empty when there is no known map."""
    count = struct.unpack(">H", data[4:6])[0]
    for number in range(count):
        tag, _, offset, _ = struct.unpack(">4sIII", data[12 + 16 * number :][:16])
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
    found: set[int] = set()
    for i in range(count):
        first, last, _ = struct.unpack(">III", data[at + 16 + 12 * i :][:12])
        found.update(range(first, min(last, 0x10FFFF) + 1))
    return found
