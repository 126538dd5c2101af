"""Superficial similarity comes from superposition."""

from typing import Final

from game.guesses.guess import Open

GUESS: Final = Open(
    id="superposition-causes",
    words="said as a guess; no number here decides it",
)
