"""The ways of title, menu, questions, history, Ledger and chapters."""

from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from game.narrative.anchors import Saved, anchor
from game.narrative.events import Ended, Line
from game.narrative.machine import pending
from game.narrative.markup import aloud
from game.narrative.program import End, Program
from game.puzzles.marks import Marks
from game.screens import results
from game.screens.backlog import BacklogScreen
from game.screens.chapters import ChaptersScreen
from game.screens.confirm import ConfirmScreen
from game.screens.desk import Desk
from game.screens.endcard import EndCard
from game.screens.ledger import Entry, LedgerScreen
from game.screens.menu import MenuScreen
from game.screens.opening import opening
from game.screens.play import PlayScreen
from game.screens.route import screen_for
from game.screens.settings import SettingsScreen
from game.screens.slots import SlotsScreen
from game.screens.stack import Stack
from game.screens.title import TitleScreen
from game.screens.workbench import WorkbenchScreen
from game.screens.workbench_name import NameScreen
from game.ui import intents as want
from game.ui.intents import Device
from game.ui.view import View
from tests.screens.menus import Hands
from tests.screens.test_slots import a_save

DOWN, UP = want.Focus(dy=1), want.Focus(dy=-1)
LEFT, RIGHT = want.Focus(dx=-1), want.Focus(dx=1)
WON = Marks(solved=True, unaided=True, foreseen=None, cost=2, par=2)


def keys(screen: Any) -> list[str]:
    return [w.key for band in screen.bands() for w in band if w.able]


class Game:
    """A whole stack, from the title on."""

    def __init__(self, desk: Desk, chapter: str | None = None) -> None:
        self.desk = desk
        self.stack = Stack(opening(desk, chapter))
        surface = pygame.display.get_surface()
        assert surface is not None
        self.surface = surface
        self.do()

    @property
    def top(self) -> Any:
        return self.stack.top

    def do(self, *intents: Any) -> None:
        for intent in intents or (None,):
            self.stack.update(1 / 60, [intent] if intent else [])
            if not self.stack.done:
                self.stack.draw(self.surface)

    def shown(self) -> type:
        return type(self.top)

    def focus(self) -> str:
        widget = self.top.rows.focused
        return str(widget.key) if widget else ""

    def take(self, key: str) -> None:
        self.do(want.Press(*self.top.rows.place_of(key).center))


def test_continue_and_chapters_stand_on_the_title_only_when_there_is_something(
    desk: Desk,
) -> None:
    assert keys(TitleScreen(desk)) == ["new", "load", "workbench", "settings", "quit"]
    desk.store.autosave(a_save(desk))
    desk.store.profile.begin("rows")
    assert keys(TitleScreen(desk))[:3] == ["continue", "new", "chapters"]


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("new", PlayScreen),
        ("load", SlotsScreen),
        ("workbench", WorkbenchScreen),
        ("settings", SettingsScreen),
        ("quit", ConfirmScreen),
    ],
)
def test_each_line_of_the_title_opens_its_screen(
    desk: Desk, key: str, screen: type
) -> None:
    game = Game(desk)
    game.take(key)
    assert isinstance(game.top, screen)


def test_a_play_is_left_by_its_menu_and_continued_from_the_title(desk: Desk) -> None:
    game = Game(desk)
    game.take("new")
    for _ in range(6):
        game.do(want.Advance(), want.Advance())
    line = game.top.journey.now.pause
    game.do(want.Back())
    assert game.shown() is MenuScreen
    game.take("title")
    assert game.shown() is TitleScreen
    assert game.focus() == "continue"
    game.do(want.Advance())
    assert game.top.journey.now.pause == line


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("save", SlotsScreen),
        ("load", SlotsScreen),
        ("history", BacklogScreen),
        ("ledger", LedgerScreen),
        ("settings", SettingsScreen),
    ],
)
def test_the_menu_opens_screens_over_the_page_and_back_leads_to_it(
    desk: Desk, key: str, screen: type
) -> None:
    game = Game(desk, "rows")
    game.do(want.Back())
    game.take(key)
    assert isinstance(game.top, screen)
    game.do(want.Back())
    assert isinstance(game.top, PlayScreen)


