"""A level opened by its name, written by keys or put together sign by sign."""

from game.language import N_, _
from game.narrative.text.spoken_signs import alone
from game.puzzles.levels.level_names import LONGEST, SIGNS, UnknownLevelError, named
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints
from game.ui.forms.text_entry import Entry
from game.ui.forms.widgets import Act, Bands, Line, Widget, Words

FIELD = "name"
ACROSS = 10
TOLD = N_(
    "A level's name is its kind and its own, dual.slanted; or, for an endless one, "
    "kind, how hard, and any letters and digits: dual-2-k7f3. A day is a name, too."
)


class _Sign(Line):
    """One sign to choose."""

    def label(self) -> str:
        """What it is called: a voice passes over a mere point."""
        return alone(self.words)


class NameScreen(MenuPage):
    """Leaves with ``results.Practise`` of the level that was named."""

    heading = N_("By its name")
    hint: Hints = (
        ("take", N_("open")),
        ("down", N_("signs for hands without keys")),
        ("back", N_("back")),
    )

    def __init__(self, context: Context, text: str = "") -> None:
        self._entry = Entry(FIELD, _("Name"), text, longest=LONGEST)
        self._reply = ""
        super().__init__(context, FIELD)

    def bands(self) -> Bands:
        """The field, what is said of the last try, and the signs to choose from."""
        signs: list[Widget] = [_Sign(f"sign:{s}", s) for s in (*SIGNS, "-", ".")]
        signs += [Words("") for _ in range(-len(signs) % ACROSS)]
        rows = [tuple(signs[i : i + ACROSS]) for i in range(0, len(signs), ACROSS)]
        told = Words(self._reply or _(TOLD), quiet=not self._reply, room=(0.0, 14.0))
        return [
            (told,),
            (self._entry,),
            (Line("open", _("Open it")), Line("shorter", _("Take the last sign back"))),
            *rows,
        ]

    def acted(self, act: Act) -> Change:
        """Open it, or write or take back a sign."""
        if act.key == "shorter":
            self._write(self._entry.text[:-1], act.key)
            return STAY
        if act.key.startswith("sign:"):
            self._write(self._entry.text + act.key.removeprefix("sign:"), act.key)
            return STAY
        try:
            kind, level = named(self.context.library.levels, self._entry.text)
        except UnknownLevelError as wrong:
            self._reply = str(wrong)
            self.renew(FIELD)
            self.context.voice.say(self._reply)
            return STAY
        return Pop(results.Practise(kind, level.id))

    def _write(self, text: str, focus: str) -> None:
        self._entry.text = text
        self.renew(focus)
        self.context.voice.say(text or _("empty"))
