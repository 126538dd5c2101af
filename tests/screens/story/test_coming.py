"""What follows a line is ready before the reader goes on."""

from collections.abc import Iterator
from typing import Any

import pytest

from game.narrative.machine.events import Advance, PuzzleSet
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.screens.story import doors
from game.screens.story.coming import after, answers
from game.screens.story.journey import Journey
from game.screens.story.lessons import BACK, GO_ON
from game.screens.story.play import PlayScreen
from game.ui.paint import text_panel
from game.ui.type.typesetting import Typesetter
from game.ui.window import intents as want
from tests.screens.support import Hands, library


def test_the_next_line_is_set_while_one_is_read(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PlayScreen(context, Journey.begin(library().program, "rows"))
    context.store.profile.learned |= {GO_ON, BACK}  # their words are set when shown
    hands = Hands(page)
    made: list[str] = []
    for where, name in ((Typesetter, "_set"), (text_panel, "_rising")):
        makes = getattr(where, name)

        def noted(*args: Any, name: str = name, makes: Any = makes) -> Any:
            made.append(name)
            return makes(*args)

        monkeypatch.setattr(where, name, noted)
    for _line in range(3):
        hands.do(want.Advance())
        hands.rest(3.0)
        assert not page.coming.left
        made.clear()
        index = page.journey.index
        hands.do(want.Advance())
        assert page.journey.index == index + 1
        assert not made


def test_to_look_ahead_changes_nothing() -> None:
    journey = Journey.begin(library().program, "rows")
    moments, trail = list(journey.moments), journey.trail
    coming = after(journey, answers(journey.now.pause)[0])
    assert (journey.moments, journey.trail) == (moments, trail)
    journey.answer(Advance())
    now = journey.now
    assert (now.state, now.stage, now.pause) == (
        coming.state,
        coming.stage,
        coming.pause,
    )


def before_a_puzzle(context: Context) -> Hands:
    """A page whose next step leads to a puzzle, shown in this frame."""
    journey = Journey.begin(library().program, "rows")
    while not isinstance(
        after(journey, answers(journey.now.pause)[0]).pause, PuzzleSet
    ):
        journey.answer(answers(journey.now.pause)[0])
    hands = Hands(PlayScreen(context, journey))
    hands.do()
    return hands


def test_a_puzzle_that_was_made_ready_opens_at_once(context: Context) -> None:
    hands = before_a_puzzle(context)
    hands.rest(8.0)
    hands.do(want.Advance())
    assert isinstance(hands.top, PuzzleScreen)


def test_who_hurries_waits_a_few_frames_each_with_a_part_of_it(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = before_a_puzzle(context)
    page = hands.top
    page.reader.typing.finish()
    real, steps = doors.expected, [0]

    def expected(*args: Any) -> Iterator[None]:
        for _step in real(*args):
            steps[-1] += 1
            yield

    monkeypatch.setattr(doors, "expected", expected)
    hands.do(want.Advance())
    while hands.top is page:
        assert page.opening
        assert page.wait() == 0.0
        # Whatever is pressed meanwhile neither goes on nor back.
        steps.append(0)
        hands.stack.update(1 / 60, [want.Advance(), want.Rollback()])
    assert isinstance(hands.top, PuzzleScreen)
    assert sum(steps) > 1
    assert max(steps) == 1
