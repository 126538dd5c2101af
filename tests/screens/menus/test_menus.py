"""The ways of title, menu, questions, history, Ledger and chapters."""

from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from game.narrative.machine.events import Ended, Line
from game.narrative.machine.pauses import pending
from game.narrative.program.operations import End, Write
from game.narrative.program.program import Program
from game.narrative.resume.anchors import Saved, anchor
from game.narrative.text.markup import aloud
from game.puzzles.session.awards import Awards
from game.screens.credits.credits import CreditsScreen
from game.screens.flow import results
from game.screens.flow.stack import Stack
from game.screens.menus.chapter_map import ChapterScreen
from game.screens.menus.chapters import ChaptersScreen
from game.screens.menus.confirm import ConfirmScreen
from game.screens.menus.end_card import EndCard
from game.screens.menus.game_menu import MenuScreen
from game.screens.menus.history import BacklogScreen
from game.screens.menus.ledger import LedgerScreen
from game.screens.menus.ledger_rows import Entry
from game.screens.menus.recap import RecapScreen
from game.screens.menus.settings.page import SettingsScreen
from game.screens.menus.slots import SlotsScreen
from game.screens.opening.first_screen import opening
from game.screens.opening.route import screen_for
from game.screens.opening.title import TitleScreen
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.story.play import PlayScreen
from game.screens.workbench.level_by_name import NameScreen
from game.screens.workbench.workbench import WorkbenchScreen
from game.ui.forms.widgets import Canvas
from game.ui.window import intents as want
from game.ui.window.intents import Device
from game.ui.window.view import View
from tests.screens.menus.test_slots import a_save
from tests.screens.support import Hands

DOWN, UP = want.Focus(dy=1), want.Focus(dy=-1)
LEFT, RIGHT = want.Focus(dx=-1), want.Focus(dx=1)
WON = Awards(solved=True, unaided=True, foreseen=None, cost=2, fewest=2)


def keys(screen: Any) -> list[str]:
    return [w.key for band in screen.bands() for w in band if w.able]


class Game:
    """A whole stack, from the title on."""

    def __init__(self, context: Context, chapter: str | None = None) -> None:
        self.context = context
        self.stack = Stack(opening(context, chapter))
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
    context: Context,
) -> None:
    assert keys(TitleScreen(context)) == [
        "new",
        "load",
        "workbench",
        "settings",
        "quit",
    ]
    context.store.autosave(a_save(context))
    context.store.profile.begin("rows")
    assert keys(TitleScreen(context))[:3] == ["continue", "new", "chapters"]


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
    context: Context, key: str, screen: type
) -> None:
    game = Game(context)
    game.take(key)
    assert isinstance(game.top, screen)


def test_a_play_is_left_by_its_menu_and_continued_from_the_title(
    context: Context,
) -> None:
    game = Game(context)
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
    context: Context, key: str, screen: type
) -> None:
    game = Game(context, "rows")
    game.do(want.Back())
    game.take(key)
    assert isinstance(game.top, screen)
    game.do(want.Back())
    assert isinstance(game.top, PlayScreen)


def test_quitting_from_the_menu_asks_and_then_empties_the_stack(
    context: Context,
) -> None:
    game = Game(context, "rows")
    game.do(want.Back())
    game.take("quit")
    game.do(want.Back())
    assert isinstance(game.top, MenuScreen)
    game.take("quit")
    game.take("yes")
    game.do()
    assert game.stack.done


def test_the_title_asks_before_it_lets_the_game_go(context: Context) -> None:
    game = Game(context)
    game.do(want.Back())
    assert isinstance(game.top, ConfirmScreen)
    game.take("no")
    assert isinstance(game.top, TitleScreen)
    game.do(want.Back(), want.Advance())
    game.do()
    assert game.stack.done


