"""What a play remembers comes to the puzzle that recalls it, and may change there."""

from collections.abc import Mapping

import pytest

from game.narrative.machine.state import State
from game.narrative.program.domains import Value
from game.puzzles.core.protocol import Turn
from game.puzzles.kinds.keepface.position import KeepfacePosition
from game.puzzles.kinds.keepface.state import IN
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.awards import Awards
from game.screens.flow import results
from game.screens.flow.base import Pop
from game.screens.puzzle import unsolved
from game.screens.puzzle.lent import Lent
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.screens.story.remembered import remembered

UNAIDED = Awards(solved=True, unaided=True, foreseen=None, cost=3, fewest=3)


def facts(context: Context, marks: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, Value] = {"sang": "hummed", "named": True, "warmth": 3}
    values["kept"] = "longest"
    return remembered(context, State("hand", values=values, marks=dict(marks)))


def opened(context: Context, known: Mapping[str, str]) -> PuzzleScreen:
    lent = Lent(facts=known)
    return PuzzleScreen(context, "keepface", "story", story=True, lent=lent)


def position(screen: PuzzleScreen) -> KeepfacePosition:
    found = screen.session.position
    assert isinstance(found, KeepfacePosition)
    return found


def test_variables_marks_and_deeds_are_facts(context: Context) -> None:
    marks = {"dot-direction": "holds", "drop-small": "breaks", "all-singular": "holds"}
    context.store.profile.solve("dual.slanted", UNAIDED)
    found = facts(context, marks)
    assert (found["sang"], found["named"], found["warmth"]) == ("hummed", "true", "3")
    assert (found["right"], found["guesses"]) == ("2", "3")
    assert found["broken"] == "drop-small"
    title = context.library.levels.find("dual", "slanted").title
    assert found["unaided"] == title


def test_one_was_in_the_chapters_that_one_has_finished_whatever_one_marks(
    context: Context,
) -> None:
    # The last board lets everybody mark guesses of every chapter.
    found = facts(context, {"dot-direction": "holds", "all-singular": "holds"})
    assert not [key for key in found if key.startswith("been:")]
    context.store.profile.finish("rows", "rows", {})
    been = {key for key in facts(context, {}) if key.startswith("been:")}
    assert been == {"been:rows"}


def test_only_what_a_kind_recalls_is_handed_on(context: Context) -> None:
    known = facts(context, {}) | {"no such thing": "true"}
    there = position(opened(context, known)).memories()
    assert set(there) <= set(KINDS["keepface"].recalls)
    assert there["sang"] == "hummed"
    assert position(opened(context, known)).kept() == {1}
    dual = unsolved.begun(context, "dual", "slanted", (), known)
    assert "hummed" not in dual.seed


def test_a_play_s_own_door_is_not_the_workbench_s(context: Context) -> None:
    bench = PuzzleScreen(context, "keepface", "story", story=False)
    bench.put(bench.session.waive())
    bench.put(bench.session.commit(Turn("plate5", IN)))
    unsolved.keep(context, bench.session)
    assert position(opened(context, facts(context, {}))).kept() == {1}


@pytest.mark.parametrize("right", ["breaks", "holds"])
def test_marks_that_are_revised_there_count_and_what_was_laid_stands(
    context: Context, right: str
) -> None:
    screen = opened(context, facts(context, {"dot-direction": "holds"}))
    assert not position(screen).proven()
    screen.put(screen.session.waive())
    screen.put(screen.session.commit(Turn("plate5", IN)))
    change = screen.resumed(results.Marks((("dot-direction", right),)))
    assert isinstance(change, Pop)
    assert change.result == results.Marks((("dot-direction", right),), back=True)
    again = opened(context, facts(context, {"dot-direction": right}))
    assert position(again).kept() == {1, 5}
    assert position(again).placed
    assert position(again).proven() is (right == "breaks")
