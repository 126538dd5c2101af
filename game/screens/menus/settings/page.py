"""The settings: every change is kept and holds at once."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from game.language import N_, _
from game.saving.settings import Settings
from game.screens.flow.base import STAY, Change, Push
from game.screens.menus.menu_page import MenuPage
from game.screens.menus.settings import hands, reading, senses, sound
from game.screens.shared.context import Context
from game.ui.forms.controls import Tabs
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import Act, Bands, Line, Widget
from game.ui.window.intents import Intent

# The pages by their headings, and what stands on each.
PAGES: Sequence[tuple[str, Callable[[Context], list[Widget]]]] = (
    (N_("Reading"), reading.rows),
    (N_("Sound"), sound.rows),
    (N_("Seeing and hearing"), senses.rows),
    (N_("Hands"), hands.rows),
)

# What is no matter of taste: where the window stands, and the only hands one has.
KEPT = (
    *("fullscreen", "window", "switches"),
    *("switch_take", "switch_step", "scan_rest"),
)


class SettingsScreen(MenuPage):
    """Pages of settings, and on each a line that restores the defaults."""

    heading = N_("Settings")
    hint: Hints = (
        ("choose", N_("choose")),
        ("change", N_("change")),
        ("back", N_("back")),
    )
    grows = False  # a slider that sets the size must not move under the hand

    def __init__(self, context: Context) -> None:
        self.page = 0
        self._readers = 0
        super().__init__(context, focus="page")

    def bands(self) -> Bands:
        """The tabs, the rows of the open page and the defaults."""
        headings = tuple(_(heading) for heading, _rows in PAGES)
        rows = (
            Tabs("page", headings, self.page),
            *PAGES[self.page][1](self.context),
            Line("defaults", _("Restore the defaults")),
        )
        return [(row,) for row in rows]

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player; voices may be known later than the page is seen."""
        voice = self.context.voice
        known = len(voice.readers()) if voice.enabled else 0
        if known != self._readers:
            self._readers = known
            self.renew()
        return super().update(dt, intents)

    def acted(self, act: Act) -> Change:
        """Take a new value in."""
        match act.key:
            case "page":
                self.page = act.value
                self.rows.scroll = 0
                self.renew("page")
            case "defaults":
                now = self.context.settings
                kept = {name: getattr(now, name) for name in KEPT}
                self.context.adopt(Settings(**kept))
                self.renew("defaults")
                self.notice.say(_("Everything is as it was at the beginning."))
            case "fullscreen":
                self.context.adopt(replace(self.context.settings, fullscreen=act.value))
                self.context.fill(act.value)
            case name if name in hands.OPENS:
                return Push(hands.opened(self.context, name))
            case "self_voicing":
                self._read_aloud(wanted=act.value)
            case "presenting":
                self._change("presenting", act.value)
                self.notice.say(_("It holds from the next start on."))
            case name:
                self._change(name, act.value)
        return STAY

    def _read_aloud(self, *, wanted: bool) -> None:
        self.notice.say(self.context.read_aloud(wanted=wanted))
        self.renew()

    def busy(self) -> bool:
        """The sample types."""
        return self._reads and self.context.settings.text_speed > 0

    def wait(self) -> float:
        """Never long while the sample types."""
        return min(0.02, super().wait()) if self.busy() else super().wait()

    def _change(self, name: str, value: Any) -> None:
        self.context.adopt(replace(self.context.settings, **{name: value}))
        if self._reads:
            self.renew()

    @property
    def _reads(self) -> bool:
        """Whether the page with the sample is open."""
        return PAGES[self.page][1] is reading.rows
