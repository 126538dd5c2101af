"""A figure in words: for ears, for the reader at the terminal, for tests."""

import math
import re

from game.figure.numbers import degrees, number, pair
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Bar,
    Bars,
    Block,
    Curve,
    Dots,
    Figure,
    Formula,
    Grid,
    Item,
    Lamp,
    Lamps,
    Note,
    Page,
    Panel,
    Plane,
    Row,
    Segment,
    Sign,
    Tile,
    Tiles,
    Tone,
    Work,
)
from game.linalg.factors import IDENTITY


def describe(figure: Figure) -> str:
    """All panels in reading order, each on its own line or lines."""
    said = [text for panel in figure.panels if (text := describe_panel(panel))]
    return "\n".join(said) if said else "Nothing is shown."


def describe_panel(panel: Panel) -> str:
    """One panel in words."""
    match panel:
        case Plane():
            return _plane(panel)
        case Work():
            return "\n".join(f"Work: {_row(row)}." for row in panel.rows)
        case Page():
            heading = panel.heading or "Ledger"
            return "\n".join(
                [f"{heading}:"]
                + [
                    f"  {e.words} {_mark(e.mark)}"
                    + (f" ({e.evidence})" if e.evidence else "")
                    for e in panel.entries
                ]
            )
        case Lamps():
            said = (
                f"{lamp.label} {_reads(lamp)}, asked {number(lamp.asked)}"
                f"{', lit' if lamp.lit else ''}"
                for lamp in panel.lamps
            )
            return f"Lamps: {'; '.join(said)}."
        case Bars():
            return f"Bars: {'; '.join(map(_bar, panel.bars))}."
        case Tiles():
            return _tiles(panel)


def _reads(lamp: Lamp) -> str:
    return "is covered" if lamp.covered else f"reads {number(lamp.reading)}"


def _bar(bar: Bar) -> str:
    parts = (
        f"{part.label} {number(part.size)}{' thrown away' if part.struck else ''}"
        for part in bar.parts
    )
    asked = "" if bar.asked is None else f", asked {number(bar.asked)}"
    return f"{bar.label} {' + '.join(parts)}{asked}".strip()


def _tiles(tiles: Tiles) -> str:
    order: list[Tile] = sorted(tiles.tiles, key=lambda tile: tile.place)
    said = (f"{t.label} ({t.text})" if t.text else t.label for t in order)
    first, last = tiles.ends
    ends = f" from {first} to {last}" if first and last else ""
    return f"Tiles{ends}: {', '.join(said)}."


def _mark(mark: str) -> str:
    return f"[{mark}]" if mark else "[not yet marked]"


def _plane(plane: Plane) -> str:
    parts = [part for item in plane.items if (part := _item(item))]
    title = f"Plane ({plane.caption})" if plane.caption else "Plane"
    return f"{title}: {'; '.join(parts)}." if parts else f"{title}, empty."


def _item(item: Item) -> str:
    """One thing in words; scenery (axes, the still grid, drop lines) is not said."""
    match item:
        case Arrow():
            return _arrow(item)
        case Note():
            return item.text
        case Angle():
            return _angle(item)
        case Grid():
            return "" if item.matrix == IDENTITY else f"grid {_grid(item)}"
        case Dots():
            return _dots(item)
        case Segment():
            return _segment(item)
        case Curve():
            return _curve(item)


def _dots(item: Dots) -> str:
    if item.key == "met":
        return f"the sum ends exactly at {pair(item.points[0])}"
    return f"a cloud of {len(item.points)} points"


def _curve(item: Curve) -> str:
    if item.carried is None:
        return "the unit circle" if item.key.startswith("circle") else ""
    sizes = [math.hypot(*p) for p in item.points]
    return (
        f"the circle's image, an ellipse reaching {number(max(sizes))} "
        f"and {number(min(sizes))}"
    )


def _grid(item: Grid) -> str:
    (a, b), (c, d) = item.matrix
    return f"with (1, 0) carried to {pair((a, c))} and (0, 1) to {pair((b, d))}"


def _segment(item: Segment) -> str:
    way = pair((item.b[0] - item.a[0], item.b[1] - item.a[1]))
    if item.key.startswith("candidate"):
        return f"a line along {way}"
    if item.key == "cloud:axis":
        return f"the cloud's major axis along {way}"
    return ""


def _arrow(item: Arrow) -> str:
    way = pair((item.tip[0] - item.tail[0], item.tip[1] - item.tail[1]))
    kind, *names = item.key.split(":")
    if kind == "shadow" and len(names) == 2:
        gone = ", left out" if item.tone is Tone.GHOST else ""
        return f"the shadow of {names[0]} on {names[1]} is {way}{gone}"
    if kind == "sum":
        return f"their sum is {way}"
    if kind == "gap":
        return f"a gap of {way} is left"
    if kind == "part" and names:
        struck = " is left out" if item.tone is Tone.GHOST else ""
        return f"{item.label or names[-1]} = {way}, tip to tail{struck}"
    return f"{item.label} = {way}" if item.label else f"an arrow {way}"


def _angle(item: Angle) -> str:
    names = item.key.split(":")[1:]
    turn = abs(math.remainder(item.end - item.start, math.tau))
    if not item.key.startswith("angle:") or len(names) != 2:
        return ""
    if item.square:
        return f"{names[0]} and {names[1]} at right angles"
    return f"{degrees(turn)} between {names[0]} and {names[1]}"


def _row(row: Row) -> str:
    said = " ".join(_block(block) for block in row.blocks)
    struck = " (struck out)" if row.struck else ""
    return f"{said}{struck}" + (f", {row.note}" if row.note else "")


def _block(block: Block) -> str:
    match block:
        case Array():
            rows = "; ".join(" ".join(c.text for c in row) for row in block.cells)
            lit = [c.text for row in block.cells for c in row if c.lit]
            light = f" (lit: {', '.join(lit)})" if lit else ""
            name = f"{block.name} = " if block.name else ""
            return f"{name}[{rows}]{light}"
        case Sign():
            return block.text
        case Formula():
            return spoken_tex(block.tex)


_TEX = (
    (re.compile(r"\\(?:begin|end)\{[bp]?matrix\}"), lambda m: "[]"["end" in m[0]]),
    (re.compile(r"\s*\\\\\s*"), "; "),
    (re.compile(r"\s*&\s*"), " "),
    (re.compile(r"\\cdot\b\s*"), "· "),
    (re.compile(r"\\Rightarrow\b\s*"), "⇒ "),
    (re.compile(r"\\[,;:! ]"), " "),
    (re.compile(r"\^\{?\\?(?:top|T)\b\}?"), "ᵀ"),
    (re.compile(r"\\([A-Za-z]+)"), r"\1"),
    (re.compile(r"[{}_]"), ""),
    (re.compile(r"\[\s+"), "["),
    (re.compile(r"\s+\]"), "]"),
    (re.compile(r"\s+"), " "),
)


def spoken_tex(tex: str) -> str:
    """A formula's TeX as signs and words, where no better reading of it is at hand."""
    for pattern, plain in _TEX:
        tex = pattern.sub(plain, tex)
    return tex.strip()