def test_a_quick_slot_without_a_save_lets_the_play_go_on(context: Context) -> None:
    game = Game(context, "rows")
    for _ in range(3):
        game.do(want.Advance(), want.Advance())
    line = game.top.journey.now.pause
    game.do(want.Command("quickload"))
    assert isinstance(game.top, PlayScreen)
    assert game.top.journey.now.pause == line


def test_a_save_picture_shows_the_page_and_no_menu(context: Context) -> None:
    game = Game(context, "rows")
    game.do(want.Advance())
    # The chapter's first page and its line come over some frames.
    for _frame in range(4):
        game.do()
    seen = game.surface.copy()
    game.do(want.Back())
    game.take("save")
    assert context.page is not None
    assert pygame.image.tobytes(context.page, "RGB") == pygame.image.tobytes(
        seen, "RGB"
    )


@pytest.mark.parametrize("about", ["quit", "title", "overwrite", "delete"])
def test_questions_are_answered_with_what_they_were_about(
    context: Context, about: str
) -> None:
    hands = Hands(ConfirmScreen(context, about))
    hands.do(want.Back())
    assert hands.below.results == [results.Confirmed(about, yes=False)]


def test_what_destroys_is_not_what_the_focus_stands_on(context: Context) -> None:
    for about in ("overwrite", "delete"):
        assert Hands(ConfirmScreen(context, about)).focus() == "no"


def test_the_history_begins_at_its_end_and_goes_back_to_a_line(
    context: Context,
) -> None:
    told = [(i * 2, Line(f"l{i}", "patient", f"Line {i}.")) for i in range(60)]
    hands = Hands(BacklogScreen(context, told))
    assert hands.focus() == "118"
    assert hands.top.rows.scroll == hands.top.rows.longest
    hands.do(UP, UP, want.Advance())
    assert hands.below.results == [results.RollTo(114)]


def test_the_history_says_who_speaks(context: Context) -> None:
    hands = Hands(
        BacklogScreen(context, [(0, Line("x", "patient", "*Four* numbers."))])
    )
    assert hands.top.rows.spoken() == "The Patient: Four numbers."


def test_a_history_without_lines_is_no_trap(context: Context) -> None:
    hands = Hands(BacklogScreen(context, []))
    hands.do(DOWN, want.Advance(), want.Back())
    assert hands.below.results == [None]


def entries(context: Context) -> tuple[tuple[str, str], ...]:
    return tuple((g.id, "") for g in context.library.ledger.guesses[:4])


def test_marks_revised_in_the_ledger_are_handed_back(context: Context) -> None:
    given = entries(context)
    hands = Hands(LedgerScreen(context, given))
    hands.do(RIGHT, DOWN, want.Advance(), RIGHT, RIGHT, want.Back(), want.Back())
    told = {given[0][0]: "holds", given[1][0]: "breaks"}
    assert hands.below.results == [results.Marks(tuple(told.items()))]


def test_a_ledger_that_was_only_read_changes_nothing(context: Context) -> None:
    hands = Hands(LedgerScreen(context, entries(context)))
    hands.do(DOWN, DOWN, want.Back())
    assert hands.below.results == [None]


def test_a_press_on_a_word_marks(context: Context) -> None:
    hands = Hands(LedgerScreen(context, entries(context)))
    first = entries(context)[0][0]
    area = hands.top.page.place_of(f"mark:{first}")
    hands.do(want.Press(area.x + 46 * 2 / 3 + 172, area.centery))
    hands.do(want.Back(), want.Back())
    assert hands.below.results == [results.Marks(((first, "breaks"),))]


def test_no_mark_gives_the_truth_away_before_it_is_proven(context: Context) -> None:
    board = context.library.levels.levels["board"][0]
    guesses = getattr(board, "guesses", ())
    for marked in ("", "holds", "breaks", "open"):
        screen = LedgerScreen(context, tuple((g, marked) for g in guesses))
        shown = [w.value() for band in screen.bands() for w in band]
        for guess in guesses:
            found = context.library.ledger.find(guess)
            assert found is not None
            assert not any(aloud(found.truth) in words for words in shown)
    context.store.profile.solve(f"board.{board.id}", WON)
    screen = LedgerScreen(context, tuple((g, "") for g in guesses))
    rows = [w for band in screen.bands() for w in band if isinstance(w, Entry)]
    found = context.library.ledger.find(rows[0].key)
    assert found is not None
    assert aloud(found.truth) in rows[0].value()


