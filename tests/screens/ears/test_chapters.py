"""One path of each chapter by ear alone, from the title to the card at its end.

What was heard is kept in ``chapters``, to be read; it is written anew as that of the
kinds is (see ``test_by_ear``).
"""

import os
from pathlib import Path

import pygame
import pytest

from game.language import _
from game.puzzles.kinds.table import KINDS
from game.screens.opening.title import TitleScreen
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from tests.screens.ears.by_ear import Listener, Lost

KEPT = Path(__file__).parent / "chapters"
# Each with what its last card says, and the line there that is taken.
CHAPTERS = (
    ("waking", "The end of Waking", "On to Rows"),
    ("rows", "The end of Rows", "On to Map and Forest"),
    ("forest", "The end of Map and Forest", "On to The Puppet Show"),
    ("show", "The end of The Puppet Show", "On to Face It"),
    ("face", "The end of Face It", "On to Singular"),
    ("singular", "The end of Singular", "On to By Hand"),
    ("hand", "The end of By Hand", "To the title"),
)
PUZZLES = tuple(f"{_(kind.title)}: " for kind in KINDS.values())
LONGEST = 600
# Until what has come hears, and until a silence of the story is over.
PATIENT, SILENCE = 1.2 * DEAF, 4.0


class Reader(Listener):
    """Reads on by what is said: the first way of each choice, puzzles by their hints.

    A key at which nothing was said, since it only ended the writing of a line, is left
    out of the transcript.
    """

    def take(self, line: str) -> str:
        """Down the menu that was opened to a line, and into it; what is said there."""
        told = self.rest(PATIENT) or self.press(pygame.K_v)
        for _press in range(12):
            if line in told:
                break
            told = self.press(pygame.K_DOWN)
        return self.press(pygame.K_RETURN) or self.rest(PATIENT)

    def read(self, told: str, end: str) -> None:
        """From what was said last until a card says the ``end``."""
        for _line in range(LONGEST):
            if end in told:
                return
            if told.startswith(PUZZLES):
                told = self._puzzle()
            elif "1 of " in told:
                self.rest(PATIENT)
                told = self.press(pygame.K_1)
            else:
                told = self._on()
        raise Lost(told)

    def _on(self) -> str:
        for _press in range(3):
            told = self.press(pygame.K_SPACE)
            if told:
                # A puzzle opens a frame after the line before it.
                return told
            self.transcript.pop()
        return self.rest(SILENCE)

    def _puzzle(self) -> str:
        self.rest(PATIENT)
        self.solve()
        told = self.rest(SILENCE)
        return self.press(pygame.K_RETURN) or told


@pytest.mark.long
def test_the_chapters_are_played_by_ear_from_the_title_to_the_last_card(
    context: Context,
) -> None:
    reader = Reader(context)
    reader.sit(TitleScreen(context))
    told = reader.take("New game")
    for chapter, end, on in CHAPTERS:
        reader.read(told, end)
        assert chapter in context.store.profile.finished
        heard = "\n".join(reader.transcript) + "\n"
        reader.transcript.clear()
        kept = KEPT / f"{chapter}.txt"
        if os.environ.get("EIGENFACE_TRANSCRIPTS") == "write":
            kept.write_text(heard, "utf-8")
        assert heard == kept.read_text("utf-8")
        told = reader.take(on)
    assert told.startswith("Eigenface: ")
