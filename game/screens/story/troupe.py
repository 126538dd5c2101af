"""The puppets and their television: who is there, where they stand, what they do.

With the television on, the puppets are seen on its glass; in the memory itself (the
place ``stage``) they stand on the boards, as large as life; elsewhere each stands where
a portrait would, if that side is free. Mathematics comes first: they make room for it.
Props stand before them, on the boards or on the glass, and come as they do.
"""

import math
from collections.abc import Mapping
from typing import Final

import pygame

from game.figure.easing import smooth, towards
from game.figure.things import Box
from game.stage.state import TELEVISION, Stage
from game.ui.actors.prop_entrances import Entrances
from game.ui.actors.props import DEPTH, Boards, Props
from game.ui.actors.puppets import WHO, Act, Puppets, pose
from game.ui.actors.television import Television
from game.ui.paint.reading_layout import Page
from game.ui.window.assets import Assets
from game.ui.window.view import View

COMES: Final = 0.7
STAGE: Final = "stage"
# Of the stage's picture, in shares of its height: its width; where the boards hide what
# is below, and where a prop's foot is; a sprite's height and the row of its hem; how
# far each is from the middle.
WIDE: Final = 1920 / 1080
BOARDS: Final = 0.6386
FOOT: Final = 0.664
TALL: Final = 0.667
HEM: Final = 0.746
ASIDE: Final[Mapping[str, float]] = {"jacques": -0.245, "foster": 0.245}
SIDES: Final[Mapping[str, str]] = {"jacques": "patient", "foster": "eigenface"}