def test_quitting_from_the_menu_asks_and_then_empties_the_stack(desk: Desk) -> None:
    game = Game(desk, "rows")
    game.do(want.Back())
    game.take("quit")
    game.do(want.Back())
    assert isinstance(game.top, MenuScreen)
    game.take("quit")
    game.take("yes")
    game.do()
    assert game.stack.done


def test_the_title_asks_before_it_lets_the_game_go(desk: Desk) -> None:
    game = Game(desk)
    game.do(want.Back())
    assert isinstance(game.top, ConfirmScreen)
    game.take("no")
    assert isinstance(game.top, TitleScreen)
    game.do(want.Back(), want.Advance())
    game.do()
    assert game.stack.done


def test_a_quick_slot_without_a_save_lets_the_play_go_on(desk: Desk) -> None:
    game = Game(desk, "rows")
    for _ in range(3):
        game.do(want.Advance(), want.Advance())
    line = game.top.journey.now.pause
    game.do(want.Command("quickload"))
    assert isinstance(game.top, PlayScreen)
    assert game.top.journey.now.pause == line


def test_a_save_picture_shows_the_page_and_no_menu(desk: Desk) -> None:
    game = Game(desk, "rows")
    game.do(want.Advance())
    seen = game.surface.copy()
    game.do(want.Back())
    game.take("save")
    assert desk.page is not None
    assert pygame.image.tobytes(desk.page, "RGB") == pygame.image.tobytes(seen, "RGB")


@pytest.mark.parametrize("about", ["quit", "title", "overwrite", "delete"])
def test_questions_are_answered_with_what_they_were_about(
    desk: Desk, about: str
) -> None:
    hands = Hands(ConfirmScreen(desk, about))
    hands.do(want.Back())
    assert hands.below.results == [results.Confirmed(about, yes=False)]


def test_what_destroys_is_not_what_the_focus_stands_on(desk: Desk) -> None:
    for about in ("overwrite", "delete"):
        assert Hands(ConfirmScreen(desk, about)).focus() == "no"


def test_the_history_begins_at_its_end_and_goes_back_to_a_line(desk: Desk) -> None:
    told = [(i * 2, Line(f"l{i}", "patient", f"Line {i}.")) for i in range(60)]
    hands = Hands(BacklogScreen(desk, told))
    assert hands.focus() == "118"
    assert hands.top.rows.scroll == hands.top.rows.longest
    hands.do(UP, UP, want.Advance())
    assert hands.below.results == [results.RollTo(114)]


def test_the_history_says_who_speaks(desk: Desk) -> None:
    hands = Hands(BacklogScreen(desk, [(0, Line("x", "patient", "*Four* numbers."))]))
    assert hands.top.rows.spoken() == "The Patient: Four numbers."


def test_a_history_without_lines_is_no_trap(desk: Desk) -> None:
    hands = Hands(BacklogScreen(desk, []))
    hands.do(DOWN, want.Advance(), want.Back())
    assert hands.below.results == [None]


def entries(desk: Desk) -> tuple[tuple[str, str], ...]:
    return tuple((g.id, "") for g in desk.library.ledger.guesses[:4])


def test_marks_revised_in_the_ledger_are_handed_back(desk: Desk) -> None:
    given = entries(desk)
    hands = Hands(LedgerScreen(desk, given))
    hands.do(RIGHT, DOWN, want.Advance(), RIGHT, want.Back())
    told = {given[0][0]: "holds", given[1][0]: "breaks"}
    assert hands.below.results == [results.Marks(tuple(told.items()))]


def test_a_ledger_that_was_only_read_changes_nothing(desk: Desk) -> None:
    hands = Hands(LedgerScreen(desk, entries(desk)))
    hands.do(DOWN, DOWN, want.Back())
    assert hands.below.results == [None]


