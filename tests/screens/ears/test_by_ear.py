"""Every kind is played by ear alone, and what was heard is kept to be read.

The transcripts lie in ``transcripts``: a level by its hints, a guess that is made, and
the level by what is said alone where the words suffice. Where speech was changed on
purpose they are written anew by ``EIGENFACE_TRANSCRIPTS=write pytest
tests/screens/ears``.
"""

import os
from pathlib import Path

import pytest

from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from tests.screens.ears.by_ear import Listener
from tests.screens.ears.own_reading import READ, Thinker
from tests.screens.support import library

TRANSCRIPTS = Path(__file__).parent / "transcripts"
KINDS = tuple(library().levels.levels)


def opened(context: Context, kind: str) -> PuzzleScreen:
    """The first level of a kind, as if it had never been met."""
    profile = context.store.profile
    profile.solved.clear()
    profile.unsolved.clear()
    level = library().levels.levels[kind][0]
    return PuzzleScreen(context, kind, level.id, story=True)


def by_hints(context: Context, kind: str) -> list[str]:
    listener = Listener(context)
    listener.play(opened(context, kind))
    assert listener.solved
    return ["# By its hints", *listener.transcript]


def guessed(context: Context, kind: str) -> list[str]:
    listener = Listener(context)
    screen = opened(context, kind)
    if not screen.session.guessing():
        return []
    listener.sit(screen)
    listener.guess()
    assert not screen.session.guessing()
    return ["", "# A guess is made", *listener.transcript]


def by_words(context: Context, kind: str) -> list[str]:
    if kind not in READ:
        return []
    thinker = Thinker(context)
    screen = opened(context, kind)
    thinker.think(screen, kind)
    assert context.store.profile.solved[
        f"{kind}.{screen.session.level.id}"
    ].marks.unaided
    assert not [line for line in thinker.transcript if "f1" in line]
    return ["", "# By what is said alone", *thinker.transcript]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_solved_by_what_is_said_and_keys(context: Context, kind: str) -> None:
    told = [
        *by_hints(context, kind),
        *guessed(context, kind),
        *by_words(context, kind),
    ]
    heard = "\n".join(told) + "\n"
    kept = TRANSCRIPTS / f"{kind}.txt"
    if os.environ.get("EIGENFACE_TRANSCRIPTS") == "write":
        kept.write_text(heard, "utf-8")
    assert heard == kept.read_text("utf-8")


@pytest.mark.wide
@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, library().levels.levels[kind][n].id) for kind in KINDS for n in (2, -1)],
)
def test_a_level_in_the_middle_and_the_last_one_too(
    context: Context, kind: str, name: str
) -> None:
    listener = Listener(context)
    listener.play(PuzzleScreen(context, kind, name, story=True))
    assert listener.solved


def test_there_is_a_transcript_for_every_kind_and_no_other() -> None:
    assert {path.stem for path in TRANSCRIPTS.iterdir()} == set(KINDS)
