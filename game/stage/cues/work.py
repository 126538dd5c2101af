"""The family ``work``: lines of a calculation, computed and checked as they stand."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.figure.cells import signed
from game.figure.things import Block, Formula, Panel, Row, Sign, Work
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, is_list, is_mapping, worded
from game.stage.notation import identities
from game.stage.notation.parsing import sides, signs_of_sides
from game.stage.notation.scope import Definition, Path, Scope, TableauError
from game.stage.notation.syntax import Expr, Name, NotationError
from game.stage.notation.written import Writer, agrees, is_literal, text

_FIELDS = {
    "is": Field(fields.TEXT, "a line in the notation"),
    "says": Field(fields.TEXT, "a line in the notation, or plain words"),
    "tex": Field(fields.TEXT, "a typeset formula, tried on many numbers"),
    "said": Field(fields.TEXT, "why a typeset formula cannot be computed"),
    "note": Field(fields.TEXT, "a few words beside it"),
    "brackets": Field(fields.FLAG, "letters and brackets as written; they are moved"),
    "struck": Field(fields.FLAG, "struck out"),
    "slip": Field(fields.FLAG, "wrong on purpose, and checked to be wrong"),
}
_LINE = fields.either(
    (is_mapping, fields.record(_FIELDS)), (lambda _: True, fields.TEXT)
)


class _Line(Struct, frozen=True):
    """One item of the list, in one shape. ``loose`` may be plain words."""

    text: str = ""
    tex: str = ""
    said: str = ""
    note: str = ""
    brackets: bool = False
    struck: bool = False
    slip: bool = False
    loose: bool = False


def _line(value: Any) -> _Line:
    if not is_mapping(value):
        return _Line(text=str(value))
    return _Line(
        text=str(value.get("is") or value.get("says") or ""),
        tex=str(value.get("tex", "")),
        said=str(value.get("said", "")),
        note=worded(value.get("note", "")),
        brackets=bool(value.get("brackets", False)),
        struck=bool(value.get("struck", False)),
        slip=bool(value.get("slip", False)),
        loose="is" not in value,
    )


def _read(line: _Line) -> tuple[Expr, ...]:
    """The sides of a line; a last "=" asks for the result. Raises NotationError."""
    written = line.text.rstrip()
    return sides(written[:-1] if written.endswith("=") else written)


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    """A line ``h1 = r1 / 5`` defines h1, where nothing else does."""
    for i, item in enumerate(value if is_list(value) else ()):
        line = _line(item)
        if line.slip or line.struck or not line.text:
            continue
        try:
            found = _read(line)
        except NotationError:
            continue
        if len(found) > 1 and isinstance(found[0], Name):
            source = line.text.split("=")[1]
            yield Definition(found[0].name, source, (*path, i), weak=True)


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    rows: list[Row] = []
    taken: dict[str, int] = {}
    for i, item in enumerate(value):
        row = _row(_line(item), (*path, i), setting)
        times = taken[row.key] = taken.get(row.key, 0) + 1
        key = row.key if times == 1 else f"{row.key}#{times}"
        rows.append(replace(row, key=key))
    yield Work(key="work", rows=tuple(rows))


def _row(line: _Line, path: Path, setting: Setting) -> Row:
    scope = setting.scope
    if line.tex:
        if line.slip:
            wanted = "only a line in the notation can be checked to be a slip"
            raise TableauError(path, wanted)
        if setting.proving and not line.struck:
            _prove(line, path, scope)
        return _made(line, f"tex:{line.tex}", (Formula(tex=line.tex),))
    if not line.text:
        raise TableauError(path, "a line needs 'is', 'says' or 'tex'")
    try:
        found = _read(line)
        blocks = signed(tuple(_blocks(line, found, scope)))
        _judge(line, found, scope, path)
    except NotationError as error:
        if line.loose and not line.slip:
            return _made(line, f"says:{line.text}", (Sign(text=worded(line.text)),))
        raise TableauError(path, error.message, error.hint) from error
    return _made(line, f"line:{text(found[0])}", blocks)


def _prove(line: _Line, path: Path, scope: Scope) -> None:
    """A formula is so for all numbers, or says why nobody can try it.

    One that is struck out claims nothing.
    """
    try:
        parts = identities.read(line.tex)
        wrong = identities.refuted(parts, scope)
    except NotationError as error:
        if not line.said:
            hint = "or say why it cannot be computed: said: ..."
            raise TableauError(path, f"not computed: {error.message}", hint) from error
        return
    if line.said:
        raise TableauError(path, "this can be computed", "take 'said' away")
    if wrong:
        raise TableauError(path, wrong)


def _made(line: _Line, key: str, blocks: tuple[Block, ...]) -> Row:
    return Row(key=key, blocks=blocks, note=line.note, struck=line.struck)


def _blocks(line: _Line, found: tuple[Expr, ...], scope: Scope) -> Iterable[Block]:
    """The sides as written; products spelled out; the result where it is missing."""
    writer = Writer(scope)
    first, last = found[0], found[-1]
    if line.brackets:
        for n, signs in enumerate(signs_of_sides(line.text)):
            if n:
                yield Sign(text="=")
            yield writer.word(signs)
        yield from writer.result(last, first)
        return
    defines = len(found) > 1 and isinstance(first, Name)
    if defines:
        yield Sign(text=text(first))
    else:
        yield from writer.blocks(first, upright=any(map(writer.stands, found)))
    asked = line.text.rstrip().endswith("=")
    if len(found) == 1 and not asked:
        return
    spelled = writer.expansion(first)
    if spelled:
        yield Sign(text=spelled)
    upright = writer.stands(first)
    for side in found[1:]:
        if is_literal(side) and not line.slip:
            yield from writer.literal(side, first)
        else:
            yield Sign(text="=")
            yield from writer.blocks(side, upright=upright)
    if asked or not (is_literal(last) or isinstance(last, Name) or line.slip):
        yield from writer.result(last, first)


def _judge(line: _Line, found: tuple[Expr, ...], scope: Scope, path: Path) -> None:
    """What is written must be so, and a slip must not."""
    first = scope.value(found[0])
    wrong = [side for side in found[1:] if not agrees(side, first, scope.value(side))]
    if line.slip and not wrong:
        raise TableauError(path, "this is marked as a slip, but it is right")
    if wrong and not line.slip:
        is_, said = Writer(scope).spoken(found[0]), text(wrong[0])
        raise TableauError(path, f"{text(found[0])} is {is_}, not {said}")


WORK = Family(
    kind=fields.listed(_LINE, most=24),
    says="lines of a calculation; every number in them is computed and checked",
    definitions=_definitions,
    panels=_panels,
)
