"""The family ``matrix``: a matrix alone, or at work on a vector, with lit parts."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from game.figure.cells import signed
from game.figure.numbers import MINUS, Written, written
from game.figure.things import Array, Cell, Panel, Product, Row, Sign, Tone, Work
from game.reading.problems import Fault
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, Kind, is_list, is_mapping, worded
from game.stage.notation.scope import (
    Definition,
    Path,
    TableauError,
    at,
    part_definitions,
)
from game.stage.notation.tones import tone_of
from game.stage.notation.values import Value

_LIGHT = re.compile(r"(row|column|entry|in|out)((?: \d+){0,2})")
_ROW = re.compile(r"row [1-9]")
_COUNTS = {"row": (1,), "column": (1,), "entry": (2,), "in": (0, 1), "out": (0, 1)}


def _check_light(value: Any, path: Path) -> Iterator[Fault]:
    found = _LIGHT.fullmatch(value) if isinstance(value, str) else None
    if found is None or len(found[2].split()) not in _COUNTS[found[1]]:
        hint = "row 1, column 2, entry 1 2, in 1, out 1"
        yield Fault(path, f"no part is called {fields.shown(value)}", hint)


_LIGHTS = fields.listed(Kind(_check_light, {"type": "string"}))


def _check_product(value: Any, path: Path) -> Iterator[Fault]:
    if not isinstance(value, str) or not _ROW.fullmatch(value):
        yield Fault(path, f"a row, not {fields.shown(value)}", "row 1")


_PRODUCT = Kind(_check_product, {"type": "string", "pattern": "^row [1-9]$"})
_LETTERS = fields.listed(fields.listed(fields.NAME))
_FIELDS = {
    "name": Field(fields.NAME, "the matrix's name", needed=True),
    "entries": Field(fields.EXPRESSION, "the rows of numbers", needed=True),
    "rows": Field(fields.listed(fields.NAME), "names for the rows"),
    "columns": Field(fields.listed(fields.NAME), "names for the columns"),
    "times": Field(fields.EXPRESSION, "a vector or matrix on its right"),
    "light": Field(_LIGHTS, "parts to light: row 1, column 2, entry 1 2, in 1, out 1"),
    "product": Field(_PRODUCT, "row 1: the dot product with that row, seen at work"),
    "letters": Field(_LETTERS, "letters to show instead of the numbers"),
    "note": Field(fields.TEXT, "a few words beside it"),
}
_ONE = fields.record(_FIELDS)


def _each(value: Any, path: Path) -> Iterable[tuple[dict[str, Any], Path]]:
    """One matrix, or each of a list of them."""
    if is_list(value):
        for i, one in enumerate(value):
            if is_mapping(one):
                yield one, (*path, i)
    elif is_mapping(value):
        yield value, path


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    for one, where in _each(value, path):
        name = str(one.get("name", ""))
        yield Definition(name, one.get("entries"), (*where, "entries"))
        for field, kind in (("rows", "row"), ("columns", "column")):
            names = one.get(field) or ()
            if is_list(names):
                yield from part_definitions(name, kind, names, (*where, field))
        yield from _letters(one, name, (*where, "letters"))


def _letters(one: dict[str, Any], name: str, path: Path) -> Iterable[Definition]:
    letters = one.get("letters")
    if not is_list(letters) or not all(is_list(row) for row in letters):
        return
    for r, row in enumerate(letters):
        for c, letter in enumerate(row):
            source = f"entry {r + 1} {c + 1} of {name}"
            yield Definition(str(letter), source, (*path, r, c))


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    rows = [_rows(one, where, setting) for one, where in _each(value, path)]
    yield Work(key="matrix", rows=tuple(chain.from_iterable(rows)))


def _rows(one: dict[str, Any], path: Path, setting: Setting) -> Iterator[Row]:
    """A matrix, and the product with one of its rows where it is asked for."""
    row = _row(one, path, setting)
    yield row
    if "product" in one:
        yield _product(str(one["product"]), row, path)


def _product(asked: str, row: Row, path: Path) -> Row:
    """The written sum of a row that is computed already."""
    where, at = (*path, "product"), int(asked.split()[1]) - 1
    arrays = [block for block in row.blocks if isinstance(block, Array)]
    if len(arrays) != 3 or len(arrays[1].cells[0]) != 1:
        raise TableauError(where, "a product needs one input: times: v")
    matrix, inputs, out = (array.cells for array in arrays)
    if at >= len(matrix):
        raise TableauError(where, f"there is no {asked} here")
    terms, column = matrix[at], tuple(cell for (cell,) in inputs)
    if any(cell.rounded or "/" in cell.text for cell in (*terms, *column, out[at][0])):
        raise TableauError(where, "a product is shown of exact decimal numbers only")
    product = Product(row=terms, inputs=column, out=out[at][0], at=at)
    return Row(key=f"product:{row.key}:{at + 1}", blocks=(product,))


def _row(one: dict[str, Any], path: Path, setting: Setting) -> Row:
    scope, given = setting.scope, setting.tones
    name = str(one["name"])
    m = at(scope, one["entries"], (*path, "entries"))
    if m.ndim != 2:
        raise TableauError((*path, "entries"), "a matrix is a list of rows")
    lit = [*(one.get("light") or ()), *_lit_by(one)]
    lights = _Lights(lit, m.shape, (*path, "light"))
    rows, columns = (
        _names(one, key, n, path)
        for key, n in zip(("rows", "columns"), m.shape, strict=True)
    )
    texts = _texts(one, m, path)
    # Rows that have names wear their vectors' tones.
    tones = [tone_of(row, scope, given) for row in rows] or [Tone.PLAIN] * len(texts)
    cells = tuple(
        tuple(
            _cell(one_, tones[r], lit=lights.entry(r, c)) for c, one_ in enumerate(row)
        )
        for r, row in enumerate(texts)
    )
    array = Array(cells=cells, name=name, row_names=rows, column_names=columns)
    key = f"matrix:{name}"
    note = worded(one.get("note", ""))
    if "times" not in one:
        return Row(key=key, blocks=(array,), note=note)
    v = at(scope, one["times"], (*path, "times"))
    if v.ndim not in (1, 2) or v.shape[0] != m.shape[1]:
        wanted = f"{name} takes inputs with {m.shape[1]} entries"
        raise TableauError((*path, "times"), wanted)
    label = one["times"] if isinstance(one["times"], str) else ""
    named = fields.is_name(label)
    numbers = [[written(x) for x in row] for row in v.reshape(v.shape[0], -1)]
    tone = tone_of(label, scope, given) if named else Tone.INPUT
    times = _block(numbers, label, tone, lights.inputs)
    title = f"{name} {label}" if named else ""
    result = _block(_result(one, m, v), title, Tone.OUTPUT, lights.outputs)
    blocks = signed((array, times, Sign(text="="), result))
    return Row(key=key, blocks=blocks, note=note)


def _lit_by(one: dict[str, Any]) -> tuple[str, ...]:
    """What is lit because a product is shown of it."""
    row = str(one.get("product", ""))
    return (row, "in", row.replace("row", "out")) if row else ()


def _names(one: dict[str, Any], key: str, count: int, path: Path) -> tuple[str, ...]:
    names = tuple(str(name) for name in one.get(key) or ())
    if names and len(names) != count:
        wanted = f"there are {count} {key}, not {len(names)}"
        raise TableauError((*path, key), wanted)
    return names


def _texts(one: dict[str, Any], m: Value, path: Path) -> list[list[Written]]:
    letters = one.get("letters")
    if not letters:
        return [[written(x) for x in row] for row in m]
    if [len(row) for row in letters] != [m.shape[1]] * m.shape[0]:
        wanted = f"letters for {m.shape[0]} rows of {m.shape[1]}"
        raise TableauError((*path, "letters"), wanted)
    return [[_letter(str(letter)) for letter in row] for row in letters]


def _result(one: dict[str, Any], m: Value, v: Value) -> list[list[Written]]:
    """M v as texts; in letters where the matrix is shown in letters."""
    letters = one.get("letters")
    columns = v.reshape(v.shape[0], -1).T
    if letters:
        return [
            [_letter(_symbolic(row, column)) for column in columns] for row in letters
        ]
    return [[written(x) for x in row] for row in m @ columns.T]


def _letter(text: str) -> Written:
    return Written(text, exact=True)


def _symbolic(letters: list[str], column: Value) -> str:
    """A sum of letters with numbers before them: "a", "2a + b", "−c", "0"."""
    out = ""
    for letter, x in zip(letters, column, strict=True):
        if x == 0.0:
            continue
        size = "" if abs(x) == 1.0 else written(abs(x)).text
        sign = (MINUS if x < 0 else "") if not out else f" {MINUS if x < 0 else '+'} "
        out += f"{sign}{size}{letter}"
    return out or "0"


class _Lights:
    """Which entries are lit, from phrases such as ``row 1`` (counting from 1)."""

    def __init__(self, phrases: Any, shape: tuple[int, ...], path: Path) -> None:
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._entries: set[tuple[int, int]] = set()
        self.inputs: set[int] = set()
        self.outputs: set[int] = set()
        for i, phrase in enumerate(phrases):
            word, *numbers = str(phrase).split()
            places = [int(n) - 1 for n in numbers]
            limits = {"row": shape[:1], "out": shape[:1], "entry": shape}.get(
                word, shape[1:]
            )
            if any(not 0 <= p < n for p, n in zip(places, limits, strict=False)):
                raise TableauError((*path, i), f"there is no {phrase} here")
            self._add(word, places, limits[0])

    def _add(self, word: str, places: list[int], limit: int) -> None:
        match word:
            case "entry":
                self._entries.add((places[0], places[1]))
            case "row":
                self._rows.update(places)
            case "column":
                self._columns.update(places)
            case "in":
                self.inputs.update(places or range(limit))
            case _:
                self.outputs.update(places or range(limit))

    def entry(self, r: int, c: int) -> bool:
        """Whether the entry in row ``r`` and column ``c`` is lit."""
        return r in self._rows or c in self._columns or (r, c) in self._entries


def _cell(one: Written, tone: Tone, *, lit: bool) -> Cell:
    return Cell(text=one.text, tone=tone, lit=lit, rounded=not one.exact)


def _block(texts: list[list[Written]], name: str, tone: Tone, lit: set[int]) -> Array:
    cells = tuple(
        tuple(_cell(one, tone, lit=r in lit) for one in row)
        for r, row in enumerate(texts)
    )
    return Array(cells=cells, name=name)


MATRIX = Family(
    kind=fields.either((is_list, fields.listed(_ONE)), (is_mapping, _ONE)),
    says="a matrix, or a matrix times a vector with its result, parts lit",
    definitions=_definitions,
    panels=_panels,
)
