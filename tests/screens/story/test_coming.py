"""What follows a line is ready before the reader goes on."""

from typing import Any

import pytest

from game.narrative.machine.events import Advance
from game.screens.shared.context import Context
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
