"""Declared kinds whose picture is a plane, and those that place a ghost on it."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final, Generic, Self, TypeVar

from msgspec.structs import replace

from game.figure.things import Item, Panel, Plane, Tone
from game.language import _
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    across,
    added,
    apart,
    scaled,
    unit,
)
from game.puzzles.core import drawing, hand
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault, Level
from game.puzzles.core.level_faults import arrow_faults, span_faults
from game.puzzles.core.prediction import foreseen, miss
from game.puzzles.core.protocol import Drag, Move, Quote
from game.puzzles.core.wording import arrow, said

TICK: Final = 0.08
CORNER: Final[Point] = (0.8, -0.8)


class PlaneLevel(Level, frozen=True, kw_only=True):
    """A level with a plane; ``span`` is its half height."""

    span: float = 4.0


L = TypeVar("L", bound=PlaneLevel)
G = TypeVar("G")


class OnPlane(Declared[L, G], Generic[L, G], frozen=True, kw_only=True):
    """A position that is seen on a plane.

    ``ARROWS`` are the fields of its level that hold arrows of the plane.
    """

    ARROWS: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def draw(self, *, revealed: bool) -> Iterable[Item]:
        """What lies on the plane, over its grid."""

    def ringed(self) -> bool:
        """Whether what a hand takes wears a ring."""
        return True

    @classmethod
    def wrongs(cls, level: L) -> Iterable[Fault]:
        """What else makes a level impossible; its span and its arrows are good."""
        del level
        return ()

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    @classmethod
    def faults(cls, level: L) -> Iterable[Fault]:
        """A span that no hand could use, arrows that cannot be held, and the rest."""
        view = level.span
        arrows = (found for name in cls.ARROWS for found in _arrows(level, name))
        return (
            [*span_faults(view)] or [*arrow_faults(arrows, view)] or cls.wrongs(level)
        )

    def pictures(self, *, revealed: bool) -> Iterable[Panel]:
        """The plane with what lies on it."""
        return (self.plane(revealed=revealed),)

    def plane(self, *, revealed: bool) -> Plane:
        """The grid, and what lies on it."""
        view = self.view()
        items = (*drawing.ground(view), *self.draw(revealed=revealed))
        return drawing.window(items, view, ringed=self.ringed())


class Ghosted(OnPlane[L, Point], Generic[L], frozen=True, kw_only=True):
    """What is predicted is a point, placed by the handle "guess" before the reveal.

    ``GHOST`` says of what it is the guess.
    """

    GHOST: ClassVar[str] = ""

    @abstractmethod
    def truth(self) -> Point:
        """What the guess should be, on the numbers of this position."""

    @abstractmethod
    def rest(self) -> Point:
        """Where the ghost waits until it is taken."""

    def along(self) -> Point | None:
        """The direction of the line that holds the ghost; None where it is free."""
        return None

    def ghost(self) -> Point:
        """Where the ghost is."""
        return self.rest() if self.guess is None else self.guess

    def right(self, guess: Point) -> bool:
        """Whether it was placed near the truth."""
        return foreseen(guess, self.afresh().truth())

    def laying(self) -> tuple[Move, ...]:
        """The move that lays the ghost where it belongs; none where it lies there."""
        right = self.guess is not None and apart(self.guess, self.truth()) < TINY
        return () if right else (Drag("guess", self.truth()),)

    def all_hands(self) -> Iterable[Hand[Self]]:
        """The ghost while guessing, and the kind's own."""
        if not self.placed:
            name, at, way, view = _(self.GHOST), self.ghost(), self.along(), self.view()
            if way is None:
                yield hand.point("guess", name, at, self._guess, view)
            else:
                yield hand.slider("guess", name, at, self._guess, view, along=way)
        yield from self.hands()

    def laid(self) -> tuple[Point, Point] | None:
        """The guess and the truth, unless the ghost is held to a line."""
        if self.guess is None or not self.placed or self.along() is not None:
            return None
        return self.guess, self.afresh().truth()

    def quotes(self) -> Mapping[str, Quote]:
        """The guess, and how far it was off."""
        at = self.ghost()
        far = apart(at, self.afresh().truth())
        return {"guess": Quote(arrow(at), at), "miss": Quote(said(far), (far,))}

    def plane(self, *, revealed: bool) -> Plane:
        """The ghost lies over everything; guess and truth stand together."""
        plane = super().plane(revealed=revealed)
        return replace(plane, items=(*plane.items, *self.guessed()))

    def guessed(self) -> Iterator[Item]:
        """The ghost; once revealed the truth too, and the way between them."""
        if self.placed and self.guess is None:
            return
        at, way, truth, size = (
            self.ghost(),
            self.along(),
            self.truth(),
            TICK * self.view(),
        )
        if way is not None:
            yield drawing.tick("guess", at, way, Tone.GUESS, size=size)
        yield drawing.ring("guess:at", at, Tone.GUESS)
        yield drawing.naming("guess:name", at, "?", CORNER, Tone.GUESS)
        if not self.placed or truth != self.afresh().truth():
            return
        good = self.foreseen() is True
        # Beside its line, not on it: there an arrow would cover the miss.
        side = ORIGIN if way is None else scaled(unit(across(way)), size)
        yield miss("miss", added(at, side), added(truth, side), right=good)
        if way is None:
            tone = Tone.GOOD if good else Tone.BAD
            yield drawing.ring("truth", truth, tone, 1.0)
        else:
            yield drawing.tick("truth", truth, way, Tone.GOOD, size=size)

    def _guess(self, at: Point) -> Self:
        return replace(self, guess=at)


def _arrows(
    level: PlaneLevel, name: str
) -> Iterator[tuple[tuple[str | int, ...], Point]]:
    value: object = getattr(level, name)
    match value:
        case (float() as x, float() as y):
            yield (name,), (x, y)
        case tuple():
            yield from (((name, i), (at[0], at[1])) for i, at in enumerate(value))
        case _:
            raise TypeError(f"'{name}' holds no arrows of the plane")
