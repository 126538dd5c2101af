"""The forest as the latent space: cold, its trees lines of light, features at the tips.

    python art/recipes/latent.py

The same trees as ``forest.py``. Writes the place ``forest-latent``; the features at the
tips of the branches, like near like, come and go in the game.
"""

import sys
from pathlib import Path

import numpy as np
import skia
from scipy.ndimage import gaussian_filter

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
import winks
from finish import clouds, lin
from forest import CYAN, DEEP, EMBER, ROWS, H, W, contours, row_of_trees, sparks
from manifest import note

ART = Path(__file__).resolve().parents[1]
SEED, SUN = 4, (1050, 430)
COLD, HEART = 0.5 * lin("#24525A"), lin("#4FB3A5")
# Most of the features that are lit, and pixels of a patch beyond a spark's radius.
MOST, ROOM = 260, 3
# Pixels of the regions whose features come and go together.
REGION = (190, 150)


def kin(x, y):
    """From 0 to 1: which of the two kinds of feature lives at a spot."""
    wave = np.sin(x / 164) + np.cos(y / 94 + x / 345)
    return 1 / (1 + np.exp(-4 * wave))


def threads(paths, t):
    """The branches of a row as thin lines, brighter where they are thicker; (H, W)."""
    surface = skia.Surface(W, H)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorTRANSPARENT)
    for points, widths in paths:
        line = skia.Path()
        line.addPoly([skia.Point(float(x), float(y)) for x, y in points], close=False)
        share = min(1.0, float(widths.mean()) / (10 + 30 * t))
        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)
        paint.setStrokeWidth(0.8 + 1.5 * t * share)
        paint.setColor4f(skia.Color4f(1, 1, 1, 0.16 + 0.6 * share**0.5))
        canvas.drawPath(line, paint)
    data = surface.makeImageSnapshot().toarray()[..., 3].astype(float) / 255
    return data + 0.9 * gaussian_filter(data, 3) + 0.5 * gaussian_filter(data, 12)


def woods():
    """All but the features, as linear light (H, W, 3)."""
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x - SUN[0]) / 930, (y - SUN[1]) / 645)
    image = COLD * (0.22 + 0.5 * np.exp(-(far**2) * 1.1))[..., None]
    image = image + HEART * (0.09 * np.exp(-(far**2) * 5))[..., None]
    image = image * (0.7 + 0.6 * clouds(H, W, 630, SEED)[..., None])
    mine = kin(x, y)[..., None]
    tone = mine * CYAN + (1 - mine) * EMBER
    for i, row in enumerate(ROWS):
        cover, _, paths = row_of_trees(SEED, row, SUN[0])
        t = (i + 1) / len(ROWS)
        body = DEEP * 0.16 + COLD * ((1 - t) ** 1.25 * 0.5)
        image = image * (1 - cover[..., None]) + body * cover[..., None]
        # Beside the clearing the lines burn low: there figures and words stand.
        glow = (0.10 + 0.34 * t) * (0.55 + 0.45 * np.exp(-(far**2) * 2.0))
        image = image + (threads(paths, t) * glow)[..., None] * tone
        banks = np.clip(clouds(H, W, 450, SEED * 7 + i) - 0.35, 0, 1)
        sheet = gaussian_filter(banks, 4)
        sheet *= np.exp(-(((y - row[2] + 15) / 135) ** 2)) * (1 - 0.6 * t)
        image = image + sheet[..., None] * COLD * 0.9
    return image + contours(SEED)[..., None] * CYAN * 0.17


def features():
    """Where features are lit: places (n, 2), radii, colours, strengths, boxes."""
    rng = np.random.default_rng(SEED)
    found, boxes = [], []
    for i, row in reversed(list(enumerate(ROWS))):
        t = (i + 1) / len(ROWS)
        _, tips, _ = row_of_trees(SEED, row, SUN[0])
        for x, y in rng.permutation(tips):
            r = rng.uniform(1.3, 2.5) * (0.6 + t)
            reach = int(3 * r) + ROOM
            box = (int(x) - reach, int(y) - reach, 2 * reach + 1, 2 * reach + 1)
            inside = box[0] >= 0 and box[0] + box[2] <= W and box[1] >= 0
            if not inside or any(_meet(box, other) for other in boxes):
                continue
            if len(found) < MOST * t * t:
                boxes.append(box)
                colour = CYAN if kin(x, y) > 0.5 else EMBER
                found.append(((x, y), r, colour, rng.uniform(0.45, 1.0)))
    return found, boxes


def _meet(a, b):
    return (
        a[0] < b[0] + b[2]
        and b[0] < a[0] + a[2]
        and a[1] < b[1] + b[3]
        and b[1] < a[1] + a[3]
    )


def main():
    """Paint, finish with and without the features, keep."""
    off = woods()
    lit = off.copy()
    found, boxes = features()
    sparks(lit, *zip(*found, strict=True))
    pictures = [finish.graded(light, exposure=0.85, bloom=0.2) for light in (lit, off)]
    files = [finish.saved(pictures[0], ART / "places" / "forest-latent.jpg")]
    lamps = []
    for box, ((x, y), *_) in zip(boxes, found, strict=True):
        lamps.append((*box, int(y // REGION[1]) * 100 + int(x // REGION[0]), 0))
    files += winks.kept(ART / "layers", "forest-latent", pictures, lamps, "branch")
    packages = ("skia-python", "numpy", "scipy", "pillow")
    scripts = ("latent", "forest", "winks", "finish")
    note("latent", scripts, files, packages, "MIT")


if __name__ == "__main__":
    main()
