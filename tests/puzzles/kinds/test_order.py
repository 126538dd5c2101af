from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Plane, Tiles
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.order.endless import APART, BROKEN, GAPS, SIZES
from game.puzzles.kinds.order.position import (
    LETTERS,
    OrderLevel,
    OrderPosition,
)
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LIBRARY, held, made, sat, solved

NAMES = LIBRARY.names("order")
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
inside = st.floats(-3.0, 3.0)


def level_of(name: str) -> OrderLevel:
    level = LIBRARY.find("order", name)
    assert isinstance(level, OrderLevel)
    return level


def products(level: OrderLevel) -> dict[str, float]:
    """Every dot product, by numpy."""
    values = np.array(level.arrows) @ np.array(level.r)
    return {letter: float(x) for letter, x in zip(LETTERS, values, strict=False)}


def cosines(level: OrderLevel) -> dict[str, float]:
    sizes = np.linalg.norm(np.array(level.arrows), axis=1)
    size = float(np.linalg.norm(level.r))
    return {
        letter: product / (float(long) * size)
        for (letter, product), long in zip(products(level).items(), sizes, strict=True)
    }


def tiles(session: Session, key: str = "tiles") -> Tiles | None:
    panels = session.figure().panels
    return next((p for p in panels if isinstance(p, Tiles) and p.key == key), None)


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_ascending_orders_win(name: str) -> None:
    level, value = level_of(name), products(level_of(name))
    for order in permutations(LETTERS[: len(level.arrows)]):
        position = OrderPosition(
            level=level, r=level.r, arrows=level.arrows, order=order, placed=True
        )
        rising = all(value[a] <= value[b] + 1e-9 for a, b in pairwise(order))
        assert position.goal().reached == rising
        assert (position.inversions() == 0) == rising


@pytest.mark.parametrize("name", NAMES)
def test_the_solver_makes_as_few_moves_as_can_be(name: str) -> None:
    """Breadth first over all orders knows the least number of insertions."""
    level = level_of(name)
    letters = LETTERS[: len(level.arrows)]
    begin = OrderPosition.begin(level).play(Predict(sure=False))
    for order in permutations(letters):
        here = replace(begin, order=order)
        seen, layer, steps = {order}, [here], 0
        while not any(p.goal().reached for p in layer):
            nexts = {
                p.play(Turn(letter, str(n + 1))).order
                for p in layer
                for letter in letters
                for n in range(len(letters))
            }
            layer = [replace(begin, order=each) for each in nexts - seen]
            seen |= nexts
            steps += 1
        assert len(here.solve()) == steps


def test_the_second_level_invites_the_angle_rule_and_the_third_breaks_it() -> None:
    right = {}
    for name in NAMES:
        level, by_angle = level_of(name), cosines(level_of(name))
        order = tuple(sorted(by_angle, key=lambda letter: by_angle[letter]))
        position = replace(OrderPosition.begin(level), order=order, placed=True)
        right[name] = position.goal().reached
    assert right == {
        "story": True,
        "lengths": True,
        "long": False,
        "away": False,
        "five": False,
    }


def test_two_equal_products_may_stand_either_way() -> None:
    session = solved(sat("order", "five"))
    b, d = (session.position.value(x) for x in "bd")  # type: ignore[attr-defined]
    assert b == d == 4.0
    last = session.position.order[-1]  # type: ignore[attr-defined]
    assert last in "bd"
    swapped = session.commit(Turn(last, "4"))
    assert swapped.position != session.position
    assert swapped.position.goal().reached


def test_a_tile_that_is_moved_closes_up_the_others() -> None:
    session = sat("order", "lengths")
    moved = session.commit(Turn("b", "3"))
    shown = tiles(moved)
    assert shown is not None
    places = {tile.label: tile.place for tile in shown.tiles}
    assert places == {"a": 0.0, "c": 1.0, "b": 2.0, "d": 3.0}
    assert moved.commit(Turn("b", "9")).position == moved.position


@pytest.mark.parametrize("name", NAMES)
def test_no_number_and_no_shadow_shows_before_the_reveal(name: str) -> None:
    session = sat("order", name)
    covered, revealed = session, session.waive()
    for each, open_ in ((covered, False), (revealed, True)):
        shown, plane = tiles(each), each.figure().panels[0]
        assert shown is not None
        assert isinstance(plane, Plane)
        assert all(bool(tile.text) == open_ for tile in shown.tiles)
        assert any(i.key.startswith("shadow:") for i in plane.items) == open_
    value = products(level_of(name))
    said = revealed.announce()
    assert f"{value['a']:g}".replace("-", "−") in said


