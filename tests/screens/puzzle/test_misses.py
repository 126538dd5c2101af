"""By how far a guess was off is kept once, when it is revealed by hand."""

import pytest

from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.trend.level import TrendLevel
from game.puzzles.session.awards import Awards
from game.screens.puzzle.actions import Do
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.screens.puzzling import Player

WON = Awards(solved=True, unaided=True, foreseen=None, cost=1)


def test_a_revealed_guess_leaves_its_miss_behind(context: Context) -> None:
    for story in (False, True):
        level = "image" if story else "both"
        player = Player(context, "arrow", level, story=story)
        player.drag("guess", (2.0, 2.0))
        before = context.store.profile.misses
        player.act(Do.REVEAL)
        player.rest(0.1)
        assert len(context.store.profile.misses) == len(before) + 1
        assert context.store.profile.misses[-1].level == f"arrow.{level}"
    along, across = context.store.profile.misses[-1].off
    # M takes (-1, 1) to (-1, 3): in half heights of 5, and the guess lies to its right.
    long = 10**0.5
    assert along == pytest.approx(((-1 * 2 + 3 * 2) / long - long) / 5, abs=1e-3)
    assert across == pytest.approx((-1 * 2 - 3 * 2) / long / 5, abs=1e-3)


def test_only_the_first_guess_of_a_sitting_counts(context: Context) -> None:
    player = Player(context, "arrow", "image", story=False)
    player.drag("guess", (2.0, 2.0))
    for _ in range(2):
        player.act(Do.REVEAL)
        player.rest(0.1)
        player.act(Do.UNDO)
        player.drag("guess", (4.0, 3.0))
    assert len(context.store.profile.misses) == 1
    again = Player(context, "arrow", "image", story=False)
    again.act(Do.REVEAL)
    again.rest(0.1)
    assert len(context.store.profile.misses) == 1


def test_who_guesses_nothing_or_has_solved_it_before_misses_nothing(
    context: Context,
) -> None:
    Player(context, "arrow", "image").act(Do.WAIVE)
    context.store.profile.solve("arrow.both", WON)
    player = Player(context, "arrow", "both", story=False)
    player.drag("guess", (2.0, 2.0))
    player.act(Do.REVEAL)
    player.rest(0.1)
    assert context.store.profile.misses == ()


def test_a_marker_is_pulled_along_its_line_of_numbers(context: Context) -> None:
    player = Player(context, "product", "two", story=False)
    places = player.screen.painter.places
    for key, number in (("guess", -1.0), ("guess2", 3.0)):
        start, end = places.of(key).at, places.aim(Drag(key, (number, 0.0)))
        assert start[1] == pytest.approx(end[1])
        player.do(want.Point(*start), want.Press(*start), want.Point(*end))
        player.do(want.Release(end[0], end[1] + 40.0))
    assert player.screen.session.position.quotes()["guess"].numbers == (-1.0,)
    player.act(Do.REVEAL)
    assert player.screen.session.foreseen is True


def test_a_level_of_the_players_own_misses_is_made_of_them(context: Context) -> None:
    profile = context.store.profile
    for n in range(14):
        profile.miss("arrow.both", (0.1 + n / 100, n % 3 / 20))
    level = Player(context, "trend", "yours").screen.session.level
    assert isinstance(level, TrendLevel)
    assert level.own
    assert level.misses == tuple(miss.off for miss in profile.misses)


def test_a_half_played_cloud_is_gone_on_with_until_there_are_new_misses(
    context: Context,
) -> None:
    profile = context.store.profile
    for n in range(14):
        profile.miss("arrow.both", (0.1 + n / 100, n % 3 / 20))
    player = Player(context, "trend", "yours")
    player.drag("rod", (2.0, 2.0))
    steps = player.screen.session.steps
    assert steps
    assert Player(context, "trend", "yours").screen.session.steps == steps
    profile.miss("arrow.both", (0.4, 0.4))
    assert not Player(context, "trend", "yours").screen.session.steps
