"""A slot as a card: the page's picture, where the play stands, when, and the note."""

from io import BytesIO
from pathlib import Path

import pygame

from game.language import _
from game.narrative.text.markup import plain
from game.saving.slots import QUICK, SlotInfo, named
from game.screens.menus.slot_words import chapter_words, line_text
from game.screens.shared.backdrop import covering
from game.screens.shared.context import Context
from game.ui.forms.widgets import SMALL, Canvas, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import quoted, runs
from game.ui.type.typesetting import Run
from game.ui.window.assets import AssetFault, judge

SHAPE = 9 / 16
LINES = 2
SIGN, BESIDE = 28.0, 38.0


class SlotCard(Widget):
    """One slot; grey where it cannot be chosen, with the reason in its own words.

    Its icon says what a press would do: write it, or read it.
    """

    def __init__(
        self,
        info: SlotInfo,
        context: Context,
        *,
        able: bool,
        writes: bool = False,
        newest: bool = False,
    ) -> None:
        super().__init__(str(info.number), named(info.number), able=able)
        self._sign = _sign(info, writes=writes)
        self.info = info
        self._chapter = chapter_words(info, context) if info.state == "ok" else ""
        self._when = context.date(info.when) if info.state == "ok" else ""
        if newest and self._when:
            # Translators: the newest of all saves, and when it was made.
            self._when = _("newest · {date}", date=self._when)
        text = line_text(info, context)
        self._said = plain(text)
        self._line = runs(text)
        self._picture = _picture(info)

    def value(self) -> str:
        """Where its play stands, or why it cannot be read."""
        info = self.info
        if info.state == "empty":
            return _("empty")
        parts = (self._chapter, self._when, info.note, self._said, info.why)
        return ". ".join(part for part in parts if part)

    def height(self, brush: Brush, width: int) -> int:
        """The picture and three lines under it."""
        scale = brush.view.text_scale
        return round(width * SHAPE) + brush.view.px(128.0 * scale + 34.0)

    def paint(self, on: Canvas) -> None:
        """Draw the picture in a hairline frame and the words under it."""
        theme, area = on.theme, on.area
        frame = pygame.Rect(area.x, area.y, area.w, round(area.w * SHAPE))
        on.surface.fill(theme.panel, frame)
        if self._picture is not None:
            on.surface.blit(self._scaled(frame.size), frame)
        elif self.info.state != "empty":
            self._say(on, _("no picture"), frame)
        if self.info.state == "empty":
            self._say(on, _("empty"), frame)
        if not self.able:
            grey = pygame.Surface(frame.size)
            grey.fill(theme.ink)
            grey.set_alpha(130)
            on.surface.blit(grey, frame)
        tone = theme.ember if on.lit else theme.hairline
        wide = max(1.0, (3.0 if on.lit else 1.2) * on.k)
        corners = [frame.topleft, frame.topright, frame.bottomright, frame.bottomleft]
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            on.line(tone, a, b, wide)
        self._words(on, frame.bottom + on.px(10))

    def _words(self, on: Canvas, y: int) -> None:
        area, info, quiet = on.area, self.info, on.theme.quiet
        scale, room = on.brush.view.text_scale, area.w / on.k
        tone = on.theme.ember if on.lit else on.theme.parchment
        tone = tone if self.able else quiet
        head = self.words + (f" · {self._chapter}" if self._chapter else "")
        first = typed(on.brush, head, SMALL, room - BESIDE * scale, tone)
        size = SIGN * on.unit
        at = (area.x + size / 2, y + first.leading / 2)
        on.icon(self._sign, at, size, tone, on.strong)
        left = area.x + round(BESIDE * on.unit)
        first.draw(on.surface, left, y)
        when = typed(on.brush, self._when, SMALL * 0.92, room, quiet)
        lines = LINES
        if left + first.width + when.width + on.px(20) <= area.right:
            when.draw(on.surface, area.right - when.width, y)
        else:
            y += first.height
            when.draw(on.surface, area.x, y)
            y += when.height - first.height
            lines -= len(when.lines) - 1
        y += first.height
        under: list[tuple[str | tuple[Run, ...], Face]] = []
        if info.why or info.note:
            under.append((quoted(info.why or info.note), Face.UI))
        if self._line and not info.why:
            under.append((self._line, Face.READING))
        before = on.surface.get_clip()
        for words, face in under:
            text = typed(on.brush, words, SMALL * 0.92, room, quiet, face)
            rows = max(1, lines) if len(under) == 1 else 1
            seen = pygame.Rect(area.x, y, area.w, rows * text.leading)
            on.surface.set_clip(before.clip(seen))
            text.draw(on.surface, area.x, y)
            y = seen.bottom
        on.surface.set_clip(before)

    def _say(self, on: Canvas, words: str, frame: pygame.Rect) -> None:
        text = typed(on.brush, words, SMALL, frame.w / on.k, on.theme.quiet)
        x, y = frame.centerx - text.width // 2, frame.centery - text.height // 2
        text.draw(on.surface, x, y)

    def _scaled(self, size: tuple[int, int]) -> pygame.Surface:
        if self._picture is None or self._picture.get_size() == size:
            return self._picture or pygame.Surface(size)
        self._picture = covering(self._picture, size)
        return self._picture


def _sign(info: SlotInfo, *, writes: bool) -> str:
    """The icon of what can be done with a slot."""
    if info.number == QUICK:
        return "autosave"
    if writes:
        return "save"
    return "load" if info.state in ("ok", "empty") else "locked"


def _picture(info: SlotInfo) -> pygame.Surface | None:
    if info.thumbnail is None:
        return None
    path = Path(info.thumbnail)
    try:
        data = path.read_bytes()
        judge(path.name, data)
        return pygame.image.load(BytesIO(data), path.name).convert()
    except (OSError, AssetFault, pygame.error):
        return None
