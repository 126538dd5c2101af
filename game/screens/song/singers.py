"""Who sings, on the boards: each in a pose of their own, and the props beside them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pygame

from game.narrative.compiler.appearance import Puppet
from game.screens.shared.context import Context
from game.screens.song.sheet import Now, Sheet
from game.stage.cues.props import Prop
from game.ui.actors.props import Boards, Props
from game.ui.actors.puppets import RATE, Act, Member, Puppets
from game.ui.actors.stage_measures import BOARDS, FOOT, HEM, TALL, WIDE
from game.ui.window.view import View

# By turns, every two beats: while one sings, while one listens, and when all is sung.
SINGING: Final = ("sing", "point", "sing", "speak")
LISTENING: Final = ("idle", "think")
MICROPHONE: Final = "microphone"
# Where it stands, in heights of a puppet from the middle.
BESIDE: Final = -0.4
SUNG: Final = ("delight",)
HELD: Final = 2
LOUD: Final = 0.8
# Shares of the picture's height: how far each stands aside, and the half of its width.
ASIDE, HALF = 0.455, 0.2


class Room(NamedTuple):
    """The boards in pixels: where the puppets stand, and what is free between them."""

    boards: Boards
    foot: float
    aside: float
    free: pygame.Rect

    @property
    def area(self) -> pygame.Rect:
        """All that lies above the boards."""
        wide = round(2 * self.boards.x)
        return pygame.Rect(0, 0, wide, round(self.boards.front + 0.06 * self.tall))

    @property
    def tall(self) -> int:
        """The height of a puppet's sprite."""
        return round(self.boards.tall)


def room(view: View) -> Room:
    """Where all of it lies in a window."""
    high = max(view.height, view.width / WIDE)
    top = (view.height - high) / 2
    aside = min(ASIDE * high, view.width / 2 - HALF * high)
    back, tall = top + BOARDS * high, TALL * high
    boards = Boards(view.width / 2, back, top + FOOT * high, tall)
    wide = max(1, round(2 * (aside - HALF * high)))
    roof = round(max(0.0, top + 0.14 * high))
    left = round(view.width / 2 - wide / 2)
    free = pygame.Rect(left, roof, wide, max(1, round(back) - roof))
    return Room(boards, back + (HEM - BOARDS) * high, aside, free)


class Singers:
    """The puppets of a song."""

    def __init__(self, context: Context, sheet: Sheet, props: Sequence[Prop]) -> None:
        cast = context.library.cast.speakers
        looks = {name: cast[name].appearance for name in sheet.singers if name in cast}
        puppets = {n: look for n, look in looks.items() if isinstance(look, Puppet)}
        self.members = {
            n: Member(look, i) for i, (n, look) in enumerate(puppets.items())
        }
        self._sheet = sheet
        self._puppets = Puppets(context.assets)
        self._props = Props(context.assets)
        # It stands aside: the middle is the picture's.
        beside = [prop for prop in props if prop.name == MICROPHONE]
        self._placed = [
            placed._replace(at=BESIDE) for placed in self._props.places(beside)
        ]

    def acts(self, now: Now, seconds: float, *, still: bool) -> tuple[Act, ...]:
        """What each one does at a time; who is ``still`` only takes poses."""
        return tuple(self._act(who, now, seconds, still=still) for who in self.members)

    def _act(self, who: str, now: Now, seconds: float, *, still: bool) -> Act:
        phrase = self._sheet.phrases[now.phrase]
        mine = who in phrase.who and phrase.begins <= seconds <= phrase.ends
        turns: tuple[str, ...] = SINGING if mine else LISTENING
        if seconds > self._sheet.phrases[-1].ends:
            turns = SUNG
        member = self.members[who]
        pose = turns[(now.beat // HELD + member.number) % len(turns)]
        if still:
            return Act(member, turns[0], 0.0)
        # They are drawn anew by turns: each picture is turned in a frame of its own.
        held = int(seconds * RATE + member.number / 2) / RATE
        return Act(member, pose, held, LOUD if who in now.voices else 0.0)

    def prepare(self) -> Iterator[None]:
        """Read every pose, one at a time."""
        for member in self.members.values():
            while self._puppets.prepare(member):
                yield

    def draw(self, surface: pygame.Surface, acts: Sequence[Act], where: Room) -> None:
        """Paint them behind the boards, and the props before them."""
        before = surface.get_clip()
        above = (0, 0, surface.get_width(), round(where.boards.back))
        surface.set_clip(before.clip(above))
        for act in acts:
            side = -1 if act.who.looks.side == "left" else 1
            x = where.boards.x + side * where.aside
            self._puppets.draw(surface, act, (x, where.foot), where.tall)
        surface.set_clip(before)
        self._props.draw(surface, self._placed, where.boards)
