"""The forest in layers, which the game moves against each other.

    python art/recipes/parallax.py

The same trees as ``forest.py``, each row apart with the fog that lies on it: the sky
with the far row (opaque), three rows on clear ground, and a bank of fog whose ends
join. Colours are finished as over every still; embers are the game's own.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

sys.path.insert(0, str(Path(__file__).resolve().parent))

import finish
from finish import clouds
from forest import (
    CYAN,
    DEEP,
    FOG,
    GLOW,
    ROWS,
    H,
    W,
    contours,
    rim,
    row_of_trees,
    shafts,
)
from manifest import note

OUT = Path(__file__).resolve().parents[1] / "layers"
SEED, SUN, EXPOSURE = 4, (1050, 430), 0.85
# Pixels that each layer sways to either side, far to near, and its period in seconds.
SWAYS = ((3, 67), (8, 59), (16, 53), (30, 47))


def shown(light, dark):
    """Linear light as display values in the project's colours."""
    out = finish.display(light * EXPOSURE * 1.1 * dark)
    return finish.INK + (1 - finish.INK) * out


def sky(far):
    """What is behind all trees."""
    image = FOG * (0.30 + 0.65 * np.exp(-(far**2) * 1.1))[..., None]
    image = image + GLOW * (0.40 * np.exp(-(far**2) * 5))[..., None]
    return image * (0.75 + 0.5 * clouds(H, W, 630, SEED)[..., None])


def row_layer(i, far):
    """A row of trees with its fog: straight colour (H, W, 3) and coverage (H, W)."""
    row, t = ROWS[i], (i + 1) / len(ROWS)
    cover, _ = row_of_trees(SEED, row, SUN[0])
    mist = FOG * (1 - t) ** 1.25
    body = DEEP * 0.2 + mist * (0.25 + 0.55 * np.exp(-(far**2) * 1.1))[..., None]
    body = body + GLOW * ((1 - t) ** 2 * 0.35 * np.exp(-(far**2) * 4))[..., None]
    body = body + GLOW * 0.34 * rim(cover, far, SUN, t)[..., None]
    y = np.arange(H)[:, None]
    banks = np.clip(clouds(H, W, 450, SEED * 7 + i) - 0.35, 0, 1)
    sheet = gaussian_filter(banks, 4) * np.exp(-(((y - row[2] + 15) / 135) ** 2))
    sheet = np.clip(1.7 * sheet * (1 - 0.6 * t), 0, 0.85)
    warm = GLOW * (0.25 * np.exp(-(far**2) * 3))[..., None]
    lit = FOG * 0.95 + warm
    whole = cover + sheet * (1 - cover)
    light = body * (cover * (1 - sheet))[..., None] + lit * sheet[..., None]
    return light / np.maximum(whole, 1e-3)[..., None], whole


def bank():
    """A bank of fog whose ends join: coverage (h, w)."""
    w, h = 960, 260
    rng = np.random.default_rng(SEED)
    noise = np.zeros((h, w))
    for scale, share in ((70, 1.0), (32, 0.5), (14, 0.25)):
        part = gaussian_filter(rng.normal(size=(h, w)), (scale / 3, scale), mode="wrap")
        noise += share * part / part.std()
    y = np.linspace(-1, 1, h)[:, None]
    return np.clip(0.25 + 0.28 * noise, 0, 1) * np.exp(-((y / 0.48) ** 2)) * (1 - y * y)


def saved(name, colour, cover=None):
    """Write a layer; the file. What is nearly clear is made quite clear."""
    OUT.mkdir(parents=True, exist_ok=True)
    levels = np.rint(np.clip(colour, 0, 1) * 255).astype(np.uint8)
    if cover is None:
        file = OUT / f"{name}.jpg"
        Image.fromarray(levels).save(file, quality=90, optimize=True)
        return file
    alpha = np.rint(np.clip(cover, 0, 1) * 255).astype(np.uint8)
    levels[alpha < 3], alpha[alpha < 3] = 0, 0
    file = OUT / f"{name}.png"
    Image.fromarray(np.dstack([levels, alpha])).save(file, optimize=True)
    return file


def main():
    """Paint every layer, keep them and how they sway."""
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x - SUN[0]) / 930, (y - SUN[1]) / 645)
    dark = finish.vignette(H, W)
    light = sky(far)
    colour, cover = row_layer(0, far)
    light = light * (1 - cover[..., None]) + colour * cover[..., None]
    light = light + 1.4 * shafts(light, SUN, SEED + 3)
    files = [saved("forest-0", shown(light, dark))]
    for i in (1, 2, 3):
        colour, cover = row_layer(i, far)
        if i == 3:
            colour = colour + contours(SEED)[..., None] * CYAN * 0.15
        files.append(saved(f"forest-{i}", shown(colour, dark), cover))
    fog = bank()
    tone = np.broadcast_to(finish.display(FOG * 0.9), (*fog.shape, 3))
    files.append(saved("forest-fog", tone, 0.55 * fog))
    file = OUT / "forest.json"
    facts = {"sways": SWAYS, "fog": {"top": 0.44, "high": 0.30, "period": 140}}
    file.write_text(json.dumps(facts) + "\n", "utf-8")
    files.append(file)
    for made in files:
        print(made.name, made.stat().st_size // 1024, "KB")
    packages = ("skia-python", "numpy", "scipy", "pillow")
    note("parallax", ("parallax", "forest", "finish"), files, packages, "MIT")


if __name__ == "__main__":
    main()
