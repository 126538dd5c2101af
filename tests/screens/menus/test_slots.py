"""Saving and loading by cards: notes, questions, reasons."""

from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.narrative.machine.machine import begin, step
from game.narrative.resume.anchors import Saved, anchor
from game.saving.envelope import unwrap, wrap
from game.saving.save import Save
from game.screens.flow import results
from game.screens.menus.confirm import ConfirmScreen
from game.screens.menus.slot_card import SlotCard
from game.screens.menus.slots import SlotsScreen
from game.screens.shared.context import Context
from game.stage.state import Stage
from game.ui.window import intents as want
from game.ui.window.thumbnail import thumbnail
from tests.screens.support import Hands

DOWN, RIGHT, LEFT = want.Focus(dy=1), want.Focus(dx=1), want.Focus(dx=-1)


def a_save(context: Context, note: str = "") -> Save:
    program = context.library.program
    state, events = step(program, begin(program, program.order[0]), None)
    line = getattr(events[-1], "id", "")
    place = Saved(state, anchor(program, state, (line,)))
    return Save(place=place, stage=Stage(), trail=(line,), when=1e9, note=note)


class Keeper:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.asked: list[tuple[int, str]] = []

    def __call__(self, slot: int, note: str) -> None:
        self.asked.append((slot, note))
        self.context.store.save_slot(slot, a_save(self.context, note))


def write(hands: Hands, words: str) -> None:
    hands.do(*[want.Typed(letter) for letter in words])


def test_a_note_is_written_and_saved(context: Context) -> None:
    keeper = Keeper(context)
    hands = Hands(SlotsScreen(context, keeper))
    hands.do(RIGHT, want.Advance())
    assert hands.top.forms
    write(hands, "shadow ")
    write(hands, "öx\b")
    hands.do(DOWN)
    assert not hands.top.forms
    hands.do(want.Advance())
    assert keeper.asked == [(2, "shadow ö")]
    assert context.store.slot(2).note == "shadow ö"
    assert hands.focus() == "2"
    assert "shadow ö" in hands.top.rows.spoken()


def test_letters_are_no_commands_while_a_note_is_written(context: Context) -> None:
    hands = Hands(SlotsScreen(context, Keeper(context)))
    assert not hands.top.forms
    hands.do(want.Advance(), want.Focus(dx=-1), want.Focus(dx=1))
    write(hands, "abc")
    hands.do(want.Focus(dx=-1))
    write(hands, "X")
    assert hands.top.rows.focused.text == "abXc"


def test_a_note_outlives_another_window_size(context: Context) -> None:
    hands = Hands(SlotsScreen(context, Keeper(context)))
    hands.do(want.Advance())
    write(hands, "kept")
    context.follow((1024, 768))
    hands.rest(0.1)
    write(hands, "!")
    assert hands.top.rows.focused.text == "kept!"


def test_overwriting_asks_first_and_no_keeps_the_old_one(context: Context) -> None:
    context.store.save_slot(1, a_save(context, "old"))
    keeper = Keeper(context)
    hands = Hands(SlotsScreen(context, keeper))
    hands.do(LEFT, want.Advance(), DOWN, want.Advance())
    assert isinstance(hands.top, ConfirmScreen)
    assert hands.focus() == "no"
    hands.do(want.Advance())
    assert keeper.asked == []
    assert context.store.slot(1).note == "old"


def test_overwriting_with_yes_writes(context: Context) -> None:
    context.store.save_slot(1, a_save(context, "old"))
    keeper = Keeper(context)
    hands = Hands(SlotsScreen(context, keeper))
    hands.do(LEFT, want.Advance())
    write(hands, "er")
    hands.do(DOWN, want.Advance(), want.Focus(dy=-1), want.Advance())
    assert keeper.asked == [(1, "older")]
    assert isinstance(hands.top, SlotsScreen)