def test_a_press_on_a_word_marks(desk: Desk) -> None:
    hands = Hands(LedgerScreen(desk, entries(desk)))
    area = hands.top.rows.place_of(entries(desk)[0][0])
    hands.do(want.Press(area.x + 60, area.y + 20))
    hands.do(want.Press(area.right - 104 * 2 / 3 - 112 * 2 / 3, area.y + 20))
    hands.do(want.Back())
    first = entries(desk)[0][0]
    assert hands.below.results == [results.Marks(((first, "breaks"),))]


def test_no_mark_gives_the_truth_away_before_it_is_proven(desk: Desk) -> None:
    board = desk.library.levels.levels["board"][0]
    guesses = getattr(board, "guesses", ())
    for marked in ("", "holds", "breaks", "open"):
        screen = LedgerScreen(desk, tuple((g, marked) for g in guesses))
        shown = [w.value() for band in screen.bands() for w in band]
        for guess in guesses:
            found = desk.library.ledger.find(guess)
            assert found is not None
            assert not any(aloud(found.truth) in words for words in shown)
    desk.store.profile.solve(f"board.{board.id}", WON)
    screen = LedgerScreen(desk, tuple((g, "") for g in guesses))
    rows = [w for band in screen.bands() for w in band if isinstance(w, Entry)]
    found = desk.library.ledger.find(rows[0].key)
    assert found is not None
    assert aloud(found.truth) in rows[0].value()


def test_a_guess_is_shown_as_a_formula_and_said_in_words(desk: Desk) -> None:
    screen = LedgerScreen(desk, (("ata-identity", ""),))
    rows = [w for band in screen.bands() for w in band if isinstance(w, Entry)]
    assert rows[0].label() == "A transpose A is the identity."
    brush = desk.brush
    small, large = (brush.at(view=View(1280, 720, k)) for k in (1.0, 1.6))
    surface = pygame.Surface((900, 200))
    rows[0].paint(surface, small, pygame.Rect(0, 0, 900, 90), lit=True)
    set_ = [one for one in rows[0]._set(small, 900, lit=False) if one]
    assert set_[0].letters.startswith("\ufffc")
    assert rows[0].height(large, 900) > rows[0].height(small, 900)


def test_chapters_say_what_share_was_seen(desk: Desk) -> None:
    profile = desk.store.profile
    chapter = desk.library.program.chapters["rows"]
    profile.begin("rows")
    for line in list(chapter.says)[:7]:
        profile.see(line)
    hands = Hands(ChaptersScreen(desk))
    assert f"7 of {len(chapter.says)} lines seen" in hands.top.rows.spoken()
    hands.do(want.Advance())
    assert hands.below.results == [results.Replay("rows")]


def test_chapters_that_are_not_begun_are_barred(desk: Desk) -> None:
    program = desk.library.program
    desk.store.profile.begin("rows")
    for count, words in ((1, "One more"), (2, "2 more")):
        rows = program.chapters["rows"]
        more = {f"later-{n}": rows for n in range(count)}
        whole = Program({"rows": rows, **more}, program.variables)
        desk.library = replace(desk.library, program=whole)
        hands = Hands(ChaptersScreen(desk))
        last = hands.top.bands()[-1][0]
        assert (last.label(), last.value()) == (words, "Not begun yet")
        assert last.choose() is None
        hands.do(DOWN)
        assert hands.focus() == "rows"


@pytest.mark.parametrize("screen", [SettingsScreen, LedgerScreen, MenuScreen])
def test_prompts_follow_the_device_in_hand(desk: Desk, screen: Any) -> None:
    hands = Hands(screen(desk, ()) if screen is LedgerScreen else screen(desk))
    pictures = []
    for device in (Device.KEYS, Device.MOUSE, Device.PAD, Device.TOUCH):
        desk.device = device
        hands.do()
        hands.rest(0.1)
        area = hands.top._prompted.inflate(6, 10)
        assert area.w > 20
        assert hands.surface.get_rect().contains(area)
        pictures.append(pygame.image.tobytes(hands.surface.subsurface(area), "RGB"))
    assert len(set(pictures)) == 4


