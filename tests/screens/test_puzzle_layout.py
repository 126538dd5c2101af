"""Windows from 640 x 360 up, 4:3 to 21:9, every size of text: nothing is lost."""

from itertools import combinations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Page
from game.puzzles.core.protocol import Move
from game.puzzles.session.phases import Phase
from game.screens.puzzle.actions import Do
from game.screens.puzzle.puzzle_layout import LEAST_PIXELS, puzzle_page, reach
from game.screens.shared.context import Context
from game.ui.paint.ledger_page import entry_places
from game.ui.window import intents as want
from game.ui.window.view import View
from tests.screens.puzzling import Player

SIZES = [(640, 360), (640, 480), (1280, 720), (1024, 768), (1720, 720), (900, 1200)]
SCALES = [0.8, 1.0, 2.0]


@given(st.integers(640, 3840), st.floats(0.6, 2.4), st.floats(0.8, 2.0), st.booleans())
def test_the_boxes_lie_apart_and_inside(
    width: int, shape: float, scale: float, strip: bool
) -> None:
    view = View(width, max(360, round(width / shape)), scale, strip)
    page = puzzle_page(view)
    rects = [view.of(box) for box in (page.column, page.room, page.words)]
    window = pygame.Rect(0, 0, view.width, view.height)
    assert all(window.contains(rect) for rect in rects)
    assert not any(a.colliderect(b) for a, b in combinations(rects, 2))
    assert page.words.y + page.words.h <= view.h - view.foot
    assert page.room.w >= 0.5 * view.w
    assert 2 * reach(view) >= max(LEAST_PIXELS, 44 * view.k)


def settled(player: Player, context: Context, *, win: pygame.Rect) -> None:
    """Whatever is shown now lies in the window, apart, and can be hit."""
    player.rest(3.0)
    column = player.screen.painter.column
    assert [spot.line for spot in column.spots]
    for spot in column.spots:
        assert win.contains(spot.area.clip(win)), spot.line
        assert spot.area.bottom <= win.bottom, spot.line
        assert min(spot.area.size) >= LEAST_PIXELS - 1
    for a, b in combinations(column.spots, 2):
        overlap = a.area.clip(b.area)
        assert overlap.w <= 2 or overlap.h <= 2, (a.line, b.line)
    assert column.bottom <= min(spot.area.top for spot in column.spots)
    for place in player.screen.painter.places.all:
        assert win.collidepoint(place.at) or player.screen.painter.pages.scrolled
    boxes = [context.brush.view.of(player.screen.painter.page.room)]
    assert all(win.contains(box) for box in boxes)


@pytest.mark.wide
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_nothing_overlaps_from_the_guess_to_the_paper(
    context: Context, size: tuple[int, int], scale: float
) -> None:
    pygame.display.set_mode(size)
    context.adopt(replace(context.settings, text_scale=scale, reduced_motion=True))
    context.follow(size)
    win = pygame.Rect(0, 0, *size)
    player = Player(context, "dual")
    settled(player, context, win=win)
    player.act(Do.WAIVE)
    player.do(want.Command("hint"))
    settled(player, context, win=win)
    player.solve()
    assert Do.PAPER in player.screen.actions
    settled(player, context, win=win)
    player.act(Do.PAPER)
    player.do(want.Typed("1/2, 1/3"), want.Advance())
    settled(player, context, win=win)


@pytest.mark.parametrize("scale", SCALES)
def test_a_board_can_be_taken_at_every_size_of_text(
    context: Context, scale: float
) -> None:
    context.adopt(replace(context.settings, text_scale=scale))
    player = Player(context, "board")
    settled(player, context, win=pygame.Rect(0, 0, 1280, 720))
    places = [place.area for place in player.screen.painter.places.all]
    assert len(places) == 6
    for a, b in combinations([p for p in places if p], 2):
        assert a.clip(b).h <= a.h / 2
    for key in ("mark:rows-make-columns", "fact:rows-make-columns"):
        player.tab_to(key)
        seen = player.screen.painter.pages.seen
        assert seen.y <= player.screen.place_of(key)[1] <= seen.y + seen.h


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("level", ["story", "forest", "hand"])
def test_the_evidence_of_a_board_is_on_the_screen(
    context: Context, size: tuple[int, int], scale: float, level: str
) -> None:
    pygame.display.set_mode(size)
    context.adopt(replace(context.settings, text_scale=scale))
    context.follow(size)
    player = Player(context, "board", level)
    more, found = True, list[list[pygame.Rect]]()
    while more:
        painter = player.screen.painter
        foot = painter.pages.seen.y + painter.pages.seen.h + 1.0
        found.append(evidence_lines(player))
        assert max((line.bottom for line in found[-1]), default=0) <= foot
        more = Do.PAGE_ON in player.screen.actions
        if more:
            player.act(Do.PAGE_ON)
            player.rest(2.0)
    assert found[0]


def test_what_a_board_is_asked_by_keys_scrolls_into_sight(context: Context) -> None:
    context.adopt(replace(context.settings, text_scale=2.0))
    player = Player(context, "board", "hand")
    painter = player.screen.painter
    assert painter.pages.scrolled
    player.tab_to("fact:dot-direction")
    player.do(want.Nudge(0.0, -1.0))
    assert player.screen.session.cost() == 1
    area = painter.places.line("fact:dot-direction")
    assert area is not None
    seen = painter.pages.seen
    assert seen.y <= area.y
    assert area.bottom <= seen.y + seen.h


