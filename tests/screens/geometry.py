"""Where type stands, without painting it: a surface that keeps what is laid on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import combinations
from math import hypot
from typing import Any
from weakref import WeakKeyDictionary

import pygame
import pytest
from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Box, Figure
from game.ui.paint import label, label_places, ledger_page, plane, strokes, text_panel
from game.ui.paint.brush import Brush
from game.ui.paint.figure import paint
from game.ui.paint.patches import Patches
from game.ui.paint.plane_items import AXIS
from game.ui.type.equation import Equations
from game.ui.type.fonts import Fonts
from game.ui.type.typesetting import Typesetter

# The least size of type, in pixels, from 720 lines on.
READ = 12
# Pixels by which the ink of two lines may meet: a descender and a capital, say.
TOUCH = 2
ALPHA = pygame.SRCALPHA


class Piece(Struct, frozen=True):
    """A line of type as it was laid: its ink, and how far that could be seen."""

    words: str
    ink: pygame.Rect
    seen: pygame.Rect


class Names(Struct, frozen=True):
    """The labels of a plane as they were placed, and what they had to keep off."""

    words: tuple[str, ...]
    stood: tuple[pygame.Rect, ...]
    taken: tuple[tuple[pygame.Rect, ...], ...]
    inside: pygame.Rect
    arrows: tuple[tuple[strokes.XY, strokes.XY], ...]
    axes: tuple[tuple[strokes.XY, strokes.XY], ...]


class Types:
    """Pictures that are type, with their words and the ink in them."""

    def __init__(self) -> None:
        # What is let go of by its keeper is let go of here: all type is 2 GB.
        self._known: WeakKeyDictionary[pygame.Surface, tuple[str, pygame.Rect]]
        self._known = WeakKeyDictionary()
        self.names: list[Names] = []
        self.sizes: dict[str, int] = {}

    def size(self, px: int, words: str) -> None:
        if words.strip():
            self.sizes[words] = min(px, self.sizes.get(words, px))

    def small(self, view: tuple[int, int], scale: float) -> list[str]:
        """Type that is too small for a window of 720 lines and more."""
        if scale < 1.0 or view[0] < 1280 or view[1] < 720:
            return []
        return [f"{w!r} in {px} pixels" for w, px in self.sizes.items() if px < READ]

    def add(self, picture: pygame.Surface, words: str, rim: int = 0) -> None:
        if picture not in self._known:
            ink = picture.get_bounding_rect()
            ink = picture.get_rect().inflate(-2 * rim, -2 * rim) if rim else ink
            self._known[picture] = (words, ink)

    def of(self, picture: pygame.Surface) -> tuple[str, pygame.Rect] | None:
        return self._known.get(picture)


class Paper(pygame.Surface):
    """A surface of any size that holds no pixels and remembers its type."""

    def __init__(self, size: tuple[int, int], types: Types) -> None:
        super().__init__((1, 1), pygame.SRCALPHA)
        self.types = types
        self.pieces: list[Piece] = []
        self._whole = pygame.Rect((0, 0), size)
        self._seen = self._whole

    def get_size(self) -> tuple[int, int]:
        return self._whole.size

    def get_rect(self, **where: Any) -> pygame.Rect:
        rect = self._whole.copy()
        for name, value in where.items():
            setattr(rect, name, value)
        return rect

    def get_width(self) -> int:
        return self._whole.w

    def get_height(self) -> int:
        return self._whole.h

    def get_clip(self) -> pygame.Rect:
        return self._seen.copy()

    def set_clip(self, rect: Any = None) -> None:
        self._seen = self._whole if rect is None else self._whole.clip(rect)

    def fill(self, *given: Any, **also: Any) -> pygame.Rect:
        return pygame.Rect(0, 0, 0, 0)

    def blit(
        self, source: pygame.Surface, dest: Any = (0, 0), *given: Any, **also: Any
    ) -> pygame.Rect:
        known = self.types.of(source)
        if known is not None and known[0].strip():
            words, ink = known
            left, top = dest[0], dest[1]
            ink = ink.move(round(left), round(top))
            if ink.w and ink.h:
                self.pieces.append(Piece(words, ink, self._seen.copy()))
        return pygame.Rect(0, 0, 0, 0)

    def blits(
        self, blit_sequence: Iterable[Any], doreturn: bool | int = 1
    ) -> list[pygame.Rect] | None:
        made = [self.blit(*each) for each in blit_sequence]
        return made if doreturn else None


@contextmanager
def unpainted() -> Iterator[Types]:
    """Type is known by its pictures, and planes paint no lines."""
    types = Types()
    with pytest.MonkeyPatch.context() as patch:
        _know_type(patch, types)
        _know_names(patch, types)
        patch.setattr(plane, "sheet", lambda *_: pygame.Surface((0, 0), ALPHA))
        for name in ("arrow", "dots", "dot", "glow"):
            patch.setattr(Patches, name, lambda *_, **__: None)
        for name in ("line", "curve", "stroke", "fill", "fade"):
            patch.setattr(strokes, name, lambda *_, **__: None)
        patch.setattr(ledger_page, "paper", lambda *_: None)
        yield types


def _know_type(patch: pytest.MonkeyPatch, types: Types) -> None:
    def named(made: pygame.Surface, *given: Any, rim: bool = True) -> None:
        types.add(made, given[1], label.halo(given[2]) if rim else 0)

    def formula(made: pygame.Surface | None, *given: Any) -> None:
        if made is not None:
            types.add(made, given[1])

    _watch(patch, Fonts, "render", lambda made, *given: types.add(made, given[3]))
    _watch(patch, Fonts, "render", lambda _, *given: types.size(*given[2:4]))
    _watch(patch, label, "picture", named)
    for module in (plane, label_places):
        patch.setattr(module, "picture", label.picture)
    _watch(patch, text_panel, "_tracked", lambda made, *g: types.add(made, g[1]))
    _watch(
        patch,
        Typesetter,
        "_line",
        lambda made, *g: types.add(made.picture, _said(g[1])),
    )
    _watch(patch, Equations, "render", formula)


def _know_names(patch: pytest.MonkeyPatch, types: Types) -> None:
    placed = label_places.place

    def place(
        surface: pygame.Surface,
        brush: Brush,
        wishes: Sequence[label_places.Wish],
        inside: pygame.Rect,
        px: int,
        ground: label_places.Ground = label_places.BARE,
    ) -> list[pygame.Rect]:
        stood = placed(surface, brush, wishes, inside, px, ground)
        lines = ground.lines
        seen = [w for w in wishes if w.text and w.alpha > 0.01]
        words = tuple(w.text for w in seen)
        # What stands on a sign by its own wish does not cover it.
        signs = replace(ground, dots=())
        taken = [tuple(signs.under(w)) for w in seen]
        arrows = tuple((x.a, x.b) for x in lines if x.wide)
        axes = tuple((x.a, x.b) for x in lines if x.cost == AXIS)
        types.names.append(
            Names(words, tuple(stood), tuple(taken), inside, arrows, axes)
        )
        return stood

    patch.setattr(plane, "place", place)


def _watch(
    patch: pytest.MonkeyPatch, where: Any, name: str, seen: Callable[..., object]
) -> None:
    true = getattr(where, name)

    def watched(*given: Any, **also: Any) -> Any:
        made = true(*given, **also)
        seen(made, *given, **also)
        return made

    patch.setattr(where, name, watched)


def _said(words: Sequence[Any]) -> str:
    return " ".join("".join(p.text for p in word.pieces) for word in words)


def laid(
    figure: Figure, boxes: Mapping[str, Box], brush: Brush, types: Types
) -> tuple[list[Piece], list[Names]]:
    """The type of a figure and the labels of its planes."""
    paper = Paper((brush.view.width, brush.view.height), types)
    types.names.clear()
    paint(paper, figure, boxes, brush)
    return paper.pieces, list(types.names)


def overlaps(pieces: Iterable[Piece]) -> Iterator[str]:
    """Lines of type that lie on each other."""
    for a, b in combinations(pieces, 2):
        both = a.ink.clip(b.ink)
        if min(both.size) > TOUCH:
            yield f"{a.words!r} on {b.words!r} by {both.size}"


def laid_over(pieces: Iterable[Piece]) -> Iterator[str]:
    """Lines of type on a screen that lie on each other where both are seen.

    What is painted twice in one place is one line.
    """
    seen = {
        (piece.words, tuple(piece.ink)): replace(piece, ink=piece.ink.clip(piece.seen))
        for piece in pieces
    }
    return overlaps(seen.values())


def beyond(pieces: Iterable[Piece], window: pygame.Rect) -> Iterator[str]:
    """Lines of type that end outside the window, or are cut off at a side.

    What can be scrolled may be cut at its head and foot.
    """
    for piece in pieces:
        shown, sides = piece.ink.clip(piece.seen), piece.seen.inflate(2, 0)
        wide = sides.left <= piece.ink.left and piece.ink.right <= sides.right
        if shown.h and not (wide and window.contains(shown)):
            yield f"{piece.words!r} at {piece.ink} leaves {piece.seen}"


def cut(pieces: Iterable[Piece], room: pygame.Rect) -> Iterator[str]:
    """Lines of type that are not wholly seen."""
    for piece in pieces:
        if not room.clip(piece.seen).inflate(2, 2).contains(piece.ink):
            yield f"{piece.words!r} at {piece.ink} leaves {room.clip(piece.seen)}"


def struck(names: Iterable[Names]) -> Iterator[str]:
    """Labels over the head of an arrow, or along a shaft."""
    for some in names:
        each = zip(some.words, some.stood, some.taken, strict=True)
        for words, spot, taken in each:
            for head in taken:
                both = spot.clip(head)
                if min(both.size) > TOUCH and both.w * both.h > 0.1 * head.w * head.h:
                    yield f"{words!r} covers the head at {head}"
            for a, b in some.arrows:
                found = spot.inflate(-2, -2).clipline(a, b)
                if found:
                    (x, y), (u, v) = found
                    if hypot(u - x, v - y) > 0.5 * min(spot.size):
                        yield f"{words!r} lies on an arrow to {b}"
            for a, b in some.axes if "=" in words else ():
                crossed = spot.inflate(-4, -4).clipline(a, b)
                if crossed and spot.w < _beside(a[0], spot, some.inside):
                    yield f"{words!r} is crossed by an axis"


def _beside(x: float, spot: pygame.Rect, inside: pygame.Rect) -> float:
    """The room on that side of an upright axis on which the more of a label lies."""
    return x - inside.left if spot.centerx < x else inside.right - x
