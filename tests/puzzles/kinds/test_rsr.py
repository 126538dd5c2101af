"""Rsr: which settings make the same map, and how few dials they take."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.rsr.endless import question
from game.puzzles.kinds.rsr.level import RsrLevel
from game.puzzles.kinds.rsr.position import RsrPosition
from tests.puzzles.support import LIBRARY, held, made, sat, solved

ONE_GOAL = [x for x in LIBRARY.names("rsr") if x != "spin"]
TURNS = [15.0 * n for n in range(24)] + [26.565051177, 153.434948823]
TURNS += [63.434948823, 116.565051177] + [-n for n in (26.565051177, 63.434948823)]
SIZES = [n / 4 for n in range(-12, 13)]
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> RsrLevel:
    level = LIBRARY.find("rsr", name)
    assert isinstance(level, RsrLevel)
    return level


def at(degrees: float) -> tuple[float, float]:
    turn = np.radians(degrees)
    return (float(np.cos(turn)), float(np.sin(turn)))


def laid(name: str, dials: tuple[float, float, float, float]) -> RsrPosition:
    first, a, b, last = dials
    position = RsrPosition.begin(level_of(name)).play(Predict(sure=False))
    for move in (
        Drag("first", at(first)),
        Drag("along", (a, 0.0)),
        Drag("up", (0.0, b)),
        Drag("last", at(last)),
    ):
        position = position.play(move)
    return position


def turned(degrees: np.ndarray) -> np.ndarray:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s], [s, c]]).transpose(2, 0, 1)


def reached(level: RsrLevel, moved: tuple[int, ...]) -> bool:
    """Whether moving these dials alone reaches the goal: everything is tried."""
    choices = [TURNS, SIZES, SIZES, TURNS]
    rest = [[0.0], [1.0], [1.0], [0.0]]
    tried = (choices[n] if n in moved else rest[n] for n in range(4))
    a, x, y, b = np.array(list(product(*tried))).T
    D = np.zeros((len(a), 2, 2))
    D[:, 0, 0], D[:, 1, 1] = x, y
    M = turned(b) @ D @ turned(a)
    target = np.array(level.target())
    if level.outline:
        M, target = M @ M.transpose(0, 2, 1), target @ target.T
    found = np.abs(M - target).max(axis=(1, 2)) < 1e-6
    return bool(np.any(found & (~level.smaller | (abs(x) < abs(y)))))


@pytest.mark.parametrize("name", ONE_GOAL)
def test_par_is_the_fewest_dials_there_are(name: str) -> None:
    level, par = level_of(name), sat("rsr", name).par()
    free = [n for n in range(4) if n or not level.locked]
    fewer = (c for n in range(par) for c in combinations(free, n))
    assert not any(reached(level, moved) for moved in fewer)
    assert any(reached(level, moved) for moved in combinations(free, par))
    assert solved(sat("rsr", name).waive()).cost() == par


def test_two_settings_of_a_spin_take_seven_moves() -> None:
    """Three dials and a note, then both turns and a note: the sum must stay."""
    spin = level_of("spin")
    pairs = (c for n in range(3) for c in combinations(range(4), n))
    assert not any(reached_nearly(spin, moved) for moved in pairs)
    assert sat("rsr", "spin").par() == solved(sat("rsr", "spin").waive()).cost() == 7


def reached_nearly(level: RsrLevel, moved: tuple[int, ...]) -> bool:
    dials = [TURNS if n in (0, 3) else SIZES for n in range(4)]
    rest = (0.0, 1.0, 1.0, 0.0)
    tried = (dials[n] if n in moved else [rest[n]] for n in range(4))
    return any(laid(level.id, (a, x, y, b)).stands() for a, x, y, b in product(*tried))


@pytest.mark.parametrize(
    ("name", "dials"),
    [
        ("pennant", (45, 2, 0.5, -15)),
        ("pennant", (-135, 2, 0.5, 165)),
        ("pennant", (-45, 0.5, 2, 75)),
        ("pennant", (135, 0.5, 2, -105)),
        ("another", (120, 0.5, 2, -60)),
        ("few", (-30, 3, 1, 90)),
        ("few", (60, 1, 3, 0)),
        ("mirror", (15, 2, -1, -60)),
        ("mirror", (-165, -2, 1, -60)),
        ("mirror", (15, -2, 1, 120)),
        ("slide", (-63.435, 2, 0.5, 26.565)),
        ("round", (10, 3, 1, 60)),
        ("round", (200, 3, -1, 60)),
    ],
)
def test_every_setting_that_makes_the_map_wins(
    name: str, dials: tuple[float, float, float, float]
) -> None:
    assert laid(name, dials).goal().reached


def test_a_first_turn_is_nothing_to_an_outline_and_something_to_a_pennant() -> None:
    assert not laid("pennant", (30, 2, 0.5, -15)).goal().reached
    assert not laid("another", (30, 2, 0.5, 30)).goal().reached
    assert not laid("mirror", (15, 2, 1, -60)).goal().reached


def test_only_the_sum_of_two_turns_counts_where_all_is_stretched_alike() -> None:
    one = laid("spin", (-26.565, 2.25, 2.25, 0)).play(Turn("note", "noted"))
    assert len(one.noted) == 1
    near = one.play(Drag("first", at(-46.565))).play(Drag("last", at(20)))
    assert near.stands()
    assert near.play(Turn("note", "noted")) == near
    assert near.asleep()[0].why.startswith("The first turn is less than 30°")
    far = one.play(Drag("first", at(33.435))).play(Drag("last", at(-60)))
    assert held(sat("rsr", "spin").waive()).won is False
    assert far.play(Turn("note", "noted")).goal().reached


def test_a_guess_is_right_where_the_goal_holds_at_once() -> None:
    session = sat("rsr", "story").commit(Drag("along", (2.0, 0.0)))
    session = session.commit(Drag("up", (0.0, 0.5)))
    assert not session.predict().foreseen
    assert session.commit(Drag("last", at(30))).predict().foreseen


def test_turns_snap_to_steps_and_to_where_a_slide_needs_them() -> None:
    position = RsrPosition.begin(level_of("slide"))
    caught = position.snap(Drag("last", at(26.0)))
    assert isinstance(caught, Drag)
    assert caught.to == pytest.approx((2 / 5**0.5, 1 / 5**0.5))
    caught = position.snap(Drag("last", at(31.9)))
    assert isinstance(caught, Drag)
    assert caught.to == pytest.approx(at(30))
    free = Drag("last", at(37.0))
    assert position.snap(free) == free


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("rsr", seed, difficulty, RsrLevel)
    assert not list(RsrPosition.faults(level))
    big, small = np.linalg.svd(np.array(level.target()))[1]
    assert 3.0 + 1e-9 >= big >= 1.5 * small - 1e-9
    assert small >= 0.5 - 1e-9
    assert (np.linalg.det(level.target()) < 0) == (difficulty == 3)
    assert bool(level.turn) == (difficulty > 1)
    assert level.bare == (difficulty == 4)


@given(seeds)
def test_the_paper_check_stretches_first(seed: str) -> None:
    asked = question(level_of("story"), seed)
    (x, _), (y, _) = asked.answer
    assert x < 0 < y
    (turned_first, *_more) = asked.traps
    assert turned_first != asked.answer
