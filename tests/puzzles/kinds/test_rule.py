"""Rule: what a tap moves, what a table tells, and what no table of pairs can see."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Plane
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.rule.level import RuleLevel
from game.puzzles.kinds.rule.paper import question
from game.puzzles.kinds.rule.position import RulePosition
from tests.puzzles.support import LIBRARY, held, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def begun(name: str) -> RulePosition:
    position = sat("rule", name).waive().position
    assert isinstance(position, RulePosition)
    return position


def test_a_guess_is_revealed_on_the_pair_that_was_asked_for() -> None:
    position = sat("rule", "story").position
    assert isinstance(position, RulePosition)
    asked = position.looked
    other = next(pair for pair in position.level.every() if pair != asked)
    away = position.play(Turn(f"see:{''.join('LRM'[i] for i in other)}", "looked at"))
    assert away.looked == other
    assert away.play(Predict()).looked == asked


@given(st.data())
def test_a_tap_moves_the_cells_of_its_row_by_two_and_no_other(
    data: st.DataObject,
) -> None:
    position = begun("friends")
    i = data.draw(st.integers(0, 2))
    face = data.draw(st.integers(1, 6))
    key = f"{'LRM'[i]}{face}"
    now = position.hand_of(key)
    assert now is not None
    other = "shut" if now.handle.value == "open" else "open"
    after = position.play(Turn(key, other))
    for pair in combinations(range(3), 2):
        moved = abs(after.cell(pair) - position.cell(pair))
        assert moved == (2 if i in pair else 0)


def test_a_whole_face_turned_over_moves_no_cell() -> None:
    won = solved(sat("rule", "friends"))
    after = won.commit(Turn("over:2", "turned over")).position
    before = won.position
    assert isinstance(after, RulePosition)
    assert isinstance(before, RulePosition)
    assert after.shelf != before.shelf
    for pair in combinations(range(3), 2):
        assert after.cell(pair) == before.cell(pair)


@pytest.mark.parametrize(
    ("name", "par", "shelves"),
    [("story", 4, None), ("apart", 2, None), ("often", 3, None), ("friends", 4, 5760)],
)
def test_the_solver_takes_the_fewest_taps(
    name: str, par: int, shelves: int | None
) -> None:
    """By all shelves at once."""
    position = begun(name)
    level, count = position.level, position.count()
    free = [x for x in level.letters if x not in level.fixed]
    bits = np.arange(2 ** (len(free) * count), dtype=np.int64)
    width = len(free) * count
    signs = np.stack([(bits >> k & 1) * 2 - 1 for k in range(width)], axis=1)
    rows = {x: signs[:, n * count : (n + 1) * count] for n, x in enumerate(free)}
    good = np.ones(len(bits), dtype=bool)
    for pair, x in zip(level.pairs, level.asked, strict=True):
        good &= (rows[pair[0]] * rows[pair[1]]).sum(axis=1) == x
    if level.both:
        one, other = (rows[x] for x in level.pairs[0])
        good &= ((one > 0) & (other > 0)).sum(axis=1) >= level.both
    now = np.concatenate([position.shelf[level.letters.index(x)] for x in free])
    assert int((signs[good] != now).sum(axis=1).min()) == par
    assert len(position.solve()) == par
    assert shelves is None or int(good.sum()) == shelves


def test_of_three_no_cell_can_be_so_low_and_each_can_be_minus_two() -> None:
    every = np.array(np.meshgrid(*[[1, -1]] * 3)).reshape(3, -1)
    sums = every[0] * every[1] + every[1] * every[2] + every[0] * every[2]
    # On six faces the three cells sum to -6 at least, and -12 is asked.
    assert sums.min() == -1
    for said in ("few", "often", "alike"):
        session = sat("rule", "quarrel").waive().commit(Turn("said", said))
        assert held(session).won == (said == "alike")
    # Whoever taps takes it back.
    tapped = begun("quarrel").play(Turn("said", "alike")).play(Turn("L1", "shut"))
    assert not tapped.goal().reached


def test_the_dial_goes_by_twos_and_is_right_where_it_is_exact() -> None:
    session = sat("rule", "story")
    assert not session.tellable()
    up = session.nudge("guess", (0.0, 1.0)).position
    assert isinstance(up, RulePosition)
    assert up.dialled == 2.0
    for to, right in ((0.0, True), (2.0, False), (-2.0, False)):
        session = sat("rule", "story").commit(Drag("guess", (to, 0.0)))
        session = session.commit(Turn("see:LM", "looked at"))
        assert session.tellable()
        assert session.predict().foreseen == right


def test_what_a_cell_of_zero_is_about_cannot_be_told() -> None:
    session = sat("rule", "covered")
    for key, to in (("R", "shut"), ("M", "open"), ("N", "open")):
        session = session.commit(Turn(f"last:{key}", to))
    assert session.predict().foreseen is False
    session = session.commit(Turn("last:N", "cannot be told"))
    assert session.predict().foreseen is True
    assert held(session.predict()).won


@pytest.mark.parametrize("built", ["LR", "LM", "RM"])
def test_a_rule_of_three_is_seen_by_pairs_of_pairs(built: str) -> None:
    position = begun("three")
    assert not any(position.cell(pair) for pair in combinations(range(3), 2))
    position = position.play(Turn("last:M", "shut"))
    assert not position.goal().reached
    assert position.play(Turn("built", built)).goal().reached


def test_to_look_at_a_pair_costs_nothing_and_shows_where_it_differs() -> None:
    session = sat("rule", "story").waive()
    looked = session.commit(Turn("see:RM", "looked at"))
    assert looked.cost() == session.cost()
    plane = looked.position.figure().panels[0]
    assert isinstance(plane, Plane)
    words = [getattr(item, "text", "") for item in plane.items]
    assert [x for x in words if "agree" in x or "differ" in x] == [
        "agree +1",
        "differ −1",
        "agree +1",
        "differ −1",
    ]


@given(seeds)
def test_the_paper_check_asks_for_a_cell(seed: str) -> None:
    level = LIBRARY.find("rule", "story")
    assert isinstance(level, RuleLevel)
    asked = question(level, seed)
    ((number, one),) = asked.answer
    assert one == 1
    assert abs(number) <= 4
    assert len(asked.wrong()) == 3
