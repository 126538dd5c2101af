"""A figure in words: for ears, for the reader at the terminal, for tests."""

import math
import re
from collections.abc import Iterable

from game.figure import drawn_stage, letters, things
from game.figure.cells import is_rounded
from game.figure.numbers import ABOUT, EQUALS, decimal, degrees, vector, written
from game.figure.products import TIMES, sentence
from game.language import _, ngettext
from game.linalg.factors import IDENTITY, keeps_dots

# The keys of what is drawn of a network: its threads are told, its units through them.
UNIT, THREAD = "unit:", "thread:"
# The head of a drawn face; arrows of space, of which a plane shows a view, and how
# many of them end on a ball.
FACE, SPACE, BALL = "face:head", "space:", "ball:"
# What is drawn from memory is told once, with its first stroke.
STROKE = "stroke:"
# A picture as a matrix, and what is made of it; their words are told with them.
WHOLE, MADE = "whole:", "made:"
_FAINT = 0.5


def describe(figure: things.Figure) -> str:
    """All panels in reading order, each on its own line or lines."""
    said = [text for panel in figure.panels if (text := describe_panel(panel))]
    return "\n".join(said) if said else _("Nothing is shown.")


def parts(figure: things.Figure) -> tuple[str, ...]:
    """All that is seen, thing by thing: what is new of it can be told alone."""
    return tuple(part for panel in figure.panels for part in _things(panel) if part)


def _things(panel: things.Panel) -> Iterable[str]:
    match panel:
        case things.Plane():
            return map(_item, panel.items)
        case things.Work():
            return map(describe_row, panel.rows)
        case things.Lamps():
            return map(_lamp, panel.lamps)
        case things.Bars():
            return map(_bar, panel.bars)
        case things.Page():
            return map(_entry, panel.entries)
        case things.Tiles():
            return (_tiles(panel).rstrip("."),)


def describe_panel(panel: things.Panel) -> str:
    """One panel in words."""
    match panel:
        case things.Plane():
            return _plane(panel)
        case things.Work():
            return "\n".join(
                _("Work: {row}.", row=describe_row(row)) for row in panel.rows
            )
        case things.Page():
            heading = panel.heading or _("Ledger")
            return "\n".join(
                [f"{heading}:"] + [f"  {_entry(entry)}" for entry in panel.entries]
            )
        case things.Lamps():
            return _("Lamps: {all}.", all="; ".join(map(_lamp, panel.lamps)))
        case things.Bars():
            return _("Bars: {all}.", all="; ".join(map(_bar, panel.bars)))
        case things.Tiles():
            return _tiles(panel)


def _lamp(lamp: things.Lamp) -> str:
    asked, reads = decimal(lamp.asked).said(), decimal(lamp.reading).said()
    if lamp.covered and lamp.lit:
        told = _("{name} is covered, asked {asked}, lit", name=lamp.label, asked=asked)
    elif lamp.covered:
        told = _("{name} is covered, asked {asked}", name=lamp.label, asked=asked)
    elif lamp.lit:
        told = _("{name} reads {reads}, asked {asked}, lit")
    else:
        told = _("{name} reads {reads}, asked {asked}")
    return told.format(name=lamp.label, reads=reads, asked=asked)


def _bar(bar: things.Bar) -> str:
    whole = f"{bar.label} {' + '.join(map(_part, bar.parts))}".strip()
    if bar.asked is None:
        return whole
    return _("{bar}, asked {share}", bar=whole, share=decimal(bar.asked).said()).strip()


def _part(part: things.Part) -> str:
    told = f"{part.label} {decimal(part.size).said()}"
    return _("{block} thrown away", block=told) if part.struck else told


def _tiles(tiles: things.Tiles) -> str:
    order: list[things.Tile] = sorted(tiles.tiles, key=lambda tile: tile.place)
    said = (f"{t.label} ({t.text})" if t.text else t.label for t in order)
    first, last = tiles.ends
    listed = ", ".join(said)
    if first and last:
        return _(
            "Tiles from {first} to {last}: {tiles}.",
            first=first,
            last=last,
            tiles=listed,
        )
    return _("Tiles: {tiles}.", tiles=listed)


def _entry(entry: things.Entry) -> str:
    because = f" ({entry.evidence})" if entry.evidence else ""
    return f"{entry.words.rstrip('.')}: {_mark(entry.mark)}{because}"


def _mark(mark: str) -> str:
    told = {"holds": _("holds"), "breaks": _("breaks"), "open": _("open")}
    return told.get(mark, mark) if mark else _("not yet marked")


