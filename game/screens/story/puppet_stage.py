"""The puppets and their television: who is there, where they stand, what they do.

With the television on, the puppets are seen on its glass; in a place with boards they
stand on these, as large as life; elsewhere each stands where a portrait would, if that
side or else the other is free. Mathematics comes first: they make room for it.
Props stand before them, on the boards or on the glass, and come as they do.
"""

import math
from collections.abc import Mapping, Set
from typing import Final

import pygame

from game.figure.easing import smooth, towards
from game.figure.things import Box
from game.narrative.compiler.appearance import SIDES, Appearance, Puppet
from game.screens.story.spoken import Spoken
from game.screens.story.standing import home, other
from game.stage.cues.props import FRAME
from game.stage.state import TELEVISION, Stage
from game.ui.actors.acting import Acting
from game.ui.actors.prop_entrances import Entrances
from game.ui.actors.props import DEPTH, Boards, Props
from game.ui.actors.puppets import Act, Member, Puppets, pose
from game.ui.actors.stage_measures import BOARDS, FOOT, HEM, TALL, WIDE, stage_row
from game.ui.actors.television import Television
from game.ui.paint.reading_layout import Page
from game.ui.window.assets import Assets
from game.ui.window.view import View

COMES: Final = 0.7
# How far up one is that has gone to another place of the same boards.
DUCKED: Final = 0.3
# At a side all of a reaching arm has room: how much wider a place is than a puppet is
# tall, how far it stands away from the middle, and how far it leans there.
ROOMY, AWAY, LESS = 0.74, 0.08, 0.5
# How far each is from the middle, in shares of the picture's height.
ASIDE: Final[Mapping[str, float]] = {"left": -0.245, "right": 0.245}
# Seconds between two paintings: while somebody speaks or moves, and at rest.
BEATS, ON_GLASS = (1 / 12, 1 / 6), (1 / 12, 1 / 12)


