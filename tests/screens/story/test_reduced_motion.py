"""Reduced motion: nothing on the page comes letter by letter."""

from msgspec.structs import replace

from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen


def test_a_line_stands_whole_at_once(context: Context) -> None:
    context.adopt(replace(context.settings, reduced_motion=True, text_speed=20.0))
    page = PlayScreen(context, Journey.begin(context.library.program, "rows"))
    typing = page.reader.typing
    assert typing is not None
    assert typing.done
