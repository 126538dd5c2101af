"""How props come: lifted from behind the boards and set down on them, and back."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from game.figure.easing import towards
from game.stage.cues.props import Prop
from game.ui.actors.props import Placed, Props
from game.ui.actors.puppets import RATE

# Seconds, and the pictures that are held in them.
COMES = 0.5
HELD = round(COMES * RATE)
# How far a prop moves aside in the time in which another comes, in heights of a puppet.
ASIDE = 0.5
# How far a prop that is gone is followed, so that what it covered is painted again.
GONE = -1.0


class _Entrance(NamedTuple):
    """A prop on its way: where it stands, in heights, and how far it has come."""

    prop: Prop
    at: float
    level: float


class Entrances:
    """The props that are there or on their way in or out, by name."""

    def __init__(self, props: Props) -> None:
        self._props = props
        self._known: dict[str, _Entrance] = {}
        self._goals: dict[str, float] = {}

    def place(self, wanted: Sequence[Prop], *, still: bool) -> None:
        """Want these props from now on; ``still`` has them in place at once."""
        spots = self._props.places(wanted)
        self._goals = {placed.prop.name: placed.at for placed in spots}
        for placed in spots:
            known = self._known.get(placed.prop.name)
            if still or known is None or known.level <= 0.0:
                new = _Entrance(placed.prop, placed.at, 1.0 if still else 0.0)
            else:
                new = known._replace(prop=placed.prop)
            self._known[placed.prop.name] = new
        if still:
            self._known = {n: e for n, e in self._known.items() if n in self._goals}

    def tick(self, dt: float) -> None:
        """Let ``dt`` seconds pass."""
        step = dt / COMES
        for name, (prop, at, level) in list(self._known.items()):
            goal = 1.0 if name in self._goals else GONE
            aside = towards(self._goals.get(name, at), at, ASIDE * step)
            now = _Entrance(prop, aside, towards(goal, level, step))
            self._known[name] = now
            if now.level <= GONE:
                del self._known[name]

    @property
    def moving(self) -> bool:
        """Whether something is on its way."""
        return any(
            name not in self._goals or (at, level) != (self._goals[name], 1.0)
            for name, (_, at, level) in self._known.items()
        )

    def now(self) -> list[Placed]:
        """Where every prop is at this held moment; one that is gone has not risen."""
        return [
            Placed(prop, at, max(0.0, math.ceil(HELD * level - 1e-6) / HELD))
            for prop, at, level in self._known.values()
        ]
