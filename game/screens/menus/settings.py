"""The settings: every change is kept and holds at once."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from game.language import N_, _
from game.saving.settings import BUSES, LIMITS, Settings
from game.screens.flow.base import STAY, Change
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.screens.shared.typing import Typing
from game.ui.forms.controls import Choice, Slider, Tabs, Toggle
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import (
    INDENT,
    Act,
    Bands,
    Canvas,
    Line,
    Widget,
    Words,
    typed,
)
from game.ui.paint.brush import Brush
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text

PAGES = (N_("Reading"), N_("Sound"), N_("Seeing and hearing"))
SPEEDS: Sequence[tuple[float, str]] = (
    (20.0, N_("Slow, 20 a second")),
    (45.0, N_("45 a second")),
    (90.0, N_("Fast, 90 a second")),
    (0.0, N_("At once")),
)
SAMPLE = N_("From the bed one can just see the frame, and behind it the door.")
REST = 2.0
AROUND = 34.0
_VOLUMES = {
    "master": N_("Everything"),
    "music": N_("Music"),
    "ambience": N_("Ambience"),
    "voice": N_("Voices"),
    "effects": N_("Effects"),
}


class Sample(Widget):
    """A line that types itself over and over, at the speed and size that are set."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("sample", _(SAMPLE))
        self._speed = settings.text_speed
        self._typing = Typing(self.words, {}, self._speed)
        self._rest = 0.0

    def height(self, brush: Brush, width: int) -> int:
        """Its lines and some room above."""
        return self._text(brush, width).height + brush.view.px(2 * AROUND)

    def paint(self, on: Canvas) -> None:
        """Draw as much as is typed."""
        text, top = self._text(on.brush, on.area.w), on.area.y + on.px(AROUND)
        text.draw(on.surface, on.left, top, self._typing.shown)

    def tick(self, dt: float) -> bool:
        """Type on; begin anew after a rest."""
        if not self._typing.done:
            return self._typing.advance(dt)
        self._rest += dt
        if self._rest < REST or self._speed <= 0:
            return False
        self._rest = 0.0
        self._typing = Typing(self.words, {}, self._speed)
        return True

    def _text(self, brush: Brush, width: int) -> Text:
        room, tone = width / brush.k - INDENT, brush.theme.text
        return typed(brush, self.words, 40.0, room, tone, Face.READING)


PRESENTING = (
    ("", N_("whatever suits this computer")),
    ("graphics", N_("the graphics card")),
    ("copy", N_("the processor alone")),
)


class SettingsScreen(MenuPage):
    """Three pages of settings and a line that restores the defaults."""

    heading = N_("Settings")
    hint: Hints = (
        ("choose", N_("choose")),
        ("change", N_("change")),
        ("back", N_("back")),
    )
    grows = False  # a slider that sets the size must not move under the hand

    def __init__(self, context: Context) -> None:
        self.page = 0
        super().__init__(context, focus="page")

    def bands(self) -> Bands:
        """The tabs, the rows of the open page and the defaults."""
        pages = (self._reading, self._sound, self._senses)
        tabs = Tabs("page", tuple(map(_, PAGES)), self.page)
        rows: list[Widget] = [tabs, *pages[self.page]()]
        return [(row,) for row in rows]

    def acted(self, act: Act) -> Change:
        """Take a new value in."""
        match act.key:
            case "page":
                self.page = act.value
                self.rows.scroll = 0
                self.renew("page")
            case "defaults":
                self.context.adopt(
                    Settings(
                        fullscreen=self.context.settings.fullscreen,
                        window=self.context.settings.window,
                    )
                )
                self.renew("defaults")
                self.notice.say(_("Everything is as it was at the beginning."))
            case "fullscreen":
                self.context.adopt(replace(self.context.settings, fullscreen=act.value))
                self.context.fill(act.value)
            case "presenting":
                self._change("presenting", act.value)
                self.notice.say(_("It holds from the next start on."))
            case name:
                self._change(name, act.value)
        return STAY

    def busy(self) -> bool:
        """The sample types."""
        return self.page == 0 and self.context.settings.text_speed > 0

    def wait(self) -> float:
        """Never long while the sample types."""
        return min(0.02, super().wait()) if self.busy() else super().wait()

    def _change(self, name: str, value: Any) -> None:
        self.context.adopt(replace(self.context.settings, **{name: value}))
        if self.page == 0:
            self.renew()

    def _reading(self) -> list[Widget]:
        now = self.context.settings
        speeds = _with(SPEEDS, now.text_speed)
        return [
            *self._language(),
            Choice("text_speed", _("Text speed"), speeds, now.text_speed),
            Slider(
                "text_scale",
                _("Text size"),
                now.text_scale,
                LIMITS["text_scale"],
                by=0.1,
                says=lambda v: f"{round(100 * v)}%",
            ),
            Slider(
                "auto_delay",
                _("Auto waits"),
                now.auto_delay,
                (0.0, 6.0),
                by=0.2,
                says=lambda v: _("{seconds} s", seconds=round(v, 1)),
            ),
            Toggle("skip_unseen", _("Skip what was never read"), on=now.skip_unseen),
            Toggle(
                "readable_font", _("OpenDyslexic for reading"), on=now.readable_font
            ),
            Sample(now),
            self._defaults(),
        ]

    def _language(self) -> list[Widget]:
        """All languages by their own names; nothing where there is only one."""
        names = self.context.languages()
        if not names:
            return []
        ways = [("", _("As this computer")), ("en", "English"), *names.items()]
        return [Choice("language", _("Language"), ways, self.context.settings.language)]

    def _sound(self) -> list[Widget]:
        now = self.context.settings
        rows: list[Widget] = [
            Slider(
                bus,
                _(_VOLUMES[bus]),
                getattr(now, bus),
                LIMITS[bus],
                by=0.05,
                says=lambda v: f"{round(100 * v)}%" if v else _("Silent"),
                signs=("volume-off", "volume-on"),
            )
            for bus in BUSES
        ]
        return [*rows, Words("", room=(14.0, 14.0)), self._defaults()]

    def _senses(self) -> list[Widget]:
        now = self.context.settings
        return [
            Toggle("fullscreen", _("Fill the screen"), on=now.fullscreen),
            Toggle("ask_leaving", _("Ask before leaving"), on=now.ask_leaving),
            Toggle("high_contrast", _("High contrast"), on=now.high_contrast),
            Toggle("reduced_motion", _("Less motion"), on=now.reduced_motion),
            Toggle("self_voicing", _("Read everything aloud"), on=now.self_voicing),
            Choice(
                "presenting",
                _("Draw with"),
                [(way, _(words)) for way, words in PRESENTING],
                now.presenting,
            ),
            Words(
                _(
                    "Less motion shows the mathematics in stills instead of moving it. "
                    "Reading aloud uses the speech program of this computer."
                ),
                room=(24.0, 16.0),
            ),
            self._defaults(),
        ]

    def _defaults(self) -> Line:
        return Line("defaults", _("Restore the defaults"))


def _with(speeds: Sequence[tuple[float, str]], now: float) -> list[tuple[float, str]]:
    """The speeds, with one from the settings' file that is none of them."""
    known = [(speed, _(words)) for speed, words in speeds]
    if any(speed == now for speed, words in speeds):
        return known
    return [*known, (now, _("{speed:g} a second", speed=now))]
