"""Pack: what is loud, the line of the guess, friends, the chart, and one more."""

from math import cos, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Curve, Note, Plane
from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.kinds.pack.endless import LOUD, SHARE, question
from game.puzzles.kinds.pack.level import PackLevel
from game.puzzles.kinds.pack.position import PackPosition
from game.puzzles.session.session import Session
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def position(session: Session) -> PackPosition:
    assert isinstance(session.position, PackPosition)
    return session.position


def laid(session: Session, *turns: float) -> Session:
    """The arrows of the plane brought to these turns, in degrees."""
    for letter, turn in zip("abcdef", turns, strict=False):
        at = (cos(radians(turn)), sin(radians(turn)))
        session = session.commit(Drag(letter, at))
    return session


@pytest.mark.parametrize("turns", [(0, 60, 120), (0, 120, 240), (30, 90, 330)])
def test_a_star_and_a_fan_are_as_quiet_as_each_other(turns: tuple[int, ...]) -> None:
    begun = sat("pack", "story").waive()
    assert held(laid(begun, *turns)).won
    assert not held(laid(begun, 0, 60, 135)).won


def test_opposite_is_loud_by_one_rule_and_silent_by_the_other() -> None:
    star = laid(sat("pack", "facing").waive(), 0, 90, 180, 270)
    assert held(star).won
    assert position(sat("pack", "four").waive()).loudest() == pytest.approx(1.0)


def test_friends_are_never_loud_to_each_other() -> None:
    begun = sat("pack", "friends").waive()
    assert held(laid(begun, 0, 0, 90, 90)).won
    assert not held(laid(begun, 0, 90, 0, 90)).won
    assert (0, 1) not in position(begun).louds()


@pytest.mark.parametrize(("to", "right"), [(0.47, True), (0.55, True), (0.6, False)])
def test_the_line_of_the_guess_is_right_within_a_twentieth(
    to: float, right: bool
) -> None:
    begun = sat("pack", "story")
    assert not begun.tellable()
    drawn = begun.commit(Drag("guess", (to, 0.0)), snap=False)
    assert drawn.predict().foreseen == right


def test_before_the_line_is_laid_no_arrow_moves_and_no_bar_is_seen() -> None:
    begun = sat("pack", "sixth")
    assert begun.commit(Drag("a", (0.0, 0.0))) == begun
    assert [h.key for h in begun.position.asleep()] == list("abcdef")
    bars = {"goal", "loudest", *(f"bar:{i}:{j}" for i in range(6) for j in range(6))}
    for session, shown in ((begun, False), (begun.waive(), True)):
        (line,) = (p for p in session.figure().panels if p.key == "line")
        assert isinstance(line, Plane)
        keys = {x.key for x in line.items if isinstance(x, Curve | Note)}
        assert bool(keys & bars) == shown


def test_beyond_the_rim_of_the_chart_there_is_only_the_rim() -> None:
    begun = sat("pack", "cube").waive()
    out = position(begun.commit(Drag("a", (1.4, 1.4)), snap=False))
    assert np.hypot(*out.at[0]) == pytest.approx(2**0.5)
    assert np.allclose(out.arrows()[0], (0.0, -1.0, 0.0), atol=1e-6)


@pytest.mark.parametrize("to", [(-1.4, 1.4), (-1.45, 0.0), (0.0, -1.5), (1.2, -1.2)])
def test_an_arrow_dragged_over_the_rim_stays_on_its_own_side(
    to: tuple[float, float],
) -> None:
    begun = sat("pack", "cube").waive()
    seen = begun.preview(Drag("a", to), snap=False).shown
    assert isinstance(seen, PackPosition)
    (x, y), far = seen.at[0], np.hypot(*to)
    assert (x, y) == pytest.approx((to[0] * 2**0.5 / far, to[1] * 2**0.5 / far))


def test_one_on_another_is_as_loud_as_can_be() -> None:
    begun = sat("pack", "six").waive()
    on = position(begun.commit(Drag("a", position(begun).at[1]), snap=False))
    assert on.loudest() == pytest.approx(1.0)


def test_the_sixth_has_one_place_and_moves_alone() -> None:
    (_past, move) = sat("pack", "sixth").position.solve()
    assert isinstance(move, Drag)
    assert move.handle == "f"
    # Not many places are quiet enough for it: a few in a thousand.
    begun = position(sat("pack", "sixth").waive())
    side = np.linspace(-1.4, 1.4, 60)
    places = [(float(x), float(y)) for x in side for y in side if x * x + y * y <= 2]
    right = sum(begun.play(Drag("f", at)).goal().reached for at in places)
    assert 0 < right < len(places) / 100


def test_one_more_costs_and_is_taken_away_again() -> None:
    won = solved(sat("pack", "sixth"))
    seven = won.commit(Turn("more", "yes"))
    assert position(seven).best() == pytest.approx(3**-0.5)
    assert len(position(seven).at) == 7
    assert not position(seven).goal().reached
    for move in seven.position.solve():
        seven = seven.commit(move, snap=False)
    assert position(seven).loudest() == pytest.approx(3**-0.5, abs=0.06)
    assert len(position(seven.commit(Turn("more", "no"))).at) == 6
    # How quiet seven that only face each other can be, nobody says here.
    assert position(solved(sat("pack", "six"))).hand_of("more") is None


def test_moving_what_two_pairs_share_is_heard_though_the_loudest_stays() -> None:
    begun = position(sat("pack", "cube").waive())
    moved = begun.play(Drag("a", (0.1, 0.0)))
    assert moved.loudest() == begun.loudest()
    assert moved.goal().closeness != begun.goal().closeness


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("pack", seed, difficulty, PackLevel)
    assert level == made("pack", seed, difficulty, PackLevel)
    assert not list(PackPosition.faults(level))
    begun = PackPosition.begin(level)
    assert bool(level.places) == (difficulty >= 3)
    assert begun.off() > min(LOUD, SHARE * (1.0 - begun.best()))
    for move in begun.play(Turn("more", "yes")).solve():
        begun = begun.play(move)
    assert begun.goal().reached


@given(seeds)
def test_the_paper_check_asks_for_a_share_of_half_the_circle(seed: str) -> None:
    level = LIBRARY.find("pack", "story")
    assert isinstance(level, PackLevel)
    asked = question(level, seed)
    ((above, below),) = asked.answer
    assert int(asked.words.split()[0]) * above == 180 * below
    assert len(asked.wrong()) == 3


@pytest.mark.parametrize(("way", "turn"), [((1.0, 0.0), -10), ((-1.0, 0.0), 10)])
def test_keys_turn_an_arrow_all_the_way_round(
    way: tuple[float, float], turn: int
) -> None:
    session = laid(sat("pack", "story").waive(), 0, 60, 120)
    for n in range(1, 37):
        session = session.nudge("a", way, "coarse")
        handle = session.handle("a")
        assert handle is not None
        to = radians(n * turn)
        assert handle.at == pytest.approx((cos(to), sin(to)), abs=1e-6)


def test_up_and_down_bring_an_arrow_there_and_no_further() -> None:
    session = laid(sat("pack", "story").waive(), 0, 60, 120)
    for _ in range(20):
        session = session.nudge("a", (0.0, 1.0), "coarse")
    handle = session.handle("a")
    assert handle is not None
    assert handle.at == pytest.approx((0.0, 1.0), abs=1e-6)
