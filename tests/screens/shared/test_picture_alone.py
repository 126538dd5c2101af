"""The picture alone in the whole window: it opens, moves, closes, and is large."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.figure.arrange import arrange
from game.figure.describe import describe
from game.figure.things import Figure, Page
from game.screens.flow.base import STAY, Pop
from game.screens.puzzle.actions import Do
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.shared.picture_alone import ONLY_LOOK, PictureAlone
from game.screens.shared.stage_view import StageView
from game.screens.story.play import PlayScreen
from game.screens.story.reachable import NO_PICTURE
from game.ui.paint.reading_layout import page
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from game.ui.window.intents import Device
from game.ui.window.reach import Reach
from game.ui.window.view import whole
from game.verbs.driving.driver import Driver
from tests.screens import geometry
from tests.screens.puzzling import Player
from tests.screens.support import set_context
from tests.screens.test_type_geometry import figures, moments

# A plane with a formula, and a calculation.
LINE, NEXT = "waking-02g", "rows-07j"
WINDOWS = [(1280, 720), (1920, 1080), (1024, 768)]
OPENS = pygame.CONTROLLER_BUTTON_LEFTSTICK


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    made = Driver(tmp_path, size=(640, 360), pace=1 / 20)
    yield made
    made.close()


def stand_at(driver: Driver, line: str) -> PlayScreen:
    """The page of a line, its picture at rest."""
    found = driver.page
    if found is None:
        driver.begin("rows")
        found = driver.page
    assert found is not None
    journey = found.journey
    journey.moments[journey.index] = moments()[line][0]
    found._arrive(fresh=False, animate=False)
    driver.wait(1.2 * DEAF)
    return found


def button(driver: Driver, code: int) -> None:
    for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
        driver.frame([pygame.Event(kind, button=code, instance_id=0)])


def by_key(driver: Driver) -> None:
    driver.key(pygame.K_w, unicode="w")


def by_pad(driver: Driver) -> None:
    button(driver, OPENS)


@pytest.mark.wide
@pytest.mark.parametrize("opens", [by_key, by_pad])
def test_what_opens_it_closes_it_and_the_page_is_where_it_was(
    driver: Driver, opens: Callable[[Driver], None]
) -> None:
    below = stand_at(driver, LINE)
    before = below.journey.index
    seen = []
    for rest in (0.0, 0.0, 1.2 * DEAF):
        driver.wait(rest)
        opens(driver)
        seen.append(type(driver.top))
    # Nobody can have seen it when the second press comes.
    assert seen == [PictureAlone, PictureAlone, PlayScreen]
    assert driver.stack.screens[-1] is below
    assert below.journey.index == before


@pytest.mark.parametrize("way", ["escape", "space", "click", "b"])
def test_there_are_other_ways_back(driver: Driver, way: str) -> None:
    below = stand_at(driver, LINE)
    by_key(driver)
    driver.wait(1.2 * DEAF)
    if way == "click":
        driver.click((300.0, 200.0))
    elif way == "b":
        button(driver, pygame.CONTROLLER_BUTTON_B)
    else:
        driver.key(pygame.key.key_code(way))
    assert driver.top is below
    assert not below.hidden


def all_of(found: list[Reach]) -> Iterator[Reach]:
    for each in found:
        yield each
        yield from all_of(list(each.more))


def test_switches_reach_it_only_where_a_picture_stands(driver: Driver) -> None:
    for line, there in ((LINE, True), ("waking-01a", False)):
        reached = {each.key for each in all_of(stand_at(driver, line).reach())}
        assert ("enlarge" in reached) is there


def test_switches_find_the_way_back(context: Context) -> None:
    alone = PictureAlone(context, showing(context, Figure()))
    assert [each.key for each in alone.reach()] == ["way:back"]
    alone.update(DEAF, [])
    assert alone.update(0.0, alone.reach()[0].wants) == Pop()


def test_where_no_picture_stands_that_is_said(driver: Driver) -> None:
    below = stand_at(driver, "waking-01a")
    by_key(driver)
    assert driver.top is below
    assert below.notice.text == NO_PICTURE


def test_on_a_page_the_stick_for_steps_lets_lines_go_on(driver: Driver) -> None:
    below = stand_at(driver, LINE)
    axis = pygame.CONTROLLER_AXIS_RIGHTY
    for value in (32000, 0):
        about = {"axis": axis, "value": value, "instance_id": 0}
        driver.frame([pygame.Event(pygame.CONTROLLERAXISMOTION, about)])
    assert below.reader.auto
    assert driver.loop.hands.gamepads.step == "normal"


def showing(context: Context, figure: Figure) -> StageView:
    view = StageView()
    view.place(context.brush.view.pixels(page(context.brush.view).stage), 34.0)
    view.show(figure, animate=False)
    return view


def a_figure(line: str) -> Figure:
    return next(figure for figure, (name, _) in figures().items() if name == line)


def test_it_moves_as_the_page_does_and_both_come_to_rest(context: Context) -> None:
    shown = showing(context, a_figure(LINE))
    shown.show(a_figure(NEXT), animate=True)
    shown.tick(0.3)
    assert shown.motion is not None
    alone = PictureAlone(context, shown)
    assert alone.tableau.motion is not None
    assert (alone.tableau.elapsed, alone.wait()) == (shown.elapsed, 0.0)
    alone.update(0.2, [])
    assert alone.tableau.elapsed == shown.elapsed == pytest.approx(0.5)
    for _ in range(200):
        alone.update(0.05, [])
    assert not shown.moving
    assert not alone.tableau.moving


def test_what_does_not_mean_to_leave_does_not(context: Context) -> None:
    alone = PictureAlone(context, showing(context, a_figure(LINE)))
    alone.update(DEAF, [])
    kept: list[want.Intent] = [
        want.Point(5, 5),
        want.Focus(dx=1),
        want.Scroll(1.0, 5, 5, 1),
    ]
    kept += [want.Command("repeat"), want.Command("auto"), want.Skip(held=False)]
    assert alone.update(0.0, kept) == STAY


def test_it_is_drawn_once_and_as_its_parts_are(context: Context) -> None:
    window = pygame.display.get_surface()
    assert window is not None
    alone = PictureAlone(context, showing(context, a_figure(LINE)))
    assert alone.draw(window) is None
    at_once = pygame.image.tobytes(window, "RGB")
    assert alone.draw(window) == []
    alone.redraw()
    list(alone.prepare(window))
    assert alone.draw(window) is None
    assert pygame.image.tobytes(window, "RGB") == at_once
    assert len(set(at_once)) > 50


def test_ears_are_told_what_is_seen_and_the_way_back(context: Context) -> None:
    log = Log()
    context.voice = Voice(log)
    context.adopt(replace(context.settings, self_voicing=True))
    figure = a_figure(LINE)
    alone = PictureAlone(context, showing(context, figure), ONLY_LOOK)
    alone.update(0.0, [want.Command("repeat")])
    assert len(log.said) == 2
    assert log.said[0] == log.said[1]
    assert "only to look at" in log.said[0]
    assert describe(figure).split()[0].lower() in log.said[0].lower()


# At a puzzle


@pytest.mark.parametrize("way", ["line", "key", "pad"])
def test_a_puzzle_is_looked_at_and_nothing_of_it_is_moved(
    context: Context, way: str
) -> None:
    hands = Player(context, "shadow")
    before, focus = hands.screen.session, hands.screen.state.focus
    spots = [place.at for place in hands.screen.painter.places.all]
    if way == "line":
        hands.act(Do.ENLARGE)
    else:
        context.device = Device.PAD if way == "pad" else Device.KEYS
        hands.do(want.Command("enlarge"))
    opened = type(hands.top)
    assert opened is PictureAlone
    hands.do(want.Nudge(1.0, 0.0), *(want.Point(*at) for at in spots))
    hands.rest(1.2 * DEAF)
    hands.do(want.Press(*spots[0]))
    hands.do(want.Release(*spots[0]))
    assert hands.top is hands.screen
    assert hands.screen.session == before
    if way != "line":
        assert hands.screen.state.focus == focus


def test_pages_that_are_scrolled_are_as_large_as_they_can_be(context: Context) -> None:
    hands = Player(context, "board")
    hands.do(want.Command("enlarge"))
    assert hands.top is hands.screen
    assert Do.ENLARGE not in hands.screen.actions


# How large


def heights(pieces: list[geometry.Piece]) -> dict[str, int]:
    """The height of the ink of each line of type, the largest of like ones."""
    found: dict[str, int] = {}
    for piece in pieces:
        found[piece.words] = max(found.get(piece.words, 0), piece.ink.h)
    return found


@pytest.mark.wide
@pytest.mark.parametrize("size", WINDOWS)
def test_no_type_is_smaller_than_on_the_page(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """All of it is in the window, and lies apart, for a reader of the largest text."""
    small, faults = [], []
    with set_context(tmp_path, size) as context, geometry.unpainted() as types:
        context.adopt(replace(context.settings, text_scale=2.0))
        view = context.brush.view
        window = pygame.Rect((0, 0), size)
        for figure, (name, portraits) in figures().items():
            if not figure.panels:
                continue
            shown = StageView(by=partial(arrange, grown=2.0))
            stage = page(view, 2, portraits).stage
            shown.place(view.pixels(stage), 34.0 * view.k * 2.0)
            shown.swap(figure)
            on_page, _ = geometry.laid(figure, shown.boxes(), context.brush, types)
            alone = PictureAlone(context, shown)
            boxes = alone.tableau.boxes()
            large, names = geometry.laid(figure, boxes, alone.brush, types)
            found = heights(large)
            # On a page of the Ledger other lines break.
            paged = any(isinstance(panel, Page) for panel in figure.panels)
            for words, high in heights(on_page).items():
                if found.get(words, high if paged else 0) < high - 1:
                    small.append(f"{name}: {words!r} {found.get(words)} for {high}")
            told = [*geometry.overlaps(large), *geometry.cut(large, window)]
            told += geometry.struck(names)
            assert all(window.contains(whole(box)) for box in boxes.values())
            faults += [f"{name}: {fault}" for fault in told]
    assert not small, "\n".join(small)
    assert not faults, "\n".join(faults)
