"""The system's wish that the game ends: at shutdown, at logout, by ``kill``."""

import signal
from types import FrameType

import pygame

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def heed() -> None:
    """Let each such signal come to the game as an event."""
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, _heard)


def _heard(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    pygame.event.post(pygame.Event(pygame.APP_TERMINATING))
