"""The title: the forest by night, and in its fog a face that comes and goes.

    python art/recipes/title.py

The face is the Eigenface's own basis at a low rank: the mean face, which is nobody's,
and two that are only a few components away from it. The place ``title`` shows the mean
face; ``layers/title-face-*.jpg`` are the box of the face at each of its stages (none,
the mean, and the two), which the game dissolves through the mean into each other.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
from forest import H, W, painted
from manifest import note

ART = Path(__file__).resolve().parents[1]
LAYERS = ART / "layers"
SEED, SUN, TALL = 9, (1290, 430), 860
# The picture's pixels that change with the face: left, top, width, height.
# In thirds and halves of them too: so they lie on whole pixels in most windows.
BOX = (864, 0, 864, 912)
# Components and dice of each face; None is the mist alone, 0 the mean.
STAGES = (None, (0, 0), (5, 21), (8, 5))
ROUND = (
    {"stage": 1, "hold": 6, "passing": 7},
    {"stage": 2, "hold": 7, "passing": 8},
    {"stage": 1, "hold": 3, "passing": 9},
    {"stage": 0, "hold": 3, "passing": 9},
    {"stage": 1, "hold": 4, "passing": 7},
    {"stage": 3, "hold": 7, "passing": 8},
)
FOG = {"top": 0.50, "high": 0.26, "period": 520}


def grey(rank, dice):
    """A face of the basis, ``rank`` components from the mean: grey levels (h, w)."""
    facts = json.loads((ART / "faces" / "faces.json").read_text("utf-8"))
    w, h, columns = facts["width"], facts["height"], facts["columns"]
    face = np.asarray(Image.open(ART / "faces" / "mean.png").convert("L"), float) / 255
    sheet = np.asarray(Image.open(ART / "faces" / "ghosts.png").convert("L"), float)
    rng = np.random.default_rng(dice)
    # The first two components are light, not likeness.
    for i in range(2, 2 + rank):
        x, y = i % columns * w, i // columns * h
        ghost = (sheet[y : y + h, x : x + w] - 128) * facts["scales"][i] / 127
        face = face + ghost * facts["spread"][i] * rng.choice((-1, 1)) * 1.3
    return np.clip(face, 0, 1)


def placed(face):
    """A face on the picture: its light and its coverage, (H, W) each."""
    wide = round(TALL * 0.8)
    levels = Image.fromarray(np.rint(face * 255).astype(np.uint8))
    source = levels.resize((wide, TALL), Image.Resampling.BICUBIC)
    v, u = np.mgrid[-1 : 1 : TALL * 1j, -1 : 1 : wide * 1j]
    oval = np.clip((1.0 - np.hypot(u / 0.92, (v + 0.04) / 0.98)) / 0.5, 0, 1)
    light, cover = np.zeros((H, W)), np.zeros((H, W))
    top, left = SUN[1] - TALL // 2, SUN[0] - wide // 2
    part = np.s_[top : top + TALL, left : left + wide]
    light[part] = np.asarray(source) / 255
    cover[part] = oval * oval * (3 - 2 * oval)
    return light, cover


def stage(which):
    """The picture with one stage of the face, as display values (H, W, 3)."""
    face = None if which is None else placed(grey(*which))
    light = painted(SEED, latent=0.35, sun=SUN, face=face, air=0)
    return finish.graded(light, exposure=0.8)


def window():
    """1 within the box, falling softly to 0 at its edges; (H, W, 1)."""
    x, y, w, h = BOX
    out = np.zeros((H, W))
    out[max(0, y) : y + h - 60, x + 60 : x + w - 60] = 1
    return gaussian_filter(out, 20)[..., None]


def main():
    """Paint every stage, finish, keep."""
    stages = [stage(which) for which in STAGES]
    mean, inside = stages[1], window()
    files = [finish.saved(mean, ART / "places" / "title.jpg")]
    x, y, w, h = BOX
    for i, values in enumerate(stages):
        part = (mean + inside * (values - mean))[y : y + h, x : x + w]
        file = LAYERS / f"title-face-{i}.jpg"
        levels = np.rint(np.clip(part, 0, 1) * 255).astype(np.uint8)
        Image.fromarray(levels).save(file, quality=76, optimize=True)
        print(file.name, file.stat().st_size // 1024, "KB", flush=True)
        files.append(file)
    facts = {"box": BOX, "stages": len(STAGES), "round": ROUND, "fog": FOG}
    file = LAYERS / "title-face.json"
    file.write_text(json.dumps({**facts, "bank": "forest-fog", "clear": 0.34}) + "\n")
    files.append(file)
    packages = ("skia-python", "numpy", "scipy", "pillow")
    note("title", ("title", "forest", "finish"), files, packages, "MIT")


if __name__ == "__main__":
    main()
