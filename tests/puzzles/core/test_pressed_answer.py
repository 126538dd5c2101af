"""An answer that is pressed: its reason stands under it, and nothing makes room."""

import pytest

from game.figure.natural import natural_size
from game.figure.things import Sign, Tone, Work
from game.puzzles.core import pressed_answer
from game.puzzles.core.protocol import Turn
from game.puzzles.session.session import Session
from tests.puzzles.support import sat

SAYS = {
    "not said": "it can be done",
    "few": "no: too few",
    "long": "no: it is too long",
}
SAID = (
    ("carry", "narrow"),
    ("concepts", "deaf"),
    ("entry", "mirror"),
    ("erase", "same"),
    ("rule", "quarrel"),
    ("tiles", "stranded"),
)


def sizes(session: Session) -> set[tuple[float, float]]:
    panels = session.figure().panels
    return {natural_size(panel) for panel in panels if isinstance(panel, Work)}


@pytest.mark.parametrize(("kind", "name"), SAID)
def test_no_answer_moves_what_stands_beside_it(kind: str, name: str) -> None:
    session = sat(kind, name).waive()
    handle = session.handle(pressed_answer.SAID)
    assert handle is not None
    assert len(handle.values) > 2
    pressed = [session.commit(Turn(handle.key, value)) for value in handle.values[1:]]
    assert {each.position == session.position for each in pressed} == {False}
    assert all(sizes(each) == sizes(session) for each in pressed)


def test_the_reason_is_a_note_under_the_answer() -> None:
    row = pressed_answer.line("few", SAYS, Tone.BAD)
    (words,) = row.blocks
    assert isinstance(words, Sign)
    assert (words.text, row.note, words.tone) == ("no", "too few", Tone.BAD)
    assert (words.room, row.spare) == ("it can be done", "it is too long")
    free = pressed_answer.line("not said", SAYS, Tone.BAD)
    assert (free.note, free.spare) == ("", row.spare)