def _plane(plane: things.Plane) -> str:
    parts = [part for item in plane.items if (part := _item(item))]
    title = (
        _("Plane ({caption})", caption=plane.caption) if plane.caption else _("Plane")
    )
    return (
        f"{title}: {'; '.join(parts)}." if parts else _("{title}, empty.", title=title)
    )


def _item(item: things.Item) -> str:
    """One thing in words; scenery (axes, the still grid, drop lines) is not said."""
    match item:
        case things.Arrow():
            return _arrow(item)
        case things.Note():
            return "" if item.key.startswith((UNIT, WHOLE, MADE)) else item.text
        case things.Angle():
            return _angle(item)
        case things.Grid():
            return "" if item.matrix == IDENTITY else _grid(item)
        case things.Dots():
            return _dots(item)
        case things.Segment():
            return _segment(item)
        case things.Curve():
            return _curve(item)
        case things.Tones():
            return _tones(item)
        case things.Picture() | things.Mixture() | things.Likeness():
            return ""


def _tones(item: things.Tones) -> str:
    if item.key.startswith(WHOLE):
        high, wide = len(item.rows), len(item.rows[0])
        return _("a picture, {high} rows of {wide} tones", high=high, wide=wide)
    if item.key.startswith(MADE):
        count, missing = item.key.removeprefix(MADE).split(":")
        return ngettext(
            "what {n} pair of strips makes of it, {share} missing",
            "what {n} pairs of strips make of it, {share} missing",
            int(count),
            share=missing,
        )
    return ""


def _dots(item: things.Dots) -> str:
    if item.key == "met":
        end = vector(item.points[0])
        if end.exact:
            return _("the sum ends exactly at {pair}", pair=end.text)
        return _("the sum ends there, at {pair}", pair=end.said())
    return ngettext("a cloud of {n} point", "a cloud of {n} points", len(item.points))


def _curve(item: things.Curve) -> str:
    if item.key == FACE:
        kept = item.carried is None or keeps_dots(item.carried.matrix)
        return _("a face") if kept else _("a face, pulled out of shape")
    if item.key.startswith(BALL):
        count = int(item.key.removeprefix(BALL))
        return ngettext("{n} arrow in space", "{n} arrows in space", count)
    if item.key.startswith(STROKE):
        part, number = item.key.removeprefix(STROKE).split(":")
        return _(drawn_stage.SAYS[part]) if number == "0" else ""
    if item.key != "ellipse":
        return _("the unit circle") if item.key.startswith("circle") else ""
    sizes = [math.hypot(*p) for p in item.points]
    return _(
        "the circle's image, an ellipse reaching {most} and {least}",
        most=written(max(sizes)).said(),
        least=written(min(sizes)).said(),
    )


def _grid(item: things.Grid) -> str:
    (a, b), (c, d) = item.matrix
    return _(
        "grid with (1, 0) carried to {first} and (0, 1) to {second}",
        first=vector((a, c)).said(),
        second=vector((b, d)).said(),
    )


def _segment(item: things.Segment) -> str:
    way = vector((item.b[0] - item.a[0], item.b[1] - item.a[1])).said()
    if item.key.startswith("candidate"):
        return _("a line along {way}", way=way)
    if item.key.startswith(THREAD):
        first, last, worth = item.key.removeprefix(THREAD).split(":")
        seen = item.alpha >= _FAINT
        told = _("{first} to {last} {weight}", first=first, last=last, weight=worth)
        return told if seen else ""
    if item.key == "cloud:axis":
        return _("the cloud's major axis along {way}", way=way)
    return ""


def _arrow(item: things.Arrow) -> str:
    found = vector((item.tip[0] - item.tail[0], item.tip[1] - item.tail[1]))
    way = found.said()
    kind, *names = item.key.split(":")
    if item.key.startswith(SPACE):
        return ""
    if kind == "shadow" and len(names) == 2:
        told = _("the shadow of {name} on {row} is {way}")
        if item.tone is things.Tone.GHOST:
            told = _("the shadow of {name} on {row} is {way}, left out")
        return told.format(name=names[0], row=names[1], way=way)
    if kind == "sum":
        return _("their sum is {way}", way=way)
    if kind == "gap":
        return _("a gap of {way} is left", way=way)
    if kind == "part" and names:
        told = _("{name} {way}, tip to tail")
        if item.tone is things.Tone.GHOST:
            told = _("{name} {way}, tip to tail is left out")
        return told.format(name=item.label or names[-1], way=found.equals())
    if item.label in {"", found.text}:
        return _("an arrow to {way}", way=way)
    return f"{item.label} {found.equals()}"


