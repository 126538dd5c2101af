"""Whole screens at many windows and sizes of type: no type on other type, none cut."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.screens.flow.base import Push, Screen
from game.screens.puzzle.actions import Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.puzzle.puzzle_state import PuzzleState
from game.screens.story.quick_row import QuickRow
from game.screens.story.reader import ways
from game.screens.story.set_page import set_page
from game.verbs.driving.driver import Driver
from game.verbs.shots import openings
from tests.screens import geometry
from tests.screens.test_type_geometry import SIZES, moments

WINDOWS = [(1024, 768), (1280, 800), (2560, 1080)]
# What stands at both ends stands between them; lines and levels are tried there, too.
EVERY = [(WINDOWS[0], SIZES[-1]), (WINDOWS[2], SIZES[0])]
IDS = [f"{w[0]}x{w[1]}-{round(100 * s)}" for w, s in EVERY]
# Where everything is set in OpenDyslexic, whose letters are wide.
WIDE = ((1280, 800), 1.0)
LINES = 24
# The kinds are dealt to so many tests, which go side by side.
PARTS = 3
# Of each kind the level of the story, and in the smallest window all of some whose
# figures are crowded.
CROWDED = ("order", "product", "arrow", "board")


@pytest.fixture(params=EVERY, ids=IDS)
def types(request: pytest.FixtureRequest) -> Iterator[geometry.Types]:
    with geometry.unpainted() as found:
        yield found


@pytest.fixture
def driver(
    request: pytest.FixtureRequest, types: geometry.Types, tmp_path: Path
) -> Iterator[Driver]:
    """A game in a window of a size, for a reader of a size of type."""
    size, scale = request.node.callspec.params["types"]
    made = Driver(tmp_path, size=size)
    readable = (size, scale) == WIDE
    made.context.adopt(
        replace(made.context.settings, text_scale=scale, readable_font=readable)
    )
    made.frame()
    yield made
    made.close()


def faults(screen: Screen, size: tuple[int, int], types: geometry.Types) -> list[str]:
    """What is wrong with the type of a screen."""
    paper = geometry.Paper(size, types)
    screen.redraw()
    screen.draw(paper)
    assert paper.pieces
    window = pygame.Rect((0, 0), size)
    return [
        *geometry.laid_over(paper.pieces),
        *geometry.beyond(paper.pieces, window),
    ]


@pytest.mark.wide
def test_menus(driver: Driver, types: geometry.Types) -> None:
    size = driver.surface.get_size()
    found = [f"title: {fault}" for fault in faults(driver.top, size, types)]
    driver.begin(driver.game.reading.library.program.order[0])
    for _ in range(LINES):
        driver.answer([])
    driver.settle()
    assert driver.page is not None
    driver.context.page = driver.surface.copy()
    driver.page.keep_in(1)
    driver.context.store.flush(5.0)
    for name, screen in openings(driver).items():
        opened = screen()
        assert opened is not None
        driver.stack.apply(Push(opened))
        driver.frame()
        found += [f"{name}: {fault}" for fault in faults(opened, size, types)]
        driver.stack.screens.remove(opened)
    found += types.small(size, driver.context.settings.text_scale)
    assert not found, "\n".join(found)


def states(screen: PuzzleScreen) -> Iterator[tuple[str, PuzzleState]]:
    """A puzzle at its start, hinted at, revealed, named, and on paper."""
    state = screen.state
    yield "start", state
    for _ in range(3):
        state = state.do(Do.HINT)
    yield "hint", state.stopped()
    state = state.do(Do.WAIVE)
    yield "revealed", state
    session = state.session
    for _ in range(99):
        moves = session.position.solve()
        if not moves:
            break
        session = session.commit(moves[0], snap=False)
    state = state.stopped().take(session).named()
    yield "named", state
    yield "paper", state.do(Do.PAPER)


@pytest.mark.wide
@pytest.mark.parametrize("part", range(PARTS))
def test_puzzles(driver: Driver, types: geometry.Types, part: int) -> None:
    size, shelf = driver.surface.get_size(), driver.context.library.levels
    found = []
    for kind in list(shelf.levels)[part::PARTS]:
        names = shelf.names(kind)
        all_of_it = kind in CROWDED and size == WINDOWS[0]
        for level in names if all_of_it else names[:1]:
            screen = PuzzleScreen(driver.context, kind, level, story=False)
            for name, state in states(screen):
                screen.show(state)
                screen.painter.tableau.finish()
                wrong = faults(screen, size, types)
                found += [f"{kind} {level} {name}: {fault}" for fault in wrong]
    found += types.small(size, driver.context.settings.text_scale)
    assert not found, "\n".join(found)


def test_the_words_of_the_story_keep_off_the_row_at_the_foot(driver: Driver) -> None:
    context, found = driver.context, []
    foot = QuickRow(context).area().top
    for name, (moment, line) in moments().items():
        laid = set_page(context, moment, line, ways(moment.pause))
        top = context.brush.view.of(laid.page.text).top
        words = top + (laid.text.height if laid.text else 0)
        lowest = max([words, *(choice.area.bottom for choice in laid.choices)])
        if lowest > foot:
            found.append(f"{name}: {lowest} is below {foot}")
    assert not found, "\n".join(found)
