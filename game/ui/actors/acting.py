"""Puppets act a line: they turn to each other, and a hand goes with its words."""

from collections.abc import Collection
from typing import Final

from game.figure.easing import smooth, towards
from game.ui.actors.gestures import VIEWER, Play, play

# Seconds in which one has turned, and for which a gesture is held.
TURNS: Final = 0.4
HELD: Final = 0.6
# A gesture whose word is this far behind, as a share of the line, is not made any more.
LATE: Final = 0.12


class Acting:
    """How far each puppet has turned to the other, and what a hand does now."""

    def __init__(self) -> None:
        self.speaker = ""
        # Seconds since the line began.
        self.since = 0.0
        self._there: frozenset[str] = frozenset()
        self._line: tuple[str, str] = ("", "")
        self._play = Play()
        self._made = 0
        self._pose, self._left = "", 0.0
        self._told = 0.0
        self._levels: dict[str, float] = {}

    def begin(
        self, speaker: str, text: str, there: Collection[str], props: Collection[str]
    ) -> None:
        """A line begins, if it is another than before; ``there`` are the puppets."""
        self._there = frozenset(there)
        if (speaker, text) == self._line:
            return
        other = next(iter(self._there - {speaker}), VIEWER)
        answers = self.speaker == other
        self.speaker, self._line = speaker, (speaker, text)
        self.since, self._made, self._told = 0.0, 0, 0.0
        self._pose, self._left = "", 0.0
        self._play = Play()
        if speaker in self._there:
            self._play = play(text, other, props, answers=answers)

    def tick(self, dt: float, told: float, *, still: bool) -> None:
        """Let ``dt`` seconds pass until a share of the line is ``told``."""
        self.since += dt
        self._told = told
        self._left = max(0.0, self._left - dt)
        while self._made < len(self._play.gestures):
            cue = self._play.gestures[self._made]
            if cue.at > told:
                break
            self._made += 1
            if told - cue.at < LATE and not still:
                self._pose, self._left = cue.what, HELD
        step = 1.0 if still else dt / TURNS
        for who in self._there:
            goal = 0.0 if still else self._goal(who)
            self._levels[who] = towards(goal, self._levels.get(who, 0.0), step)

    @property
    def turning(self) -> bool:
        """Whether somebody is on the way to another look."""
        return any(self._levels.get(n, 0.0) != self._goal(n) for n in self._there)

    def _goal(self, who: str) -> float:
        return float(self._looks(who) != VIEWER)

    def _looks(self, who: str) -> str:
        """At whom one looks: a listener at the speaker, if it can be seen."""
        if self.speaker not in self._there:
            return VIEWER
        return self._play.look(self._told) if who == self.speaker else self.speaker

    def pose(self, who: str) -> str:
        """What a hand does now; empty for nothing of its own."""
        return self._pose if self._left > 0.0 and who == self.speaker else ""

    def toward(self, who: str) -> float:
        """How far one has turned to the other, from 0 to 1."""
        return smooth(self._levels.get(who, 0.0))
