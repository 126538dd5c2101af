"""One playthrough as a list of moments: where rollback and roll-forward live.

A moment is the story machine's state, the stage and the pause that stands there, all
frozen. Rolling back is looking at an earlier moment; nothing is undone. Going on with
the answer that was given before walks into the kept future; another answer cuts it off.
"""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.narrative.machine import machine
from game.narrative.machine.events import (
    Answer,
    Cue,
    Entered,
    Event,
    Line,
    Mark,
    Pausing,
    Unlocked,
)
from game.narrative.machine.pauses import pending
from game.narrative.machine.state import State
from game.narrative.program.program import Program
from game.stage.state import Stage, follow

KEPT = 400
TRAIL = 50


class Moment(Struct, frozen=True):
    """One pause of the story, and what led out of it (``answer``), once known."""

    state: State
    stage: Stage
    pause: Pausing
    answer: Answer | None = None


class Journey:
    """A playthrough: moments, the one that is shown, and the trail of lines read.

    ``unlocked`` and ``sounds`` are what the last answers brought; who uses them up
    clears them.
    """

    def __init__(self, program: Program, moments: list[Moment], trail: tuple[str, ...]):
        self.program = program
        self.moments = moments
        self.index = len(moments) - 1
        self.trail = trail
        self.unlocked: list[str] = []
        self.sounds: list[str] = []

    @classmethod
    def begin(
        cls,
        program: Program,
        chapter: str,
        *,
        seed: int = 0,
        carried: dict[str, Any] | None = None,
    ) -> "Journey":
        """A new playthrough of a chapter, at its first pause."""
        state = machine.begin(program, chapter, seed=seed, carried=carried)
        journey = cls(program, [], ())
        state, events = machine.step(program, state, None)
        journey._arrive(state, Stage(), events)
        return journey

    @classmethod
    def resume(
        cls, program: Program, state: State, stage: Stage, trail: tuple[str, ...]
    ) -> "Journey":
        """A playthrough that goes on from the pause at which a state stands."""
        pause = pending(program, state)
        return cls(program, [Moment(state, stage, pause)], trail)

    @property
    def now(self) -> Moment:
        """The moment that is shown."""
        return self.moments[self.index]

    @property
    def before(self) -> Moment | None:
        """The moment before the one that is shown, if it is still kept."""
        return self.moments[self.index - 1] if self.index else None

    def answer(self, answer: Answer) -> bool:
        """Go on. True if this walks into new story, False if into the kept future."""
        here = self.now
        if here.answer == answer and self.index + 1 < len(self.moments):
            self.index += 1
            return False
        if isinstance(answer, Mark) and not _asks(here.pause, answer):
            self._revise(answer)
            return True
        state, events = machine.step(self.program, here.state, answer)
        self.moments[self.index :] = [
            Moment(here.state, here.stage, here.pause, answer)
        ]
        self._arrive(state, here.stage, events)
        return True

    def back(self) -> bool:
        """Show the moment before; False at the oldest one kept."""
        if self.index == 0:
            return False
        self.index -= 1
        return True

    def forward(self) -> bool:
        """Show the moment after; False at the newest one."""
        if self.index + 1 >= len(self.moments):
            return False
        self.index += 1
        return True

    def retell(self) -> None:
        """Say every kept moment anew: the language is another."""
        self.moments = [
            replace(moment, pause=pending(self.program, moment.state))
            for moment in self.moments
        ]

    def _revise(self, mark: Mark) -> None:
        here = self.now
        state, events = machine.step(self.program, here.state, mark)
        stage = here.stage
        for event in events:
            stage = follow(stage, event)
        self.moments[self.index :] = [Moment(state, stage, here.pause)]

    def _arrive(self, state: State, stage: Stage, events: tuple[Event, ...]) -> None:
        for event in events:
            stage = follow(stage, event)
            match event:
                case Unlocked(key=key):
                    self.unlocked.append(key)
                case Line(id=line):
                    self.trail = (*self.trail, line)[-TRAIL:]
                case Cue(verb="sound", value=name):
                    self.sounds.append(name)
                case Entered() | _:
                    pass
        pause = events[-1]
        self.moments.append(Moment(state, stage, pause))  # type: ignore[arg-type]
        del self.moments[:-KEPT]
        self.index = len(self.moments) - 1


def _asks(pause: Pausing, mark: Mark) -> bool:
    return getattr(pause, "guess", None) == mark.guess
