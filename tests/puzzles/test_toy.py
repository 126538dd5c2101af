"""The kind of one page keeps the laws of all kinds; a careless one is refused."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.puzzles.core.kind import declare
from game.puzzles.core.level import Level
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Hint, Predict
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import Library
from game.puzzles.session.session import start
from tests.puzzles import test_every_level as laws
from tests.puzzles.support import LIBRARY, one_act, sat
from tests.puzzles.toy import KIND, STORY, OppositeLevel, OppositePosition

STARTS = [
    ((2.0, 1.0), (1.0, 1.0)),
    ((-1.0, 0.5), (2.0, 0.0)),
    ((0.4, -3.0), (1.0, 2.0)),
]
LEVELS = [
    OppositeLevel(id=f"toy-{i}", title="Toy", r=r, start=v)
    for i, (r, v) in enumerate(STARTS)
]
OF_LEVELS: list[Callable[[str, Level], None]] = [
    laws.test_nothing_is_solved_at_its_start,
    laws.test_the_reference_solution_solves_it,
    laws.test_every_handle_can_be_moved_by_keys_alone,
    laws.test_it_is_solved_by_keys_alone,
    laws.test_after_the_win_the_givens_can_be_dragged_too,
    laws.test_the_naming_shows_a_listed_formula_and_the_check_can_be_asked,
]
OF_SESSIONS: list[Any] = [
    laws.test_hints_lead_to_the_goal_from_anywhere,
    laws.test_every_state_draws_speaks_and_can_be_kept,
    laws.test_handles_stay_in_view_and_arrows_never_vanish,
]


@pytest.fixture(autouse=True, scope="module")
def listed() -> Iterator[None]:
    """The toy in the table of kinds, and its levels in the library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(KINDS, KIND.name, KIND)
        library = Library({**LIBRARY.levels, KIND.name: tuple(LEVELS)})
        patch.setattr(laws, "LIBRARY", library)
        yield


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("law", OF_LEVELS)
def test_a_level_keeps_the_laws(
    law: Callable[[str, Level], None], level: Level
) -> None:
    assert not list(KIND.faults(level))
    law(KIND.name, level)


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(LEVELS), st.sampled_from(OF_SESSIONS))
def test_a_session_keeps_the_laws(data: st.DataObject, level: Level, law: Any) -> None:
    session = start(KIND.name, level)
    for _ in range(data.draw(st.integers(0, 8))):
        session = data.draw(one_act(session))
    law.hypothesis.inner_test(session)


def test_what_is_derived_can_be_told_by_hand() -> None:
    position = OppositePosition.begin(LEVELS[0])
    assert [handle.key for handle in position.handles()] == ["v", "r"]
    assert position.goal().closeness == 0.0
    assert position.solve() == (Predict(sure=False), Drag("v", (-2.0, -1.0)))
    missed = position.play(Predict())
    assert (missed.guess, missed.foreseen()) == ((1.0, 1.0), False)
    assert missed.hint(3) == Hint(
        words="v belongs at (−2, −1).", ghost=Drag("v", (-2.0, -1.0))
    )
    won = missed.play(Drag("v", (-2.0, -1.0)))
    assert won.goal().reached
    assert won.solve() == ()
    assert won.hint(1).words == "It is right as it is."
    assert won.play(Drag("nobody", (1.0, 1.0))) == won


def test_a_level_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="no level of the kind 'opposite'"):
        KIND.open(sat("dual", "story").level)
    short = OppositeLevel(id="short", title="Short", r=(0.0, 0.0), start=(9.0, 0.0))
    assert [fault.path for fault in KIND.faults(short)] == [("r",), ("start",)]


def test_a_kind_that_leaves_something_unsaid_is_refused_at_import() -> None:
    class Mute(OnPlane[OppositeLevel, None], frozen=True, kw_only=True):
        """It says nothing at all."""

    with pytest.raises(TypeError, match="does not say its 'answer'"):
        declare("mute", Mute, OppositeLevel, STORY)  # type: ignore[type-abstract]
