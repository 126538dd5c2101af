"""Concepts: its level, and what its numbers can be blamed for."""

from collections.abc import Iterator
from typing import Final

from game.language import N_
from game.linalg.plane import Point, apart
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

CAT: Final = N_("cat")
ANIMALS: Final = {
    CAT: N_("the cat"),
    N_("lion"): N_("the lion"),
    N_("dog"): N_("the dog"),
    N_("rat"): N_("the rat"),
    N_("mouse"): N_("the mouse"),
    N_("fish"): N_("the fish"),
}
# How near two animals may lie, in units.
NEAREST: Final = 0.5


class ConceptsLevel(PlaneLevel, frozen=True, kw_only=True):
    """``others`` are the animals besides the cat, by ``names``.

    Those in ``knobs`` have volumes, that are to make the cat hear two of them
    ``equal`` or all of them in order, ``loud`` before quiet; ``volumes`` are those at
    first, 1 where they are not told. ``none`` is a level where no volume does.

    Where there is a ``pin``, all arrows begin there. Pairs are to stand ``across`` each
    other, at so many ``places``; or those that are ``near`` each other point one way,
    and all other pairs apart.
    """

    cat: Point
    names: tuple[str, ...]
    others: tuple[Point, ...]
    knobs: tuple[str, ...] = ()
    volumes: tuple[float, ...] = ()
    equal: tuple[str, ...] = ()
    loud: tuple[str, ...] = ()
    pin: Point | None = None
    across: tuple[tuple[str, str], ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    places: int = 1
    none: bool = False
    span: float = 4.0

    def all(self) -> dict[str, Point]:
        """Every animal by its name, the cat first."""
        return {CAT: self.cat, **dict(zip(self.names, self.others, strict=True))}

    def first(self) -> str:
        """Whose cosine with the cat is named."""
        return (*self.equal, *self.loud, *self.names)[0]

    def faults(self) -> Iterator[Fault]:
        """Animals that are unknown, too many or in one place; nothing that is asked."""
        named = [*self.knobs, *self.equal, *self.loud]
        named += [name for pair in (*self.across, *self.near) for name in pair]
        if len(self.names) != len(self.others):
            yield Fault(("names",), f"{len(self.others)} animals have as many names")
        elif not set(self.names) < set(ANIMALS) or len({*self.names}) < len(self.names):
            yield Fault(("names",), "an animal that nobody knows", ", ".join(ANIMALS))
        elif unknown := set(named) - {CAT, *self.names}:
            yield Fault(("names",), f"nobody is called '{unknown.pop()}'")
        elif self.volumes and len(self.volumes) != len(self.names):
            yield Fault(("volumes",), f"{len(self.names)} animals have as many volumes")
        elif any(
            apart(a, b) < NEAREST
            for i, a in enumerate(self.all().values())
            for b in list(self.all().values())[:i]
        ):
            yield Fault(("others",), "two animals in (nearly) one place")
        elif sum(map(bool, (self.equal, self.loud, self.across, self.near))) != 1:
            yield Fault(("id",), "one thing is asked: equal, loud, across or near")
        elif bool(self.pin is not None) != bool(self.across or self.near):
            yield Fault(("pin",), "angles are asked where, and only where, a pin is")
