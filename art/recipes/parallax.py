"""The forest in layers, which the game moves against each other.

    python art/recipes/parallax.py

The same trees as ``forest.py``, each row apart with the fog that lies on it: the sky
with the far row (opaque), three rows on clear ground, and a bank of fog whose ends
join. Colours are finished as over every still; embers are the game's own. The place
``forest``, which is seen until the layers are read, is these layers before they sway.
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
    ground_line,
    rim,
    row_of_trees,
    shafts,
)
from manifest import note

ART = Path(__file__).resolve().parents[1]
OUT, PLACES = ART / "layers", ART / "places"
SEED, SUN, EXPOSURE = 4, (1050, 430), 0.85
# Pixels that each layer sways to either side, far to near, and its period in seconds.
SWAYS = ((2, 67), (6, 61), (12, 57), (22, 53))
BANK = {"top": 0.44, "high": 0.30, "period": 480}


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
    cover, _, _ = row_of_trees(SEED, row, SUN[0])
    mist = FOG * (1 - t) ** 1.25
    body = DEEP * 0.2 + mist * (0.25 + 0.55 * np.exp(-(far**2) * 1.1))[..., None]
    body = body + GLOW * ((1 - t) ** 2 * 0.35 * np.exp(-(far**2) * 4))[..., None]
    body = body + GLOW * 0.34 * rim(cover, far, SUN, t)[..., None]
    # Light in the air before the trees: their branches stay calm where figures stand.
    body = body + (0.15 * t * t * np.exp(-(far**2) * 3))[..., None] * (FOG + 0.7 * GLOW)
    y = np.arange(H)[:, None]
    banks = np.clip(clouds(H, W, 450, SEED * 7 + i) - 0.35, 0, 1)
    sheet = gaussian_filter(banks, 4) * np.exp(-(((y - row[2] + 15) / 135) ** 2))
    sheet = np.clip(1.7 * sheet * (1 - 0.4 * t), 0, 0.85)
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
    # Every other level is enough beside the grain, and the file is a tenth lighter.
    levels -= levels % 2
    file = OUT / f"{name}.png"
    Image.fromarray(np.dstack([levels, alpha])).save(file, optimize=True)
    return file


def still():
    """The layers as the game lays them at rest, with the fog: display values."""
    out = None
    for i, (sway, _) in enumerate(SWAYS):
        if i == len(SWAYS) - 1:
            out = laid(out, wide_fog(), (0, round(BANK["top"] * H)))
        picture = Image.open(OUT / f"forest-{i}.{'png' if i else 'jpg'}")
        margin = sway + 1
        w, h = W + 2 * margin, H + margin
        scale = max(w / W, h / H)
        size = (max(w, round(W * scale)), max(h, round(H * scale)))
        part = picture.resize(size, Image.Resampling.BILINEAR)
        at = (-((size[0] - w) // 2) - margin, -((size[1] - h) // 2) - round(margin / 2))
        out = laid(out, part, at)
    return np.asarray(out.convert("RGB"), float) / 255


def wide_fog():
    """The bank of fog in the size in which the game lays it."""
    picture = Image.open(OUT / "forest-fog.png")
    size = (2 * W, round(BANK["high"] * H))
    return picture.resize(size, Image.Resampling.BILINEAR)


def laid(ground, part, at):
    """One layer over what is there, its upper left corner at a pixel."""
    if ground is None:
        ground = Image.new("RGBA", (W, H))
    sheet = Image.new("RGBA", (W, H))
    sheet.paste(part.convert("RGBA"), at)
    return Image.alpha_composite(ground, sheet)


def main():
    """Paint every layer, keep them and how they sway."""
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x - SUN[0]) / 930, (y - SUN[1]) / 645)
    dark = finish.vignette(H, W)
    light = sky(far)
    colour, cover = row_layer(0, far)
    light = light * (1 - cover[..., None]) + colour * cover[..., None]
    light = light + 1.4 * shafts(light, SUN, SEED + 3)
    grain = gaussian_filter(np.random.default_rng(SEED).normal(size=(H, W)), 0.7)
    files = [saved("forest-0", shown(light, dark) + 0.014 * grain[..., None])]
    for i in (1, 2, 3):
        colour, cover = row_layer(i, far)
        if i > 1:
            below = np.clip((y - ground_line(ROWS[i], x)) / 70, 0, 1)
            colour = colour + (contours(SEED) * below)[..., None] * CYAN * 0.15
        files.append(saved(f"forest-{i}", shown(colour, dark), cover))
    fog = bank()
    tone = np.broadcast_to(finish.display(FOG * 0.9), (*fog.shape, 3))
    files.append(saved("forest-fog", tone, 0.55 * fog))
    file = OUT / "forest.json"
    facts = {"sways": SWAYS, "fog": BANK}
    file.write_text(json.dumps(facts) + "\n", "utf-8")
    files += [file, finish.saved(still(), PLACES / "forest.jpg")]
    for made in files:
        print(made.name, made.stat().st_size // 1024, "KB")
    packages = ("skia-python", "numpy", "scipy", "pillow")
    note("parallax", ("parallax", "forest", "finish"), files, packages, "MIT")


if __name__ == "__main__":
    main()