class Troupe:
    """Puppets and television as they come, act and go."""

    def __init__(self, assets: Assets) -> None:
        self.puppets = Puppets(assets)
        self.props = Props(assets)
        self.entrances = Entrances(self.props)
        self.television = Television(assets, self.puppets, self.props)
        self._levels: dict[str, float] = {}
        self._wanted: frozenset[str] = frozenset()
        self._stage = Stage()
        self._speaker = ""
        self._mood = ""
        self._speaking = False
        self._loud = 0.0
        self._time = 0.0
        self._feet: dict[str, tuple[float, float, int]] = {}
        self._boards: Boards | None = None

    @property
    def fault(self) -> str:
        """What could not be read, or nothing."""
        return self.puppets.fault or self.television.fault or self.props.fault

    @property
    def moving(self) -> bool:
        """Whether somebody is on the way in or out."""
        goals = {name: float(name in self._wanted) for name in self._levels}
        late = any(self._levels[name] != goal for name, goal in goals.items())
        return late or self.entrances.moving

    @property
    def watched(self) -> bool:
        """Whether the middle of the page is taken: nobody else comes forward."""
        return any(level > 0.0 for level in self._levels.values())

    def place(self, stage: Stage, speaker: str, mood: str, *, still: bool) -> None:
        """Take a stage over; ``still`` lets everybody be in place at once."""
        self._stage, self._speaker, self._mood = stage, speaker, mood
        self._wanted = present(stage)
        for name in self._wanted:
            self._levels.setdefault(name, 0.0)
        if still:
            self._levels = dict.fromkeys(self._wanted, 1.0)
        self.entrances.place(stage.props, still=still)

    def tick(self, dt: float, *, speaking: bool, loud: float, still: bool) -> None:
        """Let ``dt`` seconds pass."""
        self._time = 0.0 if still else self._time + dt
        self._speaking, self._loud = speaking, 0.0 if still else loud
        step = 1.0 if still else dt / COMES
        self.entrances.tick(dt)
        self._prepare()
        for name, level in list(self._levels.items()):
            goal = 1.0 if name in self._wanted else 0.0
            now = towards(goal, level, step)
            self._levels[name] = now
            if now == 0.0 and name not in self._wanted:
                del self._levels[name]

    def _prepare(self) -> None:
        """Read one pose ahead of its time, so that no line waits for a picture."""
        if self._wanted:
            any(self.puppets.prepare(who) for who in self._on_air())

    def speaks(self, name: str) -> bool:
        """Whether this one, or somebody on the glass, has the line."""
        on_air = name == TELEVISION and self._speaker in WHO
        return self._speaking and (on_air or name == self._speaker)

    def places(self, page: Page, view: View, *, alone: bool) -> list[tuple[str, Box]]:
        """Who is seen in which pixels; ``alone`` says that there is no mathematics."""
        if TELEVISION in self._levels:
            box = self._room(TELEVISION, page, alone=alone)
            return [(TELEVISION, view.pixels(box))] if box else []
        on_boards = alone and self._stage.backdrop == STAGE
        self._boards = None
        placed = self.entrances.now()
        found = []
        for name in WHO:
            here = name in self._levels
            if on_boards and (here or placed):
                found.append((name, self._on_boards(name, page, view)))
            if on_boards or not here:
                continue
            side = self._room(name, page, alone=False)
            if side is not None:
                box = view.pixels(side)
                tall = min(box.h, box.w / 0.6)
                self._feet[name] = (box.x + box.w / 2, box.y + box.h, round(tall))
                found.append((name, box))
        return found

    def _on_boards(self, name: str, page: Page, view: View) -> Box:
        """Where one stands in the memory: behind the boards, between the portraits.

        As large as the stage's picture asks, or as what is left between them allows.
        """
        high = max(view.height, view.width / WIDE)
        top = (view.height - high) / 2
        left, right = 0.0, float(view.width)
        if "patient" in self._stage.shown:
            left = view.pixels(page.left).x + view.pixels(page.left).w
        if "eigenface" in self._stage.shown:
            right = view.pixels(page.right).x
        half = abs(ASIDE[name]) * high
        less = max(0.1, min(1.0, (right - left) / (4.0 * half)))
        half *= less
        centre = min(max(view.width / 2, left + 2.0 * half), right - 2.0 * half)
        middle = centre + ASIDE[name] * high * less
        boards = top + BOARDS * high
        foot = boards + (HEM - BOARDS) * high * less
        tall = TALL * high * less
        self._feet[name] = (middle, foot, round(tall))
        roof = max(0.0, top + 0.03 * high)
        placed = self.entrances.now()
        if not placed:
            return Box(middle - half, roof, 2.0 * half, boards - roof)
        front = boards + (FOOT - BOARDS) * high * less
        self._boards = Boards(centre, boards, front, tall, right)
        end = middle + half
        if name == WHO[1]:
            end = max(end, self.props.reach(placed, self._boards))
        low = math.ceil(front + DEPTH * tall)
        return Box(middle - half, roof, end - middle + half, low - roof)

    def draw(self, surface: pygame.Surface, name: str, rect: pygame.Rect) -> None:
        """Paint one of them in its pixels; the surface is clipped to them already."""
        if name == TELEVISION:
            acts = [self._act(who) for who in self._on_air()]
            level = smooth(self._levels.get(TELEVISION, 0.0))
            props = self.entrances.now()
            self.television.draw(surface, rect, acts, self._time, level, props)
            return
        if name in self._levels:
            self._draw_puppet(surface, name, rect)
        # Each half of the boards is painted by itself: what stands before both is, too.
        if self._boards:
            self.props.draw(surface, self.entrances.now(), self._boards, self._time)

    def _draw_puppet(
        self, surface: pygame.Surface, name: str, rect: pygame.Rect
    ) -> None:
        """Paint a puppet; where props have room below the boards it has none."""
        x, y, tall = self._feet.get(name, (rect.centerx, rect.bottom, rect.h))
        before = surface.get_clip()
        if self._boards:
            above = (0, 0, surface.get_width(), round(self._boards.back))
            surface.set_clip(before.clip(above))
        self.puppets.draw(surface, self._act(name), (x, y), tall)
        surface.set_clip(before)

    def _act(self, who: str) -> Act:
        own = self._speaking and who == self._speaker
        how = pose(who, self._mood, self._speaker, self._time, speaking=self._speaking)
        level = self._levels.get(who, self._levels.get(TELEVISION, 0.0))
        return Act(who, how, self._time, self._loud if own else 0.0, smooth(level))

    def _on_air(self) -> list[str]:
        """Who is on the glass: those that are shown, or both."""
        named = [who for who in WHO if who in self._levels]
        return named or list(WHO)

    def _room(self, name: str, page: Page, *, alone: bool) -> Box | None:
        """The middle of the page, or a side where no portrait stands."""
        if alone:
            return page.stage
        shown = self._stage.shown
        left, right = "patient" not in shown, "eigenface" not in shown
        if name in SIDES:
            free = SIDES[name] not in shown
            return (page.left if name == WHO[0] else page.right) if free else None
        if right:
            return page.right
        return page.left if left else None


def present(stage: Stage) -> frozenset[str]:
    """Which of the troupe a stage shows."""
    return frozenset(stage.shown) & {*WHO, TELEVISION}
