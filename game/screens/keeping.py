"""Saves as the play screen makes them: at every new line, and when asked."""

from collections.abc import Callable
from io import BytesIO

import pygame

from game.narrative.anchors import anchor
from game.saving.save import Save
from game.screens.desk import Desk
from game.screens.journey import Journey


def save_of(desk: Desk, journey: Journey, played: float, wall: Callable[[], float]) -> Save:
    """The save of the moment that is shown."""
    moment = journey.now
    program = desk.library.program
    return Save(
        chapter=moment.state.chapter,
        state=moment.state,
        stage=moment.stage,
        anchor=anchor(program, moment.state, journey.trail),
        trail=journey.trail,
        played=played,
        when=wall(),
    )
