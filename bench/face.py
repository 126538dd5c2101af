"""Figures of the Eigenface: what painting it once costs, as large as it comes."""

import statistics
import time
from pathlib import Path

import pygame

from game.screens.story.play import PlayScreen
from game.ui.actors.eigenface import EigenfacePortrait
from game.ui.actors.face_motion import Moment
from game.ui.window.face_basis import read_faces
from game.verbs.driving.driver import Driver

SIZE = (1920, 1080)
FRAMES = 240
WARM = 5
# What it does: its loudness, and how far it has withdrawn.
STATES = {"rest": (0.0, 0.0), "speaking": (0.8, 0.0), "words": (0.0, 1.0)}


def measure(folder: Path) -> dict[str, float]:
    """The dearest rank of each state alone in the ink, and of the listener, in ms."""
    driver = Driver(folder / "saves", size=SIZE, chapter="rows")
    page = driver.top
    if not isinstance(page, PlayScreen):
        raise TypeError("no page is open")
    box, small = page.page_view.actors.areas()[-1], pygame.Rect(1488, 130, 432, 613)
    portrait = EigenfacePortrait(read_faces(driver.context.assets))
    every = (1, portrait.basis.rank // 3, portrait.basis.rank)
    found: dict[str, float] = {}
    for name, state in STATES.items():
        costs = [_painted(driver, portrait, box, (rank, *state), 1.0) for rank in every]
        found |= _worst(name, costs)
    costs = [_painted(driver, portrait, small, (rank, 0.8, 0.0), 0.0) for rank in every]
    found |= _worst("beside", costs)
    driver.close()
    return found


def _painted(
    driver: Driver,
    portrait: EigenfacePortrait,
    box: pygame.Rect,
    state: tuple[int, float, float],
    alone: float,
) -> list[float]:
    """The costs of so many paintings, each with what lies behind it."""
    surface, theme = driver.surface, driver.context.brush.theme
    base = surface.copy()
    rank, loud, away = state
    ground = portrait.grounded(base, box, alone) if alone else None
    costs = []
    for n in range(WARM + FRAMES):
        begin = time.thread_time()
        if ground is None:
            surface.blit(base, box, box)
        portrait.draw(
            surface,
            box,
            rank=rank,
            now=Moment(n / 30, loud, away),
            alone=alone,
            theme=theme,
            ground=ground,
        )
        costs.append(1000.0 * (time.thread_time() - begin))
    return costs[WARM:]


def _worst(name: str, ranks: list[list[float]]) -> dict[str, float]:
    return {
        f"face.{name}.median": max(statistics.median(costs) for costs in ranks),
        f"face.{name}.p99": max(
            sorted(costs)[int(0.99 * (len(costs) - 1))] for costs in ranks
        ),
    }
