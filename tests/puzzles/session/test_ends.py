"""Ends of levels are really played, and what is quoted of them stays true."""

import random

import numpy as np
import pytest
from msgspec.structs import replace

from game.linalg import vectors as lin
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.table import KINDS
from game.puzzles.session import record, told
from game.puzzles.session.ends import End, ends
from game.puzzles.session.session import Session
from game.puzzles.session.solution import hold, solve
from game.puzzles.session.told import numbers
from tests.puzzles.support import LIBRARY, LORE, sat

QUOTED = sorted(name for name, kind in KINDS.items() if kind.quotes)


def played(kind: str, seed: int = 1, count: int = 60) -> tuple[End, ...]:
    level = LIBRARY.levels[kind][0]
    return ends(kind, level, LORE, random.Random(seed).random, count)


@pytest.mark.parametrize("kind", QUOTED)
def test_every_outcome_of_a_kind_is_met_with_all_that_it_declares(kind: str) -> None:
    found = played(kind)
    assert {end.outcome for end in found} == set(KINDS[kind].outcomes)
    for end in found:
        declared = {name: len(at) for name, at in KINDS[kind].quotes.items()}
        assert bool(end.numbers) is (end.outcome != "skipped")
        for name, at in end.numbers.items():
            assert len(at) == declared[name]


def test_the_same_dice_play_the_same_ends() -> None:
    assert played("dual") == played("dual")
    assert played("dual") != played("dual", seed=2)


def test_missed_ends_lie_on_every_side_of_what_is_right() -> None:
    found = played("dual", count=300)
    wrong = [end.numbers["guess"] for end in found if end.outcome == "missed"]
    assert len(set(wrong)) > 150
    lengths = [lin.length(np.array(at)) for at in wrong]
    assert min(lengths) < 0.4
    assert max(lengths) > 2.0
    truths = [end.numbers["h"] for end in found if end.outcome != "skipped"]
    assert np.allclose(truths, (0.4, 0.2), atol=0.1)


def test_the_first_two_of_an_order_may_be_all_that_is_wrong() -> None:
    found = [each.numbers for each in played("order") if each.outcome == "missed"]
    assert any(each["last"] == each["most"] for each in found)
    assert any(each["last"] != each["most"] for each in found)


def missed() -> Session:
    """Guessed wrongly at (2, 2), and solved."""
    session = sat("dual", "story").commit(Drag("h", (2.0, 2.0)), snap=False)
    return solve(session.predict())


def test_what_is_moved_in_free_play_is_not_quoted() -> None:
    won = missed()
    assert won.outcome() == "missed"
    for move in (Drag("r1", (1.0, 1.0)), Drag("h", (-1.0, 2.0))):
        free = won.commit(move, snap=False)
        assert free.position != won.position
        assert numbers(free) == numbers(won)
        assert numbers(free.restart()) == numbers(won)
        assert numbers(free.undo().undo().undo()) == numbers(won)


def test_the_guess_that_is_quoted_is_the_one_that_missed() -> None:
    session = sat("dual", "story").commit(Drag("h", (2.0, 2.0)), snap=False).predict()
    assert session.foreseen is False
    for again in (session.undo(), session.restart()):
        right = again.commit(Drag("h", (0.4, 0.2)), snap=False).predict()
        won = hold(right)
        assert won.outcome() == "missed"
        assert numbers(won)["guess"] == (2.0, 2.0)
        assert numbers(won)["h"] == (0.4, 0.2)


def test_a_kept_session_quotes_the_same() -> None:
    free = missed().commit(Drag("r1", (1.0, 1.0)), snap=False)
    kept = record.decode(record.encode(free), LIBRARY)
    assert numbers(kept) == numbers(free)
    assert numbers(kept)["h"] == (0.4, 0.2)


@pytest.mark.parametrize("kind", QUOTED)
def test_what_was_before_is_what_its_steps_lead_to(kind: str) -> None:
    won = solve(sat(kind, LIBRARY.levels[kind][0].id).waive())
    bare = replace(won, past=(), steps=())
    assert told.numbers(won) == told.numbers(bare)
    assert told.outcome(won) == told.outcome(bare)
