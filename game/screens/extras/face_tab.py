"""Faces made of few components: live, at the rank that the player sets."""

from concurrent.futures import Future
from math import ceil, inf
from typing import Any

import pygame

from game.figure.numbers import percent
from game.language import N_, _, ngettext
from game.screens.extras.collection import Collection
from game.screens.extras.faces import ALICE, FACE, Faces, coming
from game.screens.extras.tab import Tab
from game.screens.flow.base import STAY, Change
from game.screens.shared.context import Context
from game.ui.forms.controls import Choice, Slider
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import Act, Bands, Canvas, Widget, Words
from game.ui.paint.brush import Brush
from game.ui.window.assets import AssetFault

WHO, RANK = "who", "rank"
# From this rank on, the story has shown all of Alice.
WHOLE = 64
# Its height, its shape, and the air above and below it.
TALL, SHAPE, AIR = 420.0, 0.8, 16.0
SOON = 0.02
# A share of the picture that is not told as a number any more.
LEAST = 0.001


class FacePicture(Widget):
    """A face, as large as the page allows; dark until it is there."""

    def __init__(self, tab: "FaceTab") -> None:
        super().__init__()
        self._tab = tab

    def height(self, brush: Brush, width: int) -> int:
        """The picture and some air."""
        high = min(brush.view.px(TALL), round(width / SHAPE))
        return high + 2 * brush.view.px(AIR)

    def paint(self, on: Canvas) -> None:
        """Draw it in a hairline frame."""
        high = on.area.h - 2 * on.px(AIR)
        frame = pygame.Rect(on.left, on.area.y + on.px(AIR), round(high * SHAPE), high)
        on.surface.fill(on.theme.ink, frame)
        face = self._tab.picture()
        if face is not None:
            on.surface.blit(pygame.transform.smoothscale(face, frame.size), frame)
        corners = frame.topleft, frame.topright, frame.bottomright, frame.bottomleft
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
            on.line(on.theme.hairline, a, b, max(1.0, 1.2 * on.k))


class Rank(Slider):
    """The rank; ears are told with it what is missing."""

    def __init__(self, *given: Any, tab: "FaceTab", **also: Any) -> None:
        super().__init__(*given, **also)
        self._tab = tab

    def label(self) -> str:
        """What it is, and what follows from it."""
        return f"{self.words}. {self._tab.told()}"


class FaceTab(Tab):
    """Whose face, of how many components, and how much of it is missing then.

    Nobody is seen clearer than they were in the story.
    """

    heading = N_("Faces")
    hint: Hints = (
        ("choose", N_("choose")),
        ("change", N_("change")),
        ("back", N_("back")),
    )

    def __init__(self, context: Context, collection: Collection) -> None:
        super().__init__(context, collection)
        self._known = [who for who in (ALICE, FACE) if self._seen(who)]
        self._who = next(iter(self._known), "")
        self._ranks: dict[str, int] = {}
        self._coming: Future[Faces] | None = None
        self._faces: Faces | None = None

    def _seen(self, who: str) -> bool:
        of = self.collection
        return of.rank > 0 if who == ALICE else of.clear > 0.0

    @property
    def empty(self) -> bool:
        """Whether no face was met."""
        return not self._known

    @property
    def most(self) -> int:
        """The highest rank of the face that is shown."""
        if self._faces is None:
            return 1
        whole = self._faces.rank(self._who)
        if self._who == FACE:
            return max(1, ceil(whole * self.collection.clear))
        return whole if self.collection.rank >= WHOLE else self.collection.rank

    @property
    def rank(self) -> int:
        """The rank that is set; at first the highest."""
        return min(self.most, self._ranks.get(self._who, self.most))

    def picture(self) -> pygame.Surface | None:
        """The face as it is set, once all that it is made of is read."""
        made = self._faces.made if self._faces is not None else None
        return made(self._who, self.rank) if made is not None else None

    def rows(self) -> Bands:
        """The picture, whose it is, its rank, and what that leaves out."""
        self._expect()
        rows: list[Widget] = [FacePicture(self)]
        if len(self._known) > 1:
            names = {who: self.context.library.named(who) for who in self._known}
            rows.append(Choice(WHO, _("Whose face"), list(names.items()), self._who))
        if self._faces is not None and self.most > 1:
            ends = (1.0, float(self.most))
            words = _("Components")
            rows.append(
                Rank(RANK, words, self.rank, ends, by=1.0, says=self._says, tab=self)
            )
        rows.append(Words(self.told(), quiet=False))
        return [(row,) for row in rows]

    def _says(self, rank: float) -> str:
        return _("{n} of {most}", n=round(rank), most=self.most)

    def told(self) -> str:
        """What the picture is made of, and which share of it is missing."""
        if self._faces is None:
            return ""
        missing = self._faces.missing(self._who, self.rank)
        # Translators: a share of a picture.
        little = _("less than {least}", least=percent(LEAST, 1).text)
        share = little if 0.0 < missing < LEAST else percent(missing, 1).label()
        return ngettext(
            "Made of {n} component: {share} of the picture is missing.",
            "Made of {n} components: {share} of the picture is missing.",
            self.rank,
            share=share,
        )

    def _expect(self) -> None:
        """Have both read on a thread: that takes longer than a frame."""
        if self._coming is None:
            self._coming = coming(self.context.assets)

    def work(self) -> bool:
        """Take up what was read."""
        if self._faces is not None or self._coming is None or not self._coming.done():
            return False
        try:
            self._faces = self._coming.result()
        except AssetFault as fault:
            self.context.said.append(str(fault))
            self._known = []
        return True

    def wait(self) -> float:
        """Soon, while they are read."""
        return SOON if self._known and self._faces is None else inf

    def acted(self, act: Act) -> Change:
        """Another face, or another rank."""
        if act.key == WHO:
            self._who = act.value
        else:
            self._ranks[self._who] = round(act.value)
        return STAY