class PuppetStage:
    """Puppets and television as they come, act and go.

    ``looks`` is how everybody of the cast is seen; ``boards`` are the places on whose
    boards puppets stand, ``framed`` those that have a frame of their own.
    """

    def __init__(
        self,
        assets: Assets,
        looks: Mapping[str, Appearance],
        boards: Set[str],
        framed: Set[str] = frozenset(),
    ) -> None:
        puppets = {n: each for n, each in looks.items() if isinstance(each, Puppet)}
        self.members = {
            name: Member(each, i) for i, (name, each) in enumerate(puppets.items())
        }
        self._looks, self._stages, self._framed = looks, boards, framed
        self.puppets = Puppets(assets)
        self.props = Props(assets)
        self.entrances = Entrances(self.props)
        self.television = Television(assets, self.puppets, self.props)
        self.acting = Acting()
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
        self._aside = False
        # The row of the boards behind which they stand aside, where there are boards.
        self._edge = math.inf

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

    def place(self, stage: Stage, spoken: Spoken, *, still: bool) -> None:
        """Take a stage over; ``still`` lets everybody be in place at once."""
        before, now = (at.backdrop in self._stages for at in (self._stage, stage))
        self._stage, self._speaker, self._mood = stage, spoken.who, spoken.mood
        self._wanted = self.present(stage)
        if now and not before and TELEVISION not in self._wanted:
            # What was on the glass is all there is: no set goes out before it.
            self._levels.pop(TELEVISION, None)
        elif before and not now and self._levels:
            # It was on the glass all the time: so much of it is seen to go.
            self._levels[TELEVISION] = 1.0
        for name in self._wanted:
            self._levels.setdefault(name, 0.0)
        if still:
            self._levels = dict.fromkeys(self._wanted, 1.0)
        own = stage.backdrop in self._framed
        props = [prop for prop in stage.props if not own or prop.name != FRAME]
        self.entrances.place(props, still=still)
        named = [prop.name for prop in props]
        self.acting.begin(spoken.who, spoken.text, self._on_air(), named)

    def expect(self, stage: Stage) -> None:
        """A stage may come next: what is read for long is read before."""
        if TELEVISION in self.present(stage):
            self.television.expect()

    def tick(
        self,
        dt: float,
        *,
        speaking: bool,
        loud: float,
        told: float = 0.0,
        still: bool,
    ) -> None:
        """Let ``dt`` seconds pass, until a share of the line is ``told``."""
        self._time = 0.0 if still else self._time + dt
        self._speaking, self._loud = speaking, 0.0 if still else loud
        self.acting.tick(dt, told, still=still)
        step = 1.0 if still else dt / COMES
        self.entrances.tick(dt)
        self._prepare()
        for name, level in list(self._levels.items()):
            goal = 1.0 if name in self._wanted else 0.0
            now = towards(goal, level, step)
            self._levels[name] = now
            if now == 0.0 and name not in self._wanted:
                del self._levels[name]

    def duck(self) -> None:
        """Everybody goes to another place, and comes up there."""
        for name in self.members.keys() & self._levels.keys():
            self._levels[name] = min(DUCKED, self._levels[name])

    @property
    def shared(self) -> bool:
        """Whether something is on its way that both halves of the boards show."""
        return self._boards is not None and self.entrances.moving

    def _prepare(self) -> None:
        """Read one pose ahead of its time, so that no line waits for a picture."""
        if self._wanted:
            any(self.puppets.prepare(one) for one in self.members.values())

    def speaks(self, name: str) -> bool:
        """Whether this one, or somebody on the glass, has the line."""
        on_air = name == TELEVISION and self._speaker in self.members
        return self._speaking and (on_air or name == self._speaker)

    def places(self, page: Page, view: View, *, alone: bool) -> list[tuple[str, Box]]:
        """Who is seen in which pixels; ``alone`` says that there is no mathematics."""
        if TELEVISION in self._levels:
            self._aside = False
            box = self._room(page, alone=alone)
            return [(TELEVISION, view.pixels(box))] if box else []
        on_boards = alone and self._stage.backdrop in self._stages
        self._aside = not on_boards
        edge = stage_row(BOARDS, view.width, view.height)
        behind = not on_boards and self._stage.backdrop in self._stages
        self._edge = edge if behind else math.inf
        self._boards = None
        placed = self.entrances.now()
        found = []
        for at in SIDES:
            name = self._at(at)
            if on_boards and (name or placed):
                found.append((name or at, self._on_boards(at, page, view)))
            if on_boards or not name:
                continue
            side = self._home(at, page)
            if side is not None:
                box = view.pixels(side)
                tall = min(box.h, box.w / ROOMY)
                inward = 1 if at == SIDES[0] else -1
                foot = box.x + box.w * (0.5 - AWAY * inward)
                self._feet[name] = (foot, box.y + box.h, round(tall))
                found.append((name, box))
        return found

    def _home(self, side: str, page: Page) -> Box | None:
        """Where a portrait would stand: at the own side, else at the other, if free.

        None where there is no room, or somebody stands at both.
        """
        taken = self._taken()
        free = [at for at in (side, other(side)) if at not in taken]
        if not free or (free[0] != side and self._at(free[0])):
            return None
        return home(free[0], page)

    def _at(self, side: str) -> str:
        """Which puppet is seen at a side: the one that speaks, or the first there."""
        there = [n for n in self._levels if self._side(n) == side]
        return self._speaker if self._speaker in there else next(iter(there), "")

    def _side(self, name: str) -> str:
        return self.members[name].looks.side if name in self.members else ""

    def _taken(self) -> set[str]:
        """The sides at which somebody of the cast stands who is no puppet."""
        shown = set(self._stage.shown) - self.members.keys()
        return {getattr(self._looks.get(name), "side", "") for name in shown}

    def _on_boards(self, side: str, page: Page, view: View) -> Box:
        """Where one stands in the memory: behind the boards, between the portraits.

        As large as the stage's picture asks, or as what is left between them allows.
        """
        high = max(view.height, view.width / WIDE)
        top = (view.height - high) / 2
        left, right = 0.0, float(view.width)
        taken = self._taken()
        if "left" in taken:
            left = view.pixels(page.left).x + view.pixels(page.left).w
        if "right" in taken:
            right = view.pixels(page.right).x
        half = abs(ASIDE[side]) * high
        less = max(0.1, min(1.0, (right - left) / (4.0 * half)))
        half *= less
        centre = min(max(view.width / 2, left + 2.0 * half), right - 2.0 * half)
        middle = centre + ASIDE[side] * high * less
        boards = stage_row(BOARDS, view.width, view.height)
        foot = boards + (HEM - BOARDS) * high * less
        tall = TALL * high * less
        self._feet[self._at(side)] = (middle, foot, round(tall))
        roof = max(0.0, top + 0.03 * high)
        placed = self.entrances.now()
        if not placed:
            return Box(middle - half, roof, 2.0 * half, boards - roof)
        front = boards + (FOOT - BOARDS) * high * less
        self._boards = Boards(centre, boards, front, tall, right)
        end = middle + half
        if side == "right":
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
        """Paint a puppet: nothing of it is seen below the boards."""
        x, y, tall = self._feet.get(name, (rect.centerx, rect.bottom, rect.h))
        before = surface.get_clip()
        edge = self._boards.back if self._boards else self._edge
        low = min(surface.get_height(), edge)
        surface.set_clip(before.clip((0, 0, surface.get_width(), round(low))))
        self.puppets.draw(surface, self._act(name), (x, y), tall)
        surface.set_clip(before)

    def _act(self, who: str) -> Act:
        own = self._speaking and who == self._speaker
        one, speaker = self.members[who], self.members.get(self._speaker)
        # Who speaks begins its turns with the line; who listens does not notice.
        since = self.acting.since if own else self._time
        how = pose(one, self._mood, speaker, since, speaking=self._speaking)
        how = self.acting.pose(who) or how
        level = smooth(self._levels.get(who, 0.0))
        loud, toward = self._loud if own else 0.0, self.acting.toward(who)
        toward *= LESS if self._aside else 1.0
        return Act(one, how, self._time, loud, level, toward)

    def _on_air(self) -> list[str]:
        """Who is on the glass, or on the boards."""
        return [who for who in self.members if who in self._levels]

    def _room(self, page: Page, *, alone: bool) -> Box | None:
        """Of the set: the middle of the page, or a side where nobody stands."""
        if alone:
            return page.stage
        free = [side for side in reversed(SIDES) if side not in self._taken()]
        return home(free[0], page) if free else None

    def present(self, stage: Stage) -> frozenset[str]:
        """Which puppets a stage shows, and whether the set."""
        return frozenset(stage.shown) & {*self.members, TELEVISION}

    def beats(self, name: str) -> tuple[float, float]:
        """Seconds between two paintings: while one moves or speaks, and at rest."""
        if self.acting.turning:
            return BEATS[0], BEATS[0]
        return ON_GLASS if name == TELEVISION else BEATS
