"""What may follow the moment that is shown, made ready while it is read."""

from collections.abc import Iterator
from contextlib import suppress

from game.narrative.machine import machine
from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Ended,
    Finish,
    Line,
    Mark,
    Pause,
    Pausing,
    Pick,
    PuzzleSet,
)
from game.narrative.machine.state import StoryFault
from game.screens.menus.end_card import EndCard
from game.screens.story import doors
from game.screens.story.journey import Journey, Moment, led
from game.screens.story.page_view import PageView
from game.screens.story.reader import MARKS, Reader, ways
from game.stage.state import Stage

# Frames after a moment has come, which has work enough of its own.
REST = 3


class Coming:
    """Makes the page ready for what comes, a part of a moment a frame.

    The story is pure: to look ahead changes nothing.
    """

    def __init__(self, page_view: PageView) -> None:
        self._page_view = page_view
        self._left: list[Answer] = []
        self._page: Iterator[None] | None = None
        self._opening: Iterator[None] | None = None
        # The puzzle that is made ready, or is.
        self._puzzle: PuzzleSet | None = None
        self._rest = 0

    @property
    def left(self) -> bool:
        """Whether there is more to make ready."""
        return bool(self._left or self._page or self._opening)

    def arrive(self, pause: Pausing) -> None:
        """A moment is shown: these are the ways on from it."""
        self._left, self._rest, self._page = answers(pause), REST, None
        if pause != self._puzzle:
            self._opening = self._puzzle = None

    def opening(self, pause: PuzzleSet, stage: Stage) -> Iterator[None] | None:
        """What is still to be made ready of a puzzle that opens; None for nothing."""
        steps = self._opening
        if pause != self._puzzle:
            steps = doors.expected(self._page_view.context, pause, stage)
        self._opening = self._puzzle = None
        return steps

    def step(self, journey: Journey, reader: Reader) -> None:
        """Make the next of what may come ready."""
        if self._rest:
            self._rest -= 1
        elif self._opening is not None:
            if next(self._opening, self) is self:
                self._opening = None
        elif self._page is not None:
            if next(self._page, self) is self:
                self._page = None
        elif self._left:
            try:
                moment = after(journey, self._left.pop(0))
            except StoryFault:
                return  # told when the player goes there
            pause = moment.pause
            if isinstance(pause, PuzzleSet):
                self._opening = self._behind(journey, moment, pause)
                self._puzzle = pause
            if isinstance(pause, Ended):
                self._place(EndCard.place)
            line = pause if isinstance(pause, Line) else reader.line
            self._page = self._page_view.expecting(moment, line, ways(moment.pause))

    def _behind(
        self, journey: Journey, moment: Moment, pause: PuzzleSet
    ) -> Iterator[None]:
        """A puzzle, and then the place to which it leads when it is solved."""
        context = self._page_view.context
        yield from doors.expected(context, pause, moment.stage)
        yield
        with suppress(StoryFault):
            solved = machine.step(journey.program, moment.state, Finish("solved"))
            there = led(solved[0], moment.stage, solved[1])
            self._place(there.stage.backdrop)

    def _place(self, name: str) -> None:
        view = self._page_view.context.brush.view
        self._page_view.backdrop.expect(name, (view.width, view.height))


def answers(pause: Pausing) -> list[Answer]:
    """What a reader can answer at a pause, on the page itself."""
    match pause:
        case Line() | Pause():
            return [Advance()]
        case Choices(options=options):
            return [Pick(option.id) for option in options]
        case Asked(guess=guess):
            return [Mark(guess, mark) for mark in MARKS]
        case _:
            return []


def after(journey: Journey, answer: Answer) -> Moment:
    """The moment to which an answer would lead."""
    here = journey.now
    state, events = machine.step(journey.program, here.state, answer)
    return led(state, here.stage, events)