def test_a_finished_chapter_is_kept_and_told(desk: Desk) -> None:
    carried = {"mark:dot-direction": "breaks", "mark:drop-small": "", "trust": 2}
    done = results.Finished("rows", "end", carried)
    screen = screen_for(desk, done)
    assert isinstance(screen, EndCard)
    assert desk.store.profile.finished == {"rows": "end"}
    assert desk.store.profile.carried["rows"]["trust"] == 2
    told = [w.label() for band in screen.bands() for w in band]
    assert "1 of 2 guesses marked, 1 of them rightly." in told
    hands = Hands(screen)
    hands.do(want.Advance())
    assert hands.below.results == [None]


def test_a_save_at_the_very_end_opens_the_end_card(desk: Desk) -> None:
    program = desk.library.program
    chapter = program.chapters["rows"]
    at = next(i for i, op in enumerate(chapter.code) if isinstance(op, End))
    save = a_save(desk)
    state = replace(save.place.state, at=at)
    assert isinstance(pending(program, state), Ended)
    place = Saved(state, anchor(program, state, save.trail))
    desk.store.autosave(replace(save, place=place))
    assert isinstance(screen_for(desk, results.Continue()), EndCard)


SIZES = [(640, 360), (1024, 768), (1280, 720), (2560, 1080)]


@pytest.mark.parametrize("scale", [0.8, 1.6])
@pytest.mark.parametrize("size", SIZES)
def test_every_menu_stands_at_every_size(
    desk: Desk, size: tuple[int, int], scale: float
) -> None:
    pygame.display.set_mode(size)
    desk.adopt(replace(desk.settings, text_scale=scale, high_contrast=scale > 1))
    desk.follow(size)
    told = [(i, Line(f"l{i}", "patient", f"Line {i}.")) for i in range(9)]
    screens: list[Any] = [
        TitleScreen(desk),
        MenuScreen(desk),
        ConfirmScreen(desk, "overwrite"),
        SettingsScreen(desk),
        SlotsScreen(desk),
        BacklogScreen(desk, told),
        LedgerScreen(desk, entries(desk)),
        WorkbenchScreen(desk, lambda *_: ConfirmScreen(desk, "title")),
        NameScreen(desk),
    ]
    window = pygame.Rect(0, 0, *size)
    for screen in screens:
        hands = Hands(screen)
        area = screen.rows.area
        assert window.contains(area)
        assert area.h >= 0.4 * size[1]
        for _ in keys(screen):
            place = screen.rows.place_of(screen.rows.focused.key)
            assert place is not None
            assert area.colliderect(place)
            hands.do(DOWN)
        assert screen.rows.spoken()
        assert hands.stack.wait() >= 0.0


def test_the_words_at_the_foot_lead_back_for_hands_without_keys(desk: Desk) -> None:
    hands = Hands(SettingsScreen(desk))
    hands.do(want.Press(*hands.top._hinted.center))
    assert hands.below.results == [None]


def test_load_without_any_save_offers_a_way_back(desk: Desk) -> None:
    hands = Hands(SlotsScreen(desk))
    assert hands.focus() == "back"
    hands.do(want.Advance())
    assert hands.below.results == [None]


def test_notices_are_shown_for_a_while_and_then_go(desk: Desk) -> None:
    hands = Hands(SettingsScreen(desk))
    desk.said.append("Something was saved.")
    hands.rest(0.2)
    assert hands.top.notice.text == "Something was saved."
    lit = hands.surface.subsurface((400, 5, 480, 40)).copy()
    hands.rest(5.0)
    after = hands.surface.subsurface((400, 5, 480, 40))
    assert pygame.image.tobytes(lit, "RGB") != pygame.image.tobytes(after, "RGB")


def test_nothing_is_painted_while_nothing_changes(desk: Desk) -> None:
    hands = Hands(LedgerScreen(desk, entries(desk)))
    assert hands.top.draw(hands.surface) == []
    hands.do(DOWN)
    assert hands.top.draw(hands.surface) == []
    assert hands.stack.wait() == float("inf")