def _angle(item: things.Angle) -> str:
    names = item.key.split(":")[1:]
    turn = abs(math.remainder(item.end - item.start, math.tau))
    if not item.key.startswith("angle:") or len(names) != 2:
        return ""
    if item.square:
        return _(
            "{first} and {second} at right angles", first=names[0], second=names[1]
        )
    return _(
        "{angle} between {first} and {second}",
        angle=degrees(turn).said(),
        first=names[0],
        second=names[1],
    )


def describe_row(row: things.Row) -> str:
    """A row of work in words and signs."""
    told: list[str] = []
    blocks, multiplied = row.blocks, False
    for at, block in enumerate(blocks):
        before = blocks[at - 1] if at else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(before, things.Array) and isinstance(block, things.Array):
            told += _times(before, block)
            multiplied = True
        if isinstance(block, things.Array):
            factor = _is_factor(before, after) or multiplied
            told.append(_factor(block) if factor else _array(block))
        elif multiplied and isinstance(after, things.Array) and _is_sign(block):
            told[-1] += ","
            told.append(_gives(block, after))
        else:
            told.append(_block(block))
    said = " ".join(told).replace(" ,", ",")
    said = _("{line} (struck out)", line=said) if row.struck else said
    return f"{said}, {row.note}" if row.note else said


def _times(before: things.Array, after: things.Array) -> list[str]:
    """Between what is multiplied; a row and a column make a dot product."""
    if len(before.cells) == 1 and all(len(row) == 1 for row in after.cells):
        # Translators: in words, between two arrows whose dot product is taken.
        return [_("dot")]
    return [",", _("times")]


def _gives(sign: things.Block, result: things.Array) -> str:
    """Between a product and what comes out of it."""
    about = isinstance(sign, things.Sign) and sign.text == ABOUT
    # Translators: in words, as in: M times v gives the arrow 4, 3.
    return _("gives about") if about and not is_rounded(result) else _("gives")


def _is_sign(block: things.Block) -> bool:
    return isinstance(block, things.Sign) and block.text in {EQUALS, ABOUT}


def _is_factor(*beside: things.Block | None) -> bool:
    """Whether an array is multiplied with what stands beside it."""
    return any(
        isinstance(block, things.Array)
        or (isinstance(block, things.Sign) and block.text == TIMES)
        for block in beside
    )


def _factor(array: things.Array) -> str:
    """An array inside a product: "equals" would be heard of the whole line."""
    told = _cells(array)
    if is_rounded(array):
        told = _("about {number}", number=told)
    return f"{array.name}, {told}" if array.name else told


def _array(array: things.Array) -> str:
    sign = ABOUT if is_rounded(array) else EQUALS
    return f"{array.name} {sign} {_cells(array)}" if array.name else _cells(array)


def _cells(array: things.Array) -> str:
    each = [" ".join(cell.text for cell in row) for row in array.cells]
    if array.row_names and array.row_names == array.column_names:
        # A table of things with themselves: which is which is not seen from numbers.
        each = [
            f"{name}: {row}" for name, row in zip(array.row_names, each, strict=True)
        ]
    rows = "; ".join(each)
    lit = ", ".join(_lit(array))
    return f"[{rows}] ({lit})" if lit else f"[{rows}]"


def _lit(array: things.Array) -> Iterable[str]:
    """Which part of it is lit; nothing of one that is lit as a whole."""
    lit = [[cell.lit for cell in row] for row in array.cells]
    if all(map(all, lit)):
        return
    columns = [all(column) for column in zip(*lit, strict=True)]
    wide, tall = len(columns) > 1, len(lit) > 1
    for n, row in enumerate(lit, 1):
        if all(row) and wide:
            yield _("row {n} is lit", n=n)
            continue
        for k, one in enumerate(row, 1):
            if not one or (columns[k - 1] and tall):
                continue
            if wide and tall:
                yield _("entry {n} of row {row} is lit", n=k, row=n)
            else:
                yield _("entry {n} is lit", n=k if wide else n)
    for k, column in enumerate(columns, 1):
        if column and tall:
            yield _("column {n} is lit", n=k)


def _block(block: things.Block) -> str:
    match block:
        case things.Array():
            return _array(block)
        case things.Sign():
            return block.text
        case things.Formula():
            return spoken_tex(block.tex)
        case things.Product():
            return sentence(block)
        case things.Word():
            return letters.sentence(block)


_TEX = (
    (re.compile(r"\\(?:begin|end)\{[bp]?matrix\}"), lambda m: "[]"["end" in m[0]]),
    (re.compile(r"\s*\\\\\s*"), "; "),
    (re.compile(r"\s*&\s*"), " "),
    (re.compile(r"\\cdot\b\s*"), "· "),
    (re.compile(r"\\Rightarrow\b\s*"), "⇒ "),
    (re.compile(r"\\ne\b"), "≠"),
    (re.compile(r"\\approx\b"), "≈"),
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
