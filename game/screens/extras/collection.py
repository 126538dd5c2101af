"""What there is to be met, and what of it was: derived from the lines that were seen.

Of what was not met only how much there is may be told.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import starmap
from typing import Any

from msgspec import Struct

from game.figure.things import Formula as Typeset
from game.figure.things import Product, Row, Sign, Work
from game.narrative.compiler.appearance import Picture, Portrait
from game.narrative.machine.events import Cue
from game.narrative.overview.met import shown
from game.narrative.program.operations import Say, Show
from game.narrative.program.program import Chapter
from game.narrative.text.markup import MATH, spans
from game.saving.profile import Profile
from game.screens.shared.library import Library
from game.stage.clarity import MARK, MET, clear
from game.stage.cues.family import Setting
from game.stage.cues.table import FAMILIES
from game.stage.notation.scope import TableauError
from game.stage.notation.tex import tex
from game.stage.picture import scope_of
from game.stage.state import Stage, follow

RELATIONS = frozenset("=≈")
# Lines and cues that are looked at in one frame.
STEP = 100


class Met(Struct, frozen=True):
    """Where something is met first."""

    chapter: str
    scene: str


class Formula(Struct, frozen=True):
    """A formula, as a row of a calculation, and where it was met; or not yet."""

    row: Row
    met: Met | None


class Collection(Struct, frozen=True, kw_only=True):
    """Everything by its name, with where it was met; None for what was not.

    ``rank`` is the highest at which the frame's picture was seen, ``clear`` how clear
    the Eigenface can have been seen, 0 to 1.
    """

    songs: Mapping[str, bool] = {}
    pieces: Mapping[str, Met | None] = {}
    places: Mapping[str, Met | None] = {}
    pictures: Mapping[str, Met | None] = {}
    formulas: tuple[Formula, ...] = ()
    rank: int = 0
    clear: float = 0.0


def collecting(library: Library, profile: Profile) -> Iterator[Collection | None]:
    """What this profile has met, in steps that each have room in a frame: at last it.

    Until then there is None.
    """
    pieces: dict[str, Met | None] = {}
    places: dict[str, Met | None] = {}
    pictures: dict[str, Met | None] = {}
    formulas: dict[Row, Met | None] = {}
    rank, face = 0, False
    for number, one in enumerate(shown(library.program, profile.has_seen)):
        where = Met(one.chapter, one.scene) if one.met else None
        stage, files, faces = _stage(library, one.op)
        for shelf, names in (
            (pieces, [stage.music]),
            (places, [stage.backdrop]),
            (pictures, files),
            (formulas, _rows(one.op)),
        ):
            _put(shelf, names, where)
        if one.met:
            rank = max([rank, *(prop.rank for prop in stage.props)])
            face = face or faces
        if number % STEP == 0:
            yield None
    yield Collection(
        songs={name: name in profile.heard for name in library.songs},
        pieces=pieces,
        places=places,
        pictures=pictures,
        formulas=tuple(starmap(Formula, formulas.items())),
        rank=rank,
        clear=_clear(library, profile) if face else 0.0,
    )


def collected(library: Library, profile: Profile) -> Collection:
    """The same at once."""
    *_, found = collecting(library, profile)
    return found or Collection()


def _put(shelf: dict[Any, Met | None], names: Iterable[Any], where: Met | None) -> None:
    """Note that something may be met, and where it was first."""
    for name in filter(None, names):
        shelf[name] = shelf.get(name) or where


def _stage(library: Library, op: Say | Show) -> tuple[Stage, list[str], bool]:
    """What a cue brings; the pictures among it, and whether the face is."""
    if isinstance(op, Say):
        return Stage(), [], False
    stage, speakers = follow(Stage(), Cue(op.verb, op.value)), library.cast.speakers
    looks = [speakers[who].appearance for who in stage.shown if who in speakers]
    files = [look.picture for look in looks if isinstance(look, Picture)]
    return stage, files, any(isinstance(look, Portrait) for look in looks)


def _clear(library: Library, profile: Profile) -> float:
    """How clear the face was at least for somebody who has come so far."""
    known = {f"{kind}.{level}" for kind, level in _puzzles(library)}
    marks = {k for got in profile.carried.values() for k, v in got.items() if v}
    marked = sum(name.startswith("mark:") for name in marks)
    return clear(MET * len(known & set(profile.solved)) + MARK * marked)


def _puzzles(library: Library) -> Iterator[tuple[str, str]]:
    for kind, levels in library.levels.levels.items():
        yield from ((kind, level.id) for level in levels)


def _rows(op: Say | Show) -> Iterator[Row]:
    """The formulas of a line, or of what a cue writes on the stage."""
    if isinstance(op, Say):
        yield from map(_typeset, _inline(op.text))
    elif op.verb == "stage" and not op.samples:
        yield from _worked(op.value)


def _inline(text: str) -> Iterator[str]:
    """What a line says in signs; a name alone is no formula."""
    if "$" in text:
        written = (span.text for span in spans(text) if span.kind == MATH)
        yield from (tex(each) for each in written if len(each.split()) > 1)


def _typeset(formula: str) -> Row:
    return Row(key="formula", blocks=(Typeset(tex=formula),))


def _worked(tableau: Any) -> Iterator[Row]:
    """The lines of a calculation that are formulas, and not struck out or slips."""
    written = tableau.get("work") if isinstance(tableau, dict) else None
    if not isinstance(written, (list, tuple)):
        return
    tones = tableau.get("plane", {}).get("tones", {})
    setting = Setting(scope_of(tableau), tones=tones)
    panels: Iterable[Any] = ()
    # What a check would refuse was never shown, either.
    with suppress(TableauError):
        panels = list(FAMILIES["work"].panels(written, ("work",), setting))
    for work in panels:
        if isinstance(work, Work):
            for row, line in zip(work.rows, written, strict=True):
                slip = isinstance(line, dict) and line.get("slip", False)
                if not (slip or row.struck) and _says_something(row):
                    yield Row(key="formula", blocks=row.blocks)


def _says_something(row: Row) -> bool:
    """Whether a row is a formula by itself: neither words nor half of a line."""
    signs = {block.text for block in row.blocks if isinstance(block, Sign)}
    whole = not any(isinstance(block, Product) for block in row.blocks)
    set_ = any(isinstance(block, Typeset) for block in row.blocks)
    return whole and (set_ or bool(signs & RELATIONS))


def named(chapter: Chapter, met: Met) -> str:
    """The scene of something, by its title; else its chapter's."""
    return chapter.scene_title(met.scene) or chapter.title