def test_loading_leaves_with_the_slot_and_empty_ones_cannot_be_chosen(
    context: Context,
) -> None:
    context.store.save_slot(5, a_save(context))
    hands = Hands(SlotsScreen(context))
    assert hands.focus() == "5"
    hands.do(want.Press(*hands.middle("4")))
    assert hands.below.results == []
    hands.do(want.Press(*hands.middle("5")))
    assert hands.below.results == [results.Load(5)]


def test_the_quick_slot_can_be_loaded_and_not_written_by_hand(context: Context) -> None:
    context.store.save_slot(0, a_save(context))
    assert Hands(SlotsScreen(context)).focus() == "0"
    assert Hands(SlotsScreen(context, Keeper(context))).focus() == "1"


def test_deleting_asks_first(context: Context) -> None:
    context.store.save_slot(1, a_save(context))
    hands = Hands(SlotsScreen(context))
    hands.do(want.Focus(dy=-1))
    assert hands.focus() == "delete"
    hands.do(want.Advance())
    hands.do(DOWN, want.Advance())
    assert isinstance(hands.top, ConfirmScreen)
    hands.do(want.Focus(dy=-1), want.Advance())
    assert context.store.slot(1).state == "empty"


def test_going_back_from_deleting_deletes_nothing(context: Context) -> None:
    context.store.save_slot(1, a_save(context))
    hands = Hands(SlotsScreen(context))
    hands.do(want.Focus(dy=-1), want.Advance(), want.Back())
    hands.do(want.Back())
    assert hands.below.results == [None]
    assert context.store.slot(1).state == "ok"


@pytest.mark.parametrize("writing", [True, False])
def test_a_damaged_slot_says_why(context: Context, *, writing: bool) -> None:
    path = Path(context.store.folder) / "slot-03.sav"
    path.write_bytes(b"not a save")
    screen = SlotsScreen(context, Keeper(context) if writing else None)
    card = next(w for band in screen.bands() for w in band if w.key == "3")
    assert card.able == writing
    assert "cannot be read" in card.value()


def test_what_a_later_version_wrote_is_never_chosen(context: Context) -> None:
    context.store.save_slot(3, a_save(context))
    path = Path(context.store.folder) / "slot-03.sav"
    frame = unwrap(path.read_bytes())
    path.write_bytes(wrap(replace(frame, version=frame.version + 1)))
    for keep in (None, Keeper(context)):
        screen = SlotsScreen(context, keep)
        card = next(w for band in screen.bands() for w in band if w.key == "3")
        assert not card.able
        assert "later version" in card.value()
        assert card.choose() is None


def test_a_card_says_with_its_icon_what_a_press_would_do(context: Context) -> None:
    context.store.save_slot(0, a_save(context))
    context.store.save_slot(1, a_save(context))
    (Path(context.store.folder) / "slot-02.sav").write_bytes(b"not a save")

    def signs(screen: SlotsScreen) -> dict[str, str]:
        cards = (w for band in screen.bands() for w in band if isinstance(w, SlotCard))
        return {card.key: card._sign for card in cards}

    reading, writing = (
        signs(SlotsScreen(context)),
        signs(SlotsScreen(context, Keeper(context))),
    )
    assert [reading[key] for key in "0123"] == ["autosave", "load", "locked", "load"]
    assert set(writing.values()) == {"save"}


def test_a_card_shows_the_page_that_was_saved(context: Context) -> None:
    page = pygame.Surface((1280, 720))
    page.fill((200, 30, 30))
    context.store.save_slot(1, a_save(context), thumbnail(page))
    hands = Hands(SlotsScreen(context))
    x, y = hands.middle("1")
    red = hands.surface.get_at((round(x), round(y)))
    assert red.r > 150
    assert red.g < 90


