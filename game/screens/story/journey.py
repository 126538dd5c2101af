"""One playthrough as a list of moments: where rollback and roll-forward live.

A moment is the story machine's state, the stage and the pause that stands there, all
frozen. Rolling back is looking at an earlier moment; nothing is undone. Going on with
the answer that was given before walks into the kept future; another answer cuts it off.
A play that is loaded derives its moments: it is told again with its answers.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from functools import reduce
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.narrative.machine import machine
from game.narrative.machine.events import (
    Advance,
    Answer,
    Cue,
    Entered,
    Event,
    Line,
    Mark,
    Marked,
    Pausing,
    Pick,
    Unlocked,
)
from game.narrative.machine.pauses import pending
from game.narrative.machine.state import START, State
from game.narrative.program.domains import Value
from game.narrative.program.program import Program
from game.narrative.resume.anchors import Past, Resumed, Saved, anchor
from game.narrative.resume.retelling import Given, Told, given, retell, revised
from game.stage.state import Stage, follow

KEPT = 400
TRAIL = 120
# Answers that a save keeps, in bytes; the play is told from a later place for more.
RECORD = 1_400
LONGEST_RECORD = 400


class Moment(Struct, frozen=True):
    """One pause of the story, and what led out of it (``answer``), once known.

    ``marks`` are those that were revised there, ``given`` what it adds to the record of
    answers.
    """

    state: State
    stage: Stage
    pause: Pausing
    answer: Answer | None = None
    marks: tuple[Mark, ...] = ()
    given: tuple[Given, ...] = ()


class Origin(Struct, frozen=True):
    """Where the first of the moments comes from: a state, its stage, answers since.

    ``heard`` are the ids of the lines read before the first moment.
    """

    state: State
    stage: Stage = Stage()
    given: tuple[Given, ...] = ()
    heard: tuple[str, ...] = ()


def opening(state: State) -> Stage:
    """The stage as a chapter begins: empty, the guesses marked as they came."""
    return Stage(ledger=tuple(state.marks.items()))


class Journey:
    """A playthrough: moments, and the one that is shown.

    ``unlocked``, ``sounds`` and ``entered`` scenes are what the last answers brought;
    who uses them up clears them.
    """

    def __init__(self, program: Program, moments: list[Moment], origin: Origin):
        self.program = program
        self.moments = moments
        self.origin = origin
        self.unlocked: list[str] = []
        self.sounds: list[str] = []
        self.entered: list[str] = []
        self._trim()

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
        return cls._first(program, state)

    @classmethod
    def _first(cls, program: Program, origin: State) -> "Journey":
        stage = opening(origin)
        journey = cls(program, [], Origin(origin, stage))
        state, events = machine.step(program, origin, None)
        journey._arrive(state, stage, events)
        return journey

    @classmethod
    def resume(
        cls,
        program: Program,
        resumed: Resumed,
        stage: Stage,
        trail: tuple[str, ...] = (),
        before: Stage | None = None,
    ) -> "Journey":
        """A playthrough that goes on from where a save stands.

        ``stage`` and ``trail`` are those of the save, ``before`` the stage of its past.
        """
        state, before = resumed.state, before or Stage()
        if resumed.told and resumed.origin is not None:
            first = resumed.origin
            before = opening(first) if first.at == START else before
            moments = _staged(program, resumed.told, before)
            lines = sum(isinstance(moment.pause, Line) for moment in moments)
            heard = trail[:-lines] if first.at != START and lines else ()
            return cls(program, moments, Origin(first, before, (), heard))
        if state.at == START:
            return cls._first(program, state)
        pause = pending(program, state)
        if isinstance(pause, Line) and pause.id in trail:
            trail = trail[: len(trail) - 1 - trail[::-1].index(pause.id)]
        origin = Origin(state, stage, (), trail)
        return cls(program, [Moment(state, stage, pause)], origin)

    @property
    def now(self) -> Moment:
        """The moment that is shown."""
        return self.moments[self.index]

    @property
    def before(self) -> Moment | None:
        """The moment before the one that is shown, if it is still kept."""
        return self.moments[self.index - 1] if self.index else None

    @property
    def trail(self) -> tuple[str, ...]:
        """The ids of the lines read up to the moment that is shown, the newest last."""
        shown = self.moments[: self.index + 1]
        read = (m.pause.id for m in shown if isinstance(m.pause, Line))
        return (*self.origin.heard, *read)[-TRAIL:]

    def ahead(self) -> "Journey":
        """The same play as it stands at its newest moment."""
        other = copy(self)
        other.index = len(self.moments) - 1
        return other

    def saved(self) -> tuple[Saved, Stage]:
        """What a save keeps of the moment that is shown, and the stage of its past.

        That of a chapter's beginning follows from its state.
        """
        state, program = self.now.state, self.program
        origin = self._origin()
        past = Past(origin.state, given=origin.given)
        if origin.state.at == START:
            wide = program.variables
            values = {k: v for k, v in origin.state.values.items() if k in wide}
            past = Past(replace(origin.state, values=values), given=origin.given)
            before = Stage()
        else:
            past = replace(past, anchor=anchor(program, origin.state, ()))
            before = origin.stage
        return Saved(state, anchor(program, state, self.trail), past), before

    def _origin(self) -> Origin:
        """Whence a save tells what led to the moment shown.

        The chapter's beginning, or a later moment where too many answers lie between.
        """
        steps = [moment.given for moment in self.moments[: self.index]]
        marks = revised(self.program, self.now.state, self.now.marks)
        room = RECORD - _size((*self.origin.given, *marks))
        room -= sum(map(_size, filter(None, steps)))
        given = (*self.origin.given, *(entry for step in steps for entry in step))
        if room >= 0:
            return Origin(self.origin.state, self.origin.stage, (*given, *marks))
        room = RECORD - _size(marks)
        number = len(steps)
        while number and room >= _size(steps[number - 1]):
            number -= 1
            room -= _size(steps[number])
        first = self.moments[number]
        left = [entry for step in steps[number:] for entry in step]
        if number < len(steps):
            # What was revised at the first one is in its state.
            left = left[len(first.marks) :]
            return Origin(first.state, first.stage, (*left, *marks))
        return Origin(first.state, first.stage)

    def carried(self) -> dict[str, Value]:
        """What later chapters may ask about, now or after an edit of theirs.

        Every scene and option counts, also those that no condition reads yet.
        """
        origin, name = self._origin(), self.now.state.chapter
        told = retell(self.program, origin.state, origin.given).told
        events = (event for one in told for event in one.events)
        scenes = Counter(e.scene for e in events if isinstance(e, Entered))
        picks = (one.answer.option for one in told if isinstance(one.answer, Pick))
        out: dict[str, Value] = {f"visits:{name}.{s}": n for s, n in scenes.items()}
        out |= {f"picked:{option}": True for option in picks}
        return out | machine.carry(self.program, self.now.state)

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
        self.moments[self.index :] = [_answered(self.program, here, answer)]
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
        stage = reduce(follow, events, here.stage)
        marks = (*here.marks, mark)
        self.moments[self.index :] = [Moment(state, stage, here.pause, None, marks)]

    def _arrive(self, state: State, stage: Stage, events: tuple[Event, ...]) -> None:
        for event in events:
            match event:
                case Unlocked(key=key):
                    self.unlocked.append(key)
                case Entered(scene=scene):
                    self.entered.append(scene)
                case Cue(verb="sound", value=name):
                    self.sounds.append(name)
                case _:
                    pass
        self.moments.append(led(state, stage, events))
        self._trim()

    def _trim(self) -> None:
        """Let the oldest moments go; what was said and read in them is kept."""
        gone = self.moments[:-KEPT]
        del self.moments[:-KEPT]
        self.index = len(self.moments) - 1
        if not gone:
            return
        record = (*self.origin.given, *(entry for m in gone for entry in m.given))
        read = (m.pause.id for m in gone if isinstance(m.pause, Line))
        heard = (*self.origin.heard, *read)[-TRAIL:]
        if len(record) > LONGEST_RECORD:
            first = self.moments[0]
            self.origin = Origin(first.state, first.stage, (), heard)
        else:
            self.origin = replace(self.origin, given=record, heard=heard)


def led(state: State, stage: Stage, events: Sequence[Event]) -> Moment:
    """The moment to which these events led from a stage; the last one is its pause."""
    pause: Pausing = events[-1]  # type: ignore[assignment]
    return Moment(state, reduce(follow, events, stage), pause)


def _asks(pause: Pausing, mark: Mark) -> bool:
    return getattr(pause, "guess", None) == mark.guess


def _answered(program: Program, moment: Moment, answer: Answer | None) -> Moment:
    """The moment with the answer that led out of it."""
    if not moment.marks and type(answer) is Advance:
        return replace(moment, answer=answer)
    marks = revised(program, moment.state, moment.marks)
    record = (*marks, *given(program, moment.state, answer))
    return replace(moment, answer=answer, given=record)


def _size(record: Sequence[Given]) -> int:
    return len(msgspec.json.encode(record))


def _staged(program: Program, told: Iterable[Told], stage: Stage) -> list[Moment]:
    """The moments of a play that was told again, each with its stage."""
    moments: list[Moment] = []
    for one in told:
        if moments:
            moments[-1] = _answered(program, moments[-1], one.answer)
        revised = (Marked(mark.guess, mark.mark) for mark in one.marks)
        moment = led(one.state, stage, one.events)
        stage = reduce(follow, revised, moment.stage)
        moments.append(replace(moment, stage=stage, marks=one.marks))
    return moments
