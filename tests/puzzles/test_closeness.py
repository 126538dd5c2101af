"""How near the goal is can be heard in every kind: it rises, and is whole at last."""

import pytest

from game.linalg.plane import added, scaled
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Drag
from game.puzzles.session.session import start
from tests.puzzles.support import LEVELS, LORE, NAMES, sat

# Kinds with nothing in between: what is right is counted, and told in numbers.
COUNTED = ("order", "board", "keep", "slip", "rule", "paper")


@pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)
def test_it_rises_to_the_goal(kind: str, level: Level) -> None:
    position = start(kind, level, LORE).waive().position
    first = position.goal().closeness
    heard = [first]
    for move in position.solve():
        position = position.play(move)
        heard.append(position.goal().closeness)
    assert position.goal().reached
    assert heard[-1] == max(heard)
    assert heard[-1] > 0.9
    assert first < heard[-1] - 1 / 24  # the tone has 24 steps


# What is posed as a question brings nothing nearer.
POSED = {"n1", "n2"}
SLIDING = [(kind, level) for kind, level in LEVELS if kind not in COUNTED]


@pytest.mark.parametrize(
    ("kind", "level"), SLIDING, ids=[f"{kind}-{level.id}" for kind, level in SLIDING]
)
def test_between_two_places_it_is_another(kind: str, level: Level) -> None:
    position = start(kind, level, LORE).waive().position
    way = position.solve()
    drags = (m for m in way if isinstance(m, Drag))
    moves = [m for m in drags if m.handle not in POSED]
    if not moves:
        return  # What is right there is that there is no answer.
    for before in way[: way.index(moves[0])]:
        position = position.play(before)
    handles = {handle.key: handle for handle in position.handles()}
    move, handle = moves[0], handles[moves[0].handle]
    half = scaled(added(handle.at, move.to), 0.5)
    there = [
        position.play(Drag(move.handle, to)).goal().closeness
        for to in (handle.at, half, move.to)
    ]
    assert there[0] != there[1] or there[1] != there[2]


def test_what_is_counted_is_told_in_numbers() -> None:
    order = sat("order", "story").waive().position
    assert "1 of 3 pairs" in order.describe()
    assert "L · R = 0; L · M = 4." in sat("rule", "story").waive().position.describe()
    board = sat("board", "story").position
    assert "Settled are" not in board.describe()
    for move in board.solve():
        board = board.play(move)
    assert "Settled are 3 of 3 pages." in board.describe()
