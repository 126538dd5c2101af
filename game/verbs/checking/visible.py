"""Whether all that should be seen is there: places, portraits, sprites, icons."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pygame

from game.reading.problems import ERROR, Problem
from game.ui.actors.outline import read_outline
from game.ui.paint.icons import NAMES, WINDOW, read_icon
from game.ui.type.equation import INDEX, Equations
from game.ui.type.fonts import FILES, read_font
from game.ui.window.assets import AssetFault, Assets
from game.ui.window.face_basis import read_faces

UNSEEN = "S922"
NEEDED = ("art/places/title.jpg", "art/places/ward.jpg", WINDOW)
FOLDERS = ("places", "alice", "puppets", "television", "layers", "things")


def visible(root: Path) -> list[Problem]:
    """What is missing or damaged among the pictures under ``root``."""
    assets = Assets(root)
    found = [*_unreadable(_readings(root, assets)), *_formulas(assets)]
    return [_problem(told) for told in found]


def _readings(root: Path, assets: Assets) -> Iterator[Callable[[], object]]:
    """All that is read: pictures, the faces, the Patient's map, icons and fonts."""
    there = {
        path.relative_to(root).as_posix()
        for folder in FOLDERS
        for path in (root / "art" / folder).rglob("*")
        if path.suffix in (".jpg", ".png")
    }
    pygame.font.init()
    yield from (partial(assets.picture, name) for name in sorted(there | set(NEEDED)))
    yield from (partial(read, assets) for read in (read_faces, read_outline))
    yield from (partial(read_icon, assets, name) for name in NAMES)
    yield from (partial(read_font, assets, name) for name in FILES)


def _unreadable(readings: Iterable[Callable[[], object]]) -> Iterator[str]:
    for read in readings:
        try:
            read()
        except AssetFault as fault:
            yield str(fault)


def _formulas(assets: Assets) -> list[str]:
    """Outlines of the index that are missing or damaged."""
    if not assets.has(INDEX):
        return [f"{INDEX!r} is missing; run eigenface equations"]
    equations = Equations(assets)
    for tex in equations.known():
        equations.render(tex, 16, (255, 255, 255))
    return equations.missing


def _problem(told: str) -> Problem:
    hint = "put the file back, or make it with its recipe under art/recipes"
    return Problem("art", 1, 1, UNSEEN, told, hint, ERROR)
