"""The whole game by any hands: keys that were bound anew, switches, a gamepad."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from inspect import isabstract
from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from game.app.scanning import PATIENCE
from game.narrative.text.markup import aloud
from game.puzzles.session.phases import Phase
from game.saving.settings import Settings
from game.screens.flow.base import Push, Screen
from game.screens.flow.results import Finished
from game.screens.menus import game_menu
from game.screens.menus.aloud_offer import AloudOffer
from game.screens.menus.bindings import asking
from game.screens.menus.bindings.bind import BindScreen
from game.screens.menus.bindings.switch import SwitchScreen
from game.screens.menus.end_card import EndCard
from game.screens.menus.menu_page import MenuPage
from game.screens.menus.settings.page import PAGES, SettingsScreen
from game.screens.menus.two_panes import TwoPanes
from game.screens.opening.title import TitleScreen
from game.screens.puzzle.actions import Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.story.play import PlayScreen
from game.screens.story.quick_row import ENTRIES
from game.screens.story.reachable import _OTHERS, ON_PAD
from game.screens.workbench.level_by_name import NameScreen
from game.ui.forms.rows import _told
from game.ui.forms.scan_light import strip_area
from game.ui.forms.widgets import Act
from game.ui.sound.manner import Manner
from game.ui.sound.speech import Log, Voice
from game.ui.window.intents import Device
from game.ui.window.scanner import GROUP
from game.verbs.driving.driver import Driver
from game.verbs.shots import openings
from tests.app.by_switch import JUDGED, Player, a_game

# One kind of each sort of hand: a plane, tiles, lines of working, and what has many.
SORTS = ("arrow", "order", "slip", "board")
KEYS = {
    "down": pygame.K_DOWN,
    "right": pygame.K_RIGHT,
    "left": pygame.K_LEFT,
    "back": pygame.K_ESCAPE,
    "take": pygame.K_RETURN,
}
PAD = {
    "down": pygame.CONTROLLER_BUTTON_DPAD_DOWN,
    "right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT,
    "left": pygame.CONTROLLER_BUTTON_DPAD_LEFT,
    "back": pygame.CONTROLLER_BUTTON_B,
    "take": pygame.CONTROLLER_BUTTON_A,
}

DEVICES = {"keys": Device.KEYS, "pad": Device.PAD}


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with a_game(tmp_path_factory.mktemp("hands")) as made:
        yield made


@pytest.fixture
def rested(driver: Driver) -> Iterator[Driver]:
    """The game at its title, with nothing bound anew, begun or switched."""
    before = driver.context.settings
    driver.context.store.profile.unsolved.clear()
    driver.stack.screens[:] = [TitleScreen(driver.context)]
    driver.stack.fresh = True
    driver.frame()
    yield driver
    driver.context.adopt(before)


def opened(driver: Driver, screen: Screen) -> None:
    driver.stack.screens[1:] = []
    driver.stack.apply(Push(screen))
    driver.wait(0.5)


def button(driver: Driver, code: int) -> None:
    for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
        driver.frame([pygame.Event(kind, button=code, instance_id=0)])


def stick(axis: int, value: int) -> pygame.Event:
    about = {"axis": axis, "value": value, "instance_id": 0}
    return pygame.Event(pygame.CONTROLLERAXISMOTION, about)


def test_a_key_that_was_bound_anew_does_it_and_the_old_one_does_not(
    rested: Driver,
) -> None:
    driver = rested
    opened(driver, BindScreen(driver.context, Device.KEYS, "history"))
    driver.key(pygame.K_k, unicode="k")
    assert driver.context.settings.keys == {"history": ("k",)}
    driver.begin(driver.context.library.program.order[0])
    driver.wait(0.5)
    page = driver.top
    driver.key(pygame.K_l, unicode="l")
    assert driver.top is page
    driver.key(pygame.K_k, unicode="k")
    assert driver.top is not page


def test_a_key_with_another_deed_changes_places_only_if_that_is_wanted(
    rested: Driver,
) -> None:
    driver = rested
    opened(driver, BindScreen(driver.context, Device.KEYS, "history"))
    driver.key(pygame.K_a, unicode="a")
    driver.wait(0.1)
    told = driver.top.standing()
    assert "A is for" in told
    assert driver.context.settings.keys == {}
    driver.key(pygame.K_UP)
    driver.key(pygame.K_RETURN)
    assert driver.context.settings.keys == {"history": ("a",), "auto": ("l",)}


def test_what_holds_after_a_key_was_pressed_is_said(rested: Driver) -> None:
    driver, log = rested, Log()
    driver.context.voice = Voice(log)
    driver.context.adopt(replace(driver.context.settings, self_voicing=True))
    opened(driver, BindScreen(driver.context, Device.KEYS, "back"))
    assert "It comes instead of: Esc, Backspace" in driver.top.question()
    driver.key(pygame.K_a, unicode="a")
    driver.key(pygame.K_UP)
    driver.key(pygame.K_RETURN)
    assert driver.context.settings.keys == {
        "back": ("a",),
        "auto": ("escape", "backspace"),
    }
    told = "Now: A. “Lines go on by themselves” has now: Esc, Backspace."
    assert told in driver.top.standing()
    assert told in log.said[-1]


def test_what_is_always_needed_cannot_be_freed(rested: Driver) -> None:
    driver = rested
    opened(driver, BindScreen(driver.context, Device.KEYS, "advance"))
    driver.key(pygame.K_DELETE)
    assert driver.context.settings.keys == {}
    assert "needs a key" in driver.top.notice.text
    driver.key(pygame.K_ESCAPE)
    opened(driver, BindScreen(driver.context, Device.KEYS, "auto"))
    driver.key(pygame.K_DELETE)
    assert driver.context.settings.keys == {"auto": ()}


def test_a_click_takes_a_handle_and_the_next_lets_go(rested: Driver) -> None:
    driver = rested
    driver.context.adopt(replace(driver.context.settings, sticky_drag=True))
    screen = PuzzleScreen(driver.context, "arrow", "story", story=False)
    opened(driver, screen)
    key = screen.session.handles()[0].key
    before, (x, y) = screen.session.handle(key), screen.place_of(key)
    driver.click((x, y))
    driver.frame()
    driver.move((x + 40, y - 40))
    driver.frame()
    assert screen.state.held == key
    driver.click((x + 60, y - 60))
    driver.frame()
    assert screen.state.held == ""
    driver.move((x, y))
    after = screen.session.handle(key)
    assert before is not None
    assert after is not None
    assert after.at[0] > before.at[0]
    assert len(screen.session.steps) == 1


def test_the_defaults_leave_the_only_hands_one_has(rested: Driver) -> None:
    driver = rested
    changed = {"switches": "one", "switch_take": "pad:a", "auto_delay": 4.0}
    keys = {"auto": ("k",)}
    driver.context.adopt(replace(driver.context.settings, keys=keys, **changed))
    screen = SettingsScreen(driver.context)
    opened(driver, screen)
    screen.acted(Act("defaults"))
    now = driver.context.settings
    assert (now.switches, now.switch_take) == ("one", "pad:a")
    assert (now.keys, now.auto_delay) == ({}, Settings().auto_delay)


def test_any_key_becomes_a_switch(rested: Driver) -> None:
    driver = rested
    player = Player(driver, "two")
    opened(driver, SwitchScreen(driver.context, "switch_take"))
    driver.key(pygame.K_b, unicode="b")
    assert driver.context.settings.switch_take == "keys:b"
    player.find("Another one")
    driver.key(pygame.K_b, unicode="b")
    assert driver.top.asking
    # The other one's key changes places.
    driver.key(pygame.K_RETURN)
    now = driver.context.settings
    assert (now.switch_take, now.switch_step) == ("keys:return", "keys:b")


def test_who_has_only_a_gamepad_comes_out_of_being_asked_for_a_button(
    rested: Driver,
) -> None:
    driver = rested
    opened(driver, BindScreen(driver.context, Device.PAD, "auto"))
    driver.wait(8.0)
    assert not driver.top.asking
    button(driver, PAD["back"])
    driver.frame()
    assert isinstance(driver.top, TitleScreen)


@pytest.mark.parametrize("switches", ["one", "two"])
def test_from_the_title_through_the_first_puzzle(rested: Driver, switches: str) -> None:
    player = Player(rested, switches)
    player.go("New game")
    rested.wait(0.5)
    for _ in range(200):
        while getattr(rested.top, "opening", False):
            rested.frame()
        if isinstance(rested.top, PuzzleScreen):
            break
        asked = bool(rested.top.reader.ways)
        rested.wait(0.4 if asked else 0.0)
        player.go("1 of " if asked else "Go on")
    puzzle = rested.top
    assert isinstance(puzzle, PuzzleScreen)
    rested.wait(0.5)
    player.solve(puzzle)
    player.go("Go on")
    rested.wait(0.5)
    assert isinstance(rested.top, PlayScreen)


@pytest.mark.parametrize("kind", SORTS)
def test_a_level_of_every_sort_by_one_switch(rested: Driver, kind: str) -> None:
    player = Player(rested, "one")
    screen = PuzzleScreen(rested.context, kind, "story", story=False)
    player.begin(screen)
    player.solve(screen)


@pytest.mark.parametrize("by", ["right shoulder", "right stick"])
def test_a_gamepad_comes_to_every_handle_and_line(rested: Driver, by: str) -> None:
    driver = rested
    screen = PuzzleScreen(driver.context, "order", "story", story=False)
    opened(driver, screen)
    met = set()
    for _ in screen._stops():
        if by == "right shoulder":
            button(driver, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER)
        else:
            for value in (32000, 0):
                driver.frame([stick(pygame.CONTROLLER_AXIS_RIGHTX, value)])
        met.add(screen.state.focus)
    assert met == set(screen._stops())


def test_the_light_is_in_no_picture_that_is_kept(rested: Driver) -> None:
    driver = rested
    driver.begin(driver.context.library.program.order[0])
    player = Player(driver, "two")
    driver.wait(0.5)
    brush = driver.context.brush
    edge = strip_area(brush).move(5, 0).topleft
    assert player.now.area is None
    assert tuple(driver.surface.get_at(edge))[:3] == brush.theme.brass
    player.go("Menu")
    page = driver.context.page
    assert page is not None
    assert tuple(page.get_at(edge))[:3] != brush.theme.brass


def test_the_light_is_said_aloud(rested: Driver) -> None:
    driver, log = rested, Log()
    driver.context.voice = Voice(log)
    settings = driver.context.settings
    driver.context.adopt(replace(settings, self_voicing=True))
    player = Player(driver, "two")
    screen = PuzzleScreen(driver.context, "arrow", "story", story=False)
    player.begin(screen)
    player.take()
    met = [player.now.words]
    for _ in range(3):
        player.step()
        met.append(player.now.words)
    assert met == ["Left", "Right", "Up", "Down"]
    assert log.said[-4:] == met
    player.go("Out of here")
    player.step()
    assert log.said[-1].startswith("Go on without a guess")


class Talk(Log):
    """A speech program that speaks until it is told that it has ended."""

    def say(self, text: str, manner: Manner) -> None:
        super().say(text, manner)
        self.speaking = True


def listened(driver: Driver, log: Talk, seconds: float) -> None:
    """Time passes, in which each text that is said ends at once."""
    until = round(seconds * 10)
    for _ in range(until):
        log.speaking = False
        driver.wait(0.1)


def talking(driver: Driver) -> Talk:
    log = Talk()
    driver.context.voice = Voice(log)
    settings = driver.context.settings
    driver.context.adopt(replace(settings, self_voicing=True))
    return log


def test_one_switch_waits_until_the_voice_has_ended(rested: Driver) -> None:
    driver, log = rested, talking(rested)
    player = Player(driver, "one")
    driver.begin(driver.context.library.program.order[0])
    driver.wait(3.0)
    before, said = player.now.key, log.said[:]
    driver.wait(3.0)
    assert (player.now.key, log.said) == (before, said)
    log.speaking = False
    driver.wait(0.3)
    assert log.said == [*said, player.now.words]
    log.speaking = False
    driver.wait(0.8)
    assert player.now.key != before


def test_a_speech_program_that_hangs_does_not_hold_the_light(rested: Driver) -> None:
    driver, _log = rested, talking(rested)
    player = Player(driver, "one")
    driver.wait(1.0)
    before = player.now.key
    driver.loop.scanning._speaking_for = PATIENCE
    driver.wait(1.0)
    assert player.now.key != before


@pytest.mark.parametrize("switches", ["one", "two"])
def test_what_a_win_says_is_heard_to_its_end(rested: Driver, switches: str) -> None:
    driver, log = rested, talking(rested)
    player = Player(driver, switches)
    screen = PuzzleScreen(driver.context, "arrow", "story", story=False)
    player.begin(screen)
    screen.do(Do.WAIVE)
    for move in screen.session.position.solve():
        screen.put(screen.session.commit(move))
    driver.wait(2 * JUDGED)
    assert screen.state.phase is Phase.NAMED
    assert "Solved." in log.said[-1]
    log.speaking = False
    driver.wait(0.3)
    assert named(log.said[-1:]) == named([player.now.words])


def named(words: Iterable[str]) -> set[str]:
    return {aloud(each).rstrip(".") for each in words}


@pytest.mark.parametrize("revealed", [False, True])
def test_every_stop_of_the_light_is_named(rested: Driver, *, revealed: bool) -> None:
    driver, log = rested, talking(rested)
    player = Player(driver, "one")
    screen = PuzzleScreen(driver.context, "arrow", "story", story=False)
    player.begin(screen)
    log.speaking = False
    if revealed:
        listened(driver, log, 2.0)
        screen.do(Do.WAIVE)
        listened(driver, log, 2.0)
    shown = [each.words for each in driver.loop.scanning.scanner.shown]
    assert any(words.startswith("v: ") for words in shown) is revealed
    said = len(log.said)
    listened(driver, log, 2.0 * len(shown))
    heard = log.said[said:]
    assert named(shown) == named(heard)
    assert len(heard) > 2 * len(shown)


# Every screen


@pytest.fixture(scope="module")
def screens(driver: Driver) -> dict[str, Callable[[], Any]]:
    """All that opens over a page, from a play that has something in it."""
    driver.begin("forest")
    for _ in range(12):
        driver.answer([])
    page = driver.page
    assert page is not None
    page.keep_in(1)
    driver.context.store.flush(5.0)
    context = driver.context

    def settings(page: int) -> Screen:
        made = SettingsScreen(context)
        made.page = page
        made.renew("page")
        return made

    return {
        **openings(driver),
        **{f"settings {n}": partial(settings, n) for n in range(len(PAGES))},
        "end card": lambda: EndCard(context, Finished("rows", "rows")),
        "bind": lambda: BindScreen(context, Device.MOUSE, "back"),
        "name": lambda: NameScreen(context),
        "title": lambda: TitleScreen(context),
        "aloud": lambda: AloudOffer(context),
    }


def concrete(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        yield from concrete(each)
        if not isabstract(each):
            yield each


def test_every_menu_that_there_is_is_walked(
    rested: Driver, screens: dict[str, Callable[[], Any]]
) -> None:
    rested.context.voice = Voice(Log())
    every = {each for each in concrete(MenuPage) if each.__module__.startswith("game.")}
    assert every == {type(m) for m in (make() for make in screens.values())} & every


def test_a_gamepad_does_all_that_a_page_can(rested: Driver) -> None:
    """What is not on its buttons stands in the menu."""
    driver = rested
    driver.begin(driver.context.library.program.order[0])
    driver.wait(0.5)
    bound, page = driver.context.brush.bound, driver.page
    assert page is not None
    by_button = {
        ON_PAD.get(deed, deed)
        for deed, names in bound.tables[Device.PAD].items()
        if names
    }
    menu = {key for key, _words in game_menu._LINES}
    row = {name for name, _words in (*ENTRIES, *_OTHERS)}
    assert row <= by_button | menu
    hidden = []
    for code in (pygame.CONTROLLER_BUTTON_RIGHTSTICK, pygame.CONTROLLER_BUTTON_A):
        button(driver, code)
        hidden.append(page.hidden)
    assert hidden == [True, False]
    driver.context.adopt(replace(driver.context.settings, skip_unseen=True))
    driver.frame()
    before = page.journey.index
    for value in (-32000, 0):
        driver.frame([stick(pygame.CONTROLLER_AXIS_RIGHTX, value)])
    assert page.journey.index > before + 1


def ables(screen: MenuPage) -> set[str]:
    """The keys of all that can be taken on a menu, in either of its panes."""
    spots = (spot for pane in screen.panes() for spot in pane._spots)
    return {spot.widget.key for spot in spots if spot.widget.able}


def walked(screen: MenuPage, press: Callable[[str], None]) -> set[str]:
    """The keys of what has the focus when it is led over everything."""
    met: set[str] = set()
    for _pane in screen.panes():
        for _row in range(len(ables(screen)) + 1):
            rows = screen.rows
            met.add(rows.focused.key if rows.focused else "")
            beside = len(rows.bands[rows._spots[rows.focus].band]) - 1
            for way in ("right", "left") if beside else ():
                for _ in range(beside):
                    press(way)
                    met.add(rows.focused.key if rows.focused else "")
            press("down")
        if isinstance(screen, TwoPanes) and screen.rows is screen.shelf:
            press("right")
            if screen.rows is screen.shelf:
                press("take")
    return met


@pytest.mark.parametrize("hand", ["keys", "pad"])
def test_all_of_every_screen_is_reached_and_left(
    rested: Driver, screens: dict[str, Callable[[], Any]], hand: str
) -> None:
    driver, missed, unnamed, log = rested, {}, set(), Log()
    driver.context.voice = Voice(log)
    driver.context.adopt(replace(driver.context.settings, self_voicing=True))

    def press(way: str) -> None:
        before, said = lit(driver), len(log.said)
        if hand == "keys":
            driver.key(KEYS[way])
        else:
            button(driver, PAD[way])
        now = lit(driver)
        if now != before and not any(log.said[said:]):
            unnamed.add(now)

    for name, make in screens.items():
        screen = make()
        opened(driver, screen)
        if DEVICES[hand] in getattr(screen, "asking", ()):
            driver.wait(asking.PATIENCE)
        if isinstance(screen, MenuPage):
            left = ables(screen) - walked(screen, press)
            # Where a page follows its shelf, what it shows last is what counts.
            left &= ables(screen)
            missed.update({name: left} if left else {})
        for _ in range(2):
            if driver.top is screen:
                press("back")
                driver.frame()
        assert driver.top is not screen, name
    assert not missed
    assert not unnamed


def lit(driver: Driver) -> str:
    """What has the focus on a menu."""
    top = driver.top
    held = top.rows.focused if isinstance(top, MenuPage) else None
    return "" if held is None else f"{type(top).__name__}: {held.key}"


def test_two_switches_reach_and_leave_every_screen(
    rested: Driver, screens: dict[str, Callable[[], Any]]
) -> None:
    player, missed = Player(rested, "two"), {}
    for name, make in screens.items():
        screen = make()
        opened(rested, screen)
        rested.wait(asking.PATIENCE if getattr(screen, "asking", ()) else 0.0)
        found = flat(player)
        assert all(words for words in found.values()), name
        if isinstance(screen, MenuPage):
            able = [s.widget for s in screen.rows._spots if s.widget.able]
            left = {_told(widget) for widget in able} - set(found.values())
            missed.update({name: left} if left else {})
        for _ in range(2):
            if rested.top is screen:
                ways = ("Back", "To the title", "Quit")
                player.go(next(w for w in ways if w in found.values()))
                rested.frame()
        assert rested.top is not screen, name
    assert not missed


def flat(player: Player) -> dict[str, str]:
    """All that the light can come to without anything being opened, and its words."""
    found = {}
    for reach in player.driver.loop.scanning.scanner.shown:
        inside = reach.more if reach.key.startswith(GROUP) else (reach,)
        found.update({each.key: each.words for each in inside})
    return found


def test_a_name_can_be_written_with_switches(rested: Driver) -> None:
    screen = NameScreen(rested.context)
    player = Player(rested, "two")
    opened(rested, screen)
    entry = next(s.widget for s in screen.rows._spots if s.widget.writes)
    player.go(entry.label())
    player.go("h")
    player.go("i")
    assert entry.value() == "hi"
