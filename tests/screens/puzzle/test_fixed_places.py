"""Nothing at a puzzle changes its place or its meaning under the hand."""

from collections.abc import Iterator
from itertools import combinations

import pygame
import pytest

from game.puzzles.core.protocol import Predict
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.awards import Awards
from game.puzzles.session.phases import Phase
from game.screens.menus.ledger import LedgerScreen
from game.screens.puzzle.actions import Action, Do, PickAnswer
from game.screens.puzzle.lent import Lent
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.ui.window import intents as want
from game.ui.window.intents import Intent
from tests.screens.puzzling import Player
from tests.screens.support import Hands, library

Places = dict[Action, tuple[int, int, int, int]]

TO_THE_WIN = (
    *(Do.HINT, Do.HINT, Do.HINT, Do.HINT, Do.STOP, Do.REVEAL, Do.WAIVE),
    *(Do.PAGE_ON, Do.PAGE_BACK, Do.RESTART, Do.WAIVE),
)
AFTER_IT = (
    *(Do.PLAY_ON, Do.UNDO, Do.REDO, Do.NAMING, Do.PAPER, Do.ANOTHER, Do.CHOOSE),
    *(PickAnswer(number) for number in range(4)),
    *(Do.TYPE, Do.CLOSE, Do.AGAIN),
)


def places(player: Player) -> Places:
    spots = player.screen.painter.column.spots
    return {s.line.action: (s.area.x, s.area.y, s.area.w, s.area.h) for s in spots}


def moments(player: Player) -> Iterator[Places]:
    """Where the lines stand, at each moment of a level played through."""
    yield places(player)
    for actions in (TO_THE_WIN, AFTER_IT):
        for action in actions:
            if action in player.screen.actions:
                player.act(action)
                player.rest(0.1)
                yield places(player)
        if actions is TO_THE_WIN:
            player.solve()
            yield places(player)


@pytest.mark.wide
@pytest.mark.parametrize(
    ("kind", "story"),
    [*((kind, True) for kind in sorted(KINDS)), ("dual", False), ("board", False)],
)
def test_each_line_has_one_place_and_is_deaf_when_it_comes(
    context: Context, kind: str, *, story: bool
) -> None:
    context.store.profile.solve(
        "dual.other", Awards(solved=True, unaided=True, foreseen=None, cost=1)
    )
    player = Player(context, kind, library().levels.names(kind)[0], story=story)
    stood: Places = {}
    for moment in moments(player):
        for action, area in moment.items():
            assert stood.setdefault(action, area) == area, action
        for one, other in combinations(moment.values(), 2):
            assert not pygame.Rect(one).colliderect(other)
        now = player.screen.state
        for action in moment:
            if not player.screen.deaf.hears(action):
                player.click(player.screen.place_of_action(action))
        after = player.screen.state
        assert (after.session.steps, after.phase) == (now.session.steps, now.phase)
        assert player.below.results == []
    assert {Do.AGAIN, Do.RESTART, Do.ON if story else Do.LEAVE} <= stood.keys()


@pytest.mark.parametrize(
    "early",
    [
        (want.Advance(),),
        (want.Choose(0),),
        (want.Press(0, 0), want.Release(0, 0)),
    ],
)
def test_what_is_still_pressed_for_reading_moves_nothing(
    context: Context, early: tuple[Intent, ...]
) -> None:
    screen = PuzzleScreen(context, "order", "story", story=True)
    hands = Hands(screen)
    tile = screen.session.handles()[0].key
    at = screen.place_of(tile)
    before = screen.session
    for _again in range(4):
        for intent in early:
            match intent:
                case want.Press():
                    hands.do(want.Press(*at))
                case want.Release():
                    hands.do(want.Point(at[0] + 90, at[1]), want.Release(*at))
                case _:
                    hands.do(intent)
        hands.rest(0.6 * DEAF)
    assert screen.session.position == before.position
    assert screen.state.held == ""
    hands.rest(1.2 * DEAF)
    hands.do(want.Press(*at))
    assert screen.state.held == tile


def test_a_double_click_does_not_hit_what_comes_under_it(context: Context) -> None:
    player = Player(context, "dual")
    player.solve()
    player.act(Do.PLAY_ON)
    phases = []
    for wait in (0.0, 1.2 * DEAF):
        player.rest(wait)
        player.click(player.screen.place_of_action(Do.NAMING))
        phases.append(player.screen.state.phase)
    assert phases == [Phase.FREE, Phase.NAMED]


def test_a_double_space_does_not_hit_what_the_focus_comes_to(context: Context) -> None:
    player = Player(context, "dual")
    player.solve()
    player.act(Do.PLAY_ON)
    player.act(Do.NAMING)
    player.act(Do.AGAIN)
    player.tab_to(Do.WAIVE)
    player.rest(1.2 * DEAF)
    for _again in range(3):
        Hands.do(player, want.Advance())
    assert not player.screen.session.guessing()
    assert isinstance(player.screen.session.steps[-1], Predict)


def test_the_ledger_opens_over_a_puzzle_and_is_only_looked_into(
    context: Context,
) -> None:
    guess = library().ledger.guesses[0].id
    written = ((guess, "holds"),)
    screen = PuzzleScreen(
        context,
        "dual",
        "story",
        story=True,
        lent=Lent(ledger=lambda: LedgerScreen(context, written, fixed=True)),
    )
    hands = Hands(screen)
    before = screen.session
    hands.do(want.Command("ledger"))
    over = hands.top
    assert isinstance(over, LedgerScreen)
    hands.do(want.Advance(), want.Nudge(1.0, 0.0), want.Focus(dx=1))
    hands.do(want.Back())
    assert hands.stack.top is screen
    assert screen.session == before
    assert hands.below.results == []


def test_practice_says_where_the_ledger_opens(context: Context) -> None:
    player = Player(context, "dual", story=False)
    player.do(want.Command("ledger"))
    assert player.top is player.screen
    assert player.screen.painter.notice.showing


@pytest.mark.parametrize("hints", [1, 2, 3])
@pytest.mark.parametrize("level", ["story", "five"])
def test_values_are_seen_and_touched_under_a_hint(
    context: Context, level: str, hints: int
) -> None:
    player = Player(context, "order", level)
    if Do.WAIVE in player.screen.actions:
        player.act(Do.WAIVE)
    for _again in range(hints):
        player.act(Do.HINT)
    handle = player.screen.session.handles()[0]
    player.click(player.screen.place_of(handle.key))
    band = player.screen.painter.band
    areas = [area for value in handle.values for area in band.areas(value)]
    assert len(areas) == len(handle.values)
    assert all(band.area.contains(area) for area in areas)
    assert player.surface.get_rect().contains(band.area)
    assert player.screen.painter.view.band.hint
