"""Where the words suffice, a level is solved by them alone, without a hint."""

import pytest

from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from tests.screens.ears.own_reading import READ, Thinker
from tests.screens.support import library


@pytest.mark.parametrize("kind", READ)
def test_a_level_is_solved_by_what_is_said_of_it(context: Context, kind: str) -> None:
    thinker = Thinker(context)
    level = library().levels.levels[kind][0]
    thinker.think(PuzzleScreen(context, kind, level.id, story=True), kind)
    solved = context.store.profile.solved[f"{kind}.{level.id}"]
    assert solved.marks.unaided
    assert not [line for line in thinker.transcript if "f1" in line]