def test_a_guess_is_shown_as_a_formula_and_said_in_words(context: Context) -> None:
    screen = LedgerScreen(context, (("ata-identity", ""),))
    rows = [w for band in screen.bands() for w in band if isinstance(w, Entry)]
    assert rows[0].label() == "A transpose A is the identity."
    brush = context.brush
    small, large = (brush.at(view=View(1280, 720, k)) for k in (1.0, 1.6))
    surface = pygame.Surface((900, 200))
    rows[0].paint(Canvas(surface, small, pygame.Rect(0, 0, 900, 90), lit=True))
    set_ = rows[0]._set(small, 900, small.theme.text)
    assert set_.letters.startswith("\ufffc")
    assert rows[0].height(large, 900) > rows[0].height(small, 900)


def test_chapters_say_what_share_was_seen(context: Context) -> None:
    profile = context.store.profile
    chapter = context.library.program.chapters["rows"]
    profile.begin("rows")
    for line in list(chapter.says)[:7]:
        profile.see(line)
    hands = Hands(ChaptersScreen(context))
    assert f"7 of {len(chapter.says)} lines seen" in hands.top.rows.spoken()
    hands.do(want.Advance())
    assert isinstance(hands.top, ChapterScreen)


def test_chapters_that_are_not_begun_are_barred(context: Context) -> None:
    program = context.library.program
    context.store.profile.begin("rows")
    for count, words in ((1, "One more"), (2, "2 more")):
        rows = program.chapters["rows"]
        more = {f"later-{n}": rows for n in range(count)}
        whole = Program({"rows": rows, **more}, program.variables)
        context.library = replace(context.library, program=whole)
        hands = Hands(ChaptersScreen(context))
        last = hands.top.bands()[-1][0]
        assert (last.label(), last.value()) == (words, "Not begun yet")
        assert last.choose() is None
        hands.do(DOWN)
        assert hands.focus() == "rows"


@pytest.mark.parametrize("screen", [SettingsScreen, LedgerScreen, MenuScreen])
def test_prompts_follow_the_device_in_hand(context: Context, screen: Any) -> None:
    hands = Hands(screen(context, ()) if screen is LedgerScreen else screen(context))
    pictures = []
    for device in (Device.KEYS, Device.MOUSE, Device.PAD, Device.TOUCH):
        context.device = device
        hands.do()
        hands.rest(0.1)
        area = hands.top._prompted.inflate(6, 10)
        assert area.w > 20
        assert hands.surface.get_rect().contains(area)
        pictures.append(pygame.image.tobytes(hands.surface.subsurface(area), "RGB"))
    assert len(set(pictures)) == 4


def test_a_finished_chapter_is_kept_and_told(context: Context) -> None:
    last = context.library.program.order[-1]
    code = context.library.program.chapters[last].code
    made = [op.guess for op in code if isinstance(op, Write)]
    # Marks of earlier chapters are carried on, and are not this one's.
    carried = {"mark:dot-direction": "breaks", "mark:drop-small": "", "trust": 2}
    carried |= {f"mark:{guess}": "" for guess in made}
    right = context.library.ledger.find(made[0])
    assert right is not None
    carried[f"mark:{made[0]}"] = right.verdict
    done = results.Finished(last, "end", carried)
    rolling = screen_for(context, done)
    assert isinstance(rolling, CreditsScreen)
    assert context.store.profile.finished == {last: "end"}
    assert context.store.profile.carried[last]["trust"] == 2
    hands = Hands(rolling)
    hands.rest(1.2 * DEAF)
    hands.do(want.Back())
    assert isinstance(hands.top, EndCard)
    told = [w.label() for band in hands.top.bands() for w in band]
    marked = f"1 of its {len(made)} guesses marked, 1 of them rightly."
    assert marked in told
    hands.do(want.Advance())
    assert hands.below.results == [None]