def test_pages_have_no_end_and_the_newest_is_found_at_once(context: Context) -> None:
    for number in range(1, 20):
        when = 2e9 if number == 8 else 1e9 + number
        save = replace(a_save(context, f"note {number}"), when=when)
        context.store.save_slot(number, save)
    reading = Hands(SlotsScreen(context))
    assert reading.focus() == "8"
    assert "newest" in reading.top.rows.spoken()
    assert keys(reading.top) >= {"7", "12", "page-", "page+"}
    reading.do(want.Rollforward())
    assert keys(reading.top) >= {"13", "18"}
    reading.do(want.Rollforward(), want.Rollforward())
    assert "19" in keys(reading.top)
    assert "page+" not in keys(reading.top)
    reading.do(want.Rollback())
    assert "13" in keys(reading.top)
    reading.do(want.Advance())
    assert reading.below.results == [results.Load(13)]
    # To save, a free slot is in focus; behind the last page there is another.
    keeper = Keeper(context)
    writing = Hands(SlotsScreen(context, keeper))
    for number in range(20, 27):
        assert writing.focus() == str(number)
        writing.do(want.Advance(), DOWN, want.Advance(), want.Back())
        writing = Hands(SlotsScreen(context, keeper))
    assert [number for number, _ in keeper.asked] == list(range(20, 27))


def test_a_page_is_turned_with_the_pointer(context: Context) -> None:
    context.store.save_slot(1, a_save(context))
    context.store.save_slot(7, replace(a_save(context), when=2e9))
    hands = Hands(SlotsScreen(context))
    assert hands.focus() == "7"
    hands.top.rows.roll(9999.0)
    hands.draw()
    hands.do(want.Press(*hands.middle("page-")))
    assert "1" in keys(hands.top)


def test_the_autosaves_stand_in_load_with_times_and_lines(context: Context) -> None:
    for second in range(5):
        context.store.autosave(replace(a_save(context), when=1e9 + second))
    hands = Hands(SlotsScreen(context))
    assert hands.focus().startswith("-")
    lines = [w for band in hands.top.bands() for w in band if w.key.startswith("-")]
    assert [line.words for line in lines] == [
        "Autosave, newest, day 1000000004",
        "Autosave, day 1000000003",
        "Autosave, day 1000000002",
    ]
    assert all(line.value() for line in lines)
    hands.do(DOWN, want.Advance())
    (load,) = hands.below.results
    save = context.store.load_slot(load.slot)
    assert save is not None
    assert save.when == 1e9 + 3
    assert not keys(SlotsScreen(context, Keeper(context))) & {"-1", "-2", "-3"}


def keys(screen: SlotsScreen) -> set[str]:
    return {w.key for band in screen.bands() for w in band if w.able}


def test_the_newest_of_all_saves_is_the_one_that_says_so(context: Context) -> None:
    context.store.save_slot(1, replace(a_save(context), when=1e9))
    context.store.autosave(replace(a_save(context), when=1e9 + 60))
    screen = SlotsScreen(context)
    said = {w.key: w.label() + w.value() for band in screen.bands() for w in band}
    newest = [key for key, words in said.items() if "newest" in words]
    assert len(newest) == 1
    assert int(newest[0]) < 0
    assert Hands(screen).focus() == newest[0]
    context.store.save_slot(2, replace(a_save(context), when=1e9 + 90))
    assert Hands(SlotsScreen(context)).focus() == "2"


def test_a_lone_card_is_as_wide_as_the_others(context: Context) -> None:
    context.store.save_slot(0, a_save(context))
    hands = Hands(SlotsScreen(context))
    cards = [s.area.w for s in hands.top.rows._spots if isinstance(s.widget, SlotCard)]
    assert len(cards) == 7
    assert len(set(cards)) == 1


def test_with_one_page_the_keys_of_pages_scroll(context: Context) -> None:
    context.store.save_slot(1, a_save(context))
    hands = Hands(SlotsScreen(context))
    assert hands.top.rows.longest > 0
    assert "pages" not in [deed for deed, _ in hands.top.hint]
    hands.do(want.Rollforward())
    assert hands.top.rows.scroll > 0


def test_a_kept_play_shows_its_line_under_its_note(context: Context) -> None:
    context.store.save_slot(1, a_save(context, "Kept when another play began"))
    cards = [w for band in SlotsScreen(context).bands() for w in band]
    card = next(w for w in cards if isinstance(w, SlotCard) and w.info.number == 1)
    assert "Kept when another play began. " in card.value()
    assert card._said in card.value()
