"""Saving into a slot and loading from one."""

from collections.abc import Callable
from typing import Any

from game.language import N_, _
from game.narrative.text.markup import plain
from game.saving.slots import QUICK, SlotInfo, named
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push
from game.screens.menus.confirm import DELETE, OVERWRITE, ConfirmScreen
from game.screens.menus.menu_page import MenuPage
from game.screens.menus.slot_card import SlotCard
from game.screens.menus.slot_words import about, chapter_words, line_text
from game.screens.shared.context import Context
from game.ui.forms.prompts import MENU, Hints
from game.ui.forms.text_entry import Entry
from game.ui.forms.widgets import Act, Bands, Line, Widget, Words
from game.ui.window import intents as want
from game.ui.window.intents import Intent

COLUMNS = 3
PAGE = 6
LONGEST_NOTE = 60
Keep = Callable[[int, str], None]


class SlotsScreen(MenuPage):
    """The slots as cards, in pages. With ``keep`` they are written, else read.

    Loading leaves with ``results.Load``. A card that is written first asks for a note.
    """

    def __init__(self, context: Context, keep: Keep | None = None) -> None:
        self._keep = keep
        self._deleting = False
        self._open: SlotInfo | None = None
        self._entry = Entry("", _("Note"), longest=LONGEST_NOTE)
        self._infos: dict[int, SlotInfo] = {}
        self._autosaves: tuple[SlotInfo, ...] = ()
        self._page, self._pages = 0, 1
        self._newest = self._found_newest(context, reads=keep is None)
        focus = self._first(context)
        self._page = max(0, (focus - 1) // PAGE)
        self._look(context)
        super().__init__(context, str(focus))

    @property
    def hung(self) -> bool:  # type: ignore[override]
        """Cards stand flush with the heading; the lines under a note do not."""
        return self._open is not None and not self._deleting

    @property
    def hint(self) -> Hints:  # type: ignore[override]
        """The prompts; pages are turned where there are any."""
        if self._pages == 1 or self._open is not None:
            return MENU
        return (*MENU, ("pages", N_("turn the page")))

    @property
    def title(self) -> str:
        """What a press on a card would do."""
        if self._open is not None:
            return _("Save in {slot}", slot=named(self._open.number).lower())
        if self._deleting:
            return _("Delete which save?")
        if self._pages == 1:
            return _("Load") if self._keep is None else _("Save")
        at = {"page": self._page + 1, "pages": self._pages}
        if self._keep is None:
            return _("Load, page {page} of {pages}", **at)
        return _("Save, page {page} of {pages}", **at)

    def bands(self) -> Bands:
        """The cards in rows, or the note of the one that is to be written."""
        if self._open is not None:
            return self._note(self._open)
        writes = self._keep is not None and not self._deleting
        cards = [
            SlotCard(
                info,
                self.context,
                able=self._able(info),
                writes=writes,
                newest=info.number == self._newest,
            )
            for info in self._infos.values()
        ]
        rows: list[Any] = [(line,) for line in self._autosaved()]
        rows += [
            (*cards[i : i + COLUMNS], *self._gap(len(cards) - i))
            for i in range(0, len(cards), COLUMNS)
        ]
        rows += self._turning()
        if not any(widget.able for row in rows for widget in row):
            rows.insert(0, (Words(_("There is no save to load yet.")),))
            rows.append((Line("back", _("Back")),))
        if self._deleting:
            rows.insert(0, (Line("keep", _("Delete nothing")),))
        elif any(info.state in ("ok", "damaged") for info in self._infos.values()):
            rows.append((Line("delete", _("Delete a save")),))
        return rows

    def acted(self, act: Act) -> Change:
        """A card, a note or a line was chosen."""
        match act.key:
            case "delete" | "keep":
                self._deleting = act.key == "delete"
                self.rows.scroll = 0
                self.renew("keep" if self._deleting else "")
            case "write" | self._entry.key:
                return self._write()
            case "back":
                return self.left()
            case "page-" | "page+":
                self._turn_page(1 if act.key == "page+" else -1, act.key)
            case card if int(card) < QUICK:
                return Pop(results.Load(int(card)))
            case card:
                return self._chosen(self._infos[int(card)])
        return STAY

    def _answer(self, intent: Intent) -> Change:
        step = {want.Rollback: -1, want.Rollforward: 1}.get(type(intent), 0)
        if step and self._open is None and self._pages > 1:
            self._turn_page(step)
            return STAY
        return super()._answer(intent)

    def _turn_page(self, step: int, focus: str = "") -> None:
        """Show the page before or after, if there is one."""
        page = min(self._pages - 1, max(0, self._page + step))
        if page == self._page:
            return
        self._page = page
        self.context.sound.play("page")
        self._look(self.context)
        self.rows.scroll = 0
        self.renew(focus)
        self.speak()

    def left(self) -> Change:
        """Back from the note to the cards, from deleting, or out."""
        if self._open is not None:
            return self._closed(self._open)
        if self._deleting:
            self._deleting = False
            self.renew("delete")
            return STAY
        return Pop()

    def resumed(self, result: Any) -> Change:
        """The question whether to overwrite or delete was answered."""
        if isinstance(result, results.Confirmed) and result.yes:
            if result.about == DELETE and self._open is not None:
                number = self._open.number
                self.context.store.delete_slot(number)
                self.notice.say(_("{slot} is empty now.", slot=named(number)))
                self._deleting = False
            elif result.about == OVERWRITE:
                return self._kept()
        focus = str(self._open.number) if self._open else ""
        if not isinstance(result, results.Confirmed) or result.about == DELETE:
            self._open = None
        self._look(self.context)
        self.renew(focus)
        return STAY

    @staticmethod
    def _gap(left: int) -> list[Widget]:
        """Nothing, as often as a row of cards is too short: none is drawn out."""
        return [Words("")] * max(0, COLUMNS - left)

    @staticmethod
    def _found_newest(context: Context, *, reads: bool) -> int | None:
        """The newest of all saves that are seen, an autosave among them."""
        number = context.store.newest()
        when = -1.0 if number is None else context.store.slot(number).when
        autosaves = context.store.autosaves() if reads else ()
        newer = [info for info in autosaves if info.when > when]
        return newer[0].number if newer else number

    def _first(self, context: Context) -> int:
        """The slot that has the focus at first: the newest one, or a free one."""
        if self._keep is not None:
            return max(context.store.used(), default=0) + 1
        return self._newest or 0

    def _look(self, context: Context) -> None:
        store, reads = context.store, self._keep is None
        last = max(store.used(), default=0) + (not reads)
        self._pages = max(1, -(-last // PAGE), self._page + 1)
        infos = list(store.slots(PAGE, self._page * PAGE + 1))
        quick = store.slot(QUICK)
        first = reads and self._page == 0
        if first and quick.state != "empty":
            infos.insert(0, quick)
        self._autosaves = store.autosaves() if first else ()
        self._infos = {info.number: info for info in infos}

    def _autosaved(self) -> list[Widget]:
        """The autosaves, where one can be loaded: when, and at which line."""
        if self._keep is not None or self._deleting:
            return []
        context = self.context
        lines: list[Widget] = [
            Line(
                str(info.number),
                self._dated(info),
                more=chapter_words(info, context),
                under=plain(line_text(info, context)),
            )
            for info in self._autosaves
        ]
        return [*lines, Words("", room=(10.0, 4.0))] if lines else []

    def _dated(self, info: SlotInfo) -> str:
        date = self.context.date(info.when)
        if info.number == self._newest:
            return _("Autosave, newest, {date}", date=date)
        return _("Autosave, {date}", date=date)

    def _turning(self) -> list[Any]:
        """The way to the other pages, where there are any."""
        if self._pages == 1:
            return []
        back, on = self._page > 0, self._page + 1 < self._pages
        return [
            (
                Line("page-", _("The page before"), able=back),
                Line("page+", _("The next page"), able=on),
            )
        ]

    def _able(self, info: SlotInfo) -> bool:
        if self._deleting:
            return info.state in ("ok", "damaged")
        if self._keep is None:
            return info.state == "ok"
        return info.state != "newer"

    def _chosen(self, info: SlotInfo) -> Change:
        if self._deleting:
            self._open = info
            return Push(ConfirmScreen(self.context, DELETE))
        if self._keep is None:
            return Pop(results.Load(info.number))
        self._open = info
        self.rows.scroll = 0
        self.renew(f"note{info.number}")
        return STAY

    def _note(self, info: SlotInfo) -> Bands:
        key = f"note{info.number}"
        if self._entry.key != key:
            self._entry = Entry(key, _("Note"), info.note, longest=LONGEST_NOTE)
        told = info.why or _("A few words beside the picture, if you like.")
        write = _("Save here")
        if info.state == "ok":
            old = about(info, self.context)
            told = _("There is a save here: {old}.", old=old)
            write = _("Write over it")
        return (
            (Words(told),),
            (self._entry,),
            (Line("write", write),),
            (Line("back", _("Back to the slots")),),
        )

    def _write(self) -> Change:
        if self._open is not None and self._open.state == "ok":
            return Push(ConfirmScreen(self.context, OVERWRITE))
        return self._kept()

    def _kept(self) -> Change:
        info = self._open
        if info is None or self._keep is None:
            return STAY
        self._keep(info.number, self._entry.text)
        self._newest = self._found_newest(self.context, reads=False)
        self._look(self.context)
        return self._closed(info)

    def _closed(self, info: SlotInfo) -> Change:
        """Back among the cards."""
        self._open, self._entry.key = None, ""
        self.renew(str(info.number))
        return STAY
