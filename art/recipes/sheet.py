"""One sheet of all characters, poses and places, to be looked at side by side.

    python art/recipes/sheet.py

Draws the Eigenface and the Patient as the game does, and lays them out with Alice, the
puppets and the places in ``art/SHEET.jpg``.
"""

import os
import sys
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import pygame
from manifest import note
from PIL import Image, ImageDraw, ImageFont

from game.linalg.lowrank import truncate
from game.ui.assets import Assets
from game.ui.countenance import Moment
from game.ui.portrait import EigenfacePortrait, PatientPortrait
from game.ui.theme import LANTERN

ROOT = Path(__file__).resolve().parents[2]
ART = ROOT / "art"
W, GAP = 2400, 24
NAMES = ImageFont.truetype(str(ART / "fonts" / "JetBrainsMono-Medium.ttf"), 20)


def painted(size, draw):
    """What ``draw`` paints on ink, as a picture."""
    surface = pygame.Surface(size)
    surface.fill(LANTERN.ink)
    draw(surface, surface.get_rect())
    return Image.frombytes("RGB", size, pygame.image.tobytes(surface, "RGB"))


def eigenface(assets):
    """The Eigenface at its ranks, quiet; then speaking, withdrawn, and in parts."""
    face = EigenfacePortrait.of(assets)
    size, last = (320, 400), face.basis.rank

    def at(rank, t, loud=0.0):
        def draw(surface, rect):
            now = Moment(t, loud)
            face.draw(surface, rect, rank=rank, now=now, theme=LANTERN)

        return painted(size, draw)

    ranks = [(f"rank {k}", at(k, 2.0)) for k in (1, 2, 4, 8, 16, last)]
    speaking = [("speaking", at(last, t, 0.9)) for t in (7.3, 7.45)]

    def words(surface, rect):
        now = Moment(3.0, 0.0, 1.0)
        face.draw(surface, rect, rank=9, now=now, alone=1.0, theme=LANTERN)

    moods = [*speaking, ("words on the screen", painted((640, 400), words))]
    parts = []
    for i in range(10):
        raw = pygame.image.tobytes(face.component(i, LANTERN), "RGB")
        alone = Image.frombytes("RGB", face.basis.size, raw)
        parts.append((f"component {i + 1}", alone.resize((200, 250))))
    return [ranks, moods, parts]


def patient(assets):
    """The Patient as the Ledger fills."""
    map_of_him = PatientPortrait.of(assets)

    def at(certainty):
        def draw(surface, rect):
            map_of_him.draw(surface, rect, t=2.0, certainty=certainty, theme=LANTERN)

        return painted((320, 400), draw)

    return [(f"certain {c:.2f}", at(c)) for c in (0.0, 0.25, 0.5, 0.75, 1.0)]


def alice():
    """The portrait, and the matrix at some ranks."""
    portrait = Image.open(ART / "alice" / "portrait.jpg")
    grey = np.asarray(Image.open(ART / "alice" / "matrix.png"), float)
    out = [("alice", portrait.resize((333, 400)))]
    for k in (1, 2, 4, 8, 16, 64):
        near = np.clip(truncate(grey, k), 0, 255).astype(np.uint8)
        shown = Image.fromarray(near).convert("RGB")
        out.append((f"rank {k}", shown.resize((320, 400), Image.Resampling.BICUBIC)))
    return out


def files(folder, ending, size):
    """Every picture of a folder with its name."""
    out = []
    for path in sorted((ART / folder).glob(f"*{ending}")):
        if path.stem.endswith("-smear"):
            continue
        picture = (
            Image.open(path).convert("RGBA").resize(size, Image.Resampling.LANCZOS)
        )
        ground = Image.new("RGBA", size, (*LANTERN.panel, 255))
        ground.alpha_composite(picture)
        out.append((path.stem, ground.convert("RGB")))
    return out


def things():
    """The small things, and the face with all its features."""
    drawn = [t for t in files("things", ".png", (212, 212)) if "flag-" not in t[0]]
    whole = Image.new("RGBA", (384, 384), (*LANTERN.panel, 255))
    for part in ("base", "eyes", "brows", "mouth"):
        whole.alpha_composite(Image.open(ART / "things" / f"face-{part}.png"))
    drawn.append(("face, all of it", whole.convert("RGB").resize((212, 212))))
    for path in sorted((ART / "things").glob("flag-*.png")):
        cells = Image.open(path).convert("RGB")
        drawn.append((path.stem, cells.resize((212, 141), Image.Resampling.NEAREST)))
    return drawn


def rows_of(tiles, wide=W):
    """Tiles in rows that fit."""
    rows, used = [[]], GAP
    for name, picture in tiles:
        if used + picture.width + GAP > wide:
            rows.append([])
            used = GAP
        rows[-1].append((name, picture))
        used += picture.width + GAP
    return rows


def main():
    """Draw, lay out, keep."""
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    assets = Assets(ROOT)
    groups = [*eigenface(assets), patient(assets), alice()]
    groups += [
        files("puppets", ".png", (295, 400)),
        files("television", ".png", (640, 426))
        + files("television", ".jpg", (568, 426)),
        files("places", ".jpg", (760, 428)),
        files("layers", ".jpg", (568, 320)) + files("layers", "[0-9].png", (568, 320)),
        things(),
    ]
    rows = [row for group in groups for row in rows_of(group) if row]
    high = GAP + sum(max(p.height for _, p in row) + 2 * GAP + 20 for row in rows)
    sheet = Image.new("RGB", (W, high), LANTERN.ink)
    pen, y = ImageDraw.Draw(sheet), GAP
    for row in rows:
        x, tall = GAP, max(p.height for _, p in row)
        for name, picture in row:
            sheet.paste(picture, (x, y))
            pen.text((x, y + tall + 8), name, font=NAMES, fill=LANTERN.quiet)
            x += picture.width + GAP
        y += tall + 2 * GAP + 20
    sheet.save(ART / "SHEET.jpg", quality=84, optimize=True, progressive=True)
    packages = ("pygame-ce", "numpy", "pillow")
    note("sheet", ("sheet",), [ART / "SHEET.jpg"], packages, "MIT")


if __name__ == "__main__":
    main()
