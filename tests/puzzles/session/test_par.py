"""Par is the fewest moves: searched for move by move, without the solver's help."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.core.protocol import Drag, Move, Position, Turn
from game.puzzles.kinds.columns.position import ColumnsPosition
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import daily, named
from game.puzzles.levels.library import endless, endless_name
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LIBRARY, LORE, sat, solved

RANKED = [name for name, kind in KINDS.items() if kind.ranked]
# Dials have no end of places: those of rsr are searched in a test of their own.
SEARCHED = [name for name in RANKED if name not in ("board", "rsr")]
HAND_MADE = [(kind, level.id) for kind in SEARCHED for level in LIBRARY.levels[kind]]
# How many seeds of a kind are searched; 2,000 of each were, once.
SEEDS = int(os.environ.get("PAR_SEEDS", "24"))
HALVES = [n / 2 for n in range(-12, 13)]
QUARTERS = [n / 4 for n in range(-72, 73)]


def tried(position: Position) -> Iterator[Move]:
    """Every value of what is turned, every quarter of a number, halves of a walk."""
    for handle in position.handles():
        if handle.given:
            continue
        yield from (Turn(handle.key, x) for x in handle.values if x != handle.value)
        if handle.reach is not None:
            yield from (Drag(handle.key, (x, 0.0)) for x in QUARTERS)
        elif isinstance(position, ColumnsPosition) and handle.along is not None:
            (x, y), (a, b) = handle.along, handle.base
            yield from (Drag(handle.key, (a + n * x, b + n * y)) for n in HALVES)


def searched(position: Position, most: int) -> int:
    """The fewest moves to the goal by trying everything; what costs nothing is free."""
    reached, seen = [position], {position}
    for moves in range(most):
        for each in reached:
            # What is free is tried along with what was paid for.
            free = (m for m in tried(each) if not each.counts(m))
            reached += _new((each.play(move) for move in free), seen)
        if any(each.goal().reached for each in reached):
            return moves
        if moves < most - 1:
            paid = ((each, m) for each in reached for m in tried(each))
            after = (each.play(m) for each, m in paid if each.counts(m))
            reached = list(_new(after, seen))
    return most


def _new(found: Iterator[Position], seen: set[Position]) -> Iterator[Position]:
    for each in found:
        if each not in seen:
            seen.add(each)
            yield each


def proven(session: Session) -> None:
    """The solver's way costs what the search finds, and par is that from two on."""
    begun = session.waive()
    won = solved(begun)
    assert won.won
    cost = won.cost()
    assert searched(begun.position, cost) == cost
    assert begun.par() == session.par() == (cost if cost > 1 else 0)
    assert won.tally().fewest == begun.par()


@pytest.mark.parametrize(("kind", "name"), HAND_MADE)
def test_no_hand_made_level_is_done_in_fewer_moves(kind: str, name: str) -> None:
    proven(sat(kind, name))


@pytest.mark.parametrize("kind", [k for k in SEARCHED if KINDS[k].generate])
def test_no_endless_level_is_done_in_fewer_moves(kind: str) -> None:
    for seed in range(SEEDS):
        name = endless_name(kind, 1 + seed % KINDS[kind].hardest, f"par{seed}")
        level = endless(name, LORE)
        assert level is not None
        proven(start(kind, level, LORE))


def test_a_level_of_a_day_has_the_par_of_its_seed() -> None:
    days = [f"2026-12-{day:02}" for day in range(1, 32)]
    found = [named(LIBRARY, daily(day)) for day in days]
    ranked = [each for each in found if each[0] in SEARCHED]
    assert ranked
    for kind, level in ranked:
        proven(start(kind, level, LORE))


def test_a_board_asks_for_each_mark_and_each_piece_of_evidence() -> None:
    """No move sets more than one of them, so fewer moves cannot do."""
    for level in LIBRARY.levels["board"]:
        ids: tuple[str, ...] = getattr(level, "guesses", ())
        asked = sum(1 + bool(LORE[guess].evidence) for guess in ids)
        session = sat("board", level.id)
        assert session.par() == asked == solved(session).cost()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(RANKED)))
def test_where_par_tells_nothing_there_is_none(kind: str) -> None:
    for level in LIBRARY.levels[kind]:
        session = start(kind, level, LORE)
        assert session.par() == 0
        assert solved(session).tally().fewest == 0


@given(st.permutations("abcd"))
def test_what_was_laid_before_the_reveal_is_not_asked_again(order: list[str]) -> None:
    """No win costs less than its par: both count from the reveal."""
    session = sat("order", "story")
    letters = [each for each in order if session.handle(each) is not None]
    for place, letter in enumerate(letters, 1):
        session = session.commit(Turn(letter, str(place)))
    won = solved(session.predict())
    assert won.won
    marks = won.tally()
    assert marks.cost >= marks.fewest
    assert marks.fewest == (marks.cost if marks.cost > 1 else 0)
    if won.foreseen:
        assert marks.cost == 0
