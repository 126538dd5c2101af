"""Saving into a slot and loading from one."""

from collections.abc import Callable
from typing import Any

from game.language import _
from game.saving.slots import QUICK, SlotInfo, named
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push
from game.screens.menus.confirm import DELETE, OVERWRITE, ConfirmScreen
from game.screens.menus.menu_page import MenuPage
from game.screens.menus.slot_card import SlotCard, about
from game.screens.shared.context import Context
from game.ui.forms.text_entry import Entry
from game.ui.forms.widgets import Act, Bands, Line, Words

COLUMNS = 3
SLOTS = 12
LONGEST_NOTE = 60
Keep = Callable[[int, str], None]


class SlotsScreen(MenuPage):
    """The slots as cards. With ``keep`` they are written, else read.

    Loading leaves with ``results.Load``. A card that is written first asks for a note.
    """

    def __init__(self, context: Context, keep: Keep | None = None) -> None:
        self._keep = keep
        self._deleting = False
        self._open: SlotInfo | None = None
        self._entry = Entry("", _("Note"), longest=LONGEST_NOTE)
        self._infos: dict[int, SlotInfo] = {}
        self._look(context)
        super().__init__(context)

    @property
    def hung(self) -> bool:  # type: ignore[override]
        """Cards stand flush with the heading; the lines under a note do not."""
        return self._open is not None and not self._deleting

    @property
    def title(self) -> str:
        """What a press on a card would do."""
        if self._open is not None:
            return _("Save in {slot}", slot=named(self._open.number).lower())
        if self._deleting:
            return _("Delete which save?")
        return _("Load") if self._keep is None else _("Save")

    def bands(self) -> Bands:
        """The cards in rows, or the note of the one that is to be written."""
        if self._open is not None:
            return self._note(self._open)
        writes = self._keep is not None and not self._deleting
        cards = [
            SlotCard(info, self.context, able=self._able(info), writes=writes)
            for info in self._infos.values()
        ]
        rows: list[Any] = [
            tuple(cards[i : i + COLUMNS]) for i in range(0, len(cards), COLUMNS)
        ]
        if not any(card.able for card in cards):
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
            case card:
                return self._chosen(self._infos[int(card)])
        return STAY

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

    def _look(self, context: Context) -> None:
        infos = list(context.store.slots(SLOTS))
        quick = context.store.slot(QUICK)
        if self._keep is None and quick.state != "empty":
            infos.insert(0, quick)
        self._infos = {info.number: info for info in infos}

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
        self._look(self.context)
        return self._closed(info)

    def _closed(self, info: SlotInfo) -> Change:
        """Back among the cards."""
        self._open, self._entry.key = None, ""
        self.renew(str(info.number))
        return STAY