def test_a_finished_chapter_stands_on_the_way_on(context: Context) -> None:
    program = context.library.program
    first, after = next(
        (name, later)
        for later in program.order
        for name in program.chapters[later].after
        if program.chapters[later].after == (name,)
    )
    carried = {"mark:nobody-made-it": "holds"}
    screen = screen_for(context, results.Finished(first, "end", carried))
    assert isinstance(screen, EndCard)
    told = [w.label() for band in screen.bands() for w in band]
    assert not any("marked" in each for each in told)
    hands = Hands(screen)
    hands.do(want.Advance())
    assert hands.below.results == [results.Replay(after)]


def test_a_save_at_the_very_end_opens_the_end_card(context: Context) -> None:
    program = context.library.program
    save = a_save(context)
    chapter = program.chapters[save.place.state.chapter]
    at = next(i for i, op in enumerate(chapter.code) if isinstance(op, End))
    state = replace(save.place.state, at=at)
    assert isinstance(pending(program, state), Ended)
    place = Saved(state, anchor(program, state, save.trail))
    context.store.autosave(replace(save, place=place))
    assert isinstance(screen_for(context, results.Continue()), EndCard)


SIZES = [(640, 360), (1024, 768), (1280, 720), (2560, 1080)]


@pytest.mark.wide
@pytest.mark.parametrize("scale", [0.8, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_every_menu_stands_at_every_size(
    context: Context, size: tuple[int, int], scale: float
) -> None:
    pygame.display.set_mode(size)
    context.adopt(replace(context.settings, text_scale=scale, high_contrast=scale > 1))
    context.follow(size)
    told = [(i, Line(f"l{i}", "patient", f"Line {i}.")) for i in range(9)]
    for line in context.library.program.chapters["rows"].says:
        context.store.profile.see(line)
    screens: list[Any] = [
        TitleScreen(context),
        MenuScreen(context),
        ConfirmScreen(context, "overwrite"),
        SettingsScreen(context),
        SlotsScreen(context),
        BacklogScreen(context, told),
        LedgerScreen(context, entries(context)),
        WorkbenchScreen(context, lambda *_, **_how: ConfirmScreen(context, "title")),
        NameScreen(context),
        ChapterScreen(context, "rows"),
        RecapScreen(context, ("I woke.", "I counted.")),
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


def test_the_words_at_the_foot_lead_back_for_hands_without_keys(
    context: Context,
) -> None:
    hands = Hands(SettingsScreen(context))
    hands.do(want.Press(*hands.top._hinted.center))
    assert hands.below.results == [None]


def test_load_without_any_save_offers_a_way_back(context: Context) -> None:
    hands = Hands(SlotsScreen(context))
    assert hands.focus() == "back"
    hands.do(want.Advance())
    assert hands.below.results == [None]


def test_notices_are_shown_for_a_while_and_then_go(context: Context) -> None:
    hands = Hands(SettingsScreen(context))
    context.said.append("Something was saved.")
    hands.rest(0.2)
    assert hands.top.notice.text == "Something was saved."
    lit = hands.surface.subsurface((400, 5, 480, 40)).copy()
    hands.rest(5.0)
    after = hands.surface.subsurface((400, 5, 480, 40))
    assert pygame.image.tobytes(lit, "RGB") != pygame.image.tobytes(after, "RGB")


def test_nothing_is_painted_while_nothing_changes(context: Context) -> None:
    hands = Hands(LedgerScreen(context, entries(context)))
    hands.rest(0.2)
    assert hands.top.draw(hands.surface) == []
    hands.do(DOWN)
    hands.rest(0.2)
    assert hands.top.draw(hands.surface) == []
    assert hands.stack.wait() == float("inf")