def evidence_lines(player: Player) -> list[pygame.Rect]:
    """Where the lines of evidence stand; nowhere on a page that has none."""
    tableau, brush = player.screen.painter.tableau, player.screen.context.brush
    pages = [p for p in tableau.figure.panels if isinstance(p, Page)]
    evidence = [p for p in pages if p.key == "evidence"]
    assert all(p.entries for p in evidence)
    places = (entry_places(p, tableau.boxes()[p.key], brush) for p in evidence)
    return [place.words for each in places for place in each]


def leadings(player: Player) -> set[int]:
    """How high the lines of the pages on view are, in pixels."""
    tableau, brush = player.screen.painter.tableau, player.screen.context.brush
    pages = [p for p in tableau.figure.panels if isinstance(p, Page)]
    places = (entry_places(p, tableau.boxes()[p.key], brush) for p in pages)
    return {place.mark.h for each in places for place in each}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_a_board_is_set_in_one_size_and_its_result_is_seen_whole(
    context: Context, size: tuple[int, int], scale: float
) -> None:
    pygame.display.set_mode(size)
    context.adopt(replace(context.settings, text_scale=scale))
    context.follow(size)
    player = Player(context, "board")
    found = leadings(player)
    for _ in range(2):
        player.act(Do.PAGE_ON)
        player.rest(2.0)
        found |= leadings(player)
    assert len(found) == 1
    player.screen.painter.tableau.show(
        player.screen.session.position.naming(), animate=False
    )
    player.screen.painter.place()
    assert not player.screen.painter.pages.scrolled
    assert len(leadings(player)) == 1


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080)])
def test_a_long_result_is_scrolled_from_its_heading_to_its_last_line(
    context: Context, size: tuple[int, int], scale: float
) -> None:
    pygame.display.set_mode(size)
    context.adopt(replace(context.settings, text_scale=scale, reduced_motion=True))
    context.follow(size)
    player = Player(context, "board", "hand")
    put(player, *player.screen.session.position.solve())
    player.rest(6.0)
    assert player.screen.state.phase is Phase.NAMED
    painter = player.screen.painter
    (page,), boxes = painter.tableau.figure.panels, painter.tableau.boxes()
    assert isinstance(page, Page)
    assert len(page.entries) == 24
    assert painter.pages.scrolled
    seen, sheet = painter.pages.seen, boxes[page.key]
    assert sheet.y >= seen.y
    for _ in range(12):
        player.do(want.Rollforward())
    player.rest(1.0)
    sheet, scaled = painter.tableau.boxes()[page.key], context.brush
    last = entry_places(page, sheet, scaled)[-1]
    foot = seen.y + seen.h + 1.0
    assert sheet.y < seen.y
    assert max(last.words.bottom, last.evidence.bottom) < sheet.y + sheet.h <= foot
    for _ in range(40):
        player.do(want.Scroll(1.0, 0.0, 0.0))
    assert painter.tableau.boxes()[page.key].y >= seen.y


def test_a_result_is_seen_from_its_head_wherever_its_pages_were(
    context: Context,
) -> None:
    context.adopt(replace(context.settings, text_scale=2.0))
    player = Player(context, "board", "hand")
    put(player, *player.screen.session.position.solve()[:-1])
    player.rest(2.0)
    player.screen.painter.scroll(1000.0)
    assert player.screen.painter.pages.at > 0.0
    player.act(Do.TEST)
    player.rest(6.0)
    assert player.screen.state.phase is Phase.NAMED
    assert player.screen.painter.pages.at == 0.0


def test_the_sign_of_more_scrolls_where_it_is_touched_and_by_a_switch(
    context: Context,
) -> None:
    context.adopt(replace(context.settings, reduced_motion=True))
    player = Player(context, "board", "hand")
    assert not list(player.screen.painter.further())
    put(player, *player.screen.session.position.solve())
    player.rest(6.0)
    painter = player.screen.painter
    ((way, area),) = painter.further()
    assert way == 1
    player.click(area.center)
    first = painter.pages.at
    assert first > 0.5 * painter.pages.seen.h
    assert next(iter(painter.further()))[0] == -1
    player.click(dict(painter.further())[-1].center)
    assert painter.pages.at == 0.0
    for words, more in (("Further down", True), ("Further up", False)):
        for _ in range(9):
            found = [each for each in player.screen.reach() if each.words == words]
            player.do(*(intent for each in found for intent in each.wants))
        assert (painter.pages.at > 0.0) == more
        assert not [each for each in player.screen.reach() if each.words == words]


def put(player: Player, *moves: Move) -> None:
    """Make moves, however they are made."""
    for move in moves:
        player.screen.put(player.screen.session.commit(move))


def test_a_window_can_change_under_a_held_handle(context: Context) -> None:
    player = Player(context, "shadow")
    player.act(Do.WAIVE)
    player.rest(2.0)
    before = player.screen.session.position
    player.take("v", (2.0, -2.0))
    player.surface = pygame.display.set_mode((1024, 768))
    context.follow((1024, 768))
    player.rest(1.0)
    assert player.screen.session.shown == before
    player.drag("v", (2.0, 1.0))
    handle = player.screen.session.handle("v")
    assert handle is not None
    assert handle.at == (2.0, 1.0)
