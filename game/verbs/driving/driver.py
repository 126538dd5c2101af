"""Drives the real game, unseen: events in, frames out, on a clock of its own."""

import os
import time
from collections.abc import Sequence
from math import pi, sin
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from msgspec import Struct
from msgspec.structs import replace

from game.app.game import Game, leave, open_game, photograph
from game.app.loop import Loop
from game.narrative.machine import events as story
from game.narrative.machine.events import Answer
from game.screens.flow.results import Marks
from game.screens.flow.stack import Stack
from game.screens.opening.first_screen import opening
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.deaf import DEAF
from game.screens.song.song_screen import SongScreen
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.ui.window.input import Input
from game.verbs.driving.solving import settle_puzzle

FRAME = 1 / 60
ARC = 8.0
PATIENCE = 600
MARKS = ("holds", "breaks", "open")


class Frame(Struct, frozen=True, order=True):
    """How long one frame took (CPU milliseconds), and where."""

    cost: float
    place: str


class Driver:
    """A game without a window, played by posted events, ``pace`` seconds a frame."""

    def __init__(
        self,
        saves: Path,
        *,
        size: tuple[int, int] = (1280, 720),
        chapter: str | None = None,
        story: Path | None = None,
        instant: bool = True,
        pace: float = FRAME,
        language: str = "",
    ) -> None:
        self.pace = pace
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        saves.mkdir(parents=True, exist_ok=True)
        environment = {"EIGENFACE_SAVES": str(saves), "EIGENFACE_LANGUAGE": language}
        self.game: Game = open_game(
            size=size, unseen=True, story=story, environment=environment
        )
        self.context = self.game.context
        if instant:
            self.context.adopt(replace(self.context.settings, text_speed=0.0))
        self.loop = Loop(
            self.context,
            Stack(opening(self.context, chapter)),
            self.game.display,
            Input(),
            on_quit=lambda stack, wish: leave(self.game, stack, wish),
            on_picture=lambda surface: photograph(saves, surface),
        )
        self.frames: list[Frame] = []
        self.place = "start"
        self.frame()

    @property
    def stack(self) -> Stack:
        """The screens."""
        return self.loop.stack

    @property
    def top(self) -> Any:
        """The screen that has the player's attention."""
        return self.stack.top

    @property
    def surface(self) -> pygame.Surface:
        """What would be seen."""
        return self.game.display.surface

    def close(self) -> None:
        """End the game."""
        self.game.close()

    # Time and hands

    def frame(self, events: Sequence[pygame.Event] = ()) -> None:
        """One frame with these events."""
        start = time.thread_time()
        self.loop.frame(self.pace, list(events))
        self.frames.append(Frame((time.thread_time() - start) * 1000, self.place))

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        for _ in range(round(seconds / self.pace)):
            self.frame()

    def key(self, key: int, *, unicode: str = "", mod: int = 0) -> None:
        """Press and release a key."""
        down = pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=unicode)
        up = pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode=unicode)
        self.frame([down])
        self.frame([up])

    def move(self, at: tuple[float, float]) -> None:
        """Move the pointer."""
        pos = (round(at[0]), round(at[1]))
        event = pygame.Event(
            pygame.MOUSEMOTION, pos=pos, rel=(1, 1), buttons=(0, 0, 0), touch=False
        )
        self.frame([event])

    def press(self, at: tuple[float, float]) -> None:
        """Press the main button."""
        self._button(pygame.MOUSEBUTTONDOWN, at)

    def release(self, at: tuple[float, float]) -> None:
        """Let the main button go."""
        self._button(pygame.MOUSEBUTTONUP, at)

    def click(self, at: tuple[float, float]) -> None:
        """Click with the main button."""
        self.move(at)
        self.press(at)
        self.release(at)

    def drag(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        """Drag from one pixel to another, in a few steps.

        On an arc: a hand that moves by less than a few pixels has only touched.
        """
        self.move(a)
        self.press(a)
        for step in range(1, 9):
            t = step / 8
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            self.move((x, y - ARC * sin(pi * t)))
        self.release(b)

    def settle(self) -> None:
        """Let everything that moves by itself come to rest (faces never do)."""
        for _ in range(PATIENCE):
            top = self.top
            page_view = getattr(top, "page_view", None)
            if page_view is not None:
                if not (
                    page_view.tableau.moving
                    or page_view.actors.gliding
                    or page_view.actors.hurrying
                    or page_view.stale
                ):
                    return
            elif top.wait() > self.pace:
                return
            self.frame()

    def _button(self, kind: int, at: tuple[float, float]) -> None:
        pos = (round(at[0]), round(at[1]))
        self.frame([pygame.Event(kind, pos=pos, button=1, touch=False)])

    # The story

    def begin(self, chapter: str, carried: dict[str, Any] | None = None) -> None:
        """A chapter from its first line, whatever was open."""
        program = self.context.library.program
        self.stand(Journey.begin(program, chapter, seed=0, carried=carried))

    def stand(self, journey: Journey) -> None:
        """The page of a journey, whatever was open."""
        self.context.store.profile.begin(journey.now.state.chapter)
        self.stack.screens[1:] = []
        self.stack.screens.append(PlayScreen(self.context, journey))
        self.stack.fresh = True
        self.frame()

    @property
    def page(self) -> PlayScreen | None:
        """The reading page, if one is open."""
        pages = [s for s in self.stack.screens if isinstance(s, PlayScreen)]
        return pages[-1] if pages else None

    def answer(self, answers: list[Answer]) -> bool:
        """One step on, with the next answer where one is asked; False at the end."""
        page = self.page
        if page is None:
            return False
        if isinstance(self.top, PuzzleScreen):
            wanted = answers.pop(0) if answers else story.Finish("solved")
            outcome = wanted.outcome if isinstance(wanted, story.Finish) else "solved"
            settle_puzzle(self, outcome)
            return True
        if isinstance(self.top, SongScreen):
            self._past(answers)
            return True
        if self.top is not page:
            return False
        self._step(page, answers)
        return self.page is page

    def _step(self, page: PlayScreen, answers: list[Answer]) -> None:
        pause = page.journey.now.pause
        if page.reader.ways:
            self.wait(1.2 * DEAF)
        match pause:
            case story.Choices(options=options):
                wanted = answers.pop(0) if answers else story.Pick(options[0].id)
                ids = [o.id for o in options]
                index = (
                    ids.index(wanted.option) if isinstance(wanted, story.Pick) else 0
                )
                self.key(pygame.K_1 + index)
            case story.Asked():
                wanted = answers.pop(0) if answers else story.Mark("", "open")
                mark = wanted.mark if isinstance(wanted, story.Mark) else "open"
                self.key(pygame.K_1 + MARKS.index(mark))
            case story.PuzzleSet() | story.SongSet():
                self.key(pygame.K_1)
            case _:
                if answers and isinstance(answers[0], story.Advance):
                    answers.pop(0)
                elif answers and isinstance(answers[0], story.Mark):
                    self._revise(page, answers.pop(0))
                self.key(pygame.K_SPACE)

    def _past(self, answers: list[Answer]) -> None:
        """The song on top is left, as soon as it hears."""
        if answers and isinstance(answers[0], story.Advance):
            answers.pop(0)
        for _ in range(PATIENCE):
            if self.top.singing.running:
                break
            self.frame()
        self.wait(1.2 * DEAF)
        self.key(pygame.K_TAB)

    def _revise(self, page: PlayScreen, answer: Answer) -> None:
        """Mark a guess anew, as the Ledger's screen tells the page."""
        if isinstance(answer, story.Mark):
            page.resumed(Marks(((answer.guess, answer.mark),)))
            self.frame()


def next_answer(pause: story.Pausing, answers: list[Answer]) -> Answer:
    """What a pause is answered with: the next of the answers, where it fits."""
    match pause:
        case story.Choices(options=options):
            return answers.pop(0) if answers else story.Pick(options[0].id)
        case story.Asked(guess=guess):
            return answers.pop(0) if answers else story.Mark(guess, "open")
        case story.PuzzleSet():
            return answers.pop(0) if answers else story.Finish("solved")
        case _:
            told = bool(answers) and isinstance(answers[0], story.Advance | story.Mark)
            return answers.pop(0) if told else story.Advance()
