"""Every figure of the story and the levels at many windows and sizes of type.

No type lies on other type, is cut off, or covers an arrow.
"""

from collections.abc import Iterator
from functools import cache, partial

import pygame
import pytest

from game.figure.arrange import arrange
from game.figure.things import Box, Figure, Work
from game.guesses.known import known
from game.narrative.machine import events
from game.narrative.prover.covering_plays import covering
from game.narrative.prover.prover import prove
from game.puzzles.session.session import Session, start
from game.screens.puzzle.puzzle_layout import puzzle_page
from game.screens.shared.stage_view import StageView
from game.screens.story.journey import Journey, Moment
from game.stage.picture import picture
from game.ui.paint.brush import Brush
from game.ui.paint.reading_layout import page
from game.ui.paint.work_layout import fitting
from game.ui.window.assets import Assets
from game.ui.window.view import View, whole
from tests.screens import geometry
from tests.screens.support import ROOT, library

WINDOWS = [(1024, 768), (1280, 800), (1280, 720), (1920, 1080), (2560, 1080)]
SIZES = [1.0, 1.4, 2.0]
# The size at which everything is set in OpenDyslexic, whose letters are wide.
WIDE = 1.4
# What stands at both ends stands between them: the middle size in one window.
EVERY = [(w, s) for w in WINDOWS[::2] for s in (SIZES[0], SIZES[-1])]
EVERY += [(WINDOWS[1], WIDE), (WINDOWS[3], SIZES[-1])]
IDS = [f"{w[0]}x{w[1]}-{round(100 * s)}" for w, s in EVERY]


@pytest.fixture(autouse=True)
def window() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    yield
    pygame.display.quit()


@cache
def moments() -> dict[str, tuple[Moment, events.Line | None]]:
    """Every line, choice and mark of the story, with the line on its page."""
    program = library().program
    found: dict[str, tuple[Moment, events.Line | None]] = {}
    for play in covering(program, prove(program)):
        journey = Journey.begin(program, play.chapter, carried=dict(play.carried))
        left, line = list(play.answers), None
        for _ in range(4000):
            pause = journey.now.pause
            name = getattr(pause, "id", "") or getattr(pause, "guess", "")
            line = pause if isinstance(pause, events.Line) else line
            if name:
                found.setdefault(name, (journey.now, line))
            told = isinstance(pause, events.Told)
            if told and not (
                left and isinstance(left[0], events.Advance | events.Mark)
            ):
                journey.answer(events.Advance())
            elif left:
                journey.answer(left.pop(0))
            else:
                break
    return found


@cache
def figures() -> dict[Figure, tuple[str, bool]]:
    """The figures of the story, each with the first line that it stands at."""
    found: dict[Figure, tuple[str, bool]] = {}
    for name, (moment, _line) in moments().items():
        if not moment.stage.words:
            figure = picture(moment.stage, library().ledger)
            found.setdefault(figure, (name, bool(moment.stage.shown)))
    return found


def sessions(kind: str, level: str) -> Iterator[tuple[str, Figure]]:
    """What a level shows at its start, with a hint, when it is solved and named."""
    shelf = library().levels
    session: Session = start(kind, shelf.find(kind, level), known(library().ledger))
    yield "start", session.figure()
    session = session.waive()
    hinted = session.hint().hint().hint()
    yield "ghost", hinted.figure()
    for _ in range(99):
        moves = session.position.solve()
        if not moves:
            break
        session = session.commit(moves[0], snap=False)
    yield "solved", session.figure()
    yield "named", session.naming()


@cache
def puzzles() -> dict[Figure, str]:
    """The figures of the levels, each with the first level that shows it."""
    found: dict[Figure, str] = {}
    shelf = library().levels
    for kind in shelf.levels:
        if kind == "board":
            continue
        for level in shelf.names(kind):
            for name, figure in sessions(kind, level):
                found.setdefault(figure, f"{kind}-{level}-{name}")
    return found


def faults(
    name: str, figure: Figure, view: StageView, brush: Brush, types: geometry.Types
) -> list[str]:
    view.swap(figure)
    pieces, names = geometry.laid(figure, view.boxes(), brush, types)
    room = whole(view.room).inflate(4, 4)
    found = [
        *geometry.overlaps(pieces),
        *geometry.cut(pieces, room),
        *geometry.struck(names),
    ]
    return [f"{name}: {fault}" for fault in found]


@pytest.mark.wide
@pytest.mark.parametrize(("size", "scale"), EVERY, ids=IDS)
def test_type_lies_apart_in_every_figure_of_the_story(
    size: tuple[int, int], scale: float
) -> None:
    brush = Brush.of(Assets(ROOT), View(*size, scale), readable=scale == WIDE)
    found = []
    with geometry.unpainted() as types:
        for figure, (name, portraits) in figures().items():
            view = StageView(by=partial(arrange, grown=scale))
            stage = page(brush.view, 2, portraits).stage
            view.place(brush.view.pixels(stage), 34.0 * brush.k * scale)
            found += faults(name, figure, view, brush, types)
        found += types.small(size, scale)
    assert not found, "\n".join(found)


@pytest.mark.wide
@pytest.mark.parametrize(("size", "scale"), EVERY, ids=IDS)
def test_type_lies_apart_in_every_level(size: tuple[int, int], scale: float) -> None:
    brush = Brush.of(Assets(ROOT), View(*size, scale), readable=scale == WIDE)
    found = []
    with geometry.unpainted() as types:
        for figure, name in puzzles().items():
            view = StageView(lit=False, by=partial(arrange, grown=scale))
            room = puzzle_page(brush.view).room
            view.place(brush.view.pixels(room), 29.0 * brush.k * scale)
            found += faults(name, figure, view, brush, types)
        found += types.small(size, scale)
    assert not found, "\n".join(found)


def numbers(size: tuple[int, int], scale: float) -> dict[str, int]:
    """The size of every calculation, in pixels, by where it stands."""
    brush, found = Brush.of(Assets(ROOT), View(*size, scale)), {}

    def fitted(name: str, figure: Figure, room: Box, em: float) -> None:
        works = [panel for panel in figure.panels if isinstance(panel, Work)]
        if works:
            boxes = arrange(figure, room.w, room.h, em * brush.k * scale, scale)
            for work in works:
                found[f"{name} {work.key}"] = fitting(work, boxes[work.key], brush)

    for figure, (name, portraits) in figures().items():
        stage = brush.view.pixels(page(brush.view, 2, portraits).stage)
        fitted(name, figure, stage, 34.0)
    for figure, name in puzzles().items():
        fitted(name, figure, brush.view.pixels(puzzle_page(brush.view).room), 29.0)
    return found


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_numbers_do_not_shrink_where_text_is_large(size: tuple[int, int]) -> None:
    """Beside larger words they keep their size at least; nearly, where all is full."""
    first, large = numbers(size, 1.0), numbers(size, 2.0)
    assert set(first) == set(large)
    less = {name: large[name] / px for name, px in first.items() if large[name] < px}
    assert len(less) <= len(first) / 9
    assert all(share >= 0.7 for share in less.values()), less
