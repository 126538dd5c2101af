"""Whether all that should be seen is there: places, portraits, sprites, icons."""

from collections.abc import Iterator
from pathlib import Path

import pygame

from game.narrative.problems import ERROR, Problem
from game.ui.assets import AssetFault, Assets
from game.ui.equation import INDEX, Equations
from game.ui.facebasis import read_faces
from game.ui.fonts import FILES, read_font
from game.ui.icons import NAMES, WINDOW, read_icon
from game.ui.outline import read_outline

UNSEEN = "S922"
NEEDED = ("art/places/title.jpg", "art/places/ward.jpg", WINDOW)
FOLDERS = ("places", "alice", "puppets", "television", "layers", "things")


def visible(root: Path) -> list[Problem]:
    """What is missing or damaged among the pictures under ``root``."""
    assets = Assets(root)
    faults = (*_pictures(root, assets), *_faces(assets), *_icons(assets))
    found = [str(fault) for fault in (*faults, *_fonts(assets))]
    return [_problem(told) for told in (*found, *_formulas(assets))]


def _pictures(root: Path, assets: Assets) -> Iterator[AssetFault]:
    """Pictures that cannot be decoded, and those that no game can do without."""
    there = {
        path.relative_to(root).as_posix()
        for folder in FOLDERS
        for path in (root / "art" / folder).rglob("*")
        if path.suffix in (".jpg", ".png")
    }
    for name in sorted(there | set(NEEDED)):
        try:
            assets.picture(name)
        except AssetFault as fault:
            yield fault


def _faces(assets: Assets) -> Iterator[AssetFault]:
    """The Eigenface's basis and the Patient's map."""
    for read in (read_faces, read_outline):
        try:
            read(assets)
        except AssetFault as fault:
            yield fault


def _icons(assets: Assets) -> Iterator[AssetFault]:
    """Icons that the screens draw and that are missing or damaged."""
    for name in NAMES:
        try:
            read_icon(assets, name)
        except AssetFault as fault:
            yield fault


def _fonts(assets: Assets) -> Iterator[AssetFault]:
    """Fonts that are missing or damaged."""
    pygame.font.init()
    for name in FILES:
        try:
            read_font(assets, name)
        except AssetFault as fault:
            yield fault


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
