"""The family ``products``: a matrix, itself turned over, and both multiplied.

The sides of each say what goes in and what comes out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.cells import cell, signed
from game.figure.things import Array, Block, Panel, Row, Sign, Tone, Work
from game.language import N_, _
from game.reading.problems import Fault
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, Kind, is_list, is_mapping, worded
from game.stage.notation.scope import Definition, Path, TableauError, at
from game.stage.notation.values import Value

TABLE: Final = "table"
ALONE, TURNED = ("W",), ("W^T",)
# What stands beside what, in the letter W; the last ones do not fit.
SHOWN: Final = {
    "W": ALONE,
    "W^T": TURNED,
    "W W": ("W", "W"),
    "W^T W": ("W^T", "W"),
    "W W^T": ("W", "W^T"),
    TABLE: (),
}
WAYS: Final = {
    "W": N_("from inputs to outputs"),
    "W^T": N_("from outputs to inputs"),
    "W^T W": N_("inputs with inputs"),
    "W W^T": N_("outputs with outputs"),
    "W W": N_("what comes out of the one does not fit into the other"),
}


def _check_shown(value: Any, path: Path) -> Iterator[Fault]:
    if value not in SHOWN:
        yield Fault(path, f"one of {', '.join(SHOWN)}, not {fields.shown(value)}")


_FIELDS = {
    "name": Field(fields.NAME, "the matrix's name", needed=True),
    "entries": Field(fields.EXPRESSION, "the rows of numbers"),
    "columns": Field(fields.listed(fields.EXPRESSION), "or its columns"),
    "inputs": Field(fields.listed(fields.TEXT), "words for its columns", needed=True),
    "outputs": Field(fields.listed(fields.TEXT), "words for its rows"),
    "show": Field(
        Kind(_check_shown, {"enum": list(SHOWN)}),
        "W, W^T, W W, W^T W, W W^T, or table: W^T W alone",
        needed=True,
    ),
    "light": Field(
        fields.listed(fields.count(1, 8), least=2, most=2),
        "an entry of the product, and the row and the column that make it",
    ),
    "row": Field(fields.count(1, 8), "a row of the product"),
}


class _Sided(Struct, frozen=True):
    """A matrix with the words of its sides: where it leads, and where it begins."""

    m: Value
    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def turned(self) -> "_Sided":
        """The same, turned over."""
        return _Sided(self.m.T, f"{self.name}^T", self.columns, self.rows)

    def after(self, other: "_Sided", name: str) -> "_Sided":
        """The product that acts after another one."""
        return _Sided(self.m @ other.m, name, self.rows, other.columns)


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    if not is_mapping(value):
        return
    name = str(value.get("name", ""))
    if "entries" in value:
        yield Definition(name, value["entries"], (*path, "entries"))
    elif is_list(value.get("columns")):
        listed = ", ".join(map(_source, value["columns"]))
        yield Definition(name, f"[{listed}]^T", (*path, "columns"))


def _source(column: Any) -> str:
    if is_list(column):
        return f"[{', '.join(map(str, column))}]"
    return str(column)


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    name, show = str(value["name"]), str(value["show"])
    m = at(setting.scope, name, (*path, "name"))
    if m.ndim != 2:
        raise TableauError((*path, "entries"), "a matrix is a list of rows")
    sided = _Sided(
        m,
        name,
        _words(value, "outputs", m.shape[0], path),
        _words(value, "inputs", m.shape[1], path),
    )
    rows = _rows(sided, value, show, path)
    yield Work(key="products", rows=tuple(rows))


def _words(value: Any, field: str, count: int, path: Path) -> tuple[str, ...]:
    words = tuple(worded(word) for word in value.get(field) or ())
    if words and len(words) != count:
        raise TableauError((*path, field), f"{count} words, not {len(words)}")
    return words


def _rows(w: _Sided, value: Any, show: str, path: Path) -> Iterator[Row]:
    parts = [w if sign == "W" else w.turned for sign in SHOWN[show]]
    note = _(WAYS.get(show, WAYS["W^T W"]))
    key = f"products:{w.name}:{show}"
    if show == TABLE:
        product = w.turned.after(w, "")
        lit = _lit(value, product, path)
        yield Row(key=key, blocks=signed((_array(product, lit),)))
        return
    if len(parts) == 1:
        yield Row(key=key, blocks=signed((_array(parts[0]),)), note=note)
        return
    first, last = parts
    if first.m.shape[1] != last.m.shape[0]:
        blocks: tuple[Block, ...] = (_array(first), Sign(text="?"), _array(last))
        yield Row(key=key, blocks=signed(blocks), note=note)
        return
    product = first.after(last, f"{first.name} {last.name}")
    lit = _lit(value, product, path)
    made = _array(product, lit)
    row, column = value.get("light") or (0, 0)
    blocks = (
        _array(first, _cells(first.m, row=row)),
        _array(last, _cells(last.m, column=column)),
        Sign(text="="),
        made,
    )
    yield Row(key=key, blocks=signed(blocks), note=note)


def _cells(m: Value, row: int = 0, column: int = 0) -> frozenset[tuple[int, int]]:
    """The cells of a row, or of a column, counting from 1."""
    rows, columns = m.shape
    return frozenset(
        (r, c)
        for r in range(rows)
        for c in range(columns)
        if r + 1 == row or c + 1 == column
    )


def _lit(value: Any, product: _Sided, path: Path) -> frozenset[tuple[int, int]]:
    """What is lit of a product."""
    rows, columns = product.m.shape
    for field, most in (("light", (rows, columns)), ("row", (rows,))):
        given = value.get(field)
        asked = given if is_list(given) else [given] if given else []
        if any(n > limit for n, limit in zip(asked, most, strict=False)):
            raise TableauError((*path, field), "there is no such place here")
    if "light" in value:
        row, column = value["light"]
        return frozenset({(row - 1, column - 1)})
    return _cells(product.m, row=value.get("row", 0))


def _array(
    sided: _Sided, lit: Sequence[tuple[int, int]] | frozenset[tuple[int, int]] = ()
) -> Array:
    cells = tuple(
        tuple(
            replace(cell(float(x), Tone.PLAIN), lit=(r, c) in lit)
            for c, x in enumerate(row)
        )
        for r, row in enumerate(sided.m)
    )
    name = sided.name.replace("^T", "ᵀ")
    return Array(
        cells=cells, name=name, row_names=sided.rows, column_names=sided.columns
    )


PRODUCTS = Family(
    kind=fields.record(_FIELDS),
    says="a matrix, itself turned over, and both multiplied, with words at their sides",
    definitions=_definitions,
    panels=_panels,
)
