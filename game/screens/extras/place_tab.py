"""The places and pictures that were seen, as cards; one opens large."""

from functools import partial

import pygame

from game.language import N_, ngettext
from game.screens.extras.collection import Collection
from game.screens.extras.later import Later
from game.screens.extras.seen_alone import SeenAlone
from game.screens.extras.tab import Tab
from game.screens.flow.base import STAY, Change, Push
from game.screens.shared.backdrop import covering
from game.screens.shared.context import Context
from game.stage.places import plain
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import (
    INDENT,
    SMALL,
    Act,
    Bands,
    Canvas,
    Widget,
    Words,
    typed,
)
from game.ui.paint.brush import Brush
from game.ui.type.typesetting import Text
from game.ui.window.assets import Assets

PLACE, PICTURE = "place:", "picture:"
SHAPE = 9 / 16
# How wide a card is at least, where that leaves room for two.
WIDE = 380.0
SOON = 0.02


class Card(Widget):
    """A picture, small, with what is seen on it; covered until it was met."""

    def __init__(
        self, key: str, words: str, file: str, later: Later, of: Assets
    ) -> None:
        super().__init__(key, words, able=bool(key))
        self._file, self._later, self._assets = file, later, of
        self._column, self._across = 0, 1

    def stand(self, column: int, across: int) -> None:
        """Which of a row of cards it is: the first stands under the heading."""
        self._column, self._across = column, across

    def height(self, brush: Brush, width: int) -> int:
        """The picture, its words and some air."""
        wide = self._wide(brush, width)
        return round(wide * SHAPE) + self._set(brush, wide).height + brush.view.px(34)

    def paint(self, on: Canvas) -> None:
        """Draw the picture in its frame and the words under it."""
        area, theme, wide = on.area, on.theme, self._wide(on.brush, on.area.w)
        left = on.left - self._column * (area.w - wide)
        frame = pygame.Rect(left, area.y, wide, round(wide * SHAPE))
        on.surface.fill(theme.panel, frame)
        if not self.able:
            on.icon("locked", frame.center, 44.0 * on.k, theme.fog, theme.fog)
        else:
            key = (self._file, frame.size)
            picture = self._later.of(key, partial(_small, self._assets, *key))
            if picture is not None:
                on.surface.blit(picture, frame)
        tone = theme.ember if on.lit else theme.hairline
        line = max(1.0, (3.0 if on.lit else 1.2) * on.k)
        corners = frame.topleft, frame.topright, frame.bottomright, frame.bottomleft
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
            on.line(tone if self.able else theme.fog, a, b, line)
        text = self._set(on.brush, wide)
        text.draw(on.surface, frame.x, frame.bottom + on.px(8))

    def _wide(self, brush: Brush, width: int) -> int:
        """Its width: all give up their share of the margin at the left."""
        return width - brush.view.px(INDENT) // self._across

    def _set(self, brush: Brush, width: int) -> Text:
        quiet = brush.theme.quiet
        return typed(brush, self.words, SMALL * 0.9, width / brush.k, quiet)


def _small(assets: Assets, file: str, size: tuple[int, int]) -> pygame.Surface:
    return covering(assets.picture(file), size)


class PlaceTab(Tab):
    """Cards in the order in which the story comes there."""

    heading = N_("Places")
    hint: Hints = (
        ("choose", N_("choose")),
        ("take", N_("look at it")),
        ("back", N_("back")),
    )

    def __init__(self, context: Context, collection: Collection) -> None:
        super().__init__(context, collection)
        self._later = Later()

    @property
    def empty(self) -> bool:
        """Whether no place was seen."""
        return not any((*self.collection.places.values(), *self._pictures.values()))

    @property
    def _pictures(self) -> dict[str, str]:
        """The pictures of people that were met: whose each file is."""
        speakers = self.context.library.cast.speakers
        return {
            file: next(
                (w.name for w in speakers.values() if _looks(w.appearance) == file), ""
            )
            for file, met in self.collection.pictures.items()
            if met is not None
        }

    def rows(self) -> Bands:
        """How many were seen, and the cards."""
        places, pictures = self.collection.places, self.collection.pictures
        cards = [
            self._card(PLACE + name, self._says(name), self._file(name), seen=bool(met))
            for name, met in places.items()
        ]
        known = self._pictures
        cards += [
            self._card(PICTURE + file, known.get(file, ""), file, seen=bool(met))
            for file, met in pictures.items()
        ]
        across = self._columns()
        bands: list[list[Widget]] = [[Words(self.told(), size=SMALL, room=(4.0, 14.0))]]
        for at in range(0, len(cards), across):
            band = cards[at : at + across]
            for column, card in enumerate(band):
                card.stand(column, across)
            bands.append([*band, *(Words("") for _ in range(across - len(band)))])
        return bands

    def told(self) -> str:
        """How many were seen, of how many."""
        of = self.collection
        every = (*of.places.values(), *of.pictures.values())
        seen = sum(met is not None for met in every)
        return ngettext(
            "{seen} of {n} picture seen",
            "{seen} of {n} pictures seen",
            len(every),
            seen=seen,
        )

    def _columns(self) -> int:
        view = self.context.brush.view
        wide = WIDE * max(1.0, view.text_scale**0.6)
        return max(2, min(3, int((view.w - 220.0) / wide)))

    def _card(self, key: str, words: str, file: str, *, seen: bool) -> Card:
        """A card; of one that is covered nothing is told."""
        key, words = (key, words) if seen else ("", "")
        return Card(key, words, file, self._later, self.context.assets)

    def _says(self, name: str) -> str:
        place = self.context.library.places.get(name)
        return place.says if place is not None else ""

    def _file(self, name: str) -> str:
        place = self.context.library.places.get(name) or plain(name)
        return f"art/places/{place.picture}.jpg"

    def acted(self, act: Act) -> Change:
        """Look at it, large."""
        if act.key.startswith(PLACE):
            name = act.key.removeprefix(PLACE)
            says, file = self._says(name), self._file(name)
            return Push(SeenAlone(self.context, says, file, place=name))
        if act.key.startswith(PICTURE):
            file = act.key.removeprefix(PICTURE)
            return Push(SeenAlone(self.context, self._pictures[file], file))
        return STAY

    def work(self) -> bool:
        """Read one picture after another, on a thread."""
        came = self._later.work()
        self.context.said += self._later.faults
        self._later.faults.clear()
        return came

    def wait(self) -> float:
        """Soon, while pictures are read."""
        return SOON if self._later.wanting else float("inf")

    def turn(self) -> None:
        """What was not read yet can wait."""
        self._later.turn()


def _looks(appearance: object) -> str:
    return getattr(appearance, "picture", "")
