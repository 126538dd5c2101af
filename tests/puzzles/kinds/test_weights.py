"""Weights: which tables are right, what can be told, and what a question tells."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.kinds.weights.endless import question
from game.puzzles.kinds.weights.level import WeightsLevel
from game.puzzles.kinds.weights.position import WeightsPosition
from game.puzzles.session.session import Session
from tests.puzzles.support import LIBRARY, held, made, sat

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def turned(session: Session, table: list[list[float]]) -> Session:
    for i, row in enumerate(table, 1):
        for j, x in enumerate(row, 1):
            session = session.commit(Drag(f"w{i}{j}", (x, 0.0)), snap=False)
    return session


def guessed(name: str, *bars: float) -> Session:
    session = sat("weights", name)
    for key, x in zip(("guess", "guess2", "guess3"), bars, strict=True):
        session = session.commit(Drag(key, (x, 0.0)), snap=False)
    return session.predict()


def test_any_table_that_makes_every_cat_wins_and_none_that_misses_one() -> None:
    near = [[2.1, 0.55], [0.05, 2.9], [0.95, 1.6]]
    assert held(turned(sat("weights", "story").waive(), near)).won
    # Right for every seen cat, and 0.3 off for the one held out.
    far = [[2.14, 0.52], [0.0, 3.0], [1.0, 1.5]]
    assert not held(turned(sat("weights", "story").waive(), far)).won


def test_the_guess_is_right_where_every_bar_is_near() -> None:
    assert guessed("together", 4.5, 6.0, 4.4).foreseen
    assert guessed("together", 4.6, 6.5, 4.0).foreseen is False


def test_a_held_cat_stands_up_where_the_table_makes_it() -> None:
    begun = sat("weights", "together").waive().position
    assert isinstance(begun, WeightsPosition)
    one, other = begun.level.held
    assert begun.stands(one)
    assert not begun.stands(other)
    made_ = turned(sat("weights", "together").waive(), [[2, 1], [0.5, 3], [1, 1.5]])
    assert isinstance(made_.position, WeightsPosition)
    assert made_.position.stands(other)


def test_what_lies_on_the_line_of_the_seen_can_be_told_before_any_question() -> None:
    for said in ("both", "the second", "neither", "the first"):
        session = sat("weights", "alike").commit(Turn("said", said)).predict()
        assert session.foreseen == (said == "the first")


@pytest.mark.parametrize(
    ("nose", "tells"), [((5.0, 5.0), False), ((1.0, 0.0), True), ((3.0, 2.0), True)]
)
def test_one_question_off_the_line_tells_the_rest(
    nose: tuple[float, float], tells: bool
) -> None:
    session = sat("weights", "alike").waive()
    for key, x in zip(("n1", "n2"), nose, strict=True):
        session = session.commit(Drag(key, (x, 0.0)))
    session = session.commit(Turn("ask", "posed"))
    position = session.position
    assert isinstance(position, WeightsPosition)
    assert position.left() == 0
    assert position.tells((2.0, 1.0), position.known()) == tells
    back = session.commit(Turn("ask", "not posed")).position
    assert isinstance(back, WeightsPosition)
    assert back.left() == 1


def test_a_cat_that_is_held_out_cannot_be_asked_for() -> None:
    session = sat("weights", "digits").commit(Drag("n1", (2.0, 0.0)))
    assert "ask" not in {handle.key for handle in session.position.handles()}
    (asleep,) = [h for h in session.position.asleep() if h.key == "ask"]
    assert "Pose another nose" in asleep.why


def test_one_question_tells_two_columns_of_digits() -> None:
    pairs = np.array(list(product(range(10), repeat=2)))
    assert len(set(pairs @ [1, 10])) == len(pairs)
    assert len(set(pairs @ [1, 9])) < len(pairs)


@given(seeds, st.integers(1, 4))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("weights", seed, difficulty, WeightsLevel)
    assert level == made("weights", seed, difficulty, WeightsLevel)
    assert not list(level.faults())
    cats = np.array([level.cat(nose) for nose in (*level.seen, *level.held)])
    assert cats.min() >= 0.5
    assert cats.max() <= 12.0
    assert all(a != b for a, b in level.weights)
    assert (level.base is not None) == (difficulty == 4)
    negative = min(x for row in level.weights for x in row) < 0.0
    assert negative or difficulty != 3
    assert not (negative and difficulty < 3)
    position = WeightsPosition.begin(level)
    assert all(position.tells(nose, level.seen) for nose in level.held)


@given(seeds)
def test_the_paper_check_asks_what_one_more_costs(seed: str) -> None:
    level = LIBRARY.find("weights", "story")
    assert isinstance(level, WeightsLevel)
    asked = question(level, seed)
    ((above, below),) = asked.answer
    assert 0.5 <= above / below <= 4.0
    assert len(asked.wrong()) == 3
