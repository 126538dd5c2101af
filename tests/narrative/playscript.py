"""Play scripts: a play told in the game's own words, one expectation a line.

    chapter: rows               begin (the first word of every script)
    patient: Words              this line is said now (narration: just the words)
    > Words                     pick the option with these words
    finish solved               the puzzle ends so
    mark guess holds            answer the question, or revise
    wait 3s                     a silence
    cue backdrop ward           a cue was given since the last pause
    offers A | B                exactly these options
    expect trust = 2            a variable stands so
    ends name                   the chapter is over

Lines not mentioned are gone on from in silence; everything else must be said. Every
script is played twice: straight, and with the state through its encoding each step.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Cue,
    Ended,
    Event,
    Finish,
    Line,
    Mark,
    Pause,
    Pick,
    PuzzleSet,
    Told,
)
from game.narrative.machine.machine import begin, step
from game.narrative.machine.state import State
from game.narrative.program.program import Program
from game.narrative.text.markup import plain


def straight(state: State) -> State:
    """The state as it is."""
    return state


def through_a_save(state: State) -> State:
    """The state written and read again."""
    return msgspec.json.decode(msgspec.json.encode(state), type=State)


class Player:
    """Plays one script against the machine."""

    def __init__(self, program: Program, between: Callable[[State], State]) -> None:
        self.program = program
        self.between = between
        self.state: State | None = None
        self.pause: Event | None = None
        self.cues: list[Cue] = []

    def run(self, path: Path) -> None:
        """Play the whole script; the failing line is named."""
        for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
            line = text.strip()
            if not line or line.startswith("#"):
                continue
            try:
                self.line(line)
            except AssertionError as error:
                raise AssertionError(f"{path.name}:{number}: {line}: {error}") from None

    def line(self, line: str) -> None:
        """Do what one line says."""
        word, _, rest = line.partition(" ")
        if word == "chapter:":
            self.state = begin(self.program, rest)
            self.give(None)
        elif word == ">":
            self.pick(rest)
        elif word == "finish":
            self.seek(PuzzleSet)
            self.give(Finish(rest))
        elif word == "mark":
            guess, mark = rest.split()
            self.give(Mark(guess, mark))
        elif word == "asks":
            asked = self.seek(Asked)
            assert isinstance(asked, Asked)
            assert asked.guess == rest
        elif word == "wait":
            pause = self.seek(Pause)
            assert isinstance(pause, Pause)
            assert f"{pause.seconds:g}s" == rest
            self.give(Advance())
        elif word == "cue":
            verb, value = rest.split(" ", 1)
            assert any(c.verb == verb and str(c.value) == value for c in self.cues)
        elif word == "offers":
            choices = self.seek(Choices)
            assert isinstance(choices, Choices)
            assert [o.text for o in choices.options] == rest.split(" | ")
        elif word == "expect":
            name, value = rest.split(" = ")
            assert self.state is not None
            assert str(self.state.values[name]).lower() == value
        elif word == "ends":
            ended = self.seek(Ended)
            assert ended == Ended(rest)
        else:
            self.say(line)

    def pick(self, words: str) -> None:
        choices = self.seek(Choices)
        assert isinstance(choices, Choices)
        options = [o.id for o in choices.options if plain(o.text) == words]
        assert options, f"only {[o.text for o in choices.options]}"
        self.give(Pick(options[0]))

    def say(self, words: str) -> None:
        said: list[str] = []
        while isinstance(self.pause, Told):
            if isinstance(self.pause, Line):
                who = f"{self.pause.speaker}: " if self.pause.speaker else ""
                said.append(who + plain(self.pause.text))
                if said[-1] == words:
                    self.give(Advance())
                    return
            self.give(Advance())
        raise AssertionError(f"said were {said}, then {self.pause}")

    def seek(self, kind: type) -> Event:
        """Go on from lines until the pause is of this kind."""
        while isinstance(self.pause, Told) and not isinstance(self.pause, kind):
            self.give(Advance())
        assert self.pause is not None
        assert isinstance(self.pause, kind), f"here is {self.pause}"
        return self.pause

    def give(self, answer: Answer | None) -> None:
        """Give an answer, with the state as it comes out of ``between``."""
        assert self.state is not None
        before = self.state
        self.state, events = step(self.program, self.between(self.state), answer)
        assert self.between(self.state) == self.state
        again = step(self.program, before, answer)
        assert again == (self.state, events)
        self.cues = [event for event in events if isinstance(event, Cue)]
        pausing = Told | Choices | PuzzleSet | Asked | Ended
        if isinstance(events[-1], pausing):
            self.pause = events[-1]