def test_the_guess_is_the_order_at_the_reveal_and_stays_beside_what_is() -> None:
    session = sat("order", "story").commit(Turn("a", "3"))
    right = session.predict()
    assert right.foreseen is True
    assert held(right).won
    wrong = sat("order", "story").commit(Turn("c", "1")).predict()
    assert wrong.foreseen is False
    assert tiles(wrong, "guess") is None
    guessed = tiles(solved(wrong), "guess")
    assert guessed is not None
    assert [tile.label for tile in guessed.tiles] == ["c", "a", "b"]
    assert wrong.position.quotes()["last"].words == "b"
    assert wrong.position.quotes()["most"].words == "a"
    assert wrong.position.quotes()["miss"].numbers == (2.0,)


def test_what_is_out_of_order_wears_a_sign_and_not_only_a_colour() -> None:
    wrong = tiles(sat("order", "long").waive())
    assert wrong is not None
    assert [tile.text for tile in wrong.tiles] == ["3.5", "7 >", "2.5"]
    right = tiles(solved(sat("order", "long")))
    assert right is not None
    assert [tile.text for tile in right.tiles] == ["2.5", "3.5", "7"]
    assert all(tile.lit for tile in right.tiles)


@given(st.tuples(inside, inside))
def test_in_free_play_the_order_is_judged_anew(to: tuple[float, float]) -> None:
    session = solved(sat("order", "away")).commit(Drag("tip:a", to), snap=False)
    position = session.position
    assert isinstance(position, OrderPosition)
    values = np.array(position.arrows) @ np.array(position.r)
    letters = {letter: float(x) for letter, x in zip(LETTERS, values, strict=False)}
    laid = [letters[letter] for letter in position.order]
    assert position.goal().reached == all(a <= b + 1e-9 for a, b in pairwise(laid))


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("order", seed, difficulty, OrderLevel)
    values, turned = products(level), cosines(level)
    assert len(level.arrows) == SIZES[difficulty]
    assert 0.0 not in [x for at in (*level.arrows, level.r) for x in at]
    assert level.r[0] != level.r[1]
    gaps = np.diff(np.sort(list(values.values())))
    assert float(gaps.min()) >= GAPS[difficulty] - 1e-9
    assert float(np.diff(np.sort(list(turned.values()))).min()) >= APART - 1e-9
    sizes = np.linalg.norm(np.array(level.arrows), axis=1)
    assert np.all((sizes >= 1.0 - 1e-9) & (sizes <= 3.7 + 1e-9))
    low, high = BROKEN[difficulty]
    wrong = sum(
        values[a] < values[b] and turned[a] > turned[b] for a in values for b in values
    )
    assert low <= wrong <= high
    assert (min(values.values()) < 0) == (difficulty > 2)
    assert not held(start("order", level).waive()).won


def test_faults_name_the_field_and_the_way_out() -> None:
    good = level_of("story")
    tries = {
        ("span",): replace(good, span=0.0),
        ("arrows",): replace(good, arrows=good.arrows[:2]),
        ("arrows", 1): replace(good, arrows=((1.0, 2.0), (0.0, 0.0), (2.0, -1.0))),
        ("r",): replace(good, r=(9.0, 1.0)),
        ("start",): replace(good, start=("a", "a", "c")),
        ("arrows", 2): replace(good, arrows=((1.0, 2.0), (-2.0, 1.0), (1.0, 1.9))),
    }
    for path, level in tries.items():
        (fault,) = OrderPosition.faults(level)
        assert fault.path == path
        assert fault.hint or fault.message
    assert not list(OrderPosition.faults(good))


@pytest.mark.parametrize("name", LIBRARY.names("order"))
def test_what_lies_there_at_first_is_a_guess_once_it_was_touched(name: str) -> None:
    session = sat("order", name)
    start = session.handles()[0]
    there = session.turn(start.key, 1).turn(start.key, -1)
    assert not session.tellable()
    assert session.predict().foreseen is None
    assert there.tellable()
    assert there.predict().foreseen is False
    assert not session.predict().position.goal().reached


@pytest.mark.parametrize("name", LIBRARY.names("order"))
def test_tiles_that_nobody_laid_are_not_said_to_be_laid(name: str) -> None:
    assert "laid" not in sat("order", name).position.describe()
