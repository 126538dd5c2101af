"""Every kind is played by ear alone, and what was heard is kept to be read.

The transcripts lie in ``transcripts``. Where speech was changed on purpose they are
written anew by ``EIGENFACE_TRANSCRIPTS=write pytest tests/screens/ears``.
"""

import os
from pathlib import Path

import pytest

from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from tests.screens.ears.by_ear import Listener
from tests.screens.support import library

TRANSCRIPTS = Path(__file__).parent / "transcripts"
KINDS = tuple(library().levels.levels)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_solved_by_what_is_said_and_keys(context: Context, kind: str) -> None:
    listener = Listener(context)
    level = library().levels.levels[kind][0]
    listener.play(PuzzleScreen(context, kind, level.id, story=True))
    assert listener.solved
    heard = "\n".join(listener.transcript) + "\n"
    kept = TRANSCRIPTS / f"{kind}.txt"
    if os.environ.get("EIGENFACE_TRANSCRIPTS") == "write":
        kept.write_text(heard, "utf-8")
    assert heard == kept.read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, each.id) for kind in KINDS for each in library().levels.levels[kind][1:]],
)
def test_every_other_level_too(context: Context, kind: str, name: str) -> None:
    listener = Listener(context)
    listener.play(PuzzleScreen(context, kind, name, story=True))
    assert listener.solved


def test_there_is_a_transcript_for_every_kind_and_no_other() -> None:
    assert {path.stem for path in TRANSCRIPTS.iterdir()} == set(KINDS)
