"""All that can be bound, device by device, with the keys and buttons that do it."""

from game.language import N_, _
from game.screens.flow.base import STAY, Change, Push
from game.screens.menus.bindings.bind import BindScreen
from game.screens.menus.bindings.deed_words import for_device, names_said, words
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.controls import Tabs
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import Act, Bands, Heading, Line, Widget
from game.ui.window.bound import adopted, first_tables
from game.ui.window.intents import Device

DEVICES = (
    (Device.KEYS, N_("Keyboard")),
    (Device.MOUSE, N_("Mouse")),
    (Device.PAD, N_("Gamepad")),
)


class BindingsScreen(MenuPage):
    """A row a deed; what is chosen is bound anew."""

    heading = N_("Keys and buttons")
    hint: Hints = (
        ("choose", N_("choose")),
        ("take", N_("change")),
        ("back", N_("back")),
    )

    def __init__(self, context: Context) -> None:
        self.page = 0
        super().__init__(context, focus="page")

    @property
    def device(self) -> Device:
        """The device whose page is open."""
        return DEVICES[self.page][0]

    def bands(self) -> Bands:
        """The devices, the deeds in their groups, and the way to the beginning."""
        bound = self.context.brush.bound
        headings = tuple(_(words) for _device, words in DEVICES)
        rows: list[Widget] = [Tabs("page", headings, self.page)]
        for heading, deeds in for_device(self.device):
            rows.append(Heading(words=heading))
            rows += [
                Line(
                    deed,
                    words(deed, self.device),
                    more=names_said(self.device, bound, deed),
                )
                for deed in deeds
            ]
        rows.append(Heading(words=_("All of them")))
        rows.append(Line("all", _("As at the beginning")))
        return [(row,) for row in rows]

    def acted(self, act: Act) -> Change:
        """Another device, a deed, or everything as it was."""
        match act.key:
            case "page":
                self.page = act.value
                self.rows.scroll = 0
                self.renew("page")
            case "all":
                settings = self.context.settings
                first = first_tables(settings)[self.device]
                self.context.adopt(adopted(settings, self.device, first))
                self.renew("all")
                self.notice.say(_("Everything is as it was at the beginning."))
            case deed:
                return Push(BindScreen(self.context, self.device, deed))
        return STAY
