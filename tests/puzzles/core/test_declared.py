"""What a declared kind derives from its hands, also when they were asked for before."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from game.language import use
from game.puzzles.core.declared import Declared
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.table import KINDS
from tests.puzzles.support import LIBRARY, sat

DECLARED = [
    kind
    for kind in KINDS
    if isinstance(sat(kind, LIBRARY.levels[kind][0].id).position, Declared)
]


class Loud(NullTranslations):
    """A language in which everything is cried."""

    def gettext(self, message: str) -> str:
        return f"{message}!"


@pytest.fixture
def english() -> Iterator[None]:
    yield
    use(NullTranslations())


@pytest.mark.usefixtures("english")
def test_hands_are_named_in_the_language_of_now() -> None:
    position = sat("slip", "story").position
    before = [handle.name for handle in position.handles()]
    use(Loud())
    after = [handle.name for handle in position.handles()]
    assert after == [f"{name}!" for name in before]


@pytest.mark.parametrize("kind", DECLARED)
def test_a_move_leads_to_the_same_whether_hands_were_asked_for_or_not(
    kind: str,
) -> None:
    name = LIBRARY.levels[kind][0].id
    one, other = sat(kind, name).position, sat(kind, name).position
    for move in one.solve():
        one.handles()
        one, other = one.play(move), other.play(move)
        assert one == other


def test_the_hands_of_another_position_are_not_taken_for_its_own() -> None:
    one = sat("dual", "story").position
    one.handles()
    other = one.play(Drag("h", (1.0, 2.0)))
    assert one.play(Drag("h", (2.0, 1.0))) != other
    at = {handle.key: handle.at for handle in other.handles()}
    assert at["h"] == (1.0, 2.0)
